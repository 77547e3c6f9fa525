//! Articles: texts, bytes and files in, a dossier out.

use crate::{
    arguments::text,
    failure::{Failure, guarded},
    layouts,
    lists::Lists,
    values::{self, is_path, is_words, loads, one_or_several},
};
use interdict_documents::{
    Certainty, Found, Reader, Reading, Settings,
    dates::Day,
    document, other_format, page,
    stories::{self, Story},
};
use interdict_screening::Edition;
use interdict_store::EditionDays;
use pyo3::prelude::*;
use std::{
    borrow::Cow,
    fs, io,
    path::{Path, PathBuf},
    thread,
};

/// A line that ends so is a path that was meant to be read, also if there is white space in it.
const ENDINGS: &[&str] = &["txt", "text", "html", "htm", "xhtml", "md", "markdown"];
/// What is longer behind the last dot is a word and no ending of a file's name.
const LONGEST_ENDING: usize = 8;

/// An article before it is read.
pub(crate) struct Article {
    source: Source,
    published: Option<Day>,
    outlet: Option<String>,
}

enum Source {
    /// What to call it, and what stands in it.
    Bytes(String, Vec<u8>),
    Path(PathBuf),
}

/// Takes articles from Python. Nothing is read from disk yet.
pub(crate) fn articles(
    documents: &Bound<'_, PyAny>,
    published: Option<&Bound<'_, PyAny>>,
    outlet: Option<&Bound<'_, PyAny>>,
) -> Result<Vec<Article>, Failure> {
    let documents = one_or_several(Some(documents))?;
    let count = documents.len();
    if count == 0 {
        return Err(Failure::new("input.no_articles", "documents: there is no article"));
    }
    let days = for_each("published", published, count, true)?;
    let outlets = for_each("outlet", outlet, count, false)?;
    let mut articles = Vec::with_capacity(count);
    for (place, ((document, day), outlet)) in documents.iter().zip(days).zip(outlets).enumerate() {
        let name = if count == 1 { "text".to_owned() } else { format!("text {}", place + 1) };
        let published = day.as_deref().map(day_of_publication).transpose()?;
        articles.push(Article { source: source(name, document)?, published, outlet });
    }
    Ok(articles)
}

fn source(name: String, document: &Bound<'_, PyAny>) -> Result<Source, Failure> {
    if is_path(document)? {
        return Ok(Source::Path(values::file("documents", document)?));
    }
    if !is_words(document) {
        return Err(Failure::usage("documents", "an article is a text, bytes, or a path (pathlib.Path)")
            .with_hint("several articles stand in a list"));
    }
    let bytes = match values::bytes(document)? {
        Some(bytes) => bytes,
        None => text(&format!("documents, {name}"), document)?.unwrap_or_default().into_bytes(),
    };
    match std::str::from_utf8(&bytes) {
        Ok(written) if is_like_a_path(written) => {
            let written = written.trim();
            let absent = if Path::new(written).exists() { "" } else { "; no such file is there, either" };
            let message = format!("documents: `{written}` looks like a path, and a text was expected{absent}");
            Err(Failure::new("input.path", message).with_hint("give files as pathlib.Path"))
        }
        _ => Ok(Source::Bytes(name, bytes)),
    }
}

/// Whether a text is what names a file or a page, and no article: one word with a slash or an ending, a line with the
/// ending of an article, or a file that is there. It would come out as an article that names nobody.
fn is_like_a_path(written: &str) -> bool {
    let written = written.trim();
    // `%PDF-1.7` is refused for what it is.
    if written.contains(['\n', '\r']) || other_format(written).is_some() {
        return false;
    }
    let ending = written.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    let has_ending = (1..=LONGEST_ENDING).contains(&ending.len()) && ending.chars().all(char::is_alphanumeric);
    let is_one_word = !written.contains(char::is_whitespace);
    ENDINGS.contains(&ending.as_str())
        || (is_one_word && (has_ending || written.contains(['/', '\\'])))
        || (!written.is_empty() && Path::new(written).exists())
}

/// An argument that holds for all articles, or has a value for each.
fn for_each(
    argument: &str,
    given: Option<&Bound<'_, PyAny>>,
    count: usize,
    one_for_all: bool,
) -> Result<Vec<Option<String>>, Failure> {
    let mut values = Vec::with_capacity(count);
    for value in one_or_several(given)? {
        values.push(text(argument, &value)?);
    }
    match values.len() {
        0 => Ok(vec![None; count]),
        one if one == count => Ok(values),
        1 if one_for_all => Ok(vec![values.remove(0); count]),
        others => Err(Failure::usage(
            argument,
            format!("{others} values for {count} articles; give a list with one for each"),
        )),
    }
}

fn day_of_publication(written: &str) -> Result<Day, Failure> {
    let written = written.trim();
    Day::parse_iso(written)
        .filter(|_| written.len() == 10)
        .ok_or_else(|| Failure::usage("published", format!("`{written}` is not a day; write it as 2015-01-04")))
}

/// Reads articles on all cores, and compares those that tell one story. One that cannot be read is an error.
pub(crate) fn read(lists: &Lists, articles: &[Article]) -> Result<DossierAnswer, Failure> {
    let reader = &lists.reader();
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let share = articles.len().div_ceil(threads).max(1);
    let results: Vec<Result<Vec<Reading>, Failure>> = thread::scope(|scope| {
        let workers: Vec<_> =
            articles.chunks(share).map(|part| scope.spawn(move || guarded(|| read_part(reader, part)))).collect();
        let joined = workers.into_iter().map(thread::ScopedJoinHandle::join);
        joined.map(|result| result.unwrap_or_else(|_| Err(Failure::internal("a reader panicked")))).collect()
    });
    let mut readings = Vec::with_capacity(articles.len());
    for result in results {
        readings.extend(result?);
    }
    date(lists, &mut readings)?;
    let stories = if readings.len() > 1 { stories::compare(&readings.iter().collect::<Vec<_>>()) } else { Vec::new() };
    let lists = lists.engine.editions().iter().map(Edition::titled_in_words).collect();
    Ok(DossierAnswer { lists, readings, stories })
}

/// Says whether parties were listed when the articles were published, where only editions of the lists tell that.
fn date(lists: &Lists, readings: &mut [Reading]) -> Result<(), Failure> {
    let mut presences = lists.days.as_ref().map(EditionDays::presences).transpose()?;
    for Reading { dossier, .. } in readings {
        if let Some(presences) = &mut presences {
            dossier.date_by_editions(|record| presences.of(record))?;
        }
        dossier.date_by_lists(lists.engine.editions().iter().filter_map(Edition::dated));
    }
    Ok(())
}

fn read_part(reader: &Reader<'_>, articles: &[Article]) -> Result<Vec<Reading>, Failure> {
    articles.iter().map(|article| read_one(reader, article)).collect()
}

fn read_one(reader: &Reader<'_>, article: &Article) -> Result<Reading, Failure> {
    let (name, bytes) = match &article.source {
        Source::Bytes(name, bytes) => (name.clone(), Cow::Borrowed(bytes.as_slice())),
        Source::Path(path) => {
            let unreadable = |error: io::Error| {
                Failure::new("input.unreadable", format!("{}: cannot be read: {error}", path.display()))
                    .with_hint("check the path and its permissions")
            };
            (path.display().to_string(), Cow::Owned(fs::read(path).map_err(unreadable)?))
        }
    };
    let mut document = document(&name, &bytes)?;
    if let Some(outlet) = &article.outlet {
        document.origin.outlet = Some(Found::new(outlet.clone(), "given"));
    }
    Ok(reader.read(document, &Settings { published: article.published, ..Settings::default() }))
}

/// What was found in articles: listed parties, dates, figures, quotations, claims, events, offences, and what several
/// articles agree and differ on. Every finding has the bytes of the text that it rests on.
#[pyclass(frozen, module = "interdict", name = "Dossier")]
pub(crate) struct DossierAnswer {
    lists: Vec<String>,
    readings: Vec<Reading>,
    stories: Vec<Story>,
}

#[pymethods]
impl DossierAnswer {
    /// Identities of the listed parties that the articles name, each once, in the order of their mention.
    #[getter]
    fn parties(&self) -> Vec<String> {
        let mut parties: Vec<String> = Vec::new();
        let noted = self.readings.iter().flat_map(|reading| &reading.dossier.parties);
        for party in noted.filter(|party| party.certainty > Certainty::Possible) {
            if !parties.contains(&party.entity) {
                parties.push(party.entity.clone());
            }
        }
        parties
    }

    /// The answer as JSON, byte for byte that of `interdict read --format json` but for the line end behind it.
    fn json(&self) -> PyResult<String> {
        Ok(layouts::readings(&self.lists, &self.readings, &self.stories)?)
    }

    /// The same as a dictionary: schema, lists, documents, stories.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        loads(py, &self.json()?)
    }

    /// The answer as one page for a browser that needs nothing beside it.
    fn html(&self) -> String {
        let about = page::About { lists: self.lists.clone(), program: layouts::program() };
        page::render(&self.readings, &self.stories, &about)
    }

    fn __repr__(&self) -> String {
        let articles = if self.readings.len() == 1 { "article" } else { "articles" };
        format!("<interdict.Dossier: {} {articles}; listed: {}>", self.readings.len(), self.parties().join(", "))
    }

    fn _repr_html_(&self, py: Python<'_>) -> PyResult<String> {
        py.import("interdict._html")?.call_method1("page", (self.html(),))?.extract::<String>()
    }
}
