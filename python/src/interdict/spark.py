"""Customers of any number, screened by Apache Spark 4.

    from interdict import spark

    answers = spark.screen(customers, lists="sdn/")          # a DataFrame; nothing is screened before it is asked for
    answers.write.parquet("answers/")

The driver makes one index file and has Spark bring it to every worker, where it is mapped, not read: the processes of one
machine share it. Rows pass through in batches, those of a batch in one call of the engine, so memory stays flat. Answers are
those of ``Screener.screen_table`` on one machine, row by row. `docs/spark.md` is the guide.

With ``receipt=True`` every row carries the text that stands for it in a receipt; ``seal``, ``verify``, ``prove`` and ``check``
make and use one receipt over a whole run.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import warnings
from typing import TYPE_CHECKING, Any, Dict, Iterator, Mapping, NamedTuple, Optional, Sequence, Tuple, Union

import pyarrow as pa
import pyarrow.compute as pc
from pyspark import SparkFiles
from pyspark.errors import PySparkException
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.sql.types import StructField, StructType

import interdict

from ._spark_receipts import ABOUT, check, prove, seal, verify

if TYPE_CHECKING:
    import datetime

    from pyspark.sql import DataFrame, SparkSession

__all__ = ["check", "prove", "screen", "seal", "verify"]

_Path = Union[str, "os.PathLike[str]"]
_DECISION = "interdict_decision"
_MATCHES = "interdict_matches"
_EXPLANATIONS = "interdict_explanations"
# So many indexes a worker holds open. More than one, for a job that screens against two.
_OPEN_AT_ONCE = 4
_BYTES_AT_ONCE = 1 << 22

_opened: Dict[Tuple[str, int, int], interdict.Screener] = {}
_staging: Optional["tempfile.TemporaryDirectory[str]"] = None


def screen(
    df: "DataFrame",
    *,
    columns: Optional[Mapping[str, Union[str, Sequence[str]]]] = None,
    lists: Union[_Path, Sequence[_Path]] = "embedded",
    index: Optional[_Path] = None,
    store: Optional[_Path] = None,
    threshold: Optional[float] = None,
    limit: int = 10,
    as_of: Union[str, "datetime.date", None] = None,
    explain: bool = False,
    receipt: bool = False,
    place: Optional[str] = None,
) -> "DataFrame":
    """The rows of a DataFrame with their answers beside them, in the columns of ``Screener.screen_table``.

    columns: what columns hold where their names do not tell, ``{"name": "Kunde"}``.
    lists, store: as for ``Screener``, read on the driver. What was loaded is brought to the workers as one file.
    index: in place of both, the path of an index file that the driver and every worker can open: a shared folder, a volume.
    threshold, limit, as_of: as for ``Screener.screen_table``. explain: each match has its ``explanation``, a JSON text.
    receipt: a column ``interdict_leaf``, from which ``seal`` makes a receipt once the answers are written. It needs ``place``,
    the column that tells the rows apart, such as the customer number: it stands in the receipt.

    Columns are checked and lists are read here; no job is run. Raises ``interdict.Error`` where there can be no answer.
    """
    if receipt != (place is not None):
        raise interdict.InputError(
            "place: a receipt needs to know which column tells the rows apart"
            if receipt
            else "place: it is for receipts",
            "usage",
            "give receipt=True and place='customer_number'",
        )
    session = df.sparkSession
    if index is None:
        local = _indexed(lists, store)
        _bring(session, local)
        location = _Location(os.path.basename(local), shipped=True)
    else:
        local = os.fspath(index)
        location = _Location(local, shipped=False)
    how: Dict[str, Any] = {
        "columns": dict(columns) if columns else None,
        "threshold": threshold,
        "limit": limit,
        "as_of": as_of,
        "explain": explain,
        "threads": 1,
    }
    if receipt:
        # Spark may work a row out twice, so its salt must be the same twice: it comes from this and the row's place.
        how.update(leaves=os.urandom(32), place=place)
    told = interdict.Screener(local).screen_table(_like(df), **how)
    for note in told.notes:
        warnings.warn(note, stacklevel=2)
    empty = _with_explanations(_empty(pa.RecordBatchReader.from_stream(told).schema))
    about = empty.schema.metadata[b"interdict"].decode("utf-8")
    work = _Work(location, how, about)

    def answer(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return work.answers(batches)

    return df.mapInArrow(answer, _columns(df.schema, empty.schema, about))


class _Location(NamedTuple):
    """Where workers find the index."""

    name: str
    shipped: bool

    def path(self) -> str:
        return SparkFiles.get(self.name) if self.shipped else self.name


class _Work(NamedTuple):
    """What a worker is told."""

    location: _Location
    how: Dict[str, Any]
    about: str

    def answers(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Answers batch by batch. One at a time, and not a stream through both: an error keeps its kind and its place."""
        for batch in batches:
            if batch.num_rows == 0:
                continue
            found = pa.RecordBatchReader.from_stream(_screener(self.location.path()).screen_table(batch, **self.how))
            here = found.schema.metadata[b"interdict"].decode("utf-8")
            if here != self.about:
                raise interdict.Error(
                    f"this worker would answer by something else than the driver: {here} in place of {self.about}",
                    "spark.other_engine",
                    "install one version of interdict everywhere, and give every machine the same index file",
                )
            yield from map(_with_explanations, found)


def _screener(path: str) -> interdict.Screener:
    """The index at a path, mapped once in each process. A file that was exchanged is opened anew."""
    state = os.stat(path)
    key = (os.path.realpath(path), state.st_size, state.st_mtime_ns)
    if key not in _opened:
        while len(_opened) >= _OPEN_AT_ONCE:
            del _opened[next(iter(_opened))]
        with warnings.catch_warnings():
            # What is to be said of the lists was said on the driver.
            warnings.simplefilter("ignore")
            _opened[key] = interdict.Screener(path)
    return _opened[key]


def _indexed(lists: Union[_Path, Sequence[_Path]], store: Optional[_Path]) -> str:
    """An index file whose name says what is in it: Spark never takes a second file of one name."""
    global _staging
    if _staging is None:
        # Kept until the driver ends: an executor that comes later fetches the file then.
        _staging = tempfile.TemporaryDirectory(prefix="interdict-")
    built = os.path.join(_staging.name, os.urandom(8).hex())
    interdict.build_index(built, lists, store)
    digest = hashlib.blake2b(digest_size=16)
    with open(built, "rb") as file:
        while chunk := file.read(_BYTES_AT_ONCE):
            digest.update(chunk)
    named = os.path.join(_staging.name, f"interdict-{digest.hexdigest()}.index")
    if os.path.exists(named):
        os.remove(built)
    else:
        os.rename(built, named)
    return named


def _bring(session: "SparkSession", path: str) -> None:
    """Has Spark bring a file to every worker, also to those that come later."""
    try:
        context = session.sparkContext
    except PySparkException:
        # Spark Connect has no context: the file goes to the server, which gives it to the workers of this session.
        session.addArtifacts(path, file=True)
    else:
        context.addFile(path)


def _like(df: "DataFrame") -> pa.Table:
    """An empty table with the columns of a DataFrame. Nothing runs for it: Spark sees that there is nothing to do."""
    return df.sparkSession.createDataFrame([], df.schema).limit(0).toArrow()


def _empty(schema: pa.Schema) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([pa.array([], field.type) for field in schema], schema=schema)


def _columns(given: StructType, answers: pa.Schema, about: str) -> StructType:
    """The columns of the answers. Those that were given stay as they were, with what Spark knows about them; how was
    answered goes with the decision, in a form that survives Parquet and tables."""
    # Answers of an earlier screening are left out: new ones stand in their place.
    names = answers.names[: answers.get_field_index(_DECISION)]
    kept = [field for field in given.fields if field.name in names]
    added = from_arrow_schema(pa.schema([answers.field(at) for at in range(len(kept), len(answers))])).fields
    added[0] = StructField(_DECISION, added[0].dataType, added[0].nullable, {ABOUT: about})
    return StructType([*kept, *added])


def _with_explanations(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Explanations as a member of the matches that they belong to, in place of a list beside them."""
    if batch.schema.get_field_index(_EXPLANATIONS) < 0:
        return batch
    matches, texts = batch.column(_MATCHES), batch.column(_EXPLANATIONS)
    # Without the rows that have none, and from the first row of this batch on: neither need be what the buffers hold.
    members = matches.flatten()
    kind = members.type
    fields = [*(kind.field(at) for at in range(kind.num_fields)), pa.field("explanation", pa.string())]
    explained = pa.StructArray.from_arrays([*members.flatten(), texts.flatten()], fields=fields)
    lengths = pc.cast(pc.fill_null(pc.list_value_length(matches), 0), pa.int32())
    offsets = pa.concat_arrays([pa.array([0], pa.int32()), pc.cumulative_sum(lengths)])
    joined = pa.ListArray.from_arrays(offsets, explained, mask=matches.is_null())
    at = batch.schema.get_field_index(_MATCHES)
    schema = batch.schema.set(at, pa.field(_MATCHES, joined.type, batch.schema.field(at).nullable))
    columns = batch.columns
    columns[at] = joined
    left_out = schema.get_field_index(_EXPLANATIONS)
    del columns[left_out]
    return pa.RecordBatch.from_arrays(columns, schema=schema.remove(left_out))
