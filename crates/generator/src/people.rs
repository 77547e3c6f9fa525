//! Ordinary people with parties of a real list planted among them: a customer file of any size for measuring batches.

use crate::{
    Change, Customer,
    culture::Culture,
    parties::some_day,
    person::PersonName,
    queries::{birth_of, changed},
    random::Random,
    tables::NameTables,
};
use interdict_model::{Country, Entity, Schema};

const PURPOSE: u64 = 4;

/// A customer file of people: each is made when asked for.
#[derive(Debug, Clone)]
pub struct People<'a> {
    seed: u64,
    count: usize,
    per_million: usize,
    tables: Option<&'a NameTables>,
    listed: &'a [Entity],
}

/// So many people, of whom so many in a million are listed parties under changed names. Names are drawn from the tables, or
/// else from the cultures of this crate.
pub fn people<'a>(
    seed: u64,
    count: usize,
    per_million: usize,
    tables: Option<&'a NameTables>,
    listed: &'a [Entity],
) -> People<'a> {
    let per_million = if listed.is_empty() { 0 } else { per_million };
    People { seed, count, per_million, tables: tables.filter(|tables| tables.is_usable()), listed }
}

impl People<'_> {
    /// All people in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Customer> + '_ {
        (0..self.count).map(|number| self.person(number))
    }

    /// One of them.
    pub fn person(&self, number: usize) -> Customer {
        let mut random = Random::of(self.seed, PURPOSE, number as u64);
        let id = format!("cust-{number}");
        if random.below(1_000_000) < self.per_million {
            return self.planted(id, &mut random);
        }
        let (name, country) = if let Some(tables) = self.tables {
            let drawn = tables.draw(&mut random);
            (drawn.name, drawn.country)
        } else {
            let culture = Culture::draw(&mut random, |culture| culture.ordinary);
            let name = PersonName::draw(culture, &mut random).filed(false);
            (name, random.one(&culture.countries).and_then(|code| Country::from_code(code)))
        };
        let birth = if random.percent(95) { some_day(1935, 2006, &mut random) } else { None };
        Customer { id, name, schema: Schema::Person, birth, country, planted: None }
    }

    fn planted(&self, id: String, random: &mut Random) -> Customer {
        let party = random.below(self.listed.len());
        let entity = &self.listed[party];
        let (name, change) = changed(entity, &[25, 25, 5, 20, 8, 4, 4, 9], random);
        let birth = if random.percent(80) { birth_of(entity) } else { None };
        let country = entity.all_countries().first().map(|country| (*country).clone());
        Customer { id, name, schema: entity.schema.clone(), birth, country, planted: Some((party, change)) }
    }
}

/// The word for a change in a table of what was planted.
pub fn change_word(change: Change) -> String {
    format!("{change:?}").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parties;

    #[test]
    fn the_same_seed_gives_the_same_people_and_about_the_share_that_is_asked_for() {
        let listed: Vec<Entity> = parties(1, 200).iter().collect();
        let of = |seed| people(seed, 20_000, 10_000, None, &listed).iter().collect::<Vec<_>>();
        let first = of(1);
        assert_eq!(first, of(1));
        assert_ne!(first, of(2));
        let planted = first.iter().filter(|one| one.planted.is_some()).count();
        assert!((150..250).contains(&planted), "{planted}");
    }

    #[test]
    fn without_a_list_nobody_is_planted() {
        assert!(people(1, 500, 500_000, None, &[]).iter().all(|one| one.planted.is_none()));
    }
}
