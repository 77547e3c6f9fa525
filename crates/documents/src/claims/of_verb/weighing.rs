//! What is said decides what the verb leaves open: a quality praises or blames, a content accuses, denies or threatens.

use super::Draft;
use crate::{
    claims::{clause::Clause, holders::can_speak, stance, unsaid::is_granted},
    grammar::{Sentences, Tag},
    lexicon::{Classes, Deed, Frame, Stance, VerbForm, WordKind, classes_of, reporting_noun},
};
use std::ops::Range;

impl Draft {
    /// Reads the quality of `called it reckless`, `described it as reckless`; whether there is one where it is needed.
    pub(super) fn weigh_quality(&mut self, clause: &Clause<'_>) -> bool {
        let sentences = clause.sentences;
        let tokens = sentences.tokens;
        let frame = clause.frame();
        if !matches!(frame, Frame::Call | Frame::As) {
            return true;
        }
        if clause.lemma == "name" && self.stance == Stance::Accuses {
            let behind = clause.cue.tokens.end..sentences.clause_end(clause.cue.tokens.end);
            if appoints(sentences, &behind) {
                return false;
            }
            if names_sufferer(sentences, self.target.as_ref(), &behind) {
                self.stance = Stance::States;
                return !clause.passive;
            }
        }
        let Some(said) = self.content.clone() else { return true };
        // `identified positive projections`: without `as` nothing is called anything.
        if frame == Frame::As && self.stance == Stance::States && !said.clone().any(|at| tokens.word(at) == "as") {
            return true;
        }
        let start = (said.start..said.end)
            .find(|token| frame == Frame::As && tokens.word(*token) == "as")
            .map_or(said.start, |token| token + 1);
        let Some((good, place)) = stance::evaluation(sentences, &(start..said.end)) else {
            return frame == Frame::As
                || self.stance != Stance::States
                || is_kept_apart(clause)
                || quotes_quality(sentences, &(start..said.end));
        };
        // Who calls a report speculation does not take it. Who condemns remarks as blackmail denies none, unless they accuse.
        let of_words = self
            .target
            .as_ref()
            .and_then(|phrase| {
                // `called the claim nonsense`: before the quality.
                let inside = phrase.contains(&place) && place > phrase.start;
                let end = if inside { place } else { sentences.head(phrase).end };
                reporting_noun(tokens.word(end - 1))
            })
            // A plan is no words that could be false.
            .is_some_and(|noun| noun == Stance::Accuses || self.stance == Stance::States && noun != Stance::Proposes);
        if matches!(self.stance, Stance::States | Stance::Criticises) {
            self.stance = match (good, of_words) {
                (true, _) => Stance::Praises,
                (false, true) => Stance::Rejects,
                (false, false) => Stance::Criticises,
            };
        }
        if let Some(named) = self.target.as_mut()
            && named.contains(&place)
            && place > named.start
        {
            named.end = place;
        }
        true
    }

    /// Lets what is said decide where the verb says only `said`, and makes a warning of what the holder will do a threat.
    pub(super) fn weigh_content(&mut self, clause: &Clause<'_>, of_verb: Stance) {
        let sentences = clause.sentences;
        let said = self.content.clone().unwrap_or(self.after..self.after);
        if matches!(of_verb, Stance::States | Stance::Suspects)
            && matches!(clause.frame(), Frame::That | Frame::Tell)
            && let Some((better, about)) = stance::of_content(sentences, &said, self.holder.as_ref())
            && (self.stance == Stance::States || (self.stance == Stance::Suspects && better == Stance::Accuses))
        {
            if self.stance == Stance::States {
                self.stance = better;
            }
            self.target = about.or(self.target.take());
        }
        // `ruled out talks`: what somebody might have agreed to is refused, and what may have happened denied.
        let asked = |target: &Range<usize>| {
            let word = sentences.tokens.word(sentences.head(target).end.saturating_sub(1));
            is_granted(word) || reporting_noun(word) == Some(Stance::Proposes)
        };
        if self.stance == Stance::Denies && clause.lemma == "rule" && self.target.as_ref().is_some_and(asked) {
            self.stance = Stance::Rejects;
        }
        // `denied bail`: what somebody asked for is refused.
        let refused = |target: &Range<usize>| {
            sentences.tokens.is_kind(sentences.head(target).end.saturating_sub(1), WordKind::Grant)
        };
        if self.stance == Stance::Denies && clause.lemma == "deny" && self.target.as_ref().is_some_and(refused) {
            self.stance = Stance::Rejects;
        }
        // `attributed the fall to better schools`: what is laid on nobody is no accusation.
        if self.stance == Stance::Accuses
            && matches!(clause.lemma, "attribute" | "ascribe")
            && self.target.as_ref().is_some_and(|target| !can_speak(sentences, target))
        {
            self.stance = Stance::States;
        }
        // `stands by its finding`, `defended her claim`: who supports his own words says them again.
        let own_words = |phrase: &Range<usize>| {
            let own = matches!(sentences.tokens.word(phrase.start), "his" | "her" | "its" | "their" | "our" | "my");
            own && reporting_noun(sentences.tokens.word(phrase.end.saturating_sub(1))).is_some()
        };
        if self.stance == Stance::Praises
            && clause.frame() == Frame::Object
            && self.holder.as_ref().is_none_or(|holder| holder.end <= clause.at)
            && self.target.as_ref().is_some_and(own_words)
            && clause.deed() == Some(Deed::Noun)
        {
            self.stance = Stance::Confirms;
        }
        if self.stance == Stance::Warns
            && let Some(said) = &self.content
            && stance::of_content(sentences, said, self.holder.as_ref())
                .is_some_and(|(better, _)| better == Stance::Threatens)
        {
            self.stance = Stance::Threatens;
        }
    }

    /// Makes of a question no proposal (`asked why`), and of what should be done one (`suggested that a bridge be built`).
    pub(super) fn weigh_mood(&mut self, clause: &Clause<'_>) {
        let sentences = clause.sentences;
        let Some(said) = self.content.as_ref().filter(|_| matches!(clause.frame(), Frame::That | Frame::Tell)) else {
            return;
        };
        let first = sentences.tokens.word(said.start);
        let asks = matches!(first, "whether" | "if") || classes_of(first).any(Classes::INTERROGATIVE);
        if self.stance == Stance::Proposes && asks {
            self.stance = Stance::States;
            self.target = None;
        } else if self.stance == Stance::States && stance::is_subjunctive(sentences, said) {
            self.stance = Stance::Proposes;
        }
    }
}

/// `protested at what it CALLED an act of espionage`: the writer leaves the word to who uses it. Not in `what sailors call a
/// squall`, which only names a thing.
pub(super) fn is_kept_apart(clause: &Clause<'_>) -> bool {
    let sentences = clause.sentences;
    let before = clause.subject.as_ref().and_then(|subject| subject.start.checked_sub(1));
    let finite = matches!(sentences.tag(clause.at), Tag::Verb(VerbForm::Past | VerbForm::Third));
    !clause.passive && finite && before.is_some_and(|at| sentences.tokens.word(at) == "what")
}

/// Whether a quality stands in the holder's own words, which are no name: `called the plan "a gift to nobody"`.
fn quotes_quality(sentences: &Sentences<'_>, said: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let mark = |at: usize| matches!(tokens.written(at), "\"" | "“" | "‘" | "'");
    let opens = |at: usize| mark(at) && tokens.has_space_before(at) && !tokens.has_space_before(at + 1);
    said.clone().any(|at| opens(at) && tokens.is_word(at + 1) && !tokens.is_capital(at + 1))
}

/// Whether a naming tells to whom something happened: `named the victims as Otto Frisch and Anna Kern`, `was named among
/// the dead`, `named Otto Frisch as the victim`.
fn names_sufferer(sentences: &Sentences<'_>, target: Option<&Range<usize>>, behind: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let suffers = |at: usize| tokens.is_kind(at, WordKind::Sufferer);
    let last = |phrase: &Range<usize>| sentences.head(phrase).end.saturating_sub(1);
    let Some(as_whom) = behind.clone().find(|at| tokens.word(*at) == "as") else {
        let among = behind.clone().find(|at| tokens.word(*at) == "among");
        return among.is_some_and(|among| (among + 1..behind.end.min(among + 4)).any(suffers));
    };
    let Some(phrase) = sentences.phrase_starting_at(as_whom + 1) else { return false };
    let by_name = tokens.is_capital(phrase.start);
    by_name && target.is_some_and(|target| suffers(last(target))) || suffers(last(&phrase))
}

/// Whether a naming puts somebody into a post, which has no article: `named Otto Frisch as chairman`, `as its new envoy`.
fn appoints(sentences: &Sentences<'_>, behind: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let as_what = behind.clone().find(|at| tokens.word(*at) == "as");
    let post = as_what.and_then(|at| sentences.phrase_starting_at(at + 1));
    post.is_some_and(|post| {
        let own = matches!(tokens.word(post.start), "its" | "his" | "her" | "their");
        let bare = sentences.tag(post.start) == Tag::Nominal && !tokens.is_capital(post.start);
        (own || bare) && tokens.is_kind(sentences.head(&post).end.saturating_sub(1), WordKind::MadeOrChosen)
    })
}
