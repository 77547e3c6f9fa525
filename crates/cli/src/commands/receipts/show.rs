//! `interdict receipts show`: one receipt, and its rows or their subjects if asked for.

use super::{Outcome, answer_in_words};
use crate::{arguments::TextOrJson, console::Console, evidence_arguments::ShowReceiptArguments, failure::Failure};
use interdict_shelf::store_path;
use interdict_store::{Leaf, Row, Store, canonical};
use serde_json::{Value, json};
use std::io;

pub(super) fn run(arguments: &ShowReceiptArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let store = Store::open(&store_path(arguments.store.store.as_deref())?)?;
    let held = store.receipt(arguments.receipt)?;
    if arguments.subjects {
        store.receipt_rows(arguments.receipt, |row| -> Result<(), Failure> {
            // A row without a subject has its line, too: lines are laid beside rows by their order.
            Ok(writeln!(console.out, "{}", row.subject.as_deref().unwrap_or("null"))?)
        })?;
        return Ok(Outcome::Done);
    }
    match arguments.format {
        TextOrJson::Json => {
            let head = json!({"hash": held.hash, "receipt": held.receipt});
            writeln!(console.out, "{head}")?;
            if arguments.rows {
                store.receipt_rows(arguments.receipt, |row| -> Result<(), Failure> {
                    let (leaf, subject) = (value(&row.leaf)?, row.subject.as_deref().map(value).transpose()?);
                    Ok(writeln!(console.out, "{}", json!({"row": leaf, "subject": subject}))?)
                })?;
            }
        }
        TextOrJson::Text => {
            let receipt = &held.receipt;
            writeln!(console.out, "Receipt {} of {}", receipt.number, receipt.at)?;
            let parts = receipt.parts.map(|parts| format!(", in {parts} parts")).unwrap_or_default();
            let lines = [
                ("engine", receipt.engine.clone()),
                ("settings", canonical(&receipt.settings)),
                (
                    "rows",
                    format!("{}, of them {} with matches, {} bad{parts}", receipt.rows, receipt.matched, receipt.bad),
                ),
                ("root", receipt.root.clone()),
                ("previous", receipt.previous.clone()),
                ("hash", held.hash.clone()),
            ];
            for (label, text) in lines {
                writeln!(console.out, "  {label:<9} {text}")?;
            }
            for edition in &receipt.editions {
                let published = edition.published_on.map(|day| format!(" of {day}")).unwrap_or_default();
                let number = edition.edition.map(|number| format!(", edition {number}")).unwrap_or_default();
                let complete = if edition.complete { "" } else { ", NOT COMPLETE" };
                writeln!(
                    console.out,
                    "  {:<9} {}{published}{number}{complete}, {}",
                    "against", edition.dataset, edition.digest
                )?;
            }
            if arguments.rows {
                store.receipt_rows(arguments.receipt, |row| tell(&row, console))?;
            }
        }
    }
    Ok(Outcome::Done)
}

fn tell(row: &Row, console: &mut Console<'_>) -> Result<(), Failure> {
    let leaf: Leaf = serde_json::from_str(&row.leaf).map_err(io::Error::from)?;
    writeln!(console.out, "  row {:<5} {:<24} {}", leaf.row, leaf.place, answer_in_words(&leaf))?;
    if let Some(subject) = &row.subject {
        writeln!(console.out, "            {subject}")?;
    }
    Ok(())
}

fn value(text: &str) -> Result<Value, Failure> {
    Ok(serde_json::from_str(text).map_err(io::Error::from)?)
}
