//! Whom a phrase names: a listed party, a state or its government.

use crate::{
    lexicon::{Classes, RoleKind, WordKind, classes_of, is_kind, metonyms, role_of, state_agencies},
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
                    && role_of(tokens.word(mention.start.wrapping_sub(1)))
                        .is_some_and(|role| role.kind == RoleKind::Person && !role.plural)
                    && !(phrase.start..mention.start)
                        .any(|at| classes_of(tokens.word(at)).any(joins) || tokens.written(at) == ",")
            };
            (mention.len() * 2 >= phrase.len() || described()).then_some(*party)
        })
    }
}

/// The state that a phrase is, or speaks for: `Pyongyang`, `the White House officials`, `a North Korean ministry spokesman`.
pub(crate) fn state_of(tokens: &Tokens<'_>, phrase: &Range<usize>, countries: &[(Country, usize)]) -> Option<String> {
    let mut at = phrase.start;
    let mut state = None;
    while at < phrase.end {
        // A country first: `North` alone is a compass, `North Korean` is not.
        if let Some((country, end)) = country_at(tokens, at) {
            state = Some(country.base().to_owned());
            at = end.min(phrase.end);
        } else if let Some((end, metonym)) = metonyms().longest_at(tokens, at)
            && end <= phrase.end
            && tokens.is_capital(at)
            && (!metonym.ambiguous
                || tokens.is_all_capitals(at)
                || countries.iter().any(|(country, _)| country.base() == metonym.state))
        {
            state = state.or_else(|| Some(metonym.state.to_owned()));
            at = end;
        } else {
            at += 1;
        }
    }
    state
}

/// Whether a phrase describes a state and does not name it: `the regime`, `the reclusive country`. Article, epithets and
/// noun are all there is: `the regime in the south` and `the sanctions regime` say themselves what is meant.
pub(crate) fn describes_state(tokens: &Tokens<'_>, phrase: &Range<usize>) -> bool {
    if !phrase.end.checked_sub(1).is_some_and(|last| is_kind(tokens.word(last), WordKind::StateNoun)) {
        return false;
    }
    let words: Vec<usize> = phrase.clone().filter(|at| tokens.is_word(*at) && tokens.word(*at) != "the").collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let definite = first.checked_sub(1).is_some_and(|before| tokens.word(before) == "the");
    let epithet = |at: &usize| is_kind(tokens.word(*at), WordKind::StateEpithet);
    definite
        && words[..words.len() - 1].iter().all(epithet)
        && words.iter().any(epithet)
        && !words.iter().any(|at| tokens.is_capital(*at))
        && !is_told_apart(tokens, last + 1)
}

/// Whether a phrase names somebody of a government and says not of which one: `a foreign ministry spokesman`.
pub(crate) fn is_of_some_state(tokens: &Tokens<'_>, phrase: &Range<usize>) -> bool {
    phrase.clone().any(|at| is_kind(tokens.word(at), WordKind::StateBody))
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
