#!/usr/bin/env bash
# Runs peers beside Interdict on the same list and queries and prints ratios. See peers.py.
#
#     bash bench/peers.sh [LIST QUERIES]
#
# Without arguments: the evaluation data that may lie beside the checkout (../shared/eval), else a generated list.
# Builds the program first if it is not built. Peers come from PyPI into a throw-away environment, kept between runs under
# ${TMPDIR:-/tmp}; nothing is installed elsewhere. Put INTERDICT_PEERS_PYTHON to choose the Python.
set -euo pipefail
cd "$(dirname "$0")/.."

environment="${TMPDIR:-/tmp}/interdict-peers"
if [ ! -x "$environment/bin/python" ]; then
    "${INTERDICT_PEERS_PYTHON:-python3}" -m venv "$environment"
fi
"$environment/bin/python" -m pip install --quiet --disable-pip-version-check rapidfuzz nomenklatura numpy

cargo build --quiet --release --package interdict-cli
program="$(cargo metadata --format-version 1 --no-deps | "$environment/bin/python" -c 'import json, sys; print(json.load(sys.stdin)["target_directory"])')/release/interdict"

if [ $# -eq 2 ]; then
    list="$1" queries="$2"
elif [ -f ../shared/eval/parties.jsonl ]; then
    list=../shared/eval/parties.jsonl queries=../shared/eval/queries-dev.jsonl
else
    list="$environment/list.jsonl" queries="$environment/queries.jsonl"
    cargo run --quiet --release --package interdict-generator --example write -- 15000 "$list" 3000 "$queries"
fi
"$environment/bin/python" bench/peers.py --program "$program" --list "$list" --queries "$queries"
