//! Who is guilty by what is said: whom a thing shows to be, who is behind something bad, and what only hangs on a subject.

use crate::{
    grammar::{Sentences, Tag},
    lexicon::{VerbForm, WordKind},
};
use std::ops::Range;

/// Who is guilty by what a thing shows: `a tape proves OTTO FRISCH was behind the raid`. The subject of what is said is the thing.
pub(super) fn shown_guilty(sentences: &Sentences<'_>, subject: &Range<usize>, deed: usize) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let last = sentences.group_of(deed).start.checked_sub(1).filter(|last| sentences.tag(*last) == Tag::Nominal)?;
    let shows =
        (subject.start + 1..last).rev().find(|at| tokens.is_kind(*at, WordKind::ShowsOf) && !tokens.is_capital(*at))?;
    let beyond = tokens.word(shows + 1) == "beyond" && tokens.word(shows + 2) == "doubt";
    let begin = sentences.phrase_ending_at(last)?.start.max(shows + 1 + 2 * usize::from(beyond));
    (begin <= last).then_some(begin..last + 1)
}

/// Whether somebody is said to be behind something bad, if that is what is said. To be behind something good is no guilt (`was
/// behind her victory`), nor is to `get behind us` or to have something behind one.
pub(super) fn is_behind_bad(sentences: &Sentences<'_>, deed: usize) -> bool {
    let tokens = sentences.tokens;
    let before = deed
        .checked_sub(1)
        .and_then(|last| (last.saturating_sub(2)..=last).rev().find(|at| sentences.tag(*at) != Tag::Adverb));
    let be = |at: usize| {
        matches!(
            tokens.word(at).trim_end_matches("n't"),
            "be" | "been" | "being" | "is" | "are" | "was" | "were" | "'s" | "'re" | "am"
        )
    };
    if tokens.word(deed) == "behind" && !before.is_some_and(be) {
        return false;
    }
    let thing = (deed..deed + 3).find(|at| tokens.word(*at) == "behind");
    let thing = thing.and_then(|behind| sentences.phrase_starting_at(behind + 1));
    // `responsible for their own checks`: for what somebody has to do.
    let own = tokens.word(deed) == "responsible"
        && sentences.phrase_starting_at(deed + 2).is_some_and(|mut phrase| phrase.any(|at| tokens.word(at) == "own"));
    !own && !thing.is_some_and(|phrase| {
        let last = sentences.head(&phrase).end.saturating_sub(1);
        let good = ["victory", "win", "success", "recovery", "rise", "triumph", "comeback", "idea", "growth", "record"];
        good.contains(&tokens.word(last))
    })
}

/// Whether a deed is a participle that hangs on the subject, whose verb follows: `The women ROBBED in the camp were afraid`.
pub(super) fn hangs_on_subject(sentences: &Sentences<'_>, deed: usize, end: usize) -> bool {
    let participle = sentences.tag(deed) == Tag::Verb(VerbForm::Past)
        && sentences.group_of(deed).start == deed
        && (sentences.tag(deed + 1) == Tag::Preposition || sentences.in_date(deed + 1));
    let parts = |at: usize| {
        matches!(sentences.tag(at), Tag::Relative | Tag::Subordinator | Tag::Conjunction)
            || sentences.tokens.written(at) == ","
    };
    let finite = |at: usize| matches!(sentences.tag(at), Tag::Auxiliary | Tag::Verb(VerbForm::Third));
    participle && (deed + 1..end).take_while(|at| !parts(*at)).any(finite)
}
