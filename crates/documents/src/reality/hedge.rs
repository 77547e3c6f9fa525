//! The hedge right before some words (`data/hedges.tsv`), and whether it belongs to them: `a PLANNED upgrade was cancelled`.

use crate::{
    grammar::{Sentences, Tag},
    lexicon::{Classes, Hedge, VerbForm, hedges},
};
use std::ops::Range;

/// The hedge right before some words, with an auxiliary, an article or an adverb at most between.
pub(super) fn hedge_before(sentences: &Sentences<'_>, words: &Range<usize>) -> Option<Hedge> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(words.start);
    (sentence.start.max(words.start.saturating_sub(8))..words.start).rev().find_map(|at| {
        let (end, hedge) = hedges().longest_at(tokens, at)?;
        let between = end..words.start;
        let near = end <= words.start
            && between.clone().all(|at| {
                matches!(
                    sentences.tag(at),
                    Tag::Auxiliary
                        | Tag::Adverb
                        | Tag::Determiner
                        | Tag::To
                        | Tag::Nominal
                        | Tag::Possessive
                        | Tag::Preposition
                ) || sentences.in_date(at)
                    || tokens.joins(at)
            })
            && between.len() <= 4
            // `dropped after brokers attacked`: another time, and another deed.
            && !between.clone().any(|at| parts_times(tokens.word(at)))
            // `called for an end to the attacks`: what is to end, there is.
            && !(*hedge == Hedge::Planned && between.clone().any(|at| ends(tokens.word(at))))
            // `called for sanctions over the attack`: an attack there was.
            && !(*hedge == Hedge::Planned
                && between.clone().any(|at| matches!(tokens.word(at), "against" | "over")))
            // `denied involvement in the attack`: an attack there was.
            && !(matches!(hedge, Hedge::Negated | Hedge::Alleged)
                && between.clone().any(|at| concerns_part(tokens.word(at))))
            // `the call for an inquiry was ignored`: of the inquiry it is said, and not of the verb.
            && !(matches!(tokens.word(end - 1), "a" | "an" | "for" | "of")
                && between
                    .clone()
                    .any(|at| sentences.tag(at) == Tag::Auxiliary && sentences.tag(at - 1) != Tag::To))
            // `who traded without a licence was fined`: of the licence, and not of the verb.
            && !(tokens.classes(end - 1).any(Classes::PREPOSITION)
                && (end + 1..words.start)
                    .any(|at| sentences.tag(at) == Tag::Auxiliary && sentences.tag(at - 1) == Tag::Nominal))
            && !describes_subject(sentences, &(at..end), words.start)
            && !is_told_of_subject_on(sentences, &(at..end), words.start)
            // `it is thought the man ARRESTED in Hull is`: what is thought is that he is, and not that he was arrested.
            && !(matches!(hedge, Hedge::Alleged | Hedge::Likely)
                && between.clone().any(|at| sentences.tag(at) == Tag::Nominal)
                && only_describes(sentences, words));
        // `a suspect was detained`: a man, and no suspicion.
        let clear = match tokens.word(at) {
            // `due to shelling`: because of it
            "due" => sentences.is_verb(words.start) && sentences.tag(end - 1) == Tag::To,
            "suspect" => sentences.is_verb(at),
            // `nearly killed her`, but `nearly two dozen were killed`
            "nearly" | "almost" => between.is_empty() && sentences.is_verb(words.start),
            // `sacked in May`
            "may" => sentences.tag(at) == Tag::Auxiliary,
            // `close to a deal`, but `close to the scene of the attack`
            // `came close to buying it` has a row of its own.
            "close" | "closer" if matches!(tokens.word(at.saturating_sub(1)), "came" | "come" | "comes" | "coming") => {
                false
            }
            "close" | "closer" => between.is_empty() || between.len() == 1 && matches!(tokens.word(end), "a" | "an"),
            _ => true,
        };
        // `cancelled plans to show`
        let planned = *hedge == Hedge::Planned && at > sentence.start;
        let called_off = planned
            && hedges()
                .longest_at(tokens, at - 1)
                .is_some_and(|(end, before)| *before == Hedge::Cancelled && end == at);
        // `has no plans to close`, `no immediate plans to`, `does not intend to pay`, `had not meant to kill`
        let unmeant = || sentences.is_verb(at) && sentences.group_of(at).negated;
        let none = planned
            && (tokens.word(at - 1) == "no"
                || unmeant()
                || at >= sentence.start + 2 && tokens.word(at - 2) == "no" && sentences.tag(at - 1) == Tag::Nominal);
        (near && clear).then_some(if called_off {
            Hedge::Cancelled
        } else if none {
            Hedge::Negated
        } else {
            *hedge
        })
    })
}

/// Whether a participle only describes the noun before it: a phrase hangs on it, and another verb follows in the clause, that of the
/// noun: `the man ARRESTED in Hull is`.
pub(crate) fn only_describes(sentences: &Sentences<'_>, words: &Range<usize>) -> bool {
    let end = sentences.clause_end(words.end.saturating_sub(1));
    let bare = sentences.tag(words.start) == Tag::Verb(VerbForm::Past)
        && sentences.group_of(words.start).start == words.start
        && words.end < end
        && sentences.tag(words.end) == Tag::Preposition;
    bare && (words.end..end)
        .take_while(|at| !matches!(sentences.tag(*at), Tag::Relative | Tag::Subordinator | Tag::Conjunction))
        .any(|at| matches!(sentences.tag(at), Tag::Auxiliary | Tag::Verb(VerbForm::Third)))
}

/// Words for the part that somebody may have in what there was: `denied INVOLVEMENT in the attack`.
pub(crate) fn concerns_part(word: &str) -> bool {
    matches!(word, "involvement" | "role" | "part" | "hand" | "responsibility" | "knowledge" | "link" | "links")
}

/// Words for the end of what there is, or for more of it: `an END to the attacks`, `an EXTENSION to their detention`.
pub(crate) fn ends(word: &str) -> bool {
    matches!(
        word,
        "end" | "halt" | "stop" | "cessation" | "ending" | "halting" | "suspension" | "extension" | "continuation"
    )
}

/// Words behind which another deed is told than before them.
fn parts_times(word: &str) -> bool {
    matches!(
        word,
        "after"
            | "before"
            | "since"
            | "until"
            | "when"
            | "while"
            | "because"
            | "despite"
            | "following"
            | "amid"
            | "during"
    )
}

/// Whether a participle with a phrase behind it describes the subject of a verb that has auxiliaries of its own: `the summit PLANNED FOR
/// SATURDAY was cancelled`.
fn is_told_of_subject_on(sentences: &Sentences<'_>, hedge: &Range<usize>, verb: usize) -> bool {
    let group = sentences.group_of(verb).start;
    let helping = (hedge.end..verb).find(|at| sentences.tag(*at) == Tag::Auxiliary && !sentences.in_date(*at));
    sentences.tag(hedge.start) == Tag::Verb(VerbForm::Past)
        && sentences.group_of(hedge.start).start == hedge.start
        && hedge.start > sentences.sentence(verb).start
        && sentences.tag(hedge.start - 1) == Tag::Nominal
        && sentences.tag(hedge.end) == Tag::Preposition
        && helping.is_some_and(|helping| group <= helping && sentences.tag(helping - 1) != Tag::To)
}

/// Whether a hedge describes the noun that is the subject of a verb, and takes nothing from the verb: `a PLANNED upgrade had been
/// cancelled`, `SUSPECTED gunmen were arrested`.
fn describes_subject(sentences: &Sentences<'_>, hedge: &Range<usize>, verb: usize) -> bool {
    let describes = match sentences.tag(hedge.start) {
        Tag::Nominal => true,
        Tag::Verb(VerbForm::Past) => {
            let start = sentences.sentence(verb).start;
            let before = hedge.start.checked_sub(1).filter(|before| *before >= start);
            before.is_none_or(|before| {
                matches!(
                    sentences.tag(before),
                    Tag::Determiner | Tag::Possessive | Tag::Number | Tag::Preposition | Tag::Conjunction
                )
            })
        }
        _ => false,
    };
    let tag = sentences.tag(verb);
    let finite = matches!(tag, Tag::Verb(VerbForm::Past | VerbForm::Third));
    // `an abandoned WELL`, which reads as an adverb
    let well = sentences.tokens.word(hedge.end) == "well";
    hedge.len() == 1
        && describes
        && finite
        && (well || sentences.tag(hedge.end) == Tag::Nominal && hedge.end < sentences.group_of(verb).start)
        && (hedge.end..sentences.group_of(verb).start).all(|at| matches!(sentences.tag(at), Tag::Nominal | Tag::Adverb))
}
