//! What is wrong with a payment, and where.

use std::fmt;

/// A place in the text of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Line, counted from 1.
    pub line: u64,
    /// Character of the line, counted from 1.
    pub column: u64,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// Why a message, or a part of it, could not be read. Messages hold no values of fields: they go to logs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaymentError {
    /// The file is empty.
    #[error("there is nothing in it")]
    Empty,
    /// The bytes could not be had; for callers that read files.
    #[error("cannot be read: {message}")]
    Unreadable {
        /// Why.
        message: String,
    },
    /// Bytes that are no characters.
    #[error("{place}: bytes that are no text in the encoding of the file")]
    Encoding {
        /// Where the field or message stands.
        place: Place,
    },
    /// No well-formed XML.
    #[error("{place}: not well-formed XML: {message}")]
    Malformed {
        /// Where.
        place: Place,
        /// What the parser says.
        message: String,
    },
    /// Elements and text side by side, which no message has: a reader of either alone misses the other.
    #[error("{place}: elements inside the text field {path}")]
    Mixed {
        /// Where.
        place: Place,
        /// Which field.
        path: String,
    },
    /// The message ends too early.
    #[error("{place}: the message ends in the middle of {inside}")]
    CutOff {
        /// Where it ends.
        place: Place,
        /// What is not closed.
        inside: String,
    },
    /// `<!DOCTYPE ...>`, the door to entity bombs and to reading other files.
    #[error("{place}: a document type declaration (DOCTYPE) is not allowed in a payment")]
    Doctype {
        /// Where.
        place: Place,
    },
    /// `&name;` that XML does not define.
    #[error("{place}: unknown entity &{name};")]
    Entity {
        /// Where.
        place: Place,
        /// Its name.
        name: String,
    },
    /// A message that is none of those known.
    #[error("{place}: {found} is no payment message that is read")]
    Type {
        /// Where.
        place: Place,
        /// What stands there.
        found: String,
    },
    /// Blocks of a FIN message are missing, doubled or not closed.
    #[error("{place}: {message}")]
    Block {
        /// Where.
        place: Place,
        /// What is wrong.
        message: String,
    },
    /// The name of a party is there and says nothing.
    #[error("{place}: {path} names nobody")]
    EmptyName {
        /// Where.
        place: Place,
        /// Which field.
        path: String,
    },
    /// Nobody is named in the whole message.
    #[error("{place}: the message names no party and no bank")]
    NoParty {
        /// Where the message begins.
        place: Place,
    },
}

impl PaymentError {
    /// A stable code for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "payment.empty",
            Self::Unreadable { .. } => "payment.unreadable",
            Self::Encoding { .. } => "payment.encoding",
            Self::Malformed { .. } => "payment.malformed",
            Self::Mixed { .. } => "payment.mixed",
            Self::CutOff { .. } => "payment.cut_off",
            Self::Doctype { .. } => "payment.doctype",
            Self::Entity { .. } => "payment.entity",
            Self::Type { .. } => "payment.type",
            Self::Block { .. } => "payment.block",
            Self::EmptyName { .. } => "payment.empty_name",
            Self::NoParty { .. } => "payment.no_party",
        }
    }

    /// What the user can do.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Empty => "an empty file is no clear answer; check how it was written",
            Self::Unreadable { .. } => "check the path and its permissions",
            Self::Encoding { .. } => "write the file as UTF-8, or say its encoding in the first line: encoding=\"...\"",
            Self::Malformed { .. } => "ask the sender for the message again; an edited copy may have lost a tag",
            Self::Mixed { .. } => "a field holds text or elements, never both; refuse the message and ask the sender",
            Self::CutOff { .. } => "the file was cut off; fetch it again",
            Self::Doctype { .. } | Self::Entity { .. } => {
                "no payment needs it and it may be an attack; refuse the message and ask the sender"
            }
            Self::Type { .. } => {
                "pacs.008, pacs.009, pacs.004, pain.001, pain.013, camt.056, MT101, MT103 and MT202 are read; customer \
                 files are read with --input csv"
            }
            Self::Block { .. } => "a message is {1:...}{2:...}{4: with a line `-}` at its end; fetch it again",
            Self::EmptyName { .. } => "a party without a name cannot be screened; ask the sender who it is",
            Self::NoParty { .. } => {
                "nothing was screened, so this is no clear answer; check where the message came from"
            }
        }
    }
}
