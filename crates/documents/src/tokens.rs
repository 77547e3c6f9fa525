//! The words of a document: where they stand, how they look, and what they are in lower case.
//!
//! Words are runs of letters. A possessive `'s` is a word of its own, `didn't` is one word, `state-run` is two words with a
//! mark between, `U.S.` is one word, `$15m` is a mark, a number and a word. Everything is found in one pass; positions are
//! bytes of the document's text. Sentences are found in the same pass (see [`crate::sentences`] for the rule).

mod marks;
mod scan;

use crate::{
    document::{Document, Paragraph},
    lexicon::{Begins, Classes, Kinds, Known, Role, Thing, Things, VerbForm, WordHash, WordKind, WordSet},
};
use interdict_model::Country;
use marks::QuotationMarks;
pub(crate) use scan::fold_into;
use std::{ops::Range, sync::OnceLock};

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with apostrophes and, in abbreviations, dots inside.
    Word,
    /// Digits, with separators inside: `1,250`, `9.6`.
    Number,
    /// One character of punctuation or a symbol.
    Mark,
}

/// One token.
#[derive(Debug, Clone, Copy)]
pub struct Token<'a> {
    start: u32,
    end: u32,
    /// As it is written.
    written: &'a str,
    /// In lower case, where the text or the tables have it so; else it stands in what is folded.
    word: Option<&'a str>,
    folded: u32,
    folded_len: u16,
    /// What it is made of.
    pub kind: TokenKind,
    shape: u8,
    hash: WordHash,
    /// What the tables of single words say of its word: rules ask for that more often than for anything else.
    known: &'static Known,
}

const SPACE_BEFORE: u8 = 1;
const CAPITAL: u8 = 2;
const ALL_CAPITALS: u8 = 4;
const PARAGRAPH_START: u8 = 8;
const JOINS: u8 = 16;

/// Letters of the longest words that names end with: `Bros.`
const LONGEST_ENDING: usize = 4;

/// A sentence: its tokens and the paragraph it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Numbers of its tokens.
    pub tokens: Range<usize>,
    /// Number of its paragraph.
    pub paragraph: usize,
}

/// What is known of the words of a sentence: a rule that asks for a word with it passes over the others.
#[derive(Debug, Clone, Copy, Default)]
struct Together {
    begins: Begins,
    kinds: Kinds,
    things: Things,
    words: WordSet,
}

impl Together {
    /// With one word more.
    fn with(self, token: &Token<'_>) -> Self {
        Self {
            begins: self.begins.or(token.known.begins),
            kinds: self.kinds.or(token.known.kinds),
            things: self.things.or(token.known.things),
            words: self.words.with(token.hash),
        }
    }
}

/// A country that a text names.
#[derive(Debug)]
pub(crate) struct NamedCountry {
    pub(crate) tokens: Range<usize>,
    pub(crate) country: Country,
}

/// All tokens and sentences of a document.
#[derive(Debug)]
pub struct Tokens<'a> {
    /// The document's text.
    pub text: &'a str,
    /// Its paragraphs.
    pub paragraphs: &'a [Paragraph],
    all: Vec<Token<'a>>,
    folded: String,
    sentences: Vec<Sentence>,
    /// Words that begin with a capital: a name begins with one, and most words have none.
    capitals: Vec<u32>,
    /// For each token what its word begins: asked so often that it stands closer together than the tokens do.
    begins: Vec<Begins>,
    /// For each sentence what is known of its words together.
    together: Vec<Together>,
    /// Looked for when they are first asked for.
    countries: OnceLock<Vec<NamedCountry>>,
    sentence_of: Vec<u32>,
    /// Of each token the first token of its sentence and the one behind the last: rules ask for that of nearly every token.
    bounds: Vec<(u32, u32)>,
}

impl<'a> Tokens<'a> {
    /// The tokens of every paragraph of a document.
    pub fn of(document: &'a Document) -> Self {
        // Of English text a token takes five bytes or a little more.
        let most = document.text.len() / 4;
        let mut tokens = Self {
            text: &document.text,
            paragraphs: &document.paragraphs,
            all: Vec::with_capacity(most),
            folded: String::with_capacity(most),
            // And a sentence a hundred bytes or more.
            sentences: Vec::with_capacity(most / 16),
            capitals: Vec::with_capacity(most / 4),
            begins: Vec::with_capacity(most),
            together: Vec::with_capacity(most / 16),
            countries: OnceLock::new(),
            sentence_of: Vec::with_capacity(most),
            bounds: Vec::with_capacity(most),
        };
        let foreign = document.text.contains(['«', '»', '„']);
        for (number, paragraph) in document.paragraphs.iter().enumerate() {
            let first = tokens.all.len();
            tokens.scan(paragraph.range.clone());
            if foreign {
                QuotationMarks::settle(&mut tokens.all[first..]);
            }
            if let Some(token) = tokens.all.get_mut(first) {
                token.shape |= PARAGRAPH_START | SPACE_BEFORE;
            }
            for range in crate::sentences::split(&tokens, first..tokens.all.len()) {
                let sentence = tokens.sentences.len() as u32;
                tokens.sentence_of.resize(range.end, sentence);
                tokens.bounds.resize(range.end, (range.start as u32, range.end as u32));
                tokens.together.push(tokens.all[range.clone()].iter().fold(Together::default(), Together::with));
                tokens.sentences.push(Sentence { tokens: range, paragraph: number });
            }
        }
        tokens
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The token's letters in lower case, accents off, apostrophes straight; empty beyond the end.
    pub fn word(&self, token: usize) -> &str {
        self.all.get(token).map_or("", |token| token.word.unwrap_or_else(|| self.folded_word(token)))
    }

    #[inline(never)]
    fn folded_word(&self, token: &Token<'a>) -> &str {
        let start = token.folded as usize;
        &self.folded[start..start + token.folded_len as usize]
    }

    /// What tables look the token's word up by; none beyond the end.
    pub(crate) fn hash(&self, token: usize) -> Option<WordHash> {
        self.all.get(token).map(|token| token.hash)
    }

    /// The closed classes of the token's word; none if it is a noun, adjective or full verb, or beyond the end.
    pub(crate) fn classes(&self, token: usize) -> Classes {
        self.all.get(token).map_or_else(Classes::default, |token| token.known.classes)
    }

    /// Whether the token's word is of a kind.
    pub(crate) fn is_kind(&self, token: usize, kind: WordKind) -> bool {
        self.all.get(token).is_some_and(|token| token.known.kinds.has(kind))
    }

    /// Whether some word of a sentence is of a kind.
    pub(crate) fn has_kind(&self, sentence: usize, kind: WordKind) -> bool {
        self.together.get(sentence).is_some_and(|together| together.kinds.has(kind))
    }

    /// Whether one of some words, in lower case, may stand in the sentence of a token. None does of which this says no: a
    /// rule that looks for words through a sentence passes over nearly all that have none of them.
    #[inline]
    pub(crate) fn may_say<const N: usize>(&self, token: usize, words: [&str; N]) -> bool {
        let sentence = self.together.get(self.sentence_of(token));
        sentence.is_some_and(|together| words.iter().any(|word| together.words.may_have(word)))
    }

    /// All kinds of the token's word.
    pub(crate) fn kinds(&self, token: usize) -> Kinds {
        self.all.get(token).map_or_else(Kinds::default, |token| token.known.kinds)
    }

    /// What the token's word says of someone who speaks or acts.
    pub(crate) fn role(&self, token: usize) -> Option<Role> {
        self.all.get(token)?.known.role
    }

    /// Whether the token's word names a thing of a class.
    pub(crate) fn names_thing(&self, token: usize, thing: Thing) -> bool {
        self.all.get(token).is_some_and(|token| token.known.things.has(thing))
    }

    /// Whether some word of a sentence names a thing of a class.
    pub(crate) fn has_thing(&self, sentence: usize, thing: Thing) -> bool {
        self.together.get(sentence).is_some_and(|together| together.things.has(thing))
    }

    /// The tables of phrases of which the token's word begins one.
    #[inline]
    pub(crate) fn begins(&self, token: usize) -> Begins {
        self.begins.get(token).copied().unwrap_or_default()
    }

    /// The number of the word's entry in a table of phrases that it begins one of.
    #[inline]
    pub(crate) fn entry(&self, token: usize, table: Begins) -> usize {
        self.all.get(token).map_or(0, |token| token.known.entries.of(table))
    }

    /// The tables of phrases of which some word of a sentence begins one.
    pub(crate) fn sentence_begins(&self, sentence: usize) -> Begins {
        self.together.get(sentence).map_or_else(Begins::default, |together| together.begins)
    }

    /// The countries that are named, in the order of their first tokens; `find` finds them, and is asked once.
    pub(crate) fn countries(&self, find: impl FnOnce() -> Vec<NamedCountry>) -> &[NamedCountry] {
        self.countries.get_or_init(find)
    }

    /// The verb of which the token's word is a form, and which form.
    pub(crate) fn verb(&self, token: usize) -> Option<(&'static str, VerbForm)> {
        self.all.get(token)?.known.verb
    }

    /// Whether the token's word is a verb whose past is its base form.
    pub(crate) fn is_unchanged_past(&self, token: usize) -> bool {
        self.all.get(token).is_some_and(|token| token.known.unchanged_past)
    }

    /// The token as it is written, quotation marks of other languages as English ones; empty beyond the end.
    pub fn written(&self, token: usize) -> &'a str {
        self.all.get(token).map_or("", |token| token.written)
    }

    /// What the token is made of; a mark beyond the end.
    pub fn kind(&self, token: usize) -> TokenKind {
        self.all.get(token).map_or(TokenKind::Mark, |token| token.kind)
    }

    /// Whether the token is a word.
    pub fn is_word(&self, token: usize) -> bool {
        self.kind(token) == TokenKind::Word && token < self.len()
    }

    /// Whether the token is a number written in digits.
    pub fn is_number(&self, token: usize) -> bool {
        self.kind(token) == TokenKind::Number
    }

    /// Whether the token begins with a capital.
    pub fn is_capital(&self, token: usize) -> bool {
        self.shape(token) & CAPITAL != 0
    }

    /// The words that begin with a capital, in order.
    pub(crate) fn capitals(&self) -> impl Iterator<Item = usize> + '_ {
        self.capitals.iter().map(|token| *token as usize)
    }

    /// Whether the token has two letters or more, all capitals.
    pub fn is_all_capitals(&self, token: usize) -> bool {
        self.shape(token) & ALL_CAPITALS != 0
    }

    /// Whether white space (or the start of a paragraph) stands before the token.
    pub fn has_space_before(&self, token: usize) -> bool {
        self.shape(token) & SPACE_BEFORE != 0
    }

    /// Whether the token is the first of its paragraph.
    pub fn starts_paragraph(&self, token: usize) -> bool {
        self.shape(token) & PARAGRAPH_START != 0
    }

    fn shape(&self, token: usize) -> u8 {
        self.all.get(token).map_or(0, |token| token.shape)
    }

    /// Bytes of the text that a token takes.
    pub fn range(&self, token: usize) -> Range<usize> {
        self.all.get(token).map_or(self.text.len()..self.text.len(), |token| token.start as usize..token.end as usize)
    }

    /// Bytes of the text from the first to the last of some tokens.
    pub fn bytes(&self, tokens: &Range<usize>) -> Range<usize> {
        if tokens.is_empty() {
            let start = self.range(tokens.start).start;
            return start..start;
        }
        self.range(tokens.start).start..self.range(tokens.end - 1).end
    }

    /// The text from the first to the last of some tokens.
    pub fn slice(&self, tokens: &Range<usize>) -> &'a str {
        &self.text[self.bytes(tokens)]
    }

    /// All sentences in order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The number of the sentence a token stands in.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentence_of.get(token).map_or(self.sentences.len().saturating_sub(1), |sentence| *sentence as usize)
    }

    /// The tokens of the sentence a token stands in; of the last sentence beyond the end.
    pub(crate) fn sentence_around(&self, token: usize) -> Range<usize> {
        let (start, end) = self.bounds.get(token).or(self.bounds.last()).copied().unwrap_or_default();
        start as usize..end as usize
    }

    /// The first token that begins at or behind a byte of the text.
    pub fn at_byte(&self, byte: usize) -> usize {
        self.all.partition_point(|token| (token.start as usize) < byte)
    }

    /// Whether the token is a hyphen that joins two words without spaces.
    pub fn joins(&self, token: usize) -> bool {
        self.shape(token) & JOINS != 0
    }
}
