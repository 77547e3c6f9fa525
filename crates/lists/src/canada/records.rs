//! The records of the Canadian list as plain structs: what is written where. What it means is in the mapper.

use crate::{element::Element, tree::text_of};

/// A `<record>`, in the older or in the newer form.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// `Country`: the regulation, in English and French.
    pub(super) regulation: Option<String>,
    pub(super) last_name: Option<String>,
    pub(super) given_name: Option<String>,
    /// `Entity` or `EntityOrShip`.
    pub(super) body: Option<String>,
    /// `Title` or `TitleOrShip`: a title of a person, or what kind of ship it is.
    pub(super) title: Option<String>,
    pub(super) imo_number: Option<String>,
    pub(super) aliases: Option<String>,
    /// `DateOfBirth` or `DateOfBirthOrShipBuildDate`.
    pub(super) born_or_built: Option<String>,
    pub(super) schedule: Option<String>,
    pub(super) item: Option<String>,
    pub(super) listed_on: Option<String>,
    /// Elements that the reader does not know, with their text.
    pub(super) unknown: Vec<(String, Option<String>)>,
}

impl Record {
    /// Takes a record apart.
    pub(super) fn read(element: &Element) -> Self {
        let mut record = Self::default();
        for child in element.all_children() {
            let text = text_of(child);
            match child.name.as_str() {
                "Country" => record.regulation = text,
                "LastName" => record.last_name = text,
                "GivenName" => record.given_name = text,
                "Entity" | "EntityOrShip" => record.body = text,
                "Title" | "TitleOrShip" => record.title = text,
                "ShipIMONumber" => record.imo_number = text,
                "Aliases" => record.aliases = text,
                "DateOfBirth" | "DateOfBirthOrShipBuildDate" => record.born_or_built = text,
                // `N/A` where the regulation has no schedules.
                "Schedule" => record.schedule = text.filter(|text| text != "N/A"),
                "Item" => record.item = text,
                "DateOfListing" => record.listed_on = text,
                name => record.unknown.push((name.to_owned(), text)),
            }
        }
        record
    }
}
