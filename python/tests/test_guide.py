"""The code of docs/python.md runs, from its first block to its last, and what it says in comments is so."""

from __future__ import annotations

import re
import shutil

import pytest

from conftest import ROOT

GUIDE = ROOT / "docs" / "python.md"
NEEDED = ("pyarrow", "polars", "duckdb", "pandas")
#: `expression  # -> value`
SAID = re.compile(r"^(?P<expression>[^#\s].*?)\s+# -> (?P<value>.+)$")


def blocks():
    return re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), flags=re.DOTALL)


def test_the_guide_runs(tmp_path, monkeypatch):
    for module in NEEDED:
        pytest.importorskip(module)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    names: dict = {}
    checked = 0
    for number, block in enumerate(blocks(), start=1):
        exec(compile(block, f"{GUIDE.name}, block {number}", "exec"), names)
        for line in block.splitlines():
            said = SAID.match(line)
            if said:
                assert repr(eval(said["expression"], names)) == said["value"], f"block {number}: {line}"
                checked += 1
    assert checked > 5


def test_the_guide_has_a_block_for_every_part():
    text = "".join(blocks())
    for part in ("screen(", "screen_many(", "screen_table(", "read(", "show(", "build_index(", "except interdict.Error"):
        assert part in text, part
