//! Whether a text says of a very name that it is on a sanctions list: `sanctions on X, Y and Z`, `X was blacklisted`.
//!
//! A sentence about sanctions names many who are not under them: who imposes them, who comments on them, the country of
//! whom they hit. So the name itself must be the object of the words (`data/designations.tsv`), alone or as a member of a
//! list: behind them (`sanctioned the bank X`), around it (`added X to its blacklist`), or before them (`X, which is under
//! sanctions`). What did not happen, may or shall be, or was taken back does not count (`real`), and a country, a place or
//! a day is no party; who is designated as captain is on no list (`appointed`). Who lists is told apart (`authors`).

mod appointed;
mod authors;
mod introduction;
mod real;
mod subject;
#[cfg(test)]
mod tests;

pub(crate) use authors::is_of_club;
pub(super) use authors::{Author, author_of};
pub(crate) use real::is_ended;

use super::telling;
use crate::{
    claims::Claim,
    document::ParagraphKind,
    grammar::Sentences,
    lexicon::{
        Classes, PhraseTable, RoleKind, VerbForm, classes_of, is_calendar, is_time_unit, is_unchanged_past, role_of,
        rows, stage_at, verb_of,
    },
    tokens::Tokens,
};
use interdict_text::{
    countries,
    lexicon::{is_place, particle},
};
use rustc_hash::FxHashMap;
use std::{ops::Range, sync::LazyLock};

/// How many tokens are looked at on either side of a name: as long as a list of names in one sentence is.
const LONGEST: usize = 60;
/// Bullets between a name and the line that introduces them.
const MOST_BULLETS: usize = 200;

/// What a word of the data file does; its head says when it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Act,
    Measure,
    Naming,
    Move,
    Strike,
    List,
    Status,
    Stay,
    End,
    Keep,
    Moot,
    Leave,
    Roll,
    Appoint,
}

impl Part {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "act" => Self::Act,
            "measure" => Self::Measure,
            "naming" => Self::Naming,
            "move" => Self::Move,
            "strike" => Self::Strike,
            "list" => Self::List,
            "status" => Self::Status,
            "stay" => Self::Stay,
            "end" => Self::End,
            "keep" => Self::Keep,
            "moot" => Self::Moot,
            "leave" => Self::Leave,
            "roll" => Self::Roll,
            "appoint" => Self::Appoint,
            _ => return None,
        })
    }
}

const TABLE: &str = include_str!("../../data/designations.tsv");

static PARTS: LazyLock<FxHashMap<&'static str, Vec<Part>>> = LazyLock::new(|| {
    let mut parts: FxHashMap<&'static str, Vec<Part>> = FxHashMap::default();
    for row in rows(TABLE) {
        if let [word, part, ..] = row.as_slice()
            && let Some(part) = Part::named(part)
        {
            parts.entry(*word).or_default().push(part);
        }
    }
    parts
});

static MEASURES: LazyLock<PhraseTable<()>> = LazyLock::new(|| {
    let measure = |row: &Vec<&'static str>| row.get(1).is_some_and(|part| Part::named(part) == Some(Part::Measure));
    PhraseTable::new(rows(TABLE).filter(measure).map(|row| (row[0], ())))
});

/// The words that say so of the name at some tokens.
pub(crate) fn of(sentences: &Sentences<'_>, claims: &[Claim], name: &Range<usize>) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let sentence = tokens.sentences().get(tokens.sentence_of(name.start))?.tokens.clone();
    // `Hamas's leader`, `Hamas officials`: they are, and not it.
    let next = tokens.word(name.end);
    let apostrophe = matches!(tokens.written(name.end), "'" | "’") && tokens.is_word(name.end + 1);
    let person = !tokens.is_capital(name.end) && role_of(next).is_some_and(|role| role.kind == RoleKind::Person);
    if name.end < sentence.end && (next == "'s" || apostrophe || person) {
        return None;
    }
    let holds = |words: &Range<usize>| real::holds(sentences, claims, words, name);
    as_object(sentences, name, &sentence)
        .filter(|_| !appointed::is_modifier(tokens, name, &sentence))
        .filter(holds)
        .or_else(|| as_moved(sentences, claims, name, &sentence))
        .or_else(|| subject::said_of(tokens, name, &sentence).filter(holds))
        .or_else(|| as_bullet(sentences, claims, name, &sentence))
        .or_else(|| as_item(sentences, claims, name, &sentence))
        .filter(|words| !appointed::is_appointed(tokens, name, words, &sentence))
        .filter(|_| !is_place_or_day(tokens.slice(name)))
}

/// Whether what is written as a name is that of a country, or no word of it is more than a place or a day.
fn is_place_or_day(written: &str) -> bool {
    let nobody = |word: &String| is_place(word) || is_calendar(word);
    countries::by_name(written).is_some() || telling::words(written).iter().all(nobody)
}

/// What was passed on the way from a name to the words before it.
#[derive(Debug, Default)]
struct Passed {
    /// A comma or `and`: the name may be a member of a list.
    list: bool,
    /// A comma.
    comma: bool,
    /// A comma with `and` behind it, which may also begin a clause.
    clause: bool,
    /// A word that may be a verb.
    verb: bool,
}

/// What is found first before a name, over the members of a list and what describes them.
fn before<T>(
    tokens: &Tokens<'_>,
    name: &Range<usize>,
    sentence: &Range<usize>,
    found: impl Fn(usize, &Passed) -> Option<T>,
) -> Option<T> {
    let mut passed = Passed::default();
    for at in (sentence.start.max(name.start.saturating_sub(LONGEST))..name.start).rev() {
        if let Some(found) = found(at, &passed) {
            return Some(found);
        }
        let word = tokens.word(at);
        match tokens.written(at) {
            "–" | "—" => return None,
            "," | ";" | ":" => {
                passed.list = true;
                passed.comma = true;
                passed.clause |= tokens.classes(at + 1).any(Classes::CONJUNCTION);
            }
            _ if !tokens.is_word(at) => {}
            _ if matches!(word, "and" | "or") => passed.list = true,
            // `on Iran and on X`
            _ if matches!(word, "on" | "against") && at > sentence.start && ends_member(tokens, at - 1) => {}
            _ if describes(tokens, at) => passed.verb |= !tokens.is_capital(at) && tokens.verb(at).is_some(),
            _ => return None,
        }
    }
    None
}

fn ends_member(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.word(at), "and" | "or") || tokens.written(at) == ","
}

/// Whether a word may stand in a list of names: a name, or a word that says what the next one is.
fn describes(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.word(at);
    let noun = matches!(word, "'s" | "the" | "including" | "among" | "them") || is_the_following(tokens, at);
    if tokens.is_capital(at) || noun {
        return true;
    }
    let first = at.checked_sub(1);
    if word == "of" {
        return tokens.is_capital(at + 1) && first.is_some_and(|first| tokens.is_capital(first));
    }
    let closed = Classes::PREPOSITION
        .or(Classes::SUBORDINATOR)
        .or(Classes::RELATIVE)
        .or(Classes::AUXILIARY)
        .or(Classes::NEGATION)
        .or(Classes::PRONOUN)
        .or(Classes::CONJUNCTION);
    // `the jailed dealer`, `a Dubai-based firm`
    let adjective = first.is_some_and(|first| {
        tokens.joins(first) || tokens.classes(first).any(Classes::DETERMINER.or(Classes::PREPOSITION))
    });
    let verb = tokens.verb(at).is_some_and(|(_, form)| form == VerbForm::Past) && tokens.role(at).is_none();
    !tokens.classes(at).any(closed) && (!verb || adjective)
}

/// `sanctions on X`, `sanctioned X`, `the designation of X`.
fn as_object(sentences: &Sentences<'_>, name: &Range<usize>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    before(tokens, name, sentence, |at, passed| {
        let words = words_ending_at(tokens, at, sentence, passed)?;
        // `Critics of the sanctions on Russia, X and Y, spoke`: X and Y are the critics.
        let (end, _) = behind_list(tokens, name.end, sentence);
        let apposed = passed.comma && sentences.is_apposed_behind(cue_of(sentences, &words), end);
        (!apposed && !begins_clause(tokens, name, passed)).then_some(words)
    })
}

/// The word on which hangs who is listed: the verb, or the noun before the preposition.
fn cue_of(sentences: &Sentences<'_>, words: &Range<usize>) -> usize {
    let first = sentences.is_verb(words.start) || is_part(sentences.tokens.word(words.start), Part::Naming);
    if first { words.start } else { words.end - 1 }
}

/// Whether a name that may be the last of a list begins a clause of its own: `sanctions on Iran, and X said`.
fn begins_clause(tokens: &Tokens<'_>, name: &Range<usize>, passed: &Passed) -> bool {
    let next = tokens.word(name.end);
    if classes_of(next).any(Classes::AUXILIARY) {
        // `sanctions on Iran and X were announced`
        return passed.clause;
    }
    let past = verb_of(next).is_some_and(|(_, form)| matches!(form, VerbForm::Past | VerbForm::Third));
    let verb = (past || is_unchanged_past(next)) && !tokens.is_capital(name.end);
    passed.list && verb && tokens.word(name.end + 1) != "by"
}

/// Words that list who stands behind them.
fn words_ending_at(tokens: &Tokens<'_>, at: usize, sentence: &Range<usize>, passed: &Passed) -> Option<Range<usize>> {
    let word = tokens.word(at);
    let from = sentence.start.max(at.saturating_sub(5));
    match word {
        // `X was designated alongside Y`
        "alongside" => at.checked_sub(1).filter(|act| from <= *act && is_act(tokens, *act)).map(|act| act..at + 1),
        "on" | "against" | "targeting" | "of" => {
            let phrase = |start: &usize| stage_at(tokens, *start) == Some((at + 1, "designated"));
            let noun = at.checked_sub(1).filter(|noun| word == "of" && is_part(tokens.word(*noun), Part::Naming));
            (from..at)
                .find(phrase)
                .map(|start| start..at + 1)
                .or_else(|| noun.map(|noun| noun..at + 1))
                .or_else(|| if word == "of" { None } else { measure_before(tokens, at, sentence) })
        }
        _ => match verb(word, Part::Act)? {
            // `US sanctions X` is said in headlines; elsewhere `sanctions` is a noun.
            VerbForm::Third if is_part(word, Part::Measure) => {
                let kind = tokens.paragraphs[tokens.sentences()[tokens.sentence_of(at)].paragraph].kind;
                let headline = matches!(kind, ParagraphKind::Headline | ParagraphKind::Subheading);
                (headline && at > sentence.start && !passed.verb).then_some(at..at + 1)
            }
            VerbForm::Past | VerbForm::Gerund | VerbForm::Third => Some(at..at + 1),
            VerbForm::Base => None,
        },
    }
}

/// The measure to which a preposition belongs: `sanctions on`, `sanctions imposed by Washington last Friday on`.
fn measure_before(tokens: &Tokens<'_>, preposition: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    for at in (sentence.start..preposition).rev().take(14) {
        let phrase = [at, at.saturating_sub(1)].into_iter().find_map(|start| {
            MEASURES.longest_at(tokens, start).filter(|(end, ())| *end > at).map(|(end, ())| start..end)
        });
        if phrase.is_some() {
            return phrase;
        }
        let word = tokens.word(at);
        let classes = tokens.classes(at);
        let between = tokens.is_capital(at)
            || tokens.is_number(at)
            || tokens.written(at) == "."
            || is_calendar(word)
            || is_time_unit(word)
            || matches!(word, "on" | "by" | "this" | "last")
            || classes.any(Classes::AUXILIARY.or(Classes::ADVERB).or(Classes::DETERMINER))
            || tokens.verb(at).is_some_and(|(_, form)| form == VerbForm::Past);
        if !between || classes.any(Classes::NEGATION) {
            return None;
        }
    }
    None
}

/// `added X and Y to its sanctions list`, `hit X with sanctions`.
fn as_moved(
    sentences: &Sentences<'_>,
    claims: &[Claim],
    name: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let (end, _) = behind_list(tokens, name.end, sentence);
    let (part, prepositions): (Part, &[&str]) =
        if tokens.word(end) == "with" { (Part::Strike, &["with"]) } else { (Part::Move, &["to", "on", "in", "under"]) };
    let words = list_at(tokens, end, sentence, prepositions)?;
    let moved = |at: usize, _: &Passed| {
        let verb = at..at + 1;
        (happened(tokens.word(at), part) && real::holds(sentences, claims, &verb, name)).then_some(())
    };
    before(tokens, name, sentence, moved).map(|()| words)
}

/// Whether a word is a verb of a part that tells what has happened.
fn happened(word: &str, part: Part) -> bool {
    verb(word, part).is_some_and(|form| form != VerbForm::Base || is_unchanged_past(word))
}

/// The token behind the rest of a list that a name begins, and whether the list has an `and`.
fn behind_list(tokens: &Tokens<'_>, from: usize, sentence: &Range<usize>) -> (usize, bool) {
    let (mut at, mut joined) = (from, false);
    while at < sentence.end.min(from + LONGEST) {
        let word = tokens.word(at);
        let inside = if tokens.is_word(at) {
            // `as` is an Arabic article, too, but `designated X as captain` goes on with what X is.
            let particle = particle(word).is_some() && word != "as";
            word == "and" || tokens.is_capital(at) || particle || (joined && describes(tokens, at))
        } else {
            !matches!(tokens.written(at), "." | ";" | ":" | "–" | "—" | "!" | "?")
        };
        if !inside {
            break;
        }
        joined |= word == "and";
        at += 1;
    }
    (at, joined)
}

/// `on the US sanctions list`, `under European sanctions`: from one of the prepositions to the noun.
fn list_at(tokens: &Tokens<'_>, at: usize, sentence: &Range<usize>, prepositions: &[&str]) -> Option<Range<usize>> {
    if at >= sentence.end || !prepositions.contains(&tokens.word(at)) {
        return None;
    }
    for next in at + 1..sentence.end.min(at + 10) {
        let word = tokens.word(next);
        if is_part(word, Part::List) {
            // `comments on the sanctions`: one stands on a list.
            let listed = tokens.word(at) != "on" || (at + 1..next + 4).any(|at| is_list(tokens.word(at)));
            return listed.then_some(at..next + 1);
        }
        if !tokens.is_word(next) {
            if tokens.joins(next) || matches!(tokens.written(next), "\"" | "“" | "”") {
                continue;
            }
            return None;
        }
        // `the list of specially designated nationals`, not `the board of a sanctioned bank`
        let of_list = word == "of" && is_list(tokens.word(next - 1));
        if !of_list && !classes_of(word).any(Classes::DETERMINER) && !describes(tokens, next) {
            return None;
        }
    }
    None
}

/// A name that leads a bullet behind a line such as `Those named in the sanctions were:`.
fn as_bullet(
    sentences: &Sentences<'_>,
    claims: &[Claim],
    name: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let number = tokens.sentence_of(name.start);
    let kind = |number: usize| tokens.paragraphs[tokens.sentences()[number].paragraph].kind;
    if kind(number) != ParagraphKind::Bullet || !introduction::is_led_by(sentences, sentence, name) {
        return None;
    }
    let line = (number.saturating_sub(MOST_BULLETS)..number)
        .rev()
        .find(|number| kind(*number) != ParagraphKind::Bullet)
        .map(|number| tokens.sentences()[number].tokens.clone())?;
    introduction::lists(sentences, claims, &line)
}

/// A name that leads a member of a list behind a colon in its own sentence: `Those named in the sanctions include: X, a bank; Y`.
fn as_item(
    sentences: &Sentences<'_>,
    claims: &[Claim],
    name: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    let tokens = sentences.tokens;
    let colon = (sentence.start + 1..name.start).rev().find(|at| tokens.written(*at) == ":")?;
    let opens = introduction::enumerates(tokens.word(colon - 1)) || matches!(tokens.word(colon - 1), "on" | "against");
    let part = (colon + 1..name.start).rev().find(|at| tokens.written(*at) == ";").unwrap_or(colon);
    if !opens || !introduction::is_led_by(sentences, &(part + 1..sentence.end), name) {
        return None;
    }
    introduction::lists(sentences, claims, &(sentence.start..colon + 1))
}

/// `the FOLLOWING firms`
fn is_the_following(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.word(at) == "following" && at > 0 && tokens.word(at - 1) == "the"
}

/// A word for a list of names.
fn is_list(word: &str) -> bool {
    is_part(word, Part::Roll)
}

/// Whether a word is the past of a verb that lists: `sanctioned`.
fn is_act(tokens: &Tokens<'_>, at: usize) -> bool {
    verb(tokens.word(at), Part::Act) == Some(VerbForm::Past)
}

fn is_part(word: &str, part: Part) -> bool {
    PARTS.get(word).is_some_and(|parts| parts.contains(&part))
}

/// The form in which a word is a verb of a part.
fn verb(word: &str, part: Part) -> Option<VerbForm> {
    verb_of(word).filter(|(lemma, _)| is_part(lemma, part)).map(|(_, form)| form)
}
