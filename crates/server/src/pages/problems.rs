//! `GET /docs/problems`: what each code means and what to do, made from the table of all of them. `type` of every problem leads
//! here, so the page is open to everybody: who was refused has to be able to read why.

use super::{PageProblem, laid_out, shell::Shell};
use crate::{
    Service,
    problem_kinds::{self, ProblemKind},
};
use askama::Template;
use axum::{Router, http::StatusCode, response::Response, routing::get};
use std::sync::Arc;

/// A text in pieces, of which some are code.
struct Piece {
    text: &'static str,
    code: bool,
}

struct KindView {
    code: &'static str,
    status: &'static str,
    meaning: Vec<Piece>,
    remedy: Vec<Piece>,
}

/// Kinds whose codes begin alike.
struct Family {
    name: &'static str,
    title: &'static str,
    kinds: Vec<KindView>,
}

#[derive(Template)]
#[template(path = "problems.html")]
struct ProblemsPage {
    shell: Shell,
    families: Vec<Family>,
}

/// What the problems of a family are about.
const TITLES: [(&str, &str); 13] = [
    ("request", "The request"),
    ("key", "Keys and roles"),
    ("service", "The service itself"),
    ("party", "Listed parties"),
    ("list", "Lists"),
    ("edition", "Editions"),
    ("store", "The store"),
    ("usage", "How the service was started"),
    ("file", "Files that are screened"),
    ("input", "What a file or request holds"),
    ("output", "Results"),
    ("record", "Single records"),
    ("document", "Articles"),
];

pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/docs/problems", get(page))
}

#[allow(clippy::unused_async, reason = "handlers are asynchronous")]
async fn page() -> Result<Response, PageProblem> {
    let shell = Shell::without_lists("What can go wrong");
    Ok(laid_out(StatusCode::OK, &ProblemsPage { shell, families: families(problem_kinds::all()) })?)
}

fn families(kinds: &[ProblemKind]) -> Vec<Family> {
    kinds
        .chunk_by(|before, after| before.family() == after.family())
        .map(|kinds| {
            let name = kinds[0].family();
            let title = TITLES.iter().find(|(held, _)| *held == name).map_or(name, |(_, title)| *title);
            Family { name, title, kinds: kinds.iter().map(view).collect() }
        })
        .collect()
}

fn view(kind: &ProblemKind) -> KindView {
    let ProblemKind { code, status, meaning, remedy } = *kind;
    KindView { code, status, meaning: pieces(meaning), remedy: pieces(remedy) }
}

/// Every second piece between backticks is code.
fn pieces(text: &'static str) -> Vec<Piece> {
    text.split('`').enumerate().map(|(place, text)| Piece { text, code: place % 2 == 1 }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_stands_once_and_has_a_title() {
        let names: Vec<&str> = families(problem_kinds::all()).iter().map(|family| family.name).collect();
        assert_eq!(names, TITLES.map(|(name, _)| name));
    }
}
