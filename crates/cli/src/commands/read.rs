//! `interdict read`: articles to dossiers, several of them to stories.

use super::{Outcome, screen::refuse_options_of_customers};
use crate::{
    arguments::{OutputFormat, ReadArguments, ReadFormat, ScreenArguments},
    console::{Console, warn_of},
    failure::Failure,
    output::reading as output,
    plan::day,
    progress,
    recording::{self, AskedDocument, Recorder, heading, named_in, subject_text},
};
use interdict_documents::{
    Certainty, Document, Found, Reader, Reading, Settings,
    dates::{DateSettings, Day, DayOrder, WeekdaySense},
    document, source_text, stories,
};
use interdict_model::{Entity, PartialDate};
use interdict_screening::{Edition, parties, subjects::begins_table};
use interdict_shelf::Shelf;
use interdict_store::{EditionDays, Noted};
use serde_json::{Value, json};
use std::{
    fs,
    io::{self, BufRead as _, Read as _},
    path::{Path, PathBuf},
};

/// So many documents are in memory at a time where they are not compared.
const BATCH: usize = 128;

pub(crate) fn run(arguments: &ReadArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    run_part(arguments, None, false, console)
}

fn run_part(
    arguments: &ReadArguments,
    known_on: Option<PartialDate>,
    parties_only: bool,
    console: &mut Console<'_>,
) -> Result<Outcome, Failure> {
    let plan = Plan::new(arguments)?;
    let mut recorder = Recorder::begin(&arguments.receipts, arguments.lists.store.store.as_deref())?;
    #[cfg(feature = "tagger")]
    let tagger = arguments.tagger.as_deref().map(interdict_tagger::OnnxTagger::open).transpose()?;
    let shelf = Shelf { threads: Some(plan.threads), ..arguments.lists.shelf(known_on) };
    let indexed = shelf.index(&arguments.lists.lists, arguments.allow_incomplete)?;
    let (read, built);
    let (entities, editions, groups): (&[Entity], &[Edition], Vec<u32>) = if let Some(engine) = &indexed {
        engine.check_records()?;
        (engine.entities(), engine.editions(), engine.party_numbers())
    } else {
        let lists = shelf.load(&arguments.lists.lists)?;
        // Which records are of one party is found with an index, which one list alone does without.
        if lists.len() > 1 {
            built = shelf.grouped(lists, arguments.allow_incomplete)?;
            (built.entities(), built.editions(), built.party_numbers())
        } else {
            read = parties(lists, arguments.allow_incomplete)?;
            (read.0.as_slice(), read.1.as_slice(), Vec::new())
        }
    };
    warn_of(editions, console.err)?;
    let lists: Vec<String> = editions.iter().map(Edition::titled_in_words).collect();
    let days = shelf.edition_days(&arguments.lists.lists)?;
    let mut presences = days.as_ref().map(EditionDays::presences).transpose()?;
    let reader = Reader::new(entities).with_groups(groups.into());
    #[cfg(feature = "tagger")]
    let reader = match &tagger {
        Some(tagger) => reader.with_tagger(tagger),
        None => reader,
    };
    let stream = plan.format == ReadFormat::Jsonl;
    let visible = console.err_is_terminal && (!console.out_is_terminal || !stream);
    let bar = progress::bar(visible && plan.paths.len() > 1, Some(plan.paths.len() as u64), "read");
    let mut all: Vec<Reading> = Vec::new();
    let (mut found, mut failed) = (false, 0_usize);
    for batch in plan.paths.chunks(BATCH) {
        for (path, result) in batch.iter().zip(read_batch(&reader, batch, &plan)) {
            bar.inc(1);
            if let Some(recorder) = &mut recorder {
                recorder.note(noted(path, &result)?)?;
            }
            match result {
                Ok((mut reading, _)) => {
                    if let Some(presences) = &mut presences {
                        reading.dossier.date_by_editions(|record| presences.of(record))?;
                    }
                    reading.dossier.date_by_lists(editions.iter().filter_map(Edition::dated));
                    if parties_only {
                        reading.dossier = reading.dossier.parties_only();
                    }
                    found |= names_listed_party(&reading);
                    if let Some(reason) = reading.dossier.tagged.as_ref().and_then(|tagged| tagged.failed.as_deref()) {
                        let name = &reading.dossier.name;
                        bar.suspend(|| writeln!(console.err, "warning: {name}: the tagger failed: {reason}"))?;
                    }
                    if stream {
                        output::json_line(&reading, console.out)?;
                    } else {
                        all.push(reading);
                    }
                }
                Err(failure) => {
                    failed += 1;
                    bar.suspend(|| writeln!(console.err, "{failure}"))?;
                }
            }
        }
    }
    bar.finish_and_clear();
    if let Some(recorder) = recorder {
        let settings = json!({
            "what": "documents",
            "knownOn": known_on,
            "dayFirst": arguments.day_first,
            "nextWeekday": arguments.next_weekday,
        });
        let sealed = recorder.seal(&heading(&settings, Value::Null, editions)?)?;
        recording::tell(&sealed, console.err)?;
    }
    if !stream && !all.is_empty() {
        let compared: Vec<&Reading> = all.iter().collect();
        let stories = if all.len() > 1 && !parties_only { stories::compare(&compared) } else { Vec::new() };
        let answer = output::Answer { lists: &lists, editions, readings: &all, stories: &stories, all: arguments.all };
        match plan.format {
            ReadFormat::Text => output::text(&answer, console)?,
            ReadFormat::Json => output::json(&answer, console.out)?,
            ReadFormat::Html => output::html(&answer, console.out)?,
            ReadFormat::Jsonl => {}
        }
    }
    Ok(if failed > 0 {
        Outcome::NotScreened
    } else if found {
        Outcome::Found
    } else {
        Outcome::Clear
    })
}

/// The list part for `interdict screen`: which listed parties the articles name.
pub(crate) fn screen(arguments: &ScreenArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let format = match arguments.format {
        OutputFormat::Table => ReadFormat::Text,
        OutputFormat::Json => ReadFormat::Json,
        OutputFormat::Jsonl => ReadFormat::Jsonl,
        OutputFormat::Csv | OutputFormat::Parquet | OutputFormat::Arrow => {
            return Err(Failure::usage("--format", "articles are answered as table, json or jsonl"));
        }
    };
    refuse_what_does_not_apply(arguments)?;
    let known_on = arguments.known_on.as_deref().map(|text| day("--known-on", text)).transpose()?;
    // A list as of a day is what stood on it when an article of that day was written.
    let published = arguments.as_of.iter().cloned().collect();
    let read = ReadArguments {
        inputs: if arguments.inputs.is_empty() { vec!["-".to_owned()] } else { arguments.inputs.clone() },
        lists: arguments.lists.clone(),
        allow_incomplete: arguments.allow_incomplete,
        published,
        outlet: Vec::new(),
        format,
        day_first: false,
        next_weekday: false,
        all: false,
        #[cfg(feature = "tagger")]
        tagger: None,
        threads: arguments.threads,
        receipts: arguments.receipts.clone(),
    };
    run_part(&read, known_on, true, console)
}

/// Whether a document is one to read: an article by its ending, or plain text in sentences that is no table and no JSON.
pub(crate) fn is_article(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "html" | "htm" | "xhtml" | "md" | "markdown" => true,
        "txt" | "text" => fs::read(path).is_ok_and(|bytes| is_article_text(&bytes)),
        _ => false,
    }
}

/// The same of standard input, which has no ending: a page of HTML, or plain text in sentences. It is looked at without
/// taking it, as far as it came in one piece; whoever reads it later gets it from the beginning.
pub(crate) fn standard_input_is_article() -> bool {
    io::stdin().lock().fill_buf().is_ok_and(begins_article)
}

/// Whether these are the first bytes of an article.
fn begins_article(head: &[u8]) -> bool {
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let opens = |tag: &str| text.get(..tag.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(tag.as_bytes()));
    if opens("<!doctype html") || opens("<html") {
        return true;
    }
    // What came last may be cut, which makes a sentence none.
    let whole = text.iter().rposition(|byte| *byte == b'.').map_or(text, |stop| &text[..=stop]);
    is_article_text(text) || is_article_text(whole)
}

/// Whether text is prose, and no table and no JSON.
fn is_article_text(bytes: &[u8]) -> bool {
    let is_text = !begins_table(bytes) && !bytes.trim_ascii_start().starts_with(b"{");
    is_text && is_prose(&String::from_utf8_lossy(bytes))
}

/// A list of names has short lines; prose has long ones that end in full stops. One sentence is prose too, where no more
/// lines are left than a headline.
fn is_prose(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let long =
        lines.iter().filter(|line| line.split_whitespace().count() >= 12 && line.contains(['.', '”', '"'])).count();
    let sentences = lines.iter().filter(|line| is_sentence(line)).count();
    (long >= 2 && long * 4 >= lines.len()) || (sentences >= 1 && sentences * 2 >= lines.len())
}

/// More than six words with a mark of the end behind them, of which half is in lower case: the words of a name have capitals
/// (`ISLAMIC REPUBLIC OF IRAN SHIPPING LINES CO. LTD.`).
fn is_sentence(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let small = words.iter().filter(|word| word.starts_with(char::is_lowercase)).count();
    line.ends_with(['.', '!', '?', '”', '"', '…']) && words.len() > 6 && small * 2 >= words.len()
}

fn names_listed_party(reading: &Reading) -> bool {
    reading.dossier.parties.iter().any(|party| party.certainty > Certainty::Possible)
}

/// What is proved of a document: its text and whom it names, or why it could not be read.
fn noted(path: &Path, result: &Result<(Reading, Option<AskedDocument>), Failure>) -> Result<Noted, Failure> {
    match result {
        Ok((reading, Some(asked))) => {
            let dossier = &reading.dossier;
            Ok(Noted::answered(dossier.name.clone(), subject_text(asked)?, named_in(dossier)))
        }
        // Texts are kept whenever they are to be proved.
        Ok((_, None)) => Err(Failure::new("internal", "a document was read without its text; please report this")),
        Err(failure) => Ok(Noted::bad(name_of(path), failure.code)),
    }
}

/// What a document is called.
fn name_of(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() }
}

struct Plan {
    /// Whether texts are kept for a receipt.
    keeps_texts: bool,
    paths: Vec<PathBuf>,
    for_all: Option<Day>,
    for_one: Vec<(String, Day)>,
    /// Names of outlets by file; without one it is the outlet of the only article.
    outlets: Vec<(Option<String>, String)>,
    dates: DateSettings,
    threads: usize,
    format: ReadFormat,
}

impl Plan {
    fn new(arguments: &ReadArguments) -> Result<Self, Failure> {
        let mut plan = Self {
            keeps_texts: arguments.receipts.receipt,
            paths: Vec::new(),
            for_all: None,
            for_one: Vec::new(),
            outlets: arguments.outlet.iter().map(|text| outlet(text)).collect::<Result<_, _>>()?,
            dates: DateSettings {
                published: None,
                sense: if arguments.next_weekday { WeekdaySense::Dialogue } else { WeekdaySense::News },
                order: if arguments.day_first { DayOrder::DayFirst } else { DayOrder::MonthFirst },
            },
            threads: match arguments.threads {
                Some(0) => return Err(Failure::usage("--threads", "at least 1")),
                Some(threads) => threads,
                None => std::thread::available_parallelism().map_or(1, usize::from),
            },
            format: arguments.format,
        };
        for text in &arguments.published {
            let (file, date) = text.rsplit_once('=').map_or((None, text.as_str()), |(file, date)| (Some(file), date));
            let day = Day::parse_iso(date).filter(|_| date.len() == 10).ok_or_else(|| {
                Failure::usage("--published", format!("`{date}` is not a day; write it as 2015-01-04"))
            })?;
            match file {
                Some(file) => plan.for_one.push((file.to_owned(), day)),
                None => plan.for_all = Some(day),
            }
        }
        for input in &arguments.inputs {
            plan.add(input)?;
        }
        for (file, _) in &plan.for_one {
            if !plan.paths.iter().any(|path| is_named(path, file)) {
                return Err(Failure::usage("--published", format!("{file} is none of the articles")));
            }
        }
        for (file, name) in &plan.outlets {
            match file {
                Some(file) if !plan.paths.iter().any(|path| is_named(path, file)) => {
                    return Err(Failure::usage("--outlet", format!("{file} is none of the articles")));
                }
                None if plan.paths.len() > 1 => {
                    let message = format!("which of the articles is of `{name}`? write it as article.txt={name}");
                    return Err(Failure::usage("--outlet", message));
                }
                _ => {}
            }
        }
        Ok(plan)
    }

    fn add(&mut self, input: &str) -> Result<(), Failure> {
        let path = PathBuf::from(input);
        if input == "-" || (path.exists() && !path.is_dir()) {
            self.paths.push(path);
        } else if path.is_dir() {
            let mut inside: Vec<PathBuf> = fs::read_dir(&path)
                .map_err(|error| unreadable(&path, &error))?
                .filter_map(|entry| entry.ok().map(|entry| entry.path()))
                .filter(|path| {
                    let ending = path
                        .extension()
                        .map(|ending| ending.to_string_lossy().to_ascii_lowercase())
                        .unwrap_or_default();
                    matches!(ending.as_str(), "txt" | "text" | "html" | "htm" | "xhtml" | "md" | "markdown")
                })
                .collect();
            if inside.is_empty() {
                return Err(Failure::new(
                    "input.no_articles",
                    format!("{input}: there is no .txt, .html or .md file in the folder"),
                ));
            }
            inside.sort();
            self.paths.extend(inside);
        } else {
            return Err(Failure::new("input.not_found", format!("{input}: there is no such file or folder"))
                .with_hint("to screen a name, write `interdict screen`"));
        }
        Ok(())
    }

    fn published(&self, path: &Path) -> Option<Day> {
        self.for_one.iter().find(|(file, _)| is_named(path, file)).map(|(_, day)| *day).or(self.for_all)
    }

    fn outlet(&self, path: &Path) -> Option<String> {
        let mut own = self.outlets.iter().filter(|(file, _)| file.as_ref().is_none_or(|file| is_named(path, file)));
        own.next().map(|(_, name)| name.clone())
    }
}

/// A name of an outlet with its file, if one is given.
fn outlet(text: &str) -> Result<(Option<String>, String), Failure> {
    let (file, name) = text.split_once('=').map_or((None, text), |(file, name)| (Some(file), name));
    if name.trim().is_empty() {
        return Err(Failure::usage("--outlet", format!("`{text}` has no name; write it as bbc.txt=BBC News")));
    }
    Ok((file.map(str::to_owned), name.trim().to_owned()))
}

/// Whether a path is meant by a name: the whole of it, or its last part.
fn is_named(path: &Path, name: &str) -> bool {
    path == Path::new(name) || path.file_name().is_some_and(|last| last == name)
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    Failure::new("input.unreadable", format!("{}: cannot be read: {error}", path.display()))
        .with_hint("check the path and its permissions")
}

/// Reads documents on all threads, and gives them back in their order.
fn read_batch(
    reader: &Reader<'_>,
    paths: &[PathBuf],
    plan: &Plan,
) -> Vec<Result<(Reading, Option<AskedDocument>), Failure>> {
    let share = paths.len().div_ceil(plan.threads).max(1);
    std::thread::scope(|scope| {
        let workers: Vec<_> = paths
            .chunks(share)
            .map(|paths| scope.spawn(move || paths.iter().map(|path| read_one(reader, path, plan)).collect::<Vec<_>>()))
            .collect();
        workers
            .into_iter()
            .flat_map(|worker| match worker.join() {
                Ok(results) => results,
                Err(panic) => std::panic::resume_unwind(panic),
            })
            .collect()
    })
}

fn read_one(reader: &Reader<'_>, path: &Path, plan: &Plan) -> Result<(Reading, Option<AskedDocument>), Failure> {
    let bytes = if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes).map_err(|error| unreadable(path, &error))?;
        bytes
    } else {
        fs::read(path).map_err(|error| unreadable(path, &error))?
    };
    let mut document: Document = document(&name_of(path), &bytes)?;
    // Nothing that is found depends on the outlet: it is the document's own, under the name that was given.
    if let Some(outlet) = plan.outlet(path) {
        document.origin.outlet = Some(Found::new(outlet, "given"));
    }
    let published = plan.published(path);
    let asked = plan.keeps_texts.then(|| AskedDocument {
        text: source_text(&bytes).into_owned(),
        published: published.map(|day| day.to_string()),
    });
    Ok((reader.read(document, &Settings { published, dates: plan.dates }), asked))
}

fn refuse_what_does_not_apply(arguments: &ScreenArguments) -> Result<(), Failure> {
    let others = [
        ("--explain", arguments.explain),
        ("--exhaustive", arguments.exhaustive),
        ("--no-weak", arguments.no_weak),
        ("--ofac-minimum", arguments.ofac_minimum.is_some()),
        ("--threshold", arguments.threshold.to_bits() != interdict_screening::DEFAULT_THRESHOLD.to_bits()),
    ];
    if arguments.out.is_some() {
        return Err(Failure::usage(
            "--out",
            "answers a customer file; what is read in articles goes to standard output",
        ));
    }
    refuse_options_of_customers(
        arguments,
        &others,
        "describes a customer and how names are compared; an article has neither",
        "`interdict read --help` has what applies to articles; --input tells what a file is",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_sentences_is_an_article_and_a_list_of_names_is_none() {
        for (text, prose) in [
            ("The US Treasury imposed sanctions on the bank on Monday, officials said.\n", true),
            ("Bank is sanctioned\n\nThe Treasury imposed sanctions on the bank on Monday, officials said.\n", true),
            ("\"We deny that we had any part in this,\" the bank said.", true),
            ("Acme Trading Co.\nOrvane Shipping and Trading of the North Ltd.\n", false),
            ("THE GENERAL COMPANY FOR TRADE AND TRANSPORT OF THE NORTH LTD.\n", false),
            ("Ostremir Quorvendahl\nMaria Zeltan\n", false),
            ("the company that we asked about has no full stop\n", false),
        ] {
            assert_eq!(is_prose(text), prose, "{text}");
        }
    }

    #[test]
    fn standard_input_is_an_article_by_what_it_begins_with() {
        for (head, article) in [
            ("\u{feff}<!DOCTYPE HTML><html>", true),
            ("Bank is sanctioned\n\nThe Treasury imposed sanctions on the bank on Monday, officials said.", true),
            ("The Treasury imposed sanctions on the bank on Monday, officials said. The bank, which is ow", true),
            ("name,remark\nOstremir Quorvendahl,He is the owner of the company that we asked about.\n", false),
            ("{\"id\": \"x\", \"note\": \"He is the owner of the company that we asked about.\"}\n", false),
            ("Acme Trading Co.\nOstremir Quorvendahl\n", false),
            ("Ostremir Quorvendahl", false),
            ("", false),
        ] {
            assert_eq!(begins_article(head.as_bytes()), article, "{head}");
        }
    }
}
