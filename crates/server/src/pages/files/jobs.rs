//! The jobs of `/api/v1/files` as a client sees them. The pages ask the same interface as programs do, within the process;
//! so a file that was begun on a page can be followed by a program, and the other way round.

use crate::{
    Problem,
    pages::words::{counted, grouped, in_path},
};
use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    extract::Request,
    handler::Handler,
    http::{HeaderMap, Method, StatusCode, header},
    response::Response,
    routing::{MethodRouter, any_service},
};
use serde::Deserialize;
use serde_json::Value;

/// Where the jobs are.
const PATH: &str = "/api/v1/files";
/// Answers about a job are small.
const MOST_OF_A_STATE: usize = 256 * 1024;
/// Results beyond this are for downloading, not for looking at.
const MOST_OF_A_RESULT: usize = 128 * 1024 * 1024;

/// The way to the jobs.
#[derive(Clone)]
pub(super) struct FileJobs(MethodRouter);

/// How far a job is, as the interface says it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
#[allow(clippy::struct_field_names, reason = "the names are those of the interface")]
struct State {
    state: String,
    file: Option<String>,
    /// Bytes.
    read: u64,
    size: u64,
    /// Records.
    screened: usize,
    matched: usize,
    bad: usize,
    notes: Vec<String>,
    problem: Option<Trouble>,
}

/// Why a job failed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Trouble {
    detail: String,
    hint: Option<String>,
}

/// How far a job is, as it is shown.
pub(super) struct JobView {
    pub(super) id: String,
    /// Its part of an address.
    pub(super) path: String,
    /// What its sender called it.
    pub(super) file: String,
    pub(super) done: bool,
    pub(super) failed: bool,
    pub(super) screened: String,
    pub(super) matched: String,
    pub(super) bad: String,
    /// Of 100, for the bar.
    pub(super) width: String,
    pub(super) summary: String,
    pub(super) notes: Vec<String>,
    /// Why it failed, and what to try; empty if it did not.
    pub(super) trouble: String,
    pub(super) hint: String,
}

impl JobView {
    fn of(id: &str, state: State) -> Self {
        let done = state.state == "done";
        let failed = matches!(state.state.as_str(), "failed" | "stopped");
        let share = if done { 1.0 } else { state.read as f64 / state.size.max(1) as f64 };
        let records = counted(state.screened + state.bad, "record", "records");
        let percent = format!("{:.0}", share.min(1.0) * 100.0);
        let summary = match state.state.as_str() {
            "done" => {
                format!("Done: {records}, {} with matches, {} not screened", grouped(state.matched), grouped(state.bad))
            }
            "failed" => "The file could not be screened".to_owned(),
            "stopped" => "The screening was stopped".to_owned(),
            "waiting" => "Waiting for other files".to_owned(),
            _ => format!("{percent} % of the file, {records} so far"),
        };
        let Trouble { detail, hint } = state.problem.unwrap_or_default();
        Self {
            id: id.to_owned(),
            path: in_path(id),
            file: state.file.unwrap_or_default(),
            done,
            failed,
            screened: grouped(state.screened),
            matched: grouped(state.matched),
            bad: grouped(state.bad),
            width: percent,
            summary,
            notes: state.notes,
            trouble: detail,
            hint: hint.unwrap_or_default(),
        }
    }
}

impl FileJobs {
    pub(super) fn new(api: Router) -> Self {
        Self(any_service(api))
    }

    async fn ask(&self, method: Method, path: String, headers: HeaderMap, body: Body) -> Result<Response, Problem> {
        let mut request = Request::builder().method(method).uri(path).body(body).map_err(|error| {
            tracing::error!(%error, "a request to the jobs could not be made");
            Problem::internal()
        })?;
        *request.headers_mut() = headers;
        Ok(Handler::<(), ()>::call(self.0.clone(), request, ()).await)
    }

    /// Hands a form with a file over. The identity of its job.
    pub(super) async fn create(&self, request: Request) -> Result<String, Problem> {
        let (parts, body) = request.into_parts();
        let mut headers = parts.headers;
        headers.remove(header::ACCEPT);
        let answer = self.ask(Method::POST, PATH.to_owned(), headers, body).await?;
        let value = json(answer).await?;
        match &value["id"] {
            Value::String(id) => Ok(id.clone()),
            Value::Number(id) => Ok(id.to_string()),
            _ => Err(unexpected("a job without an identity")),
        }
    }

    /// How far a job is.
    pub(super) async fn progress(&self, id: &str) -> Result<JobView, Problem> {
        let answer = self.ask(Method::GET, format!("{PATH}/{}", in_path(id)), HeaderMap::new(), Body::empty()).await?;
        let state = serde_json::from_value(json(answer).await?).map_err(|_| unexpected("a state of a job"))?;
        Ok(JobView::of(id, state))
    }

    /// The answers of a job, one a line; none if there are too many to be looked at.
    pub(super) async fn lines(&self, id: &str) -> Result<Option<Bytes>, Problem> {
        let path = format!("{PATH}/{}/result?format=jsonl", in_path(id));
        let answer = self.ask(Method::GET, path, HeaderMap::new(), Body::empty()).await?;
        if !answer.status().is_success() {
            json(answer).await?;
            return Err(unexpected("a result"));
        }
        Ok(to_bytes(answer.into_body(), MOST_OF_A_RESULT).await.ok())
    }
}

/// The JSON of an answer, or the problem that it is.
async fn json(answer: Response) -> Result<Value, Problem> {
    let status = answer.status();
    let bytes = to_bytes(answer.into_body(), MOST_OF_A_STATE).await.map_err(|_| unexpected("a long answer"))?;
    let value: Value = serde_json::from_slice(&bytes).map_err(|_| unexpected("an answer that is no JSON"))?;
    if status.is_success() {
        return Ok(value);
    }
    let text = |key: &str| value[key].as_str().map(str::to_owned);
    let detail = text("detail").unwrap_or_else(|| "the file could not be screened".to_owned());
    let problem = Problem::new(status, text("code").unwrap_or_else(|| "service.failed".to_owned()), detail);
    Err(Problem { hint: text("hint"), ..problem })
}

fn unexpected(what: &str) -> Problem {
    tracing::error!(what, "the jobs answered what the pages do not understand");
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "service.failed", "the state of the file is not known")
        .with_hint("the log of the service has the reason under the request id of this answer")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_says_how_far_it_is() {
        let state = |state: &str, read| State {
            state: state.to_owned(),
            read,
            size: 4800,
            screened: 1200,
            matched: 2,
            bad: 1,
            ..State::default()
        };
        let running = JobView::of("7", state("running", 1200));
        assert_eq!(
            (running.summary.as_str(), running.width.as_str()),
            ("25 % of the file, 1,201 records so far", "25")
        );
        assert!(!running.done && !running.failed);
        let done = JobView::of("7", state("done", 4800));
        assert_eq!(done.summary, "Done: 1,201 records, 2 with matches, 1 not screened");
        assert!(JobView::of("7", state("stopped", 0)).failed);
    }
}
