//! How much a word tells: nothing for `company`, little for `Kim`, much for `Tangun`.
//!
//! The weight of a word is the information in meeting it by chance, ln(1/p), as a share of the information in a word that
//! hardly anyone bears. p is the greatest of three shares: among ordinary people (a table), among the parties of the list,
//! and among the parties of the list that have a word of the same sound (so that the fortieth spelling of Mohammed is as
//! common as the first).

use interdict_text::{lexicon, words::WordClass};

/// A word rarer than one in a hundred thousand tells as much as a word can.
const RAREST: f64 = 1e-5;
/// A list is taken to be at least this long, so that in a list of ten a single mention is still rare.
const SMALLEST_LIST: f64 = 15_000.0;

/// Weight of a word in [0.02, 1] from the number of listed parties that bear it or a word of the same sound.
pub(crate) fn weight(word: &str, class: WordClass, bearers: u32, same_sound: u32, parties: usize) -> f32 {
    let listed = f64::from(bearers).max(0.5 * f64::from(same_sound)) / (parties as f64).max(SMALLEST_LIST);
    let ordinary = f64::from(lexicon::share_per_100k(word).unwrap_or(0.0)) / 100_000.0;
    let share = listed.max(ordinary).clamp(RAREST, 1.0);
    // Rounded, so that the last bit of a logarithm never decides between two machines.
    let told = ((libm::log(1.0 / share) / libm::log(1.0 / RAREST)) * 4096.0).round() / 4096.0;
    of_class(told as f32, class)
}

/// The weight that the class of a word leaves of what it tells.
fn of_class(told: f32, class: WordClass) -> f32 {
    match class {
        WordClass::Name => told.max(0.15),
        WordClass::TitleOrName => 0.5 * told.max(0.15),
        WordClass::Generic(concept) => (0.55 * concept.weight).min(told).max(0.04),
        WordClass::Place => 0.25_f32.min(told),
        WordClass::FormWord => 0.04,
        WordClass::Number => 0.6,
        WordClass::Initial => 0.15,
        WordClass::Particle => 0.03,
        WordClass::LegalForm(_) | WordClass::Title => 0.02,
    }
}

/// Whether a word is known as a name of its own: among ordinary people, or borne by several listed parties.
pub(crate) fn is_known(word: &str, bearers: u32) -> bool {
    bearers >= 4 || lexicon::share_per_100k(word).is_some()
}
