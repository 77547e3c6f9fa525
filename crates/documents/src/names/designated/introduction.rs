//! Lists of bullets: whether the line before them says that those who stand in them are sanctioned.
//!
//! The bullets stand for one phrase of the line: its subject where it ends in a form of `be` or in `include` (`Those named in
//! the sanctions were:`), the object that is missing at its end (`The EU imposed sanctions on:`), or the noun that is all of it
//! (`Newly sanctioned firms:`). That phrase is asked what a name is asked; what else stands in the line says nothing of them
//! (`Comments on the sanctions came from:`).

use super::{
    MEASURES, Part, as_object, is_list, is_part, is_the_following,
    real::holds,
    subject::{listed_at, predicate},
    verb,
};
use crate::{
    claims::Claim,
    grammar::{Sentences, Tag},
    lexicon::{VerbForm, WordKind, is_kind, verb_of},
};
use std::ops::Range;

/// The words of a line that say it of the bullets behind it.
pub(super) fn lists(sentences: &Sentences<'_>, claims: &[Claim], line: &Range<usize>) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let colon = line.end.checked_sub(1).filter(|last| *last > line.start && tokens.written(*last) == ":")?;
    let mut end = colon;
    // `were as follows:`
    if end >= line.start + 3 && tokens.word(end - 1) == "follows" && tokens.word(end - 2) == "as" {
        end -= 2;
    }
    let subject = enumerates(tokens.word(end - 1));
    if subject && let Some(words) = struck_in_round(sentences, &(line.start..end - 1)) {
        return Some(words);
    }
    let words = if subject {
        of_subject(sentences, &(line.start..end - 1), line)
    } else {
        of_subject(sentences, &(line.start..end), line)
            .or_else(|| as_missing_object(sentences, &(line.start..end), line))
    };
    words.filter(|words| holds(sentences, claims, words, &(colon..colon)))
}

/// `Those TARGETED in the latest round`: who is hit by what the text has just spoken of, where that is sanctions.
fn struck_in_round(sentences: &Sentences<'_>, phrase: &Range<usize>) -> Option<Range<usize>> {
    /// So many sentences before are just before.
    const JUST: usize = 2;
    let tokens = sentences.tokens;
    let at = phrase.clone().find(|at| verb(tokens.word(*at), Part::Strike) == Some(VerbForm::Past))?;
    let words = at..at + 1;
    let plain = (phrase.start..at).all(|before| {
        matches!(tokens.word(before), "those" | "the") || matches!(sentences.tag(before), Tag::Nominal | Tag::Number)
    });
    let round = (at + 1..phrase.end).any(|at| {
        matches!(tokens.word(at), "round" | "rounds" | "wave" | "package" | "batch" | "tranche" | "action" | "measures")
    });
    let number = tokens.sentence_of(phrase.start);
    let said = number.checked_sub(1).map(|last| number.saturating_sub(JUST)..last + 1);
    let of_sanctions = || {
        said.into_iter()
            .flatten()
            .flat_map(|number| tokens.sentences()[number].tokens.clone())
            .any(|at| MEASURES.longest_at(tokens, at).is_some())
    };
    (plain && round && of_sanctions()).then_some(words)
}

/// Whether a verb is followed by those who are its subject, or by some of them.
pub(super) fn enumerates(word: &str) -> bool {
    matches!(word, "is" | "are" | "was" | "were")
        || verb_of(word).is_some_and(|(lemma, _)| is_kind(lemma, WordKind::Enumerates))
}

/// What a phrase says of its own first noun: `Those NAMED IN THE SANCTIONS`, `The SANCTIONED firms`, `firms UNDER SANCTIONS`,
/// `The following WERE BLACKLISTED`, `The sanctions LIST`.
fn of_subject(sentences: &Sentences<'_>, phrase: &Range<usize>, line: &Range<usize>) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let last = phrase.end.checked_sub(1).filter(|last| *last >= phrase.start)?;
    for at in phrase.clone() {
        let tag = sentences.tag(at);
        if tag == Tag::Relative || tag == Tag::Auxiliary {
            return predicate(tokens, if tag == Tag::Relative { at + 1 } else { at }, line);
        }
        let words = listed_at(tokens, at, line);
        // `The EU sanctioned Russia`: of whom it says so stands behind it.
        let has_object = sentences.is_verb(at)
            && !sentences.in_date(at + 1)
            && (tokens.is_capital(at + 1) || sentences.tag(at + 1) == Tag::Determiner);
        if words.is_some() && !has_object {
            return words;
        }
        let noun = sentences.in_date(at) || is_the_following(tokens, at);
        let leaves = matches!(tag, Tag::Preposition | Tag::Subordinator | Tag::To) && !noun;
        if leaves || (sentences.is_verb(at) && !is_list(tokens.word(at))) {
            return None;
        }
    }
    let previous = last.checked_sub(1).filter(|before| *before >= phrase.start);
    let of_list = is_list(tokens.word(last))
        && (is_part(tokens.word(last), Part::List)
            || previous.is_some_and(|before| is_part(tokens.word(before), Part::List)));
    of_list.then_some(last..last + 1)
}

/// The words whose object is missing at the end of a phrase, or named there as `the following firms`.
fn as_missing_object(sentences: &Sentences<'_>, phrase: &Range<usize>, line: &Range<usize>) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let words = as_object(sentences, &(phrase.end..phrase.end), line)?;
    let last = phrase.end - 1;
    if words.end > last {
        // `Reaction to the sanctions:` says of nobody that he is under them.
        let measure = !sentences.is_verb(words.start) && is_part(tokens.word(words.start), Part::Measure);
        return (!measure).then_some(words);
    }
    // `the sanctions on Russia:` has its object.
    let named = tokens.is_capital(last) && sentences.tag(last) == Tag::Nominal;
    (!named && !sentences.hangs_on_speaker(words.end - 1)).then_some(words)
}

/// Whether a name leads a bullet, alone or in a list, over what describes it.
pub(super) fn is_led_by(sentences: &Sentences<'_>, bullet: &Range<usize>, name: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    (bullet.start..name.start).all(|at| match sentences.tag(at) {
        Tag::Mark => matches!(tokens.written(at), "," | "'" | "’" | "&" | ".") || tokens.joins(at),
        Tag::Nominal | Tag::Number | Tag::Determiner | Tag::Possessive => true,
        Tag::Conjunction => matches!(tokens.word(at), "and" | "or"),
        _ => false,
    })
}
