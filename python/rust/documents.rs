//! Articles: texts, bytes and files in, a dossier out.

use crate::{
    failure::{Failure, guarded},
    layouts,
    lists::Lists,
    values::{is_path, loads, one_or_several, text},
};
use interdict_documents::{
    Certainty, Found, Reader, Reading, Settings,
    dates::Day,
    document, page,
    stories::{self, Story},
};
use pyo3::{
    prelude::*,
    types::{PyBytes, PyString},
};
use std::{borrow::Cow, fs, io, path::PathBuf, thread};

/// A text of a line that ends so is a path that was meant to be read.
const ENDINGS: &[&str] = &[".txt", ".text", ".html", ".htm", ".xhtml", ".md", ".markdown"];

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
    if let Ok(bytes) = document.cast::<PyBytes>() {
        return Ok(Source::Bytes(name, bytes.as_bytes().to_vec()));
    }
    if is_path(document)? {
        return Ok(Source::Path(document.extract::<PathBuf>()?));
    }
    if !document.is_instance_of::<PyString>() {
        return Err(Failure::usage("documents", "an article is a text, bytes, or a path (pathlib.Path)"));
    }
    let written = document.extract::<String>()?;
    // A path that is read as an article would come out as one that names nobody.
    let lower = written.trim().to_lowercase();
    if !lower.contains('\n') && ENDINGS.iter().any(|ending| lower.ends_with(ending)) {
        return Err(Failure::new("input.path", "documents: this looks like a path, and a text was expected")
            .with_hint("give paths as pathlib.Path"));
    }
    Ok(Source::Bytes(name, written.into_bytes()))
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
        values.push(text(&value)?);
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
    let stories = if readings.len() > 1 { stories::compare(&readings.iter().collect::<Vec<_>>()) } else { Vec::new() };
    let lists = lists.engine.editions().iter().map(interdict_screening::Edition::titled_in_words).collect();
    Ok(DossierAnswer { lists, readings, stories })
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
