//! The index over names: built once, never changed, in memory or mapped from a file.
//!
//! From high to low: *entities* have *names*; a name is a list of *cells* (its words, and runs of neighbouring words written
//! as one); each cell holds the number of a *term*. Terms are kept once, words before runs, each in the order
//! of their letters. Two tables lead back: from a
//! *key* (see [`crate::word`]) to the terms that have it, and from a term to the entities that have it in some name. A third
//! leads from normalised identifiers to entities. Of the words that most parties bear it is kept which terms are like them
//! ([`neighbours`]). Everything is a flat column of fixed numbers, so that a file of the columns is the index: opening it reads
//! nothing, and threads and processes share its pages.

mod ahead;
mod build;
mod neighbours;
mod prepare;
mod rows;
mod table;

pub(crate) use ahead::{NamesAhead, READ_TOGETHER};
pub use build::IndexBuilder;
pub use prepare::Prepared as PreparedParty;
pub(crate) use rows::{Class, NumberKind};

use crate::word::{ListedTerm, TermKind};
use bytemuck::Pod;
use interdict_archive::{Archive, ArchiveError, ArchiveWriter, Column};
use interdict_model::{DateSpan, Entity, PartialDate, PartyKind};
pub(crate) use neighbours::NeighbourRow;
pub(crate) use rows::{BearerRow, CellRow, Outline, Standing, TermRow};
use rows::{BirthRow, EntityRow, IdentifierRow, NameRow, PeriodRow};
use std::ops::Range;
pub(crate) use table::EntryRow;
use table::{Table, TableColumns};

/// Number of a term.
pub(crate) type TermId = u32;
/// Number of an entity: its place in the list that was indexed.
pub type EntityId = u32;

/// Version of what the columns mean and of how keys are made. A file of another version is refused.
const FORM: u32 = 8;

macro_rules! columns {
    ({ $($name:ident: $row:ty,)+ } tables { $($table:ident,)+ }) => {
        /// All columns, owned or mapped.
        #[derive(Debug, Default)]
        struct Columns { $($name: Column<$row>,)+ $($table: TableColumns,)+ }

        /// All columns as slices.
        #[derive(Debug, Clone, Copy)]
        pub(crate) struct View<'a> { $($name: &'a [$row],)+ $($table: Table<'a>,)+ }

        impl Columns {
            fn view(&self) -> View<'_> {
                View { $($name: self.$name.as_slice(),)+ $($table: self.$table.view(),)+ }
            }

            fn write(&self, writer: &mut ArchiveWriter) -> Result<(), ArchiveError> {
                writer.column("index.form", &[FORM])?;
                $(writer.column(concat!("index.", stringify!($name)), self.$name.as_slice())?;)+
                $(
                    writer.column(concat!("index.", stringify!($table), ".starts"), self.$table.starts.as_slice())?;
                    writer.column(concat!("index.", stringify!($table), ".entries"), self.$table.entries.as_slice())?;
                )+
                Ok(())
            }

            fn open(archive: &Archive) -> Result<Self, ArchiveError> {
                Ok(Self {
                    $($name: archive.column(concat!("index.", stringify!($name)))?,)+
                    $($table: TableColumns {
                        starts: archive.column(concat!("index.", stringify!($table), ".starts"))?,
                        entries: archive.column(concat!("index.", stringify!($table), ".entries"))?,
                    },)+
                })
            }

            /// The first table that does not hang together.
            fn broken_table(&self) -> Option<&'static str> {
                [$((stringify!($table), self.$table.hangs_together()),)+]
                    .into_iter()
                    .find(|(_, holds)| !holds)
                    .map(|(name, _)| name)
            }

            /// Bytes by column.
            fn sizes(&self) -> Vec<(&'static str, usize)> {
                vec![
                    $((stringify!($name), size_of_val(self.$name.as_slice())),)+
                    $((stringify!($table), size_of_val(self.$table.starts.as_slice())
                        + size_of_val(self.$table.entries.as_slice())),)+
                ]
            }
        }
    };
}

columns! { {
    terms: TermRow,
    bags: u64,
    letters: u8,
    postings: BearerRow,
    neighbours: NeighbourRow,
    neighbour_starts: u32,
    names: NameRow,
    cells: CellRow,
    periods: PeriodRow,
    entities: EntityRow,
    outlines: u16,
    births: BirthRow,
    countries: u16,
    designations: PeriodRow,
    identifiers: IdentifierRow,
    identifier_letters: u8,
} tables {
    keys,
    sounds,
    numbers,
} }

impl Columns {
    /// The first column that does not fit the others, as far as their lengths tell.
    fn broken(&self) -> Option<&'static str> {
        let entities = self.entities.as_slice();
        let Some(end) = entities.last() else { return Some("entities") };
        [
            ("bags", self.bags.as_slice().len() == self.terms.as_slice().len()),
            ("outlines", self.outlines.as_slice().len() + 1 == entities.len()),
            ("names", self.names.as_slice().len() == end.names as usize),
            ("births", self.births.as_slice().len() == end.births as usize),
            ("countries", self.countries.as_slice().len() == end.countries as usize),
            ("designations", self.designations.as_slice().len() == end.designations as usize),
            ("identifiers", self.identifiers.as_slice().len() == end.identifiers as usize),
            ("neighbours", self.neighbour_starts.as_slice().last() == Some(&(self.neighbours.as_slice().len() as u32))),
            ("periods", !self.periods.as_slice().is_empty()),
        ]
        .into_iter()
        .find(|(_, fits)| !fits)
        .map(|(name, _)| name)
        .or_else(|| self.broken_table())
    }
}

/// An immutable index over the names and identifiers of entities.
#[derive(Debug, Default)]
pub struct Index {
    columns: Columns,
}

impl Index {
    /// Builds the index, on all cores. Entity numbers are places in the sequence.
    pub fn build<'a>(entities: impl IntoIterator<Item = &'a Entity>) -> Self {
        Self::build_on(None, entities)
    }

    /// The same on so many threads; on all cores if none is said.
    pub fn build_on<'a>(threads: Option<usize>, entities: impl IntoIterator<Item = &'a Entity>) -> Self {
        let mut builder = IndexBuilder::on(threads);
        for entity in entities {
            builder.add(entity);
        }
        builder.finish()
    }

    /// Writes the index into sections of an archive.
    pub fn write(&self, writer: &mut ArchiveWriter) -> Result<(), ArchiveError> {
        self.columns.write(writer)
    }

    /// The index in an archive. Reads next to nothing: pages come in as they are asked for.
    pub fn open(archive: &Archive) -> Result<Self, ArchiveError> {
        // An index of another form has other columns: its form is what there is to say of it.
        let form = archive.column::<u32>("index.form")?;
        if form.as_slice() != [FORM] {
            let found = form.as_slice();
            return Err(archive.malformed(format!("its index has form {found:?}, and this program uses form {FORM}")));
        }
        let columns = Columns::open(archive)?;
        match columns.broken() {
            None => Ok(Self { columns }),
            Some(column) => {
                Err(archive.malformed(format!("its column `{column}` does not fit the others of its index")))
            }
        }
    }

    /// How many entities are indexed.
    pub fn len(&self) -> usize {
        self.columns.entities.as_slice().len().saturating_sub(1)
    }

    /// Whether nothing is indexed.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many forms of names are indexed.
    pub fn name_count(&self) -> usize {
        self.columns.names.as_slice().len()
    }

    /// How many different words and runs of words are indexed.
    pub fn term_count(&self) -> usize {
        self.columns.terms.as_slice().len()
    }

    /// Whether every word in the names of an entity tells here what it tells on another index, where the same version of the
    /// entity has another number. Then it scores the same on both with every subject whose own words tell the same on both.
    pub fn tells_the_same(&self, entity: EntityId, other: &Self, there: EntityId) -> bool {
        let (own_view, other_view) = (self.view(), other.view());
        let (mut names, mut others) = (own_view.names_of(entity), other_view.names_of(there));
        loop {
            match (names.next(), others.next()) {
                (None, None) => return true,
                (Some(name), Some(other)) if name.tells_the_same(&other) => {}
                _ => return false,
            }
        }
    }

    /// Bytes by column, for those who measure.
    pub fn sizes(&self) -> Vec<(&'static str, usize)> {
        self.columns.sizes()
    }

    pub(crate) fn view(&self) -> View<'_> {
        self.columns.view()
    }
}

/// A name of the list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ListedName<'a> {
    row: NameRow,
    cells: &'a [CellRow],
}

impl<'a> ListedName<'a> {
    pub(crate) fn source(&self) -> usize {
        usize::from(self.row.source)
    }

    pub(crate) fn is_weak(&self) -> bool {
        self.row.weak != 0
    }

    /// Words that name, initials not counted.
    pub(crate) fn naming_words(&self) -> u32 {
        u32::from(self.row.naming_words)
    }

    /// Its words in their order.
    pub(crate) fn words(&self) -> &'a [CellRow] {
        &self.cells[..usize::from(self.row.words)]
    }

    /// Its words and then its runs.
    pub(crate) fn cells(&self) -> &'a [CellRow] {
        self.cells
    }

    /// Terms with their place among the cells.
    pub(crate) fn terms(&self) -> impl Iterator<Item = (usize, TermId)> + use<'a> {
        self.cells.iter().map(|cell| cell.term).enumerate()
    }

    fn tells_the_same(&self, other: &ListedName<'_>) -> bool {
        let mut cells = self.cells.iter().zip(other.cells);
        self.cells.len() == other.cells.len() && cells.all(|(cell, other)| cell.tells_the_same(*other))
    }

    /// Words that a cell covers, as a bit mask.
    pub(crate) fn mask(&self, cell: usize) -> u32 {
        if cell < usize::from(self.row.words) { 1 << cell } else { self.cells[cell].run_mask() }
    }
}

/// What scoring needs to know of an entity beside its names.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ListedEntity<'a> {
    pub(crate) kind: PartyKind,
    births: &'a [BirthRow],
    countries: &'a [u16],
    designations: &'a [PeriodRow],
    identifiers: &'a [IdentifierRow],
    identifier_letters: &'a [u8],
    seen: PeriodRow,
}

impl<'a> ListedEntity<'a> {
    pub(crate) fn births(&self) -> impl Iterator<Item = DateSpan> + Clone + use<'a> {
        self.births.iter().filter_map(|row| row.span())
    }

    /// Country codes of two letters.
    pub(crate) fn countries(&self) -> impl Iterator<Item = [u8; 2]> + Clone + use<'a> {
        self.countries.iter().map(|code| code.to_le_bytes())
    }

    /// Numbers with their normalised letters.
    pub(crate) fn identifiers(&self) -> impl Iterator<Item = (NumberKind, &'a [u8])> + use<'a> {
        let letters = self.identifier_letters;
        self.identifiers.iter().map(move |row| {
            let start = row.start as usize;
            (row.kind(), &letters[start..start + usize::from(row.length)])
        })
    }

    /// Whether this version was seen by a day, and not yet gone.
    pub(crate) fn known_on(&self, day: PartialDate) -> bool {
        self.seen.in_force(day)
    }

    pub(crate) fn in_force(&self, day: PartialDate) -> bool {
        self.designations.is_empty() || self.designations.iter().any(|designation| designation.in_force(day))
    }
}

impl<'a> View<'a> {
    pub(crate) fn len(&self) -> usize {
        self.entities.len().saturating_sub(1)
    }

    pub(crate) fn term_count(&self) -> usize {
        self.terms.len()
    }

    pub(crate) fn term_row(&self, term: TermId) -> &'a TermRow {
        &self.terms[term as usize]
    }

    pub(crate) fn term(&self, term: TermId) -> ListedTerm<'a> {
        self.listed(self.term_row(term), self.bag(term))
    }

    /// A term whose row and bag were read.
    pub(crate) fn listed<'b>(&self, row: &'b TermRow, bag: u64) -> ListedTerm<'b>
    where
        'a: 'b,
    {
        ListedTerm { text: row.text(self.letters), bag, facts: row.facts() }
    }

    /// What rejects most terms before they are looked at; see [`crate::word`].
    pub(crate) fn bag(&self, term: TermId) -> u64 {
        self.bags[term as usize]
    }

    pub(crate) fn term_kind(&self, term: TermId) -> TermKind {
        self.terms[term as usize].kind()
    }

    pub(crate) fn term_text(&self, term: TermId) -> &'a str {
        std::str::from_utf8(self.term(term).text).unwrap_or_default()
    }

    pub(crate) fn terms_with_key(&self, key: u32) -> impl Iterator<Item = TermId> + 'a {
        self.keys.get(key)
    }

    /// Adds the terms with each of several keys. `rows` is working memory.
    pub(crate) fn terms_with_keys(&self, keys: &[u32], rows: &mut Vec<EntryRow>, terms: &mut Vec<TermId>) {
        self.keys.get_all(keys, rows, terms);
    }

    /// Entities that have a term in some name, in order, given where they begin and how many they are.
    pub(crate) fn bearers(&self, start: u32, count: u32) -> &'a [BearerRow] {
        &self.postings[start as usize..start as usize + count as usize]
    }

    /// How many terms are words: they come first, in the order of their letters.
    pub(crate) fn word_count(&self) -> usize {
        self.terms.partition_point(|row| !row.kind().is_run())
    }

    /// The words that begin with some letters and go on. They stand together.
    pub(crate) fn words_that_go_on(&self, beginning: &str) -> Range<TermId> {
        let (words, beginning) = (&self.terms[..self.word_count()], beginning.as_bytes());
        let first = words.partition_point(|row| row.text(self.letters) <= beginning);
        let more = words[first..].partition_point(|row| row.text(self.letters).starts_with(beginning));
        first as TermId..(first + more) as TermId
    }

    /// How many entities have the very word in some name.
    pub(crate) fn bearers_of_word(&self, text: &str, kind: TermKind) -> u32 {
        let words = &self.terms[..self.word_count()];
        let first = words.partition_point(|row| row.text(self.letters) < text.as_bytes());
        let mut same = words[first..].iter().take_while(|row| row.text(self.letters) == text.as_bytes());
        same.find(|row| row.kind() == kind).map_or(0, |row| row.bearers)
    }

    /// How many entities have a word of this sound, counted once a word.
    pub(crate) fn bearers_of_sound(&self, sound: u32) -> u32 {
        self.sounds.get(sound).next().unwrap_or(0)
    }

    pub(crate) fn outline(&self, entity: EntityId) -> Outline {
        Outline::unpacked(self.outlines[entity as usize])
    }

    pub(crate) fn entity(&self, entity: EntityId) -> ListedEntity<'a> {
        fn slice<T: Pod>(values: &[T], from: u32, to: u32) -> &[T] {
            &values[from as usize..to as usize]
        }
        let (row, next) = (&self.entities[entity as usize], &self.entities[entity as usize + 1]);
        ListedEntity {
            kind: self.outline(entity).kind,
            births: slice(self.births, row.births, next.births),
            countries: slice(self.countries, row.countries, next.countries),
            designations: slice(self.designations, row.designations, next.designations),
            identifiers: slice(self.identifiers, row.identifiers, next.identifiers),
            identifier_letters: self.identifier_letters,
            seen: self.periods[row.seen as usize],
        }
    }

    /// Entities that bear an identifier, given as its normalised value, in order.
    pub(crate) fn entities_with_identifier(&self, normalised: &str) -> impl Iterator<Item = EntityId> {
        let found = self.numbers.get(number_key(normalised.as_bytes()));
        found.filter(move |entity| self.entity(*entity).identifiers().any(|(_, held)| held == normalised.as_bytes()))
    }

    fn name_range(&self, entity: EntityId) -> Range<usize> {
        self.entities[entity as usize].names as usize..self.entities[entity as usize + 1].names as usize
    }

    pub(crate) fn names_of(&self, entity: EntityId) -> impl Iterator<Item = ListedName<'a>> {
        self.names[self.name_range(entity)].iter().map(move |row| self.named(*row))
    }

    pub(crate) fn name(&self, entity: EntityId, place: u32) -> ListedName<'a> {
        self.named(self.names[self.name_range(entity).start + place as usize])
    }

    fn named(&self, row: NameRow) -> ListedName<'a> {
        ListedName { row, cells: &self.cells[row.cells as usize..row.end()] }
    }

    /// Whether a name stood on the list on a day.
    pub(crate) fn stood_on(&self, name: &ListedName, day: PartialDate) -> bool {
        name.row.period == 0 || self.periods[name.row.period as usize].period().covers(day)
    }
}

/// Key of a normalised identifier: FNV-1a, the same on every machine.
fn number_key(normalised: &[u8]) -> u32 {
    normalised.iter().fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}
