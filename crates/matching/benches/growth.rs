//! The same measurements at 1, 10, 100 and 300 times the list: time and memory to build, size and opening of the file, single
//! queries on the mapped file.
//!
//! 1 and 10 times; `INTERDICT_BENCH_SCALE=100` or `300` adds the larger ones, which take minutes and gigabytes, and
//! `INTERDICT_BENCH_FROM` leaves the smaller ones out: both at 300 measure 4.5 million parties alone, from a memory that nothing
//! was in before. It takes some five minutes and 5 GiB, and 3 GiB for the file in the folder for temporary ones.
//! Not a criterion benchmark: a list of millions is built once. Run alone with `cargo bench --bench growth`. Parties are made
//! while they are indexed, so that the memory shown is that of building.

mod common;

use common::{SEED, report, resident_mebibytes, say, size, subjects};
use interdict_archive::{Archive, ArchiveWriter};
use interdict_generator::parties;
use interdict_matching::{Index, IndexBuilder};
use std::{
    env, fs,
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let stated = |variable: &str| env::var(variable).ok().and_then(|scale| scale.parse::<usize>().ok());
    let least = stated("INTERDICT_BENCH_FROM").unwrap_or(1);
    let largest = stated("INTERDICT_BENCH_SCALE").unwrap_or(10).max(10);
    let scales = [1, 10, 100, 300].into_iter().filter(|scale| (least..=largest).contains(scale));
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let folder = tempfile::tempdir()?;
    for scale in scales {
        let list = parties(SEED, size() * scale);
        let path = folder.path().join("growth.idx");
        let before = resident_mebibytes().unwrap_or(0);
        let started = Instant::now();
        let ((names, forms), most) = with_most_memory(|| -> Result<(usize, usize), Box<dyn std::error::Error>> {
            let mut builder = IndexBuilder::on(Some(threads));
            let mut names = 0;
            builder.add_all(list.iter(), |entity| names += entity.names.len());
            let index = builder.finish();
            let mut writer = ArchiveWriter::create(&path)?;
            index.write(&mut writer)?;
            writer.finish()?;
            Ok((names, index.name_count()))
        })?;
        let built = started.elapsed();
        let started = Instant::now();
        let index = Index::open(&Archive::open(&path)?)?;
        let opened = started.elapsed();
        say(&format!(
            "{scale} times: {} parties, {names} names, {forms} forms; generated, built and written in {built:.1?} on {threads} \
             threads, {} MiB more at most; file {} MiB, opened in {opened:.1?}",
            list.len(),
            most.saturating_sub(before),
            fs::metadata(&path)?.len() >> 20,
        ));
        for (column, bytes) in index.sizes().into_iter().filter(|(_, bytes)| *bytes >> 20 > 0) {
            say(&format!("    {column}: {} MiB", bytes >> 20));
        }
        let subjects = subjects(&list, size().min(2_000));
        for round in 1..=2 {
            report(&format!("{scale} times, round {round}"), &index, &subjects);
        }
    }
    Ok(())
}

/// Runs something and gives beside its result the most memory, in MiB, that was resident meanwhile.
fn with_most_memory<T>(
    run: impl FnOnce() -> Result<T, Box<dyn std::error::Error>>,
) -> Result<(T, usize), Box<dyn std::error::Error>> {
    let (done, most) = (AtomicBool::new(false), AtomicUsize::new(0));
    thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                most.fetch_max(resident_mebibytes().unwrap_or(0), Ordering::Relaxed);
                thread::sleep(Duration::from_millis(20));
            }
        });
        let result = run();
        done.store(true, Ordering::Relaxed);
        result
    })
    .map(|result| (result, most.load(Ordering::Relaxed)))
}
