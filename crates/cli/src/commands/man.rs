//! `interdict man`: man pages for packagers, generated from the same definitions as `--help`.

use super::Outcome;
use crate::{
    arguments::{Arguments, ManArguments},
    failure::Failure,
};
use clap::CommandFactory;

pub(crate) fn run(arguments: &ManArguments) -> Result<Outcome, Failure> {
    let written = std::fs::create_dir_all(&arguments.folder)
        .and_then(|()| clap_mangen::generate_to(Arguments::command(), &arguments.folder));
    written.map_err(|error| Failure::new("output", format!("{}: {error}", arguments.folder.display())))?;
    Ok(Outcome::Done)
}
