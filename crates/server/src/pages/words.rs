//! What people call things: kinds of parties, numbers, relations, countries, scripts; and texts as parts of an address.

use crate::Snapshot;
use interdict_model::{Country, CountryRole, IdentifierKind, Period, RelationKind, Schema};
use interdict_text::{countries, romanise::Script};
use std::fmt::Write as _;

/// A kind of party.
pub(super) fn schema_in_words(schema: &Schema) -> String {
    match schema {
        Schema::Person => "Person",
        Schema::Organization => "Organisation",
        Schema::Company => "Company",
        Schema::LegalEntity => "Person or body",
        Schema::PublicBody => "Public body",
        Schema::Vessel => "Ship",
        Schema::Airplane => "Aircraft",
        Schema::Security => "Security",
        Schema::CryptoWallet => "Wallet",
        Schema::Other(name) => name.as_str(),
    }
    .to_owned()
}

/// A kind of number or address.
pub(super) fn identifier_in_words(kind: &IdentifierKind) -> String {
    match kind {
        IdentifierKind::Passport => "Passport",
        IdentifierKind::NationalId => "National identity number",
        IdentifierKind::TaxNumber => "Tax number",
        IdentifierKind::RegistrationNumber => "Register number",
        IdentifierKind::Imo => "IMO number",
        IdentifierKind::Mmsi => "MMSI",
        IdentifierKind::CallSign => "Call sign",
        IdentifierKind::Bic => "BIC",
        IdentifierKind::Lei => "LEI",
        IdentifierKind::Iban => "IBAN",
        IdentifierKind::Isin => "ISIN",
        IdentifierKind::Wallet(currency) if currency.is_empty() => "Wallet",
        IdentifierKind::Wallet(currency) => return format!("Wallet ({currency})"),
        IdentifierKind::AircraftNumber => "Aircraft number",
        IdentifierKind::Website => "Web address",
        IdentifierKind::Email => "E-mail",
        IdentifierKind::Phone => "Telephone",
        IdentifierKind::Other(kind) => kind.as_str(),
    }
    .to_owned()
}

/// What a country is to a party.
pub(super) fn role_in_words(role: CountryRole) -> &'static str {
    match role {
        CountryRole::Nationality => "nationality",
        CountryRole::Citizenship => "citizenship",
        CountryRole::Birth => "born there",
        CountryRole::Jurisdiction => "registered there",
        CountryRole::Flag => "flag",
        CountryRole::FormerFlag => "former flag",
        CountryRole::Linked => "linked",
    }
}

/// What one party is to another, to be followed by the other's name.
pub(super) fn relation_in_words(kind: &RelationKind) -> String {
    match kind {
        RelationKind::LinkedTo => "linked to",
        RelationKind::ActsFor => "acts for",
        RelationKind::Supports => "supports",
        RelationKind::OwnedBy => "owned by",
        RelationKind::LeaderOf => "leader of",
        RelationKind::MemberOf => "member of",
        RelationKind::FamilyOf => "family of",
        RelationKind::ExecutiveOf => "executive of",
        RelationKind::PropertyOf => "property of",
        RelationKind::Other(words) => words.as_str(),
    }
    .to_owned()
}

/// A script.
pub(super) fn script_in_words(script: Script) -> &'static str {
    match script {
        Script::Latin => "Latin",
        Script::Cyrillic => "Cyrillic",
        Script::Greek => "Greek",
        Script::Arabic => "Arabic",
        Script::Hebrew => "Hebrew",
        Script::Hangul => "Korean",
        Script::Han => "Chinese",
        Script::Kana => "Japanese",
        Script::Thai => "Thai",
        Script::Georgian => "Georgian",
        Script::Armenian => "Armenian",
        Script::Other => "Other script",
    }
}

/// The English name of a country.
pub(super) fn country_in_words(country: &Country) -> String {
    countries::written_title(country)
}

/// When something was in force; empty where nothing is known.
pub(super) fn period_in_words(period: Period) -> String {
    match (period.from, period.to) {
        (None, None) => String::new(),
        (Some(from), None) => format!("since {from}"),
        (None, Some(to)) => format!("until {to}"),
        (Some(from), Some(to)) => format!("{from} to {to}"),
    }
}

/// The title of a list that is loaded, else its machine name.
pub(super) fn list_title(snapshot: &Snapshot, dataset: &str) -> String {
    let edition = snapshot.editions().iter().find(|edition| edition.info.dataset == dataset);
    edition.map_or_else(|| dataset.to_owned(), |edition| edition.info.title.clone())
}

/// A number with its thousands apart: `12,345`.
pub(super) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number with its noun: `1 party`, `14 parties`.
pub(super) fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number), if number == 1 { one } else { many })
}

/// A text as one part of a path (RFC 3986, section 3.3): everything but unreserved characters is written as its bytes.
pub(super) fn in_path(text: &str) -> String {
    let mut path = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            path.push(char::from(byte));
        } else {
            let _ = write!(path, "%{byte:02X}");
        }
    }
    path
}

/// The address of a party's page, as of a day if one was asked for.
pub(super) fn party_address(id: &str, as_of: Option<interdict_model::PartialDate>) -> String {
    let day = as_of.map(|day| format!("?as_of={day}")).unwrap_or_default();
    format!("/parties/{}{day}", in_path(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        for (number, expected) in [(0, "0"), (14, "14"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(number), expected);
        }
    }

    #[test]
    fn an_identity_stays_one_part_of_a_path() {
        assert_eq!(party_address("ofac-17614", None), "/parties/ofac-17614");
        assert_eq!(in_path("a/b c?ü"), "a%2Fb%20c%3F%C3%BC");
    }
}
