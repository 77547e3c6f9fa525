//! What a text calls somebody or something that no listed party is, unless its entry says so: a footballer, a violinist, a
//! mosque, a choir, a novel.
//!
//! Many have a listed name by chance, and news says of most of them what they are. What is said of a person in one place holds for
//! the name in the whole text, and so does what stands behind a comma; a noun beside the name of a body holds there only: `the
//! mosque that X built` and `X mosque` say nothing of X elsewhere.

use super::{candidates::Candidate, telling};
use crate::{
    lexicon::{Classes, PhraseTable, rows},
    tokens::{TokenKind, Tokens},
};
use interdict_model::{Entity, PartyKind};
use rustc_hash::FxHashMap;
use std::{ops::Range, sync::LazyLock};

/// How far before a name the words may begin that call it something, in tokens.
const FARTHEST: usize = 6;
/// Longest description behind a comma, in tokens.
const LONGEST: usize = 10;

/// What a noun is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Calling {
    /// `violinist`
    Person,
    /// `mosque`
    Thing,
    /// `lake`
    Place,
    /// `novel`
    Work,
    /// `hockey`: no noun for a party, but for what its sentence is about.
    Sport,
}

impl Calling {
    fn named(kind: &str) -> Option<Self> {
        Some(match kind {
            "person" => Self::Person,
            "thing" => Self::Thing,
            "place" => Self::Place,
            "work" => Self::Work,
            "sport" => Self::Sport,
            _ => return None,
        })
    }
}

/// A noun by which a text calls who or what has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Called {
    noun: &'static str,
    calling: Calling,
}

const TABLE: &str = include_str!("../../data/callings.tsv");

static CALLINGS: LazyLock<PhraseTable<Called>> = LazyLock::new(|| {
    PhraseTable::new(rows(TABLE).filter_map(|row| {
        let noun = *row.first()?;
        Some((noun, Called { noun, calling: Calling::named(row.get(1)?)? }))
    }))
});

/// Gives every name what the text calls it.
pub(super) fn mark(tokens: &Tokens<'_>, candidates: &mut [Candidate]) {
    // Who is spelt otherwise may be somebody else.
    let key = |candidate: &Candidate| (candidate.hit.set(), candidate.hit.transcribed);
    let mut of_names: FxHashMap<(u32, bool), Vec<Called>> = FxHashMap::default();
    for candidate in candidates.iter_mut() {
        let name = candidate.whole.clone();
        let here = before(tokens, &name);
        candidate.called.extend(here.into_iter().chain(behind(tokens, &name)));
        let of_person = here.filter(|called| called.calling == Calling::Person);
        for called in of_person.into_iter().chain(in_apposition(tokens, &name)) {
            // Each once: a name that is called so a thousand times is called no more than that.
            let of_name = of_names.entry(key(candidate)).or_default();
            if !of_name.contains(&called) {
                of_name.push(called);
            }
        }
    }
    if of_names.is_empty() {
        return;
    }
    for candidate in candidates {
        candidate.called.extend(of_names.get(&key(candidate)).into_iter().flatten().copied());
    }
}

/// Whether the text calls a name what the party of an entry is not.
pub(super) fn contradict(candidate: &Candidate, entity: &Entity) -> bool {
    if candidate.called.is_empty() {
        return false;
    }
    let names = entity.names.iter().map(|name| name.text.as_str());
    let own: Vec<String> = names.chain(entity.positions.iter().map(String::as_str)).flat_map(telling::words).collect();
    let is_person = entity.schema.kind() == PartyKind::Person;
    candidate.called.iter().any(|called| {
        let fits = match called.calling {
            Calling::Person => is_person,
            Calling::Thing | Calling::Place | Calling::Work => !is_person,
            Calling::Sport => false,
        };
        fits && !called.noun.split([' ', '-']).any(|word| own.iter().any(|held| held == word))
    })
}

/// Whether some tokens are about sport.
pub(super) fn are_of_sport(tokens: &Tokens<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| called_at(tokens, at).is_some_and(|(_, called)| called.calling == Calling::Sport))
}

/// Whether a sentence tells what is so in a work: `in the novel`, `in a new television series`.
pub(super) fn are_of_work(tokens: &Tokens<'_>, sentence: &Range<usize>) -> bool {
    let is_work = |at: usize| called_at(tokens, at).is_some_and(|(_, called)| called.calling == Calling::Work);
    sentence.clone().any(|at| {
        tokens.word(at) == "in"
            && tokens.classes(at + 1).any(Classes::DETERMINER)
            && (at + 2..sentence.end.min(at + 5)).any(is_work)
    })
}

/// Whether a name goes on with a work that it is of: `the X of the television series`.
pub(super) fn is_of_work(tokens: &Tokens<'_>, name: &Range<usize>) -> bool {
    let start = name.end + 2;
    let is_work = |at: usize| called_at(tokens, at).is_some_and(|(_, called)| called.calling == Calling::Work);
    matches!(tokens.word(name.end), "of" | "in")
        && tokens.classes(name.end + 1).any(Classes::DETERMINER)
        && (start..start + 3).take_while(|at| tokens.is_word(*at)).any(is_work)
}

fn called_at(tokens: &Tokens<'_>, at: usize) -> Option<(usize, Called)> {
    CALLINGS.longest_at(tokens, at).map(|(end, called)| (end, *called))
}

/// The noun that runs into a name: `Russian midfielder X`, `the hockey club X`, `Lake X`; of a person also before commas (`the
/// keeper, X, fell`), of a work before a quotation mark (`the film "X`).
fn before(tokens: &Tokens<'_>, name: &Range<usize>) -> Option<Called> {
    let sentence = tokens.sentences().get(tokens.sentence_of(name.start))?.tokens.start;
    let first = sentence.max(name.start.saturating_sub(FARTHEST));
    let mark = tokens.written(name.start.saturating_sub(1));
    (first..name.start).find_map(|at| {
        let (end, called) = called_at(tokens, at)?;
        let joins = match called.calling {
            Calling::Person => {
                mark == "," && at > first && tokens.word(at - 1) == "the" && is_set_off(tokens, name.end)
            }
            Calling::Work => matches!(mark, "\"" | "“" | "‘" | "'"),
            _ => false,
        };
        let as_name = called.calling != Calling::Place || tokens.is_capital(at);
        let runs_into = end == name.start || (end + 1 == name.start && joins);
        (runs_into && as_name && !is_former(tokens, first..at)).then_some(called)
    })
}

/// Whether a mark that ends a phrase stands at a token.
fn is_set_off(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.written(at), "," | "." | ";" | ")" | "!" | "?")
}

/// The common noun that a name runs into: `X mosque`, `X primary school`. A work has an author before it as well: `an X film`.
fn behind(tokens: &Tokens<'_>, name: &Range<usize>) -> Option<Called> {
    let is_small = |at: usize| tokens.is_word(at) && !tokens.is_capital(at) && !tokens.starts_paragraph(at);
    let noun_at = |at: usize| {
        let (_, called) = called_at(tokens, at).filter(|_| is_small(at))?;
        matches!(called.calling, Calling::Thing | Calling::Place).then_some(called)
    };
    let (next, plain) = (name.end, tokens.classes(name.end).is_empty() && tokens.verb(name.end).is_none());
    noun_at(next).or_else(|| if is_small(next) && plain { noun_at(next + 1) } else { None })
}

/// The noun at the head of the description behind a comma: `X, a choir`, `X, 24, the figure skater from Kazan`.
fn in_apposition(tokens: &Tokens<'_>, name: &Range<usize>) -> Option<Called> {
    let sentence = tokens.sentences().get(tokens.sentence_of(name.start))?.tokens.clone();
    if name.end >= sentence.end || !matches!(tokens.written(name.end), "," | "–" | "—") {
        return None;
    }
    let mut start = name.end + 1;
    if tokens.is_number(start) && tokens.written(start + 1) == "," {
        start += 2;
    }
    let closed = Classes::PREPOSITION.or(Classes::CONJUNCTION).or(Classes::RELATIVE).or(Classes::SUBORDINATOR);
    let ends = |at: usize| {
        (tokens.kind(at) == TokenKind::Mark && !tokens.joins(at))
            || (tokens.classes(at).any(closed) && tokens.word(at) != "'s")
    };
    let limit = sentence.end.min(start + LONGEST);
    let end = (start..limit).find(|at| ends(*at)).unwrap_or(limit);
    (start..end).find_map(|at| {
        let (behind, called) = called_at(tokens, at)?;
        (behind == end && !is_former(tokens, start..at)).then_some(called)
    })
}

/// `former boxer X` is something else today.
fn is_former(tokens: &Tokens<'_>, mut before: Range<usize>) -> bool {
    before.any(|at| matches!(tokens.word(at), "former" | "ex" | "retired" | "onetime"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plain;

    fn called(text: &str, name: &str) -> Vec<&'static str> {
        let document = plain::read("test", text);
        let tokens = Tokens::of(&document);
        let start = document.text.find(name).unwrap_or_else(|| panic!("{name} is not in {text}"));
        let name = tokens.at_byte(start)..tokens.at_byte(start + name.len());
        let all = [before(&tokens, &name), behind(&tokens, &name), in_apposition(&tokens, &name)];
        all.into_iter().flatten().map(|called| called.noun).collect()
    }

    #[test]
    fn the_noun_beside_a_name_tells_what_it_is() {
        for (text, nouns) in [
            ("Russian midfielder Daniel Quorve scored twice in Kazan on Sunday.", &["midfielder"][..]),
            ("Russian film director Daniel Quorve won the prize of the jury.", &["film director"]),
            ("The prize went to Daniel Quorve, a Russian figure skater from Kazan.", &["figure skater"]),
            ("The prize went to Daniel Quorve, 24, a poet who lives in Kazan.", &["poet"]),
            ("The jury praised the violinist, Daniel Quorve, on Sunday.", &["violinist"]),
            ("To the violinist, Daniel Quorve said nothing on Sunday.", &[]),
            ("The former boxer Daniel Quorve went into politics in Kazan.", &[]),
            ("The prize went to Daniel Quorve, a former boxer from Kazan.", &[]),
            ("The prize went to Daniel Quorve, a general and violinist.", &[]),
            ("The violinist thanked Daniel Quorve, who was there.", &[]),
        ] {
            assert_eq!(called(text, "Daniel Quorve"), nouns, "{text}");
        }
        for (text, nouns) in [
            ("The hockey club Zarkavite lost at home on Sunday.", &["hockey club"][..]),
            ("Lake Zarkavite froze early in the winter.", &["lake"]),
            ("The village Zarkavite took was empty by then.", &[]),
            ("The Zarkavite mosque was closed on Sunday.", &["mosque"]),
            ("The head of Zarkavite primary school was there.", &["primary school"]),
            ("They went to Zarkavite, an island off the coast.", &["island"]),
            ("Zarkavite attacked school after school.", &[]),
            ("Zarkavite, a new musical, opens in Hull on Sunday.", &["musical"]),
            ("In the film \"Zarkavite's Daughter\" a girl leaves home.", &["film"]),
            ("Zarkavite, which owns a museum, fell on Sunday.", &[]),
        ] {
            assert_eq!(called(text, "Zarkavite"), nouns, "{text}");
        }
    }

    #[test]
    fn what_a_sentence_is_about_is_told_by_its_words() {
        for (text, sport, work) in [
            ("Zarkavite lost in the hockey league on Sunday.", true, false),
            ("In the television series hackers fight Zarkavite.", false, true),
            ("Zarkavite in the new novel is run by a spy.", false, true),
            ("Zarkavite paid for the novel, in part.", false, false),
        ] {
            let document = plain::read("test", text);
            let tokens = Tokens::of(&document);
            let all = 0..tokens.len();
            assert_eq!((are_of_sport(&tokens, &all), are_of_work(&tokens, &all)), (sport, work), "{text}");
        }
    }

    #[test]
    fn every_row_of_the_table_is_found_whole() {
        for row in rows(TABLE) {
            let wanted = Calling::named(row[1]);
            let document = plain::read("test", row[0]);
            let tokens = Tokens::of(&document);
            let found = called_at(&tokens, 0).map(|(end, called)| (end, called.noun, Some(called.calling)));
            assert_eq!(found, Some((tokens.len(), row[0], wanted)), "callings.tsv: {row:?}");
        }
    }
}
