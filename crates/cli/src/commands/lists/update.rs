//! `interdict lists update`: official publications fetched, and their new editions put into the store.

use super::{Outcome, add};
use crate::{
    clock,
    console::{Console, style},
    failure::Failure,
    lists_arguments::UpdateArguments,
};
use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};
use interdict_download::{Catalogue, Fetched, Fetcher, KnownValidators, Progress, Source, SystemPace, Validators};
use interdict_model::PartialDate;
use interdict_shelf::StoreToFill;
use interdict_store::{EditionId, Store};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, HashMap},
    fs, io,
    sync::{Mutex, PoisonError},
};

/// Under this key the store keeps how each address is asked for the next time.
const VALIDATORS: &str = "download.validators";

pub(crate) fn run(arguments: &UpdateArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let mut catalogue = Catalogue::built_in()?;
    if let Some(config) = &arguments.config {
        catalogue = catalogue.with_file(config)?;
    }
    if arguments.sources {
        show(&catalogue, console)?;
        return Ok(Outcome::Done);
    }
    let sources = catalogue.chosen(&arguments.chosen)?;
    let mut store = StoreToFill::open(arguments.store.store.as_deref())?;
    let mut known = store.held().map(last_times).transpose()?.unwrap_or_default();
    let asked = store.held().map(|store| worth_asking(store, &sources, &known)).transpose()?.unwrap_or_default();
    let bars = Bars::new(console.err_is_terminal);
    let fetcher = Fetcher {
        settings: &catalogue.settings,
        known: &asked,
        pace: &SystemPace::default(),
        progress: &|progress| bars.show(progress),
    };
    let outcomes = fetcher.fetch_all(&sources);
    bars.clear();
    let today = clock::today();
    let mut all_taken = true;
    for (source, outcome) in sources.iter().zip(outcomes) {
        let taken = outcome.result.map_err(Failure::from).and_then(|files| {
            take(&mut store, source, &files, today, arguments.accept, console).map(|taken| (taken, files))
        });
        match taken {
            Ok((true, files)) => {
                let newest = store.held().map(|store| store.newest(&source.dataset)).transpose()?.flatten();
                if let Some(edition) = newest.map(|edition| edition.id) {
                    known.extend(files.into_iter().map(|file| {
                        let last = LastTime { validators: file.validators, dataset: source.dataset.clone(), edition };
                        (key(source, &file.address), last)
                    }));
                }
            }
            Ok((false, _)) => all_taken = false,
            Err(failure) => {
                all_taken = false;
                writeln!(
                    console.out,
                    "{}: {}",
                    source.name,
                    console.paint(style::WARNING, "FAILED; the store keeps what it has")
                )?;
                // Failures of downloading name their source themselves.
                let named = failure.message.starts_with(&source.name);
                let name = if named { String::new() } else { format!("{}: ", source.name) };
                writeln!(console.err, "{name}{failure}")?;
            }
        }
    }
    if let Some(store) = store.held() {
        let text = serde_json::to_string(&known).map_err(io::Error::from)?;
        store.set_note(VALIDATORS, &text)?;
    }
    Ok(if all_taken { Outcome::Done } else { Outcome::NotScreened })
}

fn show(catalogue: &Catalogue, console: &mut Console<'_>) -> io::Result<()> {
    for source in &catalogue.sources {
        let asked = if source.by_default { "" } else { "  (only if it is named)" };
        writeln!(console.out, "{}{asked}", console.paint(style::TITLE, &source.name))?;
        writeln!(console.out, "  {} ({})", source.title, source.dataset)?;
        for file in &source.files {
            writeln!(console.out, "  {}", file.url)?;
        }
    }
    Ok(())
}

/// How an address was last answered, and which edition came of it. Only while that edition is the newest of its list may
/// "not changed" be believed.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct LastTime {
    validators: Validators,
    dataset: String,
    edition: EditionId,
}

/// By source and address.
type LastTimes = BTreeMap<String, LastTime>;

fn key(source: &Source, address: &str) -> String {
    format!("{} {address}", source.name)
}

fn last_times(store: &Store) -> Result<LastTimes, Failure> {
    // Without them everything is fetched again, and nothing is lost.
    Ok(store.note(VALIDATORS)?.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

/// How addresses are asked for only what is new: those whose last answer is the newest edition of their list. A set of several
/// files is read together, so all of them are wanted.
fn worth_asking(store: &Store, sources: &[Source], known: &LastTimes) -> Result<KnownValidators, Failure> {
    let mut asked = KnownValidators::new();
    for source in sources {
        if let [file] = &source.files[..]
            && let Some(last) = known.get(&key(source, &file.url))
            && last.dataset == source.dataset
            && store.newest(&source.dataset)?.is_some_and(|newest| newest.id == last.edition)
        {
            asked.insert(file.url.clone(), last.validators.clone());
        }
    }
    Ok(asked)
}

/// Reads what was fetched from a source and puts it into the store. Whether it is in force now.
fn take(
    store: &mut StoreToFill,
    source: &Source,
    files: &[Fetched],
    today: PartialDate,
    accept: bool,
    console: &mut Console<'_>,
) -> Result<bool, Failure> {
    if files.iter().all(Fetched::unchanged) {
        store.made()?.seen_again(&source.dataset, today)?;
        writeln!(console.out, "{}: not changed since it was last fetched", source.dataset)?;
        return Ok(true);
    }
    let io =
        |error: io::Error| Failure::new("download.folder", format!("{}: cannot be put aside: {error}", source.name));
    let folder = tempfile::tempdir().map_err(io)?;
    for file in files {
        fs::write(folder.path().join(&file.file_name), file.bytes.as_deref().unwrap_or_default()).map_err(io)?;
    }
    let readings = interdict_lists::open(folder.path())?;
    let mut all = true;
    for reading in &readings {
        if reading.info.dataset != source.dataset {
            return Err(Failure::new(
                "download.another_list",
                format!("{}: the address gave {} instead of {}", source.name, reading.info.dataset, source.dataset),
            )
            .with_hint("look at the address; the publisher may have moved the list"));
        }
        all &= add::add(store, reading, today, accept, console)?;
    }
    Ok(all)
}

/// A bar for each source, drawn on a terminal only.
struct Bars {
    all: MultiProgress,
    bars: Mutex<HashMap<String, ProgressBar>>,
}

impl Bars {
    fn new(visible: bool) -> Self {
        let target = if visible { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        Self { all: MultiProgress::with_draw_target(target), bars: Mutex::default() }
    }

    fn show(&self, progress: &Progress<'_>) {
        let mut bars = self.bars.lock().unwrap_or_else(PoisonError::into_inner);
        let bar = bars.entry(progress.source.to_owned()).or_insert_with(|| {
            let style = "{msg:<32} {bytes:>12} of {total_bytes:<12} {bytes_per_sec:>14}";
            let style = ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_bar());
            self.all.add(ProgressBar::no_length().with_style(style))
        });
        let again = if progress.attempt > 1 { format!(" (attempt {})", progress.attempt) } else { String::new() };
        bar.set_message(format!("{}{again}", progress.file_name));
        if let Some(total) = progress.total {
            bar.set_length(total);
        }
        bar.set_position(progress.bytes);
    }

    fn clear(&self) {
        for bar in self.bars.lock().unwrap_or_else(PoisonError::into_inner).values() {
            bar.finish_and_clear();
        }
    }
}
