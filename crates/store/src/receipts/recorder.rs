//! Answers on their way to a receipt: plain facts in, salted rows out, in memory or set aside in a file.
//!
//! Whoever screens a million records sets their rows aside as the answers pass, and seals them when all have: the chain is
//! not locked meanwhile, and memory stays flat. A line set aside is a leaf as it will be hashed, with its salt: rows that
//! were set aside before a crash are sealed after it as they are.

use super::{Answered, Leaf, Row, SubjectDigest};
use std::io::{self, BufRead, Write};

/// One answer as a receipt holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// Where the record stood: `customers.csv row 17`.
    pub place: String,
    /// What was asked, as canonical JSON; none for a record that could not be screened.
    pub subject: Option<String>,
    /// The code of why it could not be.
    pub error: Option<String>,
    /// What was answered, the best first. Empty without an error: clear.
    pub answer: Vec<Answered>,
}

impl Noted {
    /// An answer about a subject, given as canonical JSON.
    pub fn answered(place: impl Into<String>, subject: String, answer: Vec<Answered>) -> Self {
        Self { place: place.into(), subject: Some(subject), error: None, answer }
    }

    /// A record that could not be screened, with the code of why.
    pub fn bad(place: impl Into<String>, error: impl Into<String>) -> Self {
        Self { place: place.into(), subject: None, error: Some(error.into()), answer: Vec::new() }
    }
}

/// Makes rows of answers one after the other: numbers them, and salts their subjects.
#[derive(Debug, Clone, Copy)]
pub struct RowMaker {
    keep_subjects: bool,
    rows: i64,
}

impl RowMaker {
    /// Begins behind so many rows. Subjects are kept beside their digests only if that is said.
    pub fn new(keep_subjects: bool, rows_before: i64) -> Self {
        Self { keep_subjects, rows: rows_before }
    }

    /// The next row.
    pub fn row(&mut self, noted: Noted) -> io::Result<Row> {
        let Noted { place, subject, error, answer } = noted;
        let digest = subject.as_deref().map(|subject| Ok::<_, io::Error>(SubjectDigest::of(subject, salt()?)));
        let leaf = Leaf { row: self.rows + 1, place, subject: digest.transpose()?, error, answer, part: None };
        let row = Row::new(&leaf, subject.filter(|_| self.keep_subjects))?;
        self.rows += 1;
        Ok(row)
    }
}

/// Sets rows aside, a line each.
#[derive(Debug)]
pub struct Recorder<W> {
    aside: W,
    maker: RowMaker,
}

impl<W: Write> Recorder<W> {
    /// Sets aside into a file, behind the rows that the maker has made.
    pub fn new(aside: W, maker: RowMaker) -> Self {
        Self { aside, maker }
    }

    /// Takes down one answer.
    pub fn note(&mut self, noted: Noted) -> io::Result<()> {
        let Row { leaf, subject } = self.maker.row(noted)?;
        serde_json::to_writer(&mut self.aside, &(leaf, subject))?;
        self.aside.write_all(b"\n")
    }

    /// What makes the rows behind those that were set aside here.
    pub fn maker(&self) -> RowMaker {
        self.maker
    }

    /// What was set aside.
    pub fn into_inner(self) -> W {
        self.aside
    }
}

/// Rows as a [`Recorder`] set them aside.
pub fn rows_aside(aside: impl BufRead) -> impl Iterator<Item = io::Result<Row>> {
    aside.lines().map(|line| {
        let (leaf, subject): (String, Option<String>) = serde_json::from_str(&line?)?;
        Ok(Row { leaf, subject })
    })
}

/// 16 random bytes of the system.
fn salt() -> io::Result<[u8; 16]> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt)
        .map_err(|error| io::Error::other(format!("there are no random numbers for the salt: {error}")))?;
    Ok(salt)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noted(number: i64) -> Noted {
        if number == 2 {
            return Noted::bad("row 2", "record.no_name");
        }
        let subject = format!("{{\"names\":[\"Customer {number}\"]}}");
        Noted::answered(format!("row {number}"), subject, vec![Answered::matched("test-1", 0.5)])
    }

    #[test]
    fn rows_set_aside_in_two_files_are_numbered_through_and_come_back_as_they_were() {
        for keep in [true, false] {
            let mut first = Recorder::new(Vec::new(), RowMaker::new(keep, 0));
            (1..=3).for_each(|number| first.note(noted(number)).unwrap());
            let mut second = Recorder::new(Vec::new(), first.maker());
            second.note(noted(4)).unwrap();
            let bytes = [first.into_inner(), second.into_inner()].concat();
            let rows: Vec<Row> = rows_aside(bytes.as_slice()).collect::<io::Result<_>>().unwrap();
            let leaves: Vec<Leaf> = rows.iter().map(|row| serde_json::from_str(&row.leaf).unwrap()).collect();
            assert_eq!(leaves.iter().map(|leaf| leaf.row).collect::<Vec<_>>(), [1, 2, 3, 4]);
            assert_eq!(leaves[1].error.as_deref(), Some("record.no_name"));
            assert_eq!((leaves[1].subject.is_none(), rows[1].subject.is_none()), (true, true));
            assert_eq!(rows[3].subject.is_some(), keep);
            let digest = leaves[3].subject.as_ref().unwrap();
            assert!(digest.is_of("{\"names\":[\"Customer 4\"]}"));
            assert_ne!(digest.salt, leaves[0].subject.as_ref().unwrap().salt);
        }
    }
}
