//! What one outlet tells as a fact and another lets somebody deny: "The chairman has turned down a bonus", and "the bank
//! denied that the chairman had turned down a bonus".

use super::{
    Verdict,
    drafts::Drafts,
    index::Index,
    polarity::{Clause, clauses, opposite},
    view::{Sentence, View},
    words::Bag,
};
use crate::{dossier::ClaimNote, lexicon::Stance};

/// The part of the denied clause that the fact must have.
const MOST_OF_IT: f64 = 0.8;
/// Words that both have, at least: with fewer, a denial of `any part in the attack` would contradict every attack.
const WORDS: usize = 3;
/// Denials of one document that are looked at.
const MOST: usize = 60;
/// Denials of all documents of a story that are looked at.
const MOST_OF_ALL: usize = 1_500;
/// Sentences that are looked at for each word of a denial.
const LOOKED_AT: usize = 60;

/// Findings about denials of what another outlet states itself.
pub(super) fn find(views: &[View<'_>], index: &Index<'_>, drafts: &mut Drafts) {
    let denials = views.iter().flat_map(|view| {
        view.reading.dossier.claims.iter().filter(|claim| denies(claim)).take(MOST).map(move |claim| (view, claim))
    });
    for (view, claim) in denials.take(MOST_OF_ALL) {
        let Some((content, holder)) = claim.content.as_ref().zip(claim.holder.as_ref()) else { continue };
        for denied in clauses(&content.text).iter().filter(|clause| clause.bag.len() >= WORDS) {
            for (place, number) in index.elsewhere(views, view.outlet, &denied.bag, LOOKED_AT) {
                let other = &views[place];
                if !states(other, &other.sentences[number], denied) {
                    continue;
                }
                let fact = &other.sentences[number].span;
                let about = format!("“{}”: stated against denied by {}", denied.text, holder.span.text);
                let evidence = vec![view.evidence(&claim.sentence, Some(content)), other.evidence(fact, None)];
                let key = format!("denial {:06} {:06}", view.place, content.at.start);
                drafts.add(Verdict::Differ, key, about, evidence, denied.bag.total());
            }
        }
    }
}

fn denies(claim: &ClaimNote) -> bool {
    matches!(claim.stance, Stance::Denies | Stance::Rejects)
}

/// Whether a document itself says in a sentence what is denied.
fn states(view: &View<'_>, sentence: &Sentence, denied: &Clause) -> bool {
    if sentence.bag.shared_words(&denied.bag) < WORDS
        || sentence.bag.shared(&denied.bag) < MOST_OF_IT * denied.bag.total()
    {
        return false;
    }
    // What somebody says is his claim, and no word of the outlet's own; to turn down is what is denied itself.
    let claimed =
        view.reading.dossier.claims.iter().any(|claim| {
            claim.sentence.at == sentence.span.at && Bag::of(&claim.cue.text).shared_words(&denied.bag) == 0
        });
    let same = |clause: &Clause| {
        opposite(clause, denied) == Some(false) && clause.bag.shared(&denied.bag) >= MOST_OF_IT * denied.bag.total()
    };
    !claimed && !sentence.span.text.ends_with('?') && clauses(&sentence.span.text).iter().any(same)
}

#[cfg(test)]
mod tests {
    use crate::{
        plain,
        reading::{Reader, Settings},
        stories::{Verdict, compare},
    };

    fn differs(first: &str, second: &str) -> bool {
        let read = |name: &str, text: &str| Reader::new(&[]).read(plain::read(name, text), &Settings::default());
        let common =
            "Norvane Bank was fined over payments for customers in Sudan and Iran, regulators in New York said.";
        let readings =
            [read("first", &format!("{common}\n\n{first}")), read("second", &format!("{common}\n\n{second}"))];
        let stories = compare(&readings.iter().collect::<Vec<_>>());
        let findings = stories.iter().flat_map(|story| &story.findings);
        findings.filter(|finding| finding.verdict == Verdict::Differ).any(|finding| finding.about.contains("denied by"))
    }

    #[test]
    fn a_fact_of_one_outlet_that_somebody_denies_in_another_is_a_difference() {
        let fact = "The chairman of Norvane Bank turned down a bonus of ten million.";
        assert!(differs(fact, "The bank denied that the chairman had turned down a bonus."));
        assert!(differs(
            fact,
            "The bank denied that the chairman had turned down a bonus, saying that none had been due."
        ));
        assert!(!differs(
            "Analysts said the chairman had turned down a bonus.",
            "The bank denied that the chairman had turned down a bonus."
        ));
        assert!(!differs(
            "The chairman did not turn down a bonus.",
            "The bank denied that the chairman had turned down a bonus."
        ));
        assert!(!differs(
            "The chairman was seen in Sudan.",
            "The bank denied that the chairman had turned down a bonus."
        ));
    }
}
