//! `interdict lists`, `show`, `completions` and `man` as a user sees them.

#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

mod common;

use common::{run, run_in};
use std::fs;

#[test]
fn the_embedded_list_is_shown_as_such() {
    assert_run!(run(&["lists"]));
}

#[test]
fn lists_are_shown_as_json() {
    assert_run!(run(&["lists", "--format", "json"]));
}

#[test]
fn a_damaged_list_is_shown_with_what_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let text =
        "{\"id\":\"a-1\",\"schema\":\"Vessel\",\"properties\":{\"name\":[\"EXAMPLE\"]}}\n{\"id\":\"a-2\",\"sch\n";
    fs::write(folder.path().join("list.jsonl"), text).unwrap();
    assert_run!(run_in(folder.path(), &["lists", "--list", "list.jsonl", "--list", "absent.csv"], ""));
}

#[test]
fn a_body_is_shown_with_its_timeline() {
    assert_run!(run(&["show", "ofac-9345"]));
}

#[test]
fn a_body_is_shown_as_it_was_the_day_before() {
    assert_run!(run(&["show", "ofac-9345", "--as-of", "2014-12-31"]));
}

#[test]
fn a_person_is_shown() {
    assert_run!(run(&["show", "OFAC-17616"]));
}

#[test]
fn a_person_is_written_as_follow_the_money() {
    assert_run!(run(&["show", "ofac-17616", "--format", "json"]));
}

#[test]
fn a_party_not_yet_listed_is_not_shown() {
    assert_run!(run(&["show", "ofac-17616", "--as-of", "2014-12-31"]));
}

#[test]
fn an_unknown_party_gives_near_ones() {
    let asked = ["9345", "ofac-9354", "Ryu Jin", "nothing like it"];
    let mut all = String::new();
    for id in asked {
        let run = run(&["show", id]);
        assert_eq!((run.code, run.out.as_str()), (2, ""));
        all += &run.err;
    }
    insta::assert_snapshot!("unknown_parties", all);
}

#[test]
fn shells_complete_and_manuals_are_written() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let run = run(&["completions", shell]);
        assert_eq!((run.code, run.out.contains("allow-incomplete")), (0, true), "{shell}");
    }
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run_in(folder.path(), &["man", "pages"], "").code, 0);
    assert!(fs::read_to_string(folder.path().join("pages/interdict-screen.1")).unwrap().contains("birth"));
}

#[test]
fn help_of_the_other_commands_says_what_a_stranger_needs() {
    let all: Vec<String> = ["lists", "show", "eval", "completions"].map(|command| run(&[command, "--help"]).out).into();
    insta::assert_snapshot!("help_of_other_commands", all.join("=====\n"));
}
