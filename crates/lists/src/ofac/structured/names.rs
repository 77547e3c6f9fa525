//! Names from typed parts, in the form in which OFAC prints them everywhere else.
//!
//! OFAC prints a person as `SURNAME, Given Middle` and anything else in upper case. The typed parts carry mixed case since
//! about 2019 (`Zabin`), the printed forms do not (`ZABIN, Sultan`). The rules below give back OFAC's own
//! `formattedFullName` for every Latin name of the Enhanced XML files in the evaluation data, which carry both.

use interdict_model::{NamePart, PartKind};

/// What OFAC's name part type is. An unknown type is taken for a part of the given names.
pub(crate) fn part_kind(label: &str) -> PartKind {
    match label.trim().to_ascii_lowercase().as_str() {
        "last name" => PartKind::Family,
        "middle name" => PartKind::Middle,
        "patronymic" => PartKind::Patronymic,
        "matronymic" => PartKind::Matronymic,
        "maiden name" => PartKind::Maiden,
        "nickname" => PartKind::Nickname,
        "entity name" | "vessel name" | "aircraft name" => PartKind::Whole,
        "prefix" | "suffix" => PartKind::Affix,
        _ => PartKind::Given,
    }
}

/// ISO 15924 code of a script by OFAC's code or name for it (`Latin`, `Arab`, `Chinese Simplified`).
pub(crate) fn script_code(label: &str) -> Option<String> {
    let label = label.trim();
    let code = match label.to_ascii_lowercase().as_str() {
        "latin" => "Latn",
        "arabic" => "Arab",
        "cyrillic" => "Cyrl",
        "chinese simplified" => "Hans",
        "chinese traditional" => "Hant",
        "chinese" | "han" => "Hani",
        "hangul" => "Hang",
        "korean" => "Kore",
        "japanese" => "Jpan",
        "hebrew" => "Hebr",
        "greek" => "Grek",
        "georgian" => "Geor",
        "armenian" => "Armn",
        "thai" => "Thai",
        "devanagari" => "Deva",
        _ => label,
    };
    (code.len() == 4 && code.bytes().all(|byte| byte.is_ascii_alphabetic())).then(|| code.to_owned())
}

/// Text without the marks that steer the direction of writing, which OFAC wraps Arabic names in. They are no part of the
/// name, cannot be seen, and differ between editions.
pub(crate) fn without_direction_marks(text: &str) -> String {
    let steers = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().filter(|c| !steers(*c)).collect::<String>().trim().to_owned()
}

const FAMILY: [PartKind; 3] = [PartKind::Family, PartKind::Matronymic, PartKind::Maiden];
const GIVEN: [PartKind; 5] =
    [PartKind::Given, PartKind::Middle, PartKind::Patronymic, PartKind::Affix, PartKind::Nickname];

/// Whether the script is written in the order of speech, given names first.
fn given_first(script: Option<&str>) -> bool {
    matches!(script, Some("Arab" | "Hebr"))
}

/// Whether names are written without spaces.
fn without_spaces(script: Option<&str>) -> bool {
    matches!(script, Some("Hans" | "Hant" | "Hani" | "Jpan" | "Kore" | "Hang"))
}

/// Puts parts in the order in which they are printed; Enhanced XML sorts them by the name of their type.
pub(crate) fn in_reading_order(mut parts: Vec<NamePart>, script: Option<&str>) -> Vec<NamePart> {
    let rank = |kind: PartKind| {
        let within = |kinds: &[PartKind]| kinds.iter().position(|held| *held == kind);
        let (family, given) = (within(&FAMILY), within(&GIVEN).map(|place| place + 10));
        let first = if given_first(script) { 20 } else { 0 };
        family.map(|place| place + first).or(given).unwrap_or(0)
    };
    parts.sort_by_key(|part| rank(part.kind));
    parts
}

/// The printed form of a name. Scripts with capitals: `FAMILY, Given Middle`. Arabic and Hebrew: in the order of speech.
/// Chinese, Japanese and Korean: family name first, nothing between.
pub(crate) fn printed(parts: &[NamePart], script: Option<&str>) -> String {
    let join = |kinds: &[PartKind], between: &str| {
        let of_kind = |kind: &PartKind| {
            let kind = *kind;
            parts.iter().filter(move |part| part.kind == kind).map(|part| part.text.as_str())
        };
        kinds.iter().flat_map(of_kind).collect::<Vec<_>>().join(between)
    };
    let between = if without_spaces(script) { "" } else { " " };
    let whole = join(&[PartKind::Whole], " ");
    let (family, given) = (join(&FAMILY, between), join(&GIVEN, between));
    let has_capitals = !given_first(script) && !without_spaces(script);
    match (whole.is_empty(), has_capitals) {
        (false, true) => whole.to_uppercase(),
        (false, false) => whole,
        (true, true) if family.is_empty() || given.is_empty() => family.to_uppercase() + &given,
        (true, true) => format!("{}, {given}", family.to_uppercase()),
        (true, false) if given_first(script) => format!("{given} {family}").trim().to_owned(),
        (true, false) => family + &given,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_printed_as_ofac_prints_them() {
        use PartKind::{Family, Given, Matronymic, Middle, Nickname, Whole};
        type Parts = &'static [(PartKind, &'static str)];
        let cases: [(Parts, &str, &str); 8] = [
            (&[(Given, "Sultan"), (Family, "Zabin"), (Middle, "Saleh")], "Latn", "ZABIN, Sultan Saleh"),
            (&[(Family, "Garcia"), (Matronymic, "Ayala"), (Given, "Filemon")], "Latn", "GARCIA AYALA, Filemon"),
            (&[(Whole, "Pouya Air")], "Latn", "POUYA AIR"),
            (&[(Nickname, "Sweet Micky")], "Latn", "Sweet Micky"),
            (&[(Family, "Saqar")], "Latn", "SAQAR"),
            (
                &[(Given, "\u{627}\u{633}\u{645}"), (Family, "\u{644}\u{642}\u{628}")],
                "Arab",
                "\u{627}\u{633}\u{645} \u{644}\u{642}\u{628}",
            ),
            (&[(Given, "\u{540d}"), (Family, "\u{59d3}")], "Hans", "\u{59d3}\u{540d}"),
            (&[], "Latn", ""),
        ];
        for (parts, script, expected) in cases {
            let parts: Vec<NamePart> =
                parts.iter().map(|(kind, text)| NamePart { kind: *kind, text: (*text).to_owned() }).collect();
            assert_eq!(printed(&parts, Some(script)), expected);
        }
    }

    #[test]
    fn scripts_get_their_iso_codes() {
        for (label, code) in [("Latin", "Latn"), ("Arab", "Arab"), ("Chinese Simplified", "Hans"), ("Hebrew", "Hebr")] {
            assert_eq!(script_code(label).as_deref(), Some(code));
        }
        assert_eq!(script_code("Linear B syllabary"), None);
    }

    #[test]
    fn parts_are_put_in_the_order_of_print() {
        let part = |kind, text: &str| NamePart { kind, text: text.to_owned() };
        let parts = vec![
            part(PartKind::Given, "Sultan"),
            part(PartKind::Family, "Zabin"),
            part(PartKind::Middle, "Saleh"),
            part(PartKind::Middle, "Aida"),
        ];
        let order = |script| -> Vec<String> {
            in_reading_order(parts.clone(), Some(script)).into_iter().map(|part| part.text).collect()
        };
        assert_eq!(order("Latn"), ["Zabin", "Sultan", "Saleh", "Aida"]);
        assert_eq!(order("Arab"), ["Sultan", "Saleh", "Aida", "Zabin"]);
    }

    /// The evaluation data that may lie beside the checkout has OFAC's own printed form beside the parts.
    #[test]
    fn every_latin_name_of_the_enhanced_files_is_printed_as_ofac_prints_it() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/lists/ofac-enhanced-xml");
        for (file, expected) in
            [("CONS_ENHANCED-2025-01-10.XML", 1579), ("SDN-IRGC-2024-08-28.xml", 834), ("SDN-YEMEN-2024-05-24.xml", 53)]
        {
            let Ok(bytes) = std::fs::read(format!("{folder}/{file}")) else { continue };
            let reading = super::super::super::enhanced_xml::read(&bytes, file).unwrap();
            let names = reading.entities.iter().flat_map(|entity| &entity.names);
            let latin: Vec<_> = names.filter(|name| name.script.as_deref() == Some("Latn")).collect();
            assert_eq!(latin.len(), expected);
            for name in latin {
                assert_eq!(printed(&name.parts, Some("Latn")), name.text);
            }
        }
    }
}
