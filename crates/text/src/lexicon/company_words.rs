//! Generic words in the names of companies and bodies, with their translations and abbreviations as one concept.

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

/// The concept of a word, if it is a generic one.
pub fn concept_of(word: &str) -> Option<Concept> {
    CONCEPTS.get(word).copied()
}
