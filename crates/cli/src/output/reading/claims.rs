//! Who says what, by holder.

use super::{
    Answer, outlet,
    report::{heading, short},
};
use crate::console::{Console, style};
use interdict_documents::{ClaimNote, Dossier, Stance};
use std::io;

/// So many claims of one holder are shown.
const SHOWN: usize = 6;
const WIDTH: usize = 150;

pub(super) fn write(answer: &Answer<'_>, console: &mut Console<'_>) -> io::Result<()> {
    let mut holders: Vec<(String, Vec<(&Dossier, &ClaimNote)>)> = Vec::new();
    for dossier in answer.readings.iter().map(|reading| &reading.dossier) {
        for claim in &dossier.claims {
            let Some(holder) = &claim.holder else { continue };
            let key = key_of(&holder.span.text, holder.state.as_deref());
            match holders.iter_mut().find(|(held, _)| *held == key) {
                Some((_, claims)) => claims.push((dossier, claim)),
                None => holders.push((key, vec![(dossier, claim)])),
            }
        }
    }
    if holders.is_empty() {
        return Ok(());
    }
    heading("Who says what", console)?;
    // Those who speak most often first; in the order of the text where equal.
    holders.sort_by_key(|(_, claims)| std::cmp::Reverse(claims.len()));
    for (_, claims) in &holders {
        let Some(holder) = claims.first().and_then(|(_, claim)| claim.holder.as_ref()) else { continue };
        let state = holder.state.as_ref().map(|state| format!(" ({})", state.to_uppercase())).unwrap_or_default();
        writeln!(console.out, "  {}{}", holder.span.text, console.paint(style::QUIET, &state))?;
        let limit = if answer.all { usize::MAX } else { SHOWN };
        for (dossier, claim) in claims.iter().take(limit) {
            one(dossier, claim, console)?;
        }
        let more = claims.len().saturating_sub(limit);
        if more > 0 {
            writeln!(console.out, "      {}", console.paint(style::QUIET, &format!("{more} more; --all shows them")))?;
        }
    }
    Ok(())
}

/// Holders of one state are one, whether the text says the state, its capital or its officials.
fn key_of(name: &str, state: Option<&str>) -> String {
    match state {
        Some(state) => format!("state {state}"),
        None => name.to_lowercase(),
    }
}

fn one(dossier: &Dossier, claim: &ClaimNote, console: &mut Console<'_>) -> io::Result<()> {
    let word = in_words(claim.stance);
    let painted = match claim.stance {
        Stance::Accuses | Stance::Threatens | Stance::Warns | Stance::Criticises | Stance::Suspects => console.paint(style::FOR, word),
        Stance::Denies | Stance::Rejects | Stance::Doubts => console.paint(style::AGAINST, word),
        _ => word.to_owned(),
    };
    let quoted: Vec<String> = claim
        .quotes
        .iter()
        .filter_map(|place| dossier.quotes.get(*place))
        .map(|quote| format!("“{}”", quote.parts.iter().map(|part| part.text.trim()).collect::<Vec<_>>().join(" … ")))
        .collect();
    let target = claim.target.as_ref().map(|target| target.span.text.clone());
    let said = match (&target, &claim.content) {
        (_, Some(content)) if quoted.is_empty() => content.text.clone(),
        (Some(target), _) => target.clone(),
        (None, Some(content)) => content.text.clone(),
        (None, None) => String::new(),
    };
    let said = if quoted.is_empty() { said } else if target.is_some() { format!("{said}: {}", quoted.join(", ")) } else { quoted.join(", ") };
    let relays: Vec<&str> = claim.relays.iter().map(|relay| relay.text.as_str()).collect();
    let relay = if relays.is_empty() { String::new() } else { format!(", through {}", relays.join(", ")) };
    writeln!(
        console.out,
        "      {painted} {} {}",
        short(&said, WIDTH),
        console.paint(style::QUIET, &format!("({}{relay})", outlet(dossier))),
    )
}

/// A stance as a verb.
pub(super) fn in_words(stance: Stance) -> &'static str {
    match stance {
        Stance::Accuses => "accuses",
        Stance::Denies => "denies",
        Stance::Doubts => "doubts",
        Stance::Suspects => "suspects",
        Stance::Confirms => "confirms",
        Stance::States => "says",
        Stance::Warns => "warns",
        Stance::Threatens => "threatens",
        Stance::Praises => "praises",
        Stance::Criticises => "criticises",
        Stance::Proposes => "proposes",
        Stance::Rejects => "rejects",
        Stance::NoComment => "does not comment on",
    }
}
