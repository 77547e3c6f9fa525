//! A set of entities that numbers its members: what is known of each can then stand side by side, however far apart they are in
//! the list.
//!
//! A bit an entity stays near the processor where anything larger would not: of four million, half a megabyte.

use crate::index::EntityId;

/// Entities, told apart by one bit each. Filled first, then numbered and asked, then emptied.
#[derive(Debug, Default)]
pub(crate) struct EntitySet {
    bits: Vec<u64>,
    /// For each word of the bits the members before it.
    before: Vec<u32>,
    count: usize,
}

impl EntitySet {
    /// An empty set of entities with numbers below this.
    pub(crate) fn below(count: usize) -> Self {
        let words = count.div_ceil(64);
        Self { bits: vec![0; words], before: vec![0; words], count: 0 }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.count
    }

    /// Puts an entity in.
    pub(crate) fn put(&mut self, entity: EntityId) {
        let (bits, bit) = (&mut self.bits[entity as usize / 64], 1 << (entity % 64));
        self.count += usize::from(*bits & bit == 0);
        *bits |= bit;
    }

    pub(crate) fn has(&self, entity: EntityId) -> bool {
        self.bits[entity as usize / 64] >> (entity % 64) & 1 != 0
    }

    /// Numbers the members in the order of the list.
    pub(crate) fn number(&mut self) {
        let mut members = 0;
        for (before, bits) in self.before.iter_mut().zip(&self.bits) {
            *before = members;
            members += bits.count_ones();
        }
    }

    /// The number of a member, from 0.
    pub(crate) fn number_of(&self, member: EntityId) -> usize {
        let (word, bit) = (member as usize / 64, 1_u64 << (member % 64));
        (self.before[word] + (self.bits[word] & (bit - 1)).count_ones()) as usize
    }

    /// Calls for each member in the order of their numbers, and takes all of them out.
    pub(crate) fn drain(&mut self, mut call: impl FnMut(EntityId)) {
        if self.count == 0 {
            return;
        }
        self.count = 0;
        for (word, bits) in (0..).zip(&mut self.bits) {
            let mut rest = std::mem::take(bits);
            while rest != 0 {
                call(word * 64 + rest.trailing_zeros());
                rest &= rest - 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_numbered_in_the_order_of_the_list_and_taken_out_in_it() {
        let mut set = EntitySet::below(300);
        for entity in [299, 5, 64, 63, 5, 128] {
            set.put(entity);
        }
        set.number();
        assert_eq!(set.len(), 5);
        let members = [5, 63, 64, 128, 299];
        for (number, member) in members.into_iter().enumerate() {
            assert_eq!(set.number_of(member), number, "{member}");
        }
        assert_eq!((set.has(6), set.has(64)), (false, true));
        let mut taken = Vec::new();
        set.drain(|entity| taken.push(entity));
        assert_eq!(taken, members);
        assert_eq!((set.len(), set.has(5)), (0, false));
    }
}
