//! How common a word is among the names of ordinary people.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

static SHARES: LazyLock<FxHashMap<&'static str, f32>> = LazyLock::new(|| {
    crate::table::rows(include_str!("../../data/common-names.tsv"))
        .filter_map(|row| Some((*row.first()?, row.get(1)?.parse().ok()?)))
        .collect()
});

/// Bearers per 100,000 people, `None` for a word that is no common name (rarer than about one).
///
/// ```
/// use interdict_text::lexicon::share_per_100k;
/// assert!(share_per_100k("kim") > share_per_100k("tangun"));
/// ```
pub fn share_per_100k(word: &str) -> Option<f32> {
    SHARES.get(word).copied()
}
