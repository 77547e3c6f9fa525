//! The tool `screen`: one subject against the lists.

use super::{
    edition::{self, EditionUsed},
    tool::{self, Told, wrong},
};
use crate::{
    Problem, Service,
    request::{SettingsRequest, day, numbered},
};
use interdict_screening::{
    Match, SameWord, Screening, Settings, Subject,
    subjects::{birth_date, identifier, schema_of_word},
};
use interdict_text::countries;
use rmcp::{
    model::{JsonObject, Tool},
    schemars::{self, JsonSchema},
};
use serde::{Deserialize, Serialize};
use std::{fmt::Write as _, sync::Arc};

/// Its name.
pub(super) const NAME: &str = "screen";

const DESCRIPTION: &str = "Screens one person, organisation, company, ship or aircraft against the loaded sanctions \
lists and returns the listed parties that it may be, best first, each with a probability from 0 to 1, the reasons, the \
lists and programmes it stands on and since when. Give a name in any script and word order, or numbers (passport, IMO, \
wallet, LEI), or both; add a birth date and countries if they are known, they tell namesakes apart. An empty list of \
matches means clear against the editions named in the answer. Use as_of for the lists as they were in force on a \
former day, known_on for what had been published by a former day.";

/// Its arguments.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Arguments {
    /// Name of the party, in any script and word order. May be left out if there are identifiers.
    name: Option<String>,
    /// Birth date as far as it is known: 1962, 1962-02 or 1962-02-18.
    birth_date: Option<String>,
    /// Country of birth, nationality, residence, registration or flag: a code (KP) or a name (North Korea). Several are
    /// separated by semicolons.
    country: Option<String>,
    /// What kind of party it is: Person, Organization, Company, Vessel or Airplane. Leave it out if it is not known.
    schema: Option<String>,
    /// Numbers that name the party, each with its kind: passport:563410081, imo:9074729, wallet:0x..., lei:..., bic:...
    /// A number without a kind is compared with numbers of all kinds.
    #[serde(default)]
    identifiers: Vec<String>,
    /// Screen against the lists as they were in force on this day, by the authorities' own dates: 2015-01-02.
    as_of: Option<String>,
    /// Screen against the editions that were known on this day: 2015-01-02. Needs a store of editions.
    known_on: Option<String>,
    /// Lowest score that is a match, from 0 to 1. Default 0.35.
    threshold: Option<f64>,
    /// At most this many matches. Default 10.
    limit: Option<usize>,
}

/// Its answer.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Answer {
    /// The editions that were screened against.
    editions: Vec<EditionUsed>,
    /// The settings that were used.
    settings: SettingsUsed,
    /// What of the question could not be used as given.
    notes: Vec<String>,
    /// The receipt that proves this answer, where the service leaves receipts.
    #[serde(skip_serializing_if = "Option::is_none")]
    receipt: Option<ReceiptLeft>,
    /// The listed parties that the subject may be, best first. None: clear against these editions with these settings.
    matches: Vec<Found>,
}

/// A receipt in the store of the service.
#[derive(Debug, Serialize, JsonSchema)]
struct ReceiptLeft {
    /// Its place in the chain.
    number: i64,
    /// Its hash, in hexadecimal digits.
    hash: String,
}

/// The settings of a screening.
#[derive(Debug, Serialize, JsonSchema)]
struct SettingsUsed {
    /// Lowest score that is a match.
    threshold: f64,
    /// At most so many matches.
    limit: usize,
    /// The day on which the lists are taken to be in force.
    as_of: Option<String>,
    /// The day on which the editions were known.
    known_on: Option<String>,
}

/// A listed party that the subject may be.
#[derive(Debug, Serialize, JsonSchema)]
struct Found {
    /// Its identity, for the tools show and history: ofac-17614.
    id: String,
    /// Its primary name.
    caption: String,
    /// Person, Organization, Company, Vessel, Airplane ...
    schema: String,
    /// Probability that the subject is this party, from 0 to 1.
    score: f64,
    /// Which of its names matched; null if a number alone did.
    matched_name: Option<String>,
    /// Whether the publisher marks that name as weak: it confirms, it does not count alone.
    weak_name: bool,
    /// Why, the most telling first.
    reasons: Vec<String>,
    /// The lists it stands on.
    lists: Vec<String>,
    /// The first day of its earliest designation.
    listed_on: Option<String>,
    /// The programmes it is listed under.
    programmes: Vec<String>,
    /// Identities of the same party on other lists.
    same_party: Vec<String>,
}

/// The tool as clients are told of it.
pub(super) fn tool() -> Tool {
    tool::describe::<Arguments, Answer>(NAME, "Screen a party", DESCRIPTION)
}

/// Answers a call.
pub(super) async fn call(service: &Arc<Service>, given: Option<JsonObject>) -> Result<Told, Problem> {
    let arguments: Arguments = tool::arguments(given)?;
    let settings = settings(&arguments)?;
    let mut notes = Vec::new();
    let subject = subject(&arguments, &mut notes)?;
    let snapshot = service.lists(settings.known_on).await?;
    let (screening, receipt) = service.screen(&snapshot, numbered(1, subject), &settings).await?;
    notes.extend(screening.notes.iter().cloned());
    notes.extend(screening.same_word.as_ref().map(SameWord::told));
    let text = in_words(&screening, &settings, &edition::in_words(snapshot.editions()));
    let answer = Answer {
        editions: edition::used(snapshot.editions()),
        settings: SettingsUsed {
            threshold: settings.threshold,
            limit: settings.limit,
            as_of: settings.as_of.map(|day| day.to_string()),
            known_on: settings.known_on.map(|day| day.to_string()),
        },
        notes,
        receipt: receipt.map(|receipt| ReceiptLeft { number: receipt.number, hash: receipt.hash }),
        matches: screening.matches.into_iter().map(found).collect(),
    };
    Told::new(text, &answer)
}

fn settings(arguments: &Arguments) -> Result<Settings, Problem> {
    let asked =
        SettingsRequest { threshold: arguments.threshold, limit: arguments.limit, ..SettingsRequest::default() };
    let known = asked.settings()?;
    Ok(Settings {
        as_of: arguments.as_of.as_deref().map(|text| day("as_of", text)).transpose()?,
        known_on: arguments.known_on.as_deref().map(|text| day("known_on", text)).transpose()?,
        ..known
    })
}

/// The subject of the arguments. What is not understood is an error: a model can ask again, and would not notice
/// otherwise that a birth date did not count.
fn subject(arguments: &Arguments, notes: &mut Vec<String>) -> Result<Subject, Problem> {
    let mut subject = Subject::default();
    let name = arguments.name.as_deref().map(str::trim).unwrap_or_default();
    if name.chars().any(char::is_alphanumeric) {
        subject.names.push(name.to_owned());
    }
    if let Some(text) = filled(arguments.birth_date.as_deref()) {
        let birth =
            birth_date(text).ok_or_else(|| wrong("birth_date", "not a date; write it as 1962-02-18 or 1962"))?;
        if birth.ambiguous {
            notes.push("birth_date: day and month could be exchanged; the first was taken as the day".to_owned());
        }
        subject.births.push(birth.date);
    }
    for text in filled(arguments.country.as_deref()).into_iter().flat_map(|text| text.split(';')) {
        let country = countries::by_name(text.trim())
            .ok_or_else(|| wrong("country", "no country is known by that name; write its two-letter code"))?;
        subject.countries.push(country);
    }
    if let Some(word) = filled(arguments.schema.as_deref()) {
        let schema = schema_of_word(word)
            .ok_or_else(|| wrong("schema", "one of Person, Organization, Company, Vessel, Airplane"))?;
        subject.kind = Some(schema.kind());
    }
    for text in &arguments.identifiers {
        // The reason that is given there repeats the text.
        let number = identifier(text)
            .map_err(|_| wrong("identifiers", "write a number as passport:563410081, imo:9074729, lei:..., bic:..."))?;
        subject.identifiers.push(number);
    }
    if subject.names.is_empty() && subject.identifiers.is_empty() {
        return Err(wrong("name", "there is no name and no number to screen"));
    }
    Ok(subject)
}

fn filled(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

fn found(found: Match) -> Found {
    let (matched_name, weak_name) = found.matched_name.map_or((None, false), |name| (Some(name.text), name.weak));
    Found {
        id: found.entity,
        caption: found.caption,
        schema: found.schema.to_string(),
        score: found.score,
        matched_name,
        weak_name,
        reasons: found.reasons,
        lists: found.lists,
        listed_on: found.listed_on.map(|day| day.to_string()),
        programmes: found.programmes,
        same_party: found.same_party,
    }
}

fn in_words(screening: &Screening, settings: &Settings, editions: &str) -> String {
    let as_of = settings.as_of.map(|day| format!(" as in force on {day}")).unwrap_or_default();
    let known_on = settings.known_on.map(|day| format!(" as known on {day}")).unwrap_or_default();
    let against = format!("against {editions}{as_of}{known_on}, threshold {}", settings.threshold);
    if screening.matches.is_empty() {
        return format!("No match {against}.");
    }
    let mut text = match screening.matches.len() {
        1 => format!("1 possible match {against}:"),
        many => format!("{many} possible matches {against}:"),
    };
    for found in &screening.matches {
        let since = found.listed_on.map(|day| format!(" since {day}")).unwrap_or_default();
        // Writing to a text does not fail.
        let _ = write!(
            text,
            "\n{:.2} {} ({}, {}): {}; on {}{since} under {}",
            found.score,
            found.caption,
            found.entity,
            found.schema,
            found.reasons.join(", "),
            found.lists.join(", "),
            found.programmes.join(", "),
        );
    }
    text
}
