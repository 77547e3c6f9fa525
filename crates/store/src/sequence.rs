//! The versions of an edition in order, written down by what changed since the edition before it.
//!
//! A sequence of numbers becomes steps: keep so many, leave out so many, put in these. Daily editions differ in a few places
//! of ten thousand, and a place costs a few bytes. Numbers are written seven bits a byte, the lowest first.

/// Writes `new` by what changed since `old`; `None` stands for an edition that nothing went before.
pub(crate) fn write(old: &[i64], new: &[i64]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let (mut at, mut place) = (0, 0);
    while at < old.len() || place < new.len() {
        let kept = old[at..].iter().zip(&new[place..]).take_while(|(a, b)| a == b).count();
        let (left_out, put_in) = next_common(&old[at + kept..], &new[place + kept..]);
        put(&mut bytes, kept as u64);
        put(&mut bytes, left_out as u64);
        put(&mut bytes, put_in as u64);
        let mut before = 0;
        for version in &new[place + kept..place + kept + put_in] {
            put(&mut bytes, zigzag(version - before));
            before = *version;
        }
        at += kept + left_out;
        place += kept + put_in;
    }
    bytes
}

/// How many numbers to pass over on either side until both go on alike: the nearest such place, or the ends.
fn next_common(old: &[i64], new: &[i64]) -> (usize, usize) {
    let mut places = std::collections::HashMap::with_capacity(64);
    // Looks ever farther on both sides at once; what was passed on one side is looked up from the other.
    for step in 0..old.len().max(new.len()) {
        if let Some(version) = old.get(step) {
            if let Some((false, place)) = places.get(version) {
                return (step, *place);
            }
            places.entry(*version).or_insert((true, step));
        }
        if let Some(version) = new.get(step) {
            if let Some((true, place)) = places.get(version) {
                return (*place, step);
            }
            places.entry(*version).or_insert((false, step));
        }
    }
    (old.len(), new.len())
}

/// The sequence after the steps, `None` if they do not fit.
pub(crate) fn read(old: &[i64], mut bytes: &[u8]) -> Option<Vec<i64>> {
    let mut new = Vec::with_capacity(old.len() + 64);
    let mut at: usize = 0;
    while !bytes.is_empty() {
        let kept = usize::try_from(take(&mut bytes)?).ok()?;
        let left_out = usize::try_from(take(&mut bytes)?).ok()?;
        let put_in = take(&mut bytes)?;
        new.extend_from_slice(old.get(at..at.checked_add(kept)?)?);
        at = at.checked_add(kept)?.checked_add(left_out)?;
        let mut before = 0_i64;
        for _ in 0..put_in {
            before = before.checked_add(unzigzag(take(&mut bytes)?))?;
            new.push(before);
        }
    }
    (at == old.len()).then_some(new)
}

fn zigzag(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)).cast_unsigned()
}

fn unzigzag(value: u64) -> i64 {
    (value >> 1).cast_signed() ^ -(value & 1).cast_signed()
}

fn put(bytes: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

fn take(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_few_changes_of_many_take_a_few_bytes() {
        let old: Vec<i64> = (0..10_000).collect();
        let mut new = old.clone();
        new.remove(7_000);
        new.insert(20, 10_001);
        new[9_000] = 10_002;
        let steps = write(&old, &new);
        assert_eq!(read(&old, &steps), Some(new));
        assert!(steps.len() < 40, "{}", steps.len());
    }

    #[test]
    fn steps_that_do_not_fit_are_refused() {
        let steps = write(&[1, 2, 3], &[1, 3, 4]);
        assert_eq!(read(&[1], &steps), None);
        assert_eq!(read(&[1, 2, 3, 4], &steps), None);
        assert_eq!(read(&[1, 2, 3], &steps[..steps.len() - 1]), None);
    }

    proptest! {
        #[test]
        fn every_sequence_comes_back(
            old in prop::collection::vec(0_i64..30, 0..40),
            new in prop::collection::vec(prop_oneof![0_i64..30, any::<i32>().prop_map(i64::from)], 0..40),
        ) {
            prop_assert_eq!(read(&old, &write(&old, &new)), Some(new));
        }

        #[test]
        fn any_bytes_are_read_or_refused(old in prop::collection::vec(0_i64..9, 0..9), bytes in prop::collection::vec(any::<u8>(), 0..20)) {
            // Whatever it says, it ends.
            let bounded: Vec<u8> = bytes.into_iter().map(|byte| byte & 0x7f).collect();
            let _ = read(&old, &bounded);
        }
    }
}
