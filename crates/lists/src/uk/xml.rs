//! UK Sanctions List, XML: `<Designations>` with the day of generation and one `<Designation>` a party.

use super::{
    dates, mapper,
    records::{Designation, Node, key_of},
};
use crate::{
    ListError, ListReading,
    element::Element,
    tree::{Notices, each_record},
};

/// Whether the first bytes of a file are those of this form.
pub fn recognises(head: &str) -> bool {
    head.contains("<Designations")
}

/// Reads a publication in XML.
pub fn read(bytes: &[u8], file: &str) -> Result<ListReading, ListError> {
    let mut notices = Notices::new(file);
    let mut entities = Vec::new();
    let mut info = super::edition("XML");
    let published = &mut info.published_on;
    each_record(bytes, "Designations", &[], &mut notices, |notices, _, element, line| {
        match element.name.as_str() {
            "Designation" => {}
            "DateGenerated" => {
                *published = element.text().and_then(dates::date);
                return None;
            }
            other => {
                notices.unknown(&format!("element <{other}>"), Some(line), "");
                return None;
            }
        }
        let mut record = Designation::default();
        record.take(node(element));
        let id = record.first("uniqueid").to_owned();
        if id.is_empty() {
            notices.left_out(Some(line), record.first("ofsigroupid"), "a party without UniqueID");
            return None;
        }
        for (name, _) in &record.unknown {
            notices.unknown(&format!("element {name}"), Some(line), &id);
        }
        let mut entity = mapper::entity(&record, notices, line());
        notices.admit(&mut entity, line());
        entities.push(entity);
        Some(id)
    })?;
    notices.reading(info, entities)
}

fn node(element: &Element) -> Node {
    Node {
        key: key_of(&element.name),
        text: element.text().unwrap_or_default().to_owned(),
        children: element.all_children().iter().map(node).collect(),
    }
}
