//! Whom a phrase names: a listed party, a state or its government.

use crate::{
    lexicon::metonyms,
    names::{Party, country_at},
    tokens::Tokens,
};
use interdict_model::Country;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Which party each token of the text names.
#[derive(Debug)]
pub(crate) struct PartiesByToken(FxHashMap<usize, (usize, Range<usize>)>);

impl PartiesByToken {
    pub(crate) fn new(parties: &[Party]) -> Self {
        let mut by_token = FxHashMap::default();
        for (number, party) in parties.iter().enumerate() {
            for mention in &party.mentions {
                by_token.extend(mention.tokens.clone().map(|at| (at, (number, mention.tokens.clone()))));
            }
        }
        Self(by_token)
    }

    /// The place of the listed party that a phrase names: one of which a mention covers half of it or more.
    pub(crate) fn party_of(&self, phrase: &Range<usize>) -> Option<usize> {
        phrase.clone().find_map(|at| {
            let (party, mention) = self.0.get(&at)?;
            (mention.len() * 2 >= phrase.len()).then_some(*party)
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
