//! Two outlets that tell one story, for the tests: what both of them have, and what each of them says of its own.

use super::{Finding, compare};
use crate::{
    plain,
    reading::{Reader, Settings},
};

/// What both outlets of a story of a bank have.
pub(super) const BANK: &str =
    "Norvane Bank was fined over payments for customers in Sudan and Iran, regulators in New York said.";
/// What each of them has for itself, so that they are no copies of each other.
pub(super) const OWN: [&str; 2] = [
    "Its branches stay open and all of its staff keep their desks.",
    "A quiet session at the exchange ended little changed.",
];

/// What is found of two outlets that both begin with a paragraph and go on with those of their own.
pub(super) fn findings(common: &str, told: [&[&str]; 2]) -> Vec<Finding> {
    let readings = [("first", told[0]), ("second", told[1])].map(|(name, paragraphs)| {
        let text = std::iter::once(common).chain(paragraphs.iter().copied()).collect::<Vec<_>>().join("\n\n");
        Reader::new(&[]).read(plain::read(name, &text), &Settings::default())
    });
    let stories = compare(&readings.iter().collect::<Vec<_>>());
    stories.into_iter().flat_map(|story| story.findings).collect()
}
