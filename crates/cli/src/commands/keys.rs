//! `interdict keys`: who may ask a service that others reach.

use super::{Outcome, serving::keys_file};
use crate::{
    arguments::TextOrJson,
    clock,
    console::Console,
    failure::Failure,
    plan::day,
    serving_arguments::{AddKeyArguments, KeysArguments, KeysCommand, ListKeysArguments, RevokeKeyArguments},
};
use interdict_server::serve::{Key, Keys, KeysError};
use serde::Serialize;
use std::io;

pub(crate) fn run(arguments: &KeysArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    match &arguments.command {
        KeysCommand::Add(arguments) => add(arguments, console),
        KeysCommand::List(arguments) => list(arguments, console),
        KeysCommand::Revoke(arguments) => revoke(arguments, console),
    }?;
    Ok(Outcome::Done)
}

fn add(arguments: &AddKeyArguments, console: &mut Console<'_>) -> Result<(), Failure> {
    let path = keys_file(arguments.keys.keys.as_deref(), arguments.store.store.as_deref())?;
    let expires = arguments.expires.as_deref().map(|text| day("--expires", text)).transpose()?;
    if let Some(last) = expires.filter(|last| *last < clock::today()) {
        return Err(Failure::usage("--expires", format!("{last} is over")));
    }
    let mut keys = Keys::open_or_new(&path)?;
    let secret = keys.add(&arguments.name, arguments.role.of_service(), clock::today(), expires)?;
    keys.save(&path)?;
    writeln!(console.out, "{secret}")?;
    console.out.flush()?;
    writeln!(console.err, "note: this is the only time the key is shown; {} holds its hash", path.display())?;
    Ok(())
}

/// A key as `--format json` writes it: not its hash.
#[derive(Serialize)]
struct KeyFacts<'a> {
    name: &'a str,
    role: &'static str,
    created: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires: Option<String>,
    good: bool,
}

impl<'a> KeyFacts<'a> {
    fn of(key: &'a Key) -> Self {
        Self {
            name: &key.name,
            role: key.role.as_str(),
            created: key.created.to_string(),
            expires: key.expires.map(|day| day.to_string()),
            good: key.is_good_on(clock::today()),
        }
    }
}

fn list(arguments: &ListKeysArguments, console: &mut Console<'_>) -> Result<(), Failure> {
    let path = keys_file(arguments.keys.keys.as_deref(), arguments.store.store.as_deref())?;
    let keys = Keys::open(&path)?;
    let facts: Vec<KeyFacts<'_>> = keys.all().iter().map(KeyFacts::of).collect();
    if arguments.format == TextOrJson::Json {
        serde_json::to_writer_pretty(&mut *console.out, &facts).map_err(io::Error::from)?;
        writeln!(console.out)?;
        return Ok(());
    }
    for KeyFacts { name, role, created, expires, good } in &facts {
        let until = match expires {
            Some(day) if *good => format!(", good until {day}"),
            Some(day) => format!(", expired on {day}"),
            None => String::new(),
        };
        writeln!(console.out, "{name}: {role}, made {created}{until}")?;
    }
    Ok(())
}

fn revoke(arguments: &RevokeKeyArguments, console: &mut Console<'_>) -> Result<(), Failure> {
    let path = keys_file(arguments.keys.keys.as_deref(), arguments.store.store.as_deref())?;
    let mut keys = Keys::open(&path)?;
    keys.revoke(&arguments.name)?;
    keys.save(&path)?;
    writeln!(console.out, "{}: revoked", arguments.name)?;
    Ok(())
}

impl From<KeysError> for Failure {
    fn from(error: KeysError) -> Self {
        Self::new(error.code(), error.to_string()).with_hint(error.hint())
    }
}
