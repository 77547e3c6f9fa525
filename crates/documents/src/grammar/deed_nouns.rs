//! Forms that may be verbs and are nouns for deeds, or describe the noun behind them, by what stands around them: `the killing OF`, `air
//! RAIDS killed eight`, `shot dead eight SUSPECTED militants`.

use super::{
    is_plural,
    tags::{Tag, counts},
};
use crate::{
    lexicon::{
        Classes, RoleKind, VerbForm, WordKind, is_kind, is_simple_past, noun_triggers_at, reporting_verbs, role_of,
        triggers_at,
    },
    tokens::Tokens,
};
use std::ops::Range;

/// `the ruthless KILLING of civilians`, `the million-dollar LOOTING of a fund`, `a brutal gangland KILLING`: a form in
/// -ing behind a determiner and what describes it, before `of`, or, behind `a`, before anything that it could not be
/// done to. Not behind somebody, who may do it: `the officer DREAMING of home`.
pub(super) fn is_described_deed(tokens: &Tokens<'_>, tags: &[Tag], at: usize, sentence: &Range<usize>) -> bool {
    let of = tokens.word(at + 1) == "of";
    let describes = |before: &usize| tags[*before] == Tag::Nominal || tokens.joins(*before);
    let first = (sentence.start..at).rev().take(LONGEST_DESCRIPTION).find(|before| !describes(before));
    let Some(determiner) = first.filter(|first| tags[*first] == Tag::Determiner && first + 1 < at) else {
        return false;
    };
    let closed = at + 1 >= sentence.end
        || matches!(tokens.written(at + 1), "," | "." | ";")
        || tokens.classes(at + 1).any(Classes::AUXILIARY);
    let before = tokens.word(at - 1);
    (of || closed && matches!(tokens.word(determiner), "a" | "an"))
        && !is_plural(before)
        && role_of(before).is_none()
        && !is_kind(before, WordKind::Human)
        && noun_triggers_at(tokens, at).is_some()
}

/// So many tokens at most describe a form in -ing that is a noun.
const LONGEST_DESCRIPTION: usize = 6;

/// `the largest HACKING case`, `attacks and KIDNAPPING of tourists`: a form in -ing behind a superlative, or joined with a noun and before
/// `of`.
pub(super) fn is_deed_in_ing(tokens: &Tokens<'_>, tags: &[Tag], at: usize, sentence: &Range<usize>) -> bool {
    let before = tokens.word(at.wrapping_sub(1));
    let superlative = matches!(before, "biggest" | "largest" | "worst") || before.ends_with("iest");
    let joined = at >= sentence.start + 2
        && tags[at - 1] == Tag::Conjunction
        && tags[at - 2] == Tag::Nominal
        && tokens.word(at + 1) == "of";
    at > sentence.start && (superlative || joined) && noun_triggers_at(tokens, at).is_some()
}

/// `air RAIDS killed eight`, `provoking air RAIDS against the town`: a form of a verb that is the plural of a noun for a deed too, behind
/// a noun, if a past with its object follows, or if a form in -ing before them has them as its object.
pub(super) fn is_deed_in_plural(tokens: &Tokens<'_>, tags: &[Tag], at: usize, sentence: &Range<usize>) -> bool {
    let next = at + 1;
    let past = next + 1 < sentence.end && matches!(tokens.verb(next), Some((_, VerbForm::Past)));
    let object = Classes::DETERMINER.or(Classes::PRONOUN);
    let has_object = |verb: usize| {
        counts(tokens, verb + 1)
            || tokens.classes(verb + 1).any(object)
            || tokens.word(verb + 1) == "at" && matches!(tokens.word(verb + 2), "least" | "most")
    };
    // `the night ATTACKS took place`: a form that is a past and no participle can only be the verb.
    let followed = past && !tokens.is_capital(next) && (has_object(next) || is_simple_past(tokens.word(next)));
    let aimed = matches!(tokens.word(next), "against" | "on" | "upon");
    // `air STRIKES on the town killed eight`
    let main = || {
        let apart = Classes::AUXILIARY.or(Classes::PRONOUN).or(Classes::RELATIVE).or(Classes::SUBORDINATOR);
        let end = sentence.end.min(next + LONGEST_AIM);
        (next + 1..end)
            .take_while(|token| tokens.is_word(*token) && !tokens.classes(*token).any(apart))
            .find(|token| matches!(tokens.verb(*token), Some((_, VerbForm::Past))) && !tokens.is_capital(*token))
            .is_some_and(has_object)
    };
    if !(followed
        || aimed && (is_object_of_gerund(tokens, tags, at, sentence) || main())
        || is_head_of_several(tokens, tags, at, sentence))
    {
        return false;
    }
    // `strikes` alone may be those of workers: `air STRIKES`.
    let with_word_before = || {
        at > sentence.start
            && triggers_at(tokens, at - 1)
                .is_some_and(|(end, triggers)| end > at && triggers.iter().any(|one| one.form.is_none()))
    };
    noun_triggers_at(tokens, at).is_some() || with_word_before()
}

/// So many tokens at most tell what a noun for a deed is aimed at: `strikes on the town's old harbour`.
const LONGEST_AIM: usize = 10;

/// `large SUMS of money`: a form of a verb before `of` is a plural, but for the few verbs that `of` goes with.
pub(super) fn is_counted_by_of(tokens: &Tokens<'_>, at: usize) -> bool {
    let takes_of = |lemma: &str| is_kind(lemma, WordKind::GoesWithOf);
    tokens.word(at + 1) == "of" && tokens.verb(at).is_some_and(|(lemma, _)| !takes_of(lemma))
}

/// `several cross-border ATTACKS`: what a word for more than one counts is the first plural behind it.
fn is_head_of_several(tokens: &Tokens<'_>, tags: &[Tag], at: usize, sentence: &Range<usize>) -> bool {
    let describes = |before: &usize| tags[*before] == Tag::Nominal || tokens.joins(*before);
    let Some(first) = (sentence.start..at).rev().find(|before| !describes(before)) else { return false };
    let several = matches!(tokens.word(first), "few" | "many" | "numerous" | "several" | "these" | "those" | "various");
    several && !(first + 1..at).any(|before| is_plural(tokens.word(before)))
}

/// Whether what stands right before a token is the object of a form in -ing that is joined to the clause before it: `, provoking air`.
fn is_object_of_gerund(tokens: &Tokens<'_>, tags: &[Tag], at: usize, sentence: &Range<usize>) -> bool {
    let describes = |before: &usize| {
        matches!(tags[*before], Tag::Nominal | Tag::Number | Tag::Determiner | Tag::Possessive | Tag::Adverb)
    };
    let gerund = (sentence.start..at)
        .rev()
        .find(|before| !describes(before))
        .filter(|verb| tags[*verb] == Tag::Verb(VerbForm::Gerund) && *verb > sentence.start);
    gerund.is_some_and(|gerund| {
        let joined =
            tokens.written(gerund - 1) == "," || matches!(tags[gerund - 1], Tag::Conjunction | Tag::Preposition);
        joined && reporting_verbs().longest_at(tokens, gerund).is_none()
    })
}

/// `shot dead eight SUSPECTED militants`, `by three MASKED men`: a participle between a count and several, which the words before have as
/// their object. Not behind a verb of saying, where a clause may begin: `said three ROBBED banks`.
pub(super) fn describes_counted(tokens: &Tokens<'_>, tags: &[Tag], at: usize, sentence: &Range<usize>) -> bool {
    let (Some(count), next) = (at.checked_sub(1), at + 1) else { return false };
    if count <= sentence.start || !counts(tokens, count) || next >= sentence.end || tokens.is_capital(next) {
        return false;
    }
    let several = is_plural(tokens.word(next)) && tokens.classes(next).is_empty();
    let person = tokens.role(next).is_some_and(|role| role.kind == RoleKind::Person && role.plural)
        || tokens.is_kind(next, WordKind::Human)
        || tokens.is_kind(next, WordKind::Military);
    let governed = match tags[count - 1] {
        Tag::Preposition => !tokens.classes(count - 1).any(Classes::SUBORDINATOR),
        Tag::Verb(_) => reporting_verbs().longest_at(tokens, count - 1).is_none(),
        _ => tokens.word(count - 1) == "dead",
    };
    governed && (several || person)
}

/// `arrested six LEADING officials`: a form in -ing that describes those counted before it.
pub(super) fn is_leading(tokens: &Tokens<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let counted = at > sentence.start && counts(tokens, at - 1) && tokens.word(at) == "leading";
    let noun = |next: &usize| tokens.is_word(*next) && tokens.classes(*next).is_empty();
    let last = (at + 1..sentence.end.min(at + 4)).take_while(noun).last();
    let somebody = |last: usize| tokens.role(last).is_some_and(|role| role.kind == RoleKind::Person && role.plural);
    counted && last.is_some_and(somebody)
}

/// `their first AMBUSHES`: behind the owner and a word of rank stands a noun.
pub(super) fn is_ranked_and_owned(tokens: &Tokens<'_>, at: usize, sentence: &Range<usize>) -> bool {
    at >= sentence.start + 2
        && matches!(tokens.word(at - 1), "first" | "last" | "only" | "second" | "third")
        && matches!(tokens.word(at - 2), "his" | "her" | "its" | "their" | "our" | "my" | "your")
}

/// `a peaceful GATHERING`, `a positive MEETING`: behind a determiner and a word that is nobody such a form is a noun.
pub(super) fn is_described_gathering(tokens: &Tokens<'_>, tags: &[Tag], at: usize, sentence: &Range<usize>) -> bool {
    let before = tokens.word(at - 1);
    let gathering = matches!(tokens.word(at), "meeting" | "gathering" | "hearing" | "briefing" | "sitting");
    let described = at >= sentence.start + 2 && tags[at - 2] == Tag::Determiner;
    // `a court RULING that`, but `with a court ruling that it was`
    if described && matches!(tokens.word(at), "hearing" | "ruling") && matches!(before, "court" | "tribunal") {
        return at < sentence.start + 3 || tokens.word(at - 3) != "with";
    }
    gathering
        && described
        && !tokens.is_capital(at - 1)
        && !is_plural(before)
        && role_of(before).is_none()
        && !is_kind(before, WordKind::Human)
}

/// `his strongest COMMENTS`, `the largest CLAIMS`: behind a determiner and a superlative stands a noun.
pub(super) fn is_behind_superlative(tokens: &Tokens<'_>, tags: &[Tag], at: usize, sentence: &Range<usize>) -> bool {
    let word = tokens.word(at - 1);
    at >= sentence.start + 2
        && word.len() > 5
        && word.ends_with("est")
        && !tokens.is_capital(at - 1)
        && tags[at - 2] == Tag::Determiner
        && !is_kind(word, WordKind::EndsInEst)
}
