//! Whether two figures of one value are one figure: `two` is a number of many things in any two articles, so that the noun, what is
//! told of those counted, and the place must speak for one count; a word for many (`hundreds`) is no number at all, and what one
//! outlet tells and another lets somebody deny is no agreement.

use super::{Figure, nouns, relation::LARGE, scope};
use crate::stories::{
    bags::Bag,
    words::{deeds, words},
};

/// Whether two figures of one value may be the same one.
///
/// Sums and shares are rare enough to need no noun, and so are large numbers with one. A figure without a noun (`374`, `50
/// metres`) needs a word that stands in both clauses. A small count needs what became of those counted in both, or one noun and
/// one deed, or a word beside the noun; other nouns for people (`aid workers`, `hostages`) need one deed in both.
pub(super) fn are_one(one: &Figure<'_>, other: &Figure<'_>) -> bool {
    let measured = has_noun(one) || has_noun(other) || one.same_noun(other);
    if one.note.unit != "count" || other.note.unit != "count" {
        let telling = |figure: &Figure<'_>| figure.is_money() || figure.note.unit == "percent";
        return telling(one) || measured || share_words(one, other);
    }
    if one.scope.is_vague() || other.scope.is_vague() || scope::are_apart(one, other) || is_disputed(one, other) {
        return false;
    }
    if one.same_fate(other) {
        return true;
    }
    if one.value.abs() >= LARGE || one.value.fract() != 0.0 {
        return measured || share_words(one, other);
    }
    if one.measures.is_empty() || other.measures.is_empty() {
        return false;
    }
    let (own, others) = (deeds_beside(one), deeds_beside(other));
    if one.measures.shared_words(&other.measures) > 0 {
        // What both outlets speak of in one sentence only is one thing, whichever deed each tells of it.
        let told = told_of(one, &own, other, &others);
        told == Told::Same || ((told == Told::Open || (one.once && other.once)) && share_words(one, other))
    } else {
        let anybody = counts_anybody(one) || counts_anybody(other);
        let same = own.iter().any(|deed| others.contains(deed));
        one.people && other.people && (same || (anybody && (own.is_empty() || others.is_empty())))
    }
}

/// Whether somebody denies what is told of one of two counts, and it is not that of which he is accused in the other outlet: `denied
/// that it had burned two villages`, `rebels burned two villages`.
fn is_disputed(one: &Figure<'_>, other: &Figure<'_>) -> bool {
    one.denied != other.denied && !one.charged && !other.charged
}

/// Whether it is known of what a figure is the value, and that is not one of many things in a story.
fn has_noun(figure: &Figure<'_>) -> bool {
    let general = |noun: &str| nouns::is_general(noun) || noun == "amount";
    !figure.measures.is_empty() && !figure.note.measures.as_deref().is_some_and(general)
}

/// Whether the clauses of two figures share a word beside what they count.
fn share_words(one: &Figure<'_>, other: &Figure<'_>) -> bool {
    let (own, others) = (words_beside(one), words_beside(other));
    own.words().any(|word| {
        others.weight_of(word) > 0.0 && one.measures.weight_of(word) <= 0.0 && other.measures.weight_of(word) <= 0.0
    })
}

/// The content words of a figure's clause without the numbers in it.
fn words_beside(figure: &Figure<'_>) -> Bag {
    let Some((before, behind)) = scope::clause(figure.note) else { return Bag::default() };
    Bag::of_words(&[words(before), words(behind)].concat()).without_numbers()
}

/// What the clauses of two counts tell of those counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    /// One deed.
    Same,
    /// Two deeds, each of which the other sentence says nothing of.
    Another,
    /// One of them tells of no deed.
    Open,
}

fn told_of(one: &Figure<'_>, own: &[String], other: &Figure<'_>, others: &[String]) -> Told {
    let told = |deeds: &[String], bag: &Bag| deeds.iter().any(|deed| bag.weight_of(deed) > 0.0);
    if told(own, &other.sentence) || told(others, &one.sentence) {
        Told::Same
    } else if own.is_empty() || others.is_empty() {
        Told::Open
    } else {
        Told::Another
    }
}

/// The deeds of the clause of a count.
fn deeds_beside(figure: &Figure<'_>) -> Vec<String> {
    let Some((before, behind)) = scope::clause(figure.note) else { return Vec::new() };
    deeds(&words(&format!("{before} {} {behind}", figure.note.span.text)))
}

/// Whether a noun says nothing of those counted but that they are people.
fn counts_anybody(figure: &Figure<'_>) -> bool {
    matches!(figure.note.measures.as_deref(), Some("people" | "persons"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        plain,
        reading::{Reader, Settings},
        stories::view::View,
    };

    #[test]
    fn a_small_count_is_one_only_of_the_same_noun_deed_and_place_and_a_word_for_many_is_none() {
        for (first, second, expected) in [
            ("Six bank accounts were frozen.", "The state froze six accounts.", true),
            ("Two villages were burned.", "Rebels burned two villages.", true),
            ("Four aid workers were freed.", "Soldiers freed four hostages.", true),
            ("Two bombers blew up a bus.", "A mob lynched two soldiers.", false),
            (
                "Three ships were sold by the firm. The ships sank.",
                "The navy repaired three ships. The ships are old.",
                false,
            ),
            ("Hundreds of trees were felled.", "Hundreds of trees were felled.", false),
            ("Several hundred trees were felled.", "Hundreds of trees were felled.", false),
            ("Two people were killed in Gaza.", "Two people were killed in Haifa.", false),
            ("Two people were killed in Haifa.", "The blast killed two.", true),
            ("The firm lost 2,300 jobs.", "The plant employs 2,300 people.", true),
            ("Fears grow of a war between the two countries.", "Let the two countries move to peace.", false),
            ("The four Ostrand factions have a plan.", "Four Ostrand factions are ready for it.", true),
            ("Marek, who has two goals, is ill.", "Two goals for Lund are a fine beginning.", false),
            ("A side with a lead of 374 is safe.", "The visitors were all out for 374 late on Monday.", false),
            ("The chase of 375 for victory is hard.", "They need 375 for victory.", true),
            (
                "A bus was bombed in May after a mob lynched two soldiers.",
                "Two guards shot him before a bomb went off.",
                false,
            ),
            ("Rebels burned two villages.", "The rebels denied that they had burned two villages.", false),
        ] {
            let read = |text: &str| Reader::new(&[]).read(plain::read("a", text), &Settings::default());
            let (left, right) = (read(first), read(second));
            let views = [View::new(0, 0, &left), View::new(1, 1, &right)];
            let figures = super::super::collect(&views);
            let of = |place: usize| {
                figures.iter().find(|figure| figure.view.place == place && figure.note.unit == "count").unwrap()
            };
            assert_eq!(are_one(of(0), of(1)), expected, "{first} | {second}");
            assert_eq!(are_one(of(1), of(0)), expected, "{second} | {first}");
        }
    }
}
