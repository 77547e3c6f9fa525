//! How one is called in a phrase: by its head, by a name beside it or at its end, by the newspaper in which it is printed, and with the
//! place or the matter that belongs to the name of a body.

use super::{appositions, holders::is_media};
use crate::{
    grammar::{Sentences, Tag},
    lexicon::RoleKind,
};
use std::ops::Range;

/// The part of a phrase that names who holds what it says: its head, but of a paper in a newspaper the newspaper, and of a
/// noun that stands beside a name the name; a number alone names nobody (`two of the players`). Who says something in `a
/// weekend report in the New York Times` is the New York Times; in `the chairman, Otto Frisch,` it is Otto Frisch, and in `the
/// Bureau of Mines's Anna Kern` Anna Kern.
pub(super) fn holder_in(sentences: &Sentences<'_>, phrase: &Range<usize>) -> Range<usize> {
    let tokens = sentences.tokens;
    let head = sentences.head(phrase);
    if let Some(name) = appositions::name_behind_owner(sentences, phrase, &head)
        .or_else(|| appositions::name_behind_one_of(sentences, phrase))
        .or_else(|| name_with_purpose(sentences, phrase, &head))
    {
        return name;
    }
    let counted =
        head.clone().all(|at| sentences.tag(at) == Tag::Number || matches!(tokens.word(at), "one" | "two" | "three"));
    if counted && tokens.word(head.end) == "of" && phrase.contains(&head.end) {
        return appositions::name_of_one(sentences, phrase, &head).unwrap_or_else(|| phrase.clone());
    }
    let paper =
        head.end.checked_sub(1).and_then(|last| tokens.role(last)).is_some_and(|role| role.kind == RoleKind::Paper);
    let outlet = head.end + 1..phrase.end;
    let published = matches!(tokens.word(head.end), "in" | "by" | "from" | "on" | "of" | "at")
        && !outlet.is_empty()
        && is_media(sentences, &outlet);
    if paper && published {
        return sentences.head(&outlet);
    }
    appositions::name_beside(sentences, phrase, &head)
        .or_else(|| appositions::name_at_end(sentences, phrase, &head))
        .unwrap_or_else(|| with_namesake(sentences, phrase, head))
}

/// The whole name of a body of which a phrase is the first part: `accused the BANK OF RIGA of fraud`. In `accused the bank of
/// Riga links` the place belongs to another noun.
pub(super) fn whole_name(sentences: &Sentences<'_>, head: Range<usize>) -> Range<usize> {
    let limit = sentences.sentence(head.start).end;
    let whole = with_namesake(sentences, &(head.start..limit), head.clone());
    let free = whole.end >= limit || !matches!(sentences.tag(whole.end), Tag::Nominal | Tag::Possessive);
    if free { whole } else { head }
}

/// A body with the place or the matter that belongs to its name: `BANK OF RIGA Co`, `MINISTRY OF MINES`, `OFFICE FOR SEA FISH`,
/// `DEPARTMENT OF THE INTERIOR`.
fn with_namesake(sentences: &Sentences<'_>, phrase: &Range<usize>, head: Range<usize>) -> Range<usize> {
    let tokens = sentences.tokens;
    let of = head.end;
    let last = of.saturating_sub(1);
    let body = tokens.role(last).is_some_and(|role| role.kind == RoleKind::Body && !role.plural);
    if !body || !tokens.is_capital(last) || !phrase.contains(&of) || !matches!(tokens.word(of), "of" | "for") {
        return head;
    }
    let named = |at: &usize| sentences.tag(*at) == Tag::Nominal && tokens.is_capital(*at) && !sentences.in_date(*at);
    let begin = of + 1 + usize::from(tokens.word(of + 1) == "the");
    let end = begin + (begin..phrase.end).take_while(named).count();
    head.start..if end > begin { end } else { head.end }
}

/// A body whose name goes on behind a preposition, where the noun before it says that it is one: `the group PEOPLE FOR THE
/// SAFETY OF LAKES`.
fn name_with_purpose(sentences: &Sentences<'_>, phrase: &Range<usize>, head: &Range<usize>) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let first = head.end.checked_sub(1).filter(|first| *first > head.start && tokens.is_capital(*first))?;
    let noun = first - 1;
    let body = tokens.role(noun).is_some_and(|role| role.kind == RoleKind::Body && !role.plural);
    let goes_on = phrase.contains(&head.end) && matches!(tokens.word(head.end), "for" | "against");
    if !body || !goes_on || tokens.is_capital(noun) {
        return None;
    }
    let of_name =
        |at: &usize| tokens.is_capital(*at) || matches!(tokens.word(*at), "for" | "against" | "the" | "of" | "and");
    let last = (head.end..phrase.end).take_while(of_name).filter(|at| tokens.is_capital(*at)).last()?;
    Some(first..last + 1)
}
