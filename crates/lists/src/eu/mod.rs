//! European Union: the consolidated list of persons, groups and entities subject to financial sanctions, from the
//! Commission's Financial Sanctions Files (FSF).
//!
//! | module | form | how to tell it |
//! |---|---|---|
//! | [`xml`] | XML 1.1, one `sanctionEntity` a party | `<export xmlns="http://eu.europa.ec/fpi/fsd/export" ...>` |
//! | [`delimited`] | CSV 1.1, semicolons, 118 columns | the column `NameAlias_WholeName` |
//! | [`delimited`] | CSV 1.0, semicolons, 59 columns | the column `Naal_wholename` |
//! | [`json_lines`] | a third party's conversion of the XML, one party a line, element names in snake case | the key `name_aliases` |
//!
//! All forms give the same `records`, and one mapper makes entities of them. Source of the rules: the element names of
//! schema 1.1, the column names of the CSV files, and what the published files show.
//!
//! # Which day is the day of listing
//! The file names many dates, and most of them are not the day on which the party was listed:
//!
//! * `designationDate` is the day of designation as the Commission types it. It decides where it is given.
//! * `designationDetails` and the remark often say it in words: `Date of listing: 21.12.2018`, `Date of EU designation:
//!   24.4.2007 (UN: 3.3.2008)`, `Date of designation referred to in Article 2a(4)(b): 4.7.2008`, or a bare
//!   `(26.7.2010, suspended since 16.1.2016)`. The earliest of these comes second. A date that is called the one of the
//!   UN (`Date of UN designation: 9.6.2010`, `UNLI-27.4.2023`) is the day of another authority and only a note.
//! * A `regulation` of type `regulation` is the act that first set up the list of names. Its publication date is the
//!   day of listing, if no act that the entry names (regulations and regulation summaries) was published before it.
//! * A `regulation` of type `amendment` is the last act that touched the entry. It may have listed the party, or
//!   changed a spelling ten years later; the file does not say which. It is never the day of listing. It is a note:
//!   `amended on 2019-04-08 by 2019/555 (OJ L97)`. The same holds for `repealing`, which carries old entries over into
//!   a new act.
//!
//! Where nothing of this is given the day stays open. `entryIntoForceDate` is not used: it can lie before publication
//! (1210/2003 was published on 8 July 2003 and in force from 7 July), and the summaries do not have it.
//!
//! # Quirks
//! * No name is marked as the main one. The reader takes the strong name that was entered first (lowest `logicalId`)
//!   among those in Latin letters and in English or without a language; for persons a name with a typed family name
//!   comes before one without. The order of names in the file follows no rule that could be seen, so it is not used.
//! * `strong="false"` is a weak name. The CSV forms do not have this column, so there every name counts as strong.
//! * The country code `00` means unknown.
//! * `calendarType="ISLAMIC"` is used for the lunar and for the Iranian solar calendar. Such years are not converted;
//!   the full date beside them, where there is one, is Gregorian already.
//! * `imo` numbers belong to companies: the list has persons and bodies only.
//! * CSV 1.0 has a literal `\n` for a line end, and `PHONE[...]`, `FAX[...]`, `WEB[...]` in one cell.
//! * The CSV forms have no count and no closing mark: a file that is cut between two rows cannot be told from a whole
//!   one. The XML closes its root element.

mod columns;
mod dates;
mod facts;
mod mapper;
mod records;

pub mod delimited;
pub mod json_lines;
pub mod xml;

use crate::{EditionInfo, ListError, ListReading};

/// Dataset name.
pub const DATASET: &str = "eu_fsf";

/// Whether the first bytes of a file are those of this list, in any of its forms.
pub fn recognises(head: &str) -> bool {
    xml::recognises(head) || delimited::recognises(head) || json_lines::recognises(head)
}

/// Reads the list in the form that its first bytes show.
pub fn read(bytes: &[u8], file: &str) -> Result<ListReading, ListError> {
    let head = String::from_utf8_lossy(bytes.get(..4096).unwrap_or(bytes));
    if delimited::recognises(&head) {
        delimited::read(bytes, file)
    } else if json_lines::recognises(&head) {
        json_lines::read(bytes, file)
    } else {
        xml::read(bytes, file)
    }
}

/// Facts about the edition, but for what only the file says.
fn edition(format: &str) -> EditionInfo {
    EditionInfo {
        dataset: DATASET.into(),
        title: "EU Consolidated List of Persons, Groups and Entities subject to Financial Sanctions".into(),
        publisher: "European Commission, Financial Sanctions Files".into(),
        format: format.into(),
        ..EditionInfo::default()
    }
}
