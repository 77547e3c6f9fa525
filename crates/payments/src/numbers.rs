//! Numbers of payments as identifiers: accounts, codes of banks, papers of persons.

use interdict_model::{Country, Identifier, IdentifierKind, Validity};

/// Shorter account numbers are numbers of many accounts.
const SHORTEST: usize = 6;

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
    fn a_code_is_looked_for_in_both_its_forms() {
        let values = |text: &str| bank(text).into_iter().map(|code| code.value).collect::<Vec<_>>();
        assert_eq!(values("AAAAUS33"), ["AAAAUS33", "AAAAUS33XXX"]);
        assert_eq!(values("AAAAUS33ABC"), ["AAAAUS33", "AAAAUS33XXX", "AAAAUS33ABC"]);
        assert_eq!(values("EXAMPLE BANK"), Vec::<String>::new());
    }
}
