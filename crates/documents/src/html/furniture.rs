//! Boxes of a page that are none of its article, told by how they are built and not by their classes.
//!
//! * Cards: a link that is a title and a sentence or two about what is behind it, several of them side by side. The
//!   links to other articles look so on every site, whatever their classes.
//! * Boxes that a line such as `Related articles` or `Sign up for our newsletter` heads.
//!
//! Every node is looked at a fixed number of times.

use super::measures::Measure;
use super::tag::Tag;
use super::tokens::Attributes;
use super::tree::{Node, Property, Tree};
use super::words::{self, Effects, Line};
use std::ops::Range;

/// A page, and what is known of it so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page<'p> {
    /// Its nodes.
    pub(super) tree: &'p Tree<'p>,
    /// Of the text directly in each block.
    pub(super) own: &'p [Measure],
    /// Of all in each node but what is dropped.
    pub(super) total: &'p [Measure],
    /// What is no part of the article anyway.
    pub(super) dropped: &'p [bool],
    /// The heading that is the title.
    pub(super) title: Option<usize>,
}

/// The nodes that are such boxes, in the order of the page; they may stand in each other.
pub(super) fn boxes(page: Page<'_>) -> Vec<usize> {
    let first = first_texts(page);
    let mut found = cards(page, &first);
    found.extend(headed_boxes(page, &first));
    found.sort_unstable();
    found
}

impl Page<'_> {
    /// The nodes in a node, itself included.
    fn inside(&self, index: usize) -> Range<usize> {
        index..self.tree.nodes[index].end
    }

    /// Whether the title of the page is in a node.
    fn has_title(&self, index: usize) -> bool {
        self.title.is_some_and(|title| self.inside(index).contains(&title))
    }
}

/// The first text in each node that is shown.
fn first_texts(page: Page<'_>) -> Vec<Option<usize>> {
    let nodes = &page.tree.nodes;
    let mut first = vec![None; nodes.len()];
    for index in (1..nodes.len()).rev() {
        if page.dropped[index] {
            continue;
        }
        if nodes[index].tag == Tag::Text {
            let written = page.tree.written(index).trim();
            first[index] = (!written.is_empty() && written != "&nbsp;").then_some(index);
        }
        // Those that come earlier are seen later, and replace it.
        if first[index].is_some() {
            first[nodes[index].parent] = first[index];
        }
    }
    first
}

/// The cards that stand side by side, and the elements that hold nothing else.
fn cards(page: Page<'_>, first: &[Option<usize>]) -> Vec<usize> {
    /// Cards side by side; two are enough where nothing else is around them.
    const ENOUGH: usize = 3;
    const ENOUGH_ALONE: usize = 2;
    let nodes = &page.tree.nodes;
    let all: Vec<usize> = (1..nodes.len()).filter(|index| is_card(page, first, *index)).collect();
    if all.is_empty() {
        return all;
    }
    // How many cards are directly in a node, and their prose.
    let mut counts = vec![(0_usize, 0_usize); nodes.len()];
    for card in &all {
        let count = &mut counts[nodes[*card].parent];
        count.0 += 1;
        count.1 += page.total[*card].prose;
    }
    let story = story_around_title(page);
    let in_article = within(page, |node| node.tag == Tag::Article);
    let in_body = within(page, |node| node.property == Property::ArticleBody);
    let is_group = |parent: usize| {
        let (many, prose) = counts[parent];
        let alone = prose == page.total[parent].prose;
        // An article that is a list of recommendations looks the same, but stands under the title.
        let said = in_article[parent] || in_body[parent] || page.tree.nodes[parent].tag == Tag::Article;
        let apart = !said && story.as_ref().is_some_and(|story| !story.contains(&parent));
        (many >= ENOUGH || (many >= ENOUGH_ALONE && alone)) && (apart || prose * 2 <= page.total[0].prose)
    };
    let mut found = Vec::new();
    for card in all {
        let parent = nodes[card].parent;
        if is_group(parent) {
            let holds = matches!(nodes[parent].tag, Tag::Division | Tag::Section | Tag::List | Tag::Aside);
            let alone = holds && counts[parent].1 == page.total[parent].prose && !page.has_title(parent);
            // The heading over the cards goes with them.
            found.push(if alone { parent } else { card });
        } else if nodes[card].tag == Tag::Article && in_article[card] {
            found.push(card);
        }
    }
    found.dedup();
    found
}

/// Whether a node is a title that leads to another page, and a few words about it.
fn is_card(page: Page<'_>, first: &[Option<usize>], index: usize) -> bool {
    const LONGEST: usize = 450;
    let nodes = &page.tree.nodes;
    let kind = matches!(nodes[index].tag, Tag::Division | Tag::Section | Tag::Article | Tag::Item);
    if !kind || page.dropped[index] || !(1..=LONGEST).contains(&page.total[index].prose) || page.has_title(index) {
        return false;
    }
    linked_title(page, first, index).is_some_and(|title| leads_away(page.tree, title))
}

/// The text in a link that a node begins with; the name of a section, a day or an hour may stand before it.
fn linked_title(page: Page<'_>, first: &[Option<usize>], index: usize) -> Option<usize> {
    const SHORTEST: usize = 12;
    const LONGEST_BEFORE: usize = 30;
    const FAR: usize = 24;
    let nodes = &page.tree.nodes;
    let start = first[index]?;
    let end = nodes[index].end.min(start + FAR);
    let shown = |text: &usize| nodes[*text].tag == Tag::Text && !page.dropped[*text];
    for text in (start..end).filter(shown) {
        let node = &nodes[text];
        if page.tree.written(text).trim().is_empty() {
            continue;
        }
        let own = &page.own[node.block];
        let title = node.in_link && nodes[node.parent].tag != Tag::Time && own.chars >= SHORTEST;
        if title && own.link_density() > 0.8 {
            return (node.block >= index).then_some(text);
        }
        if own.chars > LONGEST_BEFORE || matches!(nodes[node.block].tag, Tag::Heading(_)) {
            return None;
        }
    }
    None
}

/// Whether the link around a text leads to another page; the entries of a live page link to themselves.
fn leads_away(tree: &Tree<'_>, text: usize) -> bool {
    const FAR: usize = 16;
    let mut around = std::iter::successors(Some(text), |index| Some(tree.nodes[*index].parent)).take(FAR);
    let link = around.find(|index| tree.nodes[*index].tag == Tag::Link);
    let address = link.and_then(|link| Attributes::value(tree.written(link), "href"));
    address.is_none_or(|address| !address.contains('#'))
}

/// Whether each node is in one of these elements.
fn within(page: Page<'_>, wanted: impl Fn(&Node) -> bool) -> Vec<bool> {
    let nodes = &page.tree.nodes;
    let mut inside = vec![false; nodes.len()];
    for (index, node) in nodes.iter().enumerate().skip(1) {
        inside[index] = inside[node.parent] || wanted(&nodes[node.parent]);
    }
    inside
}

/// The nodes of the smallest element that has the title and some prose, or of the `article` around it.
fn story_around_title(page: Page<'_>) -> Option<Range<usize>> {
    const LITTLE: usize = 60;
    let nodes = &page.tree.nodes;
    let title = page.title.filter(|title| !page.dropped[*title])?;
    let outwards = || std::iter::successors(Some(title), move |index| Some(nodes[*index].parent));
    let around = || outwards().take_while(|index| *index != 0);
    let enough = |index: &usize| page.total[*index].prose >= LITTLE && nodes[*index].tag != Tag::Header;
    let smallest = around().find(enough).unwrap_or(0);
    let is_article = |index: &usize| nodes[*index].tag == Tag::Article;
    let said = around().filter(is_article).last().unwrap_or(smallest);
    Some(page.inside(smallest.min(said)))
}

/// The boxes that a line heads which says that they are not the article.
fn headed_boxes(page: Page<'_>, first: &[Option<usize>]) -> Vec<usize> {
    /// Characters of the line.
    const LINE: std::ops::RangeInclusive<usize> = 4..=80;
    /// The longest boxes, in characters of prose.
    const LONGEST: usize = 1200;
    const LONGEST_OFFER: usize = 700;
    /// `Recommended treatment` heads a chapter; so much of a box with other articles is links.
    const LEAST_LINKS: f32 = 0.12;
    /// What must be left of the page beside an offer.
    const LITTLE: usize = 60;
    let nodes = &page.tree.nodes;
    let all = page.total[0].prose;
    let mut found = Vec::new();
    for (index, node) in nodes.iter().enumerate().skip(1) {
        let own = &page.own[index];
        // A link to one article heads no box.
        let may_head = node.tag.is_block() && !page.dropped[index] && LINE.contains(&own.chars) && own.link_chars == 0;
        if !may_head || page.total[index].chars != own.chars {
            continue;
        }
        let Some(line @ (Line::More | Line::Offer)) = words::line(&page.tree.text(index)) else { continue };
        // What is around the line and has more in it than the line.
        let mut around = node.parent;
        while around != 0 && page.total[around].chars == own.chars {
            around = nodes[around].parent;
        }
        let total = &page.total[around];
        let leads = first[around].is_some_and(|text| nodes[text].block == index);
        let holds = matches!(nodes[around].tag, Tag::Division | Tag::Section | Tag::Aside | Tag::Blockquote);
        let says_article = nodes[around].property != Property::None || nodes[around].effects.any(Effects::CONTENT);
        let small = if line == Line::Offer {
            total.prose <= LONGEST_OFFER && total.prose + LITTLE <= all
        } else {
            total.prose <= LONGEST && total.prose * 2 <= all && total.link_density() >= LEAST_LINKS
        };
        if leads && holds && small && !says_article && !page.has_title(around) {
            found.push(around);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::read;

    const TEXT: &str =
        "<p>The port was closed on Monday, officials said, because the storm had damaged two cranes.</p>";

    fn article(source: &str) -> String {
        let document = read("page", source);
        let kept = document.paragraphs.iter().filter(|paragraph| paragraph.kind.is_article());
        kept.map(|paragraph| document.slice(&paragraph.range)).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn boxes_without_telling_classes_are_left_out_by_how_they_are_built() {
        const LINK: &str = "<a href=/river><h3>River cuts off villages</h3></a>";
        const WATER: &str = "<p>The water rose by two metres, the board said.</p>";
        let card = format!("<div class=x1>{LINK}<div class=x2>{WATER}</div></div>");
        let nested = format!("<article>{LINK}{WATER}</article>");
        let headed = format!("<div class=x3><h4>Lesen Sie auch</h4>{LINK}{WATER}</div>");
        let offer = format!("<div class=x3><div><b>Newsletter: The Tide</b></div>{WATER}</div>");
        for furniture in [card.repeat(3), nested, headed, offer] {
            let source = format!(
                "<title>Storm closes the port</title><article><h1>Storm closes the port</h1>{}{furniture}{}</article>",
                TEXT.repeat(3),
                TEXT.replace("Monday", "Tuesday").repeat(2)
            );
            let found = article(&source);
            assert!(found.contains("Tuesday") && !found.contains("The water rose"), "{furniture}: {found}");
        }
    }

    #[test]
    fn entries_of_lists_and_of_live_pages_stay() {
        let entry = |link: &str, number: usize| {
            let heading = format!("<h3><a href={link}>Storm damages crane {number}</a></h3>");
            format!("<div>{heading}<p>The crane {number} fell into the water, as they said.</p></div>")
        };
        for link in ["/live#block-1", "/crane"] {
            let entries: String = (1..=6).map(|number| entry(link, number)).collect();
            let title = "<title>Storm closes the port</title><main><h1>Storm closes the port</h1>";
            let found = article(&format!("{title}{TEXT}{entries}</main>"));
            assert!(found.contains("The crane 1 fell") && found.contains("The crane 6 fell"), "{link}: {found}");
        }
    }

    #[test]
    fn a_short_article_is_told_from_the_cards_beside_it() {
        let card = "<div><i>Weather</i><h4><a href=/river>River cuts off villages</a></h4>\
                    <p>The water rose, the water board said.</p></div>";
        let source = format!(
            "<title>Storm closes the port</title><div><div><div><h1>Storm closes the port</h1>{TEXT}</div></div>
             <div><h3>Latest</h3>{}</div></div>",
            card.repeat(12)
        );
        let found = article(&source);
        assert!(found.contains("two cranes") && !found.contains("The water rose"), "{found}");
    }
}
