//! `interdict alerts`: what is to be decided about, for people or for the system that hands it to them.

use super::Outcome;
use crate::{
    arguments::TextOrJson,
    console::{Console, style},
    evidence_arguments::AlertsArguments,
    failure::Failure,
    plan::day,
};
use interdict_shelf::store_path;
use interdict_store::{Alert, AlertState, Store};
use std::io;

pub(crate) fn run(arguments: &AlertsArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let since = arguments.since.as_deref().map(|text| day("--since", text)).transpose()?;
    let store = Store::open(&store_path(arguments.store.store.as_deref())?)?;
    let mut alerts = store.alerts(arguments.all)?;
    alerts.retain(|alert| since.is_none_or(|since| alert.changed_on >= since));
    match arguments.format {
        TextOrJson::Json => {
            serde_json::to_writer_pretty(&mut *console.out, &alerts).map_err(io::Error::from)?;
            writeln!(console.out)?;
        }
        TextOrJson::Text => {
            for alert in &alerts {
                tell(alert, console)?;
            }
        }
    }
    Ok(if alerts.is_empty() { Outcome::Clear } else { Outcome::Found })
}

fn tell(alert: &Alert, console: &mut Console<'_>) -> io::Result<()> {
    let style = match alert.state {
        AlertState::Open => style::FOR,
        AlertState::Updated => style::WARNING,
        AlertState::Closed => style::AGAINST,
    };
    let state = console.paint(style, &format!("{:<8}", alert.state));
    writeln!(
        console.out,
        "{:>6} {state} {:<16} {:<14} {:.3}  {}",
        alert.id, alert.customer, alert.entity, alert.score, alert.caption
    )?;
    for event in &alert.history {
        writeln!(console.out, "       {} {:<8} {}", event.on, event.state, event.reason)?;
    }
    Ok(())
}
