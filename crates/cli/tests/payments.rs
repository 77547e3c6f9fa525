//! `interdict screen` on payments, as a user sees it.

#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

mod common;

use common::{Run, run_in};
use serde_json::Value;
use std::fs;

const XML: &str = "<?xml version=\"1.0\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08\"><FIToFICstmrCdtTrf>\n\
                   <GrpHdr><MsgId>M-1</MsgId></GrpHdr><CdtTrfTxInf><Dbtr><Nm>Ordinary Baker</Nm></Dbtr>\n\
                   <Cdtr><Nm>@</Nm></Cdtr></CdtTrfTxInf></FIToFICstmrCdtTrf></Document>\n";
const FIN: &str = "{1:F01AAAAUS33AXXX0000000000}{2:I103BBBBDEFFXXXXN}{4:\n:20:R-1\n:50K:ORDINARY BAKER\n:59:@\n-}$";
const LISTED: &str = "Korea Tangun Trading Corporation";

fn folder(files: &[(&str, String)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn screen(folder: &tempfile::TempDir, arguments: &[&str], input: &str) -> Run {
    run_in(folder.path(), &[&["screen"][..], arguments].concat(), input)
}

#[test]
fn a_payment_is_known_by_its_content() {
    let folder = folder(&[("a", XML.replace('@', LISTED)), ("b.txt", FIN.replace('@', "JANE SAMPLE"))]);
    let found = screen(&folder, &["a"], "");
    assert_eq!(found.code, 1, "{}", found.err);
    assert!(found.out.starts_with("HIT  M-1  pacs.008.001.08"), "{}", found.out);
    assert!(found.out.contains("/Document/FIToFICstmrCdtTrf/CdtTrfTxInf/Cdtr/Nm"), "{}", found.out);
    assert!(found.out.contains("ofac-11599"), "{}", found.out);
    let clear = screen(&folder, &["b.txt"], "");
    assert_eq!((clear.code, clear.out.starts_with("CLEAR  R-1  MT103")), (0, true), "{}", clear.out);
    for input in [XML.replace('@', LISTED), FIN.replace('@', LISTED)] {
        let piped = screen(&folder, &["-"], &input);
        assert_eq!((piped.code, piped.out.starts_with("HIT")), (1, true), "{}", piped.err);
    }
}

#[test]
fn every_message_of_a_folder_has_a_line_and_a_bad_one_costs_no_other() {
    let folder = folder(&[
        ("1.xml", XML.replace('@', "Jane Sample")),
        ("2.rje", FIN.replace('@', LISTED) + &FIN.replace('@', "JANE SAMPLE")),
        ("3.xml", XML.replace("<Document", "<!DOCTYPE d [<!ENTITY a 'b'>]><Document")),
    ]);
    let run = screen(&folder, &[".", "--input", "payment", "--format", "jsonl"], "");
    assert_eq!(run.code, 2, "{}", run.err);
    let lines: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let decisions: Vec<&str> = lines.iter().map(|line| line["decision"].as_str().unwrap()).collect();
    assert_eq!(decisions, ["clear", "hit", "clear", "not_screened"]);
    let hit = &lines[1]["hits"][0];
    assert_eq!((hit["path"].as_str(), hit["role"].as_str()), (Some(":59: line 1"), Some("beneficiary")));
    assert_eq!(hit["match"]["entity"], "ofac-11599");
    assert_eq!(lines[3]["errors"][0]["code"], "payment.doctype");
    assert!(run.err.contains("error[payment.doctype]: ./3.xml message 1"), "{}", run.err);
    assert!(!run.err.contains("Tangun"), "names stay out of logs: {}", run.err);
}

#[test]
fn json_and_csv_have_every_message() {
    let folder = folder(&[("2.rje", FIN.replace('@', LISTED) + &FIN.replace('@', "JANE SAMPLE"))]);
    let json = screen(&folder, &["2.rje", "--format", "json"], "");
    let json: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["messages"].as_array().unwrap().len(), 2);
    assert_eq!((&json["summary"]["hit"], &json["summary"]["clear"]), (&Value::from(1), &Value::from(1)));
    let csv = screen(&folder, &["2.rje", "--format", "csv"], "");
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_reader(csv.out.as_bytes()).records().map(Result::unwrap).collect();
    assert_eq!(rows.iter().map(|row| row[6].to_owned()).collect::<Vec<_>>(), ["hit", "clear"]);
}

#[test]
fn options_about_customers_are_refused_and_inputs_are_not_mixed() {
    let folder = folder(&[("a.xml", XML.replace('@', LISTED)), ("c.csv", "name\nJane Sample\n".to_owned())]);
    let refused = screen(&folder, &["a.xml", "--country", "us"], "");
    assert_eq!((refused.code, refused.err.contains("--country")), (2, true), "{}", refused.err);
    let mixed = screen(&folder, &["a.xml", "c.csv"], "");
    assert_eq!((mixed.code, mixed.err.contains("error[input.mixed]")), (2, true), "{}", mixed.err);
}
