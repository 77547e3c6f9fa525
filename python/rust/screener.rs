//! Lists loaded and ready, and everything that is asked of them.

use crate::{
    documents::{self, DossierAnswer},
    failure::{Failure, work},
    leaves::Leaves,
    lists::{Lists, choices, shelf},
    options::{self, How},
    screening::ScreeningAnswer,
    tables::{self, TableAnswers},
    values::{self, to_python},
};
use interdict_model::{Entity, ftm};
use interdict_screening::{
    Outcome, Replaces,
    subjects::{self, Input, InputFormat},
};
use pyo3::{
    prelude::*,
    types::{PyBytes, PyDict, PyString},
};
use serde_json::{Value, json};
use std::{io::Cursor, path::PathBuf, sync::Arc};

/// After so many answers Python is asked whether somebody pressed Ctrl-C.
const ANSWERS_A_LOOK: usize = 1024;

/// Lists loaded, indexed and ready to screen against.
///
/// lists: one value or several, those of the command line's --list: paths to official files, folders or FollowTheMoney
/// JSON, names of lists in the store ("us_ofac_sdn", "us_ofac_sdn@2015-01-02", "all"), "embedded" for the small list that
/// is part of the package, or one index file that save_index wrote.
/// store: the file of the store; without it INTERDICT_STORE, or the one in your data folder.
/// known_on: take the editions that the store had seen by this day.
/// allow_incomplete: screen against a list that could not be read completely; every answer then says so.
///
/// May be used from several threads at once. What is loaded never changes.
#[pyclass(frozen, module = "interdict")]
pub(crate) struct Screener {
    lists: Arc<Lists>,
}

#[pymethods]
impl Screener {
    #[new]
    #[pyo3(
        signature = (lists=None, *, store=None, known_on=None, allow_incomplete=false),
        text_signature = "(lists='embedded', *, store=None, known_on=None, allow_incomplete=False)"
    )]
    fn new(
        py: Python<'_>,
        lists: Option<&Bound<'_, PyAny>>,
        store: Option<&Bound<'_, PyAny>>,
        known_on: Option<&Bound<'_, PyAny>>,
        allow_incomplete: bool,
    ) -> PyResult<Self> {
        let choices = choices(lists)?;
        let shelf = shelf(store, options::day("known_on", known_on)?)?;
        let lists = work(py, || Lists::open(&choices, &shelf, allow_incomplete))?;
        let warnings = py.import("warnings")?;
        for gap in lists.gaps() {
            warnings.call_method1("warn", (gap,))?;
        }
        Ok(Self { lists: Arc::new(lists) })
    }

    /// What is screened against: publisher, date, digest, number of parties and whether it is complete, list by list.
    #[getter]
    fn editions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        to_python(py, &self.lists.engine.editions())
    }

    /// How many parties are looked for.
    #[getter]
    fn parties(&self) -> usize {
        self.lists.engine.parties().len()
    }

    /// Writes the lists and their index into one file, which Screener(path) opens at once.
    ///
    /// overwrite: an index file of that name is replaced in any case; with True, so is any other file.
    #[pyo3(signature = (path, *, overwrite=false))]
    fn save_index(&self, py: Python<'_>, path: PathBuf, overwrite: bool) -> PyResult<()> {
        let replaces = if overwrite { Replaces::AnyFile } else { Replaces::IndexFiles };
        work(py, || {
            self.lists.engine.save(&path, replaces)?;
            Ok(())
        })
    }

    /// Screens one subject.
    ///
    /// name: in any script and any order; may be left out if identifiers are given.
    /// birth_date: a date, 1962, "1962-02" or "1962-02-18"; or several.
    /// country: name or code; or several. schema: person, company, vessel ...
    /// identifiers: "passport:563410081", "imo:9074729" or the bare number; several; or a dictionary {"imo": "9074729"}.
    /// as_of: against the lists as the authorities had them on this day.
    /// threshold: lowest score that is a match, 0.35 unless said. limit: at most so many matches.
    /// explain: matches carry their whole explanation.
    #[pyo3(signature = (
        name=None, *, birth_date=None, country=None, schema=None, identifiers=None, as_of=None, threshold=None, limit=10,
        explain=false
    ))]
    fn screen(
        &self,
        py: Python<'_>,
        name: Option<String>,
        birth_date: Option<&Bound<'_, PyAny>>,
        country: Option<&Bound<'_, PyAny>>,
        schema: Option<String>,
        identifiers: Option<&Bound<'_, PyAny>>,
        as_of: Option<&Bound<'_, PyAny>>,
        threshold: Option<f64>,
        limit: usize,
        explain: bool,
    ) -> PyResult<ScreeningAnswer> {
        let settings = How { as_of, threshold, limit, explain, known_on: self.lists.known_on }.settings()?;
        let subject = options::subject(name, birth_date, options::defaults(country, schema.as_deref())?, identifiers)?;
        let screening = work(py, || Ok(self.lists.engine.screener().screen(&subject, &settings)))?;
        Ok(ScreeningAnswer::new(Arc::clone(&self.lists), Outcome::Screened(screening)))
    }

    /// Screens many subjects on all cores. Answers come in the order of the subjects, one each.
    ///
    /// subjects: dictionaries with the keys that customer files have as headers ("name", "birth_date", "country", "imo",
    /// in many languages), FollowTheMoney entities, or bare names. For tables use screen_table.
    /// country, schema: hold for subjects that do not say otherwise. The other arguments are those of screen.
    /// threads: as many as the machine has unless said.
    #[pyo3(signature = (
        subjects, *, country=None, schema=None, as_of=None, threshold=None, limit=10, explain=false, threads=None
    ))]
    fn screen_many(
        &self,
        py: Python<'_>,
        subjects: &Bound<'_, PyAny>,
        country: Option<&Bound<'_, PyAny>>,
        schema: Option<String>,
        as_of: Option<&Bound<'_, PyAny>>,
        threshold: Option<f64>,
        limit: usize,
        explain: bool,
        threads: Option<usize>,
    ) -> PyResult<Vec<ScreeningAnswer>> {
        let settings = How { as_of, threshold, limit, explain, known_on: self.lists.known_on }.settings()?;
        let threads = options::threads(threads)?;
        let input = Input {
            name: "subjects".to_owned(),
            format: InputFormat::JsonLines,
            defaults: options::defaults(country, schema.as_deref())?,
            ..Input::default()
        };
        let (lines, count) = lines_of(subjects)?;
        if count == 0 {
            return Ok(Vec::new());
        }
        let outcomes = work(py, || {
            let items = subjects::open(Cursor::new(lines), input)?;
            let mut outcomes = Vec::with_capacity(count);
            self.lists.engine.screen_all(items, &settings, threads, |outcome| -> Result<(), Failure> {
                if !matches!(outcome, Outcome::Note(_)) {
                    outcomes.push(outcome);
                }
                if outcomes.len().is_multiple_of(ANSWERS_A_LOOK) {
                    Python::attach(|py| py.check_signals())?;
                }
                Ok(())
            })?;
            if outcomes.len() != count {
                return Err(Failure::internal(format!("{count} subjects and {} answers", outcomes.len())));
            }
            Ok(outcomes)
        })?;
        Ok(outcomes.into_iter().map(|outcome| ScreeningAnswer::new(Arc::clone(&self.lists), outcome)).collect())
    }

    /// Screens the rows of a table, batch by batch as the answers are read, with the interpreter's lock released.
    ///
    /// table: anything with Arrow's C stream or C array interface: pyarrow, polars, duckdb, pandas with pyarrow.
    /// columns: what columns hold where their names do not tell, {"name": "Kunde"}.
    /// The answers are a stream with the same interface: the columns of the table and the answer beside them, as in the
    /// Parquet files of `interdict screen --out`. With explain=True a column `interdict_explanations` is added, a JSON
    /// text for each match.
    /// leaves, place: a last column `interdict_leaf` has the text that stands for each row in a receipt, as interdict.seal
    /// makes one over many tables. leaves is a secret of the run, os.urandom(32), from which the salts come; place is the
    /// column that tells the rows apart, and its values stand in the leaves.
    #[pyo3(signature = (
        table, *, columns=None, threshold=None, limit=10, explain=false, as_of=None, threads=None, leaves=None, place=None
    ))]
    fn screen_table(
        &self,
        py: Python<'_>,
        table: &Bound<'_, PyAny>,
        columns: Option<&Bound<'_, PyDict>>,
        threshold: Option<f64>,
        limit: usize,
        explain: bool,
        as_of: Option<&Bound<'_, PyAny>>,
        threads: Option<usize>,
        leaves: Option<&Bound<'_, PyBytes>>,
        place: Option<String>,
    ) -> PyResult<TableAnswers> {
        let settings = How { as_of, threshold, limit, explain, known_on: self.lists.known_on }.settings()?;
        let threads = options::threads(threads)?;
        let columns = options::columns(columns)?;
        let leaves = Leaves::asked(leaves.map(|secret| secret.as_bytes()), place)?;
        let source = tables::source(table)?;
        let lists = Arc::clone(&self.lists);
        work(py, || TableAnswers::new(lists, source, columns, settings, threads, leaves))
    }

    /// Reads articles: who in them is listed, what happened when, who says so and who denies it. English only.
    ///
    /// documents: a text, bytes, a path (pathlib.Path), or a list of those; several that tell one story are compared.
    /// published: the day of publication, if the article does not say it; a list with one for each, or one for all.
    /// outlet: the name of the outlet; a list with one for each.
    #[pyo3(signature = (documents, *, published=None, outlet=None))]
    fn read(
        &self,
        py: Python<'_>,
        documents: &Bound<'_, PyAny>,
        published: Option<&Bound<'_, PyAny>>,
        outlet: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<DossierAnswer> {
        let articles = documents::articles(documents, published, outlet)?;
        work(py, || documents::read(&self.lists, &articles))
    }

    /// All that is known of a listed party, by the identity that matches have, as a FollowTheMoney dictionary.
    ///
    /// as_of: the party as it was in force on this day. If it stands on several of the lists, the record of the first is
    /// given, and those of the others stand under "also".
    #[pyo3(signature = (id, *, as_of=None))]
    fn show<'py>(&self, py: Python<'py>, id: String, as_of: Option<&Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyAny>> {
        let as_of = options::day("as_of", as_of)?;
        let whole = self.lists.records(&id);
        if whole.is_empty() {
            return Err(Failure::new("party.unknown", format!("{id}: no such party on the lists"))
                .with_hint("identities look like ofac-9345; screen(name) finds them")
                .into());
        }
        let in_force = whole.iter().filter_map(|entity| match as_of {
            Some(day) => entity.as_of(day),
            None => Some(entity.clone().into_owned()),
        });
        let mut records = in_force.map(|entity| ftm::to_json(&entity));
        let Some(mut record) = records.next() else {
            let day = as_of.map(|day| day.to_string()).unwrap_or_default();
            let since = whole.iter().filter_map(|entity| Entity::listed_on(entity)).min();
            let since = since.map(|date| format!("; it is listed since {date}")).unwrap_or_default();
            return Err(Failure::new("party.not_in_force", format!("{id}: not listed on {day}{since}")).into());
        };
        let others: Vec<Value> = records.collect();
        if let Some(members) = record.as_object_mut().filter(|_| !others.is_empty()) {
            members.insert("also".to_owned(), Value::Array(others));
        }
        to_python(py, &record)
    }

    fn __repr__(&self) -> String {
        let incomplete = if self.lists.complete { "" } else { ", NOT COMPLETE" };
        format!("<interdict.Screener: {} parties of {}{incomplete}>", self.parties(), self.lists.editions.join(", "))
    }

    fn _repr_html_(&self, py: Python<'_>) -> PyResult<String> {
        py.import("interdict._html")?.call_method1("screener", (self.editions(py)?,))?.extract::<String>()
    }
}

/// Subjects as JSON lines, and how many they are: the reader of JSON lines knows what their keys mean.
fn lines_of(subjects: &Bound<'_, PyAny>) -> Result<(Vec<u8>, usize), Failure> {
    if subjects.hasattr("__arrow_c_stream__")? || subjects.hasattr("__arrow_c_array__")? {
        return Err(Failure::usage("subjects", "this is a table").with_hint("screen_table takes tables"));
    }
    if subjects.is_instance_of::<PyString>()
        || subjects.is_instance_of::<PyBytes>()
        || subjects.is_instance_of::<PyDict>()
    {
        return Err(Failure::usage("subjects", "this is one subject").with_hint("give a list, or use screen"));
    }
    let (mut lines, mut count) = (Vec::new(), 0);
    for subject in subjects.try_iter()? {
        count += 1;
        let subject = as_dictionary(subject?)?;
        let object = match values::json(&subject)? {
            Value::String(name) if subject.is_instance_of::<PyString>() => json!({ "name": name }),
            object @ Value::Object(_) => object,
            _ => return Err(Failure::usage("subjects", format!("subject {count} is neither a dictionary nor a name"))),
        };
        serde_json::to_writer(&mut lines, &object).map_err(Failure::internal)?;
        lines.push(b'\n');
    }
    Ok((lines, count))
}

/// Rows of databases and data frames are mappings without being dictionaries.
fn as_dictionary(subject: Bound<'_, PyAny>) -> PyResult<Bound<'_, PyAny>> {
    if subject.is_instance_of::<PyDict>() || !subject.hasattr("keys")? {
        return Ok(subject);
    }
    subject.py().get_type::<PyDict>().call1((subject,))
}
