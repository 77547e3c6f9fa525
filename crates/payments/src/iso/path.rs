//! The way from the root to the element that is read: names, and which of several siblings of one name each is.

use super::table::{Pattern, Table};
use std::{collections::HashMap, fmt::Write};

/// Deeper than any message goes; a hostile one must not exhaust memory.
pub(super) const DEEPEST: usize = 64;
/// So many different children of one element are counted.
const MOST_NAMES: usize = 256;

/// What is known of a message beside its fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    Message,
    Uetr,
    EndToEnd,
    /// The type that the business header names.
    Type,
    /// What kind of number stood before.
    Scheme,
}

/// An element on the way.
#[derive(Debug, Default)]
pub(super) struct Step {
    pub(super) name: u32,
    /// Which of its name among its siblings, from 1.
    pub(super) place: u32,
    /// What its text is. Outside of messages, and for elements that are a part of a text, it is nothing.
    pub(super) pattern: Option<&'static Pattern>,
    /// What its text tells of the message.
    pub(super) known: Option<Known>,
    /// Where its text begins in the text that is collected.
    pub(super) start: usize,
    /// How many children of each name it had so far.
    children: Vec<(u32, u32)>,
    pub(super) has_children: bool,
}

/// The way to the element that is read.
#[derive(Debug)]
pub(super) struct Way {
    table: &'static Table,
    /// Names that the table does not know, by numbers above its own.
    others: HashMap<Box<str>, u32>,
    other_names: Vec<Box<str>>,
    /// Steps are used again: those below `depth` are open.
    steps: Vec<Step>,
    pub(super) depth: usize,
    /// Where paths begin: at `Document` or `AppHdr`, whatever envelope is around.
    pub(super) root: usize,
}

impl Way {
    pub(super) fn new() -> Self {
        Self {
            table: Table::get(),
            others: HashMap::new(),
            other_names: Vec::new(),
            steps: Vec::new(),
            depth: 0,
            root: 0,
        }
    }

    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.table.number(name).or_else(|| self.others.get(name).copied()) {
            return number;
        }
        let number = (self.table.len() + self.other_names.len()) as u32;
        self.others.insert(name.into(), number);
        self.other_names.push(name.into());
        number
    }

    fn name(&self, number: u32) -> &str {
        self.table
            .name(number)
            .unwrap_or_else(|| self.other_names.get(number as usize - self.table.len()).map_or("", |name| &**name))
    }

    /// Goes into an element, whose text begins at a byte of the text that is collected.
    pub(super) fn enter(&mut self, name: &str, start: usize) {
        let number = self.number(name);
        let parent = if self.depth > 0 { self.steps.get_mut(self.depth - 1) } else { None };
        let place = match parent {
            Some(parent) => {
                parent.has_children = true;
                if let Some((_, count)) = parent.children.iter_mut().find(|(known, _)| *known == number) {
                    *count += 1;
                    *count
                } else {
                    // No message has so many; a hostile one is not counted to its end.
                    if parent.children.len() < MOST_NAMES {
                        parent.children.push((number, 1));
                    }
                    1
                }
            }
            None => 1,
        };
        if self.steps.len() == self.depth {
            self.steps.push(Step::default());
        }
        let step = &mut self.steps[self.depth];
        step.children.clear();
        (step.name, step.place, step.start, step.has_children) = (number, place, start, false);
        (step.pattern, step.known) = (None, None);
        self.depth += 1;
    }

    /// Goes out of the element that is read.
    pub(super) fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// The element that is read.
    pub(super) fn last(&self) -> Option<&Step> {
        self.steps.get(self.depth.checked_sub(1)?)
    }

    /// Whether the element around the one that is read is a text.
    pub(super) fn is_in_text(&self) -> bool {
        let around = self.depth.checked_sub(2).and_then(|at| self.steps.get(at));
        around.and_then(|step| step.pattern).is_some_and(Pattern::is_text)
    }

    /// The pattern for elements that no other one is for.
    pub(super) fn unknown(&self) -> Option<&'static Pattern> {
        self.table.unknown()
    }

    pub(super) fn last_mut(&mut self) -> Option<&mut Step> {
        self.steps.get_mut(self.depth.checked_sub(1)?)
    }

    /// The name of the element so many levels above the one that is read.
    pub(super) fn name_above(&self, levels: usize) -> &str {
        self.depth.checked_sub(1 + levels).and_then(|at| self.steps.get(at)).map_or("", |step| self.name(step.name))
    }

    /// The longest pattern that ends with the element that is read, holds by `holds`, and has all its elements above
    /// depth `floor`.
    pub(super) fn pattern(&self, floor: usize, holds: impl Fn(&Pattern) -> bool) -> Option<&'static Pattern> {
        let last = self.last()?;
        let above = &self.steps[floor.min(self.depth - 1)..self.depth - 1];
        self.table.patterns(last.name).iter().find(|pattern| {
            pattern.before.len() <= above.len()
                && pattern.before.iter().zip(above.iter().rev()).all(|(wanted, step)| *wanted == step.name)
                && holds(pattern)
        })
    }

    /// The path of the element that is read.
    pub(super) fn path(&self) -> String {
        let mut path = String::with_capacity(64);
        for (level, step) in self.steps[self.root.min(self.depth)..self.depth].iter().enumerate() {
            path.push('/');
            path.push_str(self.name(step.name));
            // Which message of its envelope it is, is said elsewhere.
            if step.place > 1 && level > 0 {
                // Writing into a string does not fail.
                let _ = write!(path, "[{}]", step.place);
            }
        }
        path
    }
}
