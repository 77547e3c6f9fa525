//! Building the index, single queries by kind, batches on one core.

mod common;

use common::{Dataset, SEED, evaluation, generated, report, size, subjects_with};
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use interdict_generator::{Change, parties};
use interdict_matching::{Index, IndexBuilder, SearchOptions, Searcher, Subject};
use interdict_model::{PartialDate, PartyKind};
use std::hint::black_box;

/// Queries of the evaluation list worth a figure of their own: ordinary spellings, made up or common.
const COMMON_NAMES: [&str; 4] = ["Muhammad Ali", "Kim Chol", "Juan Carlos Garcia", "Aleksandr Ivanov"];
const OWN_SCRIPTS: [&str; 5] = ["Александр Иванов", "محمد علي", "김철", "王伟", "Γεώργιος Παπαδόπουλος"];

fn named(names: &[&str], kind: PartyKind) -> Vec<Subject> {
    names.iter().map(|name| Subject { kind: Some(kind), ..Subject::named(*name) }).collect()
}

fn queries_by_kind() -> Vec<(&'static str, Vec<Subject>)> {
    let list = parties(SEED, size());
    let of = |change, kind| subjects_with(&list, change, kind, 300);
    vec![
        ("exact", of(Change::Exact, None)),
        ("misspelt", of(Change::Slip, None)),
        ("misspelt twice", of(Change::TwoSlips, None)),
        ("company misspelt", of(Change::Slip, Some(PartyKind::Organization))),
        ("own script", of(Change::OwnScript, None)),
        ("common name", named(&COMMON_NAMES, PartyKind::Person)),
        ("common name in its own script", named(&OWN_SCRIPTS, PartyKind::Person)),
    ]
}

fn datasets() -> Vec<Dataset> {
    std::iter::once(generated()).chain(evaluation()).collect()
}

fn build(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("build");
    group.sample_size(10);
    for dataset in datasets() {
        group.throughput(Throughput::Elements(dataset.parties.len() as u64));
        group.bench_function(dataset.name, |bencher| {
            bencher.iter_with_large_drop(|| Index::build(black_box(&dataset.parties)));
        });
    }
    group.finish();
}

fn single(criterion: &mut Criterion) {
    let dataset = generated();
    let index = Index::build(&dataset.parties);
    let options = SearchOptions::default();
    let mut group = criterion.benchmark_group("single");
    for (label, subjects) in queries_by_kind() {
        if subjects.is_empty() {
            continue;
        }
        report(label, &index, &subjects);
        let mut searcher = Searcher::new(&index);
        let mut turn = 0;
        group.bench_function(label, |bencher| {
            bencher.iter(|| {
                turn = (turn + 1) % subjects.len();
                searcher.search(black_box(&subjects[turn]), &options)
            });
        });
    }
    group.finish();
}

fn batch(criterion: &mut Criterion) {
    let options = SearchOptions::default();
    let mut group = criterion.benchmark_group("batch");
    group.sample_size(10);
    for dataset in datasets() {
        let index = Index::build(&dataset.parties);
        for round in 1..=3 {
            report(&format!("{}, round {round}", dataset.name), &index, &dataset.subjects);
        }
        group.throughput(Throughput::Elements(dataset.subjects.len() as u64));
        group.bench_function(dataset.name, |bencher| {
            bencher.iter_batched_ref(
                || Searcher::new(&index),
                |searcher| {
                    for subject in &dataset.subjects {
                        black_box(searcher.search(subject, &options));
                    }
                },
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

/// One index over all versions of a list, of which a fifth changed once: asked for one day, and without a day over the newest
/// versions alone.
fn known_on(criterion: &mut Criterion) {
    let day = |text: &str| text.parse::<PartialDate>().ok();
    let mut group = criterion.benchmark_group("known on a day");
    group.sample_size(10);
    for dataset in datasets() {
        let newest = Index::build(&dataset.parties);
        let mut builder = IndexBuilder::default();
        for (number, party) in dataset.parties.iter().enumerate() {
            let changed = number % 5 == 0;
            if changed {
                builder.add_seen(party, day("2020-01-01"), day("2022-01-01"));
            }
            builder.add_seen(party, day(if changed { "2022-01-01" } else { "2020-01-01" }), None);
        }
        let versions = builder.finish();
        let asked = SearchOptions { known_on: day("2023-01-01"), ..SearchOptions::default() };
        group.throughput(Throughput::Elements(dataset.subjects.len() as u64));
        for (label, index, options) in
            [("newest versions alone", &newest, SearchOptions::default()), ("all versions, one day", &versions, asked)]
        {
            group.bench_function(format!("{}: {label}", dataset.name), |bencher| {
                bencher.iter_batched_ref(
                    || Searcher::new(index),
                    |searcher| {
                        for subject in &dataset.subjects {
                            black_box(searcher.search(subject, &options));
                        }
                    },
                    BatchSize::PerIteration,
                );
            });
        }
    }
    group.finish();
}

criterion_group!(benches, build, single, batch, known_on);
criterion_main!(benches);
