//! Who says what, by speaker.

use super::{
    layout::Line,
    report::{Report, heading},
    speakers::{Said, Speaker, is_accusation, is_denial},
};
use crate::console::{Console, style};
use anstyle::Style;
use interdict_documents::Stance;
use std::io;

/// So many speakers are shown, and so many things that one of them says.
const SHOWN: (usize, usize) = (10, 5);
/// What is said is cut at so many characters, at so many with `--all`.
const LONG: (usize, usize) = (130, 400);

/// Writes the part, if anybody is reported to say anything.
pub(super) fn write(report: &Report<'_>, console: &mut Console<'_>) -> io::Result<()> {
    if report.speakers.is_empty() {
        return Ok(());
    }
    heading("Who says what", console)?;
    let all = report.answer.all;
    let (speakers, things) = if all { (usize::MAX, usize::MAX) } else { SHOWN };
    let long = if all { LONG.1 } else { LONG.0 };
    for speaker in report.speakers.iter().take(speakers) {
        if let [said] = speaker.said.as_slice() {
            line(report, Line::new(2, 6), (speaker, said), Voice::Always, long).write(console)?;
            continue;
        }
        let about = if speaker.is_state { " (the state, and who speaks for it)" } else { "" };
        Line::new(2, 6).add(&speaker.name).painted(style::QUIET, about).write(console)?;
        for said in speaker.said.iter().take(things) {
            line(report, Line::new(6, 8), (speaker, said), Voice::WhereOther, long).write(console)?;
        }
        more(speaker.said.len().saturating_sub(things), "", 6, console)?;
    }
    more(report.speakers.len().saturating_sub(speakers), " speakers", 2, console)
}

/// Says how many are left out.
pub(super) fn more(number: usize, of_what: &str, indent: usize, console: &mut Console<'_>) -> io::Result<()> {
    if number == 0 {
        return Ok(());
    }
    Line::new(indent, indent).painted(style::QUIET, &format!("{number} more{of_what} with --all")).write(console)
}

/// Whether a line begins with who says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// It stands alone.
    Always,
    /// It stands under the speaker: only another one who speaks for it is named.
    WhereOther,
}

/// Who, what, and behind it the outlets: `North Korea denies any part in it — all three`.
pub(super) fn line(
    report: &Report<'_>,
    line: Line,
    (speaker, said): (&Speaker<'_>, &Said<'_>),
    voice: Voice,
    long: usize,
) -> Line {
    let line = match voice {
        Voice::Always => line.add(&who(speaker, said)).add(" "),
        Voice::WhereOther => match said.voice(speaker) {
            Some(who) => line.add(who).add(" "),
            None => line,
        },
    };
    line.painted(style_of(said.stance()), said.verb())
        .add(" ")
        .add(&said.words(long))
        .painted(style::QUIET, &behind(report, said))
}

/// Who says it, where the line stands alone. Somebody without a name says for which state: `foreign ministry spokesman
/// (North Korea)`.
pub(super) fn who(speaker: &Speaker<'_>, said: &Said<'_>) -> String {
    match said.voice(speaker) {
        Some(voice) if !voice.contains(char::is_uppercase) => format!("{voice} ({})", speaker.name),
        Some(voice) => voice.to_owned(),
        None => speaker.name.clone(),
    }
}

/// The outlets, and who passed it on; where several report it, to which of them: `— all three (the Herald through Reuters)`.
pub(super) fn behind(report: &Report<'_>, said: &Said<'_>) -> String {
    let outlets = report.outlets.behind(&said.documents);
    let relays = said.relays().join(", ");
    match (outlets.is_empty(), relays.is_empty()) {
        (_, true) => outlets,
        (true, false) => format!(" — through {relays}"),
        (false, false) if said.documents.len() > 1 => {
            format!("{outlets} ({} through {relays})", report.outlets.name(said.reported_by()))
        }
        (false, false) => format!("{outlets}, through {relays}"),
    }
}

fn style_of(stance: Stance) -> Style {
    match stance {
        Stance::Threatens | Stance::Warns | Stance::Criticises => style::FOR,
        _ if is_accusation(stance) => style::FOR,
        _ if is_denial(stance) => style::AGAINST,
        _ => Style::new(),
    }
}
