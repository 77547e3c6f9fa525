//! A subject prepared for one index: its forms, and for each cell the listed terms that are alike.

use crate::{
    Subject,
    evidence::recovered,
    index::{Class, TermId, TermRow, View},
    name::{Form, forms_of, runs_of},
    weigh::{is_known, of_class, told},
    word::{Asked, KeyMaker, Likeness, TermKind, keys_into},
};
use interdict_model::PartyKind;
use interdict_text::romanise::Scheme;
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// Lengths at which names are cut off: lines of payment messages hold 35 characters, name fields of ISO 20022 140 (70 in
/// its first versions).
const FIELD_LENGTHS: [usize; 3] = [35, 70, 140];

#[derive(Debug)]
pub(crate) struct QueryWord {
    pub(crate) text: String,
    pub(crate) class: Class,
    pub(crate) weight: f32,
    /// Known as a name in its own right.
    pub(crate) known: bool,
}

/// A listed term like a word of the query.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AlikeTerm {
    pub(crate) term: TermId,
    pub(crate) likeness: Likeness,
    /// What the likeness recovers of a word's weight.
    pub(crate) share: f32,
    /// Where the entities that bear it begin, and how many they are.
    pub(crate) postings: u32,
    pub(crate) bearers: u32,
    /// The least weight it has in any name.
    pub(crate) least: f32,
}

impl AlikeTerm {
    fn new(term: TermId, likeness: Likeness, row: &TermRow) -> Self {
        Self {
            term,
            likeness,
            share: recovered(likeness),
            postings: row.postings,
            bearers: row.bearers,
            least: row.least_weight(),
        }
    }
}

/// A cell of the query and the listed terms like it.
#[derive(Debug)]
pub(crate) struct QueryCell {
    pub(crate) mask: u32,
    pub(crate) alike: Rc<[AlikeTerm]>,
}

#[derive(Debug)]
pub(crate) struct QueryForm {
    /// Which of the subject's names.
    pub(crate) source: usize,
    pub(crate) text: String,
    pub(crate) scheme: Scheme,
    pub(crate) words: Vec<QueryWord>,
    pub(crate) cells: Vec<QueryCell>,
    /// The last word may have lost its end.
    pub(crate) cut_off: bool,
}

#[derive(Debug)]
pub(crate) struct Query {
    pub(crate) forms: Vec<QueryForm>,
}

/// How terms like a cell are found: through the keys of the index, or by comparing with every term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Retrieval {
    Indexed,
    Exhaustive,
}

impl Query {
    pub(crate) fn new(view: View, subject: &Subject, retrieval: Retrieval, scratch: &mut Scratch) -> Self {
        let kind = subject.party_kind();
        let mut forms = Vec::new();
        for (source, name) in subject.names.iter().enumerate() {
            for form in forms_of(name, kind) {
                let cut_off = FIELD_LENGTHS.contains(&name.chars().count());
                forms.push(prepare(view, source, form, kind, cut_off, retrieval, scratch));
            }
        }
        Self { forms }
    }
}

/// What was found for a word: listed terms like it, and what its own weight depends on.
#[derive(Debug, Clone)]
struct Found {
    alike: Rc<[AlikeTerm]>,
    /// What the word tells by its frequency.
    told: f32,
    known: bool,
}

/// Words recur, in batches and in the world: what was found for a word is kept until there are this many.
const KEPT_WORDS: usize = 1 << 15;

/// Working memory of a thread: what was found for words seen before.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    asked: Asked,
    /// For each term the word in whose search it was last met.
    met: Vec<u32>,
    searches: u32,
    found: Vec<AlikeTerm>,
    /// By kind of term.
    kept: [FxHashMap<Box<str>, Found>; 3],
    /// Keys of all terms, for comparing with every one of them.
    all_keys: Vec<Box<[u32]>>,
}

fn prepare(
    view: View,
    source: usize,
    form: Form,
    kind: PartyKind,
    cut_off: bool,
    retrieval: Retrieval,
    scratch: &mut Scratch,
) -> QueryForm {
    let word_kind = if form.unvocalised { TermKind::Unvocalised } else { TermKind::Word };
    let mut cells = Vec::with_capacity(form.words.len() * 3);
    let runs = runs_of(&form.words, kind);
    let mut words = Vec::with_capacity(form.words.len());
    for (place, word) in form.words.into_iter().enumerate() {
        let found = find(view, &word.text, word_kind, retrieval, scratch);
        let class = Class::from(word.class);
        words.push(QueryWord { text: word.text, class, weight: of_class(found.told, class), known: found.known });
        cells.push(QueryCell { mask: 1 << place, alike: found.alike });
    }
    for run in runs {
        let mask = ((1_u32 << run.length) - 1) << run.start;
        let found = find(view, &run.text, TermKind::Joined, retrieval, scratch);
        if !found.alike.is_empty() {
            cells.push(QueryCell { mask, alike: found.alike });
        }
    }
    QueryForm { source, text: form.text, scheme: form.scheme, words, cells, cut_off }
}

fn find(view: View, text: &str, kind: TermKind, retrieval: Retrieval, scratch: &mut Scratch) -> Found {
    if let Some(kept) = scratch.kept[kind as usize].get(text) {
        return kept.clone();
    }
    scratch.asked.turn_to(text, kind);
    scratch.found.clear();
    match retrieval {
        Retrieval::Indexed => scratch.find_by_keys(view, kind),
        Retrieval::Exhaustive => scratch.find_by_comparing_all(view, kind),
    }
    let found = Found {
        alike: scratch.found.as_slice().into(),
        told: told_by(view, text, kind, scratch),
        known: is_known(text, own_bearers(view, text, kind, &scratch.found)),
    };
    let kept = &mut scratch.kept[kind as usize];
    if kept.len() >= KEPT_WORDS {
        kept.clear();
    }
    kept.insert(text.into(), found.clone());
    found
}

/// A run is compared with words only: run with run says nothing that the words do not say better.
fn fits(kind: TermKind, listed: TermKind) -> bool {
    kind != TermKind::Joined || listed != TermKind::Joined
}

impl Scratch {
    fn find_by_keys(&mut self, view: View, kind: TermKind) {
        let Self { asked, met, searches, found, .. } = self;
        met.resize(view.term_count(), 0);
        if *searches == u32::MAX {
            met.fill(0);
            *searches = 0;
        }
        *searches += 1;
        for key in &asked.keys {
            for term in view.terms_with_key(*key) {
                let last = &mut met[term as usize];
                if *last == *searches {
                    continue;
                }
                *last = *searches;
                let row = view.term_row(term);
                if fits(kind, row.kind())
                    && let Some(likeness) = asked.likeness(view.term(term))
                {
                    found.push(AlikeTerm::new(term, likeness, row));
                }
            }
        }
        // In the order of the terms, so that nothing depends on how they were found.
        found.sort_unstable_by_key(|alike| alike.term);
    }

    fn find_by_comparing_all(&mut self, view: View, kind: TermKind) {
        let Self { asked, found, all_keys, .. } = self;
        if all_keys.is_empty() {
            let (mut maker, mut keys) = (KeyMaker::default(), Vec::new());
            all_keys.extend((0..view.term_count()).map(|term| {
                let term = term as TermId;
                keys_into(&mut maker, view.term_text(term), view.term_kind(term), &mut keys);
                Box::from(keys.as_slice())
            }));
        }
        for (term, keys) in (0..).zip(all_keys.iter()) {
            let listed = view.term(term);
            if fits(kind, listed.facts.kind)
                && asked.keys.iter().any(|key| keys.binary_search(key).is_ok())
                && let Some(likeness) = asked.likeness(listed)
            {
                found.push(AlikeTerm::new(term, likeness, view.term_row(term)));
            }
        }
    }
}

/// How many entities have the very word in some name.
fn own_bearers(view: View, text: &str, kind: TermKind, found: &[AlikeTerm]) -> u32 {
    let same = found.iter().filter(|alike| alike.likeness == Likeness::Same);
    same.filter(|alike| view.term_kind(alike.term) == kind && view.term(alike.term).text == text.as_bytes())
        .map(|alike| alike.bearers)
        .max()
        .unwrap_or(0)
}

/// A query word tells what the listed word tells that it stands for: the same one, else the most common one very like it.
fn told_by(view: View, text: &str, kind: TermKind, scratch: &mut Scratch) -> f32 {
    if kind == TermKind::Joined {
        return 0.0;
    }
    let own = own_bearers(view, text, kind, &scratch.found);
    let sound = scratch.asked.sound().map_or(0, |sound| view.bearers_of_sound(sound));
    let near = scratch
        .found
        .iter()
        .filter(|alike| {
            alike.likeness.value() >= 0.9
                && alike.likeness != Likeness::Initial
                && view.term_kind(alike.term) == TermKind::Word
        })
        .map(|alike| alike.bearers)
        .max()
        .unwrap_or(0);
    told(text, own.max(near), sound, view.len())
}
