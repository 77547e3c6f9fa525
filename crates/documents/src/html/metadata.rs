//! Title, authors, outlet, day and language of an article, as its page states them.
//!
//! A page states them up to four times: in JSON-LD, in `meta` tags, in attributes of the elements that show them, and
//! in what is shown. They are believed in this order, and every value says where it was found.

use super::json_ld::{self, LinkedData};
use super::lines::{self, Titles};
use super::references::{collapse, decode_value};
use super::score::Measures;
use super::tag::Tag;
use super::tokens::Attributes;
use super::tree::{Property, Tree};
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

/// Reads what a page says; `containers` hold the article.
pub(super) fn read(tree: &Tree<'_>, measures: &Measures, containers: &[usize]) -> Metadata {
    let linked = json_ld::read(&tree.linked_data);
    let metas = Metas::read(tree);
    let outlet = outlet(&linked, &metas);
    let page_title = tree.title.map(decode_value).filter(|title| !title.is_empty());
    let bare_title = page_title.as_deref().map(|title| without_outlet(title, outlet.as_ref()));
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
    titles.extend(page_title.clone());
    let descriptions: Vec<String> = metas.all(DESCRIPTIONS).chain(linked.description.clone()).collect();

    let origin = Origin {
        title,
        authors: authors(tree, measures, &linked, &metas),
        published: published(tree, measures, containers, &linked, &metas),
        language: language(tree, &linked, &metas),
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
    let no_authors = origin.authors.is_empty();
    for line in texts {
        if no_authors && let Some(names) = lines::byline_names(line) {
            add_authors(&mut origin.authors, names, FROM);
        }
        if origin.published.is_none()
            && let Some(day) = lines::iso_day(line).and_then(Day::parse_iso)
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

/// The text of `<title>` without outlet and section: what is behind the last separators, if it is short.
fn without_outlet<'a>(title: &'a str, outlet: Option<&Found<String>>) -> &'a str {
    const MOST_WORDS: usize = 5;
    let mut rest = title;
    while let Some((head, tail)) = split_title(rest) {
        let known = outlet.is_some_and(|outlet| same_letters(&outlet.value, tail));
        let words = |text: &str| text.split_whitespace().count();
        if !known && (words(tail) > MOST_WORDS || words(head) < words(tail).max(3)) {
            break;
        }
        rest = head;
    }
    rest
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

fn authors(tree: &Tree<'_>, measures: &Measures, linked: &LinkedData, metas: &Metas<'_>) -> Vec<Found<String>> {
    let mut authors = Vec::new();
    for name in &linked.authors {
        add_authors(&mut authors, name, "JSON-LD author");
    }
    for key in AUTHORS {
        if !authors.is_empty() {
            return authors;
        }
        for (names, _) in metas.found(&[*key]) {
            add_authors(&mut authors, &names, &format!("meta {key}"));
        }
    }
    if authors.is_empty() {
        let marked = (1..tree.nodes.len()).filter(|index| tree.nodes[*index].property == Property::Author);
        // The author of a comment has a mark as well, but stands in what is dropped.
        for index in marked.filter(|index| !measures.dropped[*index]).take(8) {
            add_authors(&mut authors, &tree.text(index), "itemprop or rel author");
        }
    }
    authors
}

/// Adds the names of a line of names, none twice.
fn add_authors(authors: &mut Vec<Found<String>>, names: &str, from: &str) {
    const LONGEST: usize = 80;
    const MOST: usize = 40;
    let names = collapse(names);
    let names = ["By ", "by ", "BY "].iter().find_map(|mark| names.strip_prefix(mark)).unwrap_or(&names);
    let full = |part: &str| (2..=4).contains(&part.split_whitespace().count());
    for joined in names.split([';', '|']).flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" & ")) {
        // `Example, Anna` is one name and `Anna Example, Ben Sample` are two.
        let several = joined.contains(", ") && joined.split(", ").all(full);
        let parts: Vec<&str> = if several { joined.split(", ").collect() } else { vec![joined] };
        for name in parts {
            let name = name.trim_matches(|letter: char| letter.is_whitespace() || letter == ',');
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

/// A day in one of the ways in which attributes write it: `2015-01-04T10:00`, `20150104`, `2015/01/04`.
fn day(written: &str) -> Option<Day> {
    let written = written.trim();
    Day::parse_iso(written).or_else(|| {
        let digits: String = written.chars().take(10).filter(char::is_ascii_digit).collect();
        let year_first = written.bytes().take(4).all(|byte| byte.is_ascii_digit());
        let (year, month, day) = (digits.get(..4)?, digits.get(4..6)?, digits.get(6..8)?);
        if year_first { Day::parse_iso(&format!("{year}-{month}-{day}")) } else { None }
    })
}

fn published(
    tree: &Tree<'_>,
    measures: &Measures,
    containers: &[usize],
    linked: &LinkedData,
    metas: &Metas<'_>,
) -> Option<Found<Day>> {
    if let Some(day) = linked.published.as_deref().and_then(day) {
        return Some(Found::new(day, "JSON-LD datePublished"));
    }
    if let Some((day, key)) = metas.found(DAYS).find_map(|(value, key)| Some((day(&value)?, key))) {
        return Some(Found::new(day, format!("meta {key}")));
    }
    let of_element = |index: usize| {
        let tag = tree.written(index);
        let attribute = Attributes::value(tag, "datetime").or_else(|| Attributes::value(tag, "content"));
        attribute.and_then(|value| day(&decode_value(value)))
    };
    let marked = (1..tree.nodes.len()).filter(|index| tree.nodes[*index].property == Property::Published);
    if let Some(day) = marked.filter(|index| !measures.dropped[*index]).find_map(of_element) {
        return Some(Found::new(day, "itemprop datePublished"));
    }
    let is_time = |index: &usize| tree.nodes[*index].tag == Tag::Time && !measures.dropped[*index];
    let inside = containers.iter().flat_map(|container| *container..tree.nodes[*container].end);
    let day = inside.chain(1..tree.nodes.len()).filter(is_time).find_map(of_element)?;
    Some(Found::new(day, "time"))
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
            (format!("{title}{marks}"), "Three", vec!["Dora Three"], "2015-01-03", None),
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
            assert_eq!(without_outlet(title, None), expected);
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
    }
}
