//! Generic words in the names of companies and bodies, with their translations and abbreviations as one concept, and concepts
//! that names swap for each other as one line of business.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A generic word's meaning: `bank`, `bk`, `banco` and `banka` are one concept.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Concept {
    /// Number of the concept (its line among the rows of the file).
    pub id: u16,
    /// How much the word tells, 0 (nothing) to 1 (as much as a rare name).
    pub weight: f32,
}

static CONCEPTS: LazyLock<FxHashMap<&'static str, Concept>> = LazyLock::new(|| {
    let mut concepts = FxHashMap::default();
    for (id, row) in crate::table::rows(include_str!("../../data/company-words.tsv")).enumerate() {
        let [_, weight, forms] = row.as_slice() else { continue };
        let concept = Concept { id: id as u16, weight: weight.parse().unwrap_or(0.3) };
        for form in forms.split_whitespace() {
            concepts.entry(form).or_insert(concept);
        }
    }
    concepts
});

/// The line of business of each concept, by the number of the concept.
static FIELDS: LazyLock<Vec<Option<u16>>> = LazyLock::new(|| {
    let concepts: Vec<&str> = crate::table::rows(include_str!("../../data/company-words.tsv"))
        .map(|row| row.first().copied().unwrap_or_default())
        .collect();
    let mut fields = vec![None; concepts.len()];
    for (field, row) in crate::table::rows(include_str!("../../data/company-fields.tsv")).enumerate() {
        for name in row.get(1).into_iter().flat_map(|cell| cell.split('|')) {
            if let Some(concept) = concepts.iter().position(|concept| *concept == name) {
                fields[concept] = Some(field as u16);
            }
        }
    }
    fields
});

/// The line of business of a concept, by the number of the concept; `None` if it is of none. Concepts of one are near: one company
/// is called by them in turn (`Mahan Air`, `Mahan Airlines`).
pub fn field_of(concept: u16) -> Option<u16> {
    FIELDS.get(usize::from(concept)).copied().flatten()
}

/// Endings of Slavic adjectives in their genders and cases, as they are romanised; `y` stands for `i`, too.
const ADJECTIVE_ENDINGS: [&str; 14] =
    ["iaia", "aia", "aja", "oie", "oe", "oje", "iie", "ii", "oi", "iu", "ikh", "ogo", "oho", "ij"];

/// A Slavic adjective without its ending: `oruzheinaia` and `oruzheynyy` are `oruzhein`. Short ones say too little.
fn adjective_stem(word: &str) -> Option<String> {
    if word.len() < 7 || !word.ends_with(['a', 'e', 'h', 'i', 'j', 'o', 'u', 'y']) {
        return None;
    }
    let plain = word.replace('y', "i");
    let stem = ADJECTIVE_ENDINGS.iter().find_map(|ending| plain.strip_suffix(ending))?;
    (stem.len() >= 6).then(|| stem.to_owned())
}

/// Concepts by the stems of their adjectives.
static ADJECTIVES: LazyLock<FxHashMap<String, Concept>> = LazyLock::new(|| {
    let mut stems: FxHashMap<String, Option<Concept>> = FxHashMap::default();
    for (form, concept) in CONCEPTS.iter() {
        if let Some(stem) = adjective_stem(form) {
            let held = stems.entry(stem).or_insert(Some(*concept));
            // A stem of two concepts is of neither.
            *held = held.filter(|known| known.id == concept.id);
        }
    }
    stems.into_iter().filter_map(|(stem, concept)| Some((stem, concept?))).collect()
});

/// The concept of a word, if it is a generic one, also as a Slavic adjective in another gender or case.
pub fn concept_of(word: &str) -> Option<Concept> {
    CONCEPTS.get(word).copied().or_else(|| ADJECTIVES.get(&adjective_stem(word)?).copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slavic_adjectives_are_one_concept_in_every_gender() {
        for (left, right) in
            [("oruzheynyy", "oruzheinaia"), ("promyshlennyy", "promyshlennaia"), ("torgovyy", "torgovaya")]
        {
            let (left, right) = (concept_of(left), concept_of(right));
            assert!(left.is_some() && left == right, "{left:?} {right:?}");
        }
        assert_eq!(concept_of("zevtronskaya"), None);
    }

    #[test]
    fn words_that_one_company_is_called_by_in_turn_are_of_one_field() {
        let field = |word: &str| concept_of(word).and_then(|concept| field_of(concept.id));
        for (left, right) in [("air", "airlines"), ("airways", "aviation"), ("lines", "maritime"), ("export", "trade")]
        {
            assert!(field(left).is_some() && field(left) == field(right), "{left} {right}");
            assert_ne!(concept_of(left), concept_of(right), "{left} {right}");
        }
        for (left, right) in [("bank", "insurance"), ("air", "lines"), ("ocean", "shipping"), ("trading", "mining")] {
            assert!(field(left).is_none() || field(left) != field(right), "{left} {right}");
        }
    }

    #[test]
    fn every_concept_of_a_field_is_in_the_table_of_words_and_in_no_other_field() {
        let words = crate::table::rows(include_str!("../../data/company-words.tsv"));
        let concepts: Vec<&str> = words.filter_map(|row| row.first().copied()).collect();
        let mut named = Vec::new();
        for row in crate::table::rows(include_str!("../../data/company-fields.tsv")) {
            named.extend(row[1].split('|'));
        }
        for (place, name) in named.iter().enumerate() {
            assert!(concepts.contains(name), "{name}");
            assert!(!named[..place].contains(name), "{name} is of two fields");
        }
    }

    #[test]
    fn seas_are_not_one_sea_and_a_beast_is_not_another() {
        for (left, right) in [
            ("ocean", "offshore"),
            ("pacific", "atlantic"),
            ("baltic", "caspian"),
            ("lion", "tiger"),
            ("lake", "river"),
            ("gulf", "island"),
            ("rock", "mountain"),
            ("pearl", "crystal"),
            ("sky", "paradise"),
            ("glass", "ceramic"),
            ("tea", "coffee"),
        ] {
            assert!(concept_of(left).is_some() && concept_of(right).is_some(), "{left} {right}");
            assert_ne!(concept_of(left), concept_of(right), "{left} {right}");
        }
        for (left, right) in [("ocean", "sea"), ("maritime", "morskoy"), ("pearl", "marvarid"), ("lake", "ozero")] {
            assert_eq!(concept_of(left), concept_of(right), "{left} {right}");
        }
    }
}
