//! Which part of a page is the article.
//!
//! In the manner of Readability: blocks that read like prose give points to what is around them, less the further out,
//! and the container with the most points is the article. What says of itself that it is the article (`article`, `main`,
//! `itemprop="articleBody"`) is believed as long as the prose is in it.

use super::tag::Tag;
use super::tree::{Node, Property, Tree};
use super::words::Effects;

/// What is in a block (or, summed up, in all of a node).
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Measure {
    /// Characters, white space left out.
    pub(super) chars: usize,
    /// Of them in links.
    pub(super) link_chars: usize,
    /// Commas.
    pub(super) commas: usize,
    /// Ends of sentences.
    pub(super) ends: usize,
    /// Characters outside links in blocks that read like prose.
    pub(super) prose: usize,
    /// Headings of the first level.
    pub(super) titles: usize,
}

impl Measure {
    /// The share of the text that is links, 0 to 1.
    pub(super) fn link_density(&self) -> f32 {
        if self.chars == 0 { 0.0 } else { self.link_chars as f32 / self.chars as f32 }
    }

    fn add(&mut self, other: &Self) {
        self.chars += other.chars;
        self.link_chars += other.link_chars;
        self.commas += other.commas;
        self.ends += other.ends;
        self.prose += other.prose;
        self.titles += other.titles;
    }
}

/// The measures of all nodes of a page.
#[derive(Debug)]
pub(super) struct Measures {
    /// Of the text directly in each block.
    pub(super) own: Vec<Measure>,
    /// Of all in each node but what is dropped.
    pub(super) total: Vec<Measure>,
    /// Whether a node is no part of any article, or in one that is none.
    pub(super) dropped: Vec<bool>,
}

/// Shortest text that counts as prose, white space left out, unless it has the end of a sentence.
const SHORTEST_PROSE: usize = 60;
/// Shortest text that gives points.
const SHORTEST_SENTENCE: usize = 25;

impl Measures {
    /// Measures a page.
    pub(super) fn of(tree: &Tree<'_>) -> Self {
        let own = own_measures(tree);
        let everything = totals(tree, &own, &[]);
        let mut dropped = vec![false; tree.nodes.len()];
        for (index, node) in tree.nodes.iter().enumerate().skip(1) {
            // Words in classes err; they never take away most of the page.
            let share = everything[index].prose as f32 / everything[0].prose.max(1) as f32;
            dropped[index] = dropped[node.parent] || drop_limit(tree, node).is_some_and(|limit| share <= limit);
        }
        let total = totals(tree, &own, &dropped);
        Self { own, total, dropped }
    }
}

/// The largest share of the page's prose that may be dropped with a node; `None`: it is not to be dropped at all.
fn drop_limit(tree: &Tree<'_>, node: &Node) -> Option<f32> {
    const NEARLY_ALL: f32 = 0.9;
    const HALF: f32 = 0.5;
    if node.hidden {
        return Some(HALF);
    }
    match node.tag {
        Tag::Navigation | Tag::Control | Tag::Embedded => return Some(NEARLY_ALL),
        // Who said what is in a quotation.
        Tag::Footer if tree.nodes[node.parent].tag != Tag::Blockquote => return Some(NEARLY_ALL),
        Tag::Form => return Some(HALF),
        Tag::Aside if !node.effects.any(Effects::QUOTE) => return Some(HALF),
        Tag::Article | Tag::Main | Tag::Link | Tag::Heading(1) | Tag::Text => return None,
        _ => {}
    }
    if matches!(node.property, Property::ArticleBody | Property::Main | Property::Headline) {
        return None;
    }
    if node.effects.any(Effects::STANDFIRST.with(Effects::QUOTE)) && !node.effects.any(Effects::REMOVE) {
        return None;
    }
    if node.effects.any(Effects::REMOVE) {
        return Some(NEARLY_ALL);
    }
    node.effects.any(Effects::DROP).then_some(HALF)
}

/// Measures the text directly in each block.
fn own_measures(tree: &Tree<'_>) -> Vec<Measure> {
    let mut own = vec![Measure::default(); tree.nodes.len()];
    for (index, node) in tree.nodes.iter().enumerate() {
        match node.tag {
            Tag::Text => {
                let measure = &mut own[node.block];
                let before = measure.chars;
                count(tree.written(index).as_bytes(), measure);
                if node.in_link {
                    measure.link_chars += measure.chars - before;
                }
            }
            Tag::Heading(1) => own[index].titles = 1,
            _ => {}
        }
    }
    for (measure, node) in own.iter_mut().zip(&tree.nodes) {
        let long = measure.chars >= SHORTEST_PROSE || (measure.chars >= SHORTEST_SENTENCE && measure.ends > 0);
        if node.tag.holds_prose() && long && measure.link_density() < 0.5 {
            measure.prose = measure.chars - measure.link_chars;
        }
    }
    own
}

/// Counts characters, commas and ends of sentences of a text.
fn count(text: &[u8], measure: &mut Measure) {
    let mut previous = 0;
    for byte in text {
        // The bytes inside a character are no characters.
        measure.chars += usize::from(*byte > b' ' && *byte & 0xC0 != 0x80);
        measure.commas += usize::from(*byte == b',');
        measure.ends += usize::from(*byte <= b' ' && matches!(previous, b'.' | b'?' | b'!'));
        previous = *byte;
    }
    // The last one; and `。`, whose last byte stands for itself often enough.
    measure.ends += usize::from(matches!(previous, b'.' | b'?' | b'!' | 0x82));
}

/// Sums up what is in each node, without what is dropped.
fn totals(tree: &Tree<'_>, own: &[Measure], dropped: &[bool]) -> Vec<Measure> {
    let mut total = own.to_vec();
    for index in (1..tree.nodes.len()).rev() {
        if !dropped.get(index).copied().unwrap_or(false) {
            let inside = total[index];
            total[tree.nodes[index].parent].add(&inside);
        }
    }
    total
}

/// Where the article is.
#[derive(Debug)]
pub(super) struct Choice {
    /// The nodes that hold it, in the order of the page.
    pub(super) containers: Vec<usize>,
    /// No container was found, and the whole page is to be read with care.
    pub(super) strict: bool,
}

/// Finds the article.
pub(super) fn choose(tree: &Tree<'_>, measures: &Measures) -> Choice {
    /// What is still an article, in characters.
    const LITTLE: usize = 200;
    let points = points(tree, measures);
    let best = best_container(tree, measures, &points);
    let prose = |index: usize| measures.total[index].prose;
    let body = (1..tree.nodes.len())
        .filter(|index| tree.nodes[*index].property == Property::ArticleBody && !measures.dropped[*index])
        .max_by_key(|index| (prose(*index), usize::MAX - index));
    let body = body.filter(|body| prose(*body) * 2 >= prose(best) && prose(*body) > 0);
    let semantic = body.or_else(|| semantic_container(tree, measures, best));
    let chosen = semantic.map_or_else(|| with_siblings(tree, measures, &points, best), |container| vec![container]);
    let held: usize = chosen.iter().map(|index| prose(*index)).sum();
    let strict = held < LITTLE && prose(0) > held * 2;
    Choice { containers: if strict { vec![0] } else { chosen }, strict }
}

/// The points of all nodes: what the prose in them is worth.
fn points(tree: &Tree<'_>, measures: &Measures) -> Vec<f32> {
    /// How many containers around a block get points of it.
    const LEVELS: usize = 5;
    /// Wrappers included.
    const STEPS: usize = 32;
    let mut points = vec![0.0_f32; tree.nodes.len()];
    for (index, _node) in tree.nodes.iter().enumerate() {
        let own = &measures.own[index];
        if measures.dropped[index] || own.prose == 0 {
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
    if best == 0 {
        return vec![0];
    }
    let parent = tree.nodes[best].parent;
    let least = (points[best] * 0.2).max(10.0);
    let mut chosen = Vec::new();
    let mut index = parent + 1;
    while index < tree.nodes[parent].end {
        let node = &tree.nodes[index];
        let total = &measures.total[index];
        let paragraph = node.tag == Tag::Paragraph && total.prose > 0 && total.link_density() < 0.25;
        let piece = node.tag.is_block() && points[index] >= least && total.link_density() < 0.3;
        if index == best || (!measures.dropped[index] && (paragraph || piece)) {
            chosen.push(index);
        }
        index = node.end;
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARAGRAPH: &str = "<p>The port was closed on Monday, officials said, because the storm had damaged two cranes. \
                             It will open again on Friday, when repairs are done.</p>";

    fn chosen(source: &str) -> Vec<Tag> {
        let tree = Tree::build(source);
        let measures = Measures::of(&tree);
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
    fn a_class_does_not_take_away_most_of_the_page() {
        let text = PARAGRAPH.repeat(4);
        assert_eq!(chosen(&format!("<div class=widget-share><section>{text}</section></div>")), [Tag::Section]);
    }
}
