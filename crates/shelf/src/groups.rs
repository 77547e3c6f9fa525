//! Which group a record was in before, as the store remembers it: groups keep their identity from one edition to the next.

use crate::{Shelf, ShelfError};
use interdict_store::Store;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Under this key the store keeps which records were in which group.
const GROUPS: &str = "groups";

impl Shelf {
    /// The group of each record that was in one; none if there is no store.
    pub fn group_assignments(&self) -> BTreeMap<String, String> {
        let noted = self
            .store_path()
            .ok()
            .filter(|path| path.exists())
            .and_then(|path| Store::open(&path).ok()?.note(GROUPS).ok()?);
        noted.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }
}

/// Remembers in a store which records are in which group.
pub fn keep_group_assignments(store: &Store, assignments: &BTreeMap<String, String>) -> Result<(), ShelfError> {
    let noted: Map<String, Value> =
        assignments.iter().map(|(record, group)| (record.clone(), Value::from(group.as_str()))).collect();
    Ok(store.set_note(GROUPS, &Value::Object(noted).to_string())?)
}
