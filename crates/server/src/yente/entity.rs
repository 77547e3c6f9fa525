//! A party as yente shows it: one FollowTheMoney entity over all its records in the scope.

use super::{scope::last_change, view::View};
use interdict_model::{Entity, PartialDate, ftm};
use serde_json::{Map, Value, json};
use std::borrow::Cow;

/// A JSON object.
pub(crate) type Object = Map<String, Value>;

/// Whether nested entities that a publication brought along stay in the properties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Inner {
    /// They stay.
    Kept,
    /// Properties are texts only.
    Dropped,
}

/// The entity that several records of one party make; an empty object if there is none.
///
/// `first_seen` is not known from the lists alone and stays empty here; `last_seen` is the date of the newest edition
/// that has the party; `last_change` the last day the authority itself dates: a designation, a programme, a name, an
/// address. Being listed and being seen are never mixed.
pub(crate) fn entity(view: &View, records: &[Cow<'_, Entity>], inner: Inner) -> Object {
    let Some(first) = records.first() else { return Object::new() };
    let mut datasets: Vec<&str> = Vec::new();
    for dataset in records.iter().flat_map(|record| &record.datasets) {
        if !datasets.contains(&dataset.as_str()) {
            datasets.push(dataset);
        }
    }
    let last_seen = datasets.iter().filter_map(|dataset| view.datasets().published_on(dataset)).max();
    let changed = records.iter().filter_map(|record| last_change(record)).max();
    object(json!({
        "id": first.id,
        "caption": first.caption(),
        "schema": first.schema.as_str(),
        "properties": properties(records, inner),
        "datasets": datasets,
        "referents": view.other_ids(&first.id).collect::<Vec<_>>(),
        "target": first.schema.is_party(),
        "first_seen": null,
        "last_seen": moment(last_seen),
        "last_change": moment(changed),
    }))
}

/// The properties of several records, each value once, in the order of the records.
pub(crate) fn properties(records: &[Cow<'_, Entity>], inner: Inner) -> Object {
    let mut all = Object::new();
    for record in records {
        let mut written = ftm::to_json(record);
        let Some(Value::Object(properties)) = written.get_mut("properties").map(Value::take) else { continue };
        for (name, values) in properties {
            let Value::Array(values) = values else { continue };
            let values = values.into_iter().filter(|value| inner == Inner::Kept || !value.is_object());
            let held = all.entry(name).or_insert_with(|| Value::Array(Vec::new()));
            if let Value::Array(held) = held {
                for value in values {
                    if !held.contains(&value) {
                        held.push(value);
                    }
                }
            }
        }
    }
    all.retain(|_, values| values.as_array().is_some_and(|values| !values.is_empty()));
    all
}

/// A day as the point in time that yente writes.
pub(crate) fn moment(day: Option<PartialDate>) -> Option<String> {
    day.map(|day| format!("{}T00:00:00", day.first_day()))
}

/// The members of a value that was written as an object.
pub(crate) fn object(value: Value) -> Object {
    match value {
        Value::Object(members) => members,
        _ => Object::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use interdict_model::{Name, Schema};

    #[test]
    fn records_of_two_lists_make_one_entity_with_every_value_once() {
        let record = |names: &[&str]| {
            let mut entity = Entity::new("a-1", Schema::Company);
            entity.names = names.iter().map(|name| Name::primary(*name)).collect();
            entity.extra.insert("holding".into(), vec![json!({"id": "inner"})]);
            Cow::Owned(entity)
        };
        let records = [record(&["Galleon Quartz"]), record(&["Galleon Quartz", "GQ Ltd"])];
        assert_eq!(properties(&records, Inner::Dropped), object(json!({"name": ["Galleon Quartz", "GQ Ltd"]})));
        assert_eq!(properties(&records, Inner::Kept)["holding"], json!([{"id": "inner"}]));
    }
}
