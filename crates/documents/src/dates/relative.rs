//! Dates that count from another: `yesterday`, `last week`, `the following day`, `the past two years`, `over the weekend`.

use super::{
    absolute, duration,
    parts::Context,
    reading::{Base, Clock, Field, Meaning, Reach, Reading, Year, longest},
    words::{self, Phrase, Shift, Unit},
};
use crate::lexicon::{WordKind, is_kind};

/// The longest relative date that begins here.
pub(super) fn at(context: &Context<'_, '_>, at: usize) -> Option<Reading> {
    let entry = context.entry(at)?;
    longest([
        if entry.phrase { fixed(context, at) } else { None },
        if entry.shift.is_some() { shifted(context, at) } else { None },
        if entry.unit.is_some() { unit_alone(context, at) } else { None },
    ])
}

/// `today`, `now`, `the future`, `daily`.
pub(super) fn fixed(context: &Context<'_, '_>, at: usize) -> Option<Reading> {
    let (end, phrase) = words::FIXED.longest_at(context.tokens, at)?;
    if end > context.paragraph.end {
        return None;
    }
    let tokens = at..end;
    match *phrase {
        Phrase::Day(amount, part) => {
            let meaning = Meaning::Shifted { unit: Unit::Day, amount, base: Base::Published };
            Some(Reading::new(tokens, meaning).at(part.map(Clock::Part)))
        }
        Phrase::Reference(value) => {
            let is_conjunction = match context.word(at) {
                "soon" => context.back(at, 1) == "as" || matches!(context.word(end), "as" | "after"),
                "now" => context.word(end) == "that",
                _ => false,
            };
            (!is_conjunction).then(|| Reading::new(tokens, Meaning::Reference(value)))
        }
        Phrase::Noun(value) => {
            let is_led = is_kind(context.back(at, 1), WordKind::BeforeFuture);
            let is_noun = !context.is_word(end)
                || matches!(
                    context.word(end),
                    "and" | "or" | "is" | "was" | "will" | "as" | "but" | "when" | "with" | "have" | "has"
                )
                || context.entry(end).is_some_and(|entry| entry.before_year.is_some());
            (is_led && is_noun).then(|| Reading::new(tokens, Meaning::Reference(value)))
        }
        Phrase::Set(value) => {
            // The Daily Telegraph.
            let is_name = context.tokens.is_capital(at) && context.is_word(end) && context.tokens.is_capital(end);
            (!is_name).then(|| Reading::new(tokens, Meaning::Set(value.to_owned())))
        }
    }
}

/// `last week`, `this coming Monday`, `next March`, `the past two years`, `that night`.
fn shifted(context: &Context<'_, '_>, at: usize) -> Option<Reading> {
    let mut shift = context.entry(at)?.shift?;
    let mut next = at + 1;
    let has_the = context.back(at, 1) == "the";
    let mut is_led = has_the || matches!(context.back(at, 1), "its" | "his" | "her" | "their" | "our");
    if shift == Shift::This
        && let Some(second @ (Shift::Past | Shift::Coming | Shift::Last)) =
            context.entry(next).and_then(|entry| entry.shift)
    {
        shift = second;
        next += 1;
        is_led = true;
    }
    if let Some(reading) = several(context, at, next, shift) {
        return Some(reading);
    }
    if is_kind(context.word(next), WordKind::UnitAdjective) {
        next += 1;
    }
    let entry = context.entry(next)?;
    let end = next + 1;
    let is_back_reference = matches!(shift, Shift::That | Shift::Same);
    if let Some(part) = entry.part {
        let (amount, base) = match shift {
            Shift::This => (0, Base::Published),
            Shift::Last => (-1, Base::Published),
            Shift::Past | Shift::Coming | Shift::Recent => return None,
            _ => (shift.amount(), Base::Mentioned),
        };
        let meaning = Meaning::Shifted { unit: Unit::Day, amount, base };
        return Some(Reading::new(at..end, meaning).at(Some(Clock::Part(part))));
    }
    if let Some(word) = entry.unit {
        if word.plural {
            return match shift {
                Shift::Recent | Shift::Past if word.unit >= Unit::Day => {
                    Some(Reading::new(at..end, Meaning::Reference("PAST_REF")))
                }
                Shift::Coming if word.unit >= Unit::Day => {
                    Some(Reading::new(at..end, Meaning::Reference("FUTURE_REF")))
                }
                _ => None,
            };
        }
        return one(context, at, end, shift, word.unit, is_led);
    }
    // `following Monday's attack` says what came after it; `said that Monday` names a day.
    if shift == Shift::Recent || (matches!(shift, Shift::Following | Shift::Past | Shift::Coming) && !is_led) {
        return None;
    }
    if let Some(season) = entry.season {
        return Some(Reading::new(
            at..end,
            Meaning::Date { field: Field::Season(season), year: Year::Open(Some(shift)) },
        ));
    }
    if is_back_reference {
        return None;
    }
    if entry.weekday.is_some() {
        let day = absolute::weekday(context, next)?;
        let meaning = match day.meaning {
            Meaning::Weekday { weekday, .. } => Meaning::Weekday { weekday, shift: Some(shift) },
            other => other,
        };
        return Some(Reading::new(at..day.tokens.end, meaning));
    }
    if entry.phrase
        && let Some(Reading { tokens, meaning: Meaning::Date { field, year: Year::Open(None) }, .. }) =
            absolute::holiday(context, next)
    {
        return Some(Reading::new(at..tokens.end, Meaning::Date { field, year: Year::Open(Some(shift)) }));
    }
    let (month, end) = context.month(next)?;
    if context.day_of_month(end).is_some_and(|(_, after)| !context.counts(after)) || context.year_behind(end).is_some()
    {
        return None;
    }
    Some(Reading::new(at..end, Meaning::Date { field: Field::Month(month), year: Year::Open(Some(shift)) }))
}

/// `last two years`, `next several weeks`.
fn several(context: &Context<'_, '_>, at: usize, next: usize, shift: Shift) -> Option<Reading> {
    if matches!(shift, Shift::This | Shift::Same | Shift::That) {
        return None;
    }
    let (amount, end) = context.quantity(next)?;
    let end = if context.entry(end).is_some_and(|entry| entry.filler) { end + 1 } else { end };
    let (word, end) = context.unit(end)?;
    if !word.plural && amount != Some(100) {
        return None;
    }
    let amount = amount.map(|amount| amount * word.times);
    let count = amount.and_then(|amount| u32::try_from(amount / 100).ok()).filter(|count| *count > 0);
    let reach = count.map(|count| Reach { forward: shift.amount() > 0, count, unit: word.unit });
    let value = duration::iso(&[(amount, word.unit)]);
    Some(Reading::new(at..end, Meaning::Duration { value, unit: word.unit, reach }))
}

/// One unit: `last week`, `the same year`; but `over the past year` is a duration.
fn one(context: &Context<'_, '_>, at: usize, end: usize, shift: Shift, unit: Unit, is_led: bool) -> Option<Reading> {
    let has_the = context.back(at, 1) == "the";
    let is_over = has_the && matches!(context.back(at, 2), "over" | "in" | "during" | "for" | "within" | "throughout");
    let is_duration = match shift {
        Shift::Past => is_led,
        Shift::Last | Shift::Next | Shift::Coming => is_over,
        _ => false,
    };
    if is_duration && unit != Unit::Weekend {
        let reach = Some(Reach { forward: shift.amount() > 0, count: 1, unit });
        return Some(Reading::new(
            at..end,
            Meaning::Duration { value: duration::iso(&[(Some(100), unit)]), unit, reach },
        ));
    }
    if unit.is_clock() || shift == Shift::Recent || (matches!(shift, Shift::Past | Shift::Coming) && !is_led) {
        return None;
    }
    if unit == Unit::Weekend {
        return Some(Reading::new(at..end, Meaning::Weekend(Some(shift))));
    }
    // `the last day of the talks` is no yesterday.
    if unit == Unit::Day && matches!(shift, Shift::Last | Shift::This | Shift::Coming) {
        return None;
    }
    let is_from_mention = shift.is_from_mention() || shift == Shift::Next && (has_the || unit == Unit::Day);
    let base = if is_from_mention { Base::Mentioned } else { Base::Published };
    Some(Reading::new(at..end, Meaning::Shifted { unit, amount: shift.amount(), base }))
}

/// `the weekend`, `a weekend report`, `later in the week`, `the end of the year`.
fn unit_alone(context: &Context<'_, '_>, at: usize) -> Option<Reading> {
    let word = context.entry(at)?.unit.filter(|word| !word.plural && word.times == 1)?;
    let end = at + 1;
    if word.unit == Unit::Weekend {
        let is_noun = context.entry(end).is_none_or(|entry| entry.before_year.is_none()) && context.is_word(end);
        let is_named = context.back(at, 1) != "a" || is_noun;
        return is_named.then(|| Reading::new(at..end, Meaning::Weekend(None)));
    }
    if word.unit < Unit::Week || context.back(at, 1) != "the" || context.word(end) == "of" {
        return None;
    }
    let is_part = match context.back(at, 2) {
        "of" => is_kind(context.back(at, 3), WordKind::UnitPart),
        "in" => is_kind(context.back(at, 3), WordKind::InUnit),
        _ => false,
    };
    is_part.then(|| Reading::new(at..end, Meaning::Shifted { unit: word.unit, amount: 0, base: Base::Published }))
}
