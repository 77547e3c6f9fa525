//! What words that tell of no event say of who is in a case (`data/offence-standings.tsv`): `PETROV is a suspect in a murder`, `faces
//! allegations of fraud`, `lost its licence over bribery`, `ran a drug ring`; and deeds that only the table of offences knows: `dumped
//! toxic waste`.

use super::{Stage, deeds, verdicts::subject};
use crate::{
    claims::can_speak,
    grammar::{Sentences, Tag, Voice},
    lexicon::{VerbForm, WordKind, offences_at, rows, triggers_at},
    reality,
};
use rustc_hash::FxHashMap;
use std::{ops::Range, sync::LazyLock};

const TABLE: &str = include_str!("../../data/offence-standings.tsv");

/// So far behind a verb its noun stands, and so far behind both what they are about.
const FARTHEST: usize = 10;

/// A line of the table.
#[derive(Debug)]
struct Standing {
    voice: Voice,
    /// Whether it is said of the object, and not of the subject.
    object: bool,
    nouns: Vec<&'static str>,
    openers: Vec<&'static str>,
    stage: Stage,
}

static STANDINGS: LazyLock<FxHashMap<&'static str, Vec<Standing>>> = LazyLock::new(|| {
    let mut found: FxHashMap<&'static str, Vec<Standing>> = FxHashMap::default();
    for row in rows(TABLE) {
        let [verb, voice, nouns, openers, stage, ..] = row.as_slice() else { continue };
        let object = *voice == "object";
        let voice = if *voice == "passive" { Voice::Passive } else { Voice::Active };
        let words = |list: &'static str| list.split_whitespace().filter(|word| *word != "-").collect();
        if let Some(stage) = Stage::named(stage) {
            let standing = Standing { voice, object, nouns: words(nouns), openers: words(openers), stage };
            found.entry(*verb).or_default().push(standing);
        }
    }
    found
});

/// Who is said to be how far in a case, with the tokens that say in which.
pub(super) fn in_sentence(
    sentences: &Sentences<'_>,
    sentence: &Range<usize>,
) -> Vec<(Range<usize>, Stage, Range<usize>)> {
    let tokens = sentences.tokens;
    let told = |verb: usize| {
        let lemma = match tokens.word(verb) {
            "is" | "are" | "was" | "were" | "remains" | "remain" | "remained" => "be",
            _ if sentences.is_verb(verb) => tokens.verb(verb)?.0,
            // `had its licence withdrawn`
            "had" | "has" => "have",
            _ => return None,
        };
        let standing = STANDINGS.get(lemma)?;
        standing.iter().find_map(|one| {
            let hit = if one.object { Some(hit(sentences, verb)?) } else { None };
            let about = about(sentences, verb, one, hit.as_ref())?;
            let party = match hit {
                Some(hit) => hit,
                None => subject(sentences, verb)?,
            };
            // Who only heard of it settles nothing: `The regulator reached a settlement over bribery`.
            let judges = lemma != "be" && deeds::is_of_state(deeds::last_word(sentences, &party));
            let stage = if is_over_allegations(sentences, one, &about) { Stage::Alleged } else { one.stage };
            (!judges && !reality::is_false_report(sentences, verb)).then_some((party, stage, about))
        })
    };
    sentence.clone().filter_map(told).collect()
}

/// The tokens that say what a standing is about, if the words behind a verb tell of it.
fn about(
    sentences: &Sentences<'_>,
    verb: usize,
    standing: &Standing,
    hit: Option<&Range<usize>>,
) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let first = hit.map_or(verb + 1, |hit| hit.end);
    let passive = standing.voice == Voice::Passive;
    let linked = sentences.tag(verb) == Tag::Auxiliary;
    if !linked && (sentences.group_of(verb).voice == Voice::Passive) != passive {
        return None;
    }
    let end = sentences.sentence(verb).end.min(first + FARTHEST);
    let noun = if standing.nouns.is_empty() {
        first - 1
    } else {
        let noun = (first..end).find(|at| standing.nouns.contains(&tokens.word(*at)))?;
        (first..noun).all(|at| is_beside_noun(sentences, at)).then_some(noun)?
    };
    // `had its licence WITHDRAWN`
    let taken = |at: usize| matches!(tokens.word(at), "withdrawn" | "revoked" | "suspended" | "cancelled");
    if matches!(tokens.word(verb), "had" | "has" | "have") && !taken(noun + 1) {
        return None;
    }
    if standing.openers == ["="] {
        // `a DRUG RING`, `a FRAUD ring`, no `anti-fraud network`
        let names = |at: usize| {
            let apart = !tokens.joins(at - 1);
            apart && offences_at(tokens, at).is_some_and(|(end, _)| end == noun + 1 || end == noun)
        };
        return (verb + 1..=noun).find(|at| names(*at)).map(|first| first..noun + 1);
    }
    if standing.nouns.is_empty() && !passive && hit.is_none() {
        return right_behind(sentences, verb, standing);
    }
    let last = sentences.clause_end(noun).min(noun + 1 + FARTHEST);
    let opener = (noun + 1..last).find(|at| standing.openers.contains(&tokens.word(*at)))?;
    let parted = (noun + 1..opener).any(|at| {
        let verb = sentences.is_verb(at) && !taken(at);
        verb || tokens.word(at) == "against" || matches!(tokens.written(at), "," | ";")
    });
    // `a settlement with PROSECUTORS over`; with anybody else it is they who pay.
    let with = (noun + 1..opener).find(|at| tokens.word(*at) == "with");
    let other = with.and_then(|with| sentences.phrase_starting_at(with + 1));
    let with_judge = other.is_none_or(|other| tokens.is_kind(sentences.head(&other).end - 1, WordKind::Authority));
    (!parted && with_judge).then(|| opener..sentences.clause_end(opener))
}

/// Whom a verb that tells what is so has behind it: `barred BRELLO from tenders`.
fn hit(sentences: &Sentences<'_>, verb: usize) -> Option<Range<usize>> {
    let group = sentences.group_of(verb);
    let phrase = sentences.phrase_starting_at(verb + 1).filter(|_| !group.negated && !group.unreal && !group.future)?;
    (sentences.tag(group.start) != Tag::To && can_speak(sentences, &phrase)).then(|| sentences.head(&phrase))
}

/// What stands right behind a verb and is an offence: `admitted FRAUD`, `confessed to MURDER`; not `admitted fraud was rising`.
fn right_behind(sentences: &Sentences<'_>, verb: usize, standing: &Standing) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let opened = !standing.openers.is_empty();
    if opened && !standing.openers.contains(&tokens.word(verb + 1)) {
        return None;
    }
    let phrase = sentences.phrase_starting_at(verb + 1 + usize::from(opened))?;
    let head = sentences.head(&phrase);
    let names = head.clone().any(|at| offences_at(tokens, at).is_some_and(|(end, _)| end == head.end));
    let charges = matches!(tokens.word(head.end - 1), "charge" | "charges" | "count" | "counts");
    // `admitted murder AND ROBBERY`
    let and = (tokens.word(phrase.end) == "and").then(|| sentences.phrase_starting_at(phrase.end + 1)).flatten();
    let phrase = and.map_or(phrase.clone(), |other| phrase.start..other.end);
    let goes_on = matches!(sentences.tag(phrase.end), Tag::Verb(_) | Tag::Auxiliary);
    ((names || charges) && (!goes_on || phrase.end >= sentences.sentence(verb).end)).then_some(phrase)
}

/// Whether a token may stand between a verb and the noun that says what it tells.
fn is_beside_noun(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    matches!(
        sentences.tag(at),
        Tag::Nominal | Tag::Determiner | Tag::Number | Tag::Possessive | Tag::Adverb | Tag::Mark
    ) || matches!(tokens.word(at), "to" | "with" | "of" | "on" | "its" | "his" | "her" | "their")
        || tokens.joins(at)
}

/// Whether what somebody is punished over is only said of him: `was barred over ALLEGATIONS of bribery`.
fn is_over_allegations(sentences: &Sentences<'_>, standing: &Standing, about: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let end = about.end.min(about.start + 4);
    standing.stage == Stage::Convicted
        && (about.start..end).any(|at| {
            matches!(
                tokens.word(at),
                "alleged"
                    | "allegations"
                    | "accusations"
                    | "claims"
                    | "concerns"
                    | "fears"
                    | "suspected"
                    | "suspicions"
            )
        })
}

/// Who did what only the table of offences knows as a deed, by a verb of the past: `BRELLO dumped toxic waste`, `NORBANK helped clients
/// evade taxes`.
pub(super) fn doers(sentences: &Sentences<'_>, offences: &[usize]) -> Vec<(Range<usize>, Range<usize>)> {
    let tokens = sentences.tokens;
    let done = |at: usize| {
        let (end, _) = offences_at(tokens, at).filter(|(end, _)| *end > at + 1)?;
        let known = triggers_at(tokens, at).is_some();
        let verb = match tokens.verb(at)?.1 {
            VerbForm::Past if !known && (sentences.is_verb(at) || is_behind_name(sentences, at)) => at,
            VerbForm::Base => helper_of(sentences, at)?,
            _ => return None,
        };
        let told = sentences.group_of(verb).voice == Voice::Active
            && !reality::is_false_report(sentences, verb)
            && !reality::is_condition(sentences, verb)
            && !reality::is_mere_possibility(sentences, verb);
        let before = || sentences.phrase_ending_at(verb.checked_sub(1)?).filter(|_| is_behind_name(sentences, verb));
        let party = subject(sentences, verb).or_else(before);
        let party = party.filter(|party| told && party.end <= verb && sentences.tag(party.start) != Tag::Pronoun)?;
        (!deeds::is_of_state(deeds::last_word(sentences, &party))).then_some((party, at..end))
    };
    offences.iter().copied().filter_map(done).collect()
}

/// Whether a name stands right before a word.
fn is_behind_name(sentences: &Sentences<'_>, at: usize) -> bool {
    at > sentences.sentence(at).start && sentences.tokens.is_capital(at - 1)
}

/// The verb that says who helped those to do it who stand before a verb: `HELPED clients evade`.
fn helper_of(sentences: &Sentences<'_>, verb: usize) -> Option<usize> {
    let tokens = sentences.tokens;
    let start = sentences.sentence(verb).start;
    let before = verb.checked_sub(1).filter(|before| *before > start)?;
    let last = if tokens.word(before) == "to" { before - 1 } else { before };
    let helped = sentences.phrase_ending_at(last).and_then(|phrase| phrase.start.checked_sub(1));
    let helped = helped.filter(|helped| *helped > start && sentences.is_verb(*helped))?;
    tokens.verb(helped).is_some_and(|(lemma, form)| lemma == "help" && form == VerbForm::Past).then_some(helped)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::verb_of;

    #[test]
    fn every_row_of_the_table_is_read() {
        for row in rows(TABLE) {
            assert!(row.len() == 5 && Stage::named(row[4]).is_some(), "offence-standings.tsv: {row:?}");
            assert!(row[0] == "be" || verb_of(row[0]).is_some(), "offence-standings.tsv: {row:?}");
            assert!(matches!(row[1], "active" | "object" | "passive"), "offence-standings.tsv: {row:?}");
        }
    }
}
