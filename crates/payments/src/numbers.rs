//! Numbers of payments as identifiers: accounts, codes of banks, papers of persons.

use interdict_model::{Country, Identifier, IdentifierKind, Validity};

/// Shorter account numbers are numbers of many accounts.
const SHORTEST: usize = 6;
/// The longest IBAN has eight groups of four and one of two, and a space between each two of them.
const LONGEST_PRINTED: usize = 42;

/// The identifiers of an account: an IBAN with its country, a wallet, or any other number. None if it is too short.
pub(crate) fn account(text: &str) -> Vec<Identifier> {
    let letters = text.chars().filter(char::is_ascii_alphanumeric).count();
    if letters < SHORTEST || !text.chars().any(|c| c.is_ascii_digit()) {
        return Vec::new();
    }
    if is_iban(text) {
        let country = text.get(..2).and_then(Country::from_code);
        return vec![Identifier { country, ..Identifier::new(IdentifierKind::Iban, text) }];
    }
    let wallet = Identifier::new(IdentifierKind::Wallet(String::new()), text);
    if wallet.validity() == Validity::Valid {
        return vec![wallet];
    }
    vec![Identifier::new(IdentifierKind::Other("account".to_owned()), text)]
}

/// Whether a number has the form of an IBAN: country, two digits, up to thirty letters and digits.
pub(crate) fn is_iban(text: &str) -> bool {
    let plain = || text.bytes().filter(|byte| *byte != b' ');
    (15..=34).contains(&plain().count())
        && plain().all(|byte| byte.is_ascii_alphanumeric())
        && plain().take(2).all(|byte| byte.is_ascii_uppercase())
        && plain().skip(2).take(2).all(|byte| byte.is_ascii_digit())
}

/// The code of a bank in both its forms, because lists have the one or the other: `AAAAUS33`, `AAAAUS33XXX`, and, where
/// a branch is named, the code of the branch. None if it is no such code.
pub(crate) fn bank(text: &str) -> Vec<Identifier> {
    let code = Identifier::new(IdentifierKind::Bic, text);
    if code.validity() != Validity::Valid || text.contains(' ') {
        return Vec::new();
    }
    let bank = text.get(..8).unwrap_or(text);
    let mut codes =
        vec![Identifier::new(IdentifierKind::Bic, bank), Identifier::new(IdentifierKind::Bic, format!("{bank}XXX"))];
    if !codes.iter().any(|known| known.value == text) {
        codes.push(code);
    }
    codes
}

/// The numbers in a free text that show what they are: IBANs and numbers of ships by their check digits, wallets by their form,
/// and codes of banks, which are told from words only by the list. Of each all its forms.
pub(crate) fn in_text(text: &str) -> Vec<Vec<Identifier>> {
    let mut found = printed_ibans(text);
    let mut of_ship = false;
    for token in text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|token| !token.is_empty()) {
        let is_mark = |head: &str| head.eq_ignore_ascii_case("IMO");
        let joined = token.get(..3).filter(|head| is_mark(head)).and_then(|_| token.get(3..));
        let said = of_ship.then_some(token).or(joined);
        let is_number = ["NO", "NR", "NUM", "NUMBER"].iter().any(|word| token.eq_ignore_ascii_case(word));
        of_ship = is_mark(token) || (of_ship && is_number);
        let ship = said.map(|digits| Identifier::new(IdentifierKind::Imo, digits)).filter(is_valid);
        let numbers = if let Some(ship) = ship {
            vec![ship]
        } else if is_iban(token) {
            account(token)
        } else if token.bytes().any(|byte| byte.is_ascii_lowercase()) || !matches!(token.len(), 8 | 11) {
            let wallet = Identifier::new(IdentifierKind::Wallet(String::new()), token);
            if is_valid(&wallet) { vec![wallet] } else { Vec::new() }
        } else {
            bank(token)
        };
        // What has wrong check digits is no number of its kind.
        if !numbers.is_empty() && numbers.iter().all(is_valid) {
            found.push(numbers);
        }
    }
    found
}

fn is_valid(number: &Identifier) -> bool {
    number.validity() == Validity::Valid
}

/// IBANs as they are printed, in groups of four with a space between them.
fn printed_ibans(text: &str) -> Vec<Vec<Identifier>> {
    let parts = |c: char| !c.is_ascii_alphanumeric();
    let groups: Vec<&str> = text.split(' ').collect();
    let mut found = Vec::new();
    for (at, first) in groups.iter().enumerate() {
        let mut number = first.rsplit(parts).next().unwrap_or_default().to_owned();
        if number.len() != 4 {
            continue;
        }
        let mut longest = None;
        for group in &groups[at + 1..] {
            let end = group.find(parts).unwrap_or(group.len());
            if !(1..=4).contains(&end) || number.len() > LONGEST_PRINTED {
                break;
            }
            number.push(' ');
            number.push_str(&group[..end]);
            if is_iban(&number) {
                longest = Some(account(&number)).filter(|numbers| numbers.iter().all(is_valid)).or(longest);
            }
            if end < 4 || end < group.len() {
                break;
            }
        }
        found.extend(longest);
    }
    found
}

/// Says that the check digits of an IBAN are wrong. It is screened all the same.
pub(crate) fn note_check(identifiers: &[Identifier], path: &str, notes: &mut Vec<String>) {
    let wrong = |number: &Identifier| number.kind == IdentifierKind::Iban && number.validity() == Validity::Invalid;
    if identifiers.iter().any(wrong) {
        notes.push(format!("{path}: the check digits of the IBAN are wrong"));
    }
}

/// What a number is by its code: `CCPT` in ISO 20022 (external code lists of person and organisation identification)
/// and in FIN (field 50F).
pub(crate) fn kind_of(code: &str) -> IdentifierKind {
    match code {
        "CCPT" => IdentifierKind::Passport,
        "NIDN" | "SOSE" => IdentifierKind::NationalId,
        "TXID" => IdentifierKind::TaxNumber,
        "COID" => IdentifierKind::RegistrationNumber,
        _ => IdentifierKind::Other("number".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_told_by_their_form() {
        let kind = |text: &str| account(text).first().map(|found| found.kind.clone());
        assert_eq!(kind("GB82WEST12345698765432"), Some(IdentifierKind::Iban));
        assert_eq!(account("GB82WEST12345698765432")[0].country, Country::from_code("gb"));
        assert_eq!(kind("00940060752415000231"), Some(IdentifierKind::Other("account".into())));
        assert_eq!(kind("0x098B716B8Aaf21512996dC57EB0615e2383E2f96"), Some(IdentifierKind::Wallet(String::new())));
        assert_eq!((kind("RT"), kind("-"), kind("2337"), kind("ORDINARY")), (None, None, None, None));
    }

    #[test]
    fn numbers_in_a_text_are_told_by_what_they_are() {
        let found = in_text(
            "/INS/AAAAUS33 FREIGHT IMO 9074729 AND IMO NO. 9074729, INV 9074729 FROM GB82WEST12345698765432 NOT \
             GB83WEST12345698765432 BTC 1BoatSLRHtKNngkdXEeobR76b53LETtpyT IMO9074728 payments imo nr 9074729 \
             IBAN:GB82 WEST 1234 5698 7654 32, DATE 1234 5698 7654 3211",
        );
        let values: Vec<(&str, &IdentifierKind)> =
            found.iter().map(|number| (number[0].value.as_str(), &number[0].kind)).collect();
        let wallet = IdentifierKind::Wallet(String::new());
        assert_eq!(
            values,
            [
                ("GB82 WEST 1234 5698 7654 32", &IdentifierKind::Iban),
                ("AAAAUS33", &IdentifierKind::Bic),
                ("9074729", &IdentifierKind::Imo),
                ("9074729", &IdentifierKind::Imo),
                ("GB82WEST12345698765432", &IdentifierKind::Iban),
                ("1BoatSLRHtKNngkdXEeobR76b53LETtpyT", &wallet),
                ("9074729", &IdentifierKind::Imo),
            ]
        );
    }

    #[test]
    fn a_code_is_looked_for_in_both_its_forms() {
        let values = |text: &str| bank(text).into_iter().map(|code| code.value).collect::<Vec<_>>();
        assert_eq!(values("AAAAUS33"), ["AAAAUS33", "AAAAUS33XXX"]);
        assert_eq!(values("AAAAUS33ABC"), ["AAAAUS33", "AAAAUS33XXX", "AAAAUS33ABC"]);
        assert_eq!(values("EXAMPLE BANK"), Vec::<String>::new());
    }
}
