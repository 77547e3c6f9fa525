//! Whom a phrase names: a listed party, a state or its government.

use crate::{
    lexicon::metonyms,
    names::{Party, country_at},
    tokens::Tokens,
};
use interdict_model::Country;
use std::ops::Range;

/// The listed party that a phrase names: one of which a mention covers its head.
pub(crate) fn party_of<'p>(parties: &'p [Party], phrase: &Range<usize>) -> Option<&'p Party> {
    parties.iter().find(|party| {
        party.mentions.iter().any(|mention| {
            mention.tokens.start < phrase.end
                && phrase.start < mention.tokens.end
                && mention.tokens.len() * 2 >= phrase.len()
        })
    })
}

/// The state that a phrase is, or speaks for: `Pyongyang`, `the White House officials`, `a North Korean ministry spokesman`.
pub(crate) fn state_of(tokens: &Tokens<'_>, phrase: &Range<usize>, countries: &[Country]) -> Option<String> {
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
                || countries.iter().any(|country| country.base() == metonym.state))
        {
            state = state.or_else(|| Some(metonym.state.to_owned()));
            at = end;
        } else {
            at += 1;
        }
    }
    state
}
