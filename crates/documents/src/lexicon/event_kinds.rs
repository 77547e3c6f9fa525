//! What rules know of a kind of event beside the words for it: `data/event-kinds.tsv`.

use super::{rows, word_table::WordTable};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// How the words around an event of a kind are read; the head of the data file says what each does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EventTrait {
    /// It is done with words.
    Answer,
    /// It happens to persons.
    Person,
    /// `with` opens who else takes part.
    Mutual,
    /// `into` opens what it is aimed at.
    Into,
    /// `at` does.
    At,
    /// A name right before the noun undergoes it.
    Victim,
    /// It happens where those are who undergo it.
    Placed,
    /// The owner of the noun undergoes it.
    Owned,
    /// The name of a place right before the noun is where it happens.
    Venue,
    /// Somebody does it, and no force of nature or of business.
    Willed,
    /// It is done to what one can lay hands on.
    Bodily,
    /// Who is no authority only accuses somebody by saying it.
    Contested,
}

impl EventTrait {
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "answer" => Self::Answer,
            "person" => Self::Person,
            "mutual" => Self::Mutual,
            "into" => Self::Into,
            "at" => Self::At,
            "victim" => Self::Victim,
            "placed" => Self::Placed,
            "owned" => Self::Owned,
            "venue" => Self::Venue,
            "willed" => Self::Willed,
            "bodily" => Self::Bodily,
            "contested" => Self::Contested,
            _ => return None,
        })
    }

    fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// A kind of event.
#[derive(Debug, Default)]
pub(crate) struct EventKind {
    /// A bit for each.
    traits: u16,
    /// The tag of the offence that it is.
    pub(crate) offence: Option<&'static str>,
    /// Part of who undergoes it, and stage of the case, by their names in the data file.
    pub(crate) object: Option<(&'static str, &'static str)>,
    /// Part of who does it, by its name in the data file.
    pub(crate) actor: Option<&'static str>,
}

impl EventKind {
    /// Whether the words around it are read so.
    pub(crate) fn has(&self, wanted: EventTrait) -> bool {
        self.traits & wanted.bit() != 0
    }
}

/// There is one of each.
impl PartialEq for EventKind {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for EventKind {}

static KINDS: LazyLock<WordTable<EventKind>> = LazyLock::new(|| {
    let mut kinds: FxHashMap<&'static str, EventKind> = FxHashMap::default();
    for row in rows(include_str!("../../data/event-kinds.tsv")) {
        let [name, known, values @ ..] = row.as_slice() else { continue };
        let kind = kinds.entry(*name).or_default();
        match (*known, values) {
            ("offence", [tag]) => kind.offence = Some(*tag),
            ("object", [part, stage]) => kind.object = Some((*part, *stage)),
            ("actor", [part]) => kind.actor = Some(*part),
            _ => kind.traits |= EventTrait::named(known).map_or(0, EventTrait::bit),
        }
    }
    kinds.into_iter().collect()
});

/// A kind of which nothing is known but its words.
static PLAIN: EventKind = EventKind { traits: 0, offence: None, object: None, actor: None };

/// What is known of a kind of event, by its name in `events.tsv`.
pub(crate) fn event_kind(name: &str) -> &'static EventKind {
    KINDS.get(name).unwrap_or(&PLAIN)
}
