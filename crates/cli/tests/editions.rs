//! Editions from the command line: fetched, added, held back, compared, traced, screened against as they were known on a day.

#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

mod common;
#[allow(dead_code, reason = "the tests of downloading use the rest")]
#[path = "../../download/tests/server/mod.rs"]
mod server;

use common::{Run, root, run_in};
use interdict_store::Store;
use server::{Reply, Server};
use std::{
    fmt::Write as _,
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
};
use tempfile::TempDir;

/// A list in the UN's form with so many parties, all with a programme and a day of listing; `extra` is put in first.
fn un_list(parties: usize, extra: &str, day: &str) -> String {
    let mut list = format!(
        "<?xml version=\"1.0\"?><CONSOLIDATED_LIST dateGenerated=\"{day}T00:00:00.0Z\"><INDIVIDUALS/><ENTITIES>{extra}"
    );
    for number in 0..parties {
        write!(
            list,
            "<ENTITY><DATAID>{number}</DATAID><FIRST_NAME>EXAMPLE TRADING NUMBER {number}</FIRST_NAME>\
             <UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>XXe.{number:03}</REFERENCE_NUMBER>\
             <LISTED_ON>2016-03-02</LISTED_ON></ENTITY>"
        )
        .unwrap();
    }
    list + "</ENTITIES></CONSOLIDATED_LIST>"
}

const GALLEON: &str = "<ENTITY><DATAID>900</DATAID><FIRST_NAME>GALLEON QUARTZ HOLDING</FIRST_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE>\
                       <REFERENCE_NUMBER>XXe.900</REFERENCE_NUMBER><LISTED_ON>2017-06-02</LISTED_ON></ENTITY>";

/// A folder with a store.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn run(&self, arguments: &[&str]) -> Run {
        run_in(self.path(), &[arguments, &["--store", "store.sqlite"]].concat(), "")
    }

    fn add(&self, list: &str, seen: &str) -> Run {
        fs::write(self.path().join("consolidated.xml"), list).unwrap();
        self.run(&["lists", "add", "consolidated.xml", "--seen", seen])
    }
}

#[test]
fn what_was_known_on_a_day_is_what_was_seen_by_then() {
    let desk = Desk::new();
    assert_eq!(desk.add(&un_list(30, "", "2017-06-01"), "2017-06-01").code, 0);
    let second = desk.add(&un_list(30, GALLEON, "2017-06-02"), "2017-06-05");
    assert_eq!(
        (second.code, second.out.as_str()),
        (0, "un_sc: edition 2 of 2017-06-02, 31 parties, 30 before, 1 new or changed\n")
    );
    let screen = |on: &str| desk.run(&["screen", "Galleon Quartz Holding", "--list", "un_sc", "--known-on", on]).code;
    assert_eq!(["2017-06-01", "2017-06-04", "2017-06-05", "2020-01-01"].map(screen), [0, 0, 1, 1]);
    // Listed on the 2nd, seen on the 5th: the two axes are not mixed.
    let as_of = |day: &str| desk.run(&["screen", "Galleon Quartz Holding", "--list", "un_sc", "--as-of", day]).code;
    assert_eq!(["2017-06-01", "2017-06-02"].map(as_of), [0, 1]);
    let at = desk.run(&["screen", "Galleon Quartz Holding", "--list", "un_sc@2017-06-04"]).code;
    assert_eq!(at, 0);
    let before = desk.run(&["screen", "Galleon Quartz Holding", "--list", "un_sc", "--known-on", "2017-05-31"]);
    assert_eq!(before.code, 2, "{}", before.out);
    assert!(before.err.contains("list.not_known"), "{}", before.err);
}

#[test]
fn a_party_has_a_life_and_editions_a_difference() {
    let desk = Desk::new();
    desk.add(&un_list(30, "", "2017-06-01"), "2017-06-01");
    desk.add(&un_list(30, GALLEON, "2017-06-02"), "2017-06-05");
    desk.add(&un_list(30, "", "2017-07-01"), "2017-07-02");
    let life = desk.run(&["lists", "history", "un-XXe.900"]);
    assert_eq!(life.code, 0, "{}", life.err);
    let days: Vec<&str> = life.out.lines().skip(1).filter_map(|line| line.get(2..30)).map(str::trim_end).collect();
    assert_eq!(days, ["2017-06-02  listed", "2017-06-05  first seen", "2017-07-02  no longer seen"]);
    // It is gone from the newest edition, and found by its name all the same: names of the oldest and newest are known.
    let unknown = desk.run(&["lists", "history", "nobody at all"]);
    assert_eq!(unknown.code, 2);
    let diff = desk.run(&["lists", "diff", "un_sc@2017-06-01", "un_sc@2017-06-30"]);
    assert!(diff.out.contains("\n1 added, 0 removed, 0 changed\n"), "{}", diff.out);
    assert!(diff.out.contains("un-XXe.900"), "{}", diff.out);
    let json = desk.run(&["lists", "diff", "un_sc@2017-06-30", "un_sc", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(report["removed"][0]["id"], "un-XXe.900");
    let editions = desk.run(&["lists", "editions"]);
    assert_eq!(editions.out.lines().count(), 5, "{}", editions.out);
}

#[test]
fn an_edition_that_shrinks_is_held_back_until_it_is_accepted() {
    let desk = Desk::new();
    desk.add(&un_list(60, GALLEON, "2017-06-01"), "2017-06-01");
    let held = desk.add(&un_list(25, "", "2017-06-02"), "2017-06-02");
    assert_eq!(held.code, 2);
    assert!(held.out.contains("25 parties, where the edition before it had 61"), "{}", held.out);
    assert_eq!(desk.run(&["screen", "Galleon Quartz Holding", "--list", "un_sc"]).code, 1);
    let accepted = desk.run(&["lists", "add", "consolidated.xml", "--seen", "2017-06-02", "--accept"]);
    assert_eq!(accepted.code, 0, "{}", accepted.err);
    assert_eq!(desk.run(&["screen", "Galleon Quartz Holding", "--list", "un_sc"]).code, 0);
}

#[test]
fn an_update_takes_what_is_whole_and_says_what_is_not() {
    let whole = un_list(40, "", "2026-01-01");
    let server = Server::start({
        let whole = whole.clone();
        move |seen, earlier| match seen.path() {
            "/un" if seen.header("if-none-match") == Some("\"1\"") => Reply::new("304 Not Modified", &[], b""),
            "/un" => Reply::new("200 OK", &[("ETag", "\"1\""), ("Content-Type", "text/xml")], whole.as_bytes()),
            "/shrunk" => {
                let parties = if earlier == 0 { 40 } else { 20 };
                Reply::new("200 OK", &[], un_list(parties, "", "2026-01-01").as_bytes())
            }
            "/cut" => Reply::new("200 OK", &[], &whole.as_bytes()[..whole.len() / 2]),
            "/html" => Reply::new("200 OK", &[], b"<!DOCTYPE html><html><title>Maintenance</title></html>"),
            "/columns" => {
                Reply::new("200 OK", &[], b"_id,origin,entity_number,kind,programmes,name\n1,SDN,1,,X,EXAMPLE\n")
            }
            "/forbidden" => Reply::new("403 Forbidden", &[], b"no"),
            _ => Reply::new("404 Not Found", &[], b"nothing here"),
        }
    });
    let desk = Desk::new();
    let config = |sources: &[(&str, &str)]| {
        let mut text = "attempts = 1\nproxy = \"none\"\n".to_owned();
        for (name, path) in sources {
            write!(
                text,
                "[[source]]\nname = \"{name}\"\ndataset = \"un_sc\"\ntitle = \"Test\"\n[[source.file]]\nurl = \
                 \"{}{path}\"\nfile_name = \"consolidated.xml\"\n",
                server.address
            )
            .unwrap();
        }
        fs::write(desk.path().join("sources.toml"), text).unwrap();
    };
    let update = |names: &[&str]| desk.run(&[&["lists", "update", "--config", "sources.toml"], names].concat());

    config(&[("good", "/un"), ("gone", "/missing"), ("page", "/html"), ("refused", "/forbidden"), ("half", "/cut")]);
    assert_eq!(update(&["gone", "half"]).code, 2);
    assert!(!desk.path().join("store.sqlite").exists(), "nothing came, and a store was made for it");
    let first = update(&["gone", "good", "page", "refused", "half"]);
    assert_eq!(first.code, 2);
    assert!(first.out.contains("un_sc: edition 1 of 2026-01-01, 40 parties"), "{}", first.out);
    for (source, code) in [
        ("gone", "download.not_found"),
        ("page", "download.html"),
        ("refused", "download.forbidden"),
        ("half", "error["),
    ] {
        let told = first.err.lines().any(|line| line.contains(&format!("{source}: ")) && line.contains(code));
        assert!(told, "{source}: {}", first.err);
    }

    // Asked again, the server says that nothing changed.
    let again = update(&["good"]);
    assert_eq!(
        (again.code, again.out.as_str()),
        (0, "un_sc: not changed since it was last fetched\n"),
        "{}",
        again.err
    );

    config(&[("shrunk", "/shrunk"), ("columns", "/columns")]);
    assert_eq!(update(&["shrunk"]).code, 0);
    let held = update(&["shrunk"]);
    assert_eq!(held.code, 2);
    assert!(held.out.contains("HELD BACK") && held.out.contains("20 parties"), "{}", held.out);
    let columns = update(&["columns"]);
    assert_eq!(columns.code, 2, "{}", columns.out);
    let editions = desk.run(&["lists", "editions", "--format", "json"]);
    let editions: serde_json::Value = serde_json::from_str(&editions.out).unwrap();
    assert_eq!(editions.as_array().unwrap().last().unwrap()["coverage"]["parties"], 40);
}

#[test]
fn the_day_of_the_designations_is_ten_added_and_three_changed() {
    let lists = root().join("../shared/lists/ofac-sdn");
    if !lists.exists() {
        writeln!(std::io::stderr(), "skipped: no evaluation data beside the checkout").unwrap();
        return;
    }
    let (before, after) = (lists.join("2014-12-31-derived"), lists.join("2015-01-02"));
    let desk = Desk::new();
    let diff = desk.run(&["lists", "diff", before.to_str().unwrap(), after.to_str().unwrap()]);
    assert!(diff.out.contains("\n10 added, 0 removed, 3 changed\n"), "{}", diff.out);
    for id in ["ofac-9345", "ofac-11599", "ofac-12210"] {
        let changed = diff.out.split("Changed").nth(1).unwrap();
        assert!(changed.contains(id), "{id}: {}", diff.out);
    }
    assert_eq!(diff.out.matches("+ programme: DPRK2").count(), 3);
    let changes = lists.join("../ofac-changes/sdnew15.txt");
    let arguments = ["lists", "changes", changes.to_str().unwrap(), "--day", "2015-01-02", "--format", "json"];
    let told = run_in(desk.path(), &arguments, "");
    let told: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    let count = |kind: &str| told.as_array().unwrap().iter().filter(|change| change["kind"] == kind).count();
    assert_eq!((count("added"), count("changed"), count("removed")), (10, 3, 0));
}

#[test]
fn a_command_that_takes_all_lists_says_if_there_is_no_store() {
    let groups = Desk::new().run(&["lists", "groups"]);
    assert_eq!((groups.code, groups.out.as_str()), (2, ""));
    assert!(groups.err.starts_with("error[store.absent]"), "{}", groups.err);
    assert!(groups.err.contains("lists update"), "{}", groups.err);
}

#[test]
fn what_cannot_be_put_in_leaves_no_store_where_none_was() {
    let desk = Desk::new();
    let whole = un_list(30, "", "2017-06-01");
    fs::write(desk.path().join("nothing.csv"), "").unwrap();
    fs::write(desk.path().join("half.xml"), &whole[..whole.len() / 2]).unwrap();
    // A row that cannot be read makes a list incomplete, and nothing else of it wrong.
    let vessel = r#"{"id": "a-1", "schema": "Vessel", "properties": {"name": ["EXAMPLE"]}}"#;
    fs::write(desk.path().join("gap.jsonl"), format!("{vessel}\n{{\n")).unwrap();
    let add = |files: &[&str]| {
        let store = ["--store", "data/store.sqlite"];
        run_in(desk.path(), &[["lists", "add"].as_slice(), files, store.as_slice()].concat(), "")
    };
    for file in ["nothing.csv", "half.xml", "gap.jsonl", "absent.xml"] {
        let run = add(&[file]);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{file}");
        assert!(run.err.contains("error["), "{file}: {}", run.err);
        assert!(!desk.path().join("data").exists(), "{file} leaves something behind");
    }
    // What is whole is put in, whatever stands beside it.
    fs::write(desk.path().join("consolidated.xml"), &whole).unwrap();
    let run = add(&["nothing.csv", "consolidated.xml"]);
    assert_eq!((run.code, run.out.as_str()), (2, "un_sc: edition 1 of 2017-06-01, 30 parties, 30 new or changed\n"));
    assert!(desk.path().join("data/store.sqlite").exists());
}

#[test]
fn a_store_without_lists_is_said_to_have_none() {
    let desk = Desk::new();
    // Such a store is made for receipts, or for customers.
    Store::open_or_create(&desk.path().join("store.sqlite")).unwrap();
    let cases: [(&[&str], &str); 5] = [
        (&["rescreen"], "error[list.not_known]: the store has no list yet\nhint: `interdict lists update`"),
        (
            &["screen", "Galleon Quartz", "--list", "all"],
            "error[list.empty]: store.sqlite: the store has no list yet\nhint: `interdict lists update`",
        ),
        (
            &["lists", "--list", "all"],
            "error[list.empty]: store.sqlite: the store has no list yet\nhint: `interdict lists update`",
        ),
        (
            &["rescreen", "--list", "un_sc"],
            "error[list.not_found]: un_sc: the store has no such list\nhint: it has none",
        ),
        (
            &["lists", "editions", "un_sc"],
            "error[list.not_found]: un_sc: the store has no such list\nhint: it has none",
        ),
    ];
    for (arguments, said) in cases {
        let run = desk.run(arguments);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments:?}");
        assert!(run.err.starts_with(said), "{arguments:?}: {}", run.err);
    }
}

#[test]
fn one_party_on_two_lists_is_one_group_with_its_reason() {
    let desk = Desk::new();
    desk.add(&un_list(3, "", "2017-06-01"), "2017-06-01");
    let own = "id,name,un_reference\n7,Example Trading Number 2 Ltd,XXe.002\n8,Somebody Else,\n";
    fs::write(desk.path().join("mine.csv"), own).unwrap();
    let mapping = "dataset = \"mine\"\nid = \"id\"\nname = [\"name\"]\n[[identifiers]]\ncolumn = \"un_reference\"\nkind = \"UN reference number\"\n";
    fs::write(desk.path().join("mine.csv.mapping.toml"), mapping).unwrap();
    let arguments = ["lists", "groups", "--list", "un_sc", "--list", "mine.csv"];
    let groups = desk.run(&arguments);
    assert_eq!(groups.code, 0, "{}", groups.err);
    assert!(groups.out.contains("reference XXe.002"), "{}{}", groups.out, groups.err);
    let again = desk.run(&arguments);
    assert_eq!(again.out, groups.out);
    let found =
        desk.run(&["screen", "Example Trading Number 2", "--list", "un_sc", "--list", "mine.csv", "--format", "json"]);
    let answer: serde_json::Value = serde_json::from_str(&found.out).unwrap();
    let matches = answer["results"][0]["matches"].as_array().unwrap();
    let both = matches.iter().filter(|found| !found["sameParty"].is_null());
    assert_eq!(both.count(), 2, "{}", found.out);
}

#[test]
fn real_publications_are_fetched_and_kept() {
    let lists = root().join("../shared/lists");
    let files = [
        ("un-real", "un_sc", "un/2026-02-27/consolidated.xml", "consolidated.xml", 1003),
        ("canada-real", "ca_sema", "ca/2025-05/sema-lmes.xml", "sema-lmes.xml", 4759),
        ("csl-real", "us_csl", "us-csl/2022-05-06/consolidated.csv", "consolidated.csv", 14_048),
        ("australia-real", "au_dfat", "au/2024-12/regulation8_consolidated.xlsx", "list.xlsx", 3062),
        ("ofac-real", "us_ofac_cons", "ofac-consolidated/2016-10/cons_advanced.xml", "cons_advanced.xml", 581),
    ];
    if !lists.exists() {
        writeln!(std::io::stderr(), "skipped: no evaluation data beside the checkout").unwrap();
        return;
    }
    let served = lists.clone();
    let server = Server::start(move |seen, _| match fs::read(served.join(seen.path().trim_start_matches('/'))) {
        Ok(bytes) => Reply::new("200 OK", &[("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT")], &bytes),
        Err(_) => Reply::new("404 Not Found", &[], b""),
    });
    let desk = Desk::new();
    let mut text = "attempts = 1\nproxy = \"none\"\n".to_owned();
    for (name, dataset, path, file, _) in files {
        write!(
            text,
            "[[source]]\nname = \"{name}\"\ndataset = \"{dataset}\"\ntitle = \"{name}\"\n[[source.file]]\nurl = \
             \"{}/{path}\"\nfile_name = \"{file}\"\n",
            server.address
        )
        .unwrap();
    }
    fs::write(desk.path().join("sources.toml"), text).unwrap();
    let names: Vec<&str> = files.iter().map(|(name, ..)| *name).collect();
    let update = desk.run(&[&["lists", "update", "--config", "sources.toml"], &names[..]].concat());
    assert_eq!(update.code, 0, "{}{}", update.out, update.err);
    let editions = desk.run(&["lists", "editions", "--format", "json"]);
    let editions: serde_json::Value = serde_json::from_str(&editions.out).unwrap();
    for (_, dataset, _, _, parties) in files {
        let edition = editions.as_array().unwrap().iter().find(|edition| edition["dataset"] == dataset).unwrap();
        assert_eq!(edition["coverage"]["parties"], parties, "{dataset}");
    }
}

/// A party of which the list states no day.
const UNDATED: &str = "<ENTITY><DATAID>901</DATAID><FIRST_NAME>ZARKAVITE ORVANE HOLDING</FIRST_NAME>\
                       <UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>XXe.901</REFERENCE_NUMBER></ENTITY>";

/// An article that names it.
const ARTICLE: &str = "The ministry bought parts from Zarkavite Orvane Holding, officials said.\n";

/// What the article says of the party if it was published on a day: its standing, and the editions that date it.
fn standing_on(desk: &Desk, published: &str) -> (String, serde_json::Value) {
    fs::write(desk.path().join("a.txt"), ARTICLE).unwrap();
    told(&desk.run(&["read", "a.txt", "--list", "un_sc", "--published", published, "--format", "json"]).out)
}

/// The same of an answer.
fn told(answer: &str) -> (String, serde_json::Value) {
    let answer: serde_json::Value = serde_json::from_str(answer).unwrap();
    let party = &answer["documents"][0]["parties"][0];
    (party["standing"]["status"].as_str().unwrap().to_owned(), party["seen"].clone())
}

/// The service on the same list, asked by hand, until it goes out of scope.
struct Service {
    process: Child,
    address: String,
}

impl Service {
    fn start(desk: &Desk) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_interdict"))
            .args(["serve", "--address", "127.0.0.1:0", "--list", "un_sc", "--store", "store.sqlite"])
            .current_dir(desk.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        Self { process, address: line.trim().trim_start_matches("http://").to_owned() }
    }

    /// The same as [`standing_on`].
    fn standing_on(&self, published: &str, known_on: Option<&str>) -> (String, serde_json::Value) {
        let known_on = known_on.map(|day| format!("&knownOn={day}")).unwrap_or_default();
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(
            stream,
            "POST /api/v1/documents?asOf={published}{known_on} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Type: \
             text/plain\r\nContent-Length: {}\r\n\r\n{ARTICLE}",
            self.address,
            ARTICLE.len(),
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        told(answer.split_once("\r\n\r\n").unwrap().1)
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

#[test]
fn the_service_dates_parties_as_the_command_line_does() {
    let desk = Desk::new();
    assert_eq!(desk.add(&un_list(30, "", "2017-06-01"), "2017-06-02").code, 0);
    assert_eq!(desk.add(&un_list(30, UNDATED, "2017-06-10"), "2017-06-12").code, 0);
    let service = Service::start(&desk);
    let cases = [
        ("2017-05-01", "unknown"),
        ("2017-06-05", "listed_later"),
        ("2017-06-10", "listed"),
        ("2017-06-11", "listed"),
        ("2018-01-01", "listed"),
    ];
    for (published, expected) in cases {
        let told = standing_on(&desk, published);
        assert_eq!(told.0, expected, "{published}");
        assert_eq!(service.standing_on(published, None), told, "{published}");
        assert_eq!(service.standing_on(published, Some("2017-06-12")), told, "{published}");
    }
    // An edition more, which does not have the party any longer: of that day nothing is known on the day before.
    drop(service);
    assert_eq!(desk.add(&un_list(30, "", "2017-07-01"), "2017-07-02").code, 0);
    let service = Service::start(&desk);
    let seen = serde_json::json!({"with": "2017-06-10", "without": "2017-06-01"});
    assert_eq!(service.standing_on("2017-08-01", Some("2017-07-01")), ("listed".to_owned(), seen));
}

#[test]
fn editions_that_were_put_in_on_one_day_are_told_apart_and_count_from_the_day_that_they_state() {
    let desk = Desk::new();
    assert_eq!(desk.add(&un_list(30, "", "2017-06-01"), "2026-01-05").code, 0);
    assert_eq!(desk.add(&un_list(30, UNDATED, "2017-06-10"), "2026-01-05").code, 0);
    let read = |published: &str| standing_on(&desk, published);
    let seen = serde_json::json!({"with": "2017-06-10", "without": "2017-06-01"});
    assert_eq!(read("2017-06-05"), ("listed_later".to_owned(), seen.clone()), "the first edition does not have it");
    assert_eq!(read("2017-06-10"), ("listed".to_owned(), seen.clone()), "published that day, put in years later");
    assert_eq!(read("2026-02-01"), ("listed".to_owned(), seen));
}

#[test]
fn one_edition_up_to_the_day_of_the_article_says_that_a_party_was_listed_by_then() {
    let desk = Desk::new();
    assert_eq!(desk.add(&un_list(30, UNDATED, "2017-06-10"), "2017-06-10").code, 0);
    let seen = serde_json::json!({"with": "2017-06-10"});
    assert_eq!(standing_on(&desk, "2017-06-20"), ("listed".to_owned(), seen));
    assert_eq!(
        standing_on(&desk, "2017-06-05"),
        ("unknown".to_owned(), serde_json::Value::Null),
        "a later list says nothing"
    );
}

#[test]
fn editions_date_a_party_of_which_the_list_says_nothing() {
    let desk = Desk::new();
    assert_eq!(desk.add(&un_list(30, "", "2017-06-01"), "2017-06-01").code, 0);
    assert_eq!(desk.add(&un_list(30, UNDATED, "2017-06-10"), "2017-06-10").code, 0);
    let read = |published: &str| standing_on(&desk, published);
    let seen = serde_json::json!({"with": "2017-06-10", "without": "2017-06-01"});
    assert_eq!(read("2017-06-05"), ("listed_later".to_owned(), seen.clone()));
    assert_eq!(read("2017-06-20"), ("listed".to_owned(), seen));
    assert_eq!(read("2017-05-01"), ("unknown".to_owned(), serde_json::Value::Null), "no edition is so old");
    let text = desk.run(&["read", "a.txt", "--list", "un_sc", "--published", "2017-06-05"]).out;
    let said = "listed only later: not in the edition of 2017-06-01, first in that of 2017-06-10";
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(line.contains(said), "{text}");
}
