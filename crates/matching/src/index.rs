//! The index over names: built once, never changed.
//!
//! From high to low: *entities* have *names*; a name is a list of *cells* (its words, and runs of neighbouring words written
//! as one); each cell holds the number of a *term*. Terms are kept once. Two tables lead back: from a *key* (see
//! [`crate::word`]) to the terms that have it, and from a term to the entities that have it in some name. A third leads from
//! normalised identifiers to entities. Everything is a flat vector over `u32` numbers.

use crate::{
    evidence::counts_when_left,
    name::{forms_of, runs_of},
    weigh::{is_known, weight},
    word::{Term, TermKind},
};
use interdict_model::{Country, DateSpan, Entity, IdentifierKind, PartialDate, PartyKind, Period};
use interdict_text::words::WordClass;
use rustc_hash::{FxHashMap, FxHashSet};

/// Number of a term.
pub(crate) type TermId = u32;
/// Number of an entity: its place in the list that was indexed.
pub type EntityId = u32;

/// A word or a run of words of a listed name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cell {
    pub(crate) term: TermId,
    /// Words it covers, as a bit mask.
    pub(crate) mask: u32,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct ListedWord {
    pub(crate) class: WordClass,
    pub(crate) weight: f32,
    /// Known as a name in its own right.
    pub(crate) known: bool,
}

/// One form of one name of an entity.
#[derive(Debug, Clone)]
pub(crate) struct ListedName {
    /// Which of the entity's names.
    pub(crate) source: u32,
    pub(crate) words: Box<[ListedWord]>,
    /// Words first, in order, then runs.
    pub(crate) cells: Box<[Cell]>,
    /// Words that name, initials not counted.
    pub(crate) naming_words: u32,
    pub(crate) weak: bool,
    pub(crate) period: Period,
}

/// What scoring needs to know of an entity.
#[derive(Debug, Clone)]
pub(crate) struct ListedEntity {
    pub(crate) kind: PartyKind,
    pub(crate) names: std::ops::Range<u32>,
    /// Weight of all words of the name that has least of it.
    pub(crate) least_name: f32,
    /// Words that name of the name that has fewest.
    pub(crate) least_words: u32,
    pub(crate) births: Box<[DateSpan]>,
    pub(crate) countries: Box<[Country]>,
    /// Kind and normalised value.
    pub(crate) identifiers: Box<[(IdentifierKind, String)]>,
    /// Listed on, delisted on, of each designation.
    pub(crate) designations: Box<[(Option<PartialDate>, Option<PartialDate>)]>,
}

/// An immutable index over the names and identifiers of entities.
#[derive(Debug)]
pub struct Index {
    pub(crate) terms: Vec<Term>,
    pub(crate) bearers: Vec<u32>,
    /// The least weight a term has in any name: what bounds need.
    pub(crate) least_weight: Vec<f32>,
    /// The greatest weight a term has in any name.
    pub(crate) most_weight: Vec<f32>,
    /// The most words a term stands for in any name.
    pub(crate) most_words: Vec<u32>,
    pub(crate) same_sound: FxHashMap<u32, u32>,
    term_numbers: FxHashMap<(Box<str>, TermKind), TermId>,
    keys: Table,
    postings: Table,
    pub(crate) names: Vec<ListedName>,
    pub(crate) entities: Vec<ListedEntity>,
    identifiers: FxHashMap<String, Vec<EntityId>>,
}

/// Lists of numbers by number, flat.
#[derive(Debug, Default)]
struct Table {
    slots: FxHashMap<u32, (u32, u32)>,
    values: Vec<u32>,
}

impl Table {
    fn new(mut pairs: Vec<(u32, u32)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let mut table = Self { slots: FxHashMap::default(), values: Vec::with_capacity(pairs.len()) };
        let mut at = 0;
        while at < pairs.len() {
            let key = pairs[at].0;
            let start = table.values.len() as u32;
            while at < pairs.len() && pairs[at].0 == key {
                table.values.push(pairs[at].1);
                at += 1;
            }
            table.slots.insert(key, (start, table.values.len() as u32));
        }
        table
    }

    fn get(&self, key: u32) -> &[u32] {
        self.slots.get(&key).map_or(&[], |(start, end)| &self.values[*start as usize..*end as usize])
    }
}

struct Builder {
    terms: Vec<Term>,
    numbers: FxHashMap<(Box<str>, TermKind), TermId>,
}

impl Builder {
    fn term(&mut self, text: &str, kind: TermKind) -> TermId {
        if let Some(number) = self.numbers.get(&(text.into(), kind)) {
            return *number;
        }
        let number = self.terms.len() as TermId;
        self.terms.push(Term::new(text, kind));
        self.numbers.insert((text.into(), kind), number);
        number
    }
}

impl Index {
    /// Builds the index. Entity numbers are places in the slice.
    pub fn build<'a>(entities: impl IntoIterator<Item = &'a Entity>) -> Self {
        let mut builder = Builder { terms: Vec::new(), numbers: FxHashMap::default() };
        let mut names = Vec::new();
        let mut listed = Vec::new();
        let mut pairs = Vec::new();
        let mut identifiers: FxHashMap<String, Vec<EntityId>> = FxHashMap::default();
        for (number, entity) in entities.into_iter().enumerate() {
            let first = names.len() as u32;
            let kind = entity.schema.kind();
            let mut seen: FxHashSet<(String, bool)> = FxHashSet::default();
            for (source, name) in entity.names.iter().enumerate() {
                for form in forms_of(&name.text, kind) {
                    if !seen.insert((form.text.clone(), name.weak)) {
                        continue;
                    }
                    let word_kind = if form.unvocalised { TermKind::Unvocalised } else { TermKind::Word };
                    let mut cells = Vec::with_capacity(form.words.len() * 2);
                    for (place, word) in form.words.iter().enumerate() {
                        cells.push(Cell { term: builder.term(&word.text, word_kind), mask: 1 << place });
                    }
                    for run in runs_of(&form.words, kind) {
                        let mask = ((1_u32 << run.length) - 1) << run.start;
                        cells.push(Cell { term: builder.term(&run.text, TermKind::Joined), mask });
                    }
                    pairs.extend(cells.iter().map(|cell| (cell.term, number as u32)));
                    names.push(ListedName {
                        source: source as u32,
                        words: form
                            .words
                            .iter()
                            .map(|word| ListedWord { class: word.class, weight: 0.0, known: false })
                            .collect(),
                        cells: cells.into(),
                        naming_words: form.words.iter().filter(|word| counts_when_left(word.class)).count() as u32,
                        weak: name.weak,
                        period: name.period,
                    });
                }
            }
            let numbers: Box<[(IdentifierKind, String)]> = entity
                .identifiers
                .iter()
                .map(|identifier| (identifier.kind.clone(), identifier.normalised()))
                // Shorter numbers are shared by chance.
                .filter(|(_, value)| value.len() >= 4)
                .collect();
            for (_, value) in &numbers {
                let held = identifiers.entry(value.clone()).or_default();
                if held.last() != Some(&(number as u32)) {
                    held.push(number as u32);
                }
            }
            listed.push(ListedEntity {
                kind,
                names: first..names.len() as u32,
                least_name: 0.0,
                least_words: 0,
                births: entity.births.clone().into(),
                countries: entity.all_countries().into_iter().cloned().collect(),
                identifiers: numbers,
                designations: entity.designations.iter().map(|d| (d.listed_on, d.delisted_on)).collect(),
            });
        }
        let postings = Table::new(pairs);
        let keys = builder.terms.iter().enumerate();
        let keys = keys.flat_map(|(number, term)| term.keys().iter().map(move |key| (*key, number as u32))).collect();
        let bearers: Vec<u32> = (0..builder.terms.len()).map(|term| postings.get(term as u32).len() as u32).collect();
        let mut same_sound: FxHashMap<u32, u32> = FxHashMap::default();
        for (term, bearers) in builder.terms.iter().zip(&bearers) {
            if let (TermKind::Word, Some(sound)) = (term.kind, term.sound()) {
                *same_sound.entry(sound).or_default() += bearers;
            }
        }
        let mut index = Self {
            terms: builder.terms,
            least_weight: vec![f32::MAX; bearers.len()],
            most_weight: vec![0.0; bearers.len()],
            most_words: vec![0; bearers.len()],
            bearers,
            same_sound,
            term_numbers: builder.numbers,
            keys: Table::new(keys),
            postings,
            names,
            entities: listed,
            identifiers,
        };
        index.weigh_names();
        index.note_least_names();
        index
    }

    fn weigh_names(&mut self) {
        let parties = self.entities.len();
        let sounds: Vec<u32> = self
            .terms
            .iter()
            .map(|term| term.sound().and_then(|sound| self.same_sound.get(&sound)).copied().unwrap_or(0))
            .collect();
        for name in &mut self.names {
            for (word, cell) in name.words.iter_mut().zip(&name.cells) {
                let term = cell.term as usize;
                word.known = is_known(&self.terms[term].text, self.bearers[term]);
                word.weight = weight(&self.terms[term].text, word.class, self.bearers[term], sounds[term], parties);
            }
            for cell in &name.cells {
                let total: f32 =
                    (0..name.words.len()).filter(|at| cell.mask & (1 << at) != 0).map(|at| name.words[at].weight).sum();
                let least = &mut self.least_weight[cell.term as usize];
                *least = least.min(total);
                let most = &mut self.most_weight[cell.term as usize];
                *most = most.max(total);
                let words = &mut self.most_words[cell.term as usize];
                *words = (*words).max(cell.mask.count_ones());
            }
        }
    }

    fn note_least_names(&mut self) {
        for entity in &mut self.entities {
            let names = &self.names[entity.names.start as usize..entity.names.end as usize];
            let totals = names.iter().map(|name| name.words.iter().map(|word| word.weight).sum::<f32>());
            entity.least_name = totals.fold(f32::MAX, f32::min);
            entity.least_words = names.iter().map(|name| name.naming_words).min().unwrap_or(0);
        }
    }

    /// How many entities are indexed.
    pub fn len(&self) -> usize {
        self.entities.len()
    }

    /// Whether nothing is indexed.
    pub fn is_empty(&self) -> bool {
        self.entities.is_empty()
    }

    /// How many forms of names are indexed.
    pub fn name_count(&self) -> usize {
        self.names.len()
    }

    pub(crate) fn terms_with_key(&self, key: u32) -> &[TermId] {
        self.keys.get(key)
    }

    pub(crate) fn entities_with_term(&self, term: TermId) -> &[EntityId] {
        self.postings.get(term)
    }

    pub(crate) fn term_number(&self, text: &str, kind: TermKind) -> Option<TermId> {
        self.term_numbers.get(&(text.into(), kind)).copied()
    }

    /// Entities that bear an identifier, given as its normalised value.
    pub(crate) fn entities_with_identifier(&self, normalised: &str) -> &[EntityId] {
        self.identifiers.get(normalised).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn names_of(&self, entity: EntityId) -> &[ListedName] {
        let range = &self.entities[entity as usize].names;
        &self.names[range.start as usize..range.end as usize]
    }
}
