//! Words in the form of a verb of saying that are none where they stand, or take something else than words: nouns in
//! -ing and in -s, who is at work somewhere, and what a person shows.

use super::{clause::Clause, cues::begins_clause, holders::is_person};
use crate::{
    grammar::Tag,
    lexicon::{Classes, Frame, VerbForm, classes_of},
};

impl Clause<'_> {
    /// `its most serious warning.`, `invited him FOR QUESTIONING`: what ends a sentence without a comma before it is a
    /// noun, and so is behind a preposition the form in -ing of a verb that has nothing of what it needs.
    pub(super) fn is_noun(&self) -> bool {
        let (sentences, at, behind) = (self.sentences, self.at, self.cue.tokens.end);
        let gerund = sentences.tag(at) == Tag::Verb(VerbForm::Gerund)
            && self.group_start == at
            && at > sentences.sentence(at).start;
        let ends = || matches!(sentences.tokens.written(behind), "." | ";");
        let said =
            |at: usize| sentences.tokens.word(at) == "that" || matches!(sentences.tokens.written(at), "\"" | "“" | ":");
        let aimed = || match self.frame() {
            Frame::Object | Frame::Blame | Frame::Accuse | Frame::Call | Frame::As => true,
            Frame::That => !(behind..sentences.clause_end(behind)).any(said),
            _ => false,
        };
        let bare = || {
            let open =
                matches!(sentences.tag(behind), Tag::Preposition | Tag::Conjunction | Tag::Auxiliary | Tag::Mark);
            let quoted = matches!(sentences.tokens.written(behind), "\"" | "“" | "‘" | "'" | ":");
            self.cue.tokens.len() == 1 && self.object.is_none() && (open && !quoted || sentences.in_date(behind))
        };
        gerund
            && match sentences.tag(at - 1) {
                Tag::Nominal => ends(),
                Tag::Preposition => aimed() && bare(),
                _ => false,
            }
    }

    /// `The bank's bean COUNTERS said`: what a verb follows is no verb, but the plural of a noun. Not where a clause is
    /// inserted: `what the bank CLAIMS is untrue`.
    pub(super) fn is_plural(&self) -> bool {
        let (sentences, at, behind) = (self.sentences, self.at, self.cue.tokens.end);
        let begin = sentences.sentence(at).start;
        let opens = |at: usize| {
            matches!(sentences.tag(at), Tag::Relative | Tag::Subordinator)
                || classes_of(sentences.tokens.word(at)).any(Classes::INTERROGATIVE)
        };
        sentences.tag(at) == Tag::Verb(VerbForm::Third)
            && self.cue.tokens.len() == 1
            && self.group_start == at
            && at > begin
            && sentences.tag(at - 1) == Tag::Nominal
            && (matches!(sentences.tag(behind), Tag::Auxiliary | Tag::Verb(VerbForm::Past))
                || matches!(sentences.tokens.word(behind), "said" | "told"))
            && behind < sentences.sentence(at).end
            && !(begin..at).any(opens)
    }

    /// `Otto Frisch, REPORTING from Riga, said`: where and on what somebody is at work.
    pub(super) fn is_at_work(&self) -> bool {
        let (sentences, behind) = (self.sentences, self.cue.tokens.end);
        self.lemma == "report"
            && sentences.tag(self.at) == Tag::Verb(VerbForm::Gerund)
            && sentences.tag(behind) == Tag::Preposition
            && !sentences.in_date(behind)
    }

    /// `The minister had SHOWN contempt`: what a person shows without a clause he does not say.
    pub(super) fn displays(&self) -> bool {
        let (sentences, behind) = (self.sentences, self.cue.tokens.end);
        let opens = |at: usize| {
            let word = sentences.tokens.word(at);
            word == "that" || classes_of(word).any(Classes::INTERROGATIVE)
        };
        let limit = || sentences.clause_end(behind).min(behind + 6);
        self.lemma == "show"
            && !self.passive
            && self.speaker.as_ref().is_some_and(|who| is_person(sentences, who))
            && !(behind..limit()).any(opens)
            && !begins_clause(sentences, behind, &sentences.sentence(self.at))
    }
}
