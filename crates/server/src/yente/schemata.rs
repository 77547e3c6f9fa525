//! FollowTheMoney schemata and properties by name, label and descent: from two tables that a person can edit.

use std::sync::LazyLock;

/// A kind of entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kind {
    /// Its FollowTheMoney name.
    pub(crate) name: &'static str,
    /// For people, of one.
    pub(crate) label: &'static str,
    /// For people, of several.
    pub(crate) plural: &'static str,
    /// Whether parties of it are screened.
    pub(crate) screened: bool,
    parents: Vec<&'static str>,
}

/// A property of entities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Property {
    /// The schema that has it first; those that are a kind of it have it too.
    pub(crate) schema: &'static str,
    /// Its FollowTheMoney name.
    pub(crate) name: &'static str,
    /// For people.
    pub(crate) label: &'static str,
}

impl Property {
    /// The name with its schema, as reconciliation clients pass it: `Person:birthDate`.
    pub(crate) fn qualified(&self) -> String {
        format!("{}:{}", self.schema, self.name)
    }
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| line.split('\t').collect())
}

static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let kind = |row: Vec<&'static str>| match row.as_slice() {
        [name, label, plural, parents, screened] => Some(Kind {
            name,
            label,
            plural,
            screened: *screened == "yes",
            parents: parents.split('|').filter(|parent| *parent != "-").collect(),
        }),
        _ => None,
    };
    rows(include_str!("../../data/yente/schemata.tsv")).filter_map(kind).collect()
});

static PROPERTIES: LazyLock<Vec<Property>> = LazyLock::new(|| {
    let property = |row: Vec<&'static str>| match row.as_slice() {
        [schema, name, label] => Some(Property { schema, name, label }),
        _ => None,
    };
    rows(include_str!("../../data/yente/properties.tsv")).filter_map(property).collect()
});

/// All schemata in the order of the table.
pub(crate) fn kinds() -> &'static [Kind] {
    &KINDS
}

/// The schema of a name; capitals count, as in yente.
pub(crate) fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}

/// The label of a schema, its name where the table does not have it.
pub(crate) fn label(name: &str) -> &str {
    kind(name).map_or(name, |kind| kind.label)
}

/// Whether entities of a schema are of another: a company is a legal entity.
pub(crate) fn is_a(name: &str, wanted: &str) -> bool {
    name == wanted || kind(name).is_some_and(|kind| kind.parents.iter().any(|parent| is_a(parent, wanted)))
}

/// All properties in the order of the table.
pub(crate) fn properties() -> &'static [Property] {
    &PROPERTIES
}

/// The property of a name, with or without its schema: `birthDate`, `Person:birthDate`.
pub(crate) fn property(name: &str) -> Option<&'static Property> {
    let name = name.rsplit(':').next().unwrap_or(name);
    PROPERTIES.iter().find(|property| property.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_schema_named_in_the_tables_is_in_the_table() {
        let parents = KINDS.iter().flat_map(|kind| &kind.parents).copied();
        for name in parents.chain(PROPERTIES.iter().map(|property| property.schema)) {
            assert!(kind(name).is_some(), "{name}");
        }
        assert!(KINDS.len() > 30 && PROPERTIES.len() > 40);
    }

    #[test]
    fn a_company_is_a_legal_entity_and_an_asset_and_a_person_is_neither_company_nor_asset() {
        assert!(is_a("Company", "LegalEntity") && is_a("Company", "Asset") && is_a("Company", "Thing"));
        assert!(!is_a("Person", "Company") && !is_a("Person", "Asset") && !is_a("LegalEntity", "Person"));
        assert!(!is_a("Nonsense", "Thing") && is_a("Nonsense", "Nonsense"));
    }

    #[test]
    fn properties_are_found_with_and_without_their_schema() {
        assert_eq!(property("Person:birthDate").map(Property::qualified).as_deref(), Some("Person:birthDate"));
        assert_eq!(property("birthDate"), property("Thing:birthDate"));
        assert_eq!(property("shoeSize"), None);
    }
}
