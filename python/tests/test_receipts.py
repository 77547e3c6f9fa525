"""Leaves beside the answers of a table, and receipts over the parts of a run, by the definition in docs/receipts.md."""

from __future__ import annotations

import datetime
import hashlib
import hmac
import json
import struct

import pytest

import interdict
from interdict import _merkle

pyarrow = pytest.importorskip("pyarrow")

SECRET = bytes(range(32))
ROWS = {
    "id": ["C-1", "Ç-2", "C-3", None, ""],
    "name": ["Ryu Jin", "Galleon Quartz", None, "Kim Yong Chol", "Mira Lantern"],
    "birth_date": ["1965-08-07", None, None, "1962-02-18", None],
}
PLACES = ["id C-1", "id Ç-2", "id C-3", "id", "id "]
DECISIONS = ["match", "clear", "not_screened", "match", "clear"]


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def about(table):
    return table.schema.metadata[b"interdict"].decode("utf-8")


@pytest.fixture(scope="module")
def answers(screener):
    return screener.screen_table(pyarrow.table(ROWS), leaves=SECRET, place="id").to_pyarrow()


@pytest.fixture
def part():
    """Makes a part of leaves, which stand in the order of their hashes."""

    def made(place, leaves):
        read = [json.loads(leaf) for leaf in leaves]
        return {
            "place": place,
            "rows": len(leaves),
            "matched": sum(bool(leaf["answer"]) for leaf in read),
            "bad": sum("error" in leaf for leaf in read),
            "root": _merkle.root(sorted(map(_merkle.leaf_hash, leaves))).hex(),
        }

    return made


# --- leaves -----------------------------------------------------------------------------------------------------------


def test_a_leaf_is_canonical_and_says_what_the_row_says(screener, answers):
    assert answers.column_names[-1] == "interdict_leaf"
    field = answers.schema.field("interdict_leaf")
    assert field.type == pyarrow.string() and not field.nullable
    plain = screener.screen_table(pyarrow.table(ROWS)).to_pyarrow()
    assert answers.drop_columns(["interdict_leaf"]).equals(plain) and about(answers) == about(plain)
    assert answers["interdict_decision"].to_pylist() == DECISIONS
    names, births = ROWS["name"], ROWS["birth_date"]
    for row, text in enumerate(answers["interdict_leaf"].to_pylist()):
        leaf = json.loads(text)
        assert text == canonical(leaf)
        assert leaf["place"] == PLACES[row] and "row" not in leaf
        if DECISIONS[row] == "not_screened":
            assert leaf == {"answer": [], "error": "record.no_name", "place": PLACES[row]}
            continue
        assert sorted(leaf) == ["answer", "place", "subject"]
        matches = answers["interdict_matches"].to_pylist()[row]
        assert leaf["answer"] == [
            {"decision": "match", "entity": match["entity"], "scoreBits": struct.pack(">d", match["score"]).hex()}
            for match in matches
        ]
        salt = hmac.new(SECRET, PLACES[row].encode("utf-8"), hashlib.sha256).digest()[:16]
        subject = canonical(screener.screen(names[row], birth_date=births[row]).subject)
        digest = hashlib.sha256(b"interdict subject 1\n" + salt + subject.encode("utf-8")).hexdigest()
        assert leaf["subject"] == {"digest": digest, "salt": salt.hex()}


def test_leaves_depend_on_the_row_and_the_secret_and_on_nothing_else(screener, answers):
    table = pyarrow.table(ROWS)
    leaves = answers["interdict_leaf"].to_pylist()
    backwards = screener.screen_table(table.take([4, 3, 2, 1, 0]), leaves=SECRET, place="id", threads=1).to_pyarrow()
    assert backwards["interdict_leaf"].to_pylist() == leaves[::-1]
    sliced = screener.screen_table(table.slice(3), leaves=SECRET, place="id").to_pyarrow()
    assert sliced["interdict_leaf"].to_pylist() == leaves[3:]
    other = screener.screen_table(table, leaves=SECRET[::-1], place="id").to_pyarrow()["interdict_leaf"].to_pylist()
    assert [mine == theirs for mine, theirs in zip(leaves, other)] == [False, False, True, False, False]


def test_leaves_stand_behind_explanations_and_are_replaced(screener, answers):
    found = screener.screen_table(answers, leaves=SECRET, place="id", explain=True).to_pyarrow()
    assert found.column_names[-2:] == ["interdict_explanations", "interdict_leaf"]
    assert found["interdict_leaf"].equals(answers["interdict_leaf"])
    assert screener.screen_table(found).columns == answers.column_names[:-1]


@pytest.mark.parametrize(
    ("values", "text"),
    [
        (pyarrow.array([17]), "17"),
        (pyarrow.array([17.0]), "17"),
        (pyarrow.array([datetime.date(2015, 1, 2)]), "2015-01-02"),
        (pyarrow.array(["C-17"]).dictionary_encode(), "C-17"),
        (pyarrow.array([["C-17", "D-4"]]), "C-17; D-4"),
    ],
)
def test_values_of_every_type_are_places_as_a_table_would_write_them(screener, values, text):
    table = pyarrow.table({"number": values, "name": ["Galleon Quartz"]})
    found = screener.screen_table(table, leaves=SECRET, place="number").to_pyarrow()
    assert json.loads(found["interdict_leaf"][0].as_py())["place"] == f"number {text}"


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ({"leaves": SECRET}, "usage"),
        ({"place": "name"}, "usage"),
        ({"leaves": b"short", "place": "name"}, "usage"),
        ({"leaves": SECRET, "place": "number"}, "input.no_such_column"),
        ({"leaves": SECRET, "place": "nested"}, "input.column_type"),
    ],
)
def test_leaves_need_a_secret_and_a_column_that_tells_rows_apart(screener, how, code):
    table = pyarrow.table({"name": ["Ryu Jin"], "nested": [{"a": 1}]})
    with pytest.raises(interdict.InputError) as raised:
        screener.screen_table(table, **how)
    assert raised.value.code == code


# --- receipts ---------------------------------------------------------------------------------------------------------


def test_parts_are_sealed_into_the_chain_and_come_back(answers, part, tmp_path):
    store = tmp_path / "folder" / "store.sqlite"
    leaves = answers["interdict_leaf"].to_pylist()
    parts = [part("leaves whose hash begins with 0", leaves[:2]), part("leaves whose hash begins with 7", leaves[2:])]
    sealed = interdict.seal(parts, about=about(answers), store=store)
    assert sorted(sealed) == ["hash", "leaves", "number", "receipt"] and sealed["number"] == 1
    for row, (given, leaf) in enumerate(zip(parts, sealed["leaves"]), start=1):
        numbers = {name: given[name] for name in ("rows", "matched", "bad", "root")}
        assert leaf == canonical({"answer": [], "part": numbers, "place": given["place"], "row": row})
    body, said = sealed["receipt"], json.loads(sealed["receipt"])
    assert body == canonical(said)
    assert sealed["hash"] == hashlib.sha256(b"interdict receipt 1\n" + body.encode("utf-8")).hexdigest()
    assert (said["rows"], said["matched"], said["bad"], said["parts"]) == (5, 2, 1, 2)
    assert said["root"] == _merkle.root(list(map(_merkle.leaf_hash, sealed["leaves"]))).hex()
    assert said["previous"] == "0" * 64 and said["form"] == 1
    told = json.loads(about(answers))
    assert said["settings"] == told["settings"]
    assert said["engine"] == "{name} {version}".format(**told["engine"])
    (edition,) = said["editions"]
    assert edition["complete"] is True and edition["edition"] is None
    assert {name: edition[name] for name in ("dataset", "digest", "publishedOn")} == {
        name: told["editions"][0][name] for name in ("dataset", "digest", "publishedOn")
    }
    at = datetime.datetime.strptime(said["at"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=datetime.timezone.utc)
    assert abs((datetime.datetime.now(datetime.timezone.utc) - at).total_seconds()) < 60
    assert interdict.receipt(1, store=store) == sealed
    again = interdict.seal(parts, about=about(answers), store=str(store))
    assert again["number"] == 2 and json.loads(again["receipt"])["previous"] == sealed["hash"]
    # A run without rows leaves one, too.
    nothing = interdict.seal([], about=about(answers), store=store)
    assert nothing["leaves"] == [] and json.loads(nothing["receipt"])["rows"] == 0


def test_the_command_line_checks_chain_and_proof(answers, part, tmp_path, command):
    store = tmp_path / "store.sqlite"
    leaves = sorted(answers["interdict_leaf"].to_pylist(), key=_merkle.leaf_hash)
    sealed = interdict.seal([part("one", leaves[:2]), part("two", leaves[2:])], about=about(answers), store=store)
    assert "1 receipts with 5 rows: nothing was changed" in command("verify", "--store", store)
    outer = list(map(_merkle.leaf_hash, sealed["leaves"]))
    inner = list(map(_merkle.leaf_hash, leaves[2:]))
    for place, leaf in enumerate(leaves[2:]):
        proof = {
            "form": 1,
            "receipt": sealed["receipt"],
            "hash": sealed["hash"],
            "leaf": sealed["leaves"][1],
            "path": [step.hex() for step in _merkle.path(outer, 1)],
            "within": {
                "leaf": leaf,
                "row": place + 1,
                "path": [step.hex() for step in _merkle.path(inner, place)],
            },
        }
        file = tmp_path / "proof.json"
        file.write_text(json.dumps(proof), encoding="utf-8")
        told = json.loads(command("verify", "--proof", file, "--format", "json"))
        assert told["good"] is True and told["row"] == json.loads(leaf) and told["part"]["row"] == 2
        proof["within"]["row"] = place % len(inner) + 2
        file.write_text(json.dumps(proof), encoding="utf-8")
        assert json.loads(command("verify", "--proof", file, "--format", "json"))["good"] is False


@pytest.mark.parametrize(
    "change",
    [{"root": "00"}, {"root": None}, {"rows": -1}, {"rows": "many"}, {"matched": 6}, {"bad": 5}, {"place": 7}],
)
def test_parts_that_no_rows_can_make_are_refused(answers, part, tmp_path, change):
    made = part("one", answers["interdict_leaf"].to_pylist())
    store = tmp_path / "store.sqlite"
    without = {name: value for name, value in made.items() if name not in change}
    for wrong in ({**made, **change}, without):
        with pytest.raises(interdict.InputError) as raised:
            interdict.seal([made, wrong], about=about(answers), store=store)
        assert raised.value.code == "usage" and "part 2" in str(raised.value)
    for heading in ("", "{}", "[]"):
        with pytest.raises(interdict.InputError):
            interdict.seal([made], about=heading, store=store)
    assert not store.exists()


def test_a_receipt_that_is_not_there_is_an_error(answers, part, tmp_path):
    store = tmp_path / "store.sqlite"
    with pytest.raises(interdict.StoreError) as raised:
        interdict.receipt(1, store=store)
    assert raised.value.code == "store.absent"
    interdict.seal([part("one", answers["interdict_leaf"].to_pylist())], about=about(answers), store=store)
    with pytest.raises(interdict.Error) as raised:
        interdict.receipt(2, store=store)
    assert raised.value.code == "receipt.unknown"


def test_a_receipt_of_the_command_line_gives_its_rows(command, tmp_path):
    store = tmp_path / "store.sqlite"
    command("screen", "Ryu Jin", "--receipt", "--store", store)
    kept = interdict.receipt(1, store=store)
    assert "parts" not in json.loads(kept["receipt"])
    assert json.loads(kept["leaves"][0])["place"] == "argument 1"
