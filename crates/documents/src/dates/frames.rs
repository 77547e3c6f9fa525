//! Frames that say of a day whether it is over or to come, whatever the nearest verb says: `called a strike for Friday`, `a
//! reply by Friday`, `moved to Friday`, `will appeal against Friday's ruling`. And the verbs of a schedule, of which the
//! present tells what is to come: `Parliament votes on Friday`.

use super::{tense::Tense, words};
use crate::{
    lexicon::{VerbForm, WordTable, rows},
    tokens::Tokens,
};
use std::{ops::Range, sync::LazyLock};

/// What a word does in a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// The lemma of a verb of which the present tells what is on a schedule.
    Schedule,
    /// A participle behind which `to` leads to the day to which something is put off.
    Moved,
    /// A noun for what befalls somebody: a day of one is over, unless it is feared.
    Mishap,
    /// A noun for what is arranged for a day, beside those of events.
    Fixture,
}

pub(super) fn frame(name: &str) -> Option<Frame> {
    Some(match name {
        "schedule" => Frame::Schedule,
        "moved" => Frame::Moved,
        "mishap" => Frame::Mishap,
        "fixture" => Frame::Fixture,
        _ => return None,
    })
}

static FRAMES: LazyLock<WordTable<Frame>> =
    LazyLock::new(|| rows(super::tense::TENSE).filter_map(|row| Some((*row.first()?, frame(row.get(1)?)?))).collect());

/// Whether a word does that in a frame.
pub(super) fn is_in(tokens: &Tokens<'_>, at: usize, frame: Frame) -> bool {
    FRAMES.get(tokens.word(at)) == Some(&frame)
}

/// What the words around an expression say of its time.
pub(super) fn around(tokens: &Tokens<'_>, expression: &Range<usize>, sentence: &Range<usize>) -> Option<Tense> {
    let lead = expression.start.checked_sub(1).filter(|at| *at >= sentence.start)?;
    match tokens.word(lead) {
        "by" if is_deadline(tokens, lead, sentence.start) => return Some(Tense::Future),
        "for" if is_aim(tokens, expression, sentence) => return Some(Tense::Future),
        "to" if lead > sentence.start && is_in(tokens, lead - 1, Frame::Moved) => return Some(Tense::Future),
        _ => {}
    }
    is_of_mishap(tokens, expression, sentence).then_some(Tense::Past)
}

/// Whether what is to be done stands before `by`: `told to report by Friday`, `could collapse by Friday`, `wants a reply
/// by Friday`, `unless they are paid by Friday`; not `the toll rose to 40 by Friday`, nor `managed to flee by Friday`.
fn is_deadline(tokens: &Tokens<'_>, by: usize, limit: usize) -> bool {
    let near = limit.max(by.saturating_sub(10))..by;
    let past = |at: usize| matches!(tokens.word(at), "was" | "were" | "had" | "did");
    if let Some(condition) = near.rev().find(|at| matches!(tokens.word(*at), "if" | "unless")) {
        return (condition..by).any(|at| matches!(tokens.word(at), "is" | "are" | "does" | "do" | "has" | "have"))
            && !(condition..by).any(past);
    }
    for at in (limit.max(by.saturating_sub(10))..by).rev() {
        match tokens.word(at) {
            "," | ";" | "was" | "were" | "had" | "has" | "have" | "been" => return false,
            "could" | "can" | "wants" | "want" | "needs" | "need" | "seeks" | "demands" | "demanded" => return true,
            "to" => {
                let is_infinitive = matches!(tokens.verb(at + 1), Some((lemma, VerbForm::Base)) if lemma != "have");
                let is_done = at > limit
                    && matches!(
                        tokens.word(at - 1),
                        "failed" | "managed" | "refused" | "began" | "continued" | "used" | "had"
                    );
                if is_infinitive {
                    return !is_done;
                }
            }
            _ if matches!(tokens.verb(at), Some((_, VerbForm::Past))) => return false,
            _ => {}
        }
    }
    false
}

/// Whether `for` leads to the weekday of what somebody called: `called a strike for Friday`, `the forecast for Friday is
/// rain`. A verb right before `for` has a tense of its own, and `for Friday's attack` tells why.
fn is_aim(tokens: &Tokens<'_>, expression: &Range<usize>, sentence: &Range<usize>) -> bool {
    let is_weekday = words::lookup(tokens, expression.start).is_some_and(|entry| entry.weekday.is_some());
    let before = expression.start.checked_sub(2).filter(|at| *at >= sentence.start);
    let is_noun = before.is_some_and(|at| {
        let is_verb =
            tokens.is_unchanged_past(at) || matches!(tokens.verb(at), Some((_, VerbForm::Past | VerbForm::Gerund)));
        tokens.is_word(at)
            && tokens.classes(at).is_empty()
            && !is_verb
            && !tokens.is_kind(at, crate::lexicon::WordKind::Address)
    });
    let end = expression.end;
    let is_last = end >= sentence.end
        || !tokens.is_word(end)
        || matches!(tokens.word(end), "is" | "and" | "but" | "after" | "over");
    is_weekday && is_noun && is_last && tokens.word(end) != "'s"
}

/// Whether an expression dates what has befallen somebody, and is no day of the verb: `tried over an attack on Friday`, `will
/// study Friday's attack`, `over the 14 September killing`.
fn is_of_mishap(tokens: &Tokens<'_>, expression: &Range<usize>, sentence: &Range<usize>) -> bool {
    let has_s = tokens.word(expression.end) == "'s";
    let behind = if has_s { expression.end + 1 } else { expression.end };
    let before = |back: usize| expression.start.checked_sub(back).filter(|at| *at >= sentence.start);
    let is_cause = |at: usize| matches!(tokens.word(at), "over" | "against");
    if has_s && before(1).is_some_and(is_cause) {
        return true;
    }
    // `Friday's deadly attack`
    let names = has_s || before(1).is_some_and(|at| tokens.word(at) == "the");
    let is_named = names
        && (is_in(tokens, behind, Frame::Mishap)
            || tokens.is_word(behind) && tokens.classes(behind).is_empty() && is_in(tokens, behind + 1, Frame::Mishap));
    let is_told = before(1).is_some_and(|at| tokens.word(at) == "on")
        && before(2).is_some_and(|at| is_in(tokens, at, Frame::Mishap))
        && (3..=6)
            .filter_map(before)
            .any(|at| matches!(tokens.word(at), "over" | "after" | "about" | "following" | "for"));
    (is_named || is_told) && !is_feared(tokens, expression.start, sentence.start)
}

/// Whether words right before a day say that what it tells of is only feared.
pub(super) fn is_feared(tokens: &Tokens<'_>, start: usize, limit: usize) -> bool {
    (limit.max(start.saturating_sub(8))..start).any(|at| {
        let word = tokens.word(at);
        matches!(word, "planned" | "planning" | "possible" | "likely" | "new" | "further" | "imminent")
            || ["fear", "threat", "warn"].iter().any(|stem| word.starts_with(stem))
    })
}

/// Whether a form of the present tells what is on a schedule: it must have a subject before it, since many are nouns as
/// well.
pub(super) fn is_scheduled(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some((lemma, form @ (VerbForm::Third | VerbForm::Base))) = tokens.verb(at) else { return false };
    FRAMES.get(lemma) == Some(&Frame::Schedule)
        && !tokens.is_capital(at)
        && at > 0
        && tokens.sentence_of(at - 1) == tokens.sentence_of(at)
        && is_subject(tokens, at - 1, form)
}

/// Whether the word before a verb can be the last one of its subject.
fn is_subject(tokens: &Tokens<'_>, at: usize, form: VerbForm) -> bool {
    let word = tokens.word(at);
    if matches!(word, "he" | "she" | "it" | "who" | "which") {
        return form == VerbForm::Third;
    }
    if matches!(word, "they" | "we" | "people" | "police") {
        return form == VerbForm::Base;
    }
    let is_noun = tokens.is_word(at)
        && tokens.classes(at).is_empty()
        && word != "'s"
        && (tokens.is_capital(at) || !matches!(tokens.verb(at), Some((_, VerbForm::Past | VerbForm::Gerund))));
    let is_plural = word.ends_with('s') && !word.ends_with("ss");
    // `City host Rovers on Friday`: a team is many.
    let is_team =
        tokens.is_capital(at) && tokens.is_capital(at + 2) && tokens.sentence_of(at) == tokens.sentence_of(at + 2);
    is_noun && (form == VerbForm::Third || is_plural || is_team)
}
