//! Who does and who undergoes what a word or phrase tells. Which of its meanings fits and what is told are asked one after the
//! other, and both ask for them: they are looked for once for each meaning.

use super::{nouns::of_noun, verbs::of_verb};
use crate::{grammar::Sentences, lexicon::Trigger};
use std::{cell::RefCell, ops::Range};

/// Actor and object.
pub(super) type Both = (Option<Range<usize>>, Option<Range<usize>>);

/// Those of one word or phrase.
pub(super) struct Sides<'s> {
    sentences: &'s Sentences<'s>,
    range: &'s Range<usize>,
    found: RefCell<Vec<(Trigger, Both)>>,
}

impl<'s> Sides<'s> {
    /// Those of some tokens; nothing is looked for yet.
    pub(super) fn new(sentences: &'s Sentences<'s>, range: &'s Range<usize>) -> Self {
        Self { sentences, range, found: RefCell::default() }
    }

    /// Actor and object in one meaning.
    pub(super) fn of(&self, trigger: Trigger) -> Both {
        if let Some((_, both)) = self.found.borrow().iter().find(|(held, _)| *held == trigger) {
            return both.clone();
        }
        let verb = trigger.form.is_some();
        let find = if verb { of_verb } else { of_noun };
        let both = find(self.sentences, self.range, trigger);
        self.found.borrow_mut().push((trigger, both.clone()));
        both
    }
}
