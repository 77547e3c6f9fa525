//! Parameters of the query string, and of a form where a request has one: names may repeat, and order is kept.

use super::refusal::Refusal;
use axum::{
    Form,
    extract::{FromRequest, FromRequestParts, Query, Request},
    http::{Method, header, request::Parts},
};
use interdict_model::PartialDate;
use interdict_screening::subjects::repeated_member;
use serde::de::DeserializeOwned;
use std::{collections::BTreeSet, ops::RangeInclusive};

type Pairs = Vec<(String, String)>;

/// Parameters that have one value. Of two different ones a reader would take either, and the other would not have been asked
/// about; all others may be given several times.
const OF_ONE_VALUE: &[&str] = &[
    "algorithm",
    "as_of",
    "callback",
    "changed_since",
    "cutoff",
    "extend",
    "filter_op",
    "fuzzy",
    "id",
    "known_on",
    "limit",
    "nested",
    "offset",
    "prefix",
    "q",
    "queries",
    "schema",
    "simple",
    "threshold",
    "type",
];

/// Parameters of the query string.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Parameters(Pairs);

impl<S: Send + Sync> FromRequestParts<S> for Parameters {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        let Query(pairs) = Query::<Pairs>::try_from_uri(&parts.uri)
            .map_err(|_| Refusal::invalid(&["query"], "the query string cannot be read"))?;
        Self(pairs).each_once()
    }
}

/// Parameters of the query string and of a form in the body: `OpenRefine` uses either.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Fields(pub(crate) Parameters);

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let (mut parts, body) = request.into_parts();
        let mut parameters = Parameters::from_request_parts(&mut parts, state).await?;
        let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let is_form = parts.method == Method::POST && kind.starts_with("application/x-www-form-urlencoded");
        if is_form {
            let request = Request::from_parts(parts, body);
            let Form(pairs) = Form::<Pairs>::from_request(request, state)
                .await
                .map_err(|rejection| Refusal::new(rejection.status(), "the form cannot be read"))?;
            parameters.0.extend(pairs);
        }
        Ok(Self(parameters.each_once()?))
    }
}

/// A value from a parameter that holds JSON. What is said of a wrong one holds nothing of it but the place.
pub(crate) fn json<T: DeserializeOwned>(name: &str, form: &str, text: &str) -> Result<T, Refusal> {
    if let Some(place) = repeated_member(text.as_bytes()) {
        let (line, column) = (place.line, place.column);
        let what = format!("{name}: a member stands twice in one object (line {line}, column {column})");
        return Err(Refusal::bad_request(what));
    }
    serde_json::from_str(text).map_err(|error| {
        let what = if error.is_data() { format!("not of the form {form}") } else { "not JSON".to_owned() };
        Refusal::bad_request(format!("{name}: {what} (line {}, column {})", error.line(), error.column()))
    })
}

impl Parameters {
    /// Refuses two values where there can be one.
    fn each_once(self) -> Result<Self, Refusal> {
        let differs = |name: &&&str| {
            let mut values = self.all(name);
            values.next().is_some_and(|first| values.any(|value| value != first))
        };
        match OF_ONE_VALUE.iter().find(differs) {
            Some(name) => Err(Refusal::invalid(&["query", *name], "stands more than once, with different values")),
            None => Ok(self),
        }
    }

    /// Names that were given and are none of those known, each once and in order.
    pub(crate) fn beside<'a>(&'a self, known: &[&str]) -> BTreeSet<&'a str> {
        self.0.iter().map(|(name, _)| name.as_str()).filter(|name| !known.contains(name)).collect()
    }

    /// The last value given under a name that is not empty.
    pub(crate) fn one(&self, name: &str) -> Option<&str> {
        self.all(name).next_back()
    }

    /// All values given under a name that are not empty.
    pub(crate) fn all<'a>(&'a self, name: &str) -> impl DoubleEndedIterator<Item = &'a str> {
        let pairs = self.0.iter().filter(move |(key, _)| key == name);
        pairs.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// All values, owned.
    pub(crate) fn list(&self, name: &str) -> Vec<String> {
        self.all(name).map(str::to_owned).collect()
    }

    /// A whole number within bounds.
    pub(crate) fn number(&self, name: &str, default: usize, bounds: RangeInclusive<usize>) -> Result<usize, Refusal> {
        let Some(text) = self.one(name) else { return Ok(default) };
        text.parse::<usize>().ok().filter(|number| bounds.contains(number)).ok_or_else(|| {
            let message = match *bounds.end() {
                usize::MAX => format!("a whole number, {} or more", bounds.start()),
                most => format!("a whole number from {} to {most}", bounds.start()),
            };
            Refusal::invalid(&["query", name], message)
        })
    }

    /// A score in [0, 1].
    pub(crate) fn score(&self, name: &str) -> Result<Option<f64>, Refusal> {
        let read = |text: &str| {
            let score = text.parse::<f64>().ok().filter(|score| (0.0..=1.0).contains(score));
            score.ok_or_else(|| Refusal::invalid(&["query", name], "a score is a number from 0 to 1"))
        };
        self.one(name).map(read).transpose()
    }

    /// Yes or no, as yente takes them.
    pub(crate) fn flag(&self, name: &str, default: bool) -> Result<bool, Refusal> {
        match self.one(name).map(str::to_ascii_lowercase).as_deref() {
            None => Ok(default),
            Some("true" | "1" | "yes" | "y" | "on" | "t") => Ok(true),
            Some("false" | "0" | "no" | "n" | "off" | "f") => Ok(false),
            Some(_) => Err(Refusal::invalid(&["query", name], "true or false")),
        }
    }

    /// A date as far as it goes: 2015, 2015-01, 2015-01-02, 2015-01-02T10:00:00.
    pub(crate) fn date(&self, name: &str) -> Result<Option<PartialDate>, Refusal> {
        let read = |text: &str| {
            text.parse::<PartialDate>()
                .map_err(|_| Refusal::invalid(&["query", name], "not a date; write it as 2015-01-02"))
        };
        self.one(name).map(read).transpose()
    }

    /// A whole day.
    pub(crate) fn day(&self, name: &str) -> Result<Option<PartialDate>, Refusal> {
        Ok(self.one(name).map(|text| crate::request::day(name, text)).transpose()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parameters(pairs: &[(&str, &str)]) -> Parameters {
        Parameters(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn names_may_repeat_and_empty_values_are_as_if_not_given() {
        let given = parameters(&[("topics", "sanction"), ("limit", ""), ("topics", "role.pep")]);
        assert_eq!(given.list("topics"), ["sanction", "role.pep"]);
        assert_eq!(given.number("limit", 5, 1..=500), Ok(5));
    }

    #[test]
    fn a_parameter_of_one_value_has_one() {
        for (pairs, refused) in [
            (&[("limit", "1"), ("limit", "3")][..], Some("limit")),
            (&[("q", "a"), ("q", "b")][..], Some("q")),
            (&[("limit", "1"), ("limit", "1"), ("limit", "")][..], None),
            (&[("topics", "sanction"), ("topics", "role.pep")][..], None),
        ] {
            let told = parameters(pairs).each_once().err().map(|refusal| format!("{refusal:?}"));
            assert_eq!(told.is_some(), refused.is_some(), "{pairs:?}");
            assert!(refused.is_none_or(|name| told.is_some_and(|told| told.contains(name))), "{pairs:?}");
        }
    }

    #[test]
    fn a_member_that_stands_twice_is_refused_with_its_place_and_without_its_value() {
        let told = json::<serde_json::Value>("queries", "{}", "{\"Volkov\": 1,\n\"Volkov\": 2}").unwrap_err();
        let told = format!("{told:?}");
        assert!(told.contains("queries") && told.contains("line 2") && !told.contains("Volkov"), "{told}");
    }

    #[test]
    fn what_is_out_of_bounds_is_refused_with_its_name() {
        let given =
            parameters(&[("limit", "0"), ("threshold", "70"), ("fuzzy", "perhaps"), ("changed_since", "lately")]);
        let told = [
            given.number("limit", 5, 1..=500).map(|_| ()),
            given.score("threshold").map(|_| ()),
            given.flag("fuzzy", false).map(|_| ()),
            given.date("changed_since").map(|_| ()),
        ];
        for (refusal, name) in told.into_iter().zip(["limit", "threshold", "fuzzy", "changed_since"]) {
            assert!(format!("{:?}", refusal.unwrap_err()).contains(name), "{name}");
        }
    }
}
