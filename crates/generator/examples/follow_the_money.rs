//! Writes a generated list as FollowTheMoney JSON lines, a party a line, for measuring how large files are read.
//!
//!     cargo run --release -p interdict-generator --example follow_the_money -- 4500000 large.jsonl

use interdict_generator::parties;
use interdict_model::NameKind;
use serde_json::{Map, Value, json};
use std::{
    env,
    error::Error,
    fs::File,
    io::{BufWriter, Write},
};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [count, path] = &arguments[..] else { return Err("usage: follow_the_money PARTIES FILE".into()) };
    let mut output = BufWriter::with_capacity(1 << 20, File::create(path)?);
    for party in parties(1, count.parse()?).iter() {
        let mut properties = Map::new();
        let mut put = |key: &str, value: String| {
            if let Value::Array(values) = properties.entry(key).or_insert_with(|| json!([])) {
                values.push(Value::String(value));
            }
        };
        for name in &party.names {
            let key = match (name.weak, name.kind) {
                (true, _) => "weakAlias",
                (false, NameKind::Primary) => "name",
                (false, NameKind::Alias) => "alias",
                (false, NameKind::Former) => "previousName",
            };
            put(key, name.text.clone());
        }
        for birth in &party.births {
            put("birthDate", birth.start.to_string());
        }
        for country in party.all_countries() {
            put("country", country.code().to_owned());
        }
        for programme in party.programmes() {
            put("programId", programme.to_owned());
        }
        let line = json!({"id": party.id, "schema": party.schema.as_str(), "properties": properties});
        writeln!(output, "{line}")?;
    }
    output.flush()?;
    Ok(())
}
