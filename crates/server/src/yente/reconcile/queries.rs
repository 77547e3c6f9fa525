//! Reconciliation queries: `{KEY: {query, type, limit, properties: [{pid, v}]}}`.

use crate::{
    Service,
    receipts::LeftReceipt,
    service,
    yente::{
        entity::Object,
        example::Example,
        matching::{DEFAULT_LIMIT, screen},
        parameters::{self, Parameters},
        refusal::Refusal,
        schemata,
        scoring::{Scored, Scoring},
        view::View,
    },
};
use interdict_model::Entity;
use interdict_text::countries;
use serde::Deserialize;
use serde_json::{Value, json};
use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

/// What a client has to send.
const FORM: &str = r#"{KEY: {"query": NAME, "type": "Person", "limit": 5, "properties": [{"pid": ..., "v": ...}]}}"#;

/// One query.
#[derive(Debug, Deserialize)]
#[allow(clippy::struct_field_names, reason = "the names are those of the interface")]
struct Query {
    #[serde(default)]
    query: Option<String>,
    /// One type or several; the first counts.
    #[serde(default, rename = "type")]
    kind: Value,
    #[serde(default)]
    limit: Option<usize>,
    #[serde(default)]
    properties: Vec<Fact>,
}

/// Something that is known of the party.
#[derive(Debug, Deserialize)]
struct Fact {
    pid: String,
    #[serde(default)]
    v: Value,
}

/// Answers all queries of a request.
pub(super) async fn answer(
    service: &Arc<Service>,
    view: View,
    parameters: &Parameters,
    text: &str,
) -> Result<(Value, Option<LeftReceipt>), Refusal> {
    let queries: BTreeMap<String, Query> = parameters::json("queries", FORM, text)?;
    let scoring = Scoring::read(parameters, DEFAULT_LIMIT)?;
    let examples: Vec<Example> = queries.values().map(Query::example).collect();
    let (screened, receipt) = screen(service, &view, &scoring, &examples).await?;
    let answers = service::blocking(move || {
        let answered = queries.into_iter().zip(screened).map(|((key, query), screened)| {
            let answer = match screened {
                Ok(screening) => {
                    // With a limit of 0 there would be nothing, which looks like a clear answer.
                    let limit = query.limit.filter(|limit| *limit > 0).unwrap_or(scoring.limit);
                    let scoring = Scoring { limit, ..scoring };
                    let ranked = scoring.rank(&view, &screening);
                    // Of two that are as likely a person must choose; a client would take the first.
                    let alone = ranked.matches == 1;
                    let results: Vec<Value> = ranked.results.iter().map(|result| written(result, alone)).collect();
                    json!({ "result": results })
                }
                Err(reason) => json!({ "result": [], "error": reason }),
            };
            (key, answer)
        });
        answered.collect::<Object>()
    })
    .await?;
    Ok((Value::Object(answers), receipt))
}

impl Query {
    /// The party that is looked for.
    fn example(&self) -> Example {
        let kind = match &self.kind {
            Value::Array(kinds) => kinds.first().and_then(identity),
            kind => identity(kind),
        };
        let mut properties: BTreeMap<String, Value> = BTreeMap::new();
        let facts = self.properties.iter().map(|fact| (fact.pid.rsplit(':').next().unwrap_or_default(), &fact.v));
        let name = self.query.as_ref().map(|name| ("name", Value::from(name.as_str())));
        for (property, value) in name.iter().map(|(property, value)| (*property, value)).chain(facts) {
            let values: Vec<String> = match value {
                Value::Array(values) => values.iter().filter_map(title).collect(),
                value => title(value).into_iter().collect(),
            };
            let held = properties.entry(property.to_owned()).or_insert_with(|| Value::Array(Vec::new()));
            if let Value::Array(held) = held {
                held.extend(values.into_iter().map(Value::from));
            }
        }
        Example { id: None, schema: kind.unwrap_or_else(|| "Thing".to_owned()), properties }
    }
}

/// The text of a value; of one that is an object, such as a cell that was reconciled before, its name.
fn title(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(members) => members.get("name").or_else(|| members.get("id")).and_then(title),
        _ => None,
    }
}

/// The name of a type, which may be given as an object.
fn identity(value: &Value) -> Option<String> {
    title(value.get("id").unwrap_or(value))
}

fn written(result: &Scored<'_>, alone: bool) -> Value {
    let mut shown = candidate(&result.records);
    shown.insert("score".to_owned(), json!(result.score));
    shown.insert("match".to_owned(), json!(result.is_match && alone));
    Value::Object(shown)
}

/// A party as reconciliation clients show it.
pub(super) fn candidate(records: &[Cow<'_, Entity>]) -> Object {
    let mut shown = Object::new();
    let Some(first) = records.first() else { return shown };
    let schema = first.schema.as_str();
    let plural = schemata::kind(schema).map_or(schema, |kind| kind.plural);
    shown.insert("id".to_owned(), json!(first.id));
    shown.insert("name".to_owned(), json!(first.caption()));
    shown.insert("description".to_owned(), json!(described(first)));
    shown.insert("type".to_owned(), json!([{ "id": schema, "name": plural }]));
    shown
}

/// What tells a party from its namesakes: `Person, born 1962-02-18, North Korea, DPRK2`.
fn described(entity: &Entity) -> String {
    let mut told = vec![schemata::label(entity.schema.as_str()).to_owned()];
    told.extend(entity.births.first().map(|birth| format!("born {birth}")));
    told.extend(entity.all_countries().into_iter().take(2).map(countries::written_title));
    told.extend(entity.programmes().into_iter().take(3).map(str::to_owned));
    told.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_becomes_an_example_whatever_form_its_values_have() {
        let query: Query = serde_json::from_value(json!({
            "query": "Arkady Volkov",
            "type": [{"id": "Person", "name": "People"}],
            "properties": [
                {"pid": "Person:birthDate", "v": 1962},
                {"pid": "nationality", "v": [{"id": "kp", "name": "North Korea"}, "ru"]},
            ],
        }))
        .unwrap();
        let example = query.example();
        assert_eq!(example.schema, "Person");
        assert_eq!(
            json!(example.properties),
            json!({"birthDate": ["1962"], "name": ["Arkady Volkov"], "nationality": ["North Korea", "ru"]})
        );
    }
}
