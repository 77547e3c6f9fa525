//! The words around a figure that say how it is meant: `about`, `at least`, `up to`, `or more`. From
//! `data/figures-qualifiers.tsv`.

use super::{Bound, after_join, before};
use crate::{
    lexicon::{PhraseTable, event_kind, rows, triggers_at},
    tokens::Tokens,
};
use std::{ops::Range, sync::LazyLock};

/// What a phrase says of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Meaning {
    approximate: bool,
    bound: Option<Bound>,
}

const QUALIFIERS: &str = include_str!("../../data/figures-qualifiers.tsv");

/// No phrase before a figure has more tokens, hyphens included.
const LONGEST: usize = 5;

fn table(place: &'static str) -> PhraseTable<Meaning> {
    PhraseTable::new(
        rows(QUALIFIERS)
            .filter(|row| row.get(2) == Some(&place))
            .filter_map(|row| Some((*row.first()?, meaning(row.get(1)?)?))),
    )
}

fn meaning(kind: &str) -> Option<Meaning> {
    let (approximate, bound) = match kind {
        "approximate" => (true, None),
        "at_least" => (false, Some(Bound::AtLeast)),
        "more_than" => (false, Some(Bound::MoreThan)),
        "at_most" => (false, Some(Bound::AtMost)),
        "less_than" => (false, Some(Bound::LessThan)),
        "just_over" | "several" => (true, Some(Bound::MoreThan)),
        "just_under" => (true, Some(Bound::LessThan)),
        _ => return None,
    };
    Some(Meaning { approximate, bound })
}

static BEFORE: LazyLock<PhraseTable<Meaning>> = LazyLock::new(|| table("before"));
static BEHIND: LazyLock<PhraseTable<Meaning>> = LazyLock::new(|| table("behind"));

/// How a figure is meant.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Qualifier {
    /// The words that say so.
    pub words: Option<Range<usize>>,
    /// Whether the value is not exact.
    pub approximate: bool,
    /// Whether it is a bound.
    pub bound: Option<Bound>,
}

impl Qualifier {
    fn take(&mut self, words: Range<usize>, meaning: Meaning) {
        self.approximate |= meaning.approximate;
        self.bound = self.bound.or(meaning.bound);
        self.words = Some(
            self.words.take().map_or(words.clone(), |known| known.start.min(words.start)..known.end.max(words.end)),
        );
    }
}

/// The qualifiers around a figure. `nouns_end` is the token behind what it counts, where `or more` may stand too; `of_one`: it
/// counts one thing.
pub(super) fn around(
    tokens: &Tokens<'_>,
    figure: &Range<usize>,
    nouns_end: usize,
    bounds: &Range<usize>,
    of_one: bool,
) -> Qualifier {
    let mut qualifier = Qualifier::default();
    let mut start = more_of(tokens, figure.start, bounds.start);
    // Two may stand in a row: `at least some 200`.
    for _ in 0..2 {
        let Some((first, meaning)) = ending_at(tokens, start, bounds.start) else { break };
        if is_reason(tokens, first, figure, bounds) || is_of_verb(tokens, &(first..start), bounds.start, of_one) {
            break;
        }
        qualifier.take(first..start, meaning);
        start = first;
    }
    if qualifier.words.is_none() {
        for end in [figure.end, nouns_end] {
            let next = after_join(tokens, end);
            if next < bounds.end
                && let Some((after, meaning)) = BEHIND.longest_at(tokens, next)
                && after <= bounds.end
                && !(tokens.word(next) == "plus" && tokens.has_space_before(next))
            {
                qualifier.take(next..after, *meaning);
                break;
            }
        }
    }
    qualifier
}

/// Where `another` or `a further` begins that stands before a figure: `at least another 450`.
fn more_of(tokens: &Tokens<'_>, start: usize, floor: usize) -> usize {
    let Some(previous) = before(tokens, start, floor) else { return start };
    match tokens.word(previous) {
        "another" => previous,
        "further" => before(tokens, previous, floor).filter(|article| tokens.word(*article) == "a").unwrap_or(start),
        _ => start,
    }
}

/// `jailed over £2.4m fraud`: `over` says why, where a step of a case stands before it and behind the sum the noun for the matter.
/// Of a fine it tells how high it is.
fn is_reason(tokens: &Tokens<'_>, first: usize, figure: &Range<usize>, bounds: &Range<usize>) -> bool {
    let sum = matches!(tokens.written(figure.start), "$" | "£" | "€");
    let matter = figure.end < bounds.end
        && tokens.is_word(figure.end)
        && tokens.classes(figure.end).is_empty()
        && !tokens.is_capital(figure.end);
    let is_step = |kind: &str| kind != "fine" && event_kind(kind).object.is_some_and(|(part, _)| part == "suspect");
    tokens.word(first) == "over"
        && sum
        && matter
        && first > bounds.start
        && triggers_at(tokens, first - 1)
            .is_some_and(|(_, triggers)| triggers.iter().any(|trigger| is_step(trigger.kind)))
}

/// Whether words before a figure belong to what stands before them: `complained about 12 firms`, `can go up to $8`. Of one thing
/// nobody says `about one ship`, where that is no matter.
fn is_of_verb(tokens: &Tokens<'_>, words: &Range<usize>, floor: usize, of_one: bool) -> bool {
    let previous = before(tokens, words.start, floor).map_or("", |previous| tokens.word(previous));
    match (tokens.word(words.start), words.len()) {
        ("up", 2) => matches!(previous, "go" | "goes" | "going" | "gone" | "went"),
        ("about", 1) => {
            of_one
                || matches!(
                    previous,
                    "talk"
                        | "talked"
                        | "talking"
                        | "spoke"
                        | "speaking"
                        | "complain"
                        | "complained"
                        | "complaints"
                        | "concerned"
                        | "concerns"
                        | "worried"
                        | "questions"
                        | "information"
                        | "lied"
                )
        }
        ("around" | "over" | "above" | "beyond", 1) => of_one,
        _ => false,
    }
}

/// The longest phrase that ends before a token.
fn ending_at(tokens: &Tokens<'_>, end: usize, floor: usize) -> Option<(usize, Meaning)> {
    let mut found = None;
    let mut at = end;
    for _ in 0..LONGEST {
        let Some(previous) = before(tokens, at, floor) else { break };
        at = previous;
        if let Some((after, meaning)) = BEFORE.longest_at(tokens, at)
            && (after == end || (after + 1 == end && tokens.joins(after)))
        {
            found = Some((at, *meaning));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::find;

    #[test]
    fn every_row_is_reached() {
        for row in rows(QUALIFIERS) {
            let (phrase, kind, place) = (row[0], row[1], row[2]);
            let text = if place == "before" {
                format!("The fleet has {phrase} 500 ships.")
            } else {
                format!("The fleet has 500 {phrase}, he said.").replace(" +", "+").replace(" plus", "-plus")
            };
            let document = crate::plain::read("test", &text);
            let tokens = Tokens::of(&document);
            let figures = find(&tokens, &[]);
            assert_eq!(figures.len(), 1, "{text}: {figures:?}");
            let expected = meaning(kind);
            assert_eq!(
                Some((figures[0].approximate, figures[0].bound)),
                expected.map(|it| (it.approximate, it.bound)),
                "{text}"
            );
            let words = figures[0].qualifier.clone().map(|words| tokens.slice(&words).to_lowercase());
            assert_eq!(words.as_deref(), Some(phrase), "{text}");
        }
    }
}
