//! The `interdict` binary.
fn main() {}
