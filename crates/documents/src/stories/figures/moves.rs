//! What rises and what falls by a part of itself: `shares rose 2 per cent` against `the stock fell 3 per cent`.

use super::Figure;
use crate::{
    dossier::FigureNote,
    stories::{
        bags::Bag,
        days,
        happenings::gap,
        words::{deeds, words},
    },
};

/// The pair of contraries that moves are told in.
const PAIR: &str = "rise";

/// Bytes of a sentence that is looked at; in longer ones there is no telling what moves.
const LONGEST: usize = 2_000;

/// A move by a part.
#[derive(Debug)]
pub(super) struct Move {
    /// What moves: the words before the verb.
    subject: Bag,
    /// Whether it rises.
    up: bool,
}

/// The move that a share is said of.
pub(super) fn of(note: &FigureNote) -> Option<Move> {
    if note.unit != "percent" || note.sentence.text.len() > LONGEST {
        return None;
    }
    let clause = days::clause(&note.sentence, &note.span)?;
    let up = Bag::of(clause).side_of(PAIR).or_else(|| is_growth(note))?;
    Some(Move { subject: days::subject_in(clause), up })
}

/// Whether a figure measures how much something grew; none where it measures neither that nor how much it shrank: `shares lost
/// 3%`, with a word that has no contrary of its own.
fn is_growth(note: &FigureNote) -> Option<bool> {
    match note.measures.as_deref()? {
        "growth" => Some(true),
        "decline" | "loss" => Some(false),
        _ => None,
    }
}

/// The direction of a figure's move, to stand before it: `up `; nothing where there is none.
pub(super) fn in_words(figure: &Figure<'_>) -> &'static str {
    figure.moved.as_ref().map_or("", |moved| if moved.up { "up " } else { "down " })
}

/// Of two figures of which one rises and the other falls, whether both are of one thing and may be of one day; none of
/// others.
pub(super) fn turned(one: &Figure<'_>, other: &Figure<'_>) -> Option<bool> {
    let (left, right) = one.moved.as_ref().zip(other.moved.as_ref())?;
    let other_days = !one.days.is_empty()
        && !other.days.is_empty()
        && one.days.iter().all(|day| other.days.iter().all(|another| gap(*day, *another) > 0));
    // Profits and shares of one firm are two things, though both are called by its name.
    let same = left.subject.ordinary().shared_words(&right.subject) > 0;
    (left.up != right.up).then_some(same && !other_days)
}

/// Whether two shares may be of those of whom one thing is told: the 90 per cent of the staff who voted are not the 92 per cent
/// who agreed. Of other figures, and where no deed is told, nothing speaks against it.
pub(super) fn of_one_deed(one: &Figure<'_>, other: &Figure<'_>) -> bool {
    if one.note.unit != "percent" || one.moved.is_some() || other.moved.is_some() {
        return true;
    }
    let told = |figure: &Figure<'_>| {
        let clause = days::clause(&figure.note.sentence, &figure.note.span).filter(|clause| clause.len() <= LONGEST);
        clause.map(|clause| deeds(&words(clause))).unwrap_or_default()
    };
    let (left, right) = (told(one), told(other));
    left.is_empty() || right.is_empty() || left.iter().any(|deed| right.contains(deed))
}
