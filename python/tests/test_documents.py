"""Articles."""

from __future__ import annotations

import pytest

import interdict

ARTICLE = """Officials named in new measures

The Treasury said on Friday that it had imposed sanctions on Ryu Jin, who is an official of a trading company.

A spokesman for the company denied that Ryu Jin had broken any law, and said that it would appeal.
"""


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_an_article_is_read_from_text_bytes_and_path(screener, article):
    readings = [screener.read(given, published="2015-01-04") for given in (ARTICLE, ARTICLE.encode(), article)]
    assert all(reading.parties == ["ofac-17616"] for reading in readings)
    documents = [reading.to_dict()["documents"][0] for reading in readings]
    assert documents[0] == documents[1]
    assert documents[2]["name"] == str(article)


def test_several_articles_have_outlets_of_their_own(screener, article):
    reading = screener.read([ARTICLE, article], published="2015-01-04", outlet=["The Marsh Lantern", "Ebb News"])
    assert len(reading.to_dict()["documents"]) == 2
    assert "The Marsh Lantern" in reading.html() and "Ebb News" in reading.html()


def test_what_is_no_article_is_an_error(screener, tmp_path):
    cases = [
        ("article.txt", "input.path"),
        ("", "document.empty"),
        (b"%PDF-1.7\0\0\0", "document.not_text"),
        (tmp_path / "absent.txt", "input.unreadable"),
        ([], "input.no_articles"),
        (7, "usage"),
    ]
    for given, code in cases:
        with pytest.raises(interdict.InputError) as raised:
            screener.read(given)
        assert raised.value.code == code, given
    with pytest.raises(interdict.InputError):
        screener.read(ARTICLE, published="yesterday")
    with pytest.raises(interdict.InputError):
        screener.read([ARTICLE, ARTICLE], outlet="Ebb News")
