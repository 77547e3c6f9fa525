//! Sums and counts of several outlets: the same, one within the other's bounds, different, or in different currencies.

mod terms;

use super::{Evidence, Verdict, drafts::Drafts, view::View, words::Bag};
use crate::dossier::FigureNote;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Figures of one key that are compared with each other.
const MOST: usize = 150;
/// Shared words of two sentences about the same sum or count.
const ONE_TOPIC: f64 = 2.0;
/// The same where both sums measure the same: a ship's value and that of its cargo share the measure and no word.
const ONE_MEASURE: f64 = 0.6;
/// What a sum tells that stands in both sentences.
const SUM: f64 = 1.4;
/// The same of large counts that are near each other: 312 parts and more than 300 parts.
const ONE_COUNT: f64 = 0.6;
/// A count from which two that are near each other are hardly of two things.
const LARGE: f64 = 100.0;
/// How far such counts are apart, at most.
const NEAR: f64 = 1.1;
/// The same of a length of time and a limit for it, of which only the words around them count.
const ONE_LENGTH: f64 = 1.2;
/// What `about` allows for on either side.
const ABOUT: f64 = 0.1;
/// Values further apart than this are not two reports of one thing.
const FARTHEST: f64 = 20.0;

/// A figure as one document gives it.
#[derive(Debug)]
struct Figure<'v> {
    view: &'v View<'v>,
    note: &'v FigureNote,
    value: f64,
    low: f64,
    high: f64,
    sentence: Bag,
    measures: Bag,
    /// The other sums of the sentence: unit and value.
    sums: Vec<(&'v str, &'v str)>,
}

impl Figure<'_> {
    fn is_money(&self) -> bool {
        is_currency(&self.note.unit)
    }

    /// Whether nothing says that it is not meant exactly.
    fn is_exact(&self) -> bool {
        self.low == self.high
    }

    fn evidence(&self) -> Evidence {
        self.view.evidence(&self.note.sentence, Some(&self.note.span))
    }

    /// How much the words of both sentences share. A sum that stands in both is as good as a rare word.
    fn shared(&self, other: &Self) -> f64 {
        let sums = self.sums.iter().filter(|sum| other.sums.contains(sum)).count();
        self.sentence.shared(&other.sentence) + SUM * sums as f64
    }
}

/// What the figures of one document with one value measure.
#[derive(Debug, Default)]
struct Given {
    measures: Bag,
    /// Of one of them it is not known.
    unknown: bool,
}

/// From place of the document, unit and value to what is measured by it.
type Values<'v> = FxHashMap<(usize, &'v str, &'v str), Given>;

fn values_of<'v>(figures: &[Figure<'v>]) -> Values<'v> {
    let mut values: Values<'v> = FxHashMap::default();
    for figure in figures {
        let key = (figure.view.place, figure.note.unit.as_str(), figure.note.value.as_str());
        let given = values.entry(key).or_default();
        given.unknown |= figure.measures.is_empty();
        given.measures.extend(&figure.measures);
    }
    values
}

fn is_currency(unit: &str) -> bool {
    unit.len() >= 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The values that a figure may mean.
fn bounds(note: &FigureNote) -> Option<(f64, f64, f64)> {
    let value = note.value.parse::<f64>().ok().filter(|value| value.is_finite())?;
    let upper = note.upper.as_ref().and_then(|upper| upper.parse::<f64>().ok()).unwrap_or(value).max(value);
    let slack = if note.approximate { ABOUT } else { 0.0 };
    let (low, high) = (value - value.abs() * slack, upper + upper.abs() * slack);
    Some(match note.bound.as_deref() {
        Some("at_least" | "more_than") => (value, low, f64::INFINITY),
        Some("at_most" | "less_than") => (value, f64::NEG_INFINITY, high),
        _ => (value, low, high),
    })
}

/// Findings about all figures.
pub(super) fn find(views: &[View<'_>], drafts: &mut Drafts) {
    let figures = collect(views);
    let mut keys: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, figure) in figures.iter().enumerate() {
        let unit = if figure.is_money() { "money" } else { figure.note.unit.as_str() };
        let mut found = vec![format!("{unit} {}", figure.note.value)];
        found.extend(figure.measures.words().map(|word| format!("{unit} of {word}")));
        if figure.is_money() {
            found.push(unit.to_owned());
        }
        for key in found {
            let members = keys.entry(key).or_default();
            if members.len() < MOST {
                members.push(place);
            }
        }
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for members in keys.values() {
        for (nth, one) in members.iter().enumerate() {
            let others =
                members[nth + 1..].iter().filter(|other| figures[**other].view.outlet != figures[*one].view.outlet);
            pairs.extend(others.map(|other| (*one, *other)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    let given = values_of(&figures);
    for (one, other) in pairs {
        compare(&figures[one], &figures[other], &given, drafts);
    }
}

fn collect<'v>(views: &'v [View<'v>]) -> Vec<Figure<'v>> {
    let mut figures = Vec::new();
    for view in views {
        let notes = &view.reading.dossier.figures;
        let mut sums: BTreeMap<usize, Vec<&FigureNote>> = BTreeMap::new();
        for note in notes.iter().filter(|note| is_currency(&note.unit)) {
            sums.entry(note.sentence.at.start).or_default().push(note);
        }
        for note in notes.iter().filter(|note| note.unit != "ordinal") {
            let Some((value, low, high)) = bounds(note) else { continue };
            let beside =
                sums.get(&note.sentence.at.start).into_iter().flatten().filter(|sum| sum.span.at != note.span.at);
            figures.push(Figure {
                view,
                note,
                value,
                low,
                high,
                sentence: Bag::of(&note.sentence.text),
                measures: note.measures.as_deref().map(Bag::of).unwrap_or_default(),
                sums: beside.map(|sum| (sum.unit.as_str(), sum.value.as_str())).collect(),
            });
        }
        figures.extend(terms::lengths(view));
    }
    figures
}

fn compare(one: &Figure<'_>, other: &Figure<'_>, given: &Values<'_>, drafts: &mut Drafts) {
    let shared = one.shared(other);
    let same_measure = one.measures.shared_words(&other.measures) > 0;
    let other_measure = !same_measure && !one.measures.is_empty() && !other.measures.is_empty();
    let evidence = vec![one.evidence(), other.evidence()];
    let (left, right) = (written(one), written(other));
    if one.note.unit != other.note.unit {
        // A sum without a measure of its own is of what both sentences name: `the profit was estimated at £430,000`.
        let named = |one: &Figure<'_>, other: &Figure<'_>| one.measures.shared_words(&other.sentence) > 0;
        let same_measure = same_measure || named(one, other) || named(other, one);
        let topic = (same_measure && shared >= ONE_MEASURE) || (!other_measure && shared >= ONE_TOPIC);
        if one.is_money() && other.is_money() && topic && !has_both(one, other, given) && !has_both(other, one, given) {
            let about = format!("{}: {left} and {right}, not comparable without an exchange rate", measure(one, other));
            let key = format!("figure rate {} {}", pair(&one.note.unit, &other.note.unit), values(one, other));
            drafts.add(Verdict::Compatible, key, about, evidence, 1.5 + shared * 0.3);
        }
        return;
    }
    if one.note.value == other.note.value && one.note.bound == other.note.bound {
        // `4.1%`, `$340m`, `9,140`: hardly two things have the same; `two` and `three` many have.
        let telling = one.is_money() || one.value.abs() >= 100.0 || one.value.fract() != 0.0;
        if (telling && (same_measure || shared >= 0.6)) || shared >= ONE_TOPIC || (same_measure && shared >= 1.0) {
            let about = format!("{}: {left}", measure(one, other));
            let key = format!("figure same {} {}", one.note.unit, one.note.value);
            drafts.add(Verdict::Agree, key, about, evidence, 1.0 + shared * 0.3);
        }
        return;
    }
    // A count of people or firms is a count of these only if the sentences speak of one thing.
    if !same_measure || shared < topic_of(one, other) || has_both(one, other, given) || has_both(other, one, given) {
        return;
    }
    let overlapping = one.low <= other.high && other.low <= one.high && !terms::differ(one, other);
    if overlapping {
        let about = format!("{}: {left}, {right}", measure(one, other));
        let key = format!("figure within {} {}", one.note.unit, values(one, other));
        drafts.add(Verdict::Compatible, key, about, evidence, 1.0 + shared * 0.3);
    } else if far(one.value, other.value) <= FARTHEST && (one.is_exact() || other.is_exact()) {
        let about = format!("{}: {left} against {right}", measure(one, other));
        let key = format!("figure apart {} {}", one.note.unit, values(one, other));
        drafts.add(Verdict::Differ, key, about, evidence, 1.0 + shared * 0.3);
    }
}

/// How much the sentences of two figures that measure the same must share.
fn topic_of(one: &Figure<'_>, other: &Figure<'_>) -> f64 {
    if terms::differ(one, other) {
        ONE_LENGTH
    } else if one.value.min(other.value) >= LARGE && far(one.value, other.value) <= NEAR {
        ONE_COUNT
    } else {
        ONE_TOPIC
    }
}

/// Whether the document of one figure gives the other's value as well: then they are figures of two things.
fn has_both(one: &Figure<'_>, other: &Figure<'_>, given: &Values<'_>) -> bool {
    let same = given.get(&(one.view.place, other.note.unit.as_str(), other.note.value.as_str()));
    // Where it is known that the same number counts something else, it says nothing of this.
    same.is_some_and(|same| {
        same.unknown || other.measures.is_empty() || same.measures.shared_words(&other.measures) > 0
    })
}

fn far(one: f64, other: f64) -> f64 {
    let (small, large) = (one.abs().min(other.abs()), one.abs().max(other.abs()));
    if small > 0.0 { large / small } else { f64::INFINITY }
}

/// The figure with its bound, and what it counts.
fn written(figure: &Figure<'_>) -> String {
    let bound = match figure.note.bound.as_deref() {
        Some("at_least") => "at least ",
        Some("more_than") => "more than ",
        Some("at_most") => "at most ",
        Some("less_than") => "less than ",
        _ if figure.note.approximate => "about ",
        _ => "",
    };
    format!("{bound}{}", figure.note.span.text)
}

/// What two figures measure, as far as one of them says.
fn measure(one: &Figure<'_>, other: &Figure<'_>) -> String {
    let named = one.note.measures.as_deref().or(other.note.measures.as_deref());
    let otherwise = if one.is_money() { "sum" } else { "figure" };
    named.unwrap_or(otherwise).replace('_', " ")
}

fn pair(one: &str, other: &str) -> String {
    format!("{} {}", one.min(other), one.max(other))
}

fn values(one: &Figure<'_>, other: &Figure<'_>) -> String {
    pair(&one.note.value, &other.note.value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Span;

    fn note(value: &str, approximate: bool, bound: Option<&str>) -> FigureNote {
        let span = Span { start: 0, end: 0, text: value.to_owned(), at: 0..0 };
        FigureNote {
            span: span.clone(),
            value: value.to_owned(),
            upper: None,
            unit: "count".to_owned(),
            approximate,
            bound: bound.map(str::to_owned),
            measures: None,
            period: None,
            sentence: span,
        }
    }

    #[test]
    fn bounds_and_approximations_allow_for_other_values() {
        let meets = |one: &FigureNote, other: &FigureNote| {
            let ((_, low, high), (_, other_low, other_high)) = (bounds(one).unwrap(), bounds(other).unwrap());
            low <= other_high && other_low <= high
        };
        let exact = note("5200", false, None);
        assert!(meets(&exact, &note("5000", true, None)));
        assert!(meets(&exact, &note("5000", false, Some("more_than"))));
        assert!(!meets(&exact, &note("5000", false, Some("at_most"))));
        assert!(!meets(&note("2", false, None), &note("3", false, None)));
        assert!(is_currency("USD") && !is_currency("percent"));
    }
}
