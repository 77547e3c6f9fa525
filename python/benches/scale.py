"""How many customers a second: one process, two, and Spark with two executors, on this machine.

    python benches/scale.py --rows 1000000 --list sdn.csv --customers customers.parquet

Prints a table for docs/scale.md. Every run reads the same Parquet file and gives its answers to nobody, so that no disk is
measured. `cargo run --release -p interdict-generator --example customers` makes customers by tables of real names; without
--customers, people are made up here. What is measured before its time counts: the index and the start of Spark, told apart.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import sys
import tempfile
import time
from typing import Any, Callable, Dict, Iterator, List, Tuple

import pyarrow as pa
import pyarrow.parquet as parquet

import interdict

BATCH = 10_000
LEAF = "interdict_leaf"
SYLLABLES = "ka ri mo len ta su vi dor an el mar is to ne bra go li sen ju pa wo he zi rat om fel".split()
LISTED = ["Ryu Jin", "Kim Yong Chol", "Jang Song Chol", "Kang Ryong"]


def customers(path: str, rows: int) -> None:
    """Rows of people who are all different, one in a thousand of them with a listed name."""
    chance = random.Random(7)

    def word() -> str:
        return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize()

    given, family = [word() for _ in range(4_000)], [word() for _ in range(40_000)]
    schema = pa.schema([("customer", pa.string()), ("name", pa.string()), ("birth_date", pa.string())])
    with parquet.ParquetWriter(path, schema) as writer:
        for first in range(0, rows, 100_000):
            numbers = range(first, min(first + 100_000, rows))
            names = [
                chance.choice(LISTED) if number % 1000 == 0 else f"{chance.choice(given)} {chance.choice(family)}"
                for number in numbers
            ]
            births = [f"{chance.randint(1935, 2005)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}" for _ in numbers]
            writer.write_table(pa.table([[f"C-{number}" for number in numbers], names, births], schema=schema))


def memory() -> Dict[str, int]:
    """Of this process, in KiB: the most it ever had, what it has, and what of it files and other processes share."""
    found = {}
    for file in ("/proc/self/status", "/proc/self/smaps_rollup"):
        with open(file, encoding="ascii") as lines:
            for line in lines:
                name, _, value = line.partition(":")
                if value.strip().endswith("kB"):
                    found[name] = int(value.split()[0])
    return {
        "most": found["VmHWM"],
        "own": found["Private_Clean"] + found["Private_Dirty"],
        "files": found["RssFile"],
    }


def share(index: str, path: str, of: int, number: int) -> Tuple[int, Dict[str, int]]:
    """Screens every n-th group of rows, and says how many rows were answered."""
    screener, file, answered = interdict.Screener(index), parquet.ParquetFile(path), 0
    groups = list(range(number, file.num_row_groups, of))
    for batch in file.iter_batches(BATCH, row_groups=groups) if groups else ():
        answers = pa.RecordBatchReader.from_stream(screener.screen_table(batch, threads=1))
        answered += sum(found.num_rows for found in answers)
    return answered, memory()


def processes(count: int, index: str, path: str) -> Tuple[float, int, List[Dict[str, int]]]:
    """Several processes, each with a share."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(count) as pool:
        pool.map(_ready, range(count), chunksize=1)
        begun = time.perf_counter()
        done = pool.starmap(share, [(index, path, count, number) for number in range(count)], chunksize=1)
        took = time.perf_counter() - begun
    return took, sum(rows for rows, _ in done), [used for _, used in done]


def _ready(_: int) -> None:
    # Long enough that no process of the pool is asked twice.
    time.sleep(1)


def cluster(index: str, path: str, executors: int, seal: bool) -> Tuple[float, int, List[Dict[str, int]]]:
    """Spark with executors of one core, as processes of their own on this machine."""
    import pyspark
    from pyspark.sql import SparkSession

    from interdict import spark

    os.environ["SPARK_HOME"] = os.path.dirname(pyspark.__file__)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    begun = time.perf_counter()
    session = (
        SparkSession.builder.master(f"local-cluster[{executors},1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.log.level", "OFF")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.executorEnv.PYTHONPATH", os.pathsep.join(part for part in sys.path if part))
        .config("spark.sql.files.maxPartitionBytes", "4m")
        .getOrCreate()
    )
    try:
        read = session.read.parquet(path)
        rows = read.count()
        answers = spark.screen(read, index=index)
        # The first job starts the Python processes.
        spark.screen(session.createDataFrame([("Ryu Jin",)] * 8, "name string").repartition(4), index=index).collect()
        print(f"Spark was ready after {time.perf_counter() - begun:.1f} s", file=sys.stderr)
        begun = time.perf_counter()
        answers.write.format("noop").mode("overwrite").save()
        took = time.perf_counter() - begun
        used = {int(row["process"]): row.asDict() for row in _of_workers(session, executors)}
        if seal:
            sealing(session, read, index, executors)
        return took, rows, list(used.values())
    finally:
        session.stop()


def sealing(session: Any, read: Any, index: str, cores: int) -> None:
    """Prints what a receipt costs: bytes of the leaves, and the time of ``seal`` and ``verify`` on written answers."""
    from interdict import spark

    rows, place = read.count(), read.columns[0]
    with tempfile.TemporaryDirectory() as folder:
        written = {}
        for receipt in (False, True):
            answers = spark.screen(read, index=index, receipt=receipt, place=place if receipt else None)
            path = os.path.join(folder, f"answers-{receipt}")
            answers.write.parquet(path)
            parts = [entry.stat().st_size for entry in os.scandir(path) if entry.name.endswith(".parquet")]
            written[receipt] = sum(parts)
        answers = session.read.parquet(path)
        begun = time.perf_counter()
        sealed = spark.seal(answers, store=os.path.join(folder, "store.sqlite"))
        took = time.perf_counter() - begun
        begun = time.perf_counter()
        if spark.verify(answers, sealed):
            sys.exit("what was sealed is not what was written")
        checked = time.perf_counter() - begun
        begun = time.perf_counter()
        spark.check(spark.prove(answers, answers[LEAF].startswith(answers.first()[LEAF]), sealed))
        proved = time.perf_counter() - begun
    bytes_a_row = (written[True] - written[False]) / rows
    print(
        f"sealed: {rows:,} rows in {took:.1f} s, {took * cores / rows * 1e6:.1f} core seconds a million; verified in "
        f"{checked:.1f} s, one row proved in {proved:.1f} s; leaves take {bytes_a_row:.0f} bytes a row",
        file=sys.stderr,
    )


def _of_workers(session: Any, executors: int) -> List[Any]:
    """Memory of the Python processes that screened: Spark uses them again."""

    def told(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for _ in batches:
            time.sleep(0.5)
        values = {"process": os.getpid(), **memory()}
        yield pa.record_batch({name: pa.array([value], pa.int64()) for name, value in values.items()})

    schema = "process bigint, most bigint, own bigint, files bigint"
    return session.range(0, executors * 2, 1, executors * 2).mapInArrow(told, schema).collect()


def main() -> None:
    """Measures, and prints a table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rows", type=int, default=1_000_000, help="so many people, if they are made up here")
    arguments.add_argument("--list", action="append", help="lists, as for Screener; the embedded one unless said")
    arguments.add_argument("--customers", help="a Parquet file with a column of names")
    arguments.add_argument("--price", type=float, default=0.048, help="of one core for an hour")
    arguments.add_argument("--without-spark", action="store_true")
    arguments.add_argument("--seal", action="store_true", help="also a receipt; the first column is its place")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        index, path = os.path.join(folder, "lists.index"), given.customers or os.path.join(folder, "customers.parquet")
        begun = time.perf_counter()
        interdict.build_index(index, given.list or "embedded")
        built = time.perf_counter() - begun
        begun = time.perf_counter()
        parties = interdict.Screener(index).parties
        opened = time.perf_counter() - begun
        if not given.customers:
            customers(path, given.rows)
        if parquet.ParquetFile(path).num_row_groups < 2:
            sys.exit(f"{path}: it has one group of rows, which cannot be shared out")
        print(
            f"index: {parties:,} parties, built and written in {built:.1f} s, {os.path.getsize(index) / 2**20:.0f} MiB, "
            f"opened in {opened * 1000:.0f} ms\n"
        )
        runs: List[Tuple[str, int, Callable[[], Tuple[float, int, List[Dict[str, int]]]]]] = [
            ("one process", 1, lambda: processes(1, index, path)),
            ("two processes", 2, lambda: processes(2, index, path)),
        ]
        if not given.without_spark:
            runs.append(("Spark, two executors of one core", 2, lambda: cluster(index, path, 2, given.seal)))
        print("| | customers | seconds | a second | core seconds a million | cost a million | memory a worker, of it its own |")
        print("|---|---|---|---|---|---|---|")
        for label, cores, run in runs:
            took, rows, used = run()
            million = took * cores / rows * 1e6
            most, own = (max(worker[name] for worker in used) / 1024 for name in ("most", "own"))
            print(
                f"| {label} | {rows:,} | {took:.1f} | {rows / took:,.0f} | {million:.1f} "
                f"| {million / 3600 * given.price:.6f} | {most:.0f} MiB, {own:.0f} MiB |",
                flush=True,
            )


if __name__ == "__main__":
    main()
