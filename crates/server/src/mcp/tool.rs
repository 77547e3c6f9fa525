//! What all tools have in common: arguments in, an answer or an error out.
//!
//! Arguments are checked here and not by the protocol crate, whose errors repeat the values that were given and go to
//! its log. A wrong argument is an error of the tool, which the model reads and can put right; an error of the protocol
//! it would not see.

use crate::Problem;
use axum::http::StatusCode;
use rmcp::{
    handler::server::tool::schema_for_input,
    model::{CallToolResult, ContentBlock, JsonObject, Tool, ToolAnnotations},
    schemars::JsonSchema,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

/// What a tool answers.
#[derive(Debug)]
pub(super) struct Told {
    text: String,
    content: Value,
}

impl Told {
    /// The answer for programs, and its gist for people and for models whose client shows them nothing else.
    pub(super) fn new(text: String, content: &impl Serialize) -> Result<Self, Problem> {
        let content = serde_json::to_value(content).map_err(|error| {
            tracing::error!(%error, "an answer could not be written as JSON");
            Problem::internal()
        })?;
        Ok(Self { text, content })
    }
}

/// A tool with the schemas of its arguments and its answer. None of them changes anything.
pub(super) fn describe<Arguments, Answer>(name: &'static str, title: &str, description: &'static str) -> Tool
where
    Arguments: JsonSchema + 'static,
    Answer: JsonSchema + 'static,
{
    let hints = ToolAnnotations::new().read_only(true).destructive(false).idempotent(true).open_world(false);
    Tool::new(name, description, JsonObject::new())
        .with_title(title)
        .with_annotations(hints)
        .with_input_schema::<Arguments>()
        .with_output_schema::<Answer>()
}

/// Reads the arguments of a call. What is said of a wrong one is its name.
pub(super) fn arguments<Arguments>(given: Option<JsonObject>) -> Result<Arguments, Problem>
where
    Arguments: JsonSchema + DeserializeOwned + 'static,
{
    let given = given.unwrap_or_default();
    let read = |given: JsonObject| serde_json::from_value::<Arguments>(Value::Object(given)).ok();
    if let Some(arguments) = read(given.clone()) {
        return Ok(arguments);
    }
    let schema = schema_for_input::<Arguments>().unwrap_or_default();
    let known = |name: &str| schema.get("properties").is_some_and(|properties| properties.get(name).is_some());
    if let Some(name) = given.keys().find(|name| !known(name)) {
        return Err(wrong(name, "the tool has no such argument"));
    }
    let required = schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let required: Vec<&str> = required.collect();
    if let Some(name) = required.iter().find(|name| !given.contains_key(**name)) {
        return Err(wrong(name, "is missing"));
    }
    // The one without which the others can be read; what has to be there cannot be left out to see.
    let is_to_blame = |name: &&String| {
        let mut others = given.clone();
        others.remove(*name);
        read(others).is_some()
    };
    let blamed = given.keys().find(is_to_blame).map(String::as_str).or(required.first().copied());
    let name = blamed.unwrap_or("arguments");
    Err(wrong(name, "is not of the type that the schema of the tool gives"))
}

/// An argument that cannot be used.
pub(super) fn wrong(name: &str, what: &str) -> Problem {
    Problem::new(StatusCode::BAD_REQUEST, "request.malformed", format!("{name}: {what}"))
        .with_hint("tools/list has the schema of every tool")
}

/// What goes back to the client. An error carries its stable code and what to try.
pub(super) fn result(outcome: Result<Told, Problem>) -> CallToolResult {
    let (mut result, text) = match outcome {
        Ok(told) => (CallToolResult::structured(told.content), told.text),
        Err(problem) => {
            let Problem { code, detail, hint, .. } = problem;
            let text = hint.as_ref().map_or_else(
                || format!("error[{code}]: {detail}"),
                |hint| format!("error[{code}]: {detail}\nhint: {hint}"),
            );
            let content = json!({ "code": code, "detail": detail, "hint": hint });
            (CallToolResult::structured_error(content), text)
        }
    };
    result.content = vec![ContentBlock::text(text)];
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use rmcp::schemars;
    use serde::Deserialize;

    #[derive(Debug, Deserialize, JsonSchema)]
    #[serde(deny_unknown_fields)]
    struct Example {
        #[allow(dead_code)]
        id: String,
        #[allow(dead_code)]
        limit: Option<usize>,
    }

    fn told(given: Value) -> String {
        let Value::Object(given) = given else { unreachable!() };
        arguments::<Example>(Some(given)).map_or_else(|problem| problem.detail, |_| "fine".to_owned())
    }

    #[test]
    fn a_wrong_argument_is_named_and_its_value_is_not() {
        let cases = [
            (json!({"id": "ofac-1"}), "fine"),
            (json!({"limit": 3}), "id: is missing"),
            (json!({"id": "ofac-1", "name": "Arkady Volkov"}), "name: the tool has no such argument"),
            (json!({"id": 17614}), "id: is not of the type that the schema of the tool gives"),
            (
                json!({"id": "ofac-1", "limit": "Arkady Volkov"}),
                "limit: is not of the type that the schema of the tool gives",
            ),
        ];
        for (given, expected) in cases {
            assert_eq!(told(given), expected);
        }
    }

    #[test]
    fn an_error_carries_its_code_and_its_hint() {
        let result = result(Err(wrong("id", "is missing")));
        assert_eq!(result.is_error, Some(true));
        let content = result.structured_content.unwrap();
        assert_eq!(content["code"], "request.malformed");
        assert!(content["hint"].is_string());
    }
}
