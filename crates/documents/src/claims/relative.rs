//! What a verb is aimed at that has no object behind it: the noun on which a relative clause hangs, or the object of the act
//! that follows.
//!
//! `the firm, which the Treasury accuses of smuggling`, `the payments, which the bank denies making`, `an allegation he
//! denies`, `threatened to fire on any tanker`.

use super::clause::Clause;
use crate::{
    grammar::{Sentences, Tag},
    lexicon::{Frame, Stance, VerbForm, reporting_noun},
};
use std::ops::Range;

/// The noun that is the object of a verb, where the verb has none behind it and a clause around it that hangs on a noun.
/// None where the relative may stand for a whole clause: `moved oil for the Guards, which the company denies`.
pub(super) fn noun_of(clause: &Clause<'_>) -> Option<Range<usize>> {
    let sentences = clause.sentences;
    let tokens = sentences.tokens;
    let behind = sentences.tag(clause.cue.tokens.end);
    let open = match behind {
        Tag::Mark | Tag::Preposition | Tag::Adverb | Tag::Auxiliary | Tag::Verb(VerbForm::Gerund) => true,
        _ => clause.cue.tokens.end >= sentences.sentence(clause.at).end,
    };
    let quotes = matches!(tokens.written(clause.cue.tokens.end), "\"" | "“" | ":" | "‘" | "'");
    let takes_object = match clause.frame() {
        Frame::Accuse | Frame::Blame | Frame::Object => true,
        Frame::That => clause.cue.verb.stance != Stance::States,
        _ => false,
    };
    if clause.passive || clause.cue.inverted || clause.object.is_some() || !open || quotes || !takes_object {
        return None;
    }
    let subject = clause.subject.as_ref().filter(|subject| subject.end <= clause.group_start)?;
    let sentence = sentences.sentence(clause.at);
    let before = subject.start.checked_sub(1).filter(|before| sentence.contains(before))?;
    let is_report = |at: usize| reporting_noun(tokens.word(at)).is_some();
    if sentences.tag(before) == Tag::Nominal {
        // `an allegation he denies`
        let contact = sentences.tag(subject.start) == Tag::Pronoun && is_report(before);
        return if contact { sentences.phrase_ending_at(before) } else { None };
    }
    if sentences.tag(before) != Tag::Relative || !matches!(tokens.word(before), "which" | "whom" | "that") {
        return None;
    }
    let noun = sentences.noun_before_relative(before, &sentence)?;
    let comma = tokens.written(before.wrapping_sub(1)) == ",";
    let first = !(sentence.start..noun.start).any(|at| sentences.is_verb(at) || sentences.tag(at) == Tag::Auxiliary);
    let person = matches!(clause.frame(), Frame::Accuse | Frame::Blame);
    let meant = !comma || first || person || is_report(sentences.head(&noun).end.saturating_sub(1));
    meant.then_some(noun)
}

/// What an act is done to that somebody refuses or threatens: `to fire on any tanker`, `to rule out talks`.
pub(super) fn object_of_act(sentences: &Sentences<'_>, verb: usize, stance: Stance) -> Option<Range<usize>> {
    let particle = match sentences.tokens.word(verb + 1) {
        "out" | "off" | "down" | "back" | "up" | "over" => true,
        _ => stance == Stance::Threatens && sentences.tag(verb + 1) == Tag::Preposition,
    };
    sentences
        .phrase_starting_at(verb + 1 + usize::from(particle))
        .filter(|phrase| stance == Stance::Rejects || sentences.tag(phrase.start) != Tag::Pronoun)
}
