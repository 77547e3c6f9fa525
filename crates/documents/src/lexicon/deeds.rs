//! Words for what happens: `data/events.tsv`, `hedges.tsv`, `offences.tsv`, `offence-stages.tsv`, `metonyms.tsv`.

use super::{
    PhraseTable,
    event_kinds::{EventKind, event_kind},
    inflect::{VerbForm, plural, verb_forms},
    rows,
    vocabulary::Begins,
};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What undergoes an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ObjectRole {
    /// A party.
    Target,
    /// A thing or a topic.
    Object,
    /// A person, a ship or an aircraft, in the passive; with anything else the word tells of no event.
    Captive,
    /// Nothing.
    None,
}

/// A word that names an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Trigger {
    /// `sanctions_imposed`
    pub(crate) kind: &'static str,
    /// What is known of that kind.
    pub(crate) known: &'static EventKind,
    pub(crate) role: ObjectRole,
    /// The form of a verb; none for a noun.
    pub(crate) form: Option<VerbForm>,
}

/// Every form of every phrase of a table of `phrase, part (verb, noun, other)` lines, with its meanings.
fn inflected<M: Copy>(
    lines: impl Iterator<Item = (&'static str, &'static str, &'static str, M)>,
    mut add: impl FnMut(String, Option<VerbForm>, M),
) {
    for (phrase, part, irregular, meaning) in lines {
        let (first, rest) = phrase.split_once(' ').map_or((phrase, ""), |(first, rest)| (first, rest));
        let join = |word: &str| if rest.is_empty() { word.to_owned() } else { format!("{word} {rest}") };
        match part {
            "verb" => {
                let irregular: Vec<&str> = irregular.split_whitespace().collect();
                let listed = super::classes::irregular_forms(first);
                let all: Vec<&str> = irregular.iter().copied().chain(listed).collect();
                for (form, kind) in verb_forms(first, &all, super::classes::doubles_consonant(first)) {
                    add(join(&form), Some(kind), meaning);
                }
            }
            "noun" => {
                add(phrase.to_owned(), None, meaning);
                let (stem, last) = phrase.rsplit_once(' ').map_or(("", phrase), |(stem, last)| (stem, last));
                let many = plural(last);
                add(if stem.is_empty() { many } else { format!("{stem} {many}") }, None, meaning);
            }
            _ => add(phrase.to_owned(), None, meaning),
        }
    }
}

/// The meanings of a phrase, each with the form of the verb that it is.
type Meanings<M> = Vec<(Option<VerbForm>, M)>;

/// All phrases, and what `told` makes of the meanings of each.
fn grouped<M: Copy, T>(
    lines: impl Iterator<Item = (&'static str, &'static str, &'static str, M)>,
    told: impl Fn(Meanings<M>) -> T,
) -> PhraseTable<T> {
    let mut meanings: FxHashMap<String, Meanings<M>> = FxHashMap::default();
    let mut order: Vec<String> = Vec::new();
    inflected(lines, |phrase, form, meaning| {
        // `round-up` and `round up` are one phrase of a text, with both meanings.
        let phrase = phrase.replace('-', " ");
        meanings
            .entry(phrase.clone())
            .or_insert_with(|| {
                order.push(phrase);
                Vec::new()
            })
            .push((form, meaning));
    });
    let mut told = |phrase: &String| told(meanings.remove(phrase).unwrap_or_default());
    PhraseTable::new(order.iter().map(|phrase| (phrase.as_str(), told(phrase))))
}

static EVENTS: LazyLock<PhraseTable<Vec<Trigger>>> = LazyLock::new(|| {
    let lines = rows(include_str!("../../data/events.tsv")).filter_map(|row| {
        let [phrase, part, kind, role, rest @ ..] = row.as_slice() else { return None };
        let role = match *role {
            "target" => ObjectRole::Target,
            "object" => ObjectRole::Object,
            "captive" => ObjectRole::Captive,
            _ => ObjectRole::None,
        };
        let trigger = Trigger { kind, known: event_kind(kind), role, form: None };
        Some((*phrase, *part, rest.first().copied().unwrap_or_default(), trigger))
    });
    grouped(lines, |meanings| meanings.into_iter().map(|(form, trigger)| Trigger { form, ..trigger }).collect())
        .marked(Begins::EVENT)
});

/// The events that a phrase at a token may name, each with the form it has there.
pub(crate) fn triggers_at(tokens: &crate::tokens::Tokens<'_>, at: usize) -> Option<(usize, &'static [Trigger])> {
    let (end, triggers) = EVENTS.longest_at(tokens, at)?;
    Some((end, triggers))
}

/// The events that the word at a token may name by itself, where a longer phrase begins there.
pub(crate) fn triggers_of_word(tokens: &crate::tokens::Tokens<'_>, at: usize) -> Option<&'static [Trigger]> {
    EVENTS.exact(tokens.word(at)).map(Vec::as_slice)
}

/// The events that the word at a token names as a noun, where the phrase that begins there is one of a verb: `an APPEAL against
/// the sentence` beside `to appeal against`.
pub(crate) fn noun_triggers_at(tokens: &crate::tokens::Tokens<'_>, at: usize) -> Option<(usize, Vec<Trigger>)> {
    let nouns = EVENTS.exact(tokens.word(at))?.iter().filter(|trigger| trigger.form.is_none());
    let triggers: Vec<Trigger> = nouns.copied().collect();
    (!triggers.is_empty()).then_some((at + 1, triggers))
}

/// What a hedge does to a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hedge {
    Alleged,
    Likely,
    Negated,
    Conditional,
    Planned,
    Cancelled,
    Fictional,
}

static HEDGES: LazyLock<PhraseTable<Hedge>> = LazyLock::new(|| {
    PhraseTable::new(
        rows(include_str!("../../data/hedges.tsv"))
            .filter_map(|row| {
                let hedge = match *row.get(1)? {
                    "alleged" => Hedge::Alleged,
                    "likely" => Hedge::Likely,
                    "negated" => Hedge::Negated,
                    "conditional" => Hedge::Conditional,
                    "planned" => Hedge::Planned,
                    "cancelled" => Hedge::Cancelled,
                    "fictional" => Hedge::Fictional,
                    _ => return None,
                };
                Some((*row.first()?, hedge))
            })
            .collect::<Vec<_>>(),
    )
    .marked(Begins::HEDGE)
});

static FICTION: LazyLock<PhraseTable<()>> = LazyLock::new(|| {
    PhraseTable::new(
        rows(include_str!("../../data/hedges.tsv"))
            .filter(|row| row.get(1) == Some(&"fictional"))
            .filter_map(|row| Some((*row.first()?, ()))),
    )
    .marked(Begins::FICTION)
});

/// The token behind a phrase of [`hedges`] that tells fiction; few words begin one.
pub(crate) fn fiction_at(tokens: &crate::tokens::Tokens<'_>, at: usize) -> Option<usize> {
    FICTION.longest_at(tokens, at)?;
    hedges().longest_at(tokens, at).filter(|(_, hedge)| **hedge == Hedge::Fictional).map(|(end, _)| end)
}

/// Phrases that take certainty or reality from a statement.
pub(crate) fn hedges() -> &'static PhraseTable<Hedge> {
    &HEDGES
}

static OFFENCES: LazyLock<PhraseTable<Vec<&'static str>>> = LazyLock::new(|| {
    let lines = rows(include_str!("../../data/offences.tsv")).filter_map(|row| {
        let [term, tag, part, ..] = row.as_slice() else { return None };
        Some((*term, *part, "", *tag))
    });
    grouped(lines, |meanings| {
        let mut tags: Vec<&'static str> = meanings.into_iter().map(|(_, tag)| tag).collect();
        tags.dedup();
        tags
    })
    .marked(Begins::OFFENCE)
});

/// The offence that a term at a token names: the token behind it and the tags.
pub(crate) fn offences_at(tokens: &crate::tokens::Tokens<'_>, at: usize) -> Option<(usize, &'static [&'static str])> {
    let (end, tags) = OFFENCES.longest_at(tokens, at)?;
    Some((end, tags))
}

static STAGES: LazyLock<PhraseTable<Option<&'static str>>> = LazyLock::new(|| {
    let lines = rows(include_str!("../../data/offence-stages.tsv")).filter_map(|row| {
        let [cue, stage, part, ..] = row.as_slice() else { return None };
        Some((*cue, *part, "", *stage))
    });
    grouped(lines, |meanings| meanings.first().map(|(_, stage)| *stage)).marked(Begins::STAGE)
});

/// The stage of a case that a cue at a token tells, by its name in the data file.
pub(crate) fn stage_at(tokens: &crate::tokens::Tokens<'_>, at: usize) -> Option<(usize, &'static str)> {
    let (end, stage) = STAGES.longest_at(tokens, at)?;
    Some((end, (*stage)?))
}

/// A name that stands for a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Metonym {
    pub(crate) state: &'static str,
    pub(crate) capital: bool,
    pub(crate) ambiguous: bool,
}

static METONYMS: LazyLock<PhraseTable<Metonym>> = LazyLock::new(|| {
    PhraseTable::new(
        rows(include_str!("../../data/metonyms.tsv"))
            .filter_map(|row| {
                let [name, state, kind, ..] = row.as_slice() else { return None };
                if *kind == AGENCY {
                    return None;
                }
                let ambiguous = row.get(3).is_some_and(|note| note.contains("ambiguous")) || *kind == "compass";
                // The article is no part of the key: phrases come with and without it.
                let name = name.strip_prefix("the ").unwrap_or(name);
                Some((name, Metonym { state, capital: *kind == "capital", ambiguous }))
            })
            .collect::<Vec<_>>(),
    )
    .marked(Begins::METONYM)
});

/// The kind of a name that passes on what a state says, and does not stand for it.
const AGENCY: &str = "agency";

static STATE_AGENCIES: LazyLock<PhraseTable<&'static str>> = LazyLock::new(|| {
    PhraseTable::new(rows(include_str!("../../data/metonyms.tsv")).filter_map(|row| {
        let [name, state, kind, ..] = row.as_slice() else { return None };
        (*kind == AGENCY).then_some((*name, *state))
    }))
    .marked(Begins::AGENCY)
});

/// News agencies of states, and the state of each.
pub(crate) fn state_agencies() -> &'static PhraseTable<&'static str> {
    &STATE_AGENCIES
}

/// Names that stand for states.
pub(crate) fn metonyms() -> &'static PhraseTable<Metonym> {
    &METONYMS
}

/// Every word that begins a phrase of these tables, with the number of its entry.
pub(super) fn all_beginnings() -> impl Iterator<Item = (&'static str, Begins, usize)> {
    let deeds = EVENTS.beginnings().chain(HEDGES.beginnings()).chain(FICTION.beginnings());
    let cases = OFFENCES.beginnings().chain(STAGES.beginnings());
    deeds.chain(cases).chain(METONYMS.beginnings()).chain(STATE_AGENCIES.beginnings())
}
