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
    return not re.search(r"<script|<link|https?:|url\(|@import", text)


def test_a_screening_shows_score_reasons_and_timeline(screener):
    text = screener.screen("Kim Yong Chol", birth_date=1962)._repr_html_()
    Balance(text)
    assert "KIM, Yong Chol" in text and "same name" in text and "2015-01-02" in text and "DPRK2" in text
    assert 'class="timeline"' in text and is_self_contained(text)


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
        "matchedName": {"text": HOSTILE + "!"},
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
    assert _html._score(0.9996).startswith("0.999")
    assert _html._score(1.0).startswith("1.000")


def test_lists_and_readings_have_pieces_too(screener):
    text = screener._repr_html_()
    Balance(text)
    assert "North Korea designations" in text and is_self_contained(text)
    page = screener.read("The Treasury named Ryu Jin on Friday, and it said why.")._repr_html_()
    assert page.startswith("<iframe srcdoc=") and page.count("<") == 2


def test_a_screener_tells_what_it_is(screener):
    assert repr(screener).startswith("<interdict.Screener: 14 parties of us_dprk_2015@2015-01-02#")
    assert interdict.__version__.count(".") == 2
