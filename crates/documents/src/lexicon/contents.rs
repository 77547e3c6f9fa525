//! Phrases that tell what someone does by saying so: `data/contents.tsv`.

use super::rows;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What words that are said may do; the head of the data file says when they count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Saying {
    /// Makes someone guilty.
    Guilt,
    /// Takes the certainty from guilt.
    Guess,
    /// Holds something for likely.
    Suspicion,
    /// Denies, whoever it is said of.
    Denial,
    /// With a negation, denies what the speaker is said to have done.
    OwnDenial,
    /// Says what the speaker will do to others.
    Threat,
    /// Says nothing of the matter.
    Silence,
}

impl Saying {
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "guilt" => Self::Guilt,
            "guess" => Self::Guess,
            "suspicion" => Self::Suspicion,
            "denial" => Self::Denial,
            "own_denial" => Self::OwnDenial,
            "threat" => Self::Threat,
            "silence" => Self::Silence,
            _ => return None,
        })
    }
}

/// How a phrase is found in what is said.
#[derive(Debug, Clone, Copy)]
enum How {
    /// With no letter or digit on either side.
    Words,
    /// Anywhere.
    Part,
    /// Anywhere, with a space behind.
    Before,
    /// Where the text begins.
    Start,
}

#[derive(Debug, Clone, Copy)]
struct Phrase {
    text: &'static str,
    how: How,
}

impl Phrase {
    fn place_in(self, said: &str) -> Option<usize> {
        // Nearly always there is none, and to find that out is quicker than to look for places.
        if !said.contains(self.text) {
            return None;
        }
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        said.match_indices(self.text).map(|(at, _)| at).find(|at| {
            let (before, behind) = (&said[..*at], &said[*at + self.text.len()..]);
            match self.how {
                How::Words => !letter(before.chars().next_back()) && !letter(behind.chars().next()),
                How::Part => true,
                How::Before => behind.starts_with(' '),
                How::Start => before.is_empty(),
            }
        })
    }
}

static PHRASES: LazyLock<FxHashMap<Saying, Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: FxHashMap<Saying, Vec<Phrase>> = FxHashMap::default();
    for row in rows(include_str!("../../data/contents.tsv")) {
        let [text, saying, how @ ..] = row.as_slice() else { continue };
        let how = match how {
            [] => How::Words,
            ["part"] => How::Part,
            ["before"] => How::Before,
            ["start"] => How::Start,
            _ => continue,
        };
        if let Some(saying) = Saying::named(saying) {
            phrases.entry(saying).or_default().push(Phrase { text, how });
        }
    }
    phrases
});

/// Whether what is said, in lower case, holds a phrase that does this.
pub(crate) fn says(said: &str, saying: Saying) -> bool {
    place_of(said, saying).is_some()
}

/// The byte of what is said, in lower case, at which a phrase that does this begins: of the first in the table.
pub(crate) fn place_of(said: &str, saying: Saying) -> Option<usize> {
    PHRASES.get(&saying)?.iter().find_map(|phrase| phrase.place_in(said))
}
