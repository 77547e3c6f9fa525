"""Exceptions."""

from __future__ import annotations

import pickle

import pytest

import interdict


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
