//! A record as it is written. Groups hold objects of texts whose keys say what they are.

use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// One fact of a group: keys with values.
pub(super) type Fact = BTreeMap<String, Value>;

/// A line of the file.
#[derive(Debug, Deserialize)]
pub(super) struct Record {
    #[serde(rename = "DATA_SOURCE")]
    pub(super) data_source: String,
    #[serde(rename = "RECORD_ID")]
    pub(super) id: String,
    #[serde(rename = "RECORD_TYPE", default)]
    pub(super) kind: Option<String>,
    #[serde(rename = "NAMES", default)]
    pub(super) names: Vec<Fact>,
    #[serde(rename = "DATES", default)]
    pub(super) dates: Vec<Fact>,
    #[serde(rename = "ADDRESSES", default)]
    pub(super) addresses: Vec<Fact>,
    #[serde(rename = "COUNTRIES", default)]
    pub(super) countries: Vec<Fact>,
    #[serde(rename = "IDENTIFIERS", default)]
    pub(super) identifiers: Vec<Fact>,
    #[serde(rename = "CONTACTS", default)]
    pub(super) contacts: Vec<Fact>,
    #[serde(rename = "RELATIONSHIPS", default)]
    pub(super) relationships: Vec<Fact>,
    #[serde(rename = "GENDER", default)]
    pub(super) gender: Option<String>,
    #[serde(rename = "URL", default)]
    pub(super) url: Option<String>,
    #[serde(rename = "LAST_CHANGE", default)]
    pub(super) last_change: Option<String>,
    /// What else is written.
    #[serde(flatten)]
    pub(super) others: BTreeMap<String, Value>,
}

/// The text of a key that is there and not blank.
pub(super) fn text<'a>(fact: &'a Fact, key: &str) -> Option<&'a str> {
    fact.get(key)?.as_str().map(str::trim).filter(|text| !text.is_empty())
}
