//! A tagger of the user's own, such as one over an ONNX model: it may add findings, and takes none away.
//!
//! The rules of this crate stay as they are whatever a tagger says. What it finds stands apart in the dossier
//! ([`crate::Dossier::tagged`]) with the tagger's name, so that a reader sees which findings a model made.

use serde::Serialize;
use std::{collections::BTreeMap, fmt, ops::Range};

/// Something that finds stretches of a text.
pub trait Tagger: Send + Sync {
    /// Its name and version, as it stands in the dossier: `my-ner 1.2`.
    fn name(&self) -> String;

    /// What it finds in a text, or why it could not say: then the dossier says so ([`Tagged::failed`]) and has everything
    /// else. Ranges are bytes of the text; one that is not on the borders of characters, or lies outside, is left out and
    /// counted in [`Tagged::refused`].
    fn tag(&self, text: &str) -> Result<Vec<Tag>, String>;
}

/// A stretch that a tagger found.
#[derive(Debug, Clone, PartialEq)]
pub struct Tag {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// The tagger's word for it: `PERSON`.
    pub label: String,
    /// How sure it is, 0 to 1.
    pub score: f32,
}

/// What a tagger found in one document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tagged {
    /// The tagger's name.
    pub tagger: String,
    /// What it found, in the order of the text.
    pub tags: Vec<TagNote>,
    /// Findings that were no ranges of the text.
    #[serde(skip_serializing_if = "is_zero")]
    pub refused: usize,
    /// Why the tagger could not say what it finds. There are no tags then, which does not mean that there is nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed: Option<String>,
}

impl Tagged {
    /// The labels, each with its wordings in the order of the text; a wording stands once, with the highest of its scores.
    pub fn wordings(&self) -> BTreeMap<&str, Vec<(String, f32)>> {
        let mut labels: BTreeMap<&str, Vec<(String, f32)>> = BTreeMap::new();
        for tag in &self.tags {
            let wordings = labels.entry(&tag.label).or_default();
            let wording = tag.span.text.split_whitespace().collect::<Vec<_>>().join(" ");
            match wordings.iter_mut().find(|(known, _)| *known == wording) {
                Some((_, score)) => *score = score.max(tag.score),
                None => wordings.push((wording, tag.score)),
            }
        }
        labels
    }
}

/// A finding of a tagger.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TagNote {
    /// Where it stands.
    #[serde(flatten)]
    pub span: crate::Span,
    /// The tagger's word for it.
    pub label: String,
    /// How sure the tagger is.
    pub score: f32,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the form that serde asks for")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// Asks a tagger about a document.
pub(crate) fn ask(tagger: &dyn Tagger, document: &crate::Document) -> Tagged {
    let (mut tags, failed) = match tagger.tag(&document.text) {
        Ok(tags) => (tags, None),
        Err(reason) => (Vec::new(), Some(reason)),
    };
    let found = tags.len();
    tags.retain(|tag| !tag.range.is_empty() && document.text.get(tag.range.clone()).is_some());
    let refused = found - tags.len();
    tags.sort_by_key(|tag| (tag.range.start, tag.range.end));
    let note = |tag: Tag| {
        let source = document.offsets.source(&tag.range);
        let text = document.slice(&tag.range).to_owned();
        let span = crate::Span { start: source.start, end: source.end, text, at: tag.range };
        TagNote { span, label: tag.label, score: tag.score }
    };
    Tagged { tagger: tagger.name(), tags: tags.into_iter().map(note).collect(), refused, failed }
}

/// A tagger as a part of a reader, which prints its name only.
pub(crate) struct Held<'a>(pub(crate) &'a dyn Tagger);

impl fmt::Debug for Held<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.name())
    }
}
