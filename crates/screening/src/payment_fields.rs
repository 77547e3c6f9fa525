//! Fields of payments as receipts need them: all that the answer of a field depends on, in a form that can be written down
//! and asked again.

use crate::payments::FieldHit;
use interdict_model::{Country, Identifier, PartialDate};
use interdict_payments::{Facts, Field, FieldKind};
use serde::{Deserialize, Serialize};

/// What is asked of a field. With those that it goes on with, it has the answer that the field had in its message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AskedField {
    /// What it is for screening.
    #[serde(with = "KindInWords")]
    kind: FieldKind,
    /// What stands in it.
    text: String,
    /// It goes on with the text of the field before it.
    #[serde(default)]
    continues: bool,
    #[serde(default)]
    births: Vec<PartialDate>,
    #[serde(default)]
    countries: Vec<Country>,
    #[serde(default)]
    identifiers: Vec<Identifier>,
    /// The name with the line that goes on with it.
    #[serde(default)]
    joined: Vec<String>,
    /// Where further lines of the name begin.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    lines: Vec<usize>,
}

/// The words for what a field is.
#[derive(Serialize, Deserialize)]
#[serde(remote = "FieldKind", rename_all = "camelCase")]
enum KindInWords {
    Party,
    Bank,
    Account,
    Number,
    Address,
    Text,
}

/// A field that was screened, and what was found in it.
#[derive(Debug, Clone, PartialEq)]
pub struct ScreenedField {
    /// Where it stands in the message.
    pub path: String,
    /// What was asked of it.
    pub asked: AskedField,
    /// Identities and scores of the parties that were found, the best first.
    pub found: Vec<(String, f64)>,
}

impl AskedField {
    /// What is asked of a field. The first of a message, or of a part of a long one, goes on with nothing.
    fn of(field: &Field, is_first: bool) -> Self {
        let facts = field.facts.as_deref().cloned().unwrap_or_default();
        Self {
            kind: field.kind,
            text: field.text.clone(),
            continues: field.continues && !is_first,
            births: facts.births,
            countries: facts.countries,
            identifiers: facts.identifiers,
            joined: facts.joined,
            lines: facts.lines,
        }
    }

    /// Whether it goes on with the text of the field before it, so that it can only be asked together with that one.
    pub fn continues(&self) -> bool {
        self.continues
    }

    /// The field again, but for its path and its role, on which no answer depends.
    pub fn field(&self) -> Field {
        let facts = Facts {
            kind: None,
            births: self.births.clone(),
            countries: self.countries.clone(),
            identifiers: self.identifiers.clone(),
            joined: self.joined.clone(),
            lines: self.lines.clone(),
        };
        Field {
            path: String::new(),
            role: "",
            part: "",
            kind: self.kind,
            text: self.text.clone(),
            continues: self.continues,
            facts: Some(Box::new(facts)),
        }
    }
}

/// All fields of a message with what was found in each. Hits come in the order of the fields, with their numbers.
pub(crate) fn screened_fields(fields: &[Field], hits: &[(usize, FieldHit)]) -> Vec<ScreenedField> {
    let mut hits = hits.iter().peekable();
    let screened = fields.iter().enumerate().map(|(at, field)| {
        let mut found = Vec::new();
        while let Some((_, hit)) = hits.next_if(|hit| hit.0 == at) {
            found.push((hit.found.entity.clone(), hit.found.score));
        }
        ScreenedField { path: field.path.clone(), asked: AskedField::of(field, at == 0), found }
    });
    screened.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_of_a_field_comes_back_from_its_text() {
        let facts = Facts {
            births: vec!["1962-02".parse().unwrap()],
            joined: vec!["ORDINARY BAKERY".to_owned()],
            lines: vec![9],
            ..Facts::default()
        };
        let field = Field {
            path: ":59: line 2".to_owned(),
            role: "beneficiary",
            part: "name",
            kind: FieldKind::Party,
            text: "BAKERY".to_owned(),
            continues: true,
            facts: Some(Box::new(facts)),
        };
        for is_first in [false, true] {
            let asked = AskedField::of(&field, is_first);
            let text = serde_json::to_string(&asked).unwrap();
            assert_eq!(serde_json::from_str::<AskedField>(&text).unwrap(), asked, "{text}");
            let expected = Field { path: String::new(), role: "", part: "", continues: !is_first, ..field.clone() };
            assert_eq!(asked.field(), expected);
        }
    }
}
