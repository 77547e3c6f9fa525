//! From the records of the Canadian list to entities: what Canada means by them.

use super::{DATASET, aliases, records::Record};
use crate::{
    ofac::{dates::span, meaning::add_identifier},
    tree::{Line, Notices, day, script_code},
};
use interdict_model::{
    DateSpan, Designation, Entity, Identifier, IdentifierKind, Name, NameKind, NamePart, PartKind, Programme, Schema,
    VesselFacts,
};

/// The entity that a record stands for; none (and a loss) if nothing identifies it or if it has no name.
pub(super) fn entity(record: Record, notices: &mut Notices, line: Line<'_>) -> Option<Entity> {
    let (Some(regulation), Some(item)) = (&record.regulation, &record.item) else {
        notices.left_out(Some(line), "", "a record without a regulation or an item");
        return None;
    };
    let regulation = Regulation::read(regulation);
    let place: Vec<&str> = record.schedule.as_deref().into_iter().chain([item.as_str()]).collect();
    let entry = format!("{} {}", regulation.code, place.join(" "));
    let is_ship = record.imo_number.is_some() && record.body.is_some();
    let schema = match (&record.body, &record.last_name, &record.given_name) {
        (Some(_), ..) if is_ship => Schema::Vessel,
        (Some(_), ..) => Schema::Organization,
        (None, None, None) => {
            notices.left_out(Some(line), &entry, "a record without a name");
            return None;
        }
        (None, ..) => Schema::Person,
    };
    let id = notices.identity(&format!("ca-{}", slug(&entry)), Some(line));
    let mut entity = Entity::new(id, schema);
    entity.datasets.push(DATASET.to_owned());
    entity.topics.push("sanction".to_owned());
    add_names(&mut entity, &record);
    if is_ship {
        entity.vessel = Some(VesselFacts {
            kind: record.title.clone(),
            built: record.born_or_built.clone(),
            ..VesselFacts::default()
        });
    } else {
        entity.positions.extend(record.title.clone());
        add_births(&mut entity, record.born_or_built.as_deref());
    }
    if let Some(number) = &record.imo_number {
        add_identifier(&mut entity, Identifier::new(IdentifierKind::Imo, number));
    }
    let listed_on = record.listed_on.as_deref().and_then(day);
    if let (Some(text), None) = (&record.listed_on, listed_on) {
        entity.not_understood.push(format!("date of listing: {text}"));
    }
    entity.designations.push(Designation {
        authority: "Global Affairs Canada".into(),
        list: Some("Consolidated Canadian Autonomous Sanctions List".into()),
        entry_id: Some(entry.clone()),
        programmes: vec![Programme::undated(regulation.code)],
        legal_basis: legal_basis(regulation.title, record.schedule.as_deref(), item),
        listed_on,
        ..Designation::default()
    });
    for (name, text) in record.unknown {
        notices.unknown(&format!("element <{name}>"), Some(line), &entry);
        entity.not_understood.extend(text.map(|text| format!("{name}: {text}")));
    }
    Some(entity)
}

/// A regulation by what stands in `Country`.
struct Regulation {
    /// The English half (`Russia`), or the abbreviation in brackets (`JVCFOR`).
    code: String,
    /// The title, where it is one and not the name of a country.
    title: Option<String>,
}

impl Regulation {
    fn read(text: &str) -> Self {
        let english = text.split(" / ").next().unwrap_or(text).trim();
        let in_brackets = english.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(inside, _)| inside);
        let is_abbreviation = |inside: &&str| inside.len() > 2 && inside.bytes().all(|byte| byte.is_ascii_uppercase());
        match in_brackets.filter(is_abbreviation) {
            Some(abbreviation) => Self { code: abbreviation.to_owned(), title: Some(english.to_owned()) },
            None => Self { code: english.to_owned(), title: None },
        }
    }
}

fn legal_basis(title: Option<String>, schedule: Option<&str>, item: &str) -> Vec<String> {
    let entry = match schedule {
        // `Part 1` of a regulation whose only schedule has parts.
        Some(schedule) if schedule.starts_with("Part") => format!("Schedule, {schedule}, item {item}"),
        Some(schedule) => format!("Schedule {schedule}, item {item}"),
        None => format!("item {item}"),
    };
    title.into_iter().chain([entry]).collect()
}

/// `Russia 1, Part 1 3` as a part of an identity: `russia-1-part-1-3`.
fn slug(text: &str) -> String {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric() && c != '.')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("-")
}

/// The name of a person in reading order with its parts; the name of a body, split where it says "also known as" and
/// where the French name follows the English one; then the aliases.
fn add_names(entity: &mut Entity, record: &Record) {
    if let Some(body) = &record.body {
        let (name, alias) = also_known_as(body);
        let (english, french) = in_two_languages(name);
        entity.add_name(Name::primary(english));
        if let Some(french) = french {
            entity.add_name(Name { language: Some("fra".into()), ..Name::alias(french) });
        }
        if let Some(alias) = alias {
            entity.add_name(Name { script: script_code(alias), ..Name::alias(alias) });
        }
    } else {
        let parts: Vec<NamePart> = [(PartKind::Given, &record.given_name), (PartKind::Family, &record.last_name)]
            .into_iter()
            .filter_map(|(kind, text)| text.clone().map(|text| NamePart { kind, text }))
            .collect();
        let text = parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" ");
        entity.add_name(Name { parts, ..Name::primary(text) });
    }
    let of_person = record.body.is_none();
    for alias in aliases::split(record.aliases.as_deref().unwrap_or_default(), of_person) {
        let name = Name::new(alias.text, NameKind::Alias);
        let script = script_code(&name.text);
        entity.add_name(Name { script, language: alias.language.map(str::to_owned), ..name });
    }
}

/// `Example JSC (also known as Sample JSC)`: the name and the other one. The closing bracket may be missing.
fn also_known_as(text: &str) -> (&str, Option<&str>) {
    match text.split_once("(also known as ") {
        Some((name, alias)) if !name.trim().is_empty() => {
            let alias = alias.trim().strip_suffix(')').unwrap_or(alias).trim();
            (name.trim(), (!alias.is_empty()).then_some(alias))
        }
        _ => (text, None),
    }
}

/// `Example Army/Armée exemplaire`: both names, if there is one slash outside brackets with at least two words on each
/// side.
fn in_two_languages(text: &str) -> (&str, Option<&str>) {
    let mut depth = 0_usize;
    let mut slashes = Vec::new();
    for (at, character) in text.char_indices() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '/' if depth == 0 => slashes.push(at),
            _ => {}
        }
    }
    let [at] = slashes[..] else { return (text, None) };
    let (english, french) = (text.get(..at).unwrap_or_default().trim(), text.get(at + 1..).unwrap_or_default().trim());
    let are_names = [english, french].iter().all(|side| side.split_whitespace().count() >= 2);
    if are_names { (english, Some(french)) } else { (text, None) }
}

/// `1963`, `1964-03`, `1963-1964`, `1972-08-10 or 1972-08-11`.
fn add_births(entity: &mut Entity, text: Option<&str>) {
    let Some(text) = text else { return };
    let spans: Option<Vec<DateSpan>> = text.to_lowercase().split(" or ").map(span).collect();
    match spans {
        Some(spans) => {
            for span in spans {
                if !entity.births.contains(&span) {
                    entity.births.push(span);
                }
            }
        }
        None => entity.not_understood.push(format!("date of birth: {text}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_regulation_has_a_code() {
        let cases = [
            ("Russia / Russie", "Russia", None),
            ("Zimbabwe", "Zimbabwe", None),
            ("Myanmar (Burma) / Myanmar (Birmanie)", "Myanmar (Burma)", None),
            (
                "Example Officials Regulations (EOR) / R\u{e8}glement (REO)",
                "EOR",
                Some("Example Officials Regulations (EOR)"),
            ),
        ];
        for (text, code, title) in cases {
            let regulation = Regulation::read(text);
            assert_eq!((regulation.code.as_str(), regulation.title.as_deref()), (code, title), "{text}");
        }
    }

    #[test]
    fn names_of_bodies_are_split_where_a_second_one_follows() {
        let cases = [
            ("Example Army/Arm\u{e9}e exemplaire", ("Example Army", Some("Arm\u{e9}e exemplaire"))),
            ("Example Mills (North/South)", ("Example Mills (North/South)", None)),
            ("Example Trading A/S", ("Example Trading A/S", None)),
        ];
        for (text, expected) in cases {
            assert_eq!(in_two_languages(text), expected);
        }
        assert_eq!(also_known_as("Example JSC (also known as Sample"), ("Example JSC", Some("Sample")));
        assert_eq!(also_known_as("Example (Sample)"), ("Example (Sample)", None));
    }

    #[test]
    fn an_identity_is_made_of_letters_digits_and_dots() {
        assert_eq!(slug("Russia 1, Part 1.1 3"), "russia-1-part-1.1-3");
        assert_eq!(slug("Belarus 1,Part 3 12"), "belarus-1-part-3-12");
    }
}
