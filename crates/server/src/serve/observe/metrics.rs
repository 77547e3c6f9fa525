//! Figures of the running service, in the text form of Prometheus, at `/metrics`.
//!
//! | figure | of what |
//! |---|---|
//! | `interdict_request_seconds` | requests by method, route and status: how many and how long |
//! | `interdict_requests_under_way`, `interdict_connections` | at the moment |
//! | `interdict_screenings_total`, `interdict_matches_total` | subjects screened, matches found |
//! | `interdict_screening_queue` | pieces of work that wait for a thread that screens |
//! | `interdict_reloads_total` | by outcome |
//! | `interdict_list_parties`, `interdict_list_age_days`, `interdict_list_complete` | by list |

use crate::{
    Service,
    serve::{clock::days_since, gate::Gate},
};
use axum::{
    Extension, Router,
    extract::State,
    http::header,
    response::{IntoResponse as _, Response},
    routing::get,
};
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

/// Upper ends of the classes of durations, in seconds.
const CLASSES: [f64; 13] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

/// How long requests took.
#[derive(Debug, Default, Clone, Copy)]
struct Durations {
    count: u64,
    seconds: f64,
    /// Those of each class, without those of the classes below.
    classes: [u64; CLASSES.len()],
}

/// Method and status.
type Kind = (&'static str, u16);

/// What is counted where requests pass. The rest is asked of the service when somebody looks.
#[derive(Debug, Default)]
pub(in crate::serve) struct Metrics {
    by_route: Mutex<BTreeMap<String, BTreeMap<Kind, Durations>>>,
    under_way: AtomicU64,
    connections: AtomicU64,
}

impl Metrics {
    pub(super) fn begins(&self) {
        self.under_way.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn answered(&self, method: &'static str, route: &str, status: u16, took: Duration) {
        self.under_way.fetch_sub(1, Ordering::Relaxed);
        let seconds = took.as_secs_f64();
        let mut by_route = self.by_route.lock().unwrap_or_else(PoisonError::into_inner);
        // Routes are few, and looked up without a copy of their name.
        if !by_route.contains_key(route) {
            by_route.insert(route.to_owned(), BTreeMap::new());
        }
        let Some(kinds) = by_route.get_mut(route) else { return };
        let durations = kinds.entry((method, status)).or_default();
        durations.count += 1;
        durations.seconds += seconds;
        if let Some(class) = CLASSES.iter().position(|most| seconds <= *most) {
            durations.classes[class] += 1;
        }
    }

    /// A connection is open as long as this is held.
    pub(in crate::serve) fn connected(self: &Arc<Self>) -> Connected {
        self.connections.fetch_add(1, Ordering::Relaxed);
        Connected(Arc::clone(self))
    }

    /// All figures.
    fn text(&self, service: &Service) -> String {
        let mut text = String::new();
        self.requests(&mut text);
        let snapshot = service.now();
        let tally = service.tally();
        let single = [
            ("interdict_requests_under_way", "gauge", "Requests that are not answered yet.", load(&self.under_way)),
            ("interdict_connections", "gauge", "Open connections.", load(&self.connections)),
            ("interdict_screenings_total", "counter", "Subjects that were screened.", tally.screenings()),
            ("interdict_matches_total", "counter", "Matches that were found.", tally.matches()),
            ("interdict_screening_queue", "gauge", "Work that waits for a thread that screens.", service.waiting()),
        ];
        for (name, kind, help, value) in single {
            head(&mut text, name, kind, help);
            let _ = writeln!(text, "{name} {value}");
        }
        head(&mut text, "interdict_reloads_total", "counter", "Times the lists were loaded again.");
        let _ = writeln!(text, "interdict_reloads_total{{outcome=\"done\"}} {}", tally.reloads());
        let _ = writeln!(text, "interdict_reloads_total{{outcome=\"failed\"}} {}", tally.failed_reloads());
        let editions = snapshot.editions();
        head(&mut text, "interdict_list_parties", "gauge", "Parties of a list in use.");
        for edition in editions {
            let list = escaped(&edition.info.dataset);
            let _ = writeln!(text, "interdict_list_parties{{list=\"{list}\"}} {}", edition.parties);
        }
        head(&mut text, "interdict_list_complete", "gauge", "Whether everything that was published is in use.");
        for edition in editions {
            let list = escaped(&edition.info.dataset);
            let _ = writeln!(text, "interdict_list_complete{{list=\"{list}\"}} {}", u8::from(edition.complete));
        }
        head(&mut text, "interdict_list_age_days", "gauge", "Days since the edition in use was published.");
        for edition in editions {
            let list = escaped(&edition.info.dataset);
            if let Some(days) = edition.info.published_on.and_then(days_since) {
                let _ = writeln!(text, "interdict_list_age_days{{list=\"{list}\"}} {days}");
            }
        }
        text
    }

    fn requests(&self, text: &mut String) {
        const NAME: &str = "interdict_request_seconds";
        head(text, NAME, "histogram", "Time until a request was answered; _count is how many there were.");
        // Copied, so that nobody waits while it is written out.
        let by_route = self.by_route.lock().unwrap_or_else(PoisonError::into_inner).clone();
        for (route, kinds) in &by_route {
            for ((method, status), durations) in kinds {
                let labels = format!("method=\"{method}\",route=\"{}\",status=\"{status}\"", escaped(route));
                let mut until = 0;
                for (most, count) in CLASSES.iter().zip(durations.classes) {
                    until += count;
                    let _ = writeln!(text, "{NAME}_bucket{{{labels},le=\"{most}\"}} {until}");
                }
                let _ = writeln!(text, "{NAME}_bucket{{{labels},le=\"+Inf\"}} {}", durations.count);
                let _ = writeln!(text, "{NAME}_sum{{{labels}}} {}", durations.seconds);
                let _ = writeln!(text, "{NAME}_count{{{labels}}} {}", durations.count);
            }
        }
    }
}

/// An open connection.
#[derive(Debug)]
pub(in crate::serve) struct Connected(Arc<Metrics>);

impl Drop for Connected {
    fn drop(&mut self) {
        self.0.connections.fetch_sub(1, Ordering::Relaxed);
    }
}

/// The path `/metrics`.
pub(in crate::serve) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/metrics", get(answer))
}

async fn answer(State(service): State<Arc<Service>>, Extension(gate): Extension<Arc<Gate>>) -> Response {
    let text = gate.metrics().text(&service);
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response()
}

fn load(value: &AtomicU64) -> u64 {
    value.load(Ordering::Relaxed)
}

fn head(text: &mut String, name: &str, kind: &str, help: &str) {
    let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} {kind}");
}

/// A value of a label.
fn escaped(value: &str) -> String {
    value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_counted_in_their_class_and_all_above() {
        let metrics = Metrics::default();
        for milliseconds in [1, 3, 20_000] {
            metrics.begins();
            metrics.answered("POST", "/api/v1/screen", 200, Duration::from_millis(milliseconds));
        }
        let mut text = String::new();
        metrics.requests(&mut text);
        let labels = r#"method="POST",route="/api/v1/screen",status="200""#;
        for (class, count) in [("0.0005", 0), ("0.001", 1), ("0.0025", 1), ("0.005", 2), ("10", 2), ("+Inf", 3)] {
            let line = format!("interdict_request_seconds_bucket{{{labels},le=\"{class}\"}} {count}\n");
            assert!(text.contains(&line), "{line} in {text}");
        }
        assert!(text.contains(&format!("interdict_request_seconds_count{{{labels}}} 3\n")));
        assert_eq!(load(&metrics.under_way), 0);
    }

    #[test]
    fn no_label_breaks_out_of_its_quotes() {
        assert_eq!(escaped("a\"b\\c\nd"), "a\\\"b\\\\c\\nd");
    }
}
