//! Writing an archive: section by section, whole or not at all.

use crate::{
    ALIGNMENT, ArchiveError, HEADER, MAGIC, VERSION,
    digest::{self, Digest},
};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

/// Writes the sections of one archive. Until [`ArchiveWriter::finish`] nothing stands under the file's name; dropped
/// before, it leaves nothing.
#[derive(Debug)]
pub struct ArchiveWriter {
    path: PathBuf,
    beside: PathBuf,
    file: Option<BufWriter<File>>,
    at: u64,
    directory: Vec<(String, u64, u64)>,
    digest: Digest,
}

impl ArchiveWriter {
    /// Begins a file beside `path`. What earlier writers of this name left there, because their processes were killed, goes.
    pub fn create(path: &Path) -> Result<Self, ArchiveError> {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.part", std::process::id()));
        let beside = path.with_file_name(name);
        remove_left_behind(path);
        let file = begin(&beside).map_err(|source| ArchiveError::Io { path: beside.clone(), source })?;
        let file = BufWriter::with_capacity(1 << 20, file);
        let (file, directory, digest) = (Some(file), Vec::new(), Digest::default());
        let mut writer = Self { path: path.to_owned(), beside, file, at: 0, directory, digest };
        writer.put(&[0; HEADER])?;
        Ok(writer)
    }

    fn io(&self, source: io::Error) -> ArchiveError {
        ArchiveError::Io { path: self.path.clone(), source }
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), ArchiveError> {
        if let Some(file) = &mut self.file {
            file.write_all(bytes).map_err(|source| ArchiveError::Io { path: self.path.clone(), source })?;
            self.at += bytes.len() as u64;
        }
        Ok(())
    }

    /// Begins a section that is appended to piece by piece.
    pub fn begin(&mut self, name: &str) -> Result<(), ArchiveError> {
        let beyond = (self.at as usize) % ALIGNMENT;
        if beyond > 0 {
            self.put(&[0; ALIGNMENT][beyond..])?;
        }
        self.directory.push((name.to_owned(), self.at, 0));
        Ok(())
    }

    /// Appends to the section begun last.
    pub fn append(&mut self, bytes: &[u8]) -> Result<(), ArchiveError> {
        self.digest.append(bytes);
        self.put(bytes)
    }

    /// Ends the section begun last.
    pub fn end(&mut self) {
        let at = self.at;
        if let Some((name, start, length)) = self.directory.last_mut() {
            *length = at - *start;
            self.digest.end(name, *length);
        }
    }

    /// A whole section of bytes.
    pub fn section(&mut self, name: &str, bytes: &[u8]) -> Result<(), ArchiveError> {
        self.begin(name)?;
        self.append(bytes)?;
        self.end();
        Ok(())
    }

    /// A whole section of numbers.
    pub fn column<T: bytemuck::NoUninit>(&mut self, name: &str, values: &[T]) -> Result<(), ArchiveError> {
        self.section(name, bytemuck::cast_slice(values))
    }

    /// Writes the digests and the directory, synchronises and gives the file its name. Gives back its length in bytes.
    pub fn finish(mut self) -> Result<u64, ArchiveError> {
        let digest = self.digest.finish();
        self.section(digest::SECTION, &digest)?;
        let start = self.at;
        let mut directory = Vec::new();
        for (name, start, length) in &self.directory {
            directory.extend(start.to_le_bytes());
            directory.extend(length.to_le_bytes());
            directory.extend((name.len() as u32).to_le_bytes());
            directory.extend(name.as_bytes());
        }
        self.put(&directory)?;
        let mut header = Vec::with_capacity(HEADER);
        header.extend(MAGIC);
        header.extend(VERSION.to_le_bytes());
        header.extend((self.directory.len() as u32).to_le_bytes());
        header.extend(start.to_le_bytes());
        header.extend(self.at.to_le_bytes());
        let done = self.file.take().map_or(Ok(()), |file| {
            let mut file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
            file.seek(SeekFrom::Start(0))?;
            file.write_all(&header)?;
            file.sync_all()?;
            fs::rename(&self.beside, &self.path)?;
            // The new name is only safe when the folder is.
            match self.path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
                Some(parent) => File::open(parent)?.sync_all(),
                None => File::open(".")?.sync_all(),
            }
        });
        done.map_err(|source| self.io(source))?;
        Ok(self.at)
    }
}

/// An empty file that is held for as long as it is open, so that it can be told from one that was left behind.
fn begin(beside: &Path) -> io::Result<File> {
    loop {
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(beside)?;
        // Another writer may have taken it for one that was left behind, between the two. Where files cannot be locked, nobody
        // takes any away.
        if file.lock().is_err() || beside.exists() {
            file.set_len(0)?;
            return Ok(file);
        }
    }
}

/// Removes what writers of a file left behind and no process holds any more: `lists.idx.4711.part` beside `lists.idx`.
fn remove_left_behind(path: &Path) {
    let mut start = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    start.push('.');
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let number = name.strip_prefix(&start).and_then(|rest| rest.strip_suffix(".part"));
        let is_ours =
            number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()));
        if !is_ours {
            continue;
        }
        // The lock is held until it is gone, so that nobody begins in it meanwhile.
        let held = OpenOptions::new().write(true).open(entry.path());
        if let Ok(file) = held
            && file.try_lock().is_ok()
        {
            let _ = fs::remove_file(entry.path());
        }
    }
}

impl Drop for ArchiveWriter {
    fn drop(&mut self) {
        // After `finish` there is nothing under this name any more.
        let _ = fs::remove_file(&self.beside);
    }
}
