"""Peers beside Interdict: queries a second on one core, on the same list and queries, in the same run.

Run it through `bash bench/peers.sh`, which sets up the environment.

* rapidfuzz: Jaro-Winkler of the query with every name, in C++; once through `process.extract` (best ten), once through
  `process.cdist` (all scores as a matrix, the least it can do). Plain string likeness: no other script, order or weight.
* nomenklatura logic-v2: the matcher of OpenSanctions, over about a hundred candidates a query that share most words with
  it. The selection is not timed: it stands for the search engine before it. "whole list" is what the same speed means for
  scoring every party. It keeps what it worked out for a name, so that its second round is quicker than its first.
* Interdict: `interdict eval` with one thread, at the default threshold of a screening: romanisation, retrieval, scores and the
  writing of results.

Rounds are repeated and the best and the worst shown, since other programs may run on the machine.
"""
import argparse
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict

from rapidfuzz import process, utils
from rapidfuzz.distance import JaroWinkler


# The default threshold of a screening (`DEFAULT_THRESHOLD` in crates/matching/src/search.rs): a higher one would be quicker.
THRESHOLD = "0.35"


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def names_of(party):
    return party["names"] + party.get("weak", [])


def words_of(name):
    return set(re.findall(r"\w+", name.lower()))


def rates(label, rounds, count, work):
    """Queries a second of each round; the work is done once before to warm up."""
    work(slice(0, max(1, count // 20)))
    found = []
    for _ in range(rounds):
        started = time.perf_counter()
        work(slice(0, count))
        found.append(count / (time.perf_counter() - started))
    print(f"  {label}: {count} queries, {rounds} rounds", file=sys.stderr)
    return found


def rapidfuzz_extract(parties, queries, rounds, count):
    choices = [utils.default_process(name) for party in parties for name in names_of(party)]
    asked = [utils.default_process(query["query"]["name"]) for query in queries[:count]]

    def work(part):
        for name in asked[part]:
            process.extract(name, choices, scorer=JaroWinkler.normalized_similarity, limit=10, score_cutoff=0.7)

    return rates("rapidfuzz extract", rounds, len(asked), work)


def rapidfuzz_cdist(parties, queries, rounds, count):
    choices = [utils.default_process(name) for party in parties for name in names_of(party)]
    asked = [utils.default_process(query["query"]["name"]) for query in queries[:count]]

    def work(part):
        for start in range(0, len(asked[part]), 50):
            process.cdist(asked[part][start : start + 50], choices, scorer=JaroWinkler.normalized_similarity, workers=1)

    return rates("rapidfuzz cdist", rounds, len(asked), work)


def candidates_by_words(parties, queries, wanted):
    """For each query the parties that share most words with it, filled up with others to the number wanted."""
    bearers = defaultdict(set)
    for number, party in enumerate(parties):
        for name in names_of(party):
            for word in words_of(name):
                bearers[word].add(number)
    filler = random.Random(1)
    for query in queries:
        shared = defaultdict(float)
        for word in words_of(query["query"]["name"]):
            for number in bearers.get(word, ()):
                shared[number] += 1 / len(bearers[word])
        best = sorted(shared, key=lambda number: (-shared[number], number))[:wanted]
        while len(best) < min(wanted, len(parties)):
            best.append(filler.randrange(len(parties)))
        yield best


def logic_v2(parties, queries, rounds, count, wanted):
    from followthemoney import model
    from nomenklatura.matching import LogicV2

    def proxy(identity, schema, names, births, countries):
        schema = {"Aircraft": "Airplane"}.get(schema, schema)
        properties = {"name": names, "country": countries}
        if schema == "Person":
            properties["birthDate"] = births
        return model.get_proxy({"id": identity, "schema": schema, "properties": properties})

    asked = [
        proxy(
            query["id"],
            query["query"]["schema"],
            [query["query"]["name"]],
            [query["query"]["dob"]] if query["query"].get("dob") else [],
            [query["query"]["country"]] if query["query"].get("country") else [],
        )
        for query in queries[:count]
    ]
    chosen = list(candidates_by_words(parties, queries[:count], wanted))
    listed = {
        number: proxy(party["uid"], party["schema"], names_of(party), party.get("dobs", []), party.get("countries", []))
        for number, party in ((number, parties[number]) for number in {one for some in chosen for one in some})
    }
    config = LogicV2.default_config()

    def work(part):
        for query, numbers in zip(asked[part], chosen[part]):
            for number in numbers:
                LogicV2.compare(query, listed[number], config)

    return rates("logic-v2", rounds, len(asked), work)


def interdict(program, list_path, queries_path, rounds):
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(rounds):
            arguments = ["eval", "--list", list_path, "--queries", queries_path, "--min-score", THRESHOLD, "--threads", "1"]
            out = os.path.join(folder, "results.jsonl")
            run = subprocess.run([program, *arguments, "--out", out], stderr=subprocess.PIPE, text=True, check=True)
            speed = re.search(r"([\d.]+) a second", run.stderr)
            if speed is None:
                sys.exit(f"`interdict eval` does not say how many queries a second:\n{run.stderr}")
            found.append(float(speed.group(1)))
    print(f"  interdict: last run said\n{run.stderr}", file=sys.stderr)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, help="the interdict executable, built for release")
    parser.add_argument("--list", required=True)
    parser.add_argument("--queries", required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--string-queries", type=int, default=600, help="queries for rapidfuzz")
    parser.add_argument("--logic-queries", type=int, default=60, help="queries for logic-v2")
    parser.add_argument("--candidates", type=int, default=100, help="candidates a query for logic-v2")
    options = parser.parse_args()

    parties, queries = lines(options.list), lines(options.queries)
    random.Random(1).shuffle(queries)
    names = sum(len(names_of(party)) for party in parties)
    load = f", load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores" if hasattr(os, "getloadavg") else ""
    print(f"{len(parties)} parties, {names} names, {len(queries)} queries{load}")

    measured = {"interdict": interdict(options.program, options.list, options.queries, options.rounds)}
    measured["rapidfuzz Jaro-Winkler, extract"] = rapidfuzz_extract(parties, queries, options.rounds, options.string_queries)
    measured["rapidfuzz Jaro-Winkler, cdist"] = rapidfuzz_cdist(parties, queries, options.rounds, options.string_queries)
    few = logic_v2(parties, queries, max(1, options.rounds - 1), options.logic_queries, options.candidates)
    measured[f"logic-v2, {options.candidates} candidates"] = few
    measured["logic-v2, whole list (reckoned)"] = [rate * options.candidates / len(parties) for rate in few]
    measured["interdict, once more"] = interdict(options.program, options.list, options.queries, options.rounds)

    ours = statistics.median(measured["interdict"] + measured["interdict, once more"])
    print(f"\n{'':34}{'queries/s':>12}{'worst':>10}{'best':>10}{'interdict is':>16}")
    for label, found in measured.items():
        middle = statistics.median(found)
        print(f"{label:34}{middle:12.2f}{min(found):10.2f}{max(found):10.2f}{ours / middle:14.1f} x")


if __name__ == "__main__":
    main()
