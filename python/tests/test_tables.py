"""Tables through Arrow's C stream interface."""

from __future__ import annotations

import _thread
import threading
import time

import pytest

import interdict

ROWS = {
    "id": ["C-1", "C-2", "C-3", "C-4"],
    "name": ["Ryu Jin", "Galleon Quartz", None, "Kim Yong Chol"],
    "birth_date": ["1965-08-07", None, None, "1962-02-18"],
}
DECISIONS = ["match", "clear", "not_screened", "match"]
ANSWER = [
    "interdict_decision",
    "interdict_score",
    "interdict_entity",
    "interdict_name",
    "interdict_lists",
    "interdict_programmes",
    "interdict_reasons",
    "interdict_matches",
    "interdict_message",
]


def test_pyarrow_tables_go_in_and_come_out(screener):
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow.table(ROWS)
    answers = screener.screen_table(table)
    assert answers.columns == [*ROWS, *ANSWER] and answers.notes == []
    found = answers.to_pyarrow()
    assert found.select(list(ROWS)).equals(table)
    assert found["interdict_decision"].to_pylist() == DECISIONS
    assert found["interdict_matches"].to_pylist()[2] is None
    assert found["interdict_message"].to_pylist()[2].startswith("record.no_name")
    assert b"interdict" in found.schema.metadata


def test_answers_are_read_once(screener):
    pyarrow = pytest.importorskip("pyarrow")
    answers = screener.screen_table(pyarrow.table(ROWS))
    pyarrow.table(answers)
    with pytest.raises(interdict.InputError) as raised:
        answers.to_pyarrow()
    assert raised.value.code == "input.used_up"


def test_nothing_is_screened_before_it_is_asked_for(screener):
    pyarrow = pytest.importorskip("pyarrow")
    schema = pyarrow.schema([("name", pyarrow.string())])
    pulled = []

    def batches():
        for number in range(5):
            pulled.append(number)
            yield pyarrow.record_batch({"name": ["Ryu Jin"] * 10}, schema=schema)

    source = pyarrow.RecordBatchReader.from_batches(schema, batches())
    reader = pyarrow.RecordBatchReader.from_stream(screener.screen_table(source, threads=4))
    assert pulled == []
    assert reader.read_next_batch().num_rows == 10 and pulled == [0]
    assert sum(batch.num_rows for batch in reader) == 40 and pulled == [0, 1, 2, 3, 4]


def test_a_large_batch_is_screened_in_pieces_and_in_order(screener):
    pyarrow = pytest.importorskip("pyarrow")
    names = [f"Galleon Quartz {number}" for number in range(40_000)]
    names[39_999] = "Ryu Jin"
    found = screener.screen_table(pyarrow.table({"name": names})).to_pyarrow()
    assert found["name"].to_pylist() == names
    assert found["interdict_entity"].to_pylist()[-1] == "ofac-17616"
    assert found["name"].num_chunks > 1


def test_the_number_of_threads_changes_no_answer(screener):
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow.table({"name": ["Ryu Jin", "Kim Yong Chol", "Galleon Quartz"] * 500})
    one, many = (screener.screen_table(table, threads=threads).to_pyarrow() for threads in (1, 7))
    assert one.equals(many)


def test_explanations_stand_in_a_column_of_their_own_and_are_replaced(screener):
    pyarrow = pytest.importorskip("pyarrow")
    found = screener.screen_table(pyarrow.table(ROWS), explain=True).to_pyarrow()
    explained = found["interdict_explanations"].to_pylist()
    assert '"words"' in explained[0][0] and explained[1] == [] and explained[2] is None
    again = screener.screen_table(found, explain=True).to_pyarrow()
    assert again.equals(found)
    assert "interdict_explanations" not in screener.screen_table(found).columns


def test_columns_are_named_where_their_headers_do_not_tell(screener):
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow.table({"who": ["Ryu Jin"]})
    with pytest.raises(interdict.InputError) as raised:
        screener.screen_table(table)
    assert raised.value.code == "input.no_name_column" and "columns=" in raised.value.hint
    found = screener.screen_table(table, columns={"name": "who"}).to_pyarrow()
    assert found["interdict_entity"].to_pylist() == ["ofac-17616"]
    with pytest.raises(interdict.InputError):
        screener.screen_table(table, columns={"name": "whom"})


def test_a_column_that_cannot_be_used_is_said(screener):
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow.table({"name": ["Ryu Jin"], "country": [{"code": "kp"}]})
    assert "country" in screener.screen_table(table).notes[0]


def test_an_error_of_the_table_reaches_who_reads_the_answers(screener):
    pyarrow = pytest.importorskip("pyarrow")
    schema = pyarrow.schema([("name", pyarrow.string())])

    def batches():
        yield pyarrow.record_batch({"name": ["Ryu Jin"]}, schema=schema)
        raise ValueError("the database went away")

    source = pyarrow.RecordBatchReader.from_batches(schema, batches())
    reader = pyarrow.RecordBatchReader.from_stream(screener.screen_table(source))
    assert reader.read_next_batch().num_rows == 1
    with pytest.raises(Exception, match="the database went away"):
        reader.read_next_batch()


def test_other_threads_go_on_while_a_table_is_screened(screener):
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow.table({"name": [f"Yong Chol Kim {number}" for number in range(20_000)]})
    ticks, done = [], threading.Event()

    def tick():
        while not done.wait(0.001):
            ticks.append(1)

    thread = threading.Thread(target=tick)
    thread.start()
    screener.screen_table(table, threads=1).to_pyarrow()
    done.set()
    thread.join()
    assert len(ticks) > 5


def test_ctrl_c_ends_a_table_between_answers(screener):
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow.table({"name": [f"Yong Chol Kim {number}" for number in range(20_000)]})
    begun = time.monotonic()
    screener.screen_table(table, threads=1).to_pyarrow()
    once = time.monotonic() - begun
    # As many as take half a minute.
    many = pyarrow.concat_tables([table] * int(30 / once + 1))
    timer = threading.Timer(once, _thread.interrupt_main)
    begun = time.monotonic()
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        screener.screen_table(many, threads=1).to_pyarrow()
    assert time.monotonic() - begun < 15


def test_a_record_batch_and_an_empty_table_are_tables(screener):
    pyarrow = pytest.importorskip("pyarrow")
    batch = pyarrow.record_batch({"name": ["Ryu Jin"]})
    assert screener.screen_table(batch).to_pyarrow()["interdict_decision"].to_pylist() == ["match"]
    empty = pyarrow.table({"name": pyarrow.array([], pyarrow.string())})
    assert screener.screen_table(empty).to_pyarrow().num_rows == 0


def test_what_is_no_table_is_refused(screener):
    for table in ([], "name", object()):
        with pytest.raises(interdict.InputError) as raised:
            screener.screen_table(table)
        assert raised.value.code == "input.no_table"


def test_polars_frames_go_in_and_come_out(screener):
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame(ROWS)
    found = polars.DataFrame(screener.screen_table(frame))
    assert found["interdict_decision"].to_list() == DECISIONS
    assert found.select(list(ROWS)).equals(frame)


def test_polars_frames_may_have_columns_without_any_value(screener):
    polars, pyarrow = pytest.importorskip("polars"), pytest.importorskip("pyarrow")
    frame = polars.DataFrame({**ROWS, "middle_name": [None] * 4, "notes": [[]] * 4, "seen": [{"on": None}] * 4})
    assert frame.schema["middle_name"] == polars.Null
    found = screener.screen_table(frame).to_pyarrow()
    assert found["interdict_decision"].to_pylist() == DECISIONS
    assert found.schema.field("middle_name").type == pyarrow.null()
    assert polars.DataFrame(screener.screen_table(frame)).select(frame.columns).equals(frame)


def test_a_column_is_no_table_and_it_is_said_what_takes_it(screener):
    polars, pandas = pytest.importorskip("polars"), pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    names = ["Ryu Jin", "Galleon Quartz"]
    for series in (polars.Series("name", names), pandas.Series(names, name="name")):
        if not hasattr(series, "__arrow_c_stream__"):
            continue
        with pytest.raises(interdict.InputError) as raised:
            screener.screen_table(series)
        assert raised.value.code == "input.no_table" and "screen_many" in raised.value.hint
        assert [answer.clear for answer in screener.screen_many(series)] == [False, True]
        found = screener.screen_table(series.to_frame()).to_pyarrow()
        assert found["interdict_decision"].to_pylist() == ["match", "clear"]


def test_duckdb_relations_go_in(screener):
    duckdb, pyarrow = pytest.importorskip("duckdb"), pytest.importorskip("pyarrow")
    customers = pyarrow.table(ROWS)
    relation = duckdb.connect().from_arrow(customers)
    if not hasattr(relation, "__arrow_c_stream__"):
        pytest.skip("this duckdb has no C stream interface")
    found = screener.screen_table(relation).to_pyarrow()
    assert found["interdict_decision"].to_pylist() == DECISIONS


def test_the_schema_of_answers_is_known_before_and_after_they_are_read(screener):
    pyarrow = pytest.importorskip("pyarrow")
    answers = screener.screen_table(pyarrow.table(ROWS), explain=True)
    before = pyarrow.schema(answers)
    found = answers.to_pyarrow()
    assert before.equals(found.schema, check_metadata=True) and pyarrow.schema(answers).equals(before)
    assert before.names == answers.columns


def test_duckdb_takes_answers_as_they_are(screener):
    duckdb, pyarrow = pytest.importorskip("duckdb"), pytest.importorskip("pyarrow")
    answers = screener.screen_table(pyarrow.table(ROWS))
    connection = duckdb.connect()
    found = connection.sql("SELECT id, interdict_decision FROM answers ORDER BY id").fetchall()
    assert found == list(zip(ROWS["id"], DECISIONS))


def test_a_million_threads_are_as_many_as_have_work(screener):
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow.table({"name": ["Ryu Jin", "Galleon Quartz"] * 10_000})
    found = screener.screen_table(table, threads=10**6).to_pyarrow()
    assert found["interdict_decision"].to_pylist() == ["match", "clear"] * 10_000


def test_pandas_frames_go_in(screener):
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    frame = pandas.DataFrame(ROWS)
    if not hasattr(frame, "__arrow_c_stream__"):
        pytest.skip("this pandas has no C stream interface")
    found = screener.screen_table(frame).to_pyarrow().to_pandas()
    assert found["interdict_decision"].to_list() == DECISIONS
    answers = screener.screen_many(row for _, row in frame.iterrows())
    assert [answer.clear for answer in answers] == [False, True, False, False]
    assert answers[2].error.startswith("record.no_name")
