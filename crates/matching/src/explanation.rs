//! Why a score is what it is: named features whose points add up to the score, and the words side by side.

use serde::{Deserialize, Serialize};

/// The reasons for one score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// The score, a probability.
    pub score: f64,
    /// What each feature adds or takes away. Their points add up to the score exactly.
    pub features: Vec<Contribution>,
    /// The two names that were compared.
    pub names: ComparedNames,
    /// Which word was taken for which, most telling first.
    pub words: Vec<WordPair>,
    /// Words of the query that found nothing.
    pub left_in_query: Vec<LeftWord>,
    /// Words of the listed name that the query does not have.
    pub left_in_listed: Vec<LeftWord>,
}

/// One feature's part in a score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Contribution {
    /// Stable name, as in the file of weights: `cover_query`, `birth_differs`.
    pub feature: String,
    /// What it says here, in words.
    pub says: String,
    /// The measured value.
    pub value: f32,
    /// Evidence in log-odds: the value times its weight.
    pub evidence: f32,
    /// Its share of the score in [-1, 1]. The points of all features add up to the score.
    pub points: f64,
}

/// The two names that made the score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ComparedNames {
    /// As asked.
    pub query: String,
    /// As compared: folded, romanised, in the order of the query.
    pub query_folded: String,
    /// How the query was read: `latin`, `pinyin`, `arabicLexicon` ...
    pub query_reading: String,
    /// As published.
    pub listed: String,
    /// As compared.
    pub listed_folded: String,
    /// Which of the entity's names it is.
    pub listed_number: usize,
    /// Whether the publisher marks it as weak.
    pub weak: bool,
}

/// Two words or runs of words that were taken for each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WordPair {
    /// In the query.
    pub query: String,
    /// In the listed name.
    pub listed: String,
    /// How they are alike, in words: `same`, `spelling`, `same name`, `short form`, `same meaning`, `near meaning`, `initial`,
    /// `cut off`, `acronym`.
    pub how: String,
    /// How much, in [0, 1].
    pub likeness: f32,
    /// How much the word tells, in [0, 1].
    pub weight: f32,
}

/// A word without a counterpart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LeftWord {
    /// The word.
    pub word: String,
    /// How much it tells, in [0, 1].
    pub weight: f32,
}
