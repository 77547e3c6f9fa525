//! Rules for identifiers: a label, a value, and behind it a country in brackets and dates of issue and expiry.

use crate::ofac::{dates, labels, meaning};
use interdict_model::{Country, Entity, Identifier, IdentifierKind, Period};

/// What stands behind the value of an identifier.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tail<'a> {
    /// The value itself.
    pub value: &'a str,
    /// `(Iran)`
    pub country: Option<Country>,
    /// `issued 10 Jul 1991`, `expires 2001`
    pub period: Period,
}

impl<'a> Tail<'a> {
    /// Reads `A0181988 (Somalia) issued 01 Oct 2001 expires 23 Jan 2011` from its end.
    pub fn of(text: &'a str) -> Self {
        let mut tail = Self { value: text.trim(), ..Self::default() };
        for word in [" expires ", " expired ", " expiration "] {
            if let Some((before, date)) = tail.value.rsplit_once(word)
                && let Some(date) = dates::date(date)
            {
                tail.period.to = Some(date);
                tail.value = before.trim_end_matches([',', ' ']);
            }
        }
        for word in [" issued on ", " issued "] {
            if let Some((before, date)) = tail.value.rsplit_once(word)
                && let Some(date) = dates::date(date)
            {
                tail.period.from = Some(date);
                tail.value = before.trim_end_matches([',', ' ']);
            }
        }
        // The publisher's own slips happen: issued after expiry. Such a period would cover no day.
        if let (Some(from), Some(to)) = (tail.period.from, tail.period.to)
            && to.last_day() < from.first_day()
        {
            tail.period = Period::default();
        }
        if let Some((before, country)) = tail.value.strip_suffix(')').and_then(|value| value.rsplit_once(" ("))
            && let Some(country) = meaning::country(country)
        {
            tail.country = Some(country);
            tail.value = before.trim_end();
        }
        tail
    }
}

/// Gives a piece to the rules of this file. False: none of them understood it.
pub(super) fn read(piece: &str, entity: &mut Entity) -> bool {
    wallet(piece, entity) || labelled(piece, entity) || bare_address(piece, entity) || unknown_label(piece, entity)
}

fn add(entity: &mut Entity, mut identifier: Identifier, tail: &Tail<'_>) {
    if tail.country.is_some() {
        identifier.country.clone_from(&tail.country);
    }
    identifier.period = tail.period;
    meaning::add_identifier(entity, identifier);
}

/// `Digital Currency Address - XBT 149w62rY42aZBox8fGcmqNsXUzSStKeq8C`
fn wallet(piece: &str, entity: &mut Entity) -> bool {
    let Some(rest) = piece.strip_prefix("Digital Currency Address") else { return false };
    let mut words = rest.trim_start_matches([' ', '-', ':']).split_whitespace();
    let (Some(currency), Some(address), None) = (words.next(), words.next(), words.next()) else { return false };
    meaning::add_identifier(entity, Identifier::new(IdentifierKind::Wallet(currency.to_owned()), address));
    true
}

fn labelled(piece: &str, entity: &mut Entity) -> bool {
    let Some((label, rest)) = labels::at_start_of(piece) else { return false };
    let rest = rest.trim_start_matches([':', ' ', '.']);
    let Some(kind) = meaning::identifier_kind(label) else { return false };
    match kind {
        IdentifierKind::Website | IdentifierKind::Email => {
            // `Website www.alturath.org. Revival of Islamic Heritage Society Offices Worldwide`
            let (value, behind) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
            let value = value.trim_matches(['.', ',', '<', '>']);
            // An address that OFAC cut off (`PRIYEMNAYA@YGDU`) is still an address.
            if !value.contains(if kind == IdentifierKind::Email { '@' } else { '.' }) {
                return false;
            }
            meaning::add_identifier(entity, Identifier::new(kind, value));
            if !behind.trim().is_empty() {
                entity.notes.push(piece.to_owned());
            }
            true
        }
        kind => {
            let tail = Tail::of(rest);
            let lettered = matches!(
                kind,
                IdentifierKind::Bic | IdentifierKind::CallSign | IdentifierKind::AircraftNumber
            ) || matches!(&kind, IdentifierKind::Other(label) if label.ends_with("Code") || label == "UN/LOCODE" || label == "TGMS" || label == "Equity Ticker");
            if !lettered && !tail.value.bytes().any(|byte| byte.is_ascii_digit()) {
                // `Passport issued in Sarajevo`: a paper without its number tells something, but is no identifier.
                if !rest.is_empty() {
                    entity.notes.push(piece.to_owned());
                }
                return !rest.is_empty();
            }
            // `Passport D000000483, Diplomatic (Syria)`: what follows a comma is no part of the number.
            let (value, behind) = match tail.value.split_once(", ") {
                Some((value, behind))
                    if matches!(kind, IdentifierKind::Passport | IdentifierKind::NationalId)
                        && value.bytes().any(|byte| byte.is_ascii_digit()) =>
                {
                    (value, behind)
                }
                _ => (tail.value, ""),
            };
            if !behind.is_empty() {
                entity.notes.push(piece.to_owned());
            }
            match meaning::identifier(label, value) {
                Some(identifier) => {
                    add(entity, identifier, &tail);
                    true
                }
                None => false,
            }
        }
    }
}

/// An address of the web or of mail without a label: `info@manartv.com`, `http://www.sanabel.org.uk (website)`.
fn bare_address(piece: &str, entity: &mut Entity) -> bool {
    let mut words = piece.split_whitespace();
    let (Some(word), behind) = (words.next(), words.next()) else { return false };
    if behind.is_some_and(|behind| !behind.starts_with('(')) || words.next().is_some() {
        return false;
    }
    let (word, kind) = match word.trim_end_matches('.') {
        word if word.contains('@') && word.contains('.') => {
            (word.trim_start_matches("Email:").trim_start_matches("E-mail:"), IdentifierKind::Email)
        }
        word if word.starts_with("http") || word.starts_with("www.") => (word, IdentifierKind::Website),
        _ => return false,
    };
    meaning::add_identifier(entity, Identifier::new(kind, word));
    true
}

/// `Greek Seaman's Book No. 123456 (Greece)`: words that end as labels do, then a number.
fn unknown_label(piece: &str, entity: &mut Entity) -> bool {
    const ENDS: &[&str] = &[" No. ", " Number ", " # ", " ID ", " Code ", " Card ", " Number: ", " No.: ", " ID: "];
    let Some((at, end)) = ENDS.iter().filter_map(|end| Some((piece.find(end)?, *end))).min() else { return false };
    let label = piece[..at + end.len()].trim_end_matches([' ', ':']);
    let tail = Tail::of(&piece[at + end.len()..]);
    // A label is a few words without a verb; a number has digits and few words.
    let plausible = label.split_whitespace().count() <= 7
        && label.starts_with(|first: char| first.is_alphabetic())
        && tail.value.bytes().any(|byte| byte.is_ascii_digit())
        && tail.value.split_whitespace().count() <= 4;
    if plausible {
        add(entity, Identifier::new(IdentifierKind::Other(label.to_owned()), tail.value), &tail);
    }
    plausible
}
