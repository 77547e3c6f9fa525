//! Who does what to whom in two clauses that share a verb: of other parties they tell two things, whatever else they share.
//! `Sharon has chosen the path of darkness` and `Arafat has chosen the path of terrorism` are no agreement.

use super::{
    bags::Bag,
    days::verb_in,
    polarity::is_passive,
    words::{Word, lemma, words},
};

/// Words behind a verb that tell what is done: one may be another word for the same.
const SEVERAL: usize = 2;

/// Who is named on either side of a verb.
struct Roles {
    /// The words with a capital before the verb.
    subject: Bag,
    /// Those behind it.
    rest: Bag,
    /// All words of the clause.
    all: Bag,
    passive: bool,
}

impl Roles {
    fn of(clause: &str) -> Self {
        let words = words(clause);
        let verb = verb_in(&words).unwrap_or(0);
        Self {
            subject: named(&words[..verb]),
            rest: named(&words[verb..]),
            all: Bag::of_words(&words),
            passive: is_passive(&words),
        }
    }
}

/// The words with a capital: `wallets` and `tanker` are rare enough for a name, and are none.
fn named(words: &[Word]) -> Bag {
    Bag::of_words(&words.iter().filter(|word| word.capital).cloned().collect::<Vec<Word>>())
}

/// Whether two clauses name other parties in one role: before the verb or behind it, or, where only one clause is passive, before
/// its verb and anywhere in the other. A clause that names nobody there may tell of anybody.
pub(super) fn are_of_others(one: &str, other: &str) -> bool {
    let (left, right) = (Roles::of(one), Roles::of(other));
    match (left.passive, right.passive) {
        (true, false) => left.subject.names_others(&right.all),
        (false, true) => right.subject.names_others(&left.all),
        _ => left.subject.names_others(&right.subject) || left.rest.names_others(&right.rest),
    }
}

/// Whether each of two clauses gives a number in digits that the other has not: `a 38-year-old man`, `a 45-year-old man`.
pub(super) fn have_other_numbers(one: &Bag, other: &Bag) -> bool {
    let has_own = |one: &Bag, other: &Bag| {
        one.words().any(|word| word.starts_with(|c: char| c.is_ascii_digit()) && other.weight_of(word) <= 0.0)
    };
    has_own(one, other) && has_own(other, one)
}

/// Whether one clause tells of one of those of whom the other counts several: `a sailor was killed`, `two sailors died`.
pub(super) fn tell_of_one_and_several(one: &str, other: &str) -> bool {
    let (left, right) = (words(one), words(other));
    let apart = |single: &[Word], several: &[Word]| {
        let mut nouns = single.windows(2).filter(|pair| matches!(pair[0].folded.as_str(), "a" | "an" | "one"));
        nouns.any(|pair| several.windows(2).any(|other| is_several(&other[0]) && is_plural_of(&other[1], &pair[1])))
    };
    apart(&left, &right) || apart(&right, &left)
}

fn is_several(word: &Word) -> bool {
    let word = word.folded.as_str();
    (word.starts_with(|c: char| c.is_ascii_digit()) && word != "1")
        || matches!(word, "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "eleven")
        || matches!(word, "twelve" | "several" | "dozens" | "hundreds" | "many" | "both")
}

fn is_plural_of(plural: &Word, noun: &Word) -> bool {
    plural.folded != noun.folded && lemma(&plural.folded) == noun.folded
}

/// Whether two clauses in which somebody does something say in several words what, and share none of these: that one party called the
/// meeting useful and called a rival unfit are two things.
pub(super) fn have_other_objects(one: &str, other: &str, deed: &str) -> bool {
    let behind = |clause: &str| {
        let words = words(clause);
        let of_deed = |word: &Word| Bag::of_words(std::slice::from_ref(word)).weight_of(deed) > 0.0;
        let at = words.iter().position(of_deed).filter(|_| !is_passive(&words))?;
        Some(Bag::of_words(&words[at + 1..])).filter(|bag| bag.len() >= SEVERAL)
    };
    behind(one).zip(behind(other)).is_some_and(|(one, other)| one.shared_words(&other) == 0)
}

/// Whether a clause only says in what state, or when, something is so, and not that: `while minister of ports`.
pub(super) fn is_circumstance(clause: &str) -> bool {
    let words = words(clause);
    let opens = |word: &Word| {
        matches!(word.folded.as_str(), "while" | "when" | "before" | "after" | "since" | "until" | "during")
    };
    words.first().is_some_and(opens) && verb_in(&words).is_none()
}

/// Whether a clause only tells of whom another one speaks: `who led the trial`.
pub(super) fn is_relative(clause: &str) -> bool {
    words(clause).first().is_some_and(|first| matches!(first.folded.as_str(), "who" | "whom" | "whose" | "which"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_of_other_parties_or_numbers_tell_of_two_things() {
        for (one, other, expected) in [
            ("Renshaw has chosen the path of peace", "Halden has chosen the path of peace", true),
            ("Renshaw has chosen the path of peace", "he has chosen the path of peace", false),
            ("the court fined Renshaw", "the court fined Halden", true),
            ("the court fined Renshaw", "Renshaw was fined by the court", false),
            ("the court in Riga fined Renshaw", "Halden was fined by the court", true),
            ("Officers froze wallets", "Wallets have been frozen by officers", false),
            ("a 38-year-old man died in hospital", "a 45-year-old man died on the road", true),
            ("a 38-year-old man died in hospital", "a man died in hospital", false),
        ] {
            let apart = |one: &str, other: &str| {
                are_of_others(one, other) || have_other_numbers(&Bag::of(one), &Bag::of(other))
            };
            assert_eq!(apart(one, other), expected, "{one} | {other}");
            assert_eq!(apart(other, one), expected, "{other} | {one}");
        }
        for (one, other, expected) in [
            ("A sailor was killed in the boarding", "Two sailors died in the boarding", true),
            ("A sailor was killed in the boarding", "One sailor died in the boarding", false),
            ("Two sailors were killed in the boarding", "The sailors died in the boarding", false),
        ] {
            assert_eq!(tell_of_one_and_several(one, other), expected, "{one} | {other}");
            assert_eq!(tell_of_one_and_several(other, one), expected, "{other} | {one}");
        }
        for (one, other, expected) in [
            ("Halden called the meeting excellent", "Halden had called Renshaw uniquely unqualified", true),
            ("Halden called the meeting excellent", "Halden called the long meeting useful", false),
            ("Halden called it excellent", "Halden had called Renshaw uniquely unqualified", false),
            ("Halden was called an excellent host", "Halden had called Renshaw uniquely unqualified", false),
        ] {
            assert_eq!(have_other_objects(one, other, "call"), expected, "{one} | {other}");
            assert_eq!(have_other_objects(other, one, "call"), expected, "{other} | {one}");
        }
        assert!(is_circumstance("while minister of ports") && !is_circumstance("while he was minister of ports"));
        assert!(is_relative("who led the trial") && !is_relative("she led the trial"));
    }
}
