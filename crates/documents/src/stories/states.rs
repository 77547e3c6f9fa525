//! How something stands, of which one state holds at a time: in custody or free on bail, a deal reached or still in talks, a curfew in
//! force or lifted (`data/stories-states.tsv`).
//!
//! Two outlets differ if they give one subject two states of one question, and neither gives the other's as well, as an outlet
//! does that tells of both one after the other. Outlets of two days may both be right.

use super::{
    Verdict,
    bags::Bag,
    days,
    drafts::Drafts,
    pairs,
    phrases::Phrases,
    posts::gap,
    view::{self, Sentence, View},
    words::{Word, lemmas_of, words},
};
use crate::{
    dossier::Span,
    lexicon::{Classes, Stance, classes_of, rows},
};
use std::{borrow::Cow, sync::LazyLock};

/// Words before a phrase among which a negation would turn it.
const BEFORE: usize = 4;
/// States of one document, and of a story.
const MOST_OF_ONE: usize = 60;
const MOST: usize = 600;
/// What such a difference counts.
const STRENGTH: f64 = 1.5;

const TABLE: &str = include_str!("../../data/stories-states.tsv");

/// What a phrase of the table says.
#[derive(Debug, Clone, Copy, PartialEq)]
struct State {
    question: &'static str,
    answer: &'static str,
    /// What both sentences must share beside it.
    topic: f64,
}

/// Phrases of lemmas.
static STATES: LazyLock<Phrases<State>> = LazyLock::new(|| {
    let mut states = Phrases::default();
    for row in rows(TABLE) {
        let [question, tenths, state, phrases @ ..] = row.as_slice() else { continue };
        let Ok(tenths) = tenths.parse::<u32>() else { continue };
        for phrase in phrases {
            states.add(phrase, || State { question, answer: state, topic: f64::from(tenths) / 10.0 });
        }
    }
    states
});

/// A state that a sentence gives something.
struct Standing<'v> {
    view: &'v View<'v>,
    sentence: &'v Span,
    state: State,
    phrase: Span,
    /// What it is said of.
    subject: Bag,
    /// The rest of the sentence.
    rest: Bag,
}

/// Findings about things of which two outlets give two states.
pub(super) fn find(views: &[View<'_>], drafts: &mut Drafts) {
    let standings: Vec<Standing<'_>> = views.iter().flat_map(given_by).take(MOST).collect();
    for (one, other) in pairs::of_two_outlets(&standings, |standing| standing.view.outlet) {
        if differ(one, other) && !also(one, other, &standings) && !also(other, one, &standings) {
            add(one, other, drafts);
        }
    }
}

fn add(one: &Standing<'_>, other: &Standing<'_>, drafts: &mut Drafts) {
    let question = one.state.question;
    let of_one =
        view::of_one_source((one.view, one.sentence, &one.phrase), (other.view, other.sentence, &other.phrase));
    let verdict = if of_one { Verdict::Conflict } else { Verdict::Differ };
    let about = format!("{question}: “{}” against “{}”", one.phrase.text, other.phrase.text);
    let (left, right) = (one.state.answer, other.state.answer);
    let (first, second) = if left <= right { (left, right) } else { (right, left) };
    let of = one.subject.words().find(|word| other.subject.weight_of(word) > 0.0).unwrap_or_default();
    let evidence =
        [one, other].map(|standing| standing.view.evidence(standing.sentence, Some(&standing.phrase))).to_vec();
    drafts.add(verdict, format!("state {question} {first} {second} {of}"), about, evidence, STRENGTH);
}

/// Whether both are of one subject, at one time, and only one can be so.
fn differ(one: &Standing<'_>, other: &Standing<'_>) -> bool {
    let later = one.view.published().zip(other.view.published()).is_some_and(|(one, other)| one != other);
    one.state.question == other.state.question
        && one.state.answer != other.state.answer
        && !later
        && one.subject.shared_words(&other.subject) > 0
        && one.rest.shared(&other.rest) >= one.state.topic.max(other.state.topic)
}

/// Whether the outlet of one gives the other's state as well, of whatever it may be.
fn also(one: &Standing<'_>, other: &Standing<'_>, all: &[Standing<'_>]) -> bool {
    all.iter().any(|held| {
        held.view.outlet == one.view.outlet
            && held.state.question == other.state.question
            && held.state.answer == other.state.answer
    })
}

fn given_by<'v>(view: &'v View<'v>) -> Vec<Standing<'v>> {
    let sentences = view.sentences.iter().filter(|sentence| !sentence.span.text.ends_with('?'));
    sentences.flat_map(|sentence| standings_in(view, sentence)).take(MOST_OF_ONE).collect()
}

fn standings_in<'v>(view: &'v View<'v>, told: &'v Sentence) -> Vec<Standing<'v>> {
    let (sentence, words) = (&told.span, told.words.as_slice());
    let text = sentence.text.as_str();
    let lemmas = lemmas_of(words);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some((state, end)) = state_at(text, words, &lemmas, at) else {
            at += 1;
            continue;
        };
        let range = sentence.at.start + words[at].at.start..sentence.at.start + words[end - 1].at.end;
        let phrase = view::span(&view.reading.document, &range);
        if !is_open(words, at)
            && !is_disputed(view, sentence, &phrase)
            && let Some(subject) = subject(sentence, &phrase)
        {
            let rest = Bag::of_words(&[&words[..at], &words[end..]].concat());
            found.push(Standing { view, sentence, state, phrase, subject, rest });
        }
        at = end;
    }
    found
}

/// The longest phrase of the table that begins at a word, and the place behind it. No mark stands in a phrase.
fn state_at(text: &str, words: &[Word], lemmas: &[Cow<str>], at: usize) -> Option<(State, usize)> {
    let joined = (at + 1..words.len()).take_while(|next| gap(text, words, *next) == " ").count();
    STATES.longest_in(&lemmas[at..=at + joined]).map(|(state, length)| (*state, at + length))
}

/// Whether the words before a phrase deny it, or leave open whether it is so.
fn is_open(words: &[Word], at: usize) -> bool {
    let near = &words[at.saturating_sub(BEFORE)..at];
    near.iter().any(|word| classes_of(&word.folded).any(Classes::NEGATION))
        || words.iter().any(|word| matches!(word.folded.as_str(), "if" | "could" | "may" | "might" | "unless"))
}

/// Whether somebody denies or doubts it, or only asks for it.
fn is_disputed(view: &View<'_>, sentence: &Span, phrase: &Span) -> bool {
    view.claims_in(sentence).iter().any(|claim| {
        matches!(claim.stance, Stance::Denies | Stance::Doubts | Stance::Proposes | Stance::Rejects | Stance::Threatens)
            && claim.content.as_ref().is_some_and(|said| view::holds(said, phrase))
    })
}

/// What a phrase is said of: the words before the verb of its clause, and the beginning of the sentence, where only insertions
/// stand between.
fn subject(sentence: &Span, phrase: &Span) -> Option<Bag> {
    let clause = days::clause(sentence, phrase)?;
    let mut subject = match days::subject_before(sentence, clause) {
        Some(before) => Bag::of(before),
        None => days::subject_in(clause),
    };
    let head = sentence.text.split([',', ';', ':', '–', '—']).next().unwrap_or_default();
    let at_beginning = phrase.at.start < sentence.at.start + head.len();
    if !at_beginning && days::verb_in(&words(head)).is_none() {
        subject.extend(&Bag::of(head));
    }
    Some(subject)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dates::Day,
        plain,
        reading::{Reader, Reading, Settings},
    };
    use rustc_hash::FxHashMap;

    #[test]
    fn every_phrase_of_the_table_has_one_state_and_every_question_two() {
        let mut states: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
        let mut phrases = 0;
        for row in rows(TABLE) {
            let [question, tenths, state, all @ ..] = row.as_slice() else { panic!("four columns at least: {row:?}") };
            assert!(tenths.parse::<u32>().is_ok() && !all.is_empty(), "{row:?}");
            states.entry(*question).or_default().push(*state);
            for phrase in all {
                phrases += 1;
                let words = words(phrase);
                let found = state_at(phrase, &words, &lemmas_of(&words), 0);
                let found = found.map(|(found, end)| (found.question, found.answer, end));
                assert_eq!(found, Some((*question, *state, words.len())), "{phrase}");
            }
        }
        assert_eq!(phrases, STATES.len(), "a phrase stands in one line only");
        assert!(states.values().all(|states| states.len() > 1), "{states:?}");
    }

    fn read(text: &str, day: u32) -> Reading {
        let settings = Settings { published: Day::new(2014, 10, day), ..Settings::default() };
        Reader::new(&[]).read(plain::read("a", text), &settings)
    }

    #[test]
    fn two_states_of_one_subject_differ_on_one_day() {
        for (one, other, day, expected) in [
            ("The curfew was lifted on Monday.", "The curfew will stay in place, he said.", 8, true),
            ("The curfew was lifted on Monday.", "The curfew will stay in place, he said.", 9, false),
            ("The curfew was lifted on Monday.", "The ban will stay in place, he said.", 8, false),
            ("The driver, 54, was arrested on suspicion of theft.", "The driver was questioned as a witness.", 8, true),
            ("The driver was not released on bail.", "The driver remains in custody.", 8, false),
        ] {
            let (one_reading, other_reading) = (read(one, 8), read(other, day));
            let views = [View::new(0, 0, &one_reading), View::new(1, 1, &other_reading)];
            let mut drafts = Drafts::default();
            find(&views, &mut drafts);
            assert_eq!(drafts.finish().len(), usize::from(expected), "{one} {other}");
        }
    }
}
