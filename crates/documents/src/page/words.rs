//! What the page calls things: dates, verdicts, certainties and standings in words that need no glossary.

use crate::{
    dates::Day,
    dossier::SeenNote,
    events::Status,
    names::{Certainty, MentionForm, Standing},
    stories::Verdict,
};
use interdict_model::month_name;
use serde::Serialize;
use serde_json::Value;

/// The name that a value has in the dossier's JSON: `not_happened`.
pub(super) fn label<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(name)) => name,
        _ => String::new(),
    }
}

/// The same as words: `not happened`.
pub(super) fn spaced<T: Serialize>(value: &T) -> String {
    label(value).replace('_', " ")
}

/// `2015-01-02` as `2 January 2015`, `2015-01` as `January 2015`; anything else stays.
pub(super) fn date_in_words(text: &str) -> String {
    let parts: Vec<&str> = text.split('-').collect();
    let month = |part: &str| month_name(part.parse().ok()?);
    match parts.as_slice() {
        [year, middle] => month(middle).map_or_else(|| text.to_owned(), |month| format!("{month} {year}")),
        [year, middle, day] => match (month(middle), day.parse::<u8>()) {
            (Some(month), Ok(day)) => format!("{day} {month} {year}"),
            _ => text.to_owned(),
        },
        _ => text.to_owned(),
    }
}

/// One day, a whole month or year, or the first and the last of several days.
pub(super) fn days_in_words(first: &str, last: &str) -> String {
    if first == last || last.is_empty() {
        date_in_words(first)
    } else if let Some(whole) = whole(first, last) {
        date_in_words(whole)
    } else {
        format!("{} to {}", date_in_words(first), date_in_words(last))
    }
}

/// The month, `2018-11`, or the year that two days are the first and the last of.
fn whole<'d>(first: &'d str, last: &str) -> Option<&'d str> {
    let year = first.strip_suffix("-01-01").filter(|year| last.strip_suffix("-12-31") == Some(*year));
    let month = || {
        let end = Day::parse_iso(first)?.month_end();
        first.strip_suffix("-01").filter(|_| Day::parse_iso(last) == Some(end))
    };
    year.or_else(month)
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn enumeration(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

/// A number and its noun.
pub(super) fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// What a certainty rests on.
pub(super) fn certainty_in_words(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Identified => "the name, and what the text says beside it",
        Certainty::Likely => "the name alone is rare enough, or something in the text speaks for it",
        Certainty::Possible => "the name is the same and nothing else speaks for it: a namesake is as likely",
    }
}

/// Whether a party was listed, and which editions say so where the list does not.
pub(super) fn standing_in_words(standing: &Standing, seen: Option<&SeenNote>) -> String {
    if let Some(SeenNote { with, without }) = seen {
        let with = date_in_words(&with.to_string());
        let without = without.map(|without| date_in_words(&without.to_string())).unwrap_or_default();
        match standing {
            Standing::Listed { .. } if without.is_empty() => return format!("listed, in the edition of {with}"),
            Standing::Listed { .. } => {
                return format!("listed, first in the edition of {with}, not in that of {without}");
            }
            Standing::ListedLater { .. } => {
                return format!(
                    "not listed at publication, only later: not in the edition of {without}, first in that of {with}"
                );
            }
            Standing::Delisted { .. } => {
                return format!("no longer listed: in the edition of {with}, not in that of {without}");
            }
            Standing::Unknown { .. } => {}
        }
    }
    match standing {
        Standing::Listed { since } => format!("listed since {}", date_in_words(&since.to_string())),
        Standing::ListedLater { since } => {
            format!("not listed at publication, only later: since {}", date_in_words(&since.to_string()))
        }
        Standing::Delisted { on } => format!("no longer listed, free since {}", date_in_words(&on.to_string())),
        Standing::Unknown { since: Some(since) } => {
            format!("listed since {}; day of publication not known", date_in_words(&since.to_string()))
        }
        Standing::Unknown { since: None } => "listed, not known since when".to_owned(),
    }
}

/// How a mention refers.
pub(super) fn form_in_words(form: MentionForm) -> &'static str {
    match form {
        MentionForm::Name => "a listed name",
        MentionForm::ShortForm => "a short form of it",
        MentionForm::Surname => "the surname of someone named before",
        MentionForm::Post => "the post of someone whom the text names with it",
        MentionForm::Pronoun => "a pronoun for a party named right before",
        MentionForm::Description => "a noun for a party named right before",
    }
}

/// How an event stands to the world.
pub(super) fn status_in_words(status: Status) -> &'static str {
    match status {
        Status::Happened => "happened",
        Status::Planned => "planned",
        Status::Cancelled => "cancelled",
        Status::Denied => "denied",
        Status::Alleged => "alleged",
        Status::Fictional => "in fiction",
        Status::NotHappened => "did not happen",
    }
}

/// Every status, as the legend lists them.
pub(super) const STATUSES: [Status; 7] = [
    Status::Happened,
    Status::Alleged,
    Status::Planned,
    Status::Cancelled,
    Status::Denied,
    Status::NotHappened,
    Status::Fictional,
];

/// Every verdict, the sharpest first.
pub(super) const VERDICTS: [Verdict; 5] =
    [Verdict::Conflict, Verdict::Differ, Verdict::Compatible, Verdict::Agree, Verdict::Alone];

/// Heading of a verdict and what it means.
pub(super) fn verdict_in_words(verdict: Verdict) -> (&'static str, &'static str) {
    match verdict {
        Verdict::Conflict => ("Conflict", "One source is said to have said both a thing and its contrary."),
        Verdict::Differ => ("Differ", "They say different things, which cannot both be exact."),
        Verdict::Compatible => ("Compatible", "One says more than another, and both can be so."),
        Verdict::Agree => ("Agree", "They say the same."),
        Verdict::Alone => ("Alone", "One outlet says it, and no other."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_out_as_far_as_they_are_known() {
        for (text, expected) in [
            ("2015-01-02", "2 January 2015"),
            ("2015-12", "December 2015"),
            ("2015", "2015"),
            ("2015-13-02", "2015-13-02"),
            ("2015-W01-WE", "2015-W01-WE"),
            ("2015-00", "2015-00"),
            ("", ""),
        ] {
            assert_eq!(date_in_words(text), expected);
        }
        assert_eq!(days_in_words("2015-01-03", "2015-01-04"), "3 January 2015 to 4 January 2015");
        assert_eq!(days_in_words("2015-01-03", "2015-01-03"), "3 January 2015");
        assert_eq!(days_in_words("2018-11-01", "2018-11-30"), "November 2018");
        assert_eq!(days_in_words("2018-11-01", "2018-12-31"), "1 November 2018 to 31 December 2018");
        assert_eq!(days_in_words("2005-01-01", "2005-12-31"), "2005");
    }

    #[test]
    fn lists_of_words_read_as_a_sentence_would() {
        let items: Vec<String> = ["Komid", "representative", "Iran"].map(str::to_owned).to_vec();
        assert_eq!(enumeration(&items), "Komid, representative and Iran");
        assert_eq!(enumeration(&items[..2]), "Komid and representative");
        assert_eq!(enumeration(&items[..1]), "Komid");
        assert_eq!(enumeration(&[]), "");
    }
}
