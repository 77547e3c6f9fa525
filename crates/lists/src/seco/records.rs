//! The records of the SECO list as plain structs: what is written where. What it means is in the mapper.

use crate::{
    element::Element,
    tree::{child_text, one_line, text_of},
};

/// `<sanctions-program>`.
#[derive(Debug, Default)]
pub(super) struct Programme {
    pub(super) key: Option<String>,
    pub(super) name: Option<String>,
    pub(super) origin: Option<String>,
    /// Sets of measures: number and what they are.
    pub(super) sets: Vec<(String, Option<String>)>,
}

impl Programme {
    pub(super) fn read(element: &Element) -> Self {
        let mut sets: Vec<(String, Option<String>)> = Vec::new();
        for set in element.children("sanctions-set") {
            let Some(id) = set.attribute("ssid") else { continue };
            let is_english = set.attribute("lang") == Some("eng");
            match sets.iter_mut().find(|(held, _)| held == id) {
                Some((_, text)) if is_english || text.is_none() => *text = text_of(set),
                Some(_) => {}
                None => sets.push((id.to_owned(), text_of(set))),
            }
        }
        Self {
            key: in_english(element, "program-key"),
            name: in_english(element, "program-name"),
            origin: child_text(element, "origin"),
            sets,
        }
    }
}

/// The text of the child in English, else in the first language.
fn in_english(element: &Element, name: &str) -> Option<String> {
    let english = element.children(name).find(|child| child.attribute("lang") == Some("eng"));
    english.and_then(text_of).or_else(|| element.children(name).find_map(text_of))
}

/// `<place>`.
#[derive(Debug, Default)]
pub(super) struct Place {
    pub(super) location: Option<String>,
    pub(super) area: Option<String>,
    pub(super) country: Option<CountryName>,
}

impl Place {
    pub(super) fn read(element: &Element) -> Self {
        let areas: Vec<String> = element.children("area").filter_map(text_of).collect();
        Self {
            location: child_text(element, "location"),
            area: (!areas.is_empty()).then(|| areas.join(", ")),
            country: element.child("country").map(CountryName::read),
        }
    }
}

/// `<country iso-code="IQ">Iraq</country>`, or another element that names a country.
#[derive(Debug, Default)]
pub(super) struct CountryName {
    pub(super) code: Option<String>,
    pub(super) name: Option<String>,
}

impl CountryName {
    fn read(element: &Element) -> Self {
        let code = element.attribute("iso-code").or_else(|| element.attribute("code"));
        Self { code: code.map(str::to_owned), name: text_of(element) }
    }
}

/// What kind of party a target is.
#[derive(Debug, Default)]
pub(super) enum Kind {
    Individual,
    Entity,
    /// With the type of the object.
    Object(String),
    /// None of the three elements is there.
    #[default]
    Unknown,
}

/// `<target>`.
#[derive(Debug, Default)]
pub(super) struct Target {
    pub(super) id: Option<String>,
    pub(super) kind: Kind,
    pub(super) sets: Vec<String>,
    pub(super) foreign_identifiers: Vec<String>,
    pub(super) sex: Option<String>,
    pub(super) identities: Vec<Identity>,
    pub(super) justifications: Vec<String>,
    pub(super) relations: Vec<Relation>,
    pub(super) other_information: Vec<String>,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) modifications: Vec<Modification>,
    pub(super) unknown: Vec<(String, Option<String>)>,
}

/// `<identity>`.
#[derive(Debug, Default)]
pub(super) struct Identity {
    pub(super) main: bool,
    pub(super) names: Vec<PartedName>,
    pub(super) nationalities: Vec<CountryName>,
    pub(super) dates: Vec<DayMonthYear>,
    pub(super) birth_places: Vec<Located>,
    pub(super) addresses: Vec<Located>,
    pub(super) documents: Vec<Document>,
}

/// `<name>`.
#[derive(Debug, Default)]
pub(super) struct PartedName {
    pub(super) id: Option<String>,
    pub(super) kind: String,
    pub(super) quality: String,
    pub(super) parts: Vec<Part>,
}

/// `<name-part>`, by `order`.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) order: u32,
    pub(super) kind: String,
    pub(super) value: String,
    pub(super) variants: Vec<Variant>,
}

/// `<spelling-variant>`.
#[derive(Debug, Default)]
pub(super) struct Variant {
    pub(super) language: Option<String>,
    pub(super) script: Option<String>,
    pub(super) text: String,
}

/// `<day-month-year>`.
#[derive(Debug, Default)]
pub(super) struct DayMonthYear {
    pub(super) day: Option<String>,
    pub(super) month: Option<String>,
    pub(super) year: Option<String>,
    pub(super) calendar: Option<String>,
    pub(super) low_quality: bool,
}

/// `<address>` or `<place-of-birth>`: what stands beside the place that it points at.
#[derive(Debug, Default)]
pub(super) struct Located {
    pub(super) id: Option<String>,
    pub(super) place: Option<String>,
    pub(super) care_of: Option<String>,
    pub(super) details: Option<String>,
    pub(super) post_box: Option<String>,
    pub(super) postal_code: Option<String>,
    pub(super) remarks: Vec<String>,
    pub(super) low_quality: bool,
}

/// `<identification-document>`.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub(super) kind: String,
    pub(super) number: Option<String>,
    pub(super) issuer: Option<CountryName>,
    pub(super) place_of_issue: Option<String>,
    pub(super) issued_on: Option<String>,
    pub(super) expires_on: Option<String>,
    pub(super) remarks: Vec<String>,
}

/// `<relation>`.
#[derive(Debug, Default)]
pub(super) struct Relation {
    pub(super) kind: String,
    pub(super) target: Option<String>,
    pub(super) remarks: Vec<String>,
}

/// `<modification>`, without what it changed.
#[derive(Debug, Default)]
pub(super) struct Modification {
    pub(super) kind: String,
    /// From when it has effect, else when it was published or enacted.
    pub(super) day: Option<String>,
}

impl Target {
    /// Takes a target apart.
    pub(super) fn read(element: &Element) -> Self {
        let mut target = Self { id: owned(element.attribute("ssid")), ..Self::default() };
        target.sets.extend(owned(element.attribute("sanctions-set-id")));
        for child in element.all_children() {
            match child.name.as_str() {
                "sanctions-set-id" => target.sets.extend(text_of(child)),
                "foreign-identifier" => target.foreign_identifiers.extend(text_of(child)),
                "modification" => target.modifications.push(modification(child)),
                "generic-attribute" => target.read_attribute(child),
                "individual" => target.read_party(child, Kind::Individual),
                "entity" => target.read_party(child, Kind::Entity),
                "object" => {
                    let kind = child.attribute("object-type").unwrap_or_default().to_owned();
                    target.read_party(child, Kind::Object(kind));
                }
                name => target.unknown.push((name.to_owned(), text_of(child))),
            }
        }
        target
    }

    fn read_attribute(&mut self, element: &Element) {
        let name = element.attribute("name").unwrap_or("attribute").to_owned();
        self.attributes.extend(text_of(element).map(|text| (name, text)));
    }

    fn read_party(&mut self, element: &Element, kind: Kind) {
        self.kind = kind;
        self.sex = owned(element.attribute("sex"));
        for child in element.all_children() {
            match child.name.as_str() {
                "identity" => {
                    let identity = self.identity(child);
                    self.identities.push(identity);
                }
                "justification" => self.justifications.extend(text_of(child)),
                "other-information" => self.other_information.extend(text_of(child)),
                "relation" => self.relations.push(relation(child)),
                "generic-attribute" => self.read_attribute(child),
                name => self.unknown.push((name.to_owned(), text_of(child))),
            }
        }
    }

    fn identity(&mut self, element: &Element) -> Identity {
        let mut identity = Identity { main: element.flag("main"), ..Identity::default() };
        for child in element.all_children() {
            match child.name.as_str() {
                "name" => identity.names.push(name(child)),
                "nationality" => identity.nationalities.extend(child.children("country").map(CountryName::read)),
                "day-month-year" => identity.dates.push(day_month_year(child)),
                "place-of-birth" => identity.birth_places.push(located(child)),
                "address" => identity.addresses.push(located(child)),
                "identification-document" => identity.documents.push(document(child)),
                "generic-attribute" => self.read_attribute(child),
                name => self.unknown.push((format!("identity/{name}"), text_of(child))),
            }
        }
        identity
    }
}

fn owned(text: Option<&str>) -> Option<String> {
    text.map(str::to_owned)
}

fn remarks(element: &Element) -> Vec<String> {
    let is_remark = |child: &&Element| matches!(child.name.as_str(), "remark" | "remarks");
    element.all_children().iter().filter(is_remark).filter_map(text_of).collect()
}

fn name(element: &Element) -> PartedName {
    let part = |part: &Element| {
        let variant = |variant: &Element| {
            Some(Variant {
                language: owned(variant.attribute("lang")),
                script: owned(variant.attribute("script")),
                text: text_of(variant)?,
            })
        };
        Part {
            order: part.attribute("order").and_then(|order| order.parse().ok()).unwrap_or(u32::MAX),
            kind: part.attribute("name-part-type").unwrap_or_default().to_owned(),
            value: child_text(part, "value").unwrap_or_default(),
            variants: part.children("spelling-variant").filter_map(variant).collect(),
        }
    };
    let mut parts: Vec<Part> = element.children("name-part").map(part).collect();
    // The stable sort leaves parts without an order where they stand.
    parts.sort_by_key(|part| part.order);
    PartedName {
        id: owned(element.attribute("ssid")),
        kind: element.attribute("name-type").unwrap_or_default().to_owned(),
        quality: element.attribute("quality").unwrap_or_default().to_owned(),
        parts,
    }
}

fn day_month_year(element: &Element) -> DayMonthYear {
    DayMonthYear {
        day: owned(element.attribute("day")),
        month: owned(element.attribute("month")),
        year: owned(element.attribute("year")),
        calendar: owned(element.attribute("calendar")),
        low_quality: element.attribute("quality") == Some("low"),
    }
}

fn located(element: &Element) -> Located {
    Located {
        id: owned(element.attribute("ssid")),
        place: owned(element.attribute("place-id")),
        care_of: child_text(element, "c-o"),
        details: child_text(element, "address-details"),
        post_box: child_text(element, "p-o-box"),
        postal_code: child_text(element, "zip-code"),
        remarks: remarks(element),
        low_quality: element.attribute("quality") == Some("low"),
    }
}

fn document(element: &Element) -> Document {
    Document {
        kind: element.attribute("document-type").map(one_line).unwrap_or_default(),
        number: child_text(element, "number"),
        issuer: element.child("issuer").map(CountryName::read),
        place_of_issue: child_text(element, "place-of-issue"),
        issued_on: child_text(element, "date-of-issue"),
        expires_on: child_text(element, "expiry-date"),
        remarks: remarks(element),
    }
}

fn relation(element: &Element) -> Relation {
    Relation {
        kind: element.attribute("relation-type").unwrap_or_default().to_owned(),
        target: owned(element.attribute("target-id")),
        remarks: remarks(element),
    }
}

fn modification(element: &Element) -> Modification {
    let days = ["effective-date", "publication-date", "enactment-date"];
    Modification {
        kind: element.attribute("modification-type").unwrap_or_default().to_owned(),
        day: days.iter().find_map(|day| owned(element.attribute(day))),
    }
}
