//! The reference values: what the numbers of Advanced XML stand for.

use crate::element::Element;
use std::collections::HashMap;

/// One reference value.
#[derive(Debug)]
struct Value {
    text: String,
    /// `ISO2` of a country, `ScriptCode` of a script, `PartyTypeID` of a sub-type.
    detail: Option<String>,
}

/// All reference values by kind (`AliasType`, `Country`, ...) and number.
#[derive(Debug, Default)]
pub(super) struct References {
    kinds: HashMap<String, HashMap<String, Value>>,
}

impl References {
    /// Takes one set of values in: `<AliasTypeValues>` with its `<AliasType ID="...">`.
    pub(super) fn take(&mut self, set: &Element) {
        for value in set.all_children() {
            let Some(id) = value.attribute("ID") else { continue };
            let detail = ["ISO2", "ScriptCode", "PartyTypeID"].iter().find_map(|name| value.attribute(name));
            // An area code has the name as an attribute and the code as its text; elsewhere it is the other way round.
            let (text, detail) = match value.attribute("Description") {
                Some(name) => (Some(name), value.text()),
                None => (value.text(), detail),
            };
            let entry = Value { text: text.unwrap_or_default().to_owned(), detail: detail.map(str::to_owned) };
            self.kinds.entry(value.name.clone()).or_default().insert(id.to_owned(), entry);
        }
    }

    fn value(&self, kind: &str, id: Option<&str>) -> Option<&Value> {
        self.kinds.get(kind)?.get(id?)
    }

    /// The text of a value. A number that has none is given back as it is, so that nothing points into the void unseen.
    pub(super) fn text(&self, kind: &str, id: Option<&str>) -> String {
        match (self.value(kind, id), id) {
            (Some(value), _) => value.text.clone(),
            (None, Some(id)) => format!("{kind} {id}"),
            (None, None) => String::new(),
        }
    }

    /// Name and ISO code of a country.
    pub(super) fn country(&self, id: Option<&str>) -> Option<(String, Option<String>)> {
        let value = self.value("Country", id)?;
        Some((value.text.clone(), value.detail.clone()))
    }

    /// Name and ISO code of an area, which is a country in all editions seen.
    pub(super) fn area(&self, id: Option<&str>) -> Option<(String, Option<String>)> {
        let value = self.value("AreaCode", id)?;
        Some((value.text.clone(), value.detail.clone()))
    }

    /// Name and code of a script.
    pub(super) fn script(&self, id: Option<&str>) -> Option<(&str, &str)> {
        let value = self.value("Script", id)?;
        Some((&value.text, value.detail.as_deref().unwrap_or_default()))
    }

    /// What a party is: `Vessel` and `Aircraft` are sub-types, `Individual` and `Entity` are types with an unknown sub-type.
    pub(super) fn party_kind(&self, sub_type: Option<&str>) -> String {
        let Some(value) = self.value("PartySubType", sub_type) else { return String::new() };
        if value.text.eq_ignore_ascii_case("unknown") {
            self.text("PartyType", value.detail.as_deref())
        } else {
            value.text.clone()
        }
    }
}
