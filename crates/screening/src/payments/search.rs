//! Listed names in texts of payments: over the breaks of lines, wherever a line may be broken, and in letters that are not Latin.

use super::{FieldHit, MessageScreener, keep, romanised::Romanised, telling};
use crate::Match;
use interdict_matching::Subject;
use interdict_payments::Field;
use std::{cmp::Reverse, ops::Range};

/// Characters of a full line: a word may be broken at its end. A line has 35; a blank at its beginning is not kept.
const FULL_LINE: usize = 34;
/// Of so many full lines on end each may end in the middle of a word or not: a name runs over no more of them.
const MOST_BREAKS: usize = 3;

impl MessageScreener<'_> {
    /// Searches the texts of fields that go on with each other for listed names.
    pub(super) fn search(&mut self, fields: &[Field], start: usize, end: usize, hits: &mut Vec<(usize, FieldHit)>) {
        let group = &fields[start..end];
        if group.iter().all(Field::is_number) {
            return;
        }
        let full: Vec<usize> = (start..end - 1).filter(|at| is_full(&fields[*at])).collect();
        for broken in breaks(&full) {
            self.search_joined(fields, start, end, &broken, hits);
        }
    }

    /// The same with a space at every break, but for the fields, in order, that are said to end in the middle of a word.
    fn search_joined(
        &mut self,
        fields: &[Field],
        start: usize,
        end: usize,
        broken: &[usize],
        hits: &mut Vec<(usize, FieldHit)>,
    ) {
        let mut text = std::mem::take(&mut self.joined);
        text.clear();
        let mut starts: Vec<usize> = Vec::with_capacity(end - start);
        // Where a name may begin or end: at fields, and at the lines of a name of several.
        let mut borders: Vec<usize> = Vec::with_capacity(end - start);
        for (at, field) in fields.iter().enumerate().take(end).skip(start) {
            if at > start && broken.binary_search(&(at - 1)).is_err() {
                text.push(' ');
            }
            starts.push(text.len());
            let lines = field.facts.iter().flat_map(|facts| &facts.lines).map(|line| text.len() + line);
            borders.extend(std::iter::once(text.len()).chain(lines));
            // FIN marks a line of a narrative that goes on with two slashes.
            text.push_str(field.text.strip_prefix("//").unwrap_or(&field.text));
        }
        let mut found = self.names.search(&text);
        // What words tell is known of Latin letters.
        let latin = Romanised::of(&text);
        if let Some(latin) = &latin {
            let mut in_latin = self.names.search(latin.text());
            for hit in &mut in_latin {
                hit.range = latin.place(&hit.range);
            }
            found.extend(in_latin);
            borders = borders.iter().map(|border| latin.border(*border)).collect();
        }
        // The longest first: what lies inside of it is no name of its own.
        found.sort_by_key(|hit| Reverse(hit.range.len()));
        let mut taken: Vec<Range<usize>> = Vec::new();
        for hit in found {
            let words = &text[hit.range.clone()];
            let (told, range) = match &latin {
                Some(latin) => (latin.text(), latin.range(&hit.range)),
                None => (text.as_str(), hit.range.clone()),
            };
            if taken.iter().any(|other| other.start < hit.range.end && hit.range.start < other.end)
                || !telling::may_be_told(told, &range)
            {
                continue;
            }
            let at = start + starts.partition_point(|begin| *begin <= hit.range.start).saturating_sub(1);
            let field = &fields[at];
            let (engine, names) = (self.engine, self.names);
            let parties = engine.parties();
            let known = names.names(&hit).iter().filter(|name| (name.entity as usize) < parties.len());
            let listed: Vec<&str> = known.map(|name| parties.id(name.entity)).collect();
            let matches = self.matches(&subject_of(words, field));
            let mut is_hit = false;
            let is_meant = |found: &Match| {
                listed.contains(&found.entity.as_str())
                    && telling::may_be_named_inside(found, told, &range, &borders, field.kind)
            };
            for found in matches.into_iter().filter(is_meant).take(self.settings.limit) {
                is_hit = true;
                let words = (words != field.text).then(|| words.to_owned());
                keep(hits, at, field, words, found);
            }
            if is_hit {
                taken.push(hit.range);
            }
        }
        self.joined = text;
    }
}

/// A name in a field, with what is known of the field's party. Whose birth date it is in a free text is not known.
fn subject_of(words: &str, field: &Field) -> Subject {
    let mut subject = Subject::named(words);
    if let Some(facts) = &field.facts {
        subject.births.clone_from(&facts.births);
        subject.countries.clone_from(&facts.countries);
    }
    subject
}

/// Which of the full lines are taken to end in the middle of a word, one way after the other: at first none. Lines further on
/// take turns with the first ones, so that any few on end are met in all their ways.
fn breaks(full: &[usize]) -> Vec<Vec<usize>> {
    let chosen = |ways: usize| -> Vec<usize> {
        let broken = full.iter().enumerate().filter(|(place, _)| (ways >> (place % MOST_BREAKS)) & 1 == 1);
        broken.map(|(_, at)| *at).collect()
    };
    (0..1_usize << full.len().min(MOST_BREAKS)).map(chosen).collect()
}

/// Whether the line may end in the middle of a word.
fn is_full(field: &Field) -> bool {
    field.text.chars().count() >= FULL_LINE
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_full_line_may_end_in_a_word_for_itself() {
        assert_eq!(breaks(&[]), [Vec::<usize>::new()]);
        assert_eq!(breaks(&[2, 5]), [vec![], vec![2], vec![5], vec![2, 5]]);
        let many = [1, 2, 3, 4, 5, 6];
        let all = breaks(&many);
        for three in many.windows(3) {
            let ways: BTreeSet<Vec<usize>> =
                all.iter().map(|way| way.iter().copied().filter(|at| three.contains(at)).collect()).collect();
            assert_eq!(ways.len(), 8, "{three:?}");
        }
    }
}
