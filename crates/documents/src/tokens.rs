//! The words of a document: where they stand, how they look, and what they are in lower case.
//!
//! Words are runs of letters. A possessive `'s` is a word of its own, `didn't` is one word, `state-run` is two words with a
//! mark between, `U.S.` is one word, `$15m` is a mark, a number and a word. Everything is found in one pass; positions are
//! bytes of the document's text. Sentences are found in the same pass (see [`crate::sentences`] for the rule).

mod marks;

use crate::{
    document::{Document, Paragraph},
    lexicon::{
        Begins, Classes, Kinds, Known, Role, Thing, Things, VerbForm, WordHash, WordKind, WordSet, ends_names,
        is_opener, known_of,
    },
};
use interdict_model::Country;
use marks::QuotationMarks;
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

    fn scan(&mut self, range: Range<usize>) {
        let bytes = self.text.as_bytes();
        let mut at = range.start;
        let mut space = true;
        while at < range.end {
            let byte = bytes[at];
            if byte.is_ascii_whitespace() {
                space = true;
                at += 1;
                continue;
            }
            let start = at;
            // Whether the token is known to be in lower case as it is written.
            let mut plain = byte < 0x80;
            let kind = if byte.is_ascii_alphabetic() {
                at += bytes[at..range.end].iter().take_while(|byte| byte.is_ascii_lowercase()).count();
                // Of most words that is the end.
                if at < range.end && (bytes[at].is_ascii_uppercase() || goes_on(bytes[at])) {
                    at = self.cased_end(at, start, range.end);
                    plain = bytes[start..at].iter().all(|byte| is_folded(*byte));
                }
                TokenKind::Word
            } else if byte.is_ascii_digit() {
                at = number_end(bytes, start, range.end);
                TokenKind::Number
            } else if byte < 0x80 {
                at += 1;
                if byte == b'\'' && possessive(bytes, start, range.end, space) {
                    at += 1;
                    TokenKind::Word
                } else {
                    TokenKind::Mark
                }
            } else {
                let Some(character) = self.text[at..range.end].chars().next() else { break };
                if character.is_whitespace() || character == '\u{200b}' || character == '\u{feff}' {
                    space = true;
                    at += character.len_utf8();
                    continue;
                }
                if character.is_alphabetic() {
                    at = self.word_end(start, range.end);
                    TokenKind::Word
                } else {
                    at += character.len_utf8();
                    if character == '’' && possessive(bytes, at - 1, range.end, space) {
                        at += 1;
                        TokenKind::Word
                    } else {
                        TokenKind::Mark
                    }
                }
            };
            let dot = kind == TokenKind::Word && self.has_own_dot(start..at, range.end);
            at += usize::from(dot);
            self.push(start..at, kind, space, plain, dot);
            space = false;
        }
    }

    /// Whether the dot behind a word that names end with belongs to it and ends no sentence: `Acme INC. bought it`. What comes
    /// behind it goes on with the sentence, or may.
    fn has_own_dot(&self, word: Range<usize>, limit: usize) -> bool {
        let bytes = self.text.as_bytes();
        let short = word.len() <= LONGEST_ENDING && bytes[word.start].is_ascii_uppercase();
        if !short || word.end + 1 >= limit || bytes[word.end] != b'.' {
            return false;
        }
        let behind = &self.text[word.end + 1..limit];
        let next = behind.trim_start();
        let goes_on = next.starts_with([',', ';', ':', ')'])
            || behind.len() > next.len() && next.starts_with(|first: char| first.is_alphanumeric() || first == '(');
        let opener = || {
            let end = next.find(|letter: char| !letter.is_alphabetic()).unwrap_or(next.len());
            next.starts_with(char::is_uppercase) && is_opener(&next[..end].to_lowercase())
        };
        goes_on && ends_names(&self.text[word].to_ascii_lowercase()) && !opener()
    }

    /// Where the word that begins here ends, if the letters before `at` are in lower case.
    fn cased_end(&self, mut at: usize, start: usize, limit: usize) -> usize {
        let bytes = self.text.as_bytes();
        at += bytes[at..limit].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        if at < limit && goes_on(bytes[at]) { self.word_end(start, limit) } else { at }
    }

    /// Where the word that begins here ends. Apostrophes count inside (`didn't`, `O'Neill`), except in a possessive; dots
    /// count between single letters (`U.S.`).
    fn word_end(&self, start: usize, limit: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = start;
        while at < limit {
            let byte = bytes[at];
            if byte.is_ascii_alphabetic() {
                at += 1;
            } else if byte < 0x80 {
                let letter_next = at + 1 < limit && bytes[at + 1].is_ascii_alphabetic();
                let apostrophe = byte == b'\'' && letter_next && !possessive(bytes, at, limit, false);
                let dot = byte == b'.' && dotted(bytes, start, at, limit);
                if !apostrophe && !dot {
                    break;
                }
                at += 1;
            } else {
                let Some(character) = self.text[at..limit].chars().next() else { break };
                let next = at + character.len_utf8();
                let letter_next = next < limit && bytes[next].is_ascii_alphabetic();
                let apostrophe = character == '’' && letter_next && !possessive(bytes, next - 1, limit, false);
                if !apostrophe && !character.is_alphanumeric() && !is_combining(character) {
                    break;
                }
                at = next;
            }
        }
        at
    }

    /// Adds a token. A dot of its own is written, and is no part of its word.
    fn push(&mut self, Range { start, end }: Range<usize>, kind: TokenKind, space: bool, plain: bool, dot: bool) {
        let written = &self.text[start..end];
        let spelt = &written[..written.len() - usize::from(dot)];
        let mut shape = if space { SPACE_BEFORE } else { 0 };
        if !space && let Some(hyphen) = self.all.last_mut().filter(|before| before.is_hyphen()) {
            hyphen.shape |= JOINS;
        }
        // A "word" of more than 64 KiB is no word; its folded form is cut so that it fits.
        if plain && u16::try_from(written.len()).is_ok() {
            let (hash, _, known) = known_of(written);
            let (start, end) = (start as u32, end as u32);
            let word = Some(written);
            self.begins.push(known.begins);
            self.all.push(Token { start, end, written, word, folded: 0, folded_len: 0, kind, shape, hash, known });
            return;
        }
        let folded = self.folded.len();
        if spelt.is_ascii() {
            self.folded.push_str(spelt);
            self.folded[folded..].make_ascii_lowercase();
            if spelt.as_bytes()[0].is_ascii_uppercase() {
                shape |= CAPITAL;
                if spelt.len() > 1 && !spelt.bytes().any(|byte| byte.is_ascii_lowercase()) {
                    shape |= ALL_CAPITALS;
                }
            }
        } else {
            fold_into(&mut self.folded, spelt);
            if spelt.chars().next().is_some_and(char::is_uppercase) {
                shape |= CAPITAL;
                if spelt.chars().nth(1).is_some() && !spelt.chars().any(char::is_lowercase) {
                    shape |= ALL_CAPITALS;
                }
            }
        }
        if kind == TokenKind::Word && shape & CAPITAL != 0 {
            self.capitals.push(self.all.len() as u32);
        }
        let mut length = (self.folded.len() - folded).min(usize::from(u16::MAX));
        while !self.folded.is_char_boundary(folded + length) {
            length -= 1;
        }
        self.folded.truncate(folded + length);
        let (hash, word, known) = known_of(&self.folded[folded..]);
        if word.is_some() {
            self.folded.truncate(folded);
        }
        self.begins.push(known.begins);
        self.all.push(Token {
            start: start as u32,
            end: end as u32,
            written,
            word,
            folded: folded as u32,
            folded_len: length as u16,
            kind,
            shape,
            hash,
            known,
        });
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

impl Token<'_> {
    /// Whether it is a hyphen behind something, and not behind white space.
    fn is_hyphen(&self) -> bool {
        self.kind == TokenKind::Mark
            && self.shape & (SPACE_BEFORE | PARAGRAPH_START) == 0
            && matches!(self.written, "-" | "‐" | "‑")
    }
}

/// Whether a byte stands in a token as it does in lower case, accents off.
fn is_folded(byte: u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_uppercase()
}

/// Whether a word may go on at a byte that is no letter of ASCII.
fn goes_on(byte: u8) -> bool {
    matches!(byte, b'\'' | b'.') || byte >= 0x80
}

fn number_end(bytes: &[u8], start: usize, limit: usize) -> usize {
    let mut at = start;
    while at < limit {
        let inside = matches!(bytes[at], b'.' | b',') && at + 1 < limit && bytes[at + 1].is_ascii_digit();
        if bytes[at].is_ascii_digit() || inside { at += 1 } else { break }
    }
    at
}

/// Whether an apostrophe that ends at this byte begins a possessive `'s`.
fn possessive(bytes: &[u8], apostrophe: usize, limit: usize, space_before: bool) -> bool {
    !space_before
        && apostrophe + 1 < limit
        && bytes[apostrophe + 1] | 0x20 == b's'
        && bytes.get(apostrophe + 2).is_none_or(|next| {
            apostrophe + 2 >= limit || !next.is_ascii_alphanumeric() && *next < 0x80 || *next >= 0xe2
        })
}

/// Whether the dot at this byte belongs to an abbreviation of single letters such as `U.S.` or `a.m.`
fn dotted(bytes: &[u8], start: usize, dot: usize, limit: usize) -> bool {
    let single = (dot == start + 1 || bytes[dot - 2] == b'.') && bytes[dot - 1].is_ascii_alphabetic();
    let letter_follows = dot + 2 < limit && bytes[dot + 1].is_ascii_alphabetic() && bytes[dot + 2] == b'.';
    single && (letter_follows || dot > start + 1)
}

fn is_combining(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}')
}

/// Lower case, accents off, apostrophes straight. Letters of other scripts stay.
pub(crate) fn fold_into(folded: &mut String, text: &str) {
    if text.is_ascii() {
        let from = folded.len();
        folded.push_str(text);
        folded[from..].make_ascii_lowercase();
        return;
    }
    for character in text.chars() {
        match character {
            '’' | '‘' | 'ʼ' => folded.push('\''),
            _ if character.is_ascii() => folded.push(character.to_ascii_lowercase()),
            '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => {
                interdict_text::romanise::fold_letter(character, folded);
            }
            _ if is_combining(character) => {}
            _ => folded.extend(character.to_lowercase()),
        }
    }
}
