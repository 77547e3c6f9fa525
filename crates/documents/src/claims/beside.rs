//! Verbs that report only beside a quotation (`data/reporting-beside.tsv`): `"It will hold," she smiled`, `"Nobody left," went on
//! Otto Frisch`, `He sighed, "It is over."` Away from one they tell a deed, and are no cues.

use super::{Claim, ClaimKind, Holder, Quote, attribution::is_title, called::holder_in, holders::can_speak};
use crate::{
    grammar::{Sentences, Tag},
    lexicon::{Stance, said_beside_quotation},
};
use std::ops::Range;

/// So many tokens stand between a quotation and its verb at most.
const LONGEST_SUBJECT: usize = 40;

/// Every claim of such a verb, in order. Whom a pronoun stands for is not yet known.
pub(super) fn find(sentences: &Sentences<'_>, quotes: &[Quote]) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::new();
    for quote in quotes.iter().filter(|quote| !is_title(sentences, quote)) {
        let said = quote.tokens();
        let Some(told) = behind(sentences, &said).or_else(|| before(sentences, &said)) else { continue };
        // `"It is over," he sighed. "We lost."`, `"It," he sighed, "is over."`: one verb for two quotations.
        if claims.last().is_none_or(|held| held.cue != told.verb) {
            claims.push(told.into_claim(sentences, quote));
        }
    }
    claims.sort_by_key(|claim| claim.cue.start);
    claims.dedup_by(|one, other| one.cue == other.cue);
    claims
}

/// A verb beside a quotation with its subject.
struct Told {
    verb: Range<usize>,
    subject: Range<usize>,
}

impl Told {
    fn into_claim(self, sentences: &Sentences<'_>, quote: &Quote) -> Claim {
        Claim {
            sentence: sentences.tokens.sentence_of(self.verb.start),
            cue: self.verb,
            holder: Some(Holder { named: holder_in(sentences, &self.subject), phrase: self.subject }),
            relays: Vec::new(),
            stance: Stance::States,
            target: None,
            content: quote.parts.last().cloned(),
            quotes: Vec::new(),
            kind: ClaimKind::Indirect,
        }
    }
}

/// The verb behind a quotation that ends as a sentence does, or in the comma that stands for it.
fn behind(sentences: &Sentences<'_>, said: &Range<usize>) -> Option<Told> {
    let tokens = sentences.tokens;
    let mark = said.end;
    let outside = tokens.written(mark + 1) == ",";
    let ended = matches!(tokens.written(mark - 1), "," | "." | "?" | "!" | "…" | "—" | "–");
    let end = sentences.sentence(said.end.saturating_sub(1)).end;
    let first = mark + 1 + usize::from(outside);
    if !(ended || outside) || first >= end || !begins_anew(sentences, said.start.saturating_sub(1)) {
        return None;
    }
    if let Some(verb_end) = said_beside_quotation(tokens, first) {
        let subject = sentences.phrase_starting_at(verb_end).filter(|subject| speaks(sentences, subject))?;
        return Some(Told { verb: first..verb_end, subject });
    }
    let limit = end.min(first + LONGEST_SUBJECT);
    for at in first + 1..limit {
        let Some(verb_end) = said_beside_quotation(tokens, at) else {
            if matches!(tokens.written(at), ":" | ";") {
                break;
            }
            continue;
        };
        let subject = subject_before(sentences, first, at)?;
        return (speaks(sentences, &subject) && is_intransitive(sentences, verb_end))
            .then_some(Told { verb: at..verb_end, subject });
    }
    None
}

/// The verb before a quotation, with a comma or colon between: `Otto Frisch sighed, "It is over."`
fn before(sentences: &Sentences<'_>, said: &Range<usize>) -> Option<Told> {
    let tokens = sentences.tokens;
    let comma = said.start.checked_sub(2).filter(|at| matches!(tokens.written(*at), "," | ":"))?;
    let begin = sentences.sentence(comma).start;
    let whole = tokens.is_capital(said.start) && matches!(tokens.written(said.end - 1), "." | "?" | "!" | ",");
    let verb = (begin.max(comma.saturating_sub(2))..comma).find(|at| said_beside_quotation(tokens, *at) == Some(comma));
    let verb = verb.filter(|verb| whole && *verb > begin)?;
    let last = last_before(sentences, begin, verb)?;
    let subject = sentences.phrase_ending_at(last).filter(|subject| speaks(sentences, subject))?;
    let opens = subject.start == super::beginning::behind_dateline(sentences, &sentences.sentence(verb))
        || subject
            .start
            .checked_sub(1)
            .is_none_or(|before| matches!(sentences.tag(before), Tag::Conjunction | Tag::Adverb | Tag::Mark));
    opens.then_some(Told { verb: verb..comma, subject })
}

/// The subject between a closing mark and its verb: right behind the mark, with an insertion behind it perhaps (`," Otto Frisch, a
/// clerk, smiled`).
fn subject_before(sentences: &Sentences<'_>, first: usize, verb: usize) -> Option<Range<usize>> {
    let last = last_before(sentences, first, verb)?;
    let subject = if sentences.tokens.written(last) == "," {
        sentences.over_insertion(last, &sentences.sentence(verb))
    } else {
        sentences.phrase_ending_at(last)
    }?;
    (subject.start <= first && first < subject.end).then_some(first..subject.end)
}

/// The token before a verb with its adverbs and auxiliaries.
fn last_before(sentences: &Sentences<'_>, first: usize, verb: usize) -> Option<usize> {
    let beside = |at: &usize| !matches!(sentences.tag(*at), Tag::Adverb | Tag::Auxiliary);
    (first..verb).rev().find(beside)
}

/// Whether nothing stands behind a verb that it could be done to: `went on:`, `smiled at her`, and not `continued his tour`.
fn is_intransitive(sentences: &Sentences<'_>, behind: usize) -> bool {
    let free = sentences.in_date(behind)
        || !matches!(
            sentences.tag(behind),
            Tag::Determiner | Tag::Nominal | Tag::Possessive | Tag::Number | Tag::To | Tag::Pronoun
        );
    free || behind >= sentences.sentence(behind.saturating_sub(1)).end
}

fn speaks(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let mute = matches!(sentences.tokens.word(phrase.start), "it" | "this" | "that" | "there" | "which" | "me" | "him");
    !mute && can_speak(sentences, phrase)
}

/// Whether a quotation begins its sentence or stands behind a mark, and is no part of what the writer tells.
fn begins_anew(sentences: &Sentences<'_>, mark: usize) -> bool {
    let begin = super::beginning::behind_dateline(sentences, &sentences.sentence(mark));
    mark <= begin || matches!(sentences.tag(mark - 1), Tag::Mark | Tag::Conjunction)
}
