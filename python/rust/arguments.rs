//! Arguments of Python, each taken as what it has to be. One of another type is an `interdict.InputError` that names it.

use crate::{
    failure::Failure,
    lists::choices,
    values::{self, is_path, is_words, kind_of, one_or_several, several},
};
use pyo3::{Borrowed, prelude::*, types::PyString};

/// How many matches an answer has at most, unless something else is said.
const MATCHES: usize = 10;
/// A text of an argument `lists` that names the list that is part of the package.
const EMBEDDED: &str = "embedded";

/// The argument `limit`. None would be read as "no limit" by some and as the default by others, and is refused.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limit(pub(crate) usize);

impl Default for Limit {
    fn default() -> Self {
        Self(MATCHES)
    }
}

impl FromPyObject<'_, '_> for Limit {
    type Error = PyErr;

    fn extract(given: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        match usize::try_from(whole_number("limit", &given)?) {
            Ok(limit) if limit > 0 => Ok(Self(limit)),
            _ => Err(Failure::usage("limit", "at least 1 match, or nothing could be found").into()),
        }
    }
}

/// The argument `lists`. None is what a look-up gives that found nothing, and must not become the embedded list.
#[derive(Debug)]
pub(crate) struct Named(pub(crate) Vec<String>);

impl Default for Named {
    fn default() -> Self {
        Self(vec![EMBEDDED.to_owned()])
    }
}

impl FromPyObject<'_, '_> for Named {
    type Error = PyErr;

    fn extract(given: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        let given: &Bound<'_, PyAny> = &given;
        let refused = |message: &str| {
            Failure::usage("lists", message).with_hint(
                "give paths of list files or of an index, names of lists in the store, or \"embedded\" for the list that is \
                 part of the package",
            )
        };
        if given.is_none() {
            return Err(refused("None names no list").into());
        }
        let named = one_or_several(Some(given))?;
        if named.is_empty() {
            return Err(refused("there is no list in it").into());
        }
        for one in &named {
            let is_text = one.is_instance_of::<PyString>();
            let is_blank = is_text && words("lists", Some(one))?.is_none_or(|name| name.trim().is_empty());
            if is_blank || (!is_text && !is_path(one)?) {
                let message = format!("a value of type `{}` names no list", kind_of(one));
                return Err(refused(if is_blank { "an empty text names no list" } else { &message }).into());
            }
        }
        Ok(Self(choices(Some(given))?))
    }
}

/// The texts of an argument that takes one or several. A gap is no text.
pub(crate) fn texts(argument: &str, value: Option<&Bound<'_, PyAny>>) -> Result<Vec<String>, Failure> {
    let mut texts = Vec::new();
    for value in one_or_several(value)? {
        texts.extend(text(argument, &value)?);
    }
    Ok(texts)
}

/// The text of an argument that takes anything that can be written as one; none for a gap.
pub(crate) fn text(argument: &str, value: &Bound<'_, PyAny>) -> Result<Option<String>, Failure> {
    values::text(value).map_err(|unfit| unfit.at(argument))
}

/// The text of an argument that takes words and nothing else: a name, an identity. None for a gap.
pub(crate) fn words(argument: &str, value: Option<&Bound<'_, PyAny>>) -> Result<Option<String>, Failure> {
    let Some(value) = value else { return Ok(None) };
    if several(value)?.is_some() {
        return Err(Failure::usage(argument, "one text was expected, and these are several"));
    }
    let written = text(argument, value)?;
    if written.is_some() && !is_words(value) {
        let message = format!("a text was expected, and not a value of type `{}`", kind_of(value));
        return Err(Failure::usage(argument, message));
    }
    Ok(written)
}

/// The same of an argument that has to be given.
pub(crate) fn given_words(argument: &str, value: &Bound<'_, PyAny>) -> Result<String, Failure> {
    words(argument, Some(value))?.ok_or_else(|| Failure::usage(argument, "a text was expected, and there is none"))
}

/// A whole number.
pub(crate) fn whole_number(argument: &str, value: &Bound<'_, PyAny>) -> Result<i64, Failure> {
    value.extract::<i64>().map_err(|_| Failure::usage(argument, "a whole number of usual size was expected"))
}

/// A number.
pub(crate) fn number(argument: &str, value: &Bound<'_, PyAny>) -> Result<f64, Failure> {
    value.extract::<f64>().map_err(|_| Failure::usage(argument, "a number was expected"))
}
