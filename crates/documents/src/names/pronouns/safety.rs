//! Whether a word stands for a mention, and for nothing else that its sentence and the one before name.

use super::{
    Antecedent, Search,
    rivals::Rivals,
    words::{self, Deed, Noun, Place, Word},
};
use crate::grammar::Tag;
use interdict_model::PartyKind;
use std::ops::Range;

/// A word and the mention that it may stand for.
#[derive(Clone, Copy)]
struct Pair<'w> {
    /// Tokens of the word.
    word: &'w Range<usize>,
    /// Tokens of the name.
    name: &'w Range<usize>,
    /// The party of the name.
    party: usize,
    /// Both in one sentence.
    same: bool,
    /// What else stands from the beginning of the name's sentence to the word.
    rivals: Rivals,
}

impl Search<'_> {
    /// Whether a word stands for a mention and can stand for nothing else.
    pub(super) fn is_safe(&self, word: Word, range: &Range<usize>, mention: Antecedent) -> bool {
        let sentences = self.scene.sentences;
        let name = self.name(mention);
        if self.quoted.get(range.start) != self.quoted.get(name.start) {
            return false;
        }
        let (home, here) = (sentences.sentence(name.start), sentences.sentence(range.start));
        let same = home == here;
        let mut rivals = self.scene.rivals(&(home.start..range.start), mention.0);
        // `In his speech Mr Smith said`: in front of the main clause a pronoun may look forward.
        let opener = matches!(
            sentences.tag(here.start),
            Tag::Preposition | Tag::Subordinator | Tag::To | Tag::Verb(_) | Tag::Adverb
        );
        if !same && opener {
            rivals = rivals.with_nouns_of(self.scene.rivals(&(range.end..here.end), mention.0));
        }
        let pair = Pair { word: range, name, party: mention.0, same, rivals };
        match word {
            Word::Human { female, place } => self.is_human(female, place, pair),
            Word::Thing(place) => self.is_thing(place, pair),
            Word::Description(noun) => self.is_described(noun, pair),
        }
    }

    fn is_human(&self, female: bool, place: Place, pair: Pair<'_>) -> bool {
        let Pair { word, name, party, same, rivals } = pair;
        if rivals.person || rivals.name || (if female { rivals.she } else { rivals.he }) {
            return false;
        }
        match place {
            // Who speaks next is who spoke, not whom a measure hit.
            Place::Subject => {
                (!same || self.has_verb(name.end..word.start))
                    && (self.is_subject(name) || !words::reports(self.scene.sentences, word.end))
            }
            Place::Owner => true,
            Place::Itself => same,
            Place::Object => self.is_done_by_another(word.start, party),
        }
    }

    fn is_thing(&self, place: Place, pair: Pair<'_>) -> bool {
        let Pair { word, name, party, same, rivals } = pair;
        let sentences = self.scene.sentences;
        let vessel = self.scene.kind_of(party) == PartyKind::Vessel;
        if rivals.body || rivals.name || rivals.it || (vessel && rivals.ship) || !self.is_subject(name) {
            return false;
        }
        let only = !rivals.state && !rivals.place && !rivals.thing;
        let only_between =
            || !rivals.state && !rivals.place && !self.scene.rivals(&(name.end..word.start), party).thing;
        match place {
            Place::Subject => {
                let safe = match words::deed_of(sentences, word.start, vessel) {
                    Some(Deed::OfBodies) => !rivals.state,
                    Some(Deed::OfBodiesAndThings) => only,
                    None => false,
                };
                safe && (!same || self.has_verb(name.end..word.start))
            }
            Place::Owner if same => only_between(),
            Place::Owner => only || (!vessel && !rivals.state && words::is_of_bodies(sentences, word.end)),
            // `Tangun itself` says nothing that `Tangun` does not.
            Place::Itself => same && name.end < word.start && only_between(),
            Place::Object => false,
        }
    }

    fn is_described(&self, noun: Noun, pair: Pair<'_>) -> bool {
        let Pair { word, name, party, same, rivals } = pair;
        let sentences = self.scene.sentences;
        if rivals.name || (if noun == Noun::Ship { rivals.ship } else { rivals.body }) {
            return false;
        }
        let acts = words::is_followed_by_verb(sentences, word.end);
        if same {
            // `Tangun said the company had`, not `Tangun bought the company`.
            return acts && self.has_verb(name.end..word.start);
        }
        let here = sentences.sentence(word.start);
        let itself =
            (here.start..word.start).any(|at| self.scene.named.get(&at).is_some_and(|(named, _)| *named == party));
        let home = sentences.sentence(name.start);
        let new = self.called.iter().all(|(held, first)| *held != noun || *first >= home.start);
        (acts || !itself) && (new || self.is_subject(name))
    }

    /// Whether a name is the subject of a verb, or what its sentence begins with.
    fn is_subject(&self, name: &Range<usize>) -> bool {
        let sentences = self.scene.sentences;
        let sentence = sentences.sentence(name.start);
        if name.end < sentence.end && matches!(sentences.tag(name.end), Tag::Possessive | Tag::Nominal) {
            return false;
        }
        let mut start = self.scene.naming_start(name.start);
        if start > sentence.start && sentences.tag(start - 1) == Tag::Determiner {
            start -= 1;
        }
        let finite = |at: &usize| matches!(sentences.tag(*at), Tag::Auxiliary | Tag::Verb(_));
        start == sentence.start
            || (name.end..sentence.end).filter(finite).take(8).any(|verb| {
                sentences.subject_of(verb).is_some_and(|subject| {
                    let head = sentences.head(&subject);
                    head.start <= name.start && head.end == name.end
                })
            })
    }

    fn has_verb(&self, mut range: Range<usize>) -> bool {
        range.any(|at| matches!(self.scene.sentences.tag(at), Tag::Auxiliary | Tag::Verb(_)))
    }

    /// Whether the verb before an object has another subject than the party: nobody arrests him who is himself.
    fn is_done_by_another(&self, object: usize, party: usize) -> bool {
        let sentences = self.scene.sentences;
        let here = sentences.sentence(object);
        let Some(verb) = (here.start..object).rev().find(|at| sentences.is_verb(*at)) else { return false };
        let Some(subject) = sentences.subject_of(verb) else { return false };
        let own = subject.clone().any(|at| self.scene.named.get(&at).is_some_and(|(named, _)| *named == party));
        let word = sentences.tokens.word(subject.start);
        !(own || subject.len() == 1 && matches!(word, "he" | "she"))
    }
}
