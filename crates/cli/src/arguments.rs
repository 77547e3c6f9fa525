//! The command line as it is typed: names, defaults and help texts. What the values mean is checked in the commands.

use crate::{
    evidence_arguments::{
        AlertsArguments, BackupArguments, CustomersArguments, ImpactArguments, ReceiptChoice, ReceiptsArguments,
        ReplayArguments, RescreenArguments, RestoreArguments, VerifyArguments,
    },
    index_arguments::IndexArguments,
    lists_arguments::ListsArguments,
    serving_arguments::{KeysArguments, McpArguments, ServeArguments},
};
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;
use interdict_model::PartialDate;
use interdict_shelf::Shelf;
use std::path::PathBuf;

const ABOUT: &str = "Is this party under sanctions, since when, by whose order, and why do you think so?";

const EXAMPLES: &str = "\
Examples:
  interdict screen \"Kim Yong Chol\" --birth-date 1962    is this person listed?
  interdict screen customers.csv                        a whole customer file
  interdict screen customers.csv --list sdn.csv         against a list of your own download
  interdict read article.txt --published 2015-01-04     who in it is listed, what happened, who says so
  interdict show ofac-9345                              all that is known of one listed party
  interdict lists                                       what is screened against
  interdict serve                                       pages and an API on http://127.0.0.1:8080

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
    Read(ReadArguments),
    Lists(ListsArguments),
    Show(ShowArguments),
    Index(IndexArguments),
    Customers(CustomersArguments),
    Rescreen(RescreenArguments),
    Alerts(AlertsArguments),
    Impact(ImpactArguments),
    Receipts(ReceiptsArguments),
    Verify(VerifyArguments),
    Replay(ReplayArguments),
    Backup(BackupArguments),
    Restore(RestoreArguments),
    Serve(ServeArguments),
    Mcp(McpArguments),
    Keys(KeysArguments),
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
    /// List to use: a file, a folder with list files, `embedded`, the name of a list in the store (`us_ofac_sdn`, as it was
    /// known on a day `us_ofac_sdn@2015-01-02`) or `all` of them; may be given several times. An index file
    /// (`interdict index`) goes alone
    #[arg(long = "list", value_name = "PATH|NAME", default_value = "embedded", value_hint = ValueHint::AnyPath)]
    pub(crate) lists: Vec<String>,
    #[command(flatten)]
    pub(crate) store: StoreChoice,
}

impl ListChoice {
    /// Where named lists are looked for.
    pub(crate) fn shelf(&self, known_on: Option<PartialDate>) -> Shelf {
        Shelf { store: self.store.store.clone(), known_on, threads: None }
    }
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
  interdict screen customers.parquet --out answers.parquet --resume
  interdict screen kunden.csv --column name=Kunde --column birth_date=Geb.
  echo '{\"name\": \"Ryu Jin\", \"passport\": \"563410081\"}' | interdict screen -";

/// Screen names or customer files against lists
///
/// An argument that is an existing file is read as a customer file: CSV (any delimiter, UTF-8 or windows-1252, columns
/// recognised by their headers in many languages), JSON lines (FollowTheMoney or flat objects), Parquet or Arrow IPC; CSV
/// and JSON lines may be packed with gzip or Zstandard. An article (HTML, Markdown, plain text in sentences) is searched
/// for listed names. `-` reads standard input. Every other argument is a name, in any script and any order.
#[derive(Debug, Args)]
#[command(after_help = SCREEN_EXAMPLES)]
pub(crate) struct ScreenArguments {
    /// Names or files; `-` for standard input
    #[arg(value_name = "NAME|FILE", value_hint = ValueHint::FilePath)]
    pub(crate) inputs: Vec<String>,

    #[command(flatten)]
    pub(crate) lists: ListChoice,
    #[command(flatten)]
    pub(crate) receipts: ReceiptChoice,
    /// Screen even against a list that could not be read completely; the answer then says so
    #[arg(long)]
    pub(crate) allow_incomplete: bool,

    /// How to write the answer
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT", help_heading = "Output")]
    pub(crate) format: OutputFormat,
    /// Answer one customer file with a file: .csv, .jsonl, .parquet or .arrow, in the order of the customers
    ///
    /// It is written in parts, in a folder beside it, and is there when it is whole.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Output")]
    pub(crate) out: Option<PathBuf>,
    /// With --out: go on where an earlier run ended, or begin if there was none
    #[arg(long, requires = "out", help_heading = "Output")]
    pub(crate) resume: bool,
    /// With --out: take the place of a file that is there
    #[arg(long, requires = "out", help_heading = "Output")]
    pub(crate) overwrite: bool,
    /// With --out: so many customers are a part
    #[arg(long, default_value_t = 131_072, value_name = "NUMBER", hide = true)]
    pub(crate) part_records: u64,
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
    /// Screen against the editions that were known on this day: what was in the store by then
    #[arg(long, value_name = "DATE", help_heading = "Matching")]
    pub(crate) known_on: Option<String>,
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
    /// A row for every subject, beside its columns; only with --out
    Parquet,
    /// The same in Arrow's file format; only with --out
    Arrow,
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
    /// An article: the listed parties that it names (`interdict read` says more)
    Document,
    /// Payments, ISO 20022 or SWIFT FIN; folders are taken with all files in them
    Payment,
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

const READ_EXAMPLES: &str = "\
Exit code:
  0  everything was read, no listed party is named
  1  everything was read, listed parties are named
  2  a document or a list could not be read

Examples:
  interdict read article.html
  interdict read bbc.txt drum.txt --published bbc.txt=2015-01-04 --published drum.txt=2015-01-05
  interdict read *.html --list us_ofac_sdn --format html > story.html
  interdict read archive/ --format jsonl > dossiers.jsonl";

/// Read articles: who is listed, what happened when, who says so and who denies it
///
/// Articles may be plain text, HTML or Markdown; folders are taken with all such files in them, `-` is standard input.
/// Several articles of one story are laid side by side: what they agree on, where they differ, and where they conflict
/// about one source. Relative dates ("on Friday") need the day of publication: it is taken from the page, or given.
#[derive(Debug, Args)]
#[command(after_help = READ_EXAMPLES)]
pub(crate) struct ReadArguments {
    /// Articles or folders; `-` for standard input
    #[arg(value_name = "FILE", required = true, value_hint = ValueHint::AnyPath)]
    pub(crate) inputs: Vec<String>,
    #[command(flatten)]
    pub(crate) lists: ListChoice,
    /// Read even against a list that could not be read completely; the answer then says so
    #[arg(long)]
    pub(crate) allow_incomplete: bool,
    /// The day of publication, for all articles or for one: 2015-01-04 or FILE=2015-01-04
    #[arg(long, value_name = "[FILE=]DATE")]
    pub(crate) published: Vec<String>,
    /// What an article's outlet is called, where the page does not say or says it otherwise: FILE=BBC News
    #[arg(long, value_name = "[FILE=]NAME")]
    pub(crate) outlet: Vec<String>,
    /// How to write the answer
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: ReadFormat,
    /// Read 03/04/2015 as 3 April
    #[arg(long)]
    pub(crate) day_first: bool,
    /// Read "Friday" as in a letter: the next one, not the last one
    #[arg(long)]
    pub(crate) next_weekday: bool,
    /// Show parties of which only the name is the same, and every finding
    #[arg(long)]
    pub(crate) all: bool,
    /// A model of your own that may add findings: a folder with model.onnx, tokenizer.json and config.json
    #[cfg(feature = "tagger")]
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(crate) tagger: Option<PathBuf>,
    /// How many threads to use [default: all cores]
    #[arg(long, value_name = "NUMBER")]
    pub(crate) threads: Option<usize>,
    #[command(flatten)]
    pub(crate) receipts: ReceiptChoice,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum ReadFormat {
    /// A report for reading
    #[default]
    Text,
    /// One document: lists, dossiers, stories
    Json,
    /// One dossier a line, as they are read; articles are not compared
    Jsonl,
    /// A page for a browser, complete in one file
    Html,
}

/// Where editions are kept.
#[derive(Debug, Clone, Args)]
pub(crate) struct StoreChoice {
    /// The store, one file [default: interdict/store.sqlite in the user's data folder]
    #[arg(long, value_name = "FILE", env = "INTERDICT_STORE", value_hint = ValueHint::FilePath, hide_env_values = true)]
    pub(crate) store: Option<PathBuf>,
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
    /// never found: the default reports them all. Speed is that of screening at 0.35
    #[arg(long, default_value_t = 0.0003, value_name = "SCORE")]
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
