//! Switzerland: the list of sanctioned persons, bodies and objects of the State Secretariat for Economic Affairs
//! (SECO), as XML.
//!
//! Two forms share one schema: the whole list (`list-type="whole-list"`) and the changes of a day
//! (`list-type="amendment"`). [`records`] knows what is written where, [`mapper`] what it means, [`names`] how names
//! are put together.
//!
//! | element | what |
//! |---|---|
//! | `sanctions-program` | an ordinance, with its sets of measures; targets point at the sets by number |
//! | `target` | a party: an `individual`, an `entity` or an `object` (a vessel, an aircraft) |
//! | `identity` | a set of names, dates, places and papers under which a target acts; one of them is the main one |
//! | `modification` | when the target was listed, amended, de-listed; what was changed stands in it once more |
//! | `place` | a place that addresses and places of birth point at by number |
//!
//! What the published files do:
//! - De-listed targets stay in the list. They get `delisted_on`, the day from which they were free. A target that was
//!   listed again has one designation for each listing.
//! - Old targets have no modification `listed`; their day of listing is not known.
//! - Parts of a name stand in the order of reading, the family name first for many persons. Each part may have
//!   spellings in other languages and scripts; those of one language and script make a name.
//! - Texts stand in English, German, French and Italian; the English one is taken where there is one.
//! - An amendment holds only some targets. It is read, with a loss that says it is not the whole list.
//! - Nothing counts the targets; only the end of the root element tells that the file is whole.

mod mapper;
mod names;
mod records;

use crate::{
    EditionInfo, ListError, ListReading, Warning,
    tree::{Notices, day, each_record},
};
use records::{Place, Programme, Target};
use std::collections::HashMap;

/// Machine name of the list.
const DATASET: &str = "ch_seco";

/// Whether the beginning of a file is that of the SECO list, whole or amendment.
pub fn recognises(head: &str) -> bool {
    head.contains("<swiss-sanctions-list")
}

/// Reads the whole list or an amendment. `file` is the name for messages.
///
/// # Errors
/// `Malformed` if there is a document type declaration, another root element, or no target before the bytes break off.
pub fn read(bytes: &[u8], file: &str) -> Result<ListReading, ListError> {
    let mut notices = Notices::new(file);
    let mut programmes: Vec<Programme> = Vec::new();
    let mut places: HashMap<String, Place> = HashMap::new();
    // Places may stand behind the targets that point at them.
    let mut targets: Vec<Target> = Vec::new();
    let root = each_record(bytes, "swiss-sanctions-list", &[], &mut notices, |notices, _, record, line| {
        match record.name.as_str() {
            "sanctions-program" => programmes.push(Programme::read(record)),
            "place" => {
                if let Some(id) = record.attribute("ssid") {
                    places.insert(id.to_owned(), Place::read(record));
                }
            }
            "target" => {
                let target = Target::read(record);
                if target.id.is_some() {
                    let id = target.id.clone();
                    targets.push(target);
                    return id;
                }
                notices.left_out(Some(line), "", "a target without a number");
            }
            name => notices.unknown(&format!("element <{name}>"), Some(line), ""),
        }
        None
    })?;
    let published_on = root.attribute("date").and_then(day);
    let list_type = root.attribute("list-type").unwrap_or("whole-list");
    let is_whole = list_type == "whole-list";
    if !is_whole {
        let place = notices.place(None, "");
        let message = format!("the file is an `{list_type}` and holds only some targets; it is not the whole list");
        notices.warn(Warning::loss(place, message));
    }
    let known = mapper::Known { programmes: &programmes, places: &places, published_on };
    let entities = targets.into_iter().filter_map(|target| mapper::entity(target, &known, &mut notices)).collect();
    let info = EditionInfo {
        dataset: DATASET.into(),
        title: "Swiss Sanctions List (SECO)".into(),
        publisher: "Swiss State Secretariat for Economic Affairs (SECO)".into(),
        format: if is_whole { "XML".into() } else { format!("XML ({list_type})") },
        published_on,
        ..EditionInfo::default()
    };
    Ok(ListReading { info, entities, warnings: notices.finish() })
}
