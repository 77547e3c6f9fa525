//! Writing an archive: section by section, whole or not at all.

use crate::{
    ALIGNMENT, ArchiveError, HEADER, MAGIC, VERSION,
    digest::{self, Digest},
};
use std::{
    fs::{self, File},
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
    /// Begins a file beside `path`.
    pub fn create(path: &Path) -> Result<Self, ArchiveError> {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.part", std::process::id()));
        let beside = path.with_file_name(name);
        let file = File::create(&beside).map_err(|source| ArchiveError::Io { path: beside.clone(), source })?;
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

    /// Writes the digest and the directory, synchronises and gives the file its name. Gives back its length in bytes.
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

impl Drop for ArchiveWriter {
    fn drop(&mut self) {
        // After `finish` there is nothing under this name any more.
        let _ = fs::remove_file(&self.beside);
    }
}
