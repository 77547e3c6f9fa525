//! The EU consolidated list: the rules of its four forms on small files written here, and the real files of the
//! evaluation data that may lie beside the checkout.

use interdict_lists::{ListError, ListReading, eu};
use interdict_model::{CountryRole, Entity, IdentifierKind, NameKind, PartKind, Schema};
use proptest::prelude::*;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/lists/eu");

/// A real file, or nothing (and a word about it) where the data is absent.
#[expect(clippy::print_stderr, reason = "a skipped test must say so")]
fn real(file: &str) -> Option<Vec<u8>> {
    let bytes = std::fs::read(format!("{FOLDER}/{file}")).ok();
    if bytes.is_none() {
        eprintln!("skipped: no evaluation data beside the checkout");
    }
    bytes
}

fn find<'a>(reading: &'a ListReading, id: &str) -> &'a Entity {
    reading.entities.iter().find(|entity| entity.id == id).unwrap_or_else(|| panic!("{id} is missing"))
}

fn listed_on(entity: &Entity) -> Option<String> {
    entity.designations[0].listed_on.map(|day| day.to_string())
}

const XML: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2024-12-11T21:24:35.826+01:00" globalFileId="1">
<sanctionEntity designationDate="2015-03-20" designationDetails="" unitedNationId="XXi.001" euReferenceNumber="EU.1.23" logicalId="10">
<remark>Believed to trade &amp; travel</remark>
<regulation regulationType="amendment" organisationType="council" publicationDate="2019-04-08" entryIntoForceDate="2019-04-09" numberTitle="2019/555 (OJ L97)" programme="PRK" logicalId="90"><publicationUrl>http://example.org/a?b&amp;c</publicationUrl></regulation>
<subjectType code="person" classificationCode="P"/>
<nameAlias firstName="" middleName="" lastName="" wholeName="Beispiel Person" function="" gender="" title="" nameLanguage="DE" strong="true" regulationLanguage="en" logicalId="11"/>
<nameAlias firstName="Example" middleName="Middle" lastName="PERSON" wholeName="Example Middle  PERSON" function="Minister of Examples" gender="M" title="General" nameLanguage="EN" strong="true" regulationLanguage="en" logicalId="12">
<regulationSummary regulationType="amendment" publicationDate="2015-03-20" numberTitle="2015/480 (OJ L77)" publicationUrl=""/></nameAlias>
<nameAlias firstName="" middleName="" lastName="" wholeName="Пример Персона" function="" title="" nameLanguage="RU" strong="true" regulationLanguage="en" logicalId="9"/>
<nameAlias firstName="" middleName="" lastName="" wholeName="Ex" function="" title="" nameLanguage="" strong="false" regulationLanguage="en" logicalId="13"><remark>low quality</remark></nameAlias>
<citizenship region="" countryIso2Code="KP" countryDescription="KOREA, DEMOCRATIC PEOPLE'S REPUBLIC OF" regulationLanguage="en" logicalId="14"/>
<birthdate circa="true" calendarType="GREGORIAN" city="Sinuiju" zipCode="" dayOfMonth="" monthOfYear="2" year="1962" region="" place="" countryIso2Code="KP" countryDescription="KOREA, DEMOCRATIC PEOPLE'S REPUBLIC OF" regulationLanguage="en" logicalId="15"/>
<birthdate circa="false" calendarType="GREGORIAN" city="" zipCode="" yearRangeFrom="1960" yearRangeTo="1962" region="" place="" countryIso2Code="00" countryDescription="UNKNOWN" regulationLanguage="en" logicalId="16"/>
<birthdate circa="false" calendarType="ISLAMIC" city="" zipCode="" year="1343" region="" place="" countryIso2Code="00" countryDescription="UNKNOWN" regulationLanguage="en" logicalId="17"/>
<address city="Dandong" street="1 Example Street" poBox="77" zipCode="118000" region="Liaoning" place="" asAtListingTime="true" countryIso2Code="CN" countryDescription="CHINA" regulationLanguage="en" logicalId="18"><contactInfo key="PHONE" value="123 456"/></address>
<address city="" street="" poBox="" zipCode="" region="" place="" asAtListingTime="false" countryIso2Code="00" countryDescription="UNKNOWN" regulationLanguage="en" logicalId="19"><remark>last seen at sea</remark></address>
<identification diplomatic="true" knownExpired="true" knownFalse="false" reportedLost="false" revokedByIssuer="false" issuedBy="" issueDate="2010-01-02" latinNumber="" nameOnDocument="" number="P-0000001" region="" countryIso2Code="KP" countryDescription="KOREA, DEMOCRATIC PEOPLE'S REPUBLIC OF" identificationTypeCode="passport" identificationTypeDescription="National passport" regulationLanguage="en" logicalId="20"/>
<identification number="-" countryIso2Code="00" countryDescription="UNKNOWN" identificationTypeCode="id" identificationTypeDescription="National identification card" logicalId="21"><remark>number not known</remark></identification>
</sanctionEntity>
<sanctionEntity designationDetails="" unitedNationId="" euReferenceNumber="EU.2.46" logicalId="30">
<regulation regulationType="regulation" organisationType="council" publicationDate="2012-03-24" entryIntoForceDate="2012-03-23" numberTitle="267/2012 (OJ L88)" programme="IRN" logicalId="91"/>
<subjectType code="enterprise" classificationCode="E"/>
<nameAlias firstName="" middleName="" lastName="" wholeName="EXAMPLE TRADING CO" function="" title="Limited Liability Company" nameLanguage="" strong="true" regulationLanguage="en" logicalId="31"/>
<identification number="5342883" countryIso2Code="00" countryDescription="UNKNOWN" identificationTypeCode="imo" identificationTypeDescription="IMO" logicalId="32"/>
</sanctionEntity>
</export>
"#;

#[test]
fn everything_that_is_said_of_a_person_reaches_the_entity() {
    let reading = eu::read(XML.as_bytes(), "list.xml").unwrap();
    assert_eq!(reading.warnings, []);
    assert_eq!((reading.info.dataset.as_str(), reading.info.format.as_str()), ("eu_fsf", "XML 1.1"));
    assert_eq!(reading.info.published_on.unwrap().to_string(), "2024-12-11");
    let person = find(&reading, "eu-EU.1.23");
    assert_eq!(person.schema, Schema::Person);
    assert_eq!((person.datasets[0].as_str(), person.topics[0].as_str()), ("eu_fsf", "sanction"));
    let names: Vec<_> = person
        .names
        .iter()
        .map(|name| (name.text.as_str(), name.kind, name.weak, name.script.as_deref(), name.language.as_deref()))
        .collect();
    assert_eq!(
        names,
        [
            ("Example Middle PERSON", NameKind::Primary, false, None, Some("en")),
            ("Beispiel Person", NameKind::Alias, false, None, Some("de")),
            ("Пример Персона", NameKind::Alias, false, Some("Cyrl"), Some("ru")),
            ("Ex", NameKind::Alias, true, None, None),
        ]
    );
    let parts: Vec<(PartKind, &str)> =
        person.names[0].parts.iter().map(|part| (part.kind, part.text.as_str())).collect();
    assert_eq!(parts, [(PartKind::Given, "Example"), (PartKind::Middle, "Middle"), (PartKind::Family, "PERSON")]);
    assert_eq!(person.gender.as_deref(), Some("male"));
    assert_eq!(person.positions, ["General", "Minister of Examples"]);
    let births: Vec<String> = person.births.iter().map(ToString::to_string).collect();
    assert_eq!(births, ["circa 1962-02", "1960 to 1962"]);
    assert_eq!(person.not_understood, ["birth 1343 (ISLAMIC calendar)"]);
    let countries: Vec<(&str, CountryRole)> =
        person.countries.iter().map(|held| (held.country.code(), held.role)).collect();
    assert_eq!(countries, [("kp", CountryRole::Birth), ("kp", CountryRole::Citizenship)]);
    assert_eq!(person.addresses.len(), 1, "an address that says nothing is none");
    let address = &person.addresses[0];
    assert_eq!(address.street.as_deref(), Some("1 Example Street, P.O. Box 77"));
    assert_eq!((address.city.as_deref(), address.region.as_deref()), (Some("Dandong"), Some("Liaoning")));
    assert_eq!(address.country.as_ref().map(interdict_model::Country::code), Some("cn"));
    let identifiers: Vec<(&IdentifierKind, &str, Option<&str>)> =
        person.identifiers.iter().map(|held| (&held.kind, held.value.as_str(), held.note.as_deref())).collect();
    assert_eq!(
        identifiers,
        [
            (&IdentifierKind::Phone, "123 456", None),
            (&IdentifierKind::Passport, "P-0000001", Some("diplomatic; known to be expired")),
            (&IdentifierKind::Other("UN reference number".into()), "XXi.001", None),
        ]
    );
    assert_eq!(person.identifiers[1].period.from.unwrap().to_string(), "2010-01-02");
    let designation = &person.designations[0];
    assert_eq!(designation.entry_id.as_deref(), Some("EU.1.23"));
    assert_eq!(listed_on(person).as_deref(), Some("2015-03-20"));
    assert_eq!(
        (person.programmes(), &designation.legal_basis[..]),
        (vec!["PRK"], &["2019/555 (OJ L97)".to_owned()][..])
    );
    for note in [
        "Believed to trade & travel",
        "amended on 2019-04-08 by 2019/555 (OJ L97) (council)",
        "first act named in the entry: 2015/480 (OJ L77) of 2015-03-20",
        "name Ex: low quality",
        "address: last seen at sea",
        "National identification card: number not known",
    ] {
        assert!(person.notes.iter().any(|held| held == note), "{note} is missing in {:?}", person.notes);
    }
}

#[test]
fn a_body_is_listed_by_the_act_that_set_up_its_list() {
    let reading = eu::read(XML.as_bytes(), "list.xml").unwrap();
    let body = find(&reading, "eu-EU.2.46");
    assert_eq!(body.schema, Schema::Organization);
    assert_eq!(listed_on(body).as_deref(), Some("2012-03-24"), "publication, not entry into force");
    assert_eq!((body.positions.len(), body.names[0].parts.len()), (0, 0));
    assert!(body.notes.iter().any(|note| note == "title: Limited Liability Company"));
    assert_eq!(body.identifiers[0].kind, IdentifierKind::RegistrationNumber, "an IMO number of a company");
}

#[test]
fn only_a_day_that_the_publisher_calls_one_of_listing_is_taken() {
    let cases = [
        ("designationDate=\"2001-02-01\"", "", "amendment", "2019-04-08", "", Some("2001-02-01")),
        ("", "Date of listing: 21/12/2018", "amendment", "2019-04-08", "", Some("2018-12-21")),
        ("", "(26.7.2010, suspended since 16.1.2016)", "amendment", "2015-10-18", "", Some("2010-07-26")),
        ("", "Date of EU designation: 24.4.2007 (UN: 3.3.2008)", "repealing", "2012-03-24", "", Some("2007-04-24")),
        ("", "Date of UN designation: 9.6.2010", "repealing", "2017-08-31", "", None),
        ("", "", "amendment", "2019-04-08", "", None),
        ("", "", "repealing", "2017-08-31", "", None),
        ("", "", "regulation", "2003-07-08", "", Some("2003-07-08")),
        // A name in an older act: the regulation carried the party over.
        ("", "", "regulation", "2003-07-08", "2001-05-11", None),
    ];
    for (attribute, details, kind, published, earlier, expected) in cases {
        let summary = if earlier.is_empty() {
            String::new()
        } else {
            format!("<regulationSummary regulationType=\"amendment\" publicationDate=\"{earlier}\" numberTitle=\"x\"/>")
        };
        let xml = format!(
            "<export><sanctionEntity {attribute} designationDetails=\"{details}\" euReferenceNumber=\"EU.1.1\" logicalId=\"1\">\
             <regulation regulationType=\"{kind}\" publicationDate=\"{published}\" programme=\"X\"/><subjectType code=\"person\"/>\
             <nameAlias wholeName=\"EXAMPLE\" strong=\"true\">{summary}</nameAlias></sanctionEntity></export>"
        );
        let reading = eu::read(xml.as_bytes(), "list.xml").unwrap();
        assert_eq!(listed_on(&reading.entities[0]).as_deref(), expected, "{attribute} {details} {kind} {earlier}");
    }
}

#[test]
fn what_the_reader_does_not_know_is_named_once_and_kept() {
    let xml = XML
        .replace("<subjectType code=\"person\"", "<mood>calm</mood><subjectType code=\"person\"")
        .replace("strong=\"true\" regulationLanguage", "colour=\"red\" strong=\"true\" regulationLanguage");
    let reading = eu::read(xml.as_bytes(), "list.xml").unwrap();
    assert!(reading.is_complete());
    let messages: Vec<&str> = reading.warnings.iter().map(|warning| warning.message.as_str()).collect();
    assert_eq!(messages.len(), 2, "{messages:?}");
    assert!(
        messages.iter().any(|message| message.contains("attribute colour of <nameAlias>, 4 in all")),
        "{messages:?}"
    );
    let person = find(&reading, "eu-EU.1.23");
    assert!(person.not_understood.iter().any(|held| held == "mood calm"), "{:?}", person.not_understood);
}

#[test]
fn xml_cut_anywhere_is_an_error_or_a_loss_but_never_just_shorter() {
    let whole = XML.trim_end().len();
    for end in 0..whole {
        if let Ok(reading) = eu::xml::read(&XML.as_bytes()[..end], "list.xml") {
            assert!(!reading.is_complete(), "cut at {end}");
        }
    }
}

#[test]
fn what_cannot_be_trusted_is_refused() {
    let with_doctype = XML.replace("<export ", "<!DOCTYPE export><export ");
    for bytes in [with_doctype.as_str(), "<html/>", "<export/>", "", "{\"name_aliases\":1}", "{\"name_aliases\":"] {
        let error = eu::read(bytes.as_bytes(), "list.xml").unwrap_err();
        assert!(matches!(error, ListError::Malformed { .. }), "{error}");
    }
}

const ACT: [&str; 7] =
    ["Type", "OrganisationType", "PublicationDate", "EntryIntoForceDate", "NumberTitle", "Programme", "PublicationUrl"];

/// The 118 columns of CSV 1.1.
fn full_columns() -> Vec<String> {
    let mut columns: Vec<String> = ["fileGenerationDate"].map(str::to_owned).to_vec();
    let parts: [(&str, &str); 6] = [
        (
            "Entity",
            "LogicalId EU_ReferenceNumber UnitedNationId DesignationDate DesignationDetails Remark SubjectType \
             SubjectType_ClassificationCode",
        ),
        (
            "NameAlias",
            "LastName FirstName MiddleName WholeName NameLanguage Gender Title Function LogicalId RegulationLanguage Remark",
        ),
        (
            "Address",
            "City Street PoBox ZipCode Region Place AsAtListingTime ContactInfo CountryIso2Code CountryDescription LogicalId \
             RegulationLanguage Remark",
        ),
        (
            "BirthDate",
            "BirthDate Day Month Year YearRangeFrom YearRangeTo Circa CalendarType ZipCode Region Place City CountryIso2Code \
             CountryDescription LogicalId RegulationLanguage Remark",
        ),
        (
            "Identification",
            "Number Diplomatic KnownExpired KnownFalse ReportedLost RevokedByIssuer IssuedBy IssuedDate ValidFrom ValidTo \
             LatinNumber NameOnDocument TypeCode TypeDescription Region CountryIso2Code CountryDescription LogicalId \
             RegulationLanguage Remark",
        ),
        ("Citizenship", "Region CountryIso2Code CountryDescription LogicalId RegulationLanguage Remark"),
    ];
    for (part, names) in parts {
        columns.extend(names.split_whitespace().map(|name| format!("{part}_{name}")));
        columns.extend(ACT.iter().map(|name| format!("{part}_Regulation_{name}")));
    }
    columns
}

/// A file in CSV 1.1 with the person of [`XML`], each row given by what is in it besides the party.
fn full_csv() -> String {
    let party = [
        ("fileGenerationDate", "11/12/2024"),
        ("Entity_LogicalId", "10"),
        ("Entity_EU_ReferenceNumber", "EU.1.23"),
        ("Entity_UnitedNationId", "XXi.001"),
        ("Entity_DesignationDate", "2015-03-20"),
        ("Entity_Remark", "Believed to trade & travel"),
        ("Entity_SubjectType", "P"),
        ("Entity_SubjectType_ClassificationCode", "person"),
        ("Entity_Regulation_Type", "amendment"),
        ("Entity_Regulation_OrganisationType", "council"),
        ("Entity_Regulation_PublicationDate", "2019-04-08"),
        ("Entity_Regulation_NumberTitle", "2019/555 (OJ L97)"),
        ("Entity_Regulation_Programme", "PRK"),
    ];
    let korea = "KOREA, DEMOCRATIC PEOPLE'S REPUBLIC OF";
    let rows: Vec<Vec<(&str, &str)>> = vec![
        vec![
            ("NameAlias_WholeName", "Beispiel Person"),
            ("NameAlias_NameLanguage", "DE"),
            ("NameAlias_LogicalId", "11"),
        ],
        vec![
            ("NameAlias_FirstName", "Example"),
            ("NameAlias_MiddleName", "Middle"),
            ("NameAlias_LastName", "PERSON"),
            ("NameAlias_WholeName", "Example Middle  PERSON"),
            ("NameAlias_Function", "Minister of Examples"),
            ("NameAlias_Gender", "M"),
            ("NameAlias_Title", "General"),
            ("NameAlias_NameLanguage", "EN"),
            ("NameAlias_LogicalId", "12"),
            ("NameAlias_Regulation_Type", "amendment"),
            ("NameAlias_Regulation_PublicationDate", "2015-03-20"),
            ("NameAlias_Regulation_NumberTitle", "2015/480 (OJ L77)"),
        ],
        vec![("NameAlias_WholeName", "Пример Персона"), ("NameAlias_NameLanguage", "RU"), ("NameAlias_LogicalId", "9")],
        vec![("NameAlias_WholeName", "Ex"), ("NameAlias_LogicalId", "13"), ("NameAlias_Remark", "low quality")],
        vec![("Citizenship_CountryIso2Code", "KP"), ("Citizenship_CountryDescription", korea)],
        vec![
            ("BirthDate_Circa", "true"),
            ("BirthDate_CalendarType", "GREGORIAN"),
            ("BirthDate_City", "Sinuiju"),
            ("BirthDate_Month", "2"),
            ("BirthDate_Year", "1962"),
            ("BirthDate_CountryIso2Code", "KP"),
            ("BirthDate_CountryDescription", korea),
        ],
        vec![("BirthDate_YearRangeFrom", "1960"), ("BirthDate_YearRangeTo", "1962")],
        vec![("BirthDate_Year", "1343"), ("BirthDate_CalendarType", "ISLAMIC")],
        vec![
            ("Address_City", "Dandong"),
            ("Address_Street", "1 Example Street"),
            ("Address_PoBox", "77"),
            ("Address_ZipCode", "118000"),
            ("Address_Region", "Liaoning"),
            ("Address_AsAtListingTime", "true"),
            ("Address_ContactInfo", "PHONE[123 456]"),
            ("Address_CountryIso2Code", "CN"),
            ("Address_CountryDescription", "CHINA"),
            ("Address_LogicalId", "18"),
        ],
        vec![("Address_CountryIso2Code", "00"), ("Address_Remark", "last seen at sea")],
        vec![
            ("Identification_Number", "P-0000001"),
            ("Identification_Diplomatic", "true"),
            ("Identification_KnownExpired", "true"),
            ("Identification_IssuedDate", "2010-01-02"),
            ("Identification_TypeCode", "passport"),
            ("Identification_TypeDescription", "National passport"),
            ("Identification_CountryIso2Code", "KP"),
            ("Identification_CountryDescription", korea),
        ],
        vec![
            ("Identification_Number", "-"),
            ("Identification_TypeCode", "id"),
            ("Identification_TypeDescription", "National identification card"),
            ("Identification_Remark", "number not known"),
        ],
    ];
    let columns = full_columns();
    let mut csv = format!("\u{feff}{}\r\n", columns.join(";"));
    for row in rows {
        let cells: Vec<String> = columns
            .iter()
            .map(|column| {
                let value = party.iter().chain(&row).find(|(name, _)| name == column).map_or("", |(_, value)| *value);
                if value.contains([';', '"', ',']) { format!("\"{value}\"") } else { value.to_owned() }
            })
            .collect();
        csv.push_str(&cells.join(";"));
        csv.push_str("\r\n");
    }
    csv
}

#[test]
fn csv_says_the_same_as_xml() {
    assert_eq!(full_columns().len(), 118);
    let reading = eu::read(full_csv().as_bytes(), "list.csv").unwrap();
    assert_eq!(reading.warnings, []);
    assert_eq!(
        (reading.info.format.as_str(), reading.info.published_on.unwrap().to_string().as_str()),
        ("CSV 1.1", "2024-12-11")
    );
    let mut from_csv = find(&reading, "eu-EU.1.23").clone();
    let mut from_xml = find(&eu::read(XML.as_bytes(), "list.xml").unwrap(), "eu-EU.1.23").clone();
    // CSV has no column for the strength of a name, and keeps no order between parts of different kinds.
    for entity in [&mut from_csv, &mut from_xml] {
        for name in &mut entity.names {
            name.weak = false;
        }
        entity.notes.sort();
    }
    assert_eq!(from_csv, from_xml);
}

#[test]
fn csv_cut_within_a_row_is_an_error_a_loss_or_a_gap() {
    let csv = full_csv();
    for end in 0..csv.len() {
        // A cut between two rows cannot be told from a whole file.
        if csv.as_bytes()[..end].ends_with(b"\n") || csv.as_bytes()[..end].ends_with(b"\r") {
            continue;
        }
        if let Ok(reading) = eu::delimited::read(&csv.as_bytes()[..end], "list.csv") {
            assert!(!reading.is_complete() || reading.gaps().count() > 0, "cut at {end}");
        }
    }
}

#[test]
fn a_missing_column_is_an_error_or_a_loss() {
    for (name, is_error) in [("NameAlias_WholeName", true), ("Entity_LogicalId", true), ("BirthDate_Circa", false)] {
        let csv = full_csv().replace(&format!("{name};"), "Something_else;");
        match eu::delimited::read(csv.as_bytes(), "list.csv") {
            Err(_) => assert!(is_error, "{name}"),
            Ok(reading) => {
                assert!(!is_error && !reading.is_complete(), "{name}");
                assert!(reading.warnings.iter().any(|warning| warning.message.contains(name)));
                assert!(reading.warnings.iter().any(|warning| warning.message.contains("Something_else")));
            }
        }
    }
}

#[test]
fn a_bad_row_costs_only_itself() {
    let csv = full_csv().replace("\r\n11/12/2024;10;EU.1.23;XXi.001;2015-03-20;;Believed to trade & travel;P;person;amendment;council;2019-04-08;;2019/555 (OJ L97);PRK;;;;;Ex;", "\r\n11/12/2024;10;Ex;");
    let reading = eu::delimited::read(csv.as_bytes(), "list.csv").unwrap();
    let losses: Vec<_> = reading.warnings.iter().filter(|warning| warning.is_loss()).collect();
    assert_eq!(losses.len(), 1, "{:?}", reading.warnings);
    assert_eq!(losses[0].place.line, Some(5));
    assert_eq!(reading.entities[0].names.len(), 3);
}

const SHORT: &str = "Date_filexxxx;Entity_logical_id;Subject_type;Leba_numtitle;Leba_publication_date;Leba_url;Programme;\
Entity_remark;Naal_logical_id;Entity_logical_id;Naal_leba_numtitle;Naal_leba_publication_date;Naal_leba_url;Naal_programme;\
Naal_lastname;Naal_firstname;Naal_middlename;Naal_wholename;Naal_gender;Naal_title;Naal_function;Naal_language;\
Addr_logical_id;Entity_logical_id;Addr_leba_numtitle;Addr_leba_publication_date;Addr_leba_url;Addr_programme;Addr_number;\
Addr_street;Addr_zipcode;Addr_city;Addr_country;Addr_other;Birt_logical_id;Entity_logical_id;Birt_leba_numtitle;\
Birt_leba_publication_date;Birt_leba_url;Birt_programme;Birt_date;Birt_place;Birt_country;Iden_logical_id;\
Entity_logical_id;Iden_leba_numtitle;Iden_leba_publication_date;Iden_leba_url;Iden_programme;Iden_number;Iden_country;\
Citi_logical_id;Entity_logical_id;Citi_leba_numtitle;Citi_leba_publication_date;Citi_leba_url;Citi_programme;Citi_country;\
EU_ref_num";

/// CSV 1.0 as a spreadsheet leaves it: each line in one pair of quotes, tabs for commas, tabs at the end.
fn short_csv() -> String {
    let start =
        "04/07/2018;1;P;1/2002 (OJ L1);2002-09-13;;ZWE;(Date of designation referred to in Article 7 (2): 21.2.2002.)";
    let rows = [
        format!(
            "{start};5;1;1/2002 (OJ L1);2002-09-13;;ZWE;Person;Example;;Example Person;M;;minister;;{};EU.3.69",
            ";".repeat(35)
        ),
        format!(
            "{start};{};9;1;;;;ZWE;AD001095 (passport-National passport) ((passport));;;;;;;;;EU.3.69",
            ";".repeat(34)
        ),
        format!("{start};{};3;1;;;;ZWE;N/A;al-Awja\t near Tikrit;IRQ;{};EU.3.69", ";".repeat(25), ";".repeat(14)),
        format!(
            "{start};{};7;1;;;;ZWE;;;;Pyongyang;PRK;PHONE[1\t 2]\\nFAX[3];{};EU.3.69",
            ";".repeat(13),
            ";".repeat(23)
        ),
    ];
    let mut csv = String::new();
    for line in std::iter::once(SHORT).chain(rows.iter().map(String::as_str)) {
        csv.extend(["\"", line, "\t\t\t\"\n"]);
    }
    csv
}

#[test]
fn csv_of_2018_is_read_through_the_quotes_around_its_lines() {
    let reading = eu::read(short_csv().as_bytes(), "list.csv").unwrap();
    assert!(reading.is_complete(), "{:?}", reading.warnings);
    assert_eq!(
        (reading.info.format.as_str(), reading.info.published_on.unwrap().to_string().as_str()),
        ("CSV 1.0", "2018-07-04")
    );
    let person = find(&reading, "eu-EU.3.69");
    assert_eq!(person.caption(), "Example Person");
    assert_eq!(person.positions, ["minister"]);
    assert_eq!(listed_on(person).as_deref(), Some("2002-02-21"));
    assert_eq!(person.programmes(), ["ZWE"]);
    assert_eq!(person.birth_places, ["al-Awja, near Tikrit, IRQ"]);
    assert!(person.births.is_empty(), "N/A is no date");
    assert_eq!(person.addresses[0].country.as_ref().map(interdict_model::Country::code), Some("kp"));
    let identifiers: Vec<(&IdentifierKind, &str)> =
        person.identifiers.iter().map(|held| (&held.kind, held.value.as_str())).collect();
    assert_eq!(
        identifiers,
        [
            (&IdentifierKind::Phone, "1"),
            (&IdentifierKind::Phone, "2"),
            (&IdentifierKind::Phone, "3"),
            (&IdentifierKind::Passport, "AD001095"),
        ]
    );
}

#[test]
fn csv_of_2018_cut_within_a_row_is_an_error_or_a_loss() {
    let csv = short_csv();
    for end in 0..csv.len() {
        if csv.is_char_boundary(end)
            && !csv[..end].ends_with('\n')
            && let Ok(reading) = eu::delimited::read(&csv.as_bytes()[..end], "list.csv")
        {
            assert!(!reading.is_complete(), "cut at {end}");
        }
    }
}

const LINE: &str = r#"{"eu_reference_number":"EU.1.23","logical_id":"10","designation_details":"Date of listing: 20.3.2015","regulations":[{"regulation_type":"amendment","organisation_type":"council","publication_date":"2019-04-08","entry_into_force_date":"2019-04-09","number_title":"2019/555 (OJ L97)","programme":"PRK","logical_id":"90"}],"subject_type":{"code":"person","classification_code":"P"},"name_aliases":[{"first_name":"Example","last_name":"PERSON","whole_name":"Example PERSON","name_language":"EN","strong":true,"logical_id":"12"},{"whole_name":"Ex","strong":false,"logical_id":"13"}],"birthdates":[{"circa":true,"calendar_type":"GREGORIAN","year":1962,"month_of_year":2,"country_iso2_code":"00","country_description":"UNKNOWN","logical_id":"15"}],"mood":"calm"}"#;

#[test]
fn json_lines_are_read_by_the_same_mapper() {
    let text = format!("{LINE}\n\nbroken\n{}\n", LINE.replace("EU.1.23", "EU.2.46"));
    let reading = eu::read(text.as_bytes(), "list.jsonl").unwrap();
    let person = find(&reading, "eu-EU.1.23");
    assert_eq!((person.names[0].text.as_str(), person.names[1].weak), ("Example PERSON", true));
    assert_eq!(person.births[0].to_string(), "circa 1962-02");
    assert_eq!(listed_on(person).as_deref(), Some("2015-03-20"));
    assert_eq!(person.not_understood, ["mood calm"]);
    assert_eq!(reading.entities.len(), 2);
    let losses: Vec<_> = reading.warnings.iter().filter(|warning| warning.is_loss()).collect();
    assert_eq!((losses.len(), losses[0].place.line), (1, Some(3)), "the broken line costs only itself");
    assert_eq!(reading.gaps().count(), 1, "no day of designation anywhere");
    for end in 1..LINE.len() {
        assert!(eu::json_lines::read(&LINE.as_bytes()[..end], "list.jsonl").is_err(), "cut at {end}");
    }
}

#[test]
fn a_reference_that_stands_twice_gets_a_number() {
    let reading = eu::read(format!("{LINE}\n{LINE}\n").as_bytes(), "list.jsonl").unwrap();
    let ids: Vec<&str> = reading.entities.iter().map(|entity| entity.id.as_str()).collect();
    assert_eq!(ids, ["eu-EU.1.23", "eu-EU.1.23-2"]);
    assert!(reading.is_complete());
}

#[test]
fn other_publications_are_not_taken_for_this_one() {
    for head in ["<sdnList>", "<Designations>", "a;b;c\n1;2;3\n", "{\"id\":\"x\",\"schema\":\"Person\"}", "<html>", ""]
    {
        assert!(!eu::recognises(head), "{head}");
    }
    let (csv, short) = (full_csv(), short_csv());
    for head in [XML, csv.as_str(), short.as_str(), LINE] {
        assert!(eu::recognises(head.get(..800).unwrap_or(head)), "{}", &head[..40]);
    }
}

/// What is counted in a file: parties, persons, with birth date, listing date, paper or number that is no telephone,
/// programme, address, citizenship; then names.
fn coverage(reading: &ListReading) -> [usize; 9] {
    let parties = |holds: fn(&Entity) -> bool| reading.entities.iter().filter(|entity| holds(entity)).count();
    [
        reading.entities.len(),
        parties(|e| e.schema == Schema::Person),
        parties(|e| !e.births.is_empty()),
        parties(|e| e.listed_on().is_some()),
        parties(|e| e.identifiers.iter().any(|held| held.kind != IdentifierKind::Phone)),
        parties(|e| !e.programmes().is_empty()),
        parties(|e| !e.addresses.is_empty()),
        parties(|e| e.countries.iter().any(|held| held.role == CountryRole::Citizenship)),
        reading.entities.iter().map(|entity| entity.names.len()).sum(),
    ]
}

#[test]
fn the_real_files_are_read_whole() {
    // 29,826 names are published; 332 of them repeat a name of the same party.
    let cases = [
        ("eu-fsf-2026-05-01.jsonl", [5860, 4341, 3668, 464, 1724, 5860, 1731, 2530, 29494]),
        ("2018-07-04-PARTIAL/EUSanctionsShort.csv", [93, 61, 10, 2, 6, 93, 13, 59, 743]),
        ("fsf-1.1-sample/fsf-2018-12-21-sample.xml", [2, 1, 1, 0, 1, 2, 0, 0, 8]),
        ("fsf-1.1-sample/fsf-2024-12-11-sample.xml", [1, 1, 1, 1, 0, 1, 0, 1, 3]),
    ];
    for (file, expected) in cases {
        let Some(bytes) = real(file) else { return };
        let reading = eu::read(&bytes, file).unwrap();
        assert!(reading.is_complete(), "{file}: {:?}", reading.warnings);
        assert_eq!(coverage(&reading), expected, "{file}");
        assert!(reading.not_understood() <= 4, "{file}: {}", reading.not_understood());
        assert!(reading.entities.iter().all(|entity| entity.designations.len() == 1));
        assert!(reading.entities.iter().all(|entity| entity.names[0].kind == NameKind::Primary));
    }
}

#[test]
fn known_parties_are_what_the_eu_says() {
    let Some(bytes) = real("eu-fsf-2026-05-01.jsonl") else { return };
    let reading = eu::read(&bytes, "eu-fsf-2026-05-01.jsonl").unwrap();
    assert_eq!(reading.gaps().count(), 1);
    let native = reading.entities.iter().filter(|entity| entity.names.iter().any(|name| name.script.is_some())).count();
    assert_eq!(native, 4023, "parties with a name in another script than Latin");
    let president = find(&reading, "eu-EU.7510.16");
    assert_eq!(president.caption(), "Vladimir Vladimirovich PUTIN");
    assert_eq!(president.programmes(), ["UKR"]);
    assert_eq!(listed_on(president), None, "the act of 2022 is an amendment");
    assert!(president.names.iter().any(|name| name.script.as_deref() == Some("Cyrl")));
    let Some(bytes) = real("fsf-1.1-sample/fsf-2024-12-11-sample.xml") else { return };
    let sample = eu::read(&bytes, "fsf-2024-12-11-sample.xml").unwrap();
    let person = find(&sample, "eu-13");
    assert_eq!(person.caption(), "Saddam Hussein Al-Tikriti");
    assert_eq!(listed_on(person).as_deref(), Some("2003-07-08"));
    assert_eq!(person.births[0].to_string(), "1937-04-28");
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = eu::xml::read(&bytes, "x");
        let _ = eu::delimited::read(&bytes, "x");
        let _ = eu::json_lines::read(&bytes, "x");
    }

    #[test]
    fn a_list_with_a_piece_replaced_never_panics(at in 0_usize..3000, bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
        for text in [XML.to_owned(), full_csv(), short_csv(), LINE.to_owned()] {
            let mut broken = text.into_bytes();
            let start = at.min(broken.len());
            let end = (start + bytes.len()).min(broken.len());
            broken.splice(start..end, bytes.iter().copied());
            let _ = eu::xml::read(&broken, "x");
            let _ = eu::delimited::read(&broken, "x");
            let _ = eu::json_lines::read(&broken, "x");
        }
    }
}
