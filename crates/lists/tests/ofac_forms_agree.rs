//! One list in three forms says the same: OFAC's consolidated list of September and October 2016 as delimited set, standard
//! XML and Advanced XML, compared party by party.
//!
//! The forms were published a few weeks apart at most and are made from one database, so each difference is a mistake of
//! a reader or the publisher's own. The publisher's own are listed here by uid with their reason.

// Helpers of tests fail loudly, and say why a test was skipped.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

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
    Some(
        ["cons_prim.csv", "consolidated.xml", "cons_advanced.xml"]
            .map(|file| open(&folder.join(file)).unwrap().remove(0)),
    )
}

type Facts = BTreeSet<String>;

/// What a party is compared by, as sets of text.
fn facts(entity: &Entity) -> BTreeMap<&'static str, Facts> {
    let names = |weak: bool| -> Facts {
        entity
            .names
            .iter()
            .filter(|name| name.weak == weak)
            .map(|name| format!("{:?} {}", name.kind, name.text))
            .collect()
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
        (
            "address countries",
            entity.addresses.iter().filter_map(|a| a.country.as_ref()).map(ToString::to_string).collect(),
        ),
        ("positions", entity.positions.iter().cloned().collect()),
        (
            "directives",
            entity
                .designations
                .iter()
                .flat_map(|d| d.measures.clone())
                .filter(|measure| measure.contains("Order"))
                .collect(),
        ),
        ("links", entity.relations.iter().filter_map(|link| link.target_name.clone()).collect()),
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
    let is_own =
        |difference: &String| own.iter().any(|(uid, what)| difference.starts_with(&format!("ofac-{uid} {what}:")));
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
    assert_eq!(unexplained(&standard, &advanced, &[]), Vec::<String>::new());
}

#[test]
fn parties_whose_listing_did_not_change_are_the_same_in_two_forms_of_2025() {
    if readings().is_none() {
        return;
    }
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/lists/ofac-consolidated"));
    // The delimited set is some months younger: parties with another programme in it were designated anew in between.
    let [mut delimited, mut standard] =
        ["2025/cons_prim.csv", "2025-03-28/consolidated.xml"].map(|file| open(&folder.join(file)).unwrap().remove(0));
    let unchanged: BTreeSet<String> = {
        let programmes = |list: &ListReading| -> BTreeSet<(String, BTreeSet<String>)> {
            let codes = |entity: &Entity| entity.programmes().into_iter().map(str::to_owned).collect();
            list.entities.iter().map(|entity| (entity.id.clone(), codes(entity))).collect()
        };
        programmes(&delimited).intersection(&programmes(&standard)).map(|(id, _)| id.clone()).collect()
    };
    // Of 442 and 443: what is left out is counted, so that a reader that loses programmes cannot hide behind it.
    assert_eq!(unchanged.len(), 430);
    for list in [&mut delimited, &mut standard] {
        list.entities.retain(|entity| unchanged.contains(&entity.id));
    }
    // The delimited form writes double quotes inside a name as single ones.
    let own = [("22391", "strong names")];
    assert_eq!(unexplained(&delimited, &standard, &own), Vec::<String>::new());
}
