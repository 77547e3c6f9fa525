//! Goes through a text, tests each token cheaply for whether an expression may begin there, and takes the longest reading.

use super::{
    DateSettings, Modifier, absolute, clock, duration, nth,
    parts::Context,
    reading::{Clock, Field, Meaning, Reader, Reading, Year, longest},
    relative, sets,
    words::{self, Entry, Narrows, Trust, Unit},
};
use crate::{
    lexicon::{WordKind, is_kind, sex_of},
    tokens::Tokens,
};

/// All readings of a text in order; they do not overlap.
pub(super) fn readings(tokens: &Tokens<'_>, settings: DateSettings) -> Vec<Reading> {
    let mut found = Vec::new();
    let entry_at = |at: usize| if tokens.is_word(at) { words::lookup(tokens, at) } else { None };
    let entries: Vec<Option<&'static Entry>> = (0..tokens.len()).map(entry_at).collect();
    // A wrong end of a sentence (`Jan. 2`) must not cut an expression, so the paragraph is the limit.
    for sentences in tokens.sentences().chunk_by(|one, next| one.paragraph == next.paragraph) {
        let (Some(first), Some(last)) = (sentences.first(), sentences.last()) else { continue };
        let paragraph = first.tokens.start..last.tokens.end;
        let mut at = paragraph.start;
        let mut context =
            Context { tokens, entries: &entries, settings: &settings, floor: at, year_ended: false, paragraph };
        while at < context.paragraph.end {
            if !may_begin(&context, at) {
                at += 1;
                continue;
            }
            match reading(&context, at) {
                Step::Found(reading) => {
                    at = reading.tokens.end.max(at + 1);
                    context.floor = at;
                    context.year_ended =
                        matches!(reading.meaning, Meaning::Date { field: Field::Year, year: Year::Known(_) });
                    found.push(reading);
                }
                Step::Skip(end) => {
                    at = end.max(at + 1);
                    context.floor = at;
                }
                Step::Nothing => at += 1,
            }
        }
    }
    found
}

fn may_begin(context: &Context<'_, '_>, at: usize) -> bool {
    context.entries[at].map_or_else(|| context.tokens.is_number(at), |entry| entry.begins)
}

/// What was found at a token.
enum Step {
    Found(Reading),
    /// A name that only looks like a date ends at this token.
    Skip(usize),
    Nothing,
}

fn reading(context: &Context<'_, '_>, at: usize) -> Step {
    let readers: [Reader; 6] = [relative::at, absolute::at, clock::at, sets::at, duration::at, nth::at];
    let found = longest(context, at, readers);
    let Some(mut found) = found else { return Step::Nothing };
    if let Some(end) = name_over(context, &found) {
        return Step::Skip(end);
    }
    if found.clock.is_none()
        && found.meaning.is_one_day()
        && let Some((clock, end)) = clock::after(context, found.tokens.end)
    {
        found.clock = Some(clock);
        found.tokens.end = end;
    }
    narrow(context, &mut found);
    Step::Found(found)
}

/// Where a name ends that covers the beginning of a reading and is no date: the Sunday Times.
fn name_over(context: &Context<'_, '_>, found: &Reading) -> Option<usize> {
    if is_person(context, found) || is_newspaper(context, found) || is_title(context, found) {
        return Some(found.tokens.end);
    }
    let earliest = found.tokens.start.saturating_sub(3).max(context.paragraph.start);
    (earliest..found.tokens.end)
        .filter_map(|start| words::NAMES.longest_at(context.tokens, start).map(|(end, ())| end))
        .find(|end| *end > found.tokens.start)
}

/// Whether a bare weekday or month is what somebody is called: `Mr Friday`, `Ms Sunday Okoro`, `his wife, June, was held`.
fn is_person(context: &Context<'_, '_>, found: &Reading) -> bool {
    let start = found.tokens.start;
    if found.tokens.len() != 1 || start == context.paragraph.start || !context.tokens.is_capital(start) {
        return false;
    }
    let is = |at: usize, kind| context.paragraph.contains(&at) && context.tokens.is_kind(at, kind);
    let dot = usize::from(context.back(start, 1) == "." && start > context.paragraph.start + 1);
    let is_titled = is(start - 1 - dot, WordKind::ManTitle) || is(start - 1 - dot, WordKind::WomanTitle);
    let is_name = context.entry(start).and_then(|entry| entry.month).is_some_and(|(_, trust)| trust == Trust::Name);
    // `his wife June`, `her daughter, April, was`
    let comma = usize::from(context.back(start, 1) == "," && context.word(found.tokens.end) == ",");
    // `Joe Friday`; of `Joe Kovel Friday` the day is when he did it.
    let is_called = context.back(start, 1) != "."
        && context.paragraph.contains(&(start - 1))
        && context.tokens.is_capital(start - 1)
        && sex_of(context.word(start - 1)).is_some()
        && !(start > context.paragraph.start + 1 && context.tokens.is_capital(start - 2));
    is_titled || is_called || is_name && start > comma && is(start - 1 - comma, WordKind::Belongs)
}

/// `a film called Black Sunday`
fn is_title(context: &Context<'_, '_>, found: &Reading) -> bool {
    let start = found.tokens.start;
    matches!(found.meaning, Meaning::Weekday { shift: None, .. })
        && start >= context.paragraph.start + 2
        && context.tokens.is_capital(start - 1)
        && matches!(context.back(start, 2), "called" | "titled" | "entitled" | "dubbed")
        && is_kind(context.back(start, 3), WordKind::Titled)
}

/// `The Friday Times`, `the Sunday Tribune`
fn is_newspaper(context: &Context<'_, '_>, found: &Reading) -> bool {
    let end = found.tokens.end;
    matches!(found.meaning, Meaning::Weekday { shift: None, .. })
        && found.tokens.len() == 1
        && context.back(found.tokens.start, 1) == "the"
        && context.paragraph.contains(&end)
        && context.tokens.is_capital(end)
        && (context.tokens.is_kind(end, WordKind::News) || matches!(context.word(end), "post" | "world"))
}

/// What reads single days.
const DAYS: [Reader; 3] = [relative::at, absolute::at, nth::at];

/// A single day that begins here, for a time of day in front of it.
pub(super) fn one_day(context: &Context<'_, '_>, at: usize) -> Option<Reading> {
    longest(context, at, DAYS).filter(|reading| reading.meaning.is_one_day() && reading.clock.is_none())
}

/// A part of a single day that begins here, for an exact time in front of it: `last night`, `this morning`.
pub(super) fn part_of_one_day(context: &Context<'_, '_>, at: usize) -> Option<(&'static str, Reading)> {
    let found = longest(context, at, DAYS).filter(|reading| reading.meaning.is_one_day())?;
    match found.clock {
        Some(Clock::Part(part)) => Some((part, found)),
        _ => None,
    }
}

/// Takes in the words in front of a reading that belong to it: an adjective, an article, `the end of`, `nearly`.
fn narrow(context: &Context<'_, '_>, found: &mut Reading) {
    take_adjective(context, found);
    take_article(context, found);
    let is_amount = matches!(found.meaning, Meaning::Duration { .. });
    let is_point = !matches!(
        found.meaning,
        Meaning::Duration { .. } | Meaning::Set(_) | Meaning::Reference(_) | Meaning::Qualifier(_)
    );
    let start = found.tokens.start;
    // `end-2025`
    if matches!(found.meaning, Meaning::Date { field: Field::Year, .. })
        && start >= context.floor + 2
        && context.back(start, 1) == "-"
        && context.back(start, 2) == "end"
    {
        found.modifier = Some(Modifier::End);
        found.tokens.start = start - 2;
        return;
    }
    // `nearly 50 years ago`
    let is_counted = matches!(found.meaning, Meaning::Shifted { .. })
        && (context.quantity(start).is_some() || matches!(context.word(start), "a" | "an"));
    for first in start.saturating_sub(4).max(context.floor)..start {
        let Some((end, (modifier, narrows))) = words::NARROWING.longest_at(context.tokens, first) else { continue };
        let is_near = context.hyphen(end) == start || (context.word(end) == "the" && end + 1 == start);
        let fits = match narrows {
            Narrows::Point => is_point,
            Narrows::Duration => is_amount || is_counted,
            Narrows::Both => is_point || is_amount,
        };
        if is_near && fits {
            found.modifier = Some(*modifier);
            found.tokens.start = first;
            if context.back(first, 1) == "the" && first > context.floor {
                found.tokens.start = first - 1;
            }
            return;
        }
    }
}

/// `fiscal 1990`, `fiscal year 1990`, `fiscal third quarter`, `the near future`, `the first nine months`.
fn take_adjective(context: &Context<'_, '_>, found: &mut Reading) {
    let start = found.tokens.start;
    if start <= context.floor {
        return;
    }
    let before = context.back(start, 1);
    match &found.meaning {
        Meaning::Date { field: Field::Year | Field::Quarter(_) | Field::Half(_), .. } => {
            if is_kind(before, WordKind::YearAdjective) {
                found.tokens.start = start - 1;
            } else if before == "year"
                && start > context.floor + 1
                && is_kind(context.back(start, 2), WordKind::YearAdjective)
            {
                found.tokens.start = start - 2;
            } else if before == "year" && context.back(start, 2) == "the" && start > context.floor + 1 {
                // `the year 2000`
                found.tokens.start = start - 2;
            }
        }
        Meaning::Reference(_) if before != "the" && is_kind(before, WordKind::BeforeFuture) => {
            found.tokens.start = start - 1;
        }
        Meaning::Duration { .. }
            if before == "first" && context.back(start, 2) == "the" && is_plural(context, found) =>
        {
            found.tokens.start = start - 1;
        }
        _ => {}
    }
}

/// Whether a length of time ends with its unit in the plural: `nine months`, not `nine-month`.
fn is_plural(context: &Context<'_, '_>, found: &Reading) -> bool {
    let last = found.tokens.end - 1;
    context.entry(last).and_then(|entry| entry.unit).is_some_and(|word| word.plural)
}

/// `the 1990s`, `the last two years`, `a few days` include their article; `the 2012 election` does not.
fn take_article(context: &Context<'_, '_>, found: &mut Reading) {
    let start = found.tokens.start;
    if start <= context.floor {
        return;
    }
    let takes_the = match &found.meaning {
        Meaning::Date { field, .. } => {
            matches!(field, Field::Quarter(_) | Field::Half(_) | Field::Season(_) | Field::Part { .. })
                || context.ordinal(start).is_some()
        }
        Meaning::Weekday { shift, .. } => shift.is_some(),
        Meaning::Shifted { unit, .. } => *unit != Unit::Day || context.word(start) != "today",
        // `the 30-year-old` and `the two-day meeting` stay without.
        Meaning::Duration { .. } => {
            context
                .entry(start)
                .is_some_and(|entry| entry.shift.is_some() || (entry.unit.is_some() && found.tokens.len() == 1))
                || is_plural(context, found)
        }
        Meaning::Set(_) | Meaning::WeekdayOfWeek { .. } | Meaning::Qualifier(_) => false,
        Meaning::DayOfMonth { .. }
        | Meaning::Weekend(_)
        | Meaning::TimeOfDay
        | Meaning::SamePart { .. }
        | Meaning::Decade(_)
        | Meaning::Century(_)
        | Meaning::Reference(_) => true,
    };
    // `the night of 3 March`
    let is_part_of = found.clock.is_some() && context.entry(start).is_some_and(|entry| entry.part.is_some());
    let is_few =
        is_kind(context.word(start), WordKind::Few) || context.entry(start).is_some_and(|entry| entry.scale.is_some());
    let takes_a =
        matches!(found.meaning, Meaning::Duration { .. } | Meaning::Shifted { .. } | Meaning::Reference(_)) && is_few;
    let before = context.back(start, 1);
    if (before == "the" && (takes_the || is_part_of)) || (before == "a" && takes_a) {
        found.tokens.start = start - 1;
    }
}
