//! Names of the outlets, and several of them in words.

use super::Answer;
use std::collections::BTreeMap;

const NUMBERS: [&str; 8] = ["three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// In a note so many are named.
const NAMED: usize = 8;

/// The outlets by the places of their documents.
#[derive(Debug)]
pub(super) struct Outlets {
    names: Vec<String>,
}

impl Outlets {
    /// The outlets of all documents; where two documents have one, each says which it is.
    pub(super) fn of(answer: &Answer<'_>) -> Self {
        Self::named(answer.readings.iter().map(|reading| reading.dossier.outlet()).collect())
    }

    fn named(names: Vec<String>) -> Self {
        let mut count: BTreeMap<String, usize> = BTreeMap::new();
        for name in &names {
            *count.entry(name.clone()).or_default() += 1;
        }
        let numbered = |(place, name): (usize, String)| match count.get(&name) {
            Some(2..) => format!("{name} (document {})", place + 1),
            _ => name,
        };
        Self { names: names.into_iter().enumerate().map(numbered).collect() }
    }

    /// The name of one.
    pub(super) fn name(&self, document: usize) -> &str {
        self.names.get(document).map_or("", String::as_str)
    }

    /// Whether there is only one document, so that nothing needs to say where it stands.
    pub(super) fn is_one(&self) -> bool {
        self.names.len() == 1
    }

    /// Several by name: `BBC News`, `BBC News and the Drum`.
    pub(super) fn names(&self, documents: &[usize]) -> String {
        let names: Vec<&str> = documents.iter().map(|document| self.name(*document)).collect();
        match names.as_slice() {
            [] => String::new(),
            [only] => (*only).to_owned(),
            [before @ .., last] => format!("{} and {last}", before.join(", ")),
        }
    }

    /// Several in a note about their articles: by name, or how many they are where that is all of them or more than
    /// anybody would read; `None` for none.
    pub(super) fn counted(&self, documents: &[usize]) -> Option<String> {
        match (documents.len(), self.names.len()) {
            (0, _) => None,
            (some, all) if some == all || some <= NAMED => Some(self.in_words(documents)),
            (some, all) => Some(format!("{some} of the {all}")),
        }
    }

    /// Several, `both` or `all three` where that is every one. The places are in order, each once.
    pub(super) fn in_words(&self, documents: &[usize]) -> String {
        match documents.len() {
            0 | 1 => self.names(documents),
            some if some < self.names.len() => self.names(documents),
            2 => "both".to_owned(),
            all => NUMBERS.get(all - 3).map_or_else(|| format!("all {all}"), |number| format!("all {number}")),
        }
    }

    /// The same behind a statement: ` — all three`; nothing where there is one document.
    pub(super) fn behind(&self, documents: &[usize]) -> String {
        if self.is_one() || documents.is_empty() { String::new() } else { format!(" — {}", self.in_words(documents)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outlets_are_named_unless_it_is_all_of_them() {
        let outlets = Outlets::named(["A", "B", "C"].map(str::to_owned).to_vec());
        assert_eq!(outlets.behind(&[1]), " — B");
        assert_eq!(outlets.behind(&[0, 2]), " — A and C");
        assert_eq!(outlets.behind(&[0, 1, 2]), " — all three");
        assert_eq!(Outlets::named(vec!["A".to_owned(), "B".to_owned()]).in_words(&[0, 1]), "both");
        assert_eq!(Outlets::named(vec!["A".to_owned()]).behind(&[0]), "");
    }

    #[test]
    fn in_a_note_many_are_counted() {
        let outlets = Outlets::named((0..60).map(|number| number.to_string()).collect());
        for (number, expected) in [(0, None), (2, Some("0 and 1")), (59, Some("59 of the 60")), (60, Some("all 60"))] {
            let documents: Vec<usize> = (0..number).collect();
            assert_eq!(outlets.counted(&documents).as_deref(), expected);
        }
    }

    #[test]
    fn two_documents_of_one_outlet_are_told_apart() {
        let outlets = Outlets::named(["A", "B", "A"].map(str::to_owned).to_vec());
        assert_eq!(outlets.names(&[0, 1, 2]), "A (document 1), B and A (document 3)");
    }
}
