//! Listed terms like the words of a form: found through shared keys, compared only where it matters.
//!
//! From high to low: for each cell of the form there are the terms that *share* a key with it (cheap to list), and of these
//! the ones that are *alike* (a spelling distance each). Cells that retrieval walks through are compared with all terms that
//! share a key; of the others only the terms of names that are looked at are compared, and each once. What was found for a
//! word is kept, since words recur; for words of the list the index has it from the beginning. Which way a term is compared
//! never changes what comes out: a likeness is a pure function of two terms that share a key.

use crate::{
    evidence::recovered,
    gathered::Cover,
    index::{CellRow, EntityId, EntryRow, TermId, TermRow, View},
    query::{QueryCell, QueryForm},
    word::{Asked, Comparing, KINDS_OF_TERMS, KeyMaker, Likeness, TermKind, keys_into},
};
use rustc_hash::FxHashMap;
use std::{ops::Range, rc::Rc};

/// A listed term like a cell of the query.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AlikeTerm {
    pub(crate) term: TermId,
    pub(crate) likeness: Likeness,
    /// What the likeness recovers of a word's weight.
    pub(crate) share: f32,
    /// Where the entities that bear it begin, and how many they are.
    pub(crate) postings: u32,
    pub(crate) bearers: u32,
    /// The least and the greatest weight it has in any name.
    pub(crate) weights: (f32, f32),
    /// The most it covers of any name.
    pub(crate) cover: Cover,
    /// Known as a name of its own.
    pub(crate) known: bool,
}

impl AlikeTerm {
    pub(crate) fn new(term: TermId, likeness: Likeness, row: &TermRow) -> Self {
        let weights = row.weights();
        Self {
            term,
            likeness,
            share: recovered(likeness),
            postings: row.postings,
            bearers: row.bearers,
            weights,
            cover: Cover::of(weights.1, row.kind()),
            known: row.is_known(),
        }
    }
}

/// How terms like a cell are found: through the keys of the index, or by comparing with every term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Retrieval {
    Indexed,
    Exhaustive,
}

/// What is known of a cell and a term that share a key.
#[derive(Debug, Clone, Copy)]
enum State {
    NotCompared,
    NotAlike,
    Alike(Likeness, f32),
}

/// A cell and a term that share a key. Entries of one term are chained in the order of the cells.
#[derive(Debug, Clone, Copy)]
struct Entry {
    term: TermId,
    /// Place of the next entry plus one; 0 for none.
    next: u32,
    cell: u32,
    state: State,
}

/// A cell of the form that a term is like.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AlikeCell {
    pub(crate) mask: u32,
    pub(crate) likeness: Likeness,
    pub(crate) share: f32,
}

/// Words recur, in batches and in the world: what was found for a word is kept until there are this many.
const KEPT_WORDS: usize = 1 << 15;

/// What comparing a cell with one term costs, in the time of looking at one party.
const COMPARISON: usize = 12;

/// Working memory of a thread for finding terms.
#[derive(Debug, Default)]
pub(crate) struct Finder {
    /// Cells of the form turned to, prepared for comparing; those whose terms are kept are not.
    asked: Vec<Asked>,
    /// For each cell the terms that share a key with it and may be like it, each once.
    sharing: Vec<Vec<TermId>>,
    /// For each cell the terms like it, in their order, once they are known.
    alike: Vec<Option<Rc<[AlikeTerm]>>>,
    /// For each cell the terms like it that some party looked at bears.
    narrowed: Vec<Option<Rc<[AlikeTerm]>>>,
    masks: Vec<u32>,
    /// For each word of the form the listed words that begin with it and go on, where it may stand for such.
    going_on: Vec<Range<TermId>>,
    /// How many terms of the list are words, once that was asked.
    words: Option<TermId>,
    /// What is read of the index for the keys of a cell.
    entries_of_keys: Vec<EntryRow>,
    /// A bit for each term that was met in a search; none between two of them.
    met: Vec<u64>,
    found: Vec<AlikeTerm>,
    /// Terms read ahead, with their bags.
    rows: Vec<(TermId, TermRow, u64)>,
    comparing: Comparing,
    /// By kind of term.
    kept: [FxHashMap<Box<str>, Rc<[AlikeTerm]>>; KINDS_OF_TERMS],
    /// A bit a term: most terms share a key with nothing, and this much stays in the nearest cache.
    bits: Vec<u64>,
    /// For each term the place of its first entry plus one.
    heads: Vec<u32>,
    entries: Vec<Entry>,
    /// Whether the entries are those of the form turned to.
    ready: bool,
    /// Keys of all terms, for comparing with every one of them.
    all_keys: Vec<Box<[u32]>>,
}

/// Terms that are read ahead of being compared.
const READ_AHEAD: usize = 64;

/// Keeps the terms for which something holds, in their order, without a jump that depends on it.
fn keep_where(terms: &mut Vec<TermId>, mut holds: impl FnMut(TermId) -> bool) {
    let mut kept = 0;
    for at in 0..terms.len() {
        let term = terms[at];
        terms[kept] = term;
        kept += usize::from(holds(term));
    }
    terms.truncate(kept);
}

/// A run is compared with words only: run with run says nothing that the words do not say better. An acronym is one of words
/// that are whole.
fn fits(kind: TermKind, listed: TermKind) -> bool {
    !(kind.is_run() && listed.is_run())
        && (kind != TermKind::Acronym || listed == TermKind::Word)
        && (listed != TermKind::Acronym || kind == TermKind::Word)
}

impl Finder {
    /// Turns to a form: lists for each cell the terms that share a key with it.
    pub(crate) fn turn_to(&mut self, view: &View, form: &QueryForm, retrieval: Retrieval) {
        self.ready = false;
        self.forget_entries();
        self.bits.resize(view.term_count().div_ceil(64), 0);
        self.heads.resize(view.term_count(), 0);
        self.met.resize(view.term_count().div_ceil(64), 0);
        self.alike.clear();
        self.narrowed.clear();
        self.narrowed.resize(form.cells.len(), None);
        self.masks.clear();
        self.going_on.clear();
        self.going_on.extend((0..form.words.len()).map(|at| match form.may_go_on(at) {
            Some(text) => view.words_that_go_on(text),
            None => 0..0,
        }));
        if self.asked.len() < form.cells.len() {
            self.asked.resize_with(form.cells.len(), Asked::default);
            self.sharing.resize_with(form.cells.len(), Vec::new);
        }
        for (place, cell) in form.cells.iter().enumerate() {
            self.masks.push(cell.mask);
            self.sharing[place].clear();
            let mut kept = self.kept[cell.kind as usize].get(&*cell.text).cloned();
            if kept.is_none() {
                kept = self.keep_neighbours(view, cell, retrieval);
            }
            if kept.is_none() {
                self.asked[place].turn_to(&cell.text, cell.kind);
                match retrieval {
                    Retrieval::Indexed => self.list_sharing(view, place),
                    Retrieval::Exhaustive => self.list_sharing_by_comparing_all(view, place),
                }
                // In a small index most words share a key with nothing, and are like nothing.
                if self.sharing[place].is_empty() {
                    kept = Some(self.keep(cell, Rc::from([])));
                }
            }
            self.alike.push(kept);
        }
    }

    /// Whether any term is like a word or a run. Nothing is kept of it, and no form is turned to any longer.
    pub(crate) fn finds_any(&mut self, view: &View, text: &str, kind: TermKind) -> bool {
        self.list_for_one(view, text, kind);
        let Self { asked, sharing, .. } = self;
        let asked = &mut asked[0];
        sharing[0].iter().any(|term| {
            if !fits(kind, view.term_kind(*term)) {
                return false;
            }
            asked.prepare();
            asked.likeness(view.term(*term)).is_some()
        })
    }

    /// Lists the terms that share a key with a word or a run, in the place of the first cell.
    fn list_for_one(&mut self, view: &View, text: &str, kind: TermKind) {
        self.met.resize(view.term_count().div_ceil(64), 0);
        if self.asked.is_empty() {
            self.asked.push(Asked::default());
            self.sharing.push(Vec::new());
        }
        self.asked[0].turn_to(text, kind);
        self.sharing[0].clear();
        self.list_sharing(view, 0);
    }

    fn forget_entries(&mut self) {
        for entry in self.entries.drain(..) {
            self.heads[entry.term as usize] = 0;
            self.bits[entry.term as usize / 64] = 0;
        }
    }

    fn list_sharing(&mut self, view: &View, place: usize) {
        let Self { asked, sharing, met, entries_of_keys, words, .. } = self;
        let (asked, sharing) = (&asked[place], &mut sharing[place]);
        // What is known of terms lies far apart: listed first and looked at afterwards, several reads are under way at a time.
        view.terms_with_keys(&asked.keys, entries_of_keys, sharing);
        keep_where(sharing, |term| {
            let (bits, bit) = (&mut met[term as usize / 64], 1 << (term % 64));
            let is_new = *bits & bit == 0;
            *bits |= bit;
            is_new
        });
        for term in sharing.iter() {
            met[*term as usize / 64] = 0;
        }
        // Runs stand behind the words, so what they are is told by their numbers alone.
        let mut words = || *words.get_or_insert_with(|| view.word_count() as TermId);
        let words = if asked.is_run() { words() } else { view.term_count() as TermId };
        keep_where(sharing, |term| term < words && asked.may_be_like(view.bag(term)));
    }

    fn list_sharing_by_comparing_all(&mut self, view: &View, place: usize) {
        let Self { asked, sharing, all_keys, .. } = self;
        if all_keys.is_empty() {
            let (mut maker, mut keys) = (KeyMaker::default(), Vec::new());
            all_keys.extend((0..view.term_count()).map(|term| {
                let term = term as TermId;
                keys_into(&mut maker, view.term_text(term), view.term_kind(term), &mut keys);
                Box::from(keys.as_slice())
            }));
        }
        let asked = &asked[place].keys;
        let all = (0..).zip(all_keys.iter());
        let shares = all.filter(|(_, keys)| asked.iter().any(|key| keys.binary_search(key).is_ok()));
        sharing[place].extend(shares.map(|(term, _)| term));
    }

    /// What it costs to walk through the parties that bear a term like a cell, about. `bearers` is a guess at how many there
    /// are where the cell has not been compared yet.
    pub(crate) fn cost(&self, place: usize, bearers: usize) -> usize {
        match &self.alike[place] {
            Some(alike) => alike.iter().map(|alike| alike.bearers as usize).sum(),
            None => COMPARISON * self.sharing[place].len() + bearers,
        }
    }

    /// The listed words that begin with a word of the form and go on, if it may stand for such: an initial, or a word cut off.
    pub(crate) fn going_on(&self, at: usize) -> Range<TermId> {
        self.going_on[at].clone()
    }

    /// The terms like a cell, in their order.
    pub(crate) fn expand(&mut self, view: &View, cell: &QueryCell, place: usize) -> Rc<[AlikeTerm]> {
        if let Some(alike) = &self.alike[place] {
            return Rc::clone(alike);
        }
        self.compare_all(view, cell.kind, place);
        let alike = self.keep(cell, self.found.as_slice().into());
        self.alike[place] = Some(Rc::clone(&alike));
        alike
    }

    /// Finds the terms like a word or a run among those that share a key with it.
    fn compare_all(&mut self, view: &View, kind: TermKind, place: usize) {
        let Self { asked, sharing, found, rows, comparing, .. } = self;
        found.clear();
        let sharing = &sharing[place];
        if !sharing.is_empty() {
            asked[place].prepare_for_many(comparing);
        }
        // Read well before they are compared, so that several reads are under way at a time.
        for block in sharing.chunks(READ_AHEAD) {
            rows.clear();
            rows.extend(block.iter().map(|term| (*term, *view.term_row(*term), view.bag(*term))));
            rows.retain(|(_, row, _)| fits(kind, row.kind()));
            let listed = rows.iter().map(|(_, row, bag)| view.listed(row, *bag));
            asked[place].likenesses(listed, comparing, |number, likeness| {
                let (term, row, _) = &rows[number];
                found.push(AlikeTerm::new(*term, likeness, row));
            });
        }
        // In the order of the terms, so that nothing depends on how they were found. Few of those that share a key are alike.
        found.sort_unstable_by_key(|alike| alike.term);
    }

    /// The terms like a word of the list, asked for as a word of a query, as far as they are wanted. No form is turned to any
    /// longer.
    pub(crate) fn like_listed_word(
        &mut self,
        view: &View,
        term: TermId,
        is_wanted: impl Fn(TermId) -> bool,
    ) -> &[AlikeTerm] {
        self.list_for_one(view, view.term_text(term), TermKind::Word);
        self.sharing[0].retain(|other| is_wanted(*other));
        self.compare_all(view, TermKind::Word, 0);
        &self.found
    }

    /// What the index holds of a word, kept as if it had been found.
    fn keep_neighbours(&mut self, view: &View, cell: &QueryCell, retrieval: Retrieval) -> Option<Rc<[AlikeTerm]>> {
        if cell.kind != TermKind::Word || retrieval == Retrieval::Exhaustive {
            return None;
        }
        let rows = view.neighbours(&cell.text)?.iter();
        let alike = rows.map(|row| AlikeTerm::new(row.term, row.likeness(), view.term_row(row.term)));
        Some(self.keep(cell, alike.collect()))
    }

    /// Keeps what was found for a word.
    fn keep(&mut self, cell: &QueryCell, alike: Rc<[AlikeTerm]>) -> Rc<[AlikeTerm]> {
        let kept = &mut self.kept[cell.kind as usize];
        if kept.len() >= KEPT_WORDS {
            kept.clear();
        }
        kept.insert(cell.text.as_str().into(), Rc::clone(&alike));
        alike
    }

    /// The terms like a cell, in their order, without those that nobody looked at bears.
    pub(crate) fn narrow(
        &mut self,
        view: &View,
        cell: &QueryCell,
        place: usize,
        is_looked_at: impl Fn(EntityId) -> bool,
    ) -> Rc<[AlikeTerm]> {
        if let Some(alike) = self.alike[place].as_ref().or(self.narrowed[place].as_ref()) {
            return Rc::clone(alike);
        }
        let Self { asked, sharing, found, narrowed, .. } = self;
        let asked = &mut asked[place];
        found.clear();
        for term in &sharing[place] {
            let row = view.term_row(*term);
            if fits(cell.kind, row.kind())
                && view.bearers(row.postings, row.bearers).iter().any(|bearer| is_looked_at(bearer.entity()))
            {
                asked.prepare();
                if let Some(likeness) = asked.likeness(view.term(*term)) {
                    found.push(AlikeTerm::new(*term, likeness, row));
                }
            }
        }
        // In the order of the terms, so that nothing depends on how they were found.
        found.sort_unstable_by_key(|alike| alike.term);
        let alike: Rc<[AlikeTerm]> = found.as_slice().into();
        narrowed[place] = Some(Rc::clone(&alike));
        alike
    }

    /// Makes ready for [`Self::compare`]: what is known of each term, and what is still to be compared. Unless `whole`, terms
    /// that [`Self::narrow`] left out are taken to be like nothing.
    pub(crate) fn make_ready(&mut self, whole: bool) {
        if self.ready {
            return;
        }
        self.ready = true;
        let Self { alike, narrowed, sharing, bits, heads, entries, .. } = self;
        let mut note = |term: TermId, cell: usize, state: State| {
            let head = &mut heads[term as usize];
            entries.push(Entry { term, next: *head, cell: cell as u32, state });
            *head = entries.len() as u32;
            bits[term as usize / 64] |= 1 << (term % 64);
        };
        // From the last cell to the first, so that chains run from the first to the last.
        for (cell, alike) in alike.iter().enumerate().rev() {
            if let Some(alike) = alike.as_ref().or(narrowed[cell].as_ref().filter(|_| !whole)) {
                alike.iter().for_each(|alike| note(alike.term, cell, State::Alike(alike.likeness, alike.share)));
            } else {
                sharing[cell].iter().for_each(|term| note(*term, cell, State::NotCompared));
            }
        }
    }

    /// Whether a term may be like a cell at all.
    pub(crate) fn knows(&self, term: TermId) -> bool {
        self.bits[term as usize / 64] >> (term % 64) & 1 != 0
    }

    /// Cells of which [`Self::known_among`] says at a time whether their terms are known.
    pub(crate) const ASKED_TOGETHER: usize = u64::BITS as usize;

    /// Which of so many cells of a name have terms that may be like a cell of the form: a bit for each. Most have none, and which is
    /// hard to foretell, so nothing jumps by it.
    pub(crate) fn known_among(&self, cells: &[CellRow]) -> u64 {
        cells
            .iter()
            .zip(0_u32..)
            .fold(0, |known, (cell, place)| known | u64::from(self.knows(cell.term)) << (place % 64))
    }

    /// Calls for each cell that a term is like, in the order of the cells.
    pub(crate) fn compare(&mut self, view: &View, form: &QueryForm, term: TermId, mut call: impl FnMut(AlikeCell)) {
        let Self { asked, masks, heads, entries, .. } = self;
        let mut at = heads[term as usize];
        while let Some(entry) = entries.get_mut((at as usize).wrapping_sub(1)) {
            let place = entry.cell as usize;
            if let State::NotCompared = entry.state {
                let fits = fits(form.cells[place].kind, view.term_kind(term));
                asked[place].prepare();
                let likeness = fits.then(|| asked[place].likeness(view.term(term))).flatten();
                entry.state = likeness.map_or(State::NotAlike, |likeness| State::Alike(likeness, recovered(likeness)));
            }
            if let State::Alike(likeness, share) = entry.state {
                call(AlikeCell { mask: masks[place], likeness, share });
            }
            at = entry.next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::Index;
    use interdict_generator::parties;

    #[test]
    fn terms_compared_at_a_time_are_as_alike_as_one_by_one() {
        let list: Vec<_> = parties(1, 600).iter().collect();
        let index = Index::build(&list);
        let (view, mut finder, mut pairs, mut alike) = (index.view(), Finder::default(), 0, 0);
        for term in 0..view.term_count() as TermId {
            for kind in [view.term_kind(term), TermKind::Heard] {
                finder.list_for_one(&view, view.term_text(term), kind);
                finder.compare_all(&view, kind, 0);
                let asked = &mut finder.asked[0];
                asked.prepare();
                finder.sharing[0].sort_unstable();
                let expected = finder.sharing[0].iter().filter_map(|other| {
                    let likeness = fits(kind, view.term_kind(*other)).then(|| asked.likeness(view.term(*other)))?;
                    likeness.map(|likeness| (*other, likeness))
                });
                let found = finder.found.iter().map(|alike| (alike.term, alike.likeness));
                assert!(found.eq(expected), "{} {kind:?}", view.term_text(term));
                pairs += finder.sharing[0].len();
                alike += finder.found.len();
            }
        }
        assert!(pairs > 20_000 && alike > 5_000, "{pairs} {alike}");
    }
}
