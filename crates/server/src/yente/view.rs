//! What one request looks at, from its beginning to its end: a state of the lists and the part of it that it is about.

use super::{
    datasets::Datasets,
    memo::{Derived, Memo},
    parameters::Parameters,
    refusal::Refusal,
    scope::Scope,
};
use crate::{Problem, Service, Snapshot, service};
use interdict_model::Entity;
use interdict_screening::Edition;
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
        let view = Self { snapshot, derived, scope };
        view.expect_edition()?;
        Ok(view)
    }

    /// Refuses a request about nothing but lists that had no edition on its day: that nothing is found would look like a clear
    /// answer.
    fn expect_edition(&self) -> Result<(), Refusal> {
        let (known, not_known): (Vec<&Edition>, Vec<&Edition>) =
            self.editions().into_iter().partition(|edition| self.is_known(edition));
        if not_known.is_empty() || !known.is_empty() {
            return Ok(());
        }
        let names: Vec<&str> = not_known.iter().map(|edition| edition.info.dataset.as_str()).collect();
        let detail = format!("known_on: no edition was known on that day of {}", names.join(", "));
        Err(Problem::not_found("list.not_known", detail).into())
    }

    fn is_known(&self, edition: &Edition) -> bool {
        !self.snapshot.not_known().iter().any(|missing| missing.info.dataset == edition.info.dataset)
    }

    /// The editions that the request is about, also of lists that had none on its day.
    fn editions(&self) -> Vec<&Edition> {
        let datasets = self.datasets();
        let is_meant = |edition: &&Edition| match datasets.members(&edition.info.dataset) {
            Ok(Some(members)) => self.scope.holds(members),
            // A list that goes by the name of a collection.
            Ok(None) | Err(_) => true,
        };
        self.snapshot.editions().iter().filter(is_meant).collect()
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

    /// What every answer says of itself beside what yente says: the editions of the datasets asked for, whether everything of
    /// them was there and what was not, and the days it was made with.
    pub(crate) fn stated(&self) -> Value {
        let editions = self.editions();
        let used: Vec<String> =
            editions.iter().filter(|edition| self.is_known(edition)).map(|edition| edition.short()).collect();
        let complete = editions.iter().all(|edition| edition.complete);
        let gaps: Vec<&str> = editions.iter().flat_map(|edition| &edition.gaps).map(String::as_str).collect();
        json!({
            "editions": used,
            "complete": complete,
            "gaps": gaps,
            "asOf": self.scope.as_of,
            "knownOn": self.scope.known_on,
        })
    }
}
