//! `interdict screen` on payments: a decision for each message.

use super::{
    Outcome,
    screen::{open_engine, refuse_options_of_customers},
};
use crate::{
    arguments::{InputKind, OutputFormat, ScreenArguments},
    console::Console,
    failure::Failure,
    output::{self, payments::PaymentTally},
    plan, progress,
    recording::{self, Recorder, heading},
};
use indicatif::ProgressBar;
use interdict_documents::NameIndex;
use interdict_payments::{Message, PaymentError, Text, is_payment};
use interdict_screening::{Edition, Engine, MessageScreening, Noting, Settings, screen_messages_noting};
use serde_json::json;
use std::{
    fs::{self, File},
    io::{self, BufRead as _, IsTerminal as _, Read as _, Write},
    path::{Path, PathBuf},
};

/// So many bytes of a file tell whether it is a payment. Envelopes and comments stand before the message.
const HEAD: u64 = 64 * 1024;
/// Larger files are read message by message; the messages of smaller ones pass through the threads together.
const LARGE: u64 = 4 << 20;
/// Notes are shown up to this many; all are in the JSON output.
const SHOWN_NOTES: usize = 10;

/// Whether the inputs are payments. They are answered in another form, so that they are not mixed with others.
pub(crate) fn are_payments(arguments: &ScreenArguments) -> Result<bool, Failure> {
    match arguments.input {
        InputKind::Payment => return Ok(true),
        InputKind::Auto => {}
        _ => return Ok(false),
    }
    if arguments.inputs.is_empty() {
        return Ok(arguments.id.is_empty() && !io::stdin().is_terminal() && standard_input_is_payment());
    }
    let of_payments = arguments.inputs.iter().filter(|input| match input.as_str() {
        "-" => standard_input_is_payment(),
        path => file_is_payment(Path::new(path)),
    });
    let payments = of_payments.count();
    if payments > 0 && payments < arguments.inputs.len() {
        return Err(Failure::new("input.mixed", "some of the inputs are payments, others are not")
            .with_hint("screen them in two commands; --input payment says that all files are payments"));
    }
    Ok(payments > 0)
}

/// Looks at what standard input holds without taking it: whoever reads it later gets it from the beginning.
fn standard_input_is_payment() -> bool {
    io::stdin().lock().fill_buf().is_ok_and(is_payment)
}

fn file_is_payment(path: &Path) -> bool {
    let mut head = Vec::new();
    path.is_file()
        && File::open(path).is_ok_and(|file| file.take(HEAD).read_to_end(&mut head).is_ok())
        && is_payment(&head)
}

pub(crate) fn run(arguments: &ScreenArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    refuse_what_does_not_apply(arguments)?;
    let (settings, threads) = (plan::settings(arguments)?, plan::threads(arguments)?);
    let sources = sources(arguments)?;
    let recorder = Recorder::begin(&arguments.receipts, arguments.lists.store.store.as_deref())?;
    let engine = open_engine(arguments, &settings, console.err)?;
    engine.check_records()?;
    let names = NameIndex::new(engine.parties().iter());
    let about = output::About {
        settings: &settings,
        editions: engine.editions(),
        several_sources: sources.len() > 1,
        colours: console.colours,
        fit_terminal: console.out_is_terminal,
    };
    let visible = console.err_is_terminal && !console.out_is_terminal;
    let mut session = Session {
        engine: &engine,
        names: &names,
        settings: &settings,
        threads,
        writer: output::payments::writer(arguments.format, about, &mut *console.out),
        err: &mut *console.err,
        bar: progress::bar(visible, None, "payments"),
        tally: PaymentTally::default(),
        notes: 0,
        recorder,
    };
    session.writer.begin()?;
    session.all(sources)?;
    session.bar.finish_and_clear();
    session.writer.end(&session.tally)?;
    let (tally, notes, recorder) = (session.tally, session.notes, session.recorder.take());
    drop(session);
    console.out.flush()?;
    if notes > SHOWN_NOTES {
        let more = notes - SHOWN_NOTES;
        if matches!(arguments.format, OutputFormat::Json | OutputFormat::Jsonl) {
            writeln!(console.err, "note: {more} more notes on payments, all of them in the answer")?;
        } else {
            writeln!(console.err, "note: {more} more notes on payments; --format json has them all")?;
        }
    }
    if let Some(recorder) = recorder {
        let heading = heading(&settings, json!({ "what": "payments" }), engine.editions())?;
        recording::tell(&recorder.seal(&heading)?, console.err)?;
    }
    writeln!(console.err, "{}", summary(&tally, engine.editions(), &settings))?;
    match tally {
        PaymentTally { messages: 0, .. } => Err(Failure::new("input.empty", "there was no payment to screen")
            .with_hint("a folder without payments is no clear answer")),
        PaymentTally { with_errors: 1.., .. } => Ok(Outcome::NotScreened),
        PaymentTally { hit: 1.., .. } => Ok(Outcome::Found),
        PaymentTally { .. } => Ok(Outcome::Clear),
    }
}

/// Payments on their way through the engine to the output.
struct Session<'a> {
    engine: &'a Engine,
    names: &'a NameIndex,
    settings: &'a Settings,
    threads: usize,
    writer: Box<dyn output::payments::PaymentWriter + 'a>,
    err: &'a mut dyn Write,
    bar: ProgressBar,
    tally: PaymentTally,
    notes: usize,
    /// If a receipt is wanted.
    recorder: Option<Recorder>,
}

impl Session<'_> {
    /// All sources in their order: small files together, large ones each for itself.
    fn all(&mut self, sources: Vec<Source>) -> Result<(), Failure> {
        let mut small: Vec<Source> = Vec::new();
        for source in sources {
            if source.is_large() {
                self.screen(std::mem::take(&mut small).into_iter().flat_map(|source| source.messages()))?;
                let name = source.name();
                match source.bytes() {
                    Ok(bytes) => {
                        let text = Text::of(&bytes);
                        self.screen(text.messages().map(|message| Message { file: name.clone(), ..message }))?;
                    }
                    Err(error) => {
                        let message = Message { file: name, ..Message::failed(error) };
                        self.screen(std::iter::once(message))?;
                    }
                }
            } else {
                small.push(source);
            }
        }
        self.screen(small.into_iter().flat_map(|source| source.messages()))
    }

    fn screen(&mut self, messages: impl Iterator<Item = Message> + Send) -> Result<(), Failure> {
        let (engine, names, settings, threads) = (self.engine, self.names, self.settings, self.threads);
        let mut recorder = self.recorder.take();
        let is_recorded = recorder.is_some();
        let mut note = |screening: &MessageScreening| -> Result<(), Failure> {
            let place = output::payments::place(screening);
            recorder.as_mut().map_or(Ok(()), |recorder| recorder.note_message(&place, screening))
        };
        let noted: Option<Noting<'_, Failure>> = if is_recorded { Some(&mut note) } else { None };
        screen_messages_noting(
            engine,
            names,
            messages,
            settings,
            threads,
            noted,
            |screening| -> Result<(), Failure> {
                self.bar.inc(1);
                self.tally.count(&screening);
                self.talk(&screening)?;
                Ok(self.writer.message(screening)?)
            },
        )?;
        self.recorder = recorder;
        Ok(())
    }

    /// What goes to standard error: places and reasons only, because names of parties stay out of logs.
    fn talk(&mut self, screening: &MessageScreening) -> Result<(), Failure> {
        let place = output::payments::place(screening);
        let err = &mut self.err;
        for problem in &screening.errors {
            let line = format!("error[{}]: {place}: {}\nhint: {}", problem.code, problem.message, problem.hint);
            self.bar.suspend(|| writeln!(err, "{line}"))?;
        }
        for note in &screening.notes {
            self.notes += 1;
            if self.notes <= SHOWN_NOTES {
                self.bar.suspend(|| writeln!(err, "note: {place}: {note}"))?;
            }
        }
        Ok(())
    }
}

/// Where payments come from.
enum Source {
    File(PathBuf),
    StandardInput,
}

impl Source {
    /// Standard input may be of any size.
    fn is_large(&self) -> bool {
        match self {
            Self::File(path) => fs::metadata(path).is_ok_and(|metadata| metadata.len() > LARGE),
            Self::StandardInput => true,
        }
    }

    fn name(&self) -> Option<String> {
        match self {
            Self::File(path) => Some(path.display().to_string()),
            Self::StandardInput => None,
        }
    }

    fn bytes(&self) -> Result<Vec<u8>, PaymentError> {
        let read = match self {
            Self::File(path) => fs::read(path),
            Self::StandardInput => {
                let mut bytes = Vec::new();
                io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
            }
        };
        read.map_err(|error| PaymentError::Unreadable { message: error.to_string() })
    }

    /// All messages of a small file.
    fn messages(&self) -> Vec<Message> {
        let file = self.name();
        let messages: Vec<Message> = match self.bytes() {
            Ok(bytes) => Text::of(&bytes).messages().collect(),
            Err(error) => vec![Message::failed(error)],
        };
        messages.into_iter().map(|message| Message { file: file.clone(), ..message }).collect()
    }
}

fn sources(arguments: &ScreenArguments) -> Result<Vec<Source>, Failure> {
    let mut sources = Vec::new();
    for input in &arguments.inputs {
        let path = Path::new(input);
        if input == "-" {
            sources.push(Source::StandardInput);
        } else if path.is_dir() {
            let mut files = Vec::new();
            collect(path, &mut files).map_err(|error| {
                Failure::new("input.unreadable", format!("{input}: cannot be read: {error}"))
                    .with_hint("check the path and its permissions")
            })?;
            files.sort();
            sources.extend(files.into_iter().map(Source::File));
        } else if path.exists() {
            sources.push(Source::File(path.to_owned()));
        } else {
            return Err(Failure::new("input.not_found", format!("{input}: there is no such file or folder"))
                .with_hint("with --input payment every argument is a file or folder of payments"));
        }
    }
    if arguments.inputs.is_empty() {
        sources.push(Source::StandardInput);
    }
    Ok(sources)
}

/// Every file below a folder, but hidden ones: one that is no payment is told, because it may be a broken one.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        // A link to a folder is not followed: it may lead back.
        if entry.file_type()?.is_dir() {
            collect(&path, files)?;
        } else if path.is_file() {
            files.push(path);
        }
    }
    Ok(())
}

fn refuse_what_does_not_apply(arguments: &ScreenArguments) -> Result<(), Failure> {
    refuse_options_of_customers(
        arguments,
        &[("--out", arguments.out.is_some())],
        "describes customers, and a payment says itself who takes part",
        "--input tells what a file is",
    )?;
    if matches!(arguments.format, OutputFormat::Parquet | OutputFormat::Arrow) {
        return Err(Failure::usage("--format", "payments are answered as table, json, jsonl or csv"));
    }
    Ok(())
}

fn summary(tally: &PaymentTally, editions: &[Edition], settings: &Settings) -> String {
    let editions: Vec<String> = editions.iter().map(Edition::in_words).collect();
    let as_of = settings.as_of.map(|day| format!(" as in force on {day}")).unwrap_or_default();
    let bad = match tally.with_errors {
        0 => String::new(),
        bad => format!(", {bad} COULD NOT BE SCREENED COMPLETELY"),
    };
    format!(
        "{} payments, {} fields: {} with hits, {} clear{bad}; against {}{as_of}; threshold {}",
        tally.messages,
        tally.fields,
        tally.hit,
        tally.clear,
        editions.join(", "),
        settings.threshold,
    )
}
