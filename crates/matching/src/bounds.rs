//! The most that the features of a score can add, given what is known so far: what retrieval prunes by.
//!
//! Every bound here holds for every pair of names, so that what is left out cannot reach the threshold. A feature that can
//! raise a score must be counted here; the features that lower it are taken as absent unless the shape of the names makes
//! them certain.

use crate::{
    Subject,
    attributes::entity_features,
    evidence::{FormScale, INITIAL_TELLS, known_apart},
    features::NAME_FEATURES,
    index::ListedEntity,
    score::{ENTITY_FEATURES, KIND_DIFFERS, WEIGHTS, column},
    word::Likeness,
};
use interdict_model::PartyKind;
use std::sync::LazyLock;

/// Kinds of parties by the column of weights they take.
const KINDS: [&[PartyKind]; 3] =
    [&[PartyKind::Person, PartyKind::Unknown], &[PartyKind::Organization], &[PartyKind::Vessel, PartyKind::Aircraft]];

/// The most that the features of a name can add, and what those cost that cannot be avoided, in a column of weights. Costs
/// are negative.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Most {
    bias: f32,
    cover_query: f32,
    cover_both: f32,
    told: f32,
    little_told: f32,
    exact: f32,
    single: f32,
    other: f32,
    pub(crate) union: f32,
    spelling: f32,
    known_apart: f32,
    words_contradict: f32,
    words_left_query: f32,
    words_left_listed: f32,
    left_generic: f32,
    number_conflict: f32,
}

/// What is left over for certain when two names are compared, and what their shape is.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Left {
    /// Words that name, on both sides.
    pub(crate) query: u32,
    pub(crate) listed: u32,
    /// Weight of generic words and places.
    pub(crate) generic: f32,
    /// Numbers, on both sides.
    pub(crate) numbers: [bool; 2],
    /// Words that name in the listed name, at least.
    pub(crate) least_words: u32,
}

impl Most {
    pub(crate) fn of(column: usize) -> &'static Self {
        static MOST: LazyLock<[Most; 3]> = LazyLock::new(|| [0, 1, 2].map(Most::new));
        &MOST[column]
    }

    fn new(column: usize) -> Self {
        let weight = |feature: &str| {
            let at = NAME_FEATURES.iter().position(|known| known.name == feature);
            at.map_or(0.0, |at| WEIGHTS.name[at][column])
        };
        let bounded = ["cover_query", "cover_both", "told", "union", "exact", "exact_though_common", "single"];
        let other = NAME_FEATURES.iter().zip(&WEIGHTS.name).filter(|(f, _)| !bounded.contains(&f.name));
        Self {
            bias: WEIGHTS.bias[column],
            cover_query: weight("cover_query"),
            cover_both: weight("cover_both"),
            told: weight("told") / 3.0,
            little_told: weight("little_told"),
            other: other.map(|(_, weights)| weights[column].max(0.0)).sum(),
            exact: weight("exact") + 0.7 * weight("exact_though_common"),
            single: weight("single"),
            union: weight("union"),
            spelling: weight("spelling"),
            known_apart: weight("known_apart") / 2.0,
            words_contradict: weight("words_contradict") / 2.0,
            words_left_query: weight("words_left_query") / 3.0,
            words_left_listed: weight("words_left_listed") / 3.0,
            left_generic: weight("left_generic"),
            number_conflict: weight("number_conflict"),
        }
    }

    /// What a part of the query's weight gains that is recovered, and what is told with it.
    pub(crate) fn gain(&self, recovered: f32, told: f32, cover_listed: f32, total: f32) -> f32 {
        (self.cover_query + self.cover_both * cover_listed) / total * recovered + self.told * told
    }

    /// What a pair of single words costs for certain if they are taken for each other. `weight` is the lesser of the two,
    /// `matched` the most weight that all pairs together can have, `share_known` what of `known_apart` one word bears.
    pub(crate) fn cost(&self, likeness: Likeness, weight: f32, matched: f32, share_known: f32) -> f32 {
        let value = likeness.value();
        let spelling = self.spelling * weight * (1.0 - value) / matched;
        let apart = if matches!(likeness, Likeness::Spelling(_)) { known_apart(value) * share_known } else { 0.0 };
        spelling + self.known_apart * apart
    }

    /// What the shape of the names and what is left over add and take away.
    pub(crate) fn shape(&self, left: Left, told: f32) -> f32 {
        let exact = if left.query == 0 && left.listed == 0 { self.exact } else { 0.0 };
        let single = if left.least_words <= 1 { self.single } else { 0.0 };
        let numbers = match left.numbers {
            [true, true] => 1.0,
            [false, false] => 0.0,
            _ => 0.5,
        };
        self.bias
            + self.other
            + exact
            + single
            + self.words_contradict * left.query.min(left.listed).min(2) as f32
            + self.words_left_query * left.query.min(3) as f32
            + self.words_left_listed * left.listed.min(3) as f32
            + self.left_generic * left.generic.min(0.5)
            + self.number_conflict * numbers
            + self.little_told * (0.7 - told).max(0.0)
    }
}

/// What the evidence beside the name adds or takes away.
pub(crate) fn attributes(subject: &Subject, listed: &ListedEntity, column: usize) -> f32 {
    let features = entity_features(subject, listed);
    features.iter().zip(&WEIGHTS.entity).map(|(value, weight)| value * weight[column]).sum()
}

/// The same for all parties of a kind, `None` where it hangs on more than their kind.
pub(crate) fn attributes_of_kind(subject: &Subject, kind: PartyKind) -> Option<f32> {
    let by_kind = subject.births.is_empty() && subject.countries.is_empty() && subject.identifiers.is_empty();
    let differs = || WEIGHTS.entity[KIND_DIFFERS][column(kind)];
    by_kind.then(|| if subject.party_kind().agrees_with(kind) { 0.0 } else { differs() })
}

/// What evidence beside the name adds at most, in a column of weights.
struct Beside {
    birth: f32,
    country: f32,
}

impl Beside {
    fn of(column: usize) -> &'static Self {
        static BESIDE: LazyLock<[Beside; 3]> = LazyLock::new(|| [0, 1, 2].map(Beside::new));
        &BESIDE[column]
    }

    fn new(column: usize) -> Self {
        let weight = |feature: &str| {
            let at = ENTITY_FEATURES.iter().position(|known| *known == feature);
            at.map_or(0.0, |at| WEIGHTS.entity[at][column].max(0.0))
        };
        let births = ["birth_same_day", "birth_agrees", "birth_slip"].map(weight);
        Self { birth: births.into_iter().fold(0.0, f32::max), country: weight("country_agrees") }
    }
}

/// The most that evidence beside the name can add for this subject, for parties of a column.
pub(crate) fn best_attributes(subject: &Subject, column: usize) -> f32 {
    let beside = Beside::of(column);
    let mut most = 0.0;
    if !subject.births.is_empty() {
        most += beside.birth;
    }
    if !subject.countries.is_empty() {
        most += beside.country;
    }
    if !KINDS[column].iter().any(|kind| subject.party_kind().agrees_with(*kind)) {
        most += WEIGHTS.entity[KIND_DIFFERS][column];
    }
    most
}

/// Room for rounding.
pub(crate) const ROOM: f32 = 1e-3;

/// Bound on the evidence of the names of a party before they are looked at, worked out once a form: from what the query's
/// words are worth, how many words that name are left over on both sides, and the fewest words that a name of the party has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ceiling {
    slope: f32,
    /// What of the slope hangs on the listed name being covered.
    covered: f32,
    /// What may be told beyond the worth of the words, and room.
    more: f32,
    shapes: &'static Shapes,
}

/// The most that the shape of names adds, by words left over of the query and of the listed name, three and more together, and
/// whether a name of one word is possible.
type Shapes = [[[f32; 2]; 4]; 4];

fn shapes_of(column: usize) -> &'static Shapes {
    static SHAPES: LazyLock<[Shapes; 3]> = LazyLock::new(|| {
        [0, 1, 2].map(|column| {
            // So many are left over of the listed name, or more.
            let shape = |query: u32, listed: u32, least_words: u32| {
                let shapes = (listed..=3).map(|listed| {
                    Most::of(column).shape(Left { query, listed, least_words, ..Left::default() }, f32::MAX)
                });
                shapes.fold(f32::MIN, f32::max)
            };
            [0, 1, 2, 3].map(|query| [0, 1, 2, 3].map(|listed| [shape(query, listed, 1), shape(query, listed, 2)]))
        })
    });
    &SHAPES[column]
}

impl Ceiling {
    /// For parties of a column of weights; `total` is the weight of the form, `told_more` what may be told beyond the worth of
    /// its words.
    pub(crate) fn new(column: usize, total: f32, told_more: f32) -> Self {
        let most = Most::of(column);
        let slope = most.gain(1.0, 1.0, 1.0, total);
        Self {
            slope,
            covered: slope - most.gain(1.0, 1.0, 0.0, total),
            more: most.told * told_more + ROOM,
            shapes: shapes_of(column),
        }
    }

    /// The bound for words of so much worth where so much of a listed name can be covered, and so many words of the query and of
    /// any listed name are left over.
    pub(crate) fn at_most(&self, worth: f32, cover_listed: f32, left: (u32, u32), least_words: u32) -> f32 {
        let shape = self.shapes[left.0.min(3) as usize][left.1.min(3) as usize][usize::from(least_words > 1)];
        shape + self.more + (self.slope - self.covered * (1.0 - cover_listed)) * worth
    }

    /// The least worth that reaches some evidence; `single` where a name of one word is possible.
    pub(crate) fn least_worth(&self, wanted: f32, left_query: u32, single: bool) -> f32 {
        (wanted - self.more - self.shapes[left_query.min(3) as usize][0][usize::from(!single)]) / self.slope
    }
}

/// What a pair of single words tells at most.
fn told(likeness: Likeness, share: f32, weight: f32, listed: f32) -> f32 {
    let told = lesser(weight, listed);
    share * if likeness == Likeness::Initial { told.max(INITIAL_TELLS * weight.max(listed)) } else { told }
}

/// What words of a form are worth at most, by what they are paired with, as weights that would be fully recovered. Every weight of
/// the score is taken as its part of what such a weight gains, so that pricing a pair divides nothing. A price stands in all
/// columns of weights side by side, the last one twice, as processors reckon.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Prices {
    recovered: [f32; PRICED],
    told: [f32; PRICED],
    misspelt: [f32; PRICED],
    known_apart: [f32; PRICED],
    union: [f32; PRICED],
    /// What of `known_apart` a pair of known words bears.
    share_known: f32,
}

/// Columns of weights, and the last one again.
const PRICED: usize = 4;

impl Prices {
    pub(crate) fn new(FormScale { total, matched, share_known }: FormScale) -> Self {
        let price = |of: fn(&Most, f32, f32) -> f32| {
            [0, 1, 2, 2].map(|column| {
                let most = Most::of(column);
                of(most, total, matched) / most.gain(1.0, 1.0, 1.0, total)
            })
        };
        Self {
            recovered: price(|most, total, _| most.gain(1.0, 0.0, 1.0, total)),
            told: price(|most, _, _| most.told),
            misspelt: price(|most, _, matched| most.spelling / matched),
            known_apart: price(|most, _, _| most.known_apart),
            union: price(|most, total, _| most.union / total),
            share_known,
        }
    }

    /// What a word is worth: by a pair of the best name with what that costs, or by what the party's other names cover. Holds for
    /// all columns of weights; `least` and `greatest` are the weights that the listed word has in any name, `both_known` says whether
    /// both are known as names.
    pub(crate) fn worth(
        &self,
        likeness: Likeness,
        share: f32,
        weight: f32,
        (least, greatest): (f32, f32),
        both_known: bool,
    ) -> f32 {
        let (least, value) = (lesser(weight, least), likeness.value());
        // A misspelt common word recovers nearly all of its weight, but tells no more than the word it stands for.
        let (recovered, told) = (weight - (1.0 - share) * least, told(likeness, share, weight, greatest));
        let misspelt = least * (1.0 - value);
        let is_spelling = matches!(likeness, Likeness::Spelling(_));
        let apart = if both_known && is_spelling { known_apart(value) * self.share_known } else { 0.0 };
        let worth: [f32; PRICED] = std::array::from_fn(|column| {
            let paired = self.recovered[column] * recovered
                + self.told[column] * told
                + self.misspelt[column] * misspelt
                + self.known_apart[column] * apart;
            greater(paired, self.union[column] * weight * share)
        });
        lesser(greater(greater(worth[0], worth[1]), greater(worth[2], 0.0)), weight)
    }
}

/// The greater of two numbers: one instruction, where [`f32::max`] looks for what is no number.
pub(crate) fn greater(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

/// The lesser of two numbers, see [`greater`].
pub(crate) fn lesser(a: f32, b: f32) -> f32 {
    if a < b { a } else { b }
}

/// The column of weights of a listed party and what is beside its name.
pub(crate) fn standing(subject: &Subject, listed: &ListedEntity) -> (usize, f32) {
    let column = column(listed.kind);
    (column, attributes(subject, listed, column))
}
