//! The datasets that can be asked for: every loaded list, the datasets that a list says its parties are from, and
//! collections that stand for all lists.

use super::refusal::Refusal;
use crate::Snapshot;
use interdict_model::{Entity, PartialDate};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

/// Names that stand for all loaded lists, with their titles.
pub(crate) const COLLECTIONS: &[(&str, &str)] =
    &[("all", "All loaded lists"), ("default", "All loaded lists"), ("sanctions", "All loaded lists")];

/// A dataset of which parties are.
#[derive(Debug, Default)]
struct Dataset {
    title: Option<String>,
    /// The publisher's date of the edition.
    published_on: Option<PartialDate>,
    /// Datasets that its parties name, itself among them.
    members: BTreeSet<String>,
}

/// All datasets of a state of the lists, by name.
#[derive(Debug, Default)]
pub(crate) struct Datasets {
    by_name: BTreeMap<String, Dataset>,
}

impl Datasets {
    /// Looks at every party.
    pub(crate) fn new(snapshot: &Snapshot) -> Self {
        let mut by_name: BTreeMap<String, Dataset> = BTreeMap::new();
        let parties = snapshot.engine().parties();
        // Parties stand list by list, unless an engine holds the versions of many editions.
        let by_list = snapshot.editions().iter().map(|edition| edition.parties).sum::<usize>() == parties.len();
        let mut rest = parties.iter();
        for edition in snapshot.editions() {
            let mut named = names(rest.by_ref().take(if by_list { edition.parties } else { 0 }));
            let published_on = edition.info.published_on;
            for name in &named {
                let dataset = by_name.entry(name.clone()).or_default();
                dataset.members.insert(name.clone());
                dataset.published_on = dataset.published_on.max(published_on);
            }
            named.insert(edition.info.dataset.clone());
            let list = by_name.entry(edition.info.dataset.clone()).or_default();
            list.title = Some(edition.info.title.clone());
            list.published_on = list.published_on.max(published_on);
            list.members.extend(named);
        }
        for name in names(rest) {
            by_name.entry(name.clone()).or_default().members.insert(name);
        }
        Self { by_name }
    }

    /// The datasets that a name stands for; `None` for a collection, which stands for all.
    pub(crate) fn members(&self, name: &str) -> Result<Option<&BTreeSet<String>>, Refusal> {
        if COLLECTIONS.iter().any(|(collection, _)| *collection == name) {
            return Ok(None);
        }
        let dataset = self.by_name.get(name).ok_or_else(|| Refusal::not_found("No such dataset."))?;
        Ok(Some(&dataset.members))
    }

    /// The title for people, the name where there is none.
    pub(crate) fn title<'a>(&'a self, name: &'a str) -> &'a str {
        let collection = || COLLECTIONS.iter().find(|(collection, _)| *collection == name).map(|(_, title)| *title);
        let own = self.by_name.get(name).and_then(|dataset| dataset.title.as_deref());
        own.or_else(collection).unwrap_or(name)
    }

    /// The date of the newest edition that a dataset is in.
    pub(crate) fn published_on(&self, name: &str) -> Option<PartialDate> {
        self.by_name.get(name).and_then(|dataset| dataset.published_on)
    }
}

fn names<'a>(parties: impl Iterator<Item = Cow<'a, Entity>>) -> BTreeSet<String> {
    let mut names: BTreeSet<String> = BTreeSet::new();
    for party in parties {
        for name in &party.datasets {
            if !names.contains(name) {
                names.insert(name.clone());
            }
        }
    }
    names
}
