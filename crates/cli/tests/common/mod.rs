//! Runs the binary as a user does and lays out what the user gets: exit code, standard output, standard error.

#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

use assert_cmd::Command;
use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// What a run gave.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Runs the binary in a folder, with something on standard input.
pub fn run_in(folder: &Path, arguments: &[&str], input: &str) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_interdict"))
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .args(arguments)
        .write_stdin(input)
        .output()
        .unwrap();
    Run {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Runs the binary in the root of the repository.
#[allow(dead_code, reason = "not every test binary uses all of this module")]
pub fn run(arguments: &[&str]) -> Run {
    run_in(&root(), arguments, "")
}

#[allow(dead_code, reason = "not every test binary uses all of this module")]
impl Run {
    /// For a snapshot. Scores are pinned by the tests of matching and left out here, so that fitting weights anew does not
    /// touch the tests of the command line.
    pub fn laid_out(&self) -> String {
        format!("exit code {}\n--- standard output\n{}--- standard error\n{}", self.code, self.out, self.err)
    }
}

/// Compares with the snapshot, with what changes between versions left out.
#[macro_export]
macro_rules! assert_run {
    ($run:expr) => {{
        let mut settings = insta::Settings::clone_current();
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.add_filter(r"blake3:[0-9a-f]{64}", "blake3:[digest]");
        settings.add_filter(r#""digest":( ?)"[0-9a-f]{64}""#, r#""digest":$1"[digest]""#);
        settings.add_filter(r"#[0-9a-f]{12}", "#[digest]");
        settings.add_filter(r#""version":"[^"]*""#, r#""version":"[version]""#);
        settings.add_filter(r#""score":[0-9.]+"#, r#""score":[score]"#);
        settings.add_filter(r"\b[01]\.[0-9]{3}\b", "[sco]");
        settings.add_filter(r",[01]?\.[0-9]{4,6},", ",[score],");
        settings.bind(|| insta::assert_snapshot!($run.laid_out()));
    }};
}
