//! What stands beside a number: percent signs, measures, units of time, the noun that is counted, and the kinds of word
//! that tell a count from a name. All from `data/figures-units.tsv`.

use super::{after_join, measure, money};
use crate::{
    lexicon::{PhraseTable, VerbForm, role_of, rows},
    tokens::Tokens,
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::{ops::Range, sync::LazyLock};

const UNITS: &str = include_str!("../../data/figures-units.tsv");

/// What a phrase behind a number makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Hundredth parts.
    Percent,
    /// So many of a measure.
    Measure(&'static str),
    /// A length of time, which is no figure: `1D`, `T1H`, `10Y`, or `-` for a time of the day.
    Time(&'static str),
    /// So many times.
    Multiple,
}

/// A unit, and whether it stands directly behind the digits only.
#[derive(Debug, Clone, Copy)]
struct Entry {
    kind: Kind,
    joined: bool,
}

static BEHIND: LazyLock<PhraseTable<Entry>> =
    LazyLock::new(|| PhraseTable::new(rows(UNITS).filter_map(|row| entry(&row))));

fn entry(row: &[&'static str]) -> Option<(&'static str, Entry)> {
    let name = *row.get(2)?;
    let kind = match *row.get(1)? {
        "percent" => Kind::Percent,
        "measure" => Kind::Measure(name),
        "time" => Kind::Time(name),
        "multiple" => Kind::Multiple,
        _ => return None,
    };
    Some((*row.first()?, Entry { kind, joined: row.get(3) == Some(&"joined") }))
}

fn words(kind: &str) -> FxHashSet<&'static str> {
    rows(UNITS).filter(|row| row.get(1) == Some(&kind)).filter_map(|row| row.first().copied()).collect()
}

fn names(kind: &str) -> FxHashMap<&'static str, &'static str> {
    rows(UNITS).filter(|row| row.get(1) == Some(&kind)).filter_map(|row| Some((*row.first()?, *row.get(2)?))).collect()
}

static STOPS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| words("stop"));
static PLURALS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| words("plural"));
static LABELS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| words("label"));
static STREETS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| words("street"));
static UNCOUNTED: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| words("uncounted"));
static RATES: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| names("rate"));
static LENGTHS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| names("length"));
static ADVERBS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| names("adverb"));

/// The unit behind a number that ends at a token: the token behind the unit, and what it is.
pub(super) fn behind(tokens: &Tokens<'_>, end: usize, limit: usize) -> Option<(usize, Kind)> {
    let next = after_join(tokens, end);
    if next >= limit {
        return None;
    }
    let (after, entry) = BEHIND.longest_at(tokens, next)?;
    let touches = next == end && !tokens.has_space_before(next);
    // `%20` in a web address is a character, not a share.
    let escape = tokens.word(next) == "%" && tokens.is_number(after) && !tokens.has_space_before(after);
    // `5g` is a weight, `5G` is not; degrees are written `52C`.
    let fits = !entry.joined || (touches && (!tokens.is_capital(next) || tokens.word(next) == "c"));
    (after <= limit && !escape && fits).then_some((after, entry.kind))
}

/// What a token counts rates by: `day`, `barrel`.
pub(super) fn rate(word: &str) -> Option<&'static str> {
    RATES.get(word).copied()
}

/// What an adverb counts rates by: `annually`.
pub(super) fn rate_adverb(word: &str) -> Option<&'static str> {
    ADVERBS.get(word).copied()
}

/// Whether a number behind this word names something: `article`, `page`.
pub(super) fn is_label(word: &str) -> bool {
    LABELS.contains(word)
}

/// Whether what stands behind a number is said of metres only: `high`, `race`, `from the shore`.
pub(super) fn is_length_behind(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.word(at);
    // `raised 5m from the state` and `rose to 5m from 4m` are none.
    let told = || at < 3 || tokens.word(at - 3) == "to" || measure::is_told_before(tokens, at - 2);
    let from = word == "from" && tokens.is_word(at + 1) && !told();
    // `fell 30m to his death`
    let fall = word == "to"
        && matches!(tokens.word(at + 1), "his" | "her" | "their")
        && tokens.word(at + 2).starts_with("death");
    from || fall || (tokens.is_word(at) && LENGTHS.get(word) == Some(&"behind"))
}

/// Whether a word before a number speaks of a length: `height`, `swam`.
pub(super) fn is_length_before(word: &str) -> bool {
    LENGTHS.get(word) == Some(&"before")
}

/// Whether the word ends the name of a street.
pub(super) fn is_street(word: &str) -> bool {
    STREETS.contains(word)
}

/// Whether the word belongs to no noun phrase that is counted.
pub(super) fn is_stop(word: &str) -> bool {
    STOPS.contains(word)
}

/// Whether what stands at a token is counted by a number before it.
pub(super) fn is_counted(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_word(at) && !is_stop(tokens.word(at)) && is_plural(tokens.word(at))
}

/// Whether what begins at a token is counted by a number before it, over words that say of which kind it is: `4.2m
/// Peruvian-owned firms`.
pub(super) fn is_counted_behind(tokens: &Tokens<'_>, at: usize) -> bool {
    is_counted(tokens, at) || noun(tokens, at, tokens.len(), false).is_some()
}

/// Whether nothing that could be counted stands at a token.
pub(super) fn ends_counting(tokens: &Tokens<'_>, at: usize) -> bool {
    !tokens.is_word(at) || is_stop(tokens.word(at))
}

fn is_plural(word: &str) -> bool {
    let ending = word.len() > 3
        && word.ends_with('s')
        && !["ss", "us", "is", "'s"].iter().any(|singular| word.ends_with(singular));
    ending || PLURALS.contains(word)
}

/// Whether a word says what became of those before it: `32 civilians DEAD`.
fn is_fate(word: &str) -> bool {
    matches!(word, "dead" | "injured" | "wounded" | "missing")
}

/// The noun that a count at some tokens counts.
pub(super) fn noun(tokens: &Tokens<'_>, end: usize, limit: usize, one: bool) -> Option<Range<usize>> {
    let mut at = end;
    // `a 12-member panel`; in `20-odd ships` the noun comes later, and a one-off is no count.
    let compound = tokens.joins(at) && at + 1 < limit && tokens.is_word(at + 1);
    if compound && !is_stop(tokens.word(at + 1)) && !matches!(tokens.word(at + 1), "odd" | "off") {
        return Some(super::single(at + 1));
    }
    let of = tokens.word(at) == "of";
    if of {
        at += 1;
        while is_determiner(tokens.word(at)) {
            at += 1;
        }
        // `22 of the 30 projects`
        if at > end + 1 && tokens.is_number(at) {
            at += 1;
        }
    }
    if one && !of {
        return singular(tokens, at, limit);
    }
    let mut found = None;
    let mut steps = 0;
    while at < limit && steps < 6 {
        if found.is_none() && tokens.joins(at) {
            at += 1;
            continue;
        }
        let word = tokens.word(at);
        // `surface-to-air missiles`
        let inside = at > end && tokens.joins(at - 1) && tokens.joins(at + 1);
        if !tokens.is_word(at) || (is_stop(word) && !inside) || money::names_currency(tokens, at) {
            break;
        }
        if is_plural(word) {
            if found.is_some() && is_fate(word) {
                break;
            }
            found = Some(at);
        } else if found.is_some() {
            break;
        }
        at += 1;
        steps += 1;
    }
    found.map(super::single)
}

fn is_determiner(word: &str) -> bool {
    matches!(word, "the" | "its" | "his" | "her" | "their" | "our" | "my" | "your" | "these" | "those")
}

/// The noun behind `one`: `one man`, `one Russian officer`.
fn singular(tokens: &Tokens<'_>, at: usize, limit: usize) -> Option<Range<usize>> {
    let is_noun = |token: usize| {
        token < limit && tokens.is_word(token) && !is_stop(tokens.word(token)) && tokens.word(token) != "'s"
    };
    if !is_noun(at) || UNCOUNTED.contains(tokens.word(at)) {
        return None;
    }
    // `one Peruvian aid group`: the last of the words that belong together, as far as they show it.
    let mut last = at;
    while last < at + 3 && is_noun(last + 1) && !tokens.is_capital(last + 1) {
        let next = tokens.word(last + 1);
        let somebody = role_of(next).is_some();
        // Behind an adjective the base form of a verb is a noun: `aid`.
        let noun = tokens.verb(last + 1).is_none_or(|(_, form)| form == VerbForm::Base);
        let kind = noun && is_adjective(tokens.word(last));
        if !tokens.is_capital(last) && !somebody && !kind {
            break;
        }
        last += 1;
    }
    Some(super::single(last))
}

/// Whether a word is an adjective by its ending, and no noun for somebody: `international`, not `official`.
fn is_adjective(word: &str) -> bool {
    let endings = ["ional", "ical", "ous", "ful", "ible", "less", "tric", "tary"];
    endings.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending)) && role_of(word).is_none()
}

/// Whether a token is a unit of time.
pub(super) fn is_time(tokens: &Tokens<'_>, at: usize) -> bool {
    BEHIND.longest_at(tokens, at).is_some_and(|(_, entry)| matches!(entry.kind, Kind::Time(_)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::{Unit, find};

    #[test]
    fn every_row_is_reached() {
        for row in rows(UNITS) {
            let (word, kind) = (row[0], row[1]);
            let joined = row.get(3) == Some(&"joined");
            match kind {
                "percent" | "measure" | "time" | "multiple" => {
                    let space = if joined { "" } else { " " };
                    let document =
                        crate::plain::read("test", &format!("The hold once held 5,000{space}{word} in all weathers."));
                    let tokens = Tokens::of(&document);
                    let figures = find(&tokens, &[]);
                    let unit = figures.first().map(|figure| figure.unit.clone());
                    let expected = match kind {
                        "percent" => Some(Unit::Percent),
                        "measure" => Some(Unit::Measure(row[2].to_owned())),
                        "multiple" => Some(Unit::Multiple),
                        _ => None,
                    };
                    assert_eq!(unit, expected, "{word}");
                }
                "rate" => assert_eq!(rate(word), Some(row[2]), "{word}"),
                "adverb" => assert_eq!(rate_adverb(word), Some(row[2]), "{word}"),
                "label" => assert!(is_label(word), "{word}"),
                "plural" => assert!(is_plural(word), "{word}"),
                "length" => {
                    let around = if row[2] == "behind" { format!("5m {word}") } else { format!("{word} 5m,") };
                    let document = crate::plain::read("test", &format!("There it {around} then."));
                    let tokens = Tokens::of(&document);
                    let unit = find(&tokens, &[]).first().map(|figure| figure.unit.clone());
                    assert_eq!(unit, Some(Unit::Measure("metre".to_owned())), "{word}");
                }
                "stop" => assert!(is_stop(word), "{word}"),
                "street" => assert!(is_street(word), "{word}"),
                "uncounted" => assert!(UNCOUNTED.contains(word), "{word}"),
                _ => panic!("{row:?}"),
            }
        }
    }
}
