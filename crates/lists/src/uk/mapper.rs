//! What the records of the UK Sanctions List mean: from a [`Designation`](super::records::Designation) to an entity.

use super::{
    DATASET, country, dates, details, papers, push_new,
    records::{AddressRecord, Designation as Record, NameRecord, NonLatinName},
};
use crate::{
    Warning,
    tree::{Notices, one_line, script_code},
};
use interdict_model::{
    Address, CountryRole, DateSpan, Designation, Entity, Identifier, IdentifierKind, Name, NameKind, NamePart,
    PartKind, Programme, Schema,
};

/// Who lists.
const AUTHORITY: &str = "UK Foreign, Commonwealth and Development Office";

/// The publication.
const LIST: &str = "UK Sanctions List";

/// The entity of a record.
pub(super) fn entity(record: &Record, notices: &mut Notices, line: u64) -> Entity {
    let id = record.first("uniqueid");
    let kind = record.first("individualentityship");
    let schema = match kind.to_ascii_lowercase().as_str() {
        "individual" => Schema::Person,
        "entity" => Schema::Organization,
        "ship" => Schema::Vessel,
        _ => Schema::LegalEntity,
    };
    let mut entity = Entity::new(format!("gb-{id}"), schema);
    entity.datasets.push(DATASET.into());
    entity.topics.push("sanction".into());
    if entity.schema == Schema::LegalEntity {
        let place = notices.place(Some(&|| line), id);
        notices
            .warn(Warning::note(place, format!("the kind of party {kind:?} is not known; it is taken for any kind")));
        push_new(&mut entity.not_understood, format!("kind of party {kind}"));
    }
    add_names(record, &mut entity, notices, line);
    let titles = record.all("title").iter().chain(record.all("position"));
    for title in titles {
        push_new(&mut entity.positions, one_line(title));
    }
    for birth in record.all("dob") {
        match dates::date(birth) {
            Some(date) => {
                let span = DateSpan::from(date);
                if !entity.births.contains(&span) {
                    entity.births.push(span);
                }
            }
            None => push_new(&mut entity.not_understood, format!("birth date {birth}")),
        }
    }
    for place in &record.birth_places {
        add_birth_place(&place.town, &place.country, &mut entity);
    }
    for nationality in record.all("nationality") {
        add_country(nationality, CountryRole::Nationality, "nationality", &mut entity);
    }
    for gender in record.all("gender") {
        set_gender(gender, &mut entity);
    }
    for paper in &record.passports {
        papers::add_with_note(&IdentifierKind::Passport, &paper.number, &paper.about, &mut entity);
    }
    for paper in &record.national_ids {
        papers::add_with_note(&IdentifierKind::NationalId, &paper.number, &paper.about, &mut entity);
    }
    for address in &record.addresses {
        add_address(address, &mut entity);
    }
    details::add_contacts(record, &mut entity);
    details::add_body(record, &mut entity);
    details::add_ship(record, &mut entity);
    for reference in record.all("unreferencenumber") {
        let kind = IdentifierKind::Other("UN reference number".into());
        papers::add(Identifier::new(kind, reference.as_str()), &mut entity);
    }
    entity.designations.push(designation(record));
    add_notes(record, &mut entity);
    let unknown = record.unknown.iter().map(|(name, text)| format!("{name} {text}"));
    entity.not_understood.extend(unknown);
    entity
}

/// Names with the primary ones first, then those in other scripts.
fn add_names(record: &Record, entity: &mut Entity, notices: &mut Notices, line: u64) {
    let is_person = entity.schema == Schema::Person;
    let mut empty = 0_usize;
    let mut names: Vec<Name> = Vec::new();
    for held in &record.names {
        match name(held, is_person) {
            Some(name) => names.push(name),
            None => empty += 1,
        }
    }
    names.sort_by_key(|name| name.kind != NameKind::Primary);
    for name in names {
        entity.add_name_once(name);
    }
    for held in &record.non_latin_names {
        if let Some(name) = non_latin_name(held, entity) {
            entity.add_name_once(name);
        }
    }
    if let Some(first) = entity.names.first_mut()
        && first.kind != NameKind::Primary
    {
        first.kind = NameKind::Primary;
    }
    if empty > 0 {
        let place = notices.place(Some(&|| line), record.first("uniqueid"));
        notices.warn(Warning::note(place, format!("names without any part, {empty} in all, were passed over")));
    }
}

/// A name in the order in which it is said: given names, then the family name.
fn name(held: &NameRecord, is_person: bool) -> Option<Name> {
    let [one, two, three, four, five, six] = held.parts.each_ref().map(|part| one_line(part));
    let given: Vec<String> = [one, two, three, four, five].into_iter().filter(|part| !part.is_empty()).collect();
    let text = one_line(&format!("{} {six}", given.join(" ")));
    if text.is_empty() {
        return None;
    }
    // A person with `Name6` alone has one whole name, not a family name.
    let parts = if is_person && !given.is_empty() {
        let family = Some(six).filter(|six| !six.is_empty()).map(|text| NamePart { kind: PartKind::Family, text });
        given.into_iter().map(|text| NamePart { kind: PartKind::Given, text }).chain(family).collect()
    } else {
        Vec::new()
    };
    let kind = held.kind.trim().to_ascii_lowercase();
    let kind = if kind == "primary name" { NameKind::Primary } else { NameKind::Alias };
    let weak = is_weak(&held.strength);
    Some(Name { weak, parts, script: script_code(&text), ..Name::new(text, kind) })
}

/// `Low quality a.k.a` is weak; `Good quality a.k.a` and no word at all are not.
pub(super) fn is_weak(strength: &str) -> bool {
    strength.trim().to_ascii_lowercase().starts_with("low")
}

/// A name in another script. The script is that of its letters: the publisher's word for it is missing on half of them
/// and wrong on a few.
fn non_latin_name(held: &NonLatinName, entity: &mut Entity) -> Option<Name> {
    let text = one_line(&held.text);
    if text.is_empty() {
        return None;
    }
    let language = language_code(&held.language);
    if language.is_none() && !held.language.trim().is_empty() {
        push_new(&mut entity.not_understood, format!("language {} of the name {text}", held.language.trim()));
    }
    Some(Name { script: script_code(&text), language, ..Name::alias(text) })
}

/// ISO 639 code of a language by its English name.
pub(super) fn language_code(name: &str) -> Option<String> {
    let code = match name.trim().to_ascii_lowercase().as_str() {
        "arabic" => "ar",
        "armenian" => "hy",
        "belarusian" | "belarussian" => "be",
        "bulgarian" => "bg",
        "burmese" => "my",
        "chinese" | "mandarin" | "simplified chinese" | "traditional chinese" => "zh",
        "dari" | "farsi" | "persian" => "fa",
        "georgian" => "ka",
        "greek" => "el",
        "hebrew" => "he",
        "hindi" => "hi",
        "japanese" => "ja",
        "kazakh" => "kk",
        "korean" => "ko",
        "kurdish" => "ku",
        "kyrgyz" => "ky",
        "macedonian" => "mk",
        "pashto" => "ps",
        "russian" => "ru",
        "serbian" => "sr",
        "spanish" => "es",
        "tajik" => "tg",
        "thai" => "th",
        "turkish" => "tr",
        "ukrainian" => "uk",
        "urdu" => "ur",
        "uzbek" => "uz",
        _ => return None,
    };
    Some(code.to_owned())
}

/// A place of birth as written, and its country.
pub(super) fn add_birth_place(town: &str, country_name: &str, entity: &mut Entity) {
    let (town, country_name) = (one_line(town), one_line(country_name));
    let place: Vec<&str> = [town.as_str(), country_name.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    push_new(&mut entity.birth_places, place.join(", "));
    if !country_name.is_empty() {
        add_country(&country_name, CountryRole::Birth, "country of birth", entity);
    }
}

/// A country in a role; what is not understood is kept.
pub(super) fn add_country(text: &str, role: CountryRole, what: &str, entity: &mut Entity) {
    match country(text) {
        Some(country) => entity.add_country(country, role),
        None => push_new(&mut entity.not_understood, format!("{what} {}", text.trim())),
    }
}

fn set_gender(gender: &str, entity: &mut Entity) {
    let lower = gender.trim().to_ascii_lowercase();
    let is_known = matches!(lower.as_str(), "male" | "female");
    if is_known && entity.gender.as_ref().is_none_or(|held| *held == lower) {
        entity.gender = Some(lower);
    } else if !lower.is_empty() {
        push_new(&mut entity.not_understood, format!("gender {gender}"));
    }
}

/// Lines 1 to 5 are the street and what belongs to it; line 6 is the town or province.
fn add_address(held: &AddressRecord, entity: &mut Entity) {
    let [one, two, three, four, five, six] = held.lines.each_ref().map(|line| one_line(line));
    let street: Vec<String> = [one, two, three, four, five].into_iter().filter(|line| !line.is_empty()).collect();
    let given = |text: String| Some(text).filter(|text| !text.is_empty());
    let address = Address {
        street: given(street.join(", ")),
        city: given(six),
        postal_code: given(one_line(&held.postal_code)),
        country_name: given(one_line(&held.country)),
        country: country(&held.country),
        ..Address::default()
    };
    if address != Address::default() && !entity.addresses.contains(&address) {
        entity.addresses.push(address);
    }
}

fn designation(record: &Record) -> Designation {
    let regimes = record.all("regimename");
    let reasons: Vec<&str> = record.all("ukstatementofreasons").iter().map(String::as_str).collect();
    let mut measures: Vec<String> = Vec::new();
    for imposed in record.all("sanctionsimposed") {
        for measure in imposed.split('|') {
            push_new(&mut measures, measure.trim());
        }
    }
    if measures.is_empty() {
        measures.extend(record.indicators.iter().cloned());
    }
    Designation {
        authority: AUTHORITY.into(),
        list: Some(LIST.into()),
        entry_id: Some(record.first("uniqueid").to_owned()),
        programmes: regimes.iter().map(|regime| Programme::undated(regime.as_str())).collect(),
        legal_basis: regimes.to_vec(),
        measures,
        listed_on: record.all("datedesignated").iter().filter_map(|day| dates::date(day)).min(),
        reason: (!reasons.is_empty()).then(|| reasons.join("\n")),
        ..Designation::default()
    }
}

/// What else the entry says: information, source, numbers of other lists, the day of the last change.
fn add_notes(record: &Record, entity: &mut Entity) {
    for text in record.all("otherinformation") {
        push_new(&mut entity.notes, text.as_str());
    }
    for source in record.all("designationsource") {
        push_new(&mut entity.notes, format!("designation source: {source}"));
    }
    for group in record.all("ofsigroupid") {
        push_new(&mut entity.notes, format!("OFSI group ID {group}"));
    }
    for day in record.all("lastupdated") {
        let day = dates::date(day).map_or_else(|| day.clone(), |day| day.to_string());
        push_new(&mut entity.notes, format!("last updated on {day}"));
    }
    for day in record.all("datedesignated").iter().filter(|day| dates::date(day).is_none()) {
        push_new(&mut entity.not_understood, format!("date designated {day}"));
    }
}
