//! A subject prepared for one index: its forms, their words with what each tells, and the cells that are looked for.

use crate::{
    Subject,
    index::{Class, TermId, View},
    name::{Form, FormWord, Forms, Run, forms_of, runs_of},
    weigh::{is_known, of_class, told},
    word::{KINDS_OF_TERMS, KeyMaker, TermKind, sound_of, word_key},
};
use interdict_model::PartyKind;
use interdict_text::{
    lexicon::{is_patronymic, share_per_100k},
    romanise::Scheme,
    words::WordClass,
};
use rustc_hash::FxHashMap;

/// Lengths at which names are cut off: lines of payment messages hold 35 characters, name fields of ISO 20022 140 (70 in
/// its first versions).
const FIELD_LENGTHS: [usize; 3] = [35, 70, 140];

#[derive(Debug)]
pub(crate) struct QueryWord {
    pub(crate) text: String,
    pub(crate) class: Class,
    pub(crate) weight: f32,
    /// Known as a name in its own right.
    pub(crate) known: bool,
    /// How many listed parties have this word or one of its sound, about.
    pub(crate) bearers: u32,
}

/// A word or a run of words that is looked for among the terms of the index.
#[derive(Debug)]
pub(crate) struct QueryCell {
    pub(crate) mask: u32,
    pub(crate) kind: TermKind,
    pub(crate) text: String,
}

/// Kinds of listed parties that a form is compared with. What kind of party a subject is may not be said; then a title is a
/// title only for people, and a legal form one only for bodies, and each kind is asked in its own reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Kinds(u8);

impl Kinds {
    const PERSONS: Self = Self(0b1001);
    const BODIES: Self = Self(0b1010);
    const CRAFT: Self = Self(0b1100);
    const ALL: Self = Self(0b1111);
    /// The bit of parties of no known kind: they are compared with every form.
    const NOT_KNOWN: u8 = 0b1000;

    fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a listed party of the kind is compared.
    pub(crate) fn include(self, kind: PartyKind) -> bool {
        let kinds = match kind {
            PartyKind::Person => Self::PERSONS,
            PartyKind::Organization => Self::BODIES,
            PartyKind::Vessel | PartyKind::Aircraft => Self::CRAFT,
            PartyKind::Unknown => return self.0 & Self::NOT_KNOWN != 0,
        };
        self.0 & kinds.0 & !Self::NOT_KNOWN != 0
    }

    /// Whether no party of a known kind is compared with both.
    fn are_apart(self, other: Self) -> bool {
        self.0 & other.0 & !Self::NOT_KNOWN == 0
    }
}

#[derive(Debug)]
pub(crate) struct QueryForm {
    /// Whom it is compared with.
    pub(crate) kinds: Kinds,
    /// Which of the subject's names.
    pub(crate) source: usize,
    pub(crate) text: String,
    pub(crate) scheme: Scheme,
    pub(crate) words: Vec<QueryWord>,
    /// First the words in their order, then the runs.
    pub(crate) cells: Vec<QueryCell>,
    /// The last word may have lost its end.
    pub(crate) cut_off: bool,
    /// It is not said what it names, and it reads like a person.
    pub(crate) reads_as_person: bool,
    /// Words that have the form of a patronymic, as a bit mask.
    pub(crate) patronymics: u32,
}

impl QueryForm {
    /// Whether a word is the last of a name that may have been cut off inside of it.
    pub(crate) fn is_cut_off(&self, at: usize) -> bool {
        self.cut_off && at + 1 == self.words.len()
    }

    /// The letters of a word that may stand for any that begins with them and goes on.
    pub(crate) fn may_go_on(&self, at: usize) -> Option<&str> {
        let word = &self.words[at];
        (word.class == Class::Initial || self.is_cut_off(at)).then_some(&*word.text)
    }
}

/// A form of a name of the subject, before any list has said what its words tell.
#[derive(Debug)]
pub(crate) struct Unweighed {
    source: usize,
    form: Form,
    runs: Vec<Run>,
    kinds: Kinds,
    cut_off: bool,
    reads_as_person: bool,
    /// Titles that are names as well, and are taken for titles here, as a bit mask.
    set_aside: u32,
}

/// What a word is in its name, unless it is a title set aside.
fn class_of(set_aside: u32, place: usize, class: WordClass) -> Class {
    if set_aside & (1 << place) == 0 { Class::from(class) } else { Class::SetAside }
}

impl Unweighed {
    /// All forms of all names of a subject. A name that begins with a title that is a name as well (`General Hajj Qasem ..`) is asked
    /// both ways: with all its words, and with its titles set aside.
    pub(crate) fn of(subject: &Subject) -> Vec<Self> {
        let kind = subject.party_kind();
        let mut forms = Vec::new();
        for (source, name) in subject.names.iter().enumerate() {
            let cut_off = FIELD_LENGTHS.contains(&name.chars().count());
            let readings = readings_of(name, kind);
            let reads_as_person = kind == PartyKind::Unknown && reads_as_person(&readings);
            for (form, kinds) in readings {
                let joined_as = if kinds == Kinds::PERSONS { PartyKind::Person } else { kind };
                let runs = runs_of(&form.words, joined_as);
                let set_aside = (form.titles != 0).then(|| Self {
                    source,
                    runs: runs.iter().filter(|run| run.mask() & form.titles == 0).cloned().collect(),
                    kinds: if kind == PartyKind::Unknown { Kinds::PERSONS } else { kinds },
                    cut_off,
                    set_aside: form.titles,
                    reads_as_person,
                    form: form.clone(),
                });
                forms.push(Self { source, form, runs, kinds, cut_off, set_aside: 0, reads_as_person });
                forms.extend(set_aside);
            }
        }
        forms
    }

    /// What its words are looked for as.
    fn word_kind(&self) -> TermKind {
        match (self.form.unvocalised, self.form.heard) {
            (true, _) => TermKind::Unvocalised,
            (false, true) => TermKind::Heard,
            (false, false) => TermKind::Word,
        }
    }

    /// Its words, and as what each is looked for.
    pub(crate) fn words(&self) -> impl Iterator<Item = (&str, TermKind, Class)> {
        let (kind, set_aside) = (self.word_kind(), self.set_aside);
        let words = self.form.words.iter().enumerate();
        words.map(move |(place, word)| (word.text.as_str(), kind, class_of(set_aside, place, word.class)))
    }

    /// Whom it is compared with.
    pub(crate) fn kinds(&self) -> Kinds {
        self.kinds
    }

    /// Its only word beside particles, and as what that is looked for, if it is one that names.
    pub(crate) fn only_word(&self) -> Option<(&str, TermKind)> {
        let mut words = self.words().filter(|(.., class)| *class != Class::Particle);
        let (text, kind, class) = words.next()?;
        (words.next().is_none() && matches!(class, Class::Name | Class::TitleOrName)).then_some((text, kind))
    }

    /// How many words of the name are not compared, since it has too many.
    pub(crate) fn left_out(&self) -> usize {
        self.form.left_out
    }

    /// Its runs of words.
    pub(crate) fn runs(&self) -> &[Run] {
        &self.runs
    }
}

#[derive(Debug)]
pub(crate) struct Query {
    pub(crate) forms: Vec<QueryForm>,
}

impl Query {
    /// `known` is of the list that `view` shows.
    pub(crate) fn new(view: &View, known: &mut KnownWords, subject: &Subject) -> Self {
        Self::weighed(view, known, Unweighed::of(subject))
    }

    /// The query of these forms. `known` is of the list that `view` shows.
    pub(crate) fn weighed(view: &View, known: &mut KnownWords, forms: Vec<Unweighed>) -> Self {
        Self { forms: forms.into_iter().map(|form| prepare(view, known, form)).collect() }
    }

    /// Whether no party of a known kind is compared with two forms.
    pub(crate) fn meets_each_once(&self) -> bool {
        self.forms
            .iter()
            .enumerate()
            .all(|(number, form)| self.forms[number + 1..].iter().all(|other| form.kinds.are_apart(other.kinds)))
    }

    /// Whether every word tells on another list, of which `known` is, what it tells on the one that the query was prepared
    /// for.
    pub(crate) fn tells_the_same(&self, other: &View, known: &mut KnownWords) -> bool {
        self.forms.iter().all(|form| {
            // The words come first among the cells, in their order.
            form.words.iter().zip(&form.cells).all(|(word, cell)| {
                let told = known.told(other, &word.text, cell.kind, word.class);
                told.weight == word.weight && told.known == word.known
            })
        })
    }
}

/// The forms of a name, and whom each is compared with. Forms that are the same whatever the kind are one.
fn readings_of(name: &str, kind: PartyKind) -> Vec<(Form, Kinds)> {
    if kind != PartyKind::Unknown {
        return forms_of(name, kind).into_iter().map(|form| (form, Kinds::ALL)).collect();
    }
    let mut readings: Vec<(Form, Kinds)> = Vec::new();
    let kinds = [
        (PartyKind::Person, Kinds::PERSONS),
        (PartyKind::Organization, Kinds::BODIES),
        (PartyKind::Vessel, Kinds::CRAFT),
    ];
    let mut forms = Forms::default();
    for (kind, kinds) in kinds {
        forms.each_of(name, kind, |form| {
            let same = |held: &&mut (Form, Kinds)| {
                let held = &held.0;
                held.words == form.words && held.unvocalised == form.unvocalised && held.heard == form.heard
            };
            match readings.iter_mut().find(same) {
                Some((_, held)) => *held = held.and(kinds),
                None => readings.push((form, kinds)),
            }
        });
    }
    readings
}

/// Whether a name reads like that of a person. Asked of the reading for bodies, in which words of companies stand out.
fn reads_as_person(readings: &[(Form, Kinds)]) -> bool {
    let for_bodies = readings.iter().find(|(_, kinds)| kinds.include(PartyKind::Organization));
    for_bodies.is_some_and(|(form, _)| are_of_a_person(&form.words))
}

/// Two to five words that name, at least half of them borne by people, and none that says what a company does or is. A generic
/// word that people are called like (`Hope`) says nothing.
fn are_of_a_person(words: &[FormWord]) -> bool {
    let (mut naming, mut borne) = (0, 0);
    for word in words {
        let is_borne = share_per_100k(&word.text).is_some();
        match word.class {
            WordClass::Number | WordClass::LegalForm(_) => return false,
            WordClass::Generic(_) | WordClass::FormWord if !is_borne => return false,
            // Initials and particles are in names of either.
            WordClass::Particle => {}
            _ if word.text.len() == 1 => {}
            _ => {
                naming += 1;
                borne += u32::from(is_borne);
            }
        }
    }
    (2..=5).contains(&naming) && 2 * borne >= naming
}

/// What a list says of a word of the query.
#[derive(Debug, Clone, Copy)]
struct Told {
    weight: f32,
    known: bool,
    bearers: u32,
}

impl Told {
    fn on(view: &View, maker: &mut KeyMaker, text: &str, kind: TermKind, class: Class) -> Self {
        let own = own_bearers(view, text, kind);
        let sound = sound_of(maker, text).map_or(0, |sound| view.bearers_of_sound(sound));
        Self {
            weight: of_class(told(text, own, sound, view.len()), class),
            known: is_known(text, own),
            bearers: own.max(sound),
        }
    }

    /// Whether a word that another list says this of tells the same there.
    fn tells_what(&self, other: &Self) -> bool {
        self.weight == other.weight && self.known == other.known
    }
}

/// Words kept at most, of each kind.
const KEPT_WORDS: usize = 1 << 16;

/// What one list says of the words that were asked about: words recur, in batches and in the world.
#[derive(Debug, Default)]
pub(crate) struct KnownWords {
    maker: KeyMaker,
    /// By kind of term; the class is the one that was asked with last.
    kept: [FxHashMap<Box<str>, (Class, Told)>; KINDS_OF_TERMS],
}

impl KnownWords {
    fn told(&mut self, view: &View, text: &str, kind: TermKind, class: Class) -> Told {
        let Self { maker, kept } = self;
        let kept = &mut kept[kind as usize];
        if let Some((_, told)) = kept.get(text).filter(|(known, _)| *known == class) {
            return *told;
        }
        let told = Told::on(view, maker, text, kind, class);
        if kept.len() >= KEPT_WORDS {
            kept.clear();
        }
        kept.insert(text.into(), (class, told));
        told
    }
}

/// Words that a change of a list leaves alone: they tell what they told, and no term of the part that changed is like them.
#[derive(Debug, Default)]
pub(crate) struct LeftAlone {
    maker: KeyMaker,
    /// By kind of term; the class is the one that was asked with last.
    kept: [FxHashMap<Box<str>, (Class, bool)>; KINDS_OF_TERMS],
}

impl LeftAlone {
    /// Whether the change leaves a word alone. `is_found` says whether some term of the part that changed is like it; it is
    /// asked only where that is not known yet.
    pub(crate) fn includes(
        &mut self,
        (whole, earlier): (&View, &View),
        (text, kind, class): (&str, TermKind, Class),
        is_found: impl FnOnce() -> bool,
    ) -> bool {
        let Self { maker, kept } = self;
        let kept = &mut kept[kind as usize];
        if let Some((_, left_alone)) = kept.get(text).filter(|(known, _)| *known == class) {
            return *left_alone;
        }
        let now = Told::on(whole, maker, text, kind, class);
        let left_alone = now.tells_what(&Told::on(earlier, maker, text, kind, class)) && !is_found();
        if kept.len() >= KEPT_WORDS {
            kept.clear();
        }
        kept.insert(text.into(), (class, left_alone));
        left_alone
    }
}

fn prepare(view: &View, known_words: &mut KnownWords, unweighed: Unweighed) -> QueryForm {
    let word_kind = unweighed.word_kind();
    let Unweighed { source, form, runs, kinds, cut_off, set_aside, reads_as_person } = unweighed;
    let mut cells = Vec::with_capacity(form.words.len() * 3);
    let mut words = Vec::with_capacity(form.words.len());
    let mut patronymics = 0_u32;
    for (place, word) in form.words.into_iter().enumerate() {
        let class = class_of(set_aside, place, word.class);
        patronymics |= u32::from(class == Class::Name && is_patronymic(&word.text)) << place;
        let Told { weight, known, bearers } = known_words.told(view, &word.text, word_kind, class);
        cells.push(QueryCell { mask: 1 << place, kind: word_kind, text: word.text.clone() });
        words.push(QueryWord { weight, known, bearers, text: word.text, class });
    }
    // Words of a body are looked for as an acronym only where the list has such a word: most are none.
    let runs = runs
        .into_iter()
        .filter(|run| run.kind != TermKind::Acronym || own_bearers(view, &run.text, TermKind::Word) > 0);
    cells.extend(runs.map(|run| QueryCell { mask: run.mask(), kind: run.kind, text: run.text }));
    QueryForm {
        kinds,
        source,
        text: form.text,
        scheme: form.scheme,
        words,
        cells,
        cut_off,
        patronymics,
        reads_as_person,
    }
}

/// How many entities have the very word in some name. A word of the query tells what it tells on the list; one that is not
/// there, what words of its sound tell.
fn own_bearers(view: &View, text: &str, kind: TermKind) -> u32 {
    own_terms(view, text, kind).map(|term| view.term_row(term).bearers).max().unwrap_or(0)
}

/// The very word among the terms of a list.
pub(crate) fn own_terms(view: &View, text: &str, kind: TermKind) -> impl Iterator<Item = TermId> {
    // What was heard is a plain word on a list.
    let kind = if kind == TermKind::Heard { TermKind::Word } else { kind };
    let same = view.terms_with_key(word_key(text)).map(|term| (term, view.term(term)));
    same.filter(move |(_, term)| term.facts.kind == kind && term.text == text.as_bytes()).map(|(term, _)| term)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_people_read_like_persons_and_names_of_firms_and_ships_do_not() {
        for (name, expected) in [
            ("Emma Carter", true),
            ("Carter, Emma J.", true),
            ("Jose Beltran Leyva", true),
            ("Youssef ben Sharif", true),
            ("Song Hwa Sin", true),
            ("김영철", true),
            ("Владимир Алексеев", true),
            // One word says too little, and more than five are seldom a person.
            ("Emma", false),
            // Words of companies, legal forms, numbers.
            ("Emma Shipping", false),
            ("Emma Carter LLC", false),
            ("Hassan Trading Company", false),
            ("Emma 2", false),
            // Words that hardly anybody bears.
            ("Zevtron Karvelin", false),
            ("", false),
        ] {
            let forms = Unweighed::of(&Subject::named(name));
            assert!(forms.iter().all(|form| form.reads_as_person == expected), "{name}");
            // Where it is said what it is, nothing is guessed.
            for kind in [PartyKind::Person, PartyKind::Vessel] {
                let said = Subject { kind: Some(kind), ..Subject::named(name) };
                assert!(Unweighed::of(&said).iter().all(|form| !form.reads_as_person), "{name}");
            }
        }
    }
}
