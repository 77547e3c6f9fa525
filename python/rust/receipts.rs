//! Receipts over the parts of a run: sealed into the store, and read from it again.

use crate::{
    arguments::{given_words, whole_number},
    failure::{Failure, work},
    lists::shelf,
    values,
};
use interdict_shelf::open_store;
use interdict_store::{Heading, Leaf, Part, Row, Sealed, Store, UsedEdition};
use jiff::Timestamp;
use pyo3::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};
use std::io;

/// What a table of answers says of itself.
#[derive(Deserialize)]
struct About {
    engine: Program,
    settings: Value,
    editions: Vec<UsedEdition>,
}

/// Who gave the answers.
#[derive(Deserialize)]
struct Program {
    name: String,
    version: String,
}

impl About {
    fn heading(self) -> Heading {
        let now = Timestamp::now();
        Heading {
            // To the second, in universal time.
            at: Timestamp::from_second(now.as_second()).unwrap_or(now).to_string(),
            engine: format!("{} {}", self.engine.name, self.engine.version),
            settings: self.settings,
            editions: self.editions,
        }
    }
}

/// Adds one receipt over the parts of a run to the chain of the store. interdict.spark.seal makes the parts.
///
/// parts: dictionaries in their order, each with place, a text that names the part; rows, matched and bad, how many of
/// each it has; root, the Merkle root over the leaves of its rows in hexadecimal digits.
/// about: by which engine, settings and editions was answered, the JSON under `interdict` in the metadata of answers.
/// store: as for Screener; made if it is not there.
///
/// Returns a dictionary with number, hash, receipt (the text that was hashed) and leaves (a text for each part).
#[pyfunction]
#[pyo3(signature = (parts, *, about, store=None))]
pub(crate) fn seal<'py>(
    py: Python<'py>,
    parts: &Bound<'py, PyAny>,
    about: &Bound<'py, PyAny>,
    store: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let about = given_words("about", about)?;
    let shelf = shelf(store, None)?;
    let parts = parts_of(parts)?;
    let about: About = serde_json::from_str(&about)
        .map_err(|error| Failure::usage("about", format!("does not say by what was answered: {error}")))?;
    let kept = work(py, || {
        let mut store = open_store(shelf.store.as_deref())?;
        let rows = parts.iter().map(|leaf| Row::new(leaf, None).map_err(io::Error::from));
        let sealed = store.add_receipt(&about.heading(), rows)?;
        kept(&store, sealed)
    })?;
    values::to_python(py, &kept)
}

/// A receipt of the store, by its number in the chain: what seal returned. `interdict verify` checks the chain.
///
/// Of a receipt that is over no parts, leaves are those of its rows.
#[pyfunction]
#[pyo3(signature = (number, *, store=None))]
pub(crate) fn receipt<'py>(
    py: Python<'py>,
    number: &Bound<'py, PyAny>,
    store: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let number = whole_number("number", number)?;
    let shelf = shelf(store, None)?;
    let kept = work(py, || {
        let store = Store::open(&shelf.store_path()?)?;
        kept(&store, store.receipt(number)?)
    })?;
    values::to_python(py, &kept)
}

fn kept(store: &Store, sealed: Sealed) -> Result<Value, Failure> {
    let mut leaves = Vec::new();
    store.receipt_rows(sealed.receipt.number, |row| -> Result<(), Failure> {
        leaves.push(row.leaf);
        Ok(())
    })?;
    let Sealed { receipt, body, hash } = sealed;
    Ok(json!({ "number": receipt.number, "hash": hash, "receipt": body, "leaves": leaves }))
}

/// The leaves of parts that are given as dictionaries, in their order.
fn parts_of(given: &Bound<'_, PyAny>) -> Result<Vec<Leaf>, Failure> {
    let none = |_| Failure::usage("parts", "dictionaries in a list were expected");
    given.try_iter().map_err(none)?.zip(1..).map(|(part, row)| part_of(row, &part?)).collect()
}

fn part_of(row: i64, given: &Bound<'_, PyAny>) -> Result<Leaf, Failure> {
    let wrong =
        |member: &str| Failure::usage("parts", format!("part {row}: its {member} is missing, or of another kind"));
    let text =
        |member: &str| given.get_item(member).and_then(|value| value.extract::<String>()).map_err(|_| wrong(member));
    let count =
        |member: &str| given.get_item(member).and_then(|value| value.extract::<i64>()).map_err(|_| wrong(member));
    let part = Part { rows: count("rows")?, matched: count("matched")?, bad: count("bad")?, root: text("root")? };
    if !part.is_sound() {
        return Err(Failure::usage("parts", format!("part {row}: no rows make these numbers, or its root is no hash")));
    }
    Ok(Leaf::of_part(row, text("place")?, part))
}
