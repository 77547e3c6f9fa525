//! Classes of words: the closed classes of `data/words.tsv`, verbs, and words that speak for someone.

use super::{
    inflect::{VerbForm, plural, verb_forms},
    rows,
    word_table::WordTable,
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// A set of word classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Classes(u16);

impl Classes {
    pub(super) const NONE: Self = Self(0);
    pub(crate) const DETERMINER: Self = Self(1);
    pub(crate) const PREPOSITION: Self = Self(1 << 1);
    pub(crate) const CONJUNCTION: Self = Self(1 << 2);
    pub(crate) const SUBORDINATOR: Self = Self(1 << 3);
    pub(crate) const RELATIVE: Self = Self(1 << 4);
    pub(crate) const PRONOUN: Self = Self(1 << 5);
    pub(crate) const AUXILIARY: Self = Self(1 << 6);
    pub(crate) const NEGATION: Self = Self(1 << 7);
    pub(crate) const ADVERB: Self = Self(1 << 8);
    pub(crate) const INTERROGATIVE: Self = Self(1 << 9);

    /// Whether one of the given classes is among these.
    pub(crate) fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// Whether there is none.
    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Both.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn named(name: &str) -> Self {
        match name {
            "determiner" => Self::DETERMINER,
            "preposition" => Self::PREPOSITION,
            "conjunction" => Self::CONJUNCTION,
            "subordinator" => Self::SUBORDINATOR,
            "relative" => Self::RELATIVE,
            "interrogative" => Self::INTERROGATIVE,
            "pronoun" => Self::PRONOUN,
            "auxiliary" => Self::AUXILIARY,
            "auxiliary_negated" => Self::AUXILIARY.or(Self::NEGATION),
            "negation" => Self::NEGATION,
            "adverb" | "degree" => Self::ADVERB,
            _ => Self::default(),
        }
    }
}

static WORDS: LazyLock<WordTable<Classes>> = LazyLock::new(|| {
    let mut words: FxHashMap<&'static str, Classes> = FxHashMap::default();
    for row in rows(include_str!("../../data/words.tsv")) {
        if let [word, class, ..] = row.as_slice()
            && !word.contains(' ')
        {
            let held = words.entry(word).or_default();
            *held = held.or(Classes::named(class));
        }
    }
    words.into_iter().collect()
});

/// The closed classes of a word; none if it is a noun, adjective or full verb.
pub(crate) fn classes_of(word: &str) -> Classes {
    WORDS.get(word).copied().unwrap_or_default()
}

/// Every word with its closed classes.
pub(super) fn all_classes() -> impl Iterator<Item = (&'static str, Classes)> {
    WORDS.entries().map(|(word, classes)| (word, *classes))
}

static VERBS: LazyLock<WordTable<(&'static str, VerbForm)>> = LazyLock::new(|| {
    let mut verbs: FxHashMap<String, (&'static str, VerbForm)> = FxHashMap::default();
    for row in rows(include_str!("../../data/verbs.tsv")) {
        let Some(verb) = row.first().copied().filter(|verb| !verb.contains(' ')) else { continue };
        let irregular: Vec<&str> =
            row.get(1).into_iter().flat_map(|forms| forms.split_whitespace()).filter(|form| *form != "-").collect();
        let double = row.get(2).is_some_and(|flag| flag.contains("double"));
        for (form, kind) in verb_forms(verb, &irregular, double) {
            verbs.entry(form).or_insert((verb, kind));
        }
    }
    verbs.into_iter().collect()
});

static UNCHANGED: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    rows(include_str!("../../data/verbs.tsv"))
        .filter(|row| row.get(1).is_some_and(|forms| forms.split_whitespace().any(|form| form == row[0])))
        .filter_map(|row| row.first().copied())
        .collect()
});

static DOUBLING: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    rows(include_str!("../../data/verbs.tsv"))
        .filter(|row| row.get(2).is_some_and(|flag| flag.contains("double")))
        .filter_map(|row| row.first().copied())
        .collect()
});

/// Whether a longer verb doubles its last consonant: `refer`, `referred`.
pub(crate) fn doubles_consonant(verb: &str) -> bool {
    DOUBLING.contains(verb)
}

static IRREGULAR: LazyLock<FxHashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    rows(include_str!("../../data/verbs.tsv"))
        .filter_map(|row| {
            let forms: Vec<&str> = row.get(1)?.split_whitespace().filter(|form| *form != "-").collect();
            (!forms.is_empty()).then_some((row[0], forms))
        })
        .collect()
});

/// The forms of a verb that no rule gives.
pub(crate) fn irregular_forms(verb: &str) -> impl Iterator<Item = &'static str> {
    IRREGULAR.get(verb).into_iter().flatten().copied()
}

/// Every verb whose past is its base form.
pub(super) fn all_unchanged_pasts() -> impl Iterator<Item = &'static str> {
    UNCHANGED.iter().copied()
}

/// Whether the past of a verb is its base form: `hit`, `cut`, `put`.
pub(crate) fn is_unchanged_past(word: &str) -> bool {
    UNCHANGED.contains(word)
}

static SIMPLE_PASTS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    rows(include_str!("../../data/verbs.tsv"))
        .filter_map(|row| {
            let mut forms = row.get(1)?.split_whitespace();
            let (past, participle) = (forms.next()?, forms.next()?);
            let own = participle.ends_with('n') || participle.ends_with("ne");
            // `struck` and `got` are participles as well, `bit` and `lay` other words.
            let listed = ["beat", "bit", "got", "lay", "struck"].contains(&past);
            let either = listed || past.ends_with("ed") || past.ends_with('n');
            (own && !either).then_some(past)
        })
        .collect()
});

/// Whether a word is the past of a verb and no participle: `gave`, `stole`, `wrote`.
pub(crate) fn is_simple_past(word: &str) -> bool {
    SIMPLE_PASTS.contains(word)
}

static ONLY_PARTICIPLES: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    rows(include_str!("../../data/verbs.tsv"))
        .filter_map(|row| {
            let mut forms = row.get(1)?.split_whitespace();
            let (past, participle) = (forms.next()?, forms.next()?);
            let own = participle.ends_with('n') || participle.ends_with("ne");
            (own && past != participle).then_some(participle)
        })
        .collect()
});

/// Whether a word is a participle and never the past of a verb: `given`, `stolen`, `written`.
pub(crate) fn is_only_participle(word: &str) -> bool {
    ONLY_PARTICIPLES.contains(word)
}

/// The verb of which a word is a form, and which form. Many nouns are also forms of verbs (`attack`, `reports`).
pub(crate) fn verb_of(word: &str) -> Option<(&'static str, VerbForm)> {
    VERBS.get(word).copied()
}

/// Every form of every verb.
pub(super) fn all_verbs() -> impl Iterator<Item = (&'static str, (&'static str, VerbForm))> {
    VERBS.entries().map(|(word, verb)| (word, *verb))
}

/// What a noun says of someone who speaks or acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum RoleKind {
    /// `spokesman`, `analysts`
    Person,
    /// `ministry`, `police`
    Body,
    /// `report`, `letter`
    Paper,
    /// `newspaper`, `agency`: may relay what others say
    Media,
}

/// A noun for someone who speaks or acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Role {
    pub(crate) kind: RoleKind,
    /// `officials`, `analysts`
    pub(crate) plural: bool,
}

static ROLES: LazyLock<WordTable<Role>> = LazyLock::new(|| {
    let mut roles: FxHashMap<String, Role> = FxHashMap::default();
    for row in rows(include_str!("../../data/roles.tsv")) {
        let [noun, kind, ..] = row.as_slice() else { continue };
        let kind = match *kind {
            "person" => RoleKind::Person,
            "body" | "group" => RoleKind::Body,
            "document" => RoleKind::Paper,
            "media" => RoleKind::Media,
            _ => continue,
        };
        roles.entry((*noun).to_owned()).or_insert(Role { kind, plural: false });
        roles.entry(plural(noun)).or_insert(Role { kind, plural: true });
    }
    roles.into_iter().collect()
});

/// Every noun for someone who speaks or acts.
pub(super) fn all_roles() -> impl Iterator<Item = (&'static str, Role)> {
    ROLES.entries().map(|(noun, role)| (noun, *role))
}

/// What a noun says of someone who speaks or acts; several words are one key (`vice president`).
pub(crate) fn role_of(word: &str) -> Option<Role> {
    ROLES.get(word).copied()
}

static COMMON: LazyLock<WordTable<()>> = LazyLock::new(|| {
    rows(include_str!("../../data/common-words.tsv")).filter_map(|row| row.first().map(|word| (*word, ()))).collect()
});

/// Whether a word in small letters is an ordinary English one, which by itself names nobody.
pub fn is_common(word: &str) -> bool {
    COMMON.contains(word) || !classes_of(word).is_empty() || verb_of(word).is_some() || role_of(word).is_some()
}
