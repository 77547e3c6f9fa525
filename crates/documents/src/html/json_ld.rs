//! What a page says of its article in JSON-LD (<https://schema.org/NewsArticle>): title, authors, outlet, day.

use super::lines::Titles;
use super::references::decode_value;
use serde_json::{Map, Value};

/// What was found; empty where nothing was.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct LinkedData {
    /// `headline`, else `name`.
    pub(super) headline: Option<String>,
    /// `author`: the names.
    pub(super) authors: Vec<String>,
    /// `publisher`: the name.
    pub(super) publisher: Option<String>,
    /// `datePublished` as written.
    pub(super) published: Option<String>,
    /// `inLanguage` as written.
    pub(super) language: Option<String>,
    /// `description`.
    pub(super) description: Option<String>,
}

type Object = Map<String, Value>;

/// Reads the scripts of a page. Of several articles the first that has one of the titles of the page is its own, else
/// the first with a headline.
pub(super) fn read(scripts: &[&str], titles: &Titles) -> LinkedData {
    let values: Vec<Value> = scripts.iter().filter_map(|script| parse(script)).collect();
    let mut objects = Vec::new();
    for value in &values {
        gather(value, 0, &mut objects);
    }
    let Some(article) = main_object(&objects, titles) else { return LinkedData::default() };
    let names = |key: &str| article.get(key).map(|value| names(value, &objects, 0)).unwrap_or_default();
    LinkedData {
        headline: string(article, "headline").or_else(|| string(article, "name")),
        authors: if article.contains_key("author") { names("author") } else { names("creator") },
        publisher: names("publisher").into_iter().next(),
        published: string(article, "datePublished").or_else(|| string(article, "dateCreated")),
        language: string(article, "inLanguage"),
        description: string(article, "description"),
    }
}

/// The selectors of what the article says that it consists of (`hasPart`): `.paywall`, `#story`. What is behind a
/// barrier is named so, and is the article.
pub(super) fn parts(scripts: &[&str]) -> Vec<String> {
    const MOST: usize = 16;
    let values: Vec<Value> =
        scripts.iter().filter(|script| script.contains("cssSelector")).filter_map(|script| parse(script)).collect();
    let mut objects = Vec::new();
    for value in &values {
        gather(value, 0, &mut objects);
    }
    let mut selectors = Vec::new();
    for part in objects.iter().filter_map(|object| object.get("hasPart")) {
        let parts: Vec<&Value> = match part {
            Value::Array(parts) => parts.iter().collect(),
            part => vec![part],
        };
        for selector in parts.iter().filter_map(|part| part.get("cssSelector")) {
            let listed: Vec<&str> = match selector {
                Value::Array(listed) => listed.iter().filter_map(Value::as_str).collect(),
                one => one.as_str().into_iter().collect(),
            };
            selectors.extend(listed.iter().flat_map(|one| one.split(',')).map(|one| one.trim().to_owned()));
        }
    }
    selectors.retain(|selector| !selector.is_empty());
    selectors.truncate(MOST);
    selectors
}

/// Parses a script; line breaks inside strings, commas behind the last value, comments and a semicolon at the end are
/// the usual mistakes.
fn parse(script: &str) -> Option<Value> {
    let mut text = script.trim();
    for (start, end) in [("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("/*<![CDATA[*/", "/*]]>*/"), ("<![CDATA[", "]]>")]
    {
        text = text.strip_prefix(start).unwrap_or(text);
        text = text.strip_suffix(end).unwrap_or(text).trim();
    }
    text = text.trim_end_matches(';');
    serde_json::from_str(text).ok().or_else(|| {
        let cleaned = text.replace(|letter: char| letter.is_ascii_control(), " ");
        serde_json::from_str(&cleaned).ok().or_else(|| serde_json::from_str(&without_last_commas(&cleaned)).ok())
    })
}

/// A script without the commas that stand before `}` or `]`.
fn without_last_commas(script: &str) -> String {
    let mut kept = String::with_capacity(script.len());
    let (mut in_string, mut escaped) = (false, false);
    for (position, letter) in script.char_indices() {
        if letter == ',' && !in_string {
            let next = script.get(position + 1..).unwrap_or_default().trim_start();
            if next.starts_with(['}', ']']) {
                continue;
            }
        }
        if letter == '"' && !escaped {
            in_string = !in_string;
        }
        escaped = letter == '\\' && !escaped;
        kept.push(letter);
    }
    kept
}

/// Gathers the objects of a script: of arrays, graphs and main entities.
fn gather<'a>(value: &'a Value, depth: usize, objects: &mut Vec<&'a Object>) {
    const DEEPEST: usize = 6;
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(values) => {
            for value in values {
                gather(value, depth + 1, objects);
            }
        }
        Value::Object(object) => {
            objects.push(object);
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(inside) = object.get(key) {
                    gather(inside, depth + 1, objects);
                }
            }
        }
        _ => {}
    }
}

/// The object that is the article; a page by itself (`WebPage`) is the next best.
fn main_object<'a>(objects: &[&'a Object], titles: &Titles) -> Option<&'a Object> {
    let mut articles = objects.iter().copied().filter(|object| is_article(object));
    let first = articles.clone().next();
    let has_title = |object: &&Object| string(object, "headline").is_some_and(|headline| titles.has(&headline));
    articles
        .clone()
        .find(has_title)
        .or_else(|| articles.find(|object| object.contains_key("headline")))
        .or(first)
        .or_else(|| objects.iter().copied().find(|object| is_page(object) && object.contains_key("datePublished")))
}

fn is_article(object: &Object) -> bool {
    is_of_type(object, |name| name.ends_with("Article") || name.ends_with("BlogPosting") || name == "Report")
}

fn is_page(object: &Object) -> bool {
    is_of_type(object, |name| name.ends_with("WebPage"))
}

fn is_of_type(object: &Object, wanted: impl Fn(&str) -> bool) -> bool {
    match object.get("@type") {
        Some(Value::String(name)) => wanted(name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(wanted),
        _ => false,
    }
}

/// A string, or the first one of a list of them; of a language its name or code.
fn string(object: &Object, key: &str) -> Option<String> {
    let value = match object.get(key)? {
        Value::Array(values) => values.first()?,
        value => value,
    };
    let text = match value {
        Value::Object(inside) => inside.get("alternateName").or_else(|| inside.get("name"))?.as_str()?,
        value => value.as_str()?,
    };
    Some(decode_value(text)).filter(|text| !text.is_empty())
}

/// The names of persons or organizations: strings, objects, references to objects elsewhere in the scripts.
fn names(value: &Value, objects: &[&Object], depth: usize) -> Vec<String> {
    const DEEPEST: usize = 4;
    const MOST: usize = 40;
    if depth > DEEPEST {
        return Vec::new();
    }
    match value {
        Value::String(name) => Some(decode_value(name)).filter(|name| !name.is_empty()).into_iter().collect(),
        Value::Array(values) => values.iter().take(MOST).flat_map(|value| names(value, objects, depth + 1)).collect(),
        Value::Object(object) => {
            if let Some(name) = object.get("name") {
                return names(name, objects, depth + 1);
            }
            let Some(reference) = object.get("@id").and_then(Value::as_str) else { return Vec::new() };
            let referred = objects.iter().find(|other| {
                other.contains_key("name") && other.get("@id").and_then(Value::as_str) == Some(reference)
            });
            referred.and_then(|other| other.get("name")).map(|name| names(name, objects, depth + 1)).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_found_in_objects_lists_and_graphs() {
        let plain = r#"{"@type":"NewsArticle","headline":"Storm &amp; port","author":[{"@type":"Person","name":"Anna Example"},
            {"@type":"Person","name":"Ben Sample"}],"publisher":{"name":"Example Herald"},"datePublished":"2015-01-04T10:00:00Z"}"#;
        let graph = r##"[{"@graph":[{"@type":"WebPage","name":"Page"},{"@type":["Article"],"headline":"Storm & port",
            "author":{"@id":"#a"},"publisher":{"@id":"#o"},"datePublished":"2015-01-04T10:00:00Z"},
            {"@type":"Organization","@id":"#o","name":"Example Herald"},
            {"@type":"Person","@id":"#a","name":["Anna Example","Ben Sample"]}]}]"##;
        let broken = plain.replace("Storm &amp; port", "Storm\n&amp; port");
        let expected = LinkedData {
            headline: Some("Storm & port".to_owned()),
            authors: vec!["Anna Example".to_owned(), "Ben Sample".to_owned()],
            publisher: Some("Example Herald".to_owned()),
            published: Some("2015-01-04T10:00:00Z".to_owned()),
            ..LinkedData::default()
        };
        let commas = plain.replace("}],", "},],").replace("Z\"}", "Z\",\n}");
        for script in [plain, graph, &broken, &commas, &format!("<!-- {plain} -->")] {
            assert_eq!(read(&["{", script], &Titles::default()), expected, "{script}");
        }
        let gated = r#"{"@type":"NewsArticle","hasPart":{"@type":"WebPageElement","cssSelector":".paywall, #rest"}}"#;
        assert_eq!(parts(&[gated, "["]), [".paywall", "#rest"]);
        let others = ["[]", "3", "", "{\"@type\":\"Person\",\"name\":\"x\"}"];
        assert_eq!(read(&others, &Titles::default()), LinkedData::default());
        let next = plain.replace("Storm &amp; port", "The next story");
        assert_eq!(read(&[next.as_str(), plain], &Titles::new(["Storm & port"])), expected);
    }
}
