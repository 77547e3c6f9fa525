//! Verbs of saying with which nobody says anything: what is to be said, what follows from a deed, what is added, looked for or
//! undertaken, what is only supposed, what another verb of saying reports, what is guarded or struck; and a phrase of time before
//! such a verb, which is no subject of it.

use super::{
    clause::Clause,
    cues::begins_clause,
    holders::{can_speak, is_person},
    onward::is_source,
    subjects::ends_in_somebody,
};
use crate::{
    grammar::{Sentences, Tag, Voice},
    lexicon::{
        Frame, RoleKind, Stance, Thing, VerbForm, WordKind, deed_of, is_kind, names_thing, offences_at, reporting_noun,
        reporting_verbs, role_of, verb_of,
    },
};
use std::ops::Range;

impl Clause<'_> {
    /// Whether the verb tells a deed here, or something that is still to be said.
    pub(super) fn only_does(&self) -> bool {
        let undertakes = self.frame() == Frame::ToDo && self.cue.verb.stance != Stance::Rejects && !self.has_act();
        undertakes
            || self.is_to_come()
            || self.is_result()
            || self.is_addition()
            || self.ends_thing()
            || self.takes_lives()
            || self.is_noun()
            || self.looks_for_thing()
            || self.is_supposed()
            || self.backs_nothing()
            || self.offers_thing()
            || self.is_joined_infinitive()
            || self.says_in_passing()
            || self.describes_speaker()
            || self.guards_or_strikes()
            || self.is_out()
            || self.names_no_report()
            || self.is_left_open()
            || self.is_common_knowledge()
            || self.is_shown_by_deed()
            || self.titles_paper()
            || self.is_set_task()
            || self.falls()
            || self.takes_up_case()
            || self.gathers()
            || self.lets_in()
            || self.points_back()
            || self.is_plural()
            || self.is_at_work()
            || self.displays()
    }

    /// `The ward ADMITTED 40 patients`, `WELCOMED the king at the airport`: persons are let in or received, and words
    /// are admitted and welcomed.
    fn lets_in(&self) -> bool {
        let somebody = |phrase: &Range<usize>| is_person(self.sentences, phrase);
        matches!(self.lemma, "admit" | "welcome")
            && self.frame() == Frame::Object
            && !self.passive
            && self.object.as_ref().is_some_and(somebody)
    }

    /// `was CHARGED WITH guarding the dam`: a task, and no offence.
    fn is_set_task(&self) -> bool {
        let (sentences, behind) = (self.sentences, self.cue.tokens.end);
        self.lemma == "charge"
            && sentences.tokens.word(behind - 1) == "with"
            && sentences.tag(behind) == Tag::Verb(VerbForm::Gerund)
            && sentences.tokens.verb(behind).is_some_and(|(lemma, _)| is_kind(lemma, WordKind::Task))
            && !(behind..sentences.clause_end(behind)).any(|at| offences_at(sentences.tokens, at).is_some())
    }

    /// `Output DECLINED to 40 barrels`: what falls refuses nothing.
    fn falls(&self) -> bool {
        let (sentences, behind) = (self.sentences, self.cue.tokens.end);
        self.lemma == "decline"
            && !self.passive
            && self.object.is_none()
            && matches!(sentences.tokens.word(behind), "by" | "from" | "in" | "to")
            && sentences.tag(behind) == Tag::Preposition
            && !sentences.in_date(behind)
    }

    /// `The court ACCEPTED the lawsuit`: who has to hear a case confirms nothing that is said in it.
    fn takes_up_case(&self) -> bool {
        let (sentences, tokens) = (self.sentences, self.sentences.tokens);
        let last = |phrase: &Range<usize>| tokens.word(sentences.head(phrase).end.saturating_sub(1));
        let court = |phrase: &Range<usize>| names_thing(last(phrase), Thing::Court);
        let case = |phrase: &Range<usize>| {
            names_thing(last(phrase), Thing::Case) || reporting_noun(last(phrase)) == Some(Stance::Accuses)
        };
        self.lemma == "accept" && self.speaker.as_ref().is_some_and(court) && self.object.as_ref().is_some_and(case)
    }

    /// `PROTESTED at the gates`, `PROTESTING outside the court`: where they stood, and not what they said.
    fn gathers(&self) -> bool {
        let (sentences, tokens, behind) = (self.sentences, self.sentences.tokens, self.cue.tokens.end);
        let place = |phrase: Range<usize>| {
            let last = tokens.word(sentences.head(&phrase).end.saturating_sub(1));
            is_kind(last, WordKind::Building) || is_kind(last, WordKind::Geographic) || matches!(last, "gate" | "gates")
        };
        let where_at = match tokens.word(behind) {
            "in" | "near" | "on" | "outside" => sentences.tag(behind) == Tag::Preposition,
            "at" => sentences.phrase_starting_at(behind + 1).is_some_and(place),
            _ => false,
        };
        self.lemma == "protest" && self.cue.tokens.len() == 1 && where_at && !sentences.in_date(behind)
    }

    /// `leaves the public GUESSING about it`: who is left so says nothing.
    fn is_left_open(&self) -> bool {
        let (sentences, at) = (self.sentences, self.at);
        self.lemma == "guess"
            && sentences.tag(at) == Tag::Verb(VerbForm::Gerund)
            && self.group_start == at
            && at > sentences.sentence(at).start
            && sentences.tag(at - 1) == Tag::Nominal
    }

    /// `EVERY banker KNOWS that`: what all are said to know is the writer's.
    fn is_common_knowledge(&self) -> bool {
        let tokens = self.sentences.tokens;
        let all = |subject: &Range<usize>| matches!(tokens.word(subject.start), "every" | "everyone" | "everybody");
        self.lemma == "know" && !self.passive && self.subject.as_ref().is_some_and(all)
    }

    /// `clarified the rule BY ADOPTING a target`: by what somebody did, and not by what he said.
    fn is_shown_by_deed(&self) -> bool {
        let (sentences, behind) = (self.sentences, self.cue.tokens.end);
        let deed = |by: usize| {
            sentences.tokens.word(by) == "by"
                && sentences.tag(by + 1) == Tag::Verb(VerbForm::Gerund)
                && reporting_verbs().longest_at(sentences.tokens, by + 1).is_none()
        };
        let verb = |at: &usize| sentences.is_verb(*at) || sentences.tag(*at) == Tag::Auxiliary;
        matches!(self.lemma, "clarify" | "underline" | "underscore" | "highlight")
            && !self.passive
            && (behind..sentences.clause_end(behind)).take_while(|at| !verb(at)).any(deed)
    }

    /// `In a statement OUTLINING the budget, the minister said`: of what the paper is in which somebody says something.
    fn titles_paper(&self) -> bool {
        let (sentences, at) = (self.sentences, self.at);
        let begin = sentences.sentence(at).start;
        let participle = sentences.tag(at) == Tag::Verb(VerbForm::Gerund)
            && self.group_start == at
            && at > begin + 1
            && self.cue.verb.stance == Stance::States;
        let paper = |last: usize| role_of(sentences.tokens.word(last)).is_some_and(|role| role.kind == RoleKind::Paper);
        participle
            && sentences.tokens.word(begin) == "in"
            && paper(at - 1)
            && sentences.phrase_starting_at(begin + 1).is_some_and(|phrase| phrase.end == at)
    }

    /// `to resign or EXPLAIN how`: what somebody is asked to do, or wants to, was not done.
    fn is_joined_infinitive(&self) -> bool {
        let (sentences, at) = (self.sentences, self.at);
        let begin = sentences.sentence(at).start;
        let joined = sentences.tag(at) == Tag::Verb(VerbForm::Base) && self.group_start == at;
        let joint =
            at.checked_sub(1).filter(|joint| joined && *joint > begin && sentences.tag(*joint) == Tag::Conjunction);
        let first = joint.and_then(|joint| (begin..joint).rev().find(|verb| sentences.is_verb(*verb)));
        first.is_some_and(|verb| sentences.tag(verb) == Tag::Verb(VerbForm::Base) && sentences.group_of(verb).unreal)
    }

    /// `Witnesses report SEEING them`, `said in REPORTING the fall of the town`: right behind a verb of saying it is what is said,
    /// or on what occasion.
    fn says_in_passing(&self) -> bool {
        let (sentences, at) = (self.sentences, self.at);
        let begin = sentences.sentence(at).start;
        if sentences.tag(at) != Tag::Verb(VerbForm::Gerund) || at <= begin + 1 {
            return false;
        }
        let led = matches!(sentences.tokens.word(at - 1), "in" | "of");
        let verb = at - 1 - usize::from(led);
        let says = reporting_verbs().longest_at(sentences.tokens, verb).is_some_and(|(_, uses)| !uses.is_empty());
        says && sentences.is_verb(verb) && sentences.group_of(verb).voice == Voice::Active
    }

    /// `Diplomats OBSERVING the talks said`: a participle with an object, which is nobody, between a noun and its verb of saying.
    fn describes_speaker(&self) -> bool {
        let (sentences, at) = (self.sentences, self.at);
        let beside = sentences.tag(at) == Tag::Verb(VerbForm::Gerund)
            && at > sentences.sentence(at).start
            && sentences.tag(at - 1) == Tag::Nominal;
        let says = |object: &Range<usize>| {
            object.end < sentences.sentence(at).end
                && is_source(sentences, object.end)
                && !ends_in_somebody(sentences, object)
        };
        beside && self.object.as_ref().is_some_and(says)
    }

    /// `fighters DEFENDING a complex of caves`, `The jets BLASTED several vehicles`: beside somebody a participle tells what he
    /// guards, beside a paper whom it speaks for, and aircraft and troops strike with more than words.
    fn guards_or_strikes(&self) -> bool {
        let (sentences, tokens, at) = (self.sentences, self.sentences.tokens, self.at);
        let last = |phrase: &Range<usize>| tokens.word(sentences.head(phrase).end.saturating_sub(1));
        let of_words = |word: &str| {
            reporting_noun(word).is_some() || role_of(word).is_some_and(|role| role.kind == RoleKind::Paper)
        };
        match self.lemma {
            "defend" => {
                sentences.tag(at) == Tag::Verb(VerbForm::Gerund)
                    && self.group_start == at
                    && at > sentences.sentence(at).start
                    && sentences.tag(at - 1) == Tag::Nominal
                    && !of_words(tokens.word(at - 1))
            }
            "blast" | "hammer" | "pound" | "slam" => {
                let armed = |phrase: &Range<usize>| {
                    is_kind(last(phrase), WordKind::Aircraft) || is_kind(last(phrase), WordKind::Military)
                };
                let words = self.object.as_ref().is_some_and(|phrase| of_words(last(phrase)));
                !self.passive && !words && self.subject.as_ref().is_some_and(armed)
            }
            _ => false,
        }
    }

    /// `Tolvia was DISMISSED for 374`, `the case will be DISMISSED`: where nobody does it and no quality is named, that
    /// is what a court, a team or an employer did, and refutes nothing.
    fn is_out(&self) -> bool {
        let behind = self.cue.tokens.end;
        self.lemma == "dismiss"
            && self.passive
            && self.speaker.is_none()
            && !(behind..self.sentences.clause_end(behind)).any(|at| self.sentences.tokens.word(at) == "as")
    }

    /// `if the world insisted`, `unless they answer`, `asks whether they denied it`: what is only supposed was not
    /// said.
    fn is_supposed(&self) -> bool {
        let (sentences, begin) = (self.sentences, self.sentences.sentence(self.at).start);
        let before = |subject: &Range<usize>| subject.start.checked_sub(1).filter(|at| *at >= begin);
        // `If the lake rises, many will blame the mill`
        if matches!(sentences.tokens.word(begin), "if" | "unless") && sentences.group_of(self.at).future {
            return true;
        }
        let adjacent = self.subject.as_ref().filter(|subject| !self.cue.inverted && subject.end == self.group_start);
        let opens = adjacent.and_then(before);
        opens.is_some_and(|at| matches!(sentences.tokens.word(at), "if" | "unless" | "whether"))
    }

    /// `backing up after a record`: who backs up nothing confirms nothing.
    fn backs_nothing(&self) -> bool {
        let last = self.cue.tokens.end.saturating_sub(1);
        let particle = self.cue.tokens.len() == 2 && self.sentences.tokens.word(last) == "up";
        self.lemma == "back" && particle && self.object.is_none() && !self.passive && !self.cue.inverted
    }

    /// `offered little hope`, `began offering flights`, `offering a clerk $90 in bribes`: what gives hope, sells
    /// something or commits an offence proposes nothing to anybody.
    fn offers_thing(&self) -> bool {
        let (sentences, tokens) = (self.sentences, self.sentences.tokens);
        let thing = |phrase: &Range<usize>| {
            let word = tokens.word(sentences.head(phrase).end.saturating_sub(1));
            is_kind(word, WordKind::Offered) || is_kind(word.strip_suffix('s').unwrap_or(word), WordKind::Offered)
        };
        let offence = |phrase: &Range<usize>| {
            let limit = sentences.clause_end(self.cue.tokens.end);
            let second = phrase.end + usize::from(tokens.word(phrase.end) == "in");
            (phrase.start..=second).take_while(|at| *at < limit).any(|at| offences_at(tokens, at).is_some())
        };
        let deed = |phrase: &Range<usize>| thing(phrase) || offence(phrase);
        self.lemma == "offer" && !self.passive && self.object.as_ref().is_some_and(deed)
    }

    /// `concluded a week of talks`, `snapped a photograph`: with a thing behind it the verb tells a deed.
    fn ends_thing(&self) -> bool {
        let (sentences, end) = (self.sentences, self.cue.tokens.end);
        let quoted = matches!(sentences.tokens.written(end), "\"" | "“" | "‘" | "'" | ":");
        matches!(self.lemma, "conclude" | "snap")
            && self.object.is_some()
            && !quoted
            && sentences.tokens.word(end) != "that"
            && !begins_clause(sentences, end, &sentences.sentence(self.at))
    }

    /// `The bank said THIS in a statement`: what it said stands before.
    fn points_back(&self) -> bool {
        let (sentences, behind) = (self.sentences, self.cue.tokens.end);
        self.frame() == Frame::That
            && matches!(sentences.tokens.word(behind), "this" | "so")
            && sentences.tag(behind + 1) == Tag::Preposition
            && !self.closes_clause()
    }

    /// `claimed at least eight lives`, `claimed asylum`
    fn takes_lives(&self) -> bool {
        let (tokens, end) = (self.sentences.tokens, self.cue.tokens.end);
        let limit = || self.sentences.clause_end(end).min(end + LONGEST_COUNT);
        let clause =
            || tokens.word(end) == "that" || begins_clause(self.sentences, end, &self.sentences.sentence(self.at));
        let taken = |at: usize| matches!(tokens.word(at), "life" | "lives") || tokens.is_kind(at, WordKind::Claimed);
        self.lemma == "claim" && !self.passive && !clause() && (end..limit()).any(taken)
    }

    /// `will announce the results`: what is to be announced was not.
    fn is_to_come(&self) -> bool {
        matches!(self.lemma, "announce" | "unveil" | "declare" | "reveal" | "disclose" | "respond")
            && !self.cue.inverted
            && self.sentences.group_of(self.at).future
    }

    /// `The river receded, revealing the damage`, `Trucks were seen on the road, suggesting`: a participle that tells what follows
    /// from a deed, and not what somebody says. Behind a verb of saying it goes on with what he says.
    fn is_result(&self) -> bool {
        let (sentences, at) = (self.sentences, self.at);
        let start = sentences.sentence(at).start;
        let participle = sentences.tag(at) == Tag::Verb(VerbForm::Gerund)
            && at > start
            && sentences.tokens.written(at - 1) == ","
            && matches!(self.lemma, "reveal" | "suggest" | "indicate" | "show" | "prove" | "signal" | "demonstrate");
        let says = |verb: usize| {
            let uses = reporting_verbs().longest_at(sentences.tokens, verb);
            sentences.is_verb(verb)
                && uses.is_some_and(|(_, uses)| !uses.is_empty())
                && deed_of(verb_of(sentences.tokens.word(verb)).map_or("", |(lemma, _)| lemma)).is_none()
        };
        participle && !(start..at).any(says)
    }

    /// `He and Holm, adding 113 runs`: a number is added to something, and not said.
    fn is_addition(&self) -> bool {
        let (sentences, end) = (self.sentences, self.cue.tokens.end);
        self.lemma == "add"
            && !self.cue.inverted
            && sentences.tag(end) == Tag::Number
            && !sentences.in_date(end)
            && !begins_clause(sentences, end, &sentences.sentence(self.at))
    }

    /// `sought flying lessons`: who seeks what nobody has to grant asks nobody for it.
    fn looks_for_thing(&self) -> bool {
        let (sentences, tokens) = (self.sentences, self.sentences.tokens);
        let granted = |phrase: &Range<usize>| {
            let word = tokens.word(sentences.head(phrase).end.saturating_sub(1));
            let counted = phrase.clone().any(|at| sentences.is_count(at));
            // Advice is given by whoever knows something, and for comment those are rung up of whom an article is.
            let said = !matches!(word, "advice" | "comment" | "comments") && reporting_noun(word).is_some();
            counted || said || is_granted(word)
        };
        self.lemma == "seek" && !self.passive && !self.object.as_ref().is_some_and(granted)
    }

    /// Whether the act follows that somebody threatens or offers to do: `undertook some training` offers nothing.
    fn has_act(&self) -> bool {
        let sentences = self.sentences;
        let end = sentences.sentence(self.at).end;
        let passed = |at: &usize| !sentences.in_date(*at) && sentences.tag(*at) != Tag::Adverb;
        let next = (self.cue.tokens.end..end).find(passed);
        next.is_some_and(|at| sentences.tag(at) == Tag::To)
    }
}

/// So many tokens may stand behind `claimed` to the lives that something cost.
const LONGEST_COUNT: usize = 6;

/// Whether a noun, singular or plural, is what somebody has to grant: `talks`, `a truce`.
pub(super) fn is_granted(noun: &str) -> bool {
    is_kind(noun, WordKind::Sought) || noun.strip_suffix('s').is_some_and(|one| is_kind(one, WordKind::Sought))
}

/// The noun on which a relative clause hangs, where a phrase of time stands before its verb, which is no subject: `The army, which
/// DURING THE DAY said`.
pub(super) fn before_relative_of(sentences: &Sentences<'_>, subject: &Range<usize>) -> Option<Range<usize>> {
    let sentence = sentences.sentence(subject.start);
    let relative = subject.start.checked_sub(2).filter(|at| sentence.contains(at))?;
    let led = matches!(sentences.tokens.word(relative), "who" | "which")
        && sentences.tag(relative) == Tag::Relative
        && sentences.tag(relative + 1) == Tag::Preposition
        && matches!(sentences.tokens.word(relative + 1), "during" | "at" | "in" | "on" | "after" | "before")
        && !can_speak_alone(sentences, subject);
    led.then(|| sentences.noun_before_relative(relative, &sentence)).flatten()
}

/// Whether a phrase is a name or a noun for one who speaks, and no time.
fn can_speak_alone(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    !phrase.clone().any(|at| sentences.in_date(at)) && can_speak(sentences, phrase)
}
