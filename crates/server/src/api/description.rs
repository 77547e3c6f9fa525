//! The description of the interface for programs (`OpenAPI` 3.1): what the handlers say of themselves, with a title, an
//! introduction and an example for every request.

use serde_json::{Value, json};
use utoipa::openapi::OpenApi;

/// Version of the description's own form.
const OPENAPI: &str = "3.1.0";

const INTRODUCTION: &str = "\
Is this party on a sanctions list, since when, under which programme, and why do you think so?

Names, births, numbers and articles stand in bodies, never in addresses, and are in no log. Every answer names the editions \
and settings it was made with; the same request against the same editions gives the same bytes. `asOf` looks at the lists as \
the authorities had them in force on a day, `knownOn` as they were known on a day (from the store).

What goes wrong is told as `application/problem+json` with a stable `code`, the place in `detail`, and a `hint`; \
/docs/problems has every code. Where the service asks for keys, send `Authorization: Bearer KEY`.";

const TAGS: [(&str, &str); 5] = [
    ("screening", "Is somebody listed?"),
    ("files", "Are any of these customers listed?"),
    ("reading", "Whom is this article about, and what does it say?"),
    ("parties", "What is known of a listed party?"),
    ("lists", "What is screened against, and what changed?"),
];

/// The whole description.
pub(super) fn complete(collected: &OpenApi) -> Value {
    let mut description = serde_json::to_value(collected).unwrap_or_else(|error| {
        tracing::error!(%error, "the interface could not be described");
        json!({})
    });
    description["openapi"] = json!(OPENAPI);
    description["info"] = json!({
        "title": "Interdict",
        "version": env!("CARGO_PKG_VERSION"),
        "description": INTRODUCTION,
        "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
    });
    description["tags"] =
        TAGS.iter().map(|(name, question)| json!({ "name": name, "description": question })).collect();
    description["security"] = json!([{}, { "key": [] }]);
    description["components"]["securitySchemes"] = json!({ "key": {
        "type": "http",
        "scheme": "bearer",
        "description": "A key of the service, where it asks for one.",
    } });
    for (path, media_type, example) in examples() {
        let content = description["paths"][path]["post"]["requestBody"]["content"].get_mut(media_type);
        if let Some(content) = content {
            content["example"] = example;
        }
    }
    description
}

/// What a request looks like. The parties are on the list that is part of the program; the customers are invented.
fn examples() -> [(&'static str, &'static str, Value); 5] {
    [
        (
            "/api/v1/screen",
            "application/json",
            json!({
                "subjects": [
                    { "name": "Kim Yong Chol", "birthDate": "1946", "country": "kp" },
                    { "id": "C-1002", "firstName": "Marta", "lastName": "Lindqvist" },
                ],
                "settings": { "asOf": "2015-01-02", "limit": 5 },
            }),
        ),
        (
            "/api/v1/documents",
            "application/json",
            json!({
                "documents": [{
                    "name": "notice.txt",
                    "text": "The Treasury imposed sanctions on KOMID on Friday.",
                    "published": "2015-01-04",
                }],
            }),
        ),
        ("/api/v1/documents", "text/plain", json!("The Treasury imposed sanctions on KOMID on Friday.")),
        ("/api/v1/files", "text/csv", json!("id,name,birth date\nC-1001,Kim Yong Chol,1946\n")),
        ("/api/v1/files", "application/jsonl", json!("{\"id\": \"C-1001\", \"name\": \"Kim Yong Chol\"}\n")),
    ]
}
