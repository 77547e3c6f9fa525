//! Parties packed in blocks, in an index file or in memory: found by number without reading the others.
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
//!
//! A list that is too large to be held as it was read is packed while it is read ([`Packer`]), and written as it is.

use super::{Held, Parties};
use interdict_archive::{Archive, ArchiveError, ArchiveWriter, Column};
use interdict_matching::EntityId;
use interdict_model::{Entity, Name, Schema};
use std::{io, path::Path, sync::OnceLock};
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

/// Packed parties.
#[derive(Debug)]
pub(crate) struct PackedParties {
    /// The file that they lie in; none if they are in memory.
    archive: Option<Archive>,
    count: usize,
    id_starts: Column<u64>,
    ids: Column<u8>,
    body_starts: Column<u64>,
    bodies: Column<u8>,
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

impl PackedParties {
    /// The parties in a file that says how many it has. Reads none.
    pub(crate) fn open(archive: &Archive, count: usize) -> Result<Self, ArchiveError> {
        let parties = Self {
            archive: Some(archive.clone()),
            count,
            id_starts: archive.column(ID_STARTS)?,
            ids: archive.column(IDS)?,
            body_starts: archive.column(BODY_STARTS)?,
            bodies: archive.column(BODIES)?,
            all: OnceLock::new(),
        };
        let (ids, bodies) = (parties.ids.as_slice(), parties.bodies.as_slice());
        if !hang_together(parties.id_starts.as_slice(), count, ids) {
            return Err(archive.malformed(format!("sections `{IDS}` and `{ID_STARTS}` do not fit together")));
        }
        if !hang_together(parties.body_starts.as_slice(), count.div_ceil(BLOCK), bodies) {
            return Err(archive.malformed(format!("sections `{BODIES}` and `{BODY_STARTS}` do not fit together")));
        }
        Ok(parties)
    }

    /// Whether the records are what was written. Reads all of them, if they are in a file.
    pub(crate) fn check(&self) -> Result<(), ArchiveError> {
        self.archive.as_ref().map_or(Ok(()), |archive| archive.check_sections(|section| section == BODIES))
    }

    pub(crate) fn len(&self) -> usize {
        self.count
    }

    pub(crate) fn id(&self, number: EntityId) -> &str {
        let bytes = piece(self.id_starts.as_slice(), number as usize, self.ids.as_slice());
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
        let packed = piece(self.body_starts.as_slice(), block, self.bodies.as_slice())?;
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

/// Packs parties one after the other.
pub(crate) struct Packer {
    compressor: Compressor<'static>,
    /// The block in the making, and how many parties it has.
    lines: Vec<u8>,
    in_block: usize,
    ids: Vec<u8>,
    id_starts: Vec<u64>,
    bodies: Vec<u8>,
    body_starts: Vec<u64>,
}

impl Packer {
    pub(crate) fn new() -> io::Result<Self> {
        let mut compressor = Compressor::new(LEVEL)?;
        compressor.include_checksum(true)?;
        Ok(Self {
            compressor,
            lines: Vec::new(),
            in_block: 0,
            ids: Vec::new(),
            id_starts: vec![0],
            bodies: Vec::new(),
            body_starts: vec![0],
        })
    }

    /// Packs the next party.
    pub(crate) fn add(&mut self, party: &Entity) -> io::Result<()> {
        self.ids.extend_from_slice(party.id.as_bytes());
        self.id_starts.push(self.ids.len() as u64);
        serde_json::to_writer(&mut self.lines, party)?;
        self.lines.push(b'\n');
        self.in_block += 1;
        if self.in_block == BLOCK { self.end_block() } else { Ok(()) }
    }

    fn end_block(&mut self) -> io::Result<()> {
        if self.in_block > 0 {
            let packed = self.compressor.compress(&self.lines)?;
            self.bodies.extend_from_slice(&packed);
            self.body_starts.push(self.bodies.len() as u64);
            self.lines.clear();
            self.in_block = 0;
        }
        Ok(())
    }

    /// All that were packed.
    pub(crate) fn finish(mut self) -> io::Result<PackedParties> {
        self.end_block()?;
        Ok(PackedParties {
            archive: None,
            count: self.id_starts.len() - 1,
            id_starts: self.id_starts.into(),
            ids: self.ids.into(),
            body_starts: self.body_starts.into(),
            bodies: self.bodies.into(),
            all: OnceLock::new(),
        })
    }
}

/// Writes all parties into sections of an archive. Those of a file are packed anew, so that a record that is damaged there is
/// told as damaged here, too.
pub(crate) fn write(parties: &Parties, writer: &mut ArchiveWriter, path: &Path) -> Result<(), ArchiveError> {
    let pack = || -> io::Result<PackedParties> {
        let mut packer = Packer::new()?;
        parties.iter().try_for_each(|party| packer.add(&party))?;
        packer.finish()
    };
    let made;
    let packed = match &parties.held {
        Held::Packed(packed) if packed.archive.is_none() => packed,
        _ => {
            made = pack().map_err(|source| ArchiveError::Io { path: path.to_owned(), source })?;
            &made
        }
    };
    writer.section(IDS, packed.ids.as_slice())?;
    writer.column(ID_STARTS, packed.id_starts.as_slice())?;
    writer.section(BODIES, packed.bodies.as_slice())?;
    writer.column(BODY_STARTS, packed.body_starts.as_slice())
}
