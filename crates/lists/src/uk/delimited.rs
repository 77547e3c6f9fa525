//! UK Sanctions List, CSV: one row for every combination of a party's names, addresses, birth dates and so on. The rows
//! of a party are put together by `Unique ID`, and every value is kept once.

use super::{
    dates, mapper,
    records::{AddressRecord, BirthPlace, Designation, NameRecord, NonLatinName, Paper, key_of, push_new},
};
use crate::{
    ListError, ListReading, Place, Warning,
    table::{self, Table},
    tree::Notices,
};
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

/// Whether the first bytes of a file are those of this form.
pub fn recognises(head: &str) -> bool {
    header_offset(head).is_some()
}

/// Where the line with the column names begins: within the first lines.
fn header_offset(text: &str) -> Option<usize> {
    let mut offset = 0;
    for line in text.split_inclusive('\n').take(6) {
        let key = key_of(line);
        let names_columns = ["uniqueid", "regimename", "name6"].iter().all(|name| key.contains(name));
        if names_columns && !line.contains(['<', '{']) {
            return Some(offset);
        }
        offset += line.len();
    }
    None
}

/// Reads a publication in CSV.
pub fn read(bytes: &[u8], file: &str) -> Result<ListReading, ListError> {
    let malformed = |message: String| ListError::Malformed { place: Place::in_file(file).at_line(1), message };
    let mut notices = Notices::new(file);
    let text = super::decoded(bytes, file, &mut notices);
    let Some(offset) = header_offset(&text) else {
        return Err(malformed("no line names the columns of this list".into()));
    };
    let (preamble, body) = text.split_at_checked(offset).unwrap_or(("", text.as_str()));
    let lines_before = preamble.matches('\n').count() as u64;
    let mut info = super::edition("CSV");
    info.published_on = preamble.lines().find_map(report_date);

    let mut table = table::read(body, table::delimiter_of(body), file);
    for mut warning in std::mem::take(&mut table.warnings) {
        warning.place.line = warning.place.line.map(|line| line + lines_before);
        notices.warn(warning);
    }
    let layout = Layout::of(&table);
    if let Some(missing) = ["Unique ID", "Name 6", "Date Designated"].iter().find(|name| !layout.has(name)) {
        return Err(malformed(format!("the column {missing} is missing")));
    }
    let expected = LEAF_COLUMNS.iter().map(|(column, _)| column).chain(RECORD_COLUMNS);
    let mut missing: Vec<&str> = expected.filter(|name| !layout.has(name)).copied().collect();
    if !KIND_COLUMNS.iter().any(|name| layout.has(name)) {
        missing.push(KIND_COLUMNS[0]);
    }
    for column in missing {
        let message = format!("the column {column} is missing; what it says of the parties is not known");
        notices.warn(Warning::loss(Place::in_file(file).at_line(lines_before + 1), message));
    }
    let unknown = Layout::unknown_columns(&table);
    for (_, name) in &unknown {
        notices.unknown(&format!("column {name}"), Some(&|| lines_before + 1), "");
    }

    let mut parties: Vec<Party> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for row in &table.rows {
        let line = row.line + lines_before;
        let id = layout.cell(&row.cells, "uniqueid");
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

/// The columns of a table by their keys.
struct Layout {
    by_key: HashMap<String, usize>,
    /// Columns of leaves: number, leaf.
    leaves: Vec<(usize, &'static str)>,
}

impl Layout {
    fn of(table: &Table) -> Self {
        let mut by_key: HashMap<String, usize> = HashMap::new();
        for (at, name) in table.header.iter().enumerate() {
            by_key.entry(key_of(name)).or_insert(at);
        }
        let kinds = KIND_COLUMNS.iter().map(|column| (*column, "individualentityship"));
        let columns = LEAF_COLUMNS.iter().copied().chain(kinds);
        let leaves = columns.filter_map(|(column, leaf)| by_key.get(&key_of(column)).map(|at| (*at, leaf))).collect();
        Self { by_key, leaves }
    }

    fn has(&self, name: &str) -> bool {
        self.by_key.contains_key(&key_of(name))
    }

    /// The value of a column by its key.
    fn cell<'a>(&self, cells: &'a [String], key: &str) -> &'a str {
        self.by_key.get(key).and_then(|at| cells.get(*at)).map_or("", |cell| cell.trim())
    }

    fn unknown_columns(table: &Table) -> Vec<(usize, String)> {
        let leaves = LEAF_COLUMNS.iter().map(|(column, _)| *column);
        let others = RECORD_COLUMNS.iter().chain(&KIND_COLUMNS).copied();
        let known: HashSet<String> = leaves.chain(others).map(key_of).collect();
        let unknown = table.header.iter().enumerate().filter(|(_, name)| !known.contains(&key_of(name)));
        unknown.filter(|(_, name)| !name.is_empty()).map(|(at, name)| (at, name.clone())).collect()
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
        let cell = |key: &str| layout.cell(cells, key).to_owned();
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
