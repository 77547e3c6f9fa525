//! UK Sanctions List, CSV: one row for every combination of a party's names, addresses, birth dates and so on. The rows
//! of a party are put together by `Unique ID`, and every value is kept once.

use super::{
    columns::{self, Columns},
    dates, mapper,
    records::{AddressRecord, BirthPlace, Designation, NameRecord, NonLatinName, Paper, push_new},
};
use crate::{ListError, ListReading, tree::Notices};
use std::collections::{HashMap, HashSet};

/// Columns that hold one leaf each: column, leaf.
const LEAF_COLUMNS: &[(&str, &str)] = &[
    ("Last Updated", "lastupdated"),
    ("Unique ID", "uniqueid"),
    ("OFSI Group ID", "ofsigroupid"),
    ("UN Reference Number", "unreferencenumber"),
    ("Title", "title"),
    ("Regime Name", "regimename"),
    ("Designation source", "designationsource"),
    ("Sanctions Imposed", "sanctionsimposed"),
    ("Other Information", "otherinformation"),
    ("UK Statement of Reasons", "ukstatementofreasons"),
    ("Phone number", "phonenumber"),
    ("Website", "website"),
    ("Email address", "emailaddress"),
    ("Date Designated", "datedesignated"),
    ("D.O.B", "dob"),
    ("Nationality(/ies)", "nationality"),
    ("Position", "position"),
    ("Gender", "gender"),
    ("Type of entity", "typeofentity"),
    ("Subsidiaries", "subsidiary"),
    ("Parent company", "parentcompany"),
    ("Business registration number (s)", "businessregistrationnumber"),
    ("IMO number", "imonumber"),
    ("Current owner/operator (s)", "currentowneroperator"),
    ("Previous owner/operator (s)", "previousowneroperator"),
    ("Current believed flag of ship", "currentbelievedflagofship"),
    ("Previous flags", "previousflag"),
    ("Type of ship", "typeofship"),
    ("Tonnage of ship", "tonnageofship"),
    ("Length of ship", "lengthofship"),
    ("Year Built", "yearbuilt"),
    ("Hull identification number (HIN)", "hullidentificationnumber"),
];

/// Columns that belong together in a record.
const RECORD_COLUMNS: &[&str] = &[
    "Name 6",
    "Name 1",
    "Name 2",
    "Name 3",
    "Name 4",
    "Name 5",
    "Name type",
    "Alias strength",
    "Name non-latin script",
    "Non-latin script type",
    "Non-latin script language",
    "Address Line 1",
    "Address Line 2",
    "Address Line 3",
    "Address Line 4",
    "Address Line 5",
    "Address Line 6",
    "Address Postal Code",
    "Address Country",
    "National Identifier number",
    "National Identifier additional information",
    "Passport number",
    "Passport additional information",
    "Town of birth",
    "Country of birth",
];

/// The column that says what a party is has had two names.
const KIND_COLUMNS: [&str; 2] = ["Designation Type", "Individual, Entity, Ship"];

/// Keys in the line of column names by which this form is told.
const HEADER_KEYS: [&str; 3] = ["uniqueid", "regimename", "name6"];

/// Whether the first bytes of a file are those of this form.
pub fn recognises(head: &str) -> bool {
    columns::header_offset(head, &HEADER_KEYS).is_some()
}

/// Reads a publication in CSV.
pub fn read(bytes: &[u8], file: &str) -> Result<ListReading, ListError> {
    let mut notices = Notices::new(file);
    let needed = ["Unique ID", "Name 6", "Date Designated"];
    let sheet = columns::read(bytes, file, &HEADER_KEYS, &needed, &mut notices)?;
    let mut info = super::edition("CSV");
    info.published_on = sheet.preamble.lines().find_map(report_date);

    let leaf_columns = LEAF_COLUMNS.iter().map(|(column, _)| *column);
    let expected = leaf_columns.chain(RECORD_COLUMNS.iter().copied());
    let mut missing: Vec<&str> = expected.clone().filter(|name| !sheet.columns.has(name)).collect();
    if !KIND_COLUMNS.iter().any(|name| sheet.columns.has(name)) {
        missing.push(KIND_COLUMNS[0]);
    }
    sheet.columns.say_missing(missing, file, &mut notices);
    let unknown = sheet.columns.unknown(&sheet.table, expected.chain(KIND_COLUMNS), &mut notices);
    let layout = Layout::of(&sheet.columns);

    let mut parties: Vec<Party> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for row in &sheet.table.rows {
        let line = row.line;
        let id = sheet.columns.cell(&row.cells, "uniqueid");
        if id.is_empty() {
            notices.left_out(Some(&|| line), "", "a row without Unique ID");
            continue;
        }
        let at = *places.entry(id.to_owned()).or_insert(parties.len());
        if at == parties.len() {
            parties.push(Party { line, ..Party::default() });
        }
        if let Some(party) = parties.get_mut(at) {
            party.add(&row.cells, &layout, &unknown);
        }
    }

    let mut entities = Vec::with_capacity(parties.len());
    for party in &parties {
        let mut entity = mapper::entity(&party.record, &mut notices, party.line);
        notices.admit(&mut entity, party.line);
        entities.push(entity);
    }
    notices.reading(info, entities)
}

/// `Report Date: 23-Sep-2026`, perhaps in quotes and with empty cells behind.
fn report_date(line: &str) -> Option<interdict_model::PartialDate> {
    let (_, date) = line.split_once(':')?;
    dates::date(date.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | ',' | ';')))
}

/// Where the leaves of the records stand.
struct Layout<'a> {
    columns: &'a Columns,
    /// Columns of leaves: number, leaf.
    leaves: Vec<(usize, &'static str)>,
}

impl<'a> Layout<'a> {
    fn of(columns: &'a Columns) -> Self {
        let kinds = KIND_COLUMNS.iter().map(|column| (*column, "individualentityship"));
        let leaves = LEAF_COLUMNS.iter().copied().chain(kinds);
        let leaves = leaves.filter_map(|(column, leaf)| Some((columns.at(column)?, leaf))).collect();
        Self { columns, leaves }
    }
}

/// A party as far as its rows were read. A popular party has thousands of rows, so records are looked up in sets.
#[derive(Default)]
struct Party {
    line: u64,
    record: Designation,
    names: HashSet<NameRecord>,
    addresses: HashSet<AddressRecord>,
}

impl Party {
    fn add(&mut self, cells: &[String], layout: &Layout, unknown: &[(usize, String)]) {
        let cell = |key: &str| layout.columns.cell(cells, key).to_owned();
        let record = &mut self.record;
        for (at, leaf) in &layout.leaves {
            record.add(leaf, cells.get(*at).map_or("", String::as_str));
        }
        let parts = ["name1", "name2", "name3", "name4", "name5", "name6"].map(cell);
        let name = NameRecord { parts, kind: cell("nametype"), strength: cell("aliasstrength") };
        if name != NameRecord::default() && self.names.insert(name.clone()) {
            record.names.push(name);
        }
        let non_latin = NonLatinName {
            text: cell("namenonlatinscript"),
            script: cell("nonlatinscripttype"),
            language: cell("nonlatinscriptlanguage"),
        };
        if !non_latin.text.is_empty() {
            push_new(&mut record.non_latin_names, non_latin);
        }
        let address = AddressRecord {
            lines: ["1", "2", "3", "4", "5", "6"].map(|line| cell(&format!("addressline{line}"))),
            postal_code: cell("addresspostalcode"),
            country: cell("addresscountry"),
        };
        if address != AddressRecord::default() && self.addresses.insert(address.clone()) {
            record.addresses.push(address);
        }
        let passport = Paper { number: cell("passportnumber"), about: cell("passportadditionalinformation") };
        if passport != Paper::default() {
            push_new(&mut record.passports, passport);
        }
        let national_id =
            Paper { number: cell("nationalidentifiernumber"), about: cell("nationalidentifieradditionalinformation") };
        if national_id != Paper::default() {
            push_new(&mut record.national_ids, national_id);
        }
        let place = BirthPlace { town: cell("townofbirth"), country: cell("countryofbirth") };
        if place != BirthPlace::default() {
            push_new(&mut record.birth_places, place);
        }
        for (at, name) in unknown {
            if let Some(text) = cells.get(*at).filter(|text| !text.is_empty()) {
                push_new(&mut record.unknown, (name.clone(), text.clone()));
            }
        }
    }
}
