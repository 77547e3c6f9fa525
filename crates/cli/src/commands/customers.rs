//! `interdict customers`: the register of those who are watched.

use super::Outcome;
use crate::{
    arguments::TextOrJson,
    clock,
    console::Console,
    evidence_arguments::{
        AddCustomersArguments, CustomersArguments, CustomersCommand, ListCustomersArguments, RemoveCustomersArguments,
    },
    failure::Failure,
    recording::subject_text,
};
use interdict_screening::subjects::{ColumnChoice, CustomerFile, Input, Item, Opening, RecordPlace};
use interdict_shelf::{open_store, store_path};
use interdict_store::{Others, RegisterChange, Store};
use serde_json::{Value, json};
use std::{
    collections::{HashMap, hash_map::Entry},
    fs::File,
    io,
    path::Path,
};

pub(crate) fn run(arguments: &CustomersArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    match &arguments.command {
        CustomersCommand::Add(arguments) => add(arguments, console),
        CustomersCommand::Import(arguments) => {
            let records = records(&arguments.file, &arguments.column)?;
            let mut store = open_store(arguments.store.store.as_deref())?;
            let change = replace(&mut store, records, arguments.accept)?;
            tell(change, console)?;
            Ok(Outcome::Done)
        }
        CustomersCommand::Remove(arguments) => remove(arguments, console),
        CustomersCommand::List(arguments) => list(arguments, console),
    }
}

/// Where an identity stood first, and the digest of the subject there; by the digest of the identity, because a register
/// may be large.
type Seen = HashMap<blake3::Hash, (RecordPlace, blake3::Hash)>;

/// A record that can go into the register, or why it cannot. The same record once more is none: nothing is lost with it.
fn registered(item: Item, seen: &mut Seen) -> Option<Result<(String, String), Failure>> {
    let screened = match item {
        Item::Subject(screened) => screened,
        Item::Bad(record) => {
            let says = format!("{}: {}", record.locator, record.error.message);
            return Some(Err(Failure::new(record.error.code, says)));
        }
        Item::Note(_) => return None,
    };
    let locator = &screened.locator;
    let Some(id) = screened.id.as_deref().map(str::trim).filter(|id| !id.is_empty()) else {
        return Some(Err(Failure::new("customer.no_id", format!("{locator}: the record has no identity"))
            .with_hint("say which column holds the customer number with --column id=HEADER")));
    };
    let subject = match subject_text(&screened.subject) {
        Ok(subject) => subject,
        Err(failure) => return Some(Err(failure)),
    };
    let digest = blake3::hash(subject.as_bytes());
    match seen.entry(blake3::hash(id.as_bytes())) {
        Entry::Vacant(place) => {
            place.insert((locator.place.clone(), digest));
            Some(Ok((id.to_owned(), subject)))
        }
        Entry::Occupied(held) => {
            let (first, of_first) = held.get();
            (*of_first != digest).then(|| {
                let says = format!("{locator}: the record has the identity of {first}, and says something else");
                Err(Failure::new("customer.same_id", says)
                    .with_hint("give each customer an identity of its own; of two records, `add` takes the first"))
            })
        }
    }
}

/// The records of a file for the register. Asked for before the store is opened: a file that cannot be read leaves no empty
/// store behind.
fn records(
    file: &Path,
    columns: &[String],
) -> Result<impl Iterator<Item = Result<(String, String), Failure>>, Failure> {
    let columns = columns
        .iter()
        .map(|text| text.parse::<ColumnChoice>().map_err(|error| Failure::usage("--column", error)))
        .collect::<Result<_, _>>()?;
    let name = file.display().to_string();
    let opened = File::open(file).map_err(|error| {
        Failure::new("input.unreadable", format!("{name}: cannot be read: {error}"))
            .with_hint("check the path and its permissions")
    })?;
    let short = file.file_name().map(|name| name.to_string_lossy().into_owned());
    let input = Input { name, file: short, columns, ..Input::default() };
    let mut seen = Seen::new();
    let items = CustomerFile::open(opened, input, Opening::default())?.items;
    Ok(items.filter_map(move |item| registered(item, &mut seen)))
}

fn add(arguments: &AddCustomersArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let records = records(&arguments.file, &arguments.column)?;
    let mut store = open_store(arguments.store.store.as_deref())?;
    let (mut bad, mut told) = (0_u64, Ok(()));
    let good = records.filter(|record| match record {
        Ok(_) => true,
        Err(failure) => {
            bad += 1;
            if told.is_ok() {
                told = writeln!(console.err, "{failure}");
            }
            false
        }
    });
    let change = store.put_customers(good, clock::today(), Others::Stay)?;
    told?;
    tell(change, console)?;
    Ok(if bad == 0 { Outcome::Done } else { Outcome::NotScreened })
}

/// Makes the register what a file says. A record that cannot be used leaves it as it was: whoever is missing from a broken file
/// must not go unwatched.
pub(super) fn import(
    store: &mut Store,
    file: &Path,
    columns: &[String],
    accept: bool,
) -> Result<RegisterChange, Failure> {
    replace(store, records(file, columns)?, accept)
}

fn replace(
    store: &mut Store,
    records: impl Iterator<Item = Result<(String, String), Failure>>,
    accept: bool,
) -> Result<RegisterChange, Failure> {
    let others = if accept { Others::GoHoweverMany } else { Others::Go };
    store.put_customers(records, clock::today(), others)
}

fn tell(change: RegisterChange, console: &mut Console<'_>) -> io::Result<()> {
    let RegisterChange { added, changed, unchanged, removed } = change;
    writeln!(console.out, "{added} added, {changed} changed, {unchanged} as they were, {removed} taken out")
}

fn remove(arguments: &RemoveCustomersArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let mut store = Store::open(&store_path(arguments.store.store.as_deref())?)?;
    for id in &arguments.ids {
        store.remove_customer(id, clock::today())?;
        writeln!(console.out, "{id}: taken out")?;
    }
    Ok(Outcome::Done)
}

fn list(arguments: &ListCustomersArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let store = Store::open(&store_path(arguments.store.store.as_deref())?)?;
    store.customers(|customer| -> Result<(), Failure> {
        let subject: Value = serde_json::from_str(&customer.subject).map_err(io::Error::from)?;
        match arguments.format {
            TextOrJson::Json => {
                let line = json!({
                    "id": customer.id,
                    "addedOn": customer.added_on,
                    "screened": customer.screened,
                    "subject": subject,
                });
                writeln!(console.out, "{line}")?;
            }
            TextOrJson::Text => {
                let names = subject["names"].as_array().map(Vec::as_slice).unwrap_or_default();
                let names: Vec<&str> = names.iter().filter_map(Value::as_str).collect();
                let new = if customer.screened { "" } else { "  (not screened yet)" };
                writeln!(console.out, "{:<16} {}  {}{new}", customer.id, customer.added_on, names.join("; "))?;
            }
        }
        Ok(())
    })?;
    if arguments.format == TextOrJson::Text {
        let (customers, unscreened) = store.customer_counts()?;
        writeln!(console.err, "{customers} customers, {unscreened} of them not screened yet")?;
    }
    Ok(Outcome::Done)
}
