//! The `interdict` binary: parses the command line, runs one command, turns its outcome into an exit code.

mod arguments;
mod clock;
mod commands;
mod console;
mod evidence_arguments;
mod failure;
mod index_arguments;
mod lists_arguments;
mod output;
mod plan;
mod progress;
mod recording;
mod replaying;
mod serving_arguments;
mod watching;

use arguments::{Arguments, Command};
use clap::Parser;
use commands::Outcome;
use console::Console;
use std::{
    io::{self, BufWriter, Write},
    process::ExitCode,
};

/// Reading and screening take and give back many small pieces; this allocator does that in half the time of most systems' own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut out = BufWriter::new(io::stdout());
    let mut err = io::stderr();
    let mut console = Console::new(&mut out, &mut err, arguments.color);
    let result = match arguments.command {
        Command::Screen(arguments) => commands::screen::run(&arguments, &mut console),
        Command::Read(arguments) => commands::read::run(&arguments, &mut console),
        Command::Lists(arguments) => commands::lists::run(&arguments, &mut console),
        Command::Show(arguments) => commands::show::run(&arguments, &mut console),
        Command::Index(arguments) => commands::index::run(&arguments, &mut console),
        Command::Serve(arguments) => commands::serve::run(&arguments, &mut console),
        Command::Mcp(arguments) => commands::mcp::run(&arguments),
        Command::Keys(arguments) => commands::keys::run(&arguments, &mut console),
        Command::Verify(arguments) => commands::verify::run(&arguments, &mut console),
        Command::Replay(arguments) => commands::replay::run(&arguments, &mut console),
        Command::Receipts(arguments) => commands::receipts::run(&arguments, &mut console),
        Command::Customers(arguments) => commands::customers::run(&arguments, &mut console),
        Command::Rescreen(arguments) => commands::rescreen::run(&arguments, &mut console),
        Command::Alerts(arguments) => commands::alerts::run(&arguments, &mut console),
        Command::Impact(arguments) => commands::impact::run(&arguments, &mut console),
        Command::Backup(arguments) => commands::backup::back_up(&arguments, &mut console),
        Command::Restore(arguments) => commands::backup::restore(&arguments, &mut console),
        Command::Eval(arguments) => commands::eval::run(&arguments, &mut console),
        Command::Completions(arguments) => commands::completions::run(&arguments, &mut console),
        Command::Man(arguments) => commands::man::run(&arguments),
    };
    let result = out.flush().map_err(Into::into).and(result);
    match result {
        Ok(Outcome::Done | Outcome::Clear) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(1),
        // The command has said what and where.
        Ok(Outcome::NotScreened) => ExitCode::from(2),
        Err(failure) => {
            if !failure.silent {
                // If standard error is gone too, the exit code still tells.
                let _ = writeln!(err, "{failure}");
            }
            ExitCode::from(2)
        }
    }
}
