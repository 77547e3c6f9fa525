//! Whole files over a real socket: sent, followed, fetched, removed.

#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

mod api_client;
mod common;

use api_client::{Answer, get, send};
use arrow_array::{Array as _, ArrayRef, Date32Array, RecordBatch, StringArray, cast::AsArray as _};
use arrow_ipc::writer::{FileWriter, StreamWriter};
use flate2::{Compression, write::GzEncoder};
use interdict_lists::embedded;
use interdict_screening::{
    Engine, Outcome, Settings,
    subjects::{self, Input},
};
use parquet::arrow::{ArrowWriter, arrow_reader::ParquetRecordBatchReaderBuilder};
use serde_json::Value;
use std::{
    fmt::Write as _,
    fs::File,
    io::{Cursor, Write as _},
    sync::Arc,
    thread,
    time::Duration,
};

/// Three customers: one who is listed, one who is not, one without a name.
const CUSTOMERS: &str = "id,name,birth date\nC-1,Kim Yong Chol,1946\nC-2,Marta Lindqvist,1970-01-01\nC-3,,\n";

/// A form as a browser or `curl -F` sends it.
fn form(fields: &[(&str, &str)], file: &str) -> (String, Vec<u8>) {
    let mut body = String::new();
    for (name, value) in fields {
        write!(body, "--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").unwrap();
    }
    write!(
        body,
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"customers.csv\"\r\nContent-Type: \
         text/csv\r\n\r\n{file}\r\n--edge--\r\n"
    )
    .unwrap();
    ("multipart/form-data; boundary=edge".to_owned(), body.into_bytes())
}

fn send_form(address: &str, fields: &[(&str, &str)], file: &str) -> Answer {
    let (media_type, body) = form(fields, file);
    send("POST", &format!("{address}/api/v1/files"), &[("content-type", &media_type)], &body)
}

/// Sends a file as the body.
fn send_file(address: &str, media_type: &str, file: &[u8]) -> Answer {
    let headers = [("content-type", media_type), ("file-name", "customers")];
    send("POST", &format!("{address}/api/v1/files"), &headers, file)
}

/// The same customers as columns. `name` is the header of the column with the names.
fn columns(name: &str) -> RecordBatch {
    let names = vec![Some("Kim Yong Chol"), Some("Marta Lindqvist"), None];
    let columns: [(&str, ArrayRef); 3] = [
        ("id", Arc::new(StringArray::from(vec!["C-1", "C-2", "C-3"]))),
        (name, Arc::new(StringArray::from(names))),
        // Days since 1970.
        ("birth date", Arc::new(Date32Array::from(vec![None, Some(0), None]))),
    ];
    RecordBatch::try_from_iter_with_nullable(columns.map(|(name, column)| (name, column, true))).unwrap()
}

fn parquet(name: &str) -> Vec<u8> {
    let batch = columns(name);
    let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.into_inner().unwrap()
}

fn arrow_file() -> Vec<u8> {
    let batch = columns("name");
    let mut writer = FileWriter::try_new(Vec::new(), &batch.schema()).unwrap();
    writer.write(&batch).unwrap();
    writer.into_inner().unwrap()
}

fn arrow_stream() -> Vec<u8> {
    let batch = columns("name");
    let mut writer = StreamWriter::try_new(Vec::new(), &batch.schema()).unwrap();
    writer.write(&batch).unwrap();
    writer.into_inner().unwrap()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// Waits for the end of a file; its last status.
fn wait(address: &str, place: &str) -> Value {
    for _ in 0..300 {
        let status = get(&format!("{address}{place}")).json();
        if !["waiting", "running"].contains(&status["state"].as_str().unwrap()) {
            return status;
        }
        thread::sleep(Duration::from_millis(20));
    }
    panic!("the file is not done after six seconds");
}

#[test]
fn a_file_is_screened_as_the_engine_screens_it() {
    let running = common::start();
    let address = running.address();
    let sent = send_form(address, &[("limit", "1")], CUSTOMERS);
    assert_eq!(sent.status, 202, "{}", sent.text);
    let place = sent.location.unwrap();
    let status = wait(address, &place);
    assert_eq!(status["state"], "done", "{status}");
    assert_eq!(status["file"], "customers.csv");
    for (member, number) in [("screened", 2), ("matched", 1), ("bad", 1)] {
        assert_eq!(status[member], number, "{member}");
    }
    assert_eq!(status["read"], status["size"]);

    let engine = Engine::open(vec![embedded::embedded().unwrap()], false).unwrap();
    let input = Input { file: Some("customers.csv".to_owned()), ..Input::default() };
    let items = subjects::open(Cursor::new(CUSTOMERS.as_bytes()), input).unwrap();
    let settings = Settings { limit: 1, ..Settings::default() };
    let mut expected = Vec::new();
    let done: Result<(), ()> = engine.screen_all(items, &settings, 1, |outcome: Outcome| {
        expected.push(serde_json::to_value(&outcome).unwrap());
        Ok(())
    });
    assert_eq!(done, Ok(()));
    let whole = get(&format!("{address}{place}/result"));
    assert_eq!((whole.status, whole.media_type.as_str()), (200, "application/json"));
    assert_eq!(whole.json()["results"], Value::from(expected));

    let lines = get(&format!("{address}{place}/result?format=jsonl"));
    let lines: Vec<Value> = lines.text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 3);
    assert!(lines.iter().all(|line| line["complete"] == true && line["editions"][0].is_string()), "{lines:?}");
    let table = get(&format!("{address}{place}/result?format=csv"));
    assert!(table.media_type.starts_with("text/csv"), "{}", table.media_type);
    let kinds: Vec<&str> = table.text.lines().skip(1).filter_map(|line| line.split(',').nth(4)).collect();
    assert_eq!(kinds, ["match", "clear", "error"]);
}

#[test]
fn customers_in_every_form_have_the_same_answers() {
    let running = common::start();
    let address = running.address();
    let table = "id,name,birth date\nC-1,Kim Yong Chol,\nC-2,Marta Lindqvist,1970-01-01\nC-3,,\n";
    let answers = |media_type: &str, file: &[u8]| {
        let sent = send_file(address, media_type, file);
        assert_eq!(sent.status, 202, "{media_type}: {}", sent.text);
        let place = sent.location.unwrap();
        let status = wait(address, &place);
        assert_eq!(
            (status["state"].as_str(), &status["read"]),
            (Some("done"), &status["size"]),
            "{media_type}: {status}"
        );
        get(&format!("{address}{place}/result")).json()["results"].take()
    };
    let expected = answers("text/csv", table.as_bytes());
    assert_eq!(expected.as_array().unwrap().len(), 3);
    assert_eq!(expected[2]["error"]["code"], "record.no_name");
    for (media_type, file) in [
        ("application/gzip", packed(table.as_bytes())),
        ("application/vnd.apache.parquet", parquet("name")),
        ("application/vnd.apache.arrow.file", arrow_file()),
        ("application/vnd.apache.arrow.stream", arrow_stream()),
        ("application/octet-stream", parquet("name")),
    ] {
        assert_eq!(answers(media_type, &file), expected, "{media_type}");
    }
}

#[test]
fn results_are_fetched_as_parquet_beside_the_columns_of_the_customers() {
    let running = common::start();
    let address = running.address();
    let customers: [(&str, Vec<u8>, &[&str]); 2] = [
        ("application/vnd.apache.parquet", parquet("name"), &["id", "name", "birth date"]),
        ("text/csv", CUSTOMERS.as_bytes().to_vec(), &["interdict_place", "id", "name"]),
    ];
    for (media_type, file, own) in customers {
        let place = send_file(address, media_type, &file).location.unwrap();
        assert_eq!(wait(address, &place)["state"], "done");
        let (given, bytes) = api_client::bytes(&format!("{address}{place}/result?format=parquet"));
        assert_eq!(given, "application/vnd.apache.parquet");
        let mut spooled: File = tempfile::tempfile().unwrap();
        spooled.write_all(&bytes).unwrap();
        let batches = ParquetRecordBatchReaderBuilder::try_new(spooled).unwrap();
        assert!(batches.schema().metadata().contains_key("interdict"), "it does not say by what it was answered");
        let batches: Vec<RecordBatch> = batches.build().unwrap().map(Result::unwrap).collect();
        let [batch] = batches.as_slice() else { panic!("{batches:?}") };
        let schema = batch.schema();
        let names: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
        assert_eq!(&names[..3], own);
        let decisions = batch.column_by_name("interdict_decision").unwrap().as_string::<i32>();
        assert_eq!(decisions.iter().flatten().collect::<Vec<_>>(), ["match", "clear", "not_screened"], "{media_type}");
        assert!(batch.column_by_name("interdict_message").unwrap().is_valid(2), "{media_type}");
    }
}

#[test]
fn a_file_that_breaks_off_has_failed_and_has_no_answers() {
    let running = common::start();
    let address = running.address();
    let mut table = "name\n".to_owned();
    for number in 0..8_000_u32 {
        // Numbers that do not repeat, so that the packed file is long enough to be begun before it breaks off.
        writeln!(table, "Marta Lindqvist {}", number.wrapping_mul(2_654_435_761)).unwrap();
    }
    let packed = packed(table.as_bytes());
    let place = send_file(address, "application/gzip", &packed[..packed.len() / 2]).location.unwrap();
    let status = wait(address, &place);
    assert_eq!(status["state"], "failed", "{status}");
    assert_eq!(status["problem"]["code"], "input.broken");
    assert!(status["problem"]["detail"].as_str().unwrap().starts_with("row "), "{status}");
    for format in ["json", "jsonl", "csv", "parquet"] {
        assert_eq!(get(&format!("{address}{place}/result?format={format}")).code(), "input.broken");
    }
}

#[test]
fn results_are_as_long_when_they_are_compressed() {
    let running = common::start();
    let address = running.address();
    let sent = send_form(address, &[], &format!("name\n{}", "Kim Yong Chol\n".repeat(500)));
    let place = sent.location.unwrap();
    assert_eq!(wait(address, &place)["state"], "done");
    for format in ["json", "jsonl", "csv"] {
        let path = format!("{address}{place}/result?format={format}");
        let plain = send("GET", &path, &[("accept-encoding", "identity")], b"");
        let compressed = send("GET", &path, &[("accept-encoding", "gzip")], b"");
        assert!(plain.text.lines().count() >= 500, "{format}");
        assert_eq!(compressed.text, plain.text, "{format}");
    }
}

#[test]
fn a_bare_body_is_a_file_with_its_choices_in_the_query_string() {
    let running = common::start();
    let address = running.address();
    let headers = [("content-type", "text/csv"), ("file-name", "kunden.csv")];
    let place = format!("{address}/api/v1/files?column=name%3DWer&limit=2");
    let sent = send("POST", &place, &headers, b"Wer;Wo\nKim Yong Chol;kp\n");
    assert_eq!(sent.status, 202, "{}", sent.text);
    let place = sent.location.unwrap();
    assert_eq!(wait(address, &place)["state"], "done");
    let results = get(&format!("{address}{place}/result")).json();
    assert_eq!(results["settings"]["limit"], 2);
    assert_eq!(results["results"][0]["file"], "kunden.csv");
    assert_eq!(results["results"][0]["subject"]["names"][0], "Kim Yong Chol");
}

#[test]
fn events_tell_of_a_file_until_it_is_done() {
    let running = common::start();
    let address = running.address();
    let mut file = "name\n".to_owned();
    for number in 0..3000 {
        writeln!(file, "Marta Lindqvist {number}").unwrap();
    }
    let place = send_form(address, &[], &file).location.unwrap();
    let events = get(&format!("{address}{place}/events"));
    assert!(events.media_type.starts_with("text/event-stream"), "{}", events.media_type);
    let told: Vec<Value> = events
        .text
        .lines()
        .filter_map(|line| line.strip_prefix("data: "))
        .map(|data| serde_json::from_str(data).unwrap())
        .collect();
    let last = told.last().unwrap();
    assert_eq!(last["state"], "done");
    assert_eq!(last["screened"], 3000);
    assert!(events.text.contains("event: progress"));
}

#[test]
fn what_cannot_be_screened_is_refused_at_once_and_without_its_content() {
    let running = common::start();
    let address = running.address();
    let cases = [
        (send_form(address, &[], ""), 422, "input.empty"),
        (send_form(address, &[], "Zebedee,Florence\nDougal,Brian\n"), 422, "input.no_name_column"),
        (send_form(address, &[("column", "name=Zebedee")], CUSTOMERS), 422, "input.no_such_column"),
        (send_form(address, &[], "PK\u{3}\u{4}Zebedee"), 415, "input.spreadsheet"),
        (send_form(address, &[], "PAR1Zebedee"), 422, "input.broken"),
        (send_form(address, &[], "ARROW1\0\0Zebedee"), 422, "input.broken"),
        (send_form(address, &[("format", "parquet")], CUSTOMERS), 415, "file.other_form"),
        (send_file(address, "application/vnd.apache.arrow.file", CUSTOMERS.as_bytes()), 415, "file.other_form"),
        (send_file(address, "application/octet-stream", &parquet("Zebedee")), 422, "input.no_name_column"),
        (send_file(address, "application/gzip", &packed(&parquet("name"))), 415, "input.needs_file"),
        (send_file(address, "application/gzip", &packed(CUSTOMERS.as_bytes())[..30]), 422, "input.broken"),
        (send_form(address, &[("threshold", "2")], CUSTOMERS), 400, "request.malformed"),
        (send_form(address, &[("Zebedee", "2")], CUSTOMERS), 400, "request.malformed"),
    ];
    for (answer, status, code) in cases {
        assert_eq!((answer.status, answer.code().as_str()), (status, code), "{}", answer.text);
        assert!(!answer.text.contains("Zebedee"), "{}", answer.text);
    }
}

#[test]
fn a_file_without_rows_is_no_clear_answer() {
    let running = common::start();
    let place = send_form(running.address(), &[], "name,birth date\n").location.unwrap();
    let status = wait(running.address(), &place);
    assert_eq!(status["state"], "failed");
    assert_eq!(status["problem"]["code"], "input.empty");
    assert_eq!(get(&format!("{}{place}/result", running.address())).code(), "input.empty");
}

#[test]
fn a_file_that_was_removed_is_gone_with_its_results() {
    let running = common::start();
    let address = running.address();
    let place = send_form(address, &[], CUSTOMERS).location.unwrap();
    wait(address, &place);
    assert_eq!(send("DELETE", &format!("{address}{place}"), &[], b"").status, 204);
    for after in ["", "/result", "/events"] {
        assert_eq!(get(&format!("{address}{place}{after}")).code(), "file.unknown");
    }
    assert_eq!(send("DELETE", &format!("{address}{place}"), &[], b"").code(), "file.unknown");
}

#[test]
fn old_files_make_room_and_no_two_have_the_same_identity() {
    let running = common::start();
    let address = running.address();
    let mut places = Vec::new();
    for _ in 0..17 {
        let place = send_form(address, &[], CUSTOMERS).location.unwrap();
        wait(address, &place);
        assert!(!places.contains(&place));
        places.push(place);
    }
    assert_eq!(get(&format!("{address}{}", places[0])).code(), "file.unknown");
    assert_eq!(get(&format!("{address}{}", places[1])).status, 200);
}
