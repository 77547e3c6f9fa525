//! What the XML lists with one element a party share: the walk over the records, what there is to say about them, and
//! small readings of text (a day, a country, a script, an IMO number).
//!
//! The tree of one record and the cursor over the file are in
//! [`element`](crate::element). This file knows no publication.

use crate::{
    EditionInfo, ListError, ListReading, Place, Warning,
    element::{Element, Records, decode},
    xml::XmlFault,
};
use interdict_model::{Country, Entity, PartialDate};
use interdict_text::countries::by_name;
use std::collections::{BTreeMap, HashMap};

/// Asks for the line of the record that was just read. Finding it costs a walk over the file, so only warnings ask.
pub(crate) type Line<'a> = &'a dyn Fn() -> u64;

/// What there is to say about a publication, collected while it is read.
pub(crate) struct Notices {
    file: String,
    warnings: Vec<Warning>,
    /// Names and values that the reader does not know: where the first stands, and how often they come.
    unknown: BTreeMap<String, (Place, usize)>,
    /// Identities that were given out, and how often each was asked for.
    identities: HashMap<String, usize>,
}

impl Notices {
    pub(crate) fn new(file: &str) -> Self {
        Self { file: file.to_owned(), warnings: Vec::new(), unknown: BTreeMap::new(), identities: HashMap::new() }
    }

    /// A place in the file; an empty record is none.
    pub(crate) fn place(&self, line: Option<Line<'_>>, record: &str) -> Place {
        Place {
            file: self.file.clone(),
            line: line.map(|line| line()),
            record: (!record.is_empty()).then(|| record.to_owned()),
        }
    }

    /// Keeps a warning.
    pub(crate) fn warn(&mut self, warning: Warning) {
        self.warnings.push(warning);
    }

    /// Says that a record was left out.
    pub(crate) fn left_out(&mut self, line: Option<Line<'_>>, record: &str, why: &str) {
        let place = self.place(line, record);
        self.warnings.push(Warning::loss(place, format!("{why}; the record was left out")));
    }

    /// Counts something that the reader does not know. There is one note for each name, however often it comes.
    pub(crate) fn unknown(&mut self, name: &str, line: Option<Line<'_>>, record: &str) {
        if let Some((_, times)) = self.unknown.get_mut(name) {
            *times += 1;
            return;
        }
        let place = self.place(line, record);
        self.unknown.insert(name.to_owned(), (place, 1));
    }

    /// The identity to use: the one wanted, or with `-2`, `-3` behind it if the publisher repeats a reference.
    pub(crate) fn identity(&mut self, wanted: &str, line: Option<Line<'_>>) -> String {
        let mut given = wanted.to_owned();
        // The publisher may use what we would put behind a repeated reference, too.
        while self.identities.contains_key(&given) {
            let times = self.identities.entry(wanted.to_owned()).or_insert(1);
            *times += 1;
            given = format!("{wanted}-{times}");
        }
        self.identities.insert(given.clone(), 1);
        if given == wanted {
            return given;
        }
        let place = self.place(line, wanted);
        self.warnings.push(Warning::note(place, format!("the reference stands more than once; this one is {given}")));
        given
    }

    /// Gives a party that joins the others its identity, and says so if it has no name.
    pub(crate) fn admit(&mut self, entity: &mut Entity, line: u64) {
        let line_of = || line;
        entity.id = self.identity(&std::mem::take(&mut entity.id), Some(&line_of));
        if entity.names.is_empty() {
            let place = self.place(Some(&line_of), &entity.id);
            self.warn(Warning::loss(place, "a party without a name; no search by name can find it"));
        }
    }

    /// The reading of a publication; an error if it holds no party.
    pub(crate) fn reading(self, info: EditionInfo, entities: Vec<Entity>) -> Result<ListReading, ListError> {
        let file = self.file.clone();
        let warnings = self.finish();
        if entities.is_empty() {
            let message = warnings.first().map_or_else(
                || "the list holds no party".into(),
                |warning| format!("no party was read; {}", warning.message),
            );
            return Err(ListError::Malformed { place: Place::in_file(file), message });
        }
        Ok(ListReading { info, entities, warnings })
    }

    /// All warnings, those about unknown names last.
    pub(crate) fn finish(self) -> Vec<Warning> {
        let mut warnings = self.warnings;
        for (name, (place, times)) in self.unknown {
            let message = format!("unknown {name}, {times} in all; the text is kept as not understood");
            warnings.push(Warning::note(place, message));
        }
        warnings
    }
}

/// Reads a file record by record. `take` gets each record with the section that it stands in, and says the identity of
/// the party that it is, if it is one. Returns the root element without its content.
///
/// What breaks off gives the parties before the break and a loss. It is an error if there are none, if the root element
/// is another one, or if there is a document type declaration.
pub(crate) fn each_record(
    bytes: &[u8],
    root: &str,
    sections: &'static [&'static str],
    notices: &mut Notices,
    mut take: impl FnMut(&mut Notices, &str, &Element, Line<'_>) -> Option<String>,
) -> Result<Element, ListError> {
    let no_unicode = std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_some());
    if no_unicode && encoding_rs::Encoding::for_bom(bytes).is_none() {
        let place = notices.place(None, "");
        notices.warn(Warning::note(place, "the file is not UTF-8; it was read as windows-1252"));
    }
    let text = decode(bytes);
    let mut records = Records::new(&text, sections);
    let mut last: Option<String> = None;
    let fault = loop {
        let record = match records.next() {
            Ok(Some(record)) => record,
            Ok(None) => break None,
            Err(fault) => break Some(fault),
        };
        if let Some(found) = records.root.as_ref().filter(|found| found.name != root) {
            let message = format!("the root element is <{}>, not <{root}>", found.name);
            return Err(ListError::Malformed { place: notices.place(None, ""), message });
        }
        let line = || records.line();
        if let Some(party) = take(notices, records.section(), &record, &line) {
            last = Some(party);
        }
    };
    let line = || records.line();
    let place = notices.place(Some(&line), last.as_deref().unwrap_or_default());
    match fault {
        Some(fault @ XmlFault::Doctype) => {
            return Err(ListError::Malformed { place, message: fault.to_string() });
        }
        Some(fault) if last.is_none() => {
            let message = format!("{fault}; no party was read before that");
            return Err(ListError::Malformed { place, message });
        }
        Some(fault) => {
            notices.warn(Warning::loss(place, format!("{fault}; what comes after this record was not read")));
        }
        None if last.is_none() => {
            return Err(ListError::Malformed { place, message: "the list holds no party".into() });
        }
        None => {}
    }
    Ok(records.root.unwrap_or_default())
}

/// Text on one line: white space in one piece, without the marks that steer the direction of writing.
pub(crate) fn one_line(text: &str) -> String {
    let steers = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let visible: String = text.chars().filter(|c| !steers(*c)).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of an element on one line, unless it is blank.
pub(crate) fn text_of(element: &Element) -> Option<String> {
    element.text().map(one_line).filter(|text| !text.is_empty())
}

/// The text of a child on one line, unless it is blank.
pub(crate) fn child_text(element: &Element, name: &str) -> Option<String> {
    element.child(name).and_then(text_of)
}

/// A date as exact as it is written; a time or a time zone behind a day is left out (`2015-04-14-04:00`).
pub(crate) fn day(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    text.parse().ok().or_else(|| text.get(..10).and_then(|day| day.parse().ok()))
}

/// A country by its name. Where the publisher adds something (`Libya (in custody)`, `Sudan/South Sudan`), the first
/// name counts.
pub(crate) fn country(name: &str) -> Option<Country> {
    let name = name.trim();
    by_name(name).or_else(|| by_name(&name.replace('ü', "u"))).or_else(|| {
        let first = name.split(['(', '/', ';']).next().unwrap_or_default();
        if first.len() == name.len() { None } else { by_name(first) }
    })
}

/// ISO 15924 code of the script that a name is written in; none for Latin, which needs no mention.
pub(crate) fn script_code(text: &str) -> Option<String> {
    crate::spelling::script_code(text).filter(|code| *code != "Latn").map(str::to_owned)
}

/// IMO numbers that a text gives for the party itself: `IMO Number: 8405270`. A number of a vessel that the party owns
/// (`IMO number of the vessel`) is not the party's.
pub(crate) fn imo_numbers(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (at, label) in text.match_indices("IMO") {
        let rest = text.get(at + label.len()..).unwrap_or_default();
        let Some(start) = rest.find(|c: char| c.is_ascii_digit()).filter(|start| *start <= 24) else { continue };
        let (between, digits) = rest.split_at(start);
        let number: String = digits.chars().take_while(char::is_ascii_digit).collect();
        if number.len() == 7 && !between.to_lowercase().contains("vessel") && !found.contains(&number) {
            found.push(number);
        }
    }
    found
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_day_may_carry_a_time_or_a_zone() {
        let cases = [
            ("2015-04-14", Some("2015-04-14")),
            ("2015-04-14-04:00", Some("2015-04-14")),
            ("2025-04-19T23:00:04.625Z", Some("2025-04-19")),
            ("1980", Some("1980")),
            ("1964-03", Some("1964-03")),
            ("Sep-99", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(day(text).map(|day| day.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn countries_are_known_with_what_is_added_to_them() {
        let cases = [
            ("Libya (in custody)", Some("ly")),
            ("Sudan/South Sudan", Some("sd")),
            ("T\u{fc}rkiye", Some("tr")),
            ("Iran (Islamic Republic of)", Some("ir")),
            ("Kuwaiti citizenship withdrawn in 2002", None),
        ];
        for (name, expected) in cases {
            assert_eq!(country(name).map(|country| country.code().to_owned()).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn imo_numbers_are_those_of_the_party_itself() {
        let cases: [(&str, &[&str]); 4] = [
            ("International Maritime Organization (IMO) Number: 1790183.", &["1790183"]),
            ("IMO 5434358", &["5434358"]),
            ("IMO number of the vessel: 9387803", &[]),
            ("MAKSIMOVICH, passport 123", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(imo_numbers(text), expected, "{text}");
        }
    }

    #[test]
    fn a_reference_that_stands_twice_gets_a_number() {
        let mut notices = Notices::new("x.xml");
        let given: Vec<String> = (0..3).map(|_| notices.identity("un-A.1", None)).collect();
        assert_eq!(given, ["un-A.1", "un-A.1-2", "un-A.1-3"]);
        notices.unknown("element <NEW>", None, "A.1");
        notices.unknown("element <NEW>", None, "A.2");
        let warnings = notices.finish();
        assert_eq!(warnings.len(), 3);
        assert!(warnings.iter().all(|warning| !warning.is_loss()));
        assert!(warnings.last().unwrap().message.contains("2 in all"));
    }
}
