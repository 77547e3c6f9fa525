//! What comparing a query name with a listed name shows, as numbers: the input of the score.

mod bounding;
mod measuring;
mod pairs;

pub(crate) use bounding::{Bounding, FormScale, NameBound};

use crate::{
    finder::Finder,
    index::{Class, ListedName, View},
    name::{MAX_WORDS, Pair, align},
    query::QueryForm,
    word::Likeness,
};
use bounding::bound_of;
use measuring::measures_of;
use pairs::{add_initials_and_cut_offs, push_pair};

/// Measures of one pair of names. All in [0, 1] unless said otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Measures {
    pub(crate) cover_query: f32,
    pub(crate) cover_listed: f32,
    pub(crate) left_query: f32,
    pub(crate) left_listed: f32,
    pub(crate) contradiction: f32,
    /// Words left over, counted.
    pub(crate) words_left_query: f32,
    pub(crate) words_left_listed: f32,
    pub(crate) spelling: f32,
    pub(crate) told: f32,
    pub(crate) legal_form: f32,
    pub(crate) number_conflict: f32,
    pub(crate) disorder: f32,
    pub(crate) initials: f32,
    pub(crate) runs: f32,
    pub(crate) exact: f32,
    pub(crate) single: f32,
    pub(crate) left_generic: f32,
    pub(crate) weak: f32,
    pub(crate) first_letter: f32,
    /// Words that are not very alike, counted: 1 for a pair at the floor of likeness.
    pub(crate) doubtful_words: f32,
    /// The same, of words that are both known as names: then they are two names rather than one misspelt.
    pub(crate) known_apart: f32,
    /// How much more of the query all names of the entity together recover than the best one.
    pub(crate) union: f32,
    /// The query reads like a name of a person, where it is not said what it is: 1 or 0.
    pub(crate) reads_as_person: f32,
    /// How far a fuller name of the entity contradicts a patronymic that the best one leaves out.
    pub(crate) patronymic: f32,
    /// Two given names of the same two Chinese or Korean syllables in the other order: 1 or 0.
    pub(crate) syllables_turned: f32,
}

/// How much of a word's weight a likeness recovers: linear between points, since near spellings keep nearly all and far ones
/// lose fast.
pub(crate) fn recovered(likeness: Likeness) -> f32 {
    const POINTS: [(f32, f32); 4] = [(0.70, 0.55), (0.80, 0.80), (0.90, 0.94), (1.0, 1.0)];
    let value = likeness.value();
    // Which points a likeness lies between is hard to foretell, so nothing jumps by it.
    let above = POINTS.iter().map(|(point, _)| usize::from(value > *point)).sum::<usize>();
    let (from, to) = (POINTS[above.saturating_sub(1)], POINTS[above.min(POINTS.len() - 1)]);
    let span = if from.0 < to.0 { to.0 - from.0 } else { 1.0 };
    from.1 + (to.1 - from.1) * (value - from.0) / span
}

impl Measures {
    /// Nothing measured.
    pub(crate) const NONE: Self = Self {
        cover_query: 0.0,
        cover_listed: 0.0,
        left_query: 0.0,
        left_listed: 0.0,
        contradiction: 0.0,
        words_left_query: 0.0,
        words_left_listed: 0.0,
        spelling: 0.0,
        told: 0.0,
        legal_form: 0.0,
        number_conflict: 0.0,
        disorder: 0.0,
        initials: 0.0,
        runs: 0.0,
        exact: 0.0,
        single: 0.0,
        left_generic: 0.0,
        weak: 0.0,
        first_letter: 0.0,
        doubtful_words: 0.0,
        known_apart: 0.0,
        union: 0.0,
        reads_as_person: 0.0,
        patronymic: 0.0,
        syllables_turned: 0.0,
    };
}

/// Reusable buffers: scoring allocates nothing once they have grown.
#[derive(Debug, Default)]
pub(crate) struct Workspace {
    /// Possible pairs of the name that was paired up last.
    pairs: Vec<Pair>,
    pub(crate) chosen: Vec<Pair>,
}

/// How far apart two words are that are both known as names: 0 at a likeness of 0.94, 1 at 0.82.
pub(crate) fn known_apart(likeness: f32) -> f32 {
    ((0.94 - likeness) / 0.12).clamp(0.0, 1.0)
}

/// Whether a word left over counts as a word that names. Initials do not: they may stand for any.
pub(crate) fn counts_when_left(class: Class) -> bool {
    names(class) && class != Class::Initial
}

impl Workspace {
    /// Finds the possible pairs of the form turned to with a name; `None` if there are none. `union` is raised to what each
    /// word of the query recovers in this name.
    pub(crate) fn pair_up(
        &mut self,
        view: &View,
        finder: &mut Finder,
        bounding: &Bounding,
        name: &ListedName,
        union: &mut [f32; MAX_WORDS],
    ) -> Option<NameBound> {
        let (form, words) = (bounding.form, name.words());
        let Self { pairs, .. } = self;
        pairs.clear();
        for (block, cells) in name.cells().chunks(Finder::ASKED_TOGETHER).enumerate() {
            for_each_of(finder.known_among(cells), |place| {
                let mask = name.mask(block * Finder::ASKED_TOGETHER + place);
                finder.compare(view, form, cells[place].term, |alike| {
                    push_pair(view, pairs, form, words, alike.mask, mask, alike.likeness, alike.share);
                });
            });
        }
        // Initials and cut-off words confirm; alone they would bring up half the list.
        if pairs.is_empty() {
            return None;
        }
        add_initials_and_cut_offs(view, finder, form, words, pairs);
        Some(bound_of(bounding, words, pairs, name, union))
    }

    /// Aligns the form with the name that was paired up last and measures the result.
    pub(crate) fn measure(&mut self, view: &View, form: &QueryForm, name: &ListedName) -> Measures {
        let words = name.words();
        for pair in &mut self.pairs {
            let weight = sum(pair.query, |at| form.words[at].weight) + sum(pair.listed, |at| words[at].weight());
            pair.gain = 0.5 * weight * pair.share;
        }
        align(&mut self.pairs, &mut self.chosen);
        measures_of(view, form, words, name.is_weak(), &self.chosen)
    }
}

/// Share of a word's weight that an initial standing for it tells, and so the most one can tell.
pub(crate) const INITIAL_TELLS: f32 = 0.4;

/// Calls for each bit of a mask.
pub(crate) fn for_each(mask: u32, call: impl FnMut(usize)) {
    for_each_of(u64::from(mask), call);
}

fn for_each_of(mask: u64, mut call: impl FnMut(usize)) {
    let mut rest = mask;
    while rest != 0 {
        call(rest.trailing_zeros() as usize);
        rest &= rest - 1;
    }
}

fn is_generic(class: Class) -> bool {
    matches!(class, Class::Generic(_) | Class::Place)
}

/// Whether a word tells a company from others of its business.
fn singles_out(class: Class) -> bool {
    names(class) || class == Class::Place
}

pub(crate) fn names(class: Class) -> bool {
    matches!(class, Class::Name | Class::TitleOrName | Class::Number | Class::Initial)
}

/// Words of a mask, summed.
fn sum(mask: u32, value: impl Fn(usize) -> f32) -> f32 {
    let mut rest = mask;
    let mut total = 0.0;
    while rest != 0 {
        total += value(rest.trailing_zeros() as usize);
        rest &= rest - 1;
    }
    total
}
