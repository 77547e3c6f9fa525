//! The rules for ISO 20022, laid out for a walk over elements: by the last element of their paths.

use crate::{
    Family, RuleKind,
    rules::{Rule, Scope, UNKNOWN, rules},
};
use std::{collections::HashMap, sync::LazyLock};

/// One path of a rule.
#[derive(Debug)]
pub(super) struct Pattern {
    /// Elements before the last one, the nearest first, by their numbers.
    pub(super) before: Vec<u32>,
    pub(super) rule: &'static Rule,
    /// Everything inside the element is meant.
    pub(super) inside: bool,
}

impl Pattern {
    /// Whether the element holds a party or an account, of which other rules say the parts.
    pub(super) fn is_block(&self) -> bool {
        matches!(self.rule.scope, Scope::Messages(_)) && matches!(self.rule.kind, RuleKind::Party | RuleKind::Account)
    }

    /// Whether the element holds a text and no elements, but those that have rules of their own below it.
    pub(super) fn is_text(&self) -> bool {
        !self.inside && !self.is_block() && self.rule.kind != RuleKind::Excused && !self.rule.is_for_unknown()
    }

    /// Whether the rule holds: in a message of a family (none while it is not known yet), or inside of a party or
    /// account.
    pub(super) fn holds(&self, block: Option<RuleKind>, family: Option<Family>) -> bool {
        match (self.rule.scope, block) {
            (Scope::Messages(families), None) => family.is_none_or(|family| families.has(family)),
            (Scope::Anywhere, _)
            | (Scope::Party, Some(RuleKind::Party))
            | (Scope::Account, Some(RuleKind::Account)) => true,
            _ => false,
        }
    }
}

/// Names of elements by number, and the patterns that end with each, the longest first.
#[derive(Debug)]
pub(super) struct Table {
    numbers: HashMap<&'static str, u32>,
    names: Vec<&'static str>,
    patterns: Vec<Vec<Pattern>>,
    /// For elements that no other rule names.
    unknown: Option<Pattern>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { numbers: HashMap::new(), names: Vec::new(), patterns: Vec::new(), unknown: None };
    for rule in rules() {
        let of_iso = match rule.scope {
            Scope::Messages(families) => Family::ALL.iter().any(|(_, family)| family.is_iso() && families.has(*family)),
            Scope::Party | Scope::Account | Scope::Anywhere => true,
        };
        for path in rule.paths.iter().filter(|_| of_iso) {
            table.add(rule, path);
        }
    }
    for patterns in &mut table.patterns {
        patterns.sort_by_key(|pattern| std::cmp::Reverse(pattern.before.len()));
    }
    table
});

impl Table {
    /// The table, built once.
    pub(super) fn get() -> &'static Self {
        &TABLE
    }

    fn add(&mut self, rule: &'static Rule, path: &'static str) {
        if path == UNKNOWN {
            self.unknown = Some(Pattern { before: Vec::new(), rule, inside: false });
            return;
        }
        let (path, inside) = path.strip_suffix("/**").map_or((path, false), |path| (path, true));
        let mut elements: Vec<u32> = path.split('/').map(|name| self.enter(name)).collect();
        elements.reverse();
        let Some((last, before)) = elements.split_first() else { return };
        self.patterns[*last as usize].push(Pattern { before: before.to_vec(), rule, inside });
    }

    fn enter(&mut self, name: &'static str) -> u32 {
        let fresh = self.names.len() as u32;
        let number = *self.numbers.entry(name).or_insert(fresh);
        if number == fresh {
            self.names.push(name);
            self.patterns.push(Vec::new());
        }
        number
    }

    /// The pattern for elements that no other rule names.
    pub(super) fn unknown(&'static self) -> Option<&'static Pattern> {
        self.unknown.as_ref()
    }

    /// How many names it knows: their numbers are below.
    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
    }

    pub(super) fn name(&self, number: u32) -> Option<&'static str> {
        self.names.get(number as usize).copied()
    }

    pub(super) fn patterns(&'static self, number: u32) -> &'static [Pattern] {
        self.patterns.get(number as usize).map_or(&[], Vec::as_slice)
    }
}
