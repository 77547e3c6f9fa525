//! Receipts as they are handed to others, who check them without this program.

use crate::{common, desk::Desk};
use std::{fs, io::Write as _, process::Command};

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
