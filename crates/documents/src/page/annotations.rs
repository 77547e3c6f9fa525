//! What is marked in an article, and the words that say why.

use super::{
    Context, claim_anchor, mention_anchor, sentence_anchor,
    words::{certainty_in_words, counted, days_in_words, enumeration, form_in_words, spaced, status_in_words},
};
use crate::{
    dossier::{ActorNote, ClaimNote, DateNote, Dossier, EventNote, FigureNote, MentionNote, PartyNote, RiskNote},
    reading::Reading,
};
use std::{cmp::Reverse, ops::Range};

/// The kinds of marks. Of two that cover the same words, the first of this order is outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A sentence that a section links to; not visible until it is the target.
    Sentence,
    Quote,
    Risk,
    Event,
    Cue,
    Mention,
    Date,
    Figure,
}

impl Kind {
    /// The visible kinds, as the legend lists them.
    pub(super) const VISIBLE: [Self; 7] =
        [Self::Mention, Self::Quote, Self::Cue, Self::Date, Self::Figure, Self::Event, Self::Risk];

    /// Class of the style sheet.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Sentence => "sentence",
            Self::Quote => "quote",
            Self::Risk => "risk",
            Self::Event => "event",
            Self::Cue => "cue",
            Self::Mention => "mention",
            Self::Date => "date",
            Self::Figure => "figure",
        }
    }

    /// What the legend calls it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Sentence => "sentence",
            Self::Quote => "quotation",
            Self::Risk => "offence",
            Self::Event => "event",
            Self::Cue => "word of reporting",
            Self::Mention => "listed party",
            Self::Date => "date",
            Self::Figure => "number or sum",
        }
    }
}

/// A marked stretch of a document's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Annotation {
    pub(super) range: Range<usize>,
    pub(super) kind: Kind,
    /// The evidence, in words.
    pub(super) why: String,
    /// What links point to.
    pub(super) anchor: Option<String>,
    /// Where it leads on to: of a mention, the page of the party.
    pub(super) leads_to: Option<String>,
}

/// Everything to be marked in a document; of two that cover the same words, the outer one first.
pub(super) fn of(context: &Context<'_>, number: usize, reading: &Reading) -> Vec<Annotation> {
    let dossier = &reading.dossier;
    let mut annotations: Vec<Annotation> = Vec::new();
    let mut add = |range: &Range<usize>, kind: Kind, why: String, anchor: Option<String>| {
        annotations.push(Annotation { range: range.clone(), kind, why, anchor, leads_to: None });
    };
    for (start, end) in context.sentences.get(number).into_iter().flatten() {
        add(&(*start..*end), Kind::Sentence, String::new(), Some(sentence_anchor(number, *start)));
    }
    for quote in &dossier.quotes {
        let said = quote.claim.and_then(|claim| dossier.claims.get(claim));
        let why = said.map_or_else(
            || "quotation: the text does not say whose".to_owned(),
            |claim| format!("quotation, {}", claim_words(claim)),
        );
        for part in &quote.parts {
            add(&part.at, Kind::Quote, why.clone(), None);
        }
    }
    for (place, claim) in dossier.claims.iter().enumerate() {
        add(&claim.cue.at, Kind::Cue, claim_words(claim), Some(claim_anchor(number, place)));
    }
    for date in &dossier.dates {
        add(&date.span.at, Kind::Date, date_words(date), None);
    }
    for figure in &dossier.figures {
        add(&figure.span.at, Kind::Figure, figure_words(figure), None);
    }
    for event in &dossier.events {
        add(&event.span.at, Kind::Event, event_words(dossier, event), None);
    }
    for risk in &dossier.risks {
        add(&risk.span.at, Kind::Risk, risk_words(risk), None);
    }
    let mentions = dossier.parties.iter().flat_map(|party| party.mentions.iter().map(move |mention| (party, mention)));
    annotations.extend(mentions.enumerate().map(|(place, (party, mention))| Annotation {
        range: mention.span.at.clone(),
        kind: Kind::Mention,
        why: mention_words(party, mention),
        anchor: Some(mention_anchor(number, place)),
        leads_to: context.address.map(|address| address(&party.entity)),
    }));
    annotations.sort_by_key(|annotation| (annotation.range.start, Reverse(annotation.range.end), annotation.kind));
    annotations
}

fn mention_words(party: &PartyNote, mention: &MentionNote) -> String {
    let mut why = format!("listed party: {} ({}); ", party.caption, party.entity);
    why.push_str(form_in_words(mention.form));
    if let Some(antecedent) = &mention.antecedent {
        why.extend([": stands for “", &antecedent.text, "”"]);
    }
    if mention.alias != party.caption {
        why.extend(["; on the list as “", &mention.alias, "”"]);
    }
    why.extend(["; ", &spaced(&party.certainty), ": ", certainty_in_words(party.certainty)]);
    if !party.words.is_empty() {
        why.extend(["; words that speak for it: ", &enumeration(&party.words)]);
    }
    if let Some(role) = &mention.role {
        why.extend(["; here: ", &role.text]);
    }
    if let Some(place) = &mention.place {
        why.extend(["; place: ", &place.text]);
    }
    why
}

/// Someone as the text names them, with the phrase beside the verb where that is another.
pub(super) fn actor_words(actor: &ActorNote) -> String {
    if actor.phrase.text.contains(&actor.span.text) {
        actor.phrase.text.clone()
    } else {
        format!("{} (“{}”)", actor.span.text, actor.phrase.text)
    }
}

fn claim_words(claim: &ClaimNote) -> String {
    let holder = claim.holder.as_ref().map_or_else(|| "someone not named".to_owned(), actor_words);
    let mut why = format!("claim: {holder} – {}", spaced(&claim.stance));
    if let Some(target) = &claim.target {
        why.extend([" – ", &actor_words(target)]);
    }
    let relays: Vec<String> = claim.relays.iter().map(|relay| relay.text.clone()).collect();
    if !relays.is_empty() {
        why.extend(["; through ", &enumeration(&relays)]);
    }
    why.extend(["; ", &spaced(&claim.kind)]);
    why
}

fn date_words(date: &DateNote) -> String {
    let mut why = format!("{}: {}", spaced(&date.kind), date.value);
    match (&date.first, &date.last) {
        (Some(first), Some(last)) => why.extend(["; ", &days_in_words(first, last)]),
        (Some(first), None) => why.extend(["; from ", &days_in_words(first, "")]),
        (None, Some(last)) => why.extend(["; up to ", &days_in_words(last, "")]),
        (None, None) => {}
    }
    why.extend(["; exact to: ", &spaced(&date.granularity)]);
    if let Some(needs) = &date.needs {
        why.extend(["; open, it needs: ", &needs.replace('_', " ")]);
    }
    why
}

fn figure_words(figure: &FigureNote) -> String {
    let mut why = String::from("figure: ");
    if let Some(bound) = &figure.bound {
        why.extend([bound.replace('_', " ").as_str(), " "]);
    }
    if figure.approximate {
        why.push_str("about ");
    }
    why.push_str(&figure.value);
    if let Some(upper) = &figure.upper {
        why.extend([" to ", upper]);
    }
    why.extend([" ", &figure.unit]);
    if let Some(measures) = &figure.measures {
        why.extend(["; measures: ", measures]);
    }
    if let Some(period) = &figure.period {
        why.extend(["; in: ", period]);
    }
    why
}

/// An event in a line: what, by whom, to whom, where.
pub(super) fn event_line(event: &EventNote) -> String {
    let kind = event.kind.replace('_', " ");
    let mut letters = kind.chars();
    let mut line: String = letters.next().map_or_else(String::new, |first| first.to_uppercase().collect());
    line.push_str(letters.as_str());
    if let Some(actor) = &event.actor {
        line.extend([", by ", &actor_words(actor)]);
    }
    if let Some(object) = &event.object {
        line.extend([": ", &actor_words(object)]);
    }
    if let Some(place) = &event.place {
        line.extend([", ", &place.text]);
    }
    line
}

fn event_words(dossier: &Dossier, event: &EventNote) -> String {
    let mut why = format!("event: {}; {}", event_line(event), status_in_words(event.status));
    if let Some(date) = event.date.and_then(|date| dossier.dates.get(date)) {
        why.extend(["; ", &date_words(date)]);
    }
    if event.claims.is_empty() {
        why.push_str("; told by the article itself");
    } else {
        why.extend(["; told in ", &counted(event.claims.len(), "claim", "claims")]);
    }
    why
}

fn risk_words(risk: &RiskNote) -> String {
    let mut why = format!("offence: {}; {}", risk.tag.replace('_', " "), spaced(&risk.stage));
    if let Some(party) = &risk.party {
        why.extend(["; ", &actor_words(party)]);
        if let Some(role) = &risk.role {
            why.extend([" as ", &spaced(role)]);
        }
    }
    why
}
