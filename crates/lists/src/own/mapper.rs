//! From a row to an entity.

use super::{
    dates,
    mapping::{Columns, Mapping},
};
use crate::spelling;
use interdict_model::{
    Address, CountryRole, DateSpan, Designation, Entity, Identifier, IdentifierKind, Name, NameKind, NamePart,
    PartKind, PartialDate, Programme, Schema,
};

/// An entity and the columns that no mapping names.
#[derive(Debug)]
pub(super) struct Mapped {
    pub entity: Entity,
    pub unmapped: Vec<String>,
}

/// A row with its mapping.
struct Cells<'a> {
    row: &'a [(String, Vec<String>)],
    mapping: &'a Mapping,
}

impl Cells<'_> {
    /// The values of one column, split where the mapping says so, without empty ones.
    fn of(&self, column: &str) -> Vec<String> {
        let cells = self.row.iter().filter(|(name, _)| name.trim().eq_ignore_ascii_case(column.trim()));
        let mut values = Vec::new();
        for text in cells.flat_map(|(_, texts)| texts) {
            match self.mapping.split.as_deref().filter(|split| !split.is_empty()) {
                Some(split) => values.extend(text.split(split).map(|value| value.trim().to_owned())),
                None => values.push(text.trim().to_owned()),
            }
        }
        values.retain(|value| !value.is_empty());
        values
    }

    fn all(&self, columns: &Columns) -> Vec<String> {
        columns.names().flat_map(|column| self.of(column)).collect()
    }
}

/// The entity of a row, or why there is none.
pub(super) fn entity(row: &[(String, Vec<String>)], mapping: &Mapping, number: u64) -> Result<Mapped, String> {
    let cells = Cells { row, mapping };
    let reference = cells.all(&mapping.id).join("-");
    let id = if reference.is_empty() { format!("row-{number}") } else { reference.clone() };
    let schema = schema(&cells);
    let mut entity = Entity::new(format!("{}-{id}", mapping.dataset()), schema);
    entity.datasets.push(mapping.dataset().to_owned());
    entity.topics.clone_from(&mapping.topics);
    names(&cells, &mut entity);
    if entity.names.is_empty() {
        return Err("a row without a name; it was left out".into());
    }
    let mut births = Vec::new();
    days(&cells, &mapping.birth_date, "birth date", &mut births, &mut entity);
    let mut deaths = Vec::new();
    days(&cells, &mapping.death_date, "death date", &mut deaths, &mut entity);
    (entity.births, entity.deaths) = (births, deaths);
    entity.birth_places = cells.all(&mapping.birth_place);
    for (columns, role) in [
        (&mapping.nationality, CountryRole::Nationality),
        (&mapping.citizenship, CountryRole::Citizenship),
        (&mapping.jurisdiction, CountryRole::Jurisdiction),
        (&mapping.country, CountryRole::Linked),
    ] {
        for text in cells.all(columns) {
            match spelling::country(&text) {
                Some(country) => entity.add_country(country, role),
                None => entity.not_understood.push(format!("country {text}")),
            }
        }
    }
    if let Some(gender) = cells.all(&mapping.gender).into_iter().next() {
        entity.gender = Some(match gender.to_lowercase().as_str() {
            "m" | "male" | "man" => "male".into(),
            "f" | "female" | "woman" => "female".into(),
            other => other.to_owned(),
        });
    }
    for text in cells.all(&mapping.address) {
        let country = spelling::country_at_end(&text);
        let country_name = country.as_ref().map(interdict_text::countries::title);
        entity.addresses.push(Address { street: Some(text), country, country_name, ..Address::default() });
    }
    entity.positions = cells.all(&mapping.position);
    entity.notes = cells.all(&mapping.notes);
    identifiers(&cells, &mut entity);
    designation(&cells, &reference, &mut entity);
    let mut unmapped = Vec::new();
    for (column, texts) in row {
        if mapping.columns().any(|name| name.trim().eq_ignore_ascii_case(column.trim())) {
            continue;
        }
        for text in texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()) {
            entity.notes.push(format!("{column}: {text}"));
            unmapped.push(column.clone());
        }
    }
    Ok(Mapped { entity, unmapped })
}

fn schema(cells: &Cells<'_>) -> Schema {
    let mapped = &cells.mapping.schema;
    let value = mapped.column.as_deref().and_then(|column| cells.of(column).into_iter().next());
    let default = || mapped.default.clone().map_or(Schema::LegalEntity, Schema::from);
    let Some(value) = value else { return default() };
    let named =
        mapped.values.iter().find(|(name, _)| name.eq_ignore_ascii_case(&value)).map(|(_, schema)| schema.clone());
    match Schema::from(named.unwrap_or(value)) {
        Schema::Other(_) => default(),
        schema => schema,
    }
}

fn names(cells: &Cells<'_>, entity: &mut Entity) {
    let mapping = cells.mapping;
    let mut whole = cells.all(&mapping.name).into_iter();
    let (given, family) = (cells.all(&mapping.first_name).join(" "), cells.all(&mapping.last_name).join(" "));
    let parts: Vec<NamePart> = [(PartKind::Given, given), (PartKind::Family, family)]
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(kind, text)| NamePart { kind, text })
        .collect();
    let composed = parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" ");
    if let Some(text) = whole.next() {
        entity.add_name(named(Name { parts, ..Name::primary(text) }));
    } else if !composed.is_empty() {
        entity.add_name(named(Name { parts, ..Name::primary(composed) }));
    }
    for text in whole.chain(cells.all(&mapping.alias)) {
        entity.add_name(named(Name::alias(text)));
    }
    for text in cells.all(&mapping.former_name) {
        entity.add_name(named(Name::new(text, NameKind::Former)));
    }
    for text in cells.all(&mapping.weak_name) {
        entity.add_name(named(Name::weak_alias(text)));
    }
    // A row that has aliases only is filed under the first of them.
    if let Some(first) = entity.names.first_mut() {
        first.kind = NameKind::Primary;
    }
}

fn named(name: Name) -> Name {
    let script = spelling::script_code(&name.text).filter(|script| *script != "Latn").map(str::to_owned);
    Name { script, ..name }
}

fn days(cells: &Cells<'_>, columns: &Columns, what: &str, spans: &mut Vec<DateSpan>, entity: &mut Entity) {
    for text in cells.all(columns) {
        match dates::span(&text, cells.mapping.date_order) {
            Some((span, ambiguous)) => {
                if !spans.contains(&span) {
                    spans.push(span);
                }
                if ambiguous {
                    entity.not_understood.push(format!("{what} {text} (day or month first?)"));
                }
            }
            None => entity.not_understood.push(format!("{what} {text}")),
        }
    }
}

fn identifiers(cells: &Cells<'_>, entity: &mut Entity) {
    for mapped in &cells.mapping.identifiers {
        let countries = mapped.country.as_deref().map(|column| cells.of(column)).unwrap_or_default();
        for text in countries.iter().filter(|text| spelling::country(text).is_none()) {
            entity.not_understood.push(format!("country {text}"));
        }
        for (index, value) in cells.of(&mapped.column).into_iter().enumerate() {
            let country = countries.get(index).or_else(|| countries.first()).and_then(|text| spelling::country(text));
            let identifier = Identifier { country, ..Identifier::new(kind_of(&mapped.kind), value) };
            if !entity.identifiers.contains(&identifier) {
                entity.identifiers.push(identifier);
            }
        }
    }
}

fn kind_of(kind: &str) -> IdentifierKind {
    let plain: String =
        kind.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    match plain.as_str() {
        "passport" => IdentifierKind::Passport,
        "nationalid" | "idcard" => IdentifierKind::NationalId,
        "tax" | "taxnumber" | "taxid" => IdentifierKind::TaxNumber,
        "registration" | "registrationnumber" => IdentifierKind::RegistrationNumber,
        "imo" => IdentifierKind::Imo,
        "mmsi" => IdentifierKind::Mmsi,
        "callsign" => IdentifierKind::CallSign,
        "bic" | "swift" => IdentifierKind::Bic,
        "lei" => IdentifierKind::Lei,
        "iban" => IdentifierKind::Iban,
        "isin" => IdentifierKind::Isin,
        "wallet" => IdentifierKind::Wallet(String::new()),
        "aircraft" => IdentifierKind::AircraftNumber,
        "website" => IdentifierKind::Website,
        "email" => IdentifierKind::Email,
        "phone" => IdentifierKind::Phone,
        _ => IdentifierKind::Other(kind.to_owned()),
    }
}

fn designation(cells: &Cells<'_>, reference: &str, entity: &mut Entity) {
    let mapping = cells.mapping;
    let mut day = |columns: &Columns, what: &str| -> Option<PartialDate> {
        let mut spans = Vec::new();
        days(cells, columns, what, &mut spans, entity);
        spans.into_iter().map(|span| span.start).min()
    };
    let (listed_on, delisted_on) = (day(&mapping.listed_on, "listed on"), day(&mapping.delisted_on, "delisted on"));
    let reasons = cells.all(&mapping.reason);
    entity.designations.push(Designation {
        authority: mapping.publisher.clone().unwrap_or_else(|| "own list".into()),
        list: mapping.title.clone(),
        entry_id: (!reference.is_empty()).then(|| reference.to_owned()),
        programmes: cells.all(&mapping.programme).into_iter().map(Programme::undated).collect(),
        listed_on,
        delisted_on,
        reason: (!reasons.is_empty()).then(|| reasons.join("\n")),
        ..Designation::default()
    });
}
