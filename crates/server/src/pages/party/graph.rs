//! The parties around a party: who points at it on the left, whom it points at on the right. The list below the drawing has
//! all of them.

use crate::{
    Snapshot,
    pages::{
        drawing::{escape, shortened},
        words::{party_address, period_in_words, relation_in_words},
    },
};
use interdict_model::{Entity, PartialDate, Relation};
use std::fmt::Write as _;

/// So many parties are drawn on a side.
const MOST: usize = 10;
const WIDTH: f64 = 760.0;
const BOX_WIDTH: f64 = 220.0;
const BOX_HEIGHT: f64 = 42.0;
const ROW: f64 = 54.0;
/// Letters that fit into a box, capitals of a wide face.
const LETTERS: usize = 24;

/// A relation, seen from the party of the page.
pub(super) struct Edge {
    pub(super) name: String,
    /// Its page; empty if the list does not say who it is, or it is on no list in use.
    pub(super) href: String,
    pub(super) relation: String,
    /// When it held, and whether it is past; empty if nothing is known.
    pub(super) note: String,
    /// Whether the other points at the party of the page.
    pub(super) incoming: bool,
}

/// All relations of a party, its own first.
pub(super) fn edges(snapshot: &Snapshot, records: &[Entity], as_of: Option<PartialDate>) -> Vec<Edge> {
    let mut edges: Vec<Edge> = Vec::new();
    for relation in records.iter().flat_map(|entity| &entity.relations) {
        let target = relation.target_id.as_deref().and_then(|id| snapshot.records(id).next());
        let name = relation
            .target_name
            .clone()
            .or_else(|| target.as_ref().map(|entity| entity.caption().to_owned()))
            .or_else(|| relation.target_id.clone())
            .unwrap_or_else(|| "not named".to_owned());
        let href = target.map(|entity| party_address(&entity.id, as_of)).unwrap_or_default();
        edges.push(edge(relation, name, href, false));
    }
    // All records of a party have its identity.
    let Some(first) = records.first() else { return edges };
    for (place, number) in snapshot.pointing().at(&first.id) {
        let other = snapshot.engine().parties().get(place);
        let relation =
            other.relations.get(number).filter(|relation| as_of.is_none_or(|day| relation.period.covers(day)));
        if let Some(relation) = relation {
            edges.push(edge(relation, other.caption().to_owned(), party_address(&other.id, as_of), true));
        }
    }
    edges
}

fn edge(relation: &Relation, name: String, href: String, incoming: bool) -> Edge {
    let mut said = vec![period_in_words(relation.period)];
    if relation.former {
        said.push("former".to_owned());
    }
    said.retain(|words| !words.is_empty());
    Edge { name, href, relation: relation_in_words(&relation.kind), note: said.join(", "), incoming }
}

/// The drawing; empty without relations.
pub(super) fn drawn(caption: &str, edges: &[Edge]) -> String {
    if edges.is_empty() {
        return String::new();
    }
    let left: Vec<&Edge> = edges.iter().filter(|edge| edge.incoming).take(MOST).collect();
    let right: Vec<&Edge> = edges.iter().filter(|edge| !edge.incoming).take(MOST).collect();
    let height = left.len().max(right.len()).max(1) as f64 * ROW + 8.0;
    let middle = height / 2.0;
    let centre = (WIDTH - BOX_WIDTH) / 2.0;
    let mut svg = format!(
        "<svg class=\"graph\" viewBox=\"0 0 {WIDTH} {height:.1}\" aria-labelledby=\"graph-drawn\">\n\
         <title id=\"graph-drawn\">Relations; they are listed below</title>\n\
         <defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" \
         orient=\"auto\"><path d=\"M0 0 8 4 0 8Z\"/></marker></defs>\n"
    );
    let top_of = |place: usize, count: usize| middle - count as f64 * ROW / 2.0 + place as f64 * ROW + 6.0;
    for place in 0..left.len() {
        let from = top_of(place, left.len()) + BOX_HEIGHT / 2.0;
        line(&mut svg, (BOX_WIDTH, from), (centre, middle));
    }
    for place in 0..right.len() {
        let to = top_of(place, right.len()) + BOX_HEIGHT / 2.0;
        line(&mut svg, (centre + BOX_WIDTH, middle), (WIDTH - BOX_WIDTH, to));
    }
    boxed(&mut svg, "centre", (centre, middle - BOX_HEIGHT / 2.0), caption, "", "");
    for (place, edge) in left.iter().enumerate() {
        boxed(
            &mut svg,
            "other",
            (0.0, top_of(place, left.len())),
            &edge.name,
            &format!("{} …", edge.relation),
            &edge.href,
        );
    }
    for (place, edge) in right.iter().enumerate() {
        let at = (WIDTH - BOX_WIDTH, top_of(place, right.len()));
        boxed(&mut svg, "other", at, &edge.name, &format!("… {}", edge.relation), &edge.href);
    }
    svg.push_str("</svg>\n");
    svg
}

fn line(svg: &mut String, from: (f64, f64), to: (f64, f64)) {
    let _ = writeln!(
        svg,
        "<line class=\"edge\" x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" marker-end=\"url(#arrow)\"/>",
        from.0, from.1, to.0, to.1
    );
}

/// A box with a name and, below it, what it is to the party of the page.
fn boxed(svg: &mut String, class: &str, at: (f64, f64), name: &str, relation: &str, href: &str) {
    let (left, top) = at;
    let name_line = if relation.is_empty() { top + 26.0 } else { top + 18.0 };
    if !href.is_empty() {
        let _ = write!(svg, "<a href=\"{}\">", escape(href));
    }
    let _ = write!(
        svg,
        "<g class=\"{class}\"><title>{}</title>\
         <rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{BOX_WIDTH}\" height=\"{BOX_HEIGHT}\" rx=\"3\"/>\
         <text x=\"{:.1}\" y=\"{name_line:.1}\">{}</text>",
        escape(name),
        left + 10.0,
        escape(&shortened(name, LETTERS)),
    );
    if !relation.is_empty() {
        let _ = write!(
            svg,
            "<text class=\"relation\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
            left + 10.0,
            top + 34.0,
            escape(&shortened(relation, LETTERS))
        );
    }
    svg.push_str("</g>");
    svg.push_str(if href.is_empty() { "\n" } else { "</a>\n" });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_parties_are_links_and_nothing_becomes_markup() {
        let edge = |name: &str, href: &str, incoming| Edge {
            name: name.to_owned(),
            href: href.to_owned(),
            relation: "linked to".to_owned(),
            note: String::new(),
            incoming,
        };
        let svg = drawn("Galleon <Quartz>", &[edge("A & B", "/parties/x-1", false), edge("Nobody knows", "", true)]);
        assert!(svg.contains("Galleon &lt;Quartz&gt;"));
        assert!(svg.contains("A &amp; B"));
        assert_eq!(svg.matches("<a href=\"/parties/x-1\">").count(), 1);
        assert_eq!(svg.matches("<a ").count(), 1);
        assert!(drawn("alone", &[]).is_empty());
    }
}
