//! What one list publishes of a party: names, facts, designations, remarks, and the record as it came.

use super::names::{self, NameGroup};
use crate::{
    Snapshot,
    pages::words::{country_in_words, identifier_in_words, list_title, period_in_words, role_in_words},
};
use interdict_model::{Address, Designation, Entity, Identifier, Validity, ftm};

/// A value and what is said beside it.
pub(super) struct FactValue {
    pub(super) text: String,
    pub(super) note: String,
    /// Whether it is a number that is read letter by letter.
    pub(super) exact: bool,
}

/// A kind of fact with its values.
pub(super) struct Fact {
    pub(super) label: String,
    pub(super) values: Vec<FactValue>,
}

/// A programme and when it applied.
pub(super) struct ProgrammeView {
    pub(super) code: String,
    pub(super) period: String,
}

/// A listing by an authority.
pub(super) struct DesignationView {
    pub(super) authority: String,
    pub(super) list: String,
    pub(super) programmes: Vec<ProgrammeView>,
    pub(super) legal_basis: String,
    pub(super) measures: String,
    pub(super) listed_on: String,
    pub(super) delisted_on: String,
    pub(super) reason: String,
}

/// A record of the party.
pub(super) struct RecordView {
    /// Which of the party's records it is, for the `id`s of the page.
    pub(super) number: usize,
    pub(super) list: String,
    pub(super) names: Vec<NameGroup>,
    pub(super) facts: Vec<Fact>,
    pub(super) designations: Vec<DesignationView>,
    /// Whether names in more than one script are shown; else naming the script tells nothing.
    pub(super) several_scripts: bool,
    /// Whether a designation has an end, and whether one has a legal basis or measures: columns without a value are left out.
    pub(super) has_ends: bool,
    pub(super) has_bases: bool,
    /// Columns of the table of designations.
    pub(super) columns: usize,
    pub(super) notes: Vec<String>,
    pub(super) not_understood: Vec<String>,
    /// `FollowTheMoney` JSON.
    pub(super) source: String,
}

impl RecordView {
    pub(super) fn of(snapshot: &Snapshot, number: usize, entity: &Entity) -> Self {
        let lists: Vec<String> = entity.datasets.iter().map(|dataset| list_title(snapshot, dataset)).collect();
        let names = names::groups(entity);
        let designations: Vec<DesignationView> = entity.designations.iter().map(designation).collect();
        let has_ends = designations.iter().any(|held| !held.delisted_on.is_empty());
        let has_bases = designations.iter().any(|held| !held.legal_basis.is_empty() || !held.measures.is_empty());
        let mut scripts = names.iter().flat_map(|group| &group.scripts).map(|group| group.script);
        let first_script = scripts.next();
        Self {
            number,
            list: lists.join("; "),
            several_scripts: scripts.any(|script| Some(script) != first_script),
            names,
            facts: facts(entity),
            has_ends,
            has_bases,
            columns: 3 + usize::from(has_ends) + usize::from(has_bases),
            designations,
            notes: entity.notes.clone(),
            not_understood: entity.not_understood.clone(),
            source: serde_json::to_string_pretty(&ftm::to_json(entity)).unwrap_or_default(),
        }
    }
}

fn plain(text: impl Into<String>) -> FactValue {
    FactValue { text: text.into(), note: String::new(), exact: false }
}

/// The facts that the record has, in the order in which people ask for them.
fn facts(entity: &Entity) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    let mut add = |label: &str, values: Vec<FactValue>| {
        if !values.is_empty() {
            facts.push(Fact { label: label.to_owned(), values });
        }
    };
    add("Born", entity.births.iter().map(|born| plain(born.to_string())).collect());
    add("Place of birth", entity.birth_places.iter().map(plain).collect());
    add("Died", entity.deaths.iter().map(|died| plain(died.to_string())).collect());
    let countries = entity
        .countries
        .iter()
        .map(|held| FactValue { note: role_in_words(held.role).to_owned(), ..plain(country_in_words(&held.country)) });
    add("Country", countries.collect());
    add("Gender", entity.gender.iter().map(plain).collect());
    add("Title or position", entity.positions.iter().map(plain).collect());
    let mut kinds: Vec<String> = Vec::new();
    for identifier in &entity.identifiers {
        let kind = identifier_in_words(&identifier.kind);
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    for kind in kinds {
        let of_kind = entity.identifiers.iter().filter(|held| identifier_in_words(&held.kind) == kind);
        add(&kind, of_kind.map(number).collect());
    }
    add("Address", entity.addresses.iter().map(address).collect());
    if let Some(ship) = &entity.vessel {
        let values = [
            ("Type", &ship.kind),
            ("Tonnage", &ship.tonnage),
            ("Gross tonnage", &ship.gross_tonnage),
            ("Owner", &ship.owner),
            ("Built", &ship.built),
        ];
        for (label, value) in values {
            add(label, value.iter().map(plain).collect());
        }
    }
    add("Topics", entity.topics.iter().map(plain).collect());
    facts
}

fn number(identifier: &Identifier) -> FactValue {
    let mut said: Vec<String> = Vec::new();
    said.extend(identifier.country.as_ref().map(country_in_words));
    said.extend(identifier.note.clone());
    said.push(period_in_words(identifier.period));
    if identifier.validity() == Validity::Invalid {
        said.push("as published; its check is wrong".to_owned());
    }
    said.retain(|words| !words.is_empty());
    FactValue { text: identifier.value.clone(), note: said.join(", "), exact: true }
}

fn address(address: &Address) -> FactValue {
    let mut said: Vec<String> = address.note.iter().cloned().collect();
    said.push(period_in_words(address.period));
    said.retain(|words| !words.is_empty());
    FactValue { note: said.join(", "), ..plain(address.one_line()) }
}

fn designation(designation: &Designation) -> DesignationView {
    let day = |day: Option<interdict_model::PartialDate>| day.map(|day| day.to_string()).unwrap_or_default();
    // A programme that began with the listing says so once.
    let programmes = designation.programmes.iter().map(|programme| ProgrammeView {
        code: programme.code.clone(),
        period: if programme.period.from == designation.listed_on && programme.period.to.is_none() {
            String::new()
        } else {
            period_in_words(programme.period)
        },
    });
    DesignationView {
        authority: designation.authority.clone(),
        list: designation.list.clone().unwrap_or_default(),
        programmes: programmes.collect(),
        legal_basis: designation.legal_basis.join("; "),
        measures: designation.measures.join("; "),
        listed_on: day(designation.listed_on),
        delisted_on: day(designation.delisted_on),
        reason: designation.reason.clone().unwrap_or_default(),
    }
}
