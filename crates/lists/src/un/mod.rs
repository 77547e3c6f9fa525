//! United Nations: the Security Council's consolidated list, as XML.
//!
//! One file (`consolidated.xml`) with two sections, individuals and entities. The form is that of the UN's own schema
//! `sc-sanctions.xsd`. [`records`] knows it, [`mapper`] knows what it means, [`documents`] takes the numbers out of the
//! identity documents, which the UN fills in as free text.
//!
//! What the published files do beyond the schema:
//! - Empty elements stand for "nothing" (an alias without name, a birth date without date), and text carries line ends,
//!   runs of spaces and blanks at its ends.
//! - Some days have a time zone behind them (`2015-04-14-04:00`).
//! - `FIRST_NAME` to `FOURTH_NAME` are the words of the name in reading order, not given and family name: the family
//!   name of Koreans is the first. They are not typed as parts.
//! - `QUALITY` of an alias is `Good` or `Low` for individuals, `a.k.a.` or `f.k.a.` for entities. A former name of an
//!   individual is only told by the note "previously listed as".
//! - Names in other scripts stand in `NAME_ORIGINAL_SCRIPT`, and in notes of aliases behind "original script:".
//! - A birth date and a place of birth may belong to an alias. They are taken for the party too, with a note, because
//!   the party uses them.
//! - `LAST_DAY_UPDATED` holds days of amendment. They become notes, never the day of listing.
//! - Nothing counts the records; only the end of the root element tells that the file is whole.

mod documents;
mod mapper;
mod records;

use crate::{
    EditionInfo, ListError, ListReading,
    tree::{Notices, day, each_record},
};

/// Machine name of the list.
const DATASET: &str = "un_sc";

/// Whether the beginning of a file is that of the UN consolidated list.
pub fn recognises(head: &str) -> bool {
    head.contains("<CONSOLIDATED_LIST")
}

/// Reads the consolidated list. `file` is the name for messages.
///
/// # Errors
/// `Malformed` if there is a document type declaration, another root element, or no party before the bytes break off.
pub fn read(bytes: &[u8], file: &str) -> Result<ListReading, ListError> {
    let mut notices = Notices::new(file);
    let mut entities = Vec::new();
    let sections: &[&str] = &["INDIVIDUALS", "ENTITIES"];
    let root = each_record(bytes, "CONSOLIDATED_LIST", sections, &mut notices, |notices, _, record, line| {
        if !matches!(record.name.as_str(), "INDIVIDUAL" | "ENTITY") {
            notices.unknown(&format!("element <{}>", record.name), Some(line), "");
            return None;
        }
        let entity = mapper::entity(records::Party::read(record), notices, line)?;
        let id = entity.id.clone();
        entities.push(entity);
        Some(id)
    })?;
    let info = EditionInfo {
        dataset: DATASET.into(),
        title: "United Nations Security Council Consolidated List".into(),
        publisher: "United Nations Security Council".into(),
        format: "XML".into(),
        published_on: root.attribute("dateGenerated").and_then(day),
        ..EditionInfo::default()
    };
    Ok(ListReading { info, entities, warnings: notices.finish() })
}
