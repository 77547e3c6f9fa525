//! `5m`: five million, unless the words around speak of a length: `a 10m high wall`, `swam 50m`, `30m from the shore`,
//! `a 25m yacht`. Those words are the rows `length` of `data/figures-units.tsv`.

use super::{after_join, before, decimal::Decimal, measure, money, unit};
use crate::tokens::Tokens;

/// Words between a noun for a length and its figure, at most: `a height of more than 30m`.
const BETWEEN: usize = 4;
/// Distances that are run and swum: `the 100m`, `the women's 800m`.
const RACES: [i128; 12] = [50, 60, 80, 100, 110, 200, 300, 400, 500, 600, 800, 1000];

/// Whether the `m` at a token, right behind the digits of a number, means metres.
pub(super) fn is_metre(tokens: &Tokens<'_>, at: usize) -> bool {
    let number = at - 1;
    let next = after_join(tokens, at + 1);
    // `€5m`, `5m dollars`
    if money::names_currency(tokens, next) {
        return false;
    }
    let value = Decimal::parse(tokens.written(number));
    let whole = value.and_then(Decimal::as_whole);
    let determiner = before(tokens, number, 0).map_or("", |word| tokens.word(word));
    // `a 25m yacht sinks`
    let is_of_thing = matches!(determiner, "a" | "an") && is_thing(tokens, next);
    if is_of_thing || unit::is_length_behind(tokens, next) || is_converted(tokens, at) {
        return true;
    }
    // `4.2m Peruvian-owned firms`, `4m cubic metres`
    if unit::is_counted_behind(tokens, next) || unit::behind(tokens, at + 1, tokens.len()).is_some() {
        return false;
    }
    // `the 100m and the 200m`
    let is_race = matches!(determiner, "the" | "'s" | "’s") && whole.is_some_and(|value| RACES.contains(&value));
    let is_crossed = matches!(tokens.word(next), "x" | "by") && tokens.is_number(next + 1)
        || matches!(determiner, "x" | "by") && number > 1 && tokens.word(number - 2) == "m";
    let is_far = whole.is_some_and(|value| value >= 1000);
    is_far || is_race || is_crossed || is_long_before(tokens, number)
}

/// `98ft (30m)`, `30m (98ft)`: the same length in another measure.
fn is_converted(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_length = |at: usize| matches!(tokens.word(at), "ft" | "feet" | "foot" | "yards" | "miles" | "inches" | "in");
    let number = at - 1;
    let behind = tokens.written(at + 1) == "(" && tokens.is_number(at + 2) && is_length(at + 3);
    behind || (number >= 2 && tokens.written(number - 1) == "(" && is_length(number - 2))
}

/// Whether one thing stands at a token, and no word for money or for many: `a 25m YACHT`, not `a 25m GRANT` or `a 2m MEMBERSHIP`.
fn is_thing(tokens: &Tokens<'_>, at: usize) -> bool {
    !unit::ends_counting(tokens, at) && (at..at + 2).all(|at| !measure::is_of_sum(tokens, at))
}

/// Whether a word before a number speaks of a length: `a height of 30m`, `swam 50m`.
fn is_long_before(tokens: &Tokens<'_>, number: usize) -> bool {
    let mut at = number;
    for _ in 0..=BETWEEN {
        let Some(previous) = before(tokens, at, 0) else { return false };
        at = previous;
        if unit::is_length_before(tokens.word(at)) {
            return true;
        }
        let leads_on = matches!(
            tokens.word(at),
            "of" | "to"
                | "at"
                | "about"
                | "around"
                | "nearly"
                | "almost"
                | "over"
                | "more"
                | "than"
                | "up"
                | "some"
                | "by"
                | "least"
                | "just"
                | "under"
                | "is"
                | "was"
                | "the"
                | "a"
                | "another"
                | "only"
        );
        if !leads_on {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use crate::{
        figures::{Unit, find},
        tokens::Tokens,
    };

    #[test]
    fn a_bare_m_is_a_million_unless_something_speaks_of_a_length() {
        for (text, metres) in [
            ("The war left 5m displaced people.", &[false][..]),
            ("It helps 4m low-paid staff.", &[false]),
            ("The state employs 1.2m and pays pensions to 3m.", &[false, false]),
            ("Output fell to 9.3m bpd.", &[false]),
            ("It used 4m cubic metres of gas.", &[false]),
            ("The firm sold 2.3m in 2022.", &[false]),
            ("It has 4m-plus users and 3m more homes.", &[false, false]),
            ("It is a 4m grant.", &[false]),
            ("Sales rose to 5m from 4m and it took 3m from the state.", &[false, false, false]),
            ("The wall is 10m high.", &[true]),
            ("He fell 30m to his death and she fell 20m from a roof.", &[true, true]),
            ("He won the 100m and the 4 women's 800m.", &[true, true]),
            ("The yacht sank 30m from the shore.", &[true]),
            ("A 25m yacht sinks in storms.", &[true]),
            ("It is a 2m strong army.", &[false]),
            ("She swam more than 50m.", &[true]),
            ("The waves had a height of 12m.", &[true]),
            ("The yard is 10m by 4m.", &[true, true]),
            ("It stood 98ft (30m) away.", &[true]),
            ("It stood at 1,800m.", &[true]),
        ] {
            let document = crate::plain::read("test", text);
            let tokens = Tokens::of(&document);
            let figures = find(&tokens, &[]);
            let read: Vec<bool> = figures
                .iter()
                .filter(|figure| tokens.slice(&figure.tokens).contains('m'))
                .map(|figure| figure.unit == Unit::Measure("metre".to_owned()))
                .collect();
            assert_eq!(read, metres, "{text}: {figures:?}");
        }
    }
}
