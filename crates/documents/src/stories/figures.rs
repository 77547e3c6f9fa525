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
mod moves;
mod nobody;
mod nouns;
mod same;
mod scope;
mod terms;

pub(super) use nobody::counts as counts_of_nobody;

use super::{
    Evidence, Verdict,
    drafts::Drafts,
    happenings::gap,
    union::Groups,
    view::{self, View},
    voices::Voice,
    words::{Bag, lemma, words},
};
use crate::{
    dates::Day,
    dossier::FigureNote,
    lexicon::{RoleKind, WordKind, is_kind, role_of},
};
use fate::Fate;
use rustc_hash::{FxHashMap, FxHashSet};
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
/// The same of counts of what either outlet speaks of in one sentence only: `some 200 supporters`, `around 500
/// supporters`.
const SPOKEN_OF_ONCE: f64 = 1.2;
/// What an ordinary word tells. A name that stands all over the story tells no more, where two counts are apart.
const ORDINARY: f64 = 0.6;
/// What it tells that one source gives both lengths of time.
const SOURCE: f64 = 1.0;
/// Values that are not meant exactly are different ones if they are so far apart.
const ROUND: f64 = 1.5;
/// The same of a length of time and a limit for it, of which only the words around them count.
const ONE_LENGTH: f64 = 1.2;
/// What `about` allows for on either side.
const ABOUT: f64 = 0.1;
/// Values further apart than this are not two reports of one thing.
const FARTHEST: f64 = 20.0;
/// The same of a value and a bound without an end on its side: at least nine dead are no 230 people.
const BEYOND: f64 = 3.0;
/// Numbers of one thing (`runs`, `yachts`) in one document, where it speaks of more than one of them.
const SEVERAL: usize = 3;
/// Currencies of which none is worth much more than another, and how far two sums in them are apart that are one.
const NEAR_CURRENCIES: [&str; 4] = ["USD", "EUR", "GBP", "CHF"];
const AT_A_RATE: f64 = 4.0;

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
            days: Vec::new(),
            once: false,
            holder: None,
            moved: None,
            scope: scope::Scope::default(),
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

/// So many figures of one value in one document are looked at.
const ALIKE: usize = 16;

/// What is known of all figures: a document may have thousands, and each is held against many.
struct All<'f, 'v> {
    given: FxHashMap<Value<'v>, Given>,
    /// The figures of one value in one document.
    alike: FxHashMap<Value<'v>, Vec<&'f Figure<'v>>>,
    /// For the place of a document and what became of people: the highest low and the lowest high end of their counts.
    tolls: FxHashMap<(usize, &'f str), (f64, f64)>,
    /// The numbers that a document gives of what it counts without a word on what became of them.
    numbers: FxHashMap<(usize, &'f str), FxHashSet<&'f str>>,
}

impl<'f, 'v> All<'f, 'v> {
    fn of(figures: &'f [Figure<'v>]) -> Self {
        let mut alike: FxHashMap<Value<'v>, Vec<&'f Figure<'v>>> = FxHashMap::default();
        let mut tolls: FxHashMap<(usize, &str), (f64, f64)> = FxHashMap::default();
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
                let toll = tolls.entry((figure.view.place, fate.head.as_str())).or_insert((figure.low, figure.high));
                *toll = (toll.0.max(figure.low), toll.1.min(figure.high));
            }
        }
        let given = alike.iter().map(|(value, figures)| (*value, given_by(figures))).collect();
        Self { given, alike, tolls, numbers }
    }

    /// Whether a document gives several numbers of what a figure counts: another one elsewhere need not be of the same.
    fn are_several(&self, figure: &Figure<'_>) -> bool {
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

/// How two figures of one thing stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Relation {
    /// They are in two currencies.
    Rate,
    /// The same value.
    Same,
    /// One may mean the other.
    Within,
    /// Another value.
    Apart,
    /// Another value, and one source gives both.
    Contrary,
}

impl Relation {
    fn verdict(self) -> Verdict {
        match self {
            Self::Rate | Self::Within => Verdict::Compatible,
            Self::Same => Verdict::Agree,
            Self::Apart => Verdict::Differ,
            Self::Contrary => Verdict::Conflict,
        }
    }

    fn about(self, one: &Figure<'_>, other: &Figure<'_>) -> String {
        let (left, right, measure) = (written(one), written(other), measure(one, other));
        match self {
            Self::Rate => format!("{measure}: {left} and {right}, not comparable without an exchange rate"),
            Self::Same => format!("{measure}: {left}"),
            Self::Within => format!("{measure}: {left}, {right}"),
            Self::Apart | Self::Contrary => {
                let [left_moves, right_moves] =
                    if one.note.value == other.note.value { [one, other].map(moves::in_words) } else { [""; 2] };
                format!("{measure}: {left_moves}{left} against {right_moves}{right}")
            }
        }
    }
}

/// Findings about all figures.
pub(super) fn find(views: &[View<'_>], drafts: &mut Drafts) {
    let figures = collect(views);
    let mut by_relation: BTreeMap<Relation, Vec<(usize, usize, f64)>> = BTreeMap::new();
    let all = All::of(&figures);
    for (one, other) in pairs(&figures) {
        if let Some((relation, strength)) = relation(&figures[one], &figures[other], &all) {
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
                days,
                moved: moves::of(note),
                noun: noun_of(view, note),
                scope: scope::Scope::of(view, note),
                ..figure
            }));
        }
        figures.extend(terms::lengths(view));
    }
    figures
}

/// The noun of which a figure is the value, if the document speaks of it in no other sentence.
fn noun_of(view: &View<'_>, note: &FigureNote) -> Option<String> {
    nouns::of(note).filter(|noun| view.is_once(noun))
}

/// Whether a count is of those beside others: `another four`, `the remaining 16`, `18 other sailors`.
fn counts_the_rest(note: &FigureNote) -> bool {
    let text = note.sentence.text.as_str();
    let around = || {
        let from = note.span.at.start.checked_sub(note.sentence.at.start)?;
        let to = note.span.at.end.checked_sub(note.sentence.at.start)?;
        Some((text.get(..from)?.split_whitespace().next_back(), text.get(to..)?.split_whitespace().next()))
    };
    let is_rest = |word: Option<&str>| word.is_some_and(|word| is_kind(&word.to_lowercase(), WordKind::Rest));
    // `Three more yachts`.
    let rest = |(before, behind)| is_rest(before) || is_rest(behind) || behind == Some("more");
    note.unit == "count" && around().is_some_and(rest)
}

/// Whether a noun counts people: `individuals`, `sailors`.
fn is_people(noun: &str) -> bool {
    let person =
        |noun: &str| is_kind(noun, WordKind::Human) || role_of(noun).is_some_and(|role| role.kind == RoleKind::Person);
    person(noun) || person(&lemma(noun))
}

/// How two figures stand to each other, if they are of one thing, and how much speaks for that.
fn relation(one: &Figure<'_>, other: &Figure<'_>, all: &All<'_, '_>) -> Option<(Relation, f64)> {
    let shared = one.shared(other);
    let found = |relation, strength: f64| Some((relation, strength + shared * 0.3));
    let same_fate = one.same_fate(other);
    if one.fate.is_some() && other.fate.is_some() && !same_fate {
        return None;
    }
    let same_noun = one.same_noun(other);
    let same_measure = same_fate || same_noun || one.measures.shared_words(&other.measures) > 0;
    let other_measure = !same_measure && !one.measures.is_empty() && !other.measures.is_empty();
    if one.note.unit != other.note.unit {
        // A sum without a measure of its own is of what both sentences name: `the profit was estimated at £430,000`.
        let named = |one: &Figure<'_>, other: &Figure<'_>| one.measures.shared_words(&other.sentence) > 0;
        let same_measure = same_measure || named(one, other) || named(other, one);
        let topic = (same_measure && shared >= ONE_MEASURE) || (!other_measure && shared >= ONE_TOPIC);
        let two_currencies = one.is_money() && other.is_money() && topic;
        let apart =
            two_currencies && !beyond_rates(one, other) && !has_both(one, other, all) && !has_both(other, one, all);
        return if apart { found(Relation::Rate, 1.5) } else { None };
    }
    if counts_the_rest(one.note) != counts_the_rest(other.note) {
        return None;
    }
    if let Some(turned) = moves::turned(one, other) {
        // Up in one outlet and down in another is no agreement, whatever the number.
        let apart = turned && !has_both(one, other, all) && !has_both(other, one, all);
        return if apart { found(Relation::Apart, 1.0) } else { None };
    }
    let other_day = one.fate.as_ref().is_some_and(|fate| fate.of_its_day) && one.on_other_days(other);
    let toll = same_fate && !other_day && !one.old && !other.old && is_only(one, all) && is_only(other, all);
    // `4.1%`, `$340m`, `9,140`: hardly two things have the same; `two` and `three` many have.
    let telling = one.is_money() || one.value.abs() >= 100.0 || one.value.fract() != 0.0;
    if one.note.value == other.note.value {
        if !same::are_one(one, other) {
            return None;
        }
        let same = if one.note.bound == other.note.bound { Relation::Same } else { Relation::Within };
        // Two countries and two agents are two things, however much else the sentences share.
        let other_thing = other_measure && !telling && !(one.people && other.people);
        let topic = shared >= ONE_TOPIC && !other_thing;
        if !telling && !same_fate && (says_little(one, other) || all.are_several(one) || all.are_several(other)) {
            return None;
        }
        // Many things last two days.
        let least = if one.note.unit == "length" && !same_noun { ONE_LENGTH } else { 1.0 };
        let enough = topic || toll || (telling && (same_measure || shared >= 0.6)) || (same_measure && shared >= least);
        return if enough { found(same, 1.0) } else { None };
    }
    let within = one.meets(other) && !terms::differ(one, other);
    if !same_measure || !terms::may_be_one(one, other) || !(within || may_differ(one, other, all)) {
        return None;
    }
    // A count of people or firms is a count of these only if the sentences speak of one thing.
    let source = if terms::of_one_source(one, other) { SOURCE } else { 0.0 };
    let by_names = matches!(one.note.unit.as_str(), "count" | "length");
    let everywhere = if within || !by_names { 0.0 } else { one.named_everywhere(other) };
    // Float sums of the weights: 2.0 less 0.8 is hardly less than 1.2.
    let told = shared + source - everywhere + 1e-9;
    let topic = told >= topic_of(one, other) && !has_both(one, other, all) && !has_both(other, one, all);
    if !toll && !topic {
        return None;
    }
    let distance = far(one.value, other.value);
    let comparable = distance <= FARTHEST || (toll && (is_nobody(one) || is_nobody(other)));
    let unbounded = [one, other].iter().any(|figure| figure.low.is_infinite() || figure.high.is_infinite());
    if within {
        if unbounded && distance > BEYOND { None } else { found(Relation::Within, 1.0) }
    } else if is_bounded(one, other, all) || is_bounded(other, one, all) {
        None
    } else if comparable && (one.is_exact() || other.is_exact() || distance >= ROUND) {
        found(Relation::Apart, 1.0)
    } else {
        None
    }
}

/// Whether two figures that measure the same and have other values may be two reports of one thing.
fn may_differ(one: &Figure<'_>, other: &Figure<'_>, all: &All<'_, '_>) -> bool {
    scope::may_differ(one, other)
        && !all.are_several(one)
        && !all.are_several(other)
        && (one.same_noun(other) || moves::of_one_deed(one, other))
}

/// Whether two small figures measure nothing that a reader would want to know that outlets agree on: `two`, `a rate of two`.
fn says_little(one: &Figure<'_>, other: &Figure<'_>) -> bool {
    let little = |figure: &Figure<'_>| {
        figure.measures.is_empty() || figure.note.measures.as_deref().is_some_and(nouns::is_general)
    };
    one.note.unit == "count" && little(one) && little(other)
}

/// Whether the document of a figure gives the same number of the same elsewhere so that it may mean the other: a headline says
/// `seven killed` for `at least seven`.
fn is_bounded(one: &Figure<'_>, other: &Figure<'_>, all: &All<'_, '_>) -> bool {
    let value = (one.view.place, one.note.unit.as_str(), one.note.value.as_str());
    all.alike
        .get(&value)
        .into_iter()
        .flatten()
        .take(ALIKE)
        .any(|figure| (figure.same_fate(one) || figure.measures.shared_words(&one.measures) > 0) && figure.meets(other))
}

/// Whether a figure says that it befell nobody.
fn is_nobody(figure: &Figure<'_>) -> bool {
    figure.note.value == "0"
}

/// Whether the document of a figure gives no other number of those of whom it says the same.
fn is_only(one: &Figure<'_>, all: &All<'_, '_>) -> bool {
    let toll = one.fate.as_ref().and_then(|fate| all.tolls.get(&(one.view.place, fate.head.as_str())));
    // Each meets the one if the one that begins last and the one that ends first do.
    toll.is_none_or(|(low, high)| *low <= one.high && one.low <= *high)
}

/// How much the sentences of two figures that measure the same must share.
fn topic_of(one: &Figure<'_>, other: &Figure<'_>) -> f64 {
    if one.same_noun(other) {
        ONE_MEASURE
    } else if terms::differ(one, other) {
        ONE_LENGTH
    } else if one.value.min(other.value) >= LARGE && far(one.value, other.value) <= NEAR {
        ONE_COUNT
    } else if one.once && other.once {
        SPOKEN_OF_ONCE
    } else {
        ONE_TOPIC
    }
}

/// Whether two sums are further apart than the rate between their currencies can be.
fn beyond_rates(one: &Figure<'_>, other: &Figure<'_>) -> bool {
    let near = [one, other].iter().all(|figure| NEAR_CURRENCIES.contains(&figure.note.unit.as_str()));
    near && far(one.value, other.value) > AT_A_RATE
}

/// Whether the document of one figure gives the other's value as well: then they are figures of two things.
fn has_both(one: &Figure<'_>, other: &Figure<'_>, all: &All<'_, '_>) -> bool {
    let same = all.given.get(&(one.view.place, other.note.unit.as_str(), other.note.value.as_str()));
    // Where it is known that the same number counts something else, it says nothing of this.
    same.is_some_and(|same| {
        same.unknown
            || other.measures.is_empty()
            || same.measures.shared_words(&other.measures) > 0
            || other.fate.as_ref().is_some_and(|fate| same.fates.contains(&fate.head))
    })
}

fn far(one: f64, other: f64) -> f64 {
    let (small, large) = (one.abs().min(other.abs()), one.abs().max(other.abs()));
    if small > 0.0 { large / small } else { f64::INFINITY }
}

/// The figure with its bound, and what it counts.
fn written(figure: &Figure<'_>) -> String {
    let bound = match figure.note.bound.as_deref() {
        // `Hundreds` says itself that it is no exact number.
        _ if figure.scope.is_vague() => "",
        Some("at_least") => "at least ",
        Some("more_than") => "more than ",
        Some("at_most") => "at most ",
        Some("less_than") => "less than ",
        _ if figure.note.approximate => "about ",
        _ => "",
    };
    format!("{bound}{}", figure.note.span.text)
}

/// What two figures measure, as far as one of them says: `revenue`, `sailors died`.
fn measure(one: &Figure<'_>, other: &Figure<'_>) -> String {
    if let Some(fate) = one.fate.as_ref().filter(|_| one.same_fate(other)) {
        let mut nouns = [one, other].into_iter().filter_map(|figure| figure.note.measures.as_deref());
        let noun = nouns.find(|noun| words(noun).iter().any(|word| is_people(&word.folded)));
        return noun.map_or_else(|| fate.written.clone(), |noun| format!("{noun} {}", fate.written));
    }
    let named = one.note.measures.as_deref().or(other.note.measures.as_deref());
    let otherwise = if one.is_money() { "sum" } else { "figure" };
    named.unwrap_or(otherwise).replace('_', " ")
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
