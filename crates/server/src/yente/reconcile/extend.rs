//! Data extension: more columns for parties that were reconciled. `{ids: [...], properties: [{id, settings}]}`.

use crate::{
    service,
    yente::{
        entity::{Inner, Object, properties},
        facets::country_title,
        parameters,
        refusal::Refusal,
        schemata,
        view::View,
    },
};
use serde::Deserialize;
use serde_json::{Value, json};

/// A request for columns.
#[derive(Debug, Deserialize)]
struct Extend {
    ids: Vec<String>,
    properties: Vec<Column>,
}

/// One column.
#[derive(Debug, Deserialize)]
struct Column {
    id: String,
    #[serde(default)]
    settings: Object,
}

/// What a client has to send.
const FORM: &str = r#"{"ids": [ID], "properties": [{"id": PROPERTY}]}"#;

/// Properties of which the values are codes of countries.
const OF_COUNTRIES: &[&str] =
    &["birthCountry", "citizenship", "country", "flag", "jurisdiction", "nationality", "pastFlags"];

/// Answers a request. A row whose party is not listed is there and empty.
pub(super) async fn answer(view: View, text: &str) -> Result<Value, Refusal> {
    let Extend { ids, properties: columns } = parameters::json("extend", FORM, text)?;
    let meta: Vec<Value> = columns.iter().map(|column| json!({ "id": column.id, "name": column.label() })).collect();
    let rows = service::blocking(move || {
        let rows = ids.into_iter().map(|id| {
            let held = properties(&view.records(&id), Inner::Dropped);
            let row: Object = columns.iter().map(|column| (column.id.clone(), column.cell(&held))).collect();
            (id, Value::Object(row))
        });
        rows.collect::<Object>()
    })
    .await?;
    Ok(json!({ "meta": meta, "rows": rows }))
}

impl Column {
    /// The name of the property without its schema.
    fn property(&self) -> &str {
        self.id.rsplit(':').next().unwrap_or(&self.id)
    }

    fn label(&self) -> &str {
        schemata::property(&self.id).map_or(self.property(), |property| property.label)
    }

    /// At most so many values; clients write numbers as text, too.
    fn limit(&self) -> usize {
        let given = match self.settings.get("limit") {
            Some(Value::Number(number)) => number.as_u64(),
            Some(Value::String(text)) => text.trim().parse().ok(),
            _ => None,
        };
        given.filter(|limit| *limit > 0).map_or(usize::MAX, |limit| limit as usize)
    }

    fn cell(&self, held: &Object) -> Value {
        let raw = self.settings.get("render").and_then(Value::as_str) == Some("raw");
        let as_titles = !raw && OF_COUNTRIES.contains(&self.property());
        let values =
            held.get(self.property()).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        let texts = values.map(|text| if as_titles { country_title(text) } else { text.to_owned() });
        texts.take(self.limit()).map(|text| json!({ "str": text })).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yente::entity::object;

    #[test]
    fn cells_are_cut_and_written_as_the_column_says() {
        let held = object(json!({"nationality": ["kp", "ru"], "name": ["A", "B"]}));
        let cell = |column: Value| serde_json::from_value::<Column>(column).unwrap().cell(&held);
        assert_eq!(
            cell(json!({"id": "Person:nationality"})),
            json!([{"str": country_title("kp")}, {"str": country_title("ru")}])
        );
        assert_eq!(
            cell(json!({"id": "nationality", "settings": {"render": "raw", "limit": "1"}})),
            json!([{"str": "kp"}])
        );
        assert_eq!(cell(json!({"id": "position"})), json!([]));
    }
}
