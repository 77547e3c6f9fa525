//! Armed groups that everybody knows, and what news calls them: `Islamic State` and `ISIL` for `ISLAMIC STATE OF IRAQ AND THE
//! LEVANT`, `IRGC` for `ISLAMIC REVOLUTIONARY GUARD CORPS`, `HIZBALLAH` by its one word.
//!
//! The list says itself who is so well known: dozens of its entries are linked to such a group by name. Only groups that are listed
//! as terrorist organisations take part, for the name of a ministry without its country is that of any. A group that is listed
//! as terrorist and no more takes part by its one word (`TALIBAN`): firms are on such lists, too.

use super::words::{hashes, mix};
use crate::{lexicon::WordKind, tokens::Tokens};
use interdict_model::{Entity, PartyKind};
use interdict_text::lexicon::{is_place, particle};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// So many entries name a group that is known by a short name.
const OFTEN: u32 = 20;
/// How the codes of programmes of such groups begin.
const PROGRAMMES: [&str; 3] = ["FTO", "TAQA", "AL-QAIDA"];
/// The same of lists on which firms and offices stand as well.
const WIDE_PROGRAMMES: [&str; 1] = ["SDGT"];
/// Initials of so many words are an abbreviation.
const INITIALS: std::ops::RangeInclusive<usize> = 4..=6;

/// The groups of a list, and how often its entries name each party.
#[derive(Debug, Default)]
pub(super) struct Groups {
    groups: Vec<Group>,
    /// By the words of a name.
    named: FxHashMap<u64, u32>,
}

#[derive(Debug)]
struct Group {
    entity: u32,
    /// Its strong names, with their places.
    names: Vec<(u16, String)>,
    /// Whether only its one word counts.
    by_word: bool,
}

/// Words by which a group is known.
#[derive(Debug)]
pub(super) struct Known {
    /// Place of the entity in the list.
    pub(super) entity: u32,
    /// Place of the name from which they come.
    pub(super) name: u16,
    /// The words, hashed.
    pub(super) words: Vec<u64>,
}

impl Groups {
    /// Takes in an entry, and whom it is linked to.
    pub(super) fn note(&mut self, number: u32, entity: &Entity) {
        for target in entity.relations.iter().filter_map(|link| link.target_name.as_deref()) {
            *self.named.entry(key(target)).or_default() += 1;
        }
        if entity.schema.kind() != PartyKind::Organization {
            return;
        }
        let codes = entity.programmes();
        let of = |programmes: &[&str]| {
            codes.iter().any(|code| programmes.iter().any(|begins| code.to_ascii_uppercase().starts_with(*begins)))
        };
        let armed = of(&PROGRAMMES);
        let word = || entity.names.first().is_some_and(|name| hashes(&name.text).len() == 1);
        if armed || (of(&WIDE_PROGRAMMES) && word()) {
            let strong = entity.names.iter().enumerate().filter(|(_, name)| !name.weak);
            let places = strong.filter_map(|(place, name)| Some((u16::try_from(place).ok()?, name.text.clone())));
            self.groups.push(Group { entity: number, names: places.collect(), by_word: !armed });
        }
    }

    /// The words by which groups are known that many entries name.
    pub(super) fn renowned(&self) -> Vec<Known> {
        let times = |(_, name): &(u16, String)| self.named.get(&key(name)).copied().unwrap_or_default();
        let often = |group: &&Group| group.names.iter().map(times).sum::<u32>() >= OFTEN;
        let mut found = Vec::new();
        for group in self.groups.iter().filter(often) {
            for (number, (name, text)) in group.names.iter().enumerate() {
                let own = (number == 0 && hashes(text).len() == 1).then(|| text.clone());
                let short = if group.by_word { [None, None] } else { [before_places(text), initials(text)] };
                for form in own.into_iter().chain(short.into_iter().flatten()) {
                    found.push(Known { entity: group.entity, name: *name, words: hashes(&form) });
                }
            }
        }
        found
    }
}

/// Whether a noun for armed people stands at a token: `the Islamic State GROUP`, `ISIS FIGHTERS`.
pub(super) fn is_armed(tokens: &Tokens<'_>, at: usize) -> bool {
    [WordKind::BodyNoun, WordKind::Military, WordKind::Armed].iter().any(|kind| tokens.is_kind(at, *kind))
}

/// The noun for people in arms beside a name that says whose they are: `Quorve REBELS`, `REBELS of Quorve`.
pub(super) fn armed_beside(tokens: &Tokens<'_>, name: &Range<usize>) -> Option<usize> {
    let is_armed = |at: &usize| tokens.is_kind(*at, WordKind::Armed);
    let before = || {
        let of =
            name.start.checked_sub(1).map(|at| if tokens.word(at) == "the" { at.saturating_sub(1) } else { at })?;
        let joins = matches!(tokens.word(of), "of" | "from") && !tokens.starts_paragraph(of);
        of.checked_sub(1).filter(|at| joins && is_armed(at))
    };
    Some(name.end).filter(is_armed).or_else(before)
}

/// Whether people in arms are said to be those of a name.
pub(super) fn is_of_armed(tokens: &Tokens<'_>, name: &Range<usize>) -> bool {
    armed_beside(tokens, name).is_some()
}

/// Whether a noun for armed people stands behind a name, or one for soldiers of fortune before it: `Quorve fighters`, `the
/// mercenary group Quorve`.
pub(super) fn is_beside_armed(tokens: &Tokens<'_>, name: &Range<usize>) -> bool {
    let hired = |at: usize| matches!(tokens.word(at), "mercenary" | "mercenaries" | "paramilitary" | "paramilitaries");
    let soldiers = |at: usize| hired(at) || tokens.is_kind(at, WordKind::Military);
    let body = |at: usize| {
        tokens.is_kind(at, WordKind::BodyNoun)
            || matches!(tokens.word(at), "company" | "contractor" | "firm" | "outfit")
    };
    let before = |distance: usize, fits: &dyn Fn(usize) -> bool| name.start.checked_sub(distance).is_some_and(fits);
    hired(name.end) || is_armed(tokens, name.end) || before(1, &hired) || (before(1, &body) && before(2, &soldiers))
}

/// The words of a name as one number.
fn key(name: &str) -> u64 {
    hashes(name).iter().flat_map(|word| word.to_le_bytes()).fold(0, mix)
}

/// Two words or more before `of` and nothing but places: `ISLAMIC STATE OF IRAQ AND THE LEVANT`.
fn before_places(name: &str) -> Option<String> {
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    let of = words.iter().position(|word| word == "of")?;
    let silent = |word: &String| matches!(word.as_str(), "and" | "the") || is_place(word) || is_region(word);
    let begins = words.first().is_some_and(|first| first != "the" && particle(first).is_none());
    let places = of + 1 < words.len() && words[of + 1..].iter().all(silent);
    (of >= 2 && begins && places).then(|| words[..of].join(" "))
}

/// Regions that a group names itself after and that are in no list of countries.
fn is_region(word: &str) -> bool {
    matches!(word, "levant" | "al-sham" | "sham")
}

/// The first letters of the words that tell, in a name without brackets: `IRGC`.
fn initials(name: &str) -> Option<String> {
    let small = |word: &str| matches!(word, "and" | "the" | "of" | "for" | "in");
    let plain = name.chars().all(|letter| letter.is_ascii_alphabetic() || letter == ' ');
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).filter(|word| !small(word)).collect();
    let whole = plain && INITIALS.contains(&words.len()) && words.iter().all(|word| particle(word).is_none());
    whole.then(|| words.iter().filter_map(|word| word.chars().next()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use interdict_model::{Designation, Name, Period, Programme, Relation, RelationKind, Schema};

    fn group(id: &str, name: &str, programme: &str) -> Entity {
        let mut entity = Entity::new(id, Schema::Organization);
        entity.add_name(Name::primary(name));
        let programmes = vec![Programme::undated(programme)];
        entity.designations = vec![Designation { programmes, ..Designation::default() }];
        entity
    }

    fn linked(target: &str) -> Entity {
        let mut entity = Entity::new("x-9", Schema::Person);
        entity.relations.push(Relation {
            kind: RelationKind::LinkedTo,
            target_id: None,
            target_name: Some(target.to_owned()),
            former: false,
            period: Period::default(),
        });
        entity
    }

    #[test]
    fn a_group_is_known_by_short_names_where_many_entries_name_it() {
        for (name, programme, times, known) in [
            ("ZARKAVITE STATE OF IRAQ AND THE LEVANT", "FTO", OFTEN, &["Zarkavite State", "ZSIL"][..]),
            ("ZARKAVITE STATE OF IRAQ AND THE LEVANT", "FTO", OFTEN - 1, &[]),
            ("ZARKAVITE STATE OF IRAQ AND THE LEVANT", "IRAN", OFTEN, &[]),
            ("QUORVE GUARD OF MORVE", "FTO", OFTEN, &[]),
            ("ZARKAVITE", "FTO", OFTEN, &["Zarkavite"]),
            ("ORVANE LIBERATION GUARD CORPS", "FTO", OFTEN, &["OLGC"]),
            ("ZARKAVITE", "SDGT", OFTEN, &["Zarkavite"]),
            ("ZARKAVITE", "SDGT", OFTEN - 1, &[]),
            ("ORVANE LIBERATION GUARD CORPS", "SDGT", OFTEN, &[]),
        ] {
            let mut groups = Groups::default();
            groups.note(0, &group("x-0", name, programme));
            for number in 0..times {
                groups.note(number + 1, &linked(name));
            }
            let found: Vec<Vec<u64>> = groups.renowned().into_iter().map(|known| known.words).collect();
            assert_eq!(found, known.iter().map(|words| hashes(words)).collect::<Vec<_>>(), "{name}");
        }
    }
}
