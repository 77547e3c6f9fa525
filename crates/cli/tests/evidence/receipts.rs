//! Receipts: left by a screening, verified, replayed and proved.

use crate::{common::run_in, desk::Desk};
use serde_json::Value;
use std::fs;

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
    desk.leave_a_changed_receipt();
    let verify = desk.run(&["verify"]);
    assert_eq!(verify.code, 2);
    assert!(verify.out.contains("receipt 1 is not what was sealed"), "{}", verify.out);
    assert_eq!(desk.run(&["replay", "1"]).code, 2);
    assert_eq!(desk.run(&["receipts", "export", "--out", "dossier"]).code, 2);
}
