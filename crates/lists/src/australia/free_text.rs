//! Free texts: cells with `a) ... b) ...`, and what *Additional Information* says in words that are always the same.

use crate::{ofac::meaning, spelling};
use interdict_model::{Entity, Identifier, IdentifierKind, Schema};

/// The parts of a cell marked `a)`, `b)` and so on, in order; the whole if it has no such marks.
pub(super) fn marked(text: &str) -> Vec<String> {
    let bytes = text.as_bytes();
    let mut cuts = Vec::new();
    let mut from = 0;
    for letter in 'a'..='z' {
        let mark = format!("{letter})");
        let found = text.get(from..).and_then(|rest| {
            rest.match_indices(mark.as_str()).map(|(at, _)| from + at).find(|at| {
                *at == 0 || bytes.get(at - 1).is_some_and(|byte| !byte.is_ascii_alphanumeric() && *byte != b'(')
            })
        });
        match found {
            Some(at) => {
                cuts.push(at);
                from = at + mark.len();
            }
            // A text may begin with its first part unmarked: `Shinkalai village, b) Zabul`.
            None if letter == 'a' => {}
            None => break,
        }
    }
    let mut parts = Vec::new();
    let mut start = 0;
    for at in cuts {
        parts.push(text.get(start..at).unwrap_or_default());
        start = at + 2;
    }
    parts.push(text.get(start..).unwrap_or_default());
    parts
        .into_iter()
        .map(|part| part.trim_matches(|c: char| c.is_whitespace() || matches!(c, ';' | ',')).to_owned())
        .filter(|part| !part.is_empty() && !part.eq_ignore_ascii_case("na"))
        .collect()
}

/// Takes from a text what is clear in it. The whole text is kept by the caller.
pub(super) fn facts(text: &str, entity: &mut Entity) {
    let lower = text.to_ascii_lowercase();
    if entity.gender.is_none() {
        let says = |word: &str| ["gender: ", "sex: "].iter().any(|label| lower.contains(&format!("{label}{word}")));
        let gender = if says("female") { Some("female") } else { says("male").then_some("male") };
        entity.gender = gender.map(str::to_owned);
    }
    passports(text, &lower, entity);
    labelled(text, &lower, entity);
    web(text, entity);
    if entity.schema == Schema::Person && is_position(text, &lower) {
        let position =
            text.trim_start_matches("Last known position").trim_matches([' ', '-', ':', '\u{2011}', '\u{2013}']);
        entity.positions.push(position.to_owned());
    }
}

/// A number has digits and few other characters.
fn as_number(word: &str, digits: usize) -> Option<&str> {
    let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let has = word.bytes().filter(u8::is_ascii_digit).count();
    let plain = word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'/' | b'.'));
    (has >= digits && plain).then_some(word)
}

/// `Afghan passport number D0001203`, `Passport no.: a) Bosnia and Herzegovina passport number 349054`.
fn passports(text: &str, lower: &str, entity: &mut Entity) {
    for (at, word) in lower.match_indices("passport") {
        let behind = text.get(at + word.len()..).unwrap_or_default();
        // A sentence on, the number would be another's.
        let clause = behind.split(". ").take(2).collect::<Vec<_>>().join(". ");
        let number = clause.split_whitespace().take(6).find_map(|word| as_number(word, 5));
        let Some(number) = number else { continue };
        let before = text.get(..at).unwrap_or_default().trim_end();
        let country = before.rsplit([' ', '\n']).next().and_then(spelling::country);
        meaning::add_identifier(entity, Identifier { country, ..Identifier::new(IdentifierKind::Passport, number) });
    }
}

/// Numbers behind a label.
fn labelled(text: &str, lower: &str, entity: &mut Entity) {
    let labels: &[(&str, IdentifierKind, usize)] = &[
        ("imo number", IdentifierKind::Imo, 7),
        ("imo identification number", IdentifierKind::Imo, 7),
        ("imo no", IdentifierKind::Imo, 7),
        ("company identification no", IdentifierKind::RegistrationNumber, 5),
        ("company identification number", IdentifierKind::RegistrationNumber, 5),
        ("state registration number", IdentifierKind::RegistrationNumber, 5),
        ("registration number:", IdentifierKind::RegistrationNumber, 4),
        ("registration id:", IdentifierKind::RegistrationNumber, 4),
        ("tax identification number", IdentifierKind::TaxNumber, 5),
        ("national tax number", IdentifierKind::TaxNumber, 5),
        ("italian fiscal code", IdentifierKind::TaxNumber, 4),
        ("national identification no", IdentifierKind::NationalId, 5),
        ("national identification number", IdentifierKind::NationalId, 5),
        ("national id number", IdentifierKind::NationalId, 5),
        ("identity card no", IdentifierKind::NationalId, 5),
        ("swift/bic:", IdentifierKind::Bic, 0),
        ("swift:", IdentifierKind::Bic, 0),
    ];
    for (label, kind, digits) in labels {
        for (at, found) in lower.match_indices(label) {
            let behind = text.get(at + found.len()..).unwrap_or_default();
            let words = behind.split_whitespace().take(4);
            let Some(number) = words.filter_map(|word| as_number(word, *digits)).find(|word| word.len() >= 4) else {
                continue;
            };
            meaning::add_identifier(entity, Identifier::new(kind.clone(), number));
        }
    }
}

fn web(text: &str, entity: &mut Entity) {
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '<' | '>')) {
        let word = word.trim_end_matches(['.', ':']);
        let lower = word.to_ascii_lowercase();
        let kind = if lower.starts_with("www.") || lower.starts_with("http://") || lower.starts_with("https://") {
            IdentifierKind::Website
        } else if lower.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.')) {
            IdentifierKind::Email
        } else {
            continue;
        };
        // Notices of the police are about the party, not the party's.
        if !lower.contains("interpol.int") {
            meaning::add_identifier(entity, Identifier::new(kind, word));
        }
    }
}

/// Whether the text is what many entries have and no more: one position in one short phrase.
fn is_position(text: &str, lower: &str) -> bool {
    const NOT: &[&str] = &[
        "son of",
        "daughter of",
        "wife of",
        "husband",
        "brother",
        "sister",
        "previously listed",
        "associate",
        "http",
        "www.",
    ];
    let label = lower.starts_with("last known position");
    (label || !text.contains(':'))
        && !text.contains(". ")
        && !text.contains('\n')
        && text.chars().count() <= 160
        && !text.bytes().any(|byte| byte.is_ascii_digit())
        && !NOT.iter().any(|word| lower.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_parts_are_parted_in_order() {
        let cases: &[(&str, &[&str])] = &[
            ("a) 1966 b) 1960 c) 1953", &["1966", "1960", "1953"]),
            ("a) one;                     b) two", &["one", "two"]),
            ("One village, b) Zabul Province", &["One village", "Zabul Province"]),
            ("no marks (a)", &["no marks (a)"]),
            ("NA", &[]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(marked(text), *expected, "{text}");
        }
    }

    #[test]
    fn clear_facts_are_taken_from_free_text() {
        let mut entity = Entity::new("au-1", Schema::Person);
        let text = "Afghan passport number D0001203 issued on 17 Jul. 2000. Sex: female. National identification no. 1234567. \
                    IMO number: 9187629. Write to info@example.org; see www.example.org.";
        facts(text, &mut entity);
        let found: Vec<(&IdentifierKind, &str)> =
            entity.identifiers.iter().map(|held| (&held.kind, held.value.as_str())).collect();
        assert_eq!(
            found,
            [
                (&IdentifierKind::Passport, "D0001203"),
                (&IdentifierKind::Imo, "9187629"),
                (&IdentifierKind::NationalId, "1234567"),
                (&IdentifierKind::Email, "info@example.org"),
                (&IdentifierKind::Website, "www.example.org"),
            ]
        );
        assert_eq!(entity.gender.as_deref(), Some("female"));
        assert!(entity.positions.is_empty());

        let mut member = Entity::new("au-2", Schema::Person);
        facts("Member of the State Duma of the Federal Assembly", &mut member);
        assert_eq!(member.positions, ["Member of the State Duma of the Federal Assembly"]);
    }
}
