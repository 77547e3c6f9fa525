//! Why a folder is no tagger, or a text could not be tagged.

use std::{io, path::PathBuf};
use thiserror::Error;

/// What can go wrong with a model of the user's own. Each names the file that is to be looked at.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum TaggerError {
    /// A file of the three is not there.
    #[error("{}: there is no such file", .file.display())]
    Missing {
        /// The file.
        file: PathBuf,
    },
    /// A file is there and cannot be read.
    #[error("{}: cannot be read: {source}", .file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// `config.json` does not say what is needed.
    #[error("{}: {reason}", .file.display())]
    Configuration {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// `tokenizer.json` is not one that can be used.
    #[error("{}: not a usable tokenizer: {reason}", .file.display())]
    Tokenizer {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// `model.onnx` is not one that can be run.
    #[error("{}: not a model that can be run: {reason}", .file.display())]
    Model {
        /// The file.
        file: PathBuf,
        /// What the runtime says.
        reason: String,
    },
    /// The model asks for something else than tokens.
    #[error("{}: wrong inputs: {reason}; it has {}", .file.display(), .inputs.join(", "))]
    Inputs {
        /// The file.
        file: PathBuf,
        /// The inputs that it has.
        inputs: Vec<String>,
        /// What is missing or not known.
        reason: String,
    },
    /// The model and `config.json` do not belong together.
    #[error("{}: names {named} labels, and the model gives {given} scores for a token", .file.display())]
    Labels {
        /// The file that names them.
        file: PathBuf,
        /// How many it names.
        named: usize,
        /// How many scores the model gives.
        given: usize,
    },
    /// A text could not be tagged.
    #[error("{}: failed at byte {at} of the text: {reason}", .file.display())]
    Inference {
        /// The file that failed.
        file: PathBuf,
        /// Where the window begins that it failed on.
        at: usize,
        /// What the runtime says.
        reason: String,
    },
}

impl TaggerError {
    /// A short name that does not change.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "tagger.missing",
            Self::Unreadable { .. } => "tagger.unreadable",
            Self::Configuration { .. } => "tagger.configuration",
            Self::Tokenizer { .. } => "tagger.tokenizer",
            Self::Model { .. } => "tagger.model",
            Self::Inputs { .. } => "tagger.inputs",
            Self::Labels { .. } => "tagger.labels",
            Self::Inference { .. } => "tagger.inference",
        }
    }

    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Missing { .. } => {
                "a tagger is a folder with model.onnx, tokenizer.json and config.json; other forms of a tokenizer must be \
                 converted to tokenizer.json first"
            }
            Self::Unreadable { .. } => "check the path and its permissions",
            Self::Configuration { .. } => {
                "config.json is the one that was saved with the model; `id2label` names every label, as {\"0\": \"O\", \"1\": \
                 \"B-PER\"}"
            }
            Self::Tokenizer { .. } => "save the tokenizer of the model in its fast form, one file tokenizer.json",
            Self::Model { .. } => {
                "export the model for token classification, without quantisation first; not every operator can be run"
            }
            Self::Inputs { .. } => "the inputs may be input_ids, which is needed, attention_mask and token_type_ids",
            Self::Labels { .. } => "take model.onnx and config.json from one export",
            Self::Inference { .. } => {
                "the findings of the rules are complete; what the model would have added is missing"
            }
        }
    }
}
