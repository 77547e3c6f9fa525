//! Names as they are written: runs of words with capitals, without the posts and titles before them.

use crate::{
    document::ParagraphKind,
    grammar::{Sentences, Tag},
    lexicon::{RoleKind, WordKind, classes_of, ends_names, is_common, is_kind, role_of},
};
use interdict_text::lexicon::{is_place, share_per_100k};
use std::ops::Range;

/// More words with capitals than this are a line in capitals, and no name.
const LONGEST: usize = 7;

/// A name in the text.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) name: Range<usize>,
    /// In lower case, without those that only end names.
    pub(super) words: Vec<String>,
    /// A person's title stands before it: `Ms`.
    pub(super) titled: bool,
    /// It is no part of another.
    pub(super) whole: bool,
    /// There any word may have a capital.
    pub(super) in_headline: bool,
}

impl Written {
    /// Whether it can be all that a text calls somebody: no headline, and no ordinary word with a capital.
    pub(super) fn is_whole(&self) -> bool {
        let alone = |word: &String| role_of(word).is_none() && !is_ordinary(word);
        !self.in_headline && (self.words.len() > 1 || self.words.first().is_some_and(alone))
    }
}

/// All names of a text, in order.
pub(super) fn all(sentences: &Sentences<'_>) -> Vec<Written> {
    let tokens = sentences.tokens;
    let (mut found, mut next) = (Vec::new(), 0);
    for at in tokens.capitals() {
        if at < next || !is_word_of_name(sentences, at) {
            continue;
        }
        let run = at..end_of_run(sentences, at);
        next = run.end;
        if run.clone().filter(|at| tokens.is_capital(*at)).count() > LONGEST {
            continue;
        }
        let (name, title) = without_posts(sentences, &run);
        let words = words_of(sentences, &name);
        if words.is_empty() {
            continue;
        }
        let kind = tokens.paragraphs[tokens.sentences()[tokens.sentence_of(at)].paragraph].kind;
        let in_headline = matches!(kind, ParagraphKind::Headline | ParagraphKind::Subheading);
        let titled = title.is_some();
        // A king is called by his first name.
        let whole = title.is_some_and(|at| tokens.is_kind(at, WordKind::Royal));
        found.push(Written { name, words, titled, whole, in_headline });
    }
    found
}

/// The words of a name that tell whose it is, in lower case: without particles (`al-`, `de`), without those that end names (`Inc.`,
/// `Jr.`) and without letters behind it (`Otto Frisch QC`).
fn words_of(sentences: &Sentences<'_>, name: &Range<usize>) -> Vec<String> {
    let tokens = sentences.tokens;
    let tells = |at: &usize| {
        let word = tokens.word(*at);
        tokens.is_word(*at)
            && !ends_names(word)
            && !(is_kind(word, WordKind::NameParticle) && classes_of(word).is_empty())
    };
    let words: Vec<usize> = name.clone().filter(tells).collect();
    let letters = words.len() > 2
        && words.last().is_some_and(|last| tokens.is_all_capitals(*last) && tokens.word(*last).len() < 4)
        && !tokens.is_all_capitals(words[0]);
    words[..words.len() - usize::from(letters)].iter().map(|at| tokens.word(*at).to_owned()).collect()
}

fn is_word_of_name(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    let word = || tokens.is_word(at) && sentences.tag(at) == Tag::Nominal && !sentences.in_date(at);
    tokens.is_capital(at)
        && word()
        && tokens.word(at) != "the"
        && !is_adjective(sentences, at)
        && !is_dateline(sentences, at)
}

/// `Syria-based`, `Hamas-run`; `Geun-hye` is a name.
fn is_adjective(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    tokens.joins(at + 1) && !tokens.is_capital(at + 2) && is_common(tokens.word(at + 2))
}

/// Whether a word is the place in capitals that a paragraph begins with.
fn is_dateline(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    tokens.starts_paragraph(at) && tokens.is_all_capitals(at) && is_place(tokens.word(at))
}

/// Where the run of words that begins with a name's word ends.
fn end_of_run(sentences: &Sentences<'_>, start: usize) -> usize {
    let tokens = sentences.tokens;
    let limit = sentences.sentence(start).end;
    let mut end = start + 1;
    while end < limit {
        let word = tokens.word(end);
        let goes_on = || is_word_of_name(sentences, end + 1) && end + 1 < limit;
        // `Anna K. Tolv`
        let initial =
            tokens.written(end) == "." && !tokens.has_space_before(end) && tokens.word(end - 1).len() <= 2 && goes_on();
        // Some particles of names are conjunctions and prepositions elsewhere.
        let particle = is_kind(word, WordKind::NameParticle)
            && classes_of(word).is_empty()
            && (goes_on() || tokens.joins(end + 1) || is_kind(tokens.word(end + 1), WordKind::NameParticle));
        let of = word == "of" && is_body_before(sentences, end - 1);
        let of = of && (goes_on() || tokens.word(end + 1) == "the" && is_word_of_name(sentences, end + 2));
        let the = word == "the" && tokens.word(end - 1) == "of" && goes_on();
        // `the Trade and Industry Ministry`
        let and = word == "and" && goes_on() && is_matter(sentences, end - 1) && is_matter(sentences, end + 1);
        let inside = tokens.joins(end) || tokens.joins(end - 1) && tokens.is_word(end) || tokens.written(end) == "&";
        let named = is_word_of_name(sentences, end);
        if !(named || initial || inside && !is_adjective(sentences, end) || particle || of || the || and) {
            break;
        }
        end += 1;
    }
    end
}

/// Whether a word with a capital is a noun for a body, which its place or matter may follow: `the Ministry of Defence`. At the beginning
/// of a sentence any noun has a capital.
fn is_body_before(sentences: &Sentences<'_>, at: usize) -> bool {
    let inside = at > sentences.sentence(at).start;
    let role = sentences.tokens.role(at);
    role.map_or_else(|| inside && is_common(sentences.tokens.word(at)), |role| role.kind != RoleKind::Person)
}

/// Whether a word with a capital may be half of what a body is for: an ordinary word, and none for a person or a body.
fn is_matter(sentences: &Sentences<'_>, at: usize) -> bool {
    let word = sentences.tokens.word(at);
    sentences.tokens.role(at).is_none() && is_ordinary(word)
}

/// A noun for a body, a paper or a medium.
pub(super) fn is_body(word: &str) -> bool {
    role_of(word).is_some_and(|role| role.kind != RoleKind::Person)
}

/// A word of the language that is no name as well: `Corps`, and not `Mark`.
fn is_ordinary(word: &str) -> bool {
    is_common(word) && share_per_100k(word).is_none()
}

/// A run without the posts that it begins with, and the title among them that only persons have. Nothing of it is a name where
/// it ends in a post: `the District Attorney`.
fn without_posts(sentences: &Sentences<'_>, run: &Range<usize>) -> (Range<usize>, Option<usize>) {
    let tokens = sentences.tokens;
    let titles = [WordKind::Address, WordKind::ManTitle, WordKind::WomanTitle];
    let is_title = |at: usize| titles.iter().any(|kind| tokens.is_kind(at, *kind));
    let is_given = |at: usize| share_per_100k(tokens.word(at)).is_some();
    let is_person = |at: usize| tokens.role(at).is_some_and(|role| role.kind == RoleKind::Person);
    let last = run.end - 1;
    if run.len() > 1 && is_person(last) && !is_given(run.start) {
        return (run.end..run.end, None);
    }
    // `Secretary of State | John Kerry`: what a post is for has a capital too.
    let governed = run.start.checked_sub(1).is_some_and(|at| matches!(tokens.word(at), "of" | "for" | "and"));
    let is_post = |at: &usize| {
        let left = run.end - at - 1;
        // `Baker Hughes` is no baker, and `Anna Baker` none either.
        let led = *at > run.start && !is_given(run.start);
        let written = || (at + 1..run.end).all(|at| !is_ordinary(tokens.word(at)));
        let post = is_person(*at) && (left > 1 || led || tokens.is_kind(*at, WordKind::Post)) && written();
        let letters = tokens.is_all_capitals(*at) && tokens.word(*at).len() < 5;
        let before_name = left > 1 && !is_given(*at) && (at + 1..run.end).all(is_given);
        left > 0 && (post || is_title(*at) || before_name && (governed || letters))
    };
    let post = run.clone().rev().find(is_post).filter(|post| !(post + 1..run.end).any(|at| is_body(tokens.word(at))));
    let Some(post) = post else { return (run.clone(), None) };
    let mut start = post + 1;
    while start < run.end && !is_word_of_name(sentences, start) {
        // `Bishop of Kelmar` and `Mr. Frisch`; but `Mr al-Rakub`
        let particle = tokens.is_kind(start, WordKind::NameParticle) && tokens.word(start) != "of";
        if tokens.is_word(start) && !particle {
            return (run.end..run.end, None);
        }
        start += 1;
    }
    (start..run.end, Some(post).filter(|post| is_title(*post)))
}

/// Whether a name can be a part of a longer one: its first or its last word, its beginning or its end, the same without a middle
/// name, its first letters.
pub(super) fn is_part(sentences: &Sentences<'_>, name: &Written, whole: &[String]) -> bool {
    let part = name.words.as_slice();
    if part.len() > whole.len() || name.whole || name.titled && whole.iter().any(|word| is_body(word)) {
        return false;
    }
    let tokens = sentences.tokens;
    let capitals = part.len() == 1 && tokens.is_all_capitals(name.name.start);
    match part {
        [] => false,
        [word] if capitals && word.len() > 2 && initials(whole).any(|letters| letters == *word) => true,
        [word] => {
            let named = name.titled || is_body(word) || !is_ordinary(word) && !is_place(word);
            named && word.len() > 1 && (whole.first() == Some(word) || whole.last() == Some(word))
        }
        [first, .., last] => {
            let given = share_per_100k(first).is_some();
            let without_middle = whole.first() == Some(first) && whole.last() == Some(last) && is_within(part, whole);
            let given_before = || whole.first().is_some_and(|word| share_per_100k(word).is_some());
            without_middle || whole.starts_with(part) || (!given || given_before()) && whole.ends_with(part)
        }
    }
}

fn is_within(part: &[String], whole: &[String]) -> bool {
    let mut rest = whole.iter();
    part.iter().all(|word| rest.any(|other| other == word))
}

/// The first letters of a name of several words, as an acronym in lower case: with its small words and without.
pub(super) fn initials(words: &[String]) -> impl Iterator<Item = String> {
    let letters = |all: bool| -> String {
        let words = words.iter().filter(|word| all || classes_of(word).is_empty());
        words.filter_map(|word| word.chars().next()).collect()
    };
    let (all, without) = (letters(true), letters(false));
    let second = (without != all).then_some(without);
    [Some(all), second].into_iter().flatten().filter(|letters| letters.len() > 2)
}
