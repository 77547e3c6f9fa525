//! Counts that grow from day to day: `five people have died`, and the day after `seven have died`, are two stands of one count, and
//! both may be right.

use super::{Figure, scope};
use crate::{
    dossier::FigureNote,
    stories::words::{Word, words},
};

/// Whether two counts of other values are two stands of one. Each tells what has been until the day on which it was published, the
/// later one gives more, and it counts those whom something has befallen, or says that it is a stand: `have now retired`.
pub(super) fn grows(one: &Figure<'_>, other: &Figure<'_>) -> bool {
    let days = one.view.published().zip(other.view.published());
    let [earlier, later] = in_order(one, other);
    let (before, after) = (clause(earlier.note), clause(later.note));
    let has_been = |words: &[Word]| words.iter().any(|word| matches!(word.folded.as_str(), "have" | "has"));
    let is_stand = |words: &[Word]| words.iter().any(|word| word.folded == "now");
    days.is_some_and(|(one, other)| one != other)
        && one.note.unit == "count"
        && earlier.value < later.value
        && has_been(&before)
        && has_been(&after)
        && (one.same_fate(other) || is_stand(&after))
}

/// Two figures in the order in which they were published.
pub(super) fn in_order<'f, 'v>(one: &'f Figure<'v>, other: &'f Figure<'v>) -> [&'f Figure<'v>; 2] {
    if one.view.published() <= other.view.published() { [one, other] } else { [other, one] }
}

/// The words of a count's clause.
fn clause(note: &FigureNote) -> Vec<Word> {
    scope::clause(note).map(|(before, behind)| [words(before), words(behind)].concat()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dates::Day,
        plain,
        reading::{Reader, Reading, Settings},
        stories::view::View,
    };

    fn read(text: &str, day: u32) -> Reading {
        let settings = Settings { published: Day::new(2014, 10, day), ..Settings::default() };
        Reader::new(&[]).read(plain::read("a", text), &settings)
    }

    #[test]
    fn a_count_that_grows_until_a_later_day_is_another_stand() {
        for (first, second, day, expected) in [
            ("Five people have died in the flood.", "Seven people have died in the flood.", 9, true),
            ("Five people have died in the flood.", "Seven people have died in the flood.", 8, false),
            ("Seven people have died in the flood.", "Five people have died in the flood.", 9, false),
            ("Five people died in the flood.", "Seven people died in the flood.", 9, false),
            ("Seven yachts have retired.", "A total of 14 yachts have now retired.", 9, true),
            ("Seven yachts have retired.", "A total of 14 yachts have retired.", 9, false),
        ] {
            let (left, right) = (read(first, 8), read(second, day));
            let views = [View::new(0, 0, &left), View::new(1, 1, &right)];
            let figures = super::super::collect(&views);
            let of = |place: usize| {
                figures.iter().find(|figure| figure.view.place == place && figure.note.unit == "count").unwrap()
            };
            assert_eq!(grows(of(0), of(1)), expected, "{first} | {second}");
            assert_eq!(grows(of(1), of(0)), expected, "{second} | {first}");
        }
    }
}
