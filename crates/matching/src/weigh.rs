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

/// What a word tells by its frequency alone, in [0, 1], from the number of listed parties that bear it or a word of the same
/// sound.
pub(crate) fn told(word: &str, bearers: u32, same_sound: u32, parties: usize) -> f32 {
    let listed = f64::from(bearers).max(0.5 * f64::from(same_sound)) / (parties as f64).max(SMALLEST_LIST);
    let ordinary = f64::from(lexicon::share_per_100k(word).unwrap_or(0.0)) / 100_000.0;
    let share = listed.max(ordinary).clamp(RAREST, 1.0);
    (libm::log(1.0 / share) / libm::log(1.0 / RAREST)) as f32
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
        Class::LegalForm(_) | Class::Title => 0.02,
    };
    (weight * 4096.0).round() / 4096.0
}

/// Whether a word is known as a name of its own: among ordinary people, or borne by several listed parties.
pub(crate) fn is_known(word: &str, bearers: u32) -> bool {
    bearers >= 4 || lexicon::share_per_100k(word).is_some()
}
