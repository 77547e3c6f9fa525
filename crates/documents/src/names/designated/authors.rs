//! Who puts somebody on a sanctions list: a state, an agency of one, or an international body. Clubs, councils and federations
//! have sanctions too, and no list.
//!
//! The author is the subject or the owner of the words (`the EU sanctioned X`, `the council's sanctions on X`), or stands behind
//! `by`. A country in which something happens is no author: `a court in Canada`.

use super::{LONGEST, MEASURES, Part, is_part, verb};
use crate::{
    lexicon::{
        Classes, PhraseTable, RoleKind, VerbForm, WordKind, classes_of, is_calendar, is_kind, metonyms, rows, verb_of,
    },
    names::country_at,
    tokens::Tokens,
};
use std::{ops::Range, sync::LazyLock};

/// Who lists, by what a text says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Author {
    /// A state, an agency of one, or an international body.
    Authority,
    /// A body that punishes its members: a club, a federation.
    Other,
    /// The text does not say.
    Unsaid,
}

const TABLE: &str = include_str!("../../../data/sanction-authors.tsv");

fn author_named(kind: &str) -> Option<Author> {
    match kind {
        "authority" => Some(Author::Authority),
        "other" => Some(Author::Other),
        _ => None,
    }
}

static AUTHORS: LazyLock<PhraseTable<Author>> =
    LazyLock::new(|| PhraseTable::new(rows(TABLE).filter_map(|row| Some((*row.first()?, author_named(row.get(1)?)?)))));

/// An author in a sentence.
struct Found {
    tokens: Range<usize>,
    author: Author,
    /// Behind `by`.
    agent: bool,
}

/// Who puts the name at some tokens on a list by the words at others.
pub(crate) fn author_of(tokens: &Tokens<'_>, name: &Range<usize>, words: &Range<usize>) -> Author {
    let number = tokens.sentence_of(words.start);
    let Some(sentence) = tokens.sentences().get(number).map(|sentence| sentence.tokens.clone()) else {
        return Author::Unsaid;
    };
    // Words that introduce bullets stand in a sentence of their own.
    let inside = if sentence.contains(&name.start) {
        words.start.min(name.start)..words.end.max(name.end)
    } else {
        last_of(&sentence)
    };
    let window = sentence.start.max(inside.start.saturating_sub(LONGEST))..sentence.end.min(inside.end + LONGEST);
    let found = authors_in(tokens, &window, name);
    let lists = |one: &Found| one.author == Author::Authority;
    let passive = is_passive(tokens, name, words);
    let within = |one: &Found| inside.contains(&one.tokens.start);
    let behind = |one: &Found| one.tokens.start >= inside.end;
    let said = found
        .iter()
        .find(|one| within(one) && (lists(one) || one.agent))
        .or_else(|| found.iter().find(|one| behind(one) && one.agent))
        .or_else(|| found.iter().rev().find(|one| one.tokens.end <= inside.start && (lists(one) || !passive)))
        .or_else(|| found.iter().find(|one| behind(one) && lists(one)));
    if let Some(one) = said {
        return one.author;
    }
    // `The Treasury announced new sanctions. X was added on Friday.`
    let before = number.checked_sub(1).map(|before| last_of(&tokens.sentences()[before].tokens));
    if before.is_some_and(|before| authors_in(tokens, &before, name).iter().any(lists)) {
        return Author::Authority;
    }
    Author::Unsaid
}

/// Whether who sanctions somebody by some words only punishes its members, or its players: a club, a federation.
pub(crate) fn is_of_club(tokens: &Tokens<'_>, object: &Range<usize>, words: &Range<usize>) -> bool {
    author_of(tokens, object, words) == Author::Other
}

/// The end of a sentence, as far as is looked at.
fn last_of(sentence: &Range<usize>) -> Range<usize> {
    sentence.start.max(sentence.end.saturating_sub(LONGEST))..sentence.end
}

/// `X was sanctioned`, `X, sanctioned in May`: who does it is not the subject.
fn is_passive(tokens: &Tokens<'_>, name: &Range<usize>, words: &Range<usize>) -> bool {
    let be = |at: usize| matches!(tokens.word(at), "is" | "are" | "was" | "were" | "been" | "being");
    words.start >= name.end
        && ((name.end..words.end).any(be) || verb(tokens.word(words.start), Part::Act) == Some(VerbForm::Past))
}

fn authors_in(tokens: &Tokens<'_>, window: &Range<usize>, name: &Range<usize>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = window.start;
    while at < window.end {
        if name.contains(&at) {
            at = name.end;
            continue;
        }
        match author_at(tokens, at) {
            Some((end, author)) => {
                found.push(Found { tokens: at..end, author, agent: is_agent(tokens, at) });
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// The author that begins at a token, and the token behind.
fn author_at(tokens: &Tokens<'_>, at: usize) -> Option<(usize, Author)> {
    if !tokens.is_word(at) {
        return None;
    }
    if let Some((end, author)) = AUTHORS.longest_at(tokens, at) {
        return Some((end, *author));
    }
    // `US` and no other ambiguous name: `the Castle` is a pub.
    let seat = metonyms()
        .longest_at(tokens, at)
        .filter(|(_, metonym)| tokens.is_capital(at) && (!metonym.ambiguous || tokens.is_all_capitals(at)))
        .map(|(end, metonym)| (end, metonym.capital));
    let state = seat.or_else(|| country_at(tokens, at).map(|(_, end)| (end, true)));
    if let Some((end, is_place)) = state {
        return speaks_for_state(tokens, at, end, is_place).then_some((end, Author::Authority));
    }
    let body = tokens.role(at).is_some_and(|role| role.kind == RoleKind::Body);
    let next = at + 1;
    (body && (acts(tokens, next) || is_measure(tokens, next) || is_agent(tokens, at))).then_some((next, Author::Other))
}

/// Whether the name of a state is who acts, and not where something happens or whose somebody is: `Canada sanctioned`, `US
/// sanctions`, not `in Canada`, `UK Athletics`, `a British club`.
fn speaks_for_state(tokens: &Tokens<'_>, at: usize, end: usize, is_place: bool) -> bool {
    let small = |at: &usize| {
        let word = tokens.word(*at);
        let past = verb_of(word).is_some_and(|(_, form)| form == VerbForm::Past);
        tokens.is_word(*at) && !tokens.is_capital(*at) && !past && classes_of(word).is_empty()
    };
    // `US financial sanctions`
    if (end..end + 3).take_while(small).any(|next| is_measure(tokens, next)) || is_agent(tokens, at) {
        return true;
    }
    let article = at.checked_sub(1).filter(|before| tokens.word(*before) == "the");
    let before = article.unwrap_or(at).checked_sub(1);
    let placed = before.is_some_and(|before| {
        let comma = is_place && tokens.written(before) == ",";
        comma || tokens.classes(before).any(Classes::PREPOSITION)
    });
    let longer = tokens.is_word(end) && tokens.is_capital(end) && tokens.word(end) != "'s";
    // `Washington on Friday imposed`, `Canada also sanctioned`
    let when = tokens.classes(end).any(Classes::ADVERB)
        || tokens.word(end) == "this"
        || (tokens.word(end) == "on" && is_calendar(tokens.word(end + 1)));
    !placed && !longer && (!is_place || when || acts(tokens, end) || tokens.written(end) == ",")
}

/// Whether what stands at a token makes who stands before it an owner or a subject.
fn acts(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.word(at);
    word == "'s"
        || matches!(tokens.written(at), "'" | "’")
        || classes_of(word).any(Classes::AUXILIARY)
        || (!tokens.is_capital(at) && is_act_of_subject(word))
}

/// Whether a word is a verb behind its subject. Most base forms are nouns there (`a Canadian coach`), but for those that put
/// somebody on a list.
fn is_act_of_subject(word: &str) -> bool {
    let lists = |lemma: &str| {
        is_kind(lemma, WordKind::BringsAbout)
            || [Part::Act, Part::Move, Part::Strike].into_iter().any(|part| is_part(lemma, part))
    };
    verb_of(word).is_some_and(|(lemma, form)| form != VerbForm::Base || lists(lemma))
}

fn is_measure(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.word(at);
    let list = is_part(word, Part::List) && verb(word, Part::Act) != Some(VerbForm::Past);
    list || is_part(word, Part::Measure) || is_part(word, Part::Naming) || MEASURES.longest_at(tokens, at).is_some()
}

/// Whether `by` stands before who begins at a token: `by the county cricket board`.
fn is_agent(tokens: &Tokens<'_>, at: usize) -> bool {
    let parts = Classes::PREPOSITION.or(Classes::AUXILIARY).or(Classes::CONJUNCTION).or(Classes::RELATIVE);
    for before in (at.saturating_sub(5)..at).rev() {
        let word = tokens.word(before);
        if word == "by" {
            return true;
        }
        if !tokens.is_word(before) || classes_of(word).any(parts) {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{grammar::Sentences, names::designated, plain};

    fn author(text: &str, name: &str) -> Author {
        let document = plain::read("test", text);
        let tokens = Tokens::of(&document);
        let start = document.text.find(name).unwrap_or_else(|| panic!("{name} is not in {text}"));
        let range = tokens.at_byte(start)..tokens.at_byte(start + name.len());
        let sentences = Sentences::new(&tokens, &[]);
        let words = designated::of(&sentences, &[], &range).unwrap_or_else(|| panic!("{name} is not listed: {text}"));
        author_of(&tokens, &range, &words)
    }

    #[test]
    fn states_their_agencies_and_international_bodies_list() {
        for text in [
            "The US Treasury imposed sanctions on Zarkavite on Monday, officials said.",
            "The EU hit Zarkavite with sanctions on Monday, its spokesman said.",
            "Washington put Zarkavite on a blacklist of traders on Monday, the paper said.",
            "Washington on Friday sanctioned Zarkavite, the paper said in a report.",
            "Canada sanctioned Zarkavite in April, a paper said on Monday in a report.",
            "Britain and Canada put Zarkavite on a blacklist of traders, a paper said on Monday.",
            "Zarkavite was sanctioned by the United Nations in April, the paper said.",
            "Zarkavite was added to the US sanctions list in April, the paper said.",
            "They dealt with Zarkavite, which is under European sanctions, the paper said.",
            "Sanctions imposed by Britain last week on Zarkavite were criticised by the firm.",
            "The club said that Zarkavite was sanctioned by the EU in April of that year.",
            "The Treasury named three firms on Monday. Zarkavite was sanctioned for its trade.",
        ] {
            assert_eq!(author(text, "Zarkavite"), Author::Authority, "{text}");
        }
    }

    #[test]
    fn clubs_councils_and_federations_have_no_list() {
        for text in [
            "FIFA hit Zarkavite with sanctions for a late tackle in the final on Monday.",
            "The council's sanctions on Zarkavite were upheld after a hearing on Monday.",
            "The cricket board imposed sanctions on Zarkavite for unpaid wages on Monday.",
            "Zarkavite was blacklisted by the county cricket board for unpaid wages.",
            "Australia's cricket board hit Zarkavite with sanctions for unpaid wages.",
        ] {
            assert_eq!(author(text, "Zarkavite"), Author::Other, "{text}");
        }
        for text in [
            "Zarkavite was sanctioned on Monday for a late tackle in the final in Canada.",
            "The skipper sanctioned Zarkavite on Monday for a late start of the regatta.",
            "The British skipper sanctioned Zarkavite on Monday for a late start of the regatta.",
            "The Canadian coach sanctioned Zarkavite on Monday for a late start of the regatta.",
            "UK Athletics sanctioned Zarkavite on Monday for a late start of the regatta.",
        ] {
            assert_eq!(author(text, "Zarkavite"), Author::Unsaid, "{text}");
        }
    }

    #[test]
    fn every_row_of_the_table_is_found_whole() {
        for row in rows(TABLE) {
            let wanted = author_named(row[1]);
            let document = plain::read("test", row[0]);
            let tokens = Tokens::of(&document);
            let found = AUTHORS.longest_at(&tokens, 0).map(|(end, author)| (end, Some(*author)));
            assert_eq!(found, Some((tokens.len(), wanted)), "sanction-authors.tsv: {row:?}");
        }
    }
}
