//! Lists of numbers by a 32-bit key, flat.
//!
//! Keys are sorted into buckets by their upper bits; a bucket holds the lower sixteen bits of each of its keys beside the
//! value. A look-up reads one bucket, which has about two entries. Sixteen bits of the bucket's number and sixteen of the
//! tail are the whole key, so that nothing is mistaken.

use interdict_archive::Column;

/// Upper bits of a key that choose its bucket: at least 16.
fn bucket_bits(entries: usize) -> u32 {
    (usize::BITS - (entries / 2).leading_zeros()).clamp(16, 26)
}

/// The columns of a table.
#[derive(Debug, Default)]
pub(crate) struct TableColumns {
    pub(crate) starts: Column<u32>,
    pub(crate) tails: Column<u16>,
    pub(crate) values: Column<u32>,
}

/// A table to be read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Table<'a> {
    starts: &'a [u32],
    tails: &'a [u16],
    values: &'a [u32],
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
        let (mut tails, mut values) = (vec![0_u16; total], vec![0_u32; total]);
        entries(&mut |key, value| {
            let place = &mut next[(key >> (32 - bits)) as usize];
            tails[*place as usize] = key as u16;
            values[*place as usize] = value;
            *place += 1;
        });
        Self { starts: starts.into(), tails: tails.into(), values: values.into() }
    }

    pub(crate) fn view(&self) -> Table<'_> {
        let starts = self.starts.as_slice();
        let buckets = starts.len().saturating_sub(1).max(1);
        Table {
            starts,
            tails: self.tails.as_slice(),
            values: self.values.as_slice(),
            shift: 32 - buckets.trailing_zeros(),
        }
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
        self.tails[range.clone()].iter().zip(&self.values[range]).filter(move |(t, _)| **t == tail).map(|(_, v)| *v)
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
