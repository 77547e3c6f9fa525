//! A mapping for columns with obvious names.

use super::mapping::{IdentifierColumn, Mapping};

/// A column name as it is compared: letters and digits only, lower case.
fn key(column: &str) -> String {
    column.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The mapping for some columns. Columns without an obvious name are left out of it.
pub(super) fn mapping<'a>(columns: impl Iterator<Item = &'a str>) -> Mapping {
    let mut mapping = Mapping::default();
    for column in columns {
        let key = key(column);
        // `Alias 1`, `alias_2`
        let plain = key.trim_end_matches(|character: char| character.is_ascii_digit());
        let group = match plain {
            "id" | "ref" | "reference" | "uid" | "entityid" | "partyid" | "recordid" | "listid" | "referencenumber" => {
                &mut mapping.id
            }
            "name" | "fullname" | "primaryname" | "entityname" | "companyname" | "partyname" | "wholename" => {
                &mut mapping.name
            }
            "firstname" | "givenname" | "givennames" | "forename" => &mut mapping.first_name,
            "lastname" | "surname" | "familyname" => &mut mapping.last_name,
            "alias" | "aliases" | "aka" | "alsoknownas" | "altname" | "altnames" | "alternativename"
            | "alternativenames" | "othername" | "othernames" => &mut mapping.alias,
            "weakalias" | "weakaliases" | "weakname" | "nickname" => &mut mapping.weak_name,
            "formername" | "formernames" | "previousname" | "fka" => &mut mapping.former_name,
            "type" | "schema" | "entitytype" | "partytype" | "kind" => {
                mapping.schema.column.get_or_insert_with(|| column.to_owned());
                continue;
            }
            "dob" | "birthdate" | "dateofbirth" | "datesofbirth" | "born" => &mut mapping.birth_date,
            "pob" | "birthplace" | "placeofbirth" => &mut mapping.birth_place,
            "country" | "countries" | "countrycode" => &mut mapping.country,
            "nationality" | "nationalities" => &mut mapping.nationality,
            "citizenship" | "citizenships" => &mut mapping.citizenship,
            "jurisdiction" | "countryofregistration" => &mut mapping.jurisdiction,
            "gender" | "sex" => &mut mapping.gender,
            "address" | "addresses" | "fulladdress" => &mut mapping.address,
            "position" | "positions" | "title" | "role" => &mut mapping.position,
            "program" | "programme" | "programs" | "programmes" | "regime" => &mut mapping.programme,
            "listedon" | "listingdate" | "datelisted" | "listeddate" | "dateadded" => &mut mapping.listed_on,
            "delistedon" | "delistingdate" | "dateremoved" => &mut mapping.delisted_on,
            "reason" | "reasons" => &mut mapping.reason,
            "note" | "notes" | "remark" | "remarks" | "comment" | "comments" => &mut mapping.notes,
            other => {
                if let Some(kind) = identifier(other) {
                    let column = column.to_owned();
                    mapping.identifiers.push(IdentifierColumn { column, kind: kind.to_owned(), country: None });
                }
                continue;
            }
        };
        group.add(column);
    }
    mapping
}

fn identifier(key: &str) -> Option<&'static str> {
    Some(match key {
        "passport" | "passportno" | "passportnumber" | "passports" => "passport",
        "nationalid" | "nationalidnumber" | "nationalidno" | "idnumber" | "identitynumber" => "national-id",
        "taxid" | "taxnumber" | "taxno" | "inn" | "tin" | "vat" | "vatnumber" => "tax",
        "registrationnumber" | "registrationno" | "companynumber" | "ogrn" => "registration",
        "imo" | "imonumber" | "imono" => "imo",
        "mmsi" => "mmsi",
        "swift" | "bic" | "swiftbic" => "bic",
        "lei" | "leicode" => "lei",
        "iban" => "iban",
        "isin" => "isin",
        "email" | "emailaddress" | "mail" => "email",
        "phone" | "phonenumber" | "telephone" | "mobile" => "phone",
        "website" | "url" | "web" => "website",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn obvious_names_are_recognised_however_they_are_spelled() {
        let found =
            mapping(["Ref.", "Full Name", "alias_1", "Alias 2", "DOB", "Passport No.", "Type", "Colour"].into_iter());
        assert_eq!(found.id.0, ["Ref."]);
        assert_eq!(found.name.0, ["Full Name"]);
        assert_eq!(found.alias.0, ["alias_1", "Alias 2"]);
        assert_eq!(found.birth_date.0, ["DOB"]);
        assert_eq!(found.identifiers[0].kind, "passport");
        assert_eq!(found.schema.column.as_deref(), Some("Type"));
        assert!(!mapping(["Colour", "Size"].into_iter()).has_name());
    }
}
