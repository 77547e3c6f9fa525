//! From bytes of an unknown kind to a reader of subjects: the kind is told by content.

use super::{
    ColumnChoice, Item, Opening, SourceError, TableFault,
    columnar::{self, Form, Table},
    columns::read_header,
    compression::{Compression, unpacked_name},
    delimited::{DelimitedReader, begins_table},
    json_lines::JsonLinesReader,
    lines::LinesReader,
    record::RecordDefaults,
    text_columns::{self, Members},
};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::{
    io::{self, BufReader, Cursor, Read},
    path::Path,
};

/// How much is read to tell formats, delimiters and encodings apart.
const HEAD: u64 = 64 * 1024;
/// In so many bytes stands what tells that a text is of a format which holds no subjects.
const LONGEST_MARK: usize = 64;
/// How much more is read of JSON lines to tell their members, where columns are wanted.
const SAMPLE: u64 = 1 << 20;

/// The format of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum InputFormat {
    /// Told by content: Parquet and Arrow files by their marks; `{` begins JSON lines; a first line with no delimiter that
    /// is no header either begins a list of names, one a line; anything else is a table. A file named `.txt` is a list of
    /// names with delimiters in them, too, unless it has tabs or [begins as a table does](super::begins_table). Where
    /// columns are named, it is no list of names, whatever it is called.
    #[default]
    Auto,
    /// A table with a header.
    Csv,
    /// One JSON object a line.
    JsonLines,
    /// One name a line, no header.
    Lines,
}

/// How a source is to be read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Input {
    /// What to call it in messages: a path, or `standard input`.
    pub name: String,
    /// File name in locators, where it tells more than nothing.
    pub file: Option<String>,
    /// Its format.
    pub format: InputFormat,
    /// Columns the user named.
    pub columns: Vec<ColumnChoice>,
    /// What holds for records that do not say otherwise.
    pub defaults: RecordDefaults,
}

/// A reader of subjects.
pub type Items = Box<dyn Iterator<Item = Item> + Send>;

/// Opens a source. What can be told from its beginning (empty, no name column) is an error here; what concerns one record
/// comes out among the items. A source packed with gzip or Zstandard is unpacked as it is read. Parquet and Arrow files
/// have their directory at their end and need a file: [`CustomerFile`](super::CustomerFile) takes them too.
pub fn open(source: impl Read + Send + 'static, input: Input) -> Result<Items, SourceError> {
    open_stream(Box::new(source), input, Opening::default()).map(|(items, _)| items)
}

/// The same from any record on, and the columns of a source that has such, if they are asked for.
pub(super) fn open_stream(
    source: ByteSource,
    input: Input,
    opening: Opening,
) -> Result<(Items, Option<Table>), SourceError> {
    let io = |source| SourceError::Io { name: input.name.clone(), source };
    let (mut head, mut source) = begin(source).map_err(io)?;
    // What is packed twice is not unpacked twice: there are files that unpack to themselves.
    if let Some(compression) = Compression::of(&head) {
        let unpacked = compression.unpack(Cursor::new(head).chain(source)).map_err(io)?;
        (head, source) = begin(unpacked).map_err(io)?;
    }
    match Form::of(&head).filter(|_| input.format == InputFormat::Auto) {
        Some(Form::ArrowStream) => {
            let whole = BufReader::new(Cursor::new(head).chain(source));
            let (reader, table) = columnar::open_arrow_stream(whole, input, opening.with_columns)?;
            let items: Items = Box::new(reader.skipping(opening.skip));
            Ok((items, table))
        }
        Some(form) => Err(SourceError::Table { name: input.name, fault: TableFault::Stream { form: form.title() } }),
        None => open_text(head, source, input, opening),
    }
}

/// Passes over records at the beginning, not over what is said of the source as a whole.
fn skipping(items: Items, records: u64) -> Items {
    let mut left = records;
    Box::new(items.filter(move |item| {
        let skipped = left > 0 && !matches!(item, Item::Note(_));
        left -= u64::from(skipped);
        !skipped
    }))
}

/// Bytes of a source that are still to be read.
pub(super) type ByteSource = Box<dyn Read + Send>;

/// The first bytes of a source, and the others.
fn begin(mut source: ByteSource) -> io::Result<(Vec<u8>, ByteSource)> {
    let mut head = Vec::new();
    source.by_ref().take(HEAD).read_to_end(&mut head)?;
    Ok((head, source))
}

/// Whether a file begins with the mark of ZIP (xlsx, ods) or of the older compound files (xls), or as a PDF does, the lines of
/// which would be read as names.
fn is_no_table(head: &[u8]) -> bool {
    let begins = String::from_utf8_lossy(&head[..head.len().min(LONGEST_MARK)]);
    head.starts_with(b"PK\x03\x04")
        || head.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
        || interdict_documents::other_format(&begins).is_some()
}

fn open_text(
    mut head: Vec<u8>,
    mut source: ByteSource,
    input: Input,
    opening: Opening,
) -> Result<(Items, Option<Table>), SourceError> {
    let io = |source| SourceError::Io { name: input.name.clone(), source };
    if is_no_table(&head) {
        return Err(SourceError::Spreadsheet { name: input.name });
    }
    match Encoding::for_bom(&head).or_else(|| unmarked_utf_16(&head).map(|encoding| (encoding, 0))) {
        // The mark itself is no part of the first header.
        Some((encoding, length)) if encoding == UTF_8 => drop(head.drain(..length)),
        // Spreadsheets call it "Unicode text". Rare and small enough to be held whole.
        Some((encoding, mark)) => {
            source.read_to_end(&mut head).map_err(io)?;
            let (text, is_broken) = encoding.decode_without_bom_handling(&head[mark..]);
            if is_broken || is_one_byte_a_letter(&head[mark..]) {
                return Err(SourceError::Encoding { name: input.name });
            }
            let bytes = text.into_owned().into_bytes();
            (head, source) = begin(Box::new(Cursor::new(bytes))).map_err(io)?;
        }
        None => {}
    }
    if head.trim_ascii().is_empty() {
        return Err(SourceError::Empty { name: input.name });
    }
    let named_text = Path::new(&unpacked_name(&input.name)).extension().is_some_and(|ending| ending == "txt");
    let is_list = |head: &[u8]| named_text && !head.contains(&b'\t') && !begins_table(head);
    let format = match input.format {
        InputFormat::Auto if head.trim_ascii_start().starts_with(b"{") => InputFormat::JsonLines,
        InputFormat::Auto if input.columns.is_empty() && (is_names_only(&head) || is_list(&head)) => InputFormat::Lines,
        InputFormat::Auto => InputFormat::Csv,
        format => format,
    };
    if format == InputFormat::Lines
        && let Some(choice) = input.columns.first()
    {
        let wanted = choice.header.clone();
        return Err(SourceError::NoSuchColumn { name: input.name, wanted, columns: Vec::new() });
    }
    let Opening { skip, with_columns } = opening;
    let mut members = None;
    if with_columns && format == InputFormat::JsonLines {
        let more = source.by_ref().take(SAMPLE).read_to_end(&mut head).map_err(io)?;
        members = Some(Members::of(&head, (more as u64) < SAMPLE));
    }
    let whole = Cursor::new(head.clone()).chain(source);
    let Input { name, file, columns, defaults, .. } = input;
    let items: Items = match format {
        InputFormat::JsonLines => {
            let reader = JsonLinesReader::new(BufReader::new(whole), file, columns, defaults);
            if let Some(Members { names, headers }) = members {
                let (items, table) = text_columns::with_columns(reader.with_members(names), &headers, skip);
                return Ok((items, Some(table)));
            }
            Box::new(reader)
        }
        InputFormat::Lines => Box::new(LinesReader::new(BufReader::new(whole), file, defaults)),
        InputFormat::Csv | InputFormat::Auto => {
            let reader = DelimitedReader::new(&head, whole, &name, file, &columns, defaults)?;
            if with_columns {
                let header = reader.header().to_vec();
                let (items, table) = text_columns::with_columns(reader, &header, skip);
                return Ok((items, Some(table)));
            }
            Box::new(reader)
        }
    };
    Ok((skipping(items, skip), None))
}

/// The form of UTF-16 that a source without a mark is in: its Latin letters, delimiters and ends of lines have a byte of zero
/// each, all of them on the same side.
fn unmarked_utf_16(head: &[u8]) -> Option<&'static Encoding> {
    let zeros = |side: usize| head.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let most = |many: usize, few: usize| many * 8 >= head.len() && few * 16 < many;
    if most(second, first) {
        Some(UTF_16LE)
    } else if most(first, second) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether bytes that are said to be UTF-16 are text of one byte a letter: nearly all of them are then letters of ASCII, and
/// read in twos they would be names that nobody has.
fn is_one_byte_a_letter(bytes: &[u8]) -> bool {
    let plain = bytes.iter().filter(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace()).count();
    !bytes.is_empty() && plain * 10 >= bytes.len() * 9
}

/// Whether a source is names, one a line: its first line has no delimiter and is no header that is known.
fn is_names_only(head: &[u8]) -> bool {
    let first = head.split(|byte| *byte == b'\n').find(|line| !line.trim_ascii().is_empty()).unwrap_or_default();
    let line = String::from_utf8_lossy(first).trim().to_owned();
    let header = [line];
    let known = read_header(&header, &[]).is_ok_and(|columns| columns.iter().any(Option::is_some));
    !known && !header[0].contains([',', ';', '\t', '|', '"'])
}
