//! Identity documents of the UN list. The number is free text (`Libyan passport No. 96/184442`), and at times it stands
//! in the note or in the second type. What is no number stays with it as a note.

use super::records::Document;
use crate::tree::{country, day};
use interdict_model::{Country, Identifier, IdentifierKind, Period};

/// Words after which a number stands, in lower case.
const BEFORE_A_NUMBER: &[&str] =
    &["number ", "number: ", "no. ", "no.: ", "passport ", "passport: ", "card ", "code: ", "ssn "];

/// Words with which the text after a number begins.
const AFTER_A_NUMBER: &[&str] = &[" issued", " under", " expire", ", issued", ", expire", " made out"];

/// Papers that the UN types as "National Identification Number" and that are something else.
const OTHER_PAPERS: &[&str] =
    &["birth", "certificate", "ration", "voter", "student", "driver", "resident", "military", "serviceman", "other"];

/// A number as it was found in a text.
#[derive(Debug, Default, PartialEq)]
struct Found {
    /// The words before it, without the punctuation at their end.
    before: Option<String>,
    number: String,
    after: Option<String>,
    country: Option<Country>,
}

/// The identifier that a document gives; none if there is no number anywhere in it.
pub(super) fn identifier(document: &Document) -> Option<Identifier> {
    let second_kind = document.second_kind.as_deref();
    let found = (document.number.as_deref().and_then(|text| number_in(text, false)))
        .or_else(|| second_kind.and_then(|text| number_in(text, true)))
        .or_else(|| document.note.as_deref().and_then(|text| number_in(text, true)))?;
    let mut notes: Vec<String> = Vec::new();
    let texts = [&document.second_kind, &found.before, &found.after, &document.note];
    for text in texts.into_iter().flatten() {
        let said = notes.iter().any(|held| held.contains(text.as_str()));
        let same_as_kind = document.kind.as_ref().is_some_and(|kind| kind.eq_ignore_ascii_case(text));
        if !said && !same_as_kind && *text != found.number {
            notes.push(text.clone());
        }
    }
    let places = [&document.city_of_issue, &document.country_of_issue];
    let place = places.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ");
    if !place.is_empty() {
        notes.push(format!("issued in {place}"));
    }
    let issuer = document.issuing_country.as_deref();
    let known_issuer = issuer.and_then(country);
    if let (Some(issuer), None) = (issuer, &known_issuer) {
        notes.push(format!("issued by {issuer}"));
    }
    let issued_on = document.issued_on.as_deref();
    let from = issued_on.and_then(day);
    if let (Some(text), None) = (issued_on, from) {
        notes.push(format!("issued on {text}"));
    }
    Some(Identifier {
        country: known_issuer.or(found.country).or_else(|| document.country_of_issue.as_deref().and_then(country)),
        note: (!notes.is_empty()).then(|| notes.join("; ")),
        period: Period { from, to: None },
        ..Identifier::new(kind_of(document), found.number)
    })
}

/// Everything a document says, for one without a number.
pub(super) fn in_words(document: &Document) -> String {
    [
        &document.kind,
        &document.second_kind,
        &document.number,
        &document.issuing_country,
        &document.issued_on,
        &document.city_of_issue,
        &document.country_of_issue,
        &document.note,
    ]
    .into_iter()
    .flatten()
    .map(String::as_str)
    .collect::<Vec<_>>()
    .join(", ")
}

fn kind_of(document: &Document) -> IdentifierKind {
    let lower = |text: Option<&str>| text.unwrap_or_default().to_lowercase();
    let first = lower(document.kind.as_deref());
    let second = lower(document.second_kind.as_deref());
    let note = lower(document.note.as_deref());
    let says_passport = |kind: &str| ["passport", "passeport", "pasaporte"].iter().any(|word| kind.contains(word));
    let is_other_paper = OTHER_PAPERS.iter().any(|word| second.contains(word));
    if second.contains("fiscal code") || (document.number.is_none() && note.contains("fiscal code")) {
        IdentifierKind::TaxNumber
    } else if says_passport(&second) || (says_passport(&first) && !is_other_paper) {
        IdentifierKind::Passport
    } else if first.contains("identification") && !is_other_paper {
        IdentifierKind::NationalId
    } else {
        let named = document.second_kind.as_deref().or(document.kind.as_deref()).unwrap_or("document");
        IdentifierKind::Other(named.trim_end_matches(':').to_owned())
    }
}

/// The number in a text. Where the text need not be a number (`must_be_told`), a word such as "number" has to stand
/// before it, or the text has to begin with a digit.
fn number_in(text: &str, must_be_told: bool) -> Option<Found> {
    let lower = text.to_ascii_lowercase();
    let told = BEFORE_A_NUMBER.iter().filter_map(|word| lower.rfind(word).map(|at| at + word.len())).max();
    // Only if a number follows: `Passport issued in 1993` has none.
    let told = told.filter(|at| begins_a_number(text.get(*at..).unwrap_or_default()));
    if must_be_told && told.is_none() && !text.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let (before, rest) = text.split_at_checked(told.unwrap_or(0))?;
    let rest_lower = rest.to_ascii_lowercase();
    let mut end = AFTER_A_NUMBER.iter().filter_map(|word| rest_lower.find(word)).min().unwrap_or(rest.len());
    let mut found = Found::default();
    // `(US)`, `(Expired 25 Jan. 2016)` and `, South Sudan` behind the number.
    for separator in [" (", ", "] {
        let behind_a_number = |at: &usize| *at < end && has_digit(rest.get(..*at).unwrap_or_default());
        if let Some(at) = rest.find(separator).filter(behind_a_number) {
            let aside = rest.get(at + separator.len()..).unwrap_or_default().trim_end_matches([')', '.']);
            found.country = country(aside);
            if separator == " (" || found.country.is_some() {
                end = at;
            }
        }
    }
    let (number, after) = rest.split_at_checked(end)?;
    number.trim().clone_into(&mut found.number);
    // `Libya B014995`: a country before the number. Two or three letters are part of it (`OA 454044`).
    if let Some((first, last)) = number.trim().rsplit_once(' ')
        && first.len() > 3
        && let Some(named) = country(first)
    {
        found.country = Some(named);
        last.clone_into(&mut found.number);
    }
    let said = |text: &str| {
        let text = text.trim_matches([' ', ',', ';', '(', ')']);
        (!text.is_empty()).then(|| text.to_owned())
    };
    found.before = said(before);
    found.after = said(after);
    // `Libyan passport No.`: the first word may be the adjective of a country.
    if found.country.is_none() {
        found.country = before.split(' ').next().filter(|word| word.len() > 3).and_then(country);
    }
    (!found.number.is_empty()).then_some(found)
}

/// Whether a digit stands within the first two words.
fn begins_a_number(text: &str) -> bool {
    text.split_whitespace().take(2).any(has_digit)
        && !AFTER_A_NUMBER.iter().any(|word| text.to_ascii_lowercase().starts_with(word.trim_start_matches([' ', ','])))
}

fn has_digit(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(number: Option<&str>, second_kind: Option<&str>, note: Option<&str>) -> Option<(String, Option<String>)> {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let document = Document {
            kind: Some("Passport".into()),
            number: owned(number),
            second_kind: owned(second_kind),
            note: owned(note),
            ..Document::default()
        };
        let found = identifier(&document)?;
        Some((found.value, found.country.map(|country| country.code().to_owned())))
    }

    #[test]
    fn numbers_are_found_in_free_text() {
        let cases = [
            ("381310014", "381310014", None),
            ("Libyan Passport No. 96/184442", "96/184442", Some("ly")),
            ("German paper (“Ausweis”) A 01", "German paper (“Ausweis”) A 01", None),
            ("Jordan 654781", "654781", Some("jo")),
            ("OA 454044", "OA 454044", None),
            ("R00012098, South Sudan", "R00012098", Some("ss")),
            ("403062567 (US)", "403062567", Some("us")),
            ("381110042 (Expired 25 Jan. 2016)", "381110042", None),
            ("Diplomatic Passport: Z30321794", "Z30321794", None),
            ("35202- 4135948-7", "35202- 4135948-7", None),
        ];
        for (text, number, country) in cases {
            let expected = Some((number.to_owned(), country.map(str::to_owned)));
            assert_eq!(read(Some(text), None, None), expected, "{text}");
        }
    }

    #[test]
    fn a_number_may_stand_in_the_second_type_or_in_the_note() {
        let cases = [
            (Some("Afghan national identification card (tazkira) number 44323"), None, Some("44323")),
            (None, Some("Tunisian passport number L 191609 issued on 28 Feb. 1996"), Some("L 191609")),
            (None, Some("04643632 issued on 18 Jun. 1999"), Some("04643632")),
            (None, Some("Italian Fiscal Code: AAABBB74T11Z352Z"), Some("AAABBB74T11Z352Z")),
            (None, Some("Passport issued in 1993, under another name"), None),
            (Some("Birth certificate"), Some("issued for another person, born on 25 Sep. 1973"), None),
        ];
        for (second_kind, note, expected) in cases {
            let found = read(None, second_kind, note).map(|(number, _)| number);
            assert_eq!(found.as_deref(), expected, "{second_kind:?} {note:?}");
        }
    }
}
