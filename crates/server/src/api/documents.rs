//! `POST /api/v1/documents`: articles to who is listed, what happened when, and who says so or denies it.

use super::{
    schemas::{DocumentsRequest, ReadingAnswer},
    wire::{self, Asked, Body, TimesUsed},
};
use crate::{Problem, Service, Snapshot, request::day, service::blocking};
use axum::{body::Bytes, extract::State, http::StatusCode, response::Response};
use interdict_documents::{
    Document, Dossier, ReadError, Reading, SCHEMA, Settings,
    dates::{DateSettings, Day},
    document,
    stories::{self, Story},
};
use interdict_model::PartialDate;
use interdict_screening::{
    Edition,
    layouts::{PROGRAM, Program, are_complete},
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Read articles.
///
/// Who of the listed is named and how sure that is, dates, figures, quotations, claims with their holders, events,
/// offences; of several articles also which tell one story, and what they agree and differ on. The members are those of
/// `interdict read --format json`.
///
/// Send JSON with one or more articles, or one article as the body itself (`text/plain`, `text/html` or
/// `text/markdown`) with its name in the header `File-Name`. Words like "on Friday" need the day of publication: it is
/// taken from `published`, else from `asOf`, else from the article. `knownOn` reads against the lists as they were
/// known on a day.
#[utoipa::path(
    post,
    path = "/api/v1/documents",
    operation_id = "read",
    tag = "reading",
    params(
        (
            "asOf" = Option<String>, Query,
            description = "For an article as the body: its day of publication, 2015-01-04"
        ),
        (
            "knownOn" = Option<String>, Query,
            description = "For an article as the body: against the lists as they were known on this day"
        ),
        ("File-Name" = Option<String>, Header, description = "For an article as the body: what to call it"),
    ),
    request_body(content(
        (DocumentsRequest = "application/json"),
        (String = "text/plain"),
        (String = "text/html"),
        (String = "text/markdown"),
    )),
    responses(
        (
            status = 200, description = "A dossier for every article that can be read, and the stories they tell",
            body = ReadingAnswer
        ),
        (
            status = "4XX", description = "The request cannot be understood, or none of its articles can be read",
            body = Problem, content_type = "application/problem+json"
        ),
    )
)]
pub(crate) async fn read(
    State(service): State<Arc<Service>>,
    Asked(times): Asked<Times>,
    body: Body,
) -> Result<Response, Problem> {
    let request = blocking(move || Request::of(body, times)).await??;
    let snapshot = service.lists(request.known_on).await?;
    blocking(move || request.answer(&snapshot)).await?
}

/// Days in the query string.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Times {
    as_of: Option<String>,
    known_on: Option<String>,
}

/// An article as it came.
struct Article {
    name: String,
    bytes: Bytes,
    written: Written,
    published: Option<Day>,
}

/// What the sender says of how an article is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Written {
    Html,
    Markdown,
    /// Plain or Markdown, as its name or its text says.
    Text,
}

struct Request {
    articles: Vec<Article>,
    as_of: Option<PartialDate>,
    known_on: Option<PartialDate>,
}

impl Request {
    fn of(body: Body, times: Times) -> Result<Self, Problem> {
        let media_type = wire::media_type(&body.headers);
        let written = match media_type.as_str() {
            "text/html" | "application/xhtml+xml" => Written::Html,
            "text/markdown" => Written::Markdown,
            "text/plain" => Written::Text,
            json if wire::is_json(json) => return Self::of_json(&body.bytes, times),
            _ => {
                let detail = "the body is neither JSON nor an article";
                return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "document.media_type", detail)
                    .with_hint("send application/json, text/plain, text/html or text/markdown as Content-Type"));
            }
        };
        let (as_of, known_on) = days(&times)?;
        let name = wire::file_name(&body.headers).unwrap_or_else(|| "document".to_owned());
        let published = times.as_of.as_deref().map(|text| publication("asOf", text)).transpose()?;
        Ok(Self { articles: vec![Article { name, bytes: body.bytes, written, published }], as_of, known_on })
    }

    fn of_json(bytes: &[u8], times: Times) -> Result<Self, Problem> {
        let DocumentsRequest { documents, as_of, known_on } = wire::json(bytes)?;
        let times = Times { as_of: as_of.or(times.as_of), known_on: known_on.or(times.known_on) };
        let for_all = times.as_of.as_deref().map(|text| publication("asOf", text)).transpose()?;
        let (as_of, known_on) = days(&times)?;
        if documents.is_empty() {
            let detail = "documents: there is nothing to read";
            return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "document.none", detail));
        }
        let mut articles = Vec::with_capacity(documents.len());
        for (place, sent) in documents.into_iter().enumerate() {
            let member = format!("documents[{place}]");
            let (text, written) = match (sent.text, sent.html) {
                (Some(text), None) => (text, Written::Text),
                (None, Some(html)) => (html, Written::Html),
                _ => return Err(Problem::bad_request(format!("{member}: give one of `text` and `html`"))),
            };
            let published = sent.published.as_deref();
            let published = published.map(|text| publication(&format!("{member}.published"), text)).transpose()?;
            articles.push(Article {
                name: sent.name.unwrap_or_else(|| format!("document {}", place + 1)),
                bytes: Bytes::from(text),
                written,
                published: published.or(for_all),
            });
        }
        Ok(Self { articles, as_of, known_on })
    }

    /// Reads all articles. One that cannot be read is told of and does not stop the others.
    fn answer(self, snapshot: &Snapshot) -> Result<Response, Problem> {
        let mut reader = snapshot.reader();
        let (mut readings, mut unread): (Vec<Reading>, Vec<Unread>) = (Vec::new(), Vec::new());
        for (place, article) in self.articles.iter().enumerate() {
            match article.document() {
                Ok(document) => {
                    let settings = Settings { published: article.published, dates: DateSettings::default() };
                    readings.push(reader.read(document, &settings)?);
                }
                Err(error) => unread.push(Unread { document: place + 1, problem: problem(place, &error) }),
            }
        }
        if readings.is_empty()
            && let Some(first) = unread.first()
        {
            return Err(first.problem.clone());
        }
        let compared: Vec<&Reading> = readings.iter().collect();
        let answer = Answer {
            schema: SCHEMA,
            engine: PROGRAM,
            settings: TimesUsed { as_of: self.as_of, known_on: self.known_on },
            editions: snapshot.editions(),
            complete: are_complete(snapshot.editions()),
            lists: snapshot.editions().iter().map(Edition::titled_in_words).collect(),
            documents: readings.iter().map(|reading| &reading.dossier).collect(),
            stories: if compared.len() > 1 { stories::compare(&compared) } else { Vec::new() },
            unread,
        };
        wire::laid_out(&answer)
    }
}

impl Article {
    /// The document, under its own name. What the sender says goes before what its name sounds like.
    fn document(&self) -> Result<Document, ReadError> {
        let ending = self.name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        let is_page = matches!(ending.as_str(), "html" | "htm" | "xhtml");
        let read_as = match self.written {
            Written::Html => "article.html",
            Written::Markdown => "article.md",
            Written::Text if is_page => "article.txt",
            Written::Text => self.name.as_str(),
        };
        let mut document = document(read_as, &self.bytes)?;
        document.name.clone_from(&self.name);
        Ok(document)
    }
}

/// An article that could not be read, by its number in the request: its name may say whom it is about.
fn problem(place: usize, error: &ReadError) -> Problem {
    let what = match error {
        ReadError::NotDecoded { lost, read, .. } => {
            format!("this is not text ({lost} of its first {read} characters cannot be decoded)")
        }
        ReadError::NotText { position, byte, .. } => format!("this is not text (byte {position} is {byte:#04x})"),
        ReadError::OtherFormat { format, .. } => format!("this is {format}, and no article"),
        ReadError::Empty { .. } => "the document is empty".to_owned(),
    };
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, error.code(), format!("documents[{place}]: {what}"))
        .with_hint(error.hint())
}

fn days(times: &Times) -> Result<(Option<PartialDate>, Option<PartialDate>), Problem> {
    let read = |field: &str, text: Option<&str>| text.map(|text| day(field, text)).transpose();
    Ok((read("asOf", times.as_of.as_deref())?, read("knownOn", times.known_on.as_deref())?))
}

/// The day on which an article was published.
fn publication(field: &str, text: &str) -> Result<Day, Problem> {
    Day::parse_iso(text)
        .filter(|_| text.len() == 10)
        .ok_or_else(|| Problem::bad_request(format!("{field}: not a day; write it as 2015-01-04")))
}

#[derive(Serialize)]
struct Answer<'a> {
    schema: &'static str,
    engine: Program,
    settings: TimesUsed,
    editions: &'a [Edition],
    complete: bool,
    lists: Vec<String>,
    documents: Vec<&'a Dossier>,
    stories: Vec<Story>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unread: Vec<Unread>,
}

#[derive(Serialize)]
struct Unread {
    document: usize,
    problem: Problem,
}
