//! Copies of the store, and stores that are restored from them.

use crate::desk::Desk;
use std::fs;

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
    let whole = desk.leave_a_changed_receipt();
    // What a backup that was killed left behind is in nobody's way.
    fs::write(desk.path().join("copy.sqlite.part"), "half of it").unwrap();
    let refused = desk.run(&["backup", "copy.sqlite"]);
    assert!(refused.code == 2 && refused.err.contains("error[receipt.changed]"), "{}", refused.err);
    let left = |name: &str| desk.path().join(name).exists();
    assert!(!left("copy.sqlite") && !left("copy.sqlite.part"));
    assert_eq!(desk.run(&["backup", "nowhere/copy.sqlite"]).code, 2);
    fs::write(desk.path().join("store.sqlite"), whole).unwrap();
    fs::write(desk.path().join("copy.sqlite.part"), "half of it").unwrap();
    desk.done(&["backup", "copy.sqlite"], 0);
    assert!(left("copy.sqlite") && !left("copy.sqlite.part"));
}
