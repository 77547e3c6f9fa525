//! What a sentence tells as what nobody vouches for: `investigated CLAIMS that`, `failed to PROVE that`, `an UNCONFIRMED report said`,
//! `rumour HAS IT that`.

use super::{governing_verb, of, only_describes};
use crate::{
    events::Status,
    grammar::{Sentences, Tag, Voice},
    lexicon::{VerbForm, WordKind, is_kind, reporting_verbs},
};

/// So far before a word what it is told in is looked for.
const FARTHEST: usize = 40;

/// Whether a verb tells what is only said, and nobody vouches for it.
pub(crate) fn is_unproven(sentences: &Sentences<'_>, verb: usize) -> bool {
    let tokens = sentences.tokens;
    if !sentences.is_verb(verb) || only_describes(sentences, &(verb..verb + 1)) {
        return false;
    }
    let start = sentences.sentence(verb).start.max(verb.saturating_sub(FARTHEST));
    let that = (start..verb)
        .rev()
        .take_while(|at| !matches!(tokens.written(*at), ";" | ":"))
        .find(|at| tokens.word(*at) == "that" && sentences.tag(*at) != Tag::Determiner && *at > start);
    if let Some(that) = that.filter(|that| opens_content(sentences, *that, verb)) {
        let before = that - 1;
        // `prove that the man WHO SHOT her was there`
        let plain = !(that + 1..verb).any(|at| matches!(sentences.tag(at), Tag::Relative | Tag::Subordinator));
        let proved = || plain && is_to_be_proved(sentences, before);
        if sentences.is_verb(before) && (proved() || is_said_unconfirmed(sentences, before)) {
            return true;
        }
        let hearsay = tokens.is_kind(before, WordKind::HearsayNoun) && !sentences.is_verb(before);
        if hearsay && !is_vouched_for(sentences, before) {
            return true;
        }
        // `legend HAS IT that`
        let has_it =
            before >= start + 2 && tokens.word(before) == "it" && matches!(tokens.word(before - 1), "has" | "had");
        if has_it && tokens.is_kind(before - 2, WordKind::HearsayNoun) {
            return true;
        }
    }
    // Without `that`: `unconfirmed reports SAID he had fled`.
    let Some(subject) = sentences.subject_of(verb).filter(|subject| subject.end <= verb) else { return false };
    let says = subject.start.checked_sub(1).filter(|says| *says > start && sentences.is_verb(*says));
    says.is_some_and(|says| is_said_unconfirmed(sentences, says))
}

/// Whether `that` at a token opens a clause with a subject of its own in which a verb stands, so that it is what is said: not `claims
/// that ruined him`, nor `the report that police made says that`.
fn opens_content(sentences: &Sentences<'_>, that: usize, verb: usize) -> bool {
    let group = sentences.group_of(verb).start;
    // `her suggestion that he RESIGN`: that is what she wants.
    if that + 1 >= group || sentences.tag(verb) == Tag::Verb(VerbForm::Base) && group == verb {
        return false;
    }
    // `claims that he made ruined the firm, WHICH COLLAPSED`; `reports that a man had been stabbed, AND ARRESTED a woman`
    let first = (that + 1..group).find(|at| sentences.is_verb(*at));
    let turns = || {
        sentences.tokens.written(group.saturating_sub(2)) == ","
            || sentences.group_of(verb).voice == Voice::Active
                && first.is_some_and(|first| sentences.group_of(first).voice == Voice::Passive)
    };
    match sentences.tag(group - 1) {
        Tag::Relative => return false,
        Tag::Conjunction if turns() => return false,
        _ => {}
    }
    // `claims that he drank were ignored, AND HE was fired`: a clause of its own.
    let own = sentences.subject_of(verb).and_then(|subject| subject.start.checked_sub(1));
    if own.is_some_and(|before| before > that && sentences.tag(before) == Tag::Conjunction) {
        return false;
    }
    let opens = |at: usize| matches!(sentences.tag(at), Tag::Conjunction | Tag::Relative | Tag::Subordinator);
    let other = (that + 1..group).find(|at| {
        sentences.tag(*at) == Tag::Auxiliary && !sentences.in_date(*at)
            || matches!(sentences.tag(*at), Tag::Verb(form) if form != VerbForm::Gerund)
    });
    other.is_none_or(|other| other > that + 1 && (that + 1..group).any(opens))
}

/// Whether a verb says of what follows that somebody has not proved it, or is still to do so: `FAILED TO PROVE that`, `must SHOW that`,
/// `did not FIND that`.
fn is_to_be_proved(sentences: &Sentences<'_>, verb: usize) -> bool {
    let Some((lemma, _)) = sentences.tokens.verb(verb) else { return false };
    if !is_kind(lemma, WordKind::Proves) {
        return false;
    }
    match of(sentences, &(verb..verb + 1)) {
        Some(Status::NotHappened) => true,
        // `came home to find that`: that was so.
        Some(Status::Planned | Status::Alleged) => !matches!(lemma, "find" | "show"),
        _ => false,
    }
}

/// Whether who says something by a verb is a report that nobody has confirmed.
fn is_said_unconfirmed(sentences: &Sentences<'_>, verb: usize) -> bool {
    let tokens = sentences.tokens;
    reporting_verbs().longest_at(tokens, verb).is_some()
        && sentences.subject_of(verb).is_some_and(|mut subject| {
            subject.end <= verb && subject.any(|at| tokens.is_kind(at, WordKind::Unconfirmed))
        })
}

/// Whether somebody says of a report that it is so: `CONFIRMED reports that`.
fn is_vouched_for(sentences: &Sentences<'_>, noun: usize) -> bool {
    let tokens = sentences.tokens;
    let verb = governing_verb(sentences, noun, &[]);
    let confirmed = verb.is_some_and(|verb| {
        let confirms =
            tokens.verb(verb).is_some_and(|(lemma, _)| lemma == "prove" || is_kind(lemma, WordKind::Vouches));
        confirms && of(sentences, &(verb..verb + 1)).is_none()
    });
    // `the claims that he bribed them WERE TRUE`
    let end = sentences.sentence(noun).end;
    let true_at = |at: usize| {
        matches!(tokens.word(at), "true" | "accurate" | "correct")
            && (sentences.tag(at - 1) == Tag::Auxiliary && !sentences.group_of(at - 1).negated)
    };
    // No doubt about it.
    let doubtless = noun >= 3 && tokens.word(noun - 3) == "doubt" || noun >= 4 && tokens.word(noun - 4) == "doubt";
    confirmed || doubtless || (noun + 1..end.min(noun + FARTHEST)).any(true_at)
}
