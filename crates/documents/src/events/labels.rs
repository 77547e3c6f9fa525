//! Words for a deed that only say what a body, a post or a law is for: `the ANTI-CORRUPTION Commission`, `the FRAUD squad`, `an Under
//! Secretary for TERRORISM and Financial Intelligence`, `a BRIBERY law`. Who stands beside them did no such deed.

use crate::{
    grammar::{Sentences, Tag},
    lexicon::{RoleKind, Thing, VerbForm, WordKind, is_kind, names_thing, role_of},
};
use std::ops::Range;

/// So many nouns behind a deed may lead to the body or the law: `the fraud PREVENTION OFFICE`.
const FARTHEST: usize = 2;

/// Deeds after which those are called who do them: `a hacking UNIT`; a fraud squad is after those who do.
const DONE_BY_SQUADS: [&str; 6] = ["assassination", "beheading", "bombing", "hacking", "killing", "sabotage"];

/// Whether some words for a deed or an offence only say what a body, a post or a law is for, or against.
pub(crate) fn is_label(sentences: &Sentences<'_>, words: &Range<usize>) -> bool {
    opposed_from(sentences, words).is_some()
        || headed(sentences, words).is_some()
        || is_in_name_of_office(sentences, words)
}

/// Whether somebody is said to have broken the law that some words are the label of, or is charged under it: `VIOLATED the anti-bribery
/// provisions`, `charged UNDER the Terrorism Act`, `anti-money laundering FAILINGS`. Then it is that deed that the text speaks of.
pub(crate) fn is_of_broken_law(sentences: &Sentences<'_>, words: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let head = headed(sentences, words);
    let end = sentences.sentence(words.start).end;
    let behind = head.map_or(words.end, |head| head + 1);
    if (behind..end.min(behind + FARTHEST))
        .take_while(|at| sentences.tag(*at) == Tag::Nominal)
        .any(|at| tokens.is_kind(at, WordKind::Failing))
    {
        return true;
    }
    let is_law = head.is_some_and(|head| names_thing(tokens.word(head), Thing::Law));
    let start = sentences.sentence(words.start).start;
    let describes = |at: &usize| {
        matches!(sentences.tag(*at), Tag::Nominal | Tag::Determiner | Tag::Possessive | Tag::Number | Tag::Adverb)
            && !tokens.is_kind(*at, WordKind::Failing)
            || tokens.joins(*at)
            || links_name(sentences, *at) && tokens.is_capital(at + 1)
    };
    let Some(opener) = (start..words.start).rev().find(|at| !describes(at)).filter(|_| is_law) else { return false };
    let offends = |at: usize| tokens.verb(at).is_some_and(|(lemma, _)| is_kind(lemma, WordKind::Offends));
    let hung = opener > start
        && match tokens.word(opener) {
            "of" | "in" => tokens.is_kind(opener - 1, WordKind::Failing) || offends(opener - 1),
            "with" => tokens.word(opener - 1) == "comply",
            _ => false,
        };
    hung || tokens.word(opener) == "under" || offends(opener)
}

/// Whether a noun for a deed stands alone in brackets, behind the number of what forbids it: `section 420 (CHEATING)`.
pub(super) fn is_gloss(sentences: &Sentences<'_>, words: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let opens = words.start.checked_sub(1).is_some_and(|at| tokens.written(at) == "(");
    opens && tokens.written(words.end) == ")"
}

/// Whether a noun for a deed only says what somebody died of: `died of POISONING`.
pub(super) fn is_cause_of_death(sentences: &Sentences<'_>, words: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(words.start).start;
    let of = (start..words.start).rev().find(|at| sentences.tag(*at) != Tag::Nominal);
    of.filter(|of| *of > start && matches!(tokens.word(*of), "of" | "from")).is_some_and(|of| {
        let dies = tokens.verb(of - 1).is_some_and(|(lemma, _)| lemma == "die");
        dies || matches!(tokens.word(of - 1), "death" | "deaths")
    })
}

/// Where the word begins that turns a deed into what is done against it: `ANTI-corruption`, `COUNTER terrorism`.
fn opposed_from(sentences: &Sentences<'_>, words: &Range<usize>) -> Option<usize> {
    let tokens = sentences.tokens;
    let start = sentences.sentence(words.start).start;
    let before = words.start.checked_sub(1).filter(|before| *before >= start)?;
    let word = if tokens.joins(before) { before.checked_sub(1).filter(|word| *word >= start)? } else { before };
    matches!(tokens.word(word), "anti" | "counter").then_some(word)
}

/// The noun for a body, a post or a law that some words right before it describe: `the fraud SQUAD`, `a corruption LAW`.
fn headed(sentences: &Sentences<'_>, words: &Range<usize>) -> Option<usize> {
    let tokens = sentences.tokens;
    let last = words.end.checked_sub(1).filter(|last| *last >= words.start)?;
    // `a terrorist unit`, `a corrupt officer`, `the sanctioned agency`: those are who does it, or whom it befalls.
    let word = tokens.word(last);
    let doer = role_of(word).is_some_and(|role| role.kind == RoleKind::Person) || word.ends_with("ist");
    let described = matches!(word, "corrupt" | "fraudulent" | "bootleg")
        || matches!(tokens.verb(last), Some((lemma, VerbForm::Past)) if lemma != word);
    if doer || described {
        return None;
    }
    let end = sentences.sentence(words.start).end.min(words.end + FARTHEST);
    let head = (words.end..end)
        .take_while(|at| sentences.tag(*at) == Tag::Nominal && !sentences.in_date(*at))
        .find(|at| names_office_or_law(sentences, *at))?;
    let does_it = matches!(tokens.word(head), "unit" | "units" | "squad" | "squads" | "team" | "teams")
        && DONE_BY_SQUADS.contains(&tokens.word(last));
    (!does_it && !begins_clause(sentences, words, head)).then_some(head)
}

/// Whether the police behind a deed are the subject of a clause of their own: `the murder POLICE ARE investigating`.
fn begins_clause(sentences: &Sentences<'_>, words: &Range<usize>, head: usize) -> bool {
    let known = words.start > sentences.sentence(words.start).start
        && matches!(sentences.tag(words.start - 1), Tag::Determiner | Tag::Possessive);
    let tells = || matches!(sentences.tag(head + 1), Tag::Auxiliary | Tag::Verb(_)) && !sentences.in_date(head + 1);
    sentences.tokens.word(head) == "police" && known && tells()
}

/// Whether some words stand with capitals in the name of a body, a post or a law: `the Office for TERRORISM and Drugs`. In a title every
/// word has one.
fn is_in_name_of_office(sentences: &Sentences<'_>, words: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(words.start);
    let capital = |at: usize| tokens.is_word(at) && tokens.is_capital(at);
    let own = words.clone().filter(|at| tokens.is_word(*at)).all(|at| capital(at) && !tokens.is_all_capitals(at));
    if !own || is_in_title_case(sentences, &sentence) {
        return false;
    }
    let named = |at: &usize| capital(*at) || tokens.joins(*at) || links_name(sentences, *at);
    let office = |at: usize| capital(at) && names_office_or_law(sentences, at);
    let mut before = (sentence.start..words.start).rev().take_while(named);
    let mut behind = (words.end..sentence.end).take_while(named);
    // `an Act of Terrorism` is one.
    before.any(|at| office(at) && tokens.word(at) != "act") || behind.any(office)
}

/// Whether a word in lower case joins the words of a name: `Office OF Terrorism AND Financial Intelligence`.
fn links_name(sentences: &Sentences<'_>, at: usize) -> bool {
    matches!(sentences.tokens.word(at), "of" | "for" | "and" | "on" | "against" | "the")
}

/// Whether a noun at a token is one for a body or a post that is after offenders, or for a law. Acts are deeds, unless they have a capital.
fn names_office_or_law(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    let word = tokens.word(at);
    let deed = matches!(word, "act" | "acts") && !tokens.is_capital(at);
    !deed && (names_thing(word, Thing::Office) || names_thing(word, Thing::Law))
}

/// Whether the most of the longer words of a sentence have capitals, and so have its verbs.
pub(crate) fn is_in_title_case(sentences: &Sentences<'_>, sentence: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let long = || sentence.clone().filter(|at| tokens.is_word(*at) && tokens.word(*at).len() > 3);
    let capitals = long().filter(|at| tokens.is_capital(*at)).count();
    capitals * 10 >= long().count() * 8
        && !long().any(|at| !tokens.is_capital(at) && matches!(sentences.tag(at), Tag::Verb(_)))
}
