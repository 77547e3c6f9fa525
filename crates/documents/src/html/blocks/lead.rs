//! What stands between the headline and the container: standfirst, captions, summaries.

use super::{Effects, ParagraphKind, Sweep, Tag, lines, words};

impl Sweep<'_> {
    /// Writes headline, standfirst, summary and captions where they stand outside the containers.
    pub(super) fn lead_in(&mut self, containers: &[usize]) {
        /// Pieces between the headline and the containers.
        const MOST: usize = 12;
        /// Nodes in a title. Headings may stand in each other, hundreds deep, and all of them would be read.
        const MOST_NODES: usize = 64;
        let plan = self.plan;
        let nodes = &plan.tree.nodes;
        let (Some(first), Some(last)) = (containers.first().copied(), containers.last().copied()) else { return };
        let inside = |index: usize| (first..nodes[last].end).contains(&index);
        let shown = |index: usize| {
            let small = nodes[index].end - index <= MOST_NODES;
            matches!(nodes[index].tag, Tag::Heading(_)) && !nodes[index].hidden && small
        };
        let is_title = |index: usize| {
            let text = plan.tree.text(index);
            plan.titles.has(&text) || (nodes[index].tag == Tag::Heading(1) && plan.titles.is_like(&text))
        };
        // In front of the container a smaller heading may be the title in other words.
        let stands_for_title = |index: usize| {
            let second = nodes[index].tag == Tag::Heading(2) && index < first && !nodes[index].in_link;
            shown(index) && second && plan.titles.is_like(&plan.tree.text(index))
        };
        let has_title = |index: &usize| shown(*index) && is_title(*index);
        if (1..nodes.len())
            .filter(|index| inside(*index) && !plan.measures.dropped[*index])
            .any(|index| has_title(&index))
        {
            return;
        }
        // The very title is better than what is like it, and the nearest to the container is the best.
        let rank = |index: usize| match nodes[index].tag {
            _ if plan.measures.title == Some(index) => 4,
            _ if plan.titles.has(&plan.tree.text(index)) => 3,
            Tag::Heading(1) => 2,
            _ => 1,
        };
        let heading = (1..nodes.len())
            .filter(|index| !inside(*index) && (has_title(index) || stands_for_title(*index)))
            .max_by_key(|index| (rank(*index), !plan.measures.dropped[*index], usize::MAX - index.abs_diff(first)));
        let Some(heading) = heading else { return };
        self.write_as(heading, ParagraphKind::Headline);
        let mut has_standfirst = false;
        let mut written = 0;
        let mut index = nodes[heading].end;
        while index < first && written < MOST {
            let node = &nodes[index];
            if plan.measures.dropped[index] {
                index = node.end;
                continue;
            }
            let beside_heading = node.parent == nodes[heading].parent;
            if let Some(kind) = self.lead_kind(index, first, has_standfirst, beside_heading) {
                has_standfirst |= kind == ParagraphKind::Standfirst;
                self.write_as(index, kind);
                written += 1;
                index = node.end;
            } else {
                index += 1;
            }
        }
    }

    /// What a node between the headline and the containers is, if it is of the article.
    fn lead_kind(
        &self,
        index: usize,
        first: usize,
        has_standfirst: bool,
        beside_heading: bool,
    ) -> Option<ParagraphKind> {
        const SHORTEST: usize = 20;
        const SHORTEST_UNMARKED: usize = 30;
        let plan = self.plan;
        let node = &plan.tree.nodes[index];
        let total = &plan.measures.total[index];
        if node.end > first || !node.tag.is_block() || total.chars < SHORTEST {
            return None;
        }
        if matches!(node.tag, Tag::Figure | Tag::Caption) || node.effects.any(Effects::CAPTION) {
            return (total.link_density() < 0.5).then_some(ParagraphKind::Caption);
        }
        if node.tag == Tag::List {
            let items = (index..node.end).filter(|index| plan.tree.nodes[*index].tag == Tag::Item).count();
            let summary = total.link_density() < 0.2 && total.chars >= items * SHORTEST && items > 0;
            return (summary && !node.effects.any(Effects::BYLINE)).then_some(ParagraphKind::Bullet);
        }
        let marked = node.effects.with(plan.tree.nodes[node.parent].effects).any(Effects::STANDFIRST);
        let long = plan.measures.own[index].chars >= SHORTEST;
        if has_standfirst || !long {
            return None;
        }
        let text = plan.tree.text(index);
        // A paragraph under the headline that says something, and not who wrote it.
        let sentence = beside_heading
            && matches!(node.tag, Tag::Paragraph | Tag::Heading(2..=4))
            && total.chars >= SHORTEST_UNMARKED
            && total.link_density() < 0.2
            && !node.effects.any(Effects::BYLINE)
            && !lines::is_date_line(&text)
            && lines::byline_names(&text).is_none()
            && words::line(&text).is_none()
            && !plan.begins_with_author(&text);
        (marked || sentence || plan.descriptions.has(&text)).then_some(ParagraphKind::Standfirst)
    }

    /// Writes what is in a node, as this.
    fn write_as(&mut self, root: usize, kind: ParagraphKind) {
        self.trusting = Some(kind);
        self.run(root);
        self.trusting = None;
    }
}
