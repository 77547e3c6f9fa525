//! `interdict screen FILE --out ANSWERS` as a user sees it: forms, order, and going on after an end.

#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

mod common;

use arrow_array::{Array, RecordBatch, StringArray, cast::AsArray};
use common::{Run, run_in};
use parquet::arrow::{ArrowWriter, arrow_reader::ParquetRecordBatchReaderBuilder};
use std::{
    fs::{self, File},
    path::Path,
    process::{Command, Stdio},
    sync::Arc,
    time::Duration,
};

const NAMES: [&str; 7] =
    ["Ryu Jin", "John Smith", "Kim Yong Chol", "Anna Schmidt", "Jin Ryu", "Maria Garcia", "Kim Kwang Chun"];

/// So many customers as CSV; the last one has no name.
fn table(count: usize) -> String {
    let rows: Vec<String> =
        (1..count).map(|row| format!("C-{row},{},{}\n", NAMES[row % NAMES.len()], 1950 + row % 40)).collect();
    let rows = rows.concat();
    format!("id,name,birth_date\n{rows}C-{count},,\n")
}

fn folder(count: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("customers.csv"), table(count)).unwrap();
    folder
}

/// The same customers as Parquet.
fn write_parquet(path: &Path, count: usize) {
    let text = table(count);
    let rows: Vec<Vec<&str>> = text.lines().skip(1).map(|line| line.split(',').collect()).collect();
    let column = |place: usize| -> StringArray {
        rows.iter().map(|row| Some(row[place]).filter(|text| !text.is_empty())).collect()
    };
    let columns = ["id", "name", "birth_date"].into_iter().enumerate();
    let batch = RecordBatch::try_from_iter_with_nullable(
        columns.map(|(place, name)| (name, Arc::new(column(place)) as arrow_array::ArrayRef, true)),
    )
    .unwrap();
    let mut writer = ArrowWriter::try_new(File::create(path).unwrap(), batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
}

fn screen(folder: &Path, arguments: &[&str]) -> Run {
    run_in(folder, &[&["screen"], arguments].concat(), "")
}

fn read(folder: &Path, name: &str) -> Vec<u8> {
    fs::read(folder.join(name)).unwrap()
}

fn decisions(path: &Path) -> Vec<(String, String)> {
    let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(path).unwrap()).unwrap().build().unwrap();
    let mut decisions = Vec::new();
    for batch in reader {
        let batch = batch.unwrap();
        let of = |name: &str| batch.column_by_name(name).unwrap().as_string::<i32>().clone();
        let (ids, found) = (of("id"), of("interdict_decision"));
        decisions.extend((0..ids.len()).map(|row| (ids.value(row).to_owned(), found.value(row).to_owned())));
    }
    decisions
}

#[test]
fn an_answer_in_parts_is_the_answer_on_standard_output() {
    let folder = folder(60);
    for form in ["csv", "jsonl"] {
        let expected = screen(folder.path(), &["customers.csv", "--format", form]);
        let out = format!("answers.{form}");
        for part in ["7", "60", "1000"] {
            let run = screen(folder.path(), &["customers.csv", "--out", &out, "--part-records", part, "--overwrite"]);
            assert_eq!((run.code, run.out.as_str()), (2, ""), "{}", run.err);
            assert_eq!(
                String::from_utf8(read(folder.path(), &out)).unwrap(),
                expected.out,
                "{form} in parts of {part}"
            );
            assert_eq!(run.err, expected.err);
            assert!(!folder.path().join(format!("{out}.parts")).exists());
        }
    }
}

/// What the answer as CSV says of each row.
fn statuses(answer: &str) -> Vec<String> {
    let mut statuses: Vec<(String, String)> = Vec::new();
    for record in csv::Reader::from_reader(answer.as_bytes()).records() {
        let record = record.unwrap();
        statuses.push((record[1].to_owned(), record[4].replace("error", "not_screened")));
    }
    // A customer has a line for each match.
    statuses.dedup();
    statuses.into_iter().map(|(_, status)| status).collect()
}

#[test]
fn parquet_is_answered_beside_its_columns_in_its_order() {
    let folder = folder(60);
    let path = folder.path();
    write_parquet(&path.join("customers.parquet"), 60);
    let expected = screen(path, &["customers.csv", "--format", "csv"]).out;
    for part in ["9", "1000"] {
        let arguments = ["customers.parquet", "--out", "answers.parquet", "--part-records", part, "--overwrite"];
        let run = screen(path, &arguments);
        assert_eq!(run.code, 2, "{}", run.err);
        let (ids, found): (Vec<String>, Vec<String>) = decisions(&path.join("answers.parquet")).into_iter().unzip();
        assert_eq!(ids, (1..=60).map(|number| format!("C-{number}")).collect::<Vec<_>>());
        assert_eq!(found, statuses(&expected));
        assert!(["clear", "match", "not_screened"].iter().all(|word| found.iter().any(|found| found == word)));
    }
    // The same on standard output, but for the name of the file; from a pipe, without a name.
    let parquet = screen(path, &["customers.parquet", "--format", "csv"]).out;
    assert_eq!(parquet.replace("customers.parquet", "customers.csv"), expected);
    let arrow = screen(path, &["customers.parquet", "--out", "answers.arrow"]);
    assert_eq!(arrow.code, 2, "{}", arrow.err);
    let batches =
        arrow_ipc::reader::FileReader::try_new(File::open(path.join("answers.arrow")).unwrap(), None).unwrap();
    assert!(batches.schema().metadata()["interdict"].contains("us_dprk_2015"));
    assert_eq!(batches.map(|batch| batch.unwrap().num_rows()).sum::<usize>(), 60);
}

#[test]
fn a_table_is_answered_beside_its_columns_in_its_order() {
    let folder = folder(2_500);
    let path = folder.path();
    let expected = screen(path, &["customers.csv", "--format", "csv"]).out;
    for part in ["900", "5000"] {
        let arguments = ["customers.csv", "--out", "answers.parquet", "--part-records", part, "--overwrite"];
        let run = screen(path, &arguments);
        assert_eq!(run.code, 2, "{}", run.err);
        let (ids, found): (Vec<String>, Vec<String>) = decisions(&path.join("answers.parquet")).into_iter().unzip();
        assert_eq!(ids, (1..=2_500).map(|number| format!("C-{number}")).collect::<Vec<_>>());
        assert_eq!(found, statuses(&expected));
    }
    // What was answered is answered again, beside the same columns.
    assert_eq!(screen(path, &["answers.parquet", "--out", "again.parquet"]).code, 2);
    assert_eq!(decisions(&path.join("again.parquet")), decisions(&path.join("answers.parquet")));
}

#[test]
fn answers_as_json_lines_are_screened_again() {
    let folder = folder(60);
    let path = folder.path();
    let mut name = "customers.csv".to_owned();
    let mut earlier: Option<Vec<serde_json::Value>> = None;
    for _ in 0..3 {
        let run = screen(path, &[name.as_str(), "--format", "jsonl"]);
        assert_eq!(run.code, 2, "{}", run.err);
        let mut lines: Vec<serde_json::Value> =
            run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        name = "answers.jsonl".to_owned();
        fs::write(path.join(&name), &run.out).unwrap();
        for line in &mut lines {
            // Where it stood is another place, and who could not be screened still cannot.
            for place in ["file", "row", "line"] {
                line.as_object_mut().unwrap().remove(place);
            }
        }
        assert_eq!((lines.len(), lines[59]["error"]["code"].as_str()), (60, Some("record.no_name")));
        assert!(lines.iter().any(|line| line["matches"].as_array().is_some_and(|matches| !matches.is_empty())));
        if let Some(earlier) = &earlier {
            assert_eq!(&lines, earlier);
        }
        earlier = Some(lines);
    }
}

#[test]
fn packed_customers_are_answered_like_others() {
    let folder = folder(60);
    let path = folder.path();
    let packed = zstd::encode_all(table(60).as_bytes(), 1).unwrap();
    fs::write(path.join("customers.csv.zst"), packed).unwrap();
    let expected = screen(path, &["customers.csv", "--format", "csv"]).out.replace("customers.csv", "FILE");
    let run = screen(path, &["customers.csv.zst", "--format", "csv"]);
    assert_eq!(run.out.replace("customers.csv.zst", "FILE"), expected, "{}", run.err);
}

/// Runs until the third part is whole, and kills the run there if it is not done before.
fn killed(folder: &Path, arguments: &[&str], answer: &str) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_interdict"))
        .current_dir(folder)
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let parts = folder.join(format!("{answer}.parts"));
    let is_whole = |number: usize| {
        fs::read_dir(&parts).is_ok_and(|entries| {
            let wanted = format!("part-{number:05}.");
            entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with(&wanted))
        })
    };
    while !is_whole(3) && child.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_millis(1));
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn a_run_that_was_killed_goes_on_where_it_ended() {
    let folder = folder(40_000);
    let path = folder.path();
    write_parquet(&path.join("customers.parquet"), 40_000);
    for (customers, answer, whole) in
        [("customers.csv", "answers.jsonl", "whole.jsonl"), ("customers.parquet", "answers.parquet", "whole.parquet")]
    {
        let arguments = ["screen", customers, "--out", answer, "--part-records", "500"];
        killed(path, &arguments, answer);
        let parts = path.join(format!("{answer}.parts"));
        let was_ended = !path.join(answer).exists();
        if was_ended {
            let refused = run_in(path, &arguments, "");
            assert!(refused.code == 2 && refused.err.contains("error[output.unfinished]"), "{}", refused.err);
            // A part that is lost is done again, and those behind it.
            let mut left = fs::read_dir(&parts).unwrap().flatten().map(|entry| entry.path());
            let second = left.find(|path| path.to_string_lossy().contains("part-00001.")).unwrap();
            fs::remove_file(second).unwrap();
        }
        let run = run_in(path, &[&arguments[..], &["--resume"]].concat(), "");
        assert_eq!(run.code, 2, "{}", run.err);
        assert_eq!(run.err.contains("note: 500 records were done in an earlier run"), was_ended, "{}", run.err);
        assert!(run.err.contains("39999 screened"), "{}", run.err);
        assert!(!parts.exists());
        assert_eq!(screen(path, &[customers, "--out", whole]).code, 2);
        if answer.ends_with(".parquet") {
            assert!(decisions(&path.join(answer)) == decisions(&path.join(whole)));
        } else {
            assert!(read(path, answer) == read(path, whole));
        }
    }
}

#[test]
fn a_part_that_was_changed_is_done_again_with_all_behind_it() {
    let folder = folder(20_000);
    let path = folder.path();
    let packed = zstd::encode_all(table(20_000).as_bytes(), 1).unwrap();
    fs::write(path.join("customers.csv.zst"), &packed[..packed.len() * 9 / 10]).unwrap();
    let arguments = [
        "customers.csv.zst",
        "--out",
        "answers.csv",
        "--part-records",
        "100",
        "--receipt",
        "--store",
        "s.sqlite",
        "--resume",
    ];
    let first = screen(path, &arguments);
    assert!(first.code == 2 && first.err.contains("error[input.broken]"), "{}", first.err);
    let parts = path.join("answers.csv.parts");
    for (file, done) in [("part-00003.csv", 300), ("part-00002.rows", 200), ("part-00001.csv", 100)] {
        // As long as it was, and something else.
        let mut bytes = fs::read(parts.join(file)).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(parts.join(file), bytes).unwrap();
        let again = screen(path, &arguments);
        assert!(
            again.err.contains(&format!("note: {done} records were done in an earlier run")),
            "{file}: {}",
            again.err
        );
    }
}

#[test]
fn a_run_does_not_go_on_with_another_question() {
    let folder = folder(20_000);
    let path = folder.path();
    // Cut off in the middle: the parts before that stay.
    let packed = zstd::encode_all(table(20_000).as_bytes(), 1).unwrap();
    let name = "customers.csv.zst";
    fs::write(path.join(name), &packed[..packed.len() * 9 / 10]).unwrap();
    let first = ["customers.csv.zst", "--out", "answers.csv", "--part-records", "100"];
    let run = screen(path, &first);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("error[input.broken]"), "{}", run.err);
    assert!(!path.join("answers.csv").exists());
    let resumed = [&first[..], &["--resume"]].concat();
    let run = screen(path, &resumed);
    assert!(run.err.contains("records were done in an earlier run"), "{}", run.err);
    assert!(run.err.contains("error[input.broken]"), "{}", run.err);
    let cases: [(&[&str], &str); 4] = [
        (&["--threshold", "0.8"], "the settings"),
        (&["--country", "kp"], "how the customer file is read"),
        (&["--list", "us_dprk_2015", "--format", "jsonl"], "the form of the answers"),
        (&["--part-records", "200"], "the size of the parts"),
    ];
    for (options, what) in cases {
        let base: &[&str] = if what == "the size of the parts" { &first[..3] } else { &first };
        let run = screen(path, &[base, &["--resume"], options].concat());
        assert_eq!(run.code, 2);
        assert!(
            run.err.contains(&format!("error[output.not_resumable]: answers.csv.parts: {what} changed")),
            "{}",
            run.err
        );
    }
    fs::write(path.join(name), packed).unwrap();
    let run = screen(path, &resumed);
    assert!(run.err.contains("the customer file changed"), "{}", run.err);
    fs::remove_dir_all(path.join("answers.csv.parts")).unwrap();
    assert!(screen(path, &resumed).err.contains("19999 screened"));
}

#[test]
fn an_answer_that_is_there_stays_unless_it_is_said_otherwise() {
    let folder = folder(5);
    let path = folder.path();
    let arguments = ["customers.csv", "--out", "answers.csv"];
    assert_eq!(screen(path, &arguments).code, 2);
    let whole = read(path, "answers.csv");
    fs::write(path.join("answers.csv"), "of somebody else").unwrap();
    let refused = screen(path, &arguments);
    assert!(refused.code == 2 && refused.err.contains("error[output.exists]: answers.csv: "), "{}", refused.err);
    assert!(refused.err.contains("--overwrite"), "{}", refused.err);
    assert_eq!(read(path, "answers.csv"), b"of somebody else");
    assert!(!path.join("answers.csv.parts").exists());
    for option in ["--overwrite", "--resume"] {
        fs::write(path.join("answers.csv"), "of somebody else").unwrap();
        screen(path, &[&arguments[..], &[option]].concat());
        assert_eq!(read(path, "answers.csv"), whole, "{option}");
    }
}

#[test]
fn what_cannot_be_answered_with_a_file_is_refused() {
    let folder = folder(5);
    let cases: [&[&str]; 7] = [
        &["customers.csv", "--out", "answers.txt"],
        &["customers.csv", "--out", "customers.csv"],
        &["customers.csv", "customers.csv", "--out", "answers.csv"],
        &["Ryu Jin", "--out", "answers.csv"],
        &["customers.csv", "--format", "parquet"],
        &["customers.csv", "--out", "answers.parquet", "--explain"],
        &["customers.csv", "--out", "answers.json", "--format", "json"],
    ];
    for arguments in cases {
        let run = screen(folder.path(), arguments);
        assert!(run.code == 2 && run.err.starts_with("error[usage]: --"), "{arguments:?}: {}", run.err);
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
