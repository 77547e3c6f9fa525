//! `interdict replay`: the screening of a receipt once more, and whether the answer is the same.

use super::Outcome;
use crate::{
    arguments::TextOrJson,
    console::{Console, style},
    evidence_arguments::ReplayArguments,
    failure::Failure,
    recording::{AskedDocument, ENGINE, answered, found_in, named_in},
    replaying::{About, Asked, engine_of, settings_of},
};
use interdict_documents::{
    self as documents, NameIndex, Reader,
    dates::{DateSettings, Day, DayOrder, WeekdaySense},
    document,
};
use interdict_payments::Message;
use interdict_screening::{AskedField, Engine, MessageScreener, Settings, Subject};
use interdict_shelf::store_path;
use interdict_store::{Answered, Leaf, Receipt, Row, Store, canonical};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, BufRead, BufReader},
    path::Path,
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
    if let Some(parts) = receipt.parts {
        let message = format!(
            "receipt {}: it covers {} rows in {parts} parts, which are kept with their answers and not in the store",
            receipt.number, receipt.rows
        );
        return Err(Failure::new("receipt.in_parts", message)
            .with_hint("interdict.spark.verify compares answers with it; to ask again, screen the customers again"));
    }
    let engine = engine_of(&mut store, &receipt)?;
    let mut replay = Replay {
        report: Report {
            receipt: receipt.number,
            same: true,
            replayed: 0,
            without_subject: 0,
            bad: 0,
            circumstances: Vec::new(),
            differences: Vec::new(),
        },
        given: arguments.subjects.as_deref().map(lines_of).transpose()?,
    };
    if receipt.engine != ENGINE {
        let circumstance = format!("engine: the receipt was written by {}, this is {ENGINE}", receipt.engine);
        replay.report.circumstances.push(circumstance);
    }
    match About::of(&receipt) {
        About::Subjects => replay.subjects(&store, &receipt, &engine)?,
        About::Fields => replay.fields(&store, &receipt, &engine)?,
        About::Documents => replay.documents(&store, &receipt, engine)?,
    }
    if let Some(more) = replay.lines_left()? {
        replay.report.circumstances.push(more);
    }
    let mut report = replay.report;
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

/// Lines of a file with what was asked, which may be given where it was not kept.
type Given = Box<dyn Iterator<Item = Result<String, Failure>>>;

fn lines_of(path: &Path) -> Result<Given, Failure> {
    let name = path.display().to_string();
    let unreadable = move |error: io::Error| Failure::new("input.unreadable", format!("{name}: {error}"));
    let file = File::open(path).map_err(&unreadable)?;
    Ok(Box::new(BufReader::new(file).lines().map(move |line| line.map_err(&unreadable))))
}

/// A receipt that is asked again, row by row.
struct Replay {
    report: Report,
    given: Option<Given>,
}

impl Replay {
    /// Reads a row with what was asked. Rows that could not be screened then are counted, and not asked again.
    fn asked<T: Serialize + DeserializeOwned>(&mut self, row: &Row) -> Result<Asked<T>, Failure> {
        let line = self.given.as_mut().and_then(Iterator::next).transpose()?;
        let asked: Asked<T> = Asked::of(row, line.as_deref().map(str::trim).filter(|line| *line != "null"))?;
        match asked.subject {
            None if asked.leaf.error.is_some() => self.report.bad += 1,
            None => self.report.without_subject += 1,
            Some(_) => {}
        }
        Ok(asked)
    }

    /// What is to be said of lines that were given beyond the rows: they are perhaps those of another receipt.
    fn lines_left(&mut self) -> Result<Option<String>, Failure> {
        let mut left = 0;
        for line in self.given.iter_mut().flatten() {
            left += usize::from(!line?.trim().is_empty());
        }
        let says = || format!("subjects: the file has {left} lines more than the receipt has rows; they were not used");
        Ok((left > 0).then(says))
    }

    /// Compares the answer of a row with what it is now.
    fn compare(&mut self, leaf: &Leaf, now: &[Answered]) {
        self.report.replayed += 1;
        self.report.differences.extend(differences(&leaf.answer, now, leaf.row));
    }

    /// The settings of the receipt; that they are read otherwise than they were written may explain a difference.
    fn settings(&mut self, receipt: &Receipt) -> Result<Settings, Failure> {
        let settings = settings_of(receipt)?;
        let now = serde_json::to_value(&settings).map_err(io::Error::from)?;
        let mut then = receipt.settings.clone();
        if let Value::Object(members) = &mut then {
            // These stand beside the settings.
            for member in ["what", "from", "to", "notKnown"] {
                members.remove(member);
            }
        }
        let (then, now) = (canonical(&then), canonical(&now));
        if then != now {
            self.report.circumstances.push(format!("settings: {then} then, {now} now"));
        }
        Ok(settings)
    }

    fn subjects(&mut self, store: &Store, receipt: &Receipt, engine: &Engine) -> Result<(), Failure> {
        let settings = self.settings(receipt)?;
        let mut screener = engine.screener();
        store.receipt_rows(receipt.number, |row| -> Result<(), Failure> {
            let Asked { leaf, subject } = self.asked::<Subject>(&row)?;
            if let Some(subject) = subject {
                self.compare(&leaf, &answered(&screener.matches(&subject, &settings)));
            }
            Ok(())
        })
    }

    /// Fields of payments. Those that go on with each other are asked together: a name may run over their breaks.
    fn fields(&mut self, store: &Store, receipt: &Receipt, engine: &Engine) -> Result<(), Failure> {
        let settings = self.settings(receipt)?;
        let names = NameIndex::new(engine.entities());
        let mut screener = MessageScreener::new(engine, &names, &settings).keeping_fields();
        let mut together: Vec<(Leaf, Option<AskedField>)> = Vec::new();
        store.receipt_rows(receipt.number, |row| -> Result<(), Failure> {
            let Asked { leaf, subject } = self.asked::<AskedField>(&row)?;
            if leaf.error.is_some() {
                return Ok(());
            }
            let begins = match (&subject, together.last()) {
                (Some(field), _) => !field.continues(),
                // Whether a field that is not known went on with the one before it is not known either.
                (None, Some((_, before))) => before.is_none(),
                (None, None) => true,
            };
            if begins {
                self.ask_together(&mut screener, &mut together);
            }
            together.push((leaf, subject));
            Ok(())
        })?;
        self.ask_together(&mut screener, &mut together);
        Ok(())
    }

    /// Asks fields as a message of their own. If one of them is not known, what the others say now proves nothing.
    fn ask_together(&mut self, screener: &mut MessageScreener<'_>, together: &mut Vec<(Leaf, Option<AskedField>)>) {
        let (leaves, asked): (Vec<Leaf>, Vec<Option<AskedField>>) = together.drain(..).unzip();
        let known = asked.iter().flatten().count();
        if known < asked.len() {
            self.report.without_subject += known;
            return;
        }
        let fields = asked.iter().flatten().map(AskedField::field).collect();
        let screening = screener.screen(Message { fields, ..Message::default() });
        for (leaf, field) in leaves.iter().zip(&screening.fields) {
            self.compare(leaf, &found_in(field));
        }
    }

    fn documents(&mut self, store: &Store, receipt: &Receipt, engine: Engine) -> Result<(), Failure> {
        // Several lists were read with the records of one party taken together. Names of groups do not matter here.
        let several = engine.editions().len() > 1;
        let engine = if several { engine.with_groups(&BTreeMap::new()) } else { engine };
        let is_set = |member: &str| receipt.settings.get(member).and_then(Value::as_bool).unwrap_or(false);
        let dates = DateSettings {
            published: None,
            sense: if is_set("nextWeekday") { WeekdaySense::Dialogue } else { WeekdaySense::News },
            order: if is_set("dayFirst") { DayOrder::DayFirst } else { DayOrder::MonthFirst },
        };
        let reader = Reader::new(engine.entities()).with_groups(engine.party_numbers().into());
        store.receipt_rows(receipt.number, |row| -> Result<(), Failure> {
            let Asked { leaf, subject } = self.asked::<AskedDocument>(&row)?;
            let Some(AskedDocument { text, published }) = subject else { return Ok(()) };
            let published = published.as_deref().and_then(Day::parse_iso);
            let reading =
                reader.read(document(&leaf.place, text.as_bytes())?, &documents::Settings { published, dates });
            self.compare(&leaf, &named_in(&reading.dossier));
            Ok(())
        })
    }
}

/// In what two answers differ, in words.
fn differences(then: &[Answered], now: &[Answered], row: i64) -> Vec<String> {
    let score = |answer: &Answered| match answer.score() {
        _ if !answer.is_scored() => answer.decision.clone(),
        Some(score) => score.to_string(),
        None => "?".to_owned(),
    };
    let mut found = Vec::new();
    for old in then {
        match now.iter().find(|new| new.entity == old.entity) {
            None => found.push(format!("row {row}: {} was a match ({}) and is none", old.entity, score(old))),
            Some(new) if new.score_bits != old.score_bits || new.decision != old.decision => {
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
            (
                vec![Answered::named("a", "likely")],
                vec![Answered::named("a", "identified")],
                "row 1: the score of a was likely and is identified",
            ),
            (vec![a.clone(), b.clone()], vec![b, a], "row 1: the matches are the same in another order"),
        ] {
            assert_eq!(differences(&then, &now, 1), [expected]);
        }
    }
}
