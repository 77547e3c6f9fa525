//! Numbers and addresses of a party, sorted into the places where Watchman has them.
//!
//! Watchman has no place for LEI, BIC, IBAN and ISIN: they are in `sourceData`.

use super::{
    layout::capital_code,
    wire::{Contact, CryptoAddress, GovernmentId},
};
use interdict_model::{CountryRole, Entity, Identifier, IdentifierKind};

/// The first number of a kind, empty if there is none.
pub(crate) fn number_of(record: &Entity, kind: &IdentifierKind) -> String {
    let found = record.identifiers.iter().find(|number| number.kind == *kind);
    found.map(|number| number.value.clone()).unwrap_or_default()
}

/// Numbers that authorities gave, and the countries the party belongs to, which Watchman has among them.
pub(crate) fn government_ids(record: &Entity) -> Vec<GovernmentId> {
    let numbers = record.identifiers.iter().filter_map(|number| {
        let (name, kind) = government_kind(number)?;
        Some(GovernmentId {
            name: name.to_owned(),
            kind: kind.to_owned(),
            country: number.country.as_ref().map(capital_code).unwrap_or_default(),
            identifier: number.value.clone(),
        })
    });
    let countries = record.countries.iter().filter_map(|entry| {
        let (name, kind) = match entry.role {
            CountryRole::Nationality => ("Nationality", "nationality"),
            CountryRole::Citizenship => ("Citizenship", "citizenship"),
            _ => return None,
        };
        let country = capital_code(&entry.country);
        Some(GovernmentId { name: name.to_owned(), kind: kind.to_owned(), country, identifier: String::new() })
    });
    numbers.chain(countries).collect()
}

/// In words, and Watchman's name of the kind.
fn government_kind(number: &Identifier) -> Option<(&str, &'static str)> {
    match &number.kind {
        IdentifierKind::Passport => Some(("Passport", "passport")),
        IdentifierKind::NationalId => Some(("National ID", "national-id")),
        IdentifierKind::TaxNumber => Some(("Tax ID", "tax-id")),
        IdentifierKind::RegistrationNumber => Some(("Registration Number", "business-registration")),
        IdentifierKind::Other(name) => Some((name.as_str(), "personal-id")),
        _ => None,
    }
}

/// How the party is reached. A fax number is a telephone number of which the publisher says so.
pub(crate) fn contact(record: &Entity) -> Contact {
    let all = |kind: &IdentifierKind, fax: bool| -> Vec<String> {
        let is_fax = |number: &Identifier| number.note.as_deref().is_some_and(|note| note.eq_ignore_ascii_case("fax"));
        let numbers = record.identifiers.iter().filter(|number| number.kind == *kind && is_fax(number) == fax);
        numbers.map(|number| number.value.clone()).collect()
    };
    Contact {
        email_addresses: all(&IdentifierKind::Email, false),
        phone_numbers: all(&IdentifierKind::Phone, false),
        fax_numbers: all(&IdentifierKind::Phone, true),
        websites: all(&IdentifierKind::Website, false),
    }
}

/// Addresses of digital currencies.
pub(crate) fn crypto_addresses(record: &Entity) -> Vec<CryptoAddress> {
    let wallet = |number: &Identifier| match &number.kind {
        IdentifierKind::Wallet(currency) => {
            Some(CryptoAddress { currency: currency.clone(), address: number.value.clone() })
        }
        _ => None,
    };
    record.identifiers.iter().filter_map(wallet).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use interdict_model::{Country, Schema};

    #[test]
    fn numbers_stand_where_watchman_has_them() {
        let mut record = Entity::new("a-1", Schema::Person);
        let fax = Identifier { note: Some("fax".into()), ..Identifier::new(IdentifierKind::Phone, "2") };
        record.identifiers = vec![
            Identifier::new(IdentifierKind::Passport, "7744"),
            Identifier::new(IdentifierKind::Phone, "1"),
            fax,
            Identifier::new(IdentifierKind::Wallet("XBT".into()), "1Abc"),
            Identifier::new(IdentifierKind::Lei, "5493001KJTIIGC8Y1R12"),
        ];
        record.add_country(Country::from_code("kp").unwrap(), CountryRole::Nationality);
        let kinds: Vec<String> = government_ids(&record).into_iter().map(|id| id.kind).collect();
        assert_eq!(kinds, ["passport", "nationality"]);
        let contact = contact(&record);
        assert_eq!((contact.phone_numbers, contact.fax_numbers), (vec!["1".to_owned()], vec!["2".to_owned()]));
        assert_eq!(crypto_addresses(&record)[0].currency, "XBT");
    }
}
