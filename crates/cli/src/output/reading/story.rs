//! Timelines, and what the outlets of a story agree and differ on.

use super::{
    Answer,
    report::{heading, short},
};
use crate::console::{Console, style};
use interdict_documents::{
    Status,
    stories::{Evidence, Story, Verdict},
};
use std::io;

const WIDTH: usize = 160;
/// So many findings of one verdict are shown.
const SHOWN: usize = 8;

/// The dated events of each document, where there is no story to merge them.
pub(super) fn own_timelines(answer: &Answer<'_>, console: &mut Console<'_>) -> io::Result<()> {
    for dossier in answer.readings.iter().map(|reading| &reading.dossier) {
        let mut dated: Vec<(&str, &str, Status, &str)> = dossier
            .events
            .iter()
            .filter_map(|event| {
                let date = dossier.dates.get(event.date?)?;
                Some((date.first.as_deref()?, date.last.as_deref()?, event.status, event.sentence.text.as_str()))
            })
            .collect();
        dated.sort_by_key(|(first, last, ..)| (*first, *last));
        dated.dedup_by_key(|(first, last, _, sentence)| (*first, *last, *sentence));
        if dated.is_empty() {
            continue;
        }
        heading(&format!("Timeline ({})", dossier.outlet()), console)?;
        for (first, last, status, sentence) in dated {
            entry(first, last, status, sentence, "", console)?;
        }
    }
    Ok(())
}

pub(super) fn write(answer: &Answer<'_>, story: &Story, console: &mut Console<'_>) -> io::Result<()> {
    let name =
        |document: usize| answer.readings.get(document).map(|reading| reading.dossier.outlet()).unwrap_or_default();
    if !story.timeline.is_empty() {
        heading("Timeline", console)?;
        for item in &story.timeline {
            let mut outlets: Vec<String> = item.evidence.iter().map(|evidence| name(evidence.document)).collect();
            outlets.dedup();
            entry(&item.first, &item.last, item.status, &item.what, &format!(" ({})", outlets.join(", ")), console)?;
        }
    }
    for note in &story.notes {
        writeln!(console.out, "  {}", console.paint(style::QUIET, note))?;
    }
    for copies in &story.near_copies {
        let names: Vec<String> = copies.documents.iter().map(|document| name(*document)).collect();
        writeln!(console.out, "\n  {} are near copies of one text: one source, not several", names.join(" and "))?;
    }
    if !story.quotes.is_empty() {
        heading("The same words in several outlets", console)?;
        for quote in &story.quotes {
            writeln!(console.out, "  “{}”", short(&quote.quote, WIDTH))?;
            for form in &quote.forms {
                let words = form.words.as_ref().map_or("", |words| &words.text);
                writeln!(console.out, "      {}: {}", name(form.document), short(words, WIDTH))?;
            }
        }
    }
    for (verdict, title) in [
        (Verdict::Conflict, "They conflict"),
        (Verdict::Differ, "They differ"),
        (Verdict::Compatible, "One says more than another"),
        (Verdict::Agree, "They agree"),
        (Verdict::Alone, "Only one says"),
    ] {
        let findings: Vec<_> = story.findings.iter().filter(|finding| finding.verdict == verdict).collect();
        if findings.is_empty() {
            continue;
        }
        heading(title, console)?;
        let limit = if answer.all { usize::MAX } else { SHOWN };
        for finding in findings.iter().take(limit) {
            writeln!(console.out, "  {}", finding.about)?;
            for evidence in &finding.evidence {
                sentence(&name(evidence.document), evidence, console)?;
            }
        }
        let more = findings.len().saturating_sub(limit);
        if more > 0 {
            writeln!(console.out, "  {}", console.paint(style::QUIET, &format!("{more} more; --all shows them")))?;
        }
    }
    Ok(())
}

fn sentence(outlet: &str, evidence: &Evidence, console: &mut Console<'_>) -> io::Result<()> {
    writeln!(console.out, "      {}: {}", console.paint(style::QUIET, outlet), short(&evidence.sentence.text, WIDTH))
}

fn entry(
    first: &str,
    last: &str,
    status: Status,
    what: &str,
    outlets: &str,
    console: &mut Console<'_>,
) -> io::Result<()> {
    let days = if first == last { first.to_owned() } else { format!("{first} to {last}") };
    let status = match status {
        Status::Happened => "",
        Status::Planned => "planned: ",
        Status::Cancelled => "cancelled: ",
        Status::Denied => "denied: ",
        Status::Alleged => "alleged: ",
        Status::Fictional => "in fiction: ",
        Status::NotHappened => "not: ",
    };
    writeln!(console.out, "  {days:<24} {status}{}{}", short(what, WIDTH), console.paint(style::QUIET, outlets))
}
