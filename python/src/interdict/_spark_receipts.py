"""One receipt over a run of Spark.

A run has too many rows for one tree, and no order: who reads the written answers again gets other partitions in another
order. So the leaves are put into parts by what their own hashes begin with, and each part into the order of the hashes. The
roots of the parts are the rows of one receipt in the store. Whatever is done to the files (compacted, sorted, moved), the same
leaves give the same root, and no others do.

Spark hashes the leaves; only hashes travel. `docs/receipts.md` defines leaf, part, receipt and proof.
"""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING, Any, Dict, Iterator, List, Optional, Union

import pyarrow as pa
from pyspark.sql import functions as F

import interdict

from . import _merkle

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

LEAF = "interdict_leaf"
ABOUT = "interdict"
# Digits of a hash by which leaves are put into parts, by how many parts that makes.
_DIGITS = {16**digits: digits for digits in range(1, 5)}
_PLACE = "leaves whose hash begins with "
# How canonical JSON of a leaf begins. Names of members stand in their order, so what a customer wrote stands behind.
_CLEAR, _BAD = '{"answer":[],"place":', '{"answer":[],"error":'
_PART = "part string, rows bigint, matched bigint, bad bigint, disagree bigint, root string"


def seal(
    answers: "DataFrame", *, store: Union[str, "os.PathLike[str]", None] = None, parts: int = 256
) -> Dict[str, Any]:
    """Adds one receipt over all rows of written answers to the chain of the store, and returns it.

    answers: those of ``screen(..., receipt=True)``, written and read again. What was not written can be worked out anew by
    Spark, and need not be what somebody looks at later.
    parts: 16, 256, 4096 or 65536; with 256, a billion rows have parts of four million, which is what ``prove`` reads.

    The receipt is a dictionary with ``number``, ``hash``, ``receipt`` (its text) and ``leaves`` (a text for each part). Raises
    ``receipt.disagrees`` if the answers are not those of their leaves.
    """
    if parts not in _DIGITS:
        raise interdict.InputError(f"parts: {parts} is none of {', '.join(map(str, _DIGITS))}", "usage")
    about = _about(answers)
    found = _parts(answers, _DIGITS[parts])
    wrong = sum(part["disagree"] for part in found)
    if wrong:
        raise interdict.Error(
            f"{wrong} rows have another answer than their leaf",
            "receipt.disagrees",
            "they were changed since they were screened; screen them again",
        )
    rows = [
        {"place": _PLACE + part["part"], **{name: part[name] for name in ("rows", "matched", "bad", "root")}}
        for part in found
    ]
    return interdict.seal(rows, about=about, store=store)


def verify(answers: "DataFrame", sealed: Dict[str, Any]) -> List[str]:
    """What in written answers is not as it was when they were sealed, in words; nothing if all is as it was.

    Every leaf is hashed again, and decision and parties of each row are compared with its leaf. ``sealed`` is what ``seal``
    returned, or ``interdict.receipt(number)`` from the store, whose chain ``interdict verify`` checks.
    """
    then = {_prefix(leaf): json.loads(leaf)["part"] for leaf in sealed["leaves"]}
    digits = len(next(iter(then), "0"))
    now = {part["part"]: part for part in _parts(answers, digits)}
    says = []
    for prefix in sorted(then.keys() | now.keys()):
        was, is_now = then.get(prefix), now.get(prefix)
        rows = [part["rows"] if part else 0 for part in (was, is_now)]
        if not prefix:
            says.append(f"{rows[1]} rows have no leaf")
            continue
        if rows[0] != rows[1]:
            says.append(f"{_PLACE}{prefix}: {rows[0]} rows were sealed, {rows[1]} are there")
        elif was["root"] != is_now["root"]:
            says.append(f"{_PLACE}{prefix}: a leaf was changed")
        if is_now and is_now["disagree"]:
            says.append(f"{_PLACE}{prefix}: {is_now['disagree']} rows have another answer than their leaf")
    return says


def prove(answers: "DataFrame", row: Union[str, "Column"], sealed: Dict[str, Any]) -> Dict[str, Any]:
    """The proof of one row, without any other: to be kept as JSON, and checked by ``check`` anywhere.

    row: a condition that one row meets, ``"customer = 'C-17'"``. Raises ``proof.no_row`` unless it is one.
    """
    found = answers.where(row).select(LEAF).take(2)
    if len(found) != 1 or found[0][0] is None:
        which = "no row with a leaf meets" if not found or len(found) == 1 else "several rows meet"
        raise interdict.InputError(f"row: {which} the condition", "proof.no_row", "name one row, by its number")
    leaf = found[0][0]
    hashed = _merkle.leaf_hash(leaf)
    places = [_prefix(text) for text in sealed["leaves"]]
    prefix = hashed.hex()[: len(places[0])] if places else ""
    if prefix not in places:
        raise _not_sealed()
    hashes = answers.select(_hash().alias("hash")).where(F.hex("hash").startswith(prefix.upper()))
    beside = sorted(hashes.toArrow()["hash"].to_pylist())
    at = places.index(prefix)
    outer = [_merkle.leaf_hash(text) for text in sealed["leaves"]]
    place = beside.index(hashed)
    proof = {
        "form": 1,
        "receipt": sealed["receipt"],
        "hash": sealed["hash"],
        "leaf": sealed["leaves"][at],
        "path": [step.hex() for step in _merkle.path(outer, at)],
        "within": {"leaf": leaf, "row": place + 1, "path": [step.hex() for step in _merkle.path(beside, place)]},
    }
    try:
        check(proof)
    except interdict.Error:
        raise _not_sealed() from None
    return proof


def check(proof: Dict[str, Any], *, head: Optional[str] = None) -> Dict[str, Any]:
    """What a proof proves: the leaf of the row, as a dictionary. Needs neither Spark nor the store.

    head: the hash of the receipt, as it was kept elsewhere on the day. Without it the proof is whole in itself, and says that
    it is from the receipt of its own ``hash``: compare that. Raises ``proof.broken``.
    """
    try:
        receipt, part, inner = json.loads(proof["receipt"]), json.loads(proof["leaf"]), proof["within"]
        levels = (
            (proof["leaf"], part["row"], receipt["parts"], proof["path"], receipt["root"]),
            (inner["leaf"], inner["row"], part["part"]["rows"], inner["path"], part["part"]["root"]),
        )
        sealed = hashlib.sha256(b"interdict receipt 1\n" + proof["receipt"].encode("utf-8")).hexdigest()
        if sealed != proof["hash"] or head not in (None, sealed):
            raise _broken("the receipt is not what was sealed: its hash differs")
        for leaf, row, rows, steps, top in levels:
            path = [bytes.fromhex(step) for step in steps]
            if not _merkle.leads_to(_merkle.leaf_hash(leaf), row - 1, rows, path, bytes.fromhex(top)):
                raise _broken("the row is not among those of the receipt")
        return json.loads(inner["leaf"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _broken(f"a part of it is missing or no text of its kind: {error!r}") from None


def _broken(says: str) -> interdict.Error:
    return interdict.InputError(says, "proof.broken")


def _not_sealed() -> interdict.Error:
    says = "the row, or one beside it, is not as it was sealed"
    return interdict.Error(says, "proof.not_sealed", "verify(answers, sealed) says what was changed")


def _prefix(leaf: str) -> str:
    place = json.loads(leaf)["place"]
    if not place.startswith(_PLACE):
        raise interdict.InputError("sealed: the receipt is not one of a run of Spark", "receipt.no_parts")
    return place[len(_PLACE) :]


def _about(answers: "DataFrame") -> str:
    """By which engine, settings and editions was answered, as ``screen`` noted it on its columns."""
    names = answers.columns
    if LEAF not in names or "interdict_decision" not in names:
        raise interdict.InputError(
            f"answers: there is no column {LEAF}", "usage", "screen with receipt=True and place='customer_number'"
        )
    about = answers.schema["interdict_decision"].metadata.get(ABOUT)
    if about is None:
        raise interdict.InputError(
            "answers: it is lost by which lists they were given",
            "receipt.no_heading",
            "write them as Parquet or as a table, which keep what Spark knows about a column",
        )
    return about


def _hash() -> "Column":
    return F.unhex(F.sha2(F.concat(F.unhex(F.lit("00")), F.encode(LEAF, "UTF-8")), 256))


def _agrees() -> "Column":
    """Whether decision and parties of a row are those of its leaf. Scores are not compared: the leaf has their bits."""
    leaf = F.col(LEAF)
    decision = (
        F.when(leaf.startswith(_CLEAR), "clear").when(leaf.startswith(_BAD), "not_screened").otherwise("match")
    )
    said = F.from_json(leaf, "answer array<struct<entity: string>>")["answer"]["entity"]
    shown = F.coalesce(F.col("interdict_matches.entity"), F.array().cast("array<string>"))
    best = F.get(said, F.lit(0)).eqNullSafe(F.col("interdict_entity"))
    same = (F.col("interdict_decision") == decision) & said.eqNullSafe(shown) & best
    return F.coalesce(same, F.lit(False))


def _parts(answers: "DataFrame", digits: int) -> List[Dict[str, Any]]:
    """The parts in order: how many rows, of them matched, bad and not as their leaf says, and the root.

    Rows without a leaf are a part of their own, named "": they have no hash that could put them anywhere.
    """
    leaf = F.coalesce(F.col(LEAF), F.lit(""))
    rows = answers.select(
        F.coalesce(_hash(), F.unhex(F.lit("00" * 32))).alias("hash"),
        (~leaf.startswith('{"answer":[],')).alias("matched"),
        leaf.startswith(_BAD).alias("bad"),
        _agrees().alias("agrees"),
        F.col(LEAF).isNull().alias("leafless"),
    )
    prefix = F.lower(F.substring(F.hex("hash"), 1, digits))
    part = F.when(F.col("leafless"), "").otherwise(prefix)
    placed = rows.withColumn("part", part).repartition("part").sortWithinPartitions("hash")
    found = placed.mapInArrow(_roots, _PART).collect()
    # By one worker each, or two of them would have made half a tree.
    if len({part["part"] for part in found}) != len(found):
        raise interdict.Error("Spark gave a part of the leaves to several workers", "internal")
    return sorted((part.asDict() for part in found), key=lambda part: part["part"])


def _roots(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """One row for each part. Leaves of a part come one after the other, in the order of their hashes."""
    part: Optional[str] = None
    tree, rows, matched, bad, disagree = _merkle.Tree(), 0, 0, 0, 0

    def made() -> pa.RecordBatch:
        values = [part, rows, matched, bad, disagree, tree.root().hex()]
        types = [pa.string(), *[pa.int64()] * 4, pa.string()]
        names = ["part", "rows", "matched", "bad", "disagree", "root"]
        return pa.RecordBatch.from_arrays([pa.array([value], of) for value, of in zip(values, types)], names)

    for batch in batches:
        columns = (batch.column(name).to_pylist() for name in ("part", "hash", "matched", "bad", "agrees"))
        for of, hashed, is_match, is_bad, agrees in zip(*columns):
            if of != part:
                if part is not None:
                    yield made()
                part, tree, rows, matched, bad, disagree = of, _merkle.Tree(), 0, 0, 0, 0
            tree.add(hashed)
            rows += 1
            matched += is_match
            bad += is_bad
            disagree += not agrees
    if part is not None:
        yield made()
