//! From a reporting verb to a claim: holder, target and content, by frame and voice.
//!
//! The frame of the verb says where each stands, the order of the words corrects it, and what is said decides the rest:
//! [`of_cue`] names the steps in their order.

use super::{
    Claim, ClaimKind, Holder, appositions,
    clause::Clause,
    cues::{Cue, begins_clause, over_day, takes_noun},
    extent::{begin_of_content, behind_dateline, closes_behind, end_of_content, without_commas},
    holders::{can_speak, holder_in, is_media, thing_before},
    mutual::is_each_other,
    passive, relative, stance,
};
use crate::{
    grammar::{Sentences, Tag},
    lexicon::{Deed, Frame, Stance, VerbForm, WordKind, deed_of, is_kind, reporting_noun, reporting_verbs, verb_of},
};
use std::ops::Range;

/// The claim of a cue in the sentence of a number; `None` if the cue reports nothing that somebody holds.
pub(super) fn of_cue(sentences: &Sentences<'_>, cue: &Cue, number: usize) -> Option<Claim> {
    let clause = Clause::around(sentences, cue)?;
    let mut draft = Draft::by_frame(&clause);
    draft.look_before_the_verb(&clause);
    let of_verb = stance_of(&clause)?;
    draft.stance = draft.said_as.unwrap_or(of_verb);
    let holds = draft.settle_holder(&clause) && !draft.is_empty(&clause) && draft.weigh_quality(&clause);
    if !holds {
        return None;
    }
    draft.weigh_content(&clause, of_verb);
    draft.look_for_target(&clause);
    Some(draft.into_claim(&clause, number))
}

/// A claim that grows step by step. Holder and target are whole phrases here.
struct Draft {
    holder: Option<Range<usize>>,
    relays: Vec<Range<usize>>,
    stance: Stance,
    /// What a second verb says of how it was said: `quoted as warning`.
    said_as: Option<Stance>,
    target: Option<Range<usize>>,
    content: Option<Range<usize>>,
    /// Where what is said begins: behind the verb, the holder or who is told.
    after: usize,
    /// Where what is said behind the verb ends.
    end: usize,
}

impl Draft {
    /// Holder, relay, target and content where frame and voice put them.
    fn by_frame(clause: &Clause<'_>) -> Self {
        let Clause { sentences, cue, passive, .. } = *clause;
        let tokens = sentences.tokens;
        let inverted_holder = clause.speaker.as_ref().filter(|_| cue.inverted);
        let after = inverted_holder.map_or(cue.tokens.end, |phrase| phrase.end);
        let end = end_of_content(sentences, after);
        let mut draft = Self {
            holder: clause.speaker.clone(),
            relays: Vec::new(),
            stance: cue.verb.stance,
            said_as: None,
            target: clause.subject.clone().filter(|_| passive),
            content: None,
            after,
            end,
        };
        match clause.frame() {
            Frame::Accuse | Frame::Blame | Frame::Call | Frame::As if !passive => {
                draft.target.clone_from(&clause.object);
                draft.content = Some(over_day(sentences, cue.tokens.end, end)..end);
            }
            Frame::Object if !passive => {
                draft.content = Some(over_day(sentences, cue.tokens.end, end)..end);
                let noun = takes_noun(sentences, clause.at, cue.tokens.end)
                    || !begins_clause(sentences, cue.tokens.end, &sentences.sentence(clause.at));
                if sentences.tag(cue.tokens.end) != Tag::Verb(VerbForm::Gerund) && noun {
                    draft.target.clone_from(&clause.object);
                }
            }
            Frame::BlameOn if !passive => {
                let on = (cue.tokens.end..end)
                    .find(|token| matches!(tokens.word(*token), "on" | "to") && !sentences.in_date(*token));
                draft.target = on.and_then(|on| sentences.phrase_starting_at(on + 1));
                draft.content = Some(cue.tokens.end..end);
            }
            Frame::Quote if !passive => draft.quote(clause),
            Frame::Quote => draft.quoted(clause),
            Frame::Tell if !passive && !cue.inverted => draft.tell(clause),
            Frame::With => {
                let with = (cue.tokens.end..end)
                    .find(|token| tokens.word(*token) == "with")
                    .map_or(cue.tokens.end, |with| with + 1);
                draft.target = sentences.phrase_starting_at(with);
            }
            Frame::On => draft.target.clone_from(&clause.object),
            Frame::BlameOn => {
                draft.target = passive::laid_on(clause, end);
                draft.content.clone_from(&clause.subject);
            }
            _ if passive => {
                draft.content = passive::content(clause, before_main_verb(clause, end));
                if cue.verb.stance == Stance::States && matches!(clause.frame(), Frame::That | Frame::Tell) {
                    // `The deal was announced by the ministry`: the subject is what is said, and nobody is aimed at.
                    let announced = draft
                        .target
                        .take()
                        .filter(|phrase| clause.frame() == Frame::That && sentences.tag(phrase.start) != Tag::Pronoun);
                    draft.content = draft.content.or(announced);
                }
            }
            _ => draft.content = Some(begin_of_content(sentences, after, end)..end),
        }
        draft
    }

    /// `The agency quoted a spokesman as saying`: the object holds what the subject passes on.
    fn quote(&mut self, clause: &Clause<'_>) {
        let sentences = clause.sentences;
        self.relays.extend(clause.subject.as_ref().map(|phrase| sentences.head(phrase)));
        self.holder.clone_from(&clause.object);
        self.after = clause.object.as_ref().map_or(self.after, |phrase| phrase.end);
        if sentences.tokens.word(self.after) == "as" && sentences.is_verb(self.after + 1) {
            // `as saying`, `as warning`: the second verb says how it was said.
            self.said_as = reporting_verbs()
                .longest_at(sentences.tokens, self.after + 1)
                .and_then(|(_, uses)| uses.first().map(|verb| verb.stance));
            self.after += 2;
            self.content = Some(self.after..self.end);
            return;
        }
        // `The agency, citing an official, said the ship had left`: what the agency says is the official's.
        let tokens = sentences.tokens;
        let behind = self.after + usize::from(tokens.written(self.after) == ",");
        let said = reporting_verbs().longest_at(tokens, behind).filter(|_| sentences.is_verb(behind));
        let begin = said.map_or(behind, |(end, _)| end);
        if sentences.tag(begin) != Tag::Preposition {
            self.content = Some(begin..end_of_content(sentences, begin).max(begin));
        }
    }

    /// `The minister was quoted by the agency as saying`, `was quoted as saying by the agency`: the subject says it.
    fn quoted(&mut self, clause: &Clause<'_>) {
        let sentences = clause.sentences;
        let tokens = sentences.tokens;
        let Some(verb) = clause.saying() else { return };
        self.holder.clone_from(&clause.subject);
        self.target = None;
        self.said_as =
            reporting_verbs().longest_at(tokens, verb).and_then(|(_, uses)| uses.first().map(|verb| verb.stance));
        self.after = verb + 1;
        for by in [clause.cue.tokens.end, verb + 1] {
            let relay = match tokens.word(by) {
                "by" => sentences.phrase_starting_at(by + 1),
                // `was quoted as saying in the Herald`
                "in" | "on" => sentences.phrase_starting_at(by + 1).filter(|phrase| is_media(sentences, phrase)),
                _ => None,
            };
            if let Some(relay) = relay {
                self.after = self.after.max(relay.end);
                self.relays.push(sentences.head(&relay));
            }
        }
        self.end = end_of_content(sentences, self.after);
        self.content = Some(self.after..self.end);
    }

    /// `told the Telegraph that`: a newspaper passes it on; who is warned or asked to act is the target.
    fn tell(&mut self, clause: &Clause<'_>) {
        let sentences = clause.sentences;
        if let Some(addressee) = &clause.object {
            if is_media(sentences, addressee) {
                self.relays.push(sentences.head(addressee));
            } else if matches!(clause.cue.verb.stance, Stance::Proposes | Stance::Warns | Stance::Threatens) {
                self.target = Some(addressee.clone());
            }
            self.after = addressee.end;
        }
        let end = end_of_content(sentences, self.after);
        self.content = Some(begin_of_content(sentences, self.after, end)..end);
    }

    /// Takes what is said from before the verb, if it stands there: `The attack began on Thursday, the ministry said, and
    /// led to delays.`
    fn look_before_the_verb(&mut self, clause: &Clause<'_>) {
        let Clause { sentences, cue, at, passive, .. } = *clause;
        let start = behind_dateline(sentences, &sentences.sentence(at));
        if cue.inverted {
            self.content = Some(start..at.saturating_sub(1));
            return;
        }
        let told = passive && is_told(clause);
        let quoted = passive && clause.frame() == Frame::Quote;
        let phrase = if told { clause.subject.as_ref() } else { self.holder.as_ref() };
        let Some(phrase) = phrase.filter(|phrase| (!passive || told || quoted) && phrase.end <= at) else { return };
        let written = |token: usize| sentences.tokens.written(token);
        // `…, the ministry said`, and with the mark that closes a quotation: `…," the ministry said`.
        let said = phrase.start.checked_sub(1).filter(|last| match written(*last) {
            "," => true,
            "\"" | "”" => matches!(written(last.wrapping_sub(1)), "," | "?" | "!"),
            _ => false,
        });
        let said = said.map(|last| start.min(last)..last).filter(|said| said.len() > 2);
        let behind = if matches!(clause.frame(), Frame::Tell | Frame::Quote) { self.after } else { cue.tokens.end };
        let says = matches!(clause.frame(), Frame::That | Frame::Tell) || quoted;
        if said.is_some() && says && closes_behind(sentences, behind) {
            self.content = said;
        }
    }

    /// Whether somebody is named who can say it, or it is kept though nobody is.
    fn settle_holder(&mut self, clause: &Clause<'_>) -> bool {
        let sentences = clause.sentences;
        let Some(phrase) = self.holder.clone() else { return clause.passive && self.stands_alone(clause) };
        let likely = begins_with_article(sentences, &phrase)
            || sentences.tag(phrase.start) == Tag::Nominal && phrase.start == sentences.sentence(clause.at).start;
        // `citing similarities`: a source is somebody, or something that an article tells of (`citing an e-mail`).
        let quoted = clause.frame() == Frame::Quote && sentences.tag(phrase.start) != Tag::Determiner;
        let speaks = can_speak(sentences, &phrase) || likely && !quoted && deed_of(clause.lemma).is_none();
        speaks && sentences.tokens.word(phrase.start) != "no"
    }

    /// Whether a passive is kept for which nobody is named: `it is believed that`, `was accused of`.
    fn stands_alone(&mut self, clause: &Clause<'_>) -> bool {
        match clause.frame() {
            Frame::That | Frame::Tell if is_kind(clause.sentences.tokens.word(clause.at), WordKind::Supposed) => {
                self.stance = Stance::Suspects;
                self.target = None;
                true
            }
            // `The court was told that the broker had lied`: who told it is not named.
            Frame::That | Frame::Tell if is_told(clause) => {
                self.target = None;
                let said = self.content.as_ref().filter(|said| clause.sentences.tag(said.start) != Tag::To);
                self.stance == Stance::States && said.is_some_and(|said| !said.is_empty())
            }
            // `It has been suggested that`, `a manager is said to have asked`: somebody says so.
            Frame::That | Frame::Tell if is_hearsay(clause) => {
                self.target = None;
                true
            }
            Frame::Accuse | Frame::Blame => true,
            // A participle of its own, without an auxiliary, hangs on a noun and reports nothing.
            _ => {
                clause.group_start != clause.at
                    && matches!(self.stance, Stance::Accuses | Stance::Suspects | Stance::Denies | Stance::Rejects)
            }
        }
    }

    /// Whether a verb with an object has neither whom it is aimed at nor what is said.
    fn is_empty(&self, clause: &Clause<'_>) -> bool {
        clause.frame() == Frame::Object
            && self.stance == Stance::States
            && self.target.is_none()
            && self.content.as_ref().is_none_or(Range::is_empty)
    }

    /// Reads the quality of `called it reckless`, `described it as reckless`; whether there is one where it is needed.
    fn weigh_quality(&mut self, clause: &Clause<'_>) -> bool {
        let sentences = clause.sentences;
        let tokens = sentences.tokens;
        let frame = clause.frame();
        if !matches!(frame, Frame::Call | Frame::As) {
            return true;
        }
        let Some(said) = self.content.clone() else { return true };
        let start = (said.start..said.end)
            .find(|token| frame == Frame::As && tokens.word(*token) == "as")
            .map_or(said.start, |token| token + 1);
        let Some((good, place)) = stance::evaluation(sentences, &(start..said.end)) else {
            return frame == Frame::As || self.stance != Stance::States;
        };
        // Who calls a report speculation does not take it.
        let of_words = self
            .target
            .as_ref()
            .is_some_and(|phrase| reporting_noun(tokens.word(sentences.head(phrase).end - 1)).is_some());
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
    fn weigh_content(&mut self, clause: &Clause<'_>, of_verb: Stance) {
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
        if self.stance == Stance::Warns
            && let Some(said) = &self.content
            && stance::of_content(sentences, said, self.holder.as_ref())
                .is_some_and(|(better, _)| better == Stance::Threatens)
        {
            self.stance = Stance::Threatens;
        }
    }

    /// Finds a target that the frame has no place for, and the thing that a pronoun stands for.
    fn look_for_target(&mut self, clause: &Clause<'_>) {
        let Clause { sentences, cue, at, .. } = *clause;
        let sentence = sentences.sentence(at);
        if self.stance == Stance::Accuses && self.target.is_none() && clause.frame() == Frame::That {
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
        if matches!(self.stance, Stance::Rejects | Stance::Threatens) && clause.frame() == Frame::ToDo {
            let verb = (cue.tokens.end..self.end).find(|token| sentences.is_verb(*token));
            if self.stance == Stance::Rejects && verb.is_some_and(|verb| only_says(sentences, verb)) {
                self.stance = Stance::NoComment;
            }
            self.target = verb.and_then(|verb| relative::object_of_act(sentences, verb, self.stance));
        }
        if (self.target.is_none() || clause.frame() == Frame::Call)
            && let Some(noun) = relative::noun_of(clause)
        {
            let close = (cue.tokens.end..self.end).find(|token| sentences.tokens.written(*token) == ",");
            self.content = Some(cue.tokens.end..close.unwrap_or(self.end));
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
            self.target = thing_before(sentences, pronoun.start, holder.as_ref()).or(Some(pronoun));
        }
    }

    fn into_claim(self, clause: &Clause<'_>, number: usize) -> Claim {
        let sentences = clause.sentences;
        Claim {
            sentence: number,
            cue: clause.cue.tokens.clone(),
            holder: self.holder.map(|phrase| Holder { named: holder_in(sentences, &phrase), phrase }),
            relays: self.relays,
            stance: self.stance,
            target: self
                .target
                .filter(|phrase| !is_each_other(sentences, phrase.start))
                .map(|phrase| {
                    let head = sentences.head(&phrase);
                    appositions::name_beside(sentences, &phrase, &head).unwrap_or(head)
                })
                .filter(|head| !head.is_empty() && !sentences.in_date(head.start)),
            content: self.content.map(|said| without_commas(sentences, &said)).filter(|said| !said.is_empty()),
            quotes: Vec::new(),
            kind: ClaimKind::Indirect,
        }
    }
}

fn begins_with_article(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    sentences.tag(phrase.start) == Tag::Determiner || crate::grammar::is_plural(sentences.tokens.word(phrase.end - 1))
}

/// Where what is said behind a participle ends: before the verb of its noun, `Bank accused of fraud | denies it`.
fn before_main_verb(clause: &Clause<'_>, end: usize) -> usize {
    let sentences = clause.sentences;
    let from = clause.cue.tokens.end;
    let main = |at: &usize| {
        matches!(sentences.tag(*at), Tag::Auxiliary | Tag::Verb(VerbForm::Third))
            && sentences.subject_of(*at) == clause.subject
    };
    let participle = clause.group_start == clause.at && clause.subject.is_some();
    (from..end).take(LONGEST_ACT).find(|at| participle && main(at)).unwrap_or(end)
}

/// So many tokens behind a participle the verb of its noun is looked for.
const LONGEST_ACT: usize = 30;

/// `The jury was told`, `was told on Monday`: somebody is told, and the text does not say by whom.
fn is_told(clause: &Clause<'_>) -> bool {
    clause.passive && clause.speaker.is_none() && clause.lemma == "tell"
}

/// `It was claimed that`, `was said to have asked`: a passive that names nobody and says what is told.
fn is_hearsay(clause: &Clause<'_>) -> bool {
    let Clause { sentences, cue, .. } = *clause;
    let told = is_kind(clause.lemma, WordKind::Hearsay) && sentences.tag(cue.tokens.end) == Tag::To;
    let says = matches!(cue.verb.stance, Stance::States | Stance::Suspects | Stance::Accuses | Stance::Proposes);
    says && clause.group_start != clause.at && (clause.is_impersonal() || told)
}

/// Whether a verb is one of saying and no more: who refuses to `respond` does not comment.
fn only_says(sentences: &Sentences<'_>, verb: usize) -> bool {
    let word = sentences.tokens.word(verb);
    let lemma = verb_of(word).map_or(word, |(lemma, _)| lemma);
    let says = deed_of(lemma).is_none() && !is_kind(lemma, WordKind::Belief);
    let uses = reporting_verbs().longest_at(sentences.tokens, verb);
    says && uses.is_some_and(|(_, uses)| uses.iter().any(|verb| verb.stance == Stance::States))
}

/// What the verb says the holder does, with its negation: `neither the bank nor the broker denied`.
fn stance_of(clause: &Clause<'_>) -> Option<Stance> {
    // Who has not done a deed, as to apologise or to find something, has not been silent about it.
    let undone = match clause.cue.verb.stance {
        Stance::Confirms => clause.deed().is_some(),
        Stance::States => clause.deed() == Some(Deed::Clause) && !is_kind(clause.lemma, WordKind::Belief),
        _ => false,
    };
    if clause.negated && undone {
        return None;
    }
    stance::of_verb(clause.cue.verb, clause.lemma, clause.negated)
}
