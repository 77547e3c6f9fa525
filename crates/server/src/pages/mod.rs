//! Pages for people: search, a party, articles, files, lists. Made on the server from the templates of the crate; they work
//! without JavaScript, load nothing from elsewhere, and keep names and numbers of whoever is looked for out of addresses.
//!
//! A page is a view (plain texts, laid out by a template) over what the crates below answer. Nothing is decided here: a page
//! shows the same answer as the interfaces for programs, with the same editions and settings.

mod assets;
mod drawing;
mod files;
mod lists;
mod party;
mod problems;
mod read;
mod search;
mod shell;
mod words;

use crate::{Problem, Service};
use askama::Template;
use axum::{
    Router,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use shell::Shell;
use std::sync::Arc;

/// What a page may load: what this service serves, and nothing written into the page itself.
const POLICY: &str =
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Headers of every page. Pages hold personal data: nobody on the way keeps them, and links tell no stranger where they stood.
/// Not `no-referrer`: under that a form is sent with `Origin: null` (Fetch, "append a request Origin header"), which the check
/// for pages of other origins has to refuse.
const HEADERS: [(HeaderName, &str); 4] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::CACHE_CONTROL, "no-store"),
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
];

/// All pages. `api` answers `/api/v1/files`: files are screened by its jobs, and the pages ask for them as any client does.
pub(crate) fn routes(api: Router) -> Router<Arc<Service>> {
    Router::new()
        .merge(search::routes())
        .merge(party::routes())
        .merge(read::routes())
        .merge(files::routes(api))
        .merge(lists::routes())
        .merge(problems::routes())
        .merge(assets::routes())
}

/// Lays a page or a piece of one out.
fn laid_out(status: StatusCode, template: &impl Template) -> Result<Response, Problem> {
    match template.render() {
        Ok(html) => Ok(document(status, html)),
        Err(error) => {
            tracing::error!(%error, "a page could not be laid out");
            Err(Problem::internal())
        }
    }
}

/// HTML with the headers of every page.
fn document(status: StatusCode, html: String) -> Response {
    let mut response = (status, Html(html)).into_response();
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// A problem in the words of a page.
struct ProblemView {
    title: String,
    detail: String,
    code: String,
    hint: String,
}

impl From<Problem> for ProblemView {
    fn from(problem: Problem) -> Self {
        let Problem { title, detail, code, hint, .. } = problem;
        Self { title: title.to_owned(), detail, code: code.into_owned(), hint: hint.unwrap_or_default() }
    }
}

#[derive(Template)]
#[template(path = "problem-page.html")]
struct ProblemPage {
    shell: Shell,
    problem: ProblemView,
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPiece {
    problem: ProblemView,
}

/// A problem as a whole page.
struct PageProblem(Problem);

impl From<Problem> for PageProblem {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

impl IntoResponse for PageProblem {
    fn into_response(self) -> Response {
        let status = self.0.status();
        let shell = Shell::without_lists(self.0.title);
        laid_out(status, &ProblemPage { shell, problem: self.0.into() }).unwrap_or_else(IntoResponse::into_response)
    }
}

/// A problem as a piece of a page, for the script that asked for a piece.
struct PieceProblem(Problem);

impl From<Problem> for PieceProblem {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

impl IntoResponse for PieceProblem {
    fn into_response(self) -> Response {
        let status = self.0.status();
        laid_out(status, &ProblemPiece { problem: self.0.into() }).unwrap_or_else(IntoResponse::into_response)
    }
}
