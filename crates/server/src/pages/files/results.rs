//! The answers of a file as a table: filtered, and a page at a time.

use crate::pages::words::{counted, party_address};
use interdict_model::PartialDate;
use serde::Deserialize;

/// So many rows are on a page.
const PAGE: usize = 100;
/// So many matches of a record are in its row; the download has all of them.
const MATCHES: usize = 3;

/// What is to be shown, as the form sends it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Filter {
    /// `matches` (also when empty), `clear`, `bad`, `all`.
    pub(super) show: String,
    /// Words that the record or a match has.
    pub(super) text: String,
    /// The lowest score of the best match.
    pub(super) least: String,
    /// How many rows were shown before.
    pub(super) from: String,
}

const KINDS: [(&str, &str); 4] =
    [("matches", "With matches"), ("bad", "Not screened"), ("clear", "Without matches"), ("all", "Everything")];

/// A line of the result, as far as the table shows it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
#[allow(clippy::struct_field_names, reason = "the names are those of the interface")]
struct Line {
    row: Option<u64>,
    line: Option<u64>,
    argument: Option<u64>,
    id: Option<String>,
    subject: SubjectLine,
    notes: Vec<String>,
    matches: Vec<MatchLine>,
    error: Option<ErrorLine>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct SubjectLine {
    names: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct MatchLine {
    entity: String,
    caption: String,
    score: f64,
    reasons: Vec<String>,
    listed_on: Option<PartialDate>,
    programmes: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ErrorLine {
    message: String,
}

/// A match in a row.
pub(super) struct MatchView {
    pub(super) href: String,
    pub(super) caption: String,
    pub(super) score: String,
    pub(super) reasons: String,
    /// Programmes and the day of listing.
    pub(super) listed: String,
}

/// A record with its answer.
pub(super) struct RowView {
    pub(super) place: String,
    pub(super) id: String,
    pub(super) names: String,
    pub(super) matches: Vec<MatchView>,
    /// How many matches are not shown.
    pub(super) others: usize,
    /// Why it could not be screened; empty if it was.
    pub(super) error: String,
    pub(super) notes: Vec<String>,
}

/// One choice of the filter.
pub(super) struct Choice {
    pub(super) value: &'static str,
    pub(super) label: &'static str,
    pub(super) selected: bool,
}

/// The rows that are shown.
#[allow(clippy::struct_field_names, reason = "templates call them rows")]
pub(super) struct Rows {
    pub(super) rows: Vec<RowView>,
    pub(super) summary: String,
    pub(super) kinds: Vec<Choice>,
    pub(super) filter: Filter,
    /// Where the next page begins.
    pub(super) next: Option<usize>,
    /// Whether these rows go on where others on the page end.
    pub(super) continued: bool,
    pub(super) too_large: bool,
}

impl Rows {
    /// No rows yet.
    pub(super) fn none(filter: Filter) -> Self {
        let chosen: &str = if filter.show.is_empty() { "matches" } else { &filter.show };
        let choice = |(value, label): (&'static str, &'static str)| Choice { value, label, selected: value == chosen };
        let kinds = KINDS.into_iter().map(choice).collect();
        Self { rows: Vec::new(), summary: String::new(), kinds, filter, next: None, continued: false, too_large: false }
    }

    /// More rows than can be looked at.
    pub(super) fn too_large(filter: Filter) -> Self {
        Self { too_large: true, ..Self::none(filter) }
    }

    /// The rows of a result that pass the filter.
    pub(super) fn of(lines: &[u8], filter: Filter) -> Self {
        let from: usize = filter.from.trim().parse().unwrap_or(0);
        let least: f64 = filter.least.trim().replace(',', ".").parse().unwrap_or(0.0);
        let words: Vec<String> = filter.text.split_whitespace().map(str::to_lowercase).collect();
        let (mut rows, mut found) = (Vec::new(), 0_usize);
        for line in lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            // A line that is not understood is shown as such: nothing is dropped silently.
            let line: Line = serde_json::from_slice(line).unwrap_or_else(|_| Line {
                error: Some(ErrorLine { message: "this line of the result cannot be read".to_owned() }),
                ..Line::default()
            });
            if passes(&line, &filter.show, least, &words) {
                if (from..from + PAGE).contains(&found) {
                    rows.push(row(line));
                }
                found += 1;
            }
        }
        Self {
            rows,
            summary: counted(found, "record", "records"),
            next: (found > from + PAGE).then_some(from + PAGE),
            continued: from > 0,
            ..Self::none(filter)
        }
    }
}

fn passes(line: &Line, show: &str, least: f64, words: &[String]) -> bool {
    let is_bad = line.error.is_some();
    let of_kind = match show {
        "all" => true,
        "bad" => is_bad,
        "clear" => !is_bad && line.matches.is_empty(),
        _ => !line.matches.is_empty(),
    };
    let best = line.matches.first().map_or(0.0, |best| best.score);
    if !of_kind || (best < least && !line.matches.is_empty()) {
        return false;
    }
    let matches =
        line.matches.iter().flat_map(|held| [&held.caption, &held.entity].into_iter().chain(&held.programmes));
    let texts: Vec<String> =
        line.subject.names.iter().chain(&line.id).chain(matches).map(|text| text.to_lowercase()).collect();
    words.iter().all(|word| texts.iter().any(|text| text.contains(word.as_str())))
}

fn row(line: Line) -> RowView {
    let place = [("row", line.row), ("line", line.line), ("record", line.argument)]
        .into_iter()
        .find_map(|(word, number)| number.map(|number| format!("{word} {number}")));
    let others = line.matches.len().saturating_sub(MATCHES);
    let matches = line.matches.into_iter().take(MATCHES).map(|held| {
        let since = held.listed_on.map(|day| format!(" since {day}")).unwrap_or_default();
        MatchView {
            href: party_address(&held.entity, None),
            caption: held.caption,
            score: format!("{:.3}", held.score),
            reasons: held.reasons.join("; "),
            listed: format!("{}{since}", held.programmes.join(", ")),
        }
    });
    RowView {
        place: place.unwrap_or_default(),
        id: line.id.unwrap_or_default(),
        names: line.subject.names.join("; "),
        matches: matches.collect(),
        others,
        error: line.error.map(|error| error.message).unwrap_or_default(),
        notes: line.notes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: &str = r#"{"row":2,"id":"c-1","subject":{"names":["Galleon Quartz"]},"matches":[{"entity":"x-1","caption":"GALLEON QUARTZ","score":0.9,"reasons":["same name"],"lists":["x"],"listedOn":"2015-01-02","programmes":["P1"]}]}
{"row":3,"subject":{"names":["Nobody"]},"matches":[]}
{"row":4,"error":{"code":"record.no_name","message":"there is no name"}}
"#;

    #[test]
    fn rows_are_shown_by_kind_score_and_words() {
        let places = |show: &str, text: &str, least: &str| {
            let filter = Filter { show: show.into(), text: text.into(), least: least.into(), ..Filter::default() };
            Rows::of(LINES.as_bytes(), filter).rows.into_iter().map(|row| row.place).collect::<Vec<_>>().join(" ")
        };
        for (show, text, least, expected) in [
            ("", "", "", "row 2"),
            ("matches", "quartz x-1", "", "row 2"),
            ("matches", "", "0.95", ""),
            ("clear", "", "", "row 3"),
            ("bad", "", "", "row 4"),
            ("all", "", "", "row 2 row 3 row 4"),
            ("all", "nobody", "", "row 3"),
        ] {
            assert_eq!(places(show, text, least), expected, "{show} {text} {least}");
        }
    }

    #[test]
    fn a_line_that_cannot_be_read_is_shown() {
        let filter = Filter { show: "all".to_owned(), ..Filter::default() };
        assert_eq!(Rows::of(b"{\n", filter).rows[0].error, "this line of the result cannot be read");
    }
}
