//! A user's own list: tables and JSON lines, with a mapping and without.

// Helpers of tests fail loudly.
#![allow(clippy::unwrap_used)]

use interdict_lists::{ListReading, own};
use interdict_model::{CountryRole, Entity, IdentifierKind, NameKind, Schema};
use proptest::prelude::*;
use std::path::Path;

const MAPPING: &str = r#"
title = "Customers not to serve"
publisher = "Example Bank"
dataset = "blocked"
published_on = "2025-01-10"
delimiter = ";"
split = "|"
date_order = "day-first"
id = "Ref"
name = ["Name", "Alias 1"]
weak_name = "Nickname"
schema = { column = "Type", values = { P = "Person", C = "Company" } }
birth_date = "Born"
nationality = "Nationality"
identifiers = [{ column = "Passport", kind = "passport", country = "Issued by" }, { column = "Card", kind = "club card" }]
programme = "Code"
listed_on = "Since"
reason = "Why"
topics = ["debarment"]
"#;

const TABLE: &str = "Ref;Name;Alias 1;Nickname;Type;Born;Nationality;Passport;Issued by;Card;Code;Since;Why;Colour\n\
    1;Given EXAMPLE;G. Example|Гивен;Gigi;P;03/04/1962;KP;563410081|563410082;KP;77;A|B;10.01.2025;because;blue\n\
    2;EXAMPLE TRADING CO;;;C;;;;;;;;;\n";

fn mapping() -> own::Mapping {
    own::Mapping::from_toml(MAPPING, "list.csv.mapping.toml").unwrap()
}

fn find<'a>(reading: &'a ListReading, id: &str) -> &'a Entity {
    reading.entities.iter().find(|entity| entity.id == id).unwrap_or_else(|| panic!("{id} is missing"))
}

fn names(entity: &Entity) -> Vec<(&str, NameKind, bool)> {
    entity.names.iter().map(|name| (name.text.as_str(), name.kind, name.weak)).collect()
}

#[test]
fn a_mapping_says_what_the_columns_hold() {
    let reading = own::read(TABLE.as_bytes(), "list.csv", Some(&mapping())).unwrap();
    let [note] = &reading.warnings[..] else { panic!("{:?}", reading.warnings) };
    assert!(!note.is_loss() && note.message.contains("`Colour`"));
    assert_eq!((reading.info.dataset.as_str(), reading.info.title.as_str()), ("blocked", "Customers not to serve"));
    let person = find(&reading, "blocked-1");
    assert_eq!(
        names(person),
        [
            ("Given EXAMPLE", NameKind::Primary, false),
            ("G. Example", NameKind::Alias, false),
            ("Гивен", NameKind::Alias, false),
            ("Gigi", NameKind::Alias, true),
        ]
    );
    assert_eq!(person.names[2].script.as_deref(), Some("Cyrl"));
    assert_eq!(person.births[0].to_string(), "1962-04-03");
    assert_eq!((person.countries[0].country.code(), person.countries[0].role), ("kp", CountryRole::Nationality));
    assert_eq!(person.identifiers.len(), 3);
    assert!(person.identifiers[..2].iter().all(|held| held.kind == IdentifierKind::Passport && held.country.is_some()));
    assert_eq!(person.identifiers[2].kind, IdentifierKind::Other("club card".into()));
    assert_eq!(person.programmes(), ["A", "B"]);
    assert_eq!(person.listed_on().unwrap().to_string(), "2025-01-10");
    assert_eq!(person.designations[0].authority, "Example Bank");
    assert_eq!(
        (person.topics.as_slice(), person.notes.as_slice()),
        (&["debarment".to_owned()][..], &["Colour: blue".to_owned()][..])
    );
    assert_eq!(find(&reading, "blocked-2").schema, Schema::Company);
}

#[test]
fn obvious_columns_need_no_mapping() {
    let text = "id,full_name,aliases,type,dob,country,passport_no\n7,Given EXAMPLE,G. Example,individual,1962-02-18,KP,563410081\n";
    assert!(own::recognises(text));
    let reading = own::read(text.as_bytes(), "list.csv", None).unwrap();
    assert_eq!(reading.warnings, []);
    let person = find(&reading, "own-7");
    assert_eq!((person.names.len(), person.births.len(), person.identifiers.len()), (2, 1, 1));
    assert_eq!(person.schema, Schema::Person);

    let lines = "{\"ref\":7,\"first name\":\"Given\",\"last name\":\"EXAMPLE\",\"aka\":[\"One\",\"Two\"]}\n";
    assert!(own::recognises(lines));
    let reading = own::read(lines.as_bytes(), "list.jsonl", None).unwrap();
    let person = find(&reading, "own-7");
    assert_eq!((person.caption(), person.names.len(), person.names[0].parts.len()), ("Given EXAMPLE", 3, 2));

    for other in ["a,b,c\n", "{\"id\":\"x\",\"schema\":\"Person\",\"properties\":{}}", "", "<xml/>"] {
        assert!(!own::recognises(other), "{other}");
    }
}

#[test]
fn rows_from_elsewhere_are_read_like_those_of_a_table() {
    let row = |reference: &str, name: &str| -> own::Row {
        vec![("id".into(), vec![reference.into()]), ("name".into(), vec![name.into(), "Second".into()])]
    };
    let rows = vec![Ok(row("1", "One")), Err("a broken page".to_owned()), Ok(row("1", "Other"))];
    let reading = own::read_rows(rows.into_iter(), None, "list.parquet", "Parquet").unwrap();
    assert_eq!(reading.entities.iter().map(|entity| entity.id.as_str()).collect::<Vec<_>>(), ["own-1", "own-1-2"]);
    assert_eq!(reading.entities[0].names.len(), 2);
    assert_eq!(reading.warnings.iter().filter(|warning| warning.is_loss()).count(), 1);
    assert!(reading.warnings.iter().any(|warning| warning.message.contains("stands twice")));
}

#[test]
fn what_does_not_fit_is_said() {
    let cases = [
        ("name = 1", "did not match"),
        ("id = \"Ref\"", "no `name`"),
        ("name = \"Name\"\ncolour = \"Colour\"", "unknown field"),
    ];
    for (text, expected) in cases {
        let error = own::Mapping::from_toml(text, "x.mapping.toml").unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
    }
    let missing = own::read(b"a,b\n1,2\n", "x.csv", None).unwrap_err();
    assert!(missing.to_string().contains("write a mapping"), "{missing}");
    let renamed = own::read(b"Ref;Other\n1;2\n", "x.csv", Some(&mapping())).unwrap_err();
    assert!(renamed.to_string().contains("missing"), "{renamed}");
    let partly = own::read(b"Ref;Name\n1;One\n", "x.csv", Some(&mapping())).unwrap();
    assert!(!partly.is_complete(), "columns that the mapping names are missing");
    let nameless = own::read(b"id,name\n1,One\n2,\n", "x.csv", None).unwrap();
    assert_eq!((nameless.entities.len(), nameless.is_complete()), (1, false));
    assert_eq!(own::mapping_path(Path::new("a/list.csv")), Path::new("a/list.csv.mapping.toml"));
}

#[test]
fn a_table_cut_anywhere_is_an_error_or_says_so_unless_a_row_ends_there() {
    let whole = own::read(TABLE.as_bytes(), "list.csv", Some(&mapping())).unwrap().entities.len();
    for end in 0..TABLE.len() {
        if !TABLE.is_char_boundary(end) || TABLE[..end].ends_with('\n') {
            continue;
        }
        if let Ok(reading) = own::read(&TABLE.as_bytes()[..end], "list.csv", Some(&mapping())) {
            let says_so =
                reading.warnings.iter().any(|warning| warning.is_loss() || warning.message.contains("cut off"));
            assert!(says_so || reading.entities.len() == whole, "cut at {end}");
        }
    }
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = own::recognises(&String::from_utf8_lossy(&bytes));
        let _ = own::read(&bytes, "x.csv", None);
        let _ = own::read(&bytes, "x.csv", Some(&mapping()));
    }

    #[test]
    fn any_cell_never_panics(text in "[^\n;\"]{0,40}") {
        let table = format!("id;name;dob;country;listed on;passport\n1;{text};{text};{text};{text};{text}\n");
        let _ = own::read(table.as_bytes(), "x.csv", None);
    }
}
