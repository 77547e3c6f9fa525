//! What outlets name as one thing of an event behind or before the same phrases: its cause, the way in, the aim of a protest, the
//! seat of a firm (`data/stories-slots.tsv`).
//!
//! A story has one cause and one way in, so that each outlet must name one only, and neither may speak of the other's anywhere:
//! what it names in other words, or denies, is no difference.

use super::{
    Verdict,
    bags::Bag,
    drafts::Drafts,
    pairs,
    phrases::Phrases,
    posts::gap,
    view::{self, Sentence, View},
    words::{Word, lemma, lemmas_of},
};
use crate::{
    dossier::Span,
    lexicon::{Classes, WordKind, classes_of, is_kind, rows},
};
use interdict_text::countries;
use rustc_hash::FxHashSet;
use std::{borrow::Cow, ops::Range, sync::LazyLock};

/// Words of a value, at most.
const WITHIN: usize = 8;
/// Values of one document, and of a story.
const MOST_OF_ONE: usize = 40;
const MOST: usize = 400;
/// What both sentences share that speak of the seat of one firm: a name.
const NAMED: f64 = 1.4;
/// What such a difference counts.
const STRENGTH: f64 = 1.5;

const TABLE: &str = include_str!("../../data/stories-slots.tsv");

/// A phrase of the table.
#[derive(Debug, Clone, Copy)]
struct Filler {
    slot: &'static str,
    before: bool,
    /// Whether the phrase says itself what came of it.
    effect: bool,
}

/// Phrases of lemmas.
static FILLERS: LazyLock<Phrases<Filler>> = LazyLock::new(|| {
    let mut fillers = Phrases::default();
    for row in rows(TABLE).filter(|row| row.first() != Some(&"effect")) {
        let [slot, place, phrase, effect @ ..] = row.as_slice() else { continue };
        let effect = effect.first() == Some(&"effect");
        fillers.add(phrase, || Filler { slot, before: *place == "before", effect });
    }
    fillers
});

/// Nouns for what goes wrong.
static EFFECTS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    rows(TABLE).filter(|row| row.first() == Some(&"effect")).filter_map(|row| row.get(2).copied()).collect()
});

/// What one sentence names.
struct Named<'v> {
    view: &'v View<'v>,
    sentence: &'v Span,
    slot: &'static str,
    value: Bag,
    phrase: Span,
    /// What it is named of: the other side of the phrase.
    topic: Bag,
    /// Whether that is something that went wrong.
    effect: bool,
}

/// Findings about things of which no outlet names what another one names.
pub(super) fn find(views: &[View<'_>], drafts: &mut Drafts) {
    let named: Vec<Named<'_>> = views.iter().flat_map(named_by).take(MOST).collect();
    for (one, other) in pairs::of_two_outlets(&named, |named| named.view.outlet) {
        let apart = of_one_thing(one, other)
            && one.value.shared_words(&other.value) == 0
            && is_only(one, &named)
            && is_only(other, &named)
            && !speaks_of(views, one.view.outlet, &other.value)
            && !speaks_of(views, other.view.outlet, &one.value);
        if apart {
            add(one, other, drafts);
        }
    }
}

fn add(one: &Named<'_>, other: &Named<'_>, drafts: &mut Drafts) {
    let of_one =
        view::of_one_source((one.view, one.sentence, &one.phrase), (other.view, other.sentence, &other.phrase));
    let verdict = if of_one { Verdict::Conflict } else { Verdict::Differ };
    let about = format!("{}: “{}” against “{}”", one.slot, one.phrase.text, other.phrase.text);
    let evidence = [one, other].map(|named| named.view.evidence(named.sentence, Some(&named.phrase))).to_vec();
    let telling = |named: &Named<'_>| named.value.words().next().unwrap_or_default().to_owned();
    let (left, right) = (telling(one), telling(other));
    let (first, second) = if left <= right { (left, right) } else { (right, left) };
    drafts.add(verdict, format!("slot {} {first} {second}", one.slot), about, evidence, STRENGTH);
}

/// Whether both name the same thing of one event, or of one firm.
fn of_one_thing(one: &Named<'_>, other: &Named<'_>) -> bool {
    one.slot == other.slot
        && match one.slot {
            "cause" => (one.effect && other.effect) || one.topic.shared_words(&other.topic) > 0,
            "seat" => Bag::of(&one.sentence.text).shared(&Bag::of(&other.sentence.text)) >= NAMED,
            _ => true,
        }
}

/// Whether the outlet names no other one.
fn is_only(one: &Named<'_>, all: &[Named<'_>]) -> bool {
    all.iter()
        .filter(|held| held.slot == one.slot && held.view.outlet == one.view.outlet)
        .all(|held| held.value.shared_words(&one.value) > 0)
}

/// Whether an outlet has one of some words anywhere.
fn speaks_of(views: &[View<'_>], outlet: usize, value: &Bag) -> bool {
    let of_outlet = views.iter().filter(|view| view.outlet == outlet);
    of_outlet.flat_map(|view| &view.sentences).any(|sentence| sentence.bag.shared_words(value) > 0)
}

fn named_by<'v>(view: &'v View<'v>) -> Vec<Named<'v>> {
    let sentences = view.sentences.iter().filter(|sentence| !sentence.span.text.ends_with('?'));
    sentences.flat_map(|sentence| named_in(view, sentence)).take(MOST_OF_ONE).collect()
}

fn named_in<'v>(view: &'v View<'v>, told: &'v Sentence) -> Vec<Named<'v>> {
    let (sentence, words) = (&told.span, told.words.as_slice());
    let text = sentence.text.as_str();
    let lemmas = lemmas_of(words);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some((filler, end)) = filler_at(&lemmas, at) else {
            at += 1;
            continue;
        };
        let clause = clause(text, words, at, end);
        let (value, topic) = if filler.before {
            (before(words, &lemmas, clause.start..at), end..clause.end)
        } else {
            (behind(words, &lemmas, end..clause.end), clause.start..at)
        };
        let value = if filler.slot == "seat" { country(text, words, &value) } else { Some(value) };
        if let Some(value) = value.filter(|value| !value.is_empty() && !is_open(&words[clause])) {
            let range =
                sentence.at.start + words[value.start].at.start..sentence.at.start + words[value.end - 1].at.end;
            let named = Named {
                view,
                sentence,
                slot: filler.slot,
                value: Bag::of_words(&words[value]),
                phrase: view::span(&view.reading.document, &range),
                effect: filler.effect || lemmas[topic.clone()].iter().any(|word| EFFECTS.contains(&**word)),
                topic: Bag::of_words(&words[topic]),
            };
            if !named.value.is_empty() {
                found.push(named);
            }
        }
        at = end;
    }
    found
}

/// The longest phrase of the table that begins at a word, and the place behind it.
fn filler_at(lemmas: &[Cow<str>], at: usize) -> Option<(Filler, usize)> {
    FILLERS.longest_in(&lemmas[at..]).map(|(filler, length)| (*filler, at + length))
}

/// The words around a phrase between two marks.
fn clause(text: &str, words: &[Word], at: usize, end: usize) -> Range<usize> {
    let joined = |at: &usize| !gap(text, words, *at).contains([',', ';', ':', '.', '–', '—', '(', ')', '"', '“', '”']);
    let before = (1..=at).rev().take_while(joined).count();
    let behind = (end..words.len()).take_while(joined).count();
    at - before..end + behind
}

/// Whether a clause leaves open whether it is so, or says that it is not.
fn is_open(words: &[Word]) -> bool {
    let open = |word: &Word| {
        matches!(word.folded.as_str(), "if" | "whether" | "could" | "may" | "might" | "would" | "can" | "unless")
            || classes_of(&word.folded).any(Classes::NEGATION)
            || is_kind(&lemma(&word.folded), WordKind::CalledOff)
    };
    words.iter().any(open)
}

/// A word that no value goes beyond.
fn ends_value(word: &Word, lemma: &str) -> bool {
    classes_of(&word.folded).any(Classes::RELATIVE.or(Classes::SUBORDINATOR).or(Classes::CONJUNCTION))
        || [WordKind::Speech, WordKind::Hearsay, WordKind::Belief].iter().any(|kind| is_kind(lemma, *kind))
}

/// What stands right before a phrase, its auxiliaries apart: `A broken rail had | caused`.
fn before(words: &[Word], lemmas: &[Cow<str>], range: Range<usize>) -> Range<usize> {
    let helps = |at: &usize| classes_of(&words[*at].folded).any(Classes::AUXILIARY.or(Classes::ADVERB));
    let end = range.end - range.clone().rev().take_while(helps).count();
    let length = (range.start..end).rev().take(WITHIN).take_while(|at| !ends_value(&words[*at], &lemmas[*at])).count();
    end - length..end
}

/// What stands right behind a phrase.
fn behind(words: &[Word], lemmas: &[Cow<str>], range: Range<usize>) -> Range<usize> {
    let goes_on =
        |at: &usize| !ends_value(&words[*at], &lemmas[*at]) && !classes_of(&words[*at].folded).any(Classes::AUXILIARY);
    range.start..range.start + range.clone().take(WITHIN).take_while(goes_on).count()
}

/// The country that a value begins with.
fn country(text: &str, words: &[Word], value: &Range<usize>) -> Option<Range<usize>> {
    let start = value.clone().find(|at| words[*at].folded != "the")?;
    (start + 1..=value.end.min(start + 3)).rev().map(|end| start..end).find(|place| {
        let name = text.get(words[place.start].at.start..words[place.end - 1].at.end).unwrap_or_default();
        words[place.start].capital && countries::by_name(name).is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stories::words::words;
    use crate::{
        plain,
        reading::{Reader, Settings},
    };

    #[test]
    fn every_phrase_of_the_table_is_found_and_every_slot_is_known() {
        for row in rows(TABLE) {
            let [slot, place, phrase, rest @ ..] = row.as_slice() else { panic!("three columns at least: {row:?}") };
            assert!(["cause", "way in", "aim", "seat", "effect"].contains(slot), "{row:?}");
            assert!(["before", "behind", "-"].contains(place) && (rest.is_empty() || rest == ["effect"]), "{row:?}");
            if *slot != "effect" {
                let words = words(phrase);
                let lemmas = lemmas_of(&words);
                assert_eq!(filler_at(&lemmas, 0).map(|(_, end)| end), Some(lemmas.len()), "{phrase}");
            }
        }
    }

    #[test]
    fn a_value_stands_beside_its_phrase_and_in_its_clause() {
        for (text, expected) in [
            ("A broken rail had caused the accident, she said.", vec!["cause: A broken rail"]),
            ("Police said a faulty brake led to the crash.", vec!["cause: a faulty brake"]),
            ("The fire was caused by a candle, a spokesman said.", vec!["cause: a candle"]),
            ("The fire was not caused by a candle.", vec![]),
            ("A candle may have caused the fire.", vec![]),
            ("It caused a fire.", vec![]),
            ("They broke in through a skylight.", vec!["way in: a skylight"]),
            ("Velden Trading is registered in Cyprus.", vec!["seat: Cyprus"]),
            ("Velden Trading is registered in Limassol.", vec![]),
        ] {
            let reading = Reader::new(&[]).read(plain::read("a", text), &Settings::default());
            let view = View::new(0, 0, &reading);
            let found: Vec<String> =
                named_by(&view).iter().map(|named| format!("{}: {}", named.slot, named.phrase.text)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
