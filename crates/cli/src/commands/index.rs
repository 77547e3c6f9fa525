//! `interdict index`: files that hold lists ready for screening.

use super::Outcome;
use crate::{
    arguments::TextOrJson,
    console::{Console, style, warn_of},
    failure::Failure,
    index_arguments::{BuildIndexArguments, IndexArguments, IndexCommand, ShowIndexArguments},
    plan::day,
};
use indicatif::HumanBytes;
use interdict_screening::{Edition, IndexFacts, Replaces};
use serde::Serialize;
use std::{io, path::Path};

pub(crate) fn run(arguments: &IndexArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    match &arguments.command {
        IndexCommand::Build(arguments) => build(arguments, console),
        IndexCommand::Show(arguments) => show(arguments, console),
    }
}

fn build(arguments: &BuildIndexArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let out = &arguments.out;
    let replaces = Replaces::IndexFiles;
    // Said before lists are read, which takes its time.
    replaces.check(out)?;
    let known_on = arguments.known_on.as_deref().map(|text| day("--known-on", text)).transpose()?;
    let engine = arguments.lists.shelf(known_on).built(&arguments.lists.lists, arguments.allow_incomplete)?;
    warn_of(engine.editions(), console.err)?;
    let bytes = engine.save(out, replaces)?;
    let lists: Vec<String> = engine.editions().iter().map(Edition::in_words).collect();
    writeln!(console.err, "{}: {}, {}", out.display(), lists.join("; "), HumanBytes(bytes))?;
    Ok(Outcome::Done)
}

fn show(arguments: &ShowIndexArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    /// An index file as `--format json` writes it.
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Shown<'a> {
        #[serde(flatten)]
        facts: &'a IndexFacts,
        /// Whether all of it was read and is what was written.
        checked: bool,
    }
    let facts = IndexFacts::read(&arguments.file)?;
    if arguments.check {
        IndexFacts::check(&arguments.file)?;
    }
    match arguments.format {
        TextOrJson::Json => {
            let shown = Shown { facts: &facts, checked: arguments.check };
            serde_json::to_writer_pretty(&mut *console.out, &shown).map_err(io::Error::from)?;
            writeln!(console.out)?;
        }
        TextOrJson::Text => describe(&arguments.file, &facts, arguments.check, console)?,
    }
    let Some(why) = facts.why_unusable else { return Ok(Outcome::Done) };
    console.out.flush()?;
    Err(Failure::new("index.unusable", why).with_hint("build it again with `interdict index build`"))
}

fn describe(path: &Path, facts: &IndexFacts, checked: bool, console: &mut Console<'_>) -> io::Result<()> {
    writeln!(console.out, "{}", console.paint(style::TITLE, &path.display().to_string()))?;
    let undamaged = if checked { " (all bytes are those that were written)" } else { "" };
    for (label, value) in [
        ("written by", format!("{}, form {}", facts.program, facts.form)),
        ("parties", facts.parties.to_string()),
        ("names", format!("{} forms", facts.names)),
        ("groups", format!("{} parties that stand on several lists", facts.groups)),
        ("size", HumanBytes(facts.bytes as u64).to_string()),
        ("digest", format!("blake3:{}{undamaged}", facts.digest)),
    ] {
        writeln!(console.out, "  {label:<10} {value}")?;
    }
    writeln!(console.out, "\n{}", console.paint(style::TITLE, "Editions"))?;
    for edition in &facts.editions {
        writeln!(console.out, "  {}\n    blake3:{}", edition.in_words(), edition.info.digest)?;
    }
    writeln!(console.out, "\n{}", console.paint(style::TITLE, "Sections"))?;
    for section in &facts.sections {
        writeln!(console.out, "  {:<28} {:>12}", section.name, HumanBytes(section.bytes as u64).to_string())?;
    }
    Ok(())
}
