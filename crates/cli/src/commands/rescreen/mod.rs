//! `interdict rescreen`: the register after a change of the lists; alerts opened, updated and closed.

mod news;

use super::{Outcome, customers::import};
use crate::{
    arguments::TextOrJson,
    clock,
    console::{Console, style},
    evidence_arguments::{ReceiptChoice, RescreenArguments},
    failure::Failure,
    recording::{self, Aside, ENGINE, answered, heading, subject_text},
    watching::{editions_at, editions_with, engine_of, monitored, told},
};
use interdict_screening::{Monitored, Rescreening, Settings};
use interdict_shelf::store_path;
use interdict_store::{Alert, AlertChange, AlertState, CarriedOut, Customer, Edition, Noted, Sealed, Standing, Store};
use news::{Earlier, News};
use serde::Serialize;
use serde_json::json;
use std::{
    collections::HashMap,
    io, mem,
    sync::mpsc::{SyncSender, sync_channel},
    thread,
};

/// Customers that are read at a time.
const BATCH: usize = 1 << 12;
/// Batches that wait to be looked at: what is held in memory does not grow with the register.
const WAITING: usize = 4;

/// What came of a re-screening.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Report {
    /// Where the alerts stood before; empty at the first screening.
    from: Vec<String>,
    to: Vec<String>,
    customers: usize,
    /// Customers whose answer had to be worked out anew.
    screened: usize,
    /// Parties that the change could affect.
    affected_parties: usize,
    opened: Vec<AlertChange>,
    updated: Vec<AlertChange>,
    closed: Vec<AlertChange>,
    /// Alerts of which only the score moved.
    rescored: usize,
    /// Open and updated alerts now.
    alerts: i64,
    /// Customers that were put in or changed while this ran: the next re-screening looks at them.
    waiting: i64,
}

pub(crate) fn run(arguments: &RescreenArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    if !(0.0..=1.0).contains(&arguments.threshold) {
        return Err(Failure::usage("--threshold", "a score is a number from 0 to 1"));
    }
    if arguments.threads == Some(0) {
        return Err(Failure::usage("--threads", "at least 1"));
    }
    let mut store = Store::open(&store_path(arguments.store.store.as_deref())?)?;
    let to = editions_at(&store, "--to", arguments.to.as_deref(), &arguments.lists)?;
    let from = arguments.from.as_deref().map(|from| editions_at(&store, "--from", Some(from), &arguments.lists));
    let from = from.transpose()?;
    if let Some(file) = &arguments.customers {
        import(&mut store, file, &arguments.column, arguments.accept)?;
    }
    let watch = Watch {
        settings: Settings::of_watch(arguments.threshold, !arguments.no_weak),
        threads: arguments.threads.unwrap_or_else(|| thread::available_parallelism().map_or(1, usize::from)),
        full: arguments.full,
        receipts: arguments.receipts.clone(),
    };
    if let Some(from) = from {
        let (report, sealed) = watch.bring_to(&mut store, &from)?;
        tell_receipt(sealed.as_ref(), console)?;
        writeln!(console.err, "note: the alerts stand at {}: {} of them", report.to.join(", "), report.alerts)?;
    }
    let (report, sealed) = watch.bring_to(&mut store, &to)?;
    // Whoever accepted a file that empties the register has nobody left to be screened, and that was done.
    if report.customers == 0 && !arguments.accept {
        return Err(Failure::new("customer.none", "there is nobody in the register")
            .with_hint("`interdict customers import FILE` fills it"));
    }
    tell_receipt(sealed.as_ref(), console)?;
    match arguments.format {
        TextOrJson::Json => {
            serde_json::to_writer_pretty(&mut *console.out, &report).map_err(io::Error::from)?;
            writeln!(console.out)?;
        }
        TextOrJson::Text => report.tell(console)?,
    }
    Ok(if report.opened.is_empty() && report.updated.is_empty() { Outcome::Clear } else { Outcome::Found })
}

fn tell_receipt(sealed: Option<&Sealed>, console: &mut Console<'_>) -> Result<(), Failure> {
    Ok(sealed.map_or(Ok(()), |sealed| recording::tell(sealed, console.err))?)
}

/// How the register is watched.
struct Watch {
    settings: Settings,
    threads: usize,
    full: bool,
    receipts: ReceiptChoice,
}

impl Watch {
    /// Brings all alerts to what a full screening against these editions gives, and seals the answers before that, if a
    /// receipt is wanted: no alert rests on an answer that is not proved.
    fn bring_to(&self, store: &mut Store, editions: &[Edition]) -> Result<(Report, Option<Sealed>), Failure> {
        // Before anything is read that the changes of alerts rest on: what others do to it meanwhile is later.
        let since = store.moment()?;
        let standing = store.standing()?;
        let stood_at = match &standing {
            Some(standing) => editions_with(store, &standing.editions)?,
            None => None,
        };
        let threads = Some(self.threads);
        let before = stood_at.as_deref().map(|editions| engine_of(store, editions, threads)).transpose()?;
        let after = engine_of(store, editions, threads)?;
        // Answers of another threshold or another version of the program say nothing about those of this one.
        let comparable = standing.as_ref().is_some_and(|standing| {
            standing.threshold == self.settings.threshold
                && standing.weak_names == self.settings.weak_names
                && standing.engine == ENGINE
        });
        let rescreening = match &before {
            Some(before) if comparable && !self.full => Rescreening::between(before, &after),
            _ => Rescreening::from_nothing(&after),
        };
        let earlier = before.as_ref().zip(standing.as_ref());
        let earlier = earlier.map(|(engine, standing)| Earlier { engine, threshold: standing.threshold });
        let news = News::new(earlier.as_ref(), &after, self.settings.threshold, editions);
        let held = store.held_matches()?;
        let mut report = Report {
            from: stood_at.as_deref().map(told).unwrap_or_default(),
            to: told(editions),
            customers: 0,
            screened: 0,
            affected_parties: rescreening.affected(),
            opened: Vec::new(),
            updated: Vec::new(),
            closed: Vec::new(),
            rescored: 0,
            alerts: 0,
            waiting: 0,
        };
        let mut changes: Vec<AlertChange> = Vec::new();
        let mut aside = Aside::begin(&self.receipts)?;
        let looked_at = thread::scope(|scope| -> Result<usize, Failure> {
            let (to_work, batches) = sync_channel(WAITING);
            let register: &mut Store = &mut *store;
            let reader = scope.spawn(move || hand_out(register, &to_work));
            let looked_at =
                self.look_at(batches.into_iter().flatten(), &rescreening, &held, |monitored, matches| {
                    report.screened += 1;
                    if let Some(aside) = &mut aside {
                        let place = format!("customer {}", monitored.id);
                        let subject = subject_text(&monitored.subject)?;
                        aside.note(Noted::answered(place, subject, answered(&matches)))?;
                    }
                    let held = held.get(&monitored.id).map(Vec::as_slice).unwrap_or_default();
                    changes.extend(news.changes(monitored, held, &matches));
                    Ok(())
                })?;
            let panicked = |_| Err(Failure::new("internal", "the register could not be read; please report this"));
            reader.join().unwrap_or_else(panicked)?;
            Ok(looked_at)
        })?;
        report.customers = looked_at;
        let sealed = match aside {
            // With nobody in the register there is nothing that was answered.
            Some(aside) if report.customers > 0 => {
                let run = json!({ "what": "rescreen", "from": report.from, "to": report.to });
                Some(aside.seal(store, &heading(&self.settings, run, after.editions())?)?)
            }
            _ => None,
        };
        report.count(store.change_alerts(changes, &self.standing(editions), since)?);
        Ok((report, sealed))
    }

    /// Looks at customers on several threads, and says how many there were. They are read from their JSON on the thread that
    /// hands them out.
    fn look_at(
        &self,
        customers: impl Iterator<Item = Customer> + Send,
        rescreening: &Rescreening<'_>,
        held: &HashMap<String, Vec<Alert>>,
        mut answered: impl FnMut(&Monitored, Vec<interdict_screening::Match>) -> Result<(), Failure>,
    ) -> Result<usize, Failure> {
        let (mut failed, mut count) = (None::<Failure>, 0);
        let subjects = customers.map_while(|customer| match monitored(&customer, held) {
            Ok(monitored) => {
                count += 1;
                Some(monitored)
            }
            Err(failure) => {
                failed = Some(failure);
                None
            }
        });
        rescreening.run(subjects, &self.settings, self.threads, |monitored, matches| -> Result<(), Failure> {
            matches.map_or(Ok(()), |matches| answered(monitored, matches))
        })?;
        failed.map_or(Ok(count), Err)
    }

    fn standing(&self, editions: &[Edition]) -> Standing {
        Standing {
            editions: editions.iter().map(|edition| edition.id).collect(),
            threshold: self.settings.threshold,
            weak_names: self.settings.weak_names,
            engine: ENGINE.to_owned(),
            on: clock::today(),
        }
    }
}

/// Reads the register batch by batch, as long as somebody takes them.
fn hand_out(store: &mut Store, to_work: &SyncSender<Vec<Customer>>) -> Result<(), Failure> {
    // Whoever takes no more says why.
    let send = |batch| to_work.send(batch).map_err(|_| Failure::new("internal", "the register is not read to its end"));
    let mut batch = Vec::with_capacity(BATCH);
    store.customers(|customer| -> Result<(), Failure> {
        batch.push(customer);
        if batch.len() == BATCH { send(mem::replace(&mut batch, Vec::with_capacity(BATCH))) } else { Ok(()) }
    })?;
    send(batch)
}

impl Report {
    fn count(&mut self, carried_out: CarriedOut) {
        (self.alerts, self.waiting) = (carried_out.alerts, carried_out.waiting);
        for change in carried_out.changes {
            match change.state {
                Some(AlertState::Open) => self.opened.push(change),
                Some(AlertState::Updated) => self.updated.push(change),
                Some(AlertState::Closed) => self.closed.push(change),
                None => self.rescored += 1,
            }
        }
    }

    fn tell(&self, console: &mut Console<'_>) -> io::Result<()> {
        let kinds = [
            ("opened", style::FOR, &self.opened),
            ("updated", style::WARNING, &self.updated),
            ("closed", style::AGAINST, &self.closed),
        ];
        for (label, style, changes) in kinds {
            for change in changes {
                let label = console.paint(style, &format!("{label:<8}"));
                writeln!(
                    console.out,
                    "{label} {:<16} {:<14} {:.3}  {}",
                    change.customer, change.entity, change.score, change.reason
                )?;
            }
        }
        console.out.flush()?;
        let from = if self.from.is_empty() { "nothing".to_owned() } else { self.from.join(", ") };
        writeln!(
            console.err,
            "{} customers from {from} to {}: {} opened, {} updated, {} closed, {} rescored; {} alerts are open \
             ({} customers screened anew, {} parties affected)",
            self.customers,
            self.to.join(", "),
            self.opened.len(),
            self.updated.len(),
            self.closed.len(),
            self.rescored,
            self.alerts,
            self.screened,
            self.affected_parties,
        )?;
        if self.waiting > 0 {
            writeln!(
                console.err,
                "note: {} customers were put in or changed meanwhile and are not screened as they are now; the next \
                 `interdict rescreen` looks at them",
                self.waiting,
            )?;
        }
        Ok(())
    }
}
