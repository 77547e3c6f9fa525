//! Durations, and the dates that are made from them: `48 hours`, `a six-month ban`, `30-year-old`, `two weeks ago`.

use super::{
    parts::Context,
    quarters,
    reading::{Base, Meaning, Reading, Year},
    tense::{self, Tense},
    words::{Shift, Unit, UnitWord},
};
use crate::lexicon::{WordKind, is_kind};

/// An amount of units, in hundredths; `None` if it is not counted.
type Part = (Option<u64>, Unit);

/// A duration that begins or hangs on this word.
pub(super) fn at(context: &Context<'_, '_>, at: usize) -> Option<Reading> {
    if let Some((amount, end)) = context.quantity(at) {
        return counted(context, at, amount, end);
    }
    let (word, end) = context.unit(at)?;
    if end != at + 1 {
        return None;
    }
    if word.plural { uncounted(context, at, word) } else { single(context, at, word) }
}

/// `two years`, `10-15 minutes`, `five more days`, `three-month`.
fn counted(context: &Context<'_, '_>, at: usize, amount: Option<u64>, end: usize) -> Option<Reading> {
    let (mut amount, mut end) = (amount, end);
    // Of `two to three years` the longer counts.
    let second = context.joint(end).or_else(|| (context.word(end) == "or").then_some(end + 1));
    if let Some((more, after)) = second.and_then(|next| context.amount(next))
        && amount.is_some_and(|amount| amount < more)
        && context.unit(after).is_some()
    {
        (amount, end) = (Some(more), after);
    }
    if context.entry(context.hyphen(end)).is_some_and(|entry| entry.filler) {
        end = context.hyphen(end) + 1;
    }
    let (word, after) = context.unit(end)?;
    let is_one = amount == Some(100);
    match word.unit {
        // Three quarters are usually a share.
        Unit::Quarter if !word.plural || amount.is_none() || context.word(after) == "of" => return None,
        // `five second` is no time, `five-second` is.
        Unit::Second if !word.plural && !is_one && context.hyphen(end) == end => return None,
        _ => {}
    }
    // `in 2014 year` and the like: a number of four digits in front of one unit is a year.
    if !word.plural && context.year(at).is_some() && context.hyphen(end) == end {
        return None;
    }
    let amount = amount.map(|amount| amount * word.times);
    finish(context, at, (amount, word.unit), after)
}

/// `a week`, `half an hour`, `an entire year`, `year-earlier`.
fn single(context: &Context<'_, '_>, at: usize, word: UnitWord) -> Option<Reading> {
    let end = at + 1;
    if context.tokens.joins(end) {
        match context.word(end + 1) {
            back @ ("earlier" | "ago") => return Some(unit_before(context, at, word.unit, back)),
            // `a decade-long dispute`, `the month-old strike`
            "long" | "old" => return finish(context, at, (Some(100 * word.times), word.unit), end),
            _ => {}
        }
    }
    // `a half-hour show`, `quarter-century`
    if at >= context.floor + 2
        && context.tokens.joins(at - 1)
        && let Some(part) = part_of_unit(context.back(at, 2), word.unit)
    {
        return finish(context, at - 2, part, end);
    }
    let whole = matches!(word.unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year);
    if whole && context.back(at, 1) == "the" && matches!(context.word(end), "before" | "after") {
        let amount = if context.word(end) == "before" { -1 } else { 1 };
        let after = end + 1;
        let is_alone = !context.is_word(after) && context.number(after).is_none();
        return is_alone
            .then(|| Reading::new(at..after, Meaning::Shifted { unit: word.unit, amount, base: Base::Mentioned }));
    }
    // `a half hour`, `quarter century`
    if at > context.floor
        && let parted @ (("half", Unit::Hour) | ("quarter", Unit::Century)) = (context.back(at, 1), word.unit)
    {
        let start = if context.back(at, 2) == "a" && at >= context.floor + 2 { at - 2 } else { at - 1 };
        return finish(context, start, part_of_unit(parted.0, parted.1)?, end);
    }
    if whole && at > context.floor && context.back(at, 1) == "all" {
        return finish(context, at - 1, (Some(100 * word.times), word.unit), end);
    }
    let has_filler = context.entry_before(at).is_some_and(|entry| entry.filler);
    let article = at.checked_sub(if has_filler { 2 } else { 1 })?;
    // `On another day` names none.
    let is_another = context.word(article) == "another" && word.unit != Unit::Day;
    if !(is_another || matches!(context.word(article), "a" | "an"))
        || article < context.floor
        || word.unit == Unit::Quarter
    {
        return None;
    }
    // `a second` is usually another one, `a minute` and `a weekend` stand before nouns as well.
    if word.unit == Unit::Second || (word.unit == Unit::Weekend && context.is_word(end)) {
        return None;
    }
    if context.back(article, 1) == "half" && article > context.floor {
        return finish(context, article - 1, half(word.unit), end);
    }
    let has_half = context.word(end) == "and" && context.word(end + 1) == "a" && context.word(end + 2) == "half";
    let (amount, end) = if has_half { (150, end + 3) } else { (100, end) };
    finish(context, article, (Some(amount * word.times), word.unit), end)
}

/// Half of a unit.
fn half(unit: Unit) -> Part {
    match unit {
        Unit::Hour => (Some(3000), Unit::Minute),
        Unit::Day => (Some(1200), Unit::Hour),
        Unit::Year => (Some(600), Unit::Month),
        Unit::Decade => (Some(500), Unit::Year),
        Unit::Century => (Some(5000), Unit::Year),
        unit => (Some(50), unit),
    }
}

/// A unit behind the word for a part of it and a hyphen. `Half-year` is usually one of the two of a year.
fn part_of_unit(word: &str, unit: Unit) -> Option<Part> {
    match (word, unit) {
        ("half", Unit::Hour | Unit::Day | Unit::Decade | Unit::Century) => Some(half(unit)),
        ("quarter", Unit::Century) => Some((Some(2500), Unit::Year)),
        _ => None,
    }
}

/// `year-ago`, `year-earlier`, and with the quarter or period of that year: `the year-earlier quarter`.
fn unit_before(context: &Context<'_, '_>, at: usize, unit: Unit, back: &str) -> Reading {
    let end = at + 3;
    let base = if back == "ago" { Base::Published } else { Base::Mentioned };
    if unit == Unit::Year
        && let Some(unit) = quarters::comparable(context.word(end))
    {
        let after = end + 1;
        return Reading::new(at..after, Meaning::SamePart { year: Year::Open(Some(Shift::Previous)), unit });
    }
    Reading::new(at..end, Meaning::Shifted { unit, amount: -1, base })
}

/// `years`, `for hours`.
fn uncounted(context: &Context<'_, '_>, at: usize, word: UnitWord) -> Option<Reading> {
    // In `14-hour days` the length is said.
    if at == context.floor && at > context.paragraph.start {
        return None;
    }
    let before = context.back(at, 1);
    let is_for = is_kind(before, WordKind::Lasting);
    let is_clear = match word.unit {
        Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century => {
            !is_kind(before, WordKind::NoLength) && (context.word(at + 1) != "of" || fills(context, at))
        }
        Unit::Hour | Unit::Minute => is_for || is_kind(context.word(at + 1), WordKind::Apart),
        Unit::Second | Unit::Night | Unit::Weekend | Unit::Quarter => false,
    };
    if is_clear { finish(context, at, (None, word.unit), at + 1) } else { None }
}

/// Whether what stands behind a unit and `of` fills the time: `after years of war`; but `the days of the week`.
fn fills(context: &Context<'_, '_>, at: usize) -> bool {
    let before = context.back(at, 1);
    let is_led = context.tokens.is_capital(at)
        || is_kind(before, WordKind::Lasting)
        || matches!(before, "with" | "despite" | "following" | "amid" | "through" | "from" | "by")
        || matches!(before, "ended" | "ending" | "ends" | "spent" | "endured" | "suffered");
    let is_named = matches!(
        context.word(at + 2),
        "the" | "a" | "an" | "this" | "that" | "his" | "her" | "their" | "its" | "our" | "my" | "age" | "old"
    );
    is_led && !is_named
}

/// `seven days a week`, `14 hours each day`: the longer unit comes again.
fn repeated(context: &Context<'_, '_>, start: usize, (amount, unit): Part, end: usize) -> Option<Reading> {
    if amount.is_none() || !matches!(context.word(end), "a" | "an" | "each" | "every" | "per") {
        return None;
    }
    let is_whole = |word: &UnitWord| !word.plural && !matches!(word.unit, Unit::Night | Unit::Weekend);
    let word = context.entry(end + 1)?.unit.filter(|word| is_whole(word) && word.unit > unit)?;
    let after = end + 2;
    let is_other = matches!(context.word(after), "ago" | "after" | "before" | "later" | "earlier" | "from")
        || context.tokens.joins(after);
    let value = iso(&[(Some(100 * word.times), word.unit)]);
    (!is_other).then(|| Reading::new(start..after, Meaning::Set(value)))
}

/// Adds what follows an amount of a unit: a smaller unit, `old`, `ago`, `later`.
fn finish(context: &Context<'_, '_>, start: usize, part: Part, end: usize) -> Option<Reading> {
    if let Some(set) = repeated(context, start, part, end) {
        return Some(set);
    }
    let (amount, unit) = part;
    let old = context.hyphen(end);
    let is_long = old > end && context.word(old) == "long";
    if is_long || (unit >= Unit::Day && is_kind(context.word(old), WordKind::Age)) {
        let after = old + 1;
        return Some(Reading::new(start..after, Meaning::Duration { value: iso(&[part]), unit, reach: None }));
    }
    let follows = context.word(end);
    let is_last = !context.is_word(end + 1) && context.number(end + 1).is_none();
    let shift = match follows {
        "ago" => Some((-1, Base::Published, 1)),
        "from" if matches!(context.word(end + 1), "now" | "today") => Some((1, Base::Published, 2)),
        "earlier" | "beforehand" => Some((-1, Base::Mentioned, 1)),
        "before" | "prior" if is_last => Some((-1, Base::Mentioned, 1)),
        "later" | "afterwards" | "afterward" => Some((1, Base::Mentioned, 1)),
        "after" if is_last => Some((1, Base::Mentioned, 1)),
        _ => None,
    };
    if let Some((sign, base, more)) = shift {
        let after = end + more;
        let meaning = match amount {
            // `two and a half years ago` is counted in months.
            Some(amount) if unit == Unit::Year && amount % 100 != 0 => {
                let amount = i64::try_from(amount * 12 / 100).ok()? * sign;
                Meaning::Shifted { unit: Unit::Month, amount, base }
            }
            Some(amount) if amount >= 100 => {
                // A decade ago was a year. Two weeks before a day that the text speaks of was a day, but two weeks ago
                // was a week, as two months ago was a month.
                let (unit, times) = match unit {
                    Unit::Week if base == Base::Mentioned => (Unit::Day, 7),
                    Unit::Decade => (Unit::Year, 10),
                    Unit::Century => (Unit::Year, 100),
                    unit => (unit, 1),
                };
                let amount = i64::try_from(amount / 100).ok()? * sign * times;
                Meaning::Shifted { unit, amount, base }
            }
            _ if base == Base::Published => Meaning::Reference(if sign < 0 { "PAST_REF" } else { "FUTURE_REF" }),
            _ => Meaning::Duration { value: iso(&[part]), unit, reach: None },
        };
        return Some(Reading::new(start..after, meaning));
    }
    if let Some(coming) = coming(context, start, part, end) {
        return Some(coming);
    }
    let next = if matches!(follows, "and" | ",") { end + 1 } else { end };
    if let Some((less, after)) = context.amount(next)
        && let Some((word, after)) = context.unit(after)
        && word.unit < unit
        && amount.is_some()
    {
        let value = iso(&[part, (Some(less * word.times), word.unit)]);
        return Some(Reading::new(start..after, Meaning::Duration { value, unit: word.unit, reach: None }));
    }
    Some(Reading::new(start..end, Meaning::Duration { value: iso(&[part]), unit, reach: None }))
}

/// `in six months' time`, and `in two weeks` at the end of a clause that speaks of what is to come.
fn coming(context: &Context<'_, '_>, start: usize, (amount, unit): Part, end: usize) -> Option<Reading> {
    let amount = amount.filter(|amount| *amount >= 100 && amount % 100 == 0)?;
    let is_range = (start..end).any(|at| matches!(context.word(at), "to" | "or" | "–"));
    if context.back(start, 1) != "in" || unit < Unit::Day || is_range {
        return None;
    }
    let apostrophe = if matches!(context.word(end), "'" | "'s") { end + 1 } else { end };
    let has_time = apostrophe > end && context.word(apostrophe) == "time";
    let after = if has_time { apostrophe + 1 } else { end };
    let is_last = !context.is_word(end) && context.number(end).is_none() && !context.tokens.joins(end);
    let is_coming = has_time || is_last && tense::near(context.tokens, &(start..end)) == Some(Tense::Future);
    let amount = i64::try_from(amount / 100).ok()?;
    let (unit, amount) = match unit {
        Unit::Decade => (Unit::Year, amount * 10),
        Unit::Century => (Unit::Year, amount * 100),
        unit => (unit, amount),
    };
    is_coming.then(|| Reading::new(start..after, Meaning::Shifted { unit, amount, base: Base::Published }))
}

/// Amounts of units, from long to short, as an ISO 8601 duration; `X` stands for an amount that is not counted.
pub(super) fn iso(parts: &[Part]) -> String {
    let mut value = "P".to_owned();
    let mut has_clock = false;
    for (amount, unit) in parts {
        if unit.is_clock() && !has_clock {
            has_clock = true;
            value.push('T');
        }
        match amount {
            None => value.push('X'),
            Some(amount) => {
                value.push_str(&(amount / 100).to_string());
                let fraction = amount % 100;
                if fraction > 0 {
                    let digits = format!(".{fraction:02}");
                    value.push_str(digits.trim_end_matches('0'));
                }
            }
        }
        value.push_str(unit.designator());
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_written_as_in_iso_8601() {
        assert_eq!(iso(&[(Some(300), Unit::Day)]), "P3D");
        assert_eq!(iso(&[(Some(150), Unit::Year)]), "P1.5Y");
        assert_eq!(iso(&[(None, Unit::Hour)]), "PTXH");
        assert_eq!(iso(&[(Some(100), Unit::Day), (Some(200), Unit::Hour), (Some(3000), Unit::Minute)]), "P1DT2H30M");
    }
}
