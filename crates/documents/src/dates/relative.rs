//! Dates that count from another: `yesterday`, `last week`, `the following day`, `the past two years`, `over the weekend`.

use super::{
    absolute, duration,
    parts::Context,
    quarters,
    reading::{Base, Clock, Field, Meaning, Reach, Reader, Reading, Year, longest_asked},
    words::{self, Phrase, Shift, Unit},
};
use crate::lexicon::{WordKind, is_kind};
use std::ops::Range;

/// The longest relative date that begins here.
pub(super) fn at(context: &Context<'_, '_>, at: usize) -> Option<Reading> {
    let entry = context.entry(at).filter(|entry| entry.phrase || entry.shift.is_some() || entry.unit.is_some())?;
    let readers: [(bool, Reader); 3] =
        [(entry.phrase, fixed), (entry.shift.is_some(), shifted), (entry.unit.is_some(), unit_alone)];
    longest_asked(context, at, readers)
}

/// `today`, `now`, `the future`, `daily`.
pub(super) fn fixed(context: &Context<'_, '_>, at: usize) -> Option<Reading> {
    let (end, phrase) = words::FIXED.longest_at(context.tokens, at)?;
    if end > context.paragraph.end {
        return None;
    }
    // A preposition leads to what it stands before and is no part of it: `at the time`.
    let is_led_in = matches!(context.word(at), "at" | "by" | "since") && end > at + 1;
    let tokens = if is_led_in { at + 1..end } else { at..end };
    match *phrase {
        Phrase::Day(amount, part) => {
            let meaning = Meaning::Shifted { unit: Unit::Day, amount, base: Base::Published };
            Some(Reading::new(tokens, meaning).at(part.map(Clock::Part)))
        }
        Phrase::Reference(value) => {
            let is_conjunction = match context.word(at) {
                "now" => context.word(end) == "that",
                // `at the time of the merger` is the time of something else.
                _ if is_led_in => matches!(context.word(end), "of" | "when" | "that" | "to" | "where"),
                _ => false,
            };
            (!is_conjunction).then(|| Reading::new(tokens, Meaning::Reference(value)))
        }
        Phrase::Noun(value) => noun(context, tokens, value),
        Phrase::Adjective(value) => adjective(context, tokens, value),
        Phrase::Either(value) => noun(context, tokens.clone(), value).or_else(|| adjective(context, tokens, value)),
        Phrase::Set(value) => {
            // The Daily Telegraph.
            let is_name = context.tokens.is_capital(at) && context.is_word(end) && context.tokens.is_capital(end);
            (!is_name).then(|| Reading::new(tokens, Meaning::Set(value.to_owned())))
        }
        Phrase::Length(unit) => {
            let value = duration::iso(&[(Some(100), unit)]);
            Some(Reading::new(tokens, Meaning::Duration { value, unit, reach: None }))
        }
        Phrase::PartOf(unit, modifier) => {
            let written = if unit == Unit::Year { context.year_behind(end) } else { None };
            let mut reading = match written {
                Some((year @ Year::Known(_), after)) => {
                    Reading::new(at..after, Meaning::Date { field: Field::Year, year })
                }
                _ => Reading::new(tokens, Meaning::Shifted { unit, amount: 0, base: Base::Published }),
            };
            reading.modifier = Some(modifier);
            Some(reading)
        }
    }
}

/// `the future`, behind `the` or `near` and not in front of another noun.
fn noun(context: &Context<'_, '_>, tokens: Range<usize>, value: &'static str) -> Option<Reading> {
    let is_led = is_kind(context.back(tokens.start, 1), WordKind::BeforeFuture);
    // `the past 12 seasons`
    let is_noun = !stands_before_noun(context, tokens.end) && context.number(tokens.end).is_none();
    (is_led && is_noun).then(|| Reading::new(tokens, Meaning::Reference(value)))
}

/// `current holders`, `recent declines`; not `the most recent one`, and no name.
fn adjective(context: &Context<'_, '_>, tokens: Range<usize>, value: &'static str) -> Option<Reading> {
    let end = tokens.end;
    let is_compared = matches!(context.back(tokens.start, 1), "most" | "more" | "as" | "so" | "very");
    let is_name = context.tokens.is_capital(end);
    (!is_compared && !is_name && stands_before_noun(context, end) && context.word(end) != "past")
        .then(|| Reading::new(tokens, Meaning::Qualifier(value)))
}

/// Whether what stands here can be a noun that belongs to the word before, or another adjective of it.
fn stands_before_noun(context: &Context<'_, '_>, at: usize) -> bool {
    // Of the words that stand before years, nouns are no end of a noun phrase: `the recent elections`.
    let is_preposition = !context.word(at).starts_with("election")
        && context
            .entry(at)
            .is_some_and(|entry| entry.before_year.is_some() && entry.unit.is_none() && entry.season.is_none());
    context.is_word(at)
        && !is_preposition
        && !matches!(
            context.word(at),
            "and" | "or" | "is" | "was" | "will" | "as" | "but" | "when" | "with" | "have" | "has" | "'s"
        )
}

/// `last week`, `this coming Monday`, `next March`, `the past two years`, `that night`.
fn shifted(context: &Context<'_, '_>, mut at: usize) -> Option<Reading> {
    let mut shift = context.entry(at)?.shift?;
    let mut next = at + 1;
    // `the most recent quarter` is the latest one, whatever it is called.
    if shift == Shift::Recent && context.back(at, 1) == "most" && at > context.floor {
        shift = Shift::Latest;
        at -= 1;
    }
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
    let end = next + 1;
    // `the same quarter last year`, `the same period of 1988`
    if shift == Shift::Same
        && let Some(unit) = quarters::comparable(context.word(next))
        && let Some((year @ (Year::Known(_) | Year::Shifted(_)), after)) = context.year_behind(end)
    {
        return Some(Reading::new(at..after, Meaning::SamePart { year, unit }));
    }
    // `the same month a year earlier`
    if shift == Shift::Same
        && let Some(unit) = quarters::comparable(context.word(next))
        && let Some(after) = quarters::year_before(context, end)
    {
        return Some(Reading::new(at..after, Meaning::SamePart { year: Year::Open(Some(Shift::Previous)), unit }));
    }
    let entry = context.entry(next)?;
    let is_back_reference = matches!(shift, Shift::That | Shift::Same);
    if let Some(part) = entry.part {
        let (amount, base) = match shift {
            Shift::This => (0, Base::Published),
            Shift::Last => (-1, Base::Published),
            Shift::Past | Shift::Coming | Shift::Recent | Shift::Latest => return None,
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
        return one(context, at, end, shift, word.unit, is_led).map(|year| quarters::owned(context, year));
    }
    // `following Monday's attack` says what came after it; `said that Monday` names a day.
    let is_whole_only = matches!(shift, Shift::Recent | Shift::Latest);
    if is_whole_only || (matches!(shift, Shift::Following | Shift::Past | Shift::Coming) && !is_led) {
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
    if matches!(shift, Shift::This | Shift::Same | Shift::That) || (shift == Shift::Last && is_verb(context, at)) {
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

/// `repairs could last two months`: whether `last` stands behind a word that wants a verb. With a capital May is a month.
fn is_verb(context: &Context<'_, '_>, last: usize) -> bool {
    match context.back(last, 1) {
        "may" => !context.tokens.is_capital(last - 1),
        "will" | "would" | "shall" | "should" | "can" | "could" | "might" | "must" => true,
        _ => false,
    }
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
    if unit == Unit::Day && matches!(shift, Shift::Last | Shift::Latest | Shift::This | Shift::Coming) {
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
    if let Some(base) = running(context, at, word.unit) {
        return Some(Reading::new(at..end, Meaning::Shifted { unit: word.unit, amount: 0, base }));
    }
    if word.unit < Unit::Week || context.word(end) == "of" {
        return None;
    }
    if let Some(amount) = beyond(context, end) {
        let after = end + 2;
        let meaning = Meaning::Shifted { unit: word.unit, amount, base: Base::Published };
        return (context.back(at, 1) == "the").then(|| Reading::new(at..after, meaning));
    }
    let is_fiscal =
        word.unit == Unit::Year && at > context.floor && is_kind(context.back(at, 1), WordKind::YearAdjective);
    let start = if is_fiscal { at - 1 } else { at };
    if context.back(start, 1) != "the" || context.year(end).is_some() {
        return None;
    }
    let is_part = match context.back(start, 2) {
        "of" => is_kind(context.back(start, 3), WordKind::UnitPart),
        "in" => is_kind(context.back(start, 3), WordKind::InUnit),
        _ => false,
    };
    if is_part || is_fiscal {
        let meaning = Meaning::Shifted { unit: word.unit, amount: 0, base: Base::Published };
        return Some(Reading::new(start..end, meaning));
    }
    definite(context, at, word.unit)
}

/// How many units later `the week after next` is, and earlier `the month before last`.
fn beyond(context: &Context<'_, '_>, end: usize) -> Option<i64> {
    match (context.word(end), context.word(end + 1)) {
        ("after", "next") => Some(2),
        ("before", "last") => Some(-2),
        _ => None,
    }
}

/// What a unit counts from that lasts yet, as in `before the year is out`, or a day of which the text speaks: `earlier
/// in the day`.
fn running(context: &Context<'_, '_>, at: usize, unit: Unit) -> Option<Base> {
    if unit < Unit::Day || context.back(at, 1) != "the" {
        return None;
    }
    let ends = |from: usize| matches!(context.word(from), "out" | "over" | "up");
    match (context.back(at, 2), context.word(at + 1)) {
        ("before" | "until", "is") if ends(at + 2) => Some(Base::Published),
        ("before" | "until", "was") if ends(at + 2) => Some(Base::Mentioned),
        ("before", "ends" | "closes") => Some(Base::Published),
        ("in", _) if unit == Unit::Day && is_kind(context.back(at, 3), WordKind::InUnit) => Some(Base::Mentioned),
        _ => None,
    }
}

/// `sales rose in the quarter`, `for the year`: the one that the text speaks of; but `the year ended June 30` is as long
/// as that, and `in the year before the war` is another one.
fn definite(context: &Context<'_, '_>, at: usize, unit: Unit) -> Option<Reading> {
    let end = at + 1;
    let is_led = matches!(context.back(at, 2), "in" | "for" | "during" | "throughout");
    if !is_led || !matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year) {
        return None;
    }
    let follows = context.word(end);
    if matches!(follows, "ended" | "ending") {
        let value = duration::iso(&[(Some(100), unit)]);
        return Some(Reading::new(at..end, Meaning::Duration { value, unit, reach: None }));
    }
    let is_whole = !context.is_word(end) && !context.tokens.joins(end) && context.number(end).is_none()
        || matches!(
            follows,
            "and" | "but" | "from" | "on" | "compared" | "was" | "were" | "at" | "while" | "because" | "is" | "than"
        );
    is_whole.then(|| Reading::new(at..end, Meaning::Shifted { unit, amount: 0, base: Base::Spoken }))
}
