//! Building an index: parties in, in order; columns out.
//!
//! Terms are numbered as they come, words and runs apart, and put together at the end. What depends on the whole list (how
//! common a word is, and so what it tells) is worked out when all parties are in.

use super::{
    Index, PreparedParty, View,
    rows::{BearerRow, BirthRow, CellRow, EntityRow, IdentifierRow, NameRow, Outline, PeriodRow, TermRow},
    table::TableColumns,
};
use crate::{
    weigh::{is_known, of_class, told},
    word::{KeyMaker, TermFacts, TermKind, bag_of, keys_into, sound_of},
};
use hashbrown::HashTable;
use interdict_model::{Entity, PartialDate, Period};
use rustc_hash::{FxHashMap, FxHasher};
use std::{
    borrow::Borrow,
    hash::Hasher,
    sync::mpsc::{Receiver, sync_channel},
    thread,
};

/// Different texts, numbered as they come.
#[derive(Debug, Default)]
struct Terms {
    rows: Vec<TermRow>,
    letters: Vec<u8>,
    numbers: HashTable<u32>,
}

fn hash_of(text: &[u8], kind: TermKind) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text);
    hasher.write_u8(kind as u8);
    hasher.finish()
}

impl Terms {
    fn number(&mut self, text: &str, kind: TermKind) -> u32 {
        let Self { rows, letters, numbers } = self;
        let hash = hash_of(text.as_bytes(), kind);
        let same = |number: &u32| {
            let row = &rows[*number as usize];
            row.kind() == kind && row.text(letters) == text.as_bytes()
        };
        if let Some(number) = numbers.find(hash, same) {
            return *number;
        }
        let number = rows.len() as u32;
        rows.push(TermRow::new(text.as_bytes(), TermFacts::of(text, kind), letters));
        numbers.insert_unique(hash, number, |number| {
            let row = &rows[*number as usize];
            hash_of(row.text(letters), row.kind())
        });
        number
    }
}

/// Terms in the order of their letters.
struct Ordered {
    rows: Vec<TermRow>,
    letters: Vec<u8>,
    /// For each term as it came its place in the order.
    places: Vec<u32>,
}

impl Terms {
    fn in_order(self) -> Ordered {
        let Self { rows, letters, numbers } = self;
        drop(numbers);
        // Most are told apart by their first eight letters.
        let beginning = |row: &TermRow| {
            let mut first = [0; 8];
            first.iter_mut().zip(row.text(&letters)).for_each(|(slot, letter)| *slot = *letter);
            u64::from_be_bytes(first)
        };
        let mut order: Vec<(u64, u32)> = (0..).zip(&rows).map(|(number, row)| (beginning(row), number)).collect();
        let text = |number: u32| rows[number as usize].text(&letters);
        order.sort_unstable_by(|(a, left), (b, right)| {
            a.cmp(b).then_with(|| text(*left).cmp(text(*right))).then(left.cmp(right))
        });
        let mut places = vec![0; rows.len()];
        for (place, (_, number)) in (0..).zip(&order) {
            places[*number as usize] = place;
        }
        let rows = order.iter().map(|(_, number)| rows[*number as usize]).collect();
        Ordered { rows, letters, places }
    }
}

/// A term's letters, which are ASCII.
fn str_of<'a>(row: &'a TermRow, long: &'a [u8]) -> &'a str {
    std::str::from_utf8(row.text(long)).unwrap_or_default()
}

/// Numbers of runs are marked by this bit until all words are known.
const RUN: u32 = 1 << 31;

/// Collects parties and makes the index of them, the same on any number of threads. By default on all cores.
#[derive(Debug)]
pub struct IndexBuilder {
    threads: usize,
    words: Terms,
    runs: Terms,
    names: Vec<NameRow>,
    cells: Vec<CellRow>,
    periods: Vec<PeriodRow>,
    period_numbers: FxHashMap<PeriodRow, u32>,
    entities: Vec<EntityRow>,
    outlines: Vec<u16>,
    births: Vec<BirthRow>,
    countries: Vec<u16>,
    designations: Vec<PeriodRow>,
    identifiers: Vec<IdentifierRow>,
    identifier_letters: Vec<u8>,
}

impl Default for IndexBuilder {
    fn default() -> Self {
        Self {
            threads: thread::available_parallelism().map_or(1, usize::from),
            words: Terms::default(),
            runs: Terms::default(),
            names: Vec::new(),
            cells: Vec::new(),
            // The first is the open one.
            periods: vec![PeriodRow::new(None, None)],
            period_numbers: FxHashMap::default(),
            entities: Vec::new(),
            outlines: Vec::new(),
            births: Vec::new(),
            countries: Vec::new(),
            designations: Vec::new(),
            identifiers: Vec::new(),
            identifier_letters: Vec::new(),
        }
    }
}

/// Parties that travel together from thread to thread.
const BLOCK: usize = 256;

impl IndexBuilder {
    /// One that works on so many threads; on all cores if none is said.
    pub fn on(threads: Option<usize>) -> Self {
        let builder = Self::default();
        Self { threads: threads.map_or(builder.threads, |threads| threads.max(1)), ..builder }
    }

    /// Adds the next party.
    pub fn add(&mut self, entity: &Entity) {
        self.add_prepared(&PreparedParty::from(entity));
    }

    /// Adds a version of a party with when it was seen: from a day on, and until the day on which it was no longer there. One
    /// index can hold all versions of all editions, and a search looks at those of one day.
    pub fn add_seen(&mut self, entity: &Entity, from: Option<PartialDate>, until: Option<PartialDate>) {
        let seen = self.period_row(PeriodRow::new(from, until));
        self.add(entity);
        if let Some(row) = self.entities.last_mut() {
            row.seen = seen;
        }
    }

    /// Adds parties in order, made ready by all threads. `see` is shown each party before it is let go.
    pub fn add_all<E: Borrow<Entity> + Send>(
        &mut self,
        entities: impl Iterator<Item = E> + Send,
        mut see: impl FnMut(&Entity),
    ) {
        let threads = self.threads;
        thread::scope(|scope| {
            let mut inputs = Vec::with_capacity(threads);
            let mut outputs: Vec<Receiver<Vec<(E, PreparedParty)>>> = Vec::with_capacity(threads);
            for _ in 0..threads {
                let (to_worker, work) = sync_channel::<Vec<E>>(4);
                let (to_builder, prepared) = sync_channel(4);
                inputs.push(to_worker);
                outputs.push(prepared);
                scope.spawn(move || {
                    for block in work {
                        let ready = |entity: E| {
                            let prepared = PreparedParty::from(entity.borrow());
                            (entity, prepared)
                        };
                        if to_builder.send(block.into_iter().map(ready).collect()).is_err() {
                            break;
                        }
                    }
                });
            }
            scope.spawn(move || {
                let mut entities = entities;
                for turn in (0..inputs.len()).cycle() {
                    let block: Vec<E> = entities.by_ref().take(BLOCK).collect();
                    if block.is_empty() || inputs[turn].send(block).is_err() {
                        break;
                    }
                }
            });
            for turn in (0..outputs.len()).cycle() {
                let Ok(block) = outputs[turn].recv() else { break };
                for (entity, prepared) in block {
                    self.add_prepared(&prepared);
                    see(entity.borrow());
                }
            }
        });
    }

    /// Adds the next party, made ready elsewhere.
    pub fn add_prepared(&mut self, party: &PreparedParty) {
        self.entities.push(self.here());
        let least_words = party.names.iter().map(|name| u32::from(name.naming_words)).min().unwrap_or(0);
        self.outlines.push(Outline { kind: party.kind, least_words, least_weight: 0.0 }.packed());
        for name in &party.names {
            let cells = self.cells.len() as u32;
            for (text, class) in &name.words {
                self.cells.push(CellRow::word(self.words.number(text, name.word_kind), *class));
            }
            for run in &name.runs {
                self.cells.push(CellRow::run(RUN | self.runs.number(&run.text, run.kind), run.start, run.length));
            }
            let period = self.period(name.period);
            self.names.push(NameRow {
                cells,
                source: name.source,
                words: name.words.len() as u8,
                runs: name.runs.len() as u8,
                period,
                naming_words: name.naming_words,
                weak: u8::from(name.weak),
                unused: 0,
            });
        }
        self.births.extend_from_slice(&party.births);
        self.countries.extend_from_slice(&party.countries);
        self.designations.extend_from_slice(&party.designations);
        for (kind, value) in &party.identifiers {
            self.identifiers.push(IdentifierRow::new(self.identifier_letters.len(), value.len(), *kind));
            self.identifier_letters.extend_from_slice(value.as_bytes());
        }
    }

    /// A row that says where the facts of the next entity begin.
    fn here(&self) -> EntityRow {
        EntityRow {
            names: self.names.len() as u32,
            births: self.births.len() as u32,
            countries: self.countries.len() as u32,
            designations: self.designations.len() as u32,
            identifiers: self.identifiers.len() as u32,
            seen: 0,
        }
    }

    fn period(&mut self, period: Period) -> u32 {
        self.period_row(PeriodRow::new(period.from, period.to))
    }

    fn period_row(&mut self, row: PeriodRow) -> u32 {
        if row == PeriodRow::new(None, None) {
            return 0;
        }
        *self.period_numbers.entry(row).or_insert_with(|| {
            self.periods.push(row);
            self.periods.len() as u32 - 1
        })
    }

    /// How many parties are in.
    pub fn len(&self) -> usize {
        self.entities.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.entities.is_empty()
    }

    /// The index of all parties that were added.
    pub fn finish(self) -> Index {
        self.finish_by(None)
    }

    /// The index of the parties that were added, as part of a whole list that has them too: their words tell what they tell
    /// there. Searched by [`crate::Searcher::within`], each of them scores exactly what it scores on the whole.
    pub fn finish_as_part_of(self, whole: &Index) -> Index {
        self.finish_by(Some(&whole.view()))
    }

    fn finish_by(mut self, whole: Option<&View<'_>>) -> Index {
        self.entities.push(self.here());
        let words = self.number_terms();
        let postings = self.postings();
        let same_sound = self.weigh(words, whole);
        let Self { words: all, .. } = self;
        let Terms { rows: terms, letters, .. } = all;
        let bags: Vec<u64> = terms.iter().map(|row| bag_of(row.text(&letters), row.kind())).collect();
        let (mut maker, mut found) = (KeyMaker::default(), Vec::new());
        let keys = TableColumns::build(|put| {
            for (number, row) in (0..).zip(&terms) {
                keys_into(&mut maker, str_of(row, &letters), row.kind(), &mut found);
                for key in &found {
                    put(*key, number);
                }
            }
        });
        let mut sounds: Vec<(u32, u32)> = same_sound.into_iter().collect();
        sounds.sort_unstable();
        let sounds = TableColumns::build(|put| sounds.iter().for_each(|(sound, bearers)| put(*sound, *bearers)));
        let numbers = {
            let (identifiers, letters) = (&self.identifiers, &self.identifier_letters);
            TableColumns::build(|put| {
                for (entity, rows) in (0..).zip(self.entities.windows(2)) {
                    let mut keys: Vec<u32> = identifiers[rows[0].identifiers as usize..rows[1].identifiers as usize]
                        .iter()
                        .map(|row| {
                            super::number_key(
                                &letters[row.start as usize..row.start as usize + usize::from(row.length)],
                            )
                        })
                        .collect();
                    keys.sort_unstable();
                    keys.dedup();
                    for key in keys {
                        put(key, entity);
                    }
                }
            })
        };
        let mut index = Index {
            columns: super::Columns {
                terms: terms.into(),
                bags: bags.into(),
                letters: letters.into(),
                postings: postings.into(),
                names: self.names.into(),
                cells: self.cells.into(),
                periods: self.periods.into(),
                entities: self.entities.into(),
                outlines: self.outlines.into(),
                births: self.births.into(),
                countries: self.countries.into(),
                designations: self.designations.into(),
                identifiers: self.identifiers.into(),
                identifier_letters: self.identifier_letters.into(),
                keys,
                sounds,
                numbers,
                ..super::Columns::default()
            },
        };
        index.find_neighbours(self.threads);
        index
    }

    /// Puts runs behind words, both in the order of their letters, and gives all cells their final numbers. Terms that are like
    /// each other then stand near each other, and so in memory. How many terms are words.
    fn number_terms(&mut self) -> usize {
        let words = std::mem::take(&mut self.words).in_order();
        let runs = std::mem::take(&mut self.runs).in_order();
        let (Ordered { mut rows, mut letters, places }, runs) = (words, runs);
        let count = rows.len();
        let moved = letters.len() as u32;
        rows.extend(runs.rows.into_iter().map(|mut row| {
            row.move_by(moved);
            row
        }));
        letters.extend_from_slice(&runs.letters);
        for cell in &mut self.cells {
            cell.term = if cell.term & RUN == 0 {
                places[cell.term as usize]
            } else {
                runs.places[(cell.term & !RUN) as usize] + count as u32
            };
        }
        self.words = Terms { rows, letters, numbers: HashTable::new() };
        count
    }

    /// Terms of each entity in the order of the entities, each once.
    fn for_each_bearer(&self, mut call: impl FnMut(u32, u32)) {
        let mut last = vec![u32::MAX; self.words.rows.len()];
        for (entity, rows) in (0..).zip(self.entities.windows(2)) {
            for name in &self.names[rows[0].names as usize..rows[1].names as usize] {
                let start = name.cells as usize;
                for cell in &self.cells[start..start + usize::from(name.words) + usize::from(name.runs)] {
                    let last = &mut last[cell.term as usize];
                    if *last != entity {
                        *last = entity;
                        call(cell.term, entity);
                    }
                }
            }
        }
    }

    /// Entities of each term, in order; where they begin and how many they are is noted with the term.
    fn postings(&mut self) -> Vec<BearerRow> {
        let mut next = vec![0_u32; self.words.rows.len()];
        self.for_each_bearer(|term, _| next[term as usize] += 1);
        let mut at = 0;
        for (row, next) in self.words.rows.iter_mut().zip(&mut next) {
            (row.postings, row.bearers) = (at, *next);
            at += *next;
            *next = row.postings;
        }
        let mut postings = vec![BearerRow::default(); at as usize];
        self.for_each_bearer(|term, entity| {
            let standing = Outline::unpacked(self.outlines[entity as usize]).standing();
            postings[next[term as usize] as usize] = BearerRow::new(entity, standing);
            next[term as usize] += 1;
        });
        postings
    }

    /// Weighs the words of all names, and notes the least weight of each term in any name. Gives how many bear a word of each
    /// sound. How common a word is, is counted among the parties added or, if there is one, on the whole.
    fn weigh(&mut self, words: usize, whole: Option<&View<'_>>) -> FxHashMap<u32, u32> {
        let parties = self.entities.len() - 1;
        let mut maker = KeyMaker::default();
        let letters = &self.words.letters;
        let sounds: Vec<Option<u32>> =
            self.words.rows[..words].iter().map(|row| sound_of(&mut maker, str_of(row, letters))).collect();
        let mut same_sound: FxHashMap<u32, u32> = FxHashMap::default();
        for (term, sound) in sounds.iter().enumerate() {
            if let (TermKind::Word, Some(sound)) = (self.words.rows[term].kind(), sound) {
                *same_sound.entry(*sound).or_default() += self.words.rows[term].bearers;
            }
        }
        let tells: Vec<(f32, bool)> = (0..words)
            .map(|term| {
                let row = &self.words.rows[term];
                let text = str_of(row, letters);
                let (bearers, alike, parties) = if let Some(whole) = whole {
                    let alike = sounds[term].map_or(0, |sound| whole.bearers_of_sound(sound));
                    (whole.bearers_of_word(text, row.kind()), alike, whole.len())
                } else {
                    let alike = sounds[term].and_then(|sound| same_sound.get(&sound)).copied().unwrap_or(0);
                    (row.bearers, alike, parties)
                };
                (told(text, bearers, alike, parties), is_known(text, bearers))
            })
            .collect();
        let rows = &mut self.words.rows;
        for (row, _) in rows.iter_mut().zip(&tells).filter(|(_, (_, known))| *known) {
            row.note_known();
        }
        for name in &self.names {
            let start = name.cells as usize;
            let (of_words, of_runs) = self.cells[start..start + usize::from(name.words) + usize::from(name.runs)]
                .split_at_mut(usize::from(name.words));
            for cell in of_words.iter_mut() {
                let (told, known) = tells[cell.term as usize];
                cell.weigh(of_class(told, cell.class()), known);
                rows[cell.term as usize].note_weight(cell.weight());
            }
            for cell in of_runs {
                let mask = cell.run_mask();
                let weights = of_words.iter().enumerate().filter(|(at, _)| mask & (1 << at) != 0);
                let total: f32 = weights.map(|(_, cell)| cell.weight()).sum();
                rows[cell.term as usize].note_weight(total);
            }
        }
        for (outline, entities) in self.outlines.iter_mut().zip(self.entities.windows(2)) {
            let names = self.names[entities[0].names as usize..entities[1].names as usize].iter();
            let weight = |name: &NameRow| {
                let start = name.cells as usize;
                self.cells[start..start + usize::from(name.words)].iter().map(|cell| cell.weight()).sum::<f32>()
            };
            let least_weight = names.map(weight).fold(f32::MAX, f32::min);
            *outline = Outline { least_weight, ..Outline::unpacked(*outline) }.packed();
        }
        same_sound
    }
}
