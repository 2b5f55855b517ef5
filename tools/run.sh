#!/bin/sh
# `make run`: the window. Without a display: pictures of the example scenes and screenshots of the
# window into out/, which shows that the program works.
set -eu
cd "$(dirname "$0")/.."

if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
    echo "No display here: rendering the example scenes and the window's screenshots into out/ ..."
    .venv/bin/drawai demo -o out/window
    .venv/bin/drawai render resources/examples/*.png -o out/examples
    echo "Done: out/examples has a picture of each example scene, out/window the screenshots."
    exit 0
fi
exec .venv/bin/drawai "$@"
