//! What a text says for a listed party: its sentence held against the entry, the description beside the name, the countries of
//! the text, that the very name is sanctioned, what the party is listed for, an age.

use super::{
    Context,
    limits::{BESIDE, DESIGNATED, OFTEN, SPEAKS},
};
use crate::{
    lexicon::{RoleKind, WordKind, metonyms, stage_at},
    names::{
        callings,
        candidates::Candidate,
        clues::{Clues, POST, PROGRAMME, Said},
        listing, role, subjects, telling,
    },
    tokens::Tokens,
};
use interdict_model::{Country, Entity, PartyKind};
use interdict_text::lexicon::is_place;
use std::ops::Range;

/// Where a text names a country of a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum CountrySaid {
    /// Not in the sentence of the name.
    Elsewhere,
    InSentence,
    /// In the description beside the name.
    Beside,
}

/// What the text says for a party.
pub(super) struct Evidence {
    pub(super) said: Said,
    pub(super) designated: bool,
    pub(super) country: CountrySaid,
    /// Whether the sentence speaks of what a body is listed for.
    pub(super) subject: bool,
    /// Whether the text says of the name what the party is not.
    pub(super) contradicted: bool,
    /// Whether the description beside the name says that it is somebody's who has a post or does something.
    pub(super) post: bool,
    /// Whether the text names a country of the party anywhere.
    pub(super) placed: bool,
    /// Whether the description beside the name of a person says whose or where he is, and nothing that the entry says too.
    pub(super) missed: bool,
}

/// What speaks for a party of a kind: the description beside the name fully, the rest of the sentence nearly, the text a little;
/// and whether that it is sanctioned is a part of it.
pub(super) fn evidence(
    context: &Context<'_>,
    candidate: &Candidate,
    described: Option<&Range<usize>>,
    clues: &Clues,
    entity: &Entity,
) -> Evidence {
    let tokens = context.tokens;
    let kind = entity.schema.kind();
    let sentence = &tokens.sentences()[tokens.sentence_of(candidate.tokens.start)].tokens;
    let elsewhere = kind != PartyKind::Person && is_placed_elsewhere(tokens, &candidate.tokens, clues);
    let placeless = elsewhere.then(|| clues.without_countries());
    let clues = placeless.as_ref().unwrap_or(clues);
    let mut said = clues.weigh(tokens, sentence, &candidate.tokens);
    let names_country = |said: &Said| said.weight - said.beyond >= BESIDE;
    let mut country = if names_country(&said) { CountrySaid::InSentence } else { CountrySaid::Elsewhere };
    let designated = listing::means_party(tokens, candidate, kind, !said.words.is_empty());
    let placed = context.countries.iter().any(|(named, _)| clues.knows(named));
    if let Some(role) = described {
        let beside = clues.weigh(tokens, role, &candidate.tokens);
        // A country is no surer for standing in the description, and a post alone, of a country that the text does not name, is
        // many people's: `a retired general`.
        if beside.beyond > POST || beside.words.len() > 1 || placed {
            said.weight += 0.5 * beside.beyond;
            said.beyond += 0.5 * beside.beyond;
        }
        // `President Ostremir Quorve` in a text about his country needs no adjective.
        let is_post = || role.clone().any(|at| tokens.is_kind(at, WordKind::Post));
        let about = || context.countries.iter().any(|(named, times)| *times >= OFTEN && clues.knows(named));
        if names_country(&beside) || (is_post() && about()) {
            country = CountrySaid::Beside;
        }
    }
    if said.words.is_empty()
        && let Some((named, times)) = context.countries.iter().find(|(named, _)| clues.knows(named))
    {
        // A country that the text is about says more than one it mentions.
        said.weight += if *times >= OFTEN { SPEAKS } else { 0.5 };
        said.words.push(interdict_text::countries::written_title(named));
    }
    add_listing(&mut said, tokens, candidate, sentence, designated);
    if let Some(noun) = subjects::deals_in_coins(entity, tokens, &candidate.tokens) {
        said.weight += BESIDE;
        said.beyond += BESIDE;
        said.words.push(tokens.written(noun).to_owned());
    }
    let subject = subjects::said_of(entity, tokens, sentence, &candidate.tokens);
    if let Some(words) = &subject {
        said.weight += PROGRAMME;
        said.beyond += PROGRAMME;
        said.words.push(tokens.slice(words).to_owned());
    }
    let fits_age = add_age(&mut said, context, candidate, clues);
    let contradicted = !fits_age || is_another(tokens, candidate, sentence, clues, entity);
    let has_post = |at: usize| {
        let person = || tokens.role(at).is_some_and(|role| role.kind == RoleKind::Person);
        tokens.is_kind(at, WordKind::Post) || person()
    };
    let post = described.is_some_and(|role| role.clone().any(has_post));
    let missed = kind == PartyKind::Person
        && described.is_some_and(|described| is_described_otherwise(context, candidate, described, clues));
    Evidence { said, designated, country, subject: subject.is_some(), contradicted, post, placed, missed }
}

/// Whether the description beside a name says whose or where somebody is by the name of a body or a place, and nothing that the entry
/// says too but a noun for a post: `a representative of Zark in Peru` is hardly the general of the list who is from Belarus.
fn is_described_otherwise(
    context: &Context<'_>,
    candidate: &Candidate,
    described: &Range<usize>,
    clues: &Clues,
) -> bool {
    let tokens = context.tokens;
    let first = tokens.sentences()[tokens.sentence_of(described.start)].tokens.start;
    // `, the paper said on Monday` is no description, `said to be` is one.
    let reports = |at: usize| {
        let says = tokens.verb(at).is_some_and(|(lemma, _)| matches!(lemma, "say" | "tell" | "claim" | "report"));
        says && tokens.word(at + 1) != "to"
    };
    let names = |at: usize| {
        let word = tokens.is_word(at) && tokens.is_capital(at) && at > first && !context.sentences.in_date(at);
        word && tokens.role(at).is_none() && !tokens.is_kind(at, WordKind::Post)
    };
    let seat = |at: usize| {
        let state = metonyms().longest_at(tokens, at).and_then(|(_, seat)| Country::from_code(seat.state));
        state.is_some_and(|state| clues.knows(&state))
    };
    clues.weigh(tokens, described, &candidate.tokens).weight <= POST
        && described.clone().any(names)
        && !described.clone().any(|at| reports(at) || seat(at))
}

/// Adds what the sentence says of sanctions; `designated`, that it says so of this very party. A sentence about who is sanctioned
/// speaks of listed parties; thousands are, so that it says no more than a country. That this one is says what the list says.
fn add_listing(said: &mut Said, tokens: &Tokens<'_>, candidate: &Candidate, sentence: &Range<usize>, designated: bool) {
    let sanctioned =
        |at: usize| stage_at(tokens, at).filter(|(_, stage)| *stage == "designated").map(|(end, _)| at..end);
    if let Some(words) = candidate.designated.as_ref().filter(|_| designated) {
        said.weight += DESIGNATED;
        said.beyond += DESIGNATED;
        said.words.push(tokens.slice(words).to_owned());
    } else if let Some(words) = sentence.clone().find_map(sanctioned) {
        said.weight += PROGRAMME;
        said.words.push(tokens.slice(&words).to_owned());
    }
}

/// Adds what an age beside the name says; whether it leaves the party possible.
fn add_age(said: &mut Said, context: &Context<'_>, candidate: &Candidate, clues: &Clues) -> bool {
    let (Some(published), Some(age)) = (context.published, age_beside(context.tokens, candidate.tokens.end)) else {
        return true;
    };
    let born = (published.year() - age) as u16;
    let fits = clues.fits_birth(&(born.saturating_sub(1)..born.saturating_add(1)));
    if fits == Some(true) {
        said.weight += 1.2;
        said.beyond += 1.2;
        said.words.push(format!("aged {age}"));
    } else if fits == Some(false) {
        said.weight -= 2.0;
    }
    fits != Some(false)
}

/// Whether the text says that somebody or something else has the name: by what it calls it, and of a body of ordinary words by a
/// work in which it is, or by a place that its entry does not know (`the Green Birds of Chicago`).
fn is_another(
    tokens: &Tokens<'_>,
    candidate: &Candidate,
    sentence: &Range<usize>,
    clues: &Clues,
    entity: &Entity,
) -> bool {
    let name = &candidate.tokens;
    let kind = entity.schema.kind();
    let ordinary = || kind == PartyKind::Organization && !telling::has_telling_word(tokens.slice(name), kind);
    let goes_on = || {
        let place = name.end + 1..name.end + 2;
        let is_place = tokens.is_capital(place.start) && is_place(tokens.word(place.start));
        tokens.word(name.end) == "of" && is_place && clues.weigh(tokens, &place, name).words.is_empty()
    };
    let of_work = || callings::are_of_work(tokens, sentence) || callings::is_of_work(tokens, name);
    callings::contradict(candidate, entity) || ((of_work() || goes_on()) && ordinary())
}

/// Whether the description beside the name of a body says that it is in a place of which its entry knows nothing: `Golden Capital,
/// a fund in Chicago`.
fn is_placed_elsewhere(tokens: &Tokens<'_>, name: &Range<usize>, clues: &Clues) -> bool {
    let described = role::beside(tokens, name, &[]);
    let place = described.and_then(|described| role::place_in(tokens, &described));
    place.is_some_and(|place| {
        let before = |distance: usize| place.start.checked_sub(distance).map_or("", |at| tokens.word(at));
        let is_in = before(1) == "in" || (before(1) == "the" && before(2) == "in");
        let state = || metonyms().longest_at(tokens, place.start).and_then(|(_, seat)| Country::from_code(seat.state));
        is_in && clues.weigh(tokens, &place, name).words.is_empty() && !state().is_some_and(|state| clues.knows(&state))
    })
}

/// `, 52,` behind a name.
fn age_beside(tokens: &Tokens<'_>, end: usize) -> Option<i32> {
    let at = match tokens.written(end) {
        "," if tokens.word(end + 1) == "aged" => end + 2,
        "," | "(" => end + 1,
        _ => return None,
    };
    let closes = matches!(tokens.written(at + 1), "," | "." | ")");
    let age: i32 = tokens.written(at).parse().ok()?;
    (closes && (15..=105).contains(&age)).then_some(age)
}
