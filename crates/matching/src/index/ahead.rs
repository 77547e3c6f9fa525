//! Names of several entities, read well before they are looked at.
//!
//! From an entity to its names and on to their cells are three reads, each where the one before says, and on a long list each from
//! far away. For one entity after the other they are waited for; for a block of entities, step by step, many are under way at a time.

use super::{CellRow, EntityId, ListedName, NameRow, View};
use std::ops::Range;

/// Entities whose names are read together.
pub(crate) const READ_TOGETHER: usize = 32;

/// The names of a block of entities, as they stand in the index.
#[derive(Debug, Default)]
pub(crate) struct NamesAhead {
    /// For each entity the places of its names among the rows, in the index and then here.
    ranges: Vec<Range<usize>>,
    rows: Vec<NameRow>,
    /// For each entity how far its cells moved.
    moved: Vec<usize>,
    cells: Vec<CellRow>,
}

impl NamesAhead {
    /// Reads the names of entities, in place of what was held.
    pub(crate) fn read(&mut self, view: &View<'_>, entities: impl Iterator<Item = EntityId>) {
        let Self { ranges, rows, moved, cells } = self;
        ranges.clear();
        rows.clear();
        moved.clear();
        cells.clear();
        ranges.extend(entities.map(|entity| view.name_range(entity)));
        for range in ranges.iter_mut() {
            let start = rows.len();
            rows.extend_from_slice(&view.names[range.clone()]);
            *range = start..rows.len();
        }
        for range in ranges.iter() {
            // The cells of all names of an entity stand together.
            let (start, end) = match rows[range.clone()] {
                [] => (0, 0),
                [first, .., last] => (first.cells as usize, last.end()),
                [only] => (only.cells as usize, only.end()),
            };
            moved.push(start.wrapping_sub(cells.len()));
            cells.extend_from_slice(&view.cells[start..end]);
        }
    }

    /// The names of the entity at a place of the block.
    pub(crate) fn of(&self, place: usize) -> impl Iterator<Item = ListedName<'_>> {
        let moved = self.moved[place];
        self.rows[self.ranges[place].clone()].iter().map(move |row| {
            let cells = (row.cells as usize).wrapping_sub(moved)..row.end().wrapping_sub(moved);
            ListedName { row: *row, cells: &self.cells[cells] }
        })
    }
}
