//! From payment messages to the fields that sanctions rules care about: ISO 20022 (pacs.008, pacs.009, pacs.004,
//! pain.001, pain.013, camt.056, every version) and SWIFT FIN (MT101, MT103, MT202, MT202 COV; single, RJE and DOS-PCC
//! files).
//!
//! | to do | reach for |
//! |---|---|
//! | tell a payment from a customer file | [`is_payment`] |
//! | bytes of a file to messages | [`Text::of`], then [`Text::messages`] |
//! | what is screened of a message, and where it stands | [`Message::fields`] |
//! | a field as the matcher wants it | [`Field::subjects`] |
//! | which fields are screened, and why | [`rules`] |
//! | what stands beside a mark between parties (`C/O`) | [`behind_marks`], [`before_marks`] |
//!
//! Messages come one by one, and a message of many transactions in parts, so that memory does not grow with the file.
//! What cannot be read is an error of its message; the messages behind it are read all the same. The crate opens no
//! file and decides nothing: comparing is the caller's.

mod decode;
mod error;
mod field;
mod fin;
mod iso;
mod lines;
mod message;
mod names;
mod numbers;
mod rules;

pub use decode::{Text, is_payment};
pub use error::{PaymentError, Place};
pub use field::{Facts, Field, FieldKind};
pub use message::{Message, Messages, Reference};
pub use names::{before_marks, behind_marks};
pub use rules::{Families, Family, Rule, RuleKind, Scope, rules};
