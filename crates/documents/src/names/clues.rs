//! What a list says of a party, as words that a text may say beside its name: posts, bodies, places, programmes, years.

use crate::{
    lexicon::{Begins, WordKind, classes_of, is_kind, metonyms, role_of},
    tokens::{NamedCountry, Tokens},
};
use interdict_model::{Country, Entity, Identifier, IdentifierKind, PartialDate, PartyKind};
use interdict_text::{countries, lexicon::is_place};
use rustc_hash::{FxHashMap, FxHashSet};
use std::{cell::LazyCell, ops::Range};

/// The words and countries that speak for one listed party.
#[derive(Debug, Clone, Default)]
pub(crate) struct Clues {
    /// Folded words with what they weigh.
    words: FxHashMap<String, f64>,
    /// Codes of countries with what they weigh.
    countries: FxHashMap<String, f64>,
    birth_years: Vec<u16>,
    /// Days of birth of which the list gives year, month and day.
    birthdays: Vec<PartialDate>,
    /// Numbers of papers and registers that the list gives for the party, as they are compared.
    numbers: FxHashSet<String>,
    /// Whether one of them is an IMO number.
    has_imo: bool,
}

/// What some words say for a party.
#[derive(Debug, Default)]
pub(crate) struct Said {
    /// How much all of it weighs.
    pub(crate) weight: f64,
    /// The same without countries, which millions share.
    pub(crate) beyond: f64,
    /// The words.
    pub(crate) words: Vec<String>,
}

/// What a word of a post weighs: the name of a body, a place, or a noun such as `official`.
const BODY: f64 = 1.6;
const PLACE: f64 = 1.4;
pub(crate) const POST: f64 = 0.7;
/// What the country of a programme weighs: `DPRK2` says that the party has to do with it, not that it is there.
pub(crate) const PROGRAMME: f64 = 0.8;

/// So far behind a ship's name its number may stand: `X (ex-Y, IMO 9123456)`.
const BEHIND: usize = 8;

/// Longest number, in tokens.
const LONGEST_NUMBER: usize = 8;

/// Whether a number is long enough that hardly another thing has it.
fn is_telling_number(number: &str) -> bool {
    number.len() >= 7 && number.bytes().filter(u8::is_ascii_digit).count() >= 5
}

impl Clues {
    pub(crate) fn of(entity: &Entity) -> Self {
        let mut clues = Self::default();
        // Most entries have no text that they are looked up in.
        let names = LazyCell::new(|| -> FxHashSet<String> {
            entity.names.iter().flat_map(|name| super::telling::words(&name.text)).collect()
        });
        // Before the texts: what `Korea` is in them depends on it.
        for country in entity.all_countries() {
            clues.countries.insert(country.base().to_owned(), PLACE);
        }
        // Where a body is registered, it is. A man has papers of states in which he is not.
        if entity.schema.kind() == PartyKind::Organization {
            for country in entity.identifiers.iter().filter_map(|identifier| identifier.country.as_ref()) {
                clues.countries.insert(country.base().to_owned(), PLACE);
            }
        }
        for programme in entity.programmes() {
            if let Some(country) = country_of_programme(programme) {
                clues.countries.entry(country.base().to_owned()).or_insert(PROGRAMME);
            }
        }
        for text in entity.positions.iter().chain(entity.relations.iter().filter_map(|link| link.target_name.as_ref()))
        {
            clues.add_text(text, &names);
        }
        if entity.schema.kind() == PartyKind::Vessel {
            // Its owner is called `Tanker Company`: every tanker is one.
            clues.words.retain(|word, _| !is_kind(word, WordKind::OneShip) && !is_kind(word, WordKind::Ship));
        }
        for address in &entity.addresses {
            for text in [&address.city, &address.region].into_iter().flatten() {
                clues.add_text(text, &names);
            }
        }
        for birth in &entity.births {
            let (first, last) = birth.bounds();
            clues.birth_years.extend(first.year_value()..=last.year_value());
            clues.birthdays.extend((first == last).then_some(first));
        }
        let is_number = |identifier: &&Identifier| {
            !matches!(identifier.kind, IdentifierKind::Wallet(_) | IdentifierKind::Website | IdentifierKind::Email)
        };
        let numbers = entity.identifiers.iter().filter(is_number).map(Identifier::normalised);
        clues.numbers.extend(numbers.filter(|number| is_telling_number(number)));
        clues.has_imo = entity.identifiers.iter().any(|identifier| identifier.kind == IdentifierKind::Imo);
        clues
    }

    /// The token of a number of the party, written without a space.
    pub(crate) fn number_in(&self, tokens: &Tokens<'_>, range: &Range<usize>) -> Option<usize> {
        // Letters and digits without a space between them: `AB1234567`, `EP-GOY`.
        let is_own = |at: &usize| {
            if *at > range.start && !tokens.has_space_before(*at) && tokens.is_word(*at - 1) {
                return false;
            }
            let goes_on = |next: &usize| *next == *at || !tokens.has_space_before(*next);
            let run = (*at..range.end.min(*at + LONGEST_NUMBER)).take_while(goes_on);
            let written: String = run.flat_map(|at| tokens.written(at).chars()).collect();
            let kept: String = written.chars().filter(char::is_ascii_alphanumeric).collect();
            is_telling_number(&kept) && self.numbers.contains(&kept.to_ascii_uppercase())
        };
        if self.numbers.is_empty() { None } else { range.clone().find(is_own) }
    }

    /// Whether a ship of another IMO number is meant by a name: `the tanker X (IMO 9123456)`.
    pub(crate) fn has_other_imo(&self, tokens: &Tokens<'_>, name: &Range<usize>) -> bool {
        let end = tokens.sentences()[tokens.sentence_of(name.start)].tokens.end.min(name.end + BEHIND);
        let mut numbers = (name.end..end).filter(|at| tokens.word(at.saturating_sub(1)) == "imo");
        self.has_imo && numbers.any(|at| self.number_in(tokens, &(at..at + 1)).is_none() && tokens.is_number(at))
    }

    fn add_text(&mut self, text: &str, names: &FxHashSet<String>) {
        let words = super::telling::words(text);
        for (at, word) in words.iter().enumerate() {
            if names.contains(word) || !classes_of(word).is_empty() || word.chars().nth(2).is_none() {
                continue;
            }
            let next =
                words.get(at + 1).map(|next| format!("{word} {next}")).and_then(|pair| countries::by_name(&pair));
            if let Some(country) = next {
                self.countries.insert(country.base().to_owned(), PLACE);
            } else if let Some(country) = countries::by_name(word) {
                if self.knows(&country) || !self.knows_half(word) {
                    self.countries.insert(country.base().to_owned(), PLACE);
                }
            } else {
                let weight = if role_of(word).is_some() {
                    POST
                } else if is_place(word) {
                    PLACE
                } else {
                    BODY
                };
                self.words.insert(word.clone(), weight);
            }
        }
    }

    /// Whether the party is of one of two states that share a word: `KOREAN PEOPLE'S ARMY` says nothing of the south in an entry of
    /// the north.
    fn knows_half(&self, word: &str) -> bool {
        let half = |side: &&str| countries::by_name(&format!("{side} {word}")).is_some_and(|state| self.knows(&state));
        ["north", "south"].iter().any(half)
    }

    /// What the tokens say for the party.
    pub(crate) fn weigh(&self, tokens: &Tokens<'_>, range: &Range<usize>, skip: &Range<usize>) -> Said {
        let (mut weight, mut beyond, mut words) = (0.0, 0.0, Vec::new());
        let mut seen: FxHashSet<String> = FxHashSet::default();
        let mut at = range.start;
        while at < range.end {
            if skip.contains(&at) {
                at = skip.end;
                continue;
            }
            if let Some((country, end)) = country_at(tokens, at) {
                if let Some(said) = self.countries.get(country.base())
                    && seen.insert(country.base().to_owned())
                {
                    weight += said;
                    words.push(tokens.slice(&(at..end)).to_owned());
                }
                at = end;
                continue;
            }
            let word = tokens.word(at);
            let said = self.words.get(word).or_else(|| word.strip_suffix('s').and_then(|stem| self.words.get(stem)));
            if let Some(said) = said
                && seen.insert(word.trim_end_matches('s').to_owned())
            {
                weight += said;
                beyond += said;
                words.push(tokens.written(at).to_owned());
            }
            at += 1;
        }
        Said { weight, beyond, words }
    }

    /// The same without countries.
    pub(crate) fn without_countries(&self) -> Self {
        Self { countries: FxHashMap::default(), ..self.clone() }
    }

    /// Whether the entry says a word, in lower case.
    pub(crate) fn has_word(&self, word: &str) -> bool {
        self.words.contains_key(word)
    }

    /// Whether the entry names countries at all.
    pub(crate) fn has_countries(&self) -> bool {
        !self.countries.is_empty()
    }

    /// Whether some tokens name a country that the entry has, be it that of a programme only.
    pub(crate) fn names_country(&self, tokens: &Tokens<'_>, range: &Range<usize>) -> bool {
        range.clone().any(|at| country_at(tokens, at).is_some_and(|(country, _)| self.knows(&country)))
    }

    /// Whether a text names a country of the party.
    pub(crate) fn knows(&self, country: &Country) -> bool {
        self.countries.contains_key(country.base())
    }

    /// Whether the list gives a day of birth.
    pub(crate) fn fits_birthday(&self, day: PartialDate) -> bool {
        self.birthdays.contains(&day)
    }

    /// Whether a year of birth that follows from an age fits.
    pub(crate) fn fits_birth(&self, years: &Range<u16>) -> Option<bool> {
        (!self.birth_years.is_empty()).then(|| self.birth_years.iter().any(|year| years.contains(year)))
    }
}

/// The country that a tag such as `DPRK2`, `IRAN-TRA`, `SYRIA` or `RUSSIA-EO14024` names.
fn country_of_programme(code: &str) -> Option<Country> {
    let letters: String = code.chars().take_while(char::is_ascii_alphabetic).collect();
    (letters.len() >= 4).then(|| countries::by_name(&letters)).flatten()
}

/// A country, its people or its adjective at a token, and the token behind.
pub(crate) fn country_at(tokens: &Tokens<'_>, at: usize) -> Option<(Country, usize)> {
    if !may_name(tokens, at) {
        return None;
    }
    let named = named_countries(tokens);
    let place = named.binary_search_by_key(&at, |named| named.tokens.start).ok()?;
    let NamedCountry { tokens, country } = &named[place];
    Some((country.clone(), tokens.end))
}

/// Every place where a country is named, in order; of `Republic of Korea` also `Korea`.
fn named_countries<'t>(tokens: &'t Tokens<'_>) -> &'t [NamedCountry] {
    tokens.countries(|| {
        // Nothing in lower case names a country.
        tokens.capitals().filter_map(|at| read_country(tokens, at)).collect()
    })
}

/// Nothing in lower case names a country, and most words are in lower case.
fn may_name(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_capital(at) && tokens.is_word(at)
}

fn read_country(tokens: &Tokens<'_>, at: usize) -> Option<NamedCountry> {
    // The vocabulary has no spelling with dots or apostrophes: `U.S.`
    if !tokens.begins(at).any(Begins::COUNTRY) && !tokens.word(at).bytes().any(|byte| matches!(byte, b'.' | b'\'')) {
        return None;
    }
    let second = if tokens.is_word(at + 1) { at + 1 } else { at + 2 };
    for length in (1..=countries::longest_from(tokens.word(at), tokens.word(second))?).rev() {
        let range = at..at + length;
        let last = range.end - 1;
        if range.end > tokens.len() || !tokens.is_word(last) || (length > 1 && tokens.starts_paragraph(last)) {
            continue;
        }
        let text = tokens.slice(&range);
        // Letters are a code only in capitals: `US` and `POL`, not `Us` and `Pol`; and few of two letters are one in a text (not
        // `IT`, `IS`).
        let capitals = || text.bytes().all(|byte| byte.is_ascii_uppercase());
        let is_code = || capitals() && (text.len() == 3 || tokens.is_kind(at, WordKind::StateCode));
        if length == 1 && text.len() <= 3 && !is_code() {
            continue;
        }
        if let Some(country) = countries::by_name(text) {
            return Some(NamedCountry { tokens: range, country });
        }
    }
    None
}

/// Every country that a text names, in order of appearance, with how often.
pub(crate) fn countries_of(tokens: &Tokens<'_>) -> Vec<(Country, usize)> {
    let mut found: Vec<(Country, usize)> = Vec::new();
    let mut end = 0;
    for NamedCountry { tokens, country } in named_countries(tokens) {
        // Inside the name before.
        if tokens.start < end {
            continue;
        }
        end = tokens.end;
        match found.iter_mut().find(|(held, _)| held == country) {
            Some((_, times)) => *times += 1,
            None => found.push((country.clone(), 1)),
        }
    }
    found
}

/// The same with the capitals that it names: what is told from Tehran is told of Iran, too.
pub(crate) fn countries_and_capitals_of(tokens: &Tokens<'_>, named: &[(Country, usize)]) -> Vec<(Country, usize)> {
    let mut found = named.to_vec();
    for at in tokens.capitals() {
        let seat = metonyms().longest_at(tokens, at).filter(|(_, seat)| seat.capital && !seat.ambiguous);
        let Some(country) = seat.and_then(|(_, seat)| Country::from_code(seat.state)) else { continue };
        match found.iter_mut().find(|(held, _)| held.base() == country.base()) {
            Some((_, times)) => *times += 1,
            None => found.push((country, 1)),
        }
    }
    found
}

/// The first country that some tokens name.
pub(crate) fn country_in(tokens: &Tokens<'_>, range: &Range<usize>) -> Option<Country> {
    range.clone().find_map(|at| country_at(tokens, at).map(|(country, _)| country))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plain;
    use interdict_model::{CountryRole, Schema};

    #[test]
    fn what_two_states_are_called_is_that_of_the_entry() {
        for (code, says) in [("kp", ["kp", ""]), ("kr", ["", "kr"]), ("cn", ["", "kr"])] {
            let mut entity = Entity::new("x-1", Schema::Person);
            entity.add_country(Country::from_code(code).expect("a code"), CountryRole::Nationality);
            entity.positions.push("Officer of the Korean Navy".to_owned());
            let clues = Clues::of(&entity);
            let knows = |state: &str| Country::from_code(state).is_some_and(|state| clues.knows(&state));
            assert_eq!([knows("kp"), knows("kr")], says.map(|code| !code.is_empty()), "{code}");
        }
    }

    #[test]
    fn a_body_is_where_it_is_registered_and_a_man_is_not_where_his_papers_are_from() {
        let norway = Country::from_code("no").expect("a code");
        for (schema, expected) in [(Schema::Organization, true), (Schema::Person, false)] {
            let mut entity = Entity::new("x-1", schema);
            let mut paper = Identifier::new(IdentifierKind::TaxNumber, "7831000122");
            paper.country = Some(norway.clone());
            entity.identifiers.push(paper);
            assert_eq!(Clues::of(&entity).knows(&norway), expected);
        }
    }

    #[test]
    fn the_longest_name_of_a_country_counts_and_no_shorter_one_inside_it() {
        for (text, codes) in [
            ("The Democratic People's Republic of Korea replied.", &[("kp", 1)][..]),
            ("Envoys of the Republic of Korea and of North Korea met.", &[("kr", 1), ("kp", 1)]),
            ("The U.S. and Iran spoke; Iranian papers said so.", &[("us", 1), ("ir", 2)]),
            ("The us of old is gone, said Us magazine.", &[]),
        ] {
            let document = plain::read("a.txt", text);
            let found = countries_of(&Tokens::of(&document));
            let found: Vec<_> = found.iter().map(|(country, times)| (country.base(), *times)).collect();
            assert_eq!(found, codes, "{text}");
        }
    }
}
