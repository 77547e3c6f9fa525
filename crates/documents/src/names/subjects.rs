//! What the programme of a list is about, and whether a sentence speaks of it; what a body with digital currency does.
//!
//! `Evil Corp` may be any firm; beside ransomware it is the one that is listed under `CYBER2`. Names of persons are left out:
//! thousands are called like a listed terrorist, and news of terrorism is where they are named.

use super::renowned;
use crate::{lexicon::offences_at, tokens::Tokens};
use interdict_model::{Entity, IdentifierKind, PartyKind};
use std::ops::Range;

/// How the codes of programmes begin, as their publishers write them (OFAC's program tags, the EU's programmes, types of the
/// UN's list), and the tags of `data/offences.tsv` that they are about.
const SUBJECTS: [(&str, &[&str]); 9] = [
    ("SDNT", &["drug_trafficking"]),
    ("ILLICIT-DRUGS", &["drug_trafficking"]),
    ("FTO", &["terrorism"]),
    ("SDGT", &["terrorism"]),
    ("TAQA", &["terrorism"]),
    ("AL-QAIDA", &["terrorism"]),
    ("CYBER", &["cybercrime"]),
    ("NPWMD", &["proliferation"]),
    ("TCO", &["organised_crime", "drug_trafficking"]),
];

/// The words of a sentence that speak of what a body is listed for.
pub(super) fn said_of(
    entity: &Entity,
    tokens: &Tokens<'_>,
    sentence: &Range<usize>,
    name: &Range<usize>,
) -> Option<Range<usize>> {
    if entity.schema.kind() != PartyKind::Organization {
        return None;
    }
    let codes: Vec<String> = entity.programmes().into_iter().map(str::to_ascii_uppercase).collect();
    let begins_one = |begins: &str| codes.iter().any(|code| code.starts_with(begins));
    let subjects: Vec<&str> =
        SUBJECTS.iter().filter(|(begins, _)| begins_one(begins)).flat_map(|(_, tags)| tags.iter().copied()).collect();
    if subjects.is_empty() {
        return None;
    }
    let told = sentence.clone().find_map(|at| {
        let (end, tags) = offences_at(tokens, at)?;
        let beside = end <= name.start || at >= name.end;
        (beside && tags.iter().any(|tag| subjects.contains(tag))).then_some(at..end)
    });
    // What is listed for terror has people in arms, and what is listed for drugs is a cartel.
    let armed = || {
        let of = subjects.contains(&"terrorism");
        renowned::armed_beside(tokens, name).filter(|_| of).map(|at| at..at + 1)
    };
    let cartel = || {
        let of = subjects.contains(&"drug_trafficking");
        name.clone().find(|at| of && matches!(tokens.word(*at), "cartel" | "cártel")).map(|at| at..at + 1)
    };
    told.or_else(armed).or_else(cartel)
}

/// The noun beside a name which says what a body does that has addresses of digital currency on the list: `the exchange X`, `X, a
/// mixer`, `X and Y, two exchanges`. Hardly any other body of the name does it.
pub(super) fn deals_in_coins(entity: &Entity, tokens: &Tokens<'_>, name: &Range<usize>) -> Option<usize> {
    if entity.schema.kind() != PartyKind::Organization {
        return None;
    }
    let says = |at: &usize| {
        matches!(
            tokens.word(*at),
            "exchange" | "exchanges" | "mixer" | "mixers" | "tumbler" | "tumblers" | "marketplace" | "marketplaces"
        )
    };
    let before = || name.start.checked_sub(1).filter(|at| says(at) && !tokens.starts_paragraph(name.start));
    let mut end = name.end;
    if tokens.word(end) == "and" {
        end = (end + 1..end + 4).find(|at| !tokens.is_word(*at) || !tokens.is_capital(*at))?;
    }
    let described = || (end + 1..end + 6).take_while(|at| tokens.is_word(*at)).find(says);
    let noun = before().or_else(|| if tokens.written(end) == "," { described() } else { None })?;
    let is_wallet = |kind: &IdentifierKind| matches!(kind, IdentifierKind::Wallet(_));
    entity.identifiers.iter().any(|identifier| is_wallet(&identifier.kind)).then_some(noun)
}
