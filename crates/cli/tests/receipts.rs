//! Receipts of everything that screens beside names: answers in parts, payments, articles, re-screenings. Each is verified.

#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

mod common;

use common::{Run, run_in};
use interdict_store::{Leaf, Row, Store, StoreError};
use serde_json::{Value, json};
use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};
use tempfile::TempDir;

const NAMES: [&str; 5] = ["Ryu Jin", "John Smith", "Kim Yong Chol", "Anna Schmidt", "Maria Garcia"];
const LISTED: &str = "Korea Tangun Trading Corporation";
const ARTICLE: &str = "\
Arms dealer named in new measures

The Treasury named the Korea Mining Development Trading Corporation (Komid) on Friday, officials said.

The ministry said the parts were meant for a power station. The contract was worth $15m.
";

/// A folder with a store of its own.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path().join(name), text).unwrap();
    }

    /// So many customers, the last one without a name.
    fn write_customers(&self, count: usize) {
        let rows: Vec<String> = (1..count).map(|row| format!("C-{row},{}\n", NAMES[row % NAMES.len()])).collect();
        self.write("customers.csv", &format!("id,name\n{}C-{count},\n", rows.concat()));
    }

    fn run(&self, arguments: &[&str]) -> Run {
        run_in(self.path(), &[arguments, &["--store", "store.sqlite"]].concat(), "")
    }

    fn json(&self, arguments: &[&str], code: i32) -> Value {
        let run = self.run(&[arguments, &["--format", "json"]].concat());
        assert_eq!(run.code, code, "{arguments:?}: {}{}", run.out, run.err);
        serde_json::from_str(&run.out).unwrap()
    }

    /// How many receipts and rows there are, after a look at every byte of them.
    fn verified(&self) -> (i64, i64) {
        let told = self.json(&["verify"], 0);
        (told["receipts"].as_i64().unwrap(), told["rows"].as_i64().unwrap())
    }

    fn rows(&self, receipt: i64) -> Vec<(Leaf, Row)> {
        let store = Store::open(&self.path().join("store.sqlite")).unwrap();
        let mut rows = Vec::new();
        let read = |row: Row| -> Result<(), StoreError> {
            rows.push((serde_json::from_str(&row.leaf).unwrap(), row));
            Ok(())
        };
        store.receipt_rows(receipt, read).unwrap();
        rows
    }

    fn settings(&self, receipt: i64) -> Value {
        Store::open(&self.path().join("store.sqlite")).unwrap().receipt(receipt).unwrap().receipt.settings
    }
}

#[test]
fn an_answer_in_parts_has_one_receipt_with_a_row_for_every_customer() {
    let desk = Desk::new();
    desk.write_customers(60);
    for (receipt, (part, out)) in (1_i64..).zip([("7", "a.csv"), ("60", "b.jsonl"), ("1000", "c.parquet")]) {
        let arguments =
            ["screen", "customers.csv", "--out", out, "--part-records", part, "--receipt", "--receipt-subjects"];
        let run = desk.run(&arguments);
        assert_eq!(run.code, 2, "{}", run.err);
        assert!(run.err.contains(&format!("receipt {receipt}: ")), "{}", run.err);
        assert_eq!(desk.verified(), (receipt, 60 * receipt));
        let rows = desk.rows(receipt);
        assert_eq!(rows.iter().map(|(leaf, _)| leaf.row).collect::<Vec<_>>(), (1..=60).collect::<Vec<_>>());
        assert_eq!((rows[0].0.place.as_str(), rows[59].0.error.is_some()), ("customers.csv row 2", true));
        assert_eq!(desk.settings(receipt)["what"], "batch");
        let replay = desk.json(&["replay", &receipt.to_string()], 0);
        assert_eq!((replay["replayed"].as_i64(), replay["bad"].as_i64()), (Some(59), Some(1)));
        assert!(!desk.path().join(format!("{out}.parts")).exists());
    }
    let proof = desk.run(&["receipts", "prove", "1", "--row", "4", "--without-subject"]);
    desk.write("proof.json", &proof.out);
    let says = run_in(desk.path(), &["verify", "--proof", "proof.json"], "");
    assert!(says.code == 0 && says.out.contains("was clear"), "{}{}", says.out, says.err);
}

/// Runs until the third part is whole, and kills the run there if it is not done before.
fn killed(desk: &Desk, arguments: &[&str], answer: &str) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_interdict"))
        .current_dir(desk.path())
        .args(arguments)
        .args(["--store", "store.sqlite"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let third = desk.path().join(format!("{answer}.parts/part-00002.csv"));
    while !third.exists() && child.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_millis(1));
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn a_run_that_was_killed_and_resumed_has_one_receipt_and_every_row_once() {
    let desk = Desk::new();
    desk.write_customers(40_000);
    let arguments =
        ["screen", "customers.csv", "--out", "a.csv", "--part-records", "500", "--receipt", "--receipt-subjects"];
    killed(&desk, &arguments, "a.csv");
    let parts = desk.path().join("a.csv.parts");
    if desk.path().join("a.csv").exists() {
        // Faster than the clock of this test: there is nothing to go on with.
        return;
    }
    let manifest: Value = serde_json::from_str(&fs::read_to_string(parts.join("manifest.json")).unwrap()).unwrap();
    assert_eq!(manifest["asked"]["receipt"]["subjects"], true);
    let without = ["screen", "customers.csv", "--out", "a.csv", "--part-records", "500", "--resume"];
    let refused = desk.run(&without);
    assert!(refused.code == 2 && refused.err.contains("whether and where a receipt is left"), "{}", refused.err);
    // Rows that are lost are made again, with those of all parts behind them.
    fs::remove_file(parts.join("part-00001.rows")).unwrap();
    let resumed = [&arguments[..], &["--resume"]].concat();
    let run = desk.run(&resumed);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("note: 500 records were done in an earlier run"), "{}", run.err);
    assert_eq!(desk.verified(), (1, 40_000));

    // The same run once more, as if it had been killed between sealing and the end: everything is there but the answer.
    let answer = fs::read(desk.path().join("a.csv")).unwrap();
    let rows = desk.rows(1);
    assert!(rows.iter().zip(1..).all(|((leaf, _), number)| leaf.row == number));
    let lines: Vec<String> = rows.iter().map(|(_, row)| format!("{}\n", json!([row.leaf, row.subject]))).collect();
    let sealed = Store::open(&desk.path().join("store.sqlite")).unwrap().receipt(1).unwrap().receipt;
    let part = json!({
        "bytes": answer.len(),
        "rows": lines.concat().len(),
        "screened": sealed.rows - sealed.bad,
        "matched": sealed.matched,
        "bad": sealed.bad,
    });
    let manifest = json!({
        "form": manifest["form"],
        "asked": manifest["asked"],
        "parts": [part],
        "sealing": { "at": sealed.at, "after": 0 },
    });
    fs::create_dir(&parts).unwrap();
    fs::write(parts.join("part-00000.csv"), &answer).unwrap();
    fs::write(parts.join("part-00000.rows"), lines.concat()).unwrap();
    fs::write(parts.join("manifest.json"), manifest.to_string()).unwrap();
    fs::remove_file(desk.path().join("a.csv")).unwrap();
    let run = desk.run(&resumed);
    assert!(run.code == 2 && run.err.contains("receipt 1: "), "{}", run.err);
    assert!(fs::read(desk.path().join("a.csv")).unwrap() == answer);
    assert_eq!(desk.verified(), (1, 40_000));
}

#[test]
fn every_field_of_a_payment_has_a_row_and_is_asked_again() {
    let desk = Desk::new();
    let message = "{1:F01AAAAUS33AXXX0000000000}{2:I103BBBBDEFFXXXXN}{4:\n:20:R-1\n:50K:ORDINARY BAKER\n\
                   :59:@\n:70:RENT FOR MAY\nAND JUNE\n-}$";
    desk.write("1.rje", &(message.replace('@', LISTED) + &message.replace('@', "JANE SAMPLE")));
    desk.write(
        "2.xml",
        "<!DOCTYPE d [<!ENTITY a 'b'>]><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08\"/>",
    );
    let screen = ["screen", "1.rje", "--input", "payment", "--receipt"];
    let run = desk.run(&[&screen[..], &["--receipt-subjects"]].concat());
    assert_eq!(run.code, 1, "{}", run.err);
    let json: Value = desk.json(&["screen", "1.rje", "--input", "payment"], 1);
    let fields = json["summary"]["fields"].as_i64().unwrap();
    assert_eq!(desk.verified(), (1, fields));
    let rows = desk.rows(1);
    let hit = rows.iter().find(|(leaf, _)| !leaf.answer.is_empty()).unwrap();
    assert!(hit.0.place.starts_with("1.rje message 1 (line 1) :59:"), "{}", hit.0.place);
    assert_eq!(hit.0.answer[0].entity, "ofac-11599");
    assert!(hit.1.subject.as_deref().unwrap().contains(LISTED));
    let replay = desk.json(&["replay", "1"], 0);
    assert_eq!((replay["replayed"].as_i64(), &replay["same"]), (Some(fields), &Value::Bool(true)));

    // Without subjects it cannot be asked again, and says of how many rows.
    assert_eq!(desk.run(&screen).code, 1);
    assert_eq!(desk.json(&["replay", "2"], 2)["withoutSubject"].as_i64(), Some(fields));
    // A message that cannot be read is a row of its own.
    let broken = desk.run(&["screen", "2.xml", "--input", "payment", "--receipt"]);
    assert!(broken.code == 2 && broken.err.contains("receipt 3: "), "{}", broken.err);
    assert_eq!(desk.rows(3)[0].0.error.as_deref(), Some("payment.doctype"));
    assert_eq!(desk.verified().0, 3);
}

#[test]
fn an_article_has_a_row_with_the_parties_it_names() {
    let desk = Desk::new();
    desk.write("first.md", ARTICLE);
    desk.write("empty.md", " ");
    let day = ["--published", "2015-01-05"];
    let read = [&["read", "first.md", "--receipt", "--receipt-subjects"][..], &day].concat();
    let screened = desk.run(&["screen", "first.md", "--receipt"]);
    assert_eq!(screened.code, 1, "{}", screened.err);
    let run = desk.run(&read);
    assert_eq!(run.code, 1, "{}", run.err);
    assert_eq!(desk.run(&["read", "first.md", "empty.md", "--receipt"]).code, 2);
    assert_eq!(desk.verified(), (3, 4));
    for receipt in [1, 2] {
        let (leaf, row) = desk.rows(receipt).remove(0);
        assert_eq!(leaf.place, "first.md");
        assert!(leaf.answer.iter().any(|party| party.entity == "ofac-9345"), "{:?}", leaf.answer);
        assert_eq!(row.subject.is_some(), receipt == 2);
    }
    assert_eq!(desk.settings(2)["what"], "documents");
    assert_eq!(desk.rows(3)[1].0.error.as_deref(), Some("document.empty"));
    assert_eq!(desk.json(&["replay", "1"], 2)["withoutSubject"], 1);
    assert_eq!(desk.json(&["replay", "2"], 0)["replayed"], 1);
    // Whoever has the article asks again, with the day of publication where it was given.
    let asked = |published: Option<&str>| match published {
        Some(day) => json!({ "text": ARTICLE, "published": day }).to_string(),
        None => json!({ "text": ARTICLE }).to_string(),
    };
    desk.write("asked.jsonl", &asked(None));
    desk.json(&["replay", "1", "--subjects", "asked.jsonl"], 0);
    desk.write("asked.jsonl", &asked(Some("2015-01-05")));
    assert_eq!(desk.run(&["replay", "1", "--subjects", "asked.jsonl"]).code, 2);
}

#[test]
fn a_re_screening_leaves_a_receipt_of_whom_it_scored() {
    let desk = Desk::new();
    let mine = "id,name\n7,Galleon Quartz Holding\n8,Ryu Jin\n";
    desk.write("mine.csv", mine);
    desk.write("mine.csv.mapping.toml", "dataset = \"mine\"\nid = \"id\"\nname = [\"name\"]\n");
    assert_eq!(desk.run(&["lists", "add", "mine.csv"]).code, 0);
    desk.write("customers.csv", "id,name\n1,Ryu Jin\n2,Anna Muster\n");
    let rescreen = ["rescreen", "--receipt", "--receipt-subjects"];
    let nobody = desk.run(&rescreen);
    assert!(nobody.code == 2 && nobody.err.contains("customer.none"), "{}", nobody.err);
    let run = desk.run(&[&rescreen[..], &["--customers", "customers.csv"]].concat());
    assert!(run.code == 1 && run.err.contains("receipt 1: "), "{}", run.err);
    assert_eq!(desk.verified(), (1, 2));
    let settings = desk.settings(1);
    assert_eq!((&settings["what"], &settings["from"]), (&json!("rescreen"), &settings["to"]));
    assert!(settings["to"][0].as_str().unwrap().starts_with("mine@"), "{settings}");
    assert_eq!(desk.json(&["replay", "1"], 0)["replayed"], 2);
    assert_eq!(desk.rows(1)[0].0.place, "customer 1");
    // Where nothing changed nobody is scored, and that is proved, too.
    assert_eq!(desk.run(&rescreen).code, 0);
    assert_eq!(desk.verified(), (2, 2));
}
