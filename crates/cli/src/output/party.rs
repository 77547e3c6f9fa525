//! One listed party laid out for reading: names by strength, facts, and its designations as a timeline.

use super::words;
use crate::console::{Console, style};
use interdict_model::{
    CountryRole, Entity, Identifier, IdentifierKind, Name, NameKind, PartialDate, Period, Relation, RelationKind,
    Validity,
};
use std::{collections::BTreeMap, io};

/// Writes the party. With a day, it is a version of that day and says so.
pub(crate) fn describe(entity: &Entity, as_of: Option<PartialDate>, console: &mut Console<'_>) -> io::Result<()> {
    writeln!(console.out, "{}", console.paint(style::TITLE, entity.caption()))?;
    let version = as_of.map(|day| format!(", as in force on {day}")).unwrap_or_default();
    writeln!(console.out, "{}, {}, on {}{version}", entity.schema, entity.id, entity.datasets.join(", "))?;
    let strong: Vec<String> = names(entity, |name| !name.weak && name.kind == NameKind::Alias);
    section(console, "Also known as", &strong)?;
    section(console, "Formerly", &names(entity, |name| !name.weak && name.kind == NameKind::Former))?;
    section(
        console,
        "Weak aliases (they confirm, they are not meant to trigger alone)",
        &names(entity, |name| name.weak),
    )?;
    section(console, "About", &about(entity))?;
    section(console, "Addresses", &addresses(entity))?;
    section(console, "Numbers", &entity.identifiers.iter().map(number).collect::<Vec<_>>())?;
    section(console, "Relations", &entity.relations.iter().map(relation).collect::<Vec<_>>())?;
    section(console, "Notes", &entity.notes)?;
    section(console, "Remarks that were not understood", &entity.not_understood)?;
    section(console, "Timeline", &timeline(entity))
}

fn section(console: &mut Console<'_>, title: &str, lines: &[String]) -> io::Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(console.out, "\n{}", console.paint(style::TITLE, title))?;
    lines.iter().try_for_each(|line| writeln!(console.out, "  {line}"))
}

/// ` (since 2015-01-02)`, nothing where no date is known.
fn period(period: Period) -> String {
    match (period.from, period.to) {
        (None, None) => String::new(),
        (Some(from), None) => format!(" (since {from})"),
        (None, Some(to)) => format!(" (until {to})"),
        (Some(from), Some(to)) => format!(" ({from} to {to})"),
    }
}

fn names(entity: &Entity, wanted: impl Fn(&Name) -> bool) -> Vec<String> {
    let wanted = entity.names.iter().filter(|name| wanted(name));
    wanted.map(|name| format!("{}{}", name.text, period(name.period))).collect()
}

fn about(entity: &Entity) -> Vec<String> {
    let mut lines: Vec<(&str, String)> = Vec::new();
    let joined = |values: Vec<String>| values.join("; or ");
    if !entity.births.is_empty() {
        lines.push(("born", joined(entity.births.iter().map(ToString::to_string).collect())));
    }
    lines.extend(entity.birth_places.iter().map(|place| ("born in", place.clone())));
    if !entity.deaths.is_empty() {
        lines.push(("died", joined(entity.deaths.iter().map(ToString::to_string).collect())));
    }
    for entry in &entity.countries {
        let role = match entry.role {
            CountryRole::Nationality => "nationality",
            CountryRole::Citizenship => "citizenship",
            CountryRole::Birth => "birth country",
            CountryRole::Jurisdiction => "registered in",
            CountryRole::Flag => "flag",
            CountryRole::FormerFlag => "former flag",
            CountryRole::Linked => "linked with",
        };
        lines.push((role, words::country(&entry.country)));
    }
    lines.extend(entity.gender.iter().map(|gender| ("gender", gender.clone())));
    lines.extend(entity.positions.iter().map(|position| ("title", position.clone())));
    if let Some(vessel) = &entity.vessel {
        let facts = [
            ("kind", &vessel.kind),
            ("tonnage", &vessel.tonnage),
            ("gross tonnage", &vessel.gross_tonnage),
            ("owner", &vessel.owner),
            ("built", &vessel.built),
        ];
        lines.extend(facts.into_iter().filter_map(|(label, value)| Some((label, value.clone()?))));
    }
    lines.into_iter().map(|(label, value)| format!("{label:<14} {value}")).collect()
}

fn addresses(entity: &Entity) -> Vec<String> {
    entity
        .addresses
        .iter()
        .map(|address| {
            let note = address.note.as_ref().map(|note| format!(" [{note}]")).unwrap_or_default();
            format!("{}{note}{}", address.one_line(), period(address.period))
        })
        .collect()
}

fn number(identifier: &Identifier) -> String {
    let kind = match &identifier.kind {
        IdentifierKind::Passport => "passport".to_owned(),
        IdentifierKind::NationalId => "national id".to_owned(),
        IdentifierKind::TaxNumber => "tax number".to_owned(),
        IdentifierKind::RegistrationNumber => "registration number".to_owned(),
        IdentifierKind::Imo => "IMO".to_owned(),
        IdentifierKind::Mmsi => "MMSI".to_owned(),
        IdentifierKind::CallSign => "call sign".to_owned(),
        IdentifierKind::Bic => "BIC".to_owned(),
        IdentifierKind::Lei => "LEI".to_owned(),
        IdentifierKind::Iban => "IBAN".to_owned(),
        IdentifierKind::Isin => "ISIN".to_owned(),
        IdentifierKind::Wallet(currency) => format!("wallet {currency}"),
        IdentifierKind::AircraftNumber => "aircraft number".to_owned(),
        IdentifierKind::Website => "website".to_owned(),
        IdentifierKind::Email => "e-mail".to_owned(),
        IdentifierKind::Phone => "telephone".to_owned(),
        IdentifierKind::Other(name) => name.clone(),
    };
    let country = identifier.country.as_ref().map(|country| format!(", {}", words::country(country)));
    let note = identifier.note.as_ref().map(|note| format!(", {note}"));
    let validity = match identifier.validity() {
        Validity::Valid => ", check digits right",
        Validity::Invalid => ", CHECK DIGITS WRONG",
        Validity::Unchecked => "",
    };
    format!(
        "{kind:<14} {}{}{}{validity}{}",
        identifier.value,
        country.unwrap_or_default(),
        note.unwrap_or_default(),
        period(identifier.period)
    )
}

fn relation(relation: &Relation) -> String {
    let kind = match &relation.kind {
        RelationKind::LinkedTo => "linked to",
        RelationKind::ActsFor => "acts for",
        RelationKind::Supports => "supports",
        RelationKind::OwnedBy => "owned by",
        RelationKind::LeaderOf => "leader of",
        RelationKind::MemberOf => "member of",
        RelationKind::FamilyOf => "family of",
        RelationKind::ExecutiveOf => "executive of",
        RelationKind::PropertyOf => "property of",
        RelationKind::Other(words) => words,
    };
    let former = if relation.former { "formerly " } else { "" };
    let other = match (&relation.target_name, &relation.target_id) {
        (Some(name), Some(id)) => format!("{name} ({id})"),
        (Some(name), None) => name.clone(),
        (None, Some(id)) => id.clone(),
        (None, None) => "a party that is not named".to_owned(),
    };
    format!("{former}{kind} {other}{}", period(relation.period))
}

/// What happened when, by the authority's own dates: designations, and names and addresses that came or went later.
fn timeline(entity: &Entity) -> Vec<String> {
    let mut events: BTreeMap<Option<PartialDate>, Vec<String>> = BTreeMap::new();
    for designation in &entity.designations {
        let programmes: Vec<&str> = designation.programme_codes().collect();
        let basis = match designation.legal_basis.as_slice() {
            [] => String::new(),
            basis => format!(" ({})", basis.join(", ")),
        };
        let list = designation.list.as_ref().map(|list| format!(", {list}")).unwrap_or_default();
        let under = if programmes.is_empty() { String::new() } else { format!(" under {}", programmes.join(", ")) };
        let measures = match designation.measures.as_slice() {
            [] => String::new(),
            measures => format!(": {}", measures.join(", ")),
        };
        let line = format!("listed by {}{list}{under}{basis}{measures}", designation.authority);
        events.entry(designation.listed_on).or_default().push(line);
        if let Some(reason) = &designation.reason {
            events.entry(designation.listed_on).or_default().push(format!("  reason: {reason}"));
        }
        for programme in
            designation.programmes.iter().filter(|programme| programme.period.from != designation.listed_on)
        {
            if let Some(from) = programme.period.from {
                events.entry(Some(from)).or_default().push(format!("programme {} added", programme.code));
            }
        }
        if let Some(end) = designation.delisted_on {
            events.entry(Some(end)).or_default().push(format!("delisted by {}{list}", designation.authority));
        }
    }
    let mut dated = |period: Period, what: &str, text: &str| {
        if let Some(from) = period.from {
            events.entry(Some(from)).or_default().push(format!("{what} added: {text}"));
        }
        if let Some(to) = period.to {
            events.entry(Some(to)).or_default().push(format!("{what} removed: {text}"));
        }
    };
    for name in &entity.names {
        dated(name.period, if name.weak { "weak alias" } else { "name" }, &name.text);
    }
    for address in &entity.addresses {
        dated(address.period, "address", &address.one_line());
    }
    let mut lines = Vec::new();
    for (date, happened) in events {
        let date = date.map_or_else(|| "not stated".to_owned(), |date| date.to_string());
        for (place, event) in happened.into_iter().enumerate() {
            lines.push(format!("{:<10}  {event}", if place == 0 { &date } else { "" }));
        }
    }
    lines
}
