//! Chance that is the same everywhere: `SplitMix64`.
//!
//! A list of any size must come out alike on every machine and in every version, and its millionth party must be had
//! without the ones before it. So each party has a stream of its own, seeded by the list's seed and the party's number.
//! The algorithm is that of Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.

/// A stream of random numbers.
#[derive(Debug, Clone)]
pub(crate) struct Random(u64);

const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// Mixes the bits of a number: neighbours come out far apart.
pub(crate) fn mix(mut value: u64) -> u64 {
    value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

impl Random {
    /// The stream of one item under a seed. `purpose` keeps lists, customers and queries of the same seed apart.
    pub(crate) fn of(seed: u64, purpose: u64, item: u64) -> Self {
        Self(mix(mix(seed ^ GOLDEN).wrapping_add(purpose.wrapping_mul(GOLDEN))) ^ mix(item.wrapping_add(GOLDEN)))
    }

    /// The next 64 bits.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(GOLDEN);
        mix(self.0)
    }

    /// A number below `end`, which must not be 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.next()) * end as u128) >> 64) as usize
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    /// A number in (0, 1].
    pub(crate) fn share(&mut self) -> f64 {
        ((self.next() >> 11) + 1) as f64 / (1_u64 << 53) as f64
    }

    /// True in so many percent of cases.
    pub(crate) fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of the items, each as likely.
    pub(crate) fn one<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        if items.is_empty() { None } else { items.get(self.below(items.len())) }
    }

    /// The place of a share drawn by weights in percent that add up to 100.
    pub(crate) fn by_percent(&mut self, shares: &[usize]) -> usize {
        let mut drawn = self.below(100);
        for (place, share) in shares.iter().enumerate() {
            if drawn < *share {
                return place;
            }
            drawn -= share;
        }
        shares.len().saturating_sub(1)
    }

    /// A rank from 0 on, as names are distributed: the `r`-th is about as frequent as `(1 + r / head) ^ -exponent`, without
    /// an end, so that new ones keep coming. Of `n` draws about `n ^ (1 / exponent)` are distinct (Heaps' law).
    pub(crate) fn rank(&mut self, head: f64, exponent: f64) -> u64 {
        (head * (power(self.share(), -1.0 / (exponent - 1.0)) - 1.0)).min(1e15) as u64
    }
}

/// `base ^ exponent` by multiplication, division and square roots only, which IEEE 754 defines to the last bit; the
/// library's function may differ between machines.
fn power(base: f64, exponent: f64) -> f64 {
    if exponent < 0.0 {
        return 1.0 / power(base, -exponent);
    }
    let whole = exponent.floor();
    let mut result = 1.0;
    for _ in 0..whole as u32 {
        result *= base;
    }
    let (mut rest, mut root) = (exponent - whole, base);
    for _ in 0..20 {
        root = root.sqrt();
        rest *= 2.0;
        if rest >= 1.0 {
            result *= root;
            rest -= 1.0;
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_are_near_those_of_the_library() {
        for (base, exponent) in [(0.5, -2.5), (0.001, 0.3), (0.9, -0.7), (0.25, 2.0)] {
            let (ours, theirs) = (power(base, exponent), f64::powf(base, exponent));
            assert!((ours / theirs - 1.0).abs() < 1e-4, "{base} ^ {exponent}: {ours}, {theirs}");
        }
    }

    #[test]
    fn streams_of_neighbours_differ_and_repeat() {
        let draw = |seed, item| Random::of(seed, 1, item).next();
        assert_eq!(draw(1, 1), draw(1, 1));
        assert_ne!(draw(1, 1), draw(1, 2));
        assert_ne!(draw(1, 1), draw(2, 1));
    }

    #[test]
    fn distinct_ranks_grow_as_heaps_law_says() {
        let distinct = |count: u64| {
            let ranks: std::collections::BTreeSet<u64> =
                (0..count).map(|item| Random::of(7, 0, item).rank(10.0, 1.5)).collect();
            ranks.len() as f64
        };
        let growth = distinct(64_000) / distinct(4_000);
        // 16 ^ (1 / 1.5) = 6.35.
        assert!((5.0..7.5).contains(&growth), "{growth}");
    }
}
