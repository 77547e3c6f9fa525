//! Phrases of several words that are recognised as a whole: legal forms, titles, prefixes of ships' names.

use super::{concept_of, share_per_100k};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// The legal form that a phrase states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LegalForm {
    /// Number of the form.
    pub form: u16,
    /// Number of the class of forms that are translated into each other; `company` words are a class too.
    pub class: u8,
}

impl LegalForm {
    /// The form says "company" and no more.
    pub fn is_plain_company(self) -> bool {
        self.class == 7
    }
}

/// Whether a title can be dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TitleKind {
    /// Only ever a title.
    Title,
    /// Also a name people bear (`Hajj`, `General`): tells less, and is set aside only in front of a whole name or behind it.
    AlsoName,
    /// A name first of all (`Khan`, `Malik`): tells less, and is never set aside.
    MainlyName,
}

/// Phrases by their first word, longest first, so that a look-up touches few of them.
struct Phrases<T> {
    by_first: FxHashMap<&'static str, Vec<(Vec<&'static str>, T)>>,
    /// First words that may be misspelt: those of phrases of at least three words, and longer than five letters. With the letters
    /// of each, see [`letters_of`].
    first_words: Vec<(&'static str, u32)>,
}

impl<T: Copy> Phrases<T> {
    fn new(entries: impl Iterator<Item = (&'static str, T)>) -> Self {
        Self::of_words(entries.map(|(phrase, value)| (phrase.split_whitespace().collect(), value)))
    }

    fn of_words(entries: impl Iterator<Item = (Vec<&'static str>, T)>) -> Self {
        let mut by_first: FxHashMap<&'static str, Vec<(Vec<&'static str>, T)>> = FxHashMap::default();
        for (words, value) in entries {
            if let Some(first) = words.first() {
                by_first.entry(first).or_default().push((words, value));
            }
        }
        for phrases in by_first.values_mut() {
            phrases.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        let mut first_words: Vec<(&str, u32)> = by_first
            .iter()
            .filter(|(first, phrases)| first.len() > 5 && phrases.iter().any(|(words, _)| words.len() >= 3))
            .map(|(first, _)| (*first, letters_of(first)))
            .collect();
        first_words.sort_unstable();
        Self { by_first, first_words }
    }

    /// The longest phrase at the head of `words`, with its length in words.
    fn at(&self, words: &[&str]) -> Option<(usize, T)> {
        self.by_first.get(words.first()?)?.iter().find_map(|(phrase, value)| {
            (phrase.len() <= words.len() && phrase.iter().zip(words).all(|(p, w)| p == w))
                .then_some((phrase.len(), *value))
        })
    }

    /// The same with a slip of the pen in long words of phrases of three words and more, and with the last word cut
    /// off at the end of the text (fields of payment messages are 35 characters long).
    fn at_misspelt(&self, words: &[&str], all_to_end: bool) -> Option<(usize, T)> {
        let first = words.first()?;
        // Of phrases of three words at least two must be there.
        if words.len() < 2 || (words.len() < 3 && !all_to_end) {
            return None;
        }
        let mut best: Option<(usize, T)> = None;
        // A slip in the very first letter is rare; those with the same letter stand together.
        let letter = first.as_bytes().first();
        let firsts = if first.len() < 5 {
            &[]
        } else {
            let begin = self.first_words.partition_point(|(known, _)| known.as_bytes().first() < letter);
            let behind = &self.first_words[begin..];
            &behind[..behind.partition_point(|(known, _)| known.as_bytes().first() == letter)]
        };
        let letters = letters_of(first);
        let firsts = firsts
            .iter()
            .filter(|(known, of_known)| {
                (of_known ^ letters).count_ones() <= MOST_LETTERS_APART && known != first && is_slip(known, first)
            })
            .map(|(known, _)| known);
        for known in std::iter::once(first).chain(firsts) {
            for (phrase, value) in self.by_first.get(known).into_iter().flatten() {
                let taken = phrase.len().min(words.len());
                let cut = all_to_end && taken == words.len() && taken >= 2;
                if phrase.len() < 3 || (taken < phrase.len() && !cut) {
                    continue;
                }
                let fits =
                    phrase.iter().zip(words).enumerate().all(|(place, (p, w))| {
                        p == w || is_slip(p, w) || (cut && place + 1 == taken && p.starts_with(w))
                    });
                if fits && best.is_none_or(|(length, _)| taken > length) {
                    best = Some((taken, *value));
                }
            }
        }
        best
    }
}

/// A bit for each letter that a word has.
fn letters_of(word: &str) -> u32 {
    word.bytes().fold(0, |letters, byte| letters | 1 << (byte % 32))
}

/// Letters that one of two words has and the other one not, at most, if one is a slip of the other: two edits of two letters.
const MOST_LETTERS_APART: u32 = 4;

/// At most one edit (two from nine letters on) between words of five letters and more.
fn is_slip(known: &str, written: &str) -> bool {
    let limit = match known.len() {
        0..=4 => return false,
        5..=8 => 1,
        _ => 2,
    };
    known.len().abs_diff(written.len()) <= limit && within(known.as_bytes(), written.as_bytes(), limit)
}

/// Whether two words are within `limit` insertions, deletions, substitutions and swaps of neighbours.
fn within(left: &[u8], right: &[u8], limit: usize) -> bool {
    const LONGEST: usize = 32;
    // What both begin and end with is no edit; where little is left the question answers itself.
    let begin = left.iter().zip(right).take_while(|(a, b)| a == b).count();
    let (left, right) = (&left[begin..], &right[begin..]);
    let end = left.iter().rev().zip(right.iter().rev()).take_while(|(a, b)| a == b).count();
    let (left, right) = (&left[..left.len() - end], &right[..right.len() - end]);
    if left.len().max(right.len()) <= limit {
        return true;
    }
    if left.len().max(right.len()) >= LONGEST {
        return false;
    }
    let mut rows = [[0_u8; LONGEST]; 3];
    rows[0] = std::array::from_fn(|column| column as u8);
    for i in 1..=left.len() {
        let (now, above, before) = (i % 3, (i + 2) % 3, (i + 1) % 3);
        rows[now][0] = i as u8;
        for j in 1..=right.len() {
            let substituted = rows[above][j - 1] + u8::from(left[i - 1] != right[j - 1]);
            let mut cost = substituted.min(rows[above][j] + 1).min(rows[now][j - 1] + 1);
            if i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1] {
                cost = cost.min(rows[before][j - 2] + 1);
            }
            rows[now][j] = cost;
        }
    }
    usize::from(rows[left.len() % 3][right.len()]) <= limit
}

static LEGAL_FORMS: LazyLock<Phrases<LegalForm>> = LazyLock::new(|| {
    const CLASSES: [&str; 9] =
        ["limited", "stock", "partnership", "state", "nonprofit", "cooperative", "branch", "company", "other"];
    let rows = crate::table::rows(include_str!("../../data/legal-forms.tsv"));
    let written: Vec<(&str, LegalForm)> = rows
        .enumerate()
        .flat_map(|(form, row)| {
            let class = row.get(1).and_then(|class| CLASSES.iter().position(|known| known == class)).unwrap_or(8);
            let form = LegalForm { form: form as u16, class: class as u8 };
            let spellings: Vec<&str> = row.get(2).map(|cell| cell.split('|').collect()).unwrap_or_default();
            spellings.into_iter().map(move |spelling| (spelling, form))
        })
        .collect();
    // Behind those that are written in the table, so that these go before.
    let abbreviated: Vec<(Vec<&str>, LegalForm)> = written
        .iter()
        .flat_map(|(spelling, form)| {
            let words: Vec<&str> = spelling.split_whitespace().collect();
            abbreviations(&words).into_iter().map(move |words| (words, *form))
        })
        .collect();
    Phrases::of_words(
        written.iter().map(|(spelling, form)| (spelling.split_whitespace().collect(), *form)).chain(abbreviated),
    )
});

/// Words that legal forms are abbreviated by: `state corporation` is a `state corp`.
const ABBREVIATED: [(&str, &str); 3] = [("company", "co"), ("corporation", "corp"), ("limited", "ltd")];

/// A form of several words with each of the words that can be abbreviated in its short spelling.
fn abbreviations<'w>(words: &[&'w str]) -> Vec<Vec<&'w str>> {
    let short = |(long, short): (&'static str, &'static str)| -> Option<Vec<&'w str>> {
        let holds = words.len() >= 2 && words.contains(&long);
        holds.then(|| words.iter().map(|word| if *word == long { short } else { *word }).collect())
    };
    ABBREVIATED.into_iter().filter_map(short).collect()
}

static TITLES: LazyLock<Phrases<TitleKind>> = LazyLock::new(|| {
    Phrases::new(crate::table::rows(include_str!("../../data/titles.tsv")).map(|row| {
        let kind = match row.get(2) {
            Some(&"name") => TitleKind::AlsoName,
            Some(&"mainly-name") => TitleKind::MainlyName,
            _ => TitleKind::Title,
        };
        (row.first().copied().unwrap_or_default(), kind)
    }))
});

static VESSEL_PREFIXES: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let rows = crate::table::rows(include_str!("../../data/vessel-words.tsv"));
    Phrases::new(rows.map(|row| (row.first().copied().unwrap_or_default(), ())))
});

/// The legal form at the head of a run of folded words, with the number of words it takes. Exact spellings come first,
/// then long ones with a slip of the pen (`limited liability conmpany`).
pub fn legal_form_at(words: &[&str]) -> Option<(usize, LegalForm)> {
    let exact = LEGAL_FORMS.at(words);
    let longest = exact.map_or(0, |(length, _)| length);
    if longest >= 3 {
        return exact;
    }
    LEGAL_FORMS.at_misspelt(words, true).filter(|(length, _)| *length > longest).or(exact)
}

/// Words that occur in legal forms of several words: `liability`, `joint`, `obshchestvo`.
static FORM_WORDS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let phrases = LEGAL_FORMS.by_first.values().flatten();
    phrases
        .filter(|(words, _)| words.len() >= 2)
        .flat_map(|(words, _)| words)
        .copied()
        .filter(|word| word.len() >= 5)
        .collect()
});

/// Form words by what is left of them without one letter, to find slips of the pen. What is left is known by its hash: what
/// is found by it is compared anyway.
static FORM_WORD_SLIPS: LazyLock<FxHashMap<u64, Vec<&'static str>>> = LazyLock::new(|| {
    let mut slips: FxHashMap<u64, Vec<&'static str>> = FxHashMap::default();
    for word in FORM_WORDS.iter().filter(|word| word.len() >= 6) {
        each_without_one(word, |left| {
            slips.entry(left).or_default().push(word);
            false
        });
    }
    slips
});

/// Longer words are not taken for slips of form words.
const LONGEST_FORM_WORD: usize = 48;

/// Calls with the hash of a word and of what is left of it without each of its letters, until a call says that it has found
/// what it looks for. A hash is a polynomial of bytes, so that what is left is put together from its two pieces.
fn each_without_one(word: &str, mut found: impl FnMut(u64) -> bool) -> bool {
    const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
    let bytes = word.as_bytes();
    if bytes.len() > LONGEST_FORM_WORD {
        return false;
    }
    let (mut before, mut power) = ([0_u64; LONGEST_FORM_WORD + 1], [1_u64; LONGEST_FORM_WORD + 1]);
    for (at, byte) in bytes.iter().enumerate() {
        before[at + 1] = before[at].wrapping_mul(BASE).wrapping_add(u64::from(*byte) + 1);
        power[at + 1] = power[at].wrapping_mul(BASE);
    }
    let whole = before[bytes.len()];
    found(whole)
        || (0..bytes.len()).any(|at| {
            let behind = bytes.len() - at - 1;
            let tail = whole.wrapping_sub(before[at + 1].wrapping_mul(power[behind]));
            found(before[at].wrapping_mul(power[behind]).wrapping_add(tail))
        })
}

/// Whether a word is one of those that legal forms are made of, with at most one slip of the pen in a long one. Standing
/// alone, out of its phrase, it still names nothing. A name that people bear is no slip: `Carter` is not a chartered company.
pub fn is_form_word(word: &str) -> bool {
    FORM_WORDS.contains(word)
        || (word.len() >= 6
            && share_per_100k(word).is_none()
            && each_without_one(word, |left| {
                FORM_WORD_SLIPS.get(&left).is_some_and(|known| known.iter().any(|known| is_slip(known, word)))
            }))
}

/// Whether a word is a legal form of one word with a slip of the pen: `limmited`. Other words of legal forms (`otkrytoe`) are
/// near to words that name (`otkritie`), and a form that people are called like is none.
pub fn is_misspelt_form(word: &str) -> bool {
    let is_form = |known: &str| known != word && is_slip(known, word) && LEGAL_FORMS.at(&[known]).is_some();
    word.len() >= 6
        && share_per_100k(word).is_none()
        && each_without_one(word, |left| {
            FORM_WORD_SLIPS.get(&left).is_some_and(|known| known.iter().any(|known| is_form(known)))
        })
}

/// Whether a word that [`is_form_word`] is one only by a letter that may be no slip: a short word, near to none that is a form by
/// itself or a generic word. `otkritie` is the name of a bank rather than a misspelt `otkritoe`.
pub fn is_form_word_by_chance(word: &str) -> bool {
    let tells_nothing = |known: &str| LEGAL_FORMS.at(&[known]).is_some() || concept_of(known).is_some();
    let is_meant = |known: &str| is_slip(known, word) && tells_nothing(known);
    word.len() <= LONGEST_BY_CHANCE
        && !FORM_WORDS.contains(word)
        && !each_without_one(word, |left| {
            FORM_WORD_SLIPS.get(&left).is_some_and(|known| known.iter().any(|known| is_meant(known)))
        })
}

/// Longer words are hardly one letter from another word but by a slip of the pen.
const LONGEST_BY_CHANCE: usize = 8;

/// The title at the head of a run of folded words.
pub fn title_at(words: &[&str]) -> Option<(usize, TitleKind)> {
    TITLES.at(words)
}

/// The ship prefix (`mv`, `motor vessel`) at the head of a run of folded words.
pub fn vessel_prefix_at(words: &[&str]) -> Option<usize> {
    VESSEL_PREFIXES.at(words).map(|(length, ())| length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_legal_form_with_a_word_abbreviated_is_the_same_form() {
        for (long, short) in [
            ("state corporation", "state corp"),
            ("state owned company", "state owned co"),
            ("public corporation", "public corp"),
            ("unlimited company", "unlimited co"),
        ] {
            let form = |text: &str| {
                let words: Vec<&str> = text.split(' ').collect();
                legal_form_at(&words).map(|(taken, form)| (taken == words.len(), form))
            };
            assert!(form(long).is_some_and(|(whole, _)| whole), "{long}");
            assert_eq!(form(long), form(short), "{short}");
        }
    }

    #[test]
    fn corporation_says_no_more_than_company() {
        for (word, plain) in [("corporation", true), ("corp", true), ("company", true), ("llc", false), ("pjsc", false)]
        {
            let form = legal_form_at(&[word]).map(|(_, form)| form.is_plain_company());
            assert_eq!(form, Some(plain), "{word}");
        }
    }

    #[test]
    fn a_name_that_people_bear_is_no_misspelt_word_of_a_form() {
        for (word, expected) in [("chartered", true), ("limmited", true), ("carter", false)] {
            assert_eq!(is_form_word(word), expected, "{word}");
        }
    }

    #[test]
    fn a_short_word_near_a_form_word_is_one_by_chance_unless_it_is_near_a_form_or_a_generic_word() {
        for (word, by_chance) in [
            ("otkritie", true),
            ("pudong", true),
            // A form of one word, a generic word, and a word that is too long to be another by chance.
            ("limmited", false),
            ("tradng", false),
            ("organichennoi", false),
            ("otkrytoe", false),
        ] {
            assert!(is_form_word(word), "{word}");
            assert_eq!(is_form_word_by_chance(word), by_chance, "{word}");
        }
    }
}
