//! The verb that a date hangs on by grammar, and the time that its auxiliaries, or what governs its infinitive, give it. It stands
//! before the date with nothing but nouns between: whatever verb stands nearer behind the date is that of another clause:
//! `the players BEATEN on Wednesday will get no bonus`.

use super::tense::{self, Tense};
use crate::{
    grammar::{Sentences, Tag, VerbGroup},
    lexicon::{Classes, Frame, Hedge, VerbForm, WordKind, hedges, noun_triggers_at, reporting_verbs, triggers_at},
    reality::{self, Done},
};
use std::ops::Range;

/// How far before a date its verb is looked for.
const FARTHEST: usize = 14;

/// How far behind a date stands what came of a plan.
const REACH: usize = 14;

/// The tense of the verb that a date hangs on; `None` where grammar does not say.
pub(super) fn tense(sentences: &Sentences<'_>, expression: &Range<usize>) -> Option<Tense> {
    let hung = verb(sentences, expression)?;
    let tokens = sentences.tokens;
    let verb = hung.verb;
    let group = sentences.group_of(verb);
    let has = |words: &[&str]| (group.start..verb).any(|at| words.contains(&tokens.word(at)));
    let shortened =
        |endings: &[&str]| (group.start..verb).any(|at| endings.iter().any(|ending| tokens.word(at).ends_with(ending)));
    if group.future || shortened(&["'ll"]) {
        return Some(Tense::Future);
    }
    if sentences.tag(verb) == Tag::Verb(VerbForm::Base) && (group.start..verb).any(|at| sentences.tag(at) == Tag::To) {
        return of_infinitive(sentences, &hung);
    }
    if group.unreal {
        return of_modal(sentences, &hung, &group);
    }
    // `is expected on Monday`, `due in court on Monday`
    if (group.start..expression.start)
        .filter_map(|at| tense::phrase(tokens, at).filter(|(tense, _)| *tense == Tense::Future))
        .any(|(_, end)| end > verb)
    {
        return None;
    }
    let present = has(&["is", "are", "am", "'s", "be", "being"]) || shortened(&["'m", "'re"]);
    match sentences.tag(verb) {
        // `rules come into force`: the present may look like the participle.
        Tag::Verb(VerbForm::Past)
            if group.start == verb
                && !tokens.is_unchanged_past(verb)
                && tokens.verb(verb).is_some_and(|(lemma, _)| lemma == tokens.word(verb)) =>
        {
            None
        }
        Tag::Verb(VerbForm::Past) if !present && !reality::is_condition(sentences, verb) => Some(Tense::Past),
        Tag::Verb(VerbForm::Gerund) if present && !hung.over_phrase && !has(&["being", "been"]) => Some(Tense::Future),
        _ => None,
    }
}

/// A verb that a date hangs on.
struct Hung {
    verb: usize,
    /// Whether a phrase stands between that the date may belong to as well: `the DEATH of a man on Monday`.
    over_phrase: bool,
}

fn verb(sentences: &Sentences<'_>, expression: &Range<usize>) -> Option<Hung> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(expression.start);
    // `Monday's talks`
    if tokens.word(expression.end) == "'s" {
        return None;
    }
    let mut end = expression.start;
    while end > sentence.start
        && (sentences.in_date(end - 1) || matches!(tokens.word(end - 1), "early" | "late" | "as"))
    {
        end -= 1;
    }
    let led = end < expression.start;
    // `Monday talks`, `said Monday was a holiday`
    if !led && matches!(sentences.tag(expression.end), Tag::Nominal | Tag::Auxiliary | Tag::Verb(_)) {
        return None;
    }
    let mut over_phrase = false;
    for at in (sentence.start.max(end.saturating_sub(FARTHEST))..end).rev() {
        let word = tokens.word(at);
        // `will forget what happened on Monday`
        if tokens.classes(at).any(Classes::INTERROGATIVE) {
            return None;
        }
        match sentences.tag(at) {
            Tag::Verb(_) if describes(sentences, at, end) => {}
            Tag::Verb(_) => return Some(Hung { verb: at, over_phrase }),
            Tag::Nominal => over_phrase |= at + 1 < end && noun_triggers_at(tokens, at).is_some(),
            Tag::Number | Tag::Pronoun | Tag::Determiner | Tag::Possessive | Tag::Adverb => {}
            // What leads to a date right before it has a sense of its own: `by Monday`, `for Monday`.
            Tag::Preposition if at + 1 == end => {
                if !is_particle(word) {
                    return None;
                }
            }
            Tag::Preposition if parts(sentences, at) => return None,
            Tag::Preposition => over_phrase |= word == "of",
            Tag::Conjunction if matches!(word, "and" | "or") => {}
            Tag::Mark
                if tokens.joins(at) || matches!(tokens.written(at), "$" | "£" | "€" | "." | "%" | "'" | "’" | "‘") =>
                {}
            _ if sentences.in_date(at) => {}
            _ => return None,
        }
    }
    None
}

/// Whether a participle only describes the noun behind it: `met EXILED leaders`.
fn describes(sentences: &Sentences<'_>, at: usize, end: usize) -> bool {
    matches!(sentences.tag(at), Tag::Verb(VerbForm::Past | VerbForm::Gerund))
        && at + 1 < end
        && at > sentences.sentence(at).start
        && sentences.tag(at + 1) == Tag::Nominal
        && (matches!(sentences.tag(at - 1), Tag::Determiner | Tag::Possessive | Tag::Preposition | Tag::Number)
            || sentences.is_verb(at - 1) && reporting_verbs().longest_at(sentences.tokens, at).is_none())
}

/// Whether a word may be a part of the verb before it: `comes OUT on Monday`.
fn is_particle(word: &str) -> bool {
    matches!(word, "up" | "out" | "off" | "down" | "in" | "away" | "over" | "back")
}

/// Whether a preposition begins what the date may belong to: `will be tried OVER the attack on Monday`.
fn parts(sentences: &Sentences<'_>, at: usize) -> bool {
    sentences.tokens.classes(at).any(Classes::SUBORDINATOR)
        || matches!(
            sentences.tokens.word(at),
            "after"
                | "before"
                | "since"
                | "following"
                | "during"
                | "amid"
                | "over"
                | "about"
                | "until"
                | "despite"
                | "because"
        )
}

/// An infinitive is of the time that its governor gives it.
fn of_infinitive(sentences: &Sentences<'_>, hung: &Hung) -> Option<Tense> {
    match reality::done(sentences, hung.verb)? {
        Done::Already => Some(Tense::Past),
        Done::Later => (!hung.over_phrase).then_some(Tense::Future),
    }
}

/// What may be is still to come, but what nobody could say or see was so then.
fn of_modal(sentences: &Sentences<'_>, hung: &Hung, group: &VerbGroup) -> Option<Tense> {
    let tokens = sentences.tokens;
    let says = reporting_verbs()
        .longest_at(tokens, hung.verb)
        .is_some_and(|(_, uses)| uses.iter().any(|one| matches!(one.frame, Frame::That | Frame::Tell)))
        || tokens.verb(hung.verb).is_some_and(|(lemma, _)| {
            matches!(lemma, "see" | "hear" | "feel" | "find" | "reach" | "watch" | "know" | "remember" | "comment")
        });
    let could = (group.start..hung.verb).any(|at| matches!(tokens.word(at), "could" | "couldn't"));
    let have = (group.start..hung.verb).any(|at| tokens.word(at) == "have");
    if have || says && (could || group.negated) {
        return Some(Tense::Past);
    }
    // `he could not pay the rent on Monday`
    (!could || !group.negated && !hung.over_phrase).then_some(Tense::Future)
}

/// Whether a participle says that something was taken back, or not let happen.
fn dropped(sentences: &Sentences<'_>, at: usize) -> bool {
    hedges().longest_at(sentences.tokens, at).is_some_and(|(_, hedge)| *hedge == Hedge::Cancelled)
        || triggers_at(sentences.tokens, at)
            .is_some_and(|(_, triggers)| triggers.iter().any(|one| matches!(one.kind, "ban" | "cancellation")))
}

/// Whether what was to come on a day came to nothing, as the words behind it in its sentence tell: `was due in court on Monday
/// BUT FAILED to turn up`, `the launch planned for Monday WAS CANCELLED`.
pub(super) fn came_to_nothing(sentences: &Sentences<'_>, expression: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(expression.start);
    let before = sentence.start.max(expression.start.saturating_sub(FARTHEST))..expression.start;
    let over = |at: usize| matches!(tokens.word(at), "was" | "were" | "had");
    let due = |at: usize| {
        tokens.is_kind(at, WordKind::Due)
            || hedges().longest_at(tokens, at).is_some_and(|(_, hedge)| *hedge == Hedge::Planned)
    };
    let planned = |at: usize| due(at) || tokens.word(at) == "to" && sentences.tag(at) == Tag::To;
    // `was due`, `had planned`, `was to`
    let was_planned =
        before.clone().rev().any(|at| over(at) && planned(if tokens.word(at + 1) == "been" { at + 2 } else { at + 1 }));
    // `a protest planned for Monday`
    let described =
        || {
            before.clone().rev().take(4).any(|at| {
                tokens.is_kind(at, WordKind::Due) && at > sentence.start && sentences.tag(at - 1) == Tag::Nominal
            })
        };
    let end = sentence.end.min(expression.end + REACH);
    let mut next = expression.end;
    if tokens.written(next) == "," {
        next += 1;
    }
    if next < end && tokens.word(next) == "but" {
        let past = |at: usize| sentences.tag(at) == Tag::Verb(VerbForm::Past) || tokens.word(at).ends_with("ed");
        let finite =
            (next + 1..end).find(|at| sentences.is_verb(*at) || sentences.tag(*at) == Tag::Auxiliary || past(*at));
        // `but has been put off to Friday` tells of another day.
        return was_planned
            && finite.is_some_and(|at| past(at) || matches!(tokens.word(at), "was" | "were" | "did" | "didn't"))
            && !(next..end).any(|at| sentences.in_date(at));
    }
    (was_planned || described()) && matches!(tokens.word(next), "was" | "were") && dropped(sentences, next + 1)
}
