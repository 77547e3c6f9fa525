//! The command line of what is kept as evidence: receipts, customers, alerts, and copies of the store.

use crate::arguments::{StoreChoice, TextOrJson};
use clap::{Args, Subcommand, ValueHint};
use std::path::PathBuf;

/// Whether a screening leaves a receipt.
#[derive(Debug, Clone, Args)]
pub(crate) struct ReceiptChoice {
    /// Leave a receipt in the store: proof of what was asked, against which editions, and what was answered
    #[arg(long, help_heading = "Receipt")]
    pub(crate) receipt: bool,
    /// Keep the subjects with the receipt, so that it can be replayed; otherwise only salted digests of them are kept
    #[arg(long, requires = "receipt", help_heading = "Receipt")]
    pub(crate) receipt_subjects: bool,
}

const VERIFY_EXAMPLES: &str = "\
Exit code:
  0  nothing was changed, is missing or was moved; the proof is good
  2  something was; the first such receipt and what is wrong with it are told

Examples:
  interdict verify
  interdict verify --head 6f3a1c09...      the receipt of that hash, kept elsewhere, must be in the chain
  interdict verify --proof proof.json      one row, without the store";

/// Walk the chain of receipts and find any byte that was changed, is missing or was moved
///
/// The last line is the hash of the newest receipt. Kept where the store cannot be written from, it proves later that nothing
/// up to it was exchanged.
#[derive(Debug, Args)]
#[command(after_help = VERIFY_EXAMPLES)]
pub(crate) struct VerifyArguments {
    /// The hash of a receipt that must be in the chain; its first 12 digits are enough
    #[arg(long, value_name = "HASH", conflicts_with = "proof")]
    pub(crate) head: Option<String>,
    /// Check a proof of one row, made by `interdict receipts prove`; no store is asked
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) proof: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) store: StoreChoice,
    /// How to write the answer
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextOrJson,
}

const REPLAY_EXAMPLES: &str = "\
Exit code:
  0  the same answer
  1  another answer; what differs is told
  2  it could not be run again (an edition or a subject is missing)";

/// Run the screening of a receipt again on the editions of that day, and say whether the answer is the same
///
/// Editions are taken from the store by their digests, settings from the receipt. Subjects are those that were kept with
/// --receipt-subjects, or given again with --subjects.
#[derive(Debug, Args)]
#[command(after_help = REPLAY_EXAMPLES)]
pub(crate) struct ReplayArguments {
    /// Number of the receipt
    #[arg(value_name = "RECEIPT")]
    pub(crate) receipt: i64,
    /// The subjects in the order of the rows, one JSON object a line, as `interdict receipts show --subjects` writes them
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) subjects: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) store: StoreChoice,
    /// How to write the answer
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextOrJson,
}

const RECEIPTS_EXAMPLES: &str = "\
Examples:
  interdict receipts list
  interdict receipts show 12 --rows
  interdict receipts prove 12 --row 345 > proof.json
  interdict receipts export 12 --out dossier/";

/// Show receipts, prove single rows, write a dossier for an examiner
///
/// Exit code: 0 done; 2 there is no such receipt, or it cannot be read.
#[derive(Debug, Args)]
#[command(after_help = RECEIPTS_EXAMPLES)]
pub(crate) struct ReceiptsArguments {
    #[command(subcommand)]
    pub(crate) command: ReceiptsCommand,
}

/// What can be done with receipts.
#[derive(Debug, Subcommand)]
pub(crate) enum ReceiptsCommand {
    /// All receipts, a line each
    List(ListReceiptsArguments),
    /// One receipt
    Show(ShowReceiptArguments),
    /// A proof of one row that shows no other; `interdict verify --proof` checks it
    Prove(ProveArguments),
    /// The chain, chosen receipts with their rows, a page to print and a script that checks them, in a new folder
    Export(ExportArguments),
}

#[derive(Debug, Args)]
pub(crate) struct ListReceiptsArguments {
    #[command(flatten)]
    pub(crate) store: StoreChoice,
    /// How to write the answer
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextOrJson,
}

#[derive(Debug, Args)]
pub(crate) struct ShowReceiptArguments {
    /// Number of the receipt
    #[arg(value_name = "RECEIPT")]
    pub(crate) receipt: i64,
    /// Show its rows, too
    #[arg(long)]
    pub(crate) rows: bool,
    /// Write nothing but the subjects that were kept, a line for every row, as `interdict replay --subjects` takes them
    #[arg(long, conflicts_with_all = ["rows", "format"])]
    pub(crate) subjects: bool,
    #[command(flatten)]
    pub(crate) store: StoreChoice,
    /// How to write the answer
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextOrJson,
}

#[derive(Debug, Args)]
pub(crate) struct ProveArguments {
    /// Number of the receipt
    #[arg(value_name = "RECEIPT")]
    pub(crate) receipt: i64,
    /// Which row, counted from 1; a file's header is no row
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub(crate) row: i64,
    /// Leave the subject out, even if it was kept
    #[arg(long)]
    pub(crate) without_subject: bool,
    #[command(flatten)]
    pub(crate) store: StoreChoice,
}

#[derive(Debug, Args)]
pub(crate) struct ExportArguments {
    /// Receipts whose rows are written, too [default: all]
    #[arg(value_name = "RECEIPT")]
    pub(crate) receipts: Vec<i64>,
    /// The folder; it must be new or empty
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(crate) out: PathBuf,
    #[command(flatten)]
    pub(crate) store: StoreChoice,
}

const CUSTOMERS_EXAMPLES: &str = "\
Examples:
  interdict customers import customers.csv        the register is what the file says
  interdict customers add new.csv --column id=Kundennummer
  interdict customers remove C-1042
  interdict customers list";

/// Keep a register of the customers that `interdict rescreen` watches
///
/// Exit code: 0 done; 2 a record could not be used (the others were, but for `import`), or there is no such customer. A
/// record that has the identity of an earlier one of its file and says something else cannot be used.
#[derive(Debug, Args)]
#[command(after_help = CUSTOMERS_EXAMPLES)]
pub(crate) struct CustomersArguments {
    #[command(subcommand)]
    pub(crate) command: CustomersCommand,
}

/// What can be done with the register.
#[derive(Debug, Subcommand)]
pub(crate) enum CustomersCommand {
    /// Put the customers of a file into the register, in place of those with the same identity
    Add(AddCustomersArguments),
    /// Make the register what a file says: whoever is not in it is taken out. All of the file is taken, or nothing
    Import(ImportCustomersArguments),
    /// Take customers out of the register; their alerts are closed
    Remove(RemoveCustomersArguments),
    /// Show who is in the register
    List(ListCustomersArguments),
}

#[derive(Debug, Args)]
pub(crate) struct AddCustomersArguments {
    /// A customer file, as for `interdict screen`, in which every record has an identity
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) file: PathBuf,
    /// What a column or key holds, where its name does not tell, such as id=Kundennummer
    #[arg(long, value_name = "FIELD=HEADER")]
    pub(crate) column: Vec<String>,
    #[command(flatten)]
    pub(crate) store: StoreChoice,
}

#[derive(Debug, Args)]
pub(crate) struct ImportCustomersArguments {
    /// A customer file, as for `interdict screen`, in which every record has an identity
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) file: PathBuf,
    /// What a column or key holds, where its name does not tell, such as id=Kundennummer
    #[arg(long, value_name = "FIELD=HEADER")]
    pub(crate) column: Vec<String>,
    /// Take the file even if it leaves out many of those under watch, or all of them
    #[arg(long)]
    pub(crate) accept: bool,
    #[command(flatten)]
    pub(crate) store: StoreChoice,
}

#[derive(Debug, Args)]
pub(crate) struct RemoveCustomersArguments {
    /// Identities of customers
    #[arg(value_name = "ID", required = true)]
    pub(crate) ids: Vec<String>,
    #[command(flatten)]
    pub(crate) store: StoreChoice,
}

#[derive(Debug, Args)]
pub(crate) struct ListCustomersArguments {
    #[command(flatten)]
    pub(crate) store: StoreChoice,
    /// How to write the answer
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextOrJson,
}

const RESCREEN_EXAMPLES: &str = "\
Exit code:
  0  done, no alert was opened or updated (some may have been closed)
  1  done, alerts were opened or updated
  2  it could not be done; the alerts are as they were

Examples:
  interdict rescreen                                        to the newest editions
  interdict rescreen --from 2014-12-31 --to 2015-01-17      what happened between two days
  interdict rescreen --customers customers.csv              the register read from a file each time";

/// Screen the register again after a change of the lists, and open, update and close alerts
///
/// Only what the change can affect is scored; the alerts are those of a full screening. Each change of an alert comes with
/// its reason in words. The first time, or after other settings or another version of the program, everybody is screened.
#[derive(Debug, Args)]
#[command(after_help = RESCREEN_EXAMPLES)]
pub(crate) struct RescreenArguments {
    /// Where the alerts are to stand before: what was known on a day, or an edition by its number [default: where they stand]
    #[arg(long, value_name = "DAY|EDITION")]
    pub(crate) from: Option<String>,
    /// Where they are to stand then [default: the newest editions]
    #[arg(long, value_name = "DAY|EDITION")]
    pub(crate) to: Option<String>,
    /// Lists in the store to screen against; may be given several times [default: all]
    #[arg(long = "list", value_name = "NAME")]
    pub(crate) lists: Vec<String>,
    /// Make the register what this file says first, as `interdict customers import` does
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) customers: Option<PathBuf>,
    /// With --customers: what a column or key holds, where its name does not tell
    #[arg(long, value_name = "FIELD=HEADER", requires = "customers")]
    pub(crate) column: Vec<String>,
    /// With --customers: take the file even if it leaves out many of those under watch, or all of them
    #[arg(long, requires = "customers")]
    pub(crate) accept: bool,
    /// Lowest score that is an alert, from 0 to 1
    #[arg(long, default_value_t = interdict_screening::DEFAULT_THRESHOLD, value_name = "SCORE")]
    pub(crate) threshold: f64,
    /// Ignore aliases that the publisher marks as weak
    #[arg(long)]
    pub(crate) no_weak: bool,
    /// Screen everybody, whatever the change can affect: slow, the same alerts
    #[arg(long)]
    pub(crate) full: bool,
    /// How many threads to use [default: all cores]
    #[arg(long, value_name = "NUMBER")]
    pub(crate) threads: Option<usize>,
    #[command(flatten)]
    pub(crate) receipts: ReceiptChoice,
    #[command(flatten)]
    pub(crate) store: StoreChoice,
    /// How to write the answer
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextOrJson,
}

/// Show alerts, with the reason and the history of each, for the people or the system that decide about them
///
/// Exit code: 0 there are none; 1 there are some; 2 they could not be read.
#[derive(Debug, Args)]
pub(crate) struct AlertsArguments {
    /// Show closed ones, too
    #[arg(long)]
    pub(crate) all: bool,
    /// Only those that changed on this day or later
    #[arg(long, value_name = "DATE")]
    pub(crate) since: Option<String>,
    #[command(flatten)]
    pub(crate) store: StoreChoice,
    /// How to write the answer
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextOrJson,
}

const IMPACT_EXAMPLES: &str = "\
Exit code:
  0  no decision would change
  1  some would; each is told
  2  it could not be found out

Examples:
  interdict impact --threshold 0.8
  interdict impact --list sdn-of-tomorrow.xml
  interdict impact --threshold 0.8 --receipts";

/// Tell which past decisions would change under another threshold or other lists; changes nothing
///
/// Decisions are the alerts of the register, or the answers of receipts whose subjects were kept.
#[derive(Debug, Args)]
#[command(after_help = IMPACT_EXAMPLES)]
pub(crate) struct ImpactArguments {
    /// With this as lowest score that is a match
    #[arg(long, value_name = "SCORE", required_unless_present = "lists")]
    pub(crate) threshold: Option<f64>,
    /// Against these lists: files, folders, names of lists in the store, as for `interdict screen`
    #[arg(long = "list", value_name = "PATH|NAME", value_hint = ValueHint::AnyPath)]
    pub(crate) lists: Vec<String>,
    /// Look at receipts instead of the register
    #[arg(long)]
    pub(crate) receipts: bool,
    #[command(flatten)]
    pub(crate) store: StoreChoice,
    /// How to write the answer
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextOrJson,
}

/// Copy the store into another file, whole and consistent, while others use it
///
/// Exit code: 0 the copy is there and was checked; 2 there is none.
#[derive(Debug, Args)]
pub(crate) struct BackupArguments {
    /// The copy; it must not exist yet
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) store: StoreChoice,
}

/// Put a copy made by `interdict backup` in the place of the store
///
/// The copy is checked first: its pages, and its chain of receipts. The store that was there is kept beside it. Nothing else
/// may use the store meanwhile.
///
/// Exit code: 0 the copy is the store now; 2 the store is as it was.
#[derive(Debug, Args)]
pub(crate) struct RestoreArguments {
    /// The copy
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) store: StoreChoice,
}
