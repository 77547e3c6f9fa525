//! Where an event is told to have happened: `in Pyongyang`, `at its headquarters in Tehran`, `in the port of Latakia`.
//!
//! A place counts where a preposition of place leads to one that is known (a country, a capital, `places.tsv`) or
//! written as one (`spots`), and the phrase hangs on the event: behind its word in the same clause, behind what
//! undergoes it, in front of its sentence, or in the clause that a form in -ing or `when` joins to it. Where what
//! undergoes an event need not be where it happens (sanctions on banks in Iran), the place must be known and follow the
//! word itself. In doubt there is no place.

use super::{
    Event,
    labels::is_in_title_case,
    nouns::{ELECTION, names_side},
    spots,
};
use crate::{
    grammar::{Sentences, Tag},
    lexicon::{EventTrait, VerbForm, WordKind, event_kind, is_kind, metonyms},
    names::country_at,
};
use interdict_text::lexicon::is_place;
use std::ops::Range;

/// A longer way from the preposition to the place is another phrase's.
const LONGEST: usize = 8;

/// So many tokens behind a noun a place may still be said of it.
const FARTHEST_OF_NOUN: usize = 10;

/// The tokens of the place of an event, from the preposition on.
pub(super) fn of(sentences: &Sentences<'_>, event: &Event) -> Option<Range<usize>> {
    behind_trigger(sentences, event)
        .or_else(|| behind_subject(sentences, event))
        .or_else(|| in_front(sentences, event))
        .or_else(|| before_participle(sentences, event))
        .or_else(|| in_clause_of_time(sentences, event))
        .or_else(|| before_noun(sentences, event))
}

/// `arrested two men in Berlin`: up to the next verb, clause or comma.
fn behind_trigger(sentences: &Sentences<'_>, event: &Event) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let from = event.trigger.end;
    let end = sentences.sentence(event.trigger.start).end;
    // What follows directly is said of the event, what follows its object may be said of the object.
    if !happens_to_object(event.kind) {
        return if from < end { known(sentences, from) } else { None };
    }
    // `charged with bribery in Orva`: the bribery was there.
    let tried = sentences.is_verb(event.trigger.start)
        && event_kind(event.kind)
            .object
            .is_some_and(|(_, stage)| matches!(stage, "charged" | "convicted" | "acquitted"));
    let of_matter = |at: usize| match sentences.tokens.word(at) {
        "suspicion" | "connection" | "relation" => true,
        "with" | "for" | "of" | "over" | "on" | "to" | "guilty" => tried && !sentences.in_date(at),
        _ => false,
    };
    // What stands far behind a noun belongs to others: `an agreement on the return of refugees and the future of the
    // camps in Orva`.
    let limit = if sentences.is_verb(event.trigger.start) { end } else { end.min(from + FARTHEST_OF_NOUN) };
    let hangs = |at: usize| {
        let joins = sentences.tag(at) == Tag::Conjunction && sentences.tag(at + 1) == Tag::Preposition;
        let noun = joins || tokens.word(at) == "over";
        sentences.is_verb(event.trigger.start) || !noun
    };
    (from..limit)
        .take_while(|at| goes_on(sentences, *at) && hangs(*at) && !of_matter(*at))
        .find_map(|at| locative(sentences, at))
}

fn goes_on(sentences: &Sentences<'_>, at: usize) -> bool {
    match sentences.tag(at) {
        Tag::Verb(_) | Tag::Auxiliary | Tag::Relative | Tag::Subordinator | Tag::To => false,
        Tag::Mark => sentences.tokens.joins(at) || matches!(sentences.tokens.written(at), "$" | "£" | "€" | "%" | "&"),
        _ => true,
    }
}

/// `A bomb went off in Riga, KILLING two`: of what a form in -ing behind a comma tells, the place of the clause before
/// it.
fn before_participle(sentences: &Sentences<'_>, event: &Event) -> Option<Range<usize>> {
    let start = sentences.sentence(event.trigger.start).start;
    let verb = event.trigger.start;
    let comma = verb.checked_sub(1).filter(|comma| *comma > start && sentences.tokens.written(*comma) == ",")?;
    let gerund = sentences.tag(verb) == Tag::Verb(VerbForm::Gerund) && happens_to_object(event.kind);
    let finite = |at: &usize| matches!(sentences.tag(*at), Tag::Verb(VerbForm::Past | VerbForm::Third));
    let main = (start..comma).rev().find(finite).filter(|_| gerund)?;
    (main + 1..comma).take_while(|at| goes_on(sentences, *at)).find_map(|at| locative(sentences, at))
}

/// `were killed WHEN a bomb went off in Riga`: the place of the clause that says when it was, up to the next clause or
/// comma.
fn in_clause_of_time(sentences: &Sentences<'_>, event: &Event) -> Option<Range<usize>> {
    let end = sentences.sentence(event.trigger.start).end;
    let opener = (event.trigger.end..end).find(|at| !goes_on(sentences, *at))?;
    if sentences.tokens.word(opener) != "when" || !happens_to_object(event.kind) {
        return None;
    }
    let verb = (opener + 1..end).find(|at| sentences.is_verb(*at))?;
    let subject = (opener + 1..verb).all(|at| goes_on(sentences, at) || sentences.tag(at) == Tag::Auxiliary);
    if !subject {
        return None;
    }
    (verb + 1..end).take_while(|at| goes_on(sentences, *at)).find_map(|at| locative(sentences, at))
}

/// `a bank in Dhaka was raided`
fn behind_subject(sentences: &Sentences<'_>, event: &Event) -> Option<Range<usize>> {
    let object = event.object.as_ref().filter(|object| object.end < event.trigger.start)?;
    let place = locative(sentences, object.end).filter(|_| happens_to_object(event.kind))?;
    let verbs = (place.end..event.trigger.start)
        .all(|at| matches!(sentences.tag(at), Tag::Auxiliary | Tag::Adverb | Tag::Negation) || sentences.in_date(at));
    verbs.then_some(place)
}

/// `In Tehran, police arrested two men`, `On Monday in Tehran, ..`, `In Tehran on Monday, ..`: of the first verb of the
/// sentence.
fn in_front(sentences: &Sentences<'_>, event: &Event) -> Option<Range<usize>> {
    let behind_day = |from: usize| (from..event.trigger.start).find(|at| !sentences.in_date(*at));
    let place = locative(sentences, behind_day(sentences.sentence(event.trigger.start).start)?)?;
    let closes = behind_day(place.end).is_some_and(|comma| sentences.tokens.written(comma) == ",");
    let main = place.end < event.trigger.start
        && (place.end..event.trigger.start)
            .all(|at| !matches!(sentences.tag(at), Tag::Verb(_) | Tag::Relative | Tag::Subordinator));
    (closes && main).then_some(place)
}

/// `the Istanbul attack`, `Orland elections`, `Orland's presidential election`: of what a noun names, the place right
/// before it, if it has no other part in the event. A country before anything but an election may be who did it, or
/// whom it was done to.
fn before_noun(sentences: &Sentences<'_>, event: &Event) -> Option<Range<usize>> {
    let noun = event.trigger.start;
    if sentences.is_verb(noun) || !happens_to_object(event.kind) {
        return None;
    }
    let tokens = sentences.tokens;
    let first = sentences.sentence(noun).start;
    let describes = |at: &usize| matches!(sentences.tag(*at), Tag::Nominal | Tag::Possessive);
    let run = (first..noun).rev().take_while(describes).last()?;
    let owner = (run..noun).rev().find(|at| sentences.tag(*at) == Tag::Possessive);
    let start = owner.and_then(|mark| sentences.phrase_ending_at(mark.checked_sub(1)?)).map_or(run, |name| name.start);
    let end = bare_place_end(sentences, start)?;
    let closed = owner.map_or_else(|| (end..noun).all(|at| !tokens.is_capital(at)), |mark| mark == end);
    let taken =
        |party: &Option<Range<usize>>| party.as_ref().is_some_and(|party| party.start < end && start < party.end);
    let country = country_at(tokens, start).is_some();
    let fits = if event.kind == ELECTION { end <= noun && !names_side(tokens.word(end - 1)) } else { !country };
    (closed && fits && !taken(&event.actor) && !taken(&event.object)).then_some(start..end)
}

/// Whether events of a kind happen where those are who undergo them.
fn happens_to_object(kind: &str) -> bool {
    event_kind(kind).has(EventTrait::Placed)
}

/// The phrase of place that a preposition at a token opens, if the place is known.
fn known(sentences: &Sentences<'_>, at: usize) -> Option<Range<usize>> {
    phrase_of_place(sentences, at, true)
}

/// The phrase of place that a preposition at a token opens, up to the end of the place.
fn locative(sentences: &Sentences<'_>, at: usize) -> Option<Range<usize>> {
    phrase_of_place(sentences, at, false)
}

fn phrase_of_place(sentences: &Sentences<'_>, at: usize, known: bool) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    if sentences.tag(at) != Tag::Preposition || sentences.in_date(at) {
        return None;
    }
    let inside = matches!(tokens.word(at), "in" | "within" | "across" | "throughout");
    let beside = matches!(tokens.word(at), "at" | "near" | "outside" | "inside" | "off");
    if !(inside || beside) {
        return None;
    }
    let sentence = sentences.sentence(at);
    let end = sentence.end.min(at + 1 + LONGEST);
    // In a title every word has a capital, and `at` leads to who is somewhere as well.
    let named = |first: usize, plain: bool| {
        let may_be = plain && !known && tokens.is_capital(first) && !matches!(tokens.word(at), "at" | "off");
        let definite = first > at + 1 && sentences.tag(first - 1) == Tag::Determiner;
        if may_be && !is_in_title_case(sentences, &sentence) {
            spots::name_end(sentences, first, definite)
        } else {
            None
        }
    };
    let mut next = at + 1;
    // Whether nothing but words for parts of a place stands between.
    let mut plain = true;
    while next < end {
        if let Some(behind) = place_end(sentences, next) {
            return Some(at..behind);
        }
        let word = tokens.word(next);
        let passes = match sentences.tag(next) {
            Tag::Determiner | Tag::Number | Tag::Possessive | Tag::Nominal => !sentences.in_date(next),
            // `in the port of Latakia`, not `in the case of Iran`
            Tag::Preposition if word == "of" => is_geographic(tokens.word(next - 1)),
            // `at its headquarters in Tehran`; `in talks in Geneva` is the place of the second `in`.
            Tag::Preposition => beside && matches!(word, "in" | "near"),
            Tag::Mark => tokens.joins(next),
            _ => false,
        };
        // `in Millbrook, Canada`
        if tokens.is_capital(next)
            && tokens.written(next + 1) == ","
            && next + 2 < end
            && let Some(behind) = place_end(sentences, next + 2)
        {
            return Some(at..behind);
        }
        if let Some(behind) = named(next, plain) {
            return Some(at..behind);
        }
        if !passes {
            break;
        }
        plain &= word == "of"
            || is_geographic(word)
            || sentences.tag(next) == Tag::Determiner
            || !tokens.is_capital(next) && spots::is_part(sentences, next);
        next += 1;
    }
    let common = if known { return None } else { spots::common_end(sentences, at + 1)? };
    // `in a village NEAR VORNAC`
    let closer =
        if matches!(tokens.word(common), "in" | "near" | "outside") { locative(sentences, common) } else { None };
    Some(at..closer.map_or(common, |place| place.end))
}

/// The token behind a known place that begins at a token, with what belongs to it: `Iranian waters`, `Latakia, Syria`,
/// `Iran and Syria`.
fn place_end(sentences: &Sentences<'_>, at: usize) -> Option<usize> {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(at);
    let end = bare_place_end(sentences, at)?;
    if end >= sentence.end || sentences.in_date(end) {
        return Some(end);
    }
    // `Iran-based`
    if tokens.joins(end) {
        return None;
    }
    // `Orland's Vornac`, not `Tehran's mayor`
    if sentences.tag(end) == Tag::Possessive {
        return spots::owned_end(sentences, end);
    }
    if sentences.tag(end) == Tag::Nominal {
        // `Iranian waters`, `the Iranian city of Isfahan`; `Moscow Exchange` is no place.
        if !is_geographic(tokens.word(end)) {
            return None;
        }
        let named = (tokens.word(end + 1) == "of" && end + 2 < sentence.end && tokens.is_capital(end + 2))
            .then(|| (end + 2..sentence.end).take_while(|word| tokens.is_capital(*word)).last())
            .flatten();
        return Some(named.map_or(end + 1, |last| last + 1));
    }
    let more = match tokens.written(end) {
        "," => country_at(tokens, at).is_none() && country_at(tokens, end + 1).is_some(),
        "and" => true,
        _ => false,
    };
    let whole = (more && end + 1 < sentence.end).then(|| bare_place_end(sentences, end + 1)).flatten();
    // `in Iran and Syria condemned it` joins two sentences.
    let closed = whole.filter(|behind| {
        !matches!(sentences.tag(*behind), Tag::Nominal | Tag::Possessive | Tag::Verb(_) | Tag::Auxiliary)
            && !tokens.joins(*behind)
    });
    Some(closed.unwrap_or(end))
}

/// Whether tokens are the name of a place and nothing else: of `New York premiere` the first two.
pub(super) fn is_place_only(sentences: &Sentences<'_>, named: &Range<usize>) -> bool {
    bare_place_end(sentences, named.start).is_some_and(|end| end >= named.end)
}

/// A country, a capital, or words that are places each.
fn bare_place_end(sentences: &Sentences<'_>, at: usize) -> Option<usize> {
    let tokens = sentences.tokens;
    if !tokens.is_word(at) || !tokens.is_capital(at) || sentences.in_date(at) {
        return None;
    }
    if let Some((_, end)) = country_at(tokens, at) {
        return Some(end);
    }
    if let Some((end, _)) = metonyms().longest_at(tokens, at).filter(|(_, metonym)| metonym.capital) {
        return Some(end);
    }
    let end = (at..sentences.sentence(at).end)
        .take_while(|word| tokens.is_capital(*word) && is_place(tokens.word(*word)))
        .last()?
        + 1;
    Some(end)
}

/// Whether a word names a stretch of land or water, or a building that a place has one or several of.
fn is_geographic(word: &str) -> bool {
    is_kind(word, WordKind::Geographic)
}

#[cfg(test)]
mod tests {
    use crate::{
        plain,
        reading::{Reader, Settings},
    };

    /// Kinds and places of the events of a text.
    fn places(text: &str) -> Vec<(String, Option<String>)> {
        let dossier = Reader::new(&[]).read(plain::read("test", text), &Settings::default()).dossier;
        dossier.events.into_iter().map(|event| (event.kind, event.place.map(|place| place.text))).collect()
    }

    #[test]
    fn a_place_in_the_clause_of_an_event_is_its_place() {
        for (text, kind, expected) in [
            ("Police arrested two men in Berlin on Friday.", "arrest", "in Berlin"),
            ("Police arrested two men at a hotel in Moscow.", "arrest", "at a hotel in Moscow"),
            ("A man was arrested in the port of Latakia.", "arrest", "in the port of Latakia"),
            ("A man was arrested in the Iranian city of Isfahan.", "arrest", "in the Iranian city of Isfahan"),
            ("A man was arrested in Latakia, Syria.", "arrest", "in Latakia, Syria"),
            ("In Tehran, police arrested two men.", "arrest", "in Tehran"),
        ] {
            let found = places(text);
            let place = found.iter().find(|(found, _)| found == kind).and_then(|(_, place)| place.as_deref());
            assert_eq!(place.map(str::to_lowercase), Some(expected.to_lowercase()), "{text}: {found:?}");
        }
    }

    #[test]
    fn what_is_elsewhere_in_the_sentence_is_no_place_of_the_event() {
        for text in [
            // Sanctions are not where those are whom they hit.
            "The US imposed sanctions on two banks in Iran.",
            // The place of another verb.
            "Police arrested two men who had worked in Berlin.",
            // A date, a matter, a body.
            "Police arrested two men in January.",
            "Police arrested two men in the case of Iran.",
            "Police arrested two men in Iran-based firms.",
            "Police arrested two men in Tehran's pay.",
            // Nothing says where.
            "Police arrested two men.",
        ] {
            let found = places(text);
            assert!(!found.is_empty(), "{text}");
            assert!(found.iter().all(|(_, place)| place.is_none()), "{text}: {found:?}");
        }
    }
}
