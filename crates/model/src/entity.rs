//! A party as published, with everything the publication says about it.

use crate::{
    Country, CountryRole, DateSpan, Designation, Identifier, Name, NameKind, PartialDate, PartyCountry, Period,
    Relation, Schema,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// A postal address as far as the publisher splits it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Address {
    /// Street, building, post box.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub street: Option<String>,
    /// City, with state and postal code where the publisher does not split them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// State, province or region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Postal code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// Country name as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country_name: Option<String>,
    /// The country, if its name was understood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// The publisher's remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The publisher's own number of the address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_id: Option<String>,
    /// When it stood on the list.
    #[serde(default, skip_serializing_if = "Period::is_open")]
    pub period: Period,
}

impl Address {
    /// The address on one line, parts that are missing left out.
    pub fn one_line(&self) -> String {
        [&self.street, &self.city, &self.region, &self.postal_code, &self.country_name]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// What lists say of ships (and of aircraft, as far as it applies).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VesselFacts {
    /// `Crude Oil Tanker`, aircraft model.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Tonnage (deadweight) as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tonnage: Option<String>,
    /// Gross registered tonnage as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gross_tonnage: Option<String>,
    /// Owner as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// Year or date of building.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub built: Option<String>,
}

/// A party as published.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// Stable identity within Interdict: `ofac-17614`.
    pub id: String,
    /// FollowTheMoney schema.
    pub schema: Schema,
    /// All names, the primary one first.
    pub names: Vec<Name>,
    /// Birth dates; several mean that the publisher gives alternatives.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub births: Vec<DateSpan>,
    /// Places of birth as written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub birth_places: Vec<String>,
    /// Date of death where given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deaths: Vec<DateSpan>,
    /// Countries with their roles. Countries of addresses are in the addresses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<PartyCountry>,
    /// `male`, `female`, `other`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<String>,
    /// Titles and positions as written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub positions: Vec<String>,
    /// Numbers, addresses of currencies, web and mail addresses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<Identifier>,
    /// Postal addresses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<Address>,
    /// Listings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub designations: Vec<Designation>,
    /// Edges to other parties.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Relation>,
    /// Facts about a ship or aircraft.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vessel: Option<VesselFacts>,
    /// FollowTheMoney topics such as `sanction`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// Remarks understood but held as text: secondary sanctions, legal notes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Pieces of remarks that no rule understood, verbatim. Counted by the health check.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_understood: Vec<String>,
    /// Datasets the entity was read from: `us_ofac_sdn`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub datasets: Vec<String>,
    /// FollowTheMoney properties that have no typed place here, kept as they came.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub extra: BTreeMap<String, Vec<Value>>,
}

impl Entity {
    /// An entity with an identity, a schema and nothing else.
    pub fn new(id: impl Into<String>, schema: Schema) -> Self {
        Self {
            id: id.into(),
            schema,
            names: Vec::new(),
            births: Vec::new(),
            birth_places: Vec::new(),
            deaths: Vec::new(),
            countries: Vec::new(),
            gender: None,
            positions: Vec::new(),
            identifiers: Vec::new(),
            addresses: Vec::new(),
            designations: Vec::new(),
            relations: Vec::new(),
            vessel: None,
            topics: Vec::new(),
            notes: Vec::new(),
            not_understood: Vec::new(),
            datasets: Vec::new(),
            extra: BTreeMap::new(),
        }
    }

    /// The name to show: the primary one, else the first, else the identity.
    pub fn caption(&self) -> &str {
        self.names
            .iter()
            .find(|name| name.kind == NameKind::Primary)
            .or_else(|| self.names.first())
            .map_or(&self.id, |name| &name.text)
    }

    /// Adds a name unless one with the same text and strength is there.
    pub fn add_name(&mut self, name: Name) {
        if !name.text.trim().is_empty()
            && !self.names.iter().any(|held| held.text == name.text && held.weak == name.weak && held.kind == name.kind)
        {
            self.names.push(name);
        }
    }

    /// Adds a name of which the publisher repeats the text: it is kept once, as strong as its strongest.
    pub fn add_name_once(&mut self, name: Name) {
        match self.names.iter_mut().find(|held| held.text == name.text) {
            Some(held) => held.weak &= name.weak,
            None => self.names.push(name),
        }
    }

    /// Adds a country in a role once.
    pub fn add_country(&mut self, country: Country, role: CountryRole) {
        let entry = PartyCountry { country, role };
        if !self.countries.contains(&entry) {
            self.countries.push(entry);
        }
    }

    /// Every country the party is linked with, addresses included, each once, in order.
    pub fn all_countries(&self) -> Vec<&Country> {
        let linked = self.countries.iter().map(|entry| &entry.country);
        let mut countries: Vec<&Country> =
            linked.chain(self.addresses.iter().filter_map(|address| address.country.as_ref())).collect();
        countries.sort_unstable();
        countries.dedup();
        countries
    }

    /// The first day of the earliest dated designation.
    pub fn listed_on(&self) -> Option<PartialDate> {
        self.designations.iter().filter_map(|designation| designation.listed_on).min()
    }

    /// Programme codes over all designations, each once, in order of appearance.
    pub fn programmes(&self) -> Vec<&str> {
        let mut codes = Vec::new();
        for code in self.designations.iter().flat_map(Designation::programme_codes) {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes
    }

    /// The party as the authority had it on the day: designations, programmes, names and addresses that were not in
    /// force are left out. `None` if no designation was in force; an entity without designations is always in force.
    pub fn as_of(&self, day: PartialDate) -> Option<Self> {
        let mut entity = self.clone();
        entity.designations.retain(|designation| designation.in_force(day));
        if entity.designations.is_empty() && !self.designations.is_empty() {
            return None;
        }
        for designation in &mut entity.designations {
            designation.programmes.retain(|programme| programme.period.covers(day));
        }
        entity.names.retain(|name| name.period.covers(day));
        entity.addresses.retain(|address| address.period.covers(day));
        entity.relations.retain(|relation| relation.period.covers(day));
        Some(entity)
    }
}
