//! The numbers that a stretch of text gives. What two outlets tell in the same words with other numbers is no agreement: `nine
//! people died`, `twelve people died`.

use super::view::View;
use crate::dossier::FigureNote;
use rustc_hash::FxHashMap;

/// Figures of one sentence that are kept.
const MOST: usize = 16;

/// Units and values of figures.
pub(super) type Values<'v> = Vec<(&'v str, &'v str)>;

/// The figures of a document by the first byte of their sentence; ordinals count nothing.
pub(super) fn by_sentence<'v>(view: &'v View<'v>) -> FxHashMap<usize, Vec<&'v FigureNote>> {
    let mut figures: FxHashMap<usize, Vec<&FigureNote>> = FxHashMap::default();
    for figure in view.reading.dossier.figures.iter().filter(|figure| figure.unit != "ordinal") {
        let of_sentence = figures.entry(figure.sentence.at.start).or_default();
        if of_sentence.len() < MOST {
            of_sentence.push(figure);
        }
    }
    figures
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
