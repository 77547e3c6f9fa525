//! Lines that were taken apart last.
//!
//! An object inside another stands on the line of that other: the line of a body with a thousand members is asked for by each of
//! them, and would be read and taken apart as often.

use super::objects::{Line, Piece};
use std::collections::VecDeque;

/// So many bytes of lines are kept, or twice the longest of them, which has to be held at once anyhow.
const ROOM: usize = 8 << 20;
/// So many lines are kept.
const MOST: usize = 256;

/// The lines, that which was asked for last at the end.
#[derive(Debug, Default)]
pub(super) struct Recent {
    lines: VecDeque<Kept>,
    bytes: usize,
    longest: usize,
}

#[derive(Debug)]
struct Kept {
    line: Line,
    length: usize,
    pieces: Vec<Piece>,
}

impl Recent {
    /// The objects of a line, if it is kept.
    pub(super) fn get(&mut self, line: Line) -> Option<&[Piece]> {
        let place = self.lines.iter().rposition(|kept| kept.line == line)?;
        let kept = self.lines.remove(place)?;
        self.lines.push_back(kept);
        self.lines.back().map(|kept| kept.pieces.as_slice())
    }

    /// Keeps the objects of a line of so many bytes, and lets go of those that were not asked for longest.
    pub(super) fn keep(&mut self, line: Line, length: usize, pieces: Vec<Piece>) {
        self.longest = self.longest.max(length);
        self.bytes += length;
        self.lines.push_back(Kept { line, length, pieces });
        while self.bytes > ROOM.max(2 * self.longest) || self.lines.len() > MOST {
            let Some(oldest) = self.lines.pop_front() else { return };
            self.bytes -= oldest.length;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(start: u64) -> Line {
        Line { start, text: 0, is_change: false }
    }

    #[test]
    fn lines_that_are_asked_for_stay_and_the_others_make_room() {
        let mut recent = Recent::default();
        recent.keep(line(0), 100, Vec::new());
        for start in 1..=2 * MOST as u64 {
            assert!(recent.get(line(0)).is_some(), "{start}");
            recent.keep(line(start), 100, Vec::new());
        }
        assert!(recent.get(line(1)).is_none() && recent.get(line(2 * MOST as u64)).is_some());
        assert_eq!((recent.lines.len(), recent.bytes), (MOST, 100 * MOST));
        // One that is longer than all the room has some beside it.
        recent.keep(line(10_000), 2 * ROOM, Vec::new());
        recent.keep(line(10_001), ROOM, Vec::new());
        assert!(recent.get(line(10_000)).is_some() && recent.get(line(10_001)).is_some());
        recent.keep(line(10_002), 2 * ROOM, Vec::new());
        assert!(recent.get(line(10_000)).is_none() || recent.get(line(10_001)).is_none());
        assert!(recent.bytes <= 4 * ROOM);
    }
}
