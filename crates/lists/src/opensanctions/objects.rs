//! FollowTheMoney objects by id, flat: objects that stand inside others are taken out and leave their id behind.

use interdict_model::Schema;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// How deep objects may stand in each other. Exports have at most four.
const DEPTH_LIMIT: usize = 16;

/// An object with what is needed to join it.
#[derive(Debug, Clone)]
pub(super) struct Object {
    /// The object; nested ones are replaced by their ids.
    pub value: Value,
    /// It stood on a line of its own, or it is no party: then it is part of the list. A party that only stood inside
    /// another (a relative) is there for its name.
    pub is_listed: bool,
}

/// Objects in the order of their first appearance.
#[derive(Debug, Clone, Default)]
pub(super) struct Objects {
    slots: Vec<Option<Object>>,
    by_id: HashMap<String, usize>,
}

impl Objects {
    /// Puts an object in, in place of one with the same id. Says whether there was one.
    pub(super) fn put(&mut self, value: Value) -> Result<bool, String> {
        let Value::Object(object) = value else { return Err("not a JSON object".into()) };
        self.put_object(object, true, None, 0)
    }

    /// Takes an object out. Says whether it was there.
    pub(super) fn remove(&mut self, id: &str) -> bool {
        let slot = self.by_id.get(id).and_then(|index| self.slots.get_mut(*index));
        slot.is_some_and(|slot| slot.take().is_some())
    }

    /// The objects in order.
    pub(super) fn in_order(self) -> impl Iterator<Item = Object> {
        self.slots.into_iter().flatten()
    }

    fn put_object(
        &mut self,
        mut object: Map<String, Value>,
        is_line: bool,
        parent: Option<&str>,
        depth: usize,
    ) -> Result<bool, String> {
        if depth > DEPTH_LIMIT {
            return Err("objects stand too deep in each other".into());
        }
        let member = |name: &str| object.get(name).and_then(Value::as_str).map(str::to_owned);
        let id = member("id").ok_or("`id` is missing or not of the right type")?;
        let schema = member("schema").ok_or("`schema` is missing or not of the right type")?;
        // Our own output holds its facts in a member of its own and is read as it is.
        if !object.contains_key("interdict")
            && let Some(Value::Object(properties)) = object.get_mut("properties")
        {
            self.flatten(properties, &id, depth)?;
            if let Some(parent) = parent {
                back_to_parent(properties, &schema, parent);
            }
        }
        let is_party = Schema::from(schema).is_party();
        let held = self.by_id.get(&id).copied();
        let was_there = held.and_then(|index| self.slots.get(index)).is_some_and(Option::is_some);
        // A party inside another does not replace the line of its own.
        if was_there && !is_line {
            return Ok(true);
        }
        let object = Object { value: Value::Object(object), is_listed: is_line || !is_party };
        if let Some(slot) = held.and_then(|index| self.slots.get_mut(index)) {
            *slot = Some(object);
        } else {
            self.by_id.insert(id, self.slots.len());
            self.slots.push(Some(object));
        }
        Ok(was_there)
    }

    /// Takes nested objects out of properties. A property that held only links to edges is dropped: the edges point back.
    fn flatten(&mut self, properties: &mut Map<String, Value>, id: &str, depth: usize) -> Result<(), String> {
        let mut edges: Vec<String> = Vec::new();
        for (key, value) in &mut *properties {
            let Value::Array(items) = value else { continue };
            let mut holds_edges = false;
            for item in items {
                let Value::Object(nested) = item else { continue };
                let Some(nested_id) = nested.get("id").and_then(Value::as_str).map(str::to_owned) else { continue };
                let schema = nested.get("schema").and_then(Value::as_str).unwrap_or_default();
                holds_edges |= super::join::is_edge(schema);
                let nested = std::mem::take(nested);
                self.put_object(nested, false, Some(id), depth + 1)?;
                *item = Value::String(nested_id);
            }
            if holds_edges {
                edges.push(key.clone());
            }
        }
        for key in edges {
            properties.remove(&key);
        }
        Ok(())
    }
}

/// An edge inside a party may leave out which party it is of.
fn back_to_parent(properties: &mut Map<String, Value>, schema: &str, parent: &str) {
    let Some(name) = super::join::owner_property(schema) else { return };
    if !properties.contains_key(name) {
        properties.insert(name.to_owned(), Value::Array(vec![Value::String(parent.to_owned())]));
    }
}
