//! What the rows of the Consolidated List mean: from a group of rows to an entity.

use super::{DATASET, Group, PUBLISHER};
use crate::{
    tree::{one_line, script_code},
    uk::{country as country_of, dates, mapper as shared, numbered, papers, push_new},
};
use interdict_model::{
    Address, CountryRole, DateSpan, Designation, Entity, IdentifierKind, Name, NameKind, NamePart, PartKind, Programme,
    Schema,
};

/// The entity of a group.
pub(super) fn entity(group: &Group<'_>) -> Entity {
    let kind = group.first("Group Type");
    let schema = match kind.to_ascii_lowercase().as_str() {
        "individual" => Schema::Person,
        "entity" => Schema::Organization,
        "ship" => Schema::Vessel,
        _ => Schema::LegalEntity,
    };
    let id = group.first("Group ID");
    let mut entity = Entity::new(format!("gb-hmt-{id}"), schema);
    entity.datasets.push(DATASET.into());
    entity.topics.push("sanction".into());
    if entity.schema == Schema::LegalEntity {
        push_new(&mut entity.not_understood, format!("kind of party {kind}"));
    }
    add_names(group, &mut entity);
    for cell in group.all("Title").into_iter().chain(group.all("Position")) {
        for value in numbered::values(cell) {
            push_new(&mut entity.positions, one_line(&value));
        }
    }
    for birth in group.all("DOB") {
        match dates::date(birth).map(DateSpan::from) {
            Some(span) if !entity.births.contains(&span) => entity.births.push(span),
            Some(_) => {}
            None => push_new(&mut entity.not_understood, format!("birth date {birth}")),
        }
    }
    add_birth_places(group, &mut entity);
    for cell in group.all("Nationality") {
        for value in numbered::values(cell) {
            shared::add_country(&value, CountryRole::Nationality, "nationality", &mut entity);
        }
    }
    add_papers(group, &mut entity);
    add_addresses(group, &mut entity);
    for text in group.all("Other Information") {
        push_new(&mut entity.notes, text);
    }
    for day in group.all("Last Updated") {
        let day = dates::date(day).map_or_else(|| day.to_owned(), |day| day.to_string());
        push_new(&mut entity.notes, format!("last updated on {day}"));
    }
    add_designations(group, id, &mut entity);
    entity
}

fn add_names(group: &Group<'_>, entity: &mut Entity) {
    let columns = ["Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name 6", "Alias Type", "Alias Quality"];
    let mut names: Vec<Name> = Vec::new();
    for [one, two, three, four, five, six, kind, quality] in group.combinations(columns) {
        let given: Vec<String> =
            [one, two, three, four, five].into_iter().map(one_line).filter(|part| !part.is_empty()).collect();
        let six = one_line(six);
        let text = one_line(&format!("{} {six}", given.join(" ")));
        if text.is_empty() {
            continue;
        }
        let parts = if entity.schema == Schema::Person && !given.is_empty() {
            let family = Some(six).filter(|six| !six.is_empty());
            let family = family.map(|text| NamePart { kind: PartKind::Family, text });
            given.into_iter().map(|text| NamePart { kind: PartKind::Given, text }).chain(family).collect()
        } else {
            Vec::new()
        };
        let weak = shared::is_weak(quality);
        names.push(Name { weak, parts, script: script_code(&text), ..Name::new(text, name_kind(kind)) });
    }
    names.sort_by_key(|name| name.kind != NameKind::Primary);
    for name in names {
        entity.add_name_once(name);
    }
    let columns = ["Name Non-Latin Script", "Non-Latin Script Language", "Non-Latin Script Type"];
    for [text, language, _] in group.combinations(columns) {
        let text = one_line(text);
        if !text.is_empty() {
            let language = shared::language_code(language);
            entity.add_name_once(Name { script: script_code(&text), language, ..Name::alias(text) });
        }
    }
    if let Some(first) = entity.names.first_mut() {
        first.kind = NameKind::Primary;
    }
}

/// Places and countries are numbered apart; they are put together where there are as many of each.
fn add_birth_places(group: &Group<'_>, entity: &mut Entity) {
    for [towns, countries] in group.combinations(["Town of Birth", "Country of Birth"]) {
        let (towns, countries) = (numbered::values(towns), numbered::values(countries));
        if towns.len() == countries.len() {
            for (town, country) in towns.iter().zip(&countries) {
                shared::add_birth_place(town, country, entity);
            }
            continue;
        }
        let only = countries.first().filter(|_| countries.len() == 1).map_or("", String::as_str);
        for town in &towns {
            shared::add_birth_place(town, only, entity);
        }
        for country in &countries {
            shared::add_country(country, CountryRole::Birth, "country of birth", entity);
        }
    }
}

fn add_papers(group: &Group<'_>, entity: &mut Entity) {
    let papers = [
        (IdentifierKind::Passport, "Passport Number", "Passport Details"),
        (IdentifierKind::NationalId, "National Identification Number", "National Identification Details"),
        (IdentifierKind::NationalId, "NI Number", ""),
    ];
    for (kind, number, details) in papers {
        for [number, about] in group.combinations([number, details]) {
            let (numbers, abouts) = (numbered::values(number), numbered::values(about));
            if numbers.is_empty() {
                for about in &abouts {
                    papers::add_from_text(&kind, about, entity);
                }
            } else if details.is_empty() {
                for number in &numbers {
                    papers::add_from_text(&kind, number, entity);
                }
            } else if numbers.len() == abouts.len() {
                for (number, about) in numbers.iter().zip(&abouts) {
                    papers::add_with_note(&kind, number, about, entity);
                }
            } else {
                for number in &numbers {
                    papers::add_with_note(&kind, number, about, entity);
                }
            }
        }
    }
}

/// Lines 1 to 5 are the street and what belongs to it; line 6 is the town or province.
fn add_addresses(group: &Group<'_>, entity: &mut Entity) {
    let columns =
        ["Address 1", "Address 2", "Address 3", "Address 4", "Address 5", "Address 6", "Post/Zip Code", "Country"];
    for [one, two, three, four, five, six, code, country] in group.combinations(columns) {
        let street: Vec<String> =
            [one, two, three, four, five].into_iter().map(one_line).filter(|line| !line.is_empty()).collect();
        let given = |text: String| Some(text).filter(|text| !text.is_empty());
        entity.addresses.push(Address {
            street: given(street.join(", ")),
            city: given(one_line(six)),
            postal_code: given(one_line(code)),
            country_name: given(one_line(country)),
            country: country_of(country),
            ..Address::default()
        });
    }
}

/// One designation for each regime and day, the earliest first.
fn add_designations(group: &Group<'_>, id: &str, entity: &mut Entity) {
    for [regime, day, designated] in group.combinations(["Regime", "Listed On", "UK Sanctions List Date Designated"]) {
        let listed_on = dates::date(day);
        if listed_on.is_none() && !day.is_empty() {
            push_new(&mut entity.not_understood, format!("listed on {day}"));
        }
        if !designated.is_empty() && dates::date(designated) != listed_on {
            push_new(&mut entity.notes, format!("designated on the UK Sanctions List on {designated}"));
        }
        let designation = Designation {
            authority: PUBLISHER.into(),
            list: Some("OFSI Consolidated List".into()),
            entry_id: Some(id.to_owned()),
            programmes: Some(regime).filter(|regime| !regime.is_empty()).map(Programme::undated).into_iter().collect(),
            listed_on,
            ..Designation::default()
        };
        if !entity.designations.contains(&designation) {
            entity.designations.push(designation);
        }
    }
    if entity.designations.is_empty() {
        let entry_id = Some(id.to_owned());
        let list = Some("OFSI Consolidated List".into());
        entity.designations.push(Designation { authority: PUBLISHER.into(), list, entry_id, ..Designation::default() });
    }
    entity.designations.sort_by_key(|designation| (designation.listed_on.is_none(), designation.listed_on));
}

/// `Prime Alias`, `Primary name`; `FKA`; `AKA`, `Primary name variation` and anything else.
fn name_kind(word: &str) -> NameKind {
    match word.to_ascii_lowercase().as_str() {
        "prime alias" | "primary name" => NameKind::Primary,
        "fka" | "f.k.a" | "f.k.a." => NameKind::Former,
        _ => NameKind::Alias,
    }
}
