//! Why the service does not run.

use super::{access::KeysError, tls::CertificateError};
use crate::ListsError;
use std::{io, net::SocketAddr};

/// Why the service could not be started.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// An address that others reach, and nothing that keeps them out.
    #[error("{address}: others can reach this address, and there are no API keys")]
    NoKeys {
        /// The address.
        address: SocketAddr,
    },
    /// The address cannot be listened on.
    #[error("{address}: cannot listen: {source}")]
    Address {
        /// The address.
        address: SocketAddr,
        /// What the system says.
        source: io::Error,
    },
    /// The lists could not be loaded.
    #[error(transparent)]
    Lists(#[from] ListsError),
    /// The file with the API keys could not be read.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// The certificate cannot be used.
    #[error(transparent)]
    Certificate(#[from] CertificateError),
    /// The filter of the log is not one.
    #[error("`{filter}` says nothing about what to log: {reason}")]
    LogFilter {
        /// As given.
        filter: String,
        /// Why not.
        reason: String,
    },
    /// The collector of traces cannot be used.
    #[error("{address}: traces cannot be sent there: {reason}")]
    Traces {
        /// The address.
        address: String,
        /// Why not.
        reason: String,
    },
    /// The system gives no threads or no random bytes.
    #[error("the service cannot be set up: {0}")]
    System(io::Error),
}

impl ServeError {
    /// A stable code for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoKeys { .. } => "serve.no_keys",
            Self::Address { .. } => "serve.address",
            Self::Lists(error) => error.code,
            Self::Keys(error) => error.code(),
            Self::Certificate(error) => error.code(),
            Self::LogFilter { .. } => "serve.log_filter",
            Self::Traces { .. } => "serve.traces",
            Self::System(_) => "serve.system",
        }
    }

    /// What the user can do.
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::NoKeys { .. } => {
                "make a key with `interdict keys add NAME --role admin` and name its file with --keys, or stay on 127.0.0.1"
            }
            Self::Address { source, .. } if source.kind() == io::ErrorKind::AddrInUse => {
                "something listens there already; choose another port with --address"
            }
            Self::Address { .. } => "choose an address of this machine, and a port from 1024 on, with --address",
            Self::Lists(error) => return error.hint.clone(),
            Self::Keys(error) => error.hint(),
            Self::Certificate(error) => error.hint(),
            Self::LogFilter { .. } => {
                "write a level (error, warn, info, debug), or levels by module: warn,interdict_server=debug"
            }
            Self::Traces { .. } => "give the whole address of the collector, such as http://127.0.0.1:4318/v1/traces",
            Self::System(_) => return None,
        };
        Some(hint.to_owned())
    }
}
