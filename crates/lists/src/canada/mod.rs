//! Canada: the consolidated list of autonomous sanctions, as XML.
//!
//! One file (`sema-lmes.xml`) with one `<record>` a party, listed under the Special Economic Measures Act or the
//! Justice for Victims of Corrupt Foreign Officials Act. There is no schema; the rules come from the published files.
//! [`records`] knows what is written where, [`mapper`] what it means, [`aliases`] how the aliases of a record are told
//! apart.
//!
//! What the published files do:
//! - The names of the elements changed when ships were added (2025): `Entity`, `Title` and `DateOfBirth` became
//!   `EntityOrShip`, `TitleOrShip` and `DateOfBirthOrShipBuildDate`, and `ShipIMONumber` and `DateOfListing` came. Both
//!   forms are read. Files of the older form have no days of listing.
//! - A party has no number of its own. Regulation, schedule and item name it, as in the law, and make its identity.
//! - `Country` is the regulation, not the country of the party: Russians stand under Ukraine, and some regulations name
//!   no country at all. It is the programme and never a country of the party.
//! - Texts are in English and French with a slash between them. Names of bodies in French become aliases.
//! - All aliases of a record stand in one text, in any script, with any of `, ; / or` between them.
//! - Nothing counts the records, and the file does not say of which day it is; only the end of the root element tells
//!   that the file is whole.

mod aliases;
mod mapper;
mod records;

use crate::{
    EditionInfo, ListError, ListReading,
    tree::{Notices, each_record},
};

/// Machine name of the list.
const DATASET: &str = "ca_sema";

/// Whether the beginning of a file is that of the Canadian list.
pub fn recognises(head: &str) -> bool {
    head.contains("<data-set") && head.contains("<record>") && head.contains("<Country>")
}

/// Reads the list. `file` is the name for messages.
///
/// # Errors
/// `Malformed` if there is a document type declaration, another root element, or no party before the bytes break off.
pub fn read(bytes: &[u8], file: &str) -> Result<ListReading, ListError> {
    let mut notices = Notices::new(file);
    let mut entities = Vec::new();
    each_record(bytes, "data-set", &[], &mut notices, |notices, _, record, line| {
        if record.name != "record" {
            notices.unknown(&format!("element <{}>", record.name), Some(line), "");
            return None;
        }
        let entity = mapper::entity(records::Record::read(record), notices, line)?;
        let id = entity.id.clone();
        entities.push(entity);
        Some(id)
    })?;
    let info = EditionInfo {
        dataset: DATASET.into(),
        title: "Consolidated Canadian Autonomous Sanctions List".into(),
        publisher: "Global Affairs Canada".into(),
        format: "XML".into(),
        ..EditionInfo::default()
    };
    Ok(ListReading { info, entities, warnings: notices.finish() })
}
