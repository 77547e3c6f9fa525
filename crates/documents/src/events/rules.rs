//! Deeds of which only a rule tells, and no report: those of whoever does them, and what he then has to expect: `anyone
//! convicted of fraud`, `those who violate the ban`.

use crate::{
    grammar::{Sentences, Tag, is_plural},
    lexicon::{Trigger, VerbForm, WordKind},
};
use std::ops::Range;

/// The kind of what a penal law takes as given.
const CONVICTION: &str = "conviction";

/// Whether a verb tells what whoever it may be does, or what is done to him.
pub(super) fn tells_of_anybody(sentences: &Sentences<'_>, range: &Range<usize>, trigger: Trigger) -> bool {
    match trigger.form {
        Some(VerbForm::Past) => {
            describes_anybody(sentences, range, trigger.kind) || is_what_becomes_of_several(sentences, range.start)
        }
        Some(VerbForm::Base | VerbForm::Third) => {
            is_done_by_whoever(sentences, range.start)
                || is_habit(sentences, range.start)
                || is_done_by_several_of_a_rule(sentences, range.start)
        }
        _ => false,
    }
}

/// Whether a verb of the present stands beside a word for a habit: `sharks RARELY kill people`.
fn is_habit(sentences: &Sentences<'_>, verb: usize) -> bool {
    let tokens = sentences.tokens;
    let group = sentences.group_of(verb);
    let helps = (group.start..verb).any(|at| sentences.tag(at) == Tag::Auxiliary);
    !helps && !tokens.is_unchanged_past(verb) && (group.start..verb).any(|at| tokens.is_kind(at, WordKind::Habitually))
}

/// Whether a noun that nothing describes opens the sentence, and the law says what becomes of whoever does it: `MURDER carries the death
/// penalty`, `BRIBERY is a crime`.
pub(super) fn is_punished_by_law(sentences: &Sentences<'_>, range: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let opens = range.start == sentences.sentence(range.start).start;
    opens
        && match tokens.word(range.end) {
            "carries" | "entails" | "warrants" | "constitutes" => true,
            "is" | "are" => {
                let end = sentences.sentence(range.start).end.min(range.end + 4);
                (range.end..end).any(|at| {
                    matches!(tokens.word(at), "crime" | "illegal" | "offence" | "offense" | "punishable" | "forbidden")
                })
            }
            _ => false,
        }
}

/// The relative pronoun behind several that nothing singles out, where a rule may speak of them: `COMPANIES THAT break the rules are
/// fined`. Their clause and the main one are told in the present.
fn several_of_a_rule(sentences: &Sentences<'_>, sentence: &Range<usize>) -> Option<(usize, usize)> {
    let tokens = sentences.tokens;
    let who = sentence.start + 1;
    if who + 2 >= sentence.end
        || !matches!(tokens.word(who), "who" | "that" | "which")
        || !is_plural(tokens.word(sentence.start))
        || tokens.is_all_capitals(sentence.start)
    {
        return None;
    }
    let first = (who + 1..sentence.end).find(|at| sentences.tag(*at) != Tag::Adverb)?;
    let present = sentences.tag(first) == Tag::Verb(VerbForm::Base) && !tokens.is_unchanged_past(first);
    let finite = |at: &usize| {
        sentences.tag(*at) == Tag::Auxiliary && !sentences.in_date(*at)
            || matches!(sentences.tag(*at), Tag::Verb(VerbForm::Base | VerbForm::Third | VerbForm::Past))
    };
    let main = (first + 1..sentence.end.min(first + FARTHEST)).find(|at| present && finite(at))?;
    Some((first, main))
}

/// How far behind the first verb of a relative clause the main one is looked for.
const FARTHEST: usize = 12;

/// Whether a participle says what becomes of several of whom a rule speaks: `Poachers who kill elephants ARE rarely JAILED`.
fn is_what_becomes_of_several(sentences: &Sentences<'_>, verb: usize) -> bool {
    several_of_a_rule(sentences, &sentences.sentence(verb)).is_some_and(|(_, main)| {
        sentences.tokens.word(main) == "are"
            && sentences.group_of(verb).start <= main
            && main < verb
            && !(main..verb).any(|at| sentences.tokens.word(at) == "being")
    })
}

/// Whether several do it of whom a rule speaks: `Poachers who KILL elephants are rarely jailed`.
fn is_done_by_several_of_a_rule(sentences: &Sentences<'_>, verb: usize) -> bool {
    several_of_a_rule(sentences, &sentences.sentence(verb)).is_some_and(|(first, main)| {
        let faces =
            matches!(sentences.tokens.word(main), "are" | "can" | "face" | "lose" | "may" | "must" | "risk" | "should");
        first == verb && faces
    })
}

/// Whether a participle describes whoever it may be: `any name DESIGNATED on the list`; and where a clause says what
/// follows from a verdict, `those CONVICTED of fraud can be jailed`.
fn describes_anybody(sentences: &Sentences<'_>, range: &Range<usize>, kind: &str) -> bool {
    let tokens = sentences.tokens;
    let bare = sentences.group_of(range.start).start == range.start;
    if !bare || range.start <= sentences.sentence(range.start).start {
        return false;
    }
    sentences.phrase_ending_at(range.start - 1).is_some_and(|noun| match tokens.word(noun.start) {
        "any" | "anybody" | "anyone" | "whoever" => true,
        "those" | "people" | "persons" | "offenders" => kind == CONVICTION && may_expect(sentences, range.end),
        // `Under the law, OFFICIALS convicted of bribery can be jailed`
        _ => {
            let several = noun.len() == 1 && tokens.role(noun.start).is_some_and(|role| role.plural);
            several && kind == CONVICTION && may_happen(sentences, range.end)
        }
    })
}

/// Whether the first finite verb behind a token says what somebody has to expect: `CAN be jailed`, `FACE ten years`.
fn may_expect(sentences: &Sentences<'_>, from: usize) -> bool {
    let faces = |verb: usize| matches!(sentences.tokens.word(verb), "must" | "face" | "faces" | "risk" | "risks");
    may_happen(sentences, from) || finite_behind(sentences, from).is_some_and(faces)
}

/// Whether it says what may become of him: `CAN be jailed`.
fn may_happen(sentences: &Sentences<'_>, from: usize) -> bool {
    finite_behind(sentences, from).is_some_and(|verb| matches!(sentences.tokens.word(verb), "can" | "could" | "may"))
}

fn finite_behind(sentences: &Sentences<'_>, from: usize) -> Option<usize> {
    let finite = |at: &usize| {
        matches!(sentences.tag(*at), Tag::Auxiliary | Tag::Verb(VerbForm::Base | VerbForm::Third | VerbForm::Past))
    };
    (from..sentences.sentence(from - 1).end).find(finite)
}

/// Whether a verb of the present tells what whoever it may be does: `those who VIOLATE the ban`, `anyone who STEALS
/// data`.
fn is_done_by_whoever(sentences: &Sentences<'_>, verb: usize) -> bool {
    let tokens = sentences.tokens;
    let who = verb.checked_sub(1).filter(|who| *who > sentences.sentence(verb).start);
    who.is_some_and(|who| {
        tokens.word(who) == "who"
            && !tokens.is_unchanged_past(verb)
            && matches!(tokens.word(who - 1), "those" | "anyone" | "anybody" | "everyone" | "people" | "persons")
    })
}
