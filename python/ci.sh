#!/usr/bin/env bash
# Builds the wheel in an environment that is thrown away, installs it and runs its tests. Needs Python 3.9 or newer with
# `venv`, and what the program needs. If the program lies at target/release/interdict, or INTERDICT_BINARY names it, answers
# are compared with it byte for byte. The tests of Spark need Java 17, and are left out where there is none.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

environment=$(mktemp -d)
trap 'rm -rf "$environment"' EXIT
python3 -m venv "$environment"
"$environment/bin/pip" install --quiet "maturin>=1.9.4,<2" pytest pyarrow polars duckdb pandas "pyspark>=4,<5"

# Under its own target/, so that the features of the two workspaces do not take turns in one.
env -u CARGO_TARGET_DIR "$environment/bin/maturin" build --release --locked \
    --interpreter "$environment/bin/python" --out "$environment/wheels"
"$environment/bin/pip" install --quiet --no-index "$environment"/wheels/interdict-*.whl

if [ -z "${INTERDICT_BINARY:-}" ] && [ -x ../target/release/interdict ]; then
    INTERDICT_BINARY=$(cd .. && pwd)/target/release/interdict
    export INTERDICT_BINARY
fi
"$environment/bin/python" -m pytest -q -rs tests
