//! The numbers that a stretch of text gives. What two outlets tell in the same words with other numbers is no agreement: `nine
//! people died`, `twelve people died`.

use super::view::View;
use crate::{dates::TimeKind, dossier::Span};
use rustc_hash::FxHashMap;

/// Figures of one sentence that are kept.
const MOST: usize = 16;
/// The unit of a length of time.
const LENGTH: &str = "length";

/// Units and values of figures.
pub(super) type Values<'v> = Vec<(&'v str, &'v str)>;

/// A figure or a length of time, by what two may differ.
#[derive(Debug, Clone, Copy)]
pub(super) struct Amount<'v> {
    pub(super) unit: &'v str,
    pub(super) value: &'v str,
    pub(super) span: &'v Span,
}

impl<'v> Amount<'v> {
    pub(super) fn pair(&self) -> (&'v str, &'v str) {
        (self.unit, self.value)
    }
}

/// The figures and lengths of time of a document by the first byte of their sentence; ordinals count nothing.
pub(super) fn by_sentence<'v>(view: &'v View<'v>) -> FxHashMap<usize, Vec<Amount<'v>>> {
    let mut values: FxHashMap<usize, Vec<Amount<'v>>> = FxHashMap::default();
    let dossier = &view.reading.dossier;
    let figures = dossier.figures.iter().filter(|figure| figure.unit != "ordinal").map(|figure| {
        let value = Amount { unit: figure.unit.as_str(), value: figure.value.as_str(), span: &figure.span };
        (figure.sentence.at.start, value)
    });
    let lengths = dossier.dates.iter().filter(|date| date.kind == TimeKind::Duration).filter_map(|date| {
        let sentence = view.sentence_at(date.span.at.start)?;
        Some((sentence.span.at.start, Amount { unit: LENGTH, value: date.value.as_str(), span: &date.span }))
    });
    for (sentence, value) in figures.chain(lengths) {
        let of_sentence = values.entry(sentence).or_default();
        if of_sentence.len() < MOST {
            of_sentence.push(value);
        }
    }
    values
}

/// Whether both texts count or measure in one unit, and no value is the same: `froze 27 million euros`, `19 million euros have
/// been frozen`.
pub(super) fn differ(one: &[(&str, &str)], other: &[(&str, &str)]) -> bool {
    one.iter().any(|(unit, _)| {
        let (own, others) = (values_in(one, unit), values_in(other, unit));
        !others.is_empty() && own.iter().all(|value| !others.contains(value))
    })
}

fn values_in<'v>(values: &[(&str, &'v str)], unit: &str) -> Vec<&'v str> {
    values.iter().filter(|(held, _)| *held == unit).map(|(_, value)| *value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_differ_if_none_of_one_unit_is_the_same() {
        for (one, other, expected) in [
            (vec![("count", "9")], vec![("count", "12")], true),
            (vec![("count", "9"), ("count", "12")], vec![("count", "12")], false),
            (vec![("count", "9")], vec![("EUR", "12")], false),
            (vec![("count", "9"), ("EUR", "5")], vec![("count", "9"), ("EUR", "6")], true),
            (vec![], vec![("count", "12")], false),
        ] {
            assert_eq!(differ(&one, &other), expected, "{one:?} {other:?}");
            assert_eq!(differ(&other, &one), expected, "{other:?} {one:?}");
        }
    }
}
