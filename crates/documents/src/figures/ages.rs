//! Ages, which are no figures of what an article reports: `who is about 70`, `between the ages of 1 and 17`, `adults 65 and
//! older`, `a victim between 13 and 17`.

use super::{before, names::Bare};
use crate::{
    lexicon::{RoleKind, role_of},
    tokens::Tokens,
};
use std::ops::RangeInclusive;

/// What an age may be.
const AGES: RangeInclusive<i128> = 1..=115;
/// So many tokens stand between a word for an age and its number at most: `between the ages of seven and 14`.
const FARTHEST: usize = 8;
/// So many ages stand in one list on either side of one of them, at most.
const MOST_LISTED: usize = 6;

/// Whether a number that counts nothing is somebody's age.
pub(super) fn is_age(tokens: &Tokens<'_>, bare: &Bare<'_>, floor: usize) -> bool {
    let whole = bare.value.as_whole().is_some_and(|value| AGES.contains(&value));
    whole
        && !bare.scaled
        && bare.noun.is_none()
        && (is_behind_word(tokens, bare, floor)
            || is_behind_phrase(tokens, bare, floor)
            || opens_clause(tokens, bare, floor)
            || is_listed(tokens, bare, floor)
            || is_suspended(tokens, bare)
            || is_or_older(tokens, bare, floor)
            || is_of_person(tokens, bare, floor)
            || is_between(tokens, bare, floor)
            || is_in_line_of_name(tokens, bare, floor))
}

/// `aged 34`, `between the ages of 1 and 17`: `age` stands before it, and between both only what leads to a number.
fn is_behind_word(tokens: &Tokens<'_>, bare: &Bare<'_>, floor: usize) -> bool {
    let mut at = bare.range.start;
    for _ in 0..FARTHEST {
        let Some(previous) = before(tokens, at, floor) else { return false };
        at = previous;
        match tokens.word(at) {
            "age" | "ages" | "aged" => return true,
            "of" | "between" | "and" | "from" | "to" | "or" | "the" | "about" | "around" | "over" | "under" => {}
            "," => {
                // `aged 12, 13 and 15`
                if !before(tokens, at, floor).is_some_and(|number| tokens.is_number(number)) {
                    return false;
                }
            }
            _ if tokens.is_number(at) => {}
            _ => return false,
        }
    }
    false
}

/// `turned 50`, `as young as 12`, `a girl of 14`, `died at 83`.
fn is_behind_phrase(tokens: &Tokens<'_>, bare: &Bare<'_>, floor: usize) -> bool {
    let Some(last) = before(tokens, bare.range.start, floor) else { return false };
    let back =
        |tokens_back: usize| last.checked_sub(tokens_back).filter(|at| *at >= floor).map_or("", |at| tokens.word(at));
    match tokens.word(last) {
        "turned" | "turns" => tokens.word(bare.range.end) != "into",
        "as" => matches!(back(1), "young" | "old"),
        "of" => {
            matches!(back(1), "boy" | "girl" | "man" | "woman" | "child" | "youth" | "infant" | "lad")
                && matches!(back(2), "a" | "an" | "the")
        }
        "at" => {
            let ends = |at: usize| {
                matches!(back(at), "died" | "dies" | "retired" | "retires" | "married" | "wed" | "orphaned")
            };
            let school = matches!(back(1), "school" | "home") && matches!(back(2), "left" | "leave" | "leaving");
            !tokens.joins(bare.range.end) && (ends(1) || school)
        }
        _ => false,
    }
}

/// `At 44, he is the oldest`, `At just 14 he left`.
fn opens_clause(tokens: &Tokens<'_>, bare: &Bare<'_>, floor: usize) -> bool {
    let Some(mut at) = before(tokens, bare.range.start, floor) else { return false };
    if matches!(tokens.word(at), "just" | "only") {
        at = at.saturating_sub(1);
    }
    let end = bare.range.end;
    let subject = end + usize::from(tokens.written(end) == ",");
    // Not `was third at 14, he said`.
    let opens = before(tokens, at, 0).is_none_or(|previous| !tokens.is_word(previous));
    opens && tokens.word(at) == "at" && matches!(tokens.word(subject), "he" | "she")
}

/// `Two men, 44 and 39, were held`: numbers between commas behind somebody.
fn is_listed(tokens: &Tokens<'_>, bare: &Bare<'_>, floor: usize) -> bool {
    let links = |at: usize| matches!(tokens.word(at), "," | "and");
    let is_aged =
        |at: usize| tokens.is_number(at) && tokens.written(at).len() <= 3 && !tokens.written(at).contains('.');
    let (mut first, mut end) = (bare.range.start, bare.range.end);
    for _ in 0..MOST_LISTED {
        if first >= floor + 2 && links(first - 1) && is_aged(first - 2) {
            first -= 2;
        }
        if links(end) && is_aged(end + 1) {
            end += 2;
        }
    }
    let comma = before(tokens, first, floor).filter(|comma| tokens.written(*comma) == ",");
    let somebody = comma.and_then(|comma| before(tokens, comma, floor)).is_some_and(|somebody| {
        let word = tokens.word(somebody);
        tokens.is_capital(somebody) || is_human(word) || matches!(word, "pair" | "couple" | "duo" | "trio" | "brothers")
    });
    let closed = matches!(tokens.written(end), "," | "." | ")");
    let several = first < bare.range.start || end > bare.range.end;
    bare.digits && several && somebody && closed
}

/// `the 44- and 39-year-olds`.
fn is_suspended(tokens: &Tokens<'_>, bare: &Bare<'_>) -> bool {
    let end = bare.range.end;
    tokens.written(end) == "-"
        && !tokens.has_space_before(end)
        && matches!(tokens.word(end + 1), "and" | "or" | "to")
        && tokens.is_number(end + 2)
        && tokens.joins(end + 3)
        && tokens.word(end + 4) == "year"
}

/// `65 and older`, `children 12 and under`.
fn is_or_older(tokens: &Tokens<'_>, bare: &Bare<'_>, floor: usize) -> bool {
    let end = bare.range.end;
    if !matches!(tokens.word(end), "and" | "or") {
        return false;
    }
    match tokens.word(end + 1) {
        "older" | "younger" => true,
        "over" | "under" | "above" | "up" => {
            before(tokens, bare.range.start, floor).is_some_and(|previous| is_human(tokens.word(previous)))
        }
        _ => false,
    }
}

/// `who is about 70`, `when he was 16, he left`: nothing behind it says of what there were so many.
fn is_of_person(tokens: &Tokens<'_>, bare: &Bare<'_>, floor: usize) -> bool {
    let end = bare.range.end;
    let closes = !tokens.is_word(end)
        || tokens.starts_paragraph(end)
        || matches!(tokens.word(end), "when" | "and" | "but" | "or" | "at" | "as" | "while" | "he" | "she");
    // `was 3-0 up`, `is 5% of it`
    let goes_on = !tokens.has_space_before(end) && tokens.is_number(end + 1);
    if !closes || goes_on || tokens.joins(end) {
        return false;
    }
    let Some(mut at) = before(tokens, bare.range.start, floor) else { return false };
    if matches!(
        tokens.word(at),
        "about" | "around" | "nearly" | "almost" | "only" | "just" | "now" | "then" | "still" | "already" | "roughly"
    ) {
        let Some(previous) = before(tokens, at, floor) else { return false };
        at = previous;
    }
    matches!(tokens.word(at), "is" | "was" | "'s" | "turned" | "turns")
        && before(tokens, at, floor).is_some_and(|subject| matches!(tokens.word(subject), "he" | "she" | "who"))
}

/// `a victim between 13 and 17`, `people over 65`: a noun for somebody stands before the bounds.
fn is_between(tokens: &Tokens<'_>, bare: &Bare<'_>, floor: usize) -> bool {
    let Some(mut at) = before(tokens, bare.range.start, floor) else { return false };
    // The second of two numbers.
    if matches!(tokens.word(at), "and" | "to") {
        let bound = at.checked_sub(2).filter(|bound| *bound >= floor && tokens.is_number(at - 1));
        let Some(bound) = bound.filter(|bound| matches!(tokens.word(*bound), "between" | "from")) else { return false };
        at = bound;
    } else if !matches!(tokens.word(at), "between" | "over" | "under") {
        return false;
    }
    before(tokens, at, floor).is_some_and(|noun| is_human(tokens.word(noun)))
}

/// `Anna Example, 21` as all of a line or at its end.
fn is_in_line_of_name(tokens: &Tokens<'_>, bare: &Bare<'_>, floor: usize) -> bool {
    let end = bare.range.end;
    let last = end >= tokens.len() || tokens.starts_paragraph(end);
    let comma = before(tokens, bare.range.start, floor).filter(|comma| last && tokens.written(*comma) == ",");
    comma.is_some_and(|comma| {
        comma >= floor + 2 && (comma - 2..comma).all(|at| tokens.is_word(at) && tokens.is_capital(at))
    })
}

/// Whether a word names human beings.
fn is_human(word: &str) -> bool {
    matches!(
        word,
        "adults"
            | "anybody"
            | "anyone"
            | "boys"
            | "children"
            | "girls"
            | "men"
            | "minors"
            | "people"
            | "those"
            | "women"
    ) || role_of(word).is_some_and(|role| role.kind == RoleKind::Person)
}

#[cfg(test)]
mod tests {
    use crate::{figures::find, plain, tokens::Tokens};

    #[test]
    fn ages_are_no_figures_and_counts_of_people_are() {
        for (text, expected) in [
            ("Tamsin Orvane, who is about 70, left.", &[][..]),
            ("When she was 16, she was held.", &[]),
            ("He turned 40 when the war began.", &[]),
            ("They travel with children between the ages of 1 and 17.", &[]),
            ("The vaccine is for adults 65 and older after a talk.", &[]),
            ("The case is about a victim between 13 and 17 and about a boy.", &[]),
            ("Doctors advise it for people over 65.", &[]),
            ("Children 12 and under are let in.", &[]),
            ("The three boys, aged 12, 13 and 15, left.", &["three"]),
            ("Two men, 44 and 39, were held.", &["Two"]),
            ("The pair, 44 and 39, were held.", &[]),
            ("He died at 83, having left school at 14.", &[]),
            ("He has turned 83 and she turns 44 in May.", &[]),
            ("At just 14, he left a girl of nine.", &[]),
            ("It sold girls as young as 12.", &[]),
            ("The 44- and 39-year-olds were held.", &[]),
            ("The index stood at 83.", &["83"]),
            ("It was third at 14, he said.", &["third", "14"]),
            ("It held a stock of 14.", &["14"]),
            ("Between 13 and 17 victims were found.", &["13 and 17"]),
            ("It killed people in 17 towns.", &["17"]),
            ("The wreck held more than 65 people.", &["65"]),
            ("He was 3 points ahead.", &["3 points"]),
        ] {
            let document = plain::read("test", text);
            let tokens = Tokens::of(&document);
            let figures = find(&tokens, &[]);
            let read: Vec<&str> = figures.iter().map(|figure| tokens.slice(&figure.tokens)).collect();
            assert_eq!(read, expected, "{text}");
        }
    }

    #[test]
    fn a_number_at_the_end_of_a_line_that_is_a_name_is_an_age() {
        let document = plain::read("test", "Six were charged on Monday.\n\nTamsin Orvane, 33\n\nDaniel Quorve, 21\n");
        let tokens = Tokens::of(&document);
        let read: Vec<String> =
            find(&tokens, &[]).iter().map(|figure| tokens.slice(&figure.tokens).to_owned()).collect();
        assert_eq!(read, ["Six"]);
    }
}
