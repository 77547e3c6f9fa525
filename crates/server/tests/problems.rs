//! The page to which `type` of every problem leads: it has every code that the service can send, and no other.

#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

mod common;
mod markup;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Where errors are made that become problems, beside the service itself.
const ELSEWHERE: [&str; 7] = [
    "../documents/src/read.rs",
    "../screening/src/subjects",
    "../screening/src/error.rs",
    "../screening/src/batch/mod.rs",
    "../store/src/error.rs",
    "../lists/src/reading.rs",
    // What loads lists for a service.
    "../shelf/src",
];
/// Interfaces of others, whose errors have no codes.
const OTHERS: [&str; 2] = ["src/yente", "src/watchman"];
/// What looks like a code and is the name of a file, or of a host in a test.
const ENDINGS: [&str; 14] =
    ["arrow", "css", "csv", "example", "html", "json", "jsonl", "md", "parquet", "sqlite", "svg", "tsv", "txt", "toml"];
/// Errors that keep a program from starting, or that only commands have: nobody is sent them.
const NEVER_SENT: [&str; 6] = ["customer", "keys", "mcp", "receipt", "serve", "tls"];

/// All sources below a path.
fn sources(path: &Path, found: &mut Vec<PathBuf>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            sources(&entry.unwrap().path(), found);
        }
    } else if path.extension().is_some_and(|ending| ending == "rs") {
        found.push(path.to_owned());
    }
}

/// Literals of the form of a code, but for those of unit tests, which stand at the end of a file.
fn codes(source: &str) -> BTreeSet<String> {
    let code = source.split("#[cfg(test)]").next().unwrap();
    let is_code = |text: &&str| {
        let of_letters =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        text.split_once('.').is_some_and(|(family, what)| {
            of_letters(family) && of_letters(what) && !ENDINGS.contains(&what) && !NEVER_SENT.contains(&family)
        })
    };
    code.split('"').filter(is_code).map(str::to_owned).collect()
}

#[test]
fn every_code_is_on_the_page_and_every_code_on_the_page_is_sent() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for path in std::iter::once("src").chain(ELSEWHERE) {
        sources(&root.join(path), &mut files);
    }
    files.retain(|file| !OTHERS.iter().any(|folder| file.starts_with(root.join(folder))));
    let mut sent: BTreeMap<String, PathBuf> = BTreeMap::new();
    for file in files {
        let found = codes(&fs::read_to_string(&file).unwrap());
        sent.extend(found.into_iter().map(|code| (code, file.clone())));
    }
    // An option of the command line that does not do, from whoever loads the lists.
    sent.insert("usage".to_owned(), PathBuf::from("crates/cli/src/failure.rs"));
    assert!(sent.len() > 40, "{sent:?}");

    let running = common::start();
    let page = ureq::get(format!("{}/docs/problems", running.address())).call().unwrap().body_mut().read_to_string();
    let page = page.unwrap();
    assert_eq!(markup::faults(&page, true), Vec::<String>::new());
    let unexplained: Vec<_> = sent.iter().filter(|(code, _)| !page.contains(&format!("<tr id=\"{code}\">"))).collect();
    assert!(unexplained.is_empty(), "write a row in crates/server/data/problems.tsv for each: {unexplained:?}");
    let shown = page.split("<tr id=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let never: Vec<&str> = shown.filter(|code| !sent.contains_key(*code)).collect();
    assert!(never.is_empty(), "on the page, and sent by nobody: {never:?}");
}

#[test]
fn the_type_of_a_problem_leads_to_its_row() {
    let running = common::start();
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let address = format!("{}/api/v1/parties/ofac-1", running.address());
    let text = agent.get(&address).call().unwrap().body_mut().read_to_string().unwrap();
    let problem: serde_json::Value = serde_json::from_str(&text).unwrap();
    let (path, code) = problem["type"].as_str().unwrap().split_once('#').unwrap();
    let page = agent.get(format!("{}{path}", running.address())).call().unwrap().body_mut().read_to_string().unwrap();
    assert!(page.contains(&format!("<tr id=\"{code}\">")), "{code}");
}
