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


@pytest.mark.parametrize(
    "path",
    [
        "article.txt",
        "an article.html",
        "articles/one",
        "../one",
        "C:\\articles\\one",
        "report.docx",
        "https://lantern.example/article",
        " article.md\n",
        b"article.txt",
    ],
)
def test_a_path_that_is_given_as_a_text_is_no_article(screener, path):
    with pytest.raises(interdict.InputError) as raised:
        screener.read(path)
    assert raised.value.code == "input.path" and "no such file" in str(raised.value)
    assert "pathlib.Path" in raised.value.hint


def test_a_file_that_is_there_is_no_text_either(screener, article, monkeypatch):
    named = article.rename(article.parent / "named so")
    monkeypatch.chdir(named.parent)
    for path in (str(named), "named so"):
        with pytest.raises(interdict.InputError) as raised:
            screener.read(path)
        assert raised.value.code == "input.path" and "no such file" not in str(raised.value)
    assert screener.read(named, published="2015-01-04").parties == ["ofac-17616"]


def test_one_line_may_be_an_article(screener):
    for text in ("The Treasury named Ryu Jin on Friday.", "Treasury/OFAC named Ryu Jin on Friday", "Sanctions!"):
        screener.read(text)


PDF = "%PDF-1.7\n1 0 obj << /Title (Ryu Jin named by Treasury) >> endobj\n"


def test_a_pdf_is_no_text_however_it_comes(screener, tmp_path):
    file = tmp_path / "article"
    file.write_text(PDF, encoding="utf-8")
    for given in (PDF, PDF.encode(), bytearray(PDF.encode()), b"\xef\xbb\xbf\n" + PDF.encode(), file, "%PDF-1.7"):
        with pytest.raises(interdict.InputError) as raised:
            screener.read(given)
        assert raised.value.code == "document.not_text" and "text" in raised.value.hint, given


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
