//! The tool `read`: who and what an article is about.

use super::{
    edition::{self, EditionUsed},
    tool::{self, Told, wrong},
};
use crate::{Problem, Service, request::day};
use interdict_documents::{Certainty, Dossier, PartyNote, SCHEMA, SeenNote, Settings, Standing, dates::Day, document};
use rmcp::{
    model::{JsonObject, Tool},
    schemars::{self, JsonSchema},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::{fmt::Write as _, sync::Arc};

/// Its name.
pub(super) const NAME: &str = "read";

const DESCRIPTION: &str = "Reads one article (plain text, Markdown or HTML, in English) and returns the listed parties \
it names with how sure that is and whether they were listed when it was published, and what it says: claims with who \
holds them and who denies them, events with date and whether they happened or are alleged, figures, quotations, \
offences with each party's part in them. Every finding has the byte offsets and the words it rests on. Give the text \
itself, not an address.";

/// Its arguments.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Arguments {
    /// The article: plain text, Markdown or the HTML of its page.
    text: String,
    /// What to call it in the answer. An ending tells the format: story.html, story.md, story.txt.
    name: Option<String>,
    /// The day it was published, 2015-01-04, if the text does not say it: relative dates and listings are counted from
    /// it.
    published: Option<String>,
    /// Look for the parties of the editions that were known on this day: 2015-01-02. Needs a store of editions.
    known_on: Option<String>,
}

/// Its answer.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Answer {
    /// The editions whose parties were looked for.
    editions: Vec<EditionUsed>,
    /// The day on which the editions were known.
    known_on: Option<String>,
    /// Name and version of the form of the dossier.
    schema: String,
    /// What was found: origin, parties, dates, figures, quotes, claims, events, risks. start and end are bytes of the
    /// text.
    dossier: Value,
}

/// The tool as clients are told of it.
pub(super) fn tool() -> Tool {
    tool::describe::<Arguments, Answer>(NAME, "Read an article", DESCRIPTION)
}

/// Answers a call.
pub(super) async fn call(service: &Arc<Service>, given: Option<JsonObject>) -> Result<Told, Problem> {
    let Arguments { text, name, published, known_on } = tool::arguments(given)?;
    let known_on = known_on.as_deref().map(|text| day("known_on", text)).transpose()?;
    let settings =
        Settings { published: published.as_deref().map(day_of_publication).transpose()?, ..Settings::default() };
    let document = document(name.as_deref().unwrap_or("article"), text.as_bytes())?;
    let snapshot = service.lists(known_on).await?;
    let reading =
        service.with_screener(&snapshot, move |snapshot, _| snapshot.reader().read(document, &settings)).await??;
    let text = in_words(&reading.dossier, &edition::in_words(snapshot.editions()));
    let answer = Answer {
        editions: edition::used(snapshot.editions()),
        known_on: known_on.map(|day| day.to_string()),
        schema: SCHEMA.to_owned(),
        dossier: without_paragraphs(&reading.dossier),
    };
    Told::new(text, &answer)
}

fn day_of_publication(text: &str) -> Result<Day, Problem> {
    let text = text.trim();
    Day::parse_iso(text)
        .filter(|_| text.len() == 10)
        .ok_or_else(|| wrong("published", "not a day; write it as 2015-01-04"))
}

/// Who asks has the text; repeating it would only fill the context of the model.
fn without_paragraphs(dossier: &Dossier) -> Value {
    let mut written = serde_json::to_value(dossier).unwrap_or_default();
    if let Some(members) = written.as_object_mut() {
        members.remove("paragraphs");
    }
    written
}

fn in_words(dossier: &Dossier, editions: &str) -> String {
    let mut text = match dossier.parties.len() {
        0 => format!("No listed party is named (looked for those of {editions})."),
        1 => format!("1 listed party is named ({editions}):"),
        many => format!("{many} listed parties are named ({editions}):"),
    };
    for party in &dossier.parties {
        text.push_str(&party_in_words(party));
    }
    // Writing to a text does not fail.
    let _ = write!(
        text,
        "\nAlso found: {} claims, {} events, {} figures, {} quotations, {} offences.",
        dossier.claims.len(),
        dossier.events.len(),
        dossier.figures.len(),
        dossier.quotes.len(),
        dossier.risks.len(),
    );
    text
}

fn party_in_words(party: &PartyNote) -> String {
    let certainty = match party.certainty {
        Certainty::Possible => "possible, a namesake is as likely",
        Certainty::Likely => "likely",
        Certainty::Identified => "identified",
    };
    let standing = match &party.standing {
        Standing::Listed { since } => format!("listed since {since}"),
        Standing::ListedLater { since } => format!("listed later, on {since}"),
        Standing::Delisted { on } => format!("delisted on {on}"),
        Standing::Unknown { since: Some(since) } => format!("listed since {since}, day of publication not known"),
        Standing::Unknown { since: None } => "not known since when it is listed".to_owned(),
    };
    let seen = party.seen.as_ref().map(by_editions).unwrap_or_default();
    let mentions = party.mentions.len();
    format!("\n{} ({}): {certainty}; {standing}{seen}; mentions: {mentions}", party.caption, party.entity)
}

/// The editions that a standing rests on where the list states no day.
fn by_editions(SeenNote { with, without }: &SeenNote) -> String {
    let without = without.map(|day| format!(", not in that of {day}")).unwrap_or_default();
    format!(" (the list states no day; in its edition of {with}{without})")
}
