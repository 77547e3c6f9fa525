//! What is known about words: the data files of this crate, read once and kept for the life of the program.

mod company_words;
mod equivalents;
mod frequency;
mod offices;
mod phrases;
mod places;
mod syllables;

pub use company_words::{Concept, concept_of, field_of};
pub use equivalents::{Equivalence, GroupId, equivalence, groups_of, is_patronymic};
pub use frequency::share_per_100k;
pub use offices::office_at;
pub use phrases::{
    LegalForm, TitleKind, is_form_word, is_form_word_by_chance, is_misspelt_form, legal_form_at, title_at,
    vessel_prefix_at,
};
pub use places::is_place;
pub use syllables::is_east_asian_syllable;

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a small word inside a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParticleKind {
    /// `al`, `el`, `ad`: may be there or not.
    Article,
    /// `bin`, `ben`, `ould`: son or daughter of.
    Kin,
    /// `abu`, `umm`: bound to the next word, written joined or apart.
    Bound,
    /// `de`, `van`, `von`, `y`.
    Nobiliary,
    /// The Persian `-e`.
    Ezafe,
    /// `oglu`, `zade`, `pour`: written joined to the word before or apart.
    Suffix,
}

static PARTICLES: LazyLock<FxHashMap<&'static str, ParticleKind>> = LazyLock::new(|| {
    crate::table::rows(include_str!("../../data/particles.tsv"))
        .filter_map(|row| {
            let kind = match *row.get(1)? {
                "article" => ParticleKind::Article,
                "kin" => ParticleKind::Kin,
                "bound" => ParticleKind::Bound,
                "nobiliary" => ParticleKind::Nobiliary,
                "ezafe" => ParticleKind::Ezafe,
                "suffix" => ParticleKind::Suffix,
                _ => return None,
            };
            Some((*row.first()?, kind))
        })
        .collect()
});

/// Whether a word is a particle, and which.
pub fn particle(word: &str) -> Option<ParticleKind> {
    PARTICLES.get(word).copied()
}
