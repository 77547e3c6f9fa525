//! Edges between parties.

use crate::Period;
use serde::{Deserialize, Serialize};

/// What one party is to another. Named after FollowTheMoney's edge schemata where there is one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum RelationKind {
    /// `UnknownLink`: OFAC's "Linked To", "Associate Of".
    LinkedTo,
    /// Acts for or on behalf of.
    ActsFor,
    /// Gives or gave support to.
    Supports,
    /// `Ownership`: owned or controlled by.
    OwnedBy,
    /// `Directorship`: leader or official of.
    LeaderOf,
    /// `Employment` or membership.
    MemberOf,
    /// `Family`.
    FamilyOf,
    /// Principal executive officer of.
    ExecutiveOf,
    /// Property (vessel, aircraft) in which the other has an interest.
    PropertyOf,
    /// In the publisher's words.
    Other(String),
}

/// An edge from the entity that holds it to another.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Relation {
    /// What this party is to the other.
    pub kind: RelationKind,
    /// Identity of the other party if the publisher gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_id: Option<String>,
    /// The other's name as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_name: Option<String>,
    /// The publisher marks the relation as past.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub former: bool,
    /// When it held, where known.
    #[serde(default, skip_serializing_if = "Period::is_open")]
    pub period: Period,
}
