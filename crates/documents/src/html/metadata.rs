//! Title, authors, outlet, day and language of an article, as its page states them.
//!
//! A page states them up to four times: in JSON-LD, in `meta` tags, in attributes of the elements that show them, and
//! in what is shown. They are believed in this order, and every value says where it was found.

use super::json_ld::{self, LinkedData};
use super::lines::{self, Titles};
use super::references::{collapse, decode_value};
use super::score::{Choice, Measures};
use super::tag::Tag;
use super::tokens::Attributes;
use super::tree::{Property, Tree};
use super::words::Effects;
use crate::dateline::explicit_day;
use crate::dates::Day;
use crate::document::{Found, Origin};

/// What a page says about its article.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    /// What goes into the document.
    pub(super) origin: Origin,
    /// The titles under which the page has the article, in all places.
    pub(super) titles: Titles,
    /// The summaries likewise.
    pub(super) descriptions: Titles,
}

/// `meta` tags that hold a title, the best first; likewise below.
const TITLES: &[&str] =
    &["og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "title", "headline"];
const AUTHORS: &[&str] = &[
    "article:author",
    "author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "article:author_name",
    "og:article:author",
];
const OUTLETS: &[&str] = &["og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "cre"];
const DAYS: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "article.published",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "date",
    "cxenseparse:recs:publishtime",
    "og:published_time",
    "displaydate",
];
const LANGUAGES: &[&str] = &["og:locale", "content-language", "language", "dc.language"];
const DESCRIPTIONS: &[&str] = &["description", "og:description", "twitter:description"];

/// What a page states outside what it shows.
pub(super) struct Stated<'a> {
    linked: LinkedData,
    metas: Metas<'a>,
    page_title: Option<String>,
}

impl<'a> Stated<'a> {
    /// Of a page.
    pub(super) fn read(tree: &Tree<'a>) -> Self {
        Self {
            linked: json_ld::read(&tree.linked_data),
            metas: Metas::read(tree),
            page_title: tree.title.map(decode_value).filter(|title| !title.is_empty()),
        }
    }

    /// The titles of the article, as far as they are known before its place in the page is.
    pub(super) fn titles(&self) -> Titles {
        let outlet = outlet(&self.linked, &self.metas);
        let mut titles: Vec<String> = self.linked.headline.iter().cloned().collect();
        titles.extend(self.metas.all(TITLES).map(|title| without_known_outlet(&title, outlet.as_ref())));
        if let Some(title) = &self.page_title {
            titles.push(without_outlet(title, outlet.as_ref()).0.to_owned());
            titles.push(title.clone());
            titles.extend(first_outlet(title).map(|(_, title)| title.to_owned()));
        }
        Titles::new(titles.iter().map(String::as_str))
    }
}

/// Reads what a page says; `choice` is where its article is.
pub(super) fn read(stated: &Stated<'_>, tree: &Tree<'_>, measures: &Measures, choice: &Choice) -> Metadata {
    let Stated { linked, metas, page_title } = stated;
    let containers = choice.containers.as_slice();
    let mut outlet = outlet(linked, metas).or_else(|| {
        property_text(tree, measures, Property::Publisher)
            .filter(|name| is_name(name))
            .map(|name| Found::new(name, "itemprop publisher"))
    });
    let (mut bare_title, mut suffix) = match page_title.as_deref() {
        Some(title) => {
            let (bare, suffix) = without_outlet(title, outlet.as_ref());
            (Some(bare), suffix.map(|name| (name, "title suffix")))
        }
        None => (None, None),
    };
    if let Some((name, title)) = page_title.as_deref().and_then(first_outlet)
        && is_shown_title(tree, measures, metas, linked, name, title)
    {
        bare_title = Some(title);
        suffix = Some((name, "title prefix"));
    }
    if outlet.is_none() {
        outlet = suffix
            .filter(|(name, _)| is_name(name) && name.starts_with(|letter: char| !letter.is_lowercase()))
            .map(|(name, from)| Found::new(name.to_owned(), from))
            .or_else(|| copyright_owner(tree).map(|name| Found::new(name, "copyright line")));
    }
    let first_heading = first_heading(tree, measures, containers);

    let meta_title =
        metas.first(TITLES).map(|(value, from)| Found::new(without_known_outlet(&value, outlet.as_ref()), from));
    let title = linked
        .headline
        .clone()
        .map(|headline| Found::new(headline, "JSON-LD headline"))
        .or(meta_title)
        .or_else(|| property_text(tree, measures, Property::Headline).map(|text| Found::new(text, "itemprop headline")))
        .or_else(|| heading_title(first_heading, bare_title))
        .or_else(|| bare_title.map(|title| Found::new(title.to_owned(), "title")));

    let metas_with_titles = metas.all(TITLES).map(|value| without_known_outlet(&value, outlet.as_ref()));
    let mut titles: Vec<String> = metas_with_titles.collect();
    titles.extend(title.iter().map(|title| title.value.clone()));
    titles.extend(bare_title.map(str::to_owned));
    titles.extend(page_title.iter().cloned());
    let descriptions: Vec<String> = metas.all(DESCRIPTIONS).chain(linked.description.clone()).collect();

    let origin = Origin {
        title,
        authors: authors(tree, measures, choice, linked, metas, outlet.as_ref()),
        published: published(tree, measures, choice, linked, metas),
        language: language(tree, linked, metas),
        outlet,
    };
    Metadata {
        origin,
        titles: Titles::new(titles.iter().map(String::as_str)),
        descriptions: Titles::new(descriptions.iter().map(String::as_str)),
    }
}

/// Adds what only lines of the article say, `By Anna Example` and `Updated 2015-01-04`.
pub(super) fn add_from_lines<'a>(origin: &mut Origin, texts: impl Iterator<Item = &'a str>) {
    const FROM: &str = "byline";
    const LONGEST: usize = 200;
    let no_authors = origin.authors.is_empty();
    for line in texts {
        if no_authors && let Some(names) = lines::byline_names(line) {
            add_authors(&mut origin.authors, names, FROM);
        }
        if origin.published.is_none()
            && line.len() <= LONGEST
            && let Some(day) = lines::iso_day(line).and_then(Day::parse_iso).or_else(|| day_in_words(line))
        {
            origin.published = Some(Found::new(day, FROM));
        }
    }
}

/// The `meta` tags of a page: key and value as written.
struct Metas<'a> {
    pairs: Vec<(&'a str, &'a str)>,
}

impl<'a> Metas<'a> {
    fn read(tree: &Tree<'a>) -> Self {
        let mut pairs = Vec::with_capacity(tree.metas.len());
        for tag in tree.metas.iter().copied() {
            let mut content = "";
            let first = pairs.len();
            for (name, value) in Attributes::of(tag) {
                if name.eq_ignore_ascii_case("content") {
                    content = value;
                } else if ["property", "name", "itemprop", "http-equiv"]
                    .iter()
                    .any(|key| name.eq_ignore_ascii_case(key))
                {
                    pairs.push((value.trim(), ""));
                }
            }
            for (_, value) in &mut pairs[first..] {
                *value = content;
            }
        }
        Self { pairs }
    }

    /// All values of the keys that are not empty, in the order of the keys.
    fn found<'s>(&'s self, keys: &'s [&'static str]) -> impl Iterator<Item = (String, &'static str)> + 's {
        keys.iter().flat_map(move |wanted| {
            let pairs = self.pairs.iter().filter(move |(key, _)| key.eq_ignore_ascii_case(wanted));
            pairs.map(move |(_, value)| (decode_value(value), *wanted)).filter(|(value, _)| !value.is_empty())
        })
    }

    fn all<'s>(&'s self, keys: &'s [&'static str]) -> impl Iterator<Item = String> + 's {
        self.found(keys).map(|(value, _)| value)
    }

    /// The first value, and where it was found.
    fn first(&self, keys: &[&'static str]) -> Option<(String, String)> {
        self.found(keys).next().map(|(value, key)| (value, format!("meta {key}")))
    }
}

fn outlet(linked: &LinkedData, metas: &Metas<'_>) -> Option<Found<String>> {
    let publisher = linked.publisher.clone().filter(|name| is_name(name));
    publisher.map(|name| Found::new(name, "JSON-LD publisher")).or_else(|| {
        let (name, key) = metas.found(OUTLETS).find(|(name, _)| is_name(name))?;
        Some(Found::new(name, format!("meta {key}")))
    })
}

/// Whether a value can be a name: no address of a page or account.
fn is_name(text: &str) -> bool {
    !text.is_empty() && !text.contains("://") && !text.contains('@') && !text.contains("www.") && text.len() < 120
}

/// A title without the outlet that is known to stand at its end.
fn without_known_outlet(title: &str, outlet: Option<&Found<String>>) -> String {
    let Some((head, tail)) = split_title(title) else { return title.to_owned() };
    let known = outlet.is_some_and(|outlet| same_letters(&outlet.value, tail));
    if known { head.to_owned() } else { title.to_owned() }
}

/// The text of `<title>` without outlet and section: what is behind the last separators, if it is short; and the last
/// of these pieces.
fn without_outlet<'a>(title: &'a str, outlet: Option<&Found<String>>) -> (&'a str, Option<&'a str>) {
    const MOST_WORDS: usize = 5;
    let mut rest = title;
    let mut suffix = None;
    while let Some((head, tail)) = split_title(rest) {
        let known = outlet.is_some_and(|outlet| same_letters(&outlet.value, tail));
        let words = |text: &str| text.split_whitespace().count();
        if !known && (words(tail) > MOST_WORDS || words(head) < words(tail).max(3)) {
            break;
        }
        suffix = suffix.or(Some(tail));
        rest = head;
    }
    (rest, suffix)
}

/// A title that may have the outlet first: outlet and title.
fn first_outlet(title: &str) -> Option<(&str, &str)> {
    const SEPARATORS: [&str; 7] = [" | ", " - ", " – ", " — ", " :: ", " » ", ": "];
    const MOST_WORDS: usize = 5;
    const LEAST_WORDS: usize = 4;
    let words = |text: &str| text.split_whitespace().count();
    let (position, separator) = SEPARATORS
        .iter()
        .filter_map(|separator| Some((title.find(separator)?, separator)))
        .min_by_key(|(at, _)| *at)?;
    let (head, tail) = (title.get(..position)?.trim(), title.get(position + separator.len()..)?.trim());
    (!head.is_empty() && words(head) <= MOST_WORDS && words(tail) >= LEAST_WORDS).then_some((head, tail))
}

/// Whether a page has the rest of its title as its title elsewhere, and not what stands before it.
fn is_shown_title(
    tree: &Tree<'_>,
    measures: &Measures,
    metas: &Metas<'_>,
    linked: &LinkedData,
    before: &str,
    title: &str,
) -> bool {
    let wanted = Titles::new([title]);
    let stated: Vec<String> = linked.headline.iter().cloned().chain(metas.all(TITLES)).collect();
    if !stated.is_empty() {
        return stated.iter().any(|text| wanted.has(text));
    }
    let first = Titles::new([before]);
    let mut found = false;
    for (index, node) in tree.nodes.iter().enumerate().skip(1) {
        if measures.dropped[index] || node.in_link {
            continue;
        }
        let text = match node.tag {
            Tag::Heading(_) if node.end - index < 32 => tree.text(index),
            Tag::Text => decode_value(tree.written(index)),
            _ => continue,
        };
        if matches!(node.tag, Tag::Heading(_)) && first.has(&text) {
            return false;
        }
        found |= wanted.has(&text);
    }
    found
}

/// The name behind `©` and the year.
fn copyright_owner(tree: &Tree<'_>) -> Option<String> {
    const MOST_WORDS: usize = 5;
    tree.nodes.iter().enumerate().filter(|(_, node)| node.tag == Tag::Text).find_map(|(index, _)| {
        let written = tree.written(index);
        if !written.contains('©') && !written.contains("&copy") && !written.contains("&#169") {
            return None;
        }
        let line = decode_value(written);
        let (_, owner) = line.split_once('©')?;
        let owner = owner.split(['.', '|', ',', ';', '·', '–']).next().unwrap_or_default();
        let owner = owner.split_once(" All ").map_or(owner, |(owner, _)| owner);
        let owner = owner.trim_matches(|letter: char| !letter.is_alphabetic());
        let owner = owner.strip_prefix("Copyright").unwrap_or(owner);
        let owner = owner.trim_matches(|letter: char| !letter.is_alphabetic());
        let words = owner.split_whitespace().count();
        let name = (1..=MOST_WORDS).contains(&words) && owner.starts_with(char::is_uppercase) && is_name(owner);
        name.then(|| owner.to_owned())
    })
}

/// A title before and behind its last separator.
fn split_title(title: &str) -> Option<(&str, &str)> {
    const SEPARATORS: [&str; 9] = [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • "];
    let (position, separator) = SEPARATORS
        .iter()
        .filter_map(|separator| Some((title.rfind(separator)?, separator)))
        .max_by_key(|(at, _)| *at)?;
    let (head, tail) = (title.get(..position)?.trim(), title.get(position + separator.len()..)?.trim());
    (!head.is_empty() && !tail.is_empty()).then_some((head, tail))
}

fn same_letters(one: &str, other: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    letters(one) == letters(other)
}

/// The first `h1` in the containers, else of the page.
fn first_heading(tree: &Tree<'_>, measures: &Measures, containers: &[usize]) -> Option<String> {
    let shown = |index: &usize| tree.nodes[*index].tag == Tag::Heading(1) && !tree.nodes[*index].hidden;
    let inside = containers.iter().flat_map(|container| *container..tree.nodes[*container].end);
    inside
        .filter(|index| !measures.dropped[*index])
        .chain(1..tree.nodes.len())
        .filter(shown)
        .map(|index| tree.text(index))
        .find(|text| !text.is_empty())
}

/// The visible title, if it has to do with the title of the page (it may be the name of the outlet).
fn heading_title(heading: Option<String>, page_title: Option<&str>) -> Option<Found<String>> {
    let heading = heading?;
    let fits = page_title.is_none_or(|title| Titles::new([title]).is_like(&heading));
    fits.then(|| Found::new(heading, "h1"))
}

/// The text of the first element with a property.
fn property_text(tree: &Tree<'_>, measures: &Measures, property: Property) -> Option<String> {
    let found =
        (1..tree.nodes.len()).find(|index| tree.nodes[*index].property == property && !measures.dropped[*index])?;
    Some(tree.text(found)).filter(|text| !text.is_empty() && text.len() < 300)
}

/// Whether a node may say something of the article: it is not dropped, or only its classes say that it is no text, and
/// it stands beside the article.
fn is_beside(tree: &Tree<'_>, choice: &Choice, index: usize) -> bool {
    const LOOK_OUT: usize = 8;
    let Some(first) = choice.containers.first() else { return false };
    let parent = tree.nodes[*first].parent;
    let near = (parent..tree.nodes[parent].end).contains(&index) && parent != 0 && choice.story.contains(&index);
    let around = std::iter::successors(Some(index), |index| Some(tree.nodes[*index].parent)).take(LOOK_OUT);
    let comment = around.take_while(|outer| *outer > parent).any(|outer| {
        let node = &tree.nodes[outer];
        node.effects.any(Effects::REMOVE) || matches!(node.tag, Tag::Article | Tag::Aside) || node.hidden
    });
    near && !comment
}

fn authors(
    tree: &Tree<'_>,
    measures: &Measures,
    choice: &Choice,
    linked: &LinkedData,
    metas: &Metas<'_>,
    outlet: Option<&Found<String>>,
) -> Vec<Found<String>> {
    let mut authors = Vec::new();
    let is_outlet = |name: &str| outlet.is_some_and(|outlet| same_letters(&outlet.value, name));
    for name in &linked.authors {
        add_authors(&mut authors, name, "JSON-LD author");
    }
    authors.retain(|author| !is_outlet(&author.value));
    for key in AUTHORS {
        if !authors.is_empty() {
            return authors;
        }
        for (names, _) in metas.found(&[*key]) {
            add_authors(&mut authors, &names, &format!("meta {key}"));
        }
        authors.retain(|author| !is_outlet(&author.value));
    }
    if authors.is_empty() {
        let marked = |index: &usize| tree.nodes[*index].property == Property::Author;
        let all = choice.story.clone().filter(marked);
        // The author of a comment has a mark as well, but stands in what is dropped.
        let mut nodes: Vec<usize> = all.clone().filter(|index| !measures.dropped[*index]).take(8).collect();
        if nodes.is_empty() {
            nodes = all.filter(|index| is_beside(tree, choice, *index)).take(8).collect();
        }
        for index in nodes {
            add_authors(&mut authors, &tree.text(index), "itemprop or rel author");
        }
    }
    authors.retain(|author| !is_outlet(&author.value));
    authors
}

/// Adds the names of a line of names, none twice.
fn add_authors(authors: &mut Vec<Found<String>>, names: &str, from: &str) {
    const LONGEST: usize = 80;
    const MOST: usize = 40;
    let names = collapse(names);
    let names = ["By ", "by ", "BY "].iter().find_map(|mark| names.strip_prefix(mark)).unwrap_or(&names);
    let full = |part: &str| (2..=4).contains(&part.split_whitespace().count());
    let names = names.replace(", and ", " and ");
    for joined in names.split([';', '|']).flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" & ")) {
        // `Example, Anna` is one name and `Anna Example, Ben Sample` are two.
        let several = joined.contains(", ") && joined.split(", ").all(full);
        // `Trade Editor` in capitals may be a name for all that is known here.
        let is_post = |part: &str| part.starts_with(char::is_lowercase) && lines::is_post(part);
        let has_post = joined.split(", ").skip(1).any(is_post);
        let parts: Vec<&str> = if several || has_post { joined.split(", ").collect() } else { vec![joined] };
        for (place, name) in parts.into_iter().enumerate() {
            if place > 0 && is_post(name) {
                continue;
            }
            let name = without_place(name).trim_matches(|letter: char| letter.is_whitespace() || letter == ',');
            if authors.len() >= MOST {
                return;
            }
            let known = authors.iter().any(|author| same_letters(&author.value, name));
            if is_name(name) && name.len() <= LONGEST && name.contains(char::is_alphabetic) && !known {
                authors.push(Found::new(name.to_owned(), from));
            }
        }
    }
}

/// A name without the place where its bearer is: `Ben Sample in Northport`.
fn without_place(name: &str) -> &str {
    match name.split_once(" in ") {
        Some((head, place)) if head.contains(' ') && place.starts_with(char::is_uppercase) => head,
        _ => name,
    }
}

/// A day in words: `January 4, 2015`, `Sun, 04 Jan 2015 10:00:00 GMT`.
fn day_in_words(text: &str) -> Option<Day> {
    const LONGEST: usize = 200;
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if text.len() <= LONGEST && digits >= 5 { explicit_day(text) } else { None }
}

/// The day of seconds or milliseconds since 1970, between 2000 and 2100: `1420365600`.
fn day_of_epoch(written: &str) -> Option<Day> {
    const SECONDS_IN_DAY: i64 = 86_400;
    const YEARS: std::ops::Range<i64> = 946_684_800..4_102_444_800;
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

fn published(
    tree: &Tree<'_>,
    measures: &Measures,
    choice: &Choice,
    linked: &LinkedData,
    metas: &Metas<'_>,
) -> Option<Found<Day>> {
    const ATTRIBUTES: [&str; 6] = ["datetime", "content", "data-datetime", "data-timestamp", "data-seconds", "title"];
    const MOST_NODES: usize = 16;
    let containers = choice.containers.as_slice();
    if let Some(day) = linked.published.as_deref().and_then(day) {
        return Some(Found::new(day, "JSON-LD datePublished"));
    }
    if let Some((day, key)) = metas.found(DAYS).find_map(|(value, key)| Some((day(&value)?, key))) {
        return Some(Found::new(day, format!("meta {key}")));
    }
    let of_element = |index: usize| {
        let tag = tree.written(index);
        let stated = ATTRIBUTES.iter().find_map(|name| day(&decode_value(Attributes::value(tag, name)?)));
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
    let day = containers
        .iter()
        .flat_map(|container| *container..tree.nodes[*container].end)
        .filter(|index| choice.story.contains(index))
        .filter(stamped)
        .find_map(|index| {
            let tag = tree.written(index);
            let value = Attributes::value(tag, "data-timestamp").or_else(|| Attributes::value(tag, "data-seconds"))?;
            day_of_epoch(value.trim())
        })?;
    Some(Found::new(day, "data-timestamp"))
}

/// The code of a language, `en` of `en-GB`.
fn language(tree: &Tree<'_>, linked: &LinkedData, metas: &Metas<'_>) -> Option<Found<String>> {
    let code = |written: &str| {
        let code = written.trim().split(['-', '_', ',']).next().unwrap_or_default().to_ascii_lowercase();
        let fits = matches!(code.len(), 2 | 3) && code.bytes().all(|byte| byte.is_ascii_lowercase());
        fits.then_some(code)
    };
    if let Some(code) = tree.language.and_then(code) {
        return Some(Found::new(code, "html lang"));
    }
    if let Some((code, key)) = metas.found(LANGUAGES).find_map(|(value, key)| Some((code(&value)?, key))) {
        return Some(Found::new(code, format!("meta {key}")));
    }
    linked.language.as_deref().and_then(code).map(|code| Found::new(code, "JSON-LD inLanguage"))
}

#[cfg(test)]
mod tests {
    use super::super::read as read_page;
    use super::*;

    #[test]
    fn json_ld_comes_before_meta_before_marks_before_what_is_shown() {
        let linked = r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"One","author":"Anna One",
            "datePublished":"2015-01-01","publisher":{"name":"First Herald"}}</script>"#;
        let metas = "<meta property=og:title content='Two &amp; more'><meta name=author content='By Ben Two and Carl Two'>
            <meta property=article:published_time content=20150102><meta property=og:site_name content='Second Herald'>";
        let marks = "<article><h1 itemprop=headline>Three</h1><a rel=author>Dora Three</a><time datetime=2015-01-03>3 Jan</time></article>";
        let title = "<html lang=en-GB><title>Storm closes the northern port - Fourth Herald</title>";
        let cases = [
            (format!("{title}{linked}{metas}{marks}"), "One", vec!["Anna One"], "2015-01-01", Some("First Herald")),
            (
                format!("{title}{metas}{marks}"),
                "Two & more",
                vec!["Ben Two", "Carl Two"],
                "2015-01-02",
                Some("Second Herald"),
            ),
            (format!("{title}{marks}"), "Three", vec!["Dora Three"], "2015-01-03", Some("Fourth Herald")),
        ];
        for (source, title, authors, day, outlet) in cases {
            let origin = read_page("page", &source).origin;
            assert_eq!(origin.title.map(|found| found.value).as_deref(), Some(title));
            assert_eq!(origin.authors.iter().map(|found| found.value.as_str()).collect::<Vec<_>>(), authors);
            assert_eq!(origin.published.map(|found| found.value), Day::parse_iso(day));
            assert_eq!(origin.outlet.map(|found| found.value).as_deref(), outlet);
            assert_eq!(origin.language.map(|found| found.value).as_deref(), Some("en"));
        }
        let origin = read_page("page", title).origin;
        assert_eq!(origin.title, Some(Found::new("Storm closes the northern port".to_owned(), "title")));
    }

    #[test]
    fn titles_lose_the_outlet_and_nothing_else() {
        let cases = [
            ("Storm closes the port - Example Herald", "Storm closes the port"),
            ("Storm closes the port | Shipping | Example Herald", "Storm closes the port"),
            ("Port – what is known", "Port – what is known"),
            ("Storm-tossed ships wait", "Storm-tossed ships wait"),
        ];
        for (title, expected) in cases {
            assert_eq!(without_outlet(title, None).0, expected);
        }
    }

    #[test]
    fn names_are_taken_apart() {
        let mut authors = Vec::new();
        add_authors(&mut authors, "By Anna Example, Ben Sample and  Carl Test", "x");
        add_authors(&mut authors, "https://example.org/anna", "x");
        add_authors(&mut authors, "ANNA EXAMPLE; Example, Dora", "x");
        let names: Vec<_> = authors.iter().map(|author| author.value.as_str()).collect();
        assert_eq!(names, ["Anna Example", "Ben Sample", "Carl Test", "Example, Dora"]);
        let mut authors = Vec::new();
        add_authors(&mut authors, "Anna Example, trade editor, and Ben Sample in Northport", "x");
        let names: Vec<_> = authors.iter().map(|author| author.value.as_str()).collect();
        assert_eq!(names, ["Anna Example", "Ben Sample"]);
    }

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
        ] {
            assert_eq!(day(written), expected, "{written}");
        }
        assert_eq!(day("yesterday"), None);
        let source =
            "<article><h1>Storm</h1><abbr itemprop=datePublished title='2015-01-04T10:00'>Sunday</abbr></article>";
        assert_eq!(read_page("page", source).origin.published.map(|found| found.value), expected);
    }

    #[test]
    fn the_outlet_may_stand_first_in_the_title_or_behind_a_copyright_sign() {
        let cases = [
            (
                "<title>Example Herald - Storm closes the northern port</title><h1>Storm closes the northern port</h1>",
                Some("Example Herald"),
            ),
            (
                "<title>Storm closes the port</title><h1>Storm closes the port</h1><p>&copy; 2015 Example Herald. All rights",
                Some("Example Herald"),
            ),
            ("<title>Storm closes the port</title>", None),
        ];
        for (source, outlet) in cases {
            let origin = read_page("page", source).origin;
            assert_eq!(origin.outlet.map(|found| found.value).as_deref(), outlet, "{source}");
            assert!(origin.title.is_some_and(|title| title.value.starts_with("Storm")), "{source}");
        }
    }
}
