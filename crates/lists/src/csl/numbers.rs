//! Identifiers as the CSV writes them, in both orders that it has had: `SA, 2020-12-28, 2016-02-22, S059033, Passport`
//! (to 2022) and `Passport, S059033, SA` (since). Numbers and texts may hold commas themselves.

use super::records::Number;
use crate::ofac::meaning;
use interdict_model::PartialDate;

/// Labels that are no identifiers; those that end in a colon or a dash need not be here.
const FACTS: &[&str] = &[
    "Gender",
    "Target Type",
    "Organization Type",
    "Organization Established Date",
    "Aircraft Model",
    "Aircraft Manufacture Date",
    "Aircraft Operator",
    "Former Vessel Flag",
    "Other Vessel Flag",
    "Other Vessel Type",
    "Vessel Type",
    "Vessel Flag",
    "Vessel Year of Build",
    "Issuer Name",
    "Nationality of Registration",
];

fn is_label(text: &str) -> bool {
    text.ends_with(':')
        || text.ends_with(" -")
        || FACTS.contains(&text)
        || ["Listing Date (", "Effective Date (", "Purchase/Sales For Divestment Date (", "Executive Order 1"]
            .iter()
            .any(|start| text.starts_with(start))
        || meaning::identifier_kind(text).is_some()
}

fn is_country(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_day(text: &str) -> bool {
    text.len() == 10 && text.parse::<PartialDate>().is_ok()
}

/// Parts one identifier.
pub(super) fn parse(piece: &str) -> Number {
    let mut parts: Vec<&str> = piece.split(", ").map(str::trim).collect();
    if parts.len() < 2 {
        return Number { label: piece.trim().to_owned(), ..Number::default() };
    }
    let last_is_label = parts.last().is_some_and(|part| is_label(part));
    let first_is_label = parts.first().is_some_and(|part| is_label(part));
    let mut number = Number::default();
    if first_is_label && !last_is_label {
        parts.remove(0).clone_into(&mut number.label);
        while parts.len() > 1 && parts.last().is_some_and(|part| is_day(part)) {
            number.dates.extend(parts.pop().map(str::to_owned));
        }
        if parts.len() > 1 && parts.last().is_some_and(|part| is_country(part)) {
            number.country = parts.pop().map(str::to_owned);
        }
    } else {
        if let Some(label) = parts.pop() {
            label.clone_into(&mut number.label);
        }
        if parts.len() > 1 && parts.first().is_some_and(|part| is_country(part)) {
            number.country = Some(parts.remove(0).to_owned());
        }
        while parts.len() > 1 && parts.first().is_some_and(|part| is_day(part)) {
            number.dates.push(parts.remove(0).to_owned());
        }
    }
    number.value = parts.join(", ");
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_orders_are_parted() {
        let cases: &[(&str, &str, &str, Option<&str>, usize)] = &[
            ("SA, 2020-12-28, 2016-02-22, S059033, Passport", "Passport", "S059033", Some("SA"), 2),
            ("K048787, Passport", "Passport", "K048787", None, 0),
            ("Passport, 836238033, KP", "Passport", "836238033", Some("KP"), 0),
            ("Male, Gender", "Gender", "Male", None, 0),
            ("Gender, Male", "Gender", "Male", None, 0),
            (
                "IMO 8898831, Vessel Registration Identification",
                "Vessel Registration Identification",
                "IMO 8898831",
                None,
                0,
            ),
            (
                "Secondary sanctions risk:, North Korea Sanctions Regulations, sections 510.201 and 510.210",
                "Secondary sanctions risk:",
                "North Korea Sanctions Regulations, sections 510.201 and 510.210",
                None,
                0,
            ),
            (
                "section 1(b) of Executive Order 13224, as amended by Executive Order 13886, Secondary sanctions risk:",
                "Secondary sanctions risk:",
                "section 1(b) of Executive Order 13224, as amended by Executive Order 13886",
                None,
                0,
            ),
            ("something", "something", "", None, 0),
        ];
        for (piece, label, value, country, dates) in cases {
            let number = parse(piece);
            assert_eq!((number.label.as_str(), number.value.as_str()), (*label, *value), "{piece}");
            assert_eq!((number.country.as_deref(), number.dates.len()), (*country, *dates), "{piece}");
        }
    }
}
