//! Names with what the publisher says about them.

use crate::Period;
use serde::{Deserialize, Serialize};

/// How a name relates to its party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum NameKind {
    /// The name the entry is filed under. FollowTheMoney `name`.
    Primary,
    /// Also known as. FollowTheMoney `alias`.
    Alias,
    /// Formerly known as. FollowTheMoney `previousName`.
    Former,
}

/// What a part of a name is, where the publisher types it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PartKind {
    /// Family name, including both Spanish surnames.
    Family,
    /// Given name.
    Given,
    /// Middle name.
    Middle,
    /// From the father's name: `Vladimirovich`, `bin Laden` where typed so.
    Patronymic,
    /// From the mother's name.
    Matronymic,
    /// Maiden name.
    Maiden,
    /// Nickname typed as such.
    Nickname,
    /// The whole name of a body, vessel or aircraft.
    Whole,
    /// A prefix or suffix such as `Jr.`.
    Affix,
}

/// One typed part of a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NamePart {
    /// What it is.
    pub kind: PartKind,
    /// As published.
    pub text: String,
}

/// A name as published.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Name {
    /// In reading order as the publisher writes it; OFAC persons keep `SURNAME, Given`.
    pub text: String,
    /// Primary, alias or former.
    pub kind: NameKind,
    /// The publisher marks it as weak: it confirms, it is not meant to trigger alone (OFAC FAQ 122-124).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub weak: bool,
    /// ISO 15924 code where the publisher gives one: `Latn`, `Cyrl`, `Hang`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub script: Option<String>,
    /// ISO 639 code where the publisher gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Typed parts in reading order, empty where the publisher does not type them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<NamePart>,
    /// The publisher's own number of the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_id: Option<String>,
    /// When the name stood on the list.
    #[serde(default, skip_serializing_if = "Period::is_open")]
    pub period: Period,
}

impl Name {
    /// A strong name of the given kind and nothing else known.
    pub fn new(text: impl Into<String>, kind: NameKind) -> Self {
        Self {
            text: text.into(),
            kind,
            weak: false,
            script: None,
            language: None,
            parts: Vec::new(),
            source_id: None,
            period: Period::default(),
        }
    }

    /// The name an entry is filed under.
    pub fn primary(text: impl Into<String>) -> Self {
        Self::new(text, NameKind::Primary)
    }

    /// A strong a.k.a.
    pub fn alias(text: impl Into<String>) -> Self {
        Self::new(text, NameKind::Alias)
    }

    /// A weak a.k.a.
    pub fn weak_alias(text: impl Into<String>) -> Self {
        Self { weak: true, ..Self::new(text, NameKind::Alias) }
    }

    /// The parts of one kind joined by spaces, empty if there are none.
    pub fn part(&self, kind: PartKind) -> String {
        let parts: Vec<&str> =
            self.parts.iter().filter(|part| part.kind == kind).map(|part| part.text.as_str()).collect();
        parts.join(" ")
    }

    /// The name in the order people say it: `Yong Chol KIM` for `KIM, Yong Chol`.
    pub fn in_natural_order(&self) -> String {
        match self.text.split_once(", ") {
            Some((family, given)) if !given.is_empty() => format!("{given} {family}"),
            _ => self.text.clone(),
        }
    }
}
