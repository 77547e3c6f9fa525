//! Names of people: made once, written in many ways.

use crate::{
    culture::{Culture, Patronymic, Spelled, titled},
    random::Random,
};

/// A person's name in its parts.
#[derive(Debug, Clone)]
pub(crate) struct PersonName {
    pub(crate) culture: &'static Culture,
    pub(crate) given: Vec<Spelled>,
    pub(crate) patronymic: Option<Spelled>,
    pub(crate) family: Vec<Spelled>,
}

impl PersonName {
    /// A name of the culture.
    pub(crate) fn draw(culture: &'static Culture, random: &mut Random) -> Self {
        let female = random.percent(18);
        let givens = random.between(culture.givens.0, culture.givens.1);
        let given: Vec<Spelled> = (0..givens).map(|_| culture.given_name(female, random)).collect();
        let families = random.between(culture.families.0, culture.families.1);
        let family = (0..families).map(|_| culture.family_name(female, random)).collect();
        let patronymic = match culture.patronymic {
            Patronymic::None => None,
            Patronymic::Slavic => random.percent(75).then(|| {
                let father = culture.given_name(false, random).latin;
                Spelled::latin(slavic_patronymic(&father, female, culture.name == "ukrainian"))
            }),
            Patronymic::Bin => {
                random.percent(30).then(|| Spelled::latin(format!("bin {}", culture.given_name(false, random).latin)))
            }
        };
        Self { culture, given, patronymic, family }
    }

    /// As lists print the main name: `FAMILY, Given Patronymic`, or in natural order.
    pub(crate) fn filed(&self, comma: bool) -> String {
        let given = self.given_text();
        let family: Vec<&str> = self.family.iter().map(|word| word.latin.as_str()).collect();
        let family = family.join(" ");
        if comma && !family.is_empty() {
            format!("{}, {}", family.to_uppercase(), titled(&given))
        } else if self.culture.family_first {
            titled(&format!("{family} {given}")).trim().to_owned()
        } else {
            format!("{} {}", titled(&given), titled(&family)).trim().to_owned()
        }
    }

    fn given_text(&self) -> String {
        // Chinese given names are written as one word, Korean ones as two.
        let between = if self.culture.script == "Hani" { "" } else { " " };
        let given: Vec<&str> = self.given.iter().map(|word| word.latin.as_str()).collect();
        let mut text = given.join(between);
        if let Some(patronymic) = &self.patronymic {
            text.push(' ');
            text.push_str(&patronymic.latin);
        }
        text
    }

    /// In the culture's own script, `None` if that cannot be.
    pub(crate) fn in_own_script(&self) -> Option<String> {
        if self.culture.script.is_empty() {
            return None;
        }
        let write = |words: &[Spelled], between: &str| -> Option<String> {
            let words: Option<Vec<String>> = words.iter().map(|word| self.culture.in_own_script(word)).collect();
            Some(words?.join(between))
        };
        if matches!(self.culture.script, "Hang" | "Hani") {
            return Some(write(&self.family, "")? + &write(&self.given, "")?);
        }
        let given = write(&self.given, " ")?;
        let family = write(&self.family, " ")?;
        let text = if self.culture.family_first { format!("{family} {given}") } else { format!("{given} {family}") };
        let mut result = String::new();
        for word in text.split(' ') {
            let mut letters = word.chars();
            if !result.is_empty() {
                result.push(' ');
            }
            result.extend(letters.next().into_iter().flat_map(char::to_uppercase));
            result.extend(letters);
        }
        Some(result)
    }

    /// The same name as someone else would write it: one or two words in another spelling, or a middle name left out.
    pub(crate) fn rewritten(&self, random: &mut Random) -> Self {
        let mut name = self.clone();
        let shortened = random.percent(30)
            && if name.patronymic.is_some() {
                name.patronymic = None;
                true
            } else if name.family.len() > 1 {
                name.family.pop();
                true
            } else if name.given.len() + name.family.len() > 2 && name.culture.syllable.is_empty() {
                name.given.pop();
                true
            } else {
                false
            };
        let changes = if shortened && random.percent(50) { 0 } else { random.between(1, 2) };
        for _ in 0..changes {
            let family = random.percent(60);
            let words = if family && !name.family.is_empty() { &mut name.family } else { &mut name.given };
            let place = random.below(words.len().max(1));
            if let Some(word) = words.get_mut(place) {
                word.latin = self.culture.respell(&word.latin, random);
            }
        }
        name
    }
}

fn slavic_patronymic(father: &str, female: bool, ukrainian: bool) -> String {
    let (male_ending, female_ending) = if ukrainian { ("ovych", "ivna") } else { ("ovich", "ovna") };
    let (male_soft, female_soft) = if ukrainian { ("yovych", "yivna") } else { ("yevich", "yevna") };
    let (stem, soft) = match father {
        _ if father.ends_with("iy") || father.ends_with("ey") || father.ends_with("ay") => {
            (&father[..father.len() - 1], true)
        }
        _ => (father.trim_end_matches(['a', 'o', 'y', 'i']), false),
    };
    let ending = match (soft, female) {
        (true, true) => female_soft,
        (true, false) => male_soft,
        (false, true) => female_ending,
        (false, false) => male_ending,
    };
    format!("{stem}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::culture::CULTURES;

    fn culture(name: &str) -> &'static Culture {
        CULTURES.iter().find(|culture| culture.name == name).unwrap()
    }

    #[test]
    fn patronymics_follow_the_father() {
        assert_eq!(slavic_patronymic("sergey", false, false), "sergeyevich");
        assert_eq!(slavic_patronymic("ivan", true, false), "ivanovna");
        assert_eq!(slavic_patronymic("mykola", false, true), "mykolovych");
    }

    #[test]
    fn every_culture_writes_names_of_letters_only() {
        for culture in CULTURES.iter() {
            for item in 0..200 {
                let mut random = Random::of(3, 0, item);
                let name = PersonName::draw(culture, &mut random);
                for text in [name.filed(true), name.filed(false), name.rewritten(&mut random).filed(true)] {
                    let plain =
                        text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | ',' | '-' | '\'' | '\u{307}'));
                    assert!(plain && text.chars().count() > 2 && !text.contains("  "), "{}: {text}", culture.name);
                }
            }
        }
    }

    #[test]
    fn own_scripts_are_written_where_there_is_one() {
        for name in ["russian", "arabic", "korean", "chinese", "greek", "persian"] {
            let written = (0..200)
                .filter(|item| PersonName::draw(culture(name), &mut Random::of(4, 0, *item)).in_own_script().is_some());
            assert!(written.count() > 120, "{name}");
        }
        assert_eq!(PersonName::draw(culture("english"), &mut Random::of(4, 0, 1)).in_own_script(), None);
    }
}
