//! Tables of how ordinary people are called, as statistical offices and collectors publish them.
//!
//! Two forms are known: the name files of a census (`SMITH  1.006  1.006  1`: name, percent, cumulative percent, rank) and
//! names by country as CSV with a header (country, gender, rank, name as written there, name romanised). Nothing of them is
//! part of this crate: who has them gives their text.

use crate::random::Random;
use interdict_model::Country;
use std::collections::BTreeMap;

/// How ordinary people are called.
#[derive(Debug, Clone, Default)]
pub struct NameTables {
    male: Weighted,
    female: Weighted,
    family: Weighted,
    /// Countries of which both kinds of names are known, with their names by rank.
    countries: Vec<CountryNames>,
}

/// The text of each table.
#[derive(Debug, Clone, Copy, Default)]
pub struct TableTexts<'a> {
    /// Given names of men in the form of a census.
    pub census_male: &'a str,
    /// Given names of women.
    pub census_female: &'a str,
    /// Family names.
    pub census_family: &'a str,
    /// Given names by country: columns `Country`, `Gender`, `Localized Name`, `Romanized Name`, most frequent first.
    pub given_by_country: &'a str,
    /// Family names by country, without `Gender`.
    pub family_by_country: &'a str,
}

/// Names with how frequent they are.
#[derive(Debug, Clone, Default)]
struct Weighted {
    names: Vec<String>,
    /// Sum of the weights up to and with each name.
    ends: Vec<usize>,
}

#[derive(Debug, Clone)]
struct CountryNames {
    country: Country,
    male: Vec<Written>,
    female: Vec<Written>,
    family: Vec<Written>,
}

/// A name as it is written in its country, and in Latin letters.
#[derive(Debug, Clone, Default)]
struct Written {
    local: String,
    latin: String,
}

/// A person as the tables give one.
pub(crate) struct Drawn {
    pub(crate) name: String,
    pub(crate) country: Option<Country>,
}

impl NameTables {
    /// Reads the tables. What is not in their form is passed over.
    pub fn new(texts: &TableTexts<'_>) -> Self {
        let mut of_country: BTreeMap<&str, CountryNames> = BTreeMap::new();
        for row in rows(texts.given_by_country).chain(rows(texts.family_by_country)) {
            let (Some(code), Some(latin)) = (row.get("Country"), row.get("Romanized Name")) else { continue };
            let Some(country) = Country::from_code(code) else { continue };
            if latin.is_empty() {
                continue;
            }
            let written = Written {
                local: row.get("Localized Name").copied().unwrap_or_default().to_owned(),
                latin: (*latin).to_owned(),
            };
            let names = of_country.entry(*code).or_insert_with(|| CountryNames {
                country,
                male: Vec::new(),
                female: Vec::new(),
                family: Vec::new(),
            });
            match row.get("Gender").copied() {
                Some("M") => names.male.push(written),
                Some("F") => names.female.push(written),
                Some(_) => {}
                None => names.family.push(written),
            }
        }
        let complete =
            |names: &CountryNames| !names.male.is_empty() && !names.female.is_empty() && !names.family.is_empty();
        Self {
            male: Weighted::of_census(texts.census_male),
            female: Weighted::of_census(texts.census_female),
            family: Weighted::of_census(texts.census_family),
            countries: of_country.into_values().filter(complete).collect(),
        }
    }

    /// Whether there are names enough to make a person of.
    pub fn is_usable(&self) -> bool {
        self.has_census() || !self.countries.is_empty()
    }

    fn has_census(&self) -> bool {
        !self.male.names.is_empty() && !self.female.names.is_empty() && !self.family.names.is_empty()
    }

    /// A person: one half by the census, the other from any of the countries, one in eight of those in the letters of the
    /// country.
    pub(crate) fn draw(&self, random: &mut Random) -> Drawn {
        let female = random.percent(50);
        let by_census = random.percent(50);
        let names = random.one(&self.countries);
        if let Some(names) = names.filter(|_| !by_census || !self.has_census()) {
            let given = by_rank(if female { &names.female } else { &names.male }, random);
            let family = by_rank(&names.family, random);
            let local = random.percent(12) && !given.local.is_empty() && !family.local.is_empty();
            let name = if local {
                format!("{} {}", given.local, family.local)
            } else {
                format!("{} {}", given.latin, family.latin)
            };
            return Drawn { name, country: Some(names.country.clone()) };
        }
        let given = if female { &self.female } else { &self.male };
        let mut name = given.draw(random).to_owned();
        if random.percent(25) {
            name = format!("{name} {}", given.draw(random));
        }
        Drawn { name: format!("{name} {}", self.family.draw(random)), country: Country::from_code("us") }
    }
}

/// The `n`-th name is about as frequent as one in `n`.
fn by_rank(names: &[Written], random: &mut Random) -> Written {
    let rank = random.rank(4.0, 2.0) as usize % names.len().max(1);
    names.get(rank).cloned().unwrap_or_default()
}

impl Weighted {
    fn of_census(text: &str) -> Self {
        let mut weighted = Self::default();
        let mut end = 0;
        for line in text.lines() {
            let mut columns = line.split_whitespace();
            let (Some(name), Some(percent)) = (columns.next(), columns.next()) else { continue };
            let Ok(percent) = percent.parse::<f64>() else { continue };
            // Thousandths of a percent. The rarest names are given as 0.000 and are not absent.
            end += ((percent * 1000.0).round() as usize).max(1);
            weighted.names.push(crate::culture::titled(&name.to_lowercase()));
            weighted.ends.push(end);
        }
        weighted
    }

    fn draw(&self, random: &mut Random) -> &str {
        let Some(all) = self.ends.last() else { return "" };
        let drawn = random.below(*all);
        &self.names[self.ends.partition_point(|end| *end <= drawn)]
    }
}

/// Rows of a CSV without quotes, by header.
fn rows(text: &str) -> impl Iterator<Item = BTreeMap<&str, &str>> {
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split(',').map(str::trim).collect();
    lines.map(move |line| header.iter().copied().zip(line.split(',').map(str::trim)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CENSUS: &str = "ALPHA  90.000 90.000 1\nBETA  10.000 100.000 2\nGAMMA 0.000 100.000 3\n";
    const GIVEN: &str = "\u{feff}Country,Index,Gender,Localized Name,Romanized Name\nXA,1,F,Ада,Ada\nXA,1,M,Бор,Bor\n\
                         XB,1,M,x,Xo\n";
    const FAMILY: &str = "Country,Rank,Localized Name,Romanized Name\nXA,1,Дым,Dym\n";

    #[test]
    fn names_come_as_often_as_their_table_says() {
        let table = Weighted::of_census(CENSUS);
        let drawn =
            |wanted: &str| (0..10_000).filter(|item| table.draw(&mut Random::of(1, 0, *item)) == wanted).count();
        assert!((8_800..9_200).contains(&drawn("Alpha")), "{}", drawn("Alpha"));
        assert!((800..1_200).contains(&drawn("Beta")), "{}", drawn("Beta"));
    }

    #[test]
    fn people_have_the_names_of_one_country() {
        let texts = TableTexts { given_by_country: GIVEN, family_by_country: FAMILY, ..TableTexts::default() };
        let tables = NameTables::new(&texts);
        assert!(tables.is_usable());
        let names: std::collections::BTreeSet<String> =
            (0..500).map(|item| tables.draw(&mut Random::of(2, 0, item)).name).collect();
        let expected = ["Ada Dym", "Bor Dym", "Ада Дым", "Бор Дым"].map(str::to_owned);
        assert_eq!(names, expected.into_iter().collect());
        assert!(!NameTables::new(&TableTexts::default()).is_usable());
    }
}
