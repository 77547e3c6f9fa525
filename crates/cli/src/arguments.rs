//! The command line as it is typed: names, defaults and help texts. What the values mean is checked in the commands.

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;
use std::path::PathBuf;

const ABOUT: &str = "Is this party under sanctions, since when, by whose order, and why do you think so?";

const EXAMPLES: &str = "\
Examples:
  interdict screen \"Kim Yong Chol\" --birth-date 1962    is this person listed?
  interdict screen customers.csv                        a whole customer file
  interdict screen customers.csv --list sdn.csv         against a list of your own download
  interdict show ofac-9345                              all that is known of one listed party
  interdict lists                                       what is screened against

`interdict COMMAND --help` says more about each command.";

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "interdict", version, about = ABOUT, after_help = EXAMPLES, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Colours in tables
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN", display_order = 900)]
    pub(crate) color: ColorWhen,
}

/// One command, one file in `commands`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Screen(ScreenArguments),
    Lists(ListsArguments),
    Show(ShowArguments),
    Eval(EvalArguments),
    Completions(CompletionsArguments),
    #[command(hide = true)]
    Man(ManArguments),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum ColorWhen {
    /// On a terminal, unless the variable `NO_COLOR` is set
    #[default]
    Auto,
    Always,
    Never,
}

/// Which lists.
#[derive(Debug, Clone, Args)]
pub(crate) struct ListChoice {
    /// List to use: a file, a folder with list files, or `embedded`; may be given several times
    #[arg(long = "list", value_name = "PATH|NAME", default_value = "embedded", value_hint = ValueHint::AnyPath)]
    pub(crate) lists: Vec<String>,
}

const SCREEN_EXAMPLES: &str = "\
Exit code:
  0  everything was screened, nothing was found
  1  everything was screened, something was found
  2  something could not be screened (a list, a file, a row): this is no clear answer

Examples:
  interdict screen \"Kim Yong Chol\" --birth-date 1962 --explain
  interdict screen 김영철 --as-of 2014-12-31
  interdict screen --id imo:9187629 --list sdn.csv
  interdict screen customers.csv --format csv > answers.csv
  interdict screen kunden.csv --column name=Kunde --column birth_date=Geb.
  echo '{\"name\": \"Ryu Jin\", \"passport\": \"563410081\"}' | interdict screen -";

/// Screen names or customer files against lists
///
/// An argument that is an existing file is read as a customer file: CSV (any delimiter, UTF-8 or windows-1252, columns
/// recognised by their headers in many languages) or JSON lines (FollowTheMoney or flat objects). `-` reads standard
/// input. Every other argument is a name, in any script and any order.
#[derive(Debug, Args)]
#[command(after_help = SCREEN_EXAMPLES)]
pub(crate) struct ScreenArguments {
    /// Names or files; `-` for standard input
    #[arg(value_name = "NAME|FILE", value_hint = ValueHint::FilePath)]
    pub(crate) inputs: Vec<String>,

    #[command(flatten)]
    pub(crate) lists: ListChoice,
    /// Screen even against a list that could not be read completely; the answer then says so
    #[arg(long)]
    pub(crate) allow_incomplete: bool,

    /// How to write the answer
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT", help_heading = "Output")]
    pub(crate) format: OutputFormat,
    /// Say of every match which words and facts speak for and against it
    #[arg(long, help_heading = "Output")]
    pub(crate) explain: bool,
    /// At most this many matches for each subject, the best ones
    #[arg(long, default_value_t = 10, value_name = "NUMBER", help_heading = "Output")]
    pub(crate) limit: usize,

    /// Lowest score that is a match, from 0 to 1
    #[arg(long, default_value_t = interdict_screening::DEFAULT_THRESHOLD, value_name = "SCORE", help_heading = "Matching")]
    pub(crate) threshold: f64,
    /// Whether OFAC's own score is given too
    #[arg(long, value_enum, default_value_t, value_name = "MODE", help_heading = "Matching")]
    pub(crate) mode: Mode,
    /// With --mode ofac: lowest score of OFAC's search that is a match, from 50 to 100 [default: 100]
    ///
    /// As the slider of OFAC's Sanctions List Search, which goes from 50 to 100 and stands at 100 to begin with.
    #[arg(long, value_name = "POINTS", help_heading = "Matching")]
    pub(crate) ofac_minimum: Option<u8>,
    /// Screen against the lists as they were in force on this day (2015-01-02)
    #[arg(long, value_name = "DATE", help_heading = "Matching")]
    pub(crate) as_of: Option<String>,
    /// Ignore aliases that the publisher marks as weak
    #[arg(long, help_heading = "Matching")]
    pub(crate) no_weak: bool,
    /// Compare with every listed name instead of using the index: slow, the same answers
    #[arg(long, help_heading = "Matching")]
    pub(crate) exhaustive: bool,
    /// How many threads to use [default: all cores]
    #[arg(long, value_name = "NUMBER", help_heading = "Matching")]
    pub(crate) threads: Option<usize>,

    /// What the subject is: person, organization, company, vessel, airplane; in files, where a record does not say
    #[arg(long, value_name = "SCHEMA", help_heading = "The subject")]
    pub(crate) schema: Option<String>,
    /// Birth date of the person: 1962, 1962-02, 1962-02-18 (with names given as arguments)
    #[arg(long, value_name = "DATE", help_heading = "The subject")]
    pub(crate) birth_date: Vec<String>,
    /// A country the subject has to do with, by code or name; in files, where a record has none
    #[arg(long, value_name = "COUNTRY", help_heading = "The subject")]
    pub(crate) country: Vec<String>,
    /// A number of the subject, such as passport:563410081, imo:9187629 or only the number (with names, or alone)
    #[arg(long, value_name = "[KIND:]NUMBER", help_heading = "The subject")]
    pub(crate) id: Vec<String>,

    /// How files and standard input are to be read
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT", help_heading = "Files")]
    pub(crate) input: InputKind,
    /// What a column or key holds, where its name does not tell, such as name=Kunde
    #[arg(long, value_name = "FIELD=HEADER", help_heading = "Files")]
    pub(crate) column: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum OutputFormat {
    /// For reading
    #[default]
    Table,
    /// One document: settings, editions, an answer for every subject, summary
    Json,
    /// One line for every subject
    Jsonl,
    /// One line for every match, and for every subject without one
    Csv,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum InputKind {
    /// Told by content
    #[default]
    Auto,
    /// A table with a header, whatever the delimiter
    Csv,
    /// One JSON object a line
    Jsonl,
    /// One name a line, no header
    Lines,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Mode {
    /// Matches are what reaches the threshold
    #[default]
    Native,
    /// Each match also has the score that OFAC's Sanctions List Search gives its names; matches are what reaches the
    /// threshold or --ofac-minimum, marked by which of the two found them, with up to --limit more that only OFAC's finds.
    /// For it names alone count, and every listed name is compared
    Ofac,
}

/// Show what is screened against: publisher, edition, digest, what its reader noticed
///
/// Exit code: 0 all lists are there and complete; 2 a list could not be read, or not completely.
#[derive(Debug, Args)]
pub(crate) struct ListsArguments {
    #[command(flatten)]
    pub(crate) lists: ListChoice,
    /// How to write the answer
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextOrJson,
    /// Show every warning instead of the first ones
    #[arg(long, action = ArgAction::SetTrue)]
    pub(crate) warnings: bool,
}

/// Show everything that is known of one listed party
///
/// Exit code: 0 shown; 2 there is no such party.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  interdict show ofac-9345\n  interdict show ofac-9345 --as-of 2014-12-31")]
pub(crate) struct ShowArguments {
    /// Identity of the party, as `screen` prints it
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// As it was in force on this day (2015-01-02)
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    #[command(flatten)]
    pub(crate) lists: ListChoice,
    /// How to write the answer; JSON is a FollowTheMoney entity
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextOrJson,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum TextOrJson {
    /// For reading
    #[default]
    Text,
    Json,
}

/// Run labelled queries against a list made for evaluation, and measure the speed
#[derive(Debug, Args)]
pub(crate) struct EvalArguments {
    /// Parties, one JSON object a line; the only list that is loaded
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) list: PathBuf,
    /// Labelled queries, one JSON object a line
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) queries: PathBuf,
    /// Where to write the results, one JSON object a line
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) out: PathBuf,
    /// Where to write the features of every hit, for fitting weights
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) features: Option<PathBuf>,
    /// Compare with every listed name instead of using the index
    #[arg(long)]
    pub(crate) exhaustive: bool,
    /// At most this many hits a query
    #[arg(long, default_value_t = 50, value_name = "NUMBER")]
    pub(crate) limit: usize,
    /// Lowest score that is written. Average precision counts right answers of low score too, and takes what was cut off as
    /// never found: 0.0003 reports them all, at less than half the speed
    #[arg(long, default_value_t = 0.01, value_name = "SCORE")]
    pub(crate) min_score: f64,
    /// How many threads to use; speeds are those of one core only with one
    #[arg(long, default_value_t = 1, value_name = "NUMBER")]
    pub(crate) threads: usize,
}

/// Write a completion script for a shell to standard output
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  interdict completions bash > ~/.local/share/bash-completion/completions/interdict")]
pub(crate) struct CompletionsArguments {
    /// Which shell
    #[arg(value_enum)]
    pub(crate) shell: Shell,
}

/// Write man pages into a folder
#[derive(Debug, Args)]
pub(crate) struct ManArguments {
    /// The folder
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(crate) folder: PathBuf,
}
