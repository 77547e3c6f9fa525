//! FollowTheMoney objects by id, flat: objects that stand inside others are taken out and leave their id behind.
//!
//! Only the place of an object is held, so that a file may be much larger than the memory: whoever needs the object reads its
//! line again and takes it apart again.

use interdict_model::{Entity, Schema};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// How deep objects may stand in each other. Exports have at most four.
const DEPTH_LIMIT: usize = 16;

/// Where a line begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// Byte in the text.
    pub start: u64,
    /// Which text, counted from 0.
    pub text: u32,
    /// It says what changed, and the object is its member `entity`.
    pub is_change: bool,
}

/// What an object is for the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// It was taken out again.
    Gone,
    /// A party on a line of its own: part of the list.
    Listed,
    /// A party that only stood inside another (a relative): it is there for its name.
    Inside,
    /// An address.
    Address,
    /// What else is no party: sanctions, papers, links.
    Other,
    /// It cannot be read.
    Broken,
}

/// An object that is held: its place, and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot {
    /// The line it stands on.
    pub line: Line,
    /// Which of the objects of that line it is, in the order of [`apart`].
    pub piece: u32,
    /// What it is.
    pub class: Class,
}

/// An object of a line; those inside it are replaced by their ids.
#[derive(Debug)]
pub(super) struct Piece {
    id: String,
    schema: String,
    /// The line is its own.
    is_line: bool,
    /// The object.
    pub object: Map<String, Value>,
}

impl Piece {
    fn class(&self) -> Class {
        let schema = match self.object.get("interdict") {
            // Our own output holds its facts, and what it is, in a member of its own.
            Some(typed) => match serde_json::from_value::<Entity>(typed.clone()) {
                Ok(entity) => entity.schema,
                Err(_) => return Class::Broken,
            },
            None if self.object.get("properties").is_some_and(|properties| !properties.is_object()) => {
                return Class::Broken;
            }
            None => Schema::from(self.schema.clone()),
        };
        match (schema.is_party(), self.is_line) {
            (true, true) => Class::Listed,
            (true, false) => Class::Inside,
            (false, _) if self.schema == "Address" => Class::Address,
            (false, _) => Class::Other,
        }
    }
}

/// Objects in the order of their first appearance.
#[derive(Debug, Default)]
pub(super) struct Objects {
    slots: Vec<Slot>,
    by_id: HashMap<Box<str>, u32>,
}

impl Objects {
    /// Puts the objects of a line in, in place of those with the same id. Says whether there was one with the id of the line.
    pub(super) fn put(&mut self, value: Value, line: Line) -> Result<bool, String> {
        let (pieces, whole) = apart(value);
        let mut was_there = false;
        for (number, piece) in (0..).zip(&pieces) {
            was_there = self.put_piece(piece, Slot { line, piece: number, class: piece.class() });
        }
        whole.map(|()| was_there)
    }

    fn put_piece(&mut self, piece: &Piece, slot: Slot) -> bool {
        let held = self.by_id.get(piece.id.as_str()).copied();
        let was_there = held.is_some_and(|number| self.slots[number as usize].class != Class::Gone);
        // An object inside another does not replace one that is there.
        if was_there && !piece.is_line {
            return true;
        }
        if let Some(number) = held {
            self.slots[number as usize] = slot;
        } else {
            self.by_id.insert(piece.id.as_str().into(), self.slots.len() as u32);
            self.slots.push(slot);
        }
        was_there
    }

    /// Takes an object out. Says whether it was there.
    pub(super) fn remove(&mut self, id: &str) -> bool {
        let Some(slot) = self.by_id.get(id).and_then(|number| self.slots.get_mut(*number as usize)) else {
            return false;
        };
        let was_there = slot.class != Class::Gone;
        slot.class = Class::Gone;
        was_there
    }

    /// All in order, those that are gone among them.
    pub(super) fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// The object of an id, with its number.
    pub(super) fn find(&self, id: &str) -> Option<(u32, Slot)> {
        let number = *self.by_id.get(id)?;
        Some((number, *self.slots.get(number as usize)?))
    }

    /// Ends the putting in. Where nothing points to anything, no id will be asked for any more.
    pub(super) fn seal(&mut self, keep_ids: bool) {
        self.slots.shrink_to_fit();
        if !keep_ids {
            self.by_id = HashMap::new();
        }
    }
}

/// The objects of a line, those inside others before them. Where the line is refused, those that were taken out of it before.
pub(super) fn apart(value: Value) -> (Vec<Piece>, Result<(), String>) {
    let mut pieces = Vec::new();
    let whole = match value {
        Value::Object(object) => take_apart(object, true, None, 0, &mut pieces),
        _ => Err("not a JSON object".into()),
    };
    (pieces, whole)
}

fn take_apart(
    mut object: Map<String, Value>,
    is_line: bool,
    parent: Option<&str>,
    depth: usize,
    pieces: &mut Vec<Piece>,
) -> Result<(), String> {
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
        flatten(properties, &id, depth, pieces)?;
        if let Some(parent) = parent {
            back_to_parent(properties, &schema, parent);
        }
    }
    pieces.push(Piece { id, schema, is_line, object });
    Ok(())
}

/// Takes nested objects out of properties. A property that held only links to edges is dropped: the edges point back.
fn flatten(properties: &mut Map<String, Value>, id: &str, depth: usize, pieces: &mut Vec<Piece>) -> Result<(), String> {
    let mut edges: Vec<String> = Vec::new();
    for (key, value) in &mut *properties {
        let Value::Array(items) = value else { continue };
        let mut holds_edges = false;
        for item in items {
            let Value::Object(nested) = item else { continue };
            let Some(nested_id) = nested.get("id").and_then(Value::as_str).map(str::to_owned) else { continue };
            let schema = nested.get("schema").and_then(Value::as_str).unwrap_or_default();
            holds_edges |= super::edges::is_edge(schema);
            let nested = std::mem::take(nested);
            take_apart(nested, false, Some(id), depth + 1, pieces)?;
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

/// An edge inside a party may leave out which party it is of.
fn back_to_parent(properties: &mut Map<String, Value>, schema: &str, parent: &str) {
    let Some(name) = super::edges::owner_property(schema) else { return };
    if !properties.contains_key(name) {
        properties.insert(name.to_owned(), Value::Array(vec![Value::String(parent.to_owned())]));
    }
}
