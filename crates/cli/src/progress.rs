//! A progress bar on standard error: only on a terminal, never in a log.

use indicatif::{HumanCount, HumanDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};
use interdict_screening::subjects::{CustomerFile, Extent};
use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

/// A bar to a known end, or a counter where the end is not known. Does nothing unless `visible`.
pub(crate) fn bar(visible: bool, of: Option<u64>, what: &str) -> ProgressBar {
    if !visible {
        return ProgressBar::hidden();
    }
    let template = match of {
        Some(_) => format!("{{wide_bar}} {{pos}} of {{len}} {what} ({{per_sec}})"),
        None => format!("{{spinner}} {{pos}} {what} ({{per_sec}})"),
    };
    let style = ProgressStyle::with_template(&template).unwrap_or_else(|_| ProgressStyle::default_bar());
    let bar = ProgressBar::with_draw_target(of, ProgressDrawTarget::stderr()).with_style(style);
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

/// How much there is in a customer file, and how much of it was read.
#[derive(Debug, Clone)]
pub(crate) struct Reach {
    pub(crate) extent: Extent,
    pub(crate) bytes_read: Arc<AtomicU64>,
}

impl Reach {
    /// Of a file, if it says how much there is in it.
    pub(crate) fn of(file: &CustomerFile) -> Option<Self> {
        Some(Self { extent: file.extent?, bytes_read: Arc::clone(&file.bytes_read) })
    }
}

/// A bar for customers that are screened: how many, how fast, and how long it will yet take where the end is known.
pub(crate) struct Gauge {
    bar: ProgressBar,
    reach: Option<Reach>,
    /// Records that are done, and those of them that an earlier run did.
    done: u64,
    before: u64,
}

/// Records between two looks at the bar.
const STEP: u64 = 256;

impl Gauge {
    pub(crate) fn new(visible: bool, reach: Option<Reach>, before: u64) -> Self {
        let end = reach.as_ref().map(|reach| match reach.extent {
            Extent::Rows(end) | Extent::Bytes(end) => end,
        });
        let bar = if visible {
            let template = if end.is_some() { "{wide_bar} {percent}% {msg}" } else { "{spinner} {msg}" };
            let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
            let bar = ProgressBar::with_draw_target(end, ProgressDrawTarget::stderr()).with_style(style);
            bar.enable_steady_tick(Duration::from_millis(200));
            bar
        } else {
            ProgressBar::hidden()
        };
        Self { bar, reach, done: before, before }
    }

    /// One more record is done.
    pub(crate) fn step(&mut self) {
        self.done += 1;
        if !self.done.is_multiple_of(STEP) || self.bar.is_hidden() {
            return;
        }
        let rate = (self.done - self.before) as f64 / self.bar.elapsed().as_secs_f64().max(0.001);
        let left = self.reach.as_ref().map(|reach| {
            let (position, end) = match reach.extent {
                Extent::Rows(end) => (self.done, end),
                Extent::Bytes(end) => (reach.bytes_read.load(Ordering::Relaxed), end),
            };
            self.bar.set_position(position);
            // Records are as long as those that were read, and each takes as long.
            let records = self.done as f64 * end.saturating_sub(position) as f64 / position.max(1) as f64;
            let left = Duration::from_secs((records / rate.max(0.001)).min(1e9) as u64);
            format!(", {} left", HumanDuration(left))
        });
        let (done, rate) = (HumanCount(self.done), HumanCount(rate as u64));
        self.bar.set_message(format!("{done} screened, {rate} a second{}", left.unwrap_or_default()));
    }

    /// Writes something while the bar is out of the way.
    pub(crate) fn suspend<T>(&self, write: impl FnOnce() -> T) -> T {
        self.bar.suspend(write)
    }

    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
