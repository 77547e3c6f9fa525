//! What somebody did by speaking, and in another outlet did not: `She blamed the operator`, `She did not blame anyone`;
//! `apologised`, `refused to apologise`. And what one speaker calls by a word and by its contrary: `avoidable`, `inevitable`.
//!
//! A claim needs something that is said, and who blames nobody or does not apologise says nothing. So the clauses are read: who
//! speaks is who stands before the verb by name, or for whom a pronoun there stands.

use super::{
    Verdict,
    bags::Bag,
    claims,
    days::verb_in,
    drafts::Drafts,
    pairs,
    polarity::{Clause, clauses, clauses_of, is_negated, opposite},
    view::{Sentence, View},
    words::{Word, lemma, words},
};
use crate::{
    dossier::{ClaimNote, Span},
    lexicon::{Frame, Stance, VerbForm, WordKind, classes_of, deed_of, is_kind, reporting_verbs, verb_of},
};
use std::collections::BTreeSet;

/// The part of what is not said of somebody that must be said of him elsewhere: `had not accused Velmar of hiding results`.
const SAME: f64 = 0.5;
/// Acts of one document, and of a story.
const MOST_OF_ONE: usize = 60;
const MOST_OF_ALL: usize = 600;

/// What a verb does by being said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `blame`, `praise`, `apologise`: it is done, or it is not.
    Deed,
    /// `call`, `describe`: a thing is given a quality.
    Name,
}

/// An act of speech, or one that was left undone.
struct Act<'v> {
    view: &'v View<'v>,
    sentence: &'v Span,
    clause: Clause,
    kind: Kind,
    /// The verb, by its dictionary form.
    verb: &'static str,
    /// The names of who speaks.
    speaker: BTreeSet<String>,
    done: bool,
    /// Whether it was done, or not, to nobody in particular: `anyone`.
    anyone: bool,
    /// The words behind the verb.
    behind: Bag,
    /// The first of them.
    object: String,
    /// Whether somebody else reports it.
    reported: bool,
}

/// Findings about acts of speech of all documents.
pub(super) fn find(views: &[View<'_>], drafts: &mut Drafts) {
    let acts: Vec<Act<'_>> = views.iter().flat_map(collect).take(MOST_OF_ALL).collect();
    for (one, other) in pairs::of_two_outlets(&acts, |act| act.view.outlet) {
        let contrary = one.is_left_undone_in(other, &acts)
            || other.is_left_undone_in(one, &acts)
            || one.is_called_the_contrary_in(other);
        if contrary && one.has_speaker_of(other) {
            add(one, other, drafts);
        }
    }
}

fn add(one: &Act<'_>, other: &Act<'_>, drafts: &mut Drafts) {
    // What others report of somebody is not what he said.
    let verdict = if one.reported || other.reported { Verdict::Differ } else { Verdict::Conflict };
    let about = format!("“{}” against “{}”", one.clause.text, other.clause.text);
    let place = |act: &Act<'_>| format!("{:06} {:06}", act.view.place, act.sentence.at.start);
    let evidence = [one, other].map(|act| act.view.evidence(act.sentence, None)).to_vec();
    drafts.add(verdict, format!("claim speech {} {}", place(one), place(other)), about, evidence, 1.0);
}

fn collect<'v>(view: &'v View<'v>) -> Vec<Act<'v>> {
    let mut acts: Vec<Act<'v>> = Vec::new();
    for (place, sentence) in view.sentences.iter().enumerate() {
        let told = &sentence.words;
        if acts.len() >= MOST_OF_ONE || sentence.span.text.ends_with('?') || !told.iter().any(is_act) {
            continue;
        }
        let claims = view.claims_in(&sentence.span);
        for clause in clauses_of(&sentence.span.text, told) {
            let own = act(view, sentence, clause, Some(place));
            acts.extend(own.filter(|own| !claims.iter().any(|claim| tells(claim, own.verb))));
        }
        for claim in claims.iter().filter(|claim| is_statement(claim)) {
            let content = claim.content.as_ref().map_or("", |content| content.text.as_str());
            acts.extend(clauses(content).into_iter().filter_map(|clause| act(view, sentence, clause, None)));
        }
    }
    acts
}

/// Whether a claim lets its holder say that something is so.
fn is_statement(claim: &ClaimNote) -> bool {
    matches!(claim.stance, Stance::States | Stance::Confirms) && !claims::negates(claim)
}

/// Whether an act of speech stands in what somebody says, and is neither how he says it nor what he will not do: `refused to`.
fn tells(claim: &ClaimNote, verb: &str) -> bool {
    let has =
        |span: &Span| words(&span.text).iter().any(|word| verb_of(&word.folded).is_some_and(|(of, _)| of == verb));
    let said = claim.content.as_ref().filter(|content| !content.text.starts_with("to "));
    said.is_some_and(has) && !has(&claim.cue)
}

fn is_act(word: &Word) -> bool {
    kind_of(word).is_some()
}

/// What a word does by being said, if it is a verb of that kind; and the verb. What also names a deed (`charged`, `hit`) is none.
fn kind_of(word: &Word) -> Option<(Kind, &'static str)> {
    let (verb, form) = verb_of(&word.folded).filter(|_| !word.capital)?;
    if !matches!(form, VerbForm::Past | VerbForm::Base) || deed_of(verb).is_some() {
        return None;
    }
    if is_kind(verb, WordKind::Apology) {
        return Some((Kind::Deed, verb));
    }
    let uses = reporting_verbs().exact(verb)?;
    let speaks = |stance: Stance| matches!(stance, Stance::Accuses | Stance::Criticises | Stance::Praises);
    if uses.iter().any(|one| speaks(one.stance)) {
        Some((Kind::Deed, verb))
    } else if uses.iter().any(|one| matches!(one.frame, Frame::Call | Frame::As)) {
        Some((Kind::Name, verb))
    } else {
        None
    }
}

/// The act that a clause tells of. `place` is that of the sentence, if the clause is the outlet's own and a pronoun in it can be
/// followed.
fn act<'v>(view: &'v View<'v>, sentence: &'v Sentence, clause: Clause, place: Option<usize>) -> Option<Act<'v>> {
    let said = words(&clause.text);
    let (at, (kind, verb)) = said.iter().enumerate().find_map(|(at, word)| Some((at, kind_of(word)?)))?;
    let (before, behind) = (&said[..at], &said[at + 1..]);
    let form = verb_of(&said[at].folded).map(|(_, form)| form);
    if before.last().is_some_and(is_form_of_be) {
        return None;
    }
    let to_whom = behind.first().map_or("", |word| word.folded.as_str());
    let nobody = matches!(to_whom, "nobody" | "none");
    let left_out = is_negated(before) || declines(before);
    if form == Some(VerbForm::Base) && !left_out {
        return None;
    }
    let subject = &before[..verb_in(before).unwrap_or(at)];
    let mut speaker = names(subject);
    if speaker.is_empty() {
        let place = place.filter(|_| subject.iter().any(is_pronoun))?;
        speaker = antecedent(view, place);
    }
    let object = behind.iter().find(|word| classes_of(&word.folded).is_empty()).map(|word| lemma(&word.folded));
    Some(Act {
        view,
        sentence: &sentence.span,
        kind,
        verb,
        speaker,
        done: !left_out && !nobody,
        anyone: nobody || matches!(to_whom, "anyone" | "anybody" | "any"),
        behind: Bag::of_words(behind),
        object: object.unwrap_or_default().into_owned(),
        reported: place.is_none(),
        clause,
    })
}

fn is_form_of_be(word: &Word) -> bool {
    verb_of(&word.folded).is_some_and(|(verb, _)| verb == "be")
}

fn is_pronoun(word: &Word) -> bool {
    matches!(word.folded.as_str(), "he" | "she" | "it" | "they")
}

/// Whether the words before a verb say that it is not done though none of them is a negation: `declined to`.
fn declines(before: &[Word]) -> bool {
    matches!(before, [.., verb, to] if to.folded == "to" && lemma(&verb.folded) == "decline")
}

/// The names among some words.
fn names(words: &[Word]) -> BTreeSet<String> {
    let named: Vec<Word> = words.iter().filter(|word| word.capital).cloned().collect();
    Bag::of_words(&named).names().map(str::to_owned).collect()
}

/// For whom a pronoun at the beginning of a clause stands: who speaks in the sentence by a pronoun; or who alone spoke in the
/// one before, or was its subject.
fn antecedent(view: &View<'_>, place: usize) -> BTreeSet<String> {
    let holders = |sentence: &Sentence, by_pronoun: bool| -> BTreeSet<BTreeSet<String>> {
        let holders = view.claims_in(&sentence.span).iter().filter_map(|claim| claim.holder.as_ref());
        let spoken = holders.filter(|holder| !by_pronoun || words(&holder.phrase.text).iter().all(is_pronoun));
        spoken.map(|holder| names(&words(&holder.span.text))).collect()
    };
    let here = view.sentences.get(place).map(|sentence| holders(sentence, true)).unwrap_or_default();
    let Some(before) = place.checked_sub(1).and_then(|before| view.sentences.get(before)) else {
        return here.into_iter().next().unwrap_or_default();
    };
    let spoken = if here.is_empty() { holders(before, false) } else { here };
    match spoken.len() {
        0 => {
            let told = &before.words;
            names(&told[..verb_in(told).unwrap_or(0)])
        }
        1 => spoken.into_iter().next().unwrap_or_default(),
        _ => BTreeSet::new(),
    }
}

impl Act<'_> {
    /// Whether both have one speaker: `Ms Brodin` is Hanna Brodin.
    fn has_speaker_of(&self, other: &Self) -> bool {
        let least = self.speaker.len().min(other.speaker.len());
        least > 0 && self.speaker.intersection(&other.speaker).count() == least
    }

    /// Whether this one was not done, and another one is that it was; neither outlet tells both.
    fn is_left_undone_in(&self, other: &Self, all: &[Self]) -> bool {
        let of_deeds = self.kind == Kind::Deed && self.verb == other.verb;
        if !of_deeds || self.done || !other.done || !self.has_speaker_of(other) {
            return false;
        }
        let matter = self.anyone
            || is_kind(self.verb, WordKind::Apology)
            || (!self.behind.is_empty() && self.behind.coverage(&other.behind) >= SAME);
        let tells = |outlet: usize, done: bool| {
            let own = all.iter().filter(|act| act.view.outlet == outlet && act.verb == self.verb);
            own.filter(|act| act.done == done).any(|act| act.has_speaker_of(self))
        };
        matter && !tells(self.view.outlet, true) && !tells(other.view.outlet, false)
    }

    /// Whether one thing is called by contrary words.
    fn is_called_the_contrary_in(&self, other: &Self) -> bool {
        self.kind == Kind::Name
            && other.kind == Kind::Name
            && self.done
            && other.done
            && !self.object.is_empty()
            && self.object == other.object
            && opposite(&self.clause, &other.clause) == Some(true)
    }
}

#[cfg(test)]
mod tests {
    use crate::stories::{
        Verdict,
        two_outlets::{BANK, OWN, findings},
    };

    fn verdicts(first: &str, second: &str) -> Vec<Verdict> {
        findings(BANK, [&[first, OWN[0]], &[second, OWN[1]]])
            .into_iter()
            .map(|finding| finding.verdict)
            .filter(|verdict| matches!(verdict, Verdict::Conflict | Verdict::Differ))
            .collect()
    }

    #[test]
    fn what_somebody_did_by_speaking_and_did_not_do_is_a_conflict() {
        for (first, second) in [
            (
                "Hanna Brodin blamed the lender for the gap.",
                "Ms Brodin said the gap was old. She did not blame anyone.",
            ),
            ("Oskar Lind apologised to the customers.", "Mr Lind refused to apologise."),
            ("Oskar Lind praised the staff of the lender.", "Oskar Lind never praised the staff."),
        ] {
            assert!(verdicts(first, second).contains(&Verdict::Conflict), "{first} | {second}");
            assert!(verdicts(second, first).contains(&Verdict::Conflict), "{second} | {first}");
        }
    }

    #[test]
    fn another_speaker_another_matter_and_an_outlet_that_tells_both_are_none() {
        for (first, second) in [
            ("Oskar Lind apologised to the customers.", "Petra Saal refused to apologise."),
            ("Oskar Lind was blamed for the gap.", "Oskar Lind did not blame anyone."),
            ("Oskar Lind praised the staff of the lender.", "Oskar Lind never praised the weather."),
            ("Oskar Lind apologised.", "Oskar Lind refused to apologise in May. Oskar Lind apologised in June."),
        ] {
            assert!(!verdicts(first, second).contains(&Verdict::Conflict), "{first} | {second}");
        }
    }

    #[test]
    fn one_thing_called_by_contrary_words_is_a_conflict() {
        let called = "Oskar Lind called the closure inevitable.";
        assert!(verdicts(called, "Oskar Lind described the closure as avoidable.").contains(&Verdict::Conflict));
        assert!(!verdicts(called, "Oskar Lind called the closure sad.").contains(&Verdict::Conflict));
        assert!(!verdicts(called, "Oskar Lind called the merger avoidable.").contains(&Verdict::Conflict));
    }
}
