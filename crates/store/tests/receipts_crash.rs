//! Kills a process that adds a receipt, a few hundred times at random moments: afterwards the chain is whole, with the receipt or
//! without it, and takes the next.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may panic, and one without a harness says what it did"
)]

use interdict_store::{Answered, Heading, Leaf, Row, Store, SubjectDigest};
use serde_json::json;
use std::{
    env, fs, io,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::Instant,
};

const ROWS: i64 = 20_000;

fn heading() -> Heading {
    Heading {
        at: "2015-01-17T09:30:00Z".into(),
        engine: "interdict test".into(),
        settings: json!({"threshold": 0.35}),
        editions: Vec::new(),
    }
}

fn rows(count: i64) -> impl Iterator<Item = io::Result<Row>> {
    (1..=count).map(|row| {
        let subject = format!("{{\"names\":[\"Customer {row}\"]}}");
        let leaf = Leaf {
            row,
            place: format!("row {row}"),
            subject: Some(SubjectDigest::of(&subject, [row as u8; 16])),
            error: None,
            answer: if row % 50 == 0 { vec![Answered::matched("test-1", 0.9)] } else { Vec::new() },
        };
        Row::new(&leaf, Some(subject)).map_err(Into::into)
    })
}

fn main() {
    let arguments: Vec<String> = env::args().collect();
    if let [_, flag, path] = &arguments[..]
        && flag == "--child"
    {
        Store::open(Path::new(path)).unwrap().add_receipt(&heading(), rows(ROWS)).unwrap();
        return;
    }
    if arguments.iter().any(|argument| argument == "--list") {
        return;
    }
    let start = |path: &Path| {
        Command::new(env::current_exe().unwrap()).arg("--child").arg(path).stdout(Stdio::null()).spawn().unwrap()
    };
    let folder = tempfile::tempdir().unwrap();
    let (base, path) = (folder.path().join("base"), folder.path().join("store"));
    let mut store = Store::open_or_create(&base).unwrap();
    store.add_receipt(&heading(), rows(3)).unwrap();
    drop(store);

    fs::copy(&base, &path).unwrap();
    let started = Instant::now();
    assert!(start(&path).wait().unwrap().success());
    let whole = started.elapsed();

    let (mut without, mut with) = (0, 0);
    let mut random = 0x9e37_79b9_u64;
    for turn in 0..200 {
        for file in fs::read_dir(folder.path()).unwrap() {
            let file = file.unwrap().path();
            if file != base {
                fs::remove_file(file).unwrap();
            }
        }
        fs::copy(&base, &path).unwrap();
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let moment = whole.mul_f64(1.6 * (random >> 40) as f64 / f64::from(1 << 24));
        let mut process = start(&path);
        thread::sleep(moment);
        let _ = process.kill();
        process.wait().unwrap();

        let mut store = Store::open(&path).unwrap();
        let verified = store.verify_receipts(None).unwrap();
        let verified = verified.unwrap_or_else(|fault| panic!("turn {turn}, killed after {moment:?}: {}", fault.says));
        match (verified.receipts, verified.rows) {
            (1, 3) => without += 1,
            (2, rows) if rows == 3 + ROWS => with += 1,
            other => panic!("turn {turn}: {other:?}"),
        }
        let next = store.add_receipt(&heading(), rows(2)).unwrap();
        assert_eq!(next.receipt.number, verified.receipts + 1, "turn {turn}");
        assert!(store.verify_receipts(Some(&next.hash)).unwrap().is_ok(), "turn {turn}");
    }
    assert!(without > 0 && with > 0, "{without} without, {with} with: the moments were not spread over the work");
    println!(
        "test a_kill_at_any_moment_leaves_a_valid_chain ... ok ({without} times without the receipt, {with} with it)"
    );
}
