//! What is said of a name behind it: `X was sanctioned`, `X, which is under sanctions`, `X and Y were blacklisted`.

use super::{LONGEST, Part, Passed, before, behind_list, describes, happened, is_act, list_at, verb};
use crate::{
    lexicon::{Classes, classes_of, stage_at},
    tokens::Tokens,
};
use std::ops::Range;

/// How many tokens behind a comma a description runs.
const FARTHEST: usize = 12;
/// How far behind a relative its verb stands.
const NEAR: usize = 7;

/// `X was sanctioned`, `X, which is under sanctions,`, `X and Y were blacklisted`.
pub(super) fn said_of(tokens: &Tokens<'_>, name: &Range<usize>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let behind = match tokens.written(name.end) {
        "(" => (name.end..sentence.end.min(name.end + 8))
            .find(|at| tokens.written(*at) == ")")
            .map_or(name.end, |close| close + 1),
        _ => name.end,
    };
    let comma = behind < sentence.end && tokens.written(behind) == ",";
    let apposition = if comma { in_apposition(tokens, behind + 1, sentence) } else { None };
    if apposition.is_some() {
        return apposition;
    }
    // `The head of X was sanctioned`
    let preposition =
        |at: usize, passed: &Passed| (!passed.list && tokens.classes(at).any(Classes::PREPOSITION)).then_some(());
    if before(tokens, name, sentence, preposition).is_some() {
        return None;
    }
    let close = if comma {
        (behind + 1..sentence.end.min(behind + LONGEST)).find(|at| tokens.written(*at) == ",")
    } else {
        None
    };
    let (end, joined) = behind_list(tokens, name.end, sentence);
    [Some(behind), close.map(|close| close + 1), joined.then_some(end)]
        .into_iter()
        .flatten()
        .find_map(|at| predicate(tokens, at, sentence))
}

/// What is said behind the comma behind a name: `which the Treasury sanctioned`, `sanctioned by the EU`, `a blacklisted bank`.
fn in_apposition(tokens: &Tokens<'_>, at: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let word = tokens.word(at);
    let relative = matches!(word, "which" | "who" | "that" | "whom");
    if relative && let Some(words) = predicate(tokens, at + 1, sentence) {
        return Some(words);
    }
    // `Serbia's former spy chief, who was sanctioned`
    let owned = tokens.is_capital(at) && tokens.word(at + 1) == "'s";
    if relative || owned || classes_of(word).any(Classes::DETERMINER) {
        let end = (at + 1..sentence.end.min(at + FARTHEST))
            .find(|next| {
                // `a politician and former owner who`
                let joined = !relative && tokens.word(*next) == "and" && describes(tokens, *next + 1);
                let inside = joined || describes(tokens, *next) || is_act(tokens, *next);
                !(tokens.joins(*next) || tokens.is_word(*next) && inside)
            })
            .unwrap_or(sentence.end.min(at + FARTHEST));
        return (at + 1..end)
            // `who sanctioned Y` did it himself.
            .find(|next| is_act(tokens, *next) && (!relative || *next > at + 1))
            .map(|next| next..next + 1)
            // `an arms dealer under US sanctions`
            .or_else(|| if relative { None } else { list_at(tokens, end, sentence, &["under"]) })
            // `an arms dealer who is under US sanctions`
            .or_else(|| {
                // `a politician, who is under US sanctions`
                let opens = if tokens.written(end) == "," { end + 1 } else { end };
                let clause =
                    !relative && opens < sentence.end && matches!(tokens.word(opens), "which" | "who" | "that");
                if clause { in_clause(tokens, opens, sentence) } else { None }
            });
    }
    listed_at(tokens, at, sentence)
}

/// What a relative clause says of whom it belongs to: `who is under sanctions`, `that the Treasury sanctioned in 2022`.
fn in_clause(tokens: &Tokens<'_>, opens: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    predicate(tokens, opens + 1, sentence).or_else(|| {
        // Who sanctions stands before the verb, and nobody behind it; `that sanctioned Y` did it himself.
        let names = |at: &usize| tokens.is_word(*at) && (describes(tokens, *at) || is_act(tokens, *at));
        let near = opens + 1..sentence.end.min(opens + NEAR);
        let act = near.take_while(names).find(|at| is_act(tokens, *at)).filter(|act| *act > opens + 1)?;
        let behind = act + 1;
        let ends =
            behind >= sentence.end || !tokens.is_word(behind) || tokens.classes(behind).any(Classes::PREPOSITION);
        ends.then_some(act..behind)
    })
}

/// A form of `be`, and that one is listed behind it.
pub(super) fn predicate(tokens: &Tokens<'_>, from: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let mut is = false;
    for at in from..sentence.end.min(from + 8) {
        let word = tokens.word(at);
        if is && let Some(words) = listed_at(tokens, at, sentence) {
            return Some(words);
        }
        let classes = tokens.classes(at);
        if classes.any(Classes::NEGATION) {
            return None;
        }
        let be = matches!(word, "is" | "are" | "was" | "were" | "been" | "being");
        is |= be || happened(word, Part::Stay);
        if !be && !classes.any(Classes::AUXILIARY.or(Classes::ADVERB)) && verb(word, Part::Stay).is_none() {
            // `is a blacklisted bank`
            let adjective = (at + 1..=at + 2).find(|next| is_act(tokens, *next));
            let article = is && classes.any(Classes::DETERMINER);
            return adjective.filter(|_| article).map(|next| next..next + 1);
        }
    }
    None
}

/// `blacklisted`, `under sanctions`, `added to the US sanctions list`, `hit with sanctions`.
pub(super) fn listed_at(tokens: &Tokens<'_>, at: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let word = tokens.word(at);
    if is_act(tokens, at) {
        return Some(at..at + 1);
    }
    let whole = |words: Range<usize>| at..words.end;
    if happened(word, Part::Move)
        && let Some(words) = list_at(tokens, at + 1, sentence, &["to", "on", "in", "under"])
    {
        return Some(whole(words));
    }
    if happened(word, Part::Strike)
        && let Some(words) = list_at(tokens, at + 1, sentence, &["with", "by"])
    {
        return Some(whole(words));
    }
    // `subject to sanctions`; `listed by` is said of companies and exchanges too.
    // `imposing sanctions on` is said of others.
    let stage = stage_at(tokens, at).filter(|(end, stage)| {
        *stage == "designated" && *end > at + 1 && !matches!(tokens.word(*end - 1), "on" | "against" | "of")
    });
    list_at(tokens, at, sentence, &["on", "under"])
        .or_else(|| stage.filter(|_| verb(word, Part::Move).is_none()).map(|(end, _)| at..end))
}
