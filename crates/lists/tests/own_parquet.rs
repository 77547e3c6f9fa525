//! A list of one's own as Parquet: read as the same list in CSV is, and never shorter when it is damaged.

#![allow(clippy::unwrap_used)] // Tests may panic.

use interdict_lists::own;
use parquet::{
    data_type::{ByteArray, ByteArrayType, Int32Type},
    file::{properties::WriterProperties, writer::SerializedFileWriter},
    schema::parser::parse_message_type,
};
use std::sync::Arc;

const SCHEMA: &str = "message list {
    required binary ref (UTF8);
    optional binary name (UTF8);
    optional int32 birth_date (DATE);
    optional binary country (UTF8);
}";

/// Days from 1970 to 1962-02-18.
const BIRTH: i32 = -2874;

/// A file with two rows; the second has neither a birth date nor a country.
fn file() -> Vec<u8> {
    let schema = Arc::new(parse_message_type(SCHEMA).unwrap());
    let mut bytes = Vec::new();
    let mut writer = SerializedFileWriter::new(&mut bytes, schema, Arc::new(WriterProperties::default())).unwrap();
    let mut group = writer.next_row_group().unwrap();
    let texts: [(&[&str], Option<&[i16]>); 2] =
        [(&["A1", "A2"], None), (&["Kim Yong Chol", "Galleon Quartz"], Some(&[1, 1]))];
    for (values, levels) in texts {
        let mut column = group.next_column().unwrap().unwrap();
        let values: Vec<ByteArray> = values.iter().map(|text| ByteArray::from(*text)).collect();
        column.typed::<ByteArrayType>().write_batch(&values, levels, None).unwrap();
        column.close().unwrap();
    }
    let mut column = group.next_column().unwrap().unwrap();
    column.typed::<Int32Type>().write_batch(&[BIRTH], Some(&[1, 0]), None).unwrap();
    column.close().unwrap();
    let mut column = group.next_column().unwrap().unwrap();
    column.typed::<ByteArrayType>().write_batch(&[ByteArray::from("kp")], Some(&[1, 0]), None).unwrap();
    column.close().unwrap();
    group.close().unwrap();
    writer.close().unwrap();
    bytes
}

#[test]
fn parquet_says_what_the_same_table_says_as_csv() {
    let mapping = own::Mapping::from_toml(
        "dataset = \"mine\"\nid = \"ref\"\nname = [\"name\"]\nbirth_date = \"birth_date\"\ncountry = \"country\"\n",
        "mapping",
    )
    .unwrap();
    let csv = "ref,name,birth_date,country\nA1,Kim Yong Chol,1962-02-18,kp\nA2,Galleon Quartz,,\n";
    let from_parquet = own::read(&file(), "list.parquet", Some(&mapping)).unwrap();
    let from_csv = own::read(csv.as_bytes(), "list.csv", Some(&mapping)).unwrap();
    assert_eq!(from_parquet.warnings, []);
    assert_eq!(from_parquet.entities, from_csv.entities);
    assert_eq!(from_parquet.entities.len(), 2);
    // Without a mapping columns are recognised by their names.
    assert_eq!(own::read(&file(), "list.parquet", None).unwrap().entities.len(), 2);
}

#[test]
fn a_file_cut_anywhere_is_an_error_and_never_a_shorter_list() {
    let whole = file();
    for end in 4..whole.len() {
        let read = own::read(&whole[..end], "list.parquet", None);
        assert!(read.is_err_and(|error| error.to_string().contains("Parquet")), "{end}");
    }
}
