//! Parties in an index file: found by number without reading the others.
//!
//! | section | what |
//! |---|---|
//! | `engine.ids`, `engine.ids.starts` | all identities in a row, and where each begins |
//! | `engine.entities`, `engine.entities.starts` | blocks of [`BLOCK`] parties, and where each begins |
//!
//! A block is JSON, one party a line, packed with Zstandard, so that the section can be read without this program: cut out of
//! the file, `zstd -d` makes JSON lines of it. Neighbours on a list are alike: packed together they take a fraction of what
//! they take one by one. Larger blocks are smaller still, and every hit unpacks one. Each has Zstandard's own checksum, so that a
//! damaged record is told from another.

use super::Parties;
use interdict_archive::{Archive, ArchiveError, ArchiveWriter, Column, Section};
use interdict_matching::EntityId;
use interdict_model::{Entity, Name, Schema};
use std::{borrow::Cow, io, path::Path, sync::OnceLock};
use zstd::{bulk, bulk::Compressor, zstd_safe::get_frame_content_size};

/// Parties that are packed together.
const BLOCK: usize = 16;
/// What is gained beyond it is a tenth, at several times the time.
const LEVEL: i32 = 3;
/// No block is as large as this once unpacked.
const LARGEST: u64 = 1 << 30;

const IDS: &str = "engine.ids";
const ID_STARTS: &str = "engine.ids.starts";
/// The records: the one section that is not compared with its digest when the file is opened.
pub(crate) const BODIES: &str = "engine.entities";
const BODY_STARTS: &str = "engine.entities.starts";

/// The name of a party whose record cannot be read.
const DAMAGED: &str = "(the record is damaged: build the index file again)";

/// The parties of a mapped file.
#[derive(Debug)]
pub(crate) struct MappedParties {
    archive: Archive,
    count: usize,
    id_starts: Column<u64>,
    ids: Section,
    body_starts: Column<u64>,
    bodies: Section,
    all: OnceLock<Vec<Entity>>,
}

/// One of several pieces that lie in a row.
fn piece<'a>(starts: &[u64], place: usize, bytes: &'a [u8]) -> Option<&'a [u8]> {
    let (start, end) = (*starts.get(place)?, *starts.get(place + 1)?);
    bytes.get(start as usize..end as usize)
}

/// Whether there are so many pieces, and the last ends where the bytes do.
fn hang_together(starts: &[u64], pieces: usize, bytes: &[u8]) -> bool {
    starts.len() == pieces + 1 && starts.last() == Some(&(bytes.len() as u64))
}

fn entity_of(line: &[u8]) -> Option<Entity> {
    serde_json::from_slice(line).ok()
}

impl MappedParties {
    /// The parties in a file that says how many it has. Reads none.
    pub(crate) fn open(archive: &Archive, count: usize) -> Result<Self, ArchiveError> {
        let parties = Self {
            archive: archive.clone(),
            count,
            id_starts: archive.column(ID_STARTS)?,
            ids: archive.section(IDS)?,
            body_starts: archive.column(BODY_STARTS)?,
            bodies: archive.section(BODIES)?,
            all: OnceLock::new(),
        };
        let (ids, bodies) = (parties.ids.bytes(), parties.bodies.bytes());
        if !hang_together(parties.id_starts.as_slice(), count, ids) {
            return Err(archive.malformed(format!("sections `{IDS}` and `{ID_STARTS}` do not fit together")));
        }
        if !hang_together(parties.body_starts.as_slice(), count.div_ceil(BLOCK), bodies) {
            return Err(archive.malformed(format!("sections `{BODIES}` and `{BODY_STARTS}` do not fit together")));
        }
        Ok(parties)
    }

    /// Whether the records are what was written. Reads all of them.
    pub(crate) fn check(&self) -> Result<(), ArchiveError> {
        self.archive.check_sections(|section| section == BODIES)
    }

    pub(crate) fn len(&self) -> usize {
        self.count
    }

    pub(crate) fn id(&self, number: EntityId) -> &str {
        let bytes = piece(self.id_starts.as_slice(), number as usize, self.ids.bytes());
        bytes.and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    pub(crate) fn get(&self, number: EntityId) -> Entity {
        let (block, place) = (number as usize / BLOCK, number as usize % BLOCK);
        let lines = self.lines(block).unwrap_or_default();
        let line = lines.split(|byte| *byte == b'\n').nth(place);
        line.and_then(entity_of).unwrap_or_else(|| self.damaged(number))
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Entity> {
        (0..self.count.div_ceil(BLOCK)).flat_map(move |block| {
            let text = self.lines(block).unwrap_or_default();
            let mut lines = text.split(|byte| *byte == b'\n');
            let numbers = block * BLOCK..((block + 1) * BLOCK).min(self.count);
            let entities = numbers.map(|number| {
                let entity = lines.next().and_then(entity_of);
                entity.unwrap_or_else(|| self.damaged(number as EntityId))
            });
            entities.collect::<Vec<Entity>>()
        })
    }

    pub(crate) fn all(&self) -> &[Entity] {
        self.all.get_or_init(|| self.iter().collect())
    }

    /// A block as it was before it was packed.
    fn lines(&self, block: usize) -> Option<Vec<u8>> {
        let packed = piece(self.body_starts.as_slice(), block, self.bodies.bytes())?;
        let length = get_frame_content_size(packed).ok().flatten().filter(|length| *length <= LARGEST)?;
        bulk::decompress(packed, length as usize).ok()
    }

    /// Stands for a party whose record cannot be read.
    fn damaged(&self, number: EntityId) -> Entity {
        let mut entity = Entity::new(self.id(number), Schema::LegalEntity);
        entity.add_name(Name::primary(DAMAGED));
        entity
    }
}

/// Writes all parties into sections of an archive.
pub(crate) fn write(parties: &Parties, writer: &mut ArchiveWriter, path: &Path) -> Result<(), ArchiveError> {
    let io = |source: io::Error| ArchiveError::Io { path: path.to_owned(), source };
    let (mut starts, mut ids) = (vec![0_u64], Vec::new());
    for (_, id) in parties.ids() {
        ids.extend_from_slice(id.as_bytes());
        starts.push(ids.len() as u64);
    }
    writer.section(IDS, &ids)?;
    writer.column(ID_STARTS, &starts)?;

    let mut compressor = Compressor::new(LEVEL).map_err(io)?;
    compressor.include_checksum(true).map_err(io)?;
    let (mut starts, mut at) = (vec![0_u64], 0);
    let mut entities = parties.iter();
    writer.begin(BODIES)?;
    loop {
        let block: Vec<Cow<'_, Entity>> = entities.by_ref().take(BLOCK).collect();
        if block.is_empty() {
            break;
        }
        let mut lines = Vec::new();
        for entity in &block {
            serde_json::to_writer(&mut lines, entity).map_err(|error| io(error.into()))?;
            lines.push(b'\n');
        }
        let packed = compressor.compress(&lines).map_err(io)?;
        writer.append(&packed)?;
        at += packed.len() as u64;
        starts.push(at);
    }
    writer.end();
    writer.column(BODY_STARTS, &starts)
}
