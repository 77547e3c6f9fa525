//! `interdict verify`: the chain of receipts, or the proof of one row, also of one within a part.

use super::Outcome;
use crate::{
    arguments::TextOrJson,
    console::{Console, style},
    evidence_arguments::VerifyArguments,
    failure::Failure,
};
use interdict_shelf::store_path;
use interdict_store::{Part, Proof, Proved, Store};
use serde_json::{Value, json};
use std::{fs, io, path::Path};

/// So many digits of a hash are enough to name it, as `interdict receipts list` does.
const DIGITS: usize = 12;

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
    if let Some(head) = &arguments.head {
        check_head(head)?;
    }
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

/// A slip in typing must not look like a chain that was made anew.
fn check_head(head: &str) -> Result<(), Failure> {
    let is_hash = (DIGITS..=64).contains(&head.len()) && head.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_hash {
        return Ok(());
    }
    Err(Failure::usage(
        "--head",
        format!("a hash has 64 hexadecimal digits, of which at least the first {DIGITS} are needed"),
    )
    .with_hint(
        "`interdict verify` prints the whole hash of the newest receipt, `interdict receipts list` how each begins",
    ))
}

fn proof(path: &Path) -> Result<(Value, bool), Failure> {
    let unreadable = |error: &dyn std::fmt::Display| {
        Failure::new("proof.unreadable", format!("{}: cannot be read: {error}", path.display()))
            .with_hint("`interdict receipts prove RECEIPT --row NUMBER` makes a proof")
    };
    let text = fs::read_to_string(path).map_err(|error| unreadable(&error))?;
    let proof: Proof = serde_json::from_str(&text).map_err(|error| unreadable(&error))?;
    Ok(match proof.check() {
        Ok(proved) => {
            let whose = whose(&proof, &proved);
            let Proved { receipt, leaf, within } = proved;
            let editions: Vec<String> = receipt
                .editions
                .iter()
                .map(|edition| format!("{}#{}", edition.dataset, edition.digest.get(..12).unwrap_or_default()))
                .collect();
            let says = format!("the proof is good: {whose} at {} against {}", receipt.at, editions.join(", "));
            let hash = &proof.hash;
            let told = match within {
                None => json!({"good": true, "says": says, "hash": hash, "receipt": receipt, "row": leaf}),
                Some(row) => {
                    json!({"good": true, "says": says, "hash": hash, "receipt": receipt, "part": leaf, "row": row})
                }
            };
            (told, true)
        }
        Err(error) => (json!({"good": false, "says": error.to_string()}), false),
    })
}

/// What a proof is about and what was answered, in words.
fn whose(proof: &Proof, proved: &Proved) -> String {
    let Proved { receipt, leaf, within } = proved;
    let number = receipt.number;
    let (row, subject, error, answer) = match (within, &proof.within, &leaf.part) {
        (Some(row), Some(at), _) => {
            let place = format!("{}, row {} of part {} of receipt {number}", row.place, at.row, leaf.row);
            (place, &row.subject, &row.error, &row.answer)
        }
        // The rows of a part are not shown by it: it has no answer of its own.
        (_, _, Some(part)) => {
            let Part { rows, matched, bad, .. } = part;
            return format!(
                "part {} of receipt {number}, {}: {rows} rows, of them {matched} with matches and {bad} that could not be \
                 screened,",
                leaf.row, leaf.place
            );
        }
        _ => (format!("row {} of receipt {number}", leaf.row), &leaf.subject, &leaf.error, &leaf.answer),
    };
    let answer = match (error, answer.len()) {
        (Some(error), _) => format!("could not be screened ({error})"),
        (None, 0) => "was clear".to_owned(),
        (None, 1) => "had 1 match".to_owned(),
        (None, matches) => format!("had {matches} matches"),
    };
    match (&proof.subject, subject) {
        (Some(subject), _) => format!("{row}, the subject {subject}, {answer}"),
        (None, Some(digest)) => format!("{row}, the subject of digest {}, {answer}", digest.digest),
        (None, None) => format!("{row} {answer}"),
    }
}
