//! Listed parties in a text: every mention, who it is, how sure that is, and who else it might have been.
//!
//! A name of several telling words is evidence by itself; everything else needs the text to say something that the list
//! says too: the post, the body, the place, the country, another of the party's names; or that the very name is sanctioned,
//! which lets short names and names of one word through. Of several parties with one name, the one for which the words beside
//! the mention speak is taken, and the words are kept. Records of one party on several lists are one party, by the identity of
//! the first of them.

use super::{
    candidates::{self, Candidate},
    clues::{Clues, PROGRAMME, Said},
    index::{NameIndex, NameRef},
    listing, posts, role, short_forms,
    spellings::Spelling,
    standing::{self, Standing},
    telling,
};
use crate::{claims::Claim, dates::Day, grammar::Sentences, lexicon::stage_at, tokens::Tokens};
use interdict_model::{Country, Entity, PartialDate, PartyKind};
use rustc_hash::{FxHashMap, FxHashSet};
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
    /// Place of the entity in the list; of several records of the party, that of the first.
    pub entity: usize,
    /// Places of its other records, where it stands on several lists.
    pub other_records: Vec<usize>,
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
/// What it weighs that the text says of this very name that it is sanctioned.
const DESIGNATED: f64 = 1.5;
/// A name that tells this much is likely by itself: a body of two rare words, or a person's of three or more. Of a person's
/// name in two words [`RARE`] does: syllables of one given name are words of their own, and tell less than their sum.
const TELLS: f64 = 4.9;
/// The same for a body with a word that only a name has.
const BODY_TELLS: f64 = 3.0;
/// A name of a person that few share. Of 6,078 names of people who write software, seven are on OFAC's list of 2023 in two
/// words, and tell 3.4 or less.
pub(super) const RARE: f64 = 3.6;
/// So many words that are no legal form make one body's name, though each is an ordinary one.
const LONG: usize = 4;
/// One word that is all of a person's name on the list must be as rare as this, whatever is said of it.
const RARE_WORD: f64 = 2.4;
/// A name that tells less than this and stands alone is a weak one.
pub(super) const LITTLE: f64 = 2.2;

struct Judged {
    reference: NameRef,
    weight: f64,
    /// What of the weight is more than a country.
    beyond: f64,
    words: Vec<String>,
    /// Whether the text says of this party that it is sanctioned.
    designated: bool,
}

/// What finding parties needs of the list.
pub(crate) struct Context<'a> {
    pub(crate) entities: &'a [Entity],
    pub(crate) index: &'a NameIndex,
    /// For each entity the number of its party; empty where every entity is one of its own.
    pub(crate) groups: &'a [u32],
    pub(crate) tokens: &'a Tokens<'a>,
    pub(crate) sentences: &'a Sentences<'a>,
    pub(crate) claims: &'a [Claim],
    /// The countries that the text names, and how often.
    pub(crate) countries: &'a [(Country, usize)],
    pub(crate) published: Option<Day>,
}

impl Context<'_> {
    /// The number of the party that an entity is a record of.
    fn group(&self, entity: usize) -> u32 {
        self.groups.get(entity).copied().unwrap_or(entity as u32)
    }

    /// Places of all records of the party that an entity is one of, in order.
    fn records(&self, entity: usize) -> Vec<usize> {
        let group = self.group(entity);
        let of_all = self.groups.iter().take(self.entities.len()).enumerate();
        let records: Vec<usize> = of_all.filter(|(_, of)| **of == group).map(|(place, _)| place).collect();
        if records.contains(&entity) { records } else { vec![entity] }
    }
}

/// All listed parties of a text, in the order of their first mentions.
pub(crate) fn find(context: &Context<'_>) -> Vec<Party> {
    let candidates = candidates::of(context.index, context.entities, context.sentences, context.claims);
    if candidates.is_empty() {
        return Vec::new();
    }
    let mut clues: FxHashMap<u32, Clues> = FxHashMap::default();
    let mut parties: Vec<Party> = Vec::new();
    let (whole, short): (Vec<&Candidate>, Vec<&Candidate>) =
        candidates.iter().partition(|candidate| candidate.hit.words > 1 || candidate.designated.is_some());
    let names: Vec<Range<usize>> = candidates.iter().map(|candidate| candidate.tokens.clone()).collect();
    let mut unsure: Vec<(&Candidate, Option<Found>)> = Vec::new();
    for candidate in whole {
        match judge(context, candidate, &names, &mut clues) {
            Some(found) if found.certainty > Certainty::Possible => add_mention(context, &mut parties, found),
            found => unsure.push((candidate, found)),
        }
    }
    add_unsure(context, unsure, &mut parties);
    add_one_word_names(context, &short, &mut clues, &mut parties);
    sort_mentions(&mut parties);
    short_forms::add(context, &mut parties);
    posts::add(context, &mut parties);
    sort_mentions(&mut parties);
    parties.sort_by_key(|party| party.mentions.first().map_or(usize::MAX, |mention| mention.tokens.start));
    parties
}

fn sort_mentions(parties: &mut [Party]) {
    for party in parties {
        party.mentions.sort_by_key(|mention| mention.tokens.start);
    }
}

/// A mention, and of whom.
struct Found {
    entity: usize,
    certainty: Certainty,
    mention: Mention,
    words: Vec<String>,
    runner_up: Option<RunnerUp>,
}

/// Adds names of which nothing beside them says who is meant: where the text names one party by this name elsewhere and is sure
/// of it, that one; else whoever has the name, as a possible one.
fn add_unsure(context: &Context<'_>, unsure: Vec<(&Candidate, Option<Found>)>, parties: &mut Vec<Party>) {
    let sure: FxHashSet<u32> = parties.iter().map(|party| context.group(party.entity)).collect();
    let group = |name: &NameRef| context.group(name.entity as usize);
    for (candidate, found) in unsure {
        let mut known = context.index.names(&candidate.hit).iter().filter(|name| sure.contains(&group(name)));
        let followed = known.next().filter(|first| known.all(|other| group(other) == group(first)));
        if let Some(name) = followed {
            let entity = name.entity as usize;
            let alias = context.entities[entity].names[usize::from(name.name)].text.clone();
            let mention = match found {
                Some(found) => Mention { alias, ..found.mention },
                None => Mention {
                    tokens: candidate.tokens.clone(),
                    form: MentionForm::Name,
                    alias,
                    role: None,
                    place: None,
                },
            };
            // What is sure of the party stays.
            let certainty = Certainty::Possible;
            add_mention(context, parties, Found { entity, certainty, mention, words: Vec::new(), runner_up: None });
        } else if let Some(found) = found {
            add_mention(context, parties, found);
        }
    }
}

/// Which party a name is, if it is one.
fn judge(
    context: &Context<'_>,
    candidate: &Candidate,
    names: &[Range<usize>],
    clues: &mut FxHashMap<u32, Clues>,
) -> Option<Found> {
    let Context { tokens, entities, .. } = context;
    let described = role::beside(tokens, &candidate.tokens, names);
    let mut judged: Vec<Judged> = Vec::new();
    let one_word = candidate.hit.words == 1;
    for reference in context.index.names(&candidate.hit) {
        let kind = entities[reference.entity as usize].schema.kind();
        if one_word
            && kind == PartyKind::Person
            && telling::word_weight(tokens.word(candidate.tokens.start), kind) < RARE_WORD
        {
            continue;
        }
        let clues = clues.entry(reference.entity).or_insert_with(|| Clues::of(&entities[reference.entity as usize]));
        let (said, designated) = evidence(context, candidate, described.as_ref(), clues, kind);
        let Said { mut weight, mut beyond, mut words } = said;
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
        if weight >= PROGRAMME
            && kind == PartyKind::Organization
            && reference.spelling == Spelling::Full
            && telling::content_words(tokens.slice(&candidate.tokens), kind) >= 3
        {
            weight = weight.max(BESIDE);
        }
        judged.push(Judged { reference: *reference, weight, beyond, words, designated });
    }
    judged.sort_by(|a, b| {
        let key = |judged: &Judged| (judged.reference.spelling, judged.reference.left, judged.reference.entity);
        b.weight.total_cmp(&a.weight).then_with(|| key(a).cmp(&key(b)))
    });
    // Several names of one party, on one list or on several, count once, the best of them.
    let mut seen = Vec::new();
    judged.retain(|judged| {
        let group = context.group(judged.reference.entity as usize);
        let fresh = !seen.contains(&group);
        seen.push(group);
        fresh
    });
    let best = judged.first()?;
    let best_party = &entities[best.reference.entity as usize];
    let rival = judged[1..].iter().find(|other| !same_party(best_party, &entities[other.reference.entity as usize]));
    let entity = best.reference.entity as usize;
    let name = &entities[entity].names[usize::from(best.reference.name)];
    let certainty = certainty(context, candidate, best, rival, name.weak)?;
    let runner_up =
        judged.get(1).map(|second| RunnerUp { entity: second.reference.entity as usize, words: second.words.clone() });
    let mention = Mention {
        tokens: candidate.tokens.clone(),
        form: MentionForm::Name,
        alias: name.text.clone(),
        place: described.as_ref().and_then(|role| role::place_in(tokens, role)),
        role: described,
    };
    Some(Found { entity, certainty, mention, words: best.words.clone(), runner_up })
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

/// What speaks for a party of a kind: the description beside the name fully, the rest of the sentence nearly, the text a little;
/// and whether that it is sanctioned is a part of it.
fn evidence(
    context: &Context<'_>,
    candidate: &Candidate,
    described: Option<&Range<usize>>,
    clues: &Clues,
    kind: PartyKind,
) -> (Said, bool) {
    let tokens = context.tokens;
    let sentence = &tokens.sentences()[tokens.sentence_of(candidate.tokens.start)].tokens;
    let mut said = clues.weigh(tokens, sentence, &candidate.tokens);
    let designated = listing::means_party(tokens, candidate, kind, !said.words.is_empty());
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
    // A sentence about who is sanctioned speaks of listed parties; thousands are, so that it says no more than a country. That
    // this one is says what the list says.
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
    (said, designated)
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

/// Whether what speaks for a party tells who is meant, which a country alone does not.
fn says_who(weight: f64, beyond: f64) -> bool {
    weight >= IDENTIFIES && beyond >= SPEAKS
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
    let spelling = best.reference.spelling;
    let shortened = spelling > Spelling::WithoutLegalForm;
    let designated = best.designated;
    let one_word = candidate.hit.words == 1;
    let named_by_kind = !one_word || listing::is_called_by_kind(context.tokens, &candidate.tokens, kind);
    // Of two bodies the one that is called just so is meant, and not the one of which this is left without its legal form.
    let called_so = |second: &Judged| {
        kind != PartyKind::Person && spelling == Spelling::Full && second.reference.spelling > Spelling::Full
    };
    let apart = second.is_none_or(|second| best.weight - second.weight >= if called_so(second) { 0.0 } else { 0.7 });
    if matches!(kind, PartyKind::Vessel | PartyKind::Aircraft) {
        // A ship's name is most often a word of the language or of a place: only a ship's context makes it one.
        let ship = designated || short_forms::speaks_of_ships(context.tokens, &candidate.tokens);
        let likely = best.weight >= SPEAKS && named_by_kind;
        return ship.then_some(if likely { Certainty::Likely } else { Certainty::Possible });
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
    if spelling == Spelling::Bare && !designated && !says_who(best.weight, best.beyond) {
        return None;
    }
    // A country alone makes no man: thousands of his name live there. It does speak for a rare name.
    let person = !body;
    let speaks = best.weight >= SPEAKS && (!person || best.beyond >= SPEAKS || telling >= RARE);
    let rare = if person && telling::content_words(written, kind) <= 2 { RARE } else { TELLS };
    // That a man of a common name is sanctioned does not say which one: a namesake may be on another list, or on a newer one.
    let own = best.beyond - if designated { DESIGNATED } else { 0.0 };
    let which = body || telling >= rare || own >= SPEAKS;
    let whole = body && spelling == Spelling::Full && telling::content_words(written, kind) >= 3;
    let identifies = says_who(best.weight, best.beyond) && which && (telling >= LITTLE || whole);
    if !named_by_kind {
        return Some(Certainty::Possible);
    }
    Some(if !apart {
        // Who of them is sanctioned is open; that one is, is not.
        if designated { Certainty::Likely } else { Certainty::Possible }
    } else if !one_word && ((identifies && !shortened) || (body && telling >= 3.0 && best.weight >= SPEAKS)) {
        Certainty::Identified
    } else if designated
        || (speaks && telling >= LITTLE && (!shortened || telling >= RARE))
        || (telling >= rare && (!shortened || (person && spelling == Spelling::WithoutMiddleNames)))
        || (body && !shortened && telling >= BODY_TELLS && telling::content_words(written, kind) >= LONG)
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
/// (`Hizballah`) counts too where its sentence says what the list says of it, or the text is about its country; one that is cut
/// out of a longer name (`Garantex`) where the sentence says enough to identify.
fn add_one_word_names(
    context: &Context<'_>,
    short: &[&Candidate],
    clues: &mut FxHashMap<u32, Clues>,
    parties: &mut Vec<Party>,
) {
    let group = |reference: &NameRef| context.group(reference.entity as usize);
    let mut known: FxHashSet<u32> = parties.iter().map(|party| context.group(party.entity)).collect();
    let mut taken: FxHashSet<usize> = FxHashSet::default();
    for candidate in short {
        let mut best: Option<(NameRef, Said)> = None;
        for reference in context.index.names(&candidate.hit) {
            let entity = reference.entity as usize;
            if known.contains(&group(reference)) || !is_name_alone(context, candidate, *reference) {
                continue;
            }
            let own = clues.entry(reference.entity).or_insert_with(|| Clues::of(&context.entities[entity]));
            let (said, _) = evidence(context, candidate, None, own, context.entities[entity].schema.kind());
            // What is cut out of a longer name needs more than one that is listed.
            let cut = reference.spelling == Spelling::Bare;
            let enough = if cut { says_who(said.weight, said.beyond) } else { said.weight >= SPEAKS };
            let better = best.as_ref().is_none_or(|(held, of_held)| {
                let key = |name: &NameRef| (name.spelling, name.left, name.entity);
                said.weight.total_cmp(&of_held.weight).then_with(|| key(held).cmp(&key(reference))).is_gt()
            });
            if enough && better {
                best = Some((*reference, said));
            }
        }
        if let Some((reference, said)) = best {
            known.insert(group(&reference));
            taken.insert(candidate.tokens.start);
            add_one_word_name(context, parties, candidate, reference, said.words);
        }
    }
    let sure = parties.iter().filter(|party| party.certainty > Certainty::Possible);
    let sure: FxHashSet<u32> = sure.map(|party| context.group(party.entity)).collect();
    for candidate in short.iter().filter(|candidate| !taken.contains(&candidate.tokens.start)) {
        let names = context.index.names(&candidate.hit);
        if let Some(reference) = names.iter().find(|name| sure.contains(&group(name))) {
            add_one_word_name(context, parties, candidate, *reference, Vec::new());
        }
    }
}

fn add_one_word_name(
    context: &Context<'_>,
    parties: &mut Vec<Party>,
    candidate: &Candidate,
    reference: NameRef,
    words: Vec<String>,
) {
    let entity = reference.entity as usize;
    let alias = context.entities[entity].names[usize::from(reference.name)].text.clone();
    let tokens = candidate.tokens.clone();
    let mention = Mention { tokens, form: MentionForm::ShortForm, alias, role: None, place: None };
    let certainty = Certainty::Likely;
    add_mention(context, parties, Found { entity, certainty, mention, words, runner_up: None });
}

/// Whether one word is the strong name of a body, and neither a word of the language nor anybody's name.
fn is_name_alone(context: &Context<'_>, candidate: &Candidate, reference: NameRef) -> bool {
    let entity = &context.entities[reference.entity as usize];
    let word = context.tokens.word(candidate.tokens.start);
    entity.schema.kind() == PartyKind::Organization
        && !entity.names[usize::from(reference.name)].weak
        && matches!(reference.spelling, Spelling::Full | Spelling::Bare)
        && telling::is_nothing_but_a_name(word)
}

fn add_mention(context: &Context<'_>, parties: &mut Vec<Party>, found: Found) {
    let Found { entity, certainty, mention, words, runner_up } = found;
    let group = context.group(entity);
    let place = parties.iter().position(|party| context.group(party.entity) == group).unwrap_or_else(|| {
        let records = context.records(entity);
        let standing = standing::of(context, &records);
        // Whichever record a text names, one party has one identity in all documents.
        let entity = records.first().copied().unwrap_or(entity);
        parties.push(Party {
            entity,
            other_records: records.into_iter().filter(|record| *record != entity).collect(),
            certainty,
            mentions: Vec::new(),
            words: Vec::new(),
            standing,
            runner_up: None,
        });
        parties.len() - 1
    });
    let party = &mut parties[place];
    party.certainty = party.certainty.max(certainty);
    for word in words {
        if !party.words.contains(&word) {
            party.words.push(word);
        }
    }
    party.runner_up = party.runner_up.take().or(runner_up);
    party.mentions.push(mention);
}
