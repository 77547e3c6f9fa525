//! Listed parties.

use crate::{
    body::BodyName,
    craft::{aircraft_mark, imo, ship_name, with_prefix},
    culture::{Culture, ship_words},
    person::PersonName,
    random::Random,
};
use interdict_model::{
    Country, CountryRole, DateSpan, Designation, Entity, Identifier, IdentifierKind, Name, NameKind, PartialDate,
    Programme, Schema, VesselFacts,
};

const PURPOSE: u64 = 1;
/// Persons, companies and bodies, ships, aircraft: the shares of OFAC's list, in percent.
const KINDS: [usize; 4] = [46, 45, 6, 3];
/// How many are given 1, 2, ... names, in percent. An alias that comes out like a name already there is dropped: about 2.2
/// names a party remain, as on OFAC's list.
const NAME_COUNTS: [usize; 6] = [34, 25, 14, 11, 9, 7];
const PROGRAMMES: [&str; 12] = [
    "SDGT",
    "RUSSIA-EO14024",
    "UKRAINE-EO13662",
    "IRAN",
    "NPWMD",
    "DPRK",
    "SYRIA",
    "SDNTK",
    "CUBA",
    "VENEZUELA",
    "GLOMAG",
    "TCO",
];

/// A list: a seed and a number of parties. Nothing is held; each party is made when it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parties {
    seed: u64,
    count: usize,
}

/// A list of `count` parties. The first parties of a longer list of the same seed are the same.
pub fn parties(seed: u64, count: usize) -> Parties {
    Parties { seed, count }
}

impl Parties {
    /// How many parties.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// All parties in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Entity> + use<> {
        let list = *self;
        (0..self.count).map(move |number| list.party(number))
    }

    /// One party.
    pub fn party(&self, number: usize) -> Entity {
        let mut random = Random::of(self.seed, PURPOSE, number as u64);
        let culture = Culture::draw(&mut random, |culture| culture.listed);
        let names = 1 + random.by_percent(&NAME_COUNTS);
        let mut entity = match random.by_percent(&KINDS) {
            0 => person(culture, names, &mut random),
            1 => body(culture, names, &mut random),
            2 => ship(culture, names, &mut random),
            _ => aircraft(&mut random),
        };
        entity.id = format!("gen-{number}");
        for _ in 0..random.by_percent(&[8, 70, 22]) {
            if let Some(code) = random.one(&culture.countries) {
                let role = if random.percent(60) { CountryRole::Nationality } else { CountryRole::Linked };
                add_country(&mut entity, code, role);
            }
        }
        entity.designations.push(Designation {
            programmes: random.one(&PROGRAMMES).map(|code| Programme::undated(*code)).into_iter().collect(),
            listed_on: some_day(1995, 2026, &mut random),
            ..Designation::default()
        });
        entity
    }
}

impl IntoIterator for Parties {
    type Item = Entity;
    type IntoIter = Box<dyn ExactSizeIterator<Item = Entity>>;

    fn into_iter(self) -> Self::IntoIter {
        Box::new(self.iter())
    }
}

fn add_country(entity: &mut Entity, code: &str, role: CountryRole) {
    if let Some(country) = Country::from_code(code) {
        entity.add_country(country, role);
    }
}

/// A day of the years given, both included.
pub(crate) fn some_day(from: usize, to: usize, random: &mut Random) -> Option<PartialDate> {
    let (year, month, day) = (random.between(from, to), random.between(1, 12), random.between(1, 28));
    PartialDate::day(year as u16, month as u8, day as u8)
}

fn add_alias(entity: &mut Entity, text: String, weak: bool) {
    if entity.names.iter().all(|name| name.text != text) {
        entity.add_name(if weak { Name::weak_alias(text) } else { Name::alias(text) });
    }
}

fn person(culture: &'static Culture, names: usize, random: &mut Random) -> Entity {
    let mut entity = Entity::new("", Schema::Person);
    let name = PersonName::draw(culture, random);
    // The United States file persons as `FAMILY, Given`, the United Nations and the European Union in natural order.
    let comma = random.percent(75);
    entity.add_name(Name::primary(name.filed(comma)));
    for _ in 1..names {
        match random.by_percent(&[68, 12, 12, 8]) {
            0 => add_alias(&mut entity, name.rewritten(random).filed(comma), false),
            1 => {
                if let Some(text) = name.in_own_script() {
                    add_alias(&mut entity, text, false);
                } else {
                    add_alias(&mut entity, name.filed(!comma), false);
                }
            }
            // Another name altogether, or one word of it: a nom de guerre.
            2 => add_alias(&mut entity, PersonName::draw(culture, random).filed(comma), false),
            _ => add_alias(&mut entity, culture.given_name(false, random).latin.to_uppercase(), true),
        }
    }
    if random.percent(94) {
        let born = some_day(1938, 2002, random);
        let born = match born {
            Some(day) if random.percent(18) => PartialDate::year(day.year_value()),
            _ => born,
        };
        entity.births.extend(born.map(DateSpan::from));
    }
    if random.percent(30) {
        let letter = char::from(b'A' + random.below(26) as u8);
        let number = format!("{letter}{}", random.between(1_000_000, 99_999_999));
        entity.identifiers.push(Identifier::new(IdentifierKind::Passport, number));
    }
    if random.percent(20) {
        let number = random.between(100_000_000, 99_999_999_999).to_string();
        entity.identifiers.push(Identifier::new(IdentifierKind::NationalId, number));
    }
    entity
}

fn body(culture: &'static Culture, names: usize, random: &mut Random) -> Entity {
    let schema = if random.percent(70) { Schema::Company } else { Schema::Organization };
    let mut entity = Entity::new("", schema);
    let name = BodyName::draw(culture, random);
    entity.add_name(Name::primary(name.write(name.style(random)).to_uppercase()));
    for _ in 1..names {
        let acronym = if random.percent(15) { name.acronym() } else { None };
        match acronym {
            Some(letters) => add_alias(&mut entity, letters, true),
            None => add_alias(&mut entity, name.rewritten(random).to_uppercase(), false),
        }
    }
    if random.percent(35) {
        let number = random.between(10_000_000, 9_999_999_999).to_string();
        let kind = if random.percent(50) { IdentifierKind::RegistrationNumber } else { IdentifierKind::TaxNumber };
        entity.identifiers.push(Identifier::new(kind, number));
    }
    entity
}

fn ship(culture: &'static Culture, names: usize, random: &mut Random) -> Entity {
    let mut entity = Entity::new("", Schema::Vessel);
    let name = ship_name(culture, random);
    for place in 1..names.min(4) {
        if place == 1 && random.percent(40) {
            add_alias(&mut entity, with_prefix(&name, random), false);
        } else {
            entity.add_name(Name::new(ship_name(culture, random), NameKind::Former));
        }
    }
    entity.names.insert(0, Name::primary(name));
    entity.identifiers.push(Identifier::new(IdentifierKind::Imo, imo(random)));
    if let Some(flag) = random.one(ship_words("flag")) {
        add_country(&mut entity, flag, CountryRole::Flag);
    }
    entity.vessel =
        Some(VesselFacts { kind: random.one(ship_words("kind")).map(ToString::to_string), ..VesselFacts::default() });
    entity
}

fn aircraft(random: &mut Random) -> Entity {
    let mut entity = Entity::new("", Schema::Airplane);
    entity.add_name(Name::primary(aircraft_mark(random)));
    let serial = random.between(10_000, 99_999).to_string();
    entity.identifiers.push(Identifier::new(IdentifierKind::AircraftNumber, serial));
    entity.vessel =
        Some(VesselFacts { kind: random.one(ship_words("model")).map(ToString::to_string), ..VesselFacts::default() });
    entity
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn the_same_seed_gives_the_same_list_and_another_seed_another() {
        let list = |seed| parties(seed, 300).iter().collect::<Vec<_>>();
        assert_eq!(list(1), list(1));
        assert_ne!(list(1), list(2));
        assert_eq!(list(1)[..], parties(1, 1_000).iter().take(300).collect::<Vec<_>>()[..]);
    }

    #[test]
    fn shares_of_kinds_and_names_are_those_of_real_lists() {
        let list: Vec<Entity> = parties(5, 8_000).into_iter().collect();
        let persons = list.iter().filter(|party| party.schema == Schema::Person).count();
        assert!((3_300..4_100).contains(&persons), "{persons}");
        let names: usize = list.iter().map(|party| party.names.len()).sum();
        assert!((2.0..2.5).contains(&(names as f64 / 8_000.0)), "{names}");
        assert!(list.iter().all(|party| (1..=6).contains(&party.names.len()) && !party.caption().is_empty()));
        let foreign =
            list.iter().flat_map(|party| &party.names).filter(|name| !name.text.chars().any(char::is_uppercase));
        assert!(foreign.count() > 100);
    }

    #[test]
    fn common_words_recur_and_new_words_keep_coming() {
        let mut seen: BTreeMap<String, u32> = BTreeMap::new();
        let mut distinct = Vec::new();
        for (number, party) in parties(6, 16_000).iter().enumerate() {
            for name in &party.names {
                for word in
                    name.text.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
                {
                    *seen.entry(word.to_owned()).or_default() += 1;
                }
            }
            if number + 1 == 2_000 || number + 1 == 16_000 {
                distinct.push(seen.len());
            }
        }
        // Heaps' law with an exponent between 0.65 and 0.85: eight times the list, four to six times the words.
        let growth = distinct[1] as f64 / distinct[0] as f64;
        assert!((3.8..6.0).contains(&growth), "{distinct:?}");
        assert!((20_000..36_000).contains(&distinct[1]), "{distinct:?}");
        let common: BTreeSet<u32> = seen.values().copied().collect();
        assert!(common.last().is_some_and(|most| *most > 500));
    }
}
