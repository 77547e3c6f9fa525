//! What would have been and was not, by the condition beside it: `might have shot them IF the envoy HAD not come`, `before they COULD fire`.

use crate::{
    events::Status,
    grammar::{Sentences, Tag, VerbGroup},
    lexicon::VerbForm,
};

/// So far from a verb its condition is looked for.
const FARTHEST: usize = 30;

/// What a condition that was not so makes of a verb with `have`: what might have been was not (`COULD HAVE BEEN executed, had they not been
/// minors`), and what would not have been was (`WOULD NOT HAVE died if the brakes had worked`).
pub(super) fn of(sentences: &Sentences<'_>, verb: usize) -> Option<Status> {
    if !sentences.is_verb(verb) {
        return None;
    }
    let group = sentences.group_of(verb);
    if is_forestalled(sentences, verb, &group) {
        return Some(Status::NotHappened);
    }
    let would = helps(sentences, verb, &group, &["would", "wouldn't"]);
    let might = helps(sentences, verb, &group, &["could", "might"]);
    let condition = (group.negated && would || !group.negated && might)
        && helps(sentences, verb, &group, &["have"])
        && has_contrary_condition(sentences, verb);
    condition.then_some(if group.negated { Status::Happened } else { Status::NotHappened })
}

/// Whether somebody was kept from a deed by what came before it: `fled BEFORE he COULD be arrested`.
fn is_forestalled(sentences: &Sentences<'_>, verb: usize, group: &VerbGroup) -> bool {
    let before = |at: usize| sentences.tokens.word(at) == "before";
    helps(sentences, verb, group, &["could"])
        && sentences
            .subject_of(verb)
            .and_then(|subject| subject.start.checked_sub(1))
            .is_some_and(|at| at >= sentences.sentence(verb).start && before(at) && is_told(sentences, at))
}

/// Whether the clause before a token tells what was done, and not what has to be: `had to break the door before they could free them`.
fn is_told(sentences: &Sentences<'_>, end: usize) -> bool {
    let start = sentences.sentence(end).start.max(end.saturating_sub(FARTHEST));
    (start..end).any(|at| sentences.tag(at) == Tag::Verb(VerbForm::Past))
        && !(start..end).any(|at| sentences.tag(at) == Tag::To)
}

fn helps(sentences: &Sentences<'_>, verb: usize, group: &VerbGroup, words: &[&str]) -> bool {
    (group.start..verb).any(|at| sentences.tag(at) == Tag::Auxiliary && words.contains(&sentences.tokens.word(at)))
}

/// Whether a sentence has a condition near a verb that was not so: `IF the alarm HAD worked`, `HAD they not been minors`, `BUT FOR a guard`.
fn has_contrary_condition(sentences: &Sentences<'_>, verb: usize) -> bool {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(verb);
    let near = sentence.start.max(verb.saturating_sub(FARTHEST))..sentence.end.min(verb + FARTHEST);
    let had = |at: usize| matches!(tokens.word(at), "had" | "hadn't");
    near.clone().any(|at| match tokens.word(at) {
        "if" => {
            tokens.word(at.saturating_sub(1)) != "as"
                && (at..near.end)
                    .take(FARTHEST / 2)
                    .take_while(|at| tokens.written(*at) != ",")
                    .any(|at| had(at) && (at + 1..at + 4).any(|at| sentences.tag(at) == Tag::Verb(VerbForm::Past)))
        }
        // Turned round, it opens its clause.
        "had" => {
            (at == sentence.start || tokens.written(at - 1) == ",")
                && matches!(sentences.tag(at + 1), Tag::Nominal | Tag::Pronoun | Tag::Determiner)
        }
        "but" => tokens.word(at + 1) == "for" && tokens.word(at + 2) != "now",
        _ => false,
    })
}
