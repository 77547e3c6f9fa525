"""What tests have in common: a screener over the list inside, and the command line to compare with."""

from __future__ import annotations

import json
import os
import pathlib
import subprocess

import pytest

import interdict

ROOT = pathlib.Path(__file__).resolve().parents[2]

FIRST_EDITION = [
    {"id": "marsh-1", "schema": "Person", "properties": {"name": ["Galleon Quartz"], "birthDate": ["1962-02-18"]}},
    {"id": "marsh-2", "schema": "Company", "properties": {"name": ["Marsh Lantern Trading"]}},
]
SECOND_EDITION = [
    {
        "id": "marsh-1",
        "schema": "Person",
        "properties": {"name": ["Galleon Quartz"], "alias": ["Old Quartz"], "birthDate": ["1962-02-18"]},
    },
    {"id": "marsh-2", "schema": "Company", "properties": {"name": ["Marsh Lantern Trading"]}},
    {"id": "marsh-3", "schema": "Vessel", "properties": {"name": ["Tern of Ebb"]}},
]


@pytest.fixture(autouse=True)
def no_store_of_the_user(monkeypatch, tmp_path):
    """Nothing that lies in a user's data folder may change what a test sees."""
    monkeypatch.setenv("INTERDICT_STORE", str(tmp_path / "absent.sqlite"))


@pytest.fixture(scope="session")
def screener() -> interdict.Screener:
    return interdict.Screener("embedded")


@pytest.fixture(scope="session")
def binary() -> str:
    path = os.environ.get("INTERDICT_BINARY")
    if not path:
        pytest.skip("INTERDICT_BINARY is not set: nothing to compare with")
    return path


@pytest.fixture
def command(binary):
    """Runs the command line and returns what it writes to standard output."""

    def run(*arguments: object, given: str = "") -> str:
        called = [binary, *map(str, arguments)]
        done = subprocess.run(called, input=given.encode(), capture_output=True, check=False)
        # 1 is "somebody was found", and 2 comes with records that could not be screened.
        assert done.returncode in (0, 1, 2), done.stderr.decode()
        return done.stdout.decode()

    return run


@pytest.fixture
def list_files(tmp_path):
    """Two editions of one list."""
    paths = []
    for folder, edition in (("first", FIRST_EDITION), ("second", SECOND_EDITION)):
        path = tmp_path / folder / "marsh.jsonl"
        path.parent.mkdir()
        path.write_text("".join(json.dumps(party) + "\n" for party in edition), encoding="utf-8")
        paths.append(path)
    return paths


@pytest.fixture
def store(command, list_files, tmp_path):
    """A store that has seen both editions."""
    path = tmp_path / "store.sqlite"
    for file, day in zip(list_files, ("2020-01-01", "2020-02-01")):
        command("lists", "add", file, "--seen", day, "--store", path)
    return path
