"""Answers in notebooks."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import interdict
from interdict import _html

HOSTILE = '<script>alert("x")</script>'


class Balance(HTMLParser):
    """Checks that every element that is opened is closed, in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.opened: list = []
        self.feed(text)
        self.close()
        assert not self.opened, self.opened

    def handle_starttag(self, tag, attributes):
        if tag != "br":
            self.opened.append(tag)

    def handle_endtag(self, tag):
        assert self.opened.pop() == tag


def is_self_contained(text: str) -> bool:
    """Nothing from elsewhere, and nothing that holds for what stands around it in a notebook."""
    return not re.search(r"<script|<link|<style|https?:|url\(|@import| class=| id=|position:fixed", text)


def test_a_screening_shows_score_reasons_and_timeline(screener):
    text = screener.screen("Kim Yong Chol", birth_date=1962)._repr_html_()
    Balance(text)
    assert "KIM, Yong Chol" in text and "same name" in text and "2015-01-02" in text and "DPRK2" in text
    assert "listed by US Treasury, OFAC, SDN List under DPRK2 (E.O. 13687)" in text and is_self_contained(text)
    # The day of birth is the other's reason, and the other's timeline is its own.
    assert text.index("2015-01-02") < text.index("2010-08-30")


def test_the_timeline_of_a_party_has_the_designations_of_all_its_records():
    def record(identity, **designation):
        return {"id": identity, "interdict": {"designations": [designation]}}

    records = [
        record("a-1", authority="Marsh", listed_on="2015-01-02", delisted_on="2019-05-06"),
        record("b-1", authority="Ebb"),
        record("b-1", authority="Tern", listed_on="2014-03-04"),
        record("c-1", authority="Nobody", listed_on="2000-01-01"),
    ]
    match = {"entity": "a-1", "sameParty": ["b-1"], "caption": "Galleon Quartz", "score": 0.5}
    text = _html.screening({"matches": [match], "editions": [], "complete": True}, records)
    Balance(text)
    told = ["2014-03-04", "listed by Tern", "2015-01-02", "2019-05-06", "delisted by Marsh", "no day stated", "by Ebb"]
    places = [text.index(words) for words in told]
    assert places == sorted(places) and "Nobody" not in text


def test_the_timeline_is_the_same_from_an_index_and_with_several_lists(list_files, tmp_path):
    interdict.build_index(tmp_path / "lists.index", [list_files[1], "embedded"])
    from_index = interdict.Screener(tmp_path / "lists.index").screen("Kim Yong Chol")
    from_lists = interdict.Screener([list_files[1], "embedded"]).screen("Kim Yong Chol")
    assert from_index._repr_html_() == from_lists._repr_html_()
    assert "2015-01-02" in from_index._repr_html_()


def test_many_matches_are_folded(screener):
    matches = [{"entity": f"x-{number}", "caption": f"Party {number}", "score": 0.5} for number in range(25)]
    text = _html.screening({"matches": matches, "editions": [], "complete": True}, [])
    Balance(text)
    assert "25 matches" in text and "15 more" in text
    assert text.index("Party 9") < text.index("<details") < text.index("Party 10")


def test_what_is_not_complete_says_so_wherever_it_is_shown():
    for answer in ({"matches": []}, {"matches": [{"entity": "x", "caption": "x", "score": 0.5}]}, {"error": {}}):
        assert "Not complete" in _html.screening({**answer, "editions": [], "complete": False}, [])
    assert "Not complete" in _html.screener([{"title": "Marsh", "parties": 1, "complete": False, "gaps": []}])


def test_a_clear_answer_and_a_bad_one_say_so(screener):
    clear = screener.screen("Galleon Quartz")._repr_html_()
    bad = screener.screen_many([{}])[0]._repr_html_()
    for text in (clear, bad):
        Balance(text)
    assert "Clear" in clear and "Could not be screened" in bad and "Clear" not in bad


def test_nothing_that_comes_from_outside_is_markup():
    record = {
        "id": HOSTILE,
        "interdict": {
            "designations": [
                {
                    "authority": HOSTILE,
                    "list": HOSTILE,
                    "legal_basis": [HOSTILE],
                    "programmes": [{"code": HOSTILE}],
                    "listed_on": HOSTILE,
                    "delisted_on": HOSTILE,
                }
            ]
        },
    }
    match = {
        "entity": HOSTILE,
        "caption": HOSTILE,
        "score": 0.5,
        "schema": HOSTILE,
        "lists": [HOSTILE],
        "sameParty": [HOSTILE],
        "matchedName": {"text": HOSTILE + "!", "weak": True},
        "reasons": [HOSTILE],
        "programmes": [HOSTILE],
    }
    answer = {
        "subject": {"names": [HOSTILE], "identifiers": [{"value": HOSTILE}], "countries": [HOSTILE]},
        "notes": [HOSTILE],
        "matches": [match],
        "editions": [HOSTILE],
        "complete": True,
    }
    bad = {"error": {"code": HOSTILE, "message": HOSTILE}, "editions": [], "complete": False}
    editions = [{"title": HOSTILE, "publishedOn": HOSTILE, "parties": 1, "complete": False, "gaps": [HOSTILE]}]
    for text in (_html.screening(answer, [record]), _html.screening(bad, []), _html.screener(editions)):
        Balance(text)
        assert "<script" not in text and "alert" in text
    assert "<script" not in _html.page(HOSTILE)


def test_scores_are_never_shown_as_more_than_they_are():
    for score, shown in ((0.9996, "0.999"), (1.0, "1.000"), (0.0, "0.000")):
        assert re.search(r"\d\.\d+(?=<)", _html._score(score)).group() == shown


def test_lists_and_readings_have_pieces_too(screener):
    text = screener._repr_html_()
    Balance(text)
    assert "North Korea designations" in text and is_self_contained(text)
    page = screener.read("The Treasury named Ryu Jin on Friday, and it said why.")._repr_html_()
    assert page.startswith("<iframe srcdoc=") and page.count("<") == 2


def test_a_screener_tells_what_it_is(screener):
    assert repr(screener).startswith("<interdict.Screener: 14 parties of us_dprk_2015@2015-01-02#")
    assert interdict.__version__.count(".") == 2
