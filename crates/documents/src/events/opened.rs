//! Clauses that a verb opens, or that it sums up, where they decide what it tells: who `suggested that it was late`
//! proposed nothing.

use crate::{
    grammar::{Sentences, Tag},
    lexicon::VerbForm,
};

/// Whether nothing stands behind a verb that would be its object or its clause: `demonstrated OUTSIDE the court`, but
/// `demonstrated THEIR skill`, `demonstrated HOW it works`. `end` is the token behind the verb.
pub(super) fn stands_alone(sentences: &Sentences<'_>, end: usize) -> bool {
    let inside = end < sentences.sentence(end.saturating_sub(1)).end;
    let clause = || matches!(sentences.tag(end), Tag::Subordinator | Tag::Relative);
    !inside || sentences.in_date(end) || !clause() && sentences.phrase_starting_at(end).is_none()
}

/// Whether a clause stands behind a verb, so that it says something and proposes nothing: `suggested HE MIGHT stay`,
/// `suggested THAT THE RULE IS void`, `suggested in court THAT HE HAD paid`; but `suggested THAT HE SHOULD stay`.
pub(super) fn opens_clause(sentences: &Sentences<'_>, end: usize) -> bool {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(end.saturating_sub(1));
    // `suggested IN A LETTER TO THE BANK that`
    let mut behind = end;
    while behind < sentence.end
        && sentences.tag(behind) == Tag::Preposition
        && let Some(phrase) = sentences.phrase_starting_at(behind + 1)
    {
        behind = phrase.end;
    }
    let far = behind > end && tokens.word(behind) == "that";
    let end = if far { behind } else { end };
    let led = end < sentence.end && tokens.word(end) == "that" && (far || sentences.tag(end) == Tag::Subordinator);
    let first = end + usize::from(led);
    first < sentence.end
        && sentences.phrase_starting_at(first).is_some_and(|subject| {
            let verb = subject.end;
            let asked = led && matches!(tokens.word(verb), "be" | "should" | "must" | "ought");
            verb < sentence.end && !asked && matches!(sentences.tag(verb), Tag::Auxiliary | Tag::Verb(VerbForm::Third))
        })
}

/// Whether a clause behind a verb says what is so, and nothing that is to be done: `agreed (that) THERE HAS BEEN
/// progress`; but `agreed that they WOULD leave`.
pub(super) fn says_what_is(sentences: &Sentences<'_>, end: usize) -> bool {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(end.saturating_sub(1));
    let first = end + usize::from(tokens.word(end) == "that");
    let there = tokens.word(first) == "there";
    let subject = if there { Some(first + 1) } else { sentences.phrase_starting_at(first).map(|subject| subject.end) };
    subject.filter(|verb| *verb < sentence.end).is_some_and(|verb| match sentences.tag(verb) {
        Tag::Auxiliary => !matches!(
            tokens.word(verb),
            "be" | "can" | "could" | "may" | "might" | "must" | "shall" | "should" | "will" | "would"
        ),
        Tag::Verb(VerbForm::Third | VerbForm::Past) => first > end || there,
        _ => tokens.word(verb) == "have",
    })
}

/// Whether a form in -ing behind a comma says what the clause before it means, and proposes nothing: `the streets are
/// empty, SUGGESTING a boycott`.
pub(super) fn sums_up(sentences: &Sentences<'_>, at: usize) -> bool {
    sentences.tag(at) == Tag::Verb(VerbForm::Gerund)
        && at > sentences.sentence(at).start
        && sentences.tokens.written(at - 1) == ","
}
