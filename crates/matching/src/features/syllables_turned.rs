//! `syllables_turned`
//!
//! *What it measures.* 1 where two names of three Chinese or Korean syllables have the two of the given name the other way round.
//!
//! *Why.* A few dozen syllables make most given names of Korea, in either order, so that `Nam Chol` and `Chol Nam` are two names that
//! many people bear.
//!
//! *Example.* `Kim Nam Chol` against `KIM, Chol Nam`.
//!
//! *Limits.* Says nothing where a given name is written as one word, or where one of the three syllables is left over. Clerks who take
//! each syllable for a name of its own write `Un Jong Kim`, which is lowered, too, and still found where all else is the same. Its
//! weight is set by judgement.

use super::{Direction, NameFeature};

pub(super) const FEATURE: NameFeature = NameFeature {
    name: "syllables_turned",
    direction: Direction::Lowers,
    read: |m| m.syllables_turned,
    says: |_| "the syllables of the given name stand the other way round".into(),
};
