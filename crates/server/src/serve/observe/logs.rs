//! The log: one line an event to standard error, as text or JSON.

use crate::serve::{Configuration, LogFormat, ServeError};
use std::io;
use tracing_subscriber::{
    filter::{LevelFilter, Targets},
    fmt,
    layer::SubscriberExt as _,
    util::SubscriberInitExt as _,
};

/// Libraries that write what passes through them (messages, headers, addresses with their queries) into the log below this
/// level. No filter brings that back: it would be personal data in a log.
const QUIET: [&str; 6] = ["h2", "hyper", "hyper_util", "rmcp", "rustls", "tower_http"];

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
    let filter = filter.with_targets(QUIET.map(|target| (target, LevelFilter::WARN)));
    let json = (logging.format == LogFormat::Json).then(|| {
        fmt::layer().json().flatten_event(true).with_current_span(true).with_span_list(false).with_writer(io::stderr)
    });
    let text = (logging.format == LogFormat::Text).then(|| fmt::layer().with_ansi(false).with_writer(io::stderr));
    let subscriber = tracing_subscriber::registry().with(filter).with(json).with(text);
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
