//! `/api/v1/files`: whole customer files, screened while the client does something else.

use super::{
    jobs::{Form, Job, Jobs, Progress, Work, on_disk},
    schemas::{FileForm, FileStatus, ScreeningAnswer},
    upload::Upload,
    wire::{self, Asked},
};
use crate::{Problem, Service, receipts::LeftReceipt, service::blocking};
use axum::{
    Extension,
    body::Body,
    extract::{Path, Request, State},
    http::{StatusCode, header},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::{Stream, StreamExt as _, stream};
use interdict_screening::subjects::{CustomerFile, Opening, SourceError, TableFault};
use serde::Deserialize;
use std::{
    convert::Infallible,
    fs::File,
    io::{self, Read},
    sync::Arc,
    time::Duration,
};
use tokio::sync::watch;

/// So many bytes of results are sent at a time.
const CHUNK: usize = 128 * 1024;
/// So long is waited between two events.
const BETWEEN_EVENTS: Duration = Duration::from_millis(200);

/// Screen a file.
///
/// CSV with a header in any usual delimiter and encoding, JSON lines, or one name a line, each also packed with gzip or
/// Zstandard; Parquet; Arrow's file and stream form. The kind is told by content. Send it as the field `file` of a form,
/// or as the body itself with its name in the header `File-Name`. What its columns hold is known by their headers; where
/// it is not, `column` says so. Choices stand in other fields of the form, or in the query string if the file is the
/// body.
///
/// The answer comes at once (202), and says where to ask how far it is. The file is read once and then removed; the
/// results are kept for an hour and can be removed earlier. A file without a column for names or numbers is refused at
/// once (422).
#[utoipa::path(
    post,
    path = "/api/v1/files",
    operation_id = "screenFile",
    tag = "files",
    params(
        (
            "column" = Option<String>, Query,
            description = "For a file as the body: what a column holds, name=Kunde. All fields of the form may stand here"
        ),
        ("File-Name" = Option<String>, Header, description = "For a file as the body: what to call it in results"),
    ),
    request_body(content(
        (FileForm = "multipart/form-data"),
        (String = "text/csv"),
        (String = "application/jsonl"),
        (String = "application/vnd.apache.parquet"),
        (String = "application/vnd.apache.arrow.file"),
        (String = "application/vnd.apache.arrow.stream"),
    )),
    responses(
        (
            status = 202, description = "The file is there and will be screened; `Location` says where to ask",
            body = FileStatus,
            headers(("Location" = String, description = "Where to ask how far it is"))
        ),
        (
            status = 415, description = "`input.spreadsheet`, `file.other_form`: it is not what it is said to be",
            body = Problem, content_type = "application/problem+json"
        ),
        (
            status = "4XX", description = "The file or a choice cannot be used",
            body = Problem, content_type = "application/problem+json"
        ),
        (
            status = 503, description = "`file.too_many`: as many files are being screened as the service takes",
            body = Problem, content_type = "application/problem+json"
        ),
    )
)]
pub(crate) async fn create(
    State(service): State<Arc<Service>>,
    Extension(jobs): Extension<Jobs>,
    request: Request,
) -> Result<Response, Problem> {
    jobs.has_room()?;
    let Upload { folder, path, size, name, choices } = Upload::take(request).await?;
    let settings = choices.settings.settings()?;
    let snapshot = service.lists(settings.known_on).await?;
    let from = path.clone();
    let customers = blocking(move || {
        let file = File::open(from).map_err(|error| on_disk(&error))?;
        let opening = Opening { skip: 0, with_columns: true };
        CustomerFile::open(file, choices.input, opening).map_err(|error| unusable(&error))
    });
    let customers = customers.await??;
    let work = Work { folder, upload: path, file: name, size, customers, settings, snapshot, service };
    let job = jobs.begin(work)?;
    let place = format!("/api/v1/files/{}", job.id());
    let answer = wire::laid_out(&job.status())?;
    Ok((StatusCode::ACCEPTED, [(header::LOCATION, place)], answer).into_response())
}

/// Ask how far a file is.
///
/// `state` is `waiting`, `running`, `done`, `failed` (then `problem` says why) or `stopped`. `read` of `size` bytes
/// were read, of Parquet in proportion to its records; `screened`, `matched` and `bad` count records.
#[utoipa::path(
    get,
    path = "/api/v1/files/{id}",
    operation_id = "fileStatus",
    tag = "files",
    params(("id" = String, Path, description = "As answered when the file was sent")),
    responses(
        (status = 200, description = "How far it is", body = FileStatus),
        (
            status = 404, description = "There is no such file, or not any more",
            body = Problem, content_type = "application/problem+json"
        ),
    )
)]
#[allow(clippy::unused_async, reason = "handlers are asynchronous")]
pub(crate) async fn progress(Extension(jobs): Extension<Jobs>, Path(id): Path<String>) -> Result<Response, Problem> {
    wire::laid_out(&jobs.job(&id)?.status())
}

/// Follow a file.
///
/// Server-sent events named `progress`, whose data is what `GET /api/v1/files/{id}` answers, whenever it changed. The
/// stream ends with the file.
#[utoipa::path(
    get,
    path = "/api/v1/files/{id}/events",
    operation_id = "fileEvents",
    tag = "files",
    params(("id" = String, Path, description = "As answered when the file was sent")),
    responses(
        (
            status = 200, description = "Events until the file is done",
            body = String, content_type = "text/event-stream"
        ),
        (
            status = 404, description = "There is no such file, or not any more",
            body = Problem, content_type = "application/problem+json"
        ),
    )
)]
#[allow(clippy::unused_async, reason = "handlers are asynchronous")]
pub(crate) async fn events(Extension(jobs): Extension<Jobs>, Path(id): Path<String>) -> Result<Response, Problem> {
    Ok(Sse::new(told(jobs.job(&id)?)).keep_alive(KeepAlive::default()).into_response())
}

/// Fetch the results of a file.
///
/// The same bytes as `interdict screen` writes: one JSON document, JSON lines with the editions in every line, or a
/// table with a line for every match, every clear record and every record that could not be screened. Parquet has a row
/// for every record, beside the columns of the file where that was Parquet or Arrow, as `interdict screen --out` writes it.
#[utoipa::path(
    get,
    path = "/api/v1/files/{id}/result",
    operation_id = "fileResult",
    tag = "files",
    params(
        ("id" = String, Path, description = "As answered when the file was sent"),
        ("format" = Option<String>, Query, description = "json, jsonl, csv or parquet. Default: json"),
    ),
    responses(
        (status = 200, description = "The results", content(
            (ScreeningAnswer = "application/json"),
            (String = "application/jsonl"),
            (String = "text/csv"),
            (String = "application/vnd.apache.parquet"),
        )),
        (
            status = 404, description = "There is no such file, or not any more",
            body = Problem, content_type = "application/problem+json"
        ),
        (
            status = 409, description = "`file.not_done`: it is not screened to its end yet",
            body = Problem, content_type = "application/problem+json"
        ),
        (
            status = "4XX", description = "Why the file could not be screened, or the form is not known",
            body = Problem, content_type = "application/problem+json"
        ),
    )
)]
pub(crate) async fn result(
    Extension(jobs): Extension<Jobs>,
    Path(id): Path<String>,
    Asked(asked): Asked<AskedForm>,
) -> Result<Response, Problem> {
    let form = match asked.format.as_deref() {
        None | Some("json") => Form::Json,
        Some("jsonl") => Form::JsonLines,
        Some("csv") => Form::CommaSeparated,
        Some("parquet") => Form::Parquet,
        Some(_) => return Err(Problem::bad_request("format: json, jsonl, csv or parquet")),
    };
    let job = jobs.job(&id)?;
    let opened = blocking(move || -> Result<(File, u64, Option<LeftReceipt>), Problem> {
        let file = job.results(form)?;
        let size = file.metadata().map_err(|error| on_disk(&error))?.len();
        Ok((file, size, job.receipt()))
    });
    let (file, size, receipt) = opened.await??;
    let headers = [
        (header::CONTENT_TYPE, form.media_type().to_owned()),
        (header::CONTENT_LENGTH, size.to_string()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", form.file_name())),
    ];
    Ok((receipt, headers, streamed(file)).into_response())
}

/// Remove a file.
///
/// Stops it if it is being screened, and removes its results.
#[utoipa::path(
    delete,
    path = "/api/v1/files/{id}",
    operation_id = "removeFile",
    tag = "files",
    params(("id" = String, Path, description = "As answered when the file was sent")),
    responses(
        (status = 204, description = "It is gone"),
        (
            status = 404, description = "There is no such file, or not any more",
            body = Problem, content_type = "application/problem+json"
        ),
    )
)]
#[allow(clippy::unused_async, reason = "handlers are asynchronous")]
pub(crate) async fn remove(Extension(jobs): Extension<Jobs>, Path(id): Path<String>) -> Result<StatusCode, Problem> {
    jobs.remove(&id).map(|()| StatusCode::NO_CONTENT)
}

/// The form of results in the query string.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AskedForm {
    format: Option<String>,
}

/// Why a file cannot be screened. Its first line may be a record and no header, so that it is not repeated.
fn unusable(error: &SourceError) -> Problem {
    let (status, detail, hint) = match error {
        // What no system says, a decoder does.
        SourceError::Io { source, .. } if source.raw_os_error().is_none() => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "the packed file is cut off or damaged",
            "pack it again, check its size against the original, and send it again",
        ),
        SourceError::Io { source, .. } => return on_disk(source),
        SourceError::NoNameColumn { .. } => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "no column is known to hold a name or a number",
            "say which does with column=name=HEADER, or, for one name a line without a header, format=lines",
        ),
        SourceError::NoSuchColumn { .. } => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "column: there is no such header",
            "headers are compared without regard to case, spaces and punctuation",
        ),
        SourceError::Encoding { .. } => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "the file is marked as UTF-16, and is not",
            "it may be damaged at its beginning or cut off; write it again, best as UTF-8",
        ),
        SourceError::Spreadsheet { .. } => (
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "the file is a spreadsheet, an archive or a PDF, not text",
            "save it as CSV (UTF-8) and send that",
        ),
        SourceError::Table { fault: TableFault::Stream { .. }, .. } => (
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "the file is Parquet or Arrow, packed as a whole",
            "send it as it is: what stands in it is packed already",
        ),
        SourceError::Table { fault: TableFault::Broken { .. }, .. } => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "the Parquet or Arrow file is cut off or damaged, or uses something that is not read",
            "a file that was not written to its end lacks its directory; write it again",
        ),
        SourceError::Table { fault: TableFault::Codec { codec }, .. } => {
            let detail = format!("the Parquet file is packed with {codec}, which is not read");
            return Problem::new(StatusCode::UNPROCESSABLE_ENTITY, error.code(), detail).with_hint(error.hint());
        }
        SourceError::Table { fault: TableFault::ColumnType { .. }, .. } => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "the columns that should hold names or numbers are of another type",
            "write them as texts, or say which column holds the name with column=name=HEADER",
        ),
        SourceError::Empty { .. } => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "the file is empty",
            "an empty file is no clear answer; check how it was written",
        ),
    };
    let code = if matches!(error, SourceError::Io { .. }) { "input.broken" } else { error.code() };
    Problem::new(status, code, detail).with_hint(hint)
}

/// Tells how far a job is, now and whenever that changes, until its end.
fn told(job: Arc<Job>) -> impl Stream<Item = Result<Event, Infallible>> {
    struct Following {
        job: Arc<Job>,
        changes: watch::Receiver<Progress>,
        begun: bool,
        over: bool,
    }
    let changes = job.watch();
    stream::unfold(Following { job, changes, begun: false, over: false }, |mut following| async move {
        if following.over {
            return None;
        }
        if following.begun {
            tokio::time::sleep(BETWEEN_EVENTS).await;
            following.changes.changed().await.ok()?;
        }
        following.begun = true;
        following.over = following.changes.borrow_and_update().is_over();
        let status = serde_json::to_string(&following.job.status()).unwrap_or_default();
        Some((Ok(Event::default().event("progress").data(status)), following))
    })
    .fuse()
}

/// The bytes of an open file, read as they are sent.
fn streamed(file: File) -> Body {
    let parts = stream::unfold(Some(file), |file| async move {
        let mut file = file?;
        let part = blocking(move || {
            let mut bytes = vec![0; CHUNK];
            let read = file.read(&mut bytes);
            (file, bytes, read)
        });
        match part.await {
            Ok((_, _, Ok(0))) => None,
            Ok((file, mut bytes, Ok(read))) => {
                bytes.truncate(read);
                Some((Ok(bytes), Some(file)))
            }
            Ok((_, _, Err(error))) => Some((Err(error), None)),
            Err(problem) => Some((Err(io::Error::other(problem.to_string())), None)),
        }
    });
    // Compression asks once more after the end, which `unfold` alone does not bear.
    Body::from_stream(parts.fuse())
}
