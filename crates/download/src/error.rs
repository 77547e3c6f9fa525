//! Why a source could not be fetched, or a file of sources not be read.

use std::{fmt, io, path::PathBuf};

/// Why a source could not be fetched.
#[derive(Debug, thiserror::Error)]
#[error("{source_name}: {fault} ({address}, attempt {attempts})")]
pub struct DownloadError {
    /// The name of the source.
    pub source_name: String,
    /// Which of its files.
    pub address: String,
    /// How often it was tried; 0 where it was not even asked for.
    pub attempts: u32,
    /// What was wrong the last time.
    pub fault: Fault,
}

impl DownloadError {
    /// A name that does not change between versions of this program.
    pub fn code(&self) -> &'static str {
        self.fault.code()
    }

    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        self.fault.hint()
    }
}

/// A length that may not be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length(pub Option<u64>);

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(length) => write!(f, "{length}"),
            None => f.write_str("an unknown number of"),
        }
    }
}

/// What can be wrong with an answer, or keep one from coming.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// 401 or 403.
    #[error("the server refuses the file (status {status})")]
    Forbidden {
        /// The status.
        status: u16,
    },
    /// 404 or 410.
    #[error("the server does not have the file (status {status})")]
    NotFound {
        /// The status.
        status: u16,
    },
    /// Any other status that is no success.
    #[error("the server answers with status {status}")]
    Status {
        /// The status.
        status: u16,
    },
    /// A page for people came, with a status of success.
    #[error("a web page came instead of the list: {title}")]
    Html {
        /// The first line of its title, or words that say there is none.
        title: String,
    },
    /// Success, and no bytes.
    #[error("an empty file came")]
    Empty,
    /// The body ended too early.
    #[error("the file is cut off: {received} of {expected} bytes came")]
    CutOff {
        /// How much came.
        received: u64,
        /// How much was announced.
        expected: Length,
    },
    /// More than the settings allow.
    #[error("the file is larger than {largest} bytes")]
    TooLarge {
        /// The limit.
        largest: u64,
    },
    /// The time for one attempt is over.
    #[error("the file did not come within {seconds} seconds")]
    Timeout {
        /// The limit.
        seconds: u64,
    },
    /// No connection, or one that broke before the answer.
    #[error("no answer came: {reason}")]
    Connection {
        /// What the system says.
        reason: String,
    },
    /// The server could not show who it is.
    #[error("no secure connection: {reason}")]
    Tls {
        /// What the TLS library says.
        reason: String,
    },
    /// The proxy of the settings does not do.
    #[error("the proxy does not do: {reason}")]
    Proxy {
        /// Why; without its address, which may hold a password.
        reason: String,
    },
    /// The certificates of the settings cannot be used.
    #[error("{path} holds no certificates that can be used: {reason}")]
    CaFile {
        /// Which file.
        path: PathBuf,
        /// Why not.
        reason: String,
    },
    /// Too many redirects, or one that leads away from a secure address.
    #[error("the redirects lead nowhere: {reason}")]
    Redirects {
        /// Why.
        reason: String,
    },
    /// Not the file that the publisher's checksum is of.
    #[error("the checksum does not agree: {reason}")]
    Checksum {
        /// How not.
        reason: String,
    },
    /// The address or a header cannot be sent.
    #[error("the request cannot be made: {reason}")]
    Request {
        /// Why.
        reason: String,
    },
}

impl Fault {
    /// A name that does not change between versions of this program.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Forbidden { .. } => "download.forbidden",
            Self::NotFound { .. } => "download.not_found",
            Self::Status { .. } => "download.status",
            Self::Html { .. } => "download.html",
            Self::Empty => "download.empty",
            Self::CutOff { .. } => "download.cut_off",
            Self::TooLarge { .. } => "download.too_large",
            Self::Timeout { .. } => "download.timeout",
            Self::Connection { .. } => "download.connection",
            Self::Tls { .. } => "download.tls",
            Self::Proxy { .. } => "download.proxy",
            Self::CaFile { .. } => "download.ca_file",
            Self::Redirects { .. } => "download.redirects",
            Self::Checksum { .. } => "download.checksum",
            Self::Request { .. } => "download.request",
        }
    }

    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Forbidden { .. } => {
                "some publishers refuse programs by their User-Agent, and some refuse countries: set `user_agent` of the \
                 source to that of a browser, or fetch the file by hand"
            }
            Self::NotFound { .. } => {
                "the publisher may have moved the file: look it up on the publisher's page and set `url` in your own file \
                 of sources"
            }
            Self::Status { status: 429 } => "the publisher asks for fewer requests: try again in some hours",
            Self::Status { status: 500.. } => "the fault is the publisher's: try again later",
            Self::Status { .. } => "open the address in a browser to see what the publisher says",
            Self::Html { .. } => {
                "the publisher, or a proxy on the way, shows a page (a notice, a log-in, a new home of the list): open the \
                 address in a browser"
            }
            Self::Empty => "try again later; the publisher may be writing a new edition",
            Self::CutOff { .. } => "try again; where it is always cut at the same place, a proxy on the way may do it",
            Self::TooLarge { .. } => "set `largest_bytes` of the source higher if the list has grown so much",
            Self::Timeout { .. } => "try again, or set `timeout_seconds` of the source higher",
            Self::Connection { .. } => {
                "check the network and the host's name; where the way out is a proxy, set `proxy`"
            }
            Self::Tls { .. } => {
                "where a proxy of your own opens secure connections, set `ca_file` to a PEM file with its certificate; the \
                 clock of this machine may also be wrong"
            }
            Self::Proxy { .. } => {
                "write `proxy` as http://host:port or http://user:password@host:port, or \"none\" for a direct connection"
            }
            Self::CaFile { .. } => {
                "`ca_file` is a PEM file with one or more blocks that begin with -----BEGIN CERTIFICATE-----"
            }
            Self::Redirects { .. } => {
                "open the address in a browser, and set `url` in your own file of sources to where it ends"
            }
            Self::Checksum { .. } => "try again; the publisher may be putting up a new edition",
            Self::Request { .. } => "correct the address or the headers of the source",
        }
    }

    /// Whether the same request may do better a moment later.
    pub(crate) fn may_pass(&self) -> bool {
        match self {
            Self::CutOff { .. } | Self::Timeout { .. } | Self::Connection { .. } | Self::Checksum { .. } => true,
            Self::Status { status } => matches!(status, 408 | 425 | 429 | 500..=599),
            _ => false,
        }
    }
}

/// Why a file of sources is not taken.
#[derive(Debug, thiserror::Error)]
pub enum SourcesError {
    /// The system refused.
    #[error("{path}: {reason}")]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// Why.
        reason: io::Error,
    },
    /// It is no TOML, or has a key that is not known.
    #[error("{file}: {message}")]
    Malformed {
        /// Which file.
        file: String,
        /// Where and what.
        message: String,
    },
    /// A value that does not do.
    #[error("{file}: {place}: {message}")]
    Wrong {
        /// Which file.
        file: String,
        /// The setting or the source.
        place: String,
        /// What is wrong with it.
        message: String,
    },
    /// Asked for by a name that no source has.
    #[error("no source is called `{name}`; there are {known}")]
    Unknown {
        /// The name.
        name: String,
        /// The names that there are.
        known: String,
    },
}

impl SourcesError {
    /// A name that does not change between versions of this program.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "download.sources_unreadable",
            Self::Malformed { .. } => "download.sources_malformed",
            Self::Wrong { .. } => "download.sources_wrong",
            Self::Unknown { .. } => "download.source_unknown",
        }
    }

    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "check the path and who may read it",
            Self::Malformed { message, .. } if message.contains("unknown field") => {
                "correct or remove the key: the known ones are named above; settings stand before the first [[source]]"
            }
            Self::Malformed { .. } => "the file is TOML of the form of the built-in data/sources.toml",
            Self::Wrong { .. } => "correct the value; data/sources.toml shows every key with an example",
            Self::Unknown { .. } => "choose one of the names, or add a [[source]] in a file of your own",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_tells_source_address_and_what_came() {
        let error = DownloadError {
            source_name: "un".into(),
            address: "https://lists.example/un.xml".into(),
            attempts: 4,
            fault: Fault::CutOff { received: 40, expected: Length(Some(100)) },
        };
        let told = "un: the file is cut off: 40 of 100 bytes came (https://lists.example/un.xml, attempt 4)";
        assert_eq!(error.to_string(), told);
        assert_eq!(error.code(), "download.cut_off");
        let fault = Fault::CutOff { received: 40, expected: Length(None) };
        assert_eq!(fault.to_string(), "the file is cut off: 40 of an unknown number of bytes came");
    }

    #[test]
    fn only_what_may_pass_is_tried_again() {
        for (status, again) in
            [(400, false), (408, true), (418, false), (425, true), (429, true), (500, true), (599, true)]
        {
            assert_eq!(Fault::Status { status }.may_pass(), again, "{status}");
        }
        assert!(!Fault::Forbidden { status: 403 }.may_pass());
        assert!(!Fault::NotFound { status: 404 }.may_pass());
        assert!(Fault::Timeout { seconds: 1 }.may_pass());
        assert!(Fault::Forbidden { status: 403 }.hint().contains("User-Agent"));
    }
}
