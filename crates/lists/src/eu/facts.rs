//! Births, citizenships, addresses and papers.

use super::{
    dates,
    mapper::push_new,
    records::{AddressRecord, Birth, Citizenship, Paper},
};
use crate::tree::one_line;
use interdict_model::{
    Address, Country, CountryRole, DateSpan, Entity, Identifier, IdentifierKind, PartialDate, Period, Schema,
};

/// A country by its code, else by its name. `00` and `UNKNOWN` are none.
fn country(code: &str, name: &str) -> Option<Country> {
    let by_code = Some(code.trim()).filter(|code| !code.is_empty()).and_then(|code| {
        // `UK`, `EL` and the like are not ISO; the table of names knows them.
        interdict_text::countries::by_name(code).or_else(|| Country::from_code(code))
    });
    by_code.or_else(|| crate::tree::country(name))
}

/// Keeps a country that is named and not known.
fn note_country(code: &str, name: &str, what: &str, entity: &mut Entity) {
    let is_blank = matches!(code.trim(), "" | "00") && matches!(name.trim(), "" | "UNKNOWN");
    if !is_blank && country(code, name).is_none() {
        push_new(&mut entity.not_understood, format!("{what} {code} {name}").trim().to_owned());
    }
}

/// Name of a country unless it is the publisher's word for none.
fn country_name(name: &str) -> Option<String> {
    Some(one_line(name)).filter(|name| !name.is_empty() && name != "UNKNOWN")
}

/// A text on one line, unless it is blank.
fn given(text: &str) -> Option<String> {
    Some(one_line(text)).filter(|text| !text.is_empty())
}

/// Texts that are there, with commas between.
fn joined(texts: &[&str]) -> Option<String> {
    let texts: Vec<String> = texts.iter().filter_map(|text| given(text)).collect();
    (!texts.is_empty()).then(|| texts.join(", "))
}

fn says(flag: &str) -> bool {
    flag.eq_ignore_ascii_case("true") || flag == "1"
}

/// Date and place of birth.
pub(super) fn add_birth(birth: &Birth, entity: &mut Entity) {
    match span(birth) {
        Ok(Some(span)) if !entity.births.contains(&span) => entity.births.push(span),
        Ok(_) => {}
        Err(text) => push_new(&mut entity.not_understood, format!("birth {text}")),
    }
    let place = joined(&[
        &birth.place,
        &birth.city,
        &birth.zip_code,
        &birth.region,
        &country_name(&birth.country_name).unwrap_or_default(),
    ]);
    if let Some(place) = place {
        push_new(&mut entity.birth_places, place);
    }
    note_country(&birth.country_code, &birth.country_name, "birth country", entity);
    if let Some(country) = country(&birth.country_code, &birth.country_name) {
        entity.add_country(country, CountryRole::Birth);
    }
    for remark in &birth.remarks {
        push_new(&mut entity.notes, format!("birth: {}", one_line(remark)));
    }
}

/// The date as far as it is given; the text if it is given and not understood.
fn span(birth: &Birth) -> Result<Option<DateSpan>, String> {
    let circa = says(&birth.circa);
    let is_gregorian = birth.calendar.is_empty() || birth.calendar.eq_ignore_ascii_case("gregorian");
    // The full date is Gregorian whatever the calendar of day, month and year is.
    if !birth.date.trim().is_empty() {
        let date = dates::date(&birth.date).ok_or_else(|| birth.date.clone())?;
        return Ok(Some(DateSpan { start: date, end: None, circa }));
    }
    let in_words =
        || one_line(&format!("{} {} {} {} {}", birth.day, birth.month, birth.year, birth.from_year, birth.to_year));
    if in_words().is_empty() {
        return Ok(None);
    }
    if !is_gregorian {
        return Err(format!("{} ({} calendar)", in_words(), birth.calendar));
    }
    let year = |text: &str| text.trim().parse().ok().and_then(PartialDate::year);
    if let (Some(from), Some(to)) = (year(&birth.from_year), year(&birth.to_year)) {
        // A range whose end lies before its start is the publisher's slip: it is turned, not dropped.
        let (start, end) = if to < from { (to, from) } else { (from, to) };
        return Ok(Some(DateSpan { start, end: Some(end), circa }));
    }
    let known = if birth.year.trim().is_empty() { birth.from_year.trim() } else { birth.year.trim() };
    let Ok(number) = known.parse::<u16>() else { return Err(in_words()) };
    let date = match (birth.month.trim().parse::<u8>(), birth.day.trim().parse::<u8>()) {
        (Ok(month), Ok(day)) => PartialDate::day(number, month, day),
        (Ok(month), Err(_)) => PartialDate::month(number, month),
        _ => PartialDate::year(number),
    };
    let date = date.or_else(|| PartialDate::year(number)).ok_or_else(in_words)?;
    Ok(Some(DateSpan { start: date, end: None, circa }))
}

/// A citizenship with what is said of it.
pub(super) fn add_citizenship(citizenship: &Citizenship, entity: &mut Entity) {
    note_country(&citizenship.country_code, &citizenship.country_name, "citizenship", entity);
    if let Some(country) = country(&citizenship.country_code, &citizenship.country_name) {
        entity.add_country(country, CountryRole::Citizenship);
    }
    let about =
        [("region", &citizenship.region), ("acquired on", &citizenship.acquired_on), ("lost on", &citizenship.lost_on)];
    let about = about.into_iter().filter_map(|(label, text)| given(text).map(|text| format!("{label} {text}")));
    for text in about.chain(citizenship.remarks.iter().filter_map(|remark| given(remark))) {
        let name = country_name(&citizenship.country_name).unwrap_or_default();
        push_new(&mut entity.notes, one_line(&format!("citizenship {name}: {text}")));
    }
}

/// An address, and the ways to reach the party that stand in it.
pub(super) fn add_address(address: &AddressRecord, entity: &mut Entity) {
    note_country(&address.country_code, &address.country_name, "country", entity);
    let post_box = given(&address.post_box).map(|number| {
        if number.bytes().all(|byte| byte.is_ascii_digit()) { format!("P.O. Box {number}") } else { number }
    });
    let mut notes: Vec<String> = address.remarks.iter().filter_map(|remark| given(remark)).collect();
    notes.extend(add_contacts(&address.contact, entity));
    let found = Address {
        street: joined(&[&address.number, &address.street, &address.place, &post_box.unwrap_or_default()]),
        city: given(&address.city),
        region: given(&address.region),
        postal_code: given(&address.zip_code),
        country_name: country_name(&address.country_name),
        country: country(&address.country_code, &address.country_name),
        ..Address::default()
    };
    if found == Address::default() {
        // Only a remark: no address, but something that is said of the party.
        for note in notes {
            push_new(&mut entity.notes, format!("address: {note}"));
        }
        return;
    }
    if says(&address.at_listing) {
        notes.push("as at the time of listing".into());
    }
    entity.addresses.push(Address {
        note: (!notes.is_empty()).then(|| notes.join("; ")),
        source_id: given(&address.logical_id),
        ..found
    });
}

/// `PHONE[042-681 20 81]`, one or several, to identifiers. What has another form comes back.
fn add_contacts(contact: &str, entity: &mut Entity) -> Vec<String> {
    let mut others = Vec::new();
    for piece in contact.split(['\n', ']']).filter_map(given) {
        let (label, value) = piece.split_once('[').unwrap_or(("", piece.as_str()));
        let kind = match label.trim().to_ascii_uppercase().as_str() {
            "PHONE" | "MOBILE" | "TELEPHONE" | "FAX" => IdentifierKind::Phone,
            "EMAIL" | "E-MAIL" | "MAIL" => IdentifierKind::Email,
            "WEB" | "WEBSITE" | "URL" => IdentifierKind::Website,
            _ => {
                others.push(piece.clone());
                continue;
            }
        };
        let note = label.trim().eq_ignore_ascii_case("fax").then(|| "fax".to_owned());
        for one in value.split([',', ';']).map(str::trim).filter(|one| !one.is_empty()) {
            add_identifier(Identifier { note: note.clone(), ..Identifier::new(kind.clone(), one) }, entity);
        }
    }
    others
}

/// A paper or number.
pub(super) fn add_paper(paper: &Paper, entity: &mut Entity) {
    note_country(&paper.country_code, &paper.country_name, "issuing country", entity);
    let label = given(&paper.kind_name).or_else(|| given(&paper.kind)).unwrap_or_else(|| "number".into());
    let (kind, mut notes) = kind(paper, &entity.schema, &label);
    if says(&paper.diplomatic) {
        notes.push("diplomatic".into());
    }
    for (flag, text) in [
        (&paper.known_false, "known to be false"),
        (&paper.known_expired, "known to be expired"),
        (&paper.reported_lost, "reported lost"),
        (&paper.revoked, "revoked by the issuer"),
    ] {
        if says(flag) {
            notes.push(text.into());
        }
    }
    for (label, text) in
        [("issued by", &paper.issued_by), ("region", &paper.region), ("name on the document", &paper.name_on_document)]
    {
        notes.extend(given(text).map(|text| format!("{label} {text}")));
    }
    notes.extend(paper.remarks.iter().filter_map(|remark| given(remark)));
    let numbers = [given(&paper.number), given(&paper.latin_number).filter(|latin| *latin != paper.number)];
    let mut is_numbered = false;
    for number in numbers.into_iter().flatten().filter(|number| number.chars().any(char::is_alphanumeric)) {
        is_numbered = true;
        let identifier = Identifier {
            country: country(&paper.country_code, &paper.country_name),
            note: (!notes.is_empty()).then(|| notes.join("; ")),
            period: Period {
                from: dates::date(&paper.issued_on).or_else(|| dates::date(&paper.valid_from)),
                to: dates::date(&paper.valid_to),
            },
            ..Identifier::new(kind.clone(), number)
        };
        add_identifier(identifier, entity);
    }
    if !is_numbered && !notes.is_empty() {
        push_new(&mut entity.notes, format!("{label}: {}", notes.join("; ")));
    }
}

/// Kind of a paper by its code, and the publisher's words where the kind does not say as much.
fn kind(paper: &Paper, schema: &Schema, label: &str) -> (IdentifierKind, Vec<String>) {
    use IdentifierKind::{Bic, Iban, Imo, NationalId, Other, Passport, RegistrationNumber, TaxNumber};
    let words = || vec![label.to_owned()];
    match paper.kind.trim().to_ascii_lowercase().as_str() {
        "passport" => (Passport, Vec::new()),
        "diplomaticpassport" => (Passport, words()),
        "id" => (NationalId, Vec::new()),
        "ssn" => (NationalId, words()),
        "fiscalcode" | "taxid" | "euvat" => (TaxNumber, words()),
        "regnumber" => (RegistrationNumber, Vec::new()),
        "tradelic" => (RegistrationNumber, words()),
        // Numbers of companies and of ships are two series that overlap.
        "imo" if *schema == Schema::Vessel => (Imo, Vec::new()),
        "imo" => (RegistrationNumber, vec!["IMO number of a company".into()]),
        "swiftbic" => (Bic, Vec::new()),
        "iban" => (Iban, Vec::new()),
        _ => (Other(label.to_owned()), Vec::new()),
    }
}

/// Adds an identifier unless the same kind, value and country is there.
fn add_identifier(identifier: Identifier, entity: &mut Entity) {
    let is_there = entity.identifiers.iter().any(|held| {
        held.kind == identifier.kind && held.value == identifier.value && held.country == identifier.country
    });
    if !is_there {
        entity.identifiers.push(identifier);
    }
}
