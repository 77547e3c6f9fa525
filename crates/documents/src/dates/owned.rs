//! A day that owns what happened on it: `MONDAY's attack will not change our policy`. Such a day is over, whatever the verb of the
//! sentence, unless what it owns is arranged beforehand, and announced.

use super::{
    frames::{self, Frame},
    tense::{self, Tense},
};
use crate::{
    grammar::{Sentences, Tag},
    lexicon::{VerbForm, noun_triggers_at},
    reality::{self, ARRANGED, Done},
};
use std::ops::Range;

/// The words of a noun phrase behind the day are looked at up to this many.
const LONGEST: usize = 5;

/// How far before a day the verb that announces what it owns is looked for.
const FARTHEST: usize = 10;

/// The time of a day in the possessive before a noun for what happens; `None` where the verb of the sentence decides.
pub(super) fn tense(sentences: &Sentences<'_>, expression: &Range<usize>) -> Option<Tense> {
    let tokens = sentences.tokens;
    if tokens.word(expression.end) != "'s" {
        return None;
    }
    let sentence = sentences.sentence(expression.start);
    let before = sentence.start.max(expression.start.saturating_sub(FARTHEST))..expression.start;
    // `ahead of Friday's vote`, `tickets for Saturday's concert`
    let leads = |at: usize| tense::phrase(tokens, at).filter(|(_, end)| *end == expression.start);
    let led = (before.start.max(expression.start.saturating_sub(4))..expression.start).find_map(leads);
    if led.is_some_and(|(tense, _)| tense == Tense::Future) {
        return Some(Tense::Future);
    }
    let noun = noun(sentences, expression.end + 1, sentence.end)?;
    let arranged = if frames::is_in(tokens, noun, Frame::Mishap) {
        false
    } else if frames::is_in(tokens, noun, Frame::Fixture) {
        true
    } else {
        noun_triggers_at(tokens, noun)?.1.iter().any(|one| ARRANGED.contains(&one.kind))
    };
    let ahead = || {
        let end = sentence.end.min(noun + LONGEST);
        (noun + 1..end).any(|at| matches!(tokens.word(at), "will" | "'ll" | "due" | "expected" | "forecast"))
    };
    // `Friday's walkout will close schools`: of what is no mishap the verb tells.
    if !arranged && !frames::is_in(tokens, noun, Frame::Mishap) && ahead() {
        return None;
    }
    if !arranged {
        return (!frames::is_feared(tokens, expression.start, sentence.start)).then_some(Tense::Past);
    }
    let lead = expression.start.checked_sub(1).filter(|at| *at >= sentence.start).map_or("", |at| tokens.word(at));
    if matches!(lead, "after" | "following" | "since" | "from" | "despite" | "over" | "against")
        || reality::is_behind_outcome(sentences, expression.start)
    {
        return Some(Tense::Past);
    }
    // `fans are flocking to Monday's final`
    let word_back =
        |back: usize| before.end.checked_sub(back).filter(|at| before.contains(at)).map_or("", |at| tokens.word(at));
    if matches!(lead, "to" | "for") && word_back(2).ends_with("ing") && matches!(word_back(3), "is" | "are" | "they're")
    {
        return Some(Tense::Future);
    }
    let led_by =
        |at: usize| matches!(sentences.tag(at), Tag::Nominal | Tag::Determiner | Tag::Adverb | Tag::Preposition);
    let verb =
        before.clone().rev().find(|at| !led_by(*at) || sentences.is_verb(*at)).filter(|at| sentences.is_verb(*at))?;
    let group = sentences.group_of(verb);
    if group.future || reality::done(sentences, verb) == Some(Done::Later) {
        return Some(Tense::Future);
    }
    (sentences.tag(verb) == Tag::Verb(VerbForm::Past) && group.start == verb).then_some(Tense::Past)
}

/// The last noun of the words behind a day that are its own.
fn noun(sentences: &Sentences<'_>, start: usize, end: usize) -> Option<usize> {
    (start..end.min(start + LONGEST))
        .take_while(|at| matches!(sentences.tag(*at), Tag::Nominal | Tag::Number) || sentences.tokens.joins(*at))
        .last()
}
