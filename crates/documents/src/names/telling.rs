//! How much a name tells: "Kim Yong Chol" may be anyone, "Korea Tangun Trading Corporation" is one firm.

use crate::lexicon::{classes_of, is_common, role_of};
use interdict_model::{Country, PartyKind};
use interdict_text::{
    countries,
    lexicon::{concept_of, is_form_word, is_place, particle, share_per_100k},
};

/// What the words of a name as it is written tell together, from 0. A rare word tells about 3, a common surname about 1, a
/// word of the dictionary or a place half of one, `company` nearly nothing. A body's name of many words tells by their
/// order too: "Korea Mining Development Trading Corporation" has no rare word, and is one firm all the same.
pub(crate) fn weight(written: &str, kind: PartyKind) -> f64 {
    let folded = folded(written);
    let single: f64 = parts(&folded).map(|word| word_weight(word, kind)).sum();
    let more = if kind == PartyKind::Person { 0 } else { content_words_in(&folded, kind).saturating_sub(2) };
    single + more as f64
}

/// The words that tell, for one name.
pub(crate) fn words(written: &str) -> Vec<String> {
    parts(&folded(written)).map(str::to_owned).collect()
}

/// The same with a space between them.
pub(crate) fn joined_words(written: &str) -> String {
    let folded = folded(written);
    let mut joined = String::with_capacity(folded.len());
    for word in parts(&folded) {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined
}

/// In lower case, accents and apostrophes off.
fn folded(written: &str) -> String {
    let mut folded = String::with_capacity(written.len());
    crate::tokens::fold_into(&mut folded, written);
    if folded.contains('\'') {
        folded.retain(|letter| letter != '\'');
    }
    folded
}

fn parts(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// What one word tells.
pub(crate) fn word_weight(word: &str, kind: PartyKind) -> f64 {
    if particle(word).is_some() || !classes_of(word).is_empty() || word.chars().nth(1).is_none() {
        return 0.1;
    }
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return 0.8;
    }
    if kind != PartyKind::Person {
        if is_form_word(word) {
            return 0.1;
        }
        if let Some(concept) = concept_of(word) {
            return f64::from(concept.weight).min(0.6);
        }
        if is_place(word) {
            return 0.5;
        }
    }
    // Names first: `Chan` and `Park` are names before they are words.
    let share = share_per_100k(word).map(f64::from);
    if kind == PartyKind::Person {
        return share.map_or(2.8, |share| (2.4 - 0.55 * share.max(0.2).log10()).clamp(0.6, 2.8));
    }
    // `birds` is as ordinary as `bird`.
    let singular = word.strip_suffix('s').filter(|stem| stem.len() >= 3);
    if is_common(word) || singular.is_some_and(is_common) {
        return 0.6;
    }
    share.map_or(3.0, |share| (2.2 - 0.5 * share.max(0.2).log10()).clamp(0.8, 3.0))
}

/// Whether one word is neither a word of the language, nor a place, nor anybody's name: `Hizballah`.
pub(crate) fn is_nothing_but_a_name(word: &str) -> bool {
    word.chars().count() >= 5 && word_weight(word, PartyKind::Organization) >= 2.9 && share_per_100k(word).is_none()
}

/// Whether a name of a body has a word that only a name has.
pub(crate) fn has_telling_word(written: &str, kind: PartyKind) -> bool {
    parts(&folded(written)).any(|word| word_weight(word, kind) >= 1.2)
}

/// Whether a name of a body has a word of another language that is no place, or what a country is called in its own: `Bank
/// Sepah`, `Bank Rossiya`.
pub(crate) fn has_foreign_word(written: &str) -> bool {
    let is_foreign = |word: &String| {
        word.len() >= 4
            && word.bytes().all(|byte| byte.is_ascii_lowercase())
            && !is_common(word)
            && !is_form_word(word)
            && classes_of(word).is_empty()
            && particle(word).is_none()
            && (is_own_name_of_country(word) || (!is_place(word) && countries::by_name(word).is_none()))
            && role_of(word).is_none()
    };
    words(written).iter().any(is_foreign)
}

/// Whether a word is what a country calls itself, and no English name or adjective of it: `Rossiya`.
fn is_own_name_of_country(word: &str) -> bool {
    let adjective = ["an", "ese", "ish", "ic", "ch"].iter().any(|ending| word.ends_with(ending));
    let english = matches!(
        word,
        "america"
            | "britain"
            | "burma"
            | "congo"
            | "england"
            | "holland"
            | "korea"
            | "macedonia"
            | "palestine"
            | "persia"
    );
    let is_other = |country: Country| !countries::written_title(&country).eq_ignore_ascii_case(word);
    !adjective && !english && countries::by_name(word).is_some_and(is_other)
}

/// Whether a name of a body says where it is.
pub(crate) fn has_place(written: &str) -> bool {
    parts(&folded(written)).any(is_place)
}

/// Whether a name is three syllables or more, each a word: `Kim Yong Chol`. Of these there are few, and each combination is many
/// people's.
pub(crate) fn is_in_syllables(written: &str) -> bool {
    let folded = folded(written);
    parts(&folded).nth(2).is_some() && parts(&folded).all(super::spellings::is_one_syllable)
}

/// Words of the name but legal forms, particles and articles.
pub(crate) fn content_words(written: &str, kind: PartyKind) -> usize {
    content_words_in(&folded(written), kind)
}

fn content_words_in(folded: &str, kind: PartyKind) -> usize {
    let form = |word: &str| kind != PartyKind::Person && is_form_word(word) && concept_of(word).is_none();
    parts(folded).filter(|word| !form(word) && particle(word).is_none() && classes_of(word).is_empty()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_words_are_the_words_with_a_space_between_them() {
        for name in ["", "QUORVE", "Zarkavite, Ostremir", "Ch'ongguk (Orl\u{e9}ans) Trading-House"] {
            assert_eq!(joined_words(name), words(name).join(" "), "{name}");
        }
    }

    #[test]
    fn what_a_country_calls_itself_is_foreign_and_its_english_names_are_not() {
        for (name, foreign) in [
            ("Bank Rossiya", true),
            ("Bank Sepah", true),
            ("Russian Bank", false),
            ("Bank of America", false),
            ("Norway Bank", false),
        ] {
            assert_eq!(has_foreign_word(name), foreign, "{name}");
        }
    }
}
