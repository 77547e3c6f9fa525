//! What one request looks at, from its beginning to its end: a state of the lists and the part of it that it is about.

use super::{
    datasets::Datasets,
    memo::{Derived, Memo},
    parameters::Parameters,
    refusal::Refusal,
    scope::Scope,
};
use crate::{Service, Snapshot, service};
use interdict_model::Entity;
use serde_json::{Value, json};
use std::{borrow::Cow, sync::Arc};

/// The lists as one request sees them.
#[derive(Debug, Clone)]
pub(crate) struct View {
    /// The state of the lists.
    pub(crate) snapshot: Arc<Snapshot>,
    /// What was worked out for it.
    pub(crate) derived: Arc<Derived>,
    /// What the request is about.
    pub(crate) scope: Scope,
}

impl View {
    /// Reads the parameters that every path with parties has: the days, and with a dataset which parties it is about.
    pub(crate) async fn open(
        service: &Arc<Service>,
        memo: &Memo,
        dataset: &str,
        parameters: &Parameters,
    ) -> Result<Self, Refusal> {
        let snapshot = service.lists(parameters.day("known_on")?).await?;
        let derived = memo.of(&snapshot);
        if !derived.has_datasets() {
            let (derived, snapshot) = (Arc::clone(&derived), Arc::clone(&snapshot));
            service::blocking(move || {
                derived.datasets(&snapshot);
            })
            .await?;
        }
        let scope = Scope::read(dataset, parameters, derived.datasets(&snapshot))?;
        Ok(Self { snapshot, derived, scope })
    }

    /// The records of a party that belong to the scope; none if it is not wanted or there is no such party.
    pub(crate) fn records(&self, id: &str) -> Vec<Cow<'_, Entity>> {
        let all = self.snapshot.records(id);
        let records: Vec<Cow<'_, Entity>> = all.filter_map(|entity| self.scope.record(entity)).collect();
        let Some(first) = records.first() else { return records };
        let ids = std::iter::once(first.id.as_str()).chain(self.other_ids(&first.id));
        if self.scope.wants(ids) { records } else { Vec::new() }
    }

    /// Identities that other lists give the same party.
    pub(crate) fn other_ids<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a str> {
        let group = self.snapshot.engine().groups().of(id);
        group.into_iter().flat_map(|group| &group.members).map(String::as_str).filter(move |member| *member != id)
    }

    /// The datasets of the state.
    pub(crate) fn datasets(&self) -> &Datasets {
        self.derived.datasets(&self.snapshot)
    }

    /// What every answer says of itself beside what yente says: the editions and the days it was made with.
    pub(crate) fn stated(&self) -> Value {
        let editions: Vec<String> = self.snapshot.editions().iter().map(interdict_screening::Edition::short).collect();
        json!({ "editions": editions, "asOf": self.scope.as_of, "knownOn": self.scope.known_on })
    }
}
