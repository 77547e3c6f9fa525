//! Files of customers: which columns are recognised, how far the screening is, and what it found.
//!
//! | address | for |
//! |---|---|
//! | `GET /files` | the form |
//! | `POST /files/columns` | the form with the columns of a file, nothing screened yet |
//! | `POST /files` | hands the file to the jobs of `/api/v1/files` and leads to the page of the job |
//! | `GET /files/{id}` | how far it is; the results once it is done |
//! | `POST /files/{id}` | the results, filtered |
//! | `/ui/files/...` | pieces of these for the script |
//!
//! Filters hold names, so they are sent and never part of an address.

mod columns;
mod jobs;
mod results;

use super::{PageProblem, PieceProblem, laid_out, shell::Shell, words::in_path};
use crate::{Problem, Service, service::blocking};
use askama::Template;
use axum::{
    Extension, Form, Router,
    extract::{DefaultBodyLimit, Multipart, Path, Request, State, multipart::MultipartRejection},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
    routing::{get, post},
};
use columns::ColumnsView;
use interdict_screening::DEFAULT_THRESHOLD;
use jobs::{FileJobs, JobView};
use results::{Filter, Rows};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "files/page.html")]
struct FilesPage {
    shell: Shell,
    has_store: bool,
    default_threshold: String,
    columns: Option<ColumnsView>,
}

impl FilesPage {
    fn of(service: &Service, columns: Option<ColumnsView>) -> Self {
        Self {
            shell: Shell::new("Screen a file", "/files", &service.now()),
            has_store: service.has_store(),
            default_threshold: format!("{DEFAULT_THRESHOLD:.2}"),
            columns,
        }
    }
}

#[derive(Template)]
#[template(path = "files/columns.html")]
struct ColumnsPiece {
    columns: ColumnsView,
}

#[derive(Template)]
#[template(path = "files/job.html")]
struct JobPage {
    shell: Shell,
    job: JobView,
    rows: Rows,
}

#[derive(Template)]
#[template(path = "files/progress.html")]
struct ProgressPiece {
    job: JobView,
}

#[derive(Template)]
#[template(path = "files/rows.html")]
struct RowsPiece {
    job: JobView,
    rows: Rows,
}

pub(super) fn routes(api: Router) -> Router<Arc<Service>> {
    // A file goes through in pieces and is never held; how large it may be, the jobs say.
    let in_pieces = Router::new()
        .route("/files", get(form).post(start))
        .route("/files/columns", post(columns_page))
        .route("/ui/files/columns", post(columns_piece))
        .layer(DefaultBodyLimit::disable());
    Router::new()
        .route("/files/{id}", get(job).post(filtered))
        .route("/ui/files/{id}", get(progress))
        .route("/ui/files/{id}/rows", post(rows))
        .merge(in_pieces)
        .layer(Extension(FileJobs::new(api)))
}

#[allow(clippy::unused_async, reason = "handlers are asynchronous")]
async fn form(State(service): State<Arc<Service>>) -> Result<Response, PageProblem> {
    Ok(laid_out(StatusCode::OK, &FilesPage::of(&service, None))?)
}

type Sent = Result<Multipart, MultipartRejection>;

async fn columns_page(State(service): State<Arc<Service>>, sent: Sent) -> Result<Response, PageProblem> {
    let columns = columns_of(sent).await?;
    Ok(laid_out(StatusCode::OK, &FilesPage::of(&service, Some(columns)))?)
}

async fn columns_piece(sent: Sent) -> Result<Response, PieceProblem> {
    let columns = columns_of(sent).await?;
    Ok(laid_out(StatusCode::OK, &ColumnsPiece { columns })?)
}

async fn columns_of(sent: Sent) -> Result<ColumnsView, Problem> {
    let sent = sent.map_err(|_| Problem::bad_request("the form cannot be read; send it as multipart/form-data"))?;
    let head = columns::head_of(sent).await?;
    blocking(move || ColumnsView::of(head)).await
}

async fn start(Extension(jobs): Extension<FileJobs>, request: Request) -> Result<Response, PageProblem> {
    let id = jobs.create(request).await?;
    Ok(Redirect::to(&format!("/files/{}", in_path(&id))).into_response())
}

async fn job(
    State(service): State<Arc<Service>>,
    Extension(jobs): Extension<FileJobs>,
    Path(id): Path<String>,
) -> Result<Response, PageProblem> {
    job_page(&service, &jobs, &id, Filter::default()).await
}

async fn filtered(
    State(service): State<Arc<Service>>,
    Extension(jobs): Extension<FileJobs>,
    Path(id): Path<String>,
    Form(filter): Form<Filter>,
) -> Result<Response, PageProblem> {
    job_page(&service, &jobs, &id, filter).await
}

async fn job_page(service: &Service, jobs: &FileJobs, id: &str, filter: Filter) -> Result<Response, PageProblem> {
    let job = jobs.progress(id).await?;
    let rows = rows_of(jobs, &job, filter).await?;
    let shell = Shell::new("Screen a file", "/files", &service.now());
    Ok(laid_out(StatusCode::OK, &JobPage { shell, job, rows })?)
}

async fn progress(Extension(jobs): Extension<FileJobs>, Path(id): Path<String>) -> Result<Response, PieceProblem> {
    let job = jobs.progress(&id).await?;
    Ok(laid_out(StatusCode::OK, &ProgressPiece { job })?)
}

async fn rows(
    Extension(jobs): Extension<FileJobs>,
    Path(id): Path<String>,
    Form(filter): Form<Filter>,
) -> Result<Response, PieceProblem> {
    let job = jobs.progress(&id).await?;
    let rows = rows_of(&jobs, &job, filter).await?;
    Ok(laid_out(StatusCode::OK, &RowsPiece { job, rows })?)
}

/// The rows of a job that pass a filter; none while it runs.
async fn rows_of(jobs: &FileJobs, job: &JobView, filter: Filter) -> Result<Rows, Problem> {
    if !job.done {
        return Ok(Rows::none(filter));
    }
    match jobs.lines(&job.id).await? {
        Some(lines) => blocking(move || Rows::of(&lines, filter)).await,
        None => Ok(Rows::too_large(filter)),
    }
}
