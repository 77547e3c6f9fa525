//! The listed names as a tree of words, and the search for them in a text.
//!
//! The search reads a text once, word by word. A bit in a small table says whether a word can begin a name; only then the
//! tree is walked, word after word, and every name on the way is reported, also those that begin or end inside another
//! one: which of them counts is decided later, when all are known, so that a long name that turns out to be none does not
//! hide a short one.

use super::{
    renowned::Groups,
    respelt::Respellings,
    spellings::{self, Spelling},
    transcribed::{Sound, Transcriptions},
    words::{HashedWord, Words, hashes},
};
use crate::tokens::Tokens;
use interdict_model::{Entity, PartyKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::{borrow::Borrow, ops::Range};

/// Number of bits in the table of first words; a power of two that stays in the second cache.
const FIRST_WORD_BITS: usize = 1 << 20;

/// A name of a listed party, by numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameRef {
    /// Place of the entity in the list that the index was built from.
    pub entity: u32,
    /// Place of the name among its names.
    pub name: u16,
    /// How the searched words follow from the name.
    pub spelling: Spelling,
    /// What of the name is left out: 0 nothing but legal form, 1 a place, 2 more.
    pub left: u8,
}

/// A place in a text where the words of a listed name stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// Which set of names it is; resolve it with [`NameIndex::names`].
    set: u32,
    /// How many words the name has here.
    pub words: u8,
    /// Whether the text spells a person in another way than the list.
    pub(crate) transcribed: bool,
}

impl Hit {
    /// The number of the set of names that it is: equal for equal names.
    pub(crate) fn set(&self) -> u32 {
        self.set
    }
}

/// The tree of all listed names.
#[derive(Debug)]
pub struct NameIndex {
    first: Vec<u64>,
    /// From a node (in the high bits) and a word to the next node.
    edges: FxHashMap<(u32, u64), u32>,
    /// Of each node the set of names that end there, [`NO_SET`] if none.
    ends: Vec<u32>,
    sets: Vec<Vec<NameRef>>,
    /// Names of one word that a text may spell in another way.
    respellings: Respellings,
    /// Persons whom a text may spell in another way.
    transcriptions: Transcriptions,
    /// Sets of names, and the entities that are known by them without more being said.
    renowned: FxHashSet<(u32, u32)>,
}

const NO_SET: u32 = u32::MAX;
/// So many words has a name in which a nickname stands.
const LONGEST_AROUND: usize = 8;

impl NameIndex {
    /// Indexes every name of every entity.
    pub fn new<E: Borrow<Entity>>(entities: impl IntoIterator<Item = E>) -> Self {
        let mut index = Self {
            first: vec![0; FIRST_WORD_BITS / 64],
            edges: FxHashMap::default(),
            ends: vec![NO_SET],
            sets: Vec::new(),
            respellings: Respellings::default(),
            transcriptions: Transcriptions::default(),
            renowned: FxHashSet::default(),
        };
        let mut groups = Groups::default();
        for (entity, party) in entities.into_iter().enumerate() {
            let party: &Entity = party.borrow();
            groups.note(entity as u32, party);
            for (name, listed) in party.names.iter().enumerate() {
                let kind = party.schema.kind();
                let may_be_respelt = kind == PartyKind::Organization && !listed.weak;
                let may_be_transcribed = kind == PartyKind::Person && !listed.weak;
                let short_name = if may_be_transcribed { spellings::short_name(listed) } else { None };
                let short_words = short_name.as_ref().map(|(given, family)| hashes(&format!("{given} {family}")));
                for sequence in spellings::of(party, listed) {
                    let spelling = sequence.spelling;
                    let name = name.min(usize::from(u16::MAX)) as u16;
                    let set = index
                        .add(&sequence.words, NameRef { entity: entity as u32, name, spelling, left: sequence.left });
                    if may_be_respelt && spelling == Spelling::Full && sequence.words.len() == 1 {
                        index.respellings.add(&listed.text.to_lowercase(), set);
                    }
                    if let Some((given, family)) = &short_name
                        && spelling <= Spelling::WithoutMiddleNames
                        && short_words.as_ref() == Some(&sequence.words)
                    {
                        index.transcriptions.add(given, family, set);
                    }
                }
            }
        }
        for known in groups.renowned() {
            let name = NameRef { entity: known.entity, name: known.name, spelling: Spelling::Bare, left: 1 };
            let set = index.add(&known.words, name);
            index.renowned.insert((set, known.entity));
        }
        index
    }

    /// Whether an entity that has a name at a hit is a group that is known by it: `Islamic State`, `IRGC`.
    pub(crate) fn is_renowned(&self, hit: &Hit, entity: u32) -> bool {
        self.renowned.contains(&(hit.set, entity))
    }

    /// Adds a sequence of words; gives the number of its set of names.
    fn add(&mut self, words: &[u64], name: NameRef) -> u32 {
        let mut node = 0;
        for (at, word) in words.iter().enumerate() {
            if at == 0 {
                let bit = *word as usize % FIRST_WORD_BITS;
                self.first[bit / 64] |= 1 << (bit % 64);
            }
            let fresh = self.ends.len() as u32;
            node = *self.edges.entry((node, *word)).or_insert(fresh);
            if node == fresh {
                self.ends.push(NO_SET);
            }
        }
        let end = &mut self.ends[node as usize];
        if *end == NO_SET {
            *end = self.sets.len() as u32;
            self.sets.push(Vec::new());
        }
        let (number, set) = (*end, &mut self.sets[*end as usize]);
        // One party may have a name twice, as primary and as alias of another script.
        let as_near = |held: &NameRef| (held.spelling, held.left) <= (name.spelling, name.left);
        if !set.iter().any(|held| held.entity == name.entity && as_near(held)) {
            set.push(name);
        }
        number
    }

    /// How many sequences of words are looked for.
    pub fn len(&self) -> usize {
        self.sets.len()
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.sets.is_empty()
    }

    /// The names that stand at a hit.
    pub fn names(&self, hit: &Hit) -> &[NameRef] {
        self.sets.get(hit.set as usize).map_or(&[], Vec::as_slice)
    }

    /// Every place in the text where a listed name stands, in the order of their starts; shorter names before longer ones
    /// that begin at the same word.
    pub fn search(&self, text: &str) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut words = Words::from(text, 0);
        while let Some(word) = words.next() {
            let bit = word.hash as usize % FIRST_WORD_BITS;
            if self.first[bit / 64] & (1 << (bit % 64)) != 0 {
                self.walk(text, word.hash, word.start..word.end, words.clone(), &mut hits);
            }
        }
        hits
    }

    /// Every word of a text that is another spelling of a listed name of one word.
    pub(crate) fn respelt(&self, tokens: &Tokens<'_>) -> Vec<Hit> {
        let hit = |at: usize| {
            let set = self.respellings.set_of(tokens.word(at))?;
            Some(Hit { range: tokens.range(at), set, words: 1, transcribed: false })
        };
        tokens.capitals().filter_map(hit).collect()
    }

    /// Every two words of a text that are another spelling of a listed person's given and family name.
    pub(crate) fn transcribed(&self, tokens: &Tokens<'_>) -> Vec<Hit> {
        let mut hits = Vec::new();
        // The sound of the token before, where it is a word with a capital and was asked for.
        let mut before: Option<(usize, Sound)> = None;
        let pairs = tokens.capitals().zip(tokens.capitals().skip(1));
        for (_, at) in pairs.filter(|(first, at)| first + 1 == *at && !tokens.starts_paragraph(*at)) {
            let given = before.filter(|(place, _)| *place == at - 1).map(|(_, sound)| sound);
            let sounds = [given.unwrap_or_else(|| Sound::of(tokens.word(at - 1))), Sound::of(tokens.word(at))];
            before = Some((at, sounds[1]));
            if let Some(set) = self.transcriptions.set_of([tokens.word(at - 1), tokens.word(at)], sounds) {
                hits.push(Hit { range: tokens.bytes(&(at - 1..at + 1)), set, words: 2, transcribed: true });
            }
        }
        hits
    }

    /// The names that begin at a byte of a text, where a word begins, and go on behind some bytes that are no part of them.
    pub(crate) fn around(&self, text: &str, start: usize, inside: &Range<usize>) -> Vec<Hit> {
        let before = Words::from(text, start).take_while(|word| word.end <= inside.start);
        let words = before.chain(Words::from(text, inside.end)).take(LONGEST_AROUND);
        let (mut hits, mut node, mut count) = (Vec::new(), 0, 0_u8);
        for HashedWord { hash, end, .. } in words {
            let Some(following) = self.edges.get(&(node, hash)) else { break };
            node = *following;
            count += 1;
            let set = self.ends[node as usize];
            if set != NO_SET && end > inside.end {
                hits.push(Hit { range: start..end, set, words: count, transcribed: false });
            }
        }
        hits
    }

    fn walk(&self, text: &str, first: u64, range: Range<usize>, mut words: Words<'_>, hits: &mut Vec<Hit>) {
        let Some(mut node) = self.edges.get(&(0, first)).copied() else { return };
        let (start, mut end) = (range.start, range.end);
        let mut count = 1_u8;
        loop {
            let set = self.ends[node as usize];
            if set != NO_SET {
                hits.push(Hit { range: start..end, set, words: count, transcribed: false });
            }
            let Some(next) = words.next() else { return };
            // A name does not run over the end of a paragraph.
            let between = &text.as_bytes()[end..next.start];
            if between.len() > 12 || between.windows(2).any(|pair| pair == b"\n\n") {
                return;
            }
            match self.edges.get(&(node, next.hash)) {
                Some(following) => node = *following,
                None => return,
            }
            end = next.end;
            count = count.saturating_add(1);
        }
    }
}
