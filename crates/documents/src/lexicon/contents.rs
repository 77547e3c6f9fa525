//! Phrases that tell what someone does by saying so: `data/contents.tsv`.

use super::rows;
use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind};
use std::{ops::Range, sync::LazyLock};

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
    /// How many there are.
    const COUNT: usize = 7;

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
    /// Where the text begins, behind quotation marks perhaps.
    Start,
}

impl How {
    /// Whether a phrase counts that stands in these bytes of what is said.
    fn allows(self, said: &str, place: &Range<usize>) -> bool {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let (before, behind) = (&said[..place.start], &said[place.end..]);
        match self {
            Self::Words => !letter(before.chars().next_back()) && !letter(behind.chars().next()),
            Self::Part => true,
            Self::Before => behind.starts_with(' '),
            Self::Start => before.chars().all(|mark| matches!(mark, '"' | '“' | '‘' | '\'')),
        }
    }
}

/// All phrases, and what each does where it is found how.
struct Phrases {
    search: AhoCorasick,
    rows: Vec<(Saying, How)>,
}

static PHRASES: LazyLock<Option<Phrases>> = LazyLock::new(|| {
    let (mut texts, mut phrases): (Vec<&'static str>, Vec<(Saying, How)>) = (Vec::new(), Vec::new());
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
            texts.push(text);
            phrases.push((saying, how));
        }
    }
    // Fails only for more text than such a search could hold; a test asks for every row of the table.
    let search = AhoCorasickBuilder::new().kind(Some(AhoCorasickKind::DFA)).build(texts).ok()?;
    Some(Phrases { search, rows: phrases })
});

/// What some words that are said do.
#[derive(Debug, Default)]
pub(crate) struct Sayings {
    /// For each saying the row of the first phrase in the table that does it, and the byte where that begins.
    found: [Option<(usize, usize)>; Saying::COUNT],
}

impl Sayings {
    /// Of what is said, in lower case.
    pub(crate) fn of(said: &str) -> Self {
        let mut sayings = Self::default();
        let Some(phrases) = &*PHRASES else { return sayings };
        for found in phrases.search.find_overlapping_iter(said) {
            let row = found.pattern().as_usize();
            let (saying, how) = phrases.rows[row];
            let held = &mut sayings.found[saying as usize];
            if held.is_none_or(|first| (row, found.start()) < first) && how.allows(said, &found.range()) {
                *held = Some((row, found.start()));
            }
        }
        sayings
    }

    /// Whether the words do this.
    pub(crate) fn has(&self, saying: Saying) -> bool {
        self.place_of(saying).is_some()
    }

    /// The byte at which the phrase begins that does this.
    pub(crate) fn place_of(&self, saying: Saying) -> Option<usize> {
        self.found[saying as usize].map(|(_, place)| place)
    }
}
