//! The search: one box for a name or a number, answers with their reasons.
//!
//! | address | for |
//! |---|---|
//! | `GET /` | the empty form |
//! | `POST /` | the whole page with the answer; works without JavaScript |
//! | `POST /ui/search` | only the answer, for the script that asks while somebody types |
//!
//! What is looked for is personal data: it stands in the body of a request and never in an address.

mod answer;
mod box_text;
mod card;
mod form;

use super::{PageProblem, PieceProblem, laid_out, shell::Shell};
use crate::{Problem, Service, receipts::LeftReceipt};
use answer::Answer;
use askama::Template;
use axum::{
    Form, Router,
    extract::{State, rejection::FormRejection},
    http::StatusCode,
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use form::{Asked, FormView, SearchForm};
use std::sync::Arc;

/// So many matches are on a page; more come when they are asked for.
const PAGE: usize = 100;

#[derive(Template)]
#[template(path = "search/page.html")]
struct SearchPage {
    shell: Shell,
    form: FormView,
    answer: Answer,
}

#[derive(Template)]
#[template(path = "search/answer.html")]
struct AnswerPiece {
    answer: Answer,
}

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/", get(empty).post(searched)).route("/ui/search", post(piece))
}

type Sent = Result<Form<SearchForm>, FormRejection>;

#[allow(clippy::unused_async, reason = "handlers are asynchronous")]
async fn empty(State(service): State<Arc<Service>>) -> Result<Response, PageProblem> {
    let snapshot = service.now();
    let page = SearchPage {
        shell: Shell::new("Search", "/", &snapshot),
        form: FormView::new(&SearchForm::default(), service.has_store()),
        answer: Answer::nothing_asked(&snapshot),
    };
    Ok(laid_out(StatusCode::OK, &page)?)
}

async fn searched(State(service): State<Arc<Service>>, sent: Sent) -> Result<Response, PageProblem> {
    let form = read(sent)?;
    let view = FormView::new(&form, service.has_store());
    // What cannot be understood is said where the answer would stand, and the form keeps what was typed.
    let (status, answer, receipt) = match answer_to(&service, &form).await {
        Ok((answer, receipt)) => (StatusCode::OK, answer, receipt),
        Err(problem) => (problem.status(), Answer::refused(problem), None),
    };
    let shell = Shell::new("Search", "/", &service.now());
    Ok((receipt, laid_out(status, &SearchPage { shell, form: view, answer })?).into_response())
}

async fn piece(State(service): State<Arc<Service>>, sent: Sent) -> Result<Response, PieceProblem> {
    let form = read(sent)?;
    let (answer, receipt) = answer_to(&service, &form).await?;
    Ok((receipt, laid_out(StatusCode::OK, &AnswerPiece { answer })?).into_response())
}

/// The form, or that it cannot be read; in words that hold nothing of it.
fn read(sent: Sent) -> Result<SearchForm, Problem> {
    sent.map(|Form(form)| form)
        .map_err(|_| Problem::bad_request("the form cannot be read; send it as application/x-www-form-urlencoded"))
}

async fn answer_to(service: &Arc<Service>, form: &SearchForm) -> Result<(Answer, Option<LeftReceipt>), Problem> {
    let Some(Asked { subject, read_as, settings, from }) = form.asked()? else {
        return Ok((Answer::nothing_asked(&service.now()), None));
    };
    let snapshot = service.lists(settings.known_on).await?;
    let (screening, receipt) = service.screen(&snapshot, subject, &settings).await?;
    Ok((Answer::of(&snapshot, form, &screening, &settings, from, read_as), receipt))
}
