//! The description of the interface against real answers: every member of an answer is described, everything that is
//! described as always there is there, and what is described is met in some answer.

#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

mod api_client;
mod common;

use api_client::{Answer, get, post, send};
use serde_json::{Value, json};
use std::{collections::BTreeSet, thread, time::Duration};

/// Members that no answer of this test has: the list that is part of the program has no such facts, or it takes several
/// lists, a list that is not complete, or a service that leaves receipts.
const NOT_MET: &[&str] = &[
    "Address.note",
    "Address.postal_code",
    "Address.region",
    "BadRecord.row",
    "DateSpan.end",
    "Designation.delisted_on",
    "Designation.measures",
    "Designation.reason",
    "Edition.gaps",
    "FieldChange.removed",
    "FileStatus.receipt",
    "Group.id",
    "Group.links",
    "Group.members",
    "Identifier.country",
    "Identifier.note",
    "Identifier.period",
    "LifeEvent.fields",
    "Link.born",
    "Link.left",
    "Link.number",
    "Link.reason",
    "Link.right",
    "Match.group",
    "Match.sameParty",
    "Name.language",
    "Name.parts",
    "Name.script",
    "NamePart.kind",
    "NamePart.text",
    "NearCopies.documents",
    "PartyAnswer.group",
    "PartyNote.same_party",
    "PartyNote.seen",
    "Period.to",
    "Receipt.hash",
    "Receipt.number",
    "Relation.former",
    "Relation.kind",
    "Relation.period",
    "Relation.target_id",
    "Relation.target_name",
    "ScreeningAnswer.receipt",
    "SeenNote.with",
    "SeenNote.without",
    "Standing.on",
    "Story.notes",
    "ToldIdentifierKind.other",
    "ToldRelationKind.other",
    "TypedParty.deaths",
    "TypedParty.extra",
    "TypedParty.gender",
    "TypedParty.not_understood",
    "TypedParty.notes",
    "TypedParty.relations",
    "TypedParty.vessel",
    "VesselFacts.built",
    "VesselFacts.gross_tonnage",
    "VesselFacts.kind",
    "VesselFacts.owner",
    "VesselFacts.tonnage",
];

/// Two invented articles of one story that between them have everything that reading finds.
const ONE: &str = "Treasury lists North Korean arms dealers

By Marta Lindqvist

WASHINGTON — The United States imposed sanctions on Kim Yong Chol, the representative of the Korea Mining Development \
Trading Corporation (KOMID) in Iran, on Friday, the Treasury said.

\"We take this attack seriously, and we will respond,\" the president said on Thursday, according to a spokesman.

North Korea denied that it was behind the cyber attack on the company. Officials in Pyongyang accused the United States of \
slander, state media reported.

The company said it had lost between $3 million and $5 million in three days. More than 100 computers were destroyed in late \
November 2014. Kim Yong Chol was charged with fraud in 2013 and helped KOMID to sell missiles. He said he had nothing to hide. \
About 40 percent of the staff left on Tuesday.
";
const TWO: &str = "<html lang=\"en\"><head><title>New sanctions on Pyongyang</title><meta property=\"og:site_name\" \
content=\"The Example Post\"><meta property=\"article:published_time\" content=\"2015-01-03T10:00:00Z\"><meta name=\"author\" \
content=\"Marta Lindqvist\"></head><body><article><h1>New sanctions on Pyongyang</h1><p>The United States imposed new sanctions \
on North Korea on Friday over the cyber attack on a film company, the White House said.</p><p>\"We take this attack seriously, \
and we will respond,\" the president said on Friday.</p><p>The measures name three bodies, among them the Reconnaissance General \
Bureau and KOMID, the Treasury said. North Korea has denied that it was behind the cyber attack on the company. The attack cost \
the company $8 million. More than 200 computers were destroyed in November 2014.</p><p>Jang Song Chol, a KOMID representative in \
Russia, was working with individuals in Sudan, the Treasury said.</p></article></body></html>";

/// The description, and what of it was met.
struct Description {
    whole: Value,
    met: BTreeSet<String>,
}

impl Description {
    fn named(&self, name: &str) -> &Value {
        let schema = &self.whole["components"]["schemas"][name];
        assert!(schema.is_object(), "{name} is not described");
        schema
    }

    /// Compares an answer with what the description says of an operation.
    fn check(&mut self, path: &str, method: &str, answer: &Answer) {
        let responses = &self.whole["paths"][path][method]["responses"];
        let exact = &responses[answer.status.to_string()];
        let response = if exact.is_null() { &responses["4XX"] } else { exact };
        let schema = response["content"][&answer.media_type]["schema"].clone();
        assert!(!schema.is_null(), "{method} {path} {} {}: {}", answer.status, answer.media_type, answer.text);
        let wrong = self.compare(&schema, "?", &answer.json(), "body");
        assert!(wrong.is_empty(), "{method} {path}:\n{}", wrong.join("\n"));
    }

    /// What is wrong with a value. `owner` is the name of the schema that it stands in.
    fn compare(&mut self, schema: &Value, owner: &str, value: &Value, place: &str) -> Vec<String> {
        if let Some(reference) = schema["$ref"].as_str() {
            let name = reference.rsplit('/').next().unwrap();
            let schema = self.named(name).clone();
            return self.compare(&schema, name, value, place);
        }
        for word in ["oneOf", "anyOf"] {
            if let Some(choices) = schema[word].as_array() {
                let mut wrong = Vec::new();
                for choice in choices {
                    let met = self.met.clone();
                    let of_this = self.compare(choice, owner, value, place);
                    if of_this.is_empty() {
                        return Vec::new();
                    }
                    // What was met on a path that does not fit does not count.
                    self.met = met;
                    wrong = of_this;
                }
                return wrong;
            }
        }
        let types: Vec<&str> = match &schema["type"] {
            Value::String(name) => vec![name.as_str()],
            Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
            _ => return Vec::new(),
        };
        let fits = types.iter().any(|name| match *name {
            "null" => value.is_null(),
            "string" => value.is_string(),
            "boolean" => value.is_boolean(),
            "integer" => value.is_i64() || value.is_u64(),
            "number" => value.is_number(),
            "array" => value.is_array(),
            "object" => value.is_object(),
            _ => false,
        });
        if !fits {
            return vec![format!("{place}: {value} is not {types:?}")];
        }
        match value {
            Value::Array(items) => {
                let numbered = items.iter().enumerate();
                numbered
                    .flat_map(|(number, item)| {
                        self.compare(&schema["items"], owner, item, &format!("{place}[{number}]"))
                    })
                    .collect()
            }
            Value::Object(members) => {
                let mut wrong = Vec::new();
                for needed in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
                    if !members.contains_key(needed) {
                        wrong.push(format!("{place}.{needed} is not there"));
                    }
                }
                for (member, value) in members {
                    let place = format!("{place}.{member}");
                    match (schema["properties"].get(member), schema.get("additionalProperties")) {
                        (Some(of), _) => {
                            self.met.insert(format!("{owner}.{member}"));
                            wrong.extend(self.compare(of, owner, value, &place));
                        }
                        (None, Some(of)) if of.is_object() => wrong.extend(self.compare(of, owner, value, &place)),
                        _ => wrong.push(format!("{place} is not described")),
                    }
                }
                wrong
            }
            _ => Vec::new(),
        }
    }

    /// Members of all schemas that answers are made of.
    fn described(&self) -> BTreeSet<String> {
        let mut names: Vec<String> = Vec::new();
        let items =
            self.whole["paths"].as_object().unwrap().values().flat_map(|item| item.as_object().unwrap().values());
        items.for_each(|operation| references(&operation["responses"], &mut names));
        let mut members = BTreeSet::new();
        let mut seen = BTreeSet::new();
        while let Some(name) = names.pop() {
            if seen.insert(name.clone()) {
                let schema = self.named(&name);
                references(schema, &mut names);
                let properties = schema["properties"].as_object().into_iter().flatten();
                members.extend(properties.map(|(member, _)| format!("{name}.{member}")));
            }
        }
        members
    }
}

/// Names of all schemas that are referred to.
fn references(value: &Value, names: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            if let Some(name) = members.get("$ref").and_then(Value::as_str).and_then(|place| place.rsplit('/').next()) {
                names.push(name.to_owned());
            }
            members.values().for_each(|value| references(value, names));
        }
        Value::Array(items) => items.iter().for_each(|value| references(value, names)),
        _ => {}
    }
}

#[test]
fn answers_and_their_description_agree_in_both_directions() {
    let (embedded, stored) = (common::start(), common::start_with_store());
    let (address, store) = (embedded.address(), stored.address());
    let whole = get(&format!("{address}/api/openapi.json")).json();
    let mut description = Description { whole, met: BTreeSet::new() };
    assert_eq!(description.whole["openapi"], "3.1.0");

    let screen = "/api/v1/screen";
    let subjects = json!([
        { "name": "Kim Yong Chol", "birthDate": "03/04/1946", "id": "C-1" },
        { "name": "Rybak Kim Ho", "wallet": "1BoatSLRHtKNngkdXEeobR76b53LETtpyT" },
        { "name": "Kim Yoong Chul" },
        { "remark": "nobody" },
    ]);
    let settings = json!({ "explain": true, "ofacMinimum": 50, "limit": 5 });
    let answer = post(&format!("{address}{screen}"), &json!({ "subjects": subjects, "settings": settings }));
    description.check(screen, "post", &answer);
    description.check(screen, "post", &post(&format!("{address}{screen}"), &json!({ "name": "Ryu" })));
    let known = json!({ "name": "KOMID", "settings": { "knownOn": "2014-12-31" } });
    description.check(screen, "post", &post(&format!("{store}{screen}"), &known));
    description.check(screen, "post", &post(&format!("{address}{screen}"), &json!({ "settings": {} })));

    let read = "/api/v1/documents";
    let documents = json!([
        { "name": "one.txt", "text": ONE, "published": "2015-01-04" },
        { "name": "two.html", "html": TWO },
        { "name": "three.txt", "text": "Officials met in Geneva on Friday. They did not say more about the talks." },
        { "name": "four.txt", "text": " " },
    ]);
    let answer = post(&format!("{address}{read}"), &json!({ "documents": documents }));
    description.check(read, "post", &answer);

    let party = "/api/v1/parties/{id}";
    let lists = get(&format!("{store}/api/v1/lists"));
    for id in parties(store, &lists.json()) {
        description.check(party, "get", &get(&format!("{store}/api/v1/parties/{id}")));
        let history = get(&format!("{store}/api/v1/parties/{id}/history"));
        description.check("/api/v1/parties/{id}/history", "get", &history);
    }
    description.check(party, "get", &get(&format!("{store}/api/v1/parties/ofac-1")));

    description.check("/api/v1/lists", "get", &lists);
    let reloaded = send("POST", &format!("{store}/api/v1/lists/reload"), &[], b"");
    description.check("/api/v1/lists/reload", "post", &reloaded);
    let editions = get(&format!("{store}/api/v1/lists/us_dprk_2015/editions"));
    description.check("/api/v1/lists/{dataset}/editions", "get", &editions);
    let difference = get(&format!("{store}/api/v1/lists/us_dprk_2015/diff?from=2014-12-31"));
    description.check("/api/v1/lists/{dataset}/diff", "get", &difference);

    files(&mut description, address);

    let described = description.described();
    let unmet: Vec<&String> = described
        .iter()
        .filter(|member| !description.met.contains(*member) && !NOT_MET.contains(&member.as_str()))
        .collect();
    assert!(unmet.is_empty(), "described, and in no answer: {unmet:?}");
    let gone: Vec<&&str> = NOT_MET.iter().filter(|member| !described.contains(**member)).collect();
    assert!(gone.is_empty(), "excused, and not described: {gone:?}");
}

/// Identities of all parties that came or changed between the editions, and of one that did not.
fn parties(store: &str, lists: &Value) -> Vec<String> {
    let dataset = lists["editions"][0]["dataset"].as_str().unwrap();
    let difference = get(&format!("{store}/api/v1/lists/{dataset}/diff?from=2014-12-31")).json();
    let found = ["added", "changed"].into_iter().flat_map(|member| difference[member].as_array().unwrap());
    let mut ids: Vec<String> = found.map(|party| party["id"].as_str().unwrap().to_owned()).collect();
    ids.push("ofac-12211".to_owned());
    ids
}

/// A table, JSON lines, a table in another encoding, which has a note, and a file that fails.
fn files(description: &mut Description, address: &str) {
    let headers = [("content-type", "text/csv"), ("file-name", "customers.csv")];
    let cases: [&[u8]; 4] =
        [b"name\nKim Yong Chol\n,\n", b"{\"name\": \"KOMID\"}\n{}\n", b"name\nJos\xe9 Lindqvist\n", b"name\n"];
    for file in cases {
        let sent = send("POST", &format!("{address}/api/v1/files"), &headers, file);
        description.check("/api/v1/files", "post", &sent);
        let place = sent.location.unwrap();
        let status = loop {
            let status = get(&format!("{address}{place}"));
            if ["done", "failed"].iter().any(|end| status.json()["state"] == *end) {
                break status;
            }
            thread::sleep(Duration::from_millis(20));
        };
        description.check("/api/v1/files/{id}", "get", &status);
        let result = get(&format!("{address}{place}/result"));
        if result.status == 200 {
            description.check("/api/v1/files/{id}/result", "get", &result);
        }
    }
}
