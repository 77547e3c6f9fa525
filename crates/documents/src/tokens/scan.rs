//! From the text of a paragraph to its tokens, in one pass: where words, numbers and marks end, and what words are in lower case.

use super::{ALL_CAPITALS, CAPITAL, JOINS, LONGEST_ENDING, PARAGRAPH_START, SPACE_BEFORE, Token, TokenKind, Tokens};
use crate::lexicon::{ends_names, is_opener, known_of};
use std::ops::Range;

impl Tokens<'_> {
    /// Adds the tokens of a paragraph.
    pub(super) fn scan(&mut self, range: Range<usize>) {
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
