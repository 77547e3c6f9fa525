//! Whether an infinitive tells what is still to come on a day beside it, or what was done on it.

use super::infinitives::{Governor, governor, of_carrier, to_of, verb_over_object, word_before};
use crate::{
    events::Status,
    grammar::{Sentences, Tag},
    lexicon::{
        Frame, Hedge, Stance, Thing, VerbForm, WordKind, hedges, is_kind, names_thing, reporting_noun, reporting_verbs,
    },
};
use std::ops::Range;

/// When an infinitive was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Done {
    /// `MANAGED to flee`, `FORCED him to leave`
    Already,
    /// `ORDERED him to return`, `VOTED to walk out`, and in a headline `Union TO STRIKE`
    Later,
}

/// What the word that governs an infinitive says of when it was done: by whom it was bidden, wished or threatened; by a day that the
/// governing verb has of its own. `None` for an aim, which may have been reached: `flew to Riga to meet him`.
pub(crate) fn done(sentences: &Sentences<'_>, verb: usize) -> Option<Done> {
    let tokens = sentences.tokens;
    let answers = |word: &str| matches!(word, "comment" | "elaborate" | "explain" | "respond" | "say");
    let group = sentences.group_of(verb);
    let to = to_of(sentences, verb, &group)?;
    if to == sentences.sentence(verb).start {
        return None;
    }
    // `is said TO HAVE fled`
    if (to..verb).any(|at| tokens.word(at) == "have") {
        return Some(Done::Already);
    }
    if heads_headline(sentences, to) {
        return Some(Done::Later);
    }
    if let Some(Governor::Carries(word)) = governor(sentences, verb, &group) {
        let later = matches!(of_carrier(sentences, word), Some(Status::Planned | Status::Alleged));
        return Some(if later { Done::Later } else { Done::Already });
    }
    let before = word_before(sentences, to)?;
    let main = if sentences.is_verb(before) { Some(before) } else { verb_over_object(sentences, to) };
    match main {
        Some(main) if is_past_over(sentences, main) => Some(Done::Already),
        // `asked to comment on Monday, he smiled`
        Some(main) if main + 1 == to && tokens.word(main) == "asked" && answers(tokens.word(verb)) => None,
        Some(main) => {
            // `voted ON THURSDAY to walk out on Tuesday`
            let dated = (main + 1..to).any(|at| sentences.in_date(at));
            // What is bidden is done on the day on which it is bidden as often as on another (`ordered to pay $2m on Friday`); one
            // comes at an appointed day.
            let appointed = || {
                let (lemma, _) = tokens.verb(verb)?;
                (is_kind(lemma, WordKind::Goes) || matches!(lemma, "appear" | "report")).then_some(())
            };
            // `They WANT him to resign on Friday`
            let present = matches!(sentences.tag(main), Tag::Verb(VerbForm::Third | VerbForm::Base));
            (dated || (present || appointed().is_some()) && bids(sentences, main)).then_some(Done::Later)
        }
        None => is_aim(sentences, before).then_some(Done::Later),
    }
}

/// Whether a verb says that nothing came of what it opens: `FAILED to appear`.
fn is_past_over(sentences: &Sentences<'_>, main: usize) -> bool {
    let negates = hedges().longest_at(sentences.tokens, main).is_some_and(|(_, hedge)| *hedge == Hedge::Negated);
    negates && sentences.tag(main) == Tag::Verb(VerbForm::Past)
}

/// Whether a verb orders, wishes or threatens what an infinitive behind it tells.
fn bids(sentences: &Sentences<'_>, main: usize) -> bool {
    let tokens = sentences.tokens;
    let Some((lemma, _)) = tokens.verb(main) else { return false };
    let says = |frame: Frame, stance: Stance| match frame {
        Frame::Tell => true,
        Frame::ToDo => stance == Stance::Threatens,
        _ => false,
    };
    let reports = reporting_verbs()
        .longest_at(tokens, main)
        .is_some_and(|(_, uses)| uses.iter().any(|one| says(one.frame, one.stance)));
    // `had been expected to meet`: that came to nothing.
    let group = sentences.group_of(main);
    let had = (group.start..main).any(|at| tokens.word(at) == "had");
    !group.negated && !had && (reports || is_kind(lemma, WordKind::Bids) || is_kind(lemma, WordKind::Wishes))
}

/// Whether a noun tells what somebody calls for or threatens: `a CALL to strike`.
fn is_aim(sentences: &Sentences<'_>, noun: usize) -> bool {
    matches!(reporting_noun(sentences.tokens.word(noun)), Some(Stance::Proposes | Stance::Threatens))
}

/// Whether an infinitive stands in place of the verb of a headline, as what is to come does: `Union TO STRIKE over pay`. Behind it no
/// verb takes its subject: `Efforts to free the ship failed`.
fn heads_headline(sentences: &Sentences<'_>, to: usize) -> bool {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(to);
    let colon = |at: &usize| tokens.written(*at) == ":";
    let start = (sentence.start..to).rev().find(colon).map_or(sentence.start, |colon| colon + 1);
    let subject = start..to;
    let names = |at: usize| match sentences.tag(at) {
        Tag::Nominal | Tag::Number | Tag::Adverb | Tag::Possessive => true,
        Tag::Preposition | Tag::Conjunction => at > start,
        // `Hull, Leeds to vote on merger`
        Tag::Mark if tokens.written(at) == "," => tokens.is_capital(at + 1),
        Tag::Mark => tokens.joins(at) || matches!(tokens.written(at), "." | "'" | "’" | "‘"),
        _ => false,
    };
    let named = !subject.is_empty()
        && subject.len() <= LONGEST_SUBJECT
        && subject.clone().all(names)
        && sentences.tag(to - 1) == Tag::Nominal;
    let aims = || {
        subject.clone().any(|at| names_thing(tokens.word(at), Thing::Aim) || tokens.is_kind(at, WordKind::Possibility))
    };
    named && !aims() && !has_main_verb(sentences, to + 2..sentence.end)
}

/// So many tokens has the subject of a headline at most.
const LONGEST_SUBJECT: usize = 12;

/// Whether the subject of an infinitive has a verb behind it: not one of a clause that hangs on the infinitive.
fn has_main_verb(sentences: &Sentences<'_>, behind: Range<usize>) -> bool {
    for at in behind.start..behind.end.min(behind.start + 30) {
        match sentences.tag(at) {
            Tag::Subordinator | Tag::Relative | Tag::Conjunction => return false,
            Tag::Mark if sentences.tokens.written(at) == "," => return false,
            Tag::Auxiliary | Tag::Verb(VerbForm::Past | VerbForm::Third) => return true,
            // `after talks collapsed`
            Tag::Preposition if matches!(sentences.tokens.word(at), "after" | "as" | "before" | "until" | "since") => {
                return false;
            }
            _ => {}
        }
    }
    false
}
