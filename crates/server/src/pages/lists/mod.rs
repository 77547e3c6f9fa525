//! The lists: what is loaded, how whole it is, and how it changed.
//!
//! `GET /lists` is about all of them, `GET /lists/{dataset}?from=1&to=2` about the editions of one that the store holds, and
//! what changed between two of them (the last two, unless others are asked for).

mod changes;
mod chart;

use super::{
    PageProblem, laid_out,
    shell::Shell,
    words::{counted, grouped, in_path, list_title},
};
use crate::{Problem, Service};
use askama::Template;
use axum::{
    Router,
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
    routing::get,
};
use changes::ChangesView;
use interdict_screening::Edition;
use interdict_store::{Edition as StoredEdition, EditionId, Store};
use serde::Deserialize;
use std::sync::Arc;

/// So many warnings of a reader are shown.
const WARNINGS: usize = 100;

/// What the store adds about a list.
struct Kept {
    editions: String,
    /// What the last update brought, in numbers.
    last_change: String,
    seen: String,
    chart: String,
}

/// A list that is loaded.
struct ListRow {
    dataset: String,
    href: String,
    title: String,
    publisher: String,
    published: String,
    parties: String,
    undated: String,
    complete: bool,
    gaps: Vec<String>,
    warnings: usize,
    format: String,
    files: String,
    digest: String,
    kept: Option<Kept>,
}

#[derive(Template)]
#[template(path = "lists/page.html")]
struct ListsPage {
    shell: Shell,
    parties: String,
    groups: String,
    has_store: bool,
    lists: Vec<ListRow>,
}

/// An edition in the store.
struct EditionRow {
    id: EditionId,
    seen: String,
    published: String,
    parties: String,
    warnings: usize,
    digest: String,
    from: bool,
    to: bool,
}

#[derive(Template)]
#[template(path = "lists/list.html")]
struct ListPage {
    shell: Shell,
    title: String,
    dataset: String,
    path: String,
    chart: String,
    editions: Vec<EditionRow>,
    changes: Option<ChangesView>,
    warnings: Vec<String>,
    warnings_left_out: usize,
}

/// Two editions to compare. Empty: the last two.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Compared {
    from: String,
    to: String,
}

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/lists", get(lists)).route("/lists/{dataset}", get(list))
}

async fn lists(State(service): State<Arc<Service>>) -> Result<Response, PageProblem> {
    let snapshot = service.now();
    let has_store = service.has_store();
    let stored = if has_store { service.with_store(|store| Ok(store.editions(None)?)).await? } else { Vec::new() };
    let sum: usize = snapshot.editions().iter().map(|edition| edition.parties).sum();
    let groups = snapshot.engine().groups().groups.len();
    let page = ListsPage {
        shell: Shell::new("Lists", "/lists", &snapshot),
        parties: counted(sum, "party", "parties"),
        groups: if groups == 0 { String::new() } else { counted(groups, "party stands", "parties stand") },
        has_store,
        lists: snapshot.editions().iter().map(|edition| row(edition, &stored)).collect(),
    };
    Ok(laid_out(StatusCode::OK, &page)?)
}

fn row(edition: &Edition, stored: &[StoredEdition]) -> ListRow {
    let info = &edition.info;
    let of_list: Vec<&StoredEdition> = stored.iter().filter(|held| held.info.dataset == info.dataset).collect();
    ListRow {
        dataset: info.dataset.clone(),
        href: format!("/lists/{}", in_path(&info.dataset)),
        title: info.title.clone(),
        publisher: info.publisher.clone(),
        published: info.published_on.map_or_else(|| "undated".to_owned(), |day| day.to_string()),
        parties: grouped(edition.parties),
        undated: if edition.undated == 0 { String::new() } else { grouped(edition.undated) },
        complete: edition.complete,
        gaps: edition.gaps.clone(),
        warnings: edition.warnings,
        format: info.format.clone(),
        files: info.files.join(", "),
        digest: short_digest(&info.digest),
        kept: of_list.last().map(|newest| Kept {
            editions: counted(of_list.len(), "edition", "editions"),
            last_change: last_change(&of_list),
            seen: seen(newest),
            chart: chart::drawn(&of_list),
        }),
    }
}

fn short_digest(digest: &str) -> String {
    digest.chars().take(12).collect()
}

fn seen(edition: &StoredEdition) -> String {
    if edition.seen_on == edition.last_seen_on {
        format!("seen {}", edition.seen_on)
    } else {
        format!("seen {} to {}", edition.seen_on, edition.last_seen_on)
    }
}

/// How the numbers of the newest edition differ from those of the one before it.
fn last_change(editions: &[&StoredEdition]) -> String {
    let [.., before, after] = editions else {
        return "the first edition in the store".to_owned();
    };
    let difference = |before: usize, after: usize| {
        let sign = if after >= before { "+" } else { "\u{2212}" };
        format!("{sign}{}", grouped(after.abs_diff(before)))
    };
    let mut told = vec![format!("{} parties", difference(before.coverage.parties, after.coverage.parties))];
    if before.coverage.names != after.coverage.names {
        told.push(format!("{} names", difference(before.coverage.names, after.coverage.names)));
    }
    let fields = before.coverage.fields().into_iter().zip(after.coverage.fields());
    let differing = fields.filter(|((_, before), (_, after))| before != after);
    told.extend(differing.map(|((field, before), (_, after))| format!("{} with {field}", difference(before, after))));
    told.join(", ")
}

async fn list(
    State(service): State<Arc<Service>>,
    Path(dataset): Path<String>,
    Query(compared): Query<Compared>,
) -> Result<Response, PageProblem> {
    let snapshot = service.now();
    let title = list_title(&snapshot, &dataset);
    let shell = Shell::new(&title, "/lists", &snapshot);
    let page = service.with_store(move |store| page(store, shell, title, dataset, &compared)).await?;
    Ok(laid_out(StatusCode::OK, &page)?)
}

fn page(
    store: &mut Store,
    shell: Shell,
    title: String,
    dataset: String,
    asked: &Compared,
) -> Result<ListPage, Problem> {
    let editions = store.editions(Some(&dataset))?;
    let Some(newest) = editions.last() else {
        return Err(Problem::not_found("list.unknown", "the store has no list of this name")
            .with_hint("/lists shows the lists that are loaded"));
    };
    let chosen = |text: &str, default: Option<&StoredEdition>| -> Result<Option<StoredEdition>, Problem> {
        if text.is_empty() {
            return Ok(default.cloned());
        }
        let found = editions.iter().find(|edition| edition.id.to_string() == text);
        found.cloned().map(Some).ok_or_else(|| {
            Problem::not_found("edition.unknown", "the list has no edition of this number")
                .with_hint("the page of the list shows the numbers of its editions")
        })
    };
    let before = chosen(&asked.from, editions.len().checked_sub(2).and_then(|place| editions.get(place)))?;
    let after = chosen(&asked.to, Some(newest))?;
    let changes = match (&before, &after) {
        (Some(before), Some(after)) if before.id != after.id => {
            let (earlier, later) = (store.reading(before)?, store.reading(after)?);
            Some(ChangesView::of(before, &earlier.entities, after, &later.entities))
        }
        _ => None,
    };
    let is = |edition: &StoredEdition, other: &Option<StoredEdition>| {
        other.as_ref().is_some_and(|held| held.id == edition.id)
    };
    let all: Vec<&StoredEdition> = editions.iter().collect();
    let row = |edition: &StoredEdition| EditionRow {
        id: edition.id,
        seen: seen(edition),
        published: edition.info.published_on.map(|day| day.to_string()).unwrap_or_default(),
        parties: grouped(edition.coverage.parties),
        warnings: edition.warnings.len(),
        digest: short_digest(&edition.info.digest),
        from: is(edition, &before),
        to: is(edition, &after),
    };
    Ok(ListPage {
        shell,
        title,
        path: in_path(&dataset),
        dataset,
        chart: chart::drawn(&all),
        // The newest first: that is the one people come for.
        editions: editions.iter().rev().map(row).collect(),
        changes,
        warnings: newest.warnings.iter().take(WARNINGS).map(ToString::to_string).collect(),
        warnings_left_out: newest.warnings.len().saturating_sub(WARNINGS),
    })
}
