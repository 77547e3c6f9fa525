//! Lists whose items begin with a date, such as timelines: the years that are not written follow from the order of the
//! items and from the day of publication.

use super::{
    DateSettings, Day, calendar,
    reading::{Field, Meaning, Reading, Year},
    tense::{self, Tense},
};
use crate::{document::ParagraphKind, grammar::Sentences, tokens::Tokens};

/// The date with which an item begins.
#[derive(Clone, Copy)]
struct Item {
    reading: usize,
    paragraph: usize,
    month: u32,
    day: u32,
    known: Option<i32>,
}

/// For every reading the year that it has from its place in a list.
pub(super) fn years(sentences: &Sentences<'_>, settings: DateSettings, readings: &[Reading]) -> Vec<Option<i32>> {
    let tokens = sentences.tokens;
    let mut years = vec![None; readings.len()];
    let items: Vec<Item> =
        readings.iter().enumerate().filter_map(|(number, reading)| item(tokens, settings, number, reading)).collect();
    // A paragraph between two items does not end a list.
    for list in items.chunk_by(|one, next| next.paragraph - one.paragraph <= 2) {
        if list.len() < 2 {
            continue;
        }
        let is_future = |item: &Item| {
            readings.get(item.reading).and_then(|reading| tense::told(sentences, &reading.tokens))
                == Some(Tense::Future)
        };
        let mut list = list.to_vec();
        if list.iter().all(|item| item.known.is_none()) {
            list[0].known = heading_year(tokens, readings, &list[0]);
        }
        let Some(found) = in_order(&list, settings.published, is_future) else { continue };
        for (item, year) in list.iter().zip(found) {
            if let Some(place) = years.get_mut(item.reading) {
                *place = Some(year);
            }
        }
    }
    years
}

fn item(tokens: &Tokens<'_>, settings: DateSettings, number: usize, reading: &Reading) -> Option<Item> {
    let Meaning::Date { field, year } = reading.meaning else { return None };
    // A month stands before its days.
    let (month, day) = match field {
        Field::Day { month, day } => (month, day),
        Field::Month(month) => (month, 0),
        _ => return None,
    };
    if matches!(year, Year::Open(Some(_))) {
        return None;
    }
    let start = reading.tokens.start;
    let is_first =
        tokens.starts_paragraph(start) || start > 0 && tokens.starts_paragraph(start - 1) && !tokens.is_word(start - 1);
    let paragraph = tokens.sentences().get(tokens.sentence_of(start))?.paragraph;
    let is_item = tokens.paragraphs.get(paragraph).is_some_and(|paragraph| paragraph.kind == ParagraphKind::Bullet)
        || matches!(tokens.word(reading.tokens.end), ":" | "–" | "—" | "-");
    (is_first && is_item).then(|| Item {
        reading: number,
        paragraph,
        month,
        day,
        known: calendar::stated_year(year, settings.published),
    })
}

/// The year with which the paragraph above a list ends: `What happened in 2021`.
fn heading_year(tokens: &Tokens<'_>, readings: &[Reading], first: &Item) -> Option<i32> {
    let above = readings.get(first.reading.checked_sub(1)?)?;
    let Meaning::Date { field: Field::Year, year: Year::Known(year) } = above.meaning else { return None };
    let end = above.tokens.end;
    let last = if tokens.word(end) == ":" { end + 1 } else { end };
    let paragraph = tokens.sentences().get(tokens.sentence_of(above.tokens.start))?.paragraph;
    (tokens.starts_paragraph(last) && first.paragraph == paragraph + 1).then_some(year)
}

/// The years of a list that runs forward or backward in time; `None` if nothing ties it to a year.
///
/// A list that writes out the same year twice leaves out none that it has given: `24 July 2012`, `15 November 2012`, `13
/// January`. What has no year at its end is then of the time of publication, as it would be in a list of its own.
fn in_order(list: &[Item], published: Option<Day>, is_future: impl Fn(&Item) -> bool) -> Option<Vec<i32>> {
    if let Some(from) = end_of_written(list)
        && let Some(tail) = one_after_another(&list[from..], published, &is_future)
    {
        let mut years: Vec<i32> = list[..from].iter().filter_map(|item| item.known).collect();
        if years.last() <= tail.first() {
            years.extend(tail);
            return Some(years);
        }
    }
    one_after_another(list, published, &is_future)
}

/// Where the items without a year begin that follow on items which all have one, and of which two in a row have the same.
fn end_of_written(list: &[Item]) -> Option<usize> {
    let from = list.iter().position(|item| item.known.is_none())?;
    let (written, bare) = list.split_at(from);
    let repeated = written.windows(2).any(|pair| pair[0].known == pair[1].known);
    (repeated && bare.iter().all(|item| item.known.is_none())).then_some(from)
}

/// The years by the steps from item to item, from one that is written or from the day of publication.
fn one_after_another(list: &[Item], published: Option<Day>, is_future: &impl Fn(&Item) -> bool) -> Option<Vec<i32>> {
    let steps =
        || list.iter().zip(list.iter().skip(1)).map(|(one, next)| (one.month, one.day).cmp(&(next.month, next.day)));
    let forward = steps().filter(|step| step.is_lt()).count() >= steps().filter(|step| step.is_gt()).count();
    let mut turns = vec![0];
    let mut turn = 0;
    for step in steps() {
        // A step against the direction of the list is the end of a year.
        if forward && step.is_gt() {
            turn += 1;
        } else if !forward && step.is_lt() {
            turn -= 1;
        }
        turns.push(turn);
    }
    let written = list.iter().zip(&turns).find_map(|(item, turn)| item.known.map(|year| year - turn));
    let base = if let Some(base) = written {
        base
    } else {
        let published = published?;
        let (latest, turn) = if forward { (list.last()?, turns.last()?) } else { (list.first()?, turns.first()?) };
        let is_over = (latest.month, latest.day) <= (published.month(), published.day());
        let year = match (is_over, is_future(latest)) {
            (true, false) | (false, true) => published.year(),
            (true, true) => {
                // A coming event of the early year in an article of the late one.
                let days =
                    Day::new(published.year(), latest.month, latest.day).map_or(0, |day| published.days_since(day));
                if days > 180 { published.year() + 1 } else { published.year() }
            }
            (false, false) => published.year() - 1,
        };
        year - turn
    };
    Some(turns.iter().map(|turn| base + turn).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(days: &[(u32, u32, Option<i32>)]) -> Vec<Item> {
        let item = |(number, (month, day, known)): (usize, &(u32, u32, Option<i32>))| Item {
            reading: number,
            paragraph: number,
            month: *month,
            day: *day,
            known: *known,
        };
        days.iter().enumerate().map(item).collect()
    }

    #[test]
    fn a_list_crosses_the_end_of_a_year() {
        let days = list(&[(11, 22, None), (12, 7, None), (1, 2, None)]);
        assert_eq!(in_order(&days, Day::new(2015, 1, 4), |_| false), Some(vec![2014, 2014, 2015]));
        assert_eq!(in_order(&days, None, |_| false), None);
        let written = list(&[(11, 22, Some(1999)), (12, 7, None), (1, 2, None)]);
        assert_eq!(in_order(&written, None, |_| false), Some(vec![1999, 1999, 2000]));
    }

    #[test]
    fn a_list_that_repeats_a_year_leaves_out_only_the_present_one() {
        let days = list(&[(7, 24, Some(2012)), (11, 15, Some(2012)), (9, 20, Some(2013)), (1, 13, None), (3, 9, None)]);
        let published = Day::new(2015, 3, 9);
        assert_eq!(in_order(&days, published, |_| false), Some(vec![2012, 2012, 2013, 2015, 2015]));
        assert_eq!(in_order(&days, None, |_| false), Some(vec![2012, 2012, 2013, 2014, 2014]));
        // Where no year is repeated, one may have been left out because it is the same.
        let written = list(&[(11, 22, Some(1999)), (12, 7, None), (1, 2, None)]);
        assert_eq!(in_order(&written, published, |_| false), Some(vec![1999, 1999, 2000]));
    }

    #[test]
    fn a_list_may_begin_with_the_latest() {
        let days = list(&[(1, 2, None), (12, 7, None), (11, 22, None), (11, 1, None)]);
        assert_eq!(in_order(&days, Day::new(2015, 1, 4), |_| false), Some(vec![2015, 2014, 2014, 2014]));
    }
}
