//! What the one box holds: a name, or a number of which the kind can be told.
//!
//! Whatever looks like a number is looked for as a name as well, for there are companies called `3M` and ships called
//! `Kapitan 7`; only a kind that the user writes himself (`passport:563410081`) rules a name out.

use crate::pages::words::identifier_in_words;
use interdict_model::{Country, Identifier, IdentifierKind, Validity};
use interdict_screening::subjects::identifier;

/// What was found in the box.
#[derive(Debug, PartialEq)]
pub(super) struct BoxText {
    pub(super) name: Option<String>,
    pub(super) identifier: Option<Identifier>,
    /// How it was read, for the user; empty for an ordinary name.
    pub(super) read_as: String,
}

/// Kinds whose check digits or form are rare enough to tell them by.
const TOLD_BY_CHECK: [(IdentifierKind, &str); 4] = [
    (IdentifierKind::Lei, "an LEI with the right check digits"),
    (IdentifierKind::Isin, "an ISIN with the right check digit"),
    (IdentifierKind::Iban, "an IBAN with the right check digits"),
    (IdentifierKind::Wallet(String::new()), "an address of a digital currency"),
];
/// A number has at least so many digits.
const FEWEST_DIGITS: usize = 5;

/// Reads the box.
pub(super) fn read(text: &str) -> BoxText {
    let text = text.trim();
    if let Some(stated) = stated_kind(text) {
        return stated;
    }
    let number = |kind: IdentifierKind, read_as: String| BoxText {
        name: Some(text.to_owned()),
        identifier: Some(Identifier::new(kind, text)),
        read_as,
    };
    for (kind, words) in TOLD_BY_CHECK {
        if Identifier::new(kind.clone(), text).validity() == Validity::Valid {
            return number(kind, format!("Read as {words}; looked for as a name, too."));
        }
    }
    if text.contains('@') && !text.contains(char::is_whitespace) {
        return number(IdentifierKind::Email, "Read as an e-mail address; looked for as a name, too.".to_owned());
    }
    let compact: String = text.chars().filter(|letter| letter.is_alphanumeric()).collect();
    let digits = compact.chars().filter(char::is_ascii_digit).count();
    let capital = compact.to_ascii_uppercase();
    let said = capital.starts_with("IMO");
    if digits == 7 && capital.trim_start_matches("IMO").len() == 7 {
        let valid = Identifier::new(IdentifierKind::Imo, text).validity() == Validity::Valid;
        return match (valid, said) {
            (true, _) => number(
                IdentifierKind::Imo,
                "Read as an IMO number with the right check digit; looked for as a name, too.".to_owned(),
            ),
            (false, true) => number(
                IdentifierKind::Imo,
                "Read as an IMO number. Its check digit is wrong: one of its digits may be mistyped.".to_owned(),
            ),
            (false, false) => number(
                IdentifierKind::Other("number".to_owned()),
                "Read as a number of any kind (no IMO number has this check digit); looked for as a name, too."
                    .to_owned(),
            ),
        };
    }
    if is_bic(text) {
        return number(IdentifierKind::Bic, "Read as a BIC and as a name.".to_owned());
    }
    if digits >= FEWEST_DIGITS && digits * 2 >= compact.chars().count() {
        return number(
            IdentifierKind::Other("number".to_owned()),
            "Read as a number of any kind (passport, register, tax); looked for as a name, too.".to_owned(),
        );
    }
    BoxText { name: Some(text.to_owned()), identifier: None, read_as: String::new() }
}

/// `imo:9074729`: the user says what it is.
fn stated_kind(text: &str) -> Option<BoxText> {
    text.split_once(':').filter(|(kind, _)| !kind.contains(|letter: char| letter.is_ascii_digit()))?;
    let found = identifier(text).ok()?;
    let kind = identifier_in_words(&found.kind);
    let check = match found.validity() {
        Validity::Valid => ", its check is right",
        Validity::Invalid => ". Its check is wrong: it may be mistyped",
        Validity::Unchecked => "",
    };
    Some(BoxText { name: None, identifier: Some(found), read_as: format!("Read as: {kind}{check}.") })
}

/// Whether a text may be a BIC (ISO 9362): capital letters, a country in the fifth and sixth place.
fn is_bic(text: &str) -> bool {
    let capital = text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    capital
        && Identifier::new(IdentifierKind::Bic, text).validity() == Validity::Valid
        && text
            .get(4..6)
            .and_then(Country::from_code)
            .is_some_and(|country| interdict_text::countries::by_name(country.code()).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_of_a_number_is_told_by_its_check_and_a_name_is_a_name() {
        use IdentifierKind::{Bic, Email, Imo, Lei, Other, Passport, Wallet};
        let any = || Some(Other("number".to_owned()));
        for (text, expected) in [
            ("KOMID", None),
            ("Kim Yong Chol", None),
            ("김영철", None),
            ("Unit 180", None),
            ("3M", None),
            ("9074729", Some(Imo)),
            ("IMO 9074729", Some(Imo)),
            ("imo 9074728", Some(Imo)),
            ("9074728", any()),
            ("563410081", any()),
            ("A-563410081", any()),
            ("5493001KJTIIGC8Y1R12", Some(Lei)),
            ("0x098B716B8Aaf21512996dC57EB0615e2383E2f96", Some(Wallet(String::new()))),
            ("MKBZIRTH", Some(Bic)),
            ("mkbzirth", None),
            ("someone@example.org", Some(Email)),
            ("passport:563410081", Some(Passport)),
            ("Note: a name", None),
        ] {
            assert_eq!(read(text).identifier.map(|found| found.kind), expected, "{text}");
        }
    }

    #[test]
    fn only_a_stated_kind_rules_a_name_out() {
        assert_eq!(read("imo:9074729").name, None);
        assert_eq!(read("9074729").name.as_deref(), Some("9074729"));
    }
}
