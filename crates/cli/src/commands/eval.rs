//! `interdict eval`: labelled queries, for judging and fitting the matching.

use super::Outcome;
use crate::{arguments::EvalArguments, console::Console, failure::Failure, progress};
use interdict_screening::evaluation::{self, EvaluationOptions};
use std::{
    fs::File,
    io::{BufReader, BufWriter, Write},
    path::Path,
    time::Instant,
};

pub(crate) fn run(arguments: &EvalArguments, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let open =
        |path: &Path| File::open(path).map(BufReader::new).map_err(|error| failure("input.unreadable", path, &error));
    let create = |path: &Path| File::create(path).map(BufWriter::new).map_err(|error| failure("output", path, &error));
    let (list, queries) = (open(&arguments.list)?, open(&arguments.queries)?);
    let mut results = create(&arguments.out)?;
    let mut features = arguments.features.as_deref().map(create).transpose()?;
    let options = EvaluationOptions {
        limit: arguments.limit,
        min_score: arguments.min_score,
        exhaustive: arguments.exhaustive,
        threads: arguments.threads,
    };
    let started = Instant::now();
    let clock = move || started.elapsed();
    let bar = progress::bar(console.err_is_terminal, Some(0), "queries");
    let report = evaluation::run(
        list,
        queries,
        &options,
        &mut results,
        features.as_mut().map(|features| features as &mut dyn Write),
        &clock,
        &mut |at| {
            bar.set_length(at.of as u64);
            bar.set_position(at.done as u64);
        },
    )?;
    if let Some(features) = &mut features {
        features.flush()?;
    }
    bar.finish_and_clear();
    writeln!(
        console.err,
        "list      {} parties, {} forms of names, read in {:.2?}, indexed in {:.2?}\n\
         queries   {} on {} thread(s) in {:.2?}: {:.0} a second, half within {:.0?}, 99 % within {:.0?}\n\
         whole run {:.2?}: {:.0} queries a second",
        report.parties,
        report.names,
        report.reading,
        report.building,
        report.queries,
        options.threads.max(1),
        report.asking,
        report.queries_a_second(),
        report.median,
        report.percentile_99,
        started.elapsed(),
        report.queries as f64 / started.elapsed().as_secs_f64(),
    )?;
    Ok(Outcome::Done)
}

fn failure(code: &'static str, path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(code, format!("{}: {error}", path.display())).with_hint("check the path and its permissions")
}
