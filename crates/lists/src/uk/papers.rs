//! Passports and national numbers, which both lists write as free text around a number: `Passport no.: 563410191 (North
//! Korea), expires 27 August 2018`. The number is taken out, the text is kept whole as the note.

use super::country;
use interdict_model::{Country, Entity, Identifier, IdentifierKind};

/// Adds the number that stands in a text, or the numbers, if they are numbered: `Passport no: (a) 563410081 (b)
/// 563410192`. A text without one is kept as not understood.
pub(super) fn add_from_text(kind: &IdentifierKind, text: &str, entity: &mut Entity) {
    for (first, second) in [("(a)", "(b)"), ("(A)", "(B)"), ("(1)", "(2)")] {
        if let Some((label, rest)) = text.split_once(first)
            && rest.contains(second)
        {
            for value in super::numbered::values(&format!("{first}{rest}")) {
                add_one(kind, &format!("{} {value}", label.trim()), entity);
            }
            return;
        }
    }
    add_one(kind, text, entity);
}

fn add_one(kind: &IdentifierKind, text: &str, entity: &mut Entity) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    let Some(number) = number_in(text) else {
        let label = if *kind == IdentifierKind::Passport { "passport" } else { "national identity" };
        super::push_new(&mut entity.not_understood, format!("{label} {text}"));
        return;
    };
    let note = (number != text).then(|| text.to_owned());
    let identifier =
        Identifier { country: issuing_country(text), note, ..Identifier::new(kind_in(kind, text), number) };
    add(identifier, entity);
}

/// Adds a number that stands by itself, with the text that stands beside it.
pub(super) fn add_with_note(kind: &IdentifierKind, number: &str, about: &str, entity: &mut Entity) {
    let (number, about) = (number.trim(), about.trim());
    if !number.chars().any(char::is_alphanumeric) {
        add_from_text(kind, about, entity);
        return;
    }
    let country = issuing_country(about).or_else(|| issuing_country(number));
    let note = (!about.is_empty()).then(|| about.to_owned());
    // `Passport number: 123` in the field of the number.
    let (value, note) = match number_in(number) {
        Some(value)
            if value != number && number.contains(' ') && number.bytes().any(|byte| byte.is_ascii_lowercase()) =>
        {
            let whole = note.map_or_else(|| number.to_owned(), |note| format!("{number}; {note}"));
            (value, Some(whole))
        }
        _ => (number.to_owned(), note),
    };
    let kind = if about.is_empty() { kind_in(kind, number) } else { kind_in(kind, about) };
    add(Identifier { country, note, ..Identifier::new(kind, value) }, entity);
}

/// Adds an identifier unless the same kind, value and country is there.
pub(super) fn add(identifier: Identifier, entity: &mut Entity) {
    let is_there = entity.identifiers.iter().any(|held| {
        held.kind == identifier.kind && held.value == identifier.value && held.country == identifier.country
    });
    if !is_there {
        entity.identifiers.push(identifier);
    }
}

/// A fiscal code in the column of national numbers is a tax number.
fn kind_in(kind: &IdentifierKind, text: &str) -> IdentifierKind {
    let lower = text.to_lowercase();
    let is_tax = ["fiscal code", "tax id", "taxpayer", "tax number"].iter().any(|word| lower.contains(word));
    if *kind == IdentifierKind::NationalId && is_tax { IdentifierKind::TaxNumber } else { kind.clone() }
}

/// The number in a text: the first word of capitals, figures and dashes with at least three figures in it, with the
/// groups of figures that follow (`14 02 828183`) and a short group of capitals before it (`TR-P 614 166`).
fn number_in(text: &str) -> Option<String> {
    let spaced = text.replace(['(', ')', '[', ']'], " ").replace(':', ": ");
    let words: Vec<&str> = spaced.split_whitespace().map(without_label).filter(|word| !word.is_empty()).collect();
    let figures = |word: &str| word.bytes().filter(u8::is_ascii_digit).count();
    let is_group = |word: &str| (1..=6).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    let plain = |word: &str| {
        word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || matches!(b, b'-' | b'/' | b'.'))
    };
    for (at, raw) in words.iter().enumerate() {
        let word = trimmed(raw);
        let is_short_with_dots = word.contains('.') && figures(word) < 8;
        if !plain(word) || figures(word) == 0 || is_short_with_dots || is_a_day_or_year(raw) {
            continue;
        }
        let mut number = word.to_owned();
        let mut is_open = ends_open(raw);
        for next in words.get(at + 1..).unwrap_or_default() {
            if !is_open || !is_group(trimmed(next)) {
                break;
            }
            number.push(' ');
            number.push_str(trimmed(next));
            is_open = ends_open(next);
        }
        if figures(&number) < 3 {
            continue;
        }
        let before = at.checked_sub(1).and_then(|index| words.get(index)).copied().unwrap_or_default();
        let is_series = !before.is_empty()
            && before.len() <= 4
            && before.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-')
            && !matches!(before, "ID" | "NI" | "NO" | "DPRK" | "UAE" | "USA" | "UK" | "-");
        return Some(if is_series { format!("{before} {number}") } else { number });
    }
    None
}

/// A word without `no.` and the like stuck to it: `no.210804241`, `Number.563`.
fn without_label(word: &str) -> &str {
    let lower = word.to_ascii_lowercase();
    for label in ["number.", "number:", "no.:", "no:", "no.", "nr.", "n."] {
        if lower.starts_with(label) {
            return word.get(label.len()..).unwrap_or(word);
        }
    }
    word
}

fn trimmed(word: &str) -> &str {
    word.trim_matches(|c: char| matches!(c, ',' | ';' | '.' | ':' | '"' | '\''))
}

/// Whether the number can go on behind the word: no comma, full stop or semicolon ends it.
fn ends_open(word: &str) -> bool {
    !word.ends_with([',', ';', '.', ':'])
}

/// `03/07/1996` and `1993` are no numbers of a paper.
fn is_a_day_or_year(word: &str) -> bool {
    let word = trimmed(word);
    let is_year = word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1900..2100).contains(&year));
    is_year || super::dates::date(word).is_some_and(|date| date.day_value().is_some())
}

/// The country that a text names in brackets (`(Yemeni)`), or at its beginning (`Libyan passport number 542858`).
fn issuing_country(text: &str) -> Option<Country> {
    let in_brackets = text.split('(').skip(1).find_map(|piece| {
        let inner = piece.split(')').next().unwrap_or_default();
        whole_or_first_words(inner)
    });
    in_brackets.or_else(|| whole_or_first_words(text.trim_start_matches(|c: char| !c.is_alphabetic())))
}

/// A country that is the whole text, or its first three, two words or word.
fn whole_or_first_words(text: &str) -> Option<Country> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let longest = words.len().min(3);
    let is_long = words.len() > 3;
    let whole = if is_long { None } else { country(text).filter(|_| text.trim().len() > 2) };
    whole.or_else(|| {
        (1..=longest).rev().find_map(|count| {
            let start = words.get(..count)?.join(" ");
            let start = start.trim_end_matches([',', '.', ';', ':']);
            // Two letters may be the beginning of a number.
            if start.len() > 2 { interdict_text::countries::by_name(start) } else { None }
        })
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use interdict_model::Schema;

    #[test]
    fn the_number_is_taken_out_of_the_text() {
        let cases = [
            ("541939 (Yemeni). Issued in Al-Hudaydah, Yemen on 31 July 2000", Some("541939"), Some("ye")),
            ("Passport Number. 563410192", Some("563410192"), None),
            ("563410191 Secretary DPRK Embassy Luanda", Some("563410191"), None),
            ("British passport no.210804241 (issued 27.07.2010 expires 27.07.2020", Some("210804241"), Some("gb")),
            ("Passport number D001001 (Libya) Date of issue 22 January 2015", Some("D001001"), Some("ly")),
            ("TR-P 614 166 (Turkish). Issued in Frankfurt/M on 22 Mar 2006", Some("TR-P 614 166"), Some("tr")),
            ("CV9157521(Pakistan) Issued 8.9.2008, expires on 7.9.2013", Some("CV9157521"), Some("pk")),
            ("Libyan passport number 542858", Some("542858"), Some("ly")),
            ("Ration card no. 1729765", Some("1729765"), None),
            ("Saudi Arabian national identification number:1027508157", Some("1027508157"), Some("sa")),
            ("Italian Fiscal Code SSYBLK62T26Z336L", Some("SSYBLK62T26Z336L"), Some("it")),
            ("2804872", Some("2804872"), None),
            ("61101-9618232-1 (Pakistani NI No)", Some("61101-9618232-1"), Some("pk")),
            ("3219222002.2181558 (Indonesian)", Some("3219222002.2181558"), Some("id")),
            ("(Egypt). Issued 1993.", None, None),
            ("Uganda Passport.", None, None),
            ("2.81083E+11", None, None),
        ];
        for (text, number, country) in cases {
            assert_eq!(number_in(text).as_deref(), number, "{text}");
            if number.is_some() {
                let found = issuing_country(text).map(|country| country.code().to_owned());
                assert_eq!(found.as_deref(), country, "{text}");
            }
        }
    }

    #[test]
    fn the_text_stays_as_the_note() {
        let mut entity = Entity::new("x", Schema::Person);
        add_from_text(&IdentifierKind::Passport, "Libyan passport number 542858", &mut entity);
        add_from_text(&IdentifierKind::NationalId, "Italian Fiscal Code SSYBLK62T26Z336L", &mut entity);
        add_with_note(&IdentifierKind::Passport, "P0000001", "Afghanistan passport", &mut entity);
        add_from_text(&IdentifierKind::Passport, "Uganda Passport.", &mut entity);
        let kinds: Vec<_> = entity.identifiers.iter().map(|held| held.kind.clone()).collect();
        assert_eq!(kinds, [IdentifierKind::Passport, IdentifierKind::TaxNumber, IdentifierKind::Passport]);
        assert_eq!(entity.identifiers[0].note.as_deref(), Some("Libyan passport number 542858"));
        assert_eq!(entity.identifiers[2].country.as_ref().unwrap().code(), "af");
        assert_eq!(entity.not_understood, ["passport Uganda Passport."]);
        add_from_text(&IdentifierKind::Passport, "Jordanian passport numbers (1) K048787 (2) 486298", &mut entity);
        let last: Vec<&str> = entity.identifiers.iter().skip(3).map(|held| held.value.as_str()).collect();
        assert_eq!(last, ["K048787", "486298"]);
    }
}
