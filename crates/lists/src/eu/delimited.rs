//! The CSV forms 1.1 and 1.0: rows of a party and one part of it (a name, an address, a birth date ...).
//!
//! A party has as many rows as it has parts; its rows belong together by the logical number. The reader also undoes
//! what a spreadsheet does to CSV 1.0: the whole line in one pair of quotes, with tabs where commas stood.

use super::{
    columns::{self, Columns, Form, PARTS, Part, key_of},
    dates, mapper,
    records::{Act, AddressRecord, Birth, Citizenship, Header, NameAlias, Paper, SanctionEntity},
};
use crate::{
    ListError, ListReading, Place, Warning,
    element::decode,
    table::{self, Row, Table},
    tree::Notices,
};
use std::collections::HashMap;

/// Whether the first bytes of a file are those of this form.
pub fn recognises(head: &str) -> bool {
    form_of(head).is_some()
}

fn form_of(head: &str) -> Option<Form> {
    let first = head.lines().find(|line| !line.trim().is_empty())?;
    let start = first.trim_start_matches('\u{feff}').trim_start();
    if start.starts_with(['{', '[', '<']) {
        return None;
    }
    let key = key_of(first);
    if !key.contains("entitylogicalid") {
        None
    } else if key.contains("namealiaswholename") {
        Some(Form::Full)
    } else if key.contains("naalwholename") {
        Some(Form::Short)
    } else {
        None
    }
}

/// Reads a publication in CSV.
pub fn read(bytes: &[u8], file: &str) -> Result<ListReading, ListError> {
    let malformed = |message: String| ListError::Malformed { place: Place::in_file(file).at_line(1), message };
    let mut notices = Notices::new(file);
    let text = decode(bytes);
    let broken = std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_some());
    if broken && encoding_rs::Encoding::for_bom(bytes).is_none() {
        notices.warn(Warning::note(Place::in_file(file), "the file is not UTF-8; it was read as windows-1252"));
    }
    let Some(form) = form_of(&text) else {
        return Err(malformed("the first line does not name the columns of this list".into()));
    };
    let unwrapped = without_wrapping(&text);
    if unwrapped.is_some() {
        let message = "each line stands in one pair of quotes, with tabs for commas; this was undone";
        notices.warn(Warning::note(Place::in_file(file), message));
    }
    let text = unwrapped.unwrap_or_else(|| text.into_owned());
    let mut table = table::read(&text, table::delimiter_of(&text), file);
    for warning in std::mem::take(&mut table.warnings) {
        notices.warn(warning);
    }
    if form == Form::Short && !text.ends_with(['\n', '\r']) {
        // The last cell is the reference of the party.
        let message = "the last line has no line end; the file was cut off";
        notices.warn(Warning::loss(Place::in_file(file), message));
    }
    let layout = Columns::of(&table, form);
    if let Some(missing) = columns::required(form).iter().find(|name| !layout.has(name)) {
        return Err(malformed(format!("the column {missing} is missing")));
    }
    for missing in columns::expected(form).iter().filter(|name| !layout.has(name)) {
        let message = format!("the column {missing} is missing; what it says of the parties is not known");
        notices.warn(Warning::loss(Place::in_file(file).at_line(1), message));
    }
    let unknown = unknown_columns(&table, form);
    for (_, name) in &unknown {
        notices.unknown(&format!("column {name}"), Some(&|| 1_u64), "");
    }

    let mut info = super::edition(if form == Form::Full { "CSV 1.1" } else { "CSV 1.0" });
    let mut records: Vec<(u64, SanctionEntity)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for row in &table.rows {
        let value = |official: &str| plain(layout.value(&row.cells, Part::Entity, official));
        let header = Header::read(&value);
        let id = if header.logical_id.is_empty() { header.reference.clone() } else { header.logical_id.clone() };
        if id.is_empty() {
            notices.left_out(Some(&|| row.line), "", "a row without the number of its party");
            continue;
        }
        if info.published_on.is_none() {
            let column = if form == Form::Full { "fileGenerationDate" } else { "Date_filexxxx" };
            info.published_on = dates::date(layout.cell(&row.cells, column));
        }
        let at = *places.entry(id).or_insert(records.len());
        if at == records.len() {
            records.push((row.line, SanctionEntity { header, ..SanctionEntity::default() }));
        }
        if let Some((_, record)) = records.get_mut(at) {
            add_row(record, row, &layout, form, &unknown);
        }
    }

    let mut entities = Vec::with_capacity(records.len());
    for (line, record) in &records {
        let mut entity = mapper::entity(record);
        notices.admit(&mut entity, *line);
        entities.push(entity);
    }
    notices.reading(info, entities)
}

/// The text with the lines freed from the quotes around them, if every line stands in one pair of quotes.
fn without_wrapping(text: &str) -> Option<String> {
    let first = text.lines().next()?.trim();
    let is_wrapped = first.len() > 2 && first.starts_with('"') && first.ends_with('"') && !first.contains("\";\"");
    if !is_wrapped {
        return None;
    }
    let mut freed = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let inner = line.trim().strip_prefix('"').and_then(|line| line.strip_suffix('"'));
        match inner {
            Some(inner) => freed.push_str(&inner.replace("\"\"", "\"").trim_end().replace('\t', ",")),
            // A line that was cut stays as it is, and is told by its open quote.
            None => freed.push_str(line.trim_end()),
        }
        if line.ends_with('\n') {
            freed.push('\n');
        }
    }
    Some(freed)
}

/// A value with the publisher's literal `\n` as a line end.
fn plain(value: &str) -> String {
    value.replace("\\n", "\n").trim().to_owned()
}

fn unknown_columns(table: &Table, form: Form) -> Vec<(usize, String)> {
    let known: Vec<String> = columns::expected(form).iter().map(|name| key_of(name)).collect();
    let is_known = |name: &str| name.is_empty() || known.contains(&key_of(name)) || columns::is_of_an_act(name);
    let unknown = table.header.iter().enumerate().filter(|(_, name)| !is_known(name));
    unknown.map(|(at, name)| (at, name.clone())).collect()
}

/// Adds what a row says to its party.
fn add_row(record: &mut SanctionEntity, row: &Row, layout: &Columns, form: Form, unknown: &[(usize, String)]) {
    let cells = row.cells.as_slice();
    let of_entity = |official: &str| plain(layout.value(cells, Part::Entity, official));
    if record.subject.is_empty() {
        record.subject = of_entity("subjectType");
    }
    push_new(&mut record.header.remarks, of_entity("remark"));
    let act = Act::read(&|official| plain(layout.value(cells, Part::Regulation, official)));
    if !act.is_blank() {
        push_new(&mut record.header.acts, act);
    }
    for part in PARTS.into_iter().filter(|part| layout.says(cells, *part)) {
        let get = |official: &str| plain(layout.value(cells, part, official));
        let remarks: Vec<String> = Some(get("remark")).into_iter().filter(|remark| !remark.is_empty()).collect();
        let act = Act::read(&|official| plain(layout.act_value(cells, part, official)));
        let acts: Vec<Act> = Some(act).into_iter().filter(|act| !act.is_blank()).collect();
        match part {
            Part::Name => push_new(&mut record.names, NameAlias { remarks, acts, ..NameAlias::read(&get) }),
            Part::Address => {
                push_new(&mut record.addresses, AddressRecord { remarks, acts, ..AddressRecord::read(&get) });
            }
            Part::Birth => push_new(&mut record.births, Birth { remarks, acts, ..Birth::read(&get) }),
            Part::Paper => {
                let mut paper = Paper { remarks, acts, ..Paper::read(&get) };
                if form == Form::Short {
                    take_apart(&mut paper);
                }
                push_new(&mut record.papers, paper);
            }
            Part::Citizenship => {
                push_new(&mut record.citizenships, Citizenship { remarks, acts, ..Citizenship::read(&get) });
            }
            Part::Entity | Part::Regulation => {}
        }
    }
    for (at, name) in unknown {
        if let Some(cell) = cells.get(*at).filter(|cell| !cell.is_empty()) {
            push_new(&mut record.unknown, format!("{name} {cell}"));
        }
    }
}

/// Adds a value that is not there yet. Blank texts are no values.
fn push_new<T: PartialEq + Default>(held: &mut Vec<T>, value: T) {
    if value != T::default() && !held.contains(&value) {
        held.push(value);
    }
}

/// CSV 1.0 writes `AD001095 (passport-National passport) ((passport))` in the cell of the number.
fn take_apart(paper: &mut Paper) {
    let whole = paper.number.clone();
    let Some((number, rest)) = whole.split_once(" (") else { return };
    let Some((kind, remark)) = rest.split_once(')') else { return };
    let Some((code, name)) = kind.split_once('-') else { return };
    if code.is_empty() || !code.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return;
    }
    number.trim().clone_into(&mut paper.number);
    code.clone_into(&mut paper.kind);
    name.trim().clone_into(&mut paper.kind_name);
    if !remark.trim().is_empty() {
        paper.remarks.push(remark.trim().to_owned());
    }
}
