//! What is screened, as the matcher needs it.

use crate::{name::MAX_WORDS, query::Unweighed};
use interdict_model::{Country, Identifier, PartialDate, PartyKind};
use serde::{Deserialize, Serialize};

/// A party to look for.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Subject {
    /// Names, any script, any order. Each is looked for; the best counts.
    pub names: Vec<String>,
    /// What kind of party it is said to be; `None` goes with every kind.
    #[serde(default)]
    pub kind: Option<PartyKind>,
    /// Birth dates, full or partial.
    #[serde(default)]
    pub births: Vec<PartialDate>,
    /// Countries of birth, nationality, residence, registration, flag.
    #[serde(default)]
    pub countries: Vec<Country>,
    /// Passports, IMO numbers, wallets ...
    #[serde(default)]
    pub identifiers: Vec<Identifier>,
}

impl Subject {
    /// A subject of which only the name is known.
    pub fn named(name: impl Into<String>) -> Self {
        Self { names: vec![name.into()], ..Self::default() }
    }

    /// How many words of a name are not compared, of the name of which there are most: a name is compared by
    /// [`Subject::MOST_WORDS`] words. Who screens says so in the answer.
    pub fn words_left_out(&self) -> usize {
        // A word takes two bytes at least, with the space before it or in another script than Latin; in Latin letters something
        // stands between two words.
        let has_few = |name: &String| {
            let marks = || name.bytes().filter(|byte| !byte.is_ascii_alphanumeric()).count();
            name.len() < 2 * MAX_WORDS || name.is_ascii() && marks() < MAX_WORDS
        };
        if self.names.iter().all(has_few) {
            return 0;
        }
        Unweighed::of(self).iter().map(Unweighed::left_out).max().unwrap_or(0)
    }

    /// So many words of a name are compared at most.
    pub const MOST_WORDS: usize = MAX_WORDS;

    /// The kind, unknown if not said.
    pub fn party_kind(&self) -> PartyKind {
        self.kind.unwrap_or(PartyKind::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_too_many_words_says_how_many_are_left_out() {
        for (words, expected) in [(1, 0), (20, 0), (31, 0), (32, 1), (40, 9)] {
            assert_eq!(Subject::named("zevtron ".repeat(words)).words_left_out(), expected, "{words}");
            assert_eq!(Subject::named("zz ".repeat(words)).words_left_out(), expected, "{words} short ones");
        }
        let short_and_long = Subject { names: vec!["Zevtron".into(), "zz ".repeat(33)], ..Subject::default() };
        assert_eq!(short_and_long.words_left_out(), 2);
    }
}
