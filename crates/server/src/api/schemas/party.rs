//! A listed party and its life.

#![allow(dead_code, reason = "these types are described and never made")]

use super::screening::{Edition, Engine};
use serde_json::Value;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A listed party on every list that has it.
#[derive(ToSchema)]
pub(crate) struct PartyAnswer {
    /// The program that answers.
    engine: Engine,
    /// On which day it looks.
    settings: TimesUsed,
    /// Where it looked.
    editions: Vec<Edition>,
    /// Whether every list is there as it was published.
    complete: bool,
    /// Identity of the party.
    id: String,
    /// One for each list.
    records: Vec<Party>,
    /// Records of the same party on other lists.
    group: Option<Group>,
}

/// On which day an answer looks.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TimesUsed {
    /// As the lists were in force on this day.
    #[schema(required = true)]
    as_of: Option<String>,
    /// As the lists were known on this day.
    #[schema(required = true)]
    known_on: Option<String>,
}

/// A party as a FollowTheMoney object.
#[derive(ToSchema)]
pub(crate) struct Party {
    /// Identity.
    id: String,
    /// Its primary name.
    caption: String,
    /// FollowTheMoney schema.
    schema: String,
    /// FollowTheMoney properties, each with its values.
    properties: BTreeMap<String, Vec<Value>>,
    /// Lists it was read from.
    datasets: Vec<String>,
    /// Whether it is a party, and not an address or a document.
    target: bool,
    /// Everything that is known, typed.
    interdict: TypedParty,
}

/// Everything that is known of a party. Members that would be empty are absent.
#[derive(ToSchema)]
pub(crate) struct TypedParty {
    /// Identity.
    id: String,
    /// FollowTheMoney schema.
    schema: String,
    /// Names, the primary one first.
    names: Vec<Name>,
    /// Birth dates; several mean that the publisher gives alternatives.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    births: Vec<DateSpan>,
    /// Places of birth.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    birth_places: Vec<String>,
    /// Dates of death.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    deaths: Vec<DateSpan>,
    /// Countries with their roles.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    countries: Vec<PartyCountry>,
    /// `male`, `female`, `other`.
    gender: Option<String>,
    /// Titles and posts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    positions: Vec<String>,
    /// Numbers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    identifiers: Vec<Identifier>,
    /// Addresses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    addresses: Vec<Address>,
    /// Listings.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    designations: Vec<Designation>,
    /// Edges to other parties.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    relations: Vec<Relation>,
    /// Facts about a ship or aircraft.
    vessel: Option<VesselFacts>,
    /// FollowTheMoney topics.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    topics: Vec<String>,
    /// Remarks held as text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
    /// Pieces of remarks that no rule understood.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    not_understood: Vec<String>,
    /// Lists it was read from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    datasets: Vec<String>,
    /// Properties without a typed place, as they came.
    extra: Option<BTreeMap<String, Vec<Value>>>,
}

/// A name as published.
#[derive(ToSchema)]
pub(crate) struct Name {
    /// As the publisher writes it.
    text: String,
    /// `primary`, `alias`, `former`.
    kind: String,
    /// The publisher marks it as weak.
    #[schema(required = false)]
    weak: bool,
    /// ISO 15924 code of its script.
    script: Option<String>,
    /// ISO 639 code of its language.
    language: Option<String>,
    /// Its parts, where the publisher types them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<NamePart>,
    /// The publisher's own number of the name.
    source_id: Option<String>,
    /// When it stood on the list.
    period: Option<Period>,
}

/// A typed part of a name.
#[derive(ToSchema)]
pub(crate) struct NamePart {
    /// `family`, `given`, `middle`, `patronymic`, `matronymic`, `maiden`, `nickname`, `whole`, `affix`.
    kind: String,
    /// As published.
    text: String,
}

/// A date with its doubts.
#[derive(ToSchema)]
pub(crate) struct DateSpan {
    /// The date, or the first of a range.
    start: String,
    /// The last of a range.
    end: Option<String>,
    /// The publisher says "circa".
    #[schema(required = false)]
    circa: bool,
}

/// When something was in force.
#[derive(ToSchema)]
pub(crate) struct Period {
    /// First day.
    from: Option<String>,
    /// Last day.
    to: Option<String>,
}

/// A country and its role.
#[derive(ToSchema)]
pub(crate) struct PartyCountry {
    /// Its code.
    country: String,
    /// `nationality`, `citizenship`, `birth`, `jurisdiction`, `flag`, `formerFlag`, `linked`.
    role: String,
}

/// A number or address that names a party.
#[derive(ToSchema)]
pub(crate) struct Identifier {
    /// What it is.
    kind: IdentifierKind,
    /// As written.
    value: String,
    /// Issuing country.
    country: Option<String>,
    /// What the publisher adds.
    note: Option<String>,
    /// When it was valid.
    period: Option<Period>,
}

/// What a number is.
#[derive(ToSchema)]
#[serde(untagged)]
pub(crate) enum IdentifierKind {
    /// `passport`, `nationalId`, `taxNumber`, `registrationNumber`, `imo`, `mmsi`, `callSign`, `bic`, `lei`, `iban`,
    /// `isin`, `aircraftNumber`, `website`, `email`, `phone`.
    Known(String),
    /// With more to say.
    Told(ToldIdentifierKind),
}

/// A kind of number with more to say.
#[derive(ToSchema)]
pub(crate) struct ToldIdentifierKind {
    /// A wallet: the code of its currency, which may be empty.
    wallet: Option<String>,
    /// Any other number: the publisher's name for it.
    other: Option<String>,
}

/// A postal address.
#[derive(ToSchema)]
pub(crate) struct Address {
    /// Street, building, post box.
    street: Option<String>,
    /// City.
    city: Option<String>,
    /// State, province or region.
    region: Option<String>,
    /// Postal code.
    postal_code: Option<String>,
    /// Country as written.
    country_name: Option<String>,
    /// Its code, if understood.
    country: Option<String>,
    /// The publisher's remark.
    note: Option<String>,
    /// The publisher's own number of the address.
    source_id: Option<String>,
    /// When it stood on the list.
    period: Option<Period>,
}

/// One listing of a party by an authority.
#[derive(ToSchema)]
pub(crate) struct Designation {
    /// Who listed it.
    authority: String,
    /// The publication.
    list: Option<String>,
    /// The publisher's own number of the entry.
    entry_id: Option<String>,
    /// Programmes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    programmes: Vec<Programme>,
    /// Orders, regulations, resolutions.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    legal_basis: Vec<String>,
    /// What the measure does.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    measures: Vec<String>,
    /// The first day, as the authority states it.
    listed_on: Option<String>,
    /// The first day free, as the authority states it.
    delisted_on: Option<String>,
    /// The authority's reasons.
    reason: Option<String>,
}

/// A programme.
#[derive(ToSchema)]
pub(crate) struct Programme {
    /// The publisher's code.
    code: String,
    /// When it applied.
    period: Option<Period>,
}

/// An edge to another party.
#[derive(ToSchema)]
pub(crate) struct Relation {
    /// What this party is to the other.
    kind: RelationKind,
    /// Identity of the other.
    target_id: Option<String>,
    /// Its name as written.
    target_name: Option<String>,
    /// The publisher marks it as past.
    #[schema(required = false)]
    former: bool,
    /// When it held.
    period: Option<Period>,
}

/// What one party is to another.
#[derive(ToSchema)]
#[serde(untagged)]
pub(crate) enum RelationKind {
    /// `linkedTo`, `actsFor`, `supports`, `ownedBy`, `leaderOf`, `memberOf`, `familyOf`, `executiveOf`, `propertyOf`.
    Known(String),
    /// In the publisher's words.
    Told(ToldRelationKind),
}

/// A relation in the publisher's words.
#[derive(ToSchema)]
pub(crate) struct ToldRelationKind {
    /// The words.
    other: String,
}

/// Facts about a ship or aircraft.
#[derive(ToSchema)]
pub(crate) struct VesselFacts {
    /// Its kind.
    kind: Option<String>,
    /// Tonnage as written.
    tonnage: Option<String>,
    /// Gross tonnage as written.
    gross_tonnage: Option<String>,
    /// Owner as written.
    owner: Option<String>,
    /// When it was built.
    built: Option<String>,
}

/// Records of one party on several lists.
#[derive(ToSchema)]
pub(crate) struct Group {
    /// Its identity.
    id: String,
    /// Identities of the records.
    members: Vec<String>,
    /// Why they belong together.
    links: Vec<Link>,
}

/// Two records and why they are of one party.
#[derive(ToSchema)]
pub(crate) struct Link {
    /// The one.
    left: String,
    /// The other.
    right: String,
    /// `reference`, `identifier`, `nameAndBirth`.
    reason: String,
    /// For a reference or an identifier: the number.
    number: Option<String>,
    /// For a name and a birth date: the day.
    born: Option<String>,
}

/// The life of a party.
#[derive(ToSchema)]
pub(crate) struct HistoryAnswer {
    /// The program that answers.
    engine: Engine,
    /// On which day it looks.
    settings: TimesUsed,
    /// Identity of the party.
    id: String,
    /// One for each list that has or had it.
    lives: Vec<Life>,
}

/// The life of a party on one list.
#[derive(ToSchema)]
pub(crate) struct Life {
    /// Which list.
    list: String,
    /// Its identity there.
    id: String,
    /// From which editions this is known.
    editions: SeenEditions,
    /// What happened, in order.
    events: Vec<LifeEvent>,
    /// As it was last seen. With `asOf` as it was in force on that day, and absent if it was not.
    latest: Option<Party>,
}

/// Which editions of a list the store has.
#[derive(ToSchema)]
pub(crate) struct SeenEditions {
    /// How many.
    count: usize,
    /// The day on which the first was seen.
    #[schema(required = true)]
    first: Option<String>,
    /// The day on which the last was seen last.
    #[schema(required = true)]
    last: Option<String>,
}

/// One thing that happened to a party.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LifeEvent {
    /// When.
    day: String,
    /// Whether the day is the authority's own; else it is the day on which an edition showed it.
    stated: bool,
    /// `listed`, `first seen`, `changed`, `delisted`, `no longer seen`, `programme added`, `name added` ...
    what: String,
    /// In words.
    says: String,
    /// What changed, field by field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fields: Vec<FieldChange>,
    /// The day on which the edition that showed it was seen.
    seen_on: Option<String>,
}

/// What went and came in a field.
#[derive(ToSchema)]
pub(crate) struct FieldChange {
    /// Which field.
    field: String,
    /// What is no longer there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    removed: Vec<String>,
    /// What is new.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    added: Vec<String>,
}
