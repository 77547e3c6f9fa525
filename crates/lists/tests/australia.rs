//! The Australian consolidated list: a small spreadsheet made here, and the real one of the evaluation data that may lie
//! beside the checkout.

// Helpers of tests fail loudly, and say why a test was skipped.
#![allow(clippy::unwrap_used, clippy::print_stderr, clippy::format_push_string)]

mod support;

use interdict_lists::{ListReading, australia, workbook};
use interdict_model::{CountryRole, Entity, IdentifierKind, NameKind, Schema};
use proptest::prelude::*;

const REAL: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/lists/au/2024-12/regulation8_consolidated.xlsx");

const ROWS: &[&[&str]] = &[
    &[
        "Reference",
        "Name of Individual or Entity",
        "Type",
        "Name Type",
        "Date of Birth",
        "Place of Birth",
        "Citizenship",
        "Address",
        "Additional Information",
        "Listing Information",
        "Committees",
        "Control Date",
    ],
    &[
        "2",
        "Given EXAMPLE",
        "Individual",
        "Primary Name",
        "a) Approximately 1955-1958 b) 03/04/1960",
        "a) Example village, Afghanistan b) Kabul",
        "Afghanistan",
        "NA",
        "Afghan passport number D0001203. Gender: male.",
        "Listed by UN 1267 Committee on 25 January 2001 (amended on 20 December 2005)",
        "1988 (Taliban)",
        "2014-12-15",
    ],
    &["2a", "محمد", "Individual", "Original Script", "", "", "", "NA", "", "", "1988 (Taliban)", "2014-12-15"],
    &["2b", "G. Example", "Individual ", "aka", "", "", "", "", "", "", "1988 (Taliban)", "2014-12-15"],
    &["2c", "Old Example", "Individual", "Formerly known as", "", "", "", "", "", "", "", ""],
    &[
        "7000",
        "EXAMPLE TRADING CO",
        "Entity ",
        "Primary Name ",
        "",
        "",
        "",
        "1 Example Street, Moscow, Russia",
        "Website: www.example.org",
        "Autonomous Sanctions (Designated Persons and Entities and Declared Persons) Amendment (No. 2) Instrument 2023",
        "Autonomous (Russia)",
        "2023-02-24",
    ],
];

fn small() -> Vec<u8> {
    support::xlsx(&[("Sheet1", ROWS)])
}

fn find<'a>(reading: &'a ListReading, id: &str) -> &'a Entity {
    reading.entities.iter().find(|entity| entity.id == id).unwrap_or_else(|| panic!("{id} is missing"))
}

#[test]
fn rows_of_one_reference_become_one_party() {
    let bytes = small();
    let book = workbook::open(&bytes, "list.xlsx").unwrap();
    assert!(australia::recognises_workbook(&book));
    let reading = australia::read(&bytes, "list.xlsx").unwrap();
    assert_eq!(reading.warnings, []);
    assert_eq!((reading.info.dataset.as_str(), reading.entities.len()), ("au_dfat", 2));
    let person = find(&reading, "au-2");
    assert_eq!((person.caption(), &person.schema), ("Given EXAMPLE", &Schema::Person));
    let names: Vec<(&str, NameKind, Option<&str>)> =
        person.names.iter().map(|name| (name.text.as_str(), name.kind, name.script.as_deref())).collect();
    assert_eq!(
        names,
        [
            ("Given EXAMPLE", NameKind::Primary, None),
            ("محمد", NameKind::Alias, Some("Arab")),
            ("G. Example", NameKind::Alias, None),
            ("Old Example", NameKind::Former, None),
        ]
    );
    assert_eq!(person.births.iter().map(ToString::to_string).collect::<Vec<_>>(), ["circa 1955 to 1958", "1960-04-03"]);
    assert_eq!(person.birth_places, ["Example village, Afghanistan", "Kabul"]);
    assert!(person.countries.iter().any(|held| held.role == CountryRole::Citizenship && held.country.code() == "af"));
    assert_eq!(
        (&person.identifiers[0].kind, person.identifiers[0].value.as_str()),
        (&IdentifierKind::Passport, "D0001203")
    );
    assert_eq!((person.gender.as_deref(), person.addresses.len()), (Some("male"), 0));
    assert_eq!(person.listed_on().unwrap().to_string(), "2001-01-25");
    assert_eq!(person.programmes(), ["1988 (Taliban)"]);
    assert!(person.notes.contains(&"last changed (control date) on 2014-12-15".to_owned()));

    let company = find(&reading, "au-7000");
    assert_eq!((&company.schema, company.listed_on()), (&Schema::Organization, None), "the control date lists no one");
    assert_eq!(company.addresses[0].country.as_ref().unwrap().code(), "ru");
    assert_eq!(company.designations[0].legal_basis.len(), 1);
    assert!(company.identifiers.iter().any(|held| held.kind == IdentifierKind::Website));
}

#[test]
fn bad_rows_cost_only_themselves_and_unknown_columns_are_named() {
    let mut rows: Vec<Vec<&str>> = ROWS.iter().map(|row| row.to_vec()).collect();
    rows[0].push("Vessel IMO");
    rows[1].push("9187629");
    rows[5][0] = "";
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let reading = australia::read(&support::xlsx(&[("Sheet1", &rows)]), "list.xlsx").unwrap();
    assert_eq!(reading.entities.len(), 1);
    assert_eq!(
        reading.warnings.iter().filter(|warning| warning.is_loss()).map(|w| w.place.line).collect::<Vec<_>>(),
        [Some(6)]
    );
    assert!(reading.warnings.iter().any(|warning| warning.message.contains("unknown column `Vessel IMO`")));
    assert_eq!(reading.entities[0].not_understood, ["Vessel IMO 9187629"]);
    let error = australia::read(&support::xlsx(&[("Sheet1", &[&["Reference", "Name"]])]), "list.xlsx").unwrap_err();
    assert_eq!(error.code(), "list.malformed");
}

#[test]
fn a_spreadsheet_cut_anywhere_is_refused() {
    let bytes = small();
    for end in 0..bytes.len() {
        assert!(australia::read(&bytes[..end], "list.xlsx").is_err(), "cut at {end}");
    }
}

#[test]
fn the_real_list_is_read_whole() {
    let Ok(bytes) = std::fs::read(REAL) else {
        eprintln!("skipped: no evaluation data beside the checkout");
        return;
    };
    let reading = australia::read(&bytes, "regulation8_consolidated.xlsx").unwrap();
    assert!(reading.is_complete(), "{:?}", reading.warnings);
    let parties = |holds: fn(&Entity) -> bool| reading.entities.iter().filter(|entity| holds(entity)).count();
    // 9,553 rows of names.
    assert_eq!(reading.entities.len(), 3_062);
    assert_eq!(parties(|e| e.schema == Schema::Person), 2_316);
    assert_eq!(reading.entities.iter().map(|e| e.names.len()).sum::<usize>(), 9_533);
    assert_eq!(parties(|e| e.names.iter().any(|name| name.script.is_some())), 406);
    assert_eq!(parties(|e| e.listed_on().is_some()), 1_280);
    assert_eq!(parties(|e| !e.programmes().is_empty()), 3_062);
    assert_eq!(parties(|e| e.designations[0].reason.is_some()), 2_727);
    assert_eq!(parties(|e| !e.addresses.is_empty()), 1_101);
    // 2,224 parties have a text there; one gives an age.
    assert!((2_200..=2_224).contains(&parties(|e| !e.births.is_empty())));
    let person = find(&reading, "au-4");
    assert_eq!((person.caption(), person.births.len()), ("Mohammed Omar GHULAM NABI", 3));
    assert_eq!(person.listed_on().unwrap().to_string(), "2000-04-12");
    for part in [1, 3, 5, 9] {
        assert!(australia::read(&bytes[..bytes.len() / 10 * part], "x.xlsx").is_err());
    }
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = australia::read(&bytes, "x.xlsx");
    }

    #[test]
    fn a_list_with_a_piece_replaced_never_panics(at in 0..6000_usize, bytes in proptest::collection::vec(any::<u8>(), 0..20)) {
        let mut broken = small();
        let at = at.min(broken.len());
        let end = (at + bytes.len()).min(broken.len());
        broken.splice(at..end, bytes);
        let _ = australia::read(&broken, "x.xlsx");
    }

    #[test]
    fn any_text_in_any_cell_never_panics(column in 0..12_usize, text in "\\PC{0,60}") {
        let mut rows: Vec<Vec<&str>> = ROWS.iter().map(|row| row.to_vec()).collect();
        rows[1][column] = &text;
        let sheet_rows = rows.iter().enumerate().map(|(index, row)| workbook::SheetRow {
            number: index as u64 + 1,
            cells: row.iter().map(|&cell| cell.to_owned()).collect(),
        });
        let sheet = workbook::Sheet { name: "Sheet1".into(), rows: sheet_rows.collect() };
        let book = workbook::Workbook { sheets: vec![sheet], warnings: Vec::new() };
        let _ = australia::read_workbook(&book, "x.xlsx");
    }
}
