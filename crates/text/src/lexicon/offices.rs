//! Titles with what the office is over: `President of the Russian Federation`, `Commander of the Quds Force`, `Doctor of Physical and
//! Mathematical Sciences`.
//!
//! Which words can stand there is open: states, places, bodies, fields, and combinations of them. So behind a title and `of` words are
//! taken as long as they are known to name none of the people that a name could go on with.

use super::{TitleKind, concept_of, is_place, share_per_100k, title_at};
use crate::countries::{by_name, longest_from};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

static OFFICE_WORDS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    crate::table::rows(include_str!("../../data/office-words.tsv"))
        .flat_map(|row| row.get(1).copied().unwrap_or_default().split_whitespace())
        .collect()
});

/// The title at the head of a run of folded words together with what it is over, and how many words both take. A title that is
/// over something is no name.
///
/// ```
/// use interdict_text::lexicon::office_at;
/// let words = ["president", "of", "the", "russian", "federation", "vladimir", "putin"];
/// assert_eq!(office_at(&words).map(|(taken, _)| taken), Some(5));
/// assert_eq!(office_at(&words[5..]), None);
/// ```
pub fn office_at(words: &[&str]) -> Option<(usize, TitleKind)> {
    let (taken, kind) = title_at(words)?;
    // Some titles of the table end with it themselves: `head of`.
    let from = taken - usize::from(words[..taken].ends_with(&["of"]));
    Some(match over(&words[from..]) {
        0 => (taken, kind),
        over => (from + over, TitleKind::Title),
    })
}

/// How many words behind a title say what it is over.
fn over(words: &[&str]) -> usize {
    if !matches!(words.first(), Some(&("of" | "for" | "to"))) {
        return 0;
    }
    let (mut at, mut end) = (0, 0);
    loop {
        let begin = at;
        while words.get(at).is_some_and(|word| matches!(*word, "of" | "for" | "to" | "the" | "and")) {
            at += 1;
        }
        let Some(taken) = field_at(&words[at..], &words[begin..at]) else { return end };
        at += taken;
        end = at;
    }
}

/// How many words at the head of a run are a piece of what an office is over; `joined_by` are the small words just before it, none
/// if it goes on from another piece. What people are called may be a piece only behind a small word: in `President of Georgia
/// Georgia Brown` the second is a name.
fn field_at(words: &[&str], joined_by: &[&str]) -> Option<usize> {
    let first = *words.first()?;
    let (is_joined, is_name) = (!joined_by.is_empty(), share_per_100k(first).is_some());
    if is_joined && let Some((taken, _)) = title_at(words).filter(|(_, kind)| *kind == TitleKind::Title || !is_name) {
        return Some(taken);
    }
    if let Some(taken) = country_at(words).filter(|taken| *taken > 1 || is_joined || !is_name) {
        return Some(taken);
    }
    let is_known = OFFICE_WORDS.contains(first) || concept_of(first).is_some() || is_place(first);
    if is_known && (is_joined || !is_name) {
        return Some(1);
    }
    // A place or a body that no table has: `Governor of Kunar`. A whole name must be left behind it, or nothing.
    let behind_of = matches!(joined_by, [.., "of"] | [.., "of", "the"]);
    (behind_of && !is_name && words.len() != 2).then_some(1)
}

/// How many words at the head of a run are a country. Codes of two and three letters are words of names, too.
fn country_at(words: &[&str]) -> Option<usize> {
    let second = words.get(1).copied().unwrap_or_default();
    let longest = longest_from(words.first()?, second)?.min(words.len());
    (1..=longest).rev().find(|taken| {
        let name = words[..*taken].join(" ");
        name.len() >= 4 && by_name(&name).is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_takes_what_it_is_over_and_leaves_the_name() {
        for (words, taken) in [
            ("president of the russian federation vladimir putin", 5),
            ("president of iran ebrahim raisi", 3),
            ("prime minister of the republic of serbia ana zarkov", 7),
            ("minister of internal affairs vladimir zarkov", 4),
            ("minister for foreign affairs sergei zarkov", 4),
            ("minister of defence of the russian federation sergei zarkov", 7),
            ("deputy chairman of the state duma ivan zarkov", 6),
            ("secretary of the security council nikolai zarkov", 5),
            ("commander of the quds force esmail zarkov", 5),
            ("governor of kunar ivan zarkov", 3),
            ("governor of kunar", 3),
            ("head of the chechen republic ramzan zarkov", 5),
            ("head of ramzan zarkov", 2),
            ("lieutenant general of justice ivan zarkov", 4),
            ("marshal of the republic ivan zarkov", 4),
            ("doctor of physical and mathematical sciences mikhail zarkov", 6),
            ("advisor to the supreme leader ali zarkov", 5),
            ("general qasem zarkov", 1),
            // What people are called is not taken for what an office is over.
            ("secretary to hassan zarkov", 1),
            ("commander of ali zarkov", 1),
            ("governor of kunar zarkov", 1),
        ] {
            let words: Vec<&str> = words.split(' ').collect();
            assert_eq!(office_at(&words).map(|(taken, _)| taken), Some(taken), "{words:?}");
        }
    }
}
