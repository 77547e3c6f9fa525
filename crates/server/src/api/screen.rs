//! `POST /api/v1/screen`: one subject or many, against the lists in use or as they were known on a day.
//!
//! A subject is an object as a line of a customer file: it goes through the same reader, so that keys, FollowTheMoney
//! objects, notes and refusals are the same here and there. Only here members that were not used are noted, too.

use super::{
    schemas::{ScreenRequest, ScreeningAnswer},
    wire::{self, Body, aside},
};
use crate::{
    Problem, Service, Snapshot,
    receipts::{self, LeftReceipt},
    request::SettingsRequest,
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use interdict_screening::{
    Outcome, Screening, Settings,
    layouts::{About, Layout},
    subjects::{AsWritten, Item, Locator, RecordPlace, ScreenedSubject, subject_of_json},
};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::sync::Arc;

/// Find out whether someone is listed.
///
/// Send one subject, or many as `subjects`; `settings` may stand beside either. A subject is a flat object with the
/// keys that headers of customer files may have (`name`, `firstName`, `lastName`, `company`, `alias`, `birthDate`,
/// `country`, `type`, `id`, `passport`, `imo`, `wallet` ...), or a FollowTheMoney object. Members that are not used are
/// named in `notes` of the answer; one that stands twice is refused.
///
/// The answer is that of `interdict screen --format json`. A subject without matches is clear against the editions that
/// the answer names. A subject of many that cannot be screened has an `error` in its place and is counted in
/// `summary.bad`; if it was the only one, the answer is a problem (422), so that it is never taken for a clear one.
///
/// Where the service leaves receipts, `receipt` names the one that proves the answer, as the header `Interdict-Receipt`
/// does; if it cannot be written, there is no answer but a problem.
#[utoipa::path(
    post,
    path = "/api/v1/screen",
    operation_id = "screen",
    tag = "screening",
    request_body(content = ScreenRequest, content_type = "application/json"),
    responses(
        (status = 200, description = "An answer for every subject, in their order", body = ScreeningAnswer),
        (
            status = 404, description = "`knownOn`: no edition was known on that day",
            body = Problem, content_type = "application/problem+json"
        ),
        (
            status = "4XX", description = "The request cannot be understood, or its only subject cannot be screened",
            body = Problem, content_type = "application/problem+json"
        ),
        (
            status = 503, description = "More requests wait than the service takes; `receipt.not_written`",
            body = Problem, content_type = "application/problem+json"
        ),
    )
)]
pub(crate) async fn screen(State(service): State<Arc<Service>>, body: Body) -> Result<Response, Problem> {
    body.expect_json()?;
    let large = body.is_large();
    let asked = aside(large, move || Asked::read(&body.bytes)).await??;
    let Asked { outcomes, subjects, settings, single } = asked;
    let snapshot = service.lists(settings.known_on).await?;
    let screenings = service.screen_all(&snapshot, subjects, &settings).await?;
    let outcomes = in_their_places(outcomes, screenings);
    let recording = Arc::clone(&service);
    let taken_down = aside(large && service.receipts().is_some(), move || {
        let rows = recording.rows(outcomes.iter().map(receipts::noted))?;
        Ok::<_, Problem>((outcomes, rows))
    });
    let (outcomes, rows) = taken_down.await??;
    let receipt = service.leave_receipt(&snapshot, &settings, rows).await?;
    if single && let Some(Outcome::Bad(bad)) = outcomes.first() {
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, bad.error.code, bad.error.message.clone())
            .with_hint(
                "give `name`, `firstName` and `lastName`, or a number such as `passport`; /api/docs has all keys",
            ));
    }
    aside(large, move || laid_out(&outcomes, &settings, &snapshot, receipt)).await?
}

/// A request as it is written.
#[derive(Deserialize)]
#[serde(expecting = "an object: one subject, or `subjects` and `settings`")]
struct Written {
    subjects: Option<Vec<Value>>,
    settings: Option<SettingsRequest>,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

/// Its subjects once more, with their numbers as they are written.
#[derive(Deserialize)]
struct Several {
    subjects: Vec<AsWritten>,
}

/// A request as it is understood.
struct Asked {
    /// In the order of the subjects: what cannot be screened, and nothing in the place of what can.
    outcomes: Vec<Option<Outcome>>,
    subjects: Vec<ScreenedSubject>,
    settings: Settings,
    /// Whether it was one subject that was not in a list.
    single: bool,
}

impl Asked {
    fn read(bytes: &[u8]) -> Result<Self, Problem> {
        wire::each_member_once(bytes)?;
        let Written { subjects, settings, rest } = wire::json(bytes)?;
        let settings = settings.unwrap_or_default().settings()?;
        let single = subjects.is_none();
        let objects = match subjects {
            Some(_) if !rest.is_empty() => {
                return Err(Problem::bad_request("body: beside `subjects` there is a member that is not known")
                    .with_hint("`settings` may stand beside `subjects`, and everything else in the subjects"));
            }
            Some(_) => wire::json::<Several>(bytes)?.subjects,
            None => {
                let AsWritten(mut whole) = wire::json(bytes)?;
                if let Value::Object(members) = &mut whole {
                    members.retain(|name, _| rest.contains_key(name));
                }
                vec![AsWritten(whole)]
            }
        };
        let (mut outcomes, mut subjects) = (Vec::with_capacity(objects.len()), Vec::new());
        for item in items(&objects)? {
            match item {
                Item::Subject(subject) => {
                    outcomes.push(None);
                    subjects.push(*subject);
                }
                Item::Bad(record) => outcomes.push(Some(Outcome::Bad(record))),
                Item::Note(_) => {}
            }
        }
        Ok(Self { outcomes, subjects, settings, single })
    }
}

/// The subjects of a request, each with its number in the request.
fn items(objects: &[AsWritten]) -> Result<impl Iterator<Item = Item>, Problem> {
    if objects.is_empty() {
        let detail = "subjects: there is nobody to screen";
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "input.empty", detail)
            .with_hint("an empty list is no clear answer; check how it was made"));
    }
    let place = |number| Locator { file: None, place: RecordPlace::Argument(number) };
    Ok(objects.iter().zip(1..).map(move |(AsWritten(object), number)| subject_of_json(object, place(number))))
}

fn in_their_places(outcomes: Vec<Option<Outcome>>, screenings: Vec<Screening>) -> Vec<Outcome> {
    let mut screenings = screenings.into_iter().map(Outcome::Screened);
    outcomes.into_iter().filter_map(|outcome| outcome.or_else(|| screenings.next())).collect()
}

fn laid_out(
    outcomes: &[Outcome],
    settings: &Settings,
    snapshot: &Snapshot,
    receipt: Option<LeftReceipt>,
) -> Result<Response, Problem> {
    let about = About { settings, editions: snapshot.editions() };
    let write = || {
        let document = Layout::Json.text(about, outcomes)?.into_bytes();
        match &receipt {
            Some(receipt) => wire::with_member(document, "receipt", receipt),
            None => Ok(document),
        }
    };
    let document = write().map_err(|error: std::io::Error| {
        tracing::error!(%error, "an answer could not be laid out");
        Problem::internal()
    })?;
    Ok((receipt, wire::answer(document)).into_response())
}
