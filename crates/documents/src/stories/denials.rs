//! What one outlet tells and another lets somebody deny: "The chairman has turned down a bonus", and "the bank denied that the
//! chairman had turned down a bonus". It may be the outlet's own word, or that of somebody else than who denies it.
//!
//! The predicate of what is denied must stand in the other clause as a whole, and be said of the same; and neither outlet may
//! tell both sides, for then they report one dispute and do not differ. The place at the end of a predicate may stand elsewhere
//! in the sentence: `accuses Ostrand of arming the rebels`, `denied that Ostrand was arming rebels in Maruvia`.

use super::{
    Verdict,
    bags::Bag,
    claims, contrary,
    days::verb_in,
    drafts::Drafts,
    index::Index,
    polarity::{Clause, clauses, clauses_of, opposite},
    view::{Sentence, View},
    voices::{Same, Voice},
    words::{Word, words},
};
use crate::{
    dossier::{ActorNote, ClaimNote, Span},
    lexicon::{Stance, VerbForm, is_calendar, verb_of},
};

/// Words of the predicate that both have, at least: with one, `would not pay` would contradict every payment.
const WORDS: usize = 2;
/// The same where nothing says that it is said of the same, and no name that it is not.
const WITHOUT_SUBJECT: usize = 3;
/// Denials of one document that are looked at.
const MOST: usize = 60;
/// Denials of all documents of a story that are looked at.
const MOST_OF_ALL: usize = 1_500;
/// Sentences that are looked at for each word of a denial.
const LOOKED_AT: usize = 60;

/// Something that somebody says is not so.
struct Denial<'v> {
    view: &'v View<'v>,
    claim: &'v ClaimNote,
    content: &'v Span,
    holder: &'v ActorNote,
    voice: Voice,
    /// What is denied; or, if it is negative itself, what is said instead.
    clause: Clause,
    /// Of whom or what.
    subject: Bag,
    /// What is said to be done, or not.
    predicate: Bag,
    /// The same without the place at its end.
    core: Bag,
}

/// Findings about denials of what another outlet tells.
pub(super) fn find(views: &[View<'_>], index: &Index<'_>, drafts: &mut Drafts) {
    for denial in views.iter().flat_map(collect).take(MOST_OF_ALL) {
        for (place, number) in index.elsewhere(views, denial.view.outlet, &denial.predicate, LOOKED_AT) {
            let other = &views[place];
            let sentence = &other.sentences[number];
            let Some((fact, teller)) = denial.contrary_in(other, sentence) else { continue };
            if denial.is_told(denial.view, true) || denial.is_told(other, false) {
                continue;
            }
            let denier = denial.holder.span.text.as_str();
            let about = match teller {
                _ if denial.clause.negative => {
                    format!("“{}” against “{}”, according to {denier}", fact.text, denial.clause.text)
                }
                None => format!("“{}”: stated against denied by {denier}", denial.clause.text),
                Some(teller) => {
                    format!("“{}”: said by {} against denied by {denier}", denial.clause.text, teller.span.text)
                }
            };
            let view = denial.view;
            let evidence =
                vec![view.evidence(&denial.claim.sentence, Some(denial.content)), other.evidence(&sentence.span, None)];
            let key = format!("denial {:06} {:06}", view.place, denial.content.at.start);
            // What another finding says of the same sentences comes before it.
            drafts.add(Verdict::Differ, key, about, evidence, denial.predicate.total() * 0.1);
        }
    }
}

/// The denials of a document: by a verb that denies, or by a negation in what is said.
fn collect<'v>(view: &'v View<'v>) -> Vec<Denial<'v>> {
    let mut denials = Vec::new();
    for claim in view.reading.dossier.claims.iter().filter(|claim| is_statement(claim.stance)) {
        let Some((content, holder)) = claim.content.as_ref().zip(claim.holder.as_ref()) else { continue };
        let by_verb = claims::negates(claim);
        for clause in clauses(&content.text).into_iter().filter(|clause| clause.negative != by_verb) {
            if denials.len() == MOST {
                return denials;
            }
            let said = words(&clause.text);
            let Some(verb) = predicate_in(&said).filter(|verb| !is_aside(&said[..*verb])) else { continue };
            let Some(subject) = subject_of(&said[..verb], &said[verb], holder) else { continue };
            let predicate = Bag::of_words(&said[verb..]);
            if predicate.len() >= WORDS {
                let voice = Voice::of(holder);
                let core = Bag::of_words(without_place(&said[verb..]));
                denials.push(Denial { view, claim, content, holder, voice, clause, subject, predicate, core });
            }
        }
    }
    denials
}

/// Whether a stance says that something is so or not so.
fn is_statement(stance: Stance) -> bool {
    matches!(
        stance,
        Stance::States | Stance::Confirms | Stance::Warns | Stance::Denies | Stance::Rejects | Stance::Doubts
    )
}

/// Where the predicate of a clause begins: `had turned down`, or `turning down` where nobody is named who did.
fn predicate_in(words: &[Word]) -> Option<usize> {
    verb_in(words).or_else(|| words.iter().position(is_gerund))
}

fn is_gerund(word: &Word) -> bool {
    // `Including` is no deed.
    let gerund = verb_of(&word.folded).is_some_and(|(_, form)| form == VerbForm::Gerund);
    gerund && !word.capital && word.folded != "including"
}

/// Whether the verb behind some words is that of an aside: `failed to act on abuse when he | was archbishop`.
fn is_aside(before: &[Word]) -> bool {
    before.iter().any(|word| matches!(word.folded.as_str(), "when" | "where" | "while" | "until" | "because"))
}

/// A predicate without the place behind it, if enough is left: `arming rebels | in Maruvia`.
fn without_place(predicate: &[Word]) -> &[Word] {
    let is_place = |pair: &[Word]| {
        let name = &pair[1];
        matches!(pair[0].folded.as_str(), "in" | "at" | "near" | "off") && name.capital && !is_calendar(&name.folded)
    };
    let place = predicate.windows(2).position(is_place).map(|place| &predicate[..place]);
    place.filter(|rest| Bag::of_words(rest).len() >= WORDS).unwrap_or(predicate)
}

/// Of whom a predicate is said: the words before it; who speaks, where these are a pronoun or nobody is named (`denied paying a
/// bribe`). None where the subject stands in another clause.
fn subject_of(before: &[Word], verb: &Word, holder: &ActorNote) -> Option<Bag> {
    let subject = Bag::of_words(before);
    if !subject.is_empty() {
        return Some(subject);
    }
    let pronoun = |word: &Word| matches!(word.folded.as_str(), "he" | "she" | "it" | "they" | "i" | "we");
    let speaker = before.iter().any(pronoun) || is_gerund(verb) || verb.folded == "having";
    speaker.then(|| Bag::of(&holder.span.text))
}

impl<'v> Denial<'v> {
    /// The clause of a sentence that says the contrary, and who says that; nobody where it is the outlet's own word.
    fn contrary_in(&self, other: &'v View<'_>, sentence: &Sentence) -> Option<(Clause, Option<&'v ActorNote>)> {
        if !self.may_be_in(sentence) || sentence.span.text.ends_with('?') {
            return None;
        }
        let contrary = |text: &str| clauses(text).into_iter().find(|clause| self.is_contrary(clause));
        let accused = |text: &str| clauses(text).into_iter().find(|clause| self.is_what_others_are_accused_of(clause));
        // To turn down is what is denied itself, and no way to say it.
        let said = |claim: &&ClaimNote| Bag::of(&claim.cue.text).shared_words(&self.clause.bag) == 0;
        let mut told = other.claims_in(&sentence.span).iter().copied().filter(said).peekable();
        if told.peek().is_none() {
            return contrary(&sentence.span.text).map(|clause| (clause, None));
        }
        told.find_map(|claim| {
            let (content, holder) = claim.content.as_ref().zip(claim.holder.as_ref())?;
            // Who says both himself contradicts himself, and that is found elsewhere.
            let says = (is_statement(claim.stance) || claim.stance == Stance::Accuses)
                && !claims::negates(claim)
                && Voice::of(holder).same(&self.voice) == Same::No;
            let charge =
                || accused(&content.text).filter(|_| claim.stance == Stance::Accuses && claim.target.is_some());
            contrary(&content.text).or_else(charge).filter(|_| says).map(|clause| (clause, Some(holder)))
        })
    }

    /// Whether a sentence has all words of the predicate.
    fn may_be_in(&self, sentence: &Sentence) -> bool {
        sentence.bag.shared_words(&self.predicate) == self.predicate.len()
    }

    /// Whether a clause says of the same that it is so.
    fn is_contrary(&self, clause: &Clause) -> bool {
        self.is_of_it(clause)
            && opposite(clause, &self.clause) == Some(self.clause.negative)
            && !contrary::are_of_two(&clause.text, &self.clause.text)
    }

    /// Whether somebody is accused of what is denied here in the same words by one who is only described: `accused Corlan of
    /// breaking its promises`, `the company denied breaking its promises`.
    fn is_what_others_are_accused_of(&self, clause: &Clause) -> bool {
        let described = self.voice.is_description() && self.subject.names().next().is_none();
        described
            && !self.clause.negative
            && !clause.negative
            && clause.bag.shared_words(&self.core) == self.core.len()
            && !clause.bag.turns(&self.core)
    }

    /// Whether a clause has the whole predicate, and is said of the same: a name if there are names, else any word of the
    /// subject; or it has so much that it is one thing, and no names speak against it.
    fn is_of_it(&self, clause: &Clause) -> bool {
        if clause.bag.shared_words(&self.core) < self.core.len() {
            return false;
        }
        let named = self.subject.names().next().is_some();
        let same = if named {
            self.subject.names().any(|name| clause.bag.weight_of(name) > 0.0)
        } else {
            self.subject.shared_words(&clause.bag) > 0
        };
        let unnamed = || {
            let said = words(&clause.text);
            let subject = Bag::of_words(&said[..predicate_in(&said).unwrap_or(0)]);
            !named && subject.names().next().is_none()
        };
        same || (self.core.len() >= WITHOUT_SUBJECT && unnamed())
    }

    /// Whether a document tells one of the two sides in any of its sentences: that it is so, or that it is not.
    fn is_told(&self, view: &View<'_>, so: bool) -> bool {
        let side = if so { self.clause.negative } else { !self.clause.negative };
        let told = |clause: &Clause| self.is_of_it(clause) && opposite(clause, &self.clause) == Some(side);
        view.sentences
            .iter()
            .filter(|sentence| self.may_be_in(sentence))
            .any(|sentence| clauses_of(&sentence.span.text, &sentence.words).iter().any(told))
    }
}

#[cfg(test)]
mod tests {
    use crate::stories::{
        Verdict,
        two_outlets::{BANK, OWN, findings},
    };

    fn differs(first: &str, second: &str) -> bool {
        differ(first, second, "denied by")
    }

    /// Whether a difference is found that has some words.
    fn differ(first: &str, second: &str, words: &str) -> bool {
        findings(BANK, [&[first, OWN[0]], &[second, OWN[1]]])
            .iter()
            .any(|finding| finding.verdict == Verdict::Differ && finding.about.contains(words))
    }

    #[test]
    fn a_fact_of_one_outlet_that_somebody_denies_in_another_is_a_difference() {
        let fact = "The chairman of Norvane Bank turned down a bonus of ten million.";
        assert!(differs(fact, "The bank denied that the chairman had turned down a bonus."));
        assert!(differs(
            fact,
            "The bank denied that the chairman had turned down a bonus, saying that none had been due."
        ));
        assert!(differs(
            "Analysts said the chairman had turned down a bonus.",
            "The bank denied that the chairman had turned down a bonus."
        ));
        assert!(!differs(
            "The chairman did not turn down a bonus.",
            "The bank denied that the chairman had turned down a bonus."
        ));
        assert!(!differs(
            "The chairman was seen in Sudan.",
            "The bank denied that the chairman had turned down a bonus."
        ));
    }

    #[test]
    fn who_is_accused_by_name_may_deny_it_as_the_company() {
        let accused = "The union accused Norvane of breaking its promises.";
        assert!(differs(accused, "The company denied breaking its promises."));
        assert!(!differs(accused, "The company denied breaking its contracts."));
        assert!(!differs(accused, "Ostrand Bank denied breaking its promises."));
    }

    #[test]
    fn the_place_of_what_is_denied_may_stand_elsewhere_in_the_sentence() {
        let denied = "Petra Holm denied that Ostrand had trained rebels in Norvane.";
        assert!(differs("Norvane accuses Ostrand of having trained the rebels.", denied));
        assert!(!differs("Maruvia accuses Ostrand of having trained the rebels.", denied));
    }

    #[test]
    fn an_outlet_that_tells_both_sides_does_not_differ() {
        let denied = "The bank denied that the chairman had turned down a bonus.";
        let again = "Norvane denied that its chairman had turned down any bonus.";
        let said = "Analysts said the chairman had turned down a bonus.";
        assert!(differs(said, again));
        assert!(!differs(&format!("{said} {denied}"), again));
        assert!(!differs(said, &format!("{denied} {said}")));
    }

    #[test]
    fn a_negation_denies_what_another_outlet_tells_of_the_same() {
        let no_gas = "Police in Riga said they had used no tear gas.";
        let fired = "Police fired tear gas when the crowd reached the palace.";
        let found = |first: &str, second: &str| differ(first, second, "tear gas");
        assert!(found(fired, no_gas));
        assert!(!found("The crowd fired tear gas when it reached the palace.", no_gas));
        assert!(!found("Police kept tear bombs and masks in the palace.", no_gas));
    }

    #[test]
    fn a_complaint_that_is_rejected_denies_no_fact() {
        let got = "His rival, Mira Jelan, got a bonus.";
        assert!(!differs(got, "The court rejected the complaint of his rival Mira Jelan."));
    }
}
