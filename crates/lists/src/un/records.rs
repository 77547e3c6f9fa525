//! The records of the UN list as plain structs: what is written where. What it means is in the mapper.

use crate::{
    element::Element,
    tree::{child_text, text_of},
};

/// An `<INDIVIDUAL>` or an `<ENTITY>`.
#[derive(Debug, Default)]
pub(super) struct Party {
    pub(super) person: bool,
    /// `DATAID`, the number within the UN's database.
    pub(super) data_id: Option<String>,
    /// `REFERENCE_NUMBER`, such as `KPi.033`.
    pub(super) reference: Option<String>,
    /// `FIRST_NAME` to `FOURTH_NAME`, those that say anything.
    pub(super) name_words: Vec<String>,
    pub(super) original_name: Option<String>,
    pub(super) regime: Option<String>,
    pub(super) listed_on: Option<String>,
    pub(super) delisted_on: Option<String>,
    pub(super) submitted_on: Option<String>,
    pub(super) submitted_by: Option<String>,
    pub(super) updated_on: Vec<String>,
    pub(super) gender: Option<String>,
    pub(super) titles: Vec<String>,
    pub(super) positions: Vec<String>,
    pub(super) nationalities: Vec<String>,
    pub(super) comments: Vec<String>,
    pub(super) lists: Vec<String>,
    pub(super) aliases: Vec<Alias>,
    pub(super) births: Vec<Birth>,
    pub(super) birth_places: Vec<Location>,
    pub(super) addresses: Vec<Location>,
    pub(super) documents: Vec<Document>,
    /// Elements that the reader does not know: the path within the record, and the text.
    pub(super) unknown: Vec<(String, Option<String>)>,
}

/// `<INDIVIDUAL_ALIAS>` or `<ENTITY_ALIAS>`.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Alias {
    pub(super) quality: Option<String>,
    pub(super) name: Option<String>,
    pub(super) born_on: Option<String>,
    pub(super) city_of_birth: Option<String>,
    pub(super) country_of_birth: Option<String>,
    pub(super) note: Option<String>,
}

/// `<INDIVIDUAL_DATE_OF_BIRTH>`.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Birth {
    pub(super) kind: Option<String>,
    pub(super) date: Option<String>,
    pub(super) year: Option<String>,
    pub(super) from_year: Option<String>,
    pub(super) to_year: Option<String>,
    pub(super) note: Option<String>,
}

/// An address or a place of birth.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Location {
    pub(super) street: Option<String>,
    pub(super) city: Option<String>,
    pub(super) region: Option<String>,
    pub(super) postal_code: Option<String>,
    pub(super) country: Option<String>,
    pub(super) note: Option<String>,
}

/// `<INDIVIDUAL_DOCUMENT>`.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Document {
    pub(super) kind: Option<String>,
    /// `TYPE_OF_DOCUMENT2`: what the document is called, at times with its number.
    pub(super) second_kind: Option<String>,
    pub(super) number: Option<String>,
    pub(super) issuing_country: Option<String>,
    pub(super) issued_on: Option<String>,
    pub(super) city_of_issue: Option<String>,
    pub(super) country_of_issue: Option<String>,
    pub(super) note: Option<String>,
}

impl Party {
    /// Takes a record apart.
    pub(super) fn read(record: &Element) -> Self {
        let mut party = Self { person: record.name == "INDIVIDUAL", ..Self::default() };
        let words = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"];
        party.name_words = words.iter().filter_map(|name| child_text(record, name)).collect();
        for child in record.all_children() {
            match child.name.as_str() {
                "DATAID" => party.data_id = text_of(child),
                "REFERENCE_NUMBER" => party.reference = text_of(child),
                "NAME_ORIGINAL_SCRIPT" => party.original_name = text_of(child),
                "UN_LIST_TYPE" => party.regime = text_of(child),
                "LISTED_ON" => party.listed_on = text_of(child),
                "DELISTED_ON" => party.delisted_on = text_of(child),
                "SUBMITTED_ON" => party.submitted_on = text_of(child),
                "SUBMITTED_BY" => party.submitted_by = text_of(child),
                "GENDER" => party.gender = text_of(child),
                "LAST_DAY_UPDATED" => party.updated_on.extend(values(child)),
                "TITLE" => party.titles.extend(values(child)),
                "DESIGNATION" => party.positions.extend(values(child)),
                "NATIONALITY" => party.nationalities.extend(values(child)),
                "LIST_TYPE" => party.lists.extend(values(child)),
                "INDIVIDUAL_ALIAS" | "ENTITY_ALIAS" => party.aliases.push(alias(child)),
                "INDIVIDUAL_DATE_OF_BIRTH" => party.births.push(birth(child)),
                "INDIVIDUAL_PLACE_OF_BIRTH" => party.birth_places.push(location(child)),
                "INDIVIDUAL_ADDRESS" | "ENTITY_ADDRESS" => party.addresses.push(location(child)),
                "INDIVIDUAL_DOCUMENT" => party.documents.push(document(child)),
                // Taken above, the number of the schema's version, and keys that only sort.
                "FIRST_NAME" | "SECOND_NAME" | "THIRD_NAME" | "FOURTH_NAME" | "VERSIONNUM" | "SORT_KEY"
                | "SORT_KEY_LAST_MOD" => continue,
                name if name.starts_with("COMMENTS") => party.comments.extend(text_of(child)),
                name => {
                    party.unknown.push((name.to_owned(), text_of(child)));
                    continue;
                }
            }
            for inner in child.all_children().iter().filter(|inner| !KNOWN_INSIDE.contains(&inner.name.as_str())) {
                party.unknown.push((format!("{}/{}", child.name, inner.name), text_of(inner)));
            }
        }
        party.aliases.retain(|alias| *alias != Alias::default());
        party.births.retain(|birth| *birth != Birth::default());
        party.birth_places.retain(|place| *place != Location::default());
        party.addresses.retain(|place| *place != Location::default());
        party.documents.retain(|document| *document != Document::default());
        party
    }
}

/// Names that stand one level below the elements of a record.
const KNOWN_INSIDE: &[&str] = &[
    "VALUE",
    "QUALITY",
    "ALIAS_NAME",
    "DATE_OF_BIRTH",
    "CITY_OF_BIRTH",
    "COUNTRY_OF_BIRTH",
    "NOTE",
    "TYPE_OF_DATE",
    "DATE",
    "YEAR",
    "FROM_YEAR",
    "TO_YEAR",
    "STREET",
    "CITY",
    "STATE_PROVINCE",
    "ZIP_CODE",
    "COUNTRY",
    "TYPE_OF_DOCUMENT",
    "TYPE_OF_DOCUMENT2",
    "NUMBER",
    "ISSUING_COUNTRY",
    "DATE_OF_ISSUE",
    "CITY_OF_ISSUE",
    "COUNTRY_OF_ISSUE",
];

/// The texts of the `<VALUE>` elements within an element.
fn values(element: &Element) -> Vec<String> {
    element.children("VALUE").filter_map(text_of).collect()
}

fn alias(element: &Element) -> Alias {
    Alias {
        quality: child_text(element, "QUALITY"),
        name: child_text(element, "ALIAS_NAME"),
        born_on: child_text(element, "DATE_OF_BIRTH"),
        city_of_birth: child_text(element, "CITY_OF_BIRTH"),
        country_of_birth: child_text(element, "COUNTRY_OF_BIRTH"),
        note: child_text(element, "NOTE"),
    }
}

fn birth(element: &Element) -> Birth {
    Birth {
        kind: child_text(element, "TYPE_OF_DATE"),
        date: child_text(element, "DATE"),
        year: child_text(element, "YEAR"),
        from_year: child_text(element, "FROM_YEAR"),
        to_year: child_text(element, "TO_YEAR"),
        note: child_text(element, "NOTE"),
    }
}

fn location(element: &Element) -> Location {
    Location {
        street: child_text(element, "STREET"),
        city: child_text(element, "CITY"),
        region: child_text(element, "STATE_PROVINCE"),
        postal_code: child_text(element, "ZIP_CODE"),
        country: child_text(element, "COUNTRY"),
        note: child_text(element, "NOTE"),
    }
}

fn document(element: &Element) -> Document {
    Document {
        kind: child_text(element, "TYPE_OF_DOCUMENT"),
        second_kind: child_text(element, "TYPE_OF_DOCUMENT2"),
        number: child_text(element, "NUMBER"),
        issuing_country: child_text(element, "ISSUING_COUNTRY"),
        issued_on: child_text(element, "DATE_OF_ISSUE"),
        city_of_issue: child_text(element, "CITY_OF_ISSUE"),
        country_of_issue: child_text(element, "COUNTRY_OF_ISSUE"),
        note: child_text(element, "NOTE"),
    }
}
