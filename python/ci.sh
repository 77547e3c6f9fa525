#!/usr/bin/env bash
# Builds the wheel in an environment that is thrown away, installs it and runs its tests. Needs Python 3.9 or newer with
# `venv` whose package index can be reached, and what the program needs. If the program lies at target/release/interdict, or
# INTERDICT_BINARY names it, answers
# are compared with it byte for byte. The tests of Spark need Java 17, and are left out where there is none.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

environment=$(mktemp -d)
trap 'rm -rf "$environment"' EXIT
if ! python3 -m venv "$environment" >/dev/null 2>&1; then
    echo "skipped: there is no Python with venv here, so the package is neither built nor tested"
    exit 0
fi
# One small package tells whether the index can be reached at all; everything after that is an error.
if ! "$environment/bin/pip" download --quiet --no-deps --dest "$environment/probe" iniconfig >/dev/null 2>&1; then
    echo "skipped: the package index of Python cannot be reached, so the package is neither built nor tested"
    exit 0
fi
"$environment/bin/pip" install --quiet --requirement tests/requirements.txt

# Under its own target/, so that the features of the two workspaces do not take turns in one.
env -u CARGO_TARGET_DIR "$environment/bin/maturin" build --release --locked \
    --interpreter "$environment/bin/python" --out "$environment/wheels"
"$environment/bin/pip" install --quiet --no-index "$environment"/wheels/interdict-*.whl

if [ -z "${INTERDICT_BINARY:-}" ] && [ -x ../target/release/interdict ]; then
    INTERDICT_BINARY=$(cd .. && pwd)/target/release/interdict
    export INTERDICT_BINARY
fi
"$environment/bin/python" -m pytest -q -rs tests
