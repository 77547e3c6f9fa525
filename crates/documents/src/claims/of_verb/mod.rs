//! From a reporting verb to a claim: holder, target and content, by frame and voice.
//!
//! The frame of the verb says where each stands, the order of the words corrects it, and what is said decides the rest:
//! [`of_cue`] names the steps in their order.

mod aims;
mod frames;
mod weighing;

use super::{
    Claim, ClaimKind, Holder, appositions,
    called::{holder_in, whole_name},
    clause::Clause,
    cues::{Cue, begins_clause},
    extent::{is_manner, without_commas},
    holders::{can_speak, is_media},
    mutual::is_each_other,
    stance, subjects,
};
use crate::{
    grammar::{Sentences, Tag},
    lexicon::{Deed, Frame, Stance, VerbForm, WordKind, deed_of, is_kind},
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
    draft.weigh_mood(&clause);
    draft.look_for_target(&clause);
    (!draft.judges_nothing(&clause) && !draft.only_leads_on(&clause)).then(|| draft.into_claim(&clause, number))
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
    /// Behind the verb a second one is joined, and nothing is said.
    unsaid: bool,
    /// Where what is said begins: behind the verb, the holder or who is told.
    after: usize,
    /// Where what is said behind the verb ends.
    end: usize,
}

impl Draft {
    /// Whether somebody is named who can say it, or it is kept though nobody is.
    fn settle_holder(&mut self, clause: &Clause<'_>) -> bool {
        let sentences = clause.sentences;
        if hears(clause) {
            self.holder = None;
            return self.content.as_ref().is_some_and(|said| !said.is_empty());
        }
        // `that he had heard it ring`: who hears something with his own ears passes on no words.
        if clause.lemma == "hear" && clause.subject.as_ref().is_some_and(|who| sentences.tag(who.start) == Tag::Pronoun)
        {
            return false;
        }
        let Some(phrase) = self.holder.clone() else { return clause.passive && self.stands_alone(clause) };
        // `threw stones at him, called him names`: he is the object of another verb.
        let object = matches!(sentences.tokens.word(phrase.start), "him" | "them" | "me" | "us");
        if object && !clause.passive && phrase.len() == 1 && phrase.end <= clause.at {
            return false;
        }
        let likely = begins_with_article(sentences, &phrase)
            || sentences.tag(phrase.start) == Tag::Nominal && phrase.start == sentences.sentence(clause.at).start;
        // `citing similarities`: a source is somebody, or something that an article tells of (`citing an e-mail`).
        let quoted = clause.frame() == Frame::Quote && sentences.tag(phrase.start) != Tag::Determiner;
        let speaks = can_speak(sentences, &phrase)
            || likely && !quoted && (deed_of(clause.lemma).is_none() || clause.is_done_by_somebody());
        if !can_speak(sentences, &phrase) && is_bare_participle(clause, &phrase) || is_threat_of_thing(clause) {
            return false;
        }
        // `There are fears that`, `Not everyone agrees`
        let begin = sentences.sentence(clause.at).start;
        let denied = phrase.start > begin && sentences.tokens.word(phrase.start - 1) == "not";
        speaks && !denied && !matches!(sentences.tokens.word(phrase.start), "no" | "there")
    }

    /// Whether a passive is kept for which nobody is named: `it is believed that`, `was accused of`.
    fn stands_alone(&mut self, clause: &Clause<'_>) -> bool {
        match clause.frame() {
            Frame::That | Frame::Tell if is_kind(clause.sentences.tokens.word(clause.at), WordKind::Supposed) => {
                self.stance = if clause.negated { Stance::Doubts } else { Stance::Suspects };
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
            // A participle of its own, without an auxiliary, hangs on a noun and reports nothing, nor does what is
            // still to come.
            _ => {
                clause.group_start != clause.at
                    && !clause.sentences.group_of(clause.at).future
                    && matches!(self.stance, Stance::Accuses | Stance::Suspects | Stance::Denies | Stance::Rejects)
            }
        }
    }

    /// Whether a verb with an object has neither whom it is aimed at nor what is said, or one that asks somebody has nothing that
    /// he is asked: `who advised the ministry`, `whom we asked`.
    fn is_empty(&self, clause: &Clause<'_>) -> bool {
        let unsaid = self.content.as_ref().is_none_or(Range::is_empty);
        let states = clause.frame() == Frame::Object && self.stance == Stance::States && self.target.is_none();
        // `urged restraint` has what is asked for in the place of whom.
        let somebody = || self.target.as_ref().is_none_or(|phrase| can_speak(clause.sentences, phrase));
        let asks = clause.frame() == Frame::Tell && self.stance == Stance::Proposes && !clause.passive && somebody();
        // `alerted the police and a raid followed`, `charging and trying him`
        let joined = self.unsaid && !clause.passive && (self.target.is_none() || clause.frame() == Frame::Tell);
        unsaid && (states || asks || joined)
    }

    /// `favourites for line honors, the yacht`, `has blasted off from`: praise or blame of nothing is none, nor is a deed.
    fn judges_nothing(&self, clause: &Clause<'_>) -> bool {
        let sentences = clause.sentences;
        let next = clause.cue.tokens.end;
        let ends = next >= sentences.sentence(clause.at).end
            || sentences.tag(next) == Tag::Preposition
            || matches!(sentences.tokens.written(next), "," | "." | ";");
        // `treated six of the men`: without `as` somebody does something.
        let as_what = || self.has_as(clause);
        let deed = matches!(clause.lemma, "treat" | "see" | "view" | "regard" | "present" | "cast" | "paint");
        if clause.frame() == Frame::As && deed && !clause.passive && clause.hung.is_none() && !as_what() {
            return true;
        }
        let judges = matches!(clause.cue.verb.stance, Stance::Praises | Stance::Criticises);
        judges
            && ends
            && !clause.passive
            && !clause.cue.inverted
            && clause.hung.is_none()
            && self.target.is_none()
            && matches!(clause.frame(), Frame::Object | Frame::Blame | Frame::As)
    }

    /// `Announcing them, officials said`, `Responding to the ban, she said`: a participle that only tells on what occasion
    /// somebody says something.
    fn only_leads_on(&self, clause: &Clause<'_>) -> bool {
        let sentences = clause.sentences;
        let pronoun = |said: &Range<usize>| said.len() == 1 && sentences.tag(said.start) == Tag::Pronoun;
        sentences.tag(clause.at) == Tag::Verb(VerbForm::Gerund)
            && self.stance == Stance::States
            && !clause.negated
            && (matches!(clause.frame(), Frame::On | Frame::Object) && clause.at == sentences.sentence(clause.at).start
                // `Referring to the ban, she said`
                || clause.frame() == Frame::As
                    && clause.at == sentences.sentence(clause.at).start
                    && !self.has_as(clause)
                // `released a statement responding to the claims`
                || clause.frame() == Frame::On && self.content.is_none()
                || clause.frame() == Frame::Object && self.content.as_ref().is_some_and(pronoun))
    }

    /// Whether `as` stands in what is said: `referring to it as a gift`.
    fn has_as(&self, clause: &Clause<'_>) -> bool {
        self.content.clone().is_some_and(|mut said| said.any(|at| clause.sentences.tokens.word(at) == "as"))
    }

    fn into_claim(self, clause: &Clause<'_>, number: usize) -> Claim {
        let sentences = clause.sentences;
        Claim {
            sentence: number,
            cue: clause.cue.tokens.clone(),
            holder: self.holder.map(|phrase| {
                first_of_two(sentences, &phrase)
                    .or_else(|| together(clause, &phrase))
                    .unwrap_or_else(|| Holder { named: holder_in(sentences, &phrase), phrase })
            }),
            relays: self.relays,
            stance: self.stance,
            target: self
                .target
                .filter(|phrase| !is_each_other(sentences, phrase.start))
                .map(|phrase| {
                    let head = sentences.head(&phrase);
                    appositions::name_beside(sentences, &phrase, &head).unwrap_or_else(|| whole_name(sentences, head))
                })
                // `today's guilty verdicts`: the day is left out.
                .map(|head| head.start + usize::from(sentences.tag(head.start) == Tag::Possessive)..head.end)
                .filter(|head| !head.is_empty() && !sentences.in_date(head.start))
                .filter(|head| !stance::names_nothing(sentences, head)),
            content: self
                .content
                .map(|said| without_commas(sentences, &said))
                .filter(|said| !said.is_empty() && !is_manner(sentences, said.clone())),
            quotes: Vec::new(),
            kind: ClaimKind::Indirect,
        }
    }
}

/// `a split that threatens to destroy the party`, `fires which threaten homes`: the noun on which the clause hangs is nobody.
fn is_threat_of_thing(clause: &Clause<'_>) -> bool {
    let Clause { sentences, cue, group_start, .. } = *clause;
    let tokens = sentences.tokens;
    let relative = group_start.checked_sub(1).filter(|at| {
        let led = sentences.tag(*at) == Tag::Relative && matches!(tokens.word(*at), "that" | "which");
        led && cue.verb.stance == Stance::Threatens
    });
    let noun = relative.and_then(|at| at.checked_sub(1 + usize::from(tokens.written(at.saturating_sub(1)) == ",")));
    noun.is_some_and(|noun| !can_speak(sentences, &(noun..noun + 1)))
}

/// `changes announced today to the scheme`: a participle behind what cannot speak, with nothing said behind it.
fn is_bare_participle(clause: &Clause<'_>, holder: &Range<usize>) -> bool {
    let Clause { sentences, cue, at, .. } = *clause;
    let tokens = sentences.tokens;
    let behind = cue.tokens.end;
    let begin = sentences.sentence(at).start;
    let report = holder.start > begin && matches!(tokens.written(holder.start - 1), "," | "\"" | "”");
    let hangs = sentences.in_date(behind) || sentences.tag(behind) == Tag::Preposition;
    hangs
        && !report
        && !clause.passive
        && !cue.inverted
        && holder.end == at
        && clause.group_start == at
        && sentences.tag(at) == Tag::Verb(VerbForm::Past)
        && !(behind..sentences.clause_end(behind)).any(|next| {
            sentences.tag(next) == Tag::Subordinator && tokens.word(next) == "that" || tokens.written(next) == ":"
        })
        && !begins_clause(sentences, behind, &sentences.sentence(at))
}

fn begins_with_article(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    sentences.tag(phrase.start) == Tag::Determiner || crate::grammar::is_plural(sentences.tokens.word(phrase.end - 1))
}

/// `Holm and her colleagues argue`, `Holm and colleagues`: of two of whom the second belongs to the first, the first one holds it.
fn first_of_two(sentences: &Sentences<'_>, phrase: &Range<usize>) -> Option<Holder> {
    let tokens = sentences.tokens;
    let and = phrase.start.checked_sub(1).filter(|and| *and > sentences.sentence(phrase.start).start)?;
    let owned = matches!(tokens.word(phrase.start), "his" | "her" | "its" | "their") && phrase.len() > 1;
    let belongs = owned || phrase.len() == 1 && tokens.is_kind(phrase.start, WordKind::Colleagues);
    let first = sentences.phrase_ending_at(and - 1).filter(|_| belongs && tokens.word(and) == "and")?;
    can_speak(sentences, &first)
        .then(|| Holder { named: holder_in(sentences, &first), phrase: first.start..phrase.end })
}

/// `THE MAYOR and the harbour master said`: of several who say something together the first one holds it.
fn together(clause: &Clause<'_>, phrase: &Range<usize>) -> Option<Holder> {
    let beside = !clause.passive && !clause.cue.inverted && phrase.end <= clause.at;
    let first = if beside { subjects::first_of_several(clause.sentences, phrase, clause.at)? } else { return None };
    Some(Holder { named: holder_in(clause.sentences, &first), phrase: first.start..phrase.end })
}

/// `The court heard that`, in a headline `…, inquest told`: who hears it says nothing, and who said it is not named. What a
/// newspaper has heard it passes on.
fn hears(clause: &Clause<'_>) -> bool {
    let Clause { sentences, cue, .. } = *clause;
    let ends = cue.tokens.end >= sentences.sentence(clause.at).end
        || matches!(sentences.tokens.written(cue.tokens.end), "." | ";");
    let told = clause.lemma == "tell" && clause.object.is_none() && ends;
    let listens = |phrase: &Range<usize>| !is_media(sentences, phrase) && sentences.tag(phrase.start) != Tag::Pronoun;
    let hears = clause.lemma == "hear" && clause.subject.as_ref().is_some_and(listens);
    !clause.passive && !cue.inverted && !clause.negated && (told || hears)
}

/// `The jury was told`, `was told on Monday`: somebody is told, and the text does not say by whom.
fn is_told(clause: &Clause<'_>) -> bool {
    clause.passive && clause.speaker.is_none() && clause.lemma == "tell"
}

/// `It was claimed that`, `was said to have asked`: a passive that names nobody and says what is told.
fn is_hearsay(clause: &Clause<'_>) -> bool {
    let Clause { sentences, cue, .. } = *clause;
    let told = is_kind(clause.lemma, WordKind::Hearsay) && sentences.tag(cue.tokens.end) == Tag::To;
    let says = matches!(cue.verb.stance, Stance::States | Stance::Suspects | Stance::Accuses | Stance::Proposes);
    // `It has not been suggested that`: nobody says so.
    says && !clause.negated && clause.group_start != clause.at && (clause.is_impersonal() || told)
}

/// What the verb says the holder does, with its negation: `neither the bank nor the broker denied`.
fn stance_of(clause: &Clause<'_>) -> Option<Stance> {
    let words = clause.frame() == Frame::Object && clause.deed() == Some(Deed::Noun);
    if clause.negated && words && clause.cue.verb.stance == Stance::Confirms && is_kind(clause.lemma, WordKind::Belief)
    {
        // `does not accept the claim`
        return Some(Stance::Rejects);
    }
    // Who has not done a deed, as to apologise or to find something, has not been silent about it.
    let undone = match clause.cue.verb.stance {
        Stance::Confirms => clause.deed().is_some(),
        Stance::States => {
            clause.deed() == Some(Deed::Clause) && !is_kind(clause.lemma, WordKind::Belief) || clause.lemma == "regret"
        }
        _ => false,
    };
    if clause.negated && undone {
        return None;
    }
    stance::of_verb(clause.cue.verb, clause.lemma, clause.negated)
}
