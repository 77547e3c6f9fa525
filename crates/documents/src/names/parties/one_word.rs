//! Names of one word, which need company: another name of the party in the text, or what the list says of it.

use super::{
    Certainty, Context, Mention, MentionForm, Party,
    certainty::says_who,
    evidence::{Evidence, evidence},
    limits::{BESIDE, SPEAKS, TIED},
    merging::{Found, add_mention},
};
use crate::{
    lexicon::is_common,
    names::{
        callings,
        candidates::Candidate,
        clues::{Clues, Said},
        index::NameRef,
        links::Links,
        renowned,
        spellings::Spelling,
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
pub(super) fn add_one_word_names(
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
            let enough = match (reference.spelling, reference.left) {
                // The name of a group that everybody knows is nobody else's; its abbreviation may be.
                _ if own && !is_of_country(context.tokens, candidate) => true,
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

/// Whether a country stands before a name, so that it may be another group of that country: `the Iraqi Hezbollah`.
fn is_of_country(tokens: &Tokens<'_>, candidate: &Candidate) -> bool {
    let start = candidate.tokens.start;
    start > 0 && !tokens.starts_paragraph(start) && countries::by_name(tokens.word(start - 1)).is_some()
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

fn is_of_sport(tokens: &Tokens<'_>, candidate: &Candidate) -> bool {
    callings::are_of_sport(tokens, &tokens.sentences()[tokens.sentence_of(candidate.tokens.start)].tokens)
}

/// Whether one word is the strong name of a body, and neither a word of the language nor anybody's name; or that of a group that
/// everybody knows, or its abbreviation in capitals.
fn is_name_alone(context: &Context<'_>, candidate: &Candidate, reference: NameRef) -> bool {
    let entity = &context.entities[reference.entity as usize];
    let word = context.tokens.word(candidate.tokens.start);
    entity.schema.kind() == PartyKind::Organization
        && !entity.names[usize::from(reference.name)].weak
        && matches!(reference.spelling, Spelling::Full | Spelling::Bare)
        && (telling::is_nothing_but_a_name(word) || is_known(context, candidate, reference))
}

/// Whether a group that everybody knows is called by its only name, which is no word of the language, or by capitals.
fn is_known(context: &Context<'_>, candidate: &Candidate, reference: NameRef) -> bool {
    let at = candidate.tokens.start;
    let own = || reference.name == 0 && reference.spelling == Spelling::Full && !is_common(context.tokens.word(at));
    context.index.is_renowned(&candidate.hit, reference.entity) && (context.tokens.is_all_capitals(at) || own())
}
