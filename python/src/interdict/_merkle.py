"""Merkle trees as in RFC 6962: one hash over many leaves, and a short proof that a leaf is among them.

The same trees as in the receipts of the store, so that a proof of both is checked in one way. Hashes are 32 bytes.
"""

from __future__ import annotations

import hashlib
from typing import List, Sequence, Tuple


def leaf_hash(leaf: str) -> bytes:
    """The hash of a leaf, given as its text. No leaf can be passed off as a node: they begin with another byte."""
    return hashlib.sha256(b"\x00" + leaf.encode("utf-8")).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """The root of a tree, worked out leaf by leaf. Holds one hash for each bit of their number."""

    def __init__(self) -> None:
        self._full: List[Tuple[int, bytes]] = []

    def add(self, leaf: bytes) -> None:
        """Adds the next leaf by its hash."""
        leaves, full = 1, self._full
        while full and full[-1][0] == leaves:
            leaf = _node(full.pop()[1], leaf)
            leaves *= 2
        full.append((leaves, leaf))

    def root(self) -> bytes:
        """The root over the leaves so far; that of none is SHA-256 of nothing."""
        if not self._full:
            return hashlib.sha256().digest()
        root = self._full[-1][1]
        for _, left in reversed(self._full[:-1]):
            root = _node(left, root)
        return root


def root(leaves: Sequence[bytes]) -> bytes:
    """The root over leaves given by their hashes."""
    tree = Tree()
    for leaf in leaves:
        tree.add(leaf)
    return tree.root()


def path(leaves: Sequence[bytes], place: int) -> List[bytes]:
    """The hashes beside the way from a leaf, counted from 0, to the root, from the bottom up."""
    steps: List[bytes] = []
    while len(leaves) > 1:
        # The greatest power of two below their number.
        half = 1 << ((len(leaves) - 1).bit_length() - 1)
        if place < half:
            steps.append(root(leaves[half:]))
            leaves = leaves[:half]
        else:
            steps.append(root(leaves[:half]))
            leaves, place = leaves[half:], place - half
    return steps[::-1]


def leads_to(leaf: bytes, place: int, leaves: int, steps: Sequence[bytes], top: bytes) -> bool:
    """Whether a path leads from a leaf at a place among so many leaves to a root (RFC 9162, 2.1.3.2)."""
    if not 0 <= place < leaves:
        return False
    at, last, reached = place, leaves - 1, leaf
    for step in steps:
        if last == 0:
            return False
        if at & 1 or at == last:
            reached = _node(step, reached)
            while not at & 1 and at:
                at >>= 1
                last >>= 1
        else:
            reached = _node(reached, step)
        at >>= 1
        last >>= 1
    return last == 0 and reached == top
