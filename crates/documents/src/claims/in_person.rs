//! What somebody does with a sentence quoted in his own words. There `I` and `we` are the speaker, and `he`, `she` and `they` are
//! others, so that more is sure than in a report: `"He stole our money"` accuses, `"We will kill them"` threatens, `"She must resign"`
//! proposes, `"I never touched it"` denies.

use super::holders::can_speak;
use crate::{
    events::is_place,
    grammar::{Sentences, Tag, Voice},
    lexicon::{Stance, VerbForm, WordKind, is_kind, offences_at},
};
use std::ops::Range;

/// What a sentence does, and to whom.
type Done = (Stance, Option<Range<usize>>);

/// Whether what is said begins with the mark of a quotation and a sentence in it.
pub(super) fn is_quoted(sentences: &Sentences<'_>, said: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let double = |at: usize| matches!(tokens.written(at), "\"" | "“" | "”");
    let mark = if double(said.start) { Some(said.start) } else { said.start.checked_sub(1).filter(|at| double(*at)) };
    mark.is_some_and(|mark| tokens.is_capital(mark + 1))
}

/// Whether the subject of a quoted sentence is who speaks.
pub(super) fn is_first_person(sentences: &Sentences<'_>, subject: &Range<usize>) -> bool {
    matches!(sentences.tokens.word(subject.start), "i" | "we" | "our" | "my")
}

/// Reads a quoted sentence: its first clause, or the one behind a condition (`"If they come, we will kill them"`).
pub(super) fn read(sentences: &Sentences<'_>, said: &Range<usize>) -> Option<Done> {
    let tokens = sentences.tokens;
    let begin = said.clone().find(|at| tokens.is_word(*at))?;
    let conditional = matches!(tokens.word(begin), "if" | "unless");
    let begin = if conditional { said.clone().find(|at| tokens.written(*at) == ",")? + 1 } else { begin };
    let from = begin..said.end;
    if let Some(asked) = asks_at_once(sentences, &from) {
        return Some(asked);
    }
    let subject = sentences.phrase_starting_at(begin).filter(|subject| subject.end <= said.end)?;
    let clause = Spoken::of(sentences, &from, subject, conditional)?;
    clause.threatens().or_else(|| clause.asks()).or_else(|| clause.denies()).or_else(|| clause.accuses())
}

/// `"Stop the raids"`, `"Let us talk"`.
fn asks_at_once(sentences: &Sentences<'_>, from: &Range<usize>) -> Option<Done> {
    let tokens = sentences.tokens;
    let first = from.start;
    let us = match (tokens.word(first), tokens.word(first + 1)) {
        ("let", "us" | "'s") => first + 2,
        ("let's", _) => first + 1,
        _ => first,
    };
    let verb = tokens.verb(us).filter(|(lemma, form)| *form == VerbForm::Base && is_kind(lemma, WordKind::Demanded));
    // `Change is coming`, `Talks failed`: a noun has its verb behind it.
    let noun = us == first
        && matches!(sentences.tag(us + 1), Tag::Auxiliary | Tag::Verb(_) | Tag::Nominal | Tag::Preposition)
        && tokens.word(us + 1) != "to";
    (verb.is_some() && !noun).then_some((Stance::Proposes, None))
}

/// A quoted clause.
struct Spoken<'s> {
    sentences: &'s Sentences<'s>,
    subject: Range<usize>,
    verb: usize,
    end: usize,
    own: bool,
    negated: bool,
    /// Behind a condition: `If they come, we will answer`.
    conditional: bool,
    lemma: &'s str,
}

impl<'s> Spoken<'s> {
    fn of(sentences: &'s Sentences<'s>, from: &Range<usize>, subject: Range<usize>, conditional: bool) -> Option<Self> {
        let tokens = sentences.tokens;
        let helps = |at: &usize| matches!(sentences.tag(*at), Tag::Auxiliary | Tag::Adverb | Tag::Negation | Tag::To);
        // `I am going to sue`, `has to go`
        let passes = |at: &usize| helps(at) || matches!(tokens.word(*at), "going" | "has" | "have" | "needs" | "need");
        let verb = (subject.end..from.end).find(|at| !passes(at))?;
        let lemma = tokens.verb(verb).map_or("", |(lemma, _)| lemma);
        let own = is_first_person(sentences, &subject);
        let negated = (subject.end..verb).any(|at| {
            sentences.tag(at) == Tag::Negation
                || matches!(tokens.word(at), "never" | "cannot")
                || tokens.word(at).ends_with("n't")
        });
        Some(Self { sentences, subject, verb, end: from.end, own, negated, conditional, lemma })
    }

    fn before(&self, words: &[&str]) -> bool {
        (self.subject.end..self.verb).any(|at| words.contains(&self.sentences.tokens.word(at)))
    }

    fn passive(&self) -> bool {
        self.sentences.group_of(self.verb).voice == Voice::Passive
    }

    /// Who or what stands right behind the verb.
    fn object(&self) -> Option<Range<usize>> {
        self.sentences.phrase_starting_at(self.verb + 1).filter(|object| object.end <= self.end)
    }

    fn has_kind(&self, kind: WordKind) -> bool {
        is_kind(self.lemma, kind)
    }

    /// `"We will kill them"`, `"You will pay for this"`.
    fn threatens(&self) -> Option<Done> {
        let tokens = self.sentences.tokens;
        let announced = self.before(&["will", "'ll", "shall"]) || self.before(&["going"]) && self.before(&["to"]);
        let contracted = tokens.word(self.subject.start).ends_with("'ll");
        if self.negated || !(announced || contracted) || self.passive() {
            return None;
        }
        let next = self.verb + 1;
        let object = matches!(self.sentences.tag(next), Tag::Determiner | Tag::Nominal | Tag::Pronoun);
        // `We will kill the engine`, `We will crush the grapes`
        let thing = || self.object().is_some_and(|object| !self.may_be_hit(&object));
        let answers = matches!(self.lemma, "answer" | "strike");
        let somebody = object && !answers && !self.is_own(next) && !thing();
        // `strike back`, `If they come, we will answer`: whom needs no saying.
        let understood = matches!(self.lemma, "answer" | "retaliate" | "strike") && self.conditional;
        // `burn the city down`
        let razed = || self.object().is_some_and(|object| tokens.word(object.end) == "down");
        let aimed = somebody || understood || matches!(tokens.word(next), "back" | "down") || (object && razed());
        if self.own && self.has_kind(WordKind::Harms) && aimed {
            return Some((Stance::Threatens, None));
        }
        let made_to = matches!(tokens.word(self.subject.start), "you" | "they" | "he" | "she");
        let dearly = (self.verb + 1..self.end.min(self.verb + 5))
            .any(|at| matches!(tokens.word(at), "for" | "price" | "dearly"));
        let this = matches!(tokens.word(self.verb + 2), "this" | "that" | "it") || tokens.word(self.verb + 1) != "for";
        let pays = self.lemma == "pay" && dearly && this || self.lemma == "regret" && self.object().is_some();
        (made_to && pays).then_some((Stance::Threatens, None))
    }

    /// `"He must resign"`, `"Those responsible must be punished"`.
    fn asks(&self) -> Option<Done> {
        let must = self.before(&["must"]) || self.before(&["has", "have", "needs", "need"]) && self.before(&["to"]);
        let should = self.before(&["should"]);
        let done_already = self.before(&["been"]) || self.sentences.tokens.word(self.verb - 1) == "have";
        if !(must || should) || self.negated || done_already || !self.has_kind(WordKind::Demanded) {
            return None;
        }
        let base = self.sentences.tokens.verb(self.verb).is_some_and(|(_, form)| form == VerbForm::Base);
        let somebody = can_speak(self.sentences, &self.subject) && !matches!(self.word(), "i" | "it");
        (self.passive() || base && somebody).then_some((Stance::Proposes, None))
    }

    /// `"I did not kill anybody"`, `"There was no fraud"`, `"This is totally false"`.
    fn denies(&self) -> Option<Done> {
        let tokens = self.sentences.tokens;
        let wrong = self.own && self.negated && self.has_kind(WordKind::Wrongs);
        let unreal =
            self.before(&["will", "would", "can", "could", "may", "might", "should", "must", "cannot", "won't"]);
        let be = tokens.word(self.subject.end);
        let is = matches!(be, "is" | "are" | "was" | "were" | "'s");
        let behind = self.subject.end + 1;
        let none = self.word() == "there" && is && matches!(tokens.word(behind), "no" | "never");
        let offence = || {
            let phrase = self.sentences.phrase_starting_at(behind);
            phrase.is_some_and(|phrase| phrase.clone().any(|at| offences_at(tokens, at).is_some()))
        };
        let points = matches!(self.word(), "this" | "that" | "it" | "these" | "those" | "all" | "everything");
        let limit = self.end.min(behind + LONGEST_QUALITY);
        let quality = || {
            let led = (behind..limit).take_while(|at| {
                tokens.is_word(*at)
                    && !matches!(self.sentences.tag(*at), Tag::Negation | Tag::Preposition | Tag::Conjunction)
            });
            led.clone().any(|at| tokens.is_kind(at, WordKind::Falsehood))
        };
        // `No such order was given`
        let nothing = self.word() == "no" && tokens.word(self.subject.start + 1) == "such";
        let past = matches!(be, "was" | "were");
        let told = || self.sentences.phrase_starting_at(behind).is_some_and(|phrase| phrase.end >= self.end);
        let denied =
            (nothing || wrong) && !unreal || none && offence() && (past || told()) || points && is && quality();
        denied.then_some((Stance::Denies, None))
    }

    /// `"He killed my daughter"`, `"My son was tortured by the police"`, `"It was the army that shelled the school"`.
    fn accuses(&self) -> Option<Done> {
        let sentences = self.sentences;
        let tokens = sentences.tokens;
        if self.word() == "it" && matches!(tokens.word(self.subject.end), "was" | "is") {
            let who = sentences.phrase_starting_at(self.subject.end + 1)?;
            let that = matches!(tokens.word(who.end), "that" | "who") && who.end + 1 < self.end;
            let lemma = tokens.verb(who.end + 1).map_or("", |(lemma, _)| lemma);
            let wrong = that && is_kind(lemma, WordKind::Wrongs) && can_speak(sentences, &who);
            return wrong.then(|| (Stance::Accuses, Some(sentences.head(&who))));
        }
        let unreal = self.before(&["will", "would", "can", "could", "may", "might", "should", "must", "to", "if"]);
        if self.negated || unreal || !self.has_kind(WordKind::Wrongs) {
            return None;
        }
        let (doer, sufferer) = if self.passive() {
            (sentences.agent_of(self.verb)?, self.subject.clone())
        } else {
            (self.subject.clone(), self.object()?)
        };
        let ours = |phrase: &Range<usize>| {
            matches!(
                tokens.word(phrase.start),
                "us" | "me" | "my" | "our" | "i" | "we" | "you" | "your" | "their" | "his" | "her" | "its"
            )
        };
        let named = matches!(tokens.word(doer.start), "he" | "she" | "they" | "you") || self.is_definite(&doer);
        let blamed = named && !is_first_person(sentences, &doer) && can_speak(sentences, &doer);
        let felt = ours(&sufferer) || self.is_somebody(&sufferer);
        (blamed && felt).then(|| (Stance::Accuses, Some(sentences.head(&doer))))
    }

    fn word(&self) -> &'s str {
        self.sentences.tokens.word(self.subject.start)
    }

    /// `ourselves`, `the record`: what nobody suffers by.
    fn is_own(&self, object: usize) -> bool {
        matches!(self.sentences.tokens.word(object), "myself" | "ourselves" | "it" | "my" | "our")
    }

    /// A name or `the` before a noun, and not `a man`.
    fn is_definite(&self, doer: &Range<usize>) -> bool {
        let tokens = self.sentences.tokens;
        tokens.word(doer.start) == "the" || tokens.is_capital(self.sentences.head(doer).end.saturating_sub(1))
    }

    fn is_alive(&self, phrase: &Range<usize>) -> bool {
        can_speak(self.sentences, phrase)
            || phrase.clone().any(|at| self.sentences.tokens.is_kind(at, WordKind::Human))
            || matches!(self.sentences.tokens.word(phrase.start), "all" | "every" | "everyone" | "everybody" | "anyone")
    }

    /// Whether somebody can mean to harm it: people, a place, what bears a name or is somebody's.
    fn may_be_hit(&self, phrase: &Range<usize>) -> bool {
        let tokens = self.sentences.tokens;
        self.is_alive(phrase)
            || is_place(self.sentences, phrase)
            || tokens.is_capital(phrase.end - 1)
            || matches!(tokens.word(phrase.start), "your" | "his" | "her" | "their")
    }

    fn is_somebody(&self, sufferer: &Range<usize>) -> bool {
        let tokens = self.sentences.tokens;
        let the = matches!(tokens.word(sufferer.start), "the" | "this");
        self.is_alive(sufferer) || (the && !tokens.is_kind(sufferer.end - 1, WordKind::Immaterial))
    }
}

/// So many words may stand between `is` and the quality.
const LONGEST_QUALITY: usize = 5;
