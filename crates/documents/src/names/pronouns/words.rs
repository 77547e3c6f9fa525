//! The words that may stand for a party, and what the words behind them say of it.

use crate::{
    grammar::{Sentences, Tag, Voice},
    lexicon::{Kinds, RoleKind, VerbForm, WordKind, is_kind, kinds_of, reporting_verbs, role_of},
    tokens::Tokens,
};
use std::ops::Range;

/// A word that may stand for a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// `he`, `her`
    Human {
        /// `she`, `her`, `herself`
        female: bool,
        place: Place,
    },
    /// `it`, `its`
    Thing(Place),
    /// `the company`
    Description(Noun),
}

/// What a pronoun is in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Subject,
    Object,
    Owner,
    /// `himself`
    Itself,
}

/// The noun of a definite description.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noun {
    /// Company, firm.
    Company,
    Bank,
    Group,
    /// Ship, vessel.
    Ship,
}

impl Noun {
    /// The kind of party that a noun names.
    pub(super) fn named(word: &str) -> Option<Self> {
        kinds_of(word).and_then(Self::of)
    }

    /// The kind of party that the noun at a token names.
    pub(super) fn at(tokens: &Tokens<'_>, token: usize) -> Option<Self> {
        Self::of(tokens.kinds(token))
    }

    /// Whether some word of a sentence is such a noun.
    pub(super) fn is_in(tokens: &Tokens<'_>, sentence: usize) -> bool {
        let kinds = [WordKind::Company, WordKind::Bank, WordKind::Group, WordKind::Vessel];
        kinds.into_iter().any(|kind| tokens.has_kind(sentence, kind))
    }

    fn of(kinds: Kinds) -> Option<Self> {
        if kinds.has(WordKind::Company) {
            Some(Self::Company)
        } else if kinds.has(WordKind::Bank) {
            Some(Self::Bank)
        } else if kinds.has(WordKind::Group) {
            Some(Self::Group)
        } else if kinds.has(WordKind::Vessel) {
            Some(Self::Ship)
        } else {
            None
        }
    }
}

/// What a subject does, as far as it says who the subject is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    /// No thing does it: it speaks or employs.
    OfBodies,
    /// A body does it, or what a body has made: it sells, it has offices.
    OfBodiesAndThings,
}

/// The word at a token that may stand for a party, and its tokens.
pub(super) fn word_at(sentences: &Sentences<'_>, at: usize) -> Option<(Word, Range<usize>)> {
    let tokens = sentences.tokens;
    if tokens.word(at) == "the" {
        let noun = Noun::at(tokens, at + 1).filter(|_| at + 1 < sentences.sentence(at).end)?;
        return stands_alone(sentences, at + 1).then_some((Word::Description(noun), at..at + 2));
    }
    if !matches!(sentences.tag(at), Tag::Pronoun | Tag::Determiner) {
        return None;
    }
    let human = |female: bool, place: Place| Word::Human { female, place };
    let word = match tokens.word(at) {
        "he" => human(false, Place::Subject),
        "him" => human(false, Place::Object),
        "his" => human(false, Place::Owner),
        "himself" => human(false, Place::Itself),
        "she" => human(true, Place::Subject),
        "her" if sentences.tag(at) == Tag::Determiner => human(true, Place::Owner),
        "her" => human(true, Place::Object),
        "herself" => human(true, Place::Itself),
        "it" => Word::Thing(Place::Subject),
        "its" => Word::Thing(Place::Owner),
        "itself" => Word::Thing(Place::Itself),
        _ => return None,
    };
    Some((word, at..at + 1))
}

/// Whether a noun ends its phrase and nothing behind it says which one is meant: `the company's`, not `the company car`,
/// `the company in Beijing`, `the company accused of fraud`.
fn stands_alone(sentences: &Sentences<'_>, noun: usize) -> bool {
    let tokens = sentences.tokens;
    let next = noun + 1;
    if next >= sentences.sentence(noun).end || sentences.in_date(next) {
        return true;
    }
    match sentences.tag(next) {
        Tag::Nominal | Tag::Number | Tag::Relative | Tag::Verb(VerbForm::Gerund) => false,
        Tag::Preposition => {
            !matches!(tokens.word(next), "of" | "in" | "at" | "from" | "with" | "behind" | "near" | "under" | "between")
        }
        Tag::Verb(VerbForm::Past) => !matches!(tokens.word(next + 1), "by" | "of" | "with"),
        _ => !tokens.joins(next),
    }
}

/// The verb behind a subject, its auxiliaries and adverbs, or what stands there instead; the end of the sentence if nothing
/// does.
fn behind_auxiliaries(sentences: &Sentences<'_>, from: usize) -> usize {
    // A subject may end its sentence.
    let end = sentences.sentence(from.saturating_sub(1)).end;
    (from..end).find(|at| !matches!(sentences.tag(*at), Tag::Auxiliary | Tag::Adverb | Tag::Negation)).unwrap_or(end)
}

/// What `it` at a token does, if that is something that a party does; nothing for `it is clear that`, `it was said`,
/// and wherever `it` is no subject.
pub(super) fn deed_of(sentences: &Sentences<'_>, pronoun: usize, vessel: bool) -> Option<Deed> {
    let tokens = sentences.tokens;
    let end = sentences.sentence(pronoun).end;
    let verb = behind_auxiliaries(sentences, pronoun + 1);
    if verb >= end {
        return None;
    }
    if !sentences.is_verb(verb) {
        let has = verb > pronoun + 1 && matches!(tokens.word(verb - 1), "has" | "had");
        let something = matches!(sentences.tag(verb), Tag::Determiner | Tag::Number | Tag::Nominal);
        return (has && something).then_some(Deed::OfBodiesAndThings);
    }
    let (lemma, _) = tokens.verb(verb)?;
    if sentences.group_of(verb).voice == Voice::Passive {
        return is_kind(lemma, WordKind::Suffered).then_some(Deed::OfBodiesAndThings);
    }
    if vessel {
        return is_kind(lemma, WordKind::Voyage).then_some(Deed::OfBodiesAndThings);
    }
    if is_kind(lemma, WordKind::Speech) {
        Some(Deed::OfBodies)
    } else {
        is_kind(lemma, WordKind::Dealing).then_some(Deed::OfBodiesAndThings)
    }
}

/// Whether what stands behind a subject reports: `he told reporters`.
pub(super) fn reports(sentences: &Sentences<'_>, behind: usize) -> bool {
    let verb = behind_auxiliaries(sentences, behind);
    verb < sentences.sentence(behind.saturating_sub(1)).end
        && sentences.is_verb(verb)
        && reporting_verbs().longest_at(sentences.tokens, verb).is_some()
}

/// Whether a clause goes on behind a subject with its verb.
pub(super) fn is_followed_by_verb(sentences: &Sentences<'_>, behind: usize) -> bool {
    let verb = behind_auxiliaries(sentences, behind);
    let auxiliary = (behind..verb).any(|at| sentences.tag(at) == Tag::Auxiliary);
    let finite = matches!(sentences.tag(verb), Tag::Verb(form) if form != VerbForm::Gerund);
    auxiliary || (finite && verb < sentences.sentence(behind.saturating_sub(1)).end)
}

/// Whether what `its` owns is something that only bodies have: `its director`, `its headquarters`.
pub(super) fn is_of_bodies(sentences: &Sentences<'_>, owned: usize) -> bool {
    let word = sentences.tokens.word(owned);
    role_of(word).is_some_and(|role| role.kind == RoleKind::Person) || is_kind(word, WordKind::OfBodies)
}
