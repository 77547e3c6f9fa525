//! What a line of text is by its words alone: the title again, a byline, the end of a sentence.

use super::{references::collapse, words};
use crate::lexicon::{WordKind, begins_as_month, is_kind};
use rustc_hash::FxHashSet;

/// Titles of a page, for finding them again in its headings, where quotation marks and dashes differ.
#[derive(Debug, Default)]
pub(super) struct Titles {
    keys: Vec<String>,
}

impl Titles {
    /// From titles as written.
    pub(super) fn new<'a>(titles: impl IntoIterator<Item = &'a str>) -> Self {
        /// More than a page has for one article.
        const MOST: usize = 16;
        /// Longer than any title or summary, in bytes: every heading of the page is held against each of them.
        const LONGEST: usize = 2_000;
        let fits = |key: &String| (1..=LONGEST).contains(&key.len());
        Self { keys: titles.into_iter().map(key).filter(fits).take(MOST).collect() }
    }

    /// Whether none is known.
    pub(super) fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Whether a text is one of them.
    pub(super) fn has(&self, text: &str) -> bool {
        // Most texts are much longer or shorter, and need no looking at.
        let may_be = |known: &String| text.len() <= known.len() * 2 + 20 && known.len() <= text.len() * 2 + 20;
        if !self.keys.iter().any(may_be) {
            return false;
        }
        let key = key(text);
        self.keys.contains(&key)
    }

    /// Whether a text is one of them behind a few other words: `Shipping: Storm closes the port`.
    pub(super) fn ends(&self, text: &str) -> bool {
        const SHORTEST: usize = 12;
        const MOST_BEFORE: usize = 40;
        let may_be = |known: &String| {
            known.len() >= SHORTEST && text.len() > known.len() && text.len() <= known.len() * 2 + MOST_BEFORE
        };
        if !self.keys.iter().any(may_be) {
            return false;
        }
        let key = key(text);
        let ends = |known: &String| {
            known.len() >= SHORTEST && key.len() <= known.len() + MOST_BEFORE && key.ends_with(known.as_str())
        };
        self.keys.iter().any(ends)
    }

    /// Whether one of these words is in them.
    pub(super) fn has_any_word(&self, words: &[&str]) -> bool {
        self.keys.iter().any(|key| key.split(' ').any(|word| words.contains(&word)))
    }

    /// Whether a text is nearly one of them: a part of it, or most of its words.
    pub(super) fn is_like(&self, text: &str) -> bool {
        const SHORTEST_PART: usize = 12;
        let key = key(text);
        let words: FxHashSet<&str> = key.split(' ').filter(|word| !word.is_empty()).collect();
        self.keys.iter().any(|known| {
            let part =
                key.len().min(known.len()) >= SHORTEST_PART && (known.contains(&key) || key.contains(known.as_str()));
            let known_words: FxHashSet<&str> = known.split(' ').collect();
            let both = words.intersection(&known_words).count();
            part || (both > 0 && both * 2 * 10 >= (words.len() + known_words.len()) * 6)
        })
    }
}

/// Letters and digits in lower case, words apart by single spaces.
fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_alphanumeric() {
            key.extend(letter.to_lowercase());
        } else if !matches!(letter, '\'' | '\u{2019}' | '\u{2018}') {
            key.push(' ');
        }
    }
    collapse(&key)
}

/// Whether a text ends as sentences do.
pub(super) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '\'', '\u{201D}', '\u{2019}', ')', '»', ']']);
    bare.ends_with(['.', '?', '!', '…', '。', '؟', '।'])
}

/// The names of a line such as `By Anna Example and Ben Sample`; `None`: it is none.
pub(super) fn byline_names(text: &str) -> Option<&str> {
    const LONGEST: usize = 120;
    if text.len() > LONGEST || text.ends_with(['.', '?', '!', '"', '\u{201D}']) {
        return None;
    }
    let names = words::without_mark(text, words::byline_marks())?.trim();
    let name_like = |word: &str| {
        // Many scripts have no capitals.
        word.starts_with(|letter: char| !letter.is_lowercase()) || is_kind(word, WordKind::NameParticle)
    };
    // `By Monday the port was open again` has words that no name has.
    let names = names.split_once('|').map_or(names, |(names, _)| names.trim());
    let all_names = |part: &str| part.split_whitespace().all(name_like);
    // `By Anna Example, trade editor, and Ben Sample in Northport`.
    let mut parts = names.split(", ");
    let first = parts.next().is_some_and(|part| !part.is_empty() && all_names(part));
    (first && parts.all(|part| all_names(part) || is_post(part))).then_some(names)
}

/// Whether words name the post of a journalist: `trade editor`.
pub(super) fn is_post(text: &str) -> bool {
    const MOST_WORDS: usize = 5;
    text.split_whitespace().count() <= MOST_WORDS
        && text.split_whitespace().any(|word| is_kind(&word.to_lowercase(), WordKind::Journalist))
}

/// Whether a line counts the comments that follow: `14 comments`, `Comments (12)`.
pub(super) fn counts_comments(text: &str) -> bool {
    const LONGEST: usize = 24;
    if text.len() > LONGEST {
        return false;
    }
    let lower = text.to_lowercase();
    let mut words = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let counted = |word: &str| is_kind(word, WordKind::Comments);
    match (words.next(), words.next(), words.next()) {
        (Some(one), Some(other), None) => {
            // `Comment 12` counts nothing.
            (counted(one) && one.ends_with('s') && number(other)) || (number(one) && counted(other))
        }
        // `312 View comments`: the words of a button.
        (Some(one), Some("view" | "read" | "show"), Some(other)) => number(one) && counted(other),
        _ => false,
    }
}

/// Whether a short line gives an address for mail: `Anna Example anna@herald.example`.
pub(super) fn is_address_line(text: &str) -> bool {
    const LONGEST: usize = 80;
    let is_address = |word: &str| {
        word.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && host.bytes().all(|byte| byte.is_ascii_graphic())
        })
    };
    text.len() <= LONGEST && !ends_sentence(text) && text.split_whitespace().any(is_address)
}

/// Whether a line begins with a year, a month and a day in figures, as in East Asia, and says little more:
/// `2015年1月5日18時12分`.
fn begins_with_day(text: &str) -> bool {
    const MOST_LETTERS: usize = 8;
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    letters <= MOST_LETTERS
        && (text.starts_with("19") || text.starts_with("20"))
        && super::published::year_first_day(text).is_some()
}

/// Whether a line is only a date, perhaps with a place and a time.
pub(super) fn is_date_line(text: &str) -> bool {
    const LONGEST: usize = 60;
    if text.len() > LONGEST || ends_sentence(text) {
        return false;
    }
    if begins_with_day(text) {
        return true;
    }
    let lower = text.to_lowercase();
    let (mut year, mut month, mut numbers, mut others) = (false, false, 0, 0);
    for word in lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let number = word.bytes().all(|byte| byte.is_ascii_digit());
        if number && word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) {
            year = true;
        } else if number {
            numbers += 1;
        } else if begins_as_month(word) {
            month = true;
        } else {
            others += 1;
        }
    }
    year && ((month && others <= 4) || (numbers >= 2 && others <= 1))
}

/// A day in ISO form in a line: `2015-01-04`.
pub(super) fn iso_day(text: &str) -> Option<&str> {
    const LENGTH: usize = 10;
    (0..text.len().saturating_sub(LENGTH - 1)).find_map(|start| {
        let written = text.get(start..start + LENGTH)?;
        let fits = written.bytes().enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        fits.then_some(written)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_known_again_in_other_typography() {
        let titles = Titles::new(["Storm ‘closes’ the port – officials", ""]);
        assert!(titles.has("Storm 'closes' the port - officials"));
        assert!(!titles.has("Storm closes the airport"));
        assert!(titles.is_like("Storm closes the port"));
        assert!(titles.is_like("Officials: storm closes port"));
        assert!(!titles.is_like("The Example Herald"));
        assert!(titles.ends("ShippingStorm closes the port – officials") && !titles.ends("Storm closes the port"));
        assert!(!titles.is_like(""));
    }

    #[test]
    fn what_is_longer_than_any_title_is_none() {
        let long = "Storm closes the port ".repeat(200);
        let titles = Titles::new([long.as_str(), "Ferries to the islands are cancelled"]);
        assert!(!titles.has(&long) && !titles.is_like("Storm closes the port"));
        assert!(titles.has("Ferries to the islands are cancelled"));
    }

    #[test]
    fn bylines_and_date_lines_are_no_sentences() {
        assert_eq!(byline_names("By Anna Example and Ben Sample"), Some("Anna Example and Ben Sample"));
        assert_eq!(byline_names("By Anna Example | Example Herald"), Some("Anna Example"));
        assert_eq!(byline_names("By Monday the port was open again"), None);
        assert!(byline_names("By Anna Example, trade editor, and Ben Sample in Northport").is_some());
        assert!(counts_comments("14 comments") && counts_comments("Comments (12)"));
        assert!(!counts_comments("Comments") && !counts_comments("2 officials"));
        assert!(counts_comments("312 View comments"));
        assert!(is_address_line("Anna Example anna@herald.example") && !is_address_line("Write to a@b.example."));
        assert!(is_date_line("2015年1月5日18時12分") && is_date_line("2015. 1. 5. 09:20"));
        assert_eq!(byline_names("作者：李明远"), Some("李明远"));
        assert!(is_date_line("4 January 2015, 10:42 GMT"));
        assert!(is_date_line("2015-01-04"));
        assert!(!is_date_line("The 2015 budget of the northern ports authority"));
        assert!(!is_date_line("It opened in May 2015."));
        assert_eq!(iso_day("Updated é 2015-01-04 10:00"), Some("2015-01-04"));
        assert_eq!(iso_day("2015-01"), None);
    }
}
