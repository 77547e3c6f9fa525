//! One match as a card: the score, the reasons in words, what is known of the party, and the evidence behind it.

use crate::{
    Snapshot,
    pages::words::{list_title, party_address, schema_in_words},
};
use interdict_matching::{Explanation, LeftWord};
use interdict_screening::{Match, Settings};

/// From this score on a match is called strong, and from the second on possible. Below it is faint. The words help the eye;
/// nothing is decided by them.
const BANDS: [(f64, &str, &str); 3] =
    [(0.85, "strong", "strong match"), (0.6, "possible", "possible match"), (0.0, "faint", "faint match")];

/// A link to another record of the same party.
pub(super) struct PartyLink {
    pub(super) href: String,
    pub(super) label: String,
}

/// A reason, and whether it speaks against the match.
pub(super) struct Reason {
    pub(super) text: String,
    pub(super) against: bool,
}

/// Two words that were taken for each other.
pub(super) struct WordRow {
    pub(super) asked: String,
    pub(super) listed: String,
    pub(super) how: String,
    pub(super) likeness: String,
    pub(super) weight: String,
    pub(super) same: bool,
}

/// A feature and what it adds.
pub(super) struct EvidenceRow {
    pub(super) says: String,
    pub(super) points: String,
    pub(super) against: bool,
}

/// The whole explanation.
pub(super) struct ExplanationView {
    pub(super) asked: String,
    pub(super) asked_folded: String,
    pub(super) listed: String,
    pub(super) listed_folded: String,
    pub(super) words: Vec<WordRow>,
    pub(super) left_in_asked: String,
    pub(super) left_in_listed: String,
    pub(super) evidence: Vec<EvidenceRow>,
}

/// A match.
pub(super) struct Card {
    pub(super) number: usize,
    pub(super) entity: String,
    pub(super) href: String,
    pub(super) caption: String,
    pub(super) kind: String,
    pub(super) score: String,
    /// Of 100, for the bar.
    pub(super) width: String,
    /// Where the threshold stands on the bar.
    pub(super) threshold: String,
    pub(super) band: &'static str,
    pub(super) band_in_words: &'static str,
    /// The listed name that matched; empty if a number alone did.
    pub(super) matched_name: String,
    pub(super) weak: bool,
    /// Whether the matched name is another than the one in the heading.
    pub(super) by_alias: bool,
    pub(super) reasons: Vec<Reason>,
    pub(super) lists: Vec<String>,
    pub(super) programmes: Vec<String>,
    pub(super) since: String,
    pub(super) same_party: Vec<PartyLink>,
    pub(super) explanation: Option<ExplanationView>,
}

impl Card {
    pub(super) fn of(snapshot: &Snapshot, number: usize, found: &Match, settings: &Settings) -> Self {
        let (_, band, band_in_words) = BANDS.into_iter().find(|(from, ..)| found.score >= *from).unwrap_or(BANDS[2]);
        let matched_name = found.matched_name.as_ref().map(|name| name.text.clone()).unwrap_or_default();
        let link = |id: &String| PartyLink { href: party_address(id, settings.as_of), label: caption(snapshot, id) };
        Self {
            number,
            entity: found.entity.clone(),
            href: party_address(&found.entity, settings.as_of),
            caption: found.caption.clone(),
            kind: schema_in_words(&found.schema),
            score: format!("{:.3}", found.score),
            width: format!("{:.1}", found.score * 100.0),
            threshold: format!("{:.1}", settings.threshold * 100.0),
            band,
            band_in_words,
            weak: found.matched_name.as_ref().is_some_and(|name| name.weak),
            by_alias: !matched_name.is_empty() && matched_name != found.caption,
            matched_name,
            reasons: found.reasons.iter().map(|text| reason(text)).collect(),
            lists: found.lists.iter().map(|dataset| list_title(snapshot, dataset)).collect(),
            programmes: found.programmes.clone(),
            since: found.listed_on.map(|day| day.to_string()).unwrap_or_default(),
            same_party: found.same_party.iter().map(link).collect(),
            explanation: found.explanation.as_ref().map(explained),
        }
    }
}

/// What a record of another list is called: its name and its identity.
fn caption(snapshot: &Snapshot, id: &str) -> String {
    snapshot.records(id).next().map_or_else(|| id.to_owned(), |entity| format!("{} ({id})", entity.caption()))
}

/// Reasons that begin so speak against a match.
const AGAINST: [&str; 3] = ["other ", "only asked", "only listed"];

fn reason(text: &str) -> Reason {
    Reason { text: text.to_owned(), against: AGAINST.iter().any(|beginning| text.starts_with(beginning)) }
}

fn explained(explanation: &Explanation) -> ExplanationView {
    let words = explanation.words.iter().map(|pair| WordRow {
        asked: pair.query.clone(),
        listed: pair.listed.clone(),
        how: pair.how.clone(),
        likeness: format!("{:.2}", pair.likeness),
        weight: format!("{:.2}", pair.weight),
        same: pair.how == "same",
    });
    let evidence = explanation.features.iter().filter(|feature| feature.points.abs() >= 0.0005);
    let evidence = evidence.map(|feature| EvidenceRow {
        says: feature.says.clone(),
        points: format!("{:+.3}", feature.points).replace('-', "\u{2212}"),
        against: feature.points < 0.0,
    });
    ExplanationView {
        asked: explanation.names.query.clone(),
        asked_folded: explanation.names.query_folded.clone(),
        listed: explanation.names.listed.clone(),
        listed_folded: explanation.names.listed_folded.clone(),
        words: words.collect(),
        left_in_asked: joined(&explanation.left_in_query),
        left_in_listed: joined(&explanation.left_in_listed),
        evidence: evidence.collect(),
    }
}

fn joined(words: &[LeftWord]) -> String {
    words.iter().map(|left| left.word.as_str()).collect::<Vec<_>>().join(" ")
}
