//! Groups that grow together: union-find whose groups are named by their smallest member, so that the outcome does not
//! depend on the order of the unions.

/// Disjoint groups of the numbers below some count.
#[derive(Debug)]
pub(super) struct Groups {
    parent: Vec<usize>,
}

impl Groups {
    /// Every number alone.
    pub(super) fn new(count: usize) -> Self {
        Self { parent: (0..count).collect() }
    }

    /// The smallest member of a number's group.
    pub(super) fn root(&mut self, number: usize) -> usize {
        let mut at = number;
        while self.parent[at] != at {
            self.parent[at] = self.parent[self.parent[at]];
            at = self.parent[at];
        }
        at
    }

    /// Makes one group of two.
    pub(super) fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.parent[one.max(other)] = one.min(other);
    }

    /// All groups in the order of their smallest members, members in order.
    pub(super) fn all(&mut self) -> Vec<Vec<usize>> {
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); self.parent.len()];
        for number in 0..self.parent.len() {
            let root = self.root(number);
            members[root].push(number);
        }
        members.retain(|group| !group.is_empty());
        members
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_the_same_whatever_the_order_of_unions() {
        let pairs = [(4, 2), (0, 5), (2, 5)];
        let mut forward = Groups::new(6);
        let mut backward = Groups::new(6);
        for (one, other) in pairs {
            forward.join(one, other);
        }
        for (one, other) in pairs.into_iter().rev() {
            backward.join(other, one);
        }
        assert_eq!(forward.all(), [vec![0, 2, 4, 5], vec![1], vec![3]]);
        assert_eq!(backward.all(), forward.all());
    }
}
