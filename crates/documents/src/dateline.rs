//! The day that a byline, a dateline or a caption of a page states in words.

use crate::{
    dates::{self, Anchor, DateSettings, Day, Granularity, TimeKind},
    document::{Document, Format, OffsetMap, Origin, Paragraph, ParagraphKind},
    tokens::Tokens,
};

/// The first day that is given in full, with its year: `Published: 4 January 2015`.
pub(crate) fn explicit_day(text: &str) -> Option<Day> {
    let document = Document {
        name: String::new(),
        format: Format::Plain,
        text: text.to_owned(),
        paragraphs: vec![Paragraph { kind: ParagraphKind::Body, range: 0..text.len() }],
        offsets: OffsetMap::default(),
        origin: Origin::default(),
    };
    let found = dates::find(&Tokens::of(&document), &DateSettings::default());
    let day = found.iter().find(|date| {
        matches!(date.kind, TimeKind::Date | TimeKind::Time)
            && date.granularity <= Granularity::Day
            && date.anchor == Anchor::Explicit
    })?;
    day.first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_in_full_is_found_in_a_byline() {
        for text in [
            "Published: 4 January 2015",
            "January 4, 2015 10:12 GMT",
            "Updated 2015-01-04T10:12:00Z",
            "By the desk, Sunday 4 Jan 2015",
        ] {
            assert_eq!(explicit_day(text).map(|day| day.to_string()).as_deref(), Some("2015-01-04"), "{text}");
        }
        assert_eq!(explicit_day("Published on Sunday"), None);
    }
}
