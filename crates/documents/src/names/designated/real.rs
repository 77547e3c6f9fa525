//! Whether what is said of a name is so: `has not sanctioned X` is not, and `has not lifted the sanctions on X` is.
//!
//! Of a verb the shared test (`reality`) tells. A noun such as `sanctions` needs more: whoever lifts, keeps or breaks them
//! speaks of some that there are, whether it comes to that or not; `the sanctions` are there whatever may be done about them;
//! and of `sanctions` alone, which somebody may want, nothing is known.

use super::{MEASURES, Part, is_list, is_part, verb};
use crate::{
    claims::{Claim, in_sentence},
    events::{Status, is_joined_to_passive},
    grammar::{Sentences, Tag, Voice},
    lexicon::{Stance, VerbForm, reporting_verbs},
    reality,
};
use std::ops::Range;

/// Whether what some words say of a name happened and still holds.
pub(super) fn holds(sentences: &Sentences<'_>, claims: &[Claim], words: &Range<usize>, name: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let at = words.start;
    let sentence = sentences.sentence(at);
    let asks = sentence.end > at && tokens.written(sentence.end - 1) == "?";
    if asks || reality::is_condition(sentences, at) || has_left(sentences, name) {
        return false;
    }
    let is_verb = sentences.is_verb(at);
    if !is_verb && (MEASURES.longest_at(tokens, at).is_some() || is_part(tokens.word(at), Part::Naming)) {
        return !is_ended(sentences, words) && is_in_force(sentences, claims, words);
    }
    if verb(tokens.word(at), Part::Act) == Some(VerbForm::Past) && describes_noun(sentences, at) {
        return true;
    }
    if sentences.tag(at) == Tag::Verb(VerbForm::Gerund) && is_only_thought_of(sentences, at) {
        return false;
    }
    // `is not under sanctions` has no verb, and the auxiliaries of one.
    let group = sentences.group_of(at);
    let unreal = !is_verb && (group.negated || group.future || group.unreal);
    !unreal && is_done(sentences, claims, words)
}

/// Whether a verb and what belongs to it tell of something that happened and that nobody denies.
pub(super) fn is_done(sentences: &Sentences<'_>, claims: &[Claim], words: &Range<usize>) -> bool {
    let here = &claims[in_sentence(claims, sentences.tokens.sentence_of(words.start))];
    let telling =
        here.iter().filter(|claim| claim.content.as_ref().is_some_and(|content| content.contains(&words.start)));
    let denied = reality::claimed(telling, sentences.is_verb(words.start)) == Some(Status::Denied);
    !denied && reality::has_happened(sentences, words)
}

/// Whether the measure that a noun names has been taken away: `lifted the sanctions`, `the sanctions were eased`, `the
/// removal of the sanctions`.
pub(crate) fn is_ended(sentences: &Sentences<'_>, noun: &Range<usize>) -> bool {
    let ended = |at: usize| reality::has_happened(sentences, &(at..at + 1));
    end_before(sentences, noun.start).is_some_and(ended)
        || verbs_of(sentences, noun, true).any(|at| is_end(sentences, at) && is_passive(sentences, at) && ended(at))
}

/// Whether a name was taken off a list (`was sanctioned in 2014 and delisted in 2016`), or the measure that it hangs on ended
/// (`sanctions on X that were lifted`). Whoever is dropped by his sponsor is still on his list.
pub(super) fn has_left(sentences: &Sentences<'_>, name: &Range<usize>) -> bool {
    let is_measure = |at: usize| MEASURES.longest_at(sentences.tokens, at).is_some();
    let of_measure = |verb: usize| sentences.subject_of(verb).is_some_and(|mut subject| subject.any(is_measure));
    verbs_of(sentences, name, false).any(|at| {
        (is_taken_off(sentences, at) || (is_end(sentences, at) && of_measure(at)))
            && is_passive(sentences, at)
            && reality::has_happened(sentences, &(at..at + 1))
    })
}

/// Whether a verb takes its object off a list: `delisted`, `removed by the EU from its blacklist`.
fn is_taken_off(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    let end = sentences.sentence(at).end;
    let listed = |at: usize| is_list(tokens.word(at)) || is_part(tokens.word(at), Part::List);
    let from = (at + 1..end.min(at + 7)).find(|next| matches!(tokens.word(*next), "from" | "off"));
    let off_list = from.is_some_and(|from| (from + 1..end.min(from + 6)).any(listed));
    let word = tokens.word(at);
    verb(word, Part::Leave).is_some() || (off_list && verb(word, Part::End).is_some())
}

/// Whether there is the measure that a noun names.
fn is_in_force(sentences: &Sentences<'_>, claims: &[Claim], words: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let measure = !is_part(tokens.word(words.start), Part::Naming);
    // An end that has not come is one of something that there is.
    if end_before(sentences, words.start).is_some() {
        return true;
    }
    let definite = measure && is_definite(sentences, words.start);
    // `denied the sanctions on X had hurt it` does not deny them.
    let sure = reality::hedged(sentences, words).is_none_or(|status| definite && status == Status::NotHappened);
    let before = reality::governing_verb(sentences, words.start, &["of"]);
    for at in before.into_iter().chain(verbs_of(sentences, words, true)) {
        let word = tokens.word(at);
        if measure && (is_end(sentences, at) || verb(word, Part::Keep).is_some()) {
            return true;
        }
        let done = is_done(sentences, claims, &(at..at + 1));
        if reality::brings_about(word) {
            // `will impose the sanctions`
            return done && sure;
        }
        if !definite && (!done || is_wish(sentences, at)) {
            return false;
        }
    }
    sure
}

/// The verb, or the noun before `of`, that takes away the measure behind it: `LIFTED most of the sanctions`, `the LIFTING of`.
fn end_before(sentences: &Sentences<'_>, noun: usize) -> Option<usize> {
    let verb = reality::governing_verb(sentences, noun, &["of"]);
    let start = sentences.sentence(noun).start.max(verb.map_or(noun.saturating_sub(8), |verb| verb + 1));
    let of_noun = (start..noun)
        .rev()
        .take_while(|at| !sentences.is_verb(*at))
        .find(|at| sentences.tokens.word(at + 1) == "of" && is_end(sentences, *at));
    of_noun.or_else(|| verb.filter(|at| is_end(sentences, *at)))
}

/// Whether a word takes a measure away. `Removed from office` takes nobody off a list.
fn is_end(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    let away = matches!(tokens.word(at + 1), "from" | "off");
    let listed = |at: usize| is_list(tokens.word(at)) || is_part(tokens.word(at), Part::List);
    (is_part(tokens.word(at), Part::End) || verb(tokens.word(at), Part::End).is_some())
        && (!away || (at + 2..at + 7).any(listed))
}

fn is_passive(sentences: &Sentences<'_>, verb: usize) -> bool {
    sentences.group_of(verb).voice == Voice::Passive || is_joined_to_passive(sentences, verb)
}

/// The verbs behind some words of which these are the subject, or stand in it. With `loosely` members of a list may stand
/// between: `sanctions on X and Y were`.
fn verbs_of<'s, 'a>(
    sentences: &'s Sentences<'a>,
    words: &Range<usize>,
    loosely: bool,
) -> impl Iterator<Item = usize> + use<'s, 'a> {
    let (start, end) = (words.start, words.end);
    // What a verb before it has as its object is no subject.
    let loosely = loosely && reality::governing_verb(sentences, start, &["of"]).is_none();
    let parts = move |at: usize| {
        matches!(sentences.tag(at), Tag::Verb(_) | Tag::Auxiliary | Tag::Relative | Tag::Subordinator | Tag::Pronoun)
            || matches!(sentences.tokens.written(at), ";" | ":" | "–" | "—" | "\"" | "“" | "”")
    };
    let hangs = [end.saturating_sub(1), end].into_iter().any(|at| sentences.tag(at) == Tag::Preposition);
    let lists_until = move |limit: usize| {
        let has = |word: &str| (end..limit).any(|at| sentences.tokens.word(at) == word);
        hangs && !(end..limit).any(parts) && (!has(",") || has("and") || has("or"))
    };
    (end..sentences.sentence(start).end).filter(move |at| sentences.is_verb(*at)).filter(move |verb| {
        sentences.subject_of(*verb).is_some_and(|subject| subject.contains(&start))
            || (loosely && lists_until(sentences.group_of(*verb).start))
    })
}

/// Whether a noun is one that the reader knows of: `the sanctions`, `its sanctions`, `Washington's sanctions`.
fn is_definite(sentences: &Sentences<'_>, noun: usize) -> bool {
    let start = sentences.sentence(noun).start;
    let opens = (start..noun).rev().find(|at| {
        !matches!(sentences.tag(*at), Tag::Nominal | Tag::Number | Tag::Adverb) && !sentences.tokens.joins(*at)
    });
    opens.is_some_and(|at| match sentences.tag(at) {
        Tag::Possessive => true,
        Tag::Determiner => {
            !matches!(sentences.tokens.word(at), "a" | "an" | "no" | "any" | "some" | "more" | "another" | "such")
        }
        _ => false,
    })
}

/// Whether a verb only speaks of what it has as its object: `discussed sanctions`, `urged sanctions`, `vetoed sanctions`.
fn is_wish(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    verb(tokens.word(at), Part::Moot).is_some()
        || reporting_verbs().longest_at(tokens, at).is_some_and(|(_, uses)| {
            uses.iter().any(|used| matches!(used.stance, Stance::Proposes | Stance::Rejects | Stance::Threatens))
        })
}

/// Whether a participle says what the noun behind it is: `the sanctioned bank`, `a US-sanctioned exchange`.
fn describes_noun(sentences: &Sentences<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|before| *before >= sentences.sentence(at).start);
    !sentences.is_verb(at)
        || before.is_some_and(|before| {
            matches!(sentences.tag(before), Tag::Determiner | Tag::Possessive | Tag::Number)
                || sentences.tokens.joins(before)
        })
}

/// Whether a gerund is only spoken of: `opposed sanctioning X`, `sanctioning X would be a mistake`. `By sanctioning X` tells
/// what was done.
fn is_only_thought_of(sentences: &Sentences<'_>, gerund: usize) -> bool {
    let sentence = sentences.sentence(gerund);
    let start = sentences.group_of(gerund).start;
    if start < gerund && sentences.tag(start) == Tag::Auxiliary {
        return false;
    }
    match (sentence.start..start).rev().find(|at| sentences.tag(*at) != Tag::Adverb) {
        None => {
            let opens = |at: &usize| sentences.is_verb(*at) || sentences.tag(*at) == Tag::Auxiliary;
            let ends = |at: &usize| !matches!(sentences.tag(*at), Tag::Auxiliary | Tag::Adverb | Tag::Negation);
            let main = (gerund + 1..sentence.end).find(opens).and_then(|first| (first..sentence.end).find(ends));
            main.map(|main| sentences.group_of(main)).is_some_and(|group| group.unreal || group.future)
        }
        Some(before) => sentences.is_verb(before) && !reality::brings_about(sentences.tokens.word(before)),
    }
}
