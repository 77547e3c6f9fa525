//! A party made ready for indexing: the part of the work that threads can share.

use super::rows::{BirthRow, Class, NumberKind, PeriodRow};
use crate::{
    evidence::counts_when_left,
    name::{FormWord, Run, forms_of, runs_of},
    word::TermKind,
};
use interdict_model::{Country, Entity, PartyKind, Period};
use interdict_text::{countries, words::WordClass};

/// A party's names as classed words and runs, and its other facts as rows. Depends on nothing but the party.
#[derive(Debug)]
pub struct Prepared {
    pub(super) kind: PartyKind,
    pub(super) names: Vec<PreparedName>,
    pub(super) births: Vec<BirthRow>,
    pub(super) countries: Vec<u16>,
    pub(super) designations: Vec<PeriodRow>,
    pub(super) identifiers: Vec<(NumberKind, String)>,
}

#[derive(Debug)]
pub(super) struct PreparedName {
    pub(super) source: u16,
    pub(super) weak: bool,
    pub(super) period: Period,
    pub(super) word_kind: TermKind,
    pub(super) words: Vec<(String, Class)>,
    pub(super) runs: Vec<Run>,
    pub(super) naming_words: u8,
}

/// Words that say after whom a body is named, in small letters.
const NAMED_AFTER: [&str; 9] =
    [" named after ", " named for ", " named by ", " by name ", " imeni ", " im. ", " im ", " имени ", " им. "];

/// A body's name without the person whose honour it is named in, which is mostly left out: `STATE FLIGHT TESTING CENTER NAMED AFTER
/// V.P. CHKALOV`. What is left must have three words or one that names, or the person is what tells it from others. Only
/// listed names are shortened: two that differ in the person are two bodies.
fn without_patron(name: &str) -> Option<&str> {
    let small = name.to_lowercase();
    // Lengths differ between the two where letters do; such names are left alone.
    let end = NAMED_AFTER.iter().filter_map(|words| small.find(words)).min().filter(|_| small.len() == name.len())?;
    let short = name.get(..end)?;
    let has_name = || {
        let form = forms_of(short, PartyKind::Organization).into_iter().next();
        form.is_some_and(|form| form.words.iter().any(|word| word.class == WordClass::Name && word.text.len() >= 3))
    };
    (short.split_whitespace().count() >= 3 || has_name()).then_some(short)
}

/// Words that bind what follows them to what stands before: `CENTRAL BANK OF IRAN` is not `CENTRAL BANK OF`.
const BINDING: [&str; 9] = ["of", "and", "for", "in", "the", "de", "del", "du", "to"];

/// A body's name without the country at its end that is one of the party's own, which is mostly left out: `BANK SADERAT IRAN`.
/// What is left must have two words, and the last must not bind the country. Only listed names are shortened: two bodies that
/// differ in the country are two.
fn without_own_country<'n>(name: &'n str, own: &[&Country]) -> Option<&'n str> {
    // From the longest name of a country on: `SAUDI ARABIA` before `ARABIA`.
    let spaces: Vec<usize> = name.match_indices(' ').map(|(at, _)| at).collect();
    spaces.iter().rev().take(4).rev().find_map(|at| {
        let (short, country) = (&name[..*at], name[*at..].trim_matches(|letter: char| !letter.is_alphanumeric()));
        // Shorter ones are codes of countries, and forms of companies.
        let country = Some(country).filter(|country| country.len() >= 4).and_then(countries::by_name)?;
        let short = short.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        // The last of at least two.
        let last = short.split_whitespace().skip(1).last()?;
        let is_bound = BINDING.contains(&last.to_lowercase().as_str());
        (!is_bound && own.iter().any(|known| known.base() == country.base())).then_some(short)
    })
}

/// A North Korean body's name without the country before it: nearly all of them have it there, and go by what follows
/// (`KOREA ANSAN SHIPPING COMPANY`). The next word must name, or what is left would be any body (`KOREA NATIONAL INSURANCE
/// CORPORATION`). Bodies of other countries have it too seldom: `CHINA NICE TRADING` is not every Nice Trading.
fn without_korea<'n>(name: &'n str, own: &[&Country]) -> Option<&'n str> {
    if !own.iter().any(|known| known.base() == "kp") {
        return None;
    }
    let (country, short) = name.split_once(' ')?;
    // Plain `Korea` is the South in the table of countries.
    let country = Some(country).filter(|country| country.len() >= 4).and_then(countries::by_name)?;
    let has_two_words = short.split_whitespace().nth(1).is_some();
    if !has_two_words || !matches!(country.base(), "kp" | "kr") {
        return None;
    }
    let form = forms_of(short, PartyKind::Organization).into_iter().next()?;
    form.words.first().is_some_and(|word| word.class == WordClass::Name).then_some(short)
}

/// A body's name from the word on that says what it is, where at least two more of the kind and no name stand before it: `NOVOGRAD
/// SOCIAL COMMERCIAL BANK ZEVTRON` is `Bank Zevtron` to all who speak of it. The name must follow at once, and only listed names are
/// shortened.
fn without_description(name: &str) -> Option<&str> {
    let form = forms_of(name, PartyKind::Organization).into_iter().next()?;
    let names = form.words.iter().position(|word| word.class == WordClass::Name).filter(|at| *at >= 3)?;
    let (before, last) = (&form.words[..names], &form.words[names - 1]);
    let describes =
        |word: &FormWord| matches!(word.class, WordClass::Generic(_) | WordClass::FormWord | WordClass::Place);
    if !before.iter().all(describes) || !matches!(last.class, WordClass::Generic(_)) {
        return None;
    }
    name.to_ascii_lowercase().find(&format!(" {} ", last.text)).map(|at| &name[at + 1..])
}

/// Identifiers beyond this many letters are cut when they are indexed.
const LONGEST_NUMBER: usize = 1_000;

impl From<&Entity> for Prepared {
    fn from(entity: &Entity) -> Self {
        let kind = entity.schema.kind();
        let mut names: Vec<PreparedName> = Vec::with_capacity(entity.names.len());
        let mut seen: Vec<(String, bool)> = Vec::new();
        let own_countries = entity.all_countries();
        for (source, name) in entity.names.iter().enumerate().take(usize::from(u16::MAX)) {
            let shortened = if kind == PartyKind::Organization {
                let text = &name.text;
                [
                    without_patron(text),
                    without_own_country(text, &own_countries),
                    without_korea(text, &own_countries),
                    without_description(text),
                ]
            } else {
                [None; 4]
            };
            let short = shortened.into_iter().flatten().flat_map(|short| forms_of(short, kind));
            for form in forms_of(&name.text, kind).into_iter().chain(short) {
                if seen.iter().any(|(text, weak)| *text == form.text && *weak == name.weak) {
                    continue;
                }
                seen.push((form.text.clone(), name.weak));
                let runs = runs_of(&form.words, kind);
                let naming_words = form.words.iter().filter(|word| counts_when_left(word.class.into())).count() as u8;
                names.push(PreparedName {
                    source: source as u16,
                    weak: name.weak,
                    period: name.period,
                    word_kind: if form.unvocalised { TermKind::Unvocalised } else { TermKind::Word },
                    words: form.words.into_iter().map(|word| (word.text, word.class.into())).collect(),
                    runs,
                    naming_words,
                });
            }
        }
        let identifiers = entity.identifiers.iter().map(|identifier| {
            let mut value = identifier.normalised();
            if value.len() > LONGEST_NUMBER {
                let end = (0..=LONGEST_NUMBER).rev().find(|at| value.is_char_boundary(*at)).unwrap_or(0);
                value.truncate(end);
            }
            (NumberKind::from(&identifier.kind), value)
        });
        Self {
            kind,
            names,
            births: entity.births.iter().map(|span| BirthRow::new(*span)).collect(),
            countries: own_countries
                .into_iter()
                .filter_map(|country| Some(u16::from_le_bytes(country.base().as_bytes().try_into().ok()?)))
                .collect(),
            designations: entity.designations.iter().map(|d| PeriodRow::new(d.listed_on, d.delisted_on)).collect(),
            // Shorter numbers are shared by chance.
            identifiers: identifiers.filter(|(_, value)| value.len() >= 4).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whom_a_body_is_named_after_may_be_left_out_where_enough_is_left() {
        for (name, short) in [
            ("STATE FLIGHT TESTING CENTER NAMED AFTER A.B. ZARKOV", Some("STATE FLIGHT TESTING CENTER")),
            ("Zavod tochnykh priborov imeni Zarkova", Some("Zavod tochnykh priborov")),
            ("JSC ZEVTRONMASH NAMED AFTER A.B. ZARKOV", Some("JSC ZEVTRONMASH")),
            ("PLANT NAMED AFTER ZARKOV", None),
            ("ZARKOV AFTER HOURS LTD", None),
        ] {
            assert_eq!(without_patron(name), short, "{name}");
        }
    }

    #[test]
    fn a_body_goes_by_the_word_that_says_what_it_is_and_its_name() {
        for (name, short) in [
            ("MOSCOW SOCIAL COMMERCIAL BANK ZEVTRON JSC", Some("BANK ZEVTRON JSC")),
            (
                "NOVOSIBIRSK SOCIAL COMMERCIAL BANK ZEVTRON PUBLIC JOINT STOCK COMPANY",
                Some("BANK ZEVTRON PUBLIC JOINT STOCK COMPANY"),
            ),
            // One word before is kept, and what is only described has no name.
            ("COMMERCIAL BANK ZEVTRON", None),
            ("ZEVTRON SOCIAL COMMERCIAL BANK", None),
            ("MOSCOW SOCIAL COMMERCIAL BANK", None),
            ("", None),
        ] {
            let words = forms_of(name, PartyKind::Organization);
            assert_eq!(without_description(name), short, "{name} {words:?}");
        }
    }

    #[test]
    fn the_own_country_at_the_end_of_a_name_may_be_left_out_where_two_words_are_left() {
        let own: Vec<Country> = ["ir", "co", "sa"].iter().filter_map(|code| Country::from_code(code)).collect();
        let own: Vec<&Country> = own.iter().collect();
        for (name, short) in [
            ("BANK ZEVTRON IRAN", Some("BANK ZEVTRON")),
            ("ZEVTRON AIRLINES (IRAN)", Some("ZEVTRON AIRLINES")),
            ("ZEVTRON TRADING SAUDI ARABIA", Some("ZEVTRON TRADING")),
            // Bound to what stands before, the only other word, another country, a form that is a code of a country.
            ("CENTRAL BANK OF IRAN", None),
            ("ZEVTRON IRAN", None),
            ("BANK ZEVTRON SYRIA", None),
            ("ZEVTRON TRADING CO", None),
            ("IRAN ZEVTRON BANK", None),
            ("IRAN", None),
            ("", None),
        ] {
            assert_eq!(without_own_country(name, &own), short, "{name}");
        }
    }

    #[test]
    fn the_country_before_a_north_korean_name_may_be_left_out_where_the_next_word_names() {
        let countries: Vec<Country> = ["kp", "cn", "kr"].iter().filter_map(|code| Country::from_code(code)).collect();
        let [north, china, south] = &countries[..] else { panic!("{countries:?}") };
        for (name, own, short) in [
            ("KOREA ZEVTRON SHIPPING COMPANY", vec![north], Some("ZEVTRON SHIPPING COMPANY")),
            ("KOREA ZEVTRON TRADING CORPORATION", vec![china, north], Some("ZEVTRON TRADING CORPORATION")),
            ("DPRK ZEVTRON TRADING COMPANY", vec![north], Some("ZEVTRON TRADING COMPANY")),
            // What is left names nothing, or is one word.
            ("KOREA NATIONAL INSURANCE CORPORATION", vec![north], None),
            ("KOREA MINING DEVELOPMENT TRADING CORPORATION", vec![north], None),
            ("KOREA ZEVTRON", vec![north], None),
            // Of other countries, and no country.
            ("KOREA ZEVTRON SHIPPING COMPANY", vec![south], None),
            ("CHINA ZEVTRON SHIPPING COMPANY", vec![china, north], None),
            ("ZEVTRON KOREA SHIPPING COMPANY", vec![north], None),
            ("KOREA", vec![north], None),
            ("", vec![north], None),
        ] {
            assert_eq!(without_korea(name, &own), short, "{name} {own:?}");
        }
    }
}
