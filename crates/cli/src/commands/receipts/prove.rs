//! `interdict receipts prove`: one row of a receipt, proved without the others.

use super::Outcome;
use crate::{console::Console, evidence_arguments::ProveArguments, failure::Failure};
use interdict_shelf::store_path;
use interdict_store::Store;
use std::io;

pub(super) fn run(arguments: &ProveArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let store = Store::open(&store_path(arguments.store.store.as_deref())?)?;
    let proof = store.prove_row(arguments.receipt, arguments.row)?;
    let mut proof = proof.ok_or_else(|| {
        Failure::new("receipt.no_row", format!("receipt {} has no row {}", arguments.receipt, arguments.row))
            .with_hint(format!("`interdict receipts show {} --rows` shows those it has", arguments.receipt))
    })?;
    if arguments.without_subject {
        proof.subject = None;
    }
    // A proof of what is no longer what was sealed would prove nothing; better to say so here.
    proof.check().map_err(|error| {
        Failure::new("receipt.changed", format!("receipt {} cannot be proved: {error}", arguments.receipt))
            .with_hint("`interdict verify` tells what was changed")
    })?;
    serde_json::to_writer_pretty(&mut *console.out, &proof).map_err(io::Error::from)?;
    writeln!(console.out)?;
    Ok(Outcome::Done)
}
