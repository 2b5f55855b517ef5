#!/bin/sh
# All tests, in two processes beside each other with one thread of torch each: what has windows,
# and the rest. What the rest says is shown when both have ended.
set -u
cd "$(dirname "$0")/.."

windows="tests/canvas tests/end_to_end tests/kill tests/live tests/start tests/ui"
ignored=
for room in $windows; do ignored="$ignored --ignore=$room"; done

said=$(mktemp)
export OMP_NUM_THREADS=1
# shellcheck disable=SC2086
.venv/bin/python -m pytest -p no:cacheprovider $ignored tests >"$said" 2>&1 &
rest=$!
trap 'kill "$rest" 2>/dev/null; rm -f "$said"' EXIT
trap 'exit 130' INT TERM

# shellcheck disable=SC2086
.venv/bin/python -m pytest $windows
status=$?
wait "$rest" || status=1
cat "$said"
exit "$status"
