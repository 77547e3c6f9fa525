"""Fits the weights of the score to labelled queries.

    interdict eval --list parties.jsonl --queries queries-dev.jsonl --out results.jsonl --features features.tsv --min-score 0.0003
    python3 bench/fit_weights.py --queries queries-dev.jsonl --features features.tsv --out crates/matching/data/weights.tsv

A logistic regression over (query, party) pairs, one column of weights a kind of party, drawn toward the common column where
a kind has few examples. Signs are fixed beforehand, so that every feature pulls the way its description says (more covered
can only raise a score). A fifth of the queries, by a hash of their identity, is held out; the numbers on it are printed.
Needs numpy and scipy.
"""
import argparse
import hashlib
import json
import pathlib
import re
from collections import defaultdict

import numpy as np
from scipy.optimize import minimize

# Signs of the entity features; those of the name features stand in their files.
SIGNS = {"kind_differs": -1}
FEATURES = pathlib.Path(__file__).parent.parent / "crates/matching/src/features"


def read_signs():
    """Directions as the feature files state them: +1 may only raise, -1 may only lower, 0 free."""
    signs = dict(SIGNS)
    for file in sorted(FEATURES.glob("*.rs")):
        text = file.read_text(encoding="utf-8")
        for name, direction in re.findall(r'name: "(\w+)",\s*direction: Direction::(\w+)', text):
            signs[name] = {"Raises": 1, "Lowers": -1, "Free": 0}[direction]
    return signs


# Features the labelled queries say little about: their weights are set by judgement and not fitted.
FIXED = {
    "reads_as_person": (0.0, -2.0, -2.0),
    "patronymic_contradicted": (-5.5, 0.0, 0.0),
    "syllables_turned": (-5.0, 0.0, 0.0),
    "birth_same_day": (4.0, 4.0, 4.0),
    "birth_agrees": (1.5, 1.5, 1.5),
    "birth_slip": (0.5, 0.5, 0.5),
    "birth_near": (-2.5, -2.5, -2.5),
    "birth_differs_vaguely": (-6.5, -6.5, -6.5),
    "birth_differs": (-10.0, -10.0, -10.0),
    "country_agrees": (1.0, 1.0, 1.0),
    "country_differs": (-2.0, -2.0, -2.0),
    "identifier_same": (8.0, 8.0, 8.0),
    "identifier_shared": (4.0, 4.0, 4.0),
    "identifier_differs": (-4.0, -4.0, -4.0),
}


def held_out(identity):
    return hashlib.sha256(identity.encode()).digest()[0] % 5 == 0


def load(queries_path, features_path):
    queries = {}
    with open(queries_path, encoding="utf-8") as lines:
        for line in lines:
            query = json.loads(line)
            queries[query["id"]] = query
    rows = []
    with open(features_path, encoding="utf-8") as lines:
        for line in lines:
            identity, uid, kind, *cells = line.rstrip("\n").split("\t")
            query = queries[identity]
            if uid in query["acceptable"]:
                continue
            values = dict((name, float(value)) for name, value in (cell.split("=") for cell in cells))
            rows.append((identity, int(kind), 1 if uid in query["expected"] else 0, values))
    return queries, rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--queries", required=True)
    parser.add_argument("--features", required=True)
    parser.add_argument("--out")
    parser.add_argument("--per-kind", type=float, default=2.0, help="how strongly a kind is drawn to the common column")
    parser.add_argument("--ridge", type=float, default=0.02)
    parser.add_argument("--all", action="store_true", help="fit on the held-out fifth too")
    arguments = parser.parse_args()
    queries, rows = load(arguments.queries, arguments.features)
    names = list(rows[0][3])
    width = len(names)
    # At most the ten best wrong hits of a query, so that no query drowns the others.
    by_query = defaultdict(list)
    for row in rows:
        by_query[row[0]].append(row)
    kept = []
    for identity, group in by_query.items():
        wrong = [row for row in group if row[2] == 0]
        kept += [row for row in group if row[2] == 1] + wrong[:10]
    matrix = np.array([[row[3][name] for name in names] for row in kept])
    kinds = np.array([row[1] for row in kept])
    labels = np.array([row[2] for row in kept], dtype=float)
    # A contradicting birth date, country or type is one question of many in the world; as many as in the queries.
    held = np.array([held_out(row[0]) for row in kept])
    train = np.ones(len(kept), dtype=bool) if arguments.all else ~held

    # Evidence of the features that are set by judgement, as a given.
    offset = np.zeros(len(kept))
    for name, values in FIXED.items():
        if name in names:
            at = names.index(name)
            offset += matrix[:, at] * np.array(values)[kinds]
            matrix[:, at] = 0.0

    def logits(parameters):
        common = parameters[: width + 1]
        own = parameters[width + 1:].reshape(3, width + 1)
        weights = common[None, :] + own
        return offset + (matrix * weights[kinds, :width]).sum(1) + weights[kinds, width]

    design = np.hstack([matrix, np.ones((len(kept), 1))])

    def loss(parameters):
        z = logits(parameters)
        signs = 2 * labels - 1
        margin = -signs * z
        value = np.logaddexp(0, margin)[train].sum()
        slope = np.where(train, -signs / (1 + np.exp(np.clip(-margin, -50, 50))), 0.0)
        gradient_common = design.T @ slope
        gradient_own = np.stack([design[kinds == k].T @ slope[kinds == k] for k in range(3)])
        own = parameters[width + 1:].reshape(3, width + 1)
        value += arguments.ridge * (parameters[:width] ** 2).sum() + arguments.per_kind * (own ** 2).sum()
        gradient_common[:width] += 2 * arguments.ridge * parameters[:width]
        gradient_own += 2 * arguments.per_kind * own
        return value, np.concatenate([gradient_common, gradient_own.ravel()])

    signs = read_signs()
    bounds = []
    for name in names:
        sign = signs.get(name, 0)
        bounds.append((0, None) if sign > 0 else (None, 0) if sign < 0 else (None, None))
    bounds.append((None, None))
    # The columns of the kinds stay small; the sum is clipped to the sign afterwards.
    bounds += [(-3, 3)] * (3 * (width + 1))
    result = minimize(loss, np.zeros(4 * (width + 1)), jac=True, bounds=bounds, method="L-BFGS-B", options={"maxiter": 3000, "maxfun": 5000})
    common = result.x[: width + 1]
    weights = common[None, :] + result.x[width + 1:].reshape(3, width + 1)
    for at, name in enumerate(names):
        sign = signs.get(name, 0)
        weights[:, at] = np.maximum(weights[:, at], 0) if sign > 0 else np.minimum(weights[:, at], 0) if sign < 0 else weights[:, at]
    z = offset + (matrix * weights[kinds, :width]).sum(1) + weights[kinds, width]

    def report(title, chosen):
        best = {}
        for (identity, _, label, _), score in zip([row[:4] for row in kept], z):
            query = queries[identity]
            if query["group"] == "neg-attr" or held_out(identity) not in chosen:
                continue
            if query["group"] == "pos" and label == 0:
                continue
            best[identity] = max(best.get(identity, -99), score)
        asked = [q for q in queries.values() if q["group"] != "neg-attr" and held_out(q["id"]) in chosen]
        positives = np.array([best.get(q["id"], -99) for q in asked if q["group"] == "pos"])
        negatives = np.sort([best.get(q["id"], -99) for q in asked if q["group"] == "neg"])[::-1]
        recalls = [np.mean(positives > negatives[int(rate * len(negatives))]) for rate in (0.05, 0.01, 0.001)]
        order = sorted([(s, 1) for s in positives] + [(s, 0) for s in negatives], reverse=True)
        hit = precision = 0.0
        for rank, (score, positive) in enumerate(order, 1):
            if score > -99 and positive:
                hit += 1
                precision += hit / rank
        print(f"{title}: AP {precision / len(positives):.4f}, recall at 5/1/0.1 % " + " ".join(f"{r:.3f}" for r in recalls))

    report("fitted on ", {False})
    report("held out  ", {True})
    probability = 1 / (1 + np.exp(-z))
    chosen = held
    bins = np.clip((probability[chosen] * 10).astype(int), 0, 9)
    error = sum(abs(probability[chosen][bins == b].mean() - labels[chosen][bins == b].mean()) * (bins == b).sum() for b in range(10) if (bins == b).any())
    print(f"expected calibration error, held out: {error / chosen.sum():.4f}")
    for b in range(10):
        if (bins == b).any():
            print(f"  {b / 10:.1f}-{b / 10 + 0.1:.1f}: {(bins == b).sum():5d} pairs, said {probability[chosen][bins == b].mean():.3f}, were {labels[chosen][bins == b].mean():.3f}")
    text = ["# Weights of the score in log-odds, fitted by bench/fit_weights.py; see docs/methodology.md.",
            "# Columns (tab): feature, person, organization, vessel or aircraft."]
    text.append("bias\t" + "\t".join(f"{value:.4f}" for value in weights[:, width]))
    for at, name in enumerate(names):
        values = FIXED.get(name, weights[:, at])
        text.append(name + "\t" + "\t".join(f"{value:.4f}" for value in values))
    if arguments.out:
        with open(arguments.out, "w", encoding="utf-8") as file:
            file.write("\n".join(text) + "\n")
    else:
        print("\n".join(text))


if __name__ == "__main__":
    main()
