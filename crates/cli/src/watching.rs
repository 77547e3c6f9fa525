//! What watching customers needs of the store: lists as they were at some point, and the customers with their open alerts.

use crate::{failure::Failure, plan::day};
use interdict_screening::{Engine, Monitored, Subject};
use interdict_shelf::known_lists;
use interdict_store::{Alert, Customer, Edition, EditionId, Store};
use std::collections::HashMap;

/// Editions of lists at some point: the newest, those known on a day, or one by its number. Lists that were not known then are
/// left out; if none was, or a list is unknown, that is an error.
pub(crate) fn editions_at(
    store: &Store,
    option: &str,
    point: Option<&str>,
    lists: &[String],
) -> Result<Vec<Edition>, Failure> {
    let known = known_lists(store, lists)?;
    let wanted = if lists.is_empty() { &known[..] } else { lists };
    let mut editions = Vec::with_capacity(wanted.len());
    match point {
        Some(text) if text.bytes().all(|byte| byte.is_ascii_digit()) && text.len() < 10 => {
            let number: EditionId = text.parse().unwrap_or_default();
            editions.extend(store.edition(number)?);
        }
        Some(text) => {
            let day = day(option, text)?;
            for list in wanted {
                editions.extend(store.known_on(list, day)?);
            }
        }
        None => {
            for list in wanted {
                editions.extend(store.newest(list)?);
            }
        }
    }
    if editions.is_empty() {
        return Err(match point {
            Some(point) => Failure::new("list.not_known", format!("{option}: the store has no edition for {point}"))
                .with_hint("`interdict lists editions` shows what is there, and since when"),
            // The newest edition of a list is there wherever the list is.
            None => Failure::new("list.not_known", "the store has no list yet")
                .with_hint("`interdict lists update` or `interdict lists add` puts lists in"),
        });
    }
    Ok(editions)
}

/// Editions of the store, ready to be screened against, indexed on so many threads or on all cores. What is in the store is
/// complete.
pub(crate) fn engine_of(store: &mut Store, editions: &[Edition], threads: Option<usize>) -> Result<Engine, Failure> {
    let mut readings = Vec::with_capacity(editions.len());
    for edition in editions {
        readings.push(store.reading(edition)?);
    }
    Ok(Engine::open_on(threads, readings, false)?)
}

/// The editions with these numbers; none if any of them is gone.
pub(crate) fn editions_with(store: &Store, numbers: &[EditionId]) -> Result<Option<Vec<Edition>>, Failure> {
    let mut editions = Vec::with_capacity(numbers.len());
    for number in numbers {
        let Some(edition) = store.edition(*number)? else { return Ok(None) };
        editions.push(edition);
    }
    Ok(Some(editions))
}

/// Editions as they are told: `us_ofac_sdn@2015-01-02 (edition 2)`.
pub(crate) fn told(editions: &[Edition]) -> Vec<String> {
    let one = |edition: &Edition| {
        let day = edition.info.published_on.unwrap_or(edition.seen_on);
        format!("{}@{day} (edition {})", edition.info.dataset, edition.id)
    };
    editions.iter().map(one).collect()
}

/// A customer with what is held of it.
pub(crate) fn monitored(customer: &Customer, held: &HashMap<String, Vec<Alert>>) -> Result<Monitored, Failure> {
    let subject = serde_json::from_str::<Subject>(&customer.subject).map_err(|error| {
        Failure::new("customer.damaged", format!("customer {}: cannot be read: {error}", customer.id))
            .with_hint("put the customer in again, or restore the store from a backup")
    })?;
    let held = held.get(&customer.id).map(Vec::as_slice).unwrap_or_default();
    Ok(Monitored {
        id: customer.id.clone(),
        subject,
        held: held.iter().map(|alert| alert.entity.clone()).collect(),
        screened: customer.screened,
    })
}
