//! The words of all parties, for searches that are not screenings: every word asked for must be there, in any script.
//!
//! No operators are known: `AND` is what is meant anyway, quotes do not count, and `*` behind the beginning of a word
//! finds every word that begins so.

use interdict_model::{Address, Entity};
use interdict_text::romanise::readings;
use std::borrow::Borrow;

/// What can be searched of each party, by its place among all: its words in Latin letters, a space on either side.
#[derive(Debug, Default)]
pub(crate) struct Words {
    texts: Vec<Box<str>>,
}

impl Words {
    /// Reads every name, number, programme, position and address.
    pub(crate) fn new<E: Borrow<Entity>>(entities: impl IntoIterator<Item = E>) -> Self {
        Self { texts: entities.into_iter().map(|entity| text_of(entity.borrow())).collect() }
    }

    /// Whether a party has all words.
    pub(crate) fn has(&self, place: usize, asked: &Asked) -> bool {
        let Some(text) = self.texts.get(place) else { return false };
        let has_all = |words: &Vec<String>| words.iter().all(|word| text.contains(word.as_str()));
        asked.tokens.iter().all(|readings| readings.iter().any(has_all))
    }
}

fn text_of(entity: &Entity) -> Box<str> {
    let names = entity.names.iter().map(|name| name.text.clone());
    let numbers = entity.identifiers.iter().flat_map(|identifier| [identifier.value.clone(), identifier.normalised()]);
    let programmes = entity.programmes().into_iter().map(str::to_owned);
    let told = entity.positions.iter().chain(&entity.birth_places).cloned();
    let addresses = entity.addresses.iter().map(Address::one_line);
    let mut text = String::from(" ");
    for value in
        std::iter::once(entity.id.clone()).chain(names).chain(numbers).chain(programmes).chain(told).chain(addresses)
    {
        for reading in readings(&value).iter().filter(|reading| !reading.text.is_empty()) {
            text.push_str(&reading.text);
            text.push(' ');
        }
    }
    text.into_boxed_str()
}

/// The words of a search.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    /// For each word asked for its readings, each reading one or more words as they stand in a text.
    tokens: Vec<Vec<Vec<String>>>,
}

impl Asked {
    /// Reads the text of a search.
    pub(crate) fn new(text: &str) -> Self {
        let mut tokens = Vec::new();
        for token in text.split_whitespace().filter(|token| *token != "AND") {
            let cut_off = token.ends_with('*');
            let read = readings(token).into_iter().filter(|reading| !reading.text.is_empty());
            let found: Vec<Vec<String>> = read.map(|reading| as_in_text(&reading.text, cut_off)).collect();
            if !found.is_empty() {
                tokens.push(found);
            }
        }
        Self { tokens }
    }

    /// Whether nothing is asked: then every party will do.
    pub(crate) fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }
}

fn as_in_text(reading: &str, cut_off: bool) -> Vec<String> {
    let mut words: Vec<String> = reading.split(' ').map(|word| format!(" {word} ")).collect();
    if cut_off && let Some(last) = words.last_mut() {
        last.pop();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use interdict_model::{Identifier, IdentifierKind, Name, Schema};

    #[test]
    fn every_word_must_be_there_in_any_order_and_script() {
        let mut entity = Entity::new("a-1", Schema::Person);
        entity.add_name(Name::primary("VOLKOV, Arkady"));
        entity.identifiers.push(Identifier::new(IdentifierKind::Passport, "56-34 10081"));
        let words = Words::new([entity]);
        let cases = [
            ("Arkady Volkov", true),
            ("Volk*", true),
            ("Volk", false),
            ("Arkady Petrov", false),
            ("\"volkov\" AND arkady", true),
            ("Волков", true),
            ("563410081", true),
            ("a-1", true),
        ];
        for (text, found) in cases {
            assert_eq!(words.has(0, &Asked::new(text)), found, "{text}");
        }
        assert!(Asked::new("* \"\"").is_empty());
    }
}
