//! Given names of two syllables that stand the other way round.
//!
//! A name of Korea or China has three syllables, mostly, and its family name stands first or last. A family name that changes its end
//! only turns the three round in a circle (`Kim Chol Nam`, `Chol Nam Kim`), whichever of them it is. In any other order the
//! syllables of the given name are swapped, and that is another given name.

use crate::{
    evidence::names,
    index::{CellRow, View},
    name::Pair,
    query::QueryForm,
};
use interdict_text::lexicon::is_east_asian_syllable;

/// Whether two names are made of Chinese or Korean syllables alone, two or three of them. Each is a word with a meaning of its own, and
/// spelt otherwise than by another system of romanisation it is another one, whether many bear it or not.
pub(crate) fn make_up(view: &View<'_>, form: &QueryForm, name: &[CellRow]) -> bool {
    let mut asked = form.words.iter().filter(|word| names(word.class));
    let mut listed = name.iter().filter(|word| names(word.class()));
    let counts = [asked.clone().count(), listed.clone().count()];
    counts.iter().all(|count| (2..=3).contains(count))
        && asked.all(|word| is_east_asian_syllable(word.text.as_bytes()))
        && listed.all(|word| is_east_asian_syllable(view.term(word.term).text))
}

/// Whether two names are of three syllables each, all of them paired, in orders that no change of the family name's end explains.
pub(crate) fn turned(view: &View<'_>, form: &QueryForm, name: &[CellRow], chosen: &[Pair]) -> bool {
    let asked = form.words.iter().filter(|word| names(word.class)).count();
    let listed = name.iter().filter(|word| names(word.class())).count();
    if asked != 3 || listed != 3 {
        return false;
    }
    let (mut places, mut found) = ([(0_u32, 0_u32); 3], 0_usize);
    for pair in chosen {
        let (at, place) = (pair.query.trailing_zeros(), pair.listed.trailing_zeros());
        let (word, other) = (&form.words[at as usize], &name[place as usize]);
        if !names(word.class) || !names(other.class()) {
            continue;
        }
        let is_one = pair.query.is_power_of_two()
            && pair.listed.is_power_of_two()
            && is_east_asian_syllable(word.text.as_bytes())
            && is_east_asian_syllable(view.term(other.term).text);
        // More than three pairs there are none of three words.
        let Some(slot) = places.get_mut(found).filter(|_| is_one) else { return false };
        *slot = (at, place);
        found += 1;
    }
    places.sort_unstable();
    let [(_, first), (_, second), (_, third)] = places;
    let swaps = u32::from(first > second) + u32::from(first > third) + u32::from(second > third);
    found == 3 && swaps % 2 == 1
}
