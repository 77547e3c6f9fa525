//! Merkle trees as in RFC 6962 and RFC 9162: one hash over many leaves, and a short proof that a leaf is among them.
//!
//! A leaf's hash is SHA-256 over a zero byte and the leaf, that of a node SHA-256 over a one byte and its two children: no leaf
//! can be passed off as a node. A tree of n leaves is split after the greatest power of two below n.

use sha2::{Digest, Sha256};

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// The hash of a leaf.
pub fn leaf_hash(leaf: &[u8]) -> Hash {
    Sha256::new().chain_update([0_u8]).chain_update(leaf).finalize().into()
}

fn node(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1_u8]).chain_update(left).chain_update(right).finalize().into()
}

/// The root of a tree, worked out leaf by leaf: holds one hash for each bit of their number.
#[derive(Debug, Default)]
pub(crate) struct RootBuilder {
    /// Roots of full trees, the largest first, each with its number of leaves.
    full: Vec<(u64, Hash)>,
}

impl RootBuilder {
    /// Adds the next leaf by its hash.
    pub(crate) fn add(&mut self, leaf: Hash) {
        let mut next = (1, leaf);
        while let Some((leaves, left)) = self.full.pop_if(|(leaves, _)| *leaves == next.0) {
            next = (2 * leaves, node(&left, &next.1));
        }
        self.full.push(next);
    }

    /// The root over all leaves; that of no leaves is SHA-256 of nothing.
    pub(crate) fn root(mut self) -> Hash {
        let Some((_, mut root)) = self.full.pop() else { return Sha256::digest(b"").into() };
        while let Some((_, left)) = self.full.pop() {
            root = node(&left, &root);
        }
        root
    }
}

/// The root over leaves given by their hashes.
pub fn root(leaves: &[Hash]) -> Hash {
    let mut builder = RootBuilder::default();
    for leaf in leaves {
        builder.add(*leaf);
    }
    builder.root()
}

/// The hashes that lead from a leaf to the root, from the bottom up; none if there is no such leaf.
pub fn path(leaves: &[Hash], place: usize) -> Option<Vec<Hash>> {
    if place >= leaves.len() {
        return None;
    }
    let (mut leaves, mut place, mut path) = (leaves, place, Vec::new());
    while leaves.len() > 1 {
        let half = leaves.len().next_power_of_two() / 2;
        let (left, right) = leaves.split_at(half);
        if place < half {
            path.push(root(right));
            leaves = left;
        } else {
            path.push(root(left));
            leaves = right;
            place -= half;
        }
    }
    path.reverse();
    Some(path)
}

/// Whether a path leads from a leaf at a place among so many leaves to a root (RFC 9162, 2.1.3.2).
pub fn leads_to(leaf: Hash, place: u64, leaves: u64, path: &[Hash], root: &Hash) -> bool {
    if place >= leaves {
        return false;
    }
    let (mut at, mut last, mut hash) = (place, leaves - 1, leaf);
    for step in path {
        if last == 0 {
            return false;
        }
        if at & 1 == 1 || at == last {
            hash = node(step, &hash);
            while at & 1 == 0 && at != 0 {
                at >>= 1;
                last >>= 1;
            }
        } else {
            hash = node(&hash, step);
        }
        at >>= 1;
        last >>= 1;
    }
    last == 0 && hash == *root
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// The definition of RFC 6962, word for word.
    fn defined(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => Sha256::digest(b"").into(),
            [leaf] => *leaf,
            _ => {
                let half = leaves.len().next_power_of_two() / 2;
                node(&defined(&leaves[..half]), &defined(&leaves[half..]))
            }
        }
    }

    #[test]
    fn every_leaf_of_every_small_tree_is_proved_and_no_other() {
        for count in 0..40_usize {
            let leaves: Vec<Hash> = (0..count).map(|number| leaf_hash(number.to_string().as_bytes())).collect();
            let top = root(&leaves);
            assert_eq!(top, defined(&leaves), "{count}");
            assert_eq!(path(&leaves, count), None);
            for place in 0..count {
                let path = path(&leaves, place).unwrap();
                assert!(leads_to(leaves[place], place as u64, count as u64, &path, &top), "{place} of {count}");
                for other in (0..count).filter(|other| *other != place) {
                    assert!(!leads_to(leaves[other], place as u64, count as u64, &path, &top));
                    assert!(!leads_to(leaves[place], other as u64, count as u64, &path, &top));
                }
                let mut bent = path.clone();
                if let Some(step) = bent.first_mut() {
                    step[7] ^= 1;
                    assert!(!leads_to(leaves[place], place as u64, count as u64, &bent, &top));
                }
            }
        }
    }

    #[test]
    fn a_node_cannot_be_passed_off_as_a_leaf() {
        let (left, right) = (leaf_hash(b"left"), leaf_hash(b"right"));
        let joined: Vec<u8> = left.iter().chain(&right).copied().collect();
        assert_ne!(leaf_hash(&joined), root(&[left, right]));
    }
}
