//! Title, authors, outlet, day and language of an article, as its page states them.
//!
//! A page states them up to four times: in JSON-LD, in `meta` tags, in attributes of the elements that show them, and
//! in what is shown. They are believed in this order, and every value says where it was found.

use super::authors::{add_authors, authors};
use super::json_ld::{self, LinkedData};
use super::lines::{self, Titles};
use super::measures::Measures;
use super::published::{day_in_words, published};
use super::references::decode_value;
use super::score::Choice;
use super::tag::Tag;
use super::tokens::Attributes;
use super::tree::{Property, Tree};
use super::words::Effects;
use crate::dates::Day;
use crate::document::{Found, Origin};
use crate::lexicon::{KeyPlace, PageField, page_keys};

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

/// The keys of `meta` tags that hold something, the best first.
fn keys(field: PageField) -> &'static [&'static str] {
    page_keys(KeyPlace::Meta, field)
}

/// What a page states outside what it shows.
pub(super) struct Stated<'a> {
    linked: LinkedData,
    metas: Metas<'a>,
    page_title: Option<String>,
}

impl<'a> Stated<'a> {
    /// Of a page.
    pub(super) fn read(tree: &Tree<'a>) -> Self {
        let metas = Metas::read(tree);
        let page_title = tree.title.map(decode_value).filter(|title| !title.is_empty());
        let mut titles: Vec<String> = metas.all(keys(PageField::Title)).collect();
        if let Some(title) = &page_title {
            titles.push(title.clone());
            titles.push(without_outlet(title, None).0.to_owned());
        }
        let titles = Titles::new(titles.iter().map(String::as_str));
        Self { linked: json_ld::read(&tree.linked_data, &titles), metas, page_title }
    }

    /// The titles of the article, as far as they are known before its place in the page is.
    pub(super) fn titles(&self) -> Titles {
        let outlet = outlet(&self.linked, &self.metas);
        let mut titles: Vec<String> = self.linked.headline.iter().cloned().collect();
        let stated = self.metas.all(keys(PageField::Title));
        titles.extend(stated.map(|title| without_known_outlet(&title, outlet.as_ref())));
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
            let (bare, suffix) = without_outlet(without_day(title).0, outlet.as_ref());
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

    let meta_title = metas
        .first(keys(PageField::Title))
        .map(|(value, from)| Found::new(without_known_outlet(&value, outlet.as_ref()), from));
    let title = linked
        .headline
        .clone()
        .map(|headline| Found::new(headline, "JSON-LD headline"))
        .or(meta_title)
        .or_else(|| property_text(tree, measures, Property::Headline).map(|text| Found::new(text, "itemprop headline")))
        .or_else(|| heading_title(first_heading, bare_title))
        .or_else(|| classed_title(tree, measures, choice).map(|text| Found::new(text, "class entry-title")))
        .or_else(|| bare_title.map(|title| Found::new(title.to_owned(), "title")));

    let metas_with_titles =
        metas.all(keys(PageField::Title)).map(|value| without_known_outlet(&value, outlet.as_ref()));
    let mut titles: Vec<String> = metas_with_titles.collect();
    titles.extend(title.iter().map(|title| title.value.clone()));
    titles.extend(bare_title.map(str::to_owned));
    titles.extend(page_title.iter().cloned());
    let descriptions: Vec<String> = metas.all(keys(PageField::Description)).chain(linked.description.clone()).collect();

    let origin = Origin {
        title,
        authors: authors(tree, measures, choice, linked, metas, outlet.as_ref()),
        published: published(tree, measures, choice, linked, metas)
            .or_else(|| day_of_titles(metas, page_title.as_deref())),
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
        if no_authors && let Some(names) = lines::byline_names(line).or_else(|| names_inside(line)) {
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

/// The names in a line that says more: `2017年3月8日 来源：海湾日报 作者：李明远`. Only such marks show where they begin.
fn names_inside(line: &str) -> Option<&str> {
    const MARK: char = '：';
    if line.contains(MARK) { line.split_whitespace().find_map(lines::byline_names) } else { None }
}

/// The short lines between the title and the first prose of the article, which may stand outside its containers.
pub(super) fn lead_lines(tree: &Tree<'_>, measures: &Measures, choice: &Choice) -> Vec<String> {
    const LONGEST: usize = 120;
    const MOST: usize = 12;
    const MOST_NODES: usize = 400;
    let mut lines = Vec::new();
    let Some(title) = measures.title else { return lines };
    for index in (tree.nodes[title].end..choice.story.end.min(tree.nodes.len())).take(MOST_NODES) {
        let own = &measures.own[index];
        let contained = || choice.containers.iter().any(|outer| (*outer..tree.nodes[*outer].end).contains(&index));
        if lines.len() == MOST || (own.prose > 0 && contained()) {
            break;
        }
        let short = (1..=LONGEST).contains(&own.chars) && measures.total[index].chars == own.chars;
        if short && tree.nodes[index].tag.is_block() && !measures.dropped[index] {
            lines.push(tree.text(index));
        }
    }
    lines
}

/// The `meta` tags of a page: key and value as written.
pub(super) struct Metas<'a> {
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
    pub(super) fn found<'s>(&'s self, keys: &'s [&'static str]) -> impl Iterator<Item = (String, &'static str)> + 's {
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
        let (name, key) = metas.found(keys(PageField::Outlet)).find(|(name, _)| is_name(name))?;
        Some(Found::new(name, format!("meta {key}")))
    })
}

/// Whether a value can be a name: no address of a page or account.
pub(super) fn is_name(text: &str) -> bool {
    !text.is_empty() && !text.contains("://") && !text.contains('@') && !text.contains("www.") && text.len() < 120
}

/// A title without the day in figures that stands at its end, and the day: `Storm closes the port | Herald | 04.01.2015`.
fn without_day(title: &str) -> (&str, Option<Day>) {
    let Some((head, tail)) = split_title(title) else { return (title, None) };
    let in_figures = tail.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | '/' | '-'));
    let day = if in_figures { Day::parse_iso(tail).or_else(|| day_in_words(tail)) } else { None };
    if day.is_some() { (head, day) } else { (title, None) }
}

/// The day at the end of a title of the page.
fn day_of_titles(metas: &Metas<'_>, page_title: Option<&str>) -> Option<Found<Day>> {
    let stated = metas.all(keys(PageField::Title)).find_map(|title| without_day(&title).1);
    let day = stated.or_else(|| page_title.and_then(|title| without_day(title).1))?;
    Some(Found::new(day, "title"))
}

/// Whether a piece of a title is the name of the outlet, or that of its site: `Herald` of `Herald.com`.
fn is_outlet(outlet: &str, piece: &str) -> bool {
    let site = outlet
        .rsplit_once('.')
        .filter(|(_, domain)| domain.len() <= 4 && domain.bytes().all(|b| b.is_ascii_alphabetic()));
    same_letters(outlet, piece) || site.is_some_and(|(name, _)| same_letters(name, piece))
}

/// A title without the outlet that is known to stand at its end, and without a day behind it.
fn without_known_outlet(title: &str, outlet: Option<&Found<String>>) -> String {
    let (title, _) = without_day(title);
    // `嵐で閉鎖：みなと新聞` has no spaces around the sign.
    let head = outlet.and_then(|outlet| title.strip_suffix(outlet.value.as_str())).map(str::trim_end);
    let bare = head.map(|head| (head, head.trim_end_matches(['：', '｜', '|', '_', '-', '–', '—', '·', ' '])));
    if let Some((head, bare)) = bare
        && bare.len() < head.len()
        && !bare.is_empty()
    {
        return bare.to_owned();
    }
    let Some((head, tail)) = split_title(title) else { return title.to_owned() };
    let known = outlet.is_some_and(|outlet| is_outlet(&outlet.value, tail));
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
        let words = |text: &str| text.split_whitespace().map(words_of).sum::<usize>();
        if !known && (words(tail) > MOST_WORDS || words(head) < words(tail).max(3)) {
            break;
        }
        suffix = suffix.or(Some(tail));
        rest = head;
    }
    (rest, suffix)
}

/// How many words a word of a title is: scripts without spaces have one in about two characters.
fn words_of(word: &str) -> usize {
    let unspaced = |letter: char| matches!(letter, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}');
    (word.chars().filter(|letter| unspaced(*letter)).count() / 2).max(1)
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
    let stated: Vec<String> = linked.headline.iter().cloned().chain(metas.all(keys(PageField::Title))).collect();
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
    const SEPARATORS: [&str; 11] = [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", "_", "｜"];
    let (position, separator) = SEPARATORS
        .iter()
        .filter_map(|separator| Some((title.rfind(separator)?, separator)))
        .max_by_key(|(at, _)| *at)?;
    let (head, tail) = (title.get(..position)?.trim(), title.get(position + separator.len()..)?.trim());
    (!head.is_empty() && !tail.is_empty()).then_some((head, tail))
}

pub(super) fn same_letters(one: &str, other: &str) -> bool {
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

/// The title by the class that the microformat hAtom gives it; what is a link leads to another article.
fn classed_title(tree: &Tree<'_>, measures: &Measures, choice: &Choice) -> Option<String> {
    let mut shown = choice.story.clone().filter(|index| !measures.dropped[*index] && !tree.nodes[*index].in_link);
    let found = shown.find(|index| tree.has_class(*index, "entry-title"))?;
    Some(tree.text(found)).filter(|text| !text.is_empty() && text.len() < 300)
}

/// The text of the first element with a property.
fn property_text(tree: &Tree<'_>, measures: &Measures, property: Property) -> Option<String> {
    let found =
        (1..tree.nodes.len()).find(|index| tree.nodes[*index].property == property && !measures.dropped[*index])?;
    Some(tree.text(found)).filter(|text| !text.is_empty() && text.len() < 300)
}

/// Whether a node may say something of the article: it is not dropped, or only its classes say that it is no text, and
/// it stands beside the article.
pub(super) fn is_beside(tree: &Tree<'_>, choice: &Choice, index: usize) -> bool {
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
    let mut stated = metas.found(keys(PageField::Language));
    if let Some((code, key)) = stated.find_map(|(value, key)| Some((code(&value)?, key))) {
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
            ("海湾大桥通车首日车流平稳_新闻中心_海湾网", "海湾大桥通车首日车流平稳"),
        ];
        for (title, expected) in cases {
            assert_eq!(without_outlet(title, None).0, expected);
        }
        let outlet = Found::new("みなと新聞".to_owned(), "x");
        assert_eq!(without_known_outlet("嵐で閉鎖：みなと新聞", Some(&outlet)), "嵐で閉鎖");
        assert_eq!(without_known_outlet("みなと新聞", Some(&outlet)), "みなと新聞");
        let outlet = Found::new("HERALD.COM".to_owned(), "x");
        assert_eq!(
            without_known_outlet("Storm closes the port | Herald | 04.01.2015", Some(&outlet)),
            "Storm closes the port"
        );
        assert_eq!(
            without_known_outlet("Storm closes the port | Route 12", Some(&outlet)),
            "Storm closes the port | Route 12"
        );
    }

    #[test]
    fn classes_of_microformats_and_the_end_of_the_title_say_what_nothing_else_does() {
        let prose = "<p>The storm closed the northern port on Sunday, and forty ships wait outside it, the harbour master said.</p>"
            .repeat(4);
        let classed = format!(
            "<title>News from the Herald</title><div class='hnews hentry'><div class='timestamp updated' title='2015-01-04T1603Z'>
             Jan 4, 4:03 PM</div><p><span class='headline entry-title'>Forty ships wait in the storm</span></p>{prose}</div>"
        );
        let titled = format!(
            "<title>Forty ships wait in the storm | Herald | 04.01.2015</title><h1>Forty ships wait in the storm</h1><div>{prose}</div>"
        );
        for source in [classed, titled] {
            let origin = read_page("page", &source).origin;
            assert_eq!(
                origin.title.map(|found| found.value).as_deref(),
                Some("Forty ships wait in the storm"),
                "{source}"
            );
            assert_eq!(origin.published.map(|found| found.value), Day::new(2015, 1, 4), "{source}");
        }
    }

    #[test]
    fn lines_between_the_title_and_the_text_say_who_and_when() {
        let text = "<p>海湾大桥昨日上午十时正式通车，首日车流平稳，共有三万两千辆车通过。</p>".repeat(4);
        let source = format!(
            "<title>海湾大桥通车首日车流平稳_海湾网</title><div><h1>海湾大桥通车首日车流平稳</h1>
             <div>2017年03月08日 07:15 来源：海湾日报 作者：李明远</div><div>{text}</div></div>"
        );
        let origin = read_page("page", &source).origin;
        assert_eq!(origin.published.map(|found| found.value), Day::new(2017, 3, 8));
        assert_eq!(origin.authors.first().map(|found| found.value.as_str()), Some("李明远"));
        assert_eq!(origin.outlet.map(|found| found.value).as_deref(), Some("海湾网"));
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
