//! Subjects and what is answered of them.

#![allow(dead_code, reason = "these types are described and never made")]

use crate::request::SettingsRequest;
use serde_json::Value;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// One subject, or many as `subjects`.
#[derive(ToSchema)]
#[serde(untagged)]
#[allow(clippy::large_enum_variant, reason = "it describes, and is never made")]
pub(crate) enum ScreenRequest {
    /// One.
    One(SubjectRequest),
    /// Many.
    Many(SubjectsRequest),
}

/// Subjects to screen in one request.
#[derive(ToSchema)]
pub(crate) struct SubjectsRequest {
    /// Flat objects or FollowTheMoney objects, as many as you like.
    subjects: Vec<SubjectRequest>,
    /// How to screen them.
    settings: Option<SettingsRequest>,
}

/// A subject. Keys are those that headers of customer files may have, in many spellings and languages; those here are
/// the usual ones. A value may be one text or a list of texts. A FollowTheMoney object has `schema` and `properties`
/// instead.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SubjectRequest {
    /// The whole name, in any script and order.
    name: Option<Texts>,
    /// Given name, if the name comes in parts.
    first_name: Option<String>,
    /// Middle name.
    middle_name: Option<String>,
    /// Name after the father.
    patronymic: Option<String>,
    /// Family name.
    last_name: Option<String>,
    /// The name of a body.
    company: Option<String>,
    /// The name of a ship.
    vessel: Option<String>,
    /// Other names.
    alias: Option<Texts>,
    /// Birth date, whole or a part: 1962-02-18, 1962.
    birth_date: Option<Texts>,
    /// Any country it has to do with, by name or code.
    country: Option<Texts>,
    /// Person, Company, Vessel ...
    #[serde(rename = "type")]
    kind: Option<String>,
    /// Your own number for it; it comes back.
    id: Option<String>,
    /// Passport number.
    passport: Option<Texts>,
    /// National identity number.
    national_id: Option<String>,
    /// Tax number.
    tax_number: Option<String>,
    /// Number in a register.
    registration_number: Option<String>,
    /// IMO number of a ship.
    imo: Option<String>,
    /// MMSI of a ship.
    mmsi: Option<String>,
    /// Call sign of a ship.
    call_sign: Option<String>,
    /// BIC of a bank.
    bic: Option<String>,
    /// Legal Entity Identifier.
    lei: Option<String>,
    /// Account number.
    iban: Option<String>,
    /// Number of a security.
    isin: Option<String>,
    /// Address of a digital currency.
    wallet: Option<Texts>,
    /// Web address.
    website: Option<String>,
    /// E-mail address.
    email: Option<String>,
    /// Telephone number.
    phone: Option<String>,
    /// FollowTheMoney: the schema.
    schema: Option<String>,
    /// FollowTheMoney: the properties.
    properties: Option<BTreeMap<String, Vec<Value>>>,
    /// How to screen it.
    settings: Option<SettingsRequest>,
}

/// A text or a list of texts.
#[derive(ToSchema)]
#[serde(untagged)]
pub(crate) enum Texts {
    /// One.
    One(String),
    /// Several.
    Several(Vec<String>),
}

/// The answer of a screening.
#[derive(ToSchema)]
pub(crate) struct ScreeningAnswer {
    /// The program that answers.
    engine: Engine,
    /// How was screened.
    settings: Settings,
    /// Against what.
    editions: Vec<Edition>,
    /// Whether every list is there as it was published. If not, no match is no clear answer.
    complete: bool,
    /// One for each subject or record, in order.
    results: Vec<ScreeningResult>,
    /// How many of what.
    summary: Summary,
    /// The receipt that proves the answer, where the service leaves receipts.
    receipt: Option<Receipt>,
}

/// A receipt in the store of the service; the header `Interdict-Receipt` has the same: number and hash.
#[derive(ToSchema)]
pub(crate) struct Receipt {
    /// Its place in the chain.
    number: i64,
    /// Its hash.
    hash: String,
}

/// The program that answers.
#[derive(ToSchema)]
pub(crate) struct Engine {
    /// `interdict`
    name: String,
    /// Its version.
    version: String,
}

/// How was screened: enough to do it again.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Settings {
    /// Lowest score in [0, 1] that is a match.
    threshold: f64,
    /// At most this many matches a subject.
    limit: usize,
    /// As the lists were in force on this day.
    #[schema(required = true)]
    as_of: Option<String>,
    /// As the lists were known on this day, if asked for.
    known_on: Option<String>,
    /// Whether weak aliases count.
    weak_names: bool,
    /// Whether every listed name was compared instead of those the index finds.
    exhaustive: bool,
    /// Whether matches carry their whole explanation.
    explain: bool,
    /// OFAC's slider, if its score was asked for.
    #[schema(required = true)]
    ofac_minimum: Option<u8>,
}

/// An edition of a list.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Edition {
    /// Short name of the list: `us_ofac_sdn`.
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
    /// BLAKE3 digest over the published bytes; empty for a list of which no edition was known on the day.
    digest: String,
    /// Files that were read.
    files: Vec<String>,
    /// How many parties it has.
    parties: usize,
    /// How many of them have no date of designation: they count as in force on any day.
    undated: usize,
    /// Whether everything that was published is there.
    complete: bool,
    /// What the files do not have though the publisher says it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    gaps: Vec<String>,
    /// How many warnings its reader gave.
    warnings: usize,
}

/// The answer for one subject or record.
#[derive(ToSchema)]
#[serde(untagged)]
pub(crate) enum ScreeningResult {
    /// It was screened. No matches means clear.
    Screened(Screened),
    /// It could not be screened.
    Bad(BadRecord),
}

/// A subject that was screened.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Screened {
    /// Of a file: its name.
    file: Option<String>,
    /// Of a table: the row, the header being row 1.
    row: Option<u64>,
    /// Of JSON lines and names: the line, from 1.
    line: Option<u64>,
    /// Of a request: the number of the subject, from 1.
    argument: Option<u64>,
    /// Its own number, if it has one.
    id: Option<String>,
    /// What was screened, as understood.
    subject: Subject,
    /// What of it could not be used, or had to be decided.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
    /// Best first.
    matches: Vec<Match>,
    /// Beside the answer: others that have the only word of a name.
    same_word: Option<SameWord>,
}

/// Listed parties that are no matches themselves, though the only word of a name of the subject stands in a name of theirs.
#[derive(ToSchema)]
pub(crate) struct SameWord {
    /// How many they are.
    count: usize,
    /// The first of them, in the order of the lists.
    parties: Vec<Namesake>,
}

/// A listed party with a word of the subject in a name.
#[derive(ToSchema)]
pub(crate) struct Namesake {
    /// Identity of the party.
    entity: String,
    /// Its primary name.
    caption: String,
}

/// A record that could not be screened.
#[derive(ToSchema)]
pub(crate) struct BadRecord {
    /// Of a file: its name.
    file: Option<String>,
    /// Of a table: the row, the header being row 1.
    row: Option<u64>,
    /// Of JSON lines and names: the line, from 1.
    line: Option<u64>,
    /// Of a request: the number of the subject, from 1.
    argument: Option<u64>,
    /// What is wrong.
    error: RecordError,
}

/// Why a record could not be screened.
#[derive(ToSchema)]
pub(crate) struct RecordError {
    /// `record.no_name`, `record.columns`, `record.quote`, `record.encoding`, `record.malformed`, `record.unreadable`.
    code: String,
    /// In words, without values of the record.
    message: String,
}

/// A subject as understood.
#[derive(ToSchema)]
pub(crate) struct Subject {
    /// Names.
    names: Vec<String>,
    /// `person`, `organization`, `vessel`, `aircraft`, `unknown`; none goes with all.
    #[schema(required = true)]
    kind: Option<String>,
    /// Birth dates.
    births: Vec<String>,
    /// Country codes.
    countries: Vec<String>,
    /// Numbers.
    identifiers: Vec<super::party::Identifier>,
}

/// A listed party that the subject may be.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Match {
    /// Identity of the party.
    entity: String,
    /// The group of records of this party on several lists.
    group: Option<String>,
    /// The other records of the group.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    same_party: Vec<String>,
    /// Its primary name.
    caption: String,
    /// Its FollowTheMoney schema.
    schema: String,
    /// Probability that the subject is the party.
    score: f64,
    /// OFAC's score, 0 to 100, if asked for.
    ofac_score: Option<f64>,
    /// Which score made it a match, if OFAC's was asked for: `both`, `native`, `ofac`.
    found_by: Option<String>,
    /// Which of its names matched; none if a number alone did.
    #[schema(required = true)]
    matched_name: Option<MatchedName>,
    /// Why, the most telling first.
    reasons: Vec<String>,
    /// Lists it stands on.
    lists: Vec<String>,
    /// First day of the earliest designation in force, by the authority's own dates.
    #[schema(required = true)]
    listed_on: Option<String>,
    /// Programmes.
    programmes: Vec<String>,
    /// The whole explanation, if asked for.
    explanation: Option<Explanation>,
}

/// The listed name that made a match.
#[derive(ToSchema)]
pub(crate) struct MatchedName {
    /// As published.
    text: String,
    /// Whether the publisher marks it as weak.
    weak: bool,
}

/// Why a score is what it is.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Explanation {
    /// The score.
    score: f64,
    /// Features, whose points add up to the score.
    features: Vec<Contribution>,
    /// The two names that were compared.
    names: ComparedNames,
    /// Which word was taken for which.
    words: Vec<WordPair>,
    /// Words of the query that found nothing.
    left_in_query: Vec<LeftWord>,
    /// Words of the listed name that the query does not have.
    left_in_listed: Vec<LeftWord>,
}

/// One feature's part in a score.
#[derive(ToSchema)]
pub(crate) struct Contribution {
    /// Its stable name.
    feature: String,
    /// What it says here.
    says: String,
    /// The measured value.
    value: f32,
    /// Evidence in log-odds.
    evidence: f32,
    /// Its share of the score.
    points: f64,
}

/// The two names that made a score.
#[derive(ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ComparedNames {
    /// As asked.
    query: String,
    /// As compared.
    query_folded: String,
    /// How the query was read: `latin`, `pinyin`, `arabicLexicon` ...
    query_reading: String,
    /// As published.
    listed: String,
    /// As compared.
    listed_folded: String,
    /// Which of the party's names it is, from 0.
    listed_number: usize,
    /// Whether the publisher marks it as weak.
    weak: bool,
}

/// Two words that were taken for each other.
#[derive(ToSchema)]
pub(crate) struct WordPair {
    /// In the query.
    query: String,
    /// In the listed name.
    listed: String,
    /// How they are alike.
    how: String,
    /// How much, in [0, 1].
    likeness: f32,
    /// How much the word tells, in [0, 1].
    weight: f32,
}

/// A word without a counterpart.
#[derive(ToSchema)]
pub(crate) struct LeftWord {
    /// The word.
    word: String,
    /// How much it tells, in [0, 1].
    weight: f32,
}

/// How many of what.
#[derive(ToSchema)]
pub(crate) struct Summary {
    /// Subjects that were screened.
    screened: usize,
    /// Of them, those with a match.
    matched: usize,
    /// Records that could not be screened.
    bad: usize,
}
