//! Customer files in the shapes that people have them.

#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

use interdict_model::{IdentifierKind, PartyKind};
use interdict_screening::subjects::{ColumnChoice, Input, InputFormat, Item, ScreenedSubject, SourceError, open};
use std::io::Cursor;

fn read_as(bytes: &[u8], format: InputFormat, columns: &[&str]) -> Result<Vec<Item>, SourceError> {
    read_named("customers", bytes, format, columns)
}

fn read_named(name: &str, bytes: &[u8], format: InputFormat, columns: &[&str]) -> Result<Vec<Item>, SourceError> {
    let columns: Vec<ColumnChoice> = columns.iter().map(|column| column.parse().unwrap()).collect();
    let input = Input { name: name.into(), format, columns, ..Input::default() };
    Ok(open(Cursor::new(bytes.to_vec()), input)?.collect())
}

fn read(text: &str) -> Vec<Item> {
    read_as(text.as_bytes(), InputFormat::Auto, &[]).unwrap()
}

fn subjects(items: Vec<Item>) -> Vec<ScreenedSubject> {
    let only_subjects = |item| match item {
        Item::Subject(subject) => *subject,
        other => panic!("{other:?}"),
    };
    items.into_iter().map(only_subjects).collect()
}

/// Places of records and, of bad ones, their codes.
fn places(items: &[Item]) -> Vec<String> {
    items
        .iter()
        .map(|item| match item {
            Item::Subject(subject) => subject.locator.to_string(),
            Item::Bad(bad) => format!("{}: {}", bad.locator, bad.error.code),
            Item::Note(note) => note.clone(),
        })
        .collect()
}

#[test]
fn a_table_is_read_whatever_its_delimiter() {
    for delimiter in [",", ";", "\t", "|"] {
        let text = "id,name,birth_date,country\n7,Ryu Jin,1965-08-07,Syria\n".replace(',', delimiter);
        let subject = subjects(read(&text)).remove(0);
        assert_eq!(subject.id.as_deref(), Some("7"), "{delimiter:?}");
        assert_eq!(subject.subject.names, ["Ryu Jin"]);
        assert_eq!(subject.subject.births[0].to_string(), "1965-08-07");
        assert_eq!(subject.subject.countries[0].code(), "sy");
        assert_eq!(subject.locator.to_string(), "row 2");
    }
}

#[test]
fn headers_in_other_languages_and_spellings_are_recognised() {
    for header in
        ["Name,Geburtsdatum", "NOM COMPLET,Date de naissance", "ФИО,Дата рождения", "fullName,DOB", "이름,생년월일"]
    {
        let subject = subjects(read(&format!("{header}\nRyu Jin,07.08.1965\n"))).remove(0);
        assert_eq!(subject.subject.names, ["Ryu Jin"], "{header}");
        assert_eq!(subject.subject.births[0].to_string(), "1965-08-07", "{header}");
    }
}

#[test]
fn parts_of_a_name_are_joined() {
    for (header, row) in [("Vorname;Name", "Jin;Ryu"), ("last_name;first_name", "Ryu;Jin"), ("Nom;Prénom", "Ryu;Jin")]
    {
        let subject = subjects(read(&format!("{header}\n{row}\n"))).remove(0);
        assert_eq!(subject.subject.names, ["Jin Ryu"], "{header}");
        assert_eq!(subject.subject.kind, Some(PartyKind::Person), "{header}");
    }
}

#[test]
fn what_is_not_utf_8_is_windows_1252_and_said_so() {
    let items = read_as(b"name\nJos\xe9 Garc\xeda\nJos\xc3\xa9\n", InputFormat::Auto, &[]).unwrap();
    let [Item::Subject(first), Item::Subject(second), Item::Note(note)] = items.as_slice() else { panic!("{items:?}") };
    assert_eq!(first.subject.names, ["José García"]);
    assert_eq!(second.subject.names, ["José"]);
    assert!(note.contains("windows-1252"));
}

#[test]
fn marks_of_spreadsheets_are_no_part_of_the_data() {
    let utf_16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain("name\tid\r\n김영철\t1\r\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let cases: [(&[u8], &str); 3] = [
        ("\u{feff}name,id\r\n김영철,1\r\n".as_bytes(), "row 2"),
        ("sep=;\r\nname;id\r\n김영철;1\r\n".as_bytes(), "row 3"),
        (&utf_16, "row 2"),
    ];
    for (bytes, place) in cases {
        let subject = subjects(read_as(bytes, InputFormat::Auto, &[]).unwrap()).remove(0);
        assert_eq!(subject.subject.names, ["김영철"]);
        assert_eq!(subject.locator.to_string(), place);
    }
    for file in ["PK\u{3}\u{4}rest", "%PDF-1.7\n1 0 obj\n<< /Title (Ryu Jin) >>\nendobj\n"] {
        assert!(matches!(read_as(file.as_bytes(), InputFormat::Auto, &[]), Err(SourceError::Spreadsheet { .. })));
    }
}

#[test]
fn utf_16_is_known_by_its_zero_bytes_and_a_mark_alone_makes_none() {
    let text = "name\tid\r\nRyu Jin\t1\r\n김영철\t2\r\n";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    for bytes in [little.clone(), big.clone(), marked(&[0xff, 0xfe], &little), marked(&[0xfe, 0xff], &big)] {
        let found = subjects(read_as(&bytes, InputFormat::Auto, &[]).unwrap());
        assert_eq!((&*found[0].subject.names[0], &*found[1].subject.names[0]), ("Ryu Jin", "김영철"));
    }
    let mut cut = marked(&[0xff, 0xfe], &little);
    cut.pop();
    let damaged_head = b"\xff\xfen\0a\0me,id\nRyu Jin,1\nKim Kyu,2\nAnna Muster,3\nJohn Smith,4\n".to_vec();
    for bytes in [cut, marked(&[0xff, 0xfe], b"name,id\nRyu Jin,1\n"), damaged_head] {
        assert_eq!(read_as(&bytes, InputFormat::Auto, &[]).err().unwrap().code(), "input.encoding");
    }
}

#[test]
fn a_zero_byte_in_a_name_or_a_number_is_refused_in_every_form() {
    for text in [
        "id,name\n1,Ryu Jin\n2,R\0yu Jin\n",
        "name,passport\nRyu Jin,7\nKim Kyu,56\x00341\n",
        "{\"name\": \"Ryu Jin\"}\n{\"name\": \"R\\u0000yu Jin\"}\n",
        "Ryu Jin\nKim \0Kyu\n",
    ] {
        let items = read(text);
        let [Item::Subject(_), Item::Bad(bad)] = &items[..] else { panic!("{items:?}") };
        assert_eq!(bad.error.code, "record.encoding", "{text:?}");
    }
}

#[test]
fn numbers_of_json_lines_stay_what_they_are() {
    let text = concat!(
        "{\"id\":12345678901234567890123,\"name\":\"Ryu Jin\",\"passport\":99999999999999999999999}\n",
        "{\"id\":12345678901234567890124,\"name\":\"Ryu Jin\",\"dob\":1965}\n",
        "{\"id\":1.50,\"name\":\"Ryu Jin\"}\n{\"id\":1e3,\"properties\":{\"name\":[\"Ryu Jin\"],\"passportNumber\":[007e1,100000000000000000001]}}\n",
        "{\"id\":1e3,\"properties\":{\"name\":[\"Ryu Jin\"],\"passportNumber\":[100000000000000000001]}}\n",
    );
    let items = read(text);
    assert_eq!(places(&items), ["line 1", "line 2", "line 3", "line 4: record.malformed", "line 5"]);
    let found = subjects(items.into_iter().filter(|item| matches!(item, Item::Subject(_))).collect());
    let ids: Vec<&str> = found.iter().filter_map(|subject| subject.id.as_deref()).collect();
    assert_eq!(ids, ["12345678901234567890123", "12345678901234567890124", "1.50", "1e3"]);
    assert_eq!(found[0].subject.identifiers[0].value, "99999999999999999999999");
    assert_eq!(found[1].subject.births[0].to_string(), "1965");
    assert_eq!(found[3].subject.identifiers[0].value, "100000000000000000001");
}

#[test]
fn a_member_that_stands_twice_hides_behind_nothing_that_a_parser_gives_up_at() {
    let deep = format!("{}1{}", "[".repeat(126), "]".repeat(126));
    let deeper = format!("{}1{}", "[".repeat(200), "]".repeat(200));
    for before in ["1e999", "[1e999]", deep.as_str(), deeper.as_str()] {
        let items = read(&format!("{{\"x\": {before}, \"name\": \"Ryu Jin\", \"name\": \"Anna Muster\"}}\n"));
        assert_eq!(places(&items), ["line 1: record.malformed"], "{before}");
    }
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_numbers_them() {
    let text = "name,country\nA B,\n\n\"C\nD\",\n,\nE F,\nG,H,\nJ\n,Iran\n\nK L,\n";
    assert_eq!(
        places(&read(text)),
        [
            "row 2",
            "row 4",
            "row 6",
            "row 7: record.columns",
            "row 8: record.columns",
            "row 9: record.no_name",
            "row 11"
        ]
    );
}

#[test]
fn a_file_without_a_name_column_is_an_error_that_names_its_columns() {
    let error = read_as(b"Kunde A,Wert\nRyu Jin,3\n", InputFormat::Auto, &[]).err().unwrap();
    assert_eq!(error.code(), "input.no_name_column");
    assert_eq!(error.to_string(), "customers: no column holds a name; its columns are: Kunde A, Wert");
    let chosen = subjects(read_as(b"Kunde A,Wert\nRyu Jin,3\n", InputFormat::Auto, &["name=kunde a"]).unwrap());
    assert_eq!(chosen[0].subject.names, ["Ryu Jin"]);
    let error = read_as(b"name\nRyu Jin\n", InputFormat::Auto, &["name=Kunde"]).err().unwrap();
    assert_eq!(error.to_string(), "customers: there is no column `Kunde`; its columns are: name");
    assert_eq!(read_as(b" \n", InputFormat::Auto, &[]).err().unwrap().code(), "input.empty");
}

#[test]
fn what_is_not_understood_is_noted_without_repeating_it() {
    let text = "name,dob,country,type\nRyu Jin,sometime,Atlantis,alien\nRyu Jin,03/04/1965,\"Korea, North\",Person\n\
                Ryu Jin,1965;1966,Iran / Syria,company\n";
    let found = subjects(read(text));
    assert_eq!(found[0].notes.len(), 3);
    assert!(!found[0].notes.concat().contains("Atlantis"));
    assert_eq!(found[1].subject.births[0].to_string(), "1965-04-03");
    assert_eq!((found[1].notes.len(), found[1].subject.countries[0].code()), (1, "kp"));
    assert_eq!((found[2].subject.births.len(), found[2].subject.countries.len()), (2, 2));
    assert_eq!(found[2].subject.kind, Some(PartyKind::Organization));
}

#[test]
fn numbers_that_name_a_party_are_identifiers() {
    let found = subjects(read("name,IMO number,passport_no\nX,9187629,\n,,563410081\n"));
    assert_eq!(found[0].subject.identifiers[0].kind, IdentifierKind::Imo);
    assert_eq!(found[1].subject.identifiers[0].kind, IdentifierKind::Passport);
    assert!(found[1].subject.names.is_empty());
}

#[test]
fn json_lines_are_flat_or_follow_the_money() {
    let text = concat!(
        r#"{"id": "Q1", "schema": "Person", "caption": "X", "properties": {"name": ["Ryu Jin"], "alias": ["류진"], "birthDate": ["1965-08-07"], "nationality": ["kp"], "passportNumber": ["563410081"]}}"#,
        "\n\n",
        r#"{"customer_id": 12, "first_name": "Jin", "surname": "Ryu", "dob": 1965}"#,
        "\n",
        r#"{"schema": "Company", "caption": "Korea Tangun", "properties": {}}"#,
        "\nnot json\n[]\n{\"colour\": \"red\"}\n{\"name\": \"Ryu Jin\", \"name\": \"Kim Kyu\"}\n"
    );
    let items = read(text);
    let places = places(&items);
    assert_eq!(
        places[..],
        [
            "line 1",
            "line 3",
            "line 4",
            "line 5: record.malformed",
            "line 6: record.malformed",
            "line 7: record.no_name",
            "line 8: record.malformed"
        ]
    );
    let found = subjects(items.into_iter().take(3).collect());
    assert_eq!(found[0].subject.names, ["Ryu Jin", "류진"]);
    assert_eq!(found[0].subject.identifiers.len(), 1);
    assert_eq!(found[1].subject.names, ["Jin Ryu"]);
    assert_eq!((found[1].id.as_deref(), found[1].subject.births[0].to_string()), (Some("12"), "1965".to_owned()));
    assert_eq!(
        (found[2].subject.names[0].as_str(), found[2].subject.kind),
        ("Korea Tangun", Some(PartyKind::Organization))
    );
}

#[test]
fn lines_hold_one_name_each() {
    let items = read_as("Ryu Jin\n\n  김영철 \n--\n".as_bytes(), InputFormat::Lines, &[]).unwrap();
    assert_eq!(places(&items), ["line 1", "line 3", "line 4: record.no_name"]);
}

const TEXTS: [&str; 4] = ["customers.txt", "CUSTOMERS.TXT", "customers.txt.gz", "customers.txt.zst"];

#[test]
fn a_table_is_one_though_it_is_named_as_a_text() {
    let tables: [(&str, &[&str], &str); 8] = [
        ("name,birth_date,country,customer_no\nRyu Jin,1965-08-07,Syria,88123\n", &[], "row 2"),
        ("\u{feff}\"Name\",\"Ort\"\r\n\"Ryu Jin\",\"Bern\"\r\n", &[], "row 2"),
        ("\ncustomer_no|full name|note\n88123|Ryu Jin|x\n", &[], "row 3"),
        ("id\tname\n7\tRyu Jin\n", &[], "row 2"),
        ("sep=;\nname;note\nRyu Jin;x\n", &[], "row 3"),
        ("Kunde A,Wert\nRyu Jin,3\n", &["name=kunde a"], "row 2"),
        ("Kunde A\nRyu Jin\n", &["name=Kunde A"], "row 2"),
        ("A\tB\n3\tRyu Jin\n", &["name=B"], "row 2"),
    ];
    // A table of which nothing can be screened is an error, and no list of names that nobody has.
    let useless: [(&str, &[&str]); 3] =
        [("land;type;x\nch;1;2\n", &[]), ("Smith, John\n", &["name=Kunde"]), ("a\tb\n", &[])];
    for name in TEXTS {
        for (text, columns, place) in tables {
            let found = subjects(read_named(name, text.as_bytes(), InputFormat::Auto, columns).unwrap());
            assert_eq!((found.len(), &found[0].subject.names[..]), (1, &["Ryu Jin".to_owned()][..]), "{text:?}");
            assert_eq!(found[0].locator.to_string(), place, "{text:?}");
        }
        let numbers = subjects(read_named(name, b"imo\n9187629\n", InputFormat::Auto, &[]).unwrap());
        assert_eq!((numbers.len(), numbers[0].subject.identifiers.len()), (1, 1));
        for (text, columns) in useless {
            assert!(read_named(name, text.as_bytes(), InputFormat::Auto, columns).is_err(), "{text:?}");
        }
    }
}

#[test]
fn names_a_line_may_have_commas_in_a_text() {
    for text in [
        "SMITH, John\nRYU, Jin\n",
        "Land, Hans\nOrt, Maria\n",
        "Name\nRYU, Jin\n",
        "GALLEON CO., LTD.\nQuartz; Sons\n",
        "Ryu Jin\nSMITH, John\n",
    ] {
        for name in TEXTS {
            let found = subjects(read_named(name, text.as_bytes(), InputFormat::Auto, &[]).unwrap());
            let names: Vec<&str> = found.iter().map(|subject| subject.subject.names[0].as_str()).collect();
            assert_eq!(names, text.lines().collect::<Vec<_>>());
        }
    }
    let error = read_as(b"Ryu Jin\n", InputFormat::Lines, &["name=Kunde"]).err().unwrap();
    assert_eq!(error.code(), "input.no_such_column");
}

#[test]
fn the_last_row_counts_even_without_a_line_end() {
    assert_eq!(places(&read("name\nRyu Jin\n\nKim Kyu")), ["row 2", "row 4"]);
    assert_eq!(places(&read("name\r\n\"Ryu\r\nJin\"\r\nKim Kyu")), ["row 2", "row 3"]);
}

#[test]
fn a_quote_that_is_not_closed_swallows_nobody() {
    let items = read("id,name\n3,\"Ryu Jin\n4,Kim Yong Chol\n5,\"Park \"\"P\"\" Jin\"\n6,\"Kim\n");
    assert_eq!(places(&items), ["row 2: record.quote", "row 3", "row 4", "row 5: record.quote"]);
    let names: Vec<&str> = items
        .iter()
        .filter_map(|item| match item {
            Item::Subject(subject) => Some(subject.subject.names[0].as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(names, ["Kim Yong Chol", "Park \"P\" Jin"]);
}

#[test]
fn an_address_over_several_lines_is_one_value_of_one_row() {
    let items = read("id;name;address\r\n3;Ryu Jin;\"Main St 5\r\n\r\nSpringfield; IL\"\r\n4;Kim Kyu;\r\n");
    assert_eq!(places(&items), ["row 2", "row 3"]);
    assert_eq!(subjects(items)[0].fields[2].1, "Main St 5\n\nSpringfield; IL");
}

#[test]
fn what_was_screened_is_read_from_an_answer() {
    let answer = r#"{"file":"c.csv","row":2,"id":"C-1","subject":{"names":["Ryu Jin"],"kind":"person","births":["1965-08-07"],
        "countries":["sy"],"identifiers":[]},"matches":[{"entity":"x","caption":"RYU, Jin"}],"editions":["l@2015"],"complete":true}"#
        .replace('\n', " ");
    let flat = r#"{"id":"C-1","name":"Ryu Jin","type":"person","birth_date":"1965-08-07","country":"sy"}"#;
    let found = subjects(read(&format!("{answer}\n{flat}\n")));
    assert_eq!((&found[0].id, &found[0].subject), (&found[1].id, &found[1].subject));
    assert_eq!(found[0].locator.to_string(), "line 1");
    // A name of the record itself goes before what it holds of others; what has neither is no record.
    let own = r#"{"name":"Anna Muster","subject":{"names":["Ryu Jin"]}}"#;
    assert_eq!(subjects(read(own))[0].subject.names, ["Anna Muster"]);
    for nothing in [r#"{"id":"1","subject":{"names":[]}}"#, r#"{"id":"1","subject":"Ryu Jin"}"#] {
        assert_eq!(places(&read(nothing)), ["line 1: record.no_name"]);
    }
}
