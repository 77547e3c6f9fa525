//! Customers under watch: the register, and the alerts that come and go with it and with the lists.

use crate::{
    common::run_in,
    desk::{AFTER, BEFORE, Desk, GENERAL, OFFICIALS, ORGANISATIONS},
};
use interdict_store::{Others, Store, StoreError};
use serde_json::Value;
use std::{collections::BTreeSet, fmt::Write as _, fs, iter, sync::mpsc::channel, thread, time::Duration};

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
    write("id,name\n1,Ryu Hans Petersen\n2,Anna Muster\n3,Kang Ryong\n");
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
    assert!(desk.done(&["customers", "list"], 0).contains("Ryu Hans Petersen"));
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
fn a_file_of_customers_that_cannot_be_read_leaves_no_empty_store_behind() {
    let folder = tempfile::tempdir().unwrap();
    for command in ["add", "import"] {
        let run = run_in(folder.path(), &["customers", command, "nothere.csv", "--store", "new/store.sqlite"], "");
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{command}");
        assert!(run.err.starts_with("error[input.unreadable]: nothere.csv: cannot be read"), "{}", run.err);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "{command}");
    }
}
