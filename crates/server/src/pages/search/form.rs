//! The form of the search: as it is sent, as it is shown again, and as what is to be screened.

use super::{PAGE, box_text};
use crate::{
    Problem,
    request::{SettingsRequest, numbered},
};
use interdict_model::PartyKind;
use interdict_screening::{
    DEFAULT_THRESHOLD, Settings, Subject,
    subjects::{ScreenedSubject, birth_date},
};
use interdict_text::countries;
use serde::Deserialize;

/// Longer than any name; whoever sends more has pasted an article.
const LONGEST: usize = 500;
/// So many matches can be paged through.
pub(super) const MOST: usize = 10_000;

/// The fields as they are sent. Empty means: not said.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct SearchForm {
    q: String,
    born: String,
    country: String,
    kind: String,
    as_of: String,
    known_on: String,
    threshold: String,
    /// `on` leaves weak aliases out.
    strong: String,
    /// How many matches were shown before.
    from: String,
}

/// What is to be screened, and how.
pub(super) struct Asked {
    pub(super) subject: ScreenedSubject,
    /// How the box was read, where that is not plain.
    pub(super) read_as: String,
    pub(super) settings: Settings,
    /// The first match to show, counted from 0.
    pub(super) from: usize,
}

const KINDS: [(&str, &str, Option<PartyKind>); 5] = [
    ("", "Any kind", None),
    ("person", "Person", Some(PartyKind::Person)),
    ("organization", "Organisation", Some(PartyKind::Organization)),
    ("vessel", "Ship", Some(PartyKind::Vessel)),
    ("aircraft", "Aircraft", Some(PartyKind::Aircraft)),
];

impl SearchForm {
    /// What the form asks for; nothing if the box is empty.
    pub(super) fn asked(&self) -> Result<Option<Asked>, Problem> {
        if self.q.chars().count() > LONGEST {
            return Err(Problem::bad_request(format!("the box takes up to {LONGEST} letters"))
                .with_hint("to find the parties that an article names, use Read"));
        }
        if !self.q.contains(char::is_alphanumeric) {
            return Ok(None);
        }
        let found = box_text::read(&self.q);
        let mut subject = Subject {
            names: found.name.into_iter().collect(),
            identifiers: found.identifier.into_iter().collect(),
            ..Subject::default()
        };
        subject.kind = KINDS.iter().find(|(value, ..)| *value == self.kind).and_then(|(_, _, kind)| *kind);
        let mut notes = Vec::new();
        if !self.born.trim().is_empty() {
            let born = birth_date(&self.born).ok_or_else(|| {
                Problem::bad_request("birth date: not understood; write it as 1962-02-18, 18 Feb 1962 or 1962")
            })?;
            if born.ambiguous {
                notes.push(format!("The birth date was read as {}, the day first.", born.date));
            }
            subject.births.push(born.date);
        }
        if !self.country.trim().is_empty() {
            let country = countries::by_name(&self.country).ok_or_else(|| {
                Problem::bad_request("country: not understood; write its name or its two letters, North Korea or kp")
            })?;
            subject.countries.push(country);
        }
        let from = self.from.trim().parse::<usize>().unwrap_or(0).min(MOST - PAGE);
        let settings = SettingsRequest {
            threshold: self.threshold_value()?,
            // One more than is shown tells whether there are more.
            limit: Some(from + PAGE + 1),
            as_of: said(&self.as_of),
            known_on: said(&self.known_on),
            weak_names: Some(self.strong.is_empty()),
            explain: Some(true),
            ofac_minimum: None,
        }
        .settings()?;
        let subject = ScreenedSubject { notes, ..numbered(1, subject) };
        Ok(Some(Asked { subject, read_as: found.read_as, settings, from }))
    }

    fn threshold_value(&self) -> Result<Option<f64>, Problem> {
        let text = self.threshold.trim().replace(',', ".");
        if text.is_empty() {
            return Ok(None);
        }
        let wrong = || Problem::bad_request("threshold: a score is a number from 0 to 1");
        text.parse::<f64>().map(Some).map_err(|_| wrong())
    }

    /// The fields but the place, for a form that asks for more of the same.
    pub(super) fn hidden_fields(&self) -> Vec<HiddenField> {
        [
            ("q", &self.q),
            ("born", &self.born),
            ("country", &self.country),
            ("kind", &self.kind),
            ("as_of", &self.as_of),
            ("known_on", &self.known_on),
            ("threshold", &self.threshold),
            ("strong", &self.strong),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| HiddenField { name, value: value.clone() })
        .collect()
    }
}

fn said(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.trim().to_owned())
}

/// A field that goes along unseen.
pub(super) struct HiddenField {
    pub(super) name: &'static str,
    pub(super) value: String,
}

/// One choice of several.
pub(super) struct Choice {
    pub(super) value: &'static str,
    pub(super) label: &'static str,
    pub(super) selected: bool,
}

/// The form as it is shown.
pub(super) struct FormView {
    pub(super) q: String,
    pub(super) born: String,
    pub(super) country: String,
    pub(super) kinds: Vec<Choice>,
    pub(super) as_of: String,
    pub(super) known_on: String,
    pub(super) threshold: String,
    pub(super) default_threshold: String,
    pub(super) strong: bool,
    /// Whether what was known on a day can be asked for.
    pub(super) has_store: bool,
    /// Whether the part with the settings is open.
    pub(super) open: bool,
}

impl FormView {
    pub(super) fn new(form: &SearchForm, has_store: bool) -> Self {
        let choice =
            |(value, label, _): (&'static str, &'static str, _)| Choice { value, label, selected: value == form.kind };
        Self {
            q: form.q.clone(),
            born: form.born.clone(),
            country: form.country.clone(),
            kinds: KINDS.into_iter().map(choice).collect(),
            as_of: form.as_of.clone(),
            known_on: form.known_on.clone(),
            threshold: form.threshold.clone(),
            default_threshold: format!("{DEFAULT_THRESHOLD:.2}"),
            strong: !form.strong.is_empty(),
            has_store,
            open: [&form.as_of, &form.known_on, &form.threshold, &form.strong].iter().any(|text| !text.is_empty()),
        }
    }
}
