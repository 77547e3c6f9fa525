//! The records of Advanced XML as plain structs: what is written where. What it means is in the mapper.

use super::{
    super::structured::{
        dates::Bounds,
        names::{part_kind, script_code},
    },
    references::References,
};
use crate::element::Element;
use interdict_model::{NamePart, PartialDate};
use std::collections::HashMap;

/// A country as pointed at: name, ISO code.
pub(super) type NamedCountry = (String, Option<String>);

fn owned(text: Option<&str>) -> Option<String> {
    text.map(str::to_owned)
}

/// `<Year>`, `<Month>`, `<Day>`.
pub(super) fn day(element: &Element) -> Option<PartialDate> {
    let number = |name: &str| element.child_text(name).and_then(|text| text.parse::<u16>().ok());
    let small = |name: &str| number(name).and_then(|value| u8::try_from(value).ok()).unwrap_or(0);
    let year = number("Year")?;
    PartialDate::day(year, small("Month"), small("Day"))
        .or_else(|| PartialDate::month(year, small("Month")))
        .or_else(|| PartialDate::year(year))
}

/// `<DatePeriod>` with its `<Start>` and `<End>`, each `<From>` and `<To>`.
pub(super) fn bounds(period: &Element) -> Bounds {
    let (start, end) = (period.child("Start"), period.child("End"));
    let part = |side: Option<&Element>, name: &str| side.and_then(|side| side.child(name)).and_then(day);
    let approximate = |side: Option<&Element>| side.is_some_and(|side| side.flag("Approximate"));
    Bounds {
        begin_from: part(start, "From"),
        begin_to: part(start, "To"),
        end_from: part(end, "From"),
        end_to: part(end, "To"),
        approximate: approximate(start) || approximate(end),
        range: false,
    }
}

/// `<Location>`.
#[derive(Debug)]
pub(super) struct Location {
    pub(super) country: Option<NamedCountry>,
    /// Location part type and value.
    pub(super) parts: Vec<(String, String)>,
    pub(super) comment: Option<String>,
}

impl Location {
    pub(super) fn read(element: &Element, references: &References) -> Self {
        let country = element
            .child("LocationCountry")
            .and_then(|country| references.country(country.attribute("CountryID")))
            .or_else(|| {
                element.child("LocationAreaCode").and_then(|area| references.area(area.attribute("AreaCodeID")))
            });
        let mut parts = Vec::new();
        for part in element.children("LocationPart") {
            let kind = references.text("LocPartType", part.attribute("LocPartTypeID"));
            let values = part.children("LocationPartValue").filter_map(|value| value.child_text("Value"));
            parts.extend(values.map(|value| (kind.clone(), value.to_owned())));
        }
        Self { country, parts, comment: owned(element.child_text("Comment")) }
    }
}

/// `<IDRegDocument>`. Its `ValidityID` is not read: in the 2016 edition it calls 68 of 74 IMO numbers and 11 of 14 passports
/// fraudulent, which no other form of the same list repeats.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) kind: String,
    pub(super) number: Option<String>,
    pub(super) country: Option<NamedCountry>,
    pub(super) authority: Option<String>,
    pub(super) issued_in: Option<String>,
    pub(super) comment: Option<String>,
    /// `Issue Date`, `Expiration Date` and when.
    pub(super) dates: Vec<(String, Bounds)>,
}

impl Document {
    pub(super) fn read(element: &Element, references: &References) -> Self {
        let date = |date: &Element| {
            let kind = references.text("IDRegDocDateType", date.attribute("IDRegDocDateTypeID"));
            Some((kind, bounds(date.child("DatePeriod")?)))
        };
        Self {
            kind: references.text("IDRegDocType", element.attribute("IDRegDocTypeID")),
            number: owned(element.child_text("IDRegistrationNo")),
            country: references.country(element.attribute("IssuedBy-CountryID")),
            authority: owned(element.child_text("IssuingAuthority")),
            issued_in: owned(element.attribute("IssuedIn-LocationID")),
            comment: owned(element.child_text("Comment")),
            dates: element.children("DocumentDate").filter_map(date).collect(),
        }
    }
}

/// `<DocumentedName>` in one script, with what its `<Alias>` says.
#[derive(Debug)]
pub(super) struct DocumentedName {
    pub(super) id: Option<String>,
    /// `A.K.A.`, `F.K.A.`, `Name`.
    pub(super) alias_type: String,
    pub(super) primary: bool,
    pub(super) low_quality: bool,
    pub(super) script: Option<String>,
    pub(super) parts: Vec<NamePart>,
}

/// `<FeatureVersion>` with the type of its `<Feature>`.
#[derive(Debug)]
pub(super) struct FeatureVersion {
    pub(super) kind: String,
    pub(super) comment: Option<String>,
    pub(super) dates: Vec<Bounds>,
    /// Texts, and texts of the reference values pointed at.
    pub(super) details: Vec<String>,
    pub(super) locations: Vec<String>,
}

/// `<DistinctParty>`.
#[derive(Debug)]
pub(super) struct Party {
    pub(super) fixed_ref: Option<String>,
    pub(super) comments: Vec<String>,
    pub(super) profile_ids: Vec<String>,
    pub(super) identity_ids: Vec<String>,
    /// `Individual`, `Entity`, `Vessel`, `Aircraft`.
    pub(super) kind: String,
    pub(super) names: Vec<DocumentedName>,
    pub(super) features: Vec<FeatureVersion>,
}

impl Party {
    pub(super) fn read(element: &Element, references: &References) -> Self {
        let mut party = Self {
            fixed_ref: owned(element.attribute("FixedRef")),
            comments: element.children("Comment").filter_map(Element::text).map(str::to_owned).collect(),
            profile_ids: Vec::new(),
            identity_ids: Vec::new(),
            kind: String::new(),
            names: Vec::new(),
            features: Vec::new(),
        };
        for profile in element.children("Profile") {
            party.profile_ids.extend(owned(profile.attribute("ID")));
            party.comments.extend(profile.children("Comment").filter_map(Element::text).map(str::to_owned));
            if party.kind.is_empty() {
                party.kind = references.party_kind(profile.attribute("PartySubTypeID"));
            }
            for identity in profile.children("Identity") {
                party.identity_ids.extend(owned(identity.attribute("ID")));
                read_names(identity, references, &mut party.names);
            }
            for feature in profile.children("Feature") {
                let kind = references.text("FeatureType", feature.attribute("FeatureTypeID"));
                for version in feature.children("FeatureVersion") {
                    party.features.push(read_feature(&kind, version, references));
                }
            }
        }
        party
    }
}

fn read_names(identity: &Element, references: &References, names: &mut Vec<DocumentedName>) {
    let mut part_types: HashMap<&str, String> = HashMap::new();
    for group in identity.within("NamePartGroups", "MasterNamePartGroup").flat_map(|m| m.children("NamePartGroup")) {
        let kind = references.text("NamePartType", group.attribute("NamePartTypeID"));
        part_types.extend(group.attribute("ID").map(|id| (id, kind)));
    }
    for alias in identity.children("Alias") {
        for documented in alias.children("DocumentedName") {
            // Parts in another script are another spelling of the name, not more of it.
            let mut by_script: Vec<(Option<String>, Vec<NamePart>)> = Vec::new();
            for value in documented.within("DocumentedNamePart", "NamePartValue") {
                let Some(text) = value.text() else { continue };
                let script = references.script(value.attribute("ScriptID"));
                let script = script.and_then(|(name, code)| script_code(code).or_else(|| script_code(name)));
                let group = value.attribute("NamePartGroupID").and_then(|id| part_types.get(id));
                let kind = part_kind(group.map_or("", String::as_str));
                let part = NamePart { kind, text: text.to_owned() };
                match by_script.iter_mut().find(|(held, _)| *held == script) {
                    Some((_, parts)) => parts.push(part),
                    None => by_script.push((script, vec![part])),
                }
            }
            names.extend(by_script.into_iter().map(|(script, parts)| DocumentedName {
                id: owned(documented.attribute("ID")),
                alias_type: references.text("AliasType", alias.attribute("AliasTypeID")),
                primary: alias.flag("Primary"),
                low_quality: alias.flag("LowQuality"),
                script,
                parts,
            }));
        }
    }
}

fn read_feature(kind: &str, version: &Element, references: &References) -> FeatureVersion {
    let detail = |detail: &Element| {
        let reference = detail.attribute("DetailReferenceID");
        owned(detail.text()).or_else(|| reference.map(|id| references.text("DetailReference", Some(id))))
    };
    FeatureVersion {
        kind: kind.to_owned(),
        comment: owned(version.child_text("Comment")),
        dates: version.children("DatePeriod").map(bounds).collect(),
        details: version.children("VersionDetail").filter_map(detail).collect(),
        locations: version
            .children("VersionLocation")
            .filter_map(|location| owned(location.attribute("LocationID")))
            .collect(),
    }
}

/// `<EntryEvent>`.
#[derive(Debug)]
pub(super) struct Event {
    /// `Created` is the only type that OFAC has used so far.
    pub(super) kind: String,
    pub(super) legal_basis: String,
    pub(super) date: Option<PartialDate>,
    pub(super) comment: Option<String>,
}

/// `<SanctionsEntry>`.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) id: Option<String>,
    pub(super) profile_id: Option<String>,
    pub(super) list: String,
    pub(super) events: Vec<Event>,
    /// Sanctions type, comment (the code where the type is `Program`), and since when.
    pub(super) measures: Vec<(String, Option<String>, Bounds)>,
}

impl Entry {
    pub(super) fn read(element: &Element, references: &References) -> Self {
        let event = |event: &Element| Event {
            kind: references.text("EntryEventType", event.attribute("EntryEventTypeID")),
            legal_basis: references.text("LegalBasis", event.attribute("LegalBasisID")),
            date: event.child("Date").and_then(day),
            comment: owned(event.child_text("Comment")),
        };
        let measure = |measure: &Element| {
            let kind = references.text("SanctionsType", measure.attribute("SanctionsTypeID"));
            let period = measure.child("DatePeriod").map(bounds).unwrap_or_default();
            (kind, owned(measure.child_text("Comment")), period)
        };
        Self {
            id: owned(element.attribute("ID")),
            profile_id: owned(element.attribute("ProfileID")),
            list: references.text("List", element.attribute("ListID")),
            events: element.children("EntryEvent").map(event).collect(),
            measures: element.children("SanctionsMeasure").map(measure).collect(),
        }
    }
}
