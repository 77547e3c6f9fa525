//! Lists of numbers by a 32-bit key, flat.
//!
//! Keys are sorted into buckets by their upper bits; a bucket holds the lower sixteen bits of each of its keys beside the
//! value. A look-up reads one bucket, which has about two entries. Sixteen bits of the bucket's number and sixteen of the
//! tail are the whole key, so that nothing is mistaken.

use bytemuck::{Pod, Zeroable};
use interdict_archive::Column;

/// Upper bits of a key that choose its bucket: at least 16.
fn bucket_bits(entries: usize) -> u32 {
    (usize::BITS - (entries / 2).leading_zeros()).clamp(16, 26)
}

/// The columns of a table.
#[derive(Debug, Default)]
pub(crate) struct TableColumns {
    pub(crate) starts: Column<u32>,
    pub(crate) entries: Column<EntryRow>,
}

/// The lower half of a key and a value, six bytes side by side.
#[derive(Debug, Clone, Copy, Default, Pod, Zeroable)]
#[repr(C)]
pub(crate) struct EntryRow {
    tail: u16,
    value: [u16; 2],
}

impl EntryRow {
    fn value(self) -> u32 {
        u32::from(self.value[0]) | u32::from(self.value[1]) << 16
    }
}

/// Keys that are looked up together.
const TOGETHER: usize = 32;

/// A table to be read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Table<'a> {
    starts: &'a [u32],
    entries: &'a [EntryRow],
    shift: u32,
}

impl TableColumns {
    /// Builds a table in two passes over the same entries: the first counts, the second places. Entries must come in the
    /// order in which values of one key shall stand.
    pub(crate) fn build(mut entries: impl FnMut(&mut dyn FnMut(u32, u32))) -> Self {
        let mut total = 0;
        // Counted by the finest buckets there can be, and these put together once their number is known.
        let mut counts = vec![0_u32; 1 << 16];
        entries(&mut |key, _| {
            total += 1;
            counts[(key >> 16) as usize] += 1;
        });
        let bits = bucket_bits(total);
        if bits > 16 {
            counts = vec![0_u32; 1 << bits];
            entries(&mut |key, _| counts[(key >> (32 - bits)) as usize] += 1);
        }
        let mut starts = Vec::with_capacity(counts.len() + 1);
        let mut at = 0;
        for count in &mut counts {
            starts.push(at);
            at += *count;
            *count = at - *count;
        }
        starts.push(at);
        let mut next = counts;
        let mut rows = vec![EntryRow::default(); total];
        entries(&mut |key, value| {
            let place = &mut next[(key >> (32 - bits)) as usize];
            rows[*place as usize] = EntryRow { tail: key as u16, value: [value as u16, (value >> 16) as u16] };
            *place += 1;
        });
        Self { starts: starts.into(), entries: rows.into() }
    }

    /// Whether the buckets can be found by their number and end where the entries do.
    pub(crate) fn hangs_together(&self) -> bool {
        let starts = self.starts.as_slice();
        starts.len().saturating_sub(1).is_power_of_two()
            && starts.last().is_some_and(|end| *end as usize == self.entries.as_slice().len())
    }

    pub(crate) fn view(&self) -> Table<'_> {
        let starts = self.starts.as_slice();
        let buckets = starts.len().saturating_sub(1).max(1);
        Table { starts, entries: self.entries.as_slice(), shift: 32 - buckets.trailing_zeros() }
    }
}

impl<'a> Table<'a> {
    /// The values of a key, in the order in which they were put in.
    pub(crate) fn get(self, key: u32) -> impl Iterator<Item = u32> + 'a {
        let (start, end) = self.bucket(key);
        let tail = key as u16;
        self.entries[start..end].iter().filter(move |entry| entry.tail == tail).map(|entry| entry.value())
    }

    /// Adds the values of several keys to `values`, as [`Self::get`] gives them one after the other. Buckets lie far apart: all
    /// are found, then all are read, and then looked at, so that many reads are under way at a time. `rows` is working memory.
    pub(crate) fn get_all(self, keys: &[u32], rows: &mut Vec<EntryRow>, values: &mut Vec<u32>) {
        for keys in keys.chunks(TOGETHER) {
            let mut places = [(0, 0); TOGETHER];
            for (place, key) in places.iter_mut().zip(keys) {
                *place = self.bucket(*key);
            }
            rows.clear();
            for (start, end) in &mut places[..keys.len()] {
                rows.extend_from_slice(&self.entries[*start..*end]);
                *end = rows.len();
            }
            let (mut start, mut kept) = (0, values.len());
            values.resize(kept + rows.len(), 0);
            for ((_, end), key) in places.iter().zip(keys) {
                for row in &rows[start..*end] {
                    // What is of another key is written over by the next.
                    values[kept] = row.value();
                    kept += usize::from(row.tail == *key as u16);
                }
                start = *end;
            }
            values.truncate(kept);
        }
    }

    /// Where the bucket of a key begins and ends.
    fn bucket(self, key: u32) -> (usize, usize) {
        let bucket = key.checked_shr(self.shift).unwrap_or(0) as usize;
        match (self.starts.get(bucket), self.starts.get(bucket + 1)) {
            (Some(start), Some(end)) => (*start as usize, *end as usize),
            _ => (0, 0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_comes_back_under_its_key_alone() {
        let entries: Vec<(u32, u32)> =
            (0..200_000_u32).map(|n| (n.wrapping_mul(0x9e37_79b9) & 0xffff_f0ff, n)).collect();
        let table = TableColumns::build(|put| entries.iter().for_each(|(key, value)| put(*key, *value)));
        let view = table.view();
        for (key, value) in entries.iter().step_by(97) {
            let expected: Vec<u32> = entries.iter().filter(|(k, _)| k == key).map(|(_, v)| *v).collect();
            assert!(expected.contains(value));
            assert_eq!(view.get(*key).collect::<Vec<_>>(), expected);
        }
        let keys: Vec<u32> = entries.iter().map(|(key, _)| *key ^ (*key & 1)).step_by(4099).collect();
        let (mut values, mut rows) = (vec![7], Vec::new());
        view.get_all(&keys, &mut rows, &mut values);
        assert!(keys.len() > TOGETHER && values.len() > 1);
        assert_eq!(values[1..], keys.iter().flat_map(|key| view.get(*key)).collect::<Vec<_>>());
        assert_eq!(view.get(0x0000_0f00).count(), 0);
    }

    #[test]
    fn an_empty_table_has_nothing() {
        assert_eq!(TableColumns::default().view().get(7).count(), 0);
        assert_eq!(TableColumns::build(|_| {}).view().get(7).count(), 0);
    }
}
