//! Lists, their editions, and what changed between two.

#![allow(dead_code, reason = "these types are described and never made")]

use super::{
    party::{FieldChange, Party},
    screening::{Edition, Engine},
};
use utoipa::ToSchema;

/// The editions in use.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ListsAnswer {
    /// The program that answers.
    engine: Engine,
    /// As they were known on this day.
    #[schema(required = true)]
    known_on: Option<String>,
    /// How many parties stand on them.
    parties: usize,
    /// Whether every list is there as it was published.
    complete: bool,
    /// The editions.
    editions: Vec<Edition>,
}

/// The editions of a list that the store has.
#[derive(ToSchema)]
pub(crate) struct EditionsAnswer {
    /// The list.
    dataset: String,
    /// Oldest first.
    editions: Vec<StoredEdition>,
}

/// An edition in the store.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StoredEdition {
    /// Its number.
    id: i64,
    /// Short name of the list.
    dataset: String,
    /// Its title.
    title: String,
    /// Who publishes it.
    publisher: String,
    /// How it was published.
    format: String,
    /// The publisher's date of the edition.
    #[schema(required = true)]
    published_on: Option<String>,
    /// How many records the publication says it has.
    #[schema(required = true)]
    declared_records: Option<u64>,
    /// BLAKE3 digest over the published bytes.
    digest: String,
    /// Files that were read.
    files: Vec<String>,
    /// The day on which it was first seen.
    seen_on: String,
    /// The last day on which it was seen unchanged.
    last_seen_on: String,
    /// What it covers.
    coverage: Coverage,
}

/// How many parties of an edition have a fact.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Coverage {
    /// Parties.
    parties: usize,
    /// Names of all parties together.
    names: usize,
    /// With an alias.
    with_alias: usize,
    /// With a name in another script than Latin.
    with_original_script: usize,
    /// With a birth date.
    with_birth_date: usize,
    /// With a country.
    with_country: usize,
    /// With an address.
    with_address: usize,
    /// With a number.
    with_identifier: usize,
    /// With a programme.
    with_programme: usize,
    /// With a day of listing.
    with_listing_date: usize,
    /// With a statement of reasons.
    with_reason: usize,
    /// Pieces that no rule understood.
    not_understood: usize,
}

/// What changed between two editions.
#[derive(ToSchema)]
pub(crate) struct DifferenceAnswer {
    /// The earlier edition.
    earlier: EditionInfo,
    /// The later edition.
    later: EditionInfo,
    /// Parties only in the later one.
    added: Vec<Party>,
    /// Parties only in the earlier one.
    removed: Vec<Party>,
    /// Parties in both that are not the same.
    changed: Vec<Changed>,
}

/// What a publication says of itself.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct EditionInfo {
    /// Short name of the list.
    dataset: String,
    /// Its title.
    title: String,
    /// Who publishes it.
    publisher: String,
    /// How it was published.
    format: String,
    /// The publisher's date of the edition.
    #[schema(required = true)]
    published_on: Option<String>,
    /// How many records the publication says it has.
    #[schema(required = true)]
    declared_records: Option<u64>,
    /// BLAKE3 digest over the published bytes.
    digest: String,
    /// Files that were read.
    files: Vec<String>,
}

/// A party that changed.
#[derive(ToSchema)]
pub(crate) struct Changed {
    /// Identity.
    id: String,
    /// Its primary name now.
    caption: String,
    /// In what it differs.
    fields: Vec<FieldChange>,
    /// As it was.
    before: Party,
    /// As it is.
    after: Party,
}
