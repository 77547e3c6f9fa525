//! The commands, one file each. A command writes to the console it is given and says how it ended.

pub(crate) mod alerts;
pub(crate) mod backup;
mod batch;
pub(crate) mod completions;
pub(crate) mod customers;
pub(crate) mod eval;
pub(crate) mod impact;
pub(crate) mod index;
pub(crate) mod keys;
pub(crate) mod lists;
pub(crate) mod man;
pub(crate) mod mcp;
mod payments;
pub(crate) mod read;
pub(crate) mod receipts;
pub(crate) mod replay;
pub(crate) mod rescreen;
pub(crate) mod screen;
pub(crate) mod serve;
mod serving;
pub(crate) mod show;
pub(crate) mod verify;

/// How a command ended; `main` makes the exit code of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// A command that does not screen did what it was told.
    Done,
    /// Everything was screened and nothing was found.
    Clear,
    /// Everything was screened and something was found.
    Found,
    /// Something could not be screened, and the command has said what and where.
    NotScreened,
}
