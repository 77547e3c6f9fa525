//! Months, weekdays and units of time where no date is read: the names of `data/dates-words.tsv`.

use super::rows;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// The kinds of the data file that are full names of months.
const MONTHS: &[&str] = &["month", "month-name", "month-word"];

/// The words of one of some kinds.
fn words_of(kinds: &'static [&'static str]) -> impl Iterator<Item = &'static str> {
    rows(include_str!("../../data/dates-words.tsv"))
        .filter(move |row| row.get(1).is_some_and(|kind| kinds.contains(kind)))
        .filter_map(|row| row.first().copied())
}

static NAMES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| words_of(MONTHS).chain(words_of(&["weekday"])).collect());

static MONTH_STARTS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| words_of(MONTHS).filter_map(|month| month.get(..3)).collect());

static UNITS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| words_of(&["unit", "units"]).collect());

/// Whether a word, in lower case, is a unit of time: `week`, `years`.
pub(crate) fn is_time_unit(word: &str) -> bool {
    UNITS.contains(word)
}

/// Whether a word, in lower case, is the full name of a month or a weekday.
pub(crate) fn is_calendar(word: &str) -> bool {
    NAMES.contains(word)
}

/// Whether a word, in lower case, begins with the three letters that a month begins with: `sept`, `september`.
pub(crate) fn begins_as_month(word: &str) -> bool {
    word.get(..3).is_some_and(|start| MONTH_STARTS.contains(start))
}
