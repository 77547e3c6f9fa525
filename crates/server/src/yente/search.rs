//! `GET /search/{dataset}`: parties by words, filters and facets.
//!
//! A party is found if it has every word that is asked for. With `fuzzy` it is also found if the matcher takes the text
//! for one of its names. Either way those that the matcher thinks likeliest come first. `simple` asks for a syntax
//! without operators, and there is no other here.

use super::{
    entity::{Inner, entity, moment},
    facets::Facets,
    filters::{Filters, values},
    memo::Memo,
    parameters::Parameters,
    refusal::Refusal,
    scope::last_change,
    view::View,
    words::Asked,
};
use crate::{
    Service,
    request::{MOST_MATCHES, numbered},
};
use axum::{
    Extension, Json,
    extract::{Path, State},
};
use interdict_model::Entity;
use interdict_screening::{DEFAULT_THRESHOLD, Screener, Settings, Subject};
use serde_json::{Value, json};
use std::{
    borrow::Cow,
    cmp::Ordering,
    collections::{HashMap, HashSet},
    sync::Arc,
};

/// Results where a request does not say.
const DEFAULT_LIMIT: usize = 10;

/// What is searched for, and how it is to be shown.
#[derive(Debug)]
struct Search {
    text: String,
    fuzzy: bool,
    filters: Filters,
    facets: Facets,
    sorts: Vec<Sort>,
    limit: usize,
    offset: usize,
}

/// One criterion of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Sort {
    field: String,
    descending: bool,
}

/// A party that was found.
struct Found<'a> {
    score: f64,
    records: Vec<Cow<'a, Entity>>,
    /// What it has for each criterion of the order.
    keys: Vec<Option<String>>,
}

/// Answers a request.
pub(crate) async fn answer(
    State(service): State<Arc<Service>>,
    Extension(memo): Extension<Arc<Memo>>,
    Path(dataset): Path<String>,
    parameters: Parameters,
) -> Result<Json<Value>, Refusal> {
    let mut view = View::open(&service, &memo, &dataset, &parameters).await?;
    view.scope = view.scope.without_topics();
    parameters.flag("simple", false)?;
    let search = Search {
        text: parameters.one("q").unwrap_or_default().to_owned(),
        fuzzy: parameters.flag("fuzzy", false)?,
        filters: Filters::read(&parameters)?,
        facets: Facets::read(&parameters)?,
        sorts: parameters.all("sort").map(Sort::read).collect(),
        limit: parameters.number("limit", DEFAULT_LIMIT, 0..=MOST_MATCHES)?,
        offset: parameters.number("offset", 0, 0..=usize::MAX)?,
    };
    let snapshot = Arc::clone(&view.snapshot);
    let found = service.with_screener(&snapshot, move |_, screener| search.run(&view, screener)).await?;
    Ok(Json(found))
}

impl Search {
    fn run(mut self, view: &View, screener: &mut Screener<'_>) -> Value {
        let asked = Asked::new(&self.text);
        let likely = likely(view, screener, &self.text);
        let mut found = self.found(view, &asked, &likely);
        for party in &found {
            self.facets.count(&party.records);
        }
        found.sort_by(|a, b| self.compare(a, b));
        let page = found.iter().skip(self.offset).take(self.limit);
        let results: Vec<Value> =
            page.map(|party| Value::Object(entity(view, &party.records, Inner::Dropped))).collect();
        json!({
            "limit": self.limit,
            "offset": self.offset,
            "total": { "value": found.len(), "relation": "eq" },
            "results": results,
            "facets": self.facets.written(view.datasets()),
            "interdict": view.stated(),
        })
    }

    /// Every party that is meant, once, in the order of the lists.
    fn found<'a>(&self, view: &'a View, asked: &Asked, likely: &HashMap<String, f64>) -> Vec<Found<'a>> {
        let parties = view.snapshot.engine().parties();
        let words = (!asked.is_empty()).then(|| view.derived.words(&view.snapshot));
        let mut seen: HashSet<&str> = HashSet::new();
        let mut found = Vec::new();
        for (place, id) in parties.ids() {
            let score = likely.get(id).copied();
            let meant = words.is_none_or(|words| words.has(place as usize, asked)) || (self.fuzzy && score.is_some());
            if meant && seen.insert(id) {
                let records = view.records(id);
                if !records.is_empty() && self.filters.pass(&records) {
                    let keys = self.sorts.iter().map(|sort| sort.key(&records)).collect();
                    found.push(Found { score: score.unwrap_or(0.0), records, keys });
                }
            }
        }
        found
    }

    /// By the order asked for, then by score; equal ones stay in the order of the lists.
    fn compare(&self, a: &Found<'_>, b: &Found<'_>) -> Ordering {
        let keys = a.keys.iter().zip(&b.keys);
        let mut by_sorts = self.sorts.iter().zip(keys).map(|(sort, (one, other))| {
            if sort.is_score() {
                sort.turned(a.score.total_cmp(&b.score))
            } else {
                sort.compare(one.as_ref(), other.as_ref())
            }
        });
        by_sorts.find(|order| order.is_ne()).unwrap_or_else(|| b.score.total_cmp(&a.score))
    }
}

/// The parties whose names the matcher takes the text for.
fn likely(view: &View, screener: &mut Screener<'_>, text: &str) -> HashMap<String, f64> {
    if !text.contains(char::is_alphanumeric) {
        return HashMap::new();
    }
    let settings = Settings {
        threshold: DEFAULT_THRESHOLD,
        limit: usize::MAX,
        as_of: view.scope.as_of,
        known_on: view.scope.known_on,
        ..Settings::default()
    };
    let screening = screener.screen(&numbered(1, Subject::named(text)), &settings);
    screening.matches.into_iter().map(|found| (found.entity, found.score)).collect()
}

impl Sort {
    /// `caption`, `caption:desc`, `properties.birthDate:asc`, `_score:desc`.
    fn read(text: &str) -> Self {
        let (field, order) = text.rsplit_once(':').unwrap_or((text, "asc"));
        Self { field: field.to_owned(), descending: order.eq_ignore_ascii_case("desc") }
    }

    fn is_score(&self) -> bool {
        matches!(self.field.as_str(), "_score" | "score")
    }

    /// What a party is sorted by; its score is at hand without it.
    fn key(&self, records: &[Cow<'_, Entity>]) -> Option<String> {
        match self.field.as_str() {
            "_score" | "score" => None,
            "last_change" => moment(records.iter().filter_map(|record| last_change(record)).max()),
            field => values(records, field).into_iter().next(),
        }
    }

    fn turned(&self, order: Ordering) -> Ordering {
        if self.descending { order.reverse() } else { order }
    }

    /// What has no value comes last in either direction.
    fn compare(&self, one: Option<&String>, other: Option<&String>) -> Ordering {
        match (one, other) {
            (Some(one), Some(other)) => self.turned(one.cmp(other)),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        }
    }
}
