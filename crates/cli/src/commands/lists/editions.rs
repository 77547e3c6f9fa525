//! `interdict lists editions`: what the store holds.

use super::Outcome;
use crate::{
    arguments::TextOrJson,
    console::{Console, style},
    failure::Failure,
    lists_arguments::EditionsArguments,
};
use interdict_shelf::{known_lists, store_path};
use interdict_store::{Edition, Store};
use std::io;

pub(crate) fn run(arguments: &EditionsArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let store = Store::open(&store_path(arguments.answer.store.store.as_deref())?)?;
    known_lists(&store, arguments.list.as_slice())?;
    let editions = store.editions(arguments.list.as_deref())?;
    match arguments.answer.format {
        TextOrJson::Json => {
            serde_json::to_writer_pretty(&mut *console.out, &editions).map_err(io::Error::from)?;
            writeln!(console.out)?;
        }
        TextOrJson::Text => table(&editions, console)?,
    }
    Ok(Outcome::Done)
}

fn table(editions: &[Edition], console: &mut Console<'_>) -> io::Result<()> {
    let mut lists: Vec<&str> = editions.iter().map(|edition| edition.info.dataset.as_str()).collect();
    lists.sort_unstable();
    lists.dedup();
    for (place, list) in lists.iter().enumerate() {
        if place > 0 {
            writeln!(console.out)?;
        }
        let of_list: Vec<&Edition> = editions.iter().filter(|edition| edition.info.dataset == *list).collect();
        let title = of_list.last().map(|edition| edition.info.title.as_str()).unwrap_or_default();
        writeln!(console.out, "{} ({list})", console.paint(style::TITLE, title))?;
        writeln!(console.out, "  edition  seen on     last seen   published   parties  digest")?;
        for edition in of_list {
            let published = edition.info.published_on.map_or_else(|| "-".to_owned(), |day| day.to_string());
            writeln!(
                console.out,
                "  {:>7}  {:<10}  {:<10}  {published:<10}  {:>7}  {}",
                edition.id,
                edition.seen_on.to_string(),
                edition.last_seen_on.to_string(),
                edition.coverage.parties,
                edition.info.digest.get(..12).unwrap_or_default(),
            )?;
        }
    }
    Ok(())
}
