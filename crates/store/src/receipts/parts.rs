//! Receipts in two levels, for runs of which no machine has all rows: the leaves of rows are kept with the answers, in
//! parts, and the receipt is over the parts. `docs/receipts.md` ("A run of Spark") is the definition.

use super::{Answered, Leaf, Noted, SubjectDigest, canonical};
use serde::{Deserialize, Serialize};

/// Several rows under one leaf of a receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Part {
    /// How many rows it has.
    pub rows: i64,
    /// Of them, those with at least one match.
    pub matched: i64,
    /// Of them, those that could not be screened.
    pub bad: i64,
    /// Root of the Merkle tree over the leaves of its rows.
    pub root: String,
}

impl Part {
    /// Whether its numbers can be those of rows, and its root is a hash in small letters.
    pub fn is_sound(&self) -> bool {
        let is_digit = |digit: u8| matches!(digit, b'0'..=b'9' | b'a'..=b'f');
        let is_hash = self.root.len() == 64 && self.root.bytes().all(is_digit);
        // A row that could not be screened has no match.
        is_hash && (0..=self.rows).contains(&self.matched) && (0..=self.rows - self.matched).contains(&self.bad)
    }
}

/// The leaf of a row that is kept with its answer. It has no number, since the rows of such a run have no order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RowLeaf {
    /// What tells the row apart: `customer_id C-17`.
    pub place: String,
    /// Salt and digest of the subject; none for a record that could not be screened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<SubjectDigest>,
    /// Why the record could not be screened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// The parties it may be, the best first. Empty without an error: clear.
    pub answer: Vec<Answered>,
}

impl RowLeaf {
    /// The leaf of an answer, whose subject is salted with what is given.
    pub fn new(noted: Noted, salt: [u8; 16]) -> Self {
        let Noted { place, subject, error, answer } = noted;
        Self { place, subject: subject.map(|subject| SubjectDigest::of(&subject, salt)), error, answer }
    }

    /// The text that is hashed: canonical JSON.
    pub fn text(&self) -> serde_json::Result<String> {
        Ok(canonical(&serde_json::to_value(self)?))
    }
}

/// What the leaves of a receipt come to, counted as they pass.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// How many leaves there are.
    pub(super) leaves: i64,
    /// How many rows stand for themselves, or under their parts.
    pub(super) rows: i64,
    pub(super) matched: i64,
    pub(super) bad: i64,
    /// How many of the leaves are parts: all of them or none.
    parts: i64,
}

impl Tally {
    /// Counts the next leaf. What is wrong with it is said in words that go on with `row 3`.
    pub(super) fn add(&mut self, leaf: &Leaf) -> Result<(), &'static str> {
        let (rows, matched, bad) = match &leaf.part {
            None => (1, i64::from(!leaf.answer.is_empty()), i64::from(leaf.error.is_some())),
            Some(part) if part.is_sound() => (part.rows, part.matched, part.bad),
            Some(_) => return Err("is a part that no rows can make"),
        };
        if self.leaves > 0 && leaf.part.is_some() != (self.parts > 0) {
            return Err("is a row among parts, or a part among rows");
        }
        // Neither of the others is more than the rows.
        self.rows = self.rows.checked_add(rows).ok_or("makes more rows than can be counted")?;
        self.matched += matched;
        self.bad += bad;
        self.leaves += 1;
        self.parts += i64::from(leaf.part.is_some());
        Ok(())
    }

    /// How many parts there are; none for a receipt over rows.
    pub(super) fn parts(&self) -> Option<i64> {
        (self.parts > 0).then_some(self.parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(rows: i64, matched: i64, bad: i64) -> Part {
        Part { rows, matched, bad, root: "0a".repeat(32) }
    }

    #[test]
    fn a_part_has_numbers_that_rows_can_have_and_a_root_that_is_a_hash() {
        for (part, sound) in [
            (part(3, 1, 2), true),
            (part(0, 0, 0), true),
            (part(i64::MAX, i64::MAX, 0), true),
            (part(3, 2, 2), false),
            (part(3, 4, 0), false),
            (part(-1, 0, 0), false),
            (part(3, -1, 0), false),
            (part(i64::MAX, i64::MAX, i64::MAX), false),
            (Part { root: "0A".repeat(32), ..part(1, 0, 0) }, false),
            (Part { root: "0a".repeat(31), ..part(1, 0, 0) }, false),
            (Part { root: "zz".repeat(32), ..part(1, 0, 0) }, false),
        ] {
            assert_eq!(part.is_sound(), sound, "{part:?}");
        }
    }

    #[test]
    fn rows_and_parts_are_counted_and_never_together() {
        let row = Leaf {
            row: 1,
            place: "row 1".into(),
            subject: None,
            error: Some("record.no_name".into()),
            answer: Vec::new(),
            part: None,
        };
        let of_parts = |part| Leaf { error: None, part: Some(part), ..row.clone() };
        let mut rows = Tally::default();
        rows.add(&row).unwrap();
        assert_eq!((rows.leaves, rows.rows, rows.bad, rows.parts()), (1, 1, 1, None));
        assert!(rows.add(&of_parts(part(3, 1, 2))).is_err());
        let mut parts = Tally::default();
        parts.add(&of_parts(part(3, 1, 2))).unwrap();
        parts.add(&of_parts(part(4, 4, 0))).unwrap();
        assert_eq!((parts.leaves, parts.rows, parts.matched, parts.bad, parts.parts()), (2, 7, 5, 2, Some(2)));
        assert!(parts.add(&row).is_err());
        assert!(parts.add(&of_parts(part(i64::MAX, 0, 0))).is_err());
        assert!(parts.add(&of_parts(part(1, 1, 1))).is_err());
        assert_eq!(parts.rows, 7);
    }

    #[test]
    fn a_leaf_without_a_number_is_written_as_those_who_check_expect_it() {
        let salt = [7; 16];
        let clear = RowLeaf::new(Noted::answered("customer C-1", "{}".into(), Vec::new()), salt);
        let digest = SubjectDigest::of("{}", salt);
        let expected = format!(
            "{{\"answer\":[],\"place\":\"customer C-1\",\"subject\":{{\"digest\":\"{}\",\"salt\":\"{}\"}}}}",
            digest.digest,
            "07".repeat(16),
        );
        assert_eq!(clear.text().unwrap(), expected);
        let bad = RowLeaf::new(Noted::bad("customer", "record.no_name"), salt);
        assert_eq!(bad.text().unwrap(), "{\"answer\":[],\"error\":\"record.no_name\",\"place\":\"customer\"}");
        assert_eq!(serde_json::from_str::<RowLeaf>(&expected).unwrap(), clear);
    }
}
