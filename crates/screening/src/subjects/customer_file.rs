//! Customer files on disk, whatever their form: subjects, how much there is to do, and how much of it is done.

use super::{
    Input, InputFormat, Items, SourceError,
    columnar::{self, Form, Table},
    source::open_stream,
};
use std::{
    fs::File,
    io::{self, Cursor, Read, Seek, SeekFrom},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

/// How a customer file is to be opened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Opening {
    /// So many records at the beginning are passed over: they were screened before.
    pub skip: u64,
    /// Hand out the columns too, if the file has such.
    pub with_columns: bool,
}

/// How much there is in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// So many rows, as the file says.
    Rows(u64),
    /// So many bytes, as they stand on disk.
    Bytes(u64),
}

/// A customer file that is open.
pub struct CustomerFile {
    /// Its subjects.
    pub items: Items,
    /// How much there is, where that can be known.
    pub extent: Option<Extent>,
    /// Bytes that were read so far, which counts where the extent is in bytes. Reading runs somewhat ahead of screening.
    pub bytes_read: Arc<AtomicU64>,
    /// Its columns, if it has columns and they were asked for.
    pub table: Option<Table>,
}

impl CustomerFile {
    /// Opens a file. Pipes are files too, except for the forms of [`needs_seeking`](super::needs_seeking).
    pub fn open(mut file: File, input: Input, opening: Opening) -> Result<Self, SourceError> {
        let name = input.name.clone();
        let io = |source| SourceError::Io { name: name.clone(), source };
        let length = file.metadata().map_err(io)?.len();
        let mut head = Vec::new();
        file.by_ref().take(8).read_to_end(&mut head).map_err(io)?;
        let bytes_read = Arc::new(AtomicU64::new(0));
        let in_bytes = (length > 0).then_some(Extent::Bytes(length));
        let Opening { skip, with_columns } = opening;
        match Form::of(&head).filter(|_| input.format == InputFormat::Auto) {
            Some(Form::Parquet) => {
                let (items, table, rows) = columnar::open_parquet(file, input, with_columns)?;
                let extent = Some(Extent::Rows(rows));
                Ok(Self { items: Box::new(items.skipping(skip)), extent, bytes_read, table })
            }
            Some(Form::ArrowFile) => {
                file.seek(SeekFrom::Start(0)).map_err(io)?;
                let source = Counted { source: file, count: Arc::clone(&bytes_read) };
                let (items, table) = columnar::open_arrow_file(source, input, with_columns)?;
                Ok(Self { items: Box::new(items.skipping(skip)), extent: in_bytes, bytes_read, table })
            }
            _ => {
                let source = Counted { source: file, count: Arc::clone(&bytes_read) };
                let (items, table) = open_stream(Box::new(Cursor::new(head).chain(source)), input, opening)?;
                Ok(Self { items, extent: in_bytes, bytes_read, table })
            }
        }
    }

    /// Reads a source that is no file, such as standard input. One that [needs seeking](super::needs_seeking) is an error.
    pub fn stream(source: impl Read + Send + 'static, input: Input, opening: Opening) -> Result<Self, SourceError> {
        let (items, table) = open_stream(Box::new(source), input, opening)?;
        Ok(Self { items, extent: None, bytes_read: Arc::default(), table })
    }
}

/// Counts the bytes that pass.
struct Counted<R> {
    source: R,
    count: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(buffer)?;
        self.count.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

impl<R: Seek> Seek for Counted<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.source.seek(to)
    }
}
