//! `interdict replay`: the screening of a receipt once more, and whether the answer is the same.

use super::Outcome;
use crate::{
    arguments::TextOrJson,
    console::{Console, style},
    evidence_arguments::ReplayArguments,
    failure::Failure,
    loading::store_path,
    recording::{ENGINE, answered},
    replaying::{Asked, engine_of, settings_of},
};
use interdict_store::{Answered, Store, canonical};
use serde::Serialize;
use std::{
    fs::File,
    io::{self, BufRead, BufReader},
};

/// What came of it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Report {
    receipt: i64,
    same: bool,
    /// Rows that were asked again.
    replayed: usize,
    /// Rows whose subject is not known here.
    without_subject: usize,
    /// Rows that could not be screened then, and are not now.
    bad: usize,
    /// What may explain a difference: another program, settings that are read otherwise.
    circumstances: Vec<String>,
    differences: Vec<String>,
}

pub(crate) fn run(arguments: &ReplayArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let mut store = Store::open(&store_path(arguments.store.store.as_deref())?)?;
    if let Err(fault) = store.verify_receipts(None)? {
        return Err(Failure::new("receipt.changed", fault.says)
            .with_hint("a chain that was changed proves nothing; `interdict verify` tells more"));
    }
    let receipt = store.receipt(arguments.receipt)?.receipt;
    let settings = settings_of(&receipt)?;
    let engine = engine_of(&mut store, &receipt)?;
    let mut report = Report {
        receipt: receipt.number,
        same: true,
        replayed: 0,
        without_subject: 0,
        bad: 0,
        circumstances: Vec::new(),
        differences: Vec::new(),
    };
    if receipt.engine != ENGINE {
        report.circumstances.push(format!("engine: the receipt was written by {}, this is {ENGINE}", receipt.engine));
    }
    let (then, now) = (canonical(&receipt.settings), serde_json::to_value(&settings).map_err(io::Error::from)?);
    if canonical(&now) != then {
        report.circumstances.push(format!("settings: {then} then, {} now", canonical(&now)));
    }
    let given = arguments.subjects.as_ref().map(|path| {
        let unreadable =
            move |error: io::Error| Failure::new("input.unreadable", format!("{}: {error}", path.display()));
        let file = File::open(path).map_err(unreadable)?;
        Ok::<_, Failure>(BufReader::new(file).lines().map(move |line| line.map_err(unreadable)))
    });
    let mut given = given.transpose()?;
    let mut screener = engine.screener();
    store.receipt_rows(receipt.number, |row| -> Result<(), Failure> {
        let line = given.as_mut().and_then(Iterator::next).transpose()?;
        let Asked { leaf, subject } = Asked::of(&row, line.as_deref().filter(|line| *line != "null"))?;
        match subject {
            Some(subject) => {
                report.replayed += 1;
                let matches = answered(&screener.matches(&subject, &settings));
                report.differences.extend(differences(&leaf.answer, &matches, leaf.row));
            }
            None if leaf.error.is_some() => report.bad += 1,
            None => report.without_subject += 1,
        }
        Ok(())
    })?;
    report.same = report.differences.is_empty() && report.without_subject == 0;
    match arguments.format {
        TextOrJson::Json => {
            serde_json::to_writer_pretty(&mut *console.out, &report).map_err(io::Error::from)?;
            writeln!(console.out)?;
        }
        TextOrJson::Text => report.tell(console)?,
    }
    Ok(match &report {
        Report { differences, .. } if !differences.is_empty() => Outcome::Found,
        Report { without_subject: 1.., .. } => Outcome::NotScreened,
        _ => Outcome::Clear,
    })
}

/// In what two answers differ, in words.
fn differences(then: &[Answered], now: &[Answered], row: i64) -> Vec<String> {
    let score = |answer: &Answered| answer.score().map_or_else(|| "?".to_owned(), |score| score.to_string());
    let mut found = Vec::new();
    for old in then {
        match now.iter().find(|new| new.entity == old.entity) {
            None => found.push(format!("row {row}: {} was a match ({}) and is none", old.entity, score(old))),
            Some(new) if new.score_bits != old.score_bits => {
                found.push(format!("row {row}: the score of {} was {} and is {}", old.entity, score(old), score(new)));
            }
            Some(_) => {}
        }
    }
    for new in now.iter().filter(|new| !then.iter().any(|old| old.entity == new.entity)) {
        found.push(format!("row {row}: {} was no match and is one ({})", new.entity, score(new)));
    }
    if found.is_empty() && then != now {
        found.push(format!("row {row}: the matches are the same in another order"));
    }
    found
}

impl Report {
    fn tell(&self, console: &mut Console<'_>) -> io::Result<()> {
        for line in &self.differences {
            writeln!(console.out, "{line}")?;
        }
        for line in &self.circumstances {
            writeln!(console.out, "{line}")?;
        }
        let outcome = match (self.differences.is_empty(), self.without_subject) {
            (true, 0) => "the same answer".to_owned(),
            (true, missing) => {
                let text = format!("{missing} rows could not be asked again: their subjects were not kept");
                console.paint(style::WARNING, &text)
            }
            (false, _) => console.paint(style::WARNING, "another answer"),
        };
        let bad = if self.bad == 0 { String::new() } else { format!(", {} could not be screened then", self.bad) };
        writeln!(console.out, "receipt {}: {} rows asked again{bad}: {outcome}", self.receipt, self.replayed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_difference_is_told() {
        let (a, b) = (Answered::matched("a", 0.5), Answered::matched("b", 0.25));
        assert!(differences(&[a.clone(), b.clone()], &[a.clone(), b.clone()], 1).is_empty());
        for (then, now, expected) in [
            (vec![a.clone()], vec![], "row 1: a was a match (0.5) and is none"),
            (vec![], vec![b.clone()], "row 1: b was no match and is one (0.25)"),
            (vec![a.clone()], vec![Answered::matched("a", 0.75)], "row 1: the score of a was 0.5 and is 0.75"),
            (vec![a.clone(), b.clone()], vec![b, a], "row 1: the matches are the same in another order"),
        ] {
            assert_eq!(differences(&then, &now, 1), [expected]);
        }
    }
}
