//! A subject prepared for one index: its forms, and for each cell the listed terms that are alike.

use crate::{
    Index, Subject,
    index::TermId,
    name::{Form, forms_of, runs_of},
    weigh::{is_known, weight},
    word::{Likeness, Term, TermKind, likeness, likeness_of_neighbours},
};
use interdict_model::PartyKind;
use interdict_text::{romanise::Scheme, words::WordClass};
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// Lengths at which names are cut off: lines of payment messages hold 35 characters, name fields of ISO 20022 140 (70 in
/// its first versions).
const FIELD_LENGTHS: [usize; 3] = [35, 70, 140];

#[derive(Debug)]
pub(crate) struct QueryWord {
    pub(crate) text: String,
    pub(crate) class: WordClass,
    pub(crate) weight: f32,
    /// Known as a name in its own right.
    pub(crate) known: bool,
}

/// A cell of the query and the listed terms like it.
#[derive(Debug)]
pub(crate) struct QueryCell {
    pub(crate) mask: u32,
    pub(crate) alike: Alike,
}

#[derive(Debug)]
pub(crate) struct QueryForm {
    /// Which of the subject's names.
    pub(crate) source: usize,
    pub(crate) text: String,
    pub(crate) scheme: Scheme,
    pub(crate) words: Vec<QueryWord>,
    pub(crate) cells: Vec<QueryCell>,
    /// All `(term, cell, likeness)` sorted by term: what scoring looks up.
    pub(crate) by_term: Vec<(TermId, u16, Likeness)>,
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
    pub(crate) fn new(index: &Index, subject: &Subject, retrieval: Retrieval, scratch: &mut Scratch) -> Self {
        let kind = subject.party_kind();
        let mut forms = Vec::new();
        for (source, name) in subject.names.iter().enumerate() {
            for form in forms_of(name, kind) {
                let cut_off = FIELD_LENGTHS.contains(&name.chars().count());
                forms.push(prepare(index, source, form, kind, cut_off, retrieval, scratch));
            }
        }
        Self { forms }
    }
}

/// Listed terms like a query word.
pub(crate) type Alike = Rc<[(TermId, Likeness)]>;

/// Words recur, in batches and in the world: what was found for a word is kept until there are this many.
const KEPT_WORDS: usize = 1 << 16;

/// Working memory of a thread: what was found for words seen before.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    candidates: Vec<TermId>,
    /// For each term the word in whose search it was last met.
    met: Vec<u32>,
    searches: u32,
    kept: FxHashMap<(Box<str>, TermKind), Alike>,
}

fn prepare(
    index: &Index,
    source: usize,
    form: Form,
    kind: PartyKind,
    cut_off: bool,
    retrieval: Retrieval,
    scratch: &mut Scratch,
) -> QueryForm {
    let word_kind = if form.unvocalised { TermKind::Unvocalised } else { TermKind::Word };
    let mut cells = Vec::with_capacity(form.words.len() * 2);
    for (place, word) in form.words.iter().enumerate() {
        cells.push(QueryCell { mask: 1 << place, alike: alike(index, &word.text, word_kind, retrieval, scratch) });
    }
    for run in runs_of(&form.words, kind) {
        let mask = ((1_u32 << run.length) - 1) << run.start;
        let alike = alike(index, &run.text, TermKind::Joined, retrieval, scratch);
        if !alike.is_empty() {
            cells.push(QueryCell { mask, alike });
        }
    }
    let words = form
        .words
        .iter()
        .zip(&cells)
        .map(|(word, cell)| QueryWord {
            text: word.text.clone(),
            class: word.class,
            known: is_known(
                &word.text,
                index.term_number(&word.text, word_kind).map_or(0, |term| index.bearers[term as usize]),
            ),
            weight: query_weight(index, &word.text, word.class, word_kind, &cell.alike),
        })
        .collect();
    let mut by_term: Vec<(TermId, u16, Likeness)> = cells
        .iter()
        .enumerate()
        .flat_map(|(number, cell)| cell.alike.iter().map(move |(term, likeness)| (*term, number as u16, *likeness)))
        .collect();
    by_term.sort_unstable_by_key(|(term, cell, _)| (*term, *cell));
    QueryForm { source, text: form.text, scheme: form.scheme, words, cells, by_term, cut_off }
}

fn alike(index: &Index, text: &str, kind: TermKind, retrieval: Retrieval, scratch: &mut Scratch) -> Alike {
    let key = (Box::from(text), kind);
    if let Some(kept) = scratch.kept.get(&key) {
        return Rc::clone(kept);
    }
    let term = Term::new(text, kind);
    let prepared = term.prepared();
    // A run is compared with words only: run with run says nothing that the words do not say better.
    let fits = |listed: &Term| kind != TermKind::Joined || listed.kind != TermKind::Joined;
    let found: Alike = match retrieval {
        Retrieval::Exhaustive => index
            .terms
            .iter()
            .enumerate()
            .filter(|(_, listed)| fits(listed))
            .filter_map(|(number, listed)| Some((number as TermId, likeness(&term, listed)?)))
            .collect(),
        Retrieval::Indexed => {
            let Scratch { candidates, met, searches, .. } = scratch;
            candidates.clear();
            met.resize(index.terms.len(), 0);
            *searches += 1;
            for key in term.keys().iter().copied().chain(term.initial_key()) {
                for found in index.terms_with_key(key) {
                    let last = &mut met[*found as usize];
                    if *last != *searches {
                        *last = *searches;
                        candidates.push(*found);
                    }
                }
            }
            candidates
                .iter()
                .map(|number| (*number, &index.terms[*number as usize]))
                .filter(|(_, listed)| fits(listed))
                .filter_map(|(number, listed)| Some((number, likeness_of_neighbours(&term, &prepared, listed)?)))
                .collect()
        }
    };
    if scratch.kept.len() >= KEPT_WORDS {
        scratch.kept.clear();
    }
    scratch.kept.insert(key, Rc::clone(&found));
    found
}

/// A query word tells what the listed word tells that it stands for: the same one, else the most common one very like it.
fn query_weight(index: &Index, text: &str, class: WordClass, kind: TermKind, alike: &[(TermId, Likeness)]) -> f32 {
    let own = index.term_number(text, kind).map_or(0, |term| index.bearers[term as usize]);
    let sound = Term::new(text, kind).sound().and_then(|sound| index.same_sound.get(&sound)).copied().unwrap_or(0);
    let near = alike
        .iter()
        .filter(|(term, likeness)| {
            likeness.value() >= 0.9
                && index.terms[*term as usize].kind == TermKind::Word
                && !matches!(likeness, Likeness::Initial)
        })
        .map(|(term, _)| index.bearers[*term as usize])
        .max()
        .unwrap_or(0);
    weight(text, class, own.max(near), sound, index.len())
}
