//! What events are done to, and with what: `data/events-things.tsv`.

use super::{inflect::plural, rows};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A class of things; the head of the data file says more of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Thing {
    /// `airstrike`, `gunman`, `dog`: attacks.
    Assailant,
    /// `convoy`: may be hit.
    Target,
    /// `border`: is closed.
    Closable,
    /// `boiler`: explodes.
    Explosive,
    /// `lorry`: crashes.
    Vehicle,
    /// `missile`: is fired.
    Missile,
    /// `knife`: is what one is armed with.
    Weapon,
    /// `deal`: killed in figures of speech.
    Lifeless,
    /// `account`: is frozen.
    Holding,
    /// `embargo`: is evaded.
    Rule,
    /// `merger`: is blocked.
    Measure,
    /// `hearing`: where somebody pleads.
    Court,
    /// `lawsuit`: of a case.
    Case,
    /// `plot`: of a film or a book.
    Story,
    /// `verdict`: is appealed.
    Ruling,
    /// `toy`: is recalled by who made it.
    Product,
    /// `stock`: what is traded on an exchange.
    Share,
    /// `operation`: what is launched, and no product.
    Effort,
    /// `phone call`: what is intercepted, and not seized.
    Message,
    /// `amnesty`: what somebody offers, so that it may be taken up.
    Offer,
}

impl Thing {
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "assailant" => Self::Assailant,
            "target" => Self::Target,
            "closable" => Self::Closable,
            "explosive" => Self::Explosive,
            "vehicle" => Self::Vehicle,
            "missile" => Self::Missile,
            "weapon" => Self::Weapon,
            "lifeless" => Self::Lifeless,
            "holding" => Self::Holding,
            "rule" => Self::Rule,
            "measure" => Self::Measure,
            "court" => Self::Court,
            "case" => Self::Case,
            "story" => Self::Story,
            "ruling" => Self::Ruling,
            "product" => Self::Product,
            "share" => Self::Share,
            "effort" => Self::Effort,
            "message" => Self::Message,
            "offer" => Self::Offer,
            _ => return None,
        })
    }

    /// The class as one bit; there are fewer than 32.
    const fn bit(self) -> u32 {
        1 << self as u8
    }
}

/// The classes of each word, in the singular and in the plural.
static THINGS: LazyLock<FxHashMap<String, u32>> = LazyLock::new(|| {
    let mut things: FxHashMap<String, u32> = FxHashMap::default();
    for row in rows(include_str!("../../data/events-things.tsv")) {
        let [word, class] = row.as_slice() else { continue };
        let Some(thing) = Thing::named(class) else { continue };
        *things.entry((*word).to_owned()).or_default() |= thing.bit();
        *things.entry(plural(word)).or_default() |= thing.bit();
    }
    things
});

/// Whether a word, in lower case, names a thing of a class.
pub(crate) fn names_thing(word: &str, thing: Thing) -> bool {
    THINGS.get(word).is_some_and(|classes| classes & thing.bit() != 0)
}
