//! Whom or what a claim is aimed at, where the frame of the verb has no place for it, and what a pronoun stands for.

use super::Draft;
use crate::{
    claims::{
        clause::Clause,
        holders::{can_speak, is_person},
        objects::thing_before,
        relative, stance,
    },
    grammar::{Sentences, Tag},
    lexicon::{
        Frame, Saying, Sayings, Stance, VerbForm, WordKind, deed_of, is_kind, reporting_verbs, triggers_at, verb_of,
    },
};
use std::ops::Range;

impl Draft {
    /// Finds a target that the frame has no place for, and the thing that a pronoun stands for.
    pub(super) fn look_for_target(&mut self, clause: &Clause<'_>) {
        let Clause { sentences, cue, at, .. } = *clause;
        let sentence = sentences.sentence(at);
        // `complained that the inquiry was flawed`; where only what is said accuses, it tells whom.
        let by_verb = match clause.cue.verb.stance {
            Stance::Criticises => true,
            Stance::States => false,
            _ => self.stance == Stance::Accuses,
        };
        if by_verb && self.target.is_none() && clause.frame() == Frame::That {
            self.target = self.content.as_ref().and_then(|said| stance::subject_of_content(sentences, said));
        }
        if clause.passive && self.target.is_none() && clause.group_start == sentence.start {
            // `Accused by the regulator of misleading investors, the chairman told`: the subject of the main clause.
            let comma = (at..sentence.end).find(|token| sentences.tokens.written(*token) == ",");
            self.target = comma.and_then(|comma| sentences.phrase_starting_at(comma + 1));
        }
        if self.stance == Stance::Warns && self.target.is_none() && matches!(clause.frame(), Frame::That | Frame::Quote)
        {
            // `warned that firms could lose their licence`: the firms are.
            let warned = self.content.as_ref().and_then(|said| stance::subject_of_content(sentences, said));
            self.target = warned.filter(|subject| can_speak(sentences, subject));
        }
        // `The application was refused`: what is refused is the subject.
        if matches!(self.stance, Stance::Rejects | Stance::Threatens)
            && clause.frame() == Frame::ToDo
            && !clause.passive
        {
            let verb = (cue.tokens.end..self.end).find(|token| sentences.is_verb(*token));
            if self.stance == Stance::Rejects && verb.is_some_and(|verb| only_tells(sentences, verb)) {
                self.stance = Stance::NoComment;
            }
            // `vowed to appeal`: who means no harm threatens nobody.
            if clause.lemma == "vow" && verb.is_some_and(|verb| !does_harm(sentences, &(verb..self.end))) {
                self.stance = Stance::States;
            }
            // `refused to jail the clerk`: what is refused is aimed at somebody else.
            let of_act = verb.and_then(|verb| relative::object_of_act(sentences, verb, self.stance));
            self.target = of_act.filter(|target| self.stance != Stance::Rejects || !is_person(sentences, target));
        }
        if (self.target.is_none() || clause.frame() == Frame::Call)
            && let Some(noun) = relative::noun_of(clause)
        {
            let close = (cue.tokens.end..self.end).find(|token| sentences.tokens.written(*token) == ",");
            // Behind `and` somebody else goes on.
            let said = cue.tokens.end..close.unwrap_or(self.end);
            self.content = Some(said).filter(|said| sentences.tag(said.start) != Tag::Conjunction);
            self.target = Some(noun);
        }
        if let Some(pronoun) = self.target.clone().filter(|phrase| sentences.tag(phrase.start) == Tag::Pronoun) {
            if sentences.tag(clause.group_start.wrapping_sub(1)) == Tag::Relative
                && sentences.tokens.word(pronoun.start) == "it"
            {
                // `accused the firm, which denies it, of fraud`: the accusation, for which no noun stands there.
                self.target = None;
                self.content = None;
                return;
            }
            // What is inserted behind the holder is the holder, too: `Frisch, the banker, denied it`. Before a participle
            // stands a verb with what it is aimed at: `hit back at the regulator, accusing it`.
            // as does one that is joined: `accused the minister of lying and urged her`.
            let second = sentences.tag(at) == Tag::Verb(VerbForm::Gerund)
                || sentences.tag(clause.group_start.wrapping_sub(1)) == Tag::Conjunction;
            let holder = self.holder.as_ref().map(|phrase| {
                let before = phrase.end <= clause.group_start && sentence.contains(&phrase.start);
                phrase.start..if before && !second { clause.group_start } else { phrase.end }
            });
            let somebody = matches!(clause.frame(), Frame::Tell | Frame::Accuse);
            self.target = thing_before(sentences, pronoun.start, holder.as_ref(), somebody).or(Some(pronoun));
        }
    }
}

/// Whether an act, from its verb on, is done to somebody's harm: `punish them`, `arrest the rebels`.
fn does_harm(sentences: &Sentences<'_>, act: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let hits = triggers_at(tokens, act.start)
        .is_some_and(|(_, triggers)| triggers.iter().any(|one| one.form.is_some() && one.known.object.is_some()));
    let hostile = tokens.verb(act.start).is_some_and(|(lemma, _)| {
        matches!(
            lemma,
            "avenge"
                | "block"
                | "crush"
                | "defeat"
                | "eliminate"
                | "hunt"
                | "oust"
                | "resist"
                | "respond"
                | "sue"
                | "topple"
                | "veto"
        )
    });
    hits || hostile || Sayings::of(&tokens.slice(act).to_ascii_lowercase()).has(Saying::Threat)
}

/// Whether a verb is one of telling something: who refuses to `respond`, or to `provide details`, does not comment.
fn only_tells(sentences: &Sentences<'_>, verb: usize) -> bool {
    let gives = sentences
        .tokens
        .verb(verb)
        .is_some_and(|(lemma, _)| matches!(lemma, "give" | "offer" | "provide" | "release" | "share" | "supply"));
    let told = || {
        sentences.phrase_starting_at(verb + 1).is_some_and(|phrase| {
            matches!(
                sentences.tokens.word(sentences.head(&phrase).end.saturating_sub(1)),
                "answer"
                    | "answers"
                    | "comment"
                    | "comments"
                    | "detail"
                    | "details"
                    | "explanation"
                    | "information"
                    | "reason"
                    | "reasons"
                    | "specifics"
            )
        })
    };
    only_says(sentences, verb) || gives && told()
}

/// Whether a verb is one of saying and no more: who refuses to `respond` does not comment.
fn only_says(sentences: &Sentences<'_>, verb: usize) -> bool {
    let word = sentences.tokens.word(verb);
    let lemma = verb_of(word).map_or(word, |(lemma, _)| lemma);
    let says = deed_of(lemma).is_none() && !is_kind(lemma, WordKind::Belief);
    let uses = reporting_verbs().longest_at(sentences.tokens, verb);
    says && uses.is_some_and(|(_, uses)| uses.iter().any(|verb| verb.stance == Stance::States))
}
