"""Exceptions."""

from __future__ import annotations

import pathlib
import pickle
import re

import pytest

import interdict
from conftest import ROOT
from interdict import _interdict


def test_an_error_says_code_message_and_hint():
    error = interdict.ListError("marsh.jsonl is cut off", "list.incomplete", "fetch it again")
    assert str(error) == "[list.incomplete] marsh.jsonl is cut off\nhint: fetch it again"
    assert isinstance(error, interdict.Error)


def test_an_error_crosses_between_processes():
    error = pickle.loads(pickle.dumps(interdict.StoreError("gone", "store.absent", "make one")))
    assert (type(error), error.code, error.hint) == (interdict.StoreError, "store.absent", "make one")


def test_without_a_store_there_is_an_error():
    with pytest.raises(interdict.StoreError) as raised:
        interdict.history("x-1")
    assert raised.value.code == "store.absent" and raised.value.hint
    with pytest.raises(interdict.ListError):
        interdict.diff("x", "2020-01-01", "2020-02-01")


def test_a_day_that_is_none_is_refused():
    with pytest.raises(interdict.InputError):
        interdict.diff("x", None, "2020-02-01")


#: What hints of the program say, and what they say here: a row for each of the table in rust/failure.rs.
HINTS = [
    (
        "with --column name=HEADER, or, for a file with one name a line and no header, --input lines",
        "with columns={'name': 'HEADER'}",
    ),
    ("lacks; write the form that was read, or --format jsonl", "lacks; cast or drop that column"),
    ("ask again, with --out and --resume if it was with --out", "ask again,"),
    ("if it is whole, --accept takes it", "if it is whole, it can be accepted with the program"),
    ("allow it with --allow-incomplete (all say so)", "allow it with allow_incomplete=True (all say so)"),
    ("name it with --column", "name it with columns="),
    ("leave out --known-on", "leave out known_on="),
    ("name a file with --store or INTERDICT_STORE", "name a file with store= or INTERDICT_STORE"),
    ("name a list with --list", "name a list with lists="),
    # A command to type stays what it is.
    ("`interdict lists add --seen DATE --store FILE` makes one", "`interdict lists add --seen DATE --store FILE` makes one"),
]


@pytest.mark.parametrize(("told", "told_here"), HINTS)
def test_hints_speak_of_arguments_and_not_of_options(told, told_here):
    assert _interdict.hint_in_python(told) == told_here


def test_every_row_of_the_table_has_its_test():
    source = (ROOT / "python" / "rust" / "failure.rs").read_text(encoding="utf-8")
    rows = re.findall(r'^    \("([^"]*--[^"]*)", "', source, flags=re.MULTILINE)
    assert rows
    for row in rows:
        assert any(row in told for told, _ in HINTS), row


def test_no_hint_of_the_crates_keeps_an_option():
    """Hints are written where the fault is known, for who is at the command line."""
    hints = []
    for crate in ("documents", "lists", "matching", "model", "screening", "store", "text"):
        for file in pathlib.Path(ROOT, "crates", crate, "src").rglob("*.rs"):
            for function in re.findall(r"fn hint\(.*?\n    \}\n", file.read_text(encoding="utf-8"), flags=re.DOTALL):
                literals = re.findall(r'"((?:[^"\\]|\\.)*)"', function, flags=re.DOTALL)
                hints += [re.sub(r"\\\n\s*", "", literal) for literal in literals]
    assert len(hints) > 20
    for hint in hints:
        told = re.sub("`[^`]*`", "", _interdict.hint_in_python(hint))
        assert not re.search(r"--\w", told), told


def test_a_table_without_names_is_told_what_to_do_in_python():
    pyarrow = pytest.importorskip("pyarrow")
    with pytest.raises(interdict.InputError) as raised:
        interdict.Screener().screen_table(pyarrow.table({"colour": ["red"]}))
    assert raised.value.hint == "say which column holds the name with columns={'name': 'HEADER'}"
