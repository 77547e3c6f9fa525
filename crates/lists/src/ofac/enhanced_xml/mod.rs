//! Enhanced XML: `SDN_ENHANCED.XML`, `CONS_ENHANCED.XML` and exports of the Sanctions List Service filtered by programme.
//!
//! OFAC's newest form (2024): one element a party with everything in it, words beside the reference numbers, and the name
//! as printed (`formattedFullName`) beside its typed parts. [`records`] knows the format, [`mapper`] the meaning.
//!
//! `datePublished` of a list becomes `listed_on`. It is the day OFAC put the party on that list: for all 113 parties that
//! the evaluation data has in both forms it equals the date of the `Created` event in Advanced XML, and later changes of
//! the party do not move it. Note that the "Consolidated List" only began on 10 October 2014, so parties of older lists
//! (2006, Palestinian Legislative Council) have two designations with different days; the earlier one is the listing.

mod mapper;
mod records;

use super::structured::stopped;
use crate::element::{Records, decode};
use crate::{ListError, ListReading, Place, xml::XmlFault};

const SECTIONS: &[&str] = &["referenceValues", "featureTypes", "entities"];

/// Reads an Enhanced XML publication (`sanctionsData`; the namespace is not looked at).
///
/// An export filtered to some programmes is read like any other, with a note that it is not the whole list.
///
/// # Errors
/// `Malformed` if there is a document type declaration, another root element, or no party before the bytes break off.
pub fn read(bytes: &[u8], file: &str) -> Result<ListReading, ListError> {
    let text = decode(bytes);
    let mut records = Records::new(&text, SECTIONS);
    let mut mapper = mapper::Mapper::new(file);
    loop {
        let record = match records.next() {
            Ok(Some(record)) => record,
            Ok(None) => break,
            Err(fault) => {
                let warning = stopped(&fault, file, records.line(), mapper.entities())?;
                mapper.warn(warning);
                break;
            }
        };
        if let Some(root) = records.root.take_if(|root| root.name != "sanctionsData") {
            return Err(ListError::Malformed {
                place: Place::in_file(file),
                message: format!("the root element is <{}>, not <sanctionsData>", root.name),
            });
        }
        mapper.take(records.section(), &record, || records.line());
    }
    if mapper.entities().is_empty() {
        stopped(&XmlFault::CutOff("sanctionsData".into()), file, records.line(), &[])?;
    }
    Ok(mapper.finish())
}
