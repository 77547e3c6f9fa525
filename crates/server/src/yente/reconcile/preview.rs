//! `GET /reconcile/{dataset}/preview?id=`: a party in a few lines of HTML, for the box beside a cell.

use super::open::CROSS_ORIGIN_RESOURCE_POLICY;
use crate::{
    Problem, Service,
    yente::{facets::country_title, memo::Memo, parameters::Parameters, refusal::Refusal, schemata, view::View},
};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, State},
    http::header,
    response::{Html, IntoResponse, Response},
};
use interdict_model::Entity;
use std::sync::Arc;

/// The page is shown in a frame of the client's page, wherever that is from; it loads nothing, sends nothing and has
/// nothing to press. Browsers that know `frame-ancestors` pass over `X-Frame-Options`.
const POLICY: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors *";

/// The page: small, without styles or scripts of its own.
#[derive(Template)]
#[template(
    ext = "html",
    source = r#"<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ caption }}</title></head>
<body><h1>{{ caption }}</h1>
<dl>{% for (label, value) in rows %}<dt>{{ label }}</dt><dd>{{ value }}</dd>{% endfor %}</dl></body></html>
"#
)]
struct Preview {
    caption: String,
    rows: Vec<(&'static str, String)>,
}

/// Answers a request.
pub(super) async fn answer(
    State(service): State<Arc<Service>>,
    Extension(memo): Extension<Arc<Memo>>,
    Path(dataset): Path<String>,
    parameters: Parameters,
) -> Result<Response, Refusal> {
    let view = View::open(&service, &memo, &dataset, &parameters).await?;
    let id = parameters.one("id").ok_or_else(|| Refusal::invalid(&["query", "id"], "which party?"))?;
    let records = view.records(id);
    let first = records.first().ok_or_else(|| Refusal::not_found("No such entity!"))?;
    let page = Preview { caption: first.caption().to_owned(), rows: rows(first) };
    let headers = [(header::CONTENT_SECURITY_POLICY, POLICY), (CROSS_ORIGIN_RESOURCE_POLICY, "cross-origin")];
    let page = page.render().map_err(|_| Problem::internal())?;
    Ok((headers, Html(page)).into_response())
}

/// What a person compares first. Facts that are not known have no row.
fn rows(entity: &Entity) -> Vec<(&'static str, String)> {
    let joined = |values: Vec<String>| values.join(", ");
    let countries = entity.all_countries().into_iter().map(|country| country_title(country.code())).collect();
    let other_names = entity.names.iter().skip(1).map(|name| name.text.clone()).collect();
    let listed = entity.listed_on().map(|day| day.to_string()).unwrap_or_default();
    let programmes = entity.programmes().into_iter().map(str::to_owned).collect();
    let all = vec![
        ("Type", schemata::label(entity.schema.as_str()).to_owned()),
        ("Other names", joined(other_names)),
        ("Born", joined(entity.births.iter().map(ToString::to_string).collect())),
        ("Countries", joined(countries)),
        ("Positions", joined(entity.positions.clone())),
        ("Programmes", joined(programmes)),
        ("Listed on", listed),
        ("Lists", joined(entity.datasets.clone())),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_marks_stay_text() {
        let page = Preview { caption: "<script>A & B".to_owned(), rows: vec![("Type", "\"x\"".to_owned())] };
        let html = page.render().unwrap();
        assert!(!html.contains("<script>") && !html.contains("A & B"), "{html}");
    }
}
