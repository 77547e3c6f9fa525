//! What a search asks for: the subject, what restricts the answer, and the question as an entity for the answer to
//! repeat.
//!
//! A field that cannot be understood is an error where Watchman would pass over it: a client would not notice that a
//! birth date did not count. Fields that are understood and change nothing, and those that are not known, are named in
//! the answer.

use super::{fields::Fields, layout, lists, refusal::Refusal, wire::EntityType};
use crate::{
    Problem, Snapshot,
    request::{MOST_MATCHES, day},
};
use interdict_model::{
    Address, Country, CountryRole, DateSpan, Entity, Identifier, IdentifierKind, Name, NameKind, PartialDate,
    VesselFacts,
};
use interdict_screening::{DEFAULT_THRESHOLD, Edition, Settings, Subject, subjects::birth_date};
use interdict_text::countries;

/// Results where a request does not say.
const DEFAULT_LIMIT: usize = 10;

/// Numbers and addresses that name a party: the names of their fields, and what they are.
const NUMBERS: &[(&[&str], IdentifierKind)] = &[
    (&["imoNumber"], IdentifierKind::Imo),
    (&["mmsi"], IdentifierKind::Mmsi),
    (&["callSign"], IdentifierKind::CallSign),
    (&["serialNumber"], IdentifierKind::AircraftNumber),
    (&["email", "emailAddress", "emailAddresses"], IdentifierKind::Email),
    (&["phone", "phoneNumber", "phoneNumbers"], IdentifierKind::Phone),
    (&["fax", "faxNumber", "faxNumbers"], IdentifierKind::Phone),
    (&["website", "websites"], IdentifierKind::Website),
];

/// Fields that count, beside numbers and those that begin with `gov_`.
const COUNTING: &[&str] = &[
    "name",
    "altNames",
    "type",
    "source",
    "sourceID",
    "limit",
    "minMatch",
    "debug",
    "birthDate",
    "country",
    "countries",
    "flag",
    "address",
    "addresses",
    "cryptoAddress",
    "cryptoAddresses",
    "asOf",
    "knownOn",
];

/// Fields that have one value. Of two different ones a reader would take either, and the other would not have been asked about.
const OF_ONE_VALUE: &[&str] =
    &["name", "type", "source", "sourceID", "limit", "minMatch", "debug", "asOf", "knownOn", "format"];

/// Fields about the request and not about the party: nobody expects them to count.
const ABOUT_THE_REQUEST: &[&str] = &["requestID", "format", "sourceList", "match"];

/// A search as understood.
#[derive(Debug)]
pub(crate) struct Query {
    /// Whom to look for.
    pub(crate) subject: Subject,
    /// How.
    pub(crate) settings: Settings,
    /// The question as an entity.
    pub(crate) as_entity: Entity,
    /// Only parties of this type.
    pub(crate) kind: Option<EntityType>,
    /// So many results.
    pub(crate) limit: usize,
    /// Results from this score on carry their explanation.
    pub(crate) explain_from: Option<f64>,
    /// Fields that do not count.
    pub(crate) without_effect: Vec<String>,
    source: Option<String>,
    source_id: Option<String>,
}

impl Query {
    /// Reads the fields of a request.
    pub(crate) fn read(fields: &Fields) -> Result<Self, Refusal> {
        if let Some(name) = OF_ONE_VALUE.iter().find(|name| fields.has_several(name)) {
            let what = "stands more than once, with different values; other names of the same party are `altNames`";
            return Err(Refusal::field(name, if *name == "name" { what } else { "stands more than once" }));
        }
        if fields.one("format").is_some_and(|format| !format.eq_ignore_ascii_case("watchman")) {
            return Err(Refusal::field("format", "answers are written as watchman does, in no other way"));
        }
        let kind = fields.one("type").map(entity_type).transpose()?;
        let limit = limit(fields)?;
        let explain_from = explain_from(fields)?;
        let restricted = kind.is_some() || fields.one("source").is_some() || fields.one("sourceID").is_some();
        let on_day = |name: &str| -> Result<Option<PartialDate>, Problem> {
            fields.one(name).map(|text| day(name, text)).transpose()
        };
        let settings = Settings {
            threshold: least_score(fields)?,
            // What belongs to no list or type that is asked for must not take the place of what does.
            limit: if restricted { usize::MAX } else { limit },
            as_of: on_day("asOf")?,
            known_on: on_day("knownOn")?,
            explain: explain_from.is_some(),
            ..Settings::default()
        };
        let as_entity = as_entity(fields, kind)?;
        let subject = Subject {
            names: as_entity.names.iter().map(|name| name.text.clone()).collect(),
            kind: kind.map(|kind| layout::schema_of(kind).kind()),
            births: as_entity.births.iter().map(|birth| birth.start).collect(),
            countries: as_entity.all_countries().into_iter().cloned().collect(),
            identifiers: as_entity.identifiers.clone(),
        };
        if subject.names.is_empty() && subject.identifiers.is_empty() {
            return Err(Refusal::field("name", "there is no name and no number to search for"));
        }
        Ok(Self {
            subject,
            settings,
            as_entity,
            kind,
            limit,
            explain_from,
            without_effect: without_effect(fields),
            source: fields.one("source").map(str::to_owned),
            source_id: fields.one("sourceID").map(str::to_owned),
        })
    }

    /// Those of some editions that are asked for.
    pub(crate) fn asked_of<'a>(&self, editions: &'a [Edition]) -> Vec<&'a Edition> {
        let is_meant =
            |edition: &&Edition| self.source.as_ref().is_none_or(|name| lists::is_meant(&edition.info.dataset, name));
        editions.iter().filter(is_meant).collect()
    }

    /// Refuses a list that is not in use, or had no edition on the day: that nothing is found on it would look like a clear
    /// answer.
    pub(crate) fn expect_list(&self, snapshot: &Snapshot) -> Result<(), Refusal> {
        if !self.asked_of(snapshot.engine().editions()).is_empty() {
            return Ok(());
        }
        if !self.asked_of(snapshot.not_known()).is_empty() {
            let detail = "knownOn: no edition of the list that source names was known on that day";
            return Err(Problem::not_found("list.not_known", detail).into());
        }
        Err(Refusal::field("source", "no list in use has this name; GET /v2/listinfo has those that are"))
    }

    /// Whether a party belongs to the type, the list and the number that are asked for.
    pub(crate) fn wants(&self, record: &Entity) -> bool {
        let is_kind = self.kind.is_none_or(|kind| layout::schema_of(kind).kind().agrees_with(record.schema.kind()));
        let stands_on = |name: &String| record.datasets.iter().any(|dataset| lists::is_meant(dataset, name));
        let is_it = |id: &String| layout::source_id(record) == id || record.id.eq_ignore_ascii_case(id);
        is_kind && self.source.as_ref().is_none_or(stands_on) && self.source_id.as_ref().is_none_or(is_it)
    }
}

fn entity_type(text: &str) -> Result<EntityType, Refusal> {
    match text.to_lowercase().as_str() {
        "person" => Ok(EntityType::Person),
        "business" => Ok(EntityType::Business),
        "organization" => Ok(EntityType::Organization),
        "aircraft" => Ok(EntityType::Aircraft),
        "vessel" => Ok(EntityType::Vessel),
        "unknown" => Ok(EntityType::Unknown),
        _ => Err(Refusal::field("type", "one of person, business, organization, aircraft, vessel")),
    }
}

fn limit(fields: &Fields) -> Result<usize, Refusal> {
    let Some(text) = fields.one("limit") else { return Ok(DEFAULT_LIMIT) };
    let number = text.parse::<usize>().ok().filter(|number| (1..=MOST_MATCHES).contains(number));
    number.ok_or_else(|| Refusal::field("limit", &format!("a whole number from 1 to {MOST_MATCHES}")))
}

fn least_score(fields: &Fields) -> Result<f64, Refusal> {
    let Some(text) = fields.one("minMatch") else { return Ok(DEFAULT_THRESHOLD) };
    score(text).ok_or_else(|| Refusal::field("minMatch", "a score is a number from 0 to 1"))
}

/// `debug` is yes or no, or the score from which on results are explained.
fn explain_from(fields: &Fields) -> Result<Option<f64>, Refusal> {
    match fields.one("debug").map(str::to_lowercase).as_deref() {
        None | Some("false" | "no" | "0") => Ok(None),
        Some("true" | "yes" | "1") => Ok(Some(0.0)),
        Some(text) => score(text).map(Some).ok_or_else(|| Refusal::field("debug", "yes, no or a score from 0 to 1")),
    }
}

fn score(text: &str) -> Option<f64> {
    text.parse::<f64>().ok().filter(|score| (0.0..=1.0).contains(score))
}

/// The question as an entity: what counts becomes the subject, and the answer repeats the whole.
fn as_entity(fields: &Fields, kind: Option<EntityType>) -> Result<Entity, Refusal> {
    let mut entity = Entity::new("", layout::schema_of(kind.unwrap_or(EntityType::Unknown)));
    for (place, name) in fields.all(&["name", "altNames"]).enumerate() {
        if name.chars().any(char::is_alphanumeric) && !entity.names.iter().any(|held| held.text == name) {
            entity.names.push(Name::new(name, if place == 0 { NameKind::Primary } else { NameKind::Alias }));
        }
    }
    entity.births = fields.all(&["birthDate"]).map(|text| date("birthDate", text)).collect::<Result<_, _>>()?;
    entity.deaths = fields.all(&["deathDate"]).map(|text| date("deathDate", text)).collect::<Result<_, _>>()?;
    entity.gender = fields.one("gender").map(str::to_lowercase);
    entity.positions = fields.all(&["titles"]).map(str::to_owned).collect();
    for text in fields.all(&["country", "countries"]) {
        entity.add_country(country("country", text)?, CountryRole::Linked);
    }
    for text in fields.all(&["flag"]) {
        entity.add_country(country("flag", text)?, CountryRole::Flag);
    }
    entity.addresses = fields.all(&["address", "addresses"]).map(address).collect();
    add_numbers(&mut entity, fields)?;
    let fact = |names: &[&str]| names.iter().find_map(|name| fields.one(name)).map(str::to_owned);
    entity.vessel = Some(VesselFacts {
        kind: fact(&["vesselType", "aircraftType", "model"]),
        tonnage: fact(&["tonnage"]),
        gross_tonnage: fact(&["grossRegisteredTonnage"]),
        owner: fact(&["owner"]),
        built: fact(&["built"]),
    });
    Ok(entity)
}

fn date(field: &str, text: &str) -> Result<DateSpan, Refusal> {
    let found = birth_date(text).ok_or_else(|| Refusal::field(field, "not a date; write it as 1962-02-18 or 1962"))?;
    Ok(found.date.into())
}

fn country(field: &str, text: &str) -> Result<Country, Refusal> {
    let unknown = || Refusal::field(field, "no country is known by that name; write its two-letter code");
    countries::by_name(text).ok_or_else(unknown)
}

/// An address on one line. Its country, which stands last if it stands there at all, counts; the rest is only repeated.
fn address(text: &str) -> Address {
    let (rest, last) = text.rsplit_once(',').map_or((None, text), |(rest, last)| (Some(rest), last));
    match countries::by_name(last.trim()) {
        Some(found) => Address {
            street: rest.map(|rest| rest.trim().to_owned()),
            country_name: Some(last.trim().to_owned()),
            country: Some(found),
            ..Address::default()
        },
        None => Address { street: Some(text.to_owned()), ..Address::default() },
    }
}

fn add_numbers(entity: &mut Entity, fields: &Fields) -> Result<(), Refusal> {
    for (names, kind) in NUMBERS {
        let note = names.contains(&"fax").then(|| "fax".to_owned());
        let numbers =
            fields.all(names).map(|text| Identifier { note: note.clone(), ..Identifier::new(kind.clone(), text) });
        entity.identifiers.extend(numbers);
    }
    for text in fields.all(&["cryptoAddress", "cryptoAddresses"]) {
        let (currency, address) = text.split_once(':').unwrap_or(("", text));
        let kind = IdentifierKind::Wallet(currency.trim().to_uppercase());
        entity.identifiers.push(Identifier::new(kind, address.trim()));
    }
    for (kind, values) in fields.beginning("gov_") {
        for text in values {
            add_government_id(entity, kind, text)?;
        }
    }
    Ok(())
}

/// `gov_passport=KP:563410081`. Nationality and citizenship are among them, as a country with or without a number.
fn add_government_id(entity: &mut Entity, kind: &str, text: &str) -> Result<(), Refusal> {
    let role = match kind {
        "nationality" => Some(CountryRole::Nationality),
        "citizenship" => Some(CountryRole::Citizenship),
        _ => None,
    };
    let (place, number) = match (text.split_once(':'), role) {
        (Some((place, number)), _) => (place.trim(), number.trim()),
        (None, Some(_)) => (text, ""),
        (None, None) => ("", text),
    };
    let issued_by = if place.is_empty() { None } else { Some(country(&format!("gov_{kind}"), place)?) };
    match (role, issued_by) {
        (Some(role), Some(country)) => entity.add_country(country, role),
        (None, country) if !number.is_empty() => {
            entity.identifiers.push(Identifier { country, ..Identifier::new(kind_of_number(kind), number) });
        }
        _ => {}
    }
    Ok(())
}

fn kind_of_number(kind: &str) -> IdentifierKind {
    match kind {
        "passport" | "diplomatic-passport" => IdentifierKind::Passport,
        "national-id" | "ssn" | "cedula" | "curp" | "personal-id" => IdentifierKind::NationalId,
        "tax-id" | "cuit" => IdentifierKind::TaxNumber,
        "business-registration" | "commercial-registry" => IdentifierKind::RegistrationNumber,
        other => IdentifierKind::Other(other.to_owned()),
    }
}

fn without_effect(fields: &Fields) -> Vec<String> {
    let counts = |name: &str| {
        COUNTING.contains(&name)
            || name.starts_with("gov_")
            || NUMBERS.iter().any(|(names, _)| names.contains(&name))
            || ABOUT_THE_REQUEST.contains(&name)
    };
    fields.names().filter(|name| !counts(name)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Query, Refusal> {
        let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Query::read(&Fields::of_pairs(pairs))
    }

    #[test]
    fn what_counts_becomes_the_subject_and_the_rest_is_named() {
        let query = read(&[
            ("name", "Arkady Volkov"),
            ("altNames", "A. Volkov"),
            ("birthDate", "1962-02"),
            ("gov_passport", "RU:7744"),
            ("gov_nationality", "KP"),
            ("address", "12 Quay, Omsk, Russia"),
            ("cryptoAddress", "xbt:1Abc"),
            ("titles", "Director"),
            ("birthdate", "1962"),
        ])
        .unwrap();
        assert_eq!(query.subject.names, ["Arkady Volkov", "A. Volkov"]);
        assert_eq!(query.subject.births.len(), 1);
        let codes: Vec<&str> = query.subject.countries.iter().map(Country::code).collect();
        assert_eq!(codes, ["kp", "ru"]);
        let kinds: Vec<&IdentifierKind> = query.subject.identifiers.iter().map(|number| &number.kind).collect();
        assert_eq!(kinds, [&IdentifierKind::Wallet("XBT".into()), &IdentifierKind::Passport]);
        assert_eq!(query.without_effect, ["birthdate", "titles"]);
    }

    #[test]
    fn what_is_not_understood_is_refused_with_its_name_and_without_its_value() {
        let cases = [
            ("type", "spaceship"),
            ("limit", "0"),
            ("minMatch", "95"),
            ("birthDate", "sometime"),
            ("country", "Atlantis"),
            ("asOf", "2015"),
            ("gov_passport", "Atlantis:1"),
            ("debug", "perhaps"),
            ("format", "senzing"),
        ];
        for (name, value) in cases {
            let told = format!("{:?}", read(&[("name", "Arkady Volkov"), (name, value)]).unwrap_err());
            assert!(told.contains(name) && !told.contains("Atlantis") && !told.contains("Volkov"), "{told}");
        }
        for (name, values) in
            [("name", ["Arkady Volkov", "Ryu Jin"]), ("limit", ["1", "3"]), ("type", ["person", "vessel"])]
        {
            let pairs: Vec<_> = values.into_iter().map(|value| (name, value)).collect();
            let told = format!("{:?}", read(&pairs).unwrap_err());
            assert!(told.contains(name) && !told.contains("Volkov"), "{told}");
        }
        assert!(read(&[("name", "Arkady Volkov"), ("name", "Arkady Volkov")]).is_ok());
        assert!(read(&[("birthDate", "1962")]).is_err());
        assert!(read(&[("imoNumber", "9074729")]).is_ok());
    }
}
