//! `interdict receipts`: what was kept as proof; below it, one file a command.

mod export;
mod list;
mod page;
mod prove;
mod show;

use super::Outcome;
use crate::{
    console::Console,
    evidence_arguments::{ReceiptsArguments, ReceiptsCommand},
    failure::Failure,
};
use interdict_store::{Leaf, Part};

pub(crate) fn run(arguments: &ReceiptsArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    match &arguments.command {
        ReceiptsCommand::List(arguments) => list::run(arguments, console),
        ReceiptsCommand::Show(arguments) => show::run(arguments, console),
        ReceiptsCommand::Prove(arguments) => prove::run(arguments, console),
        ReceiptsCommand::Export(arguments) => export::run(arguments, console),
    }
}

/// The answer of a row in words; of a part, what its rows come to.
fn answer_in_words(leaf: &Leaf) -> String {
    if let Some(Part { rows, matched, bad, .. }) = &leaf.part {
        return format!("{rows} rows, {matched} with matches, {bad} bad");
    }
    if let Some(error) = &leaf.error {
        return format!("could not be screened ({error})");
    }
    if leaf.answer.is_empty() {
        return "clear".to_owned();
    }
    let matches = leaf.answer.iter().map(|found| {
        if !found.is_scored() {
            return format!("{} {}", found.entity, found.decision);
        }
        let score = found.score().map_or_else(|| "?".to_owned(), |score| format!("{score:.3}"));
        format!("{} {score}", found.entity)
    });
    matches.collect::<Vec<_>>().join(", ")
}
