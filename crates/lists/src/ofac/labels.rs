//! OFAC's labels of identifiers, in one table: what the label says, what kind of identifier follows.
//!
//! Collected from the remarks of SDN and consolidated lists from 2015 to 2025 and from the reference values of the
//! advanced form. A label that is not here but looks like one (`... No. 123`) is read all the same by the remarks miner,
//! as an identifier of kind `Other` under the publisher's words.

use interdict_model::IdentifierKind::{
    self, AircraftNumber, Bic, CallSign, Email, Imo, Isin, Lei, Mmsi, NationalId, Passport, Phone, RegistrationNumber,
    TaxNumber, Website,
};

/// Any other kind; the label is filled in when it is looked up.
const OTHER: IdentifierKind = IdentifierKind::Other(String::new());

/// Labels and kinds. Order does not matter: the longest label that fits is taken.
const LABELS: &[(&str, IdentifierKind)] = &[
    // Papers of persons.
    ("Passport", Passport),
    ("Diplomatic Passport", Passport),
    ("Stateless Person Passport", Passport),
    ("British National Overseas Passport", Passport),
    ("Passport No.", Passport),
    ("Travel Document Number", OTHER),
    ("National ID No.", NationalId),
    ("National ID Number", NationalId),
    ("National Foreign ID Number", NationalId),
    ("Identification Number", NationalId),
    ("Personal ID Card", NationalId),
    ("Federal ID Card", NationalId),
    ("Stateless Person ID Card", NationalId),
    ("Refugee ID Card", NationalId),
    ("Citizen's Card Number", NationalId),
    ("Cedula No.", NationalId),
    ("Cedula de Residencia", NationalId),
    ("Cedula de Ciudadania", NationalId),
    ("Carnet de Identidad", NationalId),
    ("D.N.I.", NationalId),
    ("N.I.E.", NationalId),
    ("C.U.I.", NationalId),
    ("C.U.R.P.", NationalId),
    ("LE Number", NationalId),
    ("Numero de Identidad", NationalId),
    ("Tazkira National ID Card", NationalId),
    ("Kenyan ID No.", NationalId),
    ("Bosnian Personal ID No.", NationalId),
    ("Moroccan Personal ID No.", NationalId),
    ("Turkish Identification Number", NationalId),
    ("Turkish Identificiation Number", NationalId),
    ("CNP (Personal Numerical Code)", NationalId),
    ("SSN", NationalId),
    ("Birth Certificate Number", OTHER),
    ("Driver's License No.", OTHER),
    ("Electoral Registry No.", OTHER),
    ("Credencial electoral", OTHER),
    ("I.F.E.", OTHER),
    ("C.U.I.P.", OTHER),
    ("Cartilla de Servicio Militar Nacional", OTHER),
    ("Military Registration Number", OTHER),
    ("Residency Number", OTHER),
    ("VisaNumberID", OTHER),
    ("Visa Number", OTHER),
    ("Immigration No.", OTHER),
    ("Public Security and Immigration No.", OTHER),
    ("Pilot License Number", OTHER),
    ("Serial No.", OTHER),
    ("Chinese Commercial Code", OTHER),
    ("Romanian Permanent Resident CAN", OTHER),
    ("UAE Identification", NationalId),
    ("Seafarer's Identification Document", OTHER),
    ("Tarjeta Profesional", OTHER),
    // Tax.
    ("Tax ID No.", TaxNumber),
    ("RUT #", TaxNumber),
    ("V.A.T. Number", TaxNumber),
    ("NIT #", TaxNumber),
    ("R.F.C.", TaxNumber),
    ("RFC", TaxNumber),
    ("RUC #", TaxNumber),
    ("RUC", TaxNumber),
    ("RIF #", TaxNumber),
    ("RTN", TaxNumber),
    ("US FEIN", TaxNumber),
    ("C.U.I.T.", TaxNumber),
    ("C.I.F.", TaxNumber),
    ("N.I.F.", TaxNumber),
    ("Italian Fiscal Code", TaxNumber),
    ("Fiscal Code", TaxNumber),
    ("Romanian Tax Registration", TaxNumber),
    ("Paraguayan tax identification number", TaxNumber),
    ("Numero Unico de Identificacao Tributaria (NUIT)", TaxNumber),
    // Registers of bodies.
    ("Registration ID", RegistrationNumber),
    ("Russian State Individual Business Registration Number Pattern (OGRNIP)", RegistrationNumber),
    ("Registration Certificate Number", RegistrationNumber),
    ("Organization Code", RegistrationNumber),
    ("Registration Number", RegistrationNumber),
    ("Registration No.", RegistrationNumber),
    ("Company Number", RegistrationNumber),
    ("Company ID", RegistrationNumber),
    ("UK Company Number", RegistrationNumber),
    ("Commercial Registry Number", RegistrationNumber),
    ("Business Registration Number", RegistrationNumber),
    ("Business Registration Document #", RegistrationNumber),
    ("Business Number", RegistrationNumber),
    ("Public Registration Number", RegistrationNumber),
    ("Folio Mercantil No.", RegistrationNumber),
    ("Matricula Mercantil No", RegistrationNumber),
    ("Matricula Mercantil No.", RegistrationNumber),
    ("C.R. No.", RegistrationNumber),
    ("Romanian C.R.", RegistrationNumber),
    ("Trade License No.", RegistrationNumber),
    ("Tourism License No.", RegistrationNumber),
    ("License", RegistrationNumber),
    ("Afghan Money Service Provider License Number", RegistrationNumber),
    ("MSB Registration Number", RegistrationNumber),
    ("Permit Number", RegistrationNumber),
    ("SRE Permit No.", RegistrationNumber),
    ("Certificate of Incorporation Number", RegistrationNumber),
    ("Chamber of Commerce Number", RegistrationNumber),
    ("Istanbul Chamber of Comm. No.", RegistrationNumber),
    ("Dubai Chamber of Commerce Membership No.", RegistrationNumber),
    ("Central Registration System Number", RegistrationNumber),
    ("Economic Register Number (CBLS)", RegistrationNumber),
    ("Enterprise Number", RegistrationNumber),
    ("Branch Unit Number", RegistrationNumber),
    ("File Number", RegistrationNumber),
    ("Registered Charity No.", RegistrationNumber),
    ("Government Gazette Number", RegistrationNumber),
    ("Unified Social Credit Code (USCC)", RegistrationNumber),
    ("United Social Credit Code Certificate (USCCC)", RegistrationNumber),
    ("Legal Entity Number", Lei),
    ("RSIN", RegistrationNumber),
    ("C.I.N.", RegistrationNumber),
    ("D-U-N-S Number", OTHER),
    ("Trademark number", OTHER),
    ("UN/LOCODE", OTHER),
    // Money.
    ("SWIFT/BIC", Bic),
    ("SWIFT", Bic),
    ("BIK (RU)", OTHER),
    ("ISIN", Isin),
    ("Equity Ticker", OTHER),
    ("MICEX Code", OTHER),
    ("BIC Container Code", OTHER),
    // Ships and aircraft.
    ("Vessel Registration Identification", Imo),
    ("International Maritime Organization No.", Imo),
    ("MMSI", Mmsi),
    ("Vessel Call Sign", CallSign),
    ("Other Vessel Call Sign", CallSign),
    ("Aircraft Construction Number (also called L/N or S/N or F/N)", AircraftNumber),
    ("Aircraft Manufacturer's Serial Number (MSN)", AircraftNumber),
    ("Aircraft Tail Number", AircraftNumber),
    ("Previous Aircraft Tail Number", AircraftNumber),
    ("Aircraft Serial Identification", AircraftNumber),
    ("Aircraft Mode S Transponder Code", AircraftNumber),
    // Ways to reach a party.
    ("Website", Website),
    ("Email Address", Email),
    ("Email", Email),
    ("Phone Number", Phone),
    ("Phone No.", Phone),
    ("Phone", Phone),
    ("Telephone", Phone),
    ("Telephone No.", Phone),
    ("Fax", Phone),
    ("Fax No.", Phone),
    ("Fax Number", Phone),
    ("TELEX", OTHER),
    ("TGMS", OTHER),
];

fn filled(kind: &IdentifierKind, label: &str) -> IdentifierKind {
    match kind {
        IdentifierKind::Other(_) => IdentifierKind::Other(label.to_owned()),
        kind => kind.clone(),
    }
}

/// The kind a label stands for, case ignored.
pub(super) fn kind_of(label: &str) -> Option<IdentifierKind> {
    LABELS.iter().find(|(known, _)| known.eq_ignore_ascii_case(label)).map(|(known, kind)| filled(kind, known))
}

/// The longest known label at the start of a piece of text, and what follows it. A label ends at a word's end.
pub(super) fn at_start_of(piece: &str) -> Option<(&'static str, &str)> {
    LABELS
        .iter()
        .filter_map(|(label, _)| {
            let head = piece.get(..label.len())?;
            let rest = piece.get(label.len()..)?;
            let ends = label.ends_with(['#', '.', ')']) || !rest.starts_with(|next: char| next.is_alphanumeric());
            (ends && head.eq_ignore_ascii_case(label)).then_some((*label, rest))
        })
        .max_by_key(|(label, _)| label.len())
}

/// The publisher's label as a note, unless the kind says the same already.
pub(super) fn note_for(kind: &IdentifierKind, label: &str) -> Option<String> {
    let said = match kind {
        Passport => "Passport",
        NationalId => "National ID No.",
        TaxNumber => "Tax ID No.",
        RegistrationNumber => "Registration Number",
        Imo => "Vessel Registration Identification",
        CallSign => "Vessel Call Sign",
        Lei => "Legal Entity Number",
        Phone => "Phone Number",
        AircraftNumber => "Aircraft Tail Number",
        Mmsi
        | Bic
        | Isin
        | Website
        | Email
        | IdentifierKind::Iban
        | IdentifierKind::Wallet(_)
        | IdentifierKind::Other(_) => {
            return None;
        }
    };
    (!said.eq_ignore_ascii_case(label)).then(|| label.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_label_stands_twice() {
        for (index, (label, _)) in LABELS.iter().enumerate() {
            assert!(!LABELS[..index].iter().any(|(other, _)| other.eq_ignore_ascii_case(label)), "{label}");
        }
    }

    #[test]
    fn the_longest_label_is_taken_and_only_whole_words() {
        assert_eq!(at_start_of("Passport No.: 12"), Some(("Passport No.", ": 12")));
        assert_eq!(at_start_of("NIT # 800029160-9 (Colombia)"), Some(("NIT #", " 800029160-9 (Colombia)")));
        assert_eq!(at_start_of("Licensed dealer"), None);
        assert_eq!(at_start_of("Websites"), None);
    }
}
