//! Who has the only word of a name: what can be said of a subject like `Kadyrov`, which tells too little for a match.
//!
//! Of somebody of whom one word is known, nearly every party with that word in a name is somebody else, and the score says so.
//! Who looks a family name up wants those parties all the same. They are told beside the answer and are no part of it.

use crate::{
    SearchOptions, Searcher, Subject,
    index::{Class, EntityId, TermId, View},
    query::{Unweighed, own_terms},
};
use interdict_model::PartyKind;

impl Searcher<'_> {
    /// The listed parties, in the order of the list, that have the very word in a name of theirs, if a name of the subject is one
    /// word; of the subject's kind if one is said, whatever their score. None for names of several words, and for a word that is a number, a place or says what a
    /// company does.
    pub fn with_only_word(&self, subject: &Subject, options: &SearchOptions) -> Vec<EntityId> {
        let mut found = Vec::new();
        if !subject.names.iter().any(|name| may_be_one_word(name)) {
            return found;
        }
        let kind = subject.party_kind();
        let is_of_kind = |listed| kind == PartyKind::Unknown || listed == PartyKind::Unknown || listed == kind;
        for form in Unweighed::of(subject) {
            let Some((text, kind)) = form.only_word() else { continue };
            for term in own_terms(&self.view, text, kind) {
                let row = self.view.term_row(term);
                let bearers = self.view.bearers(row.postings, row.bearers).iter().map(|bearer| bearer.entity());
                found.extend(bearers.filter(|entity| {
                    let listed = self.view.entity(*entity);
                    form.kinds().include(listed.kind)
                        && is_of_kind(listed.kind)
                        && options.considers_party(&listed)
                        && is_called(&self.view, *entity, term, options)
                }));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Whether a name may be one word with particles, as far as can be seen without reading it: most names of customers are not, and
/// cost nothing.
fn may_be_one_word(name: &str) -> bool {
    name.split_whitespace().filter(|piece| piece.chars().nth(LONGEST_PARTICLE).is_some()).nth(1).is_none()
}

/// Letters of the longest particles that stand alone: `van`, `der`, `bin`.
const LONGEST_PARTICLE: usize = 3;

/// Whether a name of a party that takes part has the term as a word that names.
fn is_called(view: &View, entity: EntityId, term: TermId, options: &SearchOptions) -> bool {
    let mut names = view.names_of(entity).filter(|name| options.considers(view, name));
    names.any(|name| {
        let mut words = name.words().iter();
        words.any(|word| word.term == term && matches!(word.class(), Class::Name | Class::TitleOrName))
    })
}
