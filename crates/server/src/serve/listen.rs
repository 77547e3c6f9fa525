//! Connections: taken one after the other, so many at a time, and ended in order when the service stops.

use super::{
    gate::Peer,
    observe::{Connected, Metrics},
    tls::{self, Tls},
};
use axum::Router;
use hyper::{
    Request,
    body::Incoming,
    rt::{Read, Write},
    service::{Service as _, service_fn},
};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::{
        conn::auto,
        graceful::{GracefulShutdown, Watcher},
    },
    service::TowerToHyperService,
};
use std::{net::SocketAddr, pin::pin, sync::Arc, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
};

/// How long a client has to send the head of a request, and how long a connection may lie idle.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long to wait after the system refused a connection: it has no more file descriptors, and some will come free.
const BREATH: Duration = Duration::from_millis(50);
/// Requests at a time over one connection of HTTP/2.
const STREAMS: u32 = 256;

/// What listens.
pub(super) struct Door {
    pub(super) listener: TcpListener,
    pub(super) tls: Option<Arc<Tls>>,
    pub(super) router: Router,
    pub(super) metrics: Arc<Metrics>,
    /// Connections at a time.
    pub(super) most: usize,
}

impl Door {
    /// Takes connections until told to stop, then gives what they can be ended with. Whoever connects from then on is
    /// refused by the system.
    pub(super) async fn open(self, stop: impl Future<Output = ()>) -> GracefulShutdown {
        let connections = GracefulShutdown::new();
        let places = Arc::new(Semaphore::new(self.most));
        let mut stop = pin!(stop);
        loop {
            let guest = tokio::select! {
                () = &mut stop => return connections,
                guest = self.guest(&places) => guest,
            };
            if let Some(guest) = guest {
                tokio::spawn(guest.talk(self.tls.clone(), self.router.clone(), connections.watcher()));
            }
        }
    }

    /// The next connection, once there is a place for it.
    async fn guest(&self, places: &Arc<Semaphore>) -> Option<Guest> {
        let place = Arc::clone(places).acquire_owned().await.ok()?;
        match self.listener.accept().await {
            Ok((stream, peer)) => Some(Guest { stream, peer, _place: place, _counted: self.metrics.connected() }),
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(BREATH).await;
                None
            }
        }
    }
}

/// A connection.
struct Guest {
    stream: TcpStream,
    peer: SocketAddr,
    _place: OwnedSemaphorePermit,
    _counted: Connected,
}

impl Guest {
    async fn talk(self, tls: Option<Arc<Tls>>, router: Router, watcher: Watcher) {
        let Self { stream, peer, _place, _counted } = self;
        // Small answers go out at once; without it they are only slower.
        let _ = stream.set_nodelay(true);
        match tls {
            None => speak(TokioIo::new(stream), peer, router, watcher, false).await,
            Some(tls) => match tls.greet(stream).await {
                Ok(stream) => {
                    let http2 = tls::speaks_http2(&stream);
                    speak(TokioIo::new(stream), peer, router, watcher, http2).await;
                }
                Err(error) => tracing::debug!(%error, "a client did not come through the handshake"),
            },
        }
    }
}

/// Answers the requests of a connection. Which protocol is spoken is known before: HTTP/2 only if it was agreed on by TLS, so
/// that nobody can hold a connection by never saying what he speaks.
async fn speak<I>(io: I, peer: SocketAddr, router: Router, watcher: Watcher, http2: bool)
where
    I: Read + Write + Unpin + Send + 'static,
{
    let answering = TowerToHyperService::new(router);
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(Peer(peer));
        answering.call(request)
    });
    let mut builder = auto::Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(PATIENCE);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(PATIENCE)
        .keep_alive_timeout(PATIENCE)
        .max_concurrent_streams(STREAMS);
    let builder = if http2 { builder.http2_only() } else { builder.http1_only() };
    let connection = builder.serve_connection(io, service);
    if let Err(error) = watcher.watch(connection).await {
        tracing::debug!(%error, "a connection broke off");
    }
}
