//! A model of the user's own beside the rules that read articles: token classification in ONNX, which may add findings
//! and takes none away.
//!
//! | to do | reach for |
//! |---|---|
//! | a folder with `model.onnx`, `tokenizer.json` and `config.json` to a tagger | `OnnxTagger::open` |
//! | let a reader use it | `interdict_documents::Reader::with_tagger` |
//!
//! The way of a text: text -> tokens with their bytes -> windows of the model's length -> scores of every token -> words
//! with a label -> stretches of one label.
//!
//! Everything stands behind the feature `onnx`, which is off by default: without it the crate is empty and costs nothing to
//! build. The crate reads the folder it is given, opens no connection and loads no code. What it does not do: train,
//! convert or fetch models, run on a graphics card, and decide anything about listed parties.

#[cfg(feature = "onnx")]
mod config;
#[cfg(feature = "onnx")]
mod error;
#[cfg(feature = "onnx")]
mod labels;
#[cfg(feature = "onnx")]
mod network;
#[cfg(feature = "onnx")]
mod stretches;
#[cfg(feature = "onnx")]
mod tagger;
#[cfg(feature = "onnx")]
mod windows;

#[cfg(feature = "onnx")]
pub use error::TaggerError;
#[cfg(feature = "onnx")]
pub use tagger::OnnxTagger;
