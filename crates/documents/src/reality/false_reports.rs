//! What a sentence tells only to say that it is not so: `reports that he was arrested are FALSE`, `the paper WRONGLY said that`, `NOBODY
//! suggests that`, `APOLOGISED for saying that`, `an EARLIER VERSION of this article said`.

use super::governing_verb;
use crate::{
    grammar::{Sentences, Tag},
    lexicon::{Stance, VerbForm, WordKind, is_kind, reporting_noun_at, reporting_verbs, role_of},
};

/// So far from a word what takes it back is looked for.
const FARTHEST: usize = 40;

/// Whether the clause of a word is what a report says that is false, as the sentence has it.
pub(crate) fn is_false_report(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(at).start.max(at.saturating_sub(FARTHEST));
    let mut before = (start..at).rev().take_while(|at| {
        let parts = sentences.tag(at + 1) == Tag::Conjunction && tokens.written(*at) == ",";
        !parts && tokens.written(*at) != ";" && tokens.word(*at) != "but"
    });
    let opened = before.any(|opener| match sentences.tag(opener) {
        tag if tag != Tag::Determiner && tokens.word(opener) == "that" && opener > start => {
            is_disowned(sentences, opener - 1)
        }
        Tag::Verb(_) if tokens.word(opener + 1) != "that" => {
            is_right_behind(sentences, opener, at) && is_said_falsely(sentences, opener)
        }
        _ => false,
    });
    opened || is_called_untrue(sentences, at)
}

/// Whether a word is in the clause that stands right behind a verb of saying without `that`: `wrongly reported Petrov WAS JAILED`.
fn is_right_behind(sentences: &Sentences<'_>, verb: usize, at: usize) -> bool {
    let Some(subject) = sentences.phrase_starting_at(verb + 1) else { return false };
    let group = if sentences.is_verb(at) { sentences.group_of(at).start } else { at };
    subject.contains(&at) || (subject.end <= group && (subject.end..group).all(|at| sentences.tag(at) == Tag::Adverb))
}

/// Whether the word before `that` takes back what follows.
fn is_disowned(sentences: &Sentences<'_>, before: usize) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(before).start;
    // `Nobody suggests that`, whatever the grammar takes the verb for
    if before > start && tokens.word(before - 1) == "nobody" && reporting_verbs().longest_at(tokens, before).is_some() {
        return true;
    }
    if sentences.is_verb(before) {
        // `No evidence emerged that`
        let subject = sentences.subject_of(before).filter(|subject| subject.end <= before);
        let none = subject.is_some_and(|subject| {
            tokens.word(subject.start) == "no" && reporting_noun_at(tokens, subject.end - 1).is_some()
        });
        // `DREAMED that he was jailed`
        let dreams = tokens.verb(before).is_some_and(|(lemma, _)| is_kind(lemma, WordKind::Dreams));
        return none || dreams && !sentences.group_of(before).negated || is_said_falsely(sentences, before);
    }
    // `a JOKE that`, `no hoax that`
    if tokens.is_kind(before, WordKind::MakeBelieve) {
        let negated = (start.max(before.saturating_sub(3))..before)
            .any(|at| sentences.tag(at) == Tag::Negation || tokens.word(at) == "no");
        return !negated && !matches!(sentences.tag(before + 2), Tag::Auxiliary | Tag::Verb(_));
    }
    let untrue = tokens.is_kind(before, WordKind::Untrue);
    if untrue || matches!(tokens.word(before), "true" | "correct") {
        let negated = (start.max(before.saturating_sub(3))..before).any(|at| sentences.tag(at) == Tag::Negation);
        return negated != untrue;
    }
    false
}

/// Whether somebody denies or takes back the report of which the clause of a word is: `denied REPORTS that he was accused`.
pub(crate) fn is_denied_report(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(at).start.max(at.saturating_sub(FARTHEST));
    let that = |at: &usize| tokens.word(*at) == "that" && sentences.tag(*at) != Tag::Determiner;
    let Some(noun) = (start + 1..at).rev().find(that).map(|that| that - 1) else { return false };
    let verb = reporting_noun_at(tokens, noun).and_then(|_| governing_verb(sentences, noun, &["as"]));
    verb.and_then(|verb| reporting_verbs().longest_at(tokens, verb))
        .is_some_and(|(_, uses)| uses.iter().any(|one| matches!(one.stance, Stance::Denies | Stance::Rejects)))
}

/// Whether a verb of saying says what is false, or nobody says it.
fn is_said_falsely(sentences: &Sentences<'_>, verb: usize) -> bool {
    let tokens = sentences.tokens;
    if reporting_verbs().longest_at(tokens, verb).is_none() {
        return false;
    }
    let group = sentences.group_of(verb);
    let wrongly = |at: usize| tokens.is_kind(at, WordKind::Wrongly);
    if (group.start..verb).any(wrongly) || wrongly(verb + 1) {
        return true;
    }
    let start = sentences.sentence(verb).start;
    // `apologised FOR SAYING that`
    let for_it = group.start.checked_sub(1).filter(|at| *at > start && tokens.word(*at) == "for");
    if let Some(for_it) = for_it.filter(|_| sentences.tag(verb) == Tag::Verb(VerbForm::Gerund)) {
        let main = (start..for_it).rev().find(|at| sentences.is_verb(*at));
        let lemma = main.and_then(|main| tokens.verb(main)).map(|(lemma, _)| lemma);
        return lemma.is_some_and(|lemma| is_kind(lemma, WordKind::AtonesFor));
    }
    let nobody = |at: usize| {
        tokens.word(at) == "nobody" || at > start && tokens.word(at) == "one" && tokens.word(at - 1) == "no"
    };
    if group.start > start && nobody(group.start - 1) && !group.negated {
        return true;
    }
    let Some(subject) = sentences.subject_of(verb).filter(|subject| subject.end <= verb) else { return false };
    // `admitted LYING WHEN she said that`
    let when = subject.start.checked_sub(1).filter(|when| *when > start && tokens.word(*when) == "when");
    if when.is_some_and(|when| {
        let lies = tokens.verb(when - 1).is_some_and(|(lemma, _)| lemma == "lie") && sentences.is_verb(when - 1);
        let wrong = tokens.is_kind(when - 1, WordKind::Untrue);
        let negated = sentences.group_of(when - 1).negated
            || (start.max(when.saturating_sub(4))..when).any(|at| sentences.tag(at) == Tag::Negation);
        (lies || wrong) && !negated
    }) {
        return true;
    }
    // `a HOAX caller said`, `a FAKE letter said`, but `the fake doctor said`
    let last = sentences.head(&subject).end.saturating_sub(1);
    let before = last.saturating_sub(1).max(subject.start);
    let thing = role_of(tokens.word(last)).is_none() && !is_kind(tokens.word(last), WordKind::Human);
    if before < last
        && (tokens.is_kind(before, WordKind::MakeBelieve)
            || thing && matches!(tokens.word(before), "fake" | "forged" | "bogus"))
    {
        return true;
    }
    let has = |words: &[&str]| subject.clone().any(|at| words.contains(&tokens.word(at)));
    has(&["version"]) && has(&["earlier", "previous", "original"])
}

/// Whether a predicate calls a report untrue in which a word stands: `the ALLEGATIONS of fraud WERE UNFOUNDED`.
fn is_called_untrue(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    let end = sentences.sentence(at).end.min(at + FARTHEST);
    let Some(untrue) = (at + 1..end).find(|at| tokens.is_kind(*at, WordKind::Untrue)) else { return false };
    let helps = |at: &usize| {
        sentences.tag(*at) == Tag::Adverb || matches!(tokens.word(*at), "be" | "been" | "to" | "out" | "entirely")
    };
    let Some(link) = (at + 1..untrue).rev().find(|at| !helps(at)) else { return false };
    let links = sentences.tag(link) == Tag::Auxiliary
        || tokens.verb(link).is_some_and(|(lemma, _)| matches!(lemma, "prove" | "turn" | "remain"));
    let group = sentences.group_of(link);
    let negated = group.negated || (link..untrue).any(|at| sentences.tag(at) == Tag::Negation);
    let Some(subject) = sentences.subject_of(link).filter(|_| links && !negated && !group.unreal) else {
        return false;
    };
    let that = || (subject.end - 1..at).any(|word| tokens.word(word) == "that");
    let reports = subject.clone().any(|word| reporting_noun_at(tokens, word).is_some());
    subject.start < at && reports && (subject.contains(&at) || that())
}
