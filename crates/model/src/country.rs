//! Countries by code, and the part a country plays for a party.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A country by its code in lower case: ISO 3166-1 alpha-2 (`kp`), or a FollowTheMoney extension of it such as `xk`,
/// `su` or `ua-43`. Spellings of country names are resolved in the text crate, not here.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Country(String);

impl Country {
    /// Accepts two letters, optionally followed by `-` and a short subdivision; anything else is `None`.
    ///
    /// ```
    /// use interdict_model::Country;
    /// assert_eq!(Country::from_code("KP").unwrap().code(), "kp");
    /// assert!(Country::from_code("North Korea").is_none());
    /// ```
    pub fn from_code(code: &str) -> Option<Self> {
        let code = code.trim().to_ascii_lowercase();
        let (base, subdivision) = code.split_once('-').unwrap_or((&code, ""));
        let valid = base.len() == 2
            && base.bytes().all(|b| b.is_ascii_lowercase())
            && subdivision.len() <= 4
            && subdivision.bytes().all(|b| b.is_ascii_alphanumeric());
        valid.then_some(Self(code))
    }

    /// The code in lower case.
    pub fn code(&self) -> &str {
        &self.0
    }

    /// The two-letter code without a subdivision: `ua` for `ua-43`.
    pub fn base(&self) -> &str {
        self.0.get(..2).unwrap_or(&self.0)
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a country is to a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum CountryRole {
    /// `nationality`
    Nationality,
    /// `citizenship`, where the publisher tells it from nationality
    Citizenship,
    /// `birthCountry`
    Birth,
    /// `jurisdiction`: where a body is registered
    Jurisdiction,
    /// `flag` of a vessel or aircraft
    Flag,
    /// `pastFlags`
    FormerFlag,
    /// `country`: a link the publisher gives without saying which
    Linked,
}

/// A country and its role.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PartyCountry {
    /// Which country.
    pub country: Country,
    /// What it is to the party.
    pub role: CountryRole,
}
