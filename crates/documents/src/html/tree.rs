//! The elements of a page as a flat tree: nodes in the order of the page, each with its parent and its end.
//!
//! The nodes inside node `i` are `i + 1..nodes[i].end`, so everything later is a sweep over a list. What closes what
//! follows the HTML standard in the cases that occur on news pages; the rest (adoption of wrongly nested formatting,
//! foster parents in tables) moves text that stays text wherever it is.

use super::tag::Tag;
use super::tokens::{Attributes, Token, Tokens};
use super::words::Effects;
use crate::lexicon::is_class_attribute;
use std::ops::Range;

/// Elements inside more elements than this become children of the last one.
const DEEPEST: usize = 512;

/// What an element says about itself by `itemprop`, `role`, `rel`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Property {
    /// Nothing.
    #[default]
    None,
    /// The text of the article.
    ArticleBody,
    /// The main part of the page.
    Main,
    /// The title.
    Headline,
    /// Who wrote it.
    Author,
    /// When it was published.
    Published,
    /// The outlet.
    Publisher,
}

/// An element or a text.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// What it is.
    pub(super) tag: Tag,
    /// What its classes and identifier say.
    pub(super) effects: Effects,
    /// What it says about itself.
    pub(super) property: Property,
    /// Not shown.
    pub(super) hidden: bool,
    /// A link or in one.
    pub(super) in_link: bool,
    /// The element around it; of the root, the root.
    pub(super) parent: usize,
    /// The block it is in, or itself.
    pub(super) block: usize,
    /// Behind the last node in it.
    pub(super) end: usize,
    /// Bytes of the page: of a text all of it, of an element its opening tag.
    pub(super) source: Range<usize>,
}

/// A page.
#[derive(Debug)]
pub(super) struct Tree<'a> {
    /// The page as given.
    pub(super) source: &'a str,
    /// Its nodes, the first of them the root.
    pub(super) nodes: Vec<Node>,
    /// `lang` of `html`.
    pub(super) language: Option<&'a str>,
    /// What is between the first `<title>` and its end.
    pub(super) title: Option<&'a str>,
    /// The tags `meta`, wherever they are.
    pub(super) metas: Vec<&'a str>,
    /// The contents of `<script type="application/ld+json">`.
    pub(super) linked_data: Vec<&'a str>,
}

impl<'a> Tree<'a> {
    /// Reads a page.
    pub(super) fn build(source: &'a str) -> Self {
        let root = Node {
            tag: Tag::Root,
            effects: Effects::default(),
            property: Property::None,
            hidden: false,
            in_link: false,
            parent: 0,
            block: 0,
            end: 0,
            source: 0..0,
        };
        let tree =
            Self { source, nodes: vec![root], language: None, title: None, metas: Vec::new(), linked_data: Vec::new() };
        let mut builder = Builder { tree, open: vec![0], too_deep: 0, misnested: Vec::new() };
        for token in Tokens::new(source) {
            match token {
                Token::Text(range) => builder.text(range),
                Token::Open { name, tag } => builder.element(Tag::of(name), name, tag),
                Token::Raw { name, tag, content } => builder.raw(name, &tag, content),
                Token::Close { name } => builder.close(Tag::of(name)),
            }
        }
        builder.close_to(0);
        builder.tree
    }

    /// A node's opening tag, or its text.
    pub(super) fn written(&self, index: usize) -> &'a str {
        self.source.get(self.nodes[index].source.clone()).unwrap_or_default()
    }

    /// Whether a node is an element with a class.
    pub(super) fn has_class(&self, index: usize, class: &str) -> bool {
        let tag = self.written(index);
        let has = |written: &str| written.split_ascii_whitespace().any(|word| word == class);
        tag.starts_with('<') && tag.contains(class) && Attributes::value(tag, "class").is_some_and(has)
    }

    /// The text in a node, references decoded, white space collapsed.
    pub(super) fn text(&self, index: usize) -> String {
        let mut text = String::new();
        for inside in index..self.nodes[index].end {
            match self.nodes[inside].tag {
                Tag::Text => text.push_str(self.written(inside)),
                tag if tag == Tag::Break || tag.is_block() => text.push(' '),
                _ => {}
            }
        }
        super::references::decode_value(&text)
    }
}

/// A tree that is being read.
struct Builder<'a> {
    tree: Tree<'a>,
    /// The open elements; the first is the root and stays.
    open: Vec<usize>,
    /// Open elements that are in no list because they are too deep.
    too_deep: usize,
    /// Blocks that a link or form closed because it ended before them; their own end tags come later.
    misnested: Vec<Tag>,
}

impl Builder<'_> {
    /// The innermost open element.
    fn top(&self) -> usize {
        self.open.last().copied().unwrap_or(0)
    }

    /// Appends a node without opening it.
    fn push(&mut self, tag: Tag, source: Range<usize>) -> usize {
        let parent = self.top();
        let index = self.tree.nodes.len();
        let around = &self.tree.nodes[parent];
        let node = Node {
            tag,
            effects: Effects::default(),
            property: Property::None,
            hidden: false,
            in_link: around.in_link || tag == Tag::Link,
            parent,
            block: if tag.is_block() { index } else { around.block },
            end: index + 1,
            source,
        };
        self.tree.nodes.push(node);
        index
    }

    fn text(&mut self, range: Range<usize>) {
        let top = self.top();
        // White space between a block and what begins in it is nothing that anybody sees.
        if top + 1 == self.tree.nodes.len() && self.tree.nodes[top].tag.is_block() {
            let blank = self.tree.source.as_bytes()[range.clone()].iter().all(u8::is_ascii_whitespace);
            if blank {
                return;
            }
        }
        self.push(Tag::Text, range);
    }

    fn raw(&mut self, name: &str, tag: &Range<usize>, content: Range<usize>) {
        let source = self.tree.source;
        let content = source.get(content).unwrap_or_default();
        if name.eq_ignore_ascii_case("title") {
            if self.tree.title.is_none() {
                self.tree.title = Some(content);
            }
        } else if name.eq_ignore_ascii_case("script") {
            let kind = Attributes::value(source.get(tag.clone()).unwrap_or_default(), "type");
            if kind.is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json")) {
                self.tree.linked_data.push(content);
            }
        }
    }

    fn element(&mut self, tag: Tag, name: &str, range: Range<usize>) {
        let source = self.tree.source;
        let written = source.get(range.clone()).unwrap_or_default();
        match tag {
            Tag::Document => {
                if name.eq_ignore_ascii_case("html") && self.tree.language.is_none() {
                    self.tree.language = Attributes::value(written, "lang").or(Attributes::value(written, "xml:lang"));
                }
            }
            Tag::Meta => self.tree.metas.push(written),
            Tag::Void => {}
            Tag::Break => {
                self.push(tag, range);
            }
            _ => {
                self.close_implied(tag);
                let index = self.push(tag, range);
                if tag.has_attributes() {
                    describe(&mut self.tree.nodes[index], written);
                }
                if tag == Tag::Rule {
                    return;
                }
                if self.open.len() < DEEPEST {
                    self.open.push(index);
                } else {
                    self.too_deep += 1;
                }
            }
        }
    }

    /// Closes the elements that cannot have this one in them.
    fn close_implied(&mut self, tag: Tag) {
        if tag.is_block() {
            self.close_innermost(|open| open == Tag::Paragraph, Tag::is_block);
        }
        match tag {
            Tag::Item => self.close_innermost(|open| open == Tag::Item, |open| matches!(open, Tag::List | Tag::Table)),
            Tag::Term => {
                self.close_innermost(|open| open == Tag::Term, |open| matches!(open, Tag::Definitions | Tag::Table));
            }
            Tag::Cell => {
                self.close_innermost(|open| open == Tag::Cell, |open| matches!(open, Tag::Row | Tag::Table));
            }
            Tag::Row => self.close_innermost(|open| open == Tag::Row, |open| open == Tag::Table),
            Tag::TablePart => self.close_innermost(|open| open == Tag::TablePart, |open| open == Tag::Table),
            Tag::Heading(_) => self.close_innermost(|open| matches!(open, Tag::Heading(_)), Tag::is_block),
            Tag::Link => self.close_innermost(|open| open == Tag::Link, Tag::is_block),
            _ => {}
        }
    }

    /// Reads an end tag.
    fn close(&mut self, tag: Tag) {
        if matches!(tag, Tag::Document | Tag::Meta | Tag::Void | Tag::Break | Tag::Rule | Tag::Root | Tag::Text) {
            return;
        }
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        if self.misnested.last() == Some(&tag) {
            self.misnested.pop();
            return;
        }
        let same = |open: Tag| open == tag;
        match tag {
            Tag::Link | Tag::Form => self.close_around(tag),
            Tag::Paragraph => self.close_innermost(same, Tag::is_block),
            Tag::Heading(_) => self.close_innermost(
                |open| matches!(open, Tag::Heading(_)),
                |open| matches!(open, Tag::Cell | Tag::Table | Tag::Article | Tag::Main | Tag::Section | Tag::List),
            ),
            Tag::Item => self.close_innermost(same, |open| matches!(open, Tag::List | Tag::Table)),
            Tag::Term => self.close_innermost(same, |open| matches!(open, Tag::Definitions | Tag::Table)),
            Tag::Cell | Tag::Row | Tag::TablePart => self.close_innermost(same, |open| open == Tag::Table),
            Tag::Table => self.close_innermost(same, |_| false),
            _ if tag.is_block() => self.close_innermost(same, |open| matches!(open, Tag::Cell | Tag::Table)),
            _ => self.close_innermost(same, Tag::is_block),
        }
    }

    /// Closes the innermost element that is wanted and all in it; not beyond one that stops the search.
    fn close_innermost(&mut self, wanted: impl Fn(Tag) -> bool, stops: impl Fn(Tag) -> bool) {
        for depth in (1..self.open.len()).rev() {
            let tag = self.tree.nodes[self.open[depth]].tag;
            if wanted(tag) {
                self.close_to(depth);
                return;
            }
            if stops(tag) {
                return;
            }
        }
    }

    /// Closes a link or form that may end before blocks which began in it.
    fn close_around(&mut self, tag: Tag) {
        for depth in (1..self.open.len()).rev() {
            let open = self.tree.nodes[self.open[depth]].tag;
            if open == tag {
                let inside = self.open.iter().skip(depth + 1).map(|index| self.tree.nodes[*index].tag);
                self.misnested.extend(inside.filter(|inside| {
                    // Paragraphs, items and cells often have no end tag at all.
                    matches!(inside, Tag::Division | Tag::Section | Tag::Article | Tag::Main | Tag::Heading(_))
                }));
                self.close_to(depth);
                return;
            }
            if matches!(open, Tag::Cell | Tag::Table) {
                return;
            }
        }
    }

    /// Closes all open elements from a depth on.
    fn close_to(&mut self, depth: usize) {
        let end = self.tree.nodes.len();
        for index in self.open.drain(depth..) {
            self.tree.nodes[index].end = end;
        }
    }
}

/// Reads the attributes that say what is in an element.
fn describe(node: &mut Node, written: &str) {
    for (name, value) in Attributes::of(written) {
        let is_class = matches!(name, "class" | "CLASS" | "id" | "ID") || is_class_attribute(name);
        match name {
            // The classes of links name the look of a word inside a sentence.
            _ if is_class && node.tag != Tag::Link => node.effects = node.effects.with(Effects::of(value)),
            // `property` is the same in RDFa. The names are those of schema.org and Dublin Core, and the roles those of
            // ARIA: a standard says what there is.
            "itemprop" | "property" => {
                for property in value.split_ascii_whitespace() {
                    match property {
                        "articleBody" | "schema:articleBody" => node.property = Property::ArticleBody,
                        "headline" | "schema:headline" => node.property = Property::Headline,
                        "author" => node.property = Property::Author,
                        "publisher" => node.property = Property::Publisher,
                        "datePublished"
                        | "schema:datePublished"
                        | "dateCreated"
                        | "schema:dateCreated"
                        | "dc:date"
                        | "dc:created"
                        | "dcterms:date"
                        | "dcterms:created"
                        | "dc:issued" => node.property = Property::Published,
                        _ => {}
                    }
                }
            }
            "role" => match value {
                "main" if node.property == Property::None => node.property = Property::Main,
                "navigation" | "complementary" | "contentinfo" | "search" | "dialog" => {
                    node.effects = node.effects.with(Effects::DROP);
                }
                _ => {}
            },
            "rel"
                if node.property == Property::None
                    && value.split_ascii_whitespace().any(|word| matches!(word, "author" | "schema:author")) =>
            {
                node.property = Property::Author;
            }
            "pubdate" => node.property = Property::Published,
            "hidden" => node.hidden = true,
            "aria-hidden" => node.hidden |= value == "true" && node.tag.is_block(),
            "style" | "STYLE" => {
                node.hidden |= value.contains("display:none") || value.contains("display: none");
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    /// The tree in brackets: `Division[Paragraph[a]]`.
    fn shape(source: &str) -> String {
        let tree = Tree::build(source);
        let mut shape = String::new();
        let mut ends: Vec<usize> = Vec::new();
        for (index, node) in tree.nodes.iter().enumerate().skip(1) {
            while ends.last().is_some_and(|end| *end <= index) {
                ends.pop();
                shape.push(']');
            }
            if node.tag == Tag::Text {
                shape.push_str(tree.written(index).trim());
            } else {
                write!(shape, "{:?}[", node.tag).expect("a string takes everything");
                ends.push(node.end);
            }
        }
        shape.push_str(&"]".repeat(ends.len()));
        shape
    }

    #[test]
    fn end_tags_may_be_missing_or_wrong() {
        let cases = [
            ("<p>a<p>b", "Paragraph[a]Paragraph[b]"),
            ("<p>a<div>b</div>c", "Paragraph[a]Division[b]c"),
            ("<ul><li>a<li>b<ul><li>c</ul></ul>d", "List[Item[a]Item[bList[Item[c]]]]d"),
            ("<div><a><div>a</a>b</div>c</div>d", "Division[Link[Division[a]]bc]d"),
            ("<h2>a</h3>b", "Heading(2)[a]b"),
            ("<table><tr><td>a<td>b<tr><td>c</table>d", "Table[Row[Cell[a]Cell[b]]Row[Cell[c]]]d"),
            ("<div><b>a</div>b</b>", "Division[Bold[a]]b"),
            ("a</div></p></nothing>b", "ab"),
        ];
        for (source, expected) in cases {
            assert_eq!(shape(source), expected, "{source}");
        }
    }

    #[test]
    fn nodes_nest_however_deep_the_page_is() {
        let source = "<div><b>".repeat(5_000) + &"x</b></div>".repeat(5_000);
        let tree = Tree::build(&source);
        for (index, node) in tree.nodes.iter().enumerate().skip(1) {
            assert!(node.parent < index && node.end <= tree.nodes[node.parent].end);
        }
    }
}
