//! Lists of parties: `QUORVE, ZARK AND PETROV were arrested`, `seized DATA AND DOCUMENTS`, `ORLAND, SYLDAVIA sign
//! truce`. What an event is told of is the first of them; here the others are found, so that the list stands whole.

use super::{things, verbs::is_headline};
use crate::{
    claims::can_speak,
    grammar::{Sentences, Tag, is_plural},
    lexicon::VerbForm,
};
use std::ops::Range;

/// A list has so many members at most.
const LONGEST: usize = 10;

/// The list that a party of an event is a member of. None where it stands alone.
pub(super) fn whole(sentences: &Sentences<'_>, trigger: &Range<usize>, party: &Range<usize>) -> Option<Range<usize>> {
    let list =
        if party.end <= trigger.start { before_verb(sentences, trigger.start) } else { behind(sentences, party) }?;
    (list.start <= party.start && party.end <= list.end && list.len() > party.len()).then_some(list)
}

/// The list that is the subject of a verb right behind it: all somebody, or all things.
fn before_verb(sentences: &Sentences<'_>, verb: usize) -> Option<Range<usize>> {
    let subject = if sentences.is_verb(verb) { sentences.subject_of(verb)? } else { return None };
    let last = sentences.head(&subject);
    if let Some(first) = first_of_headline(sentences, verb, &subject) {
        return Some(first.start..last.end);
    }
    let members = sentences.listed_before(&subject, verb);
    let first = sentences.head(members.first()?);
    let somebody = |member: &Range<usize>| {
        can_speak(sentences, member) || things::is_persons(sentences, member) || things::is_armed(sentences, member)
    };
    let alike = members.iter().all(|member| somebody(member) == somebody(&subject));
    alike.then_some(first.start..last.end)
}

/// The first of two that open a headline, which joins them by a comma alone (`ORLAND, Syldavia sign truce`), or leaves
/// the auxiliary out behind them (`BANK and its owner fined`).
fn first_of_headline(sentences: &Sentences<'_>, verb: usize, subject: &Range<usize>) -> Option<Range<usize>> {
    let start = sentences.sentence(verb).start;
    let join = subject.start.checked_sub(1).filter(|join| *join > start && is_headline(sentences, verb))?;
    let joins = match sentences.tag(verb) {
        Tag::Verb(VerbForm::Base) => sentences.tokens.written(join) == ",",
        Tag::Verb(VerbForm::Past) => sentences.tokens.word(join) == "and",
        _ => false,
    };
    let beside = joins && subject.end == verb && sentences.tag(join - 1) == Tag::Nominal;
    if beside { sentences.phrase_ending_at(join - 1).filter(|first| first.start == start) } else { None }
}

/// The list that begins with a party behind the word for an event: `arrested OTTO FRISCH AND TWO OTHERS`.
fn behind(sentences: &Sentences<'_>, party: &Range<usize>) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let mut end = party.end;
    for _ in 0..LONGEST {
        let last = tokens.word(end) == "and";
        let next = end + 1;
        if !(last || tokens.written(end) == ",") || next >= sentences.sentence(party.start).end {
            return None;
        }
        let member = sentences.phrase_starting_at(next).filter(|member| member.start == next)?;
        if !is_like(sentences, party, &member) {
            return None;
        }
        end = member.end + usize::from(tokens.word(member.end) == "others");
        if last {
            return (!begins_clause(sentences, end)).then_some(party.start..end);
        }
    }
    None
}

/// Whether a phrase may be listed with a party: with an article, a number or an owner, as a name, or bare as the party
/// is. No table has all verbs: `arrested suspects and ALERTED the press`.
fn is_like(sentences: &Sentences<'_>, party: &Range<usize>, member: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let first = member.start;
    let word = tokens.word(first);
    if member.clone().any(|at| sentences.in_date(at)) {
        return false;
    }
    let led = party.start > sentences.sentence(first).start
        && matches!(sentences.tag(party.start - 1), Tag::Determiner | Tag::Number | Tag::Possessive);
    let bare = || {
        let several = (is_plural(tokens.word(member.end - 1)) || member.len() > 1) && !tokens.is_capital(first);
        !led && several && !word.ends_with("ed") && !word.ends_with("ing") && tokens.verb(first).is_none()
    };
    match sentences.tag(first) {
        Tag::Determiner => !matches!(word, "that" | "this" | "no"),
        Tag::Number => true,
        Tag::Pronoun => matches!(word, "him" | "her" | "them" | "me" | "us"),
        Tag::Nominal => {
            sentences.is_count(first)
                || matches!(word, "his" | "its" | "their" | "others" | "several")
                || tokens.is_capital(first) && party.clone().any(|at| tokens.is_capital(at))
                || bare()
        }
        _ => false,
    }
}

/// Whether the last of a list is the subject of a clause: a finite verb follows it before the next mark or conjunction.
fn begins_clause(sentences: &Sentences<'_>, end: usize) -> bool {
    let sentence = sentences.sentence(end.saturating_sub(1)).end;
    let parts = |at: &usize| {
        matches!(sentences.tag(*at), Tag::Conjunction | Tag::Relative | Tag::Subordinator | Tag::To)
            || sentences.tag(*at) == Tag::Mark && !sentences.tokens.joins(*at)
    };
    (end..sentence).take_while(|at| !parts(at)).any(|at| match sentences.tag(at) {
        Tag::Auxiliary => !sentences.in_date(at),
        Tag::Verb(form) => form != VerbForm::Gerund,
        _ => false,
    })
}
