//! The same quotation in several documents, though one outlet cut it, down to a single word.
//!
//! Quotations are compared word by word without their insertions in brackets. Four fifths of the shorter one in a single run
//! of the longer one are enough for a quotation of some words; one of fewer words must be of the same holder, and is found
//! in what the other outlet reports of the holder without quotation marks, too.

use super::{
    AlignedQuote, Evidence,
    union::Groups,
    view::{View, span},
    voices::{Same, Voice},
    words::{is_content, words},
};
use crate::dossier::{ClaimNote, QuoteNote, Span};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};

/// Quotations of fewer words are aligned only with what the same holder says.
const SHORT: usize = 4;
/// Words of a run by which long quotations are found; a cut one of `SHORT` words has two.
const RUN: usize = 3;
/// Words of a quotation that are compared; the work for a pair grows with the product of both.
const LONGEST: usize = 400;
/// More quotations with the same three words are a formula.
const MOST: usize = 200;

/// A quotation, or what a claim reports without marks.
#[derive(Debug)]
struct Form<'v> {
    view: &'v View<'v>,
    words: Vec<String>,
    holder: Option<Voice>,
    text: String,
    evidence: Evidence,
}

/// All quotations that at least two sources give.
pub(super) fn align(views: &[View<'_>]) -> Vec<AlignedQuote> {
    let forms = collect(views);
    let mut groups = Groups::new(forms.len());
    for (one, other) in candidates(&forms) {
        // A formula that all use need not be compared again with all of them.
        if groups.root(one) == groups.root(other) {
            continue;
        }
        let (one_form, other_form) = (&forms[one], &forms[other]);
        let least = one_form.words.len().min(other_form.words.len());
        if least >= SHORT && run(&one_form.words, &other_form.words) * 5 >= least * 4 {
            groups.join(one, other);
        }
    }
    attach_short(&forms, &mut groups);
    let mut aligned: Vec<AlignedQuote> = groups
        .all()
        .into_iter()
        .filter_map(|group| quote(&group.into_iter().map(|place| &forms[place]).collect::<Vec<_>>()))
        .collect();
    aligned.extend(in_claims(views, &forms, &mut groups));
    aligned.sort_by_key(place_of);
    aligned
}

fn place_of(quote: &AlignedQuote) -> (usize, usize) {
    quote.forms.first().map_or((0, 0), |form| (form.document, form.words.as_ref().map_or(0, |words| words.at.start)))
}

fn collect<'v>(views: &'v [View<'v>]) -> Vec<Form<'v>> {
    let mut forms = Vec::new();
    for view in views {
        let dossier = &view.reading.dossier;
        let mut by_sentence: FxHashMap<usize, Vec<&ClaimNote>> = FxHashMap::default();
        for claim in dossier.claims.iter().filter(|claim| claim.holder.is_some()) {
            by_sentence.entry(claim.sentence.at.start).or_default().push(claim);
        }
        for note in &dossier.quotes {
            let claim = note.claim.and_then(|claim| dossier.claims.get(claim));
            // What nobody is known to say of its own may stand in what somebody says: `said that it opposed "long-arm laws"`.
            let around = || {
                let (first, last) = (note.parts.first()?, note.parts.last()?);
                let sentence = view.sentence_at(first.at.start)?.span.at.start;
                let holds = |claim: &&&ClaimNote| {
                    let content = claim.content.as_ref();
                    content.is_some_and(|said| said.at.start <= first.at.start && last.at.end <= said.at.end)
                };
                by_sentence.get(&sentence)?.iter().find(holds).copied()
            };
            forms.extend(form(view, note, claim.filter(|claim| claim.holder.is_some()).or_else(around)));
        }
    }
    forms
}

fn form<'v>(view: &'v View<'v>, note: &QuoteNote, claim: Option<&ClaimNote>) -> Option<Form<'v>> {
    let (first, last) = (note.parts.first()?.at.start, note.parts.last()?.at.end);
    let whole = span(&view.reading.document, &(first..last));
    let sentence = view.sentence_at(first)?;
    let (mut words, mut at) = (Vec::new(), Vec::new());
    for part in &note.parts {
        push_words(part, &mut words, &mut at);
    }
    if words.is_empty() {
        return None;
    }
    words.truncate(LONGEST);
    let parts: Vec<&str> = note.parts.iter().map(|part| part.text.as_str()).collect();
    let holder = claim.and_then(|claim| claim.holder.as_ref()).map(Voice::of);
    Some(Form { view, words, holder, text: parts.join(" "), evidence: view.evidence(&sentence.span, Some(&whole)) })
}

/// Adds the words of a span; what stands in square brackets is the reporter's.
fn push_words(span: &Span, folded: &mut Vec<String>, at: &mut Vec<(usize, usize)>) {
    let mut depth = 0_usize;
    let mut from = 0;
    for word in words(&span.text) {
        for mark in span.text[from..word.at.start].chars() {
            match mark {
                '[' => depth += 1,
                ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        from = word.at.end;
        if depth == 0 {
            folded.push(word.folded);
            at.push((span.at.start + word.at.start, span.at.start + word.at.end));
        }
    }
}

/// Pairs of quotations of two sources that share a run of words.
fn candidates(forms: &[Form<'_>]) -> Vec<(usize, usize)> {
    let mut holders: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let mut pairs: FxHashSet<(usize, usize)> = FxHashSet::default();
    for (place, form) in forms.iter().enumerate() {
        for window in form.words.windows(RUN) {
            let earlier = holders.entry(window.join(" ")).or_default();
            pairs.extend(
                earlier
                    .iter()
                    .filter(|other| forms[**other].view.place != form.view.place)
                    .map(|other| (*other, place)),
            );
            if earlier.len() < MOST && earlier.last() != Some(&place) {
                earlier.push(place);
            }
        }
    }
    let mut pairs: Vec<(usize, usize)> = pairs.into_iter().collect();
    pairs.sort_unstable();
    pairs
}

/// The longest run of words that two quotations share.
fn run(one: &[String], other: &[String]) -> usize {
    let mut best = 0;
    let mut above = vec![0_usize; other.len() + 1];
    for word in one {
        let mut row = vec![0_usize; other.len() + 1];
        for (at, another) in other.iter().enumerate() {
            if word == another {
                row[at + 1] = above[at] + 1;
                best = best.max(row[at + 1]);
            }
        }
        above = row;
    }
    best
}

/// Where some words stand in others as one run.
fn position(words: &[String], inside: &[String]) -> Option<usize> {
    if words.is_empty() {
        return None;
    }
    inside.windows(words.len()).position(|window| window == words)
}

/// Whether some words say enough to be somebody's own.
fn tells(words: &[String]) -> bool {
    words.iter().any(|word| is_content(word))
}

/// Joins quotations of a few words to longer ones (or the same) of the same holder, in each other document the longest.
fn attach_short(forms: &[Form<'_>], groups: &mut Groups) {
    let mut by_word: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (place, form) in forms.iter().enumerate() {
        let mut seen: FxHashSet<&str> = FxHashSet::default();
        for word in form.words.iter().filter(|word| is_content(word)) {
            if seen.insert(word.as_str()) {
                by_word.entry(word.as_str()).or_default().push(place);
            }
        }
    }
    for (place, form) in forms.iter().enumerate() {
        let Some(holder) = form.holder.as_ref().filter(|_| form.words.len() < SHORT && tells(&form.words)) else {
            continue;
        };
        let word = form.words.iter().find(|word| is_content(word)).map_or("", String::as_str);
        let mut longest: BTreeMap<usize, usize> = BTreeMap::new();
        for other in by_word.get(word).into_iter().flatten().take(MOST) {
            let another = &forms[*other];
            let fits = another.view.place != form.view.place
                && another.holder.as_ref().is_some_and(|another| another.same(holder) != Same::No)
                && position(&form.words, &another.words).is_some();
            if fits {
                let best = longest.entry(another.view.place).or_insert(*other);
                if forms[*best].words.len() < another.words.len() {
                    *best = *other;
                }
            }
        }
        for other in longest.into_values() {
            groups.join(place, other);
        }
    }
}

/// One quotation from all its forms: of each document the longest one; `None` if one source alone gives it.
fn quote(members: &[&Form<'_>]) -> Option<AlignedQuote> {
    let mut by_document: BTreeMap<usize, &Form<'_>> = BTreeMap::new();
    for member in members.iter().copied() {
        let held = by_document.entry(member.view.place).or_insert(member);
        if held.words.len() < member.words.len() {
            *held = member;
        }
    }
    let outlets: BTreeSet<usize> = members.iter().map(|member| member.view.outlet).collect();
    if outlets.len() < 2 {
        return None;
    }
    // Of equal lengths the first document's form.
    let longest = by_document.values().rev().max_by_key(|form| form.words.len())?;
    let quote = longest.text.clone();
    Some(AlignedQuote { quote, forms: by_document.values().map(|form| form.evidence.clone()).collect() })
}

/// Quotations of a word or a few that another outlet reports of the same holder without marks: both have North Korea call
/// the sanctions hostile, and one of them quotes the word.
fn in_claims(views: &[View<'_>], forms: &[Form<'_>], groups: &mut Groups) -> Vec<AlignedQuote> {
    let mut claims: BTreeMap<String, Vec<(&View<'_>, &ClaimNote, Voice)>> = BTreeMap::new();
    for view in views {
        for note in &view.reading.dossier.claims {
            let Some(holder) = note.holder.as_ref() else { continue };
            let voice = Voice::of(holder);
            for key in voice.keys() {
                let members = claims.entry(key).or_default();
                if members.len() < MOST {
                    members.push((view, note, voice.clone()));
                }
            }
        }
    }
    let mut sizes: FxHashMap<usize, usize> = FxHashMap::default();
    for place in 0..forms.len() {
        *sizes.entry(groups.root(place)).or_default() += 1;
    }
    let mut aligned: Vec<AlignedQuote> = Vec::new();
    let mut done: FxHashSet<(usize, String)> = FxHashSet::default();
    for (place, form) in forms.iter().enumerate() {
        let alone = sizes.get(&groups.root(place)).copied() == Some(1);
        let Some(holder) = form.holder.as_ref().filter(|_| alone && form.words.len() < SHORT && tells(&form.words))
        else {
            continue;
        };
        let mut others: BTreeMap<usize, Evidence> = BTreeMap::new();
        for key in holder.keys() {
            for (view, note, voice) in claims.get(&key).into_iter().flatten() {
                let free = view.outlet != form.view.outlet && !others.contains_key(&view.place);
                if !free || voice.same(holder) == Same::No {
                    continue;
                }
                if let Some(words) = reported(view, note, &form.words) {
                    others.insert(view.place, view.evidence(&note.sentence, Some(&words)));
                }
            }
        }
        if others.is_empty() || !done.insert((form.view.place, form.words.join(" "))) {
            continue;
        }
        let mut all: Vec<Evidence> = std::iter::once(form.evidence.clone()).chain(others.into_values()).collect();
        all.sort_by_key(|evidence| evidence.document);
        aligned.push(AlignedQuote { quote: form.text.clone(), forms: all });
    }
    aligned
}

/// Where the sentence of a claim has some words.
fn reported(view: &View<'_>, note: &ClaimNote, wanted: &[String]) -> Option<Span> {
    let (mut folded, mut at) = (Vec::new(), Vec::new());
    push_words(&note.sentence, &mut folded, &mut at);
    let first = position(wanted, &folded)?;
    let (start, end) = (at.get(first)?.0, at.get(first + wanted.len() - 1)?.1);
    Some(span(&view.reading.document, &(start..end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        let (mut folded, mut at) = (Vec::new(), Vec::new());
        push_words(&Span { start: 0, end: text.len(), text: text.to_owned(), at: 0..text.len() }, &mut folded, &mut at);
        assert_eq!(folded.len(), at.len());
        folded
    }

    #[test]
    fn insertions_in_brackets_do_not_part_a_quotation() {
        let long = folded("to stifle the DPRK [North Korea], groundlessly stirring up bad blood towards it");
        let other = folded("to stifle the DPRK, groundlessly stirring up bad blood");
        assert_eq!(run(&long, &other), other.len());
    }

    #[test]
    fn a_cut_quotation_is_found_in_the_longer_one() {
        let long = folded("We were told that these containers held pumps, and we had no reason to doubt it");
        for cut in ["We had no reason to doubt it", "pumps", "we had no reason"] {
            assert!(position(&folded(cut), &long).is_some(), "{cut}");
        }
        assert!(position(&folded("no reason to believe it"), &long).is_none());
        assert!(position(&[], &long).is_none());
        assert!(tells(&folded("hostile")) && !tells(&folded("it")));
    }
}
