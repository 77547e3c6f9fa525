//! Nouns that tell of no event where they stand, because they are words of a name or only describe the noun behind them: `the Orva
//! Agreement`, `a bureau for the Prohibition of Landmines`, `a civil fraud case`, `its recommendation methods`; and names that end where
//! such a noun begins; and plurals that only look like verbs.

use super::{things, verbs::is_headline};
use crate::{
    grammar::{Sentences, Tag},
    lexicon::{EventKind, ObjectRole, Thing, Trigger, VerbForm, names_thing},
    names::country_at,
};
use std::ops::Range;

/// So many tokens around a word say whether it stands in a sentence or in a title.
const NEAR: usize = 24;

/// Kinds of events whose nouns are words of treaties, laws, courts and bodies where they have a capital.
const IN_NAMES: [&str; 15] = [
    "acquisition",
    "agreement",
    "appeal",
    "appointment",
    "ban",
    "investigation",
    "law_passed",
    "payment",
    "proposal",
    "rejection",
    "release",
    "settlement",
    "shipment",
    "transfer",
    "withdrawal",
];

/// Kinds of events whose nouns, before another noun, say what that is about: `agreement draft`, `payment system`.
const DESCRIBING: [&str; 12] = [
    "agreement",
    "appointment",
    "ban",
    "fine",
    "law_passed",
    "payment",
    "proposal",
    "rejection",
    "ruling",
    "shipment",
    "transfer",
    "withdrawal",
];

/// Whether a noun has the capital of a name though it does not begin its sentence: a sentence writes no other noun so. Titles do, so
/// that a verb in lower case must stand near.
pub(super) fn is_in_name(sentences: &Sentences<'_>, noun: &Range<usize>, kind: &str) -> bool {
    let tokens = sentences.tokens;
    let last = noun.end - 1;
    let sentence = sentences.sentence(noun.start);
    let capital = tokens.is_capital(last) && !tokens.is_all_capitals(last);
    if !capital || noun.start <= sentence.start || !IN_NAMES.contains(&kind) {
        return false;
    }
    let number = tokens.sentence_of(noun.start);
    let prose = tokens.paragraphs[tokens.sentences()[number].paragraph].kind.is_prose();
    // Behind a colon or a quotation mark a sentence begins.
    let inside = matches!(
        sentences.tag(noun.start - 1),
        Tag::Nominal | Tag::Preposition | Tag::Determiner | Tag::Conjunction | Tag::Possessive | Tag::Verb(_)
    );
    let mut near = sentence.start.max(noun.start.saturating_sub(NEAR))..sentence.end.min(noun.end + NEAR);
    prose
        && inside
        && near.any(|at| {
            matches!(sentences.tag(at), Tag::Verb(_) | Tag::Auxiliary)
                && !sentences.in_date(at)
                && !tokens.is_capital(at)
        })
}

/// Whether a noun without an object only describes the next one, which is a matter and no deed: `FRAUD case`, `RECOMMENDATION methods`.
pub(super) fn only_describes(sentences: &Sentences<'_>, noun: &Range<usize>, kind: &str, known: &EventKind) -> bool {
    let tokens = sentences.tokens;
    let next = noun.end;
    let crime = known.actor == Some("suspect");
    if !crime && !DESCRIBING.contains(&kind) || next >= sentences.sentence(noun.start).end {
        return false;
    }
    if sentences.tag(next) != Tag::Nominal || sentences.in_date(next) || tokens.is_capital(next) {
        return false;
    }
    let word = tokens.word(next);
    if crime {
        let matter = [Thing::Case, Thing::Court, Thing::Ruling].iter().any(|thing| names_thing(word, *thing));
        return matter || matches!(word, "case" | "cases" | "inquiry" | "investigation" | "probe" | "unit" | "squad");
    }
    // `Tolvia's ruling CONSERVATIVES`: they rule, and nothing was ruled.
    let rulers = || kind == "ruling" && things::may_act(sentences, &(next..next + 1));
    // No table has all verbs: `the proposal ANGERED the union`.
    rulers() || !word.ends_with('s') && !word.ends_with("ed")
}

/// The name that stands before a noun, if nothing but the name does: of `US presidential` it is `US`. None where a verb or the capitals of
/// a headline hide what it is: `a Council resolution AUTHORISING sanctions`.
pub(super) fn name_only(sentences: &Sentences<'_>, named: Range<usize>) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let lower = |at: usize| !tokens.is_capital(at) && tokens.is_word(at);
    // `KUWAIT SAYS NO PLANS FOR TALKS`
    if named.len() > 2 && named.clone().all(|at| tokens.is_all_capitals(at)) {
        return None;
    }
    let last = named.end - 1;
    let governs = named.len() > 2
        && lower(last)
        && lower(last - 1)
        && matches!(tokens.verb(last), Some((_, VerbForm::Gerund)))
        && sentences.tag(last - 1) == Tag::Nominal;
    // `Anna Berg and Otto Frisch hold 90-minute transition talks`
    let holds = (named.start + 1..last).any(|at| {
        lower(at)
            && tokens.is_capital(at - 1)
            && matches!(tokens.verb(at), Some((_, VerbForm::Base | VerbForm::Third)))
            && (sentences.tag(at + 1) == Tag::Number || sentences.tag(at + 1) == Tag::Determiner)
    });
    if governs || holds {
        return None;
    }
    let country = country_at(tokens, named.start).map(|(_, end)| end).filter(|end| *end > named.start);
    match country {
        Some(end) if end < named.end && (end..named.end).all(lower) => Some(named.start..end),
        _ => Some(named),
    }
}

/// Whether a plural that may be a verb too stands behind a word that picks out some of its kind: `the only BARS affected`.
pub(super) fn is_picked_out(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    sentences.tag(at) == Tag::Verb(VerbForm::Third)
        && at > sentences.sentence(at).start + 1
        && matches!(tokens.word(at - 1), "only" | "same" | "main" | "few")
        && matches!(tokens.word(at - 2), "the" | "its" | "his" | "her" | "their" | "these" | "those")
}

/// Whether a verb and its particle are written as one noun: `a ROUND-UP of news`.
pub(super) fn is_hyphened(sentences: &Sentences<'_>, range: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    range.len() == 3
        && tokens.joins(range.start + 1)
        && matches!(tokens.word(range.end - 1), "up" | "out" | "in" | "off" | "down" | "over" | "away")
}

/// Whether what may be a verb is a plural at the end of a headline that has a verb before, with nothing behind that it could be done to:
/// `Hackers charged in Hull, Orva BREACHES`.
pub(super) fn ends_headline(sentences: &Sentences<'_>, range: &Range<usize>, trigger: Trigger) -> bool {
    let sentence = sentences.sentence(range.start);
    trigger.form == Some(VerbForm::Third)
        && trigger.role == ObjectRole::Target
        && range.end >= sentence.end
        && is_headline(sentences, range.start)
        && (sentence.start..range.start).any(|at| sentences.is_verb(at))
}

/// Whether a noun is what something is against, and no deed: `ANTI-BRIBERY provisions`.
pub(super) fn is_opposed(sentences: &Sentences<'_>, noun: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    noun.start >= sentences.sentence(noun.start).start + 2
        && tokens.joins(noun.start - 1)
        && tokens.word(noun.start - 2) == "anti"
}
