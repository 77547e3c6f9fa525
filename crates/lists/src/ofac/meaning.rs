//! What OFAC's words mean, whatever the form they come in: lists, types, alias strength, countries, identifier kinds.

use super::labels;
use interdict_model::{Country, CountryRole, Entity, Identifier, IdentifierKind, NameKind, Schema, Validity};

/// The two lists that OFAC publishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OfacList {
    /// Specially Designated Nationals and Blocked Persons.
    Sdn,
    /// Everything else: sectoral sanctions, non-SDN menu-based, FSE, PLC, CAPTA, CMIC ...
    Consolidated,
}

impl OfacList {
    /// Dataset name.
    pub fn dataset(self) -> &'static str {
        match self {
            Self::Sdn => "us_ofac_sdn",
            Self::Consolidated => "us_ofac_cons",
        }
    }

    /// Title for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Sdn => "OFAC Specially Designated Nationals and Blocked Persons (SDN) List",
            Self::Consolidated => "OFAC Consolidated (non-SDN) Sanctions List",
        }
    }

    /// What a designation says it is on: `SDN List`.
    pub fn list_name(self) -> &'static str {
        match self {
            Self::Sdn => "SDN List",
            Self::Consolidated => "Consolidated (non-SDN) List",
        }
    }
}

/// The authority's name in designations.
pub const AUTHORITY: &str = "US Treasury, OFAC";

/// The publisher in edition facts.
pub const PUBLISHER: &str = "US Treasury, Office of Foreign Assets Control";

/// Identity within Interdict of a party by its OFAC uid.
pub fn entity_id(uid: &str) -> String {
    format!("ofac-{}", uid.trim())
}

/// `individual`, `entity`, `vessel`, `aircraft` (any case); null and anything else is a body.
pub fn schema_of(kind: &str) -> Schema {
    match kind.trim().to_ascii_lowercase().as_str() {
        "individual" => Schema::Person,
        "vessel" => Schema::Vessel,
        "aircraft" => Schema::Airplane,
        _ => Schema::Organization,
    }
}

/// Kind of an alias: `aka`, `a.k.a.`, `A.K.A.`, `fka`, `f.k.a.`, `nka`, `n.k.a.`. The letters decide, dots and case do not.
/// "Now known as" is a current name, hence an alias; only `f.k.a.` is a former one.
pub fn alias_kind(word: &str) -> NameKind {
    if word.trim_start().starts_with(['f', 'F']) { NameKind::Former } else { NameKind::Alias }
}

/// A country as OFAC writes it (`Korea, North`, `Burma`, `Region: Crimea`).
pub fn country(name: &str) -> Option<Country> {
    use interdict_text::countries::by_name;
    let name = name.trim();
    by_name(name)
        .or_else(|| name.strip_prefix("Region:").and_then(|region| by_name(region.trim())))
        // `Man, Isle of`; `North Macedonia, The Republic of`
        .or_else(|| {
            let (head, tail) = name.rsplit_once(", ")?;
            let turned = tail.ends_with(" of") || tail.ends_with(" of the") || tail == "The";
            turned.then(|| by_name(&format!("{tail} {head}")).or_else(|| by_name(head)))?
        })
}

/// Programmes of a field that may hold several: `NPWMD] [DPRK2` is two (legacy forms).
pub fn programme_codes(field: &str) -> Vec<String> {
    field.split(['[', ']']).map(str::trim).filter(|code| !code.is_empty()).fold(
        Vec::new(),
        |mut codes: Vec<String>, code| {
            if !codes.iter().any(|held| held == code) {
                codes.push(code.to_owned());
            }
            codes
        },
    )
}

/// Titles and positions of a field that holds several with semicolons between.
pub fn positions(field: &str) -> impl Iterator<Item = &str> {
    field.split(';').map(str::trim).filter(|position| !position.is_empty())
}

/// Puts a place of birth into the entity as written, and the country at its end if there is one.
pub fn add_birth_place(entity: &mut Entity, place: &str) {
    let place = place.trim();
    if place.is_empty() {
        return;
    }
    if !entity.birth_places.iter().any(|held| held == place) {
        entity.birth_places.push(place.to_owned());
    }
    // `Pyongyang, Korea, North`: the country may hold a comma itself, so longer ends are tried first.
    let commas = place.match_indices(", ").map(|(at, comma)| at + comma.len());
    let found = std::iter::once(0).chain(commas).find_map(|start| country(&place[start..]));
    if let Some(found) = found {
        entity.add_country(found, CountryRole::Birth);
    }
}

/// Kind of an identifier from OFAC's label for it (`Passport`, `Tax ID No.`, `SWIFT/BIC`, `Vessel Registration
/// Identification`, `Digital Currency Address - XBT`). `None`: the label is not one of an identifier.
///
/// The labels are those of the remarks (legacy forms), of `idType` (standard XML) and of the reference values
/// `IDRegDocType` and `FeatureType` (advanced and enhanced XML); they are the same words in all. An `alt.` before and
/// a colon behind do not count. Use [`identifier`] where the value is at hand: some labels need it to be understood.
pub fn identifier_kind(label: &str) -> Option<IdentifierKind> {
    let label = plain_label(label);
    if let Some(currency) = label.strip_prefix("Digital Currency Address") {
        let currency = currency.trim_start_matches([' ', '-', ':']).trim();
        return Some(IdentifierKind::Wallet(currency.to_owned()));
    }
    labels::kind_of(label)
}

/// The label without what does not tell kinds apart: `alt.` before it, white space, colon and dash after it.
pub fn plain_label(label: &str) -> &str {
    let label = label.trim();
    let label = label.strip_prefix("alt. ").or_else(|| label.strip_prefix("Alt. ")).unwrap_or(label);
    label.trim_end_matches([':', '-', ' '])
}

/// An identifier from OFAC's label and value. `None`: the label is not one of an identifier, or there is no value.
///
/// The kind is [`identifier_kind`]'s with three exceptions that only the value tells: a `Vessel Registration
/// Identification` that is no IMO number is a number in another register, an `Identification Number IMO ...` is one (of
/// a ship or of a company), and a `Legal Entity Number` is a Legal Entity Identifier (ISO 17442) only if its check
/// digits say so. The publisher's label is kept as the note where the kind does not already say as much. A country that
/// the publisher typed into the number, `33556474 (Russia)`, becomes the issuing country.
pub fn identifier(label: &str, value: &str) -> Option<Identifier> {
    let label = plain_label(label);
    let kind = identifier_kind(label)?;
    let (value, typed_country) = match value.trim().strip_suffix(')').and_then(|value| value.rsplit_once(" (")) {
        Some((number, name)) if country(name).is_some() => (number.trim_end(), country(name)),
        _ => (value.trim(), None),
    };
    let without_prefix = value.strip_prefix("IMO").map(|number| number.trim_start_matches([':', ' ', '.']));
    let (kind, value) = match kind {
        IdentifierKind::Imo => match without_prefix.or_else(|| value.strip_prefix('(')?.strip_suffix(')')) {
            Some(number) => (IdentifierKind::Imo, number),
            None if Identifier::new(IdentifierKind::Imo, value).validity() == Validity::Valid => {
                (IdentifierKind::Imo, value)
            }
            None => (IdentifierKind::RegistrationNumber, value),
        },
        // A number of a company in the IMO company scheme is not a ship's; the two series overlap.
        IdentifierKind::NationalId if without_prefix.is_some() => (IdentifierKind::RegistrationNumber, value),
        IdentifierKind::Lei if Identifier::new(IdentifierKind::Lei, value).validity() != Validity::Valid => {
            (IdentifierKind::RegistrationNumber, value)
        }
        kind => (kind, value),
    };
    if value.is_empty() {
        return None;
    }
    let mut identifier = Identifier::new(kind, value);
    identifier.note = labels::note_for(&identifier.kind, label);
    identifier.country = typed_country;
    Some(identifier)
}

/// Adds an identifier unless the same kind, value and country is there.
pub fn add_identifier(entity: &mut Entity, identifier: Identifier) {
    let same = |held: &Identifier| {
        held.kind == identifier.kind && held.value == identifier.value && held.country == identifier.country
    };
    if !entity.identifiers.iter().any(same) {
        entity.identifiers.push(identifier);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn labels_tell_kinds() {
        use IdentifierKind::{
            AircraftNumber, Bic, Imo, NationalId, Other, Passport, RegistrationNumber, TaxNumber, Wallet,
        };
        let cases = [
            ("Passport", Some(Passport)),
            ("alt. Passport", Some(Passport)),
            ("SWIFT/BIC", Some(Bic)),
            ("Digital Currency Address - XBT", Some(Wallet("XBT".into()))),
            ("Vessel Registration Identification", Some(Imo)),
            ("Tax ID No.", Some(TaxNumber)),
            ("National ID No.", Some(NationalId)),
            ("Registration ID", Some(RegistrationNumber)),
            ("Aircraft Tail Number", Some(AircraftNumber)),
            ("D-U-N-S Number", Some(Other("D-U-N-S Number".into()))),
            ("Secondary sanctions risk:", None),
            ("Gender", None),
        ];
        for (label, expected) in cases {
            assert_eq!(identifier_kind(label), expected, "{label}");
        }
    }

    #[test]
    fn the_value_decides_where_the_label_does_not() {
        use IdentifierKind::{Imo, Lei, NationalId, RegistrationNumber};
        let cases = [
            ("Vessel Registration Identification", "IMO 9187629", Imo, "9187629"),
            ("Vessel Registration Identification", "RS 150443", RegistrationNumber, "RS 150443"),
            ("Vessel Registration Identification", "9894387", Imo, "9894387"),
            ("Identification Number", "IMO 5342883", RegistrationNumber, "IMO 5342883"),
            ("Identification Number", "2181558", NationalId, "2181558"),
            ("Legal Entity Number", "253400WSS48YWMBUA688", Lei, "253400WSS48YWMBUA688"),
            ("Legal Entity Number", "851683897", RegistrationNumber, "851683897"),
            ("Government Gazette Number", "33556474 (Russia)", RegistrationNumber, "33556474"),
            ("Folio Mercantil No.", "22839 (Jalisco)", RegistrationNumber, "22839 (Jalisco)"),
        ];
        for (label, value, kind, kept) in cases {
            let found = identifier(label, value).unwrap();
            assert_eq!((found.kind, found.value.as_str()), (kind, kept), "{label} {value}");
        }
    }

    #[test]
    fn several_programmes_in_one_field_are_split() {
        assert_eq!(programme_codes("NPWMD] [DPRK2"), ["NPWMD", "DPRK2"]);
        assert_eq!(programme_codes(" SDGT "), ["SDGT"]);
        assert!(programme_codes("").is_empty());
    }

    #[test]
    fn a_birth_place_gives_its_country_even_with_a_comma_in_it() {
        let mut entity = Entity::new("x", Schema::Person);
        add_birth_place(&mut entity, "Pyongyang, Korea, North");
        assert_eq!(entity.countries[0].country.code(), "kp");
        assert_eq!(entity.birth_places, ["Pyongyang, Korea, North"]);
    }
}
