//! Kinds of problems: what each code means and what to do about it, from a table that a person can edit. `type` of a problem
//! leads to the page that shows it.

use std::sync::LazyLock;

/// One kind of problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ProblemKind {
    /// The stable code.
    pub(crate) code: &'static str,
    /// With which HTTP status it comes, in words.
    pub(crate) status: &'static str,
    /// What it means. Code stands between backticks, as in `remedy`.
    pub(crate) meaning: &'static str,
    /// What to do about it.
    pub(crate) remedy: &'static str,
}

static KINDS: LazyLock<Vec<ProblemKind>> = LazyLock::new(|| {
    let rows = include_str!("../data/problems.tsv").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let kind = |line: &'static str| match line.split('\t').collect::<Vec<_>>()[..] {
        [code, status, meaning, remedy] => Some(ProblemKind { code, status, meaning, remedy }),
        _ => None,
    };
    rows.filter_map(kind).collect()
});

/// All kinds, in the order of the table: those of one family stand together.
pub(crate) fn all() -> &'static [ProblemKind] {
    &KINDS
}

impl ProblemKind {
    /// What the problem is about: the part of the code before the point.
    pub(crate) fn family(&self) -> &'static str {
        self.code.split('.').next().unwrap_or(self.code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_row_of_the_table_is_read_and_tells_of_a_code_of_its_own() {
        let rows = include_str!("../data/problems.tsv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(rows.count(), all().len());
        let codes: HashSet<&str> = all().iter().map(|kind| kind.code).collect();
        assert_eq!(codes.len(), all().len());
        for ProblemKind { code, status, meaning, remedy } in all() {
            assert!(!status.is_empty() && meaning.ends_with('.') && remedy.ends_with('.'), "{code}");
            assert!(meaning.matches('`').count() % 2 == 0 && remedy.matches('`').count() % 2 == 0, "{code}");
        }
    }
}
