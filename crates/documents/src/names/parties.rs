//! Listed parties in a text: every mention, who it is, how sure that is, and who else it might have been.
//!
//! A name of several telling words is evidence by itself; everything else needs the text to say something that the list
//! says too: the post, the body, the place, the country, another of the party's names. Of several parties with one name,
//! the one for which the words beside the mention speak is taken, and the words are kept.

use super::{
    candidates::{self, Candidate},
    clues::{Clues, PROGRAMME, Said},
    index::{NameIndex, NameRef},
    posts, role, short_forms, telling,
};
use crate::{dates::Day, lexicon::stage_at, tokens::Tokens};
use interdict_model::{Country, Entity, PartialDate, PartyKind};
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::ops::Range;

/// How sure it is that a mention means the listed party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// The name is the same, and nothing else speaks for it: a namesake is as likely.
    Possible,
    /// The name alone is rare enough, or something in the text speaks for it.
    Likely,
    /// The name, and what the text says beside it.
    Identified,
}

/// How a mention refers to its party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MentionForm {
    /// A listed name.
    Name,
    /// A short form that the text introduces, or a listed name of one word beside a full one.
    ShortForm,
    /// The surname of a person named in full before.
    Surname,
    /// A post with its state, where the text says whose it is: `North Korea's leader`.
    Post,
    /// `he`, `its`, where nobody and nothing else can be meant.
    Pronoun,
    /// `the company`, `the ship`, under the same condition.
    Description,
}

/// One place where a party is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Tokens of the name.
    pub tokens: Range<usize>,
    /// How it refers.
    pub form: MentionForm,
    /// The listed name that it is, as published.
    pub alias: String,
    /// Tokens of what the text says the party is, beside this mention.
    pub role: Option<Range<usize>>,
    /// Tokens of the place in that description.
    pub place: Option<Range<usize>>,
}

/// Whether the party was on the list on the day of publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "status")]
pub enum Standing {
    /// Since a day up to the publication or before.
    Listed {
        /// The first day of the listing.
        since: PartialDate,
    },
    /// Only later.
    ListedLater {
        /// The first day of the listing.
        since: PartialDate,
    },
    /// Not any more.
    Delisted {
        /// The first day free.
        on: PartialDate,
    },
    /// The list (or the text) does not say from when on.
    Unknown {
        /// The first day of the listing, where only the day of publication is missing.
        #[serde(skip_serializing_if = "Option::is_none")]
        since: Option<PartialDate>,
    },
}

/// Someone else on the list who has the name.
#[derive(Debug, Clone, PartialEq)]
pub struct RunnerUp {
    /// Place of the entity in the list.
    pub entity: usize,
    /// The words of the text that speak for this one.
    pub words: Vec<String>,
}

/// A listed party in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Party {
    /// Place of the entity in the list.
    pub entity: usize,
    /// How sure it is.
    pub certainty: Certainty,
    /// Every mention in order.
    pub mentions: Vec<Mention>,
    /// The words of the text that speak for it.
    pub words: Vec<String>,
    /// Whether it was listed when the text was published.
    pub standing: Standing,
    /// The next best party of the name, if there is one.
    pub runner_up: Option<RunnerUp>,
}

/// Evidence of this weight beside a mention identifies.
const IDENTIFIES: f64 = 2.0;
/// Evidence of this weight makes a name of several words likely.
const SPEAKS: f64 = 0.9;
/// A country named beside a body of three words makes it likely, though each of the words is an ordinary one.
const BESIDE: f64 = 1.3;
/// A name that tells this much is likely by itself: a body of two rare words, or a person's of three.
const TELLS: f64 = 4.9;
/// The same for a body with a word that only a name has.
const BODY_TELLS: f64 = 3.0;
/// A name of a person that few share.
const RARE: f64 = 3.6;
/// A name that tells less than this and stands alone is a weak one.
const LITTLE: f64 = 2.2;

struct Judged {
    reference: NameRef,
    weight: f64,
    /// What of the weight is more than a country.
    beyond: f64,
    words: Vec<String>,
}

/// What finding parties needs of the list.
pub(crate) struct Context<'a> {
    pub(crate) entities: &'a [Entity],
    pub(crate) index: &'a NameIndex,
    pub(crate) tokens: &'a Tokens<'a>,
    /// The countries that the text names, and how often.
    pub(crate) countries: &'a [(Country, usize)],
    pub(crate) published: Option<Day>,
}

/// All listed parties of a text, in the order of their first mentions.
pub(crate) fn find(context: &Context<'_>) -> Vec<Party> {
    let candidates = candidates::of(context.index, context.entities, context.tokens);
    if candidates.is_empty() {
        return Vec::new();
    }
    let mut clues: FxHashMap<u32, Clues> = FxHashMap::default();
    let mut parties: Vec<Party> = Vec::new();
    let (long, short): (Vec<&Candidate>, Vec<&Candidate>) =
        candidates.iter().partition(|candidate| candidate.hit.words > 1);
    let names: Vec<Range<usize>> = candidates.iter().map(|candidate| candidate.tokens.clone()).collect();
    for candidate in long {
        judge(context, candidate, &names, &mut clues, &mut parties);
    }
    add_one_word_names(context, &short, &mut clues, &mut parties);
    short_forms::add(context, &mut parties);
    posts::add(context, &mut parties);
    for party in &mut parties {
        party.mentions.sort_by_key(|mention| mention.tokens.start);
    }
    parties.sort_by_key(|party| party.mentions.first().map_or(usize::MAX, |mention| mention.tokens.start));
    parties
}

/// Which party a name of several words is, if it is one.
fn judge(
    context: &Context<'_>,
    candidate: &Candidate,
    names: &[Range<usize>],
    clues: &mut FxHashMap<u32, Clues>,
    parties: &mut Vec<Party>,
) {
    let Context { tokens, entities, .. } = context;
    let described = role::beside(tokens, &candidate.tokens, names);
    let mut judged: Vec<Judged> = Vec::new();
    for reference in context.index.names(&candidate.hit) {
        let clues = clues.entry(reference.entity).or_insert_with(|| Clues::of(&entities[reference.entity as usize]));
        let Said { mut weight, mut beyond, mut words } = evidence(context, candidate, described.as_ref(), clues);
        if let Some(short) = short_forms::introduced(tokens, candidate.tokens.end)
            && entities[reference.entity as usize]
                .names
                .iter()
                .any(|name| telling::words(&name.text) == [short.as_str()])
        {
            weight += 1.5;
            beyond += 1.5;
            words.push(short);
        }
        // The whole name of a body in three words that tell something, beside the country of its programme, is hardly another's.
        let kind = entities[reference.entity as usize].schema.kind();
        if weight >= PROGRAMME
            && kind == PartyKind::Organization
            && reference.spelling == super::spellings::Spelling::Full
            && telling::content_words(tokens.slice(&candidate.tokens), kind) >= 3
        {
            weight = weight.max(BESIDE);
        }
        judged.push(Judged { reference: *reference, weight, beyond, words });
    }
    judged.sort_by(|a, b| {
        let key = |judged: &Judged| (judged.reference.spelling, judged.reference.entity);
        b.weight.total_cmp(&a.weight).then_with(|| key(a).cmp(&key(b)))
    });
    // Several names of one party count once, the best of them.
    let mut seen = Vec::new();
    judged.retain(|judged| {
        let fresh = !seen.contains(&judged.reference.entity);
        seen.push(judged.reference.entity);
        fresh
    });
    let Some(best) = judged.first() else { return };
    let best_party = &entities[best.reference.entity as usize];
    let rival = judged[1..].iter().find(|other| !same_party(best_party, &entities[other.reference.entity as usize]));
    let entity = best.reference.entity as usize;
    let name = &entities[entity].names[usize::from(best.reference.name)];
    let Some(certainty) = certainty(context, candidate, best, rival, name.weak) else { return };
    let runner_up =
        judged.get(1).map(|second| RunnerUp { entity: second.reference.entity as usize, words: second.words.clone() });
    let mention = Mention {
        tokens: candidate.tokens.clone(),
        form: MentionForm::Name,
        alias: name.text.clone(),
        place: described.as_ref().and_then(|role| role::place_in(tokens, role)),
        role: described,
    };
    add_mention(context, parties, entity, certainty, mention, &best.words, runner_up);
}

/// Whether two entries of different lists may be one party: nothing that both state contradicts that.
fn same_party(one: &Entity, other: &Entity) -> bool {
    let one_list = one.datasets.iter().any(|dataset| other.datasets.contains(dataset));
    let born = |entity: &Entity| -> Vec<(PartialDate, PartialDate)> {
        entity.births.iter().map(|birth| birth.bounds()).collect()
    };
    let (left, right) = (born(one), born(other));
    let births = left.is_empty()
        || right.is_empty()
        || left.iter().any(|(first, last)| right.iter().any(|(from, to)| first <= to && from <= last));
    !one_list && births && one.schema.kind() == other.schema.kind()
}

/// What speaks for a party: the description beside the name fully, the rest of the sentence nearly, the text a little.
fn evidence(context: &Context<'_>, candidate: &Candidate, described: Option<&Range<usize>>, clues: &Clues) -> Said {
    let tokens = context.tokens;
    let sentence = &tokens.sentences()[tokens.sentence_of(candidate.tokens.start)].tokens;
    let mut said = clues.weigh(tokens, sentence, &candidate.tokens);
    if let Some(role) = described {
        let beside = clues.weigh(tokens, role, &candidate.tokens);
        // A country is no surer for standing in the description.
        said.weight += 0.5 * beside.beyond;
        said.beyond += 0.5 * beside.beyond;
    }
    if said.words.is_empty()
        && let Some((country, times)) = context.countries.iter().find(|(country, _)| clues.knows(country))
    {
        // A country that the text is about says more than one it mentions.
        said.weight += if *times >= 3 { SPEAKS } else { 0.5 };
        said.words.push(interdict_text::countries::written_title(country));
    }
    // A sentence about who is sanctioned speaks of listed parties; thousands are, so that it says no more than a country.
    let designated =
        |at: usize| stage_at(tokens, at).filter(|(_, stage)| *stage == "designated").map(|(end, _)| at..end);
    if let Some(words) = sentence.clone().find_map(designated) {
        said.weight += PROGRAMME;
        said.words.push(tokens.slice(&words).to_owned());
    }
    if let (Some(published), Some(age)) = (context.published, age_beside(tokens, candidate.tokens.end)) {
        let born = (published.year() - age) as u16;
        match clues.fits_birth(&(born.saturating_sub(1)..born + 1)) {
            Some(true) => {
                said.weight += 1.2;
                said.beyond += 1.2;
                said.words.push(format!("aged {age}"));
            }
            Some(false) => said.weight -= 2.0,
            None => {}
        }
    }
    said
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

/// How sure it is, `None` if the name says too little to be shown at all.
fn certainty(
    context: &Context<'_>,
    candidate: &Candidate,
    best: &Judged,
    second: Option<&Judged>,
    weak: bool,
) -> Option<Certainty> {
    let party = &context.entities[best.reference.entity as usize];
    let kind = party.schema.kind();
    let written = context.tokens.slice(&candidate.tokens);
    let telling = telling::weight(written, kind);
    let apart = second.is_none_or(|second| best.weight - second.weight >= 0.7);
    let shortened = best.reference.spelling > super::spellings::Spelling::WithoutLegalForm;
    if matches!(kind, PartyKind::Vessel | PartyKind::Aircraft) {
        // A ship's name is most often a word of the language or of a place: only a ship's context makes it one.
        return short_forms::speaks_of_ships(context.tokens, &candidate.tokens).then_some(if best.weight >= SPEAKS {
            Certainty::Likely
        } else {
            Certainty::Possible
        });
    }
    let body = kind != PartyKind::Person;
    if body
        && !telling::has_telling_word(written, kind)
        && telling::content_words(written, kind) < 3
        && best.weight < SPEAKS
    {
        return None;
    }
    if weak && best.weight < SPEAKS {
        return None;
    }
    // A country alone makes no man: thousands of his name live there. It does speak for a rare name.
    let person = !body;
    let speaks = best.weight >= SPEAKS && (!person || best.beyond >= SPEAKS || telling >= RARE);
    let identifies = best.weight >= IDENTIFIES && best.beyond >= SPEAKS && telling >= LITTLE;
    Some(if !apart {
        Certainty::Possible
    } else if (identifies && !shortened) || (body && telling >= 3.0 && best.weight >= SPEAKS) {
        Certainty::Identified
    } else if (speaks && telling >= LITTLE && (!shortened || telling >= RARE))
        || (telling >= TELLS && !shortened)
        || (body && telling >= BODY_TELLS && telling::has_telling_word(written, kind))
        || (body && telling >= RARE && (telling::has_telling_word(written, kind) || telling::has_place(written)))
        || (body && best.weight >= BESIDE && telling::content_words(written, kind) >= 3)
    {
        Certainty::Likely
    } else {
        Certainty::Possible
    })
}

/// Names of one word count beside a longer name of the same party in the same text. One that is a name and nothing else
/// (`Hizballah`) counts too where its sentence says what the list says of it, or the text is about its country.
fn add_one_word_names(
    context: &Context<'_>,
    short: &[&Candidate],
    clues: &mut FxHashMap<u32, Clues>,
    parties: &mut Vec<Party>,
) {
    for candidate in short {
        for reference in context.index.names(&candidate.hit) {
            let known = parties.iter().any(|party| party.entity == reference.entity as usize);
            if known || !is_name_alone(context, candidate, *reference) {
                continue;
            }
            let own = clues
                .entry(reference.entity)
                .or_insert_with(|| Clues::of(&context.entities[reference.entity as usize]));
            let said = evidence(context, candidate, None, own);
            if said.weight >= SPEAKS {
                let mention = one_word_mention(context, candidate, *reference);
                add_mention(context, parties, reference.entity as usize, Certainty::Likely, mention, &said.words, None);
            }
        }
    }
    for candidate in short {
        let found = context.index.names(&candidate.hit).iter().find(|name| {
            parties.iter().any(|party| {
                let taken = party.mentions.iter().any(|mention| mention.tokens == candidate.tokens);
                party.entity == name.entity as usize && party.certainty > Certainty::Possible && !taken
            })
        });
        if let Some(reference) = found {
            let mention = one_word_mention(context, candidate, *reference);
            add_mention(context, parties, reference.entity as usize, Certainty::Likely, mention, &[], None);
        }
    }
}

fn one_word_mention(context: &Context<'_>, candidate: &Candidate, reference: NameRef) -> Mention {
    let alias = context.entities[reference.entity as usize].names[usize::from(reference.name)].text.clone();
    Mention { tokens: candidate.tokens.clone(), form: MentionForm::ShortForm, alias, role: None, place: None }
}

/// Whether one word is the strong name of a body, and neither a word of the language nor anybody's name.
fn is_name_alone(context: &Context<'_>, candidate: &Candidate, reference: NameRef) -> bool {
    let entity = &context.entities[reference.entity as usize];
    let word = context.tokens.word(candidate.tokens.start);
    entity.schema.kind() == PartyKind::Organization
        && !entity.names[usize::from(reference.name)].weak
        && reference.spelling == super::spellings::Spelling::Full
        && word.chars().count() >= 5
        && telling::word_weight(word, PartyKind::Organization) >= 2.9
        && interdict_text::lexicon::share_per_100k(word).is_none()
}

fn add_mention(
    context: &Context<'_>,
    parties: &mut Vec<Party>,
    entity: usize,
    certainty: Certainty,
    mention: Mention,
    words: &[String],
    runner_up: Option<RunnerUp>,
) {
    let place = parties.iter().position(|party| party.entity == entity).unwrap_or_else(|| {
        parties.push(Party {
            entity,
            certainty,
            mentions: Vec::new(),
            words: Vec::new(),
            standing: standing(&context.entities[entity], context.published),
            runner_up: None,
        });
        parties.len() - 1
    });
    let party = &mut parties[place];
    party.certainty = party.certainty.max(certainty);
    for word in words {
        if !party.words.contains(word) {
            party.words.push(word.clone());
        }
    }
    party.runner_up = party.runner_up.take().or(runner_up);
    party.mentions.push(mention);
}

fn standing(entity: &Entity, published: Option<Day>) -> Standing {
    let Some(since) = entity.listed_on() else { return Standing::Unknown { since: None } };
    let Some(published) = published else { return Standing::Unknown { since: Some(since) } };
    let day = u16::try_from(published.year())
        .ok()
        .and_then(|year| PartialDate::day(year, published.month() as u8, published.day() as u8));
    let Some(day) = day else { return Standing::Unknown { since: Some(since) } };
    if since.first_day() > day {
        return Standing::ListedLater { since };
    }
    let delisted = entity.designations.iter().map(|designation| designation.delisted_on).collect::<Option<Vec<_>>>();
    match delisted.and_then(|days| days.into_iter().max()) {
        Some(on) if on.first_day() <= day => Standing::Delisted { on },
        _ => Standing::Listed { since },
    }
}
