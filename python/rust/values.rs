//! Values of Python as texts and JSON, and JSON as values of Python.
//!
//! Customers come from dictionaries, data frames and databases: a date is a `date`, a `datetime` or a text, a number is
//! an `int` or a `float` where a column has gaps, a gap is `None`, a NaN, a `NaT` or an `NA`, and several values stand in a
//! list or in an array. What is nothing of these is refused: its `str()` would be screened as a name that nobody has, and
//! come out as clear.

use crate::{
    failure::Failure,
    unfit::{Unfit, Why},
};
use arrow_array::BinaryArray;
use interdict_screening::subjects::cell_text;
use pyo3::{
    prelude::*,
    types::{
        PyBool, PyByteArray, PyBytes, PyFloat, PyFrozenSet, PyInt, PyList, PyMemoryView, PySet, PyString, PyTuple,
    },
};
use serde::Serialize;
use std::path::PathBuf;

/// Methods by which values of other packages become those of Python: numpy and pandas, polars, arrays and scalars of
/// pyarrow.
const OUT_OF_PACKAGES: &[&str] = &["tolist", "to_list", "to_pylist", "as_py"];
/// Classes whose `str()` is the value itself, and where they come from.
const WRITTEN_AS_THEY_ARE: &[(&str, &str)] = &[("decimal", "Decimal"), ("uuid", "UUID")];
/// Where values are of Python itself, or of its library, and there is nothing to take out of a package.
const OF_PYTHON: &[&str] = &["builtins", "datetime", "decimal", "uuid"];

/// A value as the text that a table would have in its place; none for a gap.
pub(crate) fn text(value: &Bound<'_, PyAny>) -> Result<Option<String>, Unfit> {
    let mut said = plain(value)?;
    // A number or a day of numpy, a scalar of pyarrow.
    if matches!(said, Plain::Other)
        && let Some(inner) = out_of_its_package(value)?
    {
        said = plain(&inner)?;
    }
    match said {
        Plain::Text(text) => Ok(Some(text)),
        Plain::Gap => Ok(None),
        Plain::Other => Err(Why::Kind(kind_of(value)).into()),
    }
}

/// What a single value says.
enum Plain {
    Text(String),
    Gap,
    /// It is not of Python itself or of its library, or it is no single value.
    Other,
}

impl From<Option<String>> for Plain {
    fn from(text: Option<String>) -> Self {
        text.map_or(Self::Gap, Self::Text)
    }
}

fn plain(value: &Bound<'_, PyAny>) -> Result<Plain, Unfit> {
    if value.is_none() {
        return Ok(Plain::Gap);
    }
    if value.is_instance_of::<PyString>() {
        return value.extract::<String>().map(Plain::Text).map_err(|_| Why::Surrogate.into());
    }
    if let Some(bytes) = bytes(value)? {
        // As the reader of tables takes a cell of bytes: UTF-8, else windows-1252.
        return Ok(cell_text(&BinaryArray::from_iter_values([bytes.as_slice()]), 0).into());
    }
    if value.is_instance_of::<PyBool>() || value.is_instance_of::<PyInt>() {
        return Ok(Plain::Text(value.str()?.extract::<String>()?));
    }
    if value.is_instance_of::<PyFloat>() {
        return float(value.extract::<f64>()?);
    }
    // A time of day has no year, and is no date.
    if let Some(isoformat) = value.getattr_opt("isoformat")?
        && value.hasattr("year")?
    {
        let written = isoformat.call0()?.extract::<String>()?;
        // A time of day behind the date does not count.
        let day = written.split('T').next().filter(|_| written != "NaT");
        return Ok(day.map(str::to_owned).into());
    }
    for (module, class) in WRITTEN_AS_THEY_ARE {
        if value.is_instance(&value.py().import(*module)?.getattr(*class)?)? {
            return as_it_is(value);
        }
    }
    Ok(if kind_of(value) == "NAType" { Plain::Gap } else { Plain::Other })
}

fn float(number: f64) -> Result<Plain, Unfit> {
    if number.is_nan() {
        return Ok(Plain::Gap);
    }
    if number.is_infinite() {
        return Err(Why::Infinite.into());
    }
    // Whole numbers become floating ones in tables with gaps: `1962.0` is the year 1962.
    Ok(Plain::Text(if number.fract() == 0.0 { format!("{number:.0}") } else { number.to_string() }))
}

/// A `Decimal` or a `UUID`. Whole numbers of databases may have places behind their point: `1962.00` is the year 1962.
fn as_it_is(value: &Bound<'_, PyAny>) -> Result<Plain, Unfit> {
    if value.hasattr("is_nan")? {
        if value.call_method0("is_nan")?.is_truthy()? {
            return Ok(Plain::Gap);
        }
        if value.call_method0("is_infinite")?.is_truthy()? {
            return Err(Why::Infinite.into());
        }
        if value.eq(value.call_method0("to_integral_value")?)? {
            return Ok(Plain::Text(value.call_method1("__format__", (".0f",))?.extract::<String>()?));
        }
    }
    Ok(Plain::Text(value.str()?.extract::<String>()?))
}

/// The name of a value's type.
pub(crate) fn kind_of(value: &Bound<'_, PyAny>) -> String {
    value.get_type().name().and_then(|name| name.extract::<String>()).unwrap_or_else(|_| "?".to_owned())
}

/// What stands in a value that is bytes of some kind; none if it is none.
pub(crate) fn bytes(value: &Bound<'_, PyAny>) -> PyResult<Option<Vec<u8>>> {
    if let Ok(bytes) = value.cast::<PyBytes>() {
        return Ok(Some(bytes.as_bytes().to_vec()));
    }
    if let Ok(bytes) = value.cast::<PyByteArray>() {
        return Ok(Some(bytes.to_vec()));
    }
    if value.is_instance_of::<PyMemoryView>() {
        return value.call_method0("tobytes")?.extract::<Vec<u8>>().map(Some);
    }
    Ok(None)
}

/// Whether a value is a text, or the bytes of one.
pub(crate) fn is_words(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyString>()
        || value.is_instance_of::<PyBytes>()
        || value.is_instance_of::<PyByteArray>()
        || value.is_instance_of::<PyMemoryView>()
}

/// What Python itself has in the place of a value of numpy, pandas, polars or pyarrow; none for what is not of such kind.
fn out_of_its_package<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    // Views of memory have a list of numbers, too.
    if is_words(value) {
        return Ok(None);
    }
    let package = value.get_type().module()?.extract::<String>()?;
    if OF_PYTHON.contains(&package.as_str()) {
        return Ok(None);
    }
    let mut value = value.clone();
    if package.starts_with("numpy")
        && let Some(dtype) = value.getattr_opt("dtype")?
        && dtype.getattr("kind")?.extract::<String>()? == "M"
    {
        // Days that are counted in nanoseconds would come out as numbers.
        value = value.call_method1("astype", ("datetime64[D]",))?;
    }
    for method in OUT_OF_PACKAGES {
        if let Some(method) = value.getattr_opt(*method)? {
            return method.call0().map(Some);
        }
    }
    Ok(None)
}

/// The values of one that is several: a list, a tuple, a set, or a column or an array of another package.
pub(crate) fn several<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Vec<Bound<'py, PyAny>>>> {
    if is_several(value) {
        return value.try_iter()?.collect::<PyResult<_>>().map(Some);
    }
    match out_of_its_package(value)? {
        Some(inner) if is_several(&inner) => inner.try_iter()?.collect::<PyResult<_>>().map(Some),
        _ => Ok(None),
    }
}

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
        Some(value) => Ok(several(value)?.unwrap_or_else(|| vec![value.clone()])),
    }
}

/// A path, given as a text or as `pathlib.Path`.
pub(crate) fn file(argument: &str, value: &Bound<'_, PyAny>) -> Result<PathBuf, Failure> {
    value.extract::<PathBuf>().map_err(|_| Failure::usage(argument, "a path was expected: a text, or pathlib.Path"))
}

/// The path of an argument `store`; none if it is left to the environment.
pub(crate) fn path(value: Option<&Bound<'_, PyAny>>) -> Result<Option<PathBuf>, Failure> {
    value.filter(|value| !value.is_none()).map(|value| file("store", value)).transpose()
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
