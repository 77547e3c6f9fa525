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
    links::Links,
    listing, posts, role, ships, short_forms,
    spellings::Spelling,
    standing::{self, Standing},
    subjects, telling,
};
use crate::{
    claims::Claim,
    dates::Day,
    grammar::Sentences,
    lexicon::{WordKind, is_kind, stage_at},
    tokens::Tokens,
};
use interdict_model::{Country, Entity, PartialDate, PartyKind};
use interdict_text::lexicon::particle;
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
/// A text that names a country so often is about it.
const OFTEN: usize = 3;
/// What it weighs that the list ties the party to one that the text names for sure.
const TIED: f64 = 1.4;
/// A name that tells this much is likely by itself: a body of two rare words, or a person's of three or more. Of a person's
/// name in two words [`RARE`] does: syllables of one given name are words of their own, and tell less than their sum.
const TELLS: f64 = 4.9;
/// The same for a body with a word that only a name has.
const BODY_TELLS: f64 = 3.0;
/// A name of a person that few share. Of 6,078 names of people who write software, seven are on OFAC's list of 2023 in two
/// words, and tell 3.4 or less.
pub(super) const RARE: f64 = 3.6;
/// A person's name in two words, and in more, that is rare enough where his country stands in the description beside it:
/// `Belarusian President Ostremir Quorve`.
const UNCOMMON: f64 = 3.2;
const UNCOMMON_LONG: f64 = 4.0;
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
    country: CountrySaid,
    /// Whether the list ties it to a sure party, or its sentence speaks of what a body is listed for.
    tied: bool,
}

/// Where a text names a country of a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum CountrySaid {
    /// Not in the sentence of the name.
    Elsewhere,
    InSentence,
    /// In the description beside the name.
    Beside,
}

/// What the text says for a party.
struct Evidence {
    said: Said,
    designated: bool,
    country: CountrySaid,
    /// Whether the sentence speaks of what a body is listed for.
    subject: bool,
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
        match judge(context, candidate, &names, &Links::default(), &mut clues) {
            Some(found) if found.certainty > Certainty::Possible => add_mention(context, &mut parties, found),
            found => unsure.push((candidate, found)),
        }
    }
    // Who is sure speaks for those whom the list ties to him.
    let links = links_of(context, &parties);
    let tied = |(candidate, _): &(&Candidate, Option<Found>)| {
        let mut references = context.index.names(&candidate.hit).iter();
        references.any(|reference| links.tie(&context.entities[reference.entity as usize]).is_some())
    };
    let (tied, mut rest): (Vec<_>, Vec<_>) = unsure.into_iter().partition(tied);
    for (candidate, found) in tied {
        match judge(context, candidate, &names, &links, &mut clues) {
            Some(again) if again.certainty > Certainty::Possible => add_mention(context, &mut parties, again),
            _ => rest.push((candidate, found)),
        }
    }
    add_unsure(context, rest, &mut parties);
    let links = links_of(context, &parties);
    add_one_word_names(context, &short, &links, &mut clues, &mut parties);
    sort_mentions(&mut parties);
    short_forms::add(context, &mut parties);
    posts::add(context, &mut parties);
    sort_mentions(&mut parties);
    parties.sort_by_key(|party| party.mentions.first().map_or(usize::MAX, |mention| mention.tokens.start));
    parties
}

/// What ties others to the parties that are sure.
fn links_of(context: &Context<'_>, parties: &[Party]) -> Links {
    let sure = parties.iter().filter(|party| party.certainty > Certainty::Possible);
    let records = sure.flat_map(|party| std::iter::once(party.entity).chain(party.other_records.iter().copied()));
    Links::of(records.map(|record| &context.entities[record]))
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
    links: &Links,
    clues: &mut FxHashMap<u32, Clues>,
) -> Option<Found> {
    let Context { tokens, entities, .. } = context;
    let described = role::beside(tokens, &candidate.tokens, names);
    let next = role::in_next_sentence(tokens, &candidate.tokens, names);
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
        let entity = &entities[reference.entity as usize];
        let Evidence { said, designated, country, subject } =
            evidence(context, candidate, described.as_ref(), clues, entity);
        let Said { mut weight, mut beyond, mut words } = said;
        if beyond <= 0.0
            && kind == PartyKind::Person
            && let Some(next) = &next
        {
            // A noun for a post alone is many people's: `The general went home`.
            let more = clues.weigh(tokens, next, &candidate.tokens);
            if more.words.len() > 1 {
                weight += more.beyond;
                beyond += more.beyond;
                words.extend(more.words);
            }
        }
        let tie = links.tie(entity);
        if let Some(name) = tie {
            weight += TIED;
            beyond += TIED;
            words.push(name.to_owned());
        }
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
            && !subject
            && kind == PartyKind::Organization
            && reference.spelling == Spelling::Full
            && telling::content_words(tokens.slice(&candidate.tokens), kind) >= 3
        {
            weight = weight.max(BESIDE);
        }
        // Many are called by some alias of ordinary words; by the name under which a body is listed it alone.
        let tied = (subject && reference.name == 0) || tie.is_some();
        judged.push(Judged { reference: *reference, weight, beyond, words, designated, country, tied });
    }
    // Who is called just so goes before those of whom a given name is left out.
    let nearer = |judged: &Judged| judged.reference.spelling != Spelling::FirstGivenName;
    if judged.iter().any(nearer) {
        judged.retain(|judged| nearer(judged) || judged.tied);
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
    entity: &Entity,
) -> Evidence {
    let tokens = context.tokens;
    let kind = entity.schema.kind();
    let sentence = &tokens.sentences()[tokens.sentence_of(candidate.tokens.start)].tokens;
    let mut said = clues.weigh(tokens, sentence, &candidate.tokens);
    let names_country = |said: &Said| said.weight - said.beyond >= BESIDE;
    let mut country = if names_country(&said) { CountrySaid::InSentence } else { CountrySaid::Elsewhere };
    let designated = listing::means_party(tokens, candidate, kind, !said.words.is_empty());
    if let Some(role) = described {
        let beside = clues.weigh(tokens, role, &candidate.tokens);
        // A country is no surer for standing in the description.
        said.weight += 0.5 * beside.beyond;
        said.beyond += 0.5 * beside.beyond;
        // `President Ostremir Quorve` in a text about his country needs no adjective.
        let is_post = || role.clone().any(|at| is_kind(tokens.word(at), WordKind::Post));
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
    let subject = subjects::said_of(entity, tokens, sentence, &candidate.tokens);
    if let Some(words) = &subject {
        said.weight += PROGRAMME;
        said.beyond += PROGRAMME;
        said.words.push(tokens.slice(words).to_owned());
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
    Evidence { said, designated, country, subject: subject.is_some() }
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
        let by_name = kind == PartyKind::Vessel && ships::is_known_by_name(context.tokens, &candidate.tokens);
        let likely = by_name || (best.weight >= SPEAKS && named_by_kind);
        return (ship || by_name).then_some(if likely { Certainty::Likely } else { Certainty::Possible });
    }
    let body = kind != PartyKind::Person;
    if body
        && !telling::has_telling_word(written, kind)
        && telling::content_words(written, kind) < 3
        && best.weight < SPEAKS
        && !best.tied
    {
        return None;
    }
    if weak && best.weight < SPEAKS {
        return None;
    }
    if spelling == Spelling::Bare && !designated && !says_who(best.weight, best.beyond) {
        return None;
    }
    let person = !body;
    let left_out = spelling == Spelling::FirstGivenName;
    if left_out && !designated && !best.tied && telling < RARE {
        return None;
    }
    // A country alone makes no man: thousands of his name live there. It does speak for a rare name, and in the description
    // beside the name for an uncommon one. Of a name of which given names are left out it must stand in the sentence.
    let speaks = if left_out {
        best.tied || best.country >= CountrySaid::InSentence
    } else {
        best.weight >= SPEAKS && (!person || best.beyond >= SPEAKS || telling >= RARE)
    };
    let content = telling::content_words(written, kind);
    let rare = if person && content <= 2 { RARE } else { TELLS };
    // That a man of a common name is sanctioned does not say which one: a namesake may be on another list, or on a newer one.
    let own = best.beyond - if designated { DESIGNATED } else { 0.0 };
    let which = body || telling >= rare || own >= SPEAKS;
    let whole = body && spelling == Spelling::Full && content >= 3;
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
        || (body && !shortened && telling >= BODY_TELLS && content >= LONG)
        || (body && telling >= BODY_TELLS && telling::has_telling_word(written, kind))
        || (body && telling >= RARE && (telling::has_telling_word(written, kind) || telling::has_place(written)))
        || (body && best.weight >= BESIDE && content >= 3)
        || (person && is_rare_enough_beside(best, written, telling))
        || (body && !one_word && is_body_beside(best, written))
    {
        Certainty::Likely
    } else {
        Certainty::Possible
    })
}

/// Whether a person's name that others may have is his beside his country, or in three words of which the list has more.
fn is_rare_enough_beside(best: &Judged, written: &str, telling: f64) -> bool {
    let long = telling::content_words(written, PartyKind::Person) > 2;
    let enough = if long { UNCOMMON_LONG } else { UNCOMMON };
    match best.reference.spelling {
        Spelling::FirstFamilyName => long && telling >= TELLS,
        Spelling::Full | Spelling::WithoutLegalForm | Spelling::WithoutMiddleNames => {
            best.country == CountrySaid::Beside && telling >= enough
        }
        Spelling::FirstGivenName | Spelling::Bare => false,
    }
}

/// Whether a body of ordinary words is the listed one: called just so beside who is tied to it or what it is listed for, or called
/// by a word of another language in a sentence that names its country.
fn is_body_beside(best: &Judged, written: &str) -> bool {
    let foreign = || {
        best.country >= CountrySaid::InSentence
            && telling::content_words(written, PartyKind::Organization) > 1
            && telling::has_foreign_word(written)
    };
    match best.reference.spelling {
        Spelling::Full => best.tied || foreign(),
        Spelling::WithoutLegalForm => foreign(),
        _ => false,
    }
}

/// Names of one word count beside a longer name of the same party in the same text. One that is a name and nothing else
/// (`Hizballah`) counts too where its sentence says what the list says of it or what it is listed for, or the text is about its
/// country; one that is left of a longer name without its legal form (`Alrosa`) where its country or more stands in the
/// sentence, and one that is cut out of a longer name (`Garantex`) where the sentence says enough to identify.
fn add_one_word_names(
    context: &Context<'_>,
    short: &[&Candidate],
    links: &Links,
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
            let Evidence { mut said, subject, .. } = evidence(context, candidate, None, own, &context.entities[entity]);
            let tie = links.tie(&context.entities[entity]);
            if let Some(name) = tie {
                said.weight += TIED;
                said.beyond += TIED;
                said.words.push(name.to_owned());
            }
            // What is cut out of a longer name needs more than one that is listed.
            let enough = match (reference.spelling, reference.left) {
                (Spelling::Bare, 0) if stands_as_name(context.tokens, candidate) => said.weight >= BESIDE,
                (Spelling::Bare, _) => says_who(said.weight, said.beyond),
                _ => said.weight >= SPEAKS || subject,
            };
            let better = best.as_ref().is_none_or(|(held, of_held)| {
                // Of equal ones that which leaves out least: `OJSC ZARKAVITE`, not `ZARKAVITE MANAGING COMPANY LLC`.
                let length = |name: &NameRef| {
                    let listed = &context.entities[name.entity as usize].names[usize::from(name.name)];
                    telling::words(&listed.text).len()
                };
                let key = |name: &NameRef| (name.spelling, name.left, length(name), name.entity);
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

/// Whether one word is no first word of a sentence that may be any word of the language, and no part of a longer name in lower
/// case: `Alrosa, the miner`, not `Cooperation with Belarus` and not `Ansar al-Islam`.
fn stands_as_name(tokens: &Tokens<'_>, candidate: &Candidate) -> bool {
    let (start, end) = (candidate.tokens.start, candidate.tokens.end);
    let begins = tokens.sentences()[tokens.sentence_of(start)].tokens.start == start;
    let set_off = matches!(tokens.written(end), "," | "(") || tokens.word(end) == "'s";
    (!begins || set_off) && particle(tokens.word(end)).is_none() && !tokens.joins(end)
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
