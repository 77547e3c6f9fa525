//! Which post outlets say that a person has: the mayor in one, the governor in another; the minister, and the deputy minister.
//!
//! What counts is the noun of `data/stories-posts.tsv` beside a name: `the governor of Timra, Samuel Odo,`, `Mayor Odo`,
//! `Edda Falk, the deputy director`. Who had a post once may have another one now, and is left out.

use super::{
    Verdict,
    drafts::Drafts,
    view::{self, Sentence, View},
    words::Word,
};
use crate::{
    dossier::Span,
    lexicon::{Classes, VerbForm, WordKind, classes_of, is_kind, role_of, rows, verb_of},
};
use rustc_hash::FxHashMap;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

/// Posts of people of one surname that are compared with each other.
const MOST: usize = 60;
/// Words between a name and the noun for the post, at most.
const WITHIN: usize = 7;
/// Words before the noun that say which post it is, at most: `deputy transport minister`.
const BEFORE: usize = 3;
/// What such a difference counts.
const STRENGTH: f64 = 1.5;

const TABLE: &str = include_str!("../../data/stories-posts.tsv");

/// From a noun to the first noun of its line.
static POSTS: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| rows(TABLE).flat_map(|row| row.clone().into_iter().map(move |noun| (noun, row[0]))).collect());

/// What a sentence says that somebody is.
struct Held<'v> {
    view: &'v View<'v>,
    sentence: &'v Span,
    surname: String,
    /// The name before the surname.
    given: Option<String>,
    /// The first noun of the post's line.
    post: &'static str,
    deputy: bool,
    /// Whether it is a post of another time.
    former: bool,
    phrase: Span,
}

impl Held<'_> {
    fn is_other_than(&self, other: &Self) -> bool {
        self.post != other.post || self.deputy != other.deputy
    }
}

/// The noun for a post in a sentence, and what stands before it.
#[derive(Debug, PartialEq, Eq)]
struct Post {
    noun: &'static str,
    /// Places of the first and behind the last word.
    first: usize,
    end: usize,
    deputy: bool,
    former: bool,
}

/// Findings about people of whom no outlet says what another one says.
pub(super) fn find(views: &[View<'_>], drafts: &mut Drafts) {
    let mut people: BTreeMap<String, Vec<Held<'_>>> = BTreeMap::new();
    for view in views {
        for held in view.sentences.iter().flat_map(|sentence| held_in(view, sentence)) {
            let of_name = people.entry(held.surname.clone()).or_default();
            if of_name.len() < MOST {
                of_name.push(held);
            }
        }
    }
    for (surname, all) in &people {
        let given: BTreeSet<&str> = all.iter().filter_map(|held| held.given.as_deref()).collect();
        // Of two people of one name it is not known which is meant.
        if given.len() != 1 || all.iter().any(|held| held.former) {
            continue;
        }
        for (nth, one) in all.iter().enumerate() {
            for other in all[nth + 1..].iter().filter(|other| other.view.outlet != one.view.outlet) {
                let of = |outlet: usize| all.iter().filter(move |held| held.view.outlet == outlet);
                let apart =
                    of(one.view.outlet).all(|left| of(other.view.outlet).all(|right| left.is_other_than(right)));
                if apart {
                    let about = format!("post of {surname}: {} against {}", one.phrase.text, other.phrase.text);
                    let evidence =
                        [one, other].map(|held| held.view.evidence(held.sentence, Some(&held.phrase))).to_vec();
                    drafts.add(Verdict::Differ, format!("post {surname}"), about, evidence, STRENGTH);
                }
            }
        }
    }
}

fn held_in<'v>(view: &'v View<'v>, told: &'v Sentence) -> Vec<Held<'v>> {
    let (sentence, words) = (&told.span, told.words.as_slice());
    let text = sentence.text.as_str();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let end = name_end(text, words, at);
        if end > at
            && let Some(post) = before(text, words, at, end).or_else(|| behind(text, words, end))
        {
            let range = sentence.at.start + words[post.first].at.start..sentence.at.start + words[post.end - 1].at.end;
            found.push(Held {
                view,
                sentence,
                surname: text.get(words[end - 1].at.clone()).unwrap_or_default().to_owned(),
                given: (end - at > 1).then(|| words[at].folded.clone()),
                post: post.noun,
                deputy: post.deputy,
                former: post.former,
                phrase: view::span(&view.reading.document, &range),
            });
        }
        at = end.max(at + 1);
    }
    found
}

/// Behind the last word of a name of a person that begins at a word; the same place where none does.
fn name_end(text: &str, words: &[Word], at: usize) -> usize {
    let named = |word: &Word| {
        word.capital
            && classes_of(&word.folded).is_empty()
            && role_of(&word.folded).is_none()
            && !POSTS.contains_key(word.folded.as_str())
            && !is_kind(&word.folded, WordKind::Address)
    };
    if !named(&words[at]) {
        return at;
    }
    let goes_on = |next: &usize| named(&words[*next]) && gap(text, words, *next) == " ";
    let end = at + 1 + (at + 1..words.len()).take_while(goes_on).count();
    let addressed = at > 0 && is_kind(&words[at - 1].folded, WordKind::Address);
    let owner = text.get(words[end - 1].at.clone()).is_some_and(owns);
    if owner || (end - at == 1 && !addressed) { at } else { end }
}

/// What stands between a word and the one before it.
pub(super) fn gap<'t>(text: &'t str, words: &[Word], at: usize) -> &'t str {
    at.checked_sub(1).and_then(|before| text.get(words[before].at.end..words[at].at.start)).unwrap_or_default()
}

fn owns(written: &str) -> bool {
    written.ends_with("'s") || written.ends_with("’s")
}

/// Whether an insertion ends behind a word: with a comma, or with the sentence.
fn closes(text: &str, words: &[Word], end: usize) -> bool {
    let rest = text.get(words[end - 1].at.end..).unwrap_or_default().trim_start();
    rest.is_empty() || rest.starts_with([',', '.', ';', ':'])
}

fn opens_complement(word: &Word) -> bool {
    matches!(word.folded.as_str(), "of" | "for" | "at" | "in")
}

/// `Mayor Samuel Odo`, `the union's president, Rosa Quint,` or `the governor of Timra, Samuel Odo,`
fn before(text: &str, words: &[Word], first: usize, end: usize) -> Option<Post> {
    // `Mr` belongs to the name.
    let addressed = |word: &Word| is_kind(&word.folded, WordKind::Address) && !POSTS.contains_key(word.folded.as_str());
    let first = if first > 0 && addressed(&words[first - 1]) { first - 1 } else { first };
    let last = first.checked_sub(1)?;
    match gap(text, words, first).trim() {
        "" => post_at(text, words, last),
        "," if closes(text, words, end) => post_at(text, words, last).or_else(|| {
            let near = (first.saturating_sub(WITHIN)..last).rev().take_while(|at| gap(text, words, *at + 1) == " ");
            near.filter(|at| opens_complement(&words[*at + 1])).find_map(|at| post_at(text, words, at))
        }),
        _ => None,
    }
}

/// `Rosa Quint, a lawyer for the union`
fn behind(text: &str, words: &[Word], end: usize) -> Option<Post> {
    if end >= words.len() || gap(text, words, end).trim() != "," {
        return None;
    }
    for at in end..words.len().min(end + WITHIN) {
        if at > end && gap(text, words, at) != " " {
            return None;
        }
        let word = &words[at];
        let form = verb_of(&word.folded).map(|(_, form)| form);
        let opens = Classes::PREPOSITION.or(Classes::AUXILIARY).or(Classes::RELATIVE).or(Classes::CONJUNCTION);
        let tells = form == Some(VerbForm::Past) || (at == end && form == Some(VerbForm::Gerund));
        let post = post_at(text, words, at);
        if post.is_none() && (classes_of(&word.folded).any(opens) || tells) {
            return None;
        }
        if let Some(post) = post
            && (closes(text, words, at + 1) || words.get(at + 1).is_some_and(opens_complement))
        {
            return Some(post);
        }
    }
    None
}

/// The post of which the noun ends at a word.
fn post_at(text: &str, words: &[Word], at: usize) -> Option<Post> {
    let word = &words[at];
    if text.get(word.at.clone()).is_none_or(owns) {
        return None;
    }
    let both = at.checked_sub(1).filter(|_| gap(text, words, at) == " ");
    let both = both.and_then(|before| POSTS.get(format!("{} {}", words[before].folded, word.folded).as_str()));
    let (noun, start) = match both {
        Some(noun) => (*noun, at - 1),
        None => (*POSTS.get(word.folded.as_str())?, at),
    };
    let (mut first, mut deputy, mut former) = (start, false, false);
    while first > 0 && start - first < BEFORE && matches!(gap(text, words, first), " " | "-") {
        let word = words[first - 1].folded.as_str();
        let is_deputy = matches!(word, "deputy" | "vice" | "assistant");
        // Whom one says to have been something before, another may say to be something else.
        let is_former = matches!(word, "former" | "ex" | "then" | "late" | "acting" | "interim" | "retired")
            || matches!(word, "outgoing" | "incoming" | "future");
        let owner = text.get(words[first - 1].at.clone()).is_some_and(owns);
        if !(is_deputy || is_former) && (owner || !classes_of(word).is_empty()) {
            break;
        }
        deputy |= is_deputy;
        former |= is_former;
        first -= 1;
    }
    Some(Post { noun, first, end: at + 1, deputy, former })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        plain,
        reading::{Reader, Settings},
    };

    #[test]
    fn every_noun_of_the_table_is_a_post_before_a_name() {
        for row in rows(TABLE) {
            for noun in &row {
                assert_eq!(told(&format!("The {noun} Samuel Odo came.")), [format!("Odo {} false", row[0])], "{noun}");
            }
        }
        assert_eq!(rows(TABLE).flatten().count(), POSTS.len(), "a noun stands in one line only");
    }

    fn told(text: &str) -> Vec<String> {
        let reading = Reader::new(&[]).read(plain::read("a", text), &Settings::default());
        let view = View::new(0, 0, &reading);
        let held: Vec<Held<'_>> =
            view.sentences.iter().flat_map(|sentence| held_in(&view, sentence)).filter(|held| !held.former).collect();
        held.iter().map(|held| format!("{} {} {}", held.surname, held.post, held.deputy)).collect()
    }

    #[test]
    fn a_post_stands_before_a_name_or_is_put_in_beside_it() {
        for (text, expected) in [
            ("Transport minister Pal Ersen came.", vec!["Ersen minister false"]),
            ("The line is safe, Mr Ersen, the deputy transport minister, said.", vec!["Ersen minister true"]),
            ("The governor of Timra province, Samuel Odo, said so.", vec!["Odo governor false"]),
            ("Rosa Quint, a lawyer for the union, said so.", vec!["Quint lawyer false"]),
            ("Rosa Quint, the mayor's sister, said so.", vec![]),
            ("Rosa Quint, who met the mayor, said so.", vec![]),
            ("After talks with the mayor of Kessar, Rosa Quint said so.", vec![]),
            ("The former mayor Rosa Quint said so.", vec![]),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
