//! The description of the interface as a page for people, made from the description itself: every operation with what
//! it takes and answers and a command to try, every form with its members. No script, and nothing from elsewhere.

use serde_json::{Map, Value};
use std::fmt::Write;

/// The page's own style sheet.
pub(super) const STYLE: &str = include_str!("style.css");
/// What the page may load: its style sheet.
pub(super) const POLICY: &str = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";
/// Where commands on the page go: where the service listens unless told otherwise.
const SERVICE: &str = "http://127.0.0.1:8080";
/// Methods in the order in which they are shown.
static METHODS: [&str; 3] = ["get", "post", "delete"];

/// One operation of the description.
struct Operation<'a> {
    path: &'a str,
    method: &'a str,
    what: &'a Value,
}

impl<'a> Operation<'a> {
    fn id(&self) -> &'a str {
        text(&self.what["operationId"])
    }

    fn has_tag(&self, tag: &str) -> bool {
        list(&self.what["tags"]).iter().any(|held| held == tag)
    }
}

/// The whole page.
pub(super) fn page(description: &Value) -> String {
    let operations = operations(description);
    let mut out = String::with_capacity(64 * 1024);
    out.push_str(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Interdict: the interface for \
         programs</title>\n<link rel=\"stylesheet\" href=\"/api/docs/style.css\">\n</head>\n<body>\n<header>\n\
         <p><a href=\"/\">Interdict: search, read, files, lists</a></p>\n<h1>Interdict: the interface for programs</h1>\n",
    );
    paragraphs(&mut out, text(&description["info"]["description"]));
    put(&mut out, format_args!("<p>Version {}. ", escaped(text(&description["info"]["version"]))));
    out.push_str("For programs: <a href=\"/api/openapi.json\">the same as OpenAPI</a>.</p>\n</header>\n");
    contents(&mut out, description, &operations);
    out.push_str("<main>\n");
    for tag in list(&description["tags"]) {
        let (name, question) = (text(&tag["name"]), text(&tag["description"]));
        put(&mut out, format_args!("<h2>{}</h2>\n", escaped(question)));
        operations.iter().filter(|operation| operation.has_tag(name)).for_each(|found| show(&mut out, found));
    }
    out.push_str("<h2>Forms of requests and answers</h2>\n");
    for (name, schema) in object(&description["components"]["schemas"]) {
        form(&mut out, name, schema);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn operations(description: &Value) -> Vec<Operation<'_>> {
    let paths = object(&description["paths"]);
    paths
        .flat_map(|(path, item)| {
            METHODS.iter().filter_map(move |method| {
                let what = item.get(method)?;
                Some(Operation { path: path.as_str(), method, what })
            })
        })
        .collect()
}

fn contents(out: &mut String, description: &Value, operations: &[Operation<'_>]) {
    out.push_str("<nav aria-label=\"Operations\">\n<ul>\n");
    for tag in list(&description["tags"]) {
        for operation in operations.iter().filter(|operation| operation.has_tag(text(&tag["name"]))) {
            let Operation { path, method, what } = operation;
            put(
                out,
                format_args!(
                    "<li><code><span class=\"method\">{}</span> <a href=\"#{}\">{}</a></code> {}</li>\n",
                    method.to_uppercase(),
                    escaped(operation.id()),
                    escaped(path),
                    escaped(text(&what["summary"])),
                ),
            );
        }
    }
    out.push_str("</ul>\n</nav>\n");
}

fn show(out: &mut String, operation: &Operation<'_>) {
    let Operation { path, method, what } = operation;
    let called = format!("{} {path}", method.to_uppercase());
    put(
        out,
        format_args!(
            "<section id=\"{}\">\n<h3>{} <code class=\"place\">{} {}</code></h3>\n",
            escaped(operation.id()),
            escaped(text(&what["summary"])),
            method.to_uppercase(),
            escaped(path),
        ),
    );
    paragraphs(out, text(&what["description"]));
    let parameters = list(&what["parameters"]);
    if !parameters.is_empty() {
        out.push_str("<h4>Parameters</h4>\n");
        let rows = parameters.iter().map(|parameter| {
            let needed = if parameter["required"] == true { "" } else { ", may be left out" };
            let place = format!("in the {}{needed}", text(&parameter["in"]));
            [code(text(&parameter["name"])), escaped(&place), inline(text(&parameter["description"]))]
        });
        table(out, &format!("Parameters of {called}"), ["Name", "Where", "What"], rows);
    }
    let bodies = object(&what["requestBody"]["content"]);
    let bodies: Vec<(&String, &Value)> = bodies.collect();
    if !bodies.is_empty() {
        out.push_str("<h4>Body</h4>\n");
        let rows = bodies.iter().map(|(media_type, content)| [code(media_type), kind(&content["schema"])]);
        table(out, &format!("Bodies of {called}"), ["Content-Type", "Form"], rows);
    }
    out.push_str("<h4>Answers</h4>\n");
    let rows = object(&what["responses"]).map(|(status, response)| {
        let forms: Vec<String> = object(&response["content"]).map(|(_, content)| kind(&content["schema"])).collect();
        [code(status), inline(text(&response["description"])), forms.join(", ")]
    });
    table(out, &format!("Answers of {called}"), ["Status", "When", "Form"], rows);
    put(
        out,
        format_args!(
            "<h4>To try it</h4>\n<pre tabindex=\"0\" role=\"region\" aria-label=\"Command for {}\">\
             <code>{}</code></pre>\n</section>\n",
            escaped(&called),
            escaped(&command(operation))
        ),
    );
}

/// A command that does what the operation does.
fn command(operation: &Operation<'_>) -> String {
    let Operation { path, method, what } = operation;
    let mut address = format!("{SERVICE}{path}").replace("/parties/{id}", "/parties/ofac-9345");
    address = address.replace("{dataset}", "us_ofac_sdn").replace("{id}", "$ID");
    let needed = list(&what["parameters"]).iter().filter(|held| held["in"] == "query" && held["required"] == true);
    for (place, parameter) in needed.enumerate() {
        let sign = if place == 0 { '?' } else { '&' };
        put(&mut address, format_args!("{sign}{}=2015-01-01", text(&parameter["name"])));
    }
    let content = &what["requestBody"]["content"];
    if !content["multipart/form-data"].is_null() {
        return format!("curl -F file=@customers.csv \"{address}\"");
    }
    let example = &content["application/json"]["example"];
    if !example.is_null() {
        return format!("curl --json '{}' \\\n  \"{address}\"", example.to_string().replace('\'', "'\\''"));
    }
    match *method {
        "get" => format!("curl \"{address}\""),
        other => format!("curl -X {} \"{address}\"", other.to_uppercase()),
    }
}

/// One form with its members.
fn form(out: &mut String, name: &str, schema: &Value) {
    put(out, format_args!("<section id=\"form-{0}\">\n<h3>{0}</h3>\n", escaped(name)));
    paragraphs(out, text(&schema["description"]));
    let needed = list(&schema["required"]);
    let mut rows = object(&schema["properties"])
        .map(|(member, of)| {
            let absent = if needed.iter().any(|held| held == member) { "" } else { ", may be absent" };
            [code(member), format!("{}{absent}", kind(of)), inline(text(&of["description"]))]
        })
        .peekable();
    if rows.peek().is_some() {
        table(out, &format!("Members of {name}"), ["Member", "Form", "What"], rows);
    } else {
        put(out, format_args!("<p>{}</p>\n", kind(schema)));
    }
    out.push_str("</section>\n");
}

/// A form in a few words, linked where it has a name.
fn kind(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str().and_then(|place| place.rsplit('/').next()) {
        return format!("<a href=\"#form-{0}\">{0}</a>", escaped(name));
    }
    for word in ["oneOf", "anyOf", "allOf"] {
        let choices = list(&schema[word]);
        if !choices.is_empty() {
            return choices.iter().map(kind).collect::<Vec<_>>().join(" or ");
        }
    }
    let names: Vec<&str> = match &schema["type"] {
        Value::Array(names) => names.iter().map(text).collect(),
        name => vec![text(name)],
    };
    let named = |name: &&str| match *name {
        "array" => format!("list of {}", kind(&schema["items"])),
        "object" if !schema["additionalProperties"].is_null() => {
            format!("object of {}", kind(&schema["additionalProperties"]))
        }
        "" => "anything".to_owned(),
        name => name.to_owned(),
    };
    names.iter().map(named).collect::<Vec<_>>().join(" or ")
}

/// A table that can be scrolled with the keys, and has a name of its own for those who do not see where it stands.
fn table<const COLUMNS: usize>(
    out: &mut String,
    label: &str,
    header: [&str; COLUMNS],
    rows: impl Iterator<Item = [String; COLUMNS]>,
) {
    put(
        out,
        format_args!(
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\">\n<table>\n<thead><tr>",
            escaped(label)
        ),
    );
    for title in header {
        put(out, format_args!("<th scope=\"col\">{title}</th>"));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for cell in row {
            put(out, format_args!("<td>{cell}</td>"));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
}

/// Text with empty lines between paragraphs and code between backticks.
fn paragraphs(out: &mut String, text: &str) {
    for paragraph in text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
        put(out, format_args!("<p>{}</p>\n", inline(paragraph)));
    }
}

fn inline(text: &str) -> String {
    let pieces = text.split('`').enumerate();
    pieces.map(|(place, piece)| if place % 2 == 1 { code(piece) } else { escaped(piece) }).collect()
}

fn code(text: &str) -> String {
    format!("<code>{}</code>", escaped(text))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Writing into a string cannot fail.
fn put(out: &mut String, what: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(what);
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn object(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flat_map(Map::iter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn nothing_of_the_description_becomes_markup() {
        let description = json!({
            "info": { "title": "<b>", "version": "1", "description": "a <script> & `<code>`" },
            "tags": [{ "name": "t", "description": "What <is> it?" }],
            "paths": { "/x": { "get": { "operationId": "x", "tags": ["t"], "summary": "Show <it>.", "responses": {} } } },
            "components": { "schemas": { "Thing": { "type": "object", "properties": { "a<b": { "type": "string" } } } } },
        });
        let page = page(&description);
        for sign in ["<script", "<is>", "<it>", "a<b", "`"] {
            assert!(!page.contains(sign), "{sign}");
        }
        assert!(page.contains("a &lt;script&gt; &amp; <code>&lt;code&gt;</code>"));
        assert!(page.contains("curl &quot;http://127.0.0.1:8080/x&quot;"));
    }

    #[test]
    fn what_can_be_scrolled_can_be_reached_with_keys_and_has_a_name_of_its_own() {
        let operation = |id: &str| json!({ "get": { "operationId": id, "tags": ["t"], "responses": { "200": {} } } });
        let description = json!({
            "info": { "title": "t", "version": "1", "description": "" },
            "tags": [{ "name": "t", "description": "What?" }],
            "paths": { "/x": operation("x"), "/y": operation("y") },
            "components": { "schemas": { "Thing": { "type": "object", "properties": { "a": { "type": "string" } } } } },
        });
        let page = page(&description);
        let mut names = std::collections::HashSet::new();
        for tag in ["<pre", "<div class=\"scroll\""].iter().flat_map(|tag| page.split(tag).skip(1)) {
            let tag = tag.split('>').next().unwrap();
            assert!(tag.contains("tabindex=\"0\"") && tag.contains("role=\"region\""), "{tag}");
            let name = tag.split("aria-label=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
            assert!(names.insert(name.to_owned()), "{name} twice");
        }
        assert_eq!(names.len(), 5, "{names:?}");
    }

    #[test]
    fn forms_are_said_in_words() {
        let cases = [
            (json!({ "type": "string" }), "string"),
            (json!({ "type": ["string", "null"] }), "string or null"),
            (
                json!({ "type": "array", "items": { "$ref": "#/components/schemas/Span" } }),
                "list of <a href=\"#form-Span\">Span</a>",
            ),
            (json!({ "oneOf": [{ "type": "null" }, { "type": "integer" }] }), "null or integer"),
            (json!({}), "anything"),
        ];
        for (schema, words) in cases {
            assert_eq!(kind(&schema), words);
        }
    }
}
