//! From the records of the SECO list to entities: what SECO means by them.

use super::{
    DATASET,
    names::add_names,
    records::{CountryName, DayMonthYear, Document, Identity, Kind, Located, Place, Programme, Relation, Target},
};
use crate::{
    ofac::meaning::add_identifier,
    tree::{Notices, country as country_by_name, day, imo_numbers},
};
use interdict_model::{
    self as model, Address, Country, CountryRole, Designation, Entity, Identifier, IdentifierKind, NameKind,
    PartialDate, Period, RelationKind, Schema,
};
use std::collections::HashMap;

/// What targets point at.
pub(super) struct Known<'a> {
    pub(super) programmes: &'a [Programme],
    pub(super) places: &'a HashMap<String, Place>,
    /// The day of the list.
    pub(super) published_on: Option<PartialDate>,
}

/// The entity that a target stands for; none (and a loss) if it has no name.
pub(super) fn entity(target: Target, known: &Known<'_>, notices: &mut Notices) -> Option<Entity> {
    let number = target.id.clone()?;
    let mut entity = Entity::new(entity_id(&number), schema(&target.kind, &number, notices));
    entity.datasets.push(DATASET.to_owned());
    entity.topics.push("sanction".to_owned());
    let mut identities: Vec<&Identity> = target.identities.iter().collect();
    identities.sort_by_key(|identity| !identity.main);
    for (index, identity) in identities.into_iter().enumerate() {
        add_names(&mut entity, &identity.names, index == 0, &mut |what| notices.unknown(what, None, &number));
        add_identity(&mut entity, identity, known, notices);
    }
    if entity.names.is_empty() {
        notices.left_out(None, &number, "a target without a name");
        return None;
    }
    entity.names.sort_by_key(|name| name.kind != NameKind::Primary);
    if let Some(first) = entity.names.first_mut() {
        first.kind = NameKind::Primary;
    }
    entity.id = notices.identity(&entity.id, None);
    match target.sex.as_deref() {
        Some(sex @ ("male" | "female")) => entity.gender = Some(sex.to_owned()),
        Some(other) => entity.not_understood.push(format!("sex: {other}")),
        None => {}
    }
    let acts = acts(&mut entity, &target, known, notices);
    entity.designations = periods(&mut entity, &target, known, notices)
        .into_iter()
        .map(|(listed_on, delisted_on)| Designation { listed_on, delisted_on, ..acts.clone() })
        .collect();
    for relation in &target.relations {
        add_relation(&mut entity, relation);
    }
    let is_craft = matches!(entity.schema, Schema::Vessel | Schema::Airplane);
    for text in &target.other_information {
        if is_craft {
            for imo in imo_numbers(text) {
                add_identifier(&mut entity, Identifier::new(IdentifierKind::Imo, imo));
            }
        }
        entity.notes.push(text.clone());
    }
    entity.notes.extend(target.attributes.iter().map(|(name, text)| format!("{name}: {text}")));
    entity.notes.extend(target.foreign_identifiers.iter().map(|id| format!("identifier on the list of origin: {id}")));
    for (name, text) in target.unknown {
        notices.unknown(&format!("element <{name}>"), None, &number);
        entity.not_understood.extend(text.map(|text| format!("{name}: {text}")));
    }
    Some(entity)
}

fn entity_id(number: &str) -> String {
    format!("ch-{number}")
}

fn schema(kind: &Kind, number: &str, notices: &mut Notices) -> Schema {
    match kind {
        Kind::Individual => Schema::Person,
        Kind::Entity => Schema::Organization,
        Kind::Object(object) => match object.as_str() {
            "vessel" => Schema::Vessel,
            "aircraft" => Schema::Airplane,
            other => {
                notices.unknown(&format!("object type `{other}`"), None, number);
                Schema::LegalEntity
            }
        },
        Kind::Unknown => Schema::LegalEntity,
    }
}

/// The designation without its days: programmes, ordinances, measures and reasons.
fn acts(entity: &mut Entity, target: &Target, known: &Known<'_>, notices: &mut Notices) -> Designation {
    let number = target.id.as_deref().unwrap_or_default();
    let reason = target.justifications.join(" ");
    let mut acts = Designation {
        authority: "SECO".into(),
        list: Some("Swiss Sanctions List".into()),
        entry_id: target.id.clone(),
        reason: (!reason.is_empty()).then_some(reason),
        ..Designation::default()
    };
    for id in &target.sets {
        let with_set = |programme: &&Programme| programme.sets.iter().any(|(held, _)| held == id);
        let Some(programme) = known.programmes.iter().find(with_set) else {
            notices.unknown(&format!("set of measures {id}"), None, number);
            entity.not_understood.push(format!("set of measures: {id}"));
            continue;
        };
        if let Some(key) = programme.key.as_ref().or(programme.name.as_ref())
            && !acts.programme_codes().any(|code| code == key)
        {
            acts.programmes.push(model::Programme::undated(key));
        }
        let measure = programme.sets.iter().find(|(held, _)| held == id).and_then(|(_, text)| text.as_ref());
        add_once(&mut acts.measures, measure);
        add_once(&mut acts.legal_basis, programme.name.as_ref());
        let origin = programme.origin.as_ref().map(|origin| format!("origin of the measures: {origin}"));
        add_once(&mut entity.notes, origin.as_ref());
    }
    acts
}

fn add_once(texts: &mut Vec<String>, text: Option<&String>) {
    if let Some(text) = text.filter(|text| !texts.contains(text)) {
        texts.push(text.clone());
    }
}

/// From when to when a target was listed, for each listing that its modifications tell of; one open at both ends if
/// they tell of none. Amendments become notes.
fn periods(
    entity: &mut Entity,
    target: &Target,
    known: &Known<'_>,
    notices: &mut Notices,
) -> Vec<(Option<PartialDate>, Option<PartialDate>)> {
    let mut events: Vec<(Option<PartialDate>, bool)> = Vec::new();
    for modification in &target.modifications {
        let on = modification.day.as_deref().and_then(day);
        let said = modification.day.as_deref().unwrap_or("a day that is not stated");
        match modification.kind.as_str() {
            "listed" => events.push((on, false)),
            "de-listed" => events.push((on, true)),
            "amended" => entity.notes.push(format!("amended on {said}")),
            other => {
                let number = target.id.as_deref().unwrap_or_default();
                notices.unknown(&format!("modification type `{other}`"), None, number);
                entity.not_understood.push(format!("{other} on {said}"));
            }
        }
        if let (Some(text), None) = (&modification.day, on) {
            entity.not_understood.push(format!("{} on {text}", modification.kind));
        }
    }
    // What has no day comes last: it stands in amendments, which tell the newest. Of one day, the listing comes last: a
    // target that goes from one ordinance to another is de-listed and listed on the same day and is not free.
    events.sort_by_key(|(on, ends)| (on.is_none(), *on, !ends));
    let mut periods: Vec<(Option<PartialDate>, Option<PartialDate>)> = Vec::new();
    for (on, ends) in events {
        let end = on.or(known.published_on);
        match (ends, periods.last().copied()) {
            (false, Some((_, None))) | (true, Some((_, Some(_)))) => {}
            (false, _) => periods.push((on, None)),
            (true, None) => periods.push((None, end)),
            (true, Some((from, None))) => {
                periods.pop();
                periods.push((from, end));
            }
        }
        if ends && end.is_none() {
            entity.not_understood.push("de-listed on a day that is not stated".to_owned());
        }
    }
    if periods.is_empty() {
        periods.push((None, None));
    }
    periods
}

fn add_identity(entity: &mut Entity, identity: &Identity, known: &Known<'_>, notices: &mut Notices) {
    let role = match entity.schema {
        Schema::Person => CountryRole::Nationality,
        Schema::Vessel | Schema::Airplane => CountryRole::Flag,
        _ => CountryRole::Jurisdiction,
    };
    for named in &identity.nationalities {
        match country(named) {
            Some(country) => entity.add_country(country, role),
            None => entity.not_understood.push(format!("nationality: {}", in_words(named))),
        }
    }
    for date in &identity.dates {
        add_date(entity, date);
    }
    for located in &identity.birth_places {
        let address = address(entity, located, known, notices);
        if let Some(country) = address.country.clone() {
            entity.add_country(country, CountryRole::Birth);
        }
        entity.notes.extend(address.note.as_ref().map(|note| format!("place of birth: {note}")));
        let place = address.one_line();
        if !place.is_empty() && !entity.birth_places.contains(&place) {
            entity.birth_places.push(place);
        }
    }
    for located in &identity.addresses {
        let address = address(entity, located, known, notices);
        if address.note.is_some() || !address.one_line().is_empty() {
            entity.addresses.push(address);
        }
    }
    for document in &identity.documents {
        add_document(entity, document);
    }
}

fn country(named: &CountryName) -> Option<Country> {
    let by_code = named.code.as_deref().and_then(Country::from_code);
    by_code.or_else(|| named.name.as_deref().and_then(country_by_name))
}

fn in_words(named: &CountryName) -> String {
    named.name.clone().or_else(|| named.code.clone()).unwrap_or_default()
}

/// A birth date of a person; of others it says when they were founded or built, and becomes a note.
fn add_date(entity: &mut Entity, date: &DayMonthYear) {
    let said: Vec<&str> = [&date.day, &date.month, &date.year].into_iter().flatten().map(String::as_str).collect();
    let said = said.join(".");
    let is_gregorian = date.calendar.as_deref().is_none_or(|calendar| calendar.eq_ignore_ascii_case("Gregorian"));
    let Some(on) = read_date(date).filter(|_| is_gregorian) else {
        if !said.is_empty() {
            let calendar = date.calendar.as_deref().unwrap_or("no calendar");
            entity.not_understood.push(format!("date: {said} ({calendar})"));
        }
        return;
    };
    if entity.schema == Schema::Person {
        if !entity.births.contains(&on.into()) {
            entity.births.push(on.into());
        }
        if date.low_quality {
            entity.notes.push(format!("date of birth {on}: of low quality"));
        }
    } else {
        entity.notes.push(format!("date: {on}"));
    }
}

fn read_date(date: &DayMonthYear) -> Option<PartialDate> {
    let year = date.year.as_deref()?.parse().ok()?;
    match (&date.month, &date.day) {
        (Some(month), Some(day)) => PartialDate::day(year, month.parse().ok()?, day.parse().ok()?),
        (Some(month), None) => PartialDate::month(year, month.parse().ok()?),
        (None, None) => PartialDate::year(year),
        (None, Some(_)) => None,
    }
}

fn address(entity: &mut Entity, located: &Located, known: &Known<'_>, notices: &mut Notices) -> Address {
    let place = located.place.as_deref().and_then(|id| known.places.get(id));
    if let (Some(id), None) = (&located.place, place) {
        notices.unknown(&format!("place {id}"), None, &entity.id);
        entity.not_understood.push(format!("place: {id}"));
    }
    let care_of = located.care_of.as_ref().map(|name| format!("c/o {name}"));
    let post_box = located.post_box.as_ref().map(|number| format!("P.O. Box {number}"));
    let street: Vec<&str> = [&care_of, &located.details, &post_box].into_iter().flatten().map(String::as_str).collect();
    let quality = located.low_quality.then(|| "of low quality".to_owned());
    let note: Vec<String> = located.remarks.iter().cloned().chain(quality).collect();
    let named = place.and_then(|place| place.country.as_ref());
    Address {
        street: (!street.is_empty()).then(|| street.join(", ")),
        city: place.and_then(|place| place.location.clone()),
        region: place.and_then(|place| place.area.clone()),
        postal_code: located.postal_code.clone(),
        country_name: named.map(in_words).filter(|name| !name.is_empty()),
        country: named.and_then(country),
        note: (!note.is_empty()).then(|| note.join("; ")),
        source_id: located.id.clone(),
        ..Address::default()
    }
}

fn add_document(entity: &mut Entity, document: &Document) {
    let Some(number) = &document.number else {
        let remarks = document.remarks.join("; ");
        entity.not_understood.push(format!("{} without a number: {remarks}", document.kind));
        return;
    };
    let kind = match document.kind.as_str() {
        kind if kind.contains("passport") => IdentifierKind::Passport,
        "id-card" | "identity-card" | "national-id" => IdentifierKind::NationalId,
        kind => IdentifierKind::Other(kind.to_owned()),
    };
    let mut notes: Vec<String> = Vec::new();
    if kind == IdentifierKind::Passport && document.kind != "passport" {
        notes.push(document.kind.clone());
    }
    notes.extend(document.place_of_issue.as_ref().map(|place| format!("issued in {place}")));
    let issuer = document.issuer.as_ref();
    let issuing_country = issuer.and_then(country);
    if let (Some(issuer), None) = (issuer, &issuing_country) {
        notes.push(format!("issued by {}", in_words(issuer)));
    }
    let mut read = |label: &str, text: Option<&str>| {
        let on = text.and_then(day);
        if let (Some(text), None) = (text, on) {
            notes.push(format!("{label} {text}"));
        }
        on
    };
    let from = read("issued on", document.issued_on.as_deref());
    let to = read("expires on", document.expires_on.as_deref());
    let period = Period { from, to };
    notes.extend(document.remarks.iter().cloned());
    let note = (!notes.is_empty()).then(|| notes.join("; "));
    add_identifier(entity, Identifier { country: issuing_country, note, period, ..Identifier::new(kind, number) });
}

fn add_relation(entity: &mut Entity, relation: &Relation) {
    entity.relations.push(model::Relation {
        kind: relation_kind(&relation.kind),
        target_id: relation.target.as_deref().map(entity_id),
        target_name: None,
        former: relation.kind.starts_with("former-"),
        period: Period::default(),
    });
    entity.notes.extend(relation.remarks.iter().map(|remark| format!("{}: {remark}", relation.kind)));
}

fn relation_kind(label: &str) -> RelationKind {
    const FAMILY: &[&str] = &[
        "brother",
        "sister",
        "father",
        "mother",
        "parent",
        "son",
        "daughter",
        "child",
        "spouse",
        "wife",
        "husband",
        "cousin",
        "uncle",
        "aunt",
        "nephew",
        "niece",
        "relative",
        "family-member",
    ];
    let plain = label.trim().trim_start_matches("former-");
    let stem = plain.strip_suffix("-of").unwrap_or(plain);
    match stem {
        "related-to" | "associated-with" => RelationKind::LinkedTo,
        "owned-by" | "controlled-by" => RelationKind::OwnedBy,
        "leader" => RelationKind::LeaderOf,
        "member" | "employee" => RelationKind::MemberOf,
        "acting-for" | "acting-on-behalf" => RelationKind::ActsFor,
        stem if FAMILY.contains(&stem) => RelationKind::FamilyOf,
        _ => RelationKind::Other(label.trim().to_owned()),
    }
}
