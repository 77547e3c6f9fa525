//! FSF XML 1.1: `<export>` with one `<sanctionEntity>` a party. Values stand in attributes, remarks and acts in
//! elements.

use super::{
    dates, mapper,
    records::{Act, AddressRecord, Birth, Citizenship, Header, NameAlias, Paper, SanctionEntity},
};
use crate::{
    ListError, ListReading,
    element::Element,
    tree::{Notices, each_record},
};

/// Attributes that are understood and not kept: the language of the act, the numbers of acts.
const PASSED_OVER: &[&str] = &["regulationLanguage", "logicalId", "schemaLocation", "type"];

/// Whether the first bytes of a file are those of this form.
pub fn recognises(head: &str) -> bool {
    head.contains("<export") && (head.contains("/fpi/fsd/export") || head.contains("<sanctionEntity"))
}

/// Reads a publication in XML 1.1.
pub fn read(bytes: &[u8], file: &str) -> Result<ListReading, ListError> {
    let mut notices = Notices::new(file);
    let mut entities = Vec::new();
    let root = each_record(bytes, "export", &[], &mut notices, |notices, _, element, line| {
        if element.name != "sanctionEntity" {
            notices.unknown(&format!("element <{}>", element.name), Some(line), "");
            return None;
        }
        let mut strange = Vec::new();
        let record = record(element, &mut strange);
        let name = record.name_for_messages().to_owned();
        for word in strange {
            notices.unknown(&word, Some(line), &name);
        }
        if name.is_empty() {
            notices.left_out(Some(line), "", "a party without euReferenceNumber and logicalId");
            return None;
        }
        let mut entity = mapper::entity(&record);
        notices.admit(&mut entity, line());
        let id = entity.id.clone();
        entities.push(entity);
        Some(id)
    })?;
    let mut info = super::edition("XML 1.1");
    info.published_on = root.attribute("generationDate").and_then(dates::date);
    notices.reading(info, entities)
}

fn record(element: &Element, strange: &mut Vec<String>) -> SanctionEntity {
    let mut record = SanctionEntity { header: Header::read(&|name| value(element, name)), ..SanctionEntity::default() };
    let mut unknown = Vec::new();
    check_attributes(element, Header::FIELDS, strange, &mut unknown);
    for child in element.all_children() {
        match child.name.as_str() {
            "remark" => record.header.remarks.extend(child.text().map(str::to_owned)),
            "additionalInformation" => record.header.remarks.extend(pair(child)),
            "regulation" => {
                check_attributes(child, Act::FIELDS, strange, &mut unknown);
                record.header.acts.push(Act::read(&|name| value(child, name)));
                for inner in child.all_children() {
                    match inner.name.as_str() {
                        "publicationUrl" => {}
                        "remark" => record.header.remarks.extend(inner.text().map(str::to_owned)),
                        "additionalInformation" => record.header.remarks.extend(pair(inner)),
                        _ => not_known(inner, strange, &mut unknown),
                    }
                }
            }
            "subjectType" => {
                let code = child.attribute("code").or_else(|| child.attribute("classificationCode"));
                code.unwrap_or_default().clone_into(&mut record.subject);
            }
            "nameAlias" => {
                check_attributes(child, NameAlias::FIELDS, strange, &mut unknown);
                let (remarks, acts, _) = beside(child, strange, &mut unknown);
                record.names.push(NameAlias { remarks, acts, ..NameAlias::read(&|name| value(child, name)) });
            }
            "address" => {
                check_attributes(child, AddressRecord::FIELDS, strange, &mut unknown);
                let (remarks, acts, contact) = beside(child, strange, &mut unknown);
                let mut address = AddressRecord { remarks, acts, ..AddressRecord::read(&|name| value(child, name)) };
                if address.contact.is_empty() {
                    address.contact = contact.join("\n");
                }
                record.addresses.push(address);
            }
            "birthdate" => {
                check_attributes(child, Birth::FIELDS, strange, &mut unknown);
                let (remarks, acts, _) = beside(child, strange, &mut unknown);
                record.births.push(Birth { remarks, acts, ..Birth::read(&|name| value(child, name)) });
            }
            "identification" => {
                check_attributes(child, Paper::FIELDS, strange, &mut unknown);
                let (remarks, acts, _) = beside(child, strange, &mut unknown);
                record.papers.push(Paper { remarks, acts, ..Paper::read(&|name| value(child, name)) });
            }
            "citizenship" => {
                check_attributes(child, Citizenship::FIELDS, strange, &mut unknown);
                let (remarks, acts, _) = beside(child, strange, &mut unknown);
                record.citizenships.push(Citizenship {
                    remarks,
                    acts,
                    ..Citizenship::read(&|name| value(child, name))
                });
            }
            _ => not_known(child, strange, &mut unknown),
        }
    }
    record.unknown = unknown;
    record
}

fn value(element: &Element, name: &str) -> String {
    element.attribute(name).unwrap_or_default().to_owned()
}

/// Remarks, acts and contacts inside a part of an entry. Contacts are written as in CSV 1.0: `PHONE[...]`.
fn beside(
    part: &Element,
    strange: &mut Vec<String>,
    unknown: &mut Vec<String>,
) -> (Vec<String>, Vec<Act>, Vec<String>) {
    let (mut remarks, mut acts, mut contacts) = (Vec::new(), Vec::new(), Vec::new());
    for child in part.all_children() {
        match child.name.as_str() {
            "remark" => remarks.extend(child.text().map(str::to_owned)),
            "additionalInformation" => remarks.extend(pair(child)),
            "regulationSummary" => {
                let act = Act::read(&|name| value(child, name));
                acts.extend(Some(act).filter(|act| !act.is_blank()));
            }
            "contactInfo" => {
                let key = child.attribute("key").or_else(|| child.child_text("key")).unwrap_or("CONTACT");
                let held = child.attribute("value").or_else(|| child.child_text("value")).or_else(|| child.text());
                contacts.extend(held.map(|held| format!("{key}[{held}]")));
            }
            _ => not_known(child, strange, unknown),
        }
    }
    (remarks, acts, contacts)
}

/// `<additionalInformation key="..." value="..."/>`, or the same as elements, as one text.
fn pair(element: &Element) -> Option<String> {
    let of = |name: &str| element.attribute(name).or_else(|| element.child_text(name));
    match (of("key"), of("value").or_else(|| element.text())) {
        (Some(key), Some(value)) => Some(format!("{key}: {value}")),
        (one, other) => one.or(other).map(str::to_owned),
    }
}

fn check_attributes(element: &Element, known: &[&str], strange: &mut Vec<String>, unknown: &mut Vec<String>) {
    for name in element.attribute_names() {
        if known.contains(&name) || PASSED_OVER.contains(&name) || name.starts_with("xmlns") {
            continue;
        }
        strange.push(format!("attribute {name} of <{}>", element.name));
        if let Some(value) = element.attribute(name) {
            unknown.push(format!("{name} {value}"));
        }
    }
}

fn not_known(element: &Element, strange: &mut Vec<String>, unknown: &mut Vec<String>) {
    strange.push(format!("element <{}>", element.name));
    let mut words = vec![element.name.clone()];
    gather(element, &mut words);
    if words.len() > 1 {
        unknown.push(words.join(" "));
    }
}

/// All values and texts in an element, in order.
fn gather(element: &Element, words: &mut Vec<String>) {
    words.extend(element.attribute_names().filter_map(|name| element.attribute(name)).map(str::to_owned));
    words.extend(element.text().map(str::to_owned));
    for child in element.all_children() {
        gather(child, words);
    }
}
