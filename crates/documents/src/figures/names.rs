//! Numbers that are no figures: parts of names, labels, telephone numbers, years, ages, addresses, pronouns.

use super::{ages, before, decimal::Decimal, numeral, terms, unit};
use crate::{
    document::ParagraphKind,
    lexicon::{Classes, VerbForm, WordKind, is_kind},
    tokens::Tokens,
};
use std::ops::Range;

/// Words of a name behind the number that it begins with, at most.
const LONGEST_NAME: usize = 8;

/// A number without currency and unit.
pub(super) struct Bare<'n> {
    /// Its tokens.
    pub range: Range<usize>,
    /// Whether it is written in digits.
    pub digits: bool,
    /// Whether it has a scale: `5 million`.
    pub scaled: bool,
    /// Its value.
    pub value: Decimal,
    /// What it counts.
    pub noun: Option<&'n Range<usize>>,
}

/// Where reading goes on behind a number that is no figure: behind all that is tied to it (`9/11`, `747-400`,
/// `555 0142`).
pub(super) fn past(tokens: &Tokens<'_>, at: usize) -> usize {
    let mut end = at + 1;
    if !tokens.is_number(at) {
        return end;
    }
    loop {
        let tied = matches!(tokens.written(end), "/" | ":" | "-" | "–" | "." | "+" | "_")
            && !tokens.has_space_before(end)
            && tokens.is_number(end + 1)
            && !tokens.has_space_before(end + 1);
        if tied {
            end += 2;
        } else if tokens.is_number(end) && !tokens.starts_paragraph(end) {
            end += 1;
        } else {
            return end;
        }
    }
}

/// Whether a number is tied to a word before it: `F-16`, `A320`.
pub(super) fn is_tied(tokens: &Tokens<'_>, start: usize, floor: usize) -> bool {
    let Some(previous) = before(tokens, start, floor) else { return false };
    !tokens.has_space_before(start) && (tokens.is_word(previous) || tokens.joins(previous))
}

/// Whether a number without unit is no figure.
pub(super) fn is_no_figure(tokens: &Tokens<'_>, bare: &Bare<'_>, floor: usize) -> bool {
    let previous = before(tokens, bare.range.start, floor);
    is_tied(tokens, bare.range.start, floor)
        || previous.is_some_and(|previous| {
            is_behind_sign(tokens, bare, previous)
                || begins_name(tokens, bare, previous)
                || ends_name(tokens, bare, previous)
                || is_labelled(tokens, bare, previous, floor)
                || is_named(tokens, bare, previous)
        })
        || opens_with_name(tokens, bare)
        || (bare.digits && is_other_digits(tokens, bare, previous))
        || (!bare.digits && is_pronoun(tokens, bare, previous))
        || is_turn_of_phrase(tokens, bare, previous)
        || ages::is_age(tokens, bare, floor)
        || terms::is_of_time(tokens, bare, floor)
}

/// `#5`, `+44`, `_2`, `%20`.
fn is_behind_sign(tokens: &Tokens<'_>, bare: &Bare<'_>, previous: usize) -> bool {
    bare.digits
        && !tokens.has_space_before(bare.range.start)
        && matches!(
            tokens.written(previous),
            "/" | "\\" | "_" | "#" | "@" | "=" | "&" | "." | ":" | "+" | "%" | "?" | "–"
        )
}

/// `Article 12`, `No. 5`, `page 3`. A label in lower case may be a verb where something is counted: `to order 12 ships`.
fn is_labelled(tokens: &Tokens<'_>, bare: &Bare<'_>, previous: usize, floor: usize) -> bool {
    let dotted = tokens.written(previous) == "." && !tokens.has_space_before(previous);
    let label = if dotted { before(tokens, previous, floor) } else { Some(previous) };
    let Some(label) = label else { return false };
    let word = tokens.word(label);
    // `the number one priority`
    if word == "number" && !bare.digits && bare.range.len() == 1 && bare.value == Decimal::ONE {
        return true;
    }
    if word == "no" && !dotted && !tokens.is_capital(label) {
        return false;
    }
    unit::is_label(word) && (dotted || tokens.is_capital(label) || bare.noun.is_none())
}

/// Whether the word before makes the number part of a name: `Boeing 747`, `Group 42`, `E.O. 13687`, `Formula One`.
fn is_named(tokens: &Tokens<'_>, bare: &Bare<'_>, previous: usize) -> bool {
    let start = bare.range.start;
    if !tokens.is_capital(previous) || !tokens.is_word(previous) || unit::is_stop(tokens.word(previous)) {
        return false;
    }
    if !bare.digits {
        return tokens.is_capital(start) && !in_headline(tokens, start);
    }
    if tokens.written(previous).contains('.') {
        return true;
    }
    let sentence = &tokens.sentences()[tokens.sentence_of(previous)].tokens;
    let quoted = previous == sentence.start + 1 && !tokens.is_word(sentence.start);
    let begins = previous == sentence.start || quoted;
    // Names have no thousands separators and no scales; in headlines every word may be a capital one.
    let figure =
        bare.scaled || tokens.written(start).contains(',') || (bare.noun.is_some() && in_headline(tokens, start));
    !figure && (!begins || numbers_thing(tokens, bare, previous))
}

/// Whether the noun that begins a sentence is numbered by what stands behind it, and nothing is counted: `WARD 6 has been closed`. One
/// in the plural is counted, and so is what a verb or another word stands before: `Police arrested`, `Around 40 were`.
fn numbers_thing(tokens: &Tokens<'_>, bare: &Bare<'_>, previous: usize) -> bool {
    let word = tokens.word(previous);
    let verb = tokens.verb(previous).is_some_and(|(_, form)| form != VerbForm::Base);
    let adverb = word.ends_with("ly") || word.ends_with("ed");
    let behind = bare.range.end;
    let goes_on = !tokens.is_word(behind)
        || tokens.classes(behind).any(Classes::AUXILIARY.or(Classes::PREPOSITION).or(Classes::CONJUNCTION))
        || tokens.verb(behind).is_some_and(|(_, form)| matches!(form, VerbForm::Past | VerbForm::Third));
    bare.noun.is_none()
        && bare.range.len() == 1
        && !tokens.written(bare.range.start).contains('.')
        && tokens.classes(previous).is_empty()
        && !verb
        && !adverb
        && !crate::grammar::is_plural(word)
        && goes_on
        && !in_headline(tokens, previous)
}

/// Whether a number in words has a capital inside a sentence, and so has what stands behind it: `the THREE Rivers Dam`.
fn begins_name(tokens: &Tokens<'_>, bare: &Bare<'_>, previous: usize) -> bool {
    let start = bare.range.start;
    !bare.digits
        && tokens.is_word(previous)
        && tokens.is_capital(start)
        && !tokens.is_all_capitals(start)
        && tokens.is_capital(bare.range.end)
        && tokens.sentences()[tokens.sentence_of(start)].tokens.start < start
        && !in_headline(tokens, start)
}

/// `the Group of SEVEN`.
fn ends_name(tokens: &Tokens<'_>, bare: &Bare<'_>, previous: usize) -> bool {
    !bare.digits
        && tokens.word(previous) == "of"
        && tokens.is_capital(bare.range.start)
        && !in_headline(tokens, previous)
        && before(tokens, previous, 0).is_some_and(|head| tokens.is_capital(head))
}

/// Whether a sentence opens with a name that is told of in the singular: `THREE Rivers Bank was fined`, `FIFTY Shades of Grey
/// is a novel`.
fn opens_with_name(tokens: &Tokens<'_>, bare: &Bare<'_>) -> bool {
    let start = bare.range.start;
    let first = tokens.sentences()[tokens.sentence_of(start)].tokens.start == start;
    // Behind a dateline: `VORNAC - Three Rivers Bank was fined`.
    let opens = first || matches!(tokens.written(start - 1), "-" | "–" | "—" | ":");
    if bare.digits || !opens || in_headline(tokens, start) || !tokens.is_capital(start) || bare.value == Decimal::ONE {
        return false;
    }
    let is_part = |at: &usize| tokens.is_word(*at) && (tokens.is_capital(*at) || tokens.word(*at) == "of");
    let limit = tokens.len().min(bare.range.end + LONGEST_NAME);
    let end = (bare.range.end..limit).take_while(is_part).last().map_or(start, |last| last + 1);
    end > bare.range.end + 1 && matches!(tokens.word(end), "is" | "was" | "has" | "says")
}

/// `net zero`, `at one point`, `tied or one behind`, `at 7 on Friday`: nothing is counted.
fn is_turn_of_phrase(tokens: &Tokens<'_>, bare: &Bare<'_>, previous: Option<usize>) -> bool {
    let (first, next) = (tokens.word(bare.range.start), tokens.word(bare.range.end));
    let before = previous.map_or("", |previous| tokens.word(previous));
    if !bare.digits && bare.range.len() == 1 {
        let net = first == "zero" && before == "net";
        let once = first == "one" && before == "at" && matches!(next, "point" | "stage" | "time");
        return net || once;
    }
    let hour = bare.value.as_whole().is_some_and(|value| (1..=12).contains(&value));
    let daytime = matches!(next, "on" | "this" | "that" | "tonight" | "tomorrow" | "yesterday" | "sharp");
    bare.digits && hour && bare.noun.is_none() && before == "at" && daytime
}

fn in_headline(tokens: &Tokens<'_>, at: usize) -> bool {
    let sentence = &tokens.sentences()[tokens.sentence_of(at)];
    matches!(tokens.paragraphs[sentence.paragraph].kind, ParagraphKind::Headline | ParagraphKind::Subheading)
}

/// Digits that say something else: a number in a list, a reference, a year, an age, an address, a code.
fn is_other_digits(tokens: &Tokens<'_>, bare: &Bare<'_>, previous: Option<usize>) -> bool {
    let (start, end) = (bare.range.start, bare.range.end);
    let touches = !tokens.has_space_before(end);
    let next = tokens.written(end);
    // `5G`, `1990s`, `5(2)`, `747-400`
    if touches && (tokens.is_word(end) && next != "'s" && next != "’s" || matches!(next, "(" | "_" | "@")) {
        return true;
    }
    if touches && matches!(next, "-" | "–" | "‑") && tokens.is_number(end + 1) {
        return true;
    }
    // `7-Eleven`
    if tokens.joins(end) && tokens.is_capital(end + 1) && numeral::at(tokens, end + 1).is_some() {
        return true;
    }
    if tokens.starts_paragraph(start)
        && matches!(next, "." | ")")
        && end < tokens.len()
        && !tokens.starts_paragraph(end)
        && bare.noun.is_none()
    {
        return true;
    }
    // `the 700 block of Quay Street`
    if tokens.word(end) == "block" && matches!(tokens.word(end + 1), "of" | "on") {
        return true;
    }
    // `10.1038/ab12-3`: the number of a paper.
    if touches && next == "/" && tokens.written(start).starts_with("10.") && tokens.written(start).len() > 6 {
        return true;
    }
    if bare.scaled || tokens.written(start).contains([',', '.']) {
        return false;
    }
    let before = previous.map_or("", |previous| tokens.word(previous));
    let whole = bare.value.as_whole().unwrap_or_default();
    if bare.noun.is_none() {
        let bracketed = matches!(before, "(" | "[") && matches!(next, ")" | "]");
        let year = tokens.written(start).len() == 4 && (1700..=2100).contains(&whole);
        let code = tokens.written(start).len() > 4;
        let behind_name = previous.is_some_and(|comma| comma > 0 && tokens.is_word(comma - 1));
        let age = before == "," && behind_name && (1..=110).contains(&whole) && matches!(next, "," | "." | ")");
        if bracketed || year || code || age {
            return true;
        }
    }
    let dated = matches!(before, "in" | "since" | "by" | "until" | "from" | "during" | "before" | "after");
    if dated && tokens.written(start).len() == 4 && (1900..=2100).contains(&whole) {
        return true;
    }
    // `14 Quay Street`
    tokens.is_capital(end)
        && (end..end + 3).any(|token| tokens.is_capital(token) && unit::is_street(tokens.word(token)))
}

/// `no one`, `one of them`, `the two`, `in the past six` (months).
fn is_pronoun(tokens: &Tokens<'_>, bare: &Bare<'_>, previous: Option<usize>) -> bool {
    let before = previous.map_or("", |previous| tokens.word(previous));
    let start = bare.range.start;
    if tokens.word(start) == "one" && bare.range.len() == 1 {
        return is_kind(before, WordKind::BeforeOne) || tokens.word(start + 1) == "of" || bare.noun.is_none();
    }
    bare.noun.is_none()
        && matches!(before, "the" | "these" | "those" | "all" | "both" | "other" | "past" | "previous" | "preceding")
}

/// Whether an ordinal belongs to a name (`First Lady`) or a century, or is tied to a word before it.
pub(super) fn is_no_ordinal(tokens: &Tokens<'_>, range: &Range<usize>, floor: usize) -> bool {
    let begins = tokens.sentences()[tokens.sentence_of(range.start)].tokens.start == range.start;
    let named = tokens.is_capital(range.start)
        && (!begins || tokens.is_capital(range.end))
        && !in_headline(tokens, range.start);
    let next = super::after_join(tokens, range.end);
    let next_to = |word: &str| tokens.word(range.end) == "to" && tokens.word(range.end + 1) == word;
    named
        // `second to none`
        || next_to("none") || next_to("nobody")
        || is_tied(tokens, range.start, floor)
        || tokens.is_kind(next, WordKind::Century)
        || is_adverb(tokens, range, floor)
}

/// Whether `first` tells when something was done: `the ship first appeared in May`. Behind an article it is a place in an order, and
/// so it is behind a verb: `it finished first followed by the yawl`.
fn is_adverb(tokens: &Tokens<'_>, range: &Range<usize>, floor: usize) -> bool {
    let is_past = |at: usize| tokens.verb(at).is_some_and(|(_, form)| form == VerbForm::Past);
    let ends = |at: usize| {
        !tokens.is_word(at)
            || is_past(at)
            || tokens.classes(at).any(Classes::DETERMINER)
            || matches!(tokens.word(at), "its" | "his" | "her" | "their" | "our" | "my" | "your" | "'s" | "’s")
    };
    tokens.word(range.start) == "first"
        && range.len() == 1
        && is_past(range.end)
        && before(tokens, range.start, floor).is_some_and(|previous| !ends(previous))
}
