//! What a text is written in, and country names however they are written: shared by the publications that do not say.

use interdict_model::Country;
use interdict_text::{
    countries,
    romanise::{Script, script_of},
};

/// ISO 15924 code of the writing system most letters of a text are in. `None` for texts without letters and for rare
/// writing systems. Kana anywhere make a text Japanese (`Jpan`), because Japanese mixes three systems.
pub(crate) fn script_code(text: &str) -> Option<&'static str> {
    if has_kana(text) {
        return Some("Jpan");
    }
    match script_of(text) {
        Script::Latin => Some("Latn"),
        Script::Cyrillic => Some("Cyrl"),
        Script::Greek => Some("Grek"),
        Script::Arabic => Some("Arab"),
        Script::Hebrew => Some("Hebr"),
        Script::Hangul => Some("Hang"),
        Script::Han => Some("Hani"),
        Script::Kana => Some("Jpan"),
        Script::Thai => Some("Thai"),
        Script::Georgian => Some("Geor"),
        Script::Armenian => Some("Armn"),
        Script::Other => None,
    }
}

/// Hiragana or katakana; the middle dot and the prolonged sound mark stand in other texts too and do not count.
pub(crate) fn has_kana(text: &str) -> bool {
    text.chars().any(|character| matches!(character, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}'))
}

/// A country by code or name. A text that is neither gives `None`.
pub(crate) fn country(text: &str) -> Option<Country> {
    let text = text.trim().trim_end_matches(['.', ',']);
    if text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return countries::by_name(text).or_else(|| Country::from_code(text));
    }
    countries::by_name(text)
}

/// The country at the end of a place (`Basrah, Iraq`; `Sangin, Korea, North`). Longer ends are tried first.
pub(crate) fn country_at_end(place: &str) -> Option<Country> {
    let commas = place.match_indices(", ").map(|(at, comma)| at + comma.len());
    std::iter::once(0).chain(commas).find_map(|start| place.get(start..).and_then(country))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writing_systems_have_their_codes() {
        let cases = [
            ("Abdul Kabir", Some("Latn")),
            ("Виктор", Some("Cyrl")),
            ("محمد", Some("Arab")),
            ("モハンマド・ハッサン", Some("Jpan")),
            ("株式会社アガト", Some("Jpan")),
            ("北京", Some("Hani")),
            ("김", Some("Hang")),
            ("12-34", None),
        ];
        for (text, expected) in cases {
            assert_eq!(script_code(text), expected, "{text}");
        }
    }

    #[test]
    fn countries_are_found_by_code_name_and_at_the_end_of_a_place() {
        let code = |found: Option<Country>| found.map(|country| country.code().to_owned());
        assert_eq!(code(country("SY")).as_deref(), Some("sy"));
        assert_eq!(code(country("Korea, North")).as_deref(), Some("kp"));
        assert_eq!(code(country_at_end("Tall Afar, Iraq")).as_deref(), Some("iq"));
        assert_eq!(code(country_at_end("Nowhere in particular")), None);
    }
}
