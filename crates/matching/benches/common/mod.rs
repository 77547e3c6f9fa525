//! What the benchmarks share: lists, queries, and percentiles beside criterion's own figures.
//!
//! Two lists: a generated one of the size of OFAC's, and, where the evaluation data lies beside the checkout, its parties and
//! labelled queries. Figures are those of one core.

#![allow(dead_code, reason = "every benchmark uses a part of it")]

use interdict_generator::{Change, Parties, parties, queries};
use interdict_matching::{Index, SearchOptions, Searcher, Subject};
use interdict_model::{Country, CountryRole, DateSpan, Entity, Name, PartialDate, PartyKind, Schema};
use serde_json::Value;
use std::{
    env, fs,
    hint::black_box,
    io::{Write, stdout},
    path::PathBuf,
    time::{Duration, Instant},
};

/// Parties of a generated list at scale 1: as many as OFAC lists.
pub const BASE: usize = 15_000;
/// Seed of all generated data.
pub const SEED: u64 = 1;

/// Whether figures are wanted. `cargo test --benches` only looks whether everything runs, and gets a small list.
pub fn measured() -> bool {
    env::args().any(|argument| argument == "--bench")
}

/// Parties of the generated list.
pub fn size() -> usize {
    if measured() { BASE } else { BASE / 50 }
}

/// A list and queries for it.
pub struct Dataset {
    pub name: &'static str,
    pub parties: Vec<Entity>,
    pub subjects: Vec<Subject>,
}

/// The generated list and 4,000 queries, four in five of them misspelt.
pub fn generated() -> Dataset {
    let list = parties(SEED, size());
    Dataset { name: "generated", parties: list.iter().collect(), subjects: subjects(&list, size().min(4_000)) }
}

/// Generated queries as subjects.
pub fn subjects(list: &Parties, count: usize) -> Vec<Subject> {
    queries(SEED, list, count)
        .map(|query| Subject { names: vec![query.name], kind: Some(query.schema.kind()), ..Subject::default() })
        .collect()
}

/// Generated queries with one kind of change.
pub fn subjects_with(list: &Parties, change: Change, kind: Option<PartyKind>, count: usize) -> Vec<Subject> {
    queries(SEED + 1, list, 40 * count)
        .filter(|query| query.change == change && kind.is_none_or(|kind| query.schema.kind() == kind))
        .map(|query| Subject { names: vec![query.name], kind: Some(query.schema.kind()), ..Subject::default() })
        .take(count)
        .collect()
}

/// The evaluation data, `None` where it does not lie beside the checkout.
pub fn evaluation() -> Option<Dataset> {
    if !measured() {
        return None;
    }
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/eval"));
    let lines = |file: &str| -> Option<Vec<Value>> {
        fs::read_to_string(folder.join(file)).ok()?.lines().map(|line| serde_json::from_str(line).ok()).collect()
    };
    let parties: Vec<Entity> = lines("parties.jsonl")?.iter().map(entity).collect();
    let subjects = lines("queries-dev.jsonl")?.iter().map(|line| subject(&line["query"])).collect();
    Some(Dataset { name: "evaluation", parties, subjects })
}

fn texts<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a str> {
    value[key].as_array().into_iter().flatten().filter_map(Value::as_str)
}

fn entity(line: &Value) -> Entity {
    let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
    let mut entity = Entity::new(text("uid"), Schema::from(text("schema")));
    for (place, name) in texts(line, "names").enumerate() {
        entity.add_name(if place == 0 { Name::primary(name) } else { Name::alias(name) });
    }
    for name in texts(line, "weak") {
        entity.add_name(Name::weak_alias(name));
    }
    entity.births =
        texts(line, "dobs").filter_map(|date| date.parse::<PartialDate>().ok()).map(DateSpan::from).collect();
    for country in texts(line, "countries").chain(texts(line, "addr_countries")).filter_map(Country::from_code) {
        entity.add_country(country, CountryRole::Linked);
    }
    entity
}

fn subject(query: &Value) -> Subject {
    Subject {
        names: vec![query["name"].as_str().unwrap_or_default().to_owned()],
        kind: query["schema"].as_str().map(|schema| Schema::from(schema.to_owned()).kind()),
        births: query["dob"].as_str().and_then(|date| date.parse().ok()).into_iter().collect(),
        countries: query["country"].as_str().and_then(Country::from_code).into_iter().collect(),
        identifiers: Vec::new(),
    }
}

/// Prints one line of a report.
pub fn say(line: &str) {
    // A closed pipe is no reason to fail a measurement.
    let _ = writeln!(stdout(), "{line}");
}

/// Times in order of length.
pub struct Times(Vec<Duration>);

impl Times {
    /// Runs and times something for each item.
    pub fn of<T>(items: &[T], mut run: impl FnMut(&T)) -> Self {
        let mut times: Vec<Duration> = items
            .iter()
            .map(|item| {
                let started = Instant::now();
                run(item);
                started.elapsed()
            })
            .collect();
        times.sort_unstable();
        Self(times)
    }

    /// The time that so many percent stay within.
    pub fn percentile(&self, percent: usize) -> Duration {
        self.0.get((self.0.len() * percent / 100).min(self.0.len().saturating_sub(1))).copied().unwrap_or_default()
    }

    /// How many a second, one after the other.
    pub fn a_second(&self) -> f64 {
        self.0.len() as f64 / self.0.iter().sum::<Duration>().as_secs_f64().max(1e-9)
    }

    /// `p50 41.2µs, p99 512.0µs, 18300 a second`
    pub fn line(&self) -> String {
        format!("p50 {:.1?}, p99 {:.1?}, {:.0} a second", self.percentile(50), self.percentile(99), self.a_second())
    }
}

/// Asks every subject once with fresh working memory and once again with warm one, and prints both.
pub fn report(label: &str, index: &Index, subjects: &[Subject]) {
    if subjects.is_empty() {
        return;
    }
    let options = SearchOptions::default();
    let mut searcher = Searcher::new(index);
    let first = Times::of(subjects, |subject| {
        black_box(searcher.search(subject, &options));
    });
    let again = Times::of(subjects, |subject| {
        black_box(searcher.search(subject, &options));
    });
    say(&format!("{label} ({} queries): first time {}; again {}", subjects.len(), first.line(), again.line()));
}

/// Resident memory in MiB, `None` where the system does not tell it through `/proc`.
pub fn resident_mebibytes() -> Option<usize> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<usize>().ok()? / 1024)
}
