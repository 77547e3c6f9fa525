//! Which parties a request is about: of which datasets, of which types, changed since when, on which day.

use super::{datasets::Datasets, parameters::Parameters, refusal::Refusal};
use interdict_model::{Entity, PartialDate};
use std::{borrow::Cow, collections::BTreeSet};

/// The parties that a request is about. What is empty or `None` does not restrict.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Scope {
    /// Datasets of the path and of `include_dataset`.
    within: Vec<BTreeSet<String>>,
    exclude_dataset: BTreeSet<String>,
    exclude_schema: Vec<String>,
    topics: Vec<String>,
    changed_since: Option<PartialDate>,
    exclude_entity_ids: Vec<String>,
    /// As the lists were in force on this day.
    pub(crate) as_of: Option<PartialDate>,
    /// As the lists were known on this day.
    pub(crate) known_on: Option<PartialDate>,
}

impl Scope {
    /// Reads the dataset of a path and the parameters beside it. A dataset to include that is not loaded is an error:
    /// no match would look like a clear answer. One to exclude that is not loaded is excluded already.
    pub(crate) fn read(dataset: &str, parameters: &Parameters, datasets: &Datasets) -> Result<Self, Refusal> {
        let mut within: Vec<BTreeSet<String>> = datasets.members(dataset)?.cloned().into_iter().collect();
        let mut included: Option<BTreeSet<String>> = None;
        for name in parameters.all("include_dataset") {
            let members = datasets
                .members(name)
                .map_err(|_| Refusal::bad_request("include_dataset: one of the datasets is not loaded"))?;
            // A collection of all lists includes everything, whatever is named beside it.
            let Some(members) = members else {
                included = None;
                break;
            };
            included.get_or_insert_default().extend(members.iter().cloned());
        }
        within.extend(included);
        let mut exclude_dataset = BTreeSet::new();
        for name in parameters.all("exclude_dataset") {
            exclude_dataset.insert(name.to_owned());
            exclude_dataset.extend(datasets.members(name).ok().flatten().into_iter().flatten().cloned());
        }
        Ok(Self {
            within,
            exclude_dataset,
            exclude_schema: parameters.list("exclude_schema"),
            topics: parameters.list("topics"),
            changed_since: parameters.date("changed_since")?,
            exclude_entity_ids: parameters.list("exclude_entity_ids"),
            as_of: parameters.day("as_of")?,
            known_on: parameters.day("known_on")?,
        })
    }

    /// The same without topics: a search combines those with its other filters.
    pub(crate) fn without_topics(self) -> Self {
        Self { topics: Vec::new(), ..self }
    }

    /// Whether a party is wanted at all, by the identities of all its records.
    pub(crate) fn wants(&self, mut ids: impl Iterator<Item = impl AsRef<str>>) -> bool {
        self.exclude_entity_ids.is_empty()
            || !ids.any(|id| self.exclude_entity_ids.iter().any(|excluded| excluded.eq_ignore_ascii_case(id.as_ref())))
    }

    /// Whether parties of a list whose parties are of these datasets can belong to the scope.
    pub(crate) fn holds(&self, datasets: &BTreeSet<String>) -> bool {
        datasets.iter().any(|dataset| self.names(dataset))
    }

    fn names(&self, dataset: &str) -> bool {
        self.within.iter().all(|names| names.contains(dataset)) && !self.exclude_dataset.contains(dataset)
    }

    /// A record as it was on the day asked for, if it belongs to the scope.
    pub(crate) fn record<'a>(&self, entity: Cow<'a, Entity>) -> Option<Cow<'a, Entity>> {
        let belongs = entity.datasets.iter().any(|dataset| self.names(dataset))
            && !self.exclude_schema.iter().any(|schema| schema == entity.schema.as_str())
            && (self.topics.is_empty() || entity.topics.iter().any(|topic| self.topics.contains(topic)));
        if !belongs {
            return None;
        }
        let version = match self.as_of {
            Some(day) => Cow::Owned(entity.as_of(day)?),
            None => entity,
        };
        // A party without any date may have changed yesterday: leaving it out would be a guess.
        let changed = |since: PartialDate| last_change(&version).is_none_or(|day| day.last_day() >= since.first_day());
        self.changed_since.is_none_or(changed).then_some(version)
    }
}

/// The last day on which, by the authority's own dates, something of a party came on the list or went.
pub(crate) fn last_change(entity: &Entity) -> Option<PartialDate> {
    let acts = entity.designations.iter().flat_map(|designation| {
        let programmes =
            designation.programmes.iter().flat_map(|programme| [programme.period.from, programme.period.to]);
        [designation.listed_on, designation.delisted_on].into_iter().chain(programmes)
    });
    let names = entity.names.iter().flat_map(|name| [name.period.from, name.period.to]);
    let addresses = entity.addresses.iter().flat_map(|address| [address.period.from, address.period.to]);
    acts.chain(names).chain(addresses).flatten().max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use interdict_model::{Designation, Name, Period, Schema};

    fn day(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    fn party() -> Entity {
        let mut entity = Entity::new("a-1", Schema::Company);
        entity.datasets = vec!["one".into(), "two".into()];
        entity.topics = vec!["sanction".into()];
        entity.designations = vec![Designation { listed_on: Some(day("2005-06-29")), ..Designation::default() }];
        entity.names = vec![Name { period: Period::since(day("2015-01-02")), ..Name::alias("Galleon Quartz") }];
        entity
    }

    #[test]
    fn a_name_that_came_later_is_a_change() {
        assert_eq!(last_change(&party()), Some(day("2015-01-02")));
        let since = |text: &str| Scope { changed_since: Some(day(text)), ..Scope::default() };
        assert!(since("2015-01-02").record(Cow::Owned(party())).is_some());
        assert!(since("2015-01-03").record(Cow::Owned(party())).is_none());
    }

    #[test]
    fn a_party_without_dates_is_never_left_out_for_not_having_changed() {
        let undated = Entity { designations: Vec::new(), names: Vec::new(), ..party() };
        let scope = Scope { changed_since: Some(day("2026")), ..Scope::default() };
        assert!(scope.record(Cow::Borrowed(&undated)).is_some());
    }

    #[test]
    fn a_record_of_an_excluded_and_another_dataset_stays() {
        let excluding = |names: &[&str]| Scope {
            exclude_dataset: names.iter().map(|&name| name.into()).collect(),
            ..Scope::default()
        };
        assert!(excluding(&["one"]).record(Cow::Owned(party())).is_some());
        assert!(excluding(&["one", "two"]).record(Cow::Owned(party())).is_none());
    }

    #[test]
    fn excluding_one_of_the_identities_of_a_party_excludes_the_party() {
        let scope = Scope { exclude_entity_ids: vec!["B-9".into()], ..Scope::default() };
        assert!(!scope.wants(["a-1", "b-9"].iter()));
        assert!(scope.wants(["a-1"].iter()));
    }
}
