//! What reading knows about words: the data files of this crate, read once and kept for the life of the program.
//!
//! Every file under `data/` is a table of lines with tab-separated columns, `#` begins a comment, and its head says what
//! the columns mean. A phrase is written in lower case with its words apart; in a text it is also found with its words
//! joined by hyphens (`cyber attack` finds `cyber-attack`).
//!
//! Lists of words that somebody might add to are in these files and not in the source. What rules name themselves are the
//! closed words of a construction: forms of `be`, pronouns, articles, conjunctions, negations, and the prepositions that
//! open a phrase behind a word; and single words of fixed phrases (`ruled out`, `a year ago`).

mod calendar;
mod classes;
mod contents;
mod deeds;
mod event_kinds;
mod inflect;
mod kinds;
mod page_keys;
mod phrases;
mod reporting;
mod senses;
#[cfg(test)]
mod tests;
mod things;
mod vocabulary;
mod word_table;

pub(crate) use calendar::{begins_as_month, is_calendar, is_time_unit};
pub use classes::is_common;
pub(crate) use classes::{
    Classes, Role, RoleKind, classes_of, is_only_participle, is_simple_past, is_unchanged_past, role_of, verb_of,
};
pub(crate) use contents::{Saying, Sayings};
pub(crate) use deeds::{
    Hedge, ObjectRole, Trigger, fiction_at, hedges, metonyms, noun_triggers_at, offences_at, stage_at, state_agencies,
    triggers_at, triggers_of_word,
};
pub(crate) use event_kinds::{EventKind, EventTrait, event_kind};
pub(crate) use inflect::VerbForm;
pub(crate) use kinds::{Kinds, WordKind, endings_of_countries, is_kind, is_patronymic, kinds_of};
pub(crate) use page_keys::{KeyPlace, PageField, front_matter_field, is_class_attribute, page_keys};
pub(crate) use phrases::PhraseTable;
pub use reporting::Stance;
pub(crate) use reporting::{
    Deed, Frame, ReportingVerb, deed_of, evaluations, reporting_noun, reporting_noun_at, reporting_verbs,
    reports_only_before_clause, said_beside_quotation,
};
pub(crate) use senses::{Sense, Side, senses_of};
pub(crate) use things::{Thing, Things, names_thing};
pub(crate) use vocabulary::{Begins, Known, known_of};
pub(crate) use word_table::{WordHash, WordSet, WordTable};

use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// The rows of a table: columns by tab, comments and empty lines left out.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').map(str::trim).collect())
}

fn first_column(table: &'static str, kind: &str) -> FxHashSet<&'static str> {
    rows(table).filter(|row| row.get(1) == Some(&kind)).filter_map(|row| row.first().copied()).collect()
}

const ABBREVIATIONS: &str = include_str!("../../data/abbreviations.tsv");
static SHORT_WORDS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| first_column(ABBREVIATIONS, "abbreviation"));
static ENDINGS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| first_column(ABBREVIATIONS, "ending"));
static OPENERS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| first_column(ABBREVIATIONS, "opener"));

/// Whether a word is usually written with a dot that does not end a sentence.
pub(crate) fn is_abbreviation(word: &str) -> bool {
    SHORT_WORDS.contains(word) || ends_names(word)
}

/// Whether names end with a word that is usually written with a dot: `Inc.`, `Jr.`
pub(crate) fn ends_names(word: &str) -> bool {
    ENDINGS.contains(word)
}

static GIVEN_NAMES: LazyLock<FxHashMap<&'static str, Sex>> = LazyLock::new(|| {
    let rows = rows(include_str!("../../data/given-names.tsv"));
    rows.filter_map(|row| Some((*row.first()?, if *row.get(1)? == "f" { Sex::Woman } else { Sex::Man }))).collect()
});

/// Whether `she` or `he` is said of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sex {
    Woman,
    Man,
}

/// Who bears a given name, in lower case, if only women or only men do.
pub(crate) fn sex_of(given_name: &str) -> Option<Sex> {
    GIVEN_NAMES.get(given_name).copied()
}

/// Whether a capitalised word behind a dot begins a sentence, whatever stands before the dot.
pub(crate) fn is_opener(word: &str) -> bool {
    OPENERS.contains(word)
}
