//! One entry to its parts: names, addresses, remarks, programmes.
//!
//! `KIM, Given; DOB 18 Feb 1962; nationality Korea, North (individual) [DPRK2] (Linked To: EXAMPLE CO).` and
//! `EXAMPLE, S.A. (a.k.a. EXSA; f.k.a. "OLD"), Calle 1, Cali, Colombia; NIT # 1 (Colombia) [SDNT].` The kind of party
//! stands in brackets before the programmes; a body has none. Without aliases nothing parts the name from the address,
//! so the name's end is found by the rules of `names`; the other ways to read it are kept in [`Entry::readings`].

use super::{
    names, sections,
    text::{fold, parts},
};
use crate::ofac::{labels, meaning, remarks};
use interdict_model::{Entity, Schema};
use std::collections::BTreeSet;

/// How an entry has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryNameKind {
    /// The name under which the entry stands; primary or alias, the file does not say.
    Head,
    /// Also known as.
    Also,
    /// Formerly known as.
    Former,
    /// Now known as.
    Now,
}

/// A name of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryName {
    /// As written, without quotes.
    pub text: String,
    /// How the entry has it.
    pub kind: EntryNameKind,
    /// It stands in double quotes: a weak alias.
    pub weak: bool,
}

/// What a file of changes says of a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// All names, the one under which the entry stands first.
    pub names: Vec<EntryName>,
    /// Person, body, ship or aircraft.
    pub schema: Schema,
    /// Addresses as written.
    pub addresses: Vec<String>,
    /// Everything else: births, papers, links. A ship's description comes first.
    pub remarks: Vec<String>,
    /// Programme tags without brackets.
    pub programmes: Vec<String>,
    /// Other ways to part the name from the address, where no alias shows the name's end.
    pub readings: Vec<String>,
    /// The entry word for word, lines joined.
    pub text: String,
    /// Its first line, counted from 1.
    pub line: u64,
}

impl Entry {
    /// The name under which the entry stands.
    pub fn head(&self) -> &str {
        self.names.first().map_or("", |name| &name.text)
    }

    /// All names in the form in which they are compared.
    pub(super) fn folded_names(&self) -> BTreeSet<String> {
        self.names.iter().map(|name| fold(&name.text)).collect()
    }

    /// What follows the names, in the form in which it is compared.
    pub(super) fn folded_facts(&self) -> String {
        let facts: Vec<&str> = self.addresses.iter().chain(&self.remarks).map(String::as_str).collect();
        fold(&facts.join(" "))
    }
}

/// Reads an entry; `None` if it does not end in programmes or has no name.
pub(super) fn parse(text: &str, line: u64) -> Option<Entry> {
    let text = text.trim();
    let tail = sections::behind_programmes(text)?;
    let body = &text[..text.len() - tail.len()];
    let links = links(tail)?;
    let (programmes, body) = programmes(body)?;
    let (schema, body) = kind_of_party(body);
    let body = body.trim_end_matches([' ', ';', ',']);
    let (name, aliases, rest) = names::split(body, &schema);
    let mut names = vec![entry_name(&name, EntryNameKind::Head)];
    for alias in &aliases {
        let kinds =
            [("a.k.a.", EntryNameKind::Also), ("f.k.a.", EntryNameKind::Former), ("n.k.a.", EntryNameKind::Now)];
        let found =
            kinds.iter().find(|(word, _)| alias.get(..word.len()).is_some_and(|w| w.eq_ignore_ascii_case(word)));
        let (text, kind) =
            found.map_or((alias.as_str(), EntryNameKind::Also), |(word, kind)| (&alias[word.len()..], *kind));
        names.push(entry_name(text, kind));
    }
    names.retain(|name| !name.text.is_empty());
    if names.first().is_none_or(|name| name.kind != EntryNameKind::Head) {
        return None;
    }
    let readings = if names.len() == 1 { names::readings(body, &name, &schema) } else { Vec::new() };
    let (addresses, mut remarks) = addresses_and_remarks(&rest, &schema);
    remarks.extend(links);
    Some(Entry { names, schema, addresses, remarks, programmes, readings, text: text.to_owned(), line })
}

/// What stands behind the programmes: nothing, or links. `None`: something else, so the entry is not whole.
fn links(tail: &str) -> Option<Vec<String>> {
    let tail = tail.trim().trim_start_matches('*').trim();
    if tail.to_ascii_lowercase().starts_with("linked to:") {
        // The stop that ends the entry goes, the one of an abbreviation (`S.A.`) stays.
        let doubled = tail.ends_with("..");
        let tail = match tail.strip_suffix('.') {
            Some(rest) if doubled || !ends_in_an_abbreviation(rest) => rest,
            _ => tail,
        };
        return Some(parts(tail));
    }
    let tail = tail.trim_end_matches(['.', ';']).trim();
    if let Some(inner) = tail.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        return Some(parts(&inner.replace(") (", ";")));
    }
    tail.is_empty().then(Vec::new)
}

/// `S.A` with its last stop cut: a single capital behind a stop or a blank.
fn ends_in_an_abbreviation(text: &str) -> bool {
    let mut characters = text.chars().rev();
    characters.next().is_some_and(|last| last.is_ascii_uppercase())
        && characters.next().is_none_or(|before| !before.is_alphanumeric())
}

/// Takes the programme tags off the end. Stars behind them are of 1994 and 1995.
fn programmes(body: &str) -> Option<(Vec<String>, &str)> {
    let mut programmes = Vec::new();
    let mut body = body.trim_end();
    while let Some(rest) = body.trim_end_matches('*').strip_suffix(']') {
        let start = rest.rfind('[')?;
        programmes.push(rest[start + 1..].to_owned());
        body = rest[..start].trim_end();
    }
    programmes.reverse();
    (!programmes.is_empty()).then_some((programmes, body))
}

fn kind_of_party(body: &str) -> (Schema, &str) {
    for kind in ["individual", "vessel", "aircraft"] {
        let length = kind.len() + 2;
        let split = body.len().checked_sub(length).and_then(|at| body.split_at_checked(at));
        if let Some((rest, mark)) = split
            && mark
                .strip_prefix('(')
                .and_then(|mark| mark.strip_suffix(')'))
                .is_some_and(|m| m.eq_ignore_ascii_case(kind))
        {
            return (meaning::schema_of(kind), rest.trim_end());
        }
    }
    (Schema::Organization, body)
}

fn entry_name(text: &str, kind: EntryNameKind) -> EntryName {
    let text = text.trim_matches([' ', ',']);
    let quoted = text.strip_prefix(['"', '\u{201c}']).and_then(|text| text.strip_suffix(['"', '\u{201d}']));
    EntryName { text: quoted.unwrap_or(text).trim().to_owned(), kind, weak: quoted.is_some() }
}

/// Beginnings of remarks that no label table has, lower case.
const REMARKS: &[&str] = &[
    "dob",
    "pob",
    "alt. ",
    "nationality",
    "citizen",
    "gender",
    "linked to",
    "vessel ",
    "former vessel",
    "other vessel",
    "aircraft ",
    "additional sanctions",
    "secondary sanctions",
    "organization established",
    "u.s. persons",
    "for more info",
    "executive order",
    "all offices",
    "a.k.a.",
    "f.k.a.",
    "member ",
    "date of ",
    "place of ",
    "target type",
    "ifca",
    "(",
];

/// Addresses come first, remarks behind them. A ship has a description and remarks.
fn addresses_and_remarks(rest: &str, schema: &Schema) -> (Vec<String>, Vec<String>) {
    let pieces = parts(rest);
    if matches!(schema, Schema::Vessel | Schema::Airplane) {
        return (Vec::new(), pieces);
    }
    let split = pieces.iter().position(|piece| is_remark(piece, schema)).unwrap_or(pieces.len());
    let remarks = pieces[split..].to_vec();
    (pieces[..split].to_vec(), remarks)
}

fn is_remark(piece: &str, schema: &Schema) -> bool {
    let lower = piece.to_lowercase();
    if lower.starts_with("c/o ") {
        return false;
    }
    if REMARKS.iter().any(|start| lower.starts_with(start)) || labels::at_start_of(piece).is_some() {
        return true;
    }
    if ends_in_a_country(piece) || piece.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    // What is left is a place or a sentence. The rules for remarks know sentences.
    let mut scratch = Entity::new("", schema.clone());
    remarks::mine_piece(piece, &mut scratch);
    scratch.not_understood.is_empty()
}

/// `Pyongyang, Korea, North`: whether a country ends the text, which may have a comma itself.
fn ends_in_a_country(text: &str) -> bool {
    let commas = text.match_indices(", ").map(|(at, comma)| at + comma.len());
    std::iter::once(0).chain(commas).any(|start| meaning::country(&text[start..]).is_some())
}
