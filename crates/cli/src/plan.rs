//! What `interdict screen` was told to do, checked: from typed arguments to settings and open sources.

use crate::{
    arguments::{InputKind, Mode, ScreenArguments},
    failure::Failure,
    progress::Reach,
};
use interdict_model::{Identifier, PartialDate};
use interdict_screening::{
    Settings, Subject,
    subjects::{
        ColumnChoice, CustomerFile, Input, InputFormat, Item, Items, Locator, Opening, RecordDefaults, RecordPlace,
        ScreenedSubject, birth_date, identifier, needs_seeking, schema_of_word,
    },
};
use interdict_text::countries;
use std::{
    fs::File,
    io::{self, Cursor, IsTerminal, Read, Seek},
    path::{Path, PathBuf},
};

/// A screening ready to run.
pub(crate) struct Plan {
    pub(crate) settings: Settings,
    pub(crate) items: Items,
    pub(crate) threads: usize,
    /// Locators need the file name, because there are several sources.
    pub(crate) several_sources: bool,
    /// How much there is, if there is one source of which that is known.
    pub(crate) reach: Option<Reach>,
}

impl Plan {
    /// Checks everything that can be checked before the first subject is screened, and opens all sources.
    pub(crate) fn new(arguments: &ScreenArguments) -> Result<Self, Failure> {
        let (settings, threads) = (settings(arguments)?, threads(arguments)?);
        let given = Given::new(arguments)?;
        let sources = sources(arguments, &given)?;
        let several_sources = sources.len() > 1;
        let opened = sources.into_iter().map(|source| source.open(&given)).collect::<Result<Vec<_>, _>>()?;
        let reach = opened.iter().find_map(|(_, reach)| reach.clone()).filter(|_| !several_sources);
        let items = opened.into_iter().flat_map(|(items, _)| items);
        Ok(Self { settings, items: Box::new(items), threads, several_sources, reach })
    }
}

/// What is to be looked for, and how.
pub(crate) fn settings(arguments: &ScreenArguments) -> Result<Settings, Failure> {
    if !(0.0..=1.0).contains(&arguments.threshold) {
        return Err(Failure::usage("--threshold", "a score is a number from 0 to 1"));
    }
    if arguments.limit == 0 {
        return Err(Failure::usage("--limit", "at least 1 match, or nothing could be found"));
    }
    Ok(Settings {
        threshold: arguments.threshold,
        limit: arguments.limit,
        as_of: arguments.as_of.as_deref().map(|text| day("--as-of", text)).transpose()?,
        known_on: arguments.known_on.as_deref().map(|text| day("--known-on", text)).transpose()?,
        weak_names: !arguments.no_weak,
        exhaustive: arguments.exhaustive,
        explain: arguments.explain,
        ofac_minimum: ofac_minimum(arguments)?,
    })
}

/// How many threads are to screen.
pub(crate) fn threads(arguments: &ScreenArguments) -> Result<usize, Failure> {
    match arguments.threads {
        Some(0) => Err(Failure::usage("--threads", "at least 1")),
        Some(threads) => Ok(threads),
        None => Ok(std::thread::available_parallelism().map_or(1, usize::from)),
    }
}

/// The customer file that is answered with a file.
pub(crate) struct Customers {
    /// Where it is; none is standard input.
    pub(crate) path: Option<PathBuf>,
    /// How it is to be read.
    pub(crate) input: Input,
}

impl Customers {
    /// The one source of `--out`.
    pub(crate) fn new(arguments: &ScreenArguments) -> Result<Self, Failure> {
        let given = Given::new(arguments)?;
        let mut sources = sources(arguments, &given)?;
        match (sources.pop(), sources.is_empty()) {
            (Some(Source::StandardInput), true) => Ok(Self { path: None, input: given.input(STANDARD_INPUT, None) }),
            (Some(Source::File(path)), true) => {
                let input = given.input(&path, file_name(&path));
                Ok(Self { path: Some(PathBuf::from(path)), input })
            }
            _ => Err(Failure::usage("--out", "answers one customer file, or standard input")
                .with_hint("give one file at a time; names as arguments are answered on standard output")),
        }
    }

    pub(crate) fn open(&self, opening: Opening) -> Result<CustomerFile, Failure> {
        match &self.path {
            Some(path) => Ok(CustomerFile::open(open_file(path)?, self.input.clone(), opening)?),
            None => standard_input(self.input.clone(), opening),
        }
    }
}

const STANDARD_INPUT: &str = "standard input";

fn file_name(path: &str) -> Option<String> {
    Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned())
}

fn open_file(path: &Path) -> Result<File, Failure> {
    File::open(path).map_err(|error| {
        Failure::new("input.unreadable", format!("{}: cannot be read: {error}", path.display()))
            .with_hint("check the path and its permissions")
    })
}

/// Standard input. A form that has its directory at its end is first put into a temporary file.
fn standard_input(input: Input, opening: Opening) -> Result<CustomerFile, Failure> {
    let unreadable =
        |error: io::Error| Failure::new("input.unreadable", format!("{STANDARD_INPUT}: cannot be read: {error}"));
    let mut head = Vec::new();
    io::stdin().lock().take(8).read_to_end(&mut head).map_err(unreadable)?;
    let seeks = input.format == InputFormat::Auto && needs_seeking(&head);
    let mut whole = Cursor::new(head).chain(io::stdin());
    if !seeks {
        return Ok(CustomerFile::stream(whole, input, opening)?);
    }
    let mut file = tempfile::tempfile().map_err(unreadable)?;
    io::copy(&mut whole, &mut file).map_err(unreadable)?;
    file.rewind().map_err(unreadable)?;
    Ok(CustomerFile::open(file, input, opening)?)
}

/// Where OFAC's slider stands, if its score is asked for.
fn ofac_minimum(arguments: &ScreenArguments) -> Result<Option<u8>, Failure> {
    match (arguments.mode, arguments.ofac_minimum) {
        (Mode::Native, None) => Ok(None),
        (Mode::Native, Some(_)) => Err(Failure::usage("--ofac-minimum", "only with --mode ofac")),
        (Mode::Ofac, None) => Ok(Some(100)),
        (Mode::Ofac, Some(points @ 50..=100)) => Ok(Some(points)),
        (Mode::Ofac, Some(_)) => Err(Failure::usage("--ofac-minimum", "OFAC's slider goes from 50 to 100")),
    }
}

/// A day for an option such as `--as-of`.
pub(crate) fn day(option: &str, text: &str) -> Result<PartialDate, Failure> {
    interdict_shelf::day(text).map_err(|error| Failure::usage(option, error))
}

/// What the options say of the subjects.
struct Given {
    defaults: RecordDefaults,
    births: Vec<PartialDate>,
    identifiers: Vec<Identifier>,
    columns: Vec<ColumnChoice>,
    format: InputFormat,
}

impl Given {
    fn new(arguments: &ScreenArguments) -> Result<Self, Failure> {
        let mut defaults = RecordDefaults::default();
        if let Some(word) = &arguments.schema {
            let schema = schema_of_word(word).ok_or_else(|| {
                let known = "person, organization, company, publicbody, legalentity, vessel, airplane";
                Failure::usage("--schema", format!("`{word}` is no schema; schemata are {known}"))
            })?;
            defaults.kind = Some(schema.kind());
        }
        for name in &arguments.country {
            let country = countries::by_name(name).ok_or_else(|| {
                Failure::usage("--country", format!("`{name}` is no country; try its two-letter code"))
            })?;
            defaults.countries.push(country);
        }
        let births = arguments.birth_date.iter().map(|text| match birth_date(text) {
            Some(found) if !found.ambiguous => Ok(found.date),
            Some(_) => Err(Failure::usage("--birth-date", format!("`{text}` can be two days; write it as 1962-02-18"))),
            None => {
                Err(Failure::usage("--birth-date", format!("`{text}` is no date; write 1962, 1962-02 or 1962-02-18")))
            }
        });
        let identifiers =
            arguments.id.iter().map(|text| identifier(text).map_err(|error| Failure::usage("--id", error)));
        let columns = arguments
            .column
            .iter()
            .map(|text| text.parse::<ColumnChoice>().map_err(|error| Failure::usage("--column", error)));
        Ok(Self {
            defaults,
            births: births.collect::<Result<_, _>>()?,
            identifiers: identifiers.collect::<Result<_, _>>()?,
            columns: columns.collect::<Result<_, _>>()?,
            format: match arguments.input {
                // Articles are read before any plan is made.
                InputKind::Auto | InputKind::Document | InputKind::Payment => InputFormat::Auto,
                InputKind::Csv => InputFormat::Csv,
                InputKind::Jsonl => InputFormat::JsonLines,
                InputKind::Lines => InputFormat::Lines,
            },
        })
    }

    /// How a source of this name is to be read.
    fn input(&self, name: &str, file: Option<String>) -> Input {
        Input {
            name: name.to_owned(),
            file,
            format: self.format,
            columns: self.columns.clone(),
            defaults: self.defaults.clone(),
        }
    }

    /// A subject named on the command line; without a name if only numbers were given.
    fn subject(&self, number: u64, name: Option<&str>) -> Item {
        let subject = Subject {
            names: name.map(str::to_owned).into_iter().collect(),
            kind: self.defaults.kind,
            births: self.births.clone(),
            countries: self.defaults.countries.clone(),
            identifiers: self.identifiers.clone(),
        };
        Item::Subject(Box::new(ScreenedSubject {
            locator: Locator { file: None, place: RecordPlace::Argument(number) },
            id: None,
            fields: name.map(|name| ("name".to_owned(), name.to_owned())).into_iter().collect(),
            subject,
            notes: Vec::new(),
        }))
    }
}

/// Where subjects come from.
enum Source {
    Arguments(Vec<Item>),
    File(String),
    StandardInput,
}

fn sources(arguments: &ScreenArguments, given: &Given) -> Result<Vec<Source>, Failure> {
    let mut sources: Vec<Source> = Vec::new();
    let mut names = 0;
    for (place, input) in arguments.inputs.iter().enumerate() {
        if input == "-" {
            sources.push(Source::StandardInput);
        } else if Path::new(input).is_dir() {
            return Err(Failure::new("input.folder", format!("{input}: is a folder"))
                .with_hint("name the customer files in it; payment messages in it are screened with --input payment; to use it as a list, write --list"));
        } else if Path::new(input).exists() {
            sources.push(Source::File(input.clone()));
        } else if looks_like_a_path(input) {
            return Err(Failure::new("input.not_found", format!("{input}: there is no such file"))
                .with_hint("it was not screened as a name because it looks like a path; check the path"));
        } else if !input.chars().any(char::is_alphanumeric) {
            return Err(Failure::new("input.no_name", format!("argument {}: there is no letter in it", place + 1)));
        } else {
            names += 1;
            let item = given.subject(place as u64 + 1, Some(input));
            match sources.last_mut() {
                Some(Source::Arguments(items)) => items.push(item),
                _ => sources.push(Source::Arguments(vec![item])),
            }
        }
    }
    let about_one = !given.births.is_empty() || !given.identifiers.is_empty();
    if sources.is_empty() {
        if !given.identifiers.is_empty() {
            sources.push(Source::Arguments(vec![given.subject(1, None)]));
        } else if io::stdin().is_terminal() {
            return Err(Failure::new("input.none", "there is nobody to screen")
                .with_hint("give names or files, or `-` for standard input; see interdict screen --help"));
        } else {
            sources.push(Source::StandardInput);
        }
    }
    let reads = sources.iter().any(|source| !matches!(source, Source::Arguments(_)));
    if about_one && reads {
        let hint = "put birth dates and numbers into columns of the file";
        return Err(Failure::usage(
            "--birth-date and --id",
            "describe names given as arguments, not the records of a file",
        )
        .with_hint(hint));
    }
    if about_one && names > 1 {
        return Err(Failure::usage("--birth-date and --id", "describe one name, but several were given")
            .with_hint("screen them one by one, or put them into a file"));
    }
    Ok(sources)
}

/// A mistyped path must not be screened as a name and come out clear. Names have slashes too (`Maersk A/S`), hence more
/// than a slash is asked for.
fn looks_like_a_path(text: &str) -> bool {
    const EXTENSIONS: &[&str] = &[
        ".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson", ".xlsx", ".xls", ".xml", ".parquet", ".arrow",
        ".feather", ".ipc", ".gz", ".zst",
    ];
    let lower = text.to_lowercase();
    EXTENSIONS.iter().any(|extension| lower.ends_with(extension))
        || ["/", "./", "../", "~/", ".\\", "..\\"].iter().any(|start| text.starts_with(start))
        || lower.get(1..3) == Some(":\\")
}

impl Source {
    fn open(self, given: &Given) -> Result<(Items, Option<Reach>), Failure> {
        let file = match self {
            Self::Arguments(items) => {
                let items: Items = Box::new(items.into_iter());
                return Ok((items, None));
            }
            Self::StandardInput => standard_input(given.input(STANDARD_INPUT, None), Opening::default())?,
            Self::File(path) => {
                let input = given.input(&path, file_name(&path));
                CustomerFile::open(open_file(Path::new(&path))?, input, Opening::default())?
            }
        };
        let reach = Reach::of(&file);
        Ok((file.items, reach))
    }
}
