//! What the reconciliation service says of itself.

use crate::yente::{schemata, view::View};
use axum::http::{HeaderMap, Uri, header};
use serde_json::{Value, json};

/// The address under which a client reached the service: `https://lists.example.org`. Behind a proxy the proxy says
/// whether the client's side is encrypted.
pub(super) fn base(uri: &Uri, headers: &HeaderMap) -> String {
    let text = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let given = text(header::HOST).or_else(|| uri.authority().map(axum::http::uri::Authority::as_str));
    let is_host =
        |host: &&str| host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']'));
    let host = given.filter(is_host).unwrap_or("localhost");
    let forwarded = text(header::HeaderName::from_static("x-forwarded-proto"));
    let scheme = match forwarded.or_else(|| uri.scheme_str()) {
        Some("https") => "https",
        _ => "http",
    };
    format!("{scheme}://{host}")
}

/// The manifest of a dataset.
pub(super) fn manifest(view: &View, dataset: &str, base: &str) -> Value {
    let here = format!("{base}/reconcile/{dataset}");
    let service = |path: &str| json!({ "service_url": here, "service_path": path });
    let types: Vec<Value> = schemata::kinds()
        .iter()
        .filter(|kind| kind.screened)
        .map(|kind| json!({ "id": kind.name, "name": kind.plural }))
        .collect();
    json!({
        "versions": ["0.2"],
        "name": format!("{} (Interdict)", view.datasets().title(dataset)),
        "identifierSpace": format!("{base}/parties/"),
        "schemaSpace": "https://followthemoney.tech/explorer/schemata/",
        "view": { "url": format!("{base}/parties/{{{{id}}}}") },
        "preview": { "url": format!("{here}/preview?id={{{{id}}}}"), "width": 430, "height": 300 },
        "suggest": {
            "entity": service("/suggest/entity"),
            "property": service("/suggest/property"),
            "type": service("/suggest/type"),
        },
        "extend": {
            "propose_properties": service("/extend/property"),
            "property_settings": settings(),
        },
        "defaultTypes": types,
    })
}

/// What a person can set for a column.
fn settings() -> Value {
    json!([
        {
            "name": "limit",
            "label": "Limit",
            "type": "number",
            "default": 0,
            "help_text": "At most this many values a row; 0 for all.",
        },
        {
            "name": "render",
            "label": "Values",
            "type": "select",
            "default": "caption",
            "choices": [
                { "value": "caption", "name": "For people: North Korea" },
                { "value": "raw", "name": "For programs: kp" },
            ],
            "help_text": "How countries are written.",
        },
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_that_the_client_used() {
        let mut headers = HeaderMap::new();
        let uri = Uri::from_static("/reconcile/default");
        assert_eq!(base(&uri, &headers), "http://localhost");
        headers.insert(header::HOST, "lists.example.org:8443".parse().unwrap());
        headers.insert("x-forwarded-proto", "https".parse().unwrap());
        assert_eq!(base(&uri, &headers), "https://lists.example.org:8443");
        headers.insert(header::HOST, "\"onload=x".parse().unwrap());
        assert_eq!(base(&uri, &headers), "https://localhost");
    }
}
