//! Whether a day behind an event belongs to another clause, by the commas and conjunctions between them: `he was freed, AND WE WILL MEET on
//! Monday`, `the bank, WHICH WAS FINED, closed on Monday`.

use crate::{
    grammar::{Sentences, Tag},
    lexicon::{VerbForm, reporting_verbs},
};
use std::ops::Range;

/// Whether a day behind a verb is that of a clause with a verb of its own.
pub(super) fn is_of_later_clause(sentences: &Sentences<'_>, trigger: &Range<usize>, date: &Range<usize>) -> bool {
    if date.start <= trigger.end || !sentences.is_verb(trigger.start) {
        return false;
    }
    let between = trigger.end..date.start;
    let joined = between.clone().any(|at| {
        sentences.tag(at) == Tag::Conjunction
            && (sentences.tag(at + 1) == Tag::Pronoun && (at + 2..date.start).any(|verb| is_finite(sentences, verb))
                || is_still_to_come(sentences, &(at + 1..date.start)))
    });
    joined || is_inserted_before(sentences, trigger, date) || is_behind_comma(sentences, &between)
}

/// Whether the first verb of a clause that follows is still to come: `was sacked and the bank WILL close on Monday`.
fn is_still_to_come(sentences: &Sentences<'_>, clause: &Range<usize>) -> bool {
    let Some(subject) = sentences.phrase_starting_at(clause.start).filter(|subject| subject.end < clause.end) else {
        return false;
    };
    let verb = (subject.end..clause.end).find(|at| sentences.is_verb(*at));
    sentences.tag(subject.end) == Tag::Auxiliary
        && verb.is_some_and(|verb| {
            let group = sentences.group_of(verb);
            group.start == subject.end && (group.future || group.unreal)
        })
}

/// Whether an event stands in a relative clause between commas, behind which the sentence goes on with a verb and the day: `the bank,
/// WHERE TWO WERE KILLED, closed on Monday`.
fn is_inserted_before(sentences: &Sentences<'_>, trigger: &Range<usize>, date: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(trigger.start).start;
    let open = (start..trigger.start).rev().find(|at| matches!(tokens.written(*at), "," | ";"));
    let relative = open.is_some_and(|open| sentences.tag(open + 1) == Tag::Relative);
    let close = (trigger.end..date.start).find(|at| tokens.written(*at) == ",");
    relative && close.is_some_and(|close| (close + 1..date.start).any(|at| is_finite(sentences, at)))
}

/// Whether behind the last comma before a day a clause with its own verb begins: `was sacked, WITH THE REST TO BE PAID on Monday`. Not
/// where verbs are listed (`was shot, robbed and left`), and not where the day may be that of both: `was shot, a witness said on Monday`.
fn is_behind_comma(sentences: &Sentences<'_>, between: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let Some(comma) = between.clone().rev().find(|at| tokens.written(*at) == ",") else { return false };
    let first = comma + 1;
    let listed = matches!(
        sentences.tag(first),
        Tag::Verb(_) | Tag::Auxiliary | Tag::Conjunction | Tag::Adverb | Tag::Negation | Tag::Mark
    );
    let mut clause = first..between.end;
    !listed
        && clause.clone().any(|at| is_finite(sentences, at))
        && !clause.any(|at| reporting_verbs().longest_at(tokens, at).is_some())
}

/// Whether a verb or an auxiliary stands at a token that makes a clause, with `to` before it or without.
fn is_finite(sentences: &Sentences<'_>, at: usize) -> bool {
    match sentences.tag(at) {
        Tag::Auxiliary => !sentences.in_date(at),
        Tag::Verb(form) => matches!(form, VerbForm::Past | VerbForm::Third),
        _ => false,
    }
}
