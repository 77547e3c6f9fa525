//! The day on which an article was published, as its page states it.

use super::json_ld::LinkedData;
use super::measures::Measures;
use super::metadata::{Metas, is_beside};
use super::references::decode_value;
use super::score::Choice;
use super::tag::Tag;
use super::tokens::Attributes;
use super::tree::{Property, Tree};
use crate::dateline::explicit_day;
use crate::dates::Day;
use crate::document::Found;
use crate::lexicon::{KeyPlace, PageField, page_keys};
use std::ops::Range;

/// The day: of JSON-LD, else of `meta` tags, else of the marks and lines beside the article.
pub(super) fn published(
    tree: &Tree<'_>,
    measures: &Measures,
    choice: &Choice,
    linked: &LinkedData,
    metas: &Metas<'_>,
) -> Option<Found<Day>> {
    const MOST_NODES: usize = 16;
    let containers = choice.containers.as_slice();
    let days = page_keys(KeyPlace::Meta, PageField::Day);
    if let Some(day) = linked.published.as_deref().and_then(day) {
        return Some(Found::new(day, "JSON-LD datePublished"));
    }
    if let Some((day, key)) = metas.found(days).find_map(|(value, key)| Some((day(&value)?, key))) {
        return Some(Found::new(day, format!("meta {key}")));
    }
    let of_element = |index: usize| {
        let tag = tree.written(index);
        let attributes = page_keys(KeyPlace::Attribute, PageField::Day);
        let stated = attributes.iter().find_map(|name| day(&decode_value(Attributes::value(tag, name)?)));
        stated.or_else(|| {
            let small = tree.nodes[index].end - index <= MOST_NODES;
            if small { day_in_words(&tree.text(index)) } else { None }
        })
    };
    let marked = |index: &usize| tree.nodes[*index].property == Property::Published;
    let all = choice.story.clone().filter(marked);
    let shown = all.clone().filter(|index| !measures.dropped[*index]).find_map(of_element);
    if let Some(day) = shown.or_else(|| all.filter(|index| is_beside(tree, choice, *index)).find_map(of_element)) {
        return Some(Found::new(day, "itemprop datePublished"));
    }
    let is_time = |index: &usize| tree.nodes[*index].tag == Tag::Time && !measures.dropped[*index];
    let inside = containers.iter().flat_map(|container| *container..tree.nodes[*container].end);
    let inside = inside.filter(|index| choice.story.contains(index));
    if let Some(day) = inside.chain(choice.story.clone()).filter(is_time).find_map(of_element) {
        return Some(Found::new(day, "time"));
    }
    let stamped = |index: &usize| {
        let tag = tree.written(*index);
        !measures.dropped[*index]
            && tag.starts_with('<')
            && tag.contains("data-")
            && tree.nodes[*index].tag != Tag::Link
    };
    let stamp = containers
        .iter()
        .flat_map(|container| *container..tree.nodes[*container].end)
        .filter(|index| choice.story.contains(index))
        .filter(stamped)
        .find_map(|index| {
            let tag = tree.written(index);
            let attributes = page_keys(KeyPlace::Attribute, PageField::Seconds);
            let value = attributes.iter().find_map(|name| Attributes::value(tag, name))?;
            day_of_epoch(value.trim())
        });
    if let Some(day) = stamp {
        return Some(Found::new(day, "data-timestamp"));
    }
    // The classes of the microformat hAtom: `<abbr class="updated" title="2015-01-04T10:00Z">Sunday</abbr>`.
    ["published", "updated"].into_iter().find_map(|class| {
        let mut shown =
            choice.story.clone().filter(|index| !measures.dropped[*index] || is_beside(tree, choice, *index));
        let day = shown.find_map(|index| if tree.has_class(index, class) { of_element(index) } else { None })?;
        Some(Found::new(day, format!("class {class}")))
    })
}

/// A day in one of the ways in which attributes write it: `2015-01-04T10:00`, `20150104`, `2015/01/04`, in words, in
/// seconds since 1970.
fn day(written: &str) -> Option<Day> {
    let written = written.trim();
    Day::parse_iso(written)
        .or_else(|| {
            let digits: String = written.chars().take(10).filter(char::is_ascii_digit).collect();
            let year_first = written.starts_with("19") || written.starts_with("20");
            let (year, month, day) = (digits.get(..4)?, digits.get(4..6)?, digits.get(6..8)?);
            if year_first { Day::parse_iso(&format!("{year}-{month}-{day}")) } else { None }
        })
        .or_else(|| day_of_epoch(written))
        .or_else(|| day_in_words(written))
}

/// The day of seconds or milliseconds since 1970, between 2000 and 2100: `1420365600`.
fn day_of_epoch(written: &str) -> Option<Day> {
    const SECONDS_IN_DAY: i64 = 86_400;
    const YEARS: Range<i64> = 946_684_800..4_102_444_800;
    if !written.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i64 = written.parse().ok()?;
    let seconds = match written.len() {
        9 | 10 => number,
        12 | 13 => number / 1000,
        _ => return None,
    };
    let first = Day::new(1970, 1, 1)?;
    YEARS.contains(&seconds).then(|| first.plus_days(seconds / SECONDS_IN_DAY))
}

/// A day in words: `January 4, 2015`, `Sun, 04 Jan 2015 10:00:00 GMT`.
pub(super) fn day_in_words(text: &str) -> Option<Day> {
    const LONGEST: usize = 200;
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if text.len() <= LONGEST && digits >= 5 { year_first_day(text).or_else(|| explicit_day(text)) } else { None }
}

/// The first day written with its year first, in figures: `2015年1月5日`, `2015. 1. 5.`, `2015/01/05`. Only so the order
/// of its parts is certain.
pub(super) fn year_first_day(text: &str) -> Option<Day> {
    let mut numbers: Vec<Range<usize>> = Vec::new();
    for (position, byte) in text.bytes().enumerate() {
        match numbers.last_mut() {
            Some(last) if byte.is_ascii_digit() && last.end == position => last.end += 1,
            _ if byte.is_ascii_digit() => numbers.push(position..position + 1),
            _ => {}
        }
    }
    numbers.windows(3).find_map(|window| {
        let [year, month, day] = window else { return None };
        let separator = |from: usize, to: usize| text.get(from..to).unwrap_or_default().trim();
        let separators = (separator(year.end, month.start), separator(month.end, day.start));
        let fits = matches!(separators, ("-", "-") | ("/", "/") | (".", ".") | ("年", "月") | ("년", "월"))
            && year.len() == 4
            && month.len() <= 2
            && day.len() <= 2;
        let (year, month, day) = (text.get(year.clone())?, text.get(month.clone())?, text.get(day.clone())?);
        let known = fits && (year.starts_with("19") || year.starts_with("20"));
        if known { Day::parse_iso(&format!("{year}-{month:0>2}-{day:0>2}")) } else { None }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_words_and_in_seconds() {
        let expected = Day::new(2015, 1, 4);
        for written in [
            "1420365600",
            "1420365600000",
            "20150104",
            "2015/01/04",
            "January 4, 2015",
            "Sun, 04 Jan 2015 10:00:00 GMT",
            "2015年1月4日18時12分",
            "입력 2015. 1. 4. 09:20",
        ] {
            assert_eq!(day(written), expected, "{written}");
        }
        assert_eq!(day("2015-01-04T1603Z"), expected);
        assert_eq!(day("yesterday"), None);
        let source =
            "<article><h1>Storm</h1><abbr itemprop=datePublished title='2015-01-04T10:00'>Sunday</abbr></article>";
        assert_eq!(crate::html::read("page", source).origin.published.map(|found| found.value), expected);
    }
}
