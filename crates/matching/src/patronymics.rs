//! Patronymics that contradict each other across the names of a party.
//!
//! Lists give the patronymic in some names of a party and leave it out in others. `Ivan Petrovich Sidorov` is not `SIDOROV, Ivan
//! Nikolaevich`, though the alias `SIDOROV, Ivan` is silent about it: what a fuller name says holds for the party.

use crate::{
    evidence::{for_each, known_apart},
    finder::Finder,
    index::{Class, ListedName, View},
    name::MAX_WORDS,
    query::QueryForm,
    word::Likeness,
};
use interdict_text::lexicon::is_patronymic;

/// Two patronymics that are farther apart than this are two: a likeness of 0.88.
const TWO: f32 = 0.5;

/// How far names of a party, each with its place, contradict a patronymic of the form turned to: 1 where no name has one like it and
/// some name has another, less for one that is a little like it. 0 where the name at `best` has another itself: then its words tell.
///
/// All pairs that are possible are looked at, and no alignment, so that it does not hang on which names were aligned.
pub(crate) fn contradicted<'a>(
    view: &View<'_>,
    finder: &mut Finder,
    form: &QueryForm,
    names: impl Iterator<Item = (u32, ListedName<'a>)>,
    best: u32,
) -> f32 {
    // How far each word of the query is from the nearest patronymic of the party.
    let mut nearest = [1.0_f32; MAX_WORDS];
    let mut is_other = false;
    for (place, name) in names {
        let patronymics = patronymics_of(view, &name);
        let mut borne = 0_u32;
        for (cell, term) in name.terms() {
            if !finder.knows(term) {
                continue;
            }
            let mask = name.mask(cell);
            // A family name may be like the patronymic of its founder's son, and says nothing of it.
            let tells = mask & patronymics != 0 || !mask.is_power_of_two();
            finder.compare(view, form, term, |alike| {
                let apart = apart(alike.likeness);
                if apart < TWO {
                    borne |= mask;
                }
                if tells {
                    for_each(alike.mask & form.patronymics, |at| nearest[at] = nearest[at].min(apart));
                }
            });
        }
        let has_other = patronymics & !borne != 0;
        if has_other && place == best {
            return 0.0;
        }
        is_other |= has_other;
    }
    let mut most = 0.0_f32;
    if is_other {
        for_each(form.patronymics, |at| most = most.max(nearest[at]));
    }
    most
}

/// How far apart two patronymics are, in [0, 1]: they are known as names, whoever bears them, and much alike by their endings alone
/// (`Mikhailovich`, `Nikolaevich`).
fn apart(likeness: Likeness) -> f32 {
    if let Likeness::Spelling(value) = likeness { known_apart(value) } else { 0.0 }
}

/// Words of a listed name that have the form of a patronymic, as a bit mask.
fn patronymics_of(view: &View<'_>, name: &ListedName<'_>) -> u32 {
    name.words().iter().enumerate().fold(0, |found, (at, word)| {
        let is_one = word.class() == Class::Name && is_patronymic(view.term_text(word.term));
        found | u32::from(is_one) << at
    })
}
