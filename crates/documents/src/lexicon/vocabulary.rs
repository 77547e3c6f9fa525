//! What the tables of single words know of a word, in one place: a text asks once for each of its tokens, and the rules read it
//! there.
//!
//! The tables stay apart for whoever asks about a word that is no token: a lemma, a word of a list.

use super::{
    classes::{self, Classes, Role},
    deeds,
    inflect::VerbForm,
    kinds::{self, Kinds},
    reporting,
    things::{self, Things},
    word_table::{WordHash, WordTable},
};
use crate::{dates, figures};
use interdict_text::countries;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The tables of phrases of which a word begins one, or of words in which it stands: what most words do in none of them is asked of
/// every word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Begins(u16);

impl Begins {
    /// How many of them have entries that are found by number: all but the countries, which another crate holds.
    const TABLES: usize = 12;

    pub(super) const NOTHING: Self = Self(0);
    pub(super) const REPORTING_VERB: Self = Self(1);
    pub(crate) const REPORTING_NOUN: Self = Self(1 << 1);
    pub(super) const EVALUATION: Self = Self(1 << 2);
    pub(crate) const EVENT: Self = Self(1 << 3);
    pub(super) const HEDGE: Self = Self(1 << 4);
    pub(crate) const FICTION: Self = Self(1 << 5);
    pub(crate) const OFFENCE: Self = Self(1 << 6);
    pub(super) const STAGE: Self = Self(1 << 7);
    pub(super) const METONYM: Self = Self(1 << 8);
    pub(super) const AGENCY: Self = Self(1 << 9);
    pub(crate) const NUMERAL: Self = Self(1 << 10);
    pub(crate) const DATE: Self = Self(1 << 11);
    pub(crate) const COUNTRY: Self = Self(1 << 12);

    /// Whether one of the given tables is among these.
    #[inline]
    pub(crate) fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// Both.
    #[inline]
    pub(crate) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Which of the tables this one is.
    #[inline]
    fn table(self) -> usize {
        self.0.trailing_zeros() as usize
    }
}

/// Numbers of a word's entries in the tables that [`Begins`] names, so that none of them looks for the word again.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Entries([u16; Begins::TABLES]);

impl Entries {
    /// The number of the entry in one of the tables that the word begins a phrase of.
    #[inline]
    pub(crate) fn of(&self, table: Begins) -> usize {
        self.0.get(table.table()).map_or(0, |number| usize::from(*number))
    }
}

/// What is known of a word.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Known {
    /// As [`super::classes_of`].
    pub(crate) classes: Classes,
    /// As [`super::kinds_of`]; none if it has none.
    pub(crate) kinds: Kinds,
    /// As [`super::verb_of`].
    pub(crate) verb: Option<(&'static str, VerbForm)>,
    /// As [`super::role_of`].
    pub(crate) role: Option<Role>,
    /// As [`super::names_thing`].
    pub(crate) things: Things,
    /// The tables of phrases of which it begins one.
    pub(crate) begins: Begins,
    /// Where it stands in these.
    pub(crate) entries: Entries,
    /// As [`super::is_unchanged_past`].
    pub(crate) unchanged_past: bool,
}

static NOTHING: Known = Known {
    classes: Classes::NONE,
    kinds: Kinds::NONE,
    verb: None,
    role: None,
    things: Things::NONE,
    begins: Begins::NOTHING,
    entries: Entries([0; Begins::TABLES]),
    unchanged_past: false,
};

static VOCABULARY: LazyLock<WordTable<Known>> = LazyLock::new(|| {
    let mut words: FxHashMap<&'static str, Known> = FxHashMap::default();
    for (word, classes) in classes::all_classes() {
        words.entry(word).or_default().classes = classes;
    }
    for (word, kinds) in kinds::all_kinds() {
        words.entry(word).or_default().kinds = kinds;
    }
    for (word, verb) in classes::all_verbs() {
        words.entry(word).or_default().verb = Some(verb);
    }
    for (word, role) in classes::all_roles() {
        words.entry(word).or_default().role = Some(role);
    }
    for (word, things) in things::all_things() {
        words.entry(word).or_default().things = things;
    }
    for word in classes::all_unchanged_pasts() {
        words.entry(word).or_default().unchanged_past = true;
    }
    let phrases = reporting::all_beginnings().chain(deeds::all_beginnings());
    for (word, begins, number) in phrases.chain(figures::all_numerals()).chain(dates::all_words()) {
        let known = words.entry(word).or_default();
        known.begins = known.begins.or(begins);
        known.entries.0[begins.table()] = number as u16;
    }
    for word in countries::first_words() {
        let known = words.entry(word).or_default();
        known.begins = known.begins.or(Begins::COUNTRY);
    }
    words.into_iter().collect()
});

/// What is known of a word, in lower case, with its hash; and the word itself, if some table has it.
#[inline]
pub(crate) fn known_of(word: &str) -> (WordHash, Option<&'static str>, &'static Known) {
    let (hash, entry) = VOCABULARY.entry(word);
    let (word, known) = entry.map_or((None, &NOTHING), |(word, known)| (Some(word), known));
    (hash, word, known)
}

#[cfg(test)]
mod tests {
    use super::{
        super::{classes_of, is_kind, is_unchanged_past, names_thing, role_of, verb_of},
        *,
    };
    use crate::lexicon::{Thing, WordKind};

    #[test]
    fn the_vocabulary_knows_of_a_word_what_each_table_says_of_it() {
        for word in ["said", "police", "hit", "the", "reuters", "spokesman", "itself", "attack", "plots", "zyx", ""] {
            let (_, held, known) = known_of(word);
            assert!(held.is_none_or(|held| held == word), "{word}");
            assert_eq!(known.classes, classes_of(word), "{word}");
            assert_eq!(known.verb, verb_of(word), "{word}");
            assert_eq!(known.unchanged_past, is_unchanged_past(word), "{word}");
            assert_eq!(known.role, role_of(word), "{word}");
            for thing in [Thing::Story, Thing::Weapon] {
                assert_eq!(known.things.has(thing), names_thing(word, thing), "{word}");
            }
            for kind in [WordKind::News, WordKind::Authority, WordKind::Reflexive] {
                assert_eq!(known.kinds.has(kind), is_kind(word, kind), "{word}");
            }
        }
    }
}
