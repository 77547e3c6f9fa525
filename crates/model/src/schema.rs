//! FollowTheMoney schemata as far as lists use them.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The schema of an entity, by its FollowTheMoney name. Unknown names are kept, so that nothing is lost in passing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Schema {
    /// A human being.
    Person,
    /// A body of any kind that is not known to be a company.
    Organization,
    /// A company.
    Company,
    /// A person or a body, not known which.
    LegalEntity,
    /// A body of a state.
    PublicBody,
    /// A ship.
    Vessel,
    /// An aircraft.
    Airplane,
    /// A security that can be traded.
    Security,
    /// An address of a digital currency.
    CryptoWallet,
    /// Any other schema, by name.
    Other(String),
}

/// What kind of party a schema stands for when names are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PartyKind {
    /// Person
    Person,
    /// Organization, Company, `PublicBody`
    Organization,
    /// Vessel
    Vessel,
    /// Airplane
    Aircraft,
    /// `LegalEntity` and everything else: compatible with all
    Unknown,
}

impl Schema {
    /// The FollowTheMoney name.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Person => "Person",
            Self::Organization => "Organization",
            Self::Company => "Company",
            Self::LegalEntity => "LegalEntity",
            Self::PublicBody => "PublicBody",
            Self::Vessel => "Vessel",
            Self::Airplane => "Airplane",
            Self::Security => "Security",
            Self::CryptoWallet => "CryptoWallet",
            Self::Other(name) => name,
        }
    }

    /// The kind for comparing names.
    pub fn kind(&self) -> PartyKind {
        match self {
            Self::Person => PartyKind::Person,
            Self::Organization | Self::Company | Self::PublicBody => PartyKind::Organization,
            Self::Vessel => PartyKind::Vessel,
            Self::Airplane => PartyKind::Aircraft,
            _ => PartyKind::Unknown,
        }
    }

    /// Whether entities of the schema are parties that can be screened for (not addresses, passports, edges).
    pub fn is_party(&self) -> bool {
        !matches!(self, Self::Other(_))
    }
}

impl From<String> for Schema {
    fn from(name: String) -> Self {
        match name.to_ascii_lowercase().as_str() {
            "person" | "individual" => Self::Person,
            "organization" | "organisation" | "entity" => Self::Organization,
            "company" => Self::Company,
            "legalentity" => Self::LegalEntity,
            "publicbody" => Self::PublicBody,
            "vessel" | "ship" => Self::Vessel,
            "airplane" | "aircraft" => Self::Airplane,
            "security" => Self::Security,
            "cryptowallet" => Self::CryptoWallet,
            _ => Self::Other(name),
        }
    }
}

impl FromStr for Schema {
    type Err = std::convert::Infallible;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Ok(name.to_owned().into())
    }
}

impl From<Schema> for String {
    fn from(schema: Schema) -> Self {
        schema.as_str().to_owned()
    }
}

impl fmt::Display for Schema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl PartyKind {
    /// Whether a subject of one kind can be a party of the other. Unknown goes with everything.
    pub fn agrees_with(self, other: Self) -> bool {
        self == other || self == Self::Unknown || other == Self::Unknown
    }
}
