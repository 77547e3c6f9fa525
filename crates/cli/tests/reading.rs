//! `interdict read` as it is typed: reports, JSON, exit codes, and the three articles of January 2015 where they are at hand.

use assert_cmd::Command;
use serde_json::Value;
use std::{fs, path::PathBuf};

fn interdict(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("interdict").expect("the binary is built");
    command.args(arguments).env_remove("INTERDICT_STORE").env("NO_COLOR", "1");
    command
}

const FIRST: &str = "\
Arms dealer named in new measures

The Treasury named the Korea Mining Development Trading Corporation (Komid) on Friday, officials said.

Kim Yong Chol, an official said to represent Komid in Iran, was named too. The ministry denied any role in the shipment.

The ministry said the parts were meant for a power station. The contract was worth $15m.
";
const SECOND: &str = "\
Treasury names arms dealer

The Treasury named the Korea Mining Development Trading Corporation over the weekend.

The ministry said the parts were not meant for a power station. The contract was worth about €12m, according to the regulator.
";

struct Articles {
    _folder: tempfile::TempDir,
    first: PathBuf,
    second: PathBuf,
}

fn articles() -> Articles {
    let folder = tempfile::tempdir().expect("a folder");
    let (first, second) = (folder.path().join("first.txt"), folder.path().join("second.txt"));
    fs::write(&first, FIRST).expect("written");
    fs::write(&second, SECOND).expect("written");
    Articles { _folder: folder, first, second }
}

fn run(command: &mut Command) -> (String, String, Option<i32>) {
    let output = command.output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (text(output.stdout), text(output.stderr), output.status.code())
}

#[test]
fn two_articles_are_laid_side_by_side() {
    let articles = articles();
    let (out, err, code) =
        run(interdict(&["read", "--published", "2015-01-05"]).arg(&articles.first).arg(&articles.second));
    assert_eq!(code, Some(1), "{err}");
    insta::assert_snapshot!("two_articles_are_laid_side_by_side", out);
}

#[test]
fn an_outlet_is_called_as_it_is_said_and_else_after_its_file() {
    let articles = articles();
    let (out, err, code) =
        run(interdict(&["read", "--outlet", "first.txt=Harbour Post"]).arg(&articles.first).arg(&articles.second));
    assert_eq!(code, Some(1), "{err}");
    assert!(out.contains("Harbour Post: Arms dealer named in new measures") && !out.contains("first:"), "{out}");
    assert_eq!(out.matches("--outlet").count(), 1, "{out}");
    for (given, complaint) in
        [("third.txt=Post", "none of the articles"), ("Post", "which of the articles"), ("first.txt=", "no name")]
    {
        let (_, err, code) = run(interdict(&["read", "--outlet", given]).arg(&articles.first).arg(&articles.second));
        assert_eq!(code, Some(2), "{given}");
        assert!(err.contains("error[usage]") && err.contains(complaint), "{given}: {err}");
    }
}

#[test]
fn no_line_is_wider_than_the_report_and_the_summary_has_ten_at_most() {
    let articles = articles();
    let (out, _, _) = run(interdict(&["read", "--published", "2015-01-05"]).arg(&articles.first).arg(&articles.second));
    for line in out.lines() {
        assert!(line.chars().count() <= 100, "{line}");
    }
    let summary = out.split("\n\n").next().unwrap_or_default();
    assert!(summary.starts_with("In short") && summary.lines().count() <= 10, "{summary}");
    for (label, words) in
        [("Parties", "2 named"), ("Conflicts", "1: what ministry said"), ("Denied", "denies any role")]
    {
        let line = summary.lines().find(|line| line.trim_start().starts_with(label)).unwrap_or_default();
        assert!(line.contains(words), "{summary}");
    }
}

#[test]
fn json_has_the_bytes_of_everything() {
    let articles = articles();
    let (out, _, _) = run(interdict(&["read", "--format", "json", "--published", "2015-01-05"]).arg(&articles.first));
    let whole: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(whole["schema"], "interdict-dossier/1");
    let dossier = &whole["documents"][0];
    for party in dossier["parties"].as_array().expect("parties") {
        for mention in party["mentions"].as_array().expect("mentions") {
            let (start, end) =
                (mention["start"].as_u64().expect("start") as usize, mention["end"].as_u64().expect("end") as usize);
            assert_eq!(mention["text"], FIRST[start..end]);
        }
    }
    let kim =
        dossier["parties"].as_array().and_then(|parties| parties.iter().find(|party| party["entity"] == "ofac-17614"));
    assert_eq!(kim.expect("Kim of KOMID")["runner_up"]["entity"], "ofac-12211");
    let (lines, _, _) = run(interdict(&["read", "--format", "jsonl", "--published", "2015-01-05"])
        .arg(&articles.first)
        .arg(&articles.second));
    assert_eq!(lines.lines().count(), 2);
    assert!(
        lines
            .lines()
            .all(|line| serde_json::from_str::<Value>(line).is_ok_and(|line| line["schema"] == "interdict-dossier/1"))
    );
}

#[test]
fn a_page_is_complete_in_itself() {
    let articles = articles();
    let (out, _, code) = run(interdict(&["read", "--format", "html"]).arg(&articles.first).arg(&articles.second));
    assert_eq!(code, Some(1));
    assert!(out.starts_with("<!DOCTYPE html>") || out.starts_with("<!doctype html>"));
    assert!(!out.contains("src=\"http") && !out.contains("href=\"http"));
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_read() {
    let articles = articles();
    let binary = articles.first.with_file_name("picture.txt");
    fs::write(&binary, [0x89, b'P', b'N', b'G', 0, 1, 2, 3]).expect("written");
    let (out, err, code) = run(interdict(&["read"]).arg(&binary).arg(&articles.first));
    assert_eq!(code, Some(2));
    assert!(err.contains("error[document.not_text]") && err.contains("picture.txt") && err.contains("hint:"), "{err}");
    assert!(out.contains("KOREA MINING DEVELOPMENT TRADING CORPORATION"));
    let (_, err, code) = run(&mut interdict(&["read", "no-such-file.txt"]));
    assert_eq!(code, Some(2));
    assert!(err.contains("error[input.not_found]"), "{err}");
    let (_, err, code) = run(interdict(&["read", "--published", "Friday"]).arg(&articles.first));
    assert_eq!(code, Some(2));
    assert!(err.contains("write it as 2015-01-04"), "{err}");
}

#[test]
fn screen_takes_articles_and_answers_with_their_parties() {
    let articles = articles();
    let (out, err, code) = run(interdict(&["screen"]).arg(&articles.first));
    assert_eq!(code, Some(1), "{err}");
    assert!(out.contains("KIM, Yong Chol") && !out.contains("Who says what"));
    for arguments in [["screen", "-"].as_slice(), &["screen"]] {
        let (out, err, code) = run(interdict(arguments).write_stdin(FIRST));
        assert_eq!(code, Some(1), "{arguments:?}: {err}");
        assert!(out.contains("KIM, Yong Chol") && !out.contains("Who says what"), "{out}");
    }
    let (_, err, code) = run(interdict(&["screen", "Kim Yong Chol"]).arg(&articles.first));
    assert_eq!(code, Some(2));
    assert!(err.contains("error[input.mixed]"), "{err}");
}

#[test]
fn a_list_that_is_cut_off_is_no_clear_answer() {
    let articles = articles();
    let list = articles.first.with_file_name("list.jsonl");
    let whole =
        "{\"id\": \"x-1\", \"schema\": \"Organization\", \"properties\": {\"name\": [\"Golden Harbour Trading\"]}}\n";
    fs::write(&list, format!("{whole}{{\"id\": \"x-2\", \"schema\"")).expect("written");
    for command in ["read", "screen"] {
        let (out, err, code) = run(interdict(&[command, "--list"]).arg(&list).arg(&articles.first));
        assert_eq!(code, Some(2), "{command}: {out}{err}");
        assert!(err.contains("error[list.incomplete]") && out.is_empty(), "{command}: {out}{err}");
        let (out, err, code) =
            run(interdict(&[command, "--allow-incomplete", "--list"]).arg(&list).arg(&articles.first));
        assert_eq!(code, Some(0), "{command}: {out}{err}");
        assert!(out.contains("NOT COMPLETE") && err.contains("is not complete"), "{command}: {out}{err}");
    }
}

#[test]
fn options_that_mean_nothing_to_an_article_are_refused() {
    let articles = articles();
    for options in [["--birth-date", "1962"].as_slice(), &["--explain"], &["--threshold", "0.9"], &["--mode", "ofac"]] {
        let (out, err, code) = run(interdict(&["screen"]).args(options).arg(&articles.first));
        assert_eq!(code, Some(2), "{options:?}: {out}");
        assert!(err.contains("error[usage]") && err.contains(options[0]) && err.contains("hint:"), "{err}");
    }
    let (_, err, code) = run(interdict(&["screen", "--known-on", "2015-01-02"]).arg(&articles.first));
    assert_eq!(code, Some(2), "the embedded list was never seen: {err}");
}

#[test]
fn an_article_about_nobody_on_the_list_is_clear() {
    let articles = articles();
    let path = articles.first.with_file_name("clear.txt");
    fs::write(&path, "Museum opens\n\nThe museum opened its doors on Monday, and the mayor praised the builders.\n")
        .expect("written");
    let (_, _, code) = run(interdict(&["read"]).arg(&path));
    assert_eq!(code, Some(0));
}

/// The three articles lie beside the checkout where the evaluation data is at hand.
fn seeds() -> Option<Vec<PathBuf>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seeds");
    let paths: Vec<PathBuf> =
        ["bbc.txt", "computer-weekly.txt", "the-drum.txt"].iter().map(|name| folder.join(name)).collect();
    if paths.iter().all(|path| path.exists()) {
        Some(paths)
    } else {
        #[allow(clippy::print_stderr)]
        {
            eprintln!("skipped: the evaluation data is not beside the checkout");
        }
        None
    }
}

#[test]
fn the_three_articles_of_january_2015() {
    let Some(paths) = seeds() else { return };
    let mut command = interdict(&["read", "--format", "json"]);
    for (path, day) in paths.iter().zip(["2015-01-04", "2015-01-05", "2015-01-05"]) {
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
        command.arg(path).arg("--published").arg(format!("{name}={day}"));
    }
    let (out, err, code) = run(&mut command);
    assert_eq!(code, Some(1), "{err}");
    let whole: Value = serde_json::from_str(&out).expect("JSON");
    let documents = whole["documents"].as_array().expect("documents");
    let parties = |document: usize| -> Vec<&str> {
        let parties = documents[document]["parties"].as_array().expect("parties");
        parties
            .iter()
            .filter(|party| party["certainty"] != "possible")
            .filter_map(|party| party["entity"].as_str())
            .collect()
    };
    assert_eq!(
        parties(0),
        ["ofac-12210", "ofac-9345", "ofac-11599", "ofac-17620", "ofac-17614", "ofac-17616", "ofac-17627"]
    );
    assert_eq!(parties(1), Vec::<&str>::new());
    assert_eq!(parties(2), ["ofac-12210", "ofac-9345", "ofac-11599"]);
    let stories = whole["stories"].as_array().expect("stories");
    assert_eq!(stories.len(), 1);
    let findings = stories[0]["findings"].as_array().expect("findings");
    let has = |verdict: &str, words: &[&str]| {
        findings.iter().any(|finding| {
            let about = finding["about"].as_str().unwrap_or_default();
            finding["verdict"] == verdict && words.iter().all(|word| about.contains(word))
        })
    };
    assert!(has("conflict", &["White House officials", "not issued as a direct response"]));
    assert!(has("differ", &["2 January 2015", "3 to 4 January 2015"]));
    assert!(has("differ", &["no response", "rejection"]));
    assert!(has("compatible", &["$15m", "£9.6m", "exchange rate"]));
    assert!(has("agree", &["North Korea denies"]));
    // Nobody who denies is said to accuse, and the plot of the film has not happened.
    let events = documents[0]["events"].as_array().expect("events");
    assert!(events.iter().filter(|event| event["kind"] == "killing").all(|event| event["status"] == "fictional"));
    let suspects = documents
        .iter()
        .flat_map(|document| document["risks"].as_array().into_iter().flatten())
        .filter(|risk| risk["role"] == "suspect");
    assert!(suspects.into_iter().all(|risk| !risk["party"]["text"].as_str().unwrap_or_default().contains("Sony")));
}
