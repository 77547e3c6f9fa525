//! The HTTP client of one source: settings in, an agent out; and what its errors mean here.

use crate::{
    error::{Fault, Length},
    sources::{Settings, Source},
};
use std::{fs, io, path::Path, time::Duration};
use ureq::{
    Agent, Proxy,
    tls::{PemItem, RootCerts, TlsConfig, parse_pem},
};

/// How many redirects are followed.
const REDIRECTS: u32 = 10;
/// A host that does not take a connection in this time does not take one.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(30);
/// The value of `proxy` that means: none, whatever the environment says.
const NO_PROXY: &str = "none";
/// With which byte every certificate begins: it is a sequence in the encoding of X.690.
const SEQUENCE: u8 = 0x30;

/// The agent for a source. Reads the file of certificates, if there is one.
pub(crate) fn agent(settings: &Settings, source: &Source, timeout: Duration) -> Result<Agent, Fault> {
    let roots = match &settings.ca_file {
        Some(path) => certificates(path)?,
        None => RootCerts::WebPki,
    };
    let user_agent = source.user_agent.as_deref().unwrap_or(&settings.user_agent);
    let mut config = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(REDIRECTS)
        .timeout_connect(Some(timeout.min(CONNECT_TIMEOUT)))
        .timeout_global(Some(timeout))
        .user_agent(user_agent)
        .tls_config(TlsConfig::builder().root_certs(roots).build());
    // Without this, the agent takes the proxy from the environment.
    if let Some(address) = &settings.proxy {
        config = config.proxy(match address.reveal() {
            NO_PROXY => None,
            address => Some(Proxy::new(address).map_err(|error| Fault::Proxy { reason: error.to_string() })?),
        });
    }
    Ok(Agent::new_with_config(config.build()))
}

fn certificates(path: &Path) -> Result<RootCerts, Fault> {
    let wrong = |reason: String| Fault::CaFile { path: path.to_owned(), reason };
    let text = fs::read(path).map_err(|error| wrong(error.to_string()))?;
    let mut found = Vec::new();
    for item in parse_pem(&text) {
        if let PemItem::Certificate(certificate) = item.map_err(|error| wrong(error.to_string()))? {
            if certificate.der().first() != Some(&SEQUENCE) {
                return Err(wrong("one of the blocks is no certificate".into()));
            }
            found.push(certificate);
        }
    }
    if found.is_empty() {
        return Err(wrong("there is no certificate in it".into()));
    }
    Ok(RootCerts::new_with_certs(&found))
}

/// What an error before the body means.
pub(crate) fn fault(error: ureq::Error, timeout: Duration) -> Fault {
    match error {
        ureq::Error::Timeout(_) => Fault::Timeout { seconds: timeout.as_secs() },
        ureq::Error::Io(error) if error.kind() == io::ErrorKind::TimedOut => {
            Fault::Timeout { seconds: timeout.as_secs() }
        }
        // The TLS library hands its refusals over as data that do not do.
        ureq::Error::Io(error) if error.kind() == io::ErrorKind::InvalidData => {
            Fault::Tls { reason: error.to_string() }
        }
        ureq::Error::Rustls(error) => Fault::Tls { reason: error.to_string() },
        ureq::Error::Tls(reason) => Fault::Tls { reason: reason.to_owned() },
        ureq::Error::TooManyRedirects => Fault::Redirects { reason: format!("there are more than {REDIRECTS}") },
        ureq::Error::RequireHttpsOnly(_) => {
            Fault::Redirects { reason: "one of them leads from https to another kind of address".into() }
        }
        error @ ureq::Error::RedirectFailed => Fault::Redirects { reason: error.to_string() },
        error @ (ureq::Error::InvalidProxyUrl | ureq::Error::ConnectProxyFailed(_)) => {
            Fault::Proxy { reason: error.to_string() }
        }
        error @ (ureq::Error::BadUri(_) | ureq::Error::Http(_)) => Fault::Request { reason: error.to_string() },
        error => Fault::Connection { reason: error.to_string() },
    }
}

/// What an error in the midst of the body means.
pub(crate) fn fault_in_body(error: io::Error, received: u64, expected: Option<u64>, timeout: Duration) -> Fault {
    let cut_off = Fault::CutOff { received, expected: Length(expected) };
    match ureq::Error::from(error) {
        ureq::Error::Io(error) if ends(error.kind()) => cut_off,
        ureq::Error::Decompress(_, error) if ends(error.kind()) => cut_off,
        ureq::Error::Decompress(_, error) => match ureq::Error::from(error) {
            ureq::Error::Io(error) => Fault::Connection { reason: format!("the compressed body is damaged: {error}") },
            error => fault(error, timeout),
        },
        error => fault(error, timeout),
    }
}

fn ends(kind: io::ErrorKind) -> bool {
    use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
    matches!(kind, BrokenPipe | ConnectionAborted | ConnectionReset | UnexpectedEof)
}
