//! Writes the paragraphs of the article: what in its container is not the article is left out, the rest gets its kind.

use super::lines::{self, Titles};
use super::score::{Choice, Measures};
use super::tag::Tag;
use super::tree::Tree;
use super::words::{self, Effects, Line};
use super::writer::{Draft, Writer};
use crate::document::ParagraphKind;
use std::ops::Range;

/// Shortest paragraph, in bytes, that is kept where no container was found.
const SHORTEST_STRICT: usize = 60;

/// What to write.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan<'p> {
    /// The page.
    pub(super) tree: &'p Tree<'p>,
    /// Its measures.
    pub(super) measures: &'p Measures,
    /// What the page calls its article.
    pub(super) titles: &'p Titles,
    /// What the page says that its article says.
    pub(super) descriptions: &'p Titles,
}

/// Writes the article where it was found.
pub(super) fn write(plan: Plan<'_>, choice: &Choice) -> Writer {
    let mut sweep = Sweep {
        plan,
        writer: Writer::default(),
        draft: Draft::default(),
        open: Vec::new(),
        headline_written: false,
        body_written: false,
        after_more: false,
        trusting: false,
        strict: choice.strict,
    };
    sweep.lead_in(&choice.containers);
    for container in &choice.containers {
        sweep.run(*container);
    }
    let mut writer = sweep.writer;
    correct_ends(&mut writer);
    writer
}

/// Where a paragraph stands.
#[derive(Debug, Default)]
struct Place {
    heading: Option<u8>,
    item: bool,
    caption: bool,
    quote: bool,
    standfirst: bool,
    byline: bool,
}

/// The way through the nodes of the article.
struct Sweep<'p> {
    plan: Plan<'p>,
    writer: Writer,
    draft: Draft,
    /// The blocks around the draft.
    open: Vec<usize>,
    headline_written: bool,
    body_written: bool,
    /// Behind a line such as `Related articles`.
    after_more: bool,
    /// What was chosen by hand is written whatever its classes say.
    trusting: bool,
    /// No container was found: only what is prose by itself.
    strict: bool,
}

impl Sweep<'_> {
    /// Writes headline and standfirst where they stand outside the containers.
    fn lead_in(&mut self, containers: &[usize]) {
        let plan = self.plan;
        let nodes = &plan.tree.nodes;
        let (Some(first), Some(last)) = (containers.first().copied(), containers.last().copied()) else { return };
        let inside = |index: usize| (first..nodes[last].end).contains(&index);
        let shown = |index: usize| matches!(nodes[index].tag, Tag::Heading(_)) && !nodes[index].hidden;
        let is_title = |index: usize| {
            let text = plan.tree.text(index);
            plan.titles.has(&text) || (nodes[index].tag == Tag::Heading(1) && plan.titles.is_like(&text))
        };
        let has_title = |index: &usize| shown(*index) && is_title(*index);
        if (1..nodes.len())
            .filter(|index| inside(*index) && !plan.measures.dropped[*index])
            .any(|index| has_title(&index))
        {
            return;
        }
        let Some(heading) = (1..nodes.len()).filter(|index| !inside(*index)).find(has_title) else { return };
        self.trusting = true;
        self.run(heading);
        let standfirst = (nodes[heading].end..first).find(|index| {
            let node = &nodes[*index];
            let own = &plan.measures.own[*index];
            if node.end > first || plan.measures.dropped[*index] || !node.tag.is_block() || own.chars < 20 {
                return false;
            }
            let marked = node.effects.with(nodes[node.parent].effects).any(Effects::STANDFIRST);
            marked || plan.descriptions.has(&plan.tree.text(*index))
        });
        if let Some(standfirst) = standfirst {
            self.run(standfirst);
        }
        self.trusting = false;
    }

    /// Writes what is in a node.
    fn run(&mut self, root: usize) {
        let tree = self.plan.tree;
        let end = tree.nodes[root].end;
        let mut index = root;
        while index < end {
            self.close_until(index);
            let node = &tree.nodes[index];
            match node.tag {
                Tag::Text => self.draft.append(tree.source, node.source.clone(), node.in_link),
                Tag::Break if self.draft.ends_in_break => self.finish(),
                Tag::Break => {
                    self.draft.space(node.source.clone());
                    self.draft.ends_in_break = !self.draft.text.is_empty();
                }
                tag if index != root && self.skips(index) => {
                    if tag.is_block() {
                        self.finish();
                    }
                    index = node.end;
                    continue;
                }
                Tag::Cell if self.is_data_cell(index) => self.draft.space(node.source.clone()),
                Tag::Time => self.draft.has_time = true,
                tag if tag.is_block() => {
                    self.finish();
                    self.open.push(index);
                }
                _ => {}
            }
            index += 1;
        }
        self.close_until(usize::MAX);
        self.finish();
    }

    /// Closes the blocks that end at or before a node.
    fn close_until(&mut self, index: usize) {
        while let Some(open) = self.open.last()
            && self.plan.tree.nodes[*open].end <= index
        {
            self.finish();
            self.open.pop();
        }
    }

    /// Whether a node and all in it is left out.
    fn skips(&self, index: usize) -> bool {
        let node = &self.plan.tree.nodes[index];
        let total = &self.plan.measures.total[index];
        if self.trusting {
            return node.hidden;
        }
        if self.plan.measures.dropped[index] {
            return true;
        }
        if self.strict && node.tag == Tag::Header && total.titles == 0 {
            return true;
        }
        let group = matches!(
            node.tag,
            Tag::Division | Tag::Section | Tag::List | Tag::Definitions | Tag::Table | Tag::Header | Tag::Figure
        );
        // Links and nothing else: a menu, the topics, what others read.
        let links = total.prose == 0 && total.chars > 0 && total.titles == 0 && total.link_density() > 0.4;
        group && links && !self.after_more
    }

    /// Whether a cell belongs to a table of data, whose rows are read as lines.
    fn is_data_cell(&self, index: usize) -> bool {
        self.plan.measures.total[index].prose == 0 && self.plan.measures.total[index].chars < 60
    }

    /// Writes the draft if it is worth it, and begins the next one.
    fn finish(&mut self) {
        if !self.draft.text.is_empty()
            && let Some(kind) = self.kind()
        {
            self.writer.write(&self.draft, kind);
        }
        self.draft.clear();
    }

    /// Where the draft stands.
    fn place(&self) -> Place {
        const LOOK_OUT: usize = 8;
        let mut place = Place::default();
        for (distance, index) in self.open.iter().rev().take(LOOK_OUT).enumerate() {
            let node = &self.plan.tree.nodes[*index];
            match node.tag {
                Tag::Article | Tag::Main | Tag::Root => break,
                Tag::Heading(level) => place.heading = Some(level),
                Tag::Item | Tag::Term => place.item = true,
                Tag::Figure | Tag::Caption => place.caption = true,
                _ => {}
            }
            let near = distance < 2;
            place.caption |= node.effects.any(Effects::CAPTION) && distance < 3;
            place.quote |= node.effects.any(Effects::QUOTE);
            place.standfirst |= node.effects.any(Effects::STANDFIRST) && near;
            place.byline |= node.effects.any(Effects::BYLINE) && near && node.tag != Tag::Section;
        }
        place
    }

    /// What the draft is; `None`: nothing to keep.
    fn kind(&mut self) -> Option<ParagraphKind> {
        const LONGEST_BYLINE: usize = 200;
        const LONGEST_TIME: usize = 100;
        let text = self.draft.text.as_str();
        if !text.contains(char::is_alphanumeric) {
            return None;
        }
        let place = self.place();
        if let Some(level) = place.heading {
            return self.heading_kind(level, &place);
        }
        if self.trusting {
            return Some(ParagraphKind::Standfirst);
        }
        let density = self.draft.link_density();
        let sentence = lines::ends_sentence(text);
        let short_byline = place.byline && text.len() < LONGEST_BYLINE && !(sentence && text.len() > LONGEST_TIME);
        let short_time = self.draft.has_time && text.len() < LONGEST_TIME && !sentence;
        match words::line(text) {
            Some(Line::More) => {
                // `Read more: The port reopens` has its link with it, `Related:` before it.
                self.after_more = density < 0.3;
                return Some(if self.after_more { ParagraphKind::Boilerplate } else { ParagraphKind::RelatedLink });
            }
            Some(Line::Boilerplate) => return Some(ParagraphKind::Boilerplate),
            None => {}
        }
        if short_byline || short_time || lines::byline_names(text).is_some() || lines::is_date_line(text) {
            return Some(ParagraphKind::Boilerplate);
        }
        let prose = text.len() >= SHORTEST_STRICT || sentence;
        if density > 0.8 || (self.after_more && (density > 0.4 || !prose)) {
            return Some(ParagraphKind::RelatedLink);
        }
        self.after_more = false;
        if !self.body_written && self.plan.titles.has(text) {
            let again = std::mem::replace(&mut self.headline_written, true);
            return (!again).then_some(ParagraphKind::Headline);
        }
        if place.caption {
            return Some(ParagraphKind::Caption);
        }
        if place.quote {
            return Some(ParagraphKind::PullQuote);
        }
        if !self.body_written && (place.standfirst || self.plan.descriptions.has(text)) {
            return Some(ParagraphKind::Standfirst);
        }
        if self.strict && !prose {
            return None;
        }
        self.body_written |= prose;
        Some(if place.item { ParagraphKind::Bullet } else { ParagraphKind::Body })
    }

    /// What a heading is.
    fn heading_kind(&mut self, level: u8, place: &Place) -> Option<ParagraphKind> {
        let text = self.draft.text.as_str();
        let titles = self.plan.titles;
        let is_title = titles.has(text);
        // The first heading of a container is the article's; that of a whole page may be the name of the outlet.
        let leads = !self.body_written && self.open.first() != Some(&0);
        let likely = level == 1 && (leads || titles.is_empty() || titles.is_like(text));
        if !self.headline_written && (is_title || likely) {
            self.headline_written = true;
            return Some(ParagraphKind::Headline);
        }
        if is_title {
            return None;
        }
        let line = words::line(text);
        self.after_more = line == Some(Line::More);
        if self.trusting {
            return Some(ParagraphKind::Standfirst);
        }
        if line.is_some() || place.byline || lines::byline_names(text).is_some() {
            return Some(ParagraphKind::Boilerplate);
        }
        if !self.body_written && (place.standfirst || self.plan.descriptions.has(text)) {
            return Some(ParagraphKind::Standfirst);
        }
        if self.draft.link_density() > 0.8 {
            return Some(ParagraphKind::RelatedLink);
        }
        if self.strict { None } else { Some(ParagraphKind::Subheading) }
    }
}

/// Section names before the headline and headings after the last sentence are the page's and not the article's.
fn correct_ends(writer: &mut Writer) {
    let text = &writer.text;
    let short = |range: &Range<usize>| range.len() < SHORTEST_STRICT && !lines::ends_sentence(&text[range.clone()]);
    let headline = writer.paragraphs.iter().position(|paragraph| paragraph.kind == ParagraphKind::Headline);
    for paragraph in writer.paragraphs.iter_mut().take(headline.unwrap_or(0)) {
        let label = matches!(paragraph.kind, ParagraphKind::Body | ParagraphKind::Bullet | ParagraphKind::Subheading);
        if label && short(&paragraph.range) {
            paragraph.kind = ParagraphKind::Boilerplate;
        }
    }
    for paragraph in writer.paragraphs.iter_mut().rev() {
        match paragraph.kind {
            ParagraphKind::Boilerplate | ParagraphKind::RelatedLink => {}
            ParagraphKind::Subheading => paragraph.kind = ParagraphKind::Boilerplate,
            _ => break,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    fn kinds(source: &str) -> Vec<(ParagraphKind, String)> {
        let document = read("page", source);
        document.paragraphs.iter().map(|it| (it.kind, document.slice(&it.range).to_owned())).collect()
    }

    #[test]
    fn paragraphs_get_their_kinds() {
        let source = "<title>Storm closes the port - Example Herald</title><body><nav><a href=/>Home</a></nav>
            <article><span>Shipping</span><h1>Storm closes the port</h1>
            <p class=standfirst>Two cranes are damaged and ships wait outside.</p>
            <div class=byline>By Anna Example</div><p><time datetime=2015-01-04>4 January 2015</time></p>
            <p>The port was closed on Monday, officials said, because the storm had damaged two cranes.</p>
            <figure><img src=x><figcaption>The cranes on Sunday</figcaption></figure>
            <h2>Repairs</h2><p>Repairs will take until Friday, the head of the port said in a statement.</p>
            <ul><li>Two cranes are damaged.<li>Ten ships wait.</ul>
            <aside class=pullquote>We will be open on Friday.</aside>
            <blockquote>Nobody was hurt, and all of the ships are safe.</blockquote>
            <p>One<br>line.<br><br>Another line of this text.</p>
            <h3>Related articles</h3><ul><li><a href=/a>The storm of last year</a><li><a href=/b>How cranes work</a></ul>
            <div class=share-buttons>Share this</div></article>
            <footer>Imprint and privacy</footer>";
        let expected = [
            (ParagraphKind::Boilerplate, "Shipping"),
            (ParagraphKind::Headline, "Storm closes the port"),
            (ParagraphKind::Standfirst, "Two cranes are damaged and ships wait outside."),
            (ParagraphKind::Boilerplate, "By Anna Example"),
            (ParagraphKind::Boilerplate, "4 January 2015"),
            (
                ParagraphKind::Body,
                "The port was closed on Monday, officials said, because the storm had damaged two cranes.",
            ),
            (ParagraphKind::Caption, "The cranes on Sunday"),
            (ParagraphKind::Subheading, "Repairs"),
            (ParagraphKind::Body, "Repairs will take until Friday, the head of the port said in a statement."),
            (ParagraphKind::Bullet, "Two cranes are damaged."),
            (ParagraphKind::Bullet, "Ten ships wait."),
            (ParagraphKind::PullQuote, "We will be open on Friday."),
            (ParagraphKind::Body, "Nobody was hurt, and all of the ships are safe."),
            (ParagraphKind::Body, "One line."),
            (ParagraphKind::Body, "Another line of this text."),
            (ParagraphKind::Boilerplate, "Related articles"),
            (ParagraphKind::RelatedLink, "The storm of last year"),
            (ParagraphKind::RelatedLink, "How cranes work"),
        ];
        let expected: Vec<_> = expected.into_iter().map(|(kind, text)| (kind, text.to_owned())).collect();
        assert_eq!(kinds(source), expected);
    }

    #[test]
    fn the_headline_may_stand_outside_the_container() {
        let text = "<p>The port was closed on Monday, officials said, because the storm had damaged two cranes.</p>";
        let source = format!(
            "<title>Storm closes the port | Example Herald</title><div class=top><h1>Storm closes the port</h1>
             <div class=dek>Two cranes are damaged and ships wait.</div></div><div class=story>{}</div>",
            text.repeat(4)
        );
        let kinds: Vec<_> = kinds(&source).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds[..3], [ParagraphKind::Headline, ParagraphKind::Standfirst, ParagraphKind::Body]);
        assert_eq!(kinds.len(), 6);
    }
}
