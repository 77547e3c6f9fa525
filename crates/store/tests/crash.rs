//! Kills a process that adds an edition, a few hundred times at random moments: afterwards the store has the old edition or the
//! new one, never a mixture, and takes the next.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may panic, and one without a harness says what it did"
)]

mod common;

use common::{day, party, reading};
use interdict_model::Entity;
use interdict_store::{Bounds, Store};
use std::{
    env, fs,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::Instant,
};

const PARTIES: usize = 1_500;

fn edition(turn: usize) -> Vec<Entity> {
    (0..PARTIES).map(|number| party(number, &format!("PARTY {number} OF {turn}"), &["X"])).collect()
}

/// Adds the second edition to the store.
fn child(path: &Path) {
    let mut store = Store::open(path).unwrap();
    store.add(&reading(edition(2)), day("2020-01-02"), &Bounds::default(), false).unwrap();
}

fn start(path: &Path) -> std::process::Child {
    Command::new(env::current_exe().unwrap()).arg("--child").arg(path).stdout(Stdio::null()).spawn().unwrap()
}

fn main() {
    let arguments: Vec<String> = env::args().collect();
    if let [_, flag, path] = &arguments[..]
        && flag == "--child"
    {
        return child(Path::new(path));
    }
    if arguments.iter().any(|argument| argument == "--list") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (base, path) = (folder.path().join("base"), folder.path().join("store"));
    let mut store = Store::open_or_create(&base).unwrap();
    store.add(&reading(edition(1)), day("2020-01-01"), &Bounds::default(), false).unwrap();
    drop(store);

    // How long it takes when nobody interferes.
    fs::copy(&base, &path).unwrap();
    let started = Instant::now();
    assert!(start(&path).wait().unwrap().success());
    let whole = started.elapsed();

    let (mut old, mut new) = (0, 0);
    let mut random = 0x9e37_79b9_u64;
    for turn in 0..300 {
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
        let newest = store.newest("test").unwrap().unwrap();
        let parties = store.reading(&newest).unwrap().entities;
        if parties == edition(1) {
            old += 1;
        } else {
            assert!(parties == edition(2), "turn {turn}, killed after {moment:?}: a mixture");
            new += 1;
        }
        store.add(&reading(edition(3)), day("2020-01-03"), &Bounds::default(), false).unwrap();
        let newest = store.newest("test").unwrap().unwrap();
        assert!(store.reading(&newest).unwrap().entities == edition(3), "turn {turn}");
    }
    assert!(old > 0 && new > 0, "{old} old, {new} new: the moments were not spread over the work");
    println!("test a_kill_at_any_moment_leaves_the_old_or_the_new_edition ... ok ({old} times the old, {new} the new)");
}
