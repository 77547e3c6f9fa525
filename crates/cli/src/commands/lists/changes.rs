//! `interdict lists changes`: what OFAC's own change files say, by day.

use super::Outcome;
use crate::{
    arguments::TextOrJson,
    console::{Console, style},
    failure::Failure,
    lists_arguments::ChangesArguments,
    plan::day,
};
use interdict_lists::{
    ListError,
    ofac::changes::{self, Change, ChangeKind, ChangeReading, Entry},
};
use serde::Serialize;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

pub(crate) fn run(arguments: &ChangesArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let wanted = arguments.day.as_deref().map(|text| day("--day", text)).transpose()?;
    let readings = read_all(&arguments.files)?;
    let mut whole = true;
    for warning in readings.iter().flat_map(|reading| &reading.warnings) {
        whole &= !warning.is_loss();
        writeln!(console.err, "warning: {warning}")?;
    }
    let mut changes: Vec<&Change> = readings.iter().flat_map(|reading| &reading.changes).collect();
    changes.sort_by_key(|change| change.day);
    if !arguments.name.is_empty() {
        let names: Vec<&str> = arguments.name.iter().map(String::as_str).collect();
        let of_names = readings.iter().flat_map(|reading| changes::history_of(&reading.changes, &names));
        let of_names: Vec<&Change> = of_names.collect();
        changes.retain(|change| of_names.iter().any(|held| std::ptr::eq(*held, *change)));
    }
    changes.retain(|change| wanted.is_none_or(|day| change.day == day));
    match arguments.format {
        TextOrJson::Json => {
            let told: Vec<Told<'_>> = changes.iter().map(|change| Told::of(change)).collect();
            serde_json::to_writer_pretty(&mut *console.out, &told).map_err(io::Error::from)?;
            writeln!(console.out)?;
        }
        TextOrJson::Text => {
            let mut last = None;
            for change in &changes {
                if last != Some(change.day) {
                    writeln!(console.out, "{}", console.paint(style::TITLE, &change.day.to_string()))?;
                    last = Some(change.day);
                }
                describe(change, console)?;
            }
        }
    }
    console.out.flush()?;
    if changes.is_empty() {
        writeln!(console.err, "no change was found")?;
    }
    let left: usize = readings.iter().map(|reading| reading.not_understood.len()).sum();
    if left > 0 {
        writeln!(console.err, "note: {left} texts of these files were not understood and are not shown")?;
    }
    Ok(if whole { Outcome::Done } else { Outcome::NotScreened })
}

/// Reads change files, and those of folders, in the order of their days.
pub(super) fn read_all(paths: &[PathBuf]) -> Result<Vec<ChangeReading>, Failure> {
    let mut files: Vec<PathBuf> = Vec::new();
    for path in paths {
        if path.is_dir() {
            let io = |source| ListError::Io { path: path.clone(), source };
            let listed = fs::read_dir(path).map_err(io)?.collect::<Result<Vec<_>, _>>().map_err(io)?;
            let text = |file: &PathBuf| file.extension().is_some_and(|end| end.eq_ignore_ascii_case("txt"));
            files.extend(listed.into_iter().map(|entry| entry.path()).filter(text));
        } else {
            files.push(path.clone());
        }
    }
    if files.is_empty() {
        let paths: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
        return Err(Failure::new("changes.none", format!("{}: there is no change file", paths.join(", ")))
            .with_hint("OFAC's change files are texts, one a year, such as sdnew15.txt"));
    }
    let mut readings = files.iter().map(|file| read(file)).collect::<Result<Vec<_>, _>>()?;
    readings.sort_by_key(|reading| reading.changes.first().map(|change| change.day));
    Ok(readings)
}

fn read(file: &Path) -> Result<ChangeReading, Failure> {
    let bytes = fs::read(file).map_err(|source| ListError::Io { path: file.to_owned(), source })?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(changes::read(&bytes, &name)?)
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Told<'a> {
    day: String,
    kind: &'static str,
    names: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<&'a str>,
    programmes_added: Vec<&'a str>,
    file: &'a str,
    line: u64,
}

impl<'a> Told<'a> {
    fn of(change: &'a Change) -> Self {
        let text = |entry: &'a Option<Entry>| entry.as_ref().map(|entry| entry.text.as_str());
        Self {
            day: change.day.to_string(),
            kind: word(change.kind),
            names: change.entry().map(|entry| entry.names.iter().map(|name| &*name.text).collect()).unwrap_or_default(),
            old: text(&change.old),
            new: text(&change.new),
            programmes_added: change.programmes_added(),
            file: &change.file,
            line: change.line,
        }
    }
}

fn word(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Added => "added",
        ChangeKind::Removed => "removed",
        ChangeKind::Changed => "changed",
    }
}

fn describe(change: &Change, console: &mut Console<'_>) -> io::Result<()> {
    let Some(entry) = change.entry() else { return Ok(()) };
    let programmes = entry.programmes.join(", ");
    writeln!(console.out, "  {:<8} {}  [{programmes}]", word(change.kind), entry.head())?;
    let (Some(old), Some(new)) = (&change.old, &change.new) else { return Ok(()) };
    let names = |entry: &Entry| entry.names.iter().map(|name| name.text.clone()).collect::<Vec<_>>();
    for (field, old, new) in [
        ("name", names(old), names(new)),
        ("address", old.addresses.clone(), new.addresses.clone()),
        ("remark", old.remarks.clone(), new.remarks.clone()),
        ("programme", old.programmes.clone(), new.programmes.clone()),
    ] {
        for value in old.iter().filter(|value| !new.contains(value)) {
            writeln!(console.out, "           {}", console.paint(style::AGAINST, &format!("- {field}: {value}")))?;
        }
        for value in new.iter().filter(|value| !old.contains(value)) {
            writeln!(console.out, "           {}", console.paint(style::FOR, &format!("+ {field}: {value}")))?;
        }
    }
    Ok(())
}
