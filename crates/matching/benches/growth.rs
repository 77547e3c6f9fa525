//! The same measurements at 1, 10, 100 and 300 times the list: time and memory to build, single queries.
//!
//! 1 and 10 times always; `INTERDICT_BENCH_SCALE=100` or `300` adds the larger ones, which take minutes and gigabytes.
//! Not a criterion benchmark: a list of millions is built once. Run alone with `cargo bench --bench growth`.

mod common;

use common::{SEED, report, resident_mebibytes, say, size, subjects};
use interdict_generator::parties;
use interdict_matching::Index;
use interdict_model::Entity;
use std::{env, time::Instant};

fn main() {
    let largest = env::var("INTERDICT_BENCH_SCALE").ok().and_then(|scale| scale.parse().ok()).unwrap_or(10);
    let scales: Vec<usize> = [1, 10, 100, 300].into_iter().filter(|scale| *scale <= largest.max(10)).collect();
    for scale in scales {
        let list = parties(SEED, size() * scale);
        let started = Instant::now();
        let entities: Vec<Entity> = list.iter().collect();
        let generated = started.elapsed();
        let names: usize = entities.iter().map(|entity| entity.names.len()).sum();
        let before = resident_mebibytes();
        let started = Instant::now();
        let index = Index::build(&entities);
        let built = started.elapsed();
        let peak = resident_mebibytes();
        drop(entities);
        let kept = match (before, peak) {
            (Some(before), Some(after)) => format!("{} MiB more than the list", after.saturating_sub(before)),
            _ => "memory unknown".to_owned(),
        };
        say(&format!(
            "{scale} times: {} parties, {names} names, {} forms; generated in {generated:.1?}, built in {built:.1?}, {kept}",
            list.len(),
            index.name_count(),
        ));
        for round in 1..=2 {
            report(&format!("{scale} times, round {round}"), &index, &subjects(&list, size().min(2_000)));
        }
    }
}
