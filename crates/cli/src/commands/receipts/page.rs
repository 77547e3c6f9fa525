//! The dossier as one page of HTML to print: no script, nothing from elsewhere.

use super::answer_in_words;
use crate::failure::Failure;
use interdict_store::{Leaf, Sealed, Store, canonical};
use serde_json::Value;
use std::{
    fmt::Write as _,
    io::{self, Write},
};

/// Rows of one receipt that are printed; all are in the files beside the page.
const PRINTED_ROWS: usize = 500;

const STYLE: &str = "\
@page { size: A4; margin: 18mm } body { font: 10.5pt/1.4 Georgia, serif; color: #111; max-width: 52em; margin: 2em auto; padding: 0 1em }
h1 { font-size: 1.5em } h2 { font-size: 1.15em; border-top: 1px solid #999; padding-top: .8em; break-after: avoid }
table { border-collapse: collapse; width: 100%; font-size: .92em } th, td { text-align: left; vertical-align: top; padding: .25em .7em .25em 0; border-bottom: 1px solid #ddd }
th { font-weight: 600 } tr { break-inside: avoid } code { font: .86em ui-monospace, monospace; overflow-wrap: anywhere }
.match { font-weight: 600 }";

/// Text as it may stand in HTML.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

/// Writes the page of a chain of so many receipts, with the chosen ones in full.
pub(super) fn write(store: &Store, chain: usize, chosen: &[&Sealed], out: &mut impl Write) -> Result<(), Failure> {
    writeln!(
        out,
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Receipts of screenings</title>\n\
         <style>{STYLE}</style></head>\n<body><h1>Receipts of screenings</h1>\n\
         <p>{} of {chain} receipts. Each says when a screening was done, with which settings, against which editions of which lists, \
         and what was answered; each holds the hash of the one before it, so that none can be changed, taken out or put in later \
         unnoticed. <code>verify.py</code> beside this page checks that against the files beside it. The subjects of a screening \
         are shown where they were kept; elsewhere a salted digest stands for them, by which whoever has the record can \
         recognise it.</p>",
        chosen.len()
    )?;
    for held in chosen {
        receipt(store, held, out)?;
    }
    writeln!(out, "</body></html>")?;
    Ok(())
}

fn receipt(store: &Store, held: &Sealed, out: &mut impl Write) -> Result<(), Failure> {
    let receipt = &held.receipt;
    writeln!(out, "<h2>Receipt {}</h2>\n<table>", receipt.number)?;
    let parts = receipt.parts.map_or_else(String::new, |parts| {
        format!("; in {parts} parts, whose rows are kept with their answers and not here")
    });
    let rows = format!(
        "{}, of them {} with matches, {} that could not be screened{parts}",
        receipt.rows, receipt.matched, receipt.bad
    );
    for (label, text) in [
        ("At", &receipt.at),
        ("Program", &receipt.engine),
        ("Settings", &canonical(&receipt.settings)),
        ("Rows", &rows),
    ] {
        writeln!(out, "<tr><th>{label}</th><td>{}</td></tr>", escaped(text))?;
    }
    for edition in &receipt.editions {
        let published = edition.published_on.map(|day| format!(", published {day}")).unwrap_or_default();
        let complete = if edition.complete { "" } else { ", not complete" };
        writeln!(
            out,
            "<tr><th>Against</th><td>{}{published}{complete}<br><code>blake3 {}</code></td></tr>",
            escaped(&edition.dataset),
            escaped(&edition.digest),
        )?;
    }
    for (label, hash) in
        [("Root of the rows", &receipt.root), ("Receipt before", &receipt.previous), ("Hash", &held.hash)]
    {
        writeln!(out, "<tr><th>{label}</th><td><code>{}</code></td></tr>", escaped(hash))?;
    }
    writeln!(out, "</table>\n<table><tr><th>Row</th><th>Record</th><th>Subject</th><th>Answer</th></tr>")?;
    let (mut seen, mut clear) = (0, 0);
    store.receipt_rows(receipt.number, |row| -> Result<(), Failure> {
        let leaf: Leaf = serde_json::from_str(&row.leaf).map_err(io::Error::from)?;
        seen += 1;
        // Of a long batch what was found or went wrong is printed, and the first clear answers; of parts the first.
        if leaf.answer.is_empty() && leaf.error.is_none() {
            clear += 1;
            if clear > PRINTED_ROWS {
                return Ok(());
            }
        }
        let subject = match (&row.subject, &leaf.subject) {
            (Some(subject), _) => escaped(&subject_in_words(subject)),
            (None, Some(digest)) => format!("<code>{}</code>", escaped(&digest.digest)),
            (None, None) => String::new(),
        };
        let class = if leaf.answer.is_empty() { "" } else { " class=\"match\"" };
        Ok(writeln!(
            out,
            "<tr><td>{}</td><td>{}</td><td>{subject}</td><td{class}>{}</td></tr>",
            leaf.row,
            escaped(&leaf.place),
            escaped(&answer_in_words(&leaf)),
        )?)
    })?;
    writeln!(out, "</table>")?;
    if clear > PRINTED_ROWS {
        let (what, of) = if receipt.parts.is_some() { ("parts", "parts") } else { ("clear answers", "rows") };
        writeln!(
            out,
            "<p>{} more {what} of {seen} {of} are in <code>rows-{}.jsonl</code>.</p>",
            clear - PRINTED_ROWS,
            receipt.number
        )?;
    }
    Ok(())
}

/// The names of a subject and whatever else was asked, on one line.
fn subject_in_words(subject: &str) -> String {
    let Ok(Value::Object(members)) = serde_json::from_str::<Value>(subject) else { return subject.to_owned() };
    let mut words = String::new();
    for (name, value) in &members {
        let text = match value {
            Value::Null => continue,
            Value::Array(values) if values.is_empty() => continue,
            Value::Array(values) => values.iter().map(plain).collect::<Vec<_>>().join("; "),
            other => plain(other),
        };
        let separator = if words.is_empty() { "" } else { " · " };
        // Writing to a string cannot fail.
        let _ = write!(words, "{separator}{name}: {text}");
    }
    words
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| canonical(value), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_become_markup() {
        assert_eq!(escaped("<b>\"A\" & 'B'"), "&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;");
    }

    #[test]
    fn a_subject_is_told_without_what_is_empty() {
        let subject = "{\"births\":[\"1962\"],\"countries\":[],\"kind\":null,\"names\":[\"A\",\"B\"]}";
        assert_eq!(subject_in_words(subject), "births: 1962 · names: A; B");
    }
}
