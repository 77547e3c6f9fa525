//! Runs labelled queries against an evaluation list and measures how fast.

use super::{EvaluationHit, EvaluationParty, EvaluationQuery, EvaluationResult};
use crate::pipeline;
use interdict_matching::{Index, SearchOptions, Searcher, Subject};
use interdict_model::{Entity, PartyKind};
use serde::de::DeserializeOwned;
use std::{
    io::{self, BufRead, Write},
    time::Duration,
};

/// How labelled queries are run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EvaluationOptions {
    /// At most this many hits a query.
    pub limit: usize,
    /// Lowest score that is written.
    pub min_score: f64,
    /// Compare with every name instead of those the index finds.
    pub exhaustive: bool,
    /// How many threads, building the index too; speeds are those of one core only with one.
    pub threads: usize,
}

/// What a run measured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EvaluationReport {
    /// Parties of the list.
    pub parties: usize,
    /// Forms of names in the index.
    pub names: usize,
    /// Queries asked.
    pub queries: usize,
    /// Time to read list and queries.
    pub reading: Duration,
    /// Time to build the index.
    pub building: Duration,
    /// Time to ask all queries and write all results.
    pub asking: Duration,
    /// Half of the queries took at most this long.
    pub median: Duration,
    /// 99 of 100 queries took at most this long.
    pub percentile_99: Duration,
}

impl EvaluationReport {
    /// Queries a second over the asking, writing included.
    pub fn queries_a_second(&self) -> f64 {
        self.queries as f64 / self.asking.as_secs_f64().max(1e-9)
    }
}

/// How far a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Queries answered.
    pub done: usize,
    /// Queries in all.
    pub of: usize,
}

/// Why a run ended early.
#[derive(Debug, thiserror::Error)]
pub enum EvaluationError {
    /// Reading or writing failed.
    #[error("{what}: {source}")]
    Io {
        /// What was read or written.
        what: &'static str,
        /// Why.
        source: io::Error,
    },
    /// A line is not of the format.
    #[error("{what}, line {line}: {message}")]
    Malformed {
        /// Which file.
        what: &'static str,
        /// Which line, counted from 1.
        line: usize,
        /// What is wrong.
        message: String,
    },
}

fn lines<T: DeserializeOwned>(reader: impl BufRead, what: &'static str) -> Result<Vec<T>, EvaluationError> {
    let mut values = Vec::new();
    for (place, line) in reader.lines().enumerate() {
        let line = line.map_err(|source| EvaluationError::Io { what, source })?;
        if line.trim().is_empty() {
            continue;
        }
        let malformed =
            |error: serde_json::Error| EvaluationError::Malformed { what, line: place + 1, message: error.to_string() };
        values.push(serde_json::from_str(&line).map_err(malformed)?);
    }
    Ok(values)
}

/// Asks every query and writes one line of results each. With `features`, writes for every hit a line
/// `query id, party id, kind (0 person, 1 organization, 2 other), name=value ...` separated by tabs, which is what the
/// weights are fitted to. `clock` gives the time since any fixed moment.
pub fn run(
    list: impl BufRead,
    queries: impl BufRead,
    options: &EvaluationOptions,
    results: &mut dyn Write,
    mut features: Option<&mut dyn Write>,
    clock: &(dyn Fn() -> Duration + Sync),
    progress: &mut dyn FnMut(Progress),
) -> Result<EvaluationReport, EvaluationError> {
    let started = clock();
    let parties: Vec<Entity> = lines::<EvaluationParty>(list, "list")?.into_iter().map(Entity::from).collect();
    let queries: Vec<EvaluationQuery> = lines(queries, "queries")?;
    let read = clock();
    let index = Index::build_on(Some(options.threads), &parties);
    let built = clock();
    let search = SearchOptions {
        threshold: options.min_score,
        limit: options.limit,
        exhaustive: options.exhaustive,
        ..SearchOptions::default()
    };
    let wants_features = features.is_some();
    let worker = || {
        let mut searcher = Searcher::new(&index);
        let parties = &parties;
        move |query: &EvaluationQuery| {
            let subject = Subject::from(&query.query);
            let asked = clock();
            let hits = searcher.search(&subject, &search);
            let took = clock().saturating_sub(asked);
            let mut table = Vec::new();
            if wants_features {
                for hit in &hits {
                    let party = &parties[hit.entity as usize];
                    let cells: Vec<String> = searcher
                        .feature_values(&subject, hit)
                        .into_iter()
                        .map(|(name, value)| format!("\t{name}={value:.4}"))
                        .collect();
                    table.push(format!("{}\t{}\t{}{}\n", query.id, party.id, column(party), cells.concat()));
                }
            }
            let hits = hits
                .iter()
                .map(|hit| EvaluationHit { uid: parties[hit.entity as usize].id.clone(), score: hit.score })
                .collect();
            (EvaluationResult { id: query.id.clone(), hits }, table, took)
        }
    };
    let mut times = Vec::with_capacity(queries.len());
    pipeline::in_order(queries.iter(), options.threads, worker, |(result, table, took)| {
        let mut line = serde_json::to_vec(&result).map_err(io::Error::from)?;
        line.push(b'\n');
        results.write_all(&line)?;
        if let Some(features) = &mut features {
            features.write_all(table.concat().as_bytes())?;
        }
        times.push(took);
        progress(Progress { done: times.len(), of: queries.len() });
        Ok(())
    })
    .and_then(|()| results.flush())
    .map_err(|source| EvaluationError::Io { what: "results", source })?;
    let asked = clock();
    times.sort_unstable();
    let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default();
    Ok(EvaluationReport {
        parties: parties.len(),
        names: index.name_count(),
        queries: queries.len(),
        reading: read.saturating_sub(started),
        building: built.saturating_sub(read),
        asking: asked.saturating_sub(built),
        median: at(50),
        percentile_99: at(99),
    })
}

fn column(party: &Entity) -> u8 {
    match party.schema.kind() {
        PartyKind::Person => 0,
        PartyKind::Organization => 1,
        _ => 2,
    }
}
