//! Whether two outlets speak of the same person, body or state.
//!
//! A listed party is itself. Else the words of the name count: "Bluewake" is "Bluewake Shipping", and "Ms Marr" is "Judith
//! Marr"; words for any speaker (`officials`, `a spokesman`) and names of states say nothing of who it is, so that what
//! is left of "North Korean officials" is the state.

use super::{
    bags::Bag,
    words::{Word, words},
};
use crate::{
    dossier::ActorNote,
    lexicon::{RoleKind, WordKind, classes_of, is_kind, role_of, rows},
};
use interdict_text::countries;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Names that stand for a state as such; offices with a name of their own (the FBI) are left out.
static SEATS: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    rows(include_str!("../../data/metonyms.tsv"))
        .filter(|row| matches!(row.get(2), Some(&"capital" | &"government_seat" | &"compass")))
        .filter_map(|row| row.first().map(|name| joined(&words(name))))
        .collect()
});

fn joined(words: &[Word]) -> String {
    words.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ")
}

/// How far two actors are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Same {
    /// Different ones, or it cannot be told: `Anton Rusk` may be `the former sales chief`.
    No,
    /// They speak for the same state.
    State,
    /// The same.
    Named,
}

/// Someone who acts or speaks.
#[derive(Debug, Clone)]
pub(super) struct Voice {
    entity: Option<String>,
    state: Option<String>,
    names: Bag,
    /// Nouns for bodies: of two outlets that both say `the ministry` in one story, it is one ministry.
    bodies: Bag,
    /// Only called a government, of a state that is not known or of none by name: `the government`, `the government of Dorrakan`.
    government: bool,
    /// No word of it begins with a capital, and it is nobody that is known.
    unnamed: bool,
    /// Nouns for what one person is, where the text describes him as one that is known: `his lawyer, Clara Weiss`.
    posts: Bag,
    /// Whose he is: `Orvelle's lawyer`.
    owners: Bag,
    /// The owners in the name who are others than he.
    others: Bag,
    /// The words by which he is introduced, if they say whose he is: `Ostrand's foreign minister` of `Ostrand's foreign
    /// minister, Lena Karsk`.
    introduced: Bag,
    /// What they are who are around a body and called by its name.
    around: Bag,
}

impl Voice {
    /// Who an actor is.
    pub(super) fn of(actor: &ActorNote) -> Self {
        Self::named(actor, |words, at| is_named_body(words.get(at + 1)))
    }

    /// Whom something befalls: of `the ship's captain` it is not the ship, and of `Norvane's director` not Norvane.
    pub(super) fn befallen(actor: &ActorNote) -> Self {
        Self::named(actor, |words, at| words[at + 1..].iter().any(|word| is_person(&word.folded)))
    }

    /// An actor; an owner at some place of his name may be another than he.
    fn named(actor: &ActorNote, is_other: impl Fn(&[Word], usize) -> bool) -> Self {
        let words = words(&actor.span.text);
        let nobody = actor.entity.is_none() && actor.state.is_none();
        // `Tolv` and `the minister` are who the text introduced as `energy minister Anna Tolv`.
        let called = actor.name.as_ref().filter(|_| nobody).map(|name| names_of(&self::words(&name.text), false));
        let called = called.filter(|called| !called.is_empty());
        let unnamed = nobody && called.is_none() && !words.iter().any(|word| word.capital);
        let names = called.unwrap_or_else(|| names_of(&words, actor.state.is_some()));
        // At the beginning of a sentence `observers` have a capital, and no name.
        let anyone = |word: &Word| !word.capital || is_kind(&word.folded, WordKind::Anyone);
        let described = actor.entity.is_none() && actor.state.is_none() && words.iter().all(anyone);
        let principal = if described && names.is_empty() { principal_of(&actor.phrase.text) } else { None };
        if unnamed && principal.is_none() && words.iter().any(|word| is_kind(&word.folded, WordKind::Expert)) {
            // Two outlets that quote some of them quote one kind of voice.
            return Self {
                entity: None,
                state: None,
                names: Bag::default(),
                bodies: Bag::of("expert"),
                government: false,
                unnamed,
                posts: Bag::default(),
                owners: Bag::default(),
                others: Bag::default(),
                introduced: Bag::default(),
                around: Bag::default(),
            };
        }
        let owners = owners_of(&actor.phrase.text);
        let government = described && names.is_empty() && words.iter().any(|word| word.folded == "government");
        Self {
            government,
            entity: actor.entity.clone(),
            state: actor.state.clone(),
            unnamed: unnamed && principal.is_none(),
            names: principal.unwrap_or(names),
            bodies: bodies_of(&actor.span.text),
            posts: posts_of(&actor.phrase.text),
            introduced: if owners.is_empty() { Bag::default() } else { Bag::of(&actor.phrase.text) },
            around: around_in(&words),
            owners,
            others: others_in(&actor.span.text, &words, is_other),
        }
    }

    /// Whether another is only described, by the post that this one has.
    fn has_post_of(&self, other: &Self) -> bool {
        let described = other.unnamed && !other.posts.is_empty() && other.names == other.posts;
        let owned_by_another =
            !self.owners.is_empty() && !other.owners.is_empty() && self.owners.shared_words(&other.owners) == 0;
        described && !self.unnamed && other.posts.shared_words(&self.posts) == other.posts.len() && !owned_by_another
    }

    /// Whether another is only described, in the words by which this one is introduced: `Ostrand's foreign minister`.
    fn is_introduced_as(&self, other: &Self) -> bool {
        let (words, description) = (&self.introduced, &other.introduced);
        !other.posts.is_empty()
            && !description.is_empty()
            && description.shared_words(words) == description.len()
            && other.names.shared_words(description) == other.names.len()
            && !self.names.is_empty()
            && self.names.shared_words(description) == 0
    }

    /// Whether these are people around somebody whom another names without them.
    fn is_around(&self, other: &Self) -> bool {
        !self.around.is_empty() && !other.names.is_empty() && self.around.shared_words(&other.names) == 0
    }

    /// Whether nothing says who it is: a description such as `the former sales chief`, which may be anybody's.
    pub(super) fn is_description(&self) -> bool {
        self.unnamed
    }

    /// Whether it is a state, or somebody who speaks for one and has no name of his own.
    pub(super) fn is_state(&self) -> bool {
        self.state.is_some() && self.entity.is_none() && self.names.is_empty()
    }

    /// How far this is the same as another.
    pub(super) fn same(&self, other: &Self) -> Same {
        if let (Some(one), Some(another)) = (&self.entity, &other.entity) {
            return if one == another { Same::Named } else { Same::No };
        }
        let one_state = self.state.is_some() && self.state == other.state;
        if self.state.is_some() && other.state.is_some() && !one_state {
            return Same::No;
        }
        if self.is_around(other) || other.is_around(self) {
            return Same::No;
        }
        if self.has_post_of(other)
            || other.has_post_of(self)
            || self.is_introduced_as(other)
            || other.is_introduced_as(self)
        {
            return Same::Named;
        }
        // What one outlet calls the government of a state is the government to another.
        if self.government && other.government && (self.names.is_empty() || other.names.is_empty()) {
            return Same::Named;
        }
        let by_state = if one_state { Same::State } else { Same::No };
        let least = self.names.len().min(other.names.len());
        if self.names.is_empty() && other.names.is_empty() {
            let one_body = !self.bodies.is_empty() && self.bodies == other.bodies;
            return if one_state || one_body { Same::Named } else { Same::No };
        }
        let owner = |one: &Self, other: &Self| one.names.shared_words(&other.others) == one.names.len();
        let same = least > 0 && self.names.shared_words(&other.names) == least;
        if same && !owner(self, other) && !owner(other, self) { Same::Named } else { by_state }
    }

    /// Keys under which an actor that may be the same is found.
    pub(super) fn keys(&self) -> Vec<String> {
        let mut keys: Vec<String> =
            self.names.words().chain(self.posts.words()).map(|word| format!("name {word}")).collect();
        keys.sort_unstable();
        keys.dedup();
        keys.extend(self.bodies.words().map(|word| format!("body {word}")));
        keys.extend(self.government.then(|| "government".to_owned()));
        keys.extend(self.entity.iter().map(|entity| format!("entity {entity}")));
        keys.extend(self.state.iter().map(|state| format!("state {state}")));
        keys
    }
}

/// The noun at the end of a phrase with a name for those around whom it names.
fn around_in(words: &[Word]) -> Bag {
    let last = words.last().filter(|last| !last.capital && is_kind(last.folded.as_str(), WordKind::AroundBody));
    let named = words.iter().any(|word| word.capital);
    last.filter(|_| named).map_or_else(Bag::default, |last| Bag::of_words(std::slice::from_ref(last)))
}

/// Whether a word names a body that has a name of its own, whoever it belongs to: `the US Treasury's Office of Foreign Assets
/// Control`.
fn is_named_body(word: Option<&Word>) -> bool {
    word.is_some_and(|word| word.capital && is_body(&word.folded))
}

fn is_body(word: &str) -> bool {
    role_of(word).is_some_and(|role| role.kind == RoleKind::Body) || is_kind(word, WordKind::Agency)
}

/// Whether a word says what one person is, and that not only as whose voice he is.
fn is_person(word: &str) -> bool {
    let person = role_of(word).is_some_and(|role| role.kind == RoleKind::Person && !role.plural);
    person && !is_kind(word, WordKind::Anyone)
}

/// The owners in a name who are others than the one it names, with all of their names: `Norvane Shipping` of `Norvane Shipping's
/// former owner`.
fn others_in(text: &str, words: &[Word], is_other: impl Fn(&[Word], usize) -> bool) -> Bag {
    let mut others = Vec::new();
    for at in (0..words.len()).filter(|at| owns(text, &words[*at]) && is_other(words, *at)) {
        let names = words[..at].iter().rev().take_while(|word| word.capital && !owns(text, word)).count();
        others.extend_from_slice(&words[at - names..=at]);
    }
    Bag::of_words(&others)
}

fn owns(text: &str, word: &Word) -> bool {
    let written = text.get(word.at.clone()).unwrap_or_default();
    written.ends_with("'s") || written.ends_with("’s")
}

/// For whom somebody without a name speaks, by name: `a spokesman for Norvane Bank`.
fn principal_of(phrase: &str) -> Option<Bag> {
    let words = words(phrase);
    let joint = words.iter().position(|word| matches!(word.folded.as_str(), "for" | "of"))?;
    let principal = &words[joint + 1..];
    let named = principal.iter().any(|word| word.capital);
    Some(names_of(principal, false)).filter(|names| named && !names.is_empty())
}

/// The words of a name that tell who it is.
fn names_of(words: &[Word], actor_is_state: bool) -> Bag {
    let mut kept: Vec<Word> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let longest = words.len().min(at + 4);
        if let Some(end) = (at + 1..=longest).rev().find(|end| is_state(&words[at..*end])) {
            at = end;
            continue;
        }
        let word = &words[at];
        // `The rogue state` says no more of who it is than `the state`.
        let described = actor_is_state
            && !word.capital
            && (is_kind(&word.folded, WordKind::StateEpithet) || is_kind(&word.folded, WordKind::StateNoun));
        if classes_of(&word.folded).is_empty() && !is_kind(&word.folded, WordKind::Anyone) && !described {
            kept.push(word.clone());
        }
        at += 1;
    }
    Bag::of_words(&kept)
}

/// The nouns for bodies in a phrase without a name of its own.
fn bodies_of(text: &str) -> Bag {
    let bodies: Vec<Word> = words(text)
        .into_iter()
        .filter(|word| is_body(&word.folded) && !word.folded.starts_with("government"))
        .collect();
    Bag::of_words(&bodies)
}

/// The nouns for one person in a phrase that speaks of one who is known: `his lawyer`, `the judge`, `Chairman Vaile`, and not
/// `a lawyer` or `lawyers`.
fn posts_of(phrase: &str) -> Bag {
    let words = words(phrase);
    let indefinite = words.first().is_some_and(|first| {
        matches!(first.folded.as_str(), "a" | "an" | "one" | "another" | "some" | "any" | "no" | "every" | "each")
    });
    if indefinite {
        return Bag::default();
    }
    let posts: Vec<Word> = words.into_iter().filter(|word| is_person(&word.folded)).collect();
    Bag::of_words(&posts)
}

/// The names in a phrase that own something: `Orvelle` of `Orvelle's lawyer`.
fn owners_of(phrase: &str) -> Bag {
    let owners: Vec<Word> = words(phrase).into_iter().filter(|word| word.capital && owns(phrase, word)).collect();
    Bag::of_words(&owners)
}

fn is_state(words: &[Word]) -> bool {
    let Some(first) = words.first().filter(|first| first.capital) else { return false };
    // Two letters are a code of the table, and a word of the language.
    let short = words.len() == 1 && first.folded.len() <= 2 && !is_kind(&first.folded, WordKind::StateCode);
    let name = joined(words);
    !short && (SEATS.contains(&name) || countries::by_name(&name).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Span;

    fn voice(text: &str, state: Option<&str>) -> Voice {
        let span = Span { start: 0, end: text.len(), text: text.to_owned(), at: 0..text.len() };
        Voice::of(&ActorNote { phrase: span.clone(), span, name: None, entity: None, state: state.map(str::to_owned) })
    }

    #[test]
    fn who_is_described_is_who_has_that_post_elsewhere() {
        let described = |name: &str, phrase: &str| {
            let span = |text: &str| Span { start: 0, end: text.len(), text: text.to_owned(), at: 0..text.len() };
            Voice::of(&ActorNote { phrase: span(phrase), span: span(name), name: None, entity: None, state: None })
        };
        let lawyer = described("Clara Weiss", "Orvelle's lawyer");
        assert_eq!(lawyer.same(&described("lawyer", "His lawyer")), Same::Named);
        assert_eq!(described("lawyer", "the lawyer").same(&lawyer), Same::Named);
        for (name, phrase) in [
            ("lawyer", "a lawyer"),
            ("lawyer", "Norvane's lawyer"),
            ("judge", "the judge"),
            ("Ruth Ellery", "her lawyer"),
        ] {
            assert_eq!(lawyer.same(&described(name, phrase)), Same::No, "{phrase}");
        }
        let keys = lawyer.keys();
        assert!(described("lawyer", "his lawyer").keys().iter().any(|key| keys.contains(key)));
    }

    #[test]
    fn whose_minister_he_is_tells_who_he_is() {
        let note = |text: &str, phrase: &str| {
            let span = |text: &str| Span { start: 0, end: text.len(), text: text.to_owned(), at: 0..text.len() };
            Voice::of(&ActorNote { phrase: span(phrase), span: span(text), name: None, entity: None, state: None })
        };
        let named = note("Lena Karsk", "Ostrand's foreign minister");
        for (description, same) in [
            ("Ostrand's foreign minister", Same::Named),
            ("Ostrand's defence minister", Same::No),
            ("Maruvia's foreign minister", Same::No),
        ] {
            let described = note(description, description);
            assert_eq!((named.same(&described), described.same(&named)), (same, same), "{description}");
        }
        let observers = note("Observers", "Observers of the Regional Union");
        assert_eq!(observers.same(&note("Regional Union observers", "They")), Same::Named);
        assert_eq!(observers.same(&note("Coastal League observers", "They")), Same::No);
    }

    #[test]
    fn those_around_a_body_are_not_the_body() {
        let workers = voice("Norvane dock workers", None);
        assert_eq!(workers.same(&voice("Norvane", None)), Same::No);
        assert_eq!(voice("Norvane", None).same(&workers), Same::No);
        assert_eq!(workers.same(&voice("Norvane workers", None)), Same::Named);
        assert_eq!(voice("Norvane executives", None).same(&voice("Norvane", None)), Same::Named);
    }

    #[test]
    fn the_government_is_that_of_the_state_which_another_outlet_names() {
        let note = |text: &str, phrase: &str, state: Option<&str>| {
            let span = |text: &str| Span { start: 0, end: text.len(), text: text.to_owned(), at: 0..text.len() };
            let state = state.map(str::to_owned);
            Voice::of(&ActorNote { phrase: span(phrase), span: span(text), name: None, entity: None, state })
        };
        let government = note("government", "The government", None);
        for (text, phrase, state, same) in [
            ("government", "The government", None, Same::Named),
            ("government", "The government of Dorrakan", None, Same::Named),
            ("government", "The government", Some("us"), Same::No),
            ("rebel government", "The rebel government", None, Same::No),
            ("ministry", "The ministry", None, Same::No),
        ] {
            let other = note(text, phrase, state);
            assert_eq!((government.same(&other), other.same(&government)), (same, same), "{phrase} {state:?}");
        }
        let of_dorrakan = note("government", "The government of Dorrakan", None);
        assert_eq!(of_dorrakan.same(&note("government", "The government of Ostrand", None)), Same::No);
        assert!(of_dorrakan.keys().iter().any(|key| government.keys().contains(key)));
    }

    #[test]
    fn an_owner_is_not_who_belongs_to_him() {
        let note = |text: &str, phrase: &str| {
            let span = |text: &str| Span { start: 0, end: text.len(), text: text.to_owned(), at: 0..text.len() };
            ActorNote { phrase: span(phrase), span: span(text), name: None, entity: None, state: None }
        };
        for (one, other, befallen, same) in [
            ("cargo ship", "ship's captain", true, Same::No),
            ("captain", "ship's captain", true, Same::Named),
            ("cargo ship", "ship", true, Same::Named),
            ("Norvane", "Norvane's director", true, Same::No),
            // What its director says the firm says.
            ("Norvane", "Norvane's director", false, Same::Named),
            ("Treasury", "Treasury's Office of Foreign Assets Control", false, Same::No),
        ] {
            let of = if befallen { Voice::befallen } else { Voice::of };
            let (left, right) = (of(&note(one, one)), of(&note(other, other)));
            assert_eq!((left.same(&right), right.same(&left)), (same, same), "{one} {other}");
        }
        let speaker = Voice::of(&note("spokesman", "A spokesman for Norvane Bank"));
        assert!(!speaker.is_description());
        assert_eq!(speaker.same(&Voice::of(&note("Norvane's spokesman", "Norvane's spokesman"))), Same::Named);
        assert_eq!(speaker.same(&Voice::of(&note("spokesman", "a spokesman for the minister"))), Same::No);
    }

    #[test]
    fn names_and_states_decide_who_is_the_same() {
        let (kp, us) = (Some("kp"), Some("us"));
        for (left, right, same) in [
            (("Bluewake Shipping", None), ("Bluewake", None), Same::Named),
            (("Ms Marr", None), ("Judith Marr", None), Same::Named),
            (("North Korean officials", kp), ("Pyongyang", kp), Same::Named),
            (("rogue state", kp), ("Pyongyang", kp), Same::Named),
            (("North Korea", kp), ("a North Korean foreign ministry spokesman", kp), Same::Named),
            (("White House officials", us), ("the White House", us), Same::Named),
            (("the FBI", us), ("the White House", us), Same::State),
            (("the coastguard", None), ("customs", None), Same::No),
            (("officials", None), ("experts", None), Same::No),
            (("security experts", None), ("analysts", None), Same::Named),
            (("Norse experts", None), ("analysts", None), Same::No),
            (("US officials", us), ("North Korean officials", kp), Same::No),
        ] {
            assert_eq!(voice(left.0, left.1).same(&voice(right.0, right.1)), same, "{left:?} {right:?}");
        }
    }
}
