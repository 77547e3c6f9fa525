//! The tagger: a folder in, tags out.

use crate::{
    config::{Configuration, bytes_of},
    error::TaggerError,
    labels::Label,
    network::Network,
    stretches::{Word, stretches},
    windows::windows,
};
use interdict_documents::{Tag, Tagger};
use std::{
    fmt,
    ops::Range,
    path::{Path, PathBuf},
};
use tokenizers::{Encoding, PostProcessor as _, Tokenizer};

/// A window must hold so many tokens of the text.
const NARROWEST: usize = 4;

/// A token-classification model of the user's own.
///
/// Answers are the same on every run and with any number of threads. On another processor the last digits of the scores
/// may differ, since sums are added up in another order there; scores are given in thousandths.
pub struct OnnxTagger {
    folder: PathBuf,
    name: String,
    tokenizer: Tokenizer,
    network: Network,
    labels: Vec<Label>,
    /// So many tokens of the text are in a window, without those that frame it.
    capacity: usize,
}

impl OnnxTagger {
    /// Opens a folder with `model.onnx`, `tokenizer.json` and `config.json`.
    ///
    /// `tokenizer_config.json`, if there, may say how long a window may be. Everything is read, checked against each other
    /// and tried before this returns.
    pub fn open(folder: &Path) -> Result<Self, TaggerError> {
        let configuration = Configuration::read(folder)?;
        let tokenizer_file = folder.join("tokenizer.json");
        let model_file = folder.join("model.onnx");
        let mut digest = blake3::Hasher::new();
        let tokenizer_bytes = bytes_of(&tokenizer_file)?;
        digest.update(&tokenizer_bytes);
        digest.update(&bytes_of(&folder.join("config.json"))?);
        digest.update(&bytes_of(&model_file)?);

        let unusable = |error: tokenizers::Error| TaggerError::Tokenizer {
            file: tokenizer_file.clone(),
            reason: error.to_string(),
        };
        let mut tokenizer = Tokenizer::from_bytes(&tokenizer_bytes).map_err(unusable)?;
        // Windows are cut here, and filled up where a model needs it.
        tokenizer.with_truncation(None).map_err(unusable)?;
        tokenizer.with_padding(None);

        let network = Network::load(&model_file, configuration.length, configuration.padding)?;
        if network.labels != configuration.labels.len() {
            return Err(TaggerError::Labels {
                file: folder.join("config.json"),
                named: configuration.labels.len(),
                given: network.labels,
            });
        }
        let length = network.fixed().unwrap_or(configuration.length);
        let frame = tokenizer.get_post_processor().map_or(0, |processor| processor.added_tokens(false));
        let capacity = length.saturating_sub(frame);
        if capacity < NARROWEST {
            return Err(TaggerError::Configuration {
                file: folder.join("config.json"),
                reason: format!(
                    "a window of {length} tokens has room for {capacity} of the text; {NARROWEST} are needed"
                ),
            });
        }
        let called = folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf());
        let called = called.file_name().map_or_else(|| "model".to_owned(), |name| name.to_string_lossy().into_owned());
        let name = format!("{called} (ONNX, {})", &digest.finalize().to_hex()[..12]);
        Ok(Self { folder: folder.to_path_buf(), name, tokenizer, network, labels: configuration.labels, capacity })
    }

    /// What the model finds in a text, in its order.
    pub fn stretches(&self, text: &str) -> Result<Vec<Tag>, TaggerError> {
        let encoding = self.tokenizer.encode(text, false).map_err(|error| self.tokenizer_failed(0, &*error))?;
        let begins = word_begins(text, &encoding);
        let mut words: Vec<Word> = Vec::with_capacity(begins.len());
        for window in windows(&begins, self.capacity) {
            let at = encoding.get_offsets()[window.tokens.start].0;
            let (tokens, frame) = self.framed(&encoding, window.tokens.clone(), at)?;
            let failed = |reason| TaggerError::Inference { file: self.folder.join("model.onnx"), at, reason };
            let scores = self.network.run(&tokens).map_err(failed)?;
            for token in window.kept {
                let (start, end) = encoding.get_offsets()[token];
                match words.last_mut() {
                    Some(word) if !begins[token] => word.range.end = end.max(word.range.end),
                    _ => {
                        let row = frame[token - window.tokens.start] * self.labels.len();
                        let (label, score) = likeliest(&scores[row..row + self.labels.len()]);
                        words.push(Word { range: start..end, label, score });
                    }
                }
            }
        }
        Ok(stretches(text, &words, &self.labels))
    }

    /// The tokens of a window with those that frame a text, and the place of each of its own in them.
    fn framed(
        &self,
        encoding: &Encoding,
        tokens: Range<usize>,
        at: usize,
    ) -> Result<(Vec<u32>, Vec<usize>), TaggerError> {
        let count = tokens.len();
        let window = Encoding::new(
            encoding.get_ids()[tokens.clone()].to_vec(),
            vec![0; count],
            encoding.get_tokens()[tokens.clone()].to_vec(),
            encoding.get_word_ids()[tokens.clone()].to_vec(),
            encoding.get_offsets()[tokens].to_vec(),
            vec![0; count],
            vec![1; count],
            Vec::new(),
            std::iter::empty().collect(),
        );
        let framed =
            self.tokenizer.post_process(window, None, true).map_err(|error| self.tokenizer_failed(at, &*error))?;
        let special = framed.get_special_tokens_mask();
        let places: Vec<usize> = (0..special.len()).filter(|place| special[*place] == 0).collect();
        if places.len() == count {
            Ok((framed.get_ids().to_vec(), places))
        } else {
            let reason = format!("{count} tokens became {} when they were framed", places.len());
            Err(TaggerError::Inference { file: self.folder.join("tokenizer.json"), at, reason })
        }
    }

    fn tokenizer_failed(&self, at: usize, error: &dyn fmt::Display) -> TaggerError {
        TaggerError::Inference { file: self.folder.join("tokenizer.json"), at, reason: error.to_string() }
    }
}

impl Tagger for OnnxTagger {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn tag(&self, text: &str) -> Result<Vec<Tag>, String> {
        self.stretches(text).map_err(|error| error.to_string())
    }
}

impl fmt::Debug for OnnxTagger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OnnxTagger").field("name", &self.name).finish_non_exhaustive()
    }
}

/// For each token whether it stands for itself.
///
/// Models are trained on the first piece of a word; what they say of the others means nothing. So a piece goes with the one
/// before it if the tokenizer says that both are of one word. Marks are apart: some tokenizers count a full stop to its word.
fn word_begins(text: &str, encoding: &Encoding) -> Vec<bool> {
    let words = encoding.get_word_ids();
    let lettered: Vec<bool> = encoding
        .get_offsets()
        .iter()
        .map(|(start, end)| {
            let piece = text.floor_char_boundary(*start)..text.ceil_char_boundary(*end);
            text.get(piece).is_some_and(|piece| piece.chars().any(char::is_alphanumeric))
        })
        .collect();
    (0..words.len())
        .map(|token| {
            token == 0
                || words[token].is_none()
                || words[token] != words[token - 1]
                || !lettered[token]
                || !lettered[token - 1]
        })
        .collect()
}

/// The place of the highest score, the first of equal ones, and its probability (softmax).
fn likeliest(scores: &[f32]) -> (usize, f32) {
    let mut best = 0;
    for (place, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = place;
        }
    }
    let sum: f32 = scores.iter().map(|score| libm::expf(score - scores[best])).sum();
    (best, 1.0 / sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likeliest_label_is_the_first_of_the_highest_with_its_share() {
        for (scores, expected) in [
            (&[0.0, 0.0][..], (0, 0.5)),
            (&[0.0, 100.0, 0.0][..], (1, 1.0)),
            (&[-1000.0, -1000.0, -1000.0, -1000.0][..], (0, 0.25)),
            (&[3.0e38, 0.0][..], (0, 1.0)),
        ] {
            assert_eq!(likeliest(scores), expected, "{scores:?}");
        }
    }
}
