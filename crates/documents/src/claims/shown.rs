//! Whether a speaker who is no known person is shown to be one by the form of the noun or the name: `a fire dispatcher`,
//! `Democrat Otto Holm`, `Brisa Tavarel of the Water Committee`, `Okonjo` behind `Anna Okonjo`. Asked only of somebody who
//! speaks, for `he` and `she`.

use super::{Holder, holders::names_place};
use crate::{
    grammar::{Sentences, Tag},
    lexicon::{RoleKind, role_of},
};
use interdict_text::lexicon::share_per_100k;
use std::ops::Range;

/// So many sentences back a name is looked for in full.
const NAMED_BEFORE: usize = 8;

/// The shortest noun that is taken for one who does something by its ending: `diver`.
const SHORTEST_DOER: usize = 5;

/// Whether the noun or the name of a speaker has the form of a person's.
pub(super) fn has_form_of_person(sentences: &Sentences<'_>, holder: &Holder) -> bool {
    let head = sentences.head(&holder.named);
    let Some(last) = head.end.checked_sub(1).filter(|last| sentences.tag(*last) == Tag::Nominal) else { return false };
    if role_of(sentences.tokens.word(last)).is_some() || sentences.in_date(last) {
        return false;
    }
    if !sentences.tokens.is_capital(last) {
        return is_doer(sentences.tokens.word(last));
    }
    has_given_name_inside(sentences, &head)
        || is_of_body(sentences, &head, &holder.phrase)
        || head.len() == 1 && was_named_before(sentences, last)
}

/// `dispatcher`, `investigator`, `cyclist`: by its ending a noun for one who does something. What is no person in -er and speaks is
/// a body, and stands in `data/roles.tsv`.
fn is_doer(noun: &str) -> bool {
    let ends = ["er", "or", "ist", "ian"].iter().any(|ending| noun.ends_with(ending));
    ends && noun.len() >= SHORTEST_DOER
}

/// Whether each word of a head is written as one of a name, and none is a noun for who speaks.
fn is_written_as_name(sentences: &Sentences<'_>, head: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let written_as_name = |at: usize| {
        tokens.is_capital(at)
            && !tokens.is_all_capitals(at)
            && sentences.tag(at) == Tag::Nominal
            && role_of(tokens.word(at)).is_none()
    };
    head.clone().all(written_as_name) && !names_place(sentences, head)
}

/// `Democrat Otto Holm`: three words of which the second is a known given name.
fn has_given_name_inside(sentences: &Sentences<'_>, head: &Range<usize>) -> bool {
    head.len() == 3
        && share_per_100k(sentences.tokens.word(head.start + 1)).is_some()
        && is_written_as_name(sentences, head)
}

/// `Brisa Tavarel of the Water Committee`: a name of two or three words that belongs to a body.
fn is_of_body(sentences: &Sentences<'_>, head: &Range<usize>, phrase: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let hangs = phrase.contains(&head.end) && matches!(tokens.word(head.end), "of" | "from" | "at");
    let body = role_of(tokens.word(phrase.end.saturating_sub(1))).is_some_and(|role| role.kind != RoleKind::Person);
    hangs
        && body
        && tokens.word(head.end + 1) == "the"
        && (2..=3).contains(&head.len())
        && is_written_as_name(sentences, head)
}

/// Whether a name of one word stood behind a given name or initials (`H.W. Frisch`) shortly before, wherever it was.
fn was_named_before(sentences: &Sentences<'_>, name: usize) -> bool {
    let tokens = sentences.tokens;
    let here = tokens.sentence_of(name);
    let Some(first) = tokens.sentences().get(here.saturating_sub(NAMED_BEFORE)) else { return false };
    let word = tokens.word(name);
    (first.tokens.start + 1..sentences.sentence(name).start).any(|at| {
        // The full stop may be a token of its own.
        let initials = || {
            tokens.written(at - 1).contains('.') && is_initials(tokens.written(at - 1))
                || tokens.written(at - 1) == "." && at > 1 && is_initials(tokens.written(at - 2))
        };
        let given = || tokens.is_capital(at - 1) && share_per_100k(tokens.word(at - 1)).is_some();
        tokens.word(at) == word && tokens.is_capital(at) && (given() || initials())
    })
}

/// `H`, `H.W.`, but not `U.S.`
fn is_initials(written: &str) -> bool {
    let letters = written.chars().filter(|letter| *letter != '.').count();
    (1..=3).contains(&letters)
        && (letters == 1 || written.contains('.'))
        && !written.starts_with("U.")
        && written.chars().all(|letter| letter == '.' || letter.is_uppercase())
}
