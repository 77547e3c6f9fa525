//! What changed between two editions: parties added, removed and changed, field by field, in words that can be read.

use interdict_model::{Entity, Identifier, Name, NameKind, Relation};
use serde::Serialize;
use std::collections::HashMap;

/// A field of a party and what went and came in it, as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldChange {
    /// Which field, as people say it: `name`, `programme`, `birth date`.
    pub field: &'static str,
    /// What is no longer there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub removed: Vec<String>,
    /// What is new.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub added: Vec<String>,
}

/// A party that is in both editions and not the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Change<'a> {
    /// As it was.
    pub before: &'a Entity,
    /// As it is.
    pub after: &'a Entity,
    /// In what they differ.
    pub fields: Vec<FieldChange>,
}

/// What changed between two editions. Parties are in the order of the later edition, removed ones in that of the earlier.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Diff<'a> {
    /// Only in the later edition.
    pub added: Vec<&'a Entity>,
    /// Only in the earlier edition.
    pub removed: Vec<&'a Entity>,
    /// In both, and different.
    pub changed: Vec<Change<'a>>,
}

impl Diff<'_> {
    /// Whether the editions say the same.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }
}

/// Compares two editions of one list. Parties are the same by their identity.
pub fn diff<'a>(before: &'a [Entity], after: &'a [Entity]) -> Diff<'a> {
    let earlier: HashMap<&str, &Entity> = before.iter().map(|entity| (entity.id.as_str(), entity)).collect();
    let later: HashMap<&str, &Entity> = after.iter().map(|entity| (entity.id.as_str(), entity)).collect();
    let mut diff = Diff {
        removed: before.iter().filter(|entity| !later.contains_key(entity.id.as_str())).collect(),
        ..Diff::default()
    };
    for entity in after {
        match earlier.get(entity.id.as_str()) {
            None => diff.added.push(entity),
            Some(old) if *old != entity => {
                let fields = changed_fields(old, entity);
                diff.changed.push(Change { before: old, after: entity, fields });
            }
            Some(_) => {}
        }
    }
    diff
}

/// Fields that the score of a subject and the party is made of.
const COMPARED: [&str; 5] = ["kind of party", "name", "birth date", "country", "identifier"];

impl Change<'_> {
    /// Whether anything changed that a subject is compared with. If not, the change is no reason to match, or to match no longer.
    pub fn is_of_what_is_compared(&self) -> bool {
        self.fields.iter().any(|change| COMPARED.contains(&change.field) || change.field == DETAIL)
    }
}

/// In what two versions of a party differ. Never empty for versions that are not equal.
pub(crate) fn changed_fields(before: &Entity, after: &Entity) -> Vec<FieldChange> {
    let mut changes: Vec<FieldChange> = FIELDS
        .iter()
        .filter_map(|(field, values)| {
            let (old, new) = (values(before), values(after));
            let removed = without(&old, &new);
            let added = without(&new, &old);
            (!removed.is_empty() || !added.is_empty()).then_some(FieldChange { field, removed, added })
        })
        .collect();
    if changes.is_empty() && before != after {
        changes.push(FieldChange { field: DETAIL, removed: Vec::new(), added: Vec::new() });
    }
    changes
}

fn without(values: &[String], others: &[String]) -> Vec<String> {
    values.iter().filter(|value| !others.contains(value)).cloned().collect()
}

/// Something that no field shows, such as the language of a name: it may be compared.
const DETAIL: &str = "order or detail";

type Values = fn(&Entity) -> Vec<String>;

/// All fields, each as texts that can be compared and read.
const FIELDS: &[(&str, Values)] = &[
    ("kind of party", |entity| vec![entity.schema.to_string()]),
    ("name", |entity| entity.names.iter().map(name).collect()),
    ("programme", |entity| entity.programmes().into_iter().map(str::to_owned).collect()),
    ("listed on", |entity| dates(entity.designations.iter().filter_map(|held| held.listed_on))),
    ("delisted on", |entity| dates(entity.designations.iter().filter_map(|held| held.delisted_on))),
    ("birth date", |entity| entity.births.iter().map(ToString::to_string).collect()),
    ("place of birth", |entity| entity.birth_places.clone()),
    ("died", |entity| entity.deaths.iter().map(ToString::to_string).collect()),
    ("country", |entity| {
        entity.countries.iter().map(|held| format!("{} ({})", held.country.code(), lower(&held.role))).collect()
    }),
    ("gender", |entity| entity.gender.iter().cloned().collect()),
    ("title", |entity| entity.positions.clone()),
    ("identifier", |entity| entity.identifiers.iter().map(identifier).collect()),
    ("address", |entity| entity.addresses.iter().map(interdict_model::Address::one_line).collect()),
    ("legal basis", |entity| entity.designations.iter().flat_map(|held| held.legal_basis.clone()).collect()),
    ("measure", |entity| entity.designations.iter().flat_map(|held| held.measures.clone()).collect()),
    ("list", |entity| entity.designations.iter().filter_map(|held| held.list.clone()).collect()),
    ("authority", |entity| entity.designations.iter().map(|held| held.authority.clone()).collect()),
    ("reason", |entity| entity.designations.iter().filter_map(|held| held.reason.clone()).collect()),
    ("relation", |entity| entity.relations.iter().map(relation).collect()),
    ("ship", |entity| {
        let facts = entity
            .vessel
            .iter()
            .flat_map(|vessel| [&vessel.kind, &vessel.tonnage, &vessel.gross_tonnage, &vessel.owner, &vessel.built]);
        facts.flatten().cloned().collect()
    }),
    ("topic", |entity| entity.topics.clone()),
    ("note", |entity| entity.notes.clone()),
    ("remark", |entity| entity.not_understood.clone()),
];

fn name(name: &Name) -> String {
    let kind = match (name.kind, name.weak) {
        (NameKind::Primary, _) => "",
        (NameKind::Alias, false) => " (a.k.a.)",
        (NameKind::Alias, true) => " (weak a.k.a.)",
        (NameKind::Former, _) => " (formerly)",
    };
    format!("{}{kind}", name.text)
}

fn identifier(identifier: &Identifier) -> String {
    let country = identifier.country.as_ref().map(|country| format!(" ({})", country.code())).unwrap_or_default();
    format!("{} {}{country}", lower(&identifier.kind), identifier.value)
}

fn relation(relation: &Relation) -> String {
    let other = relation.target_name.as_deref().or(relation.target_id.as_deref()).unwrap_or("?");
    format!("{} {other}", lower(&relation.kind))
}

/// The name of a variant in words: `NationalId` as `national id`.
fn lower(value: &impl std::fmt::Debug) -> String {
    let text = format!("{value:?}");
    let mut words = String::with_capacity(text.len() + 4);
    for (place, letter) in text.char_indices().filter(|(_, letter)| !matches!(letter, '"' | ')')) {
        match letter {
            '(' => words.push(' '),
            _ if letter.is_ascii_uppercase() && place > 0 && !words.ends_with(' ') => {
                words.push(' ');
                words.push(letter.to_ascii_lowercase());
            }
            _ => words.push(letter.to_ascii_lowercase()),
        }
    }
    words
}

fn dates(dates: impl Iterator<Item = interdict_model::PartialDate>) -> Vec<String> {
    dates.map(|date| date.to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use interdict_model::{Designation, Programme, Schema};

    fn party(id: &str, programmes: &[&str]) -> Entity {
        let mut entity = Entity::new(id, Schema::Organization);
        entity.add_name(Name::primary(id));
        entity.designations.push(Designation {
            programmes: programmes.iter().map(|code| Programme::undated(*code)).collect(),
            ..Designation::default()
        });
        entity
    }

    #[test]
    fn what_came_went_and_changed_is_told_apart() {
        let before = [party("a", &["NPWMD"]), party("b", &["X"]), party("c", &["X"])];
        let mut changed = party("a", &["NPWMD", "DPRK2"]);
        changed.add_name(Name::weak_alias("AA"));
        let after = [changed, party("c", &["X"]), party("d", &["X"])];
        let diff = diff(&before, &after);
        assert_eq!(diff.added.iter().map(|entity| &*entity.id).collect::<Vec<_>>(), ["d"]);
        assert_eq!(diff.removed.iter().map(|entity| &*entity.id).collect::<Vec<_>>(), ["b"]);
        let [change] = &diff.changed[..] else { panic!("{diff:?}") };
        let fields: Vec<(&str, Vec<String>)> =
            change.fields.iter().map(|held| (held.field, held.added.clone())).collect();
        assert_eq!(fields, [("name", vec!["AA (weak a.k.a.)".to_owned()]), ("programme", vec!["DPRK2".to_owned()])]);
    }

    #[test]
    fn a_programme_is_nothing_that_is_compared_and_a_name_is() {
        let before = [party("a", &["X"]), party("b", &["X"])];
        let mut named = party("b", &["X"]);
        named.add_name(Name::alias("BB"));
        let after = [party("a", &["Y"]), named];
        let compared: Vec<bool> = diff(&before, &after).changed.iter().map(Change::is_of_what_is_compared).collect();
        assert_eq!(compared, [false, true]);
        assert!(COMPARED.iter().all(|field| FIELDS.iter().any(|(known, _)| known == field)));
    }

    #[test]
    fn editions_that_say_the_same_have_no_difference() {
        let parties = [party("a", &["X"])];
        assert!(diff(&parties, &parties).is_empty());
    }
}
