//! Values of Python as texts and JSON, and JSON as values of Python.
//!
//! Customers come from dictionaries, data frames and databases: a date is a `date`, a `datetime` or a text, a number is
//! an `int` or a `float` where a column has gaps, and a gap is `None`, a NaN, a `NaT` or an `NA`.

use crate::failure::Failure;
use pyo3::{
    prelude::*,
    types::{PyBool, PyDict, PyFloat, PyFrozenSet, PyList, PySet, PyString, PyTuple},
};
use serde::Serialize;
use serde_json::{Map, Value};
use std::path::PathBuf;

/// So deep may dictionaries and lists stand in each other. One that holds itself would have no end.
const DEEPEST: usize = 32;

/// A value as the text that a table would have in its place; none for a gap.
pub(crate) fn text(value: &Bound<'_, PyAny>) -> PyResult<Option<String>> {
    if value.is_none() {
        return Ok(None);
    }
    if value.is_instance_of::<PyString>() {
        return Ok(Some(value.extract::<String>()?));
    }
    if value.is_instance_of::<PyFloat>() {
        let number = value.extract::<f64>()?;
        // Whole numbers become floating ones in tables with gaps: `1962.0` is the year 1962.
        let written = if number.fract() == 0.0 { format!("{number:.0}") } else { number.to_string() };
        return Ok((!number.is_nan()).then_some(written));
    }
    if let Some(isoformat) = value.getattr_opt("isoformat")? {
        let written = isoformat.call0()?.extract::<String>()?;
        // A time of day behind the date does not count.
        let day = if written == "NaT" { None } else { written.split('T').next().map(str::to_owned) };
        return Ok(day);
    }
    let written = value.str()?.extract::<String>()?;
    Ok((written != "<NA>").then_some(written))
}

/// A value as JSON: dictionaries as objects, lists, tuples and sets as arrays, anything else as its text.
pub(crate) fn json(value: &Bound<'_, PyAny>) -> Result<Value, Failure> {
    json_within(value, DEEPEST)
}

fn json_within(value: &Bound<'_, PyAny>, deep: usize) -> Result<Value, Failure> {
    let Some(deeper) = deep.checked_sub(1) else {
        return Err(Failure::usage("subjects", "a subject holds dictionaries or lists in each other without end"));
    };
    if let Ok(object) = value.cast::<PyDict>() {
        let mut members = Map::new();
        for (key, member) in object {
            members.insert(key.str()?.extract::<String>()?, json_within(&member, deeper)?);
        }
        return Ok(Value::Object(members));
    }
    if is_several(value) {
        let mut members = Vec::new();
        for member in value.try_iter()? {
            members.push(json_within(&member?, deeper)?);
        }
        return Ok(Value::Array(members));
    }
    if value.is_instance_of::<PyBool>() {
        return Ok(Value::Bool(value.is_truthy()?));
    }
    Ok(text(value)?.map_or(Value::Null, Value::String))
}

/// Whether a value is several values.
fn is_several(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyList>()
        || value.is_instance_of::<PyTuple>()
        || value.is_instance_of::<PySet>()
        || value.is_instance_of::<PyFrozenSet>()
}

/// The values of an argument that takes one or several.
pub(crate) fn one_or_several<'py>(value: Option<&Bound<'py, PyAny>>) -> PyResult<Vec<Bound<'py, PyAny>>> {
    match value {
        None => Ok(Vec::new()),
        Some(value) if value.is_none() => Ok(Vec::new()),
        Some(value) if is_several(value) => value.try_iter()?.collect(),
        Some(value) => Ok(vec![value.clone()]),
    }
}

/// The texts of an argument that takes one or several. A gap is no text.
pub(crate) fn texts(value: Option<&Bound<'_, PyAny>>) -> PyResult<Vec<String>> {
    let mut texts = Vec::new();
    for value in one_or_several(value)? {
        texts.extend(text(&value)?);
    }
    Ok(texts)
}

/// The path of an argument that takes a text or a path.
pub(crate) fn path(value: Option<&Bound<'_, PyAny>>) -> PyResult<Option<PathBuf>> {
    value.filter(|value| !value.is_none()).map(PyAnyMethods::extract::<PathBuf>).transpose()
}

/// Whether a value is a path by its type, such as `pathlib.Path`, and not a text.
pub(crate) fn is_path(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(!value.is_instance_of::<PyString>() && value.hasattr("__fspath__")?)
}

/// What JSON is in Python.
pub(crate) fn loads<'py>(py: Python<'py>, json: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import("json")?.call_method1("loads", (json,))
}

/// What is written as JSON, in Python.
pub(crate) fn to_python<'py>(py: Python<'py>, value: &impl Serialize) -> PyResult<Bound<'py, PyAny>> {
    loads(py, &written(value)?)
}

/// JSON on one line.
pub(crate) fn written(value: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string(value).map_err(Failure::internal)
}
