//! What events are done to, and with what: `data/events-things.tsv`.

use super::{inflect::plural, rows, word_table::WordTable};
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
    /// `bid`: before `to` it names what somebody is to do.
    Aim,
    /// `camera`: does nothing of its own will.
    Tool,
    /// `parcel`: blows up because somebody wants it to.
    Bomb,
    /// `squad`: what is after those who do the deed it is called after.
    Office,
    /// `statute`: forbids the deed it is called after, or guards against it.
    Enacted,
    Law,
    /// `contract`: what somebody is held to, and breaks.
    Bond,
    /// `demonstrator`: gathers and clashes with the police.
    Protester,
    /// `cannabis`: is seized by the police who find it.
    Contraband,
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
            "aim" => Self::Aim,
            "tool" => Self::Tool,
            "bomb" => Self::Bomb,
            "office" => Self::Office,
            "enacted" => Self::Enacted,
            "law" => Self::Law,
            "bond" => Self::Bond,
            "protester" => Self::Protester,
            "contraband" => Self::Contraband,
            _ => return None,
        })
    }

    /// The class as one bit; there are fewer than 32.
    const fn bit(self) -> u32 {
        1 << self as u8
    }
}

/// Some classes of things: a bit for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Things(u32);

impl Things {
    pub(super) const NONE: Self = Self(0);

    /// Both.
    #[inline]
    pub(crate) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether one of them is this.
    #[inline]
    pub(crate) const fn has(self, thing: Thing) -> bool {
        self.0 & thing.bit() != 0
    }
}

/// The classes of each word, in the singular and in the plural.
static THINGS: LazyLock<WordTable<Things>> = LazyLock::new(|| {
    let mut things: FxHashMap<String, Things> = FxHashMap::default();
    for row in rows(include_str!("../../data/events-things.tsv")) {
        let [word, class] = row.as_slice() else { continue };
        let Some(thing) = Thing::named(class) else { continue };
        for word in [(*word).to_owned(), plural(word)] {
            let held = things.entry(word).or_default();
            *held = held.or(Things(thing.bit()));
        }
    }
    things.into_iter().collect()
});

/// Every word with its classes.
pub(super) fn all_things() -> impl Iterator<Item = (&'static str, Things)> {
    THINGS.entries().map(|(word, things)| (word, *things))
}

/// Whether a word, in lower case, names a thing of a class.
pub(crate) fn names_thing(word: &str, thing: Thing) -> bool {
    THINGS.get(word).is_some_and(|things| things.has(thing))
}
