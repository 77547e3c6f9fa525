//! How much there is in each part of a page: text, links, prose; and which parts are none of any article.

use super::furniture;
use super::json_ld;
use super::lines::Titles;
use super::tag::Tag;
use super::tokens::Attributes;
use super::tree::{Node, Property, Tree};
use super::words::{self, Effects};

/// What is in a block (or, summed up, in all of a node).
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Measure {
    /// Characters, white space left out; one of Chinese, Japanese or Korean counts as two.
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
    /// The heading that is the title, or most like it.
    pub(super) title: Option<usize>,
}

/// Shortest text that counts as prose, white space left out, unless it has the end of a sentence.
const SHORTEST_PROSE: usize = 60;
/// Shortest text that gives points.
const SHORTEST_SENTENCE: usize = 25;

impl Measures {
    /// Measures a page that has its article under these titles.
    pub(super) fn of(tree: &Tree<'_>, titles: &Titles) -> Self {
        let own = own_measures(tree);
        let everything = totals(tree, &own, &[]);
        let title = title_heading(tree, titles);
        let parts = json_ld::parts(&tree.linked_data);
        let consent = consent_blocks(tree, &own, titles, title);
        let captions = captions(tree, &own);
        // The end of the last gallery that was kept.
        let mut gallery = 0;
        let mut dropped = vec![false; tree.nodes.len()];
        for (index, node) in tree.nodes.iter().enumerate().skip(1) {
            if dropped[node.parent] || consent[index] {
                dropped[index] = true;
                continue;
            }
            // Words in classes err; they never take away most of the page, nor the title.
            let share = everything[index].prose as f32 / everything[0].prose.max(1) as f32;
            if drop_limit(tree, node).is_none_or(|limit| share > limit) {
                continue;
            }
            let by_words = node.effects.any(Effects::DROP) || node.effects.any(Effects::REMOVE);
            let has_title = title.is_some_and(|title| (index..node.end).contains(&title));
            // What is a box in an article is the article where pictures say more than all prose of the page.
            let pictures = !node.effects.any(Effects::REMOVE)
                && captions[index] > 0
                && (captions[index] > everything[0].prose || index < gallery);
            let kept = by_words && (has_title || pictures || is_part(tree.written(index), &parts));
            if by_words && pictures {
                gallery = gallery.max(node.end);
            }
            dropped[index] = !kept || node.hidden;
        }
        drop_furniture(tree, &own, &parts, title, &mut dropped);
        drop_gates(tree, &own, &parts, title, &mut dropped);
        let total = totals(tree, &own, &dropped);
        Self { own, total, dropped, title }
    }
}

/// The characters outside links in the captions of each node that are sentences.
fn captions(tree: &Tree<'_>, own: &[Measure]) -> Vec<usize> {
    let mut chars = vec![0; tree.nodes.len()];
    for index in (1..tree.nodes.len()).rev() {
        let node = &tree.nodes[index];
        let said = &own[index];
        if node.tag == Tag::Caption && said.link_chars == 0 && said.chars >= SHORTEST_SENTENCE && said.ends > 0 {
            chars[index] += said.chars;
        }
        let inside = chars[index];
        chars[node.parent] += inside;
    }
    chars
}

/// The heading that is the page's title: exactly, else nearly.
fn title_heading(tree: &Tree<'_>, titles: &Titles) -> Option<usize> {
    const MOST_NODES: usize = 64;
    if titles.is_empty() {
        return None;
    }
    let mut best: Option<(u8, usize)> = None;
    for (index, node) in tree.nodes.iter().enumerate() {
        let Tag::Heading(level @ 1..=3) = node.tag else { continue };
        if node.hidden || node.end - index > MOST_NODES {
            continue;
        }
        let text = tree.text(index);
        let rank = match (titles.has(&text), level) {
            (true, 1) => 4,
            (true, _) => 3,
            (false, _) if titles.ends(&text) => 3,
            (false, 1) if titles.is_like(&text) => 2,
            _ => continue,
        };
        if best.is_none_or(|(known, _)| rank > known) {
            best = Some((rank, index));
        }
    }
    best.map(|(_, index)| index)
}

/// Whether an element is one that the page names as a part of its article.
fn is_part(written: &str, parts: &[String]) -> bool {
    if parts.is_empty() {
        return false;
    }
    let class = Attributes::value(written, "class").unwrap_or_default();
    let id = Attributes::value(written, "id").unwrap_or_default();
    parts.iter().any(|part| match (part.strip_prefix('.'), part.strip_prefix('#')) {
        (Some(wanted), _) => class.split_ascii_whitespace().any(|class| class == wanted),
        (_, Some(wanted)) => id == wanted,
        _ => false,
    })
}

/// Drops the boxes that are built like links to other articles and like offers.
fn drop_furniture(tree: &Tree<'_>, own: &[Measure], parts: &[String], title: Option<usize>, dropped: &mut [bool]) {
    let total = totals(tree, own, dropped);
    let boxes = furniture::boxes(furniture::Page { tree, own, total: &total, dropped, title });
    let mut behind = 0;
    for index in boxes {
        let node = &tree.nodes[index];
        // What is in a box that is gone is gone with it.
        if index >= behind && !is_part(tree.written(index), parts) {
            dropped[index..node.end].fill(true);
            behind = node.end;
        }
    }
}

/// Drops the barriers of paywalls, but not what is behind them: paragraphs, or much of what prose there is.
fn drop_gates(tree: &Tree<'_>, own: &[Measure], parts: &[String], title: Option<usize>, dropped: &mut [bool]) {
    const MUCH: f32 = 0.3;
    let total = totals(tree, own, dropped);
    let mut gates = Vec::new();
    let mut prose = 0;
    let mut index = 1;
    while index < tree.nodes.len() {
        let node = &tree.nodes[index];
        let text = matches!(node.tag, Tag::Paragraph | Tag::Heading(_) | Tag::Item | Tag::Article | Tag::Main);
        let believed = text || node.property != Property::None || dropped[index];
        let gate = node.effects.any(Effects::GATE) && !believed && node.tag.is_block();
        let has_title = title.is_some_and(|title| (index..node.end).contains(&title));
        if gate && !has_title && !is_part(tree.written(index), parts) {
            gates.push(index);
            prose += total[index].prose;
            index = node.end;
        } else {
            index += 1;
        }
    }
    if prose as f32 > total[0].prose as f32 * MUCH {
        return;
    }
    for gate in gates {
        dropped[gate..tree.nodes[gate].end].fill(true);
    }
}

/// The blocks that ask for consent to cookies, told by their words: of several kinds, one that is needed among them,
/// and close together.
fn consent_blocks(tree: &Tree<'_>, own: &[Measure], titles: &Titles, title: Option<usize>) -> Vec<bool> {
    const KINDS: u32 = 4;
    const CHARS_BETWEEN: usize = 250;
    let mut found = vec![false; tree.nodes.len()];
    let phrases = words::consent_phrases();
    // Most pages are without, and need no counting; the first letter may be a capital.
    let may_ask = phrases.iter().filter(|phrase| phrase.needed).any(|phrase| {
        let rest = phrase.text.get(1..).unwrap_or_default();
        tree.source.contains(rest)
    });
    if !may_ask || titles.has_any_word(words::consent_titles()) {
        return found;
    }
    let needed =
        (0..phrases.len()).filter(|place| phrases[*place].needed).fold(0_u32, |bits, place| bits | (1 << place));
    // Kinds, how many, and characters: of each node and all in it.
    let mut counts = vec![(0_u32, 0_usize, 0_usize); tree.nodes.len()];
    for (index, node) in tree.nodes.iter().enumerate() {
        if node.tag == Tag::Text {
            let lower = tree.written(index).to_ascii_lowercase();
            for (place, phrase) in phrases.iter().enumerate() {
                if lower.contains(phrase.text) {
                    counts[index].0 |= 1 << place;
                    counts[index].1 += lower.matches(phrase.text).count();
                }
            }
        }
        counts[index].2 = own[index].chars;
    }
    for index in (1..tree.nodes.len()).rev() {
        let (kinds, many, chars) = counts[index];
        let around = &mut counts[tree.nodes[index].parent];
        around.0 |= kinds;
        around.1 += many;
        around.2 += chars;
    }
    for (index, node) in tree.nodes.iter().enumerate().skip(1) {
        let (kinds, many, chars) = counts[index];
        let has_title = title.is_some_and(|title| (index..node.end).contains(&title));
        let holds = node.tag.is_block() && !matches!(node.tag, Tag::Article | Tag::Main);
        found[index] =
            holds && !has_title && kinds & needed != 0 && kinds.count_ones() >= KINDS && chars <= many * CHARS_BETWEEN;
    }
    found
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
pub(super) fn count(text: &[u8], measure: &mut Measure) {
    let mut previous = 0;
    for (position, byte) in text.iter().enumerate() {
        // The bytes inside a character are no characters.
        measure.chars += usize::from(*byte > b' ' && *byte & 0xC0 != 0x80);
        measure.commas += usize::from(*byte == b',');
        measure.ends += usize::from(*byte <= b' ' && matches!(previous, b'.' | b'?' | b'!'));
        if *byte >= 0xD8 {
            count_foreign(text.get(position..).unwrap_or_default(), measure);
        }
        previous = *byte;
    }
    measure.ends += usize::from(matches!(previous, b'.' | b'?' | b'!'));
}

/// Counts what the character at the start of some bytes is worth beyond being one.
fn count_foreign(bytes: &[u8], measure: &mut Measure) {
    match bytes {
        // `、`, `，`, `،`.
        [0xE3, 0x80, 0x81, ..] | [0xEF, 0xBC, 0x8C, ..] | [0xD8, 0x8C, ..] => measure.commas += 1,
        // `。`, `！`, `？`, `؟`, `।`.
        [0xE3, 0x80, 0x82, ..] | [0xEF, 0xBC, 0x81 | 0x9F, ..] | [0xD8, 0x9F, ..] | [0xE0, 0xA5, 0xA4, ..] => {
            measure.ends += 1;
        }
        // A character of these scripts says as much as two of another one.
        [0xE3..=0xED, ..] => measure.chars += 1,
        _ => {}
    }
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
