//! Rules for facts with a label of their own: birth, nationality, gender, aliases, links, ships, aircraft, dates.

use crate::ofac::{dates, meaning};
use interdict_model::{
    CountryRole, Entity, Name, PartialDate, Period, Programme, Relation, RelationKind, Schema, VesselFacts,
};
use serde_json::Value;

/// Gives a piece (without `alt.`) to the rules of this file. False: none of them understood it.
pub(super) fn read(piece: &str, entity: &mut Entity) -> bool {
    alias(piece, entity)
        || birth(piece, entity)
        || countries(piece, entity)
        || links(piece, entity)
        || craft(piece, entity)
        || dated(piece, entity)
}

/// What follows one of the labels at the start of a piece, colon and white space cut.
fn after<'a>(piece: &'a str, labels: &[&str]) -> Option<&'a str> {
    labels.iter().find_map(|label| {
        let head = piece.get(..label.len())?;
        let rest = piece.get(label.len()..)?;
        let ends = rest.starts_with([' ', ':']) || label.ends_with(':');
        (ends && head.eq_ignore_ascii_case(label)).then(|| rest.trim_start_matches([' ', ':']).trim())
    })
}

/// `a.k.a. 'KOMID'`: a quoted alias in the remarks is a weak one (`dat_spec.txt`, "Where can I find weak aliases").
fn alias(piece: &str, entity: &mut Entity) -> bool {
    let Some(rest) = after(piece, &["a.k.a.", "f.k.a.", "n.k.a.", "d.b.a.", "Doing business as"]) else { return false };
    let kind = meaning::alias_kind(piece);
    let quoted = ['\'', '"', '\u{2018}'].iter().find_map(|quote| rest.strip_prefix(*quote));
    match quoted {
        Some(inner) => {
            let end = inner.rfind(['\'', '"', '\u{2019}']).unwrap_or(inner.len());
            let (text, rest) = inner.split_at(end);
            // `''AHMED THE TANZANIAN''`: quoted twice.
            let text = text.trim();
            let text = text.strip_prefix('\'').map_or(text, |text| text.strip_suffix('\'').unwrap_or(text));
            if text.is_empty() {
                return false;
            }
            entity.add_name(Name { weak: true, ..Name::new(text, kind) });
            let behind = rest.trim_matches(['\'', '"', '\u{2019}', ' ', '.']);
            if !behind.is_empty() {
                entity.notes.push(piece.to_owned());
            }
            true
        }
        // Without quotes it is a strong alias if it is a name at all; a sentence with brackets half open is none.
        None if !rest.is_empty() && rest.len() <= 120 && !rest.contains([')', '(']) => {
            entity.add_name(Name::new(rest, kind));
            true
        }
        None => false,
    }
}

fn birth(piece: &str, entity: &mut Entity) -> bool {
    if let Some(rest) = after(piece, &["DOB", "Date of birth"]) {
        let Some(span) = dates::span(rest) else { return false };
        if !entity.births.contains(&span) {
            entity.births.push(span);
        }
        return true;
    }
    if let Some(rest) = after(piece, &["Date of death", "DOD", "Deceased"]) {
        return dates::span(rest).map(|span| entity.deaths.push(span)).is_some();
    }
    if let Some(rest) = after(piece, &["POB", "Place of birth"]) {
        meaning::add_birth_place(entity, rest);
        return true;
    }
    if let Some(rest) = after(piece, &["Gender"]) {
        let gender = rest.to_ascii_lowercase();
        let known = matches!(gender.as_str(), "male" | "female" | "other");
        if known {
            entity.gender = Some(gender);
        }
        return known;
    }
    false
}

fn countries(piece: &str, entity: &mut Entity) -> bool {
    const ROLES: &[(&[&str], CountryRole)] = &[
        (&["Nationality of Registration", "Registration Country"], CountryRole::Jurisdiction),
        (&["nationality"], CountryRole::Nationality),
        (&["citizen", "citizenship"], CountryRole::Citizenship),
        (&["Former Vessel Flag", "Former Flag", "Other Vessel Flag"], CountryRole::FormerFlag),
        (&["Vessel Flag", "Flag"], CountryRole::Flag),
    ];
    for (labels, role) in ROLES {
        if let Some(rest) = after(piece, labels) {
            let name = rest.strip_prefix("possibly ").unwrap_or(rest);
            if let Some(country) = meaning::country(name) {
                // `Other Vessel Flag` is one more flag that she flies; OFAC says `Former` where it means it.
                let other = piece.starts_with("Other");
                entity.add_country(country, if other { CountryRole::Flag } else { *role });
                return true;
            }
            let none_known =
                ["none identified", "none known", "unknown"].iter().any(|word| name.eq_ignore_ascii_case(word));
            if none_known {
                entity.notes.push(piece.to_owned());
            }
            return none_known;
        }
    }
    false
}

fn link(entity: &mut Entity, kind: RelationKind, target: &str) {
    let target = target.trim();
    if !target.is_empty()
        && !entity.relations.iter().any(|held| held.kind == kind && held.target_name.as_deref() == Some(target))
    {
        entity.relations.push(Relation {
            kind,
            target_id: None,
            target_name: Some(target.to_owned()),
            former: false,
            period: Period::default(),
        });
    }
}

fn links(piece: &str, entity: &mut Entity) -> bool {
    if let Some(rest) = after(piece, &["Linked To"]) {
        link(entity, RelationKind::LinkedTo, rest);
    } else if let Some(rest) = after(piece, &["Aircraft Operator"]) {
        link(entity, RelationKind::Other("Operated by".into()), rest);
    } else if let Some(rest) = after(piece, &["Issuer Name"]) {
        link(entity, RelationKind::Other("Issuer".into()), rest);
    } else if let Some(rest) = after(piece, &["Vessel Beneficial Owner", "Beneficial Owner"]) {
        link(entity, RelationKind::OwnedBy, rest);
    } else if let Some(rest) = after(piece, &["Associated with", "Assocated with"]) {
        link(entity, RelationKind::LinkedTo, rest);
    } else if let (Schema::Person, Some(rest)) = (&entity.schema, after(piece, &["Member", "HAMAS -"])) {
        let (short, target) = match rest.strip_prefix("of ") {
            // `Member of the Revolutionary Command Council` is an office as well as a membership; kept as the office.
            Some(_) => return false,
            None if piece.starts_with("HAMAS") => (true, piece),
            None => (rest.split_whitespace().count() <= 3, rest),
        };
        if !short {
            return false;
        }
        link(entity, RelationKind::MemberOf, target);
    } else if let Some(relative) = relative(piece) {
        link(entity, RelationKind::FamilyOf, relative);
        entity.notes.push(piece.to_owned());
    } else {
        return false;
    }
    true
}

/// Whose relative a person is, from `son of X` and the like.
fn relative(piece: &str) -> Option<&str> {
    const WORDS: &[&str] = &[
        "son",
        "daughter",
        "wife",
        "husband",
        "spouse",
        "child",
        "brother",
        "sister",
        "nephew",
        "niece",
        "cousin",
        "half-brother",
        "half-sister",
        "mother",
        "father",
        "grandson",
        "granddaughter",
        "son-in-law",
        "daughter-in-law",
        "brother-in-law",
        "sister-in-law",
        "father-in-law",
        "mother-in-law",
        "uncle",
        "aunt",
        "widow",
        "stepson",
    ];
    let (word, rest) = piece.split_once(" of ")?;
    let word = word.trim().to_ascii_lowercase();
    let word = ["eldest ", "second ", "youngest ", "the "]
        .iter()
        .fold(word.as_str(), |word, cut| word.trim_start_matches(cut));
    WORDS.contains(&word).then(|| rest.trim())
}

fn craft(piece: &str, entity: &mut Entity) -> bool {
    fn facts(entity: &mut Entity) -> &mut VesselFacts {
        entity.vessel.get_or_insert_default()
    }
    fn put(field: &mut Option<String>, text: &str) {
        match field {
            Some(held) if held.contains(text) => {}
            Some(held) => *held = format!("{held}; {text}"),
            None => *field = Some(text.to_owned()),
        }
    }
    let found = |labels: &[&str]| after(piece, labels).filter(|rest| !rest.is_empty());
    if let Some(rest) = found(&["Vessel Year of Build", "Aircraft Manufacture Date"]) {
        put(&mut facts(entity).built, &dates::date(rest).map_or_else(|| rest.to_owned(), |date| date.to_string()));
    } else if let Some(rest) = found(&["Vessel Type", "Other Vessel Type", "Aircraft Model", "Aircraft Type"]) {
        put(&mut facts(entity).kind, rest);
    } else if let Some(rest) = found(&["Vessel Gross Registered Tonnage", "Vessel Gross Tonnage"]) {
        put(&mut facts(entity).gross_tonnage, rest);
    } else if let Some(rest) = found(&["Vessel Tonnage", "Vessel Deadweight Tonnage", "DWT"]) {
        put(&mut facts(entity).tonnage, rest);
    } else if let Some(rest) = found(&["Vessel Owner"]) {
        put(&mut facts(entity).owner, rest);
    } else {
        return false;
    }
    true
}

fn dated(piece: &str, entity: &mut Entity) -> bool {
    if let Some(rest) = after(piece, &["Organization Established Date"]) {
        let Some(date) = dates::span(rest) else { return false };
        // FollowTheMoney `incorporationDate`.
        let held = entity.extra.entry("incorporationDate".into()).or_default();
        let value = Value::String(date.start.to_string());
        if !held.contains(&value) {
            held.push(value);
        }
        if date.circa || date.end.is_some() {
            entity.notes.push(piece.to_owned());
        }
        return true;
    }
    let Some(rest) = after(piece, &["Listing Date"]) else { return false };
    // `Listing Date (EO 14024 Directive 2): 24 Feb 2022`, `Listing Date (CMIC) 03 Jun 2021`
    let Some((measure, date)) = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) else { return false };
    let Some(date) = dates::date(date.trim_start_matches([':', ' '])) else { return false };
    listed(measure, date, entity);
    entity.notes.push(piece.to_owned());
    true
}

/// Puts the date of a measure where it belongs: to the programme of that measure, and to the designation if it has no
/// other programme. A bank under sectoral sanctions since 2014 is not "listed on" the day of a later directive.
fn listed(measure: &str, date: PartialDate, entity: &mut Entity) {
    let numbers: Vec<&str> = measure.split_whitespace().filter(|word| word.len() >= 4).collect();
    let belongs = |programme: &Programme| {
        numbers.iter().any(|word| programme.code.contains(word))
            // E.O. 14024 directives are tagged `RUSSIA-EO14024`; CMIC entries `CMIC-EO13959`.
            || measure.split_whitespace().any(|word| programme.code.starts_with(word) && word.len() > 2)
    };
    for designation in &mut entity.designations {
        let all = designation.programmes.iter().all(belongs);
        for programme in designation.programmes.iter_mut().filter(|programme| belongs(programme)) {
            let from = programme.period.from.map_or(date, |held| held.min(date));
            programme.period.from = Some(from);
            if all {
                designation.listed_on = Some(designation.listed_on.map_or(from, |held| held.min(from)));
            }
        }
    }
}
