//! Country names and adjectives to codes: `Korea, North`, `DPRK`, `Russian Federation`, `Iranian`.
//!
//! The table is `data/countries.tsv`, a file a person can edit.

use interdict_model::Country;
use rustc_hash::{FxHashMap, FxHashSet};
use std::{borrow::Cow, sync::LazyLock};

const TABLE: &str = include_str!("../data/countries.tsv");

struct Countries {
    by_name: FxHashMap<String, &'static str>,
    title: FxHashMap<&'static str, &'static str>,
    /// First words of names, in lower case, and how names go on from there.
    first_words: FxHashMap<String, GoesOn>,
}

/// How names of countries go on behind their first word.
#[derive(Default)]
struct GoesOn {
    /// Words and marks of the longest one.
    longest: usize,
    /// Their second words.
    second_words: FxHashSet<String>,
}

static COUNTRIES: LazyLock<Countries> = LazyLock::new(|| {
    let mut countries =
        Countries { by_name: FxHashMap::default(), title: FxHashMap::default(), first_words: FxHashMap::default() };
    for row in crate::table::rows(TABLE) {
        let [code, title, rest @ ..] = row.as_slice() else { continue };
        countries.title.insert(code, title);
        let spellings = rest.iter().flat_map(|cell| cell.split('|'));
        for name in std::iter::once(*code).chain(std::iter::once(*title)).chain(spellings) {
            let key = key_of(name);
            if !key.is_empty() {
                let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
                let (first, second) = (words.next().unwrap_or_default(), words.next());
                let marks = name.chars().filter(|c| !c.is_alphanumeric() && !c.is_whitespace()).count();
                let goes_on = countries.first_words.entry(first.to_lowercase()).or_default();
                goes_on.longest = goes_on.longest.max(1 + usize::from(second.is_some()) + words.count() + marks);
                goes_on.second_words.extend(second.map(str::to_lowercase));
                countries.by_name.entry(key).or_insert(code);
            }
        }
    }
    countries
});

/// Letters only, lower case; order of `Korea, North` and `North Korea` is left to the table.
fn key_of(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The country of a code, a name in any spelling of the table, or an adjective.
///
/// ```
/// use interdict_text::countries::by_name;
/// assert_eq!(by_name("Korea, North").unwrap().code(), "kp");
/// assert_eq!(by_name("RUSSIAN FEDERATION").unwrap().code(), "ru");
/// assert!(by_name("Atlantis").is_none());
/// ```
pub fn by_name(name: &str) -> Option<Country> {
    let mut short = [0_u8; SHORT];
    let code = match short_key_of(name, &mut short) {
        Some(key) => COUNTRIES.by_name.get(key),
        None => COUNTRIES.by_name.get(&key_of(name)),
    };
    code.and_then(|code| Country::from_code(code))
}

/// Most names fit in so many bytes.
const SHORT: usize = 48;

/// [`key_of`] without a string of its own; none if the name is long, or not all ASCII.
fn short_key_of<'k>(name: &str, room: &'k mut [u8; SHORT]) -> Option<&'k str> {
    if name.len() > SHORT || !name.is_ascii() {
        return None;
    }
    let letters = name.bytes().filter(u8::is_ascii_alphanumeric);
    let length = room.iter_mut().zip(letters).map(|(place, byte)| *place = byte.to_ascii_lowercase()).count();
    std::str::from_utf8(&room[..length]).ok()
}

/// How many words and marks the longest name of a country may have that begins with a word, in lower case, before another;
/// none if no name begins so. A quick test before [`by_name`].
///
/// ```
/// use interdict_text::countries::longest_from;
/// assert_eq!(longest_from("north", "wind"), Some(1));
/// assert!(longest_from("u.s.", "virgin") >= Some(3));
/// assert_eq!(longest_from("wind", "north"), None);
/// ```
pub fn longest_from(first: &str, second: &str) -> Option<usize> {
    let goes_on = COUNTRIES.first_words.get(&*bare(first))?;
    Some(if goes_on.second_words.contains(&*bare(second)) { goes_on.longest } else { 1 })
}

/// Every word, in lower case, with which the name of a country begins, but for dots and apostrophes, which [`longest_from`] passes
/// over.
pub fn first_words() -> impl Iterator<Item = &'static str> {
    COUNTRIES.first_words.keys().map(String::as_str)
}

/// A word without the dots and apostrophes that the table leaves out: `u.s.`, `d'ivoire`.
fn bare(word: &str) -> Cow<'_, str> {
    let left_out = word.bytes().any(|byte| matches!(byte, b'.' | b'\''));
    if left_out { Cow::Owned(word.replace(['.', '\''], "")) } else { Cow::Borrowed(word) }
}

/// The usual English name of a country as it is written, the code itself if the table does not have it.
///
/// ```
/// use interdict_model::Country;
/// use interdict_text::countries::{title, written_title};
/// let country = Country::from_code("cd").unwrap();
/// assert_eq!(title(&country), "democratic republic of the congo");
/// assert_eq!(written_title(&country), "Democratic Republic of the Congo");
/// ```
pub fn written_title(country: &Country) -> String {
    let words = title(country);
    let capital = |word: &str| match word {
        "of" | "the" | "and" => word.to_owned(),
        _ => word
            .chars()
            .next()
            .map_or_else(String::new, |first| first.to_uppercase().chain(word.chars().skip(1)).collect()),
    };
    words.split(' ').map(capital).collect::<Vec<_>>().join(" ")
}

/// The usual English name of a country in lower case, the code itself if the table does not have it.
pub fn title(country: &Country) -> String {
    let found = COUNTRIES.title.get(country.code()).or_else(|| COUNTRIES.title.get(country.base()));
    found.map_or_else(|| country.code().to_uppercase(), |name| (*name).to_owned())
}
