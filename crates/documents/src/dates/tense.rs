//! Whether a sentence speaks of what was or of what will be, by the verb nearest to an expression.

use super::{attached, frames, owned};
use crate::{
    grammar::Sentences,
    lexicon::{PhraseTable, is_time_unit, rows},
    tokens::Tokens,
};
use std::{ops::Range, sync::LazyLock};

/// What a sentence speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
}

pub(super) const TENSE: &str = include_str!("../../data/dates-tense.tsv");

fn tense(name: &str) -> Option<Tense> {
    match name {
        "past" => Some(Tense::Past),
        "future" => Some(Tense::Future),
        _ => None,
    }
}

static CUES: LazyLock<PhraseTable<Tense>> =
    LazyLock::new(|| PhraseTable::new(rows(TENSE).filter_map(|row| Some((*row.first()?, tense(row.get(1)?)?)))));

/// Verbs further away than this say nothing about an expression.
const FARTHEST: usize = 16;

/// The time of which a sentence tells at an expression: by the noun that it belongs to, by the words right around it, by
/// the verb that it hangs on, else by the nearest one. What was to come and came to nothing is over.
pub(super) fn told(sentences: &Sentences<'_>, expression: &Range<usize>) -> Option<Tense> {
    let tense = owned::tense(sentences, expression)
        .or_else(|| around(sentences.tokens, expression))
        .or_else(|| attached::tense(sentences, expression))
        .or_else(|| of_verb(sentences.tokens, expression));
    if tense == Some(Tense::Future) && attached::came_to_nothing(sentences, expression) {
        return Some(Tense::Past);
    }
    tense
}

/// The tense of the verb nearest to an expression in its sentence. A verb in front of it counts as nearer than one behind
/// it, and what stands behind a comma or a conjunction as farther away.
pub(super) fn near(tokens: &Tokens<'_>, expression: &Range<usize>) -> Option<Tense> {
    around(tokens, expression).or_else(|| of_verb(tokens, expression))
}

/// What the words right around an expression say of its time.
fn around(tokens: &Tokens<'_>, expression: &Range<usize>) -> Option<Tense> {
    let sentence = tokens.sentences().get(tokens.sentence_of(expression.start))?.tokens.clone();
    let lead = expression.start.checked_sub(1).filter(|at| *at >= sentence.start).map_or("", |at| tokens.word(at));
    match lead {
        "until" | "till" => return Some(Tense::Future),
        // `the 12 months through September` are over.
        "through" if !ends_length(tokens, expression.start) => return Some(Tense::Future),
        "since" => return Some(Tense::Past),
        _ => {}
    }
    frames::around(tokens, expression, &sentence)
}

/// The tense of the nearest verb, whatever word leads to the expression.
pub(super) fn of_verb(tokens: &Tokens<'_>, expression: &Range<usize>) -> Option<Tense> {
    nearest(tokens, expression).map(|(tense, _)| tense)
}

/// The nearest verb, if it tells of the past.
pub(super) fn past_verb(tokens: &Tokens<'_>, expression: &Range<usize>) -> Option<usize> {
    nearest(tokens, expression).filter(|(tense, _)| *tense == Tense::Past).map(|(_, at)| at)
}

/// The tense that the nearest verb shows, and where it stands.
fn nearest(tokens: &Tokens<'_>, expression: &Range<usize>) -> Option<(Tense, usize)> {
    let sentence = tokens.sentences().get(tokens.sentence_of(expression.start))?.tokens.clone();
    let before = before(tokens, expression.start, sentence.start);
    let behind = behind(tokens, expression.end, sentence.end);
    let cue = match (before, behind) {
        (Some(own), Some(other)) => {
            let is_own = (own.distance <= other.distance || opens_next_verb(tokens, expression.end, sentence.end))
                && !is_noun_with_verb(tokens, expression.end, &own, &other);
            if is_own { own } else { other }
        }
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => return None,
    };
    Some((cue.tense, cue.at))
}

/// Whether a word that was taken for a verb in the present is the subject of one right behind the expression: `company
/// reports on Friday showed a loss`.
fn is_noun_with_verb(tokens: &Tokens<'_>, end: usize, own: &Cue, other: &Cue) -> bool {
    other.tense == Tense::Past && other.at <= end + 1 && tokens.is_word(end) && frames::is_scheduled(tokens, own.at)
}

/// A word or phrase that shows a tense.
struct Cue {
    tense: Tense,
    at: usize,
    distance: usize,
}

/// Whether `and` or `but` stands right behind an expression, and behind that a cue: `were beaten on Wednesday, AND MUST win`. The
/// first verb has the expression, and the second one is told of the same subject.
fn opens_next_verb(tokens: &Tokens<'_>, end: usize, limit: usize) -> bool {
    let joint = if tokens.written(end) == "," { end + 1 } else { end };
    joint + 1 < limit && matches!(tokens.word(joint), "and" | "but") && cue(tokens, joint + 1).is_some()
}

/// Whether the word before the last one in front of a token is a unit of time.
fn ends_length(tokens: &Tokens<'_>, start: usize) -> bool {
    start.checked_sub(2).is_some_and(|at| is_time_unit(tokens.word(at)))
}

/// The nearest cue that ends in front of a token, and how far it is.
fn before(tokens: &Tokens<'_>, start: usize, limit: usize) -> Option<Cue> {
    let mut toll = 0;
    for at in (limit.max(start.saturating_sub(FARTHEST))..start).rev() {
        // The cue must end in front of the expression.
        // A form behind `to` is the infinitive, of whatever time the verb before it is: `expected to hit`.
        let is_infinitive = at > limit && tokens.word(at - 1) == "to";
        if let Some((tense, end)) = cue(tokens, at)
            && end <= start
            && !(is_infinitive && tense == Tense::Past)
        {
            // `expected to meet`: the phrase that begins earlier and covers this word is meant. `Was to be signed`: what is
            // to come rules the participle behind it, and `failed to resume` is over.
            let (tense, _) = (at.saturating_sub(3).max(limit)..at)
                .filter_map(|earlier| phrase(tokens, earlier))
                .find(|(tense, end)| *end > at || (*end == at && (is_infinitive || *tense == Tense::Future)))
                .unwrap_or((tense, end));
            let tense = of_passive(tokens, at, limit).unwrap_or(tense);
            return Some(Cue { tense, at, distance: start - at + toll });
        }
        toll += cost(tokens, at);
        if tokens.word(at) == ";" {
            return None;
        }
    }
    None
}

/// The tense of a participle behind `be`, by what opens the passive right before it: `will be sentenced`, `must not be sold`,
/// `is expected to be returned` speak of what is to come, `had to be sold` does not.
fn of_passive(tokens: &Tokens<'_>, participle: usize, limit: usize) -> Option<Tense> {
    let be = before_adverbs(tokens, participle, limit).filter(|at| tokens.word(*at) == "be")?;
    let opener = before_adverbs(tokens, be, limit)?;
    let opens = (opener.saturating_sub(2).max(limit)..=opener)
        .filter_map(|at| phrase(tokens, at))
        .find(|(_, end)| *end == opener + 1)
        .map(|(tense, _)| tense);
    opens.or_else(|| (tokens.word(opener) == "to").then_some(Tense::Future))
}

/// The last token before one, with `not` and adverbs passed over.
fn before_adverbs(tokens: &Tokens<'_>, at: usize, limit: usize) -> Option<usize> {
    (limit..at).rev().find(|before| {
        let word = tokens.word(*before);
        !word.ends_with("ly") && !matches!(word, "not" | "never" | "also" | "now" | "then" | "only" | "first" | "soon")
    })
}

/// The nearest cue behind a token, and how far it is.
fn behind(tokens: &Tokens<'_>, end: usize, limit: usize) -> Option<Cue> {
    let mut toll = 2;
    // `from 1 June until 15 August`: the end of a range says nothing of its beginning.
    let end = if matches!(tokens.word(end), "until" | "till") { end + 1 } else { end };
    for at in end..limit.min(end + FARTHEST) {
        if let Some((tense, _)) = cue(tokens, at) {
            return Some(Cue { tense, at, distance: at - end + toll });
        }
        toll += cost(tokens, at);
        if tokens.word(at) == ";" {
            return None;
        }
    }
    None
}

fn cost(tokens: &Tokens<'_>, at: usize) -> usize {
    let is_border = matches!(
        tokens.word(at),
        "," | "and" | "but" | "while" | "which" | "who" | "after" | "before" | "as" | "that" | "when"
    );
    if is_border { 2 } else { 0 }
}

/// The tense that a word or phrase shows, and the token behind it.
fn cue(tokens: &Tokens<'_>, at: usize) -> Option<(Tense, usize)> {
    if let Some(found) = phrase(tokens, at) {
        return Some(found);
    }
    // `we'll know`
    if tokens.word(at).ends_with("'ll") || frames::is_scheduled(tokens, at) {
        return Some((Tense::Future, at + 1));
    }
    let word = tokens.word(at);
    let is_past = word.len() >= 4
        && word.ends_with("ed")
        && tokens.is_word(at)
        && !tokens.is_capital(at)
        && !word.ends_with("eed");
    is_past.then_some((Tense::Past, at + 1))
}

/// The time that a phrase which begins at a token shows, and the token behind it.
pub(super) fn phrase(tokens: &Tokens<'_>, at: usize) -> Option<(Tense, usize)> {
    let (end, tense) = CUES.longest_at(tokens, at)?;
    // `May` and `March` are months, and titles begin with a capital; the first word of a sentence may be a verb, and so may
    // one behind a dateline.
    let is_name = tokens.is_capital(at)
        && tokens.sentences().get(tokens.sentence_of(at)).is_some_and(|sentence| sentence.tokens.start != at)
        && !matches!(tokens.word(at - 1), "-" | "–" | "—" | ":" | "\"" | "“");
    (!is_name).then_some((*tense, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_found_in_a_text() {
        for row in rows(TENSE) {
            let text = match row[1] {
                "moved" => format!("It was {} to Friday.", row[0]),
                "mishap" => format!("He will study Friday's {}.", row[0]),
                "fixture" => format!("Fans are flocking to Friday's {}.", row[0]),
                _ => format!("They {} it.", row[0]),
            };
            let document = crate::plain::read("test", &text);
            let tokens = Tokens::of(&document);
            let found = match (row[1], (0..tokens.len()).find(|at| tokens.word(*at) == "friday")) {
                (_, Some(day)) => {
                    let place = day..day + 1;
                    told(&Sentences::new(&tokens, std::slice::from_ref(&place)), &place)
                }
                _ => cue(&tokens, 1).map(|(tense, _)| tense),
            };
            let expected = match row[1] {
                "schedule" | "moved" | "fixture" => Some(Tense::Future),
                "mishap" => Some(Tense::Past),
                name => tense(name),
            };
            assert_eq!(found, expected, "{row:?}");
            assert!(expected.is_some(), "{row:?}");
        }
    }

    #[test]
    fn a_participle_is_of_the_time_that_opens_its_passive() {
        for (text, expected) in [
            ("He will be sentenced on 9 February.", Tense::Future),
            ("He will not be formally sentenced on 9 February.", Tense::Future),
            ("The film is to be released on 9 February.", Tense::Future),
            ("The bank must be sold by 9 February.", Tense::Future),
            ("The ship is expected to be returned on 9 February.", Tense::Future),
            ("The ban shall be lifted on 9 February.", Tense::Future),
            ("The trial will open on 9 February.", Tense::Future),
            ("He was sentenced on 9 February.", Tense::Past),
            ("The bank had to be sold on 9 February.", Tense::Past),
            ("The fair used to be held on 9 February.", Tense::Past),
            ("The film is said to have been released on 9 February.", Tense::Past),
            ("He will appeal after being sentenced on 9 February.", Tense::Past),
            // A verb behind `and` has a time of its own.
            ("They were beaten 3-1 at home by Eastfield United on 9 February, and must win.", Tense::Past),
        ] {
            let document = crate::plain::read("test", text);
            let tokens = Tokens::of(&document);
            let day = (0..tokens.len()).find(|at| tokens.word(*at) == "9").unwrap();
            assert_eq!(near(&tokens, &(day..day + 2)), Some(expected), "{text}");
        }
    }
}
