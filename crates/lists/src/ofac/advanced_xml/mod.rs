//! Advanced XML: `SDN_ADVANCED.XML`, `CONS_ADVANCED.XML`, the only full form that states when a party was listed.
//!
//! The format is the Advanced Sanctions Data Model of the UN 1267 Committee's and Wolfsberg working groups
//! (`sdn_advanced.xsd`): reference values first, then locations, identity documents, parties, relationships and, last, the
//! sanctions entries with listing dates and programmes. Everything points by number. [`references`] and [`records`] know
//! the format, [`mapper`] knows the meaning.
//!
//! The file is read once, record by record; locations and documents are kept until the parties that point at them were
//! read. Because the entries come last, a file that was cut off has parties without designations: that is a loss and said
//! so, together with how many parties lack theirs.

mod mapper;
mod records;
mod references;

use super::structured::stopped;
use crate::element::{Records, decode};
use crate::{ListError, ListReading, Place, xml::XmlFault};

const SECTIONS: &[&str] = &[
    "ReferenceValueSets",
    "Locations",
    "IDRegDocuments",
    "DistinctParties",
    "ProfileRelationships",
    "SanctionsEntries",
    "SanctionsEntryLinks",
];

/// Reads an Advanced XML publication (schema `sdn_advanced.xsd`; the namespace, which changed in 2024, is not looked at).
///
/// `published_on` is `DateOfIssue`. `listed_on` of a designation is the date of the entry's event of type `Created`, which
/// is OFAC's own listing date on that list. A party has one designation for each list it is on.
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
                let line = records.line();
                let warning = stopped(&fault, file, line, mapper.entities())?;
                mapper.cut_off(warning);
                break;
            }
        };
        if let Some(root) = records.root.take_if(|root| root.name != "Sanctions") {
            return Err(ListError::Malformed {
                place: Place::in_file(file),
                message: format!("the root element is <{}>, not <Sanctions>", root.name),
            });
        }
        mapper.take(records.section(), &record, || records.line());
    }
    let is_delta = records.root.as_ref().is_some_and(|root| root.attribute("DeltaBaseVersion").is_some());
    if mapper.entities().is_empty() {
        let fault = XmlFault::CutOff("Sanctions".into());
        stopped(&fault, file, records.line(), &[])?;
    }
    Ok(mapper.finish(is_delta))
}
