//! Customers in Parquet and Arrow files, packed files, and equal subjects.

#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

use arrow_array::{
    Array, ArrayRef, Date32Array, DictionaryArray, Int64Array, RecordBatch, StringArray, StringViewArray, StructArray,
    builder::{ListBuilder, StringBuilder},
    cast::AsArray,
    types::Int32Type,
};
use arrow_ipc::writer::{FileWriter, StreamWriter};
use arrow_schema::{DataType, Field};
use flate2::write::GzEncoder;
use interdict_lists::embedded;
use interdict_screening::{
    Engine, Outcome, Settings,
    batch::{Answers, Encoder, TableForm, join},
    subjects::{CustomerFile, Extent, Input, Item, Opening, SourceError, open},
};
use parquet::arrow::{ArrowWriter, arrow_reader::ParquetRecordBatchReaderBuilder};
use std::{
    fs::File,
    io::{Cursor, Seek, SeekFrom, Write},
    sync::Arc,
};

/// The same customers in every form. Aliases stand in one cell, or in a list where a form has such.
const TABLE: &str = "customer_id,name,alias,birth_date,country\n1,Ryu Jin,,1965-08-07,Syria\n\
                     2,John Smith,Jack;Johnny,1970-01-01,\n3,,,,\n4,Kim Yong Chol,,1962-02-18,kp\n";
const LINES: &str = r#"{"customer_id": 1, "name": "Ryu Jin", "birth_date": "1965-08-07", "country": "Syria"}
{"customer_id": 2, "name": "John Smith", "alias": ["Jack", "Johnny"], "birth_date": "1970-01-01"}
{"customer_id": 3}
{"customer_id": 4, "name": "Kim Yong Chol", "birth_date": "1962-02-18", "country": "kp"}
"#;

fn customers() -> RecordBatch {
    let mut aliases = ListBuilder::new(StringBuilder::new());
    aliases.append(false);
    aliases.append_value([Some("Jack"), Some("Johnny")]);
    aliases.append(true);
    aliases.append(false);
    let countries: DictionaryArray<Int32Type> = [Some("Syria"), None, None, Some("kp")].into_iter().collect();
    // Days since 1970 of the birth dates.
    let births = [Some(-1608), Some(0), None, Some(-2874)];
    let columns: [(&str, ArrayRef); 5] = [
        ("customer_id", Arc::new(Int64Array::from(vec![1, 2, 3, 4]))),
        (
            "name",
            Arc::new(StringViewArray::from(vec![Some("Ryu Jin"), Some("John Smith"), None, Some("Kim Yong Chol")])),
        ),
        ("alias", Arc::new(aliases.finish())),
        ("birth_date", Arc::new(Date32Array::from(births.to_vec()))),
        ("country", Arc::new(countries)),
    ];
    RecordBatch::try_from_iter_with_nullable(columns.map(|(name, column)| (name, column, true))).unwrap()
}

fn temporary(bytes: &[u8]) -> File {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    file.rewind().unwrap();
    file
}

fn parquet_file(batch: &RecordBatch) -> File {
    let mut file = tempfile::tempfile().unwrap();
    let mut writer = ArrowWriter::try_new(file.try_clone().unwrap(), batch.schema(), None).unwrap();
    writer.write(batch).unwrap();
    writer.close().unwrap();
    file.rewind().unwrap();
    file
}

fn arrow_file(batch: &RecordBatch) -> File {
    let mut writer = FileWriter::try_new(Vec::new(), &batch.schema()).unwrap();
    writer.write(batch).unwrap();
    temporary(&writer.into_inner().unwrap())
}

fn arrow_stream(batch: &RecordBatch) -> Vec<u8> {
    let mut writer = StreamWriter::try_new(Vec::new(), &batch.schema()).unwrap();
    writer.write(batch).unwrap();
    writer.into_inner().unwrap()
}

fn input() -> Input {
    Input { name: "customers".into(), ..Input::default() }
}

fn opened(file: File, opening: Opening) -> CustomerFile {
    CustomerFile::open(file, input(), opening).unwrap()
}

fn engine() -> Engine {
    Engine::open(vec![embedded::embedded().unwrap()], false).unwrap()
}

/// Outcomes without the places of the records, which differ between tables and lines.
fn answers(engine: &Engine, items: impl Iterator<Item = Item> + Send) -> Vec<String> {
    outcomes(engine, items)
        .into_iter()
        .map(|outcome| match outcome {
            Outcome::Screened(screening) => format!("{:?}", (screening.id, screening.subject, screening.matches)),
            Outcome::Bad(bad) => bad.error.code.to_owned(),
            Outcome::Note(note) => note,
        })
        .collect()
}

fn outcomes(engine: &Engine, items: impl Iterator<Item = Item> + Send) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    let done: Result<(), ()> = engine.screen_all(items, &Settings::default(), 2, |outcome| {
        outcomes.push(outcome);
        Ok(())
    });
    done.unwrap();
    outcomes
}

#[test]
fn the_same_customers_have_the_same_answers_in_every_form() {
    let engine = engine();
    let expected = answers(&engine, opened(temporary(TABLE.as_bytes()), Opening::default()).items);
    assert_eq!(expected.len(), 4);
    assert_eq!(expected[2], "record.no_name");
    assert!(expected[0].contains("ofac-17616"), "{}", expected[0]);
    for (form, file) in [
        ("lines", temporary(LINES.as_bytes())),
        ("parquet", parquet_file(&customers())),
        ("arrow", arrow_file(&customers())),
        ("stream", temporary(&arrow_stream(&customers()))),
    ] {
        assert_eq!(answers(&engine, opened(file, Opening::default()).items), expected, "{form}");
    }
}

#[test]
fn rows_of_columnar_files_are_counted_as_those_of_a_table() {
    let places = |file| -> Vec<String> {
        let items = opened(file, Opening::default()).items;
        items
            .map(|item| match item {
                Item::Subject(subject) => subject.locator.to_string(),
                Item::Bad(bad) => bad.locator.to_string(),
                Item::Note(note) => note,
            })
            .collect()
    };
    assert_eq!(places(temporary(TABLE.as_bytes())), ["row 2", "row 3", "row 4", "row 5"]);
    assert_eq!(places(parquet_file(&customers())), ["row 2", "row 3", "row 4", "row 5"]);
}

#[test]
fn a_file_says_how_much_there_is_in_it() {
    assert_eq!(opened(parquet_file(&customers()), Opening::default()).extent, Some(Extent::Rows(4)));
    let length = TABLE.len() as u64;
    assert_eq!(opened(temporary(TABLE.as_bytes()), Opening::default()).extent, Some(Extent::Bytes(length)));
}

#[test]
fn reading_can_begin_at_any_record() {
    for file in [parquet_file(&customers()), arrow_file(&customers()), temporary(TABLE.as_bytes())] {
        let items = opened(file, Opening { skip: 3, with_columns: false }).items.collect::<Vec<_>>();
        let [Item::Subject(last)] = items.as_slice() else { panic!("{items:?}") };
        assert_eq!((last.locator.to_string().as_str(), last.subject.names[0].as_str()), ("row 5", "Kim Yong Chol"));
    }
    let opening = Opening { skip: 3, with_columns: true };
    let CustomerFile { items, table, .. } = opened(parquet_file(&customers()), opening);
    let mut table = table.unwrap();
    assert_eq!(items.count(), 1);
    assert_eq!(table.next_rows(10).unwrap().num_rows(), 1);
    assert!(table.next_rows(10).is_none());
}

#[test]
fn packed_files_are_read_as_they_are() {
    let engine = engine();
    let expected = answers(&engine, open(Cursor::new(TABLE), input()).unwrap());
    let mut gzip = GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(TABLE.as_bytes()).unwrap();
    let gzip = gzip.finish().unwrap();
    let zstandard = zstd::encode_all(TABLE.as_bytes(), 1).unwrap();
    let stream = zstd::encode_all(arrow_stream(&customers()).as_slice(), 1).unwrap();
    // Two members in one file are one text.
    let (first, second) = TABLE.split_at(40);
    let two =
        [zstd::encode_all(first.as_bytes(), 1).unwrap(), zstd::encode_all(second.as_bytes(), 1).unwrap()].concat();
    for (form, bytes) in [("gzip", gzip), ("zstandard", zstandard), ("arrow stream", stream), ("two frames", two)] {
        assert_eq!(answers(&engine, open(Cursor::new(bytes), input()).unwrap()), expected, "{form}");
    }
}

#[test]
fn a_packed_file_that_is_cut_off_is_no_whole_file() {
    let long =
        format!("name\n{}", (0..40_000).map(|number| format!("Customer {number}\n")).collect::<Vec<_>>().concat());
    let mut gzip = GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(long.as_bytes()).unwrap();
    let whole = gzip.finish().unwrap();
    let cut = whole[..whole.len() / 2].to_vec();
    let items: Vec<Item> = open(Cursor::new(cut), input()).unwrap().collect();
    assert!(items.len() < 40_000);
    assert!(matches!(items.last(), Some(Item::Bad(bad)) if bad.error.code == "record.unreadable"));
}

#[test]
fn broken_files_are_errors() {
    let mut file = parquet_file(&customers());
    let length = file.seek(SeekFrom::End(0)).unwrap();
    file.set_len(length - 10).unwrap();
    file.rewind().unwrap();
    let error = CustomerFile::open(file, input(), Opening::default()).err().unwrap();
    assert_eq!(error.code(), "input.broken");
    assert!(error.to_string().starts_with("customers: a Parquet file that cannot be read"), "{error}");
    let error = CustomerFile::open(temporary(b"ARROW1\0\0nonsense"), input(), Opening::default()).err().unwrap();
    assert_eq!(error.code(), "input.broken");
    // A pipe has no end to begin with.
    let error = open(Cursor::new(b"PAR1....".to_vec()), input()).err().unwrap();
    assert_eq!(error.code(), "input.needs_file");
}

#[test]
fn columns_of_other_types_are_said_or_refused() {
    let names: ArrayRef = Arc::new(StringArray::from(vec!["Ryu Jin"]));
    let structure: ArrayRef = Arc::new(StructArray::from(vec![(
        Arc::new(Field::new("year", DataType::Utf8, true)),
        Arc::new(StringArray::from(vec!["1965"])) as ArrayRef,
    )]));
    let batch = RecordBatch::try_from_iter([("name", names), ("birth_date", structure.clone())]).unwrap();
    let items: Vec<Item> = opened(parquet_file(&batch), Opening::default()).items.collect();
    let [Item::Note(note), Item::Subject(subject)] = items.as_slice() else { panic!("{items:?}") };
    assert!(note.contains("`birth_date`"), "{note}");
    assert!(subject.subject.births.is_empty());
    let batch = RecordBatch::try_from_iter([("name", structure)]).unwrap();
    let error = CustomerFile::open(parquet_file(&batch), input(), Opening::default()).err().unwrap();
    assert_eq!(error.code(), "input.column_type");
    let batch = RecordBatch::try_from_iter([("colour", Arc::new(StringArray::from(vec!["red"])) as ArrayRef)]).unwrap();
    let error = CustomerFile::open(parquet_file(&batch), input(), Opening::default()).err().unwrap();
    assert!(matches!(error, SourceError::NoNameColumn { .. }));
}

#[test]
fn equal_subjects_have_the_answer_that_each_has_alone() {
    let engine = engine();
    let names = ["Ryu Jin", "John Smith", "Ryu Jin", "Jin Ryu", "ryu jin", "John Smith"];
    let text =
        format!("name\n{}", (0..300).map(|row| format!("{}\n", names[row % names.len()])).collect::<Vec<_>>().concat());
    let items: Vec<Item> = open(Cursor::new(text), input()).unwrap().collect();
    let mut screener = engine.screener();
    let alone: Vec<Outcome> = items
        .iter()
        .map(|item| match item {
            Item::Subject(subject) => Outcome::Screened(screener.screen(subject, &Settings::default())),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(outcomes(&engine, items.into_iter()), alone);
}

/// Answers as a file of a form, made of parts of so many records.
fn answered(form: TableForm, file: File, part: usize) -> Vec<RecordBatch> {
    let engine = engine();
    let CustomerFile { items, table, .. } = opened(file, Opening { skip: 0, with_columns: true });
    let outcomes = outcomes(&engine, items);
    let answers = Answers::new(form, table.as_ref().map(|table| &table.schema), false, "{}");
    let mut table = table;
    let mut parts = Vec::new();
    for outcomes in outcomes.chunks(part) {
        let out = tempfile::tempfile().unwrap();
        let mut encoder = Encoder::new(form, &answers, out.try_clone().unwrap()).unwrap();
        for outcome in outcomes.chunks(1) {
            let rows = table.as_mut().map(|table| table.next_rows(1).unwrap());
            encoder.write(&answers.batch(rows.as_ref(), outcome).unwrap()).unwrap();
        }
        encoder.finish().unwrap();
        parts.push(out);
    }
    let rewound = parts.into_iter().map(|mut part| part.rewind().map(|()| part));
    let mut whole = join(Some(form), rewound, tempfile::tempfile().unwrap()).unwrap();
    whole.rewind().unwrap();
    match form {
        TableForm::Parquet => {
            let builder = ParquetRecordBatchReaderBuilder::try_new(whole).unwrap();
            let about = builder.metadata().file_metadata().key_value_metadata().unwrap();
            assert!(about.iter().any(|pair| pair.key == "interdict" && pair.value.as_deref() == Some("{}")));
            builder.build().unwrap().map(Result::unwrap).collect()
        }
        TableForm::Arrow => {
            let batches = arrow_ipc::reader::FileReader::try_new(whole, None).unwrap();
            assert_eq!(batches.schema().metadata()["interdict"], "{}");
            batches.map(Result::unwrap).collect()
        }
    }
}

#[test]
fn answers_stand_beside_the_columns_of_the_customers_in_their_order() {
    for form in [TableForm::Parquet, TableForm::Arrow] {
        for part in [1, 3, 4] {
            let batches = answered(form, parquet_file(&customers()), part);
            let texts = |column: &str| -> Vec<Option<String>> {
                let of = |batch: &RecordBatch| {
                    let column = batch.column_by_name(column).unwrap().as_string::<i32>().clone();
                    (0..column.len())
                        .map(|row| column.is_valid(row).then(|| column.value(row).to_owned()))
                        .collect::<Vec<_>>()
                };
                batches.iter().flat_map(of).collect()
            };
            let some = |text: &str| Some(text.to_owned());
            assert_eq!(
                texts("interdict_decision"),
                [some("match"), some("clear"), some("not_screened"), some("match")],
                "{form:?} {part}"
            );
            assert_eq!(texts("interdict_entity")[0], some("ofac-17616"));
            assert_eq!(texts("interdict_entity")[1], None);
            assert!(texts("interdict_message")[2].as_deref().unwrap().starts_with("record.no_name"));
            let ids: Vec<i64> = batches
                .iter()
                .flat_map(|batch| {
                    let column = batch.column_by_name("customer_id").unwrap();
                    column.as_primitive::<arrow_array::types::Int64Type>().values().to_vec()
                })
                .collect();
            assert_eq!(ids, [1, 2, 3, 4]);
            let matches: Vec<Option<usize>> = batches
                .iter()
                .flat_map(|batch| {
                    let lists = batch.column_by_name("interdict_matches").unwrap().as_list::<i32>().clone();
                    (0..lists.len()).map(move |row| lists.is_valid(row).then(|| lists.value(row).len()))
                })
                .collect();
            assert!(matches[0].unwrap() >= 1 && matches[1] == Some(0) && matches[2].is_none(), "{matches:?}");
        }
    }
}

#[test]
fn a_file_that_was_answered_is_answered_anew() {
    let batches = answered(TableForm::Parquet, parquet_file(&customers()), 4);
    let again = answered(TableForm::Parquet, parquet_file(&batches[0]), 4);
    assert_eq!(again, batches);
}

/// Names of columns, and the texts of one of them.
fn names_and_texts(batches: &[RecordBatch], column: &str) -> (Vec<String>, Vec<Option<String>>) {
    let names = batches[0].schema_ref().fields().iter().map(|field| field.name().clone()).collect();
    let of = |batch: &RecordBatch| {
        let column = batch.column_by_name(column).unwrap().as_string::<i32>().clone();
        (0..column.len()).map(|row| column.is_valid(row).then(|| column.value(row).to_owned())).collect::<Vec<_>>()
    };
    (names, batches.iter().flat_map(of).collect())
}

#[test]
fn columns_of_a_table_stand_beside_the_answers_as_texts() {
    // A header that stands twice, one of an earlier answer, and a row that cannot be laid under the headers.
    let table = "customer_id,Notiz,name,interdict_score,name\n1,a,Ryu Jin,0.5,\n2,\"b;c\",,,\n3,d\n";
    for form in [TableForm::Parquet, TableForm::Arrow] {
        let batches = answered(form, temporary(table.as_bytes()), 2);
        let (names, notes) = names_and_texts(&batches, "Notiz");
        assert_eq!(names[..6], ["interdict_place", "customer_id", "Notiz", "name", "name_2", "interdict_decision"]);
        assert_eq!(notes, [Some("a".to_owned()), Some("b;c".to_owned()), None]);
        assert_eq!(names_and_texts(&batches, "customer_id").1[1].as_deref(), Some("2"));
        let decisions = names_and_texts(&batches, "interdict_decision").1;
        assert_eq!(decisions.iter().flatten().collect::<Vec<_>>(), ["match", "not_screened", "not_screened"]);
        let places: Vec<u64> = batches
            .iter()
            .flat_map(|batch| batch.column(0).as_primitive::<arrow_array::types::UInt64Type>().values().to_vec())
            .collect();
        assert_eq!(places, [2, 3, 4]);
    }
}

#[test]
fn members_of_json_lines_stand_beside_the_answers_as_texts() {
    let batches = answered(TableForm::Parquet, temporary(LINES.as_bytes()), 3);
    let (names, ids) = names_and_texts(&batches, "customer_id");
    let expected = ["interdict_place", "customer_id", "name", "birth_date", "country", "alias", "interdict_decision"];
    assert_eq!(names[..7], expected);
    assert_eq!(ids.iter().flatten().collect::<Vec<_>>(), ["1", "2", "3", "4"]);
    let aliases = names_and_texts(&batches, "alias").1;
    assert_eq!(aliases, [None, Some("[\"Jack\",\"Johnny\"]".to_owned()), None, None]);
}

#[test]
fn numbers_of_json_lines_stand_beside_the_answers_as_they_are_written() {
    let line = b"{\"customer_id\":12345678901234567890123,\"name\":\"Ryu Jin\",\"sum\":1.50,\"sums\":[1e3, 2.0]}\n";
    let batches = answered(TableForm::Parquet, temporary(line), 1);
    for (column, expected) in [("customer_id", "12345678901234567890123"), ("sum", "1.50"), ("sums", "[1e3,2.0]")] {
        assert_eq!(names_and_texts(&batches, column).1, [Some(expected.to_owned())], "{column}");
    }
}

#[test]
fn members_that_only_late_lines_have_stand_together() {
    let line = format!("{{\"name\":\"Anna Muster\",\"note\":\"{}\"}}\n", "x".repeat(80));
    let lines = format!("{}{{\"name\":\"Ryu Jin\",\"late\":7}}\n", line.repeat(12_000));
    let opening = Opening { skip: 11_999, with_columns: true };
    let CustomerFile { items, table, .. } = opened(temporary(lines.as_bytes()), opening);
    let mut table = table.unwrap();
    assert_eq!(items.count(), 2);
    let rows = table.next_rows(10).unwrap();
    let (names, others) = names_and_texts(&[rows], "other_members");
    assert_eq!(names, ["interdict_place", "name", "note", "other_members"]);
    assert_eq!(others, [None, Some("{\"late\":7}".to_owned())]);
    assert!(table.next_rows(10).is_none());
}

#[test]
fn names_without_columns_are_told_by_place_number_and_name() {
    let batches = answered(TableForm::Parquet, temporary(b"Ryu Jin\nAnna Muster\n"), 4);
    let (names, found) = names_and_texts(&batches, "name");
    assert_eq!(names[..4], ["place", "id", "name", "interdict_decision"]);
    assert_eq!(found.iter().flatten().collect::<Vec<_>>(), ["Ryu Jin", "Anna Muster"]);
}
