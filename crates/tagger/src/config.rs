//! `config.json`, as it is saved with a model: its labels, its length, its padding.

use crate::{error::TaggerError, labels::Label};
use serde::Deserialize;
use std::{collections::BTreeMap, fs, io, path::Path};

/// No window is longer, whatever the model allows: what a window costs grows with the square of its length.
const LONGEST: usize = 512;

/// What is needed of `config.json`.
#[derive(Debug)]
pub(crate) struct Configuration {
    /// What each score of a token stands for.
    pub(crate) labels: Vec<Label>,
    /// So many tokens at most are given to the model at once, with those that frame a text.
    pub(crate) length: usize,
    /// The token that fills up.
    pub(crate) padding: u32,
}

#[derive(Deserialize)]
struct ModelFile {
    id2label: Option<BTreeMap<String, String>>,
    max_position_embeddings: Option<usize>,
    model_type: Option<String>,
    pad_token_id: Option<u32>,
}

#[derive(Deserialize)]
struct TokenizerFile {
    /// A float where there is none: then it is a number with thirty digits.
    model_max_length: Option<f64>,
}

impl Configuration {
    /// Reads `config.json` of a folder, and `tokenizer_config.json` for the length if it is there.
    pub(crate) fn read(folder: &Path) -> Result<Self, TaggerError> {
        let file = folder.join("config.json");
        let wrong = |reason: String| TaggerError::Configuration { file: file.clone(), reason };
        let bytes = bytes_of(&file)?;
        let model: ModelFile = serde_json::from_slice(&bytes).map_err(|error| wrong(error.to_string()))?;
        let names = model.id2label.ok_or_else(|| wrong("there is no `id2label`".to_owned()))?;
        let labels = labels_in_order(&names).map_err(wrong)?;
        let padding = model.pad_token_id.unwrap_or(0);
        // In this family positions are counted from behind the padding token, and the first ones are never used.
        let unused = match model.model_type.as_deref() {
            Some(kind) if kind.contains("roberta") || kind == "camembert" => padding as usize + 1,
            _ => 0,
        };
        let positions = model.max_position_embeddings.map(|positions| positions.saturating_sub(unused));
        let length = [positions, length_of_tokenizer(folder)?].into_iter().flatten().fold(LONGEST, usize::min);
        Ok(Self { labels, length, padding })
    }
}

/// The labels by their numbers, which must be 0, 1, 2 and so on.
fn labels_in_order(names: &BTreeMap<String, String>) -> Result<Vec<Label>, String> {
    if names.is_empty() {
        return Err("`id2label` is empty".to_owned());
    }
    (0..names.len())
        .map(|number| {
            let name = names.get(&number.to_string()).ok_or_else(|| format!("`id2label` has no label {number}"))?;
            Ok(Label::new(name))
        })
        .collect()
}

fn length_of_tokenizer(folder: &Path) -> Result<Option<usize>, TaggerError> {
    let file = folder.join("tokenizer_config.json");
    if !file.exists() {
        return Ok(None);
    }
    let bytes = bytes_of(&file)?;
    let tokenizer: TokenizerFile = serde_json::from_slice(&bytes)
        .map_err(|error| TaggerError::Configuration { file: file.clone(), reason: error.to_string() })?;
    Ok(tokenizer.model_max_length.filter(|length| *length >= 1.0).map(|length| length as usize))
}

/// The bytes of a file of the folder.
pub(crate) fn bytes_of(file: &Path) -> Result<Vec<u8>, TaggerError> {
    fs::read(file).map_err(|source| match source.kind() {
        io::ErrorKind::NotFound => TaggerError::Missing { file: file.to_path_buf() },
        _ => TaggerError::Unreadable { file: file.to_path_buf(), source },
    })
}
