//! A progress bar on standard error: only on a terminal, never in a log.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::Duration;

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
