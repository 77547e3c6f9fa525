//! Tells which writing system a character or a text is in.

/// Writing system of a text (the one most of its letters are in).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Script {
    /// Latin, with all its extensions.
    Latin,
    /// Cyrillic.
    Cyrillic,
    /// Greek, modern and polytonic.
    Greek,
    /// Arabic, also as used for Persian, Urdu, Pashto and Kurdish.
    Arabic,
    /// Hebrew.
    Hebrew,
    /// Korean syllables and jamo.
    Hangul,
    /// Chinese characters, also as used in Japanese.
    Han,
    /// Hiragana and katakana.
    Kana,
    /// Thai.
    Thai,
    /// Georgian.
    Georgian,
    /// Armenian.
    Armenian,
    /// Anything else, and texts without letters.
    Other,
}

const COUNT: usize = 12;
const ALL: [Script; COUNT] = [
    Script::Latin,
    Script::Cyrillic,
    Script::Greek,
    Script::Arabic,
    Script::Hebrew,
    Script::Hangul,
    Script::Han,
    Script::Kana,
    Script::Thai,
    Script::Georgian,
    Script::Armenian,
    Script::Other,
];

/// The writing system most letters of `text` are in; on a tie the one that comes first in
/// [`Script`]. Texts without letters are `Other`.
///
/// ```
/// # use interdict_text::romanise::{Script, script_of};
/// assert_eq!(script_of("Банк VTB Москва"), Script::Cyrillic);
/// assert_eq!(script_of("12-34"), Script::Other);
/// ```
pub fn script_of(text: &str) -> Script {
    if text.is_ascii() {
        let has_letter = text.bytes().any(|byte| byte.is_ascii_alphabetic());
        return if has_letter { Script::Latin } else { Script::Other };
    }
    let mut counts = [0_usize; COUNT];
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        counts[script_of_char(c) as usize] += 1;
    }
    let mut best = Script::Other;
    let mut most = 0;
    for script in ALL {
        if counts[script as usize] > most {
            most = counts[script as usize];
            best = script;
        }
    }
    best
}

/// The writing system whose block a character lies in.
#[allow(clippy::match_same_arms, reason = "a table: one sound or block a line")]
pub(super) fn script_of_char(c: char) -> Script {
    match c as u32 {
        0x41..=0x5a
        | 0x61..=0x7a
        | 0xaa
        | 0xba
        | 0xc0..=0x2af
        | 0x1d00..=0x1d7f
        | 0x1e00..=0x1eff
        | 0x2c60..=0x2c7f
        | 0xa720..=0xa7ff
        | 0xab30..=0xab6f
        | 0xfb00..=0xfb06
        | 0xff21..=0xff3a
        | 0xff41..=0xff5a => Script::Latin,
        0x370..=0x3ff | 0x1f00..=0x1fff => Script::Greek,
        0x400..=0x52f | 0x1c80..=0x1c8f | 0x2de0..=0x2dff | 0xa640..=0xa69f => Script::Cyrillic,
        0x530..=0x58f | 0xfb13..=0xfb17 => Script::Armenian,
        0x590..=0x5ff | 0xfb1d..=0xfb4f => Script::Hebrew,
        0x600..=0x6ff | 0x750..=0x77f | 0x870..=0x8ff | 0xfb50..=0xfdff | 0xfe70..=0xfefe => Script::Arabic,
        0xe00..=0xe7f => Script::Thai,
        0x10a0..=0x10ff | 0x1c90..=0x1cbf | 0x2d00..=0x2d2f => Script::Georgian,
        0x1100..=0x11ff | 0x3130..=0x318f | 0xa960..=0xa97f | 0xac00..=0xd7ff | 0xffa0..=0xffdc => Script::Hangul,
        0x3040..=0x30ff | 0x31f0..=0x31ff | 0xff66..=0xff9f => Script::Kana,
        0x3005 | 0x3007 | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff => Script::Han,
        0x20000..=0x323af => Script::Han,
        _ => Script::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_majority_of_letters_decides() {
        let cases = [
            ("John Smith", Script::Latin),
            ("Žižek", Script::Latin),
            ("Иванов I.", Script::Cyrillic),
            ("Ευάγγελος", Script::Greek),
            ("محمد", Script::Arabic),
            ("בנימין", Script::Hebrew),
            ("김정은", Script::Hangul),
            ("习近平", Script::Han),
            ("トヨタ", Script::Kana),
            ("นเรนทร", Script::Thai),
            ("ბიძინა", Script::Georgian),
            ("Նիկոլ", Script::Armenian),
            ("नरेन्द्र", Script::Other),
            ("123", Script::Other),
            ("١٢٣", Script::Other),
            ("", Script::Other),
        ];
        for (text, expected) in cases {
            assert_eq!(script_of(text), expected, "{text}");
        }
    }
}
