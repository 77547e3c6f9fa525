//! The command line of index files: lists kept ready for screening.

use crate::arguments::{ListChoice, TextOrJson};
use clap::{Args, Subcommand, ValueHint};
use std::path::PathBuf;

const INDEX_EXAMPLES: &str = "\
Examples:
  interdict index build lists.idx --list all            every list in the store, in one file
  interdict index build sdn.idx --list sdn/             a list of your own download
  interdict screen customers.csv --list sdn.idx         the same answers; nothing has to be read or indexed first
  interdict index show sdn.idx --check                  what is in it, and whether it arrived undamaged";

/// Keep lists ready for screening in one file
///
/// An index file holds everything that is screened against: parties, names, editions. It opens in milliseconds, is checked for
/// damage as it does, and all processes on a machine share the memory it takes, so that it can be built once and copied to every
/// machine that screens. `--list FILE` takes it; answers are those of the lists it was built from. It is bound to the version of
/// the program that wrote it: after an update, build it again.
#[derive(Debug, Args)]
#[command(after_help = INDEX_EXAMPLES)]
pub(crate) struct IndexArguments {
    #[command(subcommand)]
    pub(crate) command: IndexCommand,
}

/// What can be done with index files.
#[derive(Debug, Subcommand)]
pub(crate) enum IndexCommand {
    Build(BuildIndexArguments),
    Show(ShowIndexArguments),
}

/// Read lists, and write them into an index file
///
/// Exit code: 0 written; 2 a list could not be read, not completely, or the file could not be written.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  interdict index build lists.idx --list sdn/ --list consolidated.xml")]
pub(crate) struct BuildIndexArguments {
    /// The file to write. An index file of that name is replaced when the new one is whole; other files are left alone
    #[arg(value_name = "OUT", value_hint = ValueHint::FilePath)]
    pub(crate) out: PathBuf,
    #[command(flatten)]
    pub(crate) lists: ListChoice,
    /// Take the editions that were known on this day: what was in the store by then
    #[arg(long, value_name = "DATE")]
    pub(crate) known_on: Option<String>,
    /// Take even a list that could not be read completely; screening then asks for --allow-incomplete, too
    #[arg(long)]
    pub(crate) allow_incomplete: bool,
}

/// Tell what is in an index file: editions and their digests, parties, which program wrote it, size by section
///
/// Exit code: 0 it can be screened against; 2 it cannot (damaged, no index file, or of another version of the program).
#[derive(Debug, Args)]
pub(crate) struct ShowIndexArguments {
    /// The index file
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) file: PathBuf,
    /// Read all of it, and compare it with the digest in it: has any byte changed since it was written?
    #[arg(long)]
    pub(crate) check: bool,
    /// How to write the answer
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextOrJson,
}
