//! The page of a party: everything that is known of it, grouped, with its life on the lists and the parties around it.
//!
//! `GET /parties/{id}?as_of=2014-12-31` shows it as it was in force on a day, `known_on` as it was known on one. The identity
//! is the list's own and public; nothing of whoever was looked for is in the address.

mod events;
mod graph;
mod names;
mod record;
mod timeline;

use super::{
    PageProblem, laid_out,
    shell::Shell,
    words::{list_title, party_address, schema_in_words},
};
use crate::{Problem, Service, Snapshot, request::day, service::blocking};
use askama::Template;
use axum::{
    Router,
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
    routing::get,
};
use events::EventView;
use graph::Edge;
use interdict_model::{Entity, PartialDate};
use interdict_store::History;
use record::RecordView;
use serde::Deserialize;
use std::{borrow::Cow, sync::Arc};

/// A record of the same party on another list, and why it is taken for one.
struct SameParty {
    href: String,
    caption: String,
    entity: String,
    list: String,
    why: String,
}

#[derive(Template)]
#[template(path = "party/page.html")]
struct PartyPage {
    shell: Shell,
    id: String,
    caption: String,
    kind: String,
    programmes: Vec<String>,
    since: String,
    /// When an edition first showed it, for a list that states no day; empty without a store.
    first_seen: String,
    lists: Vec<String>,
    /// What has to be said before anything else: not in force on the day, no longer on the list; empty if nothing has.
    notice: String,
    as_of: String,
    known_on: String,
    has_store: bool,
    records: Vec<RecordView>,
    events: Vec<EventView>,
    timeline: String,
    edges: Vec<Edge>,
    graph: String,
    same_party: Vec<SameParty>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Days {
    as_of: String,
    known_on: String,
}

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/parties/{id}", get(party))
}

async fn party(
    State(service): State<Arc<Service>>,
    Path(id): Path<String>,
    Query(days): Query<Days>,
) -> Result<Response, PageProblem> {
    let said = |field, text: &str| (!text.is_empty()).then(|| day(field, text)).transpose();
    let (as_of, known_on) = (said("as_of", &days.as_of)?, said("known_on", &days.known_on)?);
    let snapshot = service.lists(known_on).await?;
    // The list's own spelling of the identity, so that the store finds it as well.
    let known = snapshot.records(&id).next().map(|entity| entity.id.clone());
    let id = known.unwrap_or(id);
    let has_store = service.has_store();
    let asked = Asked { id: id.clone(), as_of, known_on, has_store };
    let lives = if has_store { service.with_store(move |store| Ok(store.history(&id)?)).await? } else { Vec::new() };
    let page = blocking(move || page(&snapshot, &lives, &asked)).await??;
    Ok(laid_out(StatusCode::OK, &page)?)
}

/// What the page is about.
struct Asked {
    id: String,
    as_of: Option<PartialDate>,
    known_on: Option<PartialDate>,
    has_store: bool,
}

fn page(snapshot: &Snapshot, lives: &[History], asked: &Asked) -> Result<PartyPage, Problem> {
    let listed: Vec<Cow<'_, Entity>> = snapshot.records(&asked.id).collect();
    let gone = listed.is_empty();
    let known: Vec<Cow<'_, Entity>> =
        if gone { lives.iter().map(|life| Cow::Borrowed(&life.latest)).collect() } else { listed };
    let versions: Vec<Entity> = known
        .iter()
        .filter_map(|entity| asked.as_of.map_or_else(|| Some(entity.clone().into_owned()), |day| entity.as_of(day)))
        .collect();
    let notice = match (asked.as_of, versions.is_empty(), gone) {
        (Some(day), true, _) => {
            format!(
                "Not in force on {day}: no designation of this party covers that day. It is shown as it is published."
            )
        }
        (Some(day), false, false) => format!("Shown as it was in force on {day}."),
        (_, _, true) => "No longer on the list: shown as it was last seen.".to_owned(),
        (None, ..) => String::new(),
    };
    let shown: Vec<Entity> =
        if versions.is_empty() { known.into_iter().map(Cow::into_owned).collect() } else { versions };
    let first = shown.first().ok_or_else(|| {
        Problem::not_found("party.unknown", "no list in use has a party with this identity")
            .with_hint("search for its name; an identity is written as ofac-17614")
    })?;
    let events = events::of(snapshot, &shown, lives, asked.known_on, &asked.id);
    let edges = graph::edges(snapshot, &shown, asked.as_of);
    let mut programmes: Vec<String> = Vec::new();
    for code in shown.iter().flat_map(Entity::programmes) {
        if !programmes.iter().any(|held| held == code) {
            programmes.push(code.to_owned());
        }
    }
    let mut lists: Vec<String> =
        shown.iter().flat_map(|entity| &entity.datasets).map(|set| list_title(snapshot, set)).collect();
    lists.dedup();
    let day_text = |day: Option<PartialDate>| day.map(|day| day.to_string()).unwrap_or_default();
    Ok(PartyPage {
        shell: Shell::new(first.caption(), "/", snapshot),
        id: first.id.clone(),
        caption: first.caption().to_owned(),
        kind: schema_in_words(&first.schema),
        programmes,
        since: day_text(shown.iter().filter_map(Entity::listed_on).min()),
        first_seen: day_text(events.iter().find(|event| event.what == "first seen").map(|event| event.day)),
        lists,
        notice,
        as_of: day_text(asked.as_of),
        known_on: day_text(asked.known_on),
        has_store: asked.has_store,
        records: shown.iter().enumerate().map(|(number, entity)| RecordView::of(snapshot, number, entity)).collect(),
        timeline: timeline::drawn(&events),
        events,
        graph: graph::drawn(first.caption(), &edges),
        edges,
        same_party: same_party(snapshot, &first.id, asked.as_of),
    })
}

/// The other records of the group that the party is in.
fn same_party(snapshot: &Snapshot, id: &str, as_of: Option<PartialDate>) -> Vec<SameParty> {
    let Some(group) = snapshot.engine().groups().of(id) else { return Vec::new() };
    let others = group.members.iter().filter(|member| *member != id);
    let view = |member: &String| {
        let why = group
            .links
            .iter()
            .find(|link| (link.left == id && link.right == *member) || (link.right == id && link.left == *member));
        let entity = snapshot.records(member).next();
        let datasets = entity.iter().flat_map(|entity| &entity.datasets);
        SameParty {
            href: party_address(member, as_of),
            caption: entity.as_ref().map_or_else(|| member.clone(), |entity| entity.caption().to_owned()),
            entity: member.clone(),
            list: datasets.map(|dataset| list_title(snapshot, dataset)).collect::<Vec<_>>().join("; "),
            why: why.map_or_else(|| "through another record of the group".to_owned(), |link| link.reason.to_string()),
        }
    };
    others.map(view).collect()
}
