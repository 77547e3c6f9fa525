//! What a text says for a listed party: its sentence held against the entry, the description beside the name, the countries of
//! the text, that the very name is sanctioned, what the party is listed for, an age.

use super::{
    Context,
    limits::{BESIDE, DESIGNATED, NUMBER, OFTEN, SPEAKS},
};
use crate::{
    lexicon::{Classes, RoleKind, WordKind, metonyms, stage_at},
    names::{
        callings,
        candidates::Candidate,
        clues::{Clues, POST, PROGRAMME, Said, country_at},
        listing, role, subjects, telling,
    },
    tokens::Tokens,
};
use interdict_model::{Country, Entity, PartialDate, PartyKind, month_name};
use interdict_text::lexicon::{is_place, particle};
use std::ops::Range;

/// So far before a name its bearer's age may stand, and behind it: `the 52-year-old Belarusian minister X`.
const AGE_BEFORE: usize = 12;
const AGE_BEHIND: usize = 10;
/// Years between two in brackets that are those of a life.
const SHORTEST_LIFE: u16 = 30;

/// So far behind `born` the year stands.
const BIRTH: usize = 6;
/// Whoever is younger is on no list, in years.
const CHILD: i32 = 14;
/// What an age or a year of birth weighs that fits, and the day itself.
const AGE: f64 = 0.8;
const BIRTHDAY: f64 = 2.5;

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
    /// Whether that post is one that one person has at a time, and the entry gives it.
    pub(super) own_post: bool,
    /// Whether the text names a country of the party anywhere, or the list knows none.
    pub(super) placed: bool,
    /// Whether a number that only the party has stands in the sentence.
    pub(super) numbered: bool,
    /// Whether an age or a day of birth beside the name is not the party's.
    pub(super) of_other_age: bool,
    /// Whether the sentence says what a body does that has addresses of digital currency.
    pub(super) deals_in_coins: bool,
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
    let elsewhere = kind != PartyKind::Person && is_placed_elsewhere(tokens, &candidate.whole, clues);
    let placeless = elsewhere.then(|| clues.without_countries());
    let clues = placeless.as_ref().unwrap_or(clues);
    let mut said = clues.weigh(tokens, sentence, &candidate.whole);
    let names_country = |said: &Said| said.weight - said.beyond >= BESIDE;
    let mut country = if names_country(&said) { CountrySaid::InSentence } else { CountrySaid::Elsewhere };
    let designated = listing::means_party(tokens, candidate, kind, !said.words.is_empty());
    let placed = context.countries.iter().any(|(named, _)| clues.knows(named));
    let mut own_post = false;
    if let Some(role) = described {
        let beside = clues.weigh(tokens, role, &candidate.whole);
        // Of `director of the zoo` the list's `director` says nothing.
        if beside.beyond <= POST && is_post_elsewhere(tokens, role, clues) {
            said.weight -= beside.beyond;
            said.beyond -= beside.beyond;
        }
        // A country is no surer for standing in the description, and a post alone, of a country that the text does not name, is
        // many people's: `a retired general`.
        else if beside.beyond > POST || beside.words.len() > 1 || placed {
            said.weight += 0.5 * beside.beyond;
            said.beyond += 0.5 * beside.beyond;
        }
        // `President Ostremir Quorve` in a text about his country needs no adjective; and of who has a post in a country the
        // programme against it says as much as a passport of it.
        let is_post = |at: usize| tokens.is_kind(at, WordKind::Post);
        let has_office = |at: usize| is_post(at) || tokens.is_kind(at, WordKind::StateOffice);
        let about = || context.countries.iter().any(|(named, times)| *times >= OFTEN && clues.knows(named));
        let in_office = || role.clone().any(has_office) && clues.names_country(tokens, role);
        if names_country(&beside) || (role.clone().any(is_post) && about()) || in_office() {
            country = CountrySaid::Beside;
        }
        own_post = role.clone().any(|at| tokens.is_kind(at, WordKind::Post) && clues.has_word(tokens.word(at)));
    }
    if said.words.is_empty()
        && let Some((named, times)) = context.countries.iter().find(|(named, _)| clues.knows(named))
    {
        // A country that the text is about says more than one it mentions.
        said.weight += if *times >= OFTEN { SPEAKS } else { 0.5 };
        said.words.push(interdict_text::countries::written_title(named));
    }
    add_listing(&mut said, tokens, candidate, sentence, designated);
    let number = clues.number_in(tokens, sentence);
    if let Some(number) = number {
        said.weight += NUMBER;
        said.beyond += NUMBER;
        said.words.push(tokens.written(number).to_owned());
    }
    let coins = subjects::deals_in_coins(entity, tokens, &candidate.whole);
    if let Some(noun) = coins {
        said.weight += BESIDE;
        said.beyond += BESIDE;
        said.words.push(tokens.written(noun).to_owned());
    }
    let subject = subjects::said_of(entity, tokens, sentence, &candidate.whole);
    if let Some(words) = &subject {
        said.weight += PROGRAMME;
        said.beyond += PROGRAMME;
        said.words.push(tokens.slice(words).to_owned());
    }
    let age = add_age(&mut said, context, candidate, clues);
    let aged = kind == PartyKind::Organization && age_beside(tokens, &candidate.whole).is_some();
    let other_ship = kind == PartyKind::Vessel && clues.has_other_imo(tokens, &candidate.whole);
    let contradicted =
        age == Some(false) || aged || other_ship || is_another(tokens, candidate, sentence, clues, entity);
    let placed = placed || !clues.has_countries();
    let has_post = |at: usize| {
        let person = || tokens.role(at).is_some_and(|role| role.kind == RoleKind::Person);
        tokens.is_kind(at, WordKind::Post) || person()
    };
    let post = described.is_some_and(|role| role.clone().any(has_post));
    let missed = kind == PartyKind::Person
        && described.is_some_and(|described| is_described_otherwise(context, candidate, described, clues));
    Evidence {
        said,
        designated,
        country,
        subject: subject.is_some(),
        contradicted,
        post,
        own_post,
        placed,
        numbered: number.is_some(),
        of_other_age: age == Some(false),
        deals_in_coins: coins.is_some(),
        missed,
    }
}

/// Whether the post in a description is one of something of which the entry knows nothing: `director of the zoo in Orvane`,
/// `deputy head of a school`.
fn is_post_elsewhere(tokens: &Tokens<'_>, described: &Range<usize>, clues: &Clues) -> bool {
    let is_post = |at: &usize| {
        clues.has_word(tokens.word(*at)) && tokens.role(*at).is_some_and(|role| role.kind == RoleKind::Person)
    };
    let Some(post) = described.clone().find(is_post) else { return false };
    if !matches!(tokens.word(post + 1), "of" | "at") {
        return false;
    }
    let tells = |at: &usize| {
        tokens.is_word(*at)
            && tokens.classes(*at).is_empty()
            && particle(tokens.word(*at)).is_none()
            && country_at(tokens, *at).is_none()
            && !is_place(tokens.word(*at))
    };
    let told: Vec<usize> = (post + 2..described.end).filter(tells).collect();
    !told.is_empty() && !told.iter().any(|at| clues.has_word(tokens.word(*at)))
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
    clues.weigh(tokens, described, &candidate.whole).weight <= POST
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

/// Adds what an age or a day of birth beside the name says; whether it fits, if both the text and the list say something of it.
fn add_age(said: &mut Said, context: &Context<'_>, candidate: &Candidate, clues: &Clues) -> Option<bool> {
    let tokens = context.tokens;
    let birth = birth_beside(tokens, &candidate.whole);
    let age = || Some((context.published?, age_beside(tokens, &candidate.whole)?));
    let (years, words, weight) = if let Some(Birth { year, day }) = birth {
        let exact = day.is_some_and(|day| clues.fits_birthday(day));
        (year.saturating_sub(1)..year.saturating_add(2), format!("born {year}"), if exact { BIRTHDAY } else { AGE })
    } else if let Some((published, age)) = age() {
        let born = (published.year() - age) as u16;
        (born.saturating_sub(1)..born.saturating_add(1), format!("aged {age}"), AGE)
    } else {
        return None;
    };
    // No child is listed.
    let child = context.published.is_some_and(|day| day.year() - i32::from(years.start) < CHILD);
    let fits = if child { Some(false) } else { clues.fits_birth(&years) };
    if fits == Some(true) {
        said.weight += weight;
        said.beyond += weight;
        said.words.push(words);
    } else if fits == Some(false) {
        said.weight -= 2.0;
    }
    fits
}

/// What a text says of when somebody was born.
struct Birth {
    year: u16,
    /// The day, where it is said.
    day: Option<PartialDate>,
}

/// `, born on 2 May 1971`, `(born in 1971)`, `(b. 1971)`, `(1971-2015)` behind a name.
fn birth_beside(tokens: &Tokens<'_>, name: &Range<usize>) -> Option<Birth> {
    if !matches!(tokens.written(name.end), "," | "(") {
        return None;
    }
    let sentence = &tokens.sentences()[tokens.sentence_of(name.start)].tokens;
    let behind = name.end + 1..sentence.end.min(name.end + AGE_BEHIND);
    let year_at = |at: usize| {
        let year: u16 = tokens.written(at).parse().ok()?;
        (tokens.written(at).len() == 4 && (1800..2100).contains(&year)).then_some(year)
    };
    // A shorter time is one in office.
    let years = || {
        let opens = tokens.written(name.end) == "(" && matches!(tokens.written(name.end + 2), "-" | "–" | "—");
        let (first, last) = (year_at(name.end + 1)?, year_at(name.end + 3)?);
        (opens && last >= first + SHORTEST_LIFE).then_some(Birth { year: first, day: None })
    };
    // `whose daughter was born in`, `Oslo-born`: somebody else, or no birth of his.
    let leads = |at: &usize| {
        tokens.classes(*at).any(Classes::AUXILIARY)
            || matches!(tokens.word(*at), "who" | "," | "(")
            || tokens.is_number(*at)
            || tokens.word(*at).ends_with("ly")
    };
    let born = behind.clone().find(|at| matches!(tokens.word(*at), "born" | "b" | "b."));
    let Some(born) = born.filter(|born| (name.end + 1..*born).all(|at| leads(&at))) else { return years() };
    let told = born + 1..sentence.end.min(born + BIRTH);
    let (at, year) = told.clone().find_map(|at| Some((at, year_at(at)?)))?;
    let before = || born + 1..at;
    let month = before().find_map(|at| month_named(tokens.word(at)));
    let day = before().find_map(|at| tokens.written(at).parse::<u8>().ok());
    Some(Birth { year, day: month.zip(day).and_then(|(month, day)| PartialDate::day(year, month, day)) })
}

/// The month of a name or of its first three letters, in lower case.
fn month_named(word: &str) -> Option<u8> {
    let is_it = |name: &str| {
        let name = name.to_lowercase();
        word == name || (word.len() >= 3 && word.len() <= 4 && name.starts_with(word))
    };
    (1..=12).find(|month| month_name(*month).is_some_and(is_it))
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
    let name = &candidate.whole;
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

/// `, 52,` behind a name, `52-year-old` right before it but for adjectives and posts, or as the head of what is said of it behind a
/// comma: `X, a 52-year-old banker`. Of `the 8-year-old son of X` and `X, whose 8-year-old son` it says nothing.
fn age_beside(tokens: &Tokens<'_>, name: &Range<usize>) -> Option<i32> {
    let age_at = |at: usize| tokens.written(at).parse::<i32>().ok().filter(|age| (0..=105).contains(age));
    let is_years_old = |at: usize| {
        let joined = tokens.joins(at + 1) && tokens.joins(at + 3);
        tokens.is_number(at) && joined && tokens.word(at + 2) == "year" && tokens.word(at + 4) == "old"
    };
    let sentence = &tokens.sentences()[tokens.sentence_of(name.start)].tokens;
    let first = sentence.start.max(name.start.saturating_sub(AGE_BEFORE));
    let stands_before = |at: &usize| {
        let between = *at + 5..name.start;
        *at + 5 <= name.start
            && is_years_old(*at)
            && between.clone().all(|at| tokens.is_word(at) && tokens.classes(at).is_empty())
    };
    // `An 8-year-old Quorve fighter` is of another age than Quorve.
    let goes_on = tokens.role(name.end).is_some() && !tokens.starts_paragraph(name.end);
    if let Some(at) = (first..name.start).find(stands_before).filter(|_| !goes_on) {
        return age_at(at);
    }
    let end = name.end + usize::from(matches!(tokens.word(name.end), "jr" | "jr." | "sr" | "sr."));
    if !matches!(tokens.written(end), "," | "(") {
        return None;
    }
    let start = end + 1 + usize::from(matches!(tokens.word(end + 1), "aged" | "a" | "an" | "the"));
    let closes = matches!(tokens.written(start + 1), "," | "." | ")");
    // A small number in brackets is a rank, a score or a note.
    let counts = closes && (tokens.written(end) == "," || tokens.written(start).len() > 1);
    if start < sentence.end && (counts || is_years_old(start)) { age_at(start) } else { None }
}
