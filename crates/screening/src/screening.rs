//! What a screening answers.

use crate::{
    ofac::OfacOpinion,
    subjects::{BadRecord, Locator},
};
use interdict_lists::{EditionInfo, ListReading};
use interdict_matching::{Explanation, Subject};
use interdict_model::{PartialDate, Schema};
use serde::{Deserialize, Serialize};

/// One edition that was screened against.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Edition {
    /// Facts about the edition.
    #[serde(flatten)]
    pub info: EditionInfo,
    /// How many parties it has.
    pub parties: usize,
    /// How many of them have no date of designation: they count as in force on any day.
    pub undated: usize,
    /// Whether everything that was published is there.
    pub complete: bool,
    /// What the files given do not have though the publisher says it, each with what to do about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gaps: Vec<String>,
    /// How many warnings its reader gave.
    pub warnings: usize,
}

impl Edition {
    /// What is to be said of a reading.
    pub fn of(reading: &ListReading) -> Self {
        Self {
            info: reading.info.clone(),
            parties: reading.entities.len(),
            undated: reading.entities.iter().filter(|entity| entity.listed_on().is_none()).count(),
            complete: reading.is_complete(),
            gaps: reading.gaps().map(str::to_owned).collect(),
            warnings: reading.warnings.len(),
        }
    }

    /// The list by its name and the day of this edition, if its publisher states one.
    pub fn dated(&self) -> Option<(&str, PartialDate)> {
        Some((self.info.dataset.as_str(), self.info.published_on?))
    }

    /// As people are told of it, with what is missing in capitals: `us_ofac_sdn of 2015-01-02 (5876 parties, WITH GAPS)`.
    pub fn in_words(&self) -> String {
        self.in_words_as(&self.info.dataset)
    }

    /// The same by its title, for readers who know no datasets: `OFAC SDN List of 2015-01-02 (5876 parties)`.
    pub fn titled_in_words(&self) -> String {
        self.in_words_as(&self.info.title)
    }

    fn in_words_as(&self, name: &str) -> String {
        let date = self.info.published_on.map(|date| format!(" of {date}")).unwrap_or_default();
        let incomplete = if self.complete { "" } else { ", NOT COMPLETE" };
        let gaps = if self.gaps.is_empty() { "" } else { ", WITH GAPS" };
        format!("{name}{date} ({} parties{incomplete}{gaps})", self.parties)
    }

    /// Dataset, date and the beginning of the digest: `us_ofac_sdn@2015-01-02#6f3a1c09d2e4`.
    pub fn short(&self) -> String {
        let date = self.info.published_on.map_or_else(|| "undated".to_owned(), |date| date.to_string());
        let digest: String = self.info.digest.chars().take(12).collect();
        format!("{}@{date}#{digest}", self.info.dataset)
    }
}

/// The listed name that made a match.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MatchedName {
    /// As published.
    pub text: String,
    /// Whether the publisher marks it as weak.
    pub weak: bool,
}

/// A listed party that the subject may be.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Match {
    /// Identity of the party: `ofac-17614`.
    pub entity: String,
    /// The group of records of this party on several lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The other records of the group.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub same_party: Vec<String>,
    /// Its primary name.
    pub caption: String,
    /// Its schema.
    pub schema: Schema,
    /// Probability that the subject is the party.
    pub score: f64,
    /// What OFAC's search tool would say, if asked for.
    #[serde(flatten)]
    pub ofac: Option<OfacOpinion>,
    /// Which of its names matched; none if an identifier alone did.
    pub matched_name: Option<MatchedName>,
    /// Why, in a few words, the most telling first.
    pub reasons: Vec<String>,
    /// Datasets it stands on.
    pub lists: Vec<String>,
    /// The first day of the earliest designation in force, by the authority's own dates.
    pub listed_on: Option<PartialDate>,
    /// Programmes, as of the day asked for.
    pub programmes: Vec<String>,
    /// The whole explanation, if asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Explanation>,
}

/// Listed parties that are no matches themselves, though the only word of a name of the subject stands in a name of theirs.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SameWord {
    /// How many they are.
    pub count: usize,
    /// The first of them, in the order of the lists.
    pub parties: Vec<Namesake>,
}

impl SameWord {
    /// So many are told by name.
    pub const NAMED: usize = 5;

    /// What is to be said of them, before they are named.
    pub fn in_words(&self) -> String {
        let parties = if self.count == 1 {
            "1 listed party has".to_owned()
        } else {
            format!("{} listed parties have", self.count)
        };
        format!("{parties} this one word in a name, which is too little for a match")
    }

    /// The same, with the first of them.
    pub fn told(&self) -> String {
        let named = self.parties.iter().map(|party| format!("{} ({})", party.caption, party.entity));
        let more = (self.unnamed() > 0).then(|| format!("{} more", self.unnamed()));
        format!("{}: {}", self.in_words(), named.chain(more).collect::<Vec<_>>().join("; "))
    }

    /// How many are not named.
    pub fn unnamed(&self) -> usize {
        self.count - self.parties.len()
    }
}

/// A listed party with a word of the subject in a name.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Namesake {
    /// Identity of the party: `ofac-17614`.
    pub entity: String,
    /// Its primary name.
    pub caption: String,
}

/// The answer for one subject. No matches means: clear against the editions of the engine with its settings.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Screening {
    /// Where the subject came from.
    #[serde(flatten)]
    pub locator: Locator,
    /// The subject's own identity, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What was screened, as understood.
    pub subject: Subject,
    /// What of the input could not be used.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Best first.
    pub matches: Vec<Match>,
    /// Beside the answer: others that have the only word of a name. No part of what is proved and counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub same_word: Option<SameWord>,
}

/// What comes out for each thing that went in.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Outcome {
    /// A subject was screened.
    Screened(Screening),
    /// A record could not be.
    Bad(BadRecord),
    /// Something about the input as a whole.
    #[serde(skip)]
    Note(String),
}
