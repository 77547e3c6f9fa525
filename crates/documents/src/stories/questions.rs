//! Questions within clauses, and whether their answer is known: `did not know who was behind the attack`, `it was not clear whether`.
//!
//! That something is not known is said in many words, some with a negation and some without. What stands in the question is neither
//! said to be so nor not to be so.

use super::{
    polarity::is_negated,
    words::{Word, lemma},
};

/// Whether the answer to the question in some words is unknown; none where there is no question behind a word for knowing or saying.
pub(super) fn unknown_in(words: &[Word]) -> Option<bool> {
    let asked = (1..words.len()).find(|at| asks(&words[*at].folded) && knows(&words[at - 1].folded))?;
    let before = &words[..asked];
    let unclear =
        before.iter().any(|word| matches!(word.folded.as_str(), "unclear" | "unknown" | "uncertain" | "unsure"));
    Some(is_negated(before) != unclear)
}

/// Whether a word opens a question.
fn asks(word: &str) -> bool {
    matches!(word, "who" | "what" | "whether" | "how" | "why" | "where" | "when" | "which" | "if")
}

/// Whether a word before a question says that its answer is known, said, or not.
fn knows(word: &str) -> bool {
    let knowing = matches!(&*lemma(word), "know" | "say" | "tell" | "understand" | "establish" | "determine");
    knowing || matches!(word, "clear" | "unclear" | "unknown" | "certain" | "uncertain" | "sure" | "unsure" | "idea")
}

/// Whether a word says that it is not yet time for something: the `too` of `too early to say`.
pub(super) fn is_too_early(words: &[Word], at: usize) -> bool {
    let is = |place: usize, wanted: &[&str]| {
        words.get(at + place).is_some_and(|word| wanted.contains(&word.folded.as_str()))
    };
    is(0, &["too"]) && is(1, &["early", "soon"]) && is(2, &["to"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stories::words::words;

    #[test]
    fn what_is_not_known_is_said_in_many_words() {
        for (text, expected) in [
            ("it was too early to say who was behind it", Some(true)),
            ("she did not know who was behind it", Some(true)),
            ("it was unclear whether the rail was broken", Some(true)),
            ("it was not clear whether the rail was broken", Some(true)),
            ("nobody knew how the fire began", Some(true)),
            ("she knew who was behind it", Some(false)),
            ("it was not unclear who was behind it", Some(false)),
            ("the man who was behind it", None),
            ("she was not there when it began", None),
        ] {
            assert_eq!(unknown_in(&words(text)), expected, "{text}");
        }
    }
}
