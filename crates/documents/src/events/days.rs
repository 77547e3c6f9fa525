//! Which of the dates of its sentence an event has: the nearest one, unless that belongs to another verb; and what a date after
//! the day of publication says of it.

use super::clauses::is_of_later_clause;
use crate::{
    claims::{Claim, behind_dateline},
    dates::{Day, Granularity, TimeExpression, TimeKind},
    grammar::{Sentences, Tag, Voice},
    lexicon::{Stance, VerbForm, WordKind, is_kind, is_time_unit, reporting_verbs, triggers_at},
    reality,
};
use std::ops::Range;

/// How far before a noun the verb that says when it was is looked for.
const FARTHEST: usize = 12;

/// So near behind an event its own day stands, where that of its paragraph stands before all.
const NEAR: usize = 4;

/// The tokens between an event and a date.
fn between(trigger: &Range<usize>, date: &Range<usize>) -> (usize, usize) {
    if date.start >= trigger.end { (trigger.end, date.start) } else { (date.end, trigger.start) }
}

/// `shut down on 25 November after an attack`: the day is that of what came after, not of the attack, and in `after the
/// attack of 22 November it shut down` the other way round.
fn is_parted(sentences: &Sentences<'_>, trigger: &Range<usize>, date: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let (near, far) = between(trigger, date);
    // Right before the date it belongs to the date: `attacked after Christmas`.
    // `marks 100 years SINCE the attack`
    (near..far).any(|at| {
        matches!(tokens.word(at), "after" | "following" | "since")
            && at + 1 != date.start
            && !is_closed_before(sentences, at, trigger, date)
    }) || (near..far).any(|at| tokens.written(at) == ":" && matches!(tokens.written(at + 1), "\"" | "“" | "‘"))
        || (near..far).any(|at| opens_other_time(tokens.word(at)) && is_of_other_clause(sentences, at, trigger, date))
}

/// Whether a phrase that `after` or `following` opens ends before `and` joins the verb of an event to that before it: `opened
/// fire on Monday FOLLOWING a row AND WOUNDED five`.
fn is_closed_before(sentences: &Sentences<'_>, opener: usize, trigger: &Range<usize>, date: &Range<usize>) -> bool {
    if date.end > opener || sentences.tag(trigger.start) != Tag::Verb(VerbForm::Past) {
        return false;
    }
    let group = sentences.group_of(trigger.start).start;
    let Some(and) = group.checked_sub(1).filter(|and| *and > opener) else { return false };
    let verb = |at: usize| sentences.is_verb(at) || sentences.tag(at) == Tag::Auxiliary && !sentences.in_date(at);
    sentences.tag(and) == Tag::Conjunction && !(opener + 1..and).any(verb)
}

/// Words that open a clause about another time than the one before them. What `when`, `as` and `while` open is of the same.
fn opens_other_time(word: &str) -> bool {
    matches!(word, "before" | "until" | "because" | "although" | "though" | "but")
}

/// Whether the word at a token opens a clause that has the date and not the event (`met him years before the firm was sanctioned in
/// 2012`), or that has the event, where the clause before has the date (`was delisted in 2016 but is blacklisted by Washington`).
/// A date before the first verb of its sentence is of all that follows.
fn is_of_other_clause(sentences: &Sentences<'_>, opener: usize, trigger: &Range<usize>, date: &Range<usize>) -> bool {
    let verb = |at: usize| sentences.is_verb(at) || (sentences.tag(at) == Tag::Auxiliary && !sentences.in_date(at));
    if date.start > opener {
        (opener + 1..date.start).any(verb)
    } else {
        let start = sentences.sentence(date.start).start;
        (start..date.start).any(verb) && (opener + 1..trigger.end).any(verb)
    }
}

/// Whether a date belongs to another verb: that of a relative clause or an insertion which the event is not in
/// (`which was blacklisted in 2008, also rejected`, `who left on Monday was arrested`), or what is due on that day (`a visit
/// due on 12 January was postponed`).
fn is_of_another(sentences: &Sentences<'_>, trigger: &Range<usize>, date: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(date.start);
    if let Some(insertion) = insertion_around(sentences, date)
        && !insertion.contains(&trigger.start)
    {
        // What is due on that day is what the insertion is about, and so is a noun of which it tells no other event: `the
        // sanctions, imposed over the weekend`.
        let tells = |at: usize| sentences.is_verb(at) && triggers_at(tokens, at).is_some();
        let about = planned_in(sentences, insertion.start..date.start).is_some()
            || !(sentences.is_verb(trigger.start) || insertion.clone().any(tells));
        return trigger.start >= insertion.end || !about;
    }
    if trigger.start < date.end {
        return false;
    }
    if is_of_participle(sentences, date) || is_before_described(sentences, trigger, date) {
        return true;
    }
    let behind = date.end..trigger.start;
    let due = planned_in(sentences, date.start.saturating_sub(4).max(sentence.start)..date.start)
        .is_some_and(|due| due > sentence.start && sentences.tag(due - 1) == Tag::Nominal);
    if due && !behind.clone().any(|at| sentences.tag(at) == Tag::To) {
        return true;
    }
    // `the man who left on Monday was arrested`
    let clause = (sentence.start..date.start).rev().take_while(|at| tokens.written(*at) != ",");
    let relative = clause
        .filter(|at| sentences.tag(*at) == Tag::Relative)
        .last()
        .is_some_and(|at| at > sentence.start && (at + 1..date.start).any(|verb| sentences.is_verb(verb)));
    relative
        && sentences.is_verb(trigger.start)
        && behind.clone().all(|at| matches!(sentences.tag(at), Tag::Auxiliary | Tag::Adverb | Tag::Negation))
}

/// Whether a date is that of saying a thing and not of the thing: `on Monday the bureau accused the firm of hacking a rival`, `19
/// March: the mayor calls the closure a mistake`. What somebody only says (`police said on Monday that a man was held`) may well be
/// of that day.
pub(super) fn is_of_saying(claim: &Claim, date: &Range<usize>) -> bool {
    let of_something_else = matches!(
        claim.stance,
        Stance::Accuses
            | Stance::Suspects
            | Stance::Denies
            | Stance::Doubts
            | Stance::Praises
            | Stance::Criticises
            | Stance::Threatens
            | Stance::Rejects
    );
    of_something_else && claim.content.as_ref().is_some_and(|said| date.end <= said.start || said.end <= date.start)
}

/// Whether a date stands outside what somebody says: where that is still to come, it is of the saying: `said on Friday that it WOULD
/// impose sanctions`.
pub(super) fn is_outside(claim: &Claim, date: &Range<usize>) -> bool {
    claim.content.as_ref().is_some_and(|said| date.end <= said.start || said.end <= date.start)
}

/// `a man arrested on Friday WAS charged`: a day beside a participle without an auxiliary is of that, and not of the verb behind.
fn is_of_participle(sentences: &Sentences<'_>, date: &Range<usize>) -> bool {
    let start = sentences.sentence(date.start).start;
    let participle = (start..date.start).rev().find(|at| {
        !matches!(sentences.tag(*at), Tag::Preposition | Tag::Determiner | Tag::Adverb) && !sentences.in_date(*at)
    });
    let behind = (date.end..sentences.sentence(date.start).end).find(|at| sentences.tag(*at) != Tag::Adverb);
    participle.is_some_and(|at| {
        at > start
            && sentences.tag(at) == Tag::Verb(VerbForm::Past)
            && sentences.group_of(at).start == at
            && sentences.tag(at - 1) == Tag::Nominal
            && reporting_verbs().longest_at(sentences.tokens, at).is_none()
    }) && behind.is_some_and(|at| sentences.tag(at) == Tag::Auxiliary)
}

/// `began its mourning on Saturday for the men KILLED at sea`: a day with a preposition behind it is of the verb before it, and
/// not of a participle that describes the noun of that preposition.
fn is_before_described(sentences: &Sentences<'_>, trigger: &Range<usize>, date: &Range<usize>) -> bool {
    sentences.tag(date.end) == Tag::Preposition
        && sentences.tag(trigger.start) == Tag::Verb(VerbForm::Past)
        && sentences.group_of(trigger.start).start == trigger.start
        && (sentences.sentence(date.start).start..date.start).any(|at| sentences.is_verb(at))
        && sentences.phrase_starting_at(date.end + 1).is_some_and(|phrase| phrase.end == trigger.start)
}

/// `the third attack since January`, `the worst raid since 2014`: the day is where counting begins, and not that of the event.
fn is_ranked_since(sentences: &Sentences<'_>, trigger: &Range<usize>, date: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let since = date.start > trigger.end && tokens.word(date.start - 1) == "since";
    let ranks = |at: usize| {
        let word = tokens.word(at);
        let superlative = word.len() > 4 && word.ends_with("est");
        superlative || RANKS.contains(&word) || sentences.tag(at) == Tag::Number
    };
    since
        && !sentences.is_verb(trigger.start)
        && (sentences.sentence(trigger.start).start..trigger.start)
            .rev()
            .take_while(|at| matches!(sentences.tag(*at), Tag::Nominal | Tag::Number | Tag::Adverb | Tag::Possessive))
            .any(ranks)
}

/// Whether the word right before a date says what the date is of: `charged with the attacks OF SEPTEMBER 11`, `went there for talks
/// STARTING on Friday`, `was hit and died three hours LATER`.
fn is_of_other_word(sentences: &Sentences<'_>, trigger: &Range<usize>, date: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(date.start).start;
    let Some(before) = date.start.checked_sub(1).filter(|before| *before > start) else { return false };
    let of_noun = tokens.word(before) == "of"
        && triggers_at(tokens, before - 1).is_some_and(|(_, triggers)| triggers.iter().any(|one| one.form.is_none()))
        && trigger.end != before;
    let last = if sentences.tag(before) == Tag::Preposition { before - 1 } else { before };
    let opens = matches!(tokens.word(last), "starting" | "beginning" | "ending" | "opening")
        && trigger.end < last
        && sentences.is_verb(trigger.start);
    let later = trigger.end <= date.start
        && tokens.word(date.end - 1) == "later"
        && (trigger.end..date.start).any(|at| sentences.is_verb(at));
    // `the closure just TWO DAYS BEFORE election day`
    let counted = matches!(tokens.word(before), "before" | "after")
        && is_time_unit(tokens.word(before - 1))
        && trigger.end < before
        && !date.contains(&trigger.start);
    of_noun || opens || later || counted || is_of_infinitive(sentences, trigger, date)
}

/// Whether a day behind a noun is that of an infinitive that another verb has with its object: `the inquiry FOUND nothing TO CHANGE
/// their view this summer`.
fn is_of_infinitive(sentences: &Sentences<'_>, trigger: &Range<usize>, date: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    if sentences.is_verb(trigger.start) || date.start <= trigger.end {
        return false;
    }
    let between = trigger.end..date.start;
    let Some(to) = between.clone().find(|at| sentences.tag(*at) == Tag::To && sentences.is_verb(at + 1)) else {
        return false;
    };
    let object = matches!(sentences.tag(to - 1), Tag::Nominal | Tag::Pronoun);
    let finite = |at: usize| {
        matches!(sentences.tag(at), Tag::Verb(VerbForm::Past | VerbForm::Third))
            && !reality::brings_about(tokens.word(at))
            && sentences.group_of(at).voice == Voice::Active
    };
    object && (between.start..to).any(finite)
}

/// Whether a noun stands so many days before or after another time, so that only a day behind it is its own: `eleven days before
/// THE VOTE`.
fn is_counted_to(sentences: &Sentences<'_>, trigger: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(trigger.start).start;
    if sentences.is_verb(trigger.start) {
        return false;
    }
    let describes = |at: &usize| matches!(sentences.tag(*at), Tag::Determiner | Tag::Nominal | Tag::Number);
    let opener = (start.max(trigger.start.saturating_sub(6))..trigger.start).rev().find(|at| !describes(at));
    opener.is_some_and(|at| {
        at > start && matches!(tokens.word(at), "before" | "after") && is_time_unit(tokens.word(at - 1))
    })
}

/// Whether somebody says on a day what had been before: `said on Monday that they HAD taken bribes`.
pub(super) fn is_before_saying(
    sentences: &Sentences<'_>,
    claim: &Claim,
    trigger: &Range<usize>,
    date: &Range<usize>,
) -> bool {
    let Some(said) = claim.content.as_ref().filter(|said| date.end <= said.start || said.end <= date.start) else {
        return false;
    };
    let verb = sentences.is_verb(trigger.start);
    let near = if verb { sentences.group_of(trigger.start).start } else { trigger.start.saturating_sub(FARTHEST) };
    (said.start.max(near)..trigger.start)
        .any(|at| sentences.tokens.word(at) == "had" && sentences.tag(at) == Tag::Auxiliary)
}

/// Whether a date stands in another clause than the event, which a relative or `that` opens, or for what somebody was held to account
/// then: `denies THAT HE LEFT on Friday`, `arrested a man WHO CAME on Friday`, `on Friday arrested a man WHO KILLED two`, `was jailed on
/// Friday FOR KILLING two`.
fn is_of_other_clause_around(sentences: &Sentences<'_>, trigger: &Range<usize>, date: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let group = if sentences.is_verb(trigger.start) { sentences.group_of(trigger.start).start } else { trigger.start };
    let verb_in = |mut range: Range<usize>| {
        range.any(|at| sentences.is_verb(at) || sentences.tag(at) == Tag::Auxiliary && !sentences.in_date(at))
    };
    // `in which`, `during which`
    let relative = |at: usize| {
        sentences.tag(at) == Tag::Relative
            && matches!(tokens.word(at), "who" | "which" | "that")
            && sentences.tag(at.saturating_sub(1)) != Tag::Preposition
    };
    if date.start >= trigger.end {
        // `the attack, which killed nine people on Monday`: a relative may tell more of what a noun names.
        let verb = sentences.is_verb(trigger.start);
        let inner = |at: usize| {
            relative(at) && (verb || tokens.word(at) == "who")
                || tokens.word(at) == "that" && sentences.tag(at) == Tag::Subordinator
        };
        return (trigger.end..date.start).any(|at| inner(at) && verb_in(at + 1..date.start));
    }
    if !sentences.is_verb(trigger.start) || date.end >= group {
        return false;
    }
    // `told reporters on Friday THAT two were killed`: what somebody only says may well be of that day.
    let told_by_relative = (date.end..group)
        .rev()
        .find(|at| relative(*at))
        .is_some_and(|at| tokens.word(at) != "that" && !verb_in(at + 1..group));
    let accounted = sentences.tag(trigger.start) == Tag::Verb(VerbForm::Gerund)
        && matches!(tokens.word(group - 1), "for" | "of" | "over" | "with")
        && verb_in(sentences.sentence(date.start).start..group - 1);
    told_by_relative || accounted
}

/// Words before a noun that say which of several it is.
const RANKS: [&str; 13] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "worst", "only",
    "last",
];

/// Where some tokens begin to say that something is due.
fn planned_in(sentences: &Sentences<'_>, mut range: Range<usize>) -> Option<usize> {
    let tokens = sentences.tokens;
    range.find(|at| match tokens.word(*at) {
        "set" => tokens.word(at + 1) == "for",
        "to" => tokens.word(at + 1) == "be",
        word => is_kind(word, WordKind::Due),
    })
}

/// Whether all days of a date come after the publication.
pub(super) fn is_after(date: &TimeExpression, published: Option<Day>) -> bool {
    published.is_some_and(|day| date.first.is_some_and(|first| first > day))
}

/// Whether a date after the publication is that of an event which its words tell as having happened: `the minister visits
/// Rome on 12 May`, `the trial opens on 12 May`. A form of the past has no such day, and otherwise another verb may have it:
/// `officials will discuss the attack on Monday`, `the sanctions will remain until 2024`.
pub(super) fn is_its_own(sentences: &Sentences<'_>, trigger: &Range<usize>, date: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    if sentences.tag(trigger.start) == Tag::Verb(VerbForm::Past) || is_of_later_clause(sentences, trigger, date) {
        return false;
    }
    let other = |at: usize| {
        sentences.is_verb(at)
            && !reality::brings_about(tokens.word(at))
            && reporting_verbs().longest_at(tokens, at).is_none()
    };
    let (near, far) = between(trigger, date);
    let start = sentences.sentence(trigger.start).start;
    let mut before = (start..trigger.start).rev().take_while(|at| !matches!(tokens.written(*at), "," | ";" | ":"));
    !(near..far).any(other) && (sentences.is_verb(trigger.start) || !before.any(other))
}

/// What a date stands in between commas: a relative clause, which may go on to the end of the sentence, or a participle with
/// what belongs to it.
fn insertion_around(sentences: &Sentences<'_>, date: &Range<usize>) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(date.start);
    let close = (date.end..sentence.end).find(|at| matches!(tokens.written(*at), "," | ";"));
    for comma in (sentence.start..date.start).rev().filter(|at| matches!(tokens.written(*at), "," | ";")) {
        let first = comma + 1;
        if tokens.written(comma) == ";" {
            return None;
        }
        if sentences.tag(first) == Tag::Relative {
            return Some(first..close.unwrap_or(sentence.end));
        }
        if sentences.tag(first) == Tag::Verb(VerbForm::Past) || tokens.word(first) == "due" {
            let behind_noun = comma > sentence.start && sentences.tag(comma - 1) == Tag::Nominal;
            let opens = behind_noun && !(sentence.start..comma).any(|at| tokens.written(at) == ",");
            return close.filter(|_| opens).map(|close| first..close);
        }
        // Behind a comma of an enumeration the clause goes on.
        let enumerates = (first..date.start).any(|at| matches!(tokens.word(at), "and" | "or"));
        if !enumerates || matches!(sentences.tag(first), Tag::Auxiliary | Tag::Adverb | Tag::Verb(_)) {
            return None;
        }
    }
    None
}

/// The date of an event: the one its bullet begins with, else the nearest of its sentence, those in its clause first.
pub(super) fn date_of(sentences: &Sentences<'_>, dates: &[TimeExpression], trigger: &Range<usize>) -> Option<usize> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(trigger.start);
    let all = tokens.sentences();
    // Not back sentence by sentence: a paragraph may have thousands, with an event in each.
    let paragraph = all[tokens.sentence_of(trigger.start)].paragraph;
    let first = all[all.partition_point(|other| other.paragraph < paragraph)].tokens.start;
    // Dates are in the order of the text.
    let place_of = |token: usize| dates.partition_point(|date| date.tokens.start < token);
    let (lead, here, end) = (place_of(first), place_of(sentence.start), place_of(sentence.end));
    // `NEW YORK, March 2 - The bank said it had agreed`: the day on which it was written.
    let written = if sentence.start == first { behind_dateline(sentences, &sentence) } else { first };
    let usable = |date: &TimeExpression| {
        let of_dateline = date.tokens.start < written && date.tokens.start > first;
        // `recent` before a noun dates nothing else.
        let is_adjective = date.granularity == Granularity::Unknown && sentences.tag(date.tokens.end) == Tag::Nominal;
        // `at the time`: of what it is the time, another sentence says.
        let points_back = tokens.word(date.tokens.end - 1) == "time";
        matches!(date.kind, TimeKind::Date | TimeKind::Time)
            && date.value != "PRESENT_REF"
            && !is_adjective
            && !points_back
            && !of_dateline
    };
    let leads = dates.get(lead).is_some_and(|date| {
        usable(date)
            && date.tokens.start <= first + 1
            && matches!(tokens.written(date.tokens.end), ":" | "–" | "—" | "-")
    });
    // `3 May: the firm confirms a Labour Day release`: the day right before the noun is its own.
    let own = dates[here..end].iter().position(|date| {
        usable(date)
            && date.tokens.end == trigger.start
            && date.tokens.start > first
            && !sentences.is_verb(trigger.start)
    });
    if let Some(own) = own {
        return Some(here + own);
    }
    // A later sentence of the paragraph may have a day of its own.
    if leads && sentence.start <= first {
        return Some(lead);
    }
    let counted_to = here < end && is_counted_to(sentences, trigger);
    let nearest = dates[here..end]
        .iter()
        .enumerate()
        .filter(|(_, date)| usable(date))
        .filter(|(_, date)| !counted_to || date.tokens.start >= trigger.start)
        .filter(|(_, date)| {
            // `the November 2014 attack` dates the attack and nothing else.
            let qualifies = sentences.tag(date.tokens.end) == Tag::Nominal
                && date.tokens.start > sentence.start
                && (matches!(sentences.tag(date.tokens.start - 1), Tag::Determiner | Tag::Nominal | Tag::Possessive)
                    // `the overnight attack`
                    || tokens.word(date.tokens.start) == "the" && names_event(sentences, date.tokens.end));
            // `next year's race`
            let owns = sentences.tag(date.tokens.end) == Tag::Possessive;
            !(qualifies || owns) || (trigger.start >= date.tokens.end && trigger.start - date.tokens.end <= 3)
        })
        .filter(|(_, date)| !is_parted(sentences, trigger, &date.tokens))
        .filter(|(_, date)| !is_ranked_since(sentences, trigger, &date.tokens))
        .filter(|(_, date)| !is_of_another(sentences, trigger, &date.tokens))
        .filter(|(_, date)| !is_of_other_word(sentences, trigger, &date.tokens))
        .filter(|(_, date)| !is_of_other_clause_around(sentences, trigger, &date.tokens))
        .filter(|(_, date)| !is_of_later_clause(sentences, trigger, &date.tokens))
        .min_by_key(|(_, date)| {
            let (near, far) = between(trigger, &date.tokens);
            let clauses = (near..far).filter(|at| matches!(tokens.written(*at), "," | ";" | ":")).count();
            let other_verb =
                (near..far).filter(|at| sentences.is_verb(*at) || sentences.tag(*at) == Tag::Relative).count();
            // `launched it in January and SIGNED a deal in February`: the day before `and` is that of the first verb, if the second
            // has one.
            let joined =
                usize::from(date.tokens.end <= trigger.start && is_joined_behind(sentences, trigger, date.tokens.end));
            ((clauses + joined) * 12 + other_verb * 6 + far.saturating_sub(near), date.tokens.start)
        })
        .map(|(place, _)| here + place);
    if !leads {
        return nearest;
    }
    let behind = |place: &usize| (trigger.end..=trigger.end + NEAR).contains(&dates[*place].tokens.start);
    Some(nearest.filter(behind).unwrap_or(lead))
}

/// Whether a noun for an event stands at a token.
fn names_event(sentences: &Sentences<'_>, at: usize) -> bool {
    !sentences.is_verb(at)
        && triggers_at(sentences.tokens, at)
            .is_some_and(|(_, triggers)| triggers.iter().any(|one| one.form.is_none() && one.kind != "nothing"))
}

/// Whether a conjunction behind a token joins the verb of an event to what stands before.
fn is_joined_behind(sentences: &Sentences<'_>, trigger: &Range<usize>, after: usize) -> bool {
    let joins = |at: usize| at >= after && sentences.tag(at) == Tag::Conjunction;
    sentences.is_verb(trigger.start) && sentences.group_of(trigger.start).start.checked_sub(1).is_some_and(joins)
}
