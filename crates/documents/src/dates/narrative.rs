//! Whether a text goes on telling in the order of time, so that a date without its year, or a mere weekday, counts from the
//! date before it: `was held on 3 May 2018. On May 9, he was charged`.
//!
//! News turns from what was to what is at any time, so much has to speak for it: nothing else is dated between, the next
//! sentence tells in the past, of the same party or with the date at its head, and is no report of what somebody says.

use super::tense;
use crate::tokens::Tokens;
use std::ops::Range;

/// A step of more days than this is told with its year.
pub(super) const FARTHEST: i64 = 190;
/// The days within which the next step is the likeliest.
pub(super) const NEXT: i64 = 31;
/// What was in so many days before publication is news, however near it follows on something old.
pub(super) const FRESH: i64 = 7;

/// In what order of time the text goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Forward,
    /// `He had been arrested on 3 May.`
    Back,
}

/// How the text goes on from a date to the next one; `None` if it turns to something else.
pub(super) fn goes_on(tokens: &Tokens<'_>, from: &Range<usize>, to: &Range<usize>) -> Option<Step> {
    let (told, next) = (tokens.sentence_of(from.start), tokens.sentence_of(to.start));
    let follows = if told == next {
        if is_range(tokens, from, to) {
            return Some(Step::Forward);
        }
        is_coordinated(tokens, from, to)
    } else {
        is_near(tokens, from.start, to.start) && keeps_subject(tokens, told, next, to.start)
    };
    let cue = if follows { tense::past_verb(tokens, to) } else { None }?;
    let is_report = matches!(tokens.word(cue), "said" | "told" | "added" | "has" | "have" | "reported");
    if is_report {
        return None;
    }
    let had = tokens.word(cue) == "had"
        || cue > 0 && tokens.word(cue - 1) == "had"
        || cue > 1 && tokens.word(cue - 2) == "had";
    Some(if had { Step::Back } else { Step::Forward })
}

/// Whether a date stands in the sentence behind that of another, or one sentence farther in the same paragraph.
pub(super) fn is_near(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let (told, next) = (tokens.sentence_of(from), tokens.sentence_of(to));
    let paragraph = |sentence: usize| tokens.sentences().get(sentence).map(|sentence| sentence.paragraph);
    match next.checked_sub(told) {
        Some(0 | 1) => true,
        Some(2) => paragraph(told) == paragraph(next),
        _ => false,
    }
}

/// `from 3 May 2018 to 9 August`
fn is_range(tokens: &Tokens<'_>, from: &Range<usize>, to: &Range<usize>) -> bool {
    from.end + 1 == to.start && is_range_joint(tokens, from.end)
}

/// Whether a token joins the two ends of a range; a dash with space around it is one of a dateline or list.
pub(super) fn is_range_joint(tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.word(at) {
        "to" | "until" | "till" | "through" => true,
        "-" | "–" | "—" => !tokens.has_space_before(at) && !tokens.has_space_before(at + 1),
        _ => false,
    }
}

/// Whether `and` leads from one date to the next: `on 28 December 2018 and freed him on 3 January`.
fn is_coordinated(tokens: &Tokens<'_>, from: &Range<usize>, to: &Range<usize>) -> bool {
    let joint = if tokens.word(from.end) == "," { from.end + 1 } else { from.end };
    let is_clause = |at: usize| {
        matches!(tokens.word(at), "who" | "which" | "that" | "but" | ";" | "," | "after" | "when" | "while" | "said")
    };
    matches!(tokens.word(joint), "and" | "then" | "before")
        && to.start - joint <= 10
        && !(joint + 1..to.start).any(is_clause)
}

/// Whether a sentence begins with its date, or is about what the sentence told of before.
fn keeps_subject(tokens: &Tokens<'_>, told: usize, next: usize, date: usize) -> bool {
    let (Some(told), Some(next)) = (tokens.sentences().get(told), tokens.sentences().get(next)) else { return false };
    let start = next.tokens.start;
    let leads = date <= start + 1
        || date == start + 2 && matches!(tokens.word(start), "then" | "later" | "by" | "in" | "on" | "early" | "but");
    let is_pronoun =
        matches!(tokens.word(start), "he" | "she" | "it" | "they" | "his" | "her" | "its" | "their" | "this");
    let is_named = || {
        let is_the = tokens.word(start) == "the";
        is_the || told.tokens.clone().any(|at| tokens.is_capital(at) && tokens.word(at) == tokens.word(start))
    };
    leads || is_pronoun || is_named()
}
