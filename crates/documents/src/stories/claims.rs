//! Who says what: the same claim in two outlets, another stance to the same thing, and one source that is said to have said
//! a thing and its contrary.

mod silence;
mod standing;
#[cfg(test)]
mod tests;

use super::{
    Verdict,
    bags::Bag,
    drafts::Drafts,
    polarity::{Clause, clauses},
    union::Groups,
    values::{self, Amount, Values},
    view::{self, View},
    voices::Voice,
    words::{lemma, words},
};
use crate::{
    dossier::{ClaimNote, Span},
    lexicon::{Stance, WordKind, is_kind, reporting_noun, reporting_verbs},
};
use standing::Edge;
use std::collections::BTreeMap;

/// Claims under one name that are compared with each other.
const MOST: usize = 150;

/// A claim as one document reports it.
#[derive(Debug)]
struct Said<'v> {
    view: &'v View<'v>,
    note: &'v ClaimNote,
    voice: Voice,
    holder: &'v str,
    target: Option<Voice>,
    clauses: Vec<Clause>,
    /// What is said, and of whom or what.
    topic: Bag,
    /// What is said, without the names of whom it is said of.
    content: Bag,
    /// The figures in what is said.
    values: Values<'v>,
}

/// Findings about all claims whose holder is known.
pub(super) fn find(views: &[View<'_>], drafts: &mut Drafts) {
    let said = collect(views);
    let mut edges: Vec<Edge> = Vec::new();
    for (left, right) in pairs(&said) {
        edges.extend(standing::compare(&said, left, right));
    }
    edges.sort_by(|one, other| {
        other.strength.total_cmp(&one.strength).then((one.left, one.right).cmp(&(other.left, other.right)))
    });
    for verdict in [Verdict::Conflict, Verdict::Differ, Verdict::Compatible, Verdict::Agree] {
        let own: Vec<&Edge> = edges.iter().filter(|edge| edge.verdict == verdict).collect();
        let mut groups = Groups::new(said.len());
        for edge in &own {
            groups.join(edge.left, edge.right);
        }
        for edge in own {
            let root = groups.root(edge.left);
            let evidence = [edge.left, edge.right].map(|place| evidence(&said[place])).to_vec();
            drafts.add(verdict, format!("claim {root:06}"), edge.about.clone(), evidence, edge.strength);
        }
    }
}

fn collect<'v>(views: &'v [View<'v>]) -> Vec<Said<'v>> {
    let mut said = Vec::new();
    for view in views {
        let figures = values::by_sentence(view);
        for note in &view.reading.dossier.claims {
            let Some(holder) = &note.holder else { continue };
            let content = matter(note);
            let of_sentence = figures.get(&note.sentence.at.start).into_iter().flatten();
            let told =
                of_sentence.filter(|figure| note.content.as_ref().is_some_and(|said| view::holds(said, figure.span)));
            let mut topic = Bag::of(content);
            if let Some(target) = &note.target {
                topic.extend(&Bag::of(&target.span.text));
            }
            said.push(Said {
                view,
                note,
                voice: Voice::of(holder),
                holder: holder.span.text.as_str(),
                target: note.target.as_ref().map(Voice::of),
                clauses: clauses(content),
                content: note.target.as_ref().map_or_else(
                    || Bag::of(content),
                    |target| Bag::of(&content.replace(target.span.text.as_str(), " ")),
                ),
                topic,
                values: told.map(Amount::pair).collect(),
            });
        }
    }
    said
}

/// What a claim says. Of `dismissed the claims as baseless allegations` what is dismissed: the rest is what the holder thinks of it.
fn matter(note: &ClaimNote) -> &str {
    let content = note.content.as_ref().map_or_else(|| silent_on(note), |content| content.text.as_str());
    let rejected = content.split(" as ").next().filter(|_| note.stance == Stance::Rejects);
    rejected.unwrap_or(content)
}

/// On what somebody is silent who does not comment on it, where the claim has only the first noun: `reports of irregularities`.
fn silent_on(note: &ClaimNote) -> &str {
    if note.stance != Stance::NoComment || note.target.is_none() {
        return "";
    }
    let behind = note.cue.at.end.checked_sub(note.sentence.at.start);
    let rest = behind.and_then(|from| note.sentence.text.get(from..)).unwrap_or_default();
    rest.split([',', ';', '–', '—']).next().unwrap_or_default()
}

/// Claims of two outlets that may have one holder.
fn pairs(said: &[Said<'_>]) -> Vec<(usize, usize)> {
    let mut keys: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, claim) in said.iter().enumerate() {
        for key in claim.voice.keys() {
            let members = keys.entry(key).or_default();
            if members.len() < MOST {
                members.push(place);
            }
        }
    }
    let mut pairs = Vec::new();
    for members in keys.values() {
        for (nth, one) in members.iter().enumerate() {
            for other in &members[nth + 1..] {
                if said[*one].view.outlet != said[*other].view.outlet {
                    pairs.push((*one, *other));
                }
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn evidence(said: &Said<'_>) -> super::Evidence {
    let inside =
        |span: &&Span| said.note.sentence.at.start <= span.at.start && span.at.end <= said.note.sentence.at.end;
    let content = said.note.content.as_ref().filter(inside).map(|content| from_first_word(said.view, content));
    said.view.evidence(&said.note.sentence, content.as_ref().or(Some(&said.note.cue)))
}

/// What is said, without the colon or comma that stands before it.
fn from_first_word(view: &View<'_>, content: &Span) -> Span {
    let text = content.text.trim_start_matches(|mark: char| mark.is_whitespace() || matches!(mark, ':' | ',' | ';'));
    if text.is_empty() || text.len() == content.text.len() {
        return content.clone();
    }
    view::span(&view.reading.document, &(content.at.end - text.len()..content.at.end))
}

/// The claims of the document of one; all stand in the order of their documents.
fn of_document<'s, 'v>(one: &Said<'_>, all: &'s [Said<'v>]) -> impl Iterator<Item = &'s Said<'v>> {
    let document = one.view.place;
    let first = all.partition_point(|said| said.view.place < document);
    all[first..].iter().take_while(move |said| said.view.place == document)
}

/// Whether the word that reports is an apology.
fn apologises(note: &ClaimNote) -> bool {
    words(&note.cue.text).iter().any(|word| is_kind(&lemma(&word.folded), WordKind::Apology))
}

/// Whether a stance says that something is so or is not; praise and proposals do not.
fn asserts(stance: Stance) -> bool {
    !matches!(stance, Stance::NoComment | Stance::Criticises | Stance::Praises | Stance::Proposes | Stance::Threatens)
}

/// Whether a stance says no to what somebody is charged with.
fn denies(stance: Stance) -> bool {
    matches!(stance, Stance::Denies | Stance::Rejects)
}

/// Whether the verb itself says that what follows is not so. Where it is the content that denies ("said it had no part"),
/// its clause is negative already.
pub(super) fn negates(note: &ClaimNote) -> bool {
    // "The allegations are absurd": no word of the clause says no, and it does.
    if note.stance == Stance::Rejects {
        return true;
    }
    let negative = |stance: Stance| matches!(stance, Stance::Denies | Stance::Doubts | Stance::Rejects);
    let uses =
        |phrase: &str| reporting_verbs().exact(phrase).is_some_and(|uses| uses.iter().any(|one| negative(one.stance)));
    negative(note.stance)
        && (uses(&note.cue.text.to_lowercase())
            || words(&note.cue.text)
                .iter()
                .any(|word| uses(&word.folded) || reporting_noun(&word.folded).is_some_and(negative)))
}
