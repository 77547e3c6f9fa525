//! The size of a list over time: a step for every edition in the store.

use crate::pages::{drawing::Axis, words::grouped};
use interdict_model::PartialDate;
use interdict_store::Edition;
use std::fmt::Write as _;

const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 210.0;
/// Room for the number of a long list in the large letters of a narrow window.
const LEFT: f64 = 100.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 172.0;

/// The drawing of the editions of one list, in their order; empty without two of them: one is a number, and no drawing.
pub(super) fn drawn(editions: &[&Edition]) -> String {
    if editions.len() < 2 {
        return String::new();
    }
    let days = editions.iter().flat_map(|edition| [edition.seen_on, edition.last_seen_on]);
    let Some(axis) = Axis::over(days, LEFT, WIDTH - 12.0) else { return String::new() };
    let sizes: Vec<usize> = editions.iter().map(|edition| edition.coverage.parties).collect();
    let levels = levels(&sizes);
    let (low, high) = (levels.first().copied().unwrap_or(0), levels.last().copied().unwrap_or(1));
    let height = |parties: usize| BOTTOM - (parties as f64 - low as f64) / (high - low) as f64 * (BOTTOM - TOP);
    let steps: Vec<(PartialDate, usize)> =
        editions.iter().map(|held| held.seen_on).zip(sizes.iter().copied()).collect();
    let last_day = editions.last().map(|edition| edition.last_seen_on);
    let mut svg = format!(
        "<svg class=\"chart\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\">\n<title>{}</title>\n",
        in_words(&steps)
    );
    for parties in levels {
        let _ = writeln!(
            svg,
            "<g class=\"level\"><line x1=\"{LEFT}\" y1=\"{0:.1}\" x2=\"{WIDTH}\" y2=\"{0:.1}\"/><text x=\"{1:.1}\" \
             y=\"{2:.1}\" text-anchor=\"end\">{3}</text></g>",
            height(parties),
            LEFT - 8.0,
            height(parties),
            grouped(parties)
        );
    }
    for (year, place) in axis.years(8) {
        let _ = writeln!(
            svg,
            "<text class=\"year\" x=\"{place:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{year}</text>",
            BOTTOM + 32.0
        );
    }
    let mut path = String::new();
    for (number, (day, parties)) in steps.iter().enumerate() {
        let begin = if number == 0 {
            format!("M{:.1} {:.1}", axis.place(*day), height(*parties))
        } else {
            format!("H{:.1}V{:.1}", axis.place(*day), height(*parties))
        };
        path.push_str(&begin);
    }
    if let Some(day) = last_day {
        let _ = write!(path, "H{:.1}", axis.place(day));
    }
    let _ = writeln!(svg, "<path class=\"size\" d=\"{path}\"/>");
    // A point an edition, where they do not run into one another.
    if steps.len() <= 60 {
        for (day, parties) in &steps {
            let _ = writeln!(
                svg,
                "<circle class=\"edition\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"3.5\"><title>{day}: {} parties</title></circle>",
                axis.place(*day),
                height(*parties),
                grouped(*parties)
            );
        }
    }
    svg.push_str("</svg>\n");
    svg
}

/// The levels of the drawing: round numbers around the sizes, at even distances, at least two and at most seven.
fn levels(sizes: &[usize]) -> Vec<usize> {
    let low = sizes.iter().copied().min().unwrap_or(0);
    let high = sizes.iter().copied().max().unwrap_or(0);
    let room = ((high - low) / 8).max(1);
    let (low, high) = (low.saturating_sub(room), high + room);
    let powers = std::iter::successors(Some(1_usize), |power| power.checked_mul(10));
    let mut steps = powers.flat_map(|power| [1, 2, 5].map(|times| power.saturating_mul(times)));
    let step = steps.find(|step| (high - low) / step <= 4).unwrap_or(high);
    (low / step..=high.div_ceil(step)).map(|number| number * step).collect()
}

/// The drawing for those who do not see it.
fn in_words(steps: &[(PartialDate, usize)]) -> String {
    match steps {
        [] => String::new(),
        [(day, parties)] => format!("One edition, seen {day}: {} parties", grouped(*parties)),
        [(first, before), .., (last, after)] => format!(
            "From {} parties on {first} to {} parties on {last}, in {} editions",
            grouped(*before),
            grouped(*after),
            steps.len()
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use interdict_lists::EditionInfo;
    use interdict_store::Coverage;

    fn edition(id: i64, day: &str, parties: usize) -> Edition {
        let day: PartialDate = day.parse().unwrap();
        Edition {
            id,
            info: EditionInfo::default(),
            seen_on: day,
            last_seen_on: day,
            coverage: Coverage { parties, ..Coverage::default() },
            warnings: Vec::new(),
        }
    }

    #[test]
    fn every_edition_is_a_step_and_the_drawing_says_what_it_shows() {
        let (first, second) = (edition(1, "2014-12-31", 10), edition(2, "2015-01-02", 14));
        let svg = drawn(&[&first, &second]);
        assert_eq!(svg.matches("<circle").count(), 2);
        assert!(svg.contains("From 10 parties on 2014-12-31 to 14 parties on 2015-01-02, in 2 editions"), "{svg}");
        // One edition is a number, and no drawing.
        assert!(drawn(&[&first]).is_empty() && drawn(&[]).is_empty());
    }

    #[test]
    fn levels_are_round_and_hold_all_sizes() {
        for (sizes, expected) in [
            (&[10, 14][..], &[8, 10, 12, 14, 16][..]),
            (&[14, 14][..], &[13, 14, 15][..]),
            (&[0, 1][..], &[0, 1, 2][..]),
            (&[17_612, 18_034][..], &[17_400, 17_600, 17_800, 18_000, 18_200][..]),
        ] {
            assert_eq!(levels(sizes), expected, "{sizes:?}");
        }
    }
}
