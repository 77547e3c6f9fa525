//! What a listed name can bring at most, from the pairs of words that are possible and before any is chosen.

use super::{INITIAL_TELLS, counts_when_left, for_each, is_generic, names};
use crate::{
    bounds::{Left, Most, ROOM, greater, lesser},
    index::{CellRow, Class, ListedName},
    name::{MAX_WORDS, Pair},
    query::QueryForm,
    word::Likeness,
};

/// What bounds ask of a form, worked out once.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FormScale {
    /// Weight of all words.
    pub(crate) total: f32,
    /// The most weight that all pairs together can have.
    pub(crate) matched: f32,
    /// What of `known_apart`, which counts two words, each word of the query bears at least.
    pub(crate) share_known: f32,
}

impl FormScale {
    pub(crate) fn of(form: &QueryForm) -> Self {
        let initials = form.words.iter().filter(|word| word.class == Class::Initial || form.cut_off);
        let total = form.words.iter().map(|word| word.weight).sum::<f32>().max(0.01);
        let known = form.words.iter().filter(|word| word.known && names(word.class)).count();
        Self { total, matched: total + initials.count() as f32 * INITIAL_TELLS, share_known: 2.0 / known.max(2) as f32 }
    }
}

/// A form and what bounding names against it takes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounding<'a> {
    pub(crate) form: &'a QueryForm,
    pub(crate) most: &'a Most,
    pub(crate) scale: &'a FormScale,
}

/// The most that aligning a form with a name can show, from its possible pairs alone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NameBound {
    /// What the shape of the names gives.
    shape: f32,
    /// What each word of the query gains at most.
    gains: [f32; MAX_WORDS],
}

impl NameBound {
    /// Without what other names cover.
    pub(crate) fn alone(&self) -> f32 {
        self.shape + self.gains.iter().sum::<f32>() + ROOM
    }

    /// Together with what all names of the party cover of each word.
    pub(crate) fn with_others(&self, bounding: &Bounding, union: &[f32; MAX_WORDS]) -> f32 {
        let Bounding { form, most, scale: FormScale { total, .. } } = bounding;
        let words = form.words.iter().zip(union).zip(&self.gains);
        let gains = words.map(|((word, share), gain)| greater(*gain, most.union / total * word.weight * share));
        self.shape + gains.sum::<f32>() + ROOM
    }
}

/// What a word loses that is in no pair.
const UNPAIRED: f32 = f32::MAX;

/// Bounds a name by the best pair of each word, as if no pair stood in the way of another.
pub(super) fn bound_of(
    bounding: &Bounding,
    words: &[CellRow],
    pairs: &[Pair],
    name: &ListedName,
    union: &mut [f32; MAX_WORDS],
) -> NameBound {
    let Bounding { form, most, scale } = *bounding;
    let (mut lost_query, mut lost_listed) = ([UNPAIRED; MAX_WORDS], [UNPAIRED; MAX_WORDS]);
    let (mut told, mut costs) = ([0.0_f32; MAX_WORDS], [f32::MIN; MAX_WORDS]);
    for pair in pairs {
        let share = pair.share;
        for_each(pair.query, |at| union[at] = greater(union[at], share));
        if pair.query.is_power_of_two() && pair.listed.is_power_of_two() && pair.likeness != Likeness::Initial {
            let (at, place) = (pair.query.trailing_zeros() as usize, pair.listed.trailing_zeros() as usize);
            let (asked, listed) = (&form.words[at], &words[place]);
            let weight = lesser(asked.weight, listed.weight());
            let both_known = asked.known && listed.known() && names(asked.class);
            let share_known = if both_known { scale.share_known } else { 0.0 };
            let lost = (1.0 - share) * weight;
            lost_query[at] = lesser(lost_query[at], lost);
            lost_listed[place] = lesser(lost_listed[place], lost);
            told[at] = greater(told[at], share * weight);
            costs[at] = greater(costs[at], most.cost(pair.likeness, weight, scale.matched, share_known));
        } else {
            // What a run or an initial loses and tells is shared among words; taken as nothing lost and all told.
            for_each(pair.query, |at| {
                lost_query[at] = 0.0;
                costs[at] = 0.0;
                told[at] = told[at].max(form.words[at].weight).max(INITIAL_TELLS);
            });
            for_each(pair.listed, |place| lost_listed[place] = 0.0);
        }
    }
    let mut left = Left { least_words: name.naming_words(), ..Left::default() };
    let mut cover_listed = 1.0;
    if !form.cut_off {
        let (mut total, mut covered) = (0.0_f32, 0.0);
        for (word, lost) in words.iter().zip(lost_listed) {
            let weight = word.weight();
            total += weight;
            if lost < UNPAIRED {
                covered += weight - lost;
            } else {
                let class = word.class();
                left.listed += u32::from(counts_when_left(class));
                left.numbers[1] |= class == Class::Number;
                left.generic += if is_generic(class) { weight } else { 0.0 };
            }
        }
        cover_listed = covered / total.max(0.01);
    }
    let mut gains = [0.0; MAX_WORDS];
    for (at, (word, lost)) in form.words.iter().zip(lost_query).enumerate() {
        if lost < UNPAIRED {
            let gain = most.gain(word.weight - lost, told[at], cover_listed, scale.total);
            // A word may be left unpaired after all.
            gains[at] = greater(gain + costs[at], 0.0);
        } else {
            left.query += u32::from(counts_when_left(word.class));
            left.numbers[0] |= word.class == Class::Number;
            left.generic += if is_generic(word.class) { word.weight } else { 0.0 };
        }
    }
    NameBound { shape: most.shape(left, told[..form.words.len()].iter().sum()), gains }
}
