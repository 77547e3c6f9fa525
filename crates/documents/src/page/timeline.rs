//! The timeline: what the stories put in order, or else the dated events of the documents themselves; drawn, and as a list
//! that says the same.

use super::{
    Context,
    annotations::event_line,
    documents_attribute, drawing,
    escape::escape,
    findings::side_by_side,
    words::{days_in_words, label, status_in_words},
};
use crate::{
    dates::Day,
    dossier::EventNote,
    events::Status,
    stories::{Evidence, TimelineEntry},
};
use rustc_hash::FxHashMap;
use std::{collections::BTreeSet, fmt::Write as _};

/// Something dated.
pub(super) struct Item {
    /// First day as written in the dossier.
    first: String,
    /// Last day.
    last: String,
    /// Both, where they are days of the calendar.
    pub(super) days: Option<(Day, Day)>,
    /// What it is.
    pub(super) what: String,
    /// How it stands to the world.
    pub(super) status: Status,
    /// The sentences that tell it.
    evidence: Vec<Evidence>,
}

impl Item {
    fn new(first: &str, last: &str, what: String, status: Status, evidence: Vec<Evidence>) -> Self {
        let days = match (Day::parse_iso(first), Day::parse_iso(last)) {
            (Some(first), Some(last)) if first <= last => Some((first, last)),
            _ => None,
        };
        Self { first: first.to_owned(), last: last.to_owned(), days, what, status, evidence }
    }

    fn of_entry(entry: &TimelineEntry) -> Self {
        Self::new(&entry.first, &entry.last, entry.what.clone(), entry.status, entry.evidence.clone())
    }

    /// The documents that tell it, each once.
    pub(super) fn documents(&self) -> BTreeSet<usize> {
        self.evidence.iter().map(|evidence| evidence.document).collect()
    }
}

/// Everything dated, in order.
fn gather(context: &Context<'_>) -> Vec<Item> {
    let mut items: Vec<Item> = context.stories.iter().flat_map(|story| &story.timeline).map(Item::of_entry).collect();
    let in_stories: BTreeSet<usize> =
        context.stories.iter().flat_map(|story| story.documents.iter().copied()).collect();
    // The same event told twice is one item.
    let mut places: FxHashMap<(String, String, String, &str), usize> = FxHashMap::default();
    for (document, reading) in context.readings.iter().enumerate() {
        if in_stories.contains(&document) {
            continue;
        }
        for event in &reading.dossier.events {
            let Some(date) = event.date.and_then(|date| reading.dossier.dates.get(date)) else { continue };
            let (Some(first), Some(last)) = (&date.first, &date.last) else { continue };
            let what = event_line(event);
            let evidence = evidence(document, event);
            let key = (first.clone(), last.clone(), what.to_lowercase(), status_in_words(event.status));
            if let Some(place) = places.get(&key) {
                items[*place].evidence.push(evidence);
            } else {
                places.insert(key, items.len());
                items.push(Item::new(first, last, what, event.status, vec![evidence]));
            }
        }
    }
    items.sort_by(|a, b| (&a.first, &a.last, &a.what).cmp(&(&b.first, &b.last, &b.what)));
    items
}

fn evidence(document: usize, event: &EventNote) -> Evidence {
    Evidence { document, sentence: event.sentence.clone(), words: Some(event.span.clone()), short: false }
}

/// The section.
pub(super) fn section(context: &Context<'_>) -> String {
    let mut html = String::from(
        "<section id=\"timeline\" aria-labelledby=\"timeline-title\">\n<h2 id=\"timeline-title\">Timeline</h2>\n",
    );
    let items = gather(context);
    if items.is_empty() {
        html.push_str("<p class=\"empty\">No event with a date was found in what was read.</p>\n");
    } else {
        html.push_str(&drawing::draw(&items));
        html.push_str("<ol class=\"timeline\">\n");
        for item in &items {
            html.push_str(&list_item(context, item));
        }
        html.push_str("</ol>\n");
    }
    html.push_str("</section>\n");
    html
}

fn list_item(context: &Context<'_>, item: &Item) -> String {
    let outlets: Vec<String> = item
        .documents()
        .into_iter()
        .filter_map(|document| item.evidence.iter().find(|evidence| evidence.document == document))
        .map(|evidence| context.sentence_link(evidence.document, &evidence.sentence))
        .collect();
    let mut html = format!(
        "<li{}>\n<p><time datetime=\"{}\">{}</time> <span class=\"tag status-{}\">{}</span> <span dir=\"auto\">{}</span>",
        documents_attribute(item.documents()),
        escape(&item.first),
        escape(&days_in_words(&item.first, &item.last)),
        label(&item.status),
        status_in_words(item.status),
        escape(&item.what)
    );
    if !outlets.is_empty() {
        let _ = write!(html, " <small class=\"source\">{}</small>", outlets.join(", "));
    }
    html.push_str("</p>\n");
    if !item.evidence.is_empty() {
        let _ = writeln!(
            html,
            "<details><summary>What they write</summary>\n{}</details>",
            side_by_side(context, &item.evidence)
        );
    }
    html.push_str("</li>\n");
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_have_days_only_where_the_dossier_has() {
        for (first, last, has_days) in [
            ("2015-01-02", "2015-01-02", true),
            ("2015-01-03", "2015-01-04", true),
            ("2015-01-04", "2015-01-03", false),
            ("2015", "2015", false),
            ("", "", false),
        ] {
            let item = Item::new(first, last, String::new(), Status::Happened, Vec::new());
            assert_eq!(item.days.is_some(), has_days, "{first} {last}");
        }
    }
}
