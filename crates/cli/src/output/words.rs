//! Phrases that tables and layouts share.

use super::About;
use interdict_model::Country;
use interdict_screening::{Match, Screening, Subject};

/// Where a subject came from and its own identity: `row 3`, `customers.csv row 3, C-1003`. Empty for the only argument.
pub(crate) fn origin(screening: &Screening, about: &About<'_>) -> String {
    let place = if about.several_sources { screening.locator.to_string() } else { screening.locator.place.to_string() };
    match &screening.id {
        Some(id) => format!("{place}, {id}"),
        None => place,
    }
}

/// What else was asked: `born 1962-02-18, kp`.
pub(crate) fn particulars(subject: &Subject) -> String {
    let mut particulars = Vec::new();
    particulars.extend(subject.births.iter().map(|date| format!("born {date}")));
    particulars.extend(subject.countries.iter().map(country));
    // The first number is already shown where a name would be.
    let numbers = usize::from(subject.names.is_empty());
    particulars
        .extend(subject.identifiers.iter().skip(numbers).map(|identifier| format!("number {}", identifier.value)));
    particulars.join(", ")
}

/// The alias that matched, if it is not the name the party is filed under.
pub(crate) fn alias(found: &Match) -> Option<String> {
    let name = found.matched_name.as_ref().filter(|name| name.text != found.caption)?;
    Some(format!("as {}{}", name.text, if name.weak { " (weak alias)" } else { "" }))
}

/// Since when, `not stated` where the list has no dates.
pub(crate) fn since(found: &Match) -> String {
    found.listed_on.map_or_else(|| "not stated".to_owned(), |date| date.to_string())
}

/// A score with as many digits as tell, cut and not rounded: 0.9996 is not certain.
pub(crate) fn score(score: f64) -> String {
    format!("{:.3}", thousandths(score) as f64 / 1000.0)
}

/// A score of OFAC's search, out of 100.
pub(crate) fn points(score: f64) -> String {
    format!("{score:.1}")
}

/// A score or a part of one in whole thousandths, cut and not rounded. What computing adds in the last place is no reason
/// to show less.
pub(crate) fn thousandths(score: f64) -> i64 {
    (score * 1000.0 + 1e-6).floor() as i64
}

/// The English name of a country with its capitals: the table it comes from is folded.
pub(crate) fn country(country: &Country) -> String {
    let title = interdict_text::countries::title(country);
    let mut words: Vec<String> = title.split(' ').map(capitalised).collect();
    if let Some(first) = words.first_mut() {
        // Even "the" at the beginning.
        *first = first_letter_up(first);
    }
    words.join(" ")
}

fn capitalised(word: &str) -> String {
    if matches!(word, "and" | "of" | "the") { word.to_owned() } else { first_letter_up(word) }
}

fn first_letter_up(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_never_shown_as_more_than_they_are() {
        assert_eq!([score(0.9996), score(1.0), score(0.5), score(0.3 - 0.1)], ["0.999", "1.000", "0.500", "0.200"]);
    }

    #[test]
    fn countries_have_capitals() {
        let title = |code: &str| country(&Country::from_code(code).unwrap());
        assert_eq!(title("kp"), "North Korea");
        assert_eq!(title("tt"), "Trinidad and Tobago");
    }
}
