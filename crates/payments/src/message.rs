//! A payment message as it is screened.

use crate::{Field, PaymentError, fin::FinReader, iso::IsoReader};

/// By what a message is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reference {
    /// `MsgId`, or field 20.
    pub message: Option<String>,
    /// The unique end-to-end reference of the first transaction; block 3 of FIN has it in field 121.
    pub uetr: Option<String>,
    /// The ordering party's reference of the first transaction.
    pub end_to_end: Option<String>,
}

/// One message of a file, or a part of a long one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Message {
    /// Which message of its file, counted from 1.
    pub number: u64,
    /// The line on which it begins, counted from 1.
    pub line: u64,
    /// The file, where the caller says it.
    pub file: Option<String>,
    /// `pacs.008.001.08`, `pacs.009.001.08 COV`, `MT103`, `MT103 STP`, `MT202 COV`; none if it could not be told.
    pub message_type: Option<String>,
    /// By what it is known.
    pub reference: Reference,
    /// What is screened, in the order of the message.
    pub fields: Vec<Field>,
    /// What was noticed and keeps nothing from being screened. Holds no values.
    pub notes: Vec<String>,
    /// What could not be read: with any, the message is not clear.
    pub errors: Vec<PaymentError>,
    /// More of the same message comes next. Its reference and errors may be known only there.
    pub goes_on: bool,
}

impl Message {
    /// A message of which nothing could be read.
    pub fn failed(error: PaymentError) -> Self {
        Self { number: 1, line: 1, errors: vec![error], ..Self::default() }
    }
}

/// The messages of a file, one after the other.
#[derive(Debug)]
pub struct Messages<'a>(pub(crate) Source<'a>);

/// Where they come from.
#[derive(Debug)]
pub(crate) enum Source<'a> {
    Iso(Box<IsoReader<'a>>),
    Fin(FinReader<'a>),
    /// Nothing but this.
    One(Option<Message>),
}

impl Iterator for Messages<'_> {
    type Item = Message;

    fn next(&mut self) -> Option<Message> {
        match &mut self.0 {
            Source::Iso(reader) => reader.next(),
            Source::Fin(reader) => reader.next(),
            Source::One(message) => message.take(),
        }
    }
}
