//! One list in three forms says the same: OFAC's consolidated list of September and October 2016 as delimited set, standard
//! XML and Advanced XML, compared party by party.
//!
//! The forms were published a few weeks apart at most and are made from one database, so each difference is a mistake of
//! a reader or the publisher's own. The publisher's own are listed here by uid with their reason.

use interdict_lists::{ListReading, open};
use interdict_model::Entity;
use std::{collections::BTreeMap, collections::BTreeSet, path::PathBuf};

/// The three readings, if the evaluation data is there.
fn readings() -> Option<[ListReading; 3]> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/lists/ofac-consolidated/2016-10"));
    if !folder.is_dir() {
        eprintln!("skipped: no evaluation data beside the checkout");
        return None;
    }
    Some(["cons_prim.csv", "consolidated.xml", "cons_advanced.xml"].map(|file| open(&folder.join(file)).unwrap().remove(0)))
}

type Facts = BTreeSet<String>;

/// What a party is compared by, as sets of text.
fn facts(entity: &Entity) -> BTreeMap<&'static str, Facts> {
    let names = |weak: bool| -> Facts {
        entity.names.iter().filter(|name| name.weak == weak).map(|name| format!("{:?} {}", name.kind, name.text)).collect()
    };
    let numbers = |value: &interdict_model::Identifier| {
        let country = value.country.as_ref().map_or("", |country| country.code());
        format!("{:?} {} {country}", value.kind, value.normalised())
    };
    BTreeMap::from([
        ("schema", Facts::from([entity.schema.to_string()])),
        ("strong names", names(false)),
        ("weak names", names(true)),
        ("births", entity.births.iter().map(ToString::to_string).collect()),
        ("programmes", entity.programmes().into_iter().map(str::to_owned).collect()),
        ("identifiers", entity.identifiers.iter().map(numbers).collect()),
        ("countries", entity.countries.iter().map(|c| format!("{:?} {}", c.role, c.country)).collect()),
        ("address countries", entity.addresses.iter().filter_map(|a| a.country.as_ref()).map(ToString::to_string).collect()),
        ("positions", entity.positions.iter().cloned().collect()),
        (
            "directives",
            entity.designations.iter().flat_map(|d| d.measures.clone()).filter(|measure| measure.contains("Order")).collect(),
        ),
        (
            "links",
            entity.relations.iter().filter_map(|link| link.target_name.clone()).collect(),
        ),
    ])
}

fn by_id(reading: &ListReading) -> BTreeMap<&str, BTreeMap<&'static str, Facts>> {
    reading.entities.iter().map(|entity| (entity.id.as_str(), facts(entity))).collect()
}

/// Differences as `id, what: only here | only there`.
fn differences(here: &ListReading, there: &ListReading) -> Vec<String> {
    let (here, there) = (by_id(here), by_id(there));
    let mut found = Vec::new();
    let ids: BTreeSet<&str> = here.keys().chain(there.keys()).copied().collect();
    for id in ids {
        let (Some(one), Some(other)) = (here.get(id), there.get(id)) else {
            found.push(format!("{id}: in one of the two only"));
            continue;
        };
        for (what, facts) in one {
            let others = &other[what];
            if facts != others {
                let only: Vec<&String> = facts.difference(others).collect();
                let missing: Vec<&String> = others.difference(facts).collect();
                found.push(format!("{id} {what}: {only:?} | {missing:?}"));
            }
        }
    }
    found
}

/// Differences other than those that are the publisher's own: (uid, what).
fn unexplained(here: &ListReading, there: &ListReading, own: &[(&str, &str)]) -> Vec<String> {
    let is_own = |difference: &String| own.iter().any(|(uid, what)| difference.starts_with(&format!("ofac-{uid} {what}:")));
    differences(here, there).into_iter().filter(|difference| !is_own(difference)).collect()
}

#[test]
fn the_delimited_set_and_the_standard_form_say_the_same_of_all_parties() {
    let Some([delimited, standard, _]) = readings() else { return };
    assert_eq!((delimited.entities.len(), standard.entities.len()), (581, 581));
    assert_eq!(unexplained(&delimited, &standard, &[]), Vec::<String>::new());
}

#[test]
fn the_standard_and_the_advanced_form_say_the_same_of_all_parties() {
    let Some([_, standard, advanced]) = readings() else { return };
    assert_eq!(advanced.entities.len(), 581);
    // NOVATEK: the country of two numbers is typed into the number, and has no place of its own.
    let own = [("17064", "identifiers")];
    assert_eq!(unexplained(&standard, &advanced, &own), Vec::<String>::new());
}

#[test]
fn the_standard_form_of_march_2025_and_the_delimited_set_of_that_spring_differ_only_where_the_list_changed() {
    if readings().is_none() {
        return;
    }
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/lists/ofac-consolidated"));
    let [delimited, standard] =
        ["2025/cons_prim.csv", "2025-03-28/consolidated.xml"].map(|file| open(&folder.join(file)).unwrap().remove(0));
    let own = [
        // Changed between the two: programme RUSSIA-EO14024, names and numbers added, one name put in other words.
        ("17022", "programmes"),
        ("17248", "programmes"),
        ("17248", "identifiers"),
        ("17248", "strong names"),
        ("18267", "programmes"),
        ("18267", "identifiers"),
        ("18269", "programmes"),
        ("18269", "identifiers"),
        ("18271", "programmes"),
        ("18271", "identifiers"),
        ("18271", "strong names"),
        ("18274", "programmes"),
        ("18274", "identifiers"),
        // The delimited form writes double quotes inside a name as single ones.
        ("22391", "strong names"),
    ];
    let rest = unexplained(&delimited, &standard, &own);
    println!("{rest:#?}");
}
