//! The word that a day hangs on: the noun right before it (`a cyberattack last year`) or behind it (`last week's vote`), or the verb of its
//! own clause. `agreed on Friday to pay` dates the agreeing, `disclosed the breach last August` the disclosing.

use super::nouns::names_step;
use crate::{
    dates::{Day, Granularity, TimeExpression},
    grammar::{Sentences, Tag},
    lexicon::{VerbForm, WordKind, is_kind, role_of, triggers_at},
};
use std::ops::Range;

/// So far to either side of a day the word that it hangs on is looked for.
const FARTHEST: usize = 60;

/// So many verbs are followed from a participle or an infinitive to the one that it hangs on.
const DEEPEST: usize = 4;

/// So many days before the publication are long past.
const LONG_AGO: i64 = 31;

/// A noun between a verb and a day, and the preposition before it.
struct Noun {
    head: usize,
    /// Whether another noun, a number or an adjective stands before it.
    described: bool,
    /// Whether an article or an owner does.
    known: bool,
    led: Option<usize>,
}

/// What stands before a day, up to the verb of its clause or to the edge of it.
struct Before {
    verb: Option<usize>,
    /// From right to left.
    nouns: Vec<Noun>,
    /// First token that was looked at.
    start: usize,
}

/// The word that a day hangs on, a verb or the last word of a noun. `None` if it hangs on something else than either, or nobody can tell.
pub(super) fn governor(sentences: &Sentences<'_>, date: &TimeExpression, published: Option<Day>) -> Option<usize> {
    let days = &date.tokens;
    if let Some(noun) = described_by(sentences, days) {
        return Some(noun);
    }
    let start = sentences.sentence(days.start).start;
    let first = start_of_phrase(sentences, days);
    let last = first.checked_sub(1).filter(|last| *last >= start);
    // `the attacks of 11 September`
    if let Some(of) = last.filter(|of| sentences.tokens.word(*of) == "of") {
        return of.checked_sub(1).filter(|noun| sentences.tag(*noun) == Tag::Nominal);
    }
    // `a visit due on 12 January`: of what is due.
    if let Some(due) = last.and_then(|last| due_before(sentences, last)) {
        return due.checked_sub(1).filter(|noun| *noun >= start && sentences.tag(*noun) == Tag::Nominal);
    }
    // `the killing on Monday OF a guard`
    if let Some(noun) = last.filter(|noun| sentences.tokens.word(days.end) == "of" && names_event(sentences, *noun)) {
        return Some(noun);
    }
    // `was on Monday jailed`
    if let Some(verb) = inside_group(sentences, first, days.end) {
        return Some(verb);
    }
    let before = before(sentences, first);
    match before.verb {
        Some(verb) => behind_verb(sentences, verb, &before.nouns, date, published),
        None if is_set_apart(sentences, &[first, before.start], days.end) => None,
        // `The vote on Tuesday was`, `In the attack on Monday`
        None => before
            .nouns
            .iter()
            .find(|noun| names_event(sentences, noun.head))
            .map(|noun| noun.head)
            .or_else(|| main_verb_from(sentences, &sentences.sentence(days.start), days.end)),
    }
}

/// Where a day with its prepositions begins: `AT ABOUT noon`, `FROM 2002`.
fn start_of_phrase(sentences: &Sentences<'_>, days: &Range<usize>) -> usize {
    let start = sentences.sentence(days.start).start;
    let leads = |at: &usize| {
        sentences.in_date(*at)
            || sentences.tag(*at) == Tag::Preposition && sentences.tokens.word(*at) != "of"
            || matches!(sentences.tokens.word(*at), "late" | "early" | "only" | "just")
    };
    (start..days.start).rev().take_while(leads).last().unwrap_or(days.start)
}

/// The noun that a day before it describes: `the November 2014 ATTACK`, `next week's VOTE`.
fn described_by(sentences: &Sentences<'_>, days: &Range<usize>) -> Option<usize> {
    let tokens = sentences.tokens;
    let owns = sentences.tag(days.end) == Tag::Possessive;
    let first = days.end + usize::from(owns);
    let sentence = sentences.sentence(days.start);
    let describes = |at: usize| matches!(sentences.tag(at), Tag::Determiner | Tag::Nominal | Tag::Possessive);
    let inside = sentences.tag(first) == Tag::Nominal
        && (days.start > sentence.start && describes(days.start - 1)
            || matches!(tokens.word(days.start), "the" | "a" | "an") && names_event(sentences, first));
    if !owns && !inside {
        return None;
    }
    let noun = |at: &usize| matches!(sentences.tag(*at), Tag::Nominal | Tag::Number) || tokens.joins(*at);
    let run = first..(first..sentence.end).find(|at| !noun(at)).unwrap_or(sentence.end);
    run.clone().find(|at| names_event(sentences, *at)).or_else(|| run.last())
}

/// Where words begin that say something is due, if a token ends them: `DUE`, `DUE to open`.
fn due_before(sentences: &Sentences<'_>, last: usize) -> Option<usize> {
    let start = sentences.sentence(last).start.max(last.saturating_sub(4));
    (start..=last)
        .rev()
        .take_while(|at| {
            sentences.is_verb(*at) || matches!(sentences.tag(*at), Tag::To | Tag::Auxiliary | Tag::Nominal)
        })
        .find(|at| is_kind(sentences.tokens.word(*at), WordKind::Due))
        .filter(|due| *due > start && sentences.tag(*due - 1) == Tag::Nominal)
}

/// The verb whose auxiliaries a day stands behind: `was on Monday JAILED`.
fn inside_group(sentences: &Sentences<'_>, first: usize, end: usize) -> Option<usize> {
    let helps = |at: usize| matches!(sentences.tag(at), Tag::Auxiliary | Tag::To) && !sentences.in_date(at);
    let verb = (end..end + 3).find(|at| sentences.tag(*at) != Tag::Adverb)?;
    let opens = first > sentences.sentence(first).start && helps(first - 1);
    (opens && sentences.is_verb(verb)).then_some(verb)
}

/// Whether dashes or brackets set a day apart from all verbs: `found - for the second time this week - that`.
fn is_set_apart(sentences: &Sentences<'_>, starts: &[usize], end: usize) -> bool {
    let mark = |at: usize| matches!(sentences.tokens.written(at), "-" | "--" | "–" | "—" | "(" | ")");
    mark(end) && starts.iter().any(|start| *start > sentences.sentence(*start).start && mark(start - 1))
}

/// What stands before a token, over nouns with their prepositions, up to a verb.
fn before(sentences: &Sentences<'_>, end: usize) -> Before {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(end);
    let farthest = sentence.start.max(end.saturating_sub(FARTHEST));
    let mut found = Before { verb: None, nouns: Vec::new(), start: end };
    let mut noun: Option<Noun> = None;
    let mut at = end;
    while at > farthest {
        at -= 1;
        if sentences.in_date(at) || tokens.joins(at) {
            found.start = at;
            continue;
        }
        match sentences.tag(at) {
            // `a SUSPECTED breach`
            Tag::Verb(_) if is_adjective(sentences, at) => {}
            // `in CLASHES with REBELS`
            Tag::Verb(VerbForm::Third) if is_misread(sentences, at) => {
                noun.get_or_insert(Noun { head: at, described: false, known: false, led: None });
            }
            Tag::Verb(_) | Tag::Auxiliary => {
                found.verb = Some(at);
                break;
            }
            Tag::Nominal | Tag::Number | Tag::Pronoun => match &mut noun {
                Some(noun) => noun.described = true,
                None => noun = Some(Noun { head: at, described: false, known: false, led: None }),
            },
            Tag::Determiner | Tag::Possessive => {
                if let Some(noun) = &mut noun {
                    noun.known = true;
                }
            }
            // `carried OUT an attack`
            Tag::Preposition if is_particle(sentences, at) => {}
            Tag::Preposition => {
                if let Some(noun) = noun.take() {
                    found.nouns.push(Noun { led: Some(at), ..noun });
                }
            }
            Tag::Adverb | Tag::Negation => {}
            Tag::Conjunction if matches!(tokens.word(at), "and" | "or") => {}
            // `the ship, which carried oil, on Monday`
            Tag::Mark
                if at + 1 == end
                    && let Some(open) = opened_by_relative(sentences, at) =>
            {
                at = open;
            }
            Tag::Mark if opens_nothing(sentences, at) => {}
            _ => break,
        }
        found.start = at;
    }
    found.nouns.extend(noun);
    found
}

/// The comma that opens a relative clause, if another one at a token closes it.
fn opened_by_relative(sentences: &Sentences<'_>, comma: usize) -> Option<usize> {
    let is_comma = |at: &usize| sentences.tokens.written(*at) == ",";
    let start = sentences.sentence(comma).start;
    let open = (start..comma).rev().find(is_comma).filter(|_| is_comma(&comma))?;
    (sentences.tag(open + 1) == Tag::Relative).then_some(open)
}

/// Whether a mark between nouns parts no clauses.
fn opens_nothing(sentences: &Sentences<'_>, mark: usize) -> bool {
    match sentences.tokens.written(mark) {
        "," => !matches!(sentences.tag(mark + 1), Tag::Relative | Tag::Subordinator),
        "\"" | "“" | "”" | "'" | "‘" | "’" | "$" | "£" | "€" | "%" | "." | "(" | ")" => true,
        _ => false,
    }
}

/// Whether a form of a verb describes the noun behind it: `a SUSPECTED breach`.
fn is_adjective(sentences: &Sentences<'_>, at: usize) -> bool {
    at > sentences.sentence(at).start
        && matches!(sentences.tag(at - 1), Tag::Determiner | Tag::Possessive)
        && matches!(sentences.tag(at + 1), Tag::Nominal | Tag::Number)
}

/// Whether a plural that may be a verb is none: it stands right behind a preposition, or names several persons.
fn is_misread(sentences: &Sentences<'_>, at: usize) -> bool {
    let led = at > sentences.sentence(at).start && sentences.tag(at - 1) == Tag::Preposition;
    led || role_of(sentences.tokens.word(at)).is_some_and(|role| role.plural)
}

/// `carried OUT an attack`
fn is_particle(sentences: &Sentences<'_>, at: usize) -> bool {
    matches!(sentences.tokens.word(at), "out" | "up" | "off" | "down") && at > 0 && sentences.is_verb(at - 1)
}

/// Prepositions that hang a noun on a verb as another time: a day behind the noun is its own.
const OTHER_TIME: [&str; 5] = ["after", "following", "since", "until", "till"];

/// Whether a preposition hangs a noun on a verb as another time. Before a court, somebody only stands.
fn is_other_time(sentences: &Sentences<'_>, noun: &Noun) -> bool {
    let tokens = sentences.tokens;
    noun.led.is_some_and(|preposition| {
        let word = tokens.word(preposition);
        let before = word == "before" || word == "of" && tokens.word(preposition.wrapping_sub(1)) == "ahead";
        OTHER_TIME.contains(&word) || before && names_event(sentences, noun.head)
    })
}

/// Verbs, by their lemmas, whose object was at another time.
const FOLLOWS: [&str; 6] = ["commemorate", "follow", "mark", "precede", "recall", "remember"];

/// What a day behind a verb hangs on: the verb, or the noun between them, if that names an event.
fn behind_verb(
    sentences: &Sentences<'_>,
    verb: usize,
    nouns: &[Noun],
    date: &TimeExpression,
    published: Option<Day>,
) -> Option<usize> {
    let tokens = sentences.tokens;
    let of_verb = || above(sentences, verb, date, published, DEEPEST);
    let follows = tokens.verb(verb).is_some_and(|(lemma, _)| FOLLOWS.contains(&lemma));
    if follows && let Some(noun) = nouns.last().filter(|noun| noun.led.is_none()) {
        return Some(noun.head);
    }
    // `arrested following a brawl on Monday`
    if let Some(noun) = nouns.iter().find(|noun| is_other_time(sentences, noun)) {
        return Some(noun.head);
    }
    let Some(noun) = nouns.iter().find(|noun| names_event(sentences, noun.head)) else { return of_verb() };
    let Some(preposition) = noun.led else {
        let links = sentences.tag(verb) == Tag::Auxiliary;
        return if links { Some(noun.head) } else { of_verb() };
    };
    if matches!(tokens.word(preposition), "in" | "during" | "amid" | "at" | "by") {
        return of_verb();
    }
    // `jailed over an attack on Monday`, `jailed for the murder of a guard in 2013`, but `convicted of murder in 2013`, and `cleared of fraud
    // charges in 2013`
    let one = (preposition + 1..noun.head).any(|at| matches!(tokens.word(at), "a" | "an"));
    if one || (noun.known || noun.described && !names_step(tokens, noun.head)) && is_of_the_past(date, published) {
        Some(noun.head)
    } else {
        of_verb()
    }
}

/// Whether a day is of no recent news: a week, a month or a year, or a day that is long past.
fn is_of_the_past(date: &TimeExpression, published: Option<Day>) -> bool {
    let recent = matches!(
        date.granularity,
        Granularity::Time | Granularity::PartOfDay | Granularity::Day | Granularity::Weekend
    );
    !recent || published.zip(date.last).is_some_and(|(day, last)| day.days_since(last) > LONG_AGO)
}

/// The verb that a day behind a verb is of: not a participle that only describes a noun (`fines TOTALLING a million`), and not an infinitive
/// where the day is past.
fn above(
    sentences: &Sentences<'_>,
    verb: usize,
    date: &TimeExpression,
    published: Option<Day>,
    depth: usize,
) -> Option<usize> {
    if depth == 0 {
        return None;
    }
    let group = sentences.group_of(verb);
    let start = sentences.sentence(verb).start;
    if sentences.tag(verb) == Tag::Verb(VerbForm::Gerund) && group.start == verb && verb > start {
        let beside = sentences.tag(verb - 1) == Tag::Nominal;
        if beside && matches!(sentences.tokens.word(verb), "starting" | "beginning" | "ending" | "opening") {
            return Some(verb - 1);
        }
        if beside {
            let verb = before(sentences, verb).verb?;
            return above(sentences, verb, date, published, depth - 1);
        }
    }
    let past = published.is_some_and(|day| date.first.is_some_and(|first| first <= day));
    if past && sentences.tag(group.start) == Tag::To {
        let main = before(sentences, group.start)
            .verb
            .filter(|main| sentences.is_verb(*main) && !is_still_to_come(sentences, *main));
        // `was able to close`
        return main.and_then(|main| above(sentences, main, date, published, depth - 1)).or(Some(verb));
    }
    Some(verb)
}

/// Whether a verb is no form of the past: `is due`, `will`.
fn is_still_to_come(sentences: &Sentences<'_>, verb: usize) -> bool {
    let group = sentences.group_of(verb);
    group.future
        || matches!(sentences.tokens.word(verb), "is" | "are" | "am")
        || matches!(sentences.tag(verb), Tag::Verb(VerbForm::Third | VerbForm::Base))
}

/// The verb of the clause that goes on at a token of a sentence, or where that ends, over the subject and what hangs on it.
pub(super) fn main_verb_from(sentences: &Sentences<'_>, sentence: &Range<usize>, from: usize) -> Option<usize> {
    let tokens = sentences.tokens;
    let end = sentence.end.min(from + FARTHEST);
    let mut hanging = 0_usize;
    let mut participle = None;
    let mut at = from;
    while at < end {
        if matches!(tokens.written(at), ";" | ":") {
            break;
        }
        if let Some(comma) = clause_before_main(sentences, at, end) {
            at = comma + 1;
            continue;
        }
        if sentences.tag(at) == Tag::Relative {
            hanging += 1;
        } else if (sentences.is_verb(at) || sentences.tag(at) == Tag::Auxiliary) && !sentences.in_date(at) {
            let verb = verb_of_group(sentences, at, end);
            let finite =
                sentences.tag(at) == Tag::Auxiliary || sentences.is_finite(verb, sentences.group_of(verb).start);
            match (finite, hanging) {
                (true, 0) => return Some(verb),
                (true, _) => hanging -= 1,
                (false, 0) if sentences.tag(verb) == Tag::Verb(VerbForm::Past) => {
                    participle = participle.or(Some(verb));
                }
                (false, _) => {}
            }
            at = verb;
        }
        at += 1;
    }
    participle
}

/// The verb that an auxiliary at a token helps, or what stands there itself.
fn verb_of_group(sentences: &Sentences<'_>, at: usize, end: usize) -> usize {
    let helps =
        |at: usize| matches!(sentences.tag(at), Tag::Auxiliary | Tag::Adverb | Tag::Negation) || sentences.in_date(at);
    let verb = (at..end).find(|next| !helps(*next)).filter(|next| sentences.is_verb(*next));
    verb.unwrap_or(at)
}

/// The comma that closes a clause which stands before the main one and begins at a token: `On Monday, AFTER police came, he left`.
fn clause_before_main(sentences: &Sentences<'_>, at: usize, end: usize) -> Option<usize> {
    let opens = sentences.tag(at) == Tag::Subordinator
        || matches!(sentences.tokens.word(at), "after" | "before" | "since" | "until" | "while" | "when" | "as");
    let comma = (at + 1..end).filter(|_| opens).find(|at| sentences.tokens.written(*at) == ",")?;
    (at + 1..comma).any(|verb| sentences.is_verb(verb) || sentences.tag(verb) == Tag::Auxiliary).then_some(comma)
}

/// The nearest verb or auxiliary of the clause before a token.
pub(super) fn verb_before(sentences: &Sentences<'_>, end: usize) -> Option<usize> {
    before(sentences, end).verb
}

/// Whether a noun for an event stands at a token, or ends there.
pub(super) fn names_event(sentences: &Sentences<'_>, at: usize) -> bool {
    let tokens = sentences.tokens;
    let start = sentences.sentence(at).start;
    !sentences.is_verb(at)
        && (start.max(at.saturating_sub(2))..=at).any(|first| {
            triggers_at(tokens, first).is_some_and(|(end, triggers)| {
                end == at + 1 && triggers.iter().any(|one| one.form.is_none() && one.kind != "nothing")
            })
        })
}
