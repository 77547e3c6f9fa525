//! What the outlets of a story conflict and differ on, what they agree on, and what only one of them says.

use super::{
    claims::more,
    layout::Line,
    report::{Report, heading, short},
};
use crate::console::{Console, style};
use interdict_documents::stories::{AlignedQuote, Evidence, Finding, Story, Verdict};
use std::{
    collections::{BTreeMap, BTreeSet},
    io,
};

/// So many findings of one verdict are shown.
const SHOWN: usize = 8;
/// So much of what one outlet alone says is shown.
const ALONE: usize = 4;
/// Sentences are cut at so many characters, quotations at so many, and with `--all` at so many.
const LONG: (usize, usize, usize) = (160, 100, 400);

/// Conflicts and differences with a sentence of each outlet, then what one says more than another.
pub(super) fn differences(report: &Report<'_>, story: &Story, console: &mut Console<'_>) -> io::Result<()> {
    for (verdict, title, sentences) in [
        (Verdict::Conflict, "They conflict", true),
        (Verdict::Differ, "They differ", true),
        (Verdict::Compatible, "One says more than another", report.answer.all),
    ] {
        let findings: Vec<&Finding> = story.findings.iter().filter(|finding| finding.verdict == verdict).collect();
        section(report, story, title, &findings, sentences, console)?;
    }
    Ok(())
}

/// What they agree on, one line each, and the words that several of them quote.
pub(super) fn agreement(report: &Report<'_>, story: &Story, console: &mut Console<'_>) -> io::Result<()> {
    // Several sentences of one pair of outlets in which they tell the same are one line.
    let mut told: BTreeSet<(&str, Vec<usize>)> = BTreeSet::new();
    let findings: Vec<&Finding> = story
        .findings
        .iter()
        .filter(|finding| finding.verdict == Verdict::Agree)
        .filter(|finding| report.answer.all || told.insert((finding.about.as_str(), documents(&finding.evidence))))
        .collect();
    section(report, story, "They agree", &findings, report.answer.all, console)?;
    if !story.quotes.is_empty() {
        heading(&report.title("The same words in several outlets", story), console)?;
        let limit = if report.answer.all { usize::MAX } else { SHOWN };
        for quote in story.quotes.iter().take(limit) {
            quotation(report, quote, console)?;
        }
        more(story.quotes.len().saturating_sub(limit), "", 2, console)?;
    }
    Ok(())
}

/// What only one of them says, in its own words.
pub(super) fn alone(report: &Report<'_>, story: &Story, console: &mut Console<'_>) -> io::Result<()> {
    let mut outlets: BTreeMap<usize, Vec<&Finding>> = BTreeMap::new();
    for finding in story.findings.iter().filter(|finding| finding.verdict == Verdict::Alone) {
        if let Some(evidence) = finding.evidence.first() {
            outlets.entry(evidence.document).or_default().push(finding);
        }
    }
    if outlets.is_empty() {
        return Ok(());
    }
    heading(&report.title("Only one says", story), console)?;
    let limit = if report.answer.all { usize::MAX } else { ALONE };
    for (document, findings) in outlets {
        Line::new(2, 4).add(report.outlets.name(document)).write(console)?;
        for finding in findings.iter().take(limit) {
            Line::new(6, 8).add(&in_its_words(report, document, finding)).write(console)?;
        }
        more(findings.len().saturating_sub(limit), "", 6, console)?;
    }
    Ok(())
}

/// The sentence; of the parties that one names and no other, their names.
fn in_its_words(report: &Report<'_>, document: usize, finding: &Finding) -> String {
    let outlet = report.answer.readings.get(document).map(|reading| reading.dossier.outlet()).unwrap_or_default();
    let about = finding.about.strip_prefix(&format!("only {outlet}: ")).unwrap_or(&finding.about);
    match finding.evidence.first() {
        Some(evidence) if !about.starts_with("names ") => short(&evidence.sentence.text, long(report)),
        _ => about.to_owned(),
    }
}

fn section(
    report: &Report<'_>,
    story: &Story,
    title: &str,
    findings: &[&Finding],
    sentences: bool,
    console: &mut Console<'_>,
) -> io::Result<()> {
    if findings.is_empty() {
        return Ok(());
    }
    heading(&report.title(title, story), console)?;
    let limit = if report.answer.all { usize::MAX } else { SHOWN };
    for finding in findings.iter().take(limit) {
        let line = Line::new(2, 4).add(&finding.about);
        if !sentences {
            line.painted(style::QUIET, &report.outlets.behind(&documents(&finding.evidence))).write(console)?;
            continue;
        }
        line.write(console)?;
        for evidence in &finding.evidence {
            Line::new(6, 8)
                .painted(style::QUIET, report.outlets.name(evidence.document))
                .add(": ")
                .add(&short(&evidence.sentence.text, long(report)))
                .write(console)?;
        }
    }
    more(findings.len().saturating_sub(limit), "", 2, console)
}

/// The words, who has them whole, and what others have of them.
fn quotation(report: &Report<'_>, quote: &AlignedQuote, console: &mut Console<'_>) -> io::Result<()> {
    let length = if report.answer.all { LONG.2 } else { LONG.1 };
    let count = |text: &str| text.split_whitespace().count();
    let words = |form: &Evidence| form.words.as_ref().unwrap_or(&form.sentence).text.clone();
    let (whole, parts): (Vec<Evidence>, Vec<Evidence>) =
        quote.forms.iter().cloned().partition(|form| count(&words(form)) * 5 >= count(&quote.quote) * 4);
    let mut line = Line::new(2, 6)
        .add(&format!("“{}”", short(&quote.quote, length)))
        .painted(style::QUIET, &report.outlets.behind(&documents(&whole)));
    for form in &parts {
        let outlet = report.outlets.name(form.document);
        line =
            line.painted(style::QUIET, &format!("; {outlet} only ")).add(&format!("“{}”", short(&words(form), length)));
    }
    line.write(console)
}

/// The places of the documents, in order.
fn documents(evidence: &[Evidence]) -> Vec<usize> {
    let documents: BTreeSet<usize> = evidence.iter().map(|item| item.document).collect();
    documents.into_iter().collect()
}

fn long(report: &Report<'_>) -> usize {
    if report.answer.all { LONG.2 } else { LONG.0 }
}
