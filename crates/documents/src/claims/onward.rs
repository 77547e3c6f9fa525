//! Whether a report goes on behind `but`.
//!
//! News carries an attribution on over the coordinated clauses of a sentence: in `officials said the move was an answer, but
//! the targets were not involved` both clauses are the officials'. It ends where a new source or the writer's own voice is
//! marked; [`goes_on`] names the marks.

use super::{cues::begins_clause, holders::can_speak};
use crate::{
    grammar::{Sentences, Tag, Voice, is_plural},
    lexicon::{Classes, VerbForm, WordKind, deed_of, reporting_noun, reporting_verbs, verb_of},
};
use std::ops::Range;

/// The time of which a clause speaks, by its first finite verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Time {
    Past,
    Present,
    /// `could`, `must`: fits both.
    Either,
}

/// Whether what is said from a token on goes on behind `but`. A clause with a subject of its own, or with `that`, goes on
/// unless one of these marks stands in it:
///
/// - a verb of saying, or `according to`: a new source;
/// - another time than that of what was said before: who reports `it was solvent` writes `its shares are down` himself;
/// - words about the report: a reporting noun, `this` or `that` as its subject, or `unclear`, `immediately` (kind
///   `own_voice`).
///
/// Without a subject the verb is the holder's, and no words of his: `said it was solvent, but closed two branches`. Only
/// `had` behind a verb of the past goes on there, for which the writer would say `has`. Without a verb what follows completes
/// what was said: `said she was flattered but happy where she was`.
pub(super) fn goes_on(sentences: &Sentences<'_>, from: usize, but: usize) -> bool {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(but);
    let end = (but + 1..sentence.end)
        .find(|at| matches!(tokens.written(*at), "," | ";" | "\"" | "“" | "”"))
        .unwrap_or(sentence.end);
    let marked = |at: usize| {
        tokens.word(at) == "according" || tokens.is_kind(at, WordKind::OwnVoice) || is_source(sentences, at)
    };
    if (but + 1..end).any(marked) || tokens.word(end + 1) == "according" {
        return false;
    }
    let that = tokens.word(but + 1) == "that" && begins_clause(sentences, but + 2, &sentence);
    let start = if that { but + 2 } else { but + 1 };
    if !begins_clause(sentences, start, &sentence) {
        if goes_on_with_thing(sentences, from, start) || is_attitude(sentences, start) {
            return true;
        }
        // `but critics, among them two judges, disagreed`: the verb may stand behind an insertion.
        if tokens.written(end) != "," && completes(sentences, start..end) {
            return true;
        }
        let verb = (sentence.start..from).rev().find(|at| sentences.is_verb(*at));
        let past = verb.is_some_and(|at| sentences.tag(at) == Tag::Verb(VerbForm::Past));
        return past && tokens.word(start) == "had";
    }
    if is_about_report(sentences, start, that) {
        return false;
    }
    match (time_of(sentences, &(from..but)), time_of(sentences, &(start..end))) {
        (Some(before), Some(behind)) => before == behind || before == Time::Either || behind == Time::Either,
        _ => false,
    }
}

/// `said the jokes might be crude but WERE not cruel`: of what cannot speak the second verb tells as well as the first, if it agrees
/// with it in number.
fn goes_on_with_thing(sentences: &Sentences<'_>, from: usize, start: usize) -> bool {
    let tokens = sentences.tokens;
    let begin = from + usize::from(tokens.word(from) == "that");
    if sentences.tag(start) != Tag::Auxiliary || !begins_clause(sentences, begin, &sentences.sentence(start)) {
        return false;
    }
    let thing = sentences.phrase_starting_at(begin).filter(|phrase| {
        sentences.tag(phrase.start) != Tag::Pronoun && phrase.end <= start && !can_speak(sentences, phrase)
    });
    thing.is_some_and(|phrase| {
        let several = is_plural(tokens.word(sentences.head(&phrase).end.saturating_sub(1)));
        match tokens.word(start).trim_end_matches("n't") {
            "were" | "are" | "have" => several,
            "was" | "is" | "has" => !several,
            _ => false,
        }
    })
}

/// `he wants a fair price, but WAS PREPARED to wait`: what somebody is willing to do the writer knows from him.
fn is_attitude(sentences: &Sentences<'_>, start: usize) -> bool {
    let tokens = sentences.tokens;
    let be = matches!(tokens.word(start), "am" | "are" | "is" | "was" | "were");
    let next = start + 1;
    let word = next + usize::from(matches!(sentences.tag(next), Tag::Adverb | Tag::Negation));
    be && tokens.is_kind(word, WordKind::Attitude) && tokens.word(word + 1) == "to"
}

/// Whether what stands behind `but` is no predicate, and so a part of the one before it: `flattered but HAPPY`, `for records, but
/// NOT FOR SPEECHES`. A clause that hangs on it may have a verb.
fn completes(sentences: &Sentences<'_>, part: Range<usize>) -> bool {
    let tag = |at: &usize| sentences.tag(*at);
    let first = part.clone().find(|at| !matches!(tag(at), Tag::Adverb | Tag::Negation));
    let phrase = first.is_some_and(|at| {
        matches!(tag(&at), Tag::Nominal | Tag::Determiner | Tag::Number | Tag::Preposition) && !sentences.in_date(at)
    });
    let hangs = |at: &usize| matches!(tag(at), Tag::Subordinator | Tag::Relative);
    phrase && !part.take_while(|at| !hangs(at)).any(|at| sentences.is_verb(at) || tag(&at) == Tag::Auxiliary)
}

/// Whether a verb names a new source: one that only says, with somebody who says it. Of one that also names a deed
/// (`found`, `linked`) only with a clause behind it.
pub(super) fn is_source(sentences: &Sentences<'_>, at: usize) -> bool {
    if !sentences.is_verb(at) {
        return false;
    }
    let Some((end, uses)) = reporting_verbs().longest_at(sentences.tokens, at) else { return false };
    let word = sentences.tokens.word(at);
    let lemma = verb_of(word).map_or(word, |(lemma, _)| lemma);
    let clause = || sentences.tokens.word(end) == "that" || begins_clause(sentences, end, &sentences.sentence(at));
    let deed = deed_of(lemma).is_some();
    let of_nobody = deed && sentences.group_of(at).voice == Voice::Passive && sentences.agent_of(at).is_none();
    !uses.is_empty() && !of_nobody && (!deed || clause())
}

/// `but that claim`, `but this`: the clause speaks about the report. Behind `that` only one noun alone does: `but that reports
/// were false` goes on.
fn is_about_report(sentences: &Sentences<'_>, start: usize, that: bool) -> bool {
    let tokens = sentences.tokens;
    let Some(phrase) = sentences.phrase_starting_at(start) else { return false };
    let last = sentences.head(&phrase).end.saturating_sub(1);
    if that && (phrase.len() > 1 || is_plural(tokens.word(last))) {
        return false;
    }
    matches!(tokens.word(phrase.start), "this" | "that" | "these" | "those") && phrase.len() == 1
        || reporting_noun(tokens.word(last)).is_some()
}

/// The time of the first finite verb; none if there is none.
fn time_of(sentences: &Sentences<'_>, range: &Range<usize>) -> Option<Time> {
    let tokens = sentences.tokens;
    range.clone().find_map(|at| match sentences.tag(at) {
        Tag::Auxiliary => match tokens.word(at).trim_end_matches("n't") {
            "was" | "were" | "had" | "did" | "would" => Some(Time::Past),
            "could" | "might" | "must" | "should" => Some(Time::Either),
            "be" | "been" | "being" | "having" => None,
            _ => Some(Time::Present),
        },
        Tag::Verb(VerbForm::Past) => {
            // `a firm based in Riga`: a participle is not finite.
            let participle = tokens.classes(at + 1).any(Classes::PREPOSITION) && !sentences.in_date(at + 1);
            (!participle).then_some(Time::Past)
        }
        Tag::Verb(VerbForm::Third | VerbForm::Base) => Some(Time::Present),
        _ => None,
    })
}
