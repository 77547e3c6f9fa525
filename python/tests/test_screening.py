"""Names and subjects against lists."""

from __future__ import annotations

import datetime
import pathlib
import threading

import pytest

import interdict


def test_a_listed_name_is_found_with_its_reasons(screener):
    answer = screener.screen("Kim Yong Chol", birth_date="1962-02-18", country="kp")
    best = answer.matches[0]
    assert (best.id, best.name, best.list, best.since) == (
        "ofac-17614",
        "KIM, Yong Chol",
        "us_dprk_2015",
        "2015-01-02",
    )
    assert best.score > 0.99 and "same name" in best.reasons and best.programmes == ["DPRK2"]
    assert best.schema == "Person" and best.explanation is None
    assert not answer.clear and answer.error is None and answer.complete
    assert best.to_dict() == answer.to_dict()["matches"][0]
    assert "ofac-17614" in repr(answer) and "ofac-17614" in repr(best)


def test_nobody_found_is_clear_and_names_the_editions(screener):
    answer = screener.screen("Galleon Quartz")
    assert answer.clear and answer.matches == []
    assert answer.editions[0].startswith("us_dprk_2015@2015-01-02#")


def test_dates_are_taken_as_people_have_them(screener):
    scores = {
        screener.screen("Kim Yong Chol", birth_date=born).matches[0].score
        for born in ("1962-02-18", datetime.date(1962, 2, 18), datetime.datetime(1962, 2, 18, 10, 30), ["1962-02-18"])
    }
    assert len(scores) == 1
    assert screener.screen("Kim Yong Chol", birth_date=1962).matches
    assert screener.screen("Ryu Jin", as_of=datetime.date(2014, 12, 31)).clear


def test_an_explanation_comes_when_it_is_asked_for(screener):
    best = screener.screen("Ryu Jin", explain=True).matches[0]
    assert best.explanation["words"]


def test_numbers_find_without_a_name(screener):
    text = screener.screen(identifiers="passport:563410081")
    as_dictionary = screener.screen(identifiers={"passport": "563410081"})
    assert text.json() == as_dictionary.json()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({}, "input.none"),
        ({"name": "--"}, "input.no_name"),
        ({"name": "x", "threshold": 2}, "usage"),
        ({"name": "x", "limit": 0}, "usage"),
        ({"name": "x", "country": "Atlantis"}, "usage"),
        ({"name": "x", "schema": "unicorn"}, "usage"),
        ({"name": "x", "birth_date": "03/04/1962"}, "usage"),
        ({"name": "x", "as_of": "2015"}, "usage"),
        ({"name": "x", "identifiers": "unicorn:7"}, "usage"),
    ],
)
def test_a_wrong_argument_is_an_error_and_no_clear_answer(screener, arguments, code):
    with pytest.raises(interdict.InputError) as raised:
        screener.screen(**arguments)
    assert raised.value.code == code


def test_many_subjects_are_answered_one_each_in_their_order(screener):
    subjects = [
        {"id": "C-1", "name": "Ryu Jin", "birth_date": datetime.date(1965, 8, 7)},
        {"id": "C-2", "name": "Galleon Quartz", "birth_date": float("nan"), "country": None},
        "Kim Yong Chol",
    ] * 50
    answers = screener.screen_many(subjects)
    assert [answer.clear for answer in answers] == [False, True, False] * 50
    assert [answer.id for answer in answers[:3]] == ["C-1", "C-2", None]
    assert answers[1].notes == []
    assert screener.screen_many(iter(subjects), threads=1)[0].json() == answers[0].json()
    assert screener.screen_many([]) == []


def test_a_subject_that_could_not_be_screened_is_not_clear(screener):
    bad = screener.screen_many([{"colour": "red"}])[0]
    assert bad.error.startswith("record.no_name") and not bad.clear
    with pytest.raises(interdict.InputError) as raised:
        bad.matches
    assert raised.value.code == "record.no_name"
    assert bad.to_dict()["error"]["code"] == "record.no_name"


def test_what_is_no_list_of_subjects_is_refused(screener):
    endless: dict = {"name": "x"}
    endless["self"] = endless
    for subjects in ("Ryu Jin", {"name": "Ryu Jin"}, [["Ryu Jin"]], [7], [endless]):
        with pytest.raises(interdict.InputError):
            screener.screen_many(subjects)


def test_one_screener_serves_several_threads(screener):
    expected = screener.screen("Ryu Jin").json()
    found = []

    def ask():
        found.append(screener.screen("Ryu Jin").json())

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 8


def test_lists_are_files_paths_and_names(list_files):
    first, second = list_files
    assert interdict.Screener(str(first)).parties == 2
    screener = interdict.Screener([second, "embedded"])
    assert screener.parties == 3 + 14
    assert [edition["dataset"] for edition in screener.editions] == ["marsh", "us_dprk_2015"]
    assert screener.screen("Tern of Ebb").matches[0].id == "marsh-3"


def test_a_list_that_is_cut_off_is_refused_unless_allowed(list_files):
    path = list_files[1]
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(interdict.ListError) as raised:
        interdict.Screener(path)
    assert raised.value.code == "list.incomplete" and "allow_incomplete=True" in raised.value.hint
    with pytest.warns(UserWarning, match="not complete"):
        screener = interdict.Screener(path, allow_incomplete=True)
    assert not screener.screen("Galleon Quartz").complete


@pytest.mark.parametrize(("lists", "error"), [("no_such_list", interdict.ListError), ("all", interdict.StoreError)])
def test_a_list_that_is_not_there_is_an_error(lists, error):
    with pytest.raises(error) as raised:
        interdict.Screener(lists)
    assert raised.value.hint


def test_show_tells_all_of_a_party(screener):
    record = screener.show("ofac-17614")
    assert record["caption"] == "KIM, Yong Chol" and "also" not in record
    with pytest.raises(interdict.InputError) as raised:
        screener.show("ofac-1")
    assert raised.value.code == "party.unknown"
    with pytest.raises(interdict.InputError) as raised:
        screener.show("ofac-17614", as_of="2014-12-31")
    assert raised.value.code == "party.not_in_force" and "2015-01-02" in str(raised.value)


def test_an_index_answers_as_the_lists_it_was_built_from(list_files, tmp_path):
    path = tmp_path / "lists.index"
    interdict.build_index(path, [list_files[1], "embedded"])
    from_lists, from_index = interdict.Screener([list_files[1], "embedded"]), interdict.Screener(path)
    assert from_index.parties == from_lists.parties and from_index.editions == from_lists.editions
    for name in ("Ryu Jin", "Tern of Ebb", "Nobody Known"):
        assert from_index.screen(name, explain=True).json() == from_lists.screen(name, explain=True).json()
    with pytest.raises(interdict.InputError):
        interdict.Screener([path, "embedded"])


def test_an_index_takes_the_place_of_no_list_unless_asked(list_files, tmp_path):
    path, text = list_files[0], list_files[0].read_text(encoding="utf-8")
    with pytest.raises(interdict.ListError) as raised:
        interdict.build_index(path, "embedded")
    assert raised.value.code == "index.exists" and path.read_text(encoding="utf-8") == text
    interdict.build_index(path, "embedded", overwrite=True)
    interdict.build_index(path, "embedded")
    assert interdict.Screener(path).parties == 14


def test_an_index_in_a_folder_of_lists_is_not_passed_over(list_files):
    folder = list_files[0].parent
    interdict.build_index(folder / "lists.index", "embedded")
    with pytest.raises(interdict.ListError) as raised:
        interdict.Screener(folder)
    assert raised.value.code == "list.is_index" and "lists.index" in str(raised.value)


def test_a_path_that_is_not_utf_8_is_named(tmp_path):
    with pytest.raises(interdict.Error):
        interdict.Screener(pathlib.Path("lists-\udcff"))
