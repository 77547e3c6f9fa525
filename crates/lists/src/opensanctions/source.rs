//! The texts that objects stand in, to read a line again where its object is needed.

use std::{
    fs::File,
    io::{self, BufRead, BufReader},
};

/// In which order lines are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// As they stand, with few exceptions.
    InTurn,
    /// Any.
    Anywhere,
}

/// Texts of JSON lines.
pub(super) trait Source {
    /// The line of a text that begins at a byte, perhaps with its line break.
    fn line(&mut self, text: u32, start: u64, order: Order) -> io::Result<&[u8]>;
}

/// What a line that is not the one it was is told as.
pub(super) fn changed() -> io::Error {
    io::Error::other("it changed while it was read")
}

/// Texts in memory.
#[derive(Debug)]
pub(super) struct Texts<'a>(pub Vec<&'a [u8]>);

impl Source for Texts<'_> {
    fn line(&mut self, text: u32, start: u64, _: Order) -> io::Result<&[u8]> {
        let rest = self.0.get(text as usize).and_then(|text| text.get(start as usize..)).unwrap_or_default();
        Ok(rest.split(|byte| *byte == b'\n').next().unwrap_or_default())
    }
}

/// The one text in a file. It is opened twice, so that what is read in turn is not lost by what is read in between.
#[derive(Debug)]
pub(super) struct FileText {
    in_turn: Reader,
    anywhere: Reader,
}

impl FileText {
    /// The text in a file that was opened twice and not read yet.
    pub(super) fn new(in_turn: File, anywhere: File) -> Self {
        Self { in_turn: Reader::new(in_turn, 1 << 16), anywhere: Reader::new(anywhere, 1 << 12) }
    }
}

impl Source for FileText {
    fn line(&mut self, _: u32, start: u64, order: Order) -> io::Result<&[u8]> {
        match order {
            Order::InTurn => self.in_turn.line(start),
            Order::Anywhere => self.anywhere.line(start),
        }
    }
}

#[derive(Debug)]
struct Reader {
    file: BufReader<File>,
    at: u64,
    line: Vec<u8>,
}

impl Reader {
    fn new(file: File, buffered: usize) -> Self {
        Self { file: BufReader::with_capacity(buffered, file), at: 0, line: Vec::new() }
    }

    fn line(&mut self, start: u64) -> io::Result<&[u8]> {
        self.file.seek_relative(start.wrapping_sub(self.at).cast_signed())?;
        self.line.clear();
        let length = self.file.read_until(b'\n', &mut self.line)?;
        self.at = start + length as u64;
        Ok(&self.line)
    }
}
