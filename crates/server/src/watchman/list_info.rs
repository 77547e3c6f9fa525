//! `GET /v2/listinfo`: which lists are searched, how many parties each has, and the digest of what was published.
//!
//! Both times are the one at which these lists were put in use: a client that waits for new lists sees them change.

use super::lists;
use crate::Service;
use axum::{Json, extract::State};
use serde::Serialize;
use std::{collections::BTreeMap, sync::Arc, time::UNIX_EPOCH};

/// Facts about the lists in use.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ListInfo {
    /// How many parties each list has.
    lists: BTreeMap<String, usize>,
    /// The digest of its published bytes; where two editions go by one name, both.
    list_hashes: BTreeMap<String, String>,
    started_at: String,
    ended_at: String,
    version: String,
}

/// Answers a request.
pub(crate) async fn answer(State(service): State<Arc<Service>>) -> Json<ListInfo> {
    let snapshot = service.now();
    let (mut counts, mut hashes) = (BTreeMap::<String, usize>::new(), BTreeMap::<String, String>::new());
    for edition in snapshot.editions() {
        let name = lists::name_of(&edition.info.dataset);
        *counts.entry(name.to_owned()).or_default() += edition.parties;
        let held = hashes.entry(name.to_owned()).or_default();
        if !held.is_empty() {
            held.push(',');
        }
        held.push_str(&edition.info.digest);
    }
    let seconds = snapshot.opened_at().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let opened =
        jiff::Timestamp::from_second(i64::try_from(seconds).unwrap_or_default()).unwrap_or_default().to_string();
    Json(ListInfo {
        lists: counts,
        list_hashes: hashes,
        started_at: opened.clone(),
        ended_at: opened,
        version: format!("v{}", env!("CARGO_PKG_VERSION")),
    })
}
