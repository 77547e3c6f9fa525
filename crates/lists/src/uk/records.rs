//! What the UK Sanctions List says, as plain records that all its forms fill. No meaning here.
//!
//! XML and JSON nest the same values in wrappers that differ (`Names/Name`, `names.names[]`); both come as [`Node`]s
//! and are told apart by what they hold. A value that stands for itself is a *leaf*; its key is the official element
//! name in lower case (`uniqueid` for `UniqueID`, `unique_id`).

use std::collections::HashMap;

/// One value, or several in a wrapper.
#[derive(Debug, Default)]
pub(super) struct Node {
    /// Letters and figures of the name in lower case.
    pub(super) key: String,
    pub(super) text: String,
    pub(super) children: Vec<Node>,
}

/// Leaves of a party that stand for themselves.
const LEAVES: &[&str] = &[
    "lastupdated",
    "datedesignated",
    "uniqueid",
    "ofsigroupid",
    "unreferencenumber",
    "title",
    "regimename",
    "individualentityship",
    "designationsource",
    "sanctionsimposed",
    "otherinformation",
    "ukstatementofreasons",
    "phonenumber",
    "website",
    "emailaddress",
    // Persons.
    "dob",
    "nationality",
    "position",
    "gender",
    // Bodies.
    "typeofentity",
    "businessregistrationnumber",
    "parentcompany",
    "subsidiary",
    // Ships.
    "imonumber",
    "currentowneroperator",
    "previousowneroperator",
    "currentbelievedflagofship",
    "previousflag",
    "typeofship",
    "tonnageofship",
    "lengthofship",
    "yearbuilt",
    "hullidentificationnumber",
    "cryptowalletaddress",
];

/// A name: `Name1` to `Name6`, type and strength.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct NameRecord {
    /// `Name1` to `Name6`.
    pub(super) parts: [String; 6],
    pub(super) kind: String,
    pub(super) strength: String,
}

/// A name in another script.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct NonLatinName {
    pub(super) text: String,
    pub(super) script: String,
    pub(super) language: String,
}

/// An address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct AddressRecord {
    /// `AddressLine1` to `AddressLine6`.
    pub(super) lines: [String; 6],
    pub(super) postal_code: String,
    pub(super) country: String,
}

/// A passport or national identity: the number and what is said of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct Paper {
    pub(super) number: String,
    pub(super) about: String,
}

/// A place of birth.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct BirthPlace {
    pub(super) town: String,
    pub(super) country: String,
}

/// One party.
#[derive(Debug, Default)]
pub(super) struct Designation {
    leaves: HashMap<String, Vec<String>>,
    pub(super) names: Vec<NameRecord>,
    pub(super) non_latin_names: Vec<NonLatinName>,
    pub(super) addresses: Vec<AddressRecord>,
    pub(super) passports: Vec<Paper>,
    pub(super) national_ids: Vec<Paper>,
    pub(super) birth_places: Vec<BirthPlace>,
    /// Measures that are marked as imposed: `AssetFreeze`.
    pub(super) indicators: Vec<String>,
    /// What the reader does not know: name and text.
    pub(super) unknown: Vec<(String, String)>,
}

impl Designation {
    /// The values of a leaf, each once, in order.
    pub(super) fn all(&self, leaf: &str) -> &[String] {
        self.leaves.get(leaf).map_or(&[], Vec::as_slice)
    }

    /// The first value of a leaf, empty if there is none.
    pub(super) fn first(&self, leaf: &str) -> &str {
        self.all(leaf).first().map_or("", String::as_str)
    }

    /// Adds a value of a leaf unless it is blank or there.
    pub(super) fn add(&mut self, leaf: &str, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        let held = self.leaves.entry(leaf.to_owned()).or_default();
        if !held.iter().any(|one| one == value) {
            held.push(value.to_owned());
        }
    }

    /// Takes in everything inside a node.
    pub(super) fn take(&mut self, node: Node) {
        for child in node.children {
            if child.children.is_empty() {
                self.take_leaf(&child);
            } else if child.key == "sanctionsimposedindicators" {
                let imposed = child.children.into_iter().filter(|one| matches!(one.text.trim(), "true" | "1" | "True"));
                self.indicators.extend(imposed.map(|one| one.key));
            } else if !self.take_group(&child) {
                self.take(child);
            }
        }
    }

    fn take_leaf(&mut self, node: &Node) {
        match leaf_of(&node.key) {
            Some(leaf) => self.add(leaf, &node.text),
            None if node.text.trim().is_empty() => {}
            None => self.unknown.push((node.key.clone(), node.text.trim().to_owned())),
        }
    }

    /// Takes a node whose children are the values of one record. False if it is a wrapper.
    fn take_group(&mut self, node: &Node) -> bool {
        let has =
            |start: &str| node.children.iter().any(|child| child.children.is_empty() && child.key.starts_with(start));
        let mut rest = Fields { children: &node.children, known: Vec::new() };
        if has("namenonlatinscript") || has("nonlatinscript") {
            let name = NonLatinName {
                text: rest.value("namenonlatinscript"),
                script: rest.value("nonlatinscripttype"),
                language: rest.value("nonlatinscriptlanguage"),
            };
            push_new(&mut self.non_latin_names, name);
        } else if has("nametype") || ["name1", "name2", "name3", "name4", "name5", "name6"].iter().any(|part| has(part))
        {
            let parts = ["name1", "name2", "name3", "name4", "name5", "name6"].map(|part| rest.value(part));
            let name = NameRecord { parts, kind: rest.value("nametype"), strength: rest.value("aliasstrength") };
            push_new(&mut self.names, name);
        } else if has("addressline") || has("addresscountry") || has("addresspostalcode") {
            let address = AddressRecord {
                lines: ["1", "2", "3", "4", "5", "6"].map(|line| rest.value(&format!("addressline{line}"))),
                postal_code: rest.value("addresspostalcode"),
                country: rest.value("addresscountry"),
            };
            push_new(&mut self.addresses, address);
        } else if has("passportnumber") || has("passportadditional") {
            let paper =
                Paper { number: rest.value("passportnumber"), about: rest.value("passportadditionalinformation") };
            push_new(&mut self.passports, paper);
        } else if has("nationalidentifiernumber") || has("nationalidentifieradditional") {
            let number = rest.value("nationalidentifiernumber");
            let about = rest.value("nationalidentifieradditionalinformation");
            push_new(&mut self.national_ids, Paper { number, about });
        } else if has("townofbirth") || has("countryofbirth") {
            let place = BirthPlace { town: rest.value("townofbirth"), country: rest.value("countryofbirth") };
            push_new(&mut self.birth_places, place);
        } else {
            return false;
        }
        let others: Vec<(String, String)> = rest.others();
        self.unknown.extend(others);
        true
    }
}

/// The values of a record, and which of them were asked for.
struct Fields<'a> {
    children: &'a [Node],
    known: Vec<String>,
}

impl Fields<'_> {
    fn value(&mut self, key: &str) -> String {
        self.known.push(key.to_owned());
        let found = self.children.iter().find(|child| child.key == key);
        found.map(|child| child.text.trim().to_owned()).unwrap_or_default()
    }

    /// Values that nobody asked for.
    fn others(&self) -> Vec<(String, String)> {
        let others = self.children.iter().filter(|child| !self.known.contains(&child.key));
        others.map(|child| (child.key.clone(), all_text(child))).filter(|(_, text)| !text.is_empty()).collect()
    }
}

/// All texts in a node. Nodes are never deep: the readers see to that.
fn all_text(node: &Node) -> String {
    let mut text = node.text.trim().to_owned();
    for child in &node.children {
        let whole = format!("{text} {}", all_text(child));
        whole.trim().clone_into(&mut text);
    }
    text
}

/// The leaf of a key; JSON has keys in the plural (`dobs`, `nationalities`).
fn leaf_of(key: &str) -> Option<&'static str> {
    let known = |key: &str| LEAVES.iter().find(|leaf| **leaf == key).copied();
    known(key)
        .or_else(|| known(key.strip_suffix('s')?))
        .or_else(|| known(key.strip_suffix("es")?))
        .or_else(|| known(&format!("{}y", key.strip_suffix("ies")?)))
}

/// Letters and figures of a name in lower case.
pub(super) fn key_of(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// Adds a record that is not there yet.
pub(super) fn push_new<T: PartialEq>(held: &mut Vec<T>, value: T) {
    if !held.contains(&value) {
        held.push(value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaf(key: &str, text: &str) -> Node {
        Node { key: key.into(), text: text.into(), children: Vec::new() }
    }

    #[test]
    fn records_are_told_apart_by_what_they_hold() {
        let group = |key: &str, children: Vec<Node>| Node { key: key.into(), text: String::new(), children };
        let mut record = Designation::default();
        let names = group("names", vec![group("name", vec![leaf("name6", "EXAMPLE"), leaf("nametype", "Alias")])]);
        let scripts = group("nonlatinnames", vec![group("names", vec![leaf("namenonlatinscript", "пример")])]);
        let births = group("dobs", vec![leaf("dobs", "dd/mm/1945"), leaf("dob", "01/02/1946")]);
        record.take(group("designation", vec![leaf("uniqueid", "X1"), names, scripts, births, leaf("colour", "red")]));
        assert_eq!(record.first("uniqueid"), "X1");
        assert_eq!(record.names.len(), 1);
        assert_eq!(record.non_latin_names.len(), 1);
        assert_eq!(record.all("dob"), ["dd/mm/1945", "01/02/1946"]);
        assert_eq!(record.unknown, [("colour".to_owned(), "red".to_owned())]);
    }
}
