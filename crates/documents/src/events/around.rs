//! What the words around a trigger speak of, where that decides its sense: of computers, of an offence, of a case.

use crate::{
    grammar::Sentences,
    lexicon::{Sense, Thing, WordKind, is_kind, names_thing, offences_at},
};
use std::ops::Range;

/// Other words that say what is meant are looked for so many tokens around a word.
const FARTHEST: usize = 40;

/// The tokens of its sentence around a word, as far as is looked at.
fn around(sentences: &Sentences<'_>, range: &Range<usize>) -> Range<usize> {
    let sentence = sentences.sentence(range.start);
    sentence.start.max(range.start.saturating_sub(FARTHEST))..sentence.end.min(range.end + FARTHEST)
}

/// Whether the words around speak of computers, or of who breaks into them.
pub(super) fn speaks_of_computers(sentences: &Sentences<'_>, range: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    around(sentences, range).any(|at| {
        let word = tokens.word(at);
        let begins = word.starts_with("hack") || word.starts_with("cyber");
        begins || is_kind(word, WordKind::Computer) || is_kind(word, WordKind::Data)
    })
}

/// Whether the words around speak of a court, or of a case at all; or, if that is asked for, of nothing that is traded, or of
/// who protests, that a poll asks nobody's opinion, or that no chamber votes.
pub(super) fn speaks_of(sentences: &Sentences<'_>, range: &Range<usize>, sense: Sense) -> bool {
    if sense == Sense::NoShares {
        return !around(sentences, range).any(|at| names_thing(sentences.tokens.word(at), Thing::Share));
    }
    // `the Orva poll PREDICTED a landslide`: what tells something asked some, and elected nobody.
    if sense == Sense::NoSurvey {
        return !sentences.tokens.verb(range.end).is_some_and(|(lemma, _)| {
            sentences.is_verb(range.end)
                && matches!(
                    lemma,
                    "find" | "forecast" | "indicate" | "predict" | "project" | "put" | "say" | "show" | "suggest"
                )
        });
    }
    if sense == Sense::NoChamber {
        let said = |kind| around(sentences, range).any(|at| sentences.tokens.is_kind(at, kind));
        return !said(WordKind::Chamber) || said(WordKind::OfElections);
    }
    if sense == Sense::Protester {
        return around(sentences, range).any(|at| {
            let word = sentences.tokens.word(at);
            names_thing(word, Thing::Protester) || matches!(word, "protests" | "demonstrations")
        });
    }
    let case = sense == Sense::Case;
    around(sentences, range).any(|at| {
        let word = sentences.tokens.word(at);
        names_thing(word, Thing::Court)
            || case && (names_thing(word, Thing::Case) || is_kind(word, WordKind::Authority))
            || case && is_kind(word, WordKind::StateOffice)
    }) || case && names_offence(sentences, range)
}

/// Whether the words around name an offence: then a word of a case is meant as one.
pub(super) fn names_offence(sentences: &Sentences<'_>, range: &Range<usize>) -> bool {
    around(sentences, range).any(|at| !range.contains(&at) && offences_at(sentences.tokens, at).is_some())
}
