//! Whether the words of two claims are so alike that they are one.

use std::collections::BTreeSet;

/// Without what stands around a phrase that was cut out of a sentence, nor a quotation mark that has no other one.
pub(super) fn tidy(text: &str) -> &str {
    let trimmed = |text| str::trim_matches(text, |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':'));
    let is_mark = |c: char| matches!(c, '"' | '“' | '”' | '„');
    let text = trimmed(text);
    if text.chars().filter(|c| is_mark(*c)).count() % 2 == 0 { text } else { trimmed(text.trim_matches(is_mark)) }
}

/// The words that have content: the longer ones, numbers and abbreviations.
pub(super) fn words(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .filter(|word| word.chars().count() >= 4 || word.chars().all(|c| c.is_uppercase() || c.is_numeric()))
        .map(str::to_lowercase)
        .collect()
}

/// Whether a text says of what it speaks of that it is not so.
pub(super) fn is_negative(text: &str) -> bool {
    let negation = |word: &&str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('’', "'");
        matches!(word.as_str(), "not" | "no" | "never" | "nor" | "neither" | "without") || word.ends_with("n't")
    };
    text.split_whitespace().filter(negation).count() % 2 == 1
}

/// Whether two have most of the shorter one's words in common, and more than one.
pub(super) fn overlap(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let shared = one.intersection(other).count();
    shared >= 2 && shared * 5 >= one.len().min(other.len()) * 3
}

/// The last word of a noun phrase: `US sanctions`, `new sanctions`.
pub(super) fn head(phrase: &str) -> String {
    let mut words = phrase.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.next_back().unwrap_or_default().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_said_and_its_contrary_differ_by_a_negation() {
        for (text, negative) in [
            ("the parts were not meant for a power station", true),
            ("the parts weren’t meant for it", true),
            ("it is not true that it had no part", false),
            ("a notable part", false),
        ] {
            assert_eq!(is_negative(text), negative, "{text}");
        }
    }

    #[test]
    fn accusations_are_one_if_they_share_most_of_their_words() {
        let one = words("Pyongyang for the cyber-attack");
        assert!(overlap(&one, &words("the state for the infamous cyber-attack")));
        assert!(!overlap(&one, &words("Pyongyang for lengthy outages of the internet")));
        assert_eq!(head("‘unilateral’ US sanctions"), head("new sanctions"));
    }
}
