//! One file of named sections of plain numbers, written once and mapped into memory for reading.
//!
//! From high to low: an [`Archive`] is a mapped file; a [`Section`] is a named range of it; a [`Column`] is a section seen
//! as a slice of numbers, or a vector that was never written. Who reads a column does not see which.
//!
//! The form of a file, all numbers little-endian:
//!
//! ```text
//! 0    8 bytes  magic "INTRDICT"
//! 8    u32      version of the container
//! 12   u32      number of sections
//! 16   u64      where the directory begins
//! 24   u64      length of the file
//! 32   sections, each from a multiple of 64 bytes on
//! ...  directory: for each section u64 start, u64 length, u32 length of its name, the name
//! ```
//!
//! The last section, `digest`, has 32 bytes for all others together and then 32 for each ([`Archive::check`],
//! [`Archive::check_sections`]). Opening does not look at it: whoever opens knows which sections are worth reading for it.
//!
//! A file is complete or absent: it is written under another name, synchronised and renamed. What this costs: nothing in
//! it can be changed, and a machine that is not little-endian refuses it.

mod column;
mod digest;
mod write;

pub use column::Column;
pub use write::ArchiveWriter;

use digest::Digest;
use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
    sync::Arc,
};

pub(crate) const MAGIC: &[u8; 8] = b"INTRDICT";
pub(crate) const VERSION: u32 = 2;
pub(crate) const HEADER: usize = 32;
/// Sections begin at multiples of this, so that numbers of any width are aligned.
pub(crate) const ALIGNMENT: usize = 64;

/// Why a file is no archive, or cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// The system refused.
    #[error("{path}: {source}")]
    Io {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file is something else, damaged, or of another version.
    #[error("{path} is no index this program can use: {reason}")]
    Malformed {
        /// Which file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// Something else has the name of the file that was to be written.
    #[error("{path}: is there already, and is no index file; it was left as it is")]
    Exists {
        /// Which file.
        path: PathBuf,
    },
}

impl ArchiveError {
    /// A stable code for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Io { .. } => "index.io",
            Self::Malformed { .. } => "index.unusable",
            Self::Exists { .. } => "index.exists",
        }
    }

    /// What the user can do.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Io { .. } => "check the path, its permissions and the room on the disk",
            Self::Malformed { .. } => {
                "build it again with `interdict index build`; if it was copied, copy it again, all of it"
            }
            Self::Exists { .. } => "name another file to write to",
        }
    }
}

/// Whether a file begins as an archive does. What cannot be read, or is no file, is none.
pub fn is_archive(path: &Path) -> bool {
    let mut head = [0; 8];
    path.is_file() && File::open(path).is_ok_and(|mut file| file.read_exact(&mut head).is_ok()) && head == *MAGIC
}

/// A mapped file of named sections.
#[derive(Debug, Clone)]
pub struct Archive {
    path: PathBuf,
    map: Arc<memmap2::Mmap>,
    directory: Arc<[(String, usize, usize)]>,
}

/// A range of a mapped file. Keeps the map alive.
#[derive(Debug, Clone)]
pub struct Section {
    map: Arc<memmap2::Mmap>,
    start: usize,
    end: usize,
}

impl Section {
    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.map[self.start..self.end]
    }
}

impl Archive {
    /// Maps a file and reads its directory; touches no section.
    pub fn open(path: &Path) -> Result<Self, ArchiveError> {
        let io = |source| ArchiveError::Io { path: path.to_owned(), source };
        let malformed = |reason: &str| ArchiveError::Malformed { path: path.to_owned(), reason: reason.to_owned() };
        if cfg!(target_endian = "big") {
            return Err(malformed("this machine orders bytes the other way round"));
        }
        let file = File::open(path).map_err(io)?;
        if file.metadata().map_err(io)?.len() < HEADER as u64 {
            return Err(malformed("it is too short"));
        }
        // SAFETY: the map is read-only and private to this type. Writers never change a file in place (`ArchiveWriter`
        // writes beside it and renames), so the bytes stay what they are for as long as the map lives. Somebody who
        // truncates the file by other means ends the process with a bus error; bytes are only ever read as plain
        // numbers, so no content whatever makes them invalid.
        #[allow(unsafe_code)]
        let map = unsafe { memmap2::Mmap::map(&file) }.map_err(io)?;
        let directory = directory(&map).map_err(|reason| malformed(&reason))?;
        Ok(Self { path: path.to_owned(), map: Arc::new(map), directory: directory.into() })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How many bytes the file has.
    pub fn size(&self) -> usize {
        self.map.len()
    }

    /// Names of all sections in the order of the file, and how many bytes each has.
    pub fn sections(&self) -> impl Iterator<Item = (&str, usize)> {
        self.directory.iter().map(|(name, start, end)| (name.as_str(), end - start))
    }

    /// The digest that the file gives of itself.
    pub fn digest(&self) -> Result<[u8; 32], ArchiveError> {
        let section = self.section(digest::SECTION)?;
        section.bytes().first_chunk().copied().ok_or_else(|| self.malformed("its digest is none"))
    }

    /// Whether the file is what was written: reads all of it, and compares with the digests.
    pub fn check(&self) -> Result<(), ArchiveError> {
        self.check_sections(|_| true)
    }

    /// Whether the directory is what was written, and all sections whose names are wanted. Reads those only.
    pub fn check_sections(&self, wanted: impl Fn(&str) -> bool) -> Result<(), ArchiveError> {
        let damaged =
            |what: &str| self.malformed(format!("{what} is damaged: its bytes are not those that were written"));
        let digests = self.section(digest::SECTION)?;
        let mut stated = digests.bytes().chunks_exact(digest::LENGTH).skip(1);
        let mut found = Digest::default();
        for (name, start, end) in self.directory.iter().filter(|(name, ..)| name != digest::SECTION) {
            let stated = stated.next().ok_or_else(|| damaged("its directory"))?;
            found.stated(name, (end - start) as u64, stated);
            if wanted(name) && blake3::hash(&self.map[*start..*end]).as_bytes().as_slice() != stated {
                return Err(damaged(&format!("section `{name}`")));
            }
        }
        // The digest over all covers names, lengths and stated digests: nothing of the directory is left unchecked.
        if found.finish() == digests.bytes() { Ok(()) } else { Err(damaged("its directory")) }
    }

    /// A section by name.
    pub fn section(&self, name: &str) -> Result<Section, ArchiveError> {
        let found = self.directory.iter().find(|(known, ..)| known == name);
        let (_, start, end) = found.ok_or_else(|| self.malformed(format!("its section `{name}` is missing")))?;
        Ok(Section { map: Arc::clone(&self.map), start: *start, end: *end })
    }

    /// A section as a column of numbers.
    pub fn column<T: bytemuck::AnyBitPattern + bytemuck::NoUninit>(
        &self,
        name: &str,
    ) -> Result<Column<T>, ArchiveError> {
        Column::mapped(self.section(name)?).map_err(|reason| self.malformed(format!("section `{name}`: {reason}")))
    }

    /// An error that names the file.
    pub fn malformed(&self, reason: impl Into<String>) -> ArchiveError {
        ArchiveError::Malformed { path: self.path.clone(), reason: reason.into() }
    }
}

fn directory(bytes: &[u8]) -> Result<Vec<(String, usize, usize)>, String> {
    let number = |at: usize, width: usize| -> Option<u64> {
        let mut value = [0; 8];
        value[..width].copy_from_slice(bytes.get(at..at.checked_add(width)?)?);
        Some(u64::from_le_bytes(value))
    };
    let cut = || "it is cut off".to_owned();
    if &bytes[..8] != MAGIC {
        return Err("it does not begin as one".to_owned());
    }
    let version = number(8, 4).ok_or_else(cut)?;
    if version != u64::from(VERSION) {
        return Err(format!("it has version {version} of the form, and this program reads version {VERSION}"));
    }
    let count = number(12, 4).ok_or_else(cut)?;
    let mut at = usize::try_from(number(16, 8).ok_or_else(cut)?).map_err(|_| cut())?;
    if number(24, 8) != Some(bytes.len() as u64) {
        return Err(cut());
    }
    let mut sections = Vec::new();
    for _ in 0..count {
        let start = number(at, 8).ok_or_else(cut)? as usize;
        let length = number(at + 8, 8).ok_or_else(cut)? as usize;
        let name_length = number(at + 16, 4).ok_or_else(cut)? as usize;
        let name = bytes.get(at + 20..).and_then(|rest| rest.get(..name_length)).ok_or_else(cut)?;
        let end = start.checked_add(length).filter(|end| *end <= bytes.len()).ok_or_else(cut)?;
        sections.push((String::from_utf8_lossy(name).into_owned(), start, end));
        at += 20 + name_length;
    }
    Ok(sections)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // Tests may panic.

    use super::*;

    fn written(folder: &Path) -> PathBuf {
        let path = folder.join("a.idx");
        let mut writer = ArchiveWriter::create(&path).unwrap();
        writer.section("letters", b"abc").unwrap();
        writer.column("numbers", &[1_u32, 2, 70_000]).unwrap();
        writer.begin("long").unwrap();
        for _ in 0..100 {
            writer.append(b"0123456789").unwrap();
        }
        writer.end();
        writer.finish().unwrap();
        path
    }

    #[test]
    fn what_is_written_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::open(&written(folder.path())).unwrap();
        assert_eq!(archive.section("letters").unwrap().bytes(), b"abc");
        assert_eq!(archive.column::<u32>("numbers").unwrap().as_slice(), [1, 2, 70_000]);
        assert_eq!(archive.section("long").unwrap().bytes().len(), 1000);
        assert!(archive.section("none").unwrap_err().to_string().contains("`none` is missing"));
        assert!(archive.column::<u32>("letters").is_err());
    }

    #[test]
    fn every_changed_byte_of_a_section_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let path = written(folder.path());
        let archive = Archive::open(&path).unwrap();
        archive.check().unwrap();
        let names: Vec<(&str, usize)> = archive.sections().collect();
        assert_eq!(names, [("letters", 3), ("numbers", 12), ("long", 1000), ("digest", 4 * 32)]);
        let bytes = std::fs::read(&path).unwrap();
        let ranges: Vec<(usize, usize)> = archive.directory.iter().map(|(_, start, end)| (*start, *end)).collect();
        let damaged = folder.path().join("damaged.idx");
        for at in ranges.iter().flat_map(|(start, end)| (*start..*end).step_by(7)) {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            std::fs::write(&damaged, changed).unwrap();
            assert!(Archive::open(&damaged).unwrap().check().is_err(), "{at}");
        }
    }

    #[test]
    fn sections_that_are_not_wanted_are_not_read_and_the_others_are_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = written(folder.path());
        let mut bytes = std::fs::read(&path).unwrap();
        let at = Archive::open(&path).unwrap().directory.iter().find(|(name, ..)| name == "numbers").unwrap().1;
        bytes[at] ^= 0x40;
        std::fs::write(&path, bytes).unwrap();
        let archive = Archive::open(&path).unwrap();
        archive.check_sections(|name| name != "numbers").unwrap();
        let error = archive.check_sections(|name| name == "numbers").unwrap_err();
        assert!(error.to_string().contains("section `numbers` is damaged"), "{error}");
        assert_eq!(error.code(), "index.unusable");
    }

    #[test]
    fn a_changed_byte_of_the_directory_is_refused_or_says_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let path = written(folder.path());
        let bytes = std::fs::read(&path).unwrap();
        let end = Archive::open(&path).unwrap().directory.iter().map(|(_, _, end)| *end).max().unwrap();
        for at in (0..HEADER).chain(end..bytes.len()) {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            std::fs::write(&path, changed).unwrap();
            let good = Archive::open(&path).and_then(|archive| archive.check_sections(|_| true));
            assert!(good.is_err(), "{at}");
        }
    }

    #[test]
    fn an_archive_is_known_by_its_beginning() {
        let folder = tempfile::tempdir().unwrap();
        let other = folder.path().join("sdn.csv");
        std::fs::write(&other, "INTRDIC").unwrap();
        assert!(is_archive(&written(folder.path())));
        assert!(!is_archive(&other));
        assert!(!is_archive(folder.path()));
        assert!(!is_archive(&folder.path().join("absent")));
    }

    #[test]
    fn a_file_cut_anywhere_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let bytes = std::fs::read(written(folder.path())).unwrap();
        let cut = folder.path().join("cut.idx");
        for length in 0..bytes.len() {
            std::fs::write(&cut, &bytes[..length]).unwrap();
            assert!(Archive::open(&cut).is_err(), "{length}");
        }
    }

    #[test]
    fn nothing_is_left_behind_where_nobody_finishes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.idx");
        let mut writer = ArchiveWriter::create(&path).unwrap();
        writer.section("letters", b"abc").unwrap();
        drop(writer);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
