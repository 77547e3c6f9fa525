//! Standard XML: `SDN.XML` and `CONSOLIDATED.XML`, in both namespaces they have had (tempuri.org to 2024, OFAC's Sanctions
//! List Service since). Source of the rules: `SDN.xsd` and `consolidated.xsd`.
//!
//! The reader takes one `sdnEntry` at a time into a small tree ([`Element`]); the mapper makes an entity of it. Names of
//! elements are compared without their namespace. What breaks off in the middle gives the entries before the break, with
//! a warning that says where.

use super::{
    dates,
    meaning::{self, OfacList},
    remarks,
};
use crate::{
    EditionInfo, ListError, ListReading, Place, Warning,
    xml::{self, XmlFault},
};
use interdict_model::{
    Address, CountryRole, Designation, Entity, Identifier, IdentifierKind, Name, NamePart, PartKind, Period, Programme,
    Schema, VesselFacts,
};
use quick_xml::{Reader, events::Event};

/// How deep an entry may nest. The schema needs four; a file that nests without end must not end the program.
const DEPTH_LIMIT: usize = 12;

/// An element of an entry with its text and children.
#[derive(Debug, Default)]
struct Element {
    name: String,
    text: String,
    children: Vec<Element>,
}

impl Element {
    fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// Text of a child, if it has any.
    fn text(&self, name: &str) -> Option<&str> {
        self.child(name).map(|child| child.text.as_str()).filter(|text| !text.is_empty())
    }

    /// The elements of a list such as `akaList`, main entries (`mainEntry` = true) first.
    fn list(&self, name: &str) -> Vec<&Element> {
        let mut items: Vec<&Element> = self.child(name).into_iter().flat_map(|list| &list.children).collect();
        items.sort_by_key(|item| item.text("mainEntry") == Some("false"));
        items
    }
}

/// Reads the element whose start was just read.
fn element(reader: &mut Reader<&[u8]>, name: &str, depth: usize) -> Result<Element, XmlFault> {
    let mut found = Element { name: name.to_owned(), ..Element::default() };
    let mut text = String::new();
    loop {
        match reader.read_event()? {
            Event::Start(start) => {
                let name = start.local_name().into_inner().to_owned();
                if depth >= DEPTH_LIMIT {
                    let text = xml::text_of(reader, &name)?;
                    found.children.push(Element { name, text, children: Vec::new() });
                } else {
                    found.children.push(element(reader, &name, depth + 1)?);
                }
            }
            Event::Empty(start) => {
                let name = start.local_name().into_inner().to_owned();
                found.children.push(Element { name, ..Element::default() });
            }
            Event::Text(piece) => text.push_str(&piece),
            Event::CData(piece) => text.push_str(&piece),
            Event::GeneralRef(reference) => text.push(xml::character_of(&reference)?),
            Event::End(_) => {
                text.trim().clone_into(&mut found.text);
                return Ok(found);
            }
            Event::DocType(_) => return Err(XmlFault::Doctype),
            Event::Eof => return Err(XmlFault::CutOff(name.to_owned())),
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
        }
    }
}

/// Reads a publication in standard XML. `file` is the name for messages; it also tells the two lists apart, because
/// their content does not say which one it is.
pub fn read(bytes: &[u8], file: &str) -> Result<ListReading, ListError> {
    let (text, is_as_declared) = xml::decode(bytes);
    let list = if file.to_ascii_lowercase().contains("cons") { OfacList::Consolidated } else { OfacList::Sdn };
    let mut reading = ListReading {
        info: EditionInfo {
            dataset: list.dataset().into(),
            title: list.title().into(),
            publisher: meaning::PUBLISHER.into(),
            format: "Standard XML".into(),
            ..EditionInfo::default()
        },
        ..ListReading::default()
    };
    if !is_as_declared {
        let message = "the file is not UTF-8; it was read as windows-1252";
        reading.warnings.push(Warning::note(Place::in_file(file), message));
    }
    let mut reader = Reader::from_str(&text);
    let outcome = entries(&mut reader, list, file, &text, &mut reading);
    let line = xml::line_at(&text, reader.buffer_position());
    let last = reading.entities.last().map(|entity| entity.id.trim_start_matches("ofac-").to_owned());
    let at_end = Place { file: file.to_owned(), line: Some(line), record: last };
    if let Err(fault) = outcome {
        if reading.entities.is_empty() || matches!(fault, XmlFault::Doctype) {
            return Err(ListError::Malformed { place: at_end, message: fault.to_string() });
        }
        reading.warnings.push(Warning::loss(at_end, format!("{fault}; what comes after this record was not read")));
    } else if reading.entities.is_empty() {
        return Err(ListError::Malformed { place: at_end, message: "the list holds no entry".into() });
    }
    let read = reading.entities.len() as u64;
    if let Some(declared) = reading.info.declared_records.filter(|declared| *declared != read) {
        let message = format!("the file says it has {declared} records, {read} were read");
        reading.warnings.push(Warning::loss(Place::in_file(file), message));
    }
    Ok(reading)
}

fn entries(
    reader: &mut Reader<&[u8]>,
    list: OfacList,
    file: &str,
    text: &str,
    reading: &mut ListReading,
) -> Result<(), XmlFault> {
    let mut closed = false;
    loop {
        match reader.read_event()? {
            Event::Start(start) => match start.local_name().into_inner() {
                "sdnEntry" => {
                    let start = reader.buffer_position();
                    let entry = element(reader, "sdnEntry", 0)?;
                    match entry.text("uid") {
                        Some(uid) => reading.entities.push(entity(list, uid, &entry)),
                        None => reading.warnings.push(Warning::loss(
                            Place::in_file(file).at_line(xml::line_at(text, start)),
                            "an entry without uid; it was left out",
                        )),
                    }
                }
                // Both spellings: the schema has the typing slip.
                "publshInformation" | "publishInformation" => {
                    let about = element(reader, "publshInformation", 0)?;
                    reading.info.published_on = about.text("Publish_Date").and_then(dates::date);
                    reading.info.declared_records = about.text("Record_Count").and_then(|count| count.parse().ok());
                }
                _ => {}
            },
            Event::End(end) if end.local_name().into_inner() == "sdnList" => closed = true,
            Event::DocType(_) => return Err(XmlFault::Doctype),
            Event::Eof if closed => return Ok(()),
            Event::Eof => return Err(XmlFault::CutOff("sdnList".into())),
            _ => {}
        }
    }
}

fn entity(list: OfacList, uid: &str, entry: &Element) -> Entity {
    let schema = meaning::schema_of(entry.text("sdnType").unwrap_or_default());
    let mut entity = Entity::new(meaning::entity_id(uid), schema);
    entity.datasets.push(list.dataset().into());
    entity.topics.push("sanction".into());
    if let Some(name) = name(entry, &entity.schema) {
        entity.add_name(name);
    }
    entity.designations.push(Designation {
        authority: meaning::AUTHORITY.into(),
        list: Some(list.list_name().into()),
        entry_id: Some(uid.to_owned()),
        programmes: entry
            .list("programList")
            .iter()
            .flat_map(|program| meaning::programme_codes(&program.text))
            .map(Programme::undated)
            .collect(),
        ..Designation::default()
    });
    entity.positions.extend(meaning::positions(entry.text("title").unwrap_or_default()).map(str::to_owned));
    for item in entry.list("akaList") {
        if let Some(name) = name(item, &entity.schema) {
            entity.add_name(Name {
                kind: meaning::alias_kind(item.text("type").unwrap_or_default()),
                weak: item.text("category").is_some_and(|category| category.eq_ignore_ascii_case("weak")),
                source_id: item.text("uid").map(str::to_owned),
                ..name
            });
        }
    }
    for item in entry.list("dateOfBirthList") {
        let text = item.text("dateOfBirth").unwrap_or_default();
        match dates::span(text) {
            Some(span) if !entity.births.contains(&span) => entity.births.push(span),
            Some(_) => {}
            None => entity.not_understood.push(format!("DOB {text}")),
        }
    }
    for item in entry.list("placeOfBirthList") {
        meaning::add_birth_place(&mut entity, item.text("placeOfBirth").unwrap_or_default());
    }
    for (kind, role) in [("nationalityList", CountryRole::Nationality), ("citizenshipList", CountryRole::Citizenship)] {
        for item in entry.list(kind) {
            let text = item.text("country").unwrap_or_default();
            match meaning::country(text) {
                Some(country) => entity.add_country(country, role),
                None => entity.not_understood.push(format!("{kind} {text}")),
            }
        }
    }
    entity.addresses.extend(entry.list("addressList").into_iter().filter_map(address));
    if let Some(vessel) = entry.child("vesselInfo") {
        vessel_facts(vessel, &mut entity);
    }
    for item in entry.list("idList") {
        paper(item, &mut entity);
    }
    remarks::mine(entry.text("remarks").unwrap_or_default(), &mut entity);
    unknown_elements(entry, &mut entity);
    entity
}

/// `SURNAME, Given` for persons, as the legacy forms write it; the last name alone is the whole name of others.
fn name(item: &Element, schema: &Schema) -> Option<Name> {
    let (last, first) = (item.text("lastName"), item.text("firstName"));
    let text = match (last, first) {
        (Some(last), Some(first)) => format!("{last}, {first}"),
        (one, other) => one.or(other)?.to_owned(),
    };
    let part = |kind, text: Option<&str>| text.map(|text| NamePart { kind, text: text.to_owned() });
    let parts = if *schema == Schema::Person {
        [part(PartKind::Family, last), part(PartKind::Given, first)].into_iter().flatten().collect()
    } else {
        Vec::new()
    };
    Some(Name { parts, ..Name::primary(text) })
}

fn address(item: &Element) -> Option<Address> {
    let lines: Vec<&str> = ["address1", "address2", "address3"].iter().filter_map(|line| item.text(line)).collect();
    let own = |name: &str| item.text(name).map(str::to_owned);
    let address = Address {
        street: (!lines.is_empty()).then(|| lines.join(", ")),
        city: own("city"),
        region: own("stateOrProvince"),
        postal_code: own("postalCode"),
        country_name: own("country"),
        country: item.text("country").and_then(meaning::country),
        ..Address::default()
    };
    // An address that holds nothing but its uid says that none is known.
    (address != Address::default()).then(|| Address { source_id: own("uid"), ..address })
}

fn vessel_facts(vessel: &Element, entity: &mut Entity) {
    let own = |name: &str| vessel.text(name).map(str::to_owned);
    entity.vessel = Some(VesselFacts {
        kind: own("vesselType"),
        tonnage: own("tonnage"),
        gross_tonnage: own("grossRegisteredTonnage"),
        owner: own("vesselOwner"),
        built: None,
    });
    if let Some(call_sign) = own("callSign") {
        meaning::add_identifier(entity, Identifier::new(IdentifierKind::CallSign, call_sign));
    }
    if let Some(flag) = vessel.text("vesselFlag") {
        remarks::mine_piece(&format!("Vessel Flag {flag}"), entity);
    }
}

/// An item of `idList`: an identifier, or one of the many facts that OFAC puts there (`Gender`, `Secondary sanctions
/// risk:`, `Listing Date (CMIC)`), which read like pieces of the legacy remarks and go to their rules.
fn paper(item: &Element, entity: &mut Entity) {
    let (label, value) = (item.text("idType").unwrap_or_default(), item.text("idNumber").unwrap_or_default());
    match meaning::identifier(label, value) {
        Some(identifier) => {
            let day = |name| item.text(name).and_then(dates::date);
            let country = item.text("idCountry");
            let identifier = Identifier {
                country: country.and_then(meaning::country).or(identifier.country),
                period: Period { from: day("issueDate"), to: day("expirationDate") },
                ..identifier
            };
            meaning::add_identifier(entity, identifier);
        }
        None => remarks::mine_piece(&format!("{label} {value}"), entity),
    }
}

/// What the schema of today does not have is kept as not understood rather than passed over.
fn unknown_elements(entry: &Element, entity: &mut Entity) {
    const KNOWN: &[&str] = &[
        "uid",
        "firstName",
        "lastName",
        "title",
        "sdnType",
        "remarks",
        "programList",
        "idList",
        "akaList",
        "addressList",
        "nationalityList",
        "citizenshipList",
        "dateOfBirthList",
        "placeOfBirthList",
        "vesselInfo",
    ];
    for child in entry.children.iter().filter(|child| !KNOWN.contains(&child.name.as_str())) {
        entity.not_understood.push(format!("{} {}", child.name, child.text).trim_end().to_owned());
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const LIST: &str = r#"<?xml version="1.0"?><sdnList xmlns="http://tempuri.org/sdnList.xsd"><publshInformation>
        <Publish_Date>01/02/2015</Publish_Date><Record_Count>1</Record_Count></publshInformation>
        <sdnEntry><uid>9345</uid><lastName>KOREA MINING &amp; DEVELOPMENT</lastName><sdnType>Entity</sdnType>
        <programList><program>NPWMD</program><program>DPRK2</program></programList>
        <akaList><aka><uid>1</uid><type>a.k.a.</type><category>weak</category><lastName>KOMID</lastName></aka></akaList>
        </sdnEntry></sdnList>"#;

    #[test]
    fn an_entry_becomes_an_entity() {
        let reading = read(LIST.as_bytes(), "sdn.xml").unwrap();
        assert!(reading.is_complete(), "{:?}", reading.warnings);
        let entity = &reading.entities[0];
        assert_eq!(entity.caption(), "KOREA MINING & DEVELOPMENT");
        assert_eq!(entity.programmes(), ["NPWMD", "DPRK2"]);
        assert!(entity.names[1].weak);
        assert_eq!(reading.info.published_on.map(|day| day.to_string()).as_deref(), Some("2015-01-02"));
    }

    #[test]
    fn a_list_that_breaks_off_is_an_error_or_a_loss_but_never_just_shorter() {
        for end in LIST.char_indices().map(|(at, _)| at) {
            if let Ok(reading) = read(&LIST.as_bytes()[..end], "sdn.xml") {
                assert!(!reading.is_complete(), "cut at {end}");
            }
        }
    }

    #[test]
    fn a_document_type_declaration_is_refused() {
        let bomb = LIST.replace("<sdnList", "<!DOCTYPE sdnList [<!ENTITY a \"b\">]><sdnList");
        assert!(read(bomb.as_bytes(), "sdn.xml").unwrap_err().to_string().contains("DOCTYPE"));
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(0_u8.., 0..300), at in 0_usize..700) {
            let _ = read(&bytes, "sdn.xml");
            let mut spoilt = LIST.as_bytes().to_vec();
            spoilt.splice(at.min(spoilt.len()).., bytes);
            let _ = read(&spoilt, "sdn.xml");
        }
    }
}
