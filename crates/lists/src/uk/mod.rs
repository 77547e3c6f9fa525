//! United Kingdom: the UK Sanctions List of the Foreign, Commonwealth and Development Office (FCDO), and the
//! Consolidated List of the Treasury (OFSI) that it replaced on 28 January 2026.
//!
//! | module | form | how to tell it |
//! |---|---|---|
//! | [`xml`] | UK Sanctions List, XML, one `Designation` a party | `<Designations>` |
//! | [`delimited`] | UK Sanctions List, CSV | the columns `Unique ID` and `Regime Name`; a line `Report Date: ...` may come first |
//! | [`json_lines`] | a third party's conversion of the XML, one party a line, element names in snake case | the key `unique_id` |
//! | [`conlist`] | OFSI Consolidated List (`ConList.csv`), of 2018 and of 2022 | `Last Updated,...` and the columns `Group ID` and `Alias Type` |
//!
//! The forms of the UK Sanctions List fill the same `records`, and one mapper makes entities of them. Source of the
//! rules: the element and column names as published, and what the files show.
//!
//! # Which day is the day of listing
//! `DateDesignated` is the day on which the party was designated. Where the party was on the list of the EU or the UN
//! before the UK had its own, it is the day of that listing (the dates go back to 2000). `LastUpdated` is the day of
//! the last change of the entry and only a note. In the Consolidated List `Listed On` is the day of listing, `Last
//! Updated` is not.
//!
//! # Quirks
//! * `Name1` to `Name5` are given names, `Name6` is the family name or the whole name of anything but a person; a
//!   person with `Name6` alone has one whole name, which may hold several words. Some names are empty; they are
//!   counted.
//! * `Primary Name Variation` is another spelling: an alias. The case of the words differs (`ALias`).
//! * Names in other scripts stand apart from the names and without a strength. A few of them are in Latin letters.
//! * Parts of a date that are not known are written out: `dd/mm/1945`, `00/00/1961`.
//! * The CSV repeats a party for every combination of its names, addresses, birth dates ...; the combinations are
//!   undone.
//! * The CSV forms have no count and no closing mark: a file that is cut between two rows cannot be told from a whole
//!   one. The XML closes its root element.
//! * The Consolidated List is in windows-1252, and numbers several values in one cell: `(1) Pakistan (2) Afghanistan`.

mod columns;
mod dates;
mod details;
mod mapper;
mod numbered;
mod papers;
mod records;

pub mod conlist;
pub mod delimited;
pub mod json_lines;
pub mod xml;

use crate::{EditionInfo, ListError, ListReading, Place, Warning, tree::Notices};
use interdict_model::Country;

/// Dataset name of the UK Sanctions List.
pub const DATASET: &str = "gb_fcdo_uksl";

/// Whether the first bytes of a file are those of the UK Sanctions List in any of its forms, or of the Consolidated
/// List.
pub fn recognises(head: &str) -> bool {
    xml::recognises(head) || delimited::recognises(head) || json_lines::recognises(head) || conlist::recognises(head)
}

/// Reads the list in the form that its first bytes show.
pub fn read(bytes: &[u8], file: &str) -> Result<ListReading, ListError> {
    let head = String::from_utf8_lossy(bytes.get(..4096).unwrap_or(bytes));
    if conlist::recognises(&head) {
        conlist::read(bytes, file)
    } else if delimited::recognises(&head) {
        delimited::read(bytes, file)
    } else if json_lines::recognises(&head) {
        json_lines::read(bytes, file)
    } else {
        xml::read(bytes, file)
    }
}

/// Facts about an edition of the UK Sanctions List, but for what only the file says.
fn edition(format: &str) -> EditionInfo {
    EditionInfo {
        dataset: DATASET.into(),
        title: "UK Sanctions List".into(),
        publisher: "UK Foreign, Commonwealth and Development Office".into(),
        format: format.into(),
        ..EditionInfo::default()
    }
}

/// The text of a file in UTF-8, UTF-16 with a mark, or windows-1252; the last with a note.
fn decoded(bytes: &[u8], file: &str, notices: &mut Notices) -> String {
    let broken = std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_some());
    if broken && encoding_rs::Encoding::for_bom(bytes).is_none() {
        notices.warn(Warning::note(Place::in_file(file), "the file is not UTF-8; it was read as windows-1252"));
    }
    crate::element::decode(bytes).into_owned()
}

/// A country as both lists write it: `Occupied Palestinian Territories`, `In Syria as at June 2013`, `Kuwaiti
/// citizenship`.
fn country(text: &str) -> Option<Country> {
    let text = text.trim().trim_end_matches(['.', ',', ';']);
    if let Some(found) = crate::tree::country(text) {
        return Some(found);
    }
    let lower = text.to_lowercase();
    if lower.contains("palestin") {
        return Country::from_code("ps");
    }
    let mut bare = lower.as_str();
    for mark in [" as at ", " as of ", " since ", " ("] {
        bare = bare.split(mark).next().unwrap_or_default();
    }
    for word in ["in ", "possibly ", "former ", "formerly ", "believed to be ", "the "] {
        bare = bare.strip_prefix(word).unwrap_or(bare);
    }
    for word in [" citizenship", " nationality", " national", " citizen"] {
        bare = bare.strip_suffix(word).unwrap_or(bare);
    }
    crate::tree::country(bare)
}

/// Adds a text that is not there yet. Blank texts are no texts.
fn push_new(held: &mut Vec<String>, text: impl Into<String>) {
    let text = text.into();
    if !text.trim().is_empty() && !held.contains(&text) {
        held.push(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_known_with_what_the_lists_add() {
        let cases = [
            ("Occupied Palestinian Territories", Some("ps")),
            ("In Syria as at June 2013", Some("sy")),
            ("Syrian Arab Republic as of September 2015", Some("sy")),
            ("Kuwaiti citizenship", Some("kw")),
            ("Iranian (Iranian citizenship)", Some("ir")),
            ("Possibly Ethiopian", Some("et")),
            ("Afghanistan (previous address)", Some("af")),
            ("Atlantis", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(country(text).map(|country| country.code().to_owned()).as_deref(), expected, "{text}");
        }
    }
}
