//! Who says what: the claims of all documents, by who holds them.

use super::{
    Context,
    annotations::actor_words,
    claim_anchor, documents_attribute,
    escape::{escape, identifier},
    segments::marked,
    words::{counted, label, spaced},
};
use crate::{
    claims::ClaimKind,
    dossier::{ActorNote, ClaimNote, FullestNames, Span},
    reading::Reading,
};
use interdict_model::Country;
use interdict_text::countries;
use rustc_hash::{FxHashMap, FxHashSet};
use std::{cmp::Reverse, collections::BTreeMap, fmt::Write as _};

/// A claim, its document and its number there.
struct Told<'a> {
    document: usize,
    number: usize,
    claim: &'a ClaimNote,
}

/// The claims of one holder.
struct Group<'a> {
    entity: Option<&'a str>,
    state: Option<&'a str>,
    /// What the texts call the holder, and how often.
    names: Vec<(&'a str, usize)>,
    /// Their fullest name.
    called: Option<&'a str>,
    claims: Vec<Told<'a>>,
}

/// A name without its article.
fn bare(name: &str) -> &str {
    ["the ", "The ", "a ", "A ", "an ", "An "].iter().find_map(|article| name.strip_prefix(*article)).unwrap_or(name)
}

/// By what holders are told apart: the listed party, else the state that they speak for, else the fullest name; one without
/// a name (`a spokesman`, `he`) by the story too.
fn key(
    holder: Option<&ActorNote>,
    anonymous: &FxHashSet<String>,
    names: &BTreeMap<usize, FullestNames>,
    story: usize,
) -> String {
    let Some(holder) = holder else { return String::new() };
    let name = bare(holder.called());
    let name = names.get(&story).map_or_else(|| name.to_lowercase(), |names| names.of(name));
    match (&holder.entity, &holder.state) {
        (Some(entity), _) => format!("entity {entity}"),
        (None, Some(state)) => format!("state {state}"),
        (None, None) if anonymous.contains(&name) => format!("name {name} of {story}"),
        (None, None) => format!("name {name}"),
    }
}

/// Holders without a name: pronouns, and what is written in lower case somewhere.
fn anonymous(context: &Context<'_>) -> FxHashSet<String> {
    let claims = context.readings.iter().flat_map(|reading| &reading.dossier.claims);
    let names = claims.filter_map(|claim| claim.holder.as_ref()).map(|holder| bare(holder.called()));
    let small = names.filter(|name| !name.contains(char::is_uppercase)).map(str::to_owned);
    small.chain(["he", "she", "it", "they", "we", "i"].map(str::to_owned)).collect()
}

/// The holders, those who say most first; nobody last.
fn gather<'a>(context: &Context<'a>) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    let anonymous = anonymous(context);
    // For each document the place of its story; of one that shares it with no other a place of its own.
    let mut stories: Vec<usize> = (context.stories.len()..).take(context.readings.len()).collect();
    for (place, story) in context.stories.iter().enumerate() {
        for document in &story.documents {
            if let Some(held) = stories.get_mut(*document) {
                *held = place;
            }
        }
    }
    let articles = context.readings.iter().map(|reading| &reading.dossier);
    let names = FullestNames::by_story(articles.zip(stories.iter().copied()));
    for ((document, reading), story) in context.readings.iter().enumerate().zip(stories) {
        for (number, claim) in reading.dossier.claims.iter().enumerate() {
            let holder = claim.holder.as_ref();
            let place = *places.entry(key(holder, &anonymous, &names, story)).or_insert_with(|| {
                groups.push(Group {
                    entity: holder.and_then(|holder| holder.entity.as_deref()),
                    state: holder.and_then(|holder| holder.state.as_deref()),
                    names: Vec::new(),
                    called: holder.and_then(|holder| holder.name.as_ref()).map(|name| name.text.as_str()),
                    claims: Vec::new(),
                });
                groups.len() - 1
            });
            let group = &mut groups[place];
            if let Some(holder) = holder {
                let name = bare(&holder.span.text);
                match group.names.iter_mut().find(|known| known.0.eq_ignore_ascii_case(name)) {
                    Some(known) => known.1 += 1,
                    None => group.names.push((name, 1)),
                }
            }
            group.claims.push(Told { document, number, claim });
        }
    }
    for group in &mut groups {
        // `Anna Tolv` before `Tolv`, however often either is said.
        let is_part = |name: &str| group.called.is_some_and(|called| !name.contains(called));
        group.names.sort_by_key(|(name, count)| (is_part(name), Reverse(*count)));
    }
    groups.sort_by_key(|group| (group.names.is_empty(), Reverse(group.claims.len())));
    groups
}

/// The section.
pub(super) fn section(context: &Context<'_>) -> String {
    let mut html = String::from(
        "<section id=\"claims\" aria-labelledby=\"claims-title\">\n<h2 id=\"claims-title\">Who says what</h2>\n",
    );
    let groups = gather(context);
    if groups.is_empty() {
        html.push_str("<p class=\"empty\">Nobody is reported to say anything in what was read.</p>\n");
    }
    for group in &groups {
        html.push_str("<div class=\"holder\" data-group>\n");
        html.push_str(&heading(group));
        html.push_str("<ul class=\"claims\">\n");
        let several = group.names.len() > 1;
        for told in &group.claims {
            html.push_str(&claim_item(context, told, several));
        }
        html.push_str("</ul>\n</div>\n");
    }
    html.push_str("</section>\n");
    html
}

fn heading(group: &Group<'_>) -> String {
    let mut names: Vec<String> =
        group.names.iter().take(3).map(|name| format!("<bdi>{}</bdi>", escape(name.0))).collect();
    if names.is_empty() {
        names.push("The text does not say who".to_owned());
    } else if group.names.len() > 3 {
        names.push("others".to_owned());
    }
    let mut html =
        format!("<h3>{} <small>{}</small></h3>\n", names.join(", "), counted(group.claims.len(), "claim", "claims"));
    if let Some(entity) = group.entity {
        let _ = writeln!(
            html,
            "<p class=\"speaks-for\">listed party: <a href=\"#party-{}\"><code>{}</code></a></p>",
            identifier(entity),
            escape(entity)
        );
    } else if let Some(state) = group.state {
        let _ =
            writeln!(html, "<p class=\"speaks-for\">the state, or speaking for it: {}</p>", escape(&country(state)));
    }
    html
}

fn claim_item(context: &Context<'_>, told: &Told<'_>, several_names: bool) -> String {
    let Told { document, number, claim } = *told;
    let mut html = format!("<li{}>\n", documents_attribute([document]));
    if let (Some(holder), true) = (&claim.holder, several_names) {
        let _ = write!(html, "<span class=\"named\" dir=\"auto\">{}</span> ", escape(&actor_words(holder)));
    }
    let _ = write!(html, "<span class=\"tag stance stance-{}\">{}</span>", label(&claim.stance), spaced(&claim.stance));
    if let Some(target) = &claim.target
        && !claim.content_begins_with_target()
    {
        let _ = write!(html, " <strong class=\"target\" dir=\"auto\">{}</strong>", escape(&actor_words(target)));
    }
    if let Some(reading) = context.readings.get(document) {
        let _ = write!(html, " {}", said(reading, claim));
    }
    if !claim.relays.is_empty() {
        let relays: Vec<String> =
            claim.relays.iter().map(|relay| format!("<bdi>{}</bdi>", escape(&relay.text))).collect();
        let _ = write!(html, " <small class=\"relay\">through {}</small>", relays.join(", through "));
    }
    let _ = write!(
        html,
        " <small class=\"source\">{}</small>\n</li>\n",
        context.link(document, &claim_anchor(document, number))
    );
    html
}

/// The name of a state by its code.
fn country(code: &str) -> String {
    Country::from_code(code).map_or_else(|| code.to_uppercase(), |country| countries::written_title(&country))
}

/// The words of a claim: the quotation, or what the reporter makes of it, or the sentence.
fn said(reading: &Reading, claim: &ClaimNote) -> String {
    let quotes = claim.quotes.iter().filter_map(|quote| reading.dossier.quotes.get(*quote));
    let parts: Vec<&Span> = quotes.flat_map(|quote| &quote.parts).collect();
    let text = &reading.document.text;
    match (claim.kind, &claim.content) {
        (ClaimKind::Indirect | ClaimKind::Fragment, Some(content)) => {
            format!("<span class=\"said\" dir=\"auto\">{}</span>", marked(text, content, &parts))
        }
        (_, content) if parts.is_empty() => {
            let whole = content.as_ref().unwrap_or(&claim.sentence);
            format!("<span class=\"said\" dir=\"auto\">{}</span>", marked(text, whole, &[&claim.cue]))
        }
        _ => {
            let words: Vec<String> = parts.iter().map(|part| escape(unquoted(&part.text))).collect();
            format!("<span class=\"said quoted\" dir=\"auto\">“{}”</span>", words.join(" … "))
        }
    }
}

/// Words without quotation marks at their ends; a paragraph that goes on has one at its beginning only.
fn unquoted(words: &str) -> &str {
    words.trim().trim_start_matches(['"', '“', '„', '«', '‘']).trim_end_matches(['"', '”', '“', '»'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actor(name: &str, entity: Option<&str>, state: Option<&str>) -> ActorNote {
        let span = Span { start: 0, end: name.len(), text: name.to_owned(), at: 0..name.len() };
        let (entity, state) = (entity.map(str::to_owned), state.map(str::to_owned));
        ActorNote { span: span.clone(), phrase: span, name: None, entity, state }
    }

    #[test]
    fn holders_are_told_apart_by_party_then_state_then_name() {
        for (first, second, same) in [
            (actor("the FBI", None, None), actor("FBI", None, None), true),
            (actor("Pyongyang", None, Some("kp")), actor("North Korea", None, Some("kp")), true),
            (actor("Kim", Some("ofac-1"), Some("kp")), actor("North Korea", None, Some("kp")), false),
            (actor("Kim", Some("ofac-1"), None), actor("Kim", Some("ofac-2"), None), false),
            (actor("Sony", None, None), actor("Norse", None, None), false),
        ] {
            let key = |holder| key(Some(holder), &FxHashSet::default(), &BTreeMap::new(), 0);
            assert_eq!(key(&first) == key(&second), same, "{first:?} {second:?}");
        }
        assert_eq!(key(None, &FxHashSet::default(), &BTreeMap::new(), 0), "");
    }

    #[test]
    fn a_spokesman_of_one_story_is_not_that_of_another() {
        let anonymous = FxHashSet::from_iter(["spokesman".to_owned()]);
        for (holder, same) in [(actor("a spokesman", None, None), false), (actor("the FBI", None, None), true)] {
            let names = BTreeMap::new();
            let key = |story| key(Some(&holder), &anonymous, &names, story);
            assert_eq!(key(0) == key(1), same, "{holder:?}");
        }
    }

    #[test]
    fn quotation_marks_are_not_written_twice() {
        for (words, expected) in [
            ("\"The policy.\"", "The policy."),
            ("“hostile”", "hostile"),
            ("slap 'sanctions'", "slap 'sanctions'"),
            ("", ""),
        ] {
            assert_eq!(unquoted(words), expected);
        }
    }
}
