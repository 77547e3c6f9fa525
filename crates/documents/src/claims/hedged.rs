//! Claims that nobody is named for: `The brigade allegedly sold fuel`, `Reportedly, the ship sank`.

use super::{Claim, ClaimKind, extent::end_of_content};
use crate::{
    grammar::{Sentences, Tag, Voice},
    lexicon::{Stance, VerbForm, WordKind},
};
use std::ops::Range;

/// How far behind the adverb its verb may stand.
const FARTHEST: usize = 5;

/// A claim without a holder for each adverb that says so (kinds `allegedly` and `reportedly`) outside of what is quoted and of
/// what a holder says.
pub(super) fn of_adverbs(
    sentences: &Sentences<'_>,
    number: usize,
    sentence: &Range<usize>,
    inside: &[bool],
    first: usize,
    claims: &mut Vec<Claim>,
) {
    let tokens = sentences.tokens;
    if !tokens.has_kind(number, WordKind::Allegedly) && !tokens.has_kind(number, WordKind::Reportedly) {
        return;
    }
    for at in sentence.clone() {
        if sentences.tag(at) != Tag::Adverb || inside[at] {
            continue;
        }
        let accuses = tokens.is_kind(at, WordKind::Allegedly);
        if !accuses && !tokens.is_kind(at, WordKind::Reportedly) {
            continue;
        }
        let told = claims[first..].iter().any(|claim| {
            let said = claim.content.as_ref().is_some_and(|content| content.contains(&at));
            said && claim.holder.is_some() || claim.cue.contains(&at)
        });
        let Some((subject, verb)) = deed_of(sentences, at, sentence).filter(|_| !told) else { continue };
        // Who suffered it is not accused of it: `was allegedly robbed by the guards`.
        let passive = sentences.group_of(verb).voice == Voice::Passive;
        let guilty = if passive { sentences.agent_of(verb) } else { Some(subject.clone()) };
        let end = end_of_content(sentences, at + 1).max(subject.end);
        claims.push(Claim {
            sentence: number,
            cue: at..at + 1,
            holder: None,
            relays: Vec::new(),
            stance: if accuses { Stance::Accuses } else { Stance::States },
            target: guilty.filter(|_| accuses).map(|phrase| sentences.head(&phrase)).filter(|head| !head.is_empty()),
            content: Some(subject.start..before_main_verb(sentences, &subject, verb, end)),
            quotes: Vec::new(),
            kind: ClaimKind::Indirect,
        });
    }
}

/// Where what is said ends, if its verb is a participle beside the noun: before the verb of that noun. `A man allegedly involved in
/// the raid | has been held`.
fn before_main_verb(sentences: &Sentences<'_>, subject: &Range<usize>, verb: usize, end: usize) -> usize {
    let participle = sentences.tag(verb) == Tag::Verb(VerbForm::Past)
        && sentences.tag(verb + 1) == Tag::Preposition
        && sentences.group_of(verb).voice == Voice::Active;
    let main = |at: &usize| {
        sentences.tag(*at) == Tag::Auxiliary
            && sentences.subject_of(*at).is_some_and(|other| other.start == subject.start)
    };
    if participle { (verb + 1..end).find(main).unwrap_or(end) } else { end }
}

/// The subject and the verb of what an adverb is said of: of the verb behind it, or of the clause that it opens.
fn deed_of(sentences: &Sentences<'_>, at: usize, sentence: &Range<usize>) -> Option<(Range<usize>, usize)> {
    let opens = at == sentence.start;
    let begin = at + 1 + usize::from(opens && sentences.tokens.written(at + 1) == ",");
    let subject = if opens { sentences.phrase_starting_at(begin) } else { None };
    let from = subject.as_ref().map_or(begin, |phrase| phrase.end);
    let verb = (from..sentence.end.min(from + FARTHEST))
        .take_while(|next| {
            sentences.is_verb(*next) || matches!(sentences.tag(*next), Tag::Adverb | Tag::Auxiliary | Tag::Negation)
        })
        .find(|next| sentences.is_verb(*next))?;
    let subject = subject.or_else(|| sentences.subject_of(verb))?;
    (!subject.is_empty()).then_some((subject, verb))
}
