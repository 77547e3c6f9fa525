//! Texts with letters beyond ASCII as names are compared: word by word in plain Latin letters, with the place of each word in
//! the text that it came from. Characters that nobody sees, and letters that only look like others, part no word.

use interdict_text::romanise::readings;
use std::ops::Range;

/// A text in Latin letters.
pub(super) struct Romanised {
    text: String,
    /// Where each word stands in it, and where it stood before.
    words: Vec<(Range<usize>, Range<usize>)>,
}

impl Romanised {
    /// A text in Latin letters, none if it has no other characters than those of ASCII.
    pub(super) fn of(text: &str) -> Option<Self> {
        if text.is_ascii() {
            return None;
        }
        let mut romanised = Self { text: String::with_capacity(text.len()), words: Vec::new() };
        let mut at = 0;
        for piece in text.split_inclusive(|character: char| !is_of_word(character)) {
            let word = piece.trim_end_matches(|character: char| !is_of_word(character));
            if !word.is_empty() {
                let begin = romanised.text.len();
                if word.is_ascii() {
                    romanised.text.push_str(word);
                } else if let Some(reading) = readings(word).first() {
                    romanised.text.push_str(&reading.text);
                }
                if romanised.text.len() > begin {
                    romanised.words.push((begin..romanised.text.len(), at..at + word.len()));
                }
            }
            // Signs tell where a name stands by itself.
            let sign = piece[word.len()..].chars().next().filter(char::is_ascii);
            romanised.text.push(sign.unwrap_or(' '));
            at += piece.len();
        }
        Some(romanised)
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where the words stood that stand in a stretch of the text now.
    pub(super) fn place(&self, range: &Range<usize>) -> Range<usize> {
        let first = self.words.partition_point(|(now, _)| now.end <= range.start);
        let behind = self.words.partition_point(|(now, _)| now.start < range.end);
        let start = self.words.get(first).map_or(0, |(_, before)| before.start);
        let end = self.words[..behind].last().map_or(start, |(_, before)| before.end);
        start..end.max(start)
    }

    /// Where the words stand now that stood in a stretch of the text before.
    pub(super) fn range(&self, place: &Range<usize>) -> Range<usize> {
        let first = self.words.partition_point(|(_, before)| before.end <= place.start);
        let behind = self.words.partition_point(|(_, before)| before.start < place.end);
        let start = self.words.get(first).map_or(0, |(now, _)| now.start);
        let end = self.words[..behind].last().map_or(start, |(now, _)| now.end);
        start..end.max(start)
    }

    /// Where a place between words is now: one inside of a word is behind it.
    pub(super) fn border(&self, before: usize) -> usize {
        let next = self.words.partition_point(|(_, word)| word.end <= before);
        self.words
            .get(next)
            .map_or(self.text.len(), |(now, word)| if word.start >= before { now.start } else { now.end })
    }
}

/// Whether a character belongs to a word: a letter or digit, an accent, or one that nobody sees (soft hyphens, spaces without
/// width, marks of direction and of variants).
fn is_of_word(character: char) -> bool {
    character.is_alphanumeric()
        || matches!(
            character,
            '\u{ad}'
                | '\u{300}'..='\u{36f}'
                | '\u{61c}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_places() {
        let text = "INV 12, для «Рособоронэкспорт» (OAO)";
        let romanised = Romanised::of(text).unwrap();
        let latin = romanised.text();
        assert!(latin.is_ascii() && latin.starts_with("INV 12, ") && latin.contains("(OAO)"), "{latin}");
        let start = latin.find("roso").unwrap();
        let place = romanised.place(&(start..start + 4));
        assert_eq!(&text[place.clone()], "Рособоронэкспорт");
        assert_eq!(romanised.range(&place).start, start);
        assert_eq!(&text[romanised.place(&(start..latin.find(')').unwrap()))], "Рособоронэкспорт» (OAO");
        assert!(Romanised::of("PLAIN").is_none());
    }

    #[test]
    fn borders_of_fields_are_those_of_their_words() {
        let text = "Иван Петров КОМИД";
        let romanised = Romanised::of(text).unwrap();
        let (petrov, komid) = (text.find('П').unwrap(), text.find('К').unwrap());
        let latin = romanised.text();
        let places = [0, petrov, komid, text.len()].map(|at| &latin[romanised.border(at)..]);
        assert_eq!(places.map(str::trim), [latin.trim(), "petrov komid", "komid", ""]);
        let inside = romanised.border(petrov + 'П'.len_utf8());
        assert_eq!(latin[inside..].trim(), "komid");
    }

    #[test]
    fn what_nobody_sees_and_what_only_looks_alike_parts_no_word() {
        for text in ["KO\u{200b}MI\u{ad}D", "КOMID", "Ко\u{301}мид", "ＫＯＭＩＤ"] {
            let romanised = Romanised::of(text).unwrap();
            assert_eq!(romanised.text().trim().to_lowercase(), "komid", "{text}");
        }
    }
}
