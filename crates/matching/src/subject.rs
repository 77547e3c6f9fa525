//! What is screened, as the matcher needs it.

use interdict_model::{Country, Identifier, PartialDate, PartyKind};
use serde::{Deserialize, Serialize};

/// A party to look for.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Subject {
    /// Names, any script, any order. Each is looked for; the best counts.
    pub names: Vec<String>,
    /// What kind of party it is said to be; `None` goes with every kind.
    #[serde(default)]
    pub kind: Option<PartyKind>,
    /// Birth dates, full or partial.
    #[serde(default)]
    pub births: Vec<PartialDate>,
    /// Countries of birth, nationality, residence, registration, flag.
    #[serde(default)]
    pub countries: Vec<Country>,
    /// Passports, IMO numbers, wallets ...
    #[serde(default)]
    pub identifiers: Vec<Identifier>,
}

impl Subject {
    /// A subject of which only the name is known.
    pub fn named(name: impl Into<String>) -> Self {
        Self { names: vec![name.into()], ..Self::default() }
    }

    /// The kind, unknown if not said.
    pub fn party_kind(&self) -> PartyKind {
        self.kind.unwrap_or(PartyKind::Unknown)
    }
}
