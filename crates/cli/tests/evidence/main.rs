//! Receipts, customers, alerts and copies of the store from the command line.

#![allow(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

mod backup;
#[path = "../common/mod.rs"]
mod common;
mod desk;
mod dossier;
mod receipts;
mod watching;
