//! What holds for any text: readings are clean, folding a folded text changes nothing, words lose no letters.

use interdict_model::PartyKind;
use interdict_text::{
    lexicon::{ParticleKind, particle},
    romanise::readings,
    words::{with_forms_apart, words_of},
};
use proptest::prelude::*;

const KINDS: [PartyKind; 5] =
    [PartyKind::Person, PartyKind::Organization, PartyKind::Vessel, PartyKind::Aircraft, PartyKind::Unknown];

/// Names as they come: letters of the scripts that lists and customers use, with marks, digits and punctuation between.
fn text_in_any_script() -> impl Strategy<Value = String> {
    let punctuation = vec![' ', ' ', '.', ',', '-', '\'', '’', '/', '&', '(', ')', '"', '\t', '\u{a0}'];
    let character = prop_oneof![
        6 => prop::char::range('a', 'z'),
        4 => prop::char::range('A', 'Z'),
        6 => prop::sample::select(punctuation),
        1 => prop::char::range('0', '9'),
        2 => prop::char::range('\u{c0}', '\u{24f}'),
        1 => prop::char::range('\u{300}', '\u{3ff}'),
        2 => prop::char::range('\u{400}', '\u{4ff}'),
        2 => prop::char::range('\u{531}', '\u{5ff}'),
        3 => prop::char::range('\u{600}', '\u{6ff}'),
        1 => prop::char::range('\u{e00}', '\u{e7f}'),
        1 => prop::char::range('\u{10a0}', '\u{10ff}'),
        1 => prop::char::range('\u{2000}', '\u{206f}'),
        1 => prop::char::range('\u{3040}', '\u{30ff}'),
        3 => prop::char::range('\u{4e00}', '\u{9fff}'),
        2 => prop::char::range('\u{ac00}', '\u{d7a3}'),
        1 => prop::char::range('\u{fb00}', '\u{ffef}'),
        1 => any::<char>(),
    ];
    prop::collection::vec(character, 0..40).prop_map(String::from_iter)
}

/// Readings made of words that the lexicons know something about, where the rules for words meet.
fn reading_of_known_words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "abd",
        "abdul",
        "abdel",
        "al",
        "el",
        "bin",
        "abu",
        "von",
        "de",
        "y",
        "and",
        "of",
        "the",
        "general",
        "colonel",
        "haji",
        "sheikh",
        "dr",
        "khan",
        "limited",
        "liability",
        "company",
        "joint",
        "stock",
        "public",
        "ltd",
        "llc",
        "ooo",
        "obshchestvo",
        "s",
        "ogranichennoy",
        "otvetstvennostyu",
        "bank",
        "trading",
        "korea",
        "moscow",
        "mv",
        "motor",
        "vessel",
        "i",
        "ii",
        "x",
        "7",
        "2015",
        "kim",
        "yong",
        "chol",
        "tangun",
        "conmpany",
        "rahman",
    ]);
    let word = prop_oneof![4 => word.prop_map(str::to_owned), 1 => "[a-z0-9]{1,12}"];
    prop::collection::vec(word, 0..9).prop_map(|words| words.join(" "))
}

/// Whether the words are the tokens, each once and in order, phrases together. One rule rewrites: in names of persons
/// `abd`, `abdel` and their like become `abdul`, and an article behind them goes into it, also as it sounds before the next word.
fn accounts_for(words: &[&str], tokens: &[&str], person: bool) -> bool {
    let Some((word, words)) = words.split_first() else { return tokens.is_empty() };
    let length = word.split(' ').count();
    let verbatim = tokens.len() >= length && tokens[..length].join(" ") == **word;
    let servant = person && *word == "abdul" && tokens.first().is_some_and(|token| token.starts_with("abd"));
    let assimilated = |token: &str, next: &str| next.starts_with(token.trim_start_matches(['a', 'e', 'i', 'o', 'u']));
    let article = tokens.get(1).is_some_and(|token| {
        particle(token) == Some(ParticleKind::Article) || tokens.get(2).is_some_and(|next| assimilated(token, next))
    });
    (verbatim && accounts_for(words, &tokens[length..], person))
        || (servant && accounts_for(words, &tokens[1..], person))
        || (servant && article && accounts_for(words, &tokens[2..], person))
}

fn assert_no_letter_is_lost(reading: &str) {
    let tokens: Vec<&str> = reading.split_whitespace().collect();
    for kind in KINDS {
        let words = words_of(reading, kind);
        let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        let accounted = accounts_for(&texts, &tokens, kind == PartyKind::Person);
        assert!(accounted, "{reading:?} as {kind:?} gave {texts:?}");
    }
}

fn is_clean(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

proptest! {
    #[test]
    fn readings_hold_letters_digits_and_single_spaces_only(text in prop_oneof![text_in_any_script(), any::<String>()]) {
        let read = readings(&text);
        prop_assert!(!read.is_empty());
        for reading in read {
            prop_assert!(reading.text.is_empty() || reading.text.split(' ').all(is_clean), "{:?}", reading);
        }
    }

    #[test]
    fn a_reading_read_again_is_itself(text in text_in_any_script()) {
        for reading in readings(&text) {
            let again = readings(&reading.text);
            prop_assert_eq!(again.len(), 1);
            prop_assert_eq!(&again[0].text, &reading.text);
        }
    }

    #[test]
    fn words_lose_no_letter_of_a_reading(text in text_in_any_script()) {
        for reading in readings(&text) {
            assert_no_letter_is_lost(&reading.text);
        }
    }

    #[test]
    fn words_lose_no_letter_where_rules_meet(reading in reading_of_known_words()) {
        assert_no_letter_is_lost(&reading);
    }

    #[test]
    fn text_that_is_no_reading_does_no_harm(text in any::<String>()) {
        assert_no_letter_is_lost(&text);
    }

    #[test]
    fn setting_legal_forms_apart_only_adds_spaces(reading in reading_of_known_words()) {
        if let Some(apart) = with_forms_apart(&reading) {
            prop_assert_ne!(&apart, &reading);
            prop_assert_eq!(apart.replace(' ', ""), reading.replace(' ', ""));
        }
    }
}
