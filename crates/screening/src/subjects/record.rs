//! From the fields of one record to a subject, whatever the format it came in.

use super::{Field, Item, Locator, ScreenedSubject, birth_date};
use interdict_matching::Subject;
use interdict_model::{Country, Identifier, IdentifierKind, PartyKind, Schema};
use interdict_text::countries;

/// What holds for records that do not say otherwise.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RecordDefaults {
    /// Kind of party.
    pub kind: Option<PartyKind>,
    /// Countries.
    pub countries: Vec<Country>,
}

/// A value and what it is.
pub(crate) type FieldValue<'a> = (&'a Field, &'a str);

/// Builds the subject of a record, or says why it cannot be screened.
pub(crate) fn to_item(
    locator: Locator,
    values: &[FieldValue<'_>],
    fields: Vec<(String, String)>,
    defaults: &RecordDefaults,
) -> Item {
    let mut subject = Subject { kind: defaults.kind, ..Subject::default() };
    let mut notes = Vec::new();
    let all = |wanted: &Field| {
        let wanted = wanted.clone();
        values
            .iter()
            .filter(move |(field, value)| **field == wanted && !value.trim().is_empty())
            .map(|(_, value)| value.trim())
    };
    let add_name = |subject: &mut Subject, name: &str| {
        if name.chars().any(char::is_alphanumeric) && !subject.names.iter().any(|held| held == name) {
            subject.names.push(name.to_owned());
        }
    };
    let mut said_kind = None;
    for name in all(&Field::Name) {
        add_name(&mut subject, name);
    }
    let parts = [Field::FirstName, Field::MiddleName, Field::Patronymic, Field::LastName, Field::SecondLastName];
    let whole: Vec<&str> = parts.iter().filter_map(|part| all(part).next()).collect();
    // Beside a whole name, its parts say nothing new.
    if subject.names.is_empty() && !whole.is_empty() {
        add_name(&mut subject, &whole.join(" "));
        said_kind = Some(PartyKind::Person);
    }
    for (field, kind) in [(Field::Company, PartyKind::Organization), (Field::Vessel, PartyKind::Vessel)] {
        for name in all(&field) {
            // A person's row often names the employer too: two parties in one row, so the kind is left open.
            said_kind = if subject.names.is_empty() { Some(kind) } else { Some(PartyKind::Unknown) };
            add_name(&mut subject, name);
        }
    }
    for alias in all(&Field::Alias).flat_map(|aliases| aliases.split([';', '|'])) {
        add_name(&mut subject, alias.trim());
    }
    match all(&Field::Type).next().map(schema_of_word) {
        Some(Some(schema)) => subject.kind = Some(schema.kind()),
        Some(None) => notes.push("the type of party was not understood; every type was considered".to_owned()),
        None => subject.kind = said_kind.or(subject.kind),
    }
    read_births(all(&Field::BirthDate), &mut subject, &mut notes);
    read_countries(all(&Field::Country), &mut subject, &mut notes);
    if subject.countries.is_empty() {
        subject.countries.clone_from(&defaults.countries);
    }
    for (field, value) in values {
        if let Field::Identifier(kind) = field {
            let numbers = value.split([';', '|']).map(str::trim).filter(|number| !number.is_empty());
            subject.identifiers.extend(numbers.map(|number| Identifier::new(kind.clone(), number)));
        }
    }
    let has_zero = |text: &str| text.contains('\0');
    if subject.names.iter().any(|name| has_zero(name)) || subject.identifiers.iter().any(|held| has_zero(&held.value)) {
        let message =
            "a name or a number has bytes of zero in it, as no text has: the file is damaged, or in another encoding";
        return Item::bad(locator, "record.encoding", message);
    }
    if subject.names.is_empty() && subject.identifiers.is_empty() {
        return Item::bad(locator, "record.no_name", "there is no name and no number to screen");
    }
    let id = all(&Field::Id).next().map(str::to_owned);
    Item::Subject(Box::new(ScreenedSubject { locator, id, subject, fields, notes }))
}

fn read_births<'a>(values: impl Iterator<Item = &'a str>, subject: &mut Subject, notes: &mut Vec<String>) {
    for text in values.flat_map(|value| value.split([';', '|'])) {
        match birth_date(text) {
            Some(found) => {
                if found.ambiguous {
                    notes.push(
                        "day and month of the birth date could be exchanged; the first was taken as the day".into(),
                    );
                }
                subject.births.push(found.date);
            }
            None => notes.push("a birth date was not understood and not used".into()),
        }
    }
}

fn read_countries<'a>(values: impl Iterator<Item = &'a str>, subject: &mut Subject, notes: &mut Vec<String>) {
    for value in values {
        // `Korea, North` is one country, `Iran, Syria` are two.
        let found: Vec<Option<Country>> = match countries::by_name(value) {
            Some(country) => vec![Some(country)],
            None => value
                .split([';', '|', ',', '/'])
                .filter(|part| !part.trim().is_empty())
                .map(countries::by_name)
                .collect(),
        };
        for country in found {
            match country {
                Some(country) if !subject.countries.contains(&country) => subject.countries.push(country),
                Some(_) => {}
                None => notes.push("a country was not understood and not used".into()),
            }
        }
    }
}

/// The schema that a word of a customer file or of `--schema` means.
///
/// ```
/// use interdict_model::Schema;
/// use interdict_screening::subjects::schema_of_word;
/// assert_eq!(schema_of_word("Individual"), Some(Schema::Person));
/// assert_eq!(schema_of_word("GmbH"), None);
/// ```
pub fn schema_of_word(word: &str) -> Option<Schema> {
    Some(match word.trim().to_lowercase().as_str() {
        "person"
        | "individual"
        | "natural person"
        | "natural"
        | "private"
        | "human"
        | "p"
        | "i"
        | "natürliche person"
        | "privatperson"
        | "personne"
        | "personne physique"
        | "persona"
        | "persona física"
        | "persona fisica"
        | "pessoa física"
        | "физическое лицо"
        | "физлицо" => Schema::Person,
        "organization" | "organisation" | "entity" | "body" | "o" | "e" | "ngo" | "association" | "verein" => {
            Schema::Organization
        }
        "company"
        | "corporate"
        | "corporation"
        | "business"
        | "firm"
        | "firma"
        | "legal person"
        | "c"
        | "juristische person"
        | "unternehmen"
        | "société"
        | "societe"
        | "personne morale"
        | "empresa"
        | "persona jurídica"
        | "persona juridica"
        | "юридическое лицо"
        | "юрлицо"
        | "компания" => Schema::Company,
        "publicbody" | "public body" | "government" => Schema::PublicBody,
        "legalentity" | "legal entity" | "any" | "unknown" => Schema::LegalEntity,
        "vessel" | "ship" | "schiff" | "navire" | "buque" | "v" => Schema::Vessel,
        "airplane" | "aircraft" | "plane" | "flugzeug" => Schema::Airplane,
        "cryptowallet" | "wallet" => Schema::CryptoWallet,
        "security" => Schema::Security,
        _ => return None,
    })
}

/// An identifier as people write it on the command line: `imo:9074729`, `passport:563410081`, or only the number, of
/// which the kind is told by its check digits where they are right.
pub fn identifier(text: &str) -> Result<Identifier, String> {
    if let Some((kind, value)) = text.split_once(':')
        && !kind.contains(|c: char| c.is_ascii_digit())
    {
        return match Field::of_header(kind) {
            Some(Field::Identifier(kind)) if !value.trim().is_empty() => Ok(Identifier::new(kind, value.trim())),
            _ if kind.eq_ignore_ascii_case("http") || kind.eq_ignore_ascii_case("https") => {
                Ok(Identifier::new(IdentifierKind::Website, text.trim()))
            }
            _ => Err(format!(
                "`{kind}` is no kind of number; write for example passport:563410081, imo:9074729, lei:..., bic:..."
            )),
        };
    }
    let value = text.trim();
    if !value.contains(char::is_alphanumeric) {
        return Err("there is no number".into());
    }
    let checked =
        [IdentifierKind::Lei, IdentifierKind::Isin, IdentifierKind::Iban, IdentifierKind::Wallet(String::new())];
    let kind = if value.contains('@') { Some(IdentifierKind::Email) } else { None }
        .or_else(|| {
            checked
                .into_iter()
                .find(|kind| Identifier::new(kind.clone(), value).validity() == interdict_model::Validity::Valid)
        })
        .unwrap_or_else(|| IdentifierKind::Other("number".into()));
    Ok(Identifier::new(kind, value))
}
