//! Whom a phrase names: a listed party, a state or its government.

use crate::{
    lexicon::{Classes, RoleKind, WordKind, is_kind, metonyms, state_agencies},
    names::{Certainty, Party, country_at},
    tokens::Tokens,
};
use interdict_model::Country;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Which party each token of the text names, of those that are more than possible: of a namesake nothing is said here.
#[derive(Debug)]
pub(crate) struct PartiesByToken(FxHashMap<usize, (usize, Range<usize>)>);

impl PartiesByToken {
    pub(crate) fn new(parties: &[Party]) -> Self {
        let mut by_token = FxHashMap::default();
        let sure = |party: &Party| party.certainty > Certainty::Possible;
        for (number, party) in parties.iter().enumerate().filter(|(_, party)| sure(party)) {
            for mention in &party.mentions {
                by_token.extend(mention.tokens.clone().map(|at| (at, (number, mention.tokens.clone()))));
            }
        }
        Self(by_token)
    }

    /// The place of the listed party that a phrase names: one of which a mention covers half of it or more, or ends it behind
    /// words that say what it is (`Venezuela's oil minister Tareck El Aissami`, and not `the lawyer of Tareck El Aissami`).
    pub(crate) fn party_of(&self, tokens: &Tokens<'_>, phrase: &Range<usize>) -> Option<usize> {
        let joins = Classes::PREPOSITION.or(Classes::CONJUNCTION).or(Classes::SUBORDINATOR).or(Classes::RELATIVE);
        phrase.clone().find_map(|at| {
            let (party, mention) = self.0.get(&at)?;
            let described = || {
                mention.end == phrase.end
                    && tokens
                        .role(mention.start.wrapping_sub(1))
                        .is_some_and(|role| role.kind == RoleKind::Person && !role.plural)
                    && !(phrase.start..mention.start)
                        .any(|at| tokens.classes(at).any(joins) || tokens.written(at) == ",")
            };
            (mention.len() * 2 >= phrase.len() || described()).then_some(*party)
        })
    }
}

/// A state that a phrase names, by its name, its adjective or a name that stands for it.
struct NamedState {
    /// Code of the state.
    state: String,
    tokens: Range<usize>,
    /// It is a body of the state (`White House`), and no country or capital.
    is_body: bool,
}

/// The state that a phrase is, or speaks for: `Pyongyang`, `the White House officials`, `a North Korean ministry spokesman`.
/// Who only comes from it speaks for himself: `a British actor`, `a Russian-born chemist`, `a lawyer from Iran`.
pub(crate) fn state_of(tokens: &Tokens<'_>, phrase: &Range<usize>, countries: &[(Country, usize)]) -> Option<String> {
    let mut states = states_in(tokens, phrase, countries).into_iter();
    states.find(|named| speaks_for(tokens, named, phrase)).map(|named| named.state)
}

/// The first state that a phrase names, whoever is meant: of `three North Korean firms` North Korea.
pub(crate) fn state_named_in(
    tokens: &Tokens<'_>,
    phrase: &Range<usize>,
    countries: &[(Country, usize)],
) -> Option<String> {
    states_in(tokens, phrase, countries).into_iter().next().map(|named| named.state)
}

/// The states that a phrase names, in order.
fn states_in(tokens: &Tokens<'_>, phrase: &Range<usize>, countries: &[(Country, usize)]) -> Vec<NamedState> {
    let known = |state: &str| countries.iter().any(|(country, _)| country.base() == state);
    let mut found = Vec::new();
    let mut at = phrase.start;
    while at < phrase.end {
        // Nothing in lower case names a state.
        if !tokens.is_capital(at) {
            at += 1;
            continue;
        }
        let country = country_at(tokens, at).map(|(country, end)| NamedState {
            state: country.base().to_owned(),
            tokens: at..end.min(phrase.end),
            is_body: false,
        });
        let metonym = metonyms()
            .longest_at(tokens, at)
            .filter(|(end, metonym)| {
                let sure = !metonym.ambiguous || tokens.is_all_capitals(at) || known(metonym.state);
                *end <= phrase.end && sure
            })
            .map(|(end, metonym)| NamedState {
                state: metonym.state.to_owned(),
                tokens: at..end,
                is_body: !metonym.capital,
            });
        // The longer one, and of two alike the country: `North` alone is a compass, `North Korean` is not.
        let named = match (country, metonym) {
            (Some(country), Some(metonym)) if metonym.tokens.end > country.tokens.end => Some(metonym),
            (Some(country), _) => Some(country),
            (None, metonym) => metonym,
        };
        at = named.as_ref().map_or(at + 1, |named| named.tokens.end);
        found.extend(named);
    }
    found
}

/// Whether a phrase that names a state speaks for it: its name stands alone, before an office of the state (`Iranian
/// officials`) with no other person or body beside it, or behind one (`officials in Seoul`). A critic of an office does not.
fn speaks_for(tokens: &Tokens<'_>, named: &NamedState, phrase: &Range<usize>) -> bool {
    let Range { start, end } = named.tokens.clone();
    // `Russian-born`, `German-made`, `anti-American`
    if tokens.joins(end) || start.checked_sub(1).is_some_and(|before| tokens.joins(before)) {
        return false;
    }
    let is_preposition = |at: usize| tokens.classes(at).any(Classes::PREPOSITION);
    let is_office = |at: usize| is_of_state(tokens.word(at), named.is_body);
    // `one of the officials`
    let counts = |at: usize| tokens.is_number(at) || !tokens.classes(at).is_empty();
    let hangs_on_office = (phrase.start + 1..start)
        .filter(|at| is_preposition(*at) && !tokens.is_capital(*at))
        .all(|at| is_office(at - 1) || counts(at - 1));
    let joins = Classes::PREPOSITION.or(Classes::CONJUNCTION).or(Classes::SUBORDINATOR).or(Classes::RELATIVE);
    let behind: Vec<usize> = (end..phrase.end)
        .take_while(|at| !tokens.classes(*at).any(joins) && tokens.written(*at) != ",")
        .filter(|at| tokens.is_word(*at) && tokens.word(*at) != "'s")
        .collect();
    let is_private = |at: usize| {
        let role = tokens.role(at).map(|role| role.kind);
        matches!(role, Some(RoleKind::Person | RoleKind::Body)) && !is_office(at) && !tokens.is_capital(at)
    };
    let of_office = behind.is_empty() || behind.iter().any(|at| is_office(*at));
    hangs_on_office && of_office && !behind.iter().any(|at| is_private(*at))
}

/// Whether a noun behind the name of a state, or of a body of one, is for somebody who speaks for the state.
fn is_of_state(word: &str, of_body: bool) -> bool {
    let kinds = [WordKind::StateOffice, WordKind::StateBody, WordKind::Post];
    kinds.iter().any(|kind| is_kind(word, *kind)) || of_body && is_kind(word, WordKind::StateStaff)
}

/// Whether a phrase describes a state and does not name it: `the regime`, `the reclusive country`. Article, epithets and
/// noun are all there is: `the regime in the south` and `the sanctions regime` say themselves what is meant.
pub(crate) fn describes_state(tokens: &Tokens<'_>, phrase: &Range<usize>) -> bool {
    if !phrase.end.checked_sub(1).is_some_and(|last| tokens.is_kind(last, WordKind::StateNoun)) {
        return false;
    }
    let words: Vec<usize> = phrase.clone().filter(|at| tokens.is_word(*at) && tokens.word(*at) != "the").collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let definite = first.checked_sub(1).is_some_and(|before| tokens.word(before) == "the");
    let epithet = |at: &usize| tokens.is_kind(*at, WordKind::StateEpithet);
    definite
        && words[..words.len() - 1].iter().all(epithet)
        && words.iter().any(epithet)
        && !words.iter().any(|at| tokens.is_capital(*at))
        && !is_told_apart(tokens, last + 1)
}

/// Whether a phrase names somebody of a government and says not of which one: `a foreign ministry spokesman`.
pub(crate) fn is_of_some_state(tokens: &Tokens<'_>, phrase: &Range<usize>) -> bool {
    phrase.clone().any(|at| tokens.is_kind(at, WordKind::StateBody))
        && !phrase.clone().any(|at| tokens.is_capital(at))
        && !is_told_apart(tokens, phrase.end)
}

/// `in Manila`, `of the island`: what stands behind a phrase says of which state it is. `Of lying` does not.
fn is_told_apart(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.word(at), "of" | "in" | "from") && (tokens.word(at + 1) == "the" || tokens.is_capital(at + 1))
}

/// The state for which somebody passes words on: `KCNA`, `Iran's state television`, `the North's state-run agency`.
pub(crate) fn state_of_relay(
    tokens: &Tokens<'_>,
    relay: &Range<usize>,
    countries: &[(Country, usize)],
) -> Option<String> {
    let named = relay.clone().find_map(|at| {
        let (end, state) = state_agencies().longest_at(tokens, at)?;
        (end <= relay.end && tokens.is_capital(at)).then(|| (*state).to_owned())
    });
    let is_run_by_it = relay.clone().any(|at| tokens.word(at) == "state");
    named.or_else(|| if is_run_by_it { state_of(tokens, relay, countries) } else { None })
}
