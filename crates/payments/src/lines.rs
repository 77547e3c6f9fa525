//! Lines and columns of byte offsets, counted on as a file is read.

use crate::Place;

/// Counts lines forward: asking for places in their order costs one walk over the text in all.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    at: usize,
    breaks: u64,
    /// Characters since the last break.
    characters: u64,
}

impl Lines {
    /// The place of a byte offset. Offsets before the last one asked for are found, too, by beginning anew.
    pub(crate) fn place(&mut self, text: &str, offset: usize) -> Place {
        let offset = offset.min(text.len());
        if offset < self.at {
            *self = Self::default();
        }
        let bytes = &text.as_bytes()[self.at..offset];
        self.at = offset;
        // Bytes that go on with a character are none of their own.
        let characters = |bytes: &[u8]| bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count() as u64;
        match bytes.iter().rposition(|byte| *byte == b'\n') {
            Some(last) => {
                #[allow(clippy::naive_bytecount, reason = "messages are short; a crate for it is not worth it")]
                let breaks = bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
                self.breaks += breaks;
                self.characters = characters(&bytes[last + 1..]);
            }
            None => self.characters += characters(bytes),
        }
        Place { line: self.breaks + 1, column: self.characters + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_characters_from_one() {
        let text = "ab\ncöd\n";
        let mut lines = Lines::default();
        let place = |lines: &mut Lines, offset| {
            let place = lines.place(text, offset);
            (place.line, place.column)
        };
        assert_eq!(place(&mut lines, 0), (1, 1));
        assert_eq!(place(&mut lines, 6), (2, 3));
        assert_eq!(place(&mut lines, 1), (1, 2));
        assert_eq!(place(&mut lines, 99), (3, 1));
    }
}
