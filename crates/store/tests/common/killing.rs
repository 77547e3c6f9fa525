//! Kills a process that works on a store, at random moments of its work. The test starts itself again as that process,
//! and so has no harness.

#![allow(clippy::print_stdout, reason = "a test without a harness says what it did")]

use interdict_store::Store;
use std::{
    env, fs,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::Instant,
};

/// The test is the process that is killed if this and a store are its arguments.
const CHILD: &str = "--child";

/// The whole of a test. `prepare` fills a store, of which each turn has a copy; `work` is what is killed; `is_done`
/// looks at what is left, says whether the work was done, and panics with the words it is given if it was done in part.
pub fn at_any_moment(
    test: &str,
    turns: usize,
    prepare: impl Fn(&mut Store),
    work: impl Fn(&mut Store),
    is_done: impl Fn(&mut Store, &str) -> bool,
) {
    let arguments: Vec<String> = env::args().collect();
    if let [_, flag, path] = &arguments[..]
        && flag == CHILD
    {
        return work(&mut Store::open(Path::new(path)).unwrap());
    }
    if arguments.iter().any(|argument| argument == "--list") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (base, path) = (folder.path().join("base"), folder.path().join("store"));
    prepare(&mut Store::open_or_create(&base).unwrap());

    // How long it takes when nobody interferes.
    fs::copy(&base, &path).unwrap();
    let started = Instant::now();
    assert!(start(&path).wait().unwrap().success());
    let whole = started.elapsed();

    let (mut undone, mut done) = (0, 0);
    let mut random = 0x9e37_79b9_u64;
    for turn in 0..turns {
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
        if is_done(&mut store, &format!("turn {turn}, killed after {moment:?}")) {
            done += 1;
        } else {
            undone += 1;
        }
    }
    assert!(undone > 0 && done > 0, "{undone} undone, {done} done: the moments were not spread over the work");
    println!("test {test} ... ok ({undone} times the work was undone, {done} times done)");
}

fn start(path: &Path) -> Child {
    Command::new(env::current_exe().unwrap()).arg(CHILD).arg(path).stdout(Stdio::null()).spawn().unwrap()
}
