//! Which listed parties the outlets name: one more than another. That two name the same party is no news: it stands with the
//! parties.

use super::{Evidence, Verdict, drafts::Drafts, view::View};
use crate::{dossier::PartyNote, names::Certainty};
use std::collections::BTreeSet;

/// Parties that a document names for sure enough.
pub(super) fn named<'v>(view: &View<'v>) -> impl Iterator<Item = &'v PartyNote> + use<'v> {
    view.reading
        .dossier
        .parties
        .iter()
        .filter(|party| party.certainty > Certainty::Possible && !party.mentions.is_empty())
}

/// Findings about the parties that outlets name.
pub(super) fn find(views: &[View<'_>], drafts: &mut Drafts) {
    // Of lists of different length the longest is held against each other outlet that names some of it.
    let mut longest: Vec<(&View<'_>, BTreeSet<&str>)> =
        views.iter().map(|view| (view, named(view).map(|party| party.entity.as_str()).collect())).collect();
    longest.sort_by_key(|(view, entities)| (std::cmp::Reverse(entities.len()), view.place));
    let Some((most, all)) = longest.first() else { return };
    for (view, some) in &longest[1..] {
        let shared = some.intersection(all).count();
        if view.outlet == most.outlet || shared == 0 || !some.is_subset(all) || some.len() == all.len() {
            continue;
        }
        // Who may be named is not missing.
        let possible: BTreeSet<&str> = view.reading.dossier.parties.iter().map(|party| party.entity.as_str()).collect();
        let more: Vec<&PartyNote> = named(most).filter(|party| !possible.contains(party.entity.as_str())).collect();
        if more.is_empty() {
            continue;
        }
        let names: Vec<&str> = more.iter().map(|party| party.caption.as_str()).collect();
        let about = format!(
            "listed parties: {} names {} more than {}: {}",
            most.name(),
            more.len(),
            view.name(),
            names.join("; ")
        );
        let known = named(view).next().and_then(|party| mention(view, party));
        let evidence = more.first().and_then(|party| mention(most, party)).into_iter().chain(known).collect();
        drafts.add(Verdict::Compatible, format!("parties {:06}", view.place), about, evidence, 2.0);
    }
}

/// The sentence of the first mention of a party.
pub(super) fn mention(view: &View<'_>, party: &PartyNote) -> Option<Evidence> {
    party.mentions.first().map(|mention| view.evidence(&mention.sentence, Some(&mention.span)))
}
