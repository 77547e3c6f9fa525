//! Participles that hang on a noun: the one another is joined to, and the noun itself.

use super::{Sentences, tags::Tag};
use crate::lexicon::VerbForm;
use std::ops::Range;

impl Sentences<'_> {
    /// The participle right behind a noun that another one, whose group begins at a token, is joined to: `a case FILED and moved by`.
    pub(super) fn participle_joined_before(&self, group: usize, sentence: &Range<usize>) -> Option<usize> {
        let and = group.checked_sub(1).filter(|and| *and > sentence.start + 1 && self.tag(*and) == Tag::Conjunction)?;
        let before = and - 1;
        let bare = self.tag(before) == Tag::Verb(VerbForm::Past) && self.group_of(before).start == before;
        (bare && self.tag(before - 1) == Tag::Nominal).then_some(before)
    }

    /// The noun that the participle before a preposition hangs on: `TWO BROTHERS suspected of smuggling cocaine were held`.
    pub(super) fn noun_of_participle(&self, preposition: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
        let participle = self.over_dates(preposition, sentence)?;
        // `a suspect ALLEGEDLY involved in planning attacks has been`
        let start = self.group_of(participle).start;
        let bare = self.tag(participle) == Tag::Verb(VerbForm::Past)
            && (start..participle).all(|at| self.tag(at) == Tag::Adverb || self.in_date(at));
        let noun = self.over_dates(start, sentence)?;
        if bare { self.noun_of_own_clause(noun, sentence) } else { None }
    }
}
