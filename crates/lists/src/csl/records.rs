//! The fields of an entry, whatever the form. No meaning here.

/// A postal address: one text (CSV), or parted (JSON).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct PostalAddress {
    pub text: Option<String>,
    pub street: Option<String>,
    pub city: Option<String>,
    pub region: Option<String>,
    pub postal_code: Option<String>,
    pub country: Option<String>,
}

/// A number with its label, parted as far as the form does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Number {
    pub label: String,
    pub value: String,
    pub country: Option<String>,
    /// Dates whose meaning (issue, expiry) is not stated.
    pub dates: Vec<String>,
    pub issued: Option<String>,
    pub expires: Option<String>,
}

/// One entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Record {
    pub line: Option<u64>,
    pub id: String,
    pub source: String,
    pub entity_number: String,
    pub kind: String,
    pub programs: Vec<String>,
    pub name: String,
    pub title: String,
    pub addresses: Vec<PostalAddress>,
    pub notices: String,
    pub start_date: String,
    pub end_date: String,
    pub standard_order: String,
    pub license_requirement: String,
    pub license_policy: String,
    pub call_sign: String,
    pub vessel_type: String,
    pub gross_tonnage: String,
    pub gross_registered_tonnage: String,
    pub vessel_flag: String,
    pub vessel_owner: String,
    pub remarks: String,
    pub list_url: String,
    pub information_url: String,
    pub alt_names: Vec<String>,
    pub citizenships: Vec<String>,
    pub dates_of_birth: Vec<String>,
    pub nationalities: Vec<String>,
    pub places_of_birth: Vec<String>,
    pub numbers: Vec<Number>,
    /// Columns that the specification does not have, with their text.
    pub others: Vec<(String, String)>,
}

impl Record {
    /// Puts a text into its field; `false` if the column is none that holds one text.
    pub(super) fn put(&mut self, column: &str, text: &str) -> bool {
        let field = match column {
            "_id" | "id" => &mut self.id,
            "source" => &mut self.source,
            "entity_number" => &mut self.entity_number,
            "type" => &mut self.kind,
            "name" => &mut self.name,
            "title" => &mut self.title,
            "federal_register_notice" => &mut self.notices,
            "start_date" => &mut self.start_date,
            "end_date" => &mut self.end_date,
            "standard_order" => &mut self.standard_order,
            "license_requirement" => &mut self.license_requirement,
            "license_policy" => &mut self.license_policy,
            "call_sign" => &mut self.call_sign,
            "vessel_type" => &mut self.vessel_type,
            "gross_tonnage" => &mut self.gross_tonnage,
            "gross_registered_tonnage" => &mut self.gross_registered_tonnage,
            "vessel_flag" => &mut self.vessel_flag,
            "vessel_owner" => &mut self.vessel_owner,
            "remarks" => &mut self.remarks,
            "source_list_url" => &mut self.list_url,
            "source_information_url" => &mut self.information_url,
            _ => return false,
        };
        text.trim().clone_into(field);
        true
    }

    /// The field of a column that holds several texts.
    pub(super) fn texts(&mut self, column: &str) -> Option<&mut Vec<String>> {
        match column {
            "programs" => Some(&mut self.programs),
            "alt_names" => Some(&mut self.alt_names),
            "citizenships" => Some(&mut self.citizenships),
            "dates_of_birth" => Some(&mut self.dates_of_birth),
            "nationalities" => Some(&mut self.nationalities),
            "places_of_birth" => Some(&mut self.places_of_birth),
            _ => None,
        }
    }
}
