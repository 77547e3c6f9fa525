//! The UK Sanctions List in its three forms and the OFSI Consolidated List: the rules on small files written here, and
//! the real files of the evaluation data that may lie beside the checkout.

use interdict_lists::{ListError, ListReading, uk};
use interdict_model::{CountryRole, Entity, IdentifierKind, NameKind, PartKind, RelationKind, Schema};
use proptest::prelude::*;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/lists/uk");

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

fn names(entity: &Entity) -> Vec<(&str, NameKind, bool)> {
    entity.names.iter().map(|name| (name.text.as_str(), name.kind, name.weak)).collect()
}

fn births(entity: &Entity) -> Vec<String> {
    entity.births.iter().map(ToString::to_string).collect()
}

fn countries(entity: &Entity) -> Vec<(&str, CountryRole)> {
    entity.countries.iter().map(|held| (held.country.code(), held.role)).collect()
}

fn identifiers(entity: &Entity) -> Vec<(&IdentifierKind, &str, Option<&str>)> {
    entity.identifiers.iter().map(|held| (&held.kind, held.value.as_str(), held.note.as_deref())).collect()
}

/// Regime and day of each designation.
fn listings(entity: &Entity) -> Vec<(&str, String)> {
    let day = |day: Option<interdict_model::PartialDate>| day.map(|day| day.to_string()).unwrap_or_default();
    entity
        .designations
        .iter()
        .map(|held| (held.programme_codes().next().unwrap_or_default(), day(held.listed_on)))
        .collect()
}

const XML: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<Designations xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><DateGenerated>20/08/2026</DateGenerated>
<Designation><LastUpdated>14/04/2026</LastUpdated><DateDesignated>25/01/2001</DateDesignated><UniqueID>EXA0001</UniqueID><OFSIGroupID>7000</OFSIGroupID><UNReferenceNumber>XXi.001</UNReferenceNumber>
<Names><Name><Name6>Example Alias</Name6><NameType>ALias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name>
<Name><Name1>EXAMPLE</Name1><Name2>MIDDLE </Name2><Name6>PERSON</Name6><NameType>Primary Name</NameType></Name>
<Name><Name1>Exampel</Name1><Name6>Person</Name6><NameType>Primary name variation</NameType></Name><Name><NameType>Alias</NameType></Name></Names>
<NonLatinNames><NonLatinName><NameNonLatinScript>Пример Персона</NameNonLatinScript><NonLatinScriptType>Cyrillic</NonLatinScriptType><NonLatinScriptLanguage>Russian</NonLatinScriptLanguage></NonLatinName></NonLatinNames>
<Titles><Title>Mullah</Title></Titles><RegimeName>The Example (Sanctions) (EU Exit) Regulations 2020</RegimeName><IndividualEntityShip>Individual</IndividualEntityShip>
<DesignationSource>UN</DesignationSource><SanctionsImposed>Asset freeze|Travel Ban</SanctionsImposed><OtherInformation>Born &amp; bred.</OtherInformation><UKStatementofReasons>
For example.</UKStatementofReasons>
<Addresses><Address><AddressLine1>1 Example Street</AddressLine1><AddressLine2>District 2</AddressLine2><AddressLine6>Kabul</AddressLine6><AddressPostalCode>1001</AddressPostalCode><AddressCountry>Afghanistan</AddressCountry></Address></Addresses>
<IndividualDetails><Individual><DOBs><DOB>dd/mm/1945</DOB><DOB>dd/07/1946</DOB><DOB>01/03/1958</DOB><DOB>15/08/19yy</DOB></DOBs>
<PassportDetails><Passport><PassportNumber>P0000001</PassportNumber><PassportAdditionalInformation>Afghanistan passport</PassportAdditionalInformation></Passport></PassportDetails>
<NationalIdentifierDetails><NationalIdentifier><NationalIdentifierNumber>12345</NationalIdentifierNumber></NationalIdentifier></NationalIdentifierDetails>
<Nationalities><Nationality>Afghanistan</Nationality></Nationalities><Positions><Position>Minister</Position></Positions><Genders><Gender>Male</Gender></Genders>
<BirthDetails><Location><TownOfBirth>Lakhi village</TownOfBirth><CountryOfBirth>Afghanistan</CountryOfBirth></Location></BirthDetails></Individual></IndividualDetails></Designation>
<Designation><DateDesignated>29/06/2012</DateDesignated><UniqueID>EXA0002</UniqueID><Names><Name><Name6>EXAMPLE TRADING CO</Name6><NameType>Primary name</NameType></Name></Names>
<RegimeName>The Example (Sanctions) (EU Exit) Regulations 2020</RegimeName><IndividualEntityShip>Entity</IndividualEntityShip><SanctionsImposed>Asset freeze</SanctionsImposed>
<EntityDetails><Entity><TypeOfEntities><TypeOfEntity>Bank</TypeOfEntity></TypeOfEntities><BusinessRegistrationNumbers><BusinessRegistrationNumber>INN: 7700000001
OGRN: 1027700000001</BusinessRegistrationNumber><BusinessRegistrationNumber>IR915378</BusinessRegistrationNumber></BusinessRegistrationNumbers>
<ParentCompanies><ParentCompany>EXAMPLE HOLDING</ParentCompany></ParentCompanies><Subsidiaries><Subsidiary>EXAMPLE BRANCH</Subsidiary></Subsidiaries></Entity></EntityDetails>
<PhoneNumbers><PhoneNumber>+93-1</PhoneNumber></PhoneNumbers><EmailAddresses><EmailAddress>a@example.org; b@example.org</EmailAddress></EmailAddresses><Websites><Website>http://example.org</Website></Websites></Designation>
<Designation><DateDesignated>03/10/2017</DateDesignated><UniqueID>EXA0003</UniqueID><Names><Name><Name6>Example 8</Name6><NameType>Primary name</NameType></Name></Names><RegimeName>X</RegimeName>
<IndividualEntityShip>Ship</IndividualEntityShip><SanctionsImposedIndicators><AssetFreeze>false</AssetFreeze><Deflag>true</Deflag></SanctionsImposedIndicators>
<ShipDetails><Ship><IMONumbers><IMONumber>IMO9074729</IMONumber></IMONumbers><CurrentOwnerOperators><CurrentOwnerOperator>EXAMPLE SHIPPING</CurrentOwnerOperator></CurrentOwnerOperators>
<CurrentBelievedFlagOfShips><CurrentBelievedFlagOfShip>Comoros</CurrentBelievedFlagOfShip></CurrentBelievedFlagOfShips><PreviousFlags><PreviousFlag>India</PreviousFlag></PreviousFlags>
<TypeOfShipDetails><TypeOfShip>Bulk Carrier</TypeOfShip></TypeOfShipDetails><TonnageOfShipDetails><TonnageOfShip>7078</TonnageOfShip></TonnageOfShipDetails><YearsBuilt><YearBuilt>2011</YearBuilt></YearsBuilt></Ship></ShipDetails></Designation>
</Designations>
"#;

#[test]
fn everything_that_is_said_of_a_person_reaches_the_entity() {
    let reading = uk::read(XML.as_bytes(), "list.xml").unwrap();
    assert!(reading.is_complete());
    assert_eq!(reading.warnings.len(), 1, "one name is empty: {:?}", reading.warnings);
    assert_eq!(
        (reading.info.dataset.as_str(), reading.info.published_on.unwrap().to_string().as_str()),
        ("gb_fcdo_uksl", "2026-08-20")
    );
    let person = find(&reading, "gb-EXA0001");
    assert_eq!(
        (&person.schema, person.datasets[0].as_str(), person.topics[0].as_str()),
        (&Schema::Person, "gb_fcdo_uksl", "sanction")
    );
    assert_eq!(
        names(person),
        [
            ("EXAMPLE MIDDLE PERSON", NameKind::Primary, false),
            ("Example Alias", NameKind::Alias, true),
            ("Exampel Person", NameKind::Alias, false),
            ("Пример Персона", NameKind::Alias, false),
        ]
    );
    assert_eq!((person.names[3].script.as_deref(), person.names[3].language.as_deref()), (Some("Cyrl"), Some("ru")));
    let parts: Vec<(PartKind, &str)> =
        person.names[0].parts.iter().map(|part| (part.kind, part.text.as_str())).collect();
    assert_eq!(parts, [(PartKind::Given, "EXAMPLE"), (PartKind::Given, "MIDDLE"), (PartKind::Family, "PERSON")]);
    assert!(person.names[1].parts.is_empty(), "a whole name in Name6 is no family name");
    assert_eq!(births(person), ["1945", "1946-07", "1958-03-01"]);
    assert_eq!(person.not_understood, ["birth date 15/08/19yy"]);
    assert_eq!(person.positions, ["Mullah", "Minister"]);
    assert_eq!(person.gender.as_deref(), Some("male"));
    assert_eq!(person.birth_places, ["Lakhi village, Afghanistan"]);
    assert_eq!(countries(person), [("af", CountryRole::Birth), ("af", CountryRole::Nationality)]);
    assert_eq!(
        identifiers(person),
        [
            (&IdentifierKind::Passport, "P0000001", Some("Afghanistan passport")),
            (&IdentifierKind::NationalId, "12345", None),
            (&IdentifierKind::Other("UN reference number".into()), "XXi.001", None),
        ]
    );
    assert_eq!(person.identifiers[0].country.as_ref().map(interdict_model::Country::code), Some("af"));
    let address = &person.addresses[0];
    assert_eq!(address.one_line(), "1 Example Street, District 2, Kabul, 1001, Afghanistan");
    assert_eq!(address.country.as_ref().map(interdict_model::Country::code), Some("af"));
    assert_eq!(listings(person), [("The Example (Sanctions) (EU Exit) Regulations 2020", "2001-01-25".to_owned())]);
    assert_eq!(person.designations[0].measures, ["Asset freeze", "Travel Ban"]);
    assert_eq!(person.designations[0].reason.as_deref(), Some("For example."));
    for note in ["Born & bred.", "designation source: UN", "OFSI group ID 7000", "last updated on 2026-04-14"] {
        assert!(person.notes.iter().any(|held| held == note), "{note} is missing in {:?}", person.notes);
    }
}

#[test]
fn bodies_and_ships_have_their_own_facts() {
    let reading = uk::read(XML.as_bytes(), "list.xml").unwrap();
    let body = find(&reading, "gb-EXA0002");
    assert_eq!(body.schema, Schema::Organization);
    assert_eq!(
        identifiers(body),
        [
            (&IdentifierKind::Phone, "+93-1", None),
            (&IdentifierKind::Website, "http://example.org", None),
            (&IdentifierKind::Email, "a@example.org", None),
            (&IdentifierKind::Email, "b@example.org", None),
            (&IdentifierKind::TaxNumber, "7700000001", Some("INN")),
            (&IdentifierKind::RegistrationNumber, "1027700000001", Some("OGRN")),
            (&IdentifierKind::RegistrationNumber, "IR915378", None),
        ]
    );
    let relations: Vec<(&RelationKind, Option<&str>)> =
        body.relations.iter().map(|held| (&held.kind, held.target_name.as_deref())).collect();
    assert_eq!(
        relations,
        [
            (&RelationKind::OwnedBy, Some("EXAMPLE HOLDING")),
            (&RelationKind::Other("parent company of".into()), Some("EXAMPLE BRANCH")),
        ]
    );
    let ship = find(&reading, "gb-EXA0003");
    assert_eq!(ship.schema, Schema::Vessel);
    assert_eq!(identifiers(ship), [(&IdentifierKind::Imo, "9074729", None)]);
    assert_eq!(countries(ship), [("km", CountryRole::Flag), ("in", CountryRole::FormerFlag)]);
    let facts = ship.vessel.as_ref().unwrap();
    assert_eq!((facts.kind.as_deref(), facts.tonnage.as_deref()), (Some("Bulk Carrier"), Some("7078")));
    assert_eq!((facts.owner.as_deref(), facts.built.as_deref()), (Some("EXAMPLE SHIPPING"), Some("2011")));
    assert_eq!(ship.designations[0].measures, ["deflag"]);
    assert_eq!(listings(ship), [("X", "2017-10-03".to_owned())]);
}

#[test]
fn xml_cut_anywhere_is_an_error_or_a_loss_but_never_just_shorter() {
    for end in 0..XML.trim_end().len() {
        if let Ok(reading) = uk::xml::read(&XML.as_bytes()[..end], "list.xml") {
            assert!(!reading.is_complete(), "cut at {end}");
        }
    }
}

#[test]
fn what_the_reader_does_not_know_is_named_and_kept() {
    let xml = XML.replace("<Titles>", "<Colours><Colour>red</Colour></Colours><Titles>");
    let reading = uk::read(xml.as_bytes(), "list.xml").unwrap();
    assert!(reading.is_complete());
    assert!(reading.warnings.iter().any(|warning| warning.message.contains("element colour, 1 in all")));
    assert!(find(&reading, "gb-EXA0001").not_understood.iter().any(|held| held == "colour red"));
}

#[test]
fn a_bad_record_costs_only_itself() {
    let xml = XML.replace("<UniqueID>EXA0002</UniqueID>", "").replace("<Name6>Example 8</Name6>", "");
    let reading = uk::read(xml.as_bytes(), "list.xml").unwrap();
    let losses: Vec<&str> =
        reading.warnings.iter().filter(|warning| warning.is_loss()).map(|warning| warning.message.as_str()).collect();
    assert_eq!(losses.len(), 2, "{losses:?}");
    assert!(losses[0].contains("without UniqueID") && losses[1].contains("without a name"), "{losses:?}");
    assert_eq!(reading.entities.len(), 2);
}

#[test]
fn what_cannot_be_trusted_is_refused() {
    let with_doctype = XML.replace("<Designations ", "<!DOCTYPE x><Designations ");
    for bytes in [with_doctype.as_str(), "<html/>", "<Designations/>", "", "Unique ID,Regime Name,Name 6\n", "{}"] {
        let error = uk::read(bytes.as_bytes(), "list").unwrap_err();
        assert!(matches!(error, ListError::Malformed { .. }), "{error}");
    }
}

const COLUMNS: &[&str] = &[
    "Last Updated",
    "Unique ID",
    "OFSI Group ID",
    "UN Reference Number",
    "Name 6",
    "Name 1",
    "Name 2",
    "Name 3",
    "Name 4",
    "Name 5",
    "Name type",
    "Alias strength",
    "Title",
    "Name non-latin script",
    "Non-latin script type",
    "Non-latin script language",
    "Regime Name",
    "Designation Type",
    "Designation source",
    "Sanctions Imposed",
    "Other Information",
    "UK Statement of Reasons",
    "Address Line 1",
    "Address Line 2",
    "Address Line 3",
    "Address Line 4",
    "Address Line 5",
    "Address Line 6",
    "Address Postal Code",
    "Address Country",
    "Phone number",
    "Website",
    "Email address",
    "Date Designated",
    "D.O.B",
    "Nationality(/ies)",
    "National Identifier number",
    "National Identifier additional information",
    "Passport number",
    "Passport additional information",
    "Position",
    "Gender",
    "Town of birth",
    "Country of birth",
    "Type of entity",
    "Subsidiaries",
    "Parent company",
    "Business registration number (s)",
    "IMO number",
    "Current owner/operator (s)",
    "Previous owner/operator (s)",
    "Current believed flag of ship",
    "Previous flags",
    "Type of ship",
    "Tonnage of ship",
    "Length of ship",
    "Year Built",
    "Hull identification number (HIN)",
];

/// A file in CSV with the person of [`XML`]: every name with every birth date.
fn csv() -> String {
    let party = [
        ("Last Updated", "14/04/2026"),
        ("Unique ID", "EXA0001"),
        ("OFSI Group ID", "7000"),
        ("UN Reference Number", "XXi.001"),
        ("Title", "Mullah"),
        ("Name non-latin script", "Пример Персона"),
        ("Non-latin script type", "Cyrillic"),
        ("Non-latin script language", "Russian"),
        ("Regime Name", "The Example (Sanctions) (EU Exit) Regulations 2020"),
        ("Designation Type", "Individual"),
        ("Designation source", "UN"),
        ("Sanctions Imposed", "Asset freeze|Travel Ban"),
        ("Other Information", "Born & bred."),
        ("UK Statement of Reasons", "For example."),
        ("Address Line 1", "1 Example Street"),
        ("Address Line 2", "District 2"),
        ("Address Line 6", "Kabul"),
        ("Address Postal Code", "1001"),
        ("Address Country", "Afghanistan"),
        ("Date Designated", "25/01/2001"),
        ("Nationality(/ies)", "Afghanistan"),
        ("National Identifier number", "12345"),
        ("Passport number", "P0000001"),
        ("Passport additional information", "Afghanistan passport"),
        ("Position", "Minister"),
        ("Gender", "Male"),
        ("Town of birth", "Lakhi village"),
        ("Country of birth", "Afghanistan"),
    ];
    let names: [&[(&str, &str)]; 3] = [
        &[("Name 6", "Example Alias"), ("Name type", "ALias"), ("Alias strength", "Low quality a.k.a")],
        &[("Name 1", "EXAMPLE"), ("Name 2", "MIDDLE "), ("Name 6", "PERSON"), ("Name type", "Primary Name")],
        &[("Name 1", "Exampel"), ("Name 6", "Person"), ("Name type", "Primary name variation")],
    ];
    let mut text = format!("\u{feff}Report Date: 20-Aug-2026\r\n{}\r\n", COLUMNS.join(","));
    for name in names {
        for birth in ["dd/mm/1945", "dd/07/1946", "01/03/1958", "15/08/19yy"] {
            let birth = [("D.O.B", birth)];
            let cells: Vec<String> = COLUMNS
                .iter()
                .map(|column| {
                    let mut all = party.iter().chain(name).chain(&birth);
                    let value = all.find(|(held, _)| held == column).map_or("", |(_, value)| *value);
                    if value.contains(',') { format!("\"{value}\"") } else { value.to_owned() }
                })
                .collect();
            text.push_str(&cells.join(","));
            text.push_str("\r\n");
        }
    }
    text
}

#[test]
fn csv_says_the_same_as_xml() {
    let reading = uk::read(csv().as_bytes(), "list.csv").unwrap();
    assert_eq!(reading.warnings, []);
    assert_eq!(reading.info.published_on.unwrap().to_string(), "2026-08-20");
    assert_eq!(reading.entities.len(), 1);
    let from_xml = uk::read(XML.as_bytes(), "list.xml").unwrap();
    assert_eq!(find(&reading, "gb-EXA0001"), find(&from_xml, "gb-EXA0001"));
}

#[test]
fn csv_with_the_other_name_of_a_column_and_without_a_report_date_is_read() {
    let text = csv().replace("Designation Type", "\"Individual, Entity, Ship\"");
    let text = text.split_once("\r\n").map_or("", |(_, rest)| rest).to_owned();
    let reading = uk::read(text.as_bytes(), "list.csv").unwrap();
    assert!(reading.is_complete(), "{:?}", reading.warnings);
    assert_eq!((reading.entities[0].schema.clone(), reading.info.published_on), (Schema::Person, None));
}

#[test]
fn csv_cut_within_a_row_is_an_error_a_loss_or_a_gap() {
    let text = csv();
    for end in 0..text.len() {
        // A cut between two rows cannot be told from a whole file.
        if text.as_bytes()[..end].ends_with(b"\n") || text.as_bytes()[..end].ends_with(b"\r") {
            continue;
        }
        if let Ok(reading) = uk::delimited::read(&text.as_bytes()[..end], "list.csv") {
            assert!(!reading.is_complete() || reading.gaps().count() > 0, "cut at {end}");
        }
    }
}

#[test]
fn a_missing_column_is_an_error_or_a_loss() {
    for (name, is_error) in
        [("Unique ID", true), ("Date Designated", true), ("D.O.B", false), ("Alias strength", false)]
    {
        let text = csv().replace(&format!(",{name},"), ",Something else,");
        match uk::read(text.as_bytes(), "list.csv") {
            Err(_) => assert!(is_error, "{name}"),
            Ok(reading) => assert!(!is_error && !reading.is_complete(), "{name}"),
        }
    }
}

const LINE: &str = r#"{"last_updated":"2026-08-04","date_designated":"2012-06-29","unique_id":"EXA0001","ofsi_group_id":"7000","names":{"names":[{"name6":"Alias Example","name_type":"Alias","alias_strength":"Low quality a.k.a"},{"name1":"EXAMPLE","name6":"PERSON","name_type":"Primary Name"}]},"non_latin_names":{"names":[{"name_non_latin_script":"مثال"}]},"regime_name":"The Example Regulations 2020","individual_entity_ship":"Individual","designation_source":"UK|UN","sanctions_imposed":"Asset freeze|Travel Ban","addresses":{"addresses":[{"address_line1":"1 Example Street","address_line6":"Gaza","address_country":"Occupied Palestinian Territories"}]},"mood":"calm"}"#;

#[test]
fn json_lines_are_read_by_the_same_mapper() {
    let text = format!("{LINE}\n\nbroken\n{}\n", LINE.replace("EXA0001", "EXA0002"));
    let reading = uk::read(text.as_bytes(), "list.jsonl").unwrap();
    let person = find(&reading, "gb-EXA0001");
    assert_eq!(
        names(person),
        [
            ("EXAMPLE PERSON", NameKind::Primary, false),
            ("Alias Example", NameKind::Alias, true),
            ("مثال", NameKind::Alias, false),
        ]
    );
    assert_eq!(person.names[2].script.as_deref(), Some("Arab"));
    assert_eq!(listings(person), [("The Example Regulations 2020", "2012-06-29".to_owned())]);
    assert_eq!(person.addresses[0].country.as_ref().map(interdict_model::Country::code), Some("ps"));
    assert_eq!(person.not_understood, ["mood calm"]);
    assert_eq!(reading.entities.len(), 2);
    let losses: Vec<_> = reading.warnings.iter().filter(|warning| warning.is_loss()).collect();
    assert_eq!((losses.len(), losses[0].place.line), (1, Some(3)), "the broken line costs only itself");
    assert_eq!(reading.gaps().count(), 1, "no birth date anywhere");
    for end in (1..LINE.len()).filter(|end| LINE.is_char_boundary(*end)) {
        assert!(uk::json_lines::read(&LINE.as_bytes()[..end], "list.jsonl").is_err(), "cut at {end}");
    }
}

const CONLIST: &str = "Last Updated,13/04/2018,,,,,,,,,,,,,,,,,,,,,,,,,,,\n\
Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,DOB,Town of Birth,Country of Birth,Nationality,Passport Details,NI Number,Position,Address 1,Address 2,Address 3,Address 4,Address 5,Address 6,Post/Zip Code,Country,Other Information,Group Type,Alias Type,Regime,Listed On,Last Updated,Group ID\n\
 OTHER,Ex,,,,,,00/00/1980,(1) Place One (2) Place Two,(1) Pakistan (2) Afghanistan,1) Saudi Arabia 2) Qatar,Passport No: P592667 (Qatari passport issued on 3 May 2007).,(a) 123456 (Pakistani) (b) 7654321,Minister,1 Example Street,,,,,Kabul,1001,Afghanistan (since 2009),UN Ref XXe.004.,Individual,AKA,Example regime,01/04/2016,09/03/2017,13349\n\
PERSON,Example,Middle,,,,Mullah,01/02/1981,(1) Place One (2) Place Two,(1) Pakistan (2) Afghanistan,1) Saudi Arabia 2) Qatar,Passport No: P592667 (Qatari passport issued on 3 May 2007).,(a) 123456 (Pakistani) (b) 7654321,Minister,1 Example Street,,,,,Kabul,1001,Afghanistan (since 2009),UN Ref XXe.004.,Individual,Prime Alias,Example regime,01/04/2016,09/03/2017,13349\n\
PERSON,Example,Middle,,,,Mullah,01/02/1981,(1) Place One (2) Place Two,(1) Pakistan (2) Afghanistan,1) Saudi Arabia 2) Qatar,Passport No: P592667 (Qatari passport issued on 3 May 2007).,(a) 123456 (Pakistani) (b) 7654321,Minister,1 Example Street,,,,,Kabul,1001,Afghanistan (since 2009),UN Ref XXe.004.,Individual,Prime Alias,Second regime,08/11/2001,09/03/2017,13349\n\
EXAMPLE TRADING,,,,,,,,,,,,,,,,,,,,,,\"Known for \"\"trade\"\", it is said\",Entity,Prime Alias,Example regime,02/04/2016,02/04/2016,13350\n\
OLD EXAMPLE,,,,,,,,,,,,,,,,,,,,,,\"Known for \"\"trade\"\", it is said\",Entity,FKA,Example regime,02/04/2016,02/04/2016,13350\n";

#[test]
fn the_rows_of_a_group_in_the_consolidated_list_become_one_entity() {
    let reading = uk::read(CONLIST.as_bytes(), "sanctionsconlist.csv").unwrap();
    assert_eq!(reading.warnings, []);
    assert_eq!(
        (reading.info.dataset.as_str(), reading.info.published_on.unwrap().to_string().as_str()),
        ("gb_hmt_conlist", "2018-04-13")
    );
    let person = find(&reading, "gb-hmt-13349");
    assert_eq!(
        names(person),
        [("Example Middle PERSON", NameKind::Primary, false), ("Ex OTHER", NameKind::Alias, false)]
    );
    assert_eq!(births(person), ["1980", "1981-02-01"]);
    assert_eq!(person.birth_places, ["Place One, Pakistan", "Place Two, Afghanistan"]);
    assert_eq!(
        countries(person),
        [
            ("pk", CountryRole::Birth),
            ("af", CountryRole::Birth),
            ("sa", CountryRole::Nationality),
            ("qa", CountryRole::Nationality),
        ]
    );
    assert_eq!(
        identifiers(person),
        [
            (
                &IdentifierKind::Passport,
                "P592667",
                Some("Passport No: P592667 (Qatari passport issued on 3 May 2007).")
            ),
            (&IdentifierKind::NationalId, "123456", Some("123456 (Pakistani)")),
            (&IdentifierKind::NationalId, "7654321", None),
        ]
    );
    assert_eq!(person.identifiers[0].country.as_ref().map(interdict_model::Country::code), Some("qa"));
    assert_eq!(person.addresses.len(), 1, "the combinations are undone");
    assert_eq!(person.addresses[0].country.as_ref().map(interdict_model::Country::code), Some("af"));
    assert_eq!(
        listings(person),
        [("Second regime", "2001-11-08".to_owned()), ("Example regime", "2016-04-01".to_owned())],
        "one designation for each listing"
    );
    assert!(person.notes.iter().any(|note| note == "last updated on 2017-03-09"));
    let body = find(&reading, "gb-hmt-13350");
    assert_eq!(names(body), [("EXAMPLE TRADING", NameKind::Primary, false), ("OLD EXAMPLE", NameKind::Former, false)]);
    assert!(body.notes.iter().any(|note| note == "Known for \"trade\", it is said"));
    assert_eq!(reading.not_understood(), 0);
}

#[test]
fn the_consolidated_list_cut_within_a_row_is_an_error_or_a_loss() {
    for end in (0..CONLIST.len()).filter(|end| !CONLIST[..*end].ends_with('\n')) {
        if let Ok(reading) = uk::conlist::read(&CONLIST.as_bytes()[..end], "list.csv") {
            assert!(!reading.is_complete(), "cut at {end}");
        }
    }
}

#[test]
fn other_publications_are_not_taken_for_these() {
    for head in ["<sdnList>", "<export><sanctionEntity/>", "a,b\n1,2\n", "{\"id\":\"x\"}", "<html>", ""] {
        assert!(!uk::recognises(head), "{head}");
    }
    let csv = csv();
    for head in [XML, csv.as_str(), LINE, CONLIST] {
        let head: String = head.chars().take(1200).collect();
        assert!(uk::recognises(&head), "{head}");
    }
    assert!(!uk::delimited::recognises(&XML.replace('\n', " ")), "an XML file on one line is no CSV");
}

/// What is counted in a file: parties, persons, with birth date, paper or number, programme, address; designations with a
/// day; names, weak names, names in other scripts.
fn coverage(reading: &ListReading) -> [usize; 10] {
    let parties = |holds: fn(&Entity) -> bool| reading.entities.iter().filter(|entity| holds(entity)).count();
    let names = || reading.entities.iter().flat_map(|entity| &entity.names);
    let designations = reading.entities.iter().flat_map(|entity| &entity.designations);
    [
        reading.entities.len(),
        parties(|e| e.schema == Schema::Person),
        parties(|e| !e.births.is_empty()),
        parties(|e| !e.identifiers.is_empty()),
        parties(|e| !e.programmes().is_empty()),
        parties(|e| !e.addresses.is_empty()),
        designations.filter(|held| held.listed_on.is_some()).count(),
        names().count(),
        names().filter(|name| name.weak).count(),
        parties(|e| e.names.iter().any(|name| name.script.is_some())),
    ]
}

#[test]
fn the_real_files_are_read_whole() {
    // JSON lines: 15,758 names and 3,868 in other scripts are published; 26 are empty and 45 repeat one of the same party.
    // Consolidated List: 9,487 rows.
    let cases = [
        ("uksl-2026-08-22.jsonl", "gb_fcdo_uksl", [6349, 4036, 0, 1005, 6349, 3341, 6349, 19555, 619, 3205]),
        ("2018-04-13/sanctionsconlist.csv", "gb_hmt_conlist", [2106, 1426, 1119, 372, 2106, 818, 2114, 5548, 0, 0]),
        (
            "uksl-xml-sample/UK-Sanctions-List-2026-08-edited-sample.xml",
            "gb_fcdo_uksl",
            [3, 1, 1, 3, 3, 2, 3, 10, 1, 2],
        ),
        ("uksl-xml-sample/UK-Sanctions-List-2026-09-02-sample.xml", "gb_fcdo_uksl", [2, 1, 1, 2, 2, 2, 2, 4, 0, 0]),
    ];
    for (file, dataset, expected) in cases {
        let Some(bytes) = real(file) else { return };
        let reading = uk::read(&bytes, file).unwrap();
        assert!(reading.is_complete(), "{file}: {:?}", reading.warnings);
        assert_eq!(reading.info.dataset, dataset);
        assert_eq!(coverage(&reading), expected, "{file}");
        assert!(reading.entities.iter().all(|entity| entity.names[0].kind == NameKind::Primary));
    }
}

#[test]
fn known_parties_are_what_the_uk_says() {
    let Some(bytes) = real("uksl-2026-08-22.jsonl") else { return };
    let reading = uk::read(&bytes, "uksl-2026-08-22.jsonl").unwrap();
    assert_eq!(reading.gaps().count(), 1);
    let exchange = find(&reading, "gb-AFG0001");
    assert_eq!(exchange.caption(), "HAJI KHAIRULLAH HAJI SATTAR MONEY EXCHANGE");
    assert_eq!(exchange.listed_on().unwrap().to_string(), "2012-06-29");
    assert_eq!(exchange.addresses.len(), 16);
    let Some(bytes) = real("2018-04-13/sanctionsconlist.csv") else { return };
    let reading = uk::read(&bytes, "sanctionsconlist.csv").unwrap();
    let syrian = find(&reading, "gb-hmt-11788");
    assert_eq!(
        listings(syrian),
        [("Iran (human rights)", "2011-04-14".to_owned()), ("Syria", "2011-06-24".to_owned())]
    );
    let former = reading.entities.iter().filter(|entity| entity.names.iter().any(|name| name.kind == NameKind::Former));
    assert_eq!(former.count(), 7);
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = uk::xml::read(&bytes, "x");
        let _ = uk::delimited::read(&bytes, "x");
        let _ = uk::json_lines::read(&bytes, "x");
        let _ = uk::conlist::read(&bytes, "x");
    }

    #[test]
    fn a_list_with_a_piece_replaced_never_panics(at in 0_usize..3000, bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
        for text in [XML.to_owned(), csv(), LINE.to_owned(), CONLIST.to_owned()] {
            let mut broken = text.into_bytes();
            let start = at.min(broken.len());
            let end = (start + bytes.len()).min(broken.len());
            broken.splice(start..end, bytes.iter().copied());
            let _ = uk::xml::read(&broken, "x");
            let _ = uk::delimited::read(&broken, "x");
            let _ = uk::json_lines::read(&broken, "x");
            let _ = uk::conlist::read(&broken, "x");
        }
    }
}
