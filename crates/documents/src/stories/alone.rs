//! What one outlet says and no other: named parties first, then what named people say, sums, and dated events.

use super::{Evidence, Verdict, drafts::Drafts, index::Index, parties, view::View};
use crate::dossier::Span;
use std::collections::BTreeSet;

/// Findings for each outlet, at most.
const MOST: usize = 10;
/// A sentence of which another outlet has so much is no news of one.
const TOLD: f64 = 0.5;
/// Words of what is said in the title of a finding.
const TOPIC_WORDS: usize = 14;
/// Sentences of other outlets that are looked at for each word.
const LOOKED_AT: usize = 60;

/// Something that a document says.
#[derive(Debug)]
struct Item {
    about: String,
    evidence: Vec<Evidence>,
    strength: f64,
}

/// Findings of one outlet each. What is evidence of another finding is not said alone.
pub(super) fn find(views: &[View<'_>], index: &Index<'_>, drafts: &mut Drafts) {
    let covered = drafts.sentences();
    for (place, view) in views.iter().enumerate().filter(|(_, view)| view.outlet == view.place) {
        let mut items = only_party(views, view);
        items.extend(sentences(view).into_iter().filter(|item| {
            item.evidence.iter().all(|evidence| {
                let start = evidence.sentence.at.start;
                !covered.contains(&(view.place, start)) && !told_elsewhere(views, index, place, start)
            })
        }));
        items.sort_by(|one, other| other.strength.total_cmp(&one.strength));
        let mut seen: BTreeSet<usize> = BTreeSet::new();
        items.retain(|item| item.evidence.first().is_some_and(|evidence| seen.insert(evidence.sentence.at.start)));
        for (nth, item) in items.into_iter().take(MOST).enumerate() {
            let mut evidence = item.evidence;
            let copied = in_copies(views, view, &evidence);
            evidence.extend(copied);
            let about = format!("only {}: {}", view.name(), item.about);
            drafts.add(Verdict::Alone, format!("alone {:06} {nth}", view.place), about, evidence, item.strength);
        }
    }
}

/// Whether a sentence of another outlet has most of what a sentence says.
fn told_elsewhere(views: &[View<'_>], index: &Index<'_>, place: usize, start: usize) -> bool {
    let view = &views[place];
    let Some(sentence) = view.sentence_at(start) else { return true };
    index.elsewhere(views, view.outlet, &sentence.bag, LOOKED_AT).into_iter().any(|(other, number)| {
        let another = &views[other].sentences[number].bag;
        // A headline of four words covers much and says little.
        another.len() >= 4 && sentence.bag.shared_words(another) >= 3 && sentence.bag.coverage(another) >= TOLD
    })
}

/// The listed parties that no other outlet names, as one finding.
fn only_party(views: &[View<'_>], view: &View<'_>) -> Vec<Item> {
    let elsewhere: BTreeSet<&str> = views
        .iter()
        .filter(|other| other.outlet != view.outlet)
        .flat_map(|other| parties::named(other).map(|party| party.entity.as_str()))
        .collect();
    let only: Vec<_> = parties::named(view).filter(|party| !elsewhere.contains(party.entity.as_str())).collect();
    if only.is_empty() {
        return Vec::new();
    }
    let names: Vec<&str> = only.iter().map(|party| party.caption.as_str()).collect();
    let mut evidence: Vec<Evidence> = Vec::new();
    for item in only.iter().filter_map(|party| parties::mention(view, party)) {
        if evidence.len() < MOST && !evidence.iter().any(|held| held.sentence.at == item.sentence.at) {
            evidence.push(item);
        }
    }
    vec![Item { about: format!("names {}", names.join("; ")), evidence, strength: 10.0 }]
}

/// Claims, figures and dated events of a document that could be news of one outlet.
fn sentences(view: &View<'_>) -> Vec<Item> {
    let dossier = &view.reading.dossier;
    let mut items = Vec::new();
    let mut add = |about: String, sentence: &Span, words: &Span, strength: f64| {
        // The more a sentence tells, the better; a long one is not better for ever.
        let told = view.sentence_at(sentence.at.start).map_or(0.0, |sentence| sentence.bag.total().min(12.0) * 0.15);
        items.push(Item { about, evidence: vec![view.evidence(sentence, Some(words))], strength: strength + told });
    };
    for claim in &dossier.claims {
        let Some(holder) = &claim.holder else { continue };
        let named = holder.span.text.split_whitespace().any(|word| word.starts_with(char::is_uppercase));
        let topic = claim.content.as_ref().or(claim.target.as_ref().map(|target| &target.span));
        let topic = topic.map(|span| format!(": {}", shortened(&span.text))).unwrap_or_default();
        let about = format!("{} {}{topic}", holder.span.text, claim.stance.verb(holder.is_plural()));
        add(about, &claim.sentence, &claim.cue, if named { 4.0 } else { 3.0 });
    }
    for figure in dossier.figures.iter().filter(|figure| figure.unit != "ordinal") {
        let money = figure.unit.bytes().all(|byte| byte.is_ascii_uppercase());
        let measured =
            figure.measures.as_deref().map_or(String::new(), |measure| format!(" ({})", measure.replace('_', " ")));
        let about = format!("{}{measured}", figure.span.text);
        add(about, &figure.sentence, &figure.span, if money { 3.5 } else { 1.5 });
    }
    for event in &dossier.events {
        let about = super::kinds::in_words(&event.kind);
        add(about, &event.sentence, &event.span, if event.date.is_some() { 2.5 } else { 1.0 });
    }
    items
}

/// The beginning of a text, up to a word's end.
fn shortened(text: &str) -> String {
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | ',' | ':'));
    let mut words = text.split_whitespace();
    let kept: Vec<&str> = words.by_ref().take(TOPIC_WORDS).collect();
    let more = if words.next().is_some() { " …" } else { "" };
    format!("{}{more}", kept.join(" "))
}

/// The same sentences in the near copies of a document.
fn in_copies(views: &[View<'_>], view: &View<'_>, evidence: &[Evidence]) -> Vec<Evidence> {
    let mut found = Vec::new();
    for copy in views.iter().filter(|other| other.outlet == view.outlet && other.place != view.place) {
        let same =
            copy.sentences.iter().find(|sentence| evidence.iter().any(|item| item.sentence.text == sentence.span.text));
        found.extend(same.map(|sentence| copy.evidence(&sentence.span, None)));
    }
    found
}
