//! `interdict screen` as a user sees it.

#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

mod common;

use common::{Run, run, run_in};
use serde_json::Value;
use std::fs;

/// A few rows, one of them bad: more values than headers.
const CUSTOMERS: &str = "id,name,birth_date,country\nC-1,Ryu Jin,1965-08-07,Syria\nC-2,John Smith,03/04/1970,Atlantis\n\
                         C-3,Smith, John,,\nC-4,,,\n";

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[test]
fn names_are_screened_and_laid_out_in_a_table() {
    assert_run!(run(&["screen", "Ryu Jin", "John Smith", "--schema", "person"]));
}

#[test]
fn nothing_found_is_exit_code_0() {
    assert_run!(run(&["screen", "John Smith", "--schema", "person"]));
}

#[test]
fn a_family_name_alone_is_no_match_but_tells_who_has_it() {
    let answer = run(&["screen", "Jang", "Kim", "John Smith"]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    let says = [
        "Nothing found.",
        "argument 1: 2 listed parties have",
        "JANG, Yong Son (ofac-17615); JANG, Song Chol (ofac-17620)",
    ];
    assert!(says.iter().all(|says| answer.out.contains(says)), "{}", answer.out);
    assert!(!answer.out.contains("argument 3"), "{}", answer.out);
    let answer = run(&["screen", "Ryu", "--format", "jsonl"]);
    let answer: Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(
        answer["sameWord"],
        serde_json::json!({"count": 1, "parties": [{"entity": "ofac-17616", "caption": "RYU, Jin"}]})
    );
}

#[test]
fn the_example_file_is_screened() {
    let run = run(&["screen", "examples/customers.csv", "--format", "csv"]);
    assert_eq!(run.code, 1);
    let mut found: Vec<(String, String)> = Vec::new();
    for record in csv::Reader::from_reader(run.out.as_bytes()).records() {
        let record = record.unwrap();
        found.push((record[2].to_owned(), record[5].to_owned()));
    }
    let expected = [
        ("C-1001", ""),
        ("C-1002", "ofac-17614"),
        ("C-1003", ""),
        ("C-1004", "ofac-11599"),
        ("C-1005", "ofac-17615"),
        ("C-1006", ""),
        ("C-1007", "ofac-17614"),
        ("C-1008", "ofac-17616"),
        ("C-1009", ""),
        ("C-1010", "ofac-9345"),
        ("C-1011", ""),
        ("C-1012", "ofac-17619"),
        ("C-1013", ""),
        ("C-1014", "ofac-12211"),
        ("C-1015", ""),
        ("C-1016", "ofac-11599"),
        ("C-1017", ""),
        ("C-1018", "ofac-17620"),
        ("C-1019", ""),
        ("C-1020", ""),
        ("C-1021", "ofac-17627"),
        ("C-1022", ""),
    ];
    // Of several matches the first counts here: namesakes come after.
    found.dedup_by(|later, earlier| later.0 == earlier.0);
    let found: Vec<(&str, &str)> = found.iter().map(|(id, party)| (id.as_str(), party.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_bad_row_is_reported_and_the_rest_goes_on() {
    let folder = folder(&[("customers.csv", CUSTOMERS)]);
    assert_run!(run_in(folder.path(), &["screen", "customers.csv"], ""));
}

#[test]
fn a_quote_that_is_not_closed_swallows_nobody() {
    let folder = folder(&[("customers.csv", "id,name\n3,\"Ryu Jin\n4,Kim Yong Chol\n")]);
    assert_run!(run_in(folder.path(), &["screen", "customers.csv", "--format", "csv"], ""));
}

#[test]
fn a_file_gives_a_json_document() {
    let folder = folder(&[("customers.csv", CUSTOMERS)]);
    let run = run_in(folder.path(), &["screen", "customers.csv", "--format", "json"], "");
    let document: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(document["results"].as_array().unwrap().len(), 4);
    assert_run!(run);
}

#[test]
fn a_file_gives_json_lines() {
    let folder = folder(&[("customers.csv", CUSTOMERS)]);
    let run = run_in(folder.path(), &["screen", "customers.csv", "--format", "jsonl"], "");
    assert!(run.out.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()));
    assert_run!(run);
}

#[test]
fn a_file_gives_csv_with_a_line_for_everyone() {
    let folder = folder(&[("customers.csv", CUSTOMERS)]);
    assert_run!(run_in(folder.path(), &["screen", "customers.csv", "--format", "csv"], ""));
}

#[test]
fn standard_input_is_read_whatever_its_form() {
    let folder = folder(&[]);
    for input in ["{\"name\": \"Ryu Jin\"}\n", "Vorname;Name\nJin;Ryu\n"] {
        let run = run_in(folder.path(), &["screen", "-", "--format", "jsonl"], input);
        assert_eq!((run.code, run.out.contains("ofac-17616")), (1, true), "{input}");
    }
    let run = run_in(folder.path(), &["screen", "--input", "lines"], "Ryu Jin\nJohn Smith\n");
    assert_eq!((run.code, run.out.contains("ofac-17616")), (1, true));
    assert_run!(run_in(folder.path(), &["screen"], ""));
}

#[test]
fn columns_can_be_named() {
    let folder = folder(&[("kunden.csv", "Kunde A;Geb.\nRyu Jin;07.08.1965\n")]);
    assert_run!(run_in(folder.path(), &["screen", "kunden.csv"], ""));
    let run = run_in(folder.path(), &["screen", "kunden.csv", "--column", "name=kunde a", "--column", "dob=Geb."], "");
    assert_eq!((run.code, run.out.contains("same birth date")), (1, true));
}

#[test]
fn customers_in_a_text_are_no_article_whatever_is_noted_about_them() {
    let note = "The papers had not come by noon and the clerk was told to wait for them.";
    let tables: [(String, &[&str], &str); 4] = [
        (format!("name,note\nRyu Jin,{note}\nAnna Muster,{note}\n"), &[], "\"row\":2"),
        (format!("Wer;Was\nRyu Jin;{note}\nAnna Muster;{note}\n"), &["--column", "name=Wer"], "\"row\":2"),
        (format!("id\tname\tnote\n1\tRyu Jin\t{note}\n2\tAnna Muster\t{note}\n"), &[], "\"row\":2"),
        (format!("{{\"name\":\"Ryu Jin\",\"note\":\"{note}\"}}\n").repeat(2), &[], "\"line\":1"),
    ];
    for (text, options, place) in tables {
        let folder = folder(&[("customers.txt", &text)]);
        let arguments = [&["screen", "customers.txt", "--format", "jsonl"][..], options].concat();
        let run = run_in(folder.path(), &arguments, "");
        let first = run.out.lines().next().unwrap_or_default();
        assert_eq!(run.code, 1, "{text}{}", run.err);
        assert!(first.contains(place) && first.contains("\"names\":[\"Ryu Jin\"]"), "{first}");
        assert_eq!(run.out.lines().count(), 2, "{}", run.out);
    }
}

#[test]
fn numbers_are_screened_with_a_name_and_alone() {
    for arguments in [&["screen", "--id", "563410081"][..], &["screen", "Somebody Else", "--id", "passport:563410081"]]
    {
        let run = run(arguments);
        assert_eq!((run.code, run.out.contains("ofac-17616")), (1, true), "{arguments:?}");
    }
}

#[test]
fn a_mistyped_path_is_not_screened_as_a_name() {
    assert_run!(run(&["screen", "no-such-customers.csv"]));
}

#[test]
fn a_list_that_is_not_there_is_an_error() {
    assert_run!(run(&["screen", "Ryu Jin", "--list", "no/such/list.csv"]));
}

#[test]
fn a_list_of_no_known_form_is_an_error() {
    let folder = folder(&[("sdn.xml", "<html><body>Service unavailable</body></html>")]);
    assert_run!(run_in(folder.path(), &["screen", "Ryu Jin", "--list", "sdn.xml"], ""));
}

/// A list of which one line cannot be read.
const DAMAGED: &str =
    "{\"id\":\"a-1\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Ryu Jin\"]}}\n{\"id\":\"a-2\",\"sch\n";

#[test]
fn an_incomplete_list_is_an_error() {
    let folder = folder(&[("list.jsonl", DAMAGED)]);
    assert_run!(run_in(folder.path(), &["screen", "Ryu Jin", "--list", "list.jsonl"], ""));
}

#[test]
fn an_incomplete_list_that_is_allowed_shows_in_every_answer() {
    let folder = folder(&[("list.jsonl", DAMAGED)]);
    for (format, says) in [
        ("table", "AGAINST AN INCOMPLETE LIST"),
        ("json", "\"complete\": false"),
        ("jsonl", "\"complete\":false"),
        ("csv", ",false\n"),
    ] {
        let arguments = ["screen", "Ryu Jin", "--list", "list.jsonl", "--allow-incomplete", "--format", format];
        let run = run_in(folder.path(), &arguments, "");
        assert_eq!((run.code, run.out.contains(says), run.err.contains("NOT COMPLETE")), (1, true, true), "{format}");
    }
}

#[test]
fn what_a_list_given_in_part_lacks_is_said_and_stops_nothing() {
    let remarks = format!("DOB 07 Aug 1965; {}", "Linked To: SOMEBODY; ".repeat(60));
    let sdn = format!(
        "1,\"RYU, Jin\",\"individual\",\"DPRK2\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"{}\"\r\n\u{1a}",
        &remarks[..1000]
    );
    let folder = folder(&[("sdn.csv", &sdn)]);
    let run = run_in(folder.path(), &["screen", "Ryu Jin", "--list", "sdn.csv"], "");
    assert_eq!(run.code, 1);
    assert_run!(run);
    assert_run!(run_in(folder.path(), &["lists", "--list", "sdn.csv"], ""));
}

#[test]
fn a_day_asked_of_a_list_without_dates_is_said_to_filter_nothing() {
    let undamaged = DAMAGED.lines().next().unwrap();
    let folder = folder(&[("list.jsonl", undamaged)]);
    assert_run!(run_in(folder.path(), &["screen", "Ryu Jin", "--list", "list.jsonl", "--as-of", "1999-01-01"], ""));
}

#[test]
fn options_that_make_no_sense_are_refused_with_a_reason() {
    let cases: &[&[&str]] = &[
        &["--threshold", "2"],
        &["--limit", "0"],
        &["--as-of", "2015"],
        &["--as-of", "2 January"],
        &["--birth-date", "03/04/1962"],
        &["--birth-date", "yesterday"],
        &["--country", "Atlantis"],
        &["--schema", "alien"],
        &["--id", "colour:red"],
        &["--column", "name"],
        &["--threads", "0"],
        &["--ofac-minimum", "90"],
        &["--mode", "ofac", "--ofac-minimum", "49"],
    ];
    let mut all = String::new();
    for case in cases {
        let run = run(&[&["screen", "Ryu Jin"], *case].concat());
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{case:?}");
        all += &run.err;
    }
    insta::assert_snapshot!("refused_options", all);
}

#[test]
fn answers_do_not_depend_on_threads_nor_on_the_index() {
    let base = ["screen", "examples/customers.csv", "--format", "jsonl", "--explain", "--threshold", "0.05"];
    let one = run(&[&base[..], &["--threads", "1"]].concat());
    for more in [&["--threads", "3"][..], &["--exhaustive"]] {
        assert_eq!(run(&[&base[..], more].concat()).out, one.out, "{more:?}");
    }
    let ofac = [&base[..], &["--mode", "ofac", "--ofac-minimum", "50"]].concat();
    let one = run(&[&ofac[..], &["--threads", "1"]].concat());
    assert!(one.out.contains(r#""foundBy":"ofac""#));
    for more in [&["--threads", "2"][..], &["--threads", "7"], &["--exhaustive"]] {
        assert_eq!(run(&[&ofac[..], more].concat()).out, one.out, "{more:?}");
    }
}

#[test]
fn the_score_of_ofacs_search_stands_beside_ours() {
    // Found by both; by the native score alone, in a script the search does not read; by the search's score alone.
    let base = ["screen", "Ryu Jin", "류진", "Kyu Smith", "--mode", "ofac", "--ofac-minimum", "76"];
    let mut all = String::new();
    for format in ["table", "csv", "jsonl"] {
        all += &run(&[&base[..], &["--format", format]].concat()).laid_out();
    }
    assert_run!(Run { code: 1, out: all, err: String::new() });
    let explained = run(&[&base[..], &["--explain"]].concat());
    assert!(explained.out.contains("OFAC's search gives 100.0 of 100; found by both scores"), "{}", explained.out);
    let document: Value = serde_json::from_str(&run(&[&base[..], &["--format", "json"]].concat()).out).unwrap();
    assert_eq!(document["settings"]["ofacMinimum"], 76);
    assert_eq!(document["results"][0]["matches"][0]["ofacScore"], 100.0);
}

#[test]
fn an_explanation_adds_up() {
    let run = run(&["screen", "Kim Yong Chol", "--birth-date", "1962", "--explain", "--format", "json"]);
    let document: Value = serde_json::from_str(&run.out).unwrap();
    for found in document["results"][0]["matches"].as_array().unwrap() {
        let features = found["explanation"]["features"].as_array().unwrap();
        let sum: f64 = features.iter().map(|feature| feature["points"].as_f64().unwrap()).sum();
        assert!((sum - found["score"].as_f64().unwrap()).abs() < 1e-6, "{found}");
    }
}

#[test]
fn an_explanation_is_laid_out_with_names_words_and_points() {
    let run = run(&["screen", "Kim Yong-chol", "--birth-date", "1962", "--explain"]);
    for part in ["asked   Kim Yong-chol", "listed  KIM, Yong Chol", "  for ", "of 100", "since 2015-01-02 under DPRK2"]
    {
        assert!(run.out.contains(part), "{part}\n{}", run.out);
    }
    let number = |line: &str| line.split_whitespace().find_map(|word| word.parse::<f64>().ok()).unwrap();
    let (mut score, mut sum, mut checked) = (0.0, 0.0, 0);
    for line in run.out.lines().map(str::trim_start) {
        if line.contains("  ofac-") {
            score = number(line) * 100.0;
        } else if ["start", "for ", "against"].iter().any(|side| line.starts_with(side))
            || line.contains("small things")
        {
            sum += number(line);
        } else if line.starts_with("score") {
            assert!((sum - number(line)).abs() < 1e-6, "{sum}\n{}", run.out);
            assert!((score - number(line)).abs() < 1e-6, "{score}\n{}", run.out);
            (sum, checked) = (0.0, checked + 1);
        }
    }
    assert!(checked > 0, "{}", run.out);
}

#[test]
fn help_says_what_a_stranger_needs() {
    assert_run!(run(&["--help"]));
}

#[test]
fn help_of_screen_says_what_a_stranger_needs() {
    assert_run!(run(&["screen", "--help"]));
}
