//! Words in classes, identifiers and short lines that tell the article from the rest of the page.
//!
//! They are in `data/html-boilerplate.tsv`, which says how it is written; people add words there and not here.

use std::sync::LazyLock;

/// What the classes and the identifier of an element say, one bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Effects(u16);

impl Effects {
    /// Not the article, however long it is: comments, consent dialogues.
    pub(super) const REMOVE: Self = Self(1);
    /// Not the article, unless most of the page is in it.
    pub(super) const DROP: Self = Self(1 << 1);
    /// Less likely the article.
    pub(super) const DOUBT: Self = Self(1 << 2);
    /// More likely the article.
    pub(super) const CONTENT: Self = Self(1 << 3);
    /// Author, place and time.
    pub(super) const BYLINE: Self = Self(1 << 4);
    /// Under a picture.
    pub(super) const CAPTION: Self = Self(1 << 5);
    /// A sentence set large.
    pub(super) const QUOTE: Self = Self(1 << 6);
    /// The summary under the title.
    pub(super) const STANDFIRST: Self = Self(1 << 7);
    /// Not the article, unless much of the page stands in elements that say so: paywalls mark the article itself.
    pub(super) const GATE: Self = Self(1 << 9);
    /// The rest of this class says nothing: `has-sidebar`.
    const SKIP: Self = Self(1 << 8);

    /// Whether one of the bits of `other` is set.
    pub(super) fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What the value of a `class` or `id` says.
    pub(super) fn of(value: &str) -> Self {
        let mut effects = Self::default();
        for class in value.split_ascii_whitespace() {
            let mut found = Self::default();
            let mut previous = "";
            for_each_word(class, |word| {
                found = found.with(WORDS.effects(word)).with(WORDS.joined_effects(previous, word));
                previous = word;
            });
            if !found.any(Self::SKIP) {
                effects = effects.with(found);
            }
        }
        effects
    }

    /// The effect of a name in the data file.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "remove" => Self::REMOVE,
            "drop" => Self::DROP,
            "gate" => Self::GATE,
            "doubt" => Self::DOUBT,
            "content" => Self::CONTENT,
            "byline" => Self::BYLINE,
            "caption" => Self::CAPTION,
            "quote" => Self::QUOTE,
            "standfirst" => Self::STANDFIRST,
            "skip" => Self::SKIP,
            _ => return None,
        })
    }
}

/// What a short line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// `Share this`: not the article.
    Boilerplate,
    /// `Related articles`: neither is what follows.
    More,
    /// `Sign up for our newsletter`: neither is the rest of the box.
    Offer,
}

/// A word of the data file.
#[derive(Debug)]
struct Word {
    text: &'static str,
    /// Words that only begin so count as well.
    prefix: bool,
    effects: Effects,
}

/// The data file.
#[derive(Debug, Default)]
struct Words {
    /// By their first letter, a to z: few to compare with, and nothing to hash.
    by_letter: [Vec<Word>; 26],
    /// Beginnings of lines, by their first byte.
    lines: Vec<Vec<(&'static str, Line)>>,
    /// Whole lines.
    whole: Vec<&'static str>,
    /// Anywhere in a line, by their first letter.
    anywhere: [Vec<&'static str>; 26],
    /// Anywhere in a line, and their first letter is none of these.
    anywhere_other: Vec<&'static str>,
    /// What stands before the names of a byline, as it is written.
    byline_marks: Vec<&'static str>,
    /// What stands before the names where a page states its authors.
    author_marks: Vec<&'static str>,
    consent: Vec<ConsentPhrase>,
    /// Words of titles of articles about consent.
    consent_titles: Vec<&'static str>,
}

/// A phrase of a block that asks for consent to cookies.
#[derive(Debug, Clone, Copy)]
pub(super) struct ConsentPhrase {
    /// In lower case.
    pub(super) text: &'static str,
    /// Whether a block without any such phrase asks for none.
    pub(super) needed: bool,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("../../data/html-boilerplate.tsv")));

impl Words {
    fn read(table: &'static str) -> Self {
        const BYTES: usize = 256;
        let mut words = Self { lines: vec![Vec::new(); BYTES], ..Self::default() };
        for row in table.lines().filter(|row| !row.starts_with('#')) {
            let mut columns = row.split('\t').map(str::trim);
            let (Some(text), Some(effect)) = (columns.next(), columns.next()) else { continue };
            match effect {
                "line" => words.add_line(text, Line::Boilerplate),
                "more" => words.add_line(text, Line::More),
                "offer" => words.add_line(text, Line::Offer),
                "whole" => words.whole.push(text),
                "by" => words.byline_marks.push(text),
                "by_author" => words.author_marks.push(text),
                "consent" => words.consent.push(ConsentPhrase { text, needed: false }),
                "consent_needed" => words.consent.push(ConsentPhrase { text, needed: true }),
                "consent_title" => words.consent_titles.push(text),
                "anywhere" => match letter_index(text) {
                    Some(letter) => words.anywhere[letter].push(text),
                    None => words.anywhere_other.push(text),
                },
                _ => {
                    let prefix = text.ends_with('*');
                    let text = text.trim_end_matches('*');
                    if let (Some(effects), Some(letter)) = (Effects::named(effect), letter_index(text)) {
                        words.by_letter[letter].push(Word { text, prefix, effects });
                    }
                }
            }
        }
        words
    }

    /// Adds the beginning of a line.
    fn add_line(&mut self, text: &'static str, line: Line) {
        let first = text.bytes().next().map_or(0, usize::from);
        if let Some(lines) = self.lines.get_mut(first) {
            lines.push((text, line));
        }
    }

    /// Whether one of the phrases that count anywhere begins at a word of the text.
    fn has_phrase(&self, text: &str) -> bool {
        if !text.is_ascii() {
            let lower = text.to_lowercase();
            if self.anywhere_other.iter().any(|phrase| lower.contains(*phrase)) {
                return true;
            }
        }
        let mut in_word = false;
        for (position, byte) in text.bytes().enumerate() {
            let begins = byte.is_ascii_alphabetic() && !in_word;
            in_word = byte.is_ascii_alphabetic();
            if begins
                && let Some(rest) = text.get(position..)
                && let Some(letter) = letter_index(rest)
                && self.anywhere[letter].iter().any(|phrase| starts_with(rest, phrase))
            {
                return true;
            }
        }
        false
    }

    /// The effects of two words side by side that the file has as one.
    fn joined_effects(&self, first: &str, second: &str) -> Effects {
        let mut effects = Effects::default();
        let Some(letter) = letter_index(first) else { return effects };
        for known in &self.by_letter[letter] {
            let joined = known.text.len() == first.len() + second.len()
                && starts_with(known.text, first)
                && known.text.get(first.len()..).is_some_and(|rest| rest.eq_ignore_ascii_case(second));
            if joined {
                effects = effects.with(known.effects);
            }
        }
        effects
    }

    fn effects(&self, word: &str) -> Effects {
        let mut effects = Effects::default();
        let Some(letter) = letter_index(word) else { return effects };
        for known in &self.by_letter[letter] {
            if (known.prefix || known.text.len() == word.len()) && starts_with(word, known.text) {
                effects = effects.with(known.effects);
            }
        }
        effects
    }
}

/// What stands before the names of a byline.
pub(super) fn byline_marks() -> &'static [&'static str] {
    &WORDS.byline_marks
}

/// What stands before the names where a page states its authors.
pub(super) fn author_marks() -> &'static [&'static str] {
    &WORDS.author_marks
}

/// What a text says behind the mark that it begins with, and a space; scripts without spaces have none behind `：`.
pub(super) fn without_mark<'t>(text: &'t str, marks: &[&str]) -> Option<&'t str> {
    marks.iter().find_map(|mark| {
        let rest = text.strip_prefix(*mark)?;
        rest.strip_prefix(' ').or_else(|| mark.ends_with('：').then_some(rest))
    })
}

/// Phrases of blocks that ask for consent to cookies; 32 at most, since they are counted as bits.
pub(super) fn consent_phrases() -> &'static [ConsentPhrase] {
    &WORDS.consent
}

/// Words in titles of articles that may themselves speak of cookies and consent.
pub(super) fn consent_titles() -> &'static [&'static str] {
    &WORDS.consent_titles
}

/// The place of the first letter in the alphabet.
fn letter_index(word: &str) -> Option<usize> {
    let first = word.bytes().next()?.to_ascii_lowercase();
    first.is_ascii_lowercase().then(|| usize::from(first - b'a'))
}

/// Whether a text begins with a beginning, ASCII letters of any case.
fn starts_with(text: &str, beginning: &str) -> bool {
    text.as_bytes().get(..beginning.len()).is_some_and(|start| start.eq_ignore_ascii_case(beginning.as_bytes()))
}

/// Calls for every word of a class: `related-links`, `related_links` and `relatedLinks` have two.
fn for_each_word<'a>(class: &'a str, mut call: impl FnMut(&'a str)) {
    let bytes = class.as_bytes();
    let mut start = 0;
    for position in 0..=bytes.len() {
        let byte = bytes.get(position).copied().unwrap_or(b'-');
        let new_word = byte.is_ascii_uppercase() && position > start && bytes[position - 1].is_ascii_lowercase();
        if byte.is_ascii_alphabetic() && !new_word {
            continue;
        }
        if position > start
            && let Some(word) = class.get(start..position)
        {
            call(word);
        }
        start = if new_word { position } else { position + 1 };
    }
}

/// What a line of text says by its words; `None`: nothing, it may be the article. A phrase that a line begins with
/// counts when the line is short and no sentence.
pub(super) fn line(text: &str) -> Option<Line> {
    const SHORT: usize = 90;
    const LONGEST: usize = 300;
    if text.len() > LONGEST {
        return None;
    }
    if WORDS.has_phrase(text) {
        return Some(Line::Boilerplate);
    }
    if text.len() > SHORT && text.chars().count() > SHORT {
        return None;
    }
    let lower = text.to_lowercase();
    let bare = lower.trim_matches(|letter: char| !letter.is_alphanumeric());
    if WORDS.whole.contains(&bare) {
        return Some(Line::Boilerplate);
    }
    let sentence = lower.ends_with(['.', '?', '!', '"', '\u{201D}']);
    let first = bare.bytes().next().map_or(0, usize::from);
    WORDS.lines.get(first)?.iter().find_map(|(phrase, line)| {
        let rest = bare.strip_prefix(phrase)?;
        let whole_words = phrase.ends_with([':', '：']) || !rest.starts_with(char::is_alphanumeric);
        (whole_words && (rest.is_empty() || !sentence)).then_some(*line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_read_by_their_words() {
        let cases: &[(&str, Effects, bool)] = &[
            ("comments", Effects::REMOVE, true),
            ("post-comments-list", Effects::REMOVE, true),
            ("relatedArticles", Effects::DROP, true),
            ("RELATED_LINKS", Effects::DROP, true),
            ("unrelated", Effects::DROP, false),
            ("most-read", Effects::DROP, true),
            ("sub_title", Effects::STANDFIRST, true),
            ("print-columns", Effects::DROP, false),
            ("print-link", Effects::DROP, true),
            ("subscriber-only", Effects::DROP, false),
            ("subscriber-only", Effects::GATE, true),
            ("sp_message_container_1", Effects::REMOVE, true),
            ("page has-sidebar", Effects::DROP, false),
            ("page sidebar", Effects::DROP, true),
            ("article-body", Effects::CONTENT, true),
            ("wp-caption-text", Effects::CAPTION, true),
            ("é", Effects::DROP, false),
            ("", Effects::DROP, false),
        ];
        for (class, effect, expected) in cases {
            assert_eq!(Effects::of(class).any(*effect), *expected, "{class}");
        }
    }

    #[test]
    fn short_lines_are_read_by_their_beginnings() {
        assert_eq!(line("Share this story"), Some(Line::Boilerplate));
        assert_eq!(line("Share"), Some(Line::Boilerplate));
        assert_eq!(line("Related articles:"), Some(Line::More));
        assert_eq!(line("Lesen Sie auch: Wie der Hafen wuchs"), Some(Line::More));
        assert_eq!(line("Sign up for our morning letter"), Some(Line::Offer));
        assert_eq!(line("来源：海湾日报"), Some(Line::Boilerplate));
        assert_eq!(line("Вестник, 2020. Все права защищены"), Some(Line::Boilerplate));
        assert_eq!(line("© 2015 Example Herald. All rights reserved."), Some(Line::Boilerplate));
        assert_eq!(line("Share prices fell on Monday, and the central bank said that it would act."), None);
        assert_eq!(line("Advertisements for the post drew hundreds of letters."), None);
        assert_eq!(line(""), None);
    }

    #[test]
    fn every_row_of_the_table_has_its_effect() {
        let mut seen = std::collections::BTreeSet::new();
        for row in crate::lexicon::rows(include_str!("../../data/html-boilerplate.tsv")) {
            let [text, effect] = row.as_slice() else { panic!("html-boilerplate.tsv: {row:?} has not two columns") };
            assert!(seen.insert((*text, *effect)), "html-boilerplate.tsv: {row:?} stands there twice");
            let phrases = || consent_phrases().iter().filter(|phrase| phrase.text == *text);
            let signed = format!("{text} Anna Example");
            let reached = match *effect {
                // Some end with a mark, and need something behind it.
                "line" | "more" | "offer" => {
                    let wanted = Some(match *effect {
                        "more" => Line::More,
                        "offer" => Line::Offer,
                        _ => Line::Boilerplate,
                    });
                    line(text) == wanted || line(&format!("{text} example")) == wanted
                }
                "whole" | "anywhere" => line(text) == Some(Line::Boilerplate),
                "by" => super::super::lines::byline_names(&signed) == Some("Anna Example"),
                "by_author" => without_mark(&signed, author_marks()) == Some("Anna Example"),
                "consent" => phrases().any(|phrase| !phrase.needed),
                "consent_needed" => phrases().any(|phrase| phrase.needed),
                "consent_title" => consent_titles().contains(text),
                _ => {
                    let word = text.trim_end_matches('*');
                    let plain = word.bytes().all(|byte| byte.is_ascii_lowercase());
                    plain && Effects::named(effect).is_some_and(|effects| WORDS.effects(word).any(effects))
                }
            };
            assert!(reached, "html-boilerplate.tsv: {row:?} has no effect");
        }
        assert!(consent_phrases().len() <= 32);
    }
}
