//! Who is named behind the words that tell what befell them: `Those arrested include PETROV`, `Among those charged with fraud were PETROV
//! and IVANOVA`, `Also charged with fraud is PETROV`.

use super::{RiskRole, Stage, parts::of_object, stages};
use crate::{
    claims::is_person,
    grammar::{Sentences, Tag},
    lexicon::{VerbForm, triggers_at},
};
use std::ops::Range;

/// So far behind the participle the verb stands at most.
const FARTHEST: usize = 16;

/// Those who are named behind their step of a case, each with the stage.
pub(super) fn in_sentence(sentences: &Sentences<'_>, sentence: &Range<usize>) -> Vec<(Range<usize>, Stage)> {
    let tokens = sentences.tokens;
    let first = sentence.start;
    let (participle, includes) = match tokens.word(first) {
        "those" => (first + 1, true),
        "among" if tokens.word(first + 1) == "those" => (first + 2, false),
        "also" => (first + 1, false),
        _ => (first, false),
    };
    if participle >= sentence.end || tokens.verb(participle).is_none_or(|(_, form)| form != VerbForm::Past) {
        return Vec::new();
    }
    let Some(stage) = stage_of(sentences, participle) else { return Vec::new() };
    let opens = |at: &usize| match tokens.word(*at) {
        "include" | "includes" | "included" => includes,
        "is" | "are" | "was" | "were" => !includes,
        _ => false,
    };
    let end = sentence.end.min(participle + 1 + FARTHEST);
    let Some(verb) = (participle + 1..end).find(opens) else { return Vec::new() };
    // `Charged with fraud, Petrov was jailed`: another clause begins.
    let parted = (participle + 1..verb).any(|at| tokens.written(at) == "," || sentences.tag(at) == Tag::Auxiliary);
    if parted { Vec::new() } else { names_from(sentences, verb + 1).into_iter().map(|name| (name, stage)).collect() }
}

/// The stage of who undergoes what a participle tells, if it is a step of a case.
fn stage_of(sentences: &Sentences<'_>, participle: usize) -> Option<Stage> {
    let tokens = sentences.tokens;
    if stages::stage_in(sentences, &(participle..participle + 1)) == Some(Stage::Convicted) {
        return Some(Stage::Convicted);
    }
    if matches!(tokens.word(participle), "accused" | "suspected") {
        return Some(Stage::Alleged);
    }
    let (_, triggers) = triggers_at(tokens, participle)?;
    let undergone = triggers.iter().filter(|one| one.form.is_some()).find_map(|one| of_object(one.known));
    undergone.filter(|(role, _)| *role == RiskRole::Suspect).map(|(_, stage)| stage)
}

/// The persons that are listed from a token on, with descriptions between commas: `PETROV, a former minister, and IVANOVA`.
fn names_from(sentences: &Sentences<'_>, first: usize) -> Vec<Range<usize>> {
    let tokens = sentences.tokens;
    let end = sentences.sentence(first.saturating_sub(1)).end;
    let mut found = Vec::new();
    let mut at = first;
    while let Some(one) = sentences.phrase_starting_at(at).filter(|one| at < end && one.end <= end) {
        let name = tokens.is_capital(one.end - 1) && is_person(sentences, &one);
        let described = !found.is_empty() && matches!(tokens.word(one.start), "a" | "an" | "the");
        if !name && !described {
            break;
        }
        at = one.end;
        if name {
            found.push(sentences.head(&one));
        }
        let comma = usize::from(tokens.written(at) == ",");
        let and = usize::from(tokens.word(at + comma) == "and");
        if comma + and == 0 {
            break;
        }
        at += comma + and;
    }
    found
}
