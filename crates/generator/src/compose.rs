//! Words beyond the tables: composed of a culture's sounds, a different one for each number.
//!
//! Low numbers are short words and high ones long, as in real lists where rare names tend to be longer.

use crate::{
    culture::{Culture, Spelled},
    random::{Random, mix},
};

/// Frequency of family names: how many share the head, and how fast the tail falls.
const FAMILY: (f64, f64) = (16.0, 1.42);
const GIVEN: (f64, f64) = (9.0, 1.9);

/// The number of syllables and, within that length, the number of a word.
fn length_and_place(number: u64, first: u64, syllable: u64) -> (u32, u64) {
    let mut capacity = first;
    let mut place = number;
    for syllables in 1..4 {
        // A third of what could be made: the words of one length are not all in use.
        if place < capacity / 3 {
            return (syllables, scatter(place, capacity));
        }
        place -= capacity / 3;
        capacity = capacity.saturating_mul(syllable);
    }
    (4, mix(place) % capacity)
}

/// Numbers below `capacity` in another order, each once.
fn scatter(place: u64, capacity: u64) -> u64 {
    let mut step = (capacity / 13 * 8) | 1;
    while gcd(step, capacity) != 1 {
        step += 2;
    }
    (u128::from(place) * u128::from(step) % u128::from(capacity.max(1))) as u64
}

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

impl Culture {
    /// The composed word of a number, without an ending.
    pub(crate) fn stem(&self, number: u64) -> String {
        let open = (self.onset.len() * self.nucleus.len()) as u64;
        let closed = open * self.coda.len() as u64;
        if closed == 0 {
            return String::new();
        }
        let (syllables, mut place) = length_and_place(number, closed, open);
        let mut word = String::new();
        for syllable in (1..=syllables).rev() {
            let mut take = |sounds: &[&'static str]| {
                let sound = sounds[(place % sounds.len() as u64) as usize];
                place /= sounds.len() as u64;
                sound
            };
            word.push_str(take(&self.onset));
            word.push_str(take(&self.nucleus));
            if syllable == 1 {
                word.push_str(take(&self.coda));
            }
        }
        word
    }

    /// A family name. The female form differs in some cultures.
    pub(crate) fn family_name(&self, female: bool, random: &mut Random) -> Spelled {
        let rank = random.rank(FAMILY.0, FAMILY.1);
        let held = self.family.len() as u64;
        let mut name = if rank < held {
            self.family[rank as usize].clone()
        } else if !self.syllable.is_empty() {
            // These cultures have a closed stock of family names.
            self.family[(rank % held.max(1)) as usize].clone()
        } else {
            let number = rank - held;
            let endings = self.ending.len().max(1) as u64;
            let (male, feminine) = self.ending.get((number % endings) as usize).copied().unwrap_or_default();
            // A word ends in its ending, and the next number takes the next ending: both must vary together.
            let stem = self.stem(number / endings);
            return self.prefixed(Spelled::latin(stem + if female { feminine } else { male }), random);
        };
        if female && self.name == "russian" {
            name.latin = match name.latin.strip_suffix("skiy") {
                Some(stem) => format!("{stem}skaya"),
                None => name.latin + "a",
            };
        }
        self.prefixed(name, random)
    }

    fn prefixed(&self, mut name: Spelled, random: &mut Random) -> Spelled {
        if !self.prefix.is_empty() && random.percent(80) {
            name.latin.insert_str(0, self.prefix);
        }
        name
    }

    /// A given name.
    pub(crate) fn given_name(&self, female: bool, random: &mut Random) -> Spelled {
        if !self.syllable.is_empty() {
            return random.one(&self.syllable).cloned().unwrap_or_else(|| Spelled::latin(""));
        }
        let table = if female { &self.given_female } else { &self.given_male };
        let rank = random.rank(GIVEN.0, GIVEN.1);
        if let Some(name) = table.get(rank as usize) {
            return name.clone();
        }
        let vowel = if female { "a" } else { "" };
        Spelled::latin(self.stem(rank - table.len() as u64) + vowel)
    }

    /// The word that names a company or a ship.
    pub(crate) fn distinct_word(&self, random: &mut Random) -> String {
        let rank = random.rank(900.0, 1.55);
        let stem = self.stem(rank + 400);
        if random.percent(25) {
            stem + random.one(&["tech", "corp", "trans", "med", "ex", "pro", "net"]).unwrap_or(&"")
        } else {
            stem
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::culture::CULTURES;
    use std::collections::BTreeSet;

    #[test]
    fn different_numbers_make_different_words_mostly() {
        for culture in CULTURES.iter() {
            let words: BTreeSet<String> = (0..20_000).map(|number| culture.stem(number)).collect();
            assert!(words.len() > 9_000, "{}: {}", culture.name, words.len());
        }
    }

    #[test]
    fn words_of_higher_numbers_are_longer() {
        for culture in CULTURES.iter() {
            assert!(culture.stem(10_000_000).len() > culture.stem(3).len(), "{}", culture.name);
        }
    }

    #[test]
    fn scattering_loses_nothing() {
        for capacity in [1, 2, 7, 100, 1_001] {
            let all: BTreeSet<u64> = (0..capacity).map(|place| scatter(place, capacity)).collect();
            assert_eq!(all.len() as u64, capacity);
        }
    }
}
