//! Names of companies and other bodies: a word that tells, words that do not, a legal form.

use crate::{
    culture::{Culture, titled},
    random::Random,
};

/// A body's name in its parts.
#[derive(Debug, Clone)]
pub(crate) struct BodyName {
    culture: &'static Culture,
    distinct: Vec<String>,
    /// Own language and English.
    generic: Vec<(&'static str, &'static str)>,
    /// Long and short.
    form: Option<(&'static str, &'static str)>,
}

/// How a body's name is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct BodyStyle {
    /// Generic words in English instead of the own language.
    pub(crate) english: bool,
    /// The legal form written out.
    pub(crate) long_form: bool,
    /// Without the legal form.
    pub(crate) bare: bool,
    /// The legal form stands in front, as in Russian.
    pub(crate) form_first: bool,
}

impl BodyName {
    pub(crate) fn draw(culture: &'static Culture, random: &mut Random) -> Self {
        let mut distinct = vec![match random.by_percent(&[62, 23, 15]) {
            0 => culture.distinct_word(random),
            1 => culture.family_name(false, random).latin,
            _ => {
                let letters = random.between(2, 4);
                (0..letters).map(|_| char::from(b'A' + random.below(26) as u8)).collect()
            }
        }];
        if random.percent(30) {
            distinct.push(culture.distinct_word(random));
        }
        let mut generic = Vec::new();
        for _ in 0..random.by_percent(&[15, 50, 30, 5]) {
            if let Some(word) = random.one(&culture.generic)
                && !generic.contains(word)
            {
                generic.push(*word);
            }
        }
        let form = if random.percent(72) { random.one(&culture.form).copied() } else { None };
        Self { culture, distinct, generic, form }
    }

    /// The style in which the culture's lists file it.
    pub(crate) fn style(&self, random: &mut Random) -> BodyStyle {
        BodyStyle {
            english: random.percent(60),
            long_form: random.percent(35),
            bare: false,
            form_first: self.culture.patronymic == crate::culture::Patronymic::Slavic && random.percent(60),
        }
    }

    pub(crate) fn write(&self, style: BodyStyle) -> String {
        let mut words: Vec<String> = self.distinct.iter().map(|word| titled(word)).collect();
        words.extend(self.generic.iter().map(|(own, english)| titled(if style.english { english } else { own })));
        if let (Some((long, short)), false) = (self.form, style.bare) {
            let form = if style.long_form { titled(long) } else { short.to_uppercase() };
            words.insert(if style.form_first { 0 } else { words.len() }, form);
        }
        words.join(" ")
    }

    /// The first letters of its words, `None` if there are too few to tell anything.
    pub(crate) fn acronym(&self) -> Option<String> {
        let text = self.write(BodyStyle { english: true, long_form: true, bare: false, form_first: false });
        let letters: String =
            text.split(' ').filter_map(|word| word.chars().next()).filter(char::is_ascii_uppercase).collect();
        (letters.len() >= 3).then_some(letters)
    }

    /// The same body under another spelling or style.
    pub(crate) fn rewritten(&self, random: &mut Random) -> String {
        let mut name = self.clone();
        if random.percent(50) {
            let place = random.below(name.distinct.len());
            name.distinct[place] = self.culture.respell(&name.distinct[place], random);
        } else if name.distinct.len() > 1 && random.percent(40) {
            name.distinct = vec![name.distinct.concat()];
        }
        let style = BodyStyle {
            english: random.percent(50),
            long_form: random.percent(50),
            bare: random.percent(25),
            form_first: self.style(random).form_first,
        };
        name.write(style)
    }
}
