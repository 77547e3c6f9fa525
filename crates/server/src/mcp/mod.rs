//! The Model Context Protocol: the service as tools for models, over streamable HTTP at `/mcp` and over standard input
//! and output.
//!
//! | to do | reach for |
//! |---|---|
//! | the path `/mcp` | [`routes`] |
//! | a client that starts the program and talks through pipes | [`stdio`] |
//! | which tools there are, and what a client is told first | [`tools`] |
//! | arguments in, answers and errors out | [`tool`] |
//! | errors of requests that reach no tool | [`refusal`] |
//! | lines of a pipe that are no messages | [`lines`] |
//!
//! Every other file is one tool. Over HTTP there are no sessions: each request stands alone and is answered with JSON,
//! so a restart loses nothing and any server behind a balancer can answer. What was screened is in bodies only; the
//! protocol crate writes whole requests to its log at the level `debug`, so whoever sets up logging keeps its target
//! `rmcp` at `warn`.

mod edition;
mod history;
mod lines;
mod read;
mod refusal;
mod screen;
mod show;
mod tool;
mod tools;

use crate::Service;
use axum::{Router, middleware::from_fn};
use rmcp::{
    ServiceExt,
    service::ServerInitializeError,
    transport::streamable_http_server::{
        StreamableHttpServerConfig, StreamableHttpService, session::never::NeverSessionManager,
    },
};
use std::sync::Arc;
use tokio::io::DuplexStream;
use tools::Tools;

/// Articles come whole in a request: so many bytes at most.
const LARGEST_REQUEST: usize = 16 * 1024 * 1024;

/// Under which names the service may be called, and from which pages. A page of a stranger in a browser of this machine
/// can reach a service on loopback under a name of its own (DNS rebinding); the protocol asks servers to refuse it.
#[derive(Debug, Clone)]
pub(crate) struct Callers {
    /// Values of `Host`, with or without a port. None at all lets every name pass.
    pub(crate) hosts: Vec<String>,
    /// Values of `Origin`: `https://desk.example:*`. Clients that are no browsers send none and pass.
    pub(crate) origins: Vec<String>,
}

impl Default for Callers {
    /// Those of this machine.
    fn default() -> Self {
        let hosts = ["localhost", "127.0.0.1", "[::1]"];
        let origins = hosts.iter().flat_map(|host| [format!("http://{host}:*"), format!("https://{host}:*")]);
        Self { hosts: hosts.iter().map(|&host| host.to_owned()).collect(), origins: origins.collect() }
    }
}

/// The path `/mcp`.
pub(crate) fn routes(service: Arc<Service>, callers: &Callers) -> Router<Arc<Service>> {
    let settings = StreamableHttpServerConfig::default()
        .with_legacy_session_mode(false)
        .with_json_response(true)
        .with_allowed_hosts(&callers.hosts)
        .with_allowed_origins(&callers.origins)
        .enforce_origin_validation()
        .with_max_request_body_bytes(LARGEST_REQUEST);
    let tools = Tools::new(service);
    let answering =
        StreamableHttpService::new(move || Ok(tools.clone()), Arc::<NeverSessionManager>::default(), settings);
    Router::new().route_service("/mcp", answering).layer(from_fn(refusal::in_our_words))
}

/// Talks to the program that started this one, a message a line, until it closes the pipe. Nothing else may be written
/// to standard output meanwhile.
pub async fn stdio(service: Arc<Service>) -> Result<(), StdioError> {
    let (input, output) = rmcp::transport::stdio();
    let (pipe, lines) = lines::between(input, output);
    let ended = converse(service, pipe).await;
    lines.end().await;
    ended
}

async fn converse(service: Arc<Service>, pipe: DuplexStream) -> Result<(), StdioError> {
    let running = Tools::new(service).serve(pipe).await.map_err(|error| match error {
        ServerInitializeError::ConnectionClosed(_) => StdioError::NoClient,
        // The error itself would repeat what came instead.
        ServerInitializeError::ExpectedInitializeRequest(_) => StdioError::NoGreeting,
        _ => StdioError::Pipe,
    })?;
    running.waiting().await.map(|_| ()).map_err(|_| StdioError::Pipe)
}

/// Why a conversation over standard input and output ended badly. Holds nothing of what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StdioError {
    /// Standard input was at its end before anything came.
    #[error("standard input ended before a client said anything")]
    NoClient,
    /// The first message was not `initialize`.
    #[error("the first message was not `initialize`")]
    NoGreeting,
    /// The pipe broke.
    #[error("the conversation with the client broke off")]
    Pipe,
}

impl StdioError {
    /// A stable code for programs.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoClient => "mcp.no_client",
            Self::NoGreeting => "mcp.no_greeting",
            Self::Pipe => "mcp.pipe",
        }
    }

    /// What the user can do.
    pub fn hint(self) -> &'static str {
        match self {
            Self::NoClient => "`interdict mcp` is started by a client of the Model Context Protocol, not by hand",
            Self::NoGreeting => "the client has to speak the Model Context Protocol, one JSON message a line",
            Self::Pipe => "start it again; the log of the client may say more",
        }
    }
}
