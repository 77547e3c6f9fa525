//! Translates words of companies and organisations, phrase by phrase, from
//! `data/organisation-words.tsv`.
//!
//! Lists carry many organisations only under an English name ("Kirov Plant"), while the register
//! carries the native one. The table has two columns, native phrase and English; a `*` at the end of
//! a native word stands for any ending, which inflecting languages need. An English side of `-`
//! drops the phrase. Boundary: no grammar and no reordering of words.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::arabic_letters;
use super::script::{Script, script_of};

struct Phrase {
    /// Words after the first; a trailing `*` stands for any ending.
    rest: Vec<Box<str>>,
    english: &'static str,
    stem: bool,
}

struct Table {
    /// By first word, without its `*`.
    phrases: FxHashMap<Box<str>, Vec<Phrase>>,
    /// The two letters a phrase may begin with: most words of names are turned away here.
    beginnings: FxHashSet<(char, char)>,
    /// Han and Hangul phrases, found inside unspaced text.
    characters: FxHashMap<&'static str, &'static str>,
    longest: usize,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table {
        phrases: FxHashMap::default(),
        beginnings: FxHashSet::default(),
        characters: FxHashMap::default(),
        longest: 0,
    };
    for line in include_str!("../../data/organisation-words.tsv").lines() {
        let Some((native, english)) = line.split_once('\t') else { continue };
        if line.starts_with('#') {
            continue;
        }
        let english = if english == "-" { "" } else { english };
        let script = script_of(native);
        if matches!(script, Script::Han | Script::Hangul | Script::Kana) {
            table.characters.insert(native, english);
            table.longest = table.longest.max(native.chars().count());
            continue;
        }
        let mut words = native.split(' ').map(|word| match script {
            Script::Arabic => arabic_letters::key(word).into_boxed_str(),
            _ => word.into(),
        });
        let Some(first) = words.next() else { continue };
        let stem = first.ends_with('*');
        if let Some(beginning) = beginning(&first) {
            table.beginnings.insert(beginning);
        }
        let phrase = Phrase { rest: words.collect(), english, stem };
        table.phrases.entry(first.trim_end_matches('*').into()).or_default().push(phrase);
    }
    table
});

fn beginning(word: &str) -> Option<(char, char)> {
    let mut letters = word.chars();
    Some((letters.next()?, letters.next()?))
}

/// The longest phrase that starts at the first of `words` (lower case): how many words it takes and
/// its English.
pub(super) fn phrase_at<W: AsRef<str>>(words: &[W]) -> Option<(usize, &'static str)> {
    let first = words.first()?.as_ref();
    if !TABLE.beginnings.contains(&beginning(first)?) {
        return None;
    }
    let mut best: Option<(usize, &'static str)> = None;
    // From the whole word down to its first letter: the longest stem wins a tie.
    for (at, c) in first.char_indices().rev() {
        let end = at + c.len_utf8();
        let whole = end == first.len();
        let Some(phrases) = TABLE.phrases.get(&first[..end]) else { continue };
        for phrase in phrases {
            let length = 1 + phrase.rest.len();
            let fits = (whole || phrase.stem)
                && length <= words.len()
                && best.is_none_or(|(longest, _)| length > longest)
                && phrase.rest.iter().zip(&words[1..]).all(|(want, word)| {
                    want.strip_suffix('*')
                        .map_or_else(|| &**want == word.as_ref(), |stem| word.as_ref().starts_with(stem))
                });
            if fits {
                best = Some((length, phrase.english));
            }
        }
    }
    best
}

/// The longest Han or Hangul phrase that starts `text`: how many bytes it takes and its English.
pub(super) fn characters_at(text: &str) -> Option<(usize, &'static str)> {
    let mut best = None;
    for (at, c) in text.char_indices().take(TABLE.longest) {
        let end = at + c.len_utf8();
        if let Some(&english) = TABLE.characters.get(&text[..end]) {
            best = Some((end, english));
        }
    }
    best
}

/// Whether the phrase at `at` would be torn out of a word that begins at `start`: another phrase that begins inside of it goes on
/// where it ends, and what would be left there begins none. `华中国际` is Huazhong International, and no `中国` is in it.
fn is_torn_out(text: &str, start: usize, at: usize, length: usize) -> bool {
    let (phrase, behind) = text[at..].split_at(length);
    start < at
        && !behind.is_empty()
        && !behind.starts_with(' ')
        && characters_at(behind).is_none()
        && phrase
            .char_indices()
            .skip(1)
            .any(|(inside, _)| characters_at(&text[at + inside..]).is_some_and(|(other, _)| inside + other > length))
}

/// Cuts unspaced text into known phrases, each with its English, and what lies between them.
pub(super) fn segments(text: &str) -> Vec<(&str, Option<&'static str>)> {
    let mut segments = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < text.len() {
        let tail = &text[at..];
        let phrase = characters_at(tail).filter(|(length, _)| !is_torn_out(text, start, at, *length));
        if phrase.is_some() || tail.starts_with(' ') {
            if start < at {
                segments.push((&text[start..at], None));
            }
            let length = phrase.map_or(1, |(length, _)| length);
            if let Some((length, english)) = phrase {
                segments.push((&tail[..length], Some(english)));
            }
            at += length;
            start = at;
        } else {
            at += tail.chars().next().map_or(1, char::len_utf8);
        }
    }
    if start < at {
        segments.push((&text[start..at], None));
    }
    segments
}

/// Translates a run of unspaced script; the rest is read by `spell`, each stretch as one word.
/// `None` when nothing was translated.
pub(super) fn characters(text: &str, spell: impl Fn(&str) -> String) -> Option<String> {
    let segments = segments(text);
    if segments.iter().all(|(_, english)| english.is_none()) {
        return None;
    }
    let english: Vec<String> = segments
        .into_iter()
        .map(|(part, english)| english.map_or_else(|| spell(part), str::to_string))
        .filter(|word| !word.is_empty())
        .collect();
    Some(english.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins() {
        let cases = [
            ("общество с ограниченной ответственностью ромашка", Some((4, "limited liability company"))),
            ("банк россии", Some((1, "bank"))),
            ("российская федерация", Some((2, "russian federation"))),
            ("российского банка", Some((1, "russian"))),
            ("ромашка", None),
        ];
        for (text, expected) in cases {
            let words: Vec<&str> = text.split(' ').collect();
            assert_eq!(phrase_at(&words), expected, "{text}");
        }
    }

    #[test]
    fn every_line_of_the_table_has_two_columns_and_clean_english() {
        for line in include_str!("../../data/organisation-words.tsv").lines() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let columns: Vec<&str> = line.split('\t').collect();
            assert_eq!(columns.len(), 2, "{line}");
            let clean = |c: char| matches!(c, 'a'..='z' | '0'..='9' | ' ' | '-');
            assert!(columns[1].chars().all(clean), "{line}");
        }
    }

    #[test]
    fn unspaced_text_is_translated_in_place() {
        for (native, expected) in [
            ("中国银行", "china bank"),
            ("华中国际贸易", "华中 international trading"),
            ("中国际华贸易", "china 际华 trading"),
        ] {
            assert_eq!(characters(native, str::to_string).as_deref(), Some(expected), "{native}");
        }
    }
}
