//! The engine facade.
pub mod evaluation;
