//! Receipts of everything that screens beside names: answers in parts, payments, articles, re-screenings. Each is verified.

#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

mod common;

use common::{Run, run_in};
use interdict_store::{Heading, Leaf, Part, Proof, Row, Store, StoreError, Within};
use serde_json::{Value, json};
use std::{
    fs, io,
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
    let written = |bytes: &[u8]| json!({ "bytes": bytes.len(), "digest": blake3::hash(bytes).to_hex().to_string() });
    let part = json!({
        "bytes": answer.len(),
        "digest": written(&answer)["digest"],
        "rows": written(lines.concat().as_bytes()),
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

/// Receipt 1 stands for answers that are kept elsewhere: its root is that of both parts of receipt 2, its paths lead there.
/// Gives the proof of row 2 of part 2.
fn seal_parts(desk: &Desk) -> Proof {
    desk.write_customers(6);
    assert_eq!(desk.run(&["screen", "customers.csv", "--receipt", "--receipt-subjects"]).code, 2);
    let mut store = Store::open(&desk.path().join("store.sqlite")).unwrap();
    let inner = store.receipt(1).unwrap().receipt;
    let part = Part { rows: inner.rows, matched: inner.matched, bad: inner.bad, root: inner.root };
    let heading = Heading { at: inner.at, engine: inner.engine, settings: inner.settings, editions: inner.editions };
    let leaves = ["0a", "3f"].into_iter().zip(1..).map(|(prefix, row)| {
        let leaf = Leaf::of_part(row, format!("leaves whose hash begins with {prefix}"), part.clone());
        Row::new(&leaf, None).map_err(io::Error::from)
    });
    store.add_receipt(&heading, leaves).unwrap();
    let row = store.prove_row(1, 2).unwrap().unwrap();
    let part = store.prove_row(2, 2).unwrap().unwrap();
    Proof { within: Some(Within { leaf: row.leaf, row: 2, path: row.path }), ..part }
}

#[test]
fn a_row_within_a_part_is_verified_by_both_halves_of_its_proof() {
    let desk = Desk::new();
    let proof = seal_parts(&desk);
    assert_eq!(desk.verified(), (2, 18));
    let verify = |proof: &Proof, code: i32| -> Value {
        desk.write("proof.json", &serde_json::to_string(proof).unwrap());
        let run = run_in(desk.path(), &["verify", "--proof", "proof.json", "--format", "json"], "");
        assert_eq!(run.code, code, "{}{}", run.out, run.err);
        serde_json::from_str(&run.out).unwrap()
    };
    let told = verify(&proof, 0);
    let says = told["says"].as_str().unwrap();
    assert!(says.contains("good: customers.csv row 3, row 2 of part 2 of receipt 2, the subject of digest "), "{says}");
    assert!(says.contains(" had 2 matches at ") && says.contains(" against us_dprk_2015#"), "{says}");
    assert_eq!((&told["row"]["place"], &told["part"]["part"]["rows"]), (&json!("customers.csv row 3"), &json!(6)));
    let within = proof.within.clone().unwrap();
    let halves = [
        Proof { within: Some(Within { row: 3, ..within.clone() }), ..proof.clone() },
        Proof { within: Some(Within { leaf: within.leaf.replace("match", "clear"), ..within }), ..proof.clone() },
        Proof { path: Vec::new(), ..proof.clone() },
    ];
    for bent in halves {
        assert_eq!(verify(&bent, 2)["says"], "the row is not among those of the receipt");
    }
    // The part by itself is no answer, and nobody is told that it was clear.
    let part = desk.run(&["receipts", "prove", "2", "--row", "1"]);
    let told = verify(&serde_json::from_str(&part.out).unwrap(), 0);
    let says = told["says"].as_str().unwrap();
    let expected =
        "good: part 1 of receipt 2, leaves whose hash begins with 0a: 6 rows, of them 2 with matches and 1 that";
    assert!(says.contains(expected) && !says.contains("clear"), "{says}");
}

#[test]
fn a_receipt_over_parts_is_shown_and_exported_but_not_replayed() {
    let desk = Desk::new();
    seal_parts(&desk);
    let shown = desk.run(&["receipts", "show", "2", "--rows"]).out;
    assert!(shown.contains("12, of them 4 with matches, 2 bad, in 2 parts"), "{shown}");
    assert!(shown.contains("leaves whose hash begins with 3f 6 rows, 2 with matches, 1 bad"), "{shown}");
    assert!(desk.run(&["receipts", "list"]).out.contains("12        4    2"));
    let replay = desk.run(&["replay", "2"]);
    assert!(replay.code == 2 && replay.err.contains("receipt.in_parts"), "{}", replay.err);
    // Ten that were screened under parts; the five of receipt 1 are looked at.
    let impact = desk.json(&["impact", "--receipts", "--threshold", "0.5"], 0);
    assert_eq!((&impact["decisions"], &impact["notLookedAt"]), (&json!(5), &json!(10)));
    let exported = desk.run(&["receipts", "export", "--out", "dossier"]);
    assert_eq!(exported.code, 0, "{}", exported.err);
    let folder = desk.path().join("dossier");
    let head: Value = serde_json::from_str(&fs::read_to_string(folder.join("head.json")).unwrap()).unwrap();
    assert_eq!(head["rows"], json!({"1": 6, "2": 2}));
    let page = fs::read_to_string(folder.join("dossier.html")).unwrap();
    assert!(page.contains("could not be screened; in 2 parts") && page.contains("6 rows, 2 with matches"), "{page}");
    if let Ok(checked) = Command::new("python3").arg(folder.join("verify.py")).arg(&folder).output() {
        assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    }
}
