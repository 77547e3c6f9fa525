//! Kills a process that adds an edition, a few hundred times at random moments: afterwards the store has the old
//! edition or the new one, never a mixture, and takes the next.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{day, killing, party, reading};
use interdict_model::Entity;
use interdict_store::{Bounds, Store};

const PARTIES: usize = 1_500;

fn edition(turn: usize) -> Vec<Entity> {
    (0..PARTIES).map(|number| party(number, &format!("PARTY {number} OF {turn}"), &["X"])).collect()
}

fn add(store: &mut Store, turn: usize, seen_on: &str) {
    store.add(&reading(edition(turn)), day(seen_on), &Bounds::default(), false).unwrap();
}

fn newest(store: &mut Store) -> Vec<Entity> {
    let newest = store.newest("test").unwrap().unwrap();
    store.reading(&newest).unwrap().entities
}

/// Whether the second edition is there, and not the first one.
fn is_new(store: &mut Store, when: &str) -> bool {
    let parties = newest(store);
    let is_new = parties == edition(2);
    assert!(is_new || parties == edition(1), "{when}: a mixture");
    add(store, 3, "2020-01-03");
    assert!(newest(store) == edition(3), "{when}: the next edition was not taken");
    is_new
}

fn main() {
    killing::at_any_moment(
        "a_kill_at_any_moment_leaves_the_old_or_the_new_edition",
        300,
        |store| add(store, 1, "2020-01-01"),
        |store| add(store, 2, "2020-01-02"),
        is_new,
    );
}
