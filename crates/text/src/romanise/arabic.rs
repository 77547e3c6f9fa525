//! Reads Arabic script: Arabic, Persian, Dari, Pashto, Urdu and Kurdish names.
//!
//! The script leaves short vowels out, so there are two kinds of readings. Words found in
//! `data/arabic-names.tsv` get the vocalised spelling of passports; that also covers words made of
//! known ones: the article, Abd al- and -Allah compounds, and Persian names written in one word
//! (محمدحسین, حسن‌زاده). The other kind goes letter by letter and is lossy: consonants and long vowels
//! only. A lexicon reading with unknown words in it spells those by letters and is lossy too.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::arabic_letters::{Language, is_mark, key, language_of, letters, with_vowels};
use super::translate;
use super::{Reading, Scheme, tidy};

struct Entry {
    arabic: &'static str,
    persian: &'static str,
    english: Option<&'static str>,
}

static LEXICON: LazyLock<FxHashMap<Box<str>, Entry>> = LazyLock::new(|| {
    let mut lexicon = FxHashMap::default();
    for line in include_str!("../../data/arabic-names.tsv").lines() {
        let mut columns = line.split('\t');
        let (Some(native), Some(arabic)) = (columns.next(), columns.next()) else { continue };
        if native.starts_with('#') {
            continue;
        }
        let persian = columns.next().filter(|column| !column.is_empty()).unwrap_or(arabic);
        let english = columns.next().filter(|column| !column.is_empty());
        lexicon.entry(key(native).into_boxed_str()).or_insert(Entry { arabic, persian, english });
    }
    lexicon
});

/// Endings of Persian family names and of the Arabic nisba; the stem before them may be any known
/// word. `true` marks those telling enough to stand after an unknown stem.
const ENDINGS: &[(&str, &str, bool)] = &[
    ("زاده", "zadeh", true),
    ("زاد", "zad", false),
    ("پور", "pour", true),
    ("نژاد", "nejad", true),
    ("نيا", "nia", false),
    ("يان", "ian", false),
    ("فر", "far", false),
    ("خواه", "khah", true),
    ("دوست", "doust", true),
    ("وند", "vand", true),
    ("لو", "lou", false),
    ("چي", "chi", false),
    ("مند", "mand", false),
    ("منش", "manesh", true),
    ("بخش", "bakhsh", true),
    ("ابادي", "abadi", true),
    ("اباد", "abad", true),
    ("اللهي", "ollahi", true),
    ("الديني", "oddini", true),
    ("اني", "ani", false),
    ("ات", "at", false),
    ("يه", "iyah", false),
    ("ي", "i", false),
];

/// One word in its spellings.
struct Word {
    usual: String,
    /// Compound names in one word (abdulrahman), where the usual form parts them.
    joined: Option<String>,
    letters: String,
    known: bool,
}

/// Reads words of Arabic script.
///
/// `"محمد حسن"` gives `"muhammad hasan"` and, lossy, `"mhmd hsn"`; `"عبد الرحمن"` gives
/// `"abd al rahman"` and `"abdulrahman"`; `"علیرضا"` gives `"alireza"`.
pub(super) fn read(text: &str) -> Vec<Reading> {
    let mut readings: Vec<Reading> = Vec::with_capacity(4);
    let language = language_of(text);
    let by_arabic = (language != Language::Persian).then(|| words(text, false));
    let by_persian = (language != Language::Arabic).then(|| words(text, true));
    let spelled = [(by_arabic.as_deref(), Scheme::ArabicLexicon), (by_persian.as_deref(), Scheme::PersianLexicon)];
    let mut push = |latin: String, scheme, lossy| {
        if !latin.is_empty() && readings.iter().all(|reading| reading.text != latin) {
            readings.push(Reading::new(latin, scheme, lossy));
        }
    };
    let collect =
        |words: &[Word], choose: &dyn Fn(&Word) -> &str| tidy(&words.iter().map(choose).collect::<Vec<_>>().join(" "));
    for (words, scheme) in spelled {
        let Some(words) = words.filter(|words| words.iter().any(|word| word.known)) else {
            continue;
        };
        let lossy = words.iter().any(|word| !word.known);
        push(collect(words, &|word| &word.usual), scheme, lossy);
        if words.iter().any(|word| word.joined.is_some()) {
            let joined = collect(words, &|word| word.joined.as_ref().unwrap_or(&word.usual));
            push(joined, Scheme::ArabicJoined, lossy);
        }
    }
    // Letter by letter the two languages differ beyond small spelling only in these letters.
    let differ = text.contains(['ث', 'ذ', 'ض', 'ق']);
    for (index, words) in [by_arabic, by_persian].into_iter().flatten().enumerate() {
        if index == 0 || differ {
            push(collect(&words, &|word| &word.letters), Scheme::ArabicConsonants, true);
        }
    }
    if let Some(english) = translated(text, language == Language::Persian) {
        push(english, Scheme::Translated, false);
    }
    if readings.is_empty() {
        readings.push(Reading::new(String::new(), Scheme::ArabicConsonants, true));
    }
    readings
}

/// Spells every word, and joins what is one name written in two: عبد الرحمن, نصر الله.
fn words(text: &str, persian: bool) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::with_capacity(6);
    let natives: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let mut index = 0;
    while index < natives.len() {
        let native = natives[index];
        let this = key(native);
        let next = natives.get(index + 1).map(|word| key(word)).unwrap_or_default();
        if matches!(this.as_str(), "عبد" | "عبدال") && (next.starts_with("ال") || this.len() > 6) {
            let second = next.strip_prefix("ال").unwrap_or(&next);
            if !second.is_empty() {
                let whole = format!("عبدال{second}");
                words.push(word(&whole, &whole, persian));
                index += 2;
                continue;
            }
        }
        let ending = match (this.as_str(), persian) {
            ("الله", false) => Some("allah"),
            ("الله" | "اله", true) => Some("ollah"),
            ("اللهي" | "الهي", true) | ("اللهي", false) => Some("ollahi"),
            ("الدين", true) => Some("oddin"),
            ("الديني", true) => Some("oddini"),
            _ => None,
        };
        // الهی alone is a family name; after a word it is its ending, as in فیض الهی.
        if let (Some(ending), Some(last)) = (ending, words.last_mut()) {
            last.usual.push_str(ending);
            if let Some(joined) = &mut last.joined {
                joined.push_str(ending);
            }
            last.letters.push_str(if this.contains('ن') { " aldin" } else { "allh" });
        } else {
            words.push(word(native, &this, persian));
        }
        index += 1;
    }
    words
}

fn word(native: &str, this: &str, persian: bool) -> Word {
    let letters = letter_word(native, this, persian);
    let (usual, joined) = known(this, persian);
    let by_members = || {
        // The writer parted the members with a zero-width non-joiner.
        let members: Vec<&str> = native.split('\u{200c}').filter(|m| !m.is_empty()).collect();
        let read: Option<String> = members.iter().map(|member| known(&key(member), persian).0).collect();
        read.filter(|_| members.len() > 1)
    };
    match usual.or_else(by_members) {
        Some(usual) => Word { usual, joined, letters, known: true },
        None => Word { usual: with_vowels(&letters), joined: None, letters, known: false },
    }
}

/// The vocalised spelling of a word in key form, and its spelling in one word if that differs.
fn known(this: &str, persian: bool) -> (Option<String>, Option<String>) {
    if let Some(entry) = LEXICON.get(this) {
        return (Some(spelling(entry, persian).to_string()), None);
    }
    if let Some(second) = this.strip_prefix("عبدال").filter(|second| !second.is_empty()) {
        if matches!(second, "ه" | "له" | "لله") {
            let joined = if persian { "abdollah" } else { "abdullah" };
            let usual = if persian { "abdollah" } else { "abdallah" };
            return (Some(usual.to_string()), Some(joined.to_string()));
        }
        let read = part(second, persian, 0).unwrap_or_else(|| guess(second, persian));
        return if persian {
            (Some(format!("abdol{read}")), None)
        } else {
            (Some(format!("abd al {read}")), Some(format!("abdul{read}")))
        };
    }
    for (article, latin) in ARTICLES {
        if let Some(rest) = this.strip_prefix(article).filter(|rest| rest.chars().count() >= 2)
            && let Some(read) = part(rest, persian, 0)
        {
            return (Some(format!("{latin}{read}")), None);
        }
    }
    for (compound, persian_end, arabic_end, joined_end) in
        [("الله", "ollah", "allah", "ullah"), ("الدين", "oddin", " al din", "uddin")]
    {
        if let Some(stem) = this.strip_suffix(compound).filter(|stem| stem.len() >= 4) {
            let stem = part(stem, persian, 0).unwrap_or_else(|| guess(stem, persian));
            return if persian {
                (Some(stem + persian_end), None)
            } else {
                (Some(format!("{stem}{arabic_end}")), Some(stem + joined_end))
            };
        }
    }
    if let Some(read) = part(this, persian, 0) {
        return (Some(read), None);
    }
    // Two known words with the article between them: ابوالقاسم, سيفالاسلام.
    for (at, _) in this.match_indices("ال").filter(|(at, _)| *at >= 4) {
        let (stem, second) = (&this[..at], &this[at + 4..]);
        if let (Some(stem), Some(second)) = (part(stem, persian, 0), part(second, persian, 0)) {
            return if persian {
                let stem = stem.strip_suffix(['u', 'o']).unwrap_or(&stem).to_string();
                (Some(format!("{stem}ol{second}")), None)
            } else {
                let vowel = if stem.ends_with(['a', 'i', 'u']) { "" } else { "u" };
                (Some(format!("{stem} al {second}")), Some(format!("{stem}{vowel}l{second}")))
            };
        }
    }
    for (ending, latin, telling) in ENDINGS {
        if *telling && let Some(stem) = this.strip_suffix(ending).filter(|stem| stem.len() >= 4) {
            return (Some(guess(stem, true) + latin), None);
        }
    }
    (None, None)
}

const ARTICLES: [(&str, &str); 4] = [("ال", "al "), ("وال", "wa al "), ("بال", "bi al "), ("لل", "lil ")];

fn spelling(entry: &Entry, persian: bool) -> &'static str {
    if persian { entry.persian } else { entry.arabic }
}

/// Reads a word as known words and endings written together; three members at most.
fn part(this: &str, persian: bool, depth: usize) -> Option<String> {
    if let Some(entry) = LEXICON.get(this) {
        return Some(spelling(entry, persian).to_string());
    }
    if depth >= 3 || this.len() > 48 {
        return None;
    }
    for (ending, latin, _) in ENDINGS {
        if let Some(stem) = this.strip_suffix(ending).filter(|stem| stem.len() >= 6) {
            // Stems lose their last heh before the nisba: مكه, مكي.
            let stem = part(stem, persian, depth + 1).or_else(|| {
                if *ending != "ي" {
                    return None;
                }
                let full = format!("{stem}ه");
                LEXICON
                    .get(full.as_str())
                    .map(|entry| spelling(entry, persian).trim_end_matches(['h', 'a', 'e']).to_string())
            });
            if let Some(mut stem) = stem {
                // A final vowel and the ending melt into one: ali + i is ali-i, written aliyi.
                if stem.ends_with(['i', 'a']) && latin.starts_with('i') {
                    stem.push('y');
                }
                return Some(stem + latin);
            }
        }
    }
    // The longest first member first; a member has two letters at least.
    for (at, _) in this.char_indices().rev() {
        if at < 4 {
            break;
        }
        let (first, second) = this.split_at(at);
        let prefix = matches!(first, "مير" | "شاه" | "حاج" | "سيد" | "خان" | "ابو");
        if (first.chars().count() >= 3 || prefix)
            && second.chars().count() >= 3
            && let Some(entry) = LEXICON.get(first)
            && let Some(second) = part(second, persian, depth + 1)
        {
            let first = spelling(entry, persian);
            // Compounds with Muhammad and Sayyid are spelt as two words.
            let gap = if matches!(first, "mohammad" | "muhammad" | "seyed" | "sayyid" | "abu") { " " } else { "" };
            return Some(format!("{first}{gap}{second}"));
        }
    }
    None
}

/// The consonants of a word with the article set apart.
fn letter_word(native: &str, this: &str, persian: bool) -> String {
    for (article, latin) in ARTICLES {
        if !this.starts_with(article)
            || (persian && article != "ال")
            || this.starts_with("الله")
            || LEXICON.contains_key(this)
        {
            continue;
        }
        let bare: String = native.chars().filter(|c| !is_mark(*c)).collect();
        if let Some(rest) = bare.strip_prefix(article).filter(|rest| rest.chars().count() >= 3) {
            return format!("{latin}{}", letters(rest, persian));
        }
    }
    letters(native, persian)
}

/// An unknown stem inside a compound, with vowels guessed.
fn guess(stem: &str, persian: bool) -> String {
    with_vowels(&letters(stem, persian))
}

/// The English of company words, other words as in the usual reading; `None` without any.
fn translated(text: &str, persian: bool) -> Option<String> {
    let keys: Vec<String> = text.split(' ').filter(|word| !word.is_empty()).map(key).collect();
    let mut parts: Vec<Result<&str, &str>> = Vec::with_capacity(keys.len());
    let mut found = false;
    let mut index = 0;
    while let Some(this) = keys.get(index) {
        let phrase = translate::phrase_at(&keys[index..]).or_else(|| {
            let bare = this.strip_prefix("ال").or_else(|| this.strip_prefix("لل"));
            meaning(this)
                .or_else(|| bare.and_then(meaning))
                .or_else(|| this.strip_prefix("وال").and_then(meaning))
                .map(|english| (1, english))
        });
        if let Some((length, english)) = phrase {
            found = true;
            parts.push(Ok(english));
            index += length;
        } else {
            parts.push(if this == "و" { Ok("and") } else { Err(this) });
            index += 1;
        }
    }
    if !found {
        return None;
    }
    let english: Vec<String> = parts
        .into_iter()
        .map(|part| match part {
            Ok(english) => english.to_string(),
            Err(this) => known(this, persian).0.unwrap_or_else(|| with_vowels(&letter_word(this, this, persian))),
        })
        .collect();
    Some(tidy(&english.join(" ")))
}

fn meaning(this: &str) -> Option<&'static str> {
    LEXICON.get(this).and_then(|entry| entry.english)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(native: &str) -> Vec<String> {
        read(native).into_iter().map(|reading| reading.text).collect()
    }

    #[test]
    fn arabic_names_are_vocalised_from_the_lexicon() {
        let cases = [
            ("محمد حسن نصر الله", "muhammad hasan nasrallah"),
            ("عبدالرحمن", "abd al rahman"),
            ("عبد الرحمن", "abd al rahman"),
            ("عبد الله", "abdallah"),
            ("أبو بكر البغدادي", "abu bakr al baghdadi"),
            ("نور الدين", "nur al din"),
            ("سيف الإسلام", "sayf al islam"),
            ("صدام حسين", "saddam husayn"),
            ("البصري", "al basri"),
        ];
        for (native, latin) in cases {
            let got = &read(native)[0];
            assert_eq!((got.text.as_str(), got.lossy), (latin, false), "{native}");
        }
        assert!(texts("عبد الرحمن").contains(&"abdulrahman".to_string()));
    }

    #[test]
    fn persian_names_are_taken_apart() {
        let cases = [
            ("محمدحسین", "mohammad hossein"),
            ("علیرضا", "alireza"),
            ("غلامرضا", "gholamreza"),
            ("حسن\u{200c}زاده", "hasanzadeh"),
            ("حسین پور", "hossein pour"),
            ("احمدی نژاد", "ahmadi nejad"),
            ("عبدالرضا رحمانی", "abdolreza rahmani"),
            ("یحیی علاء الدینی", "yahya alaoddini"),
            ("جمال بابامرادی", "jamal babamoradi"),
            ("ابوالقاسم", "abolghasem"),
            ("فتح الله", "fathollah"),
        ];
        for (native, latin) in cases {
            let got = texts(native);
            assert!(got.contains(&latin.to_string()), "{native} {got:?}");
        }
    }

    #[test]
    fn unknown_words_go_letter_by_letter() {
        let cases = [
            ("زرقش", "zrqsh"),
            ("الزرقش", "al zrqsh"),
            ("كورتين", "kurtin"),
            ("وادكم", "wadkm"),
            ("چوگوند", "chugund"),
        ];
        for (native, latin) in cases {
            let got = read(native);
            let letters = got.iter().find(|reading| reading.scheme == Scheme::ArabicConsonants);
            assert!(letters.is_some_and(|reading| reading.lossy));
            assert_eq!(letters.map(|reading| reading.text.as_str()), Some(latin), "{native}");
        }
    }

    #[test]
    fn organisations_are_also_translated() {
        let cases = [
            ("بانک ملی ایران", "national bank iran"),
            ("شرکت صنایع شهید همت", "company industries shahid hemmat"),
            ("البنك المركزي السوري", "bank central syrian"),
        ];
        for (native, english) in cases {
            let got = read(native);
            let translated = got.iter().find(|reading| reading.scheme == Scheme::Translated);
            assert_eq!(translated.map(|reading| reading.text.as_str()), Some(english), "{native}");
        }
    }

    #[test]
    fn every_line_of_the_lexicon_is_well_formed() {
        let mut count = 0;
        for line in include_str!("../../data/arabic-names.tsv").lines() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            count += 1;
            let columns: Vec<&str> = line.split('\t').collect();
            assert!((2..=4).contains(&columns.len()), "{line}");
            let clean = |text: &str| text.chars().all(|c| matches!(c, 'a'..='z' | ' '));
            assert!(columns[1..].iter().all(|column| clean(column)), "{line}");
            assert!(!columns[1].is_empty(), "{line}");
        }
        assert!(count >= 850, "{count} entries");
    }
}
