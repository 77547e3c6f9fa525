//! Tests of the remarks miner: each kind of piece as it stands in the published lists.

use super::*;
use interdict_model::{CountryRole, Designation, Name, NameKind, PartialDate, Programme, RelationKind, Schema};

fn person() -> Entity {
    Entity::new("ofac-1", Schema::Person)
}

fn mined(remarks: &str) -> Entity {
    let mut entity = person();
    mine(remarks, &mut entity);
    entity
}

#[test]
fn pieces_are_parted_at_semicolons_and_lose_the_closing_stop() {
    let cases: &[(&str, &[&str])] = &[
        ("DOB 1962; POB Shati.", &["DOB 1962", "POB Shati"]),
        (
            "nationality possibly Palestinian;arrested 23 Apr 2002.",
            &["nationality possibly Palestinian", "arrested 23 Apr 2002"],
        ),
        ("Linked To: R D I S.A.", &["Linked To: R D I S.A."]),
        ("Linked To: X; Linked To: Y S. DE R.L. DE C.V.", &["Linked To: X", "Linked To: Y S. DE R.L. DE C.V."]),
        ("Linked To: HUAWEI TECHNOLOGIES CO., LTD.", &["Linked To: HUAWEI TECHNOLOGIES CO., LTD."]),
        ("Linked To: ACME LTD.", &["Linked To: ACME LTD"]),
        ("Website www.example.com.", &["Website www.example.com"]),
        ("a.k.a. 'ONE; TWO'; DOB 1962.", &["a.k.a. 'ONE; TWO'", "DOB 1962"]),
        (" ; ;", &[]),
        ("", &[]),
    ];
    for (remarks, expected) in cases {
        assert_eq!(pieces(remarks), *expected, "{remarks}");
    }
}

#[test]
fn birth_dates_and_places_are_found() {
    let entity = mined(
        "DOB 18 Feb 1962; alt. DOB circa 1947; alt. DOB 1959 to 1962; DOB Feb 1962; POB Marrakech, Morocco; alt. POB Shati.",
    );
    let births: Vec<String> = entity.births.iter().map(ToString::to_string).collect();
    assert_eq!(births, ["1962-02-18", "circa 1947", "1959 to 1962", "1962-02"]);
    assert_eq!(entity.birth_places, ["Marrakech, Morocco", "Shati"]);
    assert!(entity.countries.iter().any(|c| c.country.code() == "ma" && c.role == CountryRole::Birth));
}

#[test]
fn countries_have_the_role_their_label_says() {
    let cases = [
        ("nationality Korea, North", "kp", CountryRole::Nationality),
        ("alt. nationality Germany", "de", CountryRole::Nationality),
        ("citizen Egypt", "eg", CountryRole::Citizenship),
        ("Vessel Flag Iran", "ir", CountryRole::Flag),
        ("Former Vessel Flag Bolivia", "bo", CountryRole::FormerFlag),
        ("alt. Former Vessel Flag Tuvalu", "tv", CountryRole::FormerFlag),
        ("Nationality of Registration Korea, North", "kp", CountryRole::Jurisdiction),
    ];
    for (piece, code, role) in cases {
        let entity = mined(piece);
        assert_eq!(entity.countries.first().map(|c| (c.country.code(), c.role)), Some((code, role)), "{piece}");
    }
}

#[test]
fn quoted_names_are_weak_and_of_the_kind_the_word_says() {
    let cases = [
        ("a.k.a. 'KOMID'", "KOMID", NameKind::Alias),
        ("f.k.a. 'INRICA'", "INRICA", NameKind::Former),
        ("n.k.a. 'X'", "X", NameKind::Alias),
        ("a.k.a. 'ABU AL-WAFA''", "ABU AL-WAFA'", NameKind::Alias),
        ("a.k.a. ''AHMED THE TANZANIAN''", "AHMED THE TANZANIAN", NameKind::Alias),
        ("a.k.a. 'AL-ITALY, Anas'", "AL-ITALY, Anas", NameKind::Alias),
    ];
    for (piece, text, kind) in cases {
        assert_eq!(mined(piece).names, [Name { weak: true, ..Name::new(text, kind) }], "{piece}");
    }
}

#[test]
fn identifiers_have_kind_value_country_and_dates() {
    // Piece, kind as text, value, country, from, to.
    type Case =
        (&'static str, &'static str, &'static str, Option<&'static str>, Option<&'static str>, Option<&'static str>);
    let cases: &[Case] = &[
        ("Passport 563410081", "Passport", "563410081", None, None, None),
        (
            "Passport A0181988 (Somalia) issued 01 Oct 2001 expires 23 Jan 2011",
            "Passport",
            "A0181988",
            Some("so"),
            Some("2001-10-01"),
            Some("2011-01-23"),
        ),
        ("alt. Passport E382464 (Thailand) expires Jan 2007", "Passport", "E382464", Some("th"), None, Some("2007-01")),
        ("Passport D000000483, Diplomatic (Syria)", "Passport", "D000000483", Some("sy"), None, None),
        ("National ID No. D489833(9) (Hong Kong)", "NationalId", "D489833(9)", Some("hk"), None, None),
        ("Cedula No. 16247821 (Colombia)", "NationalId", "16247821", Some("co"), None, None),
        ("C.U.R.P. ZANM821122MSLMBD07 (Mexico)", "NationalId", "ZANM821122MSLMBD07", Some("mx"), None, None),
        ("R.F.C. MEX9909034Y0 (Mexico)", "TaxNumber", "MEX9909034Y0", Some("mx"), None, None),
        ("NIT # 800029160-9 (Colombia)", "TaxNumber", "800029160-9", Some("co"), None, None),
        ("RUC # 20108363101 (Peru)", "TaxNumber", "20108363101", Some("pe"), None, None),
        ("Tax ID No. AABA 670850 Y", "TaxNumber", "AABA 670850 Y", None, None, None),
        (
            "Folio Mercantil No. 22839 (Jalisco) (Mexico)",
            "RegistrationNumber",
            "22839 (Jalisco)",
            Some("mx"),
            None,
            None,
        ),
        (
            "Registration ID 86936 (Iran) issued 10 Jul 1991",
            "RegistrationNumber",
            "86936",
            Some("ir"),
            Some("1991-07-10"),
            None,
        ),
        ("Government Gazette Number 44323193", "RegistrationNumber", "44323193", None, None, None),
        ("Company Number 394678 (Virgin Islands, British)", "RegistrationNumber", "394678", Some("vg"), None, None),
        ("Legal Entity Number 253400WSS48YWMBUA688", "Lei", "253400WSS48YWMBUA688", None, None, None),
        ("SWIFT/BIC SINAIRTH", "Bic", "SINAIRTH", None, None, None),
        ("ISIN CNE000000SM3", "Isin", "CNE000000SM3", None, None, None),
        ("Vessel Registration Identification IMO 9074092 (Tanzania)", "Imo", "9074092", Some("tz"), None, None),
        ("MMSI 572469210", "Mmsi", "572469210", None, None, None),
        ("Aircraft Tail Number EP-MMH", "AircraftNumber", "EP-MMH", None, None, None),
        ("Aircraft Construction Number (also called L/N or S/N or F/N) 275", "AircraftNumber", "275", None, None, None),
        ("Website www.sniperafrica.com", "Website", "www.sniperafrica.com", None, None, None),
        ("http://www.sanabel.org.uk (website)", "Website", "http://www.sanabel.org.uk", None, None, None),
        ("info@manartv.com", "Email", "info@manartv.com", None, None, None),
        ("Email Address info@sudanmaster.com", "Email", "info@sudanmaster.com", None, None, None),
        ("Telephone: 0097282851500", "Phone", "0097282851500", None, None, None),
        ("Alt. Fax: 6562255614", "Phone", "6562255614", None, None, None),
        (
            "Digital Currency Address - XBT 149w62rY42aZBox8fGcmqNsXUzSStKeq8C",
            "Wallet(\"XBT\")",
            "149w62rY42aZBox8fGcmqNsXUzSStKeq8C",
            None,
            None,
            None,
        ),
        (
            "alt. Digital Currency Address - ETH 0x67d40EE1A85bf4a4Bb7Ffae16De985e8427B6b45",
            "Wallet(\"ETH\")",
            "0x67d40EE1A85bf4a4Bb7Ffae16De985e8427B6b45",
            None,
            None,
            None,
        ),
        ("D-U-N-S Number 542957624", "Other(\"D-U-N-S Number\")", "542957624", None, None, None),
        (
            "Greek Seaman's Book No. 123456 (Greece)",
            "Other(\"Greek Seaman's Book No.\")",
            "123456",
            Some("gr"),
            None,
            None,
        ),
    ];
    for (piece, kind, value, country, from, to) in cases {
        let entity = mined(piece);
        assert_eq!(entity.identifiers.len(), 1, "{piece}: {entity:?}");
        let found = &entity.identifiers[0];
        let date = |date: Option<PartialDate>| date.map(|date| date.to_string());
        assert_eq!((format!("{:?}", found.kind).as_str(), found.value.as_str()), (*kind, *value), "{piece}");
        assert_eq!(found.country.as_ref().map(interdict_model::Country::code), *country, "{piece}");
        assert_eq!((date(found.period.from).as_deref(), date(found.period.to).as_deref()), (*from, *to), "{piece}");
        assert!(entity.not_understood.is_empty(), "{piece}");
    }
}

#[test]
fn the_publishers_label_is_kept_where_the_kind_says_less() {
    assert_eq!(mined("Cedula No. 16247821 (Colombia)").identifiers[0].note.as_deref(), Some("Cedula No."));
    assert_eq!(mined("Passport 563410081").identifiers[0].note, None);
}

#[test]
fn links_name_the_other_party() {
    let cases = [
        ("Linked To: LAZARUS GROUP", RelationKind::LinkedTo, "LAZARUS GROUP"),
        ("(Linked To: BANK OF MOSCOW)", RelationKind::LinkedTo, "BANK OF MOSCOW"),
        ("Aircraft Operator MAHAN AIR", RelationKind::Other("Operated by".into()), "MAHAN AIR"),
        ("son of Saddam Hussein al-Tikriti", RelationKind::FamilyOf, "Saddam Hussein al-Tikriti"),
        ("Member ETA", RelationKind::MemberOf, "ETA"),
    ];
    for (piece, kind, target) in cases {
        let entity = mined(piece);
        let found = entity.relations.first().map(|link| (link.kind.clone(), link.target_name.as_deref()));
        assert_eq!(found, Some((kind, Some(target))), "{piece}");
    }
}

#[test]
fn facts_of_ships_and_aircraft_are_found() {
    let mut ship = Entity::new("ofac-2", Schema::Vessel);
    mine(
        "Vessel Year of Build 1999; Vessel Type Crude Oil Tanker; Other Vessel Type Roll-on Roll-off; Vessel Gross Registered Tonnage 30000.",
        &mut ship,
    );
    let facts = ship.vessel.unwrap();
    assert_eq!(facts.built.as_deref(), Some("1999"));
    assert_eq!(facts.kind.as_deref(), Some("Crude Oil Tanker; Roll-on Roll-off"));
    assert_eq!(facts.gross_tonnage.as_deref(), Some("30000"));
    let aircraft = mined("Aircraft Manufacture Date 19 Feb 1993; Aircraft Model A300B4-605R.").vessel.unwrap();
    assert_eq!((aircraft.built.as_deref(), aircraft.kind.as_deref()), (Some("1993-02-19"), Some("A300B4-605R")));
}

#[test]
fn legal_notes_are_kept_and_measures_go_to_the_designation() {
    let mut bank = Entity::new("ofac-3", Schema::Organization);
    bank.designations.push(Designation::default());
    mine(
        "Executive Order 13662 Directive Determination - Subject to Directive 1; Secondary sanctions risk: See Section 11 of \
         Executive Order 14024.; Target Type Financial Institution; Organization Established Date 21 Mar 2017.",
        &mut bank,
    );
    assert_eq!(
        bank.designations[0].measures,
        ["Executive Order 13662 Directive Determination - Subject to Directive 1"]
    );
    assert_eq!(bank.notes.len(), 2);
    assert_eq!(bank.extra["incorporationDate"], ["2017-03-21"]);
    assert!(bank.not_understood.is_empty());
}

#[test]
fn a_listing_date_goes_to_its_programme_and_only_alone_to_the_designation() {
    let listed = |programmes: &[&str], remarks: &str| {
        let mut entity = Entity::new("ofac-4", Schema::Organization);
        entity.designations.push(Designation {
            programmes: programmes.iter().map(|code| Programme::undated(*code)).collect(),
            ..Designation::default()
        });
        mine(remarks, &mut entity);
        let designation = entity.designations.remove(0);
        let day = |date: Option<PartialDate>| date.map(|date| date.to_string());
        (day(designation.listed_on), designation.programmes.iter().map(|p| day(p.period.from)).collect::<Vec<_>>())
    };
    let day = |text: &str| Some(text.to_owned());
    assert_eq!(
        listed(&["CMIC-EO13959"], "Effective Date (CMIC) 02 Aug 2021; Listing Date (CMIC) 03 Jun 2021."),
        (day("2021-06-03"), vec![day("2021-06-03")])
    );
    // Under sectoral sanctions since 2014: the day of a directive of 2022 is not the day of the first listing.
    assert_eq!(
        listed(
            &["UKRAINE-EO13662", "RUSSIA-EO14024"],
            "Listing Date (EO 14024 Directive 3): 26 Feb 2022; Listing Date (EO 14024 Directive 2): 24 Feb 2022."
        ),
        (None, vec![None, day("2022-02-24")])
    );
}

#[test]
fn titles_that_the_remarks_repeat_are_not_read_twice() {
    let mut entity = person();
    entity.positions.push("KOMID official in Syria".into());
    mine("DOB 21 Aug 1968; KOMID official in Syria.", &mut entity);
    assert_eq!(entity.positions, ["KOMID official in Syria"]);
    assert!(entity.not_understood.is_empty() && entity.notes.is_empty());
}

#[test]
fn what_no_rule_understands_is_kept_word_for_word() {
    let entity = mined("DOB sometime in spring; nationality Atlantis; juice manufacturer");
    assert_eq!(entity.not_understood, ["DOB sometime in spring", "nationality Atlantis", "juice manufacturer"]);
}

proptest::proptest! {
    #[test]
    fn no_text_makes_the_miner_panic_or_lose_a_piece(remarks in ".{0,300}") {
        mine(&remarks, &mut person());
    }

    #[test]
    fn no_spoilt_piece_makes_the_miner_panic(
        label in "(alt\\. )?(DOB|POB|Passport|a\\.k\\.a\\.|Listing Date|NIT #|Digital Currency Address -|Linked To:|Vessel Flag|Website|Organization Established Date|Aircraft Tail Number)",
        rest in "[ ('\";:.a-zA-Z0-9\u{e9}\u{4e2d}-]{0,40}",
    ) {
        mine(&format!("{label}{rest}"), &mut person());
        mine(&format!("{label} {rest}"), &mut Entity::new("ofac-5", Schema::Organization));
    }
}
