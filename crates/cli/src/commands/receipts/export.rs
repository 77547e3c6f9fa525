//! `interdict receipts export`: a dossier for an examiner, complete in one folder.
//!
//! The chain is written whole, since a receipt is proved by those around it; it holds no personal data. Rows are written for the
//! receipts that were chosen. `head.json` says how far all of it goes, and `verify.py` checks it with nothing but Python's own
//! library.

use super::{Outcome, page};
use crate::{console::Console, evidence_arguments::ExportArguments, failure::Failure};
use interdict_shelf::store_path;
use interdict_store::{Sealed, Store};
use serde::Serialize;
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::Path,
};

/// What checks an export without this program; `docs/receipts.md` shows it.
const SCRIPT: &str = include_str!("verify.py");

/// A line of `receipts.jsonl`.
#[derive(Serialize)]
struct ChainLine<'a> {
    number: i64,
    hash: &'a str,
    /// The text that was hashed.
    body: &'a str,
}

/// A line of `rows-NUMBER.jsonl`.
#[derive(Serialize)]
struct RowLine<'a> {
    /// The text that was hashed.
    leaf: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<&'a str>,
}

/// How far an export goes: `head.json`. Whoever can change the files can change it, too; it finds what was left out by mistake.
#[derive(Serialize)]
struct Reach<'a> {
    /// How many receipts there are.
    receipts: usize,
    /// The hash of the newest.
    head: &'a str,
    /// For each rows file the number of its receipt and of its lines: a row each, or a part.
    rows: BTreeMap<i64, i64>,
}

pub(super) fn run(arguments: &ExportArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let store = Store::open(&store_path(arguments.store.store.as_deref())?)?;
    // What does not verify is not exported as if it did.
    if let Err(fault) = store.verify_receipts(None)? {
        return Err(Failure::new("receipt.changed", fault.says).with_hint("`interdict verify` tells more"));
    }
    let all = store.receipts()?;
    let chosen: Vec<&Sealed> = if arguments.receipts.is_empty() {
        all.iter().collect()
    } else {
        for number in &arguments.receipts {
            store.receipt(*number)?;
        }
        all.iter().filter(|held| arguments.receipts.contains(&held.receipt.number)).collect()
    };
    let folder = &arguments.out;
    make_empty(folder)?;
    let mut chain = create(folder, "receipts.jsonl")?;
    for held in &all {
        let line = ChainLine { number: held.receipt.number, hash: &held.hash, body: &held.body };
        write_line(&mut chain, &line)?;
    }
    chain.flush()?;
    let mut counts = BTreeMap::new();
    for held in &chosen {
        let number = held.receipt.number;
        let mut rows = create(folder, &format!("rows-{number}.jsonl"))?;
        store.receipt_rows(number, |row| -> Result<(), Failure> {
            write_line(&mut rows, &RowLine { leaf: &row.leaf, subject: row.subject.as_deref() })
        })?;
        rows.flush()?;
        counts.insert(number, held.receipt.leaves());
    }
    let mut head = create(folder, "head.json")?;
    let newest = all.last().map_or_else(|| "0".repeat(64), |held| held.hash.clone());
    write_line(&mut head, &Reach { receipts: all.len(), head: &newest, rows: counts })?;
    head.flush()?;
    let mut dossier = create(folder, "dossier.html")?;
    page::write(&store, all.len(), &chosen, &mut dossier)?;
    dossier.flush()?;
    let mut script = create(folder, "verify.py")?;
    script.write_all(SCRIPT.as_bytes())?;
    script.flush()?;
    writeln!(
        console.out,
        "{}: the chain of {} receipts, rows of {}; dossier.html is for printing, verify.py checks it all\nhead {newest}",
        folder.display(),
        all.len(),
        chosen.len(),
    )?;
    writeln!(console.err, "note: keep the head elsewhere; `python3 verify.py FOLDER HEAD` compares with it")?;
    Ok(Outcome::Done)
}

fn make_empty(folder: &Path) -> Result<(), Failure> {
    let unusable = |error: io::Error| Failure::new("output.folder", format!("{}: {error}", folder.display()));
    fs::create_dir_all(folder).map_err(unusable)?;
    if fs::read_dir(folder).map_err(unusable)?.next().is_some() {
        return Err(Failure::new("output.folder", format!("{}: is not empty", folder.display()))
            .with_hint("name a new folder, so that nothing of another export is left in it"));
    }
    Ok(())
}

fn create(folder: &Path, name: &str) -> Result<BufWriter<File>, Failure> {
    let path = folder.join(name);
    let file = File::create_new(&path)
        .map_err(|error| Failure::new("output.folder", format!("{}: {error}", path.display())))?;
    Ok(BufWriter::new(file))
}

fn write_line(file: &mut impl Write, line: &impl Serialize) -> Result<(), Failure> {
    serde_json::to_writer(&mut *file, line).map_err(io::Error::from)?;
    Ok(writeln!(file)?)
}
