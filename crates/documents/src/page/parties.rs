//! Who is listed: the parties of all documents in one table, each with why it is this one and no other.

use super::{
    Context, cell, documents_attribute,
    escape::{escape, identifier},
    mention_anchor, sentence_anchor, table_head,
    words::{certainty_in_words, enumeration, label, spaced, standing_in_words},
};
use crate::{
    dossier::{PartyNote, RiskNote},
    names::Certainty,
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::{cmp::Reverse, fmt::Write as _};

/// A party in one document.
struct Appearance<'a> {
    document: usize,
    note: &'a PartyNote,
    /// Number of its first mention in the document.
    first_mention: usize,
}

/// An offence and its document.
type Risk<'a> = (usize, &'a RiskNote);

/// The parties of all documents, the surest first, then in the order of reading.
fn gather<'a>(context: &Context<'a>) -> Vec<Vec<Appearance<'a>>> {
    let mut rows: Vec<Vec<Appearance<'a>>> = Vec::new();
    let mut places: FxHashMap<&'a str, usize> = FxHashMap::default();
    for (document, reading) in context.readings.iter().enumerate() {
        let mut first_mention = 0;
        for note in &reading.dossier.parties {
            let place = *places.entry(note.entity.as_str()).or_insert_with(|| {
                rows.push(Vec::new());
                rows.len() - 1
            });
            rows[place].push(Appearance { document, note, first_mention });
            first_mention += note.mentions.len();
        }
    }
    rows.sort_by_key(|row| Reverse(row.iter().map(|appearance| appearance.note.certainty).max()));
    rows
}

/// How many listed parties are named, and of how many others only the name is the same.
pub(super) fn count(context: &Context<'_>) -> (usize, usize) {
    let parties = || context.readings.iter().flat_map(|reading| &reading.dossier.parties);
    let every: FxHashSet<&str> = parties().map(|party| party.entity.as_str()).collect();
    let named = parties().filter(|party| party.certainty > Certainty::Possible).map(|party| party.entity.as_str());
    let named: FxHashSet<&str> = named.collect();
    (named.len(), every.len() - named.len())
}

/// The section.
pub(super) fn section(context: &Context<'_>) -> String {
    let mut html = String::from(
        "<section id=\"parties\" aria-labelledby=\"parties-title\">\n<h2 id=\"parties-title\">Who is listed</h2>\n",
    );
    let rows = gather(context);
    if rows.is_empty() {
        html.push_str("<p class=\"empty\">No listed party is named in what was read.</p>\n");
    } else {
        let mut risks: FxHashMap<&str, Vec<Risk<'_>>> = FxHashMap::default();
        for (document, reading) in context.readings.iter().enumerate() {
            for risk in &reading.dossier.risks {
                if let Some(entity) = risk.party.as_ref().and_then(|party| party.entity.as_deref()) {
                    risks.entry(entity).or_default().push((document, risk));
                }
            }
        }
        let headings =
            ["Party", "List and programmes", "Listed", "How sure", "What the texts say of it", "Why this one", "Where"];
        html.push_str(&table_head("parties", "Listed parties that the documents name", &headings));
        for row in &rows {
            let entity = row.first().map_or("", |appearance| appearance.note.entity.as_str());
            html.push_str(&party_row(context, row, risks.get(entity).map_or(&[][..], Vec::as_slice)));
        }
        html.push_str("</tbody>\n</table>\n");
    }
    html.push_str(&offences(context));
    html.push_str("</section>\n");
    html
}

fn party_row(context: &Context<'_>, row: &[Appearance<'_>], risks: &[Risk<'_>]) -> String {
    let Some(best) = row.iter().max_by_key(|appearance| (appearance.note.certainty, Reverse(appearance.document)))
    else {
        return String::new();
    };
    let note = best.note;
    let mut html = format!(
        "<tr role=\"row\" id=\"party-{}\"{}>\n",
        identifier(&note.entity),
        documents_attribute(row.iter().map(|appearance| appearance.document))
    );
    let mut name = format!(
        "<strong dir=\"auto\">{}</strong><br><small>{}, {}</small>",
        escape(&note.caption),
        escape(&note.schema),
        identities(context, note)
    );
    name.push_str(&risk_tags(context, risks));
    html.push_str(&cell("Party", &name));
    html.push_str(&cell("List and programmes", &lists(note)));
    html.push_str(&cell("Listed", &standings(context, row)));
    html.push_str(&cell(
        "How sure",
        &format!(
            "<span class=\"tag certainty-{}\">{}</span> <small>{}</small>",
            label(&note.certainty),
            spaced(&note.certainty),
            certainty_in_words(note.certainty)
        ),
    ));
    html.push_str(&cell("What the texts say of it", &roles(context, row)));
    html.push_str(&cell("Why this one", &reasons(context, row)));
    html.push_str(&cell("Where", &places(context, row)));
    html.push_str("</tr>\n");
    html
}

/// The identity of a party, and those of its records on other lists.
fn identities(context: &Context<'_>, note: &PartyNote) -> String {
    let own = context.identity(&note.entity);
    if note.same_party.is_empty() {
        return own;
    }
    let others: Vec<String> = note.same_party.iter().map(|id| context.identity(id)).collect();
    format!("{own}, also {}", others.join(", "))
}

fn lists(note: &PartyNote) -> String {
    // A name may be broken behind an underscore, and not within a word.
    let lists: Vec<String> = note.lists.iter().map(|list| escape(list).replace('_', "_<wbr>")).collect();
    let mut html = enumeration(&lists);
    if !note.programmes.is_empty() {
        let _ = write!(html, "<br><small>{}</small>", escape(&note.programmes.join(", ")));
    }
    html
}

/// The standing, once where all documents give the same, else for each outlet.
fn standings(context: &Context<'_>, row: &[Appearance<'_>]) -> String {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for appearance in row {
        let words = standing_in_words(&appearance.note.standing, appearance.note.seen.as_ref());
        let outlet = escape(context.outlet(appearance.document));
        match groups.iter_mut().find(|group| group.0 == words) {
            Some(group) => group.1.push(outlet),
            None => groups.push((words, vec![outlet])),
        }
    }
    let alone = groups.len() == 1;
    let lines: Vec<String> =
        groups
            .iter()
            .map(|(words, outlets)| {
                if alone {
                    escape(words)
                } else {
                    format!("{} <small>({})</small>", escape(words), enumeration(outlets))
                }
            })
            .collect();
    lines.join("<br>")
}

/// Role and place as the texts give them.
fn roles(context: &Context<'_>, row: &[Appearance<'_>]) -> String {
    let mut seen: FxHashSet<(usize, String)> = FxHashSet::default();
    let mut html = String::new();
    for appearance in row {
        for (place, mention) in appearance.note.mentions.iter().enumerate() {
            let words: Vec<String> =
                [&mention.role, &mention.place].into_iter().flatten().map(|span| escape(&span.text)).collect();
            // The place often stands within the role already.
            let text = match words.as_slice() {
                [] => continue,
                [role, place] if !role.contains(place.as_str()) => format!("{role}; place: {place}"),
                [first, ..] => first.clone(),
            };
            if seen.insert((appearance.document, text.clone())) {
                let anchor = mention_anchor(appearance.document, appearance.first_mention + place);
                let _ = writeln!(
                    html,
                    "<li><span dir=\"auto\">“{text}”</span> <small>({})</small></li>",
                    context.link(appearance.document, &anchor)
                );
            }
        }
    }
    if html.is_empty() {
        "<small>nothing beside the name</small>".to_owned()
    } else {
        format!("<ul class=\"plain\">\n{html}</ul>")
    }
}

/// The words that decided, and who else has the name.
fn reasons(context: &Context<'_>, row: &[Appearance<'_>]) -> String {
    let mut words: Vec<String> = Vec::new();
    for word in row.iter().flat_map(|appearance| &appearance.note.words) {
        if !words.contains(word) {
            words.push(word.clone());
        }
    }
    let said = escape(&words.join(", "));
    let mut html = if words.is_empty() {
        "the name alone".to_owned()
    } else {
        format!("the text says <strong dir=\"auto\">{said}</strong>")
    };
    let mut others: FxHashSet<&str> = FxHashSet::default();
    for appearance in row {
        let Some(other) = &appearance.note.runner_up else { continue };
        if !others.insert(other.entity.as_str()) {
            continue;
        }
        let same_name = other.caption.to_lowercase() == appearance.note.caption.to_lowercase();
        let _ = write!(
            html,
            "<br><span class=\"runner-up\">not {}<span dir=\"auto\">{}</span> ({})",
            if same_name { "the other " } else { "" },
            escape(&other.caption),
            context.identity(&other.entity)
        );
        if !other.positions.is_empty() {
            let _ = write!(html, ", listed as {}", escape(&other.positions.join("; ")));
        }
        if other.words.is_empty() {
            html.push_str("; nothing in the text speaks for that one");
        } else {
            let _ = write!(html, "; for that one speaks only: {}", escape(&other.words.join(", ")));
        }
        html.push_str("</span>");
    }
    html
}

/// The outlets, each with links to the mentions.
fn places(context: &Context<'_>, row: &[Appearance<'_>]) -> String {
    let mut html = String::from("<ul class=\"plain places\">\n");
    for appearance in row {
        let outlet = escape(context.outlet(appearance.document));
        let _ = write!(html, "<li{}>{outlet}: ", documents_attribute([appearance.document]));
        for (place, mention) in appearance.note.mentions.iter().enumerate() {
            let _ = write!(
                html,
                "{}<a href=\"#{}\" title=\"{}\" aria-label=\"{outlet}, mention {}: {}\">{}</a>",
                if place == 0 { "" } else { " " },
                mention_anchor(appearance.document, appearance.first_mention + place),
                escape(&mention.sentence.text),
                place + 1,
                escape(&mention.span.text),
                place + 1
            );
        }
        html.push_str("</li>\n");
    }
    html.push_str("</ul>");
    html
}

/// What an offence is called: tag, part and stage.
fn risk_line(risk: &RiskNote) -> String {
    let mut line = risk.tag.replace('_', " ");
    if let Some(role) = &risk.role {
        line.extend([", ", &spaced(role)]);
    }
    line.extend([" (", &spaced(&risk.stage), ")"]);
    line
}

fn risk_tags(context: &Context<'_>, risks: &[Risk<'_>]) -> String {
    let mut seen: FxHashSet<String> = FxHashSet::default();
    let mut html = String::new();
    for (document, risk) in risks {
        let line = risk_line(risk);
        if seen.insert(line.clone()) {
            let _ = write!(
                html,
                "<br><a class=\"tag risk-tag\" href=\"#{}\" title=\"{}: {}\">{}</a>",
                sentence_anchor(*document, risk.sentence.at.start),
                escape(context.outlet(*document)),
                escape(&risk.sentence.text),
                escape(&line)
            );
        }
    }
    html
}

/// Every offence that the texts speak of, listed party or not.
fn offences(context: &Context<'_>) -> String {
    let mut lines: Vec<(String, Vec<Risk<'_>>)> = Vec::new();
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    for (document, reading) in context.readings.iter().enumerate() {
        for risk in &reading.dossier.risks {
            let party = risk.party.as_ref().map_or("nobody named", |party| party.span.text.as_str());
            let line = format!("{party}: {}", risk_line(risk));
            let place = *places.entry(line.clone()).or_insert_with(|| {
                lines.push((line, Vec::new()));
                lines.len() - 1
            });
            lines[place].1.push((document, risk));
        }
    }
    if lines.is_empty() {
        return String::new();
    }
    let mut html = String::from(
        "<h3>Offences the texts speak of</h3>\n<p>With the part that each has in them: being named beside an offence is not \
         having committed it.</p>\n<ul class=\"offences\">\n",
    );
    for (line, told) in &lines {
        let links: Vec<String> =
            told.iter().map(|(document, risk)| context.sentence_link(*document, &risk.sentence)).collect();
        let _ = writeln!(
            html,
            "<li{}><span dir=\"auto\">{}</span> <small>({})</small></li>",
            documents_attribute(told.iter().map(|(document, _)| *document)),
            escape(line),
            links.join(", ")
        );
    }
    html.push_str("</ul>\n");
    html
}
