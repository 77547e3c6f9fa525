//! Who and what else a pronoun might stand for: everything of a fitting kind that the words before it name.
//!
//! What is not known is taken for a rival: a capital that is no country, place or body may be a person's name, and any
//! singular noun may be what `it` stands for.

use super::super::parties::{Mention, Party};
use crate::{
    grammar::{Sentences, Tag, is_plural},
    lexicon::{RoleKind, WordKind, is_common, metonyms, role_of},
    names::country_at,
};
use interdict_model::{Entity, PartyKind};
use interdict_text::lexicon::is_place;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Kinds of what some tokens name besides one party.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Rivals {
    /// A noun for one human being, or a listed person.
    pub(super) person: bool,
    /// A noun for a body or a paper, or a body's name.
    pub(super) body: bool,
    /// A name of anyone or anything.
    pub(super) name: bool,
    /// A state, its capital or its seat of government, where it may act.
    pub(super) state: bool,
    /// The same behind a preposition of place.
    pub(super) place: bool,
    /// Any other noun in the singular.
    pub(super) thing: bool,
    /// A ship.
    pub(super) ship: bool,
    /// `he`, `him`, `his` of which it is not clear who that is.
    pub(super) he: bool,
    /// The same of `she`.
    pub(super) she: bool,
    /// The same of `it`, also where it stands for nothing.
    pub(super) it: bool,
}

impl Rivals {
    /// With what nouns and names say elsewhere; pronouns there are of no weight.
    pub(super) fn with_nouns_of(self, other: Self) -> Self {
        Self {
            person: self.person || other.person,
            body: self.body || other.body,
            name: self.name || other.name,
            state: self.state || other.state,
            place: self.place || other.place,
            thing: self.thing || other.thing,
            ship: self.ship || other.ship,
            ..self
        }
    }
}

/// The listed parties in a text, to tell them from everything else.
pub(super) struct Scene<'a> {
    pub(super) sentences: &'a Sentences<'a>,
    pub(super) entities: &'a [Entity],
    pub(super) parties: &'a [Party],
    /// Of the first token of all that stands for a party: the place of the party, and the token behind.
    pub(super) named: FxHashMap<usize, (usize, usize)>,
}

impl Scene<'_> {
    pub(super) fn kind_of(&self, party: usize) -> PartyKind {
        self.entities[self.parties[party].entity].schema.kind()
    }

    /// Where the nouns begin that run into a name: `North Korean arms dealer KOMID`, `Mr Kang`.
    pub(super) fn naming_start(&self, name: usize) -> usize {
        let sentence = self.sentences.sentence(name);
        let runs_on = |at: &usize| self.sentences.tag(*at) == Tag::Nominal || self.sentences.tokens.joins(*at);
        (sentence.start..name).rev().take_while(runs_on).last().unwrap_or(name)
    }

    /// What some tokens name besides a party, its descriptions and what was found to stand for it.
    pub(super) fn rivals(&self, window: &Range<usize>, party: usize) -> Rivals {
        let tokens = self.sentences.tokens;
        let own = self.own(window, party);
        let mut rivals = Rivals::default();
        let mut at = window.start;
        while at < window.end {
            if let Some((other, end)) = self.named.get(&at) {
                if *other != party {
                    self.add_listed(&mut rivals, *other);
                }
                at = *end;
                continue;
            }
            if self.sentences.in_date(at) || own.iter().any(|range| range.contains(&at)) {
                at += 1;
                continue;
            }
            if let Some(end) = self.state_end(at) {
                if self.is_local(at) {
                    rivals.place = true;
                } else {
                    rivals.state = true;
                }
                // `an Iranian told him`
                let article = matches!(tokens.word(at.wrapping_sub(1)), "a" | "an" | "another");
                rivals.person |= article && self.sentences.tag(end) != Tag::Nominal;
                at = end;
                continue;
            }
            at = if self.is_name(at) { self.add_name(&mut rivals, at) } else { self.add_word(&mut rivals, at) };
        }
        rivals
    }

    /// The tokens that name or describe the party itself.
    fn own(&self, window: &Range<usize>, party: usize) -> Vec<Range<usize>> {
        let mentions = &self.parties[party].mentions;
        let first = mentions.partition_point(|mention| mention.tokens.start < window.start);
        mentions[first..]
            .iter()
            .take_while(|mention| mention.tokens.start < window.end)
            .flat_map(|mention| {
                let naming = self.naming_start(mention.tokens.start)..mention.tokens.end;
                [naming, self.apposition(mention), self.predicate(&mention.tokens)]
            })
            .collect()
    }

    /// `a government official` in `Kang, a government official in Iran`: what hangs on it is something else.
    fn apposition(&self, mention: &Mention) -> Range<usize> {
        let Some(role) = mention.role.as_ref().filter(|role| role.start >= mention.tokens.end) else { return 0..0 };
        let closes = |at: &usize| {
            matches!(
                self.sentences.tag(*at),
                Tag::Preposition | Tag::Relative | Tag::Verb(_) | Tag::To | Tag::Conjunction
            )
        };
        role.start..role.clone().find(closes).unwrap_or(role.end)
    }

    /// `a trading company` in `Tangun is a trading company`.
    fn predicate(&self, name: &Range<usize>) -> Range<usize> {
        let be = matches!(self.sentences.tokens.word(name.end), "is" | "was" | "remains" | "became");
        if !be || name.end + 1 >= self.sentences.sentence(name.start).end {
            return 0..0;
        }
        self.sentences.phrase_starting_at(name.end + 1).map_or(0..0, |phrase| self.sentences.head(&phrase))
    }

    fn add_listed(&self, rivals: &mut Rivals, party: usize) {
        match self.kind_of(party) {
            PartyKind::Person => rivals.person = true,
            PartyKind::Organization => rivals.body = true,
            PartyKind::Vessel | PartyKind::Aircraft => {
                rivals.ship = true;
                rivals.thing = true;
            }
            PartyKind::Unknown => rivals.name = true,
        }
    }

    /// A country, its adjective, or a name that stands for a state.
    fn state_end(&self, at: usize) -> Option<usize> {
        let tokens = self.sentences.tokens;
        if let Some((_, end)) = country_at(tokens, at) {
            return Some(end);
        }
        let (end, _) = metonyms().longest_at(tokens, at).filter(|_| tokens.is_capital(at))?;
        Some(end)
    }

    fn is_local(&self, at: usize) -> bool {
        let tokens = self.sentences.tokens;
        let before = at.wrapping_sub(if tokens.word(at.wrapping_sub(1)) == "the" { 2 } else { 1 });
        matches!(tokens.word(before), "in" | "at" | "near")
    }

    /// Whether a word is written as a name: with a capital that its place in the sentence does not explain.
    fn is_name(&self, at: usize) -> bool {
        let tokens = self.sentences.tokens;
        let first = at == self.sentences.sentence(at).start || matches!(tokens.written(at - 1), "\"" | "“" | "'" | "‘");
        tokens.is_word(at)
            && tokens.is_capital(at)
            && self.sentences.tag(at) == Tag::Nominal
            && !(first && is_common(tokens.word(at)))
    }

    /// Adds the name that begins at a token, and returns the token behind it.
    fn add_name(&self, rivals: &mut Rivals, at: usize) -> usize {
        let tokens = self.sentences.tokens;
        let sentence = self.sentences.sentence(at);
        let mut end = at + 1;
        while end < sentence.end
            && !self.named.contains_key(&end)
            && (tokens.joins(end) || self.is_name(end) || tokens.joins(end - 1))
        {
            end += 1;
        }
        let kinds = || (at..end).filter_map(|word| tokens.role(word)).map(|role| role.kind);
        if kinds().any(|kind| kind != RoleKind::Person) {
            rivals.body = true;
        } else if kinds().any(|kind| kind == RoleKind::Person) {
            rivals.person = true;
        } else if (at..end).all(|word| is_place(tokens.word(word))) {
            rivals.state |= !self.is_local(at);
            rivals.place = true;
        } else if (at..end).all(|word| tokens.is_all_capitals(word)) {
            // `FBI`, `KCNA`
            rivals.body = true;
        } else {
            rivals.name = true;
        }
        end
    }

    /// Adds a pronoun or a noun in the singular.
    fn add_word(&self, rivals: &mut Rivals, at: usize) -> usize {
        let tokens = self.sentences.tokens;
        let word = tokens.word(at);
        match word {
            "he" | "him" | "his" | "himself" => rivals.he = true,
            "she" | "her" | "herself" => rivals.she = true,
            "it" | "its" | "itself" => rivals.it = true,
            _ => rivals.person |= tokens.is_kind(at, WordKind::Somebody),
        }
        let next = self.sentences.tag(at + 1) == Tag::Nominal && !self.sentences.in_date(at + 1);
        let last = !next && !tokens.joins(at + 1);
        if self.sentences.tag(at) != Tag::Nominal || !tokens.is_word(at) || !last {
            return at + 1;
        }
        match role_of(word) {
            Some(role) if role.plural || is_plural(word) => {}
            Some(role) if role.kind == RoleKind::Person => {
                rivals.person = true;
                rivals.body |= tokens.is_kind(at, WordKind::MaybeBody);
            }
            Some(_) => rivals.body = true,
            None if is_plural(word) => {}
            None => {
                rivals.thing = true;
                rivals.ship |= tokens.is_kind(at, WordKind::OneShip);
            }
        }
        at + 1
    }
}
