//! Which listed party a name means, of all that are called so.

use super::{
    Context, Mention, MentionForm, RunnerUp,
    certainty::certainty,
    evidence::{CountrySaid, Evidence, evidence},
    limits::{BESIDE, NICKNAME, RARE_WORD, SHORT_FORM, TIED},
    merging::Found,
};
use crate::names::{
    candidates::Candidate,
    clues::{Clues, PROGRAMME, Said, country_at},
    index::NameRef,
    links::Links,
    nicknames, renowned, role, short_forms,
    spellings::Spelling,
    telling,
};
use interdict_model::{Country, Entity, PartialDate, PartyKind};
use interdict_text::countries;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A listed party that a name may mean, and what speaks for it.
pub(super) struct Judged {
    pub(super) reference: NameRef,
    pub(super) weight: f64,
    /// What of the weight is more than a country.
    pub(super) beyond: f64,
    pub(super) words: Vec<String>,
    /// Whether the text says of this party that it is sanctioned.
    pub(super) designated: bool,
    pub(super) country: CountrySaid,
    /// Whether the list ties it to a sure party, or its sentence speaks of what a body is listed for.
    pub(super) tied: bool,
    /// Whether it is a group that everybody knows by this name, and the sentence speaks of what it is listed for or of armed people.
    pub(super) renowned: bool,
    /// Whether the text says of the name what the party is not.
    pub(super) contradicted: bool,
    /// Whether the text gives another name with the name that the list has for the party, too: a nickname, an abbreviation.
    pub(super) nicknamed: bool,
    /// Whether the description beside the name names a sure body whose he is.
    pub(super) of_body: bool,
    /// Whether the description beside the name says that it is somebody's who has a post.
    pub(super) post: bool,
    /// Whether that post is one that one person has at a time, and the entry gives it.
    pub(super) own_post: bool,
    /// Whether the text names a country of the party anywhere, or the list knows none.
    pub(super) placed: bool,
    /// Whether a number that only the party has stands in the sentence.
    pub(super) numbered: bool,
    /// Whether an age or a day of birth beside the name is not the party's.
    pub(super) of_other_age: bool,
    /// Whether the description beside the name says whose or where he is, and nothing that the entry says too.
    pub(super) missed: bool,
}

/// Which party a name is, if it is one.
pub(super) fn judge(
    context: &Context<'_>,
    candidate: &Candidate,
    names: &[Range<usize>],
    links: &Links,
    clues: &mut FxHashMap<u32, Clues>,
) -> Option<Found> {
    let Context { tokens, entities, .. } = context;
    let described = role::beside(tokens, &candidate.whole, names);
    let next = role::in_next_sentence(tokens, &candidate.tokens, names);
    let mut judged: Vec<Judged> = Vec::new();
    for reference in context.index.names(&candidate.hit) {
        let kind = entities[reference.entity as usize].schema.kind();
        // Who is called by the surname alone is looked at by his post (`in_office`).
        let reference = with_form_of_text(candidate, *reference);
        if reference.spelling == Spelling::FamilyName
            || (reference.spelling == Spelling::BesideForm && !candidate.formed)
            || (reference.spelling == Spelling::WithoutCountry && !is_of_country(context, candidate, reference))
        {
            continue;
        }
        if candidate.hit.words == 1
            && kind == PartyKind::Person
            && telling::word_weight(tokens.word(candidate.tokens.start), kind) < RARE_WORD
        {
            continue;
        }
        let clues = clues.entry(reference.entity).or_insert_with(|| Clues::of(&entities[reference.entity as usize]));
        judged.push(weigh(context, candidate, reference, described.as_ref(), next.as_ref(), links, clues));
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
        tokens: candidate.whole.clone(),
        form: MentionForm::Name,
        alias: name.text.clone(),
        place: described.as_ref().and_then(|role| role::place_in(tokens, role)),
        role: described,
    };
    Some(Found { entity, certainty, mention, words: best.words.clone(), runner_up, contradicted: best.contradicted })
}

/// Two ordinary words that are left of a firm's name are all of it where the text gives a legal form with them, too.
fn with_form_of_text(candidate: &Candidate, reference: NameRef) -> NameRef {
    let bare = reference.spelling == Spelling::Bare && reference.left == 0;
    let spelling = if bare && candidate.formed { Spelling::WithoutLegalForm } else { reference.spelling };
    NameRef { spelling, ..reference }
}

/// Whether a text says right beside a name the country that the list has in it: `Orvane's Ministry of Works`, `the Ministry of Works
/// of Orvane`.
fn is_of_country(context: &Context<'_>, candidate: &Candidate, reference: NameRef) -> bool {
    let tokens = context.tokens;
    let listed = telling::words(&context.entities[reference.entity as usize].names[usize::from(reference.name)].text);
    let is_it = |at: usize| {
        let named = country_at(tokens, at);
        named.is_some_and(|(named, _)| {
            let same = |word: &String| countries::by_name(word).is_some_and(|own| own.base() == named.base());
            listed.iter().any(same)
        })
    };
    let (start, end) = (candidate.tokens.start, candidate.tokens.end);
    let before = || {
        let last = start.checked_sub(1).map(|at| if tokens.word(at) == "'s" { at.saturating_sub(1) } else { at });
        last.is_some_and(|last| {
            !tokens.starts_paragraph(start) && (is_it(last) || last.checked_sub(1).is_some_and(is_it))
        })
    };
    let behind = || {
        let country = end + 1 + usize::from(tokens.word(end + 1) == "the");
        matches!(tokens.word(end), "of" | "in") && is_it(country)
    };
    before() || behind()
}

/// What speaks for one of the parties that have the name: `described` beside it, and `next` in the sentence behind.
fn weigh(
    context: &Context<'_>,
    candidate: &Candidate,
    reference: NameRef,
    described: Option<&Range<usize>>,
    next: Option<&Range<usize>>,
    links: &Links,
    clues: &Clues,
) -> Judged {
    let tokens = context.tokens;
    let entity = &context.entities[reference.entity as usize];
    let kind = entity.schema.kind();
    let Evidence {
        said,
        designated,
        country,
        subject,
        contradicted,
        post,
        own_post,
        placed,
        numbered,
        of_other_age,
        deals_in_coins,
        missed,
    } = evidence(context, candidate, described, clues, entity);
    let Said { mut weight, mut beyond, mut words } = said;
    if beyond <= 0.0
        && kind == PartyKind::Person
        && let Some(next) = next
    {
        // A noun for a post alone is many people's: `The general went home`.
        let more = clues.weigh(tokens, next, &candidate.tokens);
        if more.words.len() > 1 {
            weight += more.beyond;
            beyond += more.beyond;
            words.extend(more.words);
        }
    }
    let body = described.and_then(|described| links.body_of(entity, described));
    let tie = body.or_else(|| links.tie(entity));
    if let Some(name) = tie {
        let tied = if body.is_some() { 1.5 * TIED } else { TIED };
        weight += tied;
        beyond += tied;
        words.push(name.to_owned());
    }
    let mut given_name = false;
    if let Some(short) = short_forms::introduced(tokens, &candidate.whole)
        && entity.names.iter().any(|name| telling::words(&name.text) == [short.as_str()])
    {
        weight += SHORT_FORM;
        beyond += SHORT_FORM;
        words.push(short);
        given_name = true;
    }
    let nickname = nicknames::given_with(tokens, candidate);
    if nicknames::is_of(entity, &nickname) {
        given_name = true;
        weight += NICKNAME;
        beyond += NICKNAME;
        words.push(nickname.join(" "));
    }
    // The whole name of a body in three words that tell something, with its country in it or beside the country of its programme, is
    // hardly another's.
    let written = context.tokens.slice(&candidate.tokens);
    let says_country =
        || telling::words(written).iter().any(|word| countries::by_name(word).is_some_and(|at| clues.knows(&at)));
    if (weight >= PROGRAMME || says_country())
        && !subject
        && kind == PartyKind::Organization
        && reference.spelling == Spelling::Full
        && telling::content_words(tokens.slice(&candidate.tokens), kind) >= 3
    {
        weight = weight.max(BESIDE);
    }
    // Many are called by some alias of ordinary words; by the name under which a body is listed it alone.
    let known = context.index.is_renowned(&candidate.hit, reference.entity);
    let renowned = known && (subject || renowned::is_armed(tokens, candidate.tokens.end));
    let armed = subject && renowned::is_of_armed(tokens, &candidate.tokens);
    let matter = (subject && reference.name == 0) || armed || deals_in_coins;
    let tied = matter || tie.is_some() || renowned || given_name || numbered;
    let contradicted = contradicted || (!known && is_of_any_country(context, candidate, entity, reference));
    Judged {
        reference,
        weight,
        beyond,
        words,
        designated,
        country,
        tied,
        renowned,
        contradicted,
        nicknamed: given_name,
        of_body: body.is_some(),
        post,
        own_post,
        placed,
        numbered,
        of_other_age,
        missed,
    }
}

/// Whether a name of a body in ordinary words leaves the country out that the list has in it, and the text is not about it: neither
/// its sentence names it nor does the text name none more often. Every country may have its `Internal Troops of the Ministry of
/// Internal Affairs`, and a text about one names others.
fn is_of_any_country(context: &Context<'_>, candidate: &Candidate, entity: &Entity, reference: NameRef) -> bool {
    let (kind, written) = (entity.schema.kind(), context.tokens.slice(&candidate.tokens));
    let ordinary = || kind == PartyKind::Organization && !telling::has_telling_word(written, kind);
    if reference.spelling == Spelling::Full || !ordinary() {
        return false;
    }
    let said = telling::words(written);
    let listed = telling::words(&entity.names[usize::from(reference.name)].text);
    // Shorter words may be codes.
    let mut left_out = listed.iter().filter(|word| word.len() >= 4 && !said.contains(word));
    let country = left_out.find_map(|word| countries::by_name(word));
    let sentence = &context.tokens.sentences()[context.tokens.sentence_of(candidate.tokens.start)].tokens;
    let most = context.countries.iter().map(|(_, times)| *times).max().unwrap_or(0);
    country.is_some_and(|country| {
        let is_it = |named: &Country| named.base() == country.base();
        let about = context.countries.iter().any(|(named, times)| *times == most && is_it(named));
        let here = || {
            sentence
                .clone()
                .filter(|at| !candidate.tokens.contains(at))
                .any(|at| country_at(context.tokens, at).is_some_and(|(named, _)| is_it(&named)))
        };
        !about && !here()
    })
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
