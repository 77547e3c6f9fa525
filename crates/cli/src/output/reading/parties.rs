//! The listed parties of several documents as one list.

use super::{Answer, report::heading};
use crate::console::{Console, style};
use interdict_documents::{Certainty, PartyNote, RiskNote, RiskRole, Standing};
use std::io;

pub(super) fn write(answer: &Answer<'_>, console: &mut Console<'_>) -> io::Result<()> {
    heading("Listed parties", console)?;
    let mut ids: Vec<&str> = Vec::new();
    let mut doubtful: Vec<&str> = Vec::new();
    for party in answer.readings.iter().flat_map(|reading| &reading.dossier.parties) {
        let list = if party.certainty == Certainty::Possible && !answer.all { &mut doubtful } else { &mut ids };
        if !list.contains(&party.entity.as_str()) {
            list.push(&party.entity);
        }
    }
    let possible = doubtful.iter().filter(|id| !ids.contains(id)).count();
    if ids.is_empty() {
        writeln!(console.out, "  none")?;
    }
    for id in ids {
        let notes: Vec<(String, &PartyNote)> = answer
            .readings
            .iter()
            .filter_map(|reading| {
                let note = reading.dossier.parties.iter().find(|party| party.entity == id)?;
                Some((reading.dossier.outlet(), note))
            })
            .collect();
        one(&notes, console)?;
        deeds(answer, id, console)?;
    }
    if possible > 0 {
        let note = format!("  {possible} more of which only the name is the same; --all shows them");
        writeln!(console.out, "{}", console.paint(style::QUIET, &note))?;
    }
    Ok(())
}

fn one(notes: &[(String, &PartyNote)], console: &mut Console<'_>) -> io::Result<()> {
    let Some((_, first)) = notes.first() else { return Ok(()) };
    let certainty = notes.iter().map(|(_, note)| note.certainty).max().unwrap_or(first.certainty);
    let sure = match certainty {
        Certainty::Identified => "identified",
        Certainty::Likely => "likely",
        Certainty::Possible => "possibly: only the name is the same",
    };
    let programmes =
        if first.programmes.is_empty() { String::new() } else { format!(" [{}]", first.programmes.join("] [")) };
    writeln!(
        console.out,
        "  {} {}{programmes}, {}; {sure}",
        console.paint(style::FOR, &first.caption),
        console.paint(style::QUIET, &first.entity),
        standing(&first.standing),
    )?;
    let mut shown: Vec<String> = Vec::new();
    for (outlet, note) in notes {
        for mention in &note.mentions {
            let Some(role) = &mention.role else { continue };
            let line = format!("{} ({outlet})", role.text.split_whitespace().collect::<Vec<_>>().join(" "));
            if !shown.contains(&line) {
                writeln!(console.out, "      {line}")?;
                shown.push(line);
            }
        }
    }
    if shown.is_empty() {
        let outlets: Vec<&str> = notes.iter().map(|(outlet, _)| outlet.as_str()).collect();
        writeln!(console.out, "      named by {}", outlets.join(", "))?;
    }
    if let Some((_, note)) = notes.iter().find(|(_, note)| note.runner_up.is_some())
        && let Some(other) = &note.runner_up
    {
        let positions =
            if other.positions.is_empty() { String::new() } else { format!(", {}", other.positions.join(", ")) };
        writeln!(
            console.out,
            "      {}",
            console.paint(
                style::QUIET,
                &format!(
                    "not {} ({}{positions}): the text says {}",
                    other.caption,
                    other.entity,
                    note.words.join(", ")
                )
            ),
        )?;
    }
    Ok(())
}

/// What the texts connect the party with.
fn deeds(answer: &Answer<'_>, id: &str, console: &mut Console<'_>) -> io::Result<()> {
    let mut shown: Vec<String> = Vec::new();
    for reading in answer.readings {
        let own = |risk: &&RiskNote| risk.party.as_ref().is_some_and(|party| party.entity.as_deref() == Some(id));
        for risk in reading.dossier.risks.iter().filter(own) {
            let role = risk.role.map_or("named with it", |role| match role {
                RiskRole::Suspect => "said to have a part in it",
                RiskRole::Victim => "victim",
                RiskRole::Witness => "witness",
                RiskRole::Official => "official",
                RiskRole::Target => "target of measures",
            });
            let line =
                format!("{}: {role} (“{}”, {})", risk.tag.replace('_', " "), risk.span.text, reading.dossier.outlet());
            if !shown.contains(&line) {
                writeln!(console.out, "      {line}")?;
                shown.push(line);
            }
        }
    }
    Ok(())
}

/// Since when, in words.
pub(super) fn standing(standing: &Standing) -> String {
    match standing {
        Standing::Listed { since } => format!("listed since {since}"),
        Standing::ListedLater { since } => format!("listed only later, on {since}"),
        Standing::Delisted { on } => format!("delisted on {on}"),
        Standing::Unknown { since: Some(since) } => {
            format!("listed on {since}; whether before the article is not known")
        }
        Standing::Unknown { since: None } => "the list does not say since when".to_owned(),
    }
}
