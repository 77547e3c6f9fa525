//! Names of places: in the name of a body they say where it is, not which it is.

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

static PLACES: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    crate::table::rows(include_str!("../../data/places.tsv"))
        .flat_map(|row| row.first().copied().unwrap_or_default().split_whitespace())
        .collect()
});

/// Whether a folded word is the name (or a word of the name) of a large city or region, or of a country or its people.
pub fn is_place(word: &str) -> bool {
    PLACES.contains(word) || (word.len() >= 4 && crate::countries::by_name(word).is_some())
}
