//! Lists loaded and ready, and everything that is asked of them.

use crate::{
    arguments::{Limit, Named, given_words, words},
    dictionaries::{Lines, with_faults},
    documents::{self, DossierAnswer},
    failure::{ANSWERS_A_LOOK, Failure, look_for_signals, work},
    leaves::Leaves,
    lists::{Lists, shelf},
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
use pyo3::prelude::*;
use serde_json::Value;
use std::{io::Cursor, sync::Arc};

/// Lists loaded, indexed and ready to screen against.
///
/// lists: one value or several: paths to official files, folders or FollowTheMoney JSON, names of lists in the store
/// ("us_ofac_sdn", "us_ofac_sdn@2015-01-02", "all"), "embedded" for the small list that is part of the package, or one
/// index file that save_index wrote. None and an empty list are refused.
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
        signature = (lists=Named::default(), *, store=None, known_on=None, allow_incomplete=false),
        text_signature = "(lists='embedded', *, store=None, known_on=None, allow_incomplete=False)"
    )]
    fn new(
        py: Python<'_>,
        lists: Named,
        store: Option<&Bound<'_, PyAny>>,
        known_on: Option<&Bound<'_, PyAny>>,
        allow_incomplete: bool,
    ) -> PyResult<Self> {
        let Named(choices) = lists;
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
    fn save_index(&self, py: Python<'_>, path: &Bound<'_, PyAny>, overwrite: bool) -> PyResult<()> {
        let replaces = if overwrite { Replaces::AnyFile } else { Replaces::IndexFiles };
        let path = values::file("path", path)?;
        work(py, || {
            self.lists.engine.save(&path, replaces)?;
            Ok(())
        })
    }

    /// Screens one subject.
    ///
    /// name: a text, in any script and any order; may be left out if identifiers are given.
    /// birth_date: a date, 1962, "1962-02" or "1962-02-18"; or several.
    /// country: name or code; or several. schema: person, company, vessel ...
    /// identifiers: "passport:563410081", "imo:9074729" or the bare number; several; or a dictionary {"imo": "9074729"}.
    /// as_of: against the lists as the authorities had them on this day.
    /// threshold: lowest score that is a match, 0.35 unless said. limit: at most so many matches.
    /// explain: matches carry their whole explanation.
    #[pyo3(
        signature = (
            name=None, *, birth_date=None, country=None, schema=None, identifiers=None, as_of=None, threshold=None,
            limit=Limit::default(), explain=false
        ),
        text_signature = "($self, name=None, *, birth_date=None, country=None, schema=None, identifiers=None, \
            as_of=None, threshold=None, limit=10, explain=False)"
    )]
    fn screen(
        &self,
        py: Python<'_>,
        name: Option<&Bound<'_, PyAny>>,
        birth_date: Option<&Bound<'_, PyAny>>,
        country: Option<&Bound<'_, PyAny>>,
        schema: Option<&Bound<'_, PyAny>>,
        identifiers: Option<&Bound<'_, PyAny>>,
        as_of: Option<&Bound<'_, PyAny>>,
        threshold: Option<&Bound<'_, PyAny>>,
        limit: Limit,
        explain: bool,
    ) -> PyResult<ScreeningAnswer> {
        let settings = How { as_of, threshold, limit, explain, known_on: self.lists.known_on }.settings()?;
        let defaults = options::defaults(country, schema)?;
        let subject = options::subject(words("name", name)?, birth_date, defaults, identifiers)?;
        let screening = work(py, || Ok(self.lists.engine.screener().screen(&subject, &settings)))?;
        Ok(ScreeningAnswer::new(Arc::clone(&self.lists), Outcome::Screened(screening)))
    }

    /// Screens many subjects on all cores. Answers come in the order of the subjects, one each.
    ///
    /// subjects: dictionaries with the keys that customer files have as headers ("name", "birth_date", "country", "imo",
    /// in many languages), FollowTheMoney entities, bare names, or a column of those. For tables use screen_table.
    /// Values are texts, numbers, dates, or several of those; None and NaN are gaps. A value of another kind is an error.
    /// country, schema: hold for subjects that do not say otherwise. The other arguments are those of screen.
    /// threads: as many as the machine has unless said.
    #[pyo3(
        signature = (
            subjects, *, country=None, schema=None, as_of=None, threshold=None, limit=Limit::default(), explain=false,
            threads=None
        ),
        text_signature = "($self, subjects, *, country=None, schema=None, as_of=None, threshold=None, limit=10, \
            explain=False, threads=None)"
    )]
    fn screen_many(
        &self,
        py: Python<'_>,
        subjects: &Bound<'_, PyAny>,
        country: Option<&Bound<'_, PyAny>>,
        schema: Option<&Bound<'_, PyAny>>,
        as_of: Option<&Bound<'_, PyAny>>,
        threshold: Option<&Bound<'_, PyAny>>,
        limit: Limit,
        explain: bool,
        threads: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Vec<ScreeningAnswer>> {
        let settings = How { as_of, threshold, limit, explain, known_on: self.lists.known_on }.settings()?;
        let threads = options::threads(threads)?;
        let input = Input {
            name: "subjects".to_owned(),
            format: InputFormat::JsonLines,
            defaults: options::defaults(country, schema)?,
            ..Input::default()
        };
        let Lines { bytes, count, faults } = Lines::of(subjects)?;
        if count == 0 {
            return Ok(Vec::new());
        }
        let threads = options::threads_for(count, threads);
        let outcomes = work(py, || {
            let items = with_faults(subjects::open(Cursor::new(bytes), input)?, faults);
            let mut outcomes = Vec::with_capacity(count);
            self.lists.engine.screen_all(items, &settings, threads, |outcome| -> Result<(), Failure> {
                if !matches!(outcome, Outcome::Note(_)) {
                    outcomes.push(outcome);
                }
                if outcomes.len().is_multiple_of(ANSWERS_A_LOOK) {
                    look_for_signals()?;
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
    /// threshold, limit, as_of: as for screen. threads: as many as the machine has unless said.
    /// The answers are a stream with the same interface: the columns of the table and the answer beside them, as in the
    /// Parquet files of `interdict screen --out`. With explain a column `interdict_explanations` is added, a JSON
    /// text for each match.
    /// leaves, place: a last column `interdict_leaf` has the text that stands for each row in a receipt, as interdict.seal
    /// makes one over many tables. leaves is a secret of the run, os.urandom(32), from which the salts come; place is the
    /// column that tells the rows apart, and its values stand in the leaves.
    #[pyo3(
        signature = (
            table, *, columns=None, threshold=None, limit=Limit::default(), explain=false, as_of=None, threads=None,
            leaves=None, place=None
        ),
        text_signature = "($self, table, *, columns=None, threshold=None, limit=10, explain=False, as_of=None, \
            threads=None, leaves=None, place=None)"
    )]
    fn screen_table(
        &self,
        py: Python<'_>,
        table: &Bound<'_, PyAny>,
        columns: Option<&Bound<'_, PyAny>>,
        threshold: Option<&Bound<'_, PyAny>>,
        limit: Limit,
        explain: bool,
        as_of: Option<&Bound<'_, PyAny>>,
        threads: Option<&Bound<'_, PyAny>>,
        leaves: Option<&Bound<'_, PyAny>>,
        place: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<TableAnswers> {
        let settings = How { as_of, threshold, limit, explain, known_on: self.lists.known_on }.settings()?;
        let threads = options::threads(threads)?;
        let columns = options::columns(columns)?;
        let secret = leaves.map(values::bytes).transpose()?;
        if secret.as_ref().is_some_and(Option::is_none) {
            return Err(Failure::usage("leaves", "a secret is bytes").with_hint("os.urandom(32) makes one").into());
        }
        let leaves = Leaves::asked(secret.flatten().as_deref(), words("place", place)?)?;
        let source = tables::source(table)?;
        let lists = Arc::clone(&self.lists);
        work(py, || TableAnswers::new(lists, source, columns, settings, threads, leaves))
    }

    /// Reads articles: who in them is listed, what happened when, who says so and who denies it. English only.
    ///
    /// documents: a text, its bytes, a file (pathlib.Path), or a list of those; several that tell one story are compared. A
    /// text that looks like the path of a file is refused.
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
    fn show<'py>(
        &self,
        py: Python<'py>,
        id: &Bound<'py, PyAny>,
        as_of: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let id = given_words("id", id)?;
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
