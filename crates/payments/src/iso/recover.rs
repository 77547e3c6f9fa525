//! What cannot be read, and where the next message begins behind it.

use super::{IsoReader, Way};
use crate::{Message, PaymentError};
use quick_xml::{Reader, errors::SyntaxError};

impl IsoReader<'_> {
    /// What the parser found, as an error with its place.
    pub(super) fn broken(&mut self, error: &quick_xml::Error) -> PaymentError {
        let offset = self.base + self.reader.error_position() as usize;
        let place = self.place(offset);
        match error {
            quick_xml::Error::Syntax(SyntaxError::UnclosedDoctype) => PaymentError::Doctype { place },
            // Everything of this kind is a piece of markup that does not end.
            quick_xml::Error::Syntax(_) => PaymentError::CutOff { place, inside: "a tag".to_owned() },
            error => PaymentError::Malformed { place, message: error.to_string() },
        }
    }

    /// The text ends, or a new one begins, before the elements that are open are closed.
    pub(super) fn cut_off(&mut self, offset: usize) -> PaymentError {
        let place = self.place(offset);
        PaymentError::CutOff { place, inside: format!("<{}>", self.way.name_above(0)) }
    }

    /// Gives what was read of the message that is broken, with the error, and goes on behind it.
    pub(super) fn give_up(&mut self, error: PaymentError) -> Message {
        let mut message = std::mem::take(&mut self.message);
        let reached = self.offset();
        if self.open.is_none() {
            self.number += 1;
            message.number = self.number;
            message.line = self.place(reached).line;
        }
        // A declaration stands only where a file begins, so that it is looked for from the beginning of the message on;
        // a `Document` that is broken off may have swallowed it.
        let begun = self.open.as_ref().map_or(reached, |open| open.start + 1);
        let declaration = self.place_of("<?xml", begun);
        // What stands behind a document type declaration belongs to the same file.
        let document = if matches!(error, PaymentError::Doctype { .. } | PaymentError::Entity { .. }) {
            None
        } else {
            [self.place_of("<Document", reached), self.find_prefixed(reached)].into_iter().flatten().min()
        };
        message.errors.push(error);
        self.open = None;
        self.block = None;
        self.inside = None;
        self.within = None;
        self.header = None;
        self.stated = None;
        self.buffer.clear();
        self.way = Way::new();
        match [declaration, document].into_iter().flatten().min() {
            Some(next) if !self.finished && next > self.base => self.begin_at(next),
            _ => self.finished = true,
        }
        message
    }

    fn begin_at(&mut self, next: usize) {
        let text = self.text;
        self.base = next;
        self.reader = Reader::from_str(text.get(next..).unwrap_or_default());
        let config = self.reader.config_mut();
        config.expand_empty_elements = true;
        // The envelope was opened before.
        config.allow_unmatched_ends = true;
    }

    fn place_of(&self, wanted: &str, from: usize) -> Option<usize> {
        let from = (from..=self.text.len()).find(|at| self.text.is_char_boundary(*at))?;
        self.text[from..].find(wanted).map(|at| from + at)
    }

    /// The next `<prefix:Document`.
    fn find_prefixed(&self, from: usize) -> Option<usize> {
        let mut from = from;
        loop {
            let found = self.place_of(":Document", from)?;
            let start = self.text[..found].rfind('<')?;
            let prefix = &self.text[start + 1..found];
            if start >= from
                && !prefix.is_empty()
                && prefix.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
            {
                return Some(start);
            }
            from = found + 1;
        }
    }
}
