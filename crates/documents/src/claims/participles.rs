//! Participles that report: `Denying the charge, he left`, `…, the agency said, citing an official`, `the firm, accused of fraud,
//! had been closed`. Their subject stands in another clause, or beside them.

use super::{
    cues::{begins_clause, is_inverted},
    extent::opening_participle,
    holders::can_speak,
};
use crate::{
    grammar::{Sentences, Tag},
    lexicon::{VerbForm, reporting_verbs},
};
use std::ops::Range;

/// The subject of a participle: of `…, the agency said, citing an official` the agency, of `The agency, citing an official,
/// said` as well, and of `Denying the charge, the broker left` the broker.
pub(super) fn subject_of_participle(sentences: &Sentences<'_>, at: usize) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(at);
    if opening_participle(sentences, &sentence) == Some(at) {
        let comma = (at..sentence.end).find(|comma| {
            let begin = comma + 1;
            tokens.written(*comma) == ","
                && (begins_clause(sentences, begin, &sentence) || has_insertion(sentences, begin, &sentence))
        })?;
        // `Blaming the firm was wrong, he said`: here it is itself a subject.
        let finite = (at..comma).any(|verb| sentences.tag(verb) == Tag::Auxiliary)
            && !(at..comma).any(|that| tokens.word(that) == "that");
        return if finite { None } else { sentences.phrase_starting_at(comma + 1) };
    }
    let comma = at.checked_sub(1).filter(|comma| *comma > sentence.start && tokens.written(*comma) == ",");
    let Some(comma) = comma else {
        return subject_led(sentences, at).or_else(|| subject_beside(sentences, at));
    };
    if let Some(speaker) = speaker_before(sentences, comma, &sentence) {
        return Some(speaker);
    }
    let verbless =
        !(sentence.start..comma).any(|verb| sentences.is_verb(verb) || sentences.tag(verb) == Tag::Auxiliary);
    let subject = sentences.subject_of(at);
    // `accepted the prize in the capital, Oslo, declaring`: who accepts it declares.
    let main = subject.as_ref().and_then(|subject| of_main_verb(sentences, at, subject));
    main.or(subject).or_else(|| if verbless { sentences.phrase_ending_at(comma - 1) } else { None })
}

/// The subject of a participle behind `before` or the like, where what stands beside it says nothing: `THE CLERK smiled
/// as the verdict was read, before adding`.
fn subject_led(sentences: &Sentences<'_>, at: usize) -> Option<Range<usize>> {
    let led = matches!(sentences.tokens.word(at.checked_sub(1)?), "after" | "before" | "when" | "while");
    if !led || sentences.subject_of(at).is_some_and(|subject| can_speak(sentences, &subject)) {
        return None;
    }
    let named = sentences.named_subjects(sentences.tokens.sentence_of(at));
    let speaks = named.iter().take_while(|(verb, _)| *verb < at).filter(|(_, subject)| can_speak(sentences, subject));
    speaks.last().map(|(_, subject)| subject.clone())
}

/// The subject of the verb before a participle, where what would be its own subject is the object of that verb or stands behind a
/// preposition.
fn of_main_verb(sentences: &Sentences<'_>, at: usize, candidate: &Range<usize>) -> Option<Range<usize>> {
    let named = sentences.named_subjects(sentences.tokens.sentence_of(at));
    if sentences.tag(candidate.start) == Tag::Pronoun || named.iter().any(|(_, one)| one.start == candidate.start) {
        return None;
    }
    let before = candidate.start.checked_sub(1).filter(|before| sentences.sentence(at).contains(before))?;
    let subject = if sentences.is_verb(before) {
        sentences.subject_of(before)
    } else if sentences.tag(before) == Tag::Preposition {
        named.iter().take_while(|(verb, _)| *verb < at).last().map(|(_, subject)| subject.clone())
    } else {
        None
    };
    subject.filter(|subject| subject.start != candidate.start && can_speak(sentences, subject))
}

/// The subject of a participle that no comma parts from what stands before it: the noun beside it, but who issued the statement in
/// `issued a statement vowing`, who took to the streets in `took to the streets protesting`, and the lawyers of `with his lawyers
/// arguing`.
fn subject_beside(sentences: &Sentences<'_>, at: usize) -> Option<Range<usize>> {
    let subject = sentences.subject_of(at);
    let sentence = sentences.sentence(at);
    let noun = |at: usize| sentences.tag(at) == Tag::Nominal && !sentences.in_date(at);
    let last = (sentence.start + 1..at).rev().find(|before| !sentences.in_date(*before));
    let Some(last) = last.filter(|last| noun(*last)) else { return subject };
    let Some(before) = (sentence.start..last).rev().find(|at| !noun(*at)) else { return subject };
    let owned = matches!(sentences.tokens.word(before), "his" | "her" | "its" | "their");
    let article = owned || sentences.tag(before) == Tag::Determiner;
    let above = before.checked_sub(usize::from(article)).filter(|above| sentence.contains(above));
    let Some(above) = above else { return subject };
    let beside = above + 1..last + 1;
    let word = sentences.tokens.word(above);
    if matches!(word, "issued" | "released" | "published" | "posted" | "sent") && sentences.is_verb(above) {
        return sentences.subject_of(above).or(subject);
    }
    if word == "with" && above > sentence.start && can_speak(sentences, &beside) {
        // `stayed away, with HIS LAWYERS arguing`
        return Some(beside);
    }
    if sentences.tag(above) != Tag::Preposition || can_speak(sentences, &beside) {
        return subject;
    }
    let speaker = subject.filter(|subject| can_speak(sentences, subject));
    of_main_verb(sentences, at, &beside).or(speaker).or(Some(beside))
}

/// Whether a clause begins at a token in which something stands between subject and verb: `the chairman, Otto Frisch, said`, `a
/// person claiming to speak for the group told`. Not in an enumeration: `the bank, and the ministry, he said`.
fn has_insertion(sentences: &Sentences<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let Some(subject) = sentences.phrase_starting_at(at).filter(|phrase| can_speak(sentences, phrase)) else {
        return false;
    };
    let mut end = subject.end;
    while sentences.tag(end) == Tag::Preposition
        && end < sentence.end
        && let Some(hung) = sentences.phrase_starting_at(end + 1)
    {
        end = hung.end;
    }
    let comma = |at: &usize| sentences.tokens.written(*at) == ",";
    let finite = |at: usize| matches!(sentences.tag(at), Tag::Auxiliary | Tag::Verb(VerbForm::Past | VerbForm::Third));
    let inserted = || (end + 1..sentence.end).find(comma).is_some_and(|close| finite(close + 1));
    let claims = || sentences.tag(end) == Tag::Verb(VerbForm::Gerund) && sentences.tag(end + 1) == Tag::To;
    comma(&end) && inserted() || claims()
}

/// How far before a participle the verb of saying may stand whose subject is its own.
const FARTHEST: usize = 40;

/// Who said what stands before a token, where the verb of saying follows it: `…, said the agency`, `…, the agency said`.
fn speaker_before(sentences: &Sentences<'_>, end: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    (end.saturating_sub(FARTHEST).max(sentence.start + 1)..end).find_map(|at| {
        let (behind, _) = reporting_verbs().longest_at(sentences.tokens, at)?;
        if is_inverted(sentences, at, behind) {
            return sentences.phrase_starting_at(behind);
        }
        let finite = matches!(sentences.tag(at), Tag::Verb(VerbForm::Past | VerbForm::Third));
        let subject = if finite { sentences.subject_of(at)? } else { return None };
        let first = subject.start.checked_sub(1).filter(|mark| *mark > sentence.start)?;
        let closes = matches!(sentences.tokens.written(first), "," | "\"" | "”" | "’");
        (closes && subject.end <= at).then_some(subject)
    })
}

/// The noun beside a participle between commas: `the firm, accused of fraud, had been closed`.
pub(super) fn noun_before_insertion(sentences: &Sentences<'_>, at: usize) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(at);
    let noun = at.checked_sub(2).filter(|noun| *noun >= sentence.start && tokens.written(at - 1) == ",")?;
    let comma = (at..sentence.end).find(|comma| tokens.written(*comma) == ",")?;
    let closed = matches!(sentences.tag(comma + 1), Tag::Auxiliary | Tag::Verb(_)) && comma + 1 < sentence.end;
    let named = sentences.tag(noun) == Tag::Nominal && !sentences.in_date(noun);
    if closed && named { sentences.phrase_ending_at(noun) } else { None }
}
