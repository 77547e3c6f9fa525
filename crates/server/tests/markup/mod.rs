//! What is wrong with a page, as far as it can be told from its markup: tags that do not close, `id`s that stand twice,
//! headings out of order, fields without a label, anything that the policy of the pages forbids.

use std::collections::{BTreeMap, BTreeSet};

/// A tag with its attributes.
struct Tag {
    name: String,
    attributes: BTreeMap<String, String>,
    closes: bool,
    empty: bool,
}

const VOID: [&str; 6] = ["meta", "link", "input", "br", "hr", "img"];
const LANDMARKS: [&str; 4] = ["header", "main", "footer", "nav"];

/// The tags of a page in order. Our pages quote every value and have no comments.
fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        if rest.starts_with('!') {
            continue;
        }
        let mut quoted = false;
        let end = rest
            .char_indices()
            .find(|(_, letter)| {
                quoted ^= *letter == '"';
                *letter == '>' && !quoted
            })
            .map_or(rest.len(), |(place, _)| place);
        let text = &rest[..end];
        rest = rest.get(end + 1..).unwrap_or_default();
        let closes = text.starts_with('/');
        let empty = text.ends_with('/');
        let text = text.trim_matches('/');
        let (name, written) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let mut attributes = BTreeMap::new();
        let mut written = written.trim();
        while !written.is_empty() {
            let name_end =
                written.find(|letter: char| letter == '=' || letter.is_whitespace()).unwrap_or(written.len());
            let name = written[..name_end].to_owned();
            written = &written[name_end..];
            let mut value = String::new();
            if let Some(quoted) = written.strip_prefix("=\"") {
                let close = quoted.find('"').unwrap_or(quoted.len());
                quoted[..close].clone_into(&mut value);
                written = quoted.get(close + 1..).unwrap_or_default();
            }
            attributes.insert(name, value);
            written = written.trim_start();
        }
        tags.push(Tag { name: name.to_owned(), attributes, closes, empty });
    }
    tags
}

/// Everything that is wrong with a page, in words. `whole` says that it is a page and not a piece of one.
pub fn faults(html: &str, whole: bool) -> Vec<String> {
    let tags = tags(html);
    let mut faults = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    let mut ids = BTreeSet::new();
    let labelled: BTreeSet<&str> = tags
        .iter()
        .filter(|tag| tag.name == "label")
        .filter_map(|tag| tag.attributes.get("for"))
        .map(String::as_str)
        .collect();
    let mut level = u32::from(!whole);
    for tag in &tags {
        let name = tag.name.as_str();
        if tag.closes {
            if open.pop() != Some(name) {
                faults.push(format!("</{name}> closes nothing"));
            }
            continue;
        }
        if let Some(id) = tag.attributes.get("id")
            && !ids.insert(id)
        {
            faults.push(format!("the id {id} stands twice"));
        }
        for (attribute, value) in &tag.attributes {
            if attribute == "style" || attribute.starts_with("on") {
                faults.push(format!("<{name}> has {attribute}, which the policy forbids"));
            }
            let loads = ["src", "href", "action", "formaction", "srcset"].contains(&attribute.as_str());
            if loads && (value.contains("//") || value.starts_with("javascript:") || value.starts_with("data:")) {
                faults.push(format!("<{name}> leads elsewhere: {value}"));
            }
        }
        if name == "style" || (name == "script" && !tag.attributes.contains_key("src")) {
            faults.push(format!("<{name}> stands in the page"));
        }
        if let Some(number) = name.strip_prefix('h').and_then(|number| number.parse::<u32>().ok()) {
            if number > level + 1 {
                faults.push(format!("<{name}> follows a heading of level {level}"));
            }
            level = number;
        }
        let is_field = match name {
            "select" | "textarea" => true,
            "input" => tag.attributes.get("type").is_none_or(|kind| kind != "hidden"),
            _ => false,
        };
        let has_label = tag.attributes.contains_key("aria-label")
            || tag.attributes.get("id").is_some_and(|id| labelled.contains(id.as_str()))
            || open.contains(&"label");
        if is_field && !has_label {
            faults.push(format!("a field has no label: {:?}", tag.attributes));
        }
        for reference in ["aria-labelledby", "aria-describedby"] {
            if let Some(id) = tag.attributes.get(reference)
                && !html.contains(&format!("id=\"{id}\""))
            {
                faults.push(format!("{reference} leads nowhere: {id}"));
            }
        }
        if !tag.empty && !VOID.contains(&name) {
            open.push(name);
        }
    }
    if !open.is_empty() {
        faults.push(format!("not closed: {open:?}"));
    }
    if whole {
        let count = |name: &str| tags.iter().filter(|tag| !tag.closes && tag.name == name).count();
        faults.extend(LANDMARKS.iter().filter(|name| count(name) == 0).map(|name| format!("there is no <{name}>")));
        if count("h1") != 1 || count("main") != 1 || count("title") == 0 {
            faults.push("one <h1>, one <main> and a <title> are needed".to_owned());
        }
        if !html.contains("<html lang=\"en\">") || !html.contains("name=\"viewport\"") {
            faults.push("language or viewport is missing".to_owned());
        }
    }
    faults
}
