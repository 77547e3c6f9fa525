//! What a model of the user's own marked, by document and label; nothing where none was asked.

use super::{
    Answer,
    report::{heading, short},
};
use crate::console::{Console, style};
use interdict_documents::Tagged;
use std::io;

/// So many wordings of one label are shown.
const SHOWN: usize = 12;
const WIDTH: usize = 80;

pub(super) fn write(answer: &Answer<'_>, console: &mut Console<'_>) -> io::Result<()> {
    let asked: Vec<(String, &Tagged)> = answer
        .readings
        .iter()
        .filter_map(|reading| Some((reading.dossier.outlet(), reading.dossier.tagged.as_ref()?)))
        .collect();
    let Some((_, first)) = asked.first() else { return Ok(()) };
    heading(&format!("What the model {} marked", first.tagger), console)?;
    for (outlet, tagged) in &asked {
        writeln!(console.out, "  {outlet}")?;
        one(tagged, answer.all, console)?;
    }
    Ok(())
}

fn one(tagged: &Tagged, all: bool, console: &mut Console<'_>) -> io::Result<()> {
    if let Some(reason) = &tagged.failed {
        return writeln!(console.out, "      the model failed, what it would have marked is missing: {reason}");
    }
    if tagged.tags.is_empty() {
        writeln!(console.out, "      nothing")?;
    }
    let limit = if all { usize::MAX } else { SHOWN };
    for (label, wordings) in tagged.wordings() {
        writeln!(console.out, "      {label}")?;
        for (wording, score) in wordings.iter().take(limit) {
            let wording = short(wording, WIDTH);
            writeln!(console.out, "          {wording} {}", console.paint(style::QUIET, &format!("({score:.3})")))?;
        }
        let more = wordings.len().saturating_sub(limit);
        if more > 0 {
            writeln!(
                console.out,
                "          {}",
                console.paint(style::QUIET, &format!("{more} more; --all shows them"))
            )?;
        }
    }
    if tagged.refused > 0 {
        let note = format!("{} more that were no places in the text", tagged.refused);
        writeln!(console.out, "      {}", console.paint(style::QUIET, &note))?;
    }
    Ok(())
}
