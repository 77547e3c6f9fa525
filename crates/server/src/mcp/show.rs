//! The tool `show`: everything the lists say of one party.

use super::{
    edition::{self, EditionUsed},
    tool::{self, Told},
};
use crate::{Problem, Service, request::day};
use interdict_model::{Designation, Entity, PartialDate};
use rmcp::{
    model::{JsonObject, Tool},
    schemars::{self, JsonSchema},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::{borrow::Cow, fmt::Write as _, sync::Arc};

/// Its name.
pub(super) const NAME: &str = "show";

/// So many names and numbers go into the text for people; all are in the answer.
const TOLD: usize = 8;

const DESCRIPTION: &str = "Returns everything the loaded sanctions lists say of one listed party, by the identity that \
screen gave (ofac-17614): all names with their strength, birth dates and places, countries, numbers, addresses, \
positions, designations with authority, programmes, legal basis and dates, and relations to other parties. One record \
for each list the party stands on. Use as_of to leave out what was not yet or no longer in force on a day.";

/// Its arguments.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Arguments {
    /// Identity of the party: ofac-17614.
    id: String,
    /// Show it as it was in force on this day, by the authority's own dates: 2015-01-02.
    as_of: Option<String>,
    /// Show it as the editions had it that were known on this day: 2015-01-02. Needs a store of editions.
    known_on: Option<String>,
}

/// Its answer.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Answer {
    /// The editions that were looked at.
    editions: Vec<EditionUsed>,
    /// The day on which the party is shown as it was in force.
    as_of: Option<String>,
    /// The day on which the editions were known.
    known_on: Option<String>,
    /// The party on each list: id, schema, names (kind, weak, script), births, countries (role), identifiers (kind,
    /// value), addresses, positions, designations (authority, programmes, `legal_basis`, `listed_on`, `delisted_on`),
    /// relations, notes.
    records: Vec<Value>,
}

/// The tool as clients are told of it.
pub(super) fn tool() -> Tool {
    tool::describe::<Arguments, Answer>(NAME, "Show a listed party", DESCRIPTION)
}

/// Answers a call.
pub(super) async fn call(service: &Arc<Service>, given: Option<JsonObject>) -> Result<Told, Problem> {
    let arguments: Arguments = tool::arguments(given)?;
    let as_of = arguments.as_of.as_deref().map(|text| day("as_of", text)).transpose()?;
    let known_on = arguments.known_on.as_deref().map(|text| day("known_on", text)).transpose()?;
    let snapshot = service.lists(known_on).await?;
    let whole: Vec<Cow<'_, Entity>> = snapshot.records(&arguments.id).collect();
    let records = in_force(&whole, as_of)?;
    let text = records.iter().map(in_words).collect::<Vec<_>>().join("\n\n");
    let answer = Answer {
        editions: edition::used(snapshot.editions()),
        as_of: as_of.map(|day| day.to_string()),
        known_on: known_on.map(|day| day.to_string()),
        records: records.iter().filter_map(|record| serde_json::to_value(record).ok()).collect(),
    };
    Told::new(text, &answer)
}

/// The records as they were on a day, or why there are none.
fn in_force(whole: &[Cow<'_, Entity>], as_of: Option<PartialDate>) -> Result<Vec<Entity>, Problem> {
    if whole.is_empty() {
        return Err(Problem::not_found("party.unknown", "id: there is no such party on the lists")
            .with_hint("identities look like ofac-9345; the tool screen finds them by name"));
    }
    let Some(day) = as_of else { return Ok(whole.iter().map(|record| record.clone().into_owned()).collect()) };
    let records: Vec<Entity> = whole.iter().filter_map(|record| record.as_of(day)).collect();
    if records.is_empty() {
        let since = whole.iter().filter_map(|record| record.listed_on()).min();
        let since = since.map(|first| format!("; it is listed since {first}")).unwrap_or_default();
        return Err(Problem::not_found("party.not_in_force", format!("id: not listed on {day}{since}"))
            .with_hint("leave as_of out for the party as it is now"));
    }
    Ok(records)
}

fn in_words(record: &Entity) -> String {
    let mut text = format!("{} ({}, {}) on {}", record.caption(), record.id, record.schema, record.datasets.join(", "));
    let names: Vec<&str> = record.names.iter().skip(1).map(|name| name.text.as_str()).collect();
    line(&mut text, "also", &names);
    let births: Vec<String> = record.births.iter().map(ToString::to_string).collect();
    line(&mut text, "born", &births);
    let countries: Vec<&str> = record.all_countries().into_iter().map(interdict_model::Country::code).collect();
    line(&mut text, "countries", &countries);
    line(&mut text, "positions", &record.positions);
    let numbers: Vec<&str> = record.identifiers.iter().map(|number| number.value.as_str()).collect();
    line(&mut text, "numbers", &numbers);
    let designations: Vec<String> = record.designations.iter().map(designation).collect();
    line(&mut text, "listed", &designations);
    text
}

/// Adds a line with the first few values, unless there are none.
fn line<Text: AsRef<str>>(text: &mut String, what: &str, values: &[Text]) {
    if values.is_empty() {
        return;
    }
    let told: Vec<&str> = values.iter().take(TOLD).map(AsRef::as_ref).collect();
    let more = values.len().saturating_sub(TOLD);
    let more = if more > 0 { format!("; and {more} more") } else { String::new() };
    // Writing to a text does not fail.
    let _ = write!(text, "\n{what}: {}{more}", told.join("; "));
}

fn designation(designation: &Designation) -> String {
    let since = designation.listed_on.map(|day| format!(" since {day}")).unwrap_or_default();
    let until = designation.delisted_on.map(|day| format!(" until {day}")).unwrap_or_default();
    let codes: Vec<&str> = designation.programme_codes().collect();
    format!("by {} under {}{since}{until}", designation.authority, codes.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use interdict_model::{Name, Schema};

    #[test]
    fn a_party_that_was_not_listed_yet_says_since_when_it_is() {
        let mut party = Entity::new("a-1", Schema::Company);
        party.names.push(Name::primary("Galleon Quartz"));
        party.designations.push(Designation { listed_on: "2015-01-02".parse().ok(), ..Designation::default() });
        let before = in_force(&[Cow::Borrowed(&party)], "2015-01-01".parse().ok()).unwrap_err();
        assert_eq!(before.code, "party.not_in_force");
        assert!(before.detail.ends_with("listed since 2015-01-02"), "{}", before.detail);
        assert_eq!(in_force(&[Cow::Borrowed(&party)], "2015-01-02".parse().ok()).unwrap().len(), 1);
        assert_eq!(in_force(&[], None).unwrap_err().code, "party.unknown");
    }
}
