//! Which part of a page is the article.
//!
//! In the manner of Readability: blocks that read like prose give points to what is around them, less the further out,
//! and the container with the most points is the article. What says of itself that it is the article (`article`, `main`,
//! `itemprop="articleBody"`) is believed as long as the prose is in it. Before, `furniture` takes away the boxes
//! that are built like links to other articles.

use super::measures::Measures;
use super::tag::Tag;
use super::tokens::Attributes;
use super::tree::{Node, Property, Tree};
use super::words::Effects;
use std::ops::Range;

/// Where the article is.
#[derive(Debug)]
pub(super) struct Choice {
    /// The nodes that hold it, in the order of the page.
    pub(super) containers: Vec<usize>,
    /// No container was found, and the whole page is to be read with care.
    pub(super) strict: bool,
    /// The nodes of the page's own story; what is in the containers and not in here belongs to another one.
    pub(super) story: Range<usize>,
}

/// Finds the article.
pub(super) fn choose(tree: &Tree<'_>, measures: &Measures) -> Choice {
    /// What is still an article, in characters.
    const LITTLE: usize = 200;
    let story = story(tree, measures);
    let points = points(tree, measures, &story);
    let best = best_container(tree, measures, &points);
    let prose = |index: usize| measures.total[index].prose;
    let body = (story.start.max(1)..story.end)
        .filter(|index| tree.nodes[*index].property == Property::ArticleBody && !measures.dropped[*index])
        .max_by_key(|index| (prose(*index), usize::MAX - index));
    let body = body.filter(|body| prose(*body) * 2 >= prose(best) && prose(*body) > 0);
    let semantic = body.or_else(|| semantic_container(tree, measures, best));
    let chosen = semantic.map_or_else(|| with_siblings(tree, measures, &points, best), |container| vec![container]);
    let held: usize = chosen.iter().map(|index| prose(*index)).sum();
    let strict = held < LITTLE && prose(0) > held * 2;
    // A very short article is what has the title in it, and some prose.
    if strict && let Some(container) = around_title(tree, measures) {
        return Choice { containers: vec![container], strict: false, story };
    }
    Choice { containers: if strict { vec![0] } else { chosen }, strict, story }
}

/// The smallest element that holds the title and prose, if little of it is links.
fn around_title(tree: &Tree<'_>, measures: &Measures) -> Option<usize> {
    const LITTLE: usize = 50;
    const MOST: usize = 600;
    const FEW_LINKS: f32 = 0.4;
    let title = measures.title.filter(|title| !measures.dropped[*title])?;
    let mut around = outwards(tree, title).take_while(|index| *index != 0);
    let holds = |index: &usize| measures.total[*index].prose >= LITTLE && tree.nodes[*index].tag != Tag::Header;
    let container = around.find(holds)?;
    let total = &measures.total[container];
    (total.prose <= MOST && total.link_density() < FEW_LINKS).then_some(container)
}

/// The nodes of the story under the page's title, where others follow it or come before it: pages that go on with the
/// next article when one has been read. Without others all nodes.
fn story(tree: &Tree<'_>, measures: &Measures) -> Range<usize> {
    /// Prose of a story, in characters.
    const LEAST: usize = 400;
    /// Prose of another one, which may be cut off.
    const LEAST_OTHER: usize = 150;
    let mut story = 0..tree.nodes.len();
    let Some(title) = measures.title.filter(|title| !measures.dropped[*title]) else { return story };
    let ancestors: Vec<usize> = outwards(tree, title).take_while(|index| *index != 0).collect();
    let in_article = ancestors.iter().rev().copied().find(|index| tree.nodes[*index].tag == Tag::Article);
    for (index, node) in tree.nodes.iter().enumerate().skip(1) {
        if index == title || measures.dropped[index] || !story.contains(&index) {
            continue;
        }
        let begins = match node.tag {
            Tag::Heading(1) => !node.hidden,
            // Parts of an article are articles in it; others stand beside it.
            Tag::Article => in_article.is_some_and(|article| {
                !(article..tree.nodes[article].end).contains(&index)
                    && !(index..node.end).contains(&article)
                    && has_heading_first(tree, measures, index)
            }),
            _ => false,
        };
        if !begins {
            continue;
        }
        // The outermost nodes that hold the one and not the other.
        let holds = |outer: usize, inner: usize| (outer..tree.nodes[outer].end).contains(&inner);
        let Some(own) = ancestors.iter().rev().copied().find(|outer| !holds(*outer, index)) else { continue };
        let apart = outwards(tree, index).take_while(|outer| *outer != 0 && !holds(*outer, title));
        let Some(other) = apart.last() else { continue };
        let enough = measures.total[own].prose >= LEAST && measures.total[other].prose >= LEAST_OTHER;
        // Headings beside each other are those of the chapters of one article.
        if !enough || matches!(tree.nodes[own].tag, Tag::Heading(_)) {
            continue;
        }
        if other > title {
            story.end = story.end.min(other);
        } else {
            story.start = story.start.max(tree.nodes[other].end);
        }
    }
    story
}

/// A node, what is around it, and so on without end: the root is around itself.
fn outwards(tree: &Tree<'_>, index: usize) -> impl Iterator<Item = usize> {
    std::iter::successors(Some(index), move |index| Some(tree.nodes[*index].parent))
}

/// Whether an article begins with a heading, before any prose.
fn has_heading_first(tree: &Tree<'_>, measures: &Measures, article: usize) -> bool {
    const FAR: usize = 60;
    let inside = (article + 1..tree.nodes[article].end).take(FAR);
    inside
        .take_while(|index| measures.own[*index].prose == 0)
        .any(|index| matches!(tree.nodes[index].tag, Tag::Heading(_)))
}

/// The points of all nodes: what the prose of the story in them is worth.
fn points(tree: &Tree<'_>, measures: &Measures, story: &Range<usize>) -> Vec<f32> {
    /// How many containers around a block get points of it.
    const LEVELS: usize = 5;
    /// Wrappers included.
    const STEPS: usize = 32;
    let mut points = vec![0.0_f32; tree.nodes.len()];
    for (index, _node) in tree.nodes.iter().enumerate() {
        let own = &measures.own[index];
        if measures.dropped[index] || own.prose == 0 || !story.contains(&index) {
            continue;
        }
        let length = (own.chars as f32 / 80.0).min(3.0);
        let worth = (1.0 + own.commas.min(6) as f32 + own.ends.min(3) as f32 + length) * (1.0 - own.link_density());
        let mut container = first_container(tree, measures, index);
        let mut level = 0;
        for _ in 0..STEPS {
            let share = if level < 2 { (level + 1) as f32 } else { level as f32 * 3.0 };
            points[container] += worth / share;
            let around = tree.nodes[container].parent;
            // A wrapper with the same prose in it is not further out.
            level += usize::from(measures.total[around].prose > measures.total[container].prose);
            if container == 0 || level == LEVELS {
                break;
            }
            container = around;
        }
    }
    for (index, node) in tree.nodes.iter().enumerate() {
        if points[index] > 0.0 {
            let weighted = points[index] + container_weight(node);
            points[index] = weighted.max(0.0) * (1.0 - measures.total[index].link_density());
        }
    }
    points
}

/// The container that a block of prose is a paragraph of: the first one around it with other prose in it as well.
fn first_container(tree: &Tree<'_>, measures: &Measures, block: usize) -> usize {
    /// A division with more text directly in it is no paragraph but an article cut by `<br>`.
    const LONGEST_PARAGRAPH: usize = 600;
    let node = &tree.nodes[block];
    let own = measures.own[block];
    let mixed = measures.total[block].prose > own.prose;
    if node.tag.is_container() && (mixed || node.tag == Tag::Cell || own.chars > LONGEST_PARAGRAPH) {
        return block;
    }
    let mut container = node.parent;
    while container != 0 && measures.total[container].prose == own.prose {
        container = tree.nodes[container].parent;
    }
    if container == 0 { node.parent } else { container }
}

/// What an element is worth by its kind and its classes.
fn container_weight(node: &Node) -> f32 {
    let kind = match node.tag {
        Tag::Article => 20.0,
        Tag::Main => 10.0,
        Tag::Division | Tag::Section => 5.0,
        Tag::Blockquote | Tag::Cell => 3.0,
        Tag::List | Tag::Item | Tag::Definitions | Tag::Form => -3.0,
        _ => 0.0,
    };
    let content = if node.effects.any(Effects::CONTENT) { 15.0 } else { 0.0 };
    let doubt = if node.effects.any(Effects::DOUBT) { -10.0 } else { 0.0 };
    kind + content + doubt
}

/// The container with the most points; of several the innermost.
fn best_container(tree: &Tree<'_>, measures: &Measures, points: &[f32]) -> usize {
    let mut best = 0;
    for (index, node) in tree.nodes.iter().enumerate() {
        let holds = node.tag.is_block() && !matches!(node.tag, Tag::Paragraph | Tag::Heading(_));
        if holds && !measures.dropped[index] && points[index] >= points[best] && points[index] > 0.0 {
            best = index;
        }
    }
    // A list, a quotation or a table is part of an article.
    while matches!(
        tree.nodes[best].tag,
        Tag::List
            | Tag::Item
            | Tag::Blockquote
            | Tag::Definitions
            | Tag::Term
            | Tag::Row
            | Tag::TablePart
            | Tag::Figure
    ) {
        best = tree.nodes[best].parent;
    }
    best
}

/// The `article` or `main` that the best container is in (or nearly is), if it holds not much else.
fn semantic_container(tree: &Tree<'_>, measures: &Measures, best: usize) -> Option<usize> {
    let prose = |index: usize| measures.total[index].prose as f32;
    let mut around = best;
    let mut main = None;
    while around != 0 {
        let node = &tree.nodes[around];
        if node.tag == Tag::Article && prose(around) <= prose(best) * 2.5 {
            return Some(around);
        }
        if (node.tag == Tag::Main || node.property == Property::Main) && prose(around) <= prose(best) * 1.2 {
            main = Some(around);
        }
        around = node.parent;
    }
    let inside = best + 1..tree.nodes[best].end;
    let article = inside
        .filter(|index| tree.nodes[*index].tag == Tag::Article && !measures.dropped[*index])
        .find(|index| prose(*index) >= prose(best) * 0.7 && prose(*index) > 0.0);
    article.or(main)
}

/// The best container and those beside it that belong to it: articles are cut in pieces by advertisements.
fn with_siblings(tree: &Tree<'_>, measures: &Measures, points: &[f32], best: usize) -> Vec<usize> {
    let beside = pieces(tree, measures, points, best, false);
    if best == 0 || beside.len() > 1 {
        return beside;
    }
    // The pieces may stand in wrappers of their own, which look the same.
    let prose = |index: usize| measures.total[index].prose;
    let mut wrapper = best;
    while tree.nodes[wrapper].parent != 0 && prose(tree.nodes[wrapper].parent) == prose(best) {
        wrapper = tree.nodes[wrapper].parent;
    }
    let rows = pieces(tree, measures, points, wrapper, true);
    if rows.len() > 1 { rows } else { beside }
}

/// A container and those beside it that belong to it; `alike`: only such as have the same name and classes.
fn pieces(tree: &Tree<'_>, measures: &Measures, points: &[f32], best: usize, alike: bool) -> Vec<usize> {
    if best == 0 {
        return vec![0];
    }
    let class = |index: usize| Attributes::value(tree.written(index), "class");
    let fits = |index: usize| {
        !alike
            || (tree.nodes[index].tag == tree.nodes[best].tag && class(index).is_some() && class(index) == class(best))
    };
    let parent = tree.nodes[best].parent;
    let least = (points[best] * 0.2).max(10.0);
    // What stands between two pieces belongs to them: headings, short items.
    let mut between = Vec::new();
    let mut chosen: Vec<usize> = Vec::new();
    let mut index = parent + 1;
    while index < tree.nodes[parent].end {
        let node = &tree.nodes[index];
        let total = &measures.total[index];
        let paragraph = node.tag == Tag::Paragraph && total.prose > 0 && total.link_density() < 0.25;
        let piece = node.tag.is_block() && points[index] >= least && total.link_density() < 0.3;
        if index == best || (!measures.dropped[index] && (paragraph || piece) && fits(index)) {
            chosen.append(&mut between);
            chosen.push(index);
        } else if !chosen.is_empty() && !measures.dropped[index] && node.tag.is_block() && total.chars > 0 {
            between.push(index);
        }
        index = node.end;
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::super::{
        lines::Titles,
        measures::{Measure, count},
    };
    use super::*;

    const PARAGRAPH: &str = "<p>The port was closed on Monday, officials said, because the storm had damaged two cranes. \
                             It will open again on Friday, when repairs are done.</p>";

    fn chosen(source: &str) -> Vec<Tag> {
        let tree = Tree::build(source);
        let measures = Measures::of(&tree, &Titles::default());
        choose(&tree, &measures).containers.into_iter().map(|index| tree.nodes[index].tag).collect()
    }

    #[test]
    fn the_container_with_the_prose_is_the_article() {
        let text = PARAGRAPH.repeat(4);
        let menu = "<ul class=menu><li><a href=/>Home page of the site</a><li><a href=/>Everything else</a></ul>";
        let comments = format!("<div id=comments>{}</div>", PARAGRAPH.repeat(6));
        assert_eq!(chosen(&format!("{menu}<article>{text}</article>{comments}")), [Tag::Article]);
        assert_eq!(chosen(&format!("{menu}<div><section>{text}</section>{comments}</div>")), [Tag::Section]);
        assert_eq!(chosen(&format!("<form>{menu}<table><tr><td>{menu}<td>{text}</table></form>")), [Tag::Cell]);
        assert_eq!(chosen(""), [Tag::Root]);
    }

    #[test]
    fn what_is_behind_a_barrier_is_the_article_and_the_barrier_is_not() {
        let text = format!("<div class=subscriber-only>{PARAGRAPH}</div>").repeat(4);
        let barrier =
            "<div class=paywall-box>Subscribe today to go on with this story, it costs little, they say.</div>";
        for (page, expected) in [
            (format!("<article>{text}</article>"), 0),
            (format!("<article>{}{barrier}</article>", PARAGRAPH.repeat(4)), 1),
        ] {
            let tree = Tree::build(&page);
            let measures = Measures::of(&tree, &Titles::default());
            let dropped = (1..tree.nodes.len())
                .filter(|index| measures.dropped[*index] && tree.nodes[*index].tag == Tag::Division);
            assert_eq!(dropped.count(), expected, "{page}");
        }
    }

    #[test]
    fn pieces_in_wrappers_that_look_the_same_are_one_article() {
        let row = |times: usize| format!("<div class=row><div class=col>{}</div></div>", PARAGRAPH.repeat(times));
        let other = format!("<div class=bottom><div>{PARAGRAPH}</div></div>");
        let page = format!("<div><div class=page>{}{}{}{other}</div></div>", row(9), row(2), row(2));
        let tree = Tree::build(&page);
        let measures = Measures::of(&tree, &Titles::default());
        let containers = choose(&tree, &measures).containers;
        let prose: usize = containers.iter().map(|index| measures.total[*index].prose).sum();
        assert_eq!(containers.len(), 3);
        assert!(prose < measures.total[0].prose && prose * 20 > measures.total[0].prose * 18);
    }

    #[test]
    fn other_scripts_have_commas_and_ends_too() {
        for (text, chars, commas, ends) in [
            ("港口关闭，船只等待。", 18, 1, 1),
            ("هل أغلق الميناء، أم لا؟", 19, 1, 1),
            ("Порт закрыт, суда ждут.", 20, 1, 1),
            ("The port is closed, ships wait.", 26, 1, 1),
        ] {
            let mut measure = Measure::default();
            count(text.as_bytes(), &mut measure);
            assert_eq!((measure.chars, measure.commas, measure.ends), (chars, commas, ends), "{text}");
        }
    }

    #[test]
    fn a_class_does_not_take_away_most_of_the_page() {
        let text = PARAGRAPH.repeat(4);
        assert_eq!(chosen(&format!("<div class=widget-share><section>{text}</section></div>")), [Tag::Section]);
    }
}
