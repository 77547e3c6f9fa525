//! An engine in a file: written once, mapped by as many processes as like, and ready at once.
//!
//! The file is an archive with the sections of the index (`index.*`), those of the parties (`engine.ids`, `engine.entities`;
//! see [`mapped`]), `engine.about` (JSON: who wrote it, editions, counts) and `engine.groups` (JSON).
//!
//! A byte that changed in what decides who is found would be a wrong answer without a word. So opening reads all of that, and
//! compares it with the digests in the file: every section but the records of the parties. A damaged record shows on the hit;
//! who looks at all records asks [`Engine::check_records`] first. [`IndexFacts::check`] reads the whole file.
//!
//! Answers of a mapped engine are those of the engine in memory, to the byte. Scores hang on the program as much as on the
//! lists, so that a file of another version of the program is refused.

use super::Engine;
use crate::{Edition, EngineError, Group, Groups, Parties, parties::mapped};
use interdict_archive::{Archive, ArchiveError, ArchiveWriter, Section, is_archive};
use interdict_matching::Index;
use serde::{Deserialize, Serialize};
use std::{fmt::Write as _, path::Path};

/// Version of what the sections of an engine mean.
const FORM: u32 = 1;
/// Program and version.
const PROGRAM: &str = concat!("interdict ", env!("CARGO_PKG_VERSION"));

const ABOUT: &str = "engine.about";
const GROUPS: &str = "engine.groups";
/// The form of the index, which [`Index::open`] compares with its own.
const INDEX_FORM: &str = "index.form";

/// What every version of the program can read of a file.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Writer {
    form: u32,
    program: String,
}

/// What a file says of itself.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct About {
    #[serde(flatten)]
    writer: Writer,
    parties: usize,
    names: usize,
    groups: usize,
    editions: Vec<Edition>,
}

impl About {
    fn read(archive: &Archive) -> Result<Self, ArchiveError> {
        let section = archive.section(ABOUT)?;
        let broken = |error: serde_json::Error| archive.malformed(format!("section `{ABOUT}`: {error}"));
        let Writer { form, program } = serde_json::from_slice(section.bytes()).map_err(broken)?;
        if form != FORM {
            let reason = format!("{program} wrote it in form {form}, and {PROGRAM} reads form {FORM}");
            return Err(archive.malformed(reason));
        }
        serde_json::from_slice(section.bytes()).map_err(broken)
    }

    /// Whether this version of the program wrote the file, or why its scores may be others.
    fn check_program(&self, archive: &Archive) -> Result<(), ArchiveError> {
        let program = &self.writer.program;
        if program == PROGRAM {
            return Ok(());
        }
        Err(archive.malformed(format!("{program} wrote it, and this is {PROGRAM}, whose scores may be others")))
    }
}

/// The groups in a file. What cannot be read of them is left out: they add to a match, and never make one.
pub(super) fn groups_in(section: &Section) -> Groups {
    serde_json::from_slice::<Vec<Group>>(section.bytes()).unwrap_or_default().into()
}

/// What a new index file may take the place of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replaces {
    /// An older index file, and nothing else.
    IndexFiles,
    /// Any file: whoever asks for it knows what is there.
    AnyFile,
}

impl Replaces {
    /// Whether an index file may be written to a path. [`Engine::save`] asks this, too; whoever has lists to read first
    /// asks before.
    pub fn check(self, path: &Path) -> Result<(), EngineError> {
        if self == Self::IndexFiles && path.exists() && !is_archive(path) {
            return Err(ArchiveError::Exists { path: path.to_owned() }.into());
        }
        Ok(())
    }
}

impl Engine {
    /// Writes the engine into a file that [`Engine::open_file`] opens. A slip must not cost anybody the list that the index
    /// was built from: what may not be replaced is an error and is left as it is. Whoever has an index file of that name
    /// mapped keeps the old one. Gives back its length in bytes.
    pub fn save(&self, path: &Path, replaces: Replaces) -> Result<u64, EngineError> {
        replaces.check(path)?;
        let json = |error: serde_json::Error| ArchiveError::Io { path: path.to_owned(), source: error.into() };
        let about = About {
            writer: Writer { form: FORM, program: PROGRAM.to_owned() },
            parties: self.parties.len(),
            names: self.index.name_count(),
            groups: self.groups().groups.len(),
            editions: self.editions.clone(),
        };
        let mut writer = ArchiveWriter::create(path)?;
        writer.section(ABOUT, &serde_json::to_vec(&about).map_err(json)?)?;
        writer.section(GROUPS, &serde_json::to_vec(&self.groups().groups).map_err(json)?)?;
        mapped::write(&self.parties, &mut writer, path)?;
        self.index.write(&mut writer)?;
        Ok(writer.finish()?)
    }

    /// Maps a file that [`Engine::save`] wrote. Reads what decides who is found once, to compare it with its digests: some
    /// gigabytes a second of what is in the memory of the machine, whose pages all processes with the file share. A file that
    /// is damaged there is an error.
    pub fn open_file(path: &Path) -> Result<Self, EngineError> {
        let archive = Archive::open(path)?;
        let about = About::read(&archive)?;
        about.check_program(&archive)?;
        archive.check_sections(|section| section != mapped::BODIES)?;
        if about.parties == 0 {
            return Err(EngineError::NoParties);
        }
        let index = Index::open(&archive)?;
        if index.len() != about.parties {
            let reason = format!("its index has {} parties, and it says it has {}", index.len(), about.parties);
            return Err(archive.malformed(reason).into());
        }
        let parties = Parties::from(mapped::PackedParties::open(&archive, about.parties)?);
        let written_groups = Some(archive.section(GROUPS)?);
        Ok(Self { written_groups, ..Self::of(parties, index, about.editions) })
    }
}

/// What an index file holds, for those who want to know before they use it. It need not be of this version of the program.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IndexFacts {
    /// Program and version that wrote it.
    pub program: String,
    /// Whether this program can screen against it.
    pub usable: bool,
    /// Why it cannot, with the file.
    #[serde(skip)]
    pub why_unusable: Option<String>,
    /// Version of the form of its index: of what the columns mean, and of how keys are made.
    pub form: u32,
    /// How many parties it has: of an engine over the history of lists, versions of parties.
    pub parties: usize,
    /// How many forms of their names.
    pub names: usize,
    /// How many groups of records of one party.
    pub groups: usize,
    /// What it was built from.
    pub editions: Vec<Edition>,
    /// How many bytes it has.
    pub bytes: usize,
    /// BLAKE3 digest (hex) over its sections, as it stands in the file.
    pub digest: String,
    /// Its sections in their order.
    pub sections: Vec<SectionFacts>,
}

/// A section of an index file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SectionFacts {
    /// Its name: `index.terms`.
    pub name: String,
    /// How many bytes it has.
    pub bytes: usize,
}

impl IndexFacts {
    /// What a file says of itself. Reads little of it.
    pub fn read(path: &Path) -> Result<Self, EngineError> {
        let archive = Archive::open(path)?;
        let about = About::read(&archive)?;
        let form = archive.column::<u32>(INDEX_FORM)?.as_slice().first().copied();
        let form = form.ok_or_else(|| archive.malformed(format!("section `{INDEX_FORM}` is empty")))?;
        let usable = about.check_program(&archive).and_then(|()| Index::open(&archive).map(|_| ()));
        let About { writer, parties, names, groups, editions } = about;
        let mut digest = String::with_capacity(64);
        for byte in archive.digest()? {
            // Writing to a string does not fail.
            let _ = write!(digest, "{byte:02x}");
        }
        let section = |(name, bytes): (&str, usize)| SectionFacts { name: name.to_owned(), bytes };
        Ok(Self {
            usable: usable.is_ok(),
            why_unusable: usable.err().map(|error| error.to_string()),
            program: writer.program,
            form,
            parties,
            names,
            groups,
            editions,
            bytes: archive.size(),
            digest,
            sections: archive.sections().map(section).collect(),
        })
    }

    /// Reads all of a file, and compares it with the digest in it: whether it is what was written.
    pub fn check(path: &Path) -> Result<(), EngineError> {
        Ok(Archive::open(path)?.check()?)
    }
}
