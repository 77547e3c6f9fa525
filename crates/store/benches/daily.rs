//! The 308 daily states of the SDN list that may lie beside the checkout: time to load, size of the store, every state back.
//!
//!     cargo bench -p interdict-store --bench daily

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement that cannot run has nothing to say")]

#[path = "../tests/common/mod.rs"]
mod common;

use interdict_store::{Bounds, Store};
use std::{
    env, fs,
    time::{Duration, Instant},
};

fn main() {
    // `cargo test --benches` only looks whether it builds.
    let Some(source) = common::daily().filter(|_| env::args().any(|argument| argument == "--bench")) else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sdn.csv");
    let path = folder.path().join("store.sqlite");
    let mut store = Store::open_or_create(&path).unwrap();
    let (mut reading, mut adding, mut states, mut last) = (Duration::ZERO, Duration::ZERO, Vec::new(), 0);
    common::for_each_state(&source, |day, bytes| {
        fs::write(&file, bytes).unwrap();
        let started = Instant::now();
        let list = interdict_lists::open(&file).unwrap().remove(0);
        reading += started.elapsed();
        let started = Instant::now();
        store.add(&list, day, &Bounds::default(), false).unwrap();
        adding += started.elapsed();
        last = bytes.len();
        states.push((list.info.digest.clone(), blake3::hash(&serde_json::to_vec(&list.entities).unwrap())));
    });
    let size = fs::metadata(&path).unwrap().len();
    let started = Instant::now();
    let editions = store.editions(None).unwrap();
    for (digest, expected) in &states {
        let edition = editions.iter().find(|edition| edition.info.digest == *digest).unwrap();
        let entities = store.reading(edition).unwrap().entities;
        assert_eq!(blake3::hash(&serde_json::to_vec(&entities).unwrap()), *expected);
    }
    let checking = started.elapsed();
    println!(
        "{} states: read in {reading:.1?}, added in {adding:.1?}; store {:.1} MiB, {:.2} times the last state ({:.1} MiB); \
         every state came back exactly, in {checking:.1?}",
        states.len(),
        size as f64 / 1_048_576.0,
        size as f64 / last as f64,
        last as f64 / 1_048_576.0,
    );
}
