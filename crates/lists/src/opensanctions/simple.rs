//! `targets.simple.csv`: a party a row. Kinds of identifiers and dates of sanctions are lost in this form.

use crate::{EditionInfo, ListError, ListReading, Place, Warning, spelling, table, xml};
use interdict_model::{
    Address, CountryRole, DateSpan, Designation, Entity, Identifier, IdentifierKind, Name, PartialDate, Schema,
};
use std::collections::BTreeSet;
use std::path::Path;

/// Whether the first bytes are those of this form.
pub fn recognises(head: &str) -> bool {
    let first = head.trim_start_matches('\u{feff}').lines().next().unwrap_or_default().replace('"', "");
    first.starts_with("id,schema,name,aliases,birth_date,countries")
}

/// Reads the table.
pub fn read(bytes: &[u8], file: &str) -> Result<ListReading, ListError> {
    let (text, _) = xml::decode(bytes);
    let mut table = table::read(&text, ',', file);
    for needed in ["id", "schema", "name"] {
        if table.column(needed).is_none() {
            let message = format!("the column `{needed}` is missing");
            return Err(ListError::Malformed { place: Place::in_file(file).at_line(1), message });
        }
    }
    let mut reading = ListReading {
        info: EditionInfo {
            dataset: Path::new(file).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default(),
            title: format!("OpenSanctions targets ({file})"),
            publisher: "OpenSanctions".into(),
            format: "simple CSV".into(),
            ..EditionInfo::default()
        },
        ..ListReading::default()
    };
    reading.warnings.append(&mut table.warnings);
    let mut unknown: BTreeSet<&str> = BTreeSet::new();
    for row in &table.rows {
        let place = Place::in_file(file).at_line(row.line);
        let cell = |name: &str| table.column(name).and_then(|column| row.cells.get(column)).map_or("", String::as_str);
        if cell("id").is_empty() || cell("name").is_empty() {
            reading.warnings.push(Warning::loss(place, "a row without id or name; it was left out"));
            continue;
        }
        let mut entity = Entity::new(cell("id"), Schema::from(cell("schema").to_owned()));
        entity.add_name(Name::primary(cell("name")));
        for (column, text) in table.header.iter().zip(&row.cells) {
            if !text.is_empty() && !put(&mut entity, column, text) {
                unknown.insert(column);
                entity.not_understood.push(format!("{column} {text}"));
            }
        }
        reading.entities.push(entity);
    }
    for column in unknown {
        let message = format!("unknown column `{column}`; its texts are kept as not understood");
        reading.warnings.push(Warning::note(Place::in_file(file), message));
    }
    if reading.entities.is_empty() {
        let message = reading.warnings.first().map_or_else(|| "no entity in the file".into(), ToString::to_string);
        return Err(ListError::Malformed { place: Place::in_file(file), message });
    }
    Ok(reading)
}

/// Puts a cell in its place; `false` if the column is not known.
fn put(entity: &mut Entity, column: &str, text: &str) -> bool {
    match column {
        "id" | "schema" | "name" => {}
        "aliases" => {
            for name in values(text) {
                entity.add_name(Name::alias(name));
            }
        }
        "birth_date" => {
            for value in values(text) {
                match value.parse::<PartialDate>() {
                    Ok(date) => entity.births.push(DateSpan::from(date)),
                    Err(_) => entity.not_understood.push(format!("birth_date {value}")),
                }
            }
        }
        "countries" => {
            for value in values(text) {
                match spelling::country(&value) {
                    Some(country) => entity.add_country(country, CountryRole::Linked),
                    None => entity.not_understood.push(format!("countries {value}")),
                }
            }
        }
        "addresses" => {
            let addresses =
                values(text).into_iter().map(|street| Address { street: Some(street), ..Address::default() });
            entity.addresses.extend(addresses);
        }
        "identifiers" => {
            let kind = IdentifierKind::Other("identifier".into());
            entity.identifiers.extend(values(text).into_iter().map(|value| Identifier::new(kind.clone(), value)));
        }
        "phones" => {
            let phones = values(text).into_iter().map(|value| Identifier::new(IdentifierKind::Phone, value));
            entity.identifiers.extend(phones);
        }
        "emails" => {
            let mails = values(text).into_iter().map(|value| Identifier::new(IdentifierKind::Email, value));
            entity.identifiers.extend(mails);
        }
        "program_ids" => {
            let programmes = values(text).into_iter().map(interdict_model::Programme::undated).collect();
            entity.designations.push(Designation { programmes, ..Designation::default() });
        }
        // `authority - programme - dates` in one text.
        "sanctions" => {
            entity.topics.push("sanction".into());
            let sanctions =
                values(text).into_iter().map(|authority| Designation { authority, ..Designation::default() });
            entity.designations.extend(sanctions);
        }
        "dataset" => entity.datasets.extend(values(text)),
        "first_seen" | "last_seen" | "last_change" => entity.notes.push(format!("{column} {text}")),
        _ => return false,
    }
    true
}

/// The values of a cell: semicolons between, and quotes around values that hold one.
fn values(text: &str) -> Vec<String> {
    let mut values = Vec::new();
    let mut value = String::new();
    let mut quoted = false;
    for character in text.chars() {
        match character {
            '"' => quoted = !quoted,
            ';' if !quoted => values.push(std::mem::take(&mut value)),
            other => value.push(other),
        }
    }
    values.push(value);
    values.into_iter().map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_parted_outside_quotes() {
        for (text, expected) in
            [("a;b", vec!["a", "b"]), ("\"a;b\";c", vec!["a;b", "c"]), ("", vec![]), ("one", vec!["one"])]
        {
            assert_eq!(values(text), expected, "{text}");
        }
    }
}
