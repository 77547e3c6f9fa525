//! Reads names written in any script as plain Latin text.
//!
//! Sanctions lists print Latin spellings made by passports, the press and the US Board on
//! Geographic Names; a name arriving in its own script has to be read the way those sources read
//! it before it can be compared. One string often has several right answers (Kim Jong Un is also
//! Gim Jeong-eun), so [`readings`] returns a short list, the most usual first, and every
//! [`Reading`] says how it came about and whether sounds were lost on the way.
//!
//! Map: `runs` cleans the text and cuts it by script; one file a script turns a run into Latin;
//! `translate` knows company words ("завод" is a plant); the word lists live in `data/`.
//! Spelling variation inside Latin (e/i, o/u, kh/h, doubled letters) is left to the spelling
//! distance of the matcher and is deliberately not multiplied here.

mod arabic;
mod arabic_letters;
mod cyrillic;
mod georgian_armenian;
mod greek;
mod han;
mod han_korean;
mod hangul;
mod heard;
mod hebrew;
mod kana;
mod latin;
mod other;
mod runs;
mod script;
mod thai;
mod translate;

pub use latin::fold_letter;
pub use script::{Script, script_of};

/// How a reading came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// Latin letters with their diacritics folded away.
    Latin,
    /// Cyrillic in the passport and BGN manner of the language its letters point to.
    Cyrillic,
    /// As [`Scheme::Cyrillic`], in the other usual spelling (Fyodorov for Fedorov, Igor for Ihor).
    CyrillicVariant,
    /// Greek by ELOT 743.
    Greek,
    /// Greek with the pairs μπ, ντ, γκ written as they sound (b, d, g).
    GreekSpoken,
    /// Names vocalised from the lexicon as Arabic passports spell them.
    ArabicLexicon,
    /// Names vocalised from the lexicon as Persian passports spell them.
    PersianLexicon,
    /// As [`Scheme::ArabicLexicon`], with compound names written in one word (Abdulrahman).
    ArabicJoined,
    /// Arabic or Persian letter by letter: consonants and long vowels only.
    ArabicConsonants,
    /// Hebrew names vocalised from the lexicon.
    HebrewLexicon,
    /// Hebrew letter by letter: consonants and long vowels only.
    HebrewConsonants,
    /// Korean in North Korean usage, close to McCune-Reischauer; also of a name of Korean form in Chinese characters.
    NorthKorean,
    /// Korean in South Korea's Revised Romanisation, customary surnames kept (Kim, Park, Lee).
    RevisedKorean,
    /// Korean as South Koreans spell their own names (Young, Hyun, Jung).
    CustomaryKorean,
    /// Chinese characters in Mandarin pinyin without tones.
    Pinyin,
    /// Pinyin with another reading of a character that has several.
    PinyinHeteronym,
    /// Chinese characters in the Cantonese spelling of the Hong Kong government.
    Cantonese,
    /// Japanese kana in Hepburn, long vowels short.
    Hepburn,
    /// Georgian by the national system.
    Georgian,
    /// Armenian in passport spelling.
    Armenian,
    /// Thai by the Royal system, or letter by letter.
    Thai,
    /// A foreign name that kana, Hangul or Chinese characters wrote down by its sound, as near to that as they let it be.
    Heard,
    /// Any other script, by the general character table.
    General,
    /// Words of companies and organisations translated into English, names romanised.
    Translated,
}

impl Scheme {
    /// Its stable name, as answers have it: `latin`, `pinyin`, `arabicLexicon`.
    ///
    /// ```
    /// use interdict_text::romanise::{Scheme, readings};
    /// assert_eq!(readings("Kim")[0].scheme.name(), "latin");
    /// assert_eq!(Scheme::NorthKorean.name(), "northKorean");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Self::Latin => "latin",
            Self::Cyrillic => "cyrillic",
            Self::CyrillicVariant => "cyrillicVariant",
            Self::Greek => "greek",
            Self::GreekSpoken => "greekSpoken",
            Self::ArabicLexicon => "arabicLexicon",
            Self::PersianLexicon => "persianLexicon",
            Self::ArabicJoined => "arabicJoined",
            Self::ArabicConsonants => "arabicConsonants",
            Self::HebrewLexicon => "hebrewLexicon",
            Self::HebrewConsonants => "hebrewConsonants",
            Self::NorthKorean => "northKorean",
            Self::RevisedKorean => "revisedKorean",
            Self::CustomaryKorean => "customaryKorean",
            Self::Pinyin => "pinyin",
            Self::PinyinHeteronym => "pinyinHeteronym",
            Self::Cantonese => "cantonese",
            Self::Hepburn => "hepburn",
            Self::Heard => "heard",
            Self::Georgian => "georgian",
            Self::Armenian => "armenian",
            Self::Thai => "thai",
            Self::General => "general",
            Self::Translated => "translated",
        }
    }
}

/// One Latin reading of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Lower-case a-z, digits and single spaces.
    pub text: String,
    /// How the reading came about.
    pub scheme: Scheme,
    /// True when the script does not write all sounds (vowels of Arabic, kanji of Japanese), so
    /// that only the consonants can be relied on.
    pub lossy: bool,
}

impl Reading {
    fn new(text: String, scheme: Scheme, lossy: bool) -> Self {
        Self { text, scheme, lossy }
    }
}

/// All plausible Latin readings of a name, the most usual first.
///
/// Every text gives at least one reading; a text without letters or digits gives an empty one.
/// A Latin text gives exactly one. Readings that differ only by what the spelling distance
/// forgives are not repeated.
///
/// | input | readings |
/// |---|---|
/// | `José S.A.` | `jose sa` |
/// | `Щербаков Юрий` | `shcherbakov yuriy` |
/// | `محمد رضا` | `muhammad rida`, `mohammad reza`, `mhmd rda` (lossy), ... |
/// | `김정은` | `kim jong un`, `kim jeong eun`, ... |
/// | `北京银行` | `bei jing yin hang`, ..., `beijing bank` (translated) |
///
/// ```
/// # use interdict_text::romanise::readings;
/// assert_eq!(readings("Müller & Söhne S.A.")[0].text, "muller and sohne sa");
/// assert_eq!(readings("Владимир Путин")[0].text, "vladimir putin");
/// ```
pub fn readings(text: &str) -> Vec<Reading> {
    if text.is_ascii() {
        return vec![Reading::new(latin::fold_ascii(text), Scheme::Latin, false)];
    }
    let runs = runs::split(text);
    let japanese = runs.iter().any(|run| run.script == Script::Kana);
    let only_kana = runs.iter().all(|run| run.script == Script::Kana);
    let mut read: Vec<Vec<Reading>> = Vec::with_capacity(runs.len());
    for run in runs {
        read.push(match run.script {
            Script::Latin => vec![Reading::new(run.text, Scheme::Latin, false)],
            Script::Cyrillic => cyrillic::read(&run.text),
            Script::Greek => greek::read(&run.text),
            Script::Arabic => arabic::read(&run.text),
            Script::Hebrew => hebrew::read(&run.text),
            Script::Hangul => hangul::read(&run.text),
            Script::Han => han::read(&run.text, japanese),
            Script::Kana => kana::read(&run.text, only_kana),
            Script::Georgian => georgian_armenian::read_georgian(&run.text),
            Script::Armenian => georgian_armenian::read_armenian(&run.text),
            Script::Thai => thai::read(&run.text),
            Script::Other => other::read(&run.text),
        });
    }
    combine(&read)
}

/// Joins the readings of the runs: the k-th of the whole takes the k-th of every run, or the first
/// where a run has fewer; one more takes the translations.
fn combine(runs: &[Vec<Reading>]) -> Vec<Reading> {
    let mut whole: Vec<Reading> = Vec::new();
    let longest = runs
        .iter()
        .map(|run| run.iter().filter(|reading| reading.scheme != Scheme::Translated).count())
        .max()
        .unwrap_or(0);
    for k in 0..longest {
        let chosen = runs.iter().filter_map(|run| {
            run.get(k).filter(|reading| reading.scheme != Scheme::Translated).or_else(|| run.first())
        });
        push_joined(&mut whole, chosen);
    }
    if runs.iter().flatten().any(|reading| reading.scheme == Scheme::Translated) {
        let chosen = runs
            .iter()
            .filter_map(|run| run.iter().find(|reading| reading.scheme == Scheme::Translated).or_else(|| run.first()));
        push_joined(&mut whole, chosen);
    }
    if whole.is_empty() {
        whole.push(Reading::new(String::new(), Scheme::Latin, false));
    }
    whole
}

fn push_joined<'a>(whole: &mut Vec<Reading>, parts: impl Iterator<Item = &'a Reading>) {
    let mut joined = Reading::new(String::new(), Scheme::Latin, false);
    let mut weight = 0;
    for part in parts {
        if part.text.is_empty() {
            continue;
        }
        // Letters that say nothing (a loose vowel sign, a click) leave spaces behind: words are joined, not texts.
        for word in part.text.split(' ').filter(|word| !word.is_empty()) {
            if !joined.text.is_empty() {
                joined.text.push(' ');
            }
            joined.text.push_str(word);
        }
        joined.lossy |= part.lossy;
        // The whole is named after its translated part, else after its longest foreign part.
        let part_weight = match part.scheme {
            Scheme::Latin => 0,
            Scheme::Translated => usize::MAX,
            _ => part.text.len(),
        };
        if part_weight > weight {
            weight = part_weight;
            joined.scheme = part.scheme;
        }
    }
    // What was heard is compared in its own way, whatever its letters.
    let heard = |reading: &Reading| reading.scheme == Scheme::Heard;
    if whole.iter().all(|reading| reading.text != joined.text || heard(reading) != heard(&joined)) {
        whole.push(joined);
    }
}

/// Lower-cases Latin letters, keeps a-z and digits, and closes up spaces.
fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'a'..='z' | '0'..='9' => tidied.push(c),
            'A'..='Z' => tidied.push(c.to_ascii_lowercase()),
            ' ' => {
                if !tidied.is_empty() && !tidied.ends_with(' ') {
                    tidied.push(' ');
                }
            }
            _ => {
                for folded in any_ascii::any_ascii_char(c).chars() {
                    if folded.is_ascii_alphanumeric() {
                        tidied.push(folded.to_ascii_lowercase());
                    }
                }
            }
        }
    }
    if tidied.ends_with(' ') {
        tidied.pop();
    }
    tidied
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_reading_is_the_usual_spelling() {
        let cases = [
            ("", ""),
            ("---", ""),
            ("Sa'id al-Masri", "said al masri"),
            ("Saʿīd Yūṣif", "said yusif"),
            ("Ch’ongguk", "chongguk"),
            ("Acme S.A.", "acme sa"),
            ("ACME L.L.C., Ltd.", "acme llc ltd"),
            ("M.V. Ocean", "mv ocean"),
            ("J. Smith", "j smith"),
            ("J.Smith", "j smith"),
            ("Müller & Söhne", "muller and sohne"),
            ("Şəhriyar Straße Ærø Đukić", "sahriyar strasse aero dukic"),
            ("Путин Владимир", "putin vladimir"),
            ("ООО «Ромашка» Group", "ooo romashka group"),
            ("Flight ٣٤٥", "flight 345"),
            ("abc\u{200f}def", "abcdef"),
            ("Ｆｕｌｌ Ｗｉｄｔｈ", "full width"),
            ("Cергей Ивaнов", "sergey ivanov"),
            ("a Ɂ b Ɂ", "a b"),
            ("ﾷ 가", "ka"),
        ];
        for (input, expected) in cases {
            assert_eq!(readings(input)[0].text, expected, "{input}");
        }
    }

    #[test]
    fn a_latin_text_has_exactly_one_reading() {
        for input in ["John Smith", "José Muñoz", "Łukasz Żółć", ""] {
            assert_eq!(readings(input).len(), 1, "{input}");
            assert!(!readings(input)[0].lossy);
        }
    }

    #[test]
    fn a_mixed_text_reads_every_part_in_its_own_script() {
        let read = readings("Huawei 华为 Technologies");
        assert_eq!(read[0].text, "huawei hua wei technologies");
        let read = readings("محمد Ltd");
        assert_eq!(read[0].text, "muhammad ltd");
    }

    #[test]
    fn translations_of_several_parts_meet_in_one_reading() {
        let read = readings("завод ABC 银行");
        let translated = read.iter().find(|reading| reading.scheme == Scheme::Translated);
        assert_eq!(translated.map(|reading| reading.text.as_str()), Some("plant abc bank"));
    }

    /// A small generator, so that the test repeats exactly.
    fn next(state: &mut u64) -> u64 {
        *state ^= *state << 13;
        *state ^= *state >> 7;
        *state ^= *state << 17;
        *state
    }

    #[test]
    fn any_text_gives_clean_readings_and_always_the_same() {
        let starts = [
            0x20_u32, 0x20, 0xa0, 0x100, 0x250, 0x2b0, 0x300, 0x370, 0x400, 0x500, 0x530, 0x590, 0x600, 0x680, 0x700,
            0x900, 0xe00, 0x10a0, 0x1100, 0x1c80, 0x1e00, 0x1f00, 0x2000, 0x2100, 0x2d00, 0x3000, 0x3080, 0x3100,
            0x4e00, 0x6000, 0x9fa0, 0xa640, 0xac00, 0xd7a0, 0xf900, 0xfb00, 0xfb50, 0xfe00, 0xfe70, 0xff00, 0x1f600,
            0x20000, 0xe0000,
        ];
        let mut state = 0x9e37_79b9_7f4a_7c15;
        for _ in 0..4000 {
            let length = next(&mut state) % 14;
            let mut block = starts[(next(&mut state) % starts.len() as u64) as usize];
            let mut text = String::new();
            for _ in 0..length {
                if next(&mut state).is_multiple_of(4) {
                    block = starts[(next(&mut state) % starts.len() as u64) as usize];
                }
                if let Some(c) = char::from_u32(block + (next(&mut state) % 0x80) as u32) {
                    text.push(c);
                }
            }
            let read = readings(&text);
            assert!(!read.is_empty(), "{text:?}");
            assert!(read.len() <= 12, "{text:?} {read:?}");
            for reading in &read {
                let clean = |c: char| matches!(c, 'a'..='z' | '0'..='9' | ' ');
                assert!(reading.text.chars().all(clean), "{text:?} {reading:?}");
                assert!(!reading.text.contains("  "), "{text:?} {reading:?}");
                assert_eq!(reading.text.trim(), reading.text, "{text:?}");
            }
            assert_eq!(read, readings(&text));
        }
    }
}
