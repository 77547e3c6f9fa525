//! Participles that hang on the noun before them, which so is what they tell of: `said in a STATEMENT released on
//! Friday`, `a report on the MEN arrested in Orva was`. A clause has one finite verb: where it has it already, or has
//! nothing to do it to, a past form is a participle.

use super::{doers, objects, things};
use crate::{
    grammar::{Sentences, Tag},
    lexicon::{Trigger, VerbForm, is_simple_past, reporting_verbs, role_of, triggers_at},
};
use std::ops::Range;

/// The noun right before a past form that hangs on a preposition, where the clause has its verb before both: `spoke to
/// A MAN arrested in Orva`. `end` is the token behind the words for the event.
pub(super) fn noun_of(sentences: &Sentences<'_>, verb: usize, end: usize) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(verb);
    let start = sentences.group_of(verb).start;
    let last = start.checked_sub(1).filter(|last| *last > sentence.start + 1)?;
    let participle = sentences.tag(verb) == Tag::Verb(VerbForm::Past) && is_bare(sentences, verb);
    let free = end >= sentence.end
        || matches!(sentences.tag(end), Tag::Preposition)
        || sentences.in_date(end)
        || matches!(tokens.written(end), "," | "." | ";");
    if !participle || !free || sentences.tag(last) != Tag::Nominal || sentences.in_date(last) {
        return None;
    }
    let phrase = sentences.phrase_ending_at(last)?;
    let hung = phrase.clone().rev().find(|at| sentences.tag(*at) == Tag::Preposition);
    let near = hung.map_or(phrase.start, |at| at + 1)..phrase.end;
    let led = near.start.checked_sub(1).filter(|led| *led > sentence.start)?;
    let governed = sentences.tag(led) == Tag::Preposition && !sentences.in_date(led);
    // `according to a STATEMENT published by`
    if governed && tokens.word(led) == "to" && tokens.word(led - 1) == "according" {
        return Some(near);
    }
    let parts = |at: &usize| {
        matches!(sentences.tag(*at), Tag::Conjunction | Tag::Relative | Tag::Subordinator | Tag::To)
            || sentences.tag(*at) == Tag::Mark && !tokens.joins(*at)
    };
    let finite = |at: &usize| match sentences.tag(*at) {
        Tag::Auxiliary => !sentences.in_date(*at),
        Tag::Verb(form) => matches!(form, VerbForm::Past | VerbForm::Third),
        _ => false,
    };
    // `the deal ORLAND forged`: a clause of its own begins behind the noun.
    let opens_clause = tokens.is_capital(last)
        && near.clone().rev().find(|at| !tokens.is_capital(*at)).is_some_and(|low| {
            sentences.tag(low) == Tag::Nominal
                && !tokens.joins(low)
                && !tokens.joins(low + 1)
                && role_of(tokens.word(low)).is_none()
        });
    if !governed || opens_clause {
        return None;
    }
    let main = (sentence.start..led).rev().take_while(|at| !parts(at)).find(finite)?;
    // `Man linked to LETTERS charged`: what may be a participle itself is no verb of a clause.
    let past = sentences.tag(main) == Tag::Verb(VerbForm::Past);
    if past
        && is_bare(sentences, main)
        && sentences.tag(main + 1) == Tag::Preposition
        && !is_simple_past(tokens.word(main))
        // `said in a STATEMENT released`
        && !(reporting_verbs().longest_at(tokens, main).is_some()
            && main + 1 == led
            && matches!(tokens.word(led), "in" | "on" | "during"))
        || tokens.word(led) == "as"
    {
        return None;
    }
    // `said THE MAN in the car attacked`: behind a verb of saying a clause begins.
    let says = reporting_verbs().longest_at(tokens, main).map(|(behind, _)| behind);
    let opens = |behind: usize| (behind..led).any(|at| sentences.tag(at) == Tag::Nominal && !sentences.in_date(at));
    (!says.is_some_and(opens)).then_some(near)
}

/// Adverbs that a participle of what was done has before it, and hardly one that describes: `men PREVIOUSLY charged`,
/// but `politically charged`.
const OF_TIME: [&str; 13] = [
    "allegedly",
    "already",
    "also",
    "earlier",
    "ever",
    "further",
    "later",
    "now",
    "once",
    "previously",
    "recently",
    "reportedly",
    "then",
];

/// Whether nothing but such adverbs and days stands between the first word of a verb's group and the verb: no
/// auxiliary.
pub(super) fn is_bare(sentences: &Sentences<'_>, verb: usize) -> bool {
    let start = sentences.group_of(verb).start;
    (start..verb).all(|at| OF_TIME.contains(&sentences.tokens.word(at)) || sentences.in_date(at))
}

/// Whether a finite verb with what goes on from it stands at a token, so that a past form right before it, with nothing
/// it was done to, is a participle: `most of those killed | APPEARED TO be`.
pub(super) fn is_main_verb_behind(sentences: &Sentences<'_>, at: usize) -> bool {
    let finite = matches!(sentences.tag(at), Tag::Verb(VerbForm::Past | VerbForm::Third));
    finite
        && matches!(
            sentences.tag(at + 1),
            Tag::To | Tag::Preposition | Tag::Subordinator | Tag::Pronoun | Tag::Determiner | Tag::Auxiliary
        )
}

/// Whom the ones that `including` names right before a verb are a part of: `TWENTY PEOPLE, including two children were
/// hurt`. `group` is the first token of the verb with its auxiliaries.
pub(super) fn over_including(sentences: &Sentences<'_>, noun: Range<usize>, group: usize) -> Range<usize> {
    let start = sentences.sentence(noun.start).start;
    let comma = noun.start.checked_sub(2).filter(|comma| *comma > start && noun.end == group);
    let inserted =
        |comma: &usize| sentences.tokens.word(comma + 1) == "including" && sentences.tokens.written(*comma) == ",";
    let whole = comma.filter(inserted).and_then(|comma| sentences.phrase_ending_at(comma - 1));
    whole.unwrap_or(noun)
}

/// Whether a place is where a killing was that a form in -ing behind a comma tells, and nobody who killed: `ORVA has
/// been the target of many attacks, killing scores`. Who attacks in the clause before may be a state.
pub(super) fn is_scene(sentences: &Sentences<'_>, verb: usize, trigger: Trigger, noun: &Range<usize>) -> bool {
    let gerund = |at: usize| sentences.tag(at) == Tag::Verb(VerbForm::Gerund);
    if !matches!(trigger.kind, "attack" | "killing") || !gerund(verb) || !doers::is_place(sentences, noun) {
        return false;
    }
    // `killing and WOUNDING`
    let joined = sentences.tag(verb.saturating_sub(1)) == Tag::Conjunction && gerund(verb.saturating_sub(2));
    let first = if joined { verb - 2 } else { verb };
    let comma = first.checked_sub(1).filter(|comma| *comma >= noun.end && sentences.tokens.written(*comma) == ",");
    let attacks = |at: usize| {
        sentences.is_verb(at)
            && triggers_at(sentences.tokens, at)
                .is_some_and(|(_, triggers)| triggers.iter().any(|one| one.form.is_some()))
    };
    comma.is_some_and(|comma| !(noun.end..comma).any(attacks))
}

/// What a form in -ing behind a determiner and what describes it is done to, where `of` says so and nobody stands
/// before it who does it: `the million-dollar looting of A FUND`.
pub(super) fn of_deed(sentences: &Sentences<'_>, verb: usize, end: usize) -> Option<Range<usize>> {
    let gerund = sentences.tag(verb) == Tag::Verb(VerbForm::Gerund) && sentences.group_of(verb).start == verb;
    let of = end < sentences.sentence(verb).end && sentences.tokens.word(end) == "of";
    let last = verb.checked_sub(1).filter(|last| gerund && of && sentences.tag(*last) == Tag::Nominal)?;
    let before = sentences.phrase_ending_at(last).filter(|before| sentences.tag(before.start) == Tag::Determiner)?;
    let nobody = objects::is_thing(sentences, &before) && !things::is_somebody(sentences, &before);
    if nobody { sentences.phrase_starting_at(end + 1) } else { None }
}
