//! Line ends of every system as line feeds, the last line ended too: so that lines can be counted.

use std::io::{self, Read};

/// Yields the bytes of a reader with `\r\n` and lone `\r` turned into `\n`, and a `\n` at the end.
pub(crate) struct LineEnds<R> {
    source: R,
    after_return: bool,
    last: u8,
    ended: bool,
}

impl<R: Read> LineEnds<R> {
    pub(crate) fn new(source: R) -> Self {
        Self { source, after_return: false, last: b'\n', ended: false }
    }

    /// Turns what stands in the buffer in place and returns its new length.
    fn turn(&mut self, bytes: &mut [u8]) -> usize {
        let mut kept = 0;
        for at in 0..bytes.len() {
            let byte = bytes[at];
            let rest_of_pair = byte == b'\n' && self.after_return;
            self.after_return = byte == b'\r';
            if !rest_of_pair {
                bytes[kept] = if byte == b'\r' { b'\n' } else { byte };
                self.last = bytes[kept];
                kept += 1;
            }
        }
        kept
    }
}

impl<R: Read> Read for LineEnds<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() || self.ended {
            return Ok(0);
        }
        loop {
            let read = self.source.read(buffer)?;
            if read == 0 {
                self.ended = true;
                if self.last == b'\n' {
                    return Ok(0);
                }
                buffer[0] = b'\n';
                return Ok(1);
            }
            let kept = self.turn(&mut buffer[..read]);
            // A lone second half of a pair is no end.
            if kept > 0 {
                return Ok(kept);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_line_ends_become_one_kind_however_the_bytes_come() {
        for (text, expected) in [("a\r\nb\rc\nd", "a\nb\nc\nd\n"), ("\r\n\r\n", "\n\n"), ("", ""), ("a\r", "a\n")] {
            for size in [1, 2, 100] {
                let mut reader = LineEnds::new(text.as_bytes());
                let (mut all, mut buffer) = (Vec::new(), vec![0; size]);
                loop {
                    let read = reader.read(&mut buffer).unwrap();
                    if read == 0 {
                        break;
                    }
                    all.extend_from_slice(&buffer[..read]);
                }
                assert_eq!(String::from_utf8(all).unwrap(), expected, "{text:?} by {size}");
            }
        }
    }
}
