//! What all documents of a story give, by document, unit and value: whether one gives a figure a second time, of the same or of
//! something else, and whether it has several numbers of one thing. A document may have thousands, and each is held against many.

use super::Figure;
use crate::stories::{bags::Bag, occasions::is_another};
use rustc_hash::{FxHashMap, FxHashSet};

/// Numbers of one thing (`runs`, `yachts`) in one document, where it speaks of more than one of them.
const SEVERAL: usize = 3;
/// So many figures of one value in one document are looked at.
const ALIKE: usize = 16;

/// What the figures of one document with one value measure.
#[derive(Debug)]
struct Given {
    measures: Bag,
    /// Of one of them it is not known.
    unknown: bool,
    /// What became of those who are counted.
    fates: FxHashSet<String>,
}

/// Place of a document, unit and value.
type Value<'v> = (usize, &'v str, &'v str);

/// What is known of all figures.
pub(super) struct All<'f, 'v> {
    given: FxHashMap<Value<'v>, Given>,
    /// The figures of one value in one document.
    alike: FxHashMap<Value<'v>, Vec<&'f Figure<'v>>>,
    /// For the place of a document and what became of people: the highest low and the lowest high end of their counts.
    tolls: FxHashMap<(usize, &'f str), (f64, f64)>,
    /// The counts of those of whom the same became, by the place of a document.
    fated: FxHashMap<(usize, &'f str), Vec<&'f Figure<'v>>>,
    /// The numbers that a document gives of what it counts without a word on what became of them.
    numbers: FxHashMap<(usize, &'f str), FxHashSet<&'f str>>,
}

impl<'f, 'v> All<'f, 'v> {
    /// Puts the figures of all documents in order.
    pub(super) fn of(figures: &'f [Figure<'v>]) -> Self {
        let mut alike: FxHashMap<Value<'v>, Vec<&'f Figure<'v>>> = FxHashMap::default();
        let mut tolls: FxHashMap<(usize, &str), (f64, f64)> = FxHashMap::default();
        let mut fated: FxHashMap<(usize, &str), Vec<&Figure<'v>>> = FxHashMap::default();
        let mut numbers: FxHashMap<(usize, &str), FxHashSet<&str>> = FxHashMap::default();
        for figure in figures {
            if figure.note.unit == "count" && figure.fate.is_none() {
                for word in figure.measures.words() {
                    numbers.entry((figure.view.place, word)).or_default().insert(figure.note.value.as_str());
                }
            }
            let value = (figure.view.place, figure.note.unit.as_str(), figure.note.value.as_str());
            alike.entry(value).or_default().push(figure);
            if let Some(fate) = &figure.fate {
                if !figure.scope.is_vague() {
                    fated.entry((figure.view.place, fate.head.as_str())).or_default().push(figure);
                }
                let toll = tolls.entry((figure.view.place, fate.head.as_str())).or_insert((figure.low, figure.high));
                *toll = (toll.0.max(figure.low), toll.1.min(figure.high));
            }
        }
        let given = alike.iter().map(|(value, figures)| (*value, given_by(figures))).collect();
        Self { given, alike, tolls, fated, numbers }
    }

    /// Whether the document of a count tells of two things that befell people alike, and counts those of the one that the document of
    /// the other count does not tell of: the dead of the raid, and of the air strikes that it was to avenge.
    pub(super) fn counts_another(&self, one: &Figure<'_>, other: &Figure<'_>) -> bool {
        let fate = one.fate.as_ref().map_or("", |fate| fate.head.as_str());
        let Some(told) = other.view.sentence_at(other.note.sentence.at.start) else { return false };
        let of_kind = self.fated.get(&(one.view.place, fate)).into_iter().flatten().map(|figure| &figure.note.sentence);
        is_another(one.view, &one.note.sentence, of_kind, &told.bag)
    }

    /// Whether a document gives several numbers of what a figure counts: another one elsewhere need not be of the same.
    pub(super) fn are_several(&self, figure: &Figure<'_>) -> bool {
        let several =
            |word: &str| self.numbers.get(&(figure.view.place, word)).is_some_and(|numbers| numbers.len() >= SEVERAL);
        figure.note.unit == "count" && figure.fate.is_none() && figure.measures.words().any(several)
    }
}

fn given_by(figures: &[&Figure<'_>]) -> Given {
    Given {
        measures: Bag::of_all(figures.iter().map(|figure| &figure.measures)),
        unknown: figures.iter().any(|figure| figure.measures.is_empty()),
        fates: figures.iter().filter_map(|figure| figure.fate.as_ref()).map(|fate| fate.head.clone()).collect(),
    }
}

/// Whether the document of a figure gives the same number of the same elsewhere so that it may mean the other: a headline says
/// `seven killed` for `at least seven`.
pub(super) fn is_bounded(one: &Figure<'_>, other: &Figure<'_>, all: &All<'_, '_>) -> bool {
    let value = (one.view.place, one.note.unit.as_str(), one.note.value.as_str());
    all.alike
        .get(&value)
        .into_iter()
        .flatten()
        .take(ALIKE)
        .any(|figure| (figure.same_fate(one) || figure.measures.shared_words(&one.measures) > 0) && figure.meets(other))
}

/// Whether the document of a figure gives no other number of those of whom it says the same.
pub(super) fn is_only(one: &Figure<'_>, all: &All<'_, '_>) -> bool {
    let toll = one.fate.as_ref().and_then(|fate| all.tolls.get(&(one.view.place, fate.head.as_str())));
    // Each meets the one if the one that begins last and the one that ends first do.
    toll.is_none_or(|(low, high)| *low <= one.high && one.low <= *high)
}

/// Whether the document of one figure gives the other's value as well: then they are figures of two things.
pub(super) fn has_both(one: &Figure<'_>, other: &Figure<'_>, all: &All<'_, '_>) -> bool {
    let same = all.given.get(&(one.view.place, other.note.unit.as_str(), other.note.value.as_str()));
    // Where it is known that the same number counts something else, it says nothing of this.
    same.is_some_and(|same| {
        same.unknown
            || other.measures.is_empty()
            || same.measures.shared_words(&other.measures) > 0
            || other.fate.as_ref().is_some_and(|fate| same.fates.contains(&fate.head))
    })
}
