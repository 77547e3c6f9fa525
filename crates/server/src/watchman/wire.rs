//! Shapes of Watchman's answers. Times are RFC 3339, countries ISO 3166 in capital letters, lists never null.

use interdict_model::PartialDate;
use interdict_screening::Explanation;
use serde::Serialize;
use serde_json::Value;

/// The answer to a search.
#[derive(Debug, Serialize)]
pub(crate) struct Answer {
    /// The question as understood.
    pub(crate) query: WireEntity,
    /// Listed parties, best first.
    pub(crate) entities: Vec<SearchedEntity>,
    /// What Watchman does not say: how the answer was made.
    pub(crate) interdict: About,
}

/// What an answer was made with.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct About {
    /// Editions that were searched, or that of the list that was asked for.
    pub(crate) editions: Vec<String>,
    /// Whether everything that was published is in them. If not, that nothing is found is not clear.
    pub(crate) complete: bool,
    /// What they do not have though the publisher says it, and lists that had no edition on the day.
    pub(crate) gaps: Vec<String>,
    /// The lowest score that was shown.
    pub(crate) min_match: f64,
    /// The day on which the lists are taken to be in force.
    pub(crate) as_of: Option<PartialDate>,
    /// The day on which the editions were known.
    pub(crate) known_on: Option<PartialDate>,
    /// Names of fields that were given and do not count.
    pub(crate) without_effect: Vec<String>,
}

/// A party with its score.
#[derive(Debug, Serialize)]
pub(crate) struct SearchedEntity {
    /// The party.
    #[serde(flatten)]
    pub(crate) entity: WireEntity,
    /// Probability that it is the one asked for.
    #[serde(rename = "match")]
    pub(crate) score: f64,
    /// Why, if asked for with `debug`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) details: Option<Explanation>,
}

/// What kind of party an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum EntityType {
    /// A human being.
    Person,
    /// A company.
    Business,
    /// Any other body.
    Organization,
    /// An aircraft.
    Aircraft,
    /// A ship.
    Vessel,
    /// Not known.
    Unknown,
}

/// A party.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WireEntity {
    pub(crate) name: String,
    pub(crate) entity_type: EntityType,
    pub(crate) source_list: String,
    #[serde(rename = "sourceID")]
    pub(crate) source_id: String,
    pub(crate) person: Option<Person>,
    pub(crate) business: Option<Body>,
    pub(crate) organization: Option<Body>,
    pub(crate) aircraft: Option<Aircraft>,
    pub(crate) vessel: Option<Vessel>,
    pub(crate) contact: Contact,
    pub(crate) addresses: Vec<WireAddress>,
    pub(crate) crypto_addresses: Vec<CryptoAddress>,
    pub(crate) affiliations: Vec<Affiliation>,
    pub(crate) sanctions_info: Option<SanctionsInfo>,
    pub(crate) historical_info: Vec<HistoricalInfo>,
    /// The party as `FollowTheMoney` JSON; null for a question.
    pub(crate) source_data: Value,
}

/// What is known of a person.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) alt_names: Vec<String>,
    /// `male`, `female`, `unknown`.
    pub(crate) gender: String,
    pub(crate) birth_date: Option<String>,
    pub(crate) place_of_birth: String,
    pub(crate) death_date: Option<String>,
    pub(crate) titles: Vec<String>,
    #[serde(rename = "governmentIDs")]
    pub(crate) government_ids: Vec<GovernmentId>,
}

/// What is known of a company or another body.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Body {
    pub(crate) name: String,
    pub(crate) alt_names: Vec<String>,
    pub(crate) created: Option<String>,
    pub(crate) dissolved: Option<String>,
    #[serde(rename = "governmentIDs")]
    pub(crate) government_ids: Vec<GovernmentId>,
}

/// What is known of an aircraft.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Aircraft {
    pub(crate) name: String,
    pub(crate) alt_names: Vec<String>,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) flag: String,
    pub(crate) built: Option<String>,
    pub(crate) icao_code: String,
    pub(crate) model: String,
    pub(crate) serial_number: String,
}

/// What is known of a ship.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Vessel {
    pub(crate) name: String,
    pub(crate) alt_names: Vec<String>,
    pub(crate) imo_number: String,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) flag: String,
    pub(crate) built: Option<String>,
    pub(crate) model: String,
    /// Deadweight; 0 if it is not known.
    pub(crate) tonnage: u64,
    pub(crate) mmsi: String,
    pub(crate) call_sign: String,
    pub(crate) gross_registered_tonnage: u64,
    pub(crate) owner: String,
}

/// A number that an authority gave.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct GovernmentId {
    /// In words.
    pub(crate) name: String,
    /// `passport`, `national-id` ...
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) country: String,
    pub(crate) identifier: String,
}

/// Ways to reach a party.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Contact {
    pub(crate) email_addresses: Vec<String>,
    pub(crate) phone_numbers: Vec<String>,
    pub(crate) fax_numbers: Vec<String>,
    pub(crate) websites: Vec<String>,
}

/// A postal address.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WireAddress {
    pub(crate) line1: String,
    pub(crate) line2: String,
    pub(crate) city: String,
    pub(crate) postal_code: String,
    pub(crate) state: String,
    pub(crate) country: String,
    /// Always 0: lists give no coordinates.
    pub(crate) latitude: f64,
    /// Always 0.
    pub(crate) longitude: f64,
}

/// An address of a digital currency.
#[derive(Debug, Serialize)]
pub(crate) struct CryptoAddress {
    pub(crate) currency: String,
    pub(crate) address: String,
}

/// Another party and what it is to this one.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Affiliation {
    pub(crate) entity_name: String,
    /// `Linked To`, `Owned By`.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) details: String,
}

/// What the party is listed for.
#[derive(Debug, Serialize)]
pub(crate) struct SanctionsInfo {
    pub(crate) programs: Vec<String>,
    /// Whether who deals with it may be listed too.
    pub(crate) secondary: bool,
    pub(crate) description: String,
}

/// Something that was so once.
#[derive(Debug, Serialize)]
pub(crate) struct HistoricalInfo {
    /// `Former Name`, `Previous Flag`.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) value: String,
    /// When it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) date: Option<String>,
}
