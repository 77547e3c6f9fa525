//! Receipts, customers, alerts and copies of the store from the command line.

#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

mod common;

use common::{Run, run_in};
use interdict_lists::embedded;
use interdict_model::PartialDate;
use interdict_store::{Bounds, Others, Store, StoreError};
use serde_json::Value;
use std::{
    collections::BTreeSet, fmt::Write as _, fs, io::Write as _, iter, path::Path, process::Command,
    sync::mpsc::channel, thread, time::Duration,
};
use tempfile::TempDir;

const BEFORE: &str = "2014-12-31";
const AFTER: &str = "2015-01-02";

/// The officials designated on 2 January 2015, by the number that OFAC gave them.
const OFFICIALS: &[(&str, u32)] = &[
    ("Kim Yong Chol", 17614),
    ("Jang Yong Son", 17615),
    ("Ryu Jin", 17616),
    ("Kim Kwang Chun", 17617),
    ("Kim Kwang Yon", 17618),
    ("Kil Jong Hun", 17619),
    ("Jang Song Chol", 17620),
    ("Kim Kyu", 17624),
    ("Yu Kwang Ho", 17625),
    ("Kang Ryong", 17627),
];

const ORGANISATIONS: &[(&str, u32)] =
    &[("KOMID", 9345), ("Korea Tangun Trading Corporation", 11599), ("Reconnaissance General Bureau", 12210)];

/// Listed since 2010 under the name of one of the ten.
const GENERAL: (&str, u32) = ("official-0", 12211);

/// A folder with a store that has the embedded list as it was in force on two days, as two editions.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open_or_create(&folder.path().join("store.sqlite")).unwrap();
        for day in [BEFORE, AFTER] {
            let day: PartialDate = day.parse().unwrap();
            let mut reading = embedded::embedded().unwrap();
            reading.info.dataset = "two_days".into();
            reading.info.published_on = Some(day);
            reading.entities = reading.entities.iter().filter_map(|entity| entity.as_of(day)).collect();
            for entity in &mut reading.entities {
                entity.datasets = vec!["two_days".into()];
            }
            let bytes = serde_json::to_vec(&reading.entities).unwrap();
            reading.info.digest = interdict_lists::digest([bytes.as_slice()]);
            store.add(&reading, day, &Bounds::default(), true).unwrap();
        }
        Self { folder }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn run(&self, arguments: &[&str]) -> Run {
        run_in(self.path(), &[arguments, &["--store", "store.sqlite"]].concat(), "")
    }

    fn json(&self, arguments: &[&str], code: i32) -> Value {
        let run = self.run(&[arguments, &["--format", "json"]].concat());
        assert_eq!(run.code, code, "{arguments:?}: {}{}", run.out, run.err);
        serde_json::from_str(&run.out).unwrap()
    }

    fn done(&self, arguments: &[&str], code: i32) -> String {
        let run = self.run(arguments);
        assert_eq!(run.code, code, "{arguments:?}: {}{}", run.out, run.err);
        run.out
    }

    /// Writes a register with the officials, the organisations and ordinary people.
    fn write_customers(&self) {
        let mut file = "id,name\n".to_owned();
        for (kind, parties) in [("official", OFFICIALS), ("organisation", ORGANISATIONS)] {
            for (number, (name, _)) in parties.iter().enumerate() {
                writeln!(file, "{kind}-{number},{name}").unwrap();
            }
        }
        let mut number = 0;
        for first in ["Anna", "Peter", "Maria", "Thomas", "Laura", "Carlos", "Fatima", "Olga", "James", "Emma"] {
            for middle in ["Rose", "Paul", "Elena", "Jakob", "Sofia", "Viktor", "Claire", "Hugo", "Nadia", "Oscar"] {
                for last in
                    ["Muster", "Schneider", "Rossi", "Dubois", "Novak", "Garcia", "Andersen", "Kowalski", "Popescu"]
                {
                    number += 1;
                    writeln!(file, "person-{number},{first} {middle} {last}").unwrap();
                }
            }
        }
        fs::write(self.path().join("customers.csv"), file).unwrap();
    }
}

/// Customer and party of each change.
fn pairs(changes: &Value) -> BTreeSet<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    changes.as_array().unwrap().iter().map(|change| (text(&change["customer"]), text(&change["entity"]))).collect()
}

fn expected(kind: &str, parties: &[(&str, u32)]) -> BTreeSet<(String, String)> {
    let pair = |(number, (_, uid)): (usize, &(&str, u32))| (format!("{kind}-{number}"), format!("ofac-{uid}"));
    parties.iter().enumerate().map(pair).collect()
}

#[test]
fn the_day_of_the_designations_gives_exactly_the_expected_alerts() {
    let desk = Desk::new();
    desk.write_customers();
    let imported = desk.done(&["customers", "import", "customers.csv"], 0);
    assert_eq!(imported, "913 added, 0 changed, 0 as they were, 0 taken out\n");
    let report = desk.json(&["rescreen", "--from", BEFORE, "--to", AFTER], 1);
    assert_eq!(pairs(&report["opened"]), expected("official", OFFICIALS));
    assert_eq!(pairs(&report["updated"]), expected("organisation", ORGANISATIONS));
    assert_eq!((report["closed"].as_array().unwrap().len(), report["alerts"].as_u64()), (0, Some(14)));
    let reason = |changes: &Value, customer: &str| {
        let change = changes.as_array().unwrap().iter().find(|change| change["customer"] == customer).unwrap();
        change["reason"].as_str().unwrap().to_owned()
    };
    let komid = reason(&report["updated"], "organisation-0");
    assert!(komid.starts_with("KOMID gained programme DPRK2 on 2 January 2015"), "{komid}");
    assert_eq!(reason(&report["opened"], "official-2"), "RYU, Jin was listed on 2 January 2015 under DPRK2");
    // The day on which the alert was made is one thing, the days of the list and of its change are others.
    for changes in [&report["opened"], &report["updated"]] {
        for change in changes.as_array().unwrap() {
            assert_eq!((&change["editionDate"], &change["listChangedOn"]), (&Value::from(AFTER), &Value::from(AFTER)));
        }
    }
    // Ordinary people are not looked at again one by one.
    assert!(report["screened"].as_u64().unwrap() < 450, "{}", report["screened"]);

    // The alerts are those of a full screening, to the last bit of every score.
    let alerts = desk.json(&["alerts"], 1);
    let full = desk.json(&["rescreen", "--full"], 0);
    assert_eq!((full["rescored"].as_u64(), full["screened"].as_u64()), (Some(0), Some(913)));
    assert_eq!(desk.json(&["alerts"], 1), alerts);
    let general = pairs(&alerts).contains(&(GENERAL.0.to_owned(), format!("ofac-{}", GENERAL.1)));
    assert!(general);

    // And back: what is no longer there is closed, and says why.
    let back = desk.json(&["rescreen", "--to", BEFORE], 1);
    assert_eq!(pairs(&back["closed"]), expected("official", OFFICIALS));
    assert_eq!(pairs(&back["updated"]), expected("organisation", ORGANISATIONS));
    let gone = reason(&back["closed"], "official-2");
    assert_eq!(gone, "RYU, Jin was delisted: it is no longer in the edition of 31 December 2014");
    let again = desk.json(&["rescreen"], 1);
    assert_eq!(pairs(&again["opened"]), expected("official", OFFICIALS));
    let all = desk.json(&["alerts", "--all"], 1);
    let ryu = all.as_array().unwrap().iter().find(|alert| alert["customer"] == "official-2").unwrap();
    assert_eq!(ryu["history"].as_array().unwrap().len(), 3, "{ryu}");
    assert_eq!(ryu["history"][1]["editionDate"], BEFORE, "{ryu}");
    assert!(ryu["openedOn"].is_string() && ryu["openedEditionDate"] == AFTER && ryu["editionDate"] == AFTER, "{ryu}");
}

#[test]
fn who_comes_changes_or_goes_is_screened_opened_and_closed() {
    let desk = Desk::new();
    let write = |text: &str| fs::write(desk.path().join("c.csv"), text).unwrap();
    write("id,name\n1,Ryu Jin\n2,Anna Muster\n");
    let first = desk.json(&["rescreen", "--customers", "c.csv"], 1);
    assert_eq!(first["opened"][0]["reason"], "first screening: RYU, Jin was listed on 2 January 2015 under DPRK2");
    assert_eq!(desk.json(&["rescreen"], 0)["screened"], 0);
    write("id,name\n1,Ryu Gin Petersen\n2,Anna Muster\n3,Kang Ryong\n");
    let second = desk.json(&["rescreen", "--customers", "c.csv"], 1);
    assert_eq!(second["screened"], 2);
    assert_eq!(second["opened"][0]["customer"], "3");
    assert_eq!(second["closed"][0]["reason"], "the customer was changed, and RYU, Jin matches no longer");
    desk.done(&["customers", "remove", "3"], 0);
    assert_eq!(desk.json(&["alerts"], 0), serde_json::json!([]));
    assert_eq!(desk.run(&["customers", "remove", "3"]).code, 2);
    // A file with a record that cannot be used changes nothing.
    write("id,name\n1,Ryu Jin\n,Without Identity\n");
    let broken = desk.run(&["rescreen", "--customers", "c.csv"]);
    assert_eq!(broken.code, 2);
    assert!(broken.err.contains("customer.no_id"), "{}", broken.err);
    assert!(desk.done(&["customers", "list"], 0).contains("Ryu Gin Petersen"));
    let added = desk.run(&["customers", "add", "c.csv"]);
    assert_eq!((added.code, added.out.as_str()), (2, "0 added, 1 changed, 0 as they were, 0 taken out\n"));
}

#[test]
fn the_register_is_screened_while_a_file_is_read_and_whom_it_names_afterwards() {
    let desk = Desk::new();
    fs::write(desk.path().join("c.csv"), "id,name\n1,Anna Muster\n").unwrap();
    desk.done(&["customers", "import", "c.csv"], 0);
    let (begin, begun) = channel();
    let (end, ended) = channel();
    let register = desk.path().join("store.sqlite");
    let (first, second) = thread::scope(|scope| {
        let putting = scope.spawn(move || {
            // As long as this goes on, the file is read: nobody waits for that.
            let late = iter::once_with(|| {
                begin.send(()).unwrap();
                ended.recv_timeout(Duration::from_secs(30)).unwrap();
                Ok::<_, StoreError>(("2".to_owned(), "{\"names\":[\"Kang Ryong\"]}".to_owned()))
            });
            let mut store = Store::open(&register).unwrap();
            store.put_customers(late, AFTER.parse().unwrap(), Others::Stay).unwrap();
        });
        begun.recv().unwrap();
        let first = desk.run(&["rescreen"]);
        end.send(()).unwrap();
        putting.join().unwrap();
        (first, desk.run(&["rescreen"]))
    });
    assert_eq!((first.code, second.code), (0, 1), "{}{}", first.err, second.err);
    assert_eq!(desk.json(&["alerts"], 1)[0]["customer"], "2");
}

#[test]
fn a_change_that_cannot_be_the_reason_is_not_given_as_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let run = |arguments: &[&str]| run_in(path, &[arguments, &["--store", "s.sqlite"]].concat(), "");
    let stones =
        "Amber Basalt Cobalt Dolomite Ember Flint Granite Heliodor Iolite Jasper Kyanite Lapis Marble Nephrite Onyx";
    // Many are called Galleon first, and only one later, of whom nothing but the programme changed.
    for (file, called, programme, seen) in
        [("a.csv", "Galleon ", "OLD", "2020-01-01"), ("b.csv", "", "NEW", "2020-02-01")]
    {
        let mut list = format!("id,name,programme\ng-1,Galleon Zircon,{programme}\n");
        for (number, stone) in stones.split(' ').enumerate() {
            writeln!(list, "o-{number},{called}{stone} Trading,X").unwrap();
        }
        fs::write(path.join(file), list).unwrap();
        let mapping = "dataset = \"mine\"\nid = \"id\"\nname = [\"name\"]\nprogramme = [\"programme\"]\n";
        fs::write(path.join(format!("{file}.mapping.toml")), mapping).unwrap();
        assert_eq!(run(&["lists", "add", file, "--seen", seen, "--accept"]).code, 0);
    }
    let customer = "Zircon Galleon Petersen";
    fs::write(path.join("c.csv"), format!("id,name\n1,{customer}\n")).unwrap();
    let score = |file: &str| -> f64 {
        let run = run_in(path, &["screen", customer, "--list", file, "--threshold", "0.01", "--format", "jsonl"], "");
        let answer: Value = serde_json::from_str(&run.out).unwrap();
        answer["matches"][0]["score"].as_f64().unwrap()
    };
    let (before, after) = (score("a.csv"), score("b.csv"));
    assert!(before < after, "{before} {after}");
    let threshold = f64::midpoint(before, after).to_string();
    let rescreen = |more: &[&str]| {
        let run = run(&[&["rescreen", "--threshold", &threshold, "--format", "json"][..], more].concat());
        serde_json::from_str::<Value>(&run.out).unwrap()
    };
    assert_eq!(rescreen(&["--customers", "c.csv", "--to", "2020-01-01"])["opened"], serde_json::json!([]));
    let turns: [(&str, &[&str]); 2] = [("opened", &[]), ("closed", &["--to", "2020-01-01"])];
    for (change, more) in turns {
        let report = rescreen(more);
        let reason = report[change][0]["reason"].as_str().unwrap();
        let (cause, besides) = reason.split_once("; besides, ").unwrap();
        assert!(cause.contains("though nothing that is compared changed about it"), "{reason}");
        assert!(cause.contains("words tell"), "{reason}");
        assert!(besides.contains("Galleon Zircon gained programme") && besides.contains("lost programme"), "{reason}");
    }
}

#[test]
fn a_file_that_empties_the_register_and_is_accepted_is_a_success() {
    let desk = Desk::new();
    fs::write(desk.path().join("c.csv"), "id,name\n1,Ryu Jin\n2,Anna Muster\n").unwrap();
    fs::write(desk.path().join("empty.csv"), "id,name\n").unwrap();
    desk.done(&["rescreen", "--customers", "c.csv"], 1);
    assert_eq!(desk.run(&["rescreen", "--customers", "empty.csv"]).code, 2);
    assert_eq!(desk.json(&["alerts"], 1).as_array().unwrap().len(), 1);
    let emptied = desk.json(&["rescreen", "--customers", "empty.csv", "--accept", "--receipt"], 0);
    assert_eq!((emptied["customers"].as_i64(), emptied["alerts"].as_i64()), (Some(0), Some(0)));
    assert_eq!(desk.json(&["alerts"], 0), serde_json::json!([]));
    // Nobody was ever there, and nobody said that this is right.
    let nobody = desk.run(&["rescreen"]);
    assert!(nobody.code == 2 && nobody.err.contains("error[customer.none]"), "{}", nobody.err);
}

#[test]
fn two_records_of_one_identity_are_told_with_both_places() {
    let desk = Desk::new();
    // The same record once more loses nothing; another one under the same number would take a customer out of sight.
    fs::write(
        desk.path().join("c.csv"),
        "id,name\n1,Ryu Jin\n2,Anna Muster\n2,Anna Muster\n1,Paul Muster\n3,Kim Kyu\n",
    )
    .unwrap();
    let added = desk.run(&["customers", "add", "c.csv"]);
    assert_eq!((added.code, added.out.as_str()), (2, "3 added, 0 changed, 0 as they were, 0 taken out\n"));
    assert!(
        added.err.contains("error[customer.same_id]: c.csv row 5: the record has the identity of row 2"),
        "{}",
        added.err
    );
    assert!(added.err.contains("hint: ") && !added.err.contains("Muster"), "{}", added.err);
    let held = desk.done(&["customers", "list"], 0);
    assert!(held.contains("Ryu Jin") && !held.contains("Paul"), "{held}");
    // Nothing of such a file becomes the register.
    fs::write(desk.path().join("d.csv"), "id,name\n1,Ryu Jin\n4,Kang Ryong\n4,Kil Jong Hun\n").unwrap();
    assert_eq!(desk.run(&["customers", "import", "d.csv", "--accept"]).code, 2);
    assert_eq!(desk.done(&["customers", "list"], 0), held);
}

#[test]
fn another_threshold_moves_the_alerts_and_its_impact_is_told_before() {
    let desk = Desk::new();
    desk.write_customers();
    desk.done(&["customers", "import", "customers.csv"], 0);
    desk.done(&["rescreen"], 1);
    let impact = desk.json(&["impact", "--threshold", "1"], 1);
    assert_eq!((impact["flips"].as_array().unwrap().len(), impact["decisions"].as_u64()), (14, Some(913)));
    assert_eq!(impact["matches"].as_u64(), Some(14));
    let told = desk.run(&["impact", "--threshold", "1"]).err;
    assert!(
        told.contains("913 customers or rows with 14 matches") && told.contains("0 matches would come, 14 would go"),
        "{told}"
    );
    // The embedded list says on its last day what the edition of that day says.
    assert_eq!(desk.json(&["impact", "--list", "embedded"], 0)["flips"], serde_json::json!([]));
    assert_eq!(desk.run(&["impact"]).code, 2);
    let moved = desk.json(&["rescreen", "--threshold", "1"], 0);
    assert_eq!(moved["closed"].as_array().unwrap().len(), 14);
    assert_eq!(moved["closed"][0]["reason"], "the lowest score of an alert is 1 now, and was 0.35");
    assert_eq!(desk.json(&["rescreen"], 1)["opened"].as_array().unwrap().len(), 14);
}

#[test]
fn a_screening_leaves_a_receipt_that_can_be_verified_replayed_and_proved() {
    let desk = Desk::new();
    let screen = desk.run(&["screen", "Ryu Jin", "--list", "two_days", "--receipt", "--receipt-subjects"]);
    assert_eq!(screen.code, 1, "{}", screen.err);
    assert!(screen.err.contains("receipt 1"), "{}", screen.err);
    desk.write_customers();
    desk.done(&["screen", "customers.csv", "--list", "two_days", "--receipt"], 1);
    desk.done(&["screen", "Anna Muster", "--list", "two_days@2014-12-31", "--receipt", "--receipt-subjects"], 0);
    let verified = desk.json(&["verify"], 0);
    assert_eq!((verified["receipts"].as_i64(), verified["rows"].as_i64()), (Some(3), Some(915)));
    let list = desk.json(&["receipts", "list"], 0);
    let editions: Vec<&Value> =
        list.as_array().unwrap().iter().map(|held| &held["receipt"]["editions"][0]["edition"]).collect();
    assert_eq!(editions, [2, 2, 1]);
    assert_eq!(list[1]["receipt"]["matched"], 13);

    for (receipt, code) in [("1", 0), ("2", 2), ("3", 0)] {
        desk.done(&["replay", receipt], code);
    }
    assert_eq!(desk.json(&["replay", "2"], 2)["withoutSubject"], 913);
    // The subjects are given again: those of the register are the same.
    desk.done(&["customers", "import", "customers.csv"], 0);
    let flips = desk.json(&["impact", "--list", "two_days@2014-12-31", "--receipts"], 1);
    assert_eq!(flips["flips"][0]["entity"], "ofac-17616");
    assert_eq!((flips["decisions"].as_i64(), flips["notLookedAt"].as_i64()), (Some(2), Some(913)));

    // One clear customer is proved, and nobody else is shown.
    let proof = desk.done(&["receipts", "prove", "2", "--row", "100"], 0);
    fs::write(desk.path().join("proof.json"), &proof).unwrap();
    assert!(!proof.contains("Muster") && !proof.contains("Ryu"), "{proof}");
    let says = run_in(desk.path(), &["verify", "--proof", "proof.json"], "");
    assert_eq!(says.code, 0, "{}", says.err);
    assert!(says.out.contains("row 100 of receipt 2") && says.out.contains("was clear"), "{}", says.out);
    fs::write(desk.path().join("bent.json"), proof.replace("row 101", "row 102")).unwrap();
    assert_eq!(run_in(desk.path(), &["verify", "--proof", "bent.json"], "").code, 2);
    assert_eq!(desk.run(&["receipts", "prove", "2", "--row", "914"]).code, 2);

    let head = verified["head"].as_str().unwrap();
    desk.done(&["verify", "--head", head], 0);
    // What `receipts list` prints is enough; what is no hash is no false alarm.
    desk.done(&["verify", "--head", &head[..12].to_uppercase()], 0);
    for slip in [&head[..11], "", "no hash at all", format!("{head}0").as_str()] {
        let run = desk.run(&["verify", "--head", slip]);
        assert!(run.code == 2 && run.err.contains("error[usage]: --head: "), "{}", run.err);
    }
    desk.done(&["verify", "--head", &"0".repeat(12)], 2);
    desk.done(&["verify", "--head", &"0".repeat(64)], 2);
}

#[test]
fn subjects_that_are_shown_are_given_again_as_they_are() {
    let desk = Desk::new();
    let file = |name: &str, text: &str| fs::write(desk.path().join(name), text).unwrap();
    file("c.csv", "id,name\n1,Ryu Jin\n2,\n3,Anna Muster\n");
    for more in [&["--receipt-subjects"][..], &[]] {
        let screen = ["screen", "c.csv", "--list", "two_days", "--receipt"];
        assert_eq!(desk.run(&[&screen[..], more].concat()).code, 2);
    }
    let shown = desk.done(&["receipts", "show", "1", "--subjects"], 0);
    assert_eq!((shown.lines().count(), shown.lines().nth(1)), (3, Some("null")));
    file("subjects.jsonl", &shown);
    // The other receipt has its own salts, and the same subjects.
    assert_eq!(desk.json(&["replay", "2"], 2)["withoutSubject"], 2);
    let replayed = desk.json(&["replay", "2", "--subjects", "subjects.jsonl"], 0);
    assert_eq!((replayed["replayed"].as_i64(), replayed["circumstances"].clone()), (Some(2), serde_json::json!([])));
    file("longer.jsonl", &format!("  {shown}null\n\n"));
    let replayed = desk.done(&["replay", "2", "--subjects", "longer.jsonl"], 0);
    assert!(replayed.contains("the file has 1 lines more than the receipt has rows"), "{replayed}");
}

#[test]
fn a_receipt_for_a_list_that_is_not_kept_cannot_be_replayed_and_says_so() {
    let desk = Desk::new();
    let list = "id,name\n7,Galleon Quartz Holding\n";
    fs::write(desk.path().join("mine.csv"), list).unwrap();
    let mapping = "dataset = \"mine\"\nid = \"id\"\nname = [\"name\"]\n";
    fs::write(desk.path().join("mine.csv.mapping.toml"), mapping).unwrap();
    let arguments = ["screen", "Galleon Quartz Holding", "--list", "mine.csv", "--receipt", "--receipt-subjects"];
    desk.done(&arguments, 1);
    let replay = desk.run(&["replay", "1"]);
    assert_eq!(replay.code, 2);
    assert!(replay.err.contains("receipt.edition_missing"), "{}", replay.err);
    desk.done(&["lists", "add", "mine.csv"], 0);
    desk.done(&["replay", "1"], 0);
    // The embedded list is part of the program.
    desk.done(&["screen", "Ryu Jin", "--list", "embedded", "--receipt", "--receipt-subjects"], 1);
    desk.done(&["replay", "2"], 0);
}

#[test]
fn a_changed_byte_of_the_store_is_found() {
    let desk = Desk::new();
    desk.done(&["screen", "Ryu Jin", "--list", "two_days", "--receipt", "--threshold", "0.4321"], 1);
    let path = desk.path().join("store.sqlite");
    let mut bytes = fs::read(&path).unwrap();
    let place = bytes.windows(6).position(|window| window == b"0.4321").unwrap();
    bytes[place + 5] = b'2';
    fs::write(&path, &bytes).unwrap();
    let verify = desk.run(&["verify"]);
    assert_eq!(verify.code, 2);
    assert!(verify.out.contains("receipt 1 is not what was sealed"), "{}", verify.out);
    assert_eq!(desk.run(&["replay", "1"]).code, 2);
    assert_eq!(desk.run(&["receipts", "export", "--out", "dossier"]).code, 2);
}

#[test]
fn a_dossier_is_checked_without_this_program() {
    let desk = Desk::new();
    desk.write_customers();
    desk.run(&["screen", "<b>Ryu Jin</b>", "--list", "two_days", "--receipt", "--receipt-subjects"]);
    desk.done(&["screen", "customers.csv", "--list", "two_days", "--receipt", "--receipt-subjects"], 1);
    desk.done(&["receipts", "export", "--out", "dossier"], 0);
    assert_eq!(desk.run(&["receipts", "export", "--out", "dossier"]).code, 2);
    let page = fs::read_to_string(desk.path().join("dossier/dossier.html")).unwrap();
    assert!(page.contains("Receipt 2") && page.contains("&lt;b&gt;Ryu Jin") && !page.contains("<b>"), "{page}");
    let python = |folder: &str| {
        let script = desk.path().join("dossier/verify.py");
        Command::new("python3").arg(script).arg(desk.path().join(folder)).output()
    };
    let Ok(checked) = python("dossier") else {
        writeln!(std::io::stderr(), "skipped: there is no Python here").unwrap();
        return;
    };
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    assert!(String::from_utf8_lossy(&checked.stdout).contains("2 receipts with their rows"));
    let rows = desk.path().join("dossier/rows-2.jsonl");
    let changed = fs::read_to_string(&rows).unwrap().replace("Anna Rose Muster", "Anna Rosa Muster");
    fs::write(&rows, changed).unwrap();
    let checked = python("dossier").unwrap();
    assert!(!checked.status.success());
    let says = String::from_utf8_lossy(&checked.stderr).into_owned();
    assert!(says.contains("receipt 2, row 14: another subject"), "{says}");
}

#[test]
fn what_is_missing_at_the_end_of_a_dossier_is_found() {
    let desk = Desk::new();
    let mut heads = Vec::new();
    for name in ["Ryu Jin", "Anna Muster"] {
        desk.run(&["screen", name, "--list", "two_days", "--receipt"]);
        heads.push(desk.json(&["verify"], 0)["head"].as_str().unwrap().to_owned());
    }
    let told = desk.done(&["receipts", "export", "--out", "dossier"], 0);
    assert!(told.contains(&format!("head {}", heads[1])), "{told}");
    let folder = desk.path().join("dossier");
    let python = |head: Option<&str>| {
        let mut command = Command::new("python3");
        command.arg(folder.join("verify.py")).arg(&folder).args(head);
        command.output().map(|output| {
            let text = [output.stdout, output.stderr].concat();
            (output.status.success(), String::from_utf8_lossy(&text).into_owned())
        })
    };
    let Ok((good, says)) = python(None) else {
        writeln!(std::io::stderr(), "skipped: there is no Python here").unwrap();
        return;
    };
    assert!(good && says.contains("only a head that was kept elsewhere protects"), "{says}");
    // A head of any day of the chain will do.
    for head in &heads {
        assert!(python(Some(head)).unwrap().0);
    }
    assert!(!python(Some(&"0".repeat(64))).unwrap().0);
    // The rows of the last receipt are gone; then the receipt, too.
    let rows = folder.join("rows-2.jsonl");
    fs::remove_file(&rows).unwrap();
    let (good, says) = python(None).unwrap();
    assert!(!good && says.contains("receipt 2: its 1 rows were exported"), "{says}");
    let chain = folder.join("receipts.jsonl");
    let text = fs::read_to_string(&chain).unwrap();
    fs::write(&chain, text.lines().next().unwrap()).unwrap();
    let (good, says) = python(None).unwrap();
    assert!(!good && says.contains("1 receipts, and 2 were exported"), "{says}");
    // Who makes head.json anew, too, is found out by the head that was kept elsewhere, and by nothing else.
    let forged = format!(r#"{{"receipts":1,"head":"{}","rows":{{"1":1}}}}"#, heads[0]);
    fs::write(folder.join("head.json"), forged).unwrap();
    assert!(python(None).unwrap().0 && !python(Some(&heads[1])).unwrap().0);
}

#[test]
fn whatever_is_missing_or_damaged_in_a_dossier_is_told_in_a_sentence() {
    let desk = Desk::new();
    desk.run(&["screen", "Ryu Jin", "--list", "two_days", "--receipt", "--receipt-subjects"]);
    desk.done(&["receipts", "export", "--out", "dossier"], 0);
    let folder = desk.path().join("dossier");
    for file in ["receipts.jsonl", "head.json", "rows-1.jsonl"] {
        let whole = fs::read(folder.join(file)).unwrap();
        let half = &whole[..whole.len() / 2];
        let damages: [Option<&[u8]>; 6] = [None, Some(b""), Some(b"\n"), Some(b"{}\n"), Some(half), Some(b"\xff\n")];
        for damaged in damages {
            match damaged {
                None => fs::remove_file(folder.join(file)).unwrap(),
                Some(bytes) => fs::write(folder.join(file), bytes).unwrap(),
            }
            let Ok(checked) = Command::new("python3").arg(folder.join("verify.py")).arg(&folder).output() else {
                writeln!(std::io::stderr(), "skipped: there is no Python here").unwrap();
                return;
            };
            let says = String::from_utf8_lossy(&checked.stderr).into_owned();
            assert_eq!(checked.status.code(), Some(1), "{file} {damaged:?}: {says}");
            assert!(!says.contains("Traceback") && says.trim_end().lines().count() == 1, "{file} {damaged:?}: {says}");
        }
        fs::write(folder.join(file), whole).unwrap();
    }
}

#[test]
fn the_script_in_the_document_is_the_one_that_is_exported() {
    let root = common::root();
    let script = fs::read_to_string(root.join("crates/cli/src/commands/receipts/verify.py")).unwrap();
    let document = fs::read_to_string(root.join("docs/receipts.md")).unwrap();
    assert!(document.contains(&script), "docs/receipts.md shows another script");
}

#[test]
fn a_backup_takes_the_place_of_the_store_and_what_is_no_store_does_not() {
    let desk = Desk::new();
    desk.done(&["screen", "Ryu Jin", "--list", "two_days", "--receipt"], 1);
    let told = desk.done(&["backup", "copy.sqlite"], 0);
    assert_eq!(told, "copy.sqlite: 2 editions, 1 receipts, 0 customers; checked\n");
    assert_eq!(desk.run(&["backup", "copy.sqlite"]).code, 2);
    desk.done(&["screen", "Anna Muster", "--list", "two_days", "--receipt"], 0);
    assert_eq!(desk.json(&["verify"], 0)["receipts"], 2);
    fs::write(desk.path().join("broken.sqlite"), "this is no store").unwrap();
    let damaged = {
        let mut bytes = fs::read(desk.path().join("copy.sqlite")).unwrap();
        let half = bytes.len() / 2;
        bytes.truncate(half);
        bytes
    };
    fs::write(desk.path().join("cut.sqlite"), damaged).unwrap();
    fs::create_dir(desk.path().join("folder.sqlite")).unwrap();
    for file in ["broken.sqlite", "cut.sqlite", "folder.sqlite"] {
        let refused = desk.run(&["restore", file]);
        assert_eq!(refused.code, 2, "{file}");
        assert!(refused.err.contains(&format!("{file}: ")) && refused.err.contains("hint: "), "{}", refused.err);
        assert!(!refused.err.contains("restoring"), "{}", refused.err);
    }
    assert_eq!(desk.run(&["restore", "missing.sqlite"]).code, 2);
    assert_eq!(desk.json(&["verify"], 0)["receipts"], 2);
    desk.done(&["restore", "copy.sqlite"], 0);
    assert_eq!(desk.json(&["verify"], 0)["receipts"], 1);
    let names: Vec<String> = fs::read_dir(desk.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert!(names.iter().any(|name| name.starts_with("store.sqlite.before-")), "{names:?}");
    assert!(!names.iter().any(|name| name.ends_with(".restoring")), "{names:?}");
    // A store that is lost is there again.
    fs::remove_file(desk.path().join("store.sqlite")).unwrap();
    desk.done(&["restore", "copy.sqlite"], 0);
    assert_eq!(desk.json(&["receipts", "list"], 0).as_array().unwrap().len(), 1);
}

#[test]
fn two_restorations_at_once_keep_both_stores_that_were_there() {
    let desk = Desk::new();
    desk.done(&["backup", "copy.sqlite"], 0);
    for turn in 1..=3 {
        // Each time something else is lost from sight, and must not be lost.
        desk.done(&["screen", "Anna Muster", "--list", "two_days", "--receipt"], 0);
        desk.done(&["restore", "copy.sqlite"], 0);
        let names: Vec<String> = fs::read_dir(desk.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| name.starts_with("store.sqlite.before-"))
            .collect();
        assert_eq!(names.len(), turn, "{names:?}");
    }
}

#[test]
fn a_backup_that_fails_leaves_nothing_under_its_name() {
    let desk = Desk::new();
    desk.done(&["screen", "Ryu Jin", "--list", "two_days", "--receipt", "--threshold", "0.4321"], 1);
    let path = desk.path().join("store.sqlite");
    let mut bytes = fs::read(&path).unwrap();
    let place = bytes.windows(6).position(|window| window == b"0.4321").unwrap();
    bytes[place + 5] = b'2';
    fs::write(&path, &bytes).unwrap();
    // What a backup that was killed left behind is in nobody's way.
    fs::write(desk.path().join("copy.sqlite.part"), "half of it").unwrap();
    let refused = desk.run(&["backup", "copy.sqlite"]);
    assert!(refused.code == 2 && refused.err.contains("error[receipt.changed]"), "{}", refused.err);
    let left = |name: &str| desk.path().join(name).exists();
    assert!(!left("copy.sqlite") && !left("copy.sqlite.part"));
    assert_eq!(desk.run(&["backup", "nowhere/copy.sqlite"]).code, 2);
    bytes[place + 5] = b'1';
    fs::write(&path, &bytes).unwrap();
    fs::write(desk.path().join("copy.sqlite.part"), "half of it").unwrap();
    desk.done(&["backup", "copy.sqlite"], 0);
    assert!(left("copy.sqlite") && !left("copy.sqlite.part"));
}
