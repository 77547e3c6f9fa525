//! Advanced XML: the rules of the format on small files written here, and the whole non-SDN list of September 2016 from the
//! evaluation data that may lie beside the checkout.

use interdict_lists::{ListReading, ofac::advanced_xml::read};
use interdict_model::{CountryRole, Designation, Entity, IdentifierKind, NameKind, PartKind, RelationKind, Schema};
use proptest::prelude::*;

const REAL: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/lists/ofac-consolidated/2016-10/cons_advanced.xml");

/// The whole list, or nothing (and a word about it) where the data is absent.
#[expect(clippy::print_stderr, reason = "a skipped test must say so")]
fn real() -> Option<Vec<u8>> {
    let bytes = std::fs::read(REAL).ok();
    if bytes.is_none() {
        eprintln!("skipped: no evaluation data beside the checkout");
    }
    bytes
}

fn find<'a>(reading: &'a ListReading, id: &str) -> &'a Entity {
    reading.entities.iter().find(|entity| entity.id == id).unwrap_or_else(|| panic!("{id} is missing"))
}

fn texts(entity: &Entity) -> Vec<&str> {
    entity.names.iter().map(|name| name.text.as_str()).collect()
}

/// A list in the newer namespace with one party of each kind and what the 2016 edition does not show: names in two
/// scripts, a patronymic, a former relation, an approximate date.
const SMALL: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<Sanctions xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML" Version="3">
  <DateOfIssue CalendarTypeID="1"><Year>2015</Year><Month>1</Month><Day>2</Day></DateOfIssue>
  <ReferenceValueSets>
    <AliasTypeValues><AliasType ID="1400">A.K.A.</AliasType><AliasType ID="1403">Name</AliasType></AliasTypeValues>
    <CountryValues><Country ID="11120" ISO2="KP">Korea, North</Country></CountryValues>
    <EntryEventTypeValues><EntryEventType ID="1">Created</EntryEventType></EntryEventTypeValues>
    <FeatureTypeValues>
      <FeatureType ID="8">Birthdate</FeatureType><FeatureType ID="10">Nationality Country</FeatureType>
      <FeatureType ID="9">Something New</FeatureType>
    </FeatureTypeValues>
    <IDRegDocTypeValues><IDRegDocType ID="1571">Passport</IDRegDocType></IDRegDocTypeValues>
    <IDRegDocDateTypeValues><IDRegDocDateType ID="1481">Expiration Date</IDRegDocDateType></IDRegDocDateTypeValues>
    <LegalBasisValues><LegalBasis ID="5">Executive Order 13687 (North Korea)</LegalBasis></LegalBasisValues>
    <ListValues><List ID="1550">SDN List</List><List ID="91512">Consolidated List</List></ListValues>
    <LocPartTypeValues><LocPartType ID="1454">CITY</LocPartType></LocPartTypeValues>
    <NamePartTypeValues>
      <NamePartType ID="1520">Last Name</NamePartType><NamePartType ID="1521">First Name</NamePartType>
      <NamePartType ID="1523">Patronymic</NamePartType><NamePartType ID="1525">Entity Name</NamePartType>
    </NamePartTypeValues>
    <PartySubTypeValues>
      <PartySubType ID="1" PartyTypeID="4">Vessel</PartySubType>
      <PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType><PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType>
    </PartySubTypeValues>
    <PartyTypeValues><PartyType ID="1">Individual</PartyType><PartyType ID="2">Entity</PartyType></PartyTypeValues>
    <RelationTypeValues><RelationType ID="15004">Acting for or on behalf of</RelationType></RelationTypeValues>
    <SanctionsTypeValues><SanctionsType ID="1">Program</SanctionsType><SanctionsType ID="1705">Block</SanctionsType></SanctionsTypeValues>
    <ScriptValues><Script ID="215" ScriptCode="Latin">Latin</Script><Script ID="220" ScriptCode="Cyrl">Cyrillic</Script></ScriptValues>
  </ReferenceValueSets>
  <Locations><Location ID="7"><LocationCountry CountryID="11120"/></Location></Locations>
  <IDRegDocuments>
    <IDRegDocument ID="1" IDRegDocTypeID="1571" IdentityID="100" IssuedBy-CountryID="11120">
      <IDRegistrationNo>A &amp; 1</IDRegistrationNo>
      <DocumentDate IDRegDocDateTypeID="1481"><DatePeriod><Start><From><Year>2016</Year><Month>3</Month><Day>4</Day></From></Start></DatePeriod></DocumentDate>
    </IDRegDocument>
  </IDRegDocuments>
  <DistinctParties>
    <DistinctParty FixedRef="10"><Comment/><Profile ID="10" PartySubTypeID="4">
      <Identity ID="100" Primary="true" False="false">
        <Alias AliasTypeID="1403" Primary="true" LowQuality="false">
          <DocumentedName ID="500">
            <DocumentedNamePart><NamePartValue NamePartGroupID="1" ScriptID="215">Surname</NamePartValue></DocumentedNamePart>
            <DocumentedNamePart><NamePartValue NamePartGroupID="2" ScriptID="215">Given</NamePartValue></DocumentedNamePart>
            <DocumentedNamePart><NamePartValue NamePartGroupID="3" ScriptID="215">Patronymic</NamePartValue></DocumentedNamePart>
          </DocumentedName>
          <DocumentedName ID="501">
            <DocumentedNamePart><NamePartValue NamePartGroupID="1" ScriptID="220">Фамилия</NamePartValue></DocumentedNamePart>
            <DocumentedNamePart><NamePartValue NamePartGroupID="2" ScriptID="220">Имя</NamePartValue></DocumentedNamePart>
          </DocumentedName>
        </Alias>
        <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="1" NamePartTypeID="1520"/></MasterNamePartGroup>
          <MasterNamePartGroup><NamePartGroup ID="2" NamePartTypeID="1521"/></MasterNamePartGroup>
          <MasterNamePartGroup><NamePartGroup ID="3" NamePartTypeID="1523"/></MasterNamePartGroup></NamePartGroups>
      </Identity>
      <Feature ID="1" FeatureTypeID="8"><FeatureVersion ID="1"><DatePeriod>
        <Start Approximate="true"><From><Year>1947</Year><Month>1</Month><Day>1</Day></From><To><Year>1947</Year><Month>1</Month><Day>1</Day></To></Start>
        <End Approximate="true"><From><Year>1947</Year><Month>12</Month><Day>31</Day></From><To><Year>1947</Year><Month>12</Month><Day>31</Day></To></End>
      </DatePeriod><VersionDetail DetailTypeID="1430"/></FeatureVersion></Feature>
      <Feature ID="2" FeatureTypeID="10"><FeatureVersion ID="2"><VersionLocation LocationID="7"/></FeatureVersion></Feature>
      <Feature ID="3" FeatureTypeID="9"><FeatureVersion ID="3"><VersionDetail>of tomorrow</VersionDetail></FeatureVersion></Feature>
    </Profile></DistinctParty>
    <DistinctParty FixedRef="11"><Profile ID="11" PartySubTypeID="3">
      <Identity ID="101"><Alias AliasTypeID="1403" Primary="true" LowQuality="false"><DocumentedName ID="502">
        <DocumentedNamePart><NamePartValue NamePartGroupID="4" ScriptID="215">Example Trading</NamePartValue></DocumentedNamePart>
      </DocumentedName></Alias><NamePartGroups><MasterNamePartGroup><NamePartGroup ID="4" NamePartTypeID="1525"/></MasterNamePartGroup></NamePartGroups></Identity>
    </Profile></DistinctParty>
  </DistinctParties>
  <ProfileRelationships>
    <ProfileRelationship ID="1" From-ProfileID="10" To-ProfileID="11" RelationTypeID="15004" Former="true"><Comment/></ProfileRelationship>
    <ProfileRelationship ID="2" From-ProfileID="11" To-ProfileID="99" RelationTypeID="15004" Former="false"/>
  </ProfileRelationships>
  <SanctionsEntries>
    <SanctionsEntry ID="70" ProfileID="10" ListID="1550">
      <EntryEvent EntryEventTypeID="1" LegalBasisID="5"><Date><Year>2015</Year><Month>1</Month><Day>2</Day></Date></EntryEvent>
      <SanctionsMeasure SanctionsTypeID="1705"/><SanctionsMeasure SanctionsTypeID="1"><Comment>DPRK2</Comment></SanctionsMeasure>
    </SanctionsEntry>
    <SanctionsEntry ID="71" ProfileID="11" ListID="1550">
      <EntryEvent EntryEventTypeID="1" LegalBasisID="5"><Date><Year>2015</Year><Month>1</Month><Day>2</Day></Date></EntryEvent>
    </SanctionsEntry>
  </SanctionsEntries>
  <SanctionsEntryLinks/>
</Sanctions>"#;

#[test]
fn everything_a_small_list_says_reaches_the_entity() {
    let reading = read(SMALL.as_bytes(), "sdn_advanced.xml").unwrap();
    assert_eq!(reading.warnings, []);
    assert_eq!(reading.info.dataset, "us_ofac_sdn");
    assert_eq!(reading.info.published_on.unwrap().to_string(), "2015-01-02");
    let person = find(&reading, "ofac-10");
    assert_eq!(person.schema, Schema::Person);
    assert_eq!(texts(person), ["SURNAME, Given Patronymic", "ФАМИЛИЯ, Имя"]);
    assert_eq!(person.names[0].part(PartKind::Patronymic), "Patronymic");
    assert_eq!(person.names[1].script.as_deref(), Some("Cyrl"));
    assert_eq!(person.names[1].kind, NameKind::Alias);
    assert_eq!(person.births[0].to_string(), "circa 1947");
    assert_eq!(person.countries[0].role, CountryRole::Nationality);
    assert_eq!(person.countries[0].country.code(), "kp");
    let passport = &person.identifiers[0];
    assert_eq!((&passport.kind, passport.value.as_str()), (&IdentifierKind::Passport, "A & 1"));
    assert_eq!(passport.country.as_ref().unwrap().code(), "kp");
    assert_eq!(passport.period.to.unwrap().to_string(), "2016-03-04");
    assert_eq!(person.notes, ["Something New: of tomorrow"]);
    let designation = &person.designations[0];
    assert_eq!(designation.listed_on.unwrap().to_string(), "2015-01-02");
    assert_eq!(designation.programme_codes().collect::<Vec<_>>(), ["DPRK2"]);
    assert_eq!(designation.legal_basis, ["Executive Order 13687 (North Korea)"]);
    assert_eq!(designation.measures, ["Block"]);
    let relation = &person.relations[0];
    assert_eq!((&relation.kind, relation.former), (&RelationKind::ActsFor, true));
    assert_eq!(relation.target_name.as_deref(), Some("EXAMPLE TRADING"));
    // The other party is on another list: its number is kept, its name is not known.
    let abroad = &find(&reading, "ofac-11").relations[0];
    assert_eq!((abroad.target_id.as_deref(), abroad.target_name.as_deref()), (Some("ofac-99"), None));
}

#[test]
fn a_small_list_cut_anywhere_is_an_error_or_a_loss_but_never_just_shorter() {
    for end in 0..SMALL.trim_end().len() {
        if let Ok(reading) = read(&SMALL.as_bytes()[..end], "sdn_advanced.xml") {
            assert!(!reading.is_complete(), "cut at {end}");
        }
    }
}

#[test]
fn what_cannot_be_trusted_is_refused() {
    let with_doctype = SMALL.replace("<Sanctions ", "<!DOCTYPE Sanctions [<!ENTITY a \"b\">]><Sanctions ");
    let late_doctype = SMALL.replace("<ProfileRelationships>", "<!DOCTYPE x><ProfileRelationships>");
    for (bytes, expected) in [
        (with_doctype.as_str(), "DOCTYPE"),
        (late_doctype.as_str(), "DOCTYPE"),
        ("<html><body/></html>", "<html>"),
        ("<Sanctions/>", "no party"),
        ("", "no party"),
    ] {
        let error = read(bytes.as_bytes(), "x.xml").unwrap_err();
        assert_eq!(error.code(), "list.malformed");
        assert!(error.to_string().contains(expected), "{error}");
    }
}

#[test]
fn a_party_that_cannot_be_kept_is_a_loss_with_its_number() {
    let nameless = SMALL.replace("Example Trading", "");
    let reading = read(nameless.as_bytes(), "sdn_advanced.xml").unwrap();
    assert!(!reading.is_complete());
    assert_eq!(reading.warnings[0].place.record.as_deref(), Some("11"));
    assert!(reading.warnings[0].place.line.is_some());
}

#[test]
fn a_delta_file_is_not_taken_for_the_list() {
    let delta = SMALL.replace("Version=\"3\"", "Version=\"3\" DeltaBaseVersion=\"2\"");
    assert!(!read(delta.as_bytes(), "sdn_advanced.xml").unwrap().is_complete());
}

#[test]
fn the_whole_list_is_read_and_nothing_is_said_against_it() {
    let Some(bytes) = real() else { return };
    let reading = read(&bytes, "cons_advanced.xml").unwrap();
    assert_eq!(reading.warnings, []);
    assert_eq!(reading.info.dataset, "us_ofac_cons");
    assert_eq!(reading.info.published_on.unwrap().to_string(), "2016-09-16");
    let parties = |holds: fn(&Entity) -> bool| reading.entities.iter().filter(|entity| holds(entity)).count();
    let names = || reading.entities.iter().flat_map(|entity| &entity.names);
    let cases = [
        ("parties", reading.entities.len(), 581),
        ("persons", parties(|e| e.schema == Schema::Person), 94),
        ("vessels", parties(|e| e.schema == Schema::Vessel), 74),
        ("with a listing date", parties(|e| e.listed_on().is_some()), 581),
        ("with a programme", parties(|e| !e.programmes().is_empty()), 581),
        ("with a legal basis", parties(|e| e.designations.iter().all(|d| !d.legal_basis.is_empty())), 581),
        ("with a birth date", parties(|e| !e.births.is_empty()), 87),
        ("with an identifier", parties(|e| !e.identifiers.is_empty()), 396),
        ("with an address", parties(|e| !e.addresses.is_empty()), 435),
        ("with a typed relation", parties(|e| e.relations.iter().any(|r| r.target_id.is_some())), 307),
        ("designations", reading.entities.iter().map(|e| e.designations.len()).sum(), 1169),
        ("names", names().count(), 1667),
        ("weak names", names().filter(|name| name.weak).count(), 43),
        ("former names", names().filter(|name| name.kind == NameKind::Former).count(), 169),
        ("names in other scripts", names().filter(|name| name.script.as_deref() != Some("Latn")).count(), 0),
    ];
    for (what, found, expected) in cases {
        assert_eq!(found, expected, "{what}");
    }
    assert!(reading.not_understood() <= 4, "{}", reading.not_understood());
}

#[test]
fn known_parties_of_the_list_are_what_ofac_says() {
    let Some(bytes) = real() else { return };
    let reading = read(&bytes, "cons_advanced.xml").unwrap();

    let bank = find(&reading, "ofac-4637");
    assert_eq!(texts(bank), ["BANK OF INDUSTRY AND MINE (OF IRAN)", "BANK SANAD VA MADAN", "BIM"]);
    assert_eq!(bank.names.iter().map(|name| name.weak).collect::<Vec<_>>(), [false, false, true]);
    let listed = |d: &Designation| (d.list.clone().unwrap(), d.listed_on.unwrap().to_string());
    assert_eq!(
        bank.designations.iter().map(listed).collect::<Vec<_>>(),
        [
            ("Consolidated List".to_owned(), "2016-01-16".to_owned()),
            ("Executive Order 13599 List".to_owned(), "2016-01-16".to_owned())
        ]
    );
    assert_eq!(bank.programmes(), ["IRAN"]);

    let person = find(&reading, "ofac-9639");
    assert_eq!(person.caption(), "HANIYA, Ismail Abdul Salah");
    assert_eq!(person.names[0].part(PartKind::Family), "HANIYA");
    assert_eq!(person.births[0].to_string(), "1962");
    assert_eq!(person.birth_places, ["Shati"]);
    assert_eq!(person.listed_on().unwrap().to_string(), "2006-04-12");
    assert_eq!(person.programmes(), ["NS-PLC"]);

    let ship = find(&reading, "ofac-15036");
    assert_eq!(texts(ship), ["SHONA", "ABADAN", "ALPHA"]);
    assert_eq!(ship.names[1].kind, NameKind::Former);
    let imo = ship.identifiers.iter().find(|held| held.kind == IdentifierKind::Imo).unwrap();
    assert_eq!(imo.normalised(), "9187629");
    assert_eq!(ship.relations[0].kind, RelationKind::OwnedBy);
    assert_eq!(ship.relations[0].target_id.as_deref(), Some("ofac-15117"));
    assert_eq!(ship.relations[0].target_name.as_deref(), Some("NATIONAL IRANIAN TANKER COMPANY"));
    assert_eq!(ship.vessel.as_ref().unwrap().kind.as_deref(), Some("Crude/Oil Products Tanker"));

    let officer = find(&reading, "ofac-15962");
    assert_eq!(officer.births[0].to_string(), "1961-01-01 to 1962-12-31");
    assert_eq!(officer.positions.len(), 3);
    let gaza = find(&reading, "ofac-9659");
    assert_eq!(gaza.addresses[0].country_name.as_deref(), Some("Region: Gaza"));
}

#[test]
fn the_real_list_cut_off_keeps_its_parties_and_says_what_is_missing() {
    let Some(bytes) = real() else { return };
    let text = std::str::from_utf8(&bytes).unwrap();
    let at = |mark: &str| text.find(mark).unwrap();
    let parties = at("<DistinctParties>");
    assert!(read(&bytes[..parties], "cons_advanced.xml").is_err(), "no party was read");
    let (relations, entries) = (at("<ProfileRelationships>"), at("<SanctionsEntries>"));
    for (end, expected) in
        [(parties + (relations - parties) / 2, 1..581), (relations + 9, 581..582), (entries + 99, 581..582)]
    {
        let reading = read(&bytes[..end], "cons_advanced.xml").unwrap();
        assert!(expected.contains(&reading.entities.len()), "cut at {end}: {}", reading.entities.len());
        let [cut, designations] = &reading.warnings[..] else { panic!("{:?}", reading.warnings) };
        assert!(cut.is_loss() && designations.is_loss());
        assert_eq!(cut.place.record, reading.entities.last().map(|entity| entity.id.clone()));
        assert!(cut.place.line.unwrap() > 19_000, "{cut}");
        assert!(designations.message.contains("listing dates and programmes are missing"), "{designations}");
        assert_eq!(reading.info.dataset, "us_ofac_cons", "told by the file name");
    }
    // Cut among the entries: some parties have their designation.
    let reading = read(&bytes[..entries + (bytes.len() - entries) / 2], "cons_advanced.xml").unwrap();
    let dated = reading.entities.iter().filter(|entity| entity.listed_on().is_some()).count();
    assert!((1..581).contains(&dated) && !reading.is_complete());
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, "x.xml");
    }

    #[test]
    fn a_list_with_a_piece_replaced_never_panics(at in 0..SMALL.len(), bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
        let mut broken = SMALL.as_bytes().to_vec();
        let end = (at + bytes.len()).min(broken.len());
        broken.splice(at..end, bytes);
        let _ = read(&broken, "x.xml");
    }
}
