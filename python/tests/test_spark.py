"""Spark: two real executor processes answer as one machine does, whatever happens to them.

INTERDICT_SPARK_ROWS says how many customers (20,000 unless said). Needs pyspark 4, pyarrow, Java 17 and /proc.
"""

from __future__ import annotations

import copy
import os
import pathlib
import random
import re
import shutil
import signal
import sys
import tempfile
import threading
import time

import pytest

import interdict

pyspark = pytest.importorskip("pyspark")
pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")
if shutil.which("java") is None or not pathlib.Path("/proc/self/cmdline").exists():
    pytest.skip("Spark needs Java, and finding its processes needs /proc", allow_module_level=True)

from pyspark.sql import SparkSession, functions as F  # noqa: E402

from conftest import ROOT  # noqa: E402
from interdict import spark as screening  # noqa: E402
from interdict import _merkle, _spark_receipts  # noqa: E402

ROWS = int(os.environ.get("INTERDICT_SPARK_ROWS", "20000"))
GIVEN = "Anna Maria Peter Paul Ines Jonas Olga Omar Leila Mateo Sofia Lucas Emma Noah Mina Viktor Elena Tariq".split()
FAMILY = "Muster Lind Moreau Rossi Novak Silva Haddad Weber Jansen Kowalski Berg Costa Dubois Fischer Ortega".split()
LISTED = [("Ryu Jin", "1965-08-07"), ("Kim Yong Chol", "1962-02-18"), ("Jang Song Chol", None), ("KANG, Ryong", None)]
FOLDER = tempfile.TemporaryDirectory(prefix="interdict-")
BACKEND = "org.apache.spark.executor.CoarseGrainedExecutorBackend"


@pytest.fixture(scope="module")
def session():
    os.environ["SPARK_HOME"] = os.path.dirname(pyspark.__file__)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("interdict")
    for key, value in {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.executorEnv.PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "spark.sql.shuffle.partitions": "4",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "1000",
        "spark.log.level": "OFF",
    }.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


@pytest.fixture(scope="module")
def customers() -> "pyarrow.Table":
    """Ordinary people with listed ones, and rows without a name, among them. The same every time."""
    chance = random.Random(20150102)
    names, births = [], []
    for number in range(ROWS):
        name, birth = f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}", f"19{chance.randrange(40, 99)}-04-0{number % 9 + 1}"
        if number % 97 == 0:
            name, birth = chance.choice(LISTED)
        elif number % 89 == 0:
            name = chance.choice([None, "", "--"])
        names.append(name)
        births.append(birth)
    columns = {"number": range(ROWS), "customer": [f"C-{number}" for number in range(ROWS)], "name": names}
    return pyarrow.table({**columns, "birth_date": births})


@pytest.fixture(scope="module")
def on_one_machine(customers):
    return interdict.Screener("embedded").screen_table(customers).to_pyarrow()


@pytest.fixture
def files(tmp_path):
    """Writes a DataFrame and reads it again, as a table in the order of the customers."""

    def written(df):
        folder = str(tmp_path / f"answers-{len(list(tmp_path.iterdir()))}")
        df.write.parquet(folder)
        return parquet.read_table(folder).sort_by("number")

    return written


def same(found, expected):
    assert found.column_names == expected.column_names
    for name in expected.column_names:
        # As values: Spark calls the items of a list otherwise.
        assert found[name].to_pylist() == expected[name].to_pylist(), name


def sizes(df):
    return [row["count"] for row in df.groupBy(F.spark_partition_id()).count().collect()]


def executors(session):
    """Processes of the executors of this session, and of no other."""
    wanted = {BACKEND.encode(), session.sparkContext.applicationId.encode()}
    found = []
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            words = set((process / "cmdline").read_bytes().split(b"\0"))
        except OSError:
            continue
        if wanted <= words:
            found.append(int(process.name))
    return sorted(found)


def given(session, table):
    """A table as a DataFrame of a file. Rows that are handed to Spark itself fill the driver's memory, and travel with each
    task: with a million of them the scheduler can end for want of it, and the job waits for ever."""
    path = os.path.join(FOLDER.name, f"{os.urandom(8).hex()}.parquet")
    parquet.write_table(table, path)
    return session.read.parquet(path)


def spread(session, customers, partitions=8):
    return given(session, customers).repartition(partitions)


def test_two_executors_answer_as_one_machine(session, customers, on_one_machine, files):
    found = files(screening.screen(spread(session, customers)))
    assert len(executors(session)) == 2
    same(found, on_one_machine)
    decisions = set(found["interdict_decision"].to_pylist())
    assert decisions == {"match", "clear", "not_screened"}


def test_an_executor_that_is_killed_changes_no_answer(session, customers, on_one_machine, files):
    def slowly(batches):
        for batch in batches:
            time.sleep(0.3)
            yield batch

    df = spread(session, customers, 16)
    answers = screening.screen(df.mapInArrow(slowly, df.schema))
    written, broken = [], []

    def write():
        try:
            written.append(files(answers))
        except Exception as error:  # noqa: BLE001: whatever it is, it is told in the test's own thread
            broken.append(error)

    thread, tracker = threading.Thread(target=write), session.sparkContext.statusTracker()

    def running():
        stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
        return any(stage and stage.numTasks == 16 and 0 < stage.numCompletedTasks < 12 for stage in stages)

    before = executors(session)
    thread.start()
    until = time.monotonic() + 120
    while not running():
        assert thread.is_alive() and time.monotonic() < until, broken
        time.sleep(0.02)
    os.kill(before[0], signal.SIGKILL)
    thread.join(300)
    assert not broken and written
    same(written[0], on_one_machine)
    assert before[0] not in executors(session)


def test_skewed_and_empty_partitions_are_answered(session, customers, on_one_machine, files):
    key = F.when(F.col("number") < int(ROWS * 0.9), 0).otherwise(F.col("number"))
    skewed = given(session, customers).repartition(8, key)
    assert max(sizes(skewed)) >= ROWS * 0.9
    same(files(screening.screen(skewed)), on_one_machine)
    few = given(session, customers.slice(0, 5)).repartition(16)
    assert few.rdd.getNumPartitions() == 16 and len(sizes(few)) <= 5
    same(files(screening.screen(few)), on_one_machine.slice(0, 5))
    nobody = given(session, customers).where("number < 0")
    assert screening.screen(nobody).count() == 0


def test_names_that_are_missing_are_told_and_not_cleared(session):
    schema = "number long, kunde string"
    df = session.createDataFrame([(0, None), (1, ""), (2, "Ryu Jin"), (3, None)], schema).repartition(2)
    rows = screening.screen(df, columns={"name": "kunde"}).orderBy("number").collect()
    assert [row["interdict_decision"] for row in rows] == ["not_screened", "not_screened", "match", "not_screened"]
    assert rows[0]["interdict_matches"] is None and rows[0]["interdict_message"].startswith("record.no_name")


def test_what_is_wrong_is_said_before_anything_runs(session):
    df = session.createDataFrame([("Ryu Jin", 7)], "colour string, weight int")
    with pytest.raises(interdict.InputError) as raised:
        screening.screen(df)
    assert raised.value.code == "input.no_name_column"
    with pytest.raises(interdict.ListError):
        screening.screen(df, columns={"name": "colour"}, lists="no-such-list")
    for receipt, place in ((True, None), (False, "colour")):
        with pytest.raises(interdict.InputError):
            screening.screen(df, columns={"name": "colour"}, receipt=receipt, place=place)


def test_each_match_carries_its_explanation(session, customers, files):
    found = files(screening.screen(spread(session, customers.slice(0, 500)), explain=True))
    told = interdict.Screener("embedded").screen_table(customers.slice(0, 500), explain=True).to_pyarrow()
    assert "interdict_explanations" not in found.column_names
    for matches, plain, texts in zip(
        found["interdict_matches"].to_pylist(),
        told["interdict_matches"].to_pylist(),
        told["interdict_explanations"].to_pylist(),
    ):
        expected = plain and [{**match, "explanation": text} for match, text in zip(plain, texts)]
        assert matches == (expected if plain is not None else None)


def test_columns_keep_their_types_and_answers_are_replaced(session):
    df = session.range(20).selectExpr(
        "id as number",
        "'Ryu Jin' as name",
        "timestamp'2015-01-02 10:00:00' as seen",
        "timestamp_ntz'2015-01-02 10:00:00' as local",
        "cast(1.50 as decimal(9, 2)) as sum",
        "array(named_struct('a', id)) as nested",
        "map('k', id) as pairs",
        "cast('c' as char(3)) as code",
        "interval 1 day as term",
    )
    once = screening.screen(df, explain=True)
    assert once.schema.fields[: len(df.columns)] == df.schema.fields
    assert once.select(df.columns).collect() == df.collect()
    twice = screening.screen(once)
    assert twice.columns == [name for name in once.columns]
    assert twice.select("interdict_entity").distinct().count() == 1
    for setting in ("spark.sql.execution.arrow.useLargeVarTypes", "spark.sql.execution.arrow.pyspark.selfDestruct.enabled"):
        session.conf.set(setting, "true")
        try:
            assert screening.screen(df, explain=True).collect() == once.collect()
        finally:
            session.conf.unset(setting)


def test_an_index_that_all_machines_see_is_used_where_it_is(session, customers, on_one_machine, files, tmp_path):
    index = tmp_path / "lists.index"
    interdict.build_index(index, "embedded")
    same(files(screening.screen(spread(session, customers), index=index)), on_one_machine)


def test_no_worker_answers_by_other_lists_than_the_driver(session, list_files, tmp_path):
    index = str(tmp_path / "lists.index")
    interdict.build_index(index, str(list_files[0]))
    answers = screening.screen(session.createDataFrame([("Galleon Quartz",)], "name string"), index=index)
    assert answers.collect()[0]["interdict_decision"] == "match"
    interdict.build_index(index, str(list_files[1]))
    with pytest.raises(Exception, match="spark.other_engine"):
        answers.collect()


def test_trees_are_those_of_the_receipts_and_prove_every_leaf_and_no_other():
    for count in range(20):
        leaves = [_merkle.leaf_hash(str(number)) for number in range(count)]
        top = _merkle.root(leaves)
        for place in range(count):
            path = _merkle.path(leaves, place)
            for other in range(count):
                assert _merkle.leads_to(leaves[place], other, count, path, top) == (other == place)
    # RFC 6962 by hand: three leaves are a pair and one.
    sha = lambda *parts: __import__("hashlib").sha256(b"".join(parts)).digest()  # noqa: E731
    a, b, c = (_merkle.leaf_hash(text) for text in "abc")
    assert a == sha(b"\0", b"a") and _merkle.root([a, b, c]) == sha(b"\1", sha(b"\1", a, b), c)


# --- receipts ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sealed(session, customers, tmp_path_factory):
    """Written answers, the receipt over them, and the store it lies in."""
    folder = tmp_path_factory.mktemp("sealed")
    answers = screening.screen(spread(session, customers), receipt=True, place="customer")
    answers.write.parquet(str(folder / "answers"))
    store = folder / "store.sqlite"
    read = session.read.parquet(str(folder / "answers"))
    return read, screening.seal(read, store=store, parts=16), store


def test_a_row_that_is_worked_out_again_has_the_same_leaf(session, customers):
    answers = screening.screen(spread(session, customers.slice(0, 200)), receipt=True, place="customer")
    twice = [answers.orderBy("number").select("interdict_leaf").collect() for _ in range(2)]
    assert twice[0] == twice[1]
    anew = screening.screen(spread(session, customers.slice(0, 200)), receipt=True, place="customer")
    assert anew.orderBy("number").select("interdict_leaf").collect() != twice[0]


def test_one_receipt_counts_every_row_and_knows_the_lists(sealed, on_one_machine):
    import json

    read, receipt, store = sealed
    said = json.loads(receipt["receipt"])
    decisions = on_one_machine["interdict_decision"].to_pylist()
    assert (said["rows"], said["matched"], said["bad"]) == (
        ROWS,
        decisions.count("match"),
        decisions.count("not_screened"),
    )
    assert said["parts"] == len(receipt["leaves"]) and said["editions"]
    assert interdict.receipt(receipt["number"], store=store) == receipt
    assert screening.verify(read, receipt) == []


def test_order_and_partitions_of_the_files_do_not_matter(sealed):
    read, receipt, _ = sealed
    assert screening.verify(read.orderBy(F.desc("customer")).coalesce(3), receipt) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda read: read.where("customer <> 'C-17'"), "rows were sealed"),
        (lambda read: read.union(read.where("customer = 'C-17'")), "rows were sealed"),
        (
            lambda read: read.withColumn(
                "interdict_leaf", F.expr("if(customer = 'C-17', replace(interdict_leaf, '-17', '-18'), interdict_leaf)")
            ),
            "leaves whose hash begins with",
        ),
        (
            lambda read: read.withColumn(
                "interdict_decision", F.expr("if(customer = 'C-97', 'clear', interdict_decision)")
            ).withMetadata("interdict_decision", read.schema["interdict_decision"].metadata),
            "another answer than their leaf",
        ),
        (
            lambda read: read.withColumn("interdict_matches", F.expr("if(customer = 'C-97', array(), interdict_matches)")),
            "another answer than their leaf",
        ),
        (
            lambda read: read.withColumn("interdict_leaf", F.expr("if(customer = 'C-17', null, interdict_leaf)")),
            "1 rows have no leaf",
        ),
    ],
    ids=["a row taken out", "a row twice", "another leaf", "another decision", "another list of matches", "no leaf"],
)
def test_a_change_is_found(sealed, change, says):
    read, receipt, store = sealed
    changed = change(read)
    found = screening.verify(changed, receipt)
    assert found and any(says in line for line in found), found
    if says.startswith("another"):
        with pytest.raises(interdict.Error) as raised:
            screening.seal(changed, store=store, parts=16)
        assert raised.value.code == "receipt.disagrees"


def test_one_row_is_proved_without_the_others(sealed):
    read, receipt, _ = sealed
    proof = screening.prove(read.repartition(5), "customer = 'C-97'", receipt)
    leaf = screening.check(proof, head=receipt["hash"])
    assert leaf["place"] == "customer C-97" and leaf["answer"]
    assert "C-98" not in str(proof)
    with pytest.raises(interdict.Error):
        screening.check(proof, head="0" * 64)


def test_a_proof_that_was_changed_proves_nothing(sealed):
    read, receipt, _ = sealed
    proof = screening.prove(read, "customer = 'C-97'", receipt)

    def bend(change):
        bent = copy.deepcopy(proof)
        change(bent)
        with pytest.raises(interdict.Error) as raised:
            screening.check(bent)
        assert raised.value.code == "proof.broken"

    bend(lambda bent: bent["within"].update(leaf=bent["within"]["leaf"].replace("match", "clear")))
    bend(lambda bent: bent["within"].update(row=bent["within"]["row"] + 1))
    bend(lambda bent: bent["within"]["path"].pop())
    bend(lambda bent: bent.update(leaf=bent["leaf"].replace("matched", "watched")))
    bend(lambda bent: bent["path"].reverse() or bent["path"].append("00"))
    bend(lambda bent: bent.update(receipt=bent["receipt"].replace("rows", "rats")))
    bend(lambda bent: bent.pop("within"))


def test_only_one_row_that_was_sealed_can_be_proved(sealed):
    read, receipt, _ = sealed
    for row in ("customer = 'nobody'", "number < 2"):
        with pytest.raises(interdict.InputError) as raised:
            screening.prove(read, row, receipt)
        assert raised.value.code == "proof.no_row"
    changed = read.withColumn("interdict_leaf", F.concat("interdict_leaf", F.lit(" ")))
    with pytest.raises(interdict.Error) as raised:
        screening.prove(changed, "customer = 'C-97'", receipt)
    assert raised.value.code == "proof.not_sealed"


def test_a_receipt_of_something_else_is_refused():
    other = {"leaves": ['{"answer":[],"place":"argument 1","row":1}']}
    with pytest.raises(interdict.InputError) as raised:
        screening.verify(None, other)
    assert raised.value.code == "receipt.no_parts"


def test_answers_that_lost_their_heading_are_not_sealed(sealed, session, tmp_path):
    read, _, store = sealed
    plain = session.createDataFrame(read.limit(3).toArrow())
    with pytest.raises(interdict.InputError) as raised:
        screening.seal(plain, store=store)
    assert raised.value.code == "receipt.no_heading"
    with pytest.raises(interdict.InputError):
        screening.seal(read, store=store, parts=100)


def test_a_part_may_come_in_several_batches_and_a_batch_may_hold_several_parts():
    def batch(part, hashes):
        rows = len(hashes)
        columns = {"part": [part] * rows, "hash": hashes, "matched": [True] * rows, "bad": [False] * rows}
        return pyarrow.record_batch({**columns, "agrees": [True] * rows})

    leaves = sorted(_merkle.leaf_hash(str(number)) for number in range(5))
    batches = [batch("0", leaves[:2]), batch("0", leaves[2:3]), batch("1", leaves[3:])]
    found = [row for roots in _spark_receipts._roots(iter(batches)) for row in roots.to_pylist()]
    assert [(row["part"], row["rows"], row["root"]) for row in found] == [
        ("0", 3, _merkle.root(leaves[:3]).hex()),
        ("1", 2, _merkle.root(leaves[3:]).hex()),
    ]
    assert list(_spark_receipts._roots(iter([]))) == []


def test_the_guide_runs_and_what_it_says_is_so(session, tmp_path, monkeypatch):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "docs" / "spark.md").read_text(encoding="utf-8")
    # Executors run elsewhere: what is a path here must be one there.
    text = text.replace('"examples/', f'"{tmp_path}/examples/').replace('"lists.index"', f'"{tmp_path}/lists.index"')
    names: dict = {}
    checked = 0
    for number, block in enumerate(re.findall(r"```python\n(.*?)```", text, flags=re.DOTALL), start=1):
        for folder in ("answers", "sealed"):
            block = block.replace(f'parquet("{folder}")', f'parquet("{tmp_path}/{folder}")')
        exec(compile(block, f"spark.md, block {number}", "exec"), names)
        for line in block.splitlines():
            said = re.match(r"^(?P<expression>[^#\s].*?)\s+# -> (?P<value>.+)$", line)
            if said:
                assert repr(eval(said["expression"], names)) == said["value"], f"block {number}: {line}"
                checked += 1
    assert checked > 8
