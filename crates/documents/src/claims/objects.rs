//! What a pronoun stands for that is an object: the thing or the person named before it in its sentence.

use super::{
    Holder,
    holders::{can_speak, is_of_other_sex, is_person, is_surname},
};
use crate::grammar::{Sentences, Tag, is_plural};
use std::ops::Range;

/// The person who is the object of a verb before a pronoun in its sentence, the holder left out: `fined FRISCH and ordered him`.
pub(super) fn object_before(
    sentences: &Sentences<'_>,
    pronoun: usize,
    holder: Option<&Range<usize>>,
    holders: &[Holder],
) -> Option<Range<usize>> {
    let word = sentences.tokens.word(pronoun);
    let nominative = matches!(word, "him" | "her");
    (sentences.sentence(pronoun).start..pronoun).rev().filter(|at| nominative && sentences.is_verb(*at)).find_map(
        |verb| {
            let object = sentences.phrase_starting_at(verb + 1).filter(|object| object.end <= pronoun)?;
            let fits = is_person(sentences, &object) || is_surname(sentences, &object, holders);
            let other = holder.is_none_or(|holder| !holder.contains(&object.start));
            let free =
                sentences.tag(object.start) != Tag::Pronoun && !is_of_other_sex(sentences, &object, word, holders);
            (fits && other && free).then(|| sentences.head(&object))
        },
    )
}

/// What `it`, `them`, `him` or `her` stands for as an object: the last thing named before in the sentence, or the last person, the
/// holder left out. One thing is meant by `it` and several by `them`, if such are named, and `somebody` who can act where it is
/// told or accused: of `gave the drug to patients after its board had urged it to stop` the company.
pub(super) fn thing_before(
    sentences: &Sentences<'_>,
    pronoun: usize,
    holder: Option<&Range<usize>>,
    somebody: bool,
) -> Option<Range<usize>> {
    if !matches!(sentences.tokens.word(pronoun), "it" | "them" | "him" | "her") {
        return None;
    }
    let sentence = sentences.sentence(pronoun);
    let person = matches!(sentences.tokens.word(pronoun), "him" | "her");
    let several = sentences.tokens.word(pronoun) == "them";
    let named = || {
        (sentence.start..pronoun).rev().filter_map(|at| {
            // `a boycott on Tolvia last year`: the day is no part of the noun.
            let last = sentences.tag(at) == Tag::Nominal
                && (sentences.tag(at + 1) != Tag::Nominal || sentences.in_date(at + 1))
                && !sentences.tokens.joins(at + 1);
            // `says the wall is SAFE, she calls it`: a quality is no thing.
            let quality = at > sentence.start
                && matches!(sentences.tokens.word(at - 1), "is" | "are" | "was" | "were" | "be" | "been")
                && !sentences.tokens.is_capital(at);
            let free = holder.is_none_or(|holder| !holder.contains(&at)) && !sentences.in_date(at) && !quality;
            if last && free { sentences.phrase_ending_at(at) } else { None }
        })
    };
    if person {
        return named().find(|phrase| is_person(sentences, phrase));
    }
    let number = |phrase: &Range<usize>| {
        is_plural(sentences.tokens.word(sentences.head(phrase).end.saturating_sub(1))) == several
    };
    // `imposed a boycott on TOLVIA, accusing it`: a thing does nothing, but who stands behind it may.
    let inner = |phrase: Range<usize>| {
        let hangs = phrase.clone().rev().find(|at| sentences.tag(*at) == Tag::Preposition);
        let behind = hangs.filter(|_| !can_speak(sentences, &phrase)).map(|at| at + 1..phrase.end);
        behind.filter(|behind| !behind.is_empty()).unwrap_or(phrase)
    };
    let acts = |phrase: &Range<usize>| number(phrase) && can_speak(sentences, phrase);
    let actor = if somebody { named().map(inner).find(acts) } else { None };
    actor.or_else(|| named().find(number)).or_else(|| named().next())
}
