//! Names of one word, which need company: another name of the party in the text, or what the list says of it.

use super::{
    Certainty, Context, Mention, MentionForm, Party,
    certainty::says_who,
    evidence::{Evidence, evidence},
    in_office,
    limits::{BESIDE, SPEAKS, TIED},
    merging::{Found, add_mention},
};
use crate::{
    lexicon::{WordKind, is_common, is_kind},
    names::{
        callings,
        candidates::Candidate,
        clues::{Clues, Said},
        index::NameRef,
        links::Links,
        renowned, ships,
        spellings::{Spelling, quoted_word},
        telling,
    },
    tokens::Tokens,
};
use interdict_model::PartyKind;
use interdict_text::{countries, lexicon::particle};
use rustc_hash::{FxHashMap, FxHashSet};

/// Names of one word count beside a longer name of the same party in the same text. One that is a name and nothing else
/// (`Hizballah`) counts too where its sentence says what the list says of it or what it is listed for, or the text is about its
/// country, or where everybody knows it; one that is left of a longer name without its legal form (`Alrosa`) where its country or
/// more stands in the sentence, and one that is cut out of a longer name (`Garantex`) where the sentence says enough to identify.
/// A ship counts behind a noun for one of its type (`the tanker Abyss`) where its country or more is said, or sanctions are.
/// `known` are the parties that the text may name by more words, and which one word alone makes no surer.
pub(super) fn add_one_word_names(
    context: &Context<'_>,
    short: &[&Candidate],
    links: &Links,
    known: Vec<u32>,
    clues: &mut FxHashMap<u32, Clues>,
    parties: &mut Vec<Party>,
) {
    let group = |reference: &NameRef| context.group(reference.entity as usize);
    let mut known: FxHashSet<u32> = known.into_iter().collect();
    let mut taken: FxHashSet<usize> = FxHashSet::default();
    for candidate in short {
        if let Some(found) = in_office::find(context, candidate, clues)
            && !known.contains(&context.group(found.entity))
        {
            add_mention(context, parties, found);
            taken.insert(candidate.tokens.start);
            continue;
        }
        let mut best: Option<(NameRef, Said)> = None;
        for reference in context.index.names(&candidate.hit) {
            let entity = reference.entity as usize;
            if known.contains(&group(reference)) || !is_name_alone(context, candidate, *reference) {
                continue;
            }
            let own = clues.entry(reference.entity).or_insert_with(|| Clues::of(&context.entities[entity]));
            let Evidence { mut said, subject, contradicted, .. } =
                evidence(context, candidate, None, own, &context.entities[entity]);
            // Clubs are called like the firms that own them.
            let club = || reference.spelling == Spelling::Bare && is_of_sport(context.tokens, candidate);
            if contradicted || club() {
                continue;
            }
            let tie = links.tie(&context.entities[entity]);
            if let Some(name) = tie {
                said.weight += TIED;
                said.beyond += TIED;
                said.words.push(name.to_owned());
            }
            // What is cut out of a longer name needs more than one that is listed.
            let renowned = context.index.is_renowned(&candidate.hit, reference.entity);
            let own = renowned && reference.spelling == Spelling::Full && reference.name == 0;
            let ship = context.entities[entity].schema.kind() == PartyKind::Vessel;
            let sanctions = if ship { ships::near_sanctions(context.tokens, candidate.tokens.start, 1) } else { None };
            let enough = match (reference.spelling, reference.left) {
                _ if ship => said.weight >= SPEAKS || sanctions.is_some(),
                _ if is_armed_body(context, candidate, *reference) => true,
                // The name of a group that everybody knows is nobody else's; its abbreviation may be.
                _ if own && !is_of_country(context.tokens, candidate) && !is_tied(context.tokens, candidate) => true,
                _ if renowned => {
                    said.weight >= SPEAKS || subject || renowned::is_armed(context.tokens, candidate.tokens.end)
                }
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
                let nothing_else = said.words.is_empty();
                said.words.extend(sanctions.filter(|_| nothing_else).map(str::to_owned));
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
        let follows = |name: &&NameRef| {
            !matches!(name.spelling, Spelling::FamilyName | Spelling::BesideForm)
                && sure.contains(&group(name))
                && stands_for(context, candidate, **name)
        };
        if let Some(reference) = names.iter().find(follows) {
            add_one_word_name(context, parties, candidate, *reference, Vec::new());
        }
    }
}

/// Whether a country stands before a name, so that it may be another group of that country: `the Iraqi Hezbollah`.
fn is_of_country(tokens: &Tokens<'_>, candidate: &Candidate) -> bool {
    let start = candidate.tokens.start;
    start > 0 && !tokens.starts_paragraph(start) && countries::by_name(tokens.word(start - 1)).is_some()
}

/// Whether a particle ties a word to one before it, so that it is a part of another group's name: `Tehreek-e-Quorve`.
fn is_tied(tokens: &Tokens<'_>, candidate: &Candidate) -> bool {
    let start = candidate.tokens.start;
    let joined = start >= 2 && tokens.joins(start - 1);
    joined && (particle(tokens.word(start - 2)).is_some() || tokens.word(start - 2).len() <= 2)
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
    let tokens = candidate.whole.clone();
    let mention = Mention { tokens, form: MentionForm::ShortForm, alias, role: None, place: None };
    add_mention(context, parties, Found::plain(entity, Certainty::Likely, mention, words));
}

fn is_of_sport(tokens: &Tokens<'_>, candidate: &Candidate) -> bool {
    callings::are_of_sport(tokens, &tokens.sentences()[tokens.sentence_of(candidate.tokens.start)].tokens)
}

/// Whether one word is the strong name of a body, and neither a word of the language nor anybody's name; or that of a group that
/// everybody knows, or its abbreviation in capitals; or that of a bank, an army or a ship which the text calls so.
fn is_name_alone(context: &Context<'_>, candidate: &Candidate, reference: NameRef) -> bool {
    let entity = &context.entities[reference.entity as usize];
    let (tokens, at) = (context.tokens, candidate.tokens.start);
    if entity.names[usize::from(reference.name)].weak {
        return false;
    }
    match entity.schema.kind() {
        PartyKind::Vessel => {
            let listed = entity.vessel.as_ref().and_then(|facts| facts.kind.as_deref());
            ships::is_called_by_type(tokens, &candidate.tokens, listed)
        }
        PartyKind::Organization => {
            matches!(reference.spelling, Spelling::Full | Spelling::Bare)
                && (telling::is_nothing_but_a_name(tokens.word(at))
                    || is_known(context, candidate, reference)
                    || is_armed_body(context, candidate, reference)
                    || is_called_bank(tokens, at, reference))
        }
        _ => false,
    }
}

/// Whether a word without vowels, in capitals, is what is left of a bank's name, in a sentence that says that it is one: `VTB, a
/// state bank`. Other firms have such names, too.
fn is_called_bank(tokens: &Tokens<'_>, at: usize, reference: NameRef) -> bool {
    let vowel = |letter: u8| matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let sentence = || tokens.sentences()[tokens.sentence_of(at)].tokens.clone();
    (reference.spelling, reference.left) == (Spelling::Bare, 0)
        && tokens.is_all_capitals(at)
        && tokens.word(at).bytes().all(|letter| letter.is_ascii_lowercase() && !vowel(letter))
        && sentence().any(|at| matches!(tokens.word(at), "bank" | "banks" | "lender" | "lenders"))
}

/// Whether the word that stands in quotation marks in a military body's name stands beside armed people: `the mercenary group
/// Quorve` for `PRIVATE MILITARY COMPANY 'QUORVE'`.
fn is_armed_body(context: &Context<'_>, candidate: &Candidate, reference: NameRef) -> bool {
    let listed = &context.entities[reference.entity as usize].names[usize::from(reference.name)].text;
    reference.spelling == Spelling::Bare
        && quoted_word(listed).is_some()
        && telling::words(listed).iter().any(|word| is_kind(word, WordKind::Military))
        && renowned::is_beside_armed(context.tokens, &candidate.tokens)
}

/// Whether a word stands for a party that the text has named for sure: that of a ship as the name of one, that of an army which is
/// a family's name beside armed people.
fn stands_for(context: &Context<'_>, candidate: &Candidate, reference: NameRef) -> bool {
    let entity = &context.entities[reference.entity as usize];
    if entity.schema.kind() == PartyKind::Vessel {
        return ships::is_called_ship(context.tokens, &candidate.tokens);
    }
    let quoted = || quoted_word(&entity.names[usize::from(reference.name)].text).is_some();
    let only_name = || telling::is_nothing_but_a_name(context.tokens.word(candidate.tokens.start));
    reference.spelling != Spelling::Bare || !quoted() || only_name() || is_armed_body(context, candidate, reference)
}

/// Whether a group that everybody knows is called by its only name, which is no word of the language, or by capitals.
fn is_known(context: &Context<'_>, candidate: &Candidate, reference: NameRef) -> bool {
    let at = candidate.tokens.start;
    let own = || reference.name == 0 && reference.spelling == Spelling::Full && !is_common(context.tokens.word(at));
    context.index.is_renowned(&candidate.hit, reference.entity) && (context.tokens.is_all_capitals(at) || own())
}
