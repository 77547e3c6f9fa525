//! SWIFT FIN: messages of blocks, one after the other, whatever stands between them.
//!
//! RJE files have a `$` between messages, DOS-PCC files begin each with the byte 1, end it with the byte 3 and fill up
//! to 512, others have nothing. All of them begin a message with `{1:`, which can stand nowhere else: braces are no
//! character of a field.

mod blocks;
mod party;
mod tags;

use crate::{Family, Message, PaymentError, Place, lines::Lines};
use blocks::Blocks;

/// Reads messages one after the other.
#[derive(Debug)]
pub(crate) struct FinReader<'a> {
    text: &'a str,
    at: usize,
    number: u64,
    lines: Lines,
}

/// How every message begins.
const START: &str = "{1:";

impl Iterator for FinReader<'_> {
    type Item = Message;

    fn next(&mut self) -> Option<Message> {
        let text = self.text;
        while self.at < text.len() {
            let begun = self.at;
            let start = text[begun..].find(START).map_or(text.len(), |found| begun + found);
            let is_first = self.number == 0 && begun == 0;
            if is_first && text[..start].contains(char::is_alphanumeric) {
                self.at = start;
                return Some(self.headless(start));
            }
            if start == text.len() {
                self.at = start;
                break;
            }
            let behind = start + START.len();
            let end = text[behind..].find(START).map_or(text.len(), |found| behind + found);
            self.at = end;
            if let Some(message) = self.message(start, &text[start..end]) {
                return Some(message);
            }
        }
        if self.number == 0 {
            self.number = 1;
            return Some(Message::failed(PaymentError::Empty));
        }
        None
    }
}

impl<'a> FinReader<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, at: 0, number: 0, lines: Lines::default() }
    }

    /// Text before the first block: the rest of a message, or no payment at all.
    fn headless(&mut self, start: usize) -> Message {
        self.number += 1;
        let place = Place { line: 1, column: 1 };
        let error = if start == self.text.len() {
            PaymentError::Type { place, found: "a text without a block {1:".to_owned() }
        } else {
            PaymentError::Block { place, message: "text stands before the first block {1:".to_owned() }
        };
        Message { number: self.number, ..Message::failed(error) }
    }

    /// The message in a stretch of the text; none if it only confirms that one was sent.
    fn message(&mut self, start: usize, region: &'a str) -> Option<Message> {
        let blocks = Blocks::of(region);
        if blocks.is_service() {
            return None;
        }
        self.number += 1;
        let place = self.lines.place(self.text, start);
        let mut message = Message { number: self.number, line: place.line, ..Message::default() };
        for fault in &blocks.faults {
            let place = self.lines.place(self.text, start + fault.at);
            message.errors.push(match &fault.cut_off {
                Some(inside) => PaymentError::CutOff { place, inside: inside.clone() },
                None => PaymentError::Block { place, message: fault.message.to_owned() },
            });
        }
        message.notes.extend(blocks.notes.iter().map(|note| (*note).to_owned()));
        let Some(header) = &blocks.application else {
            if message.errors.is_empty() {
                message.errors.push(PaymentError::Block { place, message: "block {2: is missing".to_owned() });
            }
            return Some(message);
        };
        let kind = header.get(1..4).unwrap_or_default();
        let variant = blocks.user_field("119").unwrap_or_default();
        let family = match kind {
            "101" => Family::Mt101,
            "103" => Family::Mt103,
            "202" if variant == "COV" || tags::names_customers(blocks.text) => Family::Mt202Cov,
            "202" => Family::Mt202,
            _ => {
                message.errors.push(PaymentError::Type { place, found: format!("MT{kind}") });
                return Some(message);
            }
        };
        message.message_type = Some(match (family, variant) {
            (Family::Mt202Cov, _) => "MT202 COV".to_owned(),
            (_, "STP" | "REMIT") => format!("MT{kind} {variant}"),
            _ => format!("MT{kind}"),
        });
        message.reference.uetr = blocks.user_field("121").map(str::to_owned);
        tags::headers(&blocks, family, &mut message.fields);
        let text_start = start + blocks.text_at;
        let names_somebody =
            tags::read(blocks.text, family, &mut message, |at| self.lines.place(self.text, text_start + at));
        if !names_somebody && message.errors.is_empty() {
            message.errors.push(PaymentError::NoParty { place });
        }
        Some(message)
    }
}
