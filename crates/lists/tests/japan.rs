//! The Japanese list of asset freezes: a small spreadsheet made here, and the real one of the evaluation data that may lie
//! beside the checkout.

// Helpers of tests fail loudly, and say why a test was skipped.
#![allow(clippy::unwrap_used, clippy::print_stderr, clippy::format_push_string)]

mod support;

use interdict_lists::{ListReading, australia, japan, workbook};
use interdict_model::{CountryRole, Entity, IdentifierKind, NameKind, Schema};
use proptest::prelude::*;

const REAL: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/lists/jp/2026-03-05/shisantouketsu20260305.xlsx");

const CONTENTS: &[&[&str]] = &[&["1", "例"], &["2", "例"]];

const MIXED: &[&[&str]] = &[
    &["例の関係者等\n（個人及び団体）"],
    &[
        "告示日付",
        "告示番号",
        "日本語表記",
        "英語表記",
        "別名・別称",
        "確定に十分でない別名",
        "役職",
        "生年月日",
        "出生地",
        "国籍",
        "旅券番号",
        "住所・所在地",
        "国連制裁員会による指定日",
        "国連参照番号",
        "その他の情報",
    ],
    &["2011.11.18削除", "1"],
    &[
        "2001.9.22\n2008.6.25改訂",
        "2(*5)",
        "タロウ・レイ",
        "EXAMPLE PERSON\n(original script: محمد)",
        "(a)レイ(b)レイジ\n(a.k.a.: (a)Rei (b)Reiji)",
        "アブー（Abu）",
        "Deputy （副長官）",
        "(a)1955年-1958年頃\n(b)22882",
        "カブール（アフガニスタン）",
        "アフガニスタン",
        "アフガニスタン旅券 D0001203（1999年4月27日発行）",
        "不明",
        "2001年1月25日（2003年9月3日に改訂）",
        "TAi.999",
        "理由",
    ],
    &["", "", "", "", "", "", "", "", "", "", "", "", "", "", "続き"],
    &["平成13年12月19日", "3", "例貿易", "EXAMPLE TRADING（EXTRA）", "", "", "", "", "", "", "", "ロシア", "", "", ""],
    &["2012.10.25", "4"],
];

const PERSONS: &[&[&str]] = &[
    &["例（個人）"],
    &["告示日付", "告示番号", "日本語表記", "英語表記", "生年月日"],
    &["2022.3.1", "1", "セルゲイ(セルヒー)・レイ", "Sergei (Sergey) EXAMPLE", "1952-10-07"],
];

fn small() -> Vec<u8> {
    support::xlsx(&[("一覧", CONTENTS), ("2.例関係者等", MIXED), ("29.例(個人)", PERSONS)])
}

fn find<'a>(reading: &'a ListReading, id: &str) -> &'a Entity {
    reading.entities.iter().find(|entity| entity.id == id).unwrap_or_else(|| panic!("{id} is missing"))
}

fn names(entity: &Entity) -> Vec<&str> {
    entity.names.iter().map(|name| name.text.as_str()).collect()
}

#[test]
fn every_sheet_is_read_by_its_own_columns() {
    let bytes = small();
    let book = workbook::open(&bytes, "x.xlsx").unwrap();
    assert!(japan::recognises_workbook(&book) && !australia::recognises_workbook(&book));
    let reading = japan::read(&bytes, "shisantouketsu20260305.xlsx").unwrap();
    assert!(reading.is_complete());
    assert_eq!(reading.info.published_on.unwrap().to_string(), "2026-03-05");
    assert_eq!((reading.info.dataset.as_str(), reading.entities.len()), ("jp_mof", 3));
    assert_eq!(reading.gaps().count(), 1, "a number without a name: {:?}", reading.warnings);
    assert!(reading.warnings.iter().any(|warning| warning.message.starts_with("1 entries are marked as deleted")));

    let person = find(&reading, "jp-2-2");
    assert_eq!(person.schema, Schema::Person);
    assert_eq!(
        names(person),
        ["EXAMPLE PERSON", "タロウ・レイ", "محمد", "レイ", "レイジ", "Rei", "Reiji", "アブー", "Abu"]
    );
    assert_eq!((person.names[1].script.as_deref(), person.names[1].language.as_deref()), (Some("Jpan"), Some("ja")));
    assert_eq!(person.names.iter().filter(|name| name.weak).count(), 2);
    assert_eq!(person.births.iter().map(ToString::to_string).collect::<Vec<_>>(), ["circa 1955 to 1958", "1962-08-24"]);
    assert!(person.countries.iter().any(|held| held.role == CountryRole::Nationality && held.country.code() == "af"));
    assert!(person.countries.iter().any(|held| held.role == CountryRole::Birth && held.country.code() == "af"));
    let passport = &person.identifiers[0];
    assert_eq!((&passport.kind, passport.value.as_str()), (&IdentifierKind::Passport, "D0001203"));
    assert_eq!(passport.country.as_ref().unwrap().code(), "af");
    assert_eq!(person.addresses.len(), 0);
    let designation = &person.designations[0];
    assert_eq!(designation.listed_on.unwrap().to_string(), "2001-09-22", "Japan's day, not the United Nations'");
    assert_eq!(designation.reason.as_deref(), Some("理由\n続き"), "a text may go on in the next row");
    assert_eq!(person.programmes(), ["例関係者等"]);
    assert!(person.notes.iter().any(|note| note.contains("United Nations") && note.contains("on 2001-01-25")));
    assert!(person.notes.contains(&"amended on 2008-06-25".to_owned()));

    let body = find(&reading, "jp-2-3");
    assert_eq!((&body.schema, names(body)), (&Schema::LegalEntity, vec!["EXAMPLE TRADING", "例貿易", "EXTRA"]));
    assert_eq!(body.listed_on().unwrap().to_string(), "2001-12-19", "a year of an era");
    assert_eq!(body.addresses[0].country.as_ref().unwrap().code(), "ru");

    let other = find(&reading, "jp-29-1");
    assert_eq!(names(other), ["Sergei EXAMPLE", "セルゲイ・レイ", "Sergey EXAMPLE", "セルヒー・レイ"]);
    assert_eq!(other.names[0].kind, NameKind::Primary);
}

#[test]
fn a_spreadsheet_cut_anywhere_is_refused() {
    let bytes = small();
    for end in 0..bytes.len() {
        assert!(japan::read(&bytes[..end], "x.xlsx").is_err(), "cut at {end}");
    }
}

#[test]
fn a_workbook_of_another_kind_is_refused() {
    let error = japan::read(&support::xlsx(&[("Sheet1", &[&["a", "b"]])]), "x.xlsx").unwrap_err();
    assert_eq!(error.code(), "list.malformed");
}

#[test]
fn the_real_list_is_read_whole() {
    let Ok(bytes) = std::fs::read(REAL) else {
        eprintln!("skipped: no evaluation data beside the checkout");
        return;
    };
    let reading = japan::read(&bytes, "shisantouketsu20260305.xlsx").unwrap();
    assert!(reading.is_complete(), "{:?}", reading.warnings);
    let parties = |holds: fn(&Entity) -> bool| reading.entities.iter().filter(|entity| holds(entity)).count();
    assert_eq!(reading.entities.len(), 2_862);
    assert_eq!(reading.gaps().count(), 1);
    assert_eq!(parties(|e| e.listed_on().is_some()), 2_862);
    assert_eq!(parties(|e| !e.programmes().is_empty()), 2_862);
    assert_eq!(parties(|e| e.schema == Schema::Person), 2_010);
    assert_eq!(parties(|e| e.schema == Schema::Organization), 708);
    assert_eq!(parties(|e| !e.births.is_empty()), 1_894);
    assert_eq!(parties(|e| !e.addresses.is_empty()), 1_110);
    let native = parties(|e| e.names.iter().any(|name| matches!(name.script.as_deref(), Some("Jpan" | "Hani"))));
    assert!(native >= 2_850, "{native}");
    // 1,177 entries have aliases, 49 weak ones.
    assert_eq!(parties(|e| e.names.iter().any(|name| name.weak)), 49);
    let person = find(&reading, "jp-2-4");
    assert_eq!(person.caption(), "MOHAMMED OMAR GHULAM NABI");
    assert_eq!(person.births.iter().map(ToString::to_string).collect::<Vec<_>>(), ["circa 1966", "1960", "1953"]);
    assert_eq!(person.listed_on().unwrap().to_string(), "2001-09-22");
    let ids: std::collections::HashSet<&str> = reading.entities.iter().map(|entity| entity.id.as_str()).collect();
    assert_eq!(ids.len(), reading.entities.len());
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = japan::read(&bytes, "x.xlsx");
    }

    #[test]
    fn any_text_in_any_cell_never_panics(column in 0..15_usize, text in "[a-z0-9(（）)、;；年月日又は頃\n・ァ-ヶ一-三 .-]{0,60}") {
        let mut rows: Vec<Vec<&str>> = MIXED.iter().map(|row| row.to_vec()).collect();
        rows[3][column] = &text;
        let sheet_rows = rows.iter().enumerate().map(|(index, row)| workbook::SheetRow {
            number: index as u64 + 1,
            cells: row.iter().map(|&cell| cell.to_owned()).collect(),
        });
        let sheet = workbook::Sheet { name: "2.例".into(), rows: sheet_rows.collect() };
        let book = workbook::Workbook { sheets: vec![sheet], warnings: Vec::new() };
        let _ = japan::read_workbook(&book, "x.xlsx");
    }
}
