//! Country names and adjectives to codes: `Korea, North`, `DPRK`, `Russian Federation`, `Iranian`.
//!
//! The table is `data/countries.tsv`, a file a person can edit.

use interdict_model::Country;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

const TABLE: &str = include_str!("../data/countries.tsv");

struct Countries {
    by_name: FxHashMap<String, &'static str>,
    title: FxHashMap<&'static str, &'static str>,
    /// First words of names, in lower case.
    first_words: FxHashSet<String>,
}

static COUNTRIES: LazyLock<Countries> = LazyLock::new(|| {
    let mut countries =
        Countries { by_name: FxHashMap::default(), title: FxHashMap::default(), first_words: FxHashSet::default() };
    for row in crate::table::rows(TABLE) {
        let [code, title, rest @ ..] = row.as_slice() else { continue };
        countries.title.insert(code, title);
        let spellings = rest.iter().flat_map(|cell| cell.split('|'));
        for name in std::iter::once(*code).chain(std::iter::once(*title)).chain(spellings) {
            let key = key_of(name);
            if !key.is_empty() {
                let first =
                    name.split(|c: char| !c.is_alphanumeric() && c != '.' && c != '\'').next().unwrap_or_default();
                countries.first_words.insert(first.to_lowercase());
                // `U.S.` is written `US` as well.
                countries.first_words.insert(first.replace('.', "").to_lowercase());
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
    COUNTRIES.by_name.get(&key_of(name)).and_then(|code| Country::from_code(code))
}

/// Whether a word in lower case may be the first one of a country's name: a quick test before [`by_name`].
pub fn may_begin(word: &str) -> bool {
    COUNTRIES.first_words.contains(word)
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
