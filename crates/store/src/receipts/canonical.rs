//! JSON in one form only: what is hashed must not depend on who wrote it.
//!
//! Members stand in the order of their names (by code point, which in UTF-8 is the order of bytes), without white space;
//! strings are escaped as little as JSON allows. Whoever checks a receipt never has to write this form: receipts and leaves are
//! kept as the text that was hashed.

use serde_json::Value;

/// The canonical text of a value.
pub fn canonical(value: &Value) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

fn write(value: &Value, text: &mut String) {
    match value {
        Value::Object(members) => {
            let mut names: Vec<&String> = members.keys().collect();
            names.sort_unstable();
            text.push('{');
            for (place, name) in names.into_iter().enumerate() {
                if place > 0 {
                    text.push(',');
                }
                text.push_str(&Value::String(name.clone()).to_string());
                text.push(':');
                write(&members[name], text);
            }
            text.push('}');
        }
        Value::Array(values) => {
            text.push('[');
            for (place, value) in values.iter().enumerate() {
                if place > 0 {
                    text.push(',');
                }
                write(value, text);
            }
            text.push(']');
        }
        plain => text.push_str(&plain.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn members_stand_in_the_order_of_their_names_at_every_depth() {
        let value = json!({"b": [{"z": 1, "a": "é\n"}], "a": {"d": null, "c": true}, "B": 0.35});
        let expected = "{\"B\":0.35,\"a\":{\"c\":true,\"d\":null},\"b\":[{\"a\":\"é\\n\",\"z\":1}]}";
        assert_eq!(canonical(&value), expected);
    }
}
