//! Evidence beside the name: birth dates, countries, kind of party.

use crate::{
    Subject,
    index::{ListedEntity, NumberKind},
    score::ENTITY_FEATURES,
};
use interdict_model::{DateSpan, Identifier, PartialDate};

/// What comparing birth dates says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum BirthEvidence {
    /// Both to the day, the same day.
    SameDay,
    /// Compatible as far as both go.
    Agrees,
    /// One slip of the pen apart: day and month exchanged, or one digit wrong or two digits swapped.
    Slip,
    /// Within two years.
    Near,
    /// Years apart, but one side is only about a date: a year alone in the question, "circa" on the list.
    DiffersVaguely,
    /// Someone else's.
    Differs,
}

/// The best agreement between any date of the subject and any of the entity; `None` if either has none.
pub(crate) fn compare_births(
    subject: &[PartialDate],
    listed: &(impl Iterator<Item = DateSpan> + Clone),
) -> Option<BirthEvidence> {
    subject.iter().flat_map(|date| listed.clone().map(move |span| compare(*date, span))).min()
}

fn compare(date: PartialDate, span: DateSpan) -> BirthEvidence {
    let (first, last) = span.bounds();
    let years = |a: u16, b: u16| a.abs_diff(b);
    if date.last_day() >= first && date.first_day() <= last {
        let to_the_day = date.day_value().is_some() && span.end.is_none() && span.start.day_value().is_some();
        return if to_the_day && !span.circa { BirthEvidence::SameDay } else { BirthEvidence::Agrees };
    }
    let apart = years(date.year_value(), first.year_value()).min(years(date.year_value(), last.year_value()));
    if span.circa && apart <= 2 {
        return BirthEvidence::Agrees;
    }
    if span.end.is_none() && is_slip(date, span.start) {
        return BirthEvidence::Slip;
    }
    // Where only a year is known, the year before or after is within how such years are reckoned.
    let partial = date.day_value().is_none() || span.start.day_value().is_none();
    if apart <= if partial { 2 } else { 1 } {
        BirthEvidence::Near
    } else if date.month_value().is_none() || span.circa {
        BirthEvidence::DiffersVaguely
    } else {
        BirthEvidence::Differs
    }
}

/// Eight digits of a full date, most significant first.
fn digits(year: u16, month: u8, day: u8) -> [u8; 8] {
    let (mut digits, mut rest) = ([0; 8], u32::from(year) * 10_000 + u32::from(month) * 100 + u32::from(day));
    for digit in digits.iter_mut().rev() {
        *digit = (rest % 10) as u8;
        rest /= 10;
    }
    digits
}

/// Whether two full dates are a slip of the pen apart: day and month exchanged, or, with the year or the day of the year the
/// same, one digit wrong, two neighbours swapped, or the year next to it.
fn is_slip(left: PartialDate, right: PartialDate) -> bool {
    let (Some(lm), Some(ld), Some(rm), Some(rd)) =
        (left.month_value(), left.day_value(), right.month_value(), right.day_value())
    else {
        return false;
    };
    let same_year = left.year_value() == right.year_value();
    let same_day = lm == rm && ld == rd;
    if !same_year && !same_day {
        return false;
    }
    if (same_year && lm == rd && ld == rm) || (same_day && left.year_value().abs_diff(right.year_value()) <= 1) {
        return true;
    }
    let (a, b) = (digits(left.year_value(), lm, ld), digits(right.year_value(), rm, rd));
    let mut wrong = (0..8).filter(|at| a[*at] != b[*at]);
    match (wrong.next(), wrong.next(), wrong.next()) {
        (Some(_), None, _) => true,
        (Some(first), Some(second), None) => second == first + 1 && a[first] == b[second] && a[second] == b[first],
        _ => false,
    }
}

/// How the identifiers of a subject and an entity compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct IdentifierEvidence {
    /// A number that only one party has is the same.
    pub(crate) same: bool,
    /// An address that several may share (telephone, web, mail) is the same.
    pub(crate) shared: bool,
    /// Both have a number of a kind of which a party has one (IMO, LEI), and they differ.
    pub(crate) differs: bool,
}

/// Compares identifiers by their normalised values. A kind that the user did not state goes with every kind.
pub(crate) fn compare_identifiers(subject: &[Identifier], listed: &ListedEntity) -> IdentifierEvidence {
    let mut evidence = IdentifierEvidence::default();
    for asked in subject {
        let (value, of) = (asked.normalised(), NumberKind::from(&asked.kind));
        for (kind, other) in listed.identifiers() {
            if value.as_bytes() == other {
                match kind {
                    NumberKind::Shared => evidence.shared = true,
                    _ => evidence.same = true,
                }
            } else if kind == of && matches!(of, NumberKind::Imo | NumberKind::Lei) {
                evidence.differs = true;
            }
        }
    }
    evidence.differs &= !evidence.same;
    evidence
}

/// Values of the entity features in the order of their weights.
pub(crate) fn entity_features(subject: &Subject, entity: &ListedEntity) -> [f32; 12] {
    debug_assert_eq!(ENTITY_FEATURES.len(), 12);
    let mut values = [0.0; 12];
    if !subject.identifiers.is_empty() {
        let evidence = compare_identifiers(&subject.identifiers, entity);
        values[9] = f32::from(u8::from(evidence.same));
        values[10] = f32::from(u8::from(evidence.shared && !evidence.same));
        values[11] = f32::from(u8::from(evidence.differs));
    }
    if let Some(evidence) = compare_births(&subject.births, &entity.births()) {
        values[evidence as usize] = 1.0;
    }
    if !subject.countries.is_empty() && entity.countries().next().is_some() {
        let agrees = subject.countries.iter().any(|a| entity.countries().any(|b| a.base().as_bytes() == b));
        values[if agrees { 6 } else { 7 }] = 1.0;
    }
    if !subject.party_kind().agrees_with(entity.kind) {
        values[8] = 1.0;
    }
    values
}
