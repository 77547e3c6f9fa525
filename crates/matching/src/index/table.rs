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
        let bucket = key.checked_shr(self.shift).unwrap_or(0) as usize;
        let range = match (self.starts.get(bucket), self.starts.get(bucket + 1)) {
            (Some(start), Some(end)) => *start as usize..*end as usize,
            _ => 0..0,
        };
        let tail = key as u16;
        let found = self.entries[range].iter().filter(move |entry| entry.tail == tail);
        found.map(|entry| u32::from(entry.value[0]) | u32::from(entry.value[1]) << 16)
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
        assert_eq!(view.get(0x0000_0f00).count(), 0);
    }

    #[test]
    fn an_empty_table_has_nothing() {
        assert_eq!(TableColumns::default().view().get(7).count(), 0);
        assert_eq!(TableColumns::build(|_| {}).view().get(7).count(), 0);
    }
}
