//! `GET /catalog`: the datasets that can be asked for, and whether the newest edition of each is the one in use.

use super::{datasets::COLLECTIONS, entity::moment, refusal::Refusal};
use crate::{Service, Snapshot};
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use interdict_lists::EditionInfo;
use serde_json::{Value, json};
use std::{collections::BTreeMap, sync::Arc};

/// Answers a request; one that names the state it has by its tag gets no body if that is still the state.
pub(crate) async fn answer(State(service): State<Arc<Service>>, headers: HeaderMap) -> Result<Response, Refusal> {
    let snapshot = service.now();
    let newest = newest(&service).await?;
    let body = written(&snapshot, &newest).to_string();
    let tag = format!("\"{:016x}\"", fingerprint(body.as_bytes()));
    let asked = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let mut known = asked.flat_map(|tags| tags.split(',')).map(|known| known.trim().trim_start_matches("W/"));
    if known.any(|known| known == "*" || known == tag) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
    }
    let headers = [(header::CONTENT_TYPE, "application/json".to_owned()), (header::ETAG, tag)];
    Ok((headers, body).into_response())
}

/// The newest edition of each list in the store: it may have come after the lists were loaded.
async fn newest(service: &Arc<Service>) -> Result<BTreeMap<String, EditionInfo>, Refusal> {
    if !service.has_store() {
        return Ok(BTreeMap::new());
    }
    let newest = service
        .with_store(|store| {
            let mut newest = BTreeMap::new();
            for dataset in store.datasets()? {
                if let Some(edition) = store.newest(&dataset)? {
                    newest.insert(dataset, edition.info);
                }
            }
            Ok(newest)
        })
        .await?;
    Ok(newest)
}

fn written(snapshot: &Snapshot, newest: &BTreeMap<String, EditionInfo>) -> Value {
    let mut datasets = Vec::new();
    let (mut current, mut outdated, mut lists) = (Vec::new(), Vec::new(), Vec::new());
    for edition in snapshot.editions() {
        let info = &edition.info;
        let in_use = version(info);
        let known = newest.get(&info.dataset).map_or_else(|| in_use.clone(), version);
        let is_current = known == in_use;
        let same = if is_current { &mut current } else { &mut outdated };
        same.push(info.dataset.clone());
        lists.push(info.dataset.clone());
        datasets.push(json!({
            "name": info.dataset,
            "title": info.title,
            "summary": null,
            "publisher": { "name": info.publisher },
            "url": null,
            "load": true,
            "entities_url": null,
            "version": known,
            "index_version": in_use,
            "index_current": is_current,
            "updated_at": moment(info.published_on),
            "last_export": moment(info.published_on),
            "entity_count": edition.parties,
            "children": [],
        }));
    }
    let parties = snapshot.engine().parties().len();
    let in_use: Vec<String> = snapshot.editions().iter().map(|edition| version(&edition.info)).collect();
    let index_version = format!("{:016x}", fingerprint(in_use.join(" ").as_bytes()));
    let updated = moment(snapshot.editions().iter().filter_map(|edition| edition.info.published_on).max());
    for (name, title) in COLLECTIONS {
        datasets.push(json!({
            "name": name,
            "title": title,
            "summary": null,
            "url": null,
            "load": true,
            "entities_url": null,
            "version": index_version,
            "index_version": index_version,
            "index_current": outdated.is_empty(),
            "updated_at": updated,
            "last_export": updated,
            "entity_count": parties,
            "children": lists,
        }));
    }
    json!({ "datasets": datasets, "current": current, "outdated": outdated, "index_stale": !outdated.is_empty() })
}

/// Date and beginning of the digest of an edition: `20150102-6f3a1c09d2e4`.
fn version(info: &EditionInfo) -> String {
    let date = info.published_on.map_or_else(|| "undated".to_owned(), |date| date.to_string().replace('-', ""));
    let digest: String = info.digest.chars().take(12).collect();
    format!("{date}-{digest}")
}

/// The 64-bit FNV-1a hash: the same on every machine, and no secret is behind a tag.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_are_those_of_the_published_algorithm() {
        assert_eq!(fingerprint(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fingerprint(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fingerprint(b"foobar"), 0x8594_4171_f739_67e8);
    }
}
