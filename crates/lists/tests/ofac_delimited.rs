//! The legacy delimited sets on real files: all of it is read, what is damaged is said, remarks are understood.
//!
//! The real files are the evaluation data that may lie beside the checkout; without them those tests pass with a note.

// Helpers of tests fail loudly, and say why a test was skipped.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use interdict_lists::{
    ListError, ListReading,
    ofac::delimited::{find_set_of, find_sets, read_set},
    open,
};
use interdict_model::{CountryRole, Entity, IdentifierKind, RelationKind, Schema};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// The evaluation data, if it is there.
fn data() -> Option<PathBuf> {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/lists"));
    if !path.is_dir() {
        eprintln!("skipped: no evaluation data beside the checkout");
        return None;
    }
    Some(path)
}

fn losses(reading: &ListReading) -> Vec<String> {
    reading.warnings.iter().filter(|warning| warning.is_loss()).map(ToString::to_string).collect()
}

/// Strong names other than the primary one, addresses.
fn counts(reading: &ListReading) -> (usize, usize, usize) {
    let strong = |entity: &Entity| entity.names.iter().filter(|name| name.source_id.is_some()).count();
    (
        reading.entities.len(),
        reading.entities.iter().map(strong).sum(),
        reading.entities.iter().map(|entity| entity.addresses.len()).sum(),
    )
}

fn party<'a>(reading: &'a ListReading, uid: &str) -> &'a Entity {
    reading.entities.iter().find(|entity| entity.id == format!("ofac-{uid}")).unwrap()
}

/// Lines of a file that hold something, as many as it has records.
fn rows(path: &Path) -> usize {
    let bytes = fs::read(path).unwrap();
    String::from_utf8_lossy(&bytes).lines().filter(|line| !line.trim_matches(['\u{1a}', ' ']).is_empty()).count()
}

/// File, parties as counted when the data was collected.
const MAIN_FILES: &[(&str, usize)] = &[
    ("ofac-sdn/2014-12-31-derived/sdn.csv", 5866),
    ("ofac-sdn/2015-01-02/sdn.csv", 5876),
    ("ofac-sdn/2016-10-07/SDN.CSV", 5337),
    ("ofac-sdn/2016-10-07/SDN.PIP", 5337),
    ("ofac-sdn/2018-01-27/sdn.csv", 6068),
    ("ofac-sdn/2019-07-25/sdn.csv", 7773),
    ("ofac-sdn/2019-08-15/sdn.csv", 7737),
    ("ofac-sdn/2022-01-21/sdn.csv", 9044),
    ("ofac-sdn/2023-12-28/sdn.csv", 13821),
    ("ofac-sdn-daily/sdn-2021-08-18.csv", 9083),
    ("ofac-sdn-daily/sdn-2024-05-03.csv", 14965),
    ("ofac-consolidated/2016-10/cons_prim.csv", 581),
    ("ofac-consolidated/2016-10/cons_prim.pip", 581),
    ("ofac-consolidated/2019-07/cons_prim.csv", 375),
    ("ofac-consolidated/2025/cons_prim.csv", 442),
];

#[test]
fn every_main_file_is_read_completely() {
    let Some(data) = data() else { return };
    for (file, parties) in MAIN_FILES {
        let reading = open(&data.join(file)).unwrap().remove(0);
        assert_eq!(reading.entities.len(), *parties, "{file}");
        assert!(reading.is_complete(), "{file}: {:#?}", losses(&reading));
        assert!(reading.entities.iter().all(|entity| !entity.names.is_empty()), "{file}");
        assert!(reading.entities.iter().all(|entity| !entity.programmes().is_empty()), "{file}");
    }
}

#[test]
fn every_set_has_the_rows_of_all_its_files() {
    let Some(data) = data() else { return };
    // Folder, parties, alias rows, address rows.
    let sets: &[(&str, usize, usize, usize)] = &[
        ("ofac-sdn/2016-10-07", 5337, 7445, 9277),
        ("ofac-sdn/2019-07-25", 7773, 10174, 12205),
        ("ofac-sdn/2019-08-15", 7737, 10168, 12162),
        ("ofac-sdn/2022-01-21", 9044, 12409, 13625),
        ("ofac-sdn/2023-12-28", 13821, 17091, 18990),
        ("ofac-consolidated/2016-10", 581, 1043, 785),
        ("ofac-consolidated/2019-07", 375, 887, 463),
        ("ofac-consolidated/2025", 442, 1073, 574),
    ];
    for (folder, parties, aliases, addresses) in sets {
        let files: Vec<PathBuf> = fs::read_dir(data.join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
        let found = find_sets(&files);
        assert_eq!(found.len(), 1, "{folder}: one list in however many formats is one set");
        let reading = read_set(&found[0]).unwrap();
        assert!(reading.is_complete(), "{folder}: {:#?}", losses(&reading));
        let (entities, strong, located) = counts(&reading);
        assert_eq!(entities, *parties, "{folder}");
        // Two rows with the same text are one name; rows without any part of an address are none.
        let row = |stem: &str| {
            let of = |path: &&PathBuf| {
                let name = path.file_name().unwrap().to_string_lossy().to_lowercase();
                name == format!("{stem}.csv") || name == format!("cons_{stem}.csv")
            };
            rows(files.iter().find(of).unwrap())
        };
        assert_eq!((row("alt"), row("add")), (*aliases, *addresses), "{folder}");
        assert!(strong <= *aliases && strong + 60 > *aliases, "{folder}: {strong} of {aliases} aliases");
        let empty = addresses - located;
        eprintln!("{folder}: {strong} of {aliases} aliases differ, {empty} of {addresses} address rows are empty");
        let names = |entity: &Entity| {
            entity.addresses.iter().all(|address| !address.one_line().is_empty() || address.note.is_some())
        };
        assert!(reading.entities.iter().all(names), "{folder}");
    }
}

#[test]
fn a_set_reads_the_same_in_every_format() {
    let Some(data) = data() else { return };
    let read = |file: &str| read_set(&find_set_of(&data.join(file)).unwrap()).unwrap();
    let mains = |reading: &ListReading| -> Vec<(String, Vec<String>)> {
        let texts = |entity: &Entity| entity.names.iter().map(|name| name.text.clone()).collect();
        reading.entities.iter().map(|entity| (entity.id.clone(), texts(entity))).collect()
    };
    assert_eq!(mains(&read("ofac-sdn/2016-10-07/SDN.CSV")), mains(&read("ofac-sdn/2016-10-07/SDN.PIP")));
    assert_eq!(
        mains(&read("ofac-consolidated/2016-10/cons_prim.csv")),
        mains(&read("ofac-consolidated/2016-10/cons_prim.pip"))
    );
}

#[test]
fn the_action_of_2_january_2015_is_in_the_files() {
    let Some(data) = data() else { return };
    let before = open(&data.join("ofac-sdn/2014-12-31-derived/sdn.csv")).unwrap().remove(0);
    let after = open(&data.join("ofac-sdn/2015-01-02/sdn.csv")).unwrap().remove(0);
    assert_eq!(party(&before, "9345").programmes(), ["NPWMD"]);
    assert_eq!(party(&after, "9345").programmes(), ["NPWMD", "DPRK2"]);
    assert!(before.entities.iter().all(|entity| entity.id != "ofac-17614"));
    let kim = party(&after, "17614");
    assert_eq!((kim.schema.clone(), kim.caption()), (Schema::Person, "KIM, Yong Chol"));
    assert_eq!(kim.births[0].to_string(), "1962-02-18");
    assert_eq!((kim.countries[0].country.code(), kim.countries[0].role), ("kp", CountryRole::Nationality));
    assert_eq!(kim.positions, ["KOMID Representative in Iran"]);
    assert!(kim.not_understood.is_empty());
    let weak: Vec<&str> =
        party(&after, "9345").names.iter().filter(|name| name.weak).map(|name| name.text.as_str()).collect();
    assert_eq!(weak, ["KOMID"]);
    let ryu = party(&after, "17616");
    assert_eq!(
        (ryu.identifiers[0].kind.clone(), ryu.identifiers[0].value.as_str()),
        (IdentifierKind::Passport, "563410081")
    );
    assert_eq!(before.info.published_on.map(|day| day.to_string()).as_deref(), Some("2014-12-31"));
}

#[test]
fn remarks_that_go_on_in_the_comments_file_are_put_together_before_they_are_read() {
    let Some(data) = data() else { return };
    let set = open(&data.join("ofac-sdn/2016-10-07/SDN.CSV")).unwrap().remove(0);
    let targets: Vec<&str> =
        party(&set, "12300").relations.iter().filter_map(|link| link.target_name.as_deref()).collect();
    // The cut goes through `PROMO RAI|Z S.A.S.`
    assert!(targets.contains(&"PROMO RAIZ S.A.S."), "{targets:?}");
    assert_eq!(targets.last(), Some(&"R D I S.A."), "the last full stop belongs to the name");
    assert!(party(&set, "12300").relations.iter().all(|link| link.kind == RelationKind::LinkedTo));
    let later = open(&data.join("ofac-sdn/2023-12-28/sdn.csv")).unwrap().remove(0);
    let wallets =
        |uid| party(&later, uid).identifiers.iter().filter(|i| matches!(i.kind, IdentifierKind::Wallet(_))).count();
    assert!(wallets("36216") > 100, "{}", wallets("36216"));
}

#[test]
fn remarks_are_understood_but_for_less_than_one_piece_in_a_thousand() {
    let Some(data) = data() else { return };
    let (mut pieces, mut left) = (0, 0);
    let mut leftovers: BTreeMap<String, usize> = BTreeMap::new();
    for (file, _) in MAIN_FILES {
        let reading = open(&data.join(file)).unwrap().remove(0);
        let bytes = fs::read(data.join(file)).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let separator = if file.to_lowercase().ends_with("pip") { '|' } else { ',' };
        pieces += text
            .lines()
            .filter_map(|line| line.trim_end().trim_end_matches('"').rsplit_once(&format!("{separator}\"")))
            .map(|(_, remarks)| remarks.split("; ").count())
            .sum::<usize>();
        left += reading.not_understood();
        for piece in reading.entities.iter().flat_map(|entity| &entity.not_understood) {
            *leftovers.entry(piece.clone()).or_default() += 1;
        }
    }
    let mut leftovers: Vec<(String, usize)> = leftovers.into_iter().collect();
    leftovers.sort_by_key(|(piece, times)| (std::cmp::Reverse(*times), piece.clone()));
    let share = left as f64 / pieces as f64;
    eprintln!("{left} of about {pieces} pieces not understood ({:.3} %), {} different", share * 100.0, leftovers.len());
    for (piece, times) in leftovers.iter().take(60) {
        eprintln!("{times:>5}  {piece}");
    }
    assert!(share < 0.001, "{share}");
}

/// A folder of its own for a test, taken away at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("interdict-delimited-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, content).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const SDN: &str = "36,\"AEROCARIBBEAN AIRLINES\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\
    306,\"BANCO NACIONAL DE CUBA\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"a.k.a. 'BNC'.\"\r\n";
const ALT: &str = "36,12,\"aka\",\"AERO-CARIBBEAN\",-0- \r\n306,220,\"fka\",\"NATIONAL BANK OF CUBA\",-0- \r\n";

#[test]
fn what_is_damaged_is_said_with_its_place() {
    // Name, sdn.csv, alt.csv, the loss that is expected, if any.
    let cases: &[(&str, String, String, Option<&str>)] = &[
        ("whole", format!("{SDN}\u{1a}"), format!("{ALT}\u{1a}"), None),
        ("whole-lf", format!("{SDN}\u{1a}").replace('\r', ""), ALT.replace('\r', ""), None),
        ("byte-lost-but-witnessed", SDN.to_owned(), format!("{ALT}\u{1a}"), None),
        ("alias-file-cut", format!("{SDN}\u{1a}"), ALT.to_owned(), Some("alt.csv: the closing byte 0x1A is absent")),
        (
            "columns",
            format!("{SDN}400,\"X\",-0- \r\n\u{1a}"),
            format!("{ALT}\u{1a}"),
            Some("sdn.csv:3 (record 400): 3 columns instead of 12"),
        ),
        (
            "orphan",
            format!("{SDN}\u{1a}"),
            format!("{ALT}777,9,\"aka\",\"NOBODY\",-0- \r\n\u{1a}"),
            Some("alt.csv:3 (record 777): belongs to a party that is not in the file"),
        ),
        (
            "open-quote",
            format!("{SDN}400,\"X,-0- ,\r\n{SDN}\u{1a}"),
            format!("{ALT}\u{1a}"),
            Some("sdn.csv:3 (record 400): a quote is not closed"),
        ),
    ];
    for (name, sdn, alt, expected) in cases {
        let folder = Folder::new(name);
        let main = folder.file("sdn.csv", sdn);
        folder.file("alt.csv", alt);
        let reading = read_set(&find_set_of(&main).unwrap()).unwrap();
        let losses = losses(&reading);
        match expected {
            None => assert!(losses.is_empty(), "{name}: {losses:?}"),
            Some(start) => assert!(losses.iter().any(|loss| loss.starts_with(start)), "{name}: {losses:?}"),
        }
        assert_eq!(reading.entities.len(), 2, "{name}: the good rows are there");
    }
}

#[test]
fn a_main_file_alone_that_lacks_the_closing_byte_is_taken_for_cut_off() {
    let folder = Folder::new("alone");
    let reading = open(&folder.file("sdn.csv", SDN)).unwrap().remove(0);
    assert!(!reading.is_complete());
    let whole = open(&folder.file("sdn.csv", format!("{SDN}\u{1a}"))).unwrap().remove(0);
    assert!(whole.is_complete());
    assert!(whole.gaps().next().unwrap().starts_with("strong aliases and addresses are MISSING"));
}

/// A party whose remarks fill the column.
fn cut_row() -> String {
    let remarks = format!("{}DOB 1 J", "Linked To: SOMEBODY; ".repeat(60));
    format!("500,\"PARTY\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"{}\"\r\n", &remarks[..1000])
}

#[test]
fn what_was_not_given_is_a_gap_with_the_files_that_close_it() {
    // Name of the main file, other files, what the gaps say.
    let cases: &[(&str, &[&str], &[&str])] = &[
        ("sdn.csv", &[], &["alt.csv and add.csv of the same day beside sdn.csv", "1 party are CUT"]),
        ("SDN.CSV", &["ALT.CSV"], &["addresses are MISSING", "put sdn_comments.csv"]),
        ("sdn-2021-08-18.csv", &["add-2021-08-18.csv"], &["strong aliases are MISSING", "sdn_comments-2021-08-18.csv"]),
        ("sdn.csv", &["alt.csv", "add.csv", "sdn_comments.csv"], &["fetch all files of the set again"]),
        ("cons_prim.csv", &[], &["cons_alt.csv and cons_add.csv", "cons_comments.csv"]),
        ("latest.csv", &[], &["name latest.csv as OFAC does", "name latest.csv as OFAC does"]),
    ];
    for (number, (main, others, expected)) in cases.iter().enumerate() {
        let folder = Folder::new(&format!("gaps-{number}"));
        for other in *others {
            let content = match &other.to_lowercase()[..3] {
                "alt" => ALT,
                "add" => "36,1,\"Main St\",\"Havana\",\"Cuba\",-0- \r\n",
                _ => "",
            };
            folder.file(other, format!("{content}\u{1a}"));
        }
        let reading = open(&folder.file(main, format!("{SDN}{}\u{1a}", cut_row()))).unwrap().remove(0);
        assert!(reading.is_complete(), "{main}: {:?}", losses(&reading));
        let gaps: Vec<&str> = reading.gaps().collect();
        assert_eq!(gaps.len(), expected.len(), "{main} {others:?}: {gaps:#?}");
        for (gap, part) in gaps.iter().zip(*expected) {
            assert!(gap.contains(part), "{main} {others:?}: {gap}");
        }
    }
}

#[test]
fn wherever_a_real_file_is_cut_the_reading_is_not_complete() {
    let Some(data) = data() else { return };
    let sdn = fs::read(data.join("ofac-consolidated/2025/cons_prim.csv")).unwrap();
    let alt = fs::read(data.join("ofac-consolidated/2025/cons_alt.csv")).unwrap();
    let add = fs::read(data.join("ofac-consolidated/2025/cons_add.csv")).unwrap();
    let folder = Folder::new("cut");
    let middle_of = |bytes: &[u8]| bytes.len() / 2;
    let line_end_near_the_middle_of = |bytes: &[u8]| {
        let middle = bytes.len() / 2;
        middle + bytes[middle..].iter().position(|byte| *byte == b'\n').unwrap() + 1
    };
    let without_carriage_returns =
        |bytes: &[u8]| -> Vec<u8> { bytes.iter().copied().filter(|byte| *byte != b'\r').collect() };
    for changed in [false, true] {
        for cut in ["prim", "alt", "add"] {
            for at in [&middle_of as &dyn Fn(&[u8]) -> usize, &line_end_near_the_middle_of] {
                for (name, bytes) in [("prim", &sdn), ("alt", &alt), ("add", &add)] {
                    let bytes = if changed { without_carriage_returns(bytes) } else { bytes.clone() };
                    let end = if name == cut { at(&bytes) } else { bytes.len() };
                    folder.file(&format!("cons_{name}.csv"), &bytes[..end]);
                }
                let reading = open(&folder.0).unwrap().remove(0);
                assert!(!reading.is_complete(), "{cut} cut, line ends changed: {changed}");
            }
        }
    }
}

#[test]
fn what_is_no_list_is_an_error_with_a_hint() {
    let folder = Folder::new("wrong");
    let cases: &[(&str, &[u8], &str)] = &[
        ("sdn.csv", b"", "empty"),
        ("sdn.csv", b"<!DOCTYPE html><html>404</html>", "HTML"),
        ("sdn.csv", b"PK\x03\x04....", "ZIP"),
        ("sdn.csv", b"name;country\nA;B\nC;D\n", "columns"),
        ("alt.csv", ALT.as_bytes(), "primary names"),
    ];
    for (name, content, expected) in cases {
        let path = folder.file(name, content);
        let error = open(&path).unwrap_err();
        fs::remove_file(&path).unwrap();
        assert!(error.to_string().contains(expected), "{name}: {error}");
        assert!(!error.hint().is_empty());
        assert!(matches!(error, ListError::UnknownFormat { .. } | ListError::Malformed { .. }));
    }
}

#[test]
fn bytes_that_are_not_utf8_are_read_as_windows_1252() {
    let folder = Folder::new("encoding");
    let mut bytes = SDN.replace("AEROCARIBBEAN", "AEROCARIB?AN").into_bytes();
    let at = bytes.iter().position(|byte| *byte == b'?').unwrap();
    bytes[at] = 0xc9;
    bytes.push(0x1a);
    let reading = open(&folder.file("sdn.csv", bytes)).unwrap().remove(0);
    assert_eq!(reading.entities[0].caption(), "AEROCARIB\u{c9}AN AIRLINES");
    assert!(reading.is_complete() && reading.warnings.iter().any(|warning| warning.message.contains("windows-1252")));
}

#[test]
fn a_uid_that_stands_twice_is_one_party_with_the_facts_of_both() {
    let folder = Folder::new("twice");
    let second = "36,\"AERO CARIBE\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"Website www.example.com.\"\r\n";
    let reading = open(&folder.file("sdn.csv", format!("{SDN}{second}\u{1a}"))).unwrap().remove(0);
    assert_eq!(reading.entities.len(), 2);
    assert_eq!(party(&reading, "36").names.len(), 2);
    assert_eq!(party(&reading, "36").identifiers[0].value, "www.example.com");
    assert!(reading.warnings.iter().any(|warning| warning.place.line == Some(3) && warning.message.contains("twice")));
}
