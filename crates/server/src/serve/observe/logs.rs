//! The log: one line an event to standard error, as text or JSON.

use crate::serve::{Configuration, LogFormat, ServeError};
use std::io;
use tracing_subscriber::{
    filter::{LevelFilter, Targets},
    fmt,
    layer::SubscriberExt as _,
    util::SubscriberInitExt as _,
};

/// Libraries that write what passes through them (messages, headers, addresses with their queries) into the log below a
/// level, and that level. No filter brings that back: it would be personal data in a log. `rmcp` writes methods and
/// numbers of messages, both the client's, whatever is wrong with them.
const QUIET: [(&str, LevelFilter); 6] = [
    ("h2", LevelFilter::WARN),
    ("hyper", LevelFilter::WARN),
    ("hyper_util", LevelFilter::WARN),
    ("rmcp", LevelFilter::OFF),
    ("rustls", LevelFilter::WARN),
    ("tower_http", LevelFilter::WARN),
];

/// What has to be ended with the service.
#[derive(Debug, Default)]
pub(in crate::serve) struct Observing {
    #[cfg(feature = "otel")]
    traces: Option<opentelemetry_sdk::trace::SdkTracerProvider>,
}

/// Begins to log. A process that logs already goes on as it does.
pub(in crate::serve) fn start(configuration: &Configuration) -> Result<Observing, ServeError> {
    let Some(logging) = &configuration.log else { return Ok(Observing::default()) };
    let failed = |reason: String| ServeError::LogFilter { filter: logging.filter.clone(), reason };
    let filter = logging.filter.parse::<Targets>().map_err(|error| failed(error.to_string()))?;
    // A filter of its own: in one with the other, `rmcp::service=debug` would go before `rmcp`.
    let quiet = Targets::new().with_default(LevelFilter::TRACE).with_targets(QUIET);
    let json = (logging.format == LogFormat::Json).then(|| {
        fmt::layer().json().flatten_event(true).with_current_span(true).with_span_list(false).with_writer(io::stderr)
    });
    let text = (logging.format == LogFormat::Text).then(|| fmt::layer().with_ansi(false).with_writer(io::stderr));
    let subscriber = tracing_subscriber::registry().with(quiet).with(filter).with(json).with(text);
    #[cfg(not(feature = "otel"))]
    let observing = Observing::default();
    #[cfg(feature = "otel")]
    let (subscriber, observing) = {
        let traces = configuration.traces.as_deref().map(super::traces::provider).transpose()?;
        (subscriber.with(traces.as_ref().map(super::traces::layer)), Observing { traces })
    };
    // Fails only if there is a log already.
    if subscriber.try_init().is_ok() {
        // What a panic says may hold what was screened; where it happened does not.
        std::panic::set_hook(Box::new(|panic| {
            tracing::error!(place = panic.location().map(tracing::field::display), "the program panicked");
        }));
    }
    Ok(observing)
}

#[cfg(feature = "otel")]
impl Drop for Observing {
    fn drop(&mut self) {
        if let Some(Err(error)) = self.traces.take().map(|traces| traces.shutdown()) {
            tracing::warn!(%error, "the last traces were not sent");
        }
    }
}
