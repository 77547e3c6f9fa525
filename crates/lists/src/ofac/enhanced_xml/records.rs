//! The records of Enhanced XML as plain structs: what is written where. What it means is in the mapper.

use super::super::structured::{
    dates::Bounds,
    names::{part_kind, script_code},
};
use crate::element::Element;
use interdict_model::{NamePart, PartialDate};

fn owned(text: Option<&str>) -> Option<String> {
    text.map(str::to_owned)
}

/// A day, of which the time (`2025-01-10T00:00:00`) is left out.
fn date(element: &Element, name: &str) -> Option<PartialDate> {
    element.child_text(name).and_then(|text| text.parse().ok())
}

/// `<valueDate>`, `<issueDate>`, `<expirationDate>`.
fn bounds(element: &Element) -> Bounds {
    Bounds {
        begin_from: date(element, "fromDateBegin"),
        begin_to: date(element, "fromDateEnd"),
        end_from: date(element, "toDateBegin"),
        end_to: date(element, "toDateEnd"),
        approximate: element.child_flag("isApproximate"),
        range: element.child_flag("isDateRange"),
    }
}

/// Something named in words with its reference number.
#[derive(Debug)]
pub(super) struct Reference {
    pub(super) id: Option<String>,
    pub(super) text: String,
}

fn reference(element: &Element) -> Option<Reference> {
    Some(Reference { id: owned(element.attribute("refId")), text: element.text()?.to_owned() })
}

/// `<publicationInfo>`.
#[derive(Debug)]
pub(super) struct Publication {
    pub(super) as_of: Option<PartialDate>,
    /// Everything the export was filtered by other than lists.
    pub(super) filters: Vec<String>,
}

impl Publication {
    pub(super) fn read(element: &Element) -> Self {
        let filters = element.children("filters").flat_map(Element::all_children);
        let narrowing = filters.filter(|filter| filter.name != "sanctionsLists").flat_map(Element::all_children);
        Self {
            as_of: date(element, "dataAsOf"),
            filters: narrowing.filter_map(Element::text).map(str::to_owned).collect(),
        }
    }
}

/// `<translation>` of a `<name>`: the name in one script.
#[derive(Debug)]
pub(super) struct Translation {
    pub(super) name_id: Option<String>,
    pub(super) primary_name: bool,
    /// Whether this is the script the name is filed under.
    pub(super) main_script: bool,
    pub(super) alias_type: String,
    pub(super) low_quality: bool,
    pub(super) script: Option<String>,
    pub(super) formatted: Option<String>,
    pub(super) parts: Vec<NamePart>,
}

/// `<sanctionsList>`: the list and the day the party was put on it.
#[derive(Debug)]
pub(super) struct Listing {
    pub(super) list: String,
    pub(super) id: Option<String>,
    pub(super) published: Option<PartialDate>,
}

/// `<address>` in its primary translation.
#[derive(Debug)]
pub(super) struct Location {
    pub(super) id: Option<String>,
    pub(super) country: Option<Reference>,
    /// Location part type and value.
    pub(super) parts: Vec<(String, String)>,
}

/// `<feature>`.
#[derive(Debug)]
pub(super) struct TypedValue {
    pub(super) kind: String,
    pub(super) value: Option<String>,
    pub(super) reference: Option<String>,
    pub(super) date: Option<Bounds>,
    pub(super) comment: Option<String>,
}

/// `<identityDocument>`. Its `idFeatures` repeat features of the party and are not read.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) kind: String,
    pub(super) number: Option<String>,
    pub(super) valid: bool,
    pub(super) country: Option<Reference>,
    pub(super) place: Option<String>,
    pub(super) authority: Option<String>,
    pub(super) comment: Option<String>,
    pub(super) issued: Option<Bounds>,
    pub(super) expires: Option<Bounds>,
}

/// `<relationship>`.
#[derive(Debug)]
pub(super) struct Relationship {
    pub(super) kind: String,
    pub(super) other_id: Option<String>,
    /// Missing where the other party is outside the export.
    pub(super) other_name: Option<String>,
    pub(super) comment: Option<String>,
}

/// `<entity>`.
#[derive(Debug)]
pub(super) struct Party {
    pub(super) id: Option<String>,
    pub(super) kind: String,
    pub(super) title: Option<String>,
    pub(super) remarks: Option<String>,
    pub(super) listings: Vec<Listing>,
    pub(super) programmes: Vec<String>,
    pub(super) measures: Vec<String>,
    pub(super) legal_basis: Vec<String>,
    pub(super) names: Vec<Translation>,
    pub(super) addresses: Vec<Location>,
    pub(super) features: Vec<TypedValue>,
    pub(super) documents: Vec<Document>,
    pub(super) relationships: Vec<Relationship>,
}

impl Party {
    pub(super) fn read(element: &Element) -> Self {
        let info = |name: &str| element.child("generalInfo").and_then(|info| info.child_text(name));
        let texts = |wrapper: &str, name: &str| -> Vec<String> {
            element.within(wrapper, name).filter_map(Element::text).map(str::to_owned).collect()
        };
        Self {
            id: owned(element.attribute("id")),
            kind: info("entityType").unwrap_or_default().to_owned(),
            title: owned(info("title")),
            remarks: owned(info("remarks")),
            listings: element.within("sanctionsLists", "sanctionsList").map(listing).collect(),
            programmes: texts("sanctionsPrograms", "sanctionsProgram"),
            measures: texts("sanctionsTypes", "sanctionsType"),
            legal_basis: texts("legalAuthorities", "legalAuthority"),
            names: element.within("names", "name").flat_map(translations).collect(),
            addresses: element.within("addresses", "address").map(location).collect(),
            features: element.within("features", "feature").map(typed_value).collect(),
            documents: element.within("identityDocuments", "identityDocument").map(document).collect(),
            relationships: element.within("relationships", "relationship").map(relationship).collect(),
        }
    }
}

fn listing(element: &Element) -> Listing {
    Listing {
        list: element.text().unwrap_or_default().to_owned(),
        id: owned(element.attribute("id")),
        published: element.attribute("datePublished").and_then(|text| text.parse().ok()),
    }
}

fn translations(name: &Element) -> Vec<Translation> {
    let part = |part: &Element| {
        let kind = part_kind(part.child_text("type").unwrap_or_default());
        part.child_text("value").map(|text| NamePart { kind, text: text.to_owned() })
    };
    let translation = |translation: &Element| Translation {
        name_id: owned(name.attribute("id")),
        primary_name: name.child_flag("isPrimary"),
        main_script: translation.child_flag("isPrimary"),
        alias_type: name.child_text("aliasType").unwrap_or_default().to_owned(),
        low_quality: name.child_flag("isLowQuality"),
        script: translation.child_text("script").and_then(script_code),
        formatted: owned(translation.child_text("formattedFullName")),
        parts: translation.within("nameParts", "namePart").filter_map(part).collect(),
    };
    name.within("translations", "translation").map(translation).collect()
}

fn location(address: &Element) -> Location {
    // An address in another script repeats the primary one; the primary one is Latin.
    let primary = |translation: &&Element| translation.child_flag("isPrimary");
    let translation = address
        .within("translations", "translation")
        .find(primary)
        .or_else(|| address.within("translations", "translation").next());
    let part = |part: &Element| {
        let kind = part.child_text("type").unwrap_or_default().to_owned();
        part.child_text("value").map(|value| (kind, value.to_owned()))
    };
    Location {
        id: owned(address.attribute("id")),
        country: address.child("country").and_then(reference),
        parts: translation
            .into_iter()
            .flat_map(|translation| translation.within("addressParts", "addressPart"))
            .filter_map(part)
            .collect(),
    }
}

fn typed_value(feature: &Element) -> TypedValue {
    TypedValue {
        kind: feature.child_text("type").unwrap_or_default().to_owned(),
        value: owned(feature.child_text("value")),
        reference: owned(feature.child_text("valueRefId")),
        date: feature.child("valueDate").map(bounds),
        comment: owned(feature.child_text("comments")),
    }
}

fn document(element: &Element) -> Document {
    Document {
        kind: element.child_text("type").unwrap_or_default().to_owned(),
        number: owned(element.child_text("documentNumber")),
        valid: element.child_text("isValid").is_none() || element.child_flag("isValid"),
        country: element.child("issuingCountry").and_then(reference),
        place: owned(element.child_text("issuingLocation")),
        authority: owned(element.child_text("issuingAuthority")),
        comment: owned(element.child_text("comments")),
        issued: element.child("issueDate").map(bounds),
        expires: element.child("expirationDate").map(bounds),
    }
}

fn relationship(element: &Element) -> Relationship {
    let other = element.child("relatedEntity");
    Relationship {
        kind: element.child_text("type").unwrap_or_default().to_owned(),
        other_id: other.and_then(|other| owned(other.attribute("entityId"))),
        other_name: other.and_then(|other| owned(other.text())),
        comment: owned(element.child_text("comments")),
    }
}
