//! Leaves of a receipt beside the answers of a table, for a run of which no machine has all rows.
//!
//! Spark may work a row out twice, on two machines. So a leaf depends on nothing but the row, its answer and a secret of
//! the run: the salt of its subject comes from the secret and from the place of the row. `docs/receipts.md` ("A run of
//! Spark") is the definition.

use crate::failure::Failure;
use arrow_array::{Array, ArrayRef, StringArray};
use arrow_schema::Schema;
use hmac::{Hmac, Mac};
use interdict_screening::{
    Outcome,
    subjects::{cell_text, has_texts},
};
use interdict_store::{Answered, Noted, RowLeaf, canonical};
use sha2::Sha256;
use std::sync::Arc;

/// The column of leaves, if they are asked for.
pub(crate) const LEAVES: &str = "interdict_leaf";
/// A secret that is shorter could be found by trying.
const SHORTEST_SECRET: usize = 16;

/// How leaves are made.
pub(crate) struct Leaves {
    keyed: Hmac<Sha256>,
    /// The column that tells the rows apart.
    column: String,
}

impl Leaves {
    /// What the arguments `leaves`, the secret, and `place`, the column, ask for. One goes with the other.
    pub(crate) fn asked(secret: Option<&[u8]>, place: Option<String>) -> Result<Option<Self>, Failure> {
        let (secret, column) = match (secret, place) {
            (None, None) => return Ok(None),
            (Some(secret), Some(column)) => (secret, column),
            (Some(_), None) => {
                return Err(Failure::usage("place", "leaves need to know which column tells the rows apart"));
            }
            (None, Some(_)) => return Err(Failure::usage("place", "it is for leaves, and goes with their secret")),
        };
        if secret.len() < SHORTEST_SECRET {
            let message = format!("a secret of fewer than {SHORTEST_SECRET} bytes can be found by trying");
            return Err(Failure::usage("leaves", message).with_hint("os.urandom(32) makes one"));
        }
        let keyed = Hmac::<Sha256>::new_from_slice(secret).map_err(Failure::internal)?;
        Ok(Some(Self { keyed, column }))
    }

    /// Where the column that tells the rows apart stands in a table.
    pub(crate) fn place_in(&self, schema: &Schema) -> Result<usize, Failure> {
        let Some((at, field)) = schema.column_with_name(&self.column) else {
            let names: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
            let message = format!("place: there is no column `{}`; its columns are: {}", self.column, names.join(", "));
            return Err(Failure::new("input.no_such_column", message));
        };
        if !has_texts(field.data_type()) {
            let message =
                format!("place: column `{}` is of type {}, which has no texts", self.column, field.data_type());
            return Err(Failure::new("input.column_type", message).with_hint("name a column of texts or numbers"));
        }
        Ok(at)
    }

    /// A leaf for each row, given the column that tells the rows apart and an outcome for each. Outcomes that are no
    /// record must not be among them.
    pub(crate) fn of(&self, places: &dyn Array, outcomes: &[Outcome]) -> Result<ArrayRef, Failure> {
        let mut leaves = Vec::with_capacity(outcomes.len());
        for (row, outcome) in outcomes.iter().enumerate() {
            let place = match cell_text(places, row) {
                Some(value) => format!("{} {value}", self.column),
                None => self.column.clone(),
            };
            let salt = self.salt(&place);
            let noted = match outcome {
                Outcome::Screened(screening) => {
                    let subject = serde_json::to_value(&screening.subject).map_err(Failure::internal)?;
                    let found = screening.matches.iter().map(|found| Answered::matched(&*found.entity, found.score));
                    Noted::answered(place, canonical(&subject), found.collect())
                }
                Outcome::Bad(bad) => Noted::bad(place, bad.error.code),
                Outcome::Note(note) => return Err(Failure::internal(format!("a note among answers: {note}"))),
            };
            leaves.push(RowLeaf::new(noted, salt).text().map_err(Failure::internal)?);
        }
        Ok(Arc::new(StringArray::from(leaves)))
    }

    /// The salt of the subject at a place: the first 16 bytes of its code.
    fn salt(&self, place: &str) -> [u8; 16] {
        let code = self.keyed.clone().chain_update(place).finalize().into_bytes();
        let mut salt = [0; 16];
        salt.iter_mut().zip(code).for_each(|(byte, of_code)| *byte = of_code);
        salt
    }
}
