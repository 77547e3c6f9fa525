//! What reading a publication yields: entities, facts about the edition, warnings with their place.

use interdict_model::{Entity, PartialDate};
use serde::{Deserialize, Serialize};
use std::{fmt, path::PathBuf};

/// Where in a publication something was found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// File name (not the whole path).
    pub file: String,
    /// Line, counted from 1, where the format has lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// The publisher's identity of the record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
}

impl Place {
    /// A place in a file, line and record unknown.
    pub fn in_file(file: impl Into<String>) -> Self {
        Self { file: file.into(), line: None, record: None }
    }

    /// The same with a line.
    #[must_use]
    pub fn at_line(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }

    /// The same with a record.
    #[must_use]
    pub fn of_record(mut self, record: impl Into<String>) -> Self {
        self.record = Some(record.into());
        self
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(record) = &self.record {
            write!(f, " (record {record})")?;
        }
        Ok(())
    }
}

/// How much a warning weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// Nothing is lost.
    Note,
    /// The files are whole, but part of what the publisher says of its parties stands in others that were not given, or
    /// nowhere: a screening goes on and must say so.
    Gap,
    /// Data of the publication is missing from the result. A list with such a warning must not be screened against unless
    /// the user says so.
    Loss,
}

/// Something a reader noticed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// Where.
    pub place: Place,
    /// What, and what was done about it.
    pub message: String,
    /// What follows from it.
    pub weight: Weight,
}

impl Warning {
    /// A note that loses nothing.
    pub fn note(place: Place, message: impl Into<String>) -> Self {
        Self { place, message: message.into(), weight: Weight::Note }
    }

    /// Something that the files given do not have. The message says what is missing and where it would stand.
    pub fn gap(place: Place, message: impl Into<String>) -> Self {
        Self { place, message: message.into(), weight: Weight::Gap }
    }

    /// Something that makes the result incomplete.
    pub fn loss(place: Place, message: impl Into<String>) -> Self {
        Self { place, message: message.into(), weight: Weight::Loss }
    }

    /// Whether it makes the result incomplete.
    pub fn is_loss(&self) -> bool {
        self.weight == Weight::Loss
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

/// Facts about one edition of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EditionInfo {
    /// Short machine name of the list: `us_ofac_sdn`, `us_ofac_cons`.
    pub dataset: String,
    /// Title for people: `OFAC Specially Designated Nationals (SDN) List`.
    pub title: String,
    /// `US Treasury, Office of Foreign Assets Control`.
    pub publisher: String,
    /// How it was published: `legacy CSV`, `Advanced XML`, `embedded`.
    pub format: String,
    /// The publisher's date of the edition where the publication states one.
    pub published_on: Option<PartialDate>,
    /// How many records the publication says it has.
    pub declared_records: Option<u64>,
    /// BLAKE3 digest (hex) over the published bytes, file by file in name order.
    pub digest: String,
    /// File names that were read.
    pub files: Vec<String>,
}

/// A publication as read.
#[derive(Debug, Clone, Default)]
pub struct ListReading {
    /// Facts about the edition.
    pub info: EditionInfo,
    /// Parties in the order of the publication.
    pub entities: Vec<Entity>,
    /// What the reader noticed.
    pub warnings: Vec<Warning>,
}

impl ListReading {
    /// Whether everything that was published is in the result.
    pub fn is_complete(&self) -> bool {
        !self.warnings.iter().any(Warning::is_loss)
    }

    /// What the files given do not have though the publisher says it.
    pub fn gaps(&self) -> impl Iterator<Item = &str> {
        self.warnings.iter().filter(|warning| warning.weight == Weight::Gap).map(|warning| warning.message.as_str())
    }

    /// How many pieces of remarks no rule understood.
    pub fn not_understood(&self) -> usize {
        self.entities.iter().map(|entity| entity.not_understood.len()).sum()
    }
}

/// Why a publication could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// The file system said no.
    #[error("cannot read {}: {source}", path.display())]
    Io {
        /// Which file or folder.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// Nothing in the bytes says which publication they are.
    #[error("{}: not a list that Interdict knows ({found})", path.display())]
    UnknownFormat {
        /// Which file or folder.
        path: PathBuf,
        /// What the bytes look like instead.
        found: String,
    },
    /// The format is known but the bytes break it so that no record can be trusted.
    #[error("{place}: {message}")]
    Malformed {
        /// Where.
        place: Place,
        /// What is wrong.
        message: String,
    },
}

impl ListError {
    /// A stable code for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Io { .. } => "list.unreadable",
            Self::UnknownFormat { .. } => "list.unknown_format",
            Self::Malformed { .. } => "list.malformed",
        }
    }

    /// What the user can do.
    pub fn hint(&self) -> String {
        match self {
            Self::Io { .. } => "check the path and its permissions, and that nothing writes to it meanwhile".into(),
            Self::UnknownFormat { .. } => {
                "give a file of OFAC, the UN, EU, UK, US (CSL), Switzerland, Canada, Australia or Japan as published, a folder \
                 with OFAC's delimited set, FollowTheMoney or Senzing JSON lines, or a list of your own with a mapping file \
                 beside it"
                    .into()
            }
            Self::Malformed { .. } => "fetch the file again; it may have been cut off or re-saved by a spreadsheet".into(),
        }
    }
}
