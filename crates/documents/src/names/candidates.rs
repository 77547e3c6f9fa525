//! Which hits of the index are names in the text at all: capitals, sentence, neighbours; the longest of those that overlap.

use super::{
    callings::{self, Called},
    designated::{self, Author},
    index::{Hit, NameIndex},
    nicknames, ships,
    spellings::Spelling,
    telling,
};
use crate::{
    claims::Claim,
    document::ParagraphKind,
    grammar::Sentences,
    lexicon::{Classes, RoleKind, WordKind, classes_of, is_calendar, is_common, is_kind, role_of},
    tokens::Tokens,
};
use interdict_model::{Entity, PartyKind};
use interdict_text::{
    countries,
    lexicon::{is_place, legal_form_at, particle},
};
use std::{borrow::Cow, cmp::Reverse, ops::Range};

/// Longest legal form that is looked for beside a name, in words: `Public Joint Stock Company`.
const LONGEST_FORM: usize = 5;

/// A place in the text that is written as a name and is one on a list.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub(crate) hit: Hit,
    pub(crate) tokens: Range<usize>,
    /// The same with the legal form behind it.
    pub(crate) whole: Range<usize>,
    /// Tokens of the words that say of this very name that it is sanctioned, where some do.
    pub(crate) designated: Option<Range<usize>>,
    /// Who does it, where they do.
    pub(crate) author: Author,
    /// Nouns by which the text calls it.
    pub(crate) called: Vec<Called>,
    /// Whether a legal form stands with it that is no part of the listed name.
    pub(crate) formed: bool,
    /// Tokens inside it that are a nickname in quotation marks and no part of it.
    pub(crate) nickname: Option<Range<usize>>,
}

impl Candidate {
    /// The name as it is written, without a nickname inside it.
    pub(crate) fn written<'t>(&self, tokens: &Tokens<'t>) -> Cow<'t, str> {
        let Some(inside) = &self.nickname else { return Cow::Borrowed(tokens.slice(&self.tokens)) };
        let (before, behind) = (self.tokens.start..inside.start, inside.end..self.tokens.end);
        Cow::Owned(format!("{} {}", tokens.slice(&before), tokens.slice(&behind)))
    }
}

/// The hits that are names, none inside another, in order.
pub(crate) fn of(
    index: &NameIndex,
    entities: &[Entity],
    sentences: &Sentences<'_>,
    claims: &[Claim],
) -> Vec<Candidate> {
    let tokens = sentences.tokens;
    let written = index.search(tokens.text).into_iter().chain(index.respelt(tokens)).chain(index.transcribed(tokens));
    let nicknamed = nicknames::hits(index, entities, tokens).into_iter().map(|(hit, inside)| (hit, Some(inside)));
    let mut candidates: Vec<Candidate> = written
        .map(|hit| (hit, None))
        .chain(nicknamed)
        .filter_map(|(hit, nickname)| {
            let range = tokens.at_byte(hit.range.start)..tokens.at_byte(hit.range.end);
            let whole = !range.is_empty() && tokens.bytes(&range) == hit.range;
            let named = whole
                && is_written_as_name(tokens, &range)
                && is_whole_name(index, entities, tokens, &hit, &range)
                // What is left of `BANK OF SYRIA` without its form is a country, and no bank.
                && countries::by_name(tokens.slice(&range)).is_none();
            let formed = || {
                let body = is_of_body(index, entities, &hit);
                let form = if body { legal_form_behind(tokens, range.end) } else { None };
                (form.unwrap_or(range.end), form.is_some() || (body && is_behind_legal_form(tokens, range.start)))
            };
            let (end, formed) = if named { formed() } else { (range.end, false) };
            let named = named && (formed || !needs_form(index, &hit));
            named.then(|| Candidate {
                whole: range.start..end,
                tokens: range,
                formed,
                hit,
                designated: None,
                author: Author::Unsaid,
                called: Vec::new(),
                nickname,
            })
        })
        .collect();
    // What is spelt as on the list first, then the longest, the leftmost of equal ones; what overlaps a kept one goes.
    candidates.sort_by_key(|candidate| {
        let long = Reverse((candidate.whole.len(), candidate.hit.words));
        (candidate.hit.transcribed, long, candidate.tokens.start)
    });
    let mut taken = vec![false; tokens.len()];
    candidates.retain(|candidate| {
        let free = candidate.whole.clone().all(|at| !taken[at]);
        if free {
            taken[candidate.whole.clone()].fill(true);
        }
        free
    });
    candidates.sort_by_key(|candidate| candidate.tokens.start);
    for candidate in &mut candidates {
        candidate.designated = designated::of(sentences, claims, &candidate.whole);
        if let Some(words) = &candidate.designated {
            candidate.author = designated::author_of(tokens, &candidate.whole, words);
        }
    }
    callings::mark(tokens, &mut candidates);
    candidates
}

/// In the article, in one sentence, and with capitals where names have them.
fn is_written_as_name(tokens: &Tokens<'_>, range: &Range<usize>) -> bool {
    let sentence = tokens.sentence_of(range.start);
    let Some(place) = tokens.sentences().get(sentence) else { return false };
    if sentence != tokens.sentence_of(range.end - 1) || !tokens.paragraphs[place.paragraph].kind.is_article() {
        return false;
    }
    range.clone().filter(|at| tokens.is_word(*at)).all(|at| {
        let word = tokens.word(at);
        let small = word.len() <= 3 || particle(word).is_some() || !classes_of(word).is_empty();
        // The second syllable of a Korean given name is in lower case behind its hyphen: `Yong-chol`.
        let joined = at > range.start && tokens.joins(at - 1);
        let noun = at > range.start && is_kind(word, WordKind::BodyNoun) && names_body(tokens, range);
        tokens.is_capital(at) || small || joined || noun || !word.is_ascii()
    }) && (range.clone().any(|at| tokens.is_capital(at)) || !tokens.word(range.start).is_ascii())
}

/// Whether a word in capitals says which body it is, so that a noun for a body behind it may be in lower case: `the Haqqani
/// network`, `the Sinaloa cartel`, and not `the Islamic group`, `the Russian army`.
fn names_body(tokens: &Tokens<'_>, range: &Range<usize>) -> bool {
    range.clone().filter(|at| tokens.is_capital(*at)).map(|at| tokens.word(at)).any(|word| {
        telling::word_weight(word, PartyKind::Organization) >= 1.2
            || (is_place(word) && countries::by_name(word).is_none())
    })
}

/// Whether no capitalised neighbour makes it part of a longer name (`New York Times`, `Kim Yong Chol Foundation`).
fn is_whole_name(index: &NameIndex, entities: &[Entity], tokens: &Tokens<'_>, hit: &Hit, range: &Range<usize>) -> bool {
    let sentence = &tokens.sentences()[tokens.sentence_of(range.start)];
    let kind = tokens.paragraphs[sentence.paragraph].kind;
    if matches!(kind, ParagraphKind::Headline | ParagraphKind::Subheading) && title_case(tokens, &sentence.tokens) {
        return hit.words > 1;
    }
    let body = is_of_body(index, entities, hit);
    let before = goes_on_before(tokens, range.start) && !(body && is_behind_legal_form(tokens, range.start));
    let form = if body { legal_form_behind(tokens, range.end) } else { None };
    let after = form.is_none() && range.end < sentence.tokens.end && {
        let at = if tokens.joins(range.end) { range.end + 1 } else { range.end };
        let word = tokens.word(at);
        // `John Doe Foundation`: a noun for a body behind a name makes it the body's.
        let noun = role_of(word).is_some_and(|role| role.kind != RoleKind::Person);
        tokens.is_word(at) && tokens.is_capital(at) && word != "'s" && (noun || !explains(word))
    };
    // A name of several telling words stays one beside another capital (`Foreign Minister`, a headline's verb); a short one
    // is swallowed.
    !(before || after)
        || hit.words >= 3 && {
            let first = index.names(hit).first();
            let party = first.map_or(PartyKind::Unknown, |name| entities[name.entity as usize].schema.kind());
            party != PartyKind::Person && telling::weight(tokens.slice(range), party) >= 3.0
        }
}

/// Whether all who have a name are firms of which it is one ordinary word.
pub(super) fn needs_form(index: &NameIndex, hit: &Hit) -> bool {
    index.names(hit).iter().all(|name| name.spelling == Spelling::BesideForm)
}

fn is_of_body(index: &NameIndex, entities: &[Entity], hit: &Hit) -> bool {
    let mut names = index.names(hit).iter();
    names.any(|name| entities[name.entity as usize].schema.kind() == PartyKind::Organization)
}

/// The end of the legal form that stands right behind a name, be it behind a comma: `Zarkavite LIMITED`, `Zarkavite PJSC`, whatever
/// form the list gives.
fn legal_form_behind(tokens: &Tokens<'_>, end: usize) -> Option<usize> {
    let start = if tokens.written(end) == "," { end + 1 } else { end };
    let sentence = tokens.sentences().get(tokens.sentence_of(end.checked_sub(1)?))?.tokens.end;
    if start >= sentence || !tokens.is_capital(start) {
        return None;
    }
    let words: Vec<String> = (start..sentence.min(start + LONGEST_FORM))
        .take_while(|at| tokens.is_word(*at))
        .map(|at| tokens.word(at).replace('.', ""))
        .collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let form = legal_form_at(&words).map(|(length, _)| start + length)?;
    // `X, Co-owner Y`, `X, PJSC Y`: not its own.
    let of_next = start > end && tokens.is_word(form) && tokens.is_capital(form);
    (!tokens.joins(form) && !of_next).then_some(form)
}

/// Whether a legal form ends right before a token: `PJSC Zarkavite`.
fn is_behind_legal_form(tokens: &Tokens<'_>, name: usize) -> bool {
    let sentence = tokens.sentences()[tokens.sentence_of(name)].tokens.start;
    (1..=LONGEST_FORM.min(name - sentence)).any(|length| {
        let start = name - length;
        let words: Vec<String> = (start..name).map(|at| tokens.word(at).replace('.', "")).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        tokens.is_capital(start) && legal_form_at(&words).is_some_and(|(found, _)| found == length)
    })
}

/// Whether the word before a name, in its sentence, has a capital that makes it part of a longer name: `Daniel Zark`.
pub(super) fn goes_on_before(tokens: &Tokens<'_>, name: usize) -> bool {
    let start = tokens.sentences()[tokens.sentence_of(name)].tokens.start;
    if name <= start {
        return false;
    }
    is_behind_saint(tokens, start..name) || {
        let at = name - 1;
        let word = tokens.word(at);
        // At the start of a sentence every word has a capital.
        let first = at == start || matches!(tokens.written(at.saturating_sub(1)), "\"" | "“" | "'" | "‘");
        let part = tokens.is_word(at) && tokens.is_capital(at) && !explains(word) && !(first && is_common(word));
        part && !ships::is_behind_prefix(tokens, name)
    }
}

/// Whether the last of some tokens make a saint of the name behind them: `St. Lazarus`, which is no title of a person.
fn is_behind_saint(tokens: &Tokens<'_>, mut before: Range<usize>) -> bool {
    let word = before.rfind(|at| tokens.written(*at) != ".");
    word.is_some_and(|at| tokens.is_capital(at) && matches!(tokens.word(at), "st" | "saint"))
}

/// Words in capitals that stand beside names without being part of them.
fn explains(word: &str) -> bool {
    role_of(word).is_some()
        || interdict_text::lexicon::title_at(&[word]).is_some()
        || countries::by_name(word).is_some()
        || classes_of(word)
            .any(Classes::DETERMINER.or(Classes::CONJUNCTION).or(Classes::PREPOSITION).or(Classes::RELATIVE))
        || is_kind(word, WordKind::Compass)
        || is_calendar(word)
}

/// Whether most long words of the line have capitals, so that capitals say nothing.
pub(super) fn title_case(tokens: &Tokens<'_>, range: &Range<usize>) -> bool {
    let long = || range.clone().filter(|at| tokens.is_word(*at) && tokens.word(*at).len() > 3);
    let capitals = long().filter(|at| tokens.is_capital(*at)).count();
    capitals * 10 >= long().count() * 8
}
