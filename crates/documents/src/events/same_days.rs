//! Which words of a sentence tell of one day: a verb and the noun that it brings about (`launched an attack`), is done in (`killed in an
//! attack`) or is the deed of (`the attack killed two`), verbs that are joined, and what plain saying says of the day on which it is said.

use super::governors::{main_verb_from, names_event, verb_before};
use crate::{
    grammar::{Sentences, Tag, Voice},
    lexicon::{Frame, Stance, VerbForm, WordKind, is_kind, reporting_verbs, triggers_at},
    reality,
};
use std::ops::Range;

/// So far before a word another one that tells of the same day is looked for.
const FARTHEST: usize = 60;

/// The kind of what goes on for long.
const INVESTIGATION: &str = "investigation";

/// So many words are followed from one that tells of the same day to the next.
const DEEPEST: usize = 4;

/// How near a day is to an event; the nearest comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bond {
    /// It hangs on the event's own word.
    Own,
    /// It hangs on a word that tells of the same day.
    Shared,
    /// It is the day on which somebody plainly says it.
    Said,
}

/// How the day that hangs on a word is that of an event, if it is. `date` are the tokens of the day.
pub(super) fn bond(
    sentences: &Sentences<'_>,
    trigger: &Range<usize>,
    governor: usize,
    date: &Range<usize>,
) -> Option<Bond> {
    let own = |word: usize| trigger.contains(&word) || is_same_noun(sentences, trigger, word);
    if own(governor) {
        return Some(Bond::Own);
    }
    let mut aims = vec![governor];
    aims.extend(beside_governor(sentences, governor, date));
    if aims.iter().any(|word| own(*word)) {
        return Some(Bond::Shared);
    }
    let mut words = vec![trigger.clone()];
    let mut seen = 0;
    for _ in 0..DEEPEST {
        let next: Vec<usize> = words[seen..].iter().flat_map(|word| carriers(sentences, word, date)).collect();
        seen = words.len();
        if next.iter().any(|word| aims.contains(word)) {
            return Some(Bond::Shared);
        }
        words.extend(next.into_iter().map(|word| word..word + 1));
    }
    let says = words.iter().any(|word| is_said_by(sentences, word.start, governor));
    says.then_some(Bond::Said)
}

/// Whether a word belongs to the noun of an event: `peace TALKS`.
fn is_same_noun(sentences: &Sentences<'_>, trigger: &Range<usize>, word: usize) -> bool {
    !sentences.is_verb(trigger.start)
        && word >= trigger.end
        && word < trigger.end + 4
        && (trigger.end..=word).all(|at| sentences.tag(at) == Tag::Nominal)
        && !names_event(sentences, word)
}

/// The first token of its sentence, or the first that is near enough.
fn start_near(sentences: &Sentences<'_>, at: usize) -> usize {
    sentences.sentence(at).start.max(at.saturating_sub(FARTHEST))
}

/// Whether a verb is that of a clause, and no participle.
fn is_finite(sentences: &Sentences<'_>, at: usize) -> bool {
    sentences.is_verb(at) && sentences.is_finite(at, sentences.group_of(at).start)
}

/// The words that tell of the day of an event, from its own word upwards.
fn carriers(sentences: &Sentences<'_>, word: &Range<usize>, date: &Range<usize>) -> Vec<usize> {
    if sentences.is_verb(word.start) || sentences.tag(word.start) == Tag::Auxiliary {
        of_verb(sentences, word.start, date)
    } else {
        of_noun(sentences, word)
    }
}

/// The words beside one that a day hangs on which tell of the same day.
fn beside_governor(sentences: &Sentences<'_>, governor: usize, date: &Range<usize>) -> Vec<usize> {
    if !sentences.is_verb(governor) {
        return of_noun(sentences, &(governor..governor + 1));
    }
    let mut found: Vec<usize> = at_that_time(sentences, governor).into_iter().collect();
    // `violated sanctions by falsifying books in 2014`
    found.extend(beside_main(sentences, governor));
    // `was arrested and charged on Monday`, `raided a house and arrested five on Monday`
    if let Some(first) = joined_to(sentences, governor, &[])
        && date.start > governor
        && sentences.group_of(first).voice == sentences.group_of(governor).voice
        && !(first..governor).any(|at| sentences.in_date(at))
    {
        found.push(first);
    }
    found
}

/// Whether what a verb has as its object happens on the day of the verb.
fn brings(sentences: &Sentences<'_>, verb: usize) -> bool {
    let kinds =
        [WordKind::BringsAbout, WordKind::Perpetrates, WordKind::Undergoes, WordKind::HandsOut, WordKind::Receives];
    sentences
        .tokens
        .verb(verb)
        .is_some_and(|(lemma, _)| is_kind(lemma, WordKind::OfItsDay) || kinds.iter().any(|kind| is_kind(lemma, *kind)))
}

/// The verbs that a noun is done by, in the course of, or the subject of.
fn of_noun(sentences: &Sentences<'_>, noun: &Range<usize>) -> Vec<usize> {
    let tokens = sentences.tokens;
    let start = start_near(sentences, noun.start);
    let describes = |at: usize| {
        matches!(
            sentences.tag(at),
            Tag::Nominal | Tag::Number | Tag::Determiner | Tag::Possessive | Tag::Adverb | Tag::Negation
        ) || sentences.in_date(at)
            || tokens.joins(at)
            || matches!(tokens.word(at), "and" | "or" | "out" | "up")
            || matches!(tokens.written(at), "\"" | "“" | "”" | "‘" | "’" | "$" | "£" | "€")
    };
    let opener = (start..noun.start).rev().find(|at| !describes(*at));
    let mut found = Vec::new();
    match opener {
        Some(verb) if sentences.is_verb(verb) => {
            let decides = sentences.tokens.verb(verb).is_some_and(|(lemma, _)| is_kind(lemma, WordKind::Decides));
            found.extend(Some(verb).filter(|verb| decides || brings(sentences, *verb)));
            found.extend(ruled_to(sentences, verb));
        }
        Some(of) if of > start && tokens.word(of) == "of" && tokens.is_kind(of - 1, WordKind::CountsDeeds) => {
            return of_noun(sentences, &(of - 1..noun.end));
        }
        Some(at) if matches!(tokens.word(at), "in" | "during" | "amid" | "at" | "by") && !is_long(sentences, noun) => {
            found.extend(verb_before(sentences, at).or_else(|| opened_by(sentences, at)));
        }
        _ => {}
    }
    let subject = opener.is_none_or(|at| {
        matches!(sentences.tag(at), Tag::Mark | Tag::Relative | Tag::Subordinator | Tag::Conjunction)
            || matches!(tokens.word(at), "as" | "after" | "before")
    });
    found.extend(verb_behind(sentences, noun, subject));
    found
}

/// The verb of a court on whose day somebody has to pay, though he pays later: `was SENTENCED on Monday to pay a fine`.
fn ruled_to(sentences: &Sentences<'_>, verb: usize) -> Option<usize> {
    let group = sentences.group_of(verb).start;
    let lemma = |at: usize| sentences.tokens.verb(at).map(|(lemma, _)| lemma);
    let infinitive = (group..verb).any(|at| sentences.tag(at) == Tag::To);
    if !infinitive || lemma(verb) != Some("pay") {
        return None;
    }
    verb_before(sentences, group).filter(|main| matches!(lemma(*main), Some("condemn" | "order" | "sentence")))
}

/// The main verb behind a phrase that opens a sentence: `In the attack two men WERE KILLED`.
fn opened_by(sentences: &Sentences<'_>, preposition: usize) -> Option<usize> {
    let opens = preposition <= sentences.sentence(preposition).start + 1;
    let comma = |at: &usize| sentences.tokens.written(*at) == ",";
    let from = (preposition..sentences.sentence(preposition).end).find(comma)?;
    opens.then(|| main_verb_from(sentences, &sentences.sentence(preposition), from)).flatten()
}

/// Whether a noun tells of what goes on for long, so that what is done in it is of another day: `an investigation`.
fn is_long(sentences: &Sentences<'_>, noun: &Range<usize>) -> bool {
    triggers_at(sentences.tokens, noun.start)
        .is_some_and(|(_, triggers)| triggers.iter().any(|one| one.form.is_none() && one.kind == INVESTIGATION))
}

/// The verb that a noun is the subject of, that of a relative clause or participle right behind it included: `the attack, which KILLED two`,
/// `sanctions IMPOSED on Friday`. A passive only if it brings the deed about.
fn verb_behind(sentences: &Sentences<'_>, noun: &Range<usize>, subject: bool) -> Option<usize> {
    let tokens = sentences.tokens;
    let end = sentences.sentence(noun.start).end;
    let hangs = |at: usize| {
        matches!(
            sentences.tag(at),
            Tag::Nominal | Tag::Number | Tag::Determiner | Tag::Possessive | Tag::Preposition | Tag::Adverb
        ) || sentences.in_date(at)
            || tokens.joins(at)
    };
    let mut at = (noun.end..end).find(|at| !hangs(*at))?;
    if tokens.written(at) == "," {
        at += 1;
    }
    let relative = sentences.tag(at) == Tag::Relative && matches!(tokens.word(at), "which" | "that");
    at += usize::from(relative);
    let helps =
        |at: usize| matches!(sentences.tag(at), Tag::Auxiliary | Tag::Adverb | Tag::Negation) || sentences.in_date(at);
    let verb = (at..end).find(|at| !helps(*at))?;
    let inserted = tokens.written(at.saturating_sub(1)) == ",";
    // `The trial is set TO BEGIN on Monday`
    if subject && sentences.tag(verb + 1) == Tag::To && is_kind_of_due(sentences, verb) && sentences.is_verb(verb + 2) {
        return Some(verb + 2);
    }
    if !sentences.is_verb(verb) {
        // `The trial is on Monday`
        let next = if is_kind_of_due(sentences, verb) { verb + 1 } else { at + 1 };
        let dated = sentences.tag(at) == Tag::Auxiliary && sentences.in_date(next);
        return (subject && !inserted && dated).then_some(at);
    }
    let group = sentences.group_of(verb);
    let past = sentences.tag(verb) == Tag::Verb(VerbForm::Past);
    let bare = past && group.start == verb;
    let done = brings(sentences, verb) || is_kind_of_due(sentences, verb);
    if group.voice == Voice::Passive || bare && done || inserted && !relative {
        return (past && done).then_some(verb);
    }
    let says = reporting_verbs().longest_at(tokens, verb).is_some();
    ((subject || relative) && !says).then_some(verb)
}

/// Whether a word says that something is to come: `due`, `set`.
fn is_kind_of_due(sentences: &Sentences<'_>, at: usize) -> bool {
    let word = sentences.tokens.word(at);
    word == "set" || is_kind(word, WordKind::Due)
}

/// The verbs whose day is that of a verb as well.
fn of_verb(sentences: &Sentences<'_>, verb: usize, date: &Range<usize>) -> Vec<usize> {
    let mut found: Vec<usize> = at_that_time(sentences, verb).into_iter().collect();
    found.extend(beside_main(sentences, verb));
    found.extend(carried_out(sentences, verb));
    // Behind `but` only a day that stands before both is that of both.
    let joined = joined_to(sentences, verb, &["but"]).filter(|first| {
        let later = (*first..verb).any(|at| sentences.tokens.word(at) == "but");
        date.start < verb && (!later || date.end <= *first)
    });
    found.extend(joined);
    found
}

/// The verb that another one goes on from without a subject of its own, with nothing between that says it was later.
fn joined_to(sentences: &Sentences<'_>, verb: usize, others: &[&str]) -> Option<usize> {
    let tokens = sentences.tokens;
    let group = sentences.group_of(verb).start;
    let start = start_near(sentences, group);
    let and = (start..group).rev().find(|at| sentences.tag(*at) != Tag::Adverb)?;
    let joins = matches!(tokens.word(and), "and" | "or") || others.contains(&tokens.word(and));
    let later =
        |at: usize| matches!(tokens.word(at), "later" | "then" | "subsequently" | "eventually" | "soon" | "since");
    if !joins || (and..verb).any(later) {
        return None;
    }
    let form = sentences.tag(verb);
    let like = |at: &usize| {
        if form == Tag::Verb(VerbForm::Gerund) {
            sentences.tag(*at) == form
        } else {
            is_finite(sentences, *at) && !is_in_relative(sentences, *at)
        }
    };
    (start..and).rev().take_while(|at| tokens.written(*at) != ";").find(like)
}

/// Whether a verb is that of a relative clause.
fn is_in_relative(sentences: &Sentences<'_>, verb: usize) -> bool {
    let group = sentences.group_of(verb).start;
    group > sentences.sentence(verb).start && sentences.tag(group - 1) == Tag::Relative
}

/// The verb that a form in -ing behind a comma or a day goes with: `OPENED fire on Monday, killing two`.
fn beside_main(sentences: &Sentences<'_>, verb: usize) -> Option<usize> {
    let tokens = sentences.tokens;
    let group = sentences.group_of(verb).start;
    let start = start_near(sentences, group);
    let before = group.checked_sub(1).filter(|before| *before >= start)?;
    let beside = tokens.written(before) == "," || tokens.word(before) == "by" || sentences.in_date(before);
    if sentences.tag(verb) != Tag::Verb(VerbForm::Gerund) || !beside {
        return None;
    }
    // `A bomb exploded in Riga`: without an object it may look like a participle.
    let past = |at: &usize| sentences.tag(*at) == Tag::Verb(VerbForm::Past);
    let main = (start..before).rev().find(|at| is_finite(sentences, *at));
    main.or_else(|| (start..before).rev().find(past))
}

/// The verb before an infinitive that was done, or was tried: `was FORCED to close`, `TRYING to flee`.
fn carried_out(sentences: &Sentences<'_>, verb: usize) -> Option<usize> {
    let group = sentences.group_of(verb).start;
    if sentences.tag(group) != Tag::To {
        return None;
    }
    let main = verb_before(sentences, group)?;
    let tried = sentences.tokens.verb(main).is_some_and(|(lemma, _)| matches!(lemma, "try" | "attempt"));
    (tried || reality::has_happened(sentences, &(verb..verb + 1))).then_some(main)
}

/// The verb of the clause that another one with `when`, `as` or `while` is part of: both are of one time.
fn at_that_time(sentences: &Sentences<'_>, verb: usize) -> Option<usize> {
    let tokens = sentences.tokens;
    let group = sentences.group_of(verb).start;
    let start = start_near(sentences, group);
    let subject = |at: usize| {
        matches!(
            sentences.tag(at),
            Tag::Nominal
                | Tag::Number
                | Tag::Determiner
                | Tag::Possessive
                | Tag::Adverb
                | Tag::Pronoun
                | Tag::Preposition
        ) && !matches!(tokens.word(at), "as" | "while" | "when")
            || sentences.in_date(at)
            || tokens.joins(at)
    };
    if let Some(day) = same_day_before(sentences, group) {
        return verb_before(sentences, day);
    }
    let opener = (start..group).rev().find(|at| !subject(*at))?;
    let opens = match tokens.word(opener) {
        "when" | "as" => sentences.is_verb(verb),
        "while" => sentences.is_verb(verb) && sentences.tag(verb) == Tag::Verb(VerbForm::Gerund),
        _ => false,
    };
    if !opens {
        return None;
    }
    verb_before(sentences, opener).or_else(|| {
        // `When he left, ...`, `Until 2006, when he left, ...`
        let comma = (verb..sentences.sentence(verb).end).find(|at| tokens.written(*at) == ",")?;
        main_verb_from(sentences, &sentences.sentence(verb), comma)
    })
}

/// Where a day begins that a clause says is its own: `came THE SAME MONTH the bank closed`, `ON THE SAME DAY that the bank closed`. `group`
/// is the first token of the verb of that clause.
fn same_day_before(sentences: &Sentences<'_>, group: usize) -> Option<usize> {
    let start = start_near(sentences, group);
    let subject =
        group.checked_sub(1).filter(|last| *last >= start).and_then(|last| sentences.phrase_ending_at(last))?;
    let that = subject.start.checked_sub(1).filter(|that| *that > start && sentences.tokens.word(*that) == "that");
    let behind = that.unwrap_or(subject.start);
    let day = (start..behind).rev().take_while(|at| sentences.in_date(*at)).last()?;
    (day..behind).any(|at| sentences.tokens.word(at) == "same").then_some(day)
}

/// Whether a verb of plain saying that has a day says what a verb tells: `police said on Monday that two men were arrested`, `two men were
/// arrested, police said on Monday`.
fn is_said_by(sentences: &Sentences<'_>, verb: usize, says: usize) -> bool {
    let tokens = sentences.tokens;
    let plain = reporting_verbs().longest_at(tokens, says).is_some_and(|(_, uses)| {
        uses.iter().all(|one| one.stance == Stance::States)
            && uses.iter().any(|one| matches!(one.frame, Frame::That | Frame::Tell))
    });
    if !plain || !sentences.is_verb(verb) || !sentences.is_verb(says) {
        return false;
    }
    let group = sentences.group_of(verb);
    let had = (group.start..verb).any(|at| matches!(tokens.word(at), "had" | "has" | "have"));
    if had || group.future || group.unreal || !sentences.is_finite(verb, group.start) {
        return false;
    }
    let sentence = sentences.sentence(verb);
    if verb > says {
        let that = (says + 1..verb).find(|at| tokens.word(*at) == "that" && sentences.tag(*at) != Tag::Determiner);
        let clause = that.map_or(says + 1, |that| that + 1);
        return main_verb_from(sentences, &sentence, clause) == Some(verb);
    }
    main_verb_from(sentences, &sentence, sentence.start) == Some(verb)
        && (verb..says).any(|at| tokens.written(at) == ",")
}
