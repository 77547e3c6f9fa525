//! `interdict impact`: which past decisions would change under another threshold or other lists. Changes nothing.

use super::Outcome;
use crate::{
    arguments::TextOrJson,
    console::{Console, style, warn_of},
    evidence_arguments::ImpactArguments,
    failure::Failure,
    replaying::{self, About, Asked, settings_of},
    watching,
};
use interdict_screening::{Engine, Match, Rescreening, Settings, Subject};
use interdict_shelf::{Shelf, store_path};
use interdict_store::Store;
use serde::Serialize;
use std::io;

/// A decision that would change.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Flip {
    /// Whose: `customer C-1`, `receipt 3, row 17`.
    of: String,
    entity: String,
    /// Whether it would be a match.
    is_match: bool,
    /// The score it had, if it was a match.
    score_then: Option<f64>,
    /// The score it would have, if it would be one.
    score_now: Option<f64>,
}

/// What came of it.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Report {
    /// Customers or rows that were looked at.
    decisions: usize,
    /// Matches of theirs then: a match is one of them with one party, as each of the flips is.
    matches: usize,
    /// Those that could not be: their subjects were not kept, or they were never screened.
    not_looked_at: usize,
    flips: Vec<Flip>,
}

impl Report {
    /// Compares one decision: entity and score then, matches now.
    fn compare(&mut self, of: &str, then: &[(String, f64)], now: &[Match]) {
        self.decisions += 1;
        self.matches += then.len();
        for (entity, score) in then {
            if !now.iter().any(|found| found.entity == *entity) {
                self.flips.push(Flip {
                    of: of.to_owned(),
                    entity: entity.clone(),
                    is_match: false,
                    score_then: Some(*score),
                    score_now: None,
                });
            }
        }
        for found in now.iter().filter(|found| !then.iter().any(|(entity, _)| *entity == found.entity)) {
            self.flips.push(Flip {
                of: of.to_owned(),
                entity: found.entity.clone(),
                is_match: true,
                score_then: None,
                score_now: Some(found.score),
            });
        }
    }
}

pub(crate) fn run(arguments: &ImpactArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    if arguments.threshold.is_some_and(|threshold| !(0.0..=1.0).contains(&threshold)) {
        return Err(Failure::usage("--threshold", "a score is a number from 0 to 1"));
    }
    let mut store = Store::open(&store_path(arguments.store.store.as_deref())?)?;
    let engine = if arguments.lists.is_empty() {
        None
    } else {
        let shelf = Shelf { store: arguments.store.store.clone(), ..Shelf::default() };
        let engine = match shelf.index(&arguments.lists, false)? {
            Some(engine) => engine,
            None => Engine::open(shelf.load(&arguments.lists)?, false)?,
        };
        warn_of(engine.editions(), console.err)?;
        Some(engine)
    };
    let report = if arguments.receipts {
        of_receipts(&mut store, engine.as_ref(), arguments.threshold)?
    } else {
        of_register(&mut store, engine, arguments.threshold)?
    };
    if report.decisions == 0 {
        return Err(Failure::new("impact.nothing", "there is no decision that could be looked at").with_hint(
            "`interdict rescreen` decides about the register; receipts are looked at if their subjects were kept \
             (--receipt-subjects)",
        ));
    }
    match arguments.format {
        TextOrJson::Json => {
            serde_json::to_writer_pretty(&mut *console.out, &report).map_err(io::Error::from)?;
            writeln!(console.out)?;
        }
        TextOrJson::Text => report.tell(console)?,
    }
    Ok(if report.flips.is_empty() { Outcome::Clear } else { Outcome::Found })
}

/// The register: alerts then, a full screening now.
fn of_register(store: &mut Store, engine: Option<Engine>, threshold: Option<f64>) -> Result<Report, Failure> {
    let Some(standing) = store.standing()? else { return Ok(Report::default()) };
    let engine = if let Some(engine) = engine {
        engine
    } else {
        let editions = watching::editions_with(store, &standing.editions)?.ok_or_else(|| {
            Failure::new("list.not_known", "an edition that the alerts speak of is no longer in the store")
                .with_hint("run `interdict rescreen` first")
        })?;
        watching::engine_of(store, &editions, None)?
    };
    let settings = Settings::of_watch(threshold.unwrap_or(standing.threshold), standing.weak_names);
    let held = store.held_matches()?;
    let mut report = Report::default();
    let mut monitored = Vec::new();
    store.customers(|customer| -> Result<(), Failure> {
        // About a customer who was not screened as it is now, nothing was decided.
        if customer.screened {
            monitored.push(watching::monitored(&customer, &held)?);
        } else {
            report.not_looked_at += 1;
        }
        Ok(())
    })?;
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let rescreening = Rescreening::from_nothing(&engine);
    rescreening.run(monitored.into_iter(), &settings, threads, |monitored, matches| -> Result<(), Failure> {
        let alerts = held.get(&monitored.id).map(Vec::as_slice).unwrap_or_default();
        let then: Vec<(String, f64)> = alerts.iter().map(|alert| (alert.entity.clone(), alert.score)).collect();
        report.compare(&format!("customer {}", monitored.id), &then, &matches.unwrap_or_default());
        Ok(())
    })?;
    Ok(report)
}

/// Receipts: what they say then, their own settings with the new threshold and lists now.
fn of_receipts(store: &mut Store, engine: Option<&Engine>, threshold: Option<f64>) -> Result<Report, Failure> {
    let mut report = Report::default();
    for held in store.receipts()? {
        let receipt = held.receipt;
        // Fields of payments and documents are no decisions about somebody, and rows of parts are not in the store.
        if About::of(&receipt) != About::Subjects || receipt.parts.is_some() {
            report.not_looked_at += usize::try_from(receipt.rows - receipt.bad).unwrap_or_default();
            continue;
        }
        let mut settings = settings_of(&receipt)?;
        settings.threshold = threshold.unwrap_or(settings.threshold);
        let own = if engine.is_none() { Some(replaying::engine_of(store, &receipt)?) } else { None };
        let Some(engine) = engine.or(own.as_ref()) else { continue };
        let mut screener = engine.screener();
        store.receipt_rows(receipt.number, |row| -> Result<(), Failure> {
            let Asked { leaf, subject } = Asked::<Subject>::of(&row, None)?;
            if let Some(subject) = subject {
                let then: Vec<(String, f64)> =
                    leaf.answer.iter().map(|found| (found.entity.clone(), found.score().unwrap_or_default())).collect();
                let now = screener.matches(&subject, &settings);
                report.compare(&format!("receipt {}, row {}", receipt.number, leaf.row), &then, &now);
            } else if leaf.error.is_none() {
                report.not_looked_at += 1;
            }
            Ok(())
        })?;
    }
    Ok(report)
}

impl Report {
    fn tell(&self, console: &mut Console<'_>) -> io::Result<()> {
        for flip in &self.flips {
            let (label, style) =
                if flip.is_match { ("would match", style::FOR) } else { ("would not match", style::AGAINST) };
            let score = flip.score_now.or(flip.score_then).unwrap_or_default();
            let label = console.paint(style, &format!("{label:<16}"));
            writeln!(console.out, "{label} {:<24} {:<14} {score:.3}", flip.of, flip.entity)?;
        }
        console.out.flush()?;
        let matches = self.flips.iter().filter(|flip| flip.is_match).count();
        let unseen = match self.not_looked_at {
            0 => String::new(),
            count => format!("; {count} could not be looked at"),
        };
        writeln!(
            console.err,
            "{} customers or rows with {} matches, each with one party: {matches} matches would come, {} would go{unseen}",
            self.decisions,
            self.matches,
            self.flips.len() - matches,
        )
    }
}
