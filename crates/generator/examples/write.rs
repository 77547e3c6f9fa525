//! Writes a generated list and queries for it in the format that `interdict eval` reads.
//!
//!     cargo run --release -p interdict-generator --example write -- 15000 list.jsonl 2000 queries.jsonl

use interdict_generator::{parties, queries};
use serde_json::json;
use std::{
    collections::HashSet,
    env,
    error::Error,
    fs::File,
    io::{BufWriter, Write, stderr},
};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [party_count, list_path, query_count, queries_path] = &arguments[..] else {
        return Err("usage: write PARTIES LIST QUERIES FILE".into());
    };
    let list = parties(1, party_count.parse()?);
    let mut output = BufWriter::new(File::create(list_path)?);
    let (mut names, mut words) = (0, HashSet::new());
    for (number, party) in list.iter().enumerate() {
        let texts = |weak: bool| -> Vec<&str> {
            party.names.iter().filter(|name| name.weak == weak).map(|name| name.text.as_str()).collect()
        };
        let countries: Vec<&str> = party.all_countries().iter().map(|country| country.code()).collect();
        let births: Vec<String> = party.births.iter().map(ToString::to_string).collect();
        let line = json!({
            "uid": party.id, "schema": party.schema.as_str(), "names": texts(false), "weak": texts(true),
            "dobs": births, "countries": countries, "programs": party.programmes(),
        });
        writeln!(output, "{line}")?;
        names += party.names.len();
        for name in &party.names {
            let words_of_name = name.text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            words.extend(words_of_name.map(str::to_lowercase));
        }
        if (number + 1).is_power_of_two() || number + 1 == list.len() {
            writeln!(stderr(), "{} parties, {names} names, {} distinct words", number + 1, words.len())?;
        }
    }
    output.flush()?;
    let mut output = BufWriter::new(File::create(queries_path)?);
    for (number, query) in queries(1, &list, query_count.parse()?).enumerate() {
        let line = json!({
            "id": format!("q-{number}"), "kind": format!("{:?}", query.change), "group": "pos",
            "query": {"schema": query.schema.as_str(), "name": query.name},
            "expected": [format!("gen-{}", query.party)], "acceptable": [],
        });
        writeln!(output, "{line}")?;
    }
    output.flush()?;
    Ok(())
}
