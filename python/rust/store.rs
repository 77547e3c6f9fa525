//! What a store of editions knows: the life of a party, and what changed between two editions.

use crate::{
    arguments::{given_words, text},
    failure::{Failure, work},
    lists::shelf,
    values,
};
use interdict_lists::ListReading;
use interdict_model::{Entity, ftm};
use interdict_shelf::Shelf;
use interdict_store::{Change, Store, diff as difference};
use pyo3::prelude::*;
use serde_json::{Value, json};

/// What happened to a listed party, on each list of the store that has or had it.
///
/// id: its identity, ofac-17614. Returns a list of dictionaries with list, id, events and latest, as `interdict lists
/// history --format json` writes them. Days that the authority states are told apart from those on which an edition showed
/// something.
#[pyfunction]
#[pyo3(signature = (id, *, store=None))]
pub(crate) fn history<'py>(
    py: Python<'py>,
    id: &Bound<'py, PyAny>,
    store: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let id = given_words("id", id)?;
    let shelf = shelf(store, None)?;
    let lives = work(py, || lives(&shelf, id.trim()))?;
    values::to_python(py, &lives)
}

fn lives(shelf: &Shelf, id: &str) -> Result<Value, Failure> {
    let mut store = Store::open(&shelf.store_path()?)?;
    let lives = store.history(id)?;
    if lives.is_empty() {
        return Err(Failure::new("party.unknown", format!("{id}: no such party in the store"))
            .with_hint("identities look like ofac-9345; Screener(\"all\").screen(name) finds them"));
    }
    let lives = lives.iter().map(|life| {
        json!({
            "list": life.dataset,
            "id": life.entity,
            "events": life.events,
            "latest": ftm::to_json(&life.latest),
        })
    });
    Ok(lives.collect())
}

/// What changed between two editions of a list in the store, as they were known on two days.
///
/// Returns a dictionary with earlier, later, added, removed and changed, as `interdict lists diff --format json` writes it.
#[pyfunction]
#[pyo3(signature = (dataset, from_, to, *, store=None))]
pub(crate) fn diff<'py>(
    py: Python<'py>,
    dataset: &Bound<'py, PyAny>,
    from_: &Bound<'py, PyAny>,
    to: &Bound<'py, PyAny>,
    store: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let dataset = given_words("dataset", dataset)?;
    let shelf = shelf(store, None)?;
    let (earlier, later) = (edition(&dataset, "from_", from_)?, edition(&dataset, "to", to)?);
    let changes = work(py, || Ok(changes(&shelf.one(&earlier)?, &shelf.one(&later)?)))?;
    values::to_python(py, &changes)
}

/// The edition of a list that was known on a day, as `--list` names it.
fn edition(dataset: &str, argument: &str, day: &Bound<'_, PyAny>) -> Result<String, Failure> {
    let day = text(argument, day)?.ok_or_else(|| Failure::usage(argument, "give a day, 2015-01-02"))?;
    Ok(format!("{dataset}@{day}"))
}

fn changes(earlier: &ListReading, later: &ListReading) -> Value {
    let found = difference(&earlier.entities, &later.entities);
    let records = |entities: &[&Entity]| entities.iter().map(|entity| ftm::to_json(entity)).collect::<Vec<_>>();
    let changed = found.changed.iter().map(|Change { before, after, fields }| {
        json!({
            "id": after.id,
            "caption": after.caption(),
            "fields": fields,
            "before": ftm::to_json(before),
            "after": ftm::to_json(after),
        })
    });
    json!({
        "earlier": earlier.info,
        "later": later.info,
        "added": records(&found.added),
        "removed": records(&found.removed),
        "changed": changed.collect::<Vec<_>>(),
    })
}
