//! A file of FollowTheMoney JSON lines that is too large to be held: its parties are handed out one by one.
//!
//! The file is read twice: first for its digest, for what is wrong with it, and for the places of its objects; then party by
//! party. Between the two nothing but places is held: some hundred bytes an object in the first, 24 in the second, whatever the
//! objects say, and as much as in the first where objects point to others. Objects that are put on many parties are held, and so
//! are some lines with many objects in each other: a few times the longest line at the most.

use super::{
    FORMAT, begun,
    join::Joining,
    objects_of,
    source::{FileText, changed},
    without_party,
};
use crate::{ListError, ListReading};
use interdict_model::Entity;
use std::{
    fs::File,
    io::{self, BufReader, Read},
    path::{Path, PathBuf},
    time::SystemTime,
};

/// A list whose parties are read while they are asked for. To be asked for all of them, and then for its [`LargeList::finish`].
#[derive(Debug)]
pub struct LargeList {
    path: PathBuf,
    file: File,
    state: State,
    reading: ListReading,
    joining: Joining<FileText>,
}

impl LargeList {
    /// Reads a file once: what is wrong with it is known then, and its parties are not read yet.
    pub fn open(path: &Path) -> Result<Self, ListError> {
        let io = |source| ListError::Io { path: path.to_owned(), source };
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let file = File::open(path).map_err(io)?;
        let state = State::of(&file).map_err(io)?;
        let mut digested = Digested::new(&file, state.length);
        let lines = BufReader::with_capacity(1 << 20, &mut digested);
        let (objects, warnings) = objects_of(lines, &name).map_err(io)?;
        let digest = digested.hasher.finalize().to_hex().to_string();
        let again = || -> io::Result<File> {
            let file = File::open(path)?;
            if State::of(&file)? == state { Ok(file) } else { Err(changed()) }
        };
        let text = FileText::new(again().map_err(io)?, again().map_err(io)?);
        let joining = Joining::new(text, objects).map_err(io)?;
        let mut reading = begun(&joining, warnings, &name, FORMAT)?;
        reading.info.digest = digest;
        reading.info.files = vec![name];
        Ok(Self { path: path.to_owned(), file, state, reading, joining })
    }

    /// What is known of the list, without its parties. What its reader noticed is all there but notes.
    pub fn reading(&self) -> &ListReading {
        &self.reading
    }

    /// The same with all notes, and without parties. Parties that were not asked for are read for it. A file that could not be
    /// read to its end, or that is not the one it was, is an error: then the parties that were handed out are no list.
    pub fn finish(self) -> Result<ListReading, ListError> {
        let Self { path, file, state, mut reading, joining } = self;
        let end =
            joining.finish().and_then(|count| if State::of(&file)? == state { Ok(count) } else { Err(changed()) });
        let count = end.map_err(|source| ListError::Io { path, source })?;
        let name = reading.info.files.first().cloned().unwrap_or_default();
        reading.warnings.extend(without_party(count, &name));
        Ok(reading)
    }
}

impl Iterator for LargeList {
    type Item = Entity;

    fn next(&mut self) -> Option<Entity> {
        self.joining.next()
    }
}

/// What shows that a file is still what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct State {
    length: u64,
    modified: Option<SystemTime>,
}

impl State {
    fn of(file: &File) -> io::Result<Self> {
        let facts = file.metadata()?;
        Ok(Self { length: facts.len(), modified: facts.modified().ok() })
    }
}

/// Takes the digest of what is read, as [`crate::digest`] has it.
struct Digested<'a> {
    file: &'a File,
    hasher: blake3::Hasher,
}

impl<'a> Digested<'a> {
    fn new(file: &'a File, length: u64) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&length.to_le_bytes());
        Self { file, hasher }
    }
}

impl Read for Digested<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.hasher.update(&buffer[..count]);
        Ok(count)
    }
}
