//! The entities around a party: its designations, addresses, documents and relations, each an entity of its own.
//!
//! Identities are made of the party's, the dataset's and the place in the record, so that the same record gives the
//! same ones.

use super::{
    entity::{Inner, Object, entity, object, properties},
    relations::edge,
    view::View,
};
use interdict_model::{Address, Designation, Entity, Identifier, IdentifierKind, PartialDate, Period, Relation};
use serde_json::{Value, json};
use std::{borrow::Cow, collections::BTreeMap};

/// Entities around a party by the property under which it shows them.
pub(crate) type Around = BTreeMap<String, Vec<Value>>;

/// The entity with everything around it inside its properties.
pub(crate) fn nested(view: &View, records: &[Cow<'_, Entity>]) -> Object {
    let mut whole = entity(view, records, Inner::Dropped);
    if let Some(Value::Object(properties)) = whole.get_mut("properties") {
        for (name, around) in around(view, records) {
            properties.insert(name, Value::Array(around));
        }
    }
    whole
}

/// Everything around a party.
pub(crate) fn around(view: &View, records: &[Cow<'_, Entity>]) -> Around {
    let mut around = Around::new();
    // What a publication nested itself goes first, and stands for what would be made of the typed facts.
    let brought = properties(records, Inner::Kept);
    for (name, values) in brought {
        let Value::Array(values) = values else { continue };
        let inner: Vec<Value> = values.into_iter().filter(Value::is_object).collect();
        if !inner.is_empty() {
            around.insert(name, inner);
        }
    }
    let brought: Vec<String> = around.keys().cloned().collect();
    let mut add = |name: &str, value: Value| {
        if !brought.iter().any(|held| held == name) {
            around.entry(name.to_owned()).or_default().push(value);
        }
    };
    for record in records {
        for (number, designation) in record.designations.iter().enumerate() {
            add("sanctions", sanction(record, number, designation));
        }
        for (number, address) in record.addresses.iter().enumerate() {
            add("addressEntity", address_entity(record, number, address));
        }
        for (number, identifier) in record.identifiers.iter().enumerate() {
            if let Some(document) = document(record, number, identifier) {
                add("identification", document);
            }
        }
        for (number, relation) in record.relations.iter().enumerate() {
            let (edge, _) = edge(&relation.kind);
            let other = other_party(view, record, number, relation);
            add(edge.seen_by_holder, relation_entity(record, number, relation, edge.other, other));
        }
    }
    if let Some(first) = records.first() {
        let snapshot = &view.snapshot;
        for (place, number) in snapshot.pointing().at(&first.id) {
            let holder = snapshot.engine().parties().get(place);
            let Some(relation) = holder.relations.get(number) else { continue };
            // The holder may be outside the scope, or the relation not of the day asked for.
            let holders = view.records(&holder.id);
            if holders.iter().any(|record| record.relations.contains(relation)) {
                let (edge, _) = edge(&relation.kind);
                let shown = Value::Object(entity(view, &holders, Inner::Dropped));
                add(edge.seen_by_other, relation_entity(&holder, number, relation, edge.holder, shown));
            }
        }
    }
    around
}

fn sanction(record: &Entity, number: usize, designation: &Designation) -> Value {
    let programmes: Vec<&str> = designation.programme_codes().collect();
    let caption = programmes.first().copied().unwrap_or(&designation.authority);
    let reasons = designation.legal_basis.iter().chain(&designation.reason);
    let properties = [
        ("authority", texts([&designation.authority])),
        ("authorityId", texts(&designation.entry_id)),
        ("program", texts(&programmes)),
        ("programId", texts(&programmes)),
        ("publisher", texts(&designation.list)),
        ("reason", texts(reasons)),
        ("provisions", texts(&designation.measures)),
        ("listingDate", dates(designation.listed_on)),
        ("endDate", dates(designation.delisted_on)),
    ];
    part(record, "sanction", number, "Sanction", caption, properties)
}

fn address_entity(record: &Entity, number: usize, address: &Address) -> Value {
    let line = address.one_line();
    let country = address.country.as_ref().map(|country| country.code().to_owned());
    let properties = [
        ("full", texts([&line])),
        ("street", texts(&address.street)),
        ("city", texts(&address.city)),
        ("region", texts(&address.region)),
        ("postalCode", texts(&address.postal_code)),
        ("country", texts(&country)),
        ("remarks", texts(&address.note)),
    ];
    part(record, "address", number, "Address", &line, properties)
}

/// Passports and identity papers; other numbers are properties of the party itself.
fn document(record: &Entity, number: usize, identifier: &Identifier) -> Option<Value> {
    let (schema, kind) = match &identifier.kind {
        IdentifierKind::Passport => ("Passport", "passport"),
        IdentifierKind::NationalId => ("Identification", "national identity number"),
        IdentifierKind::TaxNumber => ("Identification", "tax number"),
        IdentifierKind::Other(kind) => ("Identification", kind.as_str()),
        _ => return None,
    };
    let country = identifier.country.as_ref().map(|country| country.code().to_owned());
    let properties = [
        ("number", texts([&identifier.value])),
        ("type", texts([kind])),
        ("country", texts(&country)),
        ("summary", texts(&identifier.note)),
        ("startDate", dates(identifier.period.from)),
        ("endDate", dates(identifier.period.to)),
    ];
    Some(part(record, "document", number, schema, &identifier.value, properties))
}

/// The edge as one of its two parties sees it: with the party at the other end inside.
fn relation_entity(holder: &Entity, number: usize, relation: &Relation, end: &'static str, shown: Value) -> Value {
    let (edge, words) = edge(&relation.kind);
    let Period { from, to } = relation.period;
    let status: &[&str] = if relation.former { &["former"] } else { &[] };
    let properties = [
        (edge.told, texts([words])),
        ("status", texts(status)),
        ("startDate", dates(from)),
        ("endDate", dates(to)),
        (end, vec![shown]),
    ];
    part(holder, "relation", number, edge.schema, words, properties)
}

/// The party that a relation names: as it is listed, or what the record says of it.
fn other_party(view: &View, record: &Entity, number: usize, relation: &Relation) -> Value {
    if let Some(id) = &relation.target_id {
        let listed = view.records(id);
        if !listed.is_empty() {
            return Value::Object(entity(view, &listed, Inner::Dropped));
        }
    }
    let name = relation.target_name.as_deref().or(relation.target_id.as_deref()).unwrap_or_default();
    let mut named = object(part(record, "other", number, "LegalEntity", name, [("name", texts([name]))]));
    if let Some(id) = &relation.target_id {
        named.insert("id".to_owned(), json!(id));
    }
    Value::Object(named)
}

/// An entity that is a part of a record. Properties without values are left out.
fn part<const N: usize>(
    record: &Entity,
    what: &str,
    number: usize,
    schema: &str,
    caption: &str,
    properties: [(&str, Vec<Value>); N],
) -> Value {
    let properties: Object = properties
        .into_iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(name, values)| (name.to_owned(), Value::Array(values)))
        .collect();
    let dataset = record.datasets.first().map_or("list", String::as_str);
    json!({
        "id": format!("{}-{dataset}-{what}-{}", record.id, number + 1),
        "caption": caption,
        "schema": schema,
        "properties": properties,
        "datasets": record.datasets,
        "referents": [],
        "target": false,
        "first_seen": null,
        "last_seen": null,
        "last_change": null,
    })
}

fn texts<T: AsRef<str>>(values: impl IntoIterator<Item = T>) -> Vec<Value> {
    let texts = values.into_iter().filter(|text| !text.as_ref().is_empty());
    texts.map(|text| Value::from(text.as_ref())).collect()
}

fn dates(day: Option<PartialDate>) -> Vec<Value> {
    day.map(|day| Value::from(day.to_string())).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use interdict_model::{Programme, Schema};

    #[test]
    fn a_designation_becomes_a_sanction_with_its_programme_and_day() {
        let mut entity = Entity::new("ofac-1", Schema::Person);
        entity.datasets = vec!["us_ofac_sdn".into()];
        let designation = Designation {
            authority: "US Treasury, OFAC".into(),
            programmes: vec![Programme::undated("DPRK2")],
            legal_basis: vec!["E.O. 13687".into()],
            listed_on: "2015-01-02".parse().ok(),
            ..Designation::default()
        };
        let written = sanction(&entity, 0, &designation);
        assert_eq!(written["id"], "ofac-1-us_ofac_sdn-sanction-1");
        assert_eq!(
            written["properties"],
            json!({
                "authority": ["US Treasury, OFAC"], "program": ["DPRK2"], "programId": ["DPRK2"],
                "reason": ["E.O. 13687"], "listingDate": ["2015-01-02"],
            })
        );
    }
}
