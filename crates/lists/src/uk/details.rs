//! What only bodies and ships have, and the ways to reach a party.

use super::{country, mapper::add_country, papers, push_new, records::Designation};
use crate::tree::one_line;
use interdict_model::{
    CountryRole, Entity, Identifier, IdentifierKind, Relation, RelationKind, Schema, Validity, VesselFacts,
};

/// Telephones, web and mail addresses, wallets.
pub(super) fn add_contacts(record: &Designation, entity: &mut Entity) {
    for number in record.all("phonenumber") {
        for one in pieces(number, &[';', '\n']) {
            papers::add(Identifier::new(IdentifierKind::Phone, one), entity);
        }
    }
    for site in record.all("website") {
        for one in pieces(site, &[';', '\n', ',', ' ']) {
            papers::add(Identifier::new(IdentifierKind::Website, one), entity);
        }
    }
    for address in record.all("emailaddress") {
        for one in pieces(address, &[';', '\n', ',', ' ']) {
            papers::add(Identifier::new(IdentifierKind::Email, one), entity);
        }
    }
    for wallet in record.all("cryptowalletaddress") {
        papers::add(Identifier::new(IdentifierKind::Other("crypto wallet address".into()), wallet.as_str()), entity);
    }
}

fn pieces<'a>(text: &'a str, between: &'a [char]) -> impl Iterator<Item = &'a str> {
    text.split(between).map(str::trim).filter(|piece| !piece.is_empty())
}

/// Type, registration numbers, parents and subsidiaries of a body.
pub(super) fn add_body(record: &Designation, entity: &mut Entity) {
    for kind in record.all("typeofentity") {
        push_new(&mut entity.notes, format!("type of entity: {}", one_line(kind)));
    }
    for text in record.all("businessregistrationnumber") {
        for piece in pieces(text, &['\n', ';']) {
            papers::add(registration(piece), entity);
        }
    }
    for parent in record.all("parentcompany") {
        relate(RelationKind::OwnedBy, parent, false, entity);
    }
    for subsidiary in record.all("subsidiary") {
        relate(RelationKind::Other("parent company of".into()), subsidiary, false, entity);
    }
}

/// `INN: 7710137066`: a number with the name of its register before it, which becomes the note.
fn registration(piece: &str) -> Identifier {
    let piece = one_line(piece);
    let first_figure = piece.find(|c: char| c.is_ascii_digit()).unwrap_or_default();
    let (label, number) = piece.split_at_checked(first_figure).unwrap_or(("", piece.as_str()));
    let label = label.trim().trim_end_matches([':', '.', '-', ' ']);
    let is_label =
        label.len() >= 3 && label.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '/' | '.' | '(' | ')'));
    // `IR915378`: the letters belong to the number unless a space or colon parts them.
    let is_parted = piece.get(..first_figure).is_some_and(|before| before.ends_with([' ', ':']));
    if !is_label || !is_parted {
        return Identifier::new(IdentifierKind::RegistrationNumber, piece);
    }
    let kind = match label.to_ascii_uppercase().as_str() {
        "INN" | "TIN" | "TAX ID" | "TAX ID NO" | "VAT" => IdentifierKind::TaxNumber,
        _ => IdentifierKind::RegistrationNumber,
    };
    Identifier { note: Some(label.to_owned()), ..Identifier::new(kind, number.trim()) }
}

/// Numbers, flags, owners and measures of a ship.
pub(super) fn add_ship(record: &Designation, entity: &mut Entity) {
    for number in record.all("imonumber") {
        let bare = number.trim().trim_start_matches("IMO").trim_start_matches([':', ' ', '.']);
        let imo = Identifier::new(IdentifierKind::Imo, bare);
        // Not every value there is the number of a ship.
        if entity.schema == Schema::Vessel || imo.validity() == Validity::Valid {
            papers::add(imo, entity);
        } else {
            let note = Some("IMO number".to_owned());
            papers::add(Identifier { note, ..Identifier::new(IdentifierKind::RegistrationNumber, bare) }, entity);
        }
    }
    for number in record.all("hullidentificationnumber") {
        let note = Some("hull identification number".to_owned());
        let identifier = Identifier::new(IdentifierKind::RegistrationNumber, number.as_str());
        papers::add(Identifier { note, ..identifier }, entity);
    }
    for flag in record.all("currentbelievedflagofship") {
        add_flag(flag, CountryRole::Flag, "flag", entity);
    }
    for flag in record.all("previousflag") {
        add_flag(flag, CountryRole::FormerFlag, "previous flag", entity);
    }
    for owner in record.all("currentowneroperator") {
        relate(RelationKind::PropertyOf, owner, false, entity);
    }
    for owner in record.all("previousowneroperator") {
        relate(RelationKind::PropertyOf, owner, true, entity);
    }
    for length in record.all("lengthofship") {
        push_new(&mut entity.notes, format!("length of ship: {}", one_line(length)));
    }
    let joined = |leaf: &str| Some(record.all(leaf).join("; ")).filter(|text| !text.is_empty());
    let facts = VesselFacts {
        kind: joined("typeofship"),
        tonnage: joined("tonnageofship"),
        gross_tonnage: None,
        owner: joined("currentowneroperator"),
        built: joined("yearbuilt"),
    };
    if facts != VesselFacts::default() {
        entity.vessel = Some(facts);
    }
}

/// A flag, or several with commas or slashes between.
fn add_flag(text: &str, role: CountryRole, what: &str, entity: &mut Entity) {
    if country(text).is_some() {
        add_country(text, role, what, entity);
        return;
    }
    for flag in pieces(text, &[',', ';', '/', '\n']) {
        add_country(flag, role, what, entity);
    }
}

fn relate(kind: RelationKind, name: &str, former: bool, entity: &mut Entity) {
    let name = one_line(name);
    let relation =
        Relation { kind, target_id: None, target_name: Some(name), former, period: interdict_model::Period::default() };
    if !entity.relations.contains(&relation) {
        entity.relations.push(relation);
    }
}
