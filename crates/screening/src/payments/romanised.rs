//! Texts in other writing systems as the search for names reads them: word by word in Latin letters, with the place of each
//! word in the text that it came from.

use interdict_text::romanise::{Script, readings, script_of};
use std::ops::Range;

/// A text in Latin letters.
pub(super) struct Romanised {
    text: String,
    /// Where each word stands in it, and where it stood before.
    words: Vec<(Range<usize>, Range<usize>)>,
}

impl Romanised {
    /// A text in Latin letters, none if all of its words are already.
    pub(super) fn of(text: &str) -> Option<Self> {
        if text.is_ascii() {
            return None;
        }
        let mut romanised = Self { text: String::with_capacity(text.len()), words: Vec::new() };
        let mut is_other = false;
        let mut at = 0;
        for piece in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
            let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
            if !word.is_empty() {
                let is_latin = matches!(script_of(word), Script::Latin | Script::Other);
                is_other |= !is_latin;
                let begin = romanised.text.len();
                if is_latin {
                    romanised.text.push_str(word);
                } else if let Some(reading) = readings(word).first() {
                    romanised.text.push_str(&reading.text);
                }
                romanised.words.push((begin..romanised.text.len(), at..at + word.len()));
                romanised.text.push(' ');
            }
            at += piece.len();
        }
        is_other.then_some(romanised)
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_places() {
        let text = "INV 12, для «Рособоронэкспорт» (OAO)";
        let romanised = Romanised::of(text).unwrap();
        let latin = romanised.text();
        assert!(latin.is_ascii() && latin.starts_with("INV 12 "), "{latin}");
        let (start, end) = (latin.find("roso").unwrap(), latin.find(" OAO").unwrap());
        assert_eq!(&text[romanised.place(&(start..end))], "Рособоронэкспорт");
        assert_eq!(&text[romanised.place(&(start..end + 4))], "Рособоронэкспорт» (OAO");
        assert!(Romanised::of("Müller & Söhne").is_none() && Romanised::of("PLAIN").is_none());
    }
}
