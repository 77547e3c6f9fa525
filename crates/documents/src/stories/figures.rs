//! Sums and counts of several outlets: the same, one within the other's bounds, different, or in different currencies.
//!
//! Two figures are of one thing if they measure the same and their sentences share enough words; of people, also if the
//! same became of them and each outlet gives one number for that (`fate`), be it that it befell nobody (`nobody`) or that
//! they came together (`counts`); of sums and shares, also if they are of a noun of which either outlet speaks once
//! (`nouns`). What hangs together by such pairs is one finding. Other counts are not of one thing where the words beside them
//! say that they are of other places or people, or of some of them only (`scope`), and counts of one value only where noun, deed
//! and place speak for it (`same`).

mod counts;
mod fate;
mod known;
mod moves;
mod nobody;
mod nouns;
mod part;
mod relation;
mod same;
mod scope;
mod stands;
mod terms;

pub(super) use nobody::counts as counts_of_nobody;

use super::{
    Evidence,
    bags::Bag,
    claims,
    drafts::Drafts,
    happenings::gap,
    union::Groups,
    view::{self, View},
    voices::Voice,
    words::{lemma, words},
};
use crate::{
    dates::Day,
    dossier::{ClaimNote, FigureNote},
    lexicon::{RoleKind, Stance, WordKind, is_kind, role_of},
};
use fate::Fate;
use known::All;
use relation::Relation;
use std::collections::BTreeMap;

/// Figures of one key that are compared with each other.
const MOST: usize = 150;
/// What a sum tells that stands in both sentences.
const SUM: f64 = 1.4;
/// What an ordinary word tells. A name that stands all over the story tells no more, where two counts are apart.
const ORDINARY: f64 = 0.6;
/// What `about` allows for on either side.
const ABOUT: f64 = 0.1;

/// A figure as one document gives it.
#[derive(Debug)]
struct Figure<'v> {
    view: &'v View<'v>,
    note: &'v FigureNote,
    value: f64,
    low: f64,
    high: f64,
    /// The words of the sentence, and of those that a pronoun ties to it.
    sentence: Bag,
    measures: Bag,
    /// The other sums of the sentence: unit and value.
    sums: Vec<(&'v str, &'v str)>,
    /// What became of those who are counted.
    fate: Option<Fate>,
    /// The noun of which it is the value, if the document speaks of that once.
    noun: Option<String>,
    /// Whether people are counted.
    people: bool,
    /// Whether the sentence gives a day from long before publication.
    old: bool,
    /// The days from before the news that its clause gives.
    of_old: Vec<(Day, Day)>,
    /// The days that the sentence gives.
    days: Vec<(Day, Day)>,
    /// Whether the document speaks of what is counted in this sentence only.
    once: bool,
    /// Who gives a length of time.
    holder: Option<Voice>,
    /// What a share is said of, and whether that rose.
    moved: Option<moves::Move>,
    /// Of whom and where a count is.
    scope: scope::Scope,
    /// Whether somebody denies what it is told of.
    denied: bool,
    /// Whether somebody is accused of that.
    charged: bool,
}

impl<'v> Figure<'v> {
    /// A figure of which nothing is known but its value; none if it is no number.
    fn new(view: &'v View<'v>, note: &'v FigureNote) -> Option<Self> {
        let (value, low, high) = bounds(note)?;
        let (sentence, measures) = (Bag::default(), Bag::default());
        Some(Self {
            view,
            note,
            value,
            low,
            high,
            sentence,
            measures,
            sums: Vec::new(),
            fate: None,
            noun: None,
            people: false,
            old: false,
            of_old: Vec::new(),
            days: Vec::new(),
            once: false,
            holder: None,
            moved: None,
            scope: scope::Scope::default(),
            denied: false,
            charged: false,
        })
    }

    fn is_money(&self) -> bool {
        is_currency(&self.note.unit)
    }

    /// Whether nothing says that it is not meant exactly.
    fn is_exact(&self) -> bool {
        self.low == self.high
    }

    /// Whether the values that both may mean have one in common.
    fn meets(&self, other: &Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// Whether the same became of those whom both count.
    fn same_fate(&self, other: &Self) -> bool {
        self.fate.as_ref().zip(other.fate.as_ref()).is_some_and(|(one, other)| one.head == other.head)
    }

    /// Whether both are values of one noun.
    fn same_noun(&self, other: &Self) -> bool {
        self.noun.is_some() && self.noun == other.noun
    }

    /// Whether both give days, and none is the same.
    fn on_other_days(&self, other: &Self) -> bool {
        let apart = |day: &(Day, Day)| other.days.iter().all(|another| gap(*day, *another) > 0);
        !self.days.is_empty() && !other.days.is_empty() && self.days.iter().all(apart)
    }

    fn evidence(&self) -> Evidence {
        self.view.evidence(&self.note.sentence, Some(&self.note.span))
    }

    /// How much the words of both sentences share. A sum that stands in both is as good as a rare word.
    fn shared(&self, other: &Self) -> f64 {
        let sums = self.sums.iter().filter(|sum| other.sums.contains(sum)).count();
        self.sentence.shared(&other.sentence) + SUM * sums as f64
    }

    /// How much less both sentences share where they name whom the whole story is about: he has many things counted.
    fn named_everywhere(&self, other: &Self) -> f64 {
        let shared = self.sentence.words().filter_map(|word| {
            let told = self.sentence.weight_of(word).min(other.sentence.weight_of(word));
            let name = told > ORDINARY && self.view.is_often(word) && other.view.is_often(word);
            name.then_some(told - ORDINARY)
        });
        shared.sum()
    }
}

fn is_currency(unit: &str) -> bool {
    unit.len() >= 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The values that a figure may mean.
fn bounds(note: &FigureNote) -> Option<(f64, f64, f64)> {
    let value = note.value.parse::<f64>().ok().filter(|value| value.is_finite())?;
    let upper = note.upper.as_ref().and_then(|upper| upper.parse::<f64>().ok()).unwrap_or(value).max(value);
    // `Two dozen` may be 26.
    let slack = if note.approximate || note.span.text.contains("dozen") { ABOUT } else { 0.0 };
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
    let mut by_relation: BTreeMap<Relation, Vec<(usize, usize, f64)>> = BTreeMap::new();
    let all = All::of(&figures);
    for (one, other) in pairs(&figures) {
        if let Some((relation, strength)) = relation::relation(&figures[one], &figures[other], &all) {
            let contrary = relation == Relation::Apart && of_one_source(&figures[one], &figures[other]);
            let relation = if contrary { Relation::Contrary } else { relation };
            by_relation.entry(relation).or_default().push((one, other, strength));
        }
    }
    for (relation, edges) in by_relation {
        let mut groups = Groups::new(figures.len());
        for (one, other, _) in &edges {
            groups.join(*one, *other);
        }
        for (left, right, strength) in edges {
            let (one, other) = (&figures[left], &figures[right]);
            let key =
                format!("figure {relation:?} {} {} {:06}", units(one, other), values(one, other), groups.root(left));
            let evidence = vec![one.evidence(), other.evidence()];
            drafts.add(relation.verdict(), key, relation.about(one, other), evidence, strength);
        }
    }
}

/// Whether one source gives both figures. A toll that rises from day to day is given with another value on each.
fn of_one_source(one: &Figure<'_>, other: &Figure<'_>) -> bool {
    let later = one.view.published().zip(other.view.published()).is_some_and(|(one, other)| one != other);
    let (left, right) = (one.note, other.note);
    !later && view::of_one_source((one.view, &left.sentence, &left.span), (other.view, &right.sentence, &right.span))
}

/// Figures of two outlets that may be of one thing.
fn pairs(figures: &[Figure<'_>]) -> Vec<(usize, usize)> {
    let mut keys: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, figure) in figures.iter().enumerate() {
        let unit = if figure.is_money() { "money" } else { figure.note.unit.as_str() };
        let mut found = vec![format!("{unit} {}", figure.note.value)];
        found.extend(figure.measures.words().map(|word| format!("{unit} of {word}")));
        found.extend(figure.fate.iter().map(|fate| format!("fate {}", fate.head)));
        found.extend(figure.noun.iter().map(|noun| format!("{unit} is {noun}")));
        found.extend(figure.moved.as_ref().map(|_| "moves".to_owned()));
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
    pairs
}

fn collect<'v>(views: &'v [View<'v>]) -> Vec<Figure<'v>> {
    let mut figures = Vec::new();
    for view in views {
        let dossier = &view.reading.dossier;
        let mut sums: BTreeMap<usize, Vec<&FigureNote>> = BTreeMap::new();
        for note in dossier.figures.iter().filter(|note| is_currency(&note.unit)) {
            sums.entry(note.sentence.at.start).or_default().push(note);
        }
        let mut days: BTreeMap<usize, Vec<(Day, Day)>> = BTreeMap::new();
        for date in &dossier.dates {
            if let Some((sentence, range)) = view.sentence_at(date.span.at.start).zip(view::days(date)) {
                days.entry(sentence.span.at.start).or_default().push(range);
            }
        }
        for note in dossier.figures.iter().filter(|note| note.unit != "ordinal").chain(&view.nobody) {
            let beside =
                sums.get(&note.sentence.at.start).into_iter().flatten().filter(|sum| sum.span.at != note.span.at);
            let measures = note.measures.as_deref().unwrap_or_default();
            let counted = Bag::of(measures);
            let fate = fate::of(note);
            let days = days.get(&note.sentence.at.start).cloned().unwrap_or_default();
            figures.extend(Figure::new(view, note).map(|figure| Figure {
                sentence: view.context(&note.sentence),
                once: note.unit == "count" && !counted.is_empty() && counted.words().all(|word| view.is_once(word)),
                measures: counted,
                sums: beside.map(|sum| (sum.unit.as_str(), sum.value.as_str())).collect(),
                people: fate.is_some() || words(measures).iter().any(|word| is_people(&word.folded)),
                fate,
                old: days.iter().any(|days| view.is_long_ago(*days)),
                of_old: part::old_days(view, note),
                days,
                moved: moves::of(note),
                noun: noun_of(view, note),
                scope: scope::Scope::of(view, note),
                denied: is_said(view, note, claims::negates),
                charged: is_said(view, note, |claim| claim.stance == Stance::Accuses),
                ..figure
            }));
        }
        figures.extend(terms::lengths(view));
    }
    figures
}

/// Whether a figure stands in what somebody says in some way.
fn is_said(view: &View<'_>, note: &FigureNote, how: impl Fn(&ClaimNote) -> bool) -> bool {
    let holds = |claim: &ClaimNote| claim.content.as_ref().is_some_and(|said| view::holds(said, &note.span));
    view.claims_in(&note.sentence).iter().any(|claim| how(claim) && holds(claim))
}

/// The noun of which a figure is the value, if the document speaks of it in no other sentence.
fn noun_of(view: &View<'_>, note: &FigureNote) -> Option<String> {
    nouns::of(note).filter(|noun| view.is_once(noun))
}

/// Whether a noun counts people: `individuals`, `sailors`.
fn is_people(noun: &str) -> bool {
    let person =
        |noun: &str| is_kind(noun, WordKind::Human) || role_of(noun).is_some_and(|role| role.kind == RoleKind::Person);
    person(noun) || person(&lemma(noun))
}

fn far(one: f64, other: f64) -> f64 {
    let (small, large) = (one.abs().min(other.abs()), one.abs().max(other.abs()));
    if small > 0.0 { large / small } else { f64::INFINITY }
}

fn pair(one: &str, other: &str) -> String {
    format!("{} {}", one.min(other), one.max(other))
}

fn units(one: &Figure<'_>, other: &Figure<'_>) -> String {
    pair(&one.note.unit, &other.note.unit)
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
