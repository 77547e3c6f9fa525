//! Findings while they are collected: what several pairs of outlets yield under one key becomes one finding.

use super::{Evidence, Finding, Verdict};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

#[derive(Debug)]
struct Draft {
    about: String,
    evidence: BTreeMap<usize, Vec<Evidence>>,
    strength: f64,
}

/// Findings by verdict and key.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    drafts: BTreeMap<(Verdict, String), Draft>,
}

impl Drafts {
    /// Adds what some outlets say. Of one key the strongest `about` counts, and of one document the first evidence in the text.
    pub(super) fn add(&mut self, verdict: Verdict, key: String, about: String, evidence: Vec<Evidence>, strength: f64) {
        let draft = self.drafts.entry((verdict, key)).or_insert_with(|| Draft {
            about: about.clone(),
            evidence: BTreeMap::new(),
            strength,
        });
        if strength > draft.strength {
            draft.about = about;
            draft.strength = strength;
        }
        for item in evidence {
            let held = draft.evidence.entry(item.document).or_default();
            match held.first() {
                None => held.push(item),
                // A headline says it shortest, a sentence of the text says it best.
                Some(first) if first.short && !item.short => *held = vec![item],
                Some(_) => {}
            }
        }
    }

    /// Documents and first bytes of all sentences that are evidence of something.
    pub(super) fn sentences(&self) -> BTreeSet<(usize, usize)> {
        self.drafts.values().flat_map(Draft::sentences).collect()
    }

    /// The findings: the sharpest first, within a verdict the strongest. What rests on the same sentences as a finding of
    /// the same verdict before it says it again, and is left out.
    pub(super) fn finish(self) -> Vec<Finding> {
        let mut drafts: Vec<((Verdict, String), Draft)> = self.drafts.into_iter().collect();
        drafts.sort_by(|((left, _), one), ((right, _), other)| {
            let outlets = |draft: &Draft| Reverse(draft.evidence.len());
            left.cmp(right)
                .then_with(|| other.strength.total_cmp(&one.strength))
                .then_with(|| outlets(one).cmp(&outlets(other)))
        });
        let mut seen: BTreeSet<(Verdict, BTreeSet<(usize, usize)>)> = BTreeSet::new();
        // Clauses that share a deed say nothing more where any finding has their sentences.
        let mut held = Held::default();
        // Findings about days: of two outlets out of three the third finding says nothing more.
        let mut dated = Held::default();
        drafts
            .into_iter()
            .filter(|((verdict, key), draft)| {
                // Figures of one pair of sentences are different things. What is found by the words around a date says
                // again what a known event says of the same sentences.
                let sentences: BTreeSet<(usize, usize)> = draft.sentences().collect();
                if key.starts_with("figure") {
                    held.add(*verdict, sentences);
                    return true;
                }
                let by_words = key.starts_with("day");
                let again = by_words && dated.has(&sentences, Some(*verdict))
                    || (by_words || key.starts_with("claim")) && seen.contains(&(*verdict, sentences.clone()))
                    || key.starts_with("event") && held.has(&sentences, Some(*verdict))
                    || (key.starts_with("statement") || key.starts_with("denial")) && held.has(&sentences, None);
                if by_words || key.starts_with("date") {
                    dated.add(*verdict, sentences.clone());
                }
                if !again {
                    held.add(*verdict, sentences.clone());
                }
                seen.insert((*verdict, sentences));
                !again
            })
            .map(|((verdict, _), draft)| Finding {
                verdict,
                about: draft.about,
                evidence: draft.evidence.into_values().flatten().collect(),
            })
            .collect()
    }
}

/// The sentences that findings rest on, and where to look for one of them.
#[derive(Debug, Default)]
struct Held {
    findings: Vec<(Verdict, BTreeSet<(usize, usize)>)>,
    by_sentence: BTreeMap<(usize, usize), Vec<usize>>,
}

impl Held {
    fn add(&mut self, verdict: Verdict, sentences: BTreeSet<(usize, usize)>) {
        for sentence in &sentences {
            self.by_sentence.entry(*sentence).or_default().push(self.findings.len());
        }
        self.findings.push((verdict, sentences));
    }

    /// Whether one finding, of a verdict or of any, rests on all of some sentences.
    fn has(&self, sentences: &BTreeSet<(usize, usize)>, verdict: Option<Verdict>) -> bool {
        let first = sentences.first().and_then(|first| self.by_sentence.get(first));
        first.into_iter().flatten().any(|place| {
            let (held, all) = &self.findings[*place];
            verdict.is_none_or(|verdict| verdict == *held) && sentences.is_subset(all)
        })
    }
}

impl Draft {
    fn sentences(&self) -> impl Iterator<Item = (usize, usize)> {
        self.evidence.values().flatten().map(|evidence| (evidence.document, evidence.sentence.at.start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Span;

    fn evidence(document: usize) -> Evidence {
        let sentence = Span { start: 0, end: 1, text: "A".to_owned(), at: 0..1 };
        Evidence { document, sentence, words: None, short: false }
    }

    #[test]
    fn three_outlets_that_say_the_same_make_one_finding_and_conflicts_come_first() {
        let mut drafts = Drafts::default();
        let mut add = |verdict, key: &str, documents: [usize; 2], strength| {
            drafts.add(verdict, key.to_owned(), key.to_owned(), documents.map(evidence).to_vec(), strength);
        };
        add(Verdict::Agree, "date", [0, 1], 1.0);
        add(Verdict::Agree, "date", [1, 2], 2.0);
        add(Verdict::Conflict, "claim", [0, 2], 0.5);
        let findings = drafts.finish();
        assert_eq!(findings.len(), 2);
        assert_eq!(findings[0].verdict, Verdict::Conflict);
        assert_eq!(findings[1].evidence.iter().map(|item| item.document).collect::<Vec<_>>(), [0, 1, 2]);
    }
}
