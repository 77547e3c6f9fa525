//! Countries that outlets name in one list, and one outlet names more of: `Sudan and Iran`, `Iran, Sudan and Myanmar`.

use super::{Verdict, drafts::Drafts, view::View, words::words};
use crate::{
    dossier::Span,
    lexicon::{WordKind, is_kind},
};
use interdict_model::Country;
use interdict_text::countries;
use std::collections::{BTreeMap, BTreeSet};

/// Words between two countries of one list, at most: `Cyprus and one in Malta`.
const BETWEEN: usize = 3;
/// Lists with the same two countries that are compared with each other.
const MOST: usize = 40;

/// A country in a sentence: which, how it is written, and its bytes.
struct Named {
    country: Country,
    written: String,
    first: usize,
    last: usize,
    start: usize,
    end: usize,
}

/// A list of countries in a sentence.
struct List<'v> {
    view: &'v View<'v>,
    sentence: &'v Span,
    countries: BTreeMap<Country, String>,
}

/// Findings about lists of which one holds the other, and a country of which the other outlet says nothing at all.
pub(super) fn find(views: &[View<'_>], drafts: &mut Drafts) {
    let mut lists: Vec<List<'_>> = Vec::new();
    let mut told: BTreeMap<usize, BTreeSet<Country>> = BTreeMap::new();
    for view in views {
        for sentence in &view.sentences {
            let named = named(&sentence.span.text);
            told.entry(view.outlet).or_default().extend(named.iter().map(|named| named.country.clone()));
            lists.extend(listed(&sentence.span.text, named).into_iter().map(|countries| List {
                view,
                sentence: &sentence.span,
                countries,
            }));
        }
    }
    for (one, other) in pairs(&lists) {
        let (one, other) = (&lists[one], &lists[other]);
        let (short, long) = if one.countries.len() <= other.countries.len() { (one, other) } else { (other, one) };
        if !short.countries.keys().all(|country| long.countries.contains_key(country)) {
            continue;
        }
        let known = told.get(&short.view.outlet);
        let more: Vec<&str> = long
            .countries
            .iter()
            .filter(|(country, _)| known.is_none_or(|known| !known.contains(*country)))
            .map(|(_, written)| written.as_str())
            .collect();
        if more.is_empty() {
            continue;
        }
        let shared: Vec<&str> = short.countries.values().map(String::as_str).collect();
        let about = format!(
            "countries: {}; {} names {} more: {}",
            shared.join(", "),
            long.view.name(),
            more.len(),
            more.join(", ")
        );
        let key = format!("countries {:06} {:06} {}", short.view.outlet, long.view.outlet, shared.join(" "));
        let evidence = [short, long].map(|list| list.view.evidence(list.sentence, None)).to_vec();
        drafts.add(Verdict::Compatible, key, about, evidence, 1.2);
    }
}

/// Lists of different outlets that have two countries in common.
fn pairs(lists: &[List<'_>]) -> BTreeSet<(usize, usize)> {
    let mut holders: BTreeMap<(&Country, &Country), Vec<usize>> = BTreeMap::new();
    for (place, list) in lists.iter().enumerate() {
        let countries: Vec<&Country> = list.countries.keys().collect();
        for (nth, one) in countries.iter().enumerate() {
            for other in &countries[nth + 1..] {
                let members = holders.entry((*one, *other)).or_default();
                if members.len() < MOST {
                    members.push(place);
                }
            }
        }
    }
    let mut pairs = BTreeSet::new();
    for members in holders.values() {
        for (nth, one) in members.iter().enumerate() {
            let others =
                members[nth + 1..].iter().filter(|other| lists[**other].view.outlet != lists[*one].view.outlet);
            pairs.extend(others.map(|other| (*one, *other)));
        }
    }
    pairs
}

/// The countries that a sentence names, in order.
fn named(text: &str) -> Vec<Named> {
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let first = &words[at];
        // Two letters are a code of the table, and a word of the language.
        let no_name = first.folded.len() <= 2 && !is_kind(&first.folded, WordKind::StateCode);
        let second = words.get(at + 1).map_or("", |word| &word.folded);
        let Some(longest) = countries::longest_from(&first.folded, second).filter(|_| first.capital && !no_name) else {
            at += 1;
            continue;
        };
        let longest = words.len().min(at + longest);
        let name = (at + 1..=longest).rev().find_map(|end| {
            let name: Vec<&str> = words[at..end].iter().map(|word| word.folded.as_str()).collect();
            countries::by_name(&name.join(" ")).map(|country| (country, end))
        });
        let Some((country, end)) = name else {
            at += 1;
            continue;
        };
        let (start, behind) = (first.at.start, words[end - 1].at.end);
        let written = text.get(start..behind).unwrap_or_default();
        let written = written.strip_suffix("'s").or_else(|| written.strip_suffix("’s")).unwrap_or(written).to_owned();
        found.push(Named { country, written, first: at, last: end, start, end: behind });
        at = end;
    }
    found
}

/// The lists among the countries of a sentence: each near the one before it, with a comma or an `and` between them.
fn listed(text: &str, named: Vec<Named>) -> Vec<BTreeMap<Country, String>> {
    let mut lists: Vec<BTreeMap<Country, String>> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    for country in named {
        let joined = last.is_some_and(|(word, byte)| {
            let between = text.get(byte..country.start).unwrap_or_default();
            let joins =
                between.contains(',') || between.split_whitespace().any(|word| matches!(word, "and" | "or" | "&"));
            joins && country.first - word <= BETWEEN && !between.contains([';', '.', '(', '–', '—'])
        });
        last = Some((country.last, country.end));
        if let Some(list) = lists.last_mut().filter(|_| joined) {
            list.entry(country.country).or_insert(country.written);
        } else {
            lists.push(BTreeMap::from([(country.country, country.written)]));
        }
    }
    lists.retain(|list| list.len() > 1);
    lists
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_countries_is_what_commas_and_conjunctions_join() {
        for (text, lists) in [
            ("It hid payments for customers in Sudan and Iran.", vec![vec!["Iran", "Sudan"]]),
            ("Some concerned Iran and the rest Sudan and Myanmar.", vec![vec!["Iran", "Myanmar", "Sudan"]]),
            ("Two are based in Cyprus and one in Malta.", vec![vec!["Cyprus", "Malta"]]),
            ("In Cyprus a ship was stopped that Malta's registry knows.", vec![]),
            ("Iran sells oil, the report says, and much of it goes to Syria.", vec![]),
        ] {
            let found: Vec<Vec<String>> = listed(text, named(text))
                .into_iter()
                .map(|list| {
                    let mut names: Vec<String> = list.into_values().collect();
                    names.sort();
                    names
                })
                .collect();
            assert_eq!(found, lists, "{text}");
        }
    }
}
