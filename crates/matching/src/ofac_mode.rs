//! The score of OFAC's own search tool, for users who must explain a difference from the regulator's site.
//!
//! [`ofac_score`] compares one query with the names of one party; [`OfacList`] does the same against a whole list, with the
//! words of the list folded once. Neither shares anything with the native score, and neither retrieves: every name is
//! compared, because the tool does so too.
//!
//! The rule. OFAC FAQ 249 (<https://ofac.treasury.gov/faqs/249>) names the two comparisons and takes the higher; the details
//! were found from scores that its site gives (OpenSanctions, "How we reverse-engineered OFAC's sanctions screening
//! algorithm", July 2026). It follows the site closely and is not its program: differences of a few
//! points occur (the site gives 82 for VLADIMIR PUTIN against VLADIMIROVKA ADVANCED WEAPONS AND RESEARCH COMPLEX, this 78.2).
//!
//! * Only the name counts. Case, punctuation and diacritics do not.
//! * Score of a name = the greater of *whole* and *words*.
//! * *Whole*: Jaro-Winkler of the two strings, 0 unless their first characters agree.
//! * *Words*: for each query word of three letters or more the best Jaro-Winkler with a word of the name, pairs under
//!   [`LEAST_PAIR`] counted 0; the mean over those query words. A query of shorter words only keeps them.
//! * The prefix bonus of Winkler is given without the usual condition that Jaro be above 0.7, as in the library
//!   `SimMetrics` for .NET: a tenth of what is missing to 1 for each of up to four first letters.
//! * Score of a party = the best over its primary name and its aliases.
//! * Letters of other scripts than Latin are like nothing, whatever the list holds: the tool has no hits for them.
//!
//! FAQ 249 also names Soundex; the scores of the site show no trace of it.

use interdict_text::romanise::{Script, readings, script_of};
use rapidfuzz::distance::jaro::BatchComparator;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Word pairs under this are counted 0.
pub const LEAST_PAIR: f64 = 0.5;
/// Query words up to this length are dropped.
const DROPPED_LENGTH: usize = 2;
/// Winkler's share of the missing likeness for each letter of the common prefix.
const PREFIX_BONUS: f64 = 0.1;
/// Winkler's longest prefix.
const LONGEST_PREFIX: usize = 4;

/// The score in [0, 1] that OFAC's search tool gives a party with these names.
///
/// ```
/// use interdict_matching::ofac_score;
/// assert_eq!(ofac_score("jon smith", ["SMITH, Jon"].into_iter()), 1.0);
/// assert_eq!(ofac_score("Иван", ["IVAN", "Иван"].into_iter()), 0.0);
/// ```
pub fn ofac_score<'a>(query: &str, names: impl Iterator<Item = &'a str>) -> f64 {
    let query = Asked::new(query);
    names.map(|name| query.score(&Folded::new(name, Side::Listed))).fold(0.0, f64::max)
}

/// The names of a list, folded once.
#[derive(Debug, Default)]
pub struct OfacList {
    letters: Vec<u8>,
    words: Vec<Range<u32>>,
    names: Vec<ListedName>,
    name_words: Vec<u32>,
    entities: usize,
}

#[derive(Debug)]
struct ListedName {
    entity: usize,
    whole: Range<u32>,
    words: Range<u32>,
}

impl OfacList {
    /// Folds the names of a list, each with the number of its entity. An entity may have any number of names, in any order.
    pub fn new<N: AsRef<str>>(names: impl IntoIterator<Item = (usize, N)>) -> Self {
        let mut list = Self::default();
        let mut numbers: FxHashMap<Box<[u8]>, u32> = FxHashMap::default();
        for (entity, name) in names {
            list.entities = list.entities.max(entity + 1);
            let folded = Folded::new(name.as_ref(), Side::Listed);
            if folded.words.is_empty() {
                continue;
            }
            let first = list.name_words.len() as u32;
            for word in folded.words() {
                let number = if let Some(number) = numbers.get(word) {
                    *number
                } else {
                    let number = list.words.len() as u32;
                    let place = list.keep(word);
                    list.words.push(place);
                    numbers.insert(word.into(), number);
                    number
                };
                list.name_words.push(number);
            }
            let whole = list.keep(&folded.letters);
            list.names.push(ListedName { entity, whole, words: first..list.name_words.len() as u32 });
        }
        list
    }

    fn keep(&mut self, letters: &[u8]) -> Range<u32> {
        let start = self.letters.len() as u32;
        self.letters.extend_from_slice(letters);
        start..self.letters.len() as u32
    }

    fn letters(&self, place: &Range<u32>) -> &[u8] {
        &self.letters[place.start as usize..place.end as usize]
    }

    /// Every entity whose score is above 0, with its score, in the order of entity numbers.
    pub fn score_all(&self, query: &str) -> Vec<(usize, f64)> {
        let query = Asked::new(query);
        let mut sums = vec![0.0_f64; self.names.len()];
        let mut likeness = vec![0.0_f64; self.words.len()];
        for word in &query.words {
            for (value, place) in likeness.iter_mut().zip(&self.words) {
                *value = word.pair(self.letters(place));
            }
            for (sum, name) in sums.iter_mut().zip(&self.names) {
                let words = &self.name_words[name.words.start as usize..name.words.end as usize];
                *sum += words.iter().map(|word| likeness[*word as usize]).fold(0.0, f64::max);
            }
        }
        let mut best = vec![0.0_f64; self.entities];
        for (sum, name) in sums.iter().zip(&self.names) {
            let whole = query.whole.whole(self.letters(&name.whole));
            let held = &mut best[name.entity];
            *held = held.max(query.mean(*sum)).max(whole);
        }
        best.into_iter().enumerate().filter(|(_, score)| *score > 0.0).collect()
    }

    /// The entities whose score reaches `least`, best first, equal scores in the order of entity numbers. OFAC's slider
    /// goes from 0.5 to 1 and stands at 1 to begin with.
    pub fn search(&self, query: &str, least: f64) -> Vec<(usize, f64)> {
        let mut hits = self.score_all(query);
        hits.retain(|(_, score)| *score >= least);
        hits.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        hits
    }
}

/// A query prepared for comparing.
struct Asked {
    whole: Pattern,
    /// Words that count, those of other scripts included.
    words: Vec<Pattern>,
}

impl Asked {
    fn new(query: &str) -> Self {
        let folded = Folded::new(query, Side::Query);
        let least = if folded.words().any(|word| word.len() > DROPPED_LENGTH) { DROPPED_LENGTH + 1 } else { 1 };
        let words = folded.words().filter(|word| word.len() >= least).map(Pattern::new).collect();
        Self { whole: Pattern::new(&folded.letters), words }
    }

    fn mean(&self, sum: f64) -> f64 {
        if self.words.is_empty() { 0.0 } else { sum / self.words.len() as f64 }
    }

    fn score(&self, name: &Folded) -> f64 {
        let best = |word: &Pattern| name.words().map(|listed| word.pair(listed)).fold(0.0, f64::max);
        let sum = self.words.iter().map(best).sum();
        self.mean(sum).max(self.whole.whole(&name.letters))
    }
}

/// A text of the query that is compared with many.
struct Pattern {
    letters: Vec<u8>,
    comparator: BatchComparator<u8>,
}

impl Pattern {
    fn new(letters: &[u8]) -> Self {
        Self { letters: letters.to_vec(), comparator: BatchComparator::new(letters.iter().copied()) }
    }

    fn jaro_winkler(&self, other: &[u8]) -> f64 {
        let jaro = self.comparator.similarity(other.iter().copied());
        let prefix = self.letters.iter().zip(other).take(LONGEST_PREFIX).take_while(|(a, b)| a == b).count();
        jaro + PREFIX_BONUS * prefix as f64 * (1.0 - jaro)
    }

    /// As a word with a word.
    fn pair(&self, other: &[u8]) -> f64 {
        let value = self.jaro_winkler(other);
        if value < LEAST_PAIR { 0.0 } else { value }
    }

    /// As a whole name with a whole name.
    fn whole(&self, other: &[u8]) -> f64 {
        match (self.letters.first(), other.first()) {
            (Some(a), Some(b)) if a == b => self.jaro_winkler(other),
            _ => 0.0,
        }
    }
}

/// Which side of the comparison a text is on. Letters of other scripts must not be like each other, so each side has a mark
/// of its own for them.
#[derive(Clone, Copy)]
enum Side {
    Query,
    Listed,
}

impl Side {
    fn foreign_mark(self) -> u8 {
        match self {
            Self::Query => 1,
            Self::Listed => 2,
        }
    }
}

/// A text in small ASCII letters and digits, words apart by one space.
struct Folded {
    letters: Vec<u8>,
    words: Vec<Range<usize>>,
}

impl Folded {
    fn new(text: &str, side: Side) -> Self {
        let mut folded = Self { letters: Vec::with_capacity(text.len()), words: Vec::new() };
        let mut start = 0;
        let mut buffer = [0; 4];
        for c in text.chars() {
            match c {
                _ if c.is_ascii_alphanumeric() => folded.letters.push(c.to_ascii_lowercase() as u8),
                // Apostrophes, full stops and combining marks stand inside words.
                '.' | '\'' | '`' | '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{300}'..='\u{36f}' => {}
                _ if c.is_alphabetic() => {
                    let letter: &str = c.encode_utf8(&mut buffer);
                    if script_of(letter) == Script::Latin {
                        folded.letters.extend(readings(letter).first().map_or("", |reading| &reading.text).bytes());
                    } else {
                        folded.letters.push(side.foreign_mark());
                    }
                }
                _ => folded.end_word(&mut start),
            }
        }
        folded.end_word(&mut start);
        // The space that ended the last word.
        folded.letters.pop();
        folded
    }

    fn end_word(&mut self, start: &mut usize) {
        if self.letters.len() > *start {
            self.words.push(*start..self.letters.len());
            self.letters.push(b' ');
            *start = self.letters.len();
        }
    }

    fn words(&self) -> impl Iterator<Item = &[u8]> {
        self.words.iter().map(|place| &self.letters[place.clone()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(query: &str, name: &str) -> f64 {
        ofac_score(query, std::iter::once(name))
    }

    #[test]
    fn scores_are_those_worked_out_by_hand() {
        let cases = [
            // Six letters of six agree, T and H are swapped: one transposition. Jaro = (6/6 + 6/6 + 5/6) / 3 = 0.944444;
            // the prefix MAR adds 0.3 * 0.055556.
            ("Martha", "MARHTA", 0.961_111),
            // D, U, N, E agree within a window of 2: (4/6 + 4/5 + 4/4) / 3 = 0.822222; the prefix D adds 0.1 * 0.177778.
            ("Dwayne", "DUANE", 0.84),
            // D, I, O, N agree: (4/5 + 4/8 + 1) / 3 = 0.766667; the prefix DI adds 0.2 * 0.233333.
            ("Dixon", "DICKSONX", 0.813_333),
            // Two letters of 4 and of 6: (2/4 + 2/6 + 1) / 3 = 0.611111, under the usual gate of 0.7, and yet the prefix MA
            // adds 0.2 * 0.388889.
            ("Maro", "MABUZI", 0.688_889),
            // Whole: 6 of 12 letters and 6 of 6, one transposition: (6/12 + 6/6 + 5/6) / 3 = 0.777778; MAR adds
            // 0.3 * 0.222222 = 0.066667. Words: (0.961111 + 0) / 2 = 0.480556. The greater counts.
            ("Martha Dixon", "MARHTA", 0.844_444),
            // Whole: 0, J is not S. Words: each is found, whatever the order.
            ("Jon Smith", "SMITH, Jon", 1.0),
            // Tonis and Omar share O only: (1/5 + 1/4 + 1) / 3 = 0.483333, under 0.5 and so 0; Abdu is found: (0 + 1) / 2.
            ("Tonis Abdu", "ABDU OMAR", 0.5),
            // The same one letter in words of four: (1/4 + 1/4 + 1) / 3 = 0.5 is not under 0.5: (0.5 + 1) / 2.
            ("Toni Abdu", "ABDU OMAR", 0.75),
        ];
        for (query, name, expected) in cases {
            let value = score(query, name);
            assert!((value - expected).abs() < 1e-6, "{query} / {name}: {value}, not {expected}");
        }
    }

    #[test]
    fn words_of_one_or_two_letters_are_dropped_from_the_query() {
        // Whole: 0, the first letters differ. Words: only "omar" counts.
        assert_eq!(score("de la Omar Al", "OMAR"), 1.0);
        // Nothing would be left, so they stay.
        assert_eq!(score("Xu Li", "LI XU"), 1.0);
    }

    #[test]
    fn order_and_rare_letters_count_as_on_the_site() {
        // The site shows 50 for this pair: GEORGE is found; BUSH shares with HASWANI, within a window of 2, S only:
        // (1/4 + 1/7 + 1) / 3 = 0.464, under 0.5 and so 0.
        assert_eq!(score("George Bush", "HASWANI, George"), 0.5);
        // UN is dropped, and so the site shows 100 for others of the family and first name.
        assert_eq!(score("Kim Jong Un", "KIM, Jong"), 1.0);
    }

    #[test]
    fn the_best_of_all_names_counts() {
        let names = ["SOMEONE ELSE", "MARHTA", "DUANE"];
        assert!((ofac_score("Martha", names.into_iter()) - 0.961_111).abs() < 1e-6);
        assert_eq!(ofac_score("Martha", std::iter::empty()), 0.0);
    }

    #[test]
    fn case_diacritics_and_punctuation_do_not_count() {
        assert_eq!(score("müller-straße", "MULLER STRASSE"), 1.0);
        assert_eq!(score("Jose\u{301} O'Neil", "JOSÉ ONEIL"), 1.0);
    }

    #[test]
    fn other_scripts_have_no_hits() {
        let names = ["Владимир", "VLADIMIR", "김철", "محمد"];
        for query in ["Владимир", "김철", "محمد", "", "  ,"] {
            assert_eq!(ofac_score(query, names.into_iter()), 0.0, "{query}");
        }
        // A word of another script counts, and is like nothing.
        assert_eq!(score("Владимир Putin", "Putin"), 0.5);
    }

    #[test]
    fn a_list_gives_the_same_scores_as_its_names_one_by_one() {
        let names = [
            (0, "BIN AHMAD, Yusuf"),
            (2, "KUNLUN SHIPPING COMPANY LIMITED"),
            (0, "AHMED, Youssef"),
            (3, "Юсуф"),
            (4, "AHMADI TRADING"),
            (2, "KUNLUN SHIPPING CO"),
        ];
        let list = OfacList::new(names);
        for query in ["yusuf ahmad", "Kunlun", "ahmad trading co", "Kunlon Shiping Ltd", "Юсуф", "x", "ahmed yusef bin"]
        {
            let expected: Vec<(usize, f64)> = (0..5)
                .map(|entity| {
                    let own = names.iter().filter(|(owner, _)| *owner == entity).map(|(_, name)| *name);
                    (entity, ofac_score(query, own))
                })
                .filter(|(_, score)| *score > 0.0)
                .collect();
            assert_eq!(list.score_all(query), expected, "{query}");
        }
    }

    #[test]
    fn a_search_returns_the_best_first_and_nothing_below_the_slider() {
        let list = OfacList::new([(0, "DIXON"), (1, "MARTHA"), (2, "MARHTA"), (3, "MARTHA")]);
        let hits = list.search("martha", 0.9);
        assert_eq!(hits.iter().map(|(entity, _)| *entity).collect::<Vec<_>>(), [1, 3, 2]);
        assert!(hits.iter().all(|(_, score)| *score >= 0.9));
    }
}
