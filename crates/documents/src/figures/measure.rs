//! What a figure measures: the nearest word of its clause that says so (`fined $340m`, `a £28m budget`), and the rate and
//! period that go with it. The words are in `data/figures-measures.tsv`.

use super::{Measure, Unit, accounts, before, levels, period, unit};
use crate::{
    lexicon::{PhraseTable, VerbForm, rows},
    tokens::{TokenKind, Tokens},
};
use std::{ops::Range, sync::LazyLock};

/// On which side of the figure a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// A verb whose object the figure is.
    Before,
    /// A noun, or a verb that has a passive.
    Either,
}

/// What a word speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Money,
    Count,
    Percent,
    /// How far something moved, in hundredths; never where it stands.
    Move,
    /// Money that was raised; of hundredths how far something was.
    Raise,
    Any,
}

/// A word that says what a figure measures.
#[derive(Debug, Clone, Copy)]
struct Trigger {
    topic: &'static str,
    side: Side,
    of: Of,
}

impl Trigger {
    /// Whether it may say what a figure of a unit measures; `level`: the figure tells where something stands.
    fn fits(self, unit: &Unit, level: bool) -> bool {
        match unit {
            _ if level && matches!(self.of, Of::Move | Of::Raise) => false,
            Unit::Currency(_) => matches!(self.of, Of::Money | Of::Raise | Of::Any),
            Unit::Count | Unit::Measure(_) => matches!(self.of, Of::Count | Of::Any),
            // `16 times the old rate` counts nobody.
            Unit::Multiple => self.of == Of::Any,
            // A share may be a share of everything that has a name: `a third of its budget`.
            Unit::Percent | Unit::Fraction => self.side == Side::Either,
            Unit::Ordinal => false,
        }
    }

    /// Whether it says that a sum is a holding in a company.
    fn is_share_of(self, unit: &Unit) -> bool {
        self.topic == "share" && matches!(unit, Unit::Currency(_))
    }

    /// What it says of a figure of a unit: who raises pensions by 4% raises no money.
    fn topic_of(self, tokens: &Tokens<'_>, figure: &Range<usize>, unit: &Unit) -> &'static str {
        let by = *unit == Unit::Percent && tokens.word(figure.end) != "of";
        if self.of == Of::Raise && by { "growth" } else { self.topic }
    }
}

const MEASURES: &str = include_str!("../../data/figures-measures.tsv");

static TRIGGERS: LazyLock<PhraseTable<Trigger>> =
    LazyLock::new(|| PhraseTable::new(rows(MEASURES).filter_map(|row| trigger(&row))));

fn trigger(row: &[&'static str]) -> Option<(&'static str, Trigger)> {
    let side = match *row.get(2)? {
        "before" => Side::Before,
        "either" => Side::Either,
        _ => return None,
    };
    let of = match *row.get(3)? {
        "money" => Of::Money,
        "count" => Of::Count,
        "percent" => Of::Percent,
        "move" => Of::Move,
        "raise" => Of::Raise,
        "any" => Of::Any,
        _ => return None,
    };
    Some((*row.first()?, Trigger { topic: row.get(1)?, side, of }))
}

/// How many tokens before and behind a figure are looked at, and how far (in tokens, with what parts clauses counted
/// more) the word may be.
const BEFORE: usize = 14;
const BEHIND: usize = 10;
const FARTHEST: usize = 14;

/// What a figure measures.
pub(super) fn of(
    tokens: &Tokens<'_>,
    figure: &Range<usize>,
    noun: Option<&Range<usize>>,
    unit: &Unit,
) -> Option<Measure> {
    if *unit == Unit::Ordinal {
        return None;
    }
    let sentence = &tokens.sentences()[tokens.sentence_of(figure.start)].tokens;
    let rate = [Some(figure.end), noun.map(|noun| noun.end), behind_of(tokens, figure.end)]
        .into_iter()
        .flatten()
        .find_map(|at| period::rate(tokens, at, sentence.end));
    let period = period::near(tokens, figure, sentence);
    let (topic, words) = match (nearest(tokens, figure, noun.is_some(), unit, sentence), &rate, &period) {
        (Some((topic, words)), _, _) => (accounts::earned(tokens, topic, &words, sentence), words),
        (None, Some((words, per)), _) => (accounts::by_piece(tokens, figure, unit, per, sentence.start), words.clone()),
        (None, None, Some((words, _))) => ("amount", words.clone()),
        (None, None, None) => return None,
    };
    Some(Measure {
        topic: topic.to_owned(),
        words,
        per: rate.map(|(_, per)| per),
        period: period.map(|(_, period)| period),
    })
}

/// In `10,000 barrels of oil a day` the place behind `oil`.
fn behind_of(tokens: &Tokens<'_>, end: usize) -> Option<usize> {
    (tokens.word(end) == "of").then_some(end + 2)
}

/// What a word says became of people, if it does: `casualties` of `killed`.
pub(crate) fn befalls(word: &str) -> Option<&'static str> {
    let topic = TRIGGERS.exact(word)?.topic;
    matches!(topic, "casualties" | "arrests" | "displaced" | "missing").then_some(topic)
}

/// Whether a verb tells of a rise or fall, so that a sum behind it is how large that was: `rose 15 cents`.
pub(super) fn changes(verb: &str) -> bool {
    matches!(verb, "up" | "down" | "off" | "gained" | "added" | "slid" | "slipped" | "eased" | "advanced" | "tumbled")
        || TRIGGERS.exact(verb).is_some_and(|trigger| matches!(trigger.topic, "growth" | "decline"))
}

/// Whether a word right before a token says what a figure there measures, and not only that it moved: `fell 30m from a roof`.
pub(super) fn is_told_before(tokens: &Tokens<'_>, at: usize) -> bool {
    TRIGGERS.longest_at(tokens, at - 1).is_some_and(|(_, trigger)| trigger.of != Of::Move)
}

/// Whether a word at a token speaks of money or of a count: `grant`, `membership`.
pub(super) fn is_of_sum(tokens: &Tokens<'_>, at: usize) -> bool {
    TRIGGERS.longest_at(tokens, at).is_some_and(|(_, trigger)| matches!(trigger.of, Of::Money | Of::Raise | Of::Count))
}

/// Whether a word near a figure speaks of money.
pub(super) fn speaks_of_money(tokens: &Tokens<'_>, figure: &Range<usize>, near: &Range<usize>) -> bool {
    near.clone().any(|at| {
        TRIGGERS.longest_at(tokens, at).is_some_and(|(after, trigger)| {
            matches!(trigger.of, Of::Money | Of::Raise) && (after <= figure.start || at >= figure.end)
        })
    })
}

/// The nearest word that says what the figure measures. What is counted by its noun is measured by no verb of another clause:
/// `arrested after he offered 700 missiles`.
fn nearest(
    tokens: &Tokens<'_>,
    figure: &Range<usize>,
    counted: bool,
    unit: &Unit,
    sentence: &Range<usize>,
) -> Option<(&'static str, Range<usize>)> {
    let mut best: Option<(usize, &'static str, Range<usize>)> = None;
    let floor = sentence.start.max(figure.start.saturating_sub(BEFORE));
    let level = levels::is_level(tokens, figure.start, floor);
    let mut between = 0;
    // Where a word ends that governs one found before, and what that one cost: `the value of the cargo`.
    let mut head: Option<(usize, usize)> = None;
    let mut at = figure.start;
    while let Some(previous) = before(tokens, at, floor) {
        at = previous;
        if let Some((after, trigger)) = TRIGGERS.longest_at(tokens, at)
            && after <= figure.start
            && trigger.fits(unit, level)
            && !accounts::is_taken_from(tokens, at, figure.end)
            && !(trigger.is_share_of(unit) && (is_counted(tokens, at, floor) || is_owned_firm(tokens, at)))
            && !(trigger.side == Side::Before && is_tied(tokens, at))
            && !is_modifier(tokens, after)
        {
            let cost = head.filter(|(end, _)| *end == after).map_or(figure.start - after + between, |(_, cost)| cost);
            head = of_before(tokens, at, floor).map(|of| (of, cost));
            // Of equals the one that begins earlier is the longer phrase: `net income`.
            if best.as_ref().is_none_or(|(least, _, _)| cost <= *least) {
                best = Some((cost, trigger.topic_of(tokens, figure, unit), at..after));
            }
        }
        between += parting(tokens, at);
        if counted && opens_clause(tokens.word(at)) {
            break;
        }
    }
    let limit = sentence.end.min(figure.end + BEHIND);
    between = 0;
    for at in figure.end..limit {
        if tokens.word(at) == ";" {
            break;
        }
        if let Some((after, trigger)) = TRIGGERS.longest_at(tokens, at)
            && trigger.side == Side::Either
            && trigger.fits(unit, level)
            && !(trigger.is_share_of(unit) && is_means(tokens, at))
            && (trigger.of == Of::Count || !is_of_next(tokens, after, limit))
        {
            let cost = at - figure.end + between + usize::from(at > figure.end);
            if best.as_ref().is_none_or(|(least, _, _)| cost < *least) {
                best = Some((cost, trigger.topic_of(tokens, figure, unit), at..after));
            }
        }
        between += parting(tokens, at);
    }
    let said = best.filter(|(cost, _, _)| *cost <= FARTHEST).map(|(_, topic, words)| (topic, words));
    let is_vague = said.as_ref().is_none_or(|(topic, _)| VAGUE.contains(topic));
    let consists = if is_vague { consists_in(tokens, figure, unit, limit) } else { None };
    consists.or(said)
}

/// Topics of verbs for money that changes hands, which do not say what for.
const VAGUE: [&str; 5] = ["revenue", "payment", "cost", "funding", "donation"];

/// Words between `in` and the noun for what a sum is, at most: `in unpaid back taxes`.
const IN: usize = 2;

/// The noun behind `in` that says what a sum is: `took €4m in bribes`, `ordered to pay €4m in costs`.
fn consists_in(
    tokens: &Tokens<'_>,
    figure: &Range<usize>,
    unit: &Unit,
    limit: usize,
) -> Option<(&'static str, Range<usize>)> {
    if !matches!(unit, Unit::Currency(_)) || tokens.word(figure.end) != "in" {
        return None;
    }
    let first = figure.end + 1;
    for at in first..limit.min(first + IN + 1) {
        if unit::ends_counting(tokens, at) {
            return None;
        }
        if let Some((after, trigger)) = TRIGGERS.longest_at(tokens, at)
            && trigger.side == Side::Either
            && trigger.fits(unit, false)
            && !trigger.is_share_of(unit)
            && !is_modifier(tokens, after)
            && !tokens.verb(at).is_some_and(|(_, form)| form == VerbForm::Past)
        {
            return Some((trigger.topic, at..after));
        }
    }
    None
}

/// The `of` before a word, with an article between at most.
fn of_before(tokens: &Tokens<'_>, at: usize, floor: usize) -> Option<usize> {
    let near = before(tokens, at, floor)?;
    let of = if matches!(tokens.word(near), "the" | "its" | "their" | "his" | "her") {
        before(tokens, near, floor)?
    } else {
        near
    };
    (tokens.word(of) == "of").then_some(of)
}

/// Whether a word that ends at a token says what the figure right behind it measures: `90 bitcoin, then worth about $1.5m`.
fn is_of_next(tokens: &Tokens<'_>, after: usize, limit: usize) -> bool {
    (after..limit.min(after + 3))
        .find(|at| !matches!(tokens.word(*at), "about" | "some" | "around" | "nearly" | "almost" | "over" | "roughly"))
        .is_some_and(|at| tokens.kind(at) == TokenKind::Number || matches!(tokens.written(at), "$" | "£" | "€" | "¥"))
}

/// Whether a word tells with what a sum is paid: `$4.1bn in cash and shares`.
fn is_means(tokens: &Tokens<'_>, at: usize) -> bool {
    let back = |tokens_back: usize| at.checked_sub(tokens_back).map_or("", |at| tokens.word(at));
    back(1) == "in" || matches!(back(1), "and" | "or") && back(2) == "cash"
}

/// Words between a number and the shares that it counts, at most: `40,000 Norvane common shares`.
const OF_SHARES: usize = 3;

/// Whether a number counts what stands at a token: of `40,000 shares for $1.2 million`, the sum measures no share.
fn is_counted(tokens: &Tokens<'_>, at: usize, floor: usize) -> bool {
    let between = if tokens.word(at) == "shares" { OF_SHARES } else { 0 };
    let mut noun = at;
    for _ in 0..=between {
        let Some(previous) = before(tokens, noun, floor) else { return false };
        let word = tokens.word(previous);
        if tokens.is_number(previous) || matches!(word, "million" | "billion") {
            return true;
        }
        if !tokens.is_word(previous) || unit::is_stop(word) {
            return false;
        }
        noun = previous;
    }
    false
}

/// Whether a word only says whose a firm is: `its wholly owned yard`, `the state-owned bank`.
fn is_owned_firm(tokens: &Tokens<'_>, at: usize) -> bool {
    let previous = at.checked_sub(1).map_or("", |previous| tokens.word(previous));
    tokens.word(at) == "owned" && (is_tied(tokens, at) || matches!(previous, "wholly" | "jointly" | "partly"))
}

/// Whether a hyphen ties a word to the one before it, so that it is no verb: `the ladder-making unit`.
fn is_tied(tokens: &Tokens<'_>, at: usize) -> bool {
    at > 0 && tokens.joins(at - 1)
}

/// Whether a word that ends at a token only says which people the next one names: `charge each AID worker $10,000`.
fn is_modifier(tokens: &Tokens<'_>, after: usize) -> bool {
    matches!(
        tokens.word(after),
        "worker" | "workers" | "group" | "groups" | "agency" | "agencies" | "convoy" | "convoys" | "organisations"
    ) && matches!(tokens.word(after - 1), "aid" | "relief")
}

/// Whether a word opens a clause of its own, in which a verb before it counts nothing.
fn opens_clause(word: &str) -> bool {
    matches!(word, "after" | "before" | "because" | "when" | "while" | "whereas" | "where" | "who" | "which" | "that")
}

/// How much farther apart a token makes what stands on its two sides.
fn parting(tokens: &Tokens<'_>, at: usize) -> usize {
    match tokens.kind(at) {
        TokenKind::Number => 3,
        TokenKind::Mark => match tokens.written(at) {
            ";" => FARTHEST,
            ":" | "—" | "–" => 6,
            "," | "(" | ")" => 4,
            _ => 0,
        },
        TokenKind::Word => match tokens.word(at) {
            "and" | "but" | "while" | "whereas" | "after" | "before" | "because" => 4,
            "who" | "which" | "that" => 2,
            _ => 0,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::find;

    #[test]
    fn a_noun_that_is_counted_and_a_word_that_governs_another_go_before_a_word_that_is_near() {
        for (text, topics) in [
            ("He was arrested after he offered 700 surface-to-air missiles.", vec![None]),
            ("Police arrested 700 people.", vec![Some("arrests")]),
            ("The gang demanded 90 bitcoin, then worth about $1.5m.", vec![None, Some("value")]),
            ("The gang stole 90 bitcoin.", vec![Some("loss")]),
            ("It put the value of the cargo at $130 million.", vec![Some("value")]),
            ("It put the cargo at $130 million.", vec![Some("trade")]),
            ("The buyer offered $4.1bn in cash and shares.", vec![None]),
            ("Its shares were worth $4.1bn in cash.", vec![Some("value")]),
            ("It put in 40,000 Norvane common shares and $4.1m.", vec![Some("share"), None]),
            ("It passed its wholly owned yard on for $4.1m.", vec![None]),
            ("Its ladder-making arm wants $4.1m.", vec![None]),
            ("The arm has been losing $4.1m.", vec![Some("loss")]),
            ("After the takeover the bank agreed to underwrite $4.1m.", vec![Some("funding")]),
        ] {
            let document = crate::plain::read("test", text);
            let tokens = Tokens::of(&document);
            let figures = find(&tokens, &[]);
            let found: Vec<Option<&str>> =
                figures.iter().map(|figure| figure.measures.as_ref().map(|measure| measure.topic.as_str())).collect();
            assert_eq!(found, topics, "{text}");
        }
    }

    #[test]
    fn every_row_is_reached() {
        for row in rows(MEASURES) {
            let (phrase, topic) = (row[0], row[1]);
            assert!(trigger(&row).is_some(), "{row:?}");
            let figure = match row[3] {
                "count" => "5,000 ships",
                "percent" | "move" => "5%",
                _ => "£5,000",
            };
            let document = crate::plain::read("test", &format!("It {phrase} {figure} today."));
            let tokens = Tokens::of(&document);
            let figures = find(&tokens, &[]);
            assert_eq!(figures.len(), 1, "{phrase}: {figures:?}");
            let measures = figures[0].measures.as_ref();
            assert_eq!(measures.map(|measure| measure.topic.as_str()), Some(topic), "{phrase}");
            assert_eq!(measures.map(|measure| tokens.slice(&measure.words)), Some(phrase), "{phrase}");
        }
    }
}
