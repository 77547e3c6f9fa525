//! From a name as written to the forms in which it is compared.

use super::titles::{only_titles, titles_in_place};
use crate::word::TermKind;
use interdict_model::PartyKind;
use interdict_text::{
    lexicon::{ParticleKind, TitleKind, particle, title_at},
    romanise::{self, Reading, Scheme},
    words::{Word, WordClass, arabic, with_forms_apart, words_of},
};
use std::{borrow::Cow, ops::RangeInclusive};

/// Words of a name beyond this many are not compared: sets of words are bits of a number of 32, and a run of all of them is to be
/// one, too. The longest name of the SDN list has 26.
pub const MAX_WORDS: usize = 31;
/// Letters of a word beyond this many are not compared.
const LONGEST_WORD: usize = 200;

/// One reading of a name, split into classed words.
#[derive(Debug, Clone)]
pub struct Form {
    /// The reading, folded.
    pub text: String,
    /// How the reading came about.
    pub scheme: Scheme,
    /// The reading lacks the vowels.
    pub unvocalised: bool,
    /// A foreign name by the sound that another script wrote down.
    pub heard: bool,
    /// Words in reading order.
    pub words: Vec<FormWord>,
    /// How many words are left out, since there are more than [`MAX_WORDS`].
    pub left_out: usize,
    /// Words that are titles as well as names and stand where titles stand, as a bit mask: in front of a whole name, or behind its
    /// comma.
    pub titles: u32,
}

/// A word of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct FormWord {
    /// Folded letters.
    pub text: String,
    /// What it is in the name.
    pub class: WordClass,
    /// Whether it belongs to the family name, where the list says so by `SURNAME, Given`.
    pub family: bool,
}

/// Neighbouring words written as one, or as their initials.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// First word.
    pub start: usize,
    /// How many words, two or more.
    pub length: usize,
    /// Their letters together, or the first of each.
    pub text: String,
    /// Which of the two.
    pub kind: TermKind,
}

impl Run {
    /// Its words, as a bit mask.
    pub fn mask(&self) -> u32 {
        ((1_u32 << self.length) - 1) << self.start
    }
}

/// The forms of a name of a party of the given kind: one a reading, and one in which words run together are told apart by
/// their capitals (`BushraAlAssad`).
pub fn forms_of(name: &str, kind: PartyKind) -> Vec<Form> {
    let mut forms = Vec::new();
    Forms::default().each_of(name, kind, |form| forms.push(form));
    forms
}

/// Makes the forms of a name for one kind after the other: what a text reads as does not hang on the kind.
#[derive(Debug, Default)]
pub struct Forms {
    /// The text that was read last, and its readings; behind them those of the text with words told apart by capitals.
    text: String,
    readings: [Vec<Reading>; 2],
}

impl Forms {
    fn read(&mut self, text: &str) -> &[Vec<Reading>; 2] {
        if self.text != text || self.readings[0].is_empty() {
            text.clone_into(&mut self.text);
            let split = split_at_capitals(text);
            self.readings =
                [romanise::readings(text), split.map(|split| romanise::readings(&split)).unwrap_or_default()];
        }
        &self.readings
    }

    /// Calls with each form of a name of a party of the kind, none twice.
    pub fn each_of(&mut self, name: &str, kind: PartyKind, mut call: impl FnMut(Form)) {
        let mut known: Vec<(String, bool, bool)> = Vec::new();
        // `KIM, Yong Chol`: what stands before the comma is the family name. Bodies use commas otherwise.
        let (family, rest, behind) = match name.split_once(", ").filter(|_| kind == PartyKind::Person) {
            None => (None, name, None),
            Some((family, rest)) => match only_titles(rest) {
                None => (Some(family), rest, rest.rsplit_once(", ").and_then(|(_, behind)| only_titles(behind))),
                behind => (None, name, behind),
            },
        };
        let rest = if kind == PartyKind::Person { initials_apart(rest) } else { Cow::Borrowed(rest) };
        for readings in self.read(&rest) {
            let apart = readings.first().filter(|_| kind == PartyKind::Organization).and_then(|reading| {
                Some(Reading { text: with_forms_apart(&reading.text)?, scheme: reading.scheme, lossy: false })
            });
            for reading in readings.iter().chain(&apart) {
                let mut words = classed(&reading.text, kind, false);
                let mut family_words = Vec::new();
                if let Some(family) = family {
                    let family_reading = romanise::readings(family).into_iter().next();
                    family_words = classed(&family_reading.map(|r| r.text).unwrap_or_default(), kind, true);
                }
                // Of too many, the last given names go; the family name stands behind them and tells most.
                let left_out = (words.len() + family_words.len()).saturating_sub(MAX_WORDS);
                family_words.truncate(MAX_WORDS);
                words.truncate(MAX_WORDS - family_words.len());
                let given = words.len();
                words.append(&mut family_words);
                if words.is_empty() {
                    continue;
                }
                let text = in_a_row(&words);
                let heard = reading.scheme == Scheme::Heard;
                if !known.iter().any(|(held, lossy, was)| *held == text && *lossy == reading.lossy && *was == heard) {
                    known.push((text.clone(), reading.lossy, heard));
                    let person = kind == PartyKind::Person;
                    let titles = if person { titles_in_place(&words, given, behind.unwrap_or(0)) } else { 0 };
                    call(Form {
                        text,
                        scheme: reading.scheme,
                        unvocalised: reading.lossy,
                        heard,
                        words,
                        left_out,
                        titles,
                    });
                }
            }
        }
    }
}

/// The words of a name with spaces between.
fn in_a_row(words: &[FormWord]) -> String {
    let length = words.iter().map(|word| word.text.len() + 1).sum();
    let mut text = String::with_capacity(length);
    for word in words {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&word.text);
    }
    text
}

/// `O.V. Deripaska` -> `O. V. Deripaska`: of a person, letters with dots are initials, and no abbreviation of one word. A title that is
/// no name is (`B.Sc.`).
fn initials_apart(name: &str) -> Cow<'_, str> {
    if !name.contains('.') {
        return Cow::Borrowed(name);
    }
    let letters: Vec<(usize, char)> = name.char_indices().collect();
    let letter = |at: usize| letters.get(at).is_some_and(|(_, letter)| letter.is_alphabetic());
    // A letter with a dot behind it, and no letter before it.
    let initial = |at: usize| letter(at) && letters.get(at + 1).is_some_and(|(_, next)| *next == '.');
    let mut apart = String::new();
    let (mut at, mut copied) = (0, 0);
    while at < letters.len() {
        let end = (at..).step_by(2).take_while(|at| initial(*at)).count() * 2 + at;
        // The last of them may lack its dot: `O.V Deripaska`.
        let end = if end > at && letter(end) && !letter(end + 1) { end + 1 } else { end };
        if end > at + 2 {
            let run: String =
                letters[at..end].iter().map(|(_, letter)| *letter).filter(|letter| *letter != '.').collect();
            let title = title_at(&[run.to_lowercase().as_str()]);
            if title.is_none_or(|(_, kind)| kind != TitleKind::Title) {
                apart.push_str(&name[copied..letters[at].0]);
                for letter in run.chars() {
                    apart.extend([letter, '.', ' ']);
                }
                copied = letters.get(end).map_or(name.len(), |(place, _)| *place);
            }
            at = end;
        } else {
            // On to behind the word.
            at += 1 + (at + 1..letters.len()).take_while(|next| letter(at) && letter(*next)).count();
        }
    }
    if copied == 0 {
        return Cow::Borrowed(name);
    }
    apart.push_str(&name[copied..]);
    Cow::Owned(apart)
}

fn classed(reading: &str, kind: PartyKind, family: bool) -> Vec<FormWord> {
    let cut = |mut word: Word| {
        // Readings are ASCII; no word of a name is as long as this.
        word.text.truncate(LONGEST_WORD);
        // `Ark III` is `Ark 3`, and not `Ark II`.
        if word.class == WordClass::Number
            && let Some(number) = arabic(&word.text)
        {
            number.clone_into(&mut word.text);
        }
        FormWord { text: word.text, class: word.class, family }
    };
    words_of(reading, kind).into_iter().map(cut).collect()
}

/// `AtiehSazanDAY` -> `Atieh Sazan DAY`, if some word has capitals inside.
fn split_at_capitals(name: &str) -> Option<String> {
    let mut split = String::with_capacity(name.len() + 4);
    let mut previous = ' ';
    let mut inside = false;
    for character in name.chars() {
        if character.is_uppercase() && previous.is_lowercase() {
            split.push(' ');
            inside = true;
        }
        split.push(character);
        previous = character;
    }
    inside.then_some(split)
}

fn is_small(class: WordClass) -> bool {
    matches!(class, WordClass::LegalForm(_) | WordClass::Title | WordClass::FormWord)
}

/// Runs of two neighbouring words, and for short names the whole name, in both orders for persons, as one word.
/// An article more or less inside a run is cheap in the spelling distance. Between two words of a person's name an article belongs
/// to the run of both: `Safi al-Din` is `Safialdin`, however the article sounds.
pub fn runs_of(words: &[FormWord], kind: PartyKind) -> Vec<Run> {
    let mut runs = Vec::new();
    let joinable = |word: &FormWord| !is_small(word.class);
    for start in 0..words.len().saturating_sub(1) {
        if joinable(&words[start]) && joinable(&words[start + 1]) {
            runs.push(Run {
                start,
                length: 2,
                text: joined([&words[start].text, &words[start + 1].text]),
                kind: TermKind::Joined,
            });
        } else if kind != PartyKind::Person && joinable(&words[start]) && words[start + 1].text.len() <= 4 {
            // "NIKllc", "Inagroltda.": an abbreviated legal form runs into the name before it.
            runs.push(Run {
                start,
                length: 2,
                text: joined([&words[start].text, &words[start + 1].text]),
                kind: TermKind::Joined,
            });
        }
    }
    if matches!(kind, PartyKind::Person | PartyKind::Unknown) {
        for (start, bridged) in words.windows(3).enumerate() {
            let [before, article, after] = bridged else { continue };
            let is_particle = |word: &FormWord| word.class == WordClass::Particle;
            if joinable(before)
                && joinable(after)
                && is_particle(article)
                && !is_particle(before)
                && !is_particle(after)
                && particle(&article.text) == Some(ParticleKind::Article)
            {
                let text = joined([&before.text, "al", &after.text]);
                runs.push(Run { start, length: 3, text, kind: TermKind::Joined });
            }
        }
    }
    if (3..=usize::from(LONGEST_JOINED)).contains(&words.len()) && words.iter().all(joinable) {
        let whole: String = words.iter().map(|word| word.text.as_str()).collect();
        runs.push(Run { start: 0, length: words.len(), text: whole, kind: TermKind::Joined });
        let family = words.iter().position(|word| word.family).unwrap_or(0);
        if family > 0 {
            let turned: String =
                words[family..].iter().chain(&words[..family]).map(|word| word.text.as_str()).collect();
            runs.push(Run { start: 0, length: words.len(), text: turned, kind: TermKind::Joined });
        }
    } else if words.len() == 2 && kind == PartyKind::Person && words.iter().any(|word| word.family) {
        runs.push(Run { start: 0, length: 2, text: joined([&words[1].text, &words[0].text]), kind: TermKind::Joined });
    }
    // Of three words with an article the run of all is there already.
    runs.dedup();
    runs.retain(|run| run.text.len() <= 40);
    if matches!(kind, PartyKind::Organization | PartyKind::Unknown) {
        add_acronyms(words, &mut runs);
    }
    runs
}

/// Several words as one.
fn joined<const N: usize>(words: [&str; N]) -> String {
    words.concat()
}

/// Words that are written as one, at most.
pub const LONGEST_JOINED: u8 = 4;

/// Acronyms are of so many letters: two stand for too much, and longer ones are rare.
const ACRONYM: RangeInclusive<usize> = 3..=6;

/// What neighbouring words of a body's name are abbreviated to: `Research and Development Company` to `RDC`. Particles give no
/// letter, and of legal forms only a word for "company", at the end, does.
fn add_acronyms(words: &[FormWord], runs: &mut Vec<Run>) {
    for start in 0..words.len() {
        let mut text = String::new();
        for (place, word) in words.iter().enumerate().skip(start) {
            let ends = match word.class {
                WordClass::Particle if place > start => continue,
                WordClass::Name
                | WordClass::Generic(_)
                | WordClass::Place
                | WordClass::TitleOrName
                | WordClass::FormWord => false,
                WordClass::LegalForm(form) if form.is_plain_company() && place > start => true,
                _ => break,
            };
            text.extend(word.text.chars().next());
            if ACRONYM.contains(&text.len()) {
                runs.push(Run { start, length: place + 1 - start, text: text.clone(), kind: TermKind::Acronym });
            }
            if ends || text.len() == *ACRONYM.end() {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_with_dots_are_initials_of_persons_and_one_word_of_others() {
        for (name, expected) in [
            ("O.V. Deripaska", "O. V.  Deripaska"),
            ("Deripaska O.V.", "Deripaska O. V. "),
            ("Deripaska O.V", "Deripaska O. V. "),
            ("J.R.R.Toll", "J. R. R. Toll"),
            ("О.В. Дерипаска", "О. В.  Дерипаска"),
            ("O. V. Deripaska", "O. V. Deripaska"),
            ("Oleg V. Deripaska", "Oleg V. Deripaska"),
            ("Sir John Jr.", "Sir John Jr."),
            ("", ""),
        ] {
            assert_eq!(initials_apart(name), expected, "{name}");
        }
        let words = |name: &str, kind: PartyKind| -> Vec<String> {
            forms_of(name, kind)[0].words.iter().map(|word| word.text.clone()).collect()
        };
        assert_eq!(words("O.V. Deripaska", PartyKind::Person), ["o", "v", "deripaska"]);
        assert_eq!(words("O.V. Shipping", PartyKind::Organization)[0], "ov");
    }

    #[test]
    fn of_a_name_with_too_many_words_the_family_name_stays() {
        let given = "Zevtron ".repeat(40);
        let forms = forms_of(&format!("KARVEL BORVIK, {given}"), PartyKind::Person);
        assert_eq!((forms[0].words.len(), forms[0].left_out), (MAX_WORDS, 42 - MAX_WORDS));
        let family: Vec<&str> =
            forms[0].words.iter().filter(|word| word.family).map(|word| word.text.as_str()).collect();
        assert_eq!(family, ["karvel", "borvik"]);
        let forms = forms_of("KARVEL, Zevtron", PartyKind::Person);
        assert_eq!((forms[0].words.len(), forms[0].left_out), (2, 0));
    }

    #[test]
    fn ships_numbers_are_the_same_in_both_numerals() {
        for (roman, arabic) in [("Ark III", "Ark 3"), ("South Hill V", "South Hill 5")] {
            assert_eq!(forms_of(roman, PartyKind::Vessel)[0].words, forms_of(arabic, PartyKind::Vessel)[0].words);
        }
    }
}
