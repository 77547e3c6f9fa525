//! The report of `interdict read` on a terminal, to be read in a minute: who is listed, who says what, what happened when,
//! and what the outlets agree and differ on.

use super::{Answer, claims, parties, story};
use crate::console::{Console, style};
use interdict_documents::{Dossier, Format};
use std::io;

/// Writes the report.
pub(crate) fn text(answer: &Answer<'_>, console: &mut Console<'_>) -> io::Result<()> {
    for reading in answer.readings {
        head(&reading.dossier, console)?;
    }
    writeln!(console.out, "{}", console.paint(style::QUIET, &format!("against {}", answer.lists.join(", "))))?;
    parties::write(answer, console)?;
    claims::write(answer, console)?;
    if answer.stories.is_empty() {
        story::own_timelines(answer, console)?;
    }
    for story in answer.stories {
        story::write(answer, story, console)?;
    }
    Ok(())
}

fn head(dossier: &Dossier, console: &mut Console<'_>) -> io::Result<()> {
    let title = dossier.origin.title.as_ref().map_or("(no title)", |found| &found.value);
    let day = dossier.origin.published.as_ref().map_or_else(
        || "day of publication unknown; --published gives it".to_owned(),
        |found| format!("{} ({})", found.value, found.from),
    );
    let kind = match dossier.format {
        Format::Plain => "text",
        Format::Markdown => "Markdown",
        Format::Html => "HTML",
    };
    writeln!(console.out, "{}", console.paint(style::TITLE, &format!("{}: {title}", dossier.outlet())))?;
    writeln!(console.out, "  {day}; {kind}, {} paragraphs", dossier.paragraphs.len())
}

/// A heading of a part.
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
