//! Queries for listed parties, exact and changed.

use crate::{Change, Parties, change::apply, culture::CULTURES, random::Random};
use interdict_model::{Entity, PartialDate, Schema};

const PURPOSE: u64 = 3;

/// A query and what it means.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    /// What is asked.
    pub name: String,
    /// What kind of party is asked for.
    pub schema: Schema,
    /// Number of the party that is meant.
    pub party: usize,
    /// What happened to its name.
    pub change: Change,
}

/// So many queries for parties of a list: a fifth exact, half with slips, the rest with other changes.
pub fn queries(seed: u64, list: &Parties, count: usize) -> impl Iterator<Item = Query> + use<> {
    let list = *list;
    (0..if list.is_empty() { 0 } else { count }).map(move |number| {
        let mut random = Random::of(seed, PURPOSE, number as u64);
        let party = random.below(list.len());
        let entity = list.party(party);
        let (name, change) = changed(&entity, &[20, 35, 15, 10, 6, 4, 4, 6], &mut random);
        Query { name, schema: entity.schema, party, change }
    })
}

const CHANGES: [Change; 8] = [
    Change::Exact,
    Change::Slip,
    Change::TwoSlips,
    Change::Order,
    Change::LeftOut,
    Change::Initial,
    Change::Joined,
    Change::Spelling,
];

/// One of a party's strong names, changed; `shares` are percents in the order of exact, slip, two slips, order, left out,
/// initial, joined, spelling.
pub(crate) fn changed(entity: &Entity, shares: &[usize; 8], random: &mut Random) -> (String, Change) {
    let strong: Vec<&str> = entity.names.iter().filter(|name| !name.weak).map(|name| name.text.as_str()).collect();
    let text = random.one(&strong).copied().unwrap_or_else(|| entity.caption());
    if !text.is_ascii() && text.chars().all(|c| !c.is_ascii_alphabetic()) {
        return (text.to_owned(), Change::OwnScript);
    }
    let change = CHANGES[random.by_percent(shares)];
    // A number that slips is another number, and another ship or aircraft.
    let is_craft = matches!(entity.schema, Schema::Vessel | Schema::Airplane);
    let change = if is_craft && change != Change::Slip { Change::Exact } else { change };
    if change == Change::Spelling {
        let respelled = respelled(text, random);
        if respelled != text {
            return (respelled, change);
        }
    }
    match apply(change, text, random) {
        Some(name) if name != text || change == Change::Exact => (name, change),
        _ => (text.to_owned(), Change::Exact),
    }
}

/// A word in the spelling of whichever culture has a rule for it.
fn respelled(text: &str, random: &mut Random) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let place = random.below(words.len());
    let first = random.below(CULTURES.len());
    let lower = words[place].to_lowercase();
    let other = (0..CULTURES.len())
        .map(|step| CULTURES[(first + step) % CULTURES.len()].respell(&lower, random))
        .find(|other| *other != lower);
    let mut words: Vec<String> = words.into_iter().map(ToOwned::to_owned).collect();
    if let Some(other) = other {
        words[place] = other;
    }
    words.join(" ")
}

/// The first birth date of a party.
pub(crate) fn birth_of(entity: &Entity) -> Option<PartialDate> {
    entity.births.first().map(|span| span.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parties;

    #[test]
    fn queries_repeat_and_most_are_misspelt() {
        let list = parties(1, 2_000);
        let asked: Vec<Query> = queries(2, &list, 1_000).collect();
        assert_eq!(asked, queries(2, &list, 1_000).collect::<Vec<_>>());
        assert_ne!(asked, queries(3, &list, 1_000).collect::<Vec<_>>());
        let exact = asked.iter().filter(|query| query.change == Change::Exact).count();
        assert!((150..450).contains(&exact), "{exact}");
        let slips = asked.iter().filter(|query| matches!(query.change, Change::Slip | Change::TwoSlips)).count();
        assert!((330..600).contains(&slips), "{slips}");
    }

    #[test]
    fn an_exact_query_is_a_name_of_its_party() {
        let list = parties(1, 500);
        for query in queries(4, &list, 300).filter(|query| query.change == Change::Exact) {
            assert!(list.party(query.party).names.iter().any(|name| name.text == query.name), "{query:?}");
        }
    }
}
