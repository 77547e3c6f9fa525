//! `interdict completions`: scripts that let a shell complete the command line.

use super::Outcome;
use crate::{
    arguments::{Arguments, CompletionsArguments},
    console::Console,
    failure::Failure,
};
use clap::CommandFactory;

pub(crate) fn run(arguments: &CompletionsArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    // Generated into memory first: the generator panics where a write fails.
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "interdict", &mut script);
    console.out.write_all(&script)?;
    Ok(Outcome::Done)
}
