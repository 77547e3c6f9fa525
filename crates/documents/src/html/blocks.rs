//! Writes the paragraphs of the article: what in its container is not the article is left out, the rest gets its kind.

mod lead;

use super::lines::{self, Titles};
use super::measures::Measures;
use super::score::Choice;
use super::tag::Tag;
use super::tree::Tree;
use super::words::{self, Effects, Line};
use super::writer::{Draft, Writer};
use crate::document::{Found, ParagraphKind};
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
    /// Who wrote it.
    pub(super) authors: &'p [Found<String>],
}

impl Plan<'_> {
    /// Whether a text begins with the name of an author.
    fn begins_with_author(&self, text: &str) -> bool {
        self.authors.iter().any(|author| {
            let rest = text.strip_prefix(author.value.as_str());
            // One word may be an agency, of which the text speaks.
            let full = author.value.contains(' ') || !author.value.is_ascii();
            full && rest.is_some_and(|rest| !rest.starts_with(char::is_lowercase))
        })
    }
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
        ended: false,
        trusting: None,
        bold_until: 0,
        story: choice.story.clone(),
        strict: choice.strict,
    };
    sweep.lead_in(&choice.containers);
    for container in &choice.containers {
        sweep.run(*container);
    }
    let mut writer = sweep.writer;
    correct_ends(&mut writer, plan);
    writer
}

/// Where a paragraph stands.
#[derive(Debug, Default)]
struct Place {
    heading: Option<u8>,
    item: bool,
    cell: bool,
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
    /// Behind the line that counts the comments.
    ended: bool,
    /// What was chosen by hand is written as this, whatever its classes say.
    trusting: Option<ParagraphKind>,
    /// The end of the bold text.
    bold_until: usize,
    /// The nodes of the page's own story.
    story: Range<usize>,
    /// No container was found: only what is prose by itself.
    strict: bool,
}

impl Sweep<'_> {
    /// Writes what is in a node.
    fn run(&mut self, root: usize) {
        let tree = self.plan.tree;
        let mut end = tree.nodes[root].end;
        if self.trusting.is_none() {
            end = end.min(self.story.end);
        }
        self.bold_until = 0;
        let mut index = root;
        while index < end {
            self.close_until(index);
            let node = &tree.nodes[index];
            if self.trusting.is_none() && node.end <= self.story.start {
                index = node.end;
                continue;
            }
            match node.tag {
                Tag::Text => {
                    let before = self.draft.text.len();
                    self.draft.append(tree.source, node.source.clone(), node.in_link);
                    if index < self.bold_until {
                        self.draft.bold_bytes += self.draft.text.len() - before;
                    }
                }
                Tag::Bold => self.bold_until = self.bold_until.max(node.end),
                Tag::Break if self.draft.ends_in_break || self.ends_line(index) => self.finish(),
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
                Tag::Span if self.begins_part(index) => self.draft.space(node.source.clone()),
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

    /// Whether a single `<br>` ends a paragraph: behind a title, a byline, a date, a bold line or a sentence, and before
    /// a title or byline.
    fn ends_line(&self, index: usize) -> bool {
        const SHORTEST_SENTENCE: usize = 30;
        const FAR: usize = 8;
        let text = self.draft.text.as_str();
        let nodes = &self.plan.tree.nodes;
        let in_heading = self.open.last().is_some_and(|open| matches!(nodes[*open].tag, Tag::Heading(_)));
        if text.is_empty() || in_heading {
            return false;
        }
        let names_it = |text: &str| self.plan.titles.has(text) || lines::byline_names(text).is_some();
        if names_it(text)
            || lines::is_date_line(text)
            || self.is_bold_heading()
            || (text.len() >= SHORTEST_SENTENCE && lines::ends_sentence(text))
        {
            return true;
        }
        let mut next = String::new();
        for inside in (index + 1..nodes.len()).take(FAR) {
            match nodes[inside].tag {
                Tag::Text => next.push_str(self.plan.tree.written(inside)),
                tag if tag == Tag::Break || tag.is_block() => break,
                _ => {}
            }
        }
        names_it(&super::references::decode_value(&next))
    }

    /// Whether a `<span>` begins another part of a line: right behind one that has ended, and with a capital behind a
    /// small letter or a digit. Styles set such parts apart, and nothing else does.
    fn begins_part(&self, index: usize) -> bool {
        let nodes = &self.plan.tree.nodes;
        let before = &nodes[index - 1];
        let behind_span = before.tag == Tag::Text && nodes[before.parent].tag == Tag::Span && before.parent != index;
        let ended = behind_span && nodes[before.parent].end <= index;
        let next = nodes.get(index + 1).is_some_and(|next| next.tag == Tag::Text);
        ended
            && next
            && self.draft.text.ends_with(|letter: char| letter.is_lowercase() || letter.is_ascii_digit())
            && self.plan.tree.written(index + 1).starts_with(char::is_uppercase)
    }

    /// Whether the draft is a short line in bold and no sentence.
    fn is_bold_heading(&self) -> bool {
        const LONGEST: usize = 90;
        let text = self.draft.text.as_str();
        let bold = self.draft.bold_bytes > 0 && self.draft.bold_bytes + 2 >= text.len();
        bold && text.len() <= LONGEST && !text.ends_with(['.', '!', ':', ',', ';', '…'])
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
        if let Some(kind) = self.trusting {
            let whole = matches!(kind, ParagraphKind::Headline | ParagraphKind::Standfirst);
            return node.hidden || (!whole && self.plan.measures.dropped[index]);
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
        group && links && !self.after_more && !(self.body_written && self.has_own_heading(index))
    }

    /// Whether a group of links has a heading that is no link and that says nothing of other articles, and other text.
    fn has_own_heading(&self, index: usize) -> bool {
        const SHORTEST_REST: usize = 20;
        let total = &self.plan.measures.total[index];
        let nodes = &self.plan.tree.nodes;
        let heading = (index + 1..nodes[index].end)
            .find(|inside| matches!(nodes[*inside].tag, Tag::Heading(_)) && !nodes[*inside].in_link);
        heading.is_some_and(|heading| {
            let own = &self.plan.measures.own[heading];
            let rest = total.chars.saturating_sub(total.link_chars + own.chars);
            own.link_chars == 0 && rest >= SHORTEST_REST && words::line(&self.plan.tree.text(heading)).is_none()
        })
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
                Tag::Cell | Tag::Row => place.cell = true,
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
        const LEAST_BEFORE_COMMENTS: usize = 800;
        let text = self.draft.text.as_str();
        if self.ended || !text.contains(char::is_alphanumeric) {
            return None;
        }
        let place = self.place();
        if let Some(level) = place.heading {
            return self.heading_kind(level, &place);
        }
        if let Some(kind) = self.trusting {
            let credit = matches!(kind, ParagraphKind::Caption | ParagraphKind::Bullet)
                && (place.byline
                    || words::line(text).is_some()
                    || lines::byline_names(text).is_some()
                    || lines::is_date_line(text));
            return (!credit).then_some(kind);
        }
        let density = self.draft.link_density();
        let sentence = lines::ends_sentence(text);
        if lines::counts_comments(text) && density < 0.5 {
            // Under the title it is only a number.
            self.ended = self.writer.text.len() >= LEAST_BEFORE_COMMENTS && self.body_written;
            return Some(ParagraphKind::Boilerplate);
        }
        let short_byline = place.byline && text.len() < LONGEST_BYLINE && !(sentence && text.len() > LONGEST_TIME);
        // `4 January 2015 Reading time: 2 Min.` is no sentence, whatever it ends with.
        let shortest = text.len() < SHORTEST_STRICT && !self.body_written;
        let short_time = self.draft.has_time && text.len() < LONGEST_TIME && (!sentence || shortest);
        match words::line(text) {
            Some(Line::More) => {
                // `Read more: The port reopens` has its link with it, `Related:` before it.
                self.after_more = density < 0.3;
                return Some(if self.after_more { ParagraphKind::Boilerplate } else { ParagraphKind::RelatedLink });
            }
            Some(Line::Boilerplate | Line::Offer) => return Some(ParagraphKind::Boilerplate),
            None => {}
        }
        let signed = text.len() < LONGEST_TIME && !sentence && self.plan.begins_with_author(text);
        let origin = short_byline || short_time || signed || lines::byline_names(text).is_some();
        if origin || lines::is_date_line(text) || lines::is_address_line(text) {
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
            return Some(if place.item { ParagraphKind::Bullet } else { ParagraphKind::Standfirst });
        }
        if self.strict && !prose {
            return None;
        }
        if self.is_bold_heading() && !place.item && !place.cell {
            return Some(ParagraphKind::Subheading);
        }
        self.body_written |= prose;
        Some(if place.item { ParagraphKind::Bullet } else { ParagraphKind::Body })
    }

    /// What a heading is.
    fn heading_kind(&mut self, level: u8, place: &Place) -> Option<ParagraphKind> {
        let text = self.draft.text.as_str();
        let titles = self.plan.titles;
        // A small line over the title may stand in the same heading.
        let is_title = titles.has(text) || (!self.headline_written && level <= 3 && titles.ends(text));
        // The first heading of a container is the article's; that of a whole page may be the name of the outlet.
        let leads = !self.body_written && self.open.first() != Some(&0);
        let likely = level == 1 && (leads || titles.is_empty() || titles.is_like(text));
        if !self.headline_written && (is_title || likely || self.trusting == Some(ParagraphKind::Headline)) {
            self.headline_written = true;
            return Some(ParagraphKind::Headline);
        }
        if is_title {
            return None;
        }
        let line = words::line(text);
        self.after_more = line == Some(Line::More);
        if self.trusting.is_some() {
            return self.trusting;
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

/// Section names before the headline, headings after the last sentence, and who the author is behind it are the page's
/// and not the article's.
fn correct_ends(writer: &mut Writer, plan: Plan<'_>) {
    const LONGEST_BIOGRAPHY: usize = 600;
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
            ParagraphKind::Body if paragraph.range.len() <= LONGEST_BIOGRAPHY => {
                if !plan.begins_with_author(&text[paragraph.range.clone()]) {
                    break;
                }
                paragraph.kind = ParagraphKind::Boilerplate;
            }
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
    fn captions_and_summaries_may_stand_before_the_container() {
        let text = "<p>The port was closed on Monday, officials said, because the storm had damaged two cranes.</p>";
        let source = format!(
            "<title>Storm closes the port | Example Herald</title><div><h2>Storm closes the port</h2>
             <ul><li>Two cranes are damaged at the quay</ul><figure><figcaption>The cranes on Sunday morning</figcaption>
             </figure></div><div itemprop=articleBody>{}<p><strong>What comes next</strong></p>{text}</div>",
            text.repeat(4)
        );
        let kinds: Vec<_> = kinds(&source).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(
            kinds[..4],
            [ParagraphKind::Headline, ParagraphKind::Bullet, ParagraphKind::Caption, ParagraphKind::Body]
        );
        assert_eq!(kinds[6..], [ParagraphKind::Body, ParagraphKind::Subheading, ParagraphKind::Body]);
    }

    #[test]
    fn a_single_break_ends_titles_bylines_and_sentences() {
        let text = "The port was closed on Monday, officials said, because the storm had damaged two cranes.<br>";
        let source = format!(
            "<title>Storm closes the port</title><div>NATIONAL<br>Storm closes the port<br>By Anna Example<br>
             Published: 4 January 2015<br>{}</div>",
            text.repeat(4)
        );
        let found = kinds(&source);
        let article: Vec<_> = found.iter().filter(|(kind, _)| kind.is_article()).map(|(kind, _)| *kind).collect();
        assert_eq!(article[..2], [ParagraphKind::Headline, ParagraphKind::Body]);
        assert_eq!(article.len(), 5);
        assert_eq!(found.len(), 8);
        assert_eq!(
            read("page", &source).origin.published.map(|day| day.value.to_string()).as_deref(),
            Some("2015-01-04")
        );
    }

    #[test]
    fn the_comments_and_the_next_story_are_not_the_article() {
        let text = "<p>The port was closed on Monday, officials said, because the storm had damaged two cranes.</p>";
        let other =
            "<p>The river rose by two metres, the water board said, and three villages were cut off at night.</p>";
        let comments = format!(
            "<div><div>14 comments</div>{}</div>",
            "<div>I have always said so, and nobody listens to me, as you know.</div>".repeat(3)
        );
        let story = |title: &str, text: &str, times: usize| {
            format!("<div><article><h1>{title}</h1>{}</article></div>", text.repeat(times))
        };
        let scrolled = format!(
            "<title>Storm closes the port</title><main>{}{}</main>",
            story("Storm closes the port", text, 6),
            story("River cuts off villages", other, 20)
        );
        let commented = format!(
            "<title>Storm closes the port</title><div><h1>Storm closes the port</h1>{}{comments}</div>",
            text.repeat(10)
        );
        for (source, paragraphs) in [(scrolled, 7), (commented, 11)] {
            let found = kinds(&source);
            let article: Vec<_> = found.iter().filter(|(kind, _)| kind.is_article()).collect();
            assert_eq!(article.len(), paragraphs, "{article:?}");
            assert!(article[1..].iter().all(|(_, text)| text.starts_with("The port was closed")), "{article:?}");
        }
    }

    #[test]
    fn who_wrote_it_and_when_is_not_the_article() {
        let text = "<p>The port was closed on Monday, officials said, because the storm had damaged two cranes.</p>";
        let source = format!(
            "<title>Storm closes the port</title><meta name=author content='Anna Example'><article>
             <h2><span>Shipping</span><span>Storm closes the port</span></h2>
             <div><span>Anna Example</span><span>May 4, 2015</span></div>{}
             <p>anna@herald.example</p><p>Anna Example writes about ships. She has been at sea herself.</p></article>",
            text.repeat(4)
        );
        let found = kinds(&source);
        let expected = [ParagraphKind::Headline, ParagraphKind::Boilerplate, ParagraphKind::Body];
        assert_eq!(found.iter().map(|(kind, _)| *kind).take(3).collect::<Vec<_>>(), expected);
        assert_eq!(found[0].1, "Shipping Storm closes the port");
        assert_eq!(found[1].1, "Anna Example May 4, 2015");
        assert!(found[6..].iter().all(|(kind, _)| *kind == ParagraphKind::Boilerplate), "{found:?}");
        assert_eq!(found.len(), 8);
    }

    #[test]
    fn a_paragraph_under_the_headline_is_the_standfirst() {
        let text = "<p>The port was closed on Monday, officials said, because the storm had damaged two cranes.</p>";
        let source = format!(
            "<title>Storm closes the port</title><div><header><h1>Storm closes the port</h1>
             <p>Two cranes are damaged and ships wait outside.</p><p>By Anna Example</p></header>
             <article>{}</article></div>",
            text.repeat(4)
        );
        let kinds: Vec<_> = kinds(&source).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds[..3], [ParagraphKind::Headline, ParagraphKind::Standfirst, ParagraphKind::Body]);
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
