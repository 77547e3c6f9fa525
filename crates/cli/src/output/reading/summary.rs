//! The ten lines that stand first: how many parties are named, what the outlets conflict and differ on, what is alleged
//! and denied by whom.

use super::{
    claims::{Voice, behind, line, who},
    layout::{Line, width},
    parties::{self, Named},
    report::Report,
    speakers::{Said, Speaker, is_accusation, is_denial},
};
use crate::console::{Console, style};
use interdict_documents::{Certainty, Stance, Standing, stories::Verdict};
use std::{cmp::Reverse, io};

/// Lines for each of conflicts, differences, what is alleged and what is denied: with the heading and the parties ten.
const LINES: usize = 2;
/// Columns of what the lines are about.
const LABEL: usize = 9;
/// What is said is cut for the outlets behind it, but not shorter than this.
const SHORTEST: usize = 24;

/// Writes the summary.
pub(super) fn write(report: &Report<'_>, console: &mut Console<'_>) -> io::Result<()> {
    writeln!(console.out, "{}", console.paint(style::TITLE, "In short"))?;
    labelled("Parties").add(&parties(report)).write_cut(console)?;
    if !report.answer.stories.is_empty() {
        found(report, Verdict::Conflict, "Conflicts", console)?;
        found(report, Verdict::Differ, "Differ", console)?;
    }
    said(report, is_accusation, "Alleged", console)?;
    said(report, is_denial, "Denied", console)
}

fn labelled(label: &str) -> Line {
    Line::new(2, 2).column(style::TITLE, label, LABEL)
}

/// How many are named, and how many of them stood on no list when the articles appeared.
fn parties(report: &Report<'_>) -> String {
    let parties = parties::gather(report);
    let (possible, named): (Vec<&Named<'_>>, Vec<&Named<'_>>) =
        parties.iter().partition(|party| party.certainty() == Some(Certainty::Possible));
    let with = |is: fn(&Standing) -> bool| {
        named.iter().filter(|party| party.notes.iter().any(|(_, note)| is(&note.standing))).count()
    };
    let later = with(|standing| matches!(standing, Standing::ListedLater { .. }));
    let delisted = with(|standing| matches!(standing, Standing::Delisted { .. }));
    let unknown = with(|standing| matches!(standing, Standing::Unknown { since: None }));
    let undated = with(|standing| matches!(standing, Standing::Unknown { since: Some(_) }));
    let mut words = vec![match named.len() {
        0 => "no listed party is named".to_owned(),
        number => format!("{number} named"),
    }];
    if !named.is_empty() && later + delisted + unknown + undated == 0 {
        words.push("all of them listed when the articles appeared".to_owned());
    }
    for (number, what) in [
        (later, "listed only later"),
        (delisted, "no longer listed"),
        (unknown, "on a list that does not say since when"),
        (undated, "listed, but the day of an article is not known"),
        (possible.len(), "more of which only the name is the same"),
    ] {
        if number > 0 {
            words.push(format!("{number} {what}"));
        }
    }
    if report.answer.editions.iter().any(|edition| !edition.complete) {
        words.insert(0, "AGAINST AN INCOMPLETE LIST".to_owned());
    }
    words.join(", ")
}

/// How many findings of a verdict, and the sharpest of them.
fn found(report: &Report<'_>, verdict: Verdict, label: &str, console: &mut Console<'_>) -> io::Result<()> {
    let findings = report.answer.stories.iter().flat_map(|story| &story.findings);
    let about: Vec<&str> =
        findings.filter(|finding| finding.verdict == verdict).map(|finding| finding.about.as_str()).collect();
    if about.is_empty() {
        return labelled(label).add("none").write_cut(console);
    }
    for (place, about_one) in about.iter().take(LINES).enumerate() {
        let line = if place == 0 { labelled(label).add(&format!("{}: ", about.len())) } else { labelled("") };
        line.add(about_one).write_cut(console)?;
    }
    Ok(())
}

/// What is said with some stance, what most outlets report first.
fn said(report: &Report<'_>, with: fn(Stance) -> bool, label: &str, console: &mut Console<'_>) -> io::Result<()> {
    let mut all: Vec<(&Speaker<'_>, &Said<'_>)> = report
        .speakers
        .iter()
        .flat_map(|speaker| speaker.said.iter().map(move |said| (speaker, said)))
        .filter(|(_, said)| with(said.stance()))
        .collect();
    all.sort_by_key(|(_, said)| (said.only_titles, Reverse(said.documents.len())));
    for (place, (speaker, said)) in all.iter().take(LINES).enumerate() {
        let who = who(speaker, said);
        // The label with its spaces, the spaces around the verb, the mark of a cut.
        let beside: usize =
            [who.as_str(), said.verb(), behind(report, said).as_str()].iter().map(|text| text.chars().count()).sum();
        let room = width(console).saturating_sub(2 + LABEL + 2 + beside + 2 + 2).max(SHORTEST);
        let start = labelled(if place == 0 { label } else { "" });
        line(report, start, (speaker, said), Voice::Always, room).write_cut(console)?;
    }
    Ok(())
}
