//! One figure at a place: amount, range, qualifiers, and what it measures, put together.

use super::{
    Bound, Figure, Unit, after_join, before,
    decimal::Decimal,
    equivalents, measure, money,
    names::{self, Bare},
    number::{self, Kind, Number},
    qualifier, unit,
};
use crate::tokens::Tokens;
use std::ops::Range;

/// A number with its unit.
struct Amount {
    start: usize,
    end: usize,
    number: Number,
    /// In whole units of the currency, where there is one.
    value: Decimal,
    unit: Option<Unit>,
    /// Whether it is a length of time, which is no figure.
    time: bool,
    ambiguous: bool,
}

/// Reads the figure that may begin at a token: where to go on, and the figure. `bounds` are the tokens that it may take:
/// behind the last figure or date, before the next date and the end of the sentence.
pub(super) fn figure(tokens: &Tokens<'_>, at: usize, bounds: &Range<usize>) -> (usize, Option<Figure>) {
    let Some(lower) = amount(tokens, at, bounds, false) else { return (names::past(tokens, at), None) };
    let (lower_value, upper) = match range(tokens, &lower, bounds) {
        Some((value, upper)) => (value, Some(upper)),
        None => (lower.value, None),
    };
    let mut start = lower.start;
    let end = upper.as_ref().map_or(lower.end, |upper| upper.end);
    if lower.time || upper.as_ref().is_some_and(|upper| upper.time) {
        return (end, None);
    }
    let kind = lower.number.kind;
    let unit = lower.unit.or_else(|| upper.as_ref().and_then(|upper| upper.unit.clone())).unwrap_or(match kind {
        Kind::Ordinal => Unit::Ordinal,
        Kind::Fraction => Unit::Fraction,
        Kind::Multiple => Unit::Multiple,
        Kind::Cardinal | Kind::Many => Unit::Count,
    });
    let digits = lower.number.digits;
    let is_one = upper.is_none() && lower_value == Decimal::ONE && kind == Kind::Cardinal;
    let noun = if unit == Unit::Count { unit::noun(tokens, end, bounds.end, is_one) } else { None };
    if noun.as_ref().is_some_and(|noun| unit::is_time(tokens, noun.start)) {
        return (end, None);
    }
    let no_figure = match &unit {
        Unit::Currency(_) => false,
        Unit::Ordinal => names::is_no_ordinal(tokens, &(start..end), bounds.start),
        Unit::Count => {
            let scaled = lower.number.factor != Decimal::ONE;
            let bare = Bare { range: start..end, digits, scaled, value: lower_value, noun: noun.as_ref() };
            names::is_no_figure(tokens, &bare, bounds.start)
        }
        _ => names::is_tied(tokens, start, bounds.start),
    };
    if no_figure {
        return (names::past(tokens, end - 1).max(end), None);
    }
    let mut value = lower_value;
    if upper.is_none()
        && let Some(sign) = minus(tokens, start, bounds.start)
    {
        value = value.negated();
        start = sign;
    }
    let range = start..end;
    let nouns_end = noun.as_ref().map_or(end, |noun| noun.end);
    let of_one = is_one && noun.is_some();
    let qualifier = qualifier::around(tokens, &range, nouns_end, bounds, of_one);
    let vague = kind == Kind::Many;
    let measures = measure::of(tokens, &range, noun.as_ref(), &unit);
    let figure = Figure {
        tokens: range,
        qualifier: qualifier.words,
        value,
        upper: upper.as_ref().map(|upper| upper.value),
        unit,
        approximate: qualifier.approximate || vague,
        bound: qualifier.bound.or(vague.then_some(Bound::MoreThan)),
        measures,
        noun,
        ambiguous_currency: lower.ambiguous || upper.is_some_and(|upper| upper.ambiguous),
    };
    (end, Some(figure))
}

/// The number at a token with its currency or unit. `money`: the number stands behind that of an amount of money.
fn amount(tokens: &Tokens<'_>, at: usize, bounds: &Range<usize>, money: bool) -> Option<Amount> {
    let limit = bounds.end;
    let front = money::in_front(tokens, at, bounds.start);
    let number = number::read(tokens, at, bounds, money || front.is_some())?;
    // `R15m` are rand, `R15` may be anything.
    let plain = number.factor == Decimal::ONE && !tokens.written(at).contains(',');
    if let Some((start, currency)) = front
        && !(currency.joined && plain)
    {
        let clear = money::code_behind(tokens, number.end, limit);
        let (end, currency) = clear.unwrap_or((number.end, currency));
        let unit = Some(Unit::Currency(currency.code.to_owned()));
        return Some(Amount {
            start,
            end,
            value: number.value,
            number,
            unit,
            time: false,
            ambiguous: currency.ambiguous,
        });
    }
    let mut amount = Amount {
        start: number.start,
        end: number.end,
        value: number.value,
        number,
        unit: None,
        time: false,
        ambiguous: false,
    };
    if number.kind == Kind::Ordinal || number.kind == Kind::Multiple {
        return Some(amount);
    }
    if let Some(money) = money::behind(tokens, &number, limit) {
        amount.end = money.end;
        amount.value = money.value;
        amount.unit = Some(Unit::Currency(money.currency.code.to_owned()));
        amount.ambiguous = money.currency.ambiguous;
        return Some(amount);
    }
    let of = number.kind == Kind::Many && tokens.word(number.end) == "of";
    if let Some((end, kind)) = unit::behind(tokens, number.end + usize::from(of), limit) {
        amount.end = end;
        match kind {
            unit::Kind::Percent => amount.unit = Some(Unit::Percent),
            unit::Kind::Measure(name) => amount.unit = Some(Unit::Measure(name.to_owned())),
            unit::Kind::Multiple => amount.unit = Some(Unit::Multiple),
            unit::Kind::Time(_) => amount.time = true,
        }
    }
    Some(amount)
}

/// The upper end of a range that begins with an amount, and the value of its lower end, which may share the scale:
/// `$1.5-2 billion`, `between £10m and £15m`, `10 to 15 per cent`, `two or three people`.
fn range(tokens: &Tokens<'_>, lower: &Amount, bounds: &Range<usize>) -> Option<(Decimal, Amount)> {
    if lower.number.kind != Kind::Cardinal || lower.time {
        return None;
    }
    // `a four- to five-point lead`: what the hyphen ties comes behind the second number.
    let suspended = matches!(tokens.word(lower.end), "-" | "‑" | "‐")
        && tokens.has_space_before(lower.end + 1)
        && matches!(tokens.word(lower.end + 1), "to" | "or");
    let connector = lower.end + usize::from(suspended);
    let words_before = |word: &str| {
        let mut at = lower.start;
        (0..3).any(|_| {
            before(tokens, at, bounds.start).is_some_and(|previous| {
                at = previous;
                tokens.word(previous) == word
            })
        })
    };
    let money = matches!(lower.unit, Some(Unit::Currency(_)));
    // `rose 15 cents to $19.94` tells how much and where to.
    let is_change = || {
        let verb = before(tokens, lower.start, bounds.start).filter(|at| tokens.word(*at) != "by");
        let verb = verb.or_else(|| before(tokens, lower.start.saturating_sub(1), bounds.start));
        verb.is_some_and(|at| measure::changes(tokens.word(at)))
    };
    let spaced = lower.number.digits && lower.unit.is_none() && tokens.is_number(connector + 1);
    let linked = match tokens.word(connector) {
        "and" => words_before("between"),
        "to" => {
            let parted = money || matches!(lower.unit, Some(Unit::Measure(_)));
            !(words_before("from") || parted && is_change() || is_in_points(tokens, lower))
        }
        "or" => lower.unit.is_none(),
        "-" | "–" | "‑" | "‐" if !tokens.has_space_before(connector + 1) => lower.number.digits,
        // `30 – 40 jobs`
        "–" => spaced && tokens.has_space_before(connector),
        _ => false,
    };
    let first = money::after_mark(tokens, connector + 1);
    // `between a billion and a billion-five`
    let article = tokens.word(connector) == "and" && matches!(tokens.word(first), "a" | "an");
    let first = first + usize::from(article);
    if !linked || first >= bounds.end || !number::may_begin(tokens, first) {
        return None;
    }
    let upper = amount(tokens, first, &(connector + 1..bounds.end), money)?;
    let units_agree = match (&lower.unit, &upper.unit) {
        (Some(lower), Some(upper)) => lower == upper,
        (Some(_), None) => money && !upper.time,
        (None, _) => true,
    };
    if upper.number.kind != Kind::Cardinal || !units_agree {
        return None;
    }
    let shared = (lower.number.factor == Decimal::ONE && upper.number.factor != Decimal::ONE)
        .then(|| lower.value.times(upper.number.factor))
        .flatten()
        .filter(|value| *value < upper.value);
    let thousands = || tokens.word(connector) != "to" && tokens.word(connector) != "and";
    let value = shared.or_else(|| thousands().then(|| in_thousands(tokens, lower, &upper)).flatten());
    let value = value.unwrap_or(lower.value);
    // Two numbers with nothing behind them are a score or a code.
    let counts = lower.unit.is_some()
        || upper.unit.is_some()
        || upper.time
        || upper.number.factor != Decimal::ONE
        || lower.number.factor != Decimal::ONE
        || unit::noun(tokens, upper.end, bounds.end, false).is_some();
    (value < upper.value && counts).then_some((value, upper))
}

/// The lower end of `10-15,000 euros`, whose thousands stand behind the upper one only.
fn in_thousands(tokens: &Tokens<'_>, lower: &Amount, upper: &Amount) -> Option<Decimal> {
    let plain = |amount: &Amount| amount.number.digits && amount.number.factor == Decimal::ONE;
    let written = tokens.written(upper.number.start);
    let value = lower.value.times(Decimal::whole(1000))?;
    (plain(lower)
        && plain(upper)
        && written.ends_with(",000")
        && value < upper.value
        && lower.value < Decimal::whole(1000))
    .then_some(value)
}

/// Whether an amount is in percentage points: what stands behind `two points to` is where something came to, in per cent.
fn is_in_points(tokens: &Tokens<'_>, amount: &Amount) -> bool {
    amount.unit == Some(Unit::Percent)
        && matches!(tokens.word(amount.end - 1), "point" | "points" | "pp" | "ppt" | "ppts")
}

/// The sign before a number: `minus 0.4%`, `-5%`.
fn minus(tokens: &Tokens<'_>, start: usize, floor: usize) -> Option<usize> {
    let previous = before(tokens, start, floor)?;
    let sign = match tokens.word(previous) {
        "minus" => true,
        "-" | "−" => {
            !tokens.has_space_before(start) && tokens.has_space_before(previous) && !tokens.starts_paragraph(previous)
        }
        _ => false,
    };
    sign.then_some(previous)
}

/// In `from 10 to 15 per cent` the first number has the unit of the second: gives it to a count that ends before the
/// figure.
pub(super) fn share_unit(tokens: &Tokens<'_>, earlier: &mut Figure, figure: &Figure) {
    let start = figure.qualifier.as_ref().map_or(figure.tokens.start, |words| words.start.min(figure.tokens.start));
    let touches = after_join(tokens, earlier.tokens.end) + 1 == start && tokens.word(earlier.tokens.end) == "to";
    let measured = matches!(figure.unit, Unit::Percent | Unit::Measure(_) | Unit::Currency(_));
    if touches && measured && earlier.unit == Unit::Count && earlier.noun.is_none() && earlier.upper.is_none() {
        earlier.unit = figure.unit.clone();
        earlier.measures = measure::of(tokens, &earlier.tokens, None, &earlier.unit);
    }
}

/// Gives a figure what only the one before it says: the sum in brackets of `about $15m (£9.6m)` is as exact as the one
/// in front of it, in `to 94.28 yen from 95.10` the last number has the unit of the first, and so have `3bn yen against a
/// 2bn loss` and `750m barrels, from its present 500m`; the second sum of `more than $5,000 here and $1,000 there` measures
/// what the first does.
pub(super) fn take_over(tokens: &Tokens<'_>, all: &[Figure], figure: &mut Figure) {
    let Some(earlier) = all.last() else { return };
    if let Some(first) = equivalents::first_of(tokens, all, figure) {
        figure.approximate |= first.approximate && figure.qualifier.is_none();
        figure.bound = figure.bound.or(first.bound);
        if first.measures.is_some() {
            figure.measures.clone_from(&first.measures);
        }
        return;
    }
    let start = figure.tokens.start;
    let is_next = start == earlier.tokens.end + 1;
    let is_sum = |figure: &Figure| matches!(figure.unit, Unit::Currency(_));
    let is_measure = |figure: &Figure| matches!(figure.unit, Unit::Measure(_));
    // `about 40 metres deep (131 feet)`: one word may stand before the bracket.
    let in_brackets = start.checked_sub(1).is_some_and(|bracket| {
        let near = earlier.tokens.end..=earlier.tokens.end + 1;
        tokens.written(bracket) == "(" && near.contains(&bracket)
    });
    if in_brackets {
        if is_measure(earlier) && is_measure(figure) && earlier.unit != figure.unit && figure.qualifier.is_none() {
            figure.approximate = earlier.approximate;
            figure.bound = earlier.bound;
        }
        return;
    }
    let is_bare = figure.unit == Unit::Count && figure.noun.is_none() && figure.upper.is_none();
    let is_reached = earlier.tokens.start > 0 && tokens.word(earlier.tokens.start - 1) == "to";
    if is_next && is_bare && is_reached && is_sum(earlier) && tokens.word(earlier.tokens.end) == "from" {
        figure.unit = earlier.unit.clone();
        figure.ambiguous_currency = earlier.ambiguous_currency;
        figure.measures = measure::of(tokens, &figure.tokens, None, &figure.unit);
        return;
    }
    if tokens.sentence_of(earlier.tokens.start) != tokens.sentence_of(start) {
        return;
    }
    let is_measured = is_sum(earlier) || matches!(earlier.unit, Unit::Measure(_));
    if is_bare && is_measured && figure.value >= Decimal::whole(LARGE) && is_compared(tokens, earlier, figure) {
        figure.unit = earlier.unit.clone();
        figure.ambiguous_currency = earlier.ambiguous_currency;
        figure.measures = measure::of(tokens, &figure.tokens, None, &figure.unit);
    }
    if figure.measures.is_none() && is_sum(figure) && figure.unit == earlier.unit && is_second(tokens, earlier, figure)
    {
        figure.measures.clone_from(&earlier.measures);
    }
}

/// A number without unit is compared with one that has it from here on: smaller ones count something else.
const LARGE: i128 = 100_000;
/// So many tokens stand between two sums of one list at most.
const APART: usize = 8;

/// Where a figure begins with the words that say how it is meant.
pub(super) fn start_of(figure: &Figure) -> usize {
    figure.qualifier.as_ref().map_or(figure.tokens.start, |words| words.start.min(figure.tokens.start))
}

/// Whether words right before a figure compare it with the one before: `against a`, `compared with`, `from its present`.
fn is_compared(tokens: &Tokens<'_>, earlier: &Figure, figure: &Figure) -> bool {
    let mut at = start_of(figure);
    while let Some(previous) = before(tokens, at, earlier.tokens.end) {
        at = previous;
        match tokens.word(at) {
            "a" | "an" | "the" | "its" | "their" | "present" | "current" | "previous" | "earlier" => {}
            "with" | "to" => return at > 0 && tokens.word(at - 1) == "compared",
            word => return matches!(word, "against" | "from" | "versus" | "vs"),
        }
    }
    false
}

/// Whether a sum is the next of those that one word measures: `$5,000 to the fund and over $1,000 to others`, `fell from $327
/// to $116 million`.
fn is_second(tokens: &Tokens<'_>, earlier: &Figure, figure: &Figure) -> bool {
    let start = start_of(figure);
    let joins = before(tokens, start, earlier.tokens.end)
        .is_some_and(|before| matches!(tokens.word(before), "and" | "or" | "to" | "from"));
    let verb = || (earlier.tokens.end..start).any(|at| tokens.verb(at).is_some() || tokens.written(at) == ";");
    joins && start.saturating_sub(earlier.tokens.end) <= APART && !verb()
}
