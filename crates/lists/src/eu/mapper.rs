//! What the records mean: from a [`SanctionEntity`] to an entity. One mapper for all forms.

use super::{
    DATASET, dates, facts,
    records::{NameAlias, SanctionEntity},
};
use crate::tree::{one_line, script_code};
use interdict_model::{
    Designation, Entity, Identifier, IdentifierKind, Name, NameKind, NamePart, PartKind, PartialDate, Programme, Schema,
};

/// Who lists.
const AUTHORITY: &str = "Council of the European Union";

/// The publication.
const LIST: &str = "EU Consolidated Financial Sanctions List";

/// The entity of a record.
pub(super) fn entity(record: &SanctionEntity) -> Entity {
    let header = &record.header;
    let reference = record.name_for_messages();
    let schema = match record.subject.trim().to_ascii_lowercase().as_str() {
        "person" | "p" => Schema::Person,
        "enterprise" | "e" => Schema::Organization,
        _ => Schema::LegalEntity,
    };
    let mut entity = Entity::new(format!("eu-{reference}"), schema);
    entity.datasets.push(DATASET.into());
    entity.topics.push("sanction".into());
    if entity.schema == Schema::LegalEntity && !record.subject.is_empty() {
        entity.not_understood.push(format!("subject type {}", record.subject));
    }
    add_names(record, &mut entity);
    for alias in &record.names {
        add_about_name(alias, &mut entity);
    }
    for birth in &record.births {
        facts::add_birth(birth, &mut entity);
    }
    for citizenship in &record.citizenships {
        facts::add_citizenship(citizenship, &mut entity);
    }
    for address in &record.addresses {
        facts::add_address(address, &mut entity);
    }
    for paper in &record.papers {
        facts::add_paper(paper, &mut entity);
    }
    if !header.united_nations_id.is_empty() {
        let kind = IdentifierKind::Other("UN reference number".into());
        entity.identifiers.push(Identifier::new(kind, header.united_nations_id.as_str()));
    }
    entity.designations.push(designation(record));
    add_notes(record, &mut entity);
    entity.not_understood.extend(record.unknown.iter().cloned());
    entity
}

/// The text of a name: the whole name, else its parts.
fn text_of(alias: &NameAlias) -> String {
    let whole = one_line(&alias.whole);
    if whole.is_empty() { one_line(&format!("{} {} {}", alias.first, alias.middle, alias.last)) } else { whole }
}

/// The main name first, then the others in the publisher's order.
fn add_names(record: &SanctionEntity, entity: &mut Entity) {
    let is_person = entity.schema == Schema::Person;
    let mut names: Vec<(&NameAlias, Name)> = Vec::new();
    for alias in &record.names {
        let text = text_of(alias);
        if !text.is_empty() {
            names.push((alias, name(alias, text, is_person)));
        }
    }
    let rank = |(alias, name): &(&NameAlias, Name)| {
        let is_foreign = !matches!(alias.language.to_ascii_uppercase().as_str(), "" | "EN");
        let is_untyped = is_person && alias.last.is_empty();
        let number = alias.logical_id.parse().unwrap_or(u64::MAX);
        (name.weak, name.script.is_some(), is_foreign, is_untyped, number)
    };
    let main = names.iter().enumerate().min_by_key(|(_, name)| rank(name)).map(|(at, _)| at);
    if let Some(main) = main {
        let (_, name) = names.remove(main);
        entity.names.push(Name { kind: NameKind::Primary, ..name });
    }
    for (_, name) in names {
        entity.add_name_once(name);
    }
}

fn name(alias: &NameAlias, text: String, is_person: bool) -> Name {
    let parts = [(PartKind::Given, &alias.first), (PartKind::Middle, &alias.middle), (PartKind::Family, &alias.last)]
        .into_iter()
        .filter(|(_, text)| is_person && !text.is_empty())
        .map(|(kind, text)| NamePart { kind, text: one_line(text) })
        .collect();
    let language = alias.language.to_ascii_lowercase();
    let is_code = language.len() == 2 && language.bytes().all(|byte| byte.is_ascii_lowercase());
    Name {
        weak: alias.strong.eq_ignore_ascii_case("false"),
        script: script_code(&text),
        language: is_code.then_some(language),
        parts,
        source_id: Some(alias.logical_id.clone()).filter(|id| !id.is_empty()),
        ..Name::alias(text)
    }
}

/// Function, title, gender and remarks, which stand beside a name.
fn add_about_name(alias: &NameAlias, entity: &mut Entity) {
    let is_person = entity.schema == Schema::Person;
    for (label, text) in [("title", one_line(&alias.title)), ("function", one_line(&alias.function))] {
        if text.is_empty() {
            continue;
        }
        if is_person {
            push_new(&mut entity.positions, text);
        } else {
            push_new(&mut entity.notes, format!("{label}: {text}"));
        }
    }
    let gender = match alias.gender.to_ascii_uppercase().as_str() {
        "M" => "male",
        "F" => "female",
        "" => "",
        _ => {
            push_new(&mut entity.not_understood, format!("gender {}", alias.gender));
            ""
        }
    };
    if !gender.is_empty() {
        match &entity.gender {
            None => entity.gender = Some(gender.to_owned()),
            Some(held) if held == gender => {}
            Some(_) => push_new(&mut entity.not_understood, format!("gender {}", alias.gender)),
        }
    }
    for remark in &alias.remarks {
        push_new(&mut entity.notes, format!("name {}: {}", text_of(alias), remark.trim()));
    }
}

fn designation(record: &SanctionEntity) -> Designation {
    let mut designation = Designation {
        authority: AUTHORITY.into(),
        list: Some(LIST.into()),
        entry_id: Some(record.name_for_messages().to_owned()),
        listed_on: listed_on(record),
        delisted_on: dates::date(&record.header.delisted_on),
        ..Designation::default()
    };
    for act in &record.header.acts {
        if !act.programme.is_empty() && !designation.programme_codes().any(|code| code == act.programme) {
            designation.programmes.push(Programme::undated(act.programme.as_str()));
        }
        if !act.title.is_empty() {
            push_new(&mut designation.legal_basis, act.title.clone());
        }
    }
    designation
}

/// The day of listing as the publisher states it; see the module's documentation for the order of sources.
fn listed_on(record: &SanctionEntity) -> Option<PartialDate> {
    let header = &record.header;
    if let Some(day) = dates::date(&header.designated_on) {
        return Some(day);
    }
    let in_words = std::iter::once(&header.designation_details).chain(&header.remarks);
    let mut days: Vec<PartialDate> = in_words.flat_map(|text| dates::stated(text)).collect();
    days.extend(dates::bare(&header.designation_details));
    days.into_iter().min().or_else(|| {
        let first = record.all_acts().filter_map(|act| dates::date(&act.published)).min()?;
        let of_that_day = |act: &&super::records::Act| dates::date(&act.published) == Some(first);
        record.all_acts().filter(of_that_day).any(|act| act.kind == "regulation").then_some(first)
    })
}

/// Details, remarks, and the acts that touched the entry later.
fn add_notes(record: &SanctionEntity, entity: &mut Entity) {
    let header = &record.header;
    let details = std::iter::once(&header.designation_details).chain(&header.remarks);
    for text in details.map(|text| text.trim()) {
        let says_nothing = matches!(text.to_ascii_lowercase().as_str(), "" | "." | "-" | "none" | "null");
        if !says_nothing {
            push_new(&mut entity.notes, text.to_owned());
        }
    }
    if !header.designated_on.is_empty() && dates::date(&header.designated_on).is_none() {
        entity.not_understood.push(format!("designationDate {}", header.designated_on));
    }
    for act in header.acts.iter().filter(|act| !act.published.is_empty()) {
        let day = dates::date(&act.published).map_or_else(|| act.published.clone(), |day| day.to_string());
        let by = if act.organisation.is_empty() { String::new() } else { format!(" ({})", act.organisation) };
        let note = match act.kind.as_str() {
            "regulation" => format!("set out on {day} in {}{by}", act.title),
            "amendment" => format!("amended on {day} by {}{by}", act.title),
            "repealing" => format!("carried over on {day} by {}{by}", act.title),
            "" => format!("named on {day} in {}{by}", act.title),
            other => format!("{other} of {day}: {}{by}", act.title),
        };
        push_new(&mut entity.notes, note);
    }
    let first = record.all_acts().filter_map(|act| dates::date(&act.published).map(|day| (day, act)));
    if let Some((day, act)) = first.min_by_key(|(day, _)| *day)
        && !header.acts.iter().any(|held| dates::date(&held.published) == Some(day))
    {
        push_new(&mut entity.notes, format!("first act named in the entry: {} of {day}", act.title));
    }
}

/// Adds a text that is not there yet.
pub(super) fn push_new(held: &mut Vec<String>, text: String) {
    if !held.contains(&text) {
        held.push(text);
    }
}
