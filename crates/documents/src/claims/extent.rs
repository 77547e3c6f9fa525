//! Where what is said ends, and whether a report stands closed behind it.

use super::cues::{begins_clause, is_inverted};
use crate::{
    grammar::{Sentences, Tag},
    lexicon::{RoleKind, VerbForm, reporting_verbs, role_of},
};
use std::ops::Range;

/// Where what is said ends: before `, according to`, `, reported the agency`, `but` (unless the report goes on,
/// [`goes_on`]), a semicolon, the comma behind an opening `although` clause, the main verb behind `the claim that …`, the
/// end of the sentence in which the word before `from` stands: behind the last word of an item without a full stop nothing
/// is said.
pub(super) fn end_of_content(sentences: &Sentences<'_>, from: usize) -> usize {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(from.saturating_sub(1));
    if from >= sentence.end {
        return from;
    }
    let mut quoted = false;
    let noun_first = sentences.phrase_starting_at(from).is_some()
        && !begins_clause(sentences, from, &sentence)
        && tokens.word(from) != "that";
    let opening = is_opening(sentences, &sentence, from);
    let complement = complement_end(sentences, from, &sentence);
    for at in from..sentence.end {
        if complement == Some(at) {
            return at;
        }
        // `involvement in the attack and has called for an inquiry`, `a joint inquiry, rejected by the US`
        let second = noun_first
            && matches!(tokens.word(at), "and" | "but")
            && !quoted
            && (sentences.tag(at + 1) == Tag::Auxiliary || sentences.is_verb(at + 1))
            && at > from;
        let answered = noun_first
            && tokens.written(at) == ","
            && !quoted
            && sentences.is_verb(at + 1)
            && tokens.word(at + 2) == "by";
        if second || answered {
            return at;
        }
        match tokens.written(at) {
            "\"" | "“" | "”" => quoted = !quoted,
            ";" if !quoted => return at,
            "," if !quoted
                && (opening
                    || tokens.word(at + 1) == "according"
                    || is_attribution(sentences, at + 1)
                    || matches!(tokens.word(at + 1), "although" | "though" | "while")
                    || tokens.word(at + 1) == "but" && !goes_on(sentences, from, at + 1)) =>
            {
                return at;
            }
            "." if at + 1 == sentence.end => return at,
            _ => {}
        }
        if !quoted
            && at > from
            && tokens.word(at) == "but"
            && sentences.tag(at) == Tag::Conjunction
            && tokens.written(at - 1) != ","
            && !goes_on(sentences, from, at)
        {
            return at;
        }
    }
    sentence.end
}

/// Whether a report goes on behind `but`. A writer who goes on in the same tense may speak for himself: `told reporters the
/// ship was safe, but rescuers found no trace`. So it goes on only where the words can be nobody else's: behind a verb of
/// the past, and with no other verb of saying,
/// - `but that`;
/// - a subject of its own and `would`, for which the writer would say `will`;
/// - no subject and `had` with a participle, for which he would say `has`.
fn goes_on(sentences: &Sentences<'_>, from: usize, but: usize) -> bool {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(but);
    let verb = (sentence.start..from).rev().find(|at| sentences.is_verb(*at));
    if verb.is_none_or(|at| sentences.tag(at) != Tag::Verb(VerbForm::Past)) {
        return false;
    }
    let end = (but + 1..sentence.end)
        .find(|at| matches!(tokens.written(*at), "," | ";" | "\"" | "“" | "”"))
        .unwrap_or(sentence.end);
    let reports = |at: usize| sentences.is_verb(at) && reporting_verbs().longest_at(tokens, at).is_some();
    if (but + 1..end).any(reports) {
        return false;
    }
    if tokens.word(but + 1) == "that" && begins_clause(sentences, but + 2, &sentence) {
        return true;
    }
    let auxiliary = (but + 1..end).find(|at| sentences.tag(*at) == Tag::Auxiliary);
    match auxiliary.map(|at| (at, tokens.word(at))) {
        Some((_, "would")) => begins_clause(sentences, but + 1, &sentence),
        Some((at, "had")) => at == but + 1,
        _ => false,
    }
}

/// Whether a token stands in a clause that opens the sentence: `Although Pyongyang has criticised the film, experts say`.
fn is_opening(sentences: &Sentences<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let tokens = sentences.tokens;
    matches!(tokens.word(sentence.start), "although" | "though" | "while" | "whereas")
        && (sentence.start..at).all(|before| tokens.written(before) != ",")
}

/// `, reported ABC online`: who passes on what was said, behind it.
fn is_attribution(sentences: &Sentences<'_>, at: usize) -> bool {
    let verb = reporting_verbs().longest_at(sentences.tokens, at);
    verb.is_some_and(|(end, _)| is_inverted(sentences, at, end))
}

/// `The allegations that it was involved in the hack | are absurd`: what completes a noun ends at the verb of the main
/// clause, which is the second finite one without a conjunction before it.
fn complement_end(sentences: &Sentences<'_>, from: usize, sentence: &Range<usize>) -> Option<usize> {
    let tokens = sentences.tokens;
    let that = [from, from.checked_sub(1)?].into_iter().find(|at| tokens.word(*at) == "that")?;
    let noun = that.checked_sub(1).filter(|noun| sentence.contains(noun))?;
    // `told the Telegraph that`: behind a name or a person a clause completes the verb.
    let speaks = role_of(tokens.word(noun)).is_some_and(|role| role.kind != RoleKind::Paper);
    if sentences.tag(noun) != Tag::Nominal || tokens.is_capital(noun) || speaks {
        return None;
    }
    let finite = |at: usize| {
        sentences.tag(at) == Tag::Auxiliary && !matches!(tokens.word(at), "be" | "been" | "being" | "have" | "having")
    };
    let mut verbs = 0;
    let mut joined = false;
    for at in that + 1..sentence.end {
        joined |= matches!(sentences.tag(at), Tag::Conjunction | Tag::Relative)
            || matches!(tokens.written(at), "," | "“" | "\"");
        let begins = finite(at) && !finite(at - 1);
        if begins || (sentences.is_verb(at) && verbs == 0) {
            verbs += 1;
        }
        if begins && verbs > 1 && !joined && sentences.tag(at - 1) == Tag::Nominal {
            return Some(at);
        }
    }
    None
}

/// Whether nothing but a date, an adverb or a phrase with a preposition (`on Wednesday`, `in a statement`) stands between a
/// token and the next comma or the end.
pub(super) fn closes_behind(sentences: &Sentences<'_>, from: usize) -> bool {
    let tokens = sentences.tokens;
    let end = sentences.sentence(from.saturating_sub(1)).end;
    let mut at = from;
    while at < end {
        if matches!(tokens.written(at), "," | "." | ";") {
            return true;
        }
        if sentences.in_date(at) || sentences.tag(at) == Tag::Adverb {
            at += 1;
        } else if sentences.tag(at) == Tag::Preposition
            && let Some(phrase) = sentences.phrase_starting_at(at + 1)
        {
            at = phrase.end;
        } else {
            return false;
        }
    }
    true
}
