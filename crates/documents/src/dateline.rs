//! The day that a byline, a dateline or a caption of a page states in words.

use crate::dates::Day;

/// The first day that is given in full, with its year.
pub(crate) fn explicit_day(text: &str) -> Option<Day> {
    text.split_whitespace().find_map(Day::parse_iso)
}
