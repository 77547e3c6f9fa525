//! Counts that are of no other thing than the whole count, but of a part of it; and counts of another time.
//!
//! `Five of the eight`, `two firefighters and two dockers`, `six at once; two more died in hospital` are parts of one toll, and `in 2019
//! a fire killed three` is another one.

use super::{Figure, scope::clause};
use crate::{
    dates::Day,
    dossier::{DateNote, FigureNote},
    lexicon::{VerbForm, WordKind, is_kind, verb_of},
    stories::{
        happenings::gap,
        view::{self, View},
        words::{Word, lemma, words},
    },
};

/// Words between a count of more and what became of them: `two more people have died`.
const NEAR: usize = 4;

/// Whether a count is of some of those of whom more is told, given the words of its clause behind it.
pub(super) fn is_of_more(note: &FigureNote, behind: &[Word]) -> bool {
    let of_all = match behind {
        [of, those, ..] if of.folded == "of" && matches!(those.folded.as_str(), "those" | "these") => true,
        [of, the, all, ..] if of.folded == "of" && the.folded == "the" => is_number(all) || is_toll(all),
        _ => false,
    };
    of_all || is_one_of_two(behind) || is_followed_by_more(note)
}

/// `Two firefighters and | two dockers`: whether another number of the same verb goes on with the count.
fn is_one_of_two(behind: &[Word]) -> bool {
    let joint = behind.windows(2).position(|pair| pair[0].folded == "and" && is_number(&pair[1]));
    let past = |word: &Word| verb_of(&word.folded).is_some_and(|(_, form)| form == VerbForm::Past);
    joint.is_some_and(|at| !behind[at + 2..].iter().any(past))
}

/// `Six were killed at once; | two more died`.
fn is_followed_by_more(note: &FigureNote) -> bool {
    let until = note.span.at.end.checked_sub(note.sentence.at.start);
    let behind = words(until.and_then(|until| note.sentence.text.get(until..)).unwrap_or_default());
    let more =
        behind.windows(2).position(|pair| is_number(&pair[0]) && matches!(pair[1].folded.as_str(), "more" | "others"));
    let died = |word: &Word| matches!(&*lemma(&word.folded), "die" | "kill" | "perish" | "succumb");
    more.is_some_and(|at| behind[..at].iter().any(died) && behind[at + 2..].iter().take(NEAR).any(died))
}

/// Whether a noun is one for all who have come to harm: `two of the victims`, and not `two of the sailors`.
fn is_toll(word: &Word) -> bool {
    is_kind(&word.folded, WordKind::Toll)
}

fn is_number(word: &Word) -> bool {
    let low = matches!(
        word.folded.as_str(),
        "one" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "eleven" | "twelve"
    );
    low || word.folded.starts_with(|c: char| c.is_ascii_digit())
}

/// The days from before the news that the clause of a count gives.
pub(super) fn old_days(view: &View<'_>, note: &FigureNote) -> Vec<(Day, Day)> {
    let Some((before, behind)) = clause(note) else { return Vec::new() };
    let (first, last) = (note.span.at.start.saturating_sub(before.len()), note.span.at.end + behind.len());
    let inside = |date: &&DateNote| first <= date.span.at.start && date.span.at.end <= last;
    // In the order of the text, so that a long one is not gone through for every count.
    let dates = &view.reading.dossier.dates;
    let from = dates.partition_point(|date| date.span.at.start < first);
    let dates = dates[from..].iter().take_while(|date| date.span.at.start <= last).filter(inside);
    dates.filter_map(view::days).filter(|days| view.is_before_news(*days)).collect()
}

/// Whether two counts are of other times: one of them only is from before the news, or both are and have no day in common.
pub(super) fn are_of_two_times(one: &Figure<'_>, other: &Figure<'_>) -> bool {
    let (left, right) = (&one.of_old, &other.of_old);
    let apart = |days: &(Day, Day)| right.iter().all(|another| gap(*days, *another) > 0);
    left.is_empty() != right.is_empty() || (!left.is_empty() && left.iter().all(apart))
}
