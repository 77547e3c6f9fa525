//! Forms of verbs of saying that report nothing: what names an activity (`the process of writing`) or who made a work (`written by
//! volunteers`), what is put to something else (`adds to the list`), what is done in a crowd or with the voice alone (`protest in the
//! square`, `are crying because`), what only describes a thing, and an amount that is drawn from what was said.

use super::{clause::Clause, cues::begins_clause, holders::is_person};
use crate::{
    grammar::Tag,
    lexicon::{Frame, Stance, VerbForm, WordKind, is_kind},
};
use std::ops::Range;

impl Clause<'_> {
    /// Whether the verb names something else than what somebody says.
    pub(super) fn names_no_report(&self) -> bool {
        self.is_activity()
            || self.is_authorship()
            || self.is_put_to()
            || self.is_march()
            || self.is_sound()
            || self.describes_thing()
            || self.draws_amount()
    }

    /// Whether a clause, a quotation or a colon follows before the next comma, so that something is said.
    fn says_clause(&self) -> bool {
        let (sentences, tokens) = (self.sentences, self.sentences.tokens);
        let (sentence, end) = (sentences.sentence(self.at), self.cue.tokens.end);
        let said =
            |at: usize| tokens.word(at) == "that" || matches!(tokens.written(at), "\"" | "“" | "”" | "‘" | "'" | ":");
        self.cue.inverted
            || begins_clause(sentences, end, &sentence)
            || (end..sentence.end).take_while(|at| tokens.written(*at) != ",").any(said)
    }

    /// Whether words stand before the subject that may be what is said: `"Help!" she cried`.
    fn stands_behind_words(&self) -> bool {
        let begin = self.sentences.sentence(self.at).start;
        let before = self.subject.as_ref().and_then(|subject| subject.start.checked_sub(1)).filter(|at| *at > begin);
        before.is_some_and(|at| matches!(self.sentences.tokens.written(at), "," | "\"" | "”" | "'" | "’"))
    }

    /// `the process of WRITING`, `was less interested in EXPLAINING why`: an activity that is spoken of.
    fn is_activity(&self) -> bool {
        let (sentences, at) = (self.sentences, self.at);
        if sentences.tag(at) != Tag::Verb(VerbForm::Gerund) || at <= sentences.sentence(at).start + 1 {
            return false;
        }
        let led = match sentences.tokens.word(at - 1) {
            "of" => sentences.tag(at - 2) == Tag::Nominal,
            "in" => true,
            _ => false,
        };
        led && self.cue.verb.stance == Stance::States && !self.says_clause()
    }

    /// `articles, WRITTEN by volunteers`: who made a work is told, and not what it says.
    fn is_authorship(&self) -> bool {
        self.lemma == "write" && self.passive && self.speaker.is_some() && !self.says_clause()
    }

    /// `and ADDS to the seven banks that were listed`: more of a thing, and no words.
    fn is_put_to(&self) -> bool {
        let end = self.cue.tokens.end;
        let to = self.sentences.tokens.word(end) == "to" && self.sentences.tag(end) == Tag::Preposition;
        self.lemma == "add"
            && to
            && !begins_clause(self.sentences, end + 1, &self.sentences.sentence(self.at))
            && !self.cue.inverted
            && !self.stands_behind_words()
    }

    /// `Miners PROTEST in the square`: a march, where it is told neither against what nor with what words.
    fn is_march(&self) -> bool {
        let (sentences, end) = (self.sentences, self.cue.tokens.end);
        let aimed = matches!(sentences.tokens.word(end), "against" | "at" | "over" | "about");
        let open = end >= sentences.sentence(self.at).end
            || sentences.in_date(end)
            || matches!(sentences.tokens.written(end), "." | ";")
            || sentences.tag(end) == Tag::Preposition && !aimed;
        self.lemma == "protest"
            && self.cue.tokens.len() == 1
            && open
            && !self.says_clause()
            && !self.stands_behind_words()
    }

    /// `The children are always CRYING because`: without words a sound.
    fn is_sound(&self) -> bool {
        let (sentences, end) = (self.sentences, self.cue.tokens.end);
        let bare = matches!(sentences.tag(end), Tag::Preposition | Tag::Subordinator | Tag::Mark);
        is_kind(self.lemma, WordKind::VoiceSound)
            && self.cue.tokens.len() == 1
            && bare
            && !self.says_clause()
            && !self.stands_behind_words()
    }

    /// `a channel that SUPPORTS the rising`: what a thing is for or against, that is met here for the first time, is a description.
    fn describes_thing(&self) -> bool {
        let (sentences, begin) = (self.sentences, self.sentences.sentence(self.at).start);
        let relative = self.group_start.checked_sub(1).filter(|at| *at > begin);
        let hangs =
            relative.is_some_and(|at| sentences.tag(at) == Tag::Relative && sentences.tag(at - 1) == Tag::Nominal);
        let present = matches!(sentences.tag(self.at), Tag::Verb(VerbForm::Third | VerbForm::Base));
        let judges = matches!(self.cue.verb.stance, Stance::Praises | Stance::Criticises | Stance::Rejects);
        let thing = |phrase: &Range<usize>| {
            matches!(sentences.tokens.word(phrase.start), "a" | "an") && !is_person(sentences, phrase)
        };
        hangs
            && present
            && judges
            && !self.passive
            && self.frame() == Frame::Object
            && self.subject.as_ref().is_some_and(thing)
    }

    /// `would be sold at the same price, SUGGESTING a profit of 16 million`: an amount that follows from what was said.
    fn draws_amount(&self) -> bool {
        let (sentences, at, end) = (self.sentences, self.at, self.cue.tokens.end);
        let participle = sentences.tag(at) == Tag::Verb(VerbForm::Gerund)
            && at > sentences.sentence(at).start
            && sentences.tokens.written(at - 1) == ","
            && matches!(self.lemma, "suggest" | "indicate" | "signal" | "show");
        let limit = sentences.sentence(at).end;
        let amount = || {
            let mut part = (end..limit).take_while(|next| sentences.tokens.written(*next) != ",");
            part.any(|next| sentences.is_count(next))
        };
        participle && self.object.is_some() && !self.says_clause() && amount()
    }
}
