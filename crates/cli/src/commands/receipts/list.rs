//! `interdict receipts list`: all receipts, a line each.

use super::Outcome;
use crate::{arguments::TextOrJson, console::Console, evidence_arguments::ListReceiptsArguments, failure::Failure};
use interdict_shelf::store_path;
use interdict_store::Store;
use serde_json::json;
use std::io;

pub(super) fn run(arguments: &ListReceiptsArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let store = Store::open(&store_path(arguments.store.store.as_deref())?)?;
    let receipts = store.receipts()?;
    match arguments.format {
        TextOrJson::Json => {
            let told: Vec<_> =
                receipts.iter().map(|held| json!({"hash": held.hash, "receipt": held.receipt})).collect();
            serde_json::to_writer_pretty(&mut *console.out, &told).map_err(io::Error::from)?;
            writeln!(console.out)?;
        }
        TextOrJson::Text => {
            writeln!(console.out, "receipt  at                       rows  matched  bad  hash          editions")?;
            for held in &receipts {
                let receipt = &held.receipt;
                let editions: Vec<String> = receipt
                    .editions
                    .iter()
                    .map(|edition| {
                        let published = edition.published_on.map(|day| format!("@{day}")).unwrap_or_default();
                        format!("{}{published}", edition.dataset)
                    })
                    .collect();
                writeln!(
                    console.out,
                    "{:>7}  {:<20} {:>8} {:>8} {:>4}  {}  {}",
                    receipt.number,
                    receipt.at,
                    receipt.rows,
                    receipt.matched,
                    receipt.bad,
                    held.hash.get(..12).unwrap_or_default(),
                    editions.join(", "),
                )?;
            }
        }
    }
    Ok(Outcome::Done)
}
