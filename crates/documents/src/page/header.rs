//! The head of the page: what was read, against which lists, where to go, and what to show.

use super::{
    About, Context, cell, documents_attribute,
    escape::escape,
    parties, table_head,
    words::{VERDICTS, counted, date_in_words, enumeration, label, verdict_in_words},
};
use crate::reading::Reading;
use std::fmt::Write as _;

/// More documents than these are listed on demand.
const SHOWN: usize = 12;

/// The head of the page.
pub(super) fn header(context: &Context<'_>, title: &str, about: &About) -> String {
    let dossiers = || context.readings.iter().map(|reading| &reading.dossier);
    let mut html = format!("<header class=\"page-header\">\n<h1>{}</h1>\n", escape(title));
    let (named, possible) = parties::count(context);
    let namesakes =
        if possible == 0 { String::new() } else { format!(" ({possible} more of which only the name is the same)") };
    let _ = writeln!(
        html,
        "<p class=\"lead\">{}, {}{namesakes}, {}, {}.</p>",
        counted(context.readings.len(), "document", "documents"),
        counted(named, "listed party", "listed parties"),
        counted(dossiers().map(|dossier| dossier.claims.len()).sum(), "claim", "claims"),
        counted(dossiers().map(|dossier| dossier.events.len()).sum(), "event", "events"),
    );
    // A long list of documents stands before nothing: who is listed is what the page is opened for.
    let folded = context.readings.len() > SHOWN;
    if folded {
        html.push_str("<details><summary>The documents</summary>\n");
    }
    if !context.readings.is_empty() {
        html.push_str(&table_head("documents", "The documents", &["Outlet", "Title", "Published"]));
        for (number, reading) in context.readings.iter().enumerate() {
            let _ = writeln!(html, "<tr role=\"row\"{}>", documents_attribute([number]));
            html.push_str(&cell("Outlet", &context.link(number, &format!("d{number}"))));
            html.push_str(&cell("Title", &title_cell(reading)));
            html.push_str(&cell("Published", &published_cell(reading)));
            html.push_str("</tr>\n");
        }
        html.push_str("</tbody>\n</table>\n");
    }
    if folded {
        html.push_str("</details>\n");
    }
    if about.lists.is_empty() {
        html.push_str("<p class=\"lists\">No list was used, so no party is looked for.</p>\n");
    } else {
        let lists: Vec<String> = about.lists.iter().map(|list| escape(list)).collect();
        let _ = writeln!(html, "<p class=\"lists\"><strong>Lists:</strong> {}.</p>", enumeration(&lists));
    }
    html.push_str(&navigation(context));
    html.push_str(&filters(context));
    html.push_str("</header>\n");
    html
}

/// Links to the sections, in their order.
fn navigation(context: &Context<'_>) -> String {
    let findings = "<li><a href=\"#findings\">Where the outlets agree and differ</a></li>\n";
    let others = "<li><a href=\"#claims\">Who says what</a></li>\n<li><a href=\"#timeline\">Timeline</a></li>\n";
    let (one, two) = if context.stories.is_empty() { (others, findings) } else { (findings, others) };
    format!(
        "<nav aria-label=\"Sections\"><ul>\n<li><a href=\"#parties\">Who is listed</a></li>\n{one}{two}\
         <li><a href=\"#articles\">Articles side by side</a></li>\n</ul></nav>\n"
    )
}

/// The form that the script brings to life; without it, it stays hidden.
fn filters(context: &Context<'_>) -> String {
    if context.readings.len() < 2 {
        return String::new();
    }
    let mut html = String::from(
        "<form class=\"filters\" id=\"filters\" aria-label=\"Filter\" autocomplete=\"off\" hidden>\n\
         <fieldset><legend>Show outlets</legend>\n",
    );
    let folded = context.outlets.len() > SHOWN;
    if folded {
        let _ = writeln!(html, "<details><summary>{} outlets</summary>", context.outlets.len());
    }
    for (number, outlet) in context.outlets.iter().enumerate() {
        let _ = writeln!(
            html,
            "<label><input type=\"checkbox\" name=\"document\" value=\"{number}\" checked> {}</label>",
            escape(outlet)
        );
    }
    if folded {
        html.push_str("</details>\n");
    }
    html.push_str("</fieldset>\n<fieldset><legend>Show findings</legend>\n");
    for verdict in VERDICTS {
        let _ = writeln!(
            html,
            "<label><input type=\"checkbox\" name=\"verdict\" value=\"{}\" checked> {}</label>",
            label(&verdict),
            verdict_in_words(verdict).0
        );
    }
    html.push_str("</fieldset>\n<p role=\"status\" id=\"filter-status\"></p>\n</form>\n");
    html
}

fn title_cell(reading: &Reading) -> String {
    let mut html = escape(&reading.title());
    if let Some(title) = &reading.dossier.origin.title {
        let _ = write!(html, " <small>(from {})</small>", escape(&title.from));
    }
    let authors: Vec<String> = reading.dossier.origin.authors.iter().map(|author| escape(&author.value)).collect();
    if !authors.is_empty() {
        let _ = write!(html, "<br><small>by {}</small>", enumeration(&authors));
    }
    let _ = write!(html, "<br><small class=\"file\">{}</small>", escape(&reading.dossier.name));
    html
}

fn published_cell(reading: &Reading) -> String {
    match &reading.dossier.origin.published {
        Some(day) => format!(
            "<time datetime=\"{0}\">{1}</time> <small>({2}{3})</small>",
            day.value,
            date_in_words(&day.value.to_string()),
            if day.from == "given" { "" } else { "from " },
            escape(&day.from)
        ),
        None => "not known; <small>“on Friday” and the like stay open until it is given</small>".to_owned(),
    }
}
