//! Customers: ordinary people and companies, with listed parties planted among them.

use crate::{
    Change, Parties,
    body::BodyName,
    culture::Culture,
    parties::some_day,
    person::PersonName,
    queries::{birth_of, changed},
    random::Random,
};
use interdict_model::{Country, PartialDate, Schema};

const PURPOSE: u64 = 2;

/// One customer.
#[derive(Debug, Clone, PartialEq)]
pub struct Customer {
    /// `cust-17`
    pub id: String,
    /// In natural order.
    pub name: String,
    /// Person or company.
    pub schema: Schema,
    /// Birth date of a person.
    pub birth: Option<PartialDate>,
    /// Country of nationality or registration.
    pub country: Option<Country>,
    /// The truth: the number of the listed party it is, and what happened to the name. `None` for an ordinary customer,
    /// who may still bear the name of a listed party by chance.
    pub planted: Option<(usize, Change)>,
}

/// A customer file: each customer is made when it is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Customers {
    seed: u64,
    count: usize,
    per_million: usize,
    list: Parties,
}

/// So many customers, of whom a share in [0, 1] are parties of the list under changed names.
pub fn customers(seed: u64, count: usize, planted_share: f64, list: &Parties) -> Customers {
    let per_million = (planted_share.clamp(0.0, 1.0) * 1e6).round() as usize;
    Customers { seed, count, per_million: if list.is_empty() { 0 } else { per_million }, list: *list }
}

impl Customers {
    /// How many customers.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// All customers in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Customer> + use<> {
        let file = *self;
        (0..self.count).map(move |number| file.customer(number))
    }

    /// One customer.
    pub fn customer(&self, number: usize) -> Customer {
        let mut random = Random::of(self.seed, PURPOSE, number as u64);
        let id = format!("cust-{number}");
        if random.below(1_000_000) < self.per_million {
            return self.planted(id, &mut random);
        }
        let culture = Culture::draw(&mut random, |culture| culture.ordinary);
        let person = random.percent(85);
        let name = if person {
            PersonName::draw(culture, &mut random).filed(false)
        } else {
            let name = BodyName::draw(culture, &mut random);
            name.write(name.style(&mut random))
        };
        Customer {
            id,
            name,
            schema: if person { Schema::Person } else { Schema::Company },
            birth: if person && random.percent(90) { some_day(1935, 2006, &mut random) } else { None },
            country: random.one(&culture.countries).and_then(|code| Country::from_code(code)),
            planted: None,
        }
    }

    fn planted(&self, id: String, random: &mut Random) -> Customer {
        let party = random.below(self.list.len());
        let entity = self.list.party(party);
        let (name, change) = changed(&entity, &[15, 25, 5, 25, 10, 4, 4, 12], random);
        let birth = if random.percent(80) { birth_of(&entity) } else { None };
        let country = entity.all_countries().first().map(|country| (*country).clone());
        Customer { id, name, schema: entity.schema, birth, country, planted: Some((party, change)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parties;

    #[test]
    fn the_same_seed_gives_the_same_customers() {
        let list = parties(1, 500);
        let file = |seed| customers(seed, 400, 0.05, &list).iter().collect::<Vec<_>>();
        assert_eq!(file(1), file(1));
        assert_ne!(file(1), file(2));
    }

    #[test]
    fn the_planted_share_is_about_what_was_asked_for() {
        let list = parties(1, 500);
        let planted = |share| customers(3, 10_000, share, &list).iter().filter(|one| one.planted.is_some()).count();
        assert_eq!(planted(0.0), 0);
        assert!((400..600).contains(&planted(0.05)), "{}", planted(0.05));
        assert_eq!(planted(1.0), 10_000);
    }

    #[test]
    fn no_list_means_no_planted_customers() {
        assert!(customers(1, 50, 0.5, &parties(1, 0)).iter().all(|one| one.planted.is_none()));
    }
}
