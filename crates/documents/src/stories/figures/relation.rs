//! How two figures stand to each other, and how that is written.

use super::{
    Figure, far, is_people,
    known::{All, has_both, is_bounded, is_only},
    moves, nouns, same, scope, stands, terms,
};
use crate::{
    dossier::FigureNote,
    lexicon::{WordKind, is_kind},
    stories::{Verdict, words::words},
};

/// Shared words of two sentences about the same sum or count.
const ONE_TOPIC: f64 = 2.0;
/// The same where both sums measure the same: a ship's value and that of its cargo share the measure and no word.
const ONE_MEASURE: f64 = 0.6;
/// The same of large counts that are near each other: 312 parts and more than 300 parts.
const ONE_COUNT: f64 = 0.6;
/// A count from which two that are near each other are hardly of two things.
pub(super) const LARGE: f64 = 100.0;
/// How far such counts are apart, at most.
const NEAR: f64 = 1.1;
/// The same of counts of what either outlet speaks of in one sentence only: `some 200 supporters`, `around 500
/// supporters`.
const SPOKEN_OF_ONCE: f64 = 1.2;
/// What it tells that one source gives both lengths of time.
const SOURCE: f64 = 1.0;
/// Values that are not meant exactly are different ones if they are so far apart.
const ROUND: f64 = 1.5;
/// The same of a length of time and a limit for it, of which only the words around them count.
const ONE_LENGTH: f64 = 1.2;
/// Values further apart than this are not two reports of one thing.
const FARTHEST: f64 = 20.0;
/// The same of a value and a bound without an end on its side: at least nine dead are no 230 people.
const BEYOND: f64 = 3.0;
/// Currencies of which none is worth much more than another, and how far two sums in them are apart that are one.
const NEAR_CURRENCIES: [&str; 4] = ["USD", "EUR", "GBP", "CHF"];
const AT_A_RATE: f64 = 4.0;

/// How two figures of one thing stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Relation {
    /// They are in two currencies.
    Rate,
    /// The same value.
    Same,
    /// One may mean the other.
    Within,
    /// The later one is another stand of a number that grows.
    Later,
    /// Another value.
    Apart,
    /// Another value, and one source gives both.
    Contrary,
}

impl Relation {
    pub(super) fn verdict(self) -> Verdict {
        match self {
            Self::Rate | Self::Within | Self::Later => Verdict::Compatible,
            Self::Same => Verdict::Agree,
            Self::Apart => Verdict::Differ,
            Self::Contrary => Verdict::Conflict,
        }
    }

    pub(super) fn about(self, one: &Figure<'_>, other: &Figure<'_>) -> String {
        let (left, right, measure) = (written(one), written(other), measure(one, other));
        match self {
            Self::Rate => format!("{measure}: {left} and {right}, not comparable without an exchange rate"),
            Self::Same => format!("{measure}: {left}"),
            Self::Within => format!("{measure}: {left}, {right}"),
            Self::Later => {
                let [earlier, later] = stands::in_order(one, other).map(written);
                format!("{measure}: {earlier}, later {later}")
            }
            Self::Apart | Self::Contrary => {
                let [left_moves, right_moves] =
                    if one.note.value == other.note.value { [one, other].map(moves::in_words) } else { [""; 2] };
                format!("{measure}: {left_moves}{left} against {right_moves}{right}")
            }
        }
    }
}

/// How two figures stand to each other, if they are of one thing, and how much speaks for that.
pub(super) fn relation(one: &Figure<'_>, other: &Figure<'_>, all: &All<'_, '_>) -> Option<(Relation, f64)> {
    let shared = one.shared(other);
    let found = |relation, strength: f64| Some((relation, strength + shared * 0.3));
    let same_fate = one.same_fate(other);
    if one.fate.is_some() && other.fate.is_some() && !same_fate {
        return None;
    }
    if same_fate && (all.counts_another(one, other) || all.counts_another(other, one)) {
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
        found(if stands::grows(one, other) { Relation::Later } else { Relation::Apart }, 1.0)
    } else {
        None
    }
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

/// Whether two figures that measure the same and have other values may be two reports of one thing.
fn may_differ(one: &Figure<'_>, other: &Figure<'_>, all: &All<'_, '_>) -> bool {
    scope::may_differ(one, other)
        && is_of_limit(one.note) == is_of_limit(other.note)
        && !all.are_several(one)
        && !all.are_several(other)
        && (one.same_noun(other) || moves::of_one_deed(one, other))
}

/// Words between what is called a limit and its figure, at most: `lowered its ceiling by 7.25 pct to 15.8 mln barrels`.
const OF_LIMIT: usize = 6;

/// Whether a figure is how much there may be, and not how much there is: a ceiling is no output.
fn is_of_limit(note: &FigureNote) -> bool {
    let before = scope::clause(note).map(|(before, _)| words(before)).unwrap_or_default();
    before
        .iter()
        .rev()
        .take(OF_LIMIT)
        .any(|word| matches!(word.folded.as_str(), "ceiling" | "quota" | "limit" | "cap" | "threshold"))
}

/// Whether two small figures measure nothing that a reader would want to know that outlets agree on: `two`, `a rate of two`.
fn says_little(one: &Figure<'_>, other: &Figure<'_>) -> bool {
    let little = |figure: &Figure<'_>| {
        figure.measures.is_empty() || figure.note.measures.as_deref().is_some_and(nouns::is_general)
    };
    one.note.unit == "count" && little(one) && little(other)
}

/// Whether a figure says that it befell nobody.
fn is_nobody(figure: &Figure<'_>) -> bool {
    figure.note.value == "0"
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        plain,
        reading::{Reader, Settings},
    };

    #[test]
    fn a_ceiling_is_no_output() {
        for (text, expected) in [
            ("The league lowered its output ceiling to 15 mln barrels a day.", true),
            ("Output of the league fell to 15 mln barrels a day.", false),
        ] {
            let reading = Reader::new(&[]).read(plain::read("a", text), &Settings::default());
            let found: Vec<bool> = reading.dossier.figures.iter().map(is_of_limit).collect();
            assert_eq!(found, [expected], "{text}");
        }
    }
}
