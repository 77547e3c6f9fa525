//! The list that is part of the program: the North Korea designations of 2 January 2015.
//!
//! It makes the first screening possible without a download, and it is the one list in which every name, address and
//! programme carries its day, so that [`Entity::as_of`] shows the action of that Friday and the day before it. The data
//! is `data/dprk-2015/parties.toml`, typed by hand and meant to be read and edited by people.

use crate::{
    EditionInfo, ListError, ListReading, Place, digest,
    ofac::{dates, meaning},
};
use interdict_model::{
    Address, CountryRole, Designation, Entity, Identifier, IdentifierKind, Name, PartialDate, Period, Programme, Schema,
};
use serde::Deserialize;

const FILE: &str = "data/dprk-2015/parties.toml";
const TOML: &str = include_str!("../../../data/dprk-2015/parties.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    list: Edition,
    party: Vec<Party>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edition {
    dataset: String,
    title: String,
    published_on: PartialDate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Party {
    uid: u32,
    kind: Kind,
    name: String,
    designations: Vec<Act>,
    #[serde(default)]
    names: Vec<OtherName>,
    #[serde(default)]
    addresses: Vec<PostalAddress>,
    #[serde(default)]
    born: Vec<String>,
    #[serde(default)]
    birth_places: Vec<String>,
    #[serde(default)]
    nationality: Vec<String>,
    #[serde(default)]
    passports: Vec<String>,
    #[serde(default)]
    titles: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Organization,
    Person,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Act {
    programme: String,
    legal_basis: String,
    listed_on: PartialDate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OtherName {
    text: String,
    alt: Option<u32>,
    #[serde(default)]
    weak: bool,
    since: Option<PartialDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PostalAddress {
    street: Option<String>,
    city: Option<String>,
    country: String,
    add: u32,
    since: Option<PartialDate>,
}

/// The embedded list. An error means that the data file was edited into something that cannot be read; a test of this
/// crate keeps it readable.
pub fn embedded() -> Result<ListReading, ListError> {
    let wrong = |record: Option<u32>, message: String| ListError::Malformed {
        place: Place { file: FILE.into(), line: None, record: record.map(|uid| uid.to_string()) },
        message,
    };
    let file: File = toml::from_str(TOML).map_err(|error| wrong(None, error.to_string()))?;
    let entities = file
        .party
        .into_iter()
        .map(|party| {
            let uid = party.uid;
            entity(&file.list.dataset, party).map_err(|message| wrong(Some(uid), message))
        })
        .collect::<Result<Vec<_>, _>>()?;
    Ok(ListReading {
        info: EditionInfo {
            dataset: file.list.dataset,
            title: file.list.title,
            publisher: meaning::PUBLISHER.into(),
            format: "embedded".into(),
            published_on: Some(file.list.published_on),
            declared_records: None,
            digest: digest([TOML.as_bytes()]),
            files: vec![FILE.into()],
        },
        entities,
        warnings: Vec::new(),
    })
}

fn since(day: Option<PartialDate>) -> Period {
    day.map(Period::since).unwrap_or_default()
}

fn entity(dataset: &str, party: Party) -> Result<Entity, String> {
    let country = |name: &str| meaning::country(name).ok_or_else(|| format!("`{name}` is no country"));
    let schema = match party.kind {
        Kind::Organization => Schema::Organization,
        Kind::Person => Schema::Person,
    };
    let mut entity = Entity::new(meaning::entity_id(&party.uid.to_string()), schema);
    entity.datasets.push(dataset.to_owned());
    entity.topics.push("sanction".into());
    entity.add_name(Name::primary(party.name));
    for name in party.names {
        entity.add_name(Name {
            weak: name.weak,
            source_id: name.alt.map(|alt| alt.to_string()),
            period: since(name.since),
            ..Name::alias(name.text)
        });
    }
    // One designation an order: the organisations were designated again on 2 January 2015, under another order than
    // before. So the day before shows neither the new programme nor the new order.
    entity.designations.extend(party.designations.into_iter().map(|act| Designation {
        authority: meaning::AUTHORITY.into(),
        list: Some(meaning::OfacList::Sdn.list_name().into()),
        entry_id: Some(party.uid.to_string()),
        programmes: vec![Programme { code: act.programme, period: Period::since(act.listed_on) }],
        legal_basis: vec![act.legal_basis],
        listed_on: Some(act.listed_on),
        ..Designation::default()
    }));
    for address in party.addresses {
        entity.addresses.push(Address {
            street: address.street,
            city: address.city,
            country: Some(country(&address.country)?),
            country_name: Some(address.country),
            source_id: Some(address.add.to_string()),
            period: since(address.since),
            ..Address::default()
        });
    }
    for text in &party.born {
        entity.births.push(dates::span(text).ok_or_else(|| format!("`{text}` is no date of birth"))?);
    }
    for place in &party.birth_places {
        meaning::add_birth_place(&mut entity, place);
    }
    for name in &party.nationality {
        entity.add_country(country(name)?, CountryRole::Nationality);
    }
    entity
        .identifiers
        .extend(party.passports.into_iter().map(|number| Identifier::new(IdentifierKind::Passport, number)));
    entity.positions = party.titles;
    Ok(entity)
}
