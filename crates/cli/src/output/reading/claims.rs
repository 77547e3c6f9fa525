//! Who says what, by holder.

use super::{
    Answer,
    report::{heading, short},
};
use crate::console::{Console, style};
use interdict_documents::{ClaimKind, ClaimNote, Dossier, Stance};
use interdict_model::Country;
use interdict_text::countries;
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
        let name = holder.state.as_deref().and_then(Country::from_code).map_or_else(
            || holder.span.text.clone(),
            |state| format!("{} (the state, and who speaks for it)", countries::written_title(&state)),
        );
        writeln!(console.out, "  {name}")?;
        let limit = if answer.all { usize::MAX } else { SHOWN };
        for (dossier, claim) in claims.iter().take(limit) {
            one(dossier, claim, holder.state.is_some(), console)?;
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

fn one(dossier: &Dossier, claim: &ClaimNote, with_name: bool, console: &mut Console<'_>) -> io::Result<()> {
    // In a list under a state each line begins with its holder; under any other name the heading does.
    let several = claim.holder.as_ref().is_some_and(interdict_documents::ActorNote::is_plural);
    let word = claim.stance.verb(several);
    // Who is silent is silent on something.
    let on = if claim.stance == Stance::NoComment
        && !matches!(claim.content.as_ref(), Some(content) if content.text.starts_with("on "))
    {
        " on"
    } else {
        ""
    };
    let painted = match claim.stance {
        Stance::Accuses | Stance::Threatens | Stance::Warns | Stance::Criticises | Stance::Suspects => {
            console.paint(style::FOR, word)
        }
        Stance::Denies | Stance::Rejects | Stance::Doubts => console.paint(style::AGAINST, word),
        _ => word.to_owned(),
    };
    let quoted: Vec<String> = claim
        .quotes
        .iter()
        .filter_map(|place| dossier.quotes.get(*place))
        .map(|quote| format!("“{}”", quote.parts.iter().map(|part| part.text.trim()).collect::<Vec<_>>().join(" … ")))
        .collect();
    let target = claim.target.as_ref().map(|target| target.span.text.as_str()).unwrap_or_default();
    let content = claim.content.as_ref().map(|content| content.text.as_str()).unwrap_or_default();
    // What is rejected or praised is the thing; what is said of it stands in the sentence.
    let whole = matches!(
        claim.stance,
        Stance::States | Stance::Accuses | Stance::Suspects | Stance::Warns | Stance::Threatens | Stance::Proposes
    );
    let said = match (target.is_empty(), quoted.is_empty()) {
        (true, true) => content.to_owned(),
        // A fragment is part of what is said, not all of it.
        (true, false) if claim.kind == ClaimKind::Fragment && !content.is_empty() => content.to_owned(),
        (true, false) => quoted.join(", "),
        (false, false) => format!("{target}: {}", quoted.join(", ")),
        (false, true) if claim.content_begins_with_target() || (whole && !content.is_empty()) => content.to_owned(),
        (false, true) => target.to_owned(),
    };
    let relays: Vec<&str> = claim.relays.iter().map(|relay| relay.text.as_str()).collect();
    let relay = if relays.is_empty() { String::new() } else { format!(", through {}", relays.join(", ")) };
    writeln!(
        console.out,
        "      {}{painted}{on} {} {}",
        claim.holder.as_ref().filter(|_| with_name).map(|holder| format!("{} ", holder.span.text)).unwrap_or_default(),
        short(&said, WIDTH),
        console.paint(style::QUIET, &format!("({}{relay})", dossier.outlet())),
    )
}
