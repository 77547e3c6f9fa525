//! Foreign names that a script of East Asia wrote down by their sound: which they are, and how Chinese characters read then.
//!
//! Such a name has no one right reading. `プーチン`, `푸틴` and `普京` are Putin as near as the script comes; what is between the reading
//! and the name is left to the spelling distance of the matcher, which has costs for words that were heard.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::translate;

/// Syllables or characters that some word of a foreign name has at least.
pub(super) const FEWEST: usize = 3;

static SOUNDS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut sounds = FxHashMap::default();
    for line in include_str!("../../data/han-transcription.tsv").lines().filter(|line| !line.starts_with('#')) {
        let Some((sound, characters)) = line.split_once('\t') else { continue };
        for characters in characters.split(' ') {
            sounds.entry(characters).or_insert(sound);
        }
    }
    sounds
});

/// Characters of the longest name in the table.
const LONGEST: usize = 4;

/// Whether all letters are katakana, in which Japanese writes foreign names.
pub(super) fn is_foreign_kana(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '\u{30a1}'..='\u{30ff}' | ' '))
}

/// Whether Chinese characters look like a foreign name: parts that were kept apart, or more characters than a Chinese name has, and
/// no word of an organisation.
pub(super) fn is_foreign_han(text: &str) -> bool {
    let lengths = || text.split(' ').map(|word| word.chars().count());
    let (characters, longest) = (lengths().sum::<usize>(), lengths().max().unwrap_or(0));
    let parted = lengths().count() > 1 && characters > FEWEST;
    longest >= FEWEST && (parted || characters > LONGEST) && translate::characters(text, str::to_owned).is_none()
}

/// Reads each word of a foreign name as one: characters by their sound in transcriptions, others by `pinyin`.
///
/// `"普京"` gives `"pujing"`, `"谢尔盖"` gives `"serge"`.
pub(super) fn han(text: &str, pinyin: impl Fn(char) -> String) -> String {
    let mut latin = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST);
        let known = ends.filter_map(|end| Some((end, *SOUNDS.get(&rest[..end])?))).last();
        let end = known.map_or(first.len_utf8(), |(end, _)| end);
        // At the beginning of a word a consonant has a vowel after it.
        let begins = latin.is_empty() || latin.ends_with(' ');
        match known {
            Some((_, sound)) if !(begins && sound.len() == 1 && needs_vowel(&rest[end..])) => latin.push_str(sound),
            _ if first == ' ' => latin.push(' '),
            _ => latin.push_str(&pinyin(first)),
        }
        rest = &rest[end..];
    }
    latin
}

/// Whether what follows a consonant at the beginning of a word cannot be spoken with it: all but l and r.
fn needs_vowel(rest: &str) -> bool {
    !rest.starts_with(['拉', '里', '鲁', '魯', '罗', '羅', '列', '利', '连', '連', '洛', '雷', '莱', '萊'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_names_are_told_from_chinese_ones_and_from_bodies() {
        for (text, foreign) in [
            ("弗拉基米尔 普京", true),
            ("阿里 哈梅内伊", true),
            ("弗拉基米尔", true),
            ("习近平", false),
            ("欧阳 修", false),
            ("普京", false),
            ("司徒 美堂", false),
        ] {
            assert_eq!(is_foreign_han(text), foreign, "{text}");
        }
        assert!(is_foreign_kana("セルゲイ ショイグ") && !is_foreign_kana("おおた ゆうき"));
    }

    #[test]
    fn characters_read_as_in_transcriptions_and_whole_names_by_convention() {
        let read = |text: &str| han(text, |c| c.to_string());
        assert_eq!(read("亚历山大"), "aleksandr");
        assert_eq!(read("弗拉尔"), "v拉r");
        // A consonant alone is none at the beginning of a word.
        assert_eq!(read("普京"), "普京");
    }
}
