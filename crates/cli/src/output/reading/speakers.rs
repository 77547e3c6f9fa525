//! The claims of all documents by who makes them; what several outlets report of one claim is one thing said.

use super::{
    Answer,
    likeness::{head, is_negative, overlap, tidy, words},
    report::short,
    wording,
};
use interdict_documents::{
    ActorNote, ClaimKind, ClaimNote, Dossier, FullestNames, ParagraphKind, Stance,
    stories::{Story, Verdict},
};
use interdict_model::Country;
use interdict_text::countries;
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

/// A claim is compared with so many other things that its speaker said, and with so many reports of each.
const COMPARED: (usize, usize) = (400, 8);
const PRONOUNS: [&str; 13] =
    ["it", "its", "they", "them", "their", "he", "him", "his", "she", "her", "this", "these", "those"];

/// Someone, or a state with those who speak for it.
#[derive(Debug)]
pub(super) struct Speaker<'a> {
    pub(super) name: String,
    pub(super) is_state: bool,
    /// What they say: quotations, accusations and denials first, then what most outlets report.
    pub(super) said: Vec<Said<'a>>,
}

/// One thing that is said.
#[derive(Debug)]
pub(super) struct Said<'a> {
    /// Places of the documents that report it, in order.
    pub(super) documents: Vec<usize>,
    /// Some document has it from the state itself, not from who speaks for it.
    by_state: bool,
    /// It stands in headlines and captions only.
    pub(super) only_titles: bool,
    /// The report that says it best.
    best: Told<'a>,
}

/// A claim as one document reports it.
#[derive(Debug)]
struct Told<'a> {
    document: usize,
    dossier: &'a Dossier,
    claim: &'a ClaimNote,
    holder: &'a ActorNote,
    /// Places of the findings that count it as the same as a claim in another document.
    agreed: BTreeSet<usize>,
    is_title: bool,
    words: BTreeSet<String>,
    is_negative: bool,
}

/// Findings by document, first and last byte of the words that are their evidence.
type Agreements = BTreeMap<(usize, usize, usize), BTreeSet<usize>>;

/// Everybody who says something, who is reported most often first.
pub(super) fn gather<'a>(answer: &Answer<'a>) -> Vec<Speaker<'a>> {
    let agreements = agreements(answer.stories);
    let stories = places_of_stories(answer);
    let anonymous = anonymous(answer);
    let articles = answer.readings.iter().map(|reading| &reading.dossier);
    let fullest = FullestNames::by_story(articles.zip(stories.iter().copied()));
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut speakers: Vec<Vec<Vec<Told<'a>>>> = Vec::new();
    for (document, reading) in answer.readings.iter().enumerate() {
        for claim in &reading.dossier.claims {
            let Some(told) = Told::of(document, &reading.dossier, claim, &agreements) else { continue };
            let called = told.holder.called();
            let of_story = stories.get(document).and_then(|story| fullest.get(story));
            let name = of_story.map_or_else(|| called.to_lowercase(), |names| names.of(called));
            // Speakers of one state are one, whether the text says the state, its capital or its officials.
            let key = match (&told.holder.entity, &told.holder.state, stories.get(document)) {
                (Some(entity), ..) => format!("entity {entity}"),
                (None, Some(state), _) => format!("state {state}"),
                (None, None, Some(story)) if anonymous.contains(&name) => format!("{name} of {story}"),
                _ => name,
            };
            let place = *places.entry(key).or_insert_with(|| {
                speakers.push(Vec::new());
                speakers.len() - 1
            });
            let groups = &mut speakers[place];
            let same = |group: &Vec<Told<'_>>| group.iter().take(COMPARED.1).any(|other| told.says_the_same(other));
            let held = groups.iter().take(COMPARED.0).position(same);
            match held {
                Some(group) => groups[group].push(told),
                None => groups.push(vec![told]),
            }
        }
    }
    speakers.sort_by_key(|groups| Reverse(groups.iter().map(Vec::len).sum::<usize>()));
    speakers.into_iter().filter_map(Speaker::of).collect()
}

/// For each document the place of its story; of one that shares it with no other a place of its own.
fn places_of_stories(answer: &Answer<'_>) -> Vec<usize> {
    let mut places: Vec<usize> = (answer.stories.len()..).take(answer.readings.len()).collect();
    for (place, story) in answer.stories.iter().enumerate() {
        for document in &story.documents {
            if let Some(held) = places.get_mut(*document) {
                *held = place;
            }
        }
    }
    places
}

/// Holders without a name: pronouns, and what is written in lower case somewhere. `A spokesman` of one story is not that
/// of another.
fn anonymous(answer: &Answer<'_>) -> BTreeSet<String> {
    let claims = answer.readings.iter().flat_map(|reading| &reading.dossier.claims);
    let names = claims.filter_map(|claim| claim.holder.as_ref()).map(ActorNote::called);
    let small = names.filter(|name| !name.contains(char::is_uppercase)).map(str::to_owned);
    small.chain(PRONOUNS.into_iter().chain(["i", "we"]).map(str::to_owned)).collect()
}

fn agreements(stories: &[Story]) -> Agreements {
    let mut agreements = Agreements::new();
    let findings = stories.iter().flat_map(|story| &story.findings).filter(|finding| finding.verdict == Verdict::Agree);
    for (place, finding) in findings.enumerate() {
        for evidence in &finding.evidence {
            let at = &evidence.words.as_ref().unwrap_or(&evidence.sentence).at;
            agreements.entry((evidence.document, at.start, at.end)).or_default().insert(place);
        }
    }
    agreements
}

impl<'a> Speaker<'a> {
    fn of(groups: Vec<Vec<Told<'a>>>) -> Option<Self> {
        let holder = groups.first()?.first()?.holder;
        let state = holder.state.as_deref().and_then(Country::from_code);
        // `energy minister Anna Tolv` tells more than `Anna Tolv`, and that more than `Tolv`.
        let held = groups.iter().flatten().map(|told| told.holder);
        let holder = held.max_by_key(|holder| (holder.name.is_some(), holder.called().len())).unwrap_or(holder);
        let spans = groups.iter().flatten().map(|told| &told.holder.span.text);
        let name = state.as_ref().map_or_else(
            || {
                spans
                    .clone()
                    .find(|text| text.contains(holder.called()))
                    .map_or(holder.called(), String::as_str)
                    .to_owned()
            },
            countries::written_title,
        );
        let mut said: Vec<Said<'a>> = groups.into_iter().filter_map(Said::of).collect();
        said.sort_by_key(Said::rank);
        Some(Self { name, is_state: state.is_some(), said })
    }
}

impl<'a> Said<'a> {
    fn of(group: Vec<Told<'a>>) -> Option<Self> {
        let documents: BTreeSet<usize> = group.iter().map(|told| told.document).collect();
        let by_state = group.iter().any(Told::is_by_state);
        let only_titles = group.iter().all(|told| told.is_title);
        // A sentence of the text is better than a headline, and words that stand for themselves better than pronouns.
        let best = group.into_iter().min_by_key(|told| (told.is_title, told.has_pronoun(), told.content().len()))?;
        Some(Self { documents: documents.into_iter().collect(), by_state, only_titles, best })
    }

    /// What they do.
    pub(super) fn stance(&self) -> Stance {
        self.best.claim.stance
    }

    fn rank(&self) -> (bool, u8, Reverse<usize>) {
        let class = match self.stance() {
            _ if self.best.claim.kind == ClaimKind::Direct => 0,
            stance if is_accusation(stance) || is_denial(stance) => 0,
            Stance::States => 2,
            _ => 1,
        };
        (self.only_titles, class, Reverse(self.documents.len()))
    }

    /// Who is reported to say it, where that is not the speaker as such.
    pub(super) fn voice(&self, speaker: &Speaker<'_>) -> Option<&str> {
        (speaker.is_state && !self.by_state).then_some(self.best.holder.span.text.as_str())
    }

    /// The verb, for one or for several: that of the stance, or the one that what is said asks for.
    pub(super) fn verb(&self) -> &'static str {
        self.wording().0
    }

    /// The document whose report is shown.
    pub(super) fn reported_by(&self) -> usize {
        self.best.document
    }

    /// Who passed it on to that document.
    pub(super) fn relays(&self) -> Vec<&str> {
        self.best.claim.relays.iter().map(|relay| relay.text.as_str()).collect()
    }

    /// What is said, behind the verb.
    pub(super) fn words(&self, limit: usize) -> String {
        short(&self.wording().1, limit)
    }

    /// The verb and what is said behind it.
    fn wording(&self) -> (&'static str, String) {
        let several = !self.by_state && self.best.holder.is_plural();
        let verb = self.stance().verb(several);
        let claim = self.best.claim;
        let content = tidy(self.best.content());
        let target = claim.target.as_ref().map_or("", |target| tidy(&target.span.text));
        let quotes = self.best.quotes();
        // What is rejected or praised is the thing; what is said of it stands in the sentence.
        let whole = !content.is_empty()
            && matches!(
                claim.stance,
                Stance::States
                    | Stance::Accuses
                    | Stance::Suspects
                    | Stance::Warns
                    | Stance::Threatens
                    | Stance::Proposes
            );
        let of_content = || wording::of_content(claim, content, several);
        let (verb, said) = match (target.is_empty(), quotes.is_empty()) {
            // A fragment is part of what is said, not all of it.
            (no_target, false) if claim.kind == ClaimKind::Fragment && !content.is_empty() && (whole || no_target) => {
                of_content()
            }
            (true, false) => (wording::of_quotes(claim, several), quotes.join(", ")),
            (false, false) => (verb, format!("{target}: {}", quotes.join(", "))),
            (true, true) => of_content(),
            (false, true) if whole || claim.content_begins_with_target() => of_content(),
            (false, true) => (verb, target.to_owned()),
        };
        // Who is silent is silent on something.
        let on = claim.stance == Stance::NoComment && !said.is_empty() && !said.starts_with("on ");
        (verb, if on { format!("on {said}") } else { said })
    }
}

/// Whether a stance says that someone did wrong.
pub(super) fn is_accusation(stance: Stance) -> bool {
    matches!(stance, Stance::Accuses | Stance::Suspects)
}

/// Whether a stance says that something is not so.
pub(super) fn is_denial(stance: Stance) -> bool {
    matches!(stance, Stance::Denies | Stance::Rejects | Stance::Doubts)
}

impl<'a> Told<'a> {
    fn of(document: usize, dossier: &'a Dossier, claim: &'a ClaimNote, agreements: &Agreements) -> Option<Self> {
        let holder = claim.holder.as_ref()?;
        let agreed = [Some(&claim.cue), claim.content.as_ref()]
            .into_iter()
            .flatten()
            .filter_map(|span| agreements.get(&(document, span.at.start, span.at.end)))
            .flatten()
            .copied()
            .collect();
        // Paragraphs are in order, and a long text has many.
        let after = dossier.paragraphs.partition_point(|paragraph| paragraph.span.at.start <= claim.sentence.at.start);
        let paragraph = after.checked_sub(1).and_then(|place| dossier.paragraphs.get(place));
        let is_title = paragraph.is_some_and(|paragraph| {
            matches!(paragraph.kind, ParagraphKind::Headline | ParagraphKind::Subheading | ParagraphKind::Caption)
                && paragraph.span.at.contains(&claim.sentence.at.start)
        });
        let said = claim.content.as_ref().or(claim.target.as_ref().map(|target| &target.span));
        let text = said.map_or("", |span| span.text.as_str());
        let (words, is_negative) = (words(text), is_negative(text));
        Some(Self { document, dossier, claim, holder, agreed, is_title, words, is_negative })
    }

    fn content(&self) -> &'a str {
        self.claim.content.as_ref().map_or("", |content| content.text.as_str())
    }

    fn quotes(&self) -> Vec<String> {
        let quotes = self.claim.quotes.iter().filter_map(|place| self.dossier.quotes.get(*place));
        quotes
            .map(|quote| quote.parts.iter().map(|part| part.text.trim()).collect::<Vec<_>>().join(" … "))
            .map(|words| format!("“{}”", words.trim_end_matches([',', '.'])))
            .collect()
    }

    fn is_by_state(&self) -> bool {
        self.holder.state.is_some()
            && countries::by_name(&self.holder.span.text).as_ref().map(Country::code) == self.holder.state.as_deref()
    }

    fn has_pronoun(&self) -> bool {
        let mut words = self.content().split(|c: char| !c.is_alphanumeric());
        words.any(|word| PRONOUNS.contains(&word.to_lowercase().as_str()))
    }

    /// Whether two reports are of one claim: the comparison says so, or one speaker does one thing to one thing.
    fn says_the_same(&self, other: &Told<'_>) -> bool {
        if self.claim.stance != other.claim.stance {
            return false;
        }
        if !self.agreed.is_disjoint(&other.agreed) {
            return true;
        }
        if self.is_negative != other.is_negative {
            return false;
        }
        match (self.claim.stance, &self.claim.target, &other.claim.target) {
            // Two statements with the same words but one are two.
            (Stance::States, ..) => self.words == other.words && !self.words.is_empty(),
            // Of one thing many things are said.
            (Stance::Accuses | Stance::Suspects | Stance::Warns | Stance::Threatens, ..) | (_, None, None) => {
                overlap(&self.words, &other.words)
            }
            (_, Some(one), Some(another)) => head(&one.span.text) == head(&another.span.text),
            _ => false,
        }
    }
}
