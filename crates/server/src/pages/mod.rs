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
    extract::Request,
    http::{
        HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header,
        uri::{Authority, PathAndQuery},
    },
    middleware::{Next, from_fn},
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
        .layer(from_fn(with_way_back))
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
        let title = heading(problem.status());
        let Problem { detail, code, hint, .. } = problem;
        Self { title: title.to_owned(), detail, code: code.into_owned(), hint: hint.unwrap_or_default() }
    }
}

#[derive(Template)]
#[template(path = "problem-page.html")]
struct ProblemPage {
    shell: Shell,
    problem: ProblemView,
    /// The page from which the reader came; empty if it is not known.
    back: String,
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
        let mut response = problem_page(self.0.clone(), "");
        response.extensions_mut().insert(self.0);
        response
    }
}

/// A problem as a whole page, with a way back to the page from which the reader came, if that is known.
pub(crate) fn problem_page(problem: Problem, back: &str) -> Response {
    let status = problem.status();
    let shell = Shell::without_lists(heading(status));
    let page = ProblemPage { shell, problem: problem.into(), back: back.to_owned() };
    laid_out(status, &page).unwrap_or_else(IntoResponse::into_response)
}

/// Pages about problems lead back to where the reader came from. What failed does not know it: its request is gone by then.
async fn with_way_back(request: Request, next: Next) -> Response {
    let back = came_from(request.headers());
    let mut response = next.run(request).await;
    match response.extensions_mut().remove::<Problem>() {
        Some(problem) if !back.is_empty() => problem_page(problem, &back),
        _ => response,
    }
}

/// The page of this service from which a browser says that it came, as a path; empty if it says nothing, or another host.
pub(crate) fn came_from(headers: &HeaderMap) -> String {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let address = text(header::REFERER).and_then(|referer| referer.parse::<Uri>().ok());
    let own = address.filter(|address| address.authority().map(Authority::as_str) == text(header::HOST));
    // Two slashes at the beginning would lead to another host.
    let path = own.as_ref().and_then(Uri::path_and_query).map(PathAndQuery::as_str);
    path.filter(|path| !path.contains("//")).unwrap_or_default().to_owned()
}

/// What a status means for a person.
fn heading(status: StatusCode) -> &'static str {
    match status {
        StatusCode::UNAUTHORIZED => "A key is needed",
        StatusCode::FORBIDDEN => "This is not allowed",
        StatusCode::NOT_FOUND => "There is no such thing",
        StatusCode::PAYLOAD_TOO_LARGE => "This is too large",
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => "Not now",
        status if status.is_client_error() => "This cannot be used as it is",
        _ => "Something broke",
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_leads_to_a_page_of_this_service_and_nowhere_else() {
        for (host, referer, back) in [
            ("desk.example:8080", "http://desk.example:8080/read?a=1", "/read?a=1"),
            ("desk.example:8080", "http://desk.example/read", ""),
            ("desk.example", "https://stranger.example/read", ""),
            ("desk.example", "https://desk.example//stranger.example", ""),
            ("desk.example", "/read", ""),
            ("desk.example", "", ""),
        ] {
            let headers = HeaderMap::from_iter([
                (header::HOST, HeaderValue::from_static(host)),
                (header::REFERER, HeaderValue::from_static(referer)),
            ]);
            assert_eq!(came_from(&headers), back, "{referer}");
        }
        assert_eq!(came_from(&HeaderMap::new()), "");
    }
}
