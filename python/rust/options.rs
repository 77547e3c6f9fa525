//! Arguments of Python as settings and subjects, checked as the command line checks its options.

use crate::{
    arguments::{self, Limit, given_words, texts, whole_number, words},
    failure::Failure,
    values::one_or_several,
};
use interdict_model::{Identifier, PartialDate};
use interdict_screening::{
    DEFAULT_THRESHOLD, Settings, Subject,
    subjects::{
        ColumnChoice, Locator, RecordDefaults, RecordPlace, ScreenedSubject, birth_date, identifier, schema_of_word,
    },
};
use interdict_text::countries;
use pyo3::{prelude::*, types::PyDict};
use std::thread;

/// A thread is not begun for fewer subjects.
const SUBJECTS_A_THREAD: usize = 64;
/// So many threads at most, whatever is asked for: each lays out working memory for the lists.
const MOST_THREADS: usize = 256;

/// How is screened, whatever is screened.
pub(crate) struct How<'a, 'py> {
    pub(crate) as_of: Option<&'a Bound<'py, PyAny>>,
    pub(crate) threshold: Option<&'a Bound<'py, PyAny>>,
    pub(crate) limit: Limit,
    pub(crate) explain: bool,
    pub(crate) known_on: Option<PartialDate>,
}

impl How<'_, '_> {
    pub(crate) fn settings(&self) -> Result<Settings, Failure> {
        let given = self.threshold.map(|given| arguments::number("threshold", given)).transpose()?;
        let threshold = given.unwrap_or(DEFAULT_THRESHOLD);
        if !(0.0..=1.0).contains(&threshold) {
            return Err(Failure::usage("threshold", "a score is a number from 0 to 1"));
        }
        Ok(Settings {
            threshold,
            limit: self.limit.0,
            as_of: day("as_of", self.as_of)?,
            known_on: self.known_on,
            explain: self.explain,
            ..Settings::default()
        })
    }
}

/// A day: a `date` or a text such as `2015-01-02`. A whole one, because "in force in 2015" has two answers.
pub(crate) fn day(argument: &str, value: Option<&Bound<'_, PyAny>>) -> Result<Option<PartialDate>, Failure> {
    let Some(value) = value.filter(|value| !value.is_none()) else { return Ok(None) };
    // A gap is not today: who asks for a day of a table that has none there is told so.
    let written = arguments::text(argument, value)?.ok_or_else(|| Failure::usage(argument, "there is no day in it"))?;
    interdict_shelf::day(&written).map(Some).map_err(|error| Failure::usage(argument, error))
}

/// How many threads are to screen: as many as the machine has unless something else is said.
pub(crate) fn threads(given: Option<&Bound<'_, PyAny>>) -> Result<usize, Failure> {
    let Some(given) = given else { return Ok(thread::available_parallelism().map_or(1, usize::from)) };
    match usize::try_from(whole_number("threads", given)?) {
        Ok(threads) if threads > 0 => Ok(threads),
        _ => Err(Failure::usage("threads", "at least 1")),
    }
}

/// How many of them so many subjects have work for.
pub(crate) fn threads_for(subjects: usize, threads: usize) -> usize {
    threads.min(subjects.div_ceil(SUBJECTS_A_THREAD)).min(MOST_THREADS)
}

/// What holds for all subjects that do not say otherwise.
pub(crate) fn defaults(
    country: Option<&Bound<'_, PyAny>>,
    schema: Option<&Bound<'_, PyAny>>,
) -> Result<RecordDefaults, Failure> {
    let mut defaults = RecordDefaults::default();
    if let Some(word) = words("schema", schema)? {
        let schema = schema_of_word(&word).ok_or_else(|| {
            let known = "person, organization, company, publicbody, legalentity, vessel, airplane";
            Failure::usage("schema", format!("`{word}` is no schema; schemata are {known}"))
        })?;
        defaults.kind = Some(schema.kind());
    }
    for name in texts("country", country)? {
        let country = countries::by_name(&name)
            .ok_or_else(|| Failure::usage("country", format!("`{name}` is no country; try its two-letter code")))?;
        defaults.countries.push(country);
    }
    Ok(defaults)
}

/// A subject that was given by name, by numbers, or both.
pub(crate) fn subject(
    name: Option<String>,
    birth_dates: Option<&Bound<'_, PyAny>>,
    defaults: RecordDefaults,
    numbers: Option<&Bound<'_, PyAny>>,
) -> Result<ScreenedSubject, Failure> {
    let identifiers = identifiers(numbers)?;
    match &name {
        Some(name) if !name.chars().any(char::is_alphanumeric) => {
            return Err(Failure::new("input.no_name", "name: there is no letter in it"));
        }
        None if identifiers.is_empty() => {
            return Err(Failure::new("input.none", "there is nobody to screen").with_hint("give a name or identifiers"));
        }
        _ => {}
    }
    let mut births = Vec::new();
    for written in texts("birth_date", birth_dates)? {
        births.push(match birth_date(&written) {
            Some(found) if !found.ambiguous => found.date,
            Some(_) => {
                let message = format!("`{written}` can be two days; write it as 1962-02-18");
                return Err(Failure::usage("birth_date", message));
            }
            None => {
                let message = format!("`{written}` is no date; write 1962, 1962-02 or 1962-02-18");
                return Err(Failure::usage("birth_date", message));
            }
        });
    }
    let names = name.into_iter().collect();
    let subject = Subject { names, kind: defaults.kind, births, countries: defaults.countries, identifiers };
    let locator = Locator { file: None, place: RecordPlace::Argument(1) };
    Ok(ScreenedSubject { locator, id: None, subject, fields: Vec::new(), notes: Vec::new() })
}

/// Numbers as texts, `imo:9074729` or the bare number, or as a dictionary from kinds to numbers.
fn identifiers(given: Option<&Bound<'_, PyAny>>) -> Result<Vec<Identifier>, Failure> {
    let written = match given.and_then(|given| given.cast::<PyDict>().ok()) {
        None => texts("identifiers", given)?,
        Some(kinds) => {
            let mut written = Vec::new();
            for (kind, numbers) in kinds {
                let kind = given_words("identifiers", &kind)?;
                written.extend(texts("identifiers", Some(&numbers))?.iter().map(|number| format!("{kind}:{number}")));
            }
            written
        }
    };
    written.iter().map(|text| identifier(text).map_err(|error| Failure::usage("identifiers", error))).collect()
}

/// What columns hold, as a dictionary from fields to headers: `{"name": "Kunde"}`.
pub(crate) fn columns(given: Option<&Bound<'_, PyAny>>) -> Result<Vec<ColumnChoice>, Failure> {
    let Some(given) = given else { return Ok(Vec::new()) };
    let wrong =
        |_| Failure::usage("columns", "a dictionary was expected").with_hint("write columns={'name': 'HEADER'}");
    let mut choices = Vec::new();
    for (field, headers) in given.cast::<PyDict>().map_err(wrong)? {
        let field = given_words("columns", &field)?;
        for header in one_or_several(Some(&headers))? {
            let header = given_words("columns", &header)?;
            if header.trim().is_empty() {
                return Err(Failure::usage("columns", format!("`{field}` has no header")));
            }
            let choice = format!("{field}={header}").parse::<ColumnChoice>();
            choices.push(choice.map_err(|error| Failure::usage("columns", error))?);
        }
    }
    Ok(choices)
}
