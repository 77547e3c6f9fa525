//! `interdict verify`: the chain of receipts, or the proof of one row.

use super::Outcome;
use crate::{
    arguments::TextOrJson,
    console::{Console, style},
    evidence_arguments::VerifyArguments,
    failure::Failure,
    loading::store_path,
};
use interdict_store::{Proof, Store};
use serde_json::{Value, json};
use std::{fs, io, path::Path};

pub(crate) fn run(arguments: &VerifyArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let (says, good) = match &arguments.proof {
        Some(path) => proof(path)?,
        None => chain(arguments)?,
    };
    match arguments.format {
        TextOrJson::Json => {
            serde_json::to_writer_pretty(&mut *console.out, &says).map_err(io::Error::from)?;
            writeln!(console.out)?;
        }
        TextOrJson::Text => {
            let text = says["says"].as_str().unwrap_or_default();
            let text = if good { text.to_owned() } else { console.paint(style::WARNING, text) };
            writeln!(console.out, "{text}")?;
            for (label, key) in [("head", "head"), ("hash of the receipt", "hash")] {
                if let Some(hash) = says[key].as_str() {
                    writeln!(console.out, "{label} {hash}")?;
                }
            }
        }
    }
    Ok(if good { Outcome::Done } else { Outcome::NotScreened })
}

fn chain(arguments: &VerifyArguments) -> Result<(Value, bool), Failure> {
    let store = Store::open(&store_path(arguments.store.store.as_deref())?)?;
    Ok(match store.verify_receipts(arguments.head.as_deref())? {
        Ok(verified) => {
            let says = match verified.receipts {
                0 => "there are no receipts".to_owned(),
                receipts => format!("{receipts} receipts with {} rows: nothing was changed", verified.rows),
            };
            let told = json!({
                "good": true,
                "says": says,
                "receipts": verified.receipts,
                "rows": verified.rows,
                "head": verified.head,
            });
            (told, true)
        }
        Err(fault) => {
            let told = json!({"good": false, "says": fault.says, "receipt": fault.receipt, "kind": fault.kind});
            (told, false)
        }
    })
}

fn proof(path: &Path) -> Result<(Value, bool), Failure> {
    let unreadable = |error: &dyn std::fmt::Display| {
        Failure::new("proof.unreadable", format!("{}: cannot be read: {error}", path.display()))
            .with_hint("`interdict receipts prove RECEIPT --row NUMBER` makes a proof")
    };
    let text = fs::read_to_string(path).map_err(|error| unreadable(&error))?;
    let proof: Proof = serde_json::from_str(&text).map_err(|error| unreadable(&error))?;
    Ok(match proof.check() {
        Ok((receipt, leaf)) => {
            let answer = match (&leaf.error, leaf.answer.len()) {
                (Some(error), _) => format!("could not be screened ({error})"),
                (None, 0) => "was clear".to_owned(),
                (None, 1) => "had 1 match".to_owned(),
                (None, matches) => format!("had {matches} matches"),
            };
            let whose = match (&proof.subject, &leaf.subject) {
                (Some(subject), _) => format!(", the subject {subject},"),
                (None, Some(digest)) => format!(", the subject of digest {},", digest.digest),
                (None, None) => String::new(),
            };
            let editions: Vec<String> = receipt
                .editions
                .iter()
                .map(|edition| format!("{}#{}", edition.dataset, edition.digest.get(..12).unwrap_or_default()))
                .collect();
            let says = format!(
                "the proof is good: row {} of receipt {}{whose} {answer} at {} against {}",
                leaf.row,
                receipt.number,
                receipt.at,
                editions.join(", "),
            );
            let told = json!({"good": true, "says": says, "hash": proof.hash, "receipt": receipt, "row": leaf});
            (told, true)
        }
        Err(error) => (json!({"good": false, "says": error.to_string()}), false),
    })
}
