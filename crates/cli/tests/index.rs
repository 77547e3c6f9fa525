//! `interdict index`, and index files as lists, as a user sees them.

#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

mod common;

use common::{Run, run_in};
use std::{fs, path::Path};
use tempfile::TempDir;

/// A folder with an index file of the embedded list.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let built = go(folder.path(), &["index", "build", "dprk.idx", "--list", "embedded"]);
    assert_eq!((built.code, built.out.as_str()), (0, ""), "{}", built.err);
    assert!(built.err.starts_with("dprk.idx: us_dprk_2015"), "{}", built.err);
    folder
}

fn go(folder: &Path, arguments: &[&str]) -> Run {
    run_in(folder, arguments, "")
}

#[test]
fn whatever_screens_answers_the_same_from_an_index_file() {
    let folder = folder();
    fs::write(folder.path().join("customers.csv"), "name,birth date\nKim Yong Chol,1962\nGalleon Quartz,\n").unwrap();
    let article = "The company Korea Tangun Trading Corporation was named by the ministry on Friday, a spokesman said.\n\n\
                   It did not say more about the case, and nobody at the company could be reached for a comment.\n";
    fs::write(folder.path().join("article.txt"), article).unwrap();
    let payment = "{1:F01AAAAUS33AXXX0000000000}{2:I103BBBBGB2LXXXXN}{4:\r\n:20:REF1\r\n:23B:CRED\r\n\
                   :32A:150105USD100,00\r\n:50K:/12345\r\nKOREA TANGUN TRADING CORPORATION\r\nPYONGYANG\r\n\
                   :59:/67890\r\nGALLEON QUARTZ\r\n:71A:SHA\r\n-}\r\n";
    fs::write(folder.path().join("payment.fin"), payment).unwrap();
    let asked: &[&[&str]] = &[
        &["screen", "Kim Yong Chol", "Nobody At All", "--explain", "--format", "json"],
        &["screen", "Kim Yong Chol", "--as-of", "2014-12-31"],
        &["screen", "Tangun Trading", "--mode", "ofac", "--ofac-minimum", "80", "--format", "jsonl"],
        &["screen", "customers.csv", "--format", "csv"],
        &["screen", "payment.fin", "--input", "payment", "--format", "json"],
        &["read", "article.txt", "--published", "2015-01-04", "--format", "json"],
        &["show", "ofac-9345"],
        &["show", "ofac-9345", "--format", "json"],
        &["show", "ofac-9354"],
    ];
    for arguments in asked {
        let with = |list: &'static str| go(folder.path(), &[*arguments, &["--list", list][..]].concat());
        let (read, mapped) = (with("embedded"), with("dprk.idx"));
        assert_eq!((read.code, &read.out, &read.err), (mapped.code, &mapped.out, &mapped.err), "{arguments:?}");
    }
}

#[test]
fn an_index_file_tells_what_is_in_it() {
    let folder = folder();
    let shown = go(folder.path(), &["index", "show", "dprk.idx", "--check"]);
    assert_eq!((shown.code, shown.err.as_str()), (0, ""));
    for told in ["written by interdict", "us_dprk_2015", "all bytes are those that were written", "index.terms"] {
        assert!(shown.out.contains(told), "{told}: {}", shown.out);
    }
    let json = go(folder.path(), &["index", "show", "dprk.idx", "--format", "json"]);
    let facts: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!((facts["checked"].as_bool(), facts["usable"].as_bool()), (Some(false), Some(true)));
    assert_eq!(facts["editions"][0]["dataset"], "us_dprk_2015");
}

#[test]
fn what_an_index_file_cannot_do_is_said() {
    let folder = folder();
    fs::write(folder.path().join("list.csv"), "not to be lost\n").unwrap();
    fs::create_dir(folder.path().join("lists")).unwrap();
    fs::copy(folder.path().join("dprk.idx"), folder.path().join("lists/dprk.idx")).unwrap();
    let cases: &[(&[&str], &str)] = &[
        (&["screen", "Kim", "--list", "dprk.idx", "--list", "embedded"], "it goes alone"),
        (&["screen", "Kim", "--list", "dprk.idx", "--known-on", "2015-01-17"], "says nothing of when"),
        (&["lists", "--list", "dprk.idx"], "error[list.is_index]"),
        (&["lists", "check", "dprk.idx"], "error[list.is_index]"),
        (&["index", "build", "other.idx", "--list", "dprk.idx"], "error[list.is_index]"),
        (&["lists", "add", "dprk.idx", "--store", "store.sqlite"], "error[list.is_index]: dprk.idx is"),
        (&["lists", "add", "lists", "--store", "store.sqlite"], "error[list.is_index]: lists/dprk.idx is"),
        (&["screen", "Kim", "--list", "lists"], "error[list.is_index]: lists/dprk.idx is"),
        (&["index", "build", "list.csv"], "error[index.exists]"),
        (&["index", "show", "list.csv"], "error[index.unusable]"),
        (&["index", "show", "absent.idx"], "error[index.io]"),
        (&["index", "build", "nowhere/new.idx"], "error[index.io]"),
    ];
    for (arguments, said) in cases {
        let run = go(folder.path(), arguments);
        assert_eq!(run.code, 2, "{arguments:?}");
        assert!(run.err.contains(said) && run.err.contains("hint: "), "{arguments:?}: {}", run.err);
    }
    assert_eq!(fs::read_to_string(folder.path().join("list.csv")).unwrap(), "not to be lost\n");
}

#[test]
fn a_damaged_index_file_is_no_clear_answer() {
    let folder = folder();
    let mut bytes = fs::read(folder.path().join("dprk.idx")).unwrap();
    fs::write(folder.path().join("cut.idx"), &bytes[..bytes.len() / 2]).unwrap();
    let cut = go(folder.path(), &["screen", "Nobody At All", "--list", "cut.idx"]);
    assert_eq!((cut.code, cut.out.as_str()), (2, ""));
    assert!(cut.err.contains("error[index.unusable]") && cut.err.contains("interdict index build"), "{}", cut.err);
    let middle = bytes.len() / 3;
    bytes[middle] ^= 1;
    fs::write(folder.path().join("damaged.idx"), bytes).unwrap();
    let uses: [&[&str]; 4] = [
        &["index", "show", "damaged.idx", "--check"],
        &["screen", "Nobody At All", "--list", "damaged.idx"],
        &["screen", "Nobody At All", "--list", "damaged.idx", "--mode", "ofac"],
        &["show", "ofac-17614", "--list", "damaged.idx"],
    ];
    for arguments in uses {
        let damaged = go(folder.path(), arguments);
        assert_eq!((damaged.code, damaged.out.as_str()), (2, ""), "{arguments:?}");
        let told =
            damaged.err.contains("error[index.unusable]") && damaged.err.contains("is damaged: its bytes are not");
        assert!(told, "{}", damaged.err);
    }
}

#[test]
fn what_a_build_that_was_killed_left_behind_goes_with_the_next_one() {
    let folder = folder();
    let file = |name: &str| folder.path().join(name);
    for name in ["dprk.idx.4000001.part", "other.idx.4000001.part", "dprk.idx.mine.part"] {
        fs::write(file(name), "half of it").unwrap();
    }
    // One that is being written is held.
    let held = fs::File::create(file("dprk.idx.4000002.part")).unwrap();
    held.lock().unwrap();
    assert_eq!(go(folder.path(), &["index", "build", "dprk.idx", "--list", "embedded"]).code, 0);
    let there = |name: &str| file(name).exists();
    assert!(!there("dprk.idx.4000001.part") && there("dprk.idx.4000002.part"));
    assert!(there("other.idx.4000001.part") && there("dprk.idx.mine.part"));
}

#[test]
fn a_list_that_is_not_complete_is_asked_about_again() {
    let folder = tempfile::tempdir().unwrap();
    let text =
        "{\"id\":\"a-1\",\"schema\":\"Vessel\",\"properties\":{\"name\":[\"EXAMPLE\"]}}\n{\"id\":\"a-2\",\"sch\n";
    fs::write(folder.path().join("list.jsonl"), text).unwrap();
    assert_eq!(go(folder.path(), &["index", "build", "list.idx", "--list", "list.jsonl"]).code, 2);
    assert!(!folder.path().join("list.idx").exists());
    let build = ["index", "build", "list.idx", "--list", "list.jsonl", "--allow-incomplete"];
    assert_eq!(go(folder.path(), &build).code, 0);
    let refused = go(folder.path(), &["screen", "Example", "--list", "list.idx"]);
    assert!(refused.code == 2 && refused.err.contains("error[list.incomplete]"), "{}", refused.err);
    let allowed = go(folder.path(), &["screen", "Example", "--list", "list.idx", "--allow-incomplete"]);
    assert!(allowed.code == 1 && allowed.err.contains("is not complete"), "{}", allowed.err);
}
