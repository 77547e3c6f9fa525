//! What Advanced and Enhanced XML share: both publish parties as typed records instead of lines of text.
//!
//! | module | what |
//! |---|---|
//! | [`dates`] | dates from bounds |
//! | [`names`] | printed names from typed parts |
//! | [`features`] | features (birth date, flag, website ...) to their places in an entity |
//!
//! The formats differ in how they point (reference numbers against words); what is pointed at is the same vocabulary, so
//! its meaning is here once.

pub(super) mod dates;
pub(super) mod features;
pub(super) mod names;

use super::meaning::{self, OfacList, PUBLISHER};
use crate::{EditionInfo, ListError, ListReading, Place, Warning, xml::XmlFault};
use interdict_model::{Address, Country, Designation, Entity, PartialDate, RelationKind};

/// A country by OFAC's name for it, else by the ISO code beside the name.
pub(super) fn country(name: &str, iso: Option<&str>) -> Option<Country> {
    meaning::country(name).or_else(|| iso.and_then(Country::from_code))
}

/// `undetermined` stands where OFAC knows no country.
pub(super) fn is_a_country(name: &str) -> bool {
    !["undetermined", "none identified", "unknown"].iter().any(|word| name.eq_ignore_ascii_case(word))
}

/// What this party is to the other, from the relation type of the reference values. Types without a kind of their own
/// ("Owns, controls, or operates", "playing a significant role in") keep OFAC's words.
pub(super) fn relation_kind(label: &str) -> RelationKind {
    match label.trim().to_ascii_lowercase().trim_end_matches(" of") {
        "associate" => RelationKind::LinkedTo,
        "acting for or on behalf" => RelationKind::ActsFor,
        "owned or controlled by" => RelationKind::OwnedBy,
        "providing support to" => RelationKind::Supports,
        "family member" => RelationKind::FamilyOf,
        "leader or official" => RelationKind::LeaderOf,
        "principal executive officer" => RelationKind::ExecutiveOf,
        "property in the interest" => RelationKind::PropertyOf,
        _ => RelationKind::Other(label.trim().to_owned()),
    }
}

/// Puts one part of an address in its place by its location part type.
pub(super) fn add_address_part(address: &mut Address, kind: &str, value: &str) {
    let append = |field: &mut Option<String>| match field {
        Some(held) => {
            held.push_str(", ");
            held.push_str(value);
        }
        None => *field = Some(value.to_owned()),
    };
    match kind.trim().to_ascii_uppercase().as_str() {
        "CITY" => append(&mut address.city),
        "STATE/PROVINCE" => append(&mut address.region),
        // A region that belongs to no country stands in its place: `Region: Gaza`, as the other forms print it.
        "REGION" => {
            address.country_name = Some(format!("Region: {value}"));
            address.country = meaning::country(value);
        }
        "POSTAL CODE" => append(&mut address.postal_code),
        "UNKNOWN" => append(&mut address.note),
        // ADDRESS1 to ADDRESS3, and whatever else is added one day.
        _ => append(&mut address.street),
    }
}

/// Names the country of an address, after its parts. A region then is one of that country.
pub(super) fn set_address_country(address: &mut Address, name: &str, iso: Option<&str>) {
    if is_a_country(name) {
        if let Some(region) = address.country_name.as_deref().and_then(|name| name.strip_prefix("Region: ")) {
            let region = region.to_owned();
            add_address_part(address, "STATE/PROVINCE", &region);
        }
        address.country_name = Some(name.to_owned());
        address.country = country(name, iso);
    }
}

/// Whether an address says anything. OFAC publishes empty ones where it knows no place.
pub(super) fn says_anything(address: &Address) -> bool {
    address.note.is_some() || !address.one_line().is_empty()
}

/// Which of the two lists a publication is. Every party of the consolidated list has an entry on the "Consolidated List"
/// (beside the one on its own list); on the SDN list at most the few that stand on both have one.
pub(super) fn which_list(entities: &[Entity], file: &str) -> OfacList {
    let on = |entity: &Entity, list: &str| {
        entity.designations.iter().any(|designation| designation.list.as_deref() == Some(list))
    };
    let listed = entities.iter().filter(|entity| !entity.designations.is_empty()).count();
    let consolidated = entities.iter().filter(|entity| on(entity, "Consolidated List")).count();
    match listed {
        // Cut off before any entry: only the name is left to go by.
        0 if file.to_ascii_lowercase().starts_with("cons") => OfacList::Consolidated,
        0 => OfacList::Sdn,
        _ if consolidated * 2 > listed => OfacList::Consolidated,
        _ => OfacList::Sdn,
    }
}

/// A designation that repeats what another of the same party says, apart from list and dates.
pub(super) fn designation_on(
    list: Option<&str>,
    entry_id: Option<&str>,
    listed_on: Option<PartialDate>,
) -> Designation {
    Designation {
        authority: meaning::AUTHORITY.to_owned(),
        list: list.map(str::to_owned),
        entry_id: entry_id.map(str::to_owned),
        listed_on,
        ..Designation::default()
    }
}

/// Puts the pieces of a reading together, the list told by its content.
pub(super) fn reading(
    mut entities: Vec<Entity>,
    warnings: Vec<Warning>,
    published_on: Option<PartialDate>,
    format: &str,
    file: &str,
) -> ListReading {
    let list = which_list(&entities, file);
    for entity in &mut entities {
        entity.datasets = vec![list.dataset().to_owned()];
        entity.topics = vec!["sanction".to_owned()];
    }
    let info = EditionInfo {
        dataset: list.dataset().to_owned(),
        title: list.title().to_owned(),
        publisher: PUBLISHER.to_owned(),
        format: format.to_owned(),
        published_on,
        ..EditionInfo::default()
    };
    ListReading { info, entities, warnings }
}

/// What to do when reading stopped early: a warning if there are parties, an error if there are none or if the file is one
/// no list ever is.
pub(super) fn stopped(fault: &XmlFault, file: &str, line: u64, entities: &[Entity]) -> Result<Warning, ListError> {
    let place = Place::in_file(file).at_line(line);
    let Some(last) = entities.last() else {
        return Err(ListError::Malformed { place, message: format!("{fault}; no party was read before that") });
    };
    if matches!(fault, XmlFault::Doctype) {
        return Err(ListError::Malformed { place, message: fault.to_string() });
    }
    let message = format!("{fault}; {} parties before that were read, the rest is missing", entities.len());
    Ok(Warning::loss(place.of_record(&last.id), message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relation_types_have_their_kinds() {
        let cases = [
            ("Associate Of", RelationKind::LinkedTo),
            ("Principal Executive Officer", RelationKind::ExecutiveOf),
            ("Principal Executive Officer of", RelationKind::ExecutiveOf),
            ("Owned or Controlled By", RelationKind::OwnedBy),
            ("playing a significant role in", RelationKind::Other("playing a significant role in".into())),
        ];
        for (label, kind) in cases {
            assert_eq!(relation_kind(label), kind);
        }
    }

    #[test]
    fn an_address_is_put_together_from_its_parts() {
        let mut address = Address::default();
        for (kind, value) in
            [("ADDRESS1", "No. 1"), ("ADDRESS2", "High Street"), ("CITY", "Gaza"), ("REGION", "Gaza Strip")]
        {
            add_address_part(&mut address, kind, value);
        }
        set_address_country(&mut address, "undetermined", None);
        assert_eq!(address.one_line(), "No. 1, High Street, Gaza, Region: Gaza Strip");
        set_address_country(&mut address, "Palestinian", Some("PS"));
        assert_eq!(address.one_line(), "No. 1, High Street, Gaza, Gaza Strip, Palestinian");
        assert_eq!(address.country.map(|country| country.code().to_owned()).as_deref(), Some("ps"));
    }
}
