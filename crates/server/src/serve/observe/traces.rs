//! Traces to an OpenTelemetry collector, by HTTP. The spans of requests have method, route, status and number, as the log
//! has. Only in a program built with the feature `otel`.

use crate::serve::ServeError;
use opentelemetry::trace::TracerProvider as _;
use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use opentelemetry_otlp::{SpanExporter, WithExportConfig as _, WithHttpConfig as _};
use opentelemetry_sdk::{
    Resource,
    trace::{SdkTracer, SdkTracerProvider},
};
use std::{pin::Pin, time::Duration};
use tracing::Subscriber;
use tracing_opentelemetry::OpenTelemetryLayer;
use tracing_subscriber::registry::LookupSpan;

/// How long the collector has to take a batch.
const PATIENCE: Duration = Duration::from_secs(10);

/// What collects spans and sends them on, from a thread of its own.
pub(super) fn provider(address: &str) -> Result<SdkTracerProvider, ServeError> {
    let exporter = SpanExporter::builder()
        .with_http()
        .with_http_client(Client::new())
        .with_endpoint(address)
        .build()
        .map_err(|error| ServeError::Traces { address: address.to_owned(), reason: error.to_string() })?;
    let resource = Resource::builder().with_service_name("interdict").build();
    Ok(SdkTracerProvider::builder().with_batch_exporter(exporter).with_resource(resource).build())
}

/// What makes spans of the program to spans of the collector.
pub(super) fn layer<S>(provider: &SdkTracerProvider) -> OpenTelemetryLayer<S, SdkTracer>
where
    S: Subscriber + for<'span> LookupSpan<'span>,
{
    tracing_opentelemetry::layer().with_tracer(provider.tracer("interdict"))
}

/// The client that the downloads use, too. It blocks: batches are sent from the thread of their processor, where nothing
/// else waits.
#[derive(Debug)]
struct Client {
    agent: ureq::Agent,
}

impl Client {
    fn new() -> Self {
        let settings = ureq::Agent::config_builder().timeout_global(Some(PATIENCE)).http_status_as_error(false);
        Self { agent: ureq::Agent::new_with_config(settings.build()) }
    }

    fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let (parts, body) = request.into_parts();
        let answer = self.agent.run(Request::from_parts(parts, body.to_vec()))?;
        let (parts, mut body) = answer.into_parts();
        Ok(Response::from_parts(parts, Bytes::from(body.read_to_vec()?)))
    }
}

impl HttpClient for Client {
    // What `async_trait`, in which the trait is written, makes of its `async fn`.
    fn send_bytes<'this, 'answer>(
        &'this self,
        request: Request<Bytes>,
    ) -> Pin<Box<dyn Future<Output = Result<Response<Bytes>, HttpError>> + Send + 'answer>>
    where
        'this: 'answer,
        Self: 'answer,
    {
        Box::pin(async move { self.send(request) })
    }
}
