//! Articles: pasted or given as files, answered by the side-by-side page of the documents crate.
//!
//! Its style and script are files here, so that the answer has the same strict policy as every other page.

mod articles;
mod document;

use super::{PageProblem, document as page_of, laid_out, shell::Shell};
use crate::{Problem, Service, Snapshot, service::blocking};
use articles::{Article, Asked};
use askama::Template;
use axum::{
    Router,
    extract::{DefaultBodyLimit, Multipart, State, multipart::MultipartRejection},
    http::StatusCode,
    response::Response,
    routing::get,
};
use interdict_documents::{Reading, Settings, dates::DateSettings, document as document_of, page, stories};
use interdict_model::PartialDate;
use interdict_screening::Edition;
use std::sync::Arc;

/// All articles of a request together.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// So many articles can be pasted on the page without JavaScript.
const BLOCKS: usize = 3;

#[derive(Template)]
#[template(path = "read/page.html")]
struct ReadPage {
    shell: Shell,
    /// Numbers of the blocks for pasted articles.
    blocks: Vec<usize>,
    /// Whether what was known on a day can be asked for.
    has_store: bool,
}

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/read", get(form).post(read)).layer(DefaultBodyLimit::max(MOST_BYTES))
}

#[allow(clippy::unused_async, reason = "handlers are asynchronous")]
async fn form(State(service): State<Arc<Service>>) -> Result<Response, PageProblem> {
    let shell = Shell::new("Read articles", "/read", &service.now());
    let page = ReadPage { shell, blocks: (1..=BLOCKS).collect(), has_store: service.has_store() };
    Ok(laid_out(StatusCode::OK, &page)?)
}

async fn read(
    State(service): State<Arc<Service>>,
    sent: Result<Multipart, MultipartRejection>,
) -> Result<Response, PageProblem> {
    let sent = sent.map_err(|_| Problem::bad_request("the form cannot be read; send it as multipart/form-data"))?;
    let Asked { articles, known_on } = articles::of(sent).await?;
    let snapshot = service.lists(known_on).await?;
    let html = blocking(move || answered(&snapshot, articles, known_on)).await??;
    Ok(page_of(StatusCode::OK, html))
}

/// The page of the articles.
fn answered(snapshot: &Snapshot, articles: Vec<Article>, known_on: Option<PartialDate>) -> Result<String, Problem> {
    let mut reader = snapshot.reader();
    let mut readings: Vec<Reading> = Vec::with_capacity(articles.len());
    for article in articles {
        let settings = Settings { published: article.published, dates: DateSettings::default() };
        readings.push(reader.read(document_of(&article.name, &article.bytes)?, &settings)?);
    }
    let compared: Vec<&Reading> = readings.iter().collect();
    let stories = if readings.len() > 1 { stories::compare(&compared) } else { Vec::new() };
    let about = page::About {
        lists: snapshot.editions().iter().map(|edition| list_in_words(edition, known_on)).collect(),
        program: format!("interdict {}", env!("CARGO_PKG_VERSION")),
    };
    Ok(document::own(&readings, &stories, &about))
}

fn list_in_words(edition: &Edition, known_on: Option<PartialDate>) -> String {
    let date = edition.info.published_on.map(|date| format!(" of {date}")).unwrap_or_default();
    let incomplete = if edition.complete { "" } else { ", not complete" };
    let gaps = if edition.gaps.is_empty() { "" } else { ", with gaps" };
    let known = known_on.map(|day| format!(", as known on {day}")).unwrap_or_default();
    format!("{}{date} ({} parties{incomplete}{gaps}){known}", edition.info.title, edition.parties)
}
