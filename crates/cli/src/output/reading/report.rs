//! The report of `interdict read` on a terminal, to be read in a minute: what it comes to, who is listed, what the outlets
//! conflict on, what happened when, who says what, what they agree on and what only one of them says.

use super::{
    Answer, claims, findings,
    layout::Line,
    outlets::Outlets,
    parties,
    speakers::{self, Speaker},
    story, summary, tagged,
};
use crate::console::{Console, style};
use interdict_documents::{Format, Reading, stories::Story};
use std::io;

/// So many articles are shown.
const SHOWN: usize = 12;

/// An answer, and what its parts have in common.
pub(super) struct Report<'a> {
    pub(super) answer: &'a Answer<'a>,
    pub(super) outlets: Outlets,
    pub(super) speakers: Vec<Speaker<'a>>,
}

impl<'a> Report<'a> {
    fn of(answer: &'a Answer<'a>) -> Self {
        Self { answer, outlets: Outlets::of(answer), speakers: speakers::gather(answer) }
    }

    /// The title of a part, with the outlets of the story where it is not all that was read.
    pub(super) fn title(&self, title: &str, story: &Story) -> String {
        if story.documents.len() == self.answer.readings.len() {
            title.to_owned()
        } else {
            format!("{title} ({})", self.outlets.names(&story.documents))
        }
    }
}

/// Writes the report.
pub(crate) fn text(answer: &Answer<'_>, console: &mut Console<'_>) -> io::Result<()> {
    let report = Report::of(answer);
    summary::write(&report, console)?;
    articles(&report, console)?;
    parties::write(&report, console)?;
    for story in answer.stories {
        findings::differences(&report, story, console)?;
    }
    for story in answer.stories {
        story::write(&report, story, console)?;
    }
    story::own_timelines(&report, console)?;
    claims::write(&report, console)?;
    for story in answer.stories {
        findings::agreement(&report, story, console)?;
    }
    for story in answer.stories {
        findings::alone(&report, story, console)?;
    }
    tagged::write(answer, console)
}

/// What was read, and against what.
fn articles(report: &Report<'_>, console: &mut Console<'_>) -> io::Result<()> {
    heading("Articles", console)?;
    let readings = report.answer.readings;
    let limit = if report.answer.all { usize::MAX } else { SHOWN };
    for (document, reading) in readings.iter().enumerate().take(limit) {
        article(reading, report.outlets.name(document), console)?;
    }
    claims::more(readings.len().saturating_sub(limit), " articles", 2, console)?;
    let is_unnamed = |document: &usize| readings[*document].dossier.origin.outlet.is_none();
    let unnamed: Vec<usize> = (0..readings.len()).filter(is_unnamed).collect();
    if let Some(names) = report.outlets.counted(&unnamed) {
        let note = match unnamed.len() {
            1 => format!("the outlet of {names} is not known, this is the file's name; --outlet gives it"),
            _ => format!("the outlets of {names} are not known, these are the files' names; --outlet gives them"),
        };
        Line::new(2, 4).painted(style::QUIET, &note).write(console)?;
    }
    for copies in report.answer.stories.iter().flat_map(|story| &story.near_copies) {
        let names = report.outlets.names(&copies.documents);
        Line::new(2, 4).add(&format!("{names} are near copies of one text: one source, not several")).write(console)?;
    }
    let against = format!("against {}", report.answer.lists.join(", "));
    Line::new(2, 4).painted(style::QUIET, &against).write(console)?;
    for edition in report.answer.editions {
        let older: Vec<usize> = (0..readings.len())
            .filter(|document| {
                let published = readings[*document].dossier.origin.published.as_ref();
                parties::is_newer(edition, published.map(|found| found.value))
            })
            .collect();
        if let Some(names) = report.outlets.counted(&older) {
            let note = format!(
                "{} is newer than {}: who was taken off it in between is not on it",
                edition.info.title,
                if report.outlets.is_one() { "the article".to_owned() } else { format!("the articles of {names}") },
            );
            Line::new(2, 4).painted(style::QUIET, &note).write(console)?;
        }
    }
    Ok(())
}

fn article(reading: &Reading, outlet: &str, console: &mut Console<'_>) -> io::Result<()> {
    let dossier = &reading.dossier;
    let title =
        dossier.origin.title.as_ref().map_or_else(|| format!("“{}”", reading.title()), |found| found.value.clone());
    let day = dossier.origin.published.as_ref().map_or_else(
        || "day of publication unknown, --published gives it".to_owned(),
        |found| format!("{} ({})", found.value, found.from),
    );
    let kind = match dossier.format {
        Format::Plain => "text",
        Format::Markdown => "Markdown",
        Format::Html => "HTML",
    };
    let paragraphs = match dossier.paragraphs.len() {
        1 => "one paragraph".to_owned(),
        number => format!("{number} paragraphs"),
    };
    let facts = format!(" — {day}; {kind}, {paragraphs}");
    Line::new(2, 6).painted(style::TITLE, outlet).add(": ").add(&title).painted(style::QUIET, &facts).write(console)
}

/// A heading of a part, after an empty line.
pub(crate) fn heading(title: &str, console: &mut Console<'_>) -> io::Result<()> {
    writeln!(console.out, "\n{}", console.paint(style::TITLE, title))
}

/// A text on one line, cut at a word.
pub(crate) fn short(text: &str, limit: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= limit {
        return line;
    }
    let cut: String = line.chars().take(limit).collect();
    let end = cut.rfind(' ').filter(|end| *end > limit / 2).unwrap_or(cut.len());
    format!("{} …", &cut[..end])
}
