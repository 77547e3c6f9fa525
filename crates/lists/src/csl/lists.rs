//! The lists that the publication is made of: who keeps them, what they say of types and topics.

use interdict_model::Schema;

/// A list by its short name.
pub(super) struct SourceList {
    /// As published without the authority: `Denied Persons List (DPL)`.
    pub name: String,
    /// Who keeps it.
    pub authority: String,
    /// What FollowTheMoney calls being on it, beside `sanction`.
    pub topic: Option<&'static str>,
    /// The list is OFAC's, so remarks and labels are in OFAC's words.
    pub is_ofac: bool,
    /// What its entries are when they have no type.
    pub untyped: Schema,
}

/// The list of an entry: `Denied Persons List (DPL) - Bureau of Industry and Security`.
pub(super) fn of(source: &str) -> SourceList {
    let (name, authority) = source.rsplit_once(" - ").unwrap_or((source, ""));
    let short = name.rsplit_once('(').map_or("", |(_, short)| short.split(')').next().unwrap_or_default());
    let authority = match authority.trim() {
        "Treasury Department" => "US Treasury, OFAC",
        "Bureau of Industry and Security" => "US Commerce, Bureau of Industry and Security",
        "State Department" => "US State Department",
        other => other,
    };
    let topic = match short {
        "EL" | "UVL" | "MEU" | "DPL" => Some("export.control"),
        "DTC" => Some("debarment"),
        _ => None,
    };
    SourceList {
        name: name.trim().to_owned(),
        authority: authority.to_owned(),
        topic,
        is_ofac: authority.contains("OFAC"),
        // Military end users are bodies; the other untyped lists hold persons and bodies alike.
        untyped: if short == "MEU" { Schema::Organization } else { Schema::LegalEntity },
    }
}
