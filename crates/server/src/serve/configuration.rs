//! What can be chosen about a running service. Where the values come from (command line, environment) is not known here.

use super::ServeError;
use crate::receipts::ReceiptsKept;
use std::{
    net::{Ipv4Addr, SocketAddr},
    num::NonZeroU32,
    path::PathBuf,
    thread,
    time::Duration,
};

/// How the service runs. The default answers on this machine only, over plain HTTP, without keys.
#[derive(Debug, Clone)]
pub struct Configuration {
    /// Where it listens. Port 0 takes one that is free.
    pub address: SocketAddr,
    /// HTTPS with this certificate; plain HTTP without.
    pub certificates: Option<Certificates>,
    /// The file with the API keys. Without it nobody needs a key, and the address has to be one of this machine.
    pub keys: Option<PathBuf>,
    /// Names by which browsers may call the service, beside those of this machine: `interdict.example`. Only a service
    /// without keys needs to know them.
    pub hosts: Vec<String>,
    /// Largest body of a request in bytes, unless it is a file to be screened.
    pub body_limit: usize,
    /// Largest file to be screened, in bytes.
    pub file_limit: usize,
    /// Longest time until the answer to a request begins, unless it brings a file.
    pub timeout: Duration,
    /// The same for requests that bring a file.
    pub file_timeout: Duration,
    /// Requests a second for each key, or for each address where there is no key; no limit if none is given.
    pub requests_per_second: Option<NonZeroU32>,
    /// Connections at a time; who comes then waits.
    pub connections: usize,
    /// Threads that screen.
    pub threads: usize,
    /// Leave a receipt of every answer about subjects; without one there is then no answer. None are left by default.
    pub receipts: Option<ReceiptsKept>,
    /// Look this often whether the store has changed, and load the lists again if so.
    pub reload_every: Option<Duration>,
    /// How long requests under way have to end after the service was told to stop.
    pub shutdown_timeout: Duration,
    /// How it logs, to standard error; not at all if none is given (or if the process logs already).
    pub log: Option<Logging>,
    /// Address of an OpenTelemetry collector that takes traces by HTTP: `http://127.0.0.1:4318/v1/traces`.
    #[cfg(feature = "otel")]
    pub traces: Option<String>,
}

/// Files with a certificate, in PEM.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificates {
    /// The private key.
    pub key: PathBuf,
    /// The certificate, and those between it and the authority.
    pub chain: PathBuf,
}

/// How the service logs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logging {
    /// What a line looks like.
    pub format: LogFormat,
    /// What is logged: `info`, or by module `warn,interdict_server=debug`.
    pub filter: String,
}

/// What a line of the log looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LogFormat {
    /// For reading.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
}

impl Default for Configuration {
    fn default() -> Self {
        Self {
            address: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            certificates: None,
            keys: None,
            hosts: Vec::new(),
            body_limit: 32 * 1024 * 1024,
            file_limit: 1024 * 1024 * 1024,
            timeout: Duration::from_mins(1),
            file_timeout: Duration::from_hours(1),
            requests_per_second: None,
            connections: 4096,
            threads: thread::available_parallelism().map_or(1, usize::from),
            receipts: None,
            reload_every: None,
            shutdown_timeout: Duration::from_secs(30),
            log: None,
            #[cfg(feature = "otel")]
            traces: None,
        }
    }
}

impl Configuration {
    /// Refuses what must not run: others could screen, and read what was screened, without a key.
    pub(super) fn check(&self) -> Result<(), ServeError> {
        if self.keys.is_none() && !self.address.ip().is_loopback() {
            return Err(ServeError::NoKeys { address: self.address });
        }
        Ok(())
    }
}
