//! Eight small numbers that are worked on at a time.
//!
//! Plain arrays: operations of a fixed length on values, from which compilers make one instruction each (of SSE4.1, NEON or
//! whatever the target has), and which come to the same without.

use super::distance::{Cost, FAR};
use std::array::from_fn;

/// Numbers of 16 bits that a processor works on side by side.
pub(super) const LANES: usize = 8;

/// A number in each lane.
#[derive(Debug, Clone, Copy)]
#[repr(align(16))]
pub(super) struct Lanes(pub(super) [Cost; LANES]);

impl Lanes {
    pub(super) const FAR: Self = Self::all(FAR);
    pub(super) const ZERO: Self = Self::all(0);

    /// One number in all lanes.
    pub(super) const fn all(number: Cost) -> Self {
        Self([number; LANES])
    }

    #[inline]
    fn with(self, other: Self, operation: impl Fn(Cost, Cost) -> Cost) -> Self {
        Self(from_fn(|lane| operation(self.0[lane], other.0[lane])))
    }

    #[inline]
    pub(super) fn plus(self, other: Self) -> Self {
        self.with(other, Cost::wrapping_add)
    }

    #[inline]
    pub(super) fn times(self, factor: Cost) -> Self {
        self.with(Self::all(factor), Cost::wrapping_mul)
    }

    #[inline]
    pub(super) fn least(self, other: Self) -> Self {
        self.with(other, Cost::min)
    }

    #[inline]
    pub(super) fn most(self, other: Self) -> Self {
        self.with(other, Cost::max)
    }

    #[inline]
    pub(super) fn and(self, other: Self) -> Self {
        self.with(other, |a, b| a & b)
    }

    /// All bits in the lanes that are equal, and none in the others.
    #[inline]
    pub(super) fn equal(self, other: Self) -> Self {
        self.with(other, |a, b| if a == b { Cost::MAX } else { 0 })
    }

    /// One number in the lanes where all bits are set, another one in those where none is.
    #[inline]
    pub(super) fn choose(self, set: Self, not_set: Self) -> Self {
        self.and(set).plus(self.with(not_set, |a, b| !a & b))
    }

    /// What stands in a table at each number. Numbers begin anew at the end of the table.
    #[inline]
    pub(super) fn look_up<const N: usize>(self, table: &[Cost; N]) -> Self {
        Self(from_fn(|lane| table[usize::from(self.0[lane]) % N]))
    }
}
