//! What must be true for a word with several senses to tell of its event: `data/events-senses.tsv`.

use super::{rows, word_table::WordTable};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What of an event is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Object,
    Actor,
    /// What stands behind `of`, right behind the word or its object.
    Of,
    /// What stands right behind a verb; it must be there.
    Behind,
    /// Of a verb, actor and object together.
    Deed,
    /// Of a verb, what its sentence speaks of.
    Verb,
    /// Of a noun, what its sentence speaks of.
    Noun,
}

impl Side {
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "object" => Self::Object,
            "actor" => Self::Actor,
            "of" => Self::Of,
            "behind" => Self::Behind,
            "deed" => Self::Deed,
            "verb" => Self::Verb,
            "noun" => Self::Noun,
            _ => return None,
        })
    }
}

/// What it must be; the head of the data file says more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sense {
    Somebody,
    Body,
    NoPerson,
    Authority,
    Computer,
    Building,
    Vehicle,
    Money,
    NoMoney,
    Secret,
    Real,
    Literal,
    Stated,
    Staff,
    Matter,
    Mortal,
    Persons,
    Armed,
    Struck,
    Blow,
    Assault,
    Closable,
    Left,
    Explosive,
    Blown,
    Moving,
    Enacted,
    Missile,
    Armament,
    NoArmament,
    Holding,
    Rule,
    Measure,
    Wired,
    Powered,
    Term,
    Offence,
    Court,
    Case,
    Many,
    Bargain,
    Fighter,
    Fought,
    Enforced,
    Years,
    Ruling,
    Goods,
    Robbed,
    NoShares,
    Alone,
    Active,
    Voiced,
    Equipped,
    NoEffort,
    NoMessage,
    Cargo,
    Offered,
    Menaced,
    Ground,
    Quit,
    Settled,
    NoSurvey,
    NoChamber,
    Dealt,
    Together,
    Asked,
    Premises,
    Guilt,
    Bomb,
    Undergone,
    NoBond,
    NoTerm,
    Protester,
    Bench,
    Ruled,
    Tried,
    Contraband,
    Found,
}

impl Sense {
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "somebody" => Self::Somebody,
            "body" => Self::Body,
            "no_person" => Self::NoPerson,
            "authority" => Self::Authority,
            "computer" => Self::Computer,
            "building" => Self::Building,
            "vehicle" => Self::Vehicle,
            "money" => Self::Money,
            "no_money" => Self::NoMoney,
            "secret" => Self::Secret,
            "real" => Self::Real,
            "literal" => Self::Literal,
            "stated" => Self::Stated,
            "matter" => Self::Matter,
            "blown" => Self::Blown,
            "staff" => Self::Staff,
            "mortal" => Self::Mortal,
            "persons" => Self::Persons,
            "armed" => Self::Armed,
            "struck" => Self::Struck,
            "blow" => Self::Blow,
            "assault" => Self::Assault,
            "closable" => Self::Closable,
            "left" => Self::Left,
            "explosive" => Self::Explosive,
            "moving" => Self::Moving,
            "enacted" => Self::Enacted,
            "missile" => Self::Missile,
            "armament" => Self::Armament,
            "no_armament" => Self::NoArmament,
            "holding" => Self::Holding,
            "rule" => Self::Rule,
            "measure" => Self::Measure,
            "wired" => Self::Wired,
            "powered" => Self::Powered,
            "term" => Self::Term,
            "offence" => Self::Offence,
            "court" => Self::Court,
            "case" => Self::Case,
            "many" => Self::Many,
            "bargain" => Self::Bargain,
            "fighter" => Self::Fighter,
            "fought" => Self::Fought,
            "enforced" => Self::Enforced,
            "years" => Self::Years,
            "ruling" => Self::Ruling,
            "goods" => Self::Goods,
            "robbed" => Self::Robbed,
            "no_shares" => Self::NoShares,
            "alone" => Self::Alone,
            "active" => Self::Active,
            "voiced" => Self::Voiced,
            "equipped" => Self::Equipped,
            "no_effort" => Self::NoEffort,
            "no_message" => Self::NoMessage,
            "cargo" => Self::Cargo,
            "offered" => Self::Offered,
            "menaced" => Self::Menaced,
            "ground" => Self::Ground,
            "quit" => Self::Quit,
            "settled" => Self::Settled,
            "no_survey" => Self::NoSurvey,
            "no_chamber" => Self::NoChamber,
            "dealt" => Self::Dealt,
            "together" => Self::Together,
            "asked" => Self::Asked,
            "premises" => Self::Premises,
            "guilt" => Self::Guilt,
            "bomb" => Self::Bomb,
            "undergone" => Self::Undergone,
            "no_bond" => Self::NoBond,
            "no_term" => Self::NoTerm,
            "protester" => Self::Protester,
            "bench" => Self::Bench,
            "ruled" => Self::Ruled,
            "tried" => Self::Tried,
            "contraband" => Self::Contraband,
            "found" => Self::Found,
            _ => return None,
        })
    }
}

/// The senses of one word, with the kind of event that each is of.
type Senses = Vec<(&'static str, Side, Sense)>;

static SENSES: LazyLock<WordTable<Senses>> = LazyLock::new(|| {
    let mut senses: FxHashMap<&'static str, Senses> = FxHashMap::default();
    for row in rows(include_str!("../../data/events-senses.tsv")) {
        let [word, kind, side, sense] = row.as_slice() else { continue };
        if let (Some(side), Some(sense)) = (Side::named(side), Sense::named(sense)) {
            senses.entry(*word).or_default().push((*kind, side, sense));
        }
    }
    senses.into_iter().collect()
});

/// What a word, of a verb its lemma, asks for to tell of an event of a kind.
pub(crate) fn senses_of(word: &str, kind: &str) -> impl Iterator<Item = (Side, Sense)> + Clone {
    let senses = SENSES.get(word).map(Vec::as_slice).unwrap_or_default();
    senses.iter().filter(move |(of, _, _)| *of == kind).map(|(_, side, sense)| (*side, *sense))
}
