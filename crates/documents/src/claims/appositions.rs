//! A name beside a noun for the one who bears it: `the chairman, Otto Frisch, said`, `Interior Minister Remigio Ceballos`.

use crate::{
    grammar::{Sentences, Tag, is_plural},
    lexicon::{RoleKind, VerbForm, WordKind, classes_of, is_common, is_kind, role_of},
};
use interdict_text::lexicon::share_per_100k;
use std::ops::Range;

/// How many tokens may stand between a noun and the comma before the name: `a lawyer who has acted for him,`.
const FARTHEST: usize = 16;

/// The name that stands between commas behind a noun for one person or body, or behind what hangs on that noun, alone or with
/// another post before it (`the observer, former judge Grace Lungu,`). A name of one word (`his union, Unison, has`) or one that
/// is no known one of a person, or that stands beside a noun for a body or of no known kind (`the ship's mortgagee`), counts
/// only where nothing else can be meant: right before the verb and, for persons, at the end of the sentence. In an enumeration
/// it would be the next of several.
pub(crate) fn name_beside(
    sentences: &Sentences<'_>,
    phrase: &Range<usize>,
    head: &Range<usize>,
) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(phrase.start);
    let noun = head.end.checked_sub(1)?;
    let role = tokens.role(noun);
    let several = role.map_or_else(|| is_plural(tokens.word(noun)), |role| role.plural);
    let person = role.is_some_and(|role| role.kind == RoleKind::Person);
    let led = || {
        let possessive = phrase.clone().any(|at| sentences.tag(at) == Tag::Possessive);
        possessive || sentences.tag(phrase.start) == Tag::Determiner
    };
    let body = role.map_or_else(led, |role| role.kind == RoleKind::Body);
    if several || !person && (!body || tokens.is_capital(noun) || sentences.in_date(noun)) {
        return None;
    }
    let comma = comma_behind(sentences, phrase.end, &sentence)?;
    if is_beside_nearer_noun(sentences, head, comma) {
        return None;
    }
    let alone = name_at(sentences, comma + 1, &sentence);
    let whole = alone.clone().filter(|name| name.len() > 1);
    let name = whole.or_else(|| name_behind_post(sentences, comma + 1)).or(alone)?;
    let end = over_origin_and_age(sentences, name.end);
    let closes = tokens.written(end) == ",";
    // `The officer who arrested the dealer, Anna Berg, was praised`: it may be the officer's name.
    let above = (sentence.start..phrase.start).rev().find(|at| sentences.tag(*at) != Tag::Determiner);
    let of_subject = |verb: usize| sentences.is_verb(verb) && sentences.is_apposed_behind(verb, end + 1);
    if person && closes && above.is_some_and(of_subject) {
        return None;
    }
    let last = person && (end >= sentence.end || matches!(tokens.written(end), "." | ";" | "–" | "—" | "?" | "!"));
    let first = tokens.word(name.start);
    let titles = [WordKind::Address, WordKind::ManTitle, WordKind::WomanTitle];
    let known = share_per_100k(first).is_some() || titles.iter().any(|kind| is_kind(first, *kind));
    let before_verb = || is_before_verb(sentences, end + 1, &sentence);
    let fits = if name.len() == 1 {
        // `the firm, Monday, said` has no name, and `the bank, However, …` none either.
        closes && role.is_some() && !tokens.is_capital(noun) && !is_common(first) && before_verb()
    } else {
        last || closes && (person && known || before_verb())
    };
    // `the minister, New Zealand, …`: a country bears no post.
    (fits && (known || !super::holders::names_place(sentences, &name))).then_some(name)
}

/// Whether the name behind a comma is that of a noun which hangs on another without an article: `the husband of crash victim, ANA
/// RUIZ,`.
fn is_beside_nearer_noun(sentences: &Sentences<'_>, head: &Range<usize>, comma: usize) -> bool {
    let tokens = sentences.tokens;
    let hung = head.end + 1..comma;
    let person =
        role_of(tokens.word(comma.saturating_sub(1))).is_some_and(|role| role.kind == RoleKind::Person && !role.plural);
    tokens.word(head.end) == "of"
        && !hung.is_empty()
        && person
        && hung.clone().all(|at| sentences.tag(at) == Tag::Nominal && !tokens.is_capital(at))
}

/// The person named behind the body that is the owner: `the Bureau of Mines's ANNA KERN`.
pub(super) fn name_behind_owner(
    sentences: &Sentences<'_>,
    phrase: &Range<usize>,
    head: &Range<usize>,
) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let mark = (head.end..phrase.end).rev().find(|at| sentences.tag(*at) == Tag::Possessive)?;
    let name = mark + 1..phrase.end;
    let written_as_name = |at: usize| {
        tokens.is_capital(at)
            && sentences.tag(at) == Tag::Nominal
            && role_of(tokens.word(at)).is_none()
            && !sentences.in_date(at)
    };
    let known = share_per_100k(tokens.word(name.start)).is_some();
    // `the lawyer of the bureau's Anna Kern`, `the party of Poland's Anna Kern`: it is another who speaks.
    let body = head
        .end
        .checked_sub(1)
        .and_then(|last| role_of(tokens.word(last)))
        .map_or_else(|| tokens.is_capital(head.end.saturating_sub(1)), |role| role.kind == RoleKind::Body);
    let place = super::holders::names_place(sentences, &(mark - 1..mark));
    let name_of_person = (2..=3).contains(&name.len()) && known && name.clone().all(written_as_name);
    (name_of_person && body && !place).then_some(name)
}

/// The name behind one of several, where the phrase is the several: `One of THE FIRM'S OWNERS, historian Otto Frisch, hopes`.
pub(super) fn name_behind_one_of(sentences: &Sentences<'_>, phrase: &Range<usize>) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(phrase.start);
    let one = phrase.start.checked_sub(2).filter(|at| sentence.contains(at))?;
    if tokens.word(one) != "one" || tokens.word(one + 1) != "of" || tokens.written(phrase.end) != "," {
        return None;
    }
    let alone = name_at(sentences, phrase.end + 1, &sentence).filter(|name| name.len() > 1);
    let name = alone.or_else(|| name_behind_post(sentences, phrase.end + 1))?;
    let end = over_origin_and_age(sentences, name.end);
    (tokens.written(end) == "," && is_before_verb(sentences, end + 1, &sentence)).then_some(name)
}

/// Whether a noun for one person stands before the comma in front of a name, as a subject and at the beginning of its clause, and
/// the verb right behind the name: `The head of security, JABRIL RAKUB says`.
pub(super) fn is_described_before(sentences: &Sentences<'_>, name: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(name.start).start;
    let Some(comma) = name.start.checked_sub(1).filter(|at| *at > start && tokens.written(*at) == ",") else {
        return false;
    };
    let Some(noun) = sentences.phrase_ending_at(comma - 1) else { return false };
    let last = tokens.word(sentences.head(&noun).end.saturating_sub(1));
    let person = role_of(last).is_some_and(|role| role.kind == RoleKind::Person && !role.plural)
        && !is_kind(last, WordKind::MaybeBody);
    let led = noun.start > start
        && matches!(sentences.tag(noun.start - 1), Tag::Preposition | Tag::To | Tag::Verb(_) | Tag::Nominal);
    person && !led && is_before_verb(sentences, name.end, &sentences.sentence(name.start))
}

/// The name of one of several, which stands between commas before the verb: `One of them, Brightwater, accuses`.
pub(super) fn name_of_one(
    sentences: &Sentences<'_>,
    phrase: &Range<usize>,
    head: &Range<usize>,
) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(phrase.start);
    let one = head.len() == 1 && tokens.word(head.start) == "one" && tokens.written(phrase.end) == ",";
    let name = name_at(sentences, phrase.end + 1, &sentence).filter(|_| one)?;
    let end = over_origin_and_age(sentences, name.end);
    (tokens.written(end) == "," && is_before_verb(sentences, end + 1, &sentence)).then_some(name)
}

/// The name at the end of what hangs on a noun for one person, whose own it is: `Director of Riga International Airport TOM OSEI`,
/// `former ambassador to Malawi GRACE LUNGU`. Not of somebody else: `spokesman of President Grace Lungu`.
pub(crate) fn name_at_end(
    sentences: &Sentences<'_>,
    phrase: &Range<usize>,
    head: &Range<usize>,
) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let person = |at: usize| role_of(tokens.word(at)).is_some_and(|role| role.kind == RoleKind::Person);
    let noun = head.end.checked_sub(1)?;
    let hangs = phrase.contains(&head.end) && matches!(tokens.word(head.end), "of" | "to" | "at" | "for");
    if !hangs || !person(noun) || is_plural(tokens.word(noun)) || phrase.end < head.end + 4 {
        return None;
    }
    let titles = [WordKind::Address, WordKind::ManTitle, WordKind::WomanTitle];
    let title = |at: usize| titles.iter().any(|kind| is_kind(tokens.word(at), *kind));
    let given = |at: usize| share_per_100k(tokens.word(at)).is_some();
    let capital = |at: usize| tokens.is_capital(at) && sentences.tag(at) == Tag::Nominal && !sentences.in_date(at);
    // `Peer K. Holm`
    let initial = |at: usize| tokens.written(at) == "." && tokens.word(at - 1).len() == 1 && tokens.is_capital(at - 1);
    let written_as_name = |at: usize| capital(at) && role_of(tokens.word(at)).is_none() || initial(at);
    let first = (head.end + 2..phrase.end - 1).find(|at| {
        given(*at)
            && (*at..phrase.end).all(written_as_name)
            && capital(at - 1)
            && !given(at - 1)
            && !person(at - 1)
            && !title(at - 1)
    })?;
    Some(first..phrase.end)
}

/// The comma right behind a phrase, or behind the relative clause or the preposition that hangs on it.
fn comma_behind(sentences: &Sentences<'_>, end: usize, sentence: &Range<usize>) -> Option<usize> {
    let tokens = sentences.tokens;
    let hangs = matches!(sentences.tag(end), Tag::Relative | Tag::Preposition);
    let limit = sentence.end.min(if hangs { end + FARTHEST } else { end + 1 });
    let mark = (end..limit).find(|at| {
        sentences.tag(*at) == Tag::Mark
            && !tokens.joins(*at)
            && !matches!(tokens.written(*at), "'" | "’" | "$" | "£" | "€" | "%" | "&")
    })?;
    // A verb of its own has the relative clause alone; another one would be that of the noun.
    let verbs = (end..mark).filter(|at| {
        matches!(sentences.tag(*at), Tag::Auxiliary | Tag::Verb(VerbForm::Third | VerbForm::Past))
            && !matches!(sentences.tag(at - 1), Tag::Auxiliary | Tag::Negation)
    });
    let most = usize::from(sentences.tag(end) == Tag::Relative);
    (tokens.written(mark) == "," && verbs.count() <= most).then_some(mark)
}

/// The name behind a noun for a person: `former Malawi judge | Grace Lungu`.
fn name_behind_post(sentences: &Sentences<'_>, start: usize) -> Option<Range<usize>> {
    let phrase = sentences.phrase_starting_at(start)?;
    let head = sentences.head(&phrase);
    let person = |at: &usize| {
        role_of(sentences.tokens.word(*at)).is_some_and(|role| role.kind == RoleKind::Person && !role.plural)
    };
    let noun = head.clone().rev().find(person)?;
    let name = noun + 1..head.end;
    (head.end == phrase.end && name.len() >= 2 && has_post(sentences, &head)).then_some(name)
}

/// A name, of which each has a capital but for particles: `Tareck El Aissami`, `Sir Colin Pryce`.
fn name_at(sentences: &Sentences<'_>, start: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let capital = |at: usize| tokens.is_capital(at) && sentences.tag(at) == Tag::Nominal && !sentences.in_date(at);
    let mut end = start;
    while end < sentence.end {
        let initial = tokens.written(end) == "."
            && end > start
            && end + 1 < sentence.end
            && !tokens.has_space_before(end)
            && tokens.word(end - 1).len() <= 2
            && capital(end + 1);
        // Some particles of names are conjunctions and prepositions elsewhere.
        let word = tokens.word(end);
        let particle = is_kind(word, WordKind::NameParticle) && classes_of(word).is_empty();
        let inside = tokens.joins(end) || particle;
        if !(capital(end) || initial || inside) {
            break;
        }
        end += 1;
    }
    let words = (start..end).filter(|at| capital(*at)).count();
    ((words >= 2 || end == start + 1) && end > start && capital(end - 1)).then_some(start..end)
}

/// The token behind `of Venezuela`, `, 52` and `(52)` that follow a name.
fn over_origin_and_age(sentences: &Sentences<'_>, end: usize) -> usize {
    let tokens = sentences.tokens;
    let mut at = end;
    if matches!(tokens.word(at), "of" | "from") && tokens.is_capital(at + 1) {
        at += 2;
        while tokens.is_capital(at) {
            at += 1;
        }
    }
    let age = |open: &str, close: &str| {
        tokens.written(at) == open && sentences.tag(at + 1) == Tag::Number && tokens.written(at + 2) == close
    };
    if age(",", ",") || age(",", ".") {
        at + 2
    } else if age("(", ")") {
        at + 3
    } else {
        at
    }
}

/// Whether a name has a title before it that only persons bear: `Ms Velle`, `Sir Colin`.
pub(super) fn has_title(sentences: &Sentences<'_>, head: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    (head.start..head.end.saturating_sub(1)).any(|at| {
        let kinds = tokens.kinds(at);
        let title = [WordKind::Address, WordKind::ManTitle, WordKind::WomanTitle].iter().any(|kind| kinds.has(*kind));
        // `Mr. Osei`
        let next = at + 1 + usize::from(tokens.written(at + 1) == ".");
        title && tokens.role(at).is_none() && tokens.is_capital(at) && next < head.end && tokens.is_capital(next)
    })
}

fn is_before_verb(sentences: &Sentences<'_>, from: usize, sentence: &Range<usize>) -> bool {
    let next = (from..sentence.end).find(|at| sentences.tag(*at) != Tag::Adverb && !sentences.in_date(*at));
    next.is_some_and(|at| matches!(sentences.tag(at), Tag::Verb(_) | Tag::Auxiliary))
}

/// Whether a phrase is a noun for one person with a name behind it that need not be a known one: `Interior Minister Remigio
/// Ceballos`. A single name behind a noun with a capital counts only with posts and titles: `Baker Hughes` is no baker.
pub(super) fn has_post(sentences: &Sentences<'_>, head: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let person = |at: &usize| tokens.role(*at).is_some_and(|role| role.kind == RoleKind::Person && !role.plural);
    let Some(noun) = head.clone().rev().find(person) else { return false };
    let name = noun + 1..head.end;
    let written_as_name = name.clone().all(|at| {
        let word = tokens.word(at);
        // `Grace` and `Mark` are names as well as words.
        let name = !is_common(word) || share_per_100k(word).is_some();
        tokens.is_capital(at) && role_of(word).is_none() && name || tokens.joins(at)
    });
    let word = tokens.word(noun);
    let sure = name.len() >= 2
        || !tokens.is_capital(noun)
        || is_kind(word, WordKind::Post)
        || is_kind(word, WordKind::Address);
    !name.is_empty() && written_as_name && sure && !is_kind(word, WordKind::MaybeBody)
}

/// Whether what stands behind the comma after a name says that a person bears it: an age (`Reddin, 51,`), `who`, or a noun for
/// one person (`Ragna Holm, a chemist`).
pub(super) fn is_described(sentences: &Sentences<'_>, head: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let next = head.end + 1;
    if tokens.written(head.end) != "," || next >= sentences.sentence(head.start).end {
        return false;
    }
    let age = sentences.tag(next) == Tag::Number && tokens.written(next).len() == 2 && tokens.written(next + 1) == ",";
    let one_person = |word: &str| {
        let role = role_of(word).filter(|_| !is_kind(word, WordKind::MaybeBody));
        role.is_some_and(|role| role.kind == RoleKind::Person && !role.plural)
    };
    let noun = sentences.phrase_starting_at(next).filter(|phrase| {
        // `Ragna Holm, director of the yard,`: without an article only with what hangs on it.
        let bare = !tokens.is_capital(phrase.start) && matches!(tokens.word(phrase.end), "at" | "for" | "of");
        sentences.tag(phrase.start) == Tag::Determiner || bare
    });
    let described = noun.is_some_and(|phrase| one_person(tokens.word(sentences.head(&phrase).end.saturating_sub(1))));
    (age || described || tokens.word(next) == "who") && !super::holders::names_place(sentences, head)
}
