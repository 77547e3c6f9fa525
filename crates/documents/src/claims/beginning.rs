//! Where what is said begins: behind the dateline of an agency, behind a date that belongs to the verb, at `that`, behind a colon.

use super::cues::{begins_clause, over_aside};
use crate::{
    grammar::{Sentences, Tag},
    lexicon::VerbForm,
};
use std::ops::Range;

/// How many tokens the dateline of an agency has at most.
const DATELINE: usize = 20;

/// Where a sentence begins behind the dateline of an agency: `SEOUL, Jan 5 (Reuters) - | The ministry said`.
pub(crate) fn behind_dateline(sentences: &Sentences<'_>, sentence: &Range<usize>) -> usize {
    let tokens = sentences.tokens;
    let capitals = tokens.is_all_capitals(sentence.start);
    let may_have_one = tokens.starts_paragraph(sentence.start)
        && (capitals || tokens.may_say(sentence.start, ["("]))
        && tokens.may_say(sentence.start, ["-", "–", "—"]);
    if !may_have_one {
        return sentence.start;
    }
    let limit = sentence.end.min(sentence.start + DATELINE);
    let dash = (sentence.start + 1..limit).find(|at| {
        matches!(tokens.written(*at), "-" | "–" | "—")
            && tokens.has_space_before(*at)
            && tokens.has_space_before(*at + 1)
    });
    let Some(dash) = dash else { return sentence.start };
    let mut line = sentence.start..dash;
    let marked = capitals || line.clone().any(|at| tokens.written(at) == "(");
    let named = line.all(|at| !tokens.is_word(at) || tokens.is_capital(at) || sentences.in_date(at));
    if marked && named { dash + 1 } else { sentence.start }
}

/// Where what is said begins behind a date that belongs to the verb: `said on Monday | that the ship had left`.
fn behind_date(sentences: &Sentences<'_>, from: usize, end: usize) -> usize {
    let Some(at) = (from..end).find(|at| !sentences.in_date(*at)) else { return end.max(from) };
    let clause = sentences.tokens.word(at) == "that" || begins_clause(sentences, at, &sentences.sentence(from));
    if clause { at } else { from }
}

/// Where what is said begins behind a verb of saying: at `that`, over what stands between the two (`said privately | that`,
/// `told supporters gathered in the square | that`, `suggested to the envoy | that`, `admitted last year | that`), or behind a
/// colon (`said by email: | "We know."`).
pub(super) fn begin_of_content(sentences: &Sentences<'_>, from: usize, end: usize) -> usize {
    let tokens = sentences.tokens;
    let mut at = over_aside(sentences, from, end);
    // Whether a place or a paper with an indefinite article was passed over: of what happened it would be known which.
    let mut placed = false;
    while at < end {
        let participle = matches!(sentences.tag(at), Tag::Verb(VerbForm::Past | VerbForm::Gerund))
            && sentences.tag(at + 1) == Tag::Preposition;
        if tokens.written(at) == ":" && at + 1 < end {
            return at + 1;
        }
        if tokens.word(at) == "that" {
            let clause = begins_clause(sentences, at + 1, &sentences.sentence(at))
                || has_two_subjects(sentences, at + 1)
                || matches!(tokens.word(at + 1), "if" | "when" | "unless" | "because")
                || has_parted_subject(sentences, at + 1);
            return if clause { at } else { from };
        }
        if sentences.in_date(at) || sentences.tag(at) == Tag::Adverb || tokens.written(at) == "," || participle {
            at += 1;
        } else if sentences.tag(at) == Tag::Preposition
            && let Some(phrase) = sentences.phrase_starting_at(at + 1)
        {
            placed |= matches!(tokens.word(phrase.start), "a" | "an" | "comments" | "remarks");
            at = phrase.end;
        } else {
            break;
        }
    }
    // `told the forum of the Orla Traders | "We are`
    let opens = matches!(tokens.written(at), "\"" | "“")
        && tokens.has_space_before(at)
        && !tokens.has_space_before(at + 1)
        && tokens.is_capital(at + 1);
    if opens && at > from && at < end && begins_clause(sentences, at, &sentences.sentence(from)) {
        return at;
    }
    // `said at a hotel in Riga | it was a pity`
    let pronoun = placed && at < end && matches!(tokens.word(at), "he" | "she" | "it" | "they" | "we" | "there");
    if pronoun && begins_clause(sentences, at, &sentences.sentence(from)) {
        return at;
    }
    behind_date(sentences, from, end)
}

/// So many tokens at most are inserted behind `that`.
const LONGEST_INSERTED: usize = 14;

/// Where what is said begins if its source is inserted right behind `that`: `said that, according to the papers, | the
/// bank knew`.
pub(super) fn over_inserted(sentences: &Sentences<'_>, that: usize) -> Option<usize> {
    let tokens = sentences.tokens;
    let inserted =
        tokens.word(that) == "that" && tokens.written(that + 1) == "," && tokens.word(that + 2) == "according";
    let end = sentences.sentence(that).end;
    let close = (that + 2..end.min(that + 2 + LONGEST_INSERTED)).find(|at| tokens.written(*at) == ",");
    close.map(|close| close + 1).filter(|begin| inserted && *begin < end)
}

/// Whether a clause begins at a token in which something between commas parts the subject from its verb: `the assets,
/// held in Riga, are`.
fn has_parted_subject(sentences: &Sentences<'_>, at: usize) -> bool {
    let comma = |at: &usize| sentences.tokens.written(*at) == ",";
    let open = sentences.phrase_starting_at(at).map(|subject| subject.end).filter(comma);
    let end = sentences.sentence(at).end;
    let close = open.and_then(|open| (open + 1..end.min(open + LONGEST_INSERTED)).find(comma));
    close.is_some_and(|close| {
        close + 1 < end
            && matches!(sentences.tag(close + 1), Tag::Auxiliary | Tag::Verb(VerbForm::Past | VerbForm::Third))
    })
}

/// Whether a clause of two subjects begins at a token: `workers and the unemployed will`.
pub(super) fn has_two_subjects(sentences: &Sentences<'_>, at: usize) -> bool {
    let first = sentences.phrase_starting_at(at).filter(|first| sentences.tokens.word(first.end) == "and");
    let second = first.and_then(|first| sentences.phrase_starting_at(first.end + 1));
    second.is_some_and(|second| {
        matches!(sentences.tag(second.end), Tag::Auxiliary | Tag::Verb(VerbForm::Past | VerbForm::Base))
    })
}
