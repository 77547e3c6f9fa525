//! What is said of a message: what is to be done with it, and the field of every hit.

use crate::{Match, payment_fields::ScreenedField};
use interdict_payments::PaymentError;
use serde::Serialize;

/// What is to be done with a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// Everything was screened and nothing was found.
    Clear,
    /// Something was found.
    Hit,
    /// Nothing was found in what could be read, and something could not be read: this is no clear answer.
    NotScreened,
}

impl Decision {
    /// As it is written in answers.
    pub fn word(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Hit => "hit",
            Self::NotScreened => "not_screened",
        }
    }
}

/// Something that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// A stable code: `payment.doctype`.
    pub code: &'static str,
    /// What and where.
    pub message: String,
    /// What can be done.
    pub hint: &'static str,
}

impl From<&PaymentError> for Problem {
    fn from(error: &PaymentError) -> Self {
        Self { code: error.code(), message: error.to_string(), hint: error.hint() }
    }
}

/// A field in which a listed party was found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FieldHit {
    /// Where it stands in the message: `/Document/FIToFICstmrCdtTrf/CdtTrfTxInf[2]/Cdtr/Nm`, `:59: line 1`.
    pub path: String,
    /// What the field is in the payment.
    pub role: &'static str,
    /// What it is of its party: `name`, `town`.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub part: &'static str,
    /// What stands in it.
    pub text: String,
    /// The words that were found, where they are not the whole field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// The listed party, with the reasons.
    #[serde(rename = "match")]
    pub found: Match,
}

/// The answer for one message.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MessageScreening {
    /// The file, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Which message of its file, from 1, and on which line it begins.
    pub number: u64,
    /// The line.
    pub line: u64,
    /// `pacs.008.001.08`, `MT103 STP`; none if it could not be told.
    pub message_type: Option<String>,
    /// `MsgId`, or field 20.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The unique end-to-end reference of the first transaction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uetr: Option<String>,
    /// The ordering party's reference of the first transaction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_to_end: Option<String>,
    /// What is to be done.
    pub decision: Decision,
    /// In the order of the message.
    pub hits: Vec<FieldHit>,
    /// How many fields were screened.
    pub fields_screened: usize,
    /// What was noticed and kept nothing from being screened.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// What could not be read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<Problem>,
    /// All fields with what was found in each, if they are kept; of a message that comes in parts those of one part.
    #[serde(skip)]
    pub fields: Vec<ScreenedField>,
    /// Whether the next part of the message is still to come.
    #[serde(skip)]
    pub(super) goes_on: bool,
}

impl MessageScreening {
    /// The same with the decision that follows from it.
    pub(super) fn decided(mut self) -> Self {
        self.decision = match (self.hits.is_empty(), self.errors.is_empty()) {
            (false, _) => Decision::Hit,
            (true, false) => Decision::NotScreened,
            (true, true) => Decision::Clear,
        };
        self
    }

    /// Takes up the next part of the same message.
    pub(super) fn and(self, next: Self) -> Self {
        let mut hits = self.hits;
        hits.extend(next.hits);
        let fields_screened = self.fields_screened + next.fields_screened;
        Self { hits, fields_screened, ..next }.decided()
    }
}
