//! The command line of what runs for long: the service, the conversation through pipes, and the keys to the service. Every
//! value of `serve` can be given in the environment, too, as services are set up.

use crate::arguments::{StoreChoice, TextOrJson};
use clap::{Args, Subcommand, ValueEnum, ValueHint, builder::FalseyValueParser};
use interdict_server::{
    receipts::ReceiptsKept,
    serve::{self, Configuration},
};
use std::{
    net::SocketAddr,
    num::{NonZeroU32, NonZeroUsize},
    path::PathBuf,
    time::Duration,
};

const MEBIBYTE: usize = 1024 * 1024;

const SERVE_EXAMPLES: &str = "\
Signals:
  SIGTERM, SIGINT  finish the requests under way, then end
  SIGHUP           read keys, certificate and lists again; no request is lost

Examples:
  interdict serve                                         pages and API on http://127.0.0.1:8080
  interdict lists update && interdict serve --reload-every 60
  interdict keys add anna --role screen
  interdict serve --address 0.0.0.0:8443 --certificate chain.pem --certificate-key key.pem";

/// Run the service: pages for people, an API for programs, and the interfaces of yente and Watchman
///
/// On this machine only unless an address is given; beyond it, API keys are needed (`interdict keys add`). Names and numbers of
/// whoever is screened are in no log.
#[derive(Debug, Args)]
#[command(after_help = SERVE_EXAMPLES)]
pub(crate) struct ServeArguments {
    /// Where to listen: an address of this machine, 0.0.0.0 for all of them
    #[arg(
        long,
        value_name = "IP:PORT",
        default_value = "127.0.0.1:8080",
        env = "INTERDICT_ADDRESS",
        hide_env_values = true
    )]
    pub(crate) address: SocketAddr,
    #[command(flatten)]
    pub(crate) lists: ServedLists,

    /// The certificate, in PEM, with those between it and its authority; the service then speaks HTTPS
    #[arg(
        long, value_name = "FILE", requires = "certificate_key", env = "INTERDICT_CERTIFICATE",
        value_hint = ValueHint::FilePath, hide_env_values = true, help_heading = "Access"
    )]
    pub(crate) certificate: Option<PathBuf>,
    /// The private key of the certificate, in PEM
    #[arg(
        long, value_name = "FILE", requires = "certificate", env = "INTERDICT_CERTIFICATE_KEY",
        value_hint = ValueHint::FilePath, hide_env_values = true, help_heading = "Access"
    )]
    pub(crate) certificate_key: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) keys: KeysChoice,
    /// A name by which browsers may call the service if it needs no keys, or a proxy before it changes the name; may be given
    /// several times
    #[arg(
        long = "host",
        value_name = "NAME",
        env = "INTERDICT_HOSTS",
        value_delimiter = ',',
        hide_env_values = true,
        help_heading = "Access"
    )]
    pub(crate) hosts: Vec<String>,

    /// Largest body of a request, in MiB
    #[arg(
        long,
        value_name = "MIB",
        default_value = "32",
        env = "INTERDICT_BODY_LIMIT",
        hide_env_values = true,
        help_heading = "Limits"
    )]
    pub(crate) body_limit: NonZeroUsize,
    /// Largest file to be screened, in MiB
    #[arg(
        long,
        value_name = "MIB",
        default_value = "1024",
        env = "INTERDICT_FILE_LIMIT",
        hide_env_values = true,
        help_heading = "Limits"
    )]
    pub(crate) file_limit: NonZeroUsize,
    /// Longest time until a request is answered, in seconds
    #[arg(
        long,
        value_name = "SECONDS",
        default_value = "60",
        env = "INTERDICT_TIMEOUT",
        hide_env_values = true,
        help_heading = "Limits"
    )]
    pub(crate) timeout: NonZeroU32,
    /// Requests a second for each key, or for each address where no key is needed [default: no limit]
    #[arg(long, value_name = "NUMBER", env = "INTERDICT_RATE", hide_env_values = true, help_heading = "Limits")]
    pub(crate) rate: Option<NonZeroU32>,
    /// Connections at a time
    #[arg(
        long,
        value_name = "NUMBER",
        default_value = "4096",
        env = "INTERDICT_CONNECTIONS",
        hide_env_values = true,
        help_heading = "Limits"
    )]
    pub(crate) connections: NonZeroUsize,
    /// How many threads screen [default: all cores]
    #[arg(long, value_name = "NUMBER", env = "INTERDICT_THREADS", hide_env_values = true, help_heading = "Limits")]
    pub(crate) threads: Option<NonZeroUsize>,

    #[command(flatten)]
    pub(crate) receipts: ReceiptsOfService,
    /// Look every so many seconds whether the store has changed, and load the lists again if so
    #[arg(
        long,
        value_name = "SECONDS",
        env = "INTERDICT_RELOAD_EVERY",
        hide_env_values = true,
        help_heading = "Running"
    )]
    pub(crate) reload_every: Option<NonZeroU32>,
    /// How long requests under way have to end when the service is stopped, in seconds
    #[arg(
        long,
        value_name = "SECONDS",
        default_value = "30",
        env = "INTERDICT_SHUTDOWN_TIMEOUT",
        hide_env_values = true,
        help_heading = "Running"
    )]
    pub(crate) shutdown_timeout: u32,
    #[command(flatten)]
    pub(crate) log: LogArguments,
    /// Send traces to this OpenTelemetry collector, by HTTP: http://127.0.0.1:4318/v1/traces
    #[cfg(feature = "otel")]
    #[arg(long, value_name = "ADDRESS", env = "INTERDICT_TRACES", hide_env_values = true, help_heading = "Running")]
    pub(crate) traces: Option<String>,
}

impl ServeArguments {
    /// The same as the service takes it. `keys` is the file with the keys, if there is one, and `receipts` says where
    /// receipts are left, if any are.
    pub(crate) fn configuration(&self, keys: Option<PathBuf>, receipts: Option<ReceiptsKept>) -> Configuration {
        let seconds = |number: u32| Duration::from_secs(u64::from(number));
        let defaults = Configuration::default();
        let files = self.certificate.clone().zip(self.certificate_key.clone());
        Configuration {
            address: self.address,
            certificates: files.map(|(chain, key)| serve::Certificates { key, chain }),
            keys,
            hosts: self.hosts.clone(),
            body_limit: self.body_limit.get().saturating_mul(MEBIBYTE),
            file_limit: self.file_limit.get().saturating_mul(MEBIBYTE),
            timeout: seconds(self.timeout.get()),
            requests_per_second: self.rate,
            connections: self.connections.get(),
            threads: self.threads.map_or(defaults.threads, NonZeroUsize::get),
            receipts,
            reload_every: self.reload_every.map(|pause| seconds(pause.get())),
            shutdown_timeout: seconds(self.shutdown_timeout),
            log: Some(self.log.logging()),
            #[cfg(feature = "otel")]
            traces: self.traces.clone(),
            ..defaults
        }
    }
}

/// Which lists a service answers from.
#[derive(Debug, Clone, Args)]
pub(crate) struct ServedLists {
    /// List to use: a file, a folder, `embedded`, the name of a list in the store or `all` of them; may be given several times.
    /// An index file (`interdict index`) goes alone [default: all lists in the store; the embedded one if there are none]
    #[arg(
        long = "list", value_name = "PATH|NAME", env = "INTERDICT_LISTS", value_delimiter = ',', hide_env_values = true,
        value_hint = ValueHint::AnyPath
    )]
    pub(crate) lists: Vec<String>,
    #[command(flatten)]
    pub(crate) store: StoreChoice,
    /// Answer even from a list that could not be read completely; the answers then say so
    #[arg(long)]
    pub(crate) allow_incomplete: bool,
}

/// Whether answers leave receipts.
#[derive(Debug, Clone, Args)]
pub(crate) struct ReceiptsOfService {
    /// Leave a receipt of every answer about subjects in the store, and answer nothing if it cannot be written
    #[arg(
        long,
        env = "INTERDICT_RECEIPTS",
        value_parser = FalseyValueParser::new(),
        hide_env_values = true,
        help_heading = "Receipts"
    )]
    pub(crate) receipts: bool,
    /// Keep the subjects with the receipts, so that they can be replayed; otherwise only salted digests of them are kept
    #[arg(
        long,
        requires = "receipts",
        env = "INTERDICT_RECEIPT_SUBJECTS",
        value_parser = FalseyValueParser::new(),
        hide_env_values = true,
        help_heading = "Receipts"
    )]
    pub(crate) receipt_subjects: bool,
}

/// How to log.
#[derive(Debug, Clone, Args)]
pub(crate) struct LogArguments {
    /// What a line of the log, on standard error, looks like
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "FORMAT",
        env = "INTERDICT_LOG_FORMAT",
        hide_env_values = true,
        help_heading = "Running"
    )]
    pub(crate) log_format: LogFormat,
    /// What is logged: error, warn, info or debug, or levels by module
    #[arg(
        long,
        value_name = "FILTER",
        default_value = "info",
        env = "INTERDICT_LOG",
        hide_env_values = true,
        help_heading = "Running"
    )]
    pub(crate) log: String,
}

impl LogArguments {
    /// The same as the service takes it.
    pub(crate) fn logging(&self) -> serve::Logging {
        let format = match self.log_format {
            LogFormat::Text => serve::LogFormat::Text,
            LogFormat::Json => serve::LogFormat::Json,
        };
        serve::Logging { format, filter: self.log.clone() }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum LogFormat {
    /// For reading
    #[default]
    Text,
    /// One JSON object a line
    Json,
}

/// Answer a client of the Model Context Protocol through standard input and output
///
/// Started by the client, not by hand. The log goes to standard error.
#[derive(Debug, Args)]
#[command(
    after_help = "Example, in the settings of a client:\n  {\"command\": \"interdict\", \"args\": [\"mcp\", \"--list\", \"all\"]}"
)]
pub(crate) struct McpArguments {
    #[command(flatten)]
    pub(crate) lists: ServedLists,
    /// How many threads screen [default: all cores]
    #[arg(long, value_name = "NUMBER")]
    pub(crate) threads: Option<NonZeroUsize>,
    #[command(flatten)]
    pub(crate) receipts: ReceiptsOfService,
    #[command(flatten)]
    pub(crate) log: LogArguments,
}

impl McpArguments {
    /// The same as the service takes it. `receipts` says where receipts are left, if any are.
    pub(crate) fn configuration(&self, receipts: Option<ReceiptsKept>) -> Configuration {
        let defaults = Configuration::default();
        Configuration {
            threads: self.threads.map_or(defaults.threads, NonZeroUsize::get),
            receipts,
            log: Some(self.log.logging()),
            ..defaults
        }
    }
}

/// The file with the API keys.
#[derive(Debug, Clone, Args)]
pub(crate) struct KeysChoice {
    /// The file with the API keys [default: keys.json beside the store, if it is there]
    #[arg(
        long, value_name = "FILE", env = "INTERDICT_KEYS", value_hint = ValueHint::FilePath, hide_env_values = true,
        help_heading = "Access"
    )]
    pub(crate) keys: Option<PathBuf>,
}

const KEYS_EXAMPLES: &str = "\
Roles, each with the rights of those before it:
  screen  screen, read, look at parties and lists
  review  decide about matches
  admin   load lists again, read metrics

Examples:
  interdict keys add anna --role screen
  interdict keys add nightly-import --role admin --expires 2027-12-31
  interdict keys revoke anna";

/// Make, list and revoke the API keys of the service
///
/// A service that runs takes changes over within seconds. Keys are kept as hashes: a lost key cannot be shown again.
#[derive(Debug, Args)]
#[command(after_help = KEYS_EXAMPLES)]
pub(crate) struct KeysArguments {
    #[command(subcommand)]
    pub(crate) command: KeysCommand,
}

/// What can be done with keys.
#[derive(Debug, Subcommand)]
pub(crate) enum KeysCommand {
    Add(AddKeyArguments),
    List(ListKeysArguments),
    Revoke(RevokeKeyArguments),
}

/// Make a key, and show it this once
#[derive(Debug, Args)]
pub(crate) struct AddKeyArguments {
    /// Whose it is; stands in the log
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
    /// What it may be used for
    #[arg(long, value_enum, value_name = "ROLE")]
    pub(crate) role: Role,
    /// The last day it is good for
    #[arg(long, value_name = "DATE")]
    pub(crate) expires: Option<String>,
    #[command(flatten)]
    pub(crate) keys: KeysChoice,
    #[command(flatten)]
    pub(crate) store: StoreChoice,
}

/// Show names, roles and days of all keys
#[derive(Debug, Args)]
pub(crate) struct ListKeysArguments {
    #[command(flatten)]
    pub(crate) keys: KeysChoice,
    #[command(flatten)]
    pub(crate) store: StoreChoice,
    /// How to write the answer
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: TextOrJson,
}

/// Take a key away from whoever has it
#[derive(Debug, Args)]
pub(crate) struct RevokeKeyArguments {
    /// Whose it is
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
    #[command(flatten)]
    pub(crate) keys: KeysChoice,
    #[command(flatten)]
    pub(crate) store: StoreChoice,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Role {
    /// Screen, read, look at parties and lists
    Screen,
    /// Decide about matches, too
    Review,
    /// Run the service, too
    Admin,
}

impl Role {
    /// The same as the service takes it.
    pub(crate) fn of_service(self) -> serve::Role {
        match self {
            Self::Screen => serve::Role::Screen,
            Self::Review => serve::Role::Review,
            Self::Admin => serve::Role::Admin,
        }
    }
}
