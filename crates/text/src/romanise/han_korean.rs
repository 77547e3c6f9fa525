//! Reads Chinese characters as a Korean name: `崔富一` is Choe Pu Il, whatever it is in Mandarin.
//!
//! Nearly every Korean name has Chinese characters, and texts from China, Taiwan and Japan write it with them. Whether
//! the bearer is Korean they do not say. So there is a Korean reading only of what is Korean by its form: a family name
//! of which many bearers are Korean, and two characters that Korean given names are made of (`data/han-korean.tsv`). It
//! stands behind the Chinese readings, and is spelt as the North spells, for lists carry few other Koreans.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::hangul;

/// Characters of a name: one of the family, two given. Names of two are Chinese far more often than Korean.
const LENGTH: usize = 3;

/// The Hangul of characters, by what they are in a name.
#[derive(Default)]
struct Characters {
    family: FxHashMap<char, char>,
    given: FxHashMap<char, char>,
}

static CHARACTERS: LazyLock<Characters> = LazyLock::new(|| {
    let mut table = Characters::default();
    for line in include_str!("../../data/han-korean.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let Some(hangul) = columns.next().and_then(|column| column.chars().next()) else { continue };
        let mut characters = || columns.next().filter(|column| *column != "-").unwrap_or("").chars();
        table.family.extend(characters().map(|c| (c, hangul)));
        table.given.extend(characters().map(|c| (c, hangul)));
    }
    table
});

/// The Korean reading of a person's name, family name first; nothing where the name is not Korean by its form.
///
/// `"金元弘"` gives `"kim won hong"`.
pub(super) fn read(text: &str) -> Option<String> {
    let mut letters = text.chars().filter(|c| *c != ' ');
    if letters.clone().count() != LENGTH {
        return None;
    }
    let Characters { family, given } = &*CHARACTERS;
    let first = letters.next().and_then(|c| family.get(&c));
    let others = letters.map(|c| given.get(&c).or_else(|| family.get(&c)));
    let name: Option<String> = std::iter::once(first).chain(others).collect();
    hangul::northern(&name?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_korean_form_have_a_korean_reading() {
        for (native, latin) in [
            ("崔富一", Some("choe pu il")),
            ("金元弘", Some("kim won hong")),
            ("金正恩", Some("kim jong un")),
            ("金 正恩", Some("kim jong un")),
            ("崔龍海", Some("choe ryong hae")),
            ("崔龙海", Some("choe ryong hae")),
            ("玄永哲", Some("hyon yong chol")),
            // The character of Kim is Kum in a given name; another family name is read as such in one.
            ("李金哲", Some("ri kum chol")),
            ("金南哲", Some("kim nam chol")),
            // Characters that no Korean name has, or that hardly any Korean family has.
            ("习近平", None),
            ("李小龙", None),
            ("张成龙", None),
            // Names of two characters are Chinese nearly always.
            ("金哲", None),
            ("李强", None),
            ("金元弘哲", None),
            ("", None),
        ] {
            assert_eq!(read(native).as_deref(), latin, "{native}");
        }
    }

    #[test]
    fn every_family_name_of_the_table_is_one_in_hangul_and_no_character_has_two_readings() {
        let (mut families, mut givens) = (0, 0);
        for line in include_str!("../../data/han-korean.tsv").lines().filter(|line| !line.starts_with('#')) {
            let columns: Vec<&str> = line.split('\t').collect();
            let [hangul, family, given] = columns[..] else { panic!("{line}") };
            for c in family.chars().filter(|c| *c != '-') {
                families += 1;
                assert!(read(&format!("{c}正恩")).is_some(), "{c}");
                assert_eq!(CHARACTERS.family[&c].to_string(), hangul, "{c}");
            }
            for c in given.chars().filter(|c| *c != '-') {
                givens += 1;
                assert_eq!(CHARACTERS.given[&c].to_string(), hangul, "{c}");
            }
        }
        assert_eq!((families, givens), (CHARACTERS.family.len(), CHARACTERS.given.len()));
    }
}
