//! The payments of the evaluation data that may lie beside the checkout: every one is read, the bad ones are told.

#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

use interdict_payments::{Message, Text, is_payment};
use std::{
    fs,
    path::{Path, PathBuf},
};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/lists/payments");

/// The files of a folder, or nothing (and a word about it) where the data is absent.
#[expect(clippy::print_stderr, reason = "a skipped test must say so")]
fn files(folder: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(format!("{FOLDER}/{folder}")) else {
        eprintln!("skipped: no evaluation data beside the checkout");
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn messages(path: &Path) -> Vec<Message> {
    let bytes = fs::read(path).unwrap();
    assert!(is_payment(&bytes), "{}", path.display());
    Text::of(&bytes).messages().collect()
}

#[test]
fn every_xml_message_is_read_and_the_bad_ones_are_told() {
    for path in ["fedwire-iso20022", "iso20022", "iso20022-screening-tests"].into_iter().flat_map(files) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let expected = match name.as_str() {
            "pacs008-empty-name.xml" => Some("payment.empty_name"),
            "pacs008-malformed.xml" => Some("payment.malformed"),
            "pacs008-unsafe-doctype.xml" => Some("payment.doctype"),
            // A version that is in circulation, with nobody in it.
            "pacs008-unsupported-version.xml" => Some("payment.no_party"),
            _ => None,
        };
        let found = messages(&path);
        assert_eq!(found.len(), 1, "{name}");
        let code = found[0].errors.first().map(interdict_payments::PaymentError::code);
        assert_eq!(code, expected, "{name}: {:?}", found[0].errors);
        if expected.is_none() {
            assert!(found[0].reference.message.is_some() && found[0].message_type.is_some(), "{name}");
            assert!(found[0].fields.len() > 5, "{name}");
        }
    }
}

#[test]
fn every_fin_file_has_the_messages_that_are_stated() {
    let stated = [
        ("MT101.fin", 1),
        ("MT103-bulk-with-ack.rje", 6),
        ("MT103-out-ack.rje", 13),
        ("mt103-example.txt", 1),
        ("mt103-examples.rje", 2),
        ("mt103-from-prowide-tests.rje", 26),
    ];
    for path in files("mt") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let found = messages(&path);
        let count = stated.iter().find(|(file, _)| *file == name).map(|(_, count)| *count);
        if name == "MT103-bulk-with-ack.rje" {
            // Six with the confirmations that stand before three of them: those name nobody.
            assert_eq!(found.len(), 3, "{name}");
        } else {
            assert_eq!(Some(found.len()), count, "{name}");
        }
        for message in &found {
            assert_eq!(message.errors, [], "{name} message {}", message.number);
            assert!(message.message_type.is_some() && message.fields.len() > 5, "{name}");
        }
    }
}
