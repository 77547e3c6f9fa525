//! The question the program begins with: two men of one name, one listed on 2 January 2015 and one long before.

#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test that panics is a test that fails, and a skipped one says so"
)]

mod common;

use common::{root, run};
use serde_json::Value;
use std::path::PathBuf;

const OFFICIAL: &str = "ofac-17614";
const GENERAL: &str = "ofac-12211";

/// Parties found for "Kim Yong Chol, 1962", best first, with their reasons.
fn found(more: &[&str]) -> Vec<(String, String)> {
    let arguments = [&["screen", "Kim Yong Chol", "--birth-date", "1962", "--format", "json"], more].concat();
    let run = run(&arguments);
    assert_eq!(run.code, 1, "{more:?}: {}", run.err);
    let document: Value = serde_json::from_str(&run.out).unwrap();
    let matches = document["results"][0]["matches"].as_array().unwrap();
    matches.iter().map(|found| (found["entity"].as_str().unwrap().to_owned(), found["reasons"].to_string())).collect()
}

fn ids(found: &[(String, String)]) -> Vec<&str> {
    found.iter().map(|(id, _)| id.as_str()).collect()
}

#[test]
fn from_3_january_2015_the_official_is_found_before_the_general_and_says_why() {
    let found = found(&["--as-of", "2015-01-03"]);
    assert_eq!(ids(&found), [OFFICIAL, GENERAL]);
    assert!(found[0].1.contains("same name") && found[0].1.contains("birth date agrees"), "{}", found[0].1);
    assert!(found[1].1.contains("same name") && found[1].1.contains("other birth date"), "{}", found[1].1);
}

#[test]
fn on_31_december_2014_only_the_general_is_found() {
    assert_eq!(ids(&found(&["--as-of", "2014-12-31"])), [GENERAL]);
}

#[test]
fn on_the_day_before_the_organisations_are_found_without_what_came_later() {
    let on = |day: &str, name: &str| {
        let run = run(&["screen", name, "--format", "json", "--as-of", day]);
        let document: Value = serde_json::from_str(&run.out).unwrap();
        let found = document["results"][0]["matches"][0].clone();
        (found["entity"].as_str().unwrap_or_default().to_owned(), found["programmes"].to_string())
    };
    for (name, id, before) in [
        ("Korea Mining Development Trading Corporation", "ofac-9345", "NPWMD"),
        ("Korea Tangun Trading Corporation", "ofac-11599", "NPWMD"),
        ("Reconnaissance General Bureau", "ofac-12210", "DPRK"),
    ] {
        assert_eq!(on("2014-12-31", name), (id.to_owned(), format!("[\"{before}\"]")));
        assert_eq!(on("2015-01-02", name), (id.to_owned(), format!("[\"{before}\",\"DPRK2\"]")));
    }
    // A name that came that day.
    assert_eq!(on("2014-12-31", "Ryungseng Trading Corporation").0, "");
    assert_eq!(on("2015-01-02", "Ryungseng Trading Corporation").0, "ofac-11599");
}

/// OFAC's own files give no dates of designation, so `--as-of` filters nothing there: the two files are the two states.
#[test]
fn the_same_on_the_files_of_the_two_days_where_they_are_at_hand() {
    let lists = root().join("../shared/lists/ofac-sdn");
    let list = |edition: &str| -> Option<String> {
        let path: PathBuf = lists.join(edition).join("sdn.csv");
        path.exists().then(|| path.to_string_lossy().into_owned())
    };
    let (Some(before), Some(after)) = (list("2014-12-31-derived"), list("2015-01-02")) else {
        eprintln!("skipped: {} is not there", lists.display());
        return;
    };
    let on = |list: &str| {
        let all = found(&["--list", list]);
        let mut both = ids(&all).into_iter().filter(|id| [OFFICIAL, GENERAL].contains(id));
        (both.next().map(str::to_owned), both.next().map(str::to_owned))
    };
    assert_eq!(on(&after), (Some(OFFICIAL.into()), Some(GENERAL.into())));
    assert_eq!(on(&before), (Some(GENERAL.into()), None));
}
