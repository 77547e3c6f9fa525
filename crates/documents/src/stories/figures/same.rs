//! Whether two counts of one value are one count: `two` is a number of many things in any two articles, so that the noun, what is
//! told of those counted, and the place must speak for one count, and a word for many (`hundreds`) is no number at all.

use super::{Figure, LARGE, scope};
use crate::stories::words::{Bag, deeds, words};

/// Whether two counts of one value may be the same count. Of other figures nothing is asked here.
///
/// Large numbers are rare enough to need no noun. A smaller one needs what became of those counted in both, or one noun; other
/// nouns for people (`aid workers`, `hostages`) need one deed in both as well.
pub(super) fn are_one(one: &Figure<'_>, other: &Figure<'_>) -> bool {
    if one.note.unit != "count" || other.note.unit != "count" {
        return true;
    }
    if one.scope.is_vague() || other.scope.is_vague() || scope::are_apart(one, other) {
        return false;
    }
    if one.value.abs() >= LARGE || one.value.fract() != 0.0 || one.same_fate(other) {
        return true;
    }
    if one.measures.is_empty() || other.measures.is_empty() {
        return false;
    }
    let told = told_of(one, other);
    if one.measures.shared_words(&other.measures) > 0 {
        // What both outlets speak of in one sentence only is one thing, whichever deed each tells of it.
        told != Told::Another || (one.once && other.once)
    } else {
        one.people
            && other.people
            && (told == Told::Same || (told == Told::Open && (counts_anybody(one) || counts_anybody(other))))
    }
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

fn told_of(one: &Figure<'_>, other: &Figure<'_>) -> Told {
    let (own, others) = (deeds_beside(one), deeds_beside(other));
    let told = |deeds: &[String], bag: &Bag| deeds.iter().any(|deed| bag.weight_of(deed) > 0.0);
    if told(&own, &other.sentence) || told(&others, &one.sentence) {
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
