//! What a statement amounts to: the verb says `said`, what is said may deny, accuse, blame or praise.

use crate::{
    grammar::{Sentences, Tag},
    lexicon::{Frame, ReportingVerb, Saying, Stance, WordKind, evaluations, is_kind, reporting_noun, says},
};
use std::ops::Range;

/// The stance of a verb with its negation: who "has not confirmed" says nothing.
pub(crate) fn of_verb(verb: ReportingVerb, lemma: &str, negated: bool) -> Option<Stance> {
    if !negated {
        return Some(verb.stance);
    }
    // `does not believe`: who does not hold something for true doubts it.
    if is_kind(lemma, WordKind::Belief) {
        return Some(Stance::Doubts);
    }
    Some(match (verb.stance, verb.frame) {
        (_, Frame::On)
        | (Stance::Confirms | Stance::NoComment, _)
        | (Stance::States, Frame::That | Frame::Tell | Frame::Object) => Stance::NoComment,
        (Stance::Suspects, _) => Stance::Doubts,
        (Stance::Denies | Stance::Rejects | Stance::Doubts, _) => Stance::States,
        _ => return None,
    })
}

/// Whom a clause is about: the head of its first phrase.
pub(crate) fn subject_of_content(sentences: &Sentences<'_>, content: &Range<usize>) -> Option<Range<usize>> {
    let phrase = sentences.phrase_starting_at(skip_that(sentences, content))?;
    (sentences.tag(phrase.start) != Tag::Pronoun).then(|| sentences.head(&phrase))
}

/// What is said, read for what it does; `None` if it just states. The second is the target.
pub(crate) fn of_content(
    sentences: &Sentences<'_>,
    content: &Range<usize>,
    holder: Option<&Range<usize>>,
) -> Option<(Stance, Option<Range<usize>>)> {
    let tokens = sentences.tokens;
    if content.is_empty() {
        return None;
    }
    let limit = sentences.sentence(content.start).end.min(content.end).max(content.start + 1);
    let first = content.start..limit;
    let subject = sentences.phrase_starting_at(skip_that(sentences, &first));
    let own = subject.as_ref().is_some_and(|subject| speaks_of_itself(sentences, subject, holder));
    let lower = tokens.slice(&first).to_ascii_lowercase();
    let negation = negation_in(sentences, &first);
    if (own && negation && says(&lower, Saying::OwnDenial)) || says(&lower, Saying::Denial) {
        return Some((Stance::Denies, None));
    }
    if let (Some((good, at)), Some(subject)) = (evaluation(sentences, &first), subject.as_ref()) {
        // `NP is QUALITY`: before the quality stands a form of be, with adverbs and an article at most between.
        let mut before = at;
        while before > subject.end
            && matches!(sentences.tag(before - 1), Tag::Adverb | Tag::Determiner | Tag::Negation | Tag::Mark)
        {
            before -= 1;
        }
        let be = before > subject.end.saturating_sub(1)
            && matches!(tokens.word(before - 1), "is" | "are" | "was" | "were" | "'s" | "been" | "be");
        if be && !own {
            let head = sentences.head(subject);
            let target = Some(head.clone());
            if good != negation {
                return Some((Stance::Praises, target));
            }
            let said = tokens.word(head.end - 1);
            return Some((if reporting_noun(said).is_some() { Stance::Rejects } else { Stance::Criticises }, target));
        }
    }
    let announced = first.clone().any(|at| matches!(tokens.word(at), "will" | "would" | "'ll"));
    if own && announced && !negation && says(&lower, Saying::Threat) {
        return Some((Stance::Threatens, None));
    }
    if !own && !negation && says(&lower, Saying::Guilt) {
        let target =
            subject.filter(|subject| !sentences.head(subject).is_empty()).map(|subject| sentences.head(&subject));
        let guessed = says(&lower, Saying::Guess);
        return Some((if guessed { Stance::Suspects } else { Stance::Accuses }, target));
    }
    if says(&lower, Saying::Suspicion) {
        return Some((Stance::Suspects, None));
    }
    None
}

fn skip_that(sentences: &Sentences<'_>, range: &Range<usize>) -> usize {
    let mut at = range.start;
    while at < range.end
        && (matches!(sentences.tokens.word(at), "that" | ":" | "," | "\"" | "“" | "'" | "‘") || sentences.in_date(at))
    {
        at += 1;
    }
    at
}

/// Whether the subject of what is said is the speaker: `I`, `we`, `it` behind a body, the same name.
fn speaks_of_itself(sentences: &Sentences<'_>, subject: &Range<usize>, holder: Option<&Range<usize>>) -> bool {
    let tokens = sentences.tokens;
    let word = tokens.word(subject.start);
    if matches!(word, "i" | "we" | "he" | "she" | "it" | "they" | "our" | "my" | "its" | "neither") {
        return true;
    }
    let Some(holder) = holder else { return false };
    let head = sentences.head(subject);
    head.clone().any(|at| tokens.is_capital(at) && holder.clone().any(|other| tokens.word(other) == tokens.word(at)))
}

fn negation_in(sentences: &Sentences<'_>, range: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    range.clone().take(14).any(|at| {
        let word = tokens.word(at);
        sentences.tag(at) == Tag::Negation
            || word.ends_with("n't")
            || matches!(word, "no" | "never" | "neither" | "nor" | "none" | "nothing" | "cannot")
    })
}

/// The first word of praise or blame, and where it stands.
pub(crate) fn evaluation(sentences: &Sentences<'_>, range: &Range<usize>) -> Option<(bool, usize)> {
    range.clone().find_map(|at| {
        evaluations().longest_at(sentences.tokens, at).filter(|(end, _)| *end <= range.end).map(|(_, good)| (*good, at))
    })
}
