//! Verb phrases of `data/events.tsv` with their object inside: `found Petrov GUILTY`, `took the crew HOSTAGE`, `hit the bank WITH
//! SANCTIONS`; or, in the passive, with a day: `was jailed on Friday FOR`, `was cleared last week OF`.
//!
//! In the table such a phrase stands without the object (`find guilty`). Only phrases that can hold one are looked for: what ends
//! in a preposition has its object behind (`impose sanctions on`), and so has what is an object itself (`freeze assets`).

use crate::{
    grammar::{Sentences, Tag, Voice, is_plural},
    lexicon::{Classes, ObjectRole, Trigger, WordTable, classes_of, event_kind, rows, triggers_at, verb_of},
};
use rustc_hash::FxHashMap;
use std::{ops::Range, sync::LazyLock};

/// The rest of a phrase is looked for so many tokens behind its verb.
const FARTHEST: usize = 14;

/// A verb phrase that was found around its object.
pub(super) struct Parted {
    pub(super) trigger: Trigger,
    /// Tokens of the object that stands inside; none in the passive.
    pub(super) object: Option<Range<usize>>,
    /// Tokens of the phrase behind the object.
    pub(super) rest: Range<usize>,
}

/// The words behind the verb, and what the phrase tells; the form is filled in where the phrase is found.
type Rest = (Vec<&'static str>, Trigger);

static BY_VERB: LazyLock<WordTable<Vec<Rest>>> = LazyLock::new(|| {
    let mut by_verb: FxHashMap<&'static str, Vec<Rest>> = FxHashMap::default();
    for row in rows(include_str!("../../data/events.tsv")) {
        let [phrase, part, kind, role, ..] = row.as_slice() else { continue };
        let mut words = (*phrase).split(' ');
        let Some(verb) = words.next().filter(|verb| verb_of(verb).is_some()) else { continue };
        let role = match *role {
            "target" => ObjectRole::Target,
            "captive" => ObjectRole::Captive,
            _ => continue,
        };
        let rest: Vec<&'static str> = words.collect();
        if *part == "verb" && holds_object(&rest, kind) {
            let trigger = Trigger { kind, known: event_kind(kind), role, form: None };
            by_verb.entry(verb).or_default().push((rest, trigger));
        }
    }
    // The longest first: `find not guilty` before `find guilty`.
    for rests in by_verb.values_mut() {
        rests.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
    }
    by_verb.into_iter().collect()
});

/// Whether an object may stand before these words: `guilty`, `with sanctions`, `to the sanctions list`; not `assets`, `sanctions
/// on`, `up`. Of single prepositions only those of a verdict: `cleared Petrov of`, `jailed Petrov for`, but `wanted him for a post`.
fn holds_object(rest: &[&str], kind: &str) -> bool {
    let (Some(first), Some(last)) = (rest.first(), rest.last()) else { return false };
    let preposition = |word: &str| classes_of(word).any(Classes::PREPOSITION);
    if is_plural(first) {
        return false;
    }
    if rest.len() == 1 {
        let stage = event_kind(kind).object.map(|(_, stage)| stage);
        let verdict = match *first {
            "of" => stage == Some("acquitted"),
            "for" => stage == Some("convicted"),
            _ => false,
        };
        return verdict || !preposition(first);
    }
    preposition(first) || *first == "to" || !preposition(last)
}

/// The phrase whose verb stands at a token, if its object stands inside it. None where the table has a longer phrase in one piece
/// there.
pub(super) fn at(sentences: &Sentences<'_>, verb: usize) -> Option<Parted> {
    if !sentences.is_verb(verb) {
        return None;
    }
    let tokens = sentences.tokens;
    let (lemma, form) = tokens.verb(verb)?;
    let rests = BY_VERB.get(lemma)?;
    let longer = || triggers_at(tokens, verb).is_some_and(|(end, _)| end > verb + 1);
    if sentences.group_of(verb).voice == Voice::Passive {
        let place = behind_day(sentences, verb + 1)?;
        let (rest, trigger) = rests.iter().find(|(rest, _)| stands_at(sentences, rest, place))?;
        let trigger = Trigger { form: Some(form), ..*trigger };
        let rest = place..place + rest.len();
        return (!longer()).then_some(Parted { trigger, object: None, rest });
    }
    let object = sentences.phrase_starting_at(verb + 1).filter(|object| object.start == verb + 1)?;
    if sentences.in_date(object.start) {
        return None;
    }
    let limit = sentences.sentence(verb).end.min(verb + FARTHEST);
    let mut found = None;
    for place in verb + 2..limit {
        found = rests
            .iter()
            .find(|(rest, _)| stands_at(sentences, rest, place))
            .map(|(rest, trigger)| (place..place + rest.len(), *trigger));
        if found.is_some() || !goes_on(sentences, place) {
            break;
        }
    }
    let (rest, trigger) = found?;
    // `found a guilty man`: what stands before a noun describes it.
    let ends = matches!(sentences.tag(rest.start - 1), Tag::Nominal | Tag::Number | Tag::Pronoun)
        || tokens.written(rest.start - 1) == ",";
    let hung_on = sentences.tag(rest.start) == Tag::Preposition;
    let free = hung_on || rest.len() > 1 || sentences.tag(rest.end) != Tag::Nominal || sentences.in_date(rest.end);
    (ends && free && !longer()).then(|| Parted {
        trigger: Trigger { form: Some(form), ..trigger },
        object: Some(object.start..object.end.min(rest.start)),
        rest,
    })
}

/// The token behind a day with its preposition: `was jailed ON FRIDAY for`. None if no day stands there.
fn behind_day(sentences: &Sentences<'_>, start: usize) -> Option<usize> {
    let end = sentences.sentence(start.checked_sub(1)?).end;
    let first = (start..end).find(|at| sentences.tag(*at) != Tag::Adverb || sentences.in_date(*at))?;
    let first = first + usize::from(sentences.tag(first) == Tag::Preposition && sentences.in_date(first + 1));
    let behind = (first..end).find(|at| !sentences.in_date(*at))?;
    (behind > first).then_some(behind)
}

/// Whether the object may still go on at a token: no other verb and no other clause.
fn goes_on(sentences: &Sentences<'_>, at: usize) -> bool {
    match sentences.tag(at) {
        Tag::Auxiliary | Tag::Relative | Tag::Subordinator => false,
        // `to pay` is the rest of `order to pay`.
        Tag::Verb(_) => sentences.tag(at - 1) == Tag::To,
        Tag::Mark => !matches!(sentences.tokens.written(at), ";" | ":" | "." | "\"" | "“" | "”" | "(" | ")"),
        _ => true,
    }
}

fn stands_at(sentences: &Sentences<'_>, rest: &[&str], place: usize) -> bool {
    let inside = place + rest.len() <= sentences.sentence(place).end;
    inside && rest.iter().enumerate().all(|(number, word)| sentences.tokens.word(place + number) == *word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{plain, tokens::Tokens};

    /// The kind of the phrase whose verb is the third word of a text, and its object.
    fn found(text: &str) -> Option<(&'static str, String)> {
        let document = plain::read("test", text);
        let tokens = Tokens::of(&document);
        let sentences = Sentences::new(&tokens, &[]);
        let parted = at(&sentences, 2)?;
        Some((parted.trigger.kind, tokens.slice(&parted.object?).to_owned()))
    }

    #[test]
    fn every_phrase_of_the_table_that_holds_an_object_is_found_around_it() {
        let mut phrases = 0;
        for (verb, rests) in BY_VERB.entries() {
            for (rest, trigger) in rests {
                let text = format!("They will {verb} Petrov {}.", rest.join(" "));
                let (kind, object) = found(&text).unwrap_or_else(|| panic!("events.tsv: nothing in `{text}`"));
                assert_eq!(object, "Petrov", "{text}");
                // Of two lines with the same words the first counts.
                let same = rests.iter().any(|(other, first)| other == rest && first.kind == kind);
                assert!(same, "{text}: {kind} and not {}", trigger.kind);
                phrases += 1;
            }
        }
        assert!(phrases > 40, "{phrases}");
    }

    #[test]
    fn an_object_stands_inside_the_phrase_and_nothing_else_does() {
        for (text, expected) in [
            ("They will find the banker guilty of fraud.", Some(("conviction", "the banker"))),
            ("They will find Petrov not guilty.", Some(("acquittal", "Petrov"))),
            ("They will find a guilty man.", None),
            ("They will find evidence that made him guilty.", None),
            ("They will take its crew hostage.", Some(("kidnapping", "its crew"))),
            ("They will impose new sanctions on banks.", None),
            ("They will freeze the assets.", None),
        ] {
            let expected = expected.map(|(kind, object)| (kind, object.to_owned()));
            assert_eq!(found(text), expected, "{text}");
        }
    }
}
