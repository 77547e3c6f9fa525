//! The command line of `interdict lists`: what can be asked of lists and done with their editions.

use crate::arguments::{ListChoice, StoreChoice, TextOrJson};
use clap::{ArgAction, Args, Subcommand, ValueHint};
use std::path::PathBuf;

const LISTS_EXAMPLES: &str = "\
Exit code:
  0  done; all lists are there and complete
  2  a list could not be read, not completely, or was held back

Examples:
  interdict lists --list sdn/                                  what a list holds
  interdict lists check sdn/ consolidated.xml                  how many parties have a birth date, a day of listing ...
  interdict lists update                                       fetch all official lists into the store
  interdict lists add 2015-01-02/ --seen 2015-01-17            put an edition you have into the store
  interdict lists diff 2014-12-31/ 2015-01-02/                 what changed between two editions
  interdict lists diff us_ofac_sdn@2023-01-01 us_ofac_sdn      the same for editions in the store
  interdict lists history ofac-9345                            the life of a party";

/// Show lists, keep their editions, tell what changed
///
/// Without a command: what is screened against, with publisher, edition, digest, and what its reader noticed.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, after_help = LISTS_EXAMPLES)]
pub(crate) struct ListsArguments {
    #[command(subcommand)]
    pub(crate) command: Option<ListsCommand>,
    #[command(flatten)]
    pub(crate) lists: ListChoice,
    /// How to write the answer
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextOrJson,
    /// Show every warning instead of the first ones
    #[arg(long, action = ArgAction::SetTrue)]
    pub(crate) warnings: bool,
}

/// What can be done with lists.
#[derive(Debug, Subcommand)]
pub(crate) enum ListsCommand {
    Update(UpdateArguments),
    Check(CheckArguments),
    Add(AddArguments),
    Editions(EditionsArguments),
    Diff(DiffArguments),
    History(HistoryArguments),
    Groups(GroupsArguments),
    Changes(ChangesArguments),
    Rebuild(RebuildArguments),
}

/// Which store is asked, and how its answer is written.
#[derive(Debug, Args)]
pub(crate) struct AnswerChoice {
    #[command(flatten)]
    pub(crate) store: StoreChoice,
    /// How to write the answer
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextOrJson,
}

/// Count how many parties of a list have a birth date, a day of listing, an identifier and so on
///
/// Exit code: 0 all lists are complete; 2 a list could not be read, or not completely.
#[derive(Debug, Args)]
pub(crate) struct CheckArguments {
    /// Files, folders or names of lists
    #[arg(value_name = "LIST", required = true)]
    pub(crate) lists: Vec<String>,
    #[command(flatten)]
    pub(crate) answer: AnswerChoice,
}

/// Fetch official lists and put their new editions into the store
///
/// Sources are asked several at once and only for what is new; one that fails does not stop the others. An edition
/// replaces the one before it whole or not at all; one that lost too much is held back.
///
/// Exit code: 0 every source was fetched and taken; 2 a source failed or was held back, and the command says which and why.
#[derive(Debug, Args)]
pub(crate) struct UpdateArguments {
    /// Names of sources, such as un or ofac-sdn [default: those that are fetched by default; --sources shows all]
    #[arg(value_name = "SOURCE")]
    pub(crate) chosen: Vec<String>,
    /// A file that changes the addresses, the User-Agent, proxy, certificates and other settings, or adds sources
    #[arg(long, value_name = "FILE", env = "INTERDICT_SOURCES", value_hint = ValueHint::FilePath, hide_env_values = true)]
    pub(crate) config: Option<PathBuf>,
    /// Show the sources and their addresses, and fetch nothing
    #[arg(long)]
    pub(crate) sources: bool,
    /// Take editions that would be held back
    #[arg(long)]
    pub(crate) accept: bool,
    #[command(flatten)]
    pub(crate) store: StoreChoice,
}

/// Put editions into the store
///
/// An edition replaces the one before it whole or not at all. One that lost more than 15 of 100 parties, or more than 20
/// of 100 parties' facts of some kind, is held back: the edition before it stays in force, and the exit code is 2.
#[derive(Debug, Args)]
pub(crate) struct AddArguments {
    /// Files or folders of official lists
    #[arg(value_name = "LIST", required = true)]
    pub(crate) lists: Vec<String>,
    /// The day on which the edition was seen [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) seen: Option<String>,
    /// Take an edition that would be held back
    #[arg(long)]
    pub(crate) accept: bool,
    #[command(flatten)]
    pub(crate) store: StoreChoice,
}

/// Show the editions in the store
#[derive(Debug, Args)]
pub(crate) struct EditionsArguments {
    /// Only those of this list
    #[arg(value_name = "LIST")]
    pub(crate) list: Option<String>,
    #[command(flatten)]
    pub(crate) answer: AnswerChoice,
}

/// Tell what changed between two editions: parties added, removed, changed, and in which fields
#[derive(Debug, Args)]
pub(crate) struct DiffArguments {
    /// The earlier edition: a file, a folder, or LIST@DATE for the edition in the store that was known on a day
    #[arg(value_name = "EARLIER")]
    pub(crate) earlier: String,
    /// The later edition; LIST alone is the newest one in the store
    #[arg(value_name = "LATER")]
    pub(crate) later: String,
    #[command(flatten)]
    pub(crate) answer: AnswerChoice,
}

/// Tell the life of a listed party: listed, names and programmes added, changed, delisted
///
/// Days that the authority states and days on which an edition in the store showed something are told apart.
#[derive(Debug, Args)]
pub(crate) struct HistoryArguments {
    /// Identity of the party, as `screen` prints it, or its name
    #[arg(value_name = "ID|NAME")]
    pub(crate) party: String,
    #[command(flatten)]
    pub(crate) answer: AnswerChoice,
}

/// Find parties that stand on several lists, and say why their records are of one party
///
/// Records are linked where one gives the other's reference number, where both have a passport, IMO number or the like that
/// only one party has, or where two persons of one name were born on the same day. Nothing is merged. Groups keep their
/// identity from one edition to the next; the store remembers it.
#[derive(Debug, Args)]
pub(crate) struct GroupsArguments {
    /// Only the group of this record, as `screen` prints it
    #[arg(value_name = "ID")]
    pub(crate) party: Option<String>,
    /// Lists to look at
    #[arg(long = "list", value_name = "PATH|NAME", default_value = "all", value_hint = ValueHint::AnyPath)]
    pub(crate) lists: Vec<String>,
    #[command(flatten)]
    pub(crate) answer: AnswerChoice,
}

/// Read OFAC's change files (sdnew15.txt): what was added, removed and changed, by day
#[derive(Debug, Args)]
pub(crate) struct ChangesArguments {
    /// Change files, or folders of them
    #[arg(value_name = "FILE", required = true, value_hint = ValueHint::AnyPath)]
    pub(crate) files: Vec<PathBuf>,
    /// Only changes of this day
    #[arg(long, value_name = "DATE")]
    pub(crate) day: Option<String>,
    /// Only changes of parties that bear this name, letter for letter but for case and punctuation
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Vec<String>,
    /// How to write the answer
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextOrJson,
}

/// Rebuild the SDN list of a past day from a later edition and OFAC's change files
///
/// Writes FollowTheMoney JSON lines, which can be screened against with --list, and says what could not be matched.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  interdict lists rebuild 2015-01-02 --from sdn-2016-10-07/ --from-day 2016-10-07 --changes changes/ > 2015.jsonl"
)]
pub(crate) struct RebuildArguments {
    /// The day
    #[arg(value_name = "DATE")]
    pub(crate) day: String,
    /// A later edition
    #[arg(long, value_name = "LIST")]
    pub(crate) from: String,
    /// The day of that edition
    #[arg(long, value_name = "DATE")]
    pub(crate) from_day: String,
    /// Change files, or folders of them; all years there are
    #[arg(long, value_name = "FILE", required = true, value_hint = ValueHint::AnyPath)]
    pub(crate) changes: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) store: StoreChoice,
}
