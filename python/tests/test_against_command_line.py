"""Byte for byte what the command line answers. Needs the program: INTERDICT_BINARY=target/release/interdict."""

from __future__ import annotations

import json

import pytest

import interdict
from conftest import ROOT

QUESTIONS = [
    ({"name": "Kim Yong Chol"}, []),
    ({"name": "김영철", "country": "kp"}, ["--country", "kp"]),
    ({"name": "Kim Yong Chol", "birth_date": 1962, "explain": True}, ["--birth-date", "1962", "--explain"]),
    ({"name": "Ryu Jin", "schema": "person"}, ["--schema", "person"]),
    ({"name": "Yong Chol", "limit": 1, "threshold": 0.2}, ["--limit", "1", "--threshold", "0.2"]),
    ({"name": "Kim Yong Chol", "as_of": "2014-12-31"}, ["--as-of", "2014-12-31"]),
    ({"name": "Tern of Ebb", "identifiers": ["imo:9074729", "563410081"]}, ["--id", "imo:9074729", "--id", "563410081"]),
]


@pytest.mark.parametrize(("arguments", "options"), QUESTIONS)
def test_a_name_has_the_same_line(screener, command, arguments, options):
    expected = command("screen", arguments["name"], *options, "--format", "jsonl")
    assert screener.screen(**arguments).json() + "\n" == expected


def test_subjects_have_the_same_lines(screener, command):
    subjects = [
        {"id": "C-1", "name": "Ryu Jin", "birth_date": "1965-08-07"},
        {"firstname": "Yong Chol", "lastname": "Kim", "country": ["North Korea", "Iran"]},
        {"schema": "Person", "properties": {"name": ["Kil Jong Hun"], "birthDate": ["1972-02-20"]}},
        {"colour": "red"},
        {"name": "Galleon Quartz", "birth_date": "someday"},
        # As data frames have years in columns with gaps, and as they write them into JSON.
        {"name": "Kim Yong Chol", "birth_date": 1962.0},
    ]
    given = "".join(json.dumps(subject) + "\n" for subject in subjects)
    expected = command("screen", "-", "--format", "jsonl", given=given)
    answers = screener.screen_many(subjects)
    assert "".join(answer.json() + "\n" for answer in answers) == expected


def test_several_lists_give_the_same_lines(command, list_files):
    lists = [str(list_files[1]), "embedded"]
    options = [argument for choice in lists for argument in ("--list", choice)]
    expected = command("screen", "Tern of Ebb", *options, "--format", "jsonl")
    assert interdict.Screener(lists).screen("Tern of Ebb").json() + "\n" == expected


def test_a_table_has_the_columns_of_a_parquet_answer(screener, command, tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    csv, parquet = pytest.importorskip("pyarrow.csv"), pytest.importorskip("pyarrow.parquet")
    table = csv.read_csv(ROOT / "examples" / "customers.csv")
    questions, answers = tmp_path / "customers.parquet", tmp_path / "answers.parquet"
    parquet.write_table(table, questions)
    command("screen", questions, "--out", answers)
    expected = parquet.read_table(answers)
    found = screener.screen_table(table).to_pyarrow()
    assert found.equals(expected)
    assert found.schema.metadata[b"interdict"] == expected.schema.metadata[b"interdict"]
    assert isinstance(found, pyarrow.Table)


def test_an_article_has_the_same_dossier(screener, command, tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(
        "Officials named\n\nThe Treasury said on Friday that it had imposed sanctions on Ryu Jin, an official.\n\n"
        'A spokesman denied it. "Ryu Jin broke no law," he said on Sunday in the capital.\n',
        encoding="utf-8",
    )
    expected = command("read", path, "--published", "2015-01-04", "--outlet", "Ebb News", "--format", "json")
    assert screener.read(path, published="2015-01-04", outlet="Ebb News").json() + "\n" == expected


@pytest.mark.parametrize(
    ("published", "standing", "seen"),
    [
        ("2019-12-01", {"status": "unknown"}, None),
        ("2020-01-15", {"status": "listed_later", "since": "2020-02-01"}, {"with": "2020-02-01", "without": "2020-01-01"}),
        ("2020-03-01", {"status": "listed", "since": "2020-02-01"}, {"with": "2020-02-01", "without": "2020-01-01"}),
    ],
)
def test_editions_date_a_party_of_which_the_list_says_nothing(command, store, tmp_path, published, standing, seen):
    path = tmp_path / "article.txt"
    path.write_text("The tanker Tern of Ebb carried goods for Marsh Lantern Trading, officials said.\n", encoding="utf-8")
    asked = ("read", path, "--list", "marsh", "--store", store, "--published", published, "--format", "json")
    answer = interdict.Screener("marsh", store=store).read(path, published=published)
    assert answer.json() + "\n" == command(*asked)
    parties = {party["entity"]: party for party in answer.to_dict()["documents"][0]["parties"]}
    assert (parties["marsh-3"]["standing"], parties["marsh-3"].get("seen")) == (standing, seen)


def test_a_party_is_shown_the_same(screener, command):
    assert screener.show("ofac-17614") == json.loads(command("show", "ofac-17614", "--format", "json"))


def test_the_store_tells_the_same(command, store):
    asked = ("lists", "history", "marsh-1", "--format", "json", "--store", store)
    assert interdict.history("marsh-1", store=store) == json.loads(command(*asked))
    asked = ("lists", "diff", "marsh@2020-01-15", "marsh@2020-03-01", "--format", "json", "--store", store)
    changes = interdict.diff("marsh", "2020-01-15", "2020-03-01", store=store)
    assert changes == json.loads(command(*asked))
    assert [party["id"] for party in changes["added"]] == ["marsh-3"]


def test_what_was_known_on_a_day_is_the_same(command, store):
    screener = interdict.Screener("marsh", store=store, known_on="2020-01-15")
    assert screener.screen("Tern of Ebb").clear
    asked = ("screen", "Galleon Quartz", "--list", "marsh", "--store", store, "--known-on", "2020-01-15")
    assert screener.screen("Galleon Quartz").json() + "\n" == command(*asked, "--format", "jsonl")
    with pytest.raises(interdict.InputError):
        interdict.Screener("embedded", known_on="2020-01-15")


def test_versions_are_the_same(command):
    assert command("--version").split()[-1] == interdict.__version__
