"""Values of subjects and of arguments: what counts as one, and what is refused so that nobody is cleared by mistake."""

from __future__ import annotations

import collections
import datetime
import decimal
import uuid

import pytest

import interdict

LISTED = "ofac-17614"


def found(screener, **subject):
    """The parties that are found for one dictionary."""
    return [match.id for match in screener.screen_many([subject])[0].matches]


def refused(code, call, *arguments, **named):
    with pytest.raises(interdict.InputError) as raised:
        call(*arguments, **named)
    assert raised.value.code == code, raised.value
    return str(raised.value)


@pytest.mark.parametrize(
    "name",
    [
        b"Kim Yong Chol",
        bytearray(b"Kim Yong Chol"),
        memoryview(b"Kim Yong Chol"),
        ["Kim Yong Chol"],
        {"Kim Yong Chol"},
        [["Kim Yong Chol"]],
        ["Galleon Quartz", b"Kim Yong Chol"],
    ],
)
def test_a_listed_name_is_found_in_whatever_it_comes(screener, name):
    assert found(screener, name=name)[0] == LISTED


def test_bytes_that_are_not_utf_8_are_windows_1252(screener):
    answer = screener.screen_many([{"name": "Jos\u00e9 Lantern".encode("cp1252")}])[0]
    assert answer.subject["names"] == ["Jos\u00e9 Lantern"]
    assert screener.screen("Jos\u00e9".encode()).subject["names"] == ["Jos\u00e9"]


def test_names_as_bytes_and_in_columns_are_subjects(screener):
    pandas = pytest.importorskip("pandas")
    answers = screener.screen_many([b"Ryu Jin", None, float("nan")])
    assert [answer.clear for answer in answers] == [False, False, False]
    assert [answer.error is None for answer in answers] == [True, False, False]
    answers = screener.screen_many(pandas.Series(["Ryu Jin", None, "Galleon Quartz"]))
    assert [answer.error is None for answer in answers] == [True, False, True]
    assert answers[0].matches[0].id == "ofac-17616" and answers[2].clear


def test_arrays_and_columns_are_several_values(screener):
    numpy, pandas = pytest.importorskip("numpy"), pytest.importorskip("pandas")
    names = ["Galleon Quartz", "Kim Yong Chol"]
    for column in (numpy.array(names), pandas.Series(names), pandas.Index(names), tuple(names)):
        assert LISTED in found(screener, name=column), type(column)
    born = numpy.array(["1962-02-18", "NaT"], dtype="datetime64[ns]")
    for given in (born, born[0], numpy.int64(1962), numpy.float32(1962), pandas.Timestamp("1962-02-18")):
        answer = screener.screen_many([{"name": "Kim Yong Chol", "birth_date": given}])[0]
        assert answer.notes == [] and len(answer.subject["births"]) == 1, given
        assert screener.screen("Kim Yong Chol", birth_date=given).subject["births"] == answer.subject["births"]
    numbers = screener.screen(identifiers=numpy.array([563410081, 7])).subject["identifiers"]
    assert [number["value"] for number in numbers] == ["563410081", "7"]


def test_columns_of_polars_and_pyarrow_are_several_values(screener):
    polars, pyarrow = pytest.importorskip("polars"), pytest.importorskip("pyarrow")
    names = ["Galleon Quartz", "Kim Yong Chol"]
    for column in (polars.Series(names), pyarrow.array(names), pyarrow.chunked_array([names])):
        assert LISTED in found(screener, name=column), type(column)
        assert len(screener.screen_many(column)) == 2
    assert found(screener, name=pyarrow.scalar("Kim Yong Chol"))[0] == LISTED


def test_numbers_days_and_identities_are_written_as_they_are(screener):
    identity = uuid.UUID(int=7)
    cases = [
        (7, "7"),
        (7.0, "7"),
        (decimal.Decimal("1962.00"), "1962"),
        (decimal.Decimal("1.50"), "1.50"),
        (identity, str(identity)),
        (datetime.date(1962, 2, 18), "1962-02-18"),
        (datetime.datetime(1962, 2, 18, 10, 30), "1962-02-18"),
    ]
    for given, written in cases:
        assert screener.screen_many([{"id": given, "name": "Galleon Quartz"}])[0].id == written, given


@pytest.mark.parametrize("gap", [None, float("nan"), decimal.Decimal("NaN"), [], [None], ""])
def test_gaps_are_missing(screener, gap):
    answer = screener.screen_many([{"name": "Ryu Jin", "birth_date": gap, "country": gap}])[0]
    assert answer.subject["births"] == [] and answer.subject["countries"] == [] and answer.notes == []
    assert screener.screen_many([{"name": gap}])[0].error.startswith("record.no_name")


class Customer:
    name = "Kim Yong Chol"

    def __str__(self):
        return self.name


@pytest.mark.parametrize(
    "value", [(name for name in ["Kim Yong Chol"]), Customer(), Customer, object(), 3j, datetime.time(10, 30), range(3)]
)
def test_a_value_of_another_kind_is_an_error_that_names_the_subject_and_the_key(screener, value):
    subjects = [{"name": "Galleon Quartz"}, {"name": "Galleon Quartz", "alias": value}]
    told = refused("usage", screener.screen_many, subjects)
    assert "subject 2, `alias`" in told and type(value).__name__ in told
    assert "subject 1, `properties.name`" in refused("usage", screener.screen_many, [{"properties": {"name": value}}])
    assert "birth_date" in refused("usage", screener.screen, "Ryu Jin", birth_date=value)


def test_a_number_without_end_is_no_value(screener):
    for endless in (float("inf"), decimal.Decimal("-Infinity")):
        refused("usage", screener.screen_many, [{"name": endless}])


@pytest.mark.parametrize(
    ("one", "other"),
    [("name", "Name"), ("birth_date", "birthDate"), ("1", 1), ("first_name", "given name"), ("Surname", "last_name")],
)
def test_two_keys_that_are_one_are_an_error(screener, one, other):
    told = refused("usage", screener.screen_many, [{"name": "x"}, {"id": 7, one: "Ryu", other: "Jin"}])
    assert "subject 2" in told and f"`{one}`" in told and f"`{other}`" in told
    # One of the two without a value takes nothing away from the other.
    assert len(screener.screen_many([{"id": 7, "alias": "Ryu Jin", one: "1962", other: None}])) == 1


def test_keys_that_may_both_have_values_are_none(screener):
    subject = {"name": "Ryu Jin", "full_name": "Jin Ryu", "nationality": "kp", "country": "cn", "id": 1, "ref": 2}
    assert screener.screen_many([subject])[0].subject["countries"] == ["cn", "kp"]
    entity = {"schema": "Person", "properties": {"name": ["Ryu Jin"], "middleName": ["A"], "secondName": ["B"]}}
    assert screener.screen_many([entity])[0].matches


def test_keys_are_bytes_too_and_a_value_without_one_is_told(screener):
    assert found(screener, **{"name": "Kim Yong Chol"}) == [
        match.id for match in screener.screen_many([{b"name": b"Kim Yong Chol"}])[0].matches
    ]
    # What csv.DictReader makes of a row that is longer than its header.
    bad, good = screener.screen_many([{"name": "Ryu Jin", None: ["kp"]}, {"name": "Ryu Jin", None: None}])
    assert bad.error.startswith("record.columns") and good.matches


def test_rows_of_all_kinds_are_subjects(screener):
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"name": ["Ryu Jin"], "birth_date": [datetime.date(1965, 8, 7)]})
    row = collections.namedtuple("Row", ["name", "birth_date"])("Ryu Jin", "1965-08-07")
    expected = screener.screen_many([{"name": "Ryu Jin", "birth_date": "1965-08-07"}])[0].json()
    for rows in (frame.to_dict("records"), frame.itertuples(index=False), [frame.iloc[0]], [row]):
        assert [answer.json() for answer in screener.screen_many(rows)] == [expected]
    assert "screen_table" in refused("usage", screener.screen_many, frame)


def test_half_of_a_surrogate_pair_is_told_with_its_place(screener):
    answers = screener.screen_many([{"name": "Galleon Quartz"}, {"name": "Kim \ud800"}, "Ryu Jin", "\udfff"])
    assert [bool(answer.error) for answer in answers] == [False, True, False, True]
    assert answers[1].error.startswith("record.encoding: subject 2, `name`") and not answers[1].clear
    refused("record.encoding", lambda: answers[1].matches)
    assert "name" in refused("record.encoding", screener.screen, "Kim \ud800")
    refused("record.encoding", screener.read, "It said that \ud800 was listed.")
    refused("record.encoding", screener.show, "\ud800")


WRONG = [
    ("screen", (7,), {}),
    ("screen", (["Ryu Jin"],), {}),
    ("screen", ("Ryu Jin",), {"limit": -1}),
    ("screen", ("Ryu Jin",), {"limit": 10**30}),
    ("screen", ("Ryu Jin",), {"limit": "10"}),
    ("screen", ("Ryu Jin",), {"limit": None}),
    ("screen", ("Ryu Jin",), {"threshold": "0.5"}),
    ("screen", ("Ryu Jin",), {"threshold": float("nan")}),
    ("screen", ("Ryu Jin",), {"schema": 7}),
    ("screen", ("Ryu Jin",), {"country": object()}),
    ("screen", ("Ryu Jin",), {"as_of": object()}),
    ("screen", ("Ryu Jin",), {"as_of": float("nan")}),
    ("screen", (), {"identifiers": object()}),
    ("screen", (), {"identifiers": {7: "9074729"}}),
    ("screen_many", (7,), {}),
    ("screen_many", (b"Ryu Jin",), {}),
    ("screen_many", (["Ryu Jin"],), {"threads": 0}),
    ("screen_many", (["Ryu Jin"],), {"threads": -1}),
    ("screen_many", (["Ryu Jin"],), {"threads": 10**30}),
    ("screen_many", (["Ryu Jin"],), {"threads": "2"}),
    ("read", (object(),), {}),
    ("read", ("It said why on Friday.",), {"published": object()}),
    ("read", ("It said why on Friday.",), {"outlet": object()}),
    ("show", (7,), {}),
    ("show", (None,), {}),
    ("save_index", (7,), {}),
]


@pytest.mark.parametrize(("method", "arguments", "named"), WRONG)
def test_an_argument_of_a_wrong_type_is_an_error_of_this_package(screener, method, arguments, named):
    told = refused("usage", getattr(screener, method), *arguments, **named)
    for argument in named:
        assert argument in told


def test_several_names_in_the_place_of_one_are_told_to_be_too_many(screener):
    assert "one text was expected" in refused("usage", screener.screen, ["Ryu Jin"])


def test_wrong_arguments_of_a_table_and_of_functions_are_errors_of_this_package(screener):
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow.table({"name": ["Ryu Jin"]})
    for named in ({"columns": ["name"]}, {"columns": {"name": " "}}, {"leaves": "secret", "place": "name"}, {"limit": 0}):
        refused("usage", screener.screen_table, table, **named)
    refused("usage", interdict.history, 7)
    refused("usage", interdict.history, "x-1", store=7)
    refused("usage", interdict.diff, 7, "2020-01-01", "2020-02-01")
    refused("usage", interdict.receipt, "1")
    refused("usage", interdict.seal, 7, about="{}")


def test_a_call_that_no_signature_allows_is_a_type_error_as_everywhere(screener):
    for call in (
        lambda: screener.screen("Ryu Jin", colour="red"),
        lambda: screener.screen_many(),
        lambda: screener.screen("Ryu Jin", explain="yes"),
    ):
        with pytest.raises(TypeError):
            call()


@pytest.mark.parametrize("lists", [None, [], (), "", "  ", [None], ["embedded", None], 7, [b"embedded"]])
def test_no_list_is_no_embedded_list(lists):
    told = refused("usage", interdict.Screener, lists)
    assert "lists" in told and "embedded" in told
    refused("usage", interdict.build_index, "unused.index", lists)


def test_without_an_argument_the_list_is_the_embedded_one():
    assert interdict.Screener().editions == interdict.Screener("embedded").editions


def test_a_million_threads_are_as_many_as_have_work(screener):
    subjects = ["Ryu Jin", "Galleon Quartz"] * 20
    few, many = screener.screen_many(subjects, threads=1), screener.screen_many(subjects, threads=10**6)
    assert [answer.json() for answer in few] == [answer.json() for answer in many]
    assert len(screener.screen_many(["Galleon Quartz"] * 40_000, threads=10**6)) == 40_000
