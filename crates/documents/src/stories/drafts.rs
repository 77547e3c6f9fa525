//! Findings while they are collected: what several pairs of outlets yield under one key becomes one finding, and agreements in the
//! same words are one.

use super::{Evidence, Finding, Verdict, bags::Bag, words::words};
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
        let findings = drafts
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
            .map(|((verdict, key), draft)| {
                let evidence = draft.evidence.into_values().flatten().collect();
                (key, Finding { verdict, about: draft.about, evidence })
            });
        each_once(without_quoted_counts(findings.collect()).into_iter())
    }
}

/// An agreement that is given.
struct Told {
    place: usize,
    words: BTreeSet<String>,
    /// The names of whom an event befalls.
    names: BTreeSet<String>,
    /// Of an undated event the number of parts between colons: a third one says that the event is only planned.
    parts: Option<usize>,
}

/// Findings without agreements that a stronger one says already: in the same words, or of an event of which that says more
/// (`seizure: tanker` behind `seizure: navy -> tanker`). What further outlets say of an undated event stands with the first; two
/// figures, days or sentences may be of two things, and are one only where no further outlet has them.
fn each_once(findings: impl Iterator<Item = (String, Finding)>) -> Vec<Finding> {
    let mut kept: Vec<Finding> = Vec::new();
    // Agreements by what stands before the colon.
    let mut said: BTreeMap<String, Vec<Told>> = BTreeMap::new();
    for (key, finding) in findings {
        if finding.verdict != Verdict::Agree {
            kept.push(finding);
            continue;
        }
        let parts = key.starts_with("event").then(|| finding.about.split(": ").count());
        let kind = finding.about.split(": ").next().unwrap_or_default().to_owned();
        let told: BTreeSet<String> = words(&finding.about).into_iter().map(|word| word.folded).collect();
        let names = parts.map(|_| befallen(&finding.about)).unwrap_or_default();
        let held = said.entry(kind).or_default();
        let again = held.iter().find(|held| {
            let known = documents(&finding).is_subset(&documents(&kept[held.place]));
            let less = parts.is_some() && (held.parts.is_none() || held.parts == parts) && told.is_subset(&held.words);
            let joins = parts.is_some() && held.parts.is_some();
            // The same outlets on the same event, which they call by other words: `hack: Norvane`, `hack: Norvane's computers`.
            let other_words = joins && held.parts == parts && known && !names.is_disjoint(&held.names);
            other_words || ((held.words == told || less) && (joins || known))
        });
        if let Some(held) = again {
            if parts.is_some() && held.parts.is_some() {
                let known = documents(&kept[held.place]);
                let further = finding.evidence.into_iter().filter(|item| !known.contains(&item.document));
                kept[held.place].evidence.extend(further);
                kept[held.place].evidence.sort_by_key(|item| item.document);
            }
            continue;
        }
        held.push(Told { place: kept.len(), words: told, names, parts });
        kept.push(finding);
    }
    kept
}

/// Findings without the small counts on which outlets agree that stand in words on which they agree as well: `bars: two` beside `firm
/// says: “we had to cut two bars”`.
fn without_quoted_counts(findings: Vec<(String, Finding)>) -> Vec<(String, Finding)> {
    let told =
        |finding: &Finding| -> BTreeSet<String> { words(&finding.about).into_iter().map(|word| word.folded).collect() };
    let agreed = findings.iter().filter(|(key, finding)| key.starts_with("claim") && finding.verdict == Verdict::Agree);
    let claims: Vec<_> = agreed.map(|(_, finding)| (told(finding), sentences(finding))).collect();
    let is_quoted = |finding: &Finding| {
        let (own, sentences) = (told(finding), sentences(finding));
        claims.iter().any(|(words, held)| own.is_subset(words) && sentences.is_subset(held))
    };
    let is_small = |key: &str, finding: &Finding| {
        key.starts_with("figure")
            && finding.verdict == Verdict::Agree
            && !finding.about.contains(|character: char| character.is_ascii_digit())
    };
    findings.into_iter().filter(|(key, finding)| !(is_small(key, finding) && is_quoted(finding))).collect()
}

/// Documents and first bytes of the sentences that a finding rests on.
fn sentences(finding: &Finding) -> BTreeSet<(usize, usize)> {
    finding.evidence.iter().map(|item| (item.document, item.sentence.at.start)).collect()
}

/// The names of whom an event befalls: behind the arrow, or of whom alone it is told.
fn befallen(about: &str) -> BTreeSet<String> {
    let parties = about.split(": ").nth(1).unwrap_or_default();
    let object = parties.rsplit(" -> ").next().unwrap_or_default();
    Bag::of(object).names().map(str::to_owned).collect()
}

fn documents(finding: &Finding) -> BTreeSet<usize> {
    finding.evidence.iter().map(|item| item.document).collect()
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

    #[test]
    fn a_small_count_in_words_on_which_outlets_agree_says_nothing_more() {
        let found = |key: &str, about: &str, documents: [usize; 2]| {
            let evidence = documents.map(evidence).to_vec();
            (key.to_owned(), Finding { verdict: Verdict::Agree, about: about.to_owned(), evidence })
        };
        let findings = vec![
            found("claim 1", "yard says: “we had to cut two of our boats and 300 jobs”", [0, 1]),
            found("figure 1", "boats: two", [0, 1]),
            found("figure 2", "boats: two", [1, 2]),
            found("figure 3", "boats: three", [0, 1]),
            found("figure 4", "jobs: 300", [0, 1]),
        ];
        let kept: Vec<String> = without_quoted_counts(findings).into_iter().map(|(key, _)| key).collect();
        assert_eq!(kept, ["claim 1", "figure 2", "figure 3", "figure 4"]);
    }

    #[test]
    fn agreements_on_an_event_in_the_same_or_fewer_words_are_one() {
        let found = |key: &str, about: &str, documents: [usize; 2]| {
            let evidence = documents.map(evidence).to_vec();
            (key.to_owned(), Finding { verdict: Verdict::Agree, about: about.to_owned(), evidence })
        };
        let findings = [
            found("event 1", "seizure: navy -> tanker", [0, 1]),
            found("event 2", "seizure: tanker", [1, 2]),
            found("event 3", "seizure: cutter", [1, 2]),
            found("event 4", "seizure: Marta Lind", [1, 2]),
            found("event 5", "seizure: navy -> Marta Lind's hold", [1, 2]),
            found("event 6", "seizure: Marta Lind's hold", [0, 1]),
            found("figure 1", "ships: two", [0, 1]),
            found("figure 2", "ships: two", [0, 1]),
            found("figure 3", "ships: two", [1, 2]),
        ];
        let kept: Vec<(String, usize)> = each_once(findings.into_iter())
            .into_iter()
            .map(|finding| (finding.about, finding.evidence.len()))
            .collect();
        let kept: Vec<(&str, usize)> = kept.iter().map(|(about, count)| (about.as_str(), *count)).collect();
        let expected = [
            ("seizure: navy -> tanker", 3),
            ("seizure: cutter", 2),
            ("seizure: Marta Lind", 2),
            ("seizure: Marta Lind's hold", 2),
            ("ships: two", 2),
            ("ships: two", 2),
        ];
        assert_eq!(kept, expected);
    }
}
