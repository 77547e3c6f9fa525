//! How much a word tells: nothing for `company`, little for `Kim`, much for `Tangun`.
//!
//! The weight of a word is the information in meeting it by chance, ln(1/p), as a share of the information in a word that
//! hardly anyone bears. p is the greatest of three shares: among ordinary people (a table), among the parties of the list,
//! and among the parties of the list that have a word of the same sound (so that the fortieth spelling of Mohammed is as
//! common as the first).

use crate::index::Class;
use interdict_text::lexicon;

/// A word rarer than one in a hundred thousand tells as much as a word can.
const RAREST: f64 = 1e-5;
/// A list is taken to be at least this long, so that in a list of ten a single mention is still rare.
const SMALLEST_LIST: f64 = 15_000.0;
/// Longer lists are taken to be as long as the last of the steps by this factor that they reach.
const STEP: f64 = 1.04;

/// What a word tells by its frequency alone, in [0, 1], from the number of listed parties that bear it or a word of the same
/// sound.
pub(crate) fn told(word: &str, bearers: u32, same_sound: u32, parties: usize) -> f32 {
    let listed = f64::from(bearers).max(0.5 * f64::from(same_sound)) / length_of(parties);
    let ordinary = f64::from(lexicon::share_per_100k(word).unwrap_or(0.0)) / 100_000.0;
    let share = listed.max(ordinary).clamp(RAREST, 1.0);
    (libm::log(1.0 / share) / libm::log(1.0 / RAREST)) as f32
}

/// How long a list is taken to be. Were it its exact length, a party more would change a little what every word of a long list
/// tells, and whoever is watched would have to be screened again every day; so it moves a word by 0.0034 at most, and seldom.
fn length_of(parties: usize) -> f64 {
    let mut length = SMALLEST_LIST;
    while length * STEP <= parties as f64 {
        length *= STEP;
    }
    length
}

/// The weight that the class of a word leaves of what it tells, in [0.02, 1]. Rounded to a 4096th, so that the last bit of a
/// logarithm never decides between two machines.
pub(crate) fn of_class(told: f32, class: Class) -> f32 {
    let weight = match class {
        Class::Name => told.max(0.15),
        Class::TitleOrName => 0.5 * told.max(0.15),
        Class::Generic(most) => (f32::from(most) / 4096.0).min(told).max(0.04),
        Class::Place => 0.25_f32.min(told),
        Class::FormWord => 0.04,
        Class::Number => 0.6,
        Class::Initial => 0.15,
        Class::Particle => 0.03,
        Class::LegalForm(_) | Class::Title | Class::SetAside => 0.02,
    };
    (weight * 4096.0).round() / 4096.0
}

/// Whether a word is known as a name of its own: among ordinary people, or borne by several listed parties.
pub(crate) fn is_known(word: &str, bearers: u32) -> bool {
    bearers >= 4 || lexicon::share_per_100k(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_words_tell_hardly_ever_hangs_on_a_few_parties_more() {
        let weights = |parties: usize| -> Vec<f32> {
            (1..500).map(|bearers| of_class(told("qqzz", bearers, 0, parties), Class::Name)).collect()
        };
        assert_eq!(weights(10), weights(15_000));
        for parties in [17_815, 28_000, 60_000] {
            let steps = (parties..parties + 400).step_by(20);
            let moved = steps.filter(|parties| weights(*parties) != weights(parties + 20)).count();
            assert!(moved <= 1, "{parties}: {moved}");
            // And a word still tells what its share says.
            let exact = libm::log(parties as f64 / 40.0) / libm::log(1.0 / RAREST);
            assert!((f64::from(told("qqzz", 40, 0, parties)) - exact).abs() < 0.0035, "{parties}");
        }
    }
}
