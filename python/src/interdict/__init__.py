"""Sanctions screening that finds more, explains itself and can prove its answers.

    import interdict

    screener = interdict.Screener("sdn/")            # official files, lists of the store, an index, or "embedded"
    answer = screener.screen("Kim Yong Chol", birth_date="1962-02-18", country="kp")
    for match in answer.matches:
        print(match.score, match.id, match.name, match.since, match.reasons)

Many subjects go to ``screen_many``, tables of pyarrow, polars, duckdb and pandas to ``screen_table``, articles to ``read``.
All of it runs with the interpreter's lock released. Answers are those of the command line: ``answer.json()`` is, byte for
byte, a line of ``interdict screen --format jsonl``.

An answer without matches is clear against ``screener.editions``, and nothing more. What could not be screened is an
``interdict.Error`` with a stable ``code`` and a ``hint``, never an empty answer.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Sequence, Union

from ._errors import Error, InputError, ListError, StoreError
from ._interdict import Answers, Dossier, Match, Screener, Screening, __version__, diff, history, receipt, seal

if TYPE_CHECKING:
    import datetime

__all__ = [
    "Answers",
    "Dossier",
    "Error",
    "InputError",
    "ListError",
    "Match",
    "Screener",
    "Screening",
    "StoreError",
    "__version__",
    "build_index",
    "diff",
    "history",
    "receipt",
    "seal",
]


def build_index(
    path: Union[str, "os.PathLike[str]"],
    lists: Union[str, "os.PathLike[str]", Sequence[Union[str, "os.PathLike[str]"]]] = "embedded",
    store: Union[str, "os.PathLike[str]", None] = None,
    *,
    known_on: Union[str, "datetime.date", None] = None,
    allow_incomplete: bool = False,
    overwrite: bool = False,
) -> None:
    """Writes lists and their index into one file, which ``Screener(path)`` opens at once.

    Build it once and give it to every process: the operating system shares it between those of one machine. An index file
    of that name is replaced; any other file is left alone unless ``overwrite`` is said.
    """
    screener = Screener(lists, store=store, known_on=known_on, allow_incomplete=allow_incomplete)
    screener.save_index(path, overwrite=overwrite)
