//! XML one record at a time: a cursor over the file that hands out each record as a small tree.
//!
//! `SDN_ADVANCED.XML` is over 100 MB, so the file is never held as one tree. A record (a location, a party, a sanctions
//! entry) is a few kilobytes, so *it* may be: the readers then ask for children by name instead of keeping states.
//! Namespaces are ignored on purpose: OFAC moved the same elements from `un.org/sanctions/1.0` to its own namespace.

use crate::xml::{XmlFault, line_at};
use quick_xml::{
    Reader,
    escape::{resolve_xml_entity, unescape},
    events::{BytesStart, Event},
};
use std::borrow::Cow;

/// Elements nested deeper than any OFAC format goes are skipped: a hostile file must not exhaust the stack.
const DEEPEST: usize = 32;

/// One element with everything in it.
#[derive(Debug, Default)]
pub(crate) struct Element {
    /// Name without prefix.
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    text: String,
    children: Vec<Element>,
}

impl Element {
    /// Names of all attributes.
    pub(crate) fn attribute_names(&self) -> impl Iterator<Item = &str> {
        self.attributes.iter().map(|(key, _)| key.as_str())
    }

    fn start(start: &BytesStart<'_>) -> Result<Self, XmlFault> {
        let mut element = Self { name: start.local_name().as_ref().to_owned(), ..Self::default() };
        for attribute in start.attributes() {
            let attribute = attribute.map_err(quick_xml::Error::from)?;
            let value = unescape(&attribute.value).map_err(quick_xml::Error::from)?.into_owned();
            element.attributes.push((attribute.key.local_name().as_ref().to_owned(), value));
        }
        Ok(element)
    }

    /// The value of an attribute that is there and not blank.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let value = self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim())?;
        (!value.is_empty()).then_some(value)
    }

    /// Whether an attribute says `true`.
    pub(crate) fn flag(&self, name: &str) -> bool {
        self.attribute(name).is_some_and(is_true)
    }

    /// The element's own text, trimmed, unless it is blank.
    pub(crate) fn text(&self) -> Option<&str> {
        let text = self.text.trim();
        (!text.is_empty()).then_some(text)
    }

    /// The first child of a name.
    pub(crate) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// All children of a name.
    pub(crate) fn children<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// All children.
    pub(crate) fn all_children(&self) -> &[Self] {
        &self.children
    }

    /// Children of a name within a wrapper: `within("names", "name")`.
    pub(crate) fn within<'a>(&'a self, wrapper: &'a str, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children(wrapper).flat_map(move |inner| inner.children(name))
    }

    /// Text of a child.
    pub(crate) fn child_text(&self, name: &str) -> Option<&str> {
        self.child(name).and_then(Self::text)
    }

    /// Whether a child says `true`.
    pub(crate) fn child_flag(&self, name: &str) -> bool {
        self.child_text(name).is_some_and(is_true)
    }
}

fn is_true(text: &str) -> bool {
    text.eq_ignore_ascii_case("true") || text == "1"
}

/// A file as text. A UTF-8 file that was cut in the middle of a character stays UTF-8, less that character.
pub(crate) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let text = match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => {
            Cow::Borrowed(std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default())
        }
        _ => crate::xml::decode(bytes).0,
    };
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_start_matches('\u{feff}')),
        owned @ Cow::Owned(_) => owned,
    }
}

/// The cursor over the records of a file.
pub(crate) struct Records<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    /// Elements to go into, anything else is a record.
    sections: &'static [&'static str],
    open: Vec<String>,
    /// The root element without its content, once it was seen.
    pub(crate) root: Option<Element>,
}

impl<'a> Records<'a> {
    /// A cursor before the root element. The root and its children named in `sections` are gone into.
    pub(crate) fn new(text: &'a str, sections: &'static [&'static str]) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { text, reader, sections, open: Vec::new(), root: None }
    }

    /// The line the cursor is in.
    pub(crate) fn line(&self) -> u64 {
        line_at(self.text, self.reader.buffer_position())
    }

    /// The section the cursor is in: the name of the root's child.
    pub(crate) fn section(&self) -> &str {
        self.open.last().map_or("", String::as_str)
    }

    /// The next record, none at the proper end of the file.
    pub(crate) fn next(&mut self) -> Result<Option<Element>, XmlFault> {
        loop {
            match self.reader.read_event()? {
                Event::Start(start) => {
                    let element = Element::start(&start)?;
                    if self.root.is_none() {
                        self.open.push(element.name.clone());
                        self.root = Some(element);
                    } else if self.open.len() == 1 && self.sections.contains(&element.name.as_str()) {
                        self.open.push(element.name);
                    } else {
                        return self.rest_of(element).map(Some);
                    }
                }
                Event::End(_) => {
                    self.open.pop();
                }
                Event::DocType(_) => return Err(XmlFault::Doctype),
                Event::Eof => {
                    return match self.open.pop() {
                        Some(name) => Err(XmlFault::CutOff(name)),
                        None => Ok(None),
                    };
                }
                _ => {}
            }
        }
    }

    /// Reads an element to its end, without recursion.
    fn rest_of(&mut self, record: Element) -> Result<Element, XmlFault> {
        let mut path = vec![record];
        let mut too_deep = 0_usize;
        loop {
            let event = self.reader.read_event()?;
            let depth = path.len();
            let Some(current) = path.last_mut() else { return Ok(Element::default()) };
            match event {
                Event::Start(_) if too_deep > 0 || depth >= DEEPEST => too_deep += 1,
                Event::End(_) if too_deep > 0 => too_deep -= 1,
                Event::Start(start) => path.push(Element::start(&start)?),
                Event::End(_) => {
                    let Some(finished) = path.pop() else { return Ok(Element::default()) };
                    match path.last_mut() {
                        Some(parent) => parent.children.push(finished),
                        None => return Ok(finished),
                    }
                }
                Event::Text(piece) if too_deep == 0 => current.text.push_str(&piece.xml10_content()),
                Event::CData(piece) if too_deep == 0 => current.text.push_str(&piece.xml10_content()),
                Event::GeneralRef(reference) if too_deep == 0 => {
                    if let Some(character) = reference.resolve_char_ref()? {
                        current.text.push(character);
                    } else {
                        let known = resolve_xml_entity(&reference)
                            .ok_or_else(|| XmlFault::UnknownReference(reference.to_string()))?;
                        current.text.push_str(known);
                    }
                }
                Event::DocType(_) => return Err(XmlFault::Doctype),
                Event::Eof => {
                    let name = path.first().map(|element| element.name.clone()).unwrap_or_default();
                    return Err(XmlFault::CutOff(name));
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const XML: &str =
        "<p:root v='1'><list><item id='a&amp;b'>AT&amp;T <b x='true'/></item></list><other>\u{5d0}</other></p:root>";

    #[test]
    fn records_come_one_by_one_with_their_section() {
        let mut records = Records::new(XML, &["list"]);
        let item = records.next().unwrap().unwrap();
        assert_eq!((item.name.as_str(), item.attribute("id"), item.text()), ("item", Some("a&b"), Some("AT&T")));
        assert!(item.child("b").unwrap().flag("x"));
        assert_eq!(records.section(), "list");
        assert_eq!(records.next().unwrap().unwrap().text(), Some("\u{5d0}"));
        assert!(records.next().unwrap().is_none());
        assert_eq!(records.root.unwrap().attribute("v"), Some("1"));
    }

    #[test]
    fn a_file_cut_anywhere_ends_in_a_fault_and_never_in_a_panic() {
        for end in 1..XML.len() {
            let text = decode(&XML.as_bytes()[..end]);
            let mut records = Records::new(&text, &["list"]);
            while let Ok(Some(_)) = records.next() {}
        }
        let mut records = Records::new(&XML[..40], &["list"]);
        assert!(records.next().is_err());
    }

    #[test]
    fn nesting_without_end_is_skipped_not_followed() {
        let xml = format!("<r><a>{}{}x</a></r>", "<d>".repeat(100_000), "</d>".repeat(100_000));
        let record = Records::new(&xml, &[]).next().unwrap().unwrap();
        assert_eq!(record.text(), Some("x"));
    }
}
