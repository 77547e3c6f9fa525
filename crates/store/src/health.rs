//! What an edition covers, and whether a new one has lost something that the one before it had.

use interdict_model::{Entity, PartialDate};
use serde::{Deserialize, Serialize};
use std::fmt;

/// How many parties have a fact, field by field.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Coverage {
    /// Parties.
    pub parties: usize,
    /// Names of all parties together.
    pub names: usize,
    /// Parties with an alias.
    pub with_alias: usize,
    /// Parties with a name in another script than Latin, where the publisher marks it.
    pub with_original_script: usize,
    /// Parties with a birth date.
    pub with_birth_date: usize,
    /// Parties with a nationality, citizenship or other country.
    pub with_country: usize,
    /// Parties with an address.
    pub with_address: usize,
    /// Parties with a number: passport, register, IMO, wallet.
    pub with_identifier: usize,
    /// Parties with a programme.
    pub with_programme: usize,
    /// Parties whose day of listing the publisher states.
    pub with_listing_date: usize,
    /// Parties with a statement of reasons.
    pub with_reason: usize,
    /// Pieces that no rule understood.
    pub not_understood: usize,
}

impl Coverage {
    /// Counts.
    pub fn of(entities: &[Entity]) -> Self {
        let count = |holds: fn(&Entity) -> bool| entities.iter().filter(|entity| holds(entity)).count();
        Self {
            parties: entities.len(),
            names: entities.iter().map(|entity| entity.names.len()).sum(),
            with_alias: count(|entity| entity.names.len() > 1),
            with_original_script: count(|entity| {
                entity.names.iter().any(|name| name.script.as_deref().is_some_and(|script| script != "Latn"))
            }),
            with_birth_date: count(|entity| !entity.births.is_empty()),
            with_country: count(|entity| !entity.countries.is_empty()),
            with_address: count(|entity| !entity.addresses.is_empty()),
            with_identifier: count(|entity| !entity.identifiers.is_empty()),
            with_programme: count(|entity| !entity.programmes().is_empty()),
            with_listing_date: count(|entity| entity.listed_on().is_some()),
            with_reason: count(|entity| entity.designations.iter().any(|held| held.reason.is_some())),
            not_understood: entities.iter().map(|entity| entity.not_understood.len()).sum(),
        }
    }

    /// The fields that parties have, with what people call them.
    pub fn fields(&self) -> [(&'static str, usize); 9] {
        [
            ("alias", self.with_alias),
            ("name in its own script", self.with_original_script),
            ("birth date", self.with_birth_date),
            ("country", self.with_country),
            ("address", self.with_address),
            ("identifier", self.with_identifier),
            ("programme", self.with_programme),
            ("day of listing", self.with_listing_date),
            ("reason", self.with_reason),
        ]
    }
}

/// How much an edition may lose against the one before it without being held back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Share of the parties that may go at once. Authorities have delisted a tenth of a list in a day (OFAC in 2022), not
    /// more.
    pub parties: f64,
    /// Share of the parties with a field that may lose it, beyond the parties that go.
    pub coverage: f64,
    /// Lists and fields with fewer parties are too small to tell a loss from an ordinary day.
    pub smallest: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { parties: 0.15, coverage: 0.20, smallest: 20 }
    }
}

/// Why a new edition may not be what it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Concern {
    /// It lost parties, or a field of them.
    Lost {
        /// `parties`, or a field.
        what: String,
        /// How many had it before.
        before: usize,
        /// How many have it now.
        after: usize,
    },
    /// It was published before the one that is in force.
    Older {
        /// When the one in force was published.
        in_force: PartialDate,
        /// When this one was.
        published: PartialDate,
    },
}

impl Concern {
    /// What it is about: `parties`, a field, `age`.
    pub fn what(&self) -> &str {
        match self {
            Self::Lost { what, .. } => what,
            Self::Older { .. } => "age",
        }
    }
}

impl fmt::Display for Concern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lost { what, before, after } if what == "parties" => {
                write!(f, "{after} parties, where the edition before it had {before}")
            }
            Self::Lost { what, before, after } => {
                write!(f, "{what}: {after} parties have one, where {before} had one in the edition before it")
            }
            Self::Older { in_force, published } => {
                write!(f, "published on {published}, and the edition in force on {in_force}")
            }
        }
    }
}

/// What a new edition lost beyond the bounds. None means that it may take the place of the old one.
pub fn concerns(before: &Coverage, after: &Coverage, bounds: &Bounds) -> Vec<Concern> {
    let mut found = Vec::new();
    let lost = |what: &str, before: usize, after: usize, allowed: f64| {
        let least = before as f64 * (1.0 - allowed);
        (before >= bounds.smallest && (after as f64) < least).then(|| Concern::Lost {
            what: what.to_owned(),
            before,
            after,
        })
    };
    found.extend(lost("parties", before.parties, after.parties, bounds.parties));
    // Where parties went, their fields went with them: only what is lost beyond that counts.
    let left = after.parties as f64 / before.parties.max(1) as f64;
    for ((field, before), (_, after)) in before.fields().into_iter().zip(after.fields()) {
        let expected = if left < 1.0 { (before as f64 * left) as usize } else { before };
        if lost(field, expected, after, bounds.coverage).is_some() {
            found.push(Concern::Lost { what: field.to_owned(), before, after });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coverage(parties: usize, births: usize) -> Coverage {
        Coverage { parties, with_birth_date: births, ..Coverage::default() }
    }

    #[test]
    fn what_shrinks_or_loses_a_field_is_a_concern_and_ordinary_days_are_none() {
        let bounds = Bounds::default();
        let cases = [
            (coverage(1000, 500), coverage(1010, 505), vec![]),
            (coverage(1000, 500), coverage(900, 450), vec![]),
            (coverage(1000, 500), coverage(700, 350), vec!["parties"]),
            (coverage(1000, 500), coverage(1000, 100), vec!["birth date"]),
            (coverage(1000, 500), coverage(0, 0), vec!["parties"]),
            (coverage(10, 10), coverage(2, 0), vec![]),
        ];
        for (before, after, expected) in cases {
            let found: Vec<String> =
                concerns(&before, &after, &bounds).iter().map(|concern| concern.what().to_owned()).collect();
            assert_eq!(found, expected, "{before:?} {after:?}");
        }
    }
}
