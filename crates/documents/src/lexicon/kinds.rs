//! Single words of which one rule asks one thing: `data/word-kinds.tsv`, and the calendar of `data/dates-words.tsv`.

use super::{rows, shapes::Shapes};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// What a rule asks of a word; the head of the data file says where each kind counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WordKind {
    /// `Reuters`, `Herald`: with a capital it names who passes words on.
    News,
    /// `reporters`: who is told.
    Audience,
    /// `in the words of`
    View,
    /// `quoted by`
    PassedOn,
    /// `in an interview with`
    Occasion,
    /// `ask`, a lemma: its agent says nothing of its own.
    PassesOn,
    /// `believe`, a lemma: who does not do it doubts.
    Belief,
    /// `say`, a lemma: `said to be` has no speaker.
    Hearsay,
    /// `it is believed`
    Supposed,
    /// `woman`, `people`
    Human,
    /// `witness`
    Witness,
    /// `Mr` before a surname.
    Address,
    /// `president`: one at a time.
    Post,
    /// `ovich`: an ending, not a word.
    Patronymic,
    /// `tanker`, `docked`
    Ship,
    /// `film`, `novel`
    Work,
    /// `occur`, a lemma: what it is said of took place.
    Happening,
    /// `managed to`: what follows was done.
    CarriedOut,
    /// `postponed`
    CalledOff,
    /// `sanctions`: a noun rather than a verb.
    NounFirst,
    /// `police`: a plural without the ending.
    Several,
    /// `the second half`: no share.
    WhichHalf,
    /// `a third cheaper`: a share.
    Compared,
    /// `jailed`: a term in prison follows.
    Punished,
}

impl WordKind {
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "news" => Self::News,
            "audience" => Self::Audience,
            "view" => Self::View,
            "passed_on" => Self::PassedOn,
            "occasion" => Self::Occasion,
            "passes_on" => Self::PassesOn,
            "belief" => Self::Belief,
            "hearsay" => Self::Hearsay,
            "supposed" => Self::Supposed,
            "human" => Self::Human,
            "witness" => Self::Witness,
            "address" => Self::Address,
            "post" => Self::Post,
            "patronymic" => Self::Patronymic,
            "ship" => Self::Ship,
            "work" => Self::Work,
            "happening" => Self::Happening,
            "carried_out" => Self::CarriedOut,
            "called_off" => Self::CalledOff,
            "noun_first" => Self::NounFirst,
            "several" => Self::Several,
            "which_half" => Self::WhichHalf,
            "compared" => Self::Compared,
            "punished" => Self::Punished,
            _ => return None,
        })
    }
}

const TABLE: &str = include_str!("../../data/word-kinds.tsv");

/// The words of the table with their kinds, line by line.
fn lines() -> impl Iterator<Item = (&'static str, WordKind)> {
    rows(TABLE).filter_map(|row| Some((*row.first()?, WordKind::named(row.get(1)?)?)))
}

struct Kinds {
    words: FxHashMap<&'static str, Vec<WordKind>>,
    shapes: Shapes,
}

static KINDS: LazyLock<Kinds> = LazyLock::new(|| {
    let mut kinds = Kinds { words: FxHashMap::default(), shapes: Shapes::default() };
    for (word, kind) in lines() {
        kinds.words.entry(word).or_default().push(kind);
        kinds.shapes.add(word);
    }
    kinds
});

/// Whether a word, in lower case, is of a kind.
pub(crate) fn is_kind(word: &str, kind: WordKind) -> bool {
    KINDS.shapes.may_have(word) && KINDS.words.get(word).is_some_and(|kinds| kinds.contains(&kind))
}

static PATRONYMICS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| lines().filter(|(_, kind)| *kind == WordKind::Patronymic).map(|(ending, _)| ending).collect());

/// Whether a name, in lower case, ends as patronymics do, behind three letters or more.
pub(crate) fn is_patronymic(name: &str) -> bool {
    PATRONYMICS.iter().any(|ending| name.len() > ending.len() + 2 && name.ends_with(ending))
}

static CALENDAR: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    rows(include_str!("../../data/dates-words.tsv"))
        .filter(|row| matches!(row.get(1), Some(&("month" | "month-name" | "month-word" | "weekday"))))
        .filter_map(|row| row.first().copied())
        .collect()
});

/// Whether a word, in lower case, is the full name of a month or a weekday.
pub(crate) fn is_calendar(word: &str) -> bool {
    CALENDAR.contains(word)
}
