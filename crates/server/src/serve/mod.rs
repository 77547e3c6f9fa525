//! Running the service: where it listens, who may ask, how much, what is logged, and how it stops.
//!
//! | to do | reach for |
//! |---|---|
//! | run it until the system says stop | [`run`] |
//! | run it until somebody else says so | [`run_until`] |
//! | talk to one client through pipes | [`talk`] |
//! | make, list and revoke API keys | [`Keys`] |
//!
//! A request passes `gate.rs`, where all that is asked of requests is asked in one place: `origin.rs` whether a page of a
//! stranger sent it, `limits.rs` how many and how large, `access/` whose it is and what that one may do. Then one of the
//! routers that `application.rs` puts together answers it. `headers.rs` and `observe/` do what is left to do for an answer.
//! `listen.rs` and `tls.rs` are the connections, `upkeep.rs` what changes while the service runs.

mod access;
mod application;
mod clock;
mod configuration;
mod error;
mod gate;
mod headers;
mod limits;
mod listen;
mod observe;
mod origin;
mod tls;
mod upkeep;

pub use crate::mcp::StdioError;
pub use access::{Caller, Key, Keys, KeysError, Role};
pub use configuration::{Certificates, Configuration, LogFormat, Logging};
pub use error::ServeError;
pub use gate::Peer;
pub use headers::RequestId;
pub use tls::CertificateError;

use crate::{ListSource, Service, mcp, service::newest_editions};
use application::application;
use gate::Gate;
use listen::Door;
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tls::Tls;
use tokio::{net::TcpListener, runtime::Runtime};
use upkeep::{Upkeep, Watched, asked_to_stop};

/// How long work for requests that were cut off may go on before the process ends.
const LAST_WORK: Duration = Duration::from_secs(1);

/// Runs the service until the system asks it to stop (SIGINT, SIGTERM); requests under way are finished. `ready` is told the
/// address once requests are taken. SIGHUP reads keys, certificate and lists again.
pub fn run(
    configuration: &Configuration,
    source: Box<dyn ListSource>,
    ready: impl FnOnce(SocketAddr),
) -> Result<(), ServeError> {
    run_until(configuration, source, ready, asked_to_stop())
}

/// Runs the service until `stop` is there, which is waited for on the service's own runtime.
pub fn run_until(
    configuration: &Configuration,
    source: Box<dyn ListSource>,
    ready: impl FnOnce(SocketAddr),
    stop: impl Future<Output = ()>,
) -> Result<(), ServeError> {
    configuration.check()?;
    let _observing = observe::start(configuration)?;
    // Looked at before they are read: what changes meanwhile is read again.
    let certificates = &configuration.certificates;
    let certificate_files = certificates.iter().flat_map(|files| [files.key.clone(), files.chain.clone()]);
    let (keys, certificates_seen) = (Watched::new(configuration.keys.clone()), Watched::new(certificate_files));
    let store = Watched::new(source.watched());
    // Receipts change the file of the store, too, and are no new list.
    let editions = configuration.receipts.is_some().then(|| newest_editions(source.store().as_deref()));
    let gate = Arc::new(Gate::new(configuration)?);
    let tls = certificates.as_ref().map(Tls::open).transpose()?.map(Arc::new);
    let service = Service::start(source, configuration.threads, configuration.receipts.as_ref())?;
    let upkeep = Upkeep {
        service: Arc::clone(&service),
        gate: Arc::clone(&gate),
        tls: tls.clone(),
        keys,
        certificates: certificates_seen,
        store,
        editions,
        reload_every: configuration.reload_every,
    };
    let runtime = Runtime::new().map_err(ServeError::System)?;
    let result = runtime.block_on(async {
        let failed = |source| ServeError::Address { address: configuration.address, source };
        let listener = TcpListener::bind(configuration.address).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        if tls.is_none() && !address.ip().is_loopback() {
            tracing::warn!(
                "keys and names pass the network unencrypted; give a certificate, or see that a proxy does it"
            );
        }
        let router = application(service, Arc::clone(&gate), &callers(configuration, &gate));
        let upkeep = tokio::spawn(upkeep.go_on());
        let metrics = Arc::clone(gate.metrics());
        let door = Door { listener, tls, router, metrics, most: configuration.connections };
        tracing::info!(%address, "requests are taken");
        ready(address);
        let connections = door.open(stop).await;
        tracing::info!("requests under way are finished, others are not taken");
        upkeep.abort();
        if tokio::time::timeout(configuration.shutdown_timeout, connections.shutdown()).await.is_err() {
            tracing::warn!("some requests took too long, and are cut off");
        }
        Ok::<(), ServeError>(())
    });
    runtime.shutdown_timeout(LAST_WORK);
    result
}

/// Talks to the program that started this one, through standard input and output, until it closes them. It speaks the Model
/// Context Protocol.
pub fn talk(configuration: &Configuration, source: Box<dyn ListSource>) -> Result<(), TalkError> {
    let _observing = observe::start(configuration)?;
    let service =
        Service::start(source, configuration.threads, configuration.receipts.as_ref()).map_err(ServeError::from)?;
    let runtime = Runtime::new().map_err(ServeError::System)?;
    let result = runtime.block_on(mcp::stdio(service));
    runtime.shutdown_timeout(LAST_WORK);
    result.map_err(TalkError::from)
}

/// Why a conversation through pipes ended badly.
#[derive(Debug, thiserror::Error)]
pub enum TalkError {
    /// It could not begin.
    #[error(transparent)]
    Start(#[from] ServeError),
    /// It broke off.
    #[error(transparent)]
    Conversation(#[from] StdioError),
}

impl TalkError {
    /// A stable code for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Start(error) => error.code(),
            Self::Conversation(error) => error.code(),
        }
    }

    /// What the user can do.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Start(error) => error.hint(),
            Self::Conversation(error) => Some(error.hint().to_owned()),
        }
    }
}

/// Under which names clients of the Model Context Protocol may call: the gate has looked at them before, so with keys any.
fn callers(configuration: &Configuration, gate: &Gate) -> mcp::Callers {
    let mut callers = mcp::Callers::default();
    for host in &configuration.hosts {
        callers.hosts.push(host.clone());
        callers.origins.extend(["http", "https"].map(|scheme| format!("{scheme}://{host}:*")));
    }
    if gate.access().is_by_key() {
        callers.hosts.clear();
    }
    callers
}
