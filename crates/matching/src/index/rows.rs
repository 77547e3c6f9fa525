//! The rows of the index's columns: fixed numbers without pointers, so that they can lie in a mapped file.

use crate::word::{TermFacts, TermKind};
use bytemuck::{Pod, Zeroable};
use interdict_model::{DateSpan, IdentifierKind, PartialDate, PartyKind, Period};
use interdict_text::{lexicon::LegalForm, words::WordClass};

/// What a word is in its name, as far as scoring asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Name,
    Initial,
    /// A generic word with the most it can tell, in 4096ths.
    Generic(u16),
    Number,
    Particle,
    FormWord,
    Place,
    LegalForm(LegalForm),
    Title,
    TitleOrName,
    /// A title of a query that is a name, too, and is taken for the title.
    SetAside,
}

/// Weights are counted in these parts of one.
pub(crate) const WEIGHT_PARTS: f32 = 4096.0;
/// Share of a rare name that a generic word tells at most.
const GENERIC_TELLS: f32 = 0.55;

impl From<WordClass> for Class {
    fn from(class: WordClass) -> Self {
        match class {
            WordClass::Name => Self::Name,
            WordClass::Initial => Self::Initial,
            WordClass::Generic(concept) => {
                Self::Generic((GENERIC_TELLS * concept.weight.clamp(0.0, 1.0) * WEIGHT_PARTS).round() as u16)
            }
            WordClass::Number => Self::Number,
            WordClass::Particle => Self::Particle,
            WordClass::FormWord => Self::FormWord,
            WordClass::Place => Self::Place,
            WordClass::LegalForm(form) => Self::LegalForm(form),
            WordClass::Title => Self::Title,
            WordClass::TitleOrName => Self::TitleOrName,
        }
    }
}

impl Class {
    /// Tag and payload in four and fourteen bits.
    fn packed(self) -> (u32, u32) {
        match self {
            Self::Name => (0, 0),
            Self::Initial => (1, 0),
            Self::Generic(most) => (2, u32::from(most)),
            Self::Number => (3, 0),
            Self::Particle => (4, 0),
            Self::FormWord => (5, 0),
            Self::Place => (6, 0),
            Self::LegalForm(form) => (7, u32::from(form.form) | u32::from(form.class) << 10),
            Self::Title => (8, 0),
            Self::TitleOrName => (9, 0),
            Self::SetAside => (10, 0),
        }
    }

    fn unpacked(tag: u32, payload: u32) -> Self {
        match tag {
            1 => Self::Initial,
            2 => Self::Generic(payload as u16),
            3 => Self::Number,
            4 => Self::Particle,
            5 => Self::FormWord,
            6 => Self::Place,
            7 => Self::LegalForm(LegalForm { form: (payload & 1023) as u16, class: (payload >> 10) as u8 }),
            8 => Self::Title,
            9 => Self::TitleOrName,
            // Of queries only.
            10 => Self::SetAside,
            _ => Self::Name,
        }
    }
}

/// Letters of a term that its row holds itself: most words are no longer, and comparing one touches nothing else.
const INLINE: usize = 16;

/// A term with all that finding it and bounding its names asks for, so that a candidate costs half a line of memory.
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub(crate) struct TermRow {
    /// Where its entities begin.
    pub(crate) postings: u32,
    /// How many entities have it in some name.
    pub(crate) bearers: u32,
    /// The least weight it has in any name, in 4096ths.
    least: u16,
    /// Kind in two bits, grouped in one, the concept in twelve, known in the last.
    facts: u16,
    pub(crate) length: u16,
    /// The greatest weight it has in any name, in 4096ths.
    most: u16,
    /// The letters, or where they begin among those of long terms.
    letters: [u8; INLINE],
}

impl TermRow {
    /// A row; letters that do not fit are appended to those of long terms.
    pub(crate) fn new(text: &[u8], facts: TermFacts, long: &mut Vec<u8>) -> Self {
        let kind = match facts.kind {
            // On a list nothing is heard.
            TermKind::Word | TermKind::Heard => 0,
            TermKind::Joined => 1,
            TermKind::Unvocalised => 2,
            TermKind::Acronym => 3,
        };
        let mut letters = [0; INLINE];
        if text.len() <= INLINE {
            letters[..text.len()].copy_from_slice(text);
        } else {
            letters[..4].copy_from_slice(&(long.len() as u32).to_le_bytes());
            long.extend_from_slice(text);
        }
        Self {
            postings: 0,
            bearers: 0,
            least: u16::MAX,
            facts: kind | u16::from(facts.grouped) << 2 | facts.concept << 3,
            length: text.len() as u16,
            most: 0,
            letters,
        }
    }

    fn start(&self) -> u32 {
        u32::from_le_bytes([self.letters[0], self.letters[1], self.letters[2], self.letters[3]])
    }

    /// Moves the letters of a long term.
    pub(crate) fn move_by(&mut self, letters: u32) {
        if usize::from(self.length) > INLINE {
            let moved = self.start() + letters;
            self.letters[..4].copy_from_slice(&moved.to_le_bytes());
        }
    }

    /// Folded letters and digits.
    pub(crate) fn text<'a>(&'a self, long: &'a [u8]) -> &'a [u8] {
        let length = usize::from(self.length);
        if length <= INLINE {
            &self.letters[..length]
        } else {
            let start = self.start() as usize;
            &long[start..start + length]
        }
    }

    pub(crate) fn kind(&self) -> TermKind {
        match self.facts & 3 {
            1 => TermKind::Joined,
            2 => TermKind::Unvocalised,
            3 => TermKind::Acronym,
            _ => TermKind::Word,
        }
    }

    pub(crate) fn facts(&self) -> TermFacts {
        TermFacts { kind: self.kind(), concept: self.facts >> 3 & 0xfff, grouped: self.facts & 4 != 0 }
    }

    /// Notes that the word is known as a name of its own.
    pub(crate) fn note_known(&mut self) {
        self.facts |= 1 << 15;
    }

    /// Whether the word is known as a name of its own.
    pub(crate) fn is_known(&self) -> bool {
        self.facts >> 15 != 0
    }

    /// Notes a weight that the term has in some name.
    pub(crate) fn note_weight(&mut self, weight: f32) {
        self.least = self.least.min((weight * WEIGHT_PARTS) as u16);
        self.most = self.most.max((weight * WEIGHT_PARTS).ceil() as u16);
    }

    /// The least and the greatest weight of the term in any name.
    pub(crate) fn weights(&self) -> (f32, f32) {
        (f32::from(self.least) / WEIGHT_PARTS, f32::from(self.most) / WEIGHT_PARTS)
    }
}

/// A word or a run of words of a listed name.
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub(crate) struct CellRow {
    pub(crate) term: u32,
    /// Of a word: weight in 13 bits, known in one, class in four, its payload in fourteen. Of a run: first word and number
    /// of words, five bits each.
    facts: u32,
}

impl CellRow {
    pub(crate) fn word(term: u32, class: Class) -> Self {
        let (tag, payload) = class.packed();
        Self { term, facts: tag << 14 | payload << 18 }
    }

    pub(crate) fn run(term: u32, start: usize, length: usize) -> Self {
        Self { term, facts: start as u32 | (length as u32) << 5 }
    }

    pub(crate) fn weigh(&mut self, weight: f32, known: bool) {
        self.facts |= (weight * WEIGHT_PARTS).round() as u32 | u32::from(known) << 13;
    }

    /// Whether a cell of the same place in the same name says the same elsewhere: its class, its weight and whether it is known.
    pub(crate) fn tells_the_same(self, other: Self) -> bool {
        self.facts == other.facts
    }

    pub(crate) fn class(self) -> Class {
        Class::unpacked((self.facts >> 14) & 15, self.facts >> 18)
    }

    pub(crate) fn weight(self) -> f32 {
        (self.facts & 0x1fff) as f32 / WEIGHT_PARTS
    }

    pub(crate) fn known(self) -> bool {
        self.facts & 0x2000 != 0
    }

    /// The words of a run, as a bit mask.
    pub(crate) fn run_mask(self) -> u32 {
        let (start, length) = (self.facts & 31, (self.facts >> 5) & 31);
        ((1 << length) - 1) << start
    }
}

/// One form of one name of an entity. Its cells are its words in order, then its runs.
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub(crate) struct NameRow {
    pub(crate) cells: u32,
    /// Which of the entity's names.
    pub(crate) source: u16,
    pub(crate) words: u8,
    pub(crate) runs: u8,
    /// Which of the periods; the first is open.
    pub(crate) period: u32,
    /// Words that name, initials not counted.
    pub(crate) naming_words: u8,
    pub(crate) weak: u8,
    pub(crate) unused: u16,
}

impl NameRow {
    /// Where its cells end.
    pub(crate) fn end(&self) -> usize {
        self.cells as usize + usize::from(self.words) + usize::from(self.runs)
    }
}

/// Where the facts of an entity begin; they end where those of the next begin. One row more than there are entities.
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub(crate) struct EntityRow {
    pub(crate) names: u32,
    pub(crate) births: u32,
    pub(crate) countries: u32,
    pub(crate) designations: u32,
    pub(crate) identifiers: u32,
    /// Which of the periods: when this version of the party was seen; the first is open.
    pub(crate) seen: u32,
}

/// What bounds ask first of an entity: what kind of party it is, and how small its smallest name is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Outline {
    pub(crate) kind: PartyKind,
    /// Words that name of the name that has fewest, up to 31.
    pub(crate) least_words: u32,
    /// Weight of the name that weighs least, rounded down.
    pub(crate) least_weight: f32,
}

/// What is asked of a party before anything of it is looked at: what kind of party it is, and whether all its names have several
/// words that name. A number below [`Self::COUNT`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Standing(u8);

impl Standing {
    /// How many there are.
    pub(crate) const COUNT: usize = 8;

    /// All of them.
    pub(crate) fn all() -> impl Iterator<Item = Self> + Clone {
        (0..Self::COUNT as u8).map(Self)
    }

    pub(crate) fn number(self) -> usize {
        usize::from(self.0)
    }

    /// A kind of party that has this standing: ships and aircraft are one here.
    pub(crate) fn kind(self) -> PartyKind {
        match self.0 >> 1 {
            1 => PartyKind::Person,
            2 => PartyKind::Organization,
            3 => PartyKind::Vessel,
            _ => PartyKind::Unknown,
        }
    }

    /// Whether a name of one word is possible.
    pub(crate) fn may_have_one_word(self) -> bool {
        self.0 & 1 == 0
    }
}

impl Outline {
    pub(crate) fn standing(self) -> Standing {
        let kind = match self.kind {
            PartyKind::Unknown => 0,
            PartyKind::Person => 1,
            PartyKind::Organization => 2,
            PartyKind::Vessel | PartyKind::Aircraft => 3,
        };
        Standing(kind << 1 | u8::from(self.least_words > 1))
    }
}

/// An entity that has a term in some name, and its standing, in one number: walking through the bearers of a term reads nothing else.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Pod, Zeroable)]
#[repr(transparent)]
pub(crate) struct BearerRow(u32);

impl BearerRow {
    /// Bits of the number of an entity: half a thousand millions of them.
    const ENTITY: u32 = 29;

    pub(crate) fn new(entity: u32, standing: Standing) -> Self {
        Self(entity | u32::from(standing.0) << Self::ENTITY)
    }

    pub(crate) fn entity(self) -> u32 {
        self.0 & ((1 << Self::ENTITY) - 1)
    }

    pub(crate) fn standing(self) -> Standing {
        Standing((self.0 >> Self::ENTITY) as u8)
    }
}

/// Weights of names are held in these parts of one.
const NAME_WEIGHT_PARTS: f32 = 32.0;

impl Outline {
    /// Kind in three bits, words in five, weight in eight.
    pub(crate) fn packed(self) -> u16 {
        let kind = match self.kind {
            PartyKind::Unknown => 0,
            PartyKind::Person => 1,
            PartyKind::Organization => 2,
            PartyKind::Vessel => 3,
            PartyKind::Aircraft => 4,
        };
        let weight = (self.least_weight * NAME_WEIGHT_PARTS).clamp(0.0, 255.0) as u16;
        kind | (self.least_words.min(31) as u16) << 3 | weight << 8
    }

    pub(crate) fn unpacked(outline: u16) -> Self {
        let kind = match outline & 7 {
            1 => PartyKind::Person,
            2 => PartyKind::Organization,
            3 => PartyKind::Vessel,
            4 => PartyKind::Aircraft,
            _ => PartyKind::Unknown,
        };
        Self {
            kind,
            least_words: u32::from(outline >> 3 & 31),
            least_weight: f32::from(outline >> 8) / NAME_WEIGHT_PARTS,
        }
    }
}

/// A partial date as a number: 19620218, 19620200, 19620000; 0 for none.
fn date_number(date: Option<PartialDate>) -> u32 {
    date.map_or(0, |date| {
        u32::from(date.year_value()) * 10_000
            + u32::from(date.month_value().unwrap_or(0)) * 100
            + u32::from(date.day_value().unwrap_or(0))
    })
}

fn date_of(number: u32) -> Option<PartialDate> {
    let (year, month, day) = ((number / 10_000) as u16, (number / 100 % 100) as u8, (number % 100) as u8);
    match (month, day) {
        (0, _) => PartialDate::year(year),
        (_, 0) => PartialDate::month(year, month),
        _ => PartialDate::day(year, month, day),
    }
}

/// From and to: of a name that stood on the list for a time, or of a designation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Pod, Zeroable)]
#[repr(C)]
pub(crate) struct PeriodRow {
    from: u32,
    to: u32,
}

impl PeriodRow {
    pub(crate) fn new(from: Option<PartialDate>, to: Option<PartialDate>) -> Self {
        Self { from: date_number(from), to: date_number(to) }
    }

    /// The period of a name, its last day counted.
    pub(crate) fn period(self) -> Period {
        Period { from: date_of(self.from), to: date_of(self.to) }
    }

    /// Whether a designation is in force on a day; the day of the delisting is not.
    pub(crate) fn in_force(self, day: PartialDate) -> bool {
        date_of(self.from).is_none_or(|from| from.first_day() <= day.last_day())
            && date_of(self.to).is_none_or(|to| day.first_day() < to.first_day())
    }
}

/// A birth date.
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub(crate) struct BirthRow {
    start: u32,
    end: u32,
    circa: u32,
}

impl BirthRow {
    pub(crate) fn new(span: DateSpan) -> Self {
        Self { start: date_number(Some(span.start)), end: date_number(span.end), circa: u32::from(span.circa) }
    }

    pub(crate) fn span(self) -> Option<DateSpan> {
        Some(DateSpan { start: date_of(self.start)?, end: date_of(self.end), circa: self.circa != 0 })
    }
}

/// What the kind of a number means for comparing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberKind {
    /// Only one party has it.
    Own,
    /// A ship has one.
    Imo,
    /// A body has one.
    Lei,
    /// Several may share it: telephone, web, mail.
    Shared,
}

impl From<&IdentifierKind> for NumberKind {
    fn from(kind: &IdentifierKind) -> Self {
        match kind {
            IdentifierKind::Imo => Self::Imo,
            IdentifierKind::Lei => Self::Lei,
            IdentifierKind::Phone | IdentifierKind::Website | IdentifierKind::Email => Self::Shared,
            _ => Self::Own,
        }
    }
}

/// A number of an entity: where its normalised letters are, and its kind.
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub(crate) struct IdentifierRow {
    pub(crate) start: u32,
    pub(crate) length: u16,
    kind: u16,
}

impl IdentifierRow {
    pub(crate) fn new(start: usize, length: usize, kind: NumberKind) -> Self {
        let kind = match kind {
            NumberKind::Own => 0,
            NumberKind::Imo => 1,
            NumberKind::Lei => 2,
            NumberKind::Shared => 3,
        };
        Self { start: start as u32, length: length as u16, kind }
    }

    pub(crate) fn kind(self) -> NumberKind {
        match self.kind {
            1 => NumberKind::Imo,
            2 => NumberKind::Lei,
            3 => NumberKind::Shared,
            _ => NumberKind::Own,
        }
    }
}
