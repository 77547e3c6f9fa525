//! Which words of two names may stand for each other, beside what is found through keys: by what they are in their names.

use super::{counts_when_left, is_generic, names, recovered, singles_out};
use crate::{
    finder::Finder,
    index::{CellRow, Class, View},
    name::Pair,
    query::QueryForm,
    word::{Likeness, by_letters_alone},
};

#[allow(clippy::too_many_arguments, reason = "a pair and the two names it is of")]
/// Adds a pair of words or runs, given as masks, unless what they are in their names forbids it. What it gains is not
/// reckoned yet: few names are aligned.
pub(super) fn push_pair(
    view: &View,
    pairs: &mut Vec<Pair>,
    form: &QueryForm,
    name: &[CellRow],
    query: u32,
    listed: u32,
    likeness: Likeness,
    share: f32,
) {
    // A legal form is no name and a name no legal form, however alike the letters.
    let small = |class: Class| matches!(class, Class::LegalForm(_) | Class::Title);
    if likeness == Likeness::Acronym && !may_be_an_acronym(form, name, query, listed) {
        return;
    }
    // A title set aside goes with the same title of the listed name, and stands for nothing else, however alike the letters.
    if query.is_power_of_two()
        && form.words[query.trailing_zeros() as usize].class == Class::SetAside
        && !(listed.is_power_of_two() && matches!(likeness, Likeness::Same | Likeness::SameName))
    {
        return;
    }
    if query.is_power_of_two() && listed.is_power_of_two() {
        let (a, b) =
            (form.words[query.trailing_zeros() as usize].class, name[listed.trailing_zeros() as usize].class());
        if small(a) != small(b) {
            return;
        }
        // A particle is itself or nothing: "al" is not Ali.
        let particle = |class: Class| class == Class::Particle;
        if likeness != Likeness::Same && particle(a) != particle(b) {
            return;
        }
        if !means_one_thing(form, name, likeness, a, b) {
            // The letters of the two words may be alike beside what they mean, and that stands.
            let (at, place) = (query.trailing_zeros() as usize, listed.trailing_zeros() as usize);
            let spelling = by_letters_alone(&form.words[at].text, form.cells[at].kind, view.term(name[place].term));
            let Some(spelling) = spelling else { return };
            pairs.push(Pair { query, listed, likeness: spelling, share: recovered(spelling), gain: 0.0 });
            return;
        }
    }
    pairs.push(Pair { query, listed, likeness, share, gain: 0.0 });
}

/// Whether a likeness of words by what they mean holds between two words of these classes.
fn means_one_thing(form: &QueryForm, name: &[CellRow], likeness: Likeness, a: Class, b: Class) -> bool {
    // Eagle and falcon may be one line of business, but they are two ships.
    let generic = |class: Class| matches!(class, Class::Generic(_));
    match likeness {
        Likeness::SameConcept => generic(a) && generic(b),
        // A line of business goes by other words beside what names the company (`Mahan Air`, `Iran Air`). Where nothing else names,
        // its own words are the name: `Air Cargo Logistics` is no `Aero Courier Cargo`.
        Likeness::NearConcept => {
            generic(a)
                && generic(b)
                && form.words.iter().any(|word| singles_out(word.class))
                && name.iter().any(|word| singles_out(word.class()))
        }
        _ => true,
    }
}

/// Whether one word and several of the other name may be an acronym and what it stands for. It stands where a name does: a
/// legal form and a particle of three letters are no acronyms. And it stands inside of a name: with nothing beside them that
/// names, three letters are the initials of anybody.
fn may_be_an_acronym(form: &QueryForm, name: &[CellRow], query: u32, listed: u32) -> bool {
    let class = if query.is_power_of_two() {
        form.words[query.trailing_zeros() as usize].class
    } else {
        name[listed.trailing_zeros() as usize].class()
    };
    (names(class) || is_generic(class))
        && names_beside(query, form.words.iter().map(|word| word.class))
        && names_beside(listed, name.iter().map(|word| word.class()))
}

/// Whether a word outside of a mask names.
fn names_beside(mask: u32, classes: impl Iterator<Item = Class>) -> bool {
    classes.zip(0_u32..).any(|(class, at)| mask >> at & 1 == 0 && counts_when_left(class))
}

/// A single letter of the query stands for any listed word that begins with it; the last word of a long query may have
/// been cut off. Neither is found through keys.
pub(super) fn add_initials_and_cut_offs(
    view: &View,
    finder: &Finder,
    form: &QueryForm,
    name: &[CellRow],
    pairs: &mut Vec<Pair>,
) {
    let mut add = |at: usize, likeness: Likeness, may_stand: fn(Class) -> bool| {
        let (going_on, share) = (finder.going_on(at), recovered(likeness));
        for (place, listed) in name.iter().enumerate() {
            if going_on.contains(&listed.term) && may_stand(listed.class()) {
                push_pair(view, pairs, form, name, 1 << at, 1 << place, likeness, share);
            }
        }
    };
    for (at, word) in form.words.iter().enumerate() {
        if word.class == Class::Initial {
            add(at, Likeness::Initial, names);
        }
        if form.is_cut_off(at) {
            add(at, Likeness::CutOff, |_| true);
        }
    }
}
