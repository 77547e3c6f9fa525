//! ISO 20022: a walk over the elements of a file, that keeps what the table of fields names, and what no message has.
//!
//! Every element holds a text or elements. Where one holds both, or elements stand in a field that is a text, all of
//! the text is kept and the message has an error: one reader would see a name there and another none.
//!
//! Elements are known by their local names: versions and national schemes differ in namespaces and in what is allowed,
//! and hardly in names. A message begins at `Document`, whatever envelope is around, and its business header belongs to
//! it.

mod party;
mod path;
mod recover;
mod table;
mod types;

use crate::{Family, Field, FieldKind, Message, PaymentError, Place, RuleKind, lines::Lines};
use party::Block;
use path::{DEEPEST, Known, Way};
use quick_xml::{Reader, escape::resolve_xml_entity, events::Event};
use std::fmt;
use table::Pattern;
use types::{TRANSACTIONS, family_of, family_of_type, type_in};

/// A message of more fields is handed on in parts, behind a transaction.
const PART: usize = 4096;

/// The message whose `Document` is open.
struct Open {
    /// How deep it is.
    depth: usize,
    /// Its first byte, and where that is.
    start: usize,
    place: Place,
    family: Option<Family>,
    /// Its type with the version, as far as it is told outside of the message.
    stated: Option<String>,
    /// It is no message that is read.
    skipped: bool,
    /// A party or bank was named.
    names_somebody: bool,
    /// It is the cover of a customer's payment.
    is_cover: bool,
}

/// Reads messages one after the other.
pub(crate) struct IsoReader<'a> {
    text: &'a str,
    damaged: bool,
    /// Where the reader began: at the beginning, or behind something that could not be read.
    base: usize,
    reader: Reader<&'a [u8]>,
    way: Way,
    lines: Lines,
    /// Text of the elements that are open, one behind the other.
    buffer: String,
    message: Message,
    open: Option<Open>,
    /// Depth of the business header.
    header: Option<usize>,
    /// The type that the header or an envelope names.
    stated: Option<String>,
    block: Option<Block>,
    /// An element of which all text is meant, and its depth.
    inside: Option<(&'static Pattern, usize)>,
    /// Depth of a text field that has elements inside: their text is its own.
    within: Option<usize>,
    number: u64,
    finished: bool,
}

impl fmt::Debug for IsoReader<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IsoReader").field("base", &self.base).field("number", &self.number).finish_non_exhaustive()
    }
}

impl Iterator for IsoReader<'_> {
    type Item = Message;

    fn next(&mut self) -> Option<Message> {
        while !self.finished {
            match self.event() {
                Ok(None) => {}
                Ok(Some(message)) => return Some(message),
                Err(error) => return Some(self.give_up(error)),
            }
        }
        None
    }
}

impl<'a> IsoReader<'a> {
    /// A reader of a text of which some characters may have been lost in decoding.
    pub(crate) fn new(text: &'a str, damaged: bool) -> Self {
        let mut reader = Self {
            text,
            damaged,
            base: 0,
            reader: Reader::from_str(text),
            way: Way::new(),
            lines: Lines::default(),
            buffer: String::new(),
            message: Message::default(),
            open: None,
            header: None,
            stated: None,
            block: None,
            inside: None,
            within: None,
            number: 0,
            finished: false,
        };
        reader.reader.config_mut().expand_empty_elements = true;
        reader
    }

    fn offset(&self) -> usize {
        (self.base + self.reader.buffer_position() as usize).min(self.text.len())
    }

    fn place(&mut self, offset: usize) -> Place {
        self.lines.place(self.text, offset)
    }

    /// Reads on by one event. A message comes out where one ends.
    fn event(&mut self) -> Result<Option<Message>, PaymentError> {
        let before = self.offset();
        let event = match self.reader.read_event() {
            Ok(event) => event,
            Err(error) => return Err(self.broken(&error)),
        };
        match event {
            Event::Start(start) => {
                self.enter(start.local_name().as_ref(), start.attributes_raw(), before)?;
            }
            Event::End(_) => return Ok(self.leave()),
            Event::Text(text) if self.is_wanted() => self.collect(&text.xml10_content()),
            Event::Text(text) if self.way.depth == 0 && text.contains(char::is_alphanumeric) => {
                let place = self.place(before);
                return Err(PaymentError::Malformed { place, message: "text outside of any message".to_owned() });
            }
            Event::CData(text) if self.is_wanted() => self.collect(&text.xml10_content()),
            Event::GeneralRef(reference) => match (reference.resolve_char_ref(), resolve_xml_entity(&reference)) {
                (Ok(Some(character)), _) => self.buffer.push(character),
                (Ok(None), Some(known)) => self.buffer.push_str(known),
                (Ok(None), None) => {
                    let place = self.place(before);
                    return Err(PaymentError::Entity { place, name: reference.to_string() });
                }
                (Err(error), _) => {
                    let place = self.place(before);
                    return Err(PaymentError::Malformed { place, message: error.to_string() });
                }
            },
            Event::DocType(_) => return Err(PaymentError::Doctype { place: self.place(before) }),
            // A new file begins before the old one ended.
            Event::Decl(_) | Event::Eof if self.way.depth > 0 => return Err(self.cut_off(before)),
            Event::Eof => {
                self.finished = true;
                if self.number == 0 {
                    let place = self.place(before);
                    let found = "XML without a message in it".to_owned();
                    return Err(PaymentError::Type { place, found });
                }
            }
            _ => {}
        }
        Ok(None)
    }

    fn is_wanted(&self) -> bool {
        self.within.is_some() || self.way.last().is_some_and(|step| step.pattern.is_some())
    }

    /// Takes up text. Blanks at its beginning are left out: they stand between elements.
    fn collect(&mut self, text: &str) {
        let begins = self.way.last().is_some_and(|step| step.start == self.buffer.len());
        if !begins || self.within.is_some() || !text.trim_start().is_empty() {
            self.buffer.push_str(text);
        }
    }

    fn enter(&mut self, name: &str, attributes: &str, start: usize) -> Result<(), PaymentError> {
        self.way.enter(name, self.buffer.len());
        if self.way.depth > DEEPEST {
            let place = self.place(start);
            return Err(PaymentError::Malformed {
                place,
                message: format!("more than {DEEPEST} elements inside each other"),
            });
        }
        if let Some(open) = &self.open {
            if open.skipped {
                return Ok(());
            }
            if open.family.is_none() && self.way.depth == open.depth + 1 {
                self.recognise(name, attributes, start);
                return Ok(());
            }
        } else if name == "Document" || (self.header.is_none() && family_of(name).is_some()) {
            self.begin(name, attributes, start);
            return Ok(());
        } else if self.header.is_none() {
            if let Some(stated) = type_in(attributes).filter(|stated| family_of_type(stated).is_some()) {
                self.stated = Some(stated.to_owned());
            }
            if name != "AppHdr" {
                return Ok(());
            }
            self.way.root = self.way.depth - 1;
            self.header = Some(self.way.depth);
            self.set(self.way.unknown());
            return Ok(());
        }
        self.choose(name);
        Ok(())
    }

    /// A message begins, with `Document` or, where a system leaves that out, with the element inside of it.
    fn begin(&mut self, name: &str, attributes: &str, start: usize) {
        self.number += 1;
        self.message.number = self.number;
        let place = self.place(start);
        self.message.line = place.line;
        self.way.root = self.way.depth - 1;
        self.open = Some(Open {
            depth: self.way.depth,
            start,
            place,
            family: None,
            stated: type_in(attributes).map(str::to_owned),
            skipped: false,
            names_somebody: false,
            is_cover: false,
        });
        if name == "Document" {
            self.set(self.way.unknown());
        } else {
            self.recognise(name, attributes, start);
        }
    }

    /// Says what the message is, by the element inside of `Document`.
    fn recognise(&mut self, name: &str, attributes: &str, start: usize) {
        let place = self.place(start);
        let Some(open) = &mut self.open else { return };
        let stated =
            open.stated.take().or_else(|| type_in(attributes).map(str::to_owned)).or_else(|| self.stated.take());
        self.stated = None;
        let Some(family) = family_of(name) else {
            open.skipped = true;
            // The type says more than the element, unless it is one that is read.
            let stated = stated.filter(|stated| family_of_type(stated).is_none());
            let found = stated.unwrap_or_else(|| format!("<{name}>"));
            self.message.errors.push(PaymentError::Type { place, found });
            return;
        };
        open.family = Some(family);
        let agrees = stated.as_deref().filter(|stated| stated.starts_with(family.name()));
        if agrees.is_none() && stated.is_some() {
            self.message.notes.push(format!("the namespace is not that of {}, which the message is", family.name()));
        }
        self.message.message_type = Some(agrees.unwrap_or(family.name()).to_owned());
        self.set(self.way.unknown());
    }

    /// What the element that was just entered is read for.
    fn choose(&mut self, name: &str) {
        if self.within.is_some() {
            return;
        }
        let family = self.open.as_ref().and_then(|open| open.family);
        if let Some(open) = &mut self.open {
            open.is_cover |= name == "UndrlygCstmrCdtTrf";
        }
        if let Some((pattern, _)) = self.inside {
            self.set(Some(pattern));
            return;
        }
        let known = self.known(name);
        let (kind, floor) = match &mut self.block {
            Some(block) => {
                block.told_by(name);
                (Some(block.rule.kind), block.depth)
            }
            None => (None, self.way.root),
        };
        let found = self.way.pattern(floor, |pattern| pattern.holds(kind, family));
        // Some texts of old versions hold elements in new ones: the rules of those name both.
        if self.way.is_in_text() && found.is_none_or(|pattern| pattern.before.is_empty()) {
            self.within = Some(self.way.depth - 1);
            return;
        }
        let pattern = match found {
            Some(pattern) if pattern.inside => {
                self.inside = Some((pattern, self.way.depth));
                found
            }
            Some(pattern) if pattern.is_block() => {
                self.block = Some(Block::new(pattern.rule, self.way.depth, self.message.fields.len()));
                self.way.unknown()
            }
            Some(_) => found,
            None => self.way.unknown(),
        };
        if let Some(step) = self.way.last_mut() {
            (step.pattern, step.known) = (pattern, known);
        }
    }

    fn set(&mut self, pattern: Option<&'static Pattern>) {
        if let Some(step) = self.way.last_mut() {
            step.pattern = pattern;
        }
    }

    fn known(&self, name: &str) -> Option<Known> {
        Some(match (name, self.way.name_above(1)) {
            ("MsgId", "GrpHdr") | ("Id", "Assgnmt") | ("BizMsgIdr", _) => Known::Message,
            ("UETR" | "OrgnlUETR", _) => Known::Uetr,
            ("EndToEndId" | "OrgnlEndToEndId", _) => Known::EndToEnd,
            ("MsgDefIdr", _) => Known::Type,
            ("Cd", "SchmeNm") => Known::Scheme,
            _ => return None,
        })
    }

    /// Goes out of an element.
    fn leave(&mut self) -> Option<Message> {
        let depth = self.way.depth;
        self.way.last()?;
        // Elements in a text leave theirs to it.
        if self.within.is_none_or(|text| text == depth) {
            self.hear();
        }
        if self.inside.is_some_and(|(_, inside)| inside == depth) {
            self.inside = None;
        }
        if self.block.as_ref().is_some_and(|block| block.depth == depth)
            && let Some(block) = self.block.take()
        {
            block.complete(&mut self.message.fields);
        }
        if self.header == Some(depth) {
            self.header = None;
        }
        let ends = self.open.as_ref().is_some_and(|open| open.depth == depth);
        let is_long = self.message.fields.len() >= PART && self.block.is_none() && self.inside.is_none();
        let message = if ends {
            Some(self.end())
        } else if is_long && TRANSACTIONS.contains(&self.way.name_above(0)) {
            Some(self.part())
        } else {
            None
        };
        self.way.leave();
        message
    }

    /// Takes the text of the element that ends.
    fn hear(&mut self) {
        let Some(step) = self.way.last() else { return };
        let (pattern, known, start, has_children) = (step.pattern, step.known, step.start, step.has_children);
        let mut buffer = std::mem::take(&mut self.buffer);
        let text = buffer.get(start..).unwrap_or_default().trim();
        let is_mixed = self.within.take().is_some() || (has_children && !text.is_empty());
        if let Some(pattern) = pattern.filter(|_| is_mixed || !has_children) {
            if is_mixed {
                let offset = self.offset();
                let (place, path) = (self.place(offset), self.way.path());
                self.message.errors.push(PaymentError::Mixed { place, path });
            }
            if let Some(known) = known.filter(|_| !text.is_empty()) {
                self.learn(known, text);
            }
            self.field(pattern, text);
        }
        buffer.truncate(start);
        self.buffer = buffer;
    }

    fn learn(&mut self, known: Known, text: &str) {
        let reference = &mut self.message.reference;
        match known {
            // The message's own reference counts before that of its header.
            Known::Message if reference.message.is_none() || self.open.is_some() => {
                reference.message = Some(text.to_owned());
            }
            Known::Uetr if reference.uetr.is_none() => reference.uetr = Some(text.to_owned()),
            Known::EndToEnd if reference.end_to_end.is_none() => reference.end_to_end = Some(text.to_owned()),
            Known::Type => self.stated = type_in(text).map(str::to_owned),
            Known::Scheme => party::scheme(self.message.fields.last_mut(), text),
            Known::Message | Known::Uetr | Known::EndToEnd => {}
        }
    }

    /// The element that ends is a field.
    fn field(&mut self, pattern: &'static Pattern, text: &str) {
        let rule = pattern.rule;
        if text.is_empty() {
            if matches!(rule.kind, RuleKind::Party | RuleKind::Bank) {
                let offset = self.offset();
                let (place, path) = (self.place(offset), self.way.path());
                self.message.errors.push(PaymentError::EmptyName { place, path });
            }
        } else if rule.screens(text) {
            if (self.damaged && text.contains(char::REPLACEMENT_CHARACTER)) || text.contains(is_no_character) {
                let offset = self.offset();
                let place = self.place(offset);
                self.message.errors.push(PaymentError::Encoding { place });
            }
            let (element, path) = (self.way.name_above(0), self.way.path());
            if let Some(field) = party::field(rule, self.block.as_mut(), element, path, text, &mut self.message.notes) {
                self.take(field);
            }
        }
    }

    fn take(&mut self, mut field: Field) {
        let repeats = self.way.last().is_some_and(|step| step.place > 1);
        field.continues =
            repeats && self.message.fields.last().is_some_and(|last| element_of(&last.path) == element_of(&field.path));
        if let Some(open) = &mut self.open {
            open.names_somebody |= matches!(field.kind, FieldKind::Party | FieldKind::Bank);
        }
        self.message.fields.push(field);
    }

    /// The fields so far, of a message that goes on.
    fn part(&mut self) -> Message {
        Message {
            number: self.message.number,
            line: self.message.line,
            message_type: self.message.message_type.clone(),
            reference: self.message.reference.clone(),
            fields: std::mem::take(&mut self.message.fields),
            goes_on: true,
            ..Message::default()
        }
    }

    /// The message that ends.
    fn end(&mut self) -> Message {
        self.way.root = 0;
        let mut message = std::mem::take(&mut self.message);
        let Some(open) = self.open.take() else { return message };
        if open.family.is_none() && !open.skipped {
            let found = "an empty Document".to_owned();
            message.errors.push(PaymentError::Type { place: open.place, found });
        } else if !open.skipped && !open.names_somebody && message.errors.is_empty() {
            message.errors.push(PaymentError::NoParty { place: open.place });
        }
        if let Some(message_type) = message.message_type.as_mut().filter(|_| open.is_cover) {
            message_type.push_str(" COV");
        }
        message
    }
}

/// Whether XML has no such character: one reader leaves it out, another takes it for a space.
fn is_no_character(character: char) -> bool {
    character < ' ' && !matches!(character, '\t' | '\n' | '\r')
}

/// The path without the number of its last element.
fn element_of(path: &str) -> &str {
    path.strip_suffix(']').and_then(|path| path.rsplit_once('[')).map_or(path, |(path, _)| path)
}
