//! Claims without a reporting verb: `according to X`, `X's denial of Y`, `Spokesman: "..."`.

use super::{
    Claim, ClaimKind, Holder,
    extent::end_of_content,
    holders::{can_speak, holder_in},
    stance,
};
use crate::{
    grammar::{Sentences, Tag},
    lexicon::{Stance, WordKind, is_kind, reporting_noun},
};
use std::ops::Range;

/// `according to X`: what the rest of the sentence says is X's.
pub(super) fn according_to(sentences: &Sentences<'_>, sentence: &Range<usize>, inside: &[bool]) -> Vec<Claim> {
    let tokens = sentences.tokens;
    let mut found = Vec::new();
    for at in sentence.clone() {
        let word = |distance: usize| tokens.word(at + distance);
        let of_whom = is_kind(word(2), WordKind::View) && word(3) == "of";
        let cue = match (word(0), word(1)) {
            ("according", "to") => at..at + 2,
            ("in", "the") if of_whom => at..at + 4,
            _ => continue,
        };
        if inside[at] {
            continue;
        }
        let Some(phrase) = sentences.phrase_starting_at(cue.end) else { continue };
        let phrase = with_source(sentences, &phrase);
        let content = if at > sentence.start + 1 { sentence.start..at } else { phrase.end..sentence.end };
        let said = content.start + usize::from(tokens.written(content.start) == ",")..content.end;
        let (stance, target) = stance::of_content(sentences, &said, Some(&phrase)).unwrap_or((Stance::States, None));
        found.push(Claim {
            sentence: 0,
            cue,
            holder: Some(Holder { named: holder_in(sentences, &phrase), phrase }),
            relays: Vec::new(),
            stance,
            target,
            content: Some(said),
            quotes: Vec::new(),
            kind: ClaimKind::Indirect,
        });
    }
    found
}

/// `a report in the New York Times`: the phrase with the one that hangs on it.
fn with_source(sentences: &Sentences<'_>, phrase: &Range<usize>) -> Range<usize> {
    if matches!(sentences.tokens.word(phrase.end), "in" | "by" | "from" | "at" | "of" | "for")
        && let Some(hung) = sentences.phrase_starting_at(phrase.end + 1)
    {
        return phrase.start..hung.end;
    }
    phrase.clone()
}

/// `X's denial of Y`, `the claim by X that`.
pub(super) fn of_nouns(
    sentences: &Sentences<'_>,
    number: usize,
    sentence: &Range<usize>,
    inside: &[bool],
    first: usize,
    claims: &mut Vec<Claim>,
) {
    let tokens = sentences.tokens;
    for at in sentence.clone() {
        let Some(stance) = reporting_noun(tokens.word(at)) else { continue };
        if sentences.tag(at) != Tag::Nominal || inside[at] {
            continue;
        }
        let owner = owner_before(sentences, at).or_else(|| country_before(sentences, at)).or_else(|| {
            (tokens.word(at + 1) == "by")
                .then(|| sentences.phrase_starting_at(at + 2))
                .flatten()
                .filter(|phrase| can_speak(sentences, phrase))
        });
        let Some(owner) = owner else { continue };
        let mut after = at + 1;
        if tokens.word(after) == "by" {
            after = owner.end;
        }
        let about = match tokens.word(after) {
            "of" | "for" | "to" | "against" => sentences.phrase_starting_at(after + 1),
            _ => None,
        };
        let clause = tokens.word(after) == "that";
        // A bare `X's statement` reports nothing.
        if !clause && (about.is_none() || stance == Stance::States)
            || claims[first..].iter().any(|claim| claim.cue.contains(&at))
        {
            continue;
        }
        let content = clause.then(|| after..end_of_content(sentences, after));
        let accused = content
            .as_ref()
            .filter(|_| matches!(stance, Stance::Accuses | Stance::Suspects))
            .and_then(|said| accused_in(sentences, said, &claims[first..]));
        claims.push(Claim {
            sentence: number,
            cue: at..at + 1,
            holder: Some(Holder { named: sentences.head(&owner), phrase: owner }),
            relays: Vec::new(),
            stance,
            target: about.map(|phrase| sentences.head(&phrase)).or(accused),
            content,
            quotes: Vec::new(),
            kind: ClaimKind::Indirect,
        });
    }
}

/// Whom a clause accuses: its subject. Where that is a pronoun, it is who holds the claim in which the clause stands:
/// `The ministry denied US allegations that it was involved`.
fn accused_in(sentences: &Sentences<'_>, said: &Range<usize>, told: &[Claim]) -> Option<Range<usize>> {
    if sentences.tag(said.start + 1) != Tag::Pronoun {
        return stance::subject_of_content(sentences, said);
    }
    told.iter()
        .rev()
        .find(|claim| claim.content.as_ref().is_some_and(|content| content.contains(&said.start)))
        .and_then(|claim| claim.holder.as_ref())
        .map(|holder| holder.named.clone())
}

/// The phrase before `'s` before a noun: `the ministry's denial`.
fn owner_before(sentences: &Sentences<'_>, noun: usize) -> Option<Range<usize>> {
    let sentence = sentences.sentence(noun);
    let mut at = noun;
    while at > sentence.start && sentences.tag(at - 1) == Tag::Nominal {
        at -= 1;
    }
    if at > sentence.start + 1 && sentences.tag(at - 1) == Tag::Possessive {
        return sentences.phrase_ending_at(at - 2).filter(|phrase| can_speak(sentences, phrase));
    }
    None
}

/// `US claims that`: a country right before a noun that a clause follows.
fn country_before(sentences: &Sentences<'_>, noun: usize) -> Option<Range<usize>> {
    let before = noun.checked_sub(1)?;
    let phrase = sentences.phrase_ending_at(before)?;
    let last = phrase.end - 1..phrase.end;
    let follows = sentences.tokens.word(noun + 1) == "that" && sentences.tokens.is_capital(before);
    (follows && super::holders::names_place(sentences, &last)).then_some(last)
}

/// `Ministry spokesman: "The allegations are a fantasy."`
pub(super) fn before_colon(sentences: &Sentences<'_>, number: usize, sentence: &Range<usize>) -> Option<Claim> {
    let tokens = sentences.tokens;
    let colon = (sentence.start..sentence.end.min(sentence.start + 9)).find(|at| tokens.written(*at) == ":")?;
    let quoted = matches!(tokens.written(colon + 1), "\"" | "“" | "‘" | "'");
    let phrase = sentence.start..colon;
    let names = phrase
        .clone()
        .all(|at| matches!(sentences.tag(at), Tag::Nominal | Tag::Determiner | Tag::Possessive | Tag::Preposition));
    if !quoted
        || !names
        || phrase.is_empty()
        || !can_speak(sentences, &phrase)
        || phrase.clone().any(|at| sentences.in_date(at))
    {
        return None;
    }
    let content = colon + 1..sentence.end;
    let (stance, target) = stance::of_content(sentences, &content, Some(&phrase)).unwrap_or((Stance::States, None));
    Some(Claim {
        sentence: number,
        cue: colon..colon + 1,
        holder: Some(Holder { named: sentences.head(&phrase), phrase }),
        relays: Vec::new(),
        stance,
        target,
        content: Some(content),
        quotes: Vec::new(),
        kind: ClaimKind::Indirect,
    })
}
